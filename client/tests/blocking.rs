//! The blocking client, from threads without a runtime and from inside of one.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::time::Duration;

use contract_tests::document::Document;
use contract_tests::mock_server::{Finish, MockServer, Outcome};
use webagent::StoredRun;
use webagent::blocking::{Client, RunHandle};
use webagent::types::Run;

fn start() -> (MockServer, Client) {
    let server = MockServer::start(&Document::load().unwrap()).unwrap();
    let client = Client::builder().api_key(server.key()).base_url(server.url()).build().unwrap();
    (server, client)
}

#[test]
fn every_ending_of_a_call_blocks_until_there_is_a_result() {
    let (_server, client) = start();
    let run = client.run_existing_task().task_id("t").model(None::<String>).header("x-a", "b").send().unwrap();
    let run = client.wait_for_run(run.id.clone()).unwrap();
    assert!(run.is_finished());
    let run = client.run_existing_task().task_id("t").wait().unwrap();
    assert!(run.is_finished());
    let run =
        client.run_existing_task().task_id("t").wait_with(|wait| wait.deadline(Duration::from_secs(600))).unwrap();
    let same = client.block_on(client.as_async().get_run().run_id(run.id.clone()).send()).unwrap();
    assert_eq!(same.id, run.id);
    let updates = client.iter_stream(client.as_async().wait_for_run(run.id.clone()).updates());
    let states: Vec<bool> = updates.map(|run| run.unwrap().is_finished()).collect();
    assert_eq!(states, [true]);
    let error = client.get_run().run_id("").send().unwrap_err();
    assert_eq!(error.kind(), webagent::ErrorKind::InvalidRequest);
}

#[test]
fn a_run_is_started_stored_and_resumed() {
    let (server, client) = start();
    server.set_finish(Finish::Never);
    let run: RunHandle<Run> = client.run_existing_task().task_id("t").start().unwrap();
    assert_eq!(run.id(), server.runs()[0].id);
    assert!(run.first().is_some_and(|run| !run.is_finished()));
    let stored = serde_json::to_string(&run).unwrap();
    assert_eq!(serde_json::from_str::<StoredRun>(&stored).unwrap(), run.to_stored());
    let error = run.wait_with(|wait| wait.deadline(Duration::ZERO)).unwrap_err();
    assert_eq!(error.kind(), webagent::ErrorKind::WaitTimeout);

    server.set_finish(Finish::Polls(0));
    let run = client.run_existing_task().task_id("t").start().unwrap();
    let stored = run.to_stored();
    assert!(run.wait().unwrap().is_finished());
    let states: Vec<bool> = client.resume(stored.clone()).updates().map(|run| run.unwrap().is_finished()).collect();
    assert_eq!(states, [true]);
    let run = client.block_on(client.resume(stored).into_async()).unwrap();
    assert!(run.is_finished());
    assert_eq!(server.runs().len(), 2);
}

#[cfg(feature = "schemars")]
#[test]
fn a_run_with_a_typed_result_is_started_stored_and_resumed() {
    let (server, client) = start();
    let start = || {
        server.next_run(Outcome::success(serde_json::json!(["a", "b"])));
        client.run_existing_task().task_id("t").start_output::<Vec<String>>().unwrap()
    };
    let run = start();
    let body = &server.runs()[0].body;
    assert!(body["json_schema"].as_str().is_some_and(|schema| schema.contains("array")), "{body}");
    let stored = run.to_stored();
    assert_eq!(run.output().unwrap(), ["a", "b"]);
    assert_eq!(
        client.resume(stored).output_with(|output| output.deadline(Duration::from_secs(600))).unwrap(),
        ["a", "b"]
    );
    let updates: Vec<_> = start().output_updates().collect::<Result<_, _>>().unwrap();
    match updates.last() {
        Some(webagent::OutputUpdate::Finished { value, run }) => {
            assert_eq!(value, &["a", "b"]);
            assert_eq!(run.result, None, "the result is not decoded twice");
        }
        last => panic!("{last:?}"),
    }
}

#[cfg(feature = "schemars")]
#[test]
fn a_typed_result_is_waited_for() {
    let (_server, client) = start();
    let text: serde_json::Value = client.run_existing_task().task_id("t").output::<serde_json::Value>().unwrap();
    let again = client
        .run_existing_task()
        .task_id("t")
        .output_with::<serde_json::Value>(|output| output.deadline(Duration::from_secs(600)))
        .unwrap();
    assert_eq!(text.is_null(), again.is_null());
}

#[test]
fn calls_work_inside_of_a_runtime_and_from_many_threads() {
    let (_server, client) = start();
    let call = || client.run_existing_task().task_id("t").send().unwrap().id.clone();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    assert!(!runtime.block_on(async { call() }).is_empty());
    let ids: std::collections::BTreeSet<String> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(call)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(ids.len(), 8);
    let moved = client.clone();
    runtime.block_on(async move { drop(moved) });
}

#[test]
fn a_client_has_other_rules_for_sending_again_with_the_same_connections() {
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let client = Client::builder().api_key("any key").base_url(format!("http://{nobody}")).build().unwrap();
    let quick = webagent::Retry::new().initial_backoff(Duration::from_millis(1));
    for attempts in 1..=3 {
        let client = client.with_retry(quick.max_attempts(attempts));
        assert_eq!(client.base_url(), format!("http://{nobody}"));
        assert_eq!(client.get_run().run_id("r").send().unwrap_err().attempts(), attempts);
        assert_eq!(client.run_existing_task().task_id("t").send().unwrap_err().attempts(), attempts);
    }
}

#[cfg(feature = "schemars")]
#[test]
fn settings_for_waiting_hold_for_every_way_to_wait() {
    let (server, client) = start();
    server.set_finish(Finish::Never);
    let task = || client.run_existing_task().task_id("t");
    let stored = StoredRun::<Vec<String>>::new(task().start().unwrap().id());
    let errors = [
        task().wait_with(|wait| wait.deadline(Duration::ZERO)).unwrap_err(),
        task().output_with::<String>(|output| output.deadline(Duration::ZERO)).unwrap_err(),
        task().start().unwrap().wait_with(|wait| wait.deadline(Duration::ZERO)).unwrap_err(),
        task().start_output::<String>().unwrap().output_with(|output| output.deadline(Duration::ZERO)).unwrap_err(),
        client.resume(stored).output_with(|output| output.deadline(Duration::ZERO)).unwrap_err(),
    ];
    for error in errors {
        assert_eq!(error.kind(), webagent::ErrorKind::WaitTimeout, "{error}");
        assert!(error.run().is_some(), "{error}");
    }
}
