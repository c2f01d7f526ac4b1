//! Starting and waiting against servers that refuse, fail, or write what cannot be decoded.

use std::time::Duration;

use contract_tests::written_run::run_text;

use serde::Deserialize;
use webagent::{ErrorKind, Retry};

use crate::server::{RUN, Server, response};
use crate::{builder, client};

/// A finished run whose result is `result` and which has a member that the document does not list.
fn finished(result: &str, title: &str) -> Vec<u8> {
    let head = r#"{"id": "run_1", "task_id": "t", "status": "success", "is_done": true, "result": "#;
    run_text(&format!("{head}{result}, \"title\": {title}}}")).into_bytes()
}

#[cfg(feature = "mock")]
#[tokio::test(start_paused = true)]
async fn a_deadline_in_the_pause_after_a_refused_start_is_the_refusal() {
    for (status, asked, may_have_started) in [
        ("429 Slow down", "30", false),
        ("503 Busy", "30", false),
        ("429 Slow down", "0.1", false),
        // An attempt that begins just before the deadline has no response in time.
        ("429 Slow down", "2.9995", false),
        ("503 Busy", "2.92", false),
        ("500 Oops", "30", true),
    ] {
        // The pause takes no time: a connection that the server closes without a word would be used again.
        let headers = format!("connection: close\r\nretry-after: {asked}\r\n");
        let refusal = response(status, &headers, r#"{"detail": "too many"}"#);
        // The call's own policy is no other than the client's, wherever it is set.
        for own in [None, Some(false), Some(true)] {
            let server = Server::script([refusal.clone()]);
            let client = client(&server.url());
            let call = || client.run_existing_task().task_id("t");
            let patient = Retry::new().max_attempts(1000);
            let wait = match own {
                None => call().wait(),
                Some(false) => call().retry(patient).wait(),
                Some(true) => call().wait().retry(patient),
            };
            let error = wait.deadline(Duration::from_secs(3)).await.unwrap_err();
            assert_eq!((error.kind(), error.may_have_started()), (ErrorKind::Status, may_have_started), "{error}");
            let text = error.to_string();
            assert!(text.contains("too many") && !text.contains("may have started"), "{own:?}: {error}");
            assert_eq!(error.attempts() as usize, server.requests().len(), "{own:?}: {error}");
        }
    }
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    for is_handle in [false, true] {
        let patient = Retry::new().max_attempts(u32::MAX).max_elapsed(Duration::MAX);
        let client = builder(&format!("http://{nobody}")).retry(patient).build().unwrap();
        let wait = client.run_existing_task().task_id("t").wait().deadline(Duration::from_secs(3));
        let error = match is_handle {
            true => wait.start().await.map(drop),
            false => wait.await.map(drop),
        };
        let error = error.unwrap_err();
        assert_eq!((error.kind(), error.may_have_started()), (ErrorKind::Connect, false), "{error}");
        assert!(
            error.attempts() > 1 && error.to_string().ends_with("the next attempt would begin after the time limit)"),
            "{error}"
        );
    }
}

/// Of what Rust or JSON does not allow, and some programs write: the text of a value, and that of a value like it.
fn odd_values() -> Vec<(String, String)> {
    let nested = |depth: usize| format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
    let odd = |value: &str, like: &str| (value.to_owned(), like.to_owned());
    vec![
        odd("1e400", r#""1e400""#),
        odd("[-1e999, 2]", r#"["-1e999", 2]"#),
        odd("NaN", r#""NaN""#),
        odd(r#""cut \ud83d""#, "\"cut \u{fffd}\""),
        odd("\"two\nlines\"", r#""two\nlines""#),
        // In the run it is one level deeper.
        (nested(200), nested(126).replace('1', &serde_json::Value::from(nested(74)).to_string())),
    ]
}

#[tokio::test]
async fn a_value_that_cannot_be_decoded_loses_no_run() {
    for (odd, like) in odd_values() {
        for (result, title) in [("[1, 2]", odd.as_str()), (&odd, "\"x\""), (&odd, &odd)] {
            let body = finished(result, title);
            let server = Server::script([response("200 OK", "", &RUN), response("200 OK", "", &body)]);
            let client = client(&server.url());
            let run = client.run_existing_task().task_id("t").wait().await.unwrap();
            assert_eq!((run.id.as_str(), run.status.as_str(), run.is_done), ("run_1", "success", Some(true)));
            let expected: serde_json::Value = serde_json::from_str(if result == odd { &like } else { result }).unwrap();
            assert_eq!(run.result.as_ref(), Some(&expected), "{odd}");
            assert_eq!(run.body().as_ref(), body, "as it was received");

            let (value, run) = client.wait_for_run("run_1").output::<serde_json::Value>().with_run().await.unwrap();
            assert_eq!(run.id, "run_1");
            assert_eq!(value.is_array(), expected.is_array());
            // What does not fit holds the run.
            let error = client.wait_for_run("run_1").output::<std::net::IpAddr>().await.unwrap_err();
            assert_eq!((error.kind(), error.run().unwrap().id.as_str()), (ErrorKind::ResultMismatch, "run_1"));
            assert_eq!(error.run().unwrap().result, Some(expected));
        }
    }
}

#[tokio::test]
async fn bytes_that_are_no_text_lose_no_run() {
    #[derive(Deserialize, schemars::JsonSchema)]
    struct Found {
        name: String,
    }
    let body = finished(r#"{"name": "caf~"}"#, r#""~""#);
    let body: Vec<u8> = body.into_iter().map(|byte| if byte == b'~' { 0xe9 } else { byte }).collect();
    let server = Server::script([response("200 OK", "", &body)]);
    let found: Found = client(&server.url()).wait_for_run("run_1").output().await.unwrap();
    assert_eq!(found.name, "caf\u{fffd}");
}

#[cfg(feature = "mock")]
#[tokio::test(start_paused = true)]
async fn what_refuses_in_between_does_not_end_a_wait() {
    let bare = |status: &str, headers: &str| response(status, headers, "<html>no</html>");
    let interludes = [
        bare("401 Unauthorized", ""),
        bare("403 Forbidden", "retry-after: 3\r\n"),
        bare("302 Found", "location: https://login.example\r\n"),
        bare("200 OK", ""),
        bare("410 Gone", ""),
        bare("530 Origin", ""),
        response("200 OK", "", run_text(r#"{"id": "other", "task_id": "t"}"#)),
        response("200 OK", "", run_text(r#"{"id": "run_1", "task_id": "t", "is_done": "no"}"#)),
        b"HTTP/1.1 200 OK\r\ncontent-length: 999\r\n\r\n{\"id\": \"run_1\"".to_vec(),
        Vec::new(),
    ];
    for interlude in &interludes {
        let last = response("200 OK", "", finished("[7]", "1"));
        let server = Server::script([response("200 OK", "", &RUN), interlude.clone(), interlude.clone(), last]);
        let result: Vec<u8> = client(&server.url()).run_existing_task().task_id("t").output().await.unwrap();
        assert_eq!((result.as_slice(), server.requests().len()), (&[7_u8][..], 4));
    }
}

#[cfg(feature = "mock")]
#[tokio::test(start_paused = true)]
async fn the_last_error_of_a_wait_holds_what_was_received_of_the_run() {
    let unreadable =
        &run_text(r#"{"id": "RUN_1", "task_id": "t", "status": "success", "is_done": "yes", "result": [7]}"#);
    let cut_off =
        format!("HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n\r\n{}", String::from_utf8(finished("[7]", "1")).unwrap());
    let mut padded = finished("[7]", "1");
    padded.extend(b"\n<!-- from a cache -->\0");
    for (bytes, seconds, kind) in [
        (response("200 OK", "", &padded), 5, ErrorKind::WaitTimeout),
        (response("200 OK", "", &padded), 100, ErrorKind::InvalidResponse),
        (response("200 OK", "", unreadable), 5, ErrorKind::WaitTimeout),
        (response("200 OK", "", unreadable), 100, ErrorKind::InvalidResponse),
        (cut_off.into_bytes(), 5, ErrorKind::WaitTimeout),
    ] {
        for is_start in [true, false] {
            let first = if is_start { response("200 OK", "", &RUN) } else { bytes.clone() };
            let server = Server::script([first, bytes.clone()]);
            let client = client(&server.url());
            let deadline = Duration::from_secs(seconds);
            let error = match is_start {
                true => client.run_existing_task().task_id("t").wait().deadline(deadline).await,
                false => client.wait_for_run("run_1").deadline(deadline).await,
            };
            let error = error.unwrap_err();
            assert_eq!((error.kind(), error.may_have_started()), (kind, true), "{error}");
            let run = error.run().unwrap();
            assert_eq!(
                (run.id.to_lowercase().as_str(), run.result),
                ("run_1", Some(serde_json::json!([7]))),
                "{error}"
            );
            assert!(!error.to_string().contains("had not finished"), "{error}");
        }
    }
}

#[cfg(feature = "mock")]
#[tokio::test(start_paused = true)]
async fn what_is_received_of_another_run_is_not_taken_for_this_one() {
    let other = &run_text(r#"{"id": "run_2", "task_id": "t", "status": "success", "is_done": "yes", "result": [7]}"#);
    let server = Server::script([response("200 OK", "", &RUN), response("200 OK", "", other)]);
    let wait = client(&server.url()).run_existing_task().task_id("t").wait();
    let error = wait.deadline(Duration::from_secs(5)).await.unwrap_err();
    assert_eq!(error.run().map(|run| (run.id, run.result)), Some(("run_1".to_owned(), None)), "{error}");
}

#[tokio::test]
async fn a_body_that_cannot_be_used_is_shown_as_it_was_received() {
    let server = Server::script([response("200 OK", "", "\u{feff}[{\"id\": \"run_1\"}]")]);
    let error = client(&server.url()).run_existing_task().task_id("t").send().await.unwrap_err();
    assert!(error.to_string().ends_with(r#"; body: [{"id": "run_1"}]"#), "{error}");
}

#[tokio::test]
async fn a_refusal_that_has_an_id_is_no_run() {
    for status in ["422 Unprocessable", "409 Conflict", "307 Elsewhere"] {
        let server = Server::script([response(status, "", finished("1", "1"))]);
        let error = client(&server.url()).run_existing_task().task_id("t").wait().await.unwrap_err();
        assert_eq!((error.kind(), error.may_have_started()), (ErrorKind::Status, false), "{error}");
        assert!(error.run().is_none() && server.requests().len() == 1, "{error}");
    }
}

#[tokio::test]
async fn an_empty_id_is_no_name_of_a_run() {
    let client = client("http://localhost:9");
    let error = client.wait_for_run("").await.unwrap_err();
    assert!(error.kind() == ErrorKind::InvalidRequest && !error.to_string().contains("waiting"), "{error}");
    // Nor is a step in a path.
    for step in ["", ".", ".."] {
        let errors = [
            client.wait_for_run(step).await.unwrap_err(),
            client.run_existing_task().task_id(step).send().await.unwrap_err(),
        ];
        assert!(errors.iter().all(|error| error.kind() == ErrorKind::InvalidRequest), "{errors:?}");
    }
}
