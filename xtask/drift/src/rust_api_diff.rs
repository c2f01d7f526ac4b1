//! Compares the generated Rust of two documents.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use super::load::Document;
use crate::public_api::{ApiDiff, Bump, PublicApi};
use crate::rules::{Direction, Level, rules};
use crate::{Drift, Finding, Fingerprint};
use webagent_codegen::names::{Case, operation_id};
use webagent_codegen::openapi::diagnostic::Error;
use webagent_codegen::openapi::extensions::is_own;
use webagent_codegen::openapi::objects::ALL_METHODS as METHODS;
use webagent_codegen::openapi::reference;
use webagent_codegen::openapi::spanned_value::{SpannedValue, tokens};

/// Stack size of the generator's thread, in bytes: generators walk schemas recursively.
const STACK: usize = 64 * 1024 * 1024;

/// The effect on the public API of the generated Rust.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RustChange {
    /// The comparison was not requested.
    NotCompared,
    /// Both documents were generated.
    Compared(ApiDiff),
    /// One or both could not be generated, for these reasons.
    NotGenerated(Vec<String>),
}

impl RustChange {
    /// Returns the required version bump, if it is known.
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
        Both: Compatible "The Rust API breaks ({old}), and no other finding explains it: requests and responses appear to be the same, but code that uses the client may no longer compile. Look at the titles and the structure of the schemas.",
    }
}

/// Returns a finding for breaking changes of the Rust API that nothing else explains: no other finding about the type
/// or the operation, no renamed component, no changed `x-webagent-` extension there.
#[must_use]
pub fn unexplained(old: &Document, new: &Document, drift: &Drift, change: &RustChange) -> Option<Finding> {
    let RustChange::Compared(diff) = change else { return None };
    let known = Explained::by(old, new, drift);
    let changed = diff.changed.iter().map(|(old, new)| (old.as_str(), new.as_str()));
    let mut items = diff.removed.iter().map(|item| (item.as_str(), "")).chain(changed);
    // A module disappears with its last item.
    let (item, _) =
        items.find(|(old, new)| !old.starts_with("pub mod ") && !known.covers(old) && !known.covers(new))?;
    let item = item.to_owned();
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

/// The parts of the Rust API that findings explain.
#[derive(Default)]
struct Explained {
    /// Names of types, or their prefixes.
    names: BTreeSet<String>,
    everything: bool,
}

impl Explained {
    fn by(old: &Document, new: &Document, drift: &Drift) -> Self {
        let mut known = Self::default();
        let mut components = BTreeSet::new();
        for finding in drift.findings.iter().filter(|finding| finding.level > Level::Docs) {
            for operation in &finding.operations {
                known.operation(&[old, new], operation);
            }
            for place in [&finding.old, &finding.new].into_iter().flatten() {
                known.place(&[old, new], &place.pointer, &mut components);
            }
        }
        for ignored in &drift.ignored {
            known.place(&[old, new], &ignored.place.pointer, &mut components);
        }
        let (before, after) = (extensions(&old.root), extensions(&new.root));
        for (pointer, _) in before.symmetric_difference(&after) {
            known.place(&[old, new], pointer, &mut components);
        }
        let names = [old, new].map(component_names);
        components.extend(names[0].symmetric_difference(&names[1]).map(|name| (*name).to_owned()));
        for name in with_users(&[old, new], components) {
            known.names.insert(Case::Pascal.identifier(&name));
        }
        known
    }

    /// Adds the operations and components around a location.
    fn place(&mut self, documents: &[&Document], pointer: &str, components: &mut BTreeSet<String>) {
        let tokens: Vec<String> = tokens(pointer).collect();
        let tokens: Vec<&str> = tokens.iter().map(String::as_str).collect();
        match tokens.as_slice() {
            ["components", "schemas", name, ..] => drop(components.insert((*name).to_owned())),
            ["paths", path, method, ..] if METHODS.contains(method) => {
                self.operation(documents, &format!("{} {path}", method.to_uppercase()));
            }
            ["paths", path, ..] => {
                METHODS
                    .iter()
                    .for_each(|method| self.operation(documents, &format!("{} {path}", method.to_uppercase())));
            }
            // Shared parts affect the client itself. For the rest, the findings list the operations.
            ["servers" | "security", ..] | ["components", "securitySchemes", ..] => {
                self.names.insert("Client".to_owned());
            }
            ["components", ..] => {}
            _ => self.everything = true,
        }
    }

    fn operation(&mut self, documents: &[&Document], name: &str) {
        let Some((method, path)) = name.split_once(' ') else { return };
        let method = method.to_lowercase();
        for document in documents {
            let operation = document.root.get("paths").and_then(|paths| paths.get(path)?.get(&method));
            let id = operation.and_then(|operation| operation.text("operationId"));
            let id = id.map_or_else(|| operation_id(&method, path), str::to_owned);
            self.names.insert(Case::Pascal.identifier(&id));
        }
    }

    /// Returns whether an API line belongs to one of the parts.
    fn covers(&self, line: &str) -> bool {
        let mut words = line.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty());
        self.everything
            || words.any(|word| {
                let word = Case::Pascal.identifier(word);
                // `AddBookBody` belongs to `AddBook`, but `Address` does not belong to `Add`.
                let mut starts = (1..=word.len()).filter_map(|end| word.split_at_checked(end));
                starts.any(|(start, rest)| !rest.starts_with(char::is_lowercase) && self.names.contains(start))
            })
    }
}

