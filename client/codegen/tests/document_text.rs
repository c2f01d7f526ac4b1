//! Tests that text of the document never becomes code, wherever it is.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Output};

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};
use webagent_codegen::openapi::spanned_value::SpannedValue;
use webagent_codegen::{Generated, generate};

/// Texts that have broken a build, or are likely to.
const TEXTS: [&str; 24] = [
    "```\ncompile_error!(\"run\")\n```",
    "~~~rust\ncompile_error!(\"run\")\n~~~",
    "- a\n\n      compile_error!(\"run\")",
    "\tcompile_error!(\"run\")",
    "    compile_error!(\"run\")",
    "> ```rust,should_panic\n> compile_error!(\"run\")",
    "1. ```\n   compile_error!(\"run\")\n   ```",
    "*/ compile_error!(\"run\"); /*",
    "\"# compile_error!(\"run\") r#\"",
    "\u{e000}default=include_str!(\"/etc/passwd\")\u{e000}",
    "webagent-note-0",
    "webagent-note-1\n\nwebagent-note-2",
    "#![doc = include_str!(\"/etc/passwd\")]",
    "see [auth] and [`Missing`](Missing) and <b>bold</T>",
    "https://example.com/a?b=c and <https://example.com>",
    "a\u{202e}b\u{2066}c\u{0}d\re",
    "<details><summary>JSON schema</summary>\n\n```json\n{}\n```\n</details>",
    "| a | b |\n|---|---|\n| `x|y` | <z> |",
    "`unclosed <T>\n`",
    "text\n===\n\n***\n\n[a]: b\n\n[^1]: c",
    "\u{feff}",
    "\\",
    "'{}' {0} {name:?}",
    "crate",
];

