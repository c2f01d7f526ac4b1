//! The values that the client promises to read: the document's schemas with the tolerance of a reader.

use contract_tests::document::{Document, Schema, join};
use serde_json::{Map, Value, json};
use webagent_codegen::tolerance::{self, Direction};

/// Returns whether the client's types do not depend on a keyword in this direction, by the generator's own account.
pub(crate) fn is_unchecked(keyword: &str, is_request: bool) -> bool {
    let direction = if is_request { Direction::Request } else { Direction::Response };
    tolerance::ignored(direction).any(|ignored| ignored == keyword)
}

/// The document with every schema as the client reads it in a response: fields and values that are not listed are taken,
/// limits are not checked, and what may be null may be absent.
pub(crate) fn tolerant(document: &Document) -> Document {
    let mut root = document.root().clone();
    relax_all(&mut root);
    Document::parse(&root.to_string()).unwrap()
}

/// Relaxes the component schemas and those of media types.
fn relax_all(value: &mut Value) {
    match value {
        Value::Object(object) => {
            for (key, value) in object.iter_mut() {
                match (key.as_str(), value) {
                    ("schema", schema) => relax(schema),
                    ("schemas", Value::Object(schemas)) => schemas.values_mut().for_each(relax),
                    ("example" | "examples" | "default", _) => {}
                    (_, value) => relax_all(value),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(relax_all),
        _ => {}
    }
}

fn relax(schema: &mut Value) {
    let Some(schema) = schema.as_object_mut() else { return };
    for (key, value) in schema.iter_mut() {
        match (key.as_str(), value) {
            ("properties", Value::Object(properties)) => properties.values_mut().for_each(relax),
            ("allOf" | "oneOf" | "anyOf", Value::Array(alternatives)) => alternatives.iter_mut().for_each(relax),
            ("items" | "additionalProperties", inner) => relax(inner),
            _ => {}
        }
    }
    schema.retain(|keyword, _| !is_unchecked(keyword, false));
    let is_enum =
        schema.get("enum").and_then(Value::as_array).is_some_and(|values| values.iter().any(Value::is_string));
    if is_enum {
        schema.remove("enum");
        schema.insert("type".to_owned(), "string".into());
    }
    // A list of null alone says what a type of OpenAPI 3.0 cannot.
    schema.retain(|keyword, values| {
        keyword != "enum" || values.as_array().is_some_and(|values| values.iter().all(Value::is_null))
    });
    // The first alternative that fits is taken, so that others may fit as well.
    if let Some(alternatives) = schema.remove("oneOf") {
        schema.insert("anyOf".to_owned(), alternatives);
    }
    if schema.get("additionalProperties") == Some(&json!(false)) {
        schema.remove("additionalProperties");
    }
    let required = schema.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
    let Some(Value::Object(properties)) = schema.get_mut("properties") else { return };
    for (name, property) in properties.iter_mut() {
        let is_required = required.iter().any(|required| required == name);
        if !is_required && applied_default(property).is_none() {
            allow_null(property);
        }
    }
    let needed: Vec<Value> = required
        .into_iter()
        .filter(|name| !name.as_str().and_then(|name| properties.get(name)).is_some_and(is_nullable))
        .collect();
    schema.insert("required".to_owned(), needed.into());
}

fn is_nullable(schema: &Value) -> bool {
    let alternatives = ["oneOf", "anyOf"].iter().filter_map(|key| schema.get(key)?.as_array()).flatten();
    schema.get("nullable") == Some(&json!(true)) || alternatives.into_iter().any(is_nullable)
}

fn allow_null(schema: &mut Value) {
    let inner = schema.take();
    *schema = json!({"anyOf": [inner, {"type": "string", "nullable": true, "enum": [null]}]});
}

/// Returns what a value of a response becomes when the client decodes and encodes it: where null and absent mean the
/// same there is nothing, and the document's default stands for what is absent.
pub(crate) fn as_read(document: &Document, schema: &Schema<'_>, value: &Value) -> Value {
    let schema = document.resolve(schema).unwrap();
    let keyword = |keyword: &str| {
        let value = schema.value.get(keyword)?;
        Some(Schema { pointer: format!("{}/{keyword}", schema.pointer), value })
    };
    let alternatives = ["allOf", "oneOf", "anyOf"].iter().find_map(|name| keyword(name));
    if let Some(alternatives) = alternatives {
        let list = alternatives.value.as_array().unwrap();
        let all = list
            .iter()
            .enumerate()
            .map(|(index, value)| Schema { pointer: format!("{}/{index}", alternatives.pointer), value });
        if alternatives.pointer.ends_with("/allOf") {
            return all.fold(value.clone(), |value, part| as_read(document, &part, &value));
        }
        // Of several alternatives, the client takes the first of those with the fewest fields that they do not list.
        let unlisted = |part: &Schema<'_>| {
            let listed = document.resolve(part).unwrap().value.get("properties").and_then(Value::as_object);
            let is_unlisted = |name: &&String| !listed.is_some_and(|listed| listed.contains_key(*name));
            value.as_object().map_or(0, |members| members.keys().filter(is_unlisted).count())
        };
        let fitting = all.filter(|part| document.validator(part).unwrap().is_valid(value)).min_by_key(unlisted);
        return fitting.map_or_else(|| value.clone(), |part| as_read(document, &part, value));
    }
    match value {
        Value::Array(items) => match keyword("items") {
            Some(items_schema) => items.iter().map(|item| as_read(document, &items_schema, item)).collect(),
            None => value.clone(),
        },
        Value::Object(members) => {
            let properties = schema.value.get("properties").and_then(Value::as_object);
            let listed = |name: &str| {
                let value = properties?.get(name)?;
                Some(Schema { pointer: join(&format!("{}/properties", schema.pointer), name), value })
            };
            let required = schema.value.get("required").and_then(Value::as_array);
            // What must be there and may be anything is never absent.
            let is_kept = |name: &str, property: &Value| {
                property.as_object().is_some_and(Map::is_empty)
                    && required.is_some_and(|names| names.iter().any(|required| required == name))
            };
            let others = keyword("additionalProperties").filter(|schema| schema.value.is_object());
            let mut read = Map::new();
            for (name, member) in members {
                match listed(name) {
                    Some(schema) if member.is_null() && !is_kept(name, schema.value) => {}
                    // An empty list or object that is the default is not written.
                    Some(schema) if is_empty(member) && applied_default(schema.value).is_some_and(is_empty) => {}
                    Some(schema) => {
                        read.insert(name.clone(), as_read(document, &schema, member));
                    }
                    None => {
                        let read_member = others.as_ref().map(|schema| as_read(document, schema, member));
                        read.insert(name.clone(), read_member.unwrap_or_else(|| member.clone()));
                    }
                }
            }
            for (name, property) in properties.into_iter().flatten() {
                if let Some(default) = applied_default(property).filter(|default| !is_empty(default))
                    && !members.contains_key(name)
                {
                    read.insert(name.clone(), default.clone());
                }
            }
            Value::Object(read)
        }
        _ => value.clone(),
    }
}

/// Returns the default of a property that stands for it where it is absent. An object with listed properties is not made
/// of a default, and one that is of another type is none.
pub(crate) fn applied_default(property: &Value) -> Option<&Value> {
    let default = property.get("default")?;
    let is_plain = ["properties", "allOf", "oneOf", "anyOf", "$ref"].iter().all(|key| property.get(key).is_none());
    let is_right = match property.get("type").and_then(Value::as_str) {
        Some("string") => default.is_string(),
        Some("boolean") => default.is_boolean(),
        Some("integer") => default.is_i64() || default.is_u64(),
        Some("number") => default.is_number(),
        Some("array") => default.is_array(),
        Some("object") => default.is_object(),
        _ => true,
    };
    ((is_plain || !default.is_object()) && (is_right || default.is_null())).then_some(default)
}

/// Returns whether a list or an object has nothing in it.
pub(crate) fn is_empty(value: &Value) -> bool {
    value.as_array().is_some_and(Vec::is_empty) || value.as_object().is_some_and(Map::is_empty)
}

/// Returns what a value of a request becomes when the client decodes and encodes it: an optional field that is null
/// means the same as one that is absent, and is left out.
pub(crate) fn sent(document: &Document, schema: &Schema<'_>, value: &Value) -> Value {
    let schema = document.resolve(schema).unwrap();
    let inner = |keyword: &str| {
        let value = schema.value.get(keyword)?;
        Some(Schema { pointer: format!("{}/{keyword}", schema.pointer), value })
    };
    if let Some(list) = inner("allOf") {
        let parts = list.value.as_array().unwrap().iter().enumerate();
        let parts = parts.map(|(index, value)| Schema { pointer: format!("{}/{index}", list.pointer), value });
        return parts.fold(value.clone(), |value, part| sent(document, &part, &value));
    }
    if let Some(list) = inner("oneOf").or(inner("anyOf")) {
        let mut parts = list.value.as_array().unwrap().iter().enumerate();
        let fits = |part: &Schema<'_>| document.validator(part).unwrap().is_valid(value);
        let part = parts.find_map(|(index, value)| {
            let part = Schema { pointer: format!("{}/{index}", list.pointer), value };
            fits(&part).then_some(part)
        });
        return part.map_or_else(|| value.clone(), |part| sent(document, &part, value));
    }
    match value {
        Value::Array(items) => match inner("items") {
            Some(items_schema) => items.iter().map(|item| sent(document, &items_schema, item)).collect(),
            None => value.clone(),
        },
        Value::Object(members) => {
            let required = schema.value.get("required").and_then(Value::as_array);
            let is_required = |name: &str| required.is_some_and(|names| names.iter().any(|required| required == name));
            let properties = schema.value.get("properties").and_then(Value::as_object);
            let mut kept = Map::new();
            for (name, member) in members {
                match properties.and_then(|properties| properties.get(name)) {
                    Some(_) if member.is_null() && !is_required(name) => {}
                    Some(property) => {
                        let pointer = join(&format!("{}/properties", schema.pointer), name);
                        kept.insert(name.clone(), sent(document, &Schema { pointer, value: property }, member));
                    }
                    None => {
                        kept.insert(name.clone(), member.clone());
                    }
                }
            }
            Value::Object(kept)
        }
        _ => value.clone(),
    }
}
