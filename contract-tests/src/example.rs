//! One readable value that is valid under a JSON Schema (Draft 7), always the same one.
//!
//! The strategies draw values that reach every corner; this makes the plain one that a person would
//! write down as an example. It serves the document's own schemas and those that a caller of the
//! service sends. Candidates are made from what the keywords say and every one is checked by the
//! `jsonschema` crate, so a keyword that is not understood here costs an example, never its
//! validity.

mod merge;
mod number;
mod text;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use jsonschema::{Draft, Registry, Validator};
use serde_json::{Map, Value, json};

use merge::{is_annotation, merge, merge_type, without};

/// Name under which the schema's own references find it, whatever part of it is being looked at.
const ROOT: &str = "urn:example:root";

/// The number of candidates that are kept for one schema.
const KEPT: usize = 6;

/// The number of schemas that are visited in all: nested alternatives multiply.
const BUDGET: usize = 20_000;

/// The number of times that a reference may lead into itself before the value must end.
const RECURSION: usize = 2;

/// Depth to which schemas may be nested, compositions included.
const DEPTH: usize = 64;

/// Arrays and maps that must be longer than this are given up.
const MAX_ITEMS: u64 = 1_000;

/// An example is made of no more values and characters than this: arrays in arrays multiply.
const MAX_WEIGHT: usize = 1 << 20;

/// Completeness of an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// Every property that the schema names.
    Full,
    /// Only what is required.
    Required,
}

/// A valid value, `None` when none is found (the schema may have none at all).
pub(crate) fn example(schema: &Value, extent: Extent) -> Option<Value> {
    let mut root = schema.clone();
    make_absolute(&mut root);
    let registry = Registry::new().draft(Draft::Draft7).add(ROOT, root.clone()).ok()?.prepare().ok()?;
    let generator = Generator {
        root: &root,
        registry: &registry,
        extent,
        budget: Cell::new(BUDGET),
        depth: Cell::new(0),
        validators: RefCell::default(),
    };
    let found = generator.candidates(&root, &[]).into_iter().next()?;
    // The schema as it was given has the last word.
    let validator = jsonschema::options().with_draft(Draft::Draft7).should_validate_formats(true).build(schema).ok()?;
    validator.is_valid(&found).then_some(found)
}

