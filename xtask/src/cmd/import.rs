//! `cargo xtask import`: updates openapi.yaml from the document that the service publishes.

use anyhow::anyhow;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};

use crate::generated_files::{self, DOCUMENT, GeneratedFiles};
use openapi_drift::load::{Document, Loader};
use openapi_drift::public_api::PublicApi;
use openapi_drift::report as drift_report;
use openapi_drift::rust_api_diff;
use openapi_drift::{self, Options as DriftOptions};
use openapi_import::note::NoteKind;
use openapi_import::operation::OperationName;
use openapi_import::report::{self, Report, Styles};
use openapi_import::{self, Import, Options, Source};
use webagent_codegen::openapi::diagnostic::{Diagnostic, Error as DocumentError, printable};
use webagent_codegen::openapi::spanned_value::SpannedValue;

/// Update openapi.yaml from the document that the service publishes.
///
/// Updates the operations of openapi.yaml, adds those named with --operation, and includes every component that they
/// reference. Removes operations, responses and properties that the source no longer has. Keeps names, order and
/// descriptions of openapi.yaml, and everything with `x-webagent-origin: ours`.
///
/// Without --write, only prints the drift, the diff and the notes on parts to review.
#[derive(Debug, clap::Args)]
#[command(after_long_help = after_long_help())]
pub struct ImportArgs {
    /// The published document.
    pub source: String,
    /// Also import this operation, for example 'GET /runs/{run_id}'; can be repeated.
    #[arg(long = "operation", value_name = "METHOD PATH")]
    pub operations: Vec<OperationName>,
    /// Import every operation that can be generated.
    #[arg(long)]
    pub all: bool,
    /// Write openapi.yaml and the generated files.
    #[arg(long)]
    pub write: bool,
}

fn after_long_help() -> String {
    let notes: String = NoteKind::ALL.iter().map(|kind| format!("  {:17} {}\n", kind.id(), kind.headline())).collect();
    format!(
        "\
SOURCE is one of:
  openapi.json                      a file, YAML or JSON, OpenAPI 3.0 or 3.1
  https://example.com/openapi.json  an http or https URL; nothing else is fetched
  REV:path                          as git writes it

Notes:
{notes}
Exit codes:
  0  no changes, or the changes were written
  1  dry run: there are changes; pass --write to apply them
  2  the source cannot be imported, nothing can be generated from the result,
     or a file cannot be read or written; standard error says why

Examples:
  cargo xtask import https://example.com/openapi.json
  cargo xtask import openapi.json --operation 'GET /tasks' --write
  cargo xtask import openapi.json --all"
    )
}

/// Exit code if nothing changes, or the changes were written.
pub const UP_TO_DATE: u8 = 0;
/// Exit code if there are changes that were not written.
pub const CHANGES: u8 = 1;
/// Exit code if the source cannot be imported.
pub const FAILED: u8 = 2;

/// Generates files from a document.
pub type GenerateFn<'a> = &'a (dyn Fn(&SpannedValue) -> Result<GeneratedFiles, DocumentError> + Sync);

/// The environment of the command.
pub struct Context<'a> {
    /// The directory that holds the document.
    pub workspace: &'a Path,
    /// Loads the source.
    pub reader: Loader,
    /// Generates files from a document.
    pub generate: GenerateFn<'a>,
    /// The colours of the report and of the drift in it.
    pub styles: (Styles, drift_report::Styles),
}

/// Runs the command. Writes the report to `out`, everything else to `err`.
///
/// # Errors
///
/// `out` or `err` cannot be written to.
pub fn run(args: &ImportArgs, workspace: &Path, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<ExitCode> {
    // The other files are generated from the client: they are only needed to be written.
    let generate = |document: &SpannedValue| match args.write {
        true => generated_files::generate(DOCUMENT, document),
        false => generated_files::generate_client(DOCUMENT, document),
    };
    let styles = match super::is_coloured() {
        true => (Styles::coloured(), drift_report::Styles::coloured()),
        false => (Styles::plain(), drift_report::Styles::plain()),
    };
    let context = Context {
        workspace,
        reader: Loader { is_lenient: true, ..Loader::of_workspace(workspace) },
        generate: &generate,
        styles,
    };
    run_with(args, &context, out, err).map(ExitCode::from)
}

/// Returns the generator's errors for a document.
pub fn check(document: &SpannedValue) -> Vec<Diagnostic> {
    let generated = webagent_codegen::generate_with(DOCUMENT, document, webagent_codegen::Options::default());
    generated.err().map_or_else(Vec::new, |error| error.problems)
}

/// Caches what was generated from documents, so that each is processed once.
struct Cache<'a> {
    generate: GenerateFn<'a>,
    known: Mutex<Vec<(SpannedValue, Known)>>,
}

/// Returns the files generated from a document, or the errors.
type Known = Arc<Result<GeneratedFiles, DocumentError>>;

