//! References between parts of a document.

use std::collections::HashSet;

use webagent_codegen::openapi::objects::{Object, Slot};
use webagent_codegen::openapi::spanned_value::{SpannedValue, Value};

pub use webagent_codegen::openapi::reference::{component, follow, pointer, schema, schema_name};

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

/// Renames references to schema components. `rename` returns the new name.
pub fn rename(node: &mut SpannedValue, slot: Slot, rename_to: &mut impl FnMut(&str) -> String) {
    match slot {
        Slot::Data => {}
        Slot::One(object) => {
            let Value::Object(members) = &mut node.value else {
                return;
            };
            let mut replace = |node: &mut SpannedValue| {
                if let Value::String(text) = &mut node.value
                    && let Some(name) = schema_name(text)
                {
                    *text = schema(&rename_to(&name));
                }
            };
            if let Some(reference) = members.get_mut("$ref") {
                replace(reference);
            }
            if let Some(Value::Object(discriminator)) = members.get_mut("discriminator").map(|node| &mut node.value)
                && let Some(Value::Object(mapping)) = discriminator.get_mut("mapping").map(|node| &mut node.value)
            {
                mapping.values_mut().for_each(replace);
            }
            for (key, value) in members.iter_mut() {
                rename(value, object.slot_of_any_version(key), rename_to);
            }
        }
        Slot::Map(object) => {
            let members = match &mut node.value {
                Value::Object(members) => members,
                _ => return,
            };
            members.values_mut().for_each(|value| rename(value, Slot::One(object), rename_to));
        }
        Slot::List(object) => {
            if let Value::Array(items) = &mut node.value {
                items.iter_mut().for_each(|value| rename(value, Slot::One(object), rename_to));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

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
}
