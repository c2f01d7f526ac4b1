//! Retries, limits and compressed bodies.

use std::time::Duration;

use proptest::prelude::*;
use webagent::{ErrorKind, Retry};

use contract_tests::written_run::component_value;

use crate::server::{RUN, Server, response};
use crate::{builder, client};

/// Compressed with gzip: `{"detail":"compressed"}`.
const GZIP: &[u8] = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xabVJI-I\xcc\xccQ\xb2RJ\xce\xcf-(J-.NMQ\xaa\x05\x00\xaf\xc5\xfa\xc8\x17\x00\x00\x00";

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

#[tokio::test]
async fn a_retry_waits_for_as_long_as_the_server_asks() {
    for (status, asked) in [("503 Busy", "0.4"), ("429 Slow down", "0.4"), ("429 Slow down", "1")] {
        let refusal = response(status, &format!("retry-after: {asked}\r\n"), "");
        let server = Server::script([refusal, response("200 OK", "", &RUN)]);
        let retry = Retry::new().initial_backoff(Duration::from_millis(1));
        let client = builder(&server.url()).retry(retry).build().unwrap();
        client.run_existing_task().task_id("t").send().await.unwrap();
        let requests = server.requests();
        let pause = requests[1].time - requests[0].time;
        assert!(pause >= Duration::from_secs_f64(asked.parse().unwrap()), "{status}, {asked}: {pause:?}");
        assert_eq!(requests.len(), 2);
    }
}

#[tokio::test]
async fn a_start_that_was_refused_for_the_rate_is_sent_again() {
    let server = Server::script([response("429 Slow down", "", ""), response("200 OK", "", &RUN)]);
    let retry = Retry::new().initial_backoff(Duration::from_millis(40));
    let client = builder(&server.url()).retry(retry).build().unwrap();
    client.run_existing_task().task_id("t").send().await.unwrap();
    let requests = server.requests();
    assert_eq!(requests.len(), 2);
    assert!(requests[1].time - requests[0].time >= Duration::from_millis(20));
}

#[tokio::test]
async fn a_retry_after_that_is_too_long_keeps_the_reason() {
    for status in ["429 Slow down", "503 Busy"] {
        let body = r#"{"detail": "the quota is used up"}"#;
        let server = Server::script([response(status, "retry-after: 3600.5\r\n", body)]);
        let error = client(&server.url()).run_existing_task().task_id("t").send().await.unwrap_err();
        let text = error.to_string();
        assert!(text.contains("the quota is used up") && text.contains("3601 seconds"), "{text}");
        assert_eq!(error.detail(), Some("the quota is used up"));
        assert_eq!((error.attempts(), error.may_have_started(), server.requests().len()), (1, false, 1));
    }
}

/// A chunked response whose body is delivered in pieces of this size.
fn chunked(status: &str, body: &[u8], size: usize) -> Vec<u8> {
    let mut bytes = format!("HTTP/1.1 {status}\r\ntransfer-encoding: chunked\r\n\r\n").into_bytes();
    for piece in body.chunks(size) {
        bytes.extend(format!("{:x}\r\n", piece.len()).bytes());
        bytes.extend(piece);
        bytes.extend(b"\r\n");
    }
    bytes.extend(b"0\r\n\r\n");
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(40) })]

    #[test]
    fn a_body_may_be_as_long_as_the_limit(
        limit in prop_oneof![RUN.len()..200, 200_usize..70_000],
        difference in -1_i32..=1,
        size in 1_usize..5_000,
        is_chunked in any::<bool>(),
        is_error in any::<bool>(),
    ) {
        let length = limit.checked_add_signed(difference as isize).unwrap().max(RUN.len());
        let body = format!("{RUN}{}", " ".repeat(length - RUN.len()));
        let status = if is_error { "404 Not Found" } else { "200 OK" };
        let bytes = if is_chunked { chunked(status, body.as_bytes(), size) } else { response(status, "", &body) };
        let server = Server::script([bytes]);
        let client = builder(&server.url()).max_response_bytes(limit).build().unwrap();
        let result = runtime().block_on(async { client.get_run().run_id("run_1").send().await });
        match result {
            Ok(run) => {
                prop_assert!(!is_error && length <= limit);
                prop_assert_eq!(run.body().len(), length);
            }
            Err(error) if is_error => {
                prop_assert_eq!(error.kind(), ErrorKind::Status);
                prop_assert!(error.body().unwrap().len() >= length.min(limit));
            }
            Err(error) => {
                prop_assert!(length > limit, "{}", error);
                prop_assert_eq!(error.kind(), ErrorKind::InvalidResponse);
                prop_assert!(error.to_string().contains(&format!("the limit of {limit} bytes")), "{}", error);
                prop_assert!(error.body().unwrap().len() > limit);
            }
        }
    }
}

