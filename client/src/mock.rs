//! Mocks of the operations, for the tests of programs that use this crate (feature `mock`).
//!
//! [`MockServerExt`] gives a [`MockServer`] of `httpmock` a method for every operation of the document. It takes what a
//! call is to look like and what the response is, both in the types of the document, so that a test spells no path and no
//! field by hand, and stops to compile when the document changes.
//!
//! ```no_run
//! use webagent::mock::{MockServer, MockServerExt};
//! use webagent::{Client, types};
//!
//! // The code under test.
//! async fn opening_hours(client: &Client, library: &str) -> Result<String, webagent::Error> {
//!     let prompt = format!("When is the library of {library} open?");
//!     let run = client.run_existing_task().task_id("opening-hours").prompt(prompt).send().await?;
//!     let run = client.wait_for_run(run.id.clone()).await?;
//!     Ok(run.result.as_ref().map(ToString::to_string).unwrap_or_default())
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let server = MockServer::start_async().await;
//! let client = Client::builder().api_key("any key").base_url(server.base_url()).build()?;
//!
//! let body: types::TaskRunRequest =
//!     types::TaskRunRequest::builder().prompt("When is the library of Lisbon open?".to_owned()).try_into()?;
//! let run = types::Run::builder().id("run_1").task_id("opening-hours");
//! let pending: types::Run = run.clone().status("pending").try_into()?;
//! let success: types::Run = run.status("success").result(serde_json::json!("9 to 17")).try_into()?;
//!
//! let start = server.run_existing_task(|when, then| {
//!     when.task_id("opening-hours").body(&body);
//!     then.ok(&pending);
//! });
//! // Of several mocks that fit a request the first is used, until it is used up.
//! let running = server.get_run(|when, then| {
//!     when.run_id("run_1");
//!     then.ok(&pending);
//! });
//! running.up_to_n_times(1);
//! let over = server.get_run(|when, then| {
//!     when.run_id("run_1");
//!     then.ok(&success);
//! });
//!
//! assert_eq!(opening_hours(&client, "Lisbon").await?, "\"9 to 17\"");
//! start.assert();
//! running.assert();
//! over.assert();
//! # Ok(())
//! # }
//! ```
//!
//! - Values are matched literally: the parameter of a path is encoded as the client encodes it, and has no wildcards. A
//!   parameter that is not mentioned may have any value.
//! - A body is compared as JSON, the whole of it.
//! - An operation that is called without a mock that fits gets 404; `mock.assert()` shows the difference.
//! - [`into_inner`](operations) of each wrapper leads to `httpmock`'s own methods, for what the document does not know: a
//!   delay, a header, a response that is not as documented.
//! - Tests with `#[tokio::test(start_paused = true)]` skip the pauses of retries and of waiting: with this feature the client keeps
//!   tokio's paused clock where it is while a request is in flight, so that no timeout expires meanwhile.
//!
//! Mocks keep no state. To test complete runs, invalid requests or a network that fails, use the mock server of this crate's
//! repository (the package `contract-tests`, and `cargo xtask mock-server` for other programs): it is made from the document,
//! checks every request against it and keeps the state of the runs.

use serde::Serialize;

use crate::parameter::{self, Style};
use crate::request;

mod generated {
    #[cfg(feature = "codegen")]
    include!(concat!(env!("OUT_DIR"), "/mock.rs"));
    #[cfg(not(feature = "codegen"))]
    include!("generated/mock.rs");
}

pub use generated::{MockServerExt, operations};
pub use httpmock::{self, Mock, MockServer, Then, When};

/// Expects a path that a template gives, with any values of the parameters.
pub(crate) fn path(when: When, template: &str) -> When {
    when.path_matches(pattern(template, None))
}

