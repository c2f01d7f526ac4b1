//! Corrects common mistakes in a source.
//!
//! - Unquoted scalars that YAML reads as another type (a version `1.0`, an enum value `1.0` among strings, `required:
//!   yes`), numbers in quotes and single values where a list belongs become what the specification requires.
//! - Empty fields (`tags:` without a value), keywords of a schema with a value that they cannot have, and defaults that
//!   the enum excludes are ignored.
//! - Lists in headers have a line for each item, if FastAPI published the document: it reads nothing else as a list.
//! - Parameters fit the path: those that it does not have are ignored, those that are not declared are strings.
//! - A form without named parts has one file; an enum on an array restricts the items; an undefined security scheme is a
//!   bearer token.
//! - The vendor's extensions are omitted: they can refer to anything, and the client does not use them.
//! - In OpenAPI 3.0, siblings of a `$ref` and unknown fields are omitted, since they have no meaning.
//! - Duplicate list entries and `required: true` on a property are ignored.
//!
//! Each correction has a note.

mod forms;
mod parameters;
mod schema;
mod security;

use indexmap::IndexMap;

use super::node_ext::{self, Members};
use super::note::{ImportNote, NoteKind};
use webagent_codegen::openapi::diagnostic::Position;
use webagent_codegen::openapi::extensions::is_own;
use webagent_codegen::openapi::media_type::{replace_item_schemas, replace_ranges};
use webagent_codegen::openapi::objects::{FieldType, Object, Slot};
use webagent_codegen::openapi::spanned_value::{SpannedValue, Value, join};

/// Corrects a document. Also returns notes on the corrections.
pub(crate) fn repair(document: &SpannedValue) -> (SpannedValue, Vec<ImportNote>) {
    let mut read = document.clone();
    replace_item_schemas(&mut read);
    let mut reader = Repairer { document, notes: Vec::new(), extensions: IndexMap::new(), is_30: false };
    if let Some(version) = read.get_mut("openapi") {
        reader.text(version, "/openapi");
        reader.is_30 = version.as_str().is_some_and(|version| version.starts_with("3.0"));
    }
    reader.value(&mut read, Slot::One(Object::Document), "");
    reader.define_schemes(&mut read);
    let mut notes = reader.notes;
    notes.extend(replace_ranges(&mut read).into_iter().map(|(pointer, at)| {
        let message = "a response of any media type whose schema only JSON has: taken as `application/json`";
        ImportNote::source(NoteKind::Corrected, &pointer, at, message.to_owned())
    }));
    notes.extend(reader.extensions.into_iter().map(|(name, (pointer, at, count))| {
        let places = if count == 1 { "one place".to_owned() } else { format!("{count} places") };
        let message =
            format!("the vendor's extension `{name}`, in {places}, is not copied: the client does not use it");
        ImportNote::source(NoteKind::LeftOut, &pointer, at, message)
    }));
    (read, notes)
}

struct Repairer<'a> {
    /// The document as it was.
    document: &'a SpannedValue,
    notes: Vec<ImportNote>,
    /// The vendor's extensions by name: the first location and the number of locations.
    extensions: IndexMap<String, (String, Position, usize)>,
    /// `true` for OpenAPI 3.0.
    is_30: bool,
}

