//! The key in whatever a server says, and in no text of an error.

use contract_tests::written_run::run_text;
use proptest::prelude::*;
use webagent::{Error, ErrorKind};

use crate::server::{Server, response};
use crate::{KEY, builder};

/// Returns every text that can be reached from an error.
pub(crate) fn texts(error: &Error) -> Vec<String> {
    let mut texts = vec![error.to_string(), format!("{error:?}"), format!("{error:#?}")];
    texts.extend(error.detail().map(str::to_owned));
    texts.extend(error.json::<u8>().err().map(|error| format!("{error} {error:?}")));
    texts.extend(error.json::<webagent::types::Run>().err().map(|error| format!("{error} {error:?}")));
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        texts.extend([inner.to_string(), format!("{inner:?}"), format!("{inner:#?}")]);
        source = inner.source();
    }
    texts
}

/// Checks that no text of an error holds a part of the key, or breaks a line of the terminal.
pub(crate) fn assert_no_secret(error: &Error, context: &str) {
    let encoded = base64(KEY);
    for text in texts(error) {
        let lower = text.to_ascii_lowercase();
        for part in ["7f3a", "%37%66%33%61", &encoded.to_ascii_lowercase()[4..16]] {
            assert!(!lower.contains(part), "{context}: {part} of the key is in {text}");
        }
    }
    let line = error.to_string();
    assert!(!line.contains(|c: char| c.is_control() || c == '\u{202e}'), "{context}: {line:?}");
}

pub(crate) fn percent(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

pub(crate) fn base64(text: &str) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for group in text.as_bytes().chunks(3) {
        let number = (0..3).fold(0_usize, |number, index| number << 8 | usize::from(*group.get(index).unwrap_or(&0)));
        out.extend((0..=group.len()).map(|index| char::from(DIGITS[number >> (18 - 6 * index) & 63])));
        out.extend(std::iter::repeat_n('=', 3 - group.len()));
    }
    out
}

fn form() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(KEY.to_owned()),
        Just(KEY.to_uppercase()),
        Just(percent(KEY)),
        Just(percent(&percent(KEY))),
        Just(percent(KEY).replace("%20", "+")),
        Just(base64(KEY)),
        Just(base64(&format!("me:{KEY}"))),
        Just(serde_json::Value::from(KEY).to_string()),
        Just(KEY.replace('&', "&amp;").replace('"', "&quot;")),
        Just(KEY.chars().map(|c| format!("&#x{:X};", u32::from(c))).collect()),
        Just(format!("{KEY:?}")),
    ]
}

