//! Runs, and other values of the document's schemas, that a test writes by hand. They are completed by whatever else the
//! document requires: so a property that is added changes no test.

use std::fmt;
use std::ops::Deref;
use std::sync::{LazyLock, OnceLock};

use serde_json::{Map, Value};

use crate::document::Document;
use crate::mock_server::extensions;
use crate::strategy::{Extent, example};

/// An example of a run of the document with the properties that are required.
static REQUIRED: LazyLock<Map<String, Value>> = LazyLock::new(|| {
    required(|_, schema| schema.get(extensions::ROLE).and_then(Value::as_str) == Some("run")).unwrap_or_default()
});

/// An example of a component of the document with the properties that are required.
fn required(is_wanted: impl Fn(&str, &Value) -> bool) -> Option<Map<String, Value>> {
    let document = Document::load().ok()?;
    let (_, schema) = document.component_schemas().into_iter().find(|(name, schema)| is_wanted(name, schema.value))?;
    match example(&document, &schema, Extent::Required).ok()?? {
        Value::Object(example) => Some(example),
        _ => None,
    }
}

/// Completes a run that is written as a JSON object with a member at least. Its own members come first, to the letter.
#[must_use]
pub fn run_text(text: &str) -> String {
    let Some((members, rest)) = text.rfind('}').map(|end| text.split_at(end)) else { return text.to_owned() };
    let quoted = REQUIRED.iter().map(|(name, value)| (Value::from(name.as_str()).to_string(), value));
    let missing = quoted.filter(|(name, _)| !members.contains(name));
    let missing: String = missing.map(|(name, value)| format!(",{name}:{value}")).collect();
    format!("{members}{missing}{rest}")
}

/// Completes a run that is an object.
#[must_use]
pub fn run_value(run: Value) -> Value {
    completed(run, &REQUIRED)
}

/// Completes an object of another schema in `components`.
#[must_use]
pub fn component_value(component: &str, value: Value) -> Value {
    completed(value, &required(|name, _| name == component).unwrap_or_default())
}

fn completed(mut value: Value, required: &Map<String, Value>) -> Value {
    if let Some(members) = value.as_object_mut() {
        for (name, value) in required {
            members.entry(name).or_insert_with(|| value.clone());
        }
    }
    value
}

/// A run that a test writes in a constant, as [`run_text`] completes it.
#[derive(Debug)]
pub struct WrittenRun {
    text: &'static str,
    completed: OnceLock<String>,
}

impl WrittenRun {
    /// Takes the run as a JSON object.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        Self { text, completed: OnceLock::new() }
    }
}

impl Deref for WrittenRun {
    type Target = str;

    fn deref(&self) -> &str {
        self.completed.get_or_init(|| run_text(self.text))
    }
}

impl AsRef<[u8]> for WrittenRun {
    fn as_ref(&self) -> &[u8] {
        self.as_bytes()
    }
}

impl fmt::Display for WrittenRun {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self)
    }
}
