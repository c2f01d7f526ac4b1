//! Media types.

use indexmap::IndexMap;

use super::json_value::equal;
use super::spanned_value::{SpannedValue, Value, tokens};

/// The maximum nesting of unions of events.
const MAX_NESTED_EVENTS: usize = 8;

/// Returns a media type in lower case, without parameters.
pub fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Returns whether a media type is JSON.
pub fn is_json(media_type: &str) -> bool {
    let essence = essence(media_type);
    essence == "application/json" || essence.ends_with("+json")
}

/// Replaces `itemSchema`, which OpenAPI 3.2 has for streams and FastAPI already writes in 3.1, by a `schema` of what the
/// client decodes: the data of an event, or a line.
pub fn replace_item_schemas(document: &mut SpannedValue) {
    let mut found = Vec::new();
    document.walk("", &mut |pointer, node| {
        let Some(item) = node.get("itemSchema").filter(|item| item.as_object().is_some()) else { return };
        if pointer.rsplit_once('/').is_some_and(|(parent, _)| parent.ends_with("/content")) {
            let is_event = tokens(pointer).last().is_some_and(|name| essence(&name) == "text/event-stream");
            let data = if is_event { event_data(document, item, 0) } else { None };
            found.push((pointer.to_owned(), data.unwrap_or_else(|| item.clone())));
        }
    });
    for (pointer, schema) in found {
        if let Some(members) = document.pointer_mut(&pointer).and_then(SpannedValue::as_object_mut) {
            members.shift_remove("itemSchema");
            members.entry("schema".to_owned()).or_insert(schema);
        }
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
}
