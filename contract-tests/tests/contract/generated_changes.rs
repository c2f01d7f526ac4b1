//! Any valid extension of the document is taken, or refused with a place, and all that is driven by the document goes on to
//! work: the strategies, the mock server with its examples, and the proof that every mutation is noticed.
//!
//! proptest makes the extensions and shrinks a failure to the smallest.

use std::panic::{AssertUnwindSafe, catch_unwind};

use contract_tests::document::{Document, Schema, join};
use contract_tests::mock_server::{MockServer, Settings};
use contract_tests::strategy::{self, Unsupported};
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Map, Value, json};
use webagent_codegen::openapi::spanned_value::SpannedValue;
use webagent_codegen::{Generated, generate_with};
use xtask::contract_tests_codegen;
use xtask::generated_files::DOCUMENT;

use crate::document_mutations::{self, CLIENT_ONLY, Original};
use crate::harness::{cases, document, runtime};

/// The number of mutations of an extension that are tried.
const MUTATIONS: usize = 3;

/// One valid addition to the document.
#[derive(Debug, Clone)]
enum Extension {
    /// A property of a component that is an object.
    Property { component: Index, name: String, schema: Value, is_required: bool },
    /// A parameter of an operation.
    Parameter { operation: Index, parameter: Value },
    /// An operation with a path of its own.
    Operation { method: &'static str, operation: Value, parameter: Option<Value> },
    /// A value of an enum.
    EnumValue { component: Index, value: String },
    /// A component, used by a property of another.
    Component { name: String, schema: Value, used_by: Index },
    /// A security scheme, which an operation takes as an alternative, or needs.
    Security { scheme: Value, operation: Index, is_alternative: bool },
}

/// Names that documents have, some of which are keywords or odd elsewhere.
fn name() -> BoxedStrategy<String> {
    let odd =
        ["type", "self", "a-b", "a.b", "Upper", "x_y", "1st", "await", "body", "client", "ünï", "$top", "_", "id2"];
    prop_oneof![3 => "added_[a-z]{1,5}", 1 => select(odd.to_vec()).prop_map(str::to_owned)].boxed()
}

/// Schemas of every kind; `depth` of them inside one another.
fn schema(depth: u32) -> BoxedStrategy<Value> {
    let leaf = prop_oneof![
        Just(json!({})),
        Just(json!({ "type": "boolean" })),
        integer(),
        number(),
        text(),
        text_enum(),
        Just(json!({ "type": "integer", "enum": [1, 2, 3] })),
        component().prop_map(|name| json!({ "$ref": format!("#/components/schemas/{name}") })),
    ];
    let nested = leaf.prop_recursive(depth, 12, 3, |inner| {
        prop_oneof![
            (inner.clone(), 0_u32..3, any::<bool>(), any::<bool>()).prop_map(
                |(items, least, is_bounded, is_unique)| {
                    let mut array = json!({ "type": "array", "items": items });
                    if is_bounded {
                        array["minItems"] = least.into();
                        array["maxItems"] = (least + 3).into();
                    }
                    if is_unique && !is_bounded {
                        array["uniqueItems"] = true.into();
                    }
                    array
                }
            ),
            (inner.clone(), any::<bool>()).prop_map(|(values, is_bounded)| {
                let mut map = json!({ "type": "object", "additionalProperties": values });
                if is_bounded {
                    map["maxProperties"] = 4.into();
                }
                map
            }),
            object(inner.clone()),
            (inner.clone(), inner.clone()).prop_map(|(one, _)| {
                // Alternatives that no value fits both of.
                json!({ "oneOf": [{ "type": "object", "required": ["only"], "properties": { "only": one },
                    "additionalProperties": false }, { "type": "boolean" }] })
            }),
            inner.clone().prop_map(|one| json!({ "anyOf": [one, { "type": "string" }] })),
            (object_component(), object(inner)).prop_map(|(name, object)| {
                json!({ "allOf": [{ "$ref": format!("#/components/schemas/{name}") }, object] })
            }),
        ]
    });
    (nested, annotations()).prop_map(|(schema, annotations)| annotate(schema, annotations)).boxed()
}

fn object(inner: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
    (proptest::collection::vec((name(), inner, any::<bool>()), 0..3), select(vec![None, Some(true), Some(false)]))
        .prop_map(|(members, additional)| {
            let required: Vec<&String> = members.iter().filter(|(.., it)| *it).map(|(name, ..)| name).collect();
            let mut object = json!({ "type": "object" });
            if !required.is_empty() {
                let mut names: Vec<&String> = required.clone();
                names.sort();
                names.dedup();
                object["required"] = json!(names);
            }
            let properties: Map<String, Value> =
                members.iter().map(|(name, schema, _)| (name.clone(), schema.clone())).collect();
            object["properties"] = properties.into();
            if let Some(additional) = additional {
                object["additionalProperties"] = additional.into();
            }
            object
        })
}

fn integer() -> BoxedStrategy<Value> {
    (
        select(vec![None, Some("int32"), Some("int64"), Some("uint8")]),
        proptest::option::of(-5_i64..5),
        0_i64..100,
        0..3_u8,
    )
        .prop_map(|(format, low, width, more)| {
            let mut schema = json!({ "type": "integer" });
            if let Some(format) = format {
                schema["format"] = format.into();
            }
            if let Some(low) = low.map(|low| if format == Some("uint8") { low.abs() } else { low }) {
                schema["minimum"] = low.into();
                schema["maximum"] = (low + width + 4).into();
                if more == 1 {
                    schema["exclusiveMinimum"] = true.into();
                }
                if more == 2 {
                    schema["multipleOf"] = 2.into();
                }
            }
            schema
        })
        .boxed()
}

fn number() -> BoxedStrategy<Value> {
    (select(vec![None, Some("float"), Some("double")]), proptest::option::of(-2.5_f64..2.5), any::<bool>())
        .prop_map(|(format, low, is_exclusive)| {
            let mut schema = json!({ "type": "number" });
            if let Some(format) = format {
                schema["format"] = format.into();
            }
            if let Some(low) = low {
                let low = (low * 4.0).round() / 4.0;
                schema["minimum"] = low.into();
                schema["maximum"] = (low + 8.0).into();
                if is_exclusive {
                    schema["exclusiveMaximum"] = true.into();
                }
            }
            schema
        })
        .boxed()
}

fn text() -> BoxedStrategy<Value> {
    let formats =
        ["date", "date-time", "uuid", "uri", "email", "byte", "ipv4", "password", "duration", "binary", "own"];
    let patterns = ["^[a-z]{2}$", r"^(?!^[-+.]*$)[+-]?0*\d*\.?\d*$", "[0-9]+", r"^\S+$"];
    prop_oneof![
        Just(json!({ "type": "string" })),
        (0_u32..4, 0_u32..4)
            .prop_map(|(low, more)| json!({ "type": "string", "minLength": low, "maxLength": low + more })),
        (1_u32..4).prop_map(|high| json!({ "type": "string", "maxLength": high })),
        select(formats.to_vec()).prop_map(|format| json!({ "type": "string", "format": format })),
        select(patterns.to_vec()).prop_map(|pattern| json!({ "type": "string", "pattern": pattern })),
    ]
    .boxed()
}

fn text_enum() -> BoxedStrategy<Value> {
    let words = ["one", "two", "with space", "+1", "-1", ">=", "Self", "", "ONE", "ü"];
    subsequence(words.to_vec(), 1..4).prop_map(|values| json!({ "type": "string", "enum": values })).boxed()
}

/// Name of a component that the document has.
fn component() -> BoxedStrategy<String> {
    let names: Vec<String> = document().component_schemas().iter().map(|(name, _)| (*name).to_owned()).collect();
    select(names).boxed()
}

/// Name of a component that is an object.
fn object_component() -> BoxedStrategy<String> {
    let root = document().root();
    let schemas = root["components"]["schemas"].as_object().into_iter().flatten();
    let names = schemas.filter(|(_, schema)| schema.get("properties").is_some()).map(|(name, _)| name.clone());
    select(names.collect::<Vec<_>>()).boxed()
}

/// Nullable, a default, `readOnly` or `writeOnly`, a description.
fn annotations() -> impl Strategy<Value = (bool, bool, Option<&'static str>, Option<String>)> {
    (
        proptest::bool::weighted(0.3),
        proptest::bool::weighted(0.3),
        proptest::option::weighted(0.2, select(vec!["readOnly", "writeOnly", "deprecated"])),
        proptest::option::weighted(0.2, "[ -~ü`\\[\\]]{0,20}"),
    )
}

fn annotate(
    mut schema: Value,
    (nullable, has_default, flag, description): (bool, bool, Option<&str>, Option<String>),
) -> Value {
    if schema.get("$ref").is_some() {
        return schema;
    }
    if nullable {
        schema["nullable"] = true.into();
    }
    if let Some(flag) = flag {
        schema[flag] = true.into();
    }
    if let Some(description) = description {
        schema["description"] = description.into();
    }
    if has_default && let Some(default) = first_valid(&schema) {
        schema["default"] = default;
    }
    schema
}

/// A value of a schema, as a default.
fn first_valid(schema: &Value) -> Option<Value> {
    let mut root = document().root().clone();
    root["components"]["schemas"]["It"] = schema.clone();
    let document = Document::from(root);
    let strategy = strategy::valid(&document, &document.schema("#/components/schemas/It").ok()?).ok()?;
    Some(strategy.new_tree(&mut TestRunner::deterministic()).ok()?.current())
}

fn parameter() -> BoxedStrategy<Value> {
    let scalar = prop_oneof![text(), text_enum(), integer(), Just(json!({ "type": "boolean" }))];
    let array = scalar.clone().prop_map(|items| json!({ "type": "array", "items": items }));
    let located = prop_oneof![(scalar.clone(), select(vec!["query", "header", "cookie"])), (array, Just("query")),];
    (located, "p_[a-z]{1,4}", any::<bool>(), any::<bool>(), select(vec![None, Some(true)]))
        .prop_map(|((mut schema, location), name, required, nullable, explode)| {
            if nullable {
                schema["nullable"] = true.into();
            }
            let mut parameter = json!({ "name": name, "in": location, "required": required, "schema": schema });
            if let Some(explode) = explode {
                parameter["explode"] = explode.into();
            }
            parameter
        })
        .boxed()
}

/// The content of a body or a response.
fn content() -> BoxedStrategy<Value> {
    prop_oneof![
        4 => schema(1).prop_map(|schema| json!({ "application/json": { "schema": schema } })),
        1 => Just(json!({ "text/plain": { "schema": { "type": "string" } } })),
        1 => Just(json!({ "application/octet-stream": { "schema": { "type": "string", "format": "binary" } } })),
        1 => Just(json!({ "application/x-www-form-urlencoded": { "schema": {
            "type": "object", "required": ["a"], "properties": { "a": { "type": "string" }, "b": { "type": "integer" } } } } })),
        1 => Just(json!({ "multipart/form-data": { "schema": {
            "type": "object", "required": ["file"], "properties": { "file": { "type": "string", "format": "binary" } } } } })),
        1 => Just(json!({ "text/event-stream": { "schema": { "type": "string" } } })),
    ]
    .boxed()
}

fn operation() -> BoxedStrategy<Extension> {
    let method = select(vec!["get", "put", "post", "delete", "patch"]);
    let response = (
        select(vec!["200", "201", "202", "204", "2XX", "default", "404", "4XX", "500"]),
        proptest::option::of(content()),
    );
    let responses = proptest::collection::vec(response, 0..3);
    let in_path = prop_oneof![text(), text_enum(), integer()];
    (
        method,
        proptest::option::of(content()),
        responses,
        proptest::option::of(in_path),
        proptest::option::of(parameter()),
    )
        .prop_map(|(method, body, responses, in_path, parameter)| {
            let mut operation = json!({ "operationId": "added_operation" });
            let mut listed: Map<String, Value> = Map::new();
            for (status, content) in responses {
                let mut response = json!({ "description": "Added." });
                if let Some(content) = content.filter(|_| status != "204") {
                    response["content"] = content;
                }
                listed.insert(status.to_owned(), response);
            }
            if !listed.keys().any(|status| status.starts_with('2')) {
                listed.insert("200".to_owned(), json!({ "description": "Added." }));
            }
            operation["responses"] = listed.into();
            if let Some(content) = body.filter(|_| !matches!(method, "get" | "delete")) {
                operation["requestBody"] = json!({ "required": true, "content": content });
            }
            if let Some(parameter) = parameter {
                operation["parameters"] = json!([parameter]);
            }
            Extension::Operation { method, operation, parameter: in_path }
        })
        .boxed()
}

fn extension() -> BoxedStrategy<Extension> {
    let security = select(vec![
        json!({ "type": "apiKey", "in": "header", "name": "X-Added-Key" }),
        json!({ "type": "apiKey", "in": "query", "name": "added" }),
        json!({ "type": "apiKey", "in": "cookie", "name": "added" }),
        json!({ "type": "http", "scheme": "bearer" }),
        json!({ "type": "http", "scheme": "basic" }),
        json!({ "type": "openIdConnect", "openIdConnectUrl": "https://example.com/.well-known/openid-configuration" }),
        json!({ "type": "oauth2", "flows": { "clientCredentials": { "tokenUrl": "https://example.com/t", "scopes": {} } } }),
    ]);
    prop_oneof![
        4 => (any::<Index>(), name(), schema(2), any::<bool>()).prop_map(|(component, name, schema, is_required)| {
            Extension::Property { component, name, schema, is_required }
        }),
        2 => (any::<Index>(), parameter()).prop_map(|(operation, parameter)| Extension::Parameter { operation, parameter }),
        3 => operation(),
        1 => (any::<Index>(), "[a-zA-Z+ -]{1,6}").prop_map(|(component, value)| Extension::EnumValue { component, value }),
        2 => ("Added[A-Z]?", schema(2), any::<Index>()).prop_map(|(name, schema, used_by)| {
            Extension::Component { name, schema, used_by }
        }),
        1 => (security, any::<Index>(), any::<bool>()).prop_map(|(scheme, operation, is_alternative)| {
            Extension::Security { scheme, operation, is_alternative }
        }),
    ]
    .boxed()
}

/// Makes the extension. Returns the pointer to what was added, or nothing if there is nothing to extend.
fn extend(root: &mut Value, extension: &Extension) -> Option<String> {
    match extension {
        Extension::Property { component, name, schema, is_required } => {
            let object = pick_schema(root, component, "properties")?;
            add_property(root, &object, name, schema, *is_required)
        }
        Extension::Parameter { operation, parameter } => {
            let pointer = pick_operation(root, operation)?;
            let parameters = list(root.pointer_mut(&pointer)?, "parameters")?;
            if parameters.iter().any(|other| other["name"] == parameter["name"]) {
                return None;
            }
            parameters.push(parameter.clone());
            Some(format!("{pointer}/parameters/{}", parameters.len() - 1))
        }
        Extension::Operation { method, operation, parameter } => add_operation(root, method, operation, parameter),
        Extension::EnumValue { component, value } => {
            let name = pick_schema(root, component, "enum")?;
            let values = root["components"]["schemas"][&name]["enum"].as_array_mut()?;
            if values.contains(&value.clone().into()) {
                return None;
            }
            values.push(value.clone().into());
            Some(format!("/components/schemas/{name}/enum/{}", values.len() - 1))
        }
        Extension::Component { name, schema, used_by } => {
            let user = pick_schema(root, used_by, "properties")?;
            if root["components"]["schemas"].get(name).is_some() {
                return None;
            }
            root["components"]["schemas"][name] = schema.clone();
            let reference = json!({ "$ref": format!("#/components/schemas/{name}") });
            root["components"]["schemas"][&user]["properties"]["uses_added"] = reference;
            Some(format!("/components/schemas/{name}"))
        }
        Extension::Security { scheme, operation, is_alternative } => {
            let pointer = pick_operation(root, operation)?;
            if root["components"]["securitySchemes"].get("Added").is_some() {
                return None;
            }
            let mut ways = root.get("security").and_then(Value::as_array).cloned().unwrap_or_default();
            match (is_alternative, ways.first_mut()) {
                (false, Some(way)) => way["Added"] = json!([]),
                _ => ways.push(json!({ "Added": [] })),
            }
            root["components"]["securitySchemes"]["Added"] = scheme.clone();
            root.pointer_mut(&pointer)?["security"] = ways.into();
            Some("/components/securitySchemes/Added".to_owned())
        }
    }
}

fn add_property(root: &mut Value, object: &str, name: &str, schema: &Value, is_required: bool) -> Option<String> {
    let object_schema = &mut root["components"]["schemas"][object];
    if object_schema["properties"].get(name).is_some() {
        return None;
    }
    object_schema["properties"][name] = schema.clone();
    // What must be there and leads back to the object that it is in has no value.
    if is_required && !schema.to_string().contains("$ref") {
        list(object_schema, "required")?.push(name.into());
    }
    Some(join(&format!("/components/schemas/{object}/properties"), name))
}

fn add_operation(root: &mut Value, method: &str, operation: &Value, parameter: &Option<Value>) -> Option<String> {
    let mut operation = operation.clone();
    let path = match parameter {
        // No path has an empty segment.
        Some(schema) if schema["enum"].as_array().is_some_and(|values| values.contains(&"".into())) => return None,
        Some(schema) => {
            let parameter = json!({ "name": "added_id", "in": "path", "required": true, "schema": schema });
            list(&mut operation, "parameters")?.push(parameter);
            "/added/{added_id}/end"
        }
        None => "/added",
    };
    if ["/added", "/added/{added_id}/end"].iter().any(|path| root["paths"].get(path).is_some()) {
        return None;
    }
    root["paths"][path] = json!({ (method): operation });
    Some(join("/paths", path))
}

/// The list under a key, which is made if there is none.
fn list<'a>(owner: &'a mut Value, key: &str) -> Option<&'a mut Vec<Value>> {
    owner.as_object_mut()?.entry(key).or_insert_with(|| json!([])).as_array_mut()
}

