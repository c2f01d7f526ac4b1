//! Code as users write it: it compiles, and sends what it says.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use contract_tests::document::Document;
use contract_tests::mock_server::{Finish, MockServer, Settings};
use contract_tests::raw_server::{CannedResponse, RawServer};
use contract_tests::written_run::run_value;
use serde_json::{Value, json};
use webagent::types::{NewRunRequest, RunStatus, TaskRunRequest};
use webagent::{Client, Error, ErrorKind, Retry};

fn sent(request: &TaskRunRequest) -> Value {
    serde_json::to_value(request).unwrap()
}

fn start() -> (MockServer, Client) {
    let server = MockServer::start(&Document::load().unwrap()).unwrap();
    let client = Client::builder().api_key(server.key()).base_url(server.url()).build().unwrap();
    (server, client)
}

/// A client of a server that is never reached.
fn client() -> Client {
    Client::builder().api_key("sesame").base_url("http://127.0.0.1:1").retry(Retry::none()).build().unwrap()
}

#[test]
fn an_optional_value_is_given_as_it_is_or_in_an_option() {
    let model: Option<String> = Some("m".to_owned());
    let nothing: Option<&str> = None;
    let request = TaskRunRequest::builder()
        .prompt("p")
        .model(model)
        .provider(nothing)
        .response_format(Some("text"))
        .initial_url(String::from("u"))
        .wait_for_completion(Some(false))
        .json_schema(None::<Value>)
        .build()
        .unwrap();
    let text = String::from("{}");
    let by_reference = TaskRunRequest::builder().model(&text).provider(Some(&text)).json_schema(&text).build().unwrap();
    assert_eq!(sent(&by_reference), json!({"model": "{}", "provider": "{}", "json_schema": "{}"}));
    let expected = json!({
        "prompt": "p", "model": "m", "response_format": "text", "initial_url": "u", "wait_for_completion": false,
    });
    assert_eq!(sent(&request), expected);
    // The builder of the operation takes the same.
    let client = client();
    let model = || -> Option<String> { None };
    drop(client.run_existing_task().task_id("t").model(model()).model("m").model(String::new()).model(Some("m")));
}

#[test]
fn none_takes_a_value_back() {
    let request = TaskRunRequest::builder().model("m").model(None::<String>).build().unwrap();
    assert_eq!(sent(&request), json!({}));
}

#[test]
fn a_time_is_given_in_seconds_or_as_a_duration() {
    let seconds = |builder: webagent::types::builder::TaskRunRequest| builder.build().unwrap().session_timeout;
    let builder = TaskRunRequest::builder;
    assert_eq!(seconds(builder().session_timeout(60)), Some(60));
    assert_eq!(seconds(builder().session_timeout(60_u32)), Some(60));
    assert_eq!(seconds(builder().session_timeout(60_u8)), Some(60));
    assert_eq!(seconds(builder().session_timeout(60_usize)), Some(60));
    assert_eq!(seconds(builder().session_timeout(Some(60_i64))), Some(60));
    assert_eq!(seconds(builder().session_timeout(Duration::from_secs(60))), Some(60));
    assert_eq!(seconds(builder().session_timeout(Some(Duration::from_secs(60)))), Some(60));
    assert_eq!(seconds(builder().session_timeout(None::<Duration>)), None);
}

#[tokio::test]
async fn a_time_that_is_no_whole_number_of_seconds_is_not_sent() {
    let client = client();
    for (given, reason) in [
        (Duration::from_millis(500), "session_timeout: 500ms is not a whole number of seconds"),
        (Duration::from_millis(1_001), "session_timeout: 1.001s is not a whole number of seconds"),
        (Duration::from_secs(u64::MAX), "is too large a number of seconds"),
    ] {
        let error = client.run_existing_task().task_id("t").session_timeout(given).send().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidRequest);
        assert!(error.to_string().contains(reason), "{error}");
    }
    let error = client.run_existing_task().task_id("t").session_timeout(u64::MAX).send().await.unwrap_err();
    assert!(error.to_string().contains("session_timeout: out of range"), "{error}");
}

