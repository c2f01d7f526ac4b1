//! Rewrites a document into one that progenitor accepts.
//!
//! The references of operations are inlined, the serialization of their values is recorded ([`operation`]), and
//! progenitor only generates types for their schemas. [`request_response`] rewrites the schemas.

mod discriminators;
mod merge;
mod name_types;
pub mod notes;
pub mod operation;
pub mod request_response;

use serde_json::{Map, Value, json};

use crate::lower::merge::Merger;
use crate::lower::notes::Notes;
use crate::lower::request_response::{Component, SplitSchemas, children, is_only_null, response};
use crate::names::{self, Case};
use crate::openapi::extensions::{NAME, NAMES};
use crate::openapi::objects::METHODS;
use crate::openapi::reference::resolve_json as resolve;

/// A document that progenitor accepts.
#[derive(Clone, Debug)]
pub struct Lowered {
    /// The document. It contains no text of the original one.
    pub document: Value,
    /// The schemas generated for each component.
    pub components: Vec<Component>,
    /// Information that the document cannot hold.
    pub notes: Notes,
    /// The serialization of each operation's values, and the schemas of the values.
    pub(crate) operations: Vec<(operation::Operation, Vec<operation::Slot>)>,
    /// The components with too many combinations of alternatives, whose type is any JSON value; [`OPERATIONS`] stands
    /// for schemas outside components.
    pub(crate) widened: Vec<String>,
}

/// Stands for schemas that are not in a component.
pub(crate) const OPERATIONS: &str = "operations";

/// Rewrites a checked document.
pub fn lower(original: &Value) -> Lowered {
    let mut document = original.clone();
    let mut components = match document.pointer_mut("/components/schemas") {
        Some(Value::Object(schemas)) => std::mem::take(schemas),
        _ => Map::new(),
    };
    for item in path_items(&mut document) {
        inline(original, item);
    }
    let mut operations = Vec::new();
    for (path, item) in members(&mut document, "paths") {
        for method in METHODS {
            if let Some(operation) = item.get(method) {
                operations.push(operation::read(original, path, method, operation));
            }
        }
    }
    let mut notes = Notes::default();
    let slots = operations.iter_mut().flat_map(|(_, slots)| slots);
    slots.for_each(|slot| remove_schema_texts(&mut slot.schema, &mut notes));
    components.values_mut().for_each(|schema| remove_schema_texts(schema, &mut notes));

    let mut merger = Merger::new(components);
    let mut components = merger.components();
    components.values_mut().for_each(|schema| complete(schema, &mut notes));
    for slot in operations.iter_mut().flat_map(|(_, slots)| slots) {
        slot.schema = merger.whole(slot.schema.take(), OPERATIONS);
        complete(&mut slot.schema, &mut notes);
    }
    let merged = components.clone();
    components.values_mut().for_each(|schema| discriminators::apply(schema, &merged, &mut notes));
    for slot in operations.iter_mut().flat_map(|(_, slots)| slots) {
        discriminators::apply(&mut slot.schema, &merged, &mut notes);
    }

    let schemas = |is_request: bool| {
        let slots = operations.iter().flat_map(|(_, slots)| slots).filter(|slot| slot.is_request == is_request);
        slots.map(|slot| slot.schema.clone()).collect::<Vec<_>>()
    };
    let split = SplitSchemas::new(components, &schemas(true), &schemas(false), &mut notes);
    for slot in operations.iter_mut().flat_map(|(_, slots)| slots) {
        slot.schema = match slot.is_request {
            true => split.request(&slot.schema, &mut notes),
            false => response(&slot.schema, &mut notes),
        };
    }
    let (mut schemas, mut components) = split.into_components(&mut notes);
    let ids = operation_names(&document, operations.iter().map(|(read, _)| read));
    let roots = operations.iter_mut().zip(&ids).flat_map(|((_, slots), id)| {
        let context = Case::Pascal.identifier(id);
        let name = move |slot: &operation::Slot| format!("{context}{}", Case::Pascal.identifier(&slot.name));
        slots.iter_mut().map(move |slot| (name(slot), &mut slot.schema))
    });
    name_types::apply(&mut schemas, &mut components, roots, &mut notes);
    let mut paths = Map::new();
    for ((read, slots), id) in operations.iter().zip(ids) {
        let given = operation::for_progenitor(&id, slots);
        let item = paths.entry(operation::progenitor_path(&read.path)).or_insert_with(|| json!({}));
        if let Some(item) = item.as_object_mut() {
            item.insert(read.method.clone(), given);
        }
    }
    let document = json!({
        "openapi": original.get("openapi"),
        "info": { "title": "", "version": "" },
        "paths": paths,
        "components": { "schemas": schemas },
    });
    Lowered { document, components, notes, operations, widened: merger.widened }
}

