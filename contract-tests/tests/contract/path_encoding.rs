//! Every path parameter is one segment that decodes to the given value, or the call is refused before it is sent.

use std::cell::Cell;

use contract_tests::mock_server::MockServer;
use contract_tests::strategy::text;
use proptest::prelude::*;
use webagent::{Client, ErrorKind};

use crate::harness::{Example, Failure, cases, client, document, examples, runtime};

/// Values that have led clients astray.
const NASTY: [&str; 31] = [
    "",
    ".",
    "..",
    "...",
    "%2e",
    "%2E%2e",
    ".%2e",
    "%",
    "%25",
    "%2f",
    "/",
    "//",
    "a/b",
    "../runs",
    "a/../b",
    "\\",
    "..\\x",
    "?",
    "a?b=c",
    "#",
    "a#b",
    ";",
    "a;b",
    " ",
    "\t",
    "\n",
    "a\r\nX-Evil: 1",
    "\0",
    "ä€😀",
    "@evil.example",
    "http://evil.example/",
];

#[test]
fn every_string_is_one_segment_or_refused() {
    let mock_server = MockServer::start(document()).unwrap();
    let plain = client(&mock_server);
    let prefixed =
        Client::builder().api_key(mock_server.key()).base_url(format!("{}/", mock_server.url())).build().unwrap();
    let runtime = runtime();
    let tried = Cell::new(0);
    for Example { driver, described, parameters, body, .. } in examples() {
        let in_path: Vec<&str> = described
            .parameters
            .iter()
            .filter(|parameter| parameter.location == "path")
            .map(|parameter| parameter.name)
            .collect();
        for name in &in_path {
            let strategy =
                prop_oneof![text(), proptest::sample::select(&NASTY[..]).prop_map(str::to_owned), "[./%\\\\]{1,4}"];
            proptest!(ProptestConfig::with_cases(cases(400)), |(value in strategy, with_slash: bool)| {
                let client = if with_slash { &prefixed } else { &plain };
                let mut parameters = parameters.clone();
                parameters[*name] = value.clone().into();
                mock_server.take_requests();
                let answer = runtime.block_on((driver.with_body)(client, &parameters, &body));
                let requests = mock_server.take_requests();
                tried.set(tried.get() + 1);
                match answer {
                    Err(Failure::Call(error)) if error.kind() == ErrorKind::InvalidRequest => {
                        prop_assert!(matches!(value.as_str(), "" | "." | ".."), "{:?} was refused: {}", value, error);
                        prop_assert_eq!(requests.len(), 0);
                    }
                    _ => {
                        prop_assert_eq!(requests.len(), 1);
                        let request = &requests[0];
                        prop_assert_eq!(request.operation_id.as_deref(), Some(described.id), "{}", request.path);
                        prop_assert_eq!(&request.path_parameters[*name], &value);
                        let segments = |path: &str| path.split('/').count();
                        prop_assert_eq!(segments(&request.path), segments(described.path), "{}", request.path);
                    }
                }
            });
        }
    }
    println!("{} path parameters", tried.get());
    assert!(tried.get() > 0);
}
