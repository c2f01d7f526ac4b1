//! The mock server keeps the document: ours, and any other.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use contract_tests::document::{Document, Schema};
use contract_tests::fault_proxy::{Fault, FaultProxy, Schedule, Stage};
use contract_tests::mock_server::{Finish, MockServer, Outcome, Response, Settings, StartError};
use contract_tests::strategy;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

fn other_document() -> Document {
    Document::parse(include_str!("mock_server.yaml")).unwrap()
}

fn other() -> MockServer {
    MockServer::start(&other_document()).unwrap()
}

/// Longer than any machine takes for what is sure to come.
const PATIENCE: Duration = Duration::from_secs(120);

/// A client that gives up in the end: a test that hangs shows nothing.
fn client() -> reqwest::Client {
    let builder = reqwest::Client::builder().no_proxy();
    builder.timeout(PATIENCE).build().unwrap()
}

/// A request with the key of the other document.
fn request(mock_server: &MockServer, method: Method, path: &str) -> RequestBuilder {
    let url = format!("{}{path}", mock_server.url());
    client().request(method, url).header("x-pass", mock_server.key())
}

async fn send(request: RequestBuilder) -> (u16, Value) {
    let response = request.send().await.unwrap();
    let status = response.status().as_u16();
    let text = response.text().await.unwrap();
    (status, serde_json::from_str(&text).unwrap_or(Value::String(text)))
}

async fn post(mock_server: &MockServer, path: &str, body: Value) -> (u16, Value) {
    send(request(mock_server, Method::POST, path).json(&body)).await
}

async fn get(mock_server: &MockServer, path: &str) -> (u16, Value) {
    send(request(mock_server, Method::GET, path)).await
}

/// Type and place of every problem in a 422 response.
fn problems((status, body): &(u16, Value)) -> Vec<(String, Value)> {
    assert_eq!(*status, 422, "{body}");
    let list = body["detail"].as_array().unwrap();
    for entry in list {
        assert!(!entry["msg"].as_str().unwrap().is_empty(), "{entry}");
        assert!(entry.get("input").is_some(), "{entry}");
    }
    let entry = |entry: &Value| {
        let kind = entry["type"].as_str().unwrap().to_owned();
        (kind, entry["loc"].clone())
    };
    list.iter().map(entry).collect()
}

fn one(kind: &str, loc: Value) -> Vec<(String, Value)> {
    vec![(kind.to_owned(), loc)]
}

#[tokio::test]
async fn every_operation_accepts_a_valid_call_and_responds_as_the_document_says() {
    for document in [Document::load().unwrap(), other_document()] {
        let mock_server = MockServer::start(&document).unwrap();
        let operations = document.operations().unwrap();
        let calls = mock_server.calls();
        assert_eq!(calls.len(), operations.len());
        // Those that start runs come first, so there is one to be shown.
        for at in 0..calls.len() {
            let call = mock_server.calls().swap_remove(at);
            let operation = operations.iter().find(|one| one.id == call.operation_id).unwrap();
            let method: Method = call.method.parse().unwrap();
            let mut request = client().request(method, &call.url);
            for (name, value) in &call.headers {
                request = request.header(name, value);
            }
            let response = request.body(call.body.clone().unwrap_or_default()).send().await.unwrap();
            let status = response.status().as_u16();
            let documented = operation
                .response(status)
                .unwrap_or_else(|| panic!("{call} responds with {status}, which the document does not list"));
            assert!((200..300).contains(&status), "{call} responds with {status}");
            let given = response.headers().get("content-type").cloned();
            let body = response.bytes().await.unwrap();
            match documented.content.first() {
                Some(content) => {
                    assert_eq!(given.unwrap(), content.name);
                    let value = match documented.json() {
                        Some(_) => serde_json::from_slice(&body).unwrap(),
                        None => Value::String(String::from_utf8(body.to_vec()).unwrap()),
                    };
                    let schema = content.schema.as_ref().unwrap();
                    let validator = document.validator(schema).unwrap();
                    assert!(validator.is_valid(&value), "{call} responds with {value}");
                }
                None => assert!(given.is_none() && body.is_empty(), "{call}"),
            }
            let recorded = mock_server.requests().pop().unwrap();
            assert_eq!(recorded.operation_id.as_deref(), Some(operation.id));
            assert_eq!(recorded.status, status);
        }
    }
}

#[tokio::test]
async fn every_operation_refuses_a_call_without_its_key() {
    for document in [Document::load().unwrap(), other_document()] {
        let mock_server = MockServer::start(&document).unwrap();
        for operation in document.operations().unwrap() {
            let call = mock_server.calls().into_iter().find(|c| c.operation_id == operation.id).unwrap();
            for key in [None, Some(""), Some("wrong"), Some("mock-server-keys")] {
                let client = client();
                let mut request = client.request(call.method.parse().unwrap(), &call.url);
                for (name, value) in &call.headers {
                    if !value.contains(mock_server.key()) {
                        request = request.header(name, value);
                    } else if let Some(key) = key {
                        request = request.header(name, value.replace(mock_server.key(), key));
                    }
                }
                let response = send(request.body(call.body.clone().unwrap_or_default())).await;
                if operation.is_secured() {
                    assert_eq!(response, (401, json!({"detail": "Not authenticated"})), "{call}");
                } else {
                    assert_ne!(response.0, 401, "{call}");
                }
            }
        }
        assert!(mock_server.runs().is_empty());
    }
}

