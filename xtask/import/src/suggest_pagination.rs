//! Proposes `x-webagent-pagination` for new operations that page through a list.
//!
//! Nobody but a person can tell whether a parameter of a usual name does the usual thing, so it is only proposed.

use std::collections::HashSet;

use super::filter;
use super::node_ext;
use super::note::{ImportNote, NoteKind, Origin};
use super::operation::OperationName;
use webagent_codegen::openapi::spanned_value::{SpannedValue, join};

/// The extension.
const EXTENSION: &str = "x-webagent-pagination";

/// Properties of a response that hold the items of a page.
const ITEMS: [&str; 5] = ["items", "data", "results", "entries", "records"];

/// Query parameters that take a cursor, and properties of a response that hold the next one.
const CURSORS: [&str; 6] = ["cursor", "next_cursor", "page_token", "pageToken", "after", "starting_after"];
const NEXT_CURSORS: [&str; 5] = ["next_cursor", "nextCursor", "next_page_token", "nextPageToken", "next"];

/// Query parameters that take the number of a page, or of the first item.
const PAGES: [&str; 3] = ["page", "page_number", "pageNumber"];
const OFFSETS: [&str; 3] = ["offset", "skip", "start"];

/// Properties of a response that say how much there is: without one of them, `page` may be anything.
const TOTALS: [&str; 6] = ["total", "pages", "size", "count", "total_count", "total_pages"];

/// Returns a proposal for each new operation that looks as if it pages through a list.
pub fn proposals(present: &SpannedValue, result: &SpannedValue) -> Vec<ImportNote> {
    let known: HashSet<_> = filter::operations(present).iter().map(OperationName::key).collect();
    let new = filter::operations(result).into_iter().filter(|operation| !known.contains(&operation.key()));
    new.filter_map(|operation| {
        let path = join("/paths", &operation.path);
        let item = node_ext::resolve(result, result.pointer(&path)?);
        let node = item.get(&operation.method)?;
        let extension = proposal(result, item, node).filter(|_| node.get(EXTENSION).is_none())?;
        let message = format!(
            "`{operation}` looks as if it pages through a list: if it does, add `{EXTENSION}: {extension}` to get its items as a \
             stream"
        );
        let pointer = join(&path, &operation.method);
        Some(ImportNote { kind: NoteKind::Unmarked, origin: Origin::Result, at: Some(node.at), pointer, message })
    })
    .collect()
}

