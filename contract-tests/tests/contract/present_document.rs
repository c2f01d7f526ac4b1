//! Statements that the document of this workspace must make. The other tests take any document, and pass where it has
//! none of what they look for; so a role or an enum that was lost by mistake has to be noticed here.

use std::collections::BTreeSet;

use contract_tests::document::join;
use serde_json::Value;

use crate::generated::{OPERATIONS, open_enums};
use crate::harness::document;

/// Title of the document that these tests are about. A workspace that serves another document has none of them.
const TITLE: &str = "WebAgent API";

/// Returns whether the document is the one that this workspace was made for.
pub(crate) fn is_present() -> bool {
    let is_present = document().root().pointer("/info/title").and_then(Value::as_str) == Some(TITLE);
    if !is_present {
        println!("not applicable: the document is not {TITLE:?}");
    }
    is_present
}

/// Collects what an extension says, each with the place from its component or path on.
fn extensions(name: &str, value: &Value, place: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                if key == name {
                    found.insert(format!(
                        "{place} {}",
                        member.as_str().map_or_else(|| member.to_string(), str::to_owned)
                    ));
                } else {
                    extensions(name, member, &join(place, key), found);
                }
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                extensions(name, item, &join(place, &index.to_string()), found);
            }
        }
        _ => {}
    }
}

fn found(name: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    extensions(name, document().root(), "", &mut found);
    found
}

#[test]
fn every_role_has_its_place() {
    if !is_present() {
        return;
    }
    let roles = found("x-webagent-role");
    let run = "/components/schemas/Run";
    let mut needed = vec![format!("{run} run"), "/paths/~1runs~1{run_id}/get get_run".to_owned()];
    for (property, role) in [
        ("id", "run_id"),
        ("task_id", "task_id"),
        ("status", "status"),
        ("result", "result"),
        ("is_done", "is_done"),
        ("is_successful", "is_successful"),
    ] {
        needed.push(format!("{run}/properties/{property} {role}"));
    }
    for body in ["TaskRunRequest", "NewRunRequest"] {
        for role in ["result_schema", "response_format", "session_timeout", "wait_for_completion"] {
            let property = if role == "result_schema" { "json_schema" } else { role };
            needed.push(format!("/components/schemas/{body}/properties/{property} {role}"));
        }
    }
    let missing: Vec<String> = needed.into_iter().filter(|role| !roles.contains(role)).collect();
    assert!(missing.is_empty(), "openapi.yaml lacks x-webagent-role:\n{}", missing.join("\n"));
    let states = found("x-webagent-states");
    let names = |word: &str| states.iter().any(|states| states.contains(word));
    assert!(["pending", "succeeded", "failed"].into_iter().all(names), "x-webagent-states: {states:?}");
}

#[test]
fn the_document_has_what_the_other_tests_look_for() {
    if !is_present() {
        return;
    }
    let operations = document().operations().unwrap();
    assert_eq!(operations.len(), OPERATIONS.len());
    assert!(!open_enums().is_empty(), "an enum in a response");
    let has_default = |(_, schema): &(&str, contract_tests::document::Schema<'_>)| {
        let properties = schema.value.get("properties").and_then(Value::as_object);
        properties.is_some_and(|properties| properties.values().any(|property| property.get("default").is_some()))
    };
    assert!(document().component_schemas().iter().any(has_default), "a property with a default");
    let in_path = |location: &str| location == "path";
    assert!(operations.iter().any(|it| it.parameters.iter().any(|it| in_path(it.location))), "a parameter in a path");
    assert!(OPERATIONS.iter().any(|it| it.properties.len() > 1), "a body with properties");
    for operation in &operations {
        assert!(operation.is_secured(), "{} needs a key", operation.id);
        assert!(operation.successes().any(|it| it.json().is_some()), "{} responds with JSON", operation.id);
        for status in [401, 404, 422, 500, 503] {
            assert!(operation.response(status).is_some_and(|it| it.json().is_some()), "{}: {status}", operation.id);
        }
    }
}
