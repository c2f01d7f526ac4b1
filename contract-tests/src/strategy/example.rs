//! The one value of a schema that a person would write down as an example, always the same.
//!
//! It is drawn as random values are, but from preferences instead of chance. The validator of the whole schema has the
//! last word, so a keyword that is not understood costs an example, never its validity.

use jsonschema::{Draft, Registry, Validator};
use serde_json::Value;

use super::choices::{ExampleMode, Extent, Mode, Source, run};
use super::ir::SchemaGraph;
use super::schema_reader::{JSON_SCHEMA, Reader};
use crate::document::json_schema::validator;
use crate::document::{Document, DocumentError, Schema};

/// The most values and characters that an example is made of: arrays in arrays multiply.
const MAX_SIZE: usize = 1 << 17;

/// A valid value of a schema of the document; none if none is found (the schema may have none at all).
pub(crate) fn example(
    document: &Document,
    schema: &Schema<'_>,
    extent: Extent,
) -> Result<Option<Value>, DocumentError> {
    let validator = document.validator(schema)?;
    Ok(draw(Reader::new(document), schema, &validator, extent))
}

/// A valid value under a JSON Schema (Draft 7); none if none is found.
pub(crate) fn example_of_json_schema(schema: &Value, extent: Extent) -> Option<Value> {
    let validator = validator(schema).ok()?;
    let registry = Registry::new().draft(Draft::Draft7).add(JSON_SCHEMA, schema.clone()).ok()?.prepare().ok()?;
    let document = Document::from(schema.clone());
    let root = Schema { pointer: String::new(), value: document.root() };
    draw(Reader::of_json_schema(&document, &registry), &root, &validator, extent)
}

fn draw<'d>(reader: Reader<'d>, schema: &Schema<'d>, validator: &Validator, extent: Extent) -> Option<Value> {
    let grammar = SchemaGraph::for_example(reader, schema).ok()?;
    let mode = Mode::Example(Box::new(ExampleMode::new(extent, MAX_SIZE)));
    let draw = |source: &mut Source<'_>| {
        source.retry(|source| grammar.draw_root(source).filter(|value| validator.is_valid(value)))
    };
    run(mode, draw).map(|(_, value)| value)
}

#[cfg(test)]
mod tests;
