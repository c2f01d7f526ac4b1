//! Equality of JSON values, regardless of key order and number notation.

use serde_json::Number;

use super::spanned_value::{SpannedValue, Value};

/// Returns whether two values are equal: positions and key order do not count, and `1.0` equals `1`.
pub fn equal(one: &SpannedValue, other: &SpannedValue) -> bool {
    match (&one.value, &other.value) {
        (Value::Null, Value::Null) => true,
        (Value::Bool(one), Value::Bool(other)) => one == other,
        (Value::String(one), Value::String(other)) => one == other,
        (Value::Number(one), Value::Number(other)) => one == other || canonical_number(one) == canonical_number(other),
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| equal(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            let has = |key: &String, member| other.get(key).is_some_and(|other| equal(member, other));
            one.len() == other.len() && one.iter().all(|(key, member)| has(key, member))
        }
        _ => false,
    }
}

/// Returns the canonical text of a value: sorted keys, numbers by value. Equal values have the same text.
pub fn canonical_json(node: &SpannedValue) -> String {
    let mut text = String::new();
    write(node, &mut text);
    text
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
    /// Up to this value, a float represents every integer exactly.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    match number.as_f64() {
        Some(value) if number.is_f64() && value.fract() == 0.0 && value.abs() < EXACT => {
            format!("{value:.0}").replace("-0", "0")
        }
        _ => number.to_string(),
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
    fn equality_is_that_of_the_canonical_text() {
        let texts = [
            "1", "1.0", "2", "'1'", "null", "true", "[1, a]", "[1.0, a]", "[a, 1]", "{a: 1, b: 2}", "{b: 2, a: 1}",
            "{a: 1}", "{a: 1, c: 2}",
        ];
        for one in texts {
            for other in texts {
                let (one, other) = (read(one), read(other));
                assert_eq!(equal(&one, &other), canonical_json(&one) == canonical_json(&other));
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
}
