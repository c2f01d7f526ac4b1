//! The command line of the API, as the program `webagent` (feature `cli`).
//!
//! ```sh
//! cargo install webagent --features cli
//! export WEBAGENT_API_KEY=…
//! webagent run-existing-task --task-id task_123 --prompt 'Find the opening hours' --wait
//! ```
//!
//! There is a command for every operation of the document, with a flag for every parameter and property of the body.
//! The standard output has the JSON and nothing else; the standard error has the diagnostics.
//!
//! | exit code | meaning |
//! | --- | --- |
//! | 0 | success |
//! | 1 | the call failed, or the run that was waited for did, or the service does not say that it succeeded |
//! | 2 | the command line, the environment or a file that is named there is wrong; nothing was sent |
//! | 3 | the call failed, but a run may have been started |
//! | 4 | the run had not finished when waiting ended, and may still be running; the output is its last known state, if there is one |
//! | 129, 130, 143 | a signal ended the program: HUP, INT, TERM. While a run is started or waited for they end that, with 3 or 4 |
//! | 141 | the reader of the output has gone away |
//!
//! With `--wait`, the id of a run is known as soon as it has been started: it is shown on a terminal, and written to the
//! file that `--id-file` names. `webagent completions SHELL` prints completions, `webagent man` the manual page.

mod args;
mod command;
mod docs;
mod flag;
mod outcome;
mod progress;
mod signals;
mod usage;

/// The table of the commands, derived from the document.
mod generated {
    #[cfg(feature = "codegen")]
    include!(concat!(env!("OUT_DIR"), "/cli.rs"));
    #[cfg(not(feature = "codegen"))]
    include!("generated/cli.rs");
}

use std::ffi::OsString;
use std::io::{self, ErrorKind as IoErrorKind, IsTerminal, Write};
use std::process::ExitCode;

use clap::error::ErrorKind as ClapErrorKind;
use clap::{Arg, ArgAction, ArgMatches};

use crate::decode::{Omitted, strip_bom};
use crate::error_message::escape_control;
use crate::{Client, ClientBuilder, Error, ErrorKind};
use args::Args;
use command::{CliError, Command, Outcome};
use generated::COMMANDS;
use signals::Signals;
use usage::UsageError;

/// The call failed, or the run that was waited for did.
const FAILED: u8 = 1;
/// The command line, the environment or a file that is named there is wrong; nothing was sent.
const USAGE: u8 = 2;
/// The call failed, but a run may have been started.
const UNCERTAIN: u8 = 3;
/// The run goes on.
const UNFINISHED: u8 = 4;
/// The reader of the output has gone away: what a shell reports of a program that SIGPIPE ends.
const PIPE: u8 = 141;

const HELP: &str = "\
Environment:
  WEBAGENT_API_KEY   the API key
  WEBAGENT_BASE_URL  the base URL, instead of the document's

Exit codes:
  0    success
  1    the call failed, or with --wait the run failed, or the service does not
       say that it succeeded
  2    the command line, the environment or a named file is wrong; nothing was sent
  3    the call failed, but a run may have been started:
       check for it before retrying
  4    the run had not finished when waiting ended, and may still be running;
       the output is its last known state, if there is one
  141  broken pipe: the reader of the output closed it
  129, 130, 143  ended by a signal

Standard output has the JSON, standard error has the diagnostics.";

/// Runs the program with the arguments, the environment and the streams of this process.
///
/// ```no_run
/// fn main() -> std::process::ExitCode {
///     webagent::cli::main()
/// }
/// ```
pub fn main() -> ExitCode {
    ExitCode::from(run(std::env::args_os()))
}

fn run(arguments: impl Iterator<Item = OsString>) -> u8 {
    let mut clap = root();
    let matches = match clap.try_get_matches_from_mut(arguments) {
        Ok(matches) => matches,
        Err(error) => return print_clap_error(&error),
    };
    let Some((name, matches)) = matches.subcommand() else { return USAGE };
    if let Some(code) = docs(name, matches) {
        return code;
    }
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else { return USAGE };
    let mut wrong = |message: String| {
        let clap = clap.find_subcommand_mut(name);
        match clap.map(|clap| clap.error(ClapErrorKind::ValueValidation, message)) {
            Some(error) => print_clap_error(&error),
            None => USAGE,
        }
    };
    let args = match Args::read(&command.input(), matches) {
        Ok(args) => args,
        Err(error) => return wrong(error.to_string()),
    };
    let client = match client(matches) {
        Ok(client) => client,
        Err(error) => {
            report(&error.to_string());
            return USAGE;
        }
    };
    match call(command, &client, &args) {
        Ok(done) => succeed(&client, &done),
        Err(CliError::Usage(error)) => wrong(error.to_string()),
        Err(CliError::Call(error)) => fail(&client, &error),
        Err(CliError::Interrupted(last)) => interrupted(command, last.as_deref()),
    }
}

