//! Servers that break off, and that write what no server should: a run is started once, reaches its user if its id was
//! received, and no text holds the key.

use std::io::Read;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use contract_tests::written_run::run_text;
use webagent::ErrorKind;

use crate::client;
use crate::secrets::assert_no_secret;
use crate::server::{FINISHED, RUN, Server, response};

/// A server whose first response to a start or to a poll, whichever is asked for, is these bytes, after which it closes; all others
/// are as they should be.
struct Hostile {
    server: Server,
    starts: Arc<AtomicUsize>,
}

impl Hostile {
    fn new(bytes: Vec<u8>, on_start: bool, is_reset: bool) -> Self {
        let (starts, strikes) = (Arc::new(AtomicUsize::new(0)), AtomicUsize::new(1));
        let seen = starts.clone();
        let server = Server::start(move |connection| {
            let mut first = [0];
            if !matches!(connection.stream.peek(&mut first), Ok(1..)) {
                return;
            }
            let is_start = first == *b"P";
            seen.fetch_add(usize::from(is_start), Ordering::SeqCst);
            if is_start == on_start && strikes.swap(0, Ordering::SeqCst) == 1 {
                if is_reset {
                    // What is not read makes the end a reset.
                    let _ = connection.stream.read(&mut [0]);
                } else {
                    connection.request();
                }
                return connection.send(&bytes);
            }
            if connection.request().is_some() {
                connection.send(&response(
                    "200 OK",
                    "connection: close\r\n",
                    if is_start { &*RUN } else { &*FINISHED },
                ));
            }
        });
        Self { server, starts }
    }

    /// Starts a run and waits for it.
    async fn wait(&self) -> Result<Vec<u8>, webagent::Error> {
        let result = client(&self.server.url()).run_existing_task().task_id("t").prompt("p").output::<Vec<u8>>().await;
        assert_eq!(self.starts.load(Ordering::SeqCst), 1, "a run is started once");
        result
    }
}

#[cfg(feature = "mock")]
#[tokio::test(start_paused = true)]
async fn a_response_that_breaks_off_at_any_byte_loses_no_run_whose_id_arrived() {
    let whole = response("200 OK", "", &RUN);
    let chunked = format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{:x}\r\n{RUN}\r\n0\r\n\r\n", RUN.len());
    for whole in [whole, chunked.into_bytes()] {
        for end in 0..whole.len() {
            let part = &whole[..end];
            let has_id = String::from_utf8_lossy(part).contains("\"run_1\"");
            match Hostile::new(part.to_vec(), true, false).wait().await {
                Ok(result) => assert!(has_id && result == [7], "{end}"),
                Err(error) => {
                    assert!(!has_id && error.may_have_started(), "{end}: {error}");
                    assert!(matches!(error.kind(), ErrorKind::ConnectionLost | ErrorKind::InvalidResponse), "{error}");
                    assert_no_secret(&error, "a response that breaks off");
                }
            }
            // A poll is made again.
            assert_eq!(Hostile::new(part.to_vec(), false, false).wait().await.unwrap(), [7], "{end}");
        }
        // So it is where the connection is reset, and what arrived may be lost.
        for end in (0..whole.len()).step_by(7) {
            if let Err(error) = Hostile::new(whole[..end].to_vec(), true, true).wait().await {
                assert!(error.may_have_started(), "{end}: {error}");
            }
            assert_eq!(Hostile::new(whole[..end].to_vec(), false, true).wait().await.unwrap(), [7], "{end}");
        }
    }
}

