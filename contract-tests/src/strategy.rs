//! Random values for any schema of the document: valid ones, and ones that break it in one way.
//!
//! ```
//! use contract_tests::{document::Document, strategy};
//!
//! let document = Document::load()?;
//! for (_name, schema) in document.component_schemas() {
//!     let valid = strategy::valid(&document, &schema)?;
//!     let invalid = strategy::invalid(&document, &schema)?;
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The same generator makes the one example of a schema that a person would write, for the mock server.
//!
//! A failure shrinks across all alternatives to the smallest value. proptest gives up after four times
//! as many steps as there are cases: `max_shrink_iters` lets it go on.
//!
//! What is made of a schema:
//!
//! - Integers have 64 bits; numbers are finite and come back the same from serde_json. What is a
//!   `number` is written with a fraction (`1.0`), what is an `integer` without.
//! - `nullable: true` admits null wherever it stands, also beside an `enum` without null.
//! - Properties that the schema does not list are made only where it speaks of them, with
//!   `additionalProperties` or by listing none at all.
//! - Strings of a format have its usual spelling. The formats are byte, date, date-time, email, ip,
//!   ipv4, ipv6, time, uri, uuid and the machine types of numbers; others are annotations.
//! - A value nests a schema that contains itself a few times.

mod choices;
mod compile;
mod constraints;
mod example;
mod format;
mod ir;
mod negative;
mod number;
mod object;
mod pattern;
mod positive;
mod scalars;
mod schema_reader;
mod shrink;
mod strings;
mod unsupported;
mod violation;

use std::sync::Arc;

use proptest::strategy::{BoxedStrategy, Strategy};
use serde_json::Value;

pub(crate) use choices::Extent;
pub(crate) use example::{example, example_of_json_schema};
pub use negative::{InvalidValue, invalid};
pub use number::same;
pub use object::{ObjectStrategy, Presence, Property};
pub use strings::text;
pub use unsupported::Unsupported;

use crate::document::{Document, Schema};
use ir::SchemaGraph;
use schema_reader::Reader;
use shrink::ChoiceStrategy;

/// Values that satisfy the schema, the simplest being the smallest.
pub fn valid(document: &Document, schema: &Schema<'_>) -> Result<BoxedStrategy<Value>, Unsupported> {
    let grammar = Arc::new(SchemaGraph::new(Reader::new(document), schema, false)?);
    let reason = format!("a value for {}", schema.pointer);
    Ok(ChoiceStrategy::new(reason, move |source| grammar.draw_root(source)).boxed())
}
