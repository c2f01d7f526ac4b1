//! Tests that every document gives a result or an error in bounded time.

use openapi_drift::load::Document;
use openapi_drift::{Level, Options, compare};
use proptest::prelude::*;
use serde_json::{Value, json};
use webagent_codegen::openapi::objects::Object;
use webagent_codegen::openapi::spanned_value::SpannedValue;

/// Compares in a thread with the default stack size.
fn compare_soon(old: &str, new: &str) -> Result<openapi_drift::Drift, String> {
    let (old, new) = (old.to_owned(), new.to_owned());
    let work = move || {
        let old = Document::parse("old", &old).map_err(|error| error.to_string())?;
        let new = Document::parse("new", &new).map_err(|error| error.to_string())?;
        compare(&old, &new, Options::default()).map_err(|error| error.to_string())
    };
    // The comparison counts its steps, so that it ends on any machine.
    std::thread::Builder::new().stack_size(2 << 20).spawn(work).unwrap().join().unwrap()
}

/// A document whose one request has a schema, with components.
fn document(schema: &Value, schemas: Value) -> String {
    let body = json!({"content": {"application/json": {"schema": schema}}});
    let operation = json!({"requestBody": body, "responses": {"200": body}});
    json!({"openapi": "3.1.0", "paths": {"/a": {"post": operation}}, "components": {"schemas": schemas}}).to_string()
}

fn reference(name: impl std::fmt::Display) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

/// Returns components, each of which refers to the next.
fn chain(length: usize, link: impl Fn(Value, usize) -> Value, end: Value) -> Value {
    let mut schemas = serde_json::Map::new();
    for index in 0..length {
        schemas.insert(format!("S{index}"), link(reference(format_args!("S{}", index + 1)), index));
    }
    schemas.insert(format!("S{length}"), end);
    schemas.into()
}

#[test]
fn schemas_that_contain_themselves() {
    for make in [
        |end: &str| json!({"S": {"$ref": "#/components/schemas/S", "type": end}}),
        |end: &str| json!({"S": {"allOf": [reference("S"), reference("T")]}, "T": {"allOf": [reference("S")], "type": end}}),
        |end: &str| json!({"S": {"anyOf": [reference("S"), {"type": end}, reference("T")]}, "T": {"oneOf": [reference("S"), {"type": "object"}, {"type": "object", "minProperties": 1}]}}),
        |end: &str| json!({"S": {"not": reference("S"), "type": end}}),
        |end: &str| json!({"S": {"if": reference("S"), "then": reference("S"), "else": reference("S"), "type": end}}),
        |end: &str| json!({"S": {"type": ["array", end], "items": reference("S"), "contains": reference("S")}}),
        |end: &str| json!({"S": {"properties": {"a": reference("S"), "b": {"type": end}}, "additionalProperties": reference("S")}}),
        |end: &str| json!({"S": {"type": "object", "anyOf": [{"properties": {"a": reference("S")}}, {"properties": {"b": {"anyOf": [reference("S"), {"type": end}]}}}]}}),
    ] {
        let same = document(&reference("S"), make("string"));
        assert_eq!(compare_soon(&same, &same).unwrap().findings, []);
        let other = document(&reference("S"), make("integer"));
        assert_ne!(compare_soon(&same, &other).unwrap().findings, [], "{same}");
    }
}

#[test]
fn long_chains_of_references() {
    let links: [fn(Value, usize) -> Value; 4] = [
        |next, _| next,
        |next, _| json!({"type": "object", "properties": {"a": next}}),
        |next, _| json!({"type": "array", "items": next}),
        |next, index| json!({"type": "object", "properties": {"a": next, "b": {"maxLength": index}}}),
    ];
    for link in links {
        let old = document(&reference("S0"), chain(5_000, link, json!({"type": "string"})));
        let new = document(&reference("S0"), chain(5_000, link, json!({"type": "integer"})));
        let drift = compare_soon(&old, &new).unwrap();
        assert_eq!(drift.worst(), Some(Level::Breaking));
    }
}

