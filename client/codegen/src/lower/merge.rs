//! Merges `allOf`, and the siblings of unions into their alternatives.
//!
//! typify multiplies out the parts of `allOf` and `anyOf`, which may not terminate, and panics at many combinations. So
//! the parts are merged here, in time proportional to the result, and the number of combinations is limited. A schema
//! with more of them becomes any JSON value, with a warning.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::request_response::children;
use crate::openapi::extensions::NAME;
use crate::openapi::reference::{referred_schema, schema_name};

/// The maximum number of alternatives of a merged union.
const MAX_ALTERNATIVES: usize = 64;

/// The maximum number of merged properties in a document.
const MAX_MERGED: usize = 1_000_000;

/// The maximum nesting of schemas that are merged.
const MAX_DEPTH: usize = 24;

/// The maximum length of a chain of references.
const MAX_FOLLOWED: usize = 100;

/// The maximum number of times that a component is merged into itself.
const MAX_UNROLLED: usize = 3;

/// Keywords that do not restrict the values of a schema.
const ANNOTATIONS: [&str; 11] = [
    "description", "title", "default", "example", "deprecated", "externalDocs", "readOnly", "writeOnly", "xml",
    "discriminator", "nullable",
];

type Schema = Map<String, Value>;

/// The limit of combinations was exceeded.
#[derive(Debug, PartialEq, Eq)]
struct TooMany;

/// Merges the schemas of a document.
pub(crate) struct Merger {
    components: Schema,
    /// The components without `allOf`; `None` while one is being merged.
    merged: BTreeMap<String, Option<Schema>>,
    work: usize,
    /// The number of references being followed.
    followed: usize,
    /// The components that were merged into the schemas around the current one.
    unrolled: Vec<String>,
    /// The components with a part that became any value because it has too many combinations.
    pub(crate) widened: Vec<String>,
}

impl Merger {
    pub(crate) fn new(components: Schema) -> Self {
        Self { components, merged: BTreeMap::new(), work: 0, followed: 0, unrolled: Vec::new(), widened: Vec::new() }
    }

    /// Merges all components and returns them.
    pub(crate) fn components(&mut self) -> Schema {
        let names: Vec<String> = self.components.keys().cloned().collect();
        let mut merged = Schema::new();
        for name in names {
            let schema = self.components.get(&name).cloned().unwrap_or_default();
            let schema = self.whole(schema, &name);
            merged.insert(name, schema);
        }
        merged
    }

    /// Merges a schema and everything in it. `place` is its location in warnings.
    pub(crate) fn whole(&mut self, schema: Value, place: &str) -> Value {
        let Value::Object(object) = schema else { return schema };
        self.work += 1;
        let annotations: Schema = object.iter().filter(|(key, _)| is_annotation(key)).map(clone).collect();
        let parts = referenced_parts(&object);
        let times = |name| self.unrolled.iter().filter(|other| *other == name).count();
        let merged = match parts.iter().any(|name| times(name) >= MAX_UNROLLED) {
            // A part that contains the whole never ends.
            true => Err(TooMany),
            false => self.one(object, 0),
        };
        let merged = merged.unwrap_or_else(|TooMany| {
            if self.widened.last().is_none_or(|last| last != place) {
                self.widened.push(place.to_owned());
            }
            annotations.clone()
        });
        // If the document contradicts itself, any value is accepted: the service decides.
        let merged = if is_never(&merged) { annotations } else { merged };
        // The contents of merged components have not been merged.
        let mut merged = Value::from(merged);
        let around = self.unrolled.len();
        self.unrolled.extend(parts);
        for child in children(&mut merged) {
            *child = self.whole(child.take(), place);
        }
        self.unrolled.truncate(around);
        merged
    }

