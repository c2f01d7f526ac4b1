//! Tests the report formats, plain and coloured, and all messages.

use openapi_drift::load::Document;
use openapi_drift::public_api::PublicApi;
use openapi_drift::report::{Format, Report, Styles, write, write_rules};
use openapi_drift::rust_api_diff::RustChange;
use openapi_drift::{Drift, Level, Options, compare};
use serde_json::json;

const OLD: &str = "\
openapi: 3.0.3
info: {title: Things, version: '1'}
security: [{key: []}]
paths:
  /things/{id}:
    get:
      operationId: get_thing
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
      responses:
        '200':
          description: The thing.
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Thing'}
        4XX:
          x-webagent-origin: ours
          description: Something is wrong.
    put:
      operationId: put_thing
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
        - {name: tone, in: query, schema: {type: string}}
      requestBody:
        content:
          application/json:
            schema: {$ref: '#/components/schemas/Thing'}
      responses:
        '200': {description: Done.}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: x-key}
  schemas:
    Thing:
      type: object
      required: [name]
      properties:
        name: {type: string, description: What it is called.}
        state: {type: string, enum: [new, old]}
        size: {type: integer, maximum: 10}
";

/// Returns a comparison for which the report has every section.
fn new() -> String {
    let new = OLD
        .replace("[{key: []}]", "[{basic: []}]")
        .replace("key: {type: apiKey, in: header, name: x-key}", "basic: {type: http, scheme: basic}")
        .replace("What it is called.", "'The | name, in *words*: 100 % <b>'")
        .replace("[new, old]", "[new, old, 'used|up']")
        .replace("maximum: 10", "maximum: 20")
        .replace("        - {name: tone, in: query, schema: {type: string}}\n", "")
        .replace("required: [name]", "required: [name, state]")
        .replace("        4XX:\n          x-webagent-origin: ours\n          description: Something is wrong.\n", "");
    format!("{new}webhooks:\n  added: {{post: {{responses: {{}}}}}}\n")
}

fn read(name: &str, text: &str) -> Document {
    Document::parse(name, text).unwrap()
}

fn drift(old: &str, new: &str, only_known: bool) -> Drift {
    compare(&read("old", old), &read("new", new), Options { only_known }).unwrap()
}

fn report(rust: RustChange) -> Report {
    Report {
        old: "HEAD~1:openapi.yaml".to_owned(),
        new: "openapi.yaml".to_owned(),
        drift: drift(OLD, &new(), false),
        rust,
        only_known: false,
        only: Level::Docs,
    }
}

fn rust_change() -> RustChange {
    let old =
        "#[non_exhaustive] pub struct Thing { pub name: Option<String> } pub fn get(id: &str) {} pub fn tone() {}";
    let new = "#[non_exhaustive] pub struct Thing { pub name: Option<String>, pub size: u8 } pub fn get(id: String) {}";
    RustChange::Compared(PublicApi::of(old).unwrap().diff(&PublicApi::of(new).unwrap()))
}

fn show(report: &Report, format: Format, styles: &Styles) -> String {
    let mut out = Vec::new();
    write(report, format, styles, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Makes colours readable in a snapshot.
fn visible(text: &str) -> String {
    text.replace('\u{1b}', "␛")
}

#[test]
fn text() {
    insta::assert_snapshot!(show(&report(rust_change()), Format::Text, &Styles::plain()));
}

#[test]
fn coloured_text() {
    insta::assert_snapshot!(visible(&show(&report(rust_change()), Format::Text, &Styles::coloured())));
}

#[test]
fn json() {
    let text = show(&report(rust_change()), Format::Json, &Styles::plain());
    insta::assert_snapshot!(text);
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["format_version"], 1);
    assert_eq!(value["summary"]["worst"], "breaking");
}

#[test]
fn markdown() {
    insta::assert_snapshot!(show(&report(rust_change()), Format::Markdown, &Styles::plain()));
}

#[test]
fn github() {
    insta::assert_snapshot!(show(&report(rust_change()), Format::Github, &Styles::plain()));
}

#[test]
fn colours_change_nothing_but_the_colour() {
    let coloured = show(&report(rust_change()), Format::Text, &Styles::coloured());
    let plain = show(&report(rust_change()), Format::Text, &Styles::plain());
    assert_ne!(coloured, plain);
    assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), plain);
    for format in [Format::Json, Format::Markdown, Format::Github] {
        let report = report(rust_change());
        assert_eq!(show(&report, format, &Styles::coloured()), show(&report, format, &Styles::plain()));
    }
}

