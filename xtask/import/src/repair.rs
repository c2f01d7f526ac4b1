//! Corrects common mistakes in a source.
//!
//! - Unquoted scalars that YAML reads as another type (a version `1.0`, an enum value `1.0` among strings, `required:
//!   yes`) become the string or boolean that the specification requires.
//! - The vendor's extensions are omitted: they can refer to anything, and the client does not use them.
//! - In OpenAPI 3.0, siblings of a `$ref` and unknown fields are omitted, since they have no meaning.
//! - Duplicate list entries and `required: true` on a property are ignored.
//!
//! Each correction has a note.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::node_ext::{self, Members};
use super::note::{ImportNote, NoteKind};
use webagent_codegen::openapi::diagnostic::Position;
use webagent_codegen::openapi::extensions::is_own;
use webagent_codegen::openapi::objects::{Object, Slot};
use webagent_codegen::openapi::spanned_value::{SpannedValue, Value, join};

/// Fields that are strings, wherever they occur.
const TEXTS: [&str; 15] = [
    "openapi", "title", "version", "summary", "description", "operationId", "name", "in", "url", "format", "pattern",
    "style", "scheme", "contentType", "propertyName",
];

/// Fields that are booleans, wherever they occur.
const FLAGS: [&str; 9] = [
    "deprecated", "explode", "allowReserved", "allowEmptyValue", "nullable", "readOnly", "writeOnly", "uniqueItems",
    "required",
];

/// Corrects a document. Also returns notes on the corrections.
pub(crate) fn repair(document: &SpannedValue) -> (SpannedValue, Vec<ImportNote>) {
    let mut read = document.clone();
    let mut reader = Repairer { notes: Vec::new(), extensions: IndexMap::new(), is_30: false };
    if let Some(version) = read.get_mut("openapi") {
        reader.text(version, "/openapi");
        reader.is_30 = version.as_str().is_some_and(|version| version.starts_with("3.0"));
    }
    reader.value(&mut read, Slot::One(Object::Document), "");
    let mut notes = reader.notes;
    notes.extend(reader.extensions.into_iter().map(|(name, (pointer, at, count))| {
        let places = if count == 1 { "one place".to_owned() } else { format!("{count} places") };
        let message =
            format!("the vendor's extension `{name}`, in {places}, is not copied: the client does not use it");
        ImportNote::source(NoteKind::LeftOut, &pointer, at, message)
    }));
    (read, notes)
}

struct Repairer {
    notes: Vec<ImportNote>,
    /// The vendor's extensions by name: the first location and the number of locations.
    extensions: IndexMap<String, (String, Position, usize)>,
    /// `true` for OpenAPI 3.0.
    is_30: bool,
}

impl Repairer {
    fn value(&mut self, node: &mut SpannedValue, slot: Slot, pointer: &str) {
        match (slot, &mut node.value) {
            (Slot::One(object), Value::Object(members)) if object != Object::Example => {
                self.leave_out(members, object, pointer);
                for (key, value) in members.iter_mut() {
                    let pointer = join(pointer, key);
                    match key.as_str() {
                        key if TEXTS.contains(&key) => self.text(value, &pointer),
                        key if FLAGS.contains(&key) => self.flag(value, &pointer),
                        key => self.value(value, object.slot_of_any_version(key), &pointer),
                    }
                }
                if object == Object::Schema {
                    self.schema(node, pointer);
                }
            }
            (Slot::Map(object), Value::Object(members)) => {
                if matches!(object, Object::PathItem | Object::Response | Object::Callback) {
                    self.leave_out_extensions(members, pointer);
                }
                for (key, value) in members.iter_mut() {
                    self.value(value, Slot::One(object), &join(pointer, key));
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

    /// Corrects `required`, and the values of a schema of strings.
    fn schema(&mut self, schema: &mut SpannedValue, pointer: &str) {
        let is_string = schema.text("type") == Some("string");
        let Some(members) = schema.as_object_mut() else { return };
        if let Some(flag) = members.get("required").filter(|required| matches!(required.value, Value::Bool(_))) {
            let message = "a schema lists its required properties in `required`: a boolean on a property is ignored";
            self.notes.push(ImportNote::source(NoteKind::Corrected, &join(pointer, "required"), flag.at, message));
            members.shift_remove("required");
        }
        for (key, value) in members.iter_mut() {
            let pointer = join(pointer, key);
            match (key.as_str(), &mut value.value) {
                ("required", Value::Array(items)) => self.texts(items, &pointer),
                ("enum", Value::Array(items)) if is_string => self.texts(items, &pointer),
                ("default" | "const", _) if is_string => self.text(value, &pointer),
                _ => {}
            }
            if let ("required" | "enum", Value::Array(items)) = (key.as_str(), &mut value.value) {
                self.once(items, &pointer);
            }
        }
    }

    fn texts(&mut self, items: &mut [SpannedValue], pointer: &str) {
        for (index, item) in items.iter_mut().enumerate() {
            self.text(item, &join(pointer, &index.to_string()));
        }
    }

    /// Removes duplicate values.
    fn once(&mut self, items: &mut Vec<SpannedValue>, pointer: &str) {
        let mut seen = HashSet::new();
        let notes = &mut self.notes;
        let mut index = 0;
        items.retain(|item| {
            let is_new = seen.insert(node_ext::canonical_json(item));
            if !is_new {
                let message = format!("`{}` is listed twice", item.to_json());
                notes.push(ImportNote::source(
                    NoteKind::Corrected,
                    &join(pointer, &index.to_string()),
                    item.at,
                    message,
                ));
            }
            index += 1;
            is_new
        });
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

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
