//! Whatever a response holds reaches the caller: decoded where the document allows it, else as it was received.

use std::cell::Cell;

use contract_tests::document::Schema;
use contract_tests::mock_server::{MockServer, Response};
use contract_tests::strategy::{invalid, same, text, valid};
use proptest::prelude::*;
use serde_json::Value;
use webagent::ErrorKind;

use crate::generated::all_types;
use crate::harness::{Example, Failure, Tally, Type, cases, client, document, examples_of_each_kind, runtime};
use crate::tolerant_reader::{as_read, tolerant};

fn response_types() -> impl Iterator<Item = Type> {
    all_types().into_iter().filter(|of| !of.is_request)
}

fn component(name: &str) -> Schema<'static> {
    let pointer = format!("#/components/schemas/{name}");
    document().schema(&pointer).unwrap()
}

#[test]
fn every_valid_response_is_decoded_and_encoded_back_equal() {
    let tally = Tally::default();
    for of in response_types() {
        let schema = component(of.component);
        let Some(strategy) = tally.strategy(valid(document(), &schema)) else { continue };
        proptest!(ProptestConfig::with_cases(cases(400)), |(value in strategy)| {
            let read = (of.round_trip)(&value).map_err(|error| TestCaseError::fail(error.to_string()))?;
            let expected = as_read(document(), &schema, &value, &read);
            prop_assert!(same(&read, &expected), "{}: {value}\nread as {read}\ninstead of {expected}", of.component);
            tally.tried();
        });
    }
    tally.report("valid responses");
}

#[test]
fn fields_that_the_document_does_not_list_are_kept() {
    let tally = Tally::default();
    for of in response_types() {
        let schema = document().resolve(&component(of.component)).unwrap();
        let is_map = schema.value.get("additionalProperties").is_some_and(Value::is_object);
        let Some(listed) = schema.value.get("properties").and_then(Value::as_object).filter(|_| !is_map) else {
            continue;
        };
        let Some(strategy) = tally.strategy(valid(document(), &schema)) else { continue };
        proptest!(ProptestConfig::with_cases(cases(200)), |((mut value, name, extra) in (strategy, text(), any::<i32>()))| {
            let Some(members) = value.as_object_mut() else { return Ok(()) };
            prop_assume!(!listed.contains_key(&name));
            members.insert(name.clone(), extra.into());
            let read = (of.round_trip)(&value).map_err(|error| TestCaseError::fail(error.to_string()))?;
            prop_assert_eq!(read.get(&name), Some(&Value::from(extra)), "{} in {}", name, of.component);
            tally.tried();
        });
    }
    tally.report("responses with a field that is not listed");
}

#[test]
fn a_response_that_breaks_the_document_is_decoded_or_handed_over_whole() {
    let mock_server = MockServer::start(document()).unwrap();
    let client = client(&mock_server);
    let runtime = runtime();
    let reader = tolerant(document());
    let (tally, unreadable) = (Tally::default(), Cell::new(0));
    for example in examples_of_each_kind() {
        let Some((status, schema)) = example.json_success() else { continue };
        let Example { driver, parameters, body, .. } = &example;
        let validator = {
            let place = format!("#{}", schema.pointer);
            reader.validator(&reader.schema(&place).unwrap()).unwrap()
        };
        let Some(strategy) = tally.strategy(invalid(document(), schema)) else { continue };
        proptest!(ProptestConfig::with_cases(cases(200)), |(broken in strategy)| {
            let sent = broken.value.to_string();
            mock_server.respond_next(1, Response::json(status, &broken.value));
            let response = runtime.block_on(driver.with_body(&client, parameters, body));
            tally.tried();
            let is_readable = validator.is_valid(&broken.value);
            match response {
                Ok(response) => {
                    // Of a union, an object of a kind that is not listed is kept, too.
                    let expected = as_read(document(), schema, &broken.value, &response.value);
                    let is_kept = same(&response.value, &broken.value) || same(&response.value, &expected);
                    prop_assert!(is_readable || is_kept, "{} at {}: {} was read as {}", broken.rule, broken.pointer, sent, response.value);
                    prop_assert_eq!(response.body.as_ref(), sent.as_bytes());
                }
                Err(Failure::Call(error)) => {
                    unreadable.set(unreadable.get() + 1);
                    prop_assert!(!is_readable, "{} at {}: {error}", broken.rule, broken.pointer);
                    prop_assert_eq!(error.kind(), ErrorKind::InvalidResponse);
                    prop_assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
                    prop_assert_eq!(error.body().unwrap().as_ref(), sent.as_bytes());
                    prop_assert!(error.to_string().contains(&status.to_string()), "{error}");
                }
                Err(Failure::Value(error)) => prop_assert!(false, "{error}"),
            }
        });
    }
    tally.report("broken responses");
    println!("{} of them handed over as they were", unreadable.get());
}