#[test]
fn a_request_is_written_as_a_literal() {
    let request = TaskRunRequest { prompt: Some("p".into()), session_timeout: Some(60), ..Default::default() };
    assert_eq!(sent(&request), json!({"prompt": "p", "session_timeout": 60}));
    let TaskRunRequest { prompt, model, .. } = request;
    assert_eq!((prompt.as_deref(), model), (Some("p"), None));
}

#[tokio::test]
async fn a_body_is_a_literal_a_builder_or_json() {
    let (server, client) = start();
    let literal = TaskRunRequest { prompt: Some("say hello".into()), ..Default::default() };
    let builder = TaskRunRequest::builder().prompt("say hello").session_timeout(60);
    let json = json!({"prompt": "say hello", "session_timeout": 60});
    client.run_existing_task().task_id("t").body(&literal).send().await.unwrap();
    client.run_existing_task().task_id("t").body(&json).send().await.unwrap();
    client.run_existing_task().task_id("t").body(literal).send().await.unwrap();
    client.run_existing_task().task_id("t").body(builder).send().await.unwrap();
    client.run_existing_task().task_id("t").body(json.clone()).send().await.unwrap();
    client.run_new_task().body(json).send().await.unwrap();
    drop(server);
}

#[tokio::test]
async fn json_that_does_not_fit_is_not_sent_and_the_error_names_the_field() {
    let client = client();
    let refusal = async |body: Value| {
        let error: Error = client.run_existing_task().task_id("t").body(body).send().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidRequest);
        error.to_string()
    };
    let error = refusal(json!({"promt": "p"})).await;
    assert!(error.contains("unknown field `promt`") && error.contains("`prompt`"), "{error}");
    let error = refusal(json!({"session_timeout": "60"})).await;
    assert!(error.contains("session_timeout: invalid type: string \"60\""), "{error}");
    // An array is no object, however many values it has.
    for array in [json!(["p"]), json!([]), Value::Array(vec![Value::Null; 10])] {
        let error = refusal(array).await;
        assert!(error.contains("expected") && !error.contains("with 10 elements"), "{error}");
    }
    let error = refusal(json!({"json_schema": [1]})).await;
    assert!(error.contains("json_schema: invalid value: an array") && !error.contains("untagged"), "{error}");
    let error = NewRunRequest::try_from(json!({})).unwrap_err().to_string();
    assert!(error.contains("missing field `prompt`"), "{error}");
}

#[test]
fn what_a_builder_lacks_is_named() {
    let error = NewRunRequest::builder().build().unwrap_err().to_string();
    assert_eq!(error, "`prompt` is missing: set it with `.prompt(…)`");
}

#[test]
fn a_status_is_compared_with_a_text() {
    let status = RunStatus::from("success");
    let owned = String::from("success");
    assert!(status == "success");
    assert!("success" == status);
    assert!(status == *"success");
    assert!(*"success" == status);
    assert!(status == owned);
    assert!(owned == status);
    assert!(status != "failure");
    assert_eq!(status, RunStatus::Success);
    assert_eq!(status.to_string(), "success");
    let text: &str = status.as_ref();
    assert_eq!(text, "success");
    let unlisted = RunStatus::from("paused");
    assert!(unlisted == "paused");
}

#[tokio::test]
async fn a_response_can_be_cloned() {
    let (_server, client) = start();
    let run = client.run_existing_task().task_id("t").send().await.unwrap();
    let copy = run.clone();
    assert_eq!((copy.id.as_str(), copy.status(), copy.body()), (run.id.as_str(), run.status(), run.body()));
}

#[test]
fn a_stored_run_is_that_of_its_id() {
    let stored = |id: &str| webagent::StoredRun::<u8>::new(id);
    assert_eq!(stored("run_1"), stored("run_1"));
    assert_ne!(stored("run_1"), stored("run_2"));
    // What is stored today is read by a later version.
    assert_eq!(serde_json::to_value(stored("run_1")).unwrap(), json!({"run_id": "run_1"}));
}

/// The record of what the hooks of a client saw.
type Seen = Arc<Mutex<Vec<String>>>;

