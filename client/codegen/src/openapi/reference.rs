//! References between parts of a document.

use std::collections::HashSet;

use super::objects::{Object, Slot};
use super::spanned_value::{SpannedValue, is_pointer, join, tokens};

/// The maximum length of a chain of references.
const MAX_CHAIN: usize = 32;

/// Returns the JSON pointer of a reference within the document; `None` for others.
pub fn pointer(reference: &str) -> Option<String> {
    reference.strip_prefix('#').filter(|fragment| is_pointer(fragment)).map(decode)
}

impl SpannedValue {
    /// Returns the JSON pointer of this object's reference, if it is one within the document.
    pub fn reference(&self) -> Option<String> {
        pointer(self.text("$ref")?)
    }

    /// Returns a part of this document, or the final target of its reference. Stops at a reference that leads nowhere,
    /// and in a circle of references.
    pub fn resolve<'a>(&'a self, part: &'a Self) -> &'a Self {
        last(part, |node| self.pointer(&node.reference()?), |one, other| std::ptr::eq(*one, *other))
    }
}

/// Returns a value of a JSON document, or the final target of its reference, as [`SpannedValue::resolve`] does.
pub fn resolve_json<'a>(document: &'a serde_json::Value, value: &'a serde_json::Value) -> &'a serde_json::Value {
    let next = |value: &&'a serde_json::Value| document.pointer(&pointer(value.get("$ref")?.as_str()?)?);
    last(value, next, |one, other| std::ptr::eq(*one, *other))
}

/// Follows references to the end. Where they lead in a circle, it stops somewhere in it (Brent's algorithm).
pub fn last<T: Clone>(start: T, next: impl Fn(&T) -> Option<T>, is_same: impl Fn(&T, &T) -> bool) -> T {
    let (mut node, mut earlier) = (start.clone(), start);
    let (mut steps, mut limit) = (0_usize, 1_usize);
    while let Some(target) = next(&node) {
        if is_same(&target, &earlier) {
            return target;
        }
        node = target;
        steps += 1;
        if steps == limit {
            (earlier, steps, limit) = (node.clone(), 0, limit * 2);
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
        ("schemas", name) if join("/components/schemas", &name) == pointer => Some(name),
        _ => None,
    }
}

/// Returns the name of the schema component that a JSON schema is a reference to.
pub fn referred_schema(schema: &serde_json::Value) -> Option<String> {
    schema_name(schema.get("$ref")?.as_str()?)
}

/// Creates a reference to a schema component.
pub fn schema(name: &str) -> String {
    format!("#{}", join("/components/schemas", name).replace('%', "%25"))
}

/// Returns the final target of a reference, with its pointer.
pub fn follow<'a>(document: &'a SpannedValue, reference: &str) -> Option<(&'a SpannedValue, String)> {
    let mut reference = reference;
    for _ in 0..MAX_CHAIN {
        let pointer = pointer(reference)?;
        let node = document.pointer(&pointer)?;
        match node.text("$ref") {
            Some(next) => reference = next,
            None => return Some((node, pointer)),
        }
    }
    None
}

/// Returns the references in a part of a document, including the targets of discriminators.
pub fn collect<'a>(node: &'a SpannedValue, slot: Slot, found: &mut impl FnMut(&'a SpannedValue)) {
    match slot {
        Slot::Data => {}
        Slot::One(object) => {
            if let Some(reference) = node.get("$ref").filter(|reference| reference.as_str().is_some()) {
                found(reference);
            }
            if let Some(mapping) = node.get("discriminator").and_then(|node| node.get("mapping"))
                && object == Object::Schema
            {
                let targets = mapping.as_object().into_iter().flat_map(|members| members.values());
                targets.filter(|target| target.as_str().is_some()).for_each(&mut *found);
            }
            for (key, value) in node.as_object().into_iter().flatten() {
                collect(value, object.slot_of_any_version(key), found);
            }
        }
        Slot::Map(object) => {
            for (_, value) in node.as_object().into_iter().flatten() {
                collect(value, Slot::One(object), found);
            }
        }
        Slot::List(object) => {
            for value in node.as_array().unwrap_or_default() {
                collect(value, Slot::One(object), found);
            }
        }
    }
}

/// Returns all components that are reachable from some parts of a document, as (section, name).
pub fn reachable(document: &SpannedValue, roots: &[(&SpannedValue, Slot)]) -> HashSet<(String, String)> {
    let mut reached = HashSet::new();
    let mut seen = HashSet::new();
    let mut open: Vec<String> = Vec::new();
    for (node, slot) in roots {
        collect(node, *slot, &mut |reference| open.extend(target(reference)));
    }
    while let Some(pointer) = open.pop() {
        if !seen.insert(pointer.clone()) {
            continue;
        }
        // A reference into a component keeps all of it.
        let (node, slot) = match component(&pointer) {
            Some((section, name)) => {
                let key = (section.to_owned(), name);
                let node = document.get("components").and_then(|components| components.get(&key.0)?.get(&key.1));
                let slot = Object::Components.slot_of_any_version(section);
                reached.insert(key);
                (node, slot)
            }
            None => (document.pointer(&pointer), Slot::Map(Object::Schema)),
        };
        let slot = match slot {
            Slot::Map(object) | Slot::One(object) | Slot::List(object) => Slot::One(object),
            Slot::Data => Slot::Data,
        };
        if let Some(node) = node {
            collect(node, slot, &mut |reference| open.extend(target(reference)));
        }
    }
    reached
}

/// Resolves a reference. The mapping of a discriminator may also contain the bare name of a schema.
fn target(reference: &SpannedValue) -> Option<String> {
    let text = reference.as_str()?;
    let is_name = !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || "._-".contains(c));
    match pointer(text) {
        None if is_name => pointer(&schema(text)),
        found => found,
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
        for name in ["A/B", "A~1B", "A%20B", "100%", "ä b"] {
            assert_eq!(schema_name(&schema(name)).unwrap(), name);
        }
        assert_eq!(schema_name("#/components/schemas/A%7E1%42").unwrap(), "A/B");
        assert_eq!(schema_name("#/components/schemas/A/properties/b"), None);
        assert_eq!(pointer("#/100%").unwrap(), "/100%");
    }

    #[test]
    fn what_can_be_reached_is_found_through_cycles_and_discriminators() {
        let document = SpannedValue::parse(
            "x",
            r"
paths: {}
components:
  schemas:
    A: {properties: {b: {$ref: '#/components/schemas/B/properties/c'}}}
    B: {properties: {c: {$ref: '#/components/schemas/A'}}}
    C: {oneOf: [], discriminator: {propertyName: k, mapping: {d: '#/components/schemas/D', e: E}}}
    D: {example: {$ref: '#/components/schemas/F'}, properties: {$ref: {type: string}}}
    E: {}
    F: {}
",
        )
        .unwrap();
        let reached = |root: &str| {
            let root = SpannedValue::parse("x", root).unwrap();
            let mut names: Vec<String> =
                reachable(&document, &[(&root, Slot::One(Object::Schema))]).into_iter().map(|(_, name)| name).collect();
            names.sort();
            names.concat()
        };
        assert_eq!(reached("$ref: '#/components/schemas/A'"), "AB");
        assert_eq!(reached("items: {$ref: '#/components/schemas/C'}"), "CDE");
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
