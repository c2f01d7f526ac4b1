//! The subcommands, one file each.

pub mod bench;
pub mod ci;
pub mod corpus;
pub mod drift;
pub mod generate;
pub mod import;
pub mod mock_server;

use std::process::{ExitCode, ExitStatus};

/// Returns the exit code of a program; 1 if a signal ended it.
fn exit_code(status: ExitStatus) -> ExitCode {
    ExitCode::from(status.code().and_then(|code| code.try_into().ok()).unwrap_or(1))
}
