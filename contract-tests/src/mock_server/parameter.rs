//! Parameters in path, query, headers and cookies: from their text to what they mean.

use axum::http::HeaderMap;
use jsonschema::Validator;
use jsonschema::paths::LocationSegment;
use serde_json::{Map, Value, json};

use super::auth::cookies;
use super::path_template::Values;
use super::validation_error::{missing, problem, problems};
use crate::document::{self, Document, DocumentError};
use crate::example::{Extent, example};

/// What a value is made of, which decides how its text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ValueKind {
    Scalar,
    Array,
    Object,
}

/// How the items of an array, or the members of an object, follow one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// Between these characters in one value.
    Separated(char),
    /// One value each, under the parameter's name (array) or the member's (object).
    Repeated,
    /// One value each, under `name[member]`.
    Deep,
}

/// A parameter that can be read and checked.
#[derive(Debug)]
pub(super) struct Parameter {
    pub(super) name: String,
    pub(super) location: String,
    required: bool,
    shape: ValueKind,
    style: Style,
    members: Vec<String>,
    validator: Validator,
    /// A valid value as text, when one is found.
    pub(super) example: Option<String>,
}

/// Where the values of the parameters are.
pub(super) struct Sources<'a> {
    pub(super) path: &'a Values,
    pub(super) query: &'a [(String, String)],
    pub(super) headers: &'a HeaderMap,
}

impl Parameter {
    pub(super) fn new(document: &Document, parameter: &document::Parameter<'_>) -> Result<Self, DocumentError> {
        let schema = document.json_schema(&parameter.schema)?;
        let value = example(&schema, Extent::Required);
        // An example tells the shape, however the schema is composed.
        let shape = match &value {
            Some(Value::Array(_)) => ValueKind::Array,
            Some(Value::Object(_)) => ValueKind::Object,
            _ => ValueKind::Scalar,
        };
        let members = super::extensions::properties(document, &parameter.schema)?;
        Ok(Self {
            name: parameter.name.to_owned(),
            location: parameter.location.to_owned(),
            required: parameter.required || parameter.location == "path",
            shape,
            style: style(parameter, shape)?,
            members: members.into_iter().map(|(name, _)| name.to_owned()).collect(),
            validator: document.validator(&parameter.schema)?,
            example: value.as_ref().and_then(as_text),
        })
    }

    /// Whether a request without it is refused.
    pub(super) fn is_required(&self) -> bool {
        self.required
    }

    /// What is wrong with it in this request.
    pub(super) fn check(&self, sources: &Sources<'_>) -> Vec<Value> {
        let loc = [json!(self.location), json!(self.name)];
        if let Some(Err(raw)) = sources.path.get(&self.name)
            && self.location == "path"
        {
            let msg = "Input should be a valid string, unable to parse raw data as a unicode string";
            return vec![problem("string_unicode", &loc, msg, &json!(raw))];
        }
        let readings = self.readings(sources);
        let Some(last) = readings.last() else {
            return match self.required {
                true => vec![missing(&loc, &Value::Null)],
                false => Vec::new(),
            };
        };
        if readings.iter().any(|value| self.validator.is_valid(value)) {
            return Vec::new();
        }
        // The last reading is the one that understood most of the text.
        let mut list = problems(&self.validator, last, &loc);
        list.iter_mut().for_each(from_text);
        list
    }

    /// What the text can mean, from the plain text to numbers and truth values; nothing when the
    /// parameter is absent.
    fn readings(&self, sources: &Sources<'_>) -> Vec<Value> {
        let texts = |name: &str| -> Vec<String> {
            match self.location.as_str() {
                "path" => sources.path.get(name).cloned().into_iter().flatten().collect(),
                "header" => {
                    let lines = sources.headers.get_all(name).into_iter();
                    lines.map(|line| String::from_utf8_lossy(line.as_bytes()).into()).collect()
                }
                "cookie" => {
                    let all = cookies(sources.headers).filter(|(other, _)| *other == name);
                    all.map(|(_, value)| value.to_owned()).collect()
                }
                _ => {
                    let all = sources.query.iter().filter(|(other, _)| other == name);
                    all.map(|(_, value)| value.clone()).collect()
                }
            }
        };
        let here = texts(&self.name);
        let split = |character: char| {
            let text = here.last().filter(|text| !text.is_empty());
            text.into_iter().flat_map(move |text| text.split(character)).map(str::to_owned)
        };
        match (self.shape, self.style) {
            (ValueKind::Scalar, _) => match here.last() {
                Some(text) => distinct(json!(text), scalar(text)),
                None => Vec::new(),
            },
            (ValueKind::Array, _) if here.is_empty() => Vec::new(),
            (ValueKind::Array, Style::Separated(character)) => list(split(character).collect()),
            (ValueKind::Array, _) => list(here),
            (ValueKind::Object, Style::Separated(_)) if here.is_empty() => Vec::new(),
            (ValueKind::Object, Style::Separated(character)) => {
                let parts: Vec<String> = split(character).collect();
                let pairs = parts.chunks(2).filter_map(|pair| match pair {
                    [name, value] => Some((name.clone(), value.clone())),
                    _ => None,
                });
                object(pairs.collect(), &self.validator)
            }
            (ValueKind::Object, style) => {
                let mut pairs = Vec::new();
                for member in &self.members {
                    let name = match style {
                        Style::Deep => format!("{}[{member}]", self.name),
                        _ => member.clone(),
                    };
                    pairs.extend(texts(&name).pop().map(|text| (member.clone(), text)));
                }
                if pairs.is_empty() { Vec::new() } else { object(pairs, &self.validator) }
            }
        }
    }
}

