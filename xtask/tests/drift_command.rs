//! Tests the sources of documents and the exit codes of the command.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::thread;

use clap::Parser;
use openapi_drift::load::Loader;
use openapi_drift::report::Styles;
use xtask::cmd::drift::{DRIFT, DriftArgs, FAILED, NO_DRIFT, run_with};

const DOCUMENT: &str =
    "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths: {/a: {get: {responses: {'200': {description: d}}}}}\n";

#[derive(Parser)]
struct Command {
    #[command(flatten)]
    args: DriftArgs,
}

/// A temporary directory of a test.
struct Directory(PathBuf);

impl Directory {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("drift-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        std::fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Runs the command; returns the exit code and both outputs.
fn run_in(workspace: &Path, git: &str, arguments: &[&str]) -> (u8, String, String) {
    let arguments = ["drift"].iter().chain(arguments).copied();
    let args = Command::try_parse_from(arguments).unwrap().args;
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let reader = Loader { git: git.into(), ..Loader::default() };
    let code = run_with(&args, workspace, &reader, &Styles::plain(), &mut out, &mut err).unwrap();
    (code, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

fn run(arguments: &[&str]) -> (u8, String, String) {
    run_in(Path::new("."), "git", arguments)
}

#[test]
fn the_exit_code_says_whether_there_is_drift_at_the_level() {
    let directory = Directory::new("levels");
    let old = directory.file("old.yaml", DOCUMENT);
    let docs = directory.file("docs.yaml", DOCUMENT.replace("description: d", "description: e"));
    let compatible = directory.file("compatible.yaml", format!("{DOCUMENT}servers: [{{url: 'https://a'}}]\n"));
    let breaking = directory.file("breaking.yaml", DOCUMENT.replace("/a", "/b"));
    for (new, codes) in [
        (&old, [NO_DRIFT, NO_DRIFT, NO_DRIFT, NO_DRIFT]),
        (&docs, [NO_DRIFT, NO_DRIFT, DRIFT, NO_DRIFT]),
        (&compatible, [NO_DRIFT, DRIFT, DRIFT, NO_DRIFT]),
        (&breaking, [DRIFT, DRIFT, DRIFT, NO_DRIFT]),
    ] {
        for (level, code) in ["breaking", "compatible", "any", "never"].into_iter().zip(codes) {
            let found = run(&[&old, new, "--no-rust", "--fail-on", level]).0;
            assert_eq!(found, code, "{new} {level}");
        }
        assert_eq!(run(&[&old, new, "--no-rust"]).0, codes[2], "{new}");
    }
}

fn without_marks(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(members) => {
            members.retain(|name, _| !name.starts_with("x-webagent-"));
            members.values_mut().for_each(without_marks);
        }
        serde_json::Value::Array(items) => items.iter_mut().for_each(without_marks),
        _ => {}
    }
}

/// Renames generated items: the server does not notice, but code that uses the client breaks.
#[test]
fn the_version_bump_can_be_a_failure_too() {
    let ours = include_str!("data/guide.yaml");
    let directory = Directory::new("rust");
    let old = directory.file("old.yaml", ours);
    let method = directory.file("method.yaml", ours.replace("operationId: get_task", "operationId: read_task"));
    let component = directory.file("component.yaml", ours.replace("ValidationProblem", "Diagnostic"));
    for new in [&method, &component] {
        let code = |more: &[&str]| run(&[&[old.as_str(), new, "--fail-on", "breaking"], more].concat()).0;
        assert_eq!(code(&[]), NO_DRIFT, "{new}");
        for bump in ["major", "minor", "patch"] {
            assert_eq!(code(&["--fail-on-bump", bump]), DRIFT, "{new}");
        }
        let report: serde_json::Value = serde_json::from_str(&run(&[&old, new, "--format", "json"]).1).unwrap();
        assert_eq!(report["rust"]["bump"], "major");
        assert_ne!(report["summary"]["worst"], "breaking");
        assert!(run(&[&old, new, "--format", "github"]).1.starts_with("::error title=Rust API::"));
        assert!(run(&[&old, new, "--format", "markdown"]).1.contains("### 🔴 API drift: "));
    }
    // The name of a component has no meaning, and a document without our extensions is no drift.
    let (code, out, _) = run(&[&old, &component]);
    assert_eq!(code, NO_DRIFT, "{out}");
    assert!(out.contains("component.yaml: no drift, but the Rust API changed\n"), "{out}");
    let mut unmarked = webagent_codegen::openapi::spanned_value::SpannedValue::parse("x", ours).unwrap().to_json();
    without_marks(&mut unmarked);
    let (code, out, _) = run(&[&old, &directory.file("unmarked.json", unmarked.to_string())]);
    assert_eq!(code, NO_DRIFT, "{out}");
    assert!(out.contains("major version bump"), "{out}");
    let broken = directory.file("broken.yaml", ours.replace("'200':", "'101':"));
    for (bump, code) in [("patch", NO_DRIFT), ("major", NO_DRIFT)] {
        assert_eq!(run(&[&old, &old, "--fail-on", "breaking", "--fail-on-bump", bump]).0, code);
        assert_eq!(run(&[&broken, &broken, "--fail-on", "breaking", "--fail-on-bump", bump]).0, DRIFT, "not known");
    }
    // The same in another order differs only as text.
    let order = directory.file(
        "order.json",
        webagent_codegen::openapi::spanned_value::SpannedValue::parse("x", ours).unwrap().to_json().to_string(),
    );
    let (code, out, _) = run(&[&old, &order]);
    assert_eq!(code, NO_DRIFT, "{out}");
}

/// Tests that the report of a document that cannot be generated says so, and is otherwise complete.
#[test]
fn a_document_that_cannot_be_generated() {
    let ours = include_str!("data/guide.yaml");
    let directory = Directory::new("not-generated");
    let old = directory.file("old.yaml", ours);
    let new = directory.file("new.yaml", ours.replace("'200':", "'101':"));
    for format in ["text", "json", "markdown", "github"] {
        let (code, out, _) = run(&[&old, &new, "--format", format]);
        assert_eq!(code, DRIFT);
        assert!(out.contains("new.yaml:") && out.contains("101"), "{format}: {out}");
    }
    assert!(run(&[&old, &new, "--format", "github"]).1.contains("::warning title=Rust API not compared::"));
    assert!(run(&[&old, &new, "--format", "markdown"]).1.contains("(version bump: not known)"));
}

#[test]
fn the_new_document_is_that_of_the_workspace_unless_one_is_given() {
    let directory = Directory::new("workspace");
    directory.file("openapi.yaml", DOCUMENT);
    let old = directory.file("old.json", r#"{"openapi": "3.1.0", "info": {"version": "1", "title": "t"}, "paths": {"/a": {"get": {"responses": {"200": {"description": "d"}}}}}}"#);
    let (code, out, err) = run_in(&directory.0, "git", &[&old, "--no-rust"]);
    assert_eq!((code, err.as_str()), (NO_DRIFT, ""));
    assert!(out.contains("old.json → openapi.yaml: no drift"), "{out}");
}

#[test]
fn only_known_operations() {
    let directory = Directory::new("known");
    let old = directory.file("old.yaml", DOCUMENT);
    let new = directory.file("new.yaml", DOCUMENT.replace("paths: {", "paths: {/b: {get: {responses: {}}}, "));
    assert_eq!(run(&[&old, &new, "--no-rust"]).0, DRIFT);
    let (code, out, _) = run(&[&old, &new, "--no-rust", "--only-known"]);
    assert_eq!(code, NO_DRIFT);
    assert!(out.contains("1 operation is only in the new document"), "{out}");
}

#[test]
fn what_cannot_be_read_is_said_for_both_documents() {
    let directory = Directory::new("unreadable");
    let binary = directory.file("binary.yaml", b"openapi: 3.0.3\nx: \xff\n");
    let invalid = directory.file("invalid.yaml", "openapi: [");
    let missing = directory.0.join("missing.yaml").to_str().unwrap().to_owned();
    let (code, out, err) = run(&[&binary, &invalid]);
    assert_eq!((code, out.as_str()), (FAILED, ""));
    assert!(err.contains("binary.yaml: not UTF-8: the first invalid byte is in line 2"), "{err}");
    assert!(err.contains("invalid.yaml:"), "{err}");
    let wide = directory.file("wide.yaml", b"\xff\xfeo\0p\0");
    let (code, _, err) = run(&[&wide, &binary]);
    assert_eq!(code, FAILED);
    assert!(err.contains("wide.yaml: UTF-16, which is not read: save it as UTF-8"), "{err}");
    let (code, _, err) = run(&[&missing, &binary]);
    assert_eq!(code, FAILED);
    assert!(err.contains("missing.yaml: cannot open it"), "{err}");
    let large = directory.file("large.yaml", vec![b' '; 33 << 20]);
    let (code, _, err) = run(&[&large, &binary]);
    assert_eq!(code, FAILED);
    assert!(err.contains("large.yaml: larger than 32 MiB"), "{err}");
    let directory = directory.0.to_str().unwrap();
    assert_eq!(run(&[directory, directory]).0, FAILED);
}

#[test]
fn the_rules_need_no_document() {
    let (code, out, _) = run(&["--rules"]);
    assert_eq!(code, NO_DRIFT);
    assert!(out.contains("| request-property-became-required | breaking |"));
    assert!(Command::try_parse_from(["drift"]).is_err());
}

/// A program that replaces git.
#[cfg(unix)]
fn fake_git(directory: &Directory, script: &str) -> String {
    use std::os::unix::fs::PermissionsExt;
    let path = directory.file("git", format!("#!/bin/sh\n{script}\n"));
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    path
}

#[cfg(unix)]
#[test]
fn a_revision_is_read_through_git() {
    let directory = Directory::new("git");
    let new = directory.file("new.yaml", DOCUMENT);
    let git = fake_git(
        &directory,
        "[ \"$#\" = 2 ] && [ \"$1\" = show ] || exit 9\n\
         case \"$2\" in\n  HEAD~1:api/openapi.yaml) cat \"$(dirname \"$0\")/new.yaml\" ;;\n  \
         large:a) exec yes ;;\n  *) echo \"fatal: no such thing\" >&2; exit 128 ;;\nesac",
    );
    let (code, out, err) = run_in(&directory.0, &git, &["HEAD~1:api/openapi.yaml", &new, "--no-rust"]);
    assert_eq!((code, err.as_str()), (NO_DRIFT, ""), "{out}");
    assert!(out.contains("HEAD~1:api/openapi.yaml → "));
    let (code, _, err) = run_in(&directory.0, &git, &["main:nothing", &new]);
    assert_eq!(code, FAILED);
    assert!(err.contains("main:nothing: ") && err.contains("failed: fatal: no such thing"), "{err}");
    let (code, _, err) = run_in(&directory.0, &git, &["large:a", &new]);
    assert_eq!(code, FAILED);
    assert!(err.contains("large:a: larger than 32 MiB"), "{err}");
    let (code, _, err) = run_in(&directory.0, "/no/such/git", &["HEAD:a", &new]);
    assert_eq!(code, FAILED);
    assert!(err.contains("cannot run `/no/such/git`"), "{err}");
}

/// Outside of the workspace, a revision is looked up in the workspace's repository.
#[cfg(unix)]
#[test]
fn a_revision_is_found_from_anywhere() {
    let directory = Directory::new("anywhere");
    directory.file("new.yaml", DOCUMENT);
    let git = fake_git(&directory, "exec cat ./new.yaml");
    assert!(Loader { git: git.clone().into(), ..Loader::default() }.read("HEAD:openapi.yaml").is_err());
    let workspace = Loader::of_workspace(&directory.0).directory;
    assert_eq!(workspace.as_ref(), Some(&directory.0));
    let reader = Loader { git: git.into(), directory: workspace, ..Loader::default() };
    assert_eq!(reader.read("HEAD:openapi.yaml").unwrap().name, "HEAD:openapi.yaml");
    // Tests run in the directory of their package, which is in the workspace.
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    assert_eq!(Loader::of_workspace(workspace).directory, None);
}

#[test]
fn the_help_says_how_to_call_it() {
    use clap::CommandFactory as _;
    let help = |name: &str| {
        let mut command = xtask::flags::Flags::command();
        command.find_subcommand_mut(name).unwrap().render_long_help().to_string()
    };
    insta::assert_snapshot!(help("drift"));
    insta::assert_snapshot!(help("import"));
}

/// Tests that a revision that looks like an option is not passed to git.
#[cfg(unix)]
#[test]
fn git_is_not_given_options() {
    let directory = Directory::new("options");
    let new = directory.file("new.yaml", DOCUMENT);
    let git = fake_git(&directory, "touch \"$(dirname \"$0\")/was-run\"");
    let (code, _, err) = run_in(&directory.0, &git, &["--", "--output=x:y", &new]);
    assert_eq!(code, FAILED);
    assert!(err.contains("must not begin with a dash"), "{err}");
    assert!(!directory.0.join("was-run").exists());
}

#[cfg(unix)]
#[test]
fn a_file_comes_before_a_revision() {
    let directory = Directory::new("colon");
    let old = directory.file("with:colon.yaml", DOCUMENT);
    let git = fake_git(&directory, "exit 1");
    let (code, _, err) = run_in(&directory.0, &git, &[&old, &old, "--no-rust"]);
    assert_eq!((code, err.as_str()), (NO_DRIFT, ""));
}

/// A server that responds to each request on its own connection; returns its address.
fn serve(response: impl Fn(&str, &mut dyn Write) + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut request = Vec::new();
            let mut byte = [0];
            while !request.ends_with(b"\r\n\r\n") && stream.read(&mut byte).unwrap() > 0 {
                request.push(byte[0]);
            }
            response(&String::from_utf8_lossy(&request), &mut stream);
        }
    });
    address
}

fn respond(out: &mut dyn Write, status: &str, headers: &str, body: &str) {
    let length = body.len();
    let _ = write!(out, "HTTP/1.1 {status}\r\ncontent-length: {length}\r\nconnection: close\r\n{headers}\r\n{body}");
}

#[test]
fn a_document_is_fetched() {
    let address = serve(|request, out| {
        let path = request.split_whitespace().nth(1).unwrap();
        match path {
            "/openapi.yaml?token=secret" => respond(out, "200 OK", "", DOCUMENT),
            "/moved" => respond(out, "302 Found", "location: /openapi.yaml?token=secret\r\n", ""),
            "/round" => respond(out, "302 Found", "location: /round\r\n", ""),
            "/large" => {
                let _ = write!(out, "HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n");
                while out.write_all(&[b'a'; 65536]).is_ok() {}
            }
            _ => respond(out, "404 Not Found", "", "secret"),
        }
    });
    let url = |rest: &str| format!("http://user:password@{address}{rest}");
    let directory = Directory::new("fetch");
    let new = directory.file("new.yaml", DOCUMENT);
    for path in ["/openapi.yaml?token=secret", "/moved"] {
        let (code, out, err) = run(&[&url(path), &new, "--no-rust"]);
        assert_eq!((code, err.as_str()), (NO_DRIFT, ""), "{path}");
        assert!(out.contains(&format!("http://{address}/")), "{out}");
        assert!(!out.contains("secret") && !out.contains("password"), "{out}");
    }
    for (path, reason) in [
        ("/nothing?token=secret", "the server returned status 404"),
        ("/round?token=secret", "the server returned status 404"),
        ("/round", "redirects"),
        ("/large", "larger than 32 MiB"),
    ] {
        let (code, out, err) = run(&[&url(path), &new, "--no-rust"]);
        assert_eq!((code, out.as_str()), (FAILED, ""), "{path}");
        assert!(err.contains(reason), "{path}: {err}");
        assert!(!err.contains("secret") && !err.contains("password"), "{err}");
    }
    // Nothing listens there.
    let (code, _, err) = run(&["http://user:password@127.0.0.1:1/a?token=secret", &new]);
    assert_eq!(code, FAILED);
    assert!(err.contains("http://127.0.0.1:1/a?…: cannot fetch it"), "{err}");
    assert!(!err.contains("secret") && !err.contains("password"), "{err}");
}

/// Tests that accepted findings do not count as long as they occur and have not expired.
#[test]
fn findings_can_be_accepted_one_by_one() {
    let directory = Directory::new("accepted");
    let old = directory.file("old.yaml", DOCUMENT);
    let text = DOCUMENT.replace("paths: {", "paths: {/b: {get: {responses: {}}}, ");
    let both = directory.file("both.yaml", text.replace("/a:", "/c:"));
    let file = directory.0.join("drift.yaml");
    let file = file.to_str().unwrap();
    let run = |more: &[&str]| run(&[&[old.as_str(), &both, "--no-rust", "--decisions", file], more].concat());
    let (code, out, err) = run(&["--fail-on", "breaking", "--accept", "--reason", "nobody calls it"]);
    assert_eq!((code, err.as_str()), (NO_DRIFT, ""), "{out}");
    assert!(out.contains("accepted") && out.contains("(nobody calls it)"), "{out}");
    let written = std::fs::read_to_string(file).unwrap();
    assert!(written.contains("  - rule: operation-removed\n    place: \"/paths/~1a/get\"\n"), "{written}");
    // Nothing new again, and findings that are not accepted still count.
    assert_eq!(run(&["--fail-on", "breaking", "--accept"]).0, NO_DRIFT);
    assert_eq!(std::fs::read_to_string(file).unwrap(), written);
    assert_eq!(run(&["--fail-on", "compatible"]).0, DRIFT);
    let report: serde_json::Value = serde_json::from_str(&run(&["--format", "json"]).1).unwrap();
    assert_eq!(
        (&report["summary"]["breaking"], &report["accepted"][0]["rule"]),
        (&0.into(), &"operation-removed".into())
    );
    // Rules that are switched off, a warning, and an error.
    std::fs::write(file, "rules: {operation-removed: compatible, operation-added: off}\n").unwrap();
    assert_eq!(run(&["--fail-on", "breaking"]).0, NO_DRIFT);
    let (_, out, _) = run(&[]);
    assert!(out.contains("1 compatible") && out.contains("2 findings are of rules that are switched off"), "{out}");
    std::fs::write(file, "rules: {operation-added: error}\n").unwrap();
    assert!(run(&[]).1.contains("3 breaking"));
    // Unmatched and expired entries are reported.
    let entry = written.replace("/paths/~1a/get", "/paths/~1gone/get");
    std::fs::write(file, &entry).unwrap();
    for format in ["text", "json", "markdown", "github"] {
        let (code, out, _) = run(&["--fail-on", "breaking", "--format", format]);
        assert_eq!(code, DRIFT);
        assert!(out.contains("stale") || out.contains("no longer occurs"), "{format}: {out}");
    }
    std::fs::write(file, format!("{written}    until: 2020-01-31\n")).unwrap();
    let (code, out, _) = run(&["--fail-on", "breaking"]);
    assert_eq!(code, DRIFT);
    assert!(out.contains("the acceptance expired after 2020-01-31"), "{out}");
    std::fs::write(file, format!("{written}    until: 9999-01-31\n")).unwrap();
    assert_eq!(run(&["--fail-on", "breaking"]).0, NO_DRIFT);
    // A mistake in the file is an error, not a decision.
    std::fs::write(file, "rules: {operation-remove: off}\n").unwrap();
    let (code, _, err) = run(&[]);
    assert_eq!(code, FAILED);
    assert!(err.contains("did you mean `operation-removed`?"), "{err}");
}

#[test]
fn what_is_below_a_level_is_counted() {
    let directory = Directory::new("only");
    let old = directory.file("old.yaml", DOCUMENT);
    let new = directory.file("new.yaml", DOCUMENT.replace("/a:", "/b:"));
    let (code, out, _) = run(&[&old, &new, "--no-rust", "--only", "breaking"]);
    assert_eq!(code, DRIFT);
    assert!(out.contains("operation-removed") && !out.contains("operation-added"), "{out}");
    assert!(out.contains("Not shown: 1 compatible."), "{out}");
}

/// Tests that a document in several files is bundled, from a directory and from a revision.
#[cfg(unix)]
#[test]
fn documents_in_several_files() {
    let directory = Directory::new("split");
    let root = "openapi: 3.0.3\ninfo: {title: t, version: '1'}\nservers: [{url: 'https://a.example'}]\npaths:\n  /b:\n    get:\n      operationId: list_b\n      \
                responses:\n        '200': {description: ok, content: {application/json: {schema: {$ref: './parts/schemas.yaml#/Book'}}}}\n";
    for (side, schema) in [
        ("old", "Book: {type: object, required: [a], properties: {a: {$ref: 'text.yaml'}}}"),
        ("new", "Book: {type: object, properties: {b: {type: integer}}}"),
    ] {
        std::fs::create_dir_all(directory.0.join(side).join("parts")).unwrap();
        directory.file(&format!("{side}/api.yaml"), root);
        directory.file(&format!("{side}/parts/schemas.yaml"), schema);
        directory.file(&format!("{side}/parts/text.yaml"), "{type: string}");
    }
    let path = |name: &str| directory.0.join(name).to_str().unwrap().to_owned();
    let (old, new) = (path("old/api.yaml"), path("new/api.yaml"));
    let (code, out, err) = run(&[&old, &new, "--format", "json"]);
    assert_eq!((code, err.as_str()), (DRIFT, ""), "{out}");
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    let removed = &report["findings"][0];
    assert_eq!(removed["rule"], "response-required-property-removed");
    assert_eq!(
        (&removed["old"]["file"], &removed["old"]["pointer"]),
        (&"parts/schemas.yaml".into(), &"/Book/properties/a".into())
    );
    assert_eq!(report["rust"]["bump"], "major", "{out}");
    assert!(run(&[&old, &new, "--no-rust"]).1.contains("/old/parts/schemas.yaml:1:"));
    assert_eq!(run(&[&old, &old, "--no-rust"]).0, NO_DRIFT);
    // The same from Git.
    let git = fake_git(&directory, "cd \"$(dirname \"$0\")\" && exec cat \"${2#*:}\"");
    let (code, out, err) = run_in(&directory.0, &git, &["HEAD:old/api.yaml", &new, "--no-rust"]);
    assert_eq!((code, err.as_str()), (DRIFT, ""), "{out}");
    assert!(out.contains("required-property-removed") && out.contains("HEAD:old/parts/schemas.yaml:1:"), "{out}");
    // An unresolved reference is refused, with its location.
    for (reference, reason) in [
        ("https://a.example/schemas.yaml#/Book", "is a URL, and URLs are not followed"),
        ("../old/api.yaml#/paths", "is outside the document's directory"),
        ("./parts/none.yaml#/Book", "cannot follow `./parts/none.yaml#/Book`"),
        ("./parts/schemas.yaml#/Nobody", "does not exist in `parts/schemas.yaml`"),
    ] {
        directory.file("new/api.yaml", root.replace("./parts/schemas.yaml#/Book", reference));
        let (code, _, err) = run(&[&old, &new, "--no-rust"]);
        assert_eq!(code, FAILED, "{reference}");
        assert!(err.contains("new/api.yaml:9:") && err.contains(reason), "{err}");
    }
    std::os::unix::fs::symlink(path("old/api.yaml"), path("new/link.yaml")).unwrap();
    directory.file("new/api.yaml", root.replace("./parts/schemas.yaml#/Book", "link.yaml#/info"));
    assert_eq!(run(&[&old, &new, "--no-rust"]).0, FAILED);
}

/// Tests that parts of the vendor's document that an import ignores are not drift.
#[test]
fn an_import_is_quiet() {
    let directory = Directory::new("quiet");
    let old = directory.file(
        "old.yaml",
        "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths:\n  /things/{id}:\n    get:\n      operationId: read_thing\n      parameters: [{name: id, in: path, required: true, schema: {type: string}}]\n      \
         responses:\n        '200': {description: ok, content: {application/json: {schema: {type: string, nullable: true}}}}\n        \
         4XX: {x-webagent-origin: ours, description: no, content: {application/json: {schema: {type: object}}}}\n",
    );
    let new = directory.file(
        "new.json",
        r#"{"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {"/things/{id}": {"get": {
            "operationId": "read_thing_things__id__get",
            "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}],
            "responses": {
                "200": {"description": "ok", "content": {"application/json": {"schema": {"anyOf": [{"type": "string"}, {"type": "null"}]}}}},
                "422": {"description": "no", "content": {"application/json": {"schema": {"type": "object"}}}}
            }}}}}"#,
    );
    let (code, out, err) = run(&[&old, &new, "--fail-on", "compatible"]);
    assert_eq!((code, err.as_str()), (NO_DRIFT, ""), "{out}");
    let other =
        directory.file("other.yaml", std::fs::read_to_string(&old).unwrap().replace("read_thing", "fetch_thing"));
    assert_eq!(run(&[&other, &new, "--no-rust", "--fail-on", "compatible"]).0, DRIFT);
}
