//! A user's code, tested with the mocks.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::time::Duration;

use contract_tests::written_run::{component_value, run_value};
use serde_json::json;
use webagent::mock::{MockServer, MockServerExt};
use webagent::types::{ErrorBody, NewRunRequest, Run, Task, TaskRunRequest};
use webagent::{Client, Error, ErrorKind, Retry};

/// Ids that are easily taken for something else: patterns, several segments, encoded text, other alphabets.
const IDS: [&str; 13] =
    ["a", "a.b*", "axb*", "a/b", "ä", "a b", "a%2Fb", "[ab]+", "^a$", "a?b#c", "(a|b)", "\\d{2}", "..."];

async fn server() -> (MockServer, Client) {
    let server = MockServer::start_async().await;
    let client = Client::builder().api_key("any key").base_url(server.base_url()).retry(Retry::none()).build();
    (server, client.unwrap())
}

fn run(id: &str, status: &str) -> Run {
    serde_json::from_value(run_value(json!({"id": id, "task_id": "task", "status": status}))).unwrap()
}

fn task(id: &str) -> Task {
    serde_json::from_value(component_value("Task", json!({"id": id, "name": "a task"}))).unwrap()
}

fn reason(text: &str) -> ErrorBody {
    serde_json::from_value(component_value("ErrorBody", json!({"detail": text}))).unwrap()
}

#[tokio::test]
async fn a_parameter_of_a_path_is_matched_literally() {
    let (server, client) = server().await;
    for id in IDS {
        let mock = server.get_task(|when, then| {
            when.task_id(id);
            then.ok(&task(id));
        });
        for other in IDS {
            let response = client.get_task().task_id(other).send().await;
            match id == other {
                true => assert_eq!(response.unwrap().id, id),
                false => assert_eq!(response.unwrap_err().status().unwrap(), 404, "{other:?} for {id:?}"),
            }
        }
        // Where the id is in the middle of the path, too.
        let started = server.run_existing_task(|when, then| {
            when.task_id(id);
            then.ok(&run("run_1", "pending"));
        });
        client.run_existing_task().task_id(id).send().await.unwrap();
        client.run_existing_task().task_id(format!("{id}x")).send().await.unwrap_err();
        mock.assert_async().await;
        started.assert_async().await;
        server.reset_async().await;
    }
}

#[tokio::test]
async fn a_parameter_that_is_not_mentioned_may_have_any_value() {
    let (server, client) = server().await;
    let mock = server.get_run(|_, then| {
        then.ok(&run("any", "success"));
    });
    for id in IDS {
        client.get_run().run_id(id).send().await.unwrap();
    }
    mock.assert_calls_async(IDS.len()).await;
    // Neither another method nor a longer path is the operation.
    client.get_task().task_id("any").send().await.unwrap_err();
    client.run_new_task().prompt("any prompt").send().await.unwrap_err();
    mock.assert_calls_async(IDS.len()).await;
}

#[tokio::test]
async fn a_body_is_compared_as_json() {
    let (server, client) = server().await;
    let body: NewRunRequest =
        NewRunRequest::builder().prompt("Find the opening hours".to_owned()).session_timeout(600).try_into().unwrap();
    let mock = server.run_new_task(|when, then| {
        when.body(&body);
        then.ok(&run("run_1", "pending"));
    });
    let call = || client.run_new_task().prompt("Find the opening hours");
    assert_eq!(call().session_timeout(600).send().await.unwrap().id, "run_1");
    call().session_timeout(601).send().await.unwrap_err();
    call().send().await.unwrap_err();
    call().session_timeout(600).model("another").send().await.unwrap_err();
    mock.assert_async().await;
}

#[tokio::test]
async fn an_error_reaches_the_code_as_the_service_would_send_it() {
    let (server, client) = server().await;
    server.get_task(|_, then| {
        then.client_error(404, &reason("Task not found"));
    });
    let error = client.get_task().task_id("gone").send().await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Status, 404));
    assert_eq!(error.detail(), Some("Task not found"));
    assert_eq!(error.json::<ErrorBody>().unwrap(), reason("Task not found"));

    server.run_existing_task(|_, then| {
        then.server_error(502, &reason("try later"));
    });
    let error = client.run_existing_task().task_id("any").send().await.unwrap_err();
    assert!(error.may_have_started(), "{error}");
}

#[tokio::test]
#[should_panic(expected = "assertion `left == right` failed")]
async fn a_status_of_another_range_is_refused() {
    let (server, _) = server().await;
    server.get_task(|_, then| {
        then.client_error(500, &reason("no"));
    });
}

/// The user's code: starts a run, and comes back for it later.
async fn start_and_come_back(client: &Client) -> Result<Run, Error> {
    let id = client.run_existing_task().task_id("task").send().await?.id.clone();
    Ok(client.wait_for_run(id).deadline(Duration::from_secs(60)).await?.into_inner())
}

#[tokio::test]
async fn responses_follow_each_other() {
    let (server, client) = server().await;
    let body: TaskRunRequest = TaskRunRequest::builder().try_into().unwrap();
    let start = server.run_existing_task(|when, then| {
        when.task_id("task").body(&body);
        then.ok(&run("run_1", "pending"));
    });
    let pending = server.get_run(|when, then| {
        when.run_id("run_1");
        then.ok(&run("run_1", "pending"));
    });
    pending.up_to_n_times_async(2).await;
    let over = server.get_run(|when, then| {
        when.run_id("run_1");
        let run = run_value(json!({"id": "run_1", "task_id": "task", "status": "success", "result": {"n": 1}}));
        then.ok(&serde_json::from_value(run).unwrap());
    });
    let run = start_and_come_back(&client).await.unwrap();
    assert_eq!(run.result, Some(json!({"n": 1})));
    start.assert_async().await;
    pending.assert_calls_async(2).await;
    over.assert_async().await;
}

#[tokio::test]
async fn what_the_document_does_not_know_is_reached_through_the_wrapper() {
    let (server, client) = server().await;
    server.get_task(|when, then| {
        when.into_inner().header("x-api-key", "any key");
        then.into_inner().status(200).body("<html>");
    });
    let error = client.get_task().task_id("any").send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidResponse);
}
