//! Reads and validates the extensions of this project.
//!
//! | extension | on | value |
//! | --- | --- | --- |
//! | `x-webagent-origin` | anything | `ours` |
//! | `x-webagent-role` | the objects in `validate::ROLES` | its name |
//! | `x-webagent-value` | the property with the role `response_format` | the value that the client sends |
//! | `x-webagent-states` | the schema of the property with the role `status` | its values by state |
//! | `x-webagent-display` | the schema of an object | the template of its text, with `{name}` or `{name.}` for a property |
//! | `x-webagent-unit` | a number that is a length of time: a property or a parameter | `milliseconds`, `seconds` or `minutes` |
//! | `x-webagent-type` | a property that is a text | its values: `date-time`, `date`, `duration`, `uuid` or `decimal` |
//! | `x-webagent-name` | an operation, parameter, schema, property, part of a form, security scheme or server variable | its Rust name |
//! | `x-webagent-names` | a schema with an enum of strings | the Rust names of its values |
//! | `x-webagent-skip` | an operation | `true`: nothing is generated for it |
//! | `x-webagent-pagination` | an operation that returns a page of a list | what leads to the next page: a cursor, a number, a URL or a header |
//!
//! A misspelt or misplaced extension is an error, because it would silently have no effect.

mod pagination;
mod validate;

use std::collections::BTreeMap;
use std::ptr;

use crate::openapi::media_type::best_json;
use crate::openapi::reference;
use crate::openapi::spanned_value::{SpannedValue, join};

pub(crate) use pagination::of as pagination;
pub use pagination::{Next, Pagination, Selector, propose as propose_pagination};
pub(crate) use validate::{check, warnings};

/// The extension that says that a part of the document is not from the service.
pub const ORIGIN: &str = "x-webagent-origin";
const ROLE: &str = "x-webagent-role";
const VALUE: &str = "x-webagent-value";
const STATES: &str = "x-webagent-states";
const DISPLAY: &str = "x-webagent-display";
pub(crate) const UNIT: &str = "x-webagent-unit";
pub(crate) const TYPE: &str = "x-webagent-type";
pub(crate) const NAME: &str = "x-webagent-name";
pub(crate) const NAMES: &str = "x-webagent-names";
pub(crate) const SKIP: &str = "x-webagent-skip";
/// The extension that says how to get the next page of a list.
pub const PAGINATION: &str = "x-webagent-pagination";
const EXTENSIONS: [&str; 11] = [ORIGIN, ROLE, VALUE, STATES, DISPLAY, UNIT, TYPE, NAME, NAMES, SKIP, PAGINATION];

/// The role whose property gets the value of `x-webagent-value`.
const RESPONSE_FORMAT: &str = "response_format";

/// An extension, or something that resembles one, and its location.
pub(crate) struct Extension<'a> {
    /// Name of the object in the specification of OpenAPI.
    pub(crate) object: &'static str,
    /// The object.
    pub(crate) holder: &'a SpannedValue,
    /// JSON pointer to the object.
    pub(crate) place: String,
    /// The extension's name.
    pub(crate) name: &'a str,
    /// The extension's value.
    pub(crate) value: &'a SpannedValue,
}

impl Extension<'_> {
    /// Returns the JSON pointer to the extension.
    fn pointer(&self) -> String {
        join(&self.place, self.name)
    }

    fn is_schema(&self) -> bool {
        self.object == "Schema Object"
    }

    fn is_component(&self) -> bool {
        self.is_schema() && self.place.starts_with("/components/") && self.place.split('/').count() == 4
    }

    fn gives_role(&self, role: &str) -> bool {
        self.name == ROLE && self.value.as_str() == Some(role)
    }

    fn is_property(&self) -> bool {
        self.is_schema() && self.place.rsplit('/').nth(1) == Some("properties")
    }

    /// Returns whether it is on a parameter, or on the schema of one.
    fn is_parameter(&self) -> bool {
        let mut tokens = self.place.rsplit('/');
        let is_schema_of_parameter = tokens.next() == Some("schema") && tokens.nth(1) == Some("parameters");
        self.object == "Parameter Object" || is_schema_of_parameter
    }
}

