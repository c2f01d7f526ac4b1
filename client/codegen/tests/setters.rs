//! Tests the arguments of the setters, with a document of another service.

#![allow(missing_docs, clippy::unwrap_used)]

use webagent_codegen::generate;
use webagent_codegen::openapi::spanned_value::SpannedValue;

const DOCUMENT: &str = "
openapi: 3.0.3
info: {title: t, version: 0.1.0}
servers: [{url: 'https://example.com'}]
paths:
  /bakes:
    post:
      operationId: bake
      parameters:
        - {name: patience, in: query, schema: {type: integer, x-webagent-unit: seconds}}
        - {name: x-hurry, in: header, required: true, x-webagent-unit: minutes, schema: {type: number}}
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [name, code, loaves]
              properties:
                name: {type: string}
                nick: {type: string, nullable: true}
                code: {type: string, minLength: 2}
                note: {type: string, minLength: 2}
                loaves: {type: integer}
                rest: {type: integer, x-webagent-unit: milliseconds}
                heat: {type: number}
                build: {type: string}
                timeout: {type: string}
                anything: {}
                oven: {$ref: '#/components/schemas/Oven'}
                timer: {type: object, properties: {first: {type: integer, x-webagent-unit: seconds}}}
                steps: {type: array, items: {type: object, properties: {pause: {type: integer, x-webagent-unit: minutes}}}}
                grill: {$ref: '#/components/schemas/Grill'}
                racks: {$ref: '#/components/schemas/Racks'}
      responses: {204: {description: done}}
components:
  schemas:
    Oven:
      type: object
      required: [warm_up]
      properties:
        warm_up: {type: number, x-webagent-unit: minutes}
        door: {type: string}
        next: {$ref: '#/components/schemas/Oven'}
    Grill:
      type: object
      properties: {heat: {type: number}}
    Racks: {type: array, items: {type: integer}}
    Old:
      type: object
      properties: {a: {type: string}}
";

fn generated() -> [String; 2] {
    let generated = generate("api.yaml", &SpannedValue::parse("api.yaml", DOCUMENT).unwrap()).unwrap();
    [dense(&generated.client), dense(&generated.blocking)]
}

/// Normalizes code: no white space and trailing commas, which depend on line lengths.
fn dense(code: &str) -> String {
    let code: String = code.split_whitespace().collect();
    code.replace(",)", ")").replace(",>", ">").replace(",{", "{")
}

fn has(code: &str, part: &str) {
    let part = dense(part);
    // The name of the function leads to what is there instead.
    let name = part.split(['(', '<']).next().unwrap_or_default();
    let found: Vec<&str> = code.match_indices(name).filter_map(|(at, _)| code.get(at..)?.get(..200)).collect();
    assert!(code.contains(&part), "{part}\nis not there, but {found:#?}");
}

#[test]
fn a_setter_takes_what_converts_and_an_option_where_the_value_is_optional() {
    let [client, _] = generated();
    for signature in [
        "pub fn name(mut self, value: impl Into<::std::string::String>) -> Self",
        "pub fn nick<Form>(mut self, value: impl crate::convert::IntoOptional<::std::string::String, Form>) -> Self",
        "pub fn code(mut self, value: impl Into<::std::string::String>) -> Self",
        "pub fn note<Form>(mut self, value: impl crate::convert::IntoOptional<::std::string::String, Form>) -> Self",
        "pub fn loaves<V>(mut self, value: V) -> Self where V: ::std::convert::TryInto<i64>, V::Error: ::std::fmt::Display",
        "pub fn heat<Form>(mut self, value: impl crate::convert::IntoOptional<f64, Form>) -> Self",
        "pub fn anything(mut self, value: impl crate::convert::IntoOptionalJson) -> Self",
        "pub fn oven<Form>(mut self, value: impl crate::convert::IntoOptional<types::Oven, Form>) -> Self",
        "pub fn oven<Form>(mut self, value: impl crate::convert::IntoOptional<super::Oven, Form>) -> Self",
        "pub fn next<Form>(mut self, value: impl crate::convert::IntoOptional<super::Oven, Form>) -> Self",
    ] {
        has(&client, signature);
    }
}

