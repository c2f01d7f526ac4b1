//! Tests that the levels of responses agree with the client: if the client built from the old document cannot decode
//! something that the new one allows, a breaking finding explains it, and for each breaking finding there is such a
//! response.
//!
//! The client is a small interpreter of the schemas that progenitor gets (`webagent_codegen::lower`), with the rules of
//! typify and serde.

use openapi_drift::load::Document;
use openapi_drift::{Direction, Level, Options, compare};
use serde_json::{Map, Value, json};
use webagent_codegen::lower::{Lowered, lower};

use super::random::Random;

/// A document of OpenAPI 3.0 with one response, whose schema is a component.
fn document(schema: &Value) -> Value {
    let reference = json!({"$ref": "#/components/schemas/R"});
    json!({"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {"/a": {"get": {"operationId": "get_a",
        "responses": {"200": {"description": "ok", "content": {"application/json": {"schema": reference}}}}}}},
        "components": {"schemas": {"R": schema}}})
}

/// The client that was built from a document.
struct Client {
    lowered: Lowered,
    schema: Value,
}

impl Client {
    fn of(document: &Value, pointer: &str) -> Self {
        let lowered = lower(document);
        let schema = lowered.document.pointer(pointer).unwrap_or_else(|| panic!("no {pointer}")).clone();
        Self { lowered, schema }
    }

    /// Decodes a response; returns the decoded value as JSON.
    fn decode(&self, value: &Value) -> Result<Value, String> {
        self.read(&self.schema, value)
    }

    fn read(&self, schema: &Value, value: &Value) -> Result<Value, String> {
        if let Some(target) = schema["$ref"].as_str() {
            let target = self.lowered.document.pointer(target.trim_start_matches('#')).unwrap();
            return self.read(target, value);
        }
        if schema["nullable"] == true && value.is_null() {
            return Ok(Value::Null);
        }
        if let Some(parts) = schema["allOf"].as_array() {
            assert_eq!(parts.len(), 1, "only references with siblings are read here");
            return self.read(&parts[0], value);
        }
        if let Some(alternatives) = schema["oneOf"].as_array() {
            let fitting = alternatives.iter().find_map(|alternative| self.read(alternative, value).ok());
            return fitting.ok_or_else(|| format!("{value} fits no alternative"));
        }
        let wrong = || Err(format!("{value} is not {}", schema["type"]));
        match schema["type"].as_str() {
            None => Ok(value.clone()),
            Some("string") => {
                let is_open = schema["description"].as_str().and_then(|key| self.lowered.notes.get(key));
                let values = schema["enum"].as_array().filter(|_| !is_open.is_some_and(|note| note.is_open));
                match value.is_string() && values.is_none_or(|values| values.contains(value)) {
                    true => Ok(value.clone()),
                    false => wrong(),
                }
            }
            Some("integer") if value.as_i64().is_some() => Ok(value.clone()),
            Some("number") if value.is_number() => Ok(value.clone()),
            Some("boolean") if value.is_boolean() => Ok(value.clone()),
            Some("array") => match value.as_array() {
                Some(items) => items.iter().map(|item| self.read(&schema["items"], item)).collect(),
                None => wrong(),
            },
            Some("object") => match value.as_object() {
                Some(members) => self.object(schema, members),
                None => wrong(),
            },
            _ => wrong(),
        }
    }

    fn object(&self, schema: &Value, members: &Map<String, Value>) -> Result<Value, String> {
        let none = Map::new();
        let properties = schema["properties"].as_object().unwrap_or(&none);
        let is_required = |name: &String| schema["required"].as_array().is_some_and(|all| all.contains(&json!(name)));
        let mut read = Map::new();
        for (name, property) in properties {
            match members.get(name) {
                Some(value) => {
                    read.insert(name.clone(), self.read(property, value)?);
                }
                // A missing `Option` is `None`; a missing value with a default gets it.
                None if !is_required(name) || property["nullable"] == true => {}
                None => return Err(format!("`{name}` is missing")),
            }
        }
        for (name, value) in members.iter().filter(|(name, _)| !properties.contains_key(*name)) {
            match &schema["additionalProperties"] {
                Value::Bool(false) => return Err(format!("`{name}` is unknown")),
                Value::Object(other) => read.insert(name.clone(), self.read(&json!(other), value)?),
                // Without `additionalProperties: {}` typify drops unknown fields; a map keeps them.
                Value::Null if !properties.is_empty() => continue,
                _ => read.insert(name.clone(), value.clone()),
            };
        }
        Ok(read.into())
    }
}

