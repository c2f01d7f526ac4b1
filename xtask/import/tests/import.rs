//! Tests imports of documents that FastAPI generated: a reconstruction of the service's, and others with models of many
//! kinds (`data/README.md` describes how).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use openapi_import::note::NoteKind;
use openapi_import::{Import, Options, Source, filter, import, yaml_writer};
use webagent_codegen::openapi::diagnostic::{Diagnostic, Error};
use webagent_codegen::openapi::spanned_value::{SpannedValue, Value};

const PRESENT: &str = include_str!("data/present.yaml");
const SERVICE: &str = include_str!("../../tests/data/openapi-3.1.json");
const MODELS: &str = include_str!("data/models.json");
const PARAMETERS: &str = include_str!("data/parameters.json");
const SECURITY: &str = include_str!("data/security.json");
const KITCHEN_SINK: &str = include_str!("data/kitchen-sink.json");
/// An empty document to import into.
const EMPTY: &str =
    "openapi: 3.0.3\ninfo: {title: t, version: '0'}\nservers: [{url: 'https://api.example.com'}]\npaths: {}\n";

/// Parses options as on the command line.
fn options(words: &[&str]) -> Options {
    Options {
        all: words.contains(&"--all"),
        operations: words.iter().filter(|word| **word != "--all").map(|word| word.parse().unwrap()).collect(),
    }
}

/// Returns the generator's errors for a document.
fn problems(document: &SpannedValue) -> Vec<Diagnostic> {
    webagent_codegen::generate("openapi.yaml", document).err().map_or_else(Vec::new, |error| error.problems)
}

fn try_import(present: &str, source: &str, words: &[&str]) -> Result<Import, Error> {
    let root = SpannedValue::parse("source.json", source)?;
    let source = Source { name: "source.json", root: &root };
    import("openapi.yaml", present, source, &options(words), problems)
}

fn imported(present: &str, source: &str, words: &[&str]) -> Import {
    try_import(present, source, words).unwrap()
}

/// Formats the notes, one per line, without requests for descriptions and without the generator's messages.
fn notes(import: &Import) -> String {
    let told = import.notes.iter().filter(|note| note.kind != NoteKind::Undescribed);
    let line = |text: &str| match text.split_once(" is skipped: ") {
        Some((what, _)) => format!("{what} is skipped\n"),
        None => format!("{text}\n"),
    };
    told.map(|note| line(&format!("{:?} {note}", note.origin))).collect()
}

/// Returns the lines that only one of two texts has.
fn diff(old: &str, new: &str) -> String {
    similar::TextDiff::from_lines(old, new).unified_diff().context_radius(2).to_string()
}

/// Returns the service's document with a replacement.
fn service(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(SERVICE.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replace(from, to)
    })
}

#[test]
fn the_service_s_document_holds_nothing_new() {
    let import = imported(PRESENT, SERVICE, &[]);
    assert_eq!(import.text, PRESENT);
    assert!(import.is_usable);
    assert_eq!((import.operations_left_out, import.components_left_out), (3, 2));
    insta::assert_snapshot!(notes(&import));
}

#[test]
fn an_operation_is_taken_over_by_name() {
    // The name of the path parameter does not matter.
    let import = imported(PRESENT, SERVICE, &["get /runs/{id}"]);
    insta::assert_snapshot!(diff(PRESENT, &import.text));
    insta::assert_snapshot!(notes(&import));
    assert!(import.is_usable);
}

#[test]
fn every_operation_is_taken_over() {
    let import = imported(PRESENT, SERVICE, &["--all"]);
    insta::assert_snapshot!(import.text);
    let told: String = import.notes.iter().map(|note| format!("{:?} {note}\n", note.origin)).collect();
    insta::assert_snapshot!(told);
    assert!(import.is_usable);
    assert_eq!((import.operations_left_out, import.components_left_out), (0, 0));
    for word in ["Which stored", "Schema of the result", "Overrides for one run", "A stored task."] {
        assert!(!import.text.contains(word), "the vendor's words: {word}");
    }
}

#[test]
fn documents_of_every_sort_are_taken_over() {
    for (name, source) in [("models", MODELS), ("parameters", PARAMETERS), ("security", SECURITY)] {
        let import = imported(PRESENT, source, &["--all"]);
        insta::assert_snapshot!(format!("{name}_text"), import.text);
        insta::assert_snapshot!(format!("{name}_findings"), notes(&import));
        assert!(import.is_usable, "{name}");
    }
}

