//! The form of a run: the schema with the role `run`.

use jsonschema::Validator;
use serde_json::{Map, Value, json};

use super::extensions::{self, keyword};
use crate::document::{Document, DocumentError, Schema, join};
use crate::strategy::{Extent, example};

/// The words for the states of a run.
#[derive(Debug, Default)]
pub(super) struct States {
    pub(super) pending: Option<Value>,
    pub(super) succeeded: Option<Value>,
    pub(super) failed: Option<Value>,
}

/// A property of the run that the model fills.
#[derive(Debug)]
pub(super) struct Property {
    pub(super) name: String,
    /// Place of its schema.
    pointer: String,
    pub(super) required: bool,
    pub(super) validator: Validator,
    /// A value that the document allows.
    pub(super) example: Option<Value>,
}

/// The form of a run, from the schema with the role `run`.
#[derive(Debug)]
pub(super) struct RunSchema {
    /// Place of the schema.
    pub(super) pointer: String,
    /// Everything that the model does not fill.
    pub(super) base: Map<String, Value>,
    pub(super) states: States,
    pub(super) id: Property,
    pub(super) task_id: Option<Property>,
    pub(super) status: Option<Property>,
    pub(super) result: Option<Property>,
    pub(super) is_done: Option<Property>,
    pub(super) is_successful: Option<Property>,
}

impl RunSchema {
    /// Reads the schema with the role `run`, when the document has one.
    pub(super) fn new(document: &Document) -> Result<Option<Self>, DocumentError> {
        let schemas = document.component_schemas();
        // Of schemas that only refer to it, none is it.
        let own = |schema: &Schema<'_>| schema.value.get(extensions::ROLE) == Some(&json!("run"));
        let Some((_, schema)) = schemas.into_iter().find(|(_, schema)| own(schema)) else {
            return Ok(None);
        };
        let property = |role: &str| Property::new(document, &schema, role);
        let id = property("run_id")?.ok_or_else(|| {
            let problem = format!("the schema of the run needs a property with {}: run_id", extensions::ROLE);
            DocumentError::invalid(&schema.pointer, problem)
        })?;
        let states = match extensions::property(document, &schema, "status")? {
            Some((_, status)) => States::new(document, &status)?,
            None => States::default(),
        };
        let base = match example(document, &schema, Extent::Full)? {
            Some(Value::Object(base)) => base,
            _ => {
                let problem = "the schema of the run has no example that is an object";
                return Err(DocumentError::invalid(&schema.pointer, problem));
            }
        };
        let shape = Self {
            base,
            states,
            id,
            task_id: property("task_id")?,
            status: property("status")?,
            result: property("result")?,
            is_done: property("is_done")?,
            is_successful: property("is_successful")?,
            pointer: schema.pointer.clone(),
        };
        shape.check_roles()?;
        Ok(Some(shape))
    }

    /// Returns whether the property of the run that holds the task has this name.
    pub(super) fn names_task(&self, name: &str) -> bool {
        self.task_id.as_ref().is_some_and(|property| property.name == name)
    }

    /// Makes sure that the properties allow what their roles say.
    fn check_roles(&self) -> Result<(), DocumentError> {
        let States { pending, succeeded, failed } = &self.states;
        for word in [pending, succeeded, failed].into_iter().flatten() {
            self.status.iter().try_for_each(|status| status.must_allow(word))?;
        }
        for truth in [json!(true), json!(false)] {
            for property in self.is_done.iter().chain(&self.is_successful) {
                property.must_allow(&truth)?;
            }
        }
        Ok(())
    }
}

impl States {
    fn new(document: &Document, status: &Schema<'_>) -> Result<Self, DocumentError> {
        if let Some(states) = keyword(document, status, extensions::STATES) {
            let Value::Object(states) = states else {
                let pointer = join(&status.pointer, extensions::STATES);
                return Err(DocumentError::invalid(&pointer, "expected a map of strings"));
            };
            let word = |name: &str| match states.get(name) {
                Some(Value::Array(words)) => words.first().cloned(),
                word => word.cloned(),
            };
            return Ok(Self { pending: word("pending"), succeeded: word("succeeded"), failed: word("failed") });
        }
        let pending = keyword(document, status, "default").cloned();
        let listed = keyword(document, status, "enum").and_then(Value::as_array);
        let mut others = listed.into_iter().flatten();
        let mut next = || others.find(|value| Some(*value) != pending.as_ref()).cloned();
        let succeeded = next();
        let failed = next();
        Ok(Self { failed: failed.or_else(|| succeeded.clone()), succeeded, pending })
    }
}

impl Property {
    fn new(document: &Document, schema: &Schema<'_>, role: &str) -> Result<Option<Self>, DocumentError> {
        let Some((name, property)) = extensions::property(document, schema, role)? else {
            return Ok(None);
        };
        let required = extensions::is_required(document, schema, name);
        let schema = property;
        Ok(Some(Self {
            name: name.to_owned(),
            required,
            example: example(document, &schema, Extent::Full)?,
            validator: document.validator(&schema)?,
            pointer: schema.pointer,
        }))
    }

    /// Makes sure that the model can say what it has to say.
    fn must_allow(&self, value: &Value) -> Result<(), DocumentError> {
        if self.validator.is_valid(value) {
            return Ok(());
        }
        let problem = format!("with the role that it has, it must allow {value}");
        Err(DocumentError::invalid(&self.pointer, problem))
    }

    /// The first of the values that the document allows.
    pub(super) fn choose(&self, values: Vec<Value>) -> Option<Value> {
        values.into_iter().find(|value| self.validator.is_valid(value))
    }
}
