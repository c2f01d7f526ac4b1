//! Schemas of every kind, and names.

use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Map, Value, json};

use crate::document::Document;
use crate::strategy;

/// Names that documents have, some of which are keywords or odd elsewhere.
pub(super) fn name() -> BoxedStrategy<String> {
    let odd = [
        "type", "self", "a-b", "a.b", "Upper", "x_y", "1st", "await", "body", "client", "ünï", "$top", "_", "id2",
        "@id", "schema", "send", "kind", "is ok?", "result", "xY", "crate", "Self", "value", "none", "string",
        "__typename",
    ];
    prop_oneof![3 => "added_[a-z]{1,5}", 1 => select(odd.to_vec()).prop_map(str::to_owned)].boxed()
}

/// Schemas of every kind, `depth` of them inside one another.
pub(super) fn schema(document: &Document, depth: u32) -> BoxedStrategy<Value> {
    let components: Vec<String> = document.component_schemas().iter().map(|(name, _)| (*name).to_owned()).collect();
    let with_properties =
        document.component_schemas().into_iter().filter(|(_, schema)| schema.value.get("properties").is_some());
    let objects: Vec<String> = with_properties.map(|(name, _)| name.to_owned()).collect();
    let leaf = prop_oneof![
        Just(json!({})),
        Just(json!({ "type": "boolean" })),
        integer(),
        number(),
        text(),
        any_enum(),
        select(components).prop_map(reference),
    ];
    let nested = leaf.prop_recursive(depth, 12, 3, move |inner| {
        let own = inner.clone();
        prop_oneof![
            array(inner.clone()),
            (inner.clone(), any::<bool>()).prop_map(|(values, is_bounded)| {
                let mut map = json!({ "type": "object", "additionalProperties": values });
                if is_bounded {
                    map["maxProperties"] = 4.into();
                }
                map
            }),
            object(inner.clone()),
            // Alternatives that no value fits both of.
            inner.clone().prop_map(|one| {
                json!({ "oneOf": [{ "type": "object", "required": ["only"], "properties": { "only": one },
                    "additionalProperties": false }, { "type": "boolean" }] })
            }),
            inner.clone().prop_map(|one| json!({ "anyOf": [one, { "type": "string" }] })),
            proptest::collection::vec(object(own.clone()), 1..4).prop_map(|models| json!({ "anyOf": models })),
            (select(objects.clone()), object(own))
                .prop_map(|(name, object)| { json!({ "allOf": [reference(name), object] }) }),
            select(objects.clone()).prop_map(|name| json!({ "nullable": true, "allOf": [reference(name)] })),
        ]
    });
    let root = Arc::new(document.root().clone());
    (nested, annotations()).prop_map(move |(schema, annotations)| annotate(&root, schema, annotations)).boxed()
}

fn reference(name: String) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

pub(super) fn array(items: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
    (items, 0_u32..3, any::<bool>(), any::<bool>()).prop_map(|(items, least, is_bounded, is_unique)| {
        let mut array = json!({ "type": "array", "items": items });
        if is_bounded {
            array["minItems"] = least.into();
            array["maxItems"] = (least + 3).into();
        }
        if is_unique && !is_bounded {
            array["uniqueItems"] = true.into();
        }
        array
    })
}

fn object(inner: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
    let additional = select(vec![None, Some(true), Some(false)]);
    (proptest::collection::vec((name(), inner, any::<bool>()), 0..3), additional).prop_map(|(members, additional)| {
        let mut required: Vec<&String> = members.iter().filter(|(.., it)| *it).map(|(name, ..)| name).collect();
        required.sort();
        required.dedup();
        let mut object = json!({ "type": "object" });
        if !required.is_empty() {
            object["required"] = json!(required);
        }
        let properties: Map<String, Value> =
            members.iter().map(|(name, schema, _)| (name.clone(), schema.clone())).collect();
        object["properties"] = properties.into();
        if let Some(additional) = additional {
            object["additionalProperties"] = additional.into();
        }
        object
    })
}

pub(super) fn integer() -> BoxedStrategy<Value> {
    (
        select(vec![None, Some("int32"), Some("int64"), Some("uint8"), Some("unix-time")]),
        proptest::option::of(-5_i64..5),
        0_i64..100,
        0..4_u8,
    )
        .prop_map(|(format, low, width, more)| {
            let mut schema = json!({ "type": "integer" });
            if let Some(format) = format {
                schema["format"] = format.into();
            }
            if let Some(low) = low.map(|low| if format == Some("uint8") { low.abs() } else { low }) {
                schema["minimum"] = low.into();
                if more != 3 {
                    schema["maximum"] = (low + width + 4).into();
                }
                if more == 1 {
                    schema["exclusiveMinimum"] = true.into();
                }
                if more == 2 {
                    schema["multipleOf"] = 2.into();
                }
            }
            schema
        })
        .boxed()
}