/// Expects a value of a parameter of the path.
#[allow(dead_code, reason = "the document decides which parts requests have")]
pub(crate) fn segment(when: When, template: &str, name: &str, value: &impl Serialize, style: Style) -> When {
    let value = serde_json::to_value(value).ok().and_then(|value| parameter::segment(name, value, style).ok());
    match value {
        Some(value) => when.path_matches(pattern(template, Some((name, &value)))),
        // The client refuses to send such a value.
        None => when.is_true(|_| false),
    }
}

/// Expects a value of a query parameter, in the form in which the client sends it.
#[allow(dead_code, reason = "the document decides which parts requests have")]
pub(crate) fn query(when: When, name: &str, value: &impl Serialize, style: Style) -> When {
    match pairs(name, value, style) {
        Some(pairs) if pairs.is_empty() => when.query_param_missing(name),
        Some(pairs) => pairs.into_iter().fold(when, |when, (name, value)| when.query_param(name, value)),
        None => when.is_true(|_| false),
    }
}

/// Expects a value of a header.
#[allow(dead_code, reason = "the document decides which parts requests have")]
pub(crate) fn header(when: When, name: &str, value: &impl Serialize, style: Style) -> When {
    match serde_json::to_value(value).ok().and_then(|value| parameter::header(value, style).ok()) {
        Some(lines) if lines.is_empty() => when.header_missing(name),
        Some(lines) => lines.into_iter().fold(when, |when, line| when.header(name, line)),
        None => when.is_true(|_| false),
    }
}

/// Expects a cookie.
#[allow(dead_code, reason = "the document decides which parts requests have")]
pub(crate) fn cookie(when: When, name: &str, value: &impl Serialize, style: Style) -> When {
    let pairs = serde_json::to_value(value).ok().and_then(|value| parameter::pairs(name, value, style).ok());
    let Some(pairs) = pairs else { return when.is_true(|_| false) };
    let written = pairs.iter().map(|pair| {
        let mut text = String::new();
        pair.write(&mut text);
        text
    });
    let (written, prefix): (Vec<String>, String) = (written.collect(), format!("{name}="));
    when.is_true(move |request| {
        let headers = request.headers();
        let cookies = headers.get_all("cookie").iter().filter_map(|value| value.to_str().ok());
        let cookies: Vec<&str> = cookies.flat_map(|cookies| cookies.split(';')).map(str::trim).collect();
        match written.is_empty() {
            true => !cookies.iter().any(|cookie| cookie.starts_with(&prefix)),
            false => written.iter().all(|pair| cookies.contains(&pair.as_str())),
        }
    })
}

/// Expects a form, whose pairs may come in any order.
#[allow(dead_code, reason = "the document decides which parts requests have")]
pub(crate) fn form(when: When, body: &impl Serialize, encoding: &[(&str, Style)]) -> When {
    let pairs = serde_json::to_value(body).ok().and_then(|body| request::form(body, encoding).ok());
    let Some(pairs) = pairs else { return when.is_true(|_| false) };
    let mut expected: Vec<(String, String)> = pairs.iter().map(|pair| (pair.name.clone(), pair.value())).collect();
    expected.sort();
    when.is_true(move |request| {
        let text = request.body_string();
        let decode = |text: &str| percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned();
        let pairs = text.split('&').filter(|pair| !pair.is_empty());
        let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
        let mut pairs: Vec<(String, String)> = pairs.map(|(name, value)| (decode(name), decode(value))).collect();
        pairs.sort();
        pairs == expected
    })
}

/// Expects a value as a part of a form; nothing is expected of a part whose value is absent.
#[allow(dead_code, reason = "the document decides which parts requests have")]
pub(crate) fn value_part(when: When, name: &str, value: &impl Serialize, style: Style) -> When {
    let value = serde_json::to_value(value).unwrap_or_default();
    let values = match value {
        serde_json::Value::Array(items) if style != Style::Json => items,
        serde_json::Value::Null => Vec::new(),
        value => vec![value],
    };
    values.into_iter().fold(when, |when, value| match value {
        serde_json::Value::String(text) if style != Style::Json => part(when, name, text.as_bytes()),
        value => part(when, name, value.to_string().as_bytes()),
    })
}