impl Repairer<'_> {
    fn value(&mut self, node: &mut SpannedValue, slot: Slot, pointer: &str) {
        match (slot, &mut node.value) {
            (Slot::One(object), Value::Object(members)) if object != Object::Example => {
                self.leave_out(members, object, pointer);
                if object == Object::Schema {
                    self.before_the_fields(members, pointer);
                }
                self.fields(members, object, pointer);
                for (key, value) in members.iter_mut() {
                    self.value(value, object.slot_of_any_version(key), &join(pointer, key));
                }
                match object {
                    Object::Schema => self.schema(node, pointer),
                    Object::Parameter => {
                        self.path_parameter(members, pointer);
                        self.header_list(members, pointer);
                    }
                    Object::Operation => self.operation(members, pointer),
                    Object::RequestBody => self.form(members, pointer),
                    _ => {}
                }
            }
            (Slot::Map(object), Value::Object(members)) => {
                if matches!(object, Object::PathItem | Object::Response | Object::Callback) {
                    self.leave_out_extensions(members, pointer);
                }
                for (key, value) in members.iter_mut() {
                    if node_ext::is_null(value) && !key.starts_with("x-") {
                        self.corrected(&join(pointer, key), value.at, format!("`{key}` has no value: taken as empty"));
                        *value = node_ext::object(value.at, Members::new());
                    }
                    self.value(value, Slot::One(object), &join(pointer, key));
                    if object == Object::PathItem && pointer == "/paths" {
                        self.parameters_of_path(key, value, &join(pointer, key));
                    }
                }
            }
            (Slot::List(object), Value::Array(items)) => {
                for (index, item) in items.iter_mut().enumerate() {
                    self.value(item, Slot::One(object), &join(pointer, &index.to_string()));
                }
            }
            _ => {}
        }
    }

    /// Removes the vendor's extensions of an object and, in OpenAPI 3.0, parts without meaning.
    fn leave_out(&mut self, members: &mut Members, object: Object, pointer: &str) {
        self.leave_out_extensions(members, pointer);
        let is_reference = members.get("$ref").is_some_and(|target| target.as_str().is_some());
        if !self.is_30 || matches!(object, Object::Document | Object::Components) {
            return;
        }
        let notes = &mut self.notes;
        members.retain(|key, value| {
            let message = if is_reference && object != Object::PathItem {
                format!("OpenAPI 3.0 ignores `{key}` next to `$ref`")
            } else {
                format!("`{key}` is not a field of OpenAPI 3.0 here, so it is ignored")
            };
            let stays = match is_reference && object != Object::PathItem {
                true => key == "$ref" || key.starts_with("x-"),
                false => key == "$ref" || object.slot(key).is_some(),
            };
            if !stays {
                notes.push(ImportNote::source(NoteKind::LeftOut, &join(pointer, key), value.at, message));
            }
            stays
        });
    }

    fn leave_out_extensions(&mut self, members: &mut Members, pointer: &str) {
        let extensions = &mut self.extensions;
        members.retain(|key, value| {
            let stays = !key.starts_with("x-") || is_own(key);
            if !stays {
                let place = || (join(pointer, key), value.at, 0);
                extensions.entry(key.clone()).or_insert_with(place).2 += 1;
            }
            stays
        });
    }

    /// Corrects the fields of an object whose values are of another type than the specification requires.
    fn fields(&mut self, members: &mut Members, object: Object, pointer: &str) {
        let keys: Vec<String> = members.keys().cloned().collect();
        for key in keys {
            let (Some(field), Some(value)) = (object.field(&key), members.get_mut(&key)) else { continue };
            let ty = field.later.filter(|_| !self.is_30).unwrap_or(field.ty);
            let pointer = join(pointer, &key);
            if object.required().contains(&key.as_str()) && node_ext::is_null(value) {
                let empty = match key.as_str() {
                    "title" | "version" | "description" => node_ext::string(value.at, ""),
                    "responses" => node_ext::object(value.at, Members::new()),
                    _ => continue,
                };
                self.corrected(&pointer, value.at, format!("`{key}` has no value: taken as empty"));
                *value = empty;
                continue;
            }
            // A schema accepts more without a keyword. Elsewhere a field that has no value, or only describes, is ignored.
            let is_ignored = object == Object::Schema
                || node_ext::is_null(value)
                || matches!(
                    key.as_str(),
                    "tags" | "externalDocs" | "style" | "examples" | "links" | "callbacks" | "encoding"
                );
            if !self.fits(value, ty, &pointer) && is_ignored {
                let message = format!("`{key}` cannot be {}, so it is ignored", described(value));
                self.corrected(&pointer, value.at, message);
                members.shift_remove(&key);
            }
        }
    }

    /// Converts a value to what a field takes; returns whether that is possible.
    fn fits(&mut self, value: &mut SpannedValue, ty: FieldType, pointer: &str) -> bool {
        use FieldType::{Any, Bound, Count, Flag, FlagOrSchema, List, Map, Number, One, Ref, Text, Type, Word};
        match (ty, &mut value.value) {
            (Any, _) => true,
            (_, Value::Null) => false,
            (Text, _) => {
                self.text(value, pointer);
                value.as_str().is_some()
            }
            (Flag | FlagOrSchema, Value::String(_)) => {
                self.flag(value, pointer);
                matches!(value.value, Value::Bool(_))
            }
            (Flag, kind) => matches!(kind, Value::Bool(_)),
            (Number | Bound | Count, _) => {
                self.number(value, matches!(ty, Count), pointer)
                    || matches!((ty, &value.value), (Bound, Value::Bool(_)))
            }
            (Word(words), Value::String(word)) => words.contains(&word.as_str()),
            (Type, _) => true,
            (List(inner), Value::Array(items)) => {
                for (index, item) in items.iter_mut().enumerate() {
                    self.fits(item, *inner, &join(pointer, &index.to_string()));
                }
                true
            }
            (List(inner), Value::String(_) | Value::Object(_)) => {
                let is_one = self.fits(value, *inner, pointer);
                if is_one {
                    self.corrected(pointer, value.at, "expected a list: taken as a list with this one value");
                    *value = node_ext::array(value.at, vec![value.clone()]);
                }
                is_one
            }
            (Map(inner), Value::Object(members)) => {
                for (key, value) in members.iter_mut().filter(|(key, _)| !key.starts_with("x-")) {
                    let pointer = join(pointer, key);
                    if self.fits(value, *inner, &pointer) {
                        continue;
                    }
                    let empty = match inner {
                        List(_) if node_ext::is_null(value) => node_ext::array(value.at, Vec::new()),
                        Ref(Object::Schema) => node_ext::object(value.at, Members::new()),
                        _ => continue,
                    };
                    self.corrected(
                        &pointer,
                        value.at,
                        format!("`{key}` cannot be {}: taken as empty", described(value)),
                    );
                    *value = empty;
                }
                true
            }
            (
                One(object @ (Object::Contact | Object::ServerVariable | Object::ExternalDocs | Object::Discriminator)),
                Value::Object(members),
            ) => {
                if object == Object::Discriminator {
                    self.leave_out(members, object, pointer);
                }
                self.fields(members, object, pointer);
                true
            }
            (One(Object::Discriminator), Value::String(name)) => {
                let name = node_ext::string(value.at, name.clone());
                *value = node_ext::single(value.at, "propertyName", name);
                self.corrected(pointer, value.at, "expected an object: taken as its `propertyName`");
                true
            }
            (Ref(Object::Schema) | FlagOrSchema, kind) => matches!(kind, Value::Bool(_) | Value::Object(_)),
            (_, kind) => matches!(kind, Value::Object(_)),
        }
    }

    /// Converts a number in quotes, and for a count a number without a fraction; returns whether it is one.
    fn number(&mut self, value: &mut SpannedValue, is_count: bool, pointer: &str) -> bool {
        let number: Option<serde_json::Number> = match &value.value {
            Value::Number(number) => Some(number.clone()),
            Value::String(text) => text.trim().parse().ok(),
            _ => None,
        };
        let counted = |number: serde_json::Number| -> Option<serde_json::Number> {
            let text = number.to_string();
            let whole = text.split_once('.').filter(|(_, rest)| rest.chars().all(|digit| digit == '0'));
            Some(whole.map_or(text.as_str(), |(whole, _)| whole).parse::<u64>().ok()?.into())
        };
        let Some(number) = (match is_count {
            true => number.and_then(counted),
            false => number,
        }) else {
            return false;
        };
        if !matches!(&value.value, Value::Number(written) if *written == number) {
            let message = format!("expected {}: taken as `{number}`", if is_count { "a count" } else { "a number" });
            self.corrected(pointer, value.at, message);
            value.value = Value::Number(number);
        }
        true
    }

    /// Ignores an empty body, and corrects statuses.
    fn operation(&mut self, members: &mut Members, pointer: &str) {
        let is_empty = |body: &&SpannedValue| body.get("$ref").is_none() && body.get("content").is_none();
        if let Some(body) = members.get("requestBody").filter(is_empty) {
            self.corrected(&join(pointer, "requestBody"), body.at, "a body without `content` is ignored");
            members.shift_remove("requestBody");
        }
        let Some(responses) = members.get_mut("responses").and_then(SpannedValue::as_object_mut) else { return };
        let is_range = |status: &str| {
            let (first, rest) = status.split_at_checked(1).unwrap_or_default();
            "12345".contains(first)
                && (rest == "XX" || rest.len() == 2 && rest.bytes().all(|byte| byte.is_ascii_digit()))
        };
        let mut corrected = Members::new();
        for (status, response) in std::mem::take(responses) {
            let is_valid = status.starts_with("x-") || status == "default" || is_range(&status);
            let meant = status.get(..3).map(str::to_ascii_uppercase).filter(|start| is_range(start));
            let rest = status.get(3..).unwrap_or_default();
            let meant = meant.filter(|_| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()));
            let key = match (is_valid, meant) {
                (true, _) => status,
                (false, Some(meant)) => {
                    let message = format!("`{status}` is no status: taken as {meant}");
                    self.corrected(&join(&join(pointer, "responses"), &status), response.at, message);
                    meant
                }
                (false, None) => {
                    let message = format!("`{status}` is no status, so the response is ignored");
                    self.corrected(&join(&join(pointer, "responses"), &status), response.at, message);
                    continue;
                }
            };
            corrected.entry(key).or_insert(response);
        }
        *responses = corrected;
    }

    fn corrected(&mut self, pointer: &str, at: Position, message: impl Into<String>) {
        self.notes.push(ImportNote::source(NoteKind::Corrected, pointer, at, message));
    }

    /// Converts a number or a boolean to a string.
    fn text(&mut self, node: &mut SpannedValue, pointer: &str) {
        let (text, kind) = match &node.value {
            Value::Number(number) => (number.to_string(), "the number"),
            Value::Bool(flag) => (flag.to_string(), "the boolean"),
            _ => return,
        };
        let message = format!(
            "YAML reads this unquoted value as {kind} `{text}`, but a string is required: imported as '{text}'; quote it if another string is meant"
        );
        self.notes.push(ImportNote::source(NoteKind::Corrected, pointer, node.at, message));
        *node = node_ext::string(node.at, text);
    }

    /// Converts a boolean word of YAML 1.1.
    fn flag(&mut self, node: &mut SpannedValue, pointer: &str) {
        let Some(word) = node.as_str() else { return };
        let flag = match word.to_ascii_lowercase().as_str() {
            "true" | "yes" | "on" | "y" => true,
            "false" | "no" | "off" | "n" => false,
            _ => return,
        };
        let message = format!("`{word}` is a boolean in YAML 1.1 only, or is quoted: read as `{flag}`");
        self.notes.push(ImportNote::source(NoteKind::Corrected, pointer, node.at, message));
        *node = node_ext::boolean(node.at, flag);
    }
}

