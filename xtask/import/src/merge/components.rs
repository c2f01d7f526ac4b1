//! Merges components, adds new ones, and removes unused ones.

use std::collections::{BTreeSet, HashSet};

use super::super::node_ext::{self, Members};
use super::{Merger, normalize, schema};
use webagent_codegen::openapi::diagnostic::Position;
use webagent_codegen::openapi::extensions;
use webagent_codegen::openapi::objects::{METHODS, Object, Slot};
use webagent_codegen::openapi::reference;
use webagent_codegen::openapi::spanned_value::{SpannedValue, Value};

impl<'a> Merger<'a> {
    pub(super) fn components(&mut self, ours: Option<&'a SpannedValue>) -> SpannedValue {
        let at = ours.map_or(Position::default(), |node| node.at);
        let mut out = Members::new();
        for (section, components) in ours.and_then(SpannedValue::as_object).into_iter().flatten() {
            let merged = match (section.as_str(), components.as_object()) {
                ("schemas", Some(schemas)) => {
                    let mut merged = Members::new();
                    for (name, schema) in schemas {
                        let paired =
                            self.sides.pairs.theirs(name).and_then(|theirs| self.sides.theirs.component(theirs));
                        let value = match (paired, self.sides.pairs.inline(name)) {
                            (Some(theirs), _) => self.schema(schema, theirs),
                            (None, Some(theirs)) => self.spelt_out(schema, theirs),
                            (None, None) => schema.clone(),
                        };
                        merged.insert(name.clone(), value);
                    }
                    node_ext::object(components.at, merged)
                }
                ("securitySchemes", Some(schemes)) => {
                    let mut merged = schemes.clone();
                    merged.extend(self.adopt_schemes());
                    node_ext::object(components.at, merged)
                }
                _ => components.clone(),
            };
            out.insert(section.clone(), merged);
        }
        if !out.contains_key("securitySchemes") {
            let schemes = self.adopt_schemes();
            if !schemes.is_empty() {
                let node = node_ext::object(at, schemes);
                schema::insert_by_rank(&mut out, Object::Components, "securitySchemes", node);
            }
        }
        let adopted = self.adopt_components();
        if !adopted.is_empty() {
            let empty = node_ext::object(at, Members::new());
            let place = out.entry("schemas".to_owned()).or_insert(empty);
            if let Some(schemas) = place.as_object_mut() {
                schemas.extend(adopted);
            }
        }
        node_ext::object(at, out)
    }

    /// Merges a component of ours that the source inlines. Annotations and null around it are not part of it.
    fn spelt_out(&mut self, ours: &'a SpannedValue, theirs: &'a SpannedValue) -> SpannedValue {
        let mut merged = self.schema(ours, theirs);
        let is_nullable = ours.is_true("nullable");
        if let Some(members) = merged.as_object_mut() {
            members.retain(|key, value| {
                let is_around = normalize::is_annotation(key) || key == "nullable";
                !is_around || ours.get(key).is_some_and(|our| node_ext::equal(our, value))
            });
            if let Some(Value::Array(values)) = members.get_mut("enum").map(|node| &mut node.value)
                && !is_nullable
                && values.len() > 1
            {
                values.retain(|value| !node_ext::is_null(value));
            }
        }
        merged
    }

    /// Moves security requirements that all operations share, but that differ from the document's, to the document.
    pub(super) fn hoist_security(&mut self, document: &mut Members) {
        let operations = document
            .get("paths")
            .and_then(SpannedValue::as_object)
            .into_iter()
            .flat_map(|paths| paths.values())
            .flat_map(|item| METHODS.iter().filter_map(|method| item.get(method)));
        let mut common: Option<SpannedValue> = None;
        for operation in operations {
            match (operation.get("security"), &common) {
                (None, _) => return,
                (Some(own), None) => common = Some(own.clone()),
                (Some(own), Some(common)) if node_ext::equal(own, common) => {}
                (Some(_), Some(_)) => return,
            }
        }
        let Some(common) = common else { return };
        // A document that lists them for each operation keeps doing so.
        let is_present_style =
            self.our_operations.values().all(|operation| operation.operation.get("security").is_some());
        if is_present_style {
            return;
        }
        let items = document.get_mut("paths").and_then(SpannedValue::as_object_mut);
        for item in items.into_iter().flat_map(|items| items.values_mut()).filter_map(SpannedValue::as_object_mut) {
            for (_, operation) in item.iter_mut().filter(|(key, _)| METHODS.contains(&key.as_str())) {
                if let Some(members) = operation.as_object_mut() {
                    members.shift_remove("security");
                }
            }
        }
        match document.get_mut("security") {
            Some(place) => *place = common,
            None => schema::insert_by_rank(document, Object::Document, "security", common),
        }
    }

