//! The misbehaving network and the misbehaving server do what they say.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

use contract_tests::fault_proxy::{Exchange, Fault, FaultProxy, Schedule, Stage};
use contract_tests::raw_server::{CannedResponse, RawServer, Step, all_cases};
use contract_tests::wait_until;
use serde_json::json;

/// Longer than any machine takes for what is sure to come.
const PATIENCE: Duration = Duration::from_secs(120);

/// The time for which it is watched that nothing comes. A slow machine changes no verdict: nothing comes later, either.
const MOMENT: Duration = Duration::from_millis(50);

const REQUEST: &[u8] = b"POST /runs HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\n\r\nbody";
const RESPONSE: &str = "HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello";

/// A proxy with this plan before a server that responds to every request with [`RESPONSE`].
fn proxied(plan: Schedule) -> (RawServer, FaultProxy) {
    let server = RawServer::start([CannedResponse::raw(RESPONSE).keep_alive()]).unwrap();
    let proxy = FaultProxy::start(server.address(), plan).unwrap();
    (server, proxy)
}

fn connect(proxy: &FaultProxy) -> TcpStream {
    let stream = TcpStream::connect(proxy.address()).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream
}

/// Everything that comes until the connection ends, and how it ended.
fn read_all(stream: &mut TcpStream) -> (String, Option<ErrorKind>) {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        match stream.read(&mut buffer) {
            Ok(0) => return (String::from_utf8_lossy(&bytes).into_owned(), None),
            Ok(count) => bytes.extend(&buffer[..count]),
            Err(error) => {
                return (String::from_utf8_lossy(&bytes).into_owned(), Some(error.kind()));
            }
        }
    }
}

/// Sends one request and reads until the connection ends.
fn call(proxy: &FaultProxy) -> (String, Option<ErrorKind>) {
    let mut stream = connect(proxy);
    match stream.write_all(REQUEST) {
        Ok(()) => read_all(&mut stream),
        // A connection that is reset at once may tell so here already.
        Err(error) => (String::new(), Some(error.kind())),
    }
}

/// The proxy's exchanges once they are all over.
fn ended(proxy: &FaultProxy) -> Vec<Exchange> {
    wait_until("all exchanges have ended", || proxy.exchanges().iter().all(|exchange| exchange.ended));
    proxy.exchanges()
}

#[test]
fn without_a_fault_exchanges_pass_unchanged_on_one_connection() {
    let (server, proxy) = proxied(Schedule::sequence([]));
    let mut stream = connect(&proxy);
    for _ in 0..3 {
        stream.write_all(REQUEST).unwrap();
        let mut response = vec![0; RESPONSE.len()];
        stream.read_exact(&mut response).unwrap();
        assert_eq!(response, RESPONSE.as_bytes());
    }
    assert_eq!(proxy.connections(), 1);
    assert_eq!(server.requests(), [REQUEST; 3]);
    let exchanges = ended(&proxy);
    assert_eq!(exchanges.len(), 3);
    for exchange in exchanges {
        assert_eq!(exchange.request, REQUEST);
        assert_eq!(exchange.response, RESPONSE.as_bytes());
        assert_eq!(exchange.delivered, RESPONSE.len());
        assert!(exchange.reached_server);
    }
}

#[test]
fn a_connection_breaks_where_the_plan_says_and_the_record_tells_whether_the_server_acted() {
    for (stage, acted, text) in [
        (Stage::Connected, false, ""),
        (Stage::Requested, false, ""),
        (Stage::Responded, true, ""),
        (Stage::Delivered(20), true, &RESPONSE[..20]),
        (Stage::Delivered(999), true, RESPONSE),
    ] {
        for (fault, ends) in [(Fault::Close(stage), None), (Fault::Reset(stage), Some(ErrorKind::ConnectionReset))] {
            let (server, proxy) = proxied(Schedule::always(fault.clone()));
            let (got, how) = call(&proxy);
            assert_eq!(got, text, "{fault:?}");
            assert_eq!(how, ends, "{fault:?}");
            let exchanges = ended(&proxy);
            assert_eq!(exchanges.len(), 1, "{fault:?}");
            assert_eq!(exchanges[0].reached_server, acted, "{fault:?}");
            assert_eq!(exchanges[0].delivered, text.len(), "{fault:?}");
            assert_eq!(exchanges[0].fault, fault);
            assert_eq!(server.requests().len(), usize::from(acted), "{fault:?}");
        }
    }
}

