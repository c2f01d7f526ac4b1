//! Media types.

use indexmap::IndexMap;

use super::diagnostic::Position;
use super::json_value::equal;
use super::spanned_value::{SpannedValue, Value, join, tokens};

/// The maximum nesting of unions of events.
const MAX_NESTED_EVENTS: usize = 8;

/// Returns a media type in lower case, without parameters.
pub fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Returns whether a media type is JSON.
pub fn is_json(media_type: &str) -> bool {
    let essence = essence(media_type);
    matches!(essence.as_str(), "application/json" | "text/json") || essence.ends_with("+json")
}

/// Returns the media type of JSON to choose among several: `application/json` itself, then another one, then a range.
pub fn best_json<'a, T>(content: impl Iterator<Item = (&'a String, T)>) -> Option<(&'a String, T)> {
    content.filter(|(name, _)| is_json(name)).min_by_key(|(name, _)| match essence(name).as_str() {
        "application/json" => 0,
        name if !name.contains('*') => 1,
        _ => 2,
    })
}

/// Replaces `itemSchema`, which OpenAPI 3.2 has for streams and FastAPI already writes in 3.1, by a `schema` of what the
/// client decodes: the data of an event, or a line. A list of events is the same.
pub fn replace_item_schemas(document: &mut SpannedValue) {
    let mut found = Vec::new();
    document.walk("", &mut |pointer, node| {
        if !pointer.rsplit_once('/').is_some_and(|(parent, _)| parent.ends_with("/content")) {
            return;
        }
        let is_event = tokens(pointer).last().is_some_and(|name| essence(&name) == "text/event-stream");
        let schema = node.get("schema");
        let listed = schema.and_then(|schema| document.resolve(schema).get("items")).filter(|_| is_event);
        let item = node.get("itemSchema").filter(|item| item.as_object().is_some());
        match (item.filter(|_| schema.is_none()).or(listed), schema.filter(|_| item.is_some())) {
            (Some(item), _) => {
                let data = if is_event { event_data(document, item, 0) } else { None };
                found.push((pointer.to_owned(), data.unwrap_or_else(|| item.clone())));
            }
            (None, Some(schema)) => found.push((pointer.to_owned(), schema.clone())),
            (None, None) => {}
        }
    });
    for (pointer, schema) in found {
        if let Some(members) = document.pointer_mut(&pointer).and_then(SpannedValue::as_object_mut) {
            members.shift_remove("itemSchema");
            members.insert("schema".to_owned(), schema);
        }
    }
}

/// Names the media type of responses of any type whose schema only JSON has: `*/*` is what springdoc writes unless it is
/// told another. Returns where.
pub fn replace_ranges(document: &mut SpannedValue) -> Vec<(String, Position)> {
    let mut found = Vec::new();
    document.walk("", &mut |pointer, node| {
        let Some(content) = node.as_object().filter(|_| pointer.ends_with("/content")) else { return };
        let parent = pointer.rsplitn(3, '/').nth(2);
        let is_response = parent.is_some_and(|parent| parent.ends_with("/responses"));
        if !is_response || content.keys().any(|name| is_json(name)) {
            return;
        }
        let range = content.iter().find(|(name, media_type)| {
            let schema = media_type.get("schema").map(|schema| document.resolve(schema));
            matches!(essence(name).as_str(), "*/*" | "application/*") && schema.is_some_and(only_json_has)
        });
        if let Some((name, media_type)) = range {
            found.push((pointer.to_owned(), name.clone(), media_type.at));
        }
    });
    for (pointer, range, _) in &found {
        if let Some(content) = document.pointer_mut(pointer).and_then(SpannedValue::as_object_mut) {
            let renamed = std::mem::take(content).into_iter();
            content.extend(renamed.map(|(name, media_type)| match name == *range {
                true => ("application/json".to_owned(), media_type),
                false => (name, media_type),
            }));
        }
    }
    found.into_iter().map(|(pointer, range, at)| (join(&pointer, &range), at)).collect()
}

/// Returns whether a schema describes more than a text.
fn only_json_has(schema: &SpannedValue) -> bool {
    let is_composed = ["properties", "allOf", "oneOf", "anyOf", "additionalProperties", "items"];
    match schema.get("type").and_then(SpannedValue::as_str) {
        Some(kind) => kind != "string",
        None => is_composed.iter().any(|key| schema.get(key).is_some()),
    }
}

