//! Suggests extensions of this project (`x-webagent-role` and the like) for new parts.
//!
//! Generated code that depends on extensions, such as waiting for runs, is missing for an operation whose body or
//! response has none. Only a person can tell whether a field of the same name means the same, so extensions are
//! suggested but not added.

use std::collections::{BTreeSet, HashMap, HashSet};

use indexmap::IndexMap;

use super::filter;
use super::note::{ImportNote, NoteKind, Origin};
use super::operation::OperationName;
use webagent_codegen::openapi::extensions::{self, PAGINATION};
use webagent_codegen::openapi::objects::{Object, Slot};
use webagent_codegen::openapi::reference;
use webagent_codegen::openapi::spanned_value::{SpannedValue, join};

/// An object schema with extensions.
struct Extended {
    /// The component, or the pointer to the schema.
    name: String,
    /// Its own extensions.
    own: Vec<String>,
    /// The extensions of its properties.
    properties: IndexMap<String, Vec<String>>,
}

/// The parts of an operation that contain schemas. Requests are compared with requests, responses with responses.
const PARTS: [(&str, Slot); 2] =
    [("requestBody", Slot::One(Object::RequestBody)), ("responses", Slot::Map(Object::Response))];

/// Returns new schemas that resemble a schema with extensions, and the extensions to add.
pub(crate) fn missing(present: &SpannedValue, result: &SpannedValue) -> Vec<ImportNote> {
    let (old, mut new) = (filter::operations(present), filter::operations(result));
    let known: HashSet<_> = old.iter().map(OperationName::key).collect();
    new.retain(|operation| !known.contains(&operation.key()));
    let mut found: IndexMap<String, (ImportNote, BTreeSet<String>)> = IndexMap::new();
    for part in PARTS {
        let mut extended = IndexMap::new();
        for operation in &old {
            for (node, pointer) in parts(present, operation, part) {
                node.walk(&pointer, &mut |pointer, node| {
                    extended.extend(extended_at(node, pointer).map(|extended| (pointer.to_owned(), extended)));
                });
            }
        }
        if extended.is_empty() {
            continue;
        }
        // Operations share components, which are compared once.
        let mut proposals: HashMap<String, Vec<ImportNote>> = HashMap::new();
        for operation in &new {
            for (node, pointer) in parts(result, operation, part) {
                if present.pointer(&pointer).is_some() {
                    continue;
                }
                for note in proposals.entry(pointer).or_insert_with_key(|pointer| proposed(node, pointer, &extended)) {
                    let entry = found.entry(note.pointer.clone()).or_insert_with(|| (note.clone(), BTreeSet::new()));
                    entry.1.insert(format!("`{operation}`"));
                }
            }
        }
    }
    let pages = new.iter().filter_map(|operation| pages(result, operation));
    let told = |(note, operations): (ImportNote, BTreeSet<String>)| {
        let operations = operations.into_iter().collect::<Vec<_>>().join(", ");
        let message =
            format!("{}; until then {operations} is generated without the methods that need them", note.message);
        ImportNote { message, ..note }
    };
    found.into_values().map(told).chain(pages).collect()
}

/// Returns the notes about the schemas in a part of an operation.
fn proposed(node: &SpannedValue, pointer: &str, extended: &IndexMap<String, Extended>) -> Vec<ImportNote> {
    let mut notes = Vec::new();
    node.walk(pointer, &mut |pointer, node| {
        notes.extend(proposal(node, extended.values()).map(|message| ImportNote {
            kind: NoteKind::LacksExtensions,
            origin: Origin::Result,
            pointer: pointer.to_owned(),
            at: Some(node.at),
            message,
        }));
    });
    notes
}

