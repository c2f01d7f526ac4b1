//! The strategies hold their promises, for every schema of the document and for many others: valid
//! values are valid, invalid ones are invalid for the reason that they name, both reach the corners,
//! and what fails shrinks to the smallest.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use contract_tests::document::{Document, Schema, join};
use contract_tests::strategy::{self, InvalidValue, ObjectStrategy, Presence, same};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, FileFailurePersistence, RngAlgorithm, TestError, TestRng, TestRunner};
use serde_json::{Value, json};

/// The document of the workspace.
static OURS: LazyLock<Document> = LazyLock::new(|| Document::load().unwrap());

/// Schemas of all kinds, with what can be broken in them.
static OTHERS: LazyLock<Document> = LazyLock::new(|| Document::parse(include_str!("strategies/schemas.yaml")).unwrap());

/// The number of times that a failure is sought and shrunk.
const SEEDS: u8 = 8;

/// A test run of one schema in `share` of the cases that `PROPTEST_CASES` asks for.
fn runner(share: u32) -> TestRunner {
    let config = Config::with_source_file(file!());
    TestRunner::new(Config {
        cases: (config.cases / share).max(8),
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("regressions"))),
        max_shrink_iters: 10_000,
        ..config
    })
}

/// All schemas that are worth a test: those with a name, and those of requests and responses. Of the workspace's document,
/// which may be any, only those that are supported.
fn schemas() -> Vec<(&'static Document, Schema<'static>)> {
    let mut all = Vec::new();
    for document in [&*OURS, &*OTHERS] {
        all.extend(document.component_schemas().into_iter().map(|(_, schema)| (document, schema)));
        for operation in document.operations().unwrap() {
            let bodies = operation.body.iter().filter_map(|body| body.json());
            let responses = operation.responses.iter().filter_map(|response| response.json());
            let parameters = operation.parameters.iter().map(|parameter| &parameter.schema);
            let each = bodies.chain(responses).chain(parameters).cloned();
            all.extend(each.map(|schema| (document, schema)));
        }
    }
    all.retain(|(document, schema)| !std::ptr::eq(*document, &*OURS) || strategy::valid(document, schema).is_ok());
    all
}

/// A document with one schema.
fn document(schema: Value) -> Document {
    Document::from(json!({ "components": { "schemas": { "It": schema } } }))
}

fn it(document: &Document) -> Schema<'_> {
    document.schema("#/components/schemas/It").unwrap()
}

/// Values of a schema, as many as `count`.
fn sample(document: &Document, schema: &Schema<'_>, count: usize) -> Vec<Value> {
    let strategy = strategy::valid(document, schema).unwrap();
    let mut runner = TestRunner::deterministic();
    let draw = |_| strategy.new_tree(&mut runner).unwrap().current();
    (0..count).map(draw).collect()
}

/// The smallest value for which the predicate holds, as proptest finds it, wherever it starts from.
fn shrunk<T>(strategy: &BoxedStrategy<T>, fails: impl Fn(&T) -> bool) -> T
where
    T: std::fmt::Debug + PartialEq + 'static,
{
    let starts = (0..SEEDS).map(|seed| {
        let config = Config { cases: 10_000, failure_persistence: None, ..Config::default() };
        let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]);
        let mut runner = TestRunner::new_with_rng(config, rng);
        let test = |value: T| match fails(&value) {
            true => Err(TestCaseError::fail("found")),
            false => Ok(()),
        };
        match runner.run(strategy, test) {
            Err(TestError::Fail(_, value)) => value,
            other => panic!("no value of {strategy:?} fails: {other:?}"),
        }
    });
    starts
        .reduce(|one, other| {
            assert_eq!(one, other, "two starts end at different values");
            one
        })
        .unwrap()
}

