//! The document is read as OpenAPI 3.0 says, and its schemas become JSON Schemas that mean the same.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use contract_tests::document::{Document, DocumentError, Status};
use serde_json::{Value, json};

fn document(schemas: Value) -> Document {
    Document::from(json!({ "components": { "schemas": schemas } }))
}

/// The JSON Schema of a schema alone.
fn converted(schema: Value) -> Value {
    let document = document(json!({ "It": schema }));
    let mut converted = document.json_schema(&document.schema("#/components/schemas/It").unwrap()).unwrap();
    let dialect = converted.as_object_mut().unwrap().remove("$schema");
    assert_eq!(dialect, Some(json!("http://json-schema.org/draft-07/schema#")));
    converted
}

#[test]
fn the_workspace_document_is_read_whole() {
    let document = Document::load().unwrap();
    let paths = document.root()["paths"].as_object().unwrap();
    let operations = document.operations().unwrap();
    let written = paths.values().flat_map(|item| item.as_object().unwrap().values());
    assert_eq!(operations.len(), written.filter(|value| value.get("responses").is_some()).count());
    for operation in &operations {
        let value = document.root().pointer(&operation.pointer).unwrap();
        assert_eq!(value["operationId"], operation.id);
        assert_eq!(value["responses"].as_object().unwrap().len(), operation.responses.len());
        for name in operation.path.split('{').skip(1).map(|rest| rest.split('}').next().unwrap()) {
            let named = |it: &&contract_tests::document::Parameter<'_>| it.name == name && it.location == "path";
            assert!(operation.parameters.iter().find(named).unwrap().required, "{name}");
        }
    }
    let names = document.root()["components"]["schemas"].as_object().unwrap().len();
    assert_eq!(document.component_schemas().len(), names);
}

#[test]
fn an_operation_has_what_its_path_and_its_references_say() {
    let document = Document::parse(
        "
security: [{Key: []}]
components:
  securitySchemes:
    Key: {type: apiKey, in: header, name: x-key}
    Login: {type: http, scheme: bearer}
    Query: {type: apiKey, in: query, name: key}
  parameters:
    Page: {name: page, in: query, schema: {type: integer}}
  requestBodies:
    Thing: {required: true, content: {application/json; charset=utf-8: {schema: {type: object}}, text/plain: {}}}
  responses:
    Gone: {description: gone, content: {application/json: {schema: {type: string}}}}
paths:
  /things/{id}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: string}}
      - {name: limit, in: query, schema: {type: integer}}
    get:
      operationId: read
      security: []
      parameters:
        - $ref: '#/components/parameters/Page'
        - {name: limit, in: query, required: true, schema: {type: string}}
      responses:
        200: {description: fine}
        '404': {$ref: '#/components/responses/Gone'}
        4XX: {description: wrong}
        default: {description: other}
    put:
      operationId: write
      security: [{Login: [], Key: []}, {Query: []}]
      requestBody: {$ref: '#/components/requestBodies/Thing'}
      responses: {'2XX': {description: fine}}
    post:
      operationId: either
      security: [{Key: []}, {}]
      responses: {'204': {description: fine}}
    patch:
      operationId: inherits
      responses: {'204': {description: fine}}
",
    )
    .unwrap();
    let operations = document.operations().unwrap();
    let find = |id: &str| operations.iter().find(|operation| operation.id == id).unwrap();

    let read = find("read");
    assert_eq!((read.method, read.path, read.pointer.as_str()), ("GET", "/things/{id}", "/paths/~1things~1{id}/get"));
    let parameters: Vec<_> =
        read.parameters.iter().map(|it| (it.name, it.location, it.required, it.schema.value["type"].clone())).collect();
    let expected =
        [("id", "path", true, "string"), ("page", "query", false, "integer"), ("limit", "query", true, "string")];
    assert_eq!(parameters, expected.map(|(name, place, required, kind)| (name, place, required, json!(kind))));
    assert_eq!(read.response(200).unwrap().status, Status::Code(200));
    assert_eq!(read.response(404).unwrap().json().unwrap().value, &json!({ "type": "string" }));
    assert_eq!(read.response(404).unwrap().pointer, "/components/responses/Gone");
    assert_eq!(read.response(422).unwrap().status, Status::Class(4));
    assert_eq!(read.response(503).unwrap().status, Status::Default);
    assert_eq!(read.successes().count(), 1);
    assert_eq!(read.errors().count(), 3);
    assert!(!read.is_secured() && read.body.is_none());

    let write = find("write");
    let body = write.body.as_ref().unwrap();
    assert!(body.required && body.content.len() == 2);
    assert_eq!(body.json().unwrap().value, &json!({ "type": "object" }));
    let headers: Vec<Vec<_>> =
        write.security.iter().map(|way| way.iter().map(|scheme| scheme.header()).collect()).collect();
    assert_eq!(headers, [vec![Some("x-key"), Some("authorization")], vec![None]]);
    assert!(write.is_secured());
    assert!(write.response(404).is_none() && write.response(299).is_some());
    assert!(!find("either").is_secured());
    assert!(find("inherits").is_secured());
    assert!(Status::Class(4).covers(499) && !Status::Class(4).covers(500) && !Status::Code(200).covers(201));
}

