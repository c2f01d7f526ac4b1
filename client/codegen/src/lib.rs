//! Generates the Rust client from an OpenAPI document.
//!
//! The client's build script and `cargo xtask generate` both call this crate, so what they generate cannot differ.
//!
//! ```text
//! text ─openapi─▶ tree ─validate─▶ checked ─lower─▶ document for progenitor ─progenitor─▶ Rust
//! ```
//!
//! - [`openapi`] is the model of OpenAPI documents: trees with source positions, the table of OpenAPI objects,
//!   the `x-webagent-*` extensions and diagnostics. The comparison and the import use it too.
//! - [`validate`] validates a document and collects information for the generator.
//! - [`lower`] rewrites a document into one that progenitor accepts.
//! - [`progenitor`] runs progenitor and rewrites its output. All code that depends on the form of that output is there.

pub mod lower;
pub mod names;
pub mod openapi;
pub mod progenitor;
pub mod rustdoc;
pub mod skip;
pub mod template;
pub mod tolerance;
pub mod validate;

use std::fmt;

use syn::File;

use lower::request_response::Component;
use openapi::diagnostic::{Diagnostic, Error};
use openapi::meta_schema;
use openapi::spanned_value::{SpannedValue, join};
use progenitor::{bisect, client_builders};
use validate::ApiModel;

/// The generated code and the model that it was generated from.
#[derive(Clone)]
pub struct Generated {
    /// The types, operations and builders: the file that the client includes.
    pub client: String,
    /// The same as a syntax tree.
    pub tree: File,
    /// The mocks of the operations, if requested.
    pub mock: String,
    /// The CLI commands, if requested.
    pub cli: String,
    /// The blocking client, if requested.
    pub blocking: String,
    /// The operations as they are generated.
    pub operations: Vec<client_builders::GeneratedOperation>,
    /// The security schemes that operations use, with their setters.
    pub schemes: Vec<validate::Scheme>,
    /// The components as they are generated.
    pub components: Vec<Component>,
    /// The names of the enums that accept unlisted values.
    pub open_enums: Vec<String>,
    /// Warnings about a valid document.
    pub warnings: Vec<Diagnostic>,
}

impl fmt::Debug for Generated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Generated").field("operations", &self.operations).finish_non_exhaustive()
    }
}

/// The optional parts of the generated code.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// The mocks of the operations.
    pub mock: bool,
    /// The CLI commands that call the operations.
    pub cli: bool,
    /// The blocking client.
    pub blocking: bool,
}

/// The first lines of every generated file.
pub const HEADER: &str =
    "// @generated from openapi.yaml by `cargo xtask generate`. Do not edit: change the document.\n\n";

/// Generates everything.
///
/// # Errors
///
/// As [`generate_with`].
pub fn generate(name: &str, document: &SpannedValue) -> Result<Generated, Error> {
    generate_with(name, document, Options { mock: true, cli: true, blocking: true })
}

/// Generates the client and the requested optional parts.
///
/// # Errors
///
/// The document is invalid, or has something from which no Rust can be generated. The error contains all problems, with
/// their locations.
pub fn generate_with(name: &str, document: &SpannedValue, options: Options) -> Result<Generated, Error> {
    let refused = |problems| Error { document: name.to_owned(), problems };
    let unexpected = |message| {
        let message = format!("the generator's output is not as expected: {message}");
        Error::new(name, "", None, message)
    };
    let (document, skipped) = skip::without_skipped(document);
    let document = &*document;
    let mut model = check_rest(document).map_err(refused)?;
    model.warnings.extend(skipped);
    let lowered = lower::lower(&document.to_json());
    model.warnings.extend(lowered.widened.iter().map(|place| widened(document, place)));
    let tokens = progenitor::client(&lowered.document)
        .map_err(|error| refused(bisect::locate(document, &lowered, &model, progenitor::client, &error.to_string())))?;
    progenitor::assemble(tokens, lowered, &model, options).map_err(unexpected)
}

/// Warns that the type of a schema is any JSON value.
fn widened(document: &SpannedValue, place: &str) -> Diagnostic {
    let (pointer, subject) = match place {
        lower::OPERATIONS => ("/paths".to_owned(), "a schema of an operation"),
        name => (join("/components/schemas", name), "a part of this schema"),
    };
    Diagnostic {
        at: document.pointer(&pointer).map(|node| node.at),
        pointer,
        message: format!(
            "note: {subject} has too many combinations of `allOf`, `oneOf` and `anyOf`: its type is any JSON value; list the properties in one schema to get a struct"
        ),
    }
}