#[test]
fn credentials_that_may_all_be_required_are_noted_and_a_correction_is_kept() {
    let first = imported(EMPTY, SECURITY, &["--all"]);
    let message = "`APIKeyHeader`, `HTTPBearer` is enough; FastAPI publishes the same if all are required";
    assert!(notes(&first).contains(message), "{}", notes(&first));
    let all = "- APIKeyHeader: []\n          HTTPBearer: []";
    let corrected = first.text.replacen("- APIKeyHeader: []\n        - HTTPBearer: []", all, 1);
    assert_ne!(corrected, first.text);
    let second = imported(&corrected, SECURITY, &["--all"]);
    assert_eq!(diff(&corrected, &second.text), "");
    assert!(notes(&second).contains("requires together what the source lists as alternatives"), "{}", notes(&second));

    // Another combination of the same schemes is none that FastAPI mistakes.
    let other = corrected.replacen(all, "- HTTPBearer: []", 1);
    assert_ne!(diff(&other, &imported(&other, SECURITY, &["--all"]).text), "");
    // Others write alternatives where they mean alternatives.
    let plain = SECURITY.replace("HTTPValidationError", "Invalid");
    assert!(!notes(&imported(EMPTY, &plain, &["--all"])).contains("FastAPI"));
}

#[test]
fn importing_twice_changes_nothing_the_second_time() {
    let changed = service(&[
        ("\"session_timeout\"", "\"timeout\""),
        ("\"pending\"\n        ]", "\"pending\", \"lost\"\n        ]"),
    ]);
    let sources = [SERVICE, MODELS, PARAMETERS, SECURITY, changed.as_str()];
    for source in sources {
        for words in [&["--all"][..], &[]] {
            let first = imported(PRESENT, source, words);
            let second = imported(&first.text, source, words);
            assert_eq!(diff(&first.text, &second.text), "");
            let is_news =
                |rule| matches!(rule, NoteKind::Added | NoteKind::Removed | NoteKind::Renamed | NoteKind::Undescribed);
            let news: Vec<_> = second.notes.iter().filter(|note| is_news(note.kind)).collect();
            assert!(news.is_empty(), "{news:?}");
        }
    }
}

#[test]
fn a_document_imported_into_itself_stays_to_the_letter() {
    let own = include_str!("../../tests/data/guide.yaml");
    for source in [SERVICE, MODELS, PARAMETERS, SECURITY] {
        let document = imported(PRESENT, source, &["--all"]).text;
        assert_eq!(diff(&document, &imported(&document, &document, &["--all"]).text), "");
    }
    for document in [own, PRESENT] {
        let import = imported(document, document, &["--all"]);
        assert_eq!(import.text, document);
        assert_eq!(notes(&import), "");
        // The layout of the source does not matter.
        let json = SpannedValue::parse("x", document).unwrap().to_json().to_string();
        assert_eq!(diff(document, &imported(document, &json, &["--all"]).text), "");
    }
}

#[test]
fn what_the_source_changes_is_changed_and_nothing_else() {
    let table: &[(&str, &[(&str, &str)])] = &[
        ("a value more", &[("\"failure\",", "\"failure\", \"in_progress\",")]),
        (
            "not nullable any more",
            &[(
                "\"anyOf\": [\n              {\n                \"type\": \"boolean\"\n              },\n              {\n                \"type\": \"null\"\n              }\n            ],\n            \"title\": \"Is Done\"",
                "\"type\": \"boolean\", \"title\": \"Is Done\"",
            )],
        ),
        ("a property renamed", &[("\"initial_url\"", "\"start_url\"")]),
        (
            "a property more required",
            &[("\"id\",\n          \"task_id\"\n        ]", "\"id\", \"task_id\", \"status\", \"cost\"]")],
        ),
        (
            "another name of the parameter",
            &[("{task_id}/runs", "{id}/runs"), ("\"name\": \"task_id\"", "\"name\": \"id\"")],
        ),
        (
            "a component in place",
            &[(
                "\"$ref\": \"#/components/schemas/StatusEnum\",",
                "\"type\": \"string\", \"enum\": [\"success\", \"failure\", \"pending\", \"late\"],",
            )],
        ),
        ("another default", &[("\"default\": \"pending\"", "\"default\": \"success\"")]),
        (
            "no security",
            &[(
                "\"security\": [\n          {\n            \"APIKeyHeader\": []\n          }\n        ],\n        \"parameters\"",
                "\"parameters\"",
            )],
        ),
        ("another header", &[("\"name\": \"x-api-key\"", "\"name\": \"authorization\"")]),
        (
            "another response",
            &[(
                "\"422\": {",
                "\"409\": {\"description\": \"Busy\", \"content\": {\"text/plain\": {\"schema\": {\"type\": \"string\"}}}}, \"422\": {",
            )],
        ),
        ("another server", &[("https://api.webagent.cloud", "https://api.example.com/v2")]),
        ("an optional body", &[("\"requestBody\": {\n          \"required\": true,", "\"requestBody\": {")]),
        (
            "a query parameter more",
            &[(
                "\"parameters\": [\n          {\n            \"name\": \"task_id\",",
                "\"parameters\": [{\"name\": \"dry_run\", \"in\": \"query\", \"description\": \"Theirs\", \"schema\": {\"type\": \"boolean\", \"default\": false, \"title\": \"Dry Run\"}},\n          {\n            \"name\": \"task_id\",",
            )],
        ),
        ("gone", &[("/tasks/{task_id}/runs", "/v2/tasks/{task_id}/runs")]),
        ("version", &[("\"version\": \"0.1.0\"", "\"version\": \"0.2.0\"")]),
    ];
    let mut told = String::new();
    for (name, changes) in table {
        let import = imported(PRESENT, &service(changes), &[]);
        let diff = diff(PRESENT, &import.text);
        told.push_str(&format!("## {name}\n{}{diff}\n", notes(&import)));
    }
    insta::assert_snapshot!(told);
}