/// Draws bodies for every operation, sends them and wants `status` for each.
fn draw_bodies<T: std::fmt::Debug>(
    draw: impl Fn(&Document, &Schema<'_>) -> BoxedStrategy<T>,
    body: impl Fn(&T) -> String,
    expected: impl Fn(u16) -> bool,
) {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_all().build().unwrap();
    for document in [Document::load().unwrap(), other_document()] {
        let mock_server = MockServer::start(&document).unwrap();
        let client = client();
        for operation in document.operations().unwrap() {
            let Some(schema) = operation.body.as_ref().and_then(|body| body.json()) else {
                continue;
            };
            let call = mock_server.calls().into_iter().find(|c| c.operation_id == operation.id).unwrap();
            let mut runner = TestRunner::new(Config::with_cases(64));
            runner
                .run(&draw(&document, schema), |drawn| {
                    let mut request = client.request(call.method.parse().unwrap(), &call.url);
                    for (name, value) in &call.headers {
                        request = request.header(name, value);
                    }
                    let (status, response) = runtime.block_on(send(request.body(body(&drawn))));
                    prop_assert!(expected(status), "{}: {status} {response}", operation.id);
                    Ok(())
                })
                .unwrap();
        }
    }
}

#[test]
fn every_body_that_is_valid_under_the_document_is_accepted() {
    draw_bodies(
        |document, schema| strategy::valid(document, schema).unwrap(),
        Value::to_string,
        |status| (200..300).contains(&status),
    );
}

#[test]
fn every_body_that_breaks_the_document_is_refused() {
    draw_bodies(
        |document, schema| strategy::invalid(document, schema).unwrap(),
        |broken| broken.value.to_string(),
        |status| status == 422,
    );
}

#[tokio::test]
async fn one_of_several_ways_to_be_let_in_is_enough_and_needs_all_its_parts() {
    let mock_server = other();
    let key = mock_server.key();
    let path = "/shelves/1/jars/6f2a1c9e-0b7d-4e58-9a31-5d8c7e4f0b12";
    let client = client();
    let put = |query: &str| {
        let request = client.put(format!("{}{path}{query}", mock_server.url()));
        request.json(&json!({"kind": "jam"}))
    };
    assert_eq!(send(put("").header("authorization", format!("Bearer {key}"))).await.0, 204);
    assert_eq!(send(put("").header("authorization", format!("Basic {key}"))).await.0, 401);
    assert_eq!(send(put("").header("x-pass", key)).await.0, 401);
    assert_eq!(send(put(&format!("?client={key}"))).await.0, 401);
    assert_eq!(send(put(&format!("?client={key}")).header("x-pass", key)).await.0, 204);
}

#[tokio::test]
async fn unknown_paths_are_404_and_wrong_methods_405_with_what_is_allowed() {
    let mock_server = other();
    for path in ["/nothing", "/recipes", "/bakes/1/2", "/bakes/", "//bakes", "/recipes//bakes"] {
        let response = get(&mock_server, path).await;
        assert_eq!(response, (404, json!({"detail": "Not Found"})), "{path}");
    }
    let client = client();
    let outside = client.post(format!("http://{}/bakes", mock_server.address()));
    assert_eq!(send(outside).await.0, 404);
    for (method, path, allow) in [
        (Method::GET, "/recipes/1/bakes", "POST"),
        (Method::HEAD, "/recipes/1/bakes", "POST"),
        (Method::OPTIONS, "/bakes", "POST"),
        (Method::POST, "/shelves/1/jars/2", "DELETE, PUT"),
        (Method::from_bytes(b"BREW").unwrap(), "/search", "GET"),
    ] {
        let response = request(&mock_server, method.clone(), path).send().await.unwrap();
        assert_eq!(response.status(), 405, "{path}");
        assert_eq!(response.headers()["allow"], allow, "{path}");
        let body = response.text().await.unwrap();
        let expected = if method == Method::HEAD { "" } else { r#"{"detail":"Method Not Allowed"}"# };
        assert_eq!(body, expected);
    }
}

#[tokio::test]
async fn a_segment_of_the_path_is_one_value_decoded_once_and_the_literal_path_wins() {
    let mock_server = other();
    for (segment, value) in
        [("a%2Fb", "a/b"), ("a%252Fb", "a%2Fb"), ("%F0%9F%8D%9E%20%3F%23", "🍞 ?#"), ("a+b", "a+b"), ("%00", "\0")]
    {
        let (status, run) = post(&mock_server, &format!("/recipes/{segment}/bakes"), json!({})).await;
        assert_eq!(status, 200);
        assert_eq!(run["source"], value);
        let recorded = mock_server.requests().pop().unwrap();
        assert_eq!(recorded.path, format!("/v2/recipes/{segment}/bakes"));
        assert_eq!(recorded.path_parameters["recipe"], value);
        assert_eq!(mock_server.runs().pop().unwrap().task_id, value);
    }
    let response = post(&mock_server, "/recipes/%FF/bakes", json!({})).await;
    assert_eq!(problems(&response), one("string_unicode", json!(["path", "recipe"])));
    assert!(get(&mock_server, "/bakes/all").await.1.is_array());
}

#[tokio::test]
async fn a_body_that_breaks_the_document_is_refused_with_its_place() {
    let mock_server = other();
    for (body, kind, loc) in [
        (json!({"note": 5}), "string_type", json!(["body", "note"])),
        (json!({"minutes": "5"}), "int_type", json!(["body", "minutes"])),
        (json!({"minutes": 1.5}), "int_type", json!(["body", "minutes"])),
        (json!({"hold": 1}), "bool_type", json!(["body", "hold"])),
        (json!([]), "dict_type", json!(["body"])),
        (json!(null), "dict_type", json!(["body"])),
        (json!("{}"), "dict_type", json!(["body"])),
    ] {
        let response = post(&mock_server, "/recipes/1/bakes", body.clone()).await;
        assert_eq!(problems(&response), one(kind, loc), "{body}");
    }
    let response = post(&mock_server, "/recipes/1/bakes", json!({"shape": 5})).await;
    let place = json!(["body", "shape"]);
    let both = ["string_type", "dict_type"].map(|kind| (kind.to_owned(), place.clone()));
    assert_eq!(problems(&response), both);
    assert_eq!(response.1["detail"][0]["input"], 5);

    let response = post(&mock_server, "/bakes", json!({"note": 5, "text": "ab"})).await;
    let mut found = problems(&response);
    found.sort_by_key(|(kind, _)| kind.clone());
    assert_eq!(
        found,
        [("string_too_short".to_owned(), json!(["body", "text"])), ("string_type".to_owned(), json!(["body", "note"])),]
    );
    let response = post(&mock_server, "/bakes", json!({})).await;
    assert_eq!(problems(&response), one("missing", json!(["body", "text"])));
    assert_eq!(response.1["detail"][0]["msg"], "Field required");

    let jar = |body: Value| {
        let path = "/shelves/1/jars/6f2a1c9e-0b7d-4e58-9a31-5d8c7e4f0b12";
        let request = request(&mock_server, Method::PUT, path).bearer_auth(mock_server.key());
        send(request.json(&body))
    };
    for (body, kind, loc) in [
        (json!({"kind": "jam", "x": 1}), "extra_forbidden", json!(["body", "x"])),
        (json!({"kind": "jam", "grams": 0}), "greater_than", json!(["body", "grams"])),
    ] {
        assert_eq!(problems(&jar(body).await), one(kind, loc));
    }
    let response = jar(json!({"kind": "soup"})).await;
    assert_eq!(response.1["detail"][0]["msg"], "Input should be 'jam' or 'tea'");
    assert!(mock_server.runs().is_empty(), "a refused request starts no run");
}

#[tokio::test]
async fn a_body_that_is_no_json_or_of_another_type_is_refused() {
    let mock_server = other();
    let raw = |content_type: Option<&str>, body: Vec<u8>| {
        let mut request = request(&mock_server, Method::POST, "/recipes/1/bakes").body(body);
        if let Some(content_type) = content_type {
            request = request.header("content-type", content_type);
        }
        send(request)
    };
    let json_type = Some("application/json");
    for (body, position) in [
        (&b"{\"note\": }"[..], 9),
        (b"", 0),
        (b"{\n\"note\"\n}", 9),
        (b"{} {}", 3),
        (b"{\"note\":\"\xff\"}", 9),
        (b"{'a':1}", 1),
    ] {
        let response = raw(json_type, body.to_vec()).await;
        let text = String::from_utf8_lossy(body);
        assert_eq!(problems(&response), one("json_invalid", json!(["body", position])), "{text:?}");
    }
    assert_eq!(raw(json_type, b"[".repeat(100_000)).await.0, 422);
    for content_type in [None, Some("text/plain"), Some("application/x-www-form-urlencoded")] {
        let response = raw(content_type, b"{}".to_vec()).await;
        assert_eq!(problems(&response), one("model_attributes_type", json!(["body"])));
        assert_eq!(response.1["detail"][0]["input"], "{}");
    }
    for content_type in ["application/json; charset=utf-8", "APPLICATION/JSON", "application/x+json"] {
        assert_eq!(raw(Some(content_type), b"{}".to_vec()).await.0, 200, "{content_type}");
    }
    assert_eq!(problems(&raw(None, Vec::new()).await), one("missing", json!(["body"])));
}

#[tokio::test]
async fn a_form_is_read_as_one() {
    let mock_server = other();
    let order = |body: &'static str| {
        let request = request(&mock_server, Method::POST, "/orders").body(body);
        send(request.header("content-type", "application/x-www-form-urlencoded"))
    };
    let (status, body) = order("count=3&note=a+b").await;
    assert_eq!(status, 202);
    assert_eq!(body, json!({"eta": "2026-01-02T03:04:05Z"}));
    assert_eq!(problems(&order("note=1").await), one("missing", json!(["body", "count"])));
    let response = order("count=0").await;
    assert_eq!(problems(&response), one("greater_than_equal", json!(["body", "count"])));
}

#[tokio::test]
async fn bytes_are_not_looked_into_but_their_type_is() {
    let mock_server = other();
    let upload = |content_type: &str, body: &'static [u8]| {
        let request = request(&mock_server, Method::POST, "/photos").body(body);
        send(request.header("content-type", content_type))
    };
    assert_eq!(upload("image/png", b"\x89PNG\xff").await, (200, json!("text")));
    let response = upload("text/plain", b"a").await;
    assert_eq!(problems(&response), one("model_attributes_type", json!(["body"])));
}