#[test]
fn deep_composition_is_refused() {
    let links: [fn(Value, usize) -> Value; 4] = [
        |next, _| json!({"allOf": [next]}),
        |next, _| json!({"anyOf": [next, {"type": "object", "required": ["a"]}]}),
        |next, _| json!({"not": next}),
        |next, _| json!({"if": {"type": "string"}, "then": next, "oneOf": [next]}),
    ];
    for link in links {
        let text = document(&reference("S0"), chain(5_000, link, json!({"type": "object"})));
        match compare_soon(&text, &text) {
            Ok(drift) => assert_eq!(drift.findings, []),
            Err(message) => assert!(message.contains("cannot be compared"), "{message}"),
        }
    }
}

/// Each component refers to the next one twice: expanded, this has 2^60 parts.
#[test]
fn schemas_that_multiply() {
    for keyword in ["anyOf", "oneOf", "allOf"] {
        let link =
            |next: Value, index: usize| json!({keyword: [next, next, {"type": "object", "minProperties": index}]});
        let text = document(&reference("S0"), chain(60, link, json!({"type": "object"})));
        let other = document(&reference("S0"), chain(60, link, json!({"type": "object", "required": ["a"]})));
        for (old, new) in [(&text, &text), (&text, &other)] {
            let _ = compare_soon(old, new);
        }
    }
    let link = |next: Value, _| json!({"type": "object", "properties": {"a": next, "b": next, "c": {"anyOf": [next, {"type": "object", "properties": {"d": next}}]}}});
    let text = document(&reference("S0"), chain(60, link, json!({"type": "object"})));
    let other = document(&reference("S0"), chain(60, link, json!({"type": "array"})));
    assert_eq!(compare_soon(&text, &text).unwrap().findings, []);
    assert_ne!(compare_soon(&text, &other).unwrap().findings, []);
}

/// Every alternative may have to be compared with every other.
#[test]
fn wide_unions() {
    let union = |offset: usize| -> Value {
        let alternative = |index: usize| {
            let name = format!("p{}", index + offset);
            json!({"type": "object", "required": [name], "properties": {(name.clone()): {"type": "string"}, "shared": {"type": "integer"}}})
        };
        json!({"anyOf": (0..600).map(alternative).collect::<Vec<_>>()})
    };
    let old = document(&union(0), json!({}));
    assert_eq!(compare_soon(&old, &old).unwrap().findings, []);
    let drift = compare_soon(&old, &document(&union(300), json!({})));
    assert!(drift.is_err() || drift.unwrap().worst() == Some(Level::Breaking));
}

/// Tests that the work is proportional to the size of the documents, for each kind of part.
#[test]
fn twice_the_size_is_twice_the_work() {
    type Make = fn(usize, &str) -> String;
    let kinds: [(&str, Make); 8] = [
        ("references", |size, end| document(&reference("S0"), chain(size, |next, _| next, json!({"type": end})))),
        ("properties in each other", |size, end| {
            let link = |next: Value, _| json!({"type": "object", "properties": {"a": next}});
            document(&reference("S0"), chain(size, link, json!({"type": end})))
        }),
        ("allOf in each other", |size, end| {
            let link = |next: Value, index| json!({"allOf": [next, {"minProperties": index}]});
            document(&reference("S0"), chain(size.min(60), link, json!({"type": "object", "title": end})))
        }),
        ("properties", |size, end| {
            let all: serde_json::Map<String, Value> =
                (0..size).map(|index| (format!("p{index}"), json!({"type": end}))).collect();
            document(&json!({"type": "object", "properties": all}), json!({}))
        }),
        ("alternatives", |size, end| {
            let one = |index: usize| json!({"type": "object", "required": [format!("p{index}")], "properties": {(format!("p{index}")): {"type": end}}});
            document(&json!({"anyOf": (0..size).map(one).collect::<Vec<_>>()}), json!({}))
        }),
        ("alternatives of which one fits", |size, end| {
            let one = |index: usize| json!({"type": "object", "title": end, "maxProperties": index + end.len()});
            document(&json!({"oneOf": (0..size).map(one).collect::<Vec<_>>()}), json!({}))
        }),
        ("values", |size, end| {
            let values: Vec<String> = (0..size).map(|index| format!("{end}{index}")).collect();
            document(&json!({"type": "string", "enum": values}), json!({}))
        }),
        ("unions in objects", |size, end| {
            let all: serde_json::Map<String, Value> = (0..size)
                .map(|index| {
                    (
                        format!("p{index}"),
                        json!({"anyOf": [{"type": end}, {"type": "object"}, {"type": "object", "maxProperties": 3}]}),
                    )
                })
                .collect();
            document(&json!({"type": "object", "properties": all}), json!({}))
        }),
    ];
    for (name, make) in kinds {
        let steps = |size: usize| compare_soon(&make(size, "string"), &make(size, "integer")).unwrap().steps as f64;
        // More schemas than the cache holds.
        let (small, large) = (steps(1_100), steps(2_200));
        assert!(large <= small * 2.5, "{name}: {small} steps, and {large} for twice the size");
    }
}

