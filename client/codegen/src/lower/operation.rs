//! The values that an operation sends and receives.
//!
//! progenitor supports one media type of a body, one success type, no cookies, no files and one style of parameters. So
//! it only generates types: every schema of an operation (of a parameter, the body, a part of a form, a response) is a
//! `Slot`, which progenitor sees as a header parameter. [`Operation`] describes the serialization; the builders, mocks
//! and commands are generated from it.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::notes::unit;
use super::request_response::alternatives;
use crate::names::{Case, Scope, Wanted};
use crate::openapi::extensions::{NAME, Unit};
use crate::openapi::media_type::{best_json, essence, is_json};
use crate::openapi::parameter::{is_ignored_header, template_names};
use crate::openapi::reference::resolve_json as resolve;
use crate::tolerance::IGNORED_IN_TEXT_PARAMETERS;

/// Names of the builder's own methods, which no parameter can have.
pub(crate) const RESERVED: [&str; 28] = [
    "new", "client", "send", "send_for_stream", "send_for_events", "send_for_lines", "into_request", "request", "wait",
    "wait_with", "output", "output_with", "start", "start_output", "clone", "fmt", "into", "try_into", "from", "body",
    "body_map", "header", "headers", "timeout", "retry", "items", "pages", "options",
];

/// The maximum nesting of unions in events and lines.
const MAX_NESTED_ALTERNATIVES: usize = 8;

/// The serialization of an operation's values.
#[derive(Clone, Debug, Default)]
pub struct Operation {
    /// The path template.
    pub path: String,
    /// The method in lower case.
    pub method: String,
    /// The parameters and the parts of a `multipart/form-data` body, in the order path, query, header, cookie, part.
    pub parameters: Vec<Parameter>,
    /// The body, unless it consists of parts.
    pub body: Option<Body>,
    /// The documented responses; `default` is expanded to the status classes that it covers. Redirects are among them
    /// only where they are the success.
    pub responses: Vec<Response>,
}

impl Operation {
    /// Returns whether a redirect is the success.
    pub fn is_redirect(&self) -> bool {
        self.responses.iter().any(|response| response.status.starts_with('3'))
    }
}

/// A parameter, or a part of a form.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Name on the wire.
    pub name: String,
    /// Name of the setter and of the field.
    pub field: String,
    /// The slot of its schema.
    pub slot: String,
    /// The location in the request.
    pub location: Location,
    /// The serialization of a list or an object.
    pub style: Style,
    /// Set if it is required.
    pub is_required: bool,
    /// The description, with the default.
    pub description: String,
    /// The media type of a part, if the document gives one.
    pub media_type: Option<String>,
    /// The unit, if it is a length of time.
    pub unit: Option<Unit>,
}

/// The location of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Location {
    Path,
    Query,
    Header,
    Cookie,
    /// A part of `multipart/form-data`.
    Part,
    /// A file in `multipart/form-data`.
    File,
    /// Any number of files with one name in `multipart/form-data`.
    Files,
}

/// The serialization of a parameter, in OpenAPI's terms `style` and `explode`; the names are those of the client's
/// `parameter::Style`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "OpenAPI's names")]
pub enum Style {
    Simple,
    SimpleExploded,
    Label,
    LabelExploded,
    Matrix,
    MatrixExploded,
    Form,
    FormExploded,
    SpaceDelimited,
    PipeDelimited,
    DeepObject,
    /// Not a style: `content` defines a JSON value.
    Json,
}

/// A request body.
#[derive(Clone, Debug)]
pub struct Body {
    /// The kind of body.
    pub kind: BodyKind,
    /// The slot of its schema.
    pub slot: String,
    /// The media type.
    pub media_type: String,
    /// Set if the body is required.
    pub is_required: bool,
    /// The serialization of form properties that differ from the default.
    pub encoding: Vec<(String, Style)>,
}

/// The kind of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum BodyKind {
    Json,
    Form,
    Text,
    Bytes,
}

