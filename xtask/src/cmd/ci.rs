//! `cargo xtask ci`: run here what CI runs.

use std::io;
use std::path::Path;
use std::process::{Command, ExitCode};

use super::exit_code;

/// Runs `.ci/run`, the one list of what CI does.
///
/// # Errors
///
/// The script cannot be started.
pub fn run(workspace: &Path) -> io::Result<ExitCode> {
    let status = Command::new("bash").arg(workspace.join(".ci").join("run")).current_dir(workspace).status()?;
    Ok(exit_code(status))
}
