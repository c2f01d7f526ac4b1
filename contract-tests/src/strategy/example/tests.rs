#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use serde_json::{Map, json};

use super::*;

fn example(schema: &Value, extent: Extent) -> Option<Value> {
    example_of_json_schema(schema, extent)
}

#[track_caller]
fn full(schema: Value) -> Value {
    match example(&schema, Extent::Full) {
        Some(value) => value,
        None => panic!("no example of {schema}"),
    }
}

#[test]
fn each_kind_of_value_is_one_that_a_person_would_write() {
    for (schema, value) in [
        (json!({"type": "string"}), json!("text")),
        (json!({"type": "integer"}), json!(1)),
        (json!({"type": "number"}), json!(1.5)),
        (json!({"type": ["null", "boolean"]}), json!(true)),
        (json!({"type": "array", "items": {"type": "integer"}}), json!([1])),
        (json!({"enum": [null, "a"]}), json!("a")),
        (json!({"const": {"a": 1}}), json!({"a": 1})),
        (json!({"type": "string", "default": "pending"}), json!("pending")),
        (json!(true), json!("text")),
        (json!({}), json!("text")),
        (json!({"type": "null"}), json!(null)),
        (json!({"type": "object", "additionalProperties": {"type": "number"}}), json!({"text": 1.5})),
    ] {
        assert_eq!(full(schema.clone()), value, "{schema}");
    }
}

#[test]
fn bounds_formats_and_patterns_are_kept() {
    for schema in [
        json!({"type": "string", "minLength": 9}),
        json!({"type": "string", "maxLength": 2}),
        json!({"type": "string", "pattern": "^[A-Z]{3}-\\d{4}$"}),
        json!({"type": "string", "pattern": "^(a|b)+$", "minLength": 5}),
        json!({"type": "string", "pattern": "^[^a-z]+\\/x$"}),
        json!({"type": "string", "format": "date-time"}),
        json!({"type": "string", "format": "ipv6"}),
        json!({"type": "integer", "minimum": 17, "maximum": 18}),
        json!({"type": "integer", "exclusiveMinimum": 17}),
        json!({"type": "integer", "minimum": i64::MAX}),
        json!({"type": "integer", "maximum": i64::MIN}),
        json!({"type": "integer", "minimum": 18_000_000_000_000_000_000_u64}),
        json!({"type": "integer", "multipleOf": 7, "minimum": 15}),
        json!({"type": "number", "exclusiveMinimum": 0.1, "exclusiveMaximum": 0.2}),
        json!({"type": "number", "multipleOf": 0.25, "maximum": -0.1}),
        json!({"type": "array", "minItems": 3, "items": {"type": "string"}, "uniqueItems": true}),
        json!({"type": "array", "minItems": 4, "items": {"type": "integer"}, "uniqueItems": true}),
        json!({"type": "array", "items": [{"type": "string"}, {"type": "null"}],
            "additionalItems": false, "minItems": 2}),
        json!({"type": "array", "contains": {"const": 7}}),
        json!({"type": "array", "maxItems": 0}),
        json!({"type": "object", "minProperties": 3}),
        json!({"type": "object", "maxProperties": 1,
            "properties": {"a": true, "b": true}, "required": ["b"]}),
        json!({"type": "object", "minProperties": 2, "additionalProperties": false,
            "patternProperties": {"^x-": {"type": "integer"}}}),
        json!({"type": "object", "minProperties": 1,
            "propertyNames": {"pattern": "^[a-c]{2}$"}, "additionalProperties": {"type": "null"}}),
        json!({"required": ["unnamed"], "additionalProperties": {"type": "integer"}}),
        json!({"dependencies": {"a": ["b"]}, "properties": {"a": {"type": "integer"}}}),
    ] {
        full(schema);
    }
}

#[test]
fn compositions_are_solved() {
    let cases = [
        json!({"allOf": [
            {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]},
            {"properties": {"a": {"minLength": 6}, "b": {"type": "integer"}}, "required": ["b"]},
        ]}),
        json!({"oneOf": [
            {"type": "object", "required": ["kind"], "properties": {"kind": {"const": "a"}}},
            {"type": "object", "required": ["kind"], "properties": {"kind": {"const": "b"}}},
        ]}),
        json!({"type": "object", "properties": {"x": {"type": "integer"}}, "required": ["x"],
            "oneOf": [{"required": ["p"], "properties": {"p": {"type": "string"}}},
                      {"required": ["q"]}]}),
        json!({"anyOf": [{"not": {}}, {"type": "integer"}]}),
        json!({"allOf": [{"oneOf": [{"minimum": 5}, {"maximum": 2}]},
                         {"oneOf": [{"minimum": 8}, {"maximum": 1}]}], "type": "integer"}),
        json!({"if": {"type": "string"}, "then": {"minLength": 9}, "else": {"type": "integer"}}),
        json!({"type": "integer", "not": {"enum": [1, 0]}, "minimum": 0, "maximum": 4}),
    ];
    for schema in cases {
        full(schema);
    }
}

