//! The program `webagent`, against the mock server. What there is to call comes from the document.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::io::Write;
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;
use std::time::Duration;

use contract_tests::document::{Document, Operation, Schema, join};
use contract_tests::mock_server::{Call, Finish, MockServer, Outcome, Response};
use contract_tests::raw_server::{CannedResponse, RawServer};
use contract_tests::strategy::ObjectStrategy;
use contract_tests::written_run::{run_text, run_value};
use percent_encoding::percent_decode_str;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::{Map, Value, json};

static DOCUMENT: LazyLock<Document> = LazyLock::new(|| Document::load().unwrap());

/// The mock server's key, which no output may show.
const KEY: &str = "mock-server-key";

fn mock_server() -> MockServer {
    let mock_server = MockServer::start(&DOCUMENT).unwrap();
    assert_eq!(mock_server.key(), KEY);
    mock_server
}

/// The outcome of running the program.
#[derive(Debug)]
struct Ran {
    code: i32,
    stdout: String,
    stderr: String,
}

impl Ran {
    fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    #[track_caller]
    fn ends_with(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self:?}");
        self
    }
}

/// The program with an environment of its own.
fn program(url: &str, arguments: &[String]) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_webagent"));
    program.args(arguments).env("WEBAGENT_API_KEY", KEY).env("WEBAGENT_BASE_URL", url);
    program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    program
}

fn finish(mut child: Child, input: &str) -> Ran {
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let ran = Ran { code: output.status.code().unwrap(), stdout: text(output.stdout), stderr: text(output.stderr) };
    assert!(!ran.stdout.contains(KEY) && !ran.stderr.contains(KEY), "the key is shown: {ran:?}");
    assert!(!ran.stderr.contains("panicked"), "{ran:?}");
    ran
}

fn run_with(mock_server: &MockServer, arguments: &[String], input: &str) -> Ran {
    finish(program(&mock_server.url(), arguments).spawn().unwrap(), input)
}

fn run(mock_server: &MockServer, arguments: &[String]) -> Ran {
    run_with(mock_server, arguments, "")
}

/// Waits for a run that never finishes, until the output says what is expected; returns the deadline, too. Only a machine
/// that is too busy to start and poll a run meanwhile needs more than the first one.
fn wait_in_vain(mock_server: &MockServer, call: &[String], is_expected: impl Fn(&Ran) -> bool) -> (Ran, &'static str) {
    let ran = |deadline| run(mock_server, &[call, &words(&format!("--wait --deadline {deadline}"))].concat());
    let mut all = ["0.7", "9", "60"].into_iter().map(|deadline| (ran(deadline), deadline));
    let first = all.next().unwrap();
    if is_expected(&first.0) { first } else { all.find(|(ran, _)| is_expected(ran)).unwrap_or(first) }
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn kebab(name: &str) -> String {
    name.replace('_', "-")
}

/// Flags that do not stand for a parameter or a property.
const OTHER_FLAGS: [&str; 8] = ["base_url", "body", "deadline", "help", "id_file", "json_body", "version", "wait"];

/// Returns whether a name makes a flag by the plainest rule.
fn is_plain(name: &str) -> bool {
    let is_word = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_lowercase()) && word.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9'))
    };
    name.split('_').all(is_word) && !OTHER_FLAGS.contains(&name)
}

/// A call of an operation, on the command line.
struct Called {
    operation: Operation<'static>,
    /// The command and the flags for the parameters.
    words: Vec<String>,
    path: String,
    body: Option<Map<String, Value>>,
}

impl Called {
    /// Writes a call as flags, if that is as simple as can be: the names are those of the flags, every value is a text or a
    /// number, and the body an object.
    fn new(call: &Call, operations: &[Operation<'static>], base_url: &str) -> Option<Self> {
        let operation = operations.iter().find(|operation| operation.id == call.operation_id)?.clone();
        let (path, query) =
            call.url.strip_prefix(base_url)?.split_once('?').unwrap_or((&call.url[base_url.len()..], ""));
        let decoded = |text: &str| Some(percent_decode_str(text).decode_utf8().ok()?.into_owned());
        let mut values = Vec::new();
        for (name, value) in operation.path.split('/').zip(path.split('/')) {
            if name.contains('{') {
                values.push((name.strip_prefix('{')?.strip_suffix('}')?.to_owned(), decoded(value)?));
            }
        }
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=')?;
            values.push((decoded(name)?, decoded(value)?));
        }
        let mut words = vec![kebab(operation.id)];
        for parameter in operation.parameters.iter().filter(|parameter| parameter.required) {
            let (_, value) = values.iter().find(|(name, _)| name == parameter.name)?;
            let is_one =
                matches!(parameter.schema.value["type"].as_str(), Some("string" | "integer" | "number" | "boolean"));
            if !is_one {
                return None;
            }
            words.extend([format!("--{}", kebab(parameter.name)), value.clone()]);
        }
        let (_, base_path) = base_url.split_once("//")?.1.split_once('/').unwrap_or_default();
        let path = if base_path.is_empty() { path.to_owned() } else { format!("/{base_path}{path}") };
        let body = match &call.body {
            Some(body) => Some(serde_json::from_str::<Map<String, Value>>(body).ok()?),
            None => None,
        };
        let called = Self { operation, words, path, body };
        let required = called.operation.parameters.iter().filter(|it| it.required).map(|it| it.name);
        let are_plain = required.chain([called.operation.id]).all(is_plain);
        let properties = called.properties();
        let has_body = match (&called.operation.body, &called.body) {
            (None, _) => true,
            (Some(_), Some(body)) => !properties.is_empty() && body.keys().all(|name| properties.contains_key(name)),
            (Some(_), None) => false,
        };
        (are_plain && has_body && called.takes_api_key()).then_some(called)
    }

    /// Returns whether the key in `WEBAGENT_API_KEY` is all that the operation needs.
    fn takes_api_key(&self) -> bool {
        let schemes = DOCUMENT.root()["components"]["securitySchemes"].as_object().map_or(0, Map::len);
        let is_api_key = |name: &str| schemes == 1 || name.replace(['-', '_'], "").eq_ignore_ascii_case("apikey");
        let mut ways = self.operation.security.iter();
        ways.len() == 0 || ways.any(|way| way.iter().all(|scheme| is_api_key(scheme.name)))
    }

    fn with(&self, more: &[&str]) -> Vec<String> {
        self.words.iter().cloned().chain(more.iter().map(|word| (*word).to_owned())).collect()
    }

