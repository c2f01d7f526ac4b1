//! Helpers for building and comparing trees.

use std::collections::HashSet;

use indexmap::IndexMap;

pub use webagent_codegen::openapi::json_value::{canonical_json, equal};

use webagent_codegen::openapi::diagnostic::Position;
use webagent_codegen::openapi::extensions;
use webagent_codegen::openapi::spanned_value::{SpannedValue, Value, join};

/// The members of an object.
pub type Members = IndexMap<String, SpannedValue>;

/// Creates an object.
pub fn object(at: Position, members: Members) -> SpannedValue {
    SpannedValue { value: Value::Object(members), at }
}

/// Creates a list.
pub fn array(at: Position, items: Vec<SpannedValue>) -> SpannedValue {
    SpannedValue { value: Value::Array(items), at }
}

/// Creates a string.
pub fn string(at: Position, text: impl Into<String>) -> SpannedValue {
    SpannedValue { value: Value::String(text.into()), at }
}

/// Creates a boolean.
pub fn boolean(at: Position, value: bool) -> SpannedValue {
    SpannedValue { value: Value::Bool(value), at }
}

/// Creates `null`.
pub fn null(at: Position) -> SpannedValue {
    SpannedValue { value: Value::Null, at }
}

/// Creates an integer.
pub fn count(at: Position, value: u64) -> SpannedValue {
    SpannedValue { value: Value::Number(value.into()), at }
}

/// Creates an object with one member.
pub fn single(at: Position, key: &str, value: SpannedValue) -> SpannedValue {
    object(at, Members::from_iter([(key.to_owned(), value)]))
}

/// Returns the members if this is an object, for changing them.
pub fn members_mut(node: &mut SpannedValue) -> Option<&mut Members> {
    match &mut node.value {
        Value::Object(members) => Some(members),
        _ => None,
    }
}

/// Returns whether this is `null`.
pub fn is_null(node: &SpannedValue) -> bool {
    matches!(node.value, Value::Null)
}

/// Returns whether this is `true`.
pub fn is_true(node: &SpannedValue) -> bool {
    matches!(node.value, Value::Bool(true))
}

/// Returns a member that is a string.
pub fn text<'a>(node: &'a SpannedValue, key: &str) -> Option<&'a str> {
    node.get(key).and_then(SpannedValue::as_str)
}

/// Returns whether two lists have the same values in any order.
pub fn equal_sets(one: &[SpannedValue], other: &[SpannedValue]) -> bool {
    let set = |list: &[SpannedValue]| -> HashSet<String> { list.iter().map(canonical_json).collect() };
    one.len() == other.len() && set(one) == set(other)
}

/// Returns whether a part of the document is marked as an addition of this project.
pub fn is_ours(node: &SpannedValue) -> bool {
    text(node, extensions::ORIGIN) == Some("ours")
}

/// Collects the positions of all values.
pub fn positions(document: &SpannedValue) -> HashSet<Position> {
    let mut found = HashSet::new();
    let mut open = vec![document];
    while let Some(node) = open.pop() {
        found.insert(node.at);
        match &node.value {
            Value::Object(members) => open.extend(members.values()),
            Value::Array(items) => open.extend(items),
            _ => {}
        }
    }
    found
}

/// Returns the pointer to the outermost value at a position of the text.
pub fn pointer_at(document: &SpannedValue, at: Position) -> Option<String> {
    if document.at == at {
        return Some(String::new());
    }
    match &document.value {
        Value::Object(members) => members.iter().find_map(|(key, value)| Some(join("", key) + &pointer_at(value, at)?)),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .find_map(|(index, item)| Some(join("", &index.to_string()) + &pointer_at(item, at)?)),
        _ => None,
    }
}

/// Returns the node, with a reference resolved.
pub fn resolve<'a>(document: &'a SpannedValue, node: &'a SpannedValue) -> &'a SpannedValue {
    text(node, "$ref")
        .and_then(|reference| super::reference::follow(document, reference))
        .map_or(node, |(target, _)| target)
}
