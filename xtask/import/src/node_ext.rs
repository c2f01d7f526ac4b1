//! Building and comparing trees.

use std::collections::HashSet;

use indexmap::IndexMap;

pub use webagent_codegen::openapi::json_value::{canonical_json, equal};

use webagent_codegen::openapi::diagnostic::Position;
use webagent_codegen::openapi::spanned_value::{SpannedValue, Value, join};

/// The members of an object.
pub type Members = IndexMap<String, SpannedValue>;

/// An object.
pub fn object(at: Position, members: Members) -> SpannedValue {
    SpannedValue { value: Value::Object(members), at }
}

/// A list.
pub fn array(at: Position, items: Vec<SpannedValue>) -> SpannedValue {
    SpannedValue { value: Value::Array(items), at }
}

/// A string.
pub fn string(at: Position, text: impl Into<String>) -> SpannedValue {
    SpannedValue { value: Value::String(text.into()), at }
}

/// `true` or `false`.
pub fn boolean(at: Position, value: bool) -> SpannedValue {
    SpannedValue { value: Value::Bool(value), at }
}

/// `null`.
pub fn null(at: Position) -> SpannedValue {
    SpannedValue { value: Value::Null, at }
}

/// A number that counts something.
pub fn count(at: Position, value: u64) -> SpannedValue {
    SpannedValue { value: Value::Number(value.into()), at }
}

/// An object with one member.
pub fn single(at: Position, key: &str, value: SpannedValue) -> SpannedValue {
    object(at, Members::from_iter([(key.to_owned(), value)]))
}

/// The members, when this is an object that may be changed.
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

/// A member that is a string.
pub fn text<'a>(node: &'a SpannedValue, key: &str) -> Option<&'a str> {
    node.get(key).and_then(SpannedValue::as_str)
}

/// Returns whether two lists hold the same values, in any order.
pub fn equal_sets(one: &[SpannedValue], other: &[SpannedValue]) -> bool {
    let set = |list: &[SpannedValue]| -> HashSet<String> { list.iter().map(canonical_json).collect() };
    one.len() == other.len() && set(one) == set(other)
}

/// Returns whether a part of the document is given as an addition of this project.
pub fn is_ours(node: &SpannedValue) -> bool {
    text(node, "x-webagent-origin") == Some("ours")
}

/// The positions of all values.
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

/// The pointer to the first value that stands at a position of a document's text: the outermost one.
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

/// The node, or what it refers to.
pub fn resolve<'a>(document: &'a SpannedValue, node: &'a SpannedValue) -> &'a SpannedValue {
    text(node, "$ref")
        .and_then(|reference| super::reference::follow(document, reference))
        .map_or(node, |(target, _)| target)
}
