//! Operations with bodies and responses of every kind.

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

use super::{Extension, parameters, schemas};
use crate::document::Document;

/// The content of a body or a response.
fn content(document: &Document) -> BoxedStrategy<Value> {
    let schema = schemas::schema(document, 1);
    let binary = json!({ "type": "string", "format": "binary" });
    let form = json!({ "type": "object", "required": ["a"],
        "properties": { "a": { "type": "string" }, "b": { "type": "integer" }, "c": { "type": "array", "items": { "type": "string" } } } });
    let upload = json!({ "type": "object", "required": ["file"],
        "properties": { "file": binary, "more": { "type": "array", "items": binary }, "note": { "type": "string", "nullable": true } } });
    let json_body = |name: &'static str| schema.clone().prop_map(move |schema| json!({ name: { "schema": schema } }));
    prop_oneof![
        6 => json_body("application/json"),
        1 => json_body("application/problem+json"),
        1 => json_body("application/json; charset=utf-8"),
        1 => Just(json!({ "text/plain": { "schema": { "type": "string" } } })),
        1 => Just(json!({ "text/csv": {} })),
        1 => Just(json!({ "application/octet-stream": { "schema": binary } })),
        1 => Just(json!({ "image/png": { "schema": binary } })),
        1 => Just(json!({ "application/x-www-form-urlencoded": { "schema": form } })),
        1 => Just(json!({ "multipart/form-data": { "schema": upload } })),
        1 => Just(json!({ "text/event-stream": { "schema": { "type": "string" } } })),
        1 => (json_body("application/json"), select(vec!["text/plain", "application/octet-stream"])).prop_map(
            |(mut both, other)| {
                both[other] = json!({ "schema": { "type": "string" } });
                both
            }
        ),
    ]
    .boxed()
}

fn responses(document: &Document) -> BoxedStrategy<Value> {
    let status = select(vec!["200", "201", "202", "204", "2XX", "default", "303", "404", "4XX", "500"]);
    let header = proptest::option::weighted(0.2, schemas::text());
    proptest::collection::vec((status, proptest::option::of(content(document)), header), 0..4)
        .prop_map(|responses| {
            let mut listed: Map<String, Value> = Map::new();
            for (status, content, header) in responses {
                let mut response = json!({ "description": "Added." });
                if let Some(content) = content.filter(|_| status != "204") {
                    response["content"] = content;
                }
                if let Some(schema) = header {
                    response["headers"] = json!({ "X-Added": { "schema": schema } });
                }
                listed.insert(status.to_owned(), response);
            }
            if !listed.keys().any(|status| status.starts_with('2')) {
                listed.insert("200".to_owned(), json!({ "description": "Added." }));
            }
            listed.into()
        })
        .boxed()
}

pub(super) fn operation(document: &Document) -> BoxedStrategy<Extension> {
    let method = select(vec!["get", "put", "post", "delete", "patch"]);
    let body = proptest::option::of((content(document), any::<bool>()));
    let name = prop_oneof![3 => "added_[a-z]{1,4}", 1 => "added[A-Z][a-z]{1,2}-[0-9]", 1 => "added\\.[a-z]{2}/[a-z]"];
    let servers = proptest::option::weighted(0.1, Just(json!([{ "url": "/added" }])));
    let parameters = proptest::collection::vec(parameters::parameter(), 0..3);
    (method, name, body, responses(document), proptest::option::of(parameters::in_path()), parameters, servers)
        .prop_map(|(method, name, body, responses, in_path, mut parameters, servers)| {
            let mut operation = json!({ "responses": responses });
            if let Some((content, is_required)) = body.filter(|_| !matches!(method, "get" | "delete")) {
                operation["requestBody"] = json!({ "required": is_required, "content": content });
            }
            parameters.sort_by_key(|parameter| parameter["name"].to_string());
            parameters.dedup_by_key(|parameter| parameter["name"].to_string());
            if !parameters.is_empty() {
                operation["parameters"] = parameters.into();
            }
            Extension::Operation { method, name, operation, in_path, servers }
        })
        .boxed()
}
