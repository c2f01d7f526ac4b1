//! The tasks of this workspace, as a library so that tests can call them.

pub mod api;
pub mod bench;
pub mod cmd;
#[path = "../../client/codegen/mod.rs"]
pub mod codegen;
pub mod contract;
pub mod derived;
pub mod drift;
pub mod fingerprint;
pub mod flags;
pub mod import;
