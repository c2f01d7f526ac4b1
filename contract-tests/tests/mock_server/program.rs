//! The program `mock-server`, and the calls that it prints.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Duration;

use contract_tests::document::Document;
use contract_tests::mock_server::{Finish, MockServer};
use reqwest::Method;
use serde_json::{Value, json};

use crate::{DOCUMENT, client, other, send};

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_mock-server"))
}

/// The arguments of a line that begins with curl, as a shell hands them over.
fn shell_arguments(line: &str) -> Vec<String> {
    let script = format!("curl() {{ printf '%s\\0' \"$@\"; }}; {line}");
    let output = Command::new("sh").args(["-c", &script]).output().unwrap();
    assert!(output.status.success(), "{line}");
    let text = String::from_utf8(output.stdout).unwrap();
    text.trim_end_matches('\0').split('\0').map(str::to_owned).collect()
}

#[tokio::test]
async fn the_program_prints_what_a_caller_needs_and_a_line_that_works_and_ends_with_ctrl_c() {
    let mut child = program().stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    let mut exported = |name: &str| {
        let line = lines.next().unwrap();
        line.strip_prefix(&format!("export {name}=")).unwrap_or_else(|| panic!("{line}")).to_owned()
    };
    let url = exported("WEBAGENT_BASE_URL");
    let key = exported("WEBAGENT_API_KEY");
    assert!(!exported("WEBAGENT_TASK_ID").is_empty());
    assert_eq!(lines.next().unwrap(), "");
    let line = lines.next().unwrap();
    assert!(line.starts_with("curl ") && line.contains(&key), "{line}");

    let arguments = shell_arguments(&line);
    let mut arguments = arguments.iter();
    let client = client();
    let (mut method, mut address, mut body) = (Method::GET, "", "");
    let mut headers = Vec::new();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "-sS" => {}
            "-X" => method = arguments.next().unwrap().parse().unwrap(),
            "-H" => headers.push(arguments.next().unwrap().split_once(": ").unwrap()),
            "-d" => body = arguments.next().unwrap(),
            other => address = other,
        }
    }
    assert!(address.starts_with(&url), "{address}");
    let mut request = client.request(method, address).body(body.to_owned());
    for (name, value) in headers {
        request = request.header(name, value);
    }
    let (status, response) = send(request).await;
    assert!((200..300).contains(&status), "{response}");

    let kill = format!("kill -INT {}", child.id());
    assert!(Command::new("sh").args(["-c", &kill]).status().unwrap().success());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn the_program_refuses_a_wrong_command_line_or_port_with_exit_code_2() {
    let busy = other();
    let busy = busy.address().port().to_string();
    for (arguments, words) in [
        (vec!["--port", "x"], "'x' for '--port <PORT>'"),
        (vec!["--port", "65536"], "65536 is not in 0..=65535"),
        (vec!["--port=-1"], "'-1' for '--port <PORT>'"),
        (vec!["--port"], "value is required for '--port <PORT>'"),
        (vec!["--document"], "value is required for '--document <FILE>'"),
        (vec!["--finish", "2m"], "a time in seconds such as 30s, or never"),
        (vec!["--finish", "s"], "a time in seconds such as 30s, or never"),
        (vec!["--finish", "-1"], "'-1'"),
        (vec!["--document", "no/such/file.yaml"], "no/such/file.yaml"),
        (vec!["--prot", "1"], "unexpected argument '--prot'"),
        (vec!["--port", &busy], "cannot listen on port"),
    ] {
        let output = program().args(&arguments).output().unwrap();
        let message = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {message}");
        assert!(message.starts_with("error: ") && message.contains(words), "{message}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
    }
    let mut other = program()
        .args(["--document", concat!(env!("CARGO_MANIFEST_DIR"), "/tests/mock_server.yaml")])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let line = BufReader::new(other.stdout.take().unwrap()).lines().next().unwrap().unwrap();
    assert!(line.starts_with("export WEBAGENT_BASE_URL=http://127.0.0.1:") && line.ends_with("/v2"), "{line}");
    other.kill().unwrap();
    other.wait().unwrap();
    let output = program().arg("--help").output().unwrap();
    assert!(output.status.success());
    assert!(String::from_utf8(output.stdout).unwrap().contains("Usage: mock-server [OPTIONS]"));
}

#[test]
fn the_moment_at_which_a_run_finishes_has_three_forms() {
    assert_eq!("0".parse::<Finish>().unwrap(), Finish::Polls(0));
    assert_eq!("30s".parse::<Finish>().unwrap(), Finish::After(Duration::from_secs(30)));
    assert_eq!("never".parse::<Finish>().unwrap(), Finish::Never);
    for text in ["", "s", "-1", "2m", "1.5s", "Never", "99999999999999999999"] {
        assert!(text.parse::<Finish>().is_err(), "{text}");
    }
}

#[test]
fn a_call_survives_the_shell() {
    let word = r#"it's $HOME `x` "\ "#;
    let text = DOCUMENT
        .replace("text: {type: string, minLength: 3}", &format!("text: {{type: string, enum: [{}]}}", json!(word)));
    let mock_server = MockServer::start(&Document::parse(&text).unwrap()).unwrap();
    let calls = mock_server.calls();
    let call = calls.iter().find(|call| call.operation_id == "bake").unwrap();
    let arguments = shell_arguments(&call.to_string());
    assert_eq!(arguments.last(), call.body.as_ref());
    let body: Value = serde_json::from_str(arguments.last().unwrap()).unwrap();
    assert_eq!(body, json!({"text": word, "hold": true}));
    let call = calls.iter().find(|call| call.operation_id == "search").unwrap();
    assert!(call.url.ends_with("/v2/search?limit=1"), "{}", call.url);
    assert!(call.headers.contains(&("x-trace".to_owned(), "aaaaaaaa".to_owned())));
}