#[test]
fn nothing_differs() {
    let mut report = report(RustChange::NotCompared);
    report.drift = Drift::default();
    for (name, format) in
        [("text", Format::Text), ("json", Format::Json), ("markdown", Format::Markdown), ("github", Format::Github)]
    {
        insta::assert_snapshot!(format!("nothing_differs_{name}"), show(&report, format, &Styles::plain()));
    }
}

#[test]
fn rust_that_cannot_be_generated_and_operations_that_are_not_known() {
    let mut report = report(RustChange::NotGenerated(vec![
        "old.yaml:3:1: /paths: no\nold.yaml:4:1: /paths: nor this".to_owned(),
        "new.yaml: the generator failed: a|b".to_owned(),
    ]));
    report.drift = drift(OLD, &new(), true);
    report.drift.findings.retain(|finding| finding.rule == "callback-added");
    report.only_known = true;
    for (name, format) in
        [("text", Format::Text), ("json", Format::Json), ("markdown", Format::Markdown), ("github", Format::Github)]
    {
        insta::assert_snapshot!(format!("not_generated_{name}"), show(&report, format, &Styles::plain()));
    }
}

#[test]
fn rules() {
    let mut out = Vec::new();
    write_rules(&mut out).unwrap();
    insta::assert_snapshot!(String::from_utf8(out).unwrap());
}

/// Tests that text of a document cannot inject commands into a terminal, a table or a workflow.
#[test]
fn a_document_cannot_forge_the_report() {
    let evil = "a\u{1b}[31m\r\n::error::x|`<script>@someone\u{202e}%0A";
    let spoil = |text: &str| {
        let document = json!({
            "openapi": "3.0.3",
            "info": {"title": text, "version": "1"},
            "paths": {(format!("/{text}")): {"get": {"operationId": text, "responses": {"200": {"description": "d"}}}}},
        });
        document.to_string()
    };
    let mut report = report(RustChange::NotGenerated(vec![evil.to_owned()]));
    report.new = evil.to_owned();
    report.drift = drift(&spoil("harmless"), &spoil(evil), false);
    for format in [Format::Text, Format::Markdown, Format::Github] {
        let text = show(&report, format, &Styles::plain());
        assert!(text.chars().all(|character| character == '\n' || !character.is_control()), "{format:?}\n{text:?}");
        assert!(!text.contains('\u{202e}'), "{format:?}");
    }
    let text = show(&report, Format::Github, &Styles::plain());
    assert!(text.lines().all(|line| line.starts_with("::") && !line.starts_with("::error::x")), "{text}");
    assert!(text.lines().all(|line| line.matches("::").count() >= 2));
    let table = show(&report, Format::Markdown, &Styles::plain());
    for row in table.lines().filter(|line| line.starts_with('|')) {
        let bars = row.replace("\\|", "").matches('|').count();
        assert_eq!(bars, 5, "{row}");
        let outside_of_code: String = row.split('`').step_by(2).collect();
        assert!(!outside_of_code.contains("<script>") && !outside_of_code.contains("@some"), "{row}");
    }
}

