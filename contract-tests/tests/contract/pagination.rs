//! A list that comes in pages reaches the caller whole: every item once, with the requests that the document asks for.

use contract_tests::mock_server::{MockServer, Request, Response};
use contract_tests::strategy::valid;
use serde_json::{Value, json};

use crate::generated::OPERATIONS;
use crate::harness::{Example, Tally, client, document, examples, runtime, samples};

/// JSON pointer to a part of a page: the extension has the name of a property, or a pointer.
fn pointer(extension: &Value, key: &str) -> Option<String> {
    let text = extension.get(key)?.as_str()?;
    Some(if text.starts_with('/') { text.to_owned() } else { format!("/{text}") })
}

/// Sets a part of a page, whose parents exist or are made.
fn set(page: &mut Value, pointer: &str, value: Value) {
    let mut place = page;
    for name in pointer.split('/').skip(1) {
        if !place.is_object() {
            *place = json!({});
        }
        place = &mut place[name];
    }
    *place = value;
}

/// Returns a number, as a text if there is one in its place.
fn like(present: Option<&Value>, number: i64) -> Value {
    match present {
        Some(Value::Number(_)) => json!(number),
        _ => json!(number.to_string()),
    }
}

/// Three pages of one, two and three items, their headers, and the positions that lead to the second and the third.
type Pages = ([(Value, Option<String>); 3], [String; 2]);

fn pages(extension: &Value, sample: &Value, first: Option<i64>) -> Option<Pages> {
    let items = pointer(extension, "items").unwrap_or_default();
    let item = sample.pointer(&items)?.as_array()?.first()?.clone();
    let cursors = [7, 8, 9];
    let of_item = pointer(extension, "item_cursor");
    let mut number = 0;
    let mut pages = cursors.map(|cursor| {
        number += 1;
        let mut list = vec![item.clone(); number];
        if let (Some(pointer), Some(last)) = (&of_item, list.last_mut()) {
            let cursor = like(last.pointer(pointer), cursor);
            set(last, pointer, cursor);
        }
        let mut page = sample.clone();
        set(&mut page, &items, list.into());
        page
    });
    let mut set_each = |key: &str, values: [Value; 3]| {
        if let Some(pointer) = pointer(extension, key) {
            pages.iter_mut().zip(values).for_each(|(page, value)| set(page, &pointer, value));
        }
    };
    set_each("has_more", [json!(true), json!(true), json!(false)]);
    let present = pointer(extension, "next_cursor");
    let present = present.and_then(|pointer| sample.pointer(&pointer));
    set_each("next_cursor", [like(present, 7), like(present, 8), Value::Null]);
    // A service may write a URL that is relative to that of the page.
    set_each("next_url", [json!("?at=7"), json!("?at=8"), Value::Null]);
    set_each("total", [json!(6), json!(6), json!(6)]);
    let last = first.unwrap_or(1) + 2;
    set_each("total_pages", [json!(last), json!(last), json!(last)]);
    let positions = if extension.get("page").is_some() {
        [first.unwrap_or(1) + 1, first.unwrap_or(1) + 2]
    } else if extension.get("offset").is_some() {
        [first.unwrap_or(0) + 1, first.unwrap_or(0) + 3]
    } else {
        [7, 8]
    };
    let link = |at: i64| extension.get("next_link").map(|_| format!("<?at={at}>; rel=\"next\""));
    let headers = [link(7), link(8), None];
    let mut headers = headers.into_iter();
    Some((pages.map(|page| (page, headers.next().flatten())), positions.map(|position| position.to_string())))
}

/// The position that a request asks for: in a query parameter of this name, or in a property of the body.
fn position(request: &Request, name: &str) -> Option<String> {
    let query = request.query.as_deref().unwrap_or_default();
    let in_query = form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == name);
    let in_body = || {
        let body: Value = serde_json::from_slice(&request.body).ok()?;
        let pointer = if name.starts_with('/') { name.to_owned() } else { format!("/{name}") };
        let found = body.pointer(&pointer)?;
        Some(found.as_str().map_or_else(|| found.to_string(), str::to_owned))
    };
    in_query.map(|(_, value)| value.into_owned()).or_else(in_body)
}

#[test]
fn every_item_of_every_page_is_returned_once() {
    let (mock_server, runtime, tally) = (MockServer::start(document()).unwrap(), runtime(), Tally::default());
    let client = client(&mock_server);
    for Example { driver, described, parameters, body, .. } in examples() {
        let Some(extension) = document().root().pointer(&format!("{}/x-webagent-pagination", described.pointer)) else {
            continue;
        };
        let items = driver.items.unwrap_or_else(|| panic!("{} has no `items`", driver.id));
        let name = ["cursor", "page", "offset"].iter().find_map(|key| extension.get(key)?.as_str()).unwrap_or("at");
        let described_parameter = described.parameters.iter().find(|it| it.location == "query" && it.name == name);
        let given =
            parameters.get(format!("query {name}")).or_else(|| described_parameter?.schema.value.get("default"));
        let schema = described.successes().find_map(|response| response.json()).unwrap();
        let Some(strategy) = tally.strategy(valid(document(), schema)) else { continue };
        let found = samples(&strategy).into_iter().find_map(|sample| {
            let first = given.and_then(Value::as_i64);
            pages(extension, &sample, first)
        });
        let Some((pages, positions)) = found else {
            tally.not_applicable("a page without items");
            continue;
        };
        for (page, link) in &pages {
            let response = Response::json(200, page);
            let header = extension.get("next_link").and_then(Value::as_str).unwrap_or_default();
            mock_server.respond_next(
                1,
                match link {
                    Some(link) => response.with_header(header, link),
                    None => response,
                },
            );
        }
        // Where nothing else ends the list, a page without items does.
        let ends = ["has_more", "next_cursor", "total", "total_pages", "next_url", "next_link"];
        if !ends.iter().any(|key| extension.get(key).is_some()) {
            let mut page = pages[0].0.clone();
            set(&mut page, &pointer(extension, "items").unwrap_or_default(), json!([]));
            mock_server.respond_next(1, Response::json(200, &page));
        }
        let list = runtime
            .block_on(items(&client, &parameters, &body))
            .unwrap_or_else(|error| panic!("{}: {error:?}", driver.id));
        assert_eq!(list.len(), 6, "{}: {list:?}", driver.id);
        let requests = mock_server.take_requests();
        let asked: Vec<Option<String>> = requests.iter().map(|request| position(request, name)).collect();
        let [second, third] = positions.map(Some);
        assert_eq!(asked.get(1..3), Some(&[second, third][..]), "{}: {asked:?}", driver.id);
        tally.tried();
    }
    for driver in OPERATIONS.iter().filter(|driver| driver.items.is_some()) {
        let operation = document().operations().unwrap().into_iter().find(|operation| operation.id == driver.id);
        let place = format!("{}/x-webagent-pagination", operation.unwrap().pointer);
        assert!(document().root().pointer(&place).is_some(), "{place}");
    }
    tally.report("lists in pages");
}
