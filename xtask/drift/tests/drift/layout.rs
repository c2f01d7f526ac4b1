//! Tests that the layout of a document makes no difference.

use std::collections::{BTreeMap, BTreeSet};

use openapi_drift::load::Document;
use openapi_drift::{Options, compare};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use webagent_codegen::openapi::spanned_value::SpannedValue;

use super::random::Random;

/// The keywords that contain schemas, so that only schemas are rewritten as such.
const SUBSCHEMA: [&str; 11] = [
    "schema", "items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames",
    "unevaluatedItems", "unevaluatedProperties",
];
const SUBSCHEMA_LISTS: [&str; 4] = ["allOf", "anyOf", "oneOf", "prefixItems"];
const SUBSCHEMA_MAPS: [&str; 4] = ["properties", "patternProperties", "dependentSchemas", "schemas"];

/// Rewrites documents randomly.
struct Layout {
    random: Random,
    is_30: bool,
}

impl Layout {
    fn new(seed: u64) -> Self {
        Self { random: Random::new(seed), is_30: true }
    }

    fn one_in(&mut self, chances: usize) -> bool {
        self.random.one_in(chances)
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for index in (1..items.len()).rev() {
            let other = self.random.below(index + 1);
            items.swap(index, other);
        }
    }

    /// Returns the same document with another layout.
    fn relay(&mut self, document: &Value) -> String {
        let mut document = document.clone();
        self.is_30 = document["openapi"].as_str().unwrap().starts_with("3.0");
        if self.is_30 && self.one_in(2) {
            document["openapi"] = "3.1.0".into();
            self.is_30 = false;
        }
        self.rename_components(&mut document);
        self.operations(&mut document);
        let mut extracted = Map::new();
        let whole = document.clone();
        self.walk(&mut document, &whole, &mut extracted, 0);
        if !extracted.is_empty() {
            let components = document.as_object_mut().unwrap().entry("components").or_insert(json!({}));
            let schemas = components.as_object_mut().unwrap().entry("schemas").or_insert(json!({}));
            schemas.as_object_mut().unwrap().extend(extracted);
        }
        // Components that are not referenced any more, because they were inlined, remain.
        let unused_before: Vec<String> = all_schemas(&whole).difference(&used(&whole, &[])).cloned().collect();
        let used_after = used(&document, &unused_before);
        if let Some(Value::Object(schemas)) = document.pointer_mut("/components/schemas") {
            schemas.retain(|name, _| used_after.contains(&format!("schemas/{name}")));
        }
        self.write(&document, 0)
    }

    /// Renames the components of some sections.
    fn rename_components(&mut self, document: &mut Value) {
        let mut renamed = Vec::new();
        for section in ["schemas", "responses", "parameters", "requestBodies"] {
            let Some(Value::Object(members)) = document.pointer_mut(&format!("/components/{section}")) else {
                continue;
            };
            for (name, component) in std::mem::take(members) {
                let new = if self.one_in(2) { format!("New{name}") } else { name.clone() };
                renamed.push((format!("#/components/{section}/{name}"), format!("#/components/{section}/{new}")));
                members.insert(new, component);
            }
        }
        replace(document, &mut |text| renamed.iter().find(|(old, _)| old == text).map(|(_, new)| new.clone()));
    }

    /// Moves security and parameters to an outer or inner level.
    fn operations(&mut self, document: &mut Value) {
        let security = document["security"].clone();
        let Some(Value::Object(paths)) = document.get_mut("paths") else { return };
        for item in paths.values_mut() {
            let shared = item.get("parameters").cloned().filter(|_| self.one_in(2));
            if shared.is_some() {
                item.as_object_mut().unwrap().remove("parameters");
            }
            for (method, operation) in item.as_object_mut().unwrap() {
                if !["get", "put", "post", "delete", "patch"].contains(&method.as_str()) {
                    continue;
                }
                let operation = operation.as_object_mut().unwrap();
                if let Some(Value::Array(shared)) = &shared {
                    let own = operation.entry("parameters").or_insert(json!([])).as_array_mut().unwrap();
                    own.extend(shared.iter().cloned());
                }
                if !operation.contains_key("security") && security.is_array() && self.one_in(2) {
                    operation.insert("security".to_owned(), security.clone());
                }
                if !operation.contains_key("deprecated") && self.one_in(2) {
                    operation.insert("deprecated".to_owned(), false.into());
                }
            }
        }
    }