/// A documented response.
#[derive(Clone, Debug)]
pub struct Response {
    /// `200`, or `2XX` for a class.
    pub status: String,
    /// The kind of its body.
    pub kind: ResponseKind,
    /// The media type of the body, if there is one.
    pub media_type: String,
    /// The slot of its schema.
    pub slot: String,
    /// The slot of the events' data, if it can be a stream of events; the slot is empty if the data has no type.
    pub events: Option<Option<String>>,
    /// The media type and the slot of the lines, if it can be a stream of JSON values on lines.
    pub lines: Option<(String, String)>,
    /// Set if the body can be something else than JSON, or anything, because none is documented.
    pub may_be_raw: bool,
}

impl Response {
    /// Returns whether the client takes it as a success.
    pub fn is_success(&self) -> bool {
        is_success(&self.status)
    }
}

/// The kind of a response body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum ResponseKind {
    Json,
    Text,
    Bytes,
    Empty,
}

/// A schema for which progenitor generates a type.
#[derive(Clone, Debug)]
pub(crate) struct Slot {
    /// The name, unique in the operation.
    pub(crate) name: String,
    pub(crate) schema: Value,
    pub(crate) is_request: bool,
}

/// Returns the path without parameters, as progenitor gets it.
pub(crate) fn progenitor_path(path: &str) -> String {
    let mut plain = String::with_capacity(path.len());
    for character in path.chars() {
        match character {
            '{' => plain.push(':'),
            '}' => {}
            '/' | '_' | '-' | '.' => plain.push(character),
            _ if character.is_ascii_alphanumeric() => plain.push(character),
            // Other characters could end the code span in which progenitor's documentation repeats the path.
            _ => plain.push_str(&format!("~{:x}~", u32::from(character))),
        }
    }
    plain
}

/// Reads an operation whose references to parameters, bodies and responses are resolved.
pub(crate) fn read(document: &Value, path: &str, method: &str, operation: &Value) -> (Operation, Vec<Slot>) {
    let mut reader =
        OperationReader { document, slots: Vec::new(), names: Scope::new(Case::Snake, "parameter", &RESERVED) };
    let mut read = Operation { path: path.to_owned(), method: method.to_owned(), ..Operation::default() };
    read.parameters = reader.parameters(path, operation);
    if let Some(body) = operation.get("requestBody") {
        reader.body(body, &mut read);
    }
    let responses = expand_default(operation.get("responses").and_then(Value::as_object));
    for (status, response) in &responses {
        // A response to HEAD describes the body that GET would return; that of a redirect is for browsers.
        let bodiless = json!({});
        let response = if method == "head" || status.starts_with('3') { &bodiless } else { response };
        read.responses.push(reader.response(&responses, status, response));
    }
    (read, reader.slots)
}

/// Returns the operation for progenitor.
pub(crate) fn for_progenitor(id: &str, slots: &[Slot]) -> Value {
    let parameters = slots.iter().map(|slot| {
        // progenitor's parameters cannot be objects, but can be lists of them.
        json!({
            "name": slot.name,
            "in": "header",
            "required": true,
            "schema": match is_list(&slot.schema) {
                true => slot.schema.clone(),
                false => json!({ "type": "array", "items": titled(&slot.schema, &format!("{id}-{}", slot.name)) }),
            },
        })
    });
    json!({
        "operationId": id,
        "parameters": parameters.collect::<Value>(),
        "responses": { "200": { "description": "" } },
    })
}

/// Returns whether progenitor gets a slot's schema unchanged, not as the item of a list.
pub(crate) fn is_list(schema: &Value) -> bool {
    schema.get("type").and_then(Value::as_str) == Some("array") && schema.get("nullable") != Some(&Value::Bool(true))
}

/// Gives an inline schema the type name that it would have as a parameter.
fn titled(schema: &Value, title: &str) -> Value {
    let mut schema = schema.clone();
    if let Some(members) = schema.as_object_mut()
        && !members.contains_key("$ref")
        && !members.contains_key("title")
    {
        members.insert("title".to_owned(), title.into());
    }
    schema
}

