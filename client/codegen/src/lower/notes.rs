//! The side table of the lowered document.
//!
//! The document that progenitor is given holds no text of the user's document. Where a schema had a description, it has
//! the key of an entry of this table, and progenitor carries the key into the documentation of the Rust that it
//! generates. There it is replaced by what the entry says. Since no text of the document reaches progenitor, none can be
//! taken for a key.

use std::collections::HashMap;

use serde_json::{Map, Value};

use crate::openapi::extensions::{UNIT, Unit};

/// Information on a schema that the generated Rust needs and cannot be told through the schema itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Note {
    /// The description.
    pub description: Option<String>,
    /// The service's default of a property, which the client does not send.
    pub default: Option<Value>,
    /// Name of the property in the document, where Rust needs another one.
    pub renamed: Option<String>,
    /// Set if this is an enum of strings that takes other strings as well.
    pub is_open: bool,
    /// The unit of a property that is a length of time.
    pub unit: Option<Unit>,
    /// The values in the document of the enum's variants that have another name, by that name.
    pub variants: Vec<(String, String)>,
    /// The property that tells the alternatives of this union apart.
    pub discriminator: Option<Discriminator>,
}

/// The property that tells the alternatives of a union apart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Discriminator {
    /// Name of the property in the document.
    pub property: String,
    /// Its values, by alternative; none for what is no object.
    pub values: Vec<Vec<String>>,
    /// Set if values that are not listed are taken too.
    pub is_open: bool,
}

/// The entries, by key.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    entries: Vec<Note>,
    indices: HashMap<Note, usize>,
}

const PREFIX: &str = "webagent-note-";

impl Notes {
    /// Returns the entry with a key.
    pub fn get(&self, key: &str) -> Option<&Note> {
        self.entries.get(key.trim().strip_prefix(PREFIX)?.parse::<usize>().ok()?)
    }

    /// Returns the entry of a schema.
    pub(crate) fn of(&self, schema: &Map<String, Value>) -> Option<&Note> {
        self.get(schema.get("description")?.as_str()?)
    }

    /// Changes the entry of a schema. Schemas with equal entries have one key, so that equal schemas remain equal.
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

    /// Moves the description and the unit of a schema into the table.
    pub(crate) fn take(&mut self, schema: &mut Map<String, Value>) {
        let description = match schema.remove("description") {
            Some(Value::String(text)) => Some(text).filter(|text| !text.trim().is_empty()),
            _ => None,
        };
        let unit = unit(schema);
        if description.is_some() || unit.is_some() {
            self.edit(schema, |note| *note = Note { description, unit, ..Note::default() });
        }
    }
}

/// Returns the unit that a schema or a parameter gives.
pub(crate) fn unit(of: &Map<String, Value>) -> Option<Unit> {
    Unit::parse(of.get(UNIT)?.as_str()?)
}