    /// The flags for the properties of a body.
    fn flags(body: &Map<String, Value>) -> Vec<String> {
        let pairs = body.iter().filter(|(_, value)| !value.is_null()).flat_map(|(name, value)| {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            [format!("--{}", kebab(name)), text]
        });
        pairs.collect()
    }

    /// The command with all its flags.
    fn whole(&self) -> Vec<String> {
        self.words.iter().cloned().chain(Self::flags(&self.body.clone().unwrap_or_default())).collect()
    }

    /// The schema of the body, if that is an object with a list of properties.
    fn schema(&self) -> Option<Schema<'static>> {
        let schema = DOCUMENT.resolve(self.operation.body.as_ref()?.json()?).unwrap();
        let is_list = ["allOf", "anyOf", "oneOf"].iter().all(|key| schema.value.get(key).is_none());
        is_list.then_some(schema)
    }

    /// The schemas of the body's properties, as far as their names are those of their flags.
    fn properties(&self) -> Map<String, Value> {
        let Some(schema) = self.schema() else { return Map::new() };
        let place = join(&schema.pointer, "properties");
        let properties = schema.value.get("properties").and_then(Value::as_object).into_iter().flatten();
        let resolved = properties.map(|(name, value)| {
            let schema = DOCUMENT.resolve(&Schema { pointer: join(&place, name), value }).unwrap();
            (name.clone(), schema.value.clone())
        });
        let is_other = |name: &str| self.operation.parameters.iter().any(|it| it.name.eq_ignore_ascii_case(name));
        resolved.filter(|(name, schema)| is_plain(name) && !is_other(name) && schema["readOnly"] != true).collect()
    }

    /// The name of the first property that is as said.
    fn property(&self, is_wanted: impl Fn(&Value) -> bool) -> String {
        self.properties().into_iter().find(|(_, schema)| is_wanted(schema)).unwrap().0
    }

    /// A body with every property of which one flag makes the value, which is a text or a number.
    fn full_body(&self) -> Map<String, Value> {
        let mut runner = TestRunner::deterministic();
        let mut body = self.body.clone().unwrap();
        let Ok(strategy) = ObjectStrategy::new(&DOCUMENT, &self.schema().unwrap()) else { return body };
        let properties = self.properties();
        for property in &strategy.properties {
            let Some(schema) = properties.get(&property.name) else { continue };
            let is_one = |value: &Value| match schema["type"].as_str() {
                Some("string") => value.as_str().is_some_and(|text| !text.contains('\0')),
                Some("integer") => value.is_i64() || value.is_u64(),
                Some("number" | "boolean") => true,
                _ => false,
            };
            let given = strategy.given(property);
            let mut values = (0..20).filter_map(|_| Some(given.new_tree(&mut runner).ok()?.current()));
            if let Some(value) = values.find(is_one) {
                body.insert(property.name.clone(), value);
            }
        }
        body
    }
}

/// Every operation that plain flags can call, with the values that the mock server takes; those first that start a run.
fn calls(mock_server: &MockServer) -> Vec<Called> {
    let operations = DOCUMENT.operations().unwrap();
    let calls = mock_server.calls();
    let called: Vec<Called> =
        calls.iter().filter_map(|call| Called::new(call, &operations, &mock_server.url())).collect();
    println!("{} of {} operations can be called with plain flags", called.len(), operations.len());
    called
}

/// An operation that starts a run, in the background.
fn starting(mock_server: &MockServer) -> Called {
    let mut call = calls(mock_server).remove(0);
    let waits = call.property(|schema| schema["x-webagent-role"] == "wait_for_completion");
    call.body.as_mut().unwrap().insert(waits, json!(false));
    call
}

/// The operation that gets the state of a run.
fn getting(mock_server: &MockServer, run: &str) -> Vec<String> {
    let is_get =
        |call: &Called| DOCUMENT.root().pointer(&call.operation.pointer).unwrap()["x-webagent-role"] == "get_run";
    let mut words = calls(mock_server).into_iter().find(is_get).unwrap().words;
    run.clone_into(words.last_mut().unwrap());
    words
}

/// The value of the run's property with a role.
fn of_run<'a>(run: &'a Value, role: &str) -> &'a Value {
    let schemas = DOCUMENT.root()["components"]["schemas"].as_object().unwrap().values();
    let schema = schemas.into_iter().find(|schema| schema["x-webagent-role"] == "run").unwrap();
    let properties = schema["properties"].as_object().unwrap();
    let (name, _) = properties.iter().find(|(_, schema)| schema["x-webagent-role"] == role).unwrap();
    &run[name]
}

#[test]
fn every_operation_is_called_with_flags_and_with_a_body_from_a_file() {
    let mock_server = mock_server();
    // One run has to be there to be asked for.
    run(&mock_server, &starting(&mock_server).whole()).ends_with(0);
    for call in calls(&mock_server) {
        let mut ways = vec![(call.whole(), String::new(), call.body.clone())];
        if let Some(body) = &call.body {
            let text = Value::from(body.clone()).to_string();
            ways.push((call.with(&["--json-body", "-"]), text, call.body.clone()));
            let full = call.full_body();
            let flags = [call.words.clone(), Called::flags(&full)].concat();
            ways.push((flags, String::new(), Some(full)));
        }
        for (arguments, input, body) in ways {
            mock_server.take_requests();
            let ran = run_with(&mock_server, &arguments, &input).ends_with(0);
            if call.operation.successes().all(|response| response.json().is_some()) {
                ran.json();
            }
            assert_eq!(ran.stderr, "", "nothing but the response in a pipe");
            let requests = mock_server.take_requests();
            assert_eq!(requests.len(), 1);
            assert_eq!(requests[0].operation_id.as_deref(), Some(call.operation.id));
            assert_eq!(requests[0].path, call.path);
            let sent: Option<Map<String, Value>> = serde_json::from_slice(&requests[0].body).ok();
            assert_eq!(sent, body, "{arguments:?}");
        }
    }
}

#[test]
fn the_call_of_the_reference_is_written_as_its_curl_example() {
    let mock_server = mock_server();
    let arguments = words("run-existing-task --task-id task_1 --prompt go --session-timeout 600 --wait-for-completion");
    run(&mock_server, &arguments).ends_with(0);
    let request = mock_server.take_requests().remove(0);
    assert!(request.method == "POST" && request.path.ends_with("/tasks/task_1/runs"), "{request:?}");
    let body: Value = serde_json::from_slice(&request.body).unwrap();
    assert_eq!(body, json!({"prompt": "go", "session_timeout": 600, "wait_for_completion": true}));
}

