//! Calls of generated lists, against a server.

use std::fmt::Debug;

use contract_tests::raw_server::{CannedResponse, RawServer};
use serde_json::{Value, json};

use crate::{Client, Error, Items};

/// Requests all items from a server that sends these responses one after the other. Returns the ids, the error, and what was
/// requested: the target and the body.
async fn collect<P, I: Debug>(
    responses: Vec<CannedResponse>,
    list: impl FnOnce(&Client) -> Items<P, I>,
    id: fn(&I) -> &str,
) -> (Vec<String>, Option<Error>, Vec<String>) {
    let server = RawServer::start(responses).unwrap();
    let client = crate::sample::client_builder().key("sesame").base_url(server.url()).build().unwrap();
    let mut items = list(&client);
    let (mut ids, mut error) = (Vec::new(), None);
    while let Some(item) = items.next().await {
        match item {
            Ok(item) => ids.push(id(&item).to_owned()),
            Err(failure) => error = Some(failure),
        }
    }
    let requests = server.requests();
    let requests = requests.iter().map(|request| {
        let request = String::from_utf8_lossy(request);
        let (head, body) = request.split_once("\r\n\r\n").unwrap();
        assert!(head.contains("sesame"), "every request carries the key: {head}");
        let target = head.split(' ').nth(1).unwrap();
        format!("{target} {body}").trim_end().to_owned()
    });
    (ids, error, requests.collect())
}

fn page(body: &Value) -> CannedResponse {
    // Closed connections would be told apart from open ones by luck: a POST is not sent again.
    CannedResponse::response(200, &["content-type: application/json", "connection: close"], body.to_string())
}

fn linked(body: &Value, links: &str) -> CannedResponse {
    CannedResponse::response(200, &["content-type: application/json", "connection: close", links], body.to_string())
}

#[tokio::test]
async fn by_a_cursor_in_the_page() {
    let responses = [
        json!({"data": {"list": [{"id": "1"}, {"id": "2"}], "next": "a/b"}}),
        json!({"data": {"next": "c"}}),
        json!({"data": {"list": [{"id": "3"}], "next": "d"}, "more": false}),
    ];
    let (ids, error, requests) = collect(
        responses.iter().map(page).collect(),
        |client| client.list_by_cursor().size(2).items(),
        |item| &item.id,
    )
    .await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(ids, ["1", "2", "3"]);
    assert_eq!(requests, ["/lists/cursor?size=2", "/lists/cursor?after=a%2Fb&size=2", "/lists/cursor?after=c&size=2"]);
}

