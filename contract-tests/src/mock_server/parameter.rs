//! Parameters in path, query, headers and cookies: from their text to what they mean.

use std::collections::BTreeSet;

use axum::http::HeaderMap;
use jsonschema::Validator;
use jsonschema::paths::LocationSegment;
use serde_json::{Map, Value, json};

use super::auth::cookies;
use super::path_template::{NotUtf8, Values};
use super::validation_error::{missing, problem, problems};
use crate::document::{self, Document, DocumentError};
use crate::media_type::is_json;
use crate::strategy::{Extent, example};

/// Composition of a value, which decides how its text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ValueKind {
    Scalar,
    Array,
    Object,
}

/// Way in which the items of an array, or the members of an object, follow one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// Between these characters in one value.
    Separated(char),
    /// One value each, under the parameter's name (array) or the member's (object).
    Repeated,
    /// One value each, under `name[member]`.
    Deep,
    /// Each behind this character, an object's members as `name=value`; several under the parameter's name if
    /// separated by commas.
    Prefixed { prefix: char, separator: char, is_named: bool },
    /// Members as `name=value`, between commas.
    Pairs,
    /// The text is JSON.
    Json,
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
    /// The names and texts that a valid value is sent as, when one is found.
    pub(super) example: Option<Vec<(String, String)>>,
}

/// Places that hold the values of the parameters.
pub(super) struct Sources<'a> {
    pub(super) path: &'a Values,
    pub(super) query: &'a [(String, String)],
    pub(super) headers: &'a HeaderMap,
}

impl Parameter {
    pub(super) fn new(document: &Document, parameter: &document::Parameter<'_>) -> Result<Self, DocumentError> {
        // A list of nothing cannot be told from none, nor can an object.
        let is_empty = |value: &Value| match value {
            Value::Array(items) => items.is_empty(),
            Value::Object(members) => members.is_empty(),
            _ => false,
        };
        let required = example(document, &parameter.schema, Extent::Required)?;
        let value = match required.filter(|value| !is_empty(value)) {
            None => example(document, &parameter.schema, Extent::Full)?,
            value => value,
        };
        // An example tells the shape, however the schema is composed.
        let shape = match &value {
            Some(Value::Array(_)) => ValueKind::Array,
            Some(Value::Object(_)) => ValueKind::Object,
            _ => ValueKind::Scalar,
        };
        let members = super::extensions::properties(document, &parameter.schema)?;
        let style = style(parameter, shape)?;
        let required = parameter.required || parameter.location == "path";
        let example = value.as_ref().and_then(|value| written(parameter.name, value, style));
        // A URL does not keep such a segment.
        let is_lost =
            |pairs: &[(String, String)]| pairs.iter().all(|(_, text)| matches!(text.as_str(), "" | "." | ".."));
        let problem = match &example {
            None if required => "the mock server finds no value of this required parameter that its style can express",
            Some(pairs) if parameter.location == "path" && is_lost(pairs) => {
                "the mock server finds no value of this parameter that a path can hold"
            }
            _ => "",
        };
        if !problem.is_empty() {
            return Err(DocumentError::invalid(&parameter.schema.pointer, problem));
        }
        Ok(Self {
            name: parameter.name.to_owned(),
            location: parameter.location.to_owned(),
            required,
            shape,
            style,
            members: members.into_iter().map(|(name, _)| name.to_owned()).collect(),
            validator: document.validator(&parameter.schema)?,
            example,
        })
    }

    /// Returns whether a request without it is refused.
    pub(super) fn is_required(&self) -> bool {
        self.required
    }