    fn walk(&mut self, value: &mut Value, whole: &Value, extracted: &mut Map<String, Value>, depth: usize) {
        match value {
            Value::Array(items) => {
                items.iter_mut().for_each(|item| self.walk(item, whole, extracted, depth + 1));
            }
            Value::Object(members) => {
                for (key, member) in members.iter_mut() {
                    if ["example", "examples", "default", "enum", "const"].contains(&key.as_str()) {
                        continue;
                    }
                    self.walk(member, whole, extracted, depth + 1);
                    let is_map = SUBSCHEMA_MAPS.contains(&key.as_str());
                    if SUBSCHEMA.contains(&key.as_str()) {
                        self.schema(member, whole, extracted, depth);
                    } else if SUBSCHEMA_LISTS.contains(&key.as_str()) {
                        let Some(items) = member.as_array_mut() else { continue };
                        items.iter_mut().for_each(|item| self.schema(item, whole, extracted, depth));
                        if key != "prefixItems" {
                            self.shuffle(items);
                        }
                    } else if let (true, Some(members)) = (is_map, member.as_object_mut()) {
                        members.values_mut().for_each(|member| self.schema(member, whole, extracted, depth));
                    } else if ["required", "security", "tags", "parameters"].contains(&key.as_str())
                        && let Some(items) = member.as_array_mut()
                    {
                        self.shuffle(items);
                    } else if key == "servers" {
                        for server in member.as_array_mut().unwrap() {
                            server["url"] = format!("{}/", server["url"].as_str().unwrap()).into();
                        }
                    }
                }
                if members.contains_key("in") && members.contains_key("name") && self.one_in(2) {
                    let style = match members["in"].as_str().unwrap() {
                        "query" | "cookie" => ("form", true),
                        _ => ("simple", false),
                    };
                    let is_plain = !["style", "explode"].iter().any(|key| members.contains_key(*key));
                    if members.contains_key("schema") && is_plain {
                        members.insert("style".to_owned(), style.0.into());
                        members.insert("explode".to_owned(), style.1.into());
                        members.entry("required").or_insert(false.into());
                    }
                }
            }
            _ => {}
        }
    }

    fn schema(&mut self, schema: &mut Value, whole: &Value, extracted: &mut Map<String, Value>, depth: usize) {
        let Some(members) = schema.as_object_mut() else { return };
        if let Some(Value::Array(values)) = members.get_mut("enum") {
            self.shuffle(values);
        }
        if members.get("type") == Some(&json!("object")) && self.one_in(3) {
            members.entry("additionalProperties").or_insert(true.into());
        }
        if members.get("type") == Some(&json!("string")) && self.one_in(3) {
            members.entry("minLength").or_insert(0.into());
        }
        if !self.is_30 {
            self.modernize(members);
        }
        // Replaces a reference by its target, or puts it in an `allOf`.
        if let Some(Value::String(reference)) = members.get("$ref").cloned() {
            let target = whole.pointer(reference.trim_start_matches('#'));
            if members.len() == 1
                && depth < 40
                && self.one_in(4)
                && let Some(target) = target
            {
                *schema = target.clone();
                return;
            }
            if self.one_in(3) {
                members.remove("$ref");
                let parts = members.entry("allOf").or_insert(json!([]));
                parts.as_array_mut().unwrap().push(json!({"$ref": reference}));
            }
        } else if self.one_in(6) {
            // A schema becomes a component.
            let name = format!("Extracted{}", extracted.len());
            extracted.insert(name.clone(), std::mem::take(schema));
            *schema = json!({"$ref": format!("#/components/schemas/{name}")});
        }
    }