/// The whole command line.
fn root() -> clap::Command {
    let base_url = Arg::new("base-url")
        .long("base-url")
        .global(true)
        .value_name("URL")
        .help("Base URL [default: WEBAGENT_BASE_URL, or that of the service]");
    let allow_http = Arg::new("allow-http")
        .long("allow-http")
        .global(true)
        .action(ArgAction::SetTrue)
        .help("Allow a base URL with plain http to another machine: the key is sent unencrypted");
    clap::Command::new(env!("CARGO_PKG_NAME"))
        .version(env!("CARGO_PKG_VERSION"))
        .about(env!("CARGO_PKG_DESCRIPTION"))
        .after_help(HELP)
        .max_term_width(100)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(COMMANDS.iter().any(|command| command.name == "help"))
        .args([base_url, allow_http])
        .subcommands(COMMANDS.iter().map(|command| command.clap().after_long_help(HELP)))
        .subcommands(docs::commands(is_operation))
}

/// Returns whether a command calls an operation.
fn is_operation(name: &str) -> bool {
    COMMANDS.iter().any(|command| command.name == name)
}

/// Runs a command that needs no client, if the name is one's.
fn docs(name: &str, matches: &ArgMatches) -> Option<u8> {
    let output = match name {
        _ if is_operation(name) => return None,
        docs::COMPLETIONS => Ok(docs::completions(root(), matches)),
        docs::MAN => docs::man(root(), matches),
        _ => return None,
    };
    Some(match output.and_then(|output| write_raw(&output)) {
        Ok(()) => 0,
        Err(error) if error.kind() == IoErrorKind::BrokenPipe => PIPE,
        Err(error) => {
            report(&error.to_string());
            FAILED
        }
    })
}

fn client(matches: &ArgMatches) -> Result<Client, Error> {
    let builder = ClientBuilder::from_env()?.allow_http(matches.get_flag("allow-http"));
    let client = match matches.get_one::<String>("base-url") {
        Some(url) => builder.base_url(url).build(),
        None => builder.build(),
    };
    // The output is what was received; a long result is not even looked at.
    client.map(|client| client.omitting(Omitted::Long))
}

fn call(command: &Command, client: &Client, args: &Args) -> Result<Outcome, CliError> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| CliError::Usage(UsageError::Runtime(error)))?;
    args.progress().start();
    let result = runtime.block_on(async {
        let call = (command.call)(client, args);
        if args.waits() || command.operation.is_safe() {
            return call.await;
        }
        // What was sent may have an effect, which nobody would be told of.
        let signals = Signals::listen();
        tokio::select! {
            result = call => result,
            () = signals.received() => Err(CliError::Interrupted(None)),
        }
    });
    args.progress().finish();
    // A lookup of a name may hang in a thread of its own: nobody waits for it any more.
    runtime.shutdown_background();
    result
}

/// Ends a call that went well.
fn succeed(client: &Client, done: &Outcome) -> u8 {
    let written = write(&done.output, done.is_text);
    match (&done.failed_run, written) {
        (Some(what), _) => {
            report(&client.redact(what.clone()));
            FAILED
        }
        (None, Ok(())) => 0,
        (None, Err(error)) if error.kind() == IoErrorKind::BrokenPipe => PIPE,
        (None, Err(error)) => {
            report(&format!("the call succeeded, but its response cannot be written: {error}"));
            FAILED
        }
    }
}

/// Ends a waiting that a signal has ended, so that the run can be found again.
fn interrupted(command: &Command, last: Option<&[u8]>) -> u8 {
    match last {
        Some(run) => {
            let _ = write(run, true);
            report("interrupted while waiting; the run may still be running");
            UNFINISHED
        }
        None if command.operation.is_safe() => {
            report("interrupted before the run was seen");
            UNFINISHED
        }
        None => {
            report(
                "interrupted before there was a response; a run may have been started: check for it before retrying",
            );
            UNCERTAIN
        }
    }
}

