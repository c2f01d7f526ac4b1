//! The regeneration drill: in a copy of the workspace the document changes, one command is run, and the contract holds with
//! no other edit. Then the copy's client is broken on purpose, and the contract fails.
//!
//! The copy shares the workspace's target directory, so that only what depends on the document is compiled. That still
//! takes a few minutes, so the drill is ignored by default. With `--nocapture` it shows the time of each step.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use contract_tests::document::Document;
use contract_tests::extension::extension;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngSeed, TestRunner};
use serde_json::{Value, json};
use webagent_codegen::openapi::spanned_value::SpannedValue;

/// A document of our own making with everything that FastAPI publishes.
const KITCHEN_SINK: &str = "xtask/import/tests/data/kitchen-sink.json";

/// The number of random additions to the document.
const ADDITIONS: usize = 40;

/// Directories of the workspace that are not part of it.
const LEFT_OUT: [&str; 3] = ["target", ".git", "node_modules"];

/// The document that the other one is imported into.
const NEARLY_EMPTY: &str = "openapi: 3.0.3
info: {title: Imported API, version: '0'}
servers: [{url: 'https://api.example.com'}]
paths: {}
";

/// One after the other in one copy: what the document does not change is compiled once.
#[test]
#[ignore = "compiles a copy of the workspace"]
fn a_document_that_changes_needs_one_command_and_no_edit() {
    let copy = Copy::new("drill");
    let generate = ["run", "--quiet", "--bin", "xtask", "--", "generate"];
    let is_up_to_date = ["run", "--quiet", "--bin", "xtask", "--", "generate", "--check"];
    let contract = ["test", "--quiet", "--workspace", "--test", "contract"];
    let whole = ["test", "--quiet", "--workspace", "--no-fail-fast"];

    let mut document = Document::load().unwrap().root().clone();
    grow(&mut document);
    // JSON is YAML, too.
    copy.write("openapi.yaml", &serde_json::to_string_pretty(&document).unwrap());
    assert!(!copy.cargo(&is_up_to_date), "stale");
    assert!(copy.cargo(&generate), "one command");
    assert!(copy.cargo(&is_up_to_date), "up to date");
    assert!(copy.cargo(&whole), "every test passes for the new properties, values, operations and schemes");

    copy.write("openapi.yaml", NEARLY_EMPTY);
    let import = ["run", "--quiet", "--bin", "xtask", "--", "import", KITCHEN_SINK, "--all", "--write"];
    copy.cargo(&import);
    let operations = |document: &Document| document.operations().unwrap().len();
    let published = operations(&Document::read(&copy.path.join(KITCHEN_SINK)).unwrap());
    let taken = operations(&Document::read(&copy.path.join("openapi.yaml")).unwrap());
    assert!(taken + 1 >= published, "{taken} of {published} operations were taken");
    copy.accept_proposed_pages();
    assert!(copy.cargo(&generate), "one command");
    assert!(copy.cargo(&contract), "the contract holds for a document of another service");

    copy.forget_content_types();
    let requests = ["test", "--quiet", "--workspace", "--test", "contract", "--", "request_encoding"];
    assert!(!copy.cargo(&requests), "a client that is broken breaks the contract");
}

/// Finds what neither the generator nor the contract tests can deal with yet: many random additions at once, compiled and
/// called. A failure need not be a fault of the client, so this is a search and no drill.
#[test]
#[ignore = "compiles a copy of the workspace"]
fn random_additions_need_one_command_and_no_edit() {
    let copy = Copy::new("random-additions");
    let mut document = Document::load().unwrap().root().clone();
    add_at_random(&mut document);
    copy.write("openapi.yaml", &serde_json::to_string_pretty(&document).unwrap());
    assert!(copy.cargo(&["run", "--quiet", "--bin", "xtask", "--", "generate"]), "one command");
    assert!(
        copy.cargo(&["test", "--quiet", "--workspace", "--no-fail-fast", "--test", "contract"]),
        "the contract holds"
    );
}

/// Adds properties to every request body and to the run, a value to every enum, and operations, schemas and security
/// schemes: in front of what is there.
fn grow(document: &mut Value) {
    let additions = Document::parse(include_str!("drill.yaml")).unwrap();
    let additions = additions.root();
    let root = document.clone();
    let operations = root["paths"].as_object().unwrap().values().flat_map(|item| item.as_object().unwrap().values());
    let bodies = operations
        .filter_map(|operation| operation.pointer("/requestBody/content/application~1json/schema/$ref"))
        .filter_map(|reference| Some(reference.as_str()?.trim_start_matches('#').to_owned()));
    let bodies: Vec<String> = bodies.collect();
    assert!(!bodies.is_empty());
    for body in bodies {
        put_first(&mut document.pointer_mut(&body).unwrap()["properties"], &additions["request"]);
    }
    for schema in document["components"]["schemas"].as_object_mut().unwrap().values_mut() {
        if let Some(values) = schema.get_mut("enum").and_then(Value::as_array_mut) {
            values.insert(0, "drill-value".into());
        }
        if schema["x-webagent-role"] == "run" {
            put_first(&mut schema["properties"], &additions["response"]);
            let required = additions["required"].as_array().unwrap().iter().cloned();
            schema["required"].as_array_mut().unwrap().extend(required);
        }
    }
    for part in ["securitySchemes", "schemas"] {
        put_first(&mut document["components"][part], &additions["components"][part]);
    }
    put_first(&mut document["paths"], &additions["paths"]);
    let both = json!({ "DrillCookie": [], "DrillToken": [] });
    document["security"].as_array_mut().unwrap().insert(0, both);
}