/// The beginning of a text of the document, up to what may be markup.
fn first_words(text: &Value) -> String {
    let text = text.as_str().unwrap_or_default();
    let words = text.split_whitespace().take_while(|word| word.chars().all(|c| c.is_alphanumeric() || c == ','));
    words.collect::<Vec<_>>().join(" ")
}

#[test]
fn help_and_version_need_no_key_and_say_what_the_document_says() {
    let mock_server = mock_server();
    let help = |arguments: &[&str]| {
        let arguments: Vec<String> = arguments.iter().map(|word| (*word).to_owned()).collect();
        let mut program = program("not a url", &arguments);
        let ran = finish(program.env_remove("WEBAGENT_API_KEY").spawn().unwrap(), "").ends_with(0);
        assert_eq!(ran.stderr, "");
        // Lines are broken where the terminal ends.
        ran.stdout.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let root = help(&["--help"]);
    assert!(root.contains("WEBAGENT_API_KEY") && root.contains("Exit codes"), "{root}");
    assert!(help(&["--version"]).ends_with(env!("CARGO_PKG_VERSION")));
    for call in calls(&mock_server) {
        let operation = DOCUMENT.root().pointer(&call.operation.pointer).unwrap();
        let name = kebab(call.operation.id);
        assert!(root.contains(&format!("{name} {}", first_words(&operation["summary"]))), "{root}");
        let help = help(&[&name, "--help"]);
        for (name, schema) in call.properties() {
            let line = format!("--{} ", kebab(&name));
            let (_, said) = help.split_once(&line).unwrap_or_else(|| panic!("no {line}in {help}"));
            assert!(said.contains(&first_words(&schema["description"])), "{help}");
        }
        for parameter in call.operation.parameters.iter().filter(|parameter| is_plain(parameter.name)) {
            assert!(help.contains(&format!("--{} ", kebab(parameter.name))), "{help}");
        }
        assert!(help.contains("Exit codes"), "{help}");
        assert!(!help.to_lowercase().contains("--api-key"), "{help}");
    }
}

#[test]
fn a_wrong_command_line_is_explained_and_nothing_is_sent() {
    let mock_server = mock_server();
    let usage = |arguments: &[String], input: &str, said: &str| {
        let ran = run_with(&mock_server, arguments, input).ends_with(2);
        assert_eq!(ran.stdout, "");
        assert!(ran.stderr.contains(said), "{said} is not in {}", ran.stderr);
    };
    usage(&[], "", "Usage");
    usage(&words("no-such-operation"), "", "no-such-operation");
    usage(&words("--api-key sesame"), "", "unexpected argument '--api-key'");
    for call in calls(&mock_server) {
        let name = &call.words[..1];
        for parameter in call.operation.parameters.iter().filter(|parameter| parameter.required) {
            usage(name, "", &format!("--{} <", kebab(parameter.name)));
        }
        usage(&call.with(&["--no-such-flag", "x"]), "", "--no-such-flag");
        let (Some(body), Some(schema)) = (&call.body, call.schema()) else { continue };
        let with_body = call.with(&["--json-body", "-"]);
        usage(&with_body, "{", "not JSON");
        usage(&with_body, "[]", "expected a JSON object");
        if schema.value.get("additionalProperties").is_none() {
            usage(&with_body, r#"{"no_such_property": 1}"#, "`no_such_property` is not a property of the body");
        }
        usage(&call.with(&["--json-body", "no/such/file"]), "", "no/such/file: ");
        let properties = call.properties();
        for required in schema.value["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            let (Some(property), Some(true)) =
                (properties.get(required), call.operation.body.as_ref().map(|body| body.required))
            else {
                continue;
            };
            let flag = format!("--{}", kebab(required));
            usage(&call.words, "", &format!("{flag} <"));
            let mut body = body.clone();
            body.remove(required);
            usage(&with_body, &Value::from(body.clone()).to_string(), &flag);
            if property["nullable"] != true && !property["type"].is_null() {
                body.insert(required.to_owned(), Value::Null);
                let said = format!("--json-body: the standard input: {required}: ");
                usage(&with_body, &Value::from(body).to_string(), &said);
            }
        }
        for (name, schema) in properties.iter().filter(|(_, schema)| schema.get("enum").is_none()) {
            let flag = format!("--{}", kebab(name));
            if schema["type"] == "integer" {
                for number in ["7.5", "7.0", "1e3", "\"7\"", "99999999999999999999"] {
                    usage(&call.with(&[&flag, number]), "", "expected an integer");
                }
            }
            if schema["type"] == "integer" || schema["type"] == "boolean" {
                usage(&call.with(&[&flag, "much"]), "", &flag);
                let mut body = body.clone();
                body.insert(name.clone(), json!("much"));
                usage(&with_body, &Value::from(body).to_string(), &format!("{name}: invalid type"));
            }
        }
    }
    let refused = program("https://me:pass@example.com", &starting(&mock_server).whole());
    let mut refused = refused;
    assert!(finish(refused.spawn().unwrap(), "").ends_with(2).stderr.contains("base URL"));
    let mut keyless = program(&mock_server.url(), &starting(&mock_server).whole());
    let ran = finish(keyless.env_remove("WEBAGENT_API_KEY").spawn().unwrap(), "").ends_with(2);
    assert!(ran.stderr.contains("WEBAGENT_API_KEY"), "{ran:?}");
    for deadline in ["soon", "-1", "inf"] {
        let joined = format!("--deadline={deadline}");
        usage(&starting(&mock_server).with(&["--wait", &joined]), "", "expected a number of seconds");
        usage(&starting(&mock_server).with(&["--wait", "--deadline", deadline]), "", "expected a number of seconds");
    }
    // What only the call itself can find out.
    usage(&getting(&mock_server, ".."), "", "cannot be a segment of a path");
    let plain = [starting(&mock_server).whole(), words("--base-url http://192.0.2.1")].concat();
    usage(&plain, "", "allow it with `allow_http`");
    assert!(mock_server.requests().is_empty());
}

#[test]
fn plain_http_to_another_machine_has_to_be_allowed() {
    let mock_server = mock_server();
    // A proxy takes the call, so that nothing leaves this machine.
    let proxied = |arguments: &str| {
        let call = [starting(&mock_server).whole(), words(arguments)].concat();
        let mut program = program("http://webagent.invalid", &call);
        program.env("http_proxy", mock_server.url()).env_remove("no_proxy").env_remove("NO_PROXY");
        finish(program.spawn().unwrap(), "")
    };
    proxied("").ends_with(2);
    assert!(mock_server.requests().is_empty());
    proxied("--allow-http");
    assert_eq!(mock_server.requests().len(), 1);
    // One that cannot be reached is named.
    let mut program = program("https://webagent.invalid", &starting(&mock_server).whole());
    program.env("HTTPS_PROXY", "http://127.0.0.1:9").env_remove("no_proxy").env_remove("NO_PROXY");
    let ran = finish(program.spawn().unwrap(), "").ends_with(1);
    assert!(ran.stderr.contains("HTTPS_PROXY is set, so it may be the proxy"), "{ran:?}");
}

#[test]
fn flags_go_over_the_file_and_the_base_url_over_the_environment() {
    let mock_server = mock_server();
    let call = starting(&mock_server);
    let number = call.property(|schema| schema["x-webagent-role"] == "session_timeout");
    let mut body = call.body.clone().unwrap();
    body.insert(number.clone(), json!(60));
    let file = tempfile("body");
    std::fs::write(&file, Value::from(body.clone()).to_string()).unwrap();
    let arguments = call.with(&[
        "--json-body",
        file.to_str().unwrap(),
        &format!("--{}", kebab(&number)),
        "90",
        "--base-url",
        &mock_server.url(),
    ]);
    finish(program("http://127.0.0.1:9", &arguments).spawn().unwrap(), "").ends_with(0);
    std::fs::remove_file(&file).unwrap();
    body.insert(number, json!(90));
    assert_eq!(serde_json::from_slice::<Value>(&mock_server.take_requests()[0].body).unwrap(), Value::from(body));
}

fn tempfile(name: &str) -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()))
}

