//! The outputs that a person should review: one request as it is on the wire, and how every kind of error reads.
//!
//! The public API is a derived file, `client/src/generated/public-api.txt`, so that `generate` refreshes it and
//! `generate --check` finds it stale.

use std::sync::Arc;
use std::time::Duration;

use contract_tests::raw_server::{CannedResponse, RawServer};
use contract_tests::virtual_time::skip_when;
use contract_tests::wait_until;
use serde_json::{Value, json};
use webagent::{Client, Error};

use crate::harness::{Failure, Operation, examples, runtime};
use crate::present_document::is_present;

/// The client's limit of time: longer than any machine takes. Where nothing else ends a call, it passes at once.
const LIMIT: Duration = Duration::from_secs(100);

fn client(server: &RawServer) -> Client {
    let builder = Client::builder().api_key("the-api-key").base_url(server.url()).timeout(LIMIT);
    builder.retry(webagent::Retry::none()).build().unwrap()
}

/// A call of the first operation that can do without a body's fields.
fn example() -> (&'static Operation, Value) {
    let accepts_nothing = |driver: &Operation| driver.round_trip.is_some_and(|decode| decode(&json!({})).is_ok());
    let example = examples().into_iter().find(|example| accepts_nothing(example.driver)).unwrap();
    let names = example.parameters.as_object().unwrap().keys();
    (example.driver, names.map(|name| (name.clone(), json!("a/ü 1"))).collect())
}

/// Returns what a call ends with when a server replies like this, and the request that the server saw.
fn exchange(reply: CannedResponse) -> (Option<Error>, Vec<u8>) {
    let ends = reply.ends();
    let server = Arc::new(RawServer::start([reply]).unwrap());
    let (driver, parameters) = example();
    let body = json!({});
    let client = client(&server);
    let call = driver.with_body(&client, &parameters, &body);
    let result = match ends {
        true => runtime().block_on(call),
        false => {
            let server = server.clone();
            let hangs = move || wait_until("the server hangs", || server.hanging() > 0);
            runtime().block_on(skip_when(hangs, LIMIT, call))
        }
    };
    let error = match result {
        Err(Failure::Call(error)) => Some(error),
        _ => None,
    };
    (error, server.requests().into_iter().next().unwrap_or_default())
}

/// Text in which what differs from run to run is named.
fn stable(text: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    for word in text.split(' ') {
        let digits = word.rsplit(':').next().unwrap_or_default().trim();
        let is_address = word.starts_with("127.0.0.1:") && digits.bytes().all(|byte| byte.is_ascii_digit());
        words.push(match word.split_once("webagent/") {
            _ if is_address => word.replace(digits, "PORT"),
            Some((before, version)) => {
                let rest = version.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
                format!("{before}webagent/VERSION{rest}")
            }
            None => word.to_owned(),
        });
    }
    words.join(" ")
}

#[test]
fn a_request_on_the_wire() {
    if !is_present() {
        return;
    }
    let (_, request) = exchange(CannedResponse::empty(200));
    let request = String::from_utf8(request).unwrap();
    let lines: Vec<String> = request.split("\r\n").map(stable).collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn every_kind_of_error_reads_well() {
    if !is_present() {
        return;
    }
    let problems = json!({"detail": [
        {"type": "missing", "loc": ["body", "prompt"], "msg": "Field required"},
        {"type": "int_type", "loc": ["body", "list", 0], "msg": "Input should be a valid integer", "input": "x"},
    ]});
    let replies = [
        ("401", CannedResponse::json(401, &json!({"detail": "Not authenticated"}))),
        ("422 with problems", CannedResponse::json(422, &problems)),
        ("400 with an object", CannedResponse::json(400, &json!({"code": 7, "why": {"a": [1, null]}}))),
        ("404 with a number", CannedResponse::json(404, &json!(7))),
        ("429 empty", CannedResponse::empty(429)),
        ("502 with HTML", CannedResponse::html(502)),
        ("500 with a very long text", CannedResponse::response(500, &[], "long ".repeat(200))),
        ("500 with control characters", CannedResponse::response(500, &[], "a\x1b[31m\r\nb\0c")),
        ("echo of the request", CannedResponse::echo(400)),
        ("redirect", CannedResponse::redirect(307, "https://elsewhere.example/x")),
        ("200 empty", CannedResponse::empty(200)),
        ("200 with HTML", CannedResponse::html(200)),
        ("200 with another object", CannedResponse::json(200, &json!({"id": 7}))),
        ("closed", CannedResponse::nothing()),
        ("short body", CannedResponse::short_body(200)),
        ("stalled", CannedResponse::stall()),
        ("garbage", CannedResponse::raw("\0\x01garbage\r\n\r\n")),
    ];
    let mut texts = Vec::new();
    for (name, reply) in replies {
        let (error, _) = exchange(reply);
        texts.push(format!("{name}:\n    {}", stable(&error.unwrap().to_string())));
    }
    let (driver, parameters) = example();
    let nothing = Client::builder().api_key("the-api-key").base_url("http://127.0.0.1:9").build().unwrap();
    let refused = json!({});
    for (name, parameters) in [("no connection", &parameters), ("a parameter is missing", &refused)] {
        let strict = nothing.with_retry(webagent::Retry::none());
        match runtime().block_on(driver.with_body(&strict, parameters, &json!({}))) {
            Err(Failure::Call(error)) => texts.push(format!("{name}:\n    {error}")),
            other => panic!("{other:?}"),
        }
    }
    for (name, builder) in [
        ("no key", Client::builder()),
        ("a bad key", Client::builder().api_key("a\nb")),
        ("plain http", Client::builder().api_key("key").base_url("http://example.com")),
    ] {
        texts.push(format!("{name}:\n    {}", builder.build().unwrap_err()));
    }
    insta::assert_snapshot!(texts.join("\n"));
}