/// A document in which much is shared by reference, and changes of what is shared.
#[test]
fn what_is_shared_stays_shared_as_long_as_it_is_the_same() {
    let present = include_str!("data/shared.yaml");
    let table = [
        ("nothing", "", ""),
        ("an optional parameter of the path", "name: page, in: query", "name: page, in: query, required: true"),
        ("a parameter of the path, renamed", "name: page, in: query", "name: offset, in: query"),
        (
            "a path without its parameter",
            "    parameters: [{$ref: '#/components/parameters/Page'}]\n    get:",
            "    get:",
        ),
        ("a shared response", "schema: {$ref: '#/components/schemas/Problem'}", "schema: {type: string}"),
        ("a shared header", "schema: {type: integer}", "schema: {type: integer, minimum: 1}"),
        ("a shared body", "name: {type: string}", "name: {type: string, minLength: 1}"),
        ("another media type", "application/json: &body", "application/merge-patch+json: &body"),
        ("a response less", "        '204': {description: Gone.}\n", "        '202': {description: Going.}\n"),
        ("a callback", "url: {type: string}", "url: {type: string, format: uri}"),
        ("another scheme", "- Key: []", "- Token: []"),
        ("another scope", "[read]", "[write]"),
    ];
    let present = present.replace(": &body", ":");
    let mut told = String::new();
    for (name, from, to) in table {
        let original = include_str!("data/shared.yaml");
        assert!(original.contains(from), "{from}");
        let source = original.replacen(from, to, 1).replace(": &body", ":").replace("openapi: 3.0.3", "openapi: 3.1.0");
        let root = SpannedValue::parse("source.yaml", &source).unwrap();
        let source = Source { name: "source.yaml", root: &root };
        let import = import("openapi.yaml", &present, source, &options(&[]), |_| Vec::new()).unwrap();
        told.push_str(&format!("## {name}\n{}{}\n", notes(&import), diff(&present, &import.text)));
    }
    insta::assert_snapshot!(told);
}

#[test]
fn what_is_marked_as_ours_survives() {
    // The import keeps components that were unused before, whether they are marked or not.
    let unused = "    Unused:\n      $ref: '#/components/schemas/Other'\n    Other:\n      type: string\n";
    let present = PRESENT.replace("    ErrorBody:\n", &format!("{unused}    ErrorBody:\n"));
    let mark = "x-webagent-origin: ours # mark";
    let property = format!("        is_ours:\n          {mark}\n          type: boolean\n");
    let parameter = format!(
        "        - name: trace\n          in: header\n          {mark}\n          schema:\n            type: string\n"
    );
    let operation = format!(
        "  /own:\n    get:\n      {mark}\n      operationId: own\n      responses:\n        '204':\n          description: Nothing.\n"
    );
    let marked = present
        .replace("        is_done:\n", &format!("{property}        is_done:\n"))
        .replace("required: [id, task_id]", "required: [id, is_ours, task_id]")
        .replace("      parameters:\n", &format!("      parameters:\n{parameter}"))
        .replace("  /tasks/{task_id}/runs:\n", &format!("{operation}  /tasks/{{task_id}}/runs:\n"));
    assert_eq!(marked.matches(mark).count(), 3);
    let import = imported(&marked, SERVICE, &[]);
    assert_eq!(diff(&marked, &import.text), "");
    let unmarked: String =
        marked.lines().filter(|line| !line.ends_with(mark)).map(|line| format!("{line}\n")).collect();
    let import = imported(&unmarked, SERVICE, &[]);
    assert_eq!(diff(&present, &import.text), "");
    insta::assert_snapshot!(notes(&import));
}

