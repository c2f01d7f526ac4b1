//! For each rule of the generator a small document and the Rust that it becomes.
//!
//! A snapshot leaves out what is the same for every document: the settings of a call, and the implementations that follow
//! from a type's definition. Accept a change with `INSTA_UPDATE=always cargo test -p webagent-codegen --test golden`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]
// The macro takes the documents by reference, whether they are made or written out.
#![allow(clippy::unnecessary_to_owned)]

use std::fs;
use std::path::Path;

use syn::{File, ImplItem, Item, ItemImpl};
use webagent_codegen::generate;
use webagent_codegen::openapi::spanned_value::SpannedValue;

/// Generates from paths and components, and prints what depends on them.
#[track_caller]
fn golden(rest: &str) -> String {
    let text =
        format!("openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\nservers: [{{url: 'https://example.com'}}]\n{rest}");
    let document = SpannedValue::parse("api.yaml", &text).unwrap();
    let generated = generate("api.yaml", &document).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let mut file = generated.tree;
    file.items = file.items.into_iter().filter_map(own).collect();
    let warnings: String = generated.warnings.iter().map(|warning| format!("// {warning}\n")).collect();
    format!(
        "{warnings}{}",
        prettyplease::unparse(&File { shebang: None, frontmatter: None, attrs: Vec::new(), items: file.items })
    )
}

/// Removes the parts of an item that are the same for every document.
fn own(item: Item) -> Option<Item> {
    match item {
        Item::Mod(mut module) if module.ident == "types" || module.ident == "builder" => {
            let is_types = module.ident == "types";
            module.attrs.clear();
            if let Some((_, items)) = &mut module.content {
                let kept = std::mem::take(items).into_iter().filter_map(|item| match item {
                    Item::Struct(_) | Item::Enum(_) | Item::Type(_) => Some(item),
                    Item::Impl(item) if is_types => decoding(item).map(Item::Impl),
                    Item::Impl(item) => Some(Item::Impl(setters(item))),
                    _ => None,
                });
                *items = kept.collect();
            }
            Some(Item::Mod(module))
        }
        Item::Mod(module) if module.ident == "operations" => Some(Item::Mod(module)),
        Item::Impl(item) => Some(Item::Impl(item)),
        _ => None,
    }
}

/// Returns the implementation of decoding, if the generator writes it.
fn decoding(item: ItemImpl) -> Option<ItemImpl> {
    let name = item.trait_.as_ref().and_then(|(path, _)| Some(path.segments.last()?.ident.to_string()));
    (name.as_deref() == Some("Deserialize")).then_some(item)
}

/// Returns an operation's builder without the call options.
fn setters(mut item: ItemImpl) -> ItemImpl {
    item.items.retain(|item| match item {
        ImplItem::Fn(function) => {
            let is_documented =
                function.attrs.iter().any(|attribute| matches!(&attribute.meta, syn::Meta::NameValue(_)));
            let is_setting = ["header", "timeout", "retry", "new"].iter().any(|name| function.sig.ident == name);
            is_documented && !is_setting
        }
        _ => true,
    });
    item
}

/// Returns a document with a schema `S` that one operation sends and another receives.
fn both_ways(schemas: &str) -> String {
    format!(
        "paths:
  /s:
    post: {{operationId: send_s, requestBody: {{required: true, content: {{application/json: {{schema: {{$ref: '#/components/schemas/S'}}}}}}}}, responses: {{204: {{description: d}}}}}}
    get: {{operationId: get_s, responses: {{200: {{description: d, content: {{application/json: {{schema: {{$ref: '#/components/schemas/S'}}}}}}}}}}}}
components:
  schemas:
{schemas}"
    )
}

/// Returns an operation with further fields.
fn operation(operation: &str) -> String {
    format!(
        "paths:\n  /a/{{id}}:\n    post:\n      operationId: do_a\n      parameters:\n        - {{name: id, in: path, required: true, schema: {{type: string}}}}\n{operation}\n"
    )
}

