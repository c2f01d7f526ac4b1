//! Every value of an enum in a response round-trips: the documented ones, and any other.

use std::cell::Cell;

use contract_tests::mock_server::{MockServer, Response};
use contract_tests::strategy::{text, valid};
use proptest::prelude::*;
use serde_json::Value;

use crate::generated::{all_types, open_enums};
use crate::harness::{Example, OpenEnum, cases, client, document, examples, runtime};

/// The string enums among the components, with their values.
fn documented() -> Vec<(String, Vec<String>)> {
    let components = document().component_schemas();
    components
        .into_iter()
        .filter_map(|(name, schema)| {
            let values = schema.value.get("enum")?.as_array()?;
            Some((name.to_owned(), values.iter().filter_map(|value| Some(value.as_str()?.to_owned())).collect()))
        })
        .collect()
}

fn check(of: &OpenEnum, value: &str) {
    assert_eq!((of.parse_and_show)(value), value, "{} through FromStr and Display", of.name);
    let json = Value::from(value);
    assert_eq!((of.round_trip)(&json).as_ref(), Ok(&json), "{} through serde", of.name);
}

#[test]
fn every_documented_value_round_trips_and_has_a_variant() {
    let enums = open_enums();
    for (component, values) in documented() {
        let Some(response) = all_types().into_iter().find(|of| of.component == component && !of.is_request) else {
            continue;
        };
        let of = enums.iter().find(|of| of.name == component).expect("an enum of a response is open");
        for value in &values {
            check(of, value);
            assert_eq!((response.round_trip)(&value.as_str().into()), Ok(value.as_str().into()));
            assert!(
                !(of.debug)(value).contains(value.as_str()) || !(of.debug)(value).contains('"'),
                "{value} has a variant"
            );
        }
    }
    assert!(!enums.is_empty());
}

#[test]
fn any_other_value_round_trips() {
    for of in open_enums() {
        proptest!(ProptestConfig::with_cases(cases(2_000)), |(value in text())| check(&of, &value));
        for value in ["", " ", "Success", "SUCCESS", "in_progress", "unknown", "null", "ünïcode", "a\"b\\c\n"] {
            check(&of, value);
        }
    }
}

#[test]
fn what_is_no_string_is_no_value() {
    for of in open_enums() {
        for value in ["1", "true", "null", "[]", "{}", "{\"a\": null}"] {
            let value: Value = serde_json::from_str(value).unwrap();
            assert!((of.round_trip)(&value).is_err(), "{value}");
        }
        let (_, values) = documented().into_iter().find(|(name, _)| name == of.name).unwrap_or_default();
        for value in values {
            let value: Value = [(value, Value::Null)].into_iter().collect();
            assert!((of.round_trip)(&value).is_err(), "{value}");
        }
    }
}

/// The properties of components that hold an enum: component, property, values, default.
fn properties() -> Vec<(String, String, Vec<String>, Option<Value>)> {
    let enums = documented();
    let mut found = Vec::new();
    for (component, schema) in document().component_schemas() {
        for (name, property) in schema.value.get("properties").and_then(Value::as_object).into_iter().flatten() {
            let target = property.pointer("/allOf/0/$ref").or(property.get("$ref")).and_then(Value::as_str);
            let target = target.and_then(|target| target.rsplit('/').next());
            if let Some((_, values)) = enums.iter().find(|(name, _)| Some(name.as_str()) == target) {
                let default = property.get("default").cloned();
                found.push((component.to_owned(), name.clone(), values.clone(), default));
            }
        }
    }
    found
}

#[test]
fn a_value_that_is_missing_is_the_documents_default() {
    let tried = Cell::new(0);
    for (component, property, _, default) in properties() {
        let Some(default) = default else { continue };
        for of in all_types().into_iter().filter(|of| of.component == component && !of.is_request) {
            let pointer = format!("#/components/schemas/{component}");
            let schema = document().schema(&pointer).unwrap();
            let strategy = valid(document(), &schema).unwrap();
            proptest!(ProptestConfig::with_cases(cases(50)), |(mut value in strategy)| {
                value.as_object_mut().unwrap().remove(&property);
                let read = (of.round_trip)(&value).map_err(TestCaseError::fail)?;
                prop_assert_eq!(&read[&property], &default);
                tried.set(tried.get() + 1);
            });
        }
    }
    assert!(tried.get() > 0);
}

#[test]
fn every_value_survives_the_wire() {
    let mock_server = MockServer::start(document()).unwrap();
    let client = client(&mock_server);
    let runtime = runtime();
    let tried = Cell::new(0);
    for (component, property, values, _) in properties() {
        for Example { driver, described, parameters, body, .. } in examples() {
            let target = format!("#/components/schemas/{component}");
            let mut answers = described.successes().filter_map(|response| response.json());
            if !answers.any(|schema| schema.value.get("$ref").and_then(Value::as_str) == Some(&target)) {
                continue;
            }
            let answer = valid(document(), &document().schema(&target).unwrap()).unwrap();
            let all = prop_oneof![proptest::sample::select(values.clone()), text()];
            proptest!(ProptestConfig::with_cases(cases(100)), |(mut answer in answer, value in all)| {
                answer[&property] = value.clone().into();
                mock_server.answer_next(1, Response::json(200, &answer));
                let read = runtime.block_on((driver.with_body)(&client, &parameters, &body)).unwrap();
                prop_assert_eq!(read.value[&property].as_str(), Some(value.as_str()));
                tried.set(tried.get() + 1);
            });
        }
    }
    assert!(tried.get() > 0);
}
