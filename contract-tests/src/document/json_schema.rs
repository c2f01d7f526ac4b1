//! From a schema of OpenAPI 3.0 to a JSON Schema Draft 7 that stands alone, and its validator.
//!
//! `nullable: true` always admits null, also beside an `enum` that does not list it or beside
//! `allOf`: that is what documents mean by it and what generators make of it, though the letter of
//! OpenAPI 3.0.3 ties it to `type`.
//!
//! A property that is required is required of the side that sends it: a `readOnly` one of responses, a `writeOnly` one of
//! requests.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{COMPONENT_SCHEMAS, Document, DocumentError, Schema, items, join};

/// The keywords that mean the same in both.
const SAME: [&str; 15] = [
    "const", "default", "description", "enum", "maxItems", "maxLength", "maxProperties", "minItems", "minLength",
    "minProperties", "multipleOf", "pattern", "title", "type", "uniqueItems",
];

/// The formats of strings that are checked. Any other is an annotation, as the specification allows.
pub(crate) const TEXT_FORMATS: [&str; 10] =
    ["byte", "date", "date-time", "email", "ip", "ipv4", "ipv6", "time", "uri", "uuid"];

/// The keywords that say nothing on what is valid.
pub(crate) const ANNOTATIONS: [&str; 10] = [
    "$comment", "deprecated", "discriminator", "example", "examples", "externalDocs", "nullable", "readOnly",
    "writeOnly", "xml",
];

impl Document {
    /// The schema as a JSON Schema (Draft 7) that stands alone: what it refers to is below
    /// `definitions`, under the name that it has in the document, or else its pointer.
    pub fn json_schema(&self, schema: &Schema<'_>) -> Result<Value, DocumentError> {
        self.converted(schema, &["readOnly", "writeOnly"])
    }

    /// The JSON Schema. Properties with one of the annotations need not be there.
    fn converted(&self, schema: &Schema<'_>, optional: &'static [&'static str]) -> Result<Value, DocumentError> {
        let root = self.resolve(schema)?;
        let mut conversion = Conversion::new(self, optional);
        let mut converted = conversion.definition(&root)?;
        let mut definitions = Map::new();
        while let Some((target, (name, from))) = conversion.pending.pop_first() {
            let found = self.schema(&target).map_err(|error| match error {
                DocumentError::Invalid { problem, .. } => {
                    let problem = format!("it refers to {target}: {problem}");
                    DocumentError::invalid(&from, problem)
                }
                other => other,
            })?;
            conversion.done.push(target);
            definitions.insert(name, conversion.definition(&found)?);
        }
        conversion.refuse_circles()?;
        if let Some(object) = converted.as_object_mut() {
            object.insert("$schema".into(), json!("http://json-schema.org/draft-07/schema#"));
            if !definitions.is_empty() {
                object.insert("definitions".into(), definitions.into());
            }
        }
        Ok(converted)
    }

    /// A validator of the schema, which also checks the formats that the strategies know. It takes what is valid in a
    /// request or in a response.
    pub fn validator(&self, schema: &Schema<'_>) -> Result<jsonschema::Validator, DocumentError> {
        validator(&self.json_schema(schema)?)
            .map_err(|error| DocumentError::invalid(&schema.pointer, error.to_string()))
    }

    /// A validator of what a request sends: it has to have the required properties that are `writeOnly`.
    pub(crate) fn request_validator(&self, schema: &Schema<'_>) -> Result<jsonschema::Validator, DocumentError> {
        validator(&self.converted(schema, &["readOnly"])?)
            .map_err(|error| DocumentError::invalid(&schema.pointer, error.to_string()))
    }
}

/// Reason why a JSON value is no JSON Schema.
#[derive(Debug, thiserror::Error)]
#[error("{problem} ({place})")]
pub(crate) struct SchemaError {
    problem: String,
    place: String,
}

/// A validator of a JSON Schema (Draft 7) with all the formats of `TEXT_FORMATS`.
pub(crate) fn validator(json_schema: &Value) -> Result<jsonschema::Validator, SchemaError> {
    validator_options()
        .build(json_schema)
        .map_err(|error| SchemaError { problem: error.to_string(), place: error.instance_path().to_string() })
}

/// Options of validators for JSON Schema (Draft 7) with all the formats of `TEXT_FORMATS`.
pub(crate) fn validator_options<'i>() -> jsonschema::ValidationOptions<'i> {
    jsonschema::draft7::options()
        .should_validate_formats(true)
        .with_format("byte", is_base64)
        .with_format("ip", |text: &str| text.parse::<std::net::IpAddr>().is_ok())
        .with_format("uuid", is_uuid)
}

/// The smallest and the largest number of a numeric format.
pub(crate) fn format_range(format: &str) -> Option<(Value, Value)> {
    Some(match format {
        "int8" => (json!(i8::MIN), json!(i8::MAX)),
        "int16" => (json!(i16::MIN), json!(i16::MAX)),
        "int32" => (json!(i32::MIN), json!(i32::MAX)),
        "int64" => (json!(i64::MIN), json!(i64::MAX)),
        "uint8" => (json!(u8::MIN), json!(u8::MAX)),
        "uint16" => (json!(u16::MIN), json!(u16::MAX)),
        "uint32" => (json!(u32::MIN), json!(u32::MAX)),
        "uint64" => (json!(u64::MIN), json!(u64::MAX)),
        "float" => (json!(f64::from(f32::MIN)), json!(f64::from(f32::MAX))),
        _ => return None,
    })
}

struct Conversion<'d> {
    document: &'d Document,
    /// The annotations with which a required property need not be there.
    optional: &'static [&'static str],
    /// Targets of references that are to be converted: the definition's name, and who refers to it.
    pending: BTreeMap<String, (String, String)>,
    /// Targets that have been converted.
    done: Vec<String>,
    /// The definition that is being converted.
    owner: String,
    /// For each definition, those that it refers to for the very same value, not for a part of it.
    same_value: BTreeMap<String, Vec<String>>,
}

