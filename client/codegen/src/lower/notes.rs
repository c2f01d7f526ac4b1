//! The side table of the lowered document.
//!
//! The lowered document contains no text of the user's document. A schema with a description has the key of an entry in
//! this table instead; progenitor copies the key into the documentation of the generated Rust, where the text of the
//! entry replaces it. Since progenitor gets no text of the document, none can be mistaken for a key.

use std::collections::HashMap;

use serde_json::{Map, Value};

use crate::openapi::extensions::{TYPE, TextType, UNIT, Unit};

/// Information on a schema for the generated Rust that the schema itself cannot hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Note {
    /// The description.
    pub description: Option<String>,
    /// The default of a property, which the service applies and the client does not send.
    pub default: Option<Value>,
    /// The original name of a renamed property.
    pub renamed: Option<String>,
    /// Set if this is a string enum that accepts other strings.
    pub is_open: bool,
    /// The unit of a property with a length of time.
    pub unit: Option<Unit>,
    /// The values of a property that is a text.
    pub text_type: Option<TextType>,
    /// The original values of renamed enum variants, by variant name.
    pub variants: Vec<(String, String)>,
    /// The descriptions of enum values, by value.
    pub values: Vec<(String, String)>,
    /// The property that selects the alternative of this union.
    pub discriminator: Option<Discriminator>,
}

/// The property that selects the alternative of a union.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Discriminator {
    /// Name of the property in the document.
    pub property: String,
    /// Its values by alternative; none for an alternative that is not an object.
    pub values: Vec<Vec<String>>,
    /// Set if unlisted values are accepted.
    pub is_open: bool,
    /// Set if a value may lack the property. Its other properties then select the alternative.
    pub is_optional: bool,
}

/// The entries, by key.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    entries: Vec<Note>,
    indices: HashMap<Note, usize>,
}

const PREFIX: &str = "webagent-note-";

impl Notes {
    /// Returns an entry by key.
    pub fn get(&self, key: &str) -> Option<&Note> {
        self.entries.get(key.trim().strip_prefix(PREFIX)?.parse::<usize>().ok()?)
    }

    /// Returns the entry of a schema.
    pub(crate) fn of(&self, schema: &Map<String, Value>) -> Option<&Note> {
        self.get(schema.get("description")?.as_str()?)
    }

    /// Changes the entry of a schema. Equal entries share a key, so that equal schemas remain equal.
    pub(crate) fn edit(&mut self, schema: &mut Map<String, Value>, change: impl FnOnce(&mut Note)) {
        let mut note = self.of(schema).cloned().unwrap_or_default();
        change(&mut note);
        if note == Note::default() {
            schema.remove("description");
            return;
        }
        let index = match self.indices.get(&note) {
            Some(index) => *index,
            None => {
                self.entries.push(note.clone());
                self.indices.insert(note, self.entries.len() - 1);
                self.entries.len() - 1
            }
        };
        schema.insert("description".to_owned(), format!("{PREFIX}{index}").into());
    }

    /// Moves the description, the unit and the type of text of a schema to the table.
    pub(crate) fn take(&mut self, schema: &mut Map<String, Value>) {
        let description = match schema.remove("description") {
            Some(Value::String(text)) => Some(text).filter(|text| !text.trim().is_empty()),
            _ => None,
        };
        let unit = unit(schema);
        let text_type = schema.get(TYPE).and_then(Value::as_str).and_then(TextType::parse);
        if description.is_some() || unit.is_some() || text_type.is_some() {
            self.edit(schema, |note| *note = Note { description, unit, text_type, ..Note::default() });
        }
    }
}

/// Returns the unit of a schema or a parameter.
pub(crate) fn unit(of: &Map<String, Value>) -> Option<Unit> {
    Unit::parse(of.get(UNIT)?.as_str()?)
}