/// Adds members to an object, in front of its own.
fn put_first(object: &mut Value, members: &Value) {
    let mut all = members.as_object().unwrap().clone();
    all.extend(std::mem::take(object.as_object_mut().unwrap()));
    *object = all.into();
}

/// Makes random additions that the generator takes, as a vendor might. The test of generated changes tries each alone; here
/// what becomes of them is compiled and called.
fn add_at_random(document: &mut Value) {
    let seed = match Config::default().rng_seed {
        RngSeed::Fixed(seed) => seed,
        RngSeed::Random => fastrand::u64(..),
    };
    println!("to repeat these additions: PROPTEST_RNG_SEED={seed}");
    let mut runner = TestRunner::new(Config { rng_seed: RngSeed::Fixed(seed), ..Config::default() });
    let mut made = 0;
    while made < ADDITIONS {
        // Made anew, so that one addition can refer to another.
        let addition = extension(&Document::from(document.clone())).new_tree(&mut runner).unwrap().current();
        let mut extended = document.clone();
        if addition.apply(&mut extended).is_none() {
            continue;
        }
        let text = serde_json::to_string(&extended).unwrap();
        let spanned = SpannedValue::parse("openapi.yaml", &text).unwrap();
        match webagent_codegen::generate("openapi.yaml", &spanned) {
            Ok(_) => (*document, made) = (extended, made + 1),
            Err(refusal) => println!("refused: {addition:?}: {refusal}"),
        }
    }
}

/// A copy of the workspace, which is removed in the end.
struct Copy {
    path: PathBuf,
    target: PathBuf,
}

impl Copy {
    fn new(name: &str) -> Self {
        let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace.join("target"), PathBuf::from);
        let path = target.join(name);
        let _ = fs::remove_dir_all(&path);
        copy(workspace, &path);
        let copy = Self { path, target };
        // Cargo takes a package of the same name and version in two places for one, and would leave programs in the
        // target directory that look for their files in the copy.
        for manifest in ["", "client/", "client/codegen/", "contract-tests/", "xtask/", "xtask/drift/", "xtask/import/"]
        {
            let manifest = format!("{manifest}Cargo.toml");
            let text = fs::read_to_string(copy.path.join(&manifest)).unwrap();
            let lines = text.lines().map(|line| match line.starts_with("version = ") || line.contains("path = ") {
                true => line.replace("version = \"0.", "version = \"9."),
                false => line.to_owned(),
            });
            copy.write(&manifest, &lines.collect::<Vec<_>>().join("\n"));
        }
        copy
    }

    fn write(&self, path: &str, text: &str) {
        fs::write(self.path.join(path), text).unwrap();
    }

    fn cargo(&self, arguments: &[&str]) -> bool {
        let start = Instant::now();
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let output = Command::new(cargo)
            .args(arguments)
            .current_dir(&self.path)
            .env("CARGO_TARGET_DIR", &self.target)
            .env("CARGO_NET_OFFLINE", "true")
            .env("PROPTEST_CASES", "20")
            .output()
            .expect("cargo can be started");
        let took = start.elapsed();
        // Shown only if this test fails, or with `--nocapture`: of the broken copy, failures are what is wanted.
        let [stdout, stderr] = [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned());
        println!("cargo {}: {took:.0?}\n{stderr}\n{stdout}", arguments.join(" "));
        output.status.success()
    }

    /// Gives lists that come in pages the extensions that the import proposes.
    fn accept_proposed_pages(&self) {
        let mut text = fs::read_to_string(self.path.join("openapi.yaml")).unwrap();
        for (operation, way) in [
            ("list_dishes", "cursor: cursor, next_cursor: next_cursor"),
            ("list_guests", "page: page, total_pages: pages"),
        ] {
            let id = format!("      operationId: {operation}\n");
            assert!(text.contains(&id), "{operation}");
            text = text.replacen(&id, &format!("{id}      x-webagent-pagination: {{items: items, {way}}}\n"), 1);
        }
        self.write("openapi.yaml", &text);
    }

    /// Breaks the client: no request says any more what its body is.
    fn forget_content_types(&self) {
        let text = fs::read_to_string(self.path.join("client/src/request.rs")).unwrap();
        let broken = text.replace("self.content_type = Some(value)", "drop::<HeaderValue>(value)");
        assert_ne!(broken, text, "client/src/request.rs has changed");
        self.write("client/src/request.rs", &broken);
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        let kind = entry.file_type().unwrap();
        if kind.is_symlink() {
            symlink(&fs::read_link(&path).unwrap(), &target);
        } else if kind.is_dir() {
            if !LEFT_OUT.iter().any(|name| entry.file_name() == *name) {
                copy(&path, &target);
            }
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

#[cfg(unix)]
fn symlink(to: &Path, at: &Path) {
    std::os::unix::fs::symlink(to, at).unwrap();
}

#[cfg(windows)]
fn symlink(to: &Path, at: &Path) {
    std::os::windows::fs::symlink_file(to, at).unwrap();
}