macro_rules! golden {
    ($($(#[$meta:meta])* $name:ident: $document:expr;)+) => {
        $($(#[$meta])* #[test] fn $name() { insta::assert_snapshot!(golden(&$document)); })+
    };
}

golden! {
    a_schema_that_allows_other_fields_in_so_many_words_has_a_place_for_them: both_ways("    S:
      type: object
      additionalProperties: true
      properties: {id: {type: string}, extra: {type: string}}");

    what_a_request_checks_and_a_response_takes: both_ways("    S:
      type: object
      required: [id, both, listed]
      additionalProperties: false
      properties:
        id: {type: string, minLength: 2, maxLength: 4, pattern: '^a'}
        both: {type: string, nullable: true}
        listed: {type: string, enum: [a, b]}
        level: {type: integer, enum: [1, 2]}
        number: {type: number, minimum: 0, maximum: 1, exclusiveMinimum: true, multipleOf: 0.5}
        count: {type: integer, format: int32, minimum: 0, maximum: 9, default: 3}
        when: {type: string, format: date-time}
        uuid: {type: string, format: uuid}
        list: {type: array, minItems: 1, maxItems: 2, uniqueItems: true, items: {type: string, enum: [x, y]}}
        map: {type: object, minProperties: 1, additionalProperties: {type: integer}}
        anything: {}
        no: {type: string, not: {enum: [n]}}
        not_object: {type: object, properties: {a: {type: string}}, not: {required: [a]}}
        read: {type: string, readOnly: true}
        write: {type: string, writeOnly: true}
        flag: {type: boolean, default: true}
");
    required_of_the_side_that_sends_it: both_ways("    S:
      required: [read, write, part, hidden]
      allOf:
        - {$ref: '#/components/schemas/T'}
        - {type: object, properties: {read: {type: string, readOnly: true}, write: {type: string, writeOnly: true}}}
    T:
      type: object
      properties: {part: {allOf: [{$ref: '#/components/schemas/U'}], readOnly: true}, hidden: {type: integer, writeOnly: true}}
    U: {type: object, required: [at], properties: {at: {type: string, readOnly: true}}}
");
    names_of_properties: both_ways("    S:
      type: object
      required: [type]
      properties:
        type: {type: string}
        userId: {type: string}
        user_id: {type: string}
        foo-bar: {type: string}
        foo_bar: {type: string}
        +1: {type: integer}
        -1: {type: integer}
        9lives: {type: integer}
        '': {type: string}
        '@id': {type: string}
        self: {type: string}
        extra: {type: string}
        Extra: {type: string}
        _extra: {type: string}
        into: {type: string}
        build: {type: string}
        by_hand: {type: string, x-webagent-name: renamed}
");
    names_of_types_and_values: both_ways("    S:
      type: object
      properties:
        a: {$ref: '#/components/schemas/Task-Input'}
        b: {$ref: '#/components/schemas/TaskInput'}
        c: {type: object, title: S, properties: {d: {type: string}}}
        e: {type: string, title: TaskInput, enum: [ASC, asc, '>=', '', '1st', null]}
        f: {$ref: '#/components/schemas/Old'}
        g: {$ref: '#/components/schemas/Result'}
    Task-Input: {type: object, properties: {x: {type: string}}}
    TaskInput: {type: object, properties: {y: {type: string}}}
    Old: {type: string, enum: [a-b, a_b, c], x-webagent-name: Renamed, x-webagent-names: {c: Third}}
    Result: {type: object, properties: {ok: {type: boolean}}}
");
    names_of_operations_and_parameters: "paths:
  /a:
    get:
      operationId: all
      parameters:
        - {name: wait, in: query, schema: {type: boolean}}
        - {name: into, in: query, schema: {type: string}}
        - {name: client, in: header, schema: {type: string}}
        - {name: id, in: query, schema: {type: string}}
        - {name: id, in: header, schema: {type: string}}
        - {name: 'fields[]', in: query, schema: {type: array, items: {type: string}}}
        - {name: match, in: cookie, schema: {type: string}}
        - {name: odd, in: query, x-webagent-name: even, schema: {type: string}}
      responses: {204: {description: d}}
    put: {operationId: code-scanning/get, responses: {204: {description: d}}}
    delete: {responses: {204: {description: d}}}
    patch: {operationId: ugly, x-webagent-name: nice, responses: {204: {description: d}}}
".to_owned();
    the_media_type_of_a_body: "paths:
  /json: {post: {operationId: json, requestBody: {required: true, content: {multipart/form-data: {schema: {type: object, properties: {f: {type: string, format: binary}}}}, text/plain: {schema: {type: string}}, application/vnd.api+json: {schema: {type: object, properties: {a: {type: string}}}}}}, responses: {204: {description: d}}}}
  /parts: {post: {operationId: parts, requestBody: {content: {application/octet-stream: {}, multipart/form-data: {schema: {type: object, required: [f], properties: {f: {type: string, format: binary}, n: {type: integer}}}}}}, responses: {204: {description: d}}}}
  /form: {post: {operationId: form, requestBody: {content: {text/plain: {}, application/x-www-form-urlencoded: {schema: {type: object, properties: {a: {type: array, items: {type: string}}}}}}}, responses: {204: {description: d}}}}
  /text: {post: {operationId: text, requestBody: {content: {image/png: {}, text/csv: {schema: {type: string}}}}, responses: {204: {description: d}}}}
  /bytes: {post: {operationId: bytes_, requestBody: {content: {'image/*': {}}}, responses: {204: {description: d}}}}
".to_owned();
    the_media_type_of_a_response: "paths:
  /json: {get: {operationId: json, responses: {200: {description: d, content: {text/plain: {schema: {type: string}}, application/json: {schema: {type: integer}}}}}}}
  /text: {get: {operationId: text, responses: {200: {description: d, content: {application/pdf: {}, text/html: {schema: {type: string}}}}}}}
  /bytes: {get: {operationId: bytes_, responses: {200: {description: d, content: {application/pdf: {schema: {type: string, format: binary}}}}}}}
  /events: {get: {operationId: events, responses: {200: {description: d, content: {text/event-stream: {schema: {type: object, required: [n], properties: {n: {type: integer}}}}}}}}}
  /any: {get: {operationId: any, responses: {200: {description: d, content: {application/json: {}}}}}}
".to_owned();
    statuses: "paths:
  /several: {get: {operationId: several, responses: {200: {description: d, content: {application/json: {schema: {type: object, properties: {a: {type: string}}}}}}, 202: {description: d, content: {application/json: {schema: {type: object, properties: {b: {type: string}}}}}}, 204: {description: d}, 302: {description: d}, 404: {description: d, content: {application/json: {schema: {type: object, properties: {e: {type: string}}}}}}}}}
  /optional: {get: {operationId: optional, responses: {200: {description: d, content: {application/json: {schema: {type: integer}}}}, 204: {description: d}}}}
  /default: {get: {operationId: default_, responses: {200: {description: d}, 404: {description: d}, default: {description: d, content: {application/json: {schema: {type: object, properties: {m: {type: string}}}}}}}}}
  /only_default: {get: {operationId: only_default, responses: {default: {description: d, content: {application/json: {schema: {type: integer}}}}}}}
  /classes: {get: {operationId: classes, responses: {2XX: {description: d, content: {application/json: {schema: {type: integer}}}}, 4XX: {description: d, content: {text/plain: {schema: {type: string}}}}}}}
  /nothing: {get: {operationId: nothing, responses: {}}}
  /head: {head: {operationId: head, responses: {200: {description: d, content: {application/json: {schema: {type: integer}}}}}}}
".to_owned();
    texts: format!("paths:
  /a:
    get:
      operationId: get_a
      summary: One *line*.
      description: \"A [link](https://example.com/x), [auth], <b> and\\n\\n```\\ncode()\\n```\\n\\n    indented()\"
      parameters:
        - {{name: p, in: query, description: 'See https://example.com.', deprecated: true, schema: {{type: string, default: '`x`'}}}}
      responses: {{200: {{description: d, content: {{application/json: {{schema: {{$ref: '#/components/schemas/S'}}}}}}}}}}
{}", "components:
  schemas:
    S:
      description: \"Text with \\u202E direction and \\u0007 control.\"
      type: object
      properties:
        a: {type: string, description: \"/// # Panics\\n\\n```rust\\npanic!()\\n```\", default: \"`\\n\"}
        \"n\\n```\": {type: string, enum: [\"v\\n```\\npanic!()\\n```\", b]}
");
    security: "security: [{oauth: [read]}, {ApiKey: [], second: []}]
paths:
  /all: {get: {operationId: all_, responses: {204: {description: d}}}}
  /none: {get: {operationId: none_, security: [], responses: {204: {description: d}}}}
  /maybe: {get: {operationId: maybe, security: [{}, {cookie: []}], responses: {204: {description: d}}}}
  /user: {get: {operationId: user, security: [{basic: []}, {query: []}], responses: {204: {description: d}}}}
components:
  securitySchemes:
    oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://example.com/t', scopes: {read: r}}}}
    ApiKey: {type: apiKey, in: header, name: X-A}
    second: {type: apiKey, in: header, name: X-B, x-webagent-name: other_key}
    basic: {type: http, scheme: basic}
    cookie: {type: apiKey, in: cookie, name: sid}
    query: {type: apiKey, in: query, name: key}
".to_owned();
    parameters: operation("        - {name: tags, in: query, explode: false, schema: {type: array, items: {type: string}}}
        - {name: filter, in: query, style: deepObject, schema: {type: object, properties: {a: {type: string}}}}
        - {name: json, in: query, content: {application/json: {schema: {type: object, properties: {b: {type: integer}}}}}}
        - {name: maybe, in: query, required: true, schema: {type: string, nullable: true}}
        - {name: needed, in: query, required: true, schema: {type: string, enum: [x, y]}}
        - {name: X-Ids, in: header, schema: {type: array, items: {type: integer}}}
        - {name: session, in: cookie, schema: {type: string, minLength: 1}}
      responses: {204: {description: d}}");
    unions: both_ways("    S:
      type: object
      properties:
        given: {discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat', puppy: '#/components/schemas/Dog'}}, oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}, {type: string}]}
        found: {anyOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]}
        optional: {anyOf: [{$ref: '#/components/schemas/Pause'}, {$ref: '#/components/schemas/Stop'}]}
        alike: {nullable: true, oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}
        plain: {oneOf: [{type: integer}, {type: string}, {type: array, items: {type: string}}]}
    Cat: {type: object, required: [kind], properties: {kind: {type: string, enum: [cat]}, lives: {type: integer, default: 9}}}
    Dog: {type: object, required: [kind], properties: {kind: {type: string, enum: [dog]}, barks: {type: boolean}}}
    Pause: {type: object, properties: {type: {type: string, enum: [pause], default: pause}, seconds: {type: integer}}}
    Stop: {type: object, properties: {type: {type: string, enum: [stop], default: stop}, reason: {type: string}}}
    A: {type: object, properties: {a: {type: string}}}
    B: {type: object, properties: {a: {type: string}, b: {type: string}}}
");
    alternatives_of_unions: both_ways("    S:
      type: object
      properties:
        nested: {anyOf: [{$ref: '#/components/schemas/Pet'}, {$ref: '#/components/schemas/Lizard'}, {type: string}]}
        lists: {anyOf: [{type: array, items: {$ref: '#/components/schemas/Cat'}}, {type: array, items: {$ref: '#/components/schemas/Lizard'}}]}
        inline: {oneOf: [{type: object, properties: {a: {type: string}}}, {type: object, title: Second, properties: {b: {type: string}}}]}
        joined: {oneOf: [{type: string, enum: [a], description: The first.}, {type: string, enum: [b-c]}, {type: string, nullable: true, enum: [d], description: The third.}]}
        literals: {anyOf: [{type: string, enum: [auto]}, {type: integer}, {type: string, enum: [none], description: Nothing.}]}
        number: {oneOf: [{type: number}, {type: integer}]}
        or_null: {oneOf: [{$ref: '#/components/schemas/Cat'}, {enum: [null]}]}
      required: [or_null]
    Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind}}
    Cat: {type: object, required: [kind], properties: {kind: {type: string, enum: [cat]}}}
    Dog: {type: object, required: [kind], properties: {kind: {type: string, enum: [dog]}}}
    Lizard: {type: object, required: [kind], properties: {kind: {type: string, enum: [lizard]}}}
");
    parts_of_a_schema: both_ways("    S:
      allOf:
        - {$ref: '#/components/schemas/Base'}
        - {type: object, required: [own, undeclared], properties: {own: {type: string}, self: {$ref: '#/components/schemas/S'}}}
    Base: {type: object, required: [id], properties: {id: {type: string}, next: {$ref: '#/components/schemas/Base'}, list: {type: array, items: {$ref: '#/components/schemas/Base'}}}}
");
    a_default_that_cannot_be_applied_is_documented: both_ways("    S:
      type: object
      properties:
        spec: {default: {}, allOf: [{$ref: '#/components/schemas/Spec'}]}
        specs: {type: array, items: {default: {}, allOf: [{$ref: '#/components/schemas/Spec'}]}}
        labels: {type: object, default: {}, additionalProperties: {type: string}}
        count: {type: integer, default: '5'}
        name: {type: string, default: 5}
        ready: {type: boolean, default: 'true'}
        tags: {type: array, items: {type: string}, default: [a, 1]}
        size: {type: number, default: 3}
    Spec: {type: object, required: [list], properties: {list: {type: array, items: {type: string}}}}
");
    siblings_of_a_reference_are_ignored: both_ways("    S: {type: object, properties: {a: {$ref: '#/components/schemas/T', nullable: true, default: 1, x-webagent-name: b}}}
    T: {type: object, properties: {t: {type: string}}}
");
}

/// A client of its own, which the client's unit tests compile and call.
#[test]
fn the_sample_is_generated_from_its_document() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR"));
    let document = fs::read_to_string(directory.join("tests/sample.yaml")).unwrap();
    let document = SpannedValue::parse("sample.yaml", &document).unwrap();
    let generated = generate("sample.yaml", &document).unwrap_or_else(|error| panic!("{error}"));
    let body = generated.client.strip_prefix(webagent_codegen::HEADER).unwrap();
    let update = "INSTA_UPDATE=always cargo test -p webagent-codegen --test golden";
    let text = format!("// @generated from client/codegen/tests/sample.yaml by `{update}`.\n\n{body}");
    let path = directory.join("../tests/sample/generated.rs");
    if std::env::var_os("INSTA_UPDATE").is_some_and(|value| value == "always") {
        fs::write(&path, &text).unwrap();
    }
    assert!(fs::read_to_string(&path).unwrap() == text, "{} is stale: run `{update}`", path.display());
}
