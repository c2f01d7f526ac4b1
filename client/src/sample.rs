//! The client of `client/codegen/tests/sample.yaml`, which has what the present document may not have.
#![allow(dead_code, unreachable_pub)]

include!("../tests/sample/generated.rs");

#[cfg(test)]
mod wire;

/// Returns a builder for a client of the sample, whatever `openapi.yaml` has for security schemes and servers.
#[cfg(test)]
pub(crate) fn client_builder() -> crate::ClientBuilder {
    let api = crate::client::Api { schemes: operations::SCHEMES, operations: operations::ALL, base_url: BASE_URL };
    crate::ClientBuilder::new(api)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

    use contract_tests::raw_server::{CannedResponse, RawServer};

    #[test]
    fn a_property_with_another_name_in_rust_and_a_type_of_its_own_keeps_its_name_on_the_wire() {
        let value = serde_json::json!({"made": "", "_": {"a": "x"}, "a-b": {"_": {"b": "y"}}, "a_b": "two"});
        let receipt: super::types::Receipt = serde_json::from_value(value.clone()).unwrap();
        assert_eq!(receipt.a_dash_b.as_ref().and_then(|it| it.underscore.b.as_deref()), Some("y"));
        assert_eq!(serde_json::to_value(&receipt).unwrap(), value);
    }

    #[test]
    fn what_is_absent_in_a_recursive_object_is_not_sent() {
        let whole = serde_json::json!({"ape": {"bee": {"bee": {}}}, "string": {"number": 1}});
        let choices: super::types::ChoicesInput = serde_json::from_value(whole.clone()).unwrap();
        assert_eq!(serde_json::to_value(&choices).unwrap(), whole);
    }

    #[test]
    fn the_fields_of_an_object_that_extends_another_are_sent() {
        let whole = serde_json::json!({"shape": {"type": "Circle", "r": 1.5}});
        let choices: super::types::ChoicesInput = serde_json::from_value(whole.clone()).unwrap();
        assert_eq!(serde_json::to_value(&choices).unwrap(), whole);
    }

    #[test]
    fn a_text_that_is_too_short_makes_no_request() {
        let error = super::types::ReceiptInput::try_from(serde_json::json!({"made": "t", "id": "x"})).unwrap_err();
        assert_eq!(error.to_string(), "id: shorter than 32 characters");
        let build = |id: &str| super::types::ReceiptInput::builder().made("t").id(id).build();
        assert_eq!(build("x").unwrap_err().to_string(), "id: shorter than 32 characters");
        assert_eq!(build(&"x".repeat(32)).unwrap().id.unwrap().as_str().len(), 32);
    }

    #[test]
    fn a_property_that_may_be_absent_selects_the_alternative_where_it_is_present() {
        let steps = serde_json::json!([
            {"type": "stop"},
            {"type": "stop", "seconds": 1},
            {"type": "pause", "reason": "r"},
            {"seconds": 1},
            {"reason": "r"},
            {"type": "jump", "reason": "r"},
        ]);
        let receipt: super::types::Receipt =
            serde_json::from_value(serde_json::json!({"made": "", "steps": steps})).unwrap();
        let found: Vec<String> = receipt.steps.iter().flatten().map(|step| format!("{step:?}")).collect();
        let expected = ["Stop(", "Stop(", "Pause(", "Pause(", "Stop(", "Unknown("];
        assert_eq!(found.len(), expected.len());
        for (found, expected) in found.iter().zip(expected) {
            assert!(found.starts_with(expected), "{found} is not {expected}…)");
        }
    }

    /// A property of `Choices`, its value, and the alternatives that it is in a response and a request.
    type Choice = (&'static str, serde_json::Value, &'static str, &'static str);

    fn choices() -> Vec<Choice> {
        use serde_json::json;
        Vec::from([
            ("nested", json!({"kind": "dog", "name": "n"}), "Pet(Dog(", "PetInput(DogInput"),
            ("nested", json!({"kind": "gecko", "name": "n"}), "Lizard(", "Lizard"),
            ("nested", json!("text"), "String(", "String("),
            ("other", json!({"kind": "cat", "name": "n"}), "Pet(Cat(", "PetInput(CatInput"),
            ("other", json!({"id": "i"}), "Small(", "Small"),
            ("other", json!(true), "Boolean(", "Boolean("),
            ("models", json!({"id": "i"}), "Small(", "Small"),
            ("models", json!({"id": "i", "size": 1}), "Big(", "Big"),
            ("lists", json!([{"id": "i"}]), "Array([Small", "Array([Small"),
            ("lists", json!([{"id": "i"}, {"id": "j", "size": 1}]), "Array2([Big", "Array2([Big"),
            ("maps", json!({"k": {"id": "i"}}), "Object({\"k\": Small", "Object({\"k\": Small"),
            ("maps", json!({"k": {"id": "i", "size": 1}}), "Object2({\"k\": Big", "Object2({\"k\": Big"),
            ("map", json!({"id": "i"}), "Small(", "Small"),
            ("map", json!({"key": "v"}), "Object(", "Object("),
            ("enums", json!("green"), "Color(Green", "Color"),
            ("enums", json!("round"), "Form(Round", "Form"),
            ("open", json!("red"), "Color(Red", "Color"),
            ("open", json!("else"), "String(", "String("),
            ("events", json!({"on": "door", "at": "t"}), "Opened(", "Opened"),
            ("events", json!({"on": "door", "by": "b"}), "Moved(", "Moved"),
            ("events", json!({"on": "window", "at": "t"}), "Closed(", "Closed"),
            ("literals", json!("none"), "Enum(None", "Enum(None"),
            ("literals", json!({"id": "i"}), "Small(", "Small"),
            ("inline", json!({"b": "b"}), "Second(", "Object2"),
            ("number", json!(9_007_199_254_740_993_i64), "Integer(", "Integer("),
            ("number", json!(1.5), "Number(", "Number("),
            ("nulls", json!({"x": "x"}), "MayBeNull(", "MayBeNull"),
        ])
    }

    #[test]
    fn a_value_is_decoded_as_the_alternative_that_describes_it_best() {
        for (property, value, in_response, in_request) in choices() {
            let whole = serde_json::json!({ property: value });
            let response: super::types::Choices = serde_json::from_value(whole.clone()).unwrap();
            let request: super::types::ChoicesInput = serde_json::from_value(whole.clone()).unwrap();
            let (response_text, request_text) = (format!("{response:?}"), format!("{request:?}"));
            assert!(response_text.contains(&format!(" {property}: Some({in_response}")), "{whole}: {response_text}");
            assert!(request_text.contains(&format!(" {property}: Some({in_request}")), "{whole}: {request_text}");
            assert_eq!(serde_json::to_value(&response).unwrap(), whole);
            assert_eq!(serde_json::to_value(&request).unwrap(), whole);
        }
    }

    #[test]
    fn an_object_of_an_unlisted_kind_is_kept() {
        let whole = serde_json::json!({ "nested": {"kind": "bird"} });
        let choices: super::types::Choices = serde_json::from_value(whole.clone()).unwrap();
        assert!(matches!(choices.nested, Some(super::types::ChoicesNested::Unknown(_))), "{choices:?}");
        assert_eq!(serde_json::to_value(&choices).unwrap(), whole);
        assert!(serde_json::from_value::<super::types::ChoicesInput>(whole).is_err());
        for invalid in [serde_json::json!([1]), serde_json::json!({}), serde_json::json!({"kind": 1})] {
            let whole = serde_json::json!({ "nested": invalid });
            assert!(serde_json::from_value::<super::types::Choices>(whole).is_err(), "{invalid}");
        }
    }

    #[test]
    fn a_null_that_must_be_given_is_sent() {
        let whole = serde_json::json!({ "nulls": { "x": null } });
        let request: super::types::ChoicesInput = serde_json::from_value(whole.clone()).unwrap();
        assert_eq!(serde_json::to_value(&request).unwrap(), whole);
    }

    #[test]
    fn an_inline_alternative_has_a_builder() {
        let second: super::types::Second = super::types::Second::builder().b("b").try_into().unwrap();
        let choices: super::types::Choices =
            super::types::Choices::builder().inline(super::types::ChoicesInline::from(second)).try_into().unwrap();
        assert_eq!(serde_json::to_value(&choices).unwrap(), serde_json::json!({ "inline": { "b": "b" } }));
    }

    #[tokio::test]
    async fn a_documented_redirect_is_a_success_that_is_not_followed() {
        let redirect = || CannedResponse::redirect(302, "https://elsewhere.example/leaflet.pdf");
        let server = RawServer::start([redirect(), redirect()]).unwrap();
        let client = super::client_builder().key("sesame").base_url(server.url()).build().unwrap();
        let response = client.find_leaflet().leaflet("a").send().await.unwrap();
        assert_eq!(
            (response.status().as_u16(), response.headers()["location"].to_str().unwrap()),
            (302, "https://elsewhere.example/leaflet.pdf")
        );
        // Elsewhere it is no success.
        let error = client.search_things().send().await.unwrap_err();
        assert_eq!(error.status().unwrap(), 302);
    }

    #[tokio::test]
    async fn a_path_may_have_a_query_and_its_fragment_is_not_sent() {
        let response = || CannedResponse::json(200, &serde_json::json!([]));
        let server = RawServer::start([response(), response()]).unwrap();
        let client = super::client_builder().key("sesame").base_url(server.url()).build().unwrap();
        client.search_things().send().await.unwrap();
        client.search_things().words("a b").send().await.unwrap();
        let requests = server.requests();
        let targets =
            requests.iter().map(|request| String::from_utf8_lossy(request).split(' ').nth(1).unwrap().to_owned());
        assert_eq!(targets.collect::<Vec<_>>(), ["/search?kind=thing", "/search?kind=thing&words=a%20b"]);
    }
}
