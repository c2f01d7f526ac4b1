//! The tasks of this workspace, as a library so that tests can call them.

pub mod bench;
pub mod cmd;
pub mod contract_tests_codegen;
pub mod document_hash;
pub mod flags;
pub mod generated_files;

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use flags::Command;

/// Runs a task in a workspace.
///
/// # Errors
///
/// `out` or `err` cannot be written to, or a program that runs the task cannot be started.
pub fn run(command: Command, workspace: &Path, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<ExitCode> {
    match command {
        Command::Generate(args) => cmd::generate::run(&args, workspace, out, err),
        Command::Drift(args) => cmd::drift::run(&args, workspace, out, err),
        Command::Import(args) => cmd::import::run(&args, workspace, out, err),
        Command::Corpus(args) => cmd::corpus::run(&args, workspace, out, err),
        Command::Bench(args) => cmd::bench::run(&args, workspace, out, err),
        Command::Ci => cmd::ci::run(workspace),
        Command::MockServer(args) => cmd::mock_server::run(&args, workspace),
    }
}
