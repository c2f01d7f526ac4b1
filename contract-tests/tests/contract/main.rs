//! The contract between openapi.yaml and the client.
//!
//! Nothing here names an operation, a field or a status: [`generated`] is derived from the document, and the rest asks
//! the document.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[rustfmt::skip]
mod generated;
mod harness;

mod combinations;
mod faults;
mod mutations;
mod paths;
mod reader;
mod responses;
mod schemas;
mod snapshots;
mod status;
mod wire;
