//! Runs begin, end and are shown as a test wants it.

use std::time::{Duration, Instant};

use contract_tests::document::Document;
use contract_tests::fault_proxy::{Fault, FaultProxy, Schedule, Stage};
use contract_tests::mock_server::{Finish, MockServer, Outcome, Settings};
use reqwest::Method;
use serde_json::{Value, json};

use crate::{DOCUMENT, client, get, other, other_document, post, request, send};

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
async fn the_words_for_the_states_can_be_named() {
    let states = "x-webagent-states: {pending: eaten, succeeded: [burnt], failed: [baking, eaten]}\n";
    let text = DOCUMENT;
    let text = text.replace("          default: baking\n", &format!("          default: baking\n          {states}"));
    let mock_server = MockServer::start(&Document::parse(&text).unwrap()).unwrap();
    assert_eq!(post(&mock_server, "/recipes/1/bakes", json!({})).await.1["state"], "eaten");
    let hold = json!({"hold": true});
    assert_eq!(post(&mock_server, "/recipes/1/bakes", hold).await.1["state"], "burnt");
}