#[test]
fn a_stalled_exchange_sends_nothing_more_and_ends_when_the_client_leaves() {
    for (stage, acted, text) in [
        (Stage::Connected, false, ""),
        (Stage::Requested, false, ""),
        (Stage::Responded, true, ""),
        (Stage::Delivered(20), true, &RESPONSE[..20]),
    ] {
        let (server, proxy) = proxied(Schedule::always(Fault::Stall(stage)));
        let mut stream = connect(&proxy);
        stream.write_all(REQUEST).unwrap();
        let mut got = vec![0; text.len()];
        stream.read_exact(&mut got).unwrap();
        assert_eq!(got, text.as_bytes(), "{stage:?}");
        wait_until("the exchange stalls", || proxy.exchanges().first().is_some_and(|exchange| exchange.stalled));
        stream.set_read_timeout(Some(MOMENT)).unwrap();
        assert_eq!(read_all(&mut stream), (String::new(), Some(ErrorKind::WouldBlock)), "{stage:?}");
        assert!(!proxy.exchanges()[0].ended, "{stage:?}");
        drop(stream);
        assert_eq!(ended(&proxy)[0].reached_server, acted, "{stage:?}");
        assert_eq!(server.requests().len(), usize::from(acted), "{stage:?}");
    }
}

#[test]
fn a_delay_holds_the_exchange_and_lets_it_go_on() {
    let time = Duration::from_millis(50);
    for stage in [Stage::Connected, Stage::Requested, Stage::Responded, Stage::Delivered(20)] {
        let (_server, proxy) = proxied(Schedule::always(Fault::Delay(stage, time)));
        let start = Instant::now();
        let mut stream = connect(&proxy);
        stream.write_all(REQUEST).unwrap();
        let mut response = vec![0; RESPONSE.len()];
        stream.read_exact(&mut response).unwrap();
        assert_eq!(response, RESPONSE.as_bytes(), "{stage:?}");
        assert!(start.elapsed() >= time, "{stage:?}");
    }
}

#[test]
fn a_response_can_be_replaced_before_or_after_the_server_acted() {
    for (stage, acted) in [(Stage::Requested, false), (Stage::Responded, true)] {
        for bytes in ["\0garbage\r\n\r\n", "HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n"] {
            let (server, proxy) = proxied(Schedule::always(Fault::Replace(stage, bytes.into())));
            assert_eq!(call(&proxy), (bytes.to_owned(), None));
            assert_eq!(ended(&proxy)[0].reached_server, acted);
            assert_eq!(server.requests().len(), usize::from(acted));
        }
    }
}

#[test]
fn a_response_can_come_in_pieces_cut_or_with_a_wrong_length() {
    let pause = Duration::from_millis(1);
    let (_server, proxy) = proxied(Schedule::always(Fault::Drip { size: 1, pause }));
    let mut stream = connect(&proxy);
    stream.write_all(REQUEST).unwrap();
    let start = Instant::now();
    let mut response = vec![0; RESPONSE.len()];
    stream.read_exact(&mut response).unwrap();
    assert_eq!(response, RESPONSE.as_bytes());
    assert!(start.elapsed() >= pause * (RESPONSE.len() as u32 - 1));

    let (_server, proxy) = proxied(Schedule::sequence([
        Fault::Truncate(3),
        Fault::ContentLength(2),
        Fault::ContentLength(-1),
        Fault::ContentLength(-99),
    ]));
    let with_length = |length: &str| RESPONSE.replace("length: 5", length);
    assert_eq!(call(&proxy), (RESPONSE[..RESPONSE.len() - 2].to_owned(), None));
    assert_eq!(call(&proxy), (with_length("length: 7"), None));
    assert_eq!(call(&proxy), (with_length("length: 4"), None));
    assert_eq!(call(&proxy), (with_length("length: 0"), None));
}

#[test]
fn a_fault_strikes_the_second_exchange_of_a_connection() {
    for fault in [Fault::Reset(Stage::Requested), Fault::Close(Stage::Connected)] {
        let (server, proxy) = proxied(Schedule::sequence([Fault::Pass, fault.clone()]));
        let mut stream = connect(&proxy);
        stream.write_all(REQUEST).unwrap();
        let mut response = vec![0; RESPONSE.len()];
        stream.read_exact(&mut response).unwrap();
        stream.write_all(REQUEST).unwrap();
        assert_eq!(read_all(&mut stream).0, "", "{fault:?}");
        let exchanges = ended(&proxy);
        let reached: Vec<bool> = exchanges.iter().map(|one| one.reached_server).collect();
        assert_eq!(reached, [true, false], "{fault:?}");
        assert_eq!(exchanges[1].connection, 0);
        assert_eq!(server.requests().len(), 1, "{fault:?}");
    }
}