/// Responds to every request with the same response, and keeps the head of each.
fn raw_server(response: &'static str) -> (String, Arc<Mutex<Vec<String>>>) {
    use std::io::{Read, Write};
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let heads = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&heads);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut head = Vec::new();
            while !head.windows(4).any(|window| window == b"\r\n\r\n") {
                let mut byte = [0];
                if stream.read(&mut byte).unwrap_or(0) == 0 {
                    break;
                }
                head.push(byte[0]);
            }
            if head.is_empty() {
                continue;
            }
            kept.lock().unwrap().push(String::from_utf8(head).unwrap());
            let _ = stream.write_all(response.as_bytes());
        }
    });
    (url, heads)
}

const TASK: &str =
    "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\n\r\n{\"id\": \"t\", \"name\": \"n\"}";
const UNAVAILABLE: &str = "HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";

#[tokio::test]
async fn headers_are_those_of_the_call_then_those_of_the_client() {
    let (url, heads) = raw_server(TASK);
    let client = Client::builder()
        .api_key("sesame")
        .base_url(url)
        .default_header("x-team", "flights")
        .default_header("x-trace", "client")
        .build()
        .unwrap();
    client
        .get_task()
        .task_id("t")
        .header("x-trace", "replaced")
        .header("x-trace", "call")
        .header("accept", "application/hal+json")
        .send()
        .await
        .unwrap();
    client.get_task().task_id("t").send().await.unwrap();
    let heads = heads.lock().unwrap().clone();
    let lines = |head: &str| head.lines().skip(1).map(str::to_ascii_lowercase).collect::<Vec<_>>();
    let (first, second) = (lines(&heads[0]), lines(&heads[1]));
    let has = |lines: &[String], line: &str| lines.iter().filter(|own| *own == line).count() == 1;
    assert!(has(&first, "x-trace: call") && !first.join("").contains("client"), "{first:?}");
    assert!(!first.contains(&"x-trace: replaced".to_owned()), "{first:?}");
    assert!(has(&first, "x-team: flights") && has(&first, "x-api-key: sesame"), "{first:?}");
    assert!(has(&first, "accept: application/hal+json"), "{first:?}");
    assert!(has(&second, "x-trace: client") && has(&second, "accept: application/json"), "{second:?}");
}

#[tokio::test]
async fn a_header_that_cannot_be_sent_is_refused_without_its_value() {
    let client = client();
    let call = || client.get_task().task_id("t");
    for (error, reason) in [
        (call().header("x-api-key", "other").send().await, "carries "),
        (call().header("X-Api-Key", "other").send().await, "carries "),
        (call().header("host", "example.com").send().await, "`host` is the HTTP client's"),
        (call().header("content-length", "1").send().await, "`content-length` is the HTTP client's"),
        (call().header("a b", "other").send().await, "the name of a header"),
        (call().header("x-secret", "oth\ner").send().await, "the value of the header `x-secret`"),
    ] {
        let error = error.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{error}");
        assert!(error.to_string().contains(reason) && !error.to_string().contains("oth"), "{error}");
    }
    for (builder, reason) in [
        (Client::builder().default_header("x-api-key", "other"), "carries "),
        (Client::builder().default_header("transfer-encoding", "other"), "is the HTTP client's"),
        (Client::builder().default_header("x", "oth\ner"), "the value of the header `x`"),
    ] {
        let error = builder.api_key("sesame").build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config);
        assert!(error.to_string().contains(reason), "{error}");
    }
    let text = format!("{:?} {:?}", call().header("x-secret", "hush"), Client::builder().default_header("x", "hush"));
    assert!(text.contains("x-secret") && !text.contains("hush"), "{text}");
}

#[tokio::test]
async fn a_call_is_sent_again_by_its_own_rules() {
    let (url, heads) = raw_server(UNAVAILABLE);
    let client = Client::builder().api_key("sesame").base_url(url).build().unwrap();
    let quick = Retry::new().max_attempts(3).initial_backoff(Duration::from_millis(1));
    let error = client.get_task().task_id("t").retry(quick).send().await.unwrap_err();
    assert_eq!((error.attempts(), heads.lock().unwrap().len()), (3, 3));
    let error = client.get_task().task_id("t").retry(Retry::none()).send().await.unwrap_err();
    assert_eq!((error.attempts(), heads.lock().unwrap().len()), (1, 4));
}