/// Returns whether two values are the same to a user who gets `None` for both null and absent fields.
fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            let names: Vec<&String> = one.keys().chain(other.keys()).collect();
            names
                .into_iter()
                .all(|name| same(one.get(name).unwrap_or(&Value::Null), other.get(name).unwrap_or(&Value::Null)))
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        _ => one == other,
    }
}

/// Generates schemas, changes and values from a seed.
struct Generator(Random);

impl Generator {
    fn schema(&mut self, depth: usize) -> Value {
        let mut schema = match self.0.below(if depth == 0 { 4 } else { 8 }) {
            0 => self.0.pick(&[
                json!({"type": "string"}),
                json!({"type": "string", "maxLength": 2}),
                json!({"type": "string", "pattern": "^a"}),
                json!({"type": "string", "enum": ["a", "b"]}),
                json!({"type": "string", "enum": ["a", "b", "c"]}),
            ]),
            1 => self.0.pick(&[
                json!({"type": "integer"}),
                json!({"type": "integer", "maximum": 2}),
                json!({"type": "integer", "enum": [1, 2]}),
                json!({"type": "integer", "enum": [1, 2, 3]}),
                json!({"type": "integer", "format": "int32"}),
            ]),
            2 => json!({"type": "number"}),
            3 => json!({"type": "boolean"}),
            4 => json!({"type": "array", "items": self.schema(depth - 1)}),
            _ => self.object(depth),
        };
        if self.0.one_in(5) {
            schema["nullable"] = true.into();
        }
        schema
    }

    fn object(&mut self, depth: usize) -> Value {
        let mut properties = Map::new();
        let mut required = Vec::new();
        for name in ["a", "b"] {
            if !self.0.one_in(4) {
                properties.insert(name.to_owned(), self.schema(depth - 1));
                if self.0.one_in(2) {
                    required.push(json!(name));
                }
            }
        }
        let mut schema = json!({"type": "object", "properties": properties});
        if !required.is_empty() {
            schema["required"] = required.into();
        }
        if self.0.one_in(4) {
            schema["additionalProperties"] = false.into();
        }
        schema
    }

    /// Makes one change somewhere in a schema.
    fn change(&mut self, schema: &mut Value, depth: usize) {
        let mut inner: Vec<&mut Value> = Vec::new();
        for (key, member) in schema.as_object_mut().unwrap() {
            match (key.as_str(), member) {
                ("properties", Value::Object(properties)) => inner.extend(properties.values_mut()),
                ("items", member) => inner.push(member),
                _ => {}
            }
        }
        if !inner.is_empty() && self.0.one_in(2) {
            let index = self.0.below(inner.len());
            return self.change(inner.swap_remove(index), depth.saturating_sub(1));
        }
        match self.0.below(4) {
            0 => *schema = self.schema(depth),
            1 => schema["nullable"] = (schema["nullable"] != true).into(),
            _ if schema["type"] == "object" => {
                let name = self.0.pick(&["a", "b"]);
                let is_listed = schema["properties"].get(name).is_some();
                let mut required: Vec<Value> = schema["required"].as_array().cloned().unwrap_or_default();
                let was_required = required.contains(&json!(name));
                required.retain(|known| known != name);
                match self.0.below(3) {
                    0 if is_listed => {
                        schema["properties"].as_object_mut().unwrap().remove(name);
                    }
                    0 => schema["properties"][name] = self.schema(0),
                    1 if is_listed && !was_required => required.push(json!(name)),
                    2 => schema["additionalProperties"] = self.0.one_in(2).into(),
                    _ => {}
                }
                schema["required"] = required.into();
                if schema["required"].as_array().unwrap().is_empty() {
                    schema.as_object_mut().unwrap().remove("required");
                }
            }
            _ => {
                let is_nullable = schema["nullable"].clone();
                *schema = self.schema(0);
                schema["nullable"] = (is_nullable == true).into();
            }
        }
    }