/// Returns the value of the extension for an operation.
fn proposal(document: &SpannedValue, item: &SpannedValue, operation: &SpannedValue) -> Option<String> {
    let response = success(document, operation)?;
    let properties = response.get("properties").and_then(SpannedValue::as_object);
    let has = |names: &[&'static str]| {
        names.iter().copied().find(|name| properties.is_some_and(|properties| properties.contains_key(*name)))
    };
    let items = match node_ext::text(response, "type") {
        Some("array") => String::new(),
        _ => {
            let is_list = |name: &&str| {
                let schema = properties.and_then(|properties| properties.get(*name));
                let schema = schema.map(|schema| node_ext::resolve(document, schema));
                schema.is_some_and(|schema| node_ext::text(schema, "type") == Some("array"))
            };
            format!("items: {}, ", ITEMS.into_iter().find(is_list)?)
        }
    };
    let parameters: Vec<&str> = [operation, item]
        .into_iter()
        .filter_map(|node| node.get("parameters").and_then(SpannedValue::as_array))
        .flatten()
        .map(|parameter| node_ext::resolve(document, parameter))
        .filter(|parameter| node_ext::text(parameter, "in") == Some("query"))
        .filter_map(|parameter| node_ext::text(parameter, "name"))
        .collect();
    let takes = |names: &[&'static str]| names.iter().copied().find(|name| parameters.contains(name));
    if let (Some(parameter), Some(property)) = (takes(&CURSORS), has(&NEXT_CURSORS)) {
        return Some(format!("{{{items}cursor: {{parameter: {parameter}, property: {property}}}}}"));
    }
    // A bare list that is paged through ends with an empty page.
    if items.is_empty() || has(&TOTALS).is_some() {
        if let Some(parameter) = takes(&PAGES) {
            let first = first_page(document, item, operation, parameter);
            return Some(format!("{{{items}page: {{parameter: {parameter}, first: {first}}}}}"));
        }
        if let Some(parameter) = takes(&OFFSETS) {
            return Some(format!("{{{items}offset: {{parameter: {parameter}}}}}"));
        }
    }
    None
}

/// Returns the number of the first page: the parameter's default or minimum, else 1.
fn first_page(document: &SpannedValue, item: &SpannedValue, operation: &SpannedValue, name: &str) -> u64 {
    let lists =
        [operation, item].into_iter().filter_map(|node| node.get("parameters").and_then(SpannedValue::as_array));
    let mut found = lists.flatten().map(|parameter| node_ext::resolve(document, parameter));
    let parameter = found.find(|parameter| node_ext::text(parameter, "name") == Some(name));
    let schema =
        parameter.and_then(|parameter| parameter.get("schema")).map(|schema| node_ext::resolve(document, schema));
    let number = |key: &str| schema.and_then(|schema| schema.get(key)?.to_json().as_u64());
    number("default").or_else(|| number("minimum")).unwrap_or(1)
}

/// Returns the schema of an operation's first JSON success response.
fn success<'d>(document: &'d SpannedValue, operation: &'d SpannedValue) -> Option<&'d SpannedValue> {
    let responses = operation.get("responses")?.as_object()?;
    let (_, response) = responses.iter().find(|(status, _)| status.starts_with('2'))?;
    let content = node_ext::resolve(document, response).get("content")?.as_object()?;
    let (_, media) = content.iter().find(|(media, _)| media.contains("json"))?;
    Some(node_ext::resolve(document, media.get("schema")?))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_forms_of_fastapi_are_recognized_and_others_are_not() {
        let list = |parameters: &str, response: &str| {
            let parameters: Vec<String> = parameters
                .split_whitespace()
                .map(|name| format!("{{name: {name}, in: query, schema: {{type: integer}}}}"))
                .collect();
            let text = format!(
                "paths: {{/a: {{get: {{parameters: [{}], responses: {{200: {{description: d, content: {{application/json: {{schema: {{$ref: \
                 '#/components/schemas/P'}}}}}}}}}}}}}}}}\ncomponents: {{schemas: {{P: {response}}}}}\n",
                parameters.join(", ")
            );
            let empty = SpannedValue::parse("x", "paths: {}").unwrap();
            let result = SpannedValue::parse("x", &text).unwrap();
            proposals(&empty, &result).into_iter().next().map(|note| note.message)
        };
        let object = |names: &str| {
            let properties: Vec<String> = names
                .split_whitespace()
                .map(|name| format!("{name}: {{type: {}}}", if name == "items" { "array" } else { "integer" }))
                .collect();
            format!("{{type: object, properties: {{{}}}}}", properties.join(", "))
        };
        let cases = [
            (
                "cursor limit",
                object("items next_cursor"),
                Some("{items: items, cursor: {parameter: cursor, property: next_cursor}}"),
            ),
            ("page size", object("items total page size"), Some("{items: items, page: {parameter: page, first: 1}}")),
            ("offset limit", object("items total"), Some("{items: items, offset: {parameter: offset}}")),
            ("offset limit", "{type: array, items: {}}".to_owned(), Some("{offset: {parameter: offset}}")),
            ("page", object("items"), None),
            ("cursor", object("items"), None),
            ("cursor", object("next_cursor"), None),
            ("", object("items next_cursor total"), None),
        ];
        for (parameters, response, expected) in cases {
            let found = list(parameters, &response);
            match expected {
                Some(expected) => assert!(found.as_ref().is_some_and(|found| found.contains(expected)), "{found:?}"),
                None => assert_eq!(found, None, "{parameters} {response}"),
            }
        }
    }
}