#[tokio::test]
async fn a_call_has_its_own_limit_of_time() {
    // Connections are accepted by the system, and never get a response.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let client = Client::builder().api_key("sesame").base_url(url).retry(Retry::none()).build().unwrap();
    let error = client.get_task().task_id("t").timeout(Duration::from_millis(50)).send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
}

/// The settings of a call hold for the polls of its run.
#[tokio::test]
async fn a_header_of_a_call_is_sent_with_the_polls_of_its_run() {
    let settings = Settings { finish: Finish::Polls(2), ..Settings::default() };
    let server = MockServer::start_with(&Document::load().unwrap(), settings).unwrap();
    let client = Client::builder()
        .api_key(server.key())
        .base_url(server.url())
        .poll_interval(Duration::from_millis(10), Duration::from_millis(10))
        .default_header("x-trace", "client")
        .build()
        .unwrap();
    let sent = || {
        let requests = server.take_requests();
        assert!(requests.len() > 1 && requests.iter().all(|request| request.headers["x-api-key"] == server.key()));
        requests.iter().map(|request| request.headers["x-trace"].to_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let call = || client.run_existing_task().task_id("t").header("x-trace", "call");
    call().wait().await.unwrap();
    assert_eq!(sent(), ["call"; 3]);
    let handle = call().start().await.unwrap();
    handle.await.unwrap();
    assert_eq!(sent(), ["call"; 3]);
    client.run_existing_task().task_id("t").wait().await.unwrap();
    assert_eq!(sent(), ["client"; 3], "another call is not concerned");
    // It can be set later, too, and for a run that was started earlier.
    let late = client.run_existing_task().task_id("t").header("x-trace", "early").wait().header("x-trace", "late");
    let id = late.await.unwrap().id.clone();
    assert_eq!(sent(), ["late"; 3]);
    client.wait_for_run(&id).header("x-trace", "later").output::<Value>().header("x-trace", "latest").await.unwrap();
    client.resume(webagent::StoredRun::<Value>::new(id)).output().header("x-trace", "latest").await.unwrap();
    assert_eq!(sent(), ["latest"; 2]);
}

/// The header of a call is checked, whatever it is set on.
#[tokio::test]
async fn a_header_that_a_wait_cannot_send_is_refused() {
    let client = client();
    let call = || client.run_existing_task().task_id("t");
    for wait in [
        call().header("x-api-key", "other").wait(),
        call().wait().header("x-api-key", "other"),
        client.wait_for_run("r").header("x-api-key", "other"),
        client.wait_for_run("r").header("host", "other"),
        client.wait_for_run("r").header("a b", "other"),
    ] {
        let error = wait.await.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::InvalidRequest, 0), "{error}");
        assert!(error.to_string().contains("header") && !error.to_string().contains("other"), "{error}");
    }
}

#[tokio::test]
async fn a_wait_has_its_own_rules_and_its_own_limit_of_time() {
    let (url, heads) = raw_server(UNAVAILABLE);
    let client = Client::builder().api_key("sesame").base_url(url).retry(Retry::none()).build().unwrap();
    let quick = Retry::new().max_attempts(3).initial_backoff(Duration::from_millis(1));
    client.wait_for_run("r").retry(quick).await.unwrap_err();
    assert_eq!(heads.lock().unwrap().len(), 3, "a run that was never seen");
    client.run_existing_task().task_id("t").output::<Value>().retry(quick).await.unwrap_err();
    assert_eq!(heads.lock().unwrap().len(), 3 + 1, "a POST that may have been acted on");
    // Connections are accepted by the system, and never get a response.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let client = Client::builder().api_key("sesame").base_url(url).retry(Retry::none()).build().unwrap();
    let wait = client.run_existing_task().task_id("t").wait().timeout(Duration::from_millis(50));
    assert_eq!(wait.await.unwrap_err().kind(), ErrorKind::Timeout);
    let output = client.wait_for_run("r").output::<Value>().timeout(Duration::from_millis(50));
    assert_eq!(output.await.unwrap_err().kind(), ErrorKind::Timeout);
}