#[tokio::test]
async fn a_compressed_body_is_called_so() {
    for (coding, body) in [
        ("gzip", GZIP),
        ("br", b"\x0b\x0b\x80{}"),
        ("DEFLATE", b"x\x9c\xab\xae\x05\x00\x01u\x00\xf9"),
        ("zstd", b"\x28\xb5\x2f\xfd\x04\x00"),
        ("gzip, br", GZIP),
    ] {
        for (status, kind) in [("200 OK", ErrorKind::InvalidResponse), ("404 Not Found", ErrorKind::Status)] {
            let server = Server::script([response(status, &format!("content-encoding: {coding}\r\n"), body)]);
            let error = client(&server.url()).run_existing_task().task_id("t").send().await.unwrap_err();
            let expected = format!("compressed with {}, which the client did not request", coding.to_ascii_lowercase());
            assert!(error.to_string().contains(&expected), "{error}");
            assert_eq!((error.kind(), error.body().unwrap().as_ref()), (kind, body));
        }
    }
    let server = Server::script([response("200 OK", "", GZIP)]);
    let error = client(&server.url()).run_existing_task().task_id("t").send().await.unwrap_err();
    assert!(error.to_string().contains("compressed with gzip"), "without the header: {error}");
    // A header that is wrong does no harm.
    for coding in ["identity", "gzip"] {
        let server = Server::script([response("200 OK", &format!("content-encoding: {coding}\r\n"), &RUN)]);
        client(&server.url()).run_existing_task().task_id("t").send().await.unwrap();
    }
}

#[tokio::test]
async fn a_byte_order_mark_hides_no_error() {
    let body = component_value("ErrorBody", serde_json::json!({"detail": "no such task"}));
    let server = Server::script([response("404 Not Found", "", format!("\u{feff}{body}"))]);
    let error = client(&server.url()).run_existing_task().task_id("t").send().await.unwrap_err();
    assert_eq!(error.detail(), Some("no such task"));
    assert!(error.json::<serde_json::Value>().is_ok());
    assert!(error.json::<webagent::types::ErrorBody>().is_ok());
}

#[cfg(feature = "mock")]
#[tokio::test(start_paused = true)]
async fn a_byte_order_mark_hides_no_run_that_a_failed_wait_holds() {
    let pending = response("200 OK", "", format!("\u{feff}{RUN}"));
    let server = Server::script([pending]);
    let wait = client(&server.url()).run_existing_task().task_id("t").wait().deadline(Duration::from_secs(60)).await;
    let error = wait.unwrap_err();
    assert_eq!(error.run().map(|run| run.id), Some("run_1".to_owned()), "{error}");
}

#[tokio::test]
async fn a_refusal_is_one_though_its_body_is_lost() {
    for (status, may_have_started) in
        [("404 Not Found", false), ("408 Timeout", true), ("502 Bad", true), ("200 OK", true)]
    {
        let bytes = format!("HTTP/1.1 {status}\r\ncontent-length: 99\r\n\r\n{{");
        let server = Server::script([bytes.into_bytes()]);
        let error = client(&server.url()).run_existing_task().task_id("t").send().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::ConnectionLost);
        assert_eq!(error.may_have_started(), may_have_started, "{status}");
    }
}