fn component_names(document: &Document) -> BTreeSet<&str> {
    schemas(document).map(|(name, _)| name).collect()
}

fn schemas(document: &Document) -> impl Iterator<Item = (&str, &SpannedValue)> {
    let schemas = document.root.get("components").and_then(|components| components.get("schemas"));
    schemas.and_then(SpannedValue::as_object).into_iter().flatten().map(|(name, schema)| (name.as_str(), schema))
}

/// Adds the components that refer to others, directly or indirectly.
fn with_users(documents: &[&Document], components: BTreeSet<String>) -> BTreeSet<String> {
    let mut users: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (name, schema) in documents.iter().flat_map(|document| schemas(document)) {
        schema.walk("", &mut |_, node| {
            if let Some(used) = node.text("$ref").and_then(reference::schema_name) {
                users.entry(used).or_default().push(name);
            }
        });
    }
    let mut open: Vec<String> = components.into_iter().collect();
    let mut all = BTreeSet::new();
    while let Some(name) = open.pop() {
        open.extend(users.remove(&name).unwrap_or_default().into_iter().map(str::to_owned));
        all.insert(name);
    }
    all
}

/// Collects the `x-webagent-` extensions by the pointer of their object, as text.
fn extensions(root: &SpannedValue) -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    root.walk("", &mut |pointer, node| {
        let own = node.as_object().into_iter().flatten().filter(|(key, _)| is_own(key));
        found.extend(own.map(|(key, value)| (pointer.to_owned(), format!("{key}: {}", value.to_json()))));
    });
    found
}

/// Generates a client from a document and returns its public API.
pub type Generate<'g> = &'g (dyn Fn(&str, &SpannedValue) -> Result<PublicApi, Error> + Sync);

/// Generates both documents and compares their public APIs. A panic of the generator counts as a refusal of the
/// document.
#[must_use]
pub fn compare(old: &Document, new: &Document, generate: Generate<'_>) -> RustChange {
    between(api(old, generate), api(new, generate))
}

/// Works as [`compare`], with a time limit for each document. The generator limits combinations itself; the time limit
/// is for unforeseen cases.
#[must_use]
pub fn compare_within(
    limit: Duration,
    old: &Document,
    new: &Document,
    generate: fn(&str, &SpannedValue) -> Result<PublicApi, Error>,
) -> RustChange {
    let start = |document: &Document| {
        let (name, root) = (document.name.clone(), document.root.clone());
        let (sender, receiver) = mpsc::channel();
        // A thread cannot be stopped; the program ends without it.
        let work = move || drop(sender.send(generate(&name, &root)));
        (document.name.clone(), thread::Builder::new().stack_size(STACK).spawn(work), receiver)
    };
    let finish = |(name, thread, receiver): Started| {
        let thread = thread.map_err(|error| NotGenerated::Thread(name.clone(), error))?;
        match receiver.recv_timeout(limit) {
            Ok(generated) => Ok(generated?),
            Err(RecvTimeoutError::Timeout) => Err(NotGenerated::Slow(name, limit.as_secs())),
            Err(RecvTimeoutError::Disconnected) => Err(NotGenerated::stopped(&name, thread.join())),
        }
    };
    let (before, after) = (start(old), start(new));
    between(finish(before), finish(after))
}

