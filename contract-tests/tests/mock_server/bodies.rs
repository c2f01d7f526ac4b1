//! Bodies are read as the document says.

use contract_tests::document::{Document, Schema};
use contract_tests::mock_server::{MockServer, Settings};
use contract_tests::strategy;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use reqwest::Method;
use serde_json::{Value, json};

use crate::{client, guide, one, other, other_document, post, problems, request, send};

/// Draws bodies for every operation, sends them and wants `status` for each.
fn draw_bodies<T: std::fmt::Debug>(
    draw: impl Fn(&Document, &Schema<'_>) -> BoxedStrategy<T>,
    body: impl Fn(&T) -> String,
    expected: impl Fn(u16) -> bool,
) {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_all().build().unwrap();
    for document in [guide(), other_document()] {
        let mock_server = MockServer::start(&document).unwrap();
        let client = client();
        for operation in document.operations().unwrap() {
            let Some(schema) = operation.body.as_ref().and_then(|body| body.json()) else {
                continue;
            };
            let call = mock_server.calls().into_iter().find(|c| c.operation_id == operation.id).unwrap();
            let mut runner = TestRunner::new(Config::with_cases(64));
            runner
                .run(&draw(&document, schema), |drawn| {
                    let mut request = client.request(call.method.parse().unwrap(), &call.url);
                    for (name, value) in &call.headers {
                        request = request.header(name, value);
                    }
                    let (status, response) = runtime.block_on(send(request.body(body(&drawn))));
                    prop_assert!(expected(status), "{}: {status} {response}", operation.id);
                    Ok(())
                })
                .unwrap();
        }
    }
}

#[test]
fn every_body_that_is_valid_under_the_document_is_accepted() {
    draw_bodies(
        |document, schema| strategy::valid(document, schema).unwrap(),
        Value::to_string,
        |status| (200..300).contains(&status),
    );
}

#[test]
fn every_body_that_breaks_the_document_is_refused() {
    draw_bodies(
        |document, schema| strategy::invalid(document, schema).unwrap(),
        |broken| broken.value.to_string(),
        |status| status == 422,
    );
}

#[tokio::test]
async fn a_body_that_breaks_the_document_is_refused_with_its_place() {
    let mock_server = other();
    for (body, kind, loc) in [
        (json!({"note": 5}), "string_type", json!(["body", "note"])),
        (json!({"minutes": "5"}), "int_type", json!(["body", "minutes"])),
        (json!({"minutes": 1.5}), "int_type", json!(["body", "minutes"])),
        (json!({"hold": 1}), "bool_type", json!(["body", "hold"])),
        (json!([]), "dict_type", json!(["body"])),
        (json!(null), "dict_type", json!(["body"])),
        (json!("{}"), "dict_type", json!(["body"])),
    ] {
        let response = post(&mock_server, "/recipes/1/bakes", body.clone()).await;
        assert_eq!(problems(&response), one(kind, loc), "{body}");
    }
    let response = post(&mock_server, "/recipes/1/bakes", json!({"shape": 5})).await;
    let place = json!(["body", "shape"]);
    let both = ["string_type", "dict_type"].map(|kind| (kind.to_owned(), place.clone()));
    assert_eq!(problems(&response), both);
    assert_eq!(response.1["detail"][0]["input"], 5);

    let response = post(&mock_server, "/bakes", json!({"note": 5, "text": "ab"})).await;
    let mut found = problems(&response);
    found.sort_by_key(|(kind, _)| kind.clone());
    assert_eq!(
        found,
        [("string_too_short".to_owned(), json!(["body", "text"])), ("string_type".to_owned(), json!(["body", "note"])),]
    );
    let response = post(&mock_server, "/bakes", json!({})).await;
    assert_eq!(problems(&response), one("missing", json!(["body", "text"])));
    assert_eq!(response.1["detail"][0]["msg"], "Field required");

    let jar = |body: Value| {
        let path = "/shelves/1/jars/6f2a1c9e-0b7d-4e58-9a31-5d8c7e4f0b12";
        let request = request(&mock_server, Method::PUT, path).bearer_auth(mock_server.key());
        send(request.json(&body))
    };
    for (body, kind, loc) in [
        (json!({"kind": "jam", "x": 1}), "extra_forbidden", json!(["body", "x"])),
        (json!({"kind": "jam", "grams": 0}), "greater_than", json!(["body", "grams"])),
    ] {
        assert_eq!(problems(&jar(body).await), one(kind, loc));
    }
    let response = jar(json!({"kind": "soup"})).await;
    assert_eq!(response.1["detail"][0]["msg"], "Input should be 'jam' or 'tea'");
    assert!(mock_server.runs().is_empty(), "a refused request starts no run");
}

#[tokio::test]
async fn a_body_that_is_no_json_or_of_another_type_is_refused() {
    let mock_server = other();
    let raw = |content_type: Option<&str>, body: Vec<u8>| {
        let mut request = request(&mock_server, Method::POST, "/recipes/1/bakes").body(body);
        if let Some(content_type) = content_type {
            request = request.header("content-type", content_type);
        }
        send(request)
    };
    let json_type = Some("application/json");
    for (body, position) in [
        (&b"{\"note\": }"[..], 9),
        (b"", 0),
        (b"{\n\"note\"\n}", 9),
        (b"{} {}", 3),
        (b"{\"note\":\"\xff\"}", 9),
        (b"{'a':1}", 1),
    ] {
        let response = raw(json_type, body.to_vec()).await;
        let text = String::from_utf8_lossy(body);
        assert_eq!(problems(&response), one("json_invalid", json!(["body", position])), "{text:?}");
    }
    assert_eq!(raw(json_type, b"[".repeat(100_000)).await.0, 422);
    for content_type in [None, Some("text/plain"), Some("application/x-www-form-urlencoded")] {
        let response = raw(content_type, b"{}".to_vec()).await;
        assert_eq!(problems(&response), one("model_attributes_type", json!(["body"])));
        assert_eq!(response.1["detail"][0]["input"], "{}");
    }
    for content_type in ["application/json; charset=utf-8", "APPLICATION/JSON", "application/x+json"] {
        assert_eq!(raw(Some(content_type), b"{}".to_vec()).await.0, 200, "{content_type}");
    }
    assert_eq!(problems(&raw(None, Vec::new()).await), one("missing", json!(["body"])));
}

#[tokio::test]
async fn a_form_is_read_as_one() {
    let mock_server = other();
    let order = |body: &'static str| {
        let request = request(&mock_server, Method::POST, "/orders").body(body);
        send(request.header("content-type", "application/x-www-form-urlencoded"))
    };
    let (status, body) = order("count=3&note=a+b").await;
    assert_eq!(status, 202);
    assert_eq!(body, json!({"eta": "2026-01-02T03:04:05Z"}));
    assert_eq!(problems(&order("note=1").await), one("missing", json!(["body", "count"])));
    let response = order("count=0").await;
    assert_eq!(problems(&response), one("greater_than_equal", json!(["body", "count"])));
}

