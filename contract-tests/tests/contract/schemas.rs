//! The types against the document, the other way round: the schema that each type has by its own account is the
//! document's, once both are written in the same way.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use crate::generated::all_types;
use crate::harness::document;
use crate::tolerant_reader::is_empty;

#[test]
fn the_schema_of_every_type_is_the_documents() {
    let components = document().component_schemas();
    for of in all_types() {
        let (_, schema) = components.iter().find(|(name, _)| *name == of.component).unwrap();
        let documented = Reading::new(document().root(), of.is_request, true);
        let own = (of.schema)();
        let typed = Reading::new(&own, of.is_request, false);
        let (mut documented, typed) = (documented.schema(schema.value, 0), typed.schema(&own, 0));
        if documented == json!({ "is null": true, "takes others": false, "values": [] }) {
            documented = json!({ "is null": true, "types": [] });
        }
        let show = |value: &Value| serde_json::to_string_pretty(value).unwrap();
        assert_eq!(show(&typed), show(&documented), "{} (request: {})", of.component, of.is_request);
    }
    let typed: Vec<&str> = all_types().iter().map(|of| of.component).collect();
    for (name, _) in &components {
        assert!(typed.contains(name), "there is a type for {name}");
    }
}

/// A way to read schemas: the document's (OpenAPI 3.0) or the types' (JSON Schema 2020-12).
#[derive(Clone)]
struct Reading<'a> {
    root: &'a Value,
    is_request: bool,
    is_document: bool,
    /// The properties that another part of an `allOf` requires.
    required: BTreeSet<String>,
}

/// Depth, in values inside of values, to which schemas are compared, recursive ones above all. References do not count:
/// the types have some that the document has not.
const DEPTH: usize = 8;

impl<'a> Reading<'a> {
    fn new(root: &'a Value, is_request: bool, is_document: bool) -> Self {
        Self { root, is_request, is_document, required: BTreeSet::new() }
    }

    /// The reading of the parts of an `allOf`, each of which may require what another lists.
    fn of_parts(&self, whole: &Value) -> Self {
        let mut reading = self.clone();
        if self.is_document {
            reading.required.extend(document().required(whole));
        }
        reading
    }

    /// A schema in the common form: `types`, `values` of an enum and whether it takes others, `properties`, `items`,
    /// `members` (of a map) and `alternatives`.
    fn schema(&self, schema: &Value, depth: usize) -> Value {
        if depth > DEPTH {
            return json!("…");
        }
        let Some(object) = schema.as_object() else { return json!({}) };
        if let Some(reference) = object.get("$ref").and_then(Value::as_str) {
            let target = self.root.pointer(reference.trim_start_matches('#')).unwrap();
            return self.schema(target, depth);
        }
        if let Some(parts) = object.get("allOf").and_then(Value::as_array) {
            let mut own = object.clone();
            own.remove("allOf");
            let is_nullable = own.remove("nullable") == Some(json!(true));
            let reading = self.of_parts(schema);
            let own = reading.schema(&own.into(), depth);
            let mut read = parts.iter().map(|part| reading.schema(part, depth)).fold(own, merge);
            if is_nullable {
                add_null(&mut read);
            }
            return read;
        }
        let alternatives = object.get("oneOf").or(object.get("anyOf")).and_then(Value::as_array);
        let mut read = match alternatives {
            Some(alternatives) => {
                // The type of a response also has a variant for what the document does not list.
                let is_unlisted = |part: &Value| *part == json!({}) && !self.is_document && !self.is_request;
                let parts = alternatives.iter().map(|part| self.schema(part, depth));
                union(parts.filter(|part| !is_unlisted(part)).collect())
            }
            None => self.plain(object, depth),
        };
        let is_null_listed = remove_null(&mut read);
        if is_null_listed || object.get("nullable") == Some(&json!(true)) {
            add_null(&mut read);
        }
        read
    }