/// Refuses documents that need more steps, after a number of steps proportional to their size.
#[test]
fn what_multiplies_is_refused_soon() {
    let link = |next: Value, index: usize| json!({"oneOf": [next, {"type": "object", "minProperties": index}, {"anyOf": [next, {"type": "object", "maxProperties": index}]}]});
    let text = |end: &str| document(&reference("S0"), chain(60, link, json!({"type": "object", "required": [end]})));
    match compare_soon(&text("a"), &text("b")) {
        Ok(drift) => assert!(drift.steps < 500_000, "{}", drift.steps),
        Err(message) => assert!(message.contains("cannot be compared"), "{message}"),
    }
}

/// Tests that a change of a shared component is one finding that names all its operations.
#[test]
fn many_operations_and_one_cause() {
    let text = |kind: &str| {
        let paths: serde_json::Map<String, Value> = (0..500)
            .map(|index| {
                let body = json!({"content": {"application/json": {"schema": reference("S")}}});
                (format!("/p{index}"), json!({"post": {"requestBody": body, "responses": {}}}))
            })
            .collect();
        let schemas = json!({"S": {"type": "object", "properties": {"a": {"type": kind}}}});
        json!({"openapi": "3.1.0", "paths": paths, "components": {"schemas": schemas}}).to_string()
    };
    let drift = compare_soon(&text("string"), &text("integer")).unwrap();
    assert_eq!(drift.findings.len(), 1);
    assert_eq!(drift.findings[0].operations.len(), 500);
}

#[test]
fn references_of_every_wrong_kind() {
    for target in [
        "#/nowhere",
        "#",
        "#/",
        "",
        "other.yaml",
        "https://example.com/x",
        "#/components/schemas/A/properties/%zz",
        "#anchor",
        "#/paths/~1a",
        "#/info",
    ] {
        let text = format!(
            "openapi: 3.0.3\ninfo: {{title: t}}\npaths:\n  /a:\n    $ref: '{target}'\n  /b:\n    post:\n      \
             parameters: [{{$ref: '{target}'}}]\n      requestBody: {{$ref: '{target}'}}\n      callbacks: {{c: {{$ref: '{target}'}}}}\n      \
             responses: {{'200': {{$ref: '{target}'}}, '201': {{headers: {{h: {{$ref: '{target}'}}}}, content: {{a/b: {{schema: {{$ref: '{target}'}}}}}}}}}}\n"
        );
        assert_eq!(compare_soon(&text, &text).unwrap().findings, [], "{target}");
        let other = text.replace(&format!("'{target}'"), "'#/elsewhere'");
        assert_ne!(compare_soon(&text, &other).unwrap().findings, [], "{target}");
    }
}

#[test]
fn references_that_lead_in_a_circle_where_no_schema_is() {
    let text = |end: &str| {
        format!(
            "openapi: 3.1.0\npaths: {{/a: {{$ref: '#/components/pathItems/A'}}}}\ncomponents:\n  pathItems:\n    A: {{$ref: '#/components/pathItems/B'}}\n    \
             B: {{$ref: '#/components/pathItems/A'}}\n    C:\n      post:\n        description: {end}\n        callbacks: {{again: {{'{{$url}}': {{$ref: '#/components/pathItems/C'}}}}}}\n        \
             responses: {{'200': {{$ref: '#/components/responses/R'}}}}\n  responses: {{R: {{$ref: '#/components/responses/R'}}}}\nwebhooks: {{w: {{$ref: '#/components/pathItems/C'}}}}\n"
        )
    };
    assert_eq!(compare_soon(&text("a"), &text("a")).unwrap().findings, []);
    assert_ne!(compare_soon(&text("a"), &text("b")).unwrap().findings, []);
}