#[test]
fn names_follow_the_thing() {
    let document = |version: &str, one: &str, two: &str, schemas: &[(&str, &str)]| {
        let response = |name: &str| {
            format!(
                "{{content: {{application/json: {{schema: {{$ref: '#/components/schemas/{name}'}}}}}}, description: d}}"
            )
        };
        let schemas: String = schemas.iter().map(|(name, schema)| format!("    {name}: {schema}\n")).collect();
        format!(
            "openapi: {version}\ninfo: {{title: t, version: '1'}}\npaths:\n  /a:\n    get: {{operationId: a, responses: {{'200': {}}}}}\n  /b:\n    get: {{operationId: b, responses: {{'200': {}}}}}\ncomponents:\n  schemas:\n{schemas}",
            response(one),
            response(two)
        )
    };
    let (run, log) = ("{type: object, properties: {id: {type: string}}}", "{type: array, items: {type: string}}");
    let table = [
        // The vendor has other names for both.
        (("Run", "Log"), ("RunOut", "LogOut"), [("RunOut", run), ("LogOut", log)], "Run Log"),
        // A response was replaced by the content of the other: the name stays with its content.
        (("Run", "Log"), ("Run", "Run"), [("Run", run), ("Log", log)], "Run Run"),
        (("Run", "Run"), ("Details", "Run"), [("Details", run), ("Run", run)], "Details Run"),
        // The names were swapped together with their contents.
        (("Run", "Log"), ("Log", "Run"), [("Run", log), ("Log", run)], "Run Log"),
        // Something unrelated.
        (("Run", "Log"), ("Text", "LogOut"), [("Text", "{type: string}"), ("LogOut", log)], "Text Log"),
    ];
    for (ours, theirs, schemas, expected) in table {
        let present = document("3.0.3", ours.0, ours.1, &[("Run", run), ("Log", log)]);
        let import = imported_unchecked(&present, &document("3.1.0", theirs.0, theirs.1, &schemas));
        let name = |path: &str| {
            let pointer = format!("/paths/~1{path}/get/responses/200/content/application~1json/schema/$ref");
            let reference = import.document.pointer(&pointer).unwrap().as_str().unwrap();
            reference.rsplit('/').next().unwrap().to_owned()
        };
        assert_eq!(format!("{} {}", name("a"), name("b")), expected, "{theirs:?}\n{}", import.text);
        for (name, schema) in [("Run", run), ("Log", log)] {
            if let Some(found) = import.document.pointer(&format!("/components/schemas/{name}")) {
                assert_eq!(found.to_json(), SpannedValue::parse("x", schema).unwrap().to_json(), "{}", import.text);
            }
        }
    }
}

/// An import without a generator.
fn imported_unchecked(present: &str, source: &str) -> Import {
    let root = SpannedValue::parse("source.yaml", source).unwrap();
    let source = Source { name: "source.yaml", root: &root };
    import("openapi.yaml", present, source, &options(&[]), |_| Vec::new()).unwrap()
}

#[test]
fn what_cannot_be_imported_is_refused_with_its_place() {
    let refusals = [
        ("no document", "[]", &[][..]),
        ("no OpenAPI", "{}", &[]),
        ("no paths", "{\"openapi\": \"3.1.0\", \"info\": {}}", &[]),
        ("Swagger", "{\"swagger\": \"2.0\", \"paths\": {}}", &[]),
        ("too new", "{\"openapi\": \"3.2.0\", \"paths\": {}}", &[]),
        ("no such operation", SERVICE, &["DELETE /runs/{id}"]),
        ("not JSON", "{\"openapi\": ", &[]),
    ];
    let mut told = String::new();
    for (name, source, words) in refusals {
        let error = try_import(PRESENT, source, words).unwrap_err();
        told.push_str(&format!("## {name}\n{error}\n"));
    }
    let wrong = service(&[
        ("\"in\": \"path\"", "\"in\": \"body\""),
        ("\"content\": {", "\"content\": [], \"x\": {"),
        ("\"anyOf\": [\n", "\"anyOf\": [1,\n"),
    ]);
    let named = ["POST /runs", "GET /runs/{id}", "GET /tasks/{id}"];
    told.push_str(&format!("## several\n{}\n", try_import(PRESENT, &wrong, &named).unwrap_err()));
    let present = PRESENT.replace("openapi: 3.0.3", "openapi: 3.1.0");
    told.push_str(&format!("## present\n{}\n", try_import(&present, SERVICE, &[]).unwrap_err()));
    insta::assert_snapshot!(told);
}

