//! Selects operations of the source and the components that they use.

use std::collections::HashSet;

use super::node_ext::{self, Members};
use super::note::{ImportNote, NoteKind};
use super::operation::OperationName;
use webagent_codegen::openapi::diagnostic::{Diagnostic, Error};
use webagent_codegen::openapi::objects::{METHODS, Object, Slot};
use webagent_codegen::openapi::parameter::nameless;
use webagent_codegen::openapi::reference;
use webagent_codegen::openapi::spanned_value::{SpannedValue, join};

/// A part of the source.
#[derive(Clone, Debug)]
pub struct Selection {
    /// The source with only the selected operations and the components that they use.
    pub document: SpannedValue,
    /// Notes on operations that cannot be selected.
    pub notes: Vec<ImportNote>,
    /// Number of operations of the source that were not imported.
    pub operations_left_out: usize,
    /// Number of components of the source that no selected operation uses.
    pub components_left_out: usize,
}

/// The operations to select.
#[derive(Clone, Debug, Default)]
pub struct OperationFilter {
    /// Operations that are selected if the source has them.
    pub known: Vec<OperationName>,
    /// Operations that the source must have.
    pub named: Vec<OperationName>,
    /// `true` to select all other operations.
    pub all: bool,
    /// Keys of operations that are never selected.
    pub unwanted: HashSet<(String, String)>,
}

/// Selects a part of the source.
///
/// # Errors
///
/// The source has no paths, or lacks an operation that is named.
pub fn select(name: &str, source: &SpannedValue, selected: &OperationFilter) -> Result<Selection, Error> {
    let named = &selected.named;
    let paths = match source.get("paths") {
        Some(node) => node.as_object().ok_or_else(|| {
            let message = format!("expected an object with the paths, found {}", node.kind());
            Error::new(name, "/paths", Some(node.at), message)
        })?,
        None => return Err(Error::new(name, "", Some(source.at), "the document has no `paths`")),
    };
    let mut wanted: HashSet<(String, String)> = selected.known.iter().map(OperationName::key).collect();
    wanted.extend(named.iter().map(OperationName::key));

    // Of operations whose paths differ only in the names of parameters, the one that is written like ours is meant.
    let is_exact = |operation: &OperationName| selected.known.contains(operation) || named.contains(operation);
    let offers = |operation: &OperationName| {
        let item = paths.get(&operation.path).and_then(|item| path_item(source, &operation.path, item).ok());
        item.is_some_and(|item| item.get(&operation.method).is_some())
    };
    let exact: HashSet<(String, String)> =
        selected.known.iter().chain(named).filter(|operation| offers(operation)).map(OperationName::key).collect();

    let mut found = HashSet::new();
    let mut offered = Vec::new();
    let mut kept = Members::new();
    let mut left_out = 0;
    let mut notes = Vec::new();
    for (path, item) in paths {
        if path.starts_with("x-") {
            continue;
        }
        let item = match path_item(source, path, item) {
            Ok(item) => item,
            Err(problem) => {
                if wanted.iter().any(|(_, template)| *template == nameless(path)) {
                    return Err(Error { document: name.to_owned(), problems: vec![problem] });
                }
                if selected.all {
                    let message = format!("the operations of `{path}` are skipped: {}", problem.message);
                    notes.push(ImportNote::source(NoteKind::Refused, &problem.pointer, item.at, message));
                }
                continue;
            }
        };
        let mut keeps_operation = false;
        let mut members = Members::new();
        for (key, value) in item.as_object().into_iter().flatten() {
            if !METHODS.contains(&key.as_str()) {
                members.insert(key.clone(), value.clone());
                continue;
            }
            let operation = OperationName { method: key.clone(), path: path.clone() };
            let is_wanted = selected.all || wanted.contains(&operation.key());
            let is_other = exact.contains(&operation.key()) && !is_exact(&operation);
            if is_wanted && (is_other || !found.insert(operation.key())) {
                let pointer = join(&join("/paths", path), key);
                if named.contains(&operation) {
                    let message = format!("duplicate operation `{operation}`: only the names of parameters differ");
                    return Err(Error::new(name, pointer, Some(value.at), message));
                }
                if selected.all {
                    let message = format!(
                        "`{operation}` is skipped: duplicate operation, only the names of parameters differ; to take this one, name it instead of the other"
                    );
                    notes.push(ImportNote::source(NoteKind::Refused, &pointer, value.at, message));
                }
                left_out += 1;
            } else if is_wanted && !selected.unwanted.contains(&operation.key()) {
                keeps_operation = true;
                members.insert(key.clone(), value.clone());
            } else {
                left_out += 1;
            }
            offered.push(operation);
        }
        if keeps_operation {
            kept.insert(path.clone(), node_ext::object(item.at, members));
        }
    }
    if let Some(missing) = named.iter().find(|named| !found.contains(&named.key())) {
        let offered: String = offered.iter().take(50).map(|name| format!("\n  {name}")).collect();
        let message = format!("the source has no operation `{missing}`; it has:{offered}");
        return Err(Error::new(name, "/paths", None, message));
    }

    let mut document = source.clone();
    if let Some(members) = document.as_object_mut()
        && let Some(paths) = members.get_mut("paths")
    {
        *paths = node_ext::object(paths.at, kept);
    }
    let components_left_out = drop_unreached(source, &mut document);
    Ok(Selection { document, notes, operations_left_out: left_out, components_left_out })
}