#[test]
fn what_is_wrong_with_a_document_is_named_with_its_place() {
    let error = Document::parse("a: [1\nb: 2").unwrap_err().to_string();
    assert!(error.contains("line 1") || error.contains("line 2"), "{error}");
    assert!(Document::parse("a: 1\na: 2").is_err(), "two keys of the same name");
    let operations = |text: &str| match Document::parse(text).unwrap().operations() {
        Err(DocumentError::Invalid { pointer, problem }) => (pointer, problem),
        other => panic!("{other:?}"),
    };
    let place = |text: &str| operations(text).0;
    assert_eq!(place("a: 1"), "/paths");
    assert_eq!(place("paths: {/a: {get: {responses: {}}}}"), "/paths/~1a/get/operationId");
    assert_eq!(place("paths: {/a: {get: {operationId: a}}}"), "/paths/~1a/get/responses");
    assert_eq!(place("paths: {/a: {get: {operationId: a, responses: {'600': {}}}}}"), "/paths/~1a/get/responses/600");
    assert_eq!(
        place("paths: {/a: {get: {operationId: a, responses: {'200': {$ref: '#/b'}}}}}"),
        "/paths/~1a/get/responses/200/$ref"
    );
    assert_eq!(
        place("paths: {/a: {get: {operationId: a, responses: {}, parameters: [{name: a, in: query, required: 1}]}}}"),
        "/paths/~1a/get/parameters/0/required"
    );
    assert_eq!(
        place("{paths: {/a: {get: {operationId: a, responses: {}}}}, security: [{Key: []}]}"),
        "/security/0/Key"
    );
    let circle =
        document(json!({ "A": { "$ref": "#/components/schemas/B" }, "B": { "$ref": "#/components/schemas/A" } }));
    let error = circle.resolve(&circle.schema("/components/schemas/A").unwrap()).unwrap_err();
    assert!(error.to_string().contains("circular"), "{error}");
    let error = circle.schema("#/components/schemas/C").unwrap_err();
    assert_eq!(error.to_string(), "/components/schemas/C: missing in the document");
}

#[test]
fn yaml_scalars_are_those_of_yaml_1_2() {
    let document = Document::parse("{200: no, a: yes, b: 'true', c: true, d: ~, e: 1.50, f: 010, g: 4XX}").unwrap();
    let expected = json!({ "200": "no", "a": "yes", "b": "true", "c": true, "d": null, "e": 1.5, "g": "4XX" });
    for (key, value) in expected.as_object().unwrap() {
        assert_eq!(&document.root()[key], value, "{key}");
    }
}

#[test]
fn a_schema_becomes_a_json_schema_that_means_the_same() {
    let cases = [
        (json!({ "type": "string", "nullable": true }), json!({ "type": ["string", "null"] })),
        (json!({ "type": "string", "nullable": false }), json!({ "type": "string" })),
        (json!({ "nullable": true }), json!({ "anyOf": [{}, { "type": "null" }] })),
        (
            json!({ "type": "string", "enum": ["a"], "nullable": true }),
            json!({ "type": ["string", "null"], "enum": ["a", null] }),
        ),
        (
            json!({ "nullable": true, "allOf": [{ "type": "string" }] }),
            json!({ "anyOf": [{ "allOf": [{ "type": "string" }] }, { "type": "null" }] }),
        ),
        (
            json!({ "oneOf": [{ "type": "string", "nullable": true }, { "type": "object" }] }),
            json!({ "oneOf": [{ "type": ["string", "null"] }, { "type": "object" }] }),
        ),
        (json!({ "minimum": 1, "exclusiveMinimum": true }), json!({ "exclusiveMinimum": 1 })),
        (json!({ "maximum": 1, "exclusiveMaximum": false }), json!({ "maximum": 1 })),
        (json!({ "exclusiveMaximum": true }), json!({})),
        (
            json!({ "type": "integer", "format": "int32" }),
            json!({ "type": "integer", "minimum": i32::MIN, "maximum": i32::MAX }),
        ),
        (
            json!({ "type": "integer", "format": "uint8", "minimum": 5 }),
            json!({ "type": "integer", "minimum": 5, "maximum": 255, "allOf": [{ "minimum": 0 }] }),
        ),
        (json!({ "type": "string", "format": "date" }), json!({ "type": "string", "format": "date" })),
        (json!({ "type": "string", "format": "password" }), json!({ "type": "string" })),
        (
            json!({ "x-a": 1, "example": 2, "readOnly": true, "xml": {}, "deprecated": true, "title": "T" }),
            json!({ "title": "T" }),
        ),
        (
            json!({ "properties": { "nullable": { "type": "string" }, "x-a": {} }, "additionalProperties": false }),
            json!({ "properties": { "nullable": { "type": "string" }, "x-a": {} }, "additionalProperties": false }),
        ),
        (
            json!({ "type": "array", "items": { "not": { "type": "integer", "nullable": true } } }),
            json!({ "type": "array", "items": { "not": { "type": ["integer", "null"] } } }),
        ),
    ];
    for (schema, expected) in cases {
        assert_eq!(converted(schema.clone()), expected, "{schema}");
    }
}

