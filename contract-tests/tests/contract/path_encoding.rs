//! Every path parameter is one segment that decodes to the given value, or the call is refused before it is sent.

use contract_tests::mock_server::MockServer;
use contract_tests::strategy::text;
use proptest::prelude::*;
use webagent::{Client, ErrorKind};

use crate::generated::authenticate;
use crate::harness::{Example, Failure, Tally, cases, client, document, examples, key_of, runtime};

/// Values that have led clients astray.
const NASTY: [&str; 31] = [
    "", ".", "..", "...", "%2e", "%2E%2e", ".%2e", "%", "%25", "%2f", "/", "//", "a/b", "../runs", "a/../b", "\\",
    "..\\x", "?", "a?b=c", "#", "a#b", ";", "a;b", " ", "\t", "\n", "a\r\nX-Evil: 1", "\0", "ä€😀", "@evil.example",
    "http://evil.example/",
];

#[test]
fn every_string_is_one_segment_or_refused() {
    let mock_server = MockServer::start(document()).unwrap();
    let plain = client(&mock_server);
    let prefixed =
        authenticate(Client::builder(), mock_server.key()).base_url(format!("{}/", mock_server.url())).build().unwrap();
    let runtime = runtime();
    let tally = Tally::default();
    let base = mock_server.url().split('/').count() - "http://host".split('/').count();
    let examples = examples();
    let each = cases(1_600) / u32::try_from(examples.len()).unwrap().max(1) + 1;
    for Example { driver, described, parameters, body, .. } in examples {
        for parameter in described.parameters.iter().filter(|parameter| parameter.location == "path") {
            let name = parameter.name;
            let Ok(validator) = document().validator(&parameter.schema) else { continue };
            let strategy =
                prop_oneof![text(), proptest::sample::select(&NASTY[..]).prop_map(str::to_owned), "[./%\\\\]{1,4}"];
            proptest!(ProptestConfig::with_cases(each), |(value in strategy, with_slash: bool)| {
                if !validator.is_valid(&value.clone().into()) {
                    tally.not_applicable("values that the document does not allow in a path");
                    return Ok(());
                }
                let client = if with_slash { &prefixed } else { &plain };
                let mut parameters = parameters.clone();
                parameters[key_of(parameter)] = value.clone().into();
                mock_server.take_requests();
                let response = runtime.block_on(driver.with_body(client, &parameters, &body));
                let requests = mock_server.take_requests();
                tally.tried();
                match response {
                    Err(Failure::Call(error)) if error.kind() == ErrorKind::InvalidRequest => {
                        prop_assert!(matches!(value.as_str(), "" | "." | ".."), "{:?} was refused: {}", value, error);
                        prop_assert_eq!(requests.len(), 0);
                    }
                    _ => {
                        prop_assert_eq!(requests.len(), 1);
                        let request = &requests[0];
                        prop_assert_eq!(request.operation_id.as_deref(), Some(described.id), "{}", request.path);
                        prop_assert_eq!(&request.path_parameters[name], &value);
                        let segments = |path: &str| path.split('/').count();
                        prop_assert_eq!(segments(&request.path), base + segments(described.path), "{}", request.path);
                    }
                }
            });
        }
    }
    tally.report("values of path parameters");
}
