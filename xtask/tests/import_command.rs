//! Tests the output, the files and the exit codes of `cargo xtask import`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::Path;

use clap::Parser;
use openapi_drift::load::Loader;
use openapi_drift::public_api::PublicApi;
use openapi_drift::report as drift_report;
use openapi_import::report::{self, Report, Styles};
use tempfile::TempDir;
use webagent_codegen::openapi::diagnostic::{Diagnostic, Error};
use webagent_codegen::openapi::spanned_value::SpannedValue;
use xtask::cmd::import::{CHANGES, Context, FAILED, GenerateFn, ImportArgs, UP_TO_DATE, run_with};
use xtask::generated_files::{self, CLIENT, File, GeneratedFiles};

const PRESENT: &str = include_str!("../import/tests/data/present.yaml");
const SERVICE: &str = include_str!("data/openapi-3.1.json");

#[derive(Debug, Parser)]
struct Flags {
    #[command(flatten)]
    import: ImportArgs,
}

/// The outcome of a call.
#[derive(Debug)]
struct Done {
    code: u8,
    out: String,
    err: String,
    /// The document afterwards.
    document: String,
    /// The number of generated files that were written.
    generated: usize,
}

struct Workspace(TempDir);

impl Workspace {
    fn new(source: &str) -> Self {
        let directory = tempfile::tempdir().unwrap();
        fs::write(directory.path().join("openapi.yaml"), PRESENT).unwrap();
        fs::write(directory.path().join("source.json"), source).unwrap();
        Self(directory)
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn call(&self, words: &[&str]) -> Done {
        self.call_with(words, &|document| {
            let mut generated = generated_files::generate("openapi.yaml", document)?;
            generated.files.retain(|file| file.path == CLIENT);
            Ok(generated)
        })
    }

    fn call_with(&self, words: &[&str], generate: GenerateFn<'_>) -> Done {
        let source = self.path().join("source.json");
        let words = ["import", source.to_str().unwrap()].iter().chain(words).copied().collect::<Vec<_>>();
        let args = Flags::try_parse_from(words).unwrap().import;
        let context = Context {
            workspace: self.path(),
            reader: Loader { is_lenient: true, ..Loader::default() },
            generate,
            styles: (Styles::plain(), drift_report::Styles::plain()),
        };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let code = run_with(&args, &context, &mut out, &mut err).unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap().replace(self.path().to_str().unwrap(), "DIR");
        let document = fs::read_to_string(self.path().join("openapi.yaml")).unwrap();
        let err = text(err);
        let generated = err.matches(CLIENT).count();
        Done { code, out: text(out), err, document, generated }
    }
}

#[test]
fn nothing_to_do() {
    let done = Workspace::new(SERVICE).call(&[]);
    assert_eq!((done.code, done.document.as_str(), done.generated), (UP_TO_DATE, PRESENT, 0));
    insta::assert_snapshot!(done.out);
    assert_eq!(done.err, "");
}

#[test]
fn changes_are_shown_and_not_written() {
    let done = Workspace::new(SERVICE).call(&["--operation", "GET /runs/{id}"]);
    assert_eq!((done.code, done.document.as_str(), done.generated), (CHANGES, PRESENT, 0));
    insta::assert_snapshot!(done.out);
    assert_eq!(done.err, "dry run: pass --write to apply these changes\n");
}

/// Tests that suggested extensions come last: only a person can tell whether a field means the same.
#[test]
fn what_has_no_marks_is_told() {
    let done = Workspace::new(SERVICE).call(&["--operation", "POST /runs"]);
    assert_eq!(done.code, CHANGES);
    let (before, note) = done.out.rsplit_once("\nlacks-extensions  ").unwrap();
    assert!(before.contains("+++ b/openapi.yaml"), "{}", done.out);
    let expected = "looks like `TaskRunRequest`, but lacks its extensions: if the fields mean the same, add \
                    `x-webagent-role: result_schema` to `json_schema`, `x-webagent-role: response_format` to \
                    `response_format`, `x-webagent-role: session_timeout` to `session_timeout`, \
                    `x-webagent-role: wait_for_completion` to `wait_for_completion`; until then `POST /runs` is generated without \
                    the methods that need them\n";
    assert!(note.contains(expected), "{note}");
    assert!(note.contains("/components/schemas/NewRunRequest\n"), "{note}");
    assert_eq!(note.lines().count(), 3, "{note}");
    // An operation that only shares components with extensions lacks none, nor does one that resembles no other.
    for operation in ["GET /runs/{id}", "GET /tasks/{task_id}"] {
        let done = Workspace::new(SERVICE).call(&["--operation", operation]);
        assert!(!done.out.contains("lacks-extensions"), "{}", done.out);
    }
}

#[test]
fn an_id_that_looks_generated_is_told() {
    let service = SERVICE.replace("get_run_by_id_runs__run_id__get", "fetch__a__run_v2_get");
    let done = Workspace::new(&service).call(&["--operation", "GET /runs/{run_id}"]);
    assert!(done.out.contains("the `operationId` `fetch__a__run_v2_get` looks generated"), "{}", done.out);
    assert!(!Workspace::new(SERVICE).call(&["--all"]).out.contains("looks generated"));
}

/// Tests that a note about several operations is written once.
#[test]
fn a_response_that_ours_covers_is_told_once() {
    let done = Workspace::new(SERVICE).call(&["--all"]);
    let expected = "not imported: response 422 in 4 operations, because openapi.yaml already has 4XX; openapi.yaml requires \
                    `detail`, optional in the source\n";
    assert_eq!(done.out.matches("not imported: response 422").count(), 1, "{}", done.out);
    assert!(done.out.contains(expected), "{}", done.out);
}

#[test]
fn changes_are_written_once() {
    let workspace = Workspace::new(SERVICE);
    let done = workspace.call(&["--all", "--write"]);
    assert_eq!((done.code, done.generated), (UP_TO_DATE, 1));
    assert_eq!(done.err, format!("wrote openapi.yaml\nwrote {CLIENT}\nwrote client/openapi.yaml\n"));
    assert!(done.document.contains("operationId: get_task_by_id"));
    let again = workspace.call(&["--all", "--write"]);
    assert_eq!((again.code, again.generated), (UP_TO_DATE, 0));
    assert_eq!(again.document, done.document);
    assert!(again.out.starts_with("openapi.yaml is up to date with DIR/source.json."), "{}", again.out);
    // Nothing else is left in the directory.
    assert_eq!(fs::read_dir(workspace.path()).unwrap().count(), 3);
}

#[test]
fn what_cannot_be_generated_is_not_written() {
    let refuses = |document: &SpannedValue| {
        let pointer = "/components/schemas/Run".to_owned();
        let at = document.pointer(&pointer).map(|node| node.at);
        let problems = vec![Diagnostic { pointer, at, message: "cannot be generated".to_owned() }];
        Err(Error { document: "openapi.yaml".to_owned(), problems })
    };
    let source = SERVICE.replace("\"pending\"\n        ]", "\"pending\", \"lost\"]");
    let done = Workspace::new(&source).call_with(&["--write"], &refuses);
    assert_eq!((done.code, done.document.as_str(), done.generated), (FAILED, PRESENT, 0));
    assert_eq!(done.err, "no client can be generated from the result, so openapi.yaml was not changed\n");
    let told = "refused  not supported by the generator\n    the result, line 126 /components/schemas/Run\n";
    assert!(done.out.contains(told), "{}", done.out);
}

#[test]
fn a_file_that_cannot_be_written_is_told_of() {
    let generate = |_: &SpannedValue| {
        let files = vec![File { path: "source.json/client.rs", content: String::new() }];
        Ok(GeneratedFiles { files, api: PublicApi::default() })
    };
    let done = Workspace::new(SERVICE).call_with(&["--all", "--write"], &generate);
    assert_eq!(done.code, FAILED);
    insta::assert_snapshot!(done.err);
}

#[test]
fn what_cannot_be_read_is_told_of() {
    let mut told = String::new();
    for (source, words) in [("{", &[][..]), ("{\"openapi\": \"4.0\"}", &[]), (SERVICE, &["--operation", "GET /me"])] {
        let done = Workspace::new(source).call(words);
        assert_eq!((done.code, done.document.as_str(), done.out.as_str()), (FAILED, PRESENT, ""));
        told.push_str(&done.err);
    }
    let workspace = Workspace::new(SERVICE);
    fs::write(workspace.path().join("openapi.yaml"), "openapi: [").unwrap();
    told.push_str(&workspace.call(&[]).err);
    fs::remove_file(workspace.path().join("source.json")).unwrap();
    told.push_str(&workspace.call(&[]).err);
    insta::assert_snapshot!(told);
    let error = Flags::try_parse_from(["import", "a", "--operation", "GET"]).unwrap_err();
    assert!(error.to_string().contains("write an operation as `METHOD /path`"), "{error}");
}

/// One finding of each kind, and a change.
fn shown(styles: &Styles) -> String {
    use openapi_import::{Options, Source, import};
    let source = SERVICE
        .replace("\"StatusEnum\": {", "\"Run2\": {}, \"StatusEnum\": {")
        .replace("\"initial_url\": {", "\"start\\u001b[31m_url\": {\"propertyNames\": {\"maxLength\": 3}, ")
        .replace("\"version\": \"0.1.0\"", "\"version\": \"0.2.0\", \"summary\": \"Theirs\"");
    let root = SpannedValue::parse("source.json", &source).unwrap();
    let source = Source { name: "source.json", root: &root };
    let problem = |_: &SpannedValue| {
        vec![Diagnostic {
            pointer: "/paths/~1runs/post".to_owned(),
            at: Some(webagent_codegen::openapi::diagnostic::Position { line: 3, column: 1 }),
            message: "cannot be\ngenerated".to_owned(),
        }]
    };
    let options = Options { operations: vec!["POST /runs".parse().unwrap()], all: false };
    let import = import("openapi.yaml", PRESENT, source, &options, problem).unwrap();
    let report = Report { present: "openapi.yaml", present_text: PRESENT, source: "source.json", import: &import };
    let mut out = Vec::new();
    report::write(&report, styles, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn a_report_is_plain_or_coloured() {
    let plain = shown(&Styles::plain());
    insta::assert_snapshot!(plain);
    let coloured = shown(&Styles::coloured());
    insta::assert_snapshot!(coloured.replace('\u{1b}', "<ESC>"));
    assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), plain);
}
