//! Whatever a server or a network does: the right kind of error, nothing that was received lost, the key at its place, no
//! second request that could cost, no hang, no panic.

use std::sync::Arc;
use std::time::Duration;

use contract_tests::virtual_time::skip_when;
use contract_tests::wait_until;

use contract_tests::fault_proxy::{Fault, FaultProxy, Schedule, Stage};
use contract_tests::mock_server::MockServer;
use contract_tests::raw_server::{CannedResponse, RawServer, all_cases};
use serde_json::Value;
use webagent::{Client, Error, ErrorKind};

use crate::generated::authenticate;
use crate::harness::{Example, Failure, document, examples_of_each_kind, runtime};

/// A key that no innocent text contains.
const KEY: &str = "wa-key-7f3a\"x";

/// The key, without what a cookie cannot carry if the document asks for one.
fn key() -> String {
    let schemes = document().root().pointer("/components/securitySchemes").and_then(Value::as_object);
    let is_cookie = |scheme: &Value| scheme.get("in").and_then(Value::as_str) == Some("cookie");
    match schemes.is_some_and(|schemes| schemes.values().any(is_cookie)) {
        true => KEY.replace('"', ""),
        false => KEY.to_owned(),
    }
}

/// The client's own limit of time: longer than any machine takes. Where nothing else ends the call, the clock jumps.
const LIMIT: Duration = Duration::from_secs(100);

fn client(url: &str, key: &str) -> Client {
    // To read the certificates of the system for every client would take longer than the call.
    let http = webagent::reqwest::Client::builder().tls_certs_only([]);
    authenticate(Client::builder(), key).http_client(http).base_url(url).timeout(LIMIT).build().unwrap()
}

/// Does the same for every operation, at once: most of the time is spent waiting.
fn for_each_operation(check: impl Fn(&Example) -> usize + Sync) -> usize {
    let calls = examples_of_each_kind();
    std::thread::scope(|scope| {
        let checks: Vec<_> = calls.iter().map(|call| scope.spawn(|| check(call))).collect();
        checks.into_iter().map(|check| check.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))).sum()
    })
}

async fn outcome(client: &Client, call: &Example) -> Result<Value, Error> {
    // More than the client's limit and its retries take together.
    let response = call.driver.with_body(client, &call.parameters, &call.body);
    match tokio::time::timeout(20 * LIMIT, response).await.expect("a call ends in the client's time") {
        Ok(response) => Ok(response.value),
        Err(Failure::Call(error)) => Err(error),
        Err(Failure::Value(error)) => panic!("{error}"),
    }
}

fn assert_no_key(error: &Error, context: &str) {
    let mut texts = vec![error.to_string(), format!("{error:?}"), format!("{error:#?}")];
    texts.extend(error.detail().map(str::to_owned));
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        texts.push(format!("{inner} {inner:?}"));
        source = inner.source();
    }
    for text in texts {
        assert!(!text.contains("wa-key-7f3a"), "{context}: the key is in {text}");
    }
    let line = error.to_string();
    assert!(!line.contains(['\n', '\r', '\u{1b}']), "{context}: one line: {line:?}");
}

#[test]
fn a_misbehaving_server_gets_the_key_once_and_the_caller_the_truth() {
    let elsewhere = RawServer::start([CannedResponse::json(200, &serde_json::json!({}))]).unwrap();
    let tried = for_each_operation(|call| {
        let mut tried = 0;
        for (name, reply) in all_cases(&elsewhere.url()) {
            let context = format!("{} against {name}", call.driver.id);
            let ends = reply.ends();
            let server = Arc::new(RawServer::start([reply]).unwrap());
            let client = client(&server.url(), &key()).with_retry(webagent::Retry::none());
            let result = match ends {
                true => runtime().block_on(outcome(&client, call)),
                false => {
                    let server = server.clone();
                    let hangs = move || wait_until("the server hangs", || server.hanging() > 0);
                    runtime().block_on(skip_when(hangs, LIMIT, outcome(&client, call)))
                }
            };
            if let Err(error) = &result {
                assert_no_key(error, &context);
                check(&name, call, error, &context);
                let reached =
                    !matches!(error.kind(), ErrorKind::InvalidRequest | ErrorKind::Connect | ErrorKind::Config);
                let has_response =
                    error.status().is_some_and(|status| !status.is_server_error() && !status.is_success());
                if reached && !has_response && error.status().is_none_or(|status| status.as_u16() < 599) {
                    assert_eq!(error.may_have_started(), !call.is_safe, "{context}: {error}");
                }
            }
            assert!(server.requests().len() <= 1, "{context}: {} requests", server.requests().len());
            assert_eq!(elsewhere.connections(), 0, "{context}: another origin was called");
            tried += 1;
        }
        tried
    });
    println!("{tried} calls of misbehaving servers");
}