/// Lists the responses, with `default` expanded to the status classes that it covers, and redirects if there is no other
/// success.
fn expand_default(responses: Option<&Map<String, Value>>) -> Map<String, Value> {
    let mut responses = responses.cloned().unwrap_or_default();
    let has_other = responses.keys().any(|status| status.starts_with(['2', 'd']));
    if let Some(default) = responses.remove("default") {
        for status in ["2XX", "4XX", "5XX"] {
            let is_listed = match status {
                "2XX" => responses.keys().any(|key| key.starts_with('2')),
                _ => responses.contains_key(status),
            };
            if !is_listed {
                responses.insert(status.to_owned(), default.clone());
            }
        }
    }
    responses.retain(|status, _| status.starts_with(['2', '4', '5']) || (status.starts_with('3') && !has_other));
    responses
}

/// Returns whether a status of [`expand_default`] is a success.
fn is_success(status: &str) -> bool {
    status.starts_with(['2', '3'])
}

struct OperationReader<'a> {
    document: &'a Value,
    slots: Vec<Slot>,
    /// Field names.
    names: Scope,
}

impl OperationReader<'_> {
    fn slot(&mut self, name: &str, schema: Value, is_request: bool) -> String {
        let mut name = name.to_owned();
        while self.slots.iter().any(|slot| slot.name == name) {
            name.push_str("-type");
        }
        self.slots.push(Slot { name: name.clone(), schema, is_request });
        name
    }

    /// Gives parameters Rust names. If another location has a parameter of the same name, or the builder a method, the
    /// location or a suffix is appended.
    fn fields(&mut self, parameters: &[(&str, &str, Option<&str>)]) -> Vec<String> {
        let mut seen = BTreeSet::new();
        let names: Vec<String> = parameters
            .iter()
            .map(|(name, place, _)| match RESERVED.contains(&Case::Snake.identifier(name).as_str()) {
                _ if !seen.insert(*name) => format!("{name}_{place}"),
                true => format!("{name}_parameter"),
                false => (*name).to_owned(),
            })
            .collect();
        let wanted = names.iter().zip(parameters).map(|(name, (.., by_hand))| Wanted { name, by_hand: *by_hand });
        self.names.assign(&wanted.collect::<Vec<_>>())
    }

    fn parameters(&mut self, path: &str, operation: &Value) -> Vec<Parameter> {
        let list = operation.get("parameters").and_then(Value::as_array);
        let mut list: Vec<&Value> = list.into_iter().flatten().filter(|parameter| !is_ignored(parameter)).collect();
        let in_path: Vec<&str> = template_names(path).collect();
        let text =
            |parameter: &Value, key: &str| parameter.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        // The order decides whose name stays: path parameters as in the template, then the others as in the document.
        list.sort_by_key(|parameter| {
            let name = text(parameter, "name");
            match location(&text(parameter, "in")) {
                Location::Path => (Location::Path, in_path.iter().position(|other| *other == name)),
                other => (other, None),
            }
        });
        let named: Vec<(&str, &str, Option<&str>)> = list
            .iter()
            .map(|parameter| {
                let text = |key: &str| parameter.get(key).and_then(Value::as_str);
                (text("name").unwrap_or_default(), text("in").unwrap_or_default(), text(NAME))
            })
            .collect();
        let fields = self.fields(&named);
        list.into_iter()
            .zip(fields)
            .map(|(parameter, field)| {
                let name = text(parameter, "name");
                let location = location(&text(parameter, "in"));
                let (schema, style) = schema_and_style(parameter, location);
                let unit = [parameter, &schema].into_iter().find_map(|of| unit(of.as_object()?));
                let Plain { schema, is_nullable, default } = plain(self.document, &schema);
                let mut description = text(parameter, "description").trim().to_owned();
                if parameter.get("deprecated") == Some(&Value::Bool(true)) {
                    push_line(&mut description, "Deprecated.");
                }
                if let Some(default) = default {
                    push_line(&mut description, &format!("Default of the service: `{default}`."));
                }
                let is_required = location == Location::Path
                    || (parameter.get("required") == Some(&Value::Bool(true)) && !is_nullable);
                let slot = self.slot(&field, schema, true);
                Parameter { name, slot, field, location, style, is_required, description, media_type: None, unit }
            })
            .collect()
    }

    fn body(&mut self, body: &Value, read: &mut Operation) {
        let Some(content) = body.get("content").and_then(Value::as_object) else { return };
        let Some((media_type, node, kind)) = best_body(content) else { return };
        let is_required = body.get("required") == Some(&Value::Bool(true));
        let schema = node.get("schema").cloned();
        let Some(kind) = kind else {
            let parts = self.parts(&schema.unwrap_or_default(), node.get("encoding"));
            read.parameters.extend(parts);
            return;
        };
        let schema = match kind {
            BodyKind::Json | BodyKind::Form => schema.unwrap_or_else(|| json!({})),
            BodyKind::Text | BodyKind::Bytes => json!({ "type": "string" }),
        };
        let encoding = match kind {
            BodyKind::Form => self.form_encoding(&schema, node.get("encoding")),
            _ => Vec::new(),
        };
        let slot = self.slot("body", schema, true);
        read.body = Some(Body { kind, slot, media_type: concrete(media_type), is_required, encoding });
    }

    /// Returns the form properties that are not serialized as repeated pairs.
    fn form_encoding(&self, schema: &Value, encoding: Option<&Value>) -> Vec<(String, Style)> {
        let mut found = Vec::new();
        for (name, property, _) in properties(self.document, schema) {
            let encoding = encoding.and_then(|encoding| encoding.get(&name));
            let text = |key: &str| encoding.and_then(|encoding| encoding.get(key)?.as_str());
            let explode = encoding.and_then(|encoding| encoding.get("explode")?.as_bool());
            let is_object = kind(self.document, &property) == "object";
            let style = match (text("style"), text("contentType")) {
                (Some(name), _) => style(Some(name), explode, Location::Query),
                (None, Some(media_type)) if is_json(media_type) => Style::Json,
                (None, _) if explode == Some(false) => Style::Form,
                // The default for objects is JSON.
                (None, _) if is_object && explode.is_none() => Style::Json,
                _ => continue,
            };
            if style != Style::FormExploded {
                found.push((name, style));
            }
        }
        found
    }

    /// Returns the parts of a form: one setter for each property.
    fn parts(&mut self, schema: &Value, encoding: Option<&Value>) -> Vec<Parameter> {
        let mut parts = Vec::new();
        let properties = properties(self.document, schema);
        let named: Vec<(&str, &str, Option<&str>)> = properties
            .iter()
            .map(|(name, property, _)| (name.as_str(), "part", property.get(NAME).and_then(Value::as_str)))
            .collect();
        let fields = self.fields(&named);
        for ((name, property, is_required), field) in properties.into_iter().zip(fields) {
            let media_type = encoding.and_then(|encoding| encoding.get(&name)?.get("contentType")?.as_str());
            let (location, is_file) = match file(self.document, &property) {
                Some(true) => (Location::Files, true),
                Some(false) => (Location::File, true),
                None => (Location::Part, false),
            };
            let Plain { schema, is_nullable, default } = plain(self.document, &property);
            let resolved = resolve(self.document, &property);
            let description = property.get("description").or(resolved.get("description"));
            let mut description = description.and_then(Value::as_str).unwrap_or_default().trim().to_owned();
            if let Some(default) = default {
                push_line(&mut description, &format!("Default of the service: `{default}`."));
            }
            let is_json_part = media_type.is_some_and(is_json)
                || (media_type.is_none() && matches!(kind(self.document, &property), "object" | ""));
            let style = match (is_file, is_json_part, kind(self.document, &property)) {
                (false, true, "object") => Style::Json,
                (false, true, _) if media_type.is_some() => Style::Json,
                _ => Style::FormExploded,
            };
            let slot = self.slot(&field, if is_file { json!({ "type": "string" }) } else { schema }, true);
            parts.push(Parameter {
                name,
                slot,
                field,
                location,
                style,
                is_required: is_required && !is_nullable,
                description,
                media_type: media_type.map(str::to_owned).filter(|media_type| !media_type.contains(['*', ','])),
                unit: property.as_object().and_then(unit),
            });
        }
        parts
    }

    fn response(&mut self, all: &Map<String, Value>, status: &str, response: &Value) -> Response {
        let mut read = Response {
            status: status.to_owned(),
            kind: ResponseKind::Empty,
            media_type: String::new(),
            slot: String::new(),
            events: None,
            lines: None,
            may_be_raw: false,
        };
        let is_success = is_success(status);
        let has_no_body = matches!(status, "204" | "205");
        let content = response.get("content").and_then(Value::as_object).filter(|content| !content.is_empty());
        let Some(content) = content.filter(|_| !has_no_body) else {
            // FastAPI publishes no content for files and streams.
            read.may_be_raw = !has_no_body;
            return read;
        };
        read.may_be_raw = content.keys().any(|media_type| !is_json(media_type));
        // An inline schema is named after its operation and, unless it is the first of its kind, its status.
        let is_first =
            all.keys().find(|other| self::is_success(other) == is_success).is_some_and(|first| first == status);
        let suffix = match (is_success, is_first) {
            (true, true) => "response".to_owned(),
            (false, true) => "error".to_owned(),
            _ => format!("response-{status}"),
        };
        let events = content.iter().find(|(media_type, _)| essence(media_type) == "text/event-stream");
        if let Some((_, node)) = events.filter(|_| is_success) {
            let schema = node.get("schema").filter(|schema| is_json_text(self.document, schema, 0));
            read.events = Some(schema.map(|schema| self.slot(&format!("{suffix}-event"), schema.clone(), false)));
        }
        if let Some((media_type, node)) = content.iter().find(|(media_type, _)| is_lines(media_type) && is_success) {
            // Some documents describe the whole text.
            let schema = node.get("schema").filter(|schema| is_json_text(self.document, schema, 0));
            let slot = self.slot(&format!("{suffix}-line"), schema.cloned().unwrap_or_else(|| json!({})), false);
            read.lines = Some((media_type.clone(), slot));
        }
        let chosen = best_json(content.iter());
        let chosen = chosen.or_else(|| content.iter().find(|(media_type, _)| is_text(media_type)));
        let Some((media_type, node)) = chosen.or_else(|| content.iter().next()) else { return read };
        read.media_type.clone_from(media_type);
        read.kind = match () {
            () if is_json(media_type) => ResponseKind::Json,
            () if is_text(media_type) => ResponseKind::Text,
            () => ResponseKind::Bytes,
        };
        if read.kind == ResponseKind::Json {
            let schema = node.get("schema").cloned().unwrap_or_else(|| json!({}));
            // Statuses with the same schema share a type.
            let known = self.slots.iter().find(|slot| !slot.is_request && slot.schema == schema);
            read.slot = match known.map(|slot| slot.name.clone()) {
                Some(name) => name,
                None => self.slot(&suffix, schema, false),
            };
        }
        read
    }
}

