//! Any valid extension of the document is taken, or refused with a place, and all that is driven by the document goes on to
//! work: the strategies, the mock server with its examples, and the proof that every mutation is noticed.
//!
//! proptest makes the extensions and shrinks a failure to the smallest.

use std::panic::{AssertUnwindSafe, catch_unwind};

use contract_tests::document::{Document, Schema};
use contract_tests::extension::extension;
use contract_tests::mock_server::{MockServer, Settings};
use contract_tests::strategy::{self, Unsupported};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::Value;
use webagent_codegen::openapi::spanned_value::SpannedValue;
use webagent_codegen::{Generated, generate_with};
use xtask::contract_tests_codegen;
use xtask::generated_files::DOCUMENT;

use crate::document_mutations::{self, CLIENT_ONLY, Original};
use crate::harness::{cases, document, runtime};

/// The number of mutations of an extension that are tried.
const MUTATIONS: usize = 3;

#[test]
fn any_valid_extension_is_taken_or_refused_with_a_place_and_all_goes_on_to_work() {
    // Without optimization the frames of the generator and of proptest together are more than a test's thread has.
    let test = std::thread::Builder::new().stack_size(64 << 20).spawn(try_extensions).unwrap();
    test.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
}

fn try_extensions() {
    // Each takes several runs of the generator, which take as long as the document is large.
    let size = document().operations().unwrap().len().div_ceil(10).max(1);
    let cases = cases(80) / 8 / u32::try_from(size).unwrap() + 1;
    let mut config = ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases) };
    // A failure is worth the time that it takes to make it small.
    config.max_shrink_iters = 100;
    let (taken, refused) = (std::cell::Cell::new(0), std::cell::Cell::new(0));
    proptest!(config, |(extensions in proptest::collection::vec(extension(document()), 1..4))| {
        let mut root = document().root().clone();
        let added: Vec<String> = extensions.iter().filter_map(|extension| extension.apply(&mut root)).collect();
        let text = serde_json::to_string_pretty(&root).unwrap();
        match check(&root, &text, &added)? {
            true => taken.set(taken.get() + 1),
            false => refused.set(refused.get() + 1),
        }
    });
    println!("{} extended documents were taken, {} refused with a place", taken.get(), refused.get());
}

/// Checks a document and returns whether the generator takes it.
fn check(root: &Value, text: &str, added: &[String]) -> Result<bool, TestCaseError> {
    let spanned = SpannedValue::parse(DOCUMENT, text).map_err(|error| TestCaseError::fail(error.to_string()))?;
    let generated = catch_unwind(AssertUnwindSafe(|| generate_with(DOCUMENT, &spanned, CLIENT_ONLY)));
    let generated = generated.map_err(|_| TestCaseError::fail("the generator panics"))?;
    let document = Document::from(root.clone());
    strategies_work(&document, added)?;
    mock_server_works(&document)?;
    let generated = match generated {
        Ok(generated) => generated,
        Err(error) => {
            for problem in &error.problems {
                prop_assert!(!problem.message.is_empty() && !problem.pointer.is_empty(), "no place: {}", error);
                let is_placed = problem.at.is_some();
                prop_assert!(is_placed, "no line: {}", error);
            }
            return Ok(false);
        }
    };
    let harness = contract_tests_codegen::generate(&generated, "0");
    prop_assert!(!harness.contains("compile_error!"), "the harness is not Rust: {}", harness);
    mutations_are_noticed(&spanned, &generated, added)?;
    Ok(true)
}

