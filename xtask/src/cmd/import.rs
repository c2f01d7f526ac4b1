//! `cargo xtask import`: bring openapi.yaml up to date with what the service publishes.

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use crate::generated_files::{self, DOCUMENT};
use openapi_drift::document::{Document, Reader};
use openapi_drift::output as drift_output;
use openapi_drift::rust;
use openapi_drift::{self, Options as DriftOptions};
use openapi_import::operation::OperationName;
use openapi_import::output::{self, Report, Styles};
use openapi_import::{self, Import, Options, Source};
use webagent_codegen;
use webagent_codegen::openapi::diagnostic::Diagnostic;
use webagent_codegen::openapi::spanned_value::SpannedValue;

/// Bring openapi.yaml up to date with what the service publishes.
///
/// Taken over are the operations that openapi.yaml has and those that are named, with what they reach. Names, order and
/// descriptions stay those of openapi.yaml; what it marks as ours stays. Without --write, what would change is shown (the
/// drift, the diff, and what needs a look) and nothing is written.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
SOURCE is one of
  openapi.json                      a file, YAML or JSON, OpenAPI 3.0 or 3.1
  https://example.com/openapi.json  an http or https URL; nothing else is fetched
  REV:path                          as git writes it

Exit codes
  0  nothing to do, or written
  1  there are changes, and --write was not given
  2  the source cannot be imported; standard error says why

Examples
  cargo xtask import https://example.com/openapi.json
  cargo xtask import openapi.json --operation 'GET /tasks' --write
  cargo xtask import openapi.json --all")]
pub struct ImportArgs {
    /// The published document.
    pub source: String,
    /// Take over this operation too, for example 'GET /runs/{run_id}'; may be given several times.
    #[arg(long = "operation", value_name = "METHOD PATH")]
    pub operations: Vec<OperationName>,
    /// Take over every operation that can be generated.
    #[arg(long)]
    pub all: bool,
    /// Write openapi.yaml and then everything that is derived from it.
    #[arg(long)]
    pub write: bool,
}

/// Exit code when there is nothing to do, or everything is written.
pub const UP_TO_DATE: u8 = 0;
/// Exit code when there are changes that were not written.
pub const CHANGES: u8 = 1;
/// Exit code when the source cannot be imported.
pub const FAILED: u8 = 2;

/// What the command needs of its surroundings.
pub struct Context<'a> {
    /// The directory that holds the document.
    pub workspace: &'a Path,
    /// Reads the source.
    pub reader: Reader,
    /// Says what the generator has against a document.
    pub check: &'a dyn Fn(&SpannedValue) -> Vec<Diagnostic>,
    /// Writes what is derived from the document, and says what that was.
    pub generate: &'a dyn Fn(&Path) -> Result<Vec<String>, String>,
    /// The colours of the report, and of the drift in it.
    pub styles: (Styles, drift_output::Styles),
}

/// Runs the command. The report goes to `out`, everything else to `err`.
///
/// # Errors
///
/// `out` or `err` cannot be written to.
pub fn run(args: &ImportArgs, workspace: &Path, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<ExitCode> {
    let generate = |workspace: &Path| match generated_files::write(workspace) {
        Ok(files) => Ok(files.into_iter().map(|file| file.path.to_owned()).collect()),
        Err(error) => Err(error.to_string()),
    };
    let styles = match is_coloured() {
        true => (Styles::coloured(), drift_output::Styles::coloured()),
        false => (Styles::plain(), drift_output::Styles::plain()),
    };
    let context =
        Context { workspace, reader: Reader::of_workspace(workspace), check: &check, generate: &generate, styles };
    run_with(args, &context, out, err).map(ExitCode::from)
}

/// What the generator has against a document.
pub fn check(document: &SpannedValue) -> Vec<Diagnostic> {
    webagent_codegen::generate(DOCUMENT, document).err().map_or_else(Vec::new, |error| error.problems)
}

/// Runs the command in given surroundings.
///
/// # Errors
///
/// `out` or `err` cannot be written to.
pub fn run_with(args: &ImportArgs, context: &Context<'_>, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<u8> {
    let path = context.workspace.join(DOCUMENT);
    let (present, source, import) = match prepare(args, context, &path) {
        Ok(prepared) => prepared,
        Err(message) => {
            for line in message.lines() {
                writeln!(err, "{}", output::printable(line))?;
            }
            return Ok(FAILED);
        }
    };
    let is_changed = import.text != present;
    if is_changed {
        write_drift(&present, &import, context, out)?;
    } else {
        writeln!(out, "{DOCUMENT} is up to date with {}.", output::printable(&source))?;
    }
    let report = Report { present: DOCUMENT, present_text: &present, source: &source, import: &import };
    output::write(&report, &context.styles.0, out)?;

    if !import.is_usable {
        writeln!(err, "nothing can be generated from the result, so {DOCUMENT} stays as it is")?;
        return Ok(FAILED);
    }
    if !is_changed {
        return Ok(UP_TO_DATE);
    }
    if !args.write {
        writeln!(err, "nothing is written: give --write to take this over")?;
        return Ok(CHANGES);
    }
    if let Err(error) = generated_files::replace(&path, &import.text) {
        writeln!(err, "{}: cannot write it: {error}", path.display())?;
        return Ok(FAILED);
    }
    writeln!(err, "wrote {DOCUMENT}")?;
    match (context.generate)(context.workspace) {
        Ok(written) => {
            for path in written {
                writeln!(err, "wrote {path}")?;
            }
            Ok(UP_TO_DATE)
        }
        Err(error) => {
            writeln!(
                err,
                "{error}\n{DOCUMENT} is written, what is derived from it is not: run `cargo xtask generate`"
            )?;
            Ok(FAILED)
        }
    }
}

/// The present document's text, the name of the source, and what the import would make of them.
fn prepare(args: &ImportArgs, context: &Context<'_>, path: &Path) -> Result<(String, String, Import), String> {
    let present = fs::read_to_string(path).map_err(|error| format!("{}: cannot read it: {error}", path.display()))?;
    let source = context.reader.read(&args.source).map_err(|error| error.to_string())?;
    let options = Options { operations: args.operations.clone(), all: args.all };
    let origin = Source { name: &source.name, root: &source.root };
    let import = openapi_import::import(DOCUMENT, &present, origin, &options, context.check);
    let import = import.map_err(|error| error.to_string())?;
    Ok((present, source.name, import))
}

/// Shows what the import means for a client that was built from the present document.
fn write_drift(present: &str, import: &Import, context: &Context<'_>, out: &mut dyn Write) -> io::Result<()> {
    let documents =
        Document::parse(DOCUMENT, present).and_then(|old| Ok((old, Document::parse("the import", &import.text)?)));
    let compared = documents.and_then(|(old, new)| {
        let drift = openapi_drift::compare(&old, &new, DriftOptions::default())?;
        let rust = rust::compare(&old, &new, &|name, root| {
            webagent_codegen::generate(name, root).map(|generated| generated.client)
        });
        Ok(drift_output::Report { old: old.name, new: new.name, drift, rust, only_known: false })
    });
    match compared {
        Ok(report) => drift_output::write(&report, drift_output::Format::Text, &context.styles.1, out),
        // The rest of the report stands on its own.
        Err(error) => writeln!(out, "the drift is not known: {error}"),
    }
}

/// Whether standard output is a terminal that wants colours (<https://no-color.org>).
fn is_coloured() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    io::stdout().is_terminal() && !is_set("NO_COLOR") && !is_dumb
}
