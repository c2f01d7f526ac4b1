//! The tasks of this workspace, as a library so that tests can call them.

#[path = "../../client/codegen/mod.rs"]
pub mod codegen;
pub mod cmd;
pub mod contract;
pub mod derived;
pub mod flags;