/// Responses that are unusual, and those that are wrong; whether a run is known from them.
fn odd_responses() -> Vec<(&'static str, Vec<u8>, bool)> {
    let ok = |headers: &str, body: &str| response("200 OK", headers, body);
    let raw = |text: String| text.into_bytes();
    let after = |text: &str| [text.as_bytes(), &ok("", &RUN)].concat();
    let chunks = |rest: &str| {
        raw(format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{:x};x=y\r\n{RUN}\r\n0\r\n{rest}", RUN.len()))
    };
    vec![
        ("100 before", after("HTTP/1.1 100 Continue\r\n\r\n"), true),
        ("103 before", after("HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n"), true),
        ("many 1xx before", after(&"HTTP/1.1 102 Processing\r\n\r\n".repeat(50)), true),
        ("trailers", chunks("x-end: wa-key 7f3a\r\n\r\n"), true),
        ("bad trailers", chunks("\0\r\n\r\n"), true),
        ("no length", raw(format!("HTTP/1.1 200 OK\r\n\r\n{RUN}")), true),
        ("HTTP/1.0", raw(format!("HTTP/1.0 200 OK\r\n\r\n{RUN}")), true),
        ("a length that is too long", raw(format!("HTTP/1.1 200 OK\r\ncontent-length: 99999\r\n\r\n{RUN}")), true),
        ("a length that is too short", raw(format!("HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n{RUN}")), true),
        ("no reason", raw(format!("HTTP/1.1 200\r\ncontent-length: {}\r\n\r\n{RUN}", RUN.len())), true),
        (
            "a second response",
            [ok("", &RUN), ok("", &run_text(r#"{"id": "run_2", "task_id": "t", "is_done": true}"#))].concat(),
            true,
        ),
        ("201 and a location", response("201 Created", "location: https://elsewhere.example\r\n", &RUN), true),
        ("a refresh", ok("refresh: 0; url=https://elsewhere.example\r\nset-cookie: a=b\r\n", &RUN), true),
        ("two bodies", ok("", &format!("{RUN}{RUN}")), true),
        ("a list", ok("", &format!("[{RUN}]")), false),
        ("two lengths", raw(format!("HTTP/1.1 200 OK\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\n{RUN}")), false),
        ("a large header", ok(&format!("x-large: {}\r\n", "x".repeat(2 << 20)), &RUN), false),
        ("many headers", ok(&"x-a: b\r\n".repeat(3000), &RUN), false),
        ("no HTTP", b"SSH-2.0-OpenSSH_9.6\r\n".to_vec(), false),
        ("TLS", b"\x15\x03\x01\x00\x02\x02\x46".to_vec(), false),
        ("an impossible status", b"HTTP/1.1 99 No\r\ncontent-length: 2\r\n\r\n{}".to_vec(), false),
        ("101", raw("HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n".to_owned()), false),
        ("204", raw("HTTP/1.1 204 No Content\r\n\r\n".to_owned()), false),
        ("304", raw("HTTP/1.1 304 Not Modified\r\n\r\n".to_owned()), false),
        ("999", response("999 Denied", "", "no"), false),
        ("null", ok("", "null"), false),
        ("UTF-16", [ok("content-length: 0\r\n", ""), Vec::new()].concat(), false),
    ]
}

#[cfg(feature = "mock")]
#[tokio::test(start_paused = true)]
async fn an_odd_response_starts_no_second_run() {
    for (name, bytes, is_known) in odd_responses() {
        match Hostile::new(bytes.clone(), true, false).wait().await {
            Ok(result) => assert!(is_known && result == [7], "{name}"),
            Err(error) => {
                assert!(!is_known, "{name}: {error}");
                // What is not modified was not done.
                assert_eq!(error.may_have_started(), name != "304", "{name}: {error}");
                assert_no_secret(&error, name);
            }
        }
        // As the response to a poll it passes.
        assert_eq!(Hostile::new(bytes, false, false).wait().await.unwrap(), [7], "{name}");
    }
}

#[cfg(feature = "mock")]
#[tokio::test(start_paused = true)]
async fn a_redirect_of_a_poll_is_not_followed() {
    let elsewhere = Server::script([response("200 OK", "", &FINISHED)]);
    for status in ["301 Moved", "302 Found", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect"] {
        let location = format!("location: {}/runs/run_1\r\n", elsewhere.url());
        let hostile = Hostile::new(response(status, &location, ""), false, false);
        assert_eq!(hostile.wait().await.unwrap(), [7], "{status}");
    }
    assert_eq!(elsewhere.connections(), 0);
}
