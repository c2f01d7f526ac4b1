//! Checks that what the client sends is what the document says, and what the service responds with comes back equal.

use contract_tests::document::{Operation as Described, SecurityScheme};
use contract_tests::mock_server::{MockServer, Request};
use contract_tests::strategy::{Unsupported, same, valid};
use proptest::prelude::*;
use serde_json::{Map, Value};
use webagent::reqwest::StatusCode;

use crate::generated::OPERATIONS;
use crate::harness::{
    BodyForm, Failure, Operation, Tally, body, can_be_sent, cases, client, document, key_of, parts, runtime,
};
use crate::tolerant_reader::{as_read, as_sent};

#[test]
fn every_call_is_sent_as_the_document_says_and_its_response_read_in_full() {
    let mock_server = MockServer::start(document()).unwrap();
    let client = client(&mock_server);
    let runtime = runtime();
    let operations = document().distinct_operations().unwrap();
    let each = cases(1_200) / u32::try_from(operations.len()).unwrap().max(1) + 1;
    let tally = Tally::default();
    for described in &operations {
        let Some(driver) = OPERATIONS.iter().find(|driver| driver.id == described.id) else { continue };
        let Some(body) = tally.strategy(body(described)) else { continue };
        let Some(parameters) = tally.strategy(strategy_of_parameters(described)) else { continue };
        proptest!(ProptestConfig::with_cases(each), |(parameters in parameters, body in body)| {
            let mut bodies = Vec::new();
            for form in BodyForm::ALL {
                // There is no setter for a field that the document does not list.
                let listed = driver.properties;
                let is_unlisted = |name: &String| !listed.is_empty() && !listed.contains(&name.as_str());
                if form != BodyForm::Decoded && body.as_object().is_some_and(|body| body.keys().any(is_unlisted)) {
                    continue;
                }
                mock_server.take_requests();
                let read = runtime.block_on((driver.call)(&client, &parameters, &body, form));
                let requests = mock_server.take_requests();
                prop_assert_eq!(requests.len(), 1, "{:?}: {:?}", form, read);
                check(described, driver, &requests[0], &parameters, &body)?;
                match read {
                    Ok(read) => {
                        let response = described.response(read.status).and_then(|response| response.json());
                        if let (Some(schema), Ok(response)) = (response, serde_json::from_slice::<Value>(&read.body)) {
                            let expected = if read.is_raw { response } else { as_read(document(), schema, &response, &read.value) };
                            prop_assert!(same(&read.value, &expected), "{:?}: {} instead of {}", form, read.value, expected);
                        }
                    }
                    // The mock server, which checks everything against the document, has no such thing, and no objection.
                    Err(Failure::Call(error)) if error.status() == Some(StatusCode::NOT_FOUND) => {
                        prop_assert!(described.body.is_none(), "{}", error);
                    }
                    Err(Failure::Call(error)) if error.status() == Some(StatusCode::NOT_IMPLEMENTED) => {
                        tally.not_applicable(error);
                        return Ok(());
                    }
                    Err(Failure::Call(_)) if lacks_null(described, &body, &requests[0]) => {
                        tally.not_applicable("an optional property that is null is left out, but counts here");
                        return Ok(());
                    }
                    Err(failure) => prop_assert!(false, "{:?}: {:?}", form, failure),
                }
                bodies.push(requests[0].body.clone());
                tally.tried();
            }
            // Between parts is a boundary that nobody can foresee.
            let is_same = !parts(described).is_empty() || bodies.iter().all(|body| *body == bodies[0]);
            prop_assert!(is_same, "three ways to build a body give the same bytes");
        });
    }
    tally.report("calls over HTTP");
}

fn strategy_of_parameters(described: &Described<'static>) -> Result<BoxedStrategy<Value>, Unsupported> {
    let mut strategies = Vec::new();
    for parameter in described.parameters.iter().cloned() {
        let key = key_of(&parameter);
        let is_required = parameter.required || parameter.location == "path";
        let value = valid(document(), &parameter.schema)?;
        let value = value.prop_filter("a value that can be sent", move |value| can_be_sent(&parameter, value));
        let is_given = if is_required { Just(true).boxed() } else { any::<bool>().boxed() };
        let pair = (is_given, value).prop_map(move |(is_given, value)| is_given.then(|| (key.clone(), value)));
        strategies.push(pair.boxed());
    }
    for part in parts(described) {
        let key = part.key;
        let is_given = if part.is_required { Just(true).boxed() } else { any::<bool>().boxed() };
        let pair = (is_given, part.values?).prop_map(move |(is_given, value)| is_given.then(|| (key.clone(), value)));
        strategies.push(pair.boxed());
    }
    Ok(strategies.prop_map(|pairs| pairs.into_iter().flatten().collect::<Map<String, Value>>().into()).boxed())
}

