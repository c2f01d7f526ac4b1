#![allow(clippy::unwrap_used, clippy::panic)]
use std::sync::{Arc, Mutex};

use reqwest::{Method, StatusCode};
use serde_json::json;

use super::*;
use crate::parameter::Style;
use crate::response::RawResponse;

mod calls;

static OPERATION: Operation = Operation::new("list", Method::GET, "/list");

fn pages_of(next: Next<Value>) -> Pagination<Value> {
    Pagination { items: |page| Some(page.pointer("/items")?.as_array()?.len()), next, has_more: None }
}

fn by_cursor() -> Pagination<Value> {
    pages_of(Next::Cursor(|page| page.get("next").cloned()))
}

fn by_page() -> Pagination<Value> {
    pages_of(Next::Page { first: 1, total: Some(|page| page.get("pages").cloned()) })
}

/// Goes through the pages that a service returns one after the other, as often as it is asked. Returns the pages, the error
/// at the end, and the positions that were asked for.
async fn go(pagination: Pagination<Value>, first: Value, responses: Vec<Value>) -> (usize, Option<String>, Vec<Value>) {
    let client = crate::sample::client_builder().key("sesame").base_url("http://127.0.0.1:1").build().unwrap();
    let asked = Arc::new(Mutex::new(Vec::new()));
    let log = asked.clone();
    let request: RequestPage<Value> = Box::new(move |position| {
        let mut log = log.lock().unwrap();
        let page = responses.get(log.len()).or(responses.last()).unwrap().clone();
        log.push(position.unwrap_or_default());
        let body = page.to_string().into();
        let response = RawResponse { status: StatusCode::OK, headers: Default::default(), body, attempts: 1 };
        let response = ResponseValue::new(page, response);
        Box::pin(std::future::ready(Ok(Page { response, url: String::new() })))
    });
    let first = (!first.is_null()).then_some(first);
    let mut pages = Pages::new(&client, &OPERATION, pagination, first, request);
    let (mut count, mut error) = (0, None);
    while let Some(page) = pages.next().await {
        match page {
            Ok(_) => count += 1,
            Err(failure) => error = Some(failure.to_string()),
        }
        assert!(count < 20, "it goes on for ever");
    }
    assert!(pages.next().await.is_none(), "it has ended");
    let asked = asked.lock().unwrap().clone();
    (count, error, asked)
}

#[tokio::test]
async fn a_cursor_leads_from_page_to_page_until_there_is_none() {
    let page = |next: Value| json!({"items": [1], "next": next});
    for end in [json!({"items": [1]}), page(Value::Null), page(json!("")), page(json!(false))] {
        let responses = vec![page(json!("a")), page(json!(7)), end.clone()];
        let found = go(by_cursor(), Value::Null, responses).await;
        assert_eq!(found, (3, None, vec![Value::Null, json!("a"), json!(7)]), "{end}");
    }
    // A page without items is not the last one.
    let responses = vec![json!({"items": [], "next": "a"}), page(Value::Null)];
    assert_eq!(go(by_cursor(), Value::Null, responses).await.0, 2);
}

