//! A list that comes in pages reaches the caller whole: every item once, with the requests that the document asks for.

use contract_tests::mock_server::{MockServer, Response};
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

/// Three pages of one, two and three items, and the values of the parameter that lead to the second and the third.
fn pages(extension: &Value, sample: &Value, first: Option<i64>) -> Option<([Value; 3], [String; 2])> {
    let items = pointer(extension, "items").unwrap_or_default();
    let item = sample.pointer(&items)?.as_array()?.first()?.clone();
    let mut pages = [1, 2, 3].map(|count| {
        let mut page = sample.clone();
        set(&mut page, &items, vec![item.clone(); count].into());
        page
    });
    let mut set_each = |key: &str, values: [Value; 3]| {
        if let Some(pointer) = pointer(extension, key) {
            pages.iter_mut().zip(values).for_each(|(page, value)| set(page, &pointer, value));
        }
    };
    set_each("has_more", [json!(true), json!(true), json!(false)]);
    set_each("next_cursor", [json!("7"), json!("8"), Value::Null]);
    set_each("total", [json!(6), json!(6), json!(6)]);
    let last = first.unwrap_or(1) + 2;
    set_each("total_pages", [json!(last), json!(last), json!(last)]);
    let positions = if extension.get("cursor").is_some() {
        [7, 8]
    } else if extension.get("page").is_some() {
        [first.unwrap_or(1) + 1, first.unwrap_or(1) + 2]
    } else {
        [first.unwrap_or(0) + 1, first.unwrap_or(0) + 3]
    };
    Some((pages, positions.map(|position| position.to_string())))
}

#[test]
fn every_item_of_every_page_is_returned_once() {
    let (mock_server, runtime, tally) = (MockServer::start(document()).unwrap(), runtime(), Tally::default());
    let client = client(&mock_server);
    for Example { driver, described, parameters, .. } in examples() {
        let Some(extension) = document().root().pointer(&format!("{}/x-webagent-pagination", described.pointer)) else {
            continue;
        };
        let items = driver.items.unwrap_or_else(|| panic!("{} has no `items`", driver.id));
        let name = ["cursor", "page", "offset"].iter().find_map(|key| extension.get(key)?.as_str()).unwrap();
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
        for page in &pages {
            mock_server.answer_next(1, Response::json(200, page));
        }
        let list =
            runtime.block_on(items(&client, &parameters)).unwrap_or_else(|error| panic!("{}: {error:?}", driver.id));
        assert_eq!(list.len(), 6, "{}: {list:?}", driver.id);
        let requests = mock_server.take_requests();
        let asked: Vec<Option<String>> = requests
            .iter()
            .map(|request| {
                let query = request.query.as_deref().unwrap_or_default();
                form_urlencoded::parse(query.as_bytes())
                    .find(|(key, _)| key == name)
                    .map(|(_, value)| value.into_owned())
            })
            .collect();
        let [second, third] = positions.map(Some);
        assert_eq!(asked.get(1..), Some(&[second, third][..]), "{}: {asked:?}", driver.id);
        tally.tried();
    }
    for driver in OPERATIONS.iter().filter(|driver| driver.items.is_some()) {
        let operation = document().operations().unwrap().into_iter().find(|operation| operation.id == driver.id);
        let place = format!("{}/x-webagent-pagination", operation.unwrap().pointer);
        assert!(document().root().pointer(&place).is_some(), "{place}");
    }
    tally.report("lists in pages");
}
