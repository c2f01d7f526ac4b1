//! Formats JSON values for findings.

use serde_json::Number;

use webagent_codegen::openapi::diagnostic;
use webagent_codegen::openapi::spanned_value::{SpannedValue, Value};

pub(crate) use webagent_codegen::openapi::json_value::{canonical_json, equal};

/// The maximum number of values that a finding quotes; larger ones are summarized.
const QUOTED_VALUES: usize = 24;

/// The maximum number of characters of a string that a finding quotes.
const QUOTED_CHARACTERS: usize = 200;

/// Formats a small value as JSON, and summarizes a large one.
pub(crate) fn summarize(node: &SpannedValue) -> serde_json::Value {
    let mut left = QUOTED_VALUES;
    if count(node, &mut left) {
        if let Value::String(text) = &node.value {
            return truncate(text).into();
        }
        return node.to_json();
    }
    let (kind, count) = match &node.value {
        Value::Array(items) => ("items", items.len()),
        Value::Object(members) => ("members", members.len()),
        _ => return node.to_json(),
    };
    format!("{} with {count} {kind}", node.kind()).into()
}

/// Returns whether the value has no more parts than the limit.
fn count(node: &SpannedValue, left: &mut usize) -> bool {
    let Some(less) = left.checked_sub(1) else {
        return false;
    };
    *left = less;
    match &node.value {
        Value::Array(items) => items.iter().all(|item| count(item, left)),
        Value::Object(members) => members.values().all(|member| count(member, left)),
        _ => true,
    }
}

/// Truncates a long string.
pub(crate) fn truncate(text: &str) -> String {
    diagnostic::truncate(text, QUOTED_CHARACTERS)
}

/// Formats a number without a fraction of zero.
pub(crate) fn number(value: f64) -> serde_json::Value {
    let text = format!("{value}");
    match text.parse::<i64>() {
        Ok(integer) => integer.into(),
        Err(_) => Number::from_f64(value).map_or_else(|| text.into(), serde_json::Value::Number),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn read(text: &str) -> SpannedValue {
        SpannedValue::parse("x", text).unwrap()
    }

    #[test]
    fn what_is_large_is_told_in_a_word() {
        assert_eq!(summarize(&read("[1, {a: b}]")), serde_json::json!([1, {"a": "b"}]));
        let large: String = (0..100).map(|index| format!("k{index}: 1\n")).collect();
        assert_eq!(summarize(&read(&large)), "an object with 100 members");
    }
}