fn style(parameter: &document::Parameter<'_>, shape: ValueKind) -> Result<Style, DocumentError> {
    let by_default = match parameter.location {
        "path" | "header" => "simple",
        _ => "form",
    };
    let written = parameter.value.get("style").map(|value| value.as_str().unwrap_or_default());
    let style = written.unwrap_or(by_default);
    let explode = parameter.value.get("explode").and_then(Value::as_bool);
    let explode = explode.unwrap_or(style == "form");
    Ok(match (style, explode, shape) {
        // A plain value looks the same in every style of the query and as a simple one elsewhere.
        ("simple" | "form", _, ValueKind::Scalar) => Style::Repeated,
        ("simple", _, ValueKind::Array) | ("simple" | "form", false, _) => Style::Separated(','),
        ("form", true, _) => Style::Repeated,
        ("spaceDelimited", false, ValueKind::Array) => Style::Separated(' '),
        ("pipeDelimited", false, ValueKind::Array) => Style::Separated('|'),
        ("deepObject", _, ValueKind::Object) => Style::Deep,
        _ => {
            return Err(DocumentError::invalid(
                &parameter.schema.pointer,
                format!(
                    "the mock server cannot read this parameter: style {style:?} with explode \
                     {explode} for {shape:?} values"
                ),
            ));
        }
    })
}

/// A number or truth value, where the text is one.
fn scalar(text: &str) -> Value {
    match serde_json::from_str(text) {
        Ok(value @ (Value::Bool(_) | Value::Number(_) | Value::Null)) => value,
        _ => json!(text),
    }
}

fn distinct(first: Value, second: Value) -> Vec<Value> {
    if first == second { vec![first] } else { vec![first, second] }
}

fn list(texts: Vec<String>) -> Vec<Value> {
    let scalars: Vec<Value> = texts.iter().map(|text| scalar(text)).collect();
    distinct(texts.into(), scalars.into())
}

/// What an object can mean of which name and text of every member are known. The last reading takes
/// a text for a number or truth value where the schema does not take it for a text.
pub(super) fn object(pairs: Vec<(String, String)>, validator: &Validator) -> Vec<Value> {
    let scalars = pairs.iter().map(|(name, text)| (name.clone(), scalar(text)));
    let scalars: Map<String, Value> = scalars.collect();
    let plain = pairs.into_iter().map(|(name, text)| (name, text.into()));
    let plain: Map<String, Value> = plain.collect();
    let mut mixed = plain.clone();
    for error in validator.iter_errors(&plain.clone().into()) {
        if let Some(LocationSegment::Property(name)) = error.instance_path().iter().next()
            && let Some(value) = scalars.get(&*name)
        {
            mixed.insert(name.into_owned(), value.clone());
        }
    }
    vec![plain.into(), scalars.into(), mixed.into()]
}

/// The text of a plain value, or of the items of a list of them.
fn as_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(_) | Value::Number(_) | Value::Null => Some(value.to_string()),
        Value::Array(items) => {
            let items: Option<Vec<String>> = items.iter().map(as_text).collect();
            items.map(|items| items.join(","))
        }
        Value::Object(_) => None,
    }
}

/// A text of the wrong type is, for FastAPI, one that cannot be parsed.
fn from_text(entry: &mut Value) {
    let is_text = entry.get("input").is_some_and(Value::is_string);
    let kind = match entry.get("type").and_then(Value::as_str) {
        Some("int_type") if is_text => ("int_parsing", "an integer"),
        Some("float_type") if is_text => ("float_parsing", "a number"),
        Some("bool_type") if is_text => ("bool_parsing", "a boolean"),
        _ => return,
    };
    if let Value::Object(entry) = entry {
        let msg = entry.get("msg").and_then(Value::as_str).unwrap_or_default();
        let msg = format!("{msg}, unable to parse string as {}", kind.1);
        entry.insert("msg".into(), msg.into());
        entry.insert("type".into(), kind.0.into());
    }
}
