//! The operations as the generator is given them.
//!
//! progenitor wants one media type a body, one success type and one error type an operation, and stops with a
//! panic otherwise. So what an operation refers to is put in its place, the media type that the client speaks is
//! chosen, and where responses have several types their union is made a type. What then happens to the
//! schemas is in `directions`.

pub mod notes;
pub mod request_response;

use serde_json::{Map, Value, json};

use crate::lower::notes::Notes;
use crate::lower::request_response::{Component, Split, children, response, rust_form};
use crate::validate::{METHODS, is_json};

/// A document that progenitor takes.
#[derive(Clone, Debug)]
pub struct Lowered {
    /// The document. It holds no text of the original one.
    pub document: Value,
    /// The schemas generated for each component.
    pub components: Vec<Component>,
    /// What the document could not hold.
    pub notes: Notes,
}

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
    for operation in operations(&mut document) {
        for body in bodies(operation) {
            choose_media_type(body);
        }
        unify_responses(operation, &mut components);
    }
    let mut notes = Notes::default();
    remove_texts(&mut document, &mut components, &mut notes);

    let roots = operations(&mut document).fold((Vec::new(), Vec::new()), |mut roots, operation| {
        roots.0.extend(request_schemas(operation).map(|schema| schema.clone()));
        roots.1.extend(response_schemas(operation).map(|schema| schema.clone()));
        roots
    });
    let split = Split::new(components, &roots.0, &roots.1, &mut notes);
    for operation in operations(&mut document) {
        request_schemas(operation).for_each(|schema| *schema = split.request(schema, &mut notes));
        response_schemas(operation).for_each(|schema| *schema = response(schema, &mut notes));
    }
    let (schemas, components) = split.into_components(&mut notes);
    if let Some(document) = document.as_object_mut() {
        document.insert("components".to_owned(), json!({ "schemas": schemas }));
    }
    Lowered { document, components, notes }
}

/// Takes every text out of the document, and all that progenitor would read without being asked to: what schemas say
/// goes into the notes, the rest is read from the original document where it is needed.
fn remove_texts(document: &mut Value, components: &mut Map<String, Value>, notes: &mut Notes) {
    if let Some(document) = document.as_object_mut() {
        document.retain(|key, _| matches!(key.as_str(), "openapi" | "paths"));
        document.insert("info".to_owned(), json!({ "title": "", "version": "" }));
    }
    for item in path_items(document).filter_map(Value::as_object_mut) {
        item.retain(|key, _| METHODS.contains(&key.as_str()));
    }
    for operation in operations(document) {
        if let Some(operation) = operation.as_object_mut() {
            let is_kept =
                |key: &String| matches!(key.as_str(), "operationId" | "parameters" | "requestBody" | "responses");
            operation.retain(|key, _| is_kept(key));
        }
        let parameters = operation.get_mut("parameters").and_then(Value::as_array_mut);
        for parameter in parameters.into_iter().flatten().filter_map(Value::as_object_mut) {
            parameter.retain(|key, _| !is_text(key));
        }
        if let Some(body) = operation.get_mut("requestBody").and_then(Value::as_object_mut) {
            body.retain(|key, _| !is_text(key));
        }
        for (_, response) in members(operation, "responses") {
            let content = response.get("content").cloned().unwrap_or_else(|| json!({}));
            *response = json!({ "description": "", "content": content });
        }
        let schemas: Vec<&mut Value> = request_schemas(operation).collect();
        schemas.into_iter().for_each(|schema| remove_schema_texts(schema, notes));
        response_schemas(operation).for_each(|schema| remove_schema_texts(schema, notes));
    }
    components.values_mut().for_each(|schema| remove_schema_texts(schema, notes));
}

/// Whether a keyword of OpenAPI, or an extension, is of no use to progenitor.
fn is_text(key: &str) -> bool {
    matches!(key, "description" | "summary" | "externalDocs" | "example" | "examples" | "xml") || key.starts_with("x-")
}

fn remove_schema_texts(schema: &mut Value, notes: &mut Notes) {
    children(schema).for_each(|child| remove_schema_texts(child, notes));
    if let Some(schema) = schema.as_object_mut() {
        notes.take(schema);
        // An extension such as `x-rust-type` would be obeyed.
        schema.retain(|key, _| key == "description" || !is_text(key));
    }
}

/// The values of a member that is an object.
fn members<'a>(value: &'a mut Value, key: &str) -> impl Iterator<Item = (&'a String, &'a mut Value)> {
    let object = value.get_mut(key).and_then(Value::as_object_mut);
    object.into_iter().flat_map(Map::iter_mut)
}

fn path_items(document: &mut Value) -> impl Iterator<Item = &mut Value> {
    members(document, "paths").map(|(_, item)| item)
}

/// The operations of a document.
pub(crate) fn operations(document: &mut Value) -> impl Iterator<Item = &mut Value> {
    path_items(document)
        .filter_map(Value::as_object_mut)
        .flat_map(Map::iter_mut)
        .filter(|(key, _)| METHODS.contains(&key.as_str()))
        .map(|(_, operation)| operation)
}

/// The objects of an operation that have a `content`: its request body and its responses.
fn bodies(operation: &mut Value) -> impl Iterator<Item = &mut Value> {
    operation.as_object_mut().into_iter().flat_map(Map::iter_mut).flat_map(|(key, value)| match (key.as_str(), value) {
        ("requestBody", body) => vec![body],
        ("responses", Value::Object(responses)) => responses.values_mut().collect(),
        _ => Vec::new(),
    })
}

