//! What the client sends is what the document says, and what the service answers comes back equal.

use std::cell::Cell;

use contract_tests::document::Operation as Described;
use contract_tests::mock_server::{MockServer, Request};
use contract_tests::strategy::{same, valid};
use proptest::prelude::*;
use serde_json::{Map, Value};
use webagent::reqwest::StatusCode;

use crate::generated::OPERATIONS;
use crate::harness::{Failure, Operation, cases, client, document, runtime};
use crate::tolerant_reader::as_read;

#[test]
fn every_call_is_sent_as_the_document_says_and_answered_in_full() {
    let mock_server = MockServer::start(document()).unwrap();
    let client = client(&mock_server);
    let runtime = runtime();
    let operations = document().operations().unwrap();
    let each = cases(1_200) / u32::try_from(operations.len()).unwrap() + 1;
    let calls = Cell::new(0);
    for described in &operations {
        let driver = OPERATIONS.iter().find(|driver| driver.id == described.id).unwrap();
        let body = match described.body.as_ref().and_then(|body| body.json()) {
            Some(schema) => valid(document(), schema).unwrap(),
            None => Just(Value::Null).boxed(),
        };
        proptest!(ProptestConfig::with_cases(each), |(parameters in parameters(described), body in body)| {
            let mut bodies = Vec::new();
            for (way, call) in driver.ways() {
                mock_server.take_requests();
                let read = runtime.block_on(call(&client, &parameters, &body));
                let requests = mock_server.take_requests();
                prop_assert_eq!(requests.len(), 1, "{}", way);
                check(described, driver, &requests[0], &parameters, &body)?;
                match read {
                    Ok(read) => {
                        let schema = described.response(read.status).and_then(|response| response.json()).unwrap();
                        let answer: Value = serde_json::from_slice(&read.body).unwrap();
                        let expected = as_read(document(), schema, &answer);
                        prop_assert!(same(&read.value, &expected), "{}: {} instead of {}", way, read.value, expected);
                    }
                    // The mock server, which checks everything against the document, has no such thing, and no objection.
                    Err(Failure::Call(error)) if error.status() == Some(StatusCode::NOT_FOUND) => {
                        prop_assert!(described.body.is_none(), "{}", error);
                    }
                    Err(failure) => prop_assert!(false, "{}: {:?}", way, failure),
                }
                bodies.push(requests[0].body.clone());
                calls.set(calls.get() + 1);
            }
            prop_assert!(bodies.iter().all(|body| *body == bodies[0]), "three ways to build a body give the same bytes");
        });
    }
    println!("{} calls over HTTP", calls.get());
}

fn parameters(described: &Described<'_>) -> BoxedStrategy<Value> {
    let strategies: Vec<_> = described
        .parameters
        .iter()
        .map(|parameter| {
            let name = parameter.name.to_owned();
            let in_path = parameter.location == "path";
            let is_header = parameter.location == "header";
            let value = valid(document(), &parameter.schema).unwrap();
            let value = value.prop_filter("a value that can be sent", move |value| {
                let text = value.as_str().unwrap_or("x");
                !(in_path && matches!(text, "" | "." | ".."))
                    && !(is_header && (text.trim() != text || text.chars().any(|c| !matches!(c, ' '..='~'))))
            });
            let is_given = if parameter.required { Just(true).boxed() } else { any::<bool>().boxed() };
            (is_given, value).prop_map(move |(is_given, value)| is_given.then(|| (name.clone(), value)))
        })
        .collect();
    strategies.prop_map(|pairs| pairs.into_iter().flatten().collect::<Map<String, Value>>().into()).boxed()
}

fn check(
    described: &Described<'_>,
    driver: &Operation,
    request: &Request,
    parameters: &Value,
    body: &Value,
) -> Result<(), TestCaseError> {
    prop_assert_eq!(request.operation_id.as_deref(), Some(driver.id));
    prop_assert_eq!(request.method.to_ascii_lowercase(), described.method.to_ascii_lowercase());
    for parameter in &described.parameters {
        let given = parameters.get(parameter.name).map(|value| value.as_str().map_or(value.to_string(), str::to_owned));
        match parameter.location {
            "path" => prop_assert_eq!(request.path_parameters.get(parameter.name), given.as_ref()),
            "header" => {
                let sent = request.headers.get(parameter.name).map(|value| value.to_str().unwrap().to_owned());
                prop_assert_eq!(sent, given);
            }
            _ => {}
        }
    }
    let mut expected = vec!["accept", "host", "user-agent"];
    if described.is_secured() {
        let header = described.security.iter().flatten().find_map(|scheme| scheme.header());
        expected.extend(header);
    }
    let declared = described.parameters.iter().filter(|parameter| parameter.location == "header");
    let declared: Vec<String> = declared.map(|parameter| parameter.name.to_ascii_lowercase()).collect();
    expected.extend(declared.iter().map(String::as_str).filter(|name| request.headers.contains_key(*name)));
    if described.body.is_some() {
        expected.extend(["content-length", "content-type"]);
        prop_assert_eq!(request.headers.get("content-type").unwrap(), "application/json");
        let sent: Value = serde_json::from_slice(&request.body).unwrap();
        let expected = without_optional_nulls(described, body);
        prop_assert!(same(&sent, &expected), "sent {} instead of {}", sent, expected);
    } else {
        prop_assert_eq!(request.body.len(), 0);
    }
    let mut sent: Vec<&str> = request.headers.keys().map(|name| name.as_str()).collect();
    sent.sort_unstable();
    expected.sort_unstable();
    prop_assert_eq!(sent, expected, "the headers are these and no others");
    let agent = request.headers.get("user-agent").unwrap().to_str().unwrap();
    let version = agent.strip_prefix("webagent/").unwrap_or_default();
    prop_assert!(version.starts_with(|c: char| c.is_ascii_digit()), "{} names crate and version", agent);
    Ok(())
}

/// An optional field that is null means the same as one that is absent, and is left out.
fn without_optional_nulls(described: &Described<'_>, body: &Value) -> Value {
    let schema = described.body.as_ref().and_then(|body| body.json()).unwrap();
    let schema = document().resolve(schema).unwrap();
    let required = schema.value.get("required").and_then(Value::as_array);
    let is_required = |name: &str| required.is_some_and(|names| names.iter().any(|required| required == name));
    match body {
        Value::Object(members) => {
            let kept = members.iter().filter(|(name, value)| !value.is_null() || is_required(name));
            kept.map(|(name, value)| (name.clone(), value.clone())).collect()
        }
        _ => body.clone(),
    }
}
