//! Serves the mock server for people with curl, until Ctrl-C.
//!
//! Exit codes: 0 after Ctrl-C or `--help`; 2 when the command line is wrong, the document cannot be
//! served or the port cannot be had.

use std::error::Error;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use contract_tests::document::Document;
use contract_tests::mock_server::{MockServer, Settings};

const USAGE: &str = "\
Runs a mock server for an OpenAPI document, until Ctrl-C.

Usage: mock-server [--port N] [--document FILE]

  --port N         port on the loopback address; 0, the default, takes a free one
  --document FILE  the document, OpenAPI 3.0; the default is the workspace's openapi.yaml
  --help           print this text
";

/// The action that the command line asks for.
#[derive(Debug, PartialEq, Eq)]
enum Command {
    Help,
    Serve { port: u16, document: Option<PathBuf> },
}

fn main() -> ExitCode {
    match parse(std::env::args().skip(1)).and_then(run) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn parse(arguments: impl Iterator<Item = String>) -> Result<Command, Box<dyn Error>> {
    let mut arguments = arguments;
    let (mut port, mut document) = (0, None);
    while let Some(argument) = arguments.next() {
        let (name, value) = match argument.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (argument.as_str(), None),
        };
        match name {
            "--port" => {
                let value = value.or_else(|| arguments.next()).ok_or("--port needs a number, as in --port 4010")?;
                let problem = |_| format!("{value:?} is not a port: expected a number from 0 to 65535");
                port = value.parse().map_err(problem)?;
            }
            "--document" => {
                let value = value.or_else(|| arguments.next());
                document = Some(value.ok_or("--document needs a file, as in --document openapi.yaml")?.into());
            }
            "--help" | "-h" => return Ok(Command::Help),
            _ => return Err(format!("there is no argument {argument:?}\n\n{USAGE}").into()),
        }
    }
    Ok(Command::Serve { port, document })
}

fn run(command: Command) -> Result<(), Box<dyn Error>> {
    let Command::Serve { port, document } = command else {
        write!(std::io::stdout(), "{USAGE}")?;
        return Ok(());
    };
    let document = match document {
        Some(file) => Document::read(&file).map_err(|error| format!("{}: {error}", file.display()))?,
        None => Document::load()?,
    };
    let settings = Settings { port, ..Settings::default() };
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