/// Returns the schema of the data of an event: of the decoded content where it is documented, else of the text. Nothing
/// if the schema does not describe an event.
fn event_data(document: &SpannedValue, event: &SpannedValue, depth: usize) -> Option<SpannedValue> {
    let event = document.resolve(event);
    let data = event.get("properties").and_then(|properties| properties.get("data"));
    let own = data.map(|data| data.get("contentSchema").unwrap_or(data));
    for key in ["oneOf", "anyOf"] {
        let Some(alternatives) = event.get(key).and_then(SpannedValue::as_array) else { continue };
        if depth == MAX_NESTED_EVENTS {
            return None;
        }
        let mut every: Vec<SpannedValue> = Vec::new();
        for alternative in alternatives {
            let data = event_data(document, alternative, depth + 1).or_else(|| own.cloned())?;
            if !every.iter().any(|other| equal(other, &data)) {
                every.push(data);
            }
        }
        if let [one] = every.as_slice() {
            return Some(one.clone());
        }
        let union = SpannedValue { value: Value::Array(every), at: event.at };
        let members = IndexMap::from_iter([(key.to_owned(), union)]);
        return Some(SpannedValue { value: Value::Object(members), at: event.at });
    }
    own.cloned()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// Returns the media type after the replacement.
    fn replaced(media_type: &str, content: &str) -> String {
        let text = format!(
            "paths: {{/a: {{get: {{responses: {{200: {{content: {{{media_type}: {content}}}}}}}}}}}}}
components:
  schemas:
    E: {{type: object, properties: {{data: {{type: string, contentSchema: {{$ref: '#/components/schemas/D'}}}}}}}}
    D: {{type: object}}
"
        );
        let mut document = SpannedValue::parse("x", &text).unwrap();
        replace_item_schemas(&mut document);
        let content = document.pointer("/paths/~1a/get/responses/200/content").unwrap();
        content.get(media_type).unwrap().to_json().to_string()
    }

    #[test]
    fn the_schema_of_an_event_becomes_that_of_its_data() {
        let is = |item: &str, schema: &str| {
            let found = replaced("text/event-stream", &format!("{{itemSchema: {item}}}"));
            assert_eq!(found, format!(r#"{{"schema":{schema}}}"#), "{item}");
        };
        let decoded = r##"{"$ref":"#/components/schemas/D"}"##;
        let text = r#"{"type":"string"}"#;
        is("{type: object, properties: {data: {type: string}, event: {type: string}}}", text);
        is("{$ref: '#/components/schemas/E'}", decoded);
        is("{oneOf: [{$ref: '#/components/schemas/E'}, {$ref: '#/components/schemas/E'}]}", decoded);
        is(
            "{properties: {data: {type: string}}, anyOf: [{$ref: '#/components/schemas/E'}, {properties: {event: {const: end}}}]}",
            &format!(r#"{{"anyOf":[{decoded},{text}]}}"#),
        );
        // Some vendors describe the data itself.
        is("{$ref: '#/components/schemas/D'}", decoded);
        is("{oneOf: [{type: object}]}", r#"{"oneOf":[{"type":"object"}]}"#);
    }

    #[test]
    fn the_schema_of_a_line_stays_and_a_schema_comes_first() {
        let item = "{itemSchema: {$ref: '#/components/schemas/E'}}";
        assert_eq!(replaced("application/jsonl", item), r##"{"schema":{"$ref":"#/components/schemas/E"}}"##);
        assert_eq!(replaced("text/event-stream", "{schema: {}, itemSchema: {type: object}}"), r#"{"schema":{}}"#);
        assert_eq!(replaced("text/event-stream", "{itemSchema: true}"), r#"{"itemSchema":true}"#);
    }

    #[test]
    fn a_list_of_events_is_a_stream_of_them() {
        let list = "{schema: {type: array, items: {$ref: '#/components/schemas/E'}}}";
        assert_eq!(replaced("text/event-stream", list), r##"{"schema":{"$ref":"#/components/schemas/D"}}"##);
    }

    #[test]
    fn a_range_is_json_if_its_schema_is() {
        let names = |content: &str| {
            let text = format!(
                "paths: {{/a: {{get: {{requestBody: {{content: {{'*/*': {{schema: {{type: object}}}}}}}}, responses: {{200: {{content: {content}}}}}}}}}}}
components: {{schemas: {{D: {{type: object}}}}}}"
            );
            let mut document = SpannedValue::parse("x", &text).unwrap();
            let replaced = replace_ranges(&mut document).len();
            assert!(document.pointer("/paths/~1a/get/requestBody/content/*~1*").is_some());
            let content = document.pointer("/paths/~1a/get/responses/200/content").unwrap().as_object().unwrap();
            (content.keys().cloned().collect::<Vec<_>>().join(" "), replaced)
        };
        let object = "{schema: {$ref: '#/components/schemas/D'}}";
        assert_eq!(names(&format!("{{'*/*': {object}, text/plain: {{}}}}")), ("application/json text/plain".into(), 1));
        assert_eq!(names(&format!("{{'*/*': {object}, a/b+json: {{}}}}")), ("*/* a/b+json".into(), 0));
        for content in ["{'*/*': {}}", "{'*/*': {schema: {}}}", "{'*/*': {schema: {type: string}}}"] {
            assert_eq!(names(content), ("*/*".to_owned(), 0), "{content}");
        }
    }
}
