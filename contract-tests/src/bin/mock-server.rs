//! Serves the mock server for people with curl, until Ctrl-C.
//!
//! Exit codes: 0 after Ctrl-C or `--help`; 2 when the command line is wrong, the document cannot be
//! served or the port cannot be had.

use std::error::Error;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser as _;
use contract_tests::document::Document;
use contract_tests::mock_server::{Finish, MockServer, Settings};

/// Runs a mock server for an OpenAPI document, until Ctrl-C.
#[derive(Debug, clap::Parser)]
#[command(name = "mock-server")]
struct Arguments {
    /// Port on the loopback address; 0 takes a free one.
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// Document to serve, OpenAPI 3.0 [default: the workspace's openapi.yaml].
    #[arg(long, value_name = "FILE")]
    document: Option<PathBuf>,
    /// Moment at which a run has finished: the n-th status request, a time after the start such as 30s, or never.
    #[arg(long, value_name = "N|Ns|never", default_value = "2")]
    finish: Finish,
}

fn main() -> ExitCode {
    match serve(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn serve(arguments: Arguments) -> Result<(), Box<dyn Error>> {
    let document = match arguments.document {
        Some(file) => Document::read(&file).map_err(|error| format!("{}: {error}", file.display()))?,
        None => Document::load()?,
    };
    let settings = Settings { port: arguments.port, finish: arguments.finish, ..Settings::default() };
    let mock_server = MockServer::start_with(&document, settings)?;
    let mut stdout = std::io::stdout().lock();
    writeln!(stdout, "export WEBAGENT_BASE_URL={}", mock_server.url())?;
    writeln!(stdout, "export WEBAGENT_API_KEY={}", mock_server.key())?;
    writeln!(stdout, "export WEBAGENT_TASK_ID={}", mock_server.task_id())?;
    if let Some(call) = mock_server.first_call() {
        writeln!(stdout, "\n{call}")?;
    }
    stdout.flush()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(tokio::signal::ctrl_c())?;
    Ok(())
}
