//! Paths and parameters are read as the document says.

use contract_tests::document::Document;
use contract_tests::mock_server::MockServer;
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

use crate::{client, get, one, other, post, problems, request, send};

#[tokio::test]
async fn a_segment_of_the_path_is_one_value_decoded_once_and_the_literal_path_wins() {
    let mock_server = other();
    for (segment, value) in
        [("a%2Fb", "a/b"), ("a%252Fb", "a%2Fb"), ("%F0%9F%8D%9E%20%3F%23", "🍞 ?#"), ("a+b", "a+b"), ("%00", "\0")]
    {
        let (status, run) = post(&mock_server, &format!("/recipes/{segment}/bakes"), json!({})).await;
        assert_eq!(status, 200);
        assert_eq!(run["source"], value);
        let recorded = mock_server.requests().pop().unwrap();
        assert_eq!(recorded.path, format!("/v2/recipes/{segment}/bakes"));
        assert_eq!(recorded.path_parameters["recipe"], value);
        assert_eq!(mock_server.runs().pop().unwrap().task_id, value);
    }
    let response = post(&mock_server, "/recipes/%FF/bakes", json!({})).await;
    assert_eq!(problems(&response), one("string_unicode", json!(["path", "recipe"])));
    assert!(get(&mock_server, "/bakes/all").await.1.is_array());
}

#[tokio::test]
async fn parameters_are_read_by_their_style_and_checked() {
    let mock_server = other();
    let search = |query: &str| {
        let path = format!("/search?{query}");
        send(request(&mock_server, Method::GET, &path).header("x-trace", "0123abcd"))
    };
    for query in [
        "limit=1",
        "limit=100&exact=true&order=up&tag=1&tag=2&word=a,b&near%5Bx%5D=1.5",
        "limit=5&unknown=1",
        "limit=7&limit=8",
        "word=&limit=5",
    ] {
        assert_eq!(search(query).await.0, 200, "{query}");
    }
    for (query, kind, loc) in [
        ("", "missing", json!(["query", "limit"])),
        ("limit=x", "int_parsing", json!(["query", "limit"])),
        ("limit=", "int_parsing", json!(["query", "limit"])),
        ("limit=1.5", "int_type", json!(["query", "limit"])),
        ("limit=0", "greater_than_equal", json!(["query", "limit"])),
        ("limit=101", "less_than_equal", json!(["query", "limit"])),
        ("limit=1&exact=maybe", "bool_parsing", json!(["query", "exact"])),
        ("limit=1&order=left", "enum", json!(["query", "order"])),
        ("limit=1&tag=1&tag=x", "int_parsing", json!(["query", "tag", 1])),
        ("limit=1&tag=1&tag=2&tag=3", "too_long", json!(["query", "tag"])),
        ("limit=1&near[x]=west", "float_parsing", json!(["query", "near", "x"])),
    ] {
        assert_eq!(problems(&search(query).await), one(kind, loc), "{query}");
    }
    let plain = |request: RequestBuilder| send(request);
    let without = request(&mock_server, Method::GET, "/search?limit=1");
    assert_eq!(problems(&plain(without).await), one("missing", json!(["header", "x-trace"])));
    let wrong = request(&mock_server, Method::GET, "/search?limit=1").header("x-trace", "XYZ");
    let expected = one("string_pattern_mismatch", json!(["header", "x-trace"]));
    assert_eq!(problems(&plain(wrong).await), expected);
    for (cookie, status) in [("a=1; session=ab", 200), ("session=a", 422), ("a=1", 200)] {
        let request = request(&mock_server, Method::GET, "/search?limit=1").header("x-trace", "0123abcd");
        assert_eq!(send(request.header("cookie", cookie)).await.0, status, "{cookie}");
    }
    let shelf = request(&mock_server, Method::PUT, "/shelves/x/jars/y").bearer_auth(mock_server.key());
    let found = problems(&send(shelf.json(&json!({"kind": 1}))).await);
    assert_eq!(
        found,
        [("int_parsing".to_owned(), json!(["path", "shelf"])), ("value_error".to_owned(), json!(["path", "jar"])),]
    );
}

/// A document with one operation for each of these parameters, at `/0`, `/1` and so on, those in paths behind it.
fn document_of_parameters(parameters: &[Value]) -> Document {
    let mut paths = serde_json::Map::new();
    for (index, parameter) in parameters.iter().enumerate() {
        let path = if parameter["in"] == "path" { format!("/{index}/{{p}}") } else { format!("/{index}") };
        let mut parameter = parameter.clone();
        parameter["name"] = json!("p");
        parameter["required"] = json!(true);
        let responses = json!({ "204": { "description": "Fine." } });
        let operation =
            json!({ "operationId": format!("o{index}"), "parameters": [parameter], "responses": responses });
        paths.insert(path, json!({ "get": operation }));
    }
    Document::from(json!({ "openapi": "3.0.3", "paths": paths }))
}

