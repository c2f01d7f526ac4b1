//! A result in the user's own type: the schema that goes out is right, and what comes back is decoded or explained.

#![cfg(feature = "schemars")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

use contract_tests::document::Document;
use contract_tests::mock_server::{Finish, MockServer, Outcome, Response, Settings};
use contract_tests::written_run::{run_text, run_value};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use webagent::{Client, Error, ErrorKind};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
struct Flight {
    airline: String,
    price_eur: f64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Renamed {
    first_name: String,
    #[serde(rename = "n")]
    number: Option<u8>,
    #[serde(default)]
    is_there: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
enum Shape {
    Nothing,
    Circle(f64),
    Pair(i32, String),
    Rectangle { width: u32, height: u32 },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
enum Adjacent {
    Empty,
    Text(String),
    Many { all: Vec<i64> },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type")]
enum Internal {
    A { x: i8 },
    B { y: u16 },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
enum Untagged {
    Number(u64),
    Text(String),
    List(Vec<u64>),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
struct Tree {
    name: String,
    children: Vec<Tree>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
struct Flattened {
    id: u32,
    #[serde(flatten)]
    flight: Flight,
    #[serde(flatten)]
    rest: BTreeMap<String, Value>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
struct Zoo {
    maps: HashMap<String, Option<i16>>,
    pair: (bool, char),
    dates: Vec<chrono::DateTime<chrono::Utc>>,
    day: Option<chrono::NaiveDate>,
    id: uuid::Uuid,
    boxed: Box<[u8; 3]>,
    unit: (),
}

fn mock_server() -> (MockServer, Client) {
    let settings = Settings { finish: Finish::Polls(0), ..Settings::default() };
    let mock_server = MockServer::start_with(&Document::load().unwrap(), settings).unwrap();
    let client = Client::builder().api_key(mock_server.key()).base_url(mock_server.url()).build().unwrap();
    (mock_server, client)
}

/// Runs with a given result; returns what was decoded and the schema that was sent.
async fn run<T: JsonSchema + DeserializeOwned + Send>(result: Value) -> (Result<T, Error>, Value) {
    let (mock_server, client) = mock_server();
    mock_server.next_run(Outcome::success(result));
    let output = client.run_existing_task().task_id("task").output::<T>().await;
    let body: Value = serde_json::from_slice(&mock_server.requests()[0].body).unwrap();
    assert_eq!(body["response_format"], "json");
    assert_eq!(body["wait_for_completion"], false);
    (output, serde_json::from_str(body["json_schema"].as_str().unwrap()).unwrap())
}

/// The type round-trips, every value it can write is valid under the schema that was sent, and the schema stands alone.
async fn check<T: JsonSchema + Serialize + DeserializeOwned + Clone + PartialEq + std::fmt::Debug + Send>(
    values: &[T],
) {
    for value in values {
        let json = serde_json::to_value(value).unwrap();
        let (output, schema) = run::<T>(json.clone()).await;
        assert_eq!(&output.unwrap(), value);
        assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
        let validator = jsonschema::draft7::options().should_validate_formats(true).build(&schema).unwrap();
        assert!(validator.is_valid(&json), "{json} under {schema}");
        // As a string that holds JSON, as the service sometimes sends it.
        if !json.is_string() && !schema["type"].is_null() {
            let (output, _) = run::<T>(json.to_string().into()).await;
            assert_eq!(&output.unwrap(), value, "from a string");
        }
    }
}

#[tokio::test]
async fn a_zoo_of_types_goes_out_and_comes_back() {
    check(&[Flight { airline: "Ä\"\\".into(), price_eur: 1e-7 }, Flight { airline: String::new(), price_eur: -0.0 }])
        .await;
    check(&[
        Renamed { first_name: "x".into(), number: Some(255), is_there: true },
        Renamed { first_name: "y".into(), number: None, is_there: false },
    ])
    .await;
    check(&[Shape::Nothing, Shape::Circle(2.5), Shape::Pair(-1, "p".into()), Shape::Rectangle { width: 1, height: 2 }])
        .await;
    check(&[Adjacent::Empty, Adjacent::Text("t".into()), Adjacent::Many { all: vec![i64::MIN, i64::MAX] }]).await;
    check(&[Internal::A { x: -128 }, Internal::B { y: 65_535 }]).await;
    check(&[Untagged::Number(u64::MAX), Untagged::Text("t".into()), Untagged::List(vec![])]).await;
    let leaf = Tree { name: "leaf".into(), children: vec![] };
    check(&[Tree { name: "root".into(), children: vec![leaf.clone(), leaf] }]).await;
    let rest = BTreeMap::from([("more".to_owned(), json!({"any": [1, null]}))]);
    check(&[Flattened { id: 7, flight: Flight { airline: "a".into(), price_eur: 1.0 }, rest }]).await;
    check(&[Zoo {
        maps: HashMap::from([("a".to_owned(), Some(-1)), ("b".to_owned(), None)]),
        pair: (true, 'ß'),
        dates: vec!["2026-11-24T10:00:00Z".parse().unwrap()],
        day: Some("2026-02-28".parse().unwrap()),
        id: uuid::Uuid::from_u128(7),
        boxed: Box::new([0, 1, 255]),
        unit: (),
    }])
    .await;
    check(&[vec![Some("a".to_owned()), None]]).await;
    check(&["only text".to_owned()]).await;
}

#[tokio::test]
async fn the_type_reads_every_value_that_is_valid_under_its_schema() {
    async fn reads<T: JsonSchema + DeserializeOwned + Send + std::fmt::Debug>(candidates: &[&str]) {
        for candidate in candidates {
            let json: Value = serde_json::from_str(candidate).unwrap();
            let (output, schema) = run::<T>(json.clone()).await;
            let is_valid =
                jsonschema::draft7::options().should_validate_formats(true).build(&schema).unwrap().is_valid(&json);
            assert!(output.is_ok() || !is_valid, "{candidate} is valid under {schema}, but {output:?}");
        }
    }
    reads::<u8>(&["0", "255", "256", "-1", "1.0", "1.5", "\"1\"", "null"]).await;
    reads::<i64>(&["9223372036854775807", "9223372036854775808", "1e3", "-1.5e1", "1e-3", "0.0", "-7.00"]).await;
    reads::<u64>(&["18446744073709551615", "18446744073709551616", "-0"]).await;
    reads::<Renamed>(&[
        r#"{"firstName": "x"}"#,
        r#"{"firstName": "x", "n": null, "isThere": false}"#,
        r#"{"firstName": "x", "n": 256}"#,
        r#"{"firstName": "x", "more": 1}"#,
        r#"{"n": 1.0, "firstName": ""}"#,
    ])
    .await;
    reads::<Shape>(&[r#""Nothing""#, r#"{"Circle": 1}"#, r#"{"Circle": "x"}"#, r#"{"Pair": [1]}"#, r#"{}"#]).await;
    reads::<Adjacent>(&[r#"{"kind": "empty"}"#, r#"{"kind": "text"}"#, r#"{"kind": "other", "value": 1}"#]).await;
    reads::<Internal>(&[r#"{"type": "A", "x": 1.0}"#, r#"{"type": "A", "y": 1}"#, r#"{"type": "C"}"#]).await;
    reads::<Option<Vec<Option<bool>>>>(&["null", "[]", "[null, true]", "[1]", "{}"]).await;
    reads::<Flattened>(&[r#"{"id": 1, "airline": "a", "price_eur": 2, "x": {"y": []}}"#, r#"{"id": 1}"#]).await;
}

#[tokio::test]
async fn numbers_arrive_with_all_their_digits() {
    #[derive(Debug, Deserialize, JsonSchema)]
    struct Precise {
        big: u128,
        small: i128,
        #[schemars(with = "f64")]
        decimal: Box<serde_json::value::RawValue>,
    }
    let (mock_server, client) = mock_server();
    let raw = run_text(
        r#"{"id": "r", "task_id": "t", "status": "success", "result":
        {"big": 340282366920938463463374607431768211455, "small": -170141183460469231731687303715884105728,
         "decimal": 0.10000000000000000000000000000000000001}}"#,
    );
    mock_server.respond_next(1, Response::new(200, raw.as_str()));
    let (precise, run) = client.run_existing_task().task_id("t").output::<Precise>().with_run().await.unwrap();
    assert_eq!((precise.big, precise.small), (u128::MAX, i128::MIN));
    assert_eq!(precise.decimal.get(), "0.10000000000000000000000000000000000001");
    assert_eq!(run.body().as_ref(), raw.as_bytes());
}

#[tokio::test]
async fn a_result_that_does_not_fit_is_explained_and_kept() {
    let (output, _) =
        run::<Vec<Flight>>(json!([{"airline": "a", "price_eur": 1}, {"airline": "b", "price_eur": "2"}])).await;
    let error = output.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ResultMismatch);
    let text = error.to_string();
    assert!(text.contains(r#"at [1].price_eur: invalid type: string "2", expected f64"#), "{text}");
    assert_eq!(error.run().unwrap().result.unwrap()[1]["airline"], "b");
    assert!(error.may_have_started());
}

#[tokio::test]
async fn a_run_that_failed_is_an_error_that_holds_it() {
    let (mock_server, client) = mock_server();
    mock_server.next_run(Outcome { status: Some("failure".to_owned()), ..Outcome::failure() });
    let error = client.run_existing_task().task_id("t").output::<Flight>().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::RunFailed);
    assert_eq!(error.run().unwrap().has_succeeded(), Some(false));
}

#[cfg(feature = "mock")]
#[tokio::test(start_paused = true)]
async fn a_run_that_is_not_over_in_time_is_an_error_that_holds_it_and_can_be_picked_up() {
    let (mock_server, client) = mock_server();
    mock_server.set_finish(Finish::Never);
    let output = client.run_existing_task().task_id("t").output::<Flight>().deadline(Duration::from_secs(300));
    let error = output.await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::WaitTimeout);
    assert!(error.to_string().contains("had not finished after 300 seconds"), "{error}");
    let run = error.run().unwrap();
    assert!(!run.is_finished());

    let (elsewhere, id) = (client.clone(), run.id);
    let error = elsewhere.wait_for_run(&id).deadline(Duration::from_secs(100)).await.unwrap_err();
    assert_eq!(error.run().unwrap().id, id);
}

#[tokio::test]
async fn the_result_of_a_run_that_is_picked_up_is_decoded_too() {
    let (mock_server, client) = mock_server();
    mock_server.next_run(Outcome::success(json!({"airline": "A", "price_eur": 1.5})));
    let run = client.run_existing_task().task_id("t").wait_for_completion(false).send().await.unwrap();
    let flight: Flight = client.wait_for_run(&run.id).output().await.unwrap();
    assert_eq!(flight, Flight { airline: "A".to_owned(), price_eur: 1.5 });
    let error = client.wait_for_run(&run.id).output::<Vec<u8>>().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ResultMismatch);
    assert!(error.to_string().contains(r#"result: {"airline":"A","price_eur":1.5}"#), "{error}");
}

#[tokio::test]
async fn a_byte_order_mark_hides_no_result() {
    let (mock_server, client) = mock_server();
    let body = run_text("\u{feff}{\"id\": \"r\", \"task_id\": \"t\", \"status\": \"success\", \"result\": [\"a\"]}");
    mock_server.respond_next(1, Response::new(200, body));
    let result: Option<Vec<String>> = client.wait_for_run("r").output().await.unwrap();
    assert_eq!(result, Some(vec!["a".to_owned()]));
}

/// A run that was started is paid, however its first response reads.
#[tokio::test]
async fn a_run_whose_start_cannot_be_decoded_is_polled_by_its_id() {
    let (mock_server, client) = mock_server();
    let finished: &str =
        &run_text(r#"{"id": "r", "task_id": "t", "status": "success", "is_done": true, "result": ["a"]}"#);
    for start in [
        r#"{"id": "r", "task_id": "t", "is_done": "true"}"#,
        r#"{"id": "r"}"#,
        &run_text(r#"{"x": 1e400, "task_id": "t", "id": "r"}"#),
    ] {
        mock_server.respond_next(1, Response::new(200, start));
        mock_server.respond_next(1, Response::new(200, finished));
        let result: Vec<String> = client.run_existing_task().task_id("t").output().await.unwrap();
        assert_eq!(result, ["a"], "{start}");
        // The id is known before anything else is.
        mock_server.take_requests();
        mock_server.respond_next(1, Response::new(200, start));
        let run = client.run_existing_task().task_id("t").output::<Vec<String>>().start().await.unwrap();
        assert_eq!((run.id(), mock_server.take_requests().len()), ("r", 1), "{start}");
        assert_eq!(run.first().is_some(), start.contains("1e400"), "only this one can be repaired");
        mock_server.respond_next(1, Response::new(200, finished));
        assert_eq!(run.await.unwrap(), ["a"], "{start}");
    }
    // Without an id there is nothing to poll.
    for start in [r#"{"task_id": "t"}"#, r#"{"id": "", "is_done": 1}"#, "<html>"] {
        mock_server.respond_next(1, Response::new(200, start));
        let error = client.run_existing_task().task_id("t").wait().await.unwrap_err();
        assert_eq!((error.kind(), error.may_have_started()), (ErrorKind::InvalidResponse, true), "{start}");
    }
}

#[tokio::test]
async fn a_text_that_is_cut_inside_of_an_emoji_loses_no_run() {
    let (mock_server, client) = mock_server();
    let body: &str = &run_text(
        r#"{"id": "r", "task_id": "t", "status": "success", "is_done": true, "title": "\ud83d", "result": "a\udc00"}"#,
    );
    mock_server.respond_next(1, Response::new(200, body));
    let run = client.wait_for_run("r").await.unwrap();
    assert_eq!(run.result, Some(json!("a\u{fffd}")));
    assert_eq!(run.body().as_ref(), body.as_bytes());
    mock_server.respond_next(1, Response::new(200, body));
    assert_eq!(client.wait_for_run("r").output::<String>().await.unwrap(), "a\u{fffd}");
    mock_server.respond_next(1, Response::new(200, body));
    let error = client.wait_for_run("r").output::<u8>().await.unwrap_err();
    assert_eq!(error.run().unwrap().id, "r");
}

#[tokio::test]
async fn an_error_shows_the_beginning_of_a_long_result() {
    let (mock_server, client) = mock_server();
    let start = client.run_existing_task().task_id("t").wait_for_completion(false);
    mock_server.next_run(Outcome::success("x".repeat(1 << 20).into()));
    let run = start.send().await.unwrap();
    let error = client.wait_for_run(&run.id).output::<u8>().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ResultMismatch);
    assert!(error.to_string().len() < 1_000, "{}", error.to_string().len());
}

#[tokio::test]
async fn the_connection_can_be_held_instead() {
    let (mock_server, client) = mock_server();
    mock_server.next_run(Outcome::success(json!({"airline": "a", "price_eur": 1})));
    let flight = client.run_new_task().prompt("Cheapest flight").output::<Flight>().long_poll().await.unwrap();
    assert_eq!(flight.airline, "a");
    let requests = mock_server.requests();
    assert_eq!(requests.len(), 1);
    let body: Value = serde_json::from_slice(&requests[0].body).unwrap();
    assert_eq!(body["wait_for_completion"], true);
}

/// The service says it in three ways; where they contradict each other, `RunState` documents what counts.
#[cfg(feature = "mock")]
#[tokio::test(start_paused = true)]
async fn success_is_what_the_service_says_is_success() {
    let (mock_server, client) = mock_server();
    let flags = [None, Some(false), Some(true)];
    for status in ["pending", "success", "failure", "not-listed", "timed_out"] {
        for is_done in flags {
            for is_successful in flags {
                let is_finished = is_done.unwrap_or(matches!(status, "success" | "failure"));
                let has_succeeded = match (is_finished, is_successful, status) {
                    (false, ..) => None,
                    (true, Some(false), _) | (true, _, "failure") => Some(false),
                    (true, Some(true), _) | (true, _, "success") => Some(true),
                    (true, None, _) => None,
                };
                let body = run_value(json!({"id": "r", "task_id": "t", "status": status, "result": "partial",
                                            "is_done": is_done, "is_successful": is_successful}));
                mock_server.respond_with(3, move |_| Some(Response::json(200, &body)));
                let case = format!("{status} {is_done:?} {is_successful:?}");
                let wait = client.wait_for_run("r").deadline(Duration::ZERO);
                match wait.await {
                    Ok(run) => assert_eq!((true, has_succeeded), (is_finished, run.has_succeeded()), "{case}"),
                    Err(error) => {
                        assert!(!is_finished && error.kind() == ErrorKind::WaitTimeout, "{case}: {error}");
                        assert_eq!(error.run().unwrap().has_succeeded(), None);
                        assert!(error.to_string().ends_with(&format!("the status `{status}`")), "{error}");
                    }
                }
                for is_optional in [false, true] {
                    let wait = client.wait_for_run("r").deadline(Duration::ZERO);
                    let output = match is_optional {
                        true => wait.output::<Option<String>>().await,
                        false => wait.output::<String>().await.map(Some),
                    };
                    match output {
                        Ok(text) => {
                            assert_eq!((text.as_deref(), has_succeeded), (Some("partial"), Some(true)), "{case}")
                        }
                        Err(error) => {
                            let kind = if is_finished { ErrorKind::RunFailed } else { ErrorKind::WaitTimeout };
                            assert_eq!((error.kind(), has_succeeded == Some(true)), (kind, false), "{case}: {error}");
                            assert!(error.to_string().contains(status), "{case}: {error}");
                            assert_eq!(error.run().unwrap().status.as_str(), status);
                        }
                    }
                }
            }
        }
    }
}

#[tokio::test]
async fn a_missing_result_is_none_only_if_the_run_succeeded() {
    let (mock_server, client) = mock_server();
    for (status, expected) in [("success", true), ("not-listed", false)] {
        let body = run_value(json!({"id": "r", "task_id": "t", "status": status, "is_done": true}));
        mock_server.respond_next(1, Response::json(200, &body));
        let output = client.wait_for_run("r").output::<Option<String>>().await;
        assert_eq!(output.as_ref().is_ok_and(Option::is_none), expected, "{output:?}");
    }
}

#[tokio::test]
async fn what_a_model_writes_around_the_json_is_no_obstacle() {
    for written in
        ["```json\n{\"airline\": \"A\", \"price_eur\": 1}\n```", "Found {\"airline\": \"A\", \"price_eur\": 1}!"]
    {
        let (output, _) = run::<Flight>(json!(written)).await;
        assert_eq!(output.unwrap(), Flight { airline: "A".to_owned(), price_eur: 1.0 });
        let (output, _) = run::<String>(json!(written)).await;
        assert_eq!(output.unwrap(), written);
    }
    let (output, _) = run::<Vec<Flight>>(json!("Only this: [{\"airline\": \"A\", \"price_eur\": \"low\"}]")).await;
    let text = output.unwrap_err().to_string();
    assert!(text.contains(r#"at [0].price_eur: invalid type: string "low", expected f64"#), "{text}");
}

/// Tests that what waits owns what it needs.
mod owned {
    use super::*;
    use webagent::{Output, OutputUpdate, RunHandle, StoredRun, Wait, types};

    fn waiting() -> Wait<types::Run> {
        let (server, client) = mock_server();
        std::mem::forget(server);
        let task = "a task".to_owned();
        client.run_existing_task().task_id(&task).wait()
    }

    struct Job {
        output: Output<String, types::Run>,
    }

    #[tokio::test]
    async fn waits_can_be_returned_stored_and_spawned() {
        let run = tokio::spawn(waiting().into_future()).await.unwrap().unwrap();
        assert!(run.is_finished());
        let (mock_server, client) = mock_server();
        mock_server.next_run(Outcome::success(json!("x")));
        let job = Job { output: client.run_new_task().prompt("Find it").output() };
        drop(client);
        assert_eq!(tokio::spawn(async move { job.output.await }).await.unwrap().unwrap(), "x");
    }

    #[tokio::test]
    async fn typed_updates_end_with_the_value() {
        let (mock_server, client) = mock_server();
        mock_server.set_finish(Finish::Polls(1));
        mock_server.next_run(Outcome::success(json!(["x"])));
        let seen = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0));
        let counted = seen.clone();
        let output = client.run_existing_task().task_id("t").output::<Vec<String>>().on_update(move |_| {
            counted.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        });
        let mut updates = output.updates();
        let (mut running, mut value) = (0, None);
        while let Some(update) = updates.next().await {
            match update.unwrap() {
                OutputUpdate::Running(run) => running += usize::from(!run.is_finished()),
                OutputUpdate::Finished { value: found, run } => value = Some((found, run.is_finished())),
            }
        }
        assert_eq!((running > 0, value), (true, Some((vec!["x".to_owned()], true))));
        assert_eq!(seen.load(std::sync::atomic::Ordering::Relaxed), running + 1);

        mock_server.next_run(Outcome::failure());
        let mut updates = client.run_existing_task().task_id("t").output::<Vec<String>>().updates();
        let mut last = None;
        while let Some(update) = updates.next().await {
            last = Some(update);
        }
        assert_eq!(last.unwrap().unwrap_err().kind(), ErrorKind::RunFailed);
    }

    #[tokio::test]
    async fn a_handle_survives_the_process_with_its_type() {
        let (mock_server, client) = mock_server();
        mock_server.next_run(Outcome::success(json!({"airline": "A", "price_eur": 1.5})));
        let run: RunHandle<types::Run, Flight> =
            client.run_existing_task().task_id("t").output::<Flight>().start().await.unwrap();
        let stored = serde_json::to_string(&run).unwrap();
        assert_eq!(mock_server.runs()[0].id, run.id());
        drop(run);
        let stored: StoredRun<Flight> = serde_json::from_str(&stored).unwrap();
        let flight = client.resume(stored.clone()).await.unwrap();
        assert_eq!(flight.airline, "A");
        let flight = tokio::spawn(client.resume(stored).into_future()).await.unwrap().unwrap();
        assert_eq!(flight.price_eur, 1.5);

        let run = client.run_existing_task().task_id("t").start().await.unwrap();
        assert!(run.await.unwrap().is_finished());
        assert_eq!(mock_server.runs().len(), 2);
    }
}

/// Tokio moves a paused clock on whenever nothing can run, while a request is under way for example.
#[cfg(feature = "mock")]
#[tokio::test(start_paused = true)]
async fn a_paused_clock_lets_requests_take_their_time() {
    use webagent::mock::{MockServer, MockServerExt};
    use webagent::types;

    let server = MockServer::start_async().await;
    let client = Client::builder().api_key("any key").base_url(server.base_url()).build().unwrap();
    let run = |run: Value| -> types::Run { serde_json::from_value(run_value(run)).unwrap() };
    let pending = run(json!({"id": "run_1", "task_id": "t", "status": "pending"}));
    let result = json!({"airline": "A", "price_eur": 1});
    let success = run(json!({"id": "run_1", "task_id": "t", "status": "success", "result": result}));
    server.run_existing_task(|when, then| {
        when.task_id("t");
        then.ok(&pending).into_inner().delay(Duration::from_millis(50));
    });
    let running = server.get_run(|when, then| {
        when.run_id("run_1");
        then.ok(&pending).into_inner().delay(Duration::from_millis(50));
    });
    running.up_to_n_times(20);
    server.get_run(|when, then| {
        when.run_id("run_1");
        then.ok(&success);
    });
    let begun = tokio::time::Instant::now();
    let flight: Flight = client.run_existing_task().task_id("t").output::<Flight>().await.unwrap();
    assert_eq!(flight.airline, "A");
    assert!(begun.elapsed() > Duration::from_secs(60), "the pauses between take no real time: {:?}", begun.elapsed());
}