#[test]
fn a_request_that_never_becomes_whole_does_not_reach_the_server() {
    let (server, proxy) = proxied(Schedule::sequence([]));
    let mut stream = connect(&proxy);
    stream.write_all(&REQUEST[..REQUEST.len() - 1]).unwrap();
    stream.shutdown(Shutdown::Write).unwrap();
    assert_eq!(read_all(&mut stream).0, "");
    assert!(!ended(&proxy)[0].reached_server);
    assert_eq!(server.connections(), 0);
}

#[test]
fn a_random_plan_is_the_same_for_the_same_seed_and_follows_its_weights() {
    let weights = || [(Fault::Pass, 7), (Fault::Reset(Stage::Responded), 3), (Fault::Truncate(1), 0)];
    let draw = |seed| Schedule::random(seed, weights()).take(1000).collect::<Vec<_>>();
    assert_eq!(draw(1), draw(1));
    assert_ne!(draw(1), draw(2));
    let passed = draw(1).into_iter().filter(|fault| *fault == Fault::Pass).count();
    assert!((600..800).contains(&passed), "{passed} of 1000 pass");
    assert!(!draw(1).contains(&Fault::Truncate(1)));
    assert_eq!(Schedule::random(1, []).next(), Some(Fault::Pass));
}

#[tokio::test]
async fn an_http_client_passes_through_with_lengths_and_chunks_on_kept_alive_connections() {
    let chunked = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n";
    let server = RawServer::start([CannedResponse::raw(chunked).keep_alive()]).unwrap();
    let proxy = FaultProxy::start(server.address(), Schedule::sequence([])).unwrap();
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    for _ in 0..5 {
        let response = client.post(proxy.url()).json(&json!({"a": 1})).send().await.unwrap();
        assert_eq!(response.text().await.unwrap(), "hello");
    }
    assert_eq!(proxy.connections(), 1);
    assert_eq!(server.requests().len(), 5);
    assert!(server.requests()[4].ends_with(b"{\"a\":1}"));
}

#[test]
fn a_hostile_server_follows_its_script_and_repeats_its_last_reply() {
    let server = RawServer::start([CannedResponse::html(502), CannedResponse::empty(500)]).unwrap();
    let exchange = |server: &RawServer| {
        let mut stream = TcpStream::connect(server.address()).unwrap();
        stream.write_all(REQUEST).unwrap();
        read_all(&mut stream).0
    };
    assert!(exchange(&server).starts_with("HTTP/1.1 502 Error\r\ncontent-type: text/html\r\n"));
    for _ in 0..2 {
        assert_eq!(exchange(&server), "HTTP/1.1 500 Error\r\ncontent-length: 0\r\n\r\n");
    }
    assert_eq!(server.requests(), [REQUEST; 3]);
    assert_eq!(server.connections(), 3);
    let server = RawServer::start([CannedResponse::echo(418)]).unwrap();
    let head = String::from_utf8_lossy(&REQUEST[..REQUEST.len() - 8]).into_owned();
    assert!(exchange(&server).ends_with(&format!("\r\n\r\n{head}")));
}