#[tokio::test]
async fn a_cursor_that_comes_again_ends_the_list() {
    let page = |items: Value, next: &str| json!({"items": items, "next": next});
    let (count, error, asked) =
        go(by_cursor(), Value::Null, vec![page(json!([1]), "a"), page(json!([2]), "b"), page(json!([3]), "a")]).await;
    assert_eq!((count, asked.len()), (3, 3), "what was received is returned");
    let error = error.unwrap();
    assert!(error.contains(r#"its cursor "a" came before"#), "{error}");
    // The cursor that the user began with counts.
    let (count, error, _) = go(by_cursor(), json!("a"), vec![page(json!([1]), "a")]).await;
    assert!(count == 1 && error.is_some());
    let (count, error, _) = go(by_cursor(), Value::Null, vec![page(json!([1]), "a"), page(json!([]), "a")]).await;
    assert_eq!((count, error), (2, None), "the last cursor and nothing more is an end");
}

#[tokio::test]
async fn pages_are_counted_until_one_is_empty_or_the_last() {
    let page = |number: i64, pages: Value| json!({"items": [number], "pages": pages, "number": number});
    for pages in [json!(2), json!("2"), json!(2.0)] {
        let responses = vec![page(1, pages.clone()), page(2, pages)];
        assert_eq!(go(by_page(), Value::Null, responses).await, (2, None, vec![Value::Null, json!(2)]));
    }
    let responses = vec![page(5, Value::Null), json!({"items": []})];
    assert_eq!(go(by_page(), json!(5), responses).await, (2, None, vec![Value::Null, json!(6)]));
    let (count, error, _) = go(by_page(), Value::Null, vec![page(1, Value::Null)]).await;
    assert_eq!(count, 2, "a service that ignores the parameter");
    assert!(error.unwrap().contains("the previous page again instead of page 2"));
    let (count, error, _) = go(by_page(), json!(i64::MAX), vec![page(1, Value::Null)]).await;
    assert_eq!((count, error), (1, None));
}

#[tokio::test]
async fn an_offset_grows_by_the_items_that_came() {
    let responses = vec![json!([1, 2]), json!([3, 4, 5]), json!([6]), json!([])];
    let asked = vec![Value::Null, json!(2), json!(5), json!(6)];
    let offset = Pagination {
        items: |page: &Value| Some(page.as_array()?.len()),
        next: Next::Offset { first: 0, total: None },
        has_more: None,
    };
    assert_eq!(go(offset, Value::Null, responses).await, (4, None, asked));
    let with_total = || Pagination {
        items: |page: &Value| Some(page.pointer("/a/items")?.as_array()?.len()),
        next: Next::Offset { first: 0, total: Some(|page| page.pointer("/a/total").cloned()) },
        has_more: Some(|page| page.get("more").cloned()),
    };
    let page = |items: Value| json!({"a": {"items": items, "total": 13}});
    let found = go(with_total(), json!(10), vec![page(json!([1, 2])), page(json!([3]))]).await;
    assert_eq!(found, (2, None, vec![Value::Null, json!(12)]));
    let page = |more: bool, item: i64| json!({"a": {"items": [item]}, "more": more});
    assert_eq!(go(with_total(), Value::Null, vec![page(true, 1), page(false, 2)]).await.0, 2);
}

#[test]
fn a_position_is_written_as_the_parameter_wants_it() {
    assert_eq!(value::<String>(json!("a")), Ok("a".to_owned()));
    assert_eq!(value::<String>(json!(7)), Ok("7".to_owned()));
    assert_eq!(value::<i64>(json!("7")), Ok(7));
    assert!(value::<i64>(json!("x")).unwrap_err().starts_with(r#"the next page cannot be asked for with "x""#));
    assert_eq!(position(&Ok(None::<String>)), None);
    assert_eq!(position(&Err::<String, _>("missing".to_owned())), None);
    assert_eq!(position(&Ok(Some("a"))), Some(json!("a")));
}

#[test]
fn a_position_is_set_in_a_body_and_found_there() {
    let body = json!({"filter": 1e3, "paging": {"size": 7}});
    let path = ["paging", "after"];
    for absent in [body.clone(), json!({"paging": {"after": null}}), json!([1])] {
        assert_eq!(position_in(Ok(absent), &path), None);
    }
    let body = with_position(body, &path, json!("a")).unwrap();
    assert_eq!(body, json!({"filter": 1e3, "paging": {"size": 7, "after": "a"}}));
    assert_eq!(position_in(Ok(body), &path), Some(json!("a")));
    for body in [json!({}), json!({"paging": null}), json!({"paging": 1})] {
        assert_eq!(with_position(body, &path, json!(7)), Ok(json!({"paging": {"after": 7}})));
    }
    #[derive(Serialize, serde::Deserialize, Debug, PartialEq)]
    struct Body {
        skip: i64,
    }
    assert_eq!(with_position(Body { skip: 0 }, &["skip"], json!("12")), Ok(Body { skip: 12 }));
    let error = with_position(Body { skip: 0 }, &["skip"], json!("x")).unwrap_err();
    assert!(error.starts_with(r#"the next page cannot be asked for with "x""#), "{error}");
    assert_eq!(position_in(Err::<Value, _>("missing".to_owned()), &path), None);
}

/// Returns the URLs after a page that was requested from the first, and the error at the end.
fn urls(next: &[&str]) -> (Vec<String>, Option<String>) {
    let client = crate::sample::client_builder().key("sesame").base_url("https://example.com/v1").build().unwrap();
    let pagination = pages_of(Next::Url(|page| page.get("next").cloned()));
    let request: RequestPage<Value> = Box::new(|_| Box::pin(std::future::pending()));
    let mut pages = Pages::new(&client, &OPERATION, pagination, None, request);
    let (mut urls, mut url) = (Vec::new(), "https://example.com/v1/list?size=2".to_owned());
    for next in next {
        let response =
            RawResponse { status: StatusCode::OK, headers: Default::default(), body: Bytes::new(), attempts: 1 };
        let page = json!({"items": [1], "next": next});
        let page = Page { response: ResponseValue::new(page, response), url: url.clone() };
        match pages.after(&page) {
            State::Idle(Some(Value::String(next))) => {
                urls.push(next.clone());
                url = next;
            }
            State::Failed(error) => return (urls, Some(error.to_string())),
            _ => return (urls, None),
        }
    }
    (urls, None)
}

#[test]
fn the_url_of_the_next_page_may_be_relative() {
    for (next, expected) in [
        ("https://example.com/v1/list?page=2", "https://example.com/v1/list?page=2"),
        ("HTTPS://EXAMPLE.com:443/v1/list?page=2", "https://example.com/v1/list?page=2"),
        ("?page=2", "https://example.com/v1/list?page=2"),
        ("/other?page=2#top", "https://example.com/other?page=2"),
        ("more/2", "https://example.com/v1/more/2"),
        ("../2", "https://example.com/2"),
        ("//example.com/2", "https://example.com/2"),
        ("?page=2\r\nx-evil: 1", "https://example.com/v1/list?page=2x-evil:%201"),
        ("?page=2 HTTP/1.1\0x", "https://example.com/v1/list?page=2%20HTTP/1.1%00x"),
        (" ?q=a%26b&c=\u{e4} ", "https://example.com/v1/list?q=a%26b&c=%C3%A4"),
    ] {
        assert_eq!(urls(&[next]), (vec![expected.to_owned()], None), "{next}");
    }
    for none in ["", " "] {
        assert_eq!(urls(&[none]), (Vec::new(), None));
    }
}

#[test]
fn no_page_is_requested_from_another_origin() {
    for next in [
        "http://example.com/v1/list?page=2",
        "https://example.com:444/v1/list",
        "https://evil.example/",
        "//evil.example/",
        "\\\\evil.example/",
        "/\\evil.example/",
        "/\t/evil.example/",
        "/\r\n/evil.example/",
        "\u{1}//evil.example/",
        "https:\\\\evil.example",
        "https://example.com.evil.example/",
        "https://example.com@evil.example/",
        "https://example.com%40evil.example/",
        "http://[::1]/",
        "javascript:alert(1)",
        "data:,x",
        "blob:https://example.com/x",
        "file:///etc/passwd",
        "https://",
        "https://example.com:99999/",
        "//[",
        "https://me:pass@example.com/v1/list?page=2",
        "https://me@example.com/v1/list?page=2",
        "//:pass@example.com/",
    ] {
        let (urls, error) = urls(&[next]);
        let error = error.unwrap_or_else(|| panic!("{next}: {urls:?}"));
        assert!(urls.is_empty() && error.contains("the URL of the next page"), "{next}: {error}");
        assert!(!error.contains("pass@"), "{error}");
    }
    let (_, error) = urls(&["https://evil.example/?key=sesame&k=ses%61me"]);
    let error = error.unwrap();
    assert!(error.contains("is not at https://example.com, and the key is sent to no other origin"), "{error}");
    assert!(!error.contains("sesame") && !error.contains("ses%61me"), "{error}");
}

#[test]
fn a_url_that_comes_again_ends_the_list() {
    for next in [&["?size=2"][..], &["?page=2", "?page=2"], &["?page=2", "?page=3", "#x"], &["?page=2", "?size=2"]] {
        let (urls, error) = urls(next);
        assert_eq!(urls.len(), next.len() - 1);
        assert!(error.unwrap().contains("came before; stopped, because the list would not end"), "{next:?}");
    }
}

#[test]
fn credentials_are_taken_out_of_a_url() {
    for (query, expected) in [
        ("?key=secret&page=2", "?page=2"),
        ("?page=2&k%65y=secret&key=other", "?page=2"),
        ("?key=secret", ""),
        ("?a=b%20c+d&page=2", "?a=b%20c+d&page=2"),
        ("?keys=1&KEY=2", "?keys=1&KEY=2"),
        ("", ""),
    ] {
        let mut url = Url::parse(&format!("https://example.com/{query}")).unwrap();
        without(&mut url, |name| name == "key");
        assert_eq!(url.as_str(), format!("https://example.com/{expected}"));
    }
}

#[test]
fn a_credential_is_added_to_the_url_of_a_page() {
    use crate::auth::Carrier;
    let client = crate::sample::client_builder().key("sesame").base_url("https://example.com/v1").build().unwrap();
    for (url, expected) in [
        ("https://example.com/2?page=2", "https://example.com/2?page=2&key=a%20b"),
        ("https://example.com/2", "https://example.com/2?key=a%20b"),
    ] {
        let mut request =
            Request::new(&client, &OPERATION).query("size", &2, Style::Form).unwrap().at(Some(url.into()));
        Carrier::query(&mut request, "key", "a b");
        assert_eq!(request.url(), expected);
    }
    let first = Request::new(&client, &OPERATION).path("/list").at(None);
    assert_eq!(first.url(), "https://example.com/v1/list");
}
