//! `cargo xtask corpus`: reports how many operations of a directory of documents can be imported.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, ExitStatus, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs};

use anyhow::{Context as _, Result, anyhow};
use clap::Parser;
use openapi_drift::load::{Document, Loader};
use openapi_drift::{Level, Options as DriftOptions};
use openapi_import::note::{NoteKind, Origin};
use openapi_import::report::Styles;
use openapi_import::{Import, Options, Source, filter, text_diff};
use serde::{Deserialize, Serialize};
use webagent_codegen::openapi::spanned_value::SpannedValue;

use crate::bench::usage::Usage;
use crate::bench::workdir::copy;
use crate::cmd::drift::compare_documents;
use crate::cmd::import::{self, ImportArgs};
use crate::generated_files::{self, DOCUMENT};

/// Report how many operations of the OpenAPI documents in a directory can be imported.
///
/// Imports each document with --all into a nearly empty openapi.yaml in a copy of the workspace, and generates the client.
/// For each document the table shows the imported operations, the refused ones with the reason, the time and memory of the
/// import, and whether a second import or a comparison with the source finds differences. Needs no network access.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Exit codes:
  0  every document was imported; refused operations do not count as failures
  1  an import failed or ran out of time, or (with --check, --test) a client does not compile
     or a contract test fails
  2  the directory or the scratch directory cannot be used

Examples:
  cargo xtask corpus ../documents
  cargo xtask corpus ../documents --check --only petstore")]
pub struct CorpusArgs {
    /// Directory with the documents: every file in it that ends in .json, .yaml or .yml.
    pub directory: PathBuf,
    /// Compile the client of each document (all features but `codegen`).
    #[arg(long)]
    pub check: bool,
    /// Run the contract tests of each document.
    #[arg(long)]
    pub test: bool,
    /// Only import documents whose file name contains TEXT; can be repeated.
    #[arg(long, value_name = "TEXT")]
    pub only: Vec<String>,
    /// List every operation that was refused, and every finding of the comparison with the source.
    #[arg(long)]
    pub list: bool,
    /// Print the results as JSON.
    #[arg(long)]
    pub json: bool,
    /// Time limit for the import of one document.
    #[arg(long, value_name = "SECONDS", default_value_t = 300)]
    pub timeout: u64,
    /// Directory for the copy of the workspace and its target directory [default: target/corpus].
    #[arg(long, value_name = "DIR")]
    pub scratch: Option<PathBuf>,
    /// Measure one document in this process, in an existing copy of the workspace, and write the result to a file.
    #[arg(long, hide = true, value_name = "FILE")]
    pub one: Option<PathBuf>,
}

/// The document that the others are imported into. It has a server, because they may have none.
const NEARLY_EMPTY: &str = "\
openapi: 3.0.3
info:
  title: Imported API
  version: '0'
servers:
  - url: https://api.example.com
paths: {}
";

/// Paths of the workspace that are not copied.
const LEFT_OUT: [&str; 3] = ["target", ".git", "Cargo.lock"];

/// Features of the client that are compiled.
const FEATURES: &str = "rustls,schemars,cli,mock,blocking,tracing";

/// The result of importing one document.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Measured {
    /// File name of the document.
    pub document: String,
    /// The reason why the document was not imported.
    pub failure: Option<String>,
    /// The number of operations of the document.
    pub operations: usize,
    /// The number of imported operations.
    pub taken: usize,
    /// The refused operations, each with the reason.
    pub refused: Vec<String>,
    /// The duration of the import in seconds, with its report and the generated files.
    pub seconds: f64,
    /// Peak resident memory in KiB, if the system reports it.
    pub peak_kib: Option<f64>,
    /// Lines that a second import changes.
    pub changed_again: usize,
    /// Findings of the comparison with the source, for the imported operations, without documentation changes.
    pub drift: Vec<String>,
    /// Compiler errors; `None` if it was not run.
    pub compile_errors: Option<Vec<String>>,
    /// Failed contract tests; `None` if they were not run.
    pub failed_tests: Option<Vec<String>>,
}

