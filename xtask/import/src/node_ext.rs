//! Helpers for building and comparing trees.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

pub(crate) use webagent_codegen::openapi::json_value::{canonical_json, equal};

use webagent_codegen::openapi::diagnostic::Position;
use webagent_codegen::openapi::spanned_value::{SpannedValue, Value};

/// The members of an object.
pub(crate) type Members = IndexMap<String, SpannedValue>;

/// Creates an object.
pub(crate) fn object(at: Position, members: Members) -> SpannedValue {
    SpannedValue { value: Value::Object(members), at }
}

/// Creates a list.
pub(crate) fn array(at: Position, items: Vec<SpannedValue>) -> SpannedValue {
    SpannedValue { value: Value::Array(items), at }
}

/// Creates a string.
pub(crate) fn string(at: Position, text: impl Into<String>) -> SpannedValue {
    SpannedValue { value: Value::String(text.into()), at }
}

/// Creates a boolean.
pub(crate) fn boolean(at: Position, value: bool) -> SpannedValue {
    SpannedValue { value: Value::Bool(value), at }
}

/// Creates `null`.
pub(crate) fn null(at: Position) -> SpannedValue {
    SpannedValue { value: Value::Null, at }
}

/// Creates an integer.
pub(crate) fn count(at: Position, value: u64) -> SpannedValue {
    SpannedValue { value: Value::Number(value.into()), at }
}

/// Creates an object with one member.
pub(crate) fn single(at: Position, key: &str, value: SpannedValue) -> SpannedValue {
    object(at, Members::from_iter([(key.to_owned(), value)]))
}

/// Returns whether this is `null`.
pub(crate) fn is_null(node: &SpannedValue) -> bool {
    matches!(node.value, Value::Null)
}

/// Returns whether two lists have the same values in any order.
pub(crate) fn equal_sets(one: &[SpannedValue], other: &[SpannedValue]) -> bool {
    let set = |list: &[SpannedValue]| -> HashSet<String> { list.iter().map(canonical_json).collect() };
    one.len() == other.len() && set(one) == set(other)
}

/// Returns the pointers of all values by their positions; of values at the same position, that of the outermost.
pub(crate) fn pointers(document: &SpannedValue) -> HashMap<Position, String> {
    let mut found = HashMap::new();
    document.walk("", &mut |pointer, node| {
        found.entry(node.at).or_insert_with(|| pointer.to_owned());
    });
    found
}