impl Cache<'_> {
    fn files_of(&self, document: &SpannedValue) -> Known {
        let known = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, generated)) = known().iter().find(|(other, _)| other == document) {
            return Arc::clone(generated);
        }
        let generated = Arc::new((self.generate)(document));
        known().push((document.clone(), Arc::clone(&generated)));
        generated
    }

    /// Returns the generator's errors for a document.
    fn problems(&self, document: &SpannedValue) -> Vec<Diagnostic> {
        self.files_of(document).as_ref().as_ref().err().map_or_else(Vec::new, |error| error.problems.clone())
    }

    /// Returns the public API of the client that is generated from a document.
    fn api(&self, document: &SpannedValue) -> Result<PublicApi, DocumentError> {
        self.files_of(document).as_ref().as_ref().map(|generated| generated.api.clone()).map_err(Clone::clone)
    }
}

/// Runs the command in an environment.
///
/// # Errors
///
/// `out` or `err` cannot be written to.
pub fn run_with(args: &ImportArgs, context: &Context<'_>, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<u8> {
    execute(args, context, out, err).map(|(code, _)| code)
}

/// Runs the command in an environment; also returns the result of the import, if there is one.
///
/// # Errors
///
/// `out` or `err` cannot be written to.
pub fn execute(
    args: &ImportArgs,
    context: &Context<'_>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<(u8, Option<Import>)> {
    let path = context.workspace.join(DOCUMENT);
    let cache = Cache { generate: context.generate, known: Mutex::default() };
    let (present, source, import) = match prepare(args, context, &cache, &path) {
        Ok(prepared) => prepared,
        Err(error) => {
            for line in error.to_string().lines() {
                writeln!(err, "{}", printable(line))?;
            }
            return Ok((FAILED, None));
        }
    };
    let is_changed = import.text != present;
    if is_changed {
        write_drift(&present, &import, context, &cache, out)?;
    } else {
        writeln!(out, "{DOCUMENT} is up to date with {}.", printable(&source))?;
    }
    let report = Report { present: DOCUMENT, present_text: &present, source: &source, import: &import };
    report::write(&report, &context.styles.0, out)?;

    if !import.is_usable {
        writeln!(err, "no client can be generated from the result, so {DOCUMENT} was not changed")?;
        return Ok((FAILED, Some(import)));
    }
    if !is_changed {
        return Ok((UP_TO_DATE, Some(import)));
    }
    if !args.write {
        writeln!(err, "dry run: pass --write to apply these changes")?;
        return Ok((CHANGES, Some(import)));
    }
    if let Err(error) = generated_files::replace(&path, &import.text) {
        writeln!(err, "{}: cannot write it: {error}", path.display())?;
        return Ok((FAILED, Some(import)));
    }
    writeln!(err, "wrote {DOCUMENT}")?;
    let generated = cache.files_of(&import.document);
    let written = match generated.as_ref() {
        Ok(generated) => {
            let mut files = generated.files.clone();
            files.push(generated_files::copy_of(import.text.clone()));
            generated_files::write_stale(context.workspace, &files).map_err(|error| error.to_string())
        }
        Err(error) => Err(error.to_string()),
    };
    match written {
        Ok(written) => {
            for file in written {
                writeln!(err, "wrote {}", file.path)?;
            }
            Ok((UP_TO_DATE, Some(import)))
        }
        Err(error) => {
            writeln!(err, "{error}\n{DOCUMENT} was written, but not the generated files: run `cargo xtask generate`")?;
            Ok((FAILED, Some(import)))
        }
    }
}

/// Returns the text of `openapi.yaml`, the name of the source, and the result of the import.
fn prepare(
    args: &ImportArgs,
    context: &Context<'_>,
    cache: &Cache<'_>,
    path: &Path,
) -> anyhow::Result<(String, String, Import)> {
    let present = fs::read_to_string(path).map_err(|error| anyhow!("{}: cannot read it: {error}", path.display()))?;
    let source = context.reader.read(&args.source)?;
    let options = Options { operations: args.operations.clone(), all: args.all };
    let origin = Source { name: &source.name, root: &source.root };
    let import = openapi_import::import(DOCUMENT, &present, origin, &options, |document| cache.problems(document))?;
    Ok((present, source.name, import))
}

/// Reports the effect of the import on a client that was built from the current document.
fn write_drift(
    present: &str,
    import: &Import,
    context: &Context<'_>,
    cache: &Cache<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let documents =
        Document::parse(DOCUMENT, present).and_then(|old| Ok((old, Document::parse("the result", &import.text)?)));
    let compared = documents.and_then(|(old, new)| {
        let drift = openapi_drift::compare(&old, &new, DriftOptions::default())?;
        let rust = rust_api_diff::compare(&old, &new, &|name, root| {
            cache.api(root).map_err(|error| DocumentError { document: name.to_owned(), ..error })
        });
        Ok(drift_report::Report {
            old: old.name,
            new: new.name,
            drift,
            rust,
            only_known: false,
            only: openapi_drift::Level::Docs,
        })
    });
    match compared {
        Ok(report) => drift_report::write(&report, drift_report::Format::Text, &context.styles.1, out),
        // The rest of the report does not depend on it.
        Err(error) => writeln!(out, "the drift cannot be computed: {error}"),
    }
}