#[test]
fn a_call_that_fails_says_why_and_whether_a_run_may_have_started() {
    let mock_server = mock_server();
    let start = starting(&mock_server).whole();
    let get = getting(&mock_server, "any");
    let respond = |arguments: &[String], response: Response, code: i32| {
        mock_server.respond_next(1, response);
        let ran = run(&mock_server, arguments).ends_with(code);
        assert_eq!(ran.stdout, "");
        ran.stderr
    };
    let stderr = respond(&start, Response::detail(404, "no such task"), 1);
    assert!(stderr.contains("404 Not Found: no such task"), "{stderr}");
    assert!(!stderr.contains("may have been started"), "{stderr}");
    // The whole body is there, also what the message has no room for.
    let body = json!({"detail": "x".repeat(2_000), "code": 7});
    let stderr = respond(&get, Response::json(400, &body), 1);
    assert_eq!(serde_json::from_str::<Value>(stderr.lines().last().unwrap()).unwrap(), body);
    // A server that shows what it was sent.
    let stderr = respond(&get, Response::json(401, &json!({"detail": format!("bad key {KEY}")})), 1);
    assert!(stderr.contains("[redacted]"), "{stderr}");
    let stderr = respond(&start, Response::new(502, "<html>"), 3);
    assert!(stderr.contains("a run may have been started"), "{stderr}");
    let stderr = respond(&start, Response::new(200, "<html>"), 3);
    assert!(stderr.contains("a run may have been started"), "{stderr}");
    respond(&get, Response::new(200, "<html>"), 1);
    assert!(mock_server.runs().is_empty());

    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let ran = finish(program(&format!("http://{closed}"), &start).spawn().unwrap(), "").ends_with(1);
    assert!(ran.stderr.contains("could not connect"), "{ran:?}");
    let wrong =
        run(&mock_server, &[start.clone(), words("--base-url"), vec![format!("{}/x", mock_server.url())]].concat());
    wrong.ends_with(1);
}

#[test]
fn waiting_gives_the_run_that_is_over() {
    let mock_server = mock_server();
    let wait = [starting(&mock_server).whole(), words("--wait")].concat();

    let ran = run(&mock_server, &wait).ends_with(0);
    assert_eq!(of_run(&ran.json(), "is_done"), &json!(true));
    assert_eq!(ran.stderr, "", "silent in a pipe");
    assert!(mock_server.requests().len() > 1, "the run was asked for");

    mock_server.next_run(Outcome::failure());
    let ran = run(&mock_server, &wait).ends_with(1);
    let id = of_run(&ran.json(), "run_id").as_str().unwrap().to_owned();
    assert_eq!(of_run(&ran.json(), "is_successful"), &json!(false));
    assert_eq!(ran.stderr, format!("error: the run {id} failed\n"));

    // The same for a run that was started before.
    let ran = run(&mock_server, &[getting(&mock_server, &id), words("--wait")].concat()).ends_with(1);
    assert_eq!(of_run(&ran.json(), "run_id"), &json!(id));
    run(&mock_server, &getting(&mock_server, &id)).ends_with(0);
}

#[test]
fn waiting_that_ends_before_the_run_gives_its_last_state() {
    let mock_server = mock_server();
    mock_server.set_finish(Finish::Never);
    let is_unfinished = |ran: &Ran| ran.stderr.contains(" had not finished after ");
    let (ran, deadline) = wait_in_vain(&mock_server, &starting(&mock_server).whole(), is_unfinished);
    let ran = ran.ends_with(4);
    assert!(ran.stderr.contains(&format!("had not finished after {deadline} seconds; polled ")), "{ran:?}");
    let id = of_run(&ran.json(), "run_id").as_str().unwrap().to_owned();
    let runs = mock_server.runs();
    assert_eq!(runs.last().unwrap().id, id);
    let (ran, deadline) = wait_in_vain(&mock_server, &getting(&mock_server, &id), is_unfinished);
    let ran = ran.ends_with(4);
    assert!(ran.stderr.contains(&format!("had not finished after {deadline} seconds; polled ")), "{ran:?}");
    assert_eq!((of_run(&ran.json(), "run_id"), mock_server.runs().len()), (&json!(id), runs.len()));
}

#[test]
fn a_run_that_was_seen_and_then_is_gone_is_not_lost() {
    let mock_server = mock_server();
    mock_server.set_finish(Finish::Never);
    mock_server.respond_with(999, |request| (request.method == "GET").then(|| Response::detail(410, "gone")));
    let (ran, _) = wait_in_vain(&mock_server, &starting(&mock_server).whole(), |ran| ran.stderr.contains("gone"));
    let ran = ran.ends_with(4);
    assert!(of_run(&ran.json(), "run_id").is_string() && ran.stderr.contains("gone"), "{ran:?}");
}