/// A response that holds a text in one of many places. What a header cannot hold is left out there.
fn responses(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let quoted = serde_json::Value::from(text).to_string();
    let header = |name: &str| format!("{name}: {text}\r\n");
    let raw = |text: String| text.into_bytes();
    vec![
        ("an error text", response("400 Bad", "", text)),
        ("an error's detail", response("422 Bad", "", format!("{{\"detail\": {quoted}}}"))),
        (
            "an error's list",
            response("422 Bad", "", format!("{{\"detail\": [{{\"loc\": [{quoted}], \"msg\": {quoted}}}]}}")),
        ),
        ("another error", response("500 Bad", "", format!("{{\"code\": {quoted}, {quoted}: 1}}"))),
        ("a page", response("502 Bad", "content-type: text/html\r\n", format!("<h1>{text}\u{1b}[2J\u{202e}</h1>"))),
        ("a success that is no JSON", response("200 OK", "", text)),
        ("a string", response("200 OK", "", &quoted)),
        (
            "a wrong type",
            response("200 OK", "", format!("{{\"id\": \"r\", \"task_id\": \"t\", \"is_done\": {quoted}}}")),
        ),
        ("a wrong property", response("200 OK", "", format!("{{{quoted}: 1}}"))),
        ("a reason phrase", response(&format!("400 {text}"), "", "")),
        ("a location", response("307 Away", &header("location"), "")),
        ("a coding", response("200 OK", &header("content-encoding"), "xx")),
        ("a retry-after", response("503 Busy", &header("retry-after"), text)),
        ("a content type", response("200 OK", &header("content-type"), "xx")),
        ("a length", raw(format!("HTTP/1.1 200 OK\r\ncontent-length: {text}\r\n\r\n{text}"))),
        ("a version", raw(format!("HTTP/{text} 200 OK\r\n\r\n"))),
        ("a status", raw(format!("HTTP/1.1 {text}\r\n\r\n"))),
        ("a header's name", raw(format!("HTTP/1.1 200 OK\r\n{text}\r\n\r\n"))),
        ("no head at all", raw(text.to_owned())),
        ("a chunk's length", raw(format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{text}\r\n"))),
        ("a coding of the message", raw(format!("HTTP/1.1 200 OK\r\ntransfer-encoding: {text}\r\n\r\n{text}"))),
        ("a body that ends early", raw(format!("HTTP/1.1 400 Bad\r\ncontent-length: 9999\r\n\r\n{text}"))),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(40) })]

    #[test]
    fn no_text_of_an_error_holds_the_key(
        form in form(),
        before in prop_oneof![Just(String::new()), "[ a-z:]{0,40}", (200_usize..330).prop_map(|length| "x".repeat(length))],
        after in "[ a-z,]{0,20}",
        limit in prop_oneof![2 => Just(1_usize << 20), 1 => 1_usize..120],
        is_start in any::<bool>(),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        for (place, bytes) in responses(&format!("{before}{form}{after}")) {
            let server = Server::script([bytes]);
            let retry = webagent::Retry::none();
            let client = builder(&server.url()).retry(retry).max_response_bytes(limit).build().unwrap();
            let result = runtime.block_on(async {
                match is_start {
                    true => client.run_existing_task().task_id("t").send().await.map(drop),
                    false => client.get_run().run_id("run_1").send().await.map(drop),
                }
            });
            if let Err(error) = result {
                assert_no_secret(&error, place);
            }
        }
    }

}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn no_text_of_an_error_about_a_run_holds_the_key(form in form(), place in 0_usize..6, is_start in any::<bool>()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let quoted = serde_json::Value::from(form).to_string();
        let body = match place {
            0 => format!("{{\"id\": {quoted}, \"task_id\": \"t\", \"is_done\": true}}"),
            // Not finished in time, and not to be decoded.
            3 => format!("{{\"id\": \"run_1\", \"task_id\": \"t\", \"status\": {quoted}, \"is_done\": false}}"),
            4 => format!("{{\"id\": \"run_1\", \"task_id\": \"t\", \"status\": {quoted}, \"is_done\": {quoted}}}"),
            5 => format!("{{\"id\": \"run_1\", \"task_id\": \"t\", \"status\": {quoted}, \"is_done\": true, \"is_successful\": false}}"),
            1 => format!("{{\"id\": \"run_1\", \"task_id\": \"t\", \"is_done\": true, \"is_successful\": false, \"result\": {quoted}}}"),
            _ => format!("{{\"id\": \"run_1\", \"task_id\": \"t\", \"is_done\": true, \"is_successful\": true, \"result\": {quoted}}}"),
        };
        let server = Server::script([response("200 OK", "", run_text(&body))]);
        let client = builder(&server.url()).build().unwrap();
        let wait = match is_start {
            true => client.run_existing_task().task_id("t").output::<u8>(),
            false => client.wait_for_run("run_1").output::<u8>(),
        };
        let wait = if place < 3 { wait } else { wait.deadline(std::time::Duration::ZERO) };
        let error = runtime.block_on(async { wait.await }).unwrap_err();
        assert_no_secret(&error, "a run");
    }
}

/// The end of a body that is longer than the limit may be the beginning of the key.
#[tokio::test]
async fn no_beginning_of_the_key_is_left_where_a_response_is_cut() {
    for length in 0..KEY.len() {
        let body = format!("{}{}", "x".repeat(20), &KEY[..length]);
        // One byte at a time, so that the limit is hit exactly there.
        let head = "HTTP/1.1 500 Bad\r\ntransfer-encoding: chunked\r\n\r\n";
        let rest = (0..2).map(|_| "1\r\nx\r\n".to_owned());
        let chunks: String = body.bytes().map(|byte| format!("1\r\n{}\r\n", char::from(byte))).chain(rest).collect();
        let server = Server::script([format!("{head}{chunks}0\r\n\r\n").into_bytes()]);
        let builder = builder(&server.url()).retry(webagent::Retry::none());
        let client = builder.max_response_bytes(20 + length - usize::from(length > 0)).build().unwrap();
        let error = client.get_run().run_id("run_1").send().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Status);
        for text in texts(&error) {
            assert!(!text.contains(&KEY[..3]), "{length} characters: {text}");
        }
    }
}

/// A key that is as short as a word hides nothing else.
#[tokio::test]
async fn a_short_key_hides_no_other_word() {
    let body = r#"{"detail": "the task of the Test te st is not t e s t e d"}"#;
    let server = Server::script([response("400 Bad", "", body)]);
    for key in ["t", "te", "tes", "test"] {
        let client = webagent::Client::builder().api_key(key).base_url(server.url()).build().unwrap();
        let error = client.get_run().run_id("run_1").send().await.unwrap_err();
        assert_eq!(error.detail(), Some("the task of the Test te st is not t e s t e d"));
    }
}