#[test]
fn a_length_of_time_may_be_a_duration_in_a_body_without_a_name_and_in_a_component() {
    let [client, _] = generated();
    let rest = "pub fn rest<Form>(mut self,
        value: impl crate::convert::IntoOptionalTime<i64, crate::convert::Milliseconds, Form>) -> Self";
    assert_eq!(client.matches(&dense(rest)).count(), 2, "on the operation's builder and on the body's");
    has(
        &client,
        "pub fn warm_up<Form>(mut self, value: impl crate::convert::IntoTime<f64, crate::convert::Minutes, Form>)",
    );
}

#[test]
fn names_of_the_builders_own_methods_are_not_those_of_setters() {
    let [client, _] = generated();
    has(&client, "pub fn build_<Form>(mut self,");
    has(&client, "self.body = self.body.map(|body| body.build_(value));");
    has(&client, "pub fn body_timeout<Form>(mut self,");
    has(&client, "pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self");
    has(&client, "pub fn build(self) -> ::std::result::Result<super::BakeBody, super::error::ConversionError>");
}

#[test]
fn a_type_of_optional_fields_is_open_for_literals_and_misspelt_fields_are_refused() {
    let [client, _] = generated();
    has(&client, "#[doc(hidden)] #[serde(skip)] pub _non_exhaustive: ()");
    has(&client, "impl ::std::convert::TryFrom<::serde_json::Value> for Oven");
    has(&client, "impl ::std::convert::TryFrom<::serde_json::Value> for Racks");
    let attributes = |name: &str| {
        let (before, _) = client.split_once(&format!("pubstruct{name}{{")).unwrap();
        before.rsplit_once("#[derive").unwrap().1.to_owned()
    };
    // `Oven` has a required field, and `Old` is in no request.
    assert!(attributes("Grill").contains("deny_unknown_fields") && !attributes("Grill").contains("non_exhaustive"));
    assert!(attributes("Oven").contains("deny_unknown_fields") && attributes("Oven").contains("non_exhaustive"));
    assert!(!attributes("Old").contains("deny_unknown_fields") && attributes("Old").contains("non_exhaustive"));
}

#[test]
fn the_blocking_builders_have_the_same_setters() {
    let [client, blocking] = generated();
    // Of the properties, the body as a whole and through its builder, the three of every call, and `wrap`.
    assert_eq!(blocking.matches("->Self").count(), 15 + 2 + 2 + 3 + 1);
    has(&blocking, "pub fn rest<Form>(self,");
    has(&blocking, "pub fn send(self) -> Result<ResponseValue<()>, Error>");
    has(&client, "pub async fn send(self) -> Result<ResponseValue<()>, Error>");
    has(&blocking, "pub fn bake(&self) -> builder::Bake<'_>");
}

#[test]
fn a_length_of_time_may_be_anywhere() {
    let [client, _] = generated();
    for (setter, time) in [
        // Of parameters.
        ("patience", "IntoOptionalTime<i64,crate::convert::Seconds,Form>"),
        ("x_hurry", "IntoTime<f64,crate::convert::Minutes,Form>"),
        // Of the body, of a component, of an object inside, and of the items of a list.
        ("rest", "IntoOptionalTime<i64,crate::convert::Milliseconds,Form>"),
        ("warm_up", "IntoTime<f64,crate::convert::Minutes,Form>"),
        ("first", "IntoOptionalTime<i64,crate::convert::Seconds,Form>"),
        ("pause", "IntoOptionalTime<i64,crate::convert::Minutes,Form>"),
    ] {
        let signature = format!("pubfn{setter}<Form>(mutself,value:implcrate::convert::{time}");
        assert!(client.contains(&signature), "{signature} is not in {client}");
    }
}