/// The schemas of what an operation sends.
fn request_schemas(operation: &mut Value) -> impl Iterator<Item = &mut Value> {
    operation.as_object_mut().into_iter().flat_map(Map::iter_mut).flat_map(|(key, value)| match (key.as_str(), value) {
        ("requestBody", body) => content_schemas(body).collect::<Vec<_>>(),
        ("parameters", Value::Array(parameters)) => {
            parameters.iter_mut().filter_map(|parameter| parameter.get_mut("schema")).collect()
        }
        _ => Vec::new(),
    })
}

/// The schemas of what an operation receives.
fn response_schemas(operation: &mut Value) -> impl Iterator<Item = &mut Value> {
    members(operation, "responses").flat_map(|(_, response)| content_schemas(response))
}

fn content_schemas(body: &mut Value) -> impl Iterator<Item = &mut Value> {
    members(body, "content").filter_map(|(_, media_type)| media_type.get_mut("schema"))
}

/// A parameter as the client takes it: text without conditions, which the service checks. (The type of a text with
/// conditions could not be put into a path or a header.)
fn parameter(document: &Value, value: &Value) -> Value {
    let mut parameter = resolve(document, value).clone();
    if let Some(schema) = parameter.get_mut("schema") {
        let resolved = resolve(document, schema);
        let is_text = resolved.get("type").and_then(Value::as_str) == Some("string") && resolved.get("enum").is_none();
        if is_text {
            let mut text = resolved.clone();
            if let Some(text) = text.as_object_mut() {
                text.retain(|key, _| !matches!(key.as_str(), "minLength" | "maxLength"));
            }
            *schema = text;
        }
    }
    parameter
}

/// Puts the parameters, bodies and responses that the operations of a path refer to in their place.
fn inline(document: &Value, item: &mut Value) {
    let list = |value: Option<Value>| -> Vec<Value> {
        let list = value.as_ref().and_then(Value::as_array);
        list.into_iter().flatten().map(|value| parameter(document, value)).collect()
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

/// The value, or what it refers to. The document is checked: every reference leads somewhere.
fn resolve<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    let target = |value: &Value| {
        let target = value.get("$ref")?.as_str()?;
        document.pointer(target.strip_prefix('#')?)
    };
    std::iter::successors(Some(value), |value| target(value)).last().unwrap_or(value)
}

/// Keeps one media type: JSON if that is among them.
fn choose_media_type(body: &mut Value) {
    let Some(Value::Object(content)) = body.get_mut("content") else {
        return;
    };
    let chosen = content.keys().find(|key| is_json(key)).or_else(|| content.keys().next());
    let Some(chosen) = chosen.cloned() else { return };
    if let Some(media_type) = content.remove(&chosen) {
        let name = if is_json(&chosen) { "application/json".to_owned() } else { chosen };
        *content = Map::from_iter([(name, media_type)]);
    }
}

/// Gives an operation one success type and one error type.
fn unify_responses(operation: &mut Value, components: &mut Map<String, Value>) {
    let id = operation.get("operationId").and_then(Value::as_str).unwrap_or_default().to_owned();
    let Some(Value::Object(responses)) = operation.get_mut("responses") else {
        return;
    };
    // `default` speaks of every status that is not listed; the generator would take it for the success
    // as well.
    if let Some(default) = responses.remove("default") {
        for status in ["2XX", "4XX", "5XX"] {
            let class = status.chars().next();
            let is_listed = match class {
                Some('2') => responses.keys().any(|key| key.starts_with('2')),
                _ => responses.contains_key(status),
            };
            if !is_listed {
                responses.insert(status.to_owned(), default.clone());
            }
        }
    }
    responses.retain(|status, _| matches!(status.as_bytes().first(), Some(b'2' | b'4' | b'5')));
    unify(responses, |status| status.starts_with('2'), &format!("{id}_response"), components);
    unify(responses, |status| !status.starts_with('2'), &format!("{id}_error"), components);
}

/// Gives the responses of some statuses one type, if need be the union of their types under a new name.
fn unify(
    responses: &mut Map<String, Value>,
    is_meant: impl Fn(&str) -> bool,
    name: &str,
    components: &mut Map<String, Value>,
) {
    let mut alternatives: Vec<Value> = Vec::new();
    for (_, response) in responses.iter_mut().filter(|(status, _)| is_meant(status)) {
        for schema in content_schemas(response) {
            if !alternatives.contains(schema) {
                alternatives.push(schema.clone());
            }
        }
    }
    if alternatives.is_empty() {
        return;
    }
    // A status without a body beside others with one: the type is the others'.
    responses.retain(|status, response| !is_meant(status) || content_schemas(response).next().is_some());
    if alternatives.len() > 1 {
        let mut name = name.to_owned();
        while components.keys().any(|taken| rust_form(taken) == rust_form(&name)) {
            name.push_str("_union");
        }
        let reference = json!({ "$ref": format!("#/components/schemas/{name}") });
        components.insert(name, json!({ "anyOf": alternatives }));
        for (_, response) in responses.iter_mut().filter(|(status, _)| is_meant(status)) {
            content_schemas(response).for_each(|schema| *schema = reference.clone());
        }
    }
}