fn push_line(text: &mut String, line: &str) {
    if !text.is_empty() {
        text.push_str("\n\n");
    }
    text.push_str(line);
}

/// Returns whether OpenAPI requires a header parameter to be ignored, because other parts of the document define it.
pub(crate) fn is_ignored(parameter: &Value) -> bool {
    let text = |key: &str| parameter.get(key).and_then(Value::as_str).unwrap_or_default();
    text("in") == "header" && is_ignored_header(text("name"))
}

fn location(name: &str) -> Location {
    match name {
        "path" => Location::Path,
        "query" => Location::Query,
        "cookie" => Location::Cookie,
        _ => Location::Header,
    }
}

fn schema_and_style(parameter: &Value, location: Location) -> (Value, Style) {
    let content = parameter.get("content").and_then(Value::as_object);
    if let Some((media_type, node)) = content.and_then(|content| content.iter().next()) {
        let schema = node.get("schema").cloned().unwrap_or_else(|| json!({}));
        return match is_json(media_type) {
            true => (schema, Style::Json),
            false => (json!({ "type": "string" }), style(None, None, location)),
        };
    }
    let schema = parameter.get("schema").cloned().unwrap_or_else(|| json!({ "type": "string" }));
    let explode = parameter.get("explode").and_then(Value::as_bool);
    (schema, style(parameter.get("style").and_then(Value::as_str), explode, location))
}