/// A cancelled job leaves a run that costs: it has to be found again.
#[cfg(unix)]
#[test]
fn a_signal_ends_the_waiting_and_not_the_knowledge_of_the_run() {
    use rustix::process::{Pid, Signal, kill_process};

    let mock_server = mock_server();
    mock_server.set_finish(Finish::Never);
    for signal in [Signal::INT, Signal::TERM, Signal::HUP] {
        let child =
            program(&mock_server.url(), &[starting(&mock_server).whole(), words("--wait")].concat()).spawn().unwrap();
        let before = mock_server.requests().len();
        while mock_server.requests().len() < before + 2 {
            std::thread::sleep(Duration::from_millis(20));
        }
        kill_process(Pid::from_child(&child), signal).unwrap();
        let ran = finish(child, "").ends_with(4);
        let id = of_run(&ran.json(), "run_id").clone();
        assert_eq!(Some(id.as_str().unwrap()), mock_server.runs().last().map(|run| run.id.as_str()));
        assert_eq!(ran.stderr, "error: interrupted while waiting; the run may still be running\n");
    }

    let starting = starting(&mock_server).whole();
    for (call, wait, code, said) in [
        (&starting, "--wait", 3, "a run may have been started"),
        (&starting, "", 3, "a run may have been started"),
        (&getting(&mock_server, "r"), "--wait", 4, "before the run was seen"),
    ] {
        let silent = RawServer::start([CannedResponse::stall()]).unwrap();
        let child = program(&silent.url(), &[call.clone(), words(wait)].concat()).spawn().unwrap();
        while silent.requests().is_empty() {
            std::thread::sleep(Duration::from_millis(20));
        }
        kill_process(Pid::from_child(&child), Signal::TERM).unwrap();
        assert!(finish(child, "").ends_with(code).stderr.contains(said));
    }
}

/// Replaces the lookup of names by one that never ends, and says in a file that it was asked.
#[cfg(target_os = "linux")]
const HANGING_LOOKUP: &str = r#"
    #[unsafe(no_mangle)]
    extern "C" fn getaddrinfo(_: *const u8, _: *const u8, _: *const u8, _: *mut *mut u8) -> i32 {
        let _ = std::fs::write(std::env::var("LOOKUP_BEGAN").unwrap(), "");
        loop {
            std::thread::park();
        }
    }
"#;

#[cfg(target_os = "linux")]
#[test]
fn a_signal_ends_the_program_while_the_lookup_of_a_name_hangs() {
    use std::os::unix::process::ExitStatusExt;

    use rustix::process::{Pid, Signal, kill_process};

    let (source, library, began) = (tempfile("lookup.rs"), tempfile("lookup.so"), tempfile("lookup-began"));
    std::fs::write(&source, HANGING_LOOKUP).unwrap();
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let mut rustc = Command::new(rustc);
    rustc.args(["--edition=2024", "--crate-type=cdylib", "-Aunsafe_code", "-o"]).arg(&library).arg(&source);
    assert!(rustc.status().unwrap().success());

    let mock_server = mock_server();
    let start = starting(&mock_server).whole();
    let get = getting(&mock_server, "r");
    for (call, wait, signal, code) in [
        (&start, "--wait", Signal::INT, Some(3)),
        (&get, "--wait", Signal::TERM, Some(4)),
        // Not INT: a shell starts what runs in the background with INT ignored.
        (&get, "", Signal::TERM, None),
    ] {
        let mut program = program("https://webagent.invalid", &[call.clone(), words(wait)].concat());
        program.env("LD_PRELOAD", &library).env("LOOKUP_BEGAN", &began);
        let mut child = program.spawn().unwrap();
        contract_tests::wait_until("a name is looked up", || began.exists());
        std::fs::remove_file(&began).unwrap();
        kill_process(Pid::from_child(&child), signal).unwrap();
        // The lookup never ends: that there is an end at all is what counts.
        let status = child.wait().unwrap();
        assert_eq!(status.code(), code, "{status:?}");
        assert!(code.is_some() || status.signal() == Some(15), "{status:?}");
    }
    for file in [source, library] {
        std::fs::remove_file(file).unwrap();
    }
}

#[test]
fn numbers_are_printed_with_all_their_digits() {
    let mock_server = mock_server();
    let body = run_text(r#"{"id":"r","task_id":"t","result":12345678901234567890123.450,"new":1}"#);
    for end in ["", "\n", "\r\n"] {
        mock_server.respond_next(1, Response::new(200, format!("{body}{end}").as_bytes()));
        let ran = run(&mock_server, &getting(&mock_server, "r")).ends_with(0);
        assert_eq!(ran.stdout, format!("{body}{}", if end.is_empty() { "\n" } else { end }), "one end of the line");
    }
}

#[test]
fn output_that_nobody_reads_is_no_panic() {
    let mock_server = mock_server();
    let body = run_value(json!({"id": "r", "task_id": "t", "result": "x".repeat(1 << 20)}));
    let response = Response::json(200, &body);
    mock_server.respond_next(1, response.after(Duration::from_millis(300)));
    for (arguments, code) in [(getting(&mock_server, "r"), 141), (words("--help"), 141), (words("--no"), 2)] {
        // Both streams are closed before the first byte.
        let mut program = program(&mock_server.url(), &arguments);
        let closed = || {
            let (reader, writer) = std::io::pipe().unwrap();
            drop(reader);
            writer
        };
        let child = program.stdout(closed()).stderr(closed()).spawn().unwrap();
        assert_eq!(child.wait_with_output().unwrap().status.code(), Some(code), "{arguments:?}");
    }
}

/// Once a process listens to signals, they do nothing by themselves: also not when nobody reads the output.
#[cfg(unix)]
#[test]
fn a_signal_ends_the_program_while_its_output_is_blocked() {
    use std::io::Read;
    use std::os::unix::process::ExitStatusExt;

    use rustix::process::{Pid, Signal, kill_process};

    let mock_server = mock_server();
    for (signal, number) in [(Signal::INT, 2), (Signal::TERM, 15), (Signal::HUP, 1)] {
        // More than a pipe holds.
        mock_server.next_run(Outcome::success("x".repeat(1 << 20).into()));
        let arguments = [starting(&mock_server).whole(), words("--wait")].concat();
        let mut child = program(&mock_server.url(), &arguments).spawn().unwrap();
        let mut output = child.stdout.take().unwrap();
        // Now it writes, and nobody goes on to read.
        output.read_exact(&mut [0; 1]).unwrap();
        kill_process(Pid::from_child(&child), signal).unwrap();
        let status = child.wait().unwrap();
        assert!(status.code() == Some(128 + number) || status.signal() == Some(number), "{status:?}");
    }
}

#[test]
fn the_id_of_a_run_is_in_a_file_as_soon_as_it_is_known() {
    let mock_server = mock_server();
    mock_server.set_finish(Finish::Never);
    let file = tempfile("id");
    let call = [starting(&mock_server).whole(), words("--wait --id-file")].concat();
    let call = [call, vec![file.to_str().unwrap().to_owned()]].concat();
    let mut child = program(&mock_server.url(), &call).spawn().unwrap();
    let id = loop {
        match std::fs::read_to_string(&file) {
            Ok(text) if text.ends_with('\n') => break text,
            _ => std::thread::sleep(Duration::from_millis(20)),
        }
    };
    assert_eq!(id.trim_end(), mock_server.runs()[0].id);
    // Nothing the program does at its end is needed for that.
    child.kill().unwrap();
    child.wait().unwrap();
    std::fs::remove_file(&file).unwrap();

    // An earlier id stays until there is another one.
    std::fs::write(&file, "run_of_yesterday, with a long id\n").unwrap();
    mock_server.respond_next(1, Response::detail(422, "no"));
    run(&mock_server, &call).ends_with(1);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "run_of_yesterday, with a long id\n");
    mock_server.set_finish(Finish::Polls(0));
    run(&mock_server, &call).ends_with(0);
    assert_eq!(std::fs::read_to_string(&file).unwrap().trim_end(), mock_server.runs()[1].id);
    std::fs::remove_file(&file).unwrap();

    // A file that cannot be written is noticed before the run costs anything.
    let call = [starting(&mock_server).whole(), words("--wait --id-file no/such/directory/id")].concat();
    let ran = run(&mock_server, &call).ends_with(2);
    assert!(ran.stderr.contains("--id-file: no/such/directory/id: "), "{ran:?}");
    assert_eq!(mock_server.runs().len(), 2);
}