/// Picks one of the components that have a keyword.
fn pick_schema(root: &Value, index: &Index, keyword: &str) -> Option<String> {
    let schemas = root["components"]["schemas"].as_object().into_iter().flatten();
    let names: Vec<&String> =
        schemas.filter(|(_, schema)| schema.get(keyword).is_some()).map(|(name, _)| name).collect();
    (!names.is_empty()).then(|| (*index.get(&names)).clone())
}

fn pick_operation(root: &Value, operation: &Index) -> Option<String> {
    let document = Document::from(root.clone());
    let operations: Vec<String> = document.operations().ok()?.into_iter().map(|operation| operation.pointer).collect();
    (!operations.is_empty()).then(|| operation.get(&operations).clone())
}

#[test]
fn any_valid_extension_is_taken_or_refused_with_a_place_and_all_goes_on_to_work() {
    // Without optimization the frames of the generator and of proptest together are more than a test's thread has.
    let test = std::thread::Builder::new().stack_size(64 << 20).spawn(try_extensions).unwrap();
    test.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
}

fn try_extensions() {
    // Each takes several runs of the generator.
    let cases = cases(80) / 8 + 1;
    let mut config = ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases) };
    // A failure is worth the time that it takes to make it small.
    config.max_shrink_iters = 100;
    let (taken, refused) = (std::cell::Cell::new(0), std::cell::Cell::new(0));
    proptest!(config, |(extensions in proptest::collection::vec(extension(), 1..4))| {
        let mut root = document().root().clone();
        let added: Vec<String> = extensions.iter().filter_map(|extension| extend(&mut root, extension)).collect();
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
                let is_placed = problem.at.is_some() || root.pointer(&problem.pointer).is_none();
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