/// Returns the method names of the operations.
fn operation_names<'a>(document: &Value, operations: impl Iterator<Item = &'a operation::Operation>) -> Vec<String> {
    let given: Vec<(String, Option<String>)> = operations
        .map(|read| {
            let operation = document.get("paths").and_then(|paths| paths.get(&read.path)?.get(&read.method));
            let text = |key: &str| operation.and_then(|operation| operation.get(key)?.as_str()).map(str::to_owned);
            let id = text("operationId").unwrap_or_else(|| names::operation_id(&read.method, &read.path));
            (id, text(NAME))
        })
        .collect();
    let wanted: Vec<names::Wanted<'_>> =
        given.iter().map(|(name, by_hand)| names::Wanted { name, by_hand: by_hand.as_deref() }).collect();
    names::operations(&wanted)
}

/// Declares properties that are required but not declared, and the type of string enums, and joins enums.
fn complete(schema: &mut Value, notes: &mut Notes) {
    children(schema).for_each(|child| complete(child, notes));
    let Some(schema) = schema.as_object_mut() else { return };
    drop_null(schema);
    join_enums(schema, notes);
    let is_string = |value: &Value| value.is_string() || value.is_null();
    let is_string_enum = schema
        .get("enum")
        .and_then(Value::as_array)
        .is_some_and(|values| values.iter().any(Value::is_string) && values.iter().all(is_string));
    if is_string_enum && !schema.contains_key("type") {
        schema.insert("type".to_owned(), "string".into());
    }
    let kind = schema.get("type").and_then(Value::as_str);
    let is_object = kind == Some("object") || (kind.is_none() && schema.contains_key("properties"));
    let required = schema.get("required").and_then(Value::as_array).filter(|_| is_object).cloned().unwrap_or_default();
    let mut seen = std::collections::HashSet::new();
    let required: Vec<String> =
        required.iter().filter_map(Value::as_str).filter(|name| seen.insert(*name)).map(str::to_owned).collect();
    if required.is_empty() {
        schema.remove("required");
        return;
    }
    if let Some(properties) = schema.entry("properties").or_insert_with(|| json!({})).as_object_mut() {
        for name in &required {
            properties.entry(name.clone()).or_insert_with(|| json!({}));
        }
    }
    schema.insert("required".to_owned(), required.into());
}

/// Makes a union of several alternatives and null nullable: null would be a variant besides `None`.
fn drop_null(schema: &mut Map<String, Value>) {
    for keyword in ["oneOf", "anyOf"] {
        let Some(Value::Array(alternatives)) = schema.get_mut(keyword) else { continue };
        let others = alternatives.iter().filter(|alternative| !is_only_null(alternative)).count();
        if others > 1 && others < alternatives.len() {
            alternatives.retain(|alternative| !is_only_null(alternative));
            schema.insert("nullable".to_owned(), true.into());
        }
    }
}

