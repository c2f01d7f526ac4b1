//! The regeneration drill: in a copy of the workspace the document grows, one command is run, and the contract holds with
//! no other edit. Then the copy's client is broken on purpose, and the contract fails.
//!
//! It compiles the copy, which takes several minutes, so it is ignored by default.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use contract_tests::document::Document;
use serde_json::{Value, json};

/// Directories of the workspace that are not part of it.
const LEFT_OUT: [&str; 3] = ["target", ".git", "node_modules"];

#[test]
#[ignore = "compiles a copy of the workspace"]
fn a_document_that_grows_needs_one_command_and_no_edit() {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let copy = Copy::of(workspace, "grown");
    let mut document = Document::load().unwrap().root().clone();
    grow(&mut document);
    // JSON is YAML, too.
    fs::write(copy.path.join("openapi.yaml"), serde_json::to_string_pretty(&document).unwrap()).unwrap();

    assert!(!copy.cargo(&["run", "--quiet", "--package", "xtask", "--", "generate", "--check"]), "stale");
    assert!(copy.cargo(&["run", "--quiet", "--package", "xtask", "--", "generate"]), "one command");
    assert!(copy.cargo(&["run", "--quiet", "--package", "xtask", "--", "generate", "--check"]), "up to date");
    let contract = ["test", "--quiet", "--package", "contract-tests", "--test", "contract"];
    assert!(copy.cargo(&contract), "the contract holds for the new field, value and operation");

    copy.forget_content_types();
    assert!(!copy.cargo(&contract), "a client that is broken breaks the contract");
}

/// Adds an optional property to every request body, a value to every enum, and an operation.
fn grow(document: &mut Value) {
    let root = document.clone();
    let bodies: Vec<String> = root["paths"]
        .as_object()
        .unwrap()
        .values()
        .flat_map(|item| item.as_object().unwrap().values())
        .filter_map(|operation| operation.pointer("/requestBody/content/application~1json/schema/$ref"))
        .filter_map(|reference| Some(reference.as_str()?.trim_start_matches('#').to_owned()))
        .collect();
    assert!(!bodies.is_empty());
    for body in bodies {
        let drilled = json!({ "type": "array", "items": { "type": "string" }, "description": "Added by the drill." });
        document.pointer_mut(&body).unwrap()["properties"]["drill_field"] = drilled;
    }
    for schema in document["components"]["schemas"].as_object_mut().unwrap().values_mut() {
        if let Some(values) = schema.get_mut("enum").and_then(Value::as_array_mut) {
            values.push("drill-value".into());
        }
    }
    let (_, item) = root["paths"].as_object().unwrap().iter().find(|(_, item)| item.get("get").is_some()).unwrap();
    let mut operation = item["get"].clone();
    operation["operationId"] = "drill".into();
    operation.as_object_mut().unwrap().retain(|key, _| !key.starts_with("x-"));
    operation["parameters"] = json!([
        { "name": "drill_id", "in": "path", "required": true, "schema": { "type": "string" } },
        { "name": "limit", "in": "query", "schema": { "type": "integer" } },
        { "name": "x-drill", "in": "header", "schema": { "type": "string", "enum": ["a", "b"] } },
    ]);
    document["paths"]["/drill/{drill_id}/end"] = json!({ "get": operation });
}

/// A copy of the workspace, which is removed in the end.
struct Copy {
    path: PathBuf,
    target: PathBuf,
}

impl Copy {
    fn of(workspace: &Path, name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("webagent-drill-{name}-{}", std::process::id()));
        copy(workspace, &path);
        // Never the workspace's own: cargo takes the same package in two places for one, and would leave programs there
        // that look for their files in the copy.
        let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace.join("target"), PathBuf::from);
        let target = target.join("drill");
        Self { path, target }
    }

    fn cargo(&self, arguments: &[&str]) -> bool {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let output = Command::new(cargo)
            .args(arguments)
            .current_dir(&self.path)
            .env("CARGO_TARGET_DIR", &self.target)
            .env("PROPTEST_CASES", "50")
            .output()
            .expect("cargo can be started");
        // Shown only if this test fails: of the broken copy, failures are what is wanted.
        let [stdout, stderr] = [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned());
        println!("cargo {}\n{stderr}\n{stdout}", arguments.join(" "));
        output.status.success()
    }

    /// Breaks the client: no request says any more what its body is.
    fn forget_content_types(&self) {
        let path = self.path.join("client/src/request.rs");
        let text = fs::read_to_string(&path).unwrap();
        let broken = text.replace("self.content_type = Some(", "drop::<Option<reqwest::header::HeaderValue>>(Some(");
        let broken: Vec<String> = broken
            .lines()
            .map(|line| match line.contains("drop::<Option") {
                // The call is closed where the assignment ended.
                true => line.replacen("),", ")),", 1).replacen(");", "));", 1),
                false => line.to_owned(),
            })
            .collect();
        assert_ne!(broken.join("\n"), text.trim_end(), "client/src/request.rs has changed");
        fs::write(path, broken.join("\n")).unwrap();
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
