//! Finds the operations that cannot be imported, and why.
//!
//! One operation never blocks the others: each error is assigned to the new operations that use its location, and these
//! are skipped.

use std::collections::HashSet;

use super::filter;
use super::operation::OperationName;
use webagent_codegen::openapi::diagnostic::Diagnostic;
use webagent_codegen::openapi::extensions;
use webagent_codegen::openapi::objects::{METHODS, Object, Slot};
use webagent_codegen::openapi::reference;
use webagent_codegen::openapi::spanned_value::{SpannedValue, join};

/// A skipped operation and the reason.
#[derive(Clone, Debug)]
pub(crate) struct Refusal {
    /// The operation.
    pub(crate) operation: OperationName,
    /// The first error in it or in a component that it uses.
    pub(crate) problem: Diagnostic,
}

/// Returns the errors of a document.
pub(crate) type Check<'c> = &'c dyn Fn(&SpannedValue) -> Vec<Diagnostic>;

/// Finds operations without which a document has no errors. `is_free` tells which ones may be skipped.
///
/// Returns `None` if skipping operations does not help.
pub(crate) fn find(
    document: &SpannedValue,
    mut problems: Vec<Diagnostic>,
    is_free: &dyn Fn(&OperationName) -> bool,
    check: Check<'_>,
) -> Vec<Refusal> {
    let mut found = Vec::new();
    let mut rest = document.clone();
    // Every round skips at least one operation.
    while !problems.is_empty() {
        let mut refused = concerned(&rest, &problems, is_free);
        if refused.is_empty() {
            refused = by_trial(&rest, is_free, check);
        }
        if refused.is_empty() {
            return Vec::new();
        }
        rest = without(&rest, &refused.iter().map(|refusal| refusal.operation.clone()).collect());
        found.extend(refused);
        problems = check(&rest);
    }
    found
}

/// Returns the operations with errors, each with its first error.
pub(crate) fn concerned(
    document: &SpannedValue,
    problems: &[Diagnostic],
    is_free: &dyn Fn(&OperationName) -> bool,
) -> Vec<Refusal> {
    let in_components: Vec<(&Diagnostic, (String, String))> = problems
        .iter()
        .filter_map(|problem| {
            let (section, name) = reference::component(&problem.pointer)?;
            Some((problem, (section.to_owned(), name)))
        })
        .collect();
    let mut found = Vec::new();
    for operation in filter::operations(document).into_iter().filter(|operation| is_free(operation)) {
        let path = join("/paths", &operation.path);
        let pointer = join(&path, &operation.method);
        let is_own = |problem: &&Diagnostic| {
            let rest =
                problem.pointer.strip_prefix(path.as_str()).filter(|rest| rest.is_empty() || rest.starts_with('/'));
            let Some(rest) = rest else { return false };
            let key = rest.split('/').nth(1).unwrap_or_default();
            // Fields next to the methods, such as parameters, belong to all of them.
            key == operation.method || !METHODS.contains(&key)
        };
        let own = problems.iter().find(is_own);
        let reached = || {
            let item = document.pointer(&path)?;
            let node = document.pointer(&pointer)?;
            let reached = reached(document, item, node);
            in_components.iter().find(|(_, key)| reached.contains(key)).map(|(problem, _)| *problem)
        };
        let problem = own.or_else(|| if in_components.is_empty() { None } else { reached() });
        if let Some(problem) = problem {
            found.push(Refusal { operation, problem: problem.clone() });
        }
    }
    found
}

/// Returns the components that an operation uses, including its security schemes.
pub(crate) fn reached(
    document: &SpannedValue,
    item: &SpannedValue,
    operation: &SpannedValue,
) -> HashSet<(String, String)> {
    let mut roots = vec![(operation, Slot::One(Object::Operation))];
    roots.extend(item.get("parameters").map(|shared| (shared, Slot::List(Object::Parameter))));
    let mut reached = reference::reachable(document, &roots);
    let security = operation.get("security").or_else(|| document.get("security"));
    for requirement in security.and_then(SpannedValue::as_array).unwrap_or_default() {
        let schemes = requirement.as_object().into_iter().flat_map(|members| members.keys());
        reached.extend(schemes.map(|name| ("securitySchemes".to_owned(), name.clone())));
    }
    reached
}

/// Finds the operations with errors by bisection if the errors have no location: half of the remaining operations at a
/// time is added to those without errors.
fn by_trial(document: &SpannedValue, is_free: &dyn Fn(&OperationName) -> bool, check: Check<'_>) -> Vec<Refusal> {
    let mut left_out: HashSet<OperationName> =
        filter::operations(document).into_iter().filter(|operation| is_free(operation)).collect();
    let mut all: Vec<OperationName> = left_out.iter().cloned().collect();
    all.sort();
    if all.is_empty() || !check(&without(document, &left_out)).is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut open: Vec<&[OperationName]> = vec![&all];
    while let Some(some) = open.pop() {
        for operation in some {
            left_out.remove(operation);
        }
        let Some(problem) = check(&without(document, &left_out)).into_iter().next() else { continue };
        left_out.extend(some.iter().cloned());
        match some {
            [] => {}
            [only] => found.push(Refusal { operation: only.clone(), problem }),
            _ => {
                let (first, second) = some.split_at(some.len() / 2);
                open.extend([second, first]);
            }
        }
    }
    found
}