/// Replaces the value at each location of a document in turn by some of the given values.
fn mutations(document: &SpannedValue, each: &mut dyn FnMut(&SpannedValue)) {
    let values = ["null", "true", "-1.5", "\"x\"", "[]", "[[]]", "{}", "{\"$ref\": \"#/components/schemas/Run\"}"];
    let values: Vec<Value> = values.iter().map(|text| SpannedValue::parse("x", text).unwrap().value).collect();
    let mut pointers = Vec::new();
    document.walk("", &mut |pointer, _| pointers.push(pointer.to_owned()));
    for (number, pointer) in pointers.into_iter().enumerate() {
        // Each location gets one of the values, and each value some of the locations.
        let mut mutated = document.clone();
        mutated.pointer_mut(&pointer).unwrap().value = values[number % values.len()].clone();
        each(&mutated);
    }
}

/// Imports `source` with a wrong value in each of its places. Returns how many were taken and how many refused.
fn import_wrong_values(source: &str) -> (usize, usize) {
    let (mut taken, mut refused) = (0, 0);
    mutations(&SpannedValue::parse("x", source).unwrap(), &mut |mutated| {
        let source = Source { name: "source.json", root: mutated };
        match import("openapi.yaml", PRESENT, source, &options(&["--all"]), |_| Vec::new()) {
            Ok(import) => {
                // If possible, an import skips the operation and imports the rest.
                let is_refused = import.notes.iter().any(|note| note.kind == NoteKind::Refused);
                *(if is_refused { &mut refused } else { &mut taken }) += 1;
                assert!(SpannedValue::parse("x", &import.text).is_ok());
            }
            Err(error) => {
                refused += 1;
                assert!(error.problems.iter().all(|problem| !problem.message.is_empty()));
            }
        }
    });
    (taken, refused)
}

#[test]
fn wrong_values_in_every_place_give_an_error_or_a_result() {
    let (taken, refused) = import_wrong_values(SERVICE);
    assert!(taken > 125 && refused > 75, "{taken} taken, {refused} refused");
}

#[test]
fn wrong_values_in_every_place_of_parameters_give_an_error_or_a_result() {
    let (taken, refused) = import_wrong_values(PARAMETERS);
    assert!(taken > 125 && refused > 75, "{taken} taken, {refused} refused");
}

#[test]
fn a_present_document_that_is_wrong_anywhere_gives_an_error_or_a_result() {
    let root = SpannedValue::parse("x", SERVICE).unwrap();
    mutations(&SpannedValue::parse("x", PRESENT).unwrap(), &mut |mutated| {
        let source = Source { name: "source.json", root: &root };
        let text = yaml_writer::emit(mutated);
        let _ = import("openapi.yaml", &text, source, &options(&["--all"]), |_| Vec::new());
    });
}

#[test]
fn hostile_documents_end_in_bounded_time() {
    let document = |schemas: &str, paths: &str| {
        format!(
            "{{\"openapi\": \"3.1.0\", \"info\": {{\"title\": \"t\", \"version\": \"1\"}}, \"paths\": {{\"/a\": {{\"get\": {{\"responses\": {{\"200\": {{\"description\": \"d\", \"content\": {{\"application/json\": {{\"schema\": {{\"$ref\": \"#/components/schemas/S0\"}}}}}}}}}}}}}}{paths}}}, \"components\": {{\"schemas\": {{{schemas}}}}}}}"
        )
    };
    let chain = |length: usize, link: &dyn Fn(usize) -> String| -> String {
        let links: Vec<String> =
            (0..length).map(|index| format!("\"S{index}\": {}", link((index + 1) % length))).collect();
        links.join(", ")
    };
    let reference = |index: usize| format!("{{\"$ref\": \"#/components/schemas/S{index}\"}}");
    let hostile = [
        document(&chain(1, &reference), ""),
        document(&chain(1_000, &reference), ""),
        document(&chain(1_000, &|index| format!("{{\"allOf\": [{}]}}", reference(index))), ""),
        document(
            &chain(1_000, &|index| format!("{{\"anyOf\": [{0}, {0}, {{\"type\": \"null\"}}]}}", reference(index))),
            "",
        ),
        document(
            &chain(30, &|index| {
                format!("{{\"properties\": {{\"a\": {0}, \"b\": {0}, \"c\": {0}}}}}", reference(index))
            }),
            "",
        ),
        document("\"S0\": {}", ", \"/b\": {\"$ref\": \"#/paths/~1b\"}"),
        document(
            "\"S0\": {}",
            ", \"/b\": {\"post\": {\"responses\": {\"200\": {\"$ref\": \"#/paths/~1b/post/responses/200\"}}}}",
        ),
        document(
            "\"S0\": {}",
            ", \"/b\": {\"post\": {\"callbacks\": {\"c\": {\"x\": {\"$ref\": \"#/paths/~1b\"}}, \"d\": {\"x\": {\"$ref\": \"#/paths/~1b\"}}}}}",
        ),
        document(&format!("\"S0\": {}1{}", "{\"not\": ".repeat(90), "}".repeat(90)), ""),
        document(
            &format!("\"S0\": {{\"enum\": [{}]}}", (0..20_000).map(|n| n.to_string()).collect::<Vec<_>>().join(",")),
            "",
        ),
        document(
            &format!(
                "\"S0\": {{\"anyOf\": [{}]}}",
                (0..2_000).map(|n| format!("{{\"const\": {n}}}")).collect::<Vec<_>>().join(",")
            ),
            "",
        ),
        document(
            &format!(
                "\"S0\": {{\"required\": [{}]}}",
                (0..20_000).map(|n| format!("\"{n}\"")).collect::<Vec<_>>().join(",")
            ),
            "",
        ),
    ];
    for (number, source) in hostile.iter().enumerate() {
        let start = std::time::Instant::now();
        let root = SpannedValue::parse("source.json", source);
        if let Ok(root) = root {
            let source = Source { name: "source.json", root: &root };
            let first = import("openapi.yaml", PRESENT, source, &options(&["--all"]), |_| Vec::new());
            if let Ok(first) = first {
                let _ = import("openapi.yaml", &first.text, source, &options(&["--all"]), |_| Vec::new());
            }
        }
        // Minutes would mean that the work grows faster than the document.
        assert!(start.elapsed().as_secs() < 300, "{number} takes {:?}", start.elapsed());
    }
}

