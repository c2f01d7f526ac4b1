//! Tests that the conversion of schemas keeps their meaning: the converted schema accepts the same values as the
//! OpenAPI 3.1 schema. If a note reports a loss, it accepts more, never less.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use jsonschema::{Draft, Validator};
use openapi_import::downgrade::convert;
use openapi_import::note::NoteKind;
use openapi_import::{Options, Source, import};
use proptest::prelude::*;
use serde_json::{Value, json};
use webagent_codegen::openapi::spanned_value::SpannedValue;

/// Runs this many cases, or `PROPTEST_CASES`. Failures are not recorded in a file: fix them.
fn cases(cases: u32) -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(cases);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Components that the schemas under test may refer to.
fn components() -> Value {
    json!({
        "Text": {"type": "string"},
        "Size": {"enum": [1, 2, "big"]},
        "Maybe": {"anyOf": [{"type": "integer"}, {"type": "null"}]},
        "Pair": {"type": "object", "properties": {"a": {"type": "integer"}, "b": {"$ref": "#/components/schemas/Text"}}, "required": ["a"]},
        "Tree": {"type": "object", "properties": {"a": {"$ref": "#/components/schemas/Tree"}, "b": {"type": "array", "items": {"$ref": "#/components/schemas/Tree"}}}},
    })
}

fn document(version: &str, mut schemas: Value, schema: &Value) -> Value {
    schemas["X"] = schema.clone();
    json!({
        "openapi": version,
        "info": {"title": "t", "version": "1"},
        "paths": {"/x": {"get": {"operationId": "x", "responses": {"200": {
            "description": "d", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/X"}}}
        }}}}},
        "components": {"schemas": schemas},
    })
}

/// Returns a validator for a component.
fn validator(name: &str, schemas: &Value) -> Validator {
    let root = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$ref": format!("#/components/schemas/{name}"),
        "components": {"schemas": schemas},
    });
    jsonschema::options().with_draft(Draft::Draft202012).build(&root).unwrap_or_else(|error| panic!("{error}: {root}"))
}

/// Converts an OpenAPI 3.0 schema to JSON Schema 2020-12.
fn upgraded(schema: &Value) -> Value {
    let Value::Object(members) = schema else { return schema.clone() };
    let mut out = serde_json::Map::new();
    for (key, value) in members {
        let each = |value: &Value| -> Value {
            value.as_object().unwrap().iter().map(|(key, value)| (key.clone(), upgraded(value))).collect()
        };
        let value = match key.as_str() {
            "nullable" => continue,
            "type" if members.get("nullable") == Some(&json!(true)) => json!([value, "null"]),
            "minimum" | "maximum" => {
                let exclusive = format!("exclusive{}{}", key[..1].to_uppercase(), &key[1..]);
                let is_exclusive = members.get(&exclusive) == Some(&json!(true));
                out.insert(if is_exclusive { exclusive } else { key.clone() }, value.clone());
                continue;
            }
            "exclusiveMinimum" | "exclusiveMaximum" => continue,
            "properties" => each(value),
            "allOf" | "anyOf" | "oneOf" => value.as_array().unwrap().iter().map(upgraded).collect(),
            "items" | "not" | "additionalProperties" => upgraded(value),
            _ => value.clone(),
        };
        out.insert(key.clone(), value);
    }
    Value::Object(out)
}

/// Returns the converted components as JSON Schema, and whether something was lost.
fn converted(schema: &Value) -> (Value, bool) {
    let source = SpannedValue::parse("x", &document("3.1.0", components(), schema).to_string()).unwrap();
    let converted = convert("x", &source, &source).unwrap_or_else(|error| panic!("{error}\n{schema}"));
    let is_lost = converted.notes.iter().any(|note| note.kind == NoteKind::Lost);
    let schemas = converted.document.pointer("/components/schemas").unwrap().to_json();
    let no_keyword_of_31 = |text: &str| {
        for keyword in ["\"const\"", "\"$defs\"", "\"prefixItems\"", "\"examples\"", "\"null\""] {
            assert!(!text.contains(keyword), "{keyword} in {text}");
        }
    };
    no_keyword_of_31(&schemas["X"].to_string());
    let upgraded = schemas.as_object().unwrap().iter().map(|(name, schema)| (name.clone(), upgraded(schema)));
    (upgraded.collect(), is_lost)
}