/// Returns a document with the same text in every field that may have one.
fn document(text: &str, name: &str) -> Value {
    let described = |mut schema: Value| {
        schema["description"] = text.into();
        schema["title"] = text.into();
        schema["example"] = text.into();
        schema["x-rust-type"] = json!({ "crate": text, "version": "*", "path": text });
        schema
    };
    json!({
        "openapi": "3.0.3",
        "info": { "title": text, "description": text, "version": text },
        "servers": [{ "url": "https://example.com", "description": text }],
        "tags": [{ "name": text, "description": text }],
        "paths": {
            format!("/a/{{id}}/{}", name.replace(['{', '}', '/', '?', '#'], "_")): { "post": {
                "operationId": "post_a", "summary": text, "description": text, "tags": [text],
                "externalDocs": { "url": "https://example.com", "description": text },
                "parameters": [
                    { "name": "id", "in": "path", "required": true, "description": text, "schema": { "type": "string" } },
                    { "name": "q", "in": "query", "description": text, "schema": described(json!({ "type": "string", "default": text })) },
                ],
                "requestBody": { "description": text, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/A" } } } },
                "responses": { "200": { "description": text, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/A" } } } } },
            } },
        },
        "components": { "schemas": {
            "A": described(json!({
                "type": "object", "required": ["r"],
                "properties": {
                    "r": described(json!({ "type": "string", "pattern": text })),
                    "d": described(json!({ "type": "string", "default": text })),
                    "o": described(json!({ "type": "object", "default": { name: [text, 1, null, 1.5] }, "additionalProperties": true })),
                    "e": described(json!({ "type": "string", "enum": [text, "other"] })),
                    "u": described(json!({ "oneOf": [{ "type": "string", "description": text }, { "type": "integer", "description": text }] })),
                    format!("p {name}"): described(json!({ "allOf": [{ "$ref": "#/components/schemas/B" }] })),
                },
            })),
            "B": described(json!({ "type": "string", "minLength": 3 })),
        } },
    })
}

fn generated(text: &str, name: &str) -> Generated {
    let document = document(text, name).to_string();
    let document = SpannedValue::parse("api.yaml", &document).unwrap();
    generate("api.yaml", &document).unwrap_or_else(|error| panic!("{text:?} {name:?}: {error}"))
}

/// Returns the doc comments of a file by item.
fn doc_comments(code: &str) -> Vec<String> {
    let mut comments: Vec<String> = Vec::new();
    let mut open = false;
    for line in code.lines() {
        match line.trim_start().strip_prefix("///") {
            Some(text) if open => {
                let last = comments.last_mut().unwrap();
                last.push('\n');
                last.push_str(text);
            }
            Some(text) => comments.push(text.to_owned()),
            None => {}
        }
        open = line.trim_start().starts_with("///");
    }
    comments
}

/// Prefixes of the links that the generator itself writes.
const OWN_LINKS: [&str; 4] = ["builder::", "super::", "crate::", "::httpmock::"];

/// Checks with rustdoc's parser that a comment contains no runnable code, no HTML and no link to an item.
fn check(comment: &str) {
    use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_TASKLISTS;
    // rustdoc removes the indentation that all lines have.
    let indent =
        comment.lines().filter(|line| !line.trim().is_empty()).map(|line| line.len() - line.trim_start().len());
    let indent = indent.min().unwrap_or_default();
    let text: Vec<&str> = comment.lines().map(|line| line.get(indent..).unwrap_or_default()).collect();
    let text = text.join("\n");
    for event in Parser::new_with_broken_link_callback(
        &text,
        options,
        Some(|_: pulldown_cmark::BrokenLink<'_>| panic!("broken link")),
    ) {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                assert!(matches!(&kind, CodeBlockKind::Fenced(info) if &**info == "text"), "{kind:?} in {text:?}");
            }
            Event::Html(html) | Event::InlineHtml(html) => panic!("{html} in {text:?}"),
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                let own = OWN_LINKS.iter().any(|prefix| dest_url.starts_with(prefix));
                assert!(own || dest_url.starts_with("http"), "{dest_url} in {text:?}");
            }
            Event::Start(Tag::Table(_) | Tag::FootnoteDefinition(_)) => panic!("{text:?}"),
            _ => {}
        }
    }
}

fn check_generated(generated: &Generated) {
    for code in [&generated.client, &generated.mock, &generated.cli] {
        // Attributes with text instead of comments would mean that a line break got through.
        let bad = code.lines().find(|line| line.contains("#[doc = \"") || line.trim_start().starts_with("/**"));
        assert_eq!(bad, None);
        syn::parse_file(code).unwrap();
        doc_comments(code).iter().for_each(|comment| check(comment));
        for line in code.lines() {
            let has_bidi = line.contains(['\u{202e}', '\u{2066}', '\u{0}', '\r']);
            assert!(!has_bidi, "{line:?}");
        }
        assert!(!code.contains("webagent-note-\"") && !code.contains("/// webagent-note-9"));
    }
}

#[test]
fn known_texts_become_neither_code_nor_html_nor_links() {
    for text in TEXTS {
        check_generated(&generated(text, text));
    }
}

fn markdown() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        proptest::sample::select(&[
            "```", "~~~", "`", "    ", "\t", "\n", "\n\n", "- ", "1. ", "> ", "[", "]", "(", ")", "<", ">", "|", "---",
            ":", "https://a.example/b", "<a href=\"x\">", "*", "_", "\\", "#", "!", "&#x202e;", "\u{202e}", "\u{e000}",
            "rust", "fn main() {}", "a", "=", "{", "}", "\r", "'", "\"", "*/", "[x]: y", "webagent-note-1",
        ])
        .prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4096, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_becomes_code_html_or_a_link_to_an_item(text in markdown()) {
        let lines: Vec<String> = webagent_codegen::rustdoc::lines(&text).into_iter().map(|line| format!(" {line}")).collect();
        check(&lines.join("\n"));
        check(&format!(" {} after", webagent_codegen::rustdoc::code(&text)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_becomes_code_in_any_place_of_the_document(text in markdown(), name in markdown()) {
        check_generated(&generated(&text, &name));
    }
}

/// Every comment at an item of its own, without the links to items that are not there.
fn batch(texts: &[String]) -> String {
    let mut comments = BTreeSet::new();
    for text in texts {
        let generated = generated(text, text);
        for code in [&generated.client, &generated.mock, &generated.cli] {
            comments.extend(doc_comments(code));
        }
    }
    let mut source = "//! Comments of generated code.\n".to_owned();
    for (index, comment) in comments.iter().enumerate() {
        let mut comment = comment.clone();
        for prefix in OWN_LINKS {
            comment = comment.replace(&format!("]({prefix}"), "](https://example.com/");
        }
        comment.lines().for_each(|line| writeln!(source, "///{line}").unwrap());
        writeln!(source, "pub fn item_{index}() {{}}\n").unwrap();
    }
    source
}

#[test]
fn rustdoc_builds_a_batch_without_a_warning_and_finds_no_code_to_run() {
    let mut runner = TestRunner::deterministic();
    let random = (0..16).map(|_| markdown().new_tree(&mut runner).unwrap().current());
    let texts: Vec<String> = TEXTS.iter().map(|text| (*text).to_owned()).chain(random).collect();
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(directory.join("batch.rs"), batch(&texts)).unwrap();
    std::fs::write(directory.join("control.rs"), "/// ```\n/// let _ = 1;\n/// ```\npub fn item() {}\n").unwrap();
    let rustdoc = |arguments: &[&str]| -> Output {
        let program = std::env::var_os("RUSTDOC").unwrap_or_else(|| "rustdoc".into());
        Command::new(program).args(["--edition=2024"]).args(arguments).current_dir(directory).output().unwrap()
    };
    let docs = rustdoc(&["-D", "warnings", "--out-dir", "batch-doc", "batch.rs"]);
    assert!(docs.status.success(), "{}", String::from_utf8_lossy(&docs.stderr));
    for (file, count) in [("batch.rs", "running 0 tests"), ("control.rs", "running 1 test")] {
        let tests = rustdoc(&["--test", file]);
        let report = String::from_utf8_lossy(&tests.stdout);
        assert!(tests.status.success() && report.contains(count), "{file}: {report}");
    }
}