    /// Writes a document as OpenAPI 3.1.
    fn modernize(&mut self, members: &mut Map<String, Value>) {
        for (flag, bound) in [("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")] {
            if members.get(flag) == Some(&json!(true)) {
                let value = members.remove(bound).unwrap();
                members.insert(flag.to_owned(), value);
            }
        }
        if let Some(example) = members.remove("example") {
            members.insert("examples".to_owned(), json!([example]));
        }
        if let Some(Value::Array(values)) = members.get("enum")
            && let [value] = values.as_slice()
            && self.one_in(2)
        {
            let value = value.clone();
            members.remove("enum");
            members.insert("const".to_owned(), value);
        }
        if members.get("allOf").and_then(Value::as_array).is_some_and(|parts| parts.len() == 1)
            && !members.contains_key("nullable")
            && members["allOf"][0].as_object().is_some_and(|part| part.len() == 1 && part.contains_key("$ref"))
        {
            let part = members.remove("allOf").unwrap();
            members.insert("$ref".to_owned(), part[0]["$ref"].clone());
        }
        if members.remove("nullable") != Some(json!(true)) {
            return;
        }
        let name = members.get("type").cloned().filter(Value::is_string);
        // In a list of types, other keywords also apply to null.
        let admits_null = !["enum", "anyOf", "oneOf", "allOf", "not"].iter().any(|key| members.contains_key(*key));
        if let Some(name) = name.filter(|_| admits_null && self.one_in(2)) {
            members.insert("type".to_owned(), json!([name, "null"]));
            return;
        }
        let notes = ["title", "description", "default", "examples", "deprecated", "readOnly", "writeOnly"];
        let outer: Map<String, Value> =
            notes.iter().filter_map(|key| members.remove(*key).map(|value| ((*key).to_owned(), value))).collect();
        let inner = std::mem::replace(members, outer);
        let union = if self.one_in(2) { "anyOf" } else { "oneOf" };
        members.insert(union.to_owned(), json!([inner, {"type": "null"}]));
    }

    /// Writes JSON or YAML with the keys in any order.
    fn write(&mut self, value: &Value, depth: usize) -> String {
        let as_yaml = depth > 0 || self.one_in(2);
        match value {
            Value::Object(members) if !members.is_empty() => {
                let mut members: Vec<_> = members.iter().collect();
                self.shuffle(&mut members);
                let members: Vec<String> = members
                    .into_iter()
                    .map(|(key, member)| format!("{}: {}", Value::from(key.as_str()), self.write(member, depth + 1)))
                    .collect();
                match as_yaml && depth == 0 {
                    true => members.join("\n"),
                    false => format!("{{{}}}", members.join(",\n  ")),
                }
            }
            Value::Array(items) => {
                let items: Vec<String> = items.iter().map(|item| self.write(item, depth + 1)).collect();
                format!("[{}]", items.join(", "))
            }
            value => value.to_string(),
        }
    }
}

/// Returns the schemas among the components, as `schemas/NAME`.
fn all_schemas(document: &Value) -> BTreeSet<String> {
    let schemas = document.pointer("/components/schemas").and_then(Value::as_object);
    schemas.into_iter().flatten().map(|(name, _)| format!("schemas/{name}")).collect()
}

/// Returns the components that operations use, and some others with what they use.
fn used(document: &Value, others: &[String]) -> BTreeSet<String> {
    let mut used: BTreeSet<String> = others.iter().cloned().collect();
    let component = |name: &str| document.pointer(&format!("/components/{name}")).cloned();
    let mut open = vec![json!([document["paths"], document["webhooks"]])];
    open.extend(others.iter().filter_map(|name| component(name)));
    while let Some(mut value) = open.pop() {
        replace(&mut value, &mut |text| {
            let name = text.strip_prefix("#/components/")?;
            if used.insert(name.to_owned()) {
                open.extend(component(name));
            }
            None
        });
    }
    used
}

