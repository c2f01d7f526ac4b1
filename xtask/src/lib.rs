//! The tasks of this workspace, as a library so that tests can call them.

pub mod bench;
pub mod cmd;
pub mod contract_tests_codegen;
pub mod document_hash;
pub mod flags;
pub mod generated_files;