fn check(schema: &Value, values: &[Value]) -> Result<(), TestCaseError> {
    let mut schemas = components();
    schemas["X"] = schema.clone();
    let before = validator("X", &schemas);
    let (schemas, is_lost) = converted(schema);
    let after = validator("X", &schemas);
    for value in values {
        let (was, is) = (before.is_valid(value), after.is_valid(value));
        let is_right = if is_lost { is || !was } else { is == was };
        prop_assert!(is_right, "{value}: {was} in\n{schema}\nbut {is} in\n{}", schemas["X"]);
    }
    Ok(())
}

/// Generates values that distinguish schemas.
fn values() -> Vec<Value> {
    let plain = [
        json!(null),
        json!(true),
        json!(false),
        json!(-1),
        json!(0),
        json!(1),
        json!(1.0),
        json!(1.5),
        json!(2),
        json!(3),
        json!(4.5),
        json!(""),
        json!("a"),
        json!("b"),
        json!("big"),
        json!("abcdef"),
        json!("x1"),
    ];
    let mut values = plain.to_vec();
    values.push(json!([]));
    values.push(json!({}));
    for value in &plain {
        values.push(json!([value]));
        values.push(json!([1, value]));
        values.push(json!([value, "a", value]));
        values.push(json!({"a": value}));
        values.push(json!({"a": 1, "b": value}));
        values.push(json!({"b": "a", "x1": value}));
    }
    values.extend([json!({"a": {"a": {}}, "b": [{}]}), json!([[], [[]]]), json!({"a": [null]})]);
    values
}

