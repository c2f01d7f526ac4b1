//! Serves the mock server for people with curl, until Ctrl-C.
//!
//! Exit codes: 0 after Ctrl-C or `--help`; 2 when the command line is wrong, the document cannot be
//! served or the port cannot be had.

use std::error::Error;
use std::io::Write as _;
use std::process::ExitCode;

use contract_tests::document::Document;
use contract_tests::mock_server::{MockServer, Settings};

const USAGE: &str = "\
Serves openapi.yaml as a local service that behaves like the real one.

Usage: mock_server [--port N]

  --port N   port on the loopback address, 0 to 65535; 0, the default, takes a free one
  --help     prints this
";

/// What the command line asks for.
#[derive(Debug, PartialEq, Eq)]
enum Command {
    Help,
    Serve { port: u16 },
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
    let mut port = 0;
    while let Some(argument) = arguments.next() {
        let value = match argument.split_once('=') {
            Some(("--port", value)) => value.to_owned(),
            _ if argument == "--port" => arguments.next().ok_or("--port needs a number, as in --port 4010")?,
            _ if argument == "--help" || argument == "-h" => return Ok(Command::Help),
            _ => return Err(format!("there is no argument {argument:?}\n\n{USAGE}").into()),
        };
        let problem = |_| format!("{value:?} is no port: a number from 0 to 65535 is expected");
        port = value.parse().map_err(problem)?;
    }
    Ok(Command::Serve { port })
}

fn run(command: Command) -> Result<(), Box<dyn Error>> {
    let Command::Serve { port } = command else {
        write!(std::io::stdout(), "{USAGE}")?;
        return Ok(());
    };
    let document = Document::load()?;
    let settings = Settings { port, ..Settings::default() };
    let mock_server = MockServer::start_with(&document, settings)?;
    let mut stdout = std::io::stdout().lock();
    writeln!(stdout, "export WEBAGENT_BASE_URL={}", mock_server.url())?;
    writeln!(stdout, "export WEBAGENT_API_KEY={}", mock_server.key())?;
    writeln!(stdout, "export WEBAGENT_TASK_ID={}", mock_server.task_id())?;
    if let Some(call) = mock_server.calls().first() {
        writeln!(stdout, "\n{call}")?;
    }
    stdout.flush()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(tokio::signal::ctrl_c())?;
    Ok(())
}
