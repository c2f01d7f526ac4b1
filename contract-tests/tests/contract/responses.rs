//! Whatever a response holds reaches the caller: decoded where the document allows it, else as it was received.

use std::cell::Cell;

use contract_tests::document::Schema;
use contract_tests::mock_server::{MockServer, Response};
use contract_tests::strategy::{invalid, same, text, valid};
use proptest::prelude::*;
use serde_json::Value;
use webagent::ErrorKind;

use crate::generated::all_types;
use crate::harness::{Example, Failure, Type, cases, client, document, examples, runtime};
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
    for of in response_types() {
        let schema = component(of.component);
        let strategy = valid(document(), &schema).unwrap();
        proptest!(ProptestConfig::with_cases(cases(400)), |(value in strategy)| {
            let read = (of.round_trip)(&value).map_err(TestCaseError::fail)?;
            let expected = as_read(document(), &schema, &value);
            prop_assert!(same(&read, &expected), "{}: {value}\nread as {read}\ninstead of {expected}", of.component);
        });
    }
}

#[test]
fn fields_that_the_document_does_not_list_are_kept() {
    for of in response_types() {
        let schema = component(of.component);
        let is_object = document().resolve(&schema).unwrap().value.get("properties").is_some();
        if !is_object {
            continue;
        }
        let strategy = (valid(document(), &schema).unwrap(), text(), any::<i32>());
        proptest!(ProptestConfig::with_cases(cases(200)), |((mut value, name, extra) in strategy)| {
            let members = value.as_object_mut().unwrap();
            let listed = schema.value.pointer("/properties").and_then(Value::as_object).unwrap();
            prop_assume!(!listed.contains_key(&name));
            members.insert(name.clone(), extra.into());
            let read = (of.round_trip)(&value).map_err(TestCaseError::fail)?;
            prop_assert_eq!(read.get(&name), Some(&Value::from(extra)), "{} in {}", name, of.component);
        });
    }
}

#[test]
fn a_response_that_breaks_the_document_is_decoded_or_handed_over_whole() {
    let mock_server = MockServer::start(document()).unwrap();
    let client = client(&mock_server);
    let runtime = runtime();
    let reader = tolerant(document());
    let (tried, unreadable) = (Cell::new(0), Cell::new(0));
    for Example { driver, described, parameters, body, .. } in examples() {
        let Some(schema) = described.successes().find_map(|response| response.json()) else { continue };
        let validator = {
            let place = format!("#{}", schema.pointer);
            reader.validator(&reader.schema(&place).unwrap()).unwrap()
        };
        let strategy = invalid(document(), schema).unwrap();
        proptest!(ProptestConfig::with_cases(cases(200)), |(broken in strategy)| {
            let sent = broken.value.to_string();
            mock_server.answer_next(1, Response::json(200, &broken.value));
            let answer = runtime.block_on((driver.with_body)(&client, &parameters, &body));
            tried.set(tried.get() + 1);
            let is_readable = validator.is_valid(&broken.value);
            match answer {
                Ok(answer) => {
                    prop_assert!(is_readable, "{} at {}: {} was read as {}", broken.rule, broken.pointer, sent, answer.value);
                    prop_assert_eq!(answer.body.as_ref(), sent.as_bytes());
                }
                Err(Failure::Call(error)) => {
                    unreadable.set(unreadable.get() + 1);
                    prop_assert!(!is_readable, "{} at {}: {error}", broken.rule, broken.pointer);
                    prop_assert_eq!(error.kind(), ErrorKind::InvalidResponse);
                    prop_assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
                    prop_assert_eq!(error.body().unwrap().as_ref(), sent.as_bytes());
                    prop_assert!(error.to_string().contains("200 OK"), "{error}");
                }
                Err(Failure::Value(error)) => prop_assert!(false, "{error}"),
            }
        });
    }
    println!("{} broken responses, {} of them handed over as they were", tried.get(), unreadable.get());
    assert!(unreadable.get() > 0);
}