/// Makes one enum of the enums of strings among the alternatives of a union: many documents list the values of an enum as
/// alternatives, each with its description.
fn join_enums(schema: &mut Map<String, Value>, notes: &mut Notes) {
    let is_enum = |alternative: &Value| {
        let known = ["type", "enum", "description", "title", "nullable"];
        alternative.get("type").is_some_and(|kind| kind == "string")
            && alternative.get("enum").is_some()
            && alternative.as_object().is_some_and(|keys| keys.keys().all(|key| known.contains(&key.as_str())))
    };
    for keyword in ["oneOf", "anyOf"] {
        let Some(Value::Array(alternatives)) = schema.get_mut(keyword) else { continue };
        let Some(first) = alternatives.iter().position(is_enum) else { continue };
        let enums: Vec<Value> = alternatives.iter().skip(first).filter(|one| is_enum(one)).cloned().collect();
        if enums.len() < 2 {
            continue;
        }
        let (mut values, mut texts) = (Vec::new(), Vec::new());
        for one in enums.iter().filter_map(Value::as_object) {
            let text = notes.of(one).and_then(|note| note.description.clone());
            for value in one.get("enum").and_then(Value::as_array).into_iter().flatten() {
                texts.extend(value.as_str().map(str::to_owned).zip(text.clone()));
                values.push(value.clone());
            }
        }
        let mut joined = Map::from_iter([("type".to_owned(), "string".into()), ("enum".to_owned(), values.into())]);
        if enums.iter().any(|one| one.get("nullable") == Some(&Value::Bool(true))) {
            joined.insert("nullable".to_owned(), true.into());
        }
        if enums.len() == alternatives.len() {
            schema.remove(keyword);
            schema.extend(joined);
            notes.edit(schema, |note| note.values = texts);
            return;
        }
        notes.edit(&mut joined, |note| note.values = texts);
        alternatives.retain(|one| !is_enum(one));
        alternatives.insert(first, joined.into());
    }
}

/// Returns whether progenitor does not need a keyword or extension.
fn is_text(key: &str) -> bool {
    matches!(key, "description" | "summary" | "externalDocs" | "example" | "examples" | "xml") || key.starts_with("x-")
}

fn remove_schema_texts(schema: &mut Value, notes: &mut Notes) {
    children(schema).for_each(|child| remove_schema_texts(child, notes));
    if let Some(schema) = schema.as_object_mut() {
        notes.take(schema);
        // progenitor would apply an extension such as `x-rust-type`.
        schema.retain(|key, _| matches!(key.as_str(), "description" | NAME | NAMES) || !is_text(key));
    }
}

/// Returns the values of a member that is an object.
fn members<'a>(value: &'a mut Value, key: &str) -> impl Iterator<Item = (&'a String, &'a mut Value)> {
    let object = value.get_mut(key).and_then(Value::as_object_mut);
    object.into_iter().flat_map(Map::iter_mut)
}

fn path_items(document: &mut Value) -> impl Iterator<Item = &mut Value> {
    members(document, "paths").map(|(_, item)| item)
}

/// Inlines the parameters, bodies and responses that the operations of a path refer to.
fn inline(document: &Value, item: &mut Value) {
    let list = |value: Option<Value>| -> Vec<Value> {
        let list = value.as_ref().and_then(Value::as_array);
        list.into_iter().flatten().map(|value| resolve(document, value).clone()).collect()
    };
    let Some(item) = item.as_object_mut() else { return };
    let shared = list(item.remove("parameters"));
    for (_, operation) in item.iter_mut().filter(|(key, _)| METHODS.contains(&key.as_str())) {
        let Some(operation) = operation.as_object_mut() else { continue };
        let own = list(operation.remove("parameters"));
        let identity = |parameter: &Value| (parameter.get("name").cloned(), parameter.get("in").cloned());
        let mut parameters: Vec<Value> = shared
            .iter()
            .filter(|parameter| !own.iter().any(|own| identity(own) == identity(parameter)))
            .cloned()
            .collect();
        parameters.extend(own);
        operation.insert("parameters".to_owned(), parameters.into());
        operation.remove("callbacks");
        if let Some(body) = operation.get_mut("requestBody") {
            *body = resolve(document, body).clone();
        }
        if let Some(Value::Object(responses)) = operation.get_mut("responses") {
            for response in responses.values_mut() {
                *response = resolve(document, response).clone();
            }
        }
    }
}