#[test]
fn what_fastapi_says_keeps_its_meaning() {
    let table = [
        json!({"anyOf": [{"type": "string", "minLength": 2}, {"type": "null"}], "title": "X", "default": null}),
        json!({"anyOf": [{}, {"type": "null"}]}),
        json!({"anyOf": [{"$ref": "#/components/schemas/Pair"}, {"type": "null"}], "description": "d"}),
        json!({"anyOf": [{"$ref": "#/components/schemas/Maybe"}, {"type": "null"}]}),
        json!({"oneOf": [{"$ref": "#/components/schemas/Maybe"}, {"type": "null"}]}),
        json!({"oneOf": [{"type": ["integer", "null"]}, {"type": "null"}]}),
        json!({"anyOf": [{"type": "string"}, {"type": "integer"}, {"type": "null"}]}),
        json!({"anyOf": [{"$ref": "#/components/schemas/Pair"}, {"$ref": "#/components/schemas/Tree"}, {"type": "null"}]}),
        json!({"anyOf": [{"enum": ["a", "b"], "type": "string"}, {"type": "null"}]}),
        json!({"anyOf": [{"anyOf": [{"type": "integer"}, {"type": "string"}]}, {"type": "null"}]}),
        json!({"$ref": "#/components/schemas/Size", "default": 1, "description": "d"}),
        json!({"$ref": "#/components/schemas/Text", "minLength": 2, "type": ["string", "null"]}),
        json!({"type": ["string", "null"], "enum": ["a", "b"]}),
        json!({"type": ["string", "integer", "null"], "minLength": 2, "minimum": 2, "format": "x"}),
        json!({"type": ["number", "integer"], "exclusiveMinimum": 1}),
        json!({"enum": ["a", 1, null, 1.5, [1], {"a": 1}, true]}),
        json!({"enum": [null]}),
        json!({"enum": []}),
        json!({"const": "a"}),
        json!({"const": null}),
        json!({"type": "integer", "const": 1.0}),
        json!({"const": "a", "enum": ["b"]}),
        json!({"type": "integer", "exclusiveMinimum": 0, "exclusiveMaximum": 3, "minimum": 1, "maximum": 3}),
        json!({"type": "integer", "minimum": 0.5, "exclusiveMaximum": 2.5}),
        json!({"maximum": 2, "exclusiveMaximum": 4, "minimum": 1, "exclusiveMinimum": -1}),
        json!({"maximum": 4, "exclusiveMaximum": 2, "minimum": -1, "exclusiveMinimum": 1}),
        json!({"type": "number", "minimum": 1.5, "exclusiveMinimum": 1.0, "multipleOf": 1.5}),
        json!({"type": "array", "prefixItems": [{"type": "integer"}, {"type": "integer"}], "minItems": 2, "maxItems": 2}),
        json!({"type": "array", "prefixItems": [{"type": "integer"}, {"type": "string"}], "items": false}),
        json!({"type": "array", "prefixItems": [{"type": "integer"}]}),
        json!({"type": "array", "items": false}),
        json!({"type": "array", "contains": {"type": "integer"}, "minContains": 2}),
        json!({"type": "object", "additionalProperties": false, "properties": {"a": true}}),
        json!({"type": "object", "unevaluatedProperties": false, "properties": {"a": {}}}),
        json!({"allOf": [{"$ref": "#/components/schemas/Pair"}], "unevaluatedProperties": false}),
        json!({"type": "object", "patternProperties": {"^x": {"type": "integer"}}, "additionalProperties": false}),
        json!({"type": "object", "patternProperties": {"^x": {"type": "integer"}}, "additionalProperties": {"type": "string"}}),
        json!({"type": "object", "patternProperties": {"^x": {"type": "integer"}}}),
        json!({"type": "object", "propertyNames": {"type": "string"}}),
        json!({"type": "object", "propertyNames": {"maxLength": 1}}),
        json!({"type": "object", "dependentRequired": {"a": ["b"]}}),
        json!({"type": "object", "required": ["a", "b"], "properties": {"a": {}}}),
        json!({"type": "object", "required": ["b"], "properties": {"a": {}}, "additionalProperties": {"type": "string"}}),
        json!({"if": {"type": "integer"}, "then": {"minimum": 2}, "else": {"type": "string"}}),
        json!({"not": {"if": {"type": "integer"}, "then": {"minimum": 2}}}),
        json!({"not": {"type": ["string", "null"]}}),
        json!({"oneOf": [{"contains": {"type": "integer"}}, {"type": "array"}]}),
        json!({"oneOf": [{"type": "integer"}, {"type": "number"}]}),
        json!({"anyOf": [{"type": "integer"}, {"type": "number"}]}),
        json!({"anyOf": [{"type": "string"}, {"const": "a"}, {"type": "integer"}, {"type": "integer", "minimum": 2}, {"type": "null"}]}),
        json!({"anyOf": [{"type": "string", "format": "date"}, {"type": "string"}, {"$ref": "#/components/schemas/Text"}]}),
        json!({"anyOf": [{"type": "string"}], "oneOf": [{"minLength": 2}, {"type": "null"}], "type": ["string", "null"]}),
        json!({"anyOf": [{"$ref": "#/components/schemas/Text"}]}),
        json!(true),
        json!(false),
        json!({"items": true, "not": false}),
        json!({"$defs": {"A": {"type": "string"}, "B": {"anyOf": [{"$ref": "#/$defs/A"}, {"type": "null"}]}}, "properties": {"a": {"$ref": "#/$defs/B"}, "b": {"$ref": "#/components/schemas/X/$defs/A"}}}),
        json!({"properties": {"a": {"$ref": "#/components/schemas/Pair/properties/a"}}}),
    ];
    for schema in table {
        // The validator resolves definitions from the root, as JSON Schema requires; the conversion is more lenient.
        let text = schema.to_string().replace("#/$defs/", "#/components/schemas/X/$defs/");
        check(&serde_json::from_str(&text).unwrap(), &values()).unwrap_or_else(|error| panic!("{error}"));
    }
}