#[test]
fn references_become_definitions_and_their_siblings_are_ignored() {
    let document = document(json!({
        "Node": { "type": "object", "properties": {
            "next": { "$ref": "#/components/schemas/Node", "nullable": true },
            "odd": { "$ref": "#/components/schemas/a~1b%20%7E0/properties/x" },
        } },
        "a/b ~": { "properties": { "x": { "type": "string" } } },
        "Alias": { "$ref": "#/components/schemas/Node" },
        "Unused": { "unknown": true },
    }));
    for name in ["Node", "Alias"] {
        let schema = document.schema(&format!("/components/schemas/{name}")).unwrap();
        let converted = document.json_schema(&schema).unwrap();
        let odd = "#/definitions/~1components~1schemas~1a~01b%20~00~1properties~1x";
        let node = json!({ "next": { "$ref": "#/definitions/Node" }, "odd": { "$ref": odd } });
        assert_eq!(converted["properties"], node);
        assert_eq!(converted["definitions"]["Node"]["properties"], node);
        let validator = document.validator(&schema).unwrap();
        assert!(validator.is_valid(&json!({ "next": { "next": { "odd": "text" } } })));
        assert!(!validator.is_valid(&json!({ "next": { "next": { "odd": 1 } } })));
        assert!(!validator.is_valid(&json!({ "next": null })), "siblings of a reference say nothing");
    }
}

#[test]
fn schemas_that_refer_to_each_other_for_the_same_value_are_refused() {
    let (a, b, c) = ("#/components/schemas/A", "#/components/schemas/B", "#/components/schemas/C");
    let circle = document(json!({
        "A": { "allOf": [{ "$ref": b }] },
        "B": { "anyOf": [{ "type": "string" }, { "$ref": c }] },
        "C": { "oneOf": [{ "$ref": a }] },
        "D": { "items": { "$ref": a } },
    }));
    for (name, place) in [("A", "A"), ("B", "A"), ("C", "A"), ("D", "A")] {
        let schema = circle.schema(&format!("/components/schemas/{name}")).unwrap();
        let error = circle.json_schema(&schema).unwrap_err();
        assert!(error.to_string().starts_with(&format!("/components/schemas/{place}: circular reference")), "{error}");
    }
    let parts = document(json!({
        "A": { "allOf": [{ "$ref": b }, { "$ref": c }] },
        "B": { "properties": { "a": { "$ref": a } }, "additionalProperties": { "$ref": a } },
        "C": { "items": { "$ref": a }, "allOf": [{ "$ref": b }] },
    }));
    assert!(parts.json_schema(&parts.schema(a).unwrap()).is_ok(), "parts of the value may refer to the whole");
}

#[test]
fn a_schema_that_is_none_is_refused_with_its_place() {
    let cases = [
        (json!({ "patternProperties": {} }), "/components/schemas/It/patternProperties"),
        (json!({ "items": true }), "/components/schemas/It/items"),
        (json!({ "properties": [] }), "/components/schemas/It/properties"),
        (json!({ "oneOf": {} }), "/components/schemas/It/oneOf"),
        (json!({ "items": { "$ref": "#/components/schemas/No" } }), "/components/schemas/It/items/$ref"),
        (json!({ "items": { "$ref": "x.yaml" } }), "/components/schemas/It/items/$ref"),
        (json!({ "allOf": [{ "$ref": "#/components/schemas/It" }] }), "/components/schemas/It"),
        (json!({ "anyOf": [{ "not": { "$ref": "#/components/schemas/It" } }] }), "/components/schemas/It"),
        (json!({ "type": "text" }), "/components/schemas/It"),
        (json!({ "pattern": "(" }), "/components/schemas/It"),
    ];
    for (schema, place) in cases {
        let document = document(json!({ "It": schema }));
        match document.validator(&document.schema("/components/schemas/It").unwrap()) {
            Err(DocumentError::Invalid { pointer, .. }) => assert_eq!(pointer, place, "{schema}"),
            other => panic!("{schema}: {other:?}"),
        }
    }
}