    /// Merges the parts of one schema, without its properties and items.
    fn one(&mut self, mut schema: Schema, depth: usize) -> Result<Schema, TooMany> {
        if let Some(reference) = schema.get("$ref") {
            // OpenAPI 3.0 ignores siblings of a reference; `x-webagent-name` is an exception.
            let reference = Map::from_iter([("$ref".to_owned(), reference.clone())]);
            return Ok(match schema.get(NAME) {
                Some(name) => {
                    Map::from_iter([("allOf".to_owned(), json!([reference])), (NAME.to_owned(), name.clone())])
                }
                None => reference,
            });
        }
        let mut parts = match schema.remove("allOf") {
            Some(Value::Array(parts)) => Some(parts),
            _ => None,
        };
        for keyword in ["oneOf", "anyOf"] {
            // A union of one alternative is that alternative.
            if schema.get(keyword).and_then(Value::as_array).is_some_and(|alternatives| alternatives.len() == 1)
                && let Some(Value::Array(only)) = schema.remove(keyword)
            {
                parts.get_or_insert_default().extend(only);
            }
        }
        if let Some(parts) = parts {
            schema = self.all_of(schema, parts, depth)?;
        }
        self.union(schema, depth)
    }

    fn all_of(&mut self, mut base: Schema, parts: Vec<Value>, depth: usize) -> Result<Schema, TooMany> {
        let mut structural: Vec<Schema> = Vec::new();
        for part in parts {
            let Value::Object(part) = part else { continue };
            match part.keys().all(|key| is_annotation(key)) {
                true => annotate(&mut base, &part),
                false => structural.push(part),
            }
        }
        if base.keys().all(|key| is_annotation(key)) && structural.len() == 1 {
            let Some(mut only) = structural.pop() else { return Ok(base) };
            if only.contains_key("$ref") {
                if !base.is_empty() {
                    base.insert("allOf".to_owned(), json!([only]));
                    return Ok(base);
                }
                return Ok(only);
            }
            override_annotations(&mut only, &base);
            return self.one(only, depth + 1);
        }
        let annotations: Schema = base.iter().filter(|(key, _)| is_annotation(key)).map(clone).collect();
        let mut merged = Schema::new();
        for part in structural {
            let part = self.resolved(part, depth)?;
            merged = self.both(merged, part, depth + 1)?;
        }
        let mut merged = self.both(merged, base, depth + 1)?;
        // The annotations of a part do not apply to the whole.
        merged.retain(|key, _| !is_annotation(key) || key == "nullable");
        override_annotations(&mut merged, &annotations);
        Ok(merged)
    }

    /// Returns the merged target of a reference, or the schema itself.
    fn resolved(&mut self, schema: Schema, depth: usize) -> Result<Schema, TooMany> {
        if depth > MAX_DEPTH {
            return Err(TooMany);
        }
        let name = schema.get("$ref").and_then(Value::as_str).and_then(schema_name);
        let wrapped =
            schema.get("allOf").and_then(Value::as_array).and_then(|parts| parts.first()).and_then(Value::as_object);
        let name = match (name, wrapped) {
            (Some(name), _) => name,
            (None, Some(inner)) if inner.contains_key("$ref") => {
                let mut inner = self.resolved(inner.clone(), depth + 1)?;
                override_annotations(&mut inner, &schema);
                return Ok(inner);
            }
            _ => return self.one(schema, depth + 1),
        };
        match self.merged.get(&name) {
            Some(Some(merged)) => return Ok(merged.clone()),
            // The schema contains itself.
            Some(None) => return Ok(Schema::new()),
            None => {}
        }
        if self.followed > MAX_FOLLOWED {
            return Err(TooMany);
        }
        self.merged.insert(name.clone(), None);
        self.followed += 1;
        let component = self.components.get(&name).and_then(Value::as_object).cloned().unwrap_or_default();
        let merged = self.resolved(component, 0);
        self.followed -= 1;
        match &merged {
            Ok(merged) => self.merged.insert(name, Some(merged.clone())),
            Err(TooMany) => self.merged.remove(&name),
        };
        merged
    }