#[tokio::test]
async fn the_limit_of_time_of_a_call_holds_for_the_polls_of_its_run() {
    let run =
        |status: &str| CannedResponse::json(200, &run_value(json!({"id": "r", "task_id": "t", "status": status})));
    // A machine that is too busy to start a run within the first limit is given another one.
    for limit in [Duration::from_millis(300), Duration::from_secs(3), Duration::from_secs(20)] {
        let server = RawServer::start([run("pending"), CannedResponse::stall(), run("success")]).unwrap();
        let seen = Seen::default();
        let kept = Arc::clone(&seen);
        let client = Client::builder()
            .api_key("sesame")
            .base_url(server.url())
            .on_response(move |response| {
                let kind = response.error().map(Error::kind);
                kept.lock().unwrap().push(format!("{} {kind:?}", response.operation().id()));
            })
            .build()
            .unwrap();
        let call = client.run_existing_task().task_id("t").timeout(limit).retry(Retry::none());
        let result = call.wait().await;
        let seen = seen.lock().unwrap();
        if seen[0] == "run_existing_task None" {
            assert!(result.unwrap().is_finished());
            assert!(seen.contains(&"get_run Some(Timeout)".to_owned()), "{seen:?}");
            return;
        }
        assert_eq!(*seen, ["run_existing_task Some(Timeout)"]);
    }
    panic!("no run is started within 20 seconds");
}

#[tokio::test]
async fn hooks_see_every_attempt_and_never_the_key() {
    let (url, _heads) = raw_server(UNAVAILABLE);
    let seen = Seen::default();
    let (on_request, on_response) = (Arc::clone(&seen), Arc::clone(&seen));
    let client = Client::builder()
        .api_key("sesame")
        .base_url(url)
        .retry(Retry::new().max_attempts(2).initial_backoff(Duration::from_millis(1)))
        .on_request(move |request| {
            let line = format!("> {} {} {} {request:?}", request.method(), request.url(), request.attempt());
            on_request.lock().unwrap().push(line);
        })
        .on_response(move |response| {
            assert!(response.duration() > Duration::ZERO);
            let (status, kind) = (response.status().unwrap().as_u16(), response.error().unwrap().kind());
            let line = format!("< {} {status} {kind:?} {response:?}", response.attempt());
            on_response.lock().unwrap().push(line);
        })
        .build()
        .unwrap();
    client.get_task().task_id("sesame").send().await.unwrap_err();
    let seen = seen.lock().unwrap().clone();
    let starts: Vec<&str> = seen.iter().map(|line| &line[..3]).collect();
    assert_eq!(starts, ["> G", "< 1", "> G", "< 2"], "{seen:?}");
    assert!(seen[0].contains("/tasks/[redacted] 1") && seen[1].contains("503 Status"), "{seen:?}");
    assert!(!seen.concat().contains("sesame"), "{seen:?}");
}

#[tokio::test]
async fn hooks_see_no_key_in_what_a_server_says_either() {
    let server = RawServer::start([CannedResponse::json(400, &json!("sesame-street"))]).unwrap();
    let seen = Seen::default();
    let kept = Arc::clone(&seen);
    let client = Client::builder()
        .api_key("sesame-street")
        .base_url(server.url())
        .on_response(move |response| {
            let error = response.error().unwrap();
            let mismatch = error.json::<u8>().unwrap_err();
            assert_eq!(response.body_bytes(), error.body().map(|body| body.len()));
            kept.lock().unwrap().push(format!("{error} {error:?} {mismatch} {mismatch:?}"));
        })
        // Each of several is called.
        .on_response(|_| ())
        .build()
        .unwrap();
    client.get_task().task_id("t").send().await.unwrap_err();
    let seen = seen.lock().unwrap().concat();
    assert!(seen.contains("invalid type") && seen.contains("[redacted]") && !seen.contains("sesame"), "{seen}");
}

#[tokio::test]
async fn hooks_see_a_server_that_cannot_be_reached() {
    let seen = Seen::default();
    let kept = Arc::clone(&seen);
    let client = Client::builder()
        .api_key("sesame")
        .base_url("http://127.0.0.1:1")
        .retry(Retry::none())
        .on_response(move |response| {
            let kind = response.error().map(Error::kind);
            kept.lock().unwrap().push(format!("{:?} {kind:?} {:?}", response.status(), response.body_bytes()));
        })
        .build()
        .unwrap();
    client.get_task().task_id("t").send().await.unwrap_err();
    assert_eq!(*seen.lock().unwrap(), ["None Some(Connect) None"]);
}