/// Checks what is to be told of the servers in the all_cases whose response says so.
fn check(name: &str, call: &Example, error: &Error, context: &str) {
    // A response to HEAD has no body, so nothing of a body can be wrong, or be shown.
    let is_head = call.described.method == "HEAD";
    let status = error.status().map(|status| status.as_u16());
    let number = name.split(|c: char| !c.is_ascii_digit()).find_map(|word| word.parse::<u16>().ok());
    let words: Vec<&str> = name.split(' ').collect();
    match words.as_slice() {
        ["HTML" | "empty" | "redirect", ..] if number.is_some_and(|number| number >= 300) => {
            assert_eq!(error.kind(), ErrorKind::Status, "{context}");
            assert_eq!(status, number, "{context}");
            assert!(error.to_string().contains(&number.unwrap().to_string()), "{context}: {error}");
            let is_empty = error.body().unwrap().is_empty();
            assert_eq!(is_empty, is_head || !name.starts_with("HTML"), "{context}: the body is kept");
        }
        ["empty" | "invalid", .., "200"] | ["200", "with", "HTML"] | ["204"] => {
            assert_eq!(error.kind(), ErrorKind::InvalidResponse, "{context}");
            assert!(error.status().unwrap().is_success(), "{context}");
            assert!(error.body().is_some(), "{context}");
        }
        ["short" | "endless", "body", _] if is_head => {
            assert_eq!(error.kind(), ErrorKind::Status, "{context}");
            assert_eq!(status, number, "{context}");
        }
        ["short", "body", _] => {
            assert_eq!(error.kind(), ErrorKind::ConnectionLost, "{context}");
            assert!(!error.body().unwrap().is_empty(), "{context}: what arrived is kept");
        }
        ["no", "response,", ..] => assert_eq!(error.kind(), ErrorKind::Timeout, "{context}"),
        ["closed" | "reset", ..] => assert_eq!(error.kind(), ErrorKind::ConnectionLost, "{context}"),
        ["endless", "body", _] => {
            assert_eq!(error.kind(), ErrorKind::Timeout, "{context}");
            assert!(!error.body().unwrap().is_empty(), "{context}: what arrived is kept");
        }
        ["echo", .., "400"] => {
            assert_eq!(error.kind(), ErrorKind::Status, "{context}");
            let is_shown = error.to_string().contains("[redacted]");
            assert!(is_shown || is_head || !call.described.is_secured(), "{context}: {error}");
        }
        _ => {}
    }
}

#[test]
fn a_response_that_is_longer_than_the_limit_is_given_up_and_its_beginning_kept() {
    const MOST: usize = 10_000;
    for call in &examples_of_each_kind() {
        let Some((success, _)) = call.json_success() else { continue };
        for status in [success, 500] {
            let server = RawServer::start([CannedResponse::endless_body(status)]).unwrap();
            let client = authenticate(Client::builder(), &key()).base_url(server.url()).max_response_bytes(MOST);
            let client = client.retry(webagent::Retry::none()).build().unwrap();
            let error = runtime().block_on(outcome(&client, call)).unwrap_err();
            let kind = if status == success { ErrorKind::InvalidResponse } else { ErrorKind::Status };
            assert_eq!((error.kind(), error.status().unwrap().as_u16()), (kind, status));
            assert!((MOST..2 * MOST).contains(&error.body().unwrap().len()), "{error}");
            assert_eq!(error.to_string().contains("the limit of 10000 bytes"), status == success, "{error}");
        }
        let body = format!("{{\"x\": \"{}\"}}", "x".repeat(MOST - 9));
        assert_eq!(body.len(), MOST);
        let server = RawServer::start([CannedResponse::response(404, &[], &body)]).unwrap();
        let client =
            authenticate(Client::builder(), &key()).base_url(server.url()).max_response_bytes(MOST).build().unwrap();
        let error = runtime().block_on(outcome(&client, call)).unwrap_err();
        assert_eq!(error.body().unwrap().len(), MOST, "what is as long as allowed is read whole");
    }
}

