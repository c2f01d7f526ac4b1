//! The mock server keeps the document: ours, and any other.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod bodies;
mod parameters;
mod program;
mod runs;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use contract_tests::document::Document;
use contract_tests::mock_server::{MockServer, Response, Settings, StartError};
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

/// The other document.
const DOCUMENT: &str = include_str!("../mock_server.yaml");

/// The document of the guides, which a change of the API leaves as it is.
fn guide() -> Document {
    Document::parse(include_str!("../../../xtask/tests/data/guide.yaml")).unwrap()
}

fn other_document() -> Document {
    Document::parse(DOCUMENT).unwrap()
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
    for document in [guide(), other_document()] {
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
    for document in [guide(), other_document()] {
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
    let text = DOCUMENT.replace("x-webagent-role", "x-other");
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
        let text = DOCUMENT;
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
    let text = DOCUMENT.replace("style: deepObject", "style: tabbed");
    let mock_server = MockServer::start(&Document::parse(&text).unwrap()).unwrap();
    let (status, body) = get(&mock_server, "/search?limit=1").await;
    assert_eq!(status, 501);
    assert!(body["detail"].as_str().unwrap().contains("/paths/~1search/get/parameters/5/schema: "), "{body}");
    assert_eq!(post(&mock_server, "/recipes/1/bakes", json!({})).await.0, 200);
    let ids: Vec<String> = mock_server.unserved().into_iter().map(|(id, _)| id).collect();
    assert_eq!(ids, ["search"]);
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