#[test]
fn a_body_may_begin_with_a_byte_order_mark() {
    let mock_server = mock_server();
    let call = starting(&mock_server);
    let text = format!("\u{feff}{}", Value::from(call.body.clone().unwrap()));
    run_with(&mock_server, &call.with(&["--json-body", "-"]), &text).ends_with(0);
    // One in a response is not passed on: it is no JSON.
    let body = run_text("\u{feff}{\"id\": \"r\", \"task_id\": \"t\"}");
    mock_server.respond_next(1, Response::new(200, body));
    assert_eq!(run(&mock_server, &getting(&mock_server, "r")).ends_with(0).json()["id"], "r");
    let file = tempfile("bom");
    std::fs::write(&file, text).unwrap();
    run(&mock_server, &call.with(&["--json-body", file.to_str().unwrap()])).ends_with(0);
    std::fs::remove_file(&file).unwrap();
}

#[test]
fn a_run_that_was_started_with_an_id_of_no_use_is_not_said_to_be_unsent() {
    let mock_server = mock_server();
    for id in ["", ".."] {
        let body = run_value(json!({"id": id, "task_id": "t", "status": "pending"}));
        mock_server.respond_next(1, Response::json(200, &body));
        let ran = run(&mock_server, &[starting(&mock_server).whole(), words("--wait")].concat()).ends_with(4);
        assert_eq!(ran.json(), body);
        assert!(ran.stderr.contains("the run was started, but has the id"), "{ran:?}");
    }
}

#[test]
fn a_run_of_which_nobody_says_that_it_succeeded_is_no_success() {
    let mock_server = mock_server();
    let body = run_value(json!({"id": "r", "task_id": "t", "status": "not-listed", "is_done": true}));
    mock_server.respond_next(1, Response::json(200, &body));
    let ran = run(&mock_server, &[getting(&mock_server, "r"), words("--wait")].concat()).ends_with(1);
    assert_eq!((ran.json(), ran.stderr.as_str()), (body, "error: the service does not say that the run r succeeded\n"));
    // An id may hold the key, in a form in which a server echoes it.
    let id: String = KEY.bytes().map(|byte| format!("%{byte:02x}")).collect();
    for (succeeded, said) in
        [(Value::Null, "the run [redacted] succeeded"), (json!(false), "the run [redacted] failed")]
    {
        let body =
            run_value(json!({"id": id, "task_id": "t", "status": "x", "is_done": true, "is_successful": succeeded}));
        mock_server.respond_next(1, Response::json(200, &body));
        let ran = run(&mock_server, &[getting(&mock_server, &id), words("--wait")].concat()).ends_with(1);
        assert!(ran.stderr.contains(said), "{ran:?}");
    }
}

/// A run that was never seen may be there, and go on.
#[test]
fn a_wait_that_sees_no_run_is_no_failure_of_it() {
    let silent = RawServer::start([CannedResponse::stall()]).unwrap();
    let call = [getting(&mock_server(), "r"), words("--wait --deadline 0")].concat();
    let ran = finish(program(&silent.url(), &call).spawn().unwrap(), "").ends_with(4);
    assert_eq!(ran.stdout, "");
    assert!(ran.stderr.contains("the run r was not seen within 0 seconds"), "{ran:?}");
}