/// A document's name, the thread that generates its client, and the channel for the result.
type Started = (String, std::io::Result<thread::JoinHandle<()>>, mpsc::Receiver<Result<PublicApi, Error>>);

/// The reason why there is no client of a document, with its name.
#[derive(Debug, thiserror::Error)]
enum NotGenerated {
    #[error(transparent)]
    Refused(#[from] Error),
    #[error("{0}: cannot start a thread for the generator: {1}")]
    Thread(String, std::io::Error),
    #[error("{0}: the generator takes longer than {1} s: simplify its unions and references")]
    Slow(String, u64),
    #[error("{0}: the generator failed: {1}")]
    Stopped(String, String),
}

impl NotGenerated {
    /// Describes why a thread returned no result.
    fn stopped(name: &str, end: thread::Result<()>) -> Self {
        let panic = end.err();
        let text = panic.as_ref().and_then(|panic| {
            let text = panic.downcast_ref::<String>().map(String::as_str);
            text.or_else(|| panic.downcast_ref::<&str>().copied())
        });
        Self::Stopped(name.to_owned(), text.unwrap_or("it does not say why").to_owned())
    }
}

fn between(before: Result<PublicApi, NotGenerated>, after: Result<PublicApi, NotGenerated>) -> RustChange {
    match (before, after) {
        (Ok(before), Ok(after)) => RustChange::Compared(before.diff(&after)),
        (before, after) => {
            let reasons = [before.err(), after.err()].into_iter().flatten();
            RustChange::NotGenerated(reasons.map(|reason| reason.to_string()).collect())
        }
    }
}

fn api(document: &Document, generate: Generate<'_>) -> Result<PublicApi, NotGenerated> {
    let name = &document.name;
    thread::scope(|scope| {
        let work = || generate(name, &document.root);
        let thread = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
        let thread = thread.map_err(|error| NotGenerated::Thread(name.clone(), error))?;
        match thread.join() {
            Ok(generated) => Ok(generated?),
            stop => Err(NotGenerated::stopped(name, stop.map(drop))),
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
        assert_eq!(reasons, ["panics: the generator failed: not supported", "refuses: /paths: no such thing"]);
    }

    #[test]
    fn a_generator_that_does_not_end_is_reported() {
        let generate = |name: &str, _: &SpannedValue| match name {
            "endless" => loop {
                thread::park();
            },
            "panics" => panic!("not supported"),
            _ => Ok(PublicApi::default()),
        };
        let limit = Duration::from_millis(20);
        let endless = document("endless");
        let RustChange::NotGenerated(reasons) = compare_within(limit, &endless, &endless, generate) else {
            panic!("compared")
        };
        assert_eq!(reasons, ["endless: the generator takes longer than 0 s: simplify its unions and references"; 2]);
        let long = Duration::from_secs(600);
        let RustChange::NotGenerated(reasons) = compare_within(long, &document("panics"), &document("fine"), generate)
        else {
            panic!("compared")
        };
        assert_eq!(reasons, ["panics: the generator failed: not supported"]);
        let change = compare_within(long, &document("one"), &document("other"), generate);
        assert_eq!(change.bump(), Some(Bump::None));
    }

    #[test]
    fn what_is_generated_is_compared() {
        let generate = |name: &str, _: &SpannedValue| Ok(PublicApi::of(&format!("pub struct {name};")).unwrap());
        let RustChange::Compared(diff) = compare(&document("A"), &document("B"), &generate) else {
            panic!("not compared")
        };
        assert_eq!((diff.removed.as_slice(), diff.bump), (["pub struct A".to_owned()].as_slice(), Bump::Major));
    }

    /// Returns two documents with two components; only the titles of the second differ.
    fn titled(text: &str) -> (Document, Document) {
        let read = |one: &str, two: &str| {
            let text = format!(
                "openapi: 3.0.3\npaths: {{/a: {{get: {{operationId: readIt, responses: {{'200': {{content: {{application/json: \
                 {{schema: {{$ref: '#/components/schemas/One'}}}}}}}}}}}}}}}}\ncomponents:\n  schemas:\n    \
                 One: {{type: object, title: {one}}}\n    Two: {{type: object, title: {two}}}\n    User: {{properties: {{a: \
                 {{$ref: '#/components/schemas/One'}}}}}}\n{text}"
            );
            Document::parse("a document", &text).unwrap()
        };
        (read("a", "a"), read("b", "b"))
    }

    #[test]
    fn a_breaking_change_that_nothing_explains_is_a_finding() {
        let (old, new) = titled("");
        let changes = |items: &[&str]| {
            let removed = items.iter().map(|item| (*item).to_owned()).collect();
            RustChange::Compared(ApiDiff { removed, changed: Vec::new(), added: Vec::new(), bump: Bump::Major })
        };
        let found = |drift: &Drift, items: &[&str]| unexplained(&old, &new, drift, &changes(items));
        let drift = crate::compare(&old, &new, crate::Options::default()).unwrap();
        let finding = found(&drift, &["pub mod types", "pub field types::One::a: String"]).unwrap();
        assert_eq!((finding.rule.as_str(), finding.level), ("rust-api-changed", Level::Compatible));
        assert!(finding.sentence.contains("`pub field types::One::a: String`"), "{}", finding.sentence);
        assert_eq!(found(&drift, &["pub mod types"]), None);

        // A finding explains changes of its component, of users of that component, and of its operation.
        let about = |pointer: &str, operations: &[&str]| {
            let place = crate::Location { pointer: pointer.to_owned(), line: 1, column: 1, file: None };
            let mut finding = finding.clone();
            (finding.old, finding.operations) = (Some(place), operations.iter().map(ToString::to_string).collect());
            Drift { findings: vec![finding], ..Drift::default() }
        };
        let drift = about("/components/schemas/One/type", &["GET /a"]);
        for item in [
            "pub field types::One::a: String",
            "pub struct types::OneItem",
            "pub field types::User::a: One",
            "impl Eq for types::User",
            "pub fn builder::ReadIt<'a>::b(self) -> Self",
            "pub fn Client::read_it(&self) -> builder::ReadIt<'_>",
        ] {
            assert_eq!(found(&drift, &[item]), None, "{item}");
        }
        for item in ["pub struct types::Two", "pub struct types::Ones", "pub fn Client::other(&self)"] {
            assert!(found(&drift, &[item]).is_some(), "{item}");
        }
        assert_eq!(found(&about("/servers/0", &[]), &["pub fn Client::new() -> Self"]), None);
        assert!(found(&about("/servers/0", &[]), &["pub struct types::Two"]).is_some());
    }

    #[test]
    fn other_names_of_components_and_own_extensions_are_an_explanation() {
        let (old, new) = titled("    Three: {type: object}\n");
        let change = |item: &str| {
            RustChange::Compared(ApiDiff {
                removed: vec![item.to_owned()],
                changed: Vec::new(),
                added: Vec::new(),
                bump: Bump::Major,
            })
        };
        let (plain, _) = titled("");
        assert_eq!(unexplained(&old, &plain, &Drift::default(), &change("pub struct types::Three")), None);
        assert!(unexplained(&old, &new, &Drift::default(), &change("pub struct types::Three")).is_some());
        let (marked, _) = titled("    Three: {type: object, x-webagent-name: Other}\n");
        assert_eq!(unexplained(&old, &marked, &Drift::default(), &change("pub struct types::Three")), None);
        assert!(unexplained(&old, &marked, &Drift::default(), &change("pub struct types::Two")).is_some());
    }
}
