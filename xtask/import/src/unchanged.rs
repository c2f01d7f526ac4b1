//! Finds the parts of the present document that an import does not change.
//!
//! A comparison with the same source need not report differences there.

use std::collections::HashSet;

use super::filter::{self, OperationFilter};
use super::node_ext;
use super::operation::OperationName;
use super::{Source, downgrade, merge, refusals, repair, same_url};
use webagent_codegen::openapi::objects::METHODS;
use webagent_codegen::openapi::spanned_value::{SpannedValue, join};

/// The parts of the present document that an import does not change.
#[derive(Clone, Debug, Default)]
pub struct Unchanged {
    /// Unchanged operations with everything that they use, as `METHOD path`.
    pub operations: HashSet<String>,
    /// Unchanged fields of the document.
    pub fields: HashSet<String>,
    /// Operations whose id in the source is a longer form of the present one, as `METHOD path`.
    pub ids: HashSet<String>,
}

/// Finds the parts that an import does not change; `None` if the source cannot be imported.
#[must_use]
pub fn unchanged(present: &SpannedValue, source: Source<'_>) -> Option<Unchanged> {
    let is_own = present.text("openapi").is_some_and(|version| version.starts_with("3.0"));
    let (mut root, _) = repair::repair(source.root);
    let known = filter::operations(present);
    same_url::tell_apart(&mut root, &known);
    let wanted = OperationFilter { known: known.clone(), ..OperationFilter::default() };
    let selection = filter::select(source.name, &root, &wanted).ok().filter(|_| is_own)?;
    let converted = downgrade::convert(source.name, &root, &selection.document).ok()?;
    let merged = merge::merge(present, &converted.document, &root).document;

    let is_same = |one: Option<&SpannedValue>, other: Option<&SpannedValue>| match (one, other) {
        (Some(one), Some(other)) => node_ext::equal(one, other),
        (None, None) => true,
        _ => false,
    };
    let fields = present.as_object()?.keys().filter(|key| is_same(present.get(key), merged.get(key)));
    let mut found = Unchanged { fields: fields.cloned().collect(), ..Unchanged::default() };
    for operation in &known {
        if is_operation_unchanged(present, &merged, operation, &is_same) {
            found.operations.insert(operation.to_string());
        }
        if has_longer_id(present, &root, operation) {
            found.ids.insert(operation.to_string());
        }
    }
    Some(found)
}

fn is_operation_unchanged(
    present: &SpannedValue,
    merged: &SpannedValue,
    operation: &OperationName,
    is_same: &dyn Fn(Option<&SpannedValue>, Option<&SpannedValue>) -> bool,
) -> bool {
    let path = join("/paths", &operation.path);
    let (Some(our_item), Some(item)) = (present.pointer(&path), merged.pointer(&path)) else { return false };
    let (our_item, item) = (present.resolve(our_item), merged.resolve(item));
    let (Some(our), Some(new)) = (our_item.get(&operation.method), item.get(&operation.method)) else { return false };
    let (our_reach, reach) = (refusals::reached(present, our_item, our), refusals::reached(merged, item, new));
    let component = |document: &'_ SpannedValue, (section, name): &(String, String)| {
        document.get("components").and_then(|components| components.get(section)?.get(name)).cloned()
    };
    let stays = |key: &(String, String)| is_same(component(present, key).as_ref(), component(merged, key).as_ref());
    node_ext::equal(our, new)
        && our_item
            .as_object()
            .into_iter()
            .flatten()
            .all(|(key, value)| METHODS.contains(&key.as_str()) || is_same(Some(value), item.get(key)))
        && our_reach == reach
        && reach.iter().all(stays)
        && (our.get("security").is_some() || is_same(present.get("security"), merged.get("security")))
}

/// Returns whether an import shortens the source's id of an operation to the present one.
fn has_longer_id(present: &SpannedValue, source: &SpannedValue, operation: &OperationName) -> bool {
    let id = |document: &SpannedValue, operation: &OperationName| {
        let item = document.pointer(&join("/paths", &operation.path))?;
        let item = document.resolve(item);
        item.get(&operation.method)?.text("operationId").map(str::to_owned)
    };
    let theirs = filter::operations(source).into_iter().find(|other| other.key() == operation.key());
    let (Some(our), Some(theirs)) = (id(present, operation), theirs) else { return false };
    let their_id = id(source, &theirs);
    // A number is appended to an id that is already in use.
    let base = our.trim_end_matches(|c: char| c.is_ascii_digit());
    super::operation::ids(their_id.as_deref(), &theirs).iter().any(|id| *id == our || id == base)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_an_import_does_not_change_is_found() {
        let present = "openapi: 3.0.3
info: {title: t, version: '1'}
servers: [{url: 'https://a.example'}]
paths:
  /a/{id}: {get: {operationId: read, parameters: [{name: id, in: path, required: true, schema: {type: string}}], responses: {200: {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}}}
  /b: {get: {operationId: other, responses: {200: {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/B'}}}}}}}
components:
  schemas:
    A: {type: object, properties: {a: {type: string, nullable: true}}}
    B: {type: object, properties: {b: {type: string}}}
";
        let source = present
            .replace("3.0.3", "3.1.0")
            .replace(
                "{type: string, nullable: true}",
                "{type: [string, 'null'], propertyNames: {maxLength: 3}, env_names: [x]}",
            )
            .replace("operationId: read", "operationId: read_a__id__get")
            .replace("b: {type: string}", "b: {type: integer}");
        let (present, source) =
            (SpannedValue::parse("p", present).unwrap(), SpannedValue::parse("s", &source).unwrap());
        let found = unchanged(&present, Source { name: "s", root: &source }).unwrap();
        assert_eq!(found.operations, HashSet::from(["GET /a/{id}".to_owned()]));
        assert_eq!(found.ids, HashSet::from(["GET /a/{id}".to_owned(), "GET /b".to_owned()]));
        assert!(found.fields.contains("servers") && !found.fields.contains("components"), "{found:?}");
    }
}