/// Checks a document without generating code.
pub fn check(document: &SpannedValue) -> Result<ApiModel, Vec<Diagnostic>> {
    check_rest(&skip::without_skipped(document).0)
}

/// Checks a document from which skipped operations were removed.
fn check_rest(document: &SpannedValue) -> Result<ApiModel, Vec<Diagnostic>> {
    let meta_schema::CheckResult { mut problems, warnings, extensions } = meta_schema::check(document);
    if !problems.is_empty() {
        // A document of another version would give hundreds of errors with a single cause.
        if let Err(found) = validate::check(document, &extensions) {
            let version = found.into_iter().filter(|problem| problem.pointer == "/openapi");
            let version: Vec<_> = version.collect();
            if !version.is_empty() {
                return Err(version);
            }
        }
        problems.sort_by_key(|problem| problem.at);
        return Err(problems);
    }
    let mut model = validate::check(document, &extensions)?;
    model.warnings.extend(warnings);
    Ok(model)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn generated(schemas: &str) -> Result<Generated, Error> {
        let text = format!(
            "openapi: 3.0.3
info: {{title: t, version: 0.1.0}}
servers: [{{url: 'https://example.com'}}]
security: [{{Key: []}}]
paths:
  /a: {{get: {{operationId: get_a, responses: {{200: {{description: d, content: {{application/json: {{schema: {{$ref: '#/components/schemas/A'}}}}}}}}}}}}}}
components:
  securitySchemes: {{Key: {{type: apiKey, in: header, name: X-Key}}}}
  schemas:
{schemas}
"
        );
        generate("api.yaml", &SpannedValue::parse("api.yaml", &text).unwrap())
    }

    #[test]
    fn enum_values_that_differ_by_symbols_or_case_alone_are_taken() {
        let generated = generated("    A: {type: string, enum: ['>=', '<=', asc, ASC, '']}").unwrap();
        let client = generated.client.split_whitespace().collect::<Vec<_>>().join(" ");
        for (variant, value) in
            [("GreaterThanEquals", ">="), ("LessThanEquals", "<="), ("AscUpper", "ASC"), ("Empty", "")]
        {
            assert!(client.contains(&format!("Self::{variant} => \"{value}\"")), "{variant}: {client}");
        }
    }

    /// FastAPI and others encode what a URI cannot have.
    #[test]
    fn references_may_be_percent_encoded() {
        for (name, plain, encoded) in [
            ("B[C d]", "B[C d]", "B%5BC%20d%5D"),
            ("B/C d", "B~1C d", "B%7E1C%20d"),
            ("B%20Cd", "B%2520Cd", "B%2520%43d"),
        ] {
            let client = |reference: &str| {
                let reference = format!("#/components/schemas/{reference}");
                let schemas = format!(
                    "    A:
      oneOf: [{{$ref: '{reference}'}}, {{$ref: '#/components/schemas/C'}}]
      discriminator: {{propertyName: k, mapping: {{one: '{reference}'}}}}
    C: {{type: object, required: [k], properties: {{k: {{type: string, enum: [two]}}}}}}
    {name}: {{type: object, required: [k], properties: {{k: {{type: string}}}}}}"
                );
                generated(&schemas).unwrap().client
            };
            let (plain, encoded) = (client(plain), client(encoded));
            assert!(plain.contains("struct B") && plain.contains("\"one\""), "{name}: {plain}");
            assert_eq!(encoded, plain, "{name}");
        }
    }

    #[test]
    fn two_schemas_of_one_name_are_two_types() {
        let inner = |title: &str| {
            format!(
                "{{type: object, properties: {{b: {{type: object, title: {title}, properties: {{c: {{type: string}}}}}}}}}}"
            )
        };
        let types = |schemas: &str| -> Vec<String> {
            let generated = generated(schemas).unwrap();
            let structs = generated.client.lines().filter_map(|line| line.trim().strip_prefix("pub struct "));
            structs.map(str::to_owned).collect()
        };
        let has = |types: &[String], name: &str| types.iter().any(|line| line.starts_with(&format!("{name} ")));
        let own = types(&format!("    A: {}", inner("A")));
        assert!(has(&own, "A") && has(&own, "Ab"), "{own:?}");
        let other =
            types(&format!("    A: {}\n    B: {{type: object, properties: {{d: {{type: string}}}}}}", inner("B")));
        assert!(has(&other, "A") && has(&other, "B") && has(&other, "Ab"), "{other:?}");
    }
}
