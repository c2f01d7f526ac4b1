//! What the contract between `openapi.yaml` and the client is tested with, driven by the document alone.
//!
//! - [`document`] reads the document, independently of the client's own reader.
//! - [`strategy`] makes values of its schemas, valid and invalid.
//! - [`mock_server`] is a local service that keeps to it.
//! - [`proxy`] is a network, and [`hostile`] a server, that misbehave.
//!
//! The contract itself is in `tests/contract`.

pub mod document;
pub mod hostile;
pub mod mock_server;
pub mod proxy;
pub mod strategy;

mod background;
mod example;
mod wire;