#[tokio::test]
async fn bytes_are_not_looked_into_but_their_type_is() {
    let mock_server = other();
    let upload = |content_type: &str, body: &'static [u8]| {
        let request = request(&mock_server, Method::POST, "/photos").body(body);
        send(request.header("content-type", content_type))
    };
    assert_eq!(upload("image/png", b"\x89PNG\xff").await, (200, json!("text")));
    let response = upload("text/plain", b"a").await;
    assert_eq!(problems(&response), one("model_attributes_type", json!(["body"])));
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused_with_a_response() {
    let settings = Settings { max_body: 1000, ..Settings::default() };
    let mock_server = MockServer::start_with(&other_document(), settings).unwrap();
    let body = |size: usize| json!({"note": "a".repeat(size)});
    assert_eq!(post(&mock_server, "/recipes/1/bakes", body(900)).await.0, 200);
    let large = post(&mock_server, "/recipes/1/bakes", body(3_000_000)).await;
    assert_eq!(large, (413, json!({"detail": "Request body too large"})));
    assert_eq!(Settings::default().max_body, 10 << 20);
    assert_eq!(mock_server.runs().len(), 1);
}

#[tokio::test]
async fn bodies_are_recorded_up_to_a_bound_and_served_beyond_it() {
    let settings = Settings { max_recorded: 1_000, ..Settings::default() };
    let mock_server = MockServer::start_with(&other_document(), settings).unwrap();
    let body = |size: usize| json!({"note": "a".repeat(size)});
    for size in [500, 480, 600, 1_000_000] {
        assert_eq!(post(&mock_server, "/recipes/1/bakes", body(size)).await.0, 200);
    }
    let recorded = mock_server.take_requests();
    let recorded: Vec<_> = recorded.iter().map(|request| (request.body.len(), request.is_body_omitted)).collect();
    assert_eq!(recorded, [(511, false), (0, true), (0, true), (0, true)]);
    assert_eq!(post(&mock_server, "/recipes/1/bakes", body(500)).await.0, 200);
    assert_eq!(mock_server.requests()[0].body.len(), 511, "what is taken makes room");
    let kept = mock_server.runs().iter().filter(|run| !run.body.is_null()).count();
    assert_eq!((kept, mock_server.runs().len()), (1, 5));
}