/// Replaces strings anywhere in a value.
fn replace(value: &mut Value, with: &mut dyn FnMut(&str) -> Option<String>) {
    match value {
        Value::String(text) => {
            if let Some(new) = with(text) {
                *text = new;
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| replace(item, with)),
        Value::Object(members) => members.values_mut().for_each(|member| replace(member, with)),
        _ => {}
    }
}

fn read(text: &str) -> Document {
    Document::parse("a document", text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn documents() -> Vec<(String, Value)> {
    [
        include_str!("../../../tests/data/guide.yaml").to_owned(),
        include_str!("../../../tests/data/openapi-3.1.json").to_owned(),
        include_str!("rich.yaml").to_owned(),
        openapi_drift::bench_fixture::document(3, false),
    ]
    .into_iter()
    .map(|text| (text.clone(), SpannedValue::parse("a document", &text).unwrap().to_json()))
    .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_document_laid_out_in_another_way_is_the_same(seed: u64) {
        for (text, value) in documents() {
            let relaid = Layout::new(seed).relay(&value);
            for (old, new) in [(&text, &relaid), (&relaid, &text)] {
                let drift = compare(&read(old), &read(new), Options::default()).unwrap();
                prop_assert!(
                    drift.findings.is_empty(),
                    "{:#?}\n{relaid}",
                    drift.findings.iter().take(3).collect::<Vec<_>>()
                );
            }
        }
    }

    #[test]
    fn what_differs_differs_in_every_layout(seed: u64) {
        let rules = |drift: openapi_drift::Drift| {
            let findings = drift.findings.iter();
            // A nullable field may be absent for the client, but a nullable component has its own type. So the client's
            // types decide the level of these two rules.
            const OF_TYPES: [&str; 2] = ["response-property-became-optional", "response-required-property-removed"];
            let level =
                |finding: &openapi_drift::Finding| (!OF_TYPES.contains(&finding.rule.as_str())).then_some(finding.level);
            // A part extracted from an unused component is an unused component.
            let findings = findings.filter(|finding| !finding.rule.starts_with("unused-component-"));
            // The number of locations of a difference depends on the layout.
            let mut worst = BTreeMap::new();
            for finding in findings {
                let known = worst.entry(finding.rule.clone()).or_insert(level(finding));
                *known = level(finding).max(*known);
            }
            worst
        };
        let every_twelfth = super::cases::documents().into_iter().skip(seed as usize % 12).step_by(12);
        for (form, [old, new]) in every_twelfth {
            let plain = compare(&read(&old.to_string()), &read(&new.to_string()), Options::default()).unwrap();
            let mut layout = Layout::new(seed);
            let (old_text, new_text) = (layout.relay(&old), layout.relay(&new));
            let relaid = compare(&read(&old_text), &read(&new_text), Options::default()).unwrap();
            let (plain, relaid) = (rules(plain), rules(relaid));
            prop_assert_eq!(plain, relaid, "{}\n{}\n{}", form, old_text, new_text);
        }
    }
}

/// Tests the same with an explicit example.
#[test]
fn spellings_that_mean_the_same() {
    let schema = |version: &str, schema: &str| {
        read(&format!(
            "openapi: {version}\npaths: {{/a: {{post: {{requestBody: {{content: {{a/b: {{schema: {schema}}}}}}}, responses: {{}}}}}}}}\n\
             components: {{schemas: {{X: {{type: object, properties: {{a: {{type: string}}}}}}}}}}"
        ))
    };
    for (old, new) in [
        ("{type: string, nullable: true}", "{type: [string, 'null']}"),
        ("{type: string, nullable: true, minLength: 3}", "{anyOf: [{type: string, minLength: 3}, {type: 'null'}]}"),
        ("{type: string, nullable: true}", "{oneOf: [{type: 'null'}, {type: string}]}"),
        ("{type: string, nullable: true, enum: [a]}", "{anyOf: [{type: string, const: a}, {type: 'null'}]}"),
        ("{nullable: true}", "{}"),
        ("{}", "{anyOf: [{}, {type: 'null'}]}"),
        ("{}", "true"),
        ("{type: integer, minimum: 1, exclusiveMinimum: true}", "{type: integer, exclusiveMinimum: 1}"),
        ("{type: string, enum: [a]}", "{type: string, const: a}"),
        ("{type: string, enum: [a, b]}", "{oneOf: [{const: a, type: string}, {const: b, type: string}]}"),
        (
            "{allOf: [{$ref: '#/components/schemas/X'}], description: d}",
            "{$ref: '#/components/schemas/X', description: d}",
        ),
        (
            "{allOf: [{$ref: '#/components/schemas/X'}], nullable: true}",
            "{anyOf: [{$ref: '#/components/schemas/X'}, {type: 'null'}]}",
        ),
        ("{$ref: '#/components/schemas/X'}", "{type: object, properties: {a: {type: string}}}"),
        ("{type: object}", "{type: object, additionalProperties: true, required: [], properties: {}}"),
        ("{type: object, additionalProperties: {}}", "{type: object}"),
        ("{type: string, format: byte}", "{type: string, contentEncoding: base64}"),
        ("{type: string, format: binary}", "{type: string, contentMediaType: application/octet-stream}"),
        ("{oneOf: [{type: string}, {type: object, nullable: true}]}", "{type: [object, string, 'null']}"),
        ("{type: array, items: {}}", "{type: array}"),
        ("{type: string, example: a}", "{type: string, examples: [a]}"),
        (
            "{allOf: [{type: object, properties: {a: {type: string}}}, {required: [a]}]}",
            "{type: object, required: [a], properties: {a: {type: string}}}",
        ),
    ] {
        for (old, new) in [(old, new), (new, old)] {
            let drift = compare(&schema("3.0.3", old), &schema("3.1.0", new), Options::default()).unwrap();
            assert_eq!(drift.findings, [], "{old} → {new}");
        }
    }
}