#[test]
fn nothing_listening_is_told_apart_from_a_lost_connection() {
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let client = client(&format!("http://127.0.0.1:{port}"), &key()).with_retry(webagent::Retry::none());
    for call in &examples_of_each_kind() {
        let error = runtime().block_on(outcome(&client, call)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Connect);
        assert!(!error.may_have_started());
        assert_no_key(&error, call.driver.id);
    }
}

/// Returns what the network may do to one exchange.
fn faults() -> Vec<Fault> {
    use Stage::{Connected, Delivered, Requested, Responded};
    let mut faults = vec![Fault::Pass, Fault::Drip { size: 1, pause: Duration::ZERO }];
    for stage in [Connected, Requested, Responded, Delivered(1), Delivered(20), Delivered(150)] {
        faults.extend([Fault::Close(stage), Fault::Reset(stage), Fault::Stall(stage)]);
        faults.push(Fault::Delay(stage, Duration::from_millis(20)));
    }
    for stage in [Requested, Responded] {
        faults.push(Fault::Replace(stage, b"\x16\x03\x01garbage".to_vec()));
        faults.push(Fault::Replace(stage, b"HTTP/1.1 502 Bad Gateway\r\ncontent-length: 4\r\n\r\n<b>!".to_vec()));
    }
    faults.extend([Fault::Truncate(0), Fault::Truncate(10), Fault::ContentLength(7), Fault::ContentLength(-7)]);
    faults
}

#[test]
fn a_misbehaving_network_never_makes_a_second_request_that_could_cost() {
    let tried = for_each_operation(|call| {
        let mut tried = 0;
        for fault in faults() {
            let mock_server = MockServer::start(document()).unwrap();
            let proxy = FaultProxy::start(mock_server.address(), Schedule::sequence([fault.clone()])).unwrap();
            let proxy = Arc::new(proxy);
            // Where the mock server is, with the path that the document's server has.
            let url = mock_server.url_through(&proxy);
            let client = client(&url, mock_server.key())
                .with_retry(webagent::Retry::new().initial_backoff(Duration::from_millis(1)));
            let context = format!("{} through {fault:?}", call.driver.id);
            let result = match fault {
                Fault::Stall(_) => {
                    let proxy = proxy.clone();
                    let is_stalled = move || proxy.exchanges().iter().any(|exchange| exchange.stalled);
                    {
                        let hangs = || wait_until("the network stalls", is_stalled);
                        runtime().block_on(skip_when(hangs, LIMIT, outcome(&client, call)))
                    }
                }
                _ => runtime().block_on(outcome(&client, call)),
            };
            let reached = proxy.exchanges().iter().filter(|exchange| exchange.reached_server).count();
            if !call.is_safe {
                assert!(reached <= 1, "{context}: {reached} requests reached the server");
                assert!(mock_server.runs().len() <= 1, "{context}");
                if let Err(error) = &result {
                    assert!(
                        error.may_have_started() || mock_server.runs().is_empty(),
                        "{context}: a run was started, and the caller is told that none was: {error}"
                    );
                }
            }
            // A schema that nothing satisfies gives no response.
            let is_served =
                !matches!(&result, Err(error) if error.status().is_some_and(|status| status.as_u16() == 501));
            if matches!(fault, Fault::Pass | Fault::Drip { .. } | Fault::Delay(..)) && !call.is_safe && is_served {
                assert!(result.is_ok(), "{context}: {result:?}");
            }
            tried += 1;
        }
        tried
    });
    println!("{tried} calls through a misbehaving network");
}
