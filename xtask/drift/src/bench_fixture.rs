//! Generates documents of any size for benchmarks.

use std::fmt::Write as _;

/// Returns a YAML document with the given number of operations. Each has its own request and response, with enums,
/// unions and references to shared components.
///
/// With `changed`, about one operation in ten differs from the document without it.
#[must_use]
pub fn document(operations: usize, changed: bool) -> String {
    let mut paths = String::new();
    let mut schemas = String::new();
    for index in 0..operations {
        let differs = changed && index % 10 == 0;
        write_operation(&mut paths, index);
        write_schemas(&mut schemas, index, differs);
    }
    format!(
        "openapi: 3.0.3
info: {{title: Things, version: '1'}}
servers: [{{url: 'https://things.example'}}]
security: [{{key: []}}]
paths:
{paths}components:
  securitySchemes:
    key: {{type: apiKey, in: header, name: x-key}}
  responses:
    Error:
      description: Something is wrong.
      content:
        application/json:
          schema:
            type: object
            required: [detail]
            properties:
              detail: {{type: string}}
  schemas:
    State: {{type: string, enum: [new, used, broken]}}
    Person:
      type: object
      required: [name]
      properties:
        name: {{type: string}}
        friends: {{type: array, items: {{$ref: '#/components/schemas/Person'}}}}
    Part:
      type: object
      properties:
        kind: {{type: string}}
        parts: {{type: array, items: {{$ref: '#/components/schemas/Part'}}}}
{schemas}"
    )
}

/// Writes an operation.
fn write_operation(paths: &mut String, index: usize) {
    // Writing to a string does not fail.
    let _ = write!(
        paths,
        "  /things{index}/{{id}}:
    post:
      operationId: change_thing{index}
      summary: Change thing {index}
      description: Changes what is known of a thing and returns it as it is then.
      parameters:
        - {{name: id, in: path, required: true, schema: {{type: string}}}}
        - {{name: limit, in: query, schema: {{type: integer, minimum: 1, maximum: 100, default: 10}}}}
      requestBody:
        required: true
        content:
          application/json:
            schema: {{$ref: '#/components/schemas/ThingChange{index}'}}
      responses:
        '200':
          description: The thing.
          content:
            application/json:
              schema: {{$ref: '#/components/schemas/Thing{index}'}}
        4XX:
          $ref: '#/components/responses/Error'
"
    );
}

/// Writes the schemas of an operation.
fn write_schemas(schemas: &mut String, index: usize, differs: bool) {
    let (required, extra) = match differs {
        true => ("[name, size]", "        color: {type: string}\n"),
        false => ("[name]", ""),
    };
    let _ = write!(
        schemas,
        "    ThingChange{index}:
      type: object
      required: {required}
      properties:
        name: {{type: string, minLength: 1, maxLength: 80, description: What it is called.}}
        size: {{type: integer, nullable: true, description: How large it is.}}
        state: {{$ref: '#/components/schemas/State'}}
        owner:
          oneOf:
            - {{type: string}}
            - {{$ref: '#/components/schemas/Person'}}
    Thing{index}:
      type: object
      required: [id, name]
      properties:
        id: {{type: string, description: Identifies it.}}
        name: {{type: string, description: What it is called.}}
        size: {{type: integer, nullable: true, description: How large it is.}}
        state: {{$ref: '#/components/schemas/State'}}
        parts:
          type: array
          items: {{$ref: '#/components/schemas/Part'}}
{extra}"
    );
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::load::Document;
    use crate::{Options, compare};

    #[test]
    fn a_made_up_document_is_one_and_a_tenth_of_it_changes() {
        let read = |changed| Document::parse("made up", &document(20, changed)).unwrap();
        assert_eq!(compare(&read(false), &read(false), Options::default()).unwrap().findings, []);
        let drift = compare(&read(false), &read(true), Options::default()).unwrap();
        let mut rules: Vec<&str> = drift.findings.iter().map(|finding| finding.rule.as_str()).collect();
        rules.sort_unstable();
        rules.dedup();
        assert_eq!(rules, ["request-property-became-required", "response-property-added"]);
        assert_eq!(drift.findings.len(), 4);
    }
}