impl<'d> Conversion<'d> {
    fn new(document: &'d Document, optional: &'static [&'static str]) -> Self {
        Self {
            document,
            optional,
            pending: BTreeMap::new(),
            done: Vec::new(),
            owner: String::new(),
            same_value: BTreeMap::new(),
        }
    }

    fn definition(&mut self, schema: &Schema<'_>) -> Result<Value, DocumentError> {
        self.owner.clone_from(&schema.pointer);
        self.schema(&schema.pointer, schema.value, true)
    }

    /// Refuses definitions that refer to themselves for the same value, which no validator survives.
    fn refuse_circles(&self) -> Result<(), DocumentError> {
        for start in self.same_value.keys() {
            let mut seen = vec![start];
            let mut next = vec![start];
            while let Some(targets) = next.pop().map(|at| self.same_value.get(at)) {
                for target in targets.into_iter().flatten() {
                    if target == start {
                        let problem = "circular reference";
                        return Err(DocumentError::invalid(start, problem));
                    }
                    if !seen.contains(&target) {
                        seen.push(target);
                        next.push(target);
                    }
                }
            }
        }
        Ok(())
    }

    /// Converts a schema, which is of the definition's own value or of a part of it.
    fn schema(&mut self, pointer: &str, value: &Value, is_same: bool) -> Result<Value, DocumentError> {
        let schema =
            value.as_object().ok_or_else(|| DocumentError::invalid(pointer, "expected a schema (an object)"))?;
        if let Some(reference) = schema.get("$ref") {
            return self.reference(&join(pointer, "$ref"), reference, is_same);
        }
        let mut converted = Map::new();
        let whole = value;
        for (keyword, value) in schema {
            let place = join(pointer, keyword);
            let value = match keyword.as_str() {
                "required" => self.required(whole),
                same if SAME.contains(&same) => value.clone(),
                "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" => continue,
                "format" => match value.as_str() {
                    Some(format) if TEXT_FORMATS.contains(&format) => value.clone(),
                    _ => continue,
                },
                "not" => self.schema(&place, value, is_same)?,
                "items" => self.schema(&place, value, false)?,
                "additionalProperties" if value.is_boolean() => value.clone(),
                "additionalProperties" => self.schema(&place, value, false)?,
                "properties" => {
                    let mut properties = Map::new();
                    let named =
                        value.as_object().ok_or_else(|| DocumentError::invalid(&place, "expected a map of schemas"))?;
                    for (name, value) in named {
                        let converted = self.schema(&join(&place, name), value, false)?;
                        properties.insert(name.clone(), converted);
                    }
                    properties.into()
                }
                "allOf" | "anyOf" | "oneOf" => {
                    let mut list = Vec::new();
                    for (index, value) in items(&place, value)?.iter().enumerate() {
                        list.push(self.schema(&join(&place, &index.to_string()), value, is_same)?);
                    }
                    list.into()
                }
                other if other.starts_with("x-") || ANNOTATIONS.contains(&other) => continue,
                _ => {
                    let problem = "OpenAPI 3.0 has no such keyword in a schema";
                    return Err(DocumentError::invalid(&place, problem));
                }
            };
            converted.insert(keyword.clone(), value);
        }
        bounds(schema, &mut converted);
        if schema.get("nullable") == Some(&Value::Bool(true)) {
            return Ok(nullable(converted));
        }
        Ok(converted.into())
    }

    /// The properties that must be there, whichever part of an `allOf` lists them.
    fn required(&self, schema: &Value) -> Value {
        let is_optional =
            |name: &str| self.optional.iter().any(|annotation| self.document.is_annotated(schema, name, annotation));
        let mut required = schema.get("required").cloned().unwrap_or_default();
        if let Some(names) = required.as_array_mut() {
            names.retain(|name| !name.as_str().is_some_and(is_optional));
        }
        required
    }

    fn reference(&mut self, pointer: &str, reference: &Value, is_same: bool) -> Result<Value, DocumentError> {
        let target =
            reference.as_str().and_then(|text| text.strip_prefix('#')).map(super::percent_decode).ok_or_else(|| {
                let problem = format!("{reference} is not a reference within this document");
                DocumentError::invalid(pointer, problem)
            })?;
        if is_same {
            self.same_value.entry(self.owner.clone()).or_default().push(target.clone());
        }
        // The definitions are named by the last step where the target is a named schema.
        let name = match target.strip_prefix(COMPONENT_SCHEMAS) {
            Some(rest) if rest.rfind('/') == Some(0) => {
                rest.trim_start_matches('/').replace("~1", "/").replace("~0", "~")
            }
            _ => target.clone(),
        };
        let place = percent_encode(&join("#/definitions", &name));
        if !self.done.contains(&target) {
            self.pending.insert(target, (name, pointer.to_owned()));
        }
        Ok(json!({ "$ref": place }))
    }
}

/// Converts the numeric bounds: an exclusive one is a number of its own in Draft 7, and a format
/// that names a machine type is a bound.
fn bounds(schema: &Map<String, Value>, converted: &mut Map<String, Value>) {
    let numeric = matches!(schema.get("type").and_then(Value::as_str), Some("integer" | "number"));
    let range = schema.get("format").and_then(Value::as_str).filter(|_| numeric).and_then(format_range);
    let (low, high) = range.unzip();
    for (inclusive, exclusive, limit) in [("minimum", "exclusiveMinimum", low), ("maximum", "exclusiveMaximum", high)] {
        let is_exclusive = schema.get(exclusive) == Some(&Value::Bool(true));
        if let Some(bound) = schema.get(inclusive) {
            let keyword = if is_exclusive { exclusive } else { inclusive };
            converted.insert(keyword.to_owned(), bound.clone());
        }
        let Some(limit) = limit else { continue };
        // Draft 7 takes only one `minimum`; the other bound goes into a schema beside it.
        if converted.contains_key(inclusive) {
            let all = converted.entry("allOf").or_insert_with(|| json!([]));
            if let Some(all) = all.as_array_mut() {
                all.push(json!({ inclusive: limit }));
            }
        } else {
            converted.insert(inclusive.to_owned(), limit);
        }
    }
}

/// Admits null beside what the schema admits.
fn nullable(mut schema: Map<String, Value>) -> Value {
    let composed = ["allOf", "anyOf", "oneOf", "not", "const"].iter().any(|keyword| schema.contains_key(*keyword));
    match schema.get("type").and_then(Value::as_str) {
        Some(name) if !composed => {
            let types = json!([name, "null"]);
            if let Some(values) = schema.get_mut("enum").and_then(Value::as_array_mut)
                && !values.contains(&Value::Null)
            {
                values.push(Value::Null);
            }
            schema.insert("type".into(), types);
            schema.into()
        }
        _ => json!({ "anyOf": [schema, { "type": "null" }] }),
    }
}

/// Encodes what a URI's fragment cannot hold.
pub(crate) fn percent_encode(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/#$!&'()*+,;=:@?".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

/// Returns whether the text is a UUID with hyphens.
fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(index, byte)| match index {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

/// Returns whether the text is base64 with padding.
fn is_base64(text: &str) -> bool {
    let data = text.trim_end_matches('=');
    text.len().is_multiple_of(4)
        && text.len() - data.len() <= 2
        && data.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'/')
}
