//! Tells operations with the same URL apart.
//!
//! OpenAPI has no two paths that differ only in the names of parameters. Vendors publish them nevertheless, and each can be
//! called: all but one get a fragment, which is not sent.

use std::collections::HashMap;

use super::node_ext::{self, Members};
use super::note::{ImportNote, NoteKind};
use super::operation::OperationName;
use webagent_codegen::openapi::objects::METHODS;
use webagent_codegen::openapi::parameter::template_names;
use webagent_codegen::openapi::spanned_value::{SpannedValue, join};

/// Moves operations whose URL another one has to paths with a fragment. `known` are written as they are; of others the
/// first stays. Also returns the moved operations, old and new name, with notes.
pub(crate) fn tell_apart(
    source: &mut SpannedValue,
    known: &[OperationName],
) -> (Vec<(OperationName, OperationName)>, Vec<ImportNote>) {
    let (mut moved, mut notes) = (Vec::new(), Vec::new());
    let Some(paths) = source.get_mut("paths").and_then(SpannedValue::as_object_mut) else { return (moved, notes) };
    let mut staying: HashMap<(String, String), OperationName> = HashMap::new();
    for operation in operations(paths) {
        let is_known = known.contains(&operation);
        let stays = staying.entry(operation.key()).or_insert_with(|| operation.clone());
        if is_known && !known.contains(stays) {
            *stays = operation;
        }
    }
    let leaves = |operation: &OperationName| staying.get(&operation.key()).is_some_and(|stays| stays != operation);
    let leaving: Vec<OperationName> = operations(paths).into_iter().filter(leaves).collect();
    for operation in leaving {
        let Some(item) = paths.get_mut(&operation.path) else { continue };
        let at = item.at;
        let Some(members) = item.as_object_mut() else { continue };
        let Some(value) = members.shift_remove(&operation.method) else { continue };
        let shared: Members = members
            .iter()
            .filter(|(key, _)| !METHODS.contains(&key.as_str()))
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect();
        if !METHODS.iter().any(|method| members.contains_key(*method)) {
            paths.shift_remove(&operation.path);
        }
        let names: Vec<&str> = template_names(&operation.path).collect();
        let path = format!("{}#{}", operation.path, names.join("-"));
        let renamed = OperationName { method: operation.method.clone(), path };
        if let Some(stays) = staying.get(&operation.key()) {
            let message = format!(
                "`{operation}` has the same URL as `{stays}`: imported as `{renamed}`; the client does not send the part after the `#`"
            );
            let pointer = join(&join("/paths", &renamed.path), &renamed.method);
            notes.push(ImportNote::source(NoteKind::Renamed, &pointer, value.at, message));
        }
        let place = paths.entry(renamed.path.clone()).or_insert_with(|| node_ext::object(at, shared));
        if let Some(members) = place.as_object_mut() {
            members.insert(renamed.method.clone(), value);
        }
        moved.push((operation, renamed));
    }
    (moved, notes)
}

fn operations(paths: &Members) -> Vec<OperationName> {
    let of_item = |(path, item): (&String, &SpannedValue)| {
        let methods = METHODS.iter().filter(|method| item.get(method).is_some_and(|node| node.as_object().is_some()));
        let name = |method: &&str| OperationName { method: (*method).to_owned(), path: path.clone() };
        methods.map(name).collect::<Vec<_>>()
    };
    paths.iter().filter(|(path, _)| path.starts_with('/')).flat_map(of_item).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn operations_that_differ_only_in_the_names_of_parameters_get_a_fragment() {
        let text = "\
openapi: 3.0.0
paths:
  /a/{x}: {parameters: [{name: x}], get: {operationId: g1}, put: {operationId: p1}}
  /a/{y}: {parameters: [{name: y}], get: {operationId: g2}}
  /a/{z}: {get: {operationId: g3}, post: {operationId: o3}}
  /a/{z}#own: {get: {operationId: g4}}
";
        let apart = |known: &[&str]| {
            let known: Vec<OperationName> = known.iter().map(|name| name.parse().unwrap()).collect();
            let mut source = SpannedValue::parse("x", text).unwrap();
            let (moved, notes) = tell_apart(&mut source, &known);
            assert_eq!(moved.len(), notes.len());
            assert!(notes.iter().all(|note| source.pointer(&note.pointer).is_some()), "{notes:?}");
            let again = tell_apart(&mut source.clone(), &known).0;
            assert_eq!(again, [], "{known:?}");
            source.get("paths").unwrap().to_json()
        };
        let paths = apart(&[]);
        assert_eq!(paths["/a/{x}"]["get"]["operationId"], "g1");
        assert_eq!(paths["/a/{y}#y"], serde_json::json!({"parameters": [{"name": "y"}], "get": {"operationId": "g2"}}));
        assert_eq!(paths["/a/{z}#z"]["get"]["operationId"], "g3");
        assert_eq!(paths["/a/{z}"], serde_json::json!({"post": {"operationId": "o3"}}));
        assert_eq!(paths["/a/{z}#own"]["get"]["operationId"], "g4");
        assert_eq!(paths.get("/a/{y}"), None);
        let paths = apart(&["GET /a/{y}", "GET /a/{z}#z"]);
        assert_eq!(paths["/a/{y}"]["get"]["operationId"], "g2");
        assert_eq!(paths["/a/{x}#x"]["get"]["operationId"], "g1");
        assert_eq!(paths["/a/{x}"]["put"]["operationId"], "p1");
    }
}