/// Expects a part of this name and content in a form of `multipart/form-data`.
#[allow(dead_code, reason = "the document decides which parts requests have")]
pub(crate) fn part(when: When, name: &str, content: &[u8]) -> When {
    let head = format!("form-data; name=\"{}\"", name.replace('"', "%22"));
    let content = [b"\r\n\r\n", content, b"\r\n--"].concat();
    when.is_true(move |request| {
        let body = request.body_ref();
        let contains = |text: &[u8], part: &[u8]| text.windows(part.len()).any(|window| window == part);
        // What separates parts is in the first line; a part ends where the next one begins.
        let end = body.windows(2).position(|window| window == b"\r\n").unwrap_or(0);
        let Some(boundary) = body.get(..end).filter(|boundary| !boundary.is_empty()) else { return false };
        let begins: Vec<usize> = body
            .windows(boundary.len())
            .enumerate()
            .filter(|(_, window)| *window == boundary)
            .map(|(at, _)| at)
            .collect();
        begins.windows(2).any(|two| match two {
            [begin, end] => body.get(*begin..end + 2).is_some_and(|part| {
                contains(part, head.as_bytes()) && part.windows(content.len()).any(|w| w == content)
            }),
            _ => false,
        })
    })
}

/// Expects a body, to the byte.
#[allow(dead_code, reason = "the document decides which parts requests have")]
pub(crate) fn bytes(when: When, body: &[u8]) -> When {
    let body = body.to_vec();
    when.is_true(move |request| request.body_ref() == body)
}

/// The pairs that a value is sent as, if it can be sent.
fn pairs(name: &str, value: &impl Serialize, style: Style) -> Option<Vec<(String, String)>> {
    let pairs = parameter::pairs(name, serde_json::to_value(value).ok()?, style).ok()?;
    Some(pairs.into_iter().map(|pair| (pair.name.clone(), pair.value())).collect())
}

/// The regular expression for a path template, of which one parameter may have a fixed value.
fn pattern(template: &str, fixed: Option<(&str, &str)>) -> String {
    let mut pattern = "^".to_owned();
    let mut is_name = false;
    let path = template.split(['?', '#']).next().unwrap_or_default();
    for part in path.split(['{', '}']) {
        match fixed {
            Some((name, value)) if is_name && part == name => pattern.push_str(&regex::escape(value)),
            _ if is_name => pattern.push_str("[^/]+"),
            _ => pattern.push_str(&regex::escape(part)),
        }
        is_name = !is_name;
    }
    pattern.push('$');
    pattern
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_template_becomes_a_pattern_in_which_only_parameters_are_free() {
        assert_eq!(pattern("/v1.0/a+b", None), r"^/v1\.0/a\+b$");
        assert_eq!(pattern("/a/{b}/c/{d}", None), "^/a/[^/]+/c/[^/]+$");
        assert_eq!(pattern("/a/{b}/c/{d}:go", Some(("d", "x.%2A"))), r"^/a/[^/]+/c/x\.%2A:go$");
        assert_eq!(pattern("/a/{b}?c=d#e", None), "^/a/[^/]+$");
        assert!(regex::Regex::new(&pattern("/a/{b}", Some(("b", "[(\\")))).unwrap().is_match("/a/[(\\"));
    }

    #[test]
    fn a_value_is_expected_in_the_form_in_which_it_is_sent() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(pairs("a", &"x y", Style::FormExploded), Some(vec![pair("a", "x y")]));
        assert_eq!(pairs("a", &["x", "y"], Style::FormExploded), Some(vec![pair("a", "x"), pair("a", "y")]));
        assert_eq!(pairs("a", &["x", "y"], Style::Form), Some(vec![pair("a", "x,y")]));
        assert_eq!(pairs("a", &None::<i64>, Style::FormExploded), Some(vec![]));
        assert_eq!(pairs("a", &[[1]], Style::FormExploded), None);
    }
}
