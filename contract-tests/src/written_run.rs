//! Runs that a test writes by hand, completed by whatever else the document requires of a run: so a property that is
//! added changes no test.

use std::fmt;
use std::ops::Deref;
use std::sync::{LazyLock, OnceLock};

use serde_json::{Map, Value};

use crate::document::Document;
use crate::mock_server::extensions;
use crate::strategy::{Extent, example};

/// An example of a run of the document with the properties that are required.
static REQUIRED: LazyLock<Map<String, Value>> = LazyLock::new(|| {
    let required = || {
        let document = Document::load().ok()?;
        let is_run = |schema: &Value| schema.get(extensions::ROLE).and_then(Value::as_str) == Some("run");
        let (_, run) = document.component_schemas().into_iter().find(|(_, schema)| is_run(schema.value))?;
        match example(&document, &run, Extent::Required).ok()?? {
            Value::Object(run) => Some(run),
            _ => None,
        }
    };
    required().unwrap_or_default()
});

/// Completes a run that is written as a JSON object with a member at least. Its own members come first, to the letter.
#[must_use]
pub fn run_text(text: &str) -> String {
    let Some((members, rest)) = text.rfind('}').map(|end| text.split_at(end)) else { return text.to_owned() };
    let missing = REQUIRED.iter().filter(|(name, _)| !members.contains(&Value::from(name.as_str()).to_string()));
    let missing: String = missing.map(|(name, value)| format!(",{}:{value}", Value::from(name.as_str()))).collect();
    format!("{members}{missing}{rest}")
}

/// Completes a run that is an object.
#[must_use]
pub fn run_value(mut run: Value) -> Value {
    if let Some(members) = run.as_object_mut() {
        for (name, value) in &*REQUIRED {
            members.entry(name).or_insert_with(|| value.clone());
        }
    }
    run
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