/// Without an item, or with an empty one, the parameter would be missing or too short.
#[tokio::test]
async fn the_example_of_a_required_list_has_an_item() {
    let list = json!({ "type": "array", "items": { "type": "string", "minLength": 1 } });
    let exploded = json!({ "in": "query", "schema": list });
    let joined = json!({ "in": "query", "explode": false, "schema": list });
    let mock_server = MockServer::start(&document_of_parameters(&[exploded, joined])).unwrap();
    for call in mock_server.calls() {
        assert_eq!(client().get(&call.url).send().await.unwrap().status(), 204, "{call}");
    }
}

#[tokio::test]
async fn every_style_of_parameters_is_read_as_openapi_writes_it() {
    let list = json!({ "type": "array", "minItems": 2, "items": { "type": "integer" } });
    let object = json!({ "type": "object", "required": ["R", "G"],
        "properties": { "R": { "type": "integer" }, "G": { "type": "integer" } } });
    let one = json!({ "type": "integer" });
    let cases = [
        ("path", "simple", false, &one, "/5", "/x"),
        ("path", "simple", false, &list, "/3,4", "/3,x"),
        ("path", "simple", true, &object, "/R=1,G=2", "/R=1,G=x"),
        ("path", "simple", false, &object, "/R,1,G,2", "/R,1,G,x"),
        ("path", "label", false, &one, "/.5", "/.x"),
        ("path", "label", false, &list, "/.3,4", "/.3,x"),
        ("path", "label", true, &list, "/.3.4", "/.3.x"),
        ("path", "label", true, &object, "/.R=1.G=2", "/.R=1.G=x"),
        ("path", "label", false, &object, "/.R,1,G,2", "/.R,1,G,x"),
        ("path", "matrix", false, &one, "/;p=5", "/;p=x"),
        ("path", "matrix", false, &list, "/;p=3,4", "/;p=3,x"),
        ("path", "matrix", true, &list, "/;p=3;p=4", "/;p=3;p=x"),
        ("path", "matrix", true, &object, "/;R=1;G=2", "/;R=1;G=x"),
        ("path", "matrix", false, &object, "/;p=R,1,G,2", "/;p=R,1,G,x"),
        ("query", "form", true, &one, "?p=5", "?p=x"),
        ("query", "form", true, &list, "?p=3&p=4", "?p=3&p=x"),
        ("query", "form", false, &list, "?p=3,4", "?p=3,x"),
        ("query", "form", true, &object, "?R=1&G=2", "?R=1&G=x"),
        ("query", "form", false, &object, "?p=R,1,G,2", "?p=R,1,G,x"),
        ("query", "spaceDelimited", false, &list, "?p=3%204", "?p=3%20x"),
        ("query", "spaceDelimited", true, &list, "?p=3&p=4", "?p=3&p=x"),
        ("query", "pipeDelimited", false, &list, "?p=3%7C4", "?p=3%7Cx"),
        ("query", "pipeDelimited", false, &object, "?p=R%7C1%7CG%7C2", "?p=R%7C1%7CG%7Cx"),
        ("query", "deepObject", true, &object, "?p%5BR%5D=1&p%5BG%5D=2", "?p%5BR%5D=1&p%5BG%5D=x"),
        ("query", "content", false, &object, "?p=%7B%22R%22:1,%22G%22:2%7D", "?p=%7B%22R%22:1,%22G%22:%222%22%7D"),
        ("query", "content", false, &list, "?p=%5B3,4%5D", "?p=3,4"),
    ];
    let parameters: Vec<Value> = cases
        .iter()
        .map(|(location, style, explode, schema, ..)| match *style {
            "content" => json!({ "in": location, "content": { "application/json": { "schema": schema } } }),
            style => json!({ "in": location, "style": style, "explode": explode, "schema": schema }),
        })
        .collect();
    let mock_server = MockServer::start(&document_of_parameters(&parameters)).unwrap();
    assert_eq!(mock_server.unserved(), []);
    for (index, case) in cases.iter().enumerate() {
        let (.., good, bad) = case;
        for (given, status) in [(good, 204), (bad, 422)] {
            let url = format!("http://{}/{index}{given}", mock_server.address());
            assert_eq!(client().get(&url).send().await.unwrap().status(), status, "{case:?}: {url}");
        }
    }
}

#[test]
fn an_operation_whose_path_could_only_be_empty_is_not_served() {
    let with = |schema: Value| {
        Document::from(json!({ "openapi": "3.0.3", "paths": { "/a/{b}/c": { "get": { "operationId": "show",
            "parameters": [{ "name": "b", "in": "path", "required": true, "schema": schema }],
            "responses": { "204": { "description": "None." } } } } } }))
    };
    let empty = MockServer::start(&with(json!({ "type": "string", "maxLength": 0 }))).unwrap();
    assert!(empty.calls().is_empty());
    let unserved = empty.unserved();
    assert!(unserved[0].1.starts_with("/paths/~1a~1{b}~1c/get/parameters/0/schema: "), "{unserved:?}");
    let one = MockServer::start(&with(json!({ "type": "string", "enum": ["", "x"] }))).unwrap();
    assert!(one.first_call().unwrap().url.ends_with("/a/x/c"), "{}", one.calls()[0]);
}