/// Returns whether a key is that of an extension of this project.
pub fn is_own(name: &str) -> bool {
    name.starts_with("x-webagent-")
}

/// Returns whether a part of a document is marked as an addition of this project.
pub fn is_ours(node: &SpannedValue) -> bool {
    node.text(ORIGIN) == Some("ours")
}

/// Returns whether a name is, or resembles, one of this project's extensions.
pub(crate) fn is_meant(name: &str) -> bool {
    name.starts_with("x-webagent")
        || EXTENSIONS
            .iter()
            .any(|extension| extension.len().abs_diff(name.len()) <= 2 && strsim::levenshtein(name, extension) <= 2)
}

/// A property with an `x-webagent-role`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Role {
    /// Name of the property.
    pub property: String,
    /// Its `x-webagent-value`, which the client sends.
    pub value: Option<String>,
    /// Its default, if that is an integer.
    pub default: Option<i64>,
}

/// The unit of a length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Thousandths of a second.
    Milliseconds,
    /// Seconds.
    Seconds,
    /// Minutes.
    Minutes,
}

impl Unit {
    /// The values of `x-webagent-unit`.
    const NAMES: [(&'static str, Self); 3] =
        [("milliseconds", Self::Milliseconds), ("seconds", Self::Seconds), ("minutes", Self::Minutes)];

    /// Parses a unit.
    pub(crate) fn parse(given: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(name, _)| *name == given).map(|(_, unit)| *unit)
    }

    /// Returns the client's type for the unit.
    pub(crate) fn type_name(self) -> &'static str {
        match self {
            Self::Milliseconds => "Milliseconds",
            Self::Seconds => "Seconds",
            Self::Minutes => "Minutes",
        }
    }
}

/// The values of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextType {
    /// A time as in RFC 3339.
    DateTime,
    /// A day.
    Date,
    /// A length of time as in ISO 8601.
    Duration,
    /// A UUID.
    Uuid,
    /// A decimal number.
    Decimal,
}

impl TextType {
    /// The values of `x-webagent-type`.
    const NAMES: [(&'static str, Self); 5] = [
        ("date-time", Self::DateTime),
        ("date", Self::Date),
        ("duration", Self::Duration),
        ("uuid", Self::Uuid),
        ("decimal", Self::Decimal),
    ];

    /// Parses a type.
    pub(crate) fn parse(given: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(name, _)| *name == given).map(|(_, text_type)| *text_type)
    }
}

/// The schema with the role `run`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// Name of the component.
    pub component: String,
    /// Its properties by role.
    pub roles: BTreeMap<String, Role>,
    /// The final statuses, and whether they mean success: from `x-webagent-states`, where `succeeded` and `failed` each
    /// list one or several.
    pub finished: Vec<(String, bool)>,
}

/// Returns the role of an object.
pub(crate) fn role(node: &SpannedValue) -> Option<&str> {
    node.get(ROLE).and_then(SpannedValue::as_str)
}

/// Returns the `x-webagent-name` of an object.
pub(crate) fn name(node: &SpannedValue) -> Option<&str> {
    node.get(NAME).and_then(SpannedValue::as_str)
}

/// Returns the `x-webagent-display` template of an object.
pub(crate) fn display(node: &SpannedValue) -> Option<&str> {
    node.get(DISPLAY).and_then(SpannedValue::as_str)
}

/// Returns the run that the document describes.
pub(crate) fn run(root: &SpannedValue) -> Option<Run> {
    let (name, schema) = run_schema(root)?;
    let states = status(root, schema).into_iter().find_map(|schema| schema.get(STATES));
    let finished = [("succeeded", true), ("failed", false)].into_iter().flat_map(|(state, success)| {
        let words = states.and_then(|states| states.get(state));
        one_or_several(words).iter().filter_map(move |word| Some((word.as_str()?.to_owned(), success)))
    });
    let finished = finished.collect();
    Some(Run { component: name.to_owned(), roles: roles(root, schema), finished })
}

/// Returns the properties of an operation's body that have a role.
pub(crate) fn body_roles(root: &SpannedValue, operation: &SpannedValue) -> BTreeMap<String, Role> {
    body(root, operation).map(|schema| roles(root, schema)).unwrap_or_default()
}