/// References within the schema get the schema's name, so that every part of it stands alone.
fn make_absolute(value: &mut Value) {
    match value {
        Value::Object(object) => {
            for (key, value) in object.iter_mut() {
                match value {
                    Value::String(target) if key == "$ref" && target.starts_with('#') => {
                        target.insert_str(0, ROOT);
                    }
                    _ => make_absolute(value),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(make_absolute),
        _ => {}
    }
}

struct Generator<'a> {
    root: &'a Value,
    registry: &'a Registry<'a>,
    extent: Extent,
    budget: Cell<usize>,
    depth: Cell<usize>,
    validators: RefCell<HashMap<String, Option<Validator>>>,
}

impl Generator<'_> {
    /// Valid values in order of preference. `path` holds the references on the way here.
    fn candidates(&self, schema: &Value, path: &[&str]) -> Vec<Value> {
        let made = match schema {
            Value::Bool(true) => vec![json!("text")],
            Value::Object(object) => self.unchecked(object, path),
            _ => Vec::new(),
        };
        let mut kept: Vec<Value> = Vec::new();
        for value in made {
            if kept.len() < KEPT && !kept.contains(&value) && self.is_valid(schema, &value) {
                kept.push(value);
            }
        }
        kept
    }

    fn is_valid(&self, schema: &Value, value: &Value) -> bool {
        let mut validators = self.validators.borrow_mut();
        let validator = validators.entry(schema.to_string()).or_insert_with(|| {
            jsonschema::options()
                .with_draft(Draft::Draft7)
                .with_registry(self.registry)
                .should_validate_formats(true)
                .build(schema)
                .ok()
        });
        validator.as_ref().is_some_and(|found| found.is_valid(value))
    }

    /// Likely values, unless the schema is too deep or too wide to go on.
    fn unchecked(&self, schema: &Map<String, Value>, path: &[&str]) -> Vec<Value> {
        let depth = self.depth.get();
        let Some(budget) = self.budget.get().checked_sub(1) else {
            return Vec::new();
        };
        if depth >= DEPTH {
            return Vec::new();
        }
        self.budget.set(budget);
        self.depth.set(depth + 1);
        let made = self.likely(schema, path);
        self.depth.set(depth);
        made
    }

    fn likely(&self, schema: &Map<String, Value>, path: &[&str]) -> Vec<Value> {
        if let Some(reference) = schema.get("$ref") {
            return self.referred(reference, path);
        }
        if let Some(value) = schema.get("const") {
            return vec![value.clone()];
        }
        if let Some(Value::Array(values)) = schema.get("enum") {
            let mut values = values.clone();
            values.sort_by_key(Value::is_null);
            return values;
        }
        let mut made: Vec<Value> = schema.get("default").cloned().into_iter().collect();
        if let Some(Value::Array(values)) = schema.get("examples") {
            made.extend(values.iter().cloned());
        }
        made.extend(self.composed(schema, path));
        // null is valid for much and shows nothing: it is the last choice.
        made.sort_by_key(Value::is_null);
        made
    }

    fn referred(&self, reference: &Value, path: &[&str]) -> Vec<Value> {
        let Some(target) = reference.as_str() else {
            return Vec::new();
        };
        let times = path.iter().filter(|seen| **seen == target).count();
        let pointer = target.strip_prefix(ROOT).and_then(|rest| rest.strip_prefix('#'));
        let schema = pointer.and_then(|pointer| {
            let decoded = percent_encoding::percent_decode_str(pointer).decode_utf8_lossy();
            self.root.pointer(&decoded)
        });
        match schema {
            Some(schema) if times < RECURSION => {
                let path: Vec<&str> = path.iter().copied().chain([target]).collect();
                self.candidates(schema, &path)
            }
            _ => Vec::new(),
        }
    }

    /// Merges the composing keywords, one at a time, into plain schemas.
    fn composed(&self, schema: &Map<String, Value>, path: &[&str]) -> Vec<Value> {
        for keyword in ["oneOf", "anyOf"] {
            if let Some(Value::Array(branches)) = schema.get(keyword) {
                let rest = without(schema, &[keyword]);
                return self.branches(&rest, branches, path);
            }
        }
        if let Some(Value::Array(parts)) = schema.get("allOf") {
            let mut merged = without(schema, &["allOf"]);
            for part in parts {
                merged = merge(merged, &self.resolved(part));
            }
            return self.unchecked(&merged, path);
        }
        if schema.contains_key("if") {
            let rest = without(schema, &["if", "then", "else"]);
            let accepted = Value::Bool(true);
            let part = |keyword| schema.get(keyword).unwrap_or(&accepted).clone();
            let both = json!({"allOf": [part("if"), part("then")]});
            return self.branches(&rest, &[both, part("else")], path);
        }
        self.typed(schema, path)
    }

    fn branches(&self, rest: &Map<String, Value>, branches: &[Value], path: &[&str]) -> Vec<Value> {
        let only_null = |branch: &&Value| branch.get("type") == Some(&json!("null"));
        let (null, others): (Vec<&Value>, Vec<&Value>) = branches.iter().partition(only_null);
        let mut made = Vec::new();
        for branch in others.into_iter().chain(null) {
            made.extend(if rest.keys().all(|key| is_annotation(key)) {
                self.candidates(branch, path)
            } else {
                let merged = merge(rest.clone(), &self.resolved(branch));
                self.candidates(&merged.into(), path)
            });
        }
        made
    }

    /// The schema itself where a reference leads to it.
    fn resolved(&self, schema: &Value) -> Value {
        let mut schema = schema;
        for _ in 0..16 {
            let target = schema.get("$ref").and_then(Value::as_str);
            let pointer = target.and_then(|target| target.strip_prefix(ROOT)?.strip_prefix('#'));
            match pointer.and_then(|pointer| self.root.pointer(pointer)) {
                Some(found) => schema = found,
                None => break,
            }
        }
        schema.clone()
    }

    fn typed(&self, schema: &Map<String, Value>, path: &[&str]) -> Vec<Value> {
        let types: Vec<&str> = match schema.get("type") {
            Some(Value::String(name)) => vec![name],
            Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
            _ => vec![guessed_type(schema)],
        };
        let mut made = Vec::new();
        for name in types {
            match name {
                "null" => made.push(Value::Null),
                "boolean" => made.extend([json!(true), json!(false)]),
                "integer" => made.extend(number::numbers(schema, true)),
                "number" => made.extend(number::numbers(schema, false)),
                "string" => made.extend(text::texts(schema).into_iter().map(Value::from)),
                "array" => made.extend(self.arrays(schema, path)),
                "object" => made.extend(self.objects(schema, path)),
                _ => {}
            }
        }
        made
    }

    fn arrays(&self, schema: &Map<String, Value>, path: &[&str]) -> Vec<Value> {
        let least = count(schema, "minItems").unwrap_or(0);
        let most = count(schema, "maxItems").unwrap_or(u64::MAX);
        if least > MAX_ITEMS {
            return Vec::new();
        }
        let accepted = Value::Bool(true);
        let (first, further) = match schema.get("items") {
            Some(Value::Array(items)) => (items.as_slice(), schema.get("additionalItems").unwrap_or(&accepted)),
            Some(items) => (&[][..], items),
            None => (&[][..], schema.get("contains").unwrap_or(&accepted)),
        };
        let mut items = Vec::new();
        for schema in first {
            match self.candidates(schema, path).into_iter().next() {
                Some(item) => items.push(item),
                None => break,
            }
        }
        let contained = schema.get("contains").map(|schema| self.candidates(schema, path));
        items.extend(contained.and_then(|found| found.into_iter().next()));
        let wanted = least.max(u64::from(self.extent == Extent::Full)).min(most);
        let mut choice = Vec::new();
        if (items.len() as u64) < wanted {
            choice = self.candidates(further, path);
            self.vary(further, &mut choice, wanted);
        }
        if choice.first().map_or(0, weight).saturating_mul(usize::try_from(wanted).unwrap_or(usize::MAX)) > MAX_WEIGHT {
            return vec![json!([])];
        }
        let distinct = schema.get("uniqueItems") == Some(&Value::Bool(true));
        let mut next = 0;
        while (items.len() as u64) < wanted {
            let at = if distinct { next } else { 0 };
            let Some(item) = choice.get(at) else { break };
            next += 1;
            if !distinct || !items.contains(item) {
                items.push(item.clone());
            }
        }
        vec![items.into(), json!([])]
    }

    /// Adds values like those that are there until there are enough to choose from.
    fn vary(&self, schema: &Value, choice: &mut Vec<Value>, wanted: u64) {
        let Some(first) = choice.first().cloned() else {
            return;
        };
        for number in 2..wanted.saturating_mul(2).max(2) {
            if choice.len() as u64 > wanted {
                return;
            }
            let variant = match &first {
                Value::String(text) => json!(format!("{text}{number}")),
                Value::Number(value) => match value.as_i64() {
                    Some(value) => json!(value.saturating_add_unsigned(number)),
                    None => json!(value.as_f64().unwrap_or(0.0) + number as f64),
                },
                _ => return,
            };
            if !choice.contains(&variant) && self.is_valid(schema, &variant) {
                choice.push(variant);
            }
        }
    }

    fn objects(&self, schema: &Map<String, Value>, path: &[&str]) -> Vec<Value> {
        let accepted = Value::Bool(true);
        let no_properties = Map::new();
        let properties = match schema.get("properties") {
            Some(Value::Object(properties)) => properties,
            _ => &no_properties,
        };
        let required: Vec<&str> = match schema.get("required") {
            Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        };
        let additional = schema.get("additionalProperties").unwrap_or(&accepted);
        let mut needed = Map::new();
        let mut room = MAX_WEIGHT;
        for name in required {
            let schema = properties.get(name).unwrap_or(additional);
            let Some(value) = self.candidates(schema, path).into_iter().next() else {
                return Vec::new();
            };
            let Some(left) = room.checked_sub(weight(&value)) else { return Vec::new() };
            room = left;
            needed.insert(name.to_owned(), value);
        }
        // Each of the optional properties is tried alone, too, where that is not too much.
        let is_light = (MAX_WEIGHT - room).saturating_mul(properties.len()) < MAX_WEIGHT;
        let mut full = needed.clone();
        let mut single = Vec::new();
        for (name, schema) in properties {
            if needed.contains_key(name) {
                continue;
            }
            if let Some(value) = self.candidates(schema, path).into_iter().next()
                && let Some(left) = room.checked_sub(weight(&value))
            {
                room = left;
                if is_light {
                    let mut one = needed.clone();
                    one.insert(name.clone(), value.clone());
                    single.push(Value::from(one));
                }
                full.insert(name.clone(), value);
            }
        }
        // A map shows nothing when it is empty, so a full example gets an entry.
        let is_map = properties.is_empty() && schema.get("additionalProperties").is_some();
        let least = count(schema, "minProperties").unwrap_or(0);
        let least = least.max(u64::from(is_map && self.extent == Extent::Full));
        let mut fewest = needed.clone();
        for object in [&mut full, &mut fewest] {
            self.fill(schema, additional, object, least, path);
        }
        let mut made = match self.extent {
            Extent::Full => vec![full.into(), fewest.into()],
            Extent::Required => vec![fewest.into(), full.into()],
        };
        made.push(needed.into());
        made.append(&mut single);
        made
    }

    /// Adds entries that no property names until there are `least`.
    fn fill(
        &self,
        schema: &Map<String, Value>,
        additional: &Value,
        object: &mut Map<String, Value>,
        least: u64,
        path: &[&str],
    ) {
        if least > MAX_ITEMS || object.len() as u64 >= least {
            return;
        }
        let mut names = Vec::new();
        let mut values = additional.clone();
        if let Some(Value::Object(patterns)) = schema.get("patternProperties")
            && let Some((pattern, schema)) = patterns.iter().next()
        {
            names.extend(text::matching(pattern).into_iter().next().map(Value::from));
            values = schema.clone();
        }
        let any_name = json!({"type": "string"});
        let name_schema = schema.get("propertyNames").unwrap_or(&any_name);
        if names.is_empty() {
            names = self.candidates(&merge_type(name_schema, "string"), path);
        }
        self.vary(name_schema, &mut names, least);
        let Some(value) = self.candidates(&values, path).into_iter().next() else {
            return;
        };
        if weight(&value).saturating_mul(usize::try_from(least).unwrap_or(usize::MAX)) > MAX_WEIGHT {
            return;
        }
        for name in names {
            if object.len() as u64 >= least {
                return;
            }
            if let Value::String(name) = name {
                object.entry(name).or_insert_with(|| value.clone());
            }
        }
    }
}

/// Returns the number of values and characters that a value is made of.
fn weight(value: &Value) -> usize {
    match value {
        Value::String(text) => 1 + text.len(),
        Value::Array(items) => 1 + items.iter().map(weight).sum::<usize>(),
        Value::Object(members) => 1 + members.iter().map(|(name, value)| name.len() + weight(value)).sum::<usize>(),
        _ => 1,
    }
}

fn guessed_type(schema: &Map<String, Value>) -> &'static str {
    for (keyword, name) in [
        ("properties", "object"),
        ("required", "object"),
        ("additionalProperties", "object"),
        ("patternProperties", "object"),
        ("minProperties", "object"),
        ("items", "array"),
        ("contains", "array"),
        ("minItems", "array"),
        ("minimum", "number"),
        ("maximum", "number"),
        ("exclusiveMinimum", "number"),
        ("exclusiveMaximum", "number"),
        ("multipleOf", "number"),
    ] {
        if schema.contains_key(keyword) {
            return name;
        }
    }
    "string"
}

fn count(schema: &Map<String, Value>, keyword: &str) -> Option<u64> {
    schema.get(keyword).and_then(Value::as_u64)
}

#[cfg(test)]
mod tests;
