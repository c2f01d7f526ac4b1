//! The reuse of connections, and how long a call may take.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use webagent::ErrorKind;

use crate::server::{RUN, Server, response};
use crate::{builder, client, log};

/// A server that keeps a connection open for so many requests, and closes it when another one arrives.
fn closes_at_the_worst_moment(requests: usize) -> (Server, Arc<AtomicUsize>) {
    let lost = Arc::new(AtomicUsize::new(0));
    let server = Server::start({
        let lost = lost.clone();
        move |connection| {
            for _ in 0..requests {
                if connection.request().is_none() {
                    return;
                }
                connection.send(&response("200 OK", "", &RUN));
            }
            // With unread bytes in it, the connection is reset.
            if connection.waits_for_bytes() {
                lost.fetch_add(1, Ordering::SeqCst);
            }
        }
    });
    (server, lost)
}

#[tokio::test]
async fn a_run_is_not_started_on_a_connection_that_was_idle() {
    let (server, lost) = closes_at_the_worst_moment(1);
    let client = client(&server.url());
    for _ in 0..2 {
        client.get_run().run_id("run_1").send().await.unwrap();
        // Longer than a connection may be idle.
        tokio::time::sleep(Duration::from_millis(600)).await;
        client.run_existing_task().task_id("t").send().await.unwrap();
        tokio::time::sleep(Duration::from_millis(600)).await;
    }
    assert_eq!(lost.load(Ordering::SeqCst), 0);
    let requests = server.requests();
    assert_eq!((server.connections(), requests.len()), (4, 4));
    assert!(requests.iter().enumerate().all(|(index, request)| request.connection == index + 1));
}

#[tokio::test]
async fn every_request_has_a_connection_of_its_own_where_none_may_be_idle() {
    let (server, lost) = closes_at_the_worst_moment(9);
    let client = builder(&server.url()).pool_idle_timeout(Duration::ZERO).build().unwrap();
    for calls in 1..=20 {
        client.run_existing_task().task_id("t").send().await.unwrap();
        assert_eq!(server.connections(), calls);
    }
    assert_eq!(lost.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn a_connection_may_be_idle_for_as_long_as_the_user_says() {
    let (server, _) = closes_at_the_worst_moment(9);
    let patient = builder(&server.url()).pool_idle_timeout(Duration::from_secs(3_600)).build().unwrap();
    // The connection is given back by a task of its own, which may be late: then the next call opens another one.
    let mut calls = 0;
    while calls == server.connections() {
        assert!(calls < 100, "no connection is used again");
        patient.run_existing_task().task_id("t").send().await.unwrap();
        calls += 1;
        // Longer than a connection may be idle by default.
        tokio::time::sleep(Duration::from_millis(600)).await;
    }

    // A lost GET is sent again: its connection was the server's to close.
    let (server, lost) = closes_at_the_worst_moment(1);
    let patient = builder(&server.url()).pool_idle_timeout(Duration::from_secs(3_600)).build().unwrap();
    while lost.load(Ordering::SeqCst) == 0 {
        assert!(server.connections() < 1_000, "no connection is used again");
        let run = patient.get_run().run_id("run_1").send().await;
        assert!(run.is_ok(), "{run:?}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn the_timeouts_of_the_http_client_are_replaced() {
    let slow = Server::start(|connection| {
        if connection.request().is_some() {
            let (head, body) = (format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", RUN.len()), &*RUN);
            for part in [&*head, &body[..20], &body[20..]] {
                std::thread::sleep(Duration::from_millis(60));
                connection.send(part.as_bytes());
            }
        }
    });
    let impatient = || {
        let time = Duration::from_millis(1);
        reqwest::Client::builder().tls_certs_only([]).timeout(time).read_timeout(time).connect_timeout(time)
    };
    let client = builder(&slow.url()).http_client(impatient()).build().unwrap();
    let run = client.run_existing_task().task_id("t").send().await;
    assert!(run.is_ok(), "no limit of time is this builder's default: {run:?}");
    for time in [Duration::from_secs(3_600), Duration::MAX] {
        let builder = builder(&slow.url()).timeout(time).connect_timeout(time).pool_idle_timeout(time);
        let client = builder.http_client(impatient()).build().unwrap();
        let run = client.run_existing_task().task_id("t").send().await;
        assert!(run.is_ok(), "this builder's timeouts are used: {run:?}");
    }

    let silent = Server::start(|connection| while connection.request().is_some() {});
    let time = Duration::from_secs(3_600);
    let patient = reqwest::Client::builder().tls_certs_only([]).timeout(time).read_timeout(time);
    let client = builder(&silent.url()).timeout(Duration::from_millis(50)).http_client(patient).build().unwrap();
    let error = client.run_existing_task().task_id("t").send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(error.may_have_started());
}

#[tokio::test]
async fn the_log_of_the_http_client_shows_no_request() {
    let (server, _) = closes_at_the_worst_moment(9);
    // With `connection_verbose`, and with the search that fails when the key is in a line.
    client(&server.url()).run_existing_task().task_id("t").send().await.unwrap();
    assert!(log::lines() > 0, "the HTTP client logs something");
}