/// Checks what people and programs get to see; names that the document gives are taken out.
#[test]
fn what_a_pipe_gets() {
    let mock_server = mock_server();
    let call = starting(&mock_server);
    let wait = [call.whole(), words("--wait")].concat();
    let shown = |ran: Ran| {
        let id = mock_server.runs().last().map_or("no run".to_owned(), |run| run.id.clone());
        let stderr = ran.stderr.replace(call.operation.id, "[operation]").replace(&id, "[id]");
        let stderr = stderr.replace("polled once;", "polled 1 times;");
        let polls = stderr.split_once("polled ").and_then(|(_, rest)| Some(rest.split_once(' ')?.0.to_owned()));
        let stderr = polls.map_or(stderr.clone(), |polls| stderr.replace(&format!("polled {polls} "), "polled [n] "));
        format!("{}\n{}", ran.code, stderr)
    };
    mock_server.respond_next(1, Response::detail(404, "no such task\u{202e}"));
    insta::assert_snapshot!(shown(run(&mock_server, &call.whole())), @r#"
    1
    error: [operation]: the server responded with 404 Not Found: no such task\u{202e}
    {"detail":"no such task\u{202e}"}
    "#);
    mock_server.respond_next(1, Response::new(502, "<html>"));
    insta::assert_snapshot!(shown(run(&mock_server, &call.whole())), @r"
    3
    error: [operation]: the server responded with 502 Bad Gateway: <html>
    a run may have been started: check for it before retrying
    ");
    insta::assert_snapshot!(shown(run(&mock_server, &wait)), @"0");
    mock_server.next_run(Outcome::failure());
    insta::assert_snapshot!(shown(run(&mock_server, &wait)), @r"
    1
    error: the run [id] failed
    ");
    mock_server.set_finish(Finish::Never);
    let is_expected = |ran: &Ran| ran.stderr.contains("; polled ") && !ran.stderr.contains("the last poll");
    let (ran, deadline) = wait_in_vain(&mock_server, &call.whole(), is_expected);
    insta::assert_snapshot!(shown(ran).replace(&format!("after {deadline} seconds"), "after [time]"), @r"
    4
    error: [operation]: the run [id] had not finished after [time]; polled [n] times; the last response gave the status `pending`
    ");
}

/// Runs the commands of a console block in a shell, and returns them with their output.
#[cfg(unix)]
fn run_console(mock_server: &MockServer, directory: &std::path::Path, commands: &[&str]) -> String {
    const END: &str = "\u{1}";
    // The status of a command is that which the next one finds in `$?`.
    let script: String =
        commands.iter().map(|command| format!("{command}\ns=$?; printf '{END}'; (exit $s)\n")).collect();
    let program_directory = std::path::Path::new(env!("CARGO_BIN_EXE_webagent")).parent().unwrap();
    let path = std::env::join_paths(
        std::iter::once(program_directory.to_owned())
            .chain(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())),
    );
    let output = Command::new("sh")
        .args(["-c", &format!("exec 2>&1\n{script}")])
        .current_dir(directory)
        .env("PATH", path.unwrap())
        .env("WEBAGENT_API_KEY", KEY)
        .env("WEBAGENT_BASE_URL", mock_server.url())
        .output()
        .unwrap();
    let output = String::from_utf8(output.stdout).unwrap();
    let shown = commands.iter().zip(output.split(END)).map(|(command, output)| {
        let end = if output.is_empty() || output.ends_with('\n') { "" } else { "\n" };
        format!("$ {command}\n{output}{end}")
    });
    shown.collect()
}

/// Runs the console blocks of docs/cli.md. The mock server's document is that of the guides, so that a new field changes
/// nothing there. `UPDATE_DOCS=1` writes the present output into the page.
#[cfg(unix)]
#[test]
fn the_guide_shows_what_the_program_prints() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let page = root.join("docs/cli.md");
    let document = Document::read(&root.join("xtask/tests/data/guide.yaml")).unwrap();
    let run = r#"{"id":"","task_id":""}"#;
    if run_text(run) != run {
        println!("not applicable: a run of the guides' document lacks what openapi.yaml requires");
        return;
    }
    let mock_server = MockServer::start(&document).unwrap();
    let directory = std::env::temp_dir().join(format!("webagent-cli-guide-{}", std::process::id()));
    std::fs::create_dir_all(&directory).unwrap();

    let text = std::fs::read_to_string(&page).unwrap();
    let mut blocks = text.split("```console\n");
    let mut expected = blocks.next().unwrap().to_owned();
    for block in blocks {
        let (shown, rest) = block.split_once("```").unwrap();
        let commands: Vec<&str> = shown.lines().filter_map(|line| line.strip_prefix("$ ")).collect();
        assert!(!commands.is_empty(), "{shown}");
        expected += &format!("```console\n{}```{rest}", run_console(&mock_server, &directory, &commands));
    }
    std::fs::remove_dir_all(&directory).unwrap();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&page, expected).unwrap();
    } else {
        assert_eq!(text, expected, "UPDATE_DOCS=1 writes the present output into docs/cli.md");
    }
}

/// The most memory that a process had, in kilobytes.
#[cfg(target_os = "linux")]
fn peak_memory(pid: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

/// Runs the program to its end. Returns its exit code, what it wrote to the stream that `take` takes, and its peak memory
/// in kB.
#[cfg(target_os = "linux")]
fn measured<S: std::io::Read + Send + 'static>(
    mut command: Command,
    take: fn(&mut std::process::Child) -> Option<S>,
) -> (Option<i32>, String, u64) {
    let mut child = command.spawn().unwrap();
    let stream = take(&mut child).unwrap();
    let reader = std::thread::spawn(move || std::io::read_to_string(stream).unwrap());
    let mut peak = 0;
    let status = loop {
        peak = peak.max(peak_memory(child.id()).unwrap_or_default());
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        std::thread::sleep(Duration::from_millis(1));
    };
    (status.code(), reader.join().unwrap(), peak)
}

#[cfg(target_os = "linux")]
#[test]
fn a_large_error_body_is_cut_off_with_a_note() {
    const LENGTH: usize = 16 << 20;
    let mock_server = mock_server();
    let body = json!({"detail": "x".repeat(LENGTH)});
    mock_server.respond_next(1, Response::json(400, &body));
    let command = program(&mock_server.url(), &getting(&mock_server, "r"));
    let (code, stderr, peak) = measured(command, |child| child.stderr.take());
    assert_eq!(code, Some(1));
    assert!(stderr.len() < 100_000 && stderr.contains("(cut off: the body has "), "{} bytes", stderr.len());
    // The body twice, and what the program takes anyway.
    assert!(peak > 0 && peak < 80_000, "{peak} kB");
}

/// A long result is printed as it was received: a tree of its values would take a dozen times as much.
#[cfg(target_os = "linux")]
#[test]
fn a_large_response_is_not_decoded_to_be_printed() {
    const LENGTH: usize = 8 << 20;
    let mock_server = mock_server();
    let numbers = "1,".repeat(LENGTH / 2);
    let body = run_text(&format!(
        r#"{{"id": "r", "task_id": "t", "status": "success", "is_done": true, "result": [{numbers}1]}}"#
    ));
    for wait in ["", "--wait"] {
        mock_server.respond_next(1, Response::new(200, body.as_bytes()));
        let command = program(&mock_server.url(), &[getting(&mock_server, "r"), words(wait)].concat());
        let (code, stdout, peak) = measured(command, |child| child.stdout.take());
        assert_eq!(code, Some(0));
        assert!(stdout.trim_end() == body);
        assert!(peak > 0 && peak < 70_000, "{peak} kB");
    }
}

