//! Tests the generated Rust for operations of every kind.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use webagent_codegen::openapi::spanned_value::SpannedValue;
use webagent_codegen::{Generated, generate};

/// Generates from an operation `GET /a/{id}` with further fields, and from components.
fn operation(operation: &str, rest: &str) -> Generated {
    let text = format!(
        "openapi: 3.0.3
info: {{title: t, version: '1'}}
servers: [{{url: 'https://example.com'}}]
paths:
  /a:
    post:
      operationId: do_a
{operation}
{rest}"
    );
    document(&text)
}

fn document(text: &str) -> Generated {
    let document = SpannedValue::parse("api.yaml", text).unwrap();
    generate("api.yaml", &document).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn problems(text: &str) -> String {
    let document = SpannedValue::parse("api.yaml", text).unwrap();
    generate("api.yaml", &document).map(|_| String::new()).unwrap_or_else(|error| error.to_string())
}

/// Normalizes code: one line, without spaces and trailing commas.
fn flat(code: &str) -> String {
    let line = code.split_whitespace().collect::<Vec<_>>().join(" ");
    line.replace(", )", ")")
        .replace(",)", ")")
        .replace("( ", "(")
        .replace(" .", ".")
        .replace("[ ", "[")
        .replace(", ]", "]")
}

#[track_caller]
fn contains(code: &str, parts: &[&str]) {
    let code = flat(code);
    for part in parts {
        assert!(code.contains(&flat(part)), "no {part}\nin {code}");
    }
}

const OK: &str = "      responses: {200: {description: d}}";

#[test]
fn a_parameter_is_written_in_the_style_that_the_document_says() {
    for (parameter, call) in [
        ("in: query, schema: {type: array, items: {type: string}}", ".query(\"p\", &p, Style::FormExploded)?"),
        ("in: query, explode: false, schema: {type: array, items: {type: string}}", ".query(\"p\", &p, Style::Form)?"),
        (
            "in: query, style: spaceDelimited, explode: false, schema: {type: array, items: {}}",
            "Style::SpaceDelimited)?",
        ),
        ("in: query, style: pipeDelimited, explode: false, schema: {type: array, items: {}}", "Style::PipeDelimited)?"),
        (
            "in: query, style: deepObject, schema: {type: object, properties: {a: {type: string}}}",
            "Style::DeepObject)?",
        ),
        ("in: query, content: {application/json: {schema: {type: object}}}", ".query(\"p\", &p, Style::Json)?"),
        ("in: header, schema: {type: array, items: {type: integer}}", ".header(\"p\", &p, Style::Simple)?"),
        ("in: header, explode: true, schema: {type: object}", ".header(\"p\", &p, Style::SimpleExploded)?"),
        ("in: cookie, schema: {type: string}", ".cookie(\"p\", &p, Style::FormExploded)?"),
    ] {
        let generated = operation(&format!("      parameters: [{{name: p, {parameter}}}]\n{OK}"), "");
        contains(&generated.client, &[call]);
    }
    for (style, name) in [
        ("", "Simple"),
        ("explode: true,", "SimpleExploded"),
        ("style: label,", "Label"),
        ("style: label, explode: true,", "LabelExploded"),
        ("style: matrix,", "Matrix"),
        ("style: matrix, explode: true,", "MatrixExploded"),
    ] {
        let text = format!(
            "openapi: 3.0.3
info: {{title: t, version: '1'}}
paths:
  /a/{{p-q}}:
    get:
      operationId: get_a
      parameters: [{{name: p-q, in: path, required: true, {style} schema: {{type: array, items: {{type: string}}}}}}]
{OK}"
        );
        contains(&document(&text).client, &[&format!(".segment(\"p-q\", &p_q, Style::{name})?")]);
    }
}

#[test]
fn a_nullable_parameter_is_optional_and_never_null() {
    let parameters = "      parameters:
        - {name: a, in: query, required: true, schema: {type: string, nullable: true, default: x}}
        - {name: b, in: header, schema: {allOf: [{$ref: '#/components/schemas/E'}], nullable: true}}
        - {name: c, in: cookie, schema: {$ref: '#/components/schemas/N'}}
";
    let components = "components: {schemas: {E: {type: string, enum: [x, y]}, N: {type: integer, nullable: true}}}";
    let generated = operation(&format!("{parameters}{OK}"), components);
    contains(
        &generated.client,
        &[
            "a: Result<::std::option::Option<::std::string::String>, String>",
            "b: Result<::std::option::Option<types::E>, String>",
            "c: Result<::std::option::Option<i64>, String>",
            "Default of the service: `\"x\"`.",
        ],
    );
    contains(&generated.mock, &["T: Into<Option<&'a str>>", "T: Into<Option<&'a types::E>>", "T: Into<Option<i64>>"]);
    assert!(!flat(&generated.mock).contains("Option<Option"), "{}", generated.mock);
}

#[test]
fn a_parameter_has_a_name_of_its_own_whatever_it_is_called() {
    let parameters = "      parameters:
        - {name: wait, in: query, schema: {type: boolean}}
        - {name: client, in: query, schema: {type: string}}
        - {name: body, in: query, schema: {type: string}}
        - {name: type, in: query, schema: {type: string}}
        - {name: x, in: header, schema: {type: string}}
        - {name: x, in: query, schema: {type: string}}
        - {name: Content-Type, in: header, schema: {type: string}}
";
    let generated = operation(&format!("{parameters}{OK}"), "");
    let names: Vec<_> = generated.operations[0].parameters.iter().map(|setter| setter.method.as_str()).collect();
    assert_eq!(names, ["wait_parameter", "client_parameter", "body_parameter", "type_", "x", "x_header"]);
    contains(&generated.client, &[".query(\"wait\", &wait_parameter,", ".header(\"x\", &x_header,"]);
    assert!(generated.warnings.iter().any(|warning| warning.message.contains("`Content-Type` is ignored")));
}

#[test]
fn a_component_may_have_the_name_of_the_clients_type_for_bytes() {
    let body = "      requestBody: {content: {application/octet-stream: {schema: {type: string, format: binary}}}}\n";
    let components = "components: {schemas: {Upload: {type: object, properties: {a: {type: string}}}}}";
    let client = operation(&format!("{body}{OK}"), components).client;
    contains(
        &client,
        &[
            "body(mut self, value: impl Into<crate::Upload>)",
            "body: Result<::std::option::Option<crate::Upload>, String>",
        ],
    );
}

#[test]
fn a_body_is_of_the_media_type_that_the_client_speaks_best() {
    let body = |content: &str| operation(&format!("      requestBody: {{{content}}}\n{OK}"), "").client;
    let object = "{schema: {type: object, required: [a], properties: {a: {type: string}}}}";
    for (content, parts) in [
        (
            format!("required: true, content: {{text/plain: {{}}, application/vnd.x+json: {object}, multipart/form-data: {object}}}"),
            vec![".json(Some(&body), \"application/vnd.x+json\")?"],
        ),
        (
            "required: true, content: {text/csv: {schema: {type: string}}}".to_owned(),
            vec![".text(Some(body), \"text/csv\")", "body(mut self, value: impl Into<::std::string::String>)"],
        ),
        (
            "content: {application/octet-stream: {schema: {type: string, format: binary}}}".to_owned(),
            vec![".upload(body, \"application/octet-stream\")", "body(mut self, value: impl Into<crate::Upload>)"],
        ),
        ("required: true, content: {'image/*': {}}".to_owned(), vec![".upload(Some(body), \"application/octet-stream\")"]),
        (
            "content: {application/json: {schema: {type: array, items: {type: string}}}}".to_owned(),
            vec![".json(body.as_ref(), \"application/json\")?", "body: Ok(None)"],
        ),
        (
            "required: true, content: {application/x-www-form-urlencoded: {schema: {type: object, properties: {a: {type: object, additionalProperties: {type: string}}, b: {type: object}, c: {type: array, items: {type: string}}}}, encoding: {a: {style: deepObject}, c: {explode: false}}}}".to_owned(),
            vec![".form(Some(&body), &[(\"a\", Style::DeepObject), (\"b\", Style::Json), (\"c\", Style::Form)])?"],
        ),
    ] {
        contains(&body(&content), &parts);
    }
}

#[test]
fn a_form_with_files_has_a_setter_for_every_part() {
    let body = "      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              allOf: [{$ref: '#/components/schemas/F'}, {type: object, required: [t], properties: {t: {type: string, minLength: 2}}}]
            encoding: {meta: {contentType: application/json}, file: {contentType: text/csv}}
";
    let components = "components:
  schemas:
    F:
      type: object
      required: [file]
      properties:
        file: {type: string, format: binary}
        files: {type: array, items: {type: string, format: binary}}
        maybe: {type: string, format: binary, nullable: true}
        meta: {type: object, properties: {x: {type: integer}}}
        tags: {type: array, items: {type: string}}
";
    let generated = operation(&format!("{body}{OK}"), components);
    contains(
        &generated.client,
        &[
            "file: Result<crate::Upload, String>",
            "files: Result<::std::option::Option<::std::vec::Vec<crate::Upload>>, String>",
            ".multipart()",
            ".files(\"file\", [file], Some(\"text/csv\"))",
            ".files(\"files\", files.unwrap_or_default(), None)",
            ".files(\"maybe\", maybe, None)",
            ".part(\"meta\", &meta, Style::Json, Some(\"application/json\"))?",
            ".part(\"tags\", &tags, Style::FormExploded, None)?",
            "t: Result<::std::string::String, String>",
        ],
    );
    contains(&generated.cli, &["kind: Kind::File", "args.parameter::<Vec<::std::path::PathBuf>>(\"files\")?"]);
    contains(&generated.mock, &["crate::mock::part(self.0, \"file\", content.as_ref())"]);
}

#[test]
fn a_default_response_stands_for_the_classes_of_status_that_are_not_listed() {
    for (listed, expected) in [
        (&["default"][..], &["2XX", "4XX", "5XX"][..]),
        (&["200", "default"], &["200", "4XX", "5XX"]),
        (&["201", "404", "default"], &["201", "404", "4XX", "5XX"]),
        (&["200", "4XX", "default"], &["200", "4XX", "5XX"]),
        (&["200", "4XX", "5XX", "default"], &["200", "4XX", "5XX"]),
        (&["200", "404"], &["200", "404"]),
        (&["200", "302", "304"], &["200"]),
        (&["302", "default"], &["2XX", "4XX", "5XX"]),
    ] {
        let content = "{description: d, content: {application/json: {schema: {type: boolean}}}}";
        let responses: Vec<String> = listed.iter().map(|status| format!("{status}: {content}")).collect();
        let generated = operation(&format!("      responses: {{{}}}", responses.join(", ")), "");
        let responses = &generated.operations[0].wire.responses;
        let mut statuses: Vec<&str> = responses.iter().map(|response| response.status.as_str()).collect();
        statuses.sort_unstable();
        assert_eq!(statuses, expected, "{listed:?}");
        let decoded = generated.operations[0].responses.iter().all(|ty| ty.as_deref() == Some("bool"));
        assert!(decoded, "{listed:?}: {:?}", generated.operations[0].responses);
    }
}

#[test]
fn a_success_is_what_the_documented_statuses_have_in_common() {
    let success = |responses: &str| operation(&format!("      responses: {{{responses}}}"), "");
    let json =
        "{description: d, content: {application/json: {schema: {type: object, properties: {a: {type: string}}}}}}";
    let other =
        "{description: d, content: {application/json: {schema: {type: object, properties: {b: {type: string}}}}}}";
    let text = "{description: d, content: {text/plain: {schema: {type: string}}}}";
    let file = "{description: d, content: {image/png: {}}}";
    let none = "{description: d}";
    for (responses, ty) in [
        (format!("200: {json}"), "types::DoAResponse"),
        (format!("200: {json}, 201: {json}, default: {text}"), "types::DoAResponse"),
        (format!("200: {json}, 204: {none}"), "::std::option::Option<types::DoAResponse>"),
        (format!("200: {none}, 204: {none}"), "()"),
        (format!("200: {text}"), "::std::string::String"),
        (format!("200: {file}"), "Bytes"),
        (format!("404: {json}"), "Bytes"),
        (String::new(), "Bytes"),
        (format!("default: {json}"), "types::DoAResponse"),
        (format!("200: {json}, 202: {other}"), "types::DoASuccess"),
        (format!("200: {json}, 202: {text}, 204: {none}"), "types::DoASuccess"),
        (
            "200: {description: d, content: {application/json: {examples: {a: {value: 1}}}}}".to_owned(),
            "::serde_json::Value",
        ),
    ] {
        let generated = success(&responses);
        assert_eq!(generated.operations[0].success.ty, ty, "{responses}");
    }
    for (responses, variants) in [
        ("302: {description: d, content: {text/html: {schema: {type: string}}}}, 404: {description: d}", "found"),
        ("3XX: {description: d}", "redirect"),
    ] {
        let generated = success(responses);
        assert_eq!(generated.operations[0].success.ty, "()", "{responses}");
        contains(&generated.client, &["its header `location` has the URL", ".with_redirect()", ".send_for_nothing()"]);
        contains(&generated.mock, &[&format!("pub fn {variants}(self")]);
    }
    assert!(!success(&format!("200: {json}, 302: {none}")).client.contains("with_redirect"));
    let generated = success(&format!("200: {json}, 202: {other}, 203: {text}, 204: {none}, 4XX: {text}, 404: {other}"));
    contains(
        &generated.client,
        &[
            "pub enum DoASuccess",
            "Ok(DoAResponse)",
            "Accepted(DoAResponse202)",
            "NonAuthoritativeInformation(::std::string::String)",
            "NoContent",
            "202u16 => response.json().map(types::DoASuccess::Accepted)",
            ".accept(\"application/json, text/plain\")",
            "pub async fn send_for_stream(self)",
        ],
    );
    contains(
        &generated.mock,
        &["pub fn accepted(self, value: &types::DoAResponse202)", "pub fn not_found(", "pub fn client_error("],
    );
}

#[test]
fn a_body_that_may_be_no_json_can_be_streamed() {
    let streamed = |method: &str, responses: &str| {
        let text = format!(
            "openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\nservers: [{{url: 'https://a.example'}}]\npaths: {{/a: {{{method}: {{operationId: do_a, responses: {{{responses}}}}}}}}}"
        );
        document(&text).client
    };
    let any = "self.into_request()?.accept(\"*/*\").send_for_stream()";
    contains(&streamed("get", "200: {description: a file}"), &[any]);
    contains(&streamed("get", "200: {description: d, content: {application/json: {}, image/png: {}}}"), &[any]);
    for (method, responses) in [
        ("get", "200: {description: d, content: {application/json: {}}}"),
        ("delete", "204: {description: d}"),
        ("head", "200: {description: d}"),
    ] {
        let text = streamed(method, responses);
        assert!(!text.contains("send_for_stream"), "{method} {responses}");
    }
}

#[test]
fn null_is_none_and_no_variant() {
    let property = |schema: &str| {
        let body = format!(
            "      requestBody: {{content: {{application/json: {{schema: {{type: object, properties: {{it: {schema}}}}}}}}}}}\n      responses: {{200: {{description: d}}}}"
        );
        operation(&body, "components: {schemas: {A: {type: object, required: [a], properties: {a: {type: string}}}, B: {type: object, properties: {b: {type: string}}}}}").client
    };
    let union =
        property("{oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}, {enum: [null]}]}");
    contains(&union, &["pub it: ::std::option::Option<DoABodyIt"]);
    assert!(!union.contains("ItValue"), "{union}");
    // What can only be null is the same as absent.
    contains(&property("{enum: [null]}"), &["pub it: ::std::option::Option<::serde_json::Value>"]);
}

#[test]
fn events_are_typed_where_the_document_types_them() {
    let events = |schema: &str| {
        let responses =
            format!("      responses: {{200: {{description: d, content: {{text/event-stream: {{{schema}}}}}}}}}");
        operation(&responses, "components: {schemas: {E: {type: object, properties: {a: {type: string}}}}}").client
    };
    contains(&events("schema: {$ref: '#/components/schemas/E'}"), &["ResponseValue<crate::EventStream<types::E>>"]);
    let union = "schema: {oneOf: [{$ref: '#/components/schemas/E'}, {type: object, required: [b], properties: {b: {type: string}}}]}";
    contains(&events(union), &["ResponseValue<crate::EventStream<types::DoAResponseEvent>>"]);
    let texts = "schema: {anyOf: [{$ref: '#/components/schemas/E'}, {type: string}]}";
    contains(&events(texts), &["ResponseValue<crate::EventStream<::std::string::String>>"]);
    for schema in ["", "schema: {type: string}"] {
        contains(&events(schema), &["ResponseValue<crate::EventStream<::std::string::String>>"]);
    }
}

#[test]
fn lines_of_json_are_typed_where_the_document_types_them() {
    let lines = |content: &str| {
        let responses = format!("      responses: {{200: {{description: d, content: {{{content}}}}}}}");
        operation(&responses, "components: {schemas: {E: {type: object, properties: {a: {type: string}}}}}").client
    };
    let typed = lines(
        "application/json: {schema: {type: string}}, application/x-ndjson: {schema: {$ref: '#/components/schemas/E'}}",
    );
    contains(&typed, &["ResponseValue<crate::LineStream<types::E>>", "\"application/x-ndjson\", |line|"]);
    for schema in ["", "schema: {type: string}"] {
        let text = lines(&format!("application/jsonl: {{{schema}}}"));
        contains(&text, &["ResponseValue<crate::LineStream<::serde_json::Value>>", "crate::ByteStream"]);
    }
}

#[test]
fn every_security_scheme_has_a_setter_and_a_variable() {
    let text = "openapi: 3.0.3
info: {title: t, version: '1'}
servers: [{url: 'https://{host}:{port}/v1/', variables: {host: {default: example.com}, port: {default: '443', enum: ['443', '8443']}}}]
security: [{my-oauth: [read]}, {X-Key: [], query: []}]
paths:
  /a: {get: {operationId: a_a, responses: {200: {description: d}}}}
  /b: {get: {operationId: b_b, security: [], responses: {200: {description: d}}}}
  /c: {servers: [{url: 'https://c.example.com'}], get: {operationId: c_c, security: [{}, {basic: []}, {timeout: []}], responses: {200: {description: d}}}}
components:
  securitySchemes:
    my-oauth: {type: oauth2, flows: {}}
    X-Key: {type: apiKey, in: header, name: X-KEY}
    query: {type: apiKey, in: query, name: q}
    basic: {type: http, scheme: Basic}
    timeout: {type: apiKey, in: cookie, name: sid}
    unused: {type: http, scheme: bearer}
";
    let code = document(text).client;
    contains(
        &code,
        &[
            "pub fn my_oauth(self, value: impl Into<String>)",
            "pub fn x_key(self, value: impl Into<String>)",
            "pub fn basic(self, user: impl ::std::fmt::Display, password: impl ::std::fmt::Display)",
            "pub fn timeout_credential(self, value: impl Into<String>)",
            "variable: \"WEBAGENT_MY_OAUTH\", placement: Placement::Header { name: \"authorization\", prefix: \"Bearer \"",
            "placement: Placement::Header { name: \"x-key\", prefix: \"\"",
            "Operation::new(\"a_a\", Method::GET, \"/a\").with_security(SCHEMES, &[&[0], &[1, 2]])",
            "Operation::new(\"b_b\", Method::GET, \"/b\");",
            "Operation::new(\"c_c\", Method::GET, \"/c\").with_security(SCHEMES, &[&[], &[3], &[4]]).with_server(\"https://c.example.com\")",
            "BASE_URL: Option<&str> = Some(\"https://{host}:{port}/v1\")",
            "(\"port\", \"443\")",
            "pub fn port(self, value: impl Into<String>)",
        ],
    );
    assert!(!code.contains("pub fn unused"), "{code}");
}

#[test]
fn a_document_need_not_have_a_server() {
    for servers in ["", "servers: [{url: /v1}]\n"] {
        let text = format!(
            "openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\n{servers}paths: {{/a: {{get: {{operationId: a_a, responses: {{200: {{description: d}}}}}}}}}}"
        );
        let generated = document(&text);
        contains(&generated.client, &["BASE_URL: Option<&str> = None"]);
        assert!(
            generated.warnings.iter().any(|warning| warning.message.contains("base_url")),
            "{:?}",
            generated.warnings
        );
    }
}

#[test]
fn what_no_request_can_do_is_refused_where_it_is() {
    let text = "openapi: 3.0.3
info: {title: t, version: '1'}
paths:
  /a: {get: {operationId: a_a, responses: {101: {description: d}}}}
  /b: {post: {operationId: b_b, requestBody: {content: {multipart/form-data: {schema: {type: object}}}}, responses: {200: {description: d}}}}
  /c: {get: {operationId: c_c, security: [{bad: []}], responses: {200: {description: d}}}}
components: {securitySchemes: {bad: {type: apiKey, in: header, name: 'a b'}}}
";
    let problems = problems(text);
    for place in [
        "/paths/~1a/get/responses",
        "/paths/~1b/post/requestBody/content/multipart~1form-data",
        "/paths/~1c/get/security/0",
    ] {
        assert!(problems.contains(place), "{place}: {problems}");
    }
}

#[test]
fn a_schema_that_fails_has_its_place_in_requests_and_responses() {
    let text = "openapi: 3.0.3
info: {title: t, version: '1'}
paths:
  /a:
    post:
      operationId: a_a
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}
      responses: {200: {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}
components:
  schemas:
    A: {type: object, properties: {kinds: {type: array, enum: [x], items: {type: string}}, one: {type: string, enum: [x]}}}
";
    let problems = problems(text);
    assert_eq!(problems.lines().count(), 1, "{problems}");
    assert!(problems.contains("/components/schemas/A: cannot be generated"), "{problems}");
}

/// Collects paths of one word, of types and traits.
struct Words(std::collections::BTreeSet<String>);

impl<'ast> syn::visit::Visit<'ast> for Words {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        let word = path.get_ident().map(ToString::to_string).or_else(|| {
            let first = path.segments.first()?;
            (path.segments.len() == 1 && path.leading_colon.is_none()).then(|| first.ident.to_string())
        });
        self.0.extend(word);
        syn::visit::visit_path(self, path);
    }
}