    /// Merges the siblings of a union into each of its alternatives.
    fn union(&mut self, mut schema: Schema, depth: usize) -> Result<Schema, TooMany> {
        let mut unions: Vec<Vec<Value>> = Vec::new();
        for keyword in ["oneOf", "anyOf"] {
            if let Some(Value::Array(alternatives)) = schema.remove(keyword) {
                // Alternatives that only differ in `required` are checked by the service.
                let says_more = |alternative: &Value| {
                    let keys = alternative.as_object().into_iter().flat_map(Map::keys);
                    keys.into_iter().any(|key| !is_annotation(key) && !matches!(key.as_str(), "required" | "not"))
                };
                let is_bare = schema.keys().all(|key| is_annotation(key));
                if is_bare || alternatives.iter().any(says_more) {
                    unions.push(alternatives);
                }
            }
        }
        let Some(first) = unions.pop() else { return Ok(schema) };
        let is_bare = schema.keys().all(|key| is_annotation(key));
        if is_bare && unions.is_empty() {
            // The alternatives of a nested union replace it one by one when it is resolved.
            schema.insert("oneOf".to_owned(), first.into());
            return Ok(schema);
        }
        let annotations: Schema = schema.iter().filter(|(key, _)| is_annotation(key)).map(clone).collect();
        let base: Schema = schema.into_iter().filter(|(key, _)| !is_annotation(key)).collect();
        let mut alternatives: Vec<Schema> = vec![base];
        for union in unions.into_iter().chain([first]) {
            if alternatives.len().saturating_mul(union.len()) > MAX_ALTERNATIVES {
                return Err(TooMany);
            }
            let mut product = Vec::new();
            for alternative in union.into_iter().filter_map(object) {
                let alternative = self.resolved(alternative, depth + 1)?;
                for base in &alternatives {
                    let both = self.both(base.clone(), alternative.clone(), depth + 1)?;
                    product.extend((!is_never(&both)).then_some(both));
                }
            }
            alternatives = product;
        }
        if alternatives.is_empty() {
            return Ok(never());
        }
        let mut schema = annotations;
        match <[Schema; 1]>::try_from(alternatives) {
            Ok([only]) => annotate(&mut schema, &only),
            Err(alternatives) => {
                schema.insert("oneOf".to_owned(), alternatives.into_iter().map(Value::Object).collect());
            }
        }
        Ok(schema)
    }

    /// Returns a schema for the values that match both schemas.
    fn both(&mut self, mut left: Schema, mut right: Schema, depth: usize) -> Result<Schema, TooMany> {
        self.work += left.len() + right.len();
        if depth > MAX_DEPTH || self.work > MAX_MERGED {
            return Err(TooMany);
        }
        if left.is_empty() {
            return Ok(right);
        }
        // Both may have a union: it is merged with the alternatives.
        if let Some(alternatives) = take_union(&mut left) {
            return self.product(alternatives, left, right, depth);
        }
        if let Some(alternatives) = take_union(&mut right) {
            return self.product(alternatives, right, left, depth);
        }
        let mut merged = left;
        for (key, value) in right {
            let Some(present) = merged.get_mut(&key) else {
                merged.insert(key, value);
                continue;
            };
            match (key.as_str(), present, value) {
                ("properties", Value::Object(present), Value::Object(properties)) => {
                    self.work += properties.len();
                    let mut both = std::mem::take(present);
                    for (name, property) in properties {
                        let property = match both.get(&name) {
                            Some(present) => self.either_or_both(present.clone(), property, depth + 1)?,
                            None => property,
                        };
                        both.insert(name, property);
                    }
                    merged.insert(key, both.into());
                }
                ("items" | "additionalProperties", present, value) => {
                    let value = match (&*present, &value) {
                        (Value::Bool(_), _) => value,
                        (_, Value::Bool(_)) => present.clone(),
                        _ => self.either_or_both(present.clone(), value, depth + 1)?,
                    };
                    merged.insert(key, value);
                }
                ("required", Value::Array(present), Value::Array(names)) => {
                    let new: Vec<Value> = names.into_iter().filter(|name| !present.contains(name)).collect();
                    present.extend(new);
                }
                ("enum", Value::Array(present), Value::Array(values)) => {
                    present.retain(|value| values.contains(value));
                }
                ("type", present, value) if *present != value => match (present.as_str(), value.as_str()) {
                    (Some("number"), Some("integer")) => *present = value,
                    (Some("integer"), Some("number")) => {}
                    _ => return Ok(never()),
                },
                ("nullable", present, value) => *present = (present == &Value::Bool(true) || value == true).into(),
                ("minLength", present, value) if value.as_u64() < present.as_u64() => {}
                ("maxLength", present, value) if value.as_u64() > present.as_u64() => {}
                (_, present, value) => *present = value,
            }
        }
        let kind = merged.get("type").and_then(Value::as_str).map(str::to_owned);
        let takes_null = merged.get("nullable") == Some(&Value::Bool(true));
        if let (Some(kind), Some(Value::Array(values))) = (kind, merged.get_mut("enum")) {
            values.retain(|value| if value.is_null() { takes_null } else { is_of_type(value, &kind) });
        }
        Ok(if is_never(&merged) { never() } else { merged })
    }

