//! Statements that the document of this workspace must make about runs. The other tests take any document, and pass where it
//! has none of what they look for; so a role or an enum that was lost by mistake has to be noticed here. No path, operation
//! or property is named: each may get another name, and others may be added.

use std::collections::BTreeSet;

use contract_tests::document::{Operation, Schema};
use serde_json::Value;

use crate::generated::{OPERATIONS, open_enums};
use crate::harness::document;

/// Title of the document that these tests are about. A workspace that serves another document has none of them.
const TITLE: &str = "WebAgent API";

/// Returns whether the document is the one that this workspace was made for.
fn is_present() -> bool {
    let is_present = document().root().pointer("/info/title").and_then(Value::as_str) == Some(TITLE);
    if !is_present {
        println!("not applicable: the document is not {TITLE:?}");
    }
    is_present
}

fn role(value: &Value) -> Option<&str> {
    value.get("x-webagent-role")?.as_str()
}

/// The schema of a run.
fn run() -> Schema<'static> {
    let mut components = document().component_schemas().into_iter().map(|(_, schema)| schema);
    components.find(|schema| role(schema.value) == Some("run")).expect("openapi.yaml gives a schema the role run")
}

/// The operations that return a run.
fn operations_of_runs() -> Vec<Operation<'static>> {
    let run = run();
    let is_run = |schema: &Schema<'static>| document().resolve(schema).is_ok_and(|it| it.pointer == run.pointer);
    let mut operations = document().operations().unwrap();
    operations.retain(|operation| operation.successes().filter_map(|response| response.json()).any(is_run));
    operations
}

/// Fails if properties of an object have not all of these roles.
#[track_caller]
fn assert_roles(object: &Schema<'_>, needed: &[&str]) {
    let properties = object.value.get("properties").and_then(Value::as_object);
    let found: BTreeSet<&str> = properties.into_iter().flatten().filter_map(|(_, property)| role(property)).collect();
    let missing: Vec<&&str> = needed.iter().filter(|role| !found.contains(**role)).collect();
    assert!(missing.is_empty(), "openapi.yaml: no property of {} has the x-webagent-role {missing:?}", object.pointer);
}

#[test]
fn every_role_has_its_place() {
    if !is_present() {
        return;
    }
    assert_roles(&run(), &["run_id", "task_id", "status", "result", "is_done", "is_successful"]);
    let operations = operations_of_runs();
    let at = |operation: &Operation<'_>| document().root().pointer(&operation.pointer);
    let gets_run = |operation: &Operation<'_>| at(operation).and_then(role) == Some("get_run");
    assert!(operations.iter().any(gets_run), "openapi.yaml gives no operation that returns a run the role get_run");
    let bodies: Vec<&Schema<'_>> = operations.iter().filter_map(|it| it.body.as_ref()?.json()).collect();
    assert!(!bodies.is_empty(), "no operation starts a run");
    for body in bodies {
        let body = document().resolve(body).unwrap();
        assert_roles(&body, &["result_schema", "response_format", "session_timeout", "wait_for_completion"]);
    }
    let components = document().component_schemas();
    let states = components.iter().find_map(|(_, schema)| schema.value.get("x-webagent-states")?.as_object());
    let states: Vec<&String> = states.into_iter().flatten().map(|(state, _)| state).collect();
    for state in ["pending", "succeeded", "failed"] {
        assert!(states.iter().any(|it| *it == state), "x-webagent-states: {states:?}");
    }
}

#[test]
fn the_document_has_what_the_other_tests_look_for() {
    if !is_present() {
        return;
    }
    let operations = document().operations().unwrap();
    assert_eq!(operations.len(), OPERATIONS.len());
    assert!(!open_enums().is_empty(), "an enum in a response");
    let has_default = |(_, schema): &(&str, Schema<'_>)| {
        let properties = schema.value.get("properties").and_then(Value::as_object);
        properties.is_some_and(|properties| properties.values().any(|property| property.get("default").is_some()))
    };
    assert!(document().component_schemas().iter().any(has_default), "a property with a default");
    let in_path = |location: &str| location == "path";
    assert!(operations.iter().any(|it| it.parameters.iter().any(|it| in_path(it.location))), "a parameter in a path");
    assert!(OPERATIONS.iter().any(|it| it.properties.len() > 1), "a body with properties");
    let describes_errors = |operation: &Operation<'_>| {
        let mut statuses = [401, 404, 422, 500, 503].into_iter();
        operation.is_secured()
            && statuses.all(|status| operation.response(status).is_some_and(|it| it.json().is_some()))
    };
    assert!(operations_of_runs().iter().any(describes_errors), "an operation of runs with a key and errors in JSON");
}