/// Returns whether a body that was valid is not any more without the nulls that the client leaves out.
fn lacks_null(described: &Described<'static>, body: &Value, request: &Request) -> bool {
    let Some(schema) = described.body.as_ref().and_then(|body| body.json()) else { return false };
    let Ok(sent) = serde_json::from_slice::<Value>(&request.body) else { return false };
    same(&sent, &as_sent(document(), schema, body, &sent))
        && !same(&sent, body)
        && !document().validator(schema).unwrap().is_valid(&sent)
}

fn check(
    described: &Described<'static>,
    driver: &Operation,
    request: &Request,
    given: &Value,
    body: &Value,
) -> Result<(), TestCaseError> {
    prop_assert_eq!(request.operation_id.as_deref(), Some(driver.id));
    prop_assert_eq!(request.method.to_ascii_lowercase(), described.method.to_ascii_lowercase());
    let declared = &described.parameters;
    for parameter in declared {
        let Some(given) = given.get(key_of(parameter)).and_then(text_of) else { continue };
        match parameter.location {
            // The mock server has read the other styles.
            "path" if matches!(parameter.value["style"].as_str(), None | Some("simple")) => {
                prop_assert_eq!(request.path_parameters.get(parameter.name), Some(&given))
            }
            "header" => {
                let lines = request.headers.get_all(parameter.name).into_iter();
                let sent: Vec<&str> = lines.map(|line| line.to_str().unwrap()).collect();
                prop_assert_eq!(sent.join(","), given);
            }
            _ => {}
        }
    }
    let mut needed = vec!["host", "user-agent"];
    let mut allowed = vec!["accept".to_owned(), "cookie".to_owned(), "content-length".to_owned()];
    let headers = declared.iter().filter(|parameter| parameter.location == "header");
    allowed.extend(headers.map(|parameter| parameter.name.to_ascii_lowercase()));
    let schemes = described.security.iter().flatten();
    allowed.extend(schemes.filter_map(|scheme| Some(scheme.header()?.to_ascii_lowercase())));
    let json = described.body.as_ref().and_then(|body| body.json());
    match (&described.body, json) {
        // An object of which nothing is said is as good as none.
        (Some(declared), Some(schema)) if !declared.required && request.body.is_empty() => {
            let nothing = Value::Object(Map::new());
            prop_assert_eq!(as_sent(document(), schema, body, &nothing), nothing);
        }
        (Some(declared), Some(schema)) => {
            needed.extend(["content-length", "content-type"]);
            let sent: Value = serde_json::from_slice(&request.body).unwrap();
            let expected = as_sent(document(), schema, body, &sent);
            prop_assert!(same(&sent, &expected), "sent {} instead of {}", sent, expected);
            let media_type = request.headers.get("content-type").unwrap().to_str().unwrap();
            let is_declared = declared.content.iter().any(|it| essence(it.name) == essence(media_type));
            prop_assert!(is_declared, "the document does not list {}", media_type);
        }
        (Some(_), None) => allowed.extend(["content-type".to_owned(), "transfer-encoding".to_owned()]),
        (None, _) => prop_assert_eq!(request.body.len(), 0),
    }
    for name in &needed {
        prop_assert!(request.headers.contains_key(*name), "{} is missing", name);
    }
    for name in request.headers.keys().map(|name| name.as_str()) {
        prop_assert!(needed.contains(&name) || allowed.iter().any(|it| it == name), "{} was not asked for", name);
    }
    if described.is_secured() {
        let carries = |scheme: &SecurityScheme<'_>| match (scheme.header(), scheme.value["in"].as_str()) {
            (Some(name), _) => request.headers.contains_key(name),
            (None, Some("cookie")) => request.headers.contains_key("cookie"),
            _ => request.query.is_some(),
        };
        let is_let_in = described.security.iter().any(|way| way.iter().all(carries));
        prop_assert!(is_let_in, "no credentials of a way to be let in were sent");
    }
    // A parameter of this name takes its place.
    if !allowed.iter().any(|name| name == "user-agent") {
        let agent = request.headers.get("user-agent").unwrap().to_str().unwrap();
        let version = agent.strip_prefix("webagent/").unwrap_or_default();
        prop_assert!(version.starts_with(|c: char| c.is_ascii_digit()), "{} names crate and version", agent);
    }
    Ok(())
}

/// A scalar as the text by which it is sent.
fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        _ => None,
    }
}

/// A media type without its parameters.
fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}