#[tokio::test]
async fn what_is_no_json_is_sent_in_its_media_type() {
    let response = |content: Value| json!({ "description": "Fine.", "content": content });
    let text = json!({ "schema": { "type": "string" } });
    let events =
        json!({ "schema": { "type": "object", "required": ["a"], "properties": { "a": { "type": "integer" } } } });
    let operation = |id: &str, status: &str, response: Value| json!({ "get": { "operationId": id, "responses": { status: response } } });
    let document = Document::from(json!({ "paths": {
        "/text": operation("text", "200", response(json!({ "text/plain": text }))),
        "/bytes": operation("bytes", "201", response(json!({ "application/octet-stream": text }))),
        "/events": operation("events", "200", response(json!({ "text/event-stream": events }))),
        "/accepted": operation("accepted", "202", json!({ "description": "Fine." })),
        "/default": operation("default", "default", response(json!({ "application/json": text }))),
    } }));
    let mock_server = MockServer::start(&document).unwrap();
    for (path, status, media_type, body) in [
        ("/text", 200, Some("text/plain"), "text"),
        ("/bytes", 201, Some("application/octet-stream"), "text"),
        ("/events", 200, Some("text/event-stream"), "data: {\"a\":1}\n\ndata: {\"a\":1}\n\n"),
        ("/accepted", 202, None, ""),
        ("/default", 200, Some("application/json"), "\"text\""),
    ] {
        let response = client().get(format!("{}{path}", mock_server.url())).send().await.unwrap();
        assert_eq!(response.status(), status, "{path}");
        let given = response.headers().get("content-type").map(|value| value.to_str().unwrap().to_owned());
        assert_eq!(given.as_deref(), media_type, "{path}");
        assert_eq!(response.text().await.unwrap(), body, "{path}");
    }
}

#[tokio::test]
async fn a_call_without_a_valid_body_is_not_offered_and_any_json_is_one_where_there_is_no_schema() {
    let operation = |schema: Value, required: bool| {
        let content = json!({ "application/json": schema });
        json!({ "put": { "operationId": format!("{required} {schema}"),
            "requestBody": { "required": required, "content": content }, "responses": { "204": { "description": "" } } } })
    };
    // Requires what it does not allow.
    let never = json!({ "schema": { "allOf": [
        { "type": "object", "required": ["a"], "properties": { "a": { "type": "string" } } },
        { "type": "object", "additionalProperties": false },
    ] } });
    let root = json!({ "openapi": "3.0.3", "info": { "title": "", "version": "" }, "paths": {
        "/never": operation(never.clone(), true),
        "/optional": operation(never, false),
        "/any": operation(json!({}), true),
    } });
    let mock_server = MockServer::start(&Document::from(root)).unwrap();
    let calls = mock_server.calls();
    assert_eq!(calls.iter().filter(|call| call.url.ends_with("/never")).count(), 0);
    assert_eq!(calls.len(), 2);
    for call in calls {
        let mut request = client().put(&call.url);
        for (name, value) in &call.headers {
            request = request.header(name, value);
        }
        assert_eq!(send(request.body(call.body.clone().unwrap_or_default())).await.0, 204, "{call}");
    }
}

#[tokio::test]
async fn a_request_lacks_what_only_a_response_has() {
    let document = "
paths:
  /users:
    post:
      operationId: add
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/User'}}}}
      responses: {201: {description: added}}
components:
  schemas:
    User:
      type: object
      required: [id, password]
      properties: {id: {type: string, readOnly: true}, password: {type: string, writeOnly: true}}
";
    let mock_server = MockServer::start(&Document::parse(document).unwrap()).unwrap();
    assert_eq!(post(&mock_server, "/users", json!({"password": "p"})).await.0, 201);
    let refused = post(&mock_server, "/users", json!({"id": "i"})).await;
    assert_eq!(problems(&refused), one("missing", json!(["body", "password"])));
}

#[tokio::test]
async fn of_several_kinds_of_json_the_plain_one_is_the_response() {
    let document = "
paths:
  /a:
    post:
      operationId: a
      responses:
        200:
          description: d
          content:
            application/a+json: {schema: {type: integer}}
            application/json: {schema: {type: string, enum: [plain]}}
";
    let mock_server = MockServer::start(&Document::parse(document).unwrap()).unwrap();
    assert_eq!(post(&mock_server, "/a", json!(null)).await, (200, json!("plain")));
}