/// Returns the style of a parameter; by default, `form` is exploded and the others are not.
fn style(name: Option<&str>, explode: Option<bool>, location: Location) -> Style {
    let default = match location {
        Location::Path | Location::Header => "simple",
        _ => "form",
    };
    match (name.unwrap_or(default), explode) {
        ("label", Some(true)) => Style::LabelExploded,
        ("label", _) => Style::Label,
        ("matrix", Some(true)) => Style::MatrixExploded,
        ("matrix", _) => Style::Matrix,
        ("deepObject", _) => Style::DeepObject,
        ("spaceDelimited" | "pipeDelimited", Some(true)) => Style::FormExploded,
        ("spaceDelimited", _) => Style::SpaceDelimited,
        ("pipeDelimited", _) => Style::PipeDelimited,
        ("simple", Some(true)) => Style::SimpleExploded,
        ("simple", _) => Style::Simple,
        (_, Some(false)) => Style::Form,
        _ => Style::FormExploded,
    }
}

/// Removes null from a schema and returns its default.
struct Plain {
    schema: Value,
    is_nullable: bool,
    default: Option<Value>,
}

/// Removes null from the schema of a parameter, which is omitted instead, and the restrictions of a string, which the
/// service checks.
fn plain(document: &Value, schema: &Value) -> Plain {
    let resolved = resolve(document, schema);
    let is_true = |schema: &Value, key: &str| schema.get(key) == Some(&Value::Bool(true));
    let is_nullable = is_true(schema, "nullable") || is_true(resolved, "nullable");
    let default = schema.get("default").or(resolved.get("default")).filter(|default| !default.is_null()).cloned();
    let is_text = resolved.get("type").and_then(Value::as_str) == Some("string") && resolved.get("enum").is_none();
    let is_reference = schema.get("$ref").is_some();
    let mut schema = match is_text || (is_reference && is_nullable) {
        true => resolved.clone(),
        false => schema.clone(),
    };
    if let Some(members) = schema.as_object_mut() {
        if is_reference {
            // The component has a type with that name.
            members.remove("title");
        }
        members.remove("nullable");
        members.remove("default");
        if is_text {
            members.retain(|key, _| !IGNORED_IN_TEXT_PARAMETERS.contains(&key.as_str()));
        }
        if let Some(Value::Array(values)) = members.get_mut("enum") {
            values.retain(|value| !value.is_null());
        }
        if let Some(Value::Object(properties)) = members.get_mut("properties") {
            // An empty object has no known structure.
            properties.values_mut().for_each(|property| {
                if property.is_null() {
                    *property = json!({});
                }
            });
        }
    }
    Plain { schema, is_nullable, default }
}

