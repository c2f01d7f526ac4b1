//! Which operations and components the generator cannot do. It does not tell, so they are found by halving.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::Part;
use crate::openapi::diagnostic::Diagnostic;
use crate::openapi::spanned_value::{SpannedValue, join};
use crate::validate::{Meaning, Operation};

/// How many culprits are looked for: finding one takes about 2 log n runs of the generator.
const MOST: usize = 8;

/// The problems of a document that a part of the generator fails on, with `message`.
pub(crate) fn blame(
    document: &SpannedValue,
    prepared: &Value,
    meaning: &Meaning,
    generate: Part,
    message: &str,
) -> Vec<Diagnostic> {
    let problem = |pointer: String, message: &str| Diagnostic {
        at: document.pointer(&pointer).filter(|_| !pointer.is_empty()).map(|node| node.at),
        pointer,
        message: format!("cannot be generated: {}", brief(message)),
    };
    let without_paths = with(prepared, |part| clear(part, "/paths"));
    let mut found: Vec<(String, String)> = Vec::new();
    if generate(&without_paths).is_err() {
        let schemas = prepared.pointer("/components/schemas").and_then(Value::as_object);
        let names: Vec<&String> = schemas.into_iter().flat_map(Map::keys).collect();
        let fails = |kept: &[&String]| generate(&with(&without_paths, |part| keep_components(part, kept))).err();
        halve(&names, &fails, &mut |name, message| {
            found.push((join("/components/schemas", name), message));
            found.len() < MOST
        });
    } else {
        let operations: Vec<&Operation> = meaning.operations.iter().collect();
        let fails = |kept: &[&Operation]| generate(&with(prepared, |part| keep_operations(part, kept))).err();
        halve(&operations, &fails, &mut |operation, message| {
            found.push((operation.pointer.clone(), message));
            found.len() < MOST
        });
    }
    if found.is_empty() {
        return vec![problem(String::new(), message)];
    }
    found.into_iter().map(|(pointer, message)| problem(pointer, &message)).collect()
}

/// The generator's reasons are dumps of its data at times: their beginning, on one line.
fn brief(message: &str) -> String {
    const LONGEST: usize = 200;
    let line = message.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}

/// Finds the items that fail by themselves. `found` is told of each, and says whether to go on.
fn halve<T>(items: &[T], fails: &dyn Fn(&[T]) -> Option<String>, found: &mut dyn FnMut(&T, String) -> bool) -> bool {
    let Some(message) = fails(items) else { return true };
    match items {
        [] => true,
        [one] => found(one, message),
        _ => {
            let (left, right) = items.split_at(items.len() / 2);
            halve(left, fails, found) && halve(right, fails, found)
        }
    }
}

fn with(document: &Value, change: impl FnOnce(&mut Value)) -> Value {
    let mut part = document.clone();
    change(&mut part);
    part
}

fn clear(document: &mut Value, pointer: &str) {
    if let Some(value) = document.pointer_mut(pointer) {
        *value = json!({});
    }
}

/// Makes every other component, which these may refer to, a schema that cannot fail.
fn keep_components(document: &mut Value, kept: &[&String]) {
    let kept: BTreeSet<&String> = kept.iter().copied().collect();
    let schemas = document.pointer_mut("/components/schemas").and_then(Value::as_object_mut);
    for (name, schema) in schemas.into_iter().flatten() {
        if !kept.contains(name) {
            *schema = json!({});
        }
    }
}

fn keep_operations(document: &mut Value, kept: &[&Operation]) {
    let kept: BTreeSet<(&str, &str)> =
        kept.iter().map(|operation| (operation.path.as_str(), operation.method.as_str())).collect();
    let paths = document.get_mut("paths").and_then(Value::as_object_mut);
    for (path, item) in paths.into_iter().flatten() {
        if let Some(item) = item.as_object_mut() {
            item.retain(|method, _| kept.contains(&(path.as_str(), method.as_str())));
        }
    }
}