#[test]
fn formats_are_checked() {
    let cases = [
        ("byte", ["", "YWI=", "YQ==", "+/+/", "abcd"], ["YWI", "Y===", "Y$I=", "====", "Y=I="]),
        (
            "date",
            ["2024-02-29", "0001-01-01", "9999-12-31", "2000-02-29", "2023-04-30"],
            ["2023-02-29", "2023-04-31", "2023-13-01", "1900-02-29", ""],
        ),
        ("ip", ["::1", "1.2.3.4", "::", "fe80::1", "0.0.0.0"], ["1", "", "1.2.3", ":::", "1.2.3.256"]),
        (
            "ipv4",
            ["127.0.0.1", "0.0.0.0", "255.255.255.255", "1.2.3.4", "10.0.0.1"],
            ["::1", "", "1.2.3", "1.2.3.256", "a.b.c.d"],
        ),
        (
            "ipv6",
            ["::1", "::", "1:2:3:4:5:6:7:8", "fe80::1", "::ffff:1.2.3.4"],
            ["127.0.0.1", "", ":::", "1::2::3", "::g"],
        ),
        (
            "time",
            ["00:00:00Z", "23:59:59.5Z", "12:00:00+01:00", "01:02:03Z", "00:00:00.000001Z"],
            ["00:00", "24:00:00Z", "00:00:00", "12", ""],
        ),
        (
            "date-time",
            [
                "2024-02-29T23:59:59.5Z",
                "2024-01-01T00:00:00Z",
                "2024-01-01T00:00:00+01:00",
                "0001-01-01T00:00:00Z",
                "2024-01-01T00:00:00.123456789Z",
            ],
            ["2024-02-29T23:59:59.5", "2024-02-29", "", "2023-02-29T00:00:00Z", "2024-01-01T25:00:00Z"],
        ),
        (
            "email",
            ["a@b.example", "a.b@c.example", "a+b@c-d.example", "a_b@c.example", "0@c.example"],
            ["a", "a@", "@b", "a b@c.d", ""],
        ),
        (
            "uri",
            ["https://a.example/?b#c", "urn:a:b", "http://[::1]/", "a://b", "mailto:a@b.c"],
            ["/a", "", "a b", "//a/b", "http://["],
        ),
        (
            "uuid",
            [
                "00000000-0000-0000-0000-00000000000a",
                "ffffffff-ffff-ffff-ffff-ffffffffffff",
                "01234567-89ab-cdef-0123-456789abcdef",
                "ABCDEF00-0000-0000-0000-000000000000",
                "00000000-0000-0000-0000-000000000000",
            ],
            [
                "00000000-0000-0000-0000-00000000000g",
                "00000000-0000-0000-0000-0000000000000",
                "000000000-000-0000-0000-000000000000",
                "00000000000000000000000000000000",
                "",
            ],
        ),
    ];
    for (format, rights, wrongs) in cases {
        let document = document(json!({ "It": { "type": "string", "format": format } }));
        let validator = document.validator(&document.schema("/components/schemas/It").unwrap()).unwrap();
        for right in rights {
            assert!(validator.is_valid(&json!(right)), "{format} {right}");
        }
        for wrong in wrongs {
            assert!(!validator.is_valid(&json!(wrong)), "{format} {wrong}");
        }
    }
}

#[test]
fn a_property_is_required_of_the_side_that_sends_it() {
    let parts = json!({
        "It": {
            "required": ["id", "name", "password"],
            "allOf": [{ "$ref": "#/components/schemas/Base" }],
            "properties": { "name": {}, "password": { "type": "string", "writeOnly": true } },
        },
        "Base": { "type": "object", "required": ["id"], "properties": { "id": { "readOnly": true } } },
    });
    let document = document(parts);
    let validator = document.validator(&document.schema("#/components/schemas/It").unwrap()).unwrap();
    assert!(validator.is_valid(&json!({ "name": "n" })));
    assert!(!validator.is_valid(&json!({ "id": "i", "password": "p" })));
}