#[tokio::test]
async fn parameters_are_read_by_their_style_and_checked() {
    let mock_server = other();
    let search = |query: &str| {
        let path = format!("/search?{query}");
        send(request(&mock_server, Method::GET, &path).header("x-trace", "0123abcd"))
    };
    for query in [
        "limit=1",
        "limit=100&exact=true&order=up&tag=1&tag=2&word=a,b&near%5Bx%5D=1.5",
        "limit=5&unknown=1",
        "limit=7&limit=8",
        "word=&limit=5",
    ] {
        assert_eq!(search(query).await.0, 200, "{query}");
    }
    for (query, kind, loc) in [
        ("", "missing", json!(["query", "limit"])),
        ("limit=x", "int_parsing", json!(["query", "limit"])),
        ("limit=", "int_parsing", json!(["query", "limit"])),
        ("limit=1.5", "int_type", json!(["query", "limit"])),
        ("limit=0", "greater_than_equal", json!(["query", "limit"])),
        ("limit=101", "less_than_equal", json!(["query", "limit"])),
        ("limit=1&exact=maybe", "bool_parsing", json!(["query", "exact"])),
        ("limit=1&order=left", "enum", json!(["query", "order"])),
        ("limit=1&tag=1&tag=x", "int_parsing", json!(["query", "tag", 1])),
        ("limit=1&tag=1&tag=2&tag=3", "too_long", json!(["query", "tag"])),
        ("limit=1&near[x]=west", "float_parsing", json!(["query", "near", "x"])),
    ] {
        assert_eq!(problems(&search(query).await), one(kind, loc), "{query}");
    }
    let plain = |request: RequestBuilder| send(request);
    let without = request(&mock_server, Method::GET, "/search?limit=1");
    assert_eq!(problems(&plain(without).await), one("missing", json!(["header", "x-trace"])));
    let wrong = request(&mock_server, Method::GET, "/search?limit=1").header("x-trace", "XYZ");
    let expected = one("string_pattern_mismatch", json!(["header", "x-trace"]));
    assert_eq!(problems(&plain(wrong).await), expected);
    for (cookie, status) in [("a=1; session=ab", 200), ("session=a", 422), ("a=1", 200)] {
        let request = request(&mock_server, Method::GET, "/search?limit=1").header("x-trace", "0123abcd");
        assert_eq!(send(request.header("cookie", cookie)).await.0, status, "{cookie}");
    }
    let shelf = request(&mock_server, Method::PUT, "/shelves/x/jars/y").bearer_auth(mock_server.key());
    let found = problems(&send(shelf.json(&json!({"kind": 1}))).await);
    assert_eq!(
        found,
        [("int_parsing".to_owned(), json!(["path", "shelf"])), ("value_error".to_owned(), json!(["path", "jar"])),]
    );
}

#[tokio::test]
async fn a_run_that_is_waited_for_is_done_at_once() {
    let mock_server = other();
    let (status, run) = post(&mock_server, "/recipes/rye/bakes", json!({"hold": true})).await;
    assert_eq!(status, 200);
    assert_eq!(run["source"], "rye");
    assert_eq!(run["state"], "eaten");
    assert_eq!((&run["over"], &run["good"]), (&json!(true), &json!(true)));
    assert!(run["cake"].is_string());
    assert!(run["grade"].as_i64().unwrap() >= 7, "what no role fills is an example");
    let no = run["no"].as_str().unwrap();
    assert_eq!(get(&mock_server, &format!("/bakes/{no}")).await, (200, run));
}

#[tokio::test]
async fn a_run_that_nobody_waits_for_is_pending_and_done_when_it_is_looked_at_again() {
    let mock_server = other();
    for body in [json!({}), json!({"hold": false}), json!({"hold": null})] {
        let (_, run) = post(&mock_server, "/recipes/rye/bakes", body).await;
        assert_eq!(run["state"], "baking");
        assert_eq!((&run["over"], &run["good"]), (&json!(false), &Value::Null));
        assert_eq!(run["cake"], Value::Null);
        let path = format!("/bakes/{}", run["no"].as_str().unwrap());
        assert_eq!(get(&mock_server, &path).await, (200, run));
        let (_, done) = get(&mock_server, &path).await;
        assert_eq!(done["state"], "eaten");
        assert_eq!(done["over"], true);
        assert_eq!(get(&mock_server, &path).await, (200, done.clone()));
        let started = mock_server.runs().pop().unwrap();
        assert_eq!((started.polls, started.done), (3, true));
        assert_eq!(started.run, done);
        assert_eq!(started.operation_id, "bake_recipe");
    }
    let ids: Vec<String> = mock_server.runs().into_iter().map(|run| run.id).collect();
    assert_eq!(ids.len(), 3);
    assert!(ids[0] != ids[1] && ids[1] != ids[2]);
    let unknown = get(&mock_server, "/bakes/none").await;
    assert_eq!(unknown, (404, json!({"detail": "Run not found"})));
}

#[tokio::test]
async fn an_operation_without_a_task_in_its_path_starts_a_run_with_a_task_of_its_own() {
    let mock_server = other();
    let (status, run) = post(&mock_server, "/bakes", json!({"text": "rye bread", "hold": true})).await;
    assert_eq!(status, 201);
    assert!(!run["source"].as_str().unwrap().is_empty());
    let started = mock_server.runs().pop().unwrap();
    assert_eq!(started.operation_id, "bake");
    assert_eq!(run["source"], started.task_id);
    assert_eq!(started.body["text"], "rye bread");
}

/// A time that no test takes.
const LONG: Duration = Duration::from_secs(10_000);