/// Runs the command. Writes the table to `out` and the progress to `err`.
///
/// # Errors
///
/// `out` or `err` cannot be written to.
pub fn run(args: &CorpusArgs, workspace: &Path, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<ExitCode> {
    let scratch = args.scratch.clone().unwrap_or_else(|| workspace.join("target").join("corpus"));
    if let Some(result) = &args.one {
        return match measure(&args.directory, &scratch.join("workspace"), result) {
            Ok(()) => Ok(ExitCode::SUCCESS),
            Err(error) => failed(err, &error),
        };
    }
    let measured = prepare(args, workspace, &scratch).and_then(|documents| {
        let mut all = Vec::with_capacity(documents.len());
        for document in documents {
            writeln!(err, "{}", document.display())?;
            all.push(measure_apart(args, &document, &scratch)?);
        }
        Ok(all)
    });
    let measured = match measured {
        Ok(measured) => measured,
        Err(error) => return failed(err, &error),
    };
    match args.json {
        true => serde_json::to_writer_pretty(&mut *out, &measured).map_err(io::Error::from)?,
        false => write_table(&measured, args.list, out)?,
    }
    let has_failed = measured.iter().any(|measured| {
        let is_bad = |list: &Option<Vec<String>>| list.as_ref().is_some_and(|list| !list.is_empty());
        measured.failure.is_some() || is_bad(&measured.compile_errors) || is_bad(&measured.failed_tests)
    });
    Ok(ExitCode::from(u8::from(has_failed)))
}

fn failed(err: &mut dyn Write, error: &anyhow::Error) -> io::Result<ExitCode> {
    writeln!(err, "{error:#}")?;
    Ok(ExitCode::from(2))
}

/// Copies the workspace and lists the documents.
fn prepare(args: &CorpusArgs, workspace: &Path, scratch: &Path) -> Result<Vec<PathBuf>> {
    let directory = fs::read_dir(&args.directory).with_context(|| format!("{}", args.directory.display()))?;
    let mut documents = Vec::new();
    for entry in directory {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let is_document = path.extension().is_some_and(|end| end == "json" || end == "yaml" || end == "yml");
        if is_document && (args.only.is_empty() || args.only.iter().any(|text| name.contains(text.as_str()))) {
            documents.push(path);
        }
    }
    documents.sort();
    if documents.is_empty() {
        return Err(anyhow!(
            "{}: there is no document (.json, .yaml or .yml) in this directory",
            args.directory.display()
        ));
    }
    let to = scratch.join("workspace");
    let place = || format!("the workspace cannot be copied to {}", to.display());
    fs::create_dir_all(&to).with_context(place)?;
    for entry in fs::read_dir(workspace)? {
        let name = entry?.file_name();
        if !LEFT_OUT.iter().any(|left_out| name == *left_out) {
            copy(&workspace.join(&name), &to.join(&name)).with_context(place)?;
        }
    }
    fs::copy(workspace.join("Cargo.lock"), to.join("Cargo.lock")).with_context(place)?;
    // The program may be rebuilt in the meantime.
    fs::copy(env::current_exe()?, program(scratch)).with_context(place)?;
    Ok(documents)
}

/// Returns the path of the copy of this program.
fn program(scratch: &Path) -> PathBuf {
    scratch.join(format!("xtask{}", env::consts::EXE_SUFFIX))
}

/// Measures a document in a process of its own, so that its memory is measured and a crash does not affect the others.
fn measure_apart(args: &CorpusArgs, document: &Path, scratch: &Path) -> Result<Measured> {
    let name = document.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let result = scratch.join("result.json");
    let _ = fs::remove_file(&result);
    let mut command = Command::new(program(scratch));
    command.arg("corpus").arg(document).arg("--one").arg(&result).arg("--scratch").arg(scratch);
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn()?;
    let status = wait(&mut child, Duration::from_secs(args.timeout))?;
    let text = fs::read(&result).ok();
    let read = text.and_then(|text| serde_json::from_slice::<Measured>(&text).ok());
    let mut measured = match (status, read) {
        (Some(_), Some(measured)) => measured,
        (status, _) => {
            let failure = match status {
                None => format!("stopped after {} s", args.timeout),
                Some(status) => format!("the import ended with {status}"),
            };
            return Ok(Measured { document: name, failure: Some(failure), ..Measured::default() });
        }
    };
    if measured.failure.is_none() && measured.taken > 0 {
        let workspace = scratch.join("workspace");
        if args.check {
            measured.compile_errors = Some(compile(&workspace, scratch)?);
        }
        if args.test {
            measured.failed_tests = Some(contract_tests(&workspace, scratch)?);
        }
    }
    Ok(measured)
}

/// Waits for a process; kills it after the time limit and returns `None`.
fn wait(child: &mut Child, timeout: Duration) -> io::Result<Option<ExitStatus>> {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if start.elapsed() > timeout {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Imports one document into the copy of the workspace and writes the result.
fn measure(document: &Path, workspace: &Path, result: &Path) -> Result<()> {
    #[derive(Parser)]
    struct Flags {
        #[command(flatten)]
        import: ImportArgs,
    }
    fs::write(workspace.join(DOCUMENT), NEARLY_EMPTY)?;
    let words: [OsString; 4] = ["import".into(), document.into(), "--all".into(), "--write".into()];
    let args = Flags::try_parse_from(words)?.import;
    let generate = |document: &SpannedValue| generated_files::generate(DOCUMENT, document);
    let context = import::Context {
        workspace,
        reader: Loader { is_lenient: true, ..Loader::default() },
        generate: &generate,
        styles: (Styles::plain(), openapi_drift::report::Styles::plain()),
    };
    let mut err = Vec::new();
    let start = Instant::now();
    let (code, import) = import::execute(&args, &context, &mut io::sink(), &mut err)?;
    let mut measured = Measured {
        document: document.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        seconds: start.elapsed().as_secs_f64(),
        peak_kib: Usage::of_self().ok().map(|usage| usage.peak_kib),
        ..Measured::default()
    };
    if code == import::FAILED {
        measured.failure = Some(String::from_utf8_lossy(&err).trim().to_owned());
    }
    let loader = Loader { is_lenient: true, ..Loader::default() };
    if let Ok(source) = loader.read(&args.source) {
        measured.operations = filter::operations(&source.root).len();
        if let Some(import) = import {
            count(&mut measured, &import, &source)?;
        }
    }
    fs::write(result, serde_json::to_vec(&measured)?)?;
    Ok(())
}

/// Summarizes the result of an import.
fn count(measured: &mut Measured, import: &Import, source: &Document) -> Result<()> {
    let about = |note: &&openapi_import::note::ImportNote| note.kind == NoteKind::Refused;
    if !import.is_usable {
        let reasons = import.notes.iter().filter(about).filter(|note| note.origin == Origin::Result);
        let reasons: Vec<String> = reasons.map(|note| format!("{}: {}", note.pointer, note.message)).collect();
        measured.failure = Some(reasons.join("; "));
        return Ok(());
    }
    measured.taken = filter::operations(&import.document).len();
    let refused = import.notes.iter().filter(about).filter(|note| note.origin == Origin::Source);
    measured.refused = refused.map(|note| format!("{}: {}", note.pointer, note.message)).collect();

    let options = Options { operations: Vec::new(), all: false };
    let origin = Source { name: &source.name, root: &source.root };
    let again = openapi_import::import(DOCUMENT, &import.text, origin, &options, |_| Vec::new());
    measured.changed_again = match again {
        Ok(again) => text_diff::changed_lines(&import.text, &again.text),
        Err(error) => {
            measured.failure = Some(format!("the second import fails: {error}"));
            0
        }
    };
    let result = Document::parse(DOCUMENT, &import.text)?;
    let drift = compare_documents(&result, source, DriftOptions { only_known: true });
    measured.drift = match drift {
        Ok(drift) => {
            let loud = drift.findings.iter().filter(|finding| finding.level >= Level::Compatible);
            loud.map(|finding| format!("{}: {}", finding.rule, finding.sentence)).collect()
        }
        Err(error) => vec![error.to_string()],
    };
    Ok(())
}

/// Runs cargo in the copy of the workspace and returns its output, both streams.
fn cargo(workspace: &Path, scratch: &Path, arguments: &[&str]) -> Result<(ExitStatus, String)> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.current_dir(workspace).args(arguments).stdin(Stdio::null()).env("CARGO_TARGET_DIR", scratch.join("target"));
    command.env_remove("RUSTFLAGS").env_remove("CARGO_MANIFEST_DIR");
    let output = command.output().context("cargo cannot be started")?;
    let text = [output.stdout, output.stderr].concat();
    Ok((output.status, String::from_utf8_lossy(&text).into_owned()))
}

/// Compiles the client and returns the errors.
fn compile(workspace: &Path, scratch: &Path) -> Result<Vec<String>> {
    let arguments =
        ["check", "--offline", "--message-format=short", "-p", "webagent", "--no-default-features", "-F", FEATURES];
    let (status, text) = cargo(workspace, scratch, &arguments)?;
    let mut errors: Vec<String> = text.lines().filter(|line| line.contains(": error")).map(str::to_owned).collect();
    if !status.success() && errors.is_empty() {
        errors.push(text.lines().last().unwrap_or("cargo failed without an error message").to_owned());
    }
    Ok(errors)
}

/// Runs the contract tests and returns those that failed.
fn contract_tests(workspace: &Path, scratch: &Path) -> Result<Vec<String>> {
    let arguments = ["test", "--offline", "--no-fail-fast", "-p", "contract-tests", "--test", "contract"];
    let (status, text) = cargo(workspace, scratch, &arguments)?;
    let tests = text.lines().filter_map(|line| line.strip_prefix("test ")?.strip_suffix(" ... FAILED"));
    let mut failed: Vec<String> = tests.map(str::to_owned).collect();
    if !status.success() && failed.is_empty() {
        failed.extend(text.lines().filter(|line| line.starts_with("error")).take(5).map(str::to_owned));
    }
    Ok(failed)
}

fn write_table(measured: &[Measured], is_long: bool, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "| document | ops | taken | s | MiB | 2nd import | drift | compiles | tests |")?;
    writeln!(out, "| --- | --- | --- | --- | --- | --- | --- | --- | --- |")?;
    let (mut operations, mut taken, mut whole) = (0, 0, 0);
    for one in measured {
        let verdict = |list: &Option<Vec<String>>| match list.as_deref() {
            None => "-".to_owned(),
            Some([]) => "yes".to_owned(),
            Some(list) => format!("{} errors", list.len()),
        };
        writeln!(
            out,
            "| {} | {} | {} | {:.1} | {} | {} | {} | {} | {} |",
            one.document,
            one.operations,
            one.taken,
            one.seconds,
            one.peak_kib.map_or_else(|| "-".to_owned(), |kib| format!("{:.0}", kib / 1024.0)),
            one.changed_again,
            one.drift.len(),
            verdict(&one.compile_errors),
            verdict(&one.failed_tests),
        )?;
        operations += one.operations;
        taken += one.taken;
        whole += usize::from(one.operations > 0 && one.operations == one.taken);
    }
    #[allow(clippy::cast_precision_loss, reason = "a percentage")]
    let share = 100.0 * taken as f64 / operations.max(1) as f64;
    writeln!(
        out,
        "\n{taken} of {operations} operations taken ({share:.1} %), {whole} of {} documents whole",
        measured.len()
    )?;
    for one in measured {
        if let Some(failure) = &one.failure {
            writeln!(out, "\n{}: not imported: {failure}", one.document)?;
        }
        for error in one.compile_errors.iter().flatten().take(if is_long { usize::MAX } else { 3 }) {
            writeln!(out, "{}: does not compile: {error}", one.document)?;
        }
        for test in one.failed_tests.iter().flatten() {
            writeln!(out, "{}: contract test failed: {test}", one.document)?;
        }
    }
    write_reasons(measured, out)?;
    if is_long {
        for one in measured {
            for refused in &one.refused {
                writeln!(out, "{}: {refused}", one.document)?;
            }
            for finding in &one.drift {
                writeln!(out, "{}: drift: {finding}", one.document)?;
            }
        }
    }
    Ok(())
}

/// Writes the reasons for refusals, the most frequent first, each with its documents.
fn write_reasons(measured: &[Measured], out: &mut dyn Write) -> io::Result<()> {
    let mut reasons: BTreeMap<String, (usize, BTreeMap<&str, usize>)> = BTreeMap::new();
    for one in measured {
        for refused in &one.refused {
            let message = refused.split_once("is skipped: ").map_or(refused.as_str(), |(_, reason)| reason);
            let entry = reasons.entry(general(message)).or_default();
            entry.0 += 1;
            *entry.1.entry(&one.document).or_insert(0) += 1;
        }
    }
    let mut reasons: Vec<_> = reasons.into_iter().collect();
    reasons.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
    if !reasons.is_empty() {
        writeln!(out, "\nRefused operations by reason:")?;
    }
    for (reason, (count, documents)) in reasons {
        let documents: Vec<String> = documents.iter().map(|(name, count)| format!("{name} {count}")).collect();
        writeln!(out, "{count:>5}  {reason}\n       {}", documents.join(", "))?;
    }
    Ok(())
}

/// Removes quoted parts from a message, so that equal reasons can be grouped.
fn general(message: &str) -> String {
    let parts: Vec<&str> = message.split('`').collect();
    let mut general = String::new();
    for (index, part) in parts.iter().enumerate() {
        general.push_str(if index % 2 == 1 { "`…`" } else { part });
    }
    let end = general.char_indices().nth(160).map_or(general.len(), |(end, _)| end);
    general.truncate(end);
    general
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn one_reason_in_two_places_is_counted_once() {
        assert_eq!(general("`a` has no `b`"), "`…` has no `…`");
        let one = |name: &str, refused: &str| Measured {
            document: name.to_owned(),
            operations: 2,
            taken: 1,
            refused: vec![refused.to_owned()],
            ..Measured::default()
        };
        let measured = [
            one("a.json", "/paths/~1x/get: `GET /x` is skipped: the schema `A` is odd"),
            one("b.json", "/paths/~1y/get: `GET /y` is skipped: the schema `B` is odd"),
        ];
        let mut out = Vec::new();
        write_table(&measured, false, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.contains("2 of 4 operations taken (50.0 %), 0 of 2 documents whole"), "{text}");
        assert!(text.contains("    2  the schema `…` is odd\n       a.json 1, b.json 1\n"), "{text}");
    }

    #[test]
    fn a_document_is_measured_in_a_copy_of_the_workspace() {
        let scratch = tempfile::tempdir().unwrap();
        let workspace = scratch.path().join("workspace");
        fs::create_dir_all(&workspace).unwrap();
        let document = scratch.path().join("bakery.yaml");
        let operation = "{operationId: bake, responses: {200: {description: d, content: {application/json: {schema: {type: string}}}}}}";
        let text = format!(
            "openapi: 3.1.0\ninfo: {{title: t, version: '1'}}\nservers: [{{url: 'https://bakery.example'}}]\npaths: {{/bread: {{post: {operation}}}}}\n"
        );
        fs::write(&document, text).unwrap();
        let result = scratch.path().join("result.json");
        measure(&document, &workspace, &result).unwrap();
        let measured: Measured = serde_json::from_slice(&fs::read(&result).unwrap()).unwrap();
        assert_eq!((measured.failure, measured.operations, measured.taken), (None, 1, 1));
        assert_eq!((measured.changed_again, measured.drift, measured.refused.len()), (0, Vec::<String>::new(), 0));
        assert!(fs::read_to_string(workspace.join("client/src/generated/client.rs")).unwrap().contains("fn bake("));
    }
}