/// Describes a value in a message.
fn described(value: &SpannedValue) -> String {
    match &value.value {
        Value::String(text) => format!("`{text}`"),
        Value::Number(number) => format!("`{number}`"),
        _ => value.kind().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// Returns what becomes of an operation or a schema, and the locations of the corrections.
    fn corrected(version: &str, pointer: &str, json: &str) -> (String, Vec<String>) {
        let text = format!(
            "{{openapi: {version}.0, info: {{title: t, version: '1'}}, paths: {{'/a/{{x}}': {{post: {}}}}}, components: {{schemas: {{A: {}}}}}}}",
            if pointer.ends_with("post") { json } else { "{parameters: [{name: x, in: path, required: true}]}" },
            if pointer.ends_with("post") { "{}" } else { json },
        );
        let (read, notes) = repair(&SpannedValue::parse("x", &text).unwrap());
        let places = notes.iter().map(|note| note.pointer.trim_start_matches(pointer).to_owned()).collect();
        (read.pointer(pointer).unwrap().to_json().to_string(), places)
    }

    #[test]
    #[allow(clippy::too_many_lines, reason = "a table")]
    fn mistakes_of_vendors_are_taken_as_they_are_meant() {
        let x = r#"{"in":"path","name":"x","required":true,"schema":{"type":"string"}}"#;
        let schemas = [
            ("3.0", "{minimum: '0', maxLength: '10', minItems: 2.0}", r#"{"maxLength":10,"minItems":2,"minimum":0}"#),
            ("3.0", "{maxLength: -1, format: null, pattern: null, description: null}", "{}"),
            (
                "3.0",
                "{required: a, properties: {a: null, b: text}}",
                r#"{"properties":{"a":{},"b":{}},"required":["a"]}"#,
            ),
            ("3.0", "{required: a, properties: []}", "{}"),
            ("3.0", "{enum: [], oneOf: [], allOf: {type: string}}", r#"{"allOf":[{"type":"string"}]}"#),
            (
                "3.0",
                "{type: integer, enum: ['1', '2'], default: '1'}",
                r#"{"default":1,"enum":[1,2],"type":"integer"}"#,
            ),
            ("3.0", "{type: string, enum: [a], default: b}", r#"{"enum":["a"],"type":"string"}"#),
            (
                "3.0",
                "{type: array, enum: [a, b], items: {type: string}}",
                r#"{"items":{"enum":["a","b"],"type":"string"},"type":"array"}"#,
            ),
            ("3.1", "{type: [array], enum: [1]}", r#"{"items":{"enum":[1]},"type":["array"]}"#),
            ("3.0", "{type: integer, enum: [a, b]}", r#"{"enum":["a","b"],"type":"string"}"#),
            ("3.0", "{type: object, enum: [a, 1]}", r#"{"enum":["a",1]}"#),
            ("3.1", "{type: [integer, 'null'], enum: [a, null]}", r#"{"enum":["a",null]}"#),
            (
                "3.0",
                "{discriminator: {propertyName: kind, mapping: {a: b}, type: string}}",
                r#"{"discriminator":{"mapping":{"a":"b"},"propertyName":"kind"}}"#,
            ),
            ("3.0", "{type: Int}", r#"{"type":"integer"}"#),
            ("3.1", "{type: file}", r#"{"format":"binary","type":"string"}"#),
            ("3.1", "{type: date, format: own}", r#"{"format":"own","type":"string"}"#),
            ("3.1", "{type: any}", "{}"),
            ("3.1", "{type: {type: string}}", "{}"),
            ("3.1", "{type: [String, 'null']}", r#"{"type":["string","null"]}"#),
            ("3.1", "{type: [string, strange]}", "{}"),
            ("3.0", "{type: [string, 'null']}", r#"{"nullable":true,"type":"string"}"#),
            ("3.0", "{type: [string, integer]}", r#"{"anyOf":[{"type":"string"},{"type":"integer"}]}"#),
            ("3.0", "{type: 'null'}", "{}"),
            ("3.0", "{items: [{type: string}]}", r#"{"items":{"type":"string"}}"#),
            ("3.0", "{items: [{type: string}, {}]}", r#"{"items":{}}"#),
            ("3.0", "{exclusiveMinimum: 3, minimum: 1}", r#"{"exclusiveMinimum":true,"minimum":3}"#),
            ("3.0", "{exclusiveMaximum: 3, maximum: 1}", r#"{"maximum":1}"#),
            (
                "3.0",
                "{discriminator: kind, additionalProperties: 'false'}",
                r#"{"additionalProperties":false,"discriminator":{"propertyName":"kind"}}"#,
            ),
        ];
        for (version, wrong, right) in schemas {
            let (schema, places) = corrected(version, "/components/schemas/A", wrong);
            assert_eq!(schema, right, "{wrong}");
            assert!(!places.is_empty() && places.iter().all(|place| place.starts_with('/')), "{wrong}: {places:?}");
            // What is right stays.
            assert_eq!(corrected(version, "/components/schemas/A", right), (right.to_owned(), Vec::new()), "{wrong}");
        }
        let form = |properties: &str| {
            let schema = format!(r#"{{"properties":{{"file":{properties}}},"required":["file"],"type":"object"}}"#);
            let content = format!(r#"{{"multipart/form-data":{{"schema":{schema}}}}}"#);
            format!(r#"{{"parameters":[{x}],"requestBody":{{"content":{content}}}}}"#)
        };
        let file = r#"{"format":"binary","type":"string"}"#;
        let operations = [
            ("{tags: x, summary: null}", format!(r#"{{"parameters":[{x}],"tags":["x"]}}"#)),
            ("{requestBody: {content: {multipart/form-data: {}}}}", form(file)),
            ("{requestBody: {content: {multipart/form-data: {schema: {type: string, format: binary}}}}}", form(file)),
            (
                "{requestBody: {content: {multipart/form-data: {schema: {type: array, items: {}}}}}}",
                form(&format!(r#"{{"items":{file},"type":"array"}}"#)),
            ),
            ("{parameters: null, requestBody: {required: true}}", format!(r#"{{"parameters":[{x}]}}"#)),
            (
                "{parameters: [{name: x, in: path, schema: {type: string}}, {name: y, in: path}, {name: q, in: query, style: odd}, {name: q, in: query}]}",
                format!(r#"{{"parameters":[{x},{{"in":"query","name":"q"}}]}}"#),
            ),
            (
                "{responses: {'200 OK': null, 2xx: {}, okay: {}, default: {}}}",
                format!(r#"{{"parameters":[{x}],"responses":{{"200":{{}},"2XX":{{}},"default":{{}}}}}}"#),
            ),
        ];
        for (wrong, right) in operations {
            let (operation, places) = corrected("3.1", "/paths/~1a~1{x}/post", wrong);
            assert_eq!(operation, right, "{wrong}");
            assert!(!places.is_empty(), "{wrong}");
            assert_eq!(corrected("3.1", "/paths/~1a~1{x}/post", &right), (right, Vec::new()));
        }
    }

    #[test]
    fn a_security_scheme_that_is_not_defined_is_a_bearer_token() {
        let text = "\
openapi: 3.1.0
security: [{A: []}]
paths: {/a: {get: {security: [{B: null, C: x}]}, put: {security: [{C: []}]}}}
components: {securitySchemes: {B: {type: http, scheme: basic}}}
";
        let (read, notes) = repair(&SpannedValue::parse("x", text).unwrap());
        let schemes = read.pointer("/components/securitySchemes").unwrap().to_json();
        let bearer = serde_json::json!({"type": "http", "scheme": "bearer"});
        let basic = serde_json::json!({"type": "http", "scheme": "basic"});
        assert_eq!(schemes, serde_json::json!({"A": bearer, "B": basic, "C": bearer}));
        let message = |name: &str| notes.iter().find(|note| note.message.contains(name)).unwrap();
        assert_eq!(message("`A`, required in one place").pointer, "/security");
        assert_eq!(message("`C`, required in 2 places").pointer, "/paths/~1a/get/security");
        assert!(!notes.iter().any(|note| note.message.contains("scheme `B`")), "{notes:?}");
    }

    #[test]
    fn scalars_are_read_as_the_specification_wants_them() {
        let text = "\
openapi: 3.0
info: {title: 2024, version: 1.0, x-number: 1, x-webagent-origin: ours}
x-stuff: {$ref: '#/nowhere'}
paths:
  /a:
    get:
      parameters: [{name: on, in: query, required: yes, schema: {type: integer, default: 1, enum: [1, 2]}}]
components:
  schemas:
    A:
      type: object
      required: [on, 1]
      properties:
        required: {type: string, enum: [on, 1.0, true, ~, on], default: 1.0, example: 2}
        title: {type: boolean, required: true, units: m}
        x-name: {$ref: '#/components/schemas/B', nullable: true}
";
        let (read, notes) = repair(&SpannedValue::parse("x", text).unwrap());
        let get = |pointer: &str| read.pointer(pointer).unwrap().to_json().to_string();
        assert_eq!(get("/openapi"), "\"3.0\"");
        assert_eq!(get("/info"), r#"{"title":"2024","version":"1.0","x-webagent-origin":"ours"}"#);
        let parameter =
            r#"[{"in":"query","name":"on","required":true,"schema":{"default":1,"enum":[1,2],"type":"integer"}}]"#;
        let expected: serde_json::Value = serde_json::from_str(parameter).unwrap();
        assert_eq!(read.pointer("/paths/~1a/get/parameters").unwrap().to_json(), expected);
        assert_eq!(get("/components/schemas/A/required"), r#"["on","1"]"#);
        assert_eq!(get("/components/schemas/A/properties/required/enum"), r#"["on","1.0","true",null]"#);
        assert_eq!(get("/components/schemas/A/properties/required/default"), "\"1.0\"");
        assert_eq!(get("/components/schemas/A/properties/required/example"), "2");
        assert_eq!(get("/components/schemas/A/properties/title"), r#"{"type":"boolean"}"#);
        let places: Vec<&str> = notes.iter().map(|note| note.pointer.as_str()).collect();
        assert_eq!(get("/components/schemas/A/properties/x-name"), "{\"$ref\":\"#/components/schemas/B\"}");
        assert!(read.get("x-stuff").is_none());
        let expected = [
            "/openapi",
            "/info/title",
            "/info/version",
            "/paths/~1a/get/parameters/0/required",
            "/components/schemas/A/properties/required/enum/1",
            "/components/schemas/A/properties/required/enum/2",
            "/components/schemas/A/properties/required/enum/4",
            "/components/schemas/A/properties/required/default",
            "/components/schemas/A/properties/title/units",
            "/components/schemas/A/properties/title/required",
            "/components/schemas/A/properties/x-name/nullable",
            "/components/schemas/A/required/1",
            "/x-stuff",
            "/info/x-number",
        ];
        let sorted = |mut places: Vec<&str>| {
            places.sort_unstable();
            places.join("\n")
        };
        assert_eq!(sorted(places), sorted(expected.to_vec()));
        assert!(notes.iter().any(|note| note.message.contains("the number `1.0`")), "{notes:?}");
    }
}