/// Checks that every schema has valid values and invalid ones, or a reason why not that has a place.
fn strategies_work(document: &Document, added: &[String]) -> Result<(), TestCaseError> {
    let mut schemas: Vec<Schema<'_>> = document.component_schemas().into_iter().map(|(_, schema)| schema).collect();
    let operations = document.operations().map_err(|error| TestCaseError::fail(error.to_string()))?;
    for operation in &operations {
        schemas.extend(operation.parameters.iter().map(|parameter| parameter.schema.clone()));
        let bodies = operation.body.iter().flat_map(|body| &body.content);
        let contents = bodies.chain(operation.responses.iter().flat_map(|response| &response.content));
        schemas.extend(contents.filter_map(|content| content.schema.clone()));
    }
    // The others are those of the document as it is, which have a test of their own.
    let is_near = |pointer: &str| added.iter().any(|added| pointer.starts_with(added) || added.starts_with(pointer));
    schemas.retain(|schema| is_near(&schema.pointer));
    let mut runner = TestRunner::deterministic();
    for schema in schemas {
        let placed = |reason: Unsupported| {
            let is_placed = !reason.pointer.is_empty() && !reason.reason.is_empty();
            if is_placed { Ok(()) } else { Err(TestCaseError::fail(format!("{}: {reason}", schema.pointer))) }
        };
        let validator = document.validator(&schema).map_err(|error| TestCaseError::fail(error.to_string()))?;
        match strategy::valid(document, &schema) {
            Ok(strategy) => {
                for _ in 0..3 {
                    let value =
                        strategy.new_tree(&mut runner).map_err(|it| TestCaseError::fail(it.to_string()))?.current();
                    prop_assert!(validator.is_valid(&value), "{}: {}", schema.pointer, value);
                }
            }
            Err(reason) => placed(reason)?,
        }
        match strategy::invalid(document, &schema) {
            Ok(strategy) => {
                for _ in 0..3 {
                    let broken =
                        strategy.new_tree(&mut runner).map_err(|it| TestCaseError::fail(it.to_string()))?.current();
                    prop_assert!(!validator.is_valid(&broken.value), "{}: {:?}", schema.pointer, broken);
                }
            }
            Err(reason) => placed(reason)?,
        }
    }
    Ok(())
}

/// Checks that every operation responds to its own example as the document says, or has a reason why not that has a place.
fn mock_server_works(document: &Document) -> Result<(), TestCaseError> {
    let settings = Settings { base_path: Some(String::new()), ..Settings::default() };
    let mock_server =
        MockServer::start_with(document, settings).map_err(|error| TestCaseError::fail(error.to_string()))?;
    for (id, problem) in mock_server.unserved() {
        prop_assert!(problem.starts_with('/'), "{id}: {problem}");
    }
    let client = webagent::reqwest::Client::builder().no_proxy().tls_certs_only([]).build().unwrap();
    let operations = document.operations().map_err(|error| TestCaseError::fail(error.to_string()))?;
    for id in mock_server.calls().into_iter().map(|call| call.operation_id) {
        // Made anew, so that one that shows a run names one that was started.
        let Some(call) = mock_server.calls().into_iter().find(|call| call.operation_id == id) else { continue };
        let mut request = client.request(call.method.parse().unwrap(), &call.url);
        for (name, value) in &call.headers {
            request = request.header(name, value);
        }
        let response = runtime().block_on(async {
            let response = request.body(call.body.clone().unwrap_or_default()).send().await?;
            Ok::<_, webagent::reqwest::Error>((response.status().as_u16(), response.bytes().await?))
        });
        let (status, body) = response.map_err(|error| TestCaseError::fail(format!("{call}: {error}")))?;
        let body = String::from_utf8_lossy(&body);
        prop_assert!((200..300).contains(&status), "{} responds with {} {}", call, status, body);
        let operation = operations.iter().find(|operation| operation.id == call.operation_id).unwrap();
        let Some(response) = operation.response(status) else {
            return Err(TestCaseError::fail(format!(
                "{call} responds with {status}, which the document does not list"
            )));
        };
        if let Some(schema) = response.json() {
            let value: Value = serde_json::from_str(&body).map_err(|error| TestCaseError::fail(error.to_string()))?;
            let validator = document.validator(schema).map_err(|error| TestCaseError::fail(error.to_string()))?;
            prop_assert!(validator.is_valid(&value), "{} responds with {}", call, value);
        }
    }
    Ok(())
}

/// Tries some of the mutations of what was added.
fn mutations_are_noticed(spanned: &SpannedValue, generated: &Generated, added: &[String]) -> Result<(), TestCaseError> {
    let original = Original::new(spanned, generated);
    // Whether a keyword is noticed depends on the schema; what is around schemas is in the present document as well.
    let is_added =
        |pointer: &String| pointer.contains("/schema") && added.iter().any(|added| pointer.starts_with(added.as_str()));
    let places: Vec<String> = document_mutations::places(spanned).into_iter().filter(is_added).collect();
    let mut mutations = document_mutations::mutations(spanned, &places);
    // Not every default has an effect: that of a required property has none, nor has one that is an object.
    mutations.retain(|mutation| !mutation.pointer.contains("/default"));
    let stride = mutations.len().div_ceil(MUTATIONS).max(1);
    for mutation in mutations.iter().step_by(stride) {
        if let Err(outcome) = original.notices(mutation) {
            return Err(TestCaseError::fail(format!("{} {}: {outcome}", mutation.change, mutation.pointer)));
        }
    }
    Ok(())
}