#[test]
fn what_is_no_document_is_refused_with_the_reason() {
    for (text, reason) in [
        ("", "the document is empty"),
        ("[]", "expected an OpenAPI document (an object), found an array"),
        ("a: 1", "`openapi` with the version is missing"),
        ("swagger: '2.0'", "Swagger 2.0"),
        ("openapi: 4.0.0", "OpenAPI \"4.0.0\" is not supported"),
        ("openapi: 4.1", "OpenAPI 4.1 is not supported"),
        ("openapi: {}", "OpenAPI {} is not supported"),
        ("openapi: [", "not valid YAML"),
        ("{\"openapi\": ", "not valid"),
        ("openapi: 3.0.3\nopenapi: 3.0.3", "(first defined in line 1)"),
    ] {
        let message = compare_soon(text, "openapi: 3.0.3").unwrap_err();
        assert!(message.starts_with("old") && message.contains(reason), "{text:?}: {message}");
    }
}

/// Generates any JSON value.
fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(|number| json!(number)),
        "[a-z#/$~%{}]{0,8}".prop_map(Value::from),
        Just("#/components/schemas/A".into()),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        let key = prop_oneof![proptest::sample::select(keys()).prop_map(str::to_owned), "[a-z-]{1,6}",];
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::vec((key, inner), 0..4).prop_map(|members| members.into_iter().collect()),
        ]
    })
}

/// Returns keys that mean something somewhere.
fn keys() -> Vec<&'static str> {
    let fields = Object::ALL.iter().flat_map(|object| object.fields()).map(|field| field.name);
    fields.chain(["$ref", "200", "4XX", "default", "x-webagent-origin"]).collect()
}

/// The locations in a document that accept arbitrary values.
const PLACES: &[&str] = &[
    "/info",
    "/servers",
    "/security",
    "/tags",
    "/paths",
    "/paths/~1a",
    "/paths/~1a/post",
    "/paths/~1a/post/parameters",
    "/paths/~1a/post/parameters/0",
    "/paths/~1a/post/requestBody",
    "/paths/~1a/post/requestBody/content",
    "/paths/~1a/post/requestBody/content/application~1json",
    "/paths/~1a/post/requestBody/content/application~1json/schema",
    "/paths/~1a/post/responses",
    "/paths/~1a/post/responses/200",
    "/paths/~1a/post/responses/200/headers",
    "/paths/~1a/post/callbacks",
    "/components",
    "/components/schemas",
    "/components/schemas/A",
    "/components/schemas/A/properties",
    "/components/securitySchemes",
    "/components/securitySchemes/key",
    "/webhooks",
];

fn base() -> Value {
    json!({
        "openapi": "3.1.0", "info": {}, "servers": [], "security": [{"key": []}], "tags": [], "webhooks": {},
        "paths": {"/a": {"post": {
            "parameters": [{"name": "p", "in": "query", "schema": {}}],
            "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}},
            "responses": {"200": {"headers": {}, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}}},
            "callbacks": {},
        }}},
        "components": {
            "schemas": {"A": {"type": "object", "properties": {}}},
            "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "k"}},
        },
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    /// Tests that nothing panics, that a document equals itself, and that a difference is found in both directions.
    #[test]
    fn wrong_values_everywhere(
        changes in proptest::collection::vec((proptest::sample::select(PLACES), anything()), 1..4),
        last in (proptest::sample::select(PLACES), anything()),
    ) {
        let mut old = base();
        for (place, value) in changes {
            if let Some(slot) = old.pointer_mut(place) {
                *slot = value;
            }
        }
        let mut new = old.clone();
        if let Some(slot) = new.pointer_mut(last.0) {
            *slot = last.1;
        }
        let read = |value: &Value| Document::parse("a document", &value.to_string()).unwrap();
        let (before, after) = (read(&old), read(&new));
        prop_assert_eq!(compare(&before, &before, Options::default()).unwrap().findings, vec![]);
        let there = compare(&before, &after, Options::default()).unwrap();
        let back = compare(&after, &before, Options::default()).unwrap();
        prop_assert_eq!(there.findings.is_empty(), back.findings.is_empty(), "{} {}", old, new);
    }

    /// Tests that any text is parsed or refused.
    #[test]
    fn any_text(text in "\\PC{0,200}") {
        let _ = Document::parse("a document", &text);
        let _ = Document::parse("a document", &format!("openapi: 3.0.3\npaths: {text}"));
        let _ = SpannedValue::parse("a document", &text);
    }
}
