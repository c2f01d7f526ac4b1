//! Tests completeness: every change at a single location is found by a rule for it.

use std::collections::BTreeMap;

use openapi_drift::load::Document;
use openapi_drift::{Options, compare};
use serde_json::{Value, json};
use webagent_codegen::openapi::spanned_value::SpannedValue;

const OURS: &str = include_str!("../../../tests/data/guide.yaml");
const PUBLISHED: &str = include_str!("../../../tests/data/openapi-3.1.json");

/// Returns the parent of a pointer's last token, and the token.
fn parent<'v>(value: &'v mut Value, pointer: &str) -> (&'v mut Value, String) {
    let (parent, token) = pointer.rsplit_once('/').unwrap();
    let token = token.replace("~1", "/").replace("~0", "~");
    (value.pointer_mut(parent).unwrap(), token)
}

/// Returns the mutations of one value: a name, and the changed document.
fn mutations(document: &Value, pointer: &str) -> Vec<(String, Value)> {
    let mut mutations = Vec::new();
    let mut mutate = |name: &str, change: &dyn Fn(&mut Value)| {
        let mut mutated = document.clone();
        change(mutated.pointer_mut(pointer).unwrap());
        mutations.push((format!("{name} {pointer}"), mutated));
    };
    match document.pointer(pointer).unwrap() {
        Value::Null => mutate("set", &|value| *value = 1.into()),
        Value::Bool(flag) => {
            let flag = *flag;
            mutate("flip", &|value| *value = (!flag).into());
            mutate("retype", &|value| *value = "x".into());
        }
        Value::Number(_) => {
            mutate("increase", &|value| *value = json!(value.as_f64().unwrap() + 1.0));
            mutate("retype", &|value| *value = "x".into());
        }
        Value::String(_) => {
            mutate("reword", &|value| *value = format!("{}x", value.as_str().unwrap()).into());
            mutate("retype", &|value| *value = 5.into());
        }
        Value::Array(items) => {
            if !items.is_empty() {
                mutate("empty", &|value| *value = json!([]));
            }
            mutate("append", &|value| {
                let items = value.as_array_mut().unwrap();
                let item = match items.first() {
                    Some(Value::Object(_)) if pointer.ends_with("/parameters") => {
                        json!({"name": "added", "in": "query"})
                    }
                    Some(Value::Object(_)) if pointer.ends_with("Of") => {
                        json!({"type": "number", "multipleOf": 7})
                    }
                    Some(Value::Object(_)) => json!({"name": "added", "url": "added"}),
                    _ => json!("added"),
                };
                items.push(item);
            });
            mutate("retype", &|value| *value = "x".into());
        }
        Value::Object(_) => {
            mutate("extend", &|value| {
                value.as_object_mut().unwrap().insert("x-added".to_owned(), true.into());
            });
            mutate("empty", &|value| *value = json!({}));
            mutate("retype", &|value| *value = "x".into());
        }
    }
    if pointer.is_empty() {
        return mutations;
    }
    let mut removed = document.clone();
    let (container, token) = parent(&mut removed, pointer);
    match container {
        Value::Object(members) => {
            let value = members.remove(&token).unwrap();
            if holds_names(pointer) {
                let mut renamed = removed.clone();
                let (container, _) = parent(&mut renamed, pointer);
                container[format!("{token}x")] = value;
                mutations.push((format!("rename {pointer}"), renamed));
            }
        }
        Value::Array(items) => {
            items.remove(token.parse().unwrap());
        }
        _ => unreachable!(),
    }
    mutations.push((format!("remove {pointer}"), removed));
    mutations
}

/// Returns whether the keys of a value's object are names, not keywords.
fn holds_names(pointer: &str) -> bool {
    let tokens: Vec<&str> = pointer.split('/').collect();
    match tokens.as_slice() {
        [.., "properties", _, "properties" | "items" | "anyOf" | "oneOf" | "allOf"] => false,
        [.., "properties" | "responses" | "content" | "schemas" | "securitySchemes" | "paths", _] => true,
        _ => false,
    }
}

/// Returns why a mutation does not change the meaning, if so.
fn equivalent(mutation: &str, document: &Value) -> Option<&'static str> {
    let (what, pointer) = mutation.split_once(' ').unwrap();
    if pointer.contains("x-webagent-") {
        return Some("a mark of the project says nothing of the API");
    }
    let value = document.pointer(pointer).unwrap();
    let resolved = match value["$ref"].as_str().and_then(|text| text.strip_prefix('#')) {
        Some(pointer) => document.pointer(pointer).unwrap(),
        None => value,
    };
    let is_ours = resolved["x-webagent-origin"] == "ours";
    match what {
        "remove" if is_ours => Some("what the project has marked as its own may be missing"),
        "rename" if is_ours => Some("as if it were removed, and another thing of the project's own added"),
        "remove" if pointer.ends_with("/additionalProperties") && *value == true => {
            Some("other properties are allowed unless it is said that they are not")
        }
        _ if pointer.contains("/Run/properties/result/anyOf") && what != "retype" => {
            Some("`{}` lets null through, too: any or null is any")
        }
        _ => None,
    }
}

/// Builds a tree without positions: parsing the text of each mutation would take longer than comparing it.
fn read(value: &Value) -> SpannedValue {
    use webagent_codegen::openapi::spanned_value::Value as Tree;
    let tree = match value {
        Value::Null => Tree::Null,
        Value::Bool(flag) => Tree::Bool(*flag),
        Value::Number(number) => Tree::Number(number.clone()),
        Value::String(text) => Tree::String(text.clone()),
        Value::Array(items) => Tree::Array(items.iter().map(read).collect()),
        Value::Object(members) => {
            Tree::Object(members.iter().map(|(key, member)| (key.clone(), read(member))).collect())
        }
    };
    SpannedValue { value: tree, at: Default::default() }
}

fn check(name: &str, text: &str) {
    let node = SpannedValue::parse(name, text).unwrap();
    let document = Document::parse(name, text).unwrap();
    let value = node.to_json();
    let mut all = Vec::new();
    node.walk("", &mut |pointer, _| all.push(pointer.to_owned()));
    let (mut count, mut missed, mut unclassified) = (0, Vec::new(), Vec::new());
    let mut excused: BTreeMap<&str, usize> = BTreeMap::new();
    for pointer in all {
        for (mutation, mutated) in mutations(&value, &pointer) {
            count += 1;
            if mutated["openapi"] != value["openapi"] {
                // Without a known version nothing can be compared.
                assert!(Document::parse("mutated", &mutated.to_string()).is_err(), "{mutation}");
                continue;
            }
            let mutated = Document { name: "mutated".to_owned(), root: read(&mutated), origins: Vec::new() };
            let drift = compare(&document, &mutated, Options::default()).unwrap();
            if drift.findings.iter().any(|finding| finding.rule == "unclassified") {
                unclassified.push(mutation.clone());
            }
            if drift.findings.is_empty() {
                match equivalent(&mutation, &value) {
                    Some(reason) => *excused.entry(reason).or_default() += 1,
                    None => missed.push(mutation),
                }
            }
        }
    }
    println!("{name}: {count} mutations, {excused:?}");
    assert!(count > 500, "{count}");
    assert!(missed.is_empty(), "{} of {count} missed:\n{}", missed.len(), missed.join("\n"));
    assert!(unclassified.is_empty(), "unclassified:\n{}", unclassified.join("\n"));
}

#[test]
fn every_mutation_of_our_document_is_found() {
    check("guide.yaml", OURS);
}

#[test]
fn every_mutation_of_the_published_document_is_found() {
    check("openapi-3.1.json", PUBLISHED);
}