/// Returns the JSON type of a schema; empty if it has none, `object` if it has properties.
fn kind<'a>(document: &'a Value, schema: &'a Value) -> &'a str {
    let mut schema = resolve(document, schema);
    // A wrapper that makes a reference nullable or adds a description.
    while let Some([one]) = schema.get("allOf").and_then(Value::as_array).map(Vec::as_slice) {
        schema = resolve(document, one);
    }
    match schema.get("type").and_then(Value::as_str) {
        Some(kind) => kind,
        None if ["properties", "allOf", "additionalProperties"].iter().any(|key| schema.get(key).is_some()) => "object",
        None => "",
    }
}

/// Returns whether a schema of events or lines describes JSON. A text, and what has no type, can be anything.
fn is_json_text(document: &Value, schema: &Value, depth: usize) -> bool {
    match kind(document, schema) {
        "" => {
            let schema = resolve(document, schema);
            let alternatives = schema.as_object().and_then(alternatives);
            depth < MAX_NESTED_ALTERNATIVES
                && alternatives.is_some_and(|all| all.iter().all(|one| is_json_text(document, one, depth + 1)))
        }
        kind => kind != "string",
    }
}

/// Returns `Some(false)` for a form property that is a file, `Some(true)` for a list of files, `None` otherwise.
fn file(document: &Value, schema: &Value) -> Option<bool> {
    let is_file = |schema: &Value| {
        let schema = resolve(document, schema);
        let text = |key: &str| schema.get(key).and_then(Value::as_str).unwrap_or_default();
        text("type") == "string"
            && (text("format") == "binary"
                || (!text("contentMediaType").is_empty() && text("contentEncoding").is_empty()))
    };
    let resolved = resolve(document, schema);
    let alternatives = ["allOf", "anyOf", "oneOf"].iter().filter_map(|key| resolved.get(key)?.as_array()).flatten();
    if is_file(resolved) || alternatives.clone().any(is_file) {
        return Some(false);
    }
    let is_list = |schema: &Value| resolve(document, schema).get("items").is_some_and(is_file);
    (is_list(resolved) || alternatives.clone().any(is_list)).then_some(true)
}