/// Returns the extension to add to an operation that looks as if it returned a page of a list.
fn pages(result: &SpannedValue, operation: &OperationName) -> Option<ImportNote> {
    let place = join("/paths", &operation.path);
    let item = result.pointer(&place)?;
    let node = item.get(&operation.method).filter(|_| matches!(operation.method.as_str(), "get" | "post"))?;
    let proposed = extensions::propose_pagination(result, item, node)?;
    let members: Vec<String> = proposed.iter().map(|(key, value)| format!("{key}: {}", scalar(value))).collect();
    let message = format!(
        "looks like a page of a list: if it is one, add `{PAGINATION}: {{{}}}`; until then it is generated without the methods \
         `pages` and `items`",
        members.join(", ")
    );
    let pointer = join(&place, &operation.method);
    Some(ImportNote { kind: NoteKind::LacksExtensions, origin: Origin::Result, pointer, at: Some(node.at), message })
}

/// Writes a text as YAML has it in a flow mapping: quoted, unless it is surely a text without quotes.
fn scalar(text: &str) -> String {
    let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '/');
    match text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') && text.chars().all(is_word) {
        true => text.to_owned(),
        false => serde_json::Value::from(text).to_string(),
    }
}

/// A part of an operation and the components that it uses, with their pointers.
fn parts<'d>(
    document: &'d SpannedValue,
    operation: &OperationName,
    (key, slot): (&str, Slot),
) -> Vec<(&'d SpannedValue, String)> {
    let pointer = join(&join(&join("/paths", &operation.path), &operation.method), key);
    let Some(node) = document.pointer(&pointer) else {
        return Vec::new();
    };
    let mut components: Vec<_> = reference::reachable(document, &[(node, slot)]).into_iter().collect();
    components.sort();
    let pointers = components.iter().map(|(section, name)| join(&join("/components", section), name));
    let found = pointers.filter_map(|pointer| Some((document.pointer(&pointer)?, pointer)));
    std::iter::once((node, pointer)).chain(found).collect()
}

/// Returns an object schema if any of its properties has extensions.
fn extended_at(node: &SpannedValue, pointer: &str) -> Option<Extended> {
    let all = node.get("properties")?.as_object()?;
    let properties: IndexMap<_, _> = all
        .iter()
        .map(|(name, schema)| (name.clone(), written(schema)))
        .filter(|(_, extensions)| !extensions.is_empty())
        .collect();
    let name = reference::component(pointer).map_or_else(|| pointer.to_owned(), |(_, name)| name);
    (!properties.is_empty()).then(|| Extended { name, own: written(node), properties })
}

/// Returns the extensions to add to an object schema if it has most of the extended properties of another.
fn proposal<'m>(node: &SpannedValue, extended: impl Iterator<Item = &'m Extended>) -> Option<String> {
    let properties = node.get("properties")?.as_object()?;
    let shared =
        |extended: &&Extended| extended.properties.keys().filter(|name| properties.contains_key(*name)).count();
    let alike = extended.filter(|extended| shared(extended) >= 2 && 2 * shared(extended) >= extended.properties.len());
    let alike = alike.max_by_key(shared)?;
    let lacks = |node: &SpannedValue, extension: &String| !written(node).contains(extension);
    let mut missing: Vec<String> = alike
        .own
        .iter()
        .filter(|extension| lacks(node, extension))
        .map(|extension| format!("`{extension}` to the schema"))
        .collect();
    for (name, extensions) in &alike.properties {
        let schema = properties.get(name);
        let extensions = extensions.iter().filter(|extension| schema.is_some_and(|schema| lacks(schema, extension)));
        missing.extend(extensions.map(|extension| format!("`{extension}` to `{name}`")));
    }
    let name = &alike.name;
    (!missing.is_empty()).then(|| {
        format!(
            "looks like `{name}`, but lacks its extensions: if the fields mean the same, add {}",
            missing.join(", ")
        )
    })
}

/// Formats the extensions of a schema.
fn written(node: &SpannedValue) -> Vec<String> {
    let members = node.as_object().into_iter().flatten();
    let own = members.filter(|(key, _)| extensions::is_own(key) && *key != extensions::ORIGIN);
    let told = |value: &SpannedValue| value.as_str().map_or_else(|| value.to_json().to_string(), str::to_owned);
    own.map(|(key, value)| format!("{key}: {}", told(value))).collect()
}
