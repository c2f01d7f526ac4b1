#![allow(clippy::unwrap_used)]
use std::sync::{Arc, Mutex};

use reqwest::{Method, StatusCode};
use serde_json::json;

use super::*;
use crate::response::Answer;

static OPERATION: Operation = Operation::new("list", Method::GET, "/list", &[]);

const CURSOR: Pagination = Pagination { items: "/items", next: Next::Cursor { next: "/next" }, has_more: None };
const PAGE: Pagination =
    Pagination { items: "/items", next: Next::Page { first: 1, total: Some("/pages") }, has_more: None };
const OFFSET: Pagination = Pagination { items: "", next: Next::Offset { first: 0, total: None }, has_more: None };

/// Goes through the pages that a service returns one after the other, as often as it is asked. Returns the pages, the error
/// at the end, and the positions that were asked for.
async fn go(pagination: &'static Pagination, first: Value, answers: Vec<Value>) -> (usize, Option<String>, Vec<Value>) {
    let client = Client::builder().api_key("sesame").base_url("http://127.0.0.1:1").build().unwrap();
    let asked = Arc::new(Mutex::new(Vec::new()));
    let log = asked.clone();
    let request: RequestPage<Value> = Box::new(move |position| {
        let mut log = log.lock().unwrap();
        let page = answers.get(log.len()).or(answers.last()).unwrap().clone();
        log.push(position.unwrap_or_default());
        let body = page.to_string().into();
        let answer = Answer { status: StatusCode::OK, headers: Default::default(), body, attempts: 1 };
        Box::pin(std::future::ready(Ok(ResponseValue::new(page, answer))))
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
        let answers = vec![page(json!("a")), page(json!(7)), end.clone()];
        let found = go(&CURSOR, Value::Null, answers).await;
        assert_eq!(found, (3, None, vec![Value::Null, json!("a"), json!(7)]), "{end}");
    }
    // A page without items is not the last one.
    let answers = vec![json!({"items": [], "next": "a"}), page(Value::Null)];
    assert_eq!(go(&CURSOR, Value::Null, answers).await.0, 2);
}

#[tokio::test]
async fn a_cursor_that_comes_again_ends_the_list() {
    let page = |items: Value, next: &str| json!({"items": items, "next": next});
    let (count, error, asked) =
        go(&CURSOR, Value::Null, vec![page(json!([1]), "a"), page(json!([2]), "b"), page(json!([3]), "a")]).await;
    assert_eq!((count, asked.len()), (3, 3), "what was received is returned");
    let error = error.unwrap();
    assert!(error.contains(r#"its cursor "a" came before"#), "{error}");
    // The cursor that the user began with counts.
    let (count, error, _) = go(&CURSOR, json!("a"), vec![page(json!([1]), "a")]).await;
    assert!(count == 1 && error.is_some());
    let (count, error, _) = go(&CURSOR, Value::Null, vec![page(json!([1]), "a"), page(json!([]), "a")]).await;
    assert_eq!((count, error), (2, None), "the last cursor and nothing more is an end");
}

#[tokio::test]
async fn pages_are_counted_until_one_is_empty_or_the_last() {
    let page = |number: i64, pages: Value| json!({"items": [number], "pages": pages, "number": number});
    for pages in [json!(2), json!("2"), json!(2.0)] {
        let answers = vec![page(1, pages.clone()), page(2, pages)];
        assert_eq!(go(&PAGE, Value::Null, answers).await, (2, None, vec![Value::Null, json!(2)]));
    }
    let answers = vec![page(5, Value::Null), json!({"items": []})];
    assert_eq!(go(&PAGE, json!(5), answers).await, (2, None, vec![Value::Null, json!(6)]));
    let (count, error, _) = go(&PAGE, Value::Null, vec![page(1, Value::Null)]).await;
    assert_eq!(count, 2, "a service that ignores the parameter");
    assert!(error.unwrap().contains("the page before once more, although 2 was asked for"));
    let (count, error, _) = go(&PAGE, json!(i64::MAX), vec![page(1, Value::Null)]).await;
    assert_eq!((count, error), (1, None));
}

#[tokio::test]
async fn an_offset_grows_by_the_items_that_came() {
    let answers = vec![json!([1, 2]), json!([3, 4, 5]), json!([6]), json!([])];
    let asked = vec![Value::Null, json!(2), json!(5), json!(6)];
    assert_eq!(go(&OFFSET, Value::Null, answers).await, (4, None, asked));
    const TOTAL: Pagination = Pagination {
        items: "/a/items",
        next: Next::Offset { first: 0, total: Some("/a/total") },
        has_more: Some("/more"),
    };
    let page = |items: Value| json!({"a": {"items": items, "total": 13}});
    let found = go(&TOTAL, json!(10), vec![page(json!([1, 2])), page(json!([3]))]).await;
    assert_eq!(found, (2, None, vec![Value::Null, json!(12)]));
    let page = |more: bool, item: i64| json!({"a": {"items": [item]}, "more": more});
    assert_eq!(go(&TOTAL, Value::Null, vec![page(true, 1), page(false, 2)]).await.0, 2);
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