    /// Removes the components that are no longer referenced.
    pub(super) fn drop_unreached(&mut self, document: &mut Members) {
        let whole = node_ext::object(Position::default(), document.clone());
        let mut roots: Vec<(&SpannedValue, Slot)> = Vec::new();
        if let Some(paths) = whole.get("paths") {
            roots.push((paths, Slot::Map(Object::PathItem)));
        }
        // Components that were unused before the import are kept, with everything that they refer to.
        let was_reached = reached_before(self.sides.ours.document);
        let present = self.sides.ours.document.get("components");
        let is_known = |section: &str, name: &str| present.and_then(|all| all.get(section)?.get(name)).is_some();
        let mut reached: HashSet<(String, String)> = HashSet::new();
        for (section, components) in whole.get("components").and_then(SpannedValue::as_object).into_iter().flatten() {
            let Slot::Map(object) = Object::Components.slot(section).unwrap_or(Slot::Data) else {
                continue;
            };
            for (name, component) in components.as_object().into_iter().flatten() {
                let key = (section.clone(), name.clone());
                if extensions::is_ours(component) || (is_known(section, name) && !was_reached.contains(&key)) {
                    reached.insert(key);
                    roots.push((component, Slot::One(object)));
                }
            }
        }
        reached.extend(reference::reachable(&whole, &roots));
        let asked = asked_schemes(&whole);
        let Some(sections) = document.get_mut("components").and_then(SpannedValue::as_object_mut) else {
            return;
        };
        let mut removed = Vec::new();
        for (section, components) in sections.iter_mut() {
            if !matches!(Object::Components.slot(section), Some(Slot::Map(_))) {
                continue;
            }
            let Some(components) = components.as_object_mut() else { continue };
            components.retain(|name, component| {
                let is_needed = reached.contains(&(section.clone(), name.clone()));
                let is_asked = section == "securitySchemes" && asked.contains(name);
                if !is_needed && !is_asked && is_known(section, name) {
                    removed.push((component.clone(), name.clone()));
                }
                is_needed || is_asked
            });
        }
        sections.retain(|_, components| !components.as_object().is_some_and(Members::is_empty));
        if sections.is_empty() {
            document.shift_remove("components");
        }
        for (component, name) in removed {
            self.removed(&component, &format!("`{name}` is no longer referenced"));
        }
    }
}

/// Returns the components that operations use, including security schemes.
fn reached_before(document: &SpannedValue) -> HashSet<(String, String)> {
    let paths = document.get("paths").into_iter();
    let roots: Vec<(&SpannedValue, Slot)> = paths.map(|paths| (paths, Slot::Map(Object::PathItem))).collect();
    let mut reached = reference::reachable(document, &roots);
    reached.extend(asked_schemes(document).into_iter().map(|name| ("securitySchemes".to_owned(), name)));
    reached
}

/// Returns the security schemes that a document requires.
fn asked_schemes(document: &SpannedValue) -> BTreeSet<String> {
    let mut asked = BTreeSet::new();
    let mut add = |security: Option<&SpannedValue>| {
        for alternative in security.and_then(SpannedValue::as_array).unwrap_or_default() {
            asked.extend(alternative.as_object().into_iter().flat_map(|members| members.keys().cloned()));
        }
    };
    add(document.get("security"));
    for item in document.get("paths").and_then(SpannedValue::as_object).into_iter().flat_map(|paths| paths.values()) {
        for method in METHODS {
            add(item.get(method).and_then(|operation| operation.get("security")));
        }
    }
    asked
}