#[test]
fn every_valid_value_is_accepted_by_an_independent_validator() {
    for (document, schema) in schemas() {
        let validator = document.validator(&schema).unwrap();
        let strategy = strategy::valid(document, &schema).unwrap();
        let test = |value: Value| {
            let errors: Vec<String> = validator.iter_errors(&value).map(|it| it.to_string()).collect();
            prop_assert!(errors.is_empty(), "{}: {value} {errors:?}", schema.pointer);
            let read: Value = serde_json::from_str(&value.to_string()).unwrap();
            prop_assert_eq!(read, value, "{}", schema.pointer);
            Ok(())
        };
        runner(2).run(&strategy, test).unwrap_or_else(|error| panic!("{error}"));
    }
}

#[test]
fn every_invalid_value_is_refused_for_the_reason_that_it_names() {
    for (document, schema) in schemas() {
        let validator = document.validator(&schema).unwrap();
        let Ok(strategy) = strategy::invalid(document, &schema) else { continue };
        let test = |broken: InvalidValue| {
            prop_assert!(!validator.is_valid(&broken.value), "{broken:?}");
            prop_assert!(is_broken(document, &broken), "{broken:?}");
            Ok(())
        };
        runner(1).run(&strategy, test).unwrap_or_else(|error| panic!("{error}"));
    }
}