    /// Returns what is wrong with it in this request.
    pub(super) fn check(&self, sources: &Sources<'_>) -> Vec<Value> {
        let loc = [json!(self.location), json!(self.name)];
        if let Some(Err(NotUtf8(raw))) = sources.path.get(&self.name)
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

    /// Returns what the text can mean, from the plain text to numbers and truth values; nothing when the
    /// parameter is absent.
    fn readings(&self, sources: &Sources<'_>) -> Vec<Value> {
        let texts = |name: &str| -> Vec<String> {
            match self.location.as_str() {
                "path" => sources.path.get(name).cloned().into_iter().flatten().collect(),
                "header" => {
                    // Several lines mean the same as one with all values.
                    let lines = sources.headers.get_all(name).into_iter();
                    let lines: Vec<_> = lines.map(|line| String::from_utf8_lossy(line.as_bytes())).collect();
                    if lines.is_empty() { Vec::new() } else { vec![lines.join(",")] }
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
        let has_own_names = self.shape == ValueKind::Object && matches!(self.style, Style::Repeated | Style::Deep);
        if here.is_empty() && !has_own_names {
            return Vec::new();
        }
        let split = |character: char| {
            let text = here.last().filter(|text| !text.is_empty());
            text.into_iter().flat_map(move |text| text.split(character)).map(str::to_owned)
        };
        match (self.shape, self.style) {
            (_, Style::Json) => {
                here.last().map(|text| serde_json::from_str(text).unwrap_or(json!(text))).into_iter().collect()
            }
            (_, Style::Prefixed { prefix, separator, is_named }) => {
                let parts = here.last().map(|text| prefixed(text, &self.name, (prefix, separator, is_named)));
                self.of_parts(parts.unwrap_or_default())
            }
            (_, Style::Pairs) => {
                let text = here.last().map(String::as_str).unwrap_or_default();
                let parts = text.split(',').filter_map(|part| part.split_once('='));
                self.of_parts(parts.map(|(name, value)| (Some(name.to_owned()), value.to_owned())).collect())
            }
            (ValueKind::Scalar, _) => match here.last() {
                Some(text) => distinct(json!(text), scalar(text)),
                None => Vec::new(),
            },
            (ValueKind::Array, Style::Separated(character)) => list(split(character).collect()),
            (ValueKind::Array, _) => list(here),
            (ValueKind::Object, Style::Separated(character)) => {
                let parts: Vec<String> = split(character).collect();
                object(parts.chunks(2).filter_map(pair).collect(), &self.validator)
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

impl Parameter {
    /// Returns what the parts of a text can mean, some of which have names.
    fn of_parts(&self, parts: Vec<(Option<String>, String)>) -> Vec<Value> {
        let values = || parts.iter().map(|(_, value)| value.clone());
        match self.shape {
            ValueKind::Scalar => values().next().map(|text| distinct(json!(text), scalar(&text))).unwrap_or_default(),
            ValueKind::Array => list(values().collect()),
            ValueKind::Object => {
                let named: Option<Vec<_>> =
                    parts.iter().map(|(name, value)| Some((name.clone()?, value.clone()))).collect();
                // Without names, they take turns with the values.
                let in_turn = || values().collect::<Vec<_>>().chunks(2).filter_map(pair).collect();
                object(named.unwrap_or_else(in_turn), &self.validator)
            }
        }
    }
}

/// A name and the value behind it.
fn pair(pair: &[String]) -> Option<(String, String)> {
    match pair {
        [name, value] => Some((name.clone(), value.clone())),
        _ => None,
    }
}

fn style(parameter: &document::Parameter<'_>, shape: ValueKind) -> Result<Style, DocumentError> {
    if let Some(media_type) = parameter.media_type {
        // What is no JSON is a text as it stands.
        return Ok(if is_json(media_type) { Style::Json } else { Style::Repeated });
    }
    let by_default = match parameter.location {
        "path" | "header" => "simple",
        _ => "form",
    };
    let written = parameter.value.get("style").map(|value| value.as_str().unwrap_or_default());
    let style = written.unwrap_or(by_default);
    let explode = parameter.value.get("explode").and_then(Value::as_bool);
    let explode = explode.unwrap_or(style == "form");
    Ok(match (style, explode, shape) {
        ("label", true, _) => Style::Prefixed { prefix: '.', separator: '.', is_named: false },
        ("label", false, _) => Style::Prefixed { prefix: '.', separator: ',', is_named: false },
        ("matrix", true, _) => Style::Prefixed { prefix: ';', separator: ';', is_named: true },
        ("matrix", false, _) => Style::Prefixed { prefix: ';', separator: ',', is_named: true },
        // A plain value looks the same in every style of the query and as a simple one elsewhere.
        ("simple" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject", _, ValueKind::Scalar) => {
            Style::Repeated
        }
        ("simple", true, ValueKind::Object) => Style::Pairs,
        ("simple", _, _) | ("form", false, _) => Style::Separated(','),
        ("form", true, _) | ("spaceDelimited" | "pipeDelimited", true, _) => Style::Repeated,
        ("spaceDelimited", false, _) => Style::Separated(' '),
        ("pipeDelimited", false, _) => Style::Separated('|'),
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

/// Takes the text of a label or matrix parameter apart: into values, or names and values.
fn prefixed(text: &str, name: &str, style: (char, char, bool)) -> Vec<(Option<String>, String)> {
    let (prefix, separator, is_named) = style;
    let text = text.strip_prefix(prefix).unwrap_or(text);
    let named = |part: &str| match part.split_once('=') {
        Some((name, value)) => (Some(name.to_owned()), value.to_owned()),
        None => (None, part.to_owned()),
    };
    match (separator, is_named) {
        (',', true) => {
            let text = text.strip_prefix(name).and_then(|text| text.strip_prefix('=')).unwrap_or(text);
            text.split(',').map(|part| (None, part.to_owned())).collect()
        }
        _ => text.split(separator).map(named).collect(),
    }
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

/// Returns what an object can mean of which name and texts of every member are known. The last reading takes a text for a
/// number or truth value, and texts for a list, where the schema takes nothing else.
pub(super) fn object(pairs: Vec<(String, String)>, validator: &Validator) -> Vec<Value> {
    let mut texts: Map<String, Value> = Map::new();
    for (name, text) in pairs {
        if let Some(texts) = texts.entry(name).or_insert_with(|| json!([])).as_array_mut() {
            texts.push(text.into());
        }
    }
    let last = |texts: &Value| texts.as_array().and_then(|texts| texts.last()).cloned().unwrap_or_default();
    let typed = |text: Value| text.as_str().map(scalar).unwrap_or_default();
    let all = |texts: &Value| texts.as_array().into_iter().flatten().cloned().map(typed).collect::<Value>();
    let read = |form: &dyn Fn(&Value) -> Value| -> Map<String, Value> {
        texts.iter().map(|(name, texts)| (name.clone(), form(texts))).collect()
    };
    let (plain, scalars) = (read(&last), read(&|texts| typed(last(texts))));
    let mut mixed = plain.clone();
    for form in [scalars.clone(), texts.clone(), read(&all)] {
        for name in invalid_members(validator, &mixed) {
            let Some(value) = form.get(&name) else { continue };
            let mut other = mixed.clone();
            other.insert(name.clone(), value.clone());
            // A problem is reported of the plain value.
            if scalars.get(&name) == Some(value) || !invalid_members(validator, &other).contains(&name) {
                mixed = other;
            }
        }
    }
    vec![plain.into(), scalars.into(), mixed.into()]
}

/// Returns the names of the members that a schema does not accept.
fn invalid_members(validator: &Validator, members: &Map<String, Value>) -> BTreeSet<String> {
    let value = Value::from(members.clone());
    let first = |error: jsonschema::ValidationError<'_>| match error.instance_path().iter().next() {
        Some(LocationSegment::Property(name)) => Some(name.into_owned()),
        _ => None,
    };
    validator.iter_errors(&value).filter_map(first).collect()
}

/// Returns the names and texts by which a value is sent, or nothing if the style cannot express it.
fn written(name: &str, value: &Value, style: Style) -> Option<Vec<(String, String)>> {
    let one = |text: String| vec![(name.to_owned(), text)];
    let start = |prefix: char, is_named: bool| if is_named { format!("{prefix}{name}=") } else { prefix.to_string() };
    Some(match (value, style) {
        (_, Style::Json) => one(value.to_string()),
        (Value::Array(items), _) => {
            let items: Vec<String> = items.iter().map(plain).collect::<Option<_>>()?;
            match style {
                Style::Separated(separator) => one(items.join(&separator.to_string())),
                Style::Prefixed { prefix, separator, is_named } => {
                    let start = start(prefix, is_named);
                    let between = if is_named && separator == ';' { start.clone() } else { separator.to_string() };
                    one(format!("{start}{}", items.join(&between)))
                }
                _ => items.into_iter().map(|item| (name.to_owned(), item)).collect(),
            }
        }
        (Value::Object(members), _) => {
            let member = |(key, value): (&String, &Value)| Some((key.clone(), plain(value)?));
            let members: Vec<(String, String)> = members.iter().map(member).collect::<Option<_>>()?;
            let joined = |sign: char, between: char| {
                let members: Vec<String> = members.iter().map(|(key, text)| format!("{key}{sign}{text}")).collect();
                members.join(&between.to_string())
            };
            match style {
                Style::Pairs => one(joined('=', ',')),
                Style::Separated(separator) => one(joined(separator, separator)),
                Style::Prefixed { prefix, separator: ',', is_named } => {
                    one(format!("{}{}", start(prefix, is_named), joined(',', ',')))
                }
                Style::Prefixed { prefix, separator, .. } => one(format!("{prefix}{}", joined('=', separator))),
                Style::Deep => members.into_iter().map(|(key, text)| (format!("{name}[{key}]"), text)).collect(),
                Style::Repeated | Style::Json => members,
            }
        }
        (value, Style::Prefixed { prefix, is_named, .. }) => {
            one(format!("{}{}", start(prefix, is_named), plain(value)?))
        }
        (value, _) => one(plain(value)?),
    })
}

/// The text of a plain value.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(_) | Value::Number(_) | Value::Null => Some(value.to_string()),
        Value::Array(_) | Value::Object(_) => None,
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