#[test]
fn the_kitchen_sink_is_taken_whole() {
    let import = imported(EMPTY, KITCHEN_SINK, &["--all"]);
    assert!(import.is_usable);
    let refused: Vec<_> = import.notes.iter().filter(|note| note.kind == NoteKind::Refused).collect();
    assert!(refused.is_empty(), "{refused:#?}");
    let operations = |document: &SpannedValue| openapi_import::filter::operations(document).len();
    let source = SpannedValue::parse("source.json", KITCHEN_SINK).unwrap();
    assert_eq!(operations(&import.document), operations(&source));
}

/// A list that comes in pages is recognised, until it has the extension.
#[test]
fn the_extension_of_a_list_in_pages_is_proposed() {
    let import = imported(EMPTY, KITCHEN_SINK, &["--all"]);
    let proposed: Vec<(&str, &str)> = import
        .notes
        .iter()
        .filter(|note| note.kind == NoteKind::LacksExtensions)
        .map(|note| (note.pointer.as_str(), note.message.split('`').nth(1).unwrap()))
        .collect();
    let dishes = "x-webagent-pagination: {items: items, cursor: cursor, next_cursor: next_cursor}";
    let guests = "x-webagent-pagination: {items: items, page: page, total_pages: pages}";
    assert_eq!(proposed, [("/paths/~1dishes/get", dishes), ("/paths/~1guests/get", guests)]);
    // What is proposed is accepted, and kept by the next import, which proposes nothing.
    let text =
        import.text.replacen("operationId: list_dishes", &format!("operationId: list_dishes\n      {dishes}"), 1);
    let second = imported(&text, KITCHEN_SINK, &["--all"]);
    assert!(second.is_usable, "{:#?}", second.notes);
    assert_eq!(second.text, text);
    assert!(second.notes.iter().all(|note| note.kind != NoteKind::LacksExtensions));
}

/// A proposal can be pasted into the document, whatever the names in it.
#[test]
fn a_proposed_extension_is_yaml() {
    let source = r#"{"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "servers": [{"url": "https://example.com"}],
        "paths": {"/a": {"get": {"operationId": "list_a", "responses": {"200": {"description": "d", "content": {"application/json": {
            "schema": {"type": "object", "properties": {
                "value": {"type": "array", "items": {"type": "string"}}, "values": {"type": "array", "items": {"type": "string"}},
                "@odata.nextLink": {"type": "string"}, "has-more": {"type": "boolean"}}}}}}}}}}}"#;
    let import = imported(EMPTY, source, &["--all"]);
    let note = import.notes.iter().find(|note| note.kind == NoteKind::LacksExtensions).unwrap();
    let proposed = note.message.split('`').nth(1).unwrap();
    let expected = r#"x-webagent-pagination: {items: values, next_url: "@odata.nextLink", has_more: has-more}"#;
    assert_eq!(proposed, expected);
    let text = import.text.replacen("operationId: list_a", &format!("operationId: list_a\n      {proposed}"), 1);
    let second = imported(&text, source, &["--all"]);
    assert!(second.is_usable, "{:#?}", second.notes);
    assert!(second.notes.iter().all(|note| note.kind != NoteKind::LacksExtensions));
}