/// Returns whether the part of the value breaks the keyword, as far as that can be seen from the two.
fn is_broken(document: &Document, broken: &InvalidValue) -> bool {
    let part = broken.value.pointer(&broken.pointer).unwrap();
    let asked = document.root().pointer(&broken.schema).unwrap_or(&Value::Null);
    let number = |value: &Value| value.as_f64().unwrap();
    let length = |value: &Value| value.as_str().unwrap().chars().count() as f64;
    match broken.rule.as_str() {
        "type" => match asked.as_str().unwrap() {
            "integer" => part.as_f64().is_none_or(|number| number.fract() != 0.0),
            name => name != kind(part),
        },
        "enum" => !asked.as_array().unwrap().iter().any(|value| same(value, part)),
        "const" => !same(asked, part),
        "minLength" => length(part) < number(asked),
        "maxLength" => length(part) > number(asked),
        "minItems" => (part.as_array().unwrap().len() as f64) < number(asked),
        "maxItems" => part.as_array().unwrap().len() as f64 > number(asked),
        "minProperties" => (part.as_object().unwrap().len() as f64) < number(asked),
        "maxProperties" => part.as_object().unwrap().len() as f64 > number(asked),
        "minimum" => part.as_f64().unwrap() < number(asked) || part.as_i64().is_some(),
        "maximum" => part.as_f64().unwrap() > number(asked) || part.as_i64().is_some(),
        "required" => part.get(asked.as_str().unwrap()).is_none(),
        "uniqueItems" => {
            let items = part.as_array().unwrap();
            (1..items.len()).any(|end| items[..end].iter().any(|one| same(one, &items[end])))
        }
        "additionalProperties" => !part.as_object().unwrap().is_empty(),
        _ => true,
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

#[test]
fn every_keyword_can_be_broken_by_itself() {
    for (name, schema) in OTHERS.component_schemas() {
        let list = schema.value.get("x-rules").and_then(Value::as_array);
        let rules: BTreeSet<String> =
            list.into_iter().flatten().map(|name| name.as_str().unwrap().to_owned()).collect();
        let Ok(strategy) = strategy::invalid(&OTHERS, &schema) else {
            assert!(rules.is_empty(), "{name}");
            continue;
        };
        let mut runner = TestRunner::deterministic();
        let mut seen = BTreeSet::new();
        // Each way to break the schema is as likely.
        for _ in 0..400 {
            seen.insert(strategy.new_tree(&mut runner).unwrap().current().rule);
        }
        assert_eq!(seen, rules, "{name}");
    }
}

#[test]
fn every_optional_property_is_seen_absent_null_and_given_and_every_listed_value_is_seen() {
    // Of a large schema more values would be needed than there is time for.
    for (document, schema) in schemas().into_iter().filter(|(document, _)| std::ptr::eq(*document, &*OTHERS)) {
        let mut wanted = Vec::new();
        collect_corners(document, &schema, "", &mut wanted);
        let strategy = strategy::valid(document, &schema).unwrap();
        let mut runner = TestRunner::deterministic();
        for _ in 0..2_000 {
            if wanted.is_empty() {
                break;
            }
            let value = strategy.new_tree(&mut runner).unwrap().current();
            wanted.retain(|(_, corner)| !corner(&value));
        }
        let missing: Vec<&String> = wanted.iter().map(|(name, _)| name).collect();
        assert!(missing.is_empty(), "{}: {missing:?}", schema.pointer);
    }
}

type Corner = (String, Box<dyn Fn(&Value) -> bool>);

/// Collects what is to be seen of a schema, read from the schema without the strategies' help. References
/// and properties are followed, combinations are not, but for an `allOf` of one.
fn collect_corners(document: &Document, schema: &Schema<'_>, place: &str, corners: &mut Vec<Corner>) {
    let schema = document.resolve(schema).unwrap();
    if place.matches('/').count() > 2 {
        return;
    }
    if let Some([only]) = schema.value.get("allOf").and_then(Value::as_array).map(Vec::as_slice) {
        let only = Schema { pointer: join(&schema.pointer, "allOf/0"), value: only };
        collect_corners(document, &only, place, corners);
    }
    let mut add = |name: String, corner: Box<dyn Fn(&Value) -> bool>| corners.push((name, corner));
    let listed = schema.value.get("enum").and_then(Value::as_array);
    let bounded = schema.value.get("minLength").is_some();
    for value in listed.into_iter().flatten().filter(|_| !bounded) {
        let (place, value) = (place.to_owned(), value.clone());
        let name = format!("{place} = {value}");
        add(name, Box::new(move |whole| whole.pointer(&place) == Some(&value)));
    }
    let is_bare = |schema: &Value| {
        schema.as_object().unwrap().keys().all(|key| ["title", "description", "nullable"].contains(&key.as_str()))
    };
    if schema.value["nullable"] == true || is_bare(schema.value) {
        let place = place.to_owned();
        add(format!("{place} null"), Box::new(move |whole| whole.pointer(&place) == Some(&Value::Null)));
    }
    let required = schema.value.get("required").and_then(Value::as_array);
    let properties = schema.value.get("properties").and_then(Value::as_object);
    for (name, value) in properties.into_iter().flatten() {
        let at = join(place, name);
        if !required.is_some_and(|names| names.contains(&json!(name))) {
            let (owner, name) = (place.to_owned(), name.clone());
            let is_absent = move |whole: &Value| {
                whole.pointer(&owner).and_then(Value::as_object).is_some_and(|it| !it.contains_key(&name))
            };
            corners.push((format!("{at} absent"), Box::new(is_absent)));
        }
        let there = at.clone();
        let is_given = move |whole: &Value| whole.pointer(&there).is_some_and(|value| !value.is_null());
        corners.push((format!("{at} given"), Box::new(is_given)));
        let pointer = join(&join(&schema.pointer, "properties"), name);
        collect_corners(document, &Schema { pointer, value }, &at, corners);
    }
}

#[test]
fn strings_are_of_every_length_and_character() {
    let strings: Vec<String> = {
        let mut runner = TestRunner::deterministic();
        let text = strategy::text();
        (0..2_000).map(|_| text.new_tree(&mut runner).unwrap().current()).collect()
    };
    let any = |seen: &dyn Fn(&str) -> bool| strings.iter().any(|text| seen(text));
    let has = |of: fn(char) -> bool| any(&|text: &str| text.chars().any(of));
    assert!(any(&|text| text.is_empty()), "the empty string");
    assert!(any(&|text| text.chars().count() > 1_000), "a long string");
    assert!(any(&|text| text == "null" || text == "true"), "a string that looks like another kind");
    assert!(any(&|text| text.contains(['"', '\\'])), "what JSON escapes");
    assert!(has(|it| it < ' '), "a control character");
    assert!(has(|it| it == '\0'), "NUL");
    assert!(has(|it| ('\u{80}'..'\u{800}').contains(&it)), "two bytes");
    assert!(has(|it| ('\u{800}'..'\u{10000}').contains(&it)), "three bytes");
    assert!(has(|it| it >= '\u{10000}'), "four bytes");
    assert!(has(|it| it == '\u{2028}') && has(|it| it == '\u{10ffff}'), "separators, the last one");
}

#[test]
fn numbers_reach_the_corners_of_their_range() {
    let seen = |schema: Value, wanted: &[Value]| {
        let document = document(schema);
        let values = sample(&document, &it(&document), 3_000);
        for corner in wanted {
            assert!(values.contains(corner), "{corner}");
        }
    };
    let corners = [i64::MIN, i64::MIN + 1, -1, 0, 1, i64::MAX - 1, i64::MAX].map(Value::from);
    seen(json!({ "type": "integer" }), &corners);
    let corners = [-7, -6, 0, 1, 99, 100].map(Value::from);
    seen(json!({ "type": "integer", "minimum": -7, "maximum": 100 }), &corners);
    let corners = [i32::MIN, 0, i32::MAX].map(Value::from);
    seen(json!({ "type": "integer", "format": "int32" }), &corners);
    seen(json!({ "type": "number" }), &[json!(0.0), json!(f64::MIN), json!(f64::MAX), json!(1.0)]);
    seen(json!({ "type": "number", "minimum": 0, "maximum": 0.5 }), &[json!(0.0), json!(0.5)]);
}

#[test]
fn free_form_values_are_of_every_kind_and_nest() {
    let document = document(json!({}));
    let values = sample(&document, &it(&document), 2_000);
    for wanted in ["null", "boolean", "number", "string", "array", "object"] {
        assert!(values.iter().any(|value| kind(value) == wanted), "{wanted}");
        let inside = |value: &Value| match value {
            Value::Array(items) => items.iter().any(|item| kind(item) == wanted),
            Value::Object(map) => map.values().any(|item| kind(item) == wanted),
            _ => false,
        };
        assert!(values.iter().any(inside), "{wanted} inside");
    }
    assert!(values.iter().any(|value| depth(value) >= 4));
    assert!(values.iter().all(|value| depth(value) <= 6));
}

#[test]
fn patterns_that_look_around_are_followed() {
    for (pattern, wanted) in [
        // As pydantic writes a Decimal.
        (r"^(?!^[-+.]*$)[+-]?0*\d*\.?\d*$", "1"),
        (r"^(?!^[-+.]*$)[+-]?0*(?:\d{0,8}|(?=[\d.]{1,11}0*$)\d{0,8}\.\d{0,2}0*$)", "1"),
        ("^(?=.*[0-9])(?=.*[a-z])[a-z0-9]{2,8}$", "a"),
        (r"^[a-z]+(?<!x)$", "a"),
    ] {
        let document = document(json!({ "type": "string", "pattern": pattern }));
        let validator = document.validator(&it(&document)).unwrap();
        let values = sample(&document, &it(&document), 100);
        assert!(values.iter().all(|value| validator.is_valid(value)), "{pattern}");
        assert!(values.iter().any(|value| value.as_str().unwrap().contains(wanted)), "{pattern}");
        let refused = strategy::invalid(&document, &it(&document)).unwrap();
        let mut runner = TestRunner::deterministic();
        for _ in 0..50 {
            assert!(!validator.is_valid(&refused.new_tree(&mut runner).unwrap().current().value), "{pattern}");
        }
    }
}

#[test]
fn a_schema_that_contains_itself_nests_and_ends() {
    for name in ["Tree", "Chain", "Expression", "Json", "Ping"] {
        let schema = OTHERS.schema(&format!("#/components/schemas/{name}")).unwrap();
        let values = sample(&OTHERS, &schema, 1_000);
        assert!(values.iter().any(|value| depth(value) >= 3), "{name}");
        assert!(values.iter().all(|value| depth(value) <= 20), "{name}");
    }
}

fn depth(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(depth).max().unwrap_or(0),
        Value::Object(map) => 1 + map.values().map(depth).max().unwrap_or(0),
        _ => 0,
    }
}

#[test]
fn properties_that_are_not_listed_are_made_only_where_the_schema_speaks_of_them() {
    let extras = |name: &str| {
        let schema = OTHERS.schema(&format!("#/components/schemas/{name}")).unwrap();
        let listed = schema.value.get("properties").cloned().unwrap_or(json!({}));
        let is_extra = |value: Value| value.as_object().unwrap().keys().any(|key| listed.get(key).is_none());
        sample(&OTHERS, &schema, 300).into_iter().any(is_extra)
    };
    for name in ["Free", "FreeTrue", "Counts", "OpenTyped", "Sized", "RequiredUnlisted"] {
        assert!(extras(name), "{name}");
    }
    for name in ["Run", "Closed", "NoProperties", "SizedListed", "Named"] {
        assert!(!extras(name), "{name}");
    }
}

#[test]
fn a_failure_shrinks_to_the_smallest_value() {
    let smallest = |schema: Value, fails: fn(&Value) -> bool| {
        let document = document(schema);
        shrunk(&strategy::valid(&document, &it(&document)).unwrap(), fails)
    };
    let run = json!({ "type": "object", "required": ["id"], "properties": {
        "id": { "type": "string" },
        "prompt": { "type": "string", "nullable": true },
        "seconds": { "type": "integer", "nullable": true },
        "status": { "type": "string", "enum": ["success", "failure", "pending"] },
        "result": {},
    }});
    let given = |name: &'static str| move |value: &Value| value.get(name).is_some_and(|it| !it.is_null());
    assert_eq!(smallest(run.clone(), |_| true), json!({ "id": "" }));
    assert_eq!(smallest(run.clone(), |value| value.get("prompt").is_some()), json!({ "id": "", "prompt": null }));
    let found = smallest(run.clone(), |value| value["prompt"].is_string() && value["seconds"].is_i64());
    assert_eq!(found, json!({ "id": "", "prompt": "", "seconds": 0 }));
    assert_eq!(
        smallest(run.clone(), |value| value["seconds"].as_i64() > Some(4_711)),
        json!({ "id": "", "seconds": 4_712 })
    );
    assert_eq!(
        smallest(run.clone(), |value| value["seconds"].as_i64().is_some_and(|it| it < -1)),
        json!({ "id": "", "seconds": -2 })
    );
    assert_eq!(smallest(run.clone(), |value| value["status"] == "pending"), json!({ "id": "", "status": "pending" }));
    assert_eq!(
        smallest(run.clone(), |value| value["id"].as_str().unwrap().chars().count() > 100)["id"],
        "a".repeat(101)
    );
    let non_ascii = smallest(run.clone(), |value| !value["id"].as_str().unwrap().is_ascii());
    assert_eq!(non_ascii, json!({ "id": "\u{80}" }));
    let document = document(run);
    let result = shrunk(&strategy::valid(&document, &it(&document)).unwrap(), given("result"));
    assert_eq!(result, json!({ "id": "", "result": false }));

    assert_eq!(smallest(json!({}), |value| contains(value, &json!(true))), json!(true));
    let list = json!({ "type": "array", "items": { "type": "integer" }, "minItems": 1 });
    let long = smallest(list.clone(), |value| value.as_array().unwrap().len() > 3);
    assert_eq!(long, json!([0, 0, 0, 0]));
    let positive = smallest(list, |value| value.as_array().unwrap().iter().any(|it| it.as_i64() > Some(9)));
    assert_eq!(positive, json!([10]));
    assert_eq!(smallest(json!({ "type": "number" }), |value| value.as_f64() > Some(2.5)), json!(3.0));
    let digits = json!({ "type": "string", "pattern": "^[0-9]{2,6}$" });
    assert_eq!(smallest(digits, |_| true), json!("00"));
}

fn contains(value: &Value, wanted: &Value) -> bool {
    value == wanted
        || match value {
            Value::Array(items) => items.iter().any(|item| contains(item, wanted)),
            Value::Object(map) => map.values().any(|item| contains(item, wanted)),
            _ => false,
        }
}

#[test]
fn an_invalid_value_shrinks_to_the_smallest_that_is_broken_in_the_same_way() {
    let schema = OTHERS.schema("#/components/schemas/Run").unwrap();
    let strategy = strategy::invalid(&OTHERS, &schema).unwrap();
    let smallest = |rule: &str, pointer: &str| {
        shrunk(&strategy, |broken| broken.rule == rule && broken.schema.ends_with(pointer)).value
    };
    assert_eq!(smallest("required", "/required/0"), json!({ "task_id": "" }));
    assert_eq!(smallest("type", "/id/type"), json!({ "id": null, "task_id": "" }));
    assert_eq!(smallest("type", "Run/type"), json!(null));
    assert_eq!(smallest("enum", "Status/enum"), json!({ "id": "", "status": "", "task_id": "" }));
}

#[test]
fn what_is_not_supported_is_an_error_that_names_the_place() {
    let cases = [
        (json!({ "type": "text" }), "/type", "boolean, integer"),
        (json!({ "type": ["string", "null"] }), "/type", "expected a string"),
        (json!({ "patternProperties": {} }), "/patternProperties", "no such keyword"),
        (json!({ "properties": { "a": { "if": {} } } }), "/properties/a/if", "no such keyword"),
        (json!({ "items": { "minLength": "3" } }), "/items/minLength", "a whole number"),
        (json!({ "maxLength": -1 }), "/maxLength", "a whole number"),
        (json!({ "minLength": 10_001 }), "/minLength", "10000"),
        (json!({ "minItems": 10_001 }), "/minItems", "10000"),
        (json!({ "minProperties": 10_001 }), "/minProperties", "10000"),
        (
            json!({ "type": "array", "minItems": 100, "items": { "type": "array", "minItems": 100, "items": {
                "type": "array", "minItems": 100, "items": { "type": "string" } } } }),
            "",
            "more than 500000 parts",
        ),
        (json!({ "multipleOf": 0 }), "/multipleOf", "above 0"),
        (json!({ "type": "string", "pattern": "^(?=a)b" }), "/pattern", "no string was found"),
        (json!({ "type": "string", "pattern": "(a)\\1" }), "/pattern", ""),
        (json!({ "type": "string", "pattern": "(" }), "/pattern", ""),
        (json!({ "type": "string", "pattern": "^a$", "minLength": 2 }), "/pattern", "no string was found"),
        (json!({ "type": "string", "format": "ipv4", "maxLength": 3 }), "/format", "no string was found"),
        (json!({ "allOf": [{ "type": "string" }, { "type": "integer" }] }), "", "no finite value"),
        (json!({ "type": "integer", "minimum": 2, "maximum": 1 }), "", "no finite value"),
        (json!({ "type": "integer", "minimum": 1e19 }), "", "no finite value"),
        (json!({ "enum": [] }), "", "no finite value"),
        (json!({ "oneOf": [] }), "/oneOf", "at least one"),
        (json!({ "oneOf": [{ "type": "string" }, { "type": "string" }] }), "/oneOf", "no value was found"),
        (json!({ "not": {} }), "/not", "no value was found"),
        (
            json!({ "properties": { "a": { "minimum": 3, "maximum": 2, "type": "number" } } }),
            "/properties/a",
            "no finite value",
        ),
        (
            json!({ "required": ["me"], "properties": { "me": { "$ref": "#/components/schemas/It" } }, "type": "object" }),
            "",
            "no finite value",
        ),
        (json!({ "allOf": [{ "$ref": "#/components/schemas/It" }] }), "", "contains itself"),
        (
            json!({ "anyOf": [{ "type": "string" }, { "oneOf": [{ "$ref": "#/components/schemas/It" }] }] }),
            "",
            "contains itself",
        ),
        (json!({ "$ref": "#/components/schemas/It" }), "/$ref", "circular"),
        (json!({ "items": { "$ref": "#/components/schemas/Other" } }), "/items/$ref", "does not exist"),
        (json!({ "items": { "$ref": "other.yaml#/Other" } }), "/items/$ref", "not a reference within this document"),
        (
            json!({ "type": "array", "minItems": 3, "uniqueItems": true, "items": { "type": "boolean" } }),
            "/uniqueItems",
            "no value was found",
        ),
        (
            json!({ "type": "object", "required": ["b"], "properties": { "a": {} }, "additionalProperties": false }),
            "",
            "no finite value",
        ),
        (json!({ "required": "a" }), "/required", "a list of names"),
        (json!({ "properties": [] }), "/properties", "a map of schemas"),
        (json!({ "nullable": "yes" }), "/nullable", "true or false"),
    ];
    for (schema, place, reason) in cases {
        let document = document(schema.clone());
        let error = strategy::valid(&document, &it(&document)).expect_err(&schema.to_string());
        assert_eq!(error.pointer, format!("/components/schemas/It{place}"), "{schema}: {error}");
        assert!(error.to_string().contains(reason), "{schema}: {error}");
        assert_eq!(error.keyword(), error.pointer.rsplit('/').next().unwrap());
        strategy::invalid(&document, &it(&document)).expect_err(&schema.to_string());
    }
    let longest = document(json!({ "type": "string", "minLength": 10_000 }));
    let values = sample(&longest, &it(&longest), 2);
    assert!(values.iter().all(|value| value.as_str().unwrap().chars().count() >= 10_000));
    let document = document(json!({ "description": "anything" }));
    let error = strategy::invalid(&document, &it(&document)).unwrap_err();
    assert!(error.to_string().contains("every value satisfies this"), "{error}");
}

#[test]
fn an_object_has_the_properties_that_were_asked_for() {
    let schema = OTHERS.schema("#/components/schemas/TaskRunRequest").unwrap();
    let objects = ObjectStrategy::new(&OTHERS, &schema).unwrap();
    let names: Vec<&str> = objects.properties.iter().map(|property| property.name.as_str()).collect();
    assert_eq!(names, ["json_schema", "prompt", "session_timeout", "wait_for_completion"]);
    assert!(objects.properties.iter().all(|property| property.nullable && !property.required));
    let validator = OTHERS.validator(&schema).unwrap();
    let mut runner = TestRunner::deterministic();
    for pattern in 0..81_u32 {
        let presence: BTreeMap<&str, Presence> = (0..4)
            .map(|index| {
                let all = [Presence::Absent, Presence::Null, Presence::Given];
                (names[index as usize], all[(pattern / 3_u32.pow(index) % 3) as usize])
            })
            .collect();
        let strategy = objects.with(|property| presence[property.name.as_str()]);
        let value = strategy.new_tree(&mut runner).unwrap().current();
        assert!(validator.is_valid(&value), "{value}");
        for (name, presence) in presence {
            let found = match value.get(name) {
                None => Presence::Absent,
                Some(Value::Null) => Presence::Null,
                Some(_) => Presence::Given,
            };
            assert_eq!(found, presence, "{name} in {value}");
        }
    }
    let given = objects.with(|_| Presence::Given);
    let smallest = json!({ "json_schema": "", "prompt": "", "session_timeout": 0, "wait_for_completion": false });
    assert_eq!(shrunk(&given, |_| true), smallest);
}

#[test]
fn one_property_can_be_drawn_by_itself() {
    let schema = OTHERS.schema("#/components/schemas/Run").unwrap();
    let objects = ObjectStrategy::new(&OTHERS, &schema).unwrap();
    for property in &objects.properties {
        let place = OTHERS.schema(&format!("{}/properties/{}", schema.pointer, property.name)).unwrap();
        let validator = OTHERS.validator(&place).unwrap();
        let test = |value: Value| {
            prop_assert!(validator.is_valid(&value) && !value.is_null(), "{value}");
            Ok(())
        };
        runner(4).run(&objects.given(property), test).unwrap();
    }
    let schema = OTHERS.schema("#/components/schemas/Pet").unwrap();
    let error = ObjectStrategy::new(&OTHERS, &schema).unwrap_err();
    assert_eq!(error.to_string(), "/components/schemas/Pet: this is not one list of properties");
}

#[test]
fn a_seed_gives_the_values_that_it_always_gave_so_that_regressions_files_stay_true() {
    let mut lines = Vec::new();
    let mut schemas = OTHERS.component_schemas();
    schemas.sort_by_key(|(name, _)| *name);
    for (name, schema) in schemas {
        let valid = sample(&OTHERS, &schema, 100);
        lines.push(format!("{name}: {:016x}", digest(&valid)));
        lines.extend(valid.iter().take(2).map(|value| format!("  {}", short(value))));
        let Ok(invalid) = strategy::invalid(&OTHERS, &schema) else {
            continue;
        };
        let mut runner = TestRunner::deterministic();
        let broken: Vec<Value> = (0..100)
            .map(|_| invalid.new_tree(&mut runner).unwrap().current())
            .map(|broken| json!([broken.rule, broken.pointer, broken.schema, broken.value]))
            .collect();
        lines.push(format!("  invalid: {:016x}", digest(&broken)));
        lines.extend(broken.iter().take(2).map(|broken| format!("  {} {}", broken[0], short(&broken[3]))));
    }
    for (name, fails) in SHRUNK {
        let schema = OTHERS.schema(&format!("#/components/schemas/{name}")).unwrap();
        let strategy = strategy::valid(&OTHERS, &schema).unwrap();
        let steps = std::cell::Cell::new(0);
        let smallest = shrunk(&strategy, |value| {
            steps.set(steps.get() + 1);
            fails(value)
        });
        lines.push(format!("{name} shrinks to {} in {} steps", short(&smallest), steps.get()));
    }
    let now = lines.join("\n") + "\n";
    if std::env::var_os("UPDATE_SEEDS").is_some() {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/strategies/seeds.txt"), &now).unwrap();
        return;
    }
    let known = include_str!("strategies/seeds.txt").lines();
    let first = known.zip(&lines).find(|(known, now)| known != now);
    assert!(
        first.is_none() && include_str!("strategies/seeds.txt").len() == now.len(),
        "values have changed, first {first:?}; if that is intended, run this test with UPDATE_SEEDS=1"
    );
}

/// Decides whether a value is one that is looked for.
type Fails = fn(&Value) -> bool;

/// Schemas with something to look for, from which all kinds of edits are needed to shrink.
const SHRUNK: [(&str, Fails); 8] = [
    ("Text", |value| value.as_str().unwrap().chars().count() > 30),
    ("Text", |value| value.as_str().unwrap().contains(|it: char| it > '\u{ffff}')),
    ("Whole", |value| value.as_i64().unwrap() > 123_456_789),
    ("Number", |value| value.as_f64().unwrap() < -77.25),
    ("Free", |value| contains(value, &json!([]))),
    ("Matrix", |value| value.as_array().unwrap().iter().any(|row| row.as_array().unwrap().len() > 2)),
    ("Tree", |value| depth(value) > 4),
    ("HTTPValidationError", |value| value["detail"].as_array().is_some_and(|it| it.len() > 1)),
];

/// The beginning of a value's JSON.
fn short(value: &Value) -> String {
    canonical(value).chars().take(100).flat_map(char::escape_default).collect()
}

/// A number that stands for the values, the same on every machine (FNV-1a).
fn digest(values: &[Value]) -> u64 {
    let text: String = values.iter().map(canonical).collect();
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

/// JSON with the keys of objects in order.
fn canonical(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.iter().map(canonical).collect::<Vec<_>>().join(",")),
        Value::Object(map) => {
            let sorted: BTreeMap<&String, &Value> = map.iter().collect();
            let entries = sorted.iter().map(|(key, value)| format!("{}:{}", json!(key), canonical(value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(","))
        }
        other => other.to_string(),
    }
}
