//! Tests that `breaking` agrees with a JSON Schema validator: if the client may send something that the new document
//! rejects, a breaking finding of the request explains it; if the server may send something that the old document
//! rejects, a finding of the response.

use openapi_drift::load::Document;
use openapi_drift::{Direction, Drift, Level, Options, compare};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::random::Random;

/// Generates schemas, changes of them, and values.
struct Generator(Random);

impl Generator {
    fn schema(&mut self, depth: usize) -> Value {
        let simple = if depth == 0 { 4 } else { 8 };
        let mut schema = match self.0.below(simple) {
            0 => json!({"type": "string"}),
            1 => json!({"type": self.0.pick(&["integer", "number"])}),
            2 => json!({"type": "boolean"}),
            3 => {
                let values = [json!(["a"]), json!(["a", "b"]), json!(["a", "b", "abc"]), json!([1, 2, "a"])];
                json!({"enum": self.0.pick(&values)})
            }
            4 => json!({"type": "array", "items": self.schema(depth - 1)}),
            5 | 6 => {
                let mut properties = Map::new();
                for name in ["a", "b", "c"] {
                    if self.0.one_in(2) {
                        properties.insert(name.to_owned(), self.schema(depth - 1));
                    }
                }
                json!({"type": "object", "properties": properties})
            }
            _ => {
                // Not `oneOf`: if its alternatives overlap, a stricter alternative can make it accept more. In practice
                // alternatives are distinct, and so they are compared one by one.
                let keyword = self.0.pick(&["anyOf", "allOf"]);
                let count = 1 + self.0.below(3);
                let parts: Vec<Value> = (0..count).map(|_| self.schema(depth - 1)).collect();
                json!({keyword: parts})
            }
        };
        for _ in 0..self.0.below(3) {
            self.constrain(&mut schema);
        }
        schema
    }

