//! A server that speaks HTTP/2 and puts the key into whatever makes the HTTP client fail.

use std::io::Read;

use webagent::Client;

use crate::secrets::{assert_no_secret, texts};
use crate::server::{Connection, FINISHED, RUN, Server};
use crate::{KEY, log};

const DATA: u8 = 0;
const HEADERS: u8 = 1;
const RST_STREAM: u8 = 3;
const SETTINGS: u8 = 4;
const GOAWAY: u8 = 7;

const END_STREAM: u8 = 1;
const END_HEADERS: u8 = 4;

fn frame(kind: u8, flags: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).unwrap().to_be_bytes();
    [&length[1..], &[kind, flags], &stream.to_be_bytes(), payload].concat()
}

fn go_away(last_stream: u32, code: u32, debug_data: &str) -> Vec<u8> {
    frame(GOAWAY, 0, 0, &[&last_stream.to_be_bytes(), &code.to_be_bytes(), debug_data.as_bytes()].concat())
}

/// A head with one header; the status is an index of HPACK's static table.
fn head(status: u8, flags: u8, name: &str, value: &str) -> Vec<u8> {
    let mut block = vec![0x80 | status, 0x00, u8::try_from(name.len()).unwrap()];
    block.extend(name.bytes());
    block.push(u8::try_from(value.len()).unwrap());
    block.extend(value.bytes());
    frame(HEADERS, END_HEADERS | flags, 1, &block)
}

const OK: u8 = 8;
const BAD_REQUEST: u8 = 12;

/// Reads the preface and frames until a request has ended.
fn read_request(connection: &mut Connection) -> Option<()> {
    connection.stream.read_exact(&mut [0; 24]).ok()?;
    connection.send(&frame(SETTINGS, 0, 0, &[]));
    loop {
        let mut head = [0; 9];
        connection.stream.read_exact(&mut head).ok()?;
        let length = u32::from_be_bytes([0, head[0], head[1], head[2]]);
        let mut payload = vec![0; usize::try_from(length).unwrap()];
        connection.stream.read_exact(&mut payload).ok()?;
        if matches!(head[3], DATA | HEADERS) && head[4] & END_STREAM != 0 {
            return Some(());
        }
    }
}

/// Returns what the server sends after a request, with the key in a form of it.
fn attacks(form: &str) -> Vec<(&'static str, Vec<u8>)> {
    let partly = |last: Vec<u8>| [head(OK, 0, "x-a", form), frame(DATA, 0, 1, &RUN.as_bytes()[..20]), last].concat();
    vec![
        ("GOAWAY, the request not processed", go_away(0, 0, form)),
        ("GOAWAY, protocol error", go_away(0, 1, form)),
        ("GOAWAY, enhance your calm", go_away(1, 11, form)),
        ("GOAWAY, an unknown code", go_away(1, 0xdead_beef, form)),
        ("GOAWAY in the body", partly(go_away(0, 2, form))),
        ("reset", frame(RST_STREAM, 0, 1, &8_u32.to_be_bytes())),
        ("reset in the body", partly(frame(RST_STREAM, 0, 1, &2_u32.to_be_bytes()))),
        ("a frame that is none", partly(frame(HEADERS, END_HEADERS, 1, form.as_bytes()))),
        ("a body that is no JSON", [head(OK, 0, "x-a", form), frame(DATA, END_STREAM, 1, form.as_bytes())].concat()),
        ("an error", [head(BAD_REQUEST, 0, "x-a", form), frame(DATA, END_STREAM, 1, form.as_bytes())].concat()),
        ("an invalid head", head(OK, END_STREAM, "Not Allowed", form)),
    ]
}

#[tokio::test]
async fn no_error_of_http_2_shows_the_key() {
    log::watch();
    let (mut tried, mut redacted) = (0, 0);
    let forms = [
        KEY.to_owned(),
        format!("x-api-key: {KEY}, and what came after it"),
        serde_json::Value::from(KEY).to_string(),
        crate::secrets::percent(KEY),
        crate::secrets::base64(&format!("user:{KEY}")),
    ];
    for form in &forms {
        for (name, bytes) in attacks(form) {
            for is_start in [true, false] {
                let bytes = bytes.clone();
                let server = Server::start(move |connection| {
                    if read_request(connection).is_some() {
                        connection.send(&bytes);
                        // Else a client waits that is told that its request was accepted.
                        let _ = connection.stream.shutdown(std::net::Shutdown::Write);
                        while connection.waits_for_bytes() {}
                    }
                });
                let http = reqwest::Client::builder().tls_certs_only([]).http2_prior_knowledge();
                let client = Client::builder().http_client(http).api_key(KEY).base_url(server.url());
                let client = client.retry(webagent::Retry::none()).timeout(std::time::Duration::from_secs(60));
                let client = client.build().unwrap();
                let result = match is_start {
                    true => client.run_existing_task().task_id("t").send().await.map(drop),
                    false => client.get_run().run_id("run_1").send().await.map(drop),
                };
                let error = result.expect_err(name);
                assert_no_secret(&error, name);
                if error.kind() == webagent::ErrorKind::ConnectionLost {
                    assert_eq!(error.may_have_started(), is_start, "{name}: {error}");
                }
                redacted += usize::from(texts(&error).iter().any(|text| text.contains("[redacted]")));
                tried += 1;
            }
        }
    }
    println!("{tried} calls, the key taken out of the errors of {redacted}");
    assert!(redacted * 3 > tried, "only {redacted} of {tried} errors had the key in them");
}

/// A client that speaks HTTP/2 from the first byte.
fn http2_client(url: &str) -> Client {
    let http = reqwest::Client::builder().tls_certs_only([]).http2_prior_knowledge();
    Client::builder().http_client(http).api_key(KEY).base_url(url).build().unwrap()
}

#[cfg(feature = "mock")]
#[tokio::test(start_paused = true)]
async fn a_connection_of_http_2_that_fails_starts_no_second_run_and_ends_no_wait() {
    let complete =
        |body: &str| [head(OK, 0, "x-a", "b"), frame(DATA, END_STREAM, 1, body.as_bytes()), go_away(1, 0, "")].concat();
    for (name, attack) in attacks("nothing") {
        for struck in [1, 2] {
            let attack = attack.clone();
            let server = Server::start(move |connection| {
                if read_request(connection).is_some() {
                    let number = connection.number();
                    let bytes = match number {
                        _ if number == struck => attack.clone(),
                        1 => complete(&RUN),
                        _ => complete(&FINISHED),
                    };
                    connection.send(&bytes);
                    let _ = connection.stream.shutdown(std::net::Shutdown::Write);
                    while connection.waits_for_bytes() {}
                }
            });
            let result = http2_client(&server.url()).run_existing_task().task_id("t").output::<Vec<u8>>().await;
            match result {
                // Also where the id of the run arrived before the failure.
                Ok(result) => assert!(result == [7] && (struck == 2 || server.connections() > 1), "{name}"),
                Err(error) => {
                    assert_eq!((struck, server.connections()), (1, 1), "{name}: {error}");
                    assert_eq!(error.may_have_started(), name != "an error", "{name}: {error}");
                }
            }
        }
    }
}