/// Tests that the most severe findings come first, and that documentation changes share one annotation: GitHub shows
/// ten.
#[test]
fn differences_of_words_are_one_annotation() {
    let many = |word: &str| {
        let schemas: String = (0..30)
            .map(|index| {
                format!("    S{index}: {{type: object, properties: {{a: {{type: string, description: {word}}}}}}}\n")
            })
            .collect();
        let all: Vec<String> = (0..30).map(|index| format!("{{$ref: '#/components/schemas/S{index}'}}")).collect();
        let body = format!(
            "{{content: {{application/json: {{schema: {{type: object, properties: {{a: {{anyOf: [{}]}}}}}}}}}}}}",
            all.join(", ")
        );
        format!(
            "openapi: 3.0.3\npaths: {{/a: {{post: {{requestBody: {body}, responses: {{}}}}}}}}\ncomponents:\n  schemas:\n{schemas}"
        )
    };
    let mut report = report(rust_change());
    report.drift = drift(&many("a"), &many("b").replace("paths: {", "paths: {/b: {get: {responses: {}}}, "), false);
    assert_eq!(report.drift.count(Level::Docs), 30);
    let text = show(&report, Format::Github, &Styles::plain());
    assert_eq!(text.matches("title=docs").count(), 1, "{text}");
    assert!(text.contains("::30 changes of documentation only:%0Aline ") && text.contains("%0Aand 20 more"), "{text}");
    let commands: Vec<&str> = text.lines().map(|line| line.split([' ', ':']).nth(2).unwrap()).collect();
    assert_eq!(commands, ["error", "warning", "notice", "notice"], "{text}");
}

/// Returns a document with a number of components, which are fields of a request.
fn components(count: usize, fields: &str) -> String {
    let schemas: String = (0..count)
        .map(|index| format!("    S{index}: {{type: object, properties: {{a: {{type: string}}{fields}}}}}\n"))
        .collect();
    let fields: Vec<String> =
        (0..count).map(|index| format!("f{index}: {{$ref: '#/components/schemas/S{index}'}}")).collect();
    let schema = format!("{{type: object, properties: {{{}}}}}", fields.join(", "));
    format!(
        "openapi: 3.0.3\npaths:\n  /a: {{post: {{requestBody: {{content: {{application/json: {{schema: {schema}}}}}}}, \
         responses: {{}}}}}}\ncomponents:\n  schemas:\n{schemas}"
    )
}

/// Tests that nothing is dropped silently: GitHub shows ten annotations of each type for a step.
#[test]
fn github_gets_no_more_annotations_than_it_shows() {
    let mut report = report(rust_change());
    // For each of 25 components one breaking and one compatible difference.
    let old = components(25, ", b: {type: string}");
    let new = old.replace(", b: {type: string}", ", b: {type: integer}, c: {type: string}");
    report.drift = drift(&old, &new, false);
    assert_eq!((report.drift.count(Level::Breaking), report.drift.count(Level::Compatible)), (25, 25));
    let text = show(&report, Format::Github, &Styles::plain());
    for (command, of_findings) in [("error", 25), ("warning", 25)] {
        let start = format!("::{command} ");
        let own: Vec<&str> = text.lines().filter(|line| line.starts_with(&start)).collect();
        assert_eq!(own.len(), 10, "{text}");
        let (last, shown) = own.split_last().unwrap();
        // The Rust API is an error of its own.
        let rust = shown.iter().filter(|line| line.contains("title=Rust API")).count();
        let left = of_findings + rust - shown.len();
        assert!(last.contains(&format!("::{left} more that GitHub does not show:")), "{last}");
        // Every group of what is left out is counted, ten of them by name.
        assert_eq!(last.matches("%0A1 in S").count(), 10, "{last}");
        assert!(last.ends_with(&format!("%0Aand in {} others", left - 10)), "{last}");
    }
    // The worst come first, whatever the order in the document.
    assert!(text.lines().next().unwrap().starts_with("::error "), "{text}");
    assert!(text.lines().filter(|line| line.starts_with("::notice ")).count() <= 10, "{text}");
}

