//! Tests the cases of `cases.yaml`, at least one for each rule and direction. Their levels were assigned by hand.

use std::collections::BTreeSet;

use openapi_drift::load::Document;
use openapi_drift::rule_catalog;
use openapi_drift::{Direction, Options, compare};
use serde_json::{Value, json};
use webagent_codegen::openapi::spanned_value::SpannedValue;

/// The components that the cases refer to.
fn components() -> Value {
    let tagged = |tag: &str| json!({"type": "object", "required": ["tag"], "properties": {"tag": {"type": "string", "enum": [tag]}}});
    json!({
        "schemas": {
            "Text": {"type": "string", "minLength": 1},
            "Cat": {"type": "object", "properties": {"claws": {"type": "integer"}}},
            "Dog": {"type": "object", "properties": {"tricks": {"type": "array", "items": {"type": "string"}}}},
            "Fish": {"type": "object", "properties": {"fins": {"type": "integer"}}},
            "Tagged1": tagged("one"),
            "Tagged2": tagged("two"),
        },
        "responses": {"R": {"description": "r"}},
        "securitySchemes": {
            "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
            "same": {"type": "apiKey", "in": "header", "name": "x-key"},
            "basic": {"type": "http", "scheme": "Basic"},
            "oauth": {"type": "oauth2", "flows": {}},
        },
    })
}

/// Returns a document that contains a part.
fn wrap(form: &str, part: &Value) -> Value {
    let operation = |operation: Value| json!({"paths": {"/a": {"post": operation}}, "components": components()});
    let body = |schema: &Value| json!({"content": {"application/json": {"schema": schema}}});
    let mut value = match form {
        "request schema" => operation(json!({"requestBody": body(part), "responses": {}})),
        "response schema" => operation(json!({"responses": {"200": body(part)}})),
        "request parameter" => operation(json!({"parameters": [{"name": "p", "in": "query", "schema": part}]})),
        "response parameter" => operation(json!({"responses": {"200": {"headers": {"P": {"schema": part}}}}})),
        "operation" => operation(part.clone()),
        "webhook" => json!({"webhooks": {"hook": {"post": part}}, "components": components()}),
        "document" => part.clone(),
        _ => panic!("unknown form {form}"),
    };
    value["openapi"] = "3.1.0".into();
    value
}

/// Returns every case as two documents.
pub(crate) fn documents() -> Vec<(String, [Value; 2])> {
    let cases = cases();
    let runs = cases.iter().flat_map(runs);
    runs.map(|(form, parts, _)| (form.clone(), [wrap(&form, &parts[0]), wrap(&form, &parts[1])])).collect()
}

/// `level rule` for each finding.
fn found(form: &str, parts: &[Value]) -> Vec<String> {
    let [old, new] = parts else { panic!("two parts are needed") };
    let read = |part: &Value| Document::parse("a case", &wrap(form, part).to_string()).unwrap();
    let drift = compare(&read(old), &read(new), Options::default()).unwrap();
    let mut found: Vec<String> =
        drift.findings.iter().map(|finding| format!("{} {}", finding.level, finding.rule)).collect();
    found.sort();
    found
}

/// Returns the full ids of rules that a case names without a direction.
fn expected(names: &Value, direction: Option<Direction>) -> Vec<String> {
    let mut expected: Vec<String> = names
        .as_array()
        .unwrap()
        .iter()
        .map(|name| {
            let name = name.as_str().unwrap();
            let (level, rule) = name.split_once(' ').unwrap();
            let Some(direction) = direction else { return name.to_owned() };
            let bare = rule_catalog::all().find(|known| known.name == rule);
            let bare = bare.or_else(|| {
                let rule = rule.strip_prefix("not-").or(rule.strip_prefix("if-"))?;
                rule_catalog::all().find(|known| known.name == rule)
            });
            let bare = bare.unwrap_or_else(|| panic!("there is no rule {rule}"));
            match bare.verdicts[0].0 {
                Direction::Both => name.to_owned(),
                _ => format!("{level} {direction}-{rule}"),
            }
        })
        .collect();
    expected.sort();
    expected
}

fn cases() -> Vec<Value> {
    let cases = SpannedValue::parse("cases.yaml", include_str!("cases.yaml")).unwrap().to_json();
    cases.as_array().unwrap().clone()
}

/// Returns each form of a case, with the parts to compare and the expected findings.
fn runs(case: &Value) -> Vec<(String, &[Value], Vec<String>)> {
    let parts = |key: &str| case[key].as_array().unwrap().as_slice();
    for key in ["schema", "parameter"] {
        if !case[key].is_null() {
            return [Direction::Request, Direction::Response]
                .into_iter()
                .map(|direction| {
                    let expected = expected(&case[direction.to_string()], Some(direction));
                    (format!("{direction} {key}"), parts(key), expected)
                })
                .collect();
        }
    }
    let key = ["operation", "webhook", "document"].into_iter().find(|key| !case[*key].is_null()).unwrap();
    vec![(key.to_owned(), parts(key), expected(&case["found"], None))]
}

#[test]
fn each_case_is_found_as_labelled() {
    let mut wrong = Vec::new();
    for case in cases() {
        for (form, parts, expected) in runs(&case) {
            let found = found(&form, parts);
            if found != expected {
                wrong
                    .push(format!("{form} {} → {}\n  expected {expected:?}\n  found    {found:?}", parts[0], parts[1]));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_rule_has_a_case_in_each_of_its_directions() {
    let cases = cases();
    let hit: BTreeSet<String> = cases
        .iter()
        .flat_map(runs)
        .flat_map(|(.., expected)| expected)
        .map(|name| name.split_once(' ').unwrap().1.to_owned())
        .collect();
    let missing: Vec<String> = rule_catalog::all()
        .flat_map(|rule| rule.verdicts.iter().map(|(direction, _)| rule.id(*direction)))
        // It needs generated Rust.
        .filter(|id| !hit.contains(id) && id != "rust-api-changed")
        .collect();
    assert_eq!(missing, Vec::<String>::new());
}

/// A difference is also found in the other direction.
#[test]
fn nothing_is_found_in_one_direction_only() {
    for case in cases() {
        for (form, parts, expected) in runs(&case) {
            let back = found(&form, &[parts[1].clone(), parts[0].clone()]);
            assert_eq!(back.is_empty(), expected.is_empty(), "{form} {} ← {}", parts[0], parts[1]);
        }
    }
}
