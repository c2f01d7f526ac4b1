//! The meaning of the document's parts, as far as its extensions tell it.
//!
//! | extension | stands on | value |
//! | --- | --- | --- |
//! | `x-webagent-role` | a schema | `run` |
//! | | an operation | `get_run` |
//! | | a property of the run | `run_id`, `task_id`, `status`, `result`, `is_done`, `is_successful` |
//! | | a property of a body | `result_schema`, `wait_for_completion`, `session_timeout` |
//! | | a property of a response, or a parameter | `run_id`, `task_id` |
//! | `x-webagent-states` | the run's status | `{pending: …, succeeded: …, failed: …}`, the words for them, of which the mock server says the first |
//!
//! All of them may be missing. Without states the default is the word for a pending run, and the
//! listed values other than it are those for success and failure, in that order. Without roles
//! nothing is modelled, and every operation responds with an example of its schema.

use serde_json::Value;

use crate::document::{Document, DocumentError, Operation, Parameter, Schema, join};

/// The extension that names a role.
pub const ROLE: &str = "x-webagent-role";

/// The extension that names the states of a run.
pub const STATES: &str = "x-webagent-states";

/// Most levels of `allOf` and `$ref` that are looked into.
const DEPTH: usize = 8;

/// The role of a schema, its own or else that of the schema that it refers to.
pub(super) fn of_schema<'d>(document: &'d Document, schema: &Schema<'d>) -> Option<&'d str> {
    keyword(document, schema, ROLE).and_then(Value::as_str)
}

/// The role of an operation.
pub(super) fn of_operation<'d>(document: &'d Document, operation: &Operation<'_>) -> Option<&'d str> {
    let role = document.root().pointer(&join(&operation.pointer, ROLE));
    role.and_then(Value::as_str)
}

/// The role of a parameter, its own or that of its schema.
pub(super) fn of_parameter<'d>(document: &'d Document, parameter: &Parameter<'d>) -> Option<&'d str> {
    let own = parameter.value.get(ROLE).and_then(Value::as_str);
    own.or_else(|| of_schema(document, &parameter.schema))
}

/// A keyword of the schema, of what it refers to, or of a part of its `allOf`.
pub(super) fn keyword<'d>(document: &'d Document, schema: &Schema<'d>, name: &str) -> Option<&'d Value> {
    parts(document, schema).ok()?.iter().find_map(|part| part.value.get(name))
}

/// The properties of an object schema by their names, those of its parts included.
pub(super) fn properties<'d>(
    document: &'d Document,
    schema: &Schema<'d>,
) -> Result<Vec<(&'d str, Schema<'d>)>, DocumentError> {
    let mut found = Vec::new();
    for part in parts(document, schema)? {
        let Some(Value::Object(named)) = part.value.get("properties") else {
            continue;
        };
        for (name, value) in named {
            let pointer = join(&join(&part.pointer, "properties"), name);
            found.push((name.as_str(), Schema { pointer, value }));
        }
    }
    Ok(found)
}

/// Returns whether an object must have this property.
pub(super) fn is_required(document: &Document, schema: &Schema<'_>, name: &str) -> bool {
    let parts = parts(document, schema).unwrap_or_default();
    let mut lists = parts.iter().filter_map(|part| part.value.get("required")?.as_array());
    lists.any(|list| list.iter().any(|other| other == name))
}

/// The name of the property with this role.
pub(super) fn property<'d>(
    document: &'d Document,
    schema: &Schema<'d>,
    role: &str,
) -> Result<Option<(&'d str, Schema<'d>)>, DocumentError> {
    let properties = properties(document, schema)?;
    let mut found = properties.into_iter();
    Ok(found.find(|(_, schema)| of_schema(document, schema) == Some(role)))
}

/// The schema, what it refers to, and the parts of its `allOf`.
fn parts<'d>(document: &'d Document, schema: &Schema<'d>) -> Result<Vec<Schema<'d>>, DocumentError> {
    let mut parts = vec![schema.clone()];
    let mut next = vec![(schema.clone(), 0)];
    while let Some((schema, depth)) = next.pop() {
        if depth == DEPTH {
            continue;
        }
        let mut further = Vec::new();
        if schema.value.get("$ref").is_some() {
            further.push(document.resolve(&schema)?);
        }
        if let Some(Value::Array(list)) = schema.value.get("allOf") {
            for (index, value) in list.iter().enumerate() {
                let pointer = join(&join(&schema.pointer, "allOf"), &index.to_string());
                further.push(Schema { pointer, value });
            }
        }
        for part in further {
            parts.push(part.clone());
            next.push((part, depth + 1));
        }
    }
    Ok(parts)
}
