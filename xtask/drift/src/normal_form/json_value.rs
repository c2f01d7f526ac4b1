//! JSON values, compared and reported.

use serde_json::Number;

use webagent_codegen::openapi::spanned_value::{SpannedValue, Value};

/// The number of values a finding quotes before it falls back on a word for the whole.
const QUOTED_VALUES: usize = 24;

/// The number of characters of a text that a finding quotes.
const QUOTED_CHARACTERS: usize = 200;

/// One spelling for each JSON value: keys in order, numbers by their value.
pub(crate) fn canonical_json(node: &SpannedValue) -> String {
    let mut text = String::new();
    write(node, &mut text);
    text
}

/// Returns whether two values are the same, whatever the order of their keys and the spelling of their numbers.
pub(crate) fn same(one: &SpannedValue, other: &SpannedValue) -> bool {
    match (&one.value, &other.value) {
        (Value::Null, Value::Null) => true,
        (Value::Bool(one), Value::Bool(other)) => one == other,
        (Value::String(one), Value::String(other)) => one == other,
        (Value::Number(one), Value::Number(other)) => one == other || canonical_number(one) == canonical_number(other),
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            let has = |key: &String, member| other.get(key).is_some_and(|other| same(member, other));
            one.len() == other.len() && one.iter().all(|(key, member)| has(key, member))
        }
        _ => false,
    }
}

fn write(node: &SpannedValue, text: &mut String) {
    match &node.value {
        Value::Null => text.push_str("null"),
        Value::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
        Value::Number(number) => text.push_str(&canonical_number(number)),
        Value::String(value) => text.push_str(&quote(value)),
        Value::Array(items) => {
            text.push('[');
            for item in items {
                write(item, text);
                text.push(',');
            }
            text.push(']');
        }
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_unstable_by_key(|(key, _)| *key);
            text.push('{');
            for (key, member) in members {
                text.push_str(&quote(key));
                text.push(':');
                write(member, text);
                text.push(',');
            }
            text.push('}');
        }
    }
}

fn quote(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// `1`, `1.0` and `1e0` are one number.
fn canonical_number(number: &Number) -> String {
    /// Up to here every integer has a float of its own.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    match number.as_f64() {
        Some(value) if number.is_f64() && value.fract() == 0.0 && value.abs() < EXACT => {
            format!("{value:.0}").replace("-0", "0")
        }
        _ => number.to_string(),
    }
}

/// The value as a finding shows it: itself when it is small, else a word for it.
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

/// Returns whether the value has no more parts than are left.
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

/// The beginning of a long text.
pub(crate) fn truncate(text: &str) -> String {
    match text.char_indices().nth(QUOTED_CHARACTERS) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// A number as people write it: without a fraction when there is none.
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
    fn sameness_is_that_of_the_canonical_text() {
        let texts = [
            "1",
            "1.0",
            "2",
            "'1'",
            "null",
            "true",
            "[1, a]",
            "[1.0, a]",
            "[a, 1]",
            "{a: 1, b: 2}",
            "{b: 2, a: 1}",
            "{a: 1}",
            "{a: 1, c: 2}",
        ];
        for one in texts {
            for other in texts {
                let (one, other) = (read(one), read(other));
                assert_eq!(same(&one, &other), canonical_json(&one) == canonical_json(&other));
            }
        }
    }

    #[test]
    fn order_and_spelling_do_not_count() {
        assert_eq!(canonical_json(&read("{a: 1, b: [2.0, '3']}")), canonical_json(&read("{b: [2, '3'], a: 1.0}")));
        assert_ne!(canonical_json(&read("[1, 2]")), canonical_json(&read("[2, 1]")));
        assert_ne!(canonical_json(&read("['1']")), canonical_json(&read("[1]")));
        assert_ne!(canonical_json(&read("[9007199254740993]")), canonical_json(&read("[9007199254740992]")));
        assert_eq!(canonical_json(&read("[-0.0]")), canonical_json(&read("[0]")));
        assert_ne!(canonical_json(&read("['a,b']")), canonical_json(&read("[a, b]")));
    }

    #[test]
    fn what_is_large_is_told_in_a_word() {
        assert_eq!(summarize(&read("[1, {a: b}]")), serde_json::json!([1, {"a": "b"}]));
        let large: String = (0..100).map(|index| format!("k{index}: 1\n")).collect();
        assert_eq!(summarize(&read(&large)), "an object with 100 members");
    }
}