#[test]
fn definitions_are_found_from_the_schema_around_them_too() {
    let schema = json!({"$defs": {"A": {"type": "string"}}, "anyOf": [{"$ref": "#/$defs/A"}, {"type": "integer"}]});
    let (schemas, is_lost) = converted(&schema);
    assert!(!is_lost);
    assert_eq!(schemas["A"], json!({"type": "string"}));
    assert_eq!(schemas["X"], json!({"oneOf": [{"$ref": "#/components/schemas/A"}, {"type": "integer"}]}));
}

/// Generates OpenAPI 3.1 schemas of all kinds.
fn schemas() -> impl Strategy<Value = Value> {
    let types =
        prop::sample::subsequence(vec!["null", "boolean", "integer", "number", "string", "array", "object"], 1..4);
    let constants = json!([null, true, 1, 2, 1.5, "a", "big", [1], {"a": 1}]);
    let constants = prop::sample::subsequence(constants.as_array().unwrap().clone(), 1..5);
    let leaf = prop_oneof![
        any::<bool>().prop_map(Value::from),
        types.clone().prop_map(|types| match types.as_slice() {
            [only] => json!({"type": only}),
            all => json!({"type": all}),
        }),
        constants.clone().prop_map(|values| json!({"enum": values})),
        constants.prop_map(|values| json!({"const": values[0]})),
        prop::sample::select(vec!["Text", "Size", "Maybe", "Pair", "Tree"])
            .prop_map(|name| json!({"$ref": format!("#/components/schemas/{name}")})),
        (types, -2..3, 0..3, any::<[bool; 5]>()).prop_map(|(types, low, length, has)| {
            let mut schema = json!({"type": types});
            for (key, value, has) in [
                ("minimum", json!(low), has[0]),
                ("exclusiveMinimum", json!(f64::from(low) + 0.5), has[1]),
                ("exclusiveMaximum", json!(low + 2), has[2]),
                ("minLength", json!(length), has[3]),
                ("maxItems", json!(length), has[4]),
            ] {
                if has {
                    schema[key] = value;
                }
            }
            schema
        }),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        let list = prop::collection::vec(inner.clone(), 1..4);
        prop_oneof![
            list.clone().prop_map(|list| json!({"anyOf": list})),
            list.clone().prop_map(|list| json!({"oneOf": list})),
            list.clone().prop_map(|list| json!({"allOf": list})),
            inner.clone().prop_map(|schema| json!({"not": schema})),
            (list.clone(), inner.clone(), any::<bool>()).prop_map(|(list, rest, has)| if has {
                json!({"prefixItems": list, "items": rest})
            } else {
                json!({"type": "array", "prefixItems": list, "maxItems": 2})
            }),
            inner.clone().prop_map(|items| json!({"type": ["array", "null"], "items": items})),
            (inner.clone(), inner.clone(), inner.clone(), any::<[bool; 6]>()).prop_map(|(one, two, three, has)| {
                let mut schema = json!({"properties": {"a": one}});
                for (key, value, has) in [
                    ("type", json!(["object", "null"]), has[0]),
                    ("required", json!(["a", "b"]), has[1]),
                    ("additionalProperties", two, has[2]),
                    ("patternProperties", json!({"^x": three}), has[3]),
                    ("unevaluatedProperties", json!(false), has[4]),
                    ("dependentRequired", json!({"a": ["b"]}), has[5]),
                ] {
                    if has {
                        schema[key] = value;
                    }
                }
                schema
            }),
            (inner.clone(), inner.clone(), inner.clone())
                .prop_map(|(one, two, three)| json!({"if": one, "then": two, "else": three})),
            // Several keywords next to each other.
            (inner.clone(), inner).prop_map(|(one, two)| match (one, two) {
                (Value::Object(mut one), Value::Object(two)) => {
                    one.extend(two);
                    Value::Object(one)
                }
                (one, _) => one,
            }),
        ]
    })
}