/// Returns whether a success response has the schema with the role `run`.
pub(crate) fn returns_run(root: &SpannedValue, run: &str, operation: &SpannedValue) -> bool {
    let responses = operation.get("responses").and_then(SpannedValue::as_object).into_iter().flatten();
    let mut successes = responses.filter(|(status, _)| status.starts_with('2')).peekable();
    successes.peek().is_some()
        && successes.all(|(_, response)| {
            let content = root.resolve(response).get("content").and_then(SpannedValue::as_object);
            content.into_iter().flatten().any(|(_, media_type)| {
                let reference = media_type.get("schema").and_then(|schema| schema.text("$ref"));
                reference.and_then(reference::schema_name).as_deref() == Some(run)
            })
        })
}

/// Returns the component with the role `run`.
fn run_schema(root: &SpannedValue) -> Option<(&str, &SpannedValue)> {
    let schemas = root.pointer("/components/schemas")?.as_object()?;
    let found = schemas.iter().find(|(_, schema)| role(schema) == Some("run"));
    found.map(|(name, schema)| (name.as_str(), schema))
}

/// Returns the schema of an operation's body, for the media type that the client sends.
fn body<'a>(root: &'a SpannedValue, operation: &'a SpannedValue) -> Option<&'a SpannedValue> {
    let content = root.resolve(operation.get("requestBody")?).get("content")?.as_object()?;
    let json = best_json(content.iter());
    json.or_else(|| content.iter().next())?.1.get("schema")
}

/// Returns a schema, its target, and the parts of its `allOf`.
fn parts<'a>(root: &'a SpannedValue, schema: &'a SpannedValue) -> Vec<&'a SpannedValue> {
    let mut parts: Vec<&SpannedValue> = Vec::new();
    let mut open = vec![schema];
    while let Some(next) = open.pop() {
        let part = root.resolve(next);
        if !parts.iter().any(|seen| ptr::eq(*seen, part)) {
            parts.push(part);
            open.extend(part.get("allOf").and_then(SpannedValue::as_array).into_iter().flatten().rev());
        }
    }
    parts
}

/// Returns the type of a schema, or of a part of it.
fn type_of<'a>(root: &'a SpannedValue, schema: &'a SpannedValue) -> Option<&'a str> {
    parts(root, schema).into_iter().find_map(|part| part.text("type"))
}

/// Returns the properties of a schema and of its parts.
fn properties<'a>(
    root: &'a SpannedValue,
    schema: &'a SpannedValue,
) -> impl Iterator<Item = (&'a str, &'a SpannedValue)> {
    let properties = parts(root, schema).into_iter().filter_map(|part| part.get("properties")?.as_object());
    properties.flatten().map(|(name, property)| (name.as_str(), property))
}

/// Returns the properties of a schema that have a role.
fn roles(root: &SpannedValue, schema: &SpannedValue) -> BTreeMap<String, Role> {
    let properties = properties(root, schema);
    properties
        .filter_map(|(name, property)| {
            let default = property.get("default").map(SpannedValue::to_json);
            let role_of = Role {
                property: name.to_owned(),
                value: property.get(VALUE).and_then(SpannedValue::as_str).map(str::to_owned),
                default: default.and_then(|default| default.as_i64()),
            };
            Some((role(property)?.to_owned(), role_of))
        })
        .collect()
}

/// Returns the schemas that can have the states of a run: that of its status, and its parts.
fn status<'a>(root: &'a SpannedValue, run: &'a SpannedValue) -> Vec<&'a SpannedValue> {
    let status = properties(root, run).find(|(_, property)| role(property) == Some("status"));
    let Some((_, status)) = status else { return Vec::new() };
    let mut schemas = vec![status];
    schemas.extend(parts(root, status).into_iter().filter(|part| !ptr::eq(*part, status)));
    schemas
}

/// Returns the items of a list, or a single value.
fn one_or_several(node: Option<&SpannedValue>) -> &[SpannedValue] {
    node.map_or(&[], |node| node.as_array().unwrap_or(std::slice::from_ref(node)))
}

#[cfg(test)]
mod tests;