/// Starts a call whose response waits for its run, and returns once the run has started.
async fn held(mock_server: &MockServer, body: Value) -> tokio::task::JoinHandle<(u16, Value)> {
    let started = mock_server.runs().len();
    let request = request(mock_server, Method::POST, "/recipes/1/bakes").json(&body);
    let call = tokio::spawn(send(request));
    while mock_server.runs().len() == started {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    call
}

#[tokio::test]
async fn runs_end_after_a_time_or_never_when_told_so() {
    let settings = Settings { finish: Finish::After(LONG), ..Settings::default() };
    let mock_server = MockServer::start_with(&other_document(), settings).unwrap();
    let (_, run) = post(&mock_server, "/recipes/1/bakes", json!({})).await;
    assert_eq!(run["over"], false);
    let path = format!("/bakes/{}", run["no"].as_str().unwrap());
    for _ in 0..3 {
        assert_eq!(get(&mock_server, &path).await.1["over"], false);
    }
    let waiting = held(&mock_server, json!({"hold": true})).await;
    assert!(!waiting.is_finished());
    mock_server.advance(LONG);
    assert_eq!(get(&mock_server, &path).await.1["over"], true);
    assert_eq!(waiting.await.unwrap().1["over"], true, "it was waited for");

    mock_server.set_finish(Finish::Never);
    let (_, run) = post(&mock_server, "/recipes/1/bakes", json!({})).await;
    let path = format!("/bakes/{}", run["no"].as_str().unwrap());
    let waiting = held(&mock_server, json!({"hold": true})).await;
    for _ in 0..5 {
        mock_server.advance(LONG);
        assert_eq!(get(&mock_server, &path).await.1["state"], "baking");
    }
    assert!(!waiting.is_finished());
    waiting.abort();
    assert_eq!(mock_server.runs().len(), 4);
}

#[tokio::test]
async fn time_as_it_passes_ends_a_run_as_well() {
    let time = Duration::from_millis(30);
    let settings = Settings { finish: Finish::After(time), ..Settings::default() };
    let mock_server = MockServer::start_with(&other_document(), settings).unwrap();
    let start = Instant::now();
    let (_, run) = post(&mock_server, "/recipes/1/bakes", json!({"hold": true})).await;
    assert_eq!(run["over"], true);
    assert!(start.elapsed() >= time, "it was waited for");
}

#[tokio::test]
async fn a_run_fails_when_its_own_time_is_over() {
    let mock_server = other();
    let second = Duration::from_secs(1);
    let failed = (json!("burnt"), json!(false), json!(true));
    let state = |run: &Value| (run["state"].clone(), run["good"].clone(), run["over"].clone());
    // The run would never end by itself, or later than its own limit of a thousand seconds.
    for finish in [Finish::Never, Finish::After(LONG), Finish::Polls(99), Finish::After(1_001 * second)] {
        mock_server.set_finish(finish);
        let (_, run) = post(&mock_server, "/recipes/1/bakes", json!({"minutes": 1_000})).await;
        let path = format!("/bakes/{}", run["no"].as_str().unwrap());
        assert_eq!(get(&mock_server, &path).await.1["state"], "baking", "{finish:?}");
        mock_server.advance(1_000 * second);
        assert_eq!(state(&get(&mock_server, &path).await.1), failed, "{finish:?}");
    }
    mock_server.set_finish(Finish::After(LONG));
    let waiting = held(&mock_server, json!({"hold": true, "minutes": 1_000})).await;
    mock_server.advance(1_000 * second);
    assert_eq!(state(&waiting.await.unwrap().1), failed);

    for finish in [Finish::After(999 * second), Finish::After(1_000 * second)] {
        mock_server.set_finish(finish);
        let waiting = held(&mock_server, json!({"hold": true, "minutes": 1_000})).await;
        mock_server.advance(1_000 * second);
        assert_eq!(waiting.await.unwrap().1["state"], "eaten", "it was done before");
    }
    mock_server.set_finish(Finish::Polls(1));
    for minutes in [json!(0), json!(-5), json!(null)] {
        let (_, run) = post(&mock_server, "/recipes/1/bakes", json!({"minutes": minutes})).await;
        assert_eq!(run["state"], "baking", "{minutes} is no limit");
    }
}

#[tokio::test]
async fn a_result_follows_the_schema_that_was_asked_for() {
    let mock_server = other();
    let schema = json!({
        "type": "object",
        "required": ["airline", "price"],
        "properties": {
            "airline": {"type": "string", "minLength": 9},
            "price": {"type": "number", "exclusiveMinimum": 10},
            "legs": {"type": "array", "items": {"$ref": "#/definitions/Leg"}},
        },
        "definitions": {"Leg": {"enum": ["out", "back"]}},
    });
    for given in [schema.clone(), json!(schema.to_string())] {
        let body = json!({"hold": true, "shape": given});
        let (_, run) = post(&mock_server, "/recipes/1/bakes", body).await;
        assert!(jsonschema::draft7::is_valid(&schema, &run["cake"]), "{run}");
        assert_eq!(run["cake"]["legs"], json!(["out"]));
    }
    let (_, run) = post(&mock_server, "/recipes/1/bakes", json!({"hold": true, "shape": null})).await;
    assert_eq!(run["state"], "eaten");
    let (_, run) = post(&mock_server, "/recipes/1/bakes", json!({"hold": true, "shape": "false"})).await;
    assert_eq!((&run["state"], &run["cake"]), (&json!("burnt"), &Value::Null));
}

#[tokio::test]
async fn a_schema_of_a_result_that_is_none_asks_for_nothing() {
    let mock_server = other();
    for shape in [
        json!(""),
        json!("no json"),
        json!("5"),
        json!("{\"type\": 5}"),
        json!({"type": "text"}),
        json!({"properties": {"a": {"minimum": "1"}}}),
        json!("[".repeat(10_000)),
    ] {
        let body = json!({"shape": shape, "hold": true});
        let (status, run) = post(&mock_server, "/recipes/1/bakes", body).await;
        assert_eq!((status, &run["state"]), (200, &json!("eaten")), "{shape}");
        assert!(run["cake"].is_string());
    }
    // Schemas of which no value is found, and one that asks for what is elsewhere.
    for shape in [
        json!({"$ref": "http://127.0.0.1:1/schema.json"}),
        json!({"$ref": "#"}),
        json!({"pattern": "("}),
        json!({"minLength": 1e300}),
    ] {
        let response = post(&mock_server, "/recipes/1/bakes", json!({"shape": shape})).await;
        assert_eq!(response.0, 200, "{shape}: {response:?}");
    }
}

#[tokio::test]
async fn a_test_decides_how_the_next_runs_end() {
    let mock_server = other();
    mock_server.next_run(Outcome::success(json!({"crumbs": [1, 2]})));
    mock_server.next_run(Outcome::failure());
    mock_server.next_run(Outcome { finish: Some(Finish::Polls(0)), ..Outcome::status("half-baked") });
    let hold = json!({"hold": true});
    let (_, run) = post(&mock_server, "/recipes/1/bakes", hold.clone()).await;
    assert_eq!(run["cake"], json!({"crumbs": [1, 2]}));
    assert_eq!(run["state"], "eaten");
    let (_, run) = post(&mock_server, "/recipes/1/bakes", hold.clone()).await;
    assert_eq!((&run["state"], &run["good"]), (&json!("burnt"), &json!(false)));
    let (_, run) = post(&mock_server, "/recipes/1/bakes", json!({})).await;
    assert_eq!((&run["state"], &run["over"]), (&json!("half-baked"), &json!(true)));
    let (_, run) = post(&mock_server, "/recipes/1/bakes", hold).await;
    assert_eq!(run["state"], "eaten");
}

#[tokio::test]
async fn a_response_shows_the_task_that_the_path_names() {
    let mock_server = other();
    assert_eq!(get(&mock_server, "/recipes/anything").await.1["id"], "anything");
    assert_eq!(get(&mock_server, "/recipes/anything").await.1["source"], "anything");
}

#[tokio::test]
async fn a_run_counts_as_started_also_when_its_response_is_lost() {
    let mock_server = other();
    let proxy = FaultProxy::start(
        mock_server.address(),
        Schedule::sequence([
            Fault::Reset(Stage::Requested),
            Fault::Reset(Stage::Responded),
            Fault::Truncate(5),
            Fault::Pass,
        ]),
    )
    .unwrap();
    let client = client();
    let mut read = Vec::new();
    for recipe in ["a", "b", "c", "d"] {
        let url = format!("{}/v2/recipes/{recipe}/bakes", proxy.url());
        let request = client.post(url).header("x-pass", mock_server.key()).json(&json!({}));
        let response = async { request.send().await?.bytes().await };
        read.push(response.await.is_ok());
    }
    assert_eq!(read, [false, false, false, true]);
    let started: Vec<String> = mock_server.runs().into_iter().map(|run| run.task_id).collect();
    assert_eq!(started, ["b", "c", "d"]);
    assert_eq!(mock_server.runs_by_task().get("b"), Some(&1));
    assert_eq!(mock_server.requests().len(), 3);
    let reached: Vec<bool> = proxy.exchanges().iter().map(|one| one.reached_server).collect();
    assert_eq!(reached, [false, true, true, true]);
}

#[tokio::test]
async fn requests_are_recorded_as_they_came() {
    let mock_server = other();
    let body = "{ \"note\" : \"\\u00e9\" }";
    let request = request(&mock_server, Method::POST, "/recipes/a%2Fb/bakes?x=%20&y");
    let request = request.header("content-type", "application/json").header("x-own", "1");
    assert_eq!(send(request.body(body)).await.0, 200);
    let recorded = mock_server.take_requests().pop().unwrap();
    assert_eq!(recorded.method, "POST");
    assert_eq!(recorded.path, "/v2/recipes/a%2Fb/bakes");
    assert_eq!(recorded.query.as_deref(), Some("x=%20&y"));
    assert_eq!(recorded.headers["x-own"], "1");
    assert_eq!(recorded.body, body.as_bytes());
    assert_eq!(recorded.operation_id.as_deref(), Some("bake_recipe"));
    assert_eq!(recorded.path_parameters["recipe"], "a/b");
    assert_eq!(recorded.status, 200);
    assert!(mock_server.requests().is_empty());
    get(&mock_server, "/nowhere").await;
    let recorded = mock_server.requests().pop().unwrap();
    assert_eq!((recorded.operation_id, recorded.status), (None, 404));
}

#[tokio::test]
async fn scripted_responses_come_first_and_start_no_run() {
    let mock_server = other();
    let html = Response::new(502, "<html>").with_header("content-type", "text/html");
    mock_server.respond_next(2, html.clone());
    mock_server.respond_with(2, |request| {
        let lucky = request.path_parameters.get("recipe")? == "lucky";
        lucky.then(|| Response::json(200, &json!({"seen": request.method})))
    });
    mock_server.respond_next(1, Response::new(20, ""));
    mock_server.respond_next(1, Response::json(429, &json!({})).after(Duration::from_millis(50)));
    for _ in 0..2 {
        let response = request(&mock_server, Method::POST, "/bakes").send().await.unwrap();
        assert_eq!(response.status(), 502);
        assert_eq!(response.headers()["content-type"], "text/html");
        assert_eq!(response.text().await.unwrap(), "<html>");
    }
    let seen = post(&mock_server, "/recipes/lucky/bakes", json!({})).await;
    assert_eq!(seen, (200, json!({"seen": "POST"})));
    assert_eq!(post(&mock_server, "/recipes/other/bakes", json!({})).await.1["source"], "other");
    let (status, problem) = get(&mock_server, "/search").await;
    assert_eq!(status, 500);
    assert!(problem.as_str().unwrap().contains("the response that a test requested"), "{problem}");
    let start = Instant::now();
    assert_eq!(get(&mock_server, "/search").await.0, 429);
    assert!(start.elapsed() >= Duration::from_millis(50));
    assert_eq!(get(&mock_server, "/search").await.0, 422);
    assert_eq!(mock_server.runs().len(), 1);
    let statuses: Vec<u16> = mock_server.requests().iter().map(|one| one.status).collect();
    assert_eq!(statuses, [502, 502, 200, 200, 20, 429, 422]);
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused_with_a_response() {
    let settings = Settings { max_body: 1000, ..Settings::default() };
    let mock_server = MockServer::start_with(&other_document(), settings).unwrap();
    let body = |size: usize| json!({"note": "a".repeat(size)});
    assert_eq!(post(&mock_server, "/recipes/1/bakes", body(900)).await.0, 200);
    let large = post(&mock_server, "/recipes/1/bakes", body(3_000_000)).await;
    assert_eq!(large, (413, json!({"detail": "Request body too large"})));
    assert_eq!(Settings::default().max_body, 10 << 20);
    assert_eq!(mock_server.runs().len(), 1);
}

#[tokio::test]
async fn the_paths_stand_below_the_documents_server_or_where_it_is_told() {
    let mock_server = other();
    assert_eq!(mock_server.url(), format!("http://{}/v2", mock_server.address()));
    for (base_path, shown) in [("", ""), ("/", ""), ("/a/b/", "/a/b"), ("c", "/c")] {
        let settings = Settings { base_path: Some(base_path.to_owned()), ..Settings::default() };
        let mock_server = MockServer::start_with(&other_document(), settings).unwrap();
        assert_eq!(mock_server.url(), format!("http://{}{shown}", mock_server.address()));
        assert_eq!(post(&mock_server, "/recipes/1/bakes", json!({})).await.0, 200, "{base_path:?}");
    }
}

#[tokio::test]
async fn without_roles_every_operation_responds_with_an_example() {
    let text = include_str!("mock_server.yaml").replace("x-webagent-role", "x-other");
    let document = Document::parse(&text).unwrap();
    let mock_server = MockServer::start(&document).unwrap();
    for path in ["/recipes/rye/bakes", "/recipes/oat/bakes"] {
        let (status, run) = post(&mock_server, path, json!({})).await;
        assert_eq!(status, 200);
        let schema = document.schema("#/components/schemas/Bake").unwrap();
        assert!(document.validator(&schema).unwrap().is_valid(&run));
    }
    assert_eq!(get(&mock_server, "/bakes/none").await.0, 200);
    assert_eq!(get(&mock_server, "/recipes/rye").await.1["source"], "rye");
    assert!(mock_server.runs().is_empty());
}

#[tokio::test]
async fn the_words_for_the_states_can_be_named() {
    let states = "x-webagent-states: {pending: eaten, succeeded: [burnt], failed: [baking, eaten]}\n";
    let text = include_str!("mock_server.yaml");
    let text = text.replace("          default: baking\n", &format!("          default: baking\n          {states}"));
    let mock_server = MockServer::start(&Document::parse(&text).unwrap()).unwrap();
    assert_eq!(post(&mock_server, "/recipes/1/bakes", json!({})).await.1["state"], "eaten");
    let hold = json!({"hold": true});
    assert_eq!(post(&mock_server, "/recipes/1/bakes", hold).await.1["state"], "burnt");
}

#[test]
fn what_cannot_be_served_is_told_with_its_place() {
    for (from, to, place, words) in [
        ("over: {type: boolean", "over: {type: string", "/components/schemas/Bake/properties/over", "must allow true"),
        (
            "default: baking",
            "x-webagent-states: {failed: lost}",
            "/components/schemas/Bake/properties/state",
            "must allow \"lost\"",
        ),
        ("no: {type: string, x-webagent-role: run_id}", "no: {type: string}", "/components/schemas/Bake", "run_id"),
        (
            "Bearer: {type: http, scheme: bearer}",
            "Bearer: {type: mutualTLS}",
            "/components/securitySchemes/Bearer",
            "cannot check this scheme",
        ),
        ("style: deepObject", "style: tabbed", "/paths/~1search/get/parameters/5/schema", "cannot read this parameter"),
        ("/search:", "/search/{a}{b}:", "/paths/~1search~1{a}{b}/get", "separates"),
        (
            "'204': {description: Full.}",
            "'404': {description: Full.}",
            "/paths/~1shelves~1{shelf}~1jars~1{jar}/put/responses",
            "no success response",
        ),
        (
            "grade: {type: integer, minimum: 7}",
            "grade: {type: integer, minimum: 7, maximum: 6}",
            "/components/schemas/Bake",
            "no example",
        ),
    ] {
        let text = include_str!("mock_server.yaml");
        assert!(text.contains(from));
        let document = Document::parse(&text.replace(from, to)).unwrap();
        let message = match MockServer::start(&document) {
            Err(error) => error.to_string(),
            Ok(mock_server) => {
                let (_, problem) = mock_server.unserved().pop().unwrap();
                assert_eq!(mock_server.calls().len(), document.operations().unwrap().len() - 1);
                problem
            }
        };
        assert!(message.starts_with(&format!("{place}: ")), "{message}");
        assert!(message.contains(words), "{message}");
    }
}

#[tokio::test]
async fn an_operation_that_cannot_be_served_gets_501_and_the_others_are_served() {
    let text = include_str!("mock_server.yaml").replace("style: deepObject", "style: tabbed");
    let mock_server = MockServer::start(&Document::parse(&text).unwrap()).unwrap();
    let (status, body) = get(&mock_server, "/search?limit=1").await;
    assert_eq!(status, 501);
    assert!(body["detail"].as_str().unwrap().contains("/paths/~1search/get/parameters/5/schema: "), "{body}");
    assert_eq!(post(&mock_server, "/recipes/1/bakes", json!({})).await.0, 200);
    let ids: Vec<String> = mock_server.unserved().into_iter().map(|(id, _)| id).collect();
    assert_eq!(ids, ["search"]);
}

#[tokio::test]
async fn bodies_are_recorded_up_to_a_bound_and_served_beyond_it() {
    let settings = Settings { max_recorded: 1_000, ..Settings::default() };
    let mock_server = MockServer::start_with(&other_document(), settings).unwrap();
    let body = |size: usize| json!({"note": "a".repeat(size)});
    for size in [500, 480, 600, 1_000_000] {
        assert_eq!(post(&mock_server, "/recipes/1/bakes", body(size)).await.0, 200);
    }
    let recorded = mock_server.take_requests();
    let recorded: Vec<_> = recorded.iter().map(|request| (request.body.len(), request.is_body_omitted)).collect();
    assert_eq!(recorded, [(511, false), (0, true), (0, true), (0, true)]);
    assert_eq!(post(&mock_server, "/recipes/1/bakes", body(500)).await.0, 200);
    assert_eq!(mock_server.requests()[0].body.len(), 511, "what is taken makes room");
    let kept = mock_server.runs().iter().filter(|run| !run.body.is_null()).count();
    assert_eq!((kept, mock_server.runs().len()), (1, 5));
}

#[test]
fn a_port_that_is_taken_is_an_error_with_its_number() {
    let first = other();
    let settings = Settings { port: first.address().port(), ..Settings::default() };
    let error = MockServer::start_with(&other_document(), settings).unwrap_err();
    assert!(matches!(error, StartError::Listen { .. }));
    assert!(error.to_string().contains(&first.address().port().to_string()), "{error}");
}

#[test]
fn a_stopped_mock_server_refuses_connections() {
    let mock_server = other();
    let address = mock_server.address();
    let mut open = TcpStream::connect(address).unwrap();
    mock_server.stop();
    assert!(TcpStream::connect(address).is_err());
    open.set_read_timeout(Some(PATIENCE)).unwrap();
    assert!(matches!(open.read(&mut [0]), Ok(0) | Err(_)), "open connections are closed");
}

/// Whatever comes, no mock_server panics, and the next good request gets a response.
#[tokio::test]
async fn nonsense_does_not_harm_it() {
    static PANICS: AtomicUsize = AtomicUsize::new(0);
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if std::thread::current().name() == Some("mock-server") {
            PANICS.fetch_add(1, Ordering::Relaxed);
        }
        hook(info);
    }));
    let mock_server = other();
    let with = |head: &str, body: &[u8]| {
        let head = format!(
            "{head}\r\nhost: x\r\nx-pass: mock-server-key\r\ncontent-length: {}\r\n\
             content-type: application/json\r\nconnection: close\r\n\r\n",
            body.len()
        );
        [head.as_bytes(), body].concat()
    };
    let mut all = vec![
        b"\0\x01\x02\xff\r\n\r\n".to_vec(),
        b"GET\r\n\r\n".to_vec(),
        b"GET / HTTP/9.9\r\n\r\n".to_vec(),
        b"POST /v2/bakes HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n".to_vec(),
        b"POST /v2/bakes HTTP/1.1\r\nhost: x\r\ncontent-length: 99\r\n\r\n{".to_vec(),
        with("OPTIONS * HTTP/1.1", b""),
        with("GET http://other/v2/search HTTP/1.1", b""),
        with("GET /v2/search?%FF=%zz&&==&limit=%F0 HTTP/1.1", b""),
        with("POST /v2/recipes/%/bakes HTTP/1.1", b"{}"),
        with("POST /v2/recipes/%ff%00%/bakes HTTP/1.1", b"{\"a\":1e999}"),
        with("PUT /v2/shelves/99999999999999999999/jars/%F0%9F HTTP/1.1", b"\xef\xbb\xbf{}"),
    ];
    let mut random = fastrand::Rng::with_seed(7);
    let body = br##"{"shape":{"type":"object","properties":{"a":{"$ref":"#"}}},"hold":true}"##;
    for _ in 0..150 {
        let mut bytes = with("POST /v2/recipes/a%20b/bakes?x=1 HTTP/1.1", body);
        for _ in 0..random.usize(1..4) {
            let at = random.usize(..bytes.len());
            bytes[at] = random.u8(..);
        }
        all.push(bytes);
    }
    for bytes in all {
        let mut stream = TcpStream::connect(mock_server.address()).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let _ = stream.write_all(&bytes);
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let mut response = Vec::new();
        let _ = stream.read_to_end(&mut response);
        let response = String::from_utf8_lossy(&response);
        assert!(!response.starts_with("HTTP/1.1 5"), "{} gets {response}", String::from_utf8_lossy(&bytes));
    }
    assert_eq!(post(&mock_server, "/recipes/1/bakes", json!({})).await.0, 200);
    assert_eq!(PANICS.load(Ordering::Relaxed), 0);
}

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_mock-server"))
}

