//! Skips operations with `x-webagent-skip: true`.
//!
//! They are removed before anything else reads the document, with the components that only they use, so that errors in
//! them do not affect other operations.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use crate::openapi::diagnostic::{Diagnostic, Error};
use crate::openapi::extensions::SKIP;
use crate::openapi::objects::METHODS;
use crate::openapi::objects::{Object, Slot};
use crate::openapi::reference;
use crate::openapi::spanned_value::{SpannedValue, Value, join};

/// Returns a document without the skipped operations, and a warning for each.
pub(crate) fn without_skipped(document: &SpannedValue) -> (Cow<'_, SpannedValue>, Vec<Diagnostic>) {
    let is_skipped = |operation: &SpannedValue| operation.get(SKIP).is_some_and(|skip| skip.value == Value::Bool(true));
    let skipped: Vec<(&str, &str, &SpannedValue)> =
        operations(document).filter(|(.., operation)| is_skipped(operation)).collect();
    if skipped.is_empty() {
        return (Cow::Borrowed(document), Vec::new());
    }
    let warnings = skipped.iter().map(|(path, method, operation)| Diagnostic {
        pointer: join(&join("/paths", path), method),
        at: Some(operation.at),
        message: format!("note: nothing is generated for this operation, as `{SKIP}` asks"),
    });
    let warnings = warnings.collect();
    let roots: Vec<_> = skipped.iter().map(|(.., operation)| (*operation, OPERATION)).collect();
    let before = reference::reachable(document, &roots);
    let mut rest = document.clone();
    for (path, method, _) in &skipped {
        let item = rest.get_mut("paths").and_then(|paths| paths.get_mut(path));
        if let Some(Value::Object(members)) = item.map(|item| &mut item.value) {
            members.shift_remove(*method);
        }
    }
    if let Some(paths) = rest.get_mut("paths").and_then(SpannedValue::as_object_mut) {
        let is_used = |item: &SpannedValue| METHODS.iter().any(|method| item.get(method).is_some());
        paths.retain(|path, item| is_used(item) || !skipped.iter().any(|(other, ..)| other == path));
    }
    let paths: Vec<_> = rest.get("paths").map(|paths| (paths, Slot::Map(Object::PathItem))).into_iter().collect();
    let after = reference::reachable(&rest, &paths);
    for (section, name) in before.difference(&after) {
        let section = rest.get_mut("components").and_then(|components| components.get_mut(section));
        if let Some(Value::Object(components)) = section.map(|section| &mut section.value) {
            components.shift_remove(name);
        }
    }
    (Cow::Owned(rest), warnings)
}

/// Adds to the errors of operations, and of components that they use, how to skip these operations.
pub fn with_way_out(document: &SpannedValue, mut error: Error) -> Error {
    let mut reached: BTreeMap<(&str, &str), HashSet<(String, String)>> = BTreeMap::new();
    for problem in &mut error.problems {
        let component = reference::component(&problem.pointer).map(|(section, name)| (section.to_owned(), name));
        let mut users: Vec<String> = operations(document)
            .filter(|(path, method, operation)| match &component {
                Some(component) => {
                    let reached = reached
                        .entry((*path, *method))
                        .or_insert_with(|| reference::reachable(document, &[(*operation, OPERATION)]));
                    reached.contains(component)
                }
                None => is_within(&problem.pointer, &join(&join("/paths", path), method)),
            })
            .map(|(path, method, _)| format!("`{} {path}`", method.to_uppercase()))
            .collect();
        let number = users.len();
        if number > MOST_NAMED {
            users.truncate(MOST_NAMED);
            users.push(format!("{} more", number - MOST_NAMED));
        }
        if number > 0 && !problem.message.contains(SKIP) {
            let users = users.join(", ");
            problem.message.push_str(&format!(" (to skip {users}, set `{SKIP}: true` there)"));
        }
    }
    error
}

const OPERATION: Slot = Slot::One(Object::Operation);

/// The maximum number of operations that an error names.
const MOST_NAMED: usize = 5;

fn is_within(pointer: &str, outer: &str) -> bool {
    pointer.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn operations(document: &SpannedValue) -> impl Iterator<Item = (&str, &'static str, &SpannedValue)> {
    let items = document.get("paths").and_then(SpannedValue::as_object).into_iter().flatten();
    items.flat_map(|(path, item)| {
        METHODS.iter().filter_map(move |method| Some((path.as_str(), *method, item.get(method)?)))
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const TEXT: &str = "\
openapi: 3.0.3
info: {title: t, version: '1'}
paths:
  /good:
    get: {operationId: good, responses: {200: {$ref: '#/components/responses/Good'}}}
  /bad/{id}:
    get:
      operationId: bad
      SKIP
      responses: {200: {$ref: '#/components/responses/Bad'}}
    delete: {operationId: better, parameters: [{name: id, in: path, required: true, schema: {type: string}}], responses: {204: {description: d}}}
components:
  responses:
    Good: {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Shared'}}}}
    Bad: {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Bad'}}}}
  schemas:
    Shared: {type: object, properties: {a: {type: string}}}
    Bad: {type: object, properties: {a: {$ref: '#/components/schemas/Shared'}, b: {$ref: '#/components/schemas/Worse'}}}
    Worse: {allOf: [{$ref: '#/components/schemas/Worse'}]}
    Unused: {type: string}
";

    #[test]
    fn a_skipped_operation_and_what_it_alone_uses_are_not_looked_at() {
        let document = SpannedValue::parse("api.yaml", &TEXT.replace("SKIP", "x-webagent-skip: true")).unwrap();
        let generated = crate::generate("api.yaml", &document).unwrap();
        let methods: Vec<_> = generated.operations.iter().map(|operation| operation.method.as_str()).collect();
        assert_eq!(methods, ["better", "good"]);
        let mut components: Vec<_> = generated.components.iter().map(|component| component.name.as_str()).collect();
        components.sort_unstable();
        assert_eq!(components, ["Shared", "Unused"]);
        let warnings: Vec<String> = generated.warnings.iter().map(ToString::to_string).collect();
        assert!(
            warnings.iter().any(|warning| warning.starts_with("7:5: /paths/~1bad~1{id}/get: note:")),
            "{warnings:?}"
        );
    }

    #[test]
    fn a_problem_says_which_operations_to_leave_out() {
        let document = SpannedValue::parse("api.yaml", &TEXT.replace("SKIP", "summary: s")).unwrap();
        let error = with_way_out(&document, crate::generate("api.yaml", &document).unwrap_err()).to_string();
        let way_out = " (to skip `GET /bad/{id}`, set `x-webagent-skip: true` there)";
        assert_eq!(error.lines().filter(|line| line.ends_with(way_out)).count(), error.lines().count(), "{error}");
        assert!(error.contains("declared as a parameter") && error.contains("/components/schemas/Worse"), "{error}");
    }
}