    fn product(
        &mut self,
        alternatives: Vec<Value>,
        rest: Schema,
        other: Schema,
        depth: usize,
    ) -> Result<Schema, TooMany> {
        let mut product: Vec<Value> = Vec::new();
        for alternative in alternatives.into_iter().filter_map(object) {
            let alternative = self.resolved(alternative, depth + 1)?;
            let alternative = self.both(rest.clone(), alternative, depth + 1)?;
            let mut merged = self.both(alternative, other.clone(), depth + 1)?;
            match merged.remove("oneOf") {
                Some(Value::Array(inner)) => product.extend(inner),
                _ if is_never(&merged) => {}
                _ => product.push(merged.into()),
            }
            if product.len() > MAX_ALTERNATIVES {
                return Err(TooMany);
            }
        }
        Ok(match <[Value; 1]>::try_from(product) {
            Ok([Value::Object(only)]) => only,
            Ok([_]) => never(),
            Err(product) if product.is_empty() => never(),
            Err(product) => Map::from_iter([("oneOf".to_owned(), product.into())]),
        })
    }

    /// Merges two schemas of one property, each of which may be absent.
    fn either_or_both(&mut self, left: Value, right: Value, depth: usize) -> Result<Value, TooMany> {
        let is_silent =
            |schema: &Value| schema.as_object().is_none_or(|schema| schema.keys().all(|key| is_annotation(key)));
        if left == right || is_silent(&left) {
            return Ok(match right {
                Value::Object(right) if right.is_empty() => left,
                right => right,
            });
        }
        if is_silent(&right) {
            return Ok(left);
        }
        let (Value::Object(left), Value::Object(right)) = (left, right) else { return Ok(json!({})) };
        let (left, right) = (self.resolved(left, depth + 1)?, self.resolved(right, depth + 1)?);
        Ok(self.both(left, right, depth + 1)?.into())
    }
}

/// Returns the components that the parts of a schema refer to.
fn referenced_parts(schema: &Schema) -> Vec<String> {
    let parts = ["allOf", "anyOf", "oneOf"].iter().filter_map(|keyword| schema.get(*keyword)?.as_array()).flatten();
    parts.filter_map(referred_schema).collect()
}

/// Returns the schema that no value matches.
fn never() -> Schema {
    Map::from_iter([("enum".to_owned(), json!([]))])
}

fn is_never(schema: &Schema) -> bool {
    schema.get("enum").and_then(Value::as_array).is_some_and(Vec::is_empty)
}

fn is_of_type(value: &Value, kind: &str) -> bool {
    match kind {
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64() || value.as_f64().is_some_and(|number| number.fract() == 0.0),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => true,
    }
}