proptest! {
    #![proptest_config(cases(2_000))]

    #[test]
    fn every_schema_keeps_its_meaning(schema in schemas()) {
        check(&schema, &values())?;
    }
}

/// Tests that a second import changes nothing, and that the result has the meaning of the source.
fn check_import(before: &Value, after: &Value, is_renamed: bool) -> Result<(), TestCaseError> {
    let present = convert_document(&document("3.1.0", components(), before));
    let mut text = document("3.1.0", components(), after).to_string();
    if is_renamed {
        text = text.replace("\"X\"", "\"Y\"").replace("schemas/X\"", "schemas/Y\"");
    }
    let source = SpannedValue::parse("source", &text).unwrap();
    let source = Source { name: "source", root: &source };
    let options = Options::default();
    let result = import("present", &present, source, &options, |_| Vec::new()).unwrap();
    let again = import("present", &result.text, source, &options, |_| Vec::new()).unwrap();
    prop_assert_eq!(&again.text, &result.text, "the second time");
    // What contradicts itself gets a meaning.
    if result.notes.iter().any(|note| note.kind == NoteKind::Corrected) {
        return Ok(());
    }

    let upgraded = |document: &SpannedValue| -> (String, Value) {
        let pointer = "/paths/~1x/get/responses/200/content/application~1json/schema";
        let schema = document.pointer(pointer).unwrap().to_json();
        let schemas = document.pointer("/components/schemas").map_or(json!({}), SpannedValue::to_json);
        let mut schemas: Value =
            schemas.as_object().unwrap().iter().map(|(name, schema)| (name.clone(), upgraded(schema))).collect();
        schemas["RootOfTheTest"] = upgraded(&schema);
        ("RootOfTheTest".to_owned(), schemas)
    };
    let wanted = convert("source", source.root, source.root).unwrap().document;
    let ((wanted_name, wanted), (name, schemas)) = (upgraded(&wanted), upgraded(&result.document));
    let (wanted, found) = (validator(&wanted_name, &wanted), validator(&name, &schemas));
    for value in values() {
        prop_assert_eq!(found.is_valid(&value), wanted.is_valid(&value), "{} in\n{}", value, result.text);
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(1_000))]

    /// Tests that the result has the meaning of the source, whatever the present document contains.
    #[test]
    fn an_import_takes_over_the_source_s_meaning(before in schemas(), after in schemas(), renamed in any::<bool>()) {
        check_import(&before, &after, renamed)?;
    }
}

/// Tests that names inside alternatives decide which of them match. By types alone, the second import of these would
/// swap the names of two components.
#[test]
fn alternatives_belong_together_by_the_names_inside_of_them() {
    let size = json!({"$ref": "#/components/schemas/Size"});
    let maybe = json!({"$ref": "#/components/schemas/Maybe"});
    let before =
        json!({"oneOf": [{"properties": {"a": false}, "dependentRequired": {"a": ["b"]}}, {"type": "string"}]});
    let after = json!({"anyOf": [{"oneOf": [size, {"type": "array"}]}, {"oneOf": [maybe, false]}]});
    check_import(&before, &after, false).unwrap_or_else(|error| panic!("{error}"));
}

/// A document of OpenAPI 3.1 as YAML in 3.0.3.
fn convert_document(document: &Value) -> String {
    let source = SpannedValue::parse("x", &document.to_string()).unwrap();
    openapi_import::yaml_writer::emit(&convert("x", &source, &source).unwrap().document)
}