fn number() -> BoxedStrategy<Value> {
    (select(vec![None, Some("float"), Some("double")]), proptest::option::of(-2.5_f64..2.5), any::<bool>())
        .prop_map(|(format, low, is_exclusive)| {
            let mut schema = json!({ "type": "number" });
            if let Some(format) = format {
                schema["format"] = format.into();
            }
            if let Some(low) = low {
                let low = (low * 4.0).round() / 4.0;
                schema["minimum"] = low.into();
                schema["maximum"] = (low + 8.0).into();
                if is_exclusive {
                    schema["exclusiveMaximum"] = true.into();
                }
            }
            schema
        })
        .boxed()
}

pub(super) fn text() -> BoxedStrategy<Value> {
    let formats = [
        "date", "date-time", "time", "uuid", "uri", "email", "byte", "ipv4", "ipv6", "hostname", "password",
        "duration", "binary", "own", "int64", "decimal",
    ];
    let patterns =
        ["^[a-z]{2}$", r"^(?!^[-+.]*$)[+-]?0*\d*\.?\d*$", "[0-9]+", r"^\S+$", r"^[^/]*$", "^(a|b)-[0-9A-F]{1,8}$"];
    prop_oneof![
        Just(json!({ "type": "string" })),
        (0_u32..4, 0_u32..4)
            .prop_map(|(low, more)| json!({ "type": "string", "minLength": low, "maxLength": low + more })),
        (1_u32..4).prop_map(|high| json!({ "type": "string", "maxLength": high })),
        select(formats.to_vec()).prop_map(|format| json!({ "type": "string", "format": format })),
        select(patterns.to_vec()).prop_map(|pattern| json!({ "type": "string", "pattern": pattern })),
    ]
    .boxed()
}

/// Enums of texts, of numbers, and of both.
pub(super) fn any_enum() -> BoxedStrategy<Value> {
    prop_oneof![
        3 => text_enum(),
        1 => subsequence(vec![-1, 0, 1, 2, 40], 1..4).prop_map(|values| json!({ "type": "integer", "enum": values })),
        1 => subsequence(vec![json!("on"), json!(1), json!(true), json!("1"), json!(2.5)], 1..4)
            .prop_map(|values| json!({ "enum": values })),
    ]
    .boxed()
}

pub(super) fn text_enum() -> BoxedStrategy<Value> {
    let words =
        ["one", "two", "with space", "+1", "-1", ">=", "Self", "", "ONE", "ü", "null", "1", "on", "a/b", "None"];
    subsequence(words.to_vec(), 1..5).prop_map(|values| json!({ "type": "string", "enum": values })).boxed()
}

/// Nullable, a default, a flag and a description.
type Annotations = (bool, bool, Option<&'static str>, Option<String>);

fn annotations() -> impl Strategy<Value = Annotations> {
    (
        proptest::bool::weighted(0.3),
        proptest::bool::weighted(0.3),
        proptest::option::weighted(0.2, select(vec!["readOnly", "writeOnly", "deprecated"])),
        proptest::option::weighted(0.2, "[ -~ü`\\[\\]]{0,20}"),
    )
}

fn annotate(root: &Value, mut schema: Value, (nullable, has_default, flag, description): Annotations) -> Value {
    if schema.get("$ref").is_some() {
        return schema;
    }
    if nullable {
        schema["nullable"] = true.into();
        // Without the null in the list no null is valid.
        if let Some(values) = schema.get_mut("enum").and_then(Value::as_array_mut) {
            values.push(Value::Null);
        }
    }
    if let Some(flag) = flag {
        schema[flag] = true.into();
    }
    if let Some(description) = description {
        schema["description"] = description.into();
    }
    if has_default && let Some(default) = first_valid(root, &schema) {
        schema["default"] = default;
    }
    schema
}

/// A value of a schema, as a default.
fn first_valid(root: &Value, schema: &Value) -> Option<Value> {
    let mut root = root.clone();
    root["components"]["schemas"]["It"] = schema.clone();
    let document = Document::from(root);
    let strategy = strategy::valid(&document, &document.schema("#/components/schemas/It").ok()?).ok()?;
    Some(strategy.new_tree(&mut TestRunner::deterministic()).ok()?.current())
}