/// Tests that a long report groups findings by component and operation, the most severe first.
#[test]
fn a_long_report_is_grouped() {
    let mut report = report(RustChange::NotCompared);
    let old = components(45, "");
    let new = old
        .replace("S7: {type: object, ", "S7: {type: object, required: [a], ")
        .replace(
            "properties: {a: {type: string}",
            "properties: {a: {type: string}, c: {type: string}, d: {type: string}",
        )
        .replace("responses: {}", "operationId: other, responses: {}");
    report.drift = drift(&old, &new, false);
    assert_eq!(report.drift.findings.len(), 1 + 45 * 2 + 1);
    let text = show(&report, Format::Text, &Styles::plain());
    let groups: Vec<&str> = text.lines().filter(|line| line.starts_with("S") || line.starts_with("POST")).collect();
    assert_eq!(groups.len(), 46, "{text}");
    assert_eq!(groups.first(), Some(&"S7: 1 breaking, 2 compatible"), "{text}");
    assert_eq!(groups.last(), Some(&"POST /a: 1 compatible"), "{text}");
    let table = show(&report, Format::Markdown, &Styles::plain());
    assert!(
        table.contains("| component or operation | findings |\n| --- | --- |\n| `S7` | 1 breaking, 2 compatible |\n"),
        "{table}"
    );
    assert!(table.contains("… and 16 more components and operations."), "{table}");
    let value: serde_json::Value = serde_json::from_str(&show(&report, Format::Json, &Styles::plain())).unwrap();
    let in_s7 = value["findings"].as_array().unwrap().iter().filter(|finding| finding["group"] == "S7");
    assert_eq!(in_s7.count(), 3);
    // A short one is a list.
    report.drift.findings.truncate(3);
    let text = show(&report, Format::Text, &Styles::plain());
    assert!(!text.lines().any(|line| line.starts_with("S7")), "{text}");
}

/// GitHub takes comments of 65,536 characters.
#[test]
fn a_comment_is_never_too_long() {
    let many = |required: bool| {
        let properties: serde_json::Map<String, serde_json::Value> =
            (0..3000).map(|index| (format!("property{index}"), json!({"type": "string"}))).collect();
        let names: Vec<String> = properties.keys().cloned().collect();
        let schema = match required {
            true => json!({"type": "object", "properties": properties, "required": names}),
            false => json!({"type": "object", "properties": properties}),
        };
        let body = json!({"content": {"application/json": {"schema": schema}}});
        json!({"openapi": "3.0.3", "paths": {"/a": {"post": {"requestBody": body, "responses": {}}}}}).to_string()
    };
    let mut report = report(rust_change());
    report.drift = drift(&many(false), &many(true), false);
    assert_eq!(report.drift.findings.len(), 3000);
    let functions =
        |letter: &str| (0..3000).map(|index| format!("pub fn {letter}{index}() {{}}\n")).collect::<String>();
    let apis = [functions("a"), functions("b")].map(|source| PublicApi::of(&source).unwrap());
    report.rust = RustChange::Compared(apis[0].diff(&apis[1]));
    let text = show(&report, Format::Markdown, &Styles::plain());
    assert!(text.len() < 65_536, "{}", text.len());
    assert!(text.contains("more"));
    assert!(text.trim_end().ends_with("</details>"), "{}", &text[text.len() - 100..]);
}

#[test]
fn the_places_are_those_of_the_documents() {
    let drift = drift(OLD, &new(), false);
    let finding = drift.findings.iter().find(|finding| finding.rule == "response-maximum-increased").unwrap();
    let (old, new_place) = (finding.old.as_ref().unwrap(), finding.new.as_ref().unwrap());
    assert_eq!(old.pointer, "/components/schemas/Thing/properties/size/maximum");
    assert!(OLD.lines().nth(old.line - 1).unwrap()[old.column - 1..].starts_with("maximum: 10"));
    assert!(new().lines().nth(new_place.line - 1).unwrap()[new_place.column - 1..].starts_with("maximum: 20"));
    assert_eq!(finding.operations, ["GET /things/{id}"]);
}
