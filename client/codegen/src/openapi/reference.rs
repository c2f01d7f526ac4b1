//! References between parts of a document.

use std::borrow::Cow;

use super::spanned_value::{SpannedValue, Value, join, tokens};

/// The maximum length of a chain of references.
const MAX_CHAIN: usize = 32;

/// Returns the JSON pointer of a reference within the document; `None` for others.
pub fn pointer(reference: &str) -> Option<String> {
    let fragment = reference.strip_prefix('#')?;
    if !fragment.is_empty() && !fragment.starts_with('/') {
        return None;
    }
    Some(decode(fragment))
}

impl SpannedValue {
    /// Returns a part of this document, or the final target of its reference. Stops at a reference that leads nowhere,
    /// and in a circle of references.
    pub fn resolve<'a>(&'a self, part: &'a Self) -> &'a Self {
        last(part, |node| self.pointer(&pointer(node.get("$ref")?.as_str()?)?))
    }
}

/// Returns a value of a JSON document, or the final target of its reference, as [`SpannedValue::resolve`] does.
pub fn resolve_json<'a>(document: &'a serde_json::Value, value: &'a serde_json::Value) -> &'a serde_json::Value {
    last(value, |value| document.pointer(&pointer(value.get("$ref")?.as_str()?)?))
}

/// Follows links to the end. Where they lead in a circle, it stops somewhere in it (Brent's algorithm).
fn last<'a, T>(start: &'a T, next: impl Fn(&'a T) -> Option<&'a T>) -> &'a T {
    let (mut node, mut earlier) = (start, start);
    let (mut steps, mut limit) = (0_usize, 1_usize);
    while let Some(target) = next(node) {
        if std::ptr::eq(target, earlier) {
            return target;
        }
        node = target;
        steps += 1;
        if steps == limit {
            (earlier, steps, limit) = (node, 0, limit * 2);
        }
    }
    node
}

/// Returns the section and name of the component that a pointer leads to or into.
pub fn component(pointer: &str) -> Option<(&str, String)> {
    let section = pointer.strip_prefix("/components/")?.split('/').next()?;
    Some((section, tokens(pointer).nth(2)?))
}

/// Returns the name of the schema component if a reference leads to exactly that.
pub fn schema_name(reference: &str) -> Option<String> {
    let pointer = pointer(reference)?;
    match component(&pointer)? {
        ("schemas", name) if schema(&name) == format!("#{pointer}") => Some(name),
        _ => None,
    }
}

/// Creates a reference to a schema component.
pub fn schema(name: &str) -> String {
    format!("#{}", join("/components/schemas", name))
}

/// Returns the final target of a reference, with its pointer.
pub fn follow<'a>(document: &'a SpannedValue, reference: &str) -> Option<(&'a SpannedValue, String)> {
    let mut reference = reference;
    for _ in 0..MAX_CHAIN {
        let pointer = pointer(reference)?;
        let node = document.pointer(&pointer)?;
        match node.get("$ref").and_then(SpannedValue::as_str) {
            Some(next) => reference = next,
            None => return Some((node, pointer)),
        }
    }
    None
}

/// Returns a document whose references are pointers without percent encoding, as everything that follows them expects.
pub fn without_encoding(document: &SpannedValue) -> Cow<'_, SpannedValue> {
    let mut decoded = Cow::Borrowed(document);
    if encodes(document) {
        decode_all(decoded.to_mut());
    }
    decoded
}

/// Returns the text of a reference that has a percent encoding.
fn encoded<'a>(key: &str, node: &'a SpannedValue) -> Option<&'a str> {
    node.as_str().filter(|text| key == "$ref" && text.starts_with('#') && text.contains('%'))
}

/// Returns whether a key holds data, in which a `$ref` refers to nothing.
fn is_data(key: &str) -> bool {
    matches!(key, "example" | "default" | "enum")
}

fn encodes(node: &SpannedValue) -> bool {
    match &node.value {
        Value::Object(members) => {
            members.iter().any(|(key, member)| encoded(key, member).is_some() || (!is_data(key) && encodes(member)))
        }
        Value::Array(items) => items.iter().any(encodes),
        _ => false,
    }
}

fn decode_all(node: &mut SpannedValue) {
    match &mut node.value {
        Value::Object(members) => {
            for (key, member) in members.iter_mut() {
                match encoded(key, member).map(decode) {
                    Some(text) => member.value = Value::String(text),
                    None if is_data(key) => {}
                    None => decode_all(member),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(decode_all),
        _ => {}
    }
}

/// Decodes the percent-encoding of a URI fragment. Invalid parts are kept.
pub fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = match (first, tail) {
            (b'%', [high, low, ..]) => {
                std::str::from_utf8(&[*high, *low]).ok().and_then(|digits| u8::from_str_radix(digits, 16).ok())
            }
            _ => None,
        };
        match code {
            Some(byte) => {
                bytes.push(byte);
                rest = tail.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn a_reference_is_a_pointer_in_a_fragment() {
        assert_eq!(pointer("#/paths/~1a~1%7Bid%7D/get").unwrap(), "/paths/~1a~1{id}/get");
        assert_eq!(pointer("#").unwrap(), "");
        assert_eq!(pointer("other.yaml#/a"), None);
        assert_eq!(pointer("#anchor"), None);
        assert_eq!(schema_name("#/components/schemas/A~1B").unwrap(), "A/B");
        assert_eq!(schema_name("#/components/schemas/A/properties/b"), None);
        assert_eq!(pointer("#/100%").unwrap(), "/100%");
    }

    #[test]
    fn circles_and_long_chains_of_references_end() {
        for length in [1, 2, 3, 100] {
            let links = (0..length).map(|n| format!("\"S{n}\": {{\"$ref\": \"#/S{}\"}}", (n + 1) % length));
            let ring = SpannedValue::parse("x", &format!("{{{}}}", links.collect::<Vec<_>>().join(", "))).unwrap();
            assert!(ring.resolve(ring.get("S0").unwrap()).get("$ref").is_some());
            let json = ring.to_json();
            assert!(resolve_json(&json, &json["S0"]).get("$ref").is_some());
        }
        let links = (0..100).map(|n| format!("\"S{n}\": {{\"$ref\": \"#/S{}\"}}, ", n + 1)).collect::<String>();
        let chain =
            SpannedValue::parse("x", &format!("{{{links}\"S100\": 1, \"%\": 2, \"a\": {{\"$ref\": \"#/%25\"}}}}"))
                .unwrap();
        assert_eq!(chain.resolve(chain.get("S0").unwrap()).to_json(), 1);
        assert_eq!(chain.resolve(chain.get("a").unwrap()).to_json(), 2);
        let json = chain.to_json();
        assert_eq!(resolve_json(&json, &json["S0"]), 1);
    }
}
