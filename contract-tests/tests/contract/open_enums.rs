//! Every value of an enum in a response round-trips: the documented ones, and any other.

use contract_tests::document::join;
use contract_tests::mock_server::{MockServer, Response};
use contract_tests::strategy::{text, valid};
use proptest::prelude::*;
use serde_json::Value;

use crate::generated::{all_types, open_enums};
use crate::harness::{Example, OpenEnum, Tally, cases, client, document, examples_of_each_kind, runtime};

/// The string enums among the components, with their values.
fn documented() -> Vec<(String, Vec<String>)> {
    let components = document().component_schemas();
    components
        .into_iter()
        .filter_map(|(name, schema)| {
            let values = schema.value.get("enum")?.as_array()?;
            let texts: Option<Vec<String>> =
                values.iter().filter(|value| !value.is_null()).map(|value| Some(value.as_str()?.to_owned())).collect();
            // What can only be null is no enum.
            Some((name.to_owned(), texts.filter(|texts| !texts.is_empty())?))
        })
        .collect()
}

fn check(of: &OpenEnum, value: &str) {
    assert_eq!((of.parse_and_show)(value), value, "{} through FromStr and Display", of.name);
    let json = Value::from(value);
    assert_eq!((of.round_trip)(&json).unwrap(), json, "{} through serde", of.name);
}

#[test]
fn every_documented_value_round_trips_and_has_a_variant() {
    let (enums, tally) = (open_enums(), Tally::default());
    for (component, values) in documented() {
        let Some(response) = all_types().into_iter().find(|of| of.component == component && !of.is_request) else {
            continue;
        };
        // The type of one that may be null wraps the enum.
        let wrapped = format!("{}Inner", response.rust);
        let of = enums.iter().find(|of| of.rust == response.rust || of.rust == wrapped);
        let of = of.expect("an enum of a response is open");
        for value in &values {
            check(of, value);
            assert_eq!((response.round_trip)(&value.as_str().into()).unwrap(), value.as_str());
            assert!(
                !(of.debug)(value).contains(value.as_str()) || !(of.debug)(value).contains('"'),
                "{value} has a variant"
            );
            tally.tried();
        }
    }
    tally.report("listed values of enums in responses");
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
        let component = all_types().into_iter().find(|other| other.rust == of.rust).map(|other| other.component);
        let (_, values) = documented().into_iter().find(|(name, _)| component == Some(name)).unwrap_or_default();
        for value in values {
            let value: Value = [(value, Value::Null)].into_iter().collect();
            assert!((of.round_trip)(&value).is_err(), "{value}");
        }
    }
}

/// The properties of components that are such an enum: the component, the property, the values, the default.
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
    let tally = Tally::default();
    for (component, property, _, default) in properties() {
        let Some(default) = default else { continue };
        for of in all_types().into_iter().filter(|of| of.component == component && !of.is_request) {
            let pointer = format!("#/components/schemas/{component}");
            let schema = document().schema(&pointer).unwrap();
            let Some(strategy) = tally.strategy(valid(document(), &schema)) else { continue };
            proptest!(ProptestConfig::with_cases(cases(50)), |(mut value in strategy)| {
                let Some(members) = value.as_object_mut() else { return Ok(()) };
                members.remove(&property);
                let read = (of.round_trip)(&value).map_err(|error| TestCaseError::fail(error.to_string()))?;
                prop_assert_eq!(&read[&property], &default);
                tally.tried();
            });
        }
    }
    tally.report("responses without an enum that has a default");
}

#[test]
fn every_value_survives_the_wire() {
    let mock_server = MockServer::start(document()).unwrap();
    let client = client(&mock_server);
    let runtime = runtime();
    let tally = Tally::default();
    for example in examples_of_each_kind() {
        let Some((status, schema)) = example.json_success() else { continue };
        let Example { driver, parameters, body, .. } = &example;
        let target = document().resolve(schema).unwrap();
        for (component, property, values, _) in properties() {
            if values.is_empty() || target.pointer != join("/components/schemas", &component) {
                continue;
            }
            let Some(response) = tally.strategy(valid(document(), &target)) else { continue };
            let all = prop_oneof![proptest::sample::select(values.clone()), text()];
            proptest!(ProptestConfig::with_cases(cases(100)), |(mut response in response, value in all)| {
                if !response.is_object() {
                    return Ok(());
                }
                response[&property] = value.clone().into();
                mock_server.respond_next(1, Response::json(status, &response));
                let read = runtime.block_on(driver.with_body(&client, parameters, body)).unwrap();
                prop_assert_eq!(read.value[&property].as_str(), Some(value.as_str()));
                tally.tried();
            });
        }
    }
    tally.report("enums in responses over HTTP");
}