    fn plain(&self, object: &Map<String, Value>, depth: usize) -> Value {
        let mut read = Map::new();
        let mut types: Vec<Value> = match object.get("type") {
            Some(Value::Array(types)) => types.clone(),
            Some(one) => vec![one.clone()],
            None if object.contains_key("properties") => vec![json!("object")],
            None => Vec::new(),
        };
        // Enums of anything but strings are the service's affair, in both directions.
        let is_textual = |values: &Vec<Value>| values.iter().all(|value| value.is_string() || value.is_null());
        let values = object.get("enum").and_then(Value::as_array).filter(|values| is_textual(values)).cloned();
        if let Some(mut values) = values.or_else(|| object.get("const").map(|value| vec![value.clone()])) {
            if values.iter().all(Value::is_string) && types.is_empty() {
                types.push(json!("string"));
            }
            values.sort_by_key(Value::to_string);
            let is_open = self.is_document && !self.is_request && values.iter().any(Value::is_string);
            read.insert("values".to_owned(), values.into());
            read.insert("takes others".to_owned(), is_open.into());
        }
        types.sort_by_key(Value::to_string);
        if !types.is_empty() {
            read.insert("types".to_owned(), types.into());
        }
        if let Some(items) = object.get("items") {
            read.insert("items".to_owned(), self.schema(items, depth + 1));
        }
        let properties = object.get("properties").and_then(Value::as_object);
        if let Some(properties) = properties.filter(|properties| !properties.is_empty()) {
            let own = object.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
            let is_required = |name: &String| own.contains(&json!(name)) || self.required.contains(name);
            let read_properties: BTreeMap<&String, Value> = properties
                .iter()
                .map(|(name, property)| (name, self.property(property, is_required(name), depth)))
                .collect();
            read.insert("properties".to_owned(), json!(read_properties));
        }
        let is_strict = object.get("additionalProperties") == Some(&json!(false));
        let is_strict = is_strict && (self.is_request || !self.is_document);
        match object.get("additionalProperties") {
            Some(members @ Value::Object(inner)) if !inner.is_empty() => {
                let mut members = self.schema(members, depth + 1);
                remove_null(&mut members);
                if members != json!({}) {
                    read.insert("members".to_owned(), members);
                }
            }
            // A type that keeps what is not listed says so; in a request it need not.
            Some(Value::Bool(true) | Value::Object(_)) | None => {}
            _ if is_strict => {
                read.insert("is strict".to_owned(), true.into());
            }
            // A reader takes what is not listed.
            _ => {}
        }
        Value::Object(read)
    }

    /// A property: its schema, its default, and whether it has to be there. Where it need not be, null says nothing.
    fn property(&self, property: &Value, is_required: bool, depth: usize) -> Value {
        // Whether it may be null is not known there.
        if depth >= DEPTH {
            return json!("…");
        }
        let mut read = Self::new(self.root, self.is_request, self.is_document).schema(property, depth + 1);
        let is_null_allowed = remove_null(&mut read);
        // What can only be null may become anything.
        if self.is_document && is_null_allowed && read == json!({ "values": [], "takes others": false }) {
            read = json!({});
        }
        // An empty list or object that is the default is not written, and the type says nothing of it.
        let default = property.get("default").filter(|default| !is_empty(default)).cloned();
        // The default of a number is 0 or 0.0, which is the same.
        let default = default.map(|default| default.as_f64().map_or(default, Value::from));
        // A reader does not insist on what may be null, and nobody on what only the other side sends.
        let others = if self.is_request { "readOnly" } else { "writeOnly" };
        let is_optional = property.get(others) == Some(&json!(true)) || (!self.is_request && is_null_allowed);
        let is_required = is_required && !(self.is_document && is_optional);
        if is_required && is_null_allowed {
            add_null(&mut read);
        }
        json!({ "schema": read, "is required": is_required, "default": default })
    }
}

fn merge(mut left: Value, right: Value) -> Value {
    for (key, value) in right.as_object().cloned().unwrap_or_default() {
        match (left.get_mut(&key), value) {
            (Some(Value::Object(present)), Value::Object(added)) => present.extend(added),
            (_, value) => left[&key] = value,
        }
    }
    left
}

/// Alternatives as one schema: null becomes a type, enums and strings an enum, and one alternative itself.
fn union(alternatives: Vec<Value>) -> Value {
    let mut is_nullable = false;
    let mut kept: Vec<Value> = Vec::new();
    let mut values: Vec<Value> = Vec::new();
    let mut takes_others = false;
    for mut alternative in alternatives {
        is_nullable |= remove_null(&mut alternative);
        if alternative == json!({ "types": [] }) {
            continue;
        }
        match alternative.get("values").and_then(Value::as_array) {
            Some(listed) => {
                values.extend(listed.iter().filter(|value| !value.is_null()).cloned());
                takes_others |= alternative["takes others"] == json!(true);
            }
            None => kept.push(alternative),
        }
    }
    if !values.is_empty() {
        let strings = kept.len();
        kept.retain(|alternative| *alternative != json!({ "types": ["string"] }));
        values.sort_by_key(Value::to_string);
        let takes_others = takes_others || kept.len() < strings;
        kept.push(json!({ "types": ["string"], "values": values, "takes others": takes_others }));
    }
    kept.sort_by_key(Value::to_string);
    let mut union = match kept.len() {
        1 => kept.remove(0),
        _ => json!({ "alternatives": kept }),
    };
    if is_nullable {
        add_null(&mut union);
    }
    union
}

fn add_null(schema: &mut Value) {
    if *schema == json!({}) || *schema == json!("…") {
        return;
    }
    remove_null(schema);
    schema["is null"] = json!(true);
}

/// Takes null out of a schema and tells whether it was in.
fn remove_null(schema: &mut Value) -> bool {
    let Some(object) = schema.as_object_mut() else { return false };
    let mut found = object.remove("is null").is_some();
    if let Some(Value::Array(types)) = object.get_mut("types") {
        let before = types.len();
        types.retain(|kind| kind != "null");
        found |= types.len() < before;
    }
    if let Some(Value::Array(values)) = object.get_mut("values") {
        let before = values.len();
        values.retain(|value| !value.is_null());
        found |= values.len() < before;
    }
    found
}