#[test]
fn an_operation_may_have_the_name_of_anything_that_the_builders_use() {
    let modules = |generated: &Generated| -> Vec<syn::ItemMod> {
        let blocking = syn::parse_file(&generated.blocking).unwrap();
        let items = generated.tree.items.iter().chain(&blocking.items);
        let module = |item: &syn::Item| match item {
            syn::Item::Mod(module) if module.ident == "builder" => Some(module.clone()),
            _ => None,
        };
        items.filter_map(module).collect()
    };
    let structs = |module: &syn::ItemMod| -> Vec<String> {
        let items = module.content.iter().flat_map(|(_, items)| items);
        let name = |item: &syn::Item| match item {
            syn::Item::Struct(item) => Some(item.ident.to_string()),
            _ => None,
        };
        items.filter_map(name).collect()
    };
    let sample = SpannedValue::parse("sample.yaml", include_str!("sample.yaml")).unwrap();
    let sample = generate("sample.yaml", &sample).unwrap();
    let mut used = Words(std::collections::BTreeSet::new());
    for module in modules(&sample) {
        syn::visit::Visit::visit_item_mod(&mut used, &module);
        for own in structs(&module) {
            used.0.remove(&own);
        }
    }
    // Values such as `Ok(…)` and macros such as `Debug` are no types; `Form` and single letters are generic parameters.
    let is_type = |word: &&String| word.len() > 1 && word.starts_with(|c: char| c.is_ascii_uppercase());
    let values = ["Self", "Ok", "Err", "Some", "None", "Debug", "Clone", "Form"];
    let words: Vec<&String> = used.0.iter().filter(is_type).filter(|word| !values.contains(&word.as_str())).collect();
    assert!(words.iter().any(|word| *word == "Result") && words.iter().any(|word| *word == "Into"), "{words:?}");
    let operations = words.iter().enumerate().map(|(index, word)| {
        format!("  /{index}: {{get: {{operationId: {word}, responses: {{200: {{description: d}}}}}}}}\n")
    });
    let text = "openapi: 3.0.3\ninfo: {title: t, version: '1'}\nservers: [{url: 'https://example.com'}]\npaths:\n";
    let generated = document(&(text.to_owned() + &operations.collect::<String>()));
    for module in modules(&generated) {
        let taken: Vec<String> = structs(&module).into_iter().filter(|name| words.contains(&name)).collect();
        assert!(taken.is_empty(), "{taken:?} hide what the builders use: reserve them in `names.rs`");
    }
}
