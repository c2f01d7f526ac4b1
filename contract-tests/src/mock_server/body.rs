//! Bodies of requests: is it what the document asks for?

use jsonschema::Validator;
use serde_json::{Value, json};

use super::extensions;
use super::parameter;
use super::validation_error::{missing, problem, problems};
use crate::document::{Document, DocumentError, MediaType, RequestBody, Schema};
use crate::media_type::{essence, is_json};
use crate::strategy::{Extent, example};

/// Way in which a media type is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Json,
    Form,
    /// Bytes that are not looked into.
    Opaque,
}

/// The body of an operation.
#[derive(Debug)]
pub(super) struct Body {
    required: bool,
    media_types: Vec<Accepted>,
}

#[derive(Debug)]
struct Accepted {
    name: String,
    format: Format,
    validator: Option<Validator>,
    /// The smallest useful body.
    example: Option<Value>,
}

impl Body {
    pub(super) fn new(document: &Document, body: &RequestBody<'_>) -> Result<Self, DocumentError> {
        let accepted = |media_type| Accepted::new(document, media_type);
        Ok(Self { required: body.required, media_types: body.content.iter().map(accepted).collect::<Result<_, _>>()? })
    }

    /// Reads the value of a body (null for none, or for one that is not looked into), or tells what is wrong.
    pub(super) fn read(&self, content_type: Option<&str>, bytes: &[u8]) -> Result<Value, Vec<Value>> {
        let loc = [json!("body")];
        if bytes.is_empty() && content_type.is_none() {
            return match self.required {
                true => Err(vec![missing(&loc, &Value::Null)]),
                false => Ok(Value::Null),
            };
        }
        let given = essence(content_type.unwrap_or_default());
        let Some(accepted) = self.media_types.iter().find(|accepted| accepted.takes(&given)) else {
            // FastAPI takes such a body for a string, which no model can be made of.
            let msg = "Input should be a valid dictionary or object to extract fields from";
            let input = json!(String::from_utf8_lossy(bytes));
            return Err(vec![problem("model_attributes_type", &loc, msg, &input)]);
        };
        accepted.read(bytes, &loc)
    }

    /// Returns whether a request is valid with what [`example`](Self::example) finds: a body, or none.
    pub(super) fn has_example(&self) -> bool {
        !self.required || self.example().is_some()
    }

    /// A media type with a body that is accepted.
    pub(super) fn example(&self) -> Option<(&str, Format, &Value)> {
        self.media_types.iter().find_map(|accepted| {
            let value = accepted.example.as_ref()?;
            Some((accepted.name.as_str(), accepted.format, value))
        })
    }
}

impl Accepted {
    fn new(document: &Document, media_type: &MediaType<'_>) -> Result<Self, DocumentError> {
        let name = essence(media_type.name);
        let format = match name.as_str() {
            "application/x-www-form-urlencoded" => Format::Form,
            name if is_json(name) => Format::Json,
            _ => Format::Opaque,
        };
        let (validator, example) = match &media_type.schema {
            _ if format == Format::Opaque => (None, Some(json!("text"))),
            Some(schema) => (Some(document.request_validator(schema)?), smallest(document, schema, format)?),
            None => (None, Some(json!({}))),
        };
        Ok(Self { name, format, validator, example })
    }

    fn takes(&self, given: &str) -> bool {
        match self.name.split_once("/*") {
            Some((kind, "")) => kind == "*" || given.split('/').next() == Some(kind),
            _ => self.name == given || (self.format == Format::Json && is_json(given)),
        }
    }

    fn read(&self, bytes: &[u8], loc: &[Value]) -> Result<Value, Vec<Value>> {
        let value = match self.format {
            Format::Opaque => return Ok(Value::Null),
            Format::Json => parse_json(bytes, loc)?,
            Format::Form => self.read_form(bytes),
        };
        let list = match &self.validator {
            Some(validator) => problems(validator, &value, loc),
            None => Vec::new(),
        };
        match list.is_empty() {
            true => Ok(value),
            false => Err(list),
        }
    }

    fn read_form(&self, bytes: &[u8]) -> Value {
        let pairs = form_urlencoded::parse(bytes).into_owned().collect();
        let Some(validator) = &self.validator else {
            return Value::Null;
        };
        let mut readings = parameter::object(pairs, validator);
        let valid = readings.iter().position(|value| validator.is_valid(value));
        readings.swap_remove(valid.unwrap_or(readings.len() - 1))
    }
}

/// Reads the schema of a result that a caller gives as an object or as a string that holds one. What is no schema of
/// Draft 7 asks for nothing: the document allows any string.
pub(super) fn read_schema(given: &Value) -> Option<Value> {
    let schema = match given {
        Value::Null => return None,
        Value::String(text) => serde_json::from_str(text).ok()?,
        other => other.clone(),
    };
    jsonschema::draft7::meta::is_valid(&schema).then_some(schema)
}

/// Returns a value with what is required, and with the request that the response waits for the run.
fn smallest(document: &Document, schema: &Schema<'_>, format: Format) -> Result<Option<Value>, DocumentError> {
    let Some(mut value) = example(document, schema, Extent::Required)? else {
        return Ok(None);
    };
    // In a form, a list of nothing cannot be told from none.
    let is_empty = |value: &Value| value.as_array().is_some_and(Vec::is_empty);
    let has_empty = value.as_object().is_some_and(|members| members.values().any(is_empty));
    if format == Format::Form
        && has_empty
        && let Some(full) = example(document, schema, Extent::Full)?
    {
        value = full;
    }
    if let Some((name, _)) = extensions::property(document, schema, "wait_for_completion")?
        && let Value::Object(object) = &mut value
    {
        object.insert(name.to_owned(), Value::Bool(true));
    }
    Ok(Some(value))
}

fn parse_json(bytes: &[u8], loc: &[Value]) -> Result<Value, Vec<Value>> {
    serde_json::from_slice(bytes).map_err(|error| {
        let before = bytes.split(|byte| *byte == b'\n').take(error.line().saturating_sub(1));
        let before: usize = before.map(|line| line.len() + 1).sum();
        let position = before + error.column().saturating_sub(1);
        let loc = [loc, &[json!(position)]].concat();
        let mut entry = problem("json_invalid", &loc, "JSON decode error", &json!({}));
        if let Value::Object(entry) = &mut entry {
            entry.insert("ctx".into(), json!({"error": error.to_string()}));
        }
        vec![entry]
    })
}
