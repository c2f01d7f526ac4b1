//! What a change of the document does to the generated Rust.

use std::thread;

use super::document::Document;
use crate::public_api::{ApiDiff, Bump, PublicApi};
use webagent_codegen::openapi::diagnostic::Error;
use webagent_codegen::openapi::spanned_value::SpannedValue;

/// Stack of the thread that generates, in bytes: generators walk schemas by recursion.
const STACK: usize = 64 * 1024 * 1024;

/// What happens to the public API of the generated Rust.
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

/// Makes Rust source of a document.
pub type Generate<'g> = &'g (dyn Fn(&str, &SpannedValue) -> Result<String, Error> + Sync);

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
    let source = thread::scope(|scope| {
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
    })?;
    PublicApi::of(&source).map_err(|error| format!("{name}: what was generated is not Rust: {error}"))
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
            _ => Ok("pub struct".to_owned()),
        };
        let change = compare(&document("panics"), &document("refuses"), &generate);
        let RustChange::NotGenerated(reasons) = change else { panic!("compared") };
        assert_eq!(
            reasons,
            ["panics: the generator stops in the middle: not supported", "refuses: /paths: no such thing"]
        );
        let RustChange::NotGenerated(reasons) = compare(&document("a"), &document("b"), &generate) else {
            panic!("compared")
        };
        assert!(reasons.first().unwrap().starts_with("a: what was generated is not Rust: line 1"));
    }

    #[test]
    fn what_is_generated_is_compared() {
        let generate = |name: &str, _: &SpannedValue| Ok(format!("pub struct {name};"));
        let RustChange::Compared(diff) = compare(&document("A"), &document("B"), &generate) else {
            panic!("not compared")
        };
        assert_eq!((diff.removed.as_slice(), diff.bump), (["pub struct A".to_owned()].as_slice(), Bump::Major));
    }
}
