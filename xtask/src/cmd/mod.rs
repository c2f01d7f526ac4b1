//! The subcommands, one file each.

pub mod bench;
pub mod ci;
pub mod corpus;
pub mod drift;
pub mod generate;
pub mod import;
pub mod mock_server;

use std::io::{self, IsTerminal};
use std::process::{ExitCode, ExitStatus};

/// Returns the exit code of a program; 1 if a signal ended it.
fn exit_code(status: ExitStatus) -> ExitCode {
    ExitCode::from(status.code().and_then(|code| code.try_into().ok()).unwrap_or(1))
}

/// Returns whether standard output is a terminal that accepts colours (<https://no-color.org>).
fn is_coloured() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    io::stdout().is_terminal() && !is_set("NO_COLOR") && !is_dumb
}
