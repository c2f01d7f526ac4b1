//! Scalars that the source writes without quotes and that YAML reads otherwise than they are meant: a version `1.0`, an enum
//! value `1.0` among strings, `required: yes`.
//!
//! Where the specification wants a text or a flag, the scalar is taken as one, and a note says what YAML made of it.

use super::node_ext;
use super::note::{ImportNote, NoteKind};
use super::oas_objects::{Object, Slot};
use webagent_codegen::openapi::spanned_value::{SpannedValue, Value, join};

/// Fields that hold a text, wherever they stand.
const TEXTS: [&str; 15] = [
    "openapi",
    "title",
    "version",
    "summary",
    "description",
    "operationId",
    "name",
    "in",
    "url",
    "format",
    "pattern",
    "style",
    "scheme",
    "contentType",
    "propertyName",
];

/// Fields that hold a flag, wherever they stand.
const FLAGS: [&str; 9] = [
    "deprecated",
    "explode",
    "allowReserved",
    "allowEmptyValue",
    "nullable",
    "readOnly",
    "writeOnly",
    "uniqueItems",
    "required",
];

/// Reads a document's scalars as the specification wants them. Also returns what was read otherwise.
pub fn read(document: &SpannedValue) -> (SpannedValue, Vec<ImportNote>) {
    let mut read = document.clone();
    let mut reader = Reader { notes: Vec::new() };
    reader.value(&mut read, Slot::One(Object::Document), "");
    (read, reader.notes)
}

struct Reader {
    notes: Vec<ImportNote>,
}

impl Reader {
    fn value(&mut self, node: &mut SpannedValue, slot: Slot, pointer: &str) {
        match (slot, &mut node.value) {
            (Slot::One(object), Value::Object(members)) if object != Object::Example => {
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

    /// The names of what is required, and the values of a schema of strings.
    fn schema(&mut self, schema: &mut SpannedValue, pointer: &str) {
        let is_string = node_ext::text(schema, "type") == Some("string");
        let Some(members) = node_ext::members_mut(schema) else { return };
        for (key, value) in members.iter_mut() {
            let pointer = join(pointer, key);
            match (key.as_str(), &mut value.value) {
                ("required", Value::Array(items)) => self.texts(items, &pointer),
                ("enum", Value::Array(items)) if is_string => self.texts(items, &pointer),
                ("default" | "const", _) if is_string => self.text(value, &pointer),
                _ => {}
            }
        }
    }

    fn texts(&mut self, items: &mut [SpannedValue], pointer: &str) {
        for (index, item) in items.iter_mut().enumerate() {
            self.text(item, &join(pointer, &index.to_string()));
        }
    }

    /// Takes a number or a flag as text.
    fn text(&mut self, node: &mut SpannedValue, pointer: &str) {
        let (text, kind) = match &node.value {
            Value::Number(number) => (number.to_string(), "the number"),
            Value::Bool(flag) => (flag.to_string(), "the flag"),
            _ => return,
        };
        let message = format!(
            "this stands without quotes, so it is {kind} `{text}`, where a text is wanted: it is taken as '{text}'; write it in \
             quotes if another text is meant"
        );
        self.notes.push(ImportNote::source(NoteKind::Corrected, pointer, node.at, message));
        *node = node_ext::string(node.at, text);
    }

    /// Takes a word of YAML 1.1 as a flag.
    fn flag(&mut self, node: &mut SpannedValue, pointer: &str) {
        let Some(word) = node.as_str() else { return };
        let flag = match word.to_ascii_lowercase().as_str() {
            "true" | "yes" | "on" | "y" => true,
            "false" | "no" | "off" | "n" => false,
            _ => return,
        };
        let message = format!("`{word}` is a flag in YAML 1.1 only, or is quoted: it is taken as `{flag}`");
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
info: {title: 2024, version: 1.0, x-number: 1}
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
        required: {type: string, enum: [on, 1.0, true, ~], default: 1.0, example: 2}
        title: {type: boolean}
";
        let (read, notes) = read(&SpannedValue::parse("x", text).unwrap());
        let get = |pointer: &str| read.pointer(pointer).unwrap().to_json().to_string();
        assert_eq!(get("/openapi"), "\"3.0\"");
        assert_eq!(get("/info"), r#"{"title":"2024","version":"1.0","x-number":1}"#);
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
        assert_eq!(places.len(), 8, "{places:?}");
        assert!(notes.iter().any(|note| note.message.contains("the number `1.0`")), "{notes:?}");
    }
}