#[tokio::test]
async fn by_the_last_item() {
    let page = |ids: &[&str], more: bool| {
        let data: Vec<Value> = ids.iter().map(|id| json!({"id": id})).collect();
        page(&json!({"data": data, "has_more": more}))
    };
    let list = |client: &Client| client.list_by_item().after("0").items();
    let (ids, error, requests) =
        collect(vec![page(&["1", "2"], true), page(&["3"], false)], list, |item| &item.id).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(ids, ["1", "2", "3"]);
    assert_eq!(requests, ["/lists/item?after=0", "/lists/item?after=2"]);
    // Whatever it says, a page without items is the last one.
    let (ids, error, _) = collect(vec![page(&["1"], true), page(&[], true)], list, |item| &item.id).await;
    assert!(ids == ["1"] && error.is_none(), "{error:?}");
    let (ids, error, requests) = collect(vec![page(&["1"], true)], list, |item| &item.id).await;
    assert!(error.unwrap().to_string().contains(r#"its cursor "1" came before"#));
    assert_eq!((ids.len(), requests.len()), (2, 2));
}

#[tokio::test]
async fn by_a_cursor_in_the_body() {
    let responses = [json!({"results": [{"id": "1"}], "next_cursor": "a"}), json!({"results": null})];
    let (ids, error, requests) = collect(
        responses.iter().map(page).collect(),
        |client| client.list_by_body().filter("f").items(),
        |item| &item.id,
    )
    .await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(ids, ["1"]);
    assert_eq!(requests, [r#"/lists/body {"filter":"f"}"#, r#"/lists/body {"filter":"f","start_cursor":"a"}"#]);
    let (_, error, requests) =
        collect(vec![page(&json!({}))], |client| client.list_by_body().items(), |item| &item.id).await;
    assert!(error.unwrap().to_string().contains("filter"));
    assert!(requests.is_empty());
}

#[tokio::test]
async fn by_an_offset_inside_of_an_optional_body() {
    let responses = || {
        let pages = [json!({"results": [{"id": "1"}, {"id": "2"}]}), json!({"results": [{"id": "3"}]}), json!({})];
        pages.iter().map(page).collect()
    };
    let (ids, error, requests) =
        collect(responses(), |client| client.list_by_nested_body().list("l").items(), |item| &item.id).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(ids, ["1", "2", "3"]);
    let skipping = |skip: u8| format!(r#"/lists/body/l {{"paging":{{"skip":{skip}}}}}"#);
    assert_eq!(requests, ["/lists/body/l".to_owned(), skipping(2), skipping(3)]);
    let paging = json!({"paging": {"skip": 10, "limit": 2}});
    let (_, _, requests) =
        collect(responses(), |client| client.list_by_nested_body().list("l").body(&paging).items(), |item| &item.id)
            .await;
    assert_eq!(requests, [10, 12, 13].map(|skip| format!(r#"/lists/body/l {{"paging":{{"limit":2,"skip":{skip}}}}}"#)));
}

#[tokio::test]
async fn by_page_and_offset_in_the_query() {
    let responses = [json!({"results": [{"id": "1"}], "pages": 2}), json!({"results": [{"id": "2"}], "pages": 2})];
    let (ids, error, requests) =
        collect(responses.iter().map(page).collect(), |client| client.list_by_page().items(), |item| &item.id).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(
        (ids, requests),
        (vec!["1".to_owned(), "2".to_owned()], vec!["/lists/page".to_owned(), "/lists/page?page=2".to_owned()])
    );
    let responses = [json!([{"id": "1"}, {"id": "2"}]), json!([])];
    let (ids, error, requests) =
        collect(responses.iter().map(page).collect(), |client| client.list_by_offset().items(), |item| &item.id).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(ids, ["1", "2"]);
    assert_eq!(requests, ["/lists/offset", "/lists/offset?skip=2"]);
}

#[tokio::test]
async fn by_a_url_in_the_page() {
    let responses = [
        json!({"results": [{"id": "1"}], "links": {"next": "?size=2&marker=a%2Fb"}}),
        json!({"results": [{"id": "2"}], "links": {"next": "/lists/other/3"}}),
        json!({"results": [{"id": "3"}], "links": null}),
    ];
    let list = |client: &Client| client.list_by_url().size(2).items();
    let (ids, error, requests) = collect(responses.iter().map(page).collect(), list, |item| &item.id).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(ids, ["1", "2", "3"]);
    assert_eq!(requests, ["/lists/url?size=2", "/lists/url?size=2&marker=a%2Fb", "/lists/other/3"]);
}

#[tokio::test]
async fn by_a_link_in_a_header() {
    let responses = vec![
        linked(
            &json!([{"id": "1"}]),
            r#"LINK: </lists/link?size=2&page=2>; rel="next", </lists/link?page=9>; rel="last""#,
        ),
        linked(&json!([{"id": "2"}]), r#"Link: </lists/link?page=1>; rel="prev""#),
    ];
    let list = |client: &Client| client.list_by_link().size(2).items();
    let (ids, error, requests) = collect(responses, list, |item| &item.id).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(ids, ["1", "2"]);
    assert_eq!(requests, ["/lists/link?size=2", "/lists/link?size=2&page=2"]);
}

/// The key goes to no server but the one of the base URL; what was received before is returned.
#[tokio::test]
async fn another_server_gets_no_request() {
    let other = RawServer::start([page(&json!([{"id": "2"}]))]).unwrap();
    let elsewhere = format!("{}/lists/link?page=2", other.url());
    for target in [elsewhere.clone(), elsewhere.replace("http:", ""), elsewhere.replace("127.0.0.1", "localhost")] {
        let responses = vec![linked(&json!([{"id": "1"}]), &format!("link: <{target}>; rel=next"))];
        let (ids, error, requests) = collect(responses, |client| client.list_by_link().items(), |item| &item.id).await;
        let error = error.unwrap();
        assert_eq!((ids.len(), requests.len()), (1, 1));
        assert!(error.to_string().contains("the key is sent to no other origin"), "{error}");
        assert!(error.body().is_some());
    }
    assert_eq!(other.connections(), 0);
}