/// Returns the properties of an object, of its parts and of its alternatives, and whether each is required.
fn properties(document: &Value, schema: &Value) -> Vec<(String, Value, bool)> {
    let mut found: Vec<(String, Value, bool)> = Vec::new();
    let mut required: BTreeSet<String> = BTreeSet::new();
    let mut open = vec![(schema, true)];
    let mut seen: BTreeSet<*const Value> = BTreeSet::new();
    while let Some((schema, is_part)) = open.pop() {
        let schema = resolve(document, schema);
        if !seen.insert(std::ptr::from_ref(schema)) {
            continue;
        }
        for (name, property) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
            if found.iter().all(|(other, ..)| other != name) && property.get("readOnly") != Some(&Value::Bool(true)) {
                found.push((name.clone(), property.clone(), false));
            }
        }
        let list = |key: &str| schema.get(key).and_then(Value::as_array).into_iter().flatten();
        if is_part {
            required.extend(list("required").filter_map(Value::as_str).map(str::to_owned));
        }
        open.extend(list("allOf").map(|part| (part, is_part)));
        open.extend(["anyOf", "oneOf"].into_iter().flat_map(list).map(|alternative| (alternative, false)));
    }
    for (name, _, is_required) in &mut found {
        *is_required = required.contains(name);
    }
    found
}

/// Returns the preferred media type of a body and its kind; `None` for `multipart/form-data`.
fn best_body(content: &Map<String, Value>) -> Option<(&str, &Value, Option<BodyKind>)> {
    let find = |is_meant: &dyn Fn(&str) -> bool| content.iter().find(|(media_type, _)| is_meant(media_type));
    let is = |wanted: &'static str| move |media_type: &str| essence(media_type) == wanted;
    let json = best_json(content.iter());
    let (found, kind) = match () {
        () if json.is_some() => (json, Some(BodyKind::Json)),
        () if find(&is("multipart/form-data")).is_some() => (find(&is("multipart/form-data")), None),
        () if find(&is("application/x-www-form-urlencoded")).is_some() => {
            (find(&is("application/x-www-form-urlencoded")), Some(BodyKind::Form))
        }
        () if find(&is_text).is_some() => (find(&is_text), Some(BodyKind::Text)),
        () => (content.iter().next(), Some(BodyKind::Bytes)),
    };
    found.map(|(media_type, node)| (media_type.as_str(), node, kind))
}

fn is_text(media_type: &str) -> bool {
    let essence = essence(media_type);
    essence.starts_with("text/")
        || essence.ends_with("+xml")
        || matches!(essence.as_str(), "application/xml" | "application/yaml" | "application/x-yaml")
        || is_lines(media_type)
}

/// Returns whether a media type is that of JSON values on lines.
fn is_lines(media_type: &str) -> bool {
    matches!(
        essence(media_type).as_str(),
        "application/jsonl" | "application/x-jsonlines" | "application/x-ndjson" | "application/ndjson"
    )
}

/// Returns the media type to send: a range such as `*/*` allows any.
fn concrete(media_type: &str) -> String {
    match essence(media_type).as_str() {
        name if !name.contains('*') => media_type.to_owned(),
        name if is_json(name) => "application/json".to_owned(),
        "text/*" => "text/plain".to_owned(),
        _ => "application/octet-stream".to_owned(),
    }
}