/// Returns a path item, with a reference resolved.
fn path_item<'a>(source: &'a SpannedValue, path: &str, item: &'a SpannedValue) -> Result<&'a SpannedValue, Diagnostic> {
    let refuse = |message: String| Diagnostic { pointer: join("/paths", path), at: Some(item.at), message };
    let item = match item.text("$ref") {
        Some(reference) => {
            let found = reference::follow(source, reference);
            found.ok_or_else(|| refuse(format!("`{reference}` is not a path item of this document")))?.0
        }
        None => item,
    };
    match item.as_object() {
        Some(_) => Ok(item),
        None => Err(refuse(format!("expected an object with the operations of a path, found {}", item.kind()))),
    }
}

/// Removes the components that the operations do not use and returns their number.
fn drop_unreached(source: &SpannedValue, document: &mut SpannedValue) -> usize {
    let Some(paths) = document.get("paths") else {
        return 0;
    };
    let mut reached = reference::reachable(source, &[(paths, Slot::Map(Object::PathItem))]);
    let schemes = security_schemes(document).into_iter();
    reached.extend(schemes.map(|scheme| ("securitySchemes".to_owned(), scheme)));
    let mut left_out = 0;
    let Some(sections) = document.get_mut("components").and_then(SpannedValue::as_object_mut) else {
        return 0;
    };
    for (section, components) in sections.iter_mut() {
        let Some(components) = components.as_object_mut() else {
            continue;
        };
        if matches!(Object::Components.slot_of_any_version(section), Slot::Map(_)) {
            let before = components.len();
            components.retain(|name, _| reached.contains(&(section.clone(), name.clone())));
            left_out += before - components.len();
        }
    }
    left_out
}

/// Returns the names of the security schemes that operations require.
fn security_schemes(document: &SpannedValue) -> HashSet<String> {
    let mut found = HashSet::new();
    let mut add = |security: &SpannedValue| {
        for requirement in security.as_array().unwrap_or_default() {
            found.extend(requirement.as_object().into_iter().flat_map(|members| members.keys().cloned()));
        }
    };
    let items = document.get("paths").and_then(SpannedValue::as_object);
    for item in items.into_iter().flat_map(|paths| paths.values()) {
        for operation in METHODS.iter().filter_map(|method| item.get(method)) {
            if let Some(security) = operation.get("security").or_else(|| document.get("security")) {
                add(security);
            }
        }
    }
    found
}

/// Returns the operations of a document.
pub fn operations(document: &SpannedValue) -> Vec<OperationName> {
    let mut names = Vec::new();
    for (path, item) in document.get("paths").and_then(SpannedValue::as_object).into_iter().flatten() {
        let item = document.resolve(item);
        for method in METHODS.iter().filter(|method| item.get(method).is_some()) {
            names.push(OperationName { method: (*method).to_owned(), path: path.clone() });
        }
    }
    names
}
