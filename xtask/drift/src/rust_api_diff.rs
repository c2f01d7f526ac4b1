//! The effect of a change of the document on the generated Rust.

use std::collections::{BTreeMap, BTreeSet};
use std::thread;

use super::load::Document;
use crate::public_api::{ApiDiff, Bump, PublicApi};
use crate::rules::{Direction, Level, rules};
use crate::{Drift, Finding, Fingerprint};
use webagent_codegen::openapi::diagnostic::Error;
use webagent_codegen::openapi::spanned_value::SpannedValue;

/// Stack of the thread that generates, in bytes: generators walk schemas by recursion.
const STACK: usize = 64 * 1024 * 1024;

/// The effect on the public API of the generated Rust.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RustChange {
    /// Nobody asked.
    NotCompared,
    /// Both documents were generated.
    Compared(ApiDiff),
    /// One or both could not be, for these reasons.
    NotGenerated(Vec<String>),
}

impl RustChange {
    /// The change of version that it asks for, as far as that is known.
    #[must_use]
    pub fn bump(&self) -> Option<Bump> {
        match self {
            Self::Compared(diff) => Some(diff.bump),
            Self::NotCompared | Self::NotGenerated(_) => None,
        }
    }
}

rules! {
    RUST_API_CHANGED = "rust-api-changed" {
        Both: Compatible "The Rust API breaks ({old}), and no other finding says why: requests and responses stay the same as far as can be seen, but code that uses the client may no longer compile. Look at the titles and the structure of the schemas.",
    }
}

/// Returns a finding for a breaking change of the Rust API that nothing else explains: no other finding, no other name of a
/// component, no other `x-webagent-` extension.
#[must_use]
pub fn unexplained(old: &Document, new: &Document, drift: &Drift, change: &RustChange) -> Option<Finding> {
    let RustChange::Compared(diff) = change else { return None };
    let has_reason = drift
        .findings
        .iter()
        .map(|finding| finding.level)
        .chain(drift.accepted.iter().map(|accepted| accepted.finding.level));
    if diff.bump != Bump::Major
        || has_reason.max() > Some(Level::Docs)
        || drift.switched_off > 0
        || !drift.ignored.is_empty()
        || component_names(old) != component_names(new)
        || own_extensions(&old.root) != own_extensions(&new.root)
    {
        return None;
    }
    let first = diff.removed.iter().map(String::as_str).chain(diff.changed.iter().map(|(old, _)| old.as_str())).next();
    let item = first.unwrap_or_default().to_owned();
    let sentence =
        RUST_API_CHANGED.verdict(Direction::Both)?.sentence.replace("{old}", &format!("`{}`", item.replace('`', "'")));
    let fingerprint =
        Fingerprint {
            rule: RUST_API_CHANGED.name.to_owned(), place: String::new(), change: format!("{item} → none")
        };
    Some(Finding {
        rule: RUST_API_CHANGED.name.to_owned(),
        level: Level::Compatible,
        direction: Direction::Both,
        operations: Vec::new(),
        old: None,
        new: None,
        sentence,
        old_value: Some(item.into()),
        new_value: None,
        fingerprint,
    })
}

fn component_names(document: &Document) -> BTreeSet<&str> {
    let schemas = document.root.get("components").and_then(|components| components.get("schemas"));
    schemas.and_then(SpannedValue::as_object).into_iter().flatten().map(|(name, _)| name.as_str()).collect()
}

/// Every `x-webagent-` extension with its value, as often as it occurs.
fn own_extensions(root: &SpannedValue) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    let mut open = vec![root];
    while let Some(node) = open.pop() {
        open.extend(node.as_array().unwrap_or_default());
        for (key, member) in node.as_object().into_iter().flatten() {
            match key.starts_with("x-webagent-") {
                true => *found.entry(format!("{key}: {}", member.to_json())).or_default() += 1,
                false => open.push(member),
            }
        }
    }
    found
}

/// Generates a client from a document of this name and returns its public API.
pub type Generate<'g> = &'g (dyn Fn(&str, &SpannedValue) -> Result<PublicApi, Error> + Sync);

