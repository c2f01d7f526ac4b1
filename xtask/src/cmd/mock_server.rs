//! `cargo xtask mock-server`: runs a mock server of the API on this machine.

use std::path::Path;
use std::process::{Command, ExitCode};
use std::{env, io};

/// Run a mock server of the API on this machine, until Ctrl-C.
///
/// Prints the environment variables that point a client at it, and a curl command.
#[derive(Debug, clap::Args)]
pub struct MockServerArgs {
    /// Port to listen on [default: a free one].
    #[arg(long)]
    pub port: Option<u16>,
    /// Document to serve [default: openapi.yaml of this workspace].
    #[arg(long, value_name = "FILE")]
    pub document: Option<std::path::PathBuf>,
    /// Moment at which a run has finished: the n-th status request, a time after the start such as 30s, or never
    /// [default: 2].
    #[arg(long, value_name = "N|Ns|never")]
    pub finish: Option<String>,
}

/// Runs the mock server, a program of `contract-tests`, so that xtask need not be built with a server in it.
///
/// # Errors
///
/// cargo cannot be started.
pub fn run(args: &MockServerArgs, workspace: &Path) -> io::Result<ExitCode> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .current_dir(workspace)
        .args(["run", "--quiet", "--package", "contract-tests", "--bin", "mock-server", "--"]);
    if let Some(port) = args.port {
        command.args(["--port", &port.to_string()]);
    }
    if let Some(document) = &args.document {
        // The program runs in the workspace directory.
        command.arg("--document").arg(std::path::absolute(document)?);
    }
    if let Some(finish) = &args.finish {
        command.args(["--finish", finish]);
    }
    become_program(&mut command)
}

/// Replaces this process by the other program, so that a signal that ends this one does not leave the other behind.
#[cfg(unix)]
fn become_program(command: &mut Command) -> io::Result<ExitCode> {
    use std::os::unix::process::CommandExt;
    Err(command.exec())
}

#[cfg(not(unix))]
fn become_program(command: &mut Command) -> io::Result<ExitCode> {
    Ok(super::exit_code(command.status()?))
}