#[test]
fn completions_and_manual_pages_know_every_command() {
    let mock_server = mock_server();
    let operations = DOCUMENT.operations().unwrap();
    let names = operations.iter().filter(|operation| is_plain(operation.id)).map(|operation| kebab(operation.id));
    let names: Vec<String> = names.collect();
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let mut program = program("not a url", &words(&format!("completions {shell}")));
        let ran = finish(program.env_remove("WEBAGENT_API_KEY").spawn().unwrap(), "").ends_with(0);
        assert!(names.iter().all(|name| ran.stdout.contains(name)), "{shell}: {}", ran.stdout);
    }
    run(&mock_server, &words("completions tcl")).ends_with(2);

    assert!(run(&mock_server, &words("man")).ends_with(0).stdout.contains(".TH webagent 1"));
    let dir = tempfile("man");
    run(&mock_server, &[words("man --dir"), vec![dir.to_str().unwrap().to_owned()]].concat()).ends_with(0);
    for name in &names {
        let page = std::fs::read_to_string(dir.join(format!("webagent-{name}.1"))).unwrap();
        assert!(page.contains(".TH webagent-") && page.contains("\\-\\-"), "{page}");
    }
    assert!(dir.join("webagent.1").exists());
    std::fs::remove_dir_all(dir).unwrap();
}

#[cfg(unix)]
mod terminal {
    use std::collections::BTreeSet;
    use std::ffi::OsStr;
    use std::fs::File;
    use std::io::Read;
    use std::os::fd::OwnedFd;
    use std::os::unix::ffi::OsStrExt;

    use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

    use super::*;

    fn open() -> (OwnedFd, File) {
        let controller = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        grantpt(&controller).unwrap();
        unlockpt(&controller).unwrap();
        let name = ptsname(&controller, Vec::new()).unwrap();
        let terminal = File::options().read(true).write(true).open(OsStr::from_bytes(name.as_bytes())).unwrap();
        (controller, terminal)
    }

    /// Returns what a terminal was sent until nobody has it open any more.
    fn shown(controller: OwnedFd) -> String {
        let mut shown = Vec::new();
        // Linux responds with an error, not with an end, when the other side is gone.
        let _ = File::from(controller).read_to_end(&mut shown);
        String::from_utf8_lossy(&shown).into_owned()
    }

    /// Returns the lines that a terminal shows one after the other, without what differs from one time to the next.
    fn lines(shown: &str, id: &str, name: &str) -> String {
        let mut text = String::new();
        let mut rest = shown;
        while let Some((before, escape)) = rest.split_once('\u{1b}') {
            text.push_str(before);
            rest = escape.split_once(|c: char| c.is_ascii_alphabetic()).map_or("", |(_, after)| after);
        }
        text.push_str(rest);
        let mut lines: Vec<String> = Vec::new();
        for line in text.split(['\r', '\n']).map(str::trim).filter(|line| !line.is_empty()) {
            let line = line.replace(id, "[id]").replace(name, "[operation]");
            let line = match line.split_once(" 00:") {
                Some((_, after)) => format!("[spinner] 00:[time]{}", after.get(5..).unwrap_or_default()),
                None => line,
            };
            // Before the id is known there may be time for a first line, or not.
            if !lines.contains(&line) && !line.ends_with("[operation]") {
                lines.push(line);
            }
        }
        lines.join("\n")
    }

    /// On a terminal there is a spinner with the time that has passed, and the id of the run, which stays.
    #[test]
    fn a_terminal_shows_the_id_and_the_time_that_has_passed() {
        let mock_server = mock_server();
        const LONG: Duration = Duration::from_secs(10_000);
        mock_server.set_finish(Finish::After(LONG));
        let (controller, terminal) = open();
        let mut program = program(&mock_server.url(), &[starting(&mock_server).whole(), words("--wait")].concat());
        program.env("TERM", "xterm").stderr(terminal);
        let child = program.spawn().unwrap();
        // The terminal ends when the last one has closed it.
        drop(program);
        // The run finishes when the time has been seen to pass.
        let mut controller = File::from(controller);
        let mut shown = String::new();
        let times = |shown: &str| {
            shown
                .split(" 00:")
                .skip(1)
                .map(|rest| rest.get(..5).unwrap_or_default().to_owned())
                .collect::<BTreeSet<_>>()
        };
        let mut buffer = [0; 4096];
        while let Ok(length @ 1..) = controller.read(&mut buffer) {
            shown.push_str(&String::from_utf8_lossy(&buffer[..length]));
            if times(&shown).len() > 2 {
                mock_server.advance(LONG);
            }
        }
        let ran = finish(child, "").ends_with(0);
        let id = of_run(&ran.json(), "run_id").as_str().unwrap().to_owned();
        assert!(!shown.contains(KEY), "{shown:?}");
        let name = kebab(starting(&mock_server).operation.id);
        insta::assert_snapshot!(lines(&shown, &id, &name), @r"
        run [id]
        [spinner] 00:[time] [operation]: [id]
        ");
    }

    /// Checks that what a server sends cannot take over a terminal; a pipe gets it as it is.
    #[test]
    fn a_terminal_is_sent_nothing_that_changes_how_it_works() {
        let mock_server = mock_server();
        let body = run_text("{\"id\":\"r\",\"task_id\":\"t\",\"result\":\"\u{202e}\u{9b}31m\u{7f}\"}");
        mock_server.respond_next(2, Response::new(200, body.clone()));
        let get = getting(&mock_server, "r");
        assert_eq!(run(&mock_server, &get).ends_with(0).stdout, format!("{body}\n"));
        let (controller, terminal) = open();
        let mut program = program(&mock_server.url(), &get);
        program.env("TERM", "xterm").stdout(terminal);
        let child = program.spawn().unwrap();
        drop(program);
        assert_eq!(child.wait_with_output().unwrap().status.code(), Some(0));
        let line = run_text("{\"id\":\"r\",\"task_id\":\"t\",\"result\":\"\\u{202e}\\u{9b}31m\\u{7f}\"}\r\n");
        assert_eq!(shown(controller), line);

        // The id that is shown while a run is waited for.
        let body =
            run_value(json!({"id": "r\u{1b}[2J\u{202e}\n1", "task_id": "t", "status": "success", "is_done": true}));
        mock_server.respond_next(1, Response::json(200, &body));
        let (controller, terminal) = open();
        let mut program =
            super::program(&mock_server.url(), &[starting(&mock_server).whole(), words("--wait")].concat());
        program.env("TERM", "xterm").stderr(terminal);
        let child = program.spawn().unwrap();
        drop(program);
        finish(child, "").ends_with(0);
        let shown = shown(controller);
        assert!(shown.contains("run r\\u{1b}[2J\\u{202e} 1\r\n") && !shown.contains('\u{202e}'), "{shown:?}");

        let error = "{\"detail\":\"\u{202e}\u{9b}31m\"}";
        mock_server.respond_next(1, Response::new(400, error));
        let ran = run(&mock_server, &get).ends_with(1);
        assert!(
            ran.stderr.chars().all(|c| !c.is_control() || c == '\n') && !ran.stderr.contains('\u{202e}'),
            "{ran:?}"
        );
    }
}