/// Generates both documents and compares the public API of what comes out. A generator that panics is a document
/// that cannot be generated.
#[must_use]
pub fn compare(old: &Document, new: &Document, generate: Generate<'_>) -> RustChange {
    let (before, after) = (api(old, generate), api(new, generate));
    match (before, after) {
        (Ok(before), Ok(after)) => RustChange::Compared(before.diff(&after)),
        (before, after) => RustChange::NotGenerated([before.err(), after.err()].into_iter().flatten().collect()),
    }
}

fn api(document: &Document, generate: Generate<'_>) -> Result<PublicApi, String> {
    let name = &document.name;
    thread::scope(|scope| {
        let work = || generate(name, &document.root);
        let thread = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
        let thread = thread.map_err(|error| format!("{name}: no thread to generate in: {error}"))?;
        match thread.join() {
            Ok(generated) => generated.map_err(|error| error.to_string()),
            Err(panic) => {
                let text = panic.downcast_ref::<String>().cloned();
                let text = text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
                let reason = text.unwrap_or_else(|| "it does not say why".to_owned());
                Err(format!("{name}: the generator stops in the middle: {reason}"))
            }
        }
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic, clippy::unwrap_used)]
    use super::*;

    fn document(name: &str) -> Document {
        Document::parse(name, "openapi: 3.0.3").unwrap()
    }

    #[test]
    fn a_generator_that_panics_or_refuses_is_told() {
        let generate = |name: &str, _: &SpannedValue| match name {
            "panics" => panic!("not supported"),
            "refuses" => Err(Error::new(name, "/paths", None, "no such thing")),
            _ => Ok(PublicApi::default()),
        };
        let change = compare(&document("panics"), &document("refuses"), &generate);
        let RustChange::NotGenerated(reasons) = change else { panic!("compared") };
        assert_eq!(
            reasons,
            ["panics: the generator stops in the middle: not supported", "refuses: /paths: no such thing"]
        );
    }

    #[test]
    fn what_is_generated_is_compared() {
        let generate = |name: &str, _: &SpannedValue| Ok(PublicApi::of(&format!("pub struct {name};")).unwrap());
        let RustChange::Compared(diff) = compare(&document("A"), &document("B"), &generate) else {
            panic!("not compared")
        };
        assert_eq!((diff.removed.as_slice(), diff.bump), (["pub struct A".to_owned()].as_slice(), Bump::Major));
    }

    #[test]
    fn a_breaking_change_that_nothing_explains_is_a_finding() {
        let read = |text: &str| Document::parse("a document", text).unwrap();
        let generate = |_: &str, root: &SpannedValue| {
            let title = root.get("info").and_then(|info| info.get("title")?.as_str()).unwrap_or_default();
            Ok(PublicApi::of(&format!("pub struct {title};")).unwrap())
        };
        let (old, new) = (read("openapi: 3.0.3\ninfo: {title: One}"), read("openapi: 3.0.3\ninfo: {title: Two}"));
        let change = compare(&old, &new, &generate);
        let drift = crate::compare(&old, &new, crate::Options::default()).unwrap();
        let finding = unexplained(&old, &new, &drift, &change).unwrap();
        assert_eq!((finding.rule.as_str(), finding.level), ("rust-api-changed", Level::Compatible));
        assert!(finding.sentence.contains("`pub struct One`"), "{}", finding.sentence);
        // The name of a component, or a finding that is more than words, is an explanation.
        for text in [
            "openapi: 3.0.3\ninfo: {title: Two}\ncomponents: {schemas: {A: {type: string}}}",
            "openapi: 3.0.3\ninfo: {title: Two}\npaths: {/a: {get: {responses: {}}}}",
            "openapi: 3.0.3\ninfo: {title: Two, x-webagent-origin: ours}",
        ] {
            let new = read(text);
            let drift = crate::compare(&old, &new, crate::Options::default()).unwrap();
            assert_eq!(unexplained(&old, &new, &drift, &compare(&old, &new, &generate)), None, "{text}");
        }
    }
}