/// The arguments of a line that begins with curl, as a shell hands them over.
fn shell_arguments(line: &str) -> Vec<String> {
    let script = format!("curl() {{ printf '%s\\0' \"$@\"; }}; {line}");
    let output = Command::new("sh").args(["-c", &script]).output().unwrap();
    assert!(output.status.success(), "{line}");
    let text = String::from_utf8(output.stdout).unwrap();
    text.trim_end_matches('\0').split('\0').map(str::to_owned).collect()
}

#[tokio::test]
async fn the_program_prints_what_a_caller_needs_and_a_line_that_works_and_ends_with_ctrl_c() {
    let mut child = program().stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    let mut exported = |name: &str| {
        let line = lines.next().unwrap();
        line.strip_prefix(&format!("export {name}=")).unwrap_or_else(|| panic!("{line}")).to_owned()
    };
    let url = exported("WEBAGENT_BASE_URL");
    let key = exported("WEBAGENT_API_KEY");
    assert!(!exported("WEBAGENT_TASK_ID").is_empty());
    assert_eq!(lines.next().unwrap(), "");
    let line = lines.next().unwrap();
    assert!(line.starts_with("curl ") && line.contains(&key), "{line}");

    let arguments = shell_arguments(&line);
    let mut arguments = arguments.iter();
    let client = client();
    let (mut method, mut address, mut body) = (Method::GET, "", "");
    let mut headers = Vec::new();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "-sS" => {}
            "-X" => method = arguments.next().unwrap().parse().unwrap(),
            "-H" => headers.push(arguments.next().unwrap().split_once(": ").unwrap()),
            "-d" => body = arguments.next().unwrap(),
            other => address = other,
        }
    }
    assert!(address.starts_with(&url), "{address}");
    let mut request = client.request(method, address).body(body.to_owned());
    for (name, value) in headers {
        request = request.header(name, value);
    }
    let (status, response) = send(request).await;
    assert!((200..300).contains(&status), "{response}");

    let kill = format!("kill -INT {}", child.id());
    assert!(Command::new("sh").args(["-c", &kill]).status().unwrap().success());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn the_program_refuses_a_wrong_command_line_or_port_with_exit_code_2() {
    let busy = other();
    let busy = busy.address().port().to_string();
    for (arguments, words) in [
        (vec!["--port", "x"], "\"x\" is not a port"),
        (vec!["--port", "65536"], "\"65536\" is not a port"),
        (vec!["--port=-1"], "\"-1\" is not a port"),
        (vec!["--port"], "--port needs a number"),
        (vec!["--document"], "--document needs a file"),
        (vec!["--document", "no/such/file.yaml"], "no/such/file.yaml"),
        (vec!["--prot", "1"], "no argument \"--prot\""),
        (vec!["--port", &busy], "cannot listen on port"),
    ] {
        let output = program().args(&arguments).output().unwrap();
        let message = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {message}");
        assert!(message.starts_with("error: ") && message.contains(words), "{message}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
    }
    let mut other = program()
        .args(["--document", concat!(env!("CARGO_MANIFEST_DIR"), "/tests/mock_server.yaml")])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let line = BufReader::new(other.stdout.take().unwrap()).lines().next().unwrap().unwrap();
    assert!(line.starts_with("export WEBAGENT_BASE_URL=http://127.0.0.1:") && line.ends_with("/v2"), "{line}");
    other.kill().unwrap();
    other.wait().unwrap();
    let output = program().arg("--help").output().unwrap();
    assert!(output.status.success());
    assert!(String::from_utf8(output.stdout).unwrap().contains("Usage: mock-server [--port N] [--document FILE]"));
}

#[test]
fn a_call_survives_the_shell() {
    let word = r#"it's $HOME `x` "\ "#;
    let text = include_str!("mock_server.yaml")
        .replace("text: {type: string, minLength: 3}", &format!("text: {{type: string, enum: [{}]}}", json!(word)));
    let mock_server = MockServer::start(&Document::parse(&text).unwrap()).unwrap();
    let calls = mock_server.calls();
    let call = calls.iter().find(|call| call.operation_id == "bake").unwrap();
    let arguments = shell_arguments(&call.to_string());
    assert_eq!(arguments.last(), call.body.as_ref());
    let body: Value = serde_json::from_str(arguments.last().unwrap()).unwrap();
    assert_eq!(body, json!({"text": word, "hold": true}));
    let call = calls.iter().find(|call| call.operation_id == "search").unwrap();
    assert!(call.url.ends_with("/v2/search?limit=1"), "{}", call.url);
    assert!(call.headers.contains(&("x-trace".to_owned(), "aaaaaaaa".to_owned())));
}

/// A document with one operation for each of these parameters, at `/0`, `/1` and so on, those in paths behind it.
fn document_of_parameters(parameters: &[Value]) -> Document {
    let mut paths = serde_json::Map::new();
    for (index, parameter) in parameters.iter().enumerate() {
        let path = if parameter["in"] == "path" { format!("/{index}/{{p}}") } else { format!("/{index}") };
        let mut parameter = parameter.clone();
        parameter["name"] = json!("p");
        parameter["required"] = json!(true);
        let responses = json!({ "204": { "description": "Fine." } });
        let operation =
            json!({ "operationId": format!("o{index}"), "parameters": [parameter], "responses": responses });
        paths.insert(path, json!({ "get": operation }));
    }
    Document::from(json!({ "openapi": "3.0.3", "paths": paths }))
}

/// Without an item, or with an empty one, the parameter would be missing or too short.
#[tokio::test]
async fn the_example_of_a_required_list_has_an_item() {
    let list = json!({ "type": "array", "items": { "type": "string", "minLength": 1 } });
    let exploded = json!({ "in": "query", "schema": list });
    let joined = json!({ "in": "query", "explode": false, "schema": list });
    let mock_server = MockServer::start(&document_of_parameters(&[exploded, joined])).unwrap();
    for call in mock_server.calls() {
        assert_eq!(client().get(&call.url).send().await.unwrap().status(), 204, "{call}");
    }
}

#[tokio::test]
async fn every_style_of_parameters_is_read_as_openapi_writes_it() {
    let list = json!({ "type": "array", "minItems": 2, "items": { "type": "integer" } });
    let object = json!({ "type": "object", "required": ["R", "G"],
        "properties": { "R": { "type": "integer" }, "G": { "type": "integer" } } });
    let one = json!({ "type": "integer" });
    let cases = [
        ("path", "simple", false, &one, "/5", "/x"),
        ("path", "simple", false, &list, "/3,4", "/3,x"),
        ("path", "simple", true, &object, "/R=1,G=2", "/R=1,G=x"),
        ("path", "simple", false, &object, "/R,1,G,2", "/R,1,G,x"),
        ("path", "label", false, &one, "/.5", "/.x"),
        ("path", "label", false, &list, "/.3,4", "/.3,x"),
        ("path", "label", true, &list, "/.3.4", "/.3.x"),
        ("path", "label", true, &object, "/.R=1.G=2", "/.R=1.G=x"),
        ("path", "label", false, &object, "/.R,1,G,2", "/.R,1,G,x"),
        ("path", "matrix", false, &one, "/;p=5", "/;p=x"),
        ("path", "matrix", false, &list, "/;p=3,4", "/;p=3,x"),
        ("path", "matrix", true, &list, "/;p=3;p=4", "/;p=3;p=x"),
        ("path", "matrix", true, &object, "/;R=1;G=2", "/;R=1;G=x"),
        ("path", "matrix", false, &object, "/;p=R,1,G,2", "/;p=R,1,G,x"),
        ("query", "form", true, &one, "?p=5", "?p=x"),
        ("query", "form", true, &list, "?p=3&p=4", "?p=3&p=x"),
        ("query", "form", false, &list, "?p=3,4", "?p=3,x"),
        ("query", "form", true, &object, "?R=1&G=2", "?R=1&G=x"),
        ("query", "form", false, &object, "?p=R,1,G,2", "?p=R,1,G,x"),
        ("query", "spaceDelimited", false, &list, "?p=3%204", "?p=3%20x"),
        ("query", "spaceDelimited", true, &list, "?p=3&p=4", "?p=3&p=x"),
        ("query", "pipeDelimited", false, &list, "?p=3%7C4", "?p=3%7Cx"),
        ("query", "pipeDelimited", false, &object, "?p=R%7C1%7CG%7C2", "?p=R%7C1%7CG%7Cx"),
        ("query", "deepObject", true, &object, "?p%5BR%5D=1&p%5BG%5D=2", "?p%5BR%5D=1&p%5BG%5D=x"),
        ("query", "content", false, &object, "?p=%7B%22R%22:1,%22G%22:2%7D", "?p=%7B%22R%22:1,%22G%22:%222%22%7D"),
        ("query", "content", false, &list, "?p=%5B3,4%5D", "?p=3,4"),
    ];
    let parameters: Vec<Value> = cases
        .iter()
        .map(|(location, style, explode, schema, ..)| match *style {
            "content" => json!({ "in": location, "content": { "application/json": { "schema": schema } } }),
            style => json!({ "in": location, "style": style, "explode": explode, "schema": schema }),
        })
        .collect();
    let mock_server = MockServer::start(&document_of_parameters(&parameters)).unwrap();
    assert_eq!(mock_server.unserved(), []);
    for (index, case) in cases.iter().enumerate() {
        let (.., good, bad) = case;
        for (given, status) in [(good, 204), (bad, 422)] {
            let url = format!("http://{}/{index}{given}", mock_server.address());
            assert_eq!(client().get(&url).send().await.unwrap().status(), status, "{case:?}: {url}");
        }
    }
}

#[tokio::test]
async fn every_kind_of_credentials_lets_in_and_nothing_else_does() {
    let schemes = [
        json!({ "type": "http", "scheme": "basic" }),
        json!({ "type": "http", "scheme": "bearer" }),
        json!({ "type": "oauth2", "flows": {} }),
        json!({ "type": "apiKey", "in": "header", "name": "X-Key" }),
        json!({ "type": "apiKey", "in": "query", "name": "key" }),
        json!({ "type": "apiKey", "in": "cookie", "name": "key" }),
    ];
    for scheme in schemes {
        let document = Document::from(json!({
            "security": [{ "It": [] }],
            "components": { "securitySchemes": { "It": scheme } },
            "paths": { "/a": { "get": { "operationId": "a", "responses": { "204": { "description": "Fine." } } } } },
        }));
        for key in ["mock-server-key", "other:key with = signs"] {
            let settings = Settings { key: key.replace(' ', "-"), ..Settings::default() };
            let mock_server = MockServer::start_with(&document, settings).unwrap();
            let call = mock_server.first_call().unwrap();
            let with = |headers: Vec<(String, String)>, url: &str| {
                let request = client().get(url);
                headers.into_iter().fold(request, |request, (name, value)| request.header(name, value))
            };
            assert_eq!(send(with(call.headers.clone(), &call.url)).await.0, 204, "{scheme}");
            let nobody = format!("http://{}/a", mock_server.address());
            assert_eq!(send(with(Vec::new(), &nobody)).await.0, 401, "{scheme}");
            let spoilt = |text: &str| format!("{}x", &text[..text.len() - 4]);
            let headers = call.headers.iter().map(|(name, value)| (name.clone(), spoilt(value))).collect();
            let url = if call.url.contains('?') { spoilt(&call.url) } else { call.url.clone() };
            assert_eq!(send(with(headers, &url)).await.0, 401, "{scheme}");
        }
    }
}

#[tokio::test]
async fn what_is_no_json_is_sent_in_its_media_type() {
    let response = |content: Value| json!({ "description": "Fine.", "content": content });
    let text = json!({ "schema": { "type": "string" } });
    let events =
        json!({ "schema": { "type": "object", "required": ["a"], "properties": { "a": { "type": "integer" } } } });
    let operation = |id: &str, status: &str, response: Value| json!({ "get": { "operationId": id, "responses": { status: response } } });
    let document = Document::from(json!({ "paths": {
        "/text": operation("text", "200", response(json!({ "text/plain": text }))),
        "/bytes": operation("bytes", "201", response(json!({ "application/octet-stream": text }))),
        "/events": operation("events", "200", response(json!({ "text/event-stream": events }))),
        "/accepted": operation("accepted", "202", json!({ "description": "Fine." })),
        "/default": operation("default", "default", response(json!({ "application/json": text }))),
    } }));
    let mock_server = MockServer::start(&document).unwrap();
    for (path, status, media_type, body) in [
        ("/text", 200, Some("text/plain"), "text"),
        ("/bytes", 201, Some("application/octet-stream"), "text"),
        ("/events", 200, Some("text/event-stream"), "data: {\"a\":1}\n\ndata: {\"a\":1}\n\n"),
        ("/accepted", 202, None, ""),
        ("/default", 200, Some("application/json"), "\"text\""),
    ] {
        let response = client().get(format!("{}{path}", mock_server.url())).send().await.unwrap();
        assert_eq!(response.status(), status, "{path}");
        let given = response.headers().get("content-type").map(|value| value.to_str().unwrap().to_owned());
        assert_eq!(given.as_deref(), media_type, "{path}");
        assert_eq!(response.text().await.unwrap(), body, "{path}");
    }
}

#[test]
fn an_operation_whose_path_could_only_be_empty_is_not_served() {
    let with = |schema: Value| {
        Document::from(json!({ "openapi": "3.0.3", "paths": { "/a/{b}/c": { "get": { "operationId": "show",
            "parameters": [{ "name": "b", "in": "path", "required": true, "schema": schema }],
            "responses": { "204": { "description": "None." } } } } } }))
    };
    let empty = MockServer::start(&with(json!({ "type": "string", "maxLength": 0 }))).unwrap();
    assert!(empty.calls().is_empty());
    let unserved = empty.unserved();
    assert!(unserved[0].1.starts_with("/paths/~1a~1{b}~1c/get/parameters/0/schema: "), "{unserved:?}");
    let one = MockServer::start(&with(json!({ "type": "string", "enum": ["", "x"] }))).unwrap();
    assert!(one.first_call().unwrap().url.ends_with("/a/x/c"), "{}", one.calls()[0]);
}

#[tokio::test]
async fn a_call_without_a_valid_body_is_not_offered_and_any_json_is_one_where_there_is_no_schema() {
    let operation = |schema: Value, required: bool| {
        let content = json!({ "application/json": schema });
        json!({ "put": { "operationId": format!("{required} {schema}"),
            "requestBody": { "required": required, "content": content }, "responses": { "204": { "description": "" } } } })
    };
    // Requires what it does not allow.
    let never = json!({ "schema": { "allOf": [
        { "type": "object", "required": ["a"], "properties": { "a": { "type": "string" } } },
        { "type": "object", "additionalProperties": false },
    ] } });
    let root = json!({ "openapi": "3.0.3", "info": { "title": "", "version": "" }, "paths": {
        "/never": operation(never.clone(), true),
        "/optional": operation(never, false),
        "/any": operation(json!({}), true),
    } });
    let mock_server = MockServer::start(&Document::from(root)).unwrap();
    let calls = mock_server.calls();
    assert_eq!(calls.iter().filter(|call| call.url.ends_with("/never")).count(), 0);
    assert_eq!(calls.len(), 2);
    for call in calls {
        let mut request = client().put(&call.url);
        for (name, value) in &call.headers {
            request = request.header(name, value);
        }
        assert_eq!(send(request.body(call.body.clone().unwrap_or_default())).await.0, 204, "{call}");
    }
}