/// A second import of the same source changes nothing.
#[test]
fn a_second_import_changes_nothing() {
    for source in [KITCHEN_SINK, SERVICE, MODELS, PARAMETERS, SECURITY] {
        let first = imported(EMPTY, source, &["--all"]);
        let second = imported(&first.text, source, &["--all"]);
        assert_eq!(diff(&first.text, &second.text), "");
    }
}

/// Of operations whose paths differ only in the names of parameters, all are taken; the one that is named keeps its path.
#[test]
fn operations_with_one_url_are_all_imported() {
    let operation = |id: &str, name: &str| {
        let parameter = format!("{{name: {name}, in: path, required: true, schema: {{type: string}}}}");
        format!("{{operationId: {id}, parameters: [{parameter}], responses: {{200: {{description: d}}}}}}")
    };
    let source = format!(
        "openapi: 3.1.0\ninfo: {{title: t, version: '1'}}\npaths:\n  /b/{{x}}: {{get: {}}}\n  /b/{{y}}: {{get: {}}}\n",
        operation("by_x", "x"),
        operation("by_y", "y"),
    );
    let first = imported(EMPTY, &source, &["--all"]);
    let names = |import: &Import| -> Vec<String> {
        filter::operations(&import.document).iter().map(ToString::to_string).collect()
    };
    assert_eq!(names(&first), ["GET /b/{x}", "GET /b/{y}#y"]);
    let renamed: Vec<_> = first.notes.iter().filter(|note| note.message.contains("same URL")).collect();
    assert_eq!(renamed.len(), 1, "{renamed:?}");
    assert!(renamed[0].message.contains("`GET /b/{y}` has the same URL as `GET /b/{x}`"), "{}", renamed[0].message);
    assert_eq!(diff(&first.text, &imported(&first.text, &source, &["--all"]).text), "");
    let named = imported(EMPTY, &source, &["GET /b/{y}"]);
    assert_eq!(names(&named), ["GET /b/{y}"]);
    assert_eq!(diff(&named.text, &imported(&named.text, &source, &[]).text), "");
    assert_eq!(names(&imported(&named.text, &source, &["--all"])), ["GET /b/{y}", "GET /b/{x}#x"]);
    assert_eq!(names(&imported(EMPTY, &source, &["GET /b/{x}", "GET /b/{y}"])), ["GET /b/{x}", "GET /b/{y}#y"]);
}

/// Tests that an operation that cannot be imported never blocks the others, whatever is wrong with it.
#[test]
fn what_cannot_be_read_of_one_operation_leaves_the_others() {
    let response = "{200: {description: d, content: {application/json: {schema: {type: string}}}}}";
    let wrong = [
        ("/a: 1", "/paths/~1a", "the operations of `/a` are skipped: expected an object"),
        ("/a: {$ref: '#/components/pathItems/a'}", "/paths/~1a", "is not a path item"),
        ("/a: {get: 1}", "/paths/~1a/get", "`GET /a` is skipped: expected an object, found a number"),
        (
            "/a: {parameters: 1, get: {operationId: a, responses: R}}",
            "/paths/~1a/parameters",
            "`GET /a` is skipped: expected an array, found a number",
        ),
        (
            "/a: {get: {operationId: a, responses: {200: {$ref: '#/components/responses/R'}}}}",
            "/paths/~1a/get/responses/200/$ref",
            "`GET /a` is skipped: `#/components/responses/R` does not exist in this document",
        ),
        (
            "/a/{x}: {get: {operationId: a, parameters: [{name: x, in: path, required: true, schema: {$ref: '#/components/schemas/X'}}], responses: R}}",
            "/components/schemas/X/allOf/0",
            "`GET /a/{x}` is skipped: expected a schema, found a number",
        ),
        (
            "/b/{x}: {get: {operationId: b1, parameters: [{name: x, in: path, required: true, schema: {type: string}}], responses: R}}\n  \
             /b/{y}: {$ref: '#/paths/~1b~1{x}'}",
            "/paths/~1b~1{y}/get",
            "`GET /b/{y}` is skipped: duplicate operation",
        ),
    ];
    for (paths, pointer, message) in wrong {
        let paths = paths.replace("responses: R", &format!("responses: {response}"));
        let source = format!(
            "openapi: 3.1.0\ninfo: {{title: t, version: '1'}}\npaths:\n  {paths}\n  /good: {{get: {{operationId: good, responses: {response}}}}}\n\
             components: {{schemas: {{X: {{allOf: [1]}}}}}}\n"
        );
        let import = imported(EMPTY, &source, &["--all"]);
        assert!(import.text.contains("operationId: good"), "{paths}: {}", import.text);
        let refused: Vec<_> = import.notes.iter().filter(|note| note.kind == NoteKind::Refused).collect();
        assert_eq!(refused.len(), 1, "{paths}: {refused:?}");
        assert_eq!(refused[0].pointer, pointer);
        assert!(refused[0].message.contains(message), "{paths}: {}", refused[0].message);
    }
}

