//! The contract between openapi.yaml and the client.
//!
//! Nothing here names an operation, a field or a status: [`generated`] is derived from the document, and the rest asks
//! the document.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[rustfmt::skip]
mod generated;
mod generated_changes;
mod harness;

mod document_mutations;
mod faults;
mod field_presence;
mod open_enums;
mod pagination;
mod path_encoding;
mod present_document;
mod request_encoding;
mod responses;
mod schemas;
mod tolerant_reader;