/// Ends a call that failed, so that nothing is lost that came before or with the failure.
fn fail(client: &Client, error: &Error) -> u8 {
    let run = error.run_body();
    if let Some(run) = run {
        // There is nobody to tell when this fails too.
        let _ = write(run, true);
    }
    report(&error.to_string());
    if let Some(body) = error.body().and_then(|body| excerpt(body, |text| client.redact(text))) {
        eprint_line(&body);
    }
    match error.kind() {
        _ if run.is_some() => UNFINISHED,
        ErrorKind::Config | ErrorKind::InvalidRequest => USAGE,
        _ if error.may_have_started() => {
            eprint_line("a run may have been started: check for it before retrying");
            UNCERTAIN
        }
        ErrorKind::WaitTimeout => UNFINISHED,
        ErrorKind::Connect
        | ErrorKind::ConnectionLost
        | ErrorKind::Timeout
        | ErrorKind::Status
        | ErrorKind::InvalidResponse
        | ErrorKind::RunFailed
        | ErrorKind::ResultMismatch => FAILED,
    }
}

/// Returns the body of an error as the standard error shows it: JSON, of which a long one is cut off with a note. The rest
/// is not even looked at, since a body may be large.
fn excerpt(body: &[u8], redact: impl Fn(String) -> String) -> Option<String> {
    /// The bytes that are looked at, and those of them that are left out at a cut, which may go through a key.
    const LOOKED_AT: usize = 64 << 10;
    const LEFT_OUT: usize = 8 << 10;
    let body = strip_bom(body);
    serde_json::from_slice::<serde::de::IgnoredAny>(body).ok()?;
    if body.len() <= LOOKED_AT {
        let text = redact(String::from_utf8_lossy(body).into_owned());
        return Some(escape_control(text.trim_end()).into_owned());
    }
    let text = redact(String::from_utf8_lossy(body.get(..LOOKED_AT)?).into_owned());
    let end = (0..=text.len().saturating_sub(LEFT_OUT)).rev().find(|end| text.is_char_boundary(*end))?;
    let text = escape_control(text.get(..end)?).into_owned();
    Some(format!("{text}\n(cut off: the body has {} bytes)", body.len()))
}

/// Writes to the standard output: to a file or a pipe what was received, to a terminal what cannot change how it works.
fn write(output: &[u8], is_text: bool) -> io::Result<()> {
    // A byte order mark is no JSON.
    let output = if is_text { strip_bom(output) } else { output };
    if io::stdout().is_terminal() {
        write_raw(escape_control(&String::from_utf8_lossy(output)).as_bytes())?;
    } else {
        write_raw(output)?;
    }
    if is_text && !output.ends_with(b"\n") {
        write_raw(b"\n")?;
    }
    Ok(())
}

fn write_raw(output: &[u8]) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(output)?;
    stdout.flush()
}

/// Prints what `clap` has to say: help, or what is wrong.
fn print_clap_error(error: &clap::Error) -> u8 {
    match error.print() {
        Err(failure) if failure.kind() == IoErrorKind::BrokenPipe && error.exit_code() == 0 => PIPE,
        _ => u8::try_from(error.exit_code()).unwrap_or(USAGE),
    }
}

/// Says what went wrong.
fn report(message: &str) {
    eprint_line(&format!("error: {message}"));
}

/// Writes a line to the standard error. Where nobody listens there is nobody to tell of it either.
fn eprint_line(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{}", escape_control(line));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        root().debug_assert();
        assert_eq!(COMMANDS.len(), crate::operations::ALL.len());
    }

    #[test]
    fn a_long_body_is_cut_off_with_a_note() {
        let excerpt = |body: &str| excerpt(body.as_bytes(), |text| text.replace("sesame", "-")).unwrap_or_default();
        assert_eq!(excerpt("\u{feff}{\"a\": 1}\n"), "{\"a\": 1}");
        assert_eq!(excerpt("<html>"), "");
        for padding in [65_000, 65_533, 65_534, 65_535, 100_000] {
            let body = format!("\"{}\"", "ä".repeat(padding / 2));
            let shown = excerpt(&body);
            assert_eq!(shown.contains("(cut off: the body has"), body.len() > 64 << 10, "{padding}");
            assert!(shown.len() <= body.len() + 50);
        }
        let key_at_the_cut = format!("\"{}sesame{}\"", "x".repeat((64 << 10) - 4), "x".repeat(9_999));
        assert!(!excerpt(&key_at_the_cut).contains("ses"));
        let bidi = excerpt("{\"a\": \"\u{202e}\u{9b}\"}");
        assert!(bidi.chars().all(|c| c.is_ascii_graphic() || c == ' '), "{bidi}");
    }
}
