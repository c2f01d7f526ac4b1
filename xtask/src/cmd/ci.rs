//! `cargo xtask ci`: runs the main CI job.

use std::io;
use std::path::Path;
use std::process::{Command, ExitCode};

use super::exit_code;

/// Runs `.ci/run`, which defines the main CI job.
///
/// # Errors
///
/// The script cannot be started.
pub fn run(workspace: &Path) -> io::Result<ExitCode> {
    let status = Command::new("bash").arg(workspace.join(".ci").join("run")).current_dir(workspace).status()?;
    Ok(exit_code(status))
}