/// Removes the alternatives of a union from its schema.
fn take_union(schema: &mut Schema) -> Option<Vec<Value>> {
    match schema.remove("oneOf").or_else(|| schema.remove("anyOf"))? {
        Value::Array(alternatives) => Some(alternatives),
        _ => None,
    }
}

fn clone((key, value): (&String, &Value)) -> (String, Value) {
    (key.clone(), value.clone())
}

fn object(value: Value) -> Option<Schema> {
    match value {
        Value::Object(object) => Some(object),
        _ => None,
    }
}

fn is_annotation(key: &str) -> bool {
    ANNOTATIONS.contains(&key) || key.starts_with("x-")
}

/// Adds keywords that a schema does not have.
fn annotate(schema: &mut Schema, other: &Schema) {
    for (key, value) in other {
        if !schema.contains_key(key) {
            schema.insert(key.clone(), value.clone());
        }
    }
}

/// Copies the annotations of another schema.
fn override_annotations(schema: &mut Schema, other: &Schema) {
    for (key, value) in other.iter().filter(|(key, _)| is_annotation(key)) {
        if key != "nullable" || value == &Value::Bool(true) {
            schema.insert(key.clone(), value.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn merged(components: Value, schema: Value) -> Value {
        Merger::new(components.as_object().unwrap().clone()).whole(schema, "here")
    }

    #[test]
    fn parts_are_merged() {
        let components = json!({
            "Base": { "type": "object", "description": "d", "required": ["a"], "properties": { "a": { "type": "string" }, "self": { "$ref": "#/components/schemas/Node" } } },
            "Node": { "allOf": [{ "$ref": "#/components/schemas/Base" }, { "properties": { "b": { "type": "integer" } } }] },
            "U": { "oneOf": [{ "type": "object", "properties": { "x": {} } }, { "type": "object", "properties": { "y": {} } }] },
        });
        let base = json!({ "$ref": "#/components/schemas/Base" });
        let table = [
            (json!({ "allOf": [base], "description": "o" }), json!({ "allOf": [base], "description": "o" })),
            (json!({ "allOf": [base] }), base.clone()),
            (json!({ "$ref": "#/components/schemas/Base", "nullable": true }), base.clone()),
            (
                json!({ "allOf": [base, { "required": ["b"], "properties": { "b": { "type": "integer" } } }], "description": "o" }),
                json!({
                    "type": "object", "required": ["a", "b"], "description": "o",
                    "properties": { "a": { "type": "string" }, "self": { "$ref": "#/components/schemas/Node" }, "b": { "type": "integer" } },
                }),
            ),
            (
                json!({ "allOf": [{ "$ref": "#/components/schemas/U" }, { "type": "object", "properties": { "z": {} } }] }),
                json!({ "oneOf": [
                    { "type": "object", "properties": { "x": {}, "z": {} } },
                    { "type": "object", "properties": { "y": {}, "z": {} } },
                ] }),
            ),
            (
                json!({ "type": "object", "properties": { "a": {} }, "anyOf": [{ "required": ["a"] }, { "required": ["b"] }] }),
                json!({ "type": "object", "properties": { "a": {} } }),
            ),
            (json!({ "allOf": [{ "type": "string" }, { "type": "object" }] }), json!({})),
            (
                json!({ "nullable": true, "anyOf": [{ "type": "string", "title": "One" }] }),
                json!({ "nullable": true, "type": "string", "title": "One" }),
            ),
            (
                json!({ "nullable": true, "oneOf": [{ "$ref": "#/components/schemas/Base" }] }),
                json!({ "nullable": true, "allOf": [{ "$ref": "#/components/schemas/Base" }] }),
            ),
            (
                json!({ "allOf": [{ "type": "string" }, { "nullable": true }] }),
                json!({ "type": "string", "nullable": true }),
            ),
            (
                json!({ "allOf": [{ "type": "string", "enum": ["a", "b"] }, { "enum": ["b", "c"] }] }),
                json!({ "type": "string", "enum": ["b"] }),
            ),
            (
                json!({ "allOf": [{ "enum": ["a"] }, { "enum": ["b"] }], "description": "o" }),
                json!({ "description": "o" }),
            ),
            (
                json!({ "allOf": [{ "type": "string" }, { "enum": ["a", 1, null] }] }),
                json!({ "type": "string", "enum": ["a"] }),
            ),
            // An alternative that contradicts its siblings is dropped.
            (
                json!({ "allOf": [{ "oneOf": [{ "$ref": "#/components/schemas/Base" }, { "enum": [null] }] }, { "type": "object", "properties": { "z": {} } }] }),
                json!({
                    "type": "object", "required": ["a"],
                    "properties": { "a": { "type": "string" }, "self": { "$ref": "#/components/schemas/Node" }, "z": {} },
                }),
            ),
        ];
        for (schema, expected) in table {
            assert_eq!(merged(components.clone(), schema.clone()), expected, "{schema}");
        }
    }

    /// Returns `count` schemas, each the product of `width` alternatives.
    fn product(count: usize, width: usize) -> Value {
        let union = |index: usize| {
            let alternatives: Vec<Value> = (0..width)
                .map(|alternative| json!({ "type": "object", "properties": { (format!("p{index}_{alternative}")): {} } }))
                .collect();
            json!({ "anyOf": alternatives })
        };
        json!({ "allOf": (0..count).map(union).collect::<Vec<_>>() })
    }

    #[test]
    fn combinations_are_bounded() {
        let small = merged(json!({}), product(3, 2));
        assert_eq!(small.get("oneOf").and_then(Value::as_array).unwrap().len(), 8);
        for (count, width) in [(20, 2), (2, 40), (12, 12)] {
            let mut merger = Merger::new(Schema::new());
            assert_eq!(merger.whole(product(count, width), "here"), json!({}));
            assert_eq!(merger.widened, ["here"]);
            assert!(merger.work < 1_000 * count * width, "{count} {width}: {}", merger.work);
        }
    }

    #[test]
    fn the_work_grows_with_the_document() {
        let work = |length: usize| {
            let mut components = Schema::new();
            components.insert("S0".to_owned(), json!({ "type": "object" }));
            for index in 1..=length {
                let parts = json!([{ "$ref": format!("#/components/schemas/S{}", index - 1) }, { "properties": { (format!("p{}", index % 10)): {} } }]);
                components.insert(format!("S{index}"), json!({ "allOf": parts }));
            }
            let mut merger = Merger::new(components);
            merger.components();
            assert_eq!(merger.widened, [""; 0]);
            merger.work
        };
        assert!(work(400) < 5 * work(100), "{} {}", work(400), work(100));
    }

    #[test]
    fn a_schema_that_is_merged_into_itself_comes_to_an_end() {
        let components = json!({
            "A": { "type": "object", "properties": {
                "next": { "allOf": [{ "$ref": "#/components/schemas/A" }, { "type": "object", "properties": {} }] },
            } },
        });
        let mut merger = Merger::new(components.as_object().unwrap().clone());
        let merged = Value::from(merger.components());
        assert!(merged.pointer("/A/properties/next/properties/next/properties/next").is_some(), "{merged}");
        assert!(merger.work < 1_000 && merger.widened == ["A"], "{} {:?}", merger.work, merger.widened);
    }

    #[test]
    fn schemas_that_contain_each_other_come_to_an_end() {
        let components = json!({
            "A": { "type": "object", "properties": { "next": { "allOf": [{ "$ref": "#/components/schemas/A" }, { "$ref": "#/components/schemas/B" }] } } },
            "B": { "type": "object", "properties": { "next": { "allOf": [{ "$ref": "#/components/schemas/B" }, { "$ref": "#/components/schemas/A" }] } } },
        });
        let mut merger = Merger::new(components.as_object().unwrap().clone());
        merger.components();
        assert!(merger.work < 100_000, "{}", merger.work);
    }
}