#[test]
fn recursion_ends() {
    let list = json!({
        "$ref": "#/definitions/Node",
        "definitions": {"Node": {
            "type": "object",
            "required": ["value", "next"],
            "properties": {
                "value": {"type": "integer"},
                "next": {"anyOf": [{"$ref": "#/definitions/Node"}, {"type": "null"}]},
            },
        }},
    });
    let value = full(list);
    assert_eq!(value["value"], 1);
    let tree = json!({
        "type": "object",
        "required": ["children"],
        "properties": {"children": {"type": "array", "items": {"$ref": "#"}}},
    });
    assert!(full(tree)["children"].is_array());
    let endless = json!({"type": "object", "required": ["a"], "properties": {"a": {"$ref": "#"}}});
    assert_eq!(example(&endless, Extent::Full), None);
}

#[test]
fn an_example_says_everything_or_only_what_is_required() {
    let schema = json!({
        "type": "object",
        "required": ["a"],
        "properties": {"a": {"type": "integer"}, "b": {"type": "string"}},
    });
    assert_eq!(full(schema.clone()), json!({"a": 1, "b": "text"}));
    assert_eq!(example(&schema, Extent::Required), Some(json!({"a": 1})));
}

#[test]
fn what_has_no_example_ends_soon() {
    let mut definitions = Map::new();
    for level in 0..100 {
        let next = json!({"$ref": format!("#/definitions/{}", level + 1)});
        definitions.insert(level.to_string(), json!({"anyOf": [next, next]}));
    }
    for schema in [
        json!(false),
        json!({"not": {}}),
        json!({"type": "string", "minLength": 1_000_000_000}),
        json!({"type": "array", "items": true, "minItems": 1_000_000_000}),
        json!({"type": "string", "pattern": "((a{1000}){1000}){1000}"}),
        json!({"type": "string", "pattern": "("}),
        json!({"$ref": "https://example.com/other.json"}),
        json!({"$ref": "#/nowhere"}),
        json!({"$ref": "#"}),
        json!({"allOf": [{"$ref": "#"}]}),
        json!({"oneOf": [{"$ref": "#"}, {"allOf": [{"$ref": "#"}]}]}),
        json!({"$ref": "#/definitions/0", "definitions": definitions}),
        json!({"type": 5}),
        json!("no schema"),
        json!({"enum": []}),
        json!({"items": {"items": {"items": 5}}, "type": "array", "minItems": 1}),
    ] {
        assert_eq!(example(&schema, Extent::Full), None, "{schema}");
    }
}

#[test]
fn what_would_be_too_large_has_no_example_and_ends_soon() {
    let nested = |levels: usize, least: usize| {
        (0..levels)
            .fold(json!({"type": "string"}), |items, _| json!({"type": "array", "minItems": least, "items": items}))
    };
    assert_eq!(example(&nested(8, 100), Extent::Full), None);
    assert_eq!(example(&nested(8, 100), Extent::Required), None);
    assert!(example(&nested(2, 100), Extent::Full).is_some());
    let map = |schema: Value| json!({"type": "object", "minProperties": 500, "additionalProperties": schema});
    assert_eq!(example(&map(map(map(nested(2, 100)))), Extent::Full), None);
    let wide: Map<String, Value> = (0..300).map(|number| (format!("p{number}"), nested(2, 90))).collect();
    let found = example(&json!({"type": "object", "properties": wide}), Extent::Full).unwrap();
    assert!(found.to_string().len() <= 4 * MAX_SIZE && !found.as_object().unwrap().is_empty());
}

#[test]
fn the_documents_own_schemas_are_read_as_openapi_has_them() {
    let schema = json!({ "type": "object", "required": ["n"], "properties": {
        "n": { "type": "string", "nullable": true, "minLength": 6 },
        "low": { "type": "integer", "minimum": 4, "exclusiveMinimum": true },
        "of_3_1": { "anyOf": [{ "type": "null" }, { "type": "boolean" }] },
        "other": { "$ref": "#/components/schemas/Other" },
        "none": { "not": {} },
    }});
    let document = Document::from(json!({ "components": { "schemas": {
        "It": schema, "Other": { "type": "string", "enum": ["b", "a"], "nullable": true, "default": "a" },
    }}}));
    let it = document.schema("#/components/schemas/It").unwrap();
    let full = super::example(&document, &it, Extent::Full).unwrap();
    assert_eq!(full, Some(json!({ "n": "textte", "low": 5, "of_3_1": true, "other": "a" })));
    let required = super::example(&document, &it, Extent::Required).unwrap();
    assert_eq!(required, Some(json!({ "n": "textte" })));
}