    /// Generates a value that a schema allows. Unlisted fields only occur if the new document lists them.
    fn value(&mut self, schema: &Value) -> Value {
        if schema["nullable"] == true && self.0.one_in(3) {
            return Value::Null;
        }
        if let Some(values) = schema["enum"].as_array() {
            return self.0.pick(values);
        }
        match schema["type"].as_str().unwrap() {
            "string" if schema["maxLength"].is_number() => self.0.pick(&["", "a", "zz"]).into(),
            "string" if schema["pattern"].is_string() => self.0.pick(&["a", "abc"]).into(),
            "string" => self.0.pick(&["", "a", "c", "zzz"]).into(),
            "integer" if schema["maximum"].is_number() => self.0.pick(&[-1, 2]).into(),
            "integer" => self.0.pick(&[-7, 0, 3, 1 << 30]).into(),
            "number" => self.0.pick(&[json!(1), json!(0.5), json!(-2.25)]),
            "boolean" => self.0.one_in(2).into(),
            "array" => (0..self.0.below(3)).map(|_| self.value(&schema["items"])).collect(),
            _ => {
                let mut object = Map::new();
                for (name, property) in schema["properties"].as_object().into_iter().flatten() {
                    let is_required = schema["required"].as_array().is_some_and(|all| all.contains(&json!(name)));
                    if is_required || self.0.one_in(2) {
                        object.insert(name.clone(), self.value(property));
                    }
                }
                object.into()
            }
        }
    }
}

const RESPONSE: &str = "/components/schemas/R";

/// Returns the contradiction between the levels of a pair and the client, and whether the pair has a breaking finding.
fn check(random: &mut Generator, old: &Value, new: &Value) -> Result<bool, String> {
    let (old_document, new_document) = (document(old), document(new));
    let read = |document: &Value| Document::parse("a document", &document.to_string()).unwrap();
    let drift = compare(&read(&old_document), &read(&new_document), Options::default()).unwrap();
    let breaking: Vec<&str> = drift
        .findings
        .iter()
        .filter(|finding| finding.level == Level::Breaking && finding.direction == Direction::Response)
        .map(|finding| finding.rule.as_str())
        .collect();
    let client = Client::of(&old_document, RESPONSE);
    let mut failure = None;
    for _ in 0..if breaking.is_empty() { 60 } else { 600 } {
        let value = random.value(new);
        let decoded = client.decode(&value);
        if !decoded.as_ref().is_ok_and(|decoded| same(decoded, &value)) {
            failure = Some(format!("{value} is read as {decoded:?}"));
            break;
        }
    }
    match (failure, breaking.is_empty()) {
        (Some(failure), true) => Err(format!("nothing explains that {failure}: {old} → {new}\n{:#?}", drift.findings)),
        (None, false) => Err(format!("the client decodes everything in spite of {breaking:?}: {old} → {new}")),
        (_, is_compatible) => Ok(!is_compatible),
    }
}

#[test]
fn levels_of_responses_agree_with_the_client() {
    let mut wrong = Vec::new();
    let mut counts = [0, 0];
    for seed in 0..1500 {
        let mut random = Generator(Random::new(seed));
        let old = random.schema(2);
        let mut new = old.clone();
        random.change(&mut new, 2);
        match check(&mut random, &old, &new) {
            Ok(is_breaking) => counts[usize::from(is_breaking)] += 1,
            Err(reason) => wrong.push(format!("seed {seed}: {reason}")),
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong, {counts:?} right:\n{}",
        wrong.len(),
        wrong.iter().take(4).cloned().collect::<Vec<_>>().join("\n")
    );
    assert!(counts.iter().all(|count| *count > 200), "{counts:?}");
}
