//! Finds the operations and components on which progenitor fails; its errors do not say.
//!
//! Each component and each operation is tried alone, with references replaced by schemas that cannot fail; together
//! this takes about as long as one run for the whole document. Items that fail only in combination are found by
//! bisection.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::GenerateFn;
use crate::lower::Lowered;
use crate::lower::operation::progenitor_path;
use crate::lower::request_response::Component;
use crate::openapi::diagnostic::{Diagnostic, on_one_line};
use crate::openapi::objects::METHODS;
use crate::openapi::reference::referred_schema;
use crate::openapi::spanned_value::{SpannedValue, join};
use crate::validate::{ApiModel, Operation};

const SCHEMAS: &str = "/components/schemas";

/// The maximum number of characters of progenitor's error in ours.
const LONGEST_REASON: usize = 200;

/// The maximum number of failures found by bisection: each takes about 2 log n runs of the generator.
const MOST: usize = 8;

/// Returns the problems of a document on which a part of the generator fails with `message`.
pub(crate) fn locate(
    document: &SpannedValue,
    lowered: &Lowered,
    model: &ApiModel,
    generate: GenerateFn,
    message: &str,
) -> Vec<Diagnostic> {
    let prepared = &lowered.document;
    let problem = |pointer: String, message: &str| {
        // A component may have one type for requests and one for responses.
        let of = |component: &&Component| join(SCHEMAS, &component.generated) == pointer;
        let component = lowered.components.iter().find(of);
        let pointer = component.map_or(pointer.clone(), |component| join(SCHEMAS, &component.name));
        Diagnostic {
            at: document.pointer(&pointer).filter(|_| !pointer.is_empty()).map(|node| node.at),
            pointer,
            message: format!("cannot be generated: {}", on_one_line(message, LONGEST_REASON)),
        }
    };
    let mut found = failing_alone(prepared, model, generate);
    if !found.is_empty() {
        let mut problems: Vec<_> = found.into_iter().map(|(pointer, message)| problem(pointer, &message)).collect();
        let mut seen = BTreeSet::new();
        problems.retain(|problem| seen.insert(problem.pointer.clone()));
        return problems;
    }
    let without_paths = with(prepared, |part| clear(part, "/paths"));
    if generate(&without_paths).is_err() {
        let schemas = prepared.pointer(SCHEMAS).and_then(Value::as_object);
        let names: Vec<&String> = schemas.into_iter().flat_map(Map::keys).collect();
        let fails = |kept: &[&String]| {
            generate(&with(&without_paths, |part| keep_components(part, kept))).err().map(|error| error.to_string())
        };
        bisect(&names, &fails, &mut |name, message| {
            found.push((join(SCHEMAS, name), message));
            found.len() < MOST
        });
    } else {
        let operations: Vec<&Operation> = model.operations.iter().collect();
        let fails = |kept: &[&Operation]| {
            generate(&with(prepared, |part| keep_operations(part, kept))).err().map(|error| error.to_string())
        };
        bisect(&operations, &fails, &mut |operation, message| {
            found.push((operation.pointer.clone(), message));
            found.len() < MOST
        });
    }
    if found.is_empty() {
        return vec![problem(String::new(), message)];
    }
    found.into_iter().map(|(pointer, message)| problem(pointer, &message)).collect()
}

/// Tries every component and every operation alone. Returns the pointers and reasons of all failures.
fn failing_alone(prepared: &Value, model: &ApiModel, generate: GenerateFn) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let schemas = prepared.pointer(SCHEMAS).and_then(Value::as_object);
    for (name, schema) in schemas.into_iter().flatten() {
        let mut components = stubs(schema);
        components.insert(name.clone(), schema.clone());
        if let Err(error) = generate(&document(Map::new(), components)) {
            found.push((join(SCHEMAS, name), error.to_string()));
        }
    }
    let paths = prepared.get("paths").and_then(Value::as_object);
    let lowered = paths
        .into_iter()
        .flatten()
        .flat_map(|(path, item)| METHODS.iter().filter_map(move |method| Some((path, *method, item.get(*method)?))));
    for (path, method, value) in lowered {
        let of = |operation: &&Operation| operation.method == method && progenitor_path(&operation.path) == *path;
        let Some(operation) = model.operations.iter().find(of) else { continue };
        let paths = Map::from_iter([(path.clone(), json!({ method: value }))]);
        if let Err(error) = generate(&document(paths, stubs(value))) {
            found.push((operation.pointer.clone(), error.to_string()));
        }
    }
    found
}

fn document(paths: Map<String, Value>, schemas: Map<String, Value>) -> Value {
    json!({
        "openapi": "3.0.3",
        "info": { "title": "", "version": "" },
        "paths": paths,
        "components": { "schemas": schemas },
    })
}

/// Returns a schema that cannot fail for each component that a value refers to.
fn stubs(value: &Value) -> Map<String, Value> {
    let mut found = Map::new();
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Value::Object(members) => {
                found.extend(referred_schema(value).map(|name| (name, json!({}))));
                open.extend(members.values());
            }
            Value::Array(items) => open.extend(items),
            _ => {}
        }
    }
    found
}

/// Finds the items that fail by bisection. `found` is called for each and decides whether to continue.
fn bisect<T>(items: &[T], fails: &dyn Fn(&[T]) -> Option<String>, found: &mut dyn FnMut(&T, String) -> bool) -> bool {
    let Some(message) = fails(items) else { return true };
    match items {
        [] => true,
        [one] => found(one, message),
        _ => {
            let (left, right) = items.split_at(items.len() / 2);
            bisect(left, fails, found) && bisect(right, fails, found)
        }
    }
}

fn with(document: &Value, change: impl FnOnce(&mut Value)) -> Value {
    let mut part = document.clone();
    change(&mut part);
    part
}

fn clear(document: &mut Value, pointer: &str) {
    if let Some(value) = document.pointer_mut(pointer) {
        *value = json!({});
    }
}

/// Replaces every other component by a schema that cannot fail.
fn keep_components(document: &mut Value, kept: &[&String]) {
    let kept: BTreeSet<&String> = kept.iter().copied().collect();
    let schemas = document.pointer_mut(SCHEMAS).and_then(Value::as_object_mut);
    for (name, schema) in schemas.into_iter().flatten() {
        if !kept.contains(name) {
            *schema = json!({});
        }
    }
}

fn keep_operations(document: &mut Value, kept: &[&Operation]) {
    let kept: BTreeSet<(String, &str)> =
        kept.iter().map(|operation| (progenitor_path(&operation.path), operation.method.as_str())).collect();
    let paths = document.get_mut("paths").and_then(Value::as_object_mut);
    for (path, item) in paths.into_iter().flatten() {
        if let Some(item) = item.as_object_mut() {
            item.retain(|method, _| kept.contains(&(path.clone(), method.as_str())));
        }
    }
}
