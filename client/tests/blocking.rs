//! The blocking client, from threads without a runtime and from inside of one.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::time::Duration;

use contract_tests::document::Document;
use contract_tests::mock_server::MockServer;
use webagent::blocking::Client;

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