#[test]
fn a_connection_without_a_request_is_counted_and_takes_no_reply() {
    let server = RawServer::start([CannedResponse::empty(200), CannedResponse::empty(500)]).unwrap();
    drop(TcpStream::connect(server.address()).unwrap());
    let mut stream = TcpStream::connect(server.address()).unwrap();
    stream.write_all(REQUEST).unwrap();
    assert!(read_all(&mut stream).0.starts_with("HTTP/1.1 200"));
    assert_eq!(server.connections(), 2);
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn a_raw_server_responds_before_the_request() {
    let server = RawServer::start([CannedResponse::before_request(400)]).unwrap();
    let mut stream = TcpStream::connect(server.address()).unwrap();
    assert!(read_all(&mut stream).0.starts_with("HTTP/1.1 400"));
    assert_eq!(server.requests().len(), 0);
}

#[test]
fn a_hostile_server_resets_stalls_and_floods() {
    let server =
        RawServer::start([CannedResponse::reset(), CannedResponse::stall(), CannedResponse::endless_headers()])
            .unwrap();
    let connect = || {
        let mut stream = TcpStream::connect(server.address()).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.write_all(REQUEST).unwrap();
        stream
    };
    assert_eq!(read_all(&mut connect()).1, Some(ErrorKind::ConnectionReset));
    let mut stalled = connect();
    wait_until("the server stalls", || server.hanging() == 1);
    stalled.set_read_timeout(Some(MOMENT)).unwrap();
    assert_eq!(read_all(&mut stalled).1, Some(ErrorKind::WouldBlock));
    let mut endless = connect();
    let mut bytes = vec![0; 1 << 20];
    endless.read_exact(&mut bytes).unwrap();
    assert!(!String::from_utf8_lossy(&bytes).contains("\r\n\r\n"));
}

/// Checks what reqwest, which knows nothing of us, makes of every entry of the all_cases.
#[tokio::test]
async fn the_catalogue_holds_what_its_names_say() {
    let elsewhere = RawServer::start([CannedResponse::empty(200)]).unwrap();
    let client = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let entries = all_cases(&elsewhere.url());
    let mut names: Vec<&String> = entries.iter().map(|(name, _)| name).collect();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), entries.len(), "two entries have one name");

    let mut checks = Vec::new();
    for (name, reply) in entries {
        let client = client.clone();
        checks.push(tokio::spawn(async move {
            let ends = reply.ends();
            let server = RawServer::start([reply]).unwrap();
            let request = client.post(server.url()).header("x-key", "secret").body("{}");
            let outcome = tokio::time::timeout(PATIENCE, async {
                let response = request.send().await.map_err(|_| "no response")?;
                let status = response.status().as_u16();
                let location = response.headers().get("location").cloned();
                let body = response.bytes().await.map_err(|_| "no body");
                Ok::<_, &str>((status, location, body))
            });
            // Only of what never ends the end is not waited for, once the server has got to where it hangs.
            let gets_there = tokio::time::timeout(PATIENCE, async {
                while ends || server.hanging() == 0 {
                    tokio::time::sleep(Duration::from_millis(10)).await;
                }
                tokio::time::sleep(Duration::from_millis(500)).await;
            });
            let outcome = tokio::select! {
                outcome = outcome => outcome.ok(),
                hangs = gets_there => {
                    assert!(hangs.is_ok(), "{name}: the server does not get to where it hangs");
                    None
                }
            };
            (name, outcome, server)
        }));
    }
    for check in checks {
        let (name, outcome, server) = check.await.unwrap();
        let words: Vec<&str> = name.split(' ').collect();
        let status = words.iter().find_map(|word| word.parse::<u16>().ok());
        match outcome {
            None => assert!(name.starts_with("endless") || name == "no response, connection open", "{name} hangs"),
            Some(Err(_)) => assert!(
                ["closed", "reset", "interim responses and", "header of", "endless headers"]
                    .iter()
                    .chain(&["two content", "HTTP/0.9", "binary", "101"])
                    .any(|start| name.starts_with(start))
                    || name.ends_with("before the request"),
                "{name} is no response at all"
            ),
            Some(Ok((got, location, body))) => {
                if let Some(status) = status
                    && !name.contains("header of")
                {
                    assert_eq!(got, status, "{name}");
                }
                assert_eq!(location.is_some(), name.starts_with("redirect"), "{name}");
                let broken = ["short body", "chunked garbage", "endless body"];
                let is_broken = broken.iter().any(|start| name.starts_with(start));
                assert_eq!(body.is_err(), is_broken, "{name}: {body:?}");
                let body = body.unwrap_or_default();
                assert_eq!(
                    std::str::from_utf8(&body).is_err(),
                    name.starts_with("invalid UTF-8") || name.starts_with("compressed"),
                    "{name}"
                );
                if name.starts_with("echo") {
                    assert!(String::from_utf8_lossy(&body).contains("x-key: secret"));
                }
            }
        }
        wait_until(&name, || server.connections() > 0);
    }
    assert_eq!(elsewhere.connections(), 0);
}

#[test]
fn interim_responses_come_between_request_and_response() {
    let reply = CannedResponse::empty(200).after_interim();
    assert!(matches!(reply.steps(), [Step::Read, Step::Send(first), Step::Send(_)]
        if first.starts_with(b"HTTP/1.1 100 Continue")));
}