/// Tests that unquoted values and values that YAML 1.1 reads differently are imported as they were probably meant, with
/// a note.
#[test]
fn scalars_without_quotes_are_taken_as_they_are_meant() {
    let source = "\u{feff}\
openapi: 3.0.3\r
info: {title: t, version: 1.0}\r
x-response: &response {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}\r
paths:\r
  /a:\r
    get:\r
      operationId: get_a\r
      parameters: [{name: q,\tin: query, required: yes, schema: {type: string}}]\r
      responses: {200: {<<: *response}}\r
components:\r
  schemas:\r
    A: {type: object, required: [on, no], properties: {on: {type: string, enum: [on, off, 1.0, 2024-01-01]}, no: {type: integer}}}\r
";
    let import = imported(EMPTY, source, &["--all"]);
    assert!(import.is_usable, "{}", notes(&import));
    let get = |pointer: &str| import.document.pointer(pointer).unwrap().to_json().to_string();
    assert_eq!(get("/info/version"), "\"1.0\"");
    assert_eq!(get("/components/schemas/A/properties/on/enum"), r#"["on","off","1.0","2024-01-01"]"#);
    assert_eq!(get("/paths/~1a/get/parameters/0/required"), "true");
    let corrected: String =
        notes(&import).lines().filter(|line| line.contains("corrected")).map(|line| format!("{line}\n")).collect();
    insta::assert_snapshot!(corrected);
}

#[test]
fn fastapi_reads_a_list_in_a_header_from_several_lines() {
    let source = |components: &str| {
        format!(
            r#"{{"openapi": "3.1.0", "info": {{"title": "t", "version": "1"}}, "paths": {{"/a": {{"get": {{"operationId": "a",
        "parameters": [{{"name": "x-tag", "in": "header", "schema": {{"anyOf": [{{"type": "array", "items": {{"type": "string"}}}}, {{"type": "null"}}]}}}}, {{"name": "x-one", "in": "header", "schema": {{"type": "string"}}}}],
        "responses": {{"200": {{"description": "d"}}}}}}}}}}, "components": {{"schemas": {{{components}}}}}}}"#
        )
    };
    let explode = |components: &str| {
        let import = imported(EMPTY, &source(components), &["--all"]);
        assert_eq!(notes(&import).contains("from several lines"), !components.is_empty(), "{}", notes(&import));
        [0, 1].map(|index| import.document.pointer(&format!("/paths/~1a/get/parameters/{index}/explode")).is_some())
    };
    assert_eq!(explode(r#""HTTPValidationError": {"type": "object"}"#), [true, false]);
    assert_eq!(explode(""), [false, false]);
}

#[test]
fn the_data_of_an_event_has_the_type_that_fastapi_documents() {
    // The form of FastAPI 0.165 for `AsyncIterable[Step]`.
    let source = r##"{"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {"/a": {"get": {"operationId": "watch",
        "responses": {"200": {"description": "d", "content": {"text/event-stream": {"itemSchema": {"type": "object", "properties": {
            "data": {"type": "string", "contentMediaType": "application/json", "contentSchema": {"$ref": "#/components/schemas/Step"}},
            "retry": {"type": "integer", "minimum": 0}}, "required": ["data"]}}}}}}}},
        "components": {"schemas": {"Step": {"type": "object", "properties": {"n": {"anyOf": [{"type": "integer"}, {"type": "null"}]}}}}}}"##;
    let import = imported(EMPTY, source, &["--all"]);
    let get = |pointer: &str| import.document.pointer(pointer).unwrap().to_json().to_string();
    let media_type = get("/paths/~1a/get/responses/200/content/text~1event-stream");
    assert_eq!(media_type, r##"{"schema":{"$ref":"#/components/schemas/Step"}}"##);
    assert_eq!(get("/components/schemas/Step/properties/n"), r#"{"nullable":true,"type":"integer"}"#);
    assert!(!notes(&import).contains("itemSchema"), "{}", notes(&import));
}