/// Removes operations, and the components that only these use.
fn without(document: &SpannedValue, left_out: &HashSet<OperationName>) -> SpannedValue {
    let mut rest = document.clone();
    let reached = |document: &SpannedValue| {
        let paths = document.get("paths").map(|paths| (paths, Slot::Map(Object::PathItem)));
        reference::reachable(document, paths.as_slice())
    };
    let before = reached(&rest);
    let paths = rest.get_mut("paths").and_then(SpannedValue::as_object_mut);
    if let Some(paths) = paths {
        paths.retain(|path, item| {
            let Some(members) = item.as_object_mut() else { return true };
            let is_method = |key: &String| METHODS.contains(&key.as_str());
            let had_operations = members.keys().any(is_method);
            members.retain(|key, _| {
                !is_method(key) || !left_out.contains(&OperationName { method: key.clone(), path: path.clone() })
            });
            !had_operations || members.keys().any(is_method)
        });
    }
    let after = reached(&rest);
    let sections = rest.get_mut("components").and_then(SpannedValue::as_object_mut);
    for (section, components) in sections.into_iter().flatten() {
        if let Some(components) = components.as_object_mut() {
            components.retain(|name, component| {
                let key = (section.clone(), name.clone());
                !before.contains(&key) || after.contains(&key) || extensions::is_ours(component)
            });
        }
    }
    rest
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// Operations `get /a` to `get /h`, each with a schema of its own that may have members.
    fn document(schemas: &[(&str, &str)]) -> SpannedValue {
        let names = ["a", "b", "c", "d", "e", "f", "g", "h"];
        let mut text = String::from("paths:\n");
        for name in names {
            text.push_str(&format!(
                "  /{name}: {{get: {{responses: {{200: {{description: d, content: {{x: {{schema: {{$ref: '#/components/schemas/{name}'}}}}}}}}}}}}}}\n"
            ));
        }
        text.push_str("components:\n  schemas:\n");
        for name in names {
            let schema = schemas.iter().find(|(other, _)| *other == name).map_or("{}", |(_, schema)| *schema);
            text.push_str(&format!("    {name}: {schema}\n"));
        }
        SpannedValue::parse("x", &text).unwrap()
    }

    /// Refuses schemas with a member `odd`, and documents with both `one` and `other`.
    fn refused(document: &SpannedValue, says_where: bool, fixed: &str) -> Vec<String> {
        let check = |document: &SpannedValue| {
            let schemas = document.pointer("/components/schemas").unwrap().as_object().unwrap();
            let problem = |pointer: String| Diagnostic { pointer, at: None, message: "odd".to_owned() };
            let has = |key: &str| schemas.iter().filter(|(_, schema)| schema.get(key).is_some()).count();
            let mut problems: Vec<Diagnostic> = schemas
                .iter()
                .filter(|(_, schema)| schema.get("odd").is_some())
                .map(|(name, _)| problem(if says_where { join("/components/schemas", name) } else { String::new() }))
                .collect();
            if has("one") > 0 && has("other") > 0 {
                problems.push(problem("/info".to_owned()));
            }
            problems
        };
        let is_free = |operation: &OperationName| operation.path != fixed;
        let mut found: Vec<String> = find(document, check(document), &is_free, &check)
            .into_iter()
            .map(|refusal| refusal.operation.to_string())
            .collect();
        found.sort();
        found
    }

    #[test]
    fn operations_are_refused_for_what_they_reach_and_the_others_stay() {
        let document = document(&[
            ("b", "{odd: 1}"),
            ("c", "{properties: {x: {$ref: '#/components/schemas/b'}}}"),
            ("h", "{odd: 1}"),
        ]);
        for says_where in [true, false] {
            assert_eq!(refused(&document, says_where, ""), ["GET /b", "GET /c", "GET /h"], "{says_where}");
        }
        // Required operations are not skipped, and skipping others does not help then.
        assert_eq!(refused(&document, true, "/h"), Vec::<String>::new());
        assert_eq!(refused(&document, false, "/h"), Vec::<String>::new());
    }

    #[test]
    fn of_two_operations_that_do_not_go_together_one_stays() {
        let document = document(&[("c", "{one: 1}"), ("f", "{other: 1}"), ("g", "{other: 1}")]);
        assert_eq!(refused(&document, true, ""), ["GET /f", "GET /g"]);
        assert_eq!(refused(&document, true, "/f"), ["GET /c"]);
    }
}