    /// Adds, changes or removes a keyword.
    fn constrain(&mut self, schema: &mut Value) {
        let Some(members) = schema.as_object_mut() else { return };
        let count = self.0.below(4);
        let kind = members.get("type").and_then(Value::as_str).unwrap_or_default().to_owned();
        let keyword = match kind.as_str() {
            "string" => self.0.pick(&["minLength", "maxLength", "pattern", "type", "not"]),
            "integer" | "number" => self
                .0
                .pick(&["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "type", "not"]),
            "array" => self.0.pick(&["minItems", "maxItems", "uniqueItems", "contains", "type"]),
            "object" => self.0.pick(&[
                "required", "required", "additionalProperties", "minProperties", "maxProperties", "type",
                "dependentRequired",
            ]),
            _ => return,
        };
        let value = match keyword {
            "pattern" => self.0.pick(&["^a", "b", "^.$"]).into(),
            "type" => json!([kind, "null"]),
            "not" => self.0.pick(&[json!({"const": 1}), json!({"maxLength": 1}), json!({"minimum": 3})]),
            "multipleOf" => (1 + count).into(),
            "uniqueItems" => true.into(),
            "contains" => json!({"type": "string"}),
            "required" => self.0.pick(&[json!([]), json!(["a"]), json!(["a", "b"]), json!(["c"])]),
            "additionalProperties" => self.0.pick(&[json!(false), json!(true), json!({"type": "string"}), json!({})]),
            "dependentRequired" => json!({"a": ["b"]}),
            _ => count.into(),
        };
        if members.contains_key(keyword) && keyword != "type" && self.0.one_in(3) {
            members.remove(keyword);
        } else {
            members.insert(keyword.to_owned(), value);
        }
    }

    /// Makes a change somewhere in a schema.
    fn change(&mut self, schema: &mut Value, depth: usize) {
        let mut inner: Vec<&mut Value> = Vec::new();
        if let Some(members) = schema.as_object_mut() {
            for (key, member) in members.iter_mut() {
                match (key.as_str(), member) {
                    ("properties", Value::Object(properties)) => inner.extend(properties.values_mut()),
                    ("anyOf" | "oneOf" | "allOf", Value::Array(parts)) => inner.extend(parts),
                    ("items", member) => inner.push(member),
                    _ => {}
                }
            }
        }
        if !inner.is_empty() && !self.0.one_in(3) {
            let index = self.0.below(inner.len());
            self.change(inner.swap_remove(index), depth.saturating_sub(1));
            return;
        }
        match self.0.below(6) {
            0 => *schema = self.schema(depth),
            1 => {
                for keyword in ["properties", "enum", "anyOf", "oneOf", "allOf"] {
                    match schema.get_mut(keyword) {
                        Some(Value::Object(properties)) => {
                            let name = self.0.pick(&["a", "b", "c"]);
                            match properties.remove(name) {
                                Some(_) => {}
                                None => {
                                    properties.insert(name.to_owned(), self.schema(0));
                                }
                            }
                        }
                        Some(Value::Array(parts)) if parts.len() > 1 && self.0.one_in(2) => {
                            parts.remove(self.0.below(parts.len()));
                        }
                        Some(Value::Array(values)) if keyword == "enum" => values.push("abc".into()),
                        Some(Value::Array(parts)) => parts.push(self.schema(0)),
                        _ => {}
                    }
                }
            }
            2 => *schema = json!({"anyOf": [schema.take(), {"type": "null"}]}),
            _ => self.constrain(schema),
        }
    }

    /// Generates a value that a schema may allow, with listed properties and one unlisted property: an open object does
    /// not describe others, so they are not sent.
    fn value(&mut self, schema: &Value, depth: usize) -> Value {
        if self.0.one_in(12) || depth == 0 {
            return self.0.pick(&[Value::Null, true.into(), 1.into(), 2.5.into(), "a".into(), json!([]), json!({})]);
        }
        let mut listed = Map::new();
        let mut kinds: Vec<String> = Vec::new();
        let mut items = json!({});
        let mut values: Vec<Value> = Vec::new();
        let mut open = true;
        self.gather(schema, &mut listed, &mut kinds, &mut items, &mut values, &mut open);
        if !values.is_empty() && !self.0.one_in(4) {
            return self.0.pick(&values);
        }
        if kinds.is_empty() {
            kinds = ["string", "integer", "object"].map(str::to_owned).to_vec();
        }
        match self.0.pick(&kinds).as_str() {
            "null" => Value::Null,
            "boolean" => self.0.one_in(2).into(),
            "integer" => self.0.below(7).into(),
            "number" => json!(self.0.below(14) as f64 / 2.0),
            "string" => self.0.pick(&["", "a", "b", "ab", "abc", "bcd"]).into(),
            "array" => (0..self.0.below(4)).map(|_| self.value(&items, depth - 1)).collect(),
            _ => {
                let mut object = Map::new();
                for (name, property) in listed {
                    if !self.0.one_in(3) {
                        object.insert(name, self.value(&property, depth - 1));
                    }
                }
                if open && self.0.one_in(4) {
                    object.insert("unlisted".to_owned(), self.0.pick(&["a".into(), 1.into()]));
                }
                object.into()
            }
        }
    }

    /// Collects the properties of a schema, including its parts and one of its alternatives.
    fn gather(
        &mut self,
        schema: &Value,
        listed: &mut Map<String, Value>,
        kinds: &mut Vec<String>,
        items: &mut Value,
        values: &mut Vec<Value>,
        open: &mut bool,
    ) {
        match &schema["type"] {
            Value::String(kind) => kinds.push(kind.clone()),
            Value::Array(all) => kinds.extend(all.iter().map(|kind| kind.as_str().unwrap().to_owned())),
            _ => {}
        }
        values.extend(schema["enum"].as_array().into_iter().flatten().cloned());
        values.extend(schema.get("const").cloned());
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            if !listed.contains_key(name) || self.0.one_in(2) {
                listed.insert(name.clone(), property.clone());
            }
        }
        *open &= schema["additionalProperties"] != false;
        if !schema["items"].is_null() {
            *items = schema["items"].clone();
        }
        for part in schema["allOf"].as_array().into_iter().flatten() {
            self.gather(part, listed, kinds, items, values, open);
        }
        for keyword in ["anyOf", "oneOf"] {
            if let Some(parts) = schema[keyword].as_array().filter(|parts| !parts.is_empty()) {
                let part = self.0.pick(parts);
                self.gather(&part, listed, kinds, items, values, open);
            }
        }
    }
}

fn found(old: &Value, new: &Value, direction: Direction) -> Drift {
    let read = |schema: &Value| {
        let body = json!({"content": {"application/json": {"schema": schema}}});
        let operation = match direction {
            Direction::Request => json!({"requestBody": body, "responses": {}}),
            _ => json!({"responses": {"200": body}}),
        };
        let document = json!({"openapi": "3.1.0", "paths": {"/a": {"post": operation}}});
        Document::parse("a document", &document.to_string()).unwrap()
    };
    compare(&read(old), &read(new), Options::default()).unwrap()
}

/// Returns whether a drift reports that a value may cause a failure.
fn explains(drift: &Drift, value: &Value) -> bool {
    let text = value.to_string();
    drift.findings.iter().any(|finding| {
        let is_open_enum = ["response-enum-value-added", "response-enum-removed"].contains(&finding.rule.as_str());
        // A property that only one document lists: the other one accepts anything under that name, but a client of that
        // document does not send it.
        let is_unlisted = ["property-added", "property-removed"].iter().any(|rule| finding.rule.ends_with(rule))
            && [&finding.old, &finding.new].into_iter().flatten().any(|place| {
                let name = place.pointer.rsplit('/').next().unwrap_or_default();
                text.contains(&format!("\"{name}\":"))
            });
        // Differences that the client tolerates in a response are compatible; `decoding.rs` compares them with the
        // client.
        let least = if finding.direction == Direction::Response { Level::Compatible } else { Level::Breaking };
        finding.level >= least || is_open_enum || is_unlisted
    })
}

/// Searches for a value that a validator accepts on one side only and that no finding explains.
fn check(random: &mut Generator, old: &Value, new: &Value) -> Result<usize, String> {
    let validator = |schema: &Value| jsonschema::validator_for(schema);
    let (Ok(before), Ok(after)) = (validator(old), validator(new)) else {
        return Ok(0);
    };
    let (request, response) = (found(old, new, Direction::Request), found(old, new, Direction::Response));
    let mut refused = 0;
    for _ in 0..60 {
        let sent = random.value(old, 3);
        if before.is_valid(&sent) && !after.is_valid(&sent) {
            refused += 1;
            if !explains(&request, &sent) {
                return Err(format!("the client may send {sent}: {old} → {new}\n{:#?}", request.findings));
            }
        }
        let got = random.value(new, 3);
        if after.is_valid(&got) && !before.is_valid(&got) {
            refused += 1;
            if !explains(&response, &got) {
                return Err(format!("the server may send {got}: {old} → {new}\n{:#?}", response.findings));
            }
        }
        // A finding that is not documentation only must be a visible difference.
        if request.findings.is_empty() && before.is_valid(&sent) != after.is_valid(&sent) {
            return Err(format!("nothing is found, but {sent} tells them apart: {old} → {new}"));
        }
    }
    Ok(refused)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, max_shrink_iters: 0, ..ProptestConfig::default() })]

    #[test]
    fn what_a_validator_refuses_is_explained(seed: u64) {
        let mut random = Generator(Random::new(seed));
        let old = random.schema(2);
        let mut new = old.clone();
        for _ in 0..=random.0.below(2) {
            random.change(&mut new, 2);
        }
        for (old, new) in [(&old, &new), (&new, &old)] {
            if let Err(unexplained) = check(&mut random, old, new) {
                return Err(TestCaseError::fail(unexplained));
            }
        }
    }
}

#[test]
fn the_labelled_cases_agree_with_a_validator() {
    let mut random = Generator(Random::new(7));
    let mut refused = 0;
    for (form, [old, new]) in super::cases::documents() {
        let schema = |document: &Value| {
            document.pointer("/paths/~1a/post/requestBody/content/application~1json/schema").cloned()
        };
        if form != "request schema" {
            continue;
        }
        let (old, new) = (schema(&old).unwrap(), schema(&new).unwrap());
        let is_alone = |schema: &Value| !schema.to_string().contains("$ref") && schema["nullable"].is_null();
        // A validator ignores `readOnly` and the additions of this project.
        let is_plain = |schema: &Value| {
            is_alone(schema) && !["Only", "x-webagent"].iter().any(|word| schema.to_string().contains(word))
        };
        if is_plain(&old) && is_plain(&new) {
            refused += check(&mut random, &old, &new).unwrap_or_else(|unexplained| panic!("{unexplained}"));
        }
    }
    assert!(refused > 100, "{refused}");
}
