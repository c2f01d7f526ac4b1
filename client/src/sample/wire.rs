//! The outputs that a person should review: a request as it is on the wire, and how every kind of error reads. The operation
//! is one of the sample, so that no change of `openapi.yaml` changes them.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::sync::Arc;
use std::time::Duration;

use contract_tests::raw_server::{CannedResponse, RawServer};
use contract_tests::virtual_time::skip_when;
use contract_tests::wait_until;
use serde_json::json;

use crate::{Error, ResponseValue, Retry};

/// The client's limit of time: longer than any machine takes. Where nothing else ends a call, it passes at once.
const LIMIT: Duration = Duration::from_secs(100);

async fn call(url: String, list: Option<&str>) -> Result<ResponseValue<super::types::Results>, Error> {
    let builder = super::client_builder().key("the-api-key").base_url(url).timeout(LIMIT).retry(Retry::none());
    let client = builder.build().unwrap();
    let call =
        client.list_by_nested_body().body(super::types::ListByNestedBodyBody::builder().paging(json!({"limit": 2})));
    match list {
        Some(list) => call.list(list).send().await,
        None => call.send().await,
    }
}

fn block_on<T>(call: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(call)
}

/// Returns how a call ends when a server replies like this, and the request that the server saw.
fn exchange(reply: CannedResponse) -> (Option<Error>, String) {
    let ends = reply.ends();
    let server = Arc::new(RawServer::start([reply]).unwrap());
    let call = call(server.url(), Some("a/ü 1"));
    let result = match ends {
        true => block_on(call),
        false => {
            let server = server.clone();
            let hangs = move || wait_until("the server hangs", || server.hanging() > 0);
            block_on(skip_when(hangs, LIMIT, call))
        }
    };
    let request = server.requests().into_iter().next().unwrap_or_default();
    (result.err(), String::from_utf8(request).unwrap())
}

/// Text in which what differs from run to run is named.
fn stable(text: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    for word in text.split(' ') {
        let digits = word.rsplit(':').next().unwrap_or_default().trim();
        let is_address = word.starts_with("127.0.0.1:") && digits.bytes().all(|byte| byte.is_ascii_digit());
        let stable = match word.split_once("webagent/") {
            _ if is_address => word.replace(digits, "PORT"),
            _ if word == "[redacted]" && words.last().is_some_and(|word| word.ends_with(':')) => {
                words.pop();
                "KEY".to_owned()
            }
            Some((before, version)) => {
                let rest = version.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
                format!("{before}webagent/VERSION{rest}")
            }
            None => word.to_owned(),
        };
        words.push(stable);
    }
    words.join(" ")
}

#[test]
fn a_request_on_the_wire() {
    let (_, request) = exchange(CannedResponse::empty(200));
    let lines = request.split("\r\n").map(stable).collect::<Vec<_>>();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn every_kind_of_error_reads_well() {
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
        ("200 with another object", CannedResponse::json(200, &json!({"pages": "seven"}))),
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
    for (name, list) in [("no connection", Some("1")), ("a parameter is missing", None)] {
        let error = block_on(call("http://127.0.0.1:9".to_owned(), list)).unwrap_err();
        texts.push(format!("{name}:\n    {error}"));
    }
    for (name, builder) in [
        ("a bad key", super::client_builder().key("a\nb")),
        ("plain http", super::client_builder().key("key").base_url("http://example.com")),
    ] {
        texts.push(format!("{name}:\n    {}", builder.build().unwrap_err()));
    }
    insta::assert_snapshot!(texts.join("\n"));
}
