//! Tests that a document is unchanged by a second import, and that a comparison with the source finds only
//! documentation changes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use openapi_drift::load::Document;
use openapi_drift::{Level, Options as DriftOptions};
use openapi_import::{Options, Source, import};
use proptest::prelude::*;
use serde_json::Value;
use webagent_codegen::openapi::spanned_value::SpannedValue;
use xtask::cmd::drift::compare_documents;

const EMPTY: &str =
    "openapi: 3.0.3\ninfo: {title: t, version: '0'}\nservers: [{url: 'https://api.example.com'}]\npaths: {}\n";

/// Documents in the form that FastAPI generates.
const SOURCES: [&str; 5] = [
    include_str!("../import/tests/data/kitchen-sink.json"),
    include_str!("../import/tests/data/models.json"),
    include_str!("../import/tests/data/parameters.json"),
    include_str!("../import/tests/data/security.json"),
    include_str!("data/openapi-3.1.json"),
];

/// Imports a source; returns the changes of a second import and the findings of the comparison. `None` if it cannot be
/// imported.
fn noise(source: &str) -> Option<(String, Vec<String>)> {
    let document = Document::parse("source.json", source).ok()?;
    let origin = Source { name: &document.name, root: &document.root };
    let options = Options { all: true, ..Options::default() };
    let first = import("openapi.yaml", EMPTY, origin, &options, |_| Vec::new()).ok()?;
    let second = import("openapi.yaml", &first.text, origin, &options, |_| Vec::new()).unwrap();
    let diff = openapi_import::text_diff::unified("first", "second", &first.text, &second.text);
    let result = Document::parse("openapi.yaml", &first.text).unwrap();
    let drift = compare_documents(&result, &document, DriftOptions { only_known: true }).unwrap();
    let loud = drift.findings.into_iter().filter(|finding| finding.level > Level::Docs);
    Some((diff, loud.map(|finding| format!("{}: {}", finding.rule, finding.sentence)).collect()))
}

#[test]
fn what_was_imported_is_quiet() {
    for source in SOURCES {
        assert_eq!(noise(source), Some((String::new(), Vec::new())));
    }
}

/// Tests that a real change after the import is reported.
#[test]
fn what_changes_after_the_import_is_loud() {
    let document = Document::parse("source.json", SOURCES[0]).unwrap();
    let options = Options { all: true, ..Options::default() };
    let origin = Source { name: &document.name, root: &document.root };
    let first = import("openapi.yaml", EMPTY, origin, &options, |_| Vec::new()).unwrap();
    let result = Document::parse("openapi.yaml", &first.text).unwrap();
    let mut changed: Value = serde_json::from_str(SOURCES[0]).unwrap();
    changed["components"]["schemas"]["Upload"]["properties"]["size"]["type"] = "string".into();
    let changed = Document::parse("source.json", &changed.to_string()).unwrap();
    let drift = compare_documents(&result, &changed, DriftOptions { only_known: true }).unwrap();
    assert_eq!(drift.worst(), Some(Level::Breaking));
}

/// Returns the source with some of its values replaced by others of its own, or removed.
fn varied(changes: &[(prop::sample::Index, prop::sample::Index, bool)]) -> String {
    let mut document: Value = serde_json::from_str(SOURCES[0]).unwrap();
    for (place, other, removes) in changes {
        let mut all = Vec::new();
        let tree = SpannedValue::parse("source.json", &document.to_string()).unwrap();
        tree.walk("", &mut |pointer, _| all.push(pointer.to_owned()));
        let place = all[1 + place.index(all.len() - 1)].clone();
        let (parent, key) = place.rsplit_once('/').unwrap();
        let key = key.replace("~1", "/").replace("~0", "~");
        // A value of the same name elsewhere fits best.
        let alike: Vec<&String> =
            all.iter().filter(|pointer| pointer.rsplit('/').next() == place.rsplit('/').next()).collect();
        let replacement = document.pointer(alike[other.index(alike.len())]).unwrap().clone();
        match document.pointer_mut(parent).unwrap() {
            Value::Object(members) if *removes => drop(members.remove(&key)),
            Value::Object(members) => drop(members.insert(key, replacement)),
            Value::Array(items) if *removes => drop(items.remove(key.parse::<usize>().unwrap())),
            Value::Array(items) => items[key.parse::<usize>().unwrap()] = replacement,
            _ => {}
        }
    }
    document.to_string()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn whatever_was_imported_is_quiet(changes in prop::collection::vec(any::<(prop::sample::Index, prop::sample::Index, bool)>(), 0..6)) {
        let source = varied(&changes);
        if let Some(noise) = noise(&source) {
            prop_assert_eq!(noise, (String::new(), Vec::new()));
        }
    }
}
