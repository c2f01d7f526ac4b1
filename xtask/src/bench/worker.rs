//! Runs measured work in a process of its own, so that its memory is measured separately.
//!
//! The benchmark starts its own program again with `bench --worker WORK FILE`; the worker prints the processor time in
//! milliseconds and the peak memory in MiB.

use std::io::Write;
use std::process::Command;

use anyhow::{Context as _, bail};
use webagent_codegen::openapi::spanned_value::SpannedValue;
use webagent_codegen::{Options, lower};

use super::usage::Usage;
use super::workdir::run;
use crate::cmd::import::check;
use crate::generated_files::{self, DOCUMENT};

type Work = fn(&[String]) -> anyhow::Result<()>;

/// The kinds of work, by name.
const WORK: [(&str, Work); 6] = [
    ("parse", |args| with_document(args, parse)),
    ("progenitor", |args| with_document(args, progenitor)),
    ("client", |args| with_document(args, client)),
    ("derive", |args| with_document(args, derive)),
    ("import", |args| with_document(args, import)),
    ("command", command),
];

/// The document that the measured import updates.
const PRESENT: &str = "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths: {}\n";

/// Processor time and memory of work.
#[derive(Clone, Debug, Default)]
pub(super) struct Samples {
    /// Processor time of each round, in milliseconds.
    pub(super) cpu_ms: Vec<f64>,
    /// Peak memory of each round, in MiB.
    pub(super) peak_mib: Vec<f64>,
}

/// Runs the named work and writes its figures.
///
/// # Errors
///
/// The work fails.
pub fn work(args: &[String], out: &mut dyn Write) -> anyhow::Result<()> {
    let (name, rest) = args.split_first().context("the worker needs the name of its work")?;
    let (_, work) = WORK.iter().find(|(known, _)| known == name).with_context(|| format!("unknown work `{name}`"))?;
    let (own, children) = (Usage::of_self()?, Usage::of_children()?);
    work(rest)?;
    let (own_after, children_after) = (Usage::of_self()?, Usage::of_children()?);
    let seconds = own_after.seconds - own.seconds + children_after.seconds - children.seconds;
    let peak = if name == "command" { children_after.peak_kib } else { own_after.peak_kib };
    writeln!(out, "{} {}", seconds * 1e3, peak / 1024.0)?;
    Ok(())
}

/// Measures several kinds of work in alternating rounds, each in a process of its own.
///
/// # Errors
///
/// A worker fails.
pub(super) fn measure<const N: usize>(rounds: usize, works: [&[&str]; N]) -> anyhow::Result<[Samples; N]> {
    let program = std::env::current_exe().context("the benchmark does not know its own program")?;
    let mut samples = std::array::from_fn(|_| Samples::default());
    for _ in 0..rounds {
        for (work, samples) in works.iter().zip(&mut samples) {
            let mut worker = Command::new(&program);
            worker.args(["bench", "--worker"]).args(*work);
            let output = run(worker)?;
            let mut numbers = output.split_whitespace().map(str::parse);
            let (Some(Ok(cpu)), Some(Ok(peak))) = (numbers.next(), numbers.next()) else {
                bail!("the worker printed {output:?} instead of two numbers");
            };
            samples.cpu_ms.push(cpu);
            samples.peak_mib.push(peak);
        }
    }
    Ok(samples)
}

fn with_document(args: &[String], work: impl Fn(&str) -> anyhow::Result<()>) -> anyhow::Result<()> {
    let path = args.first().context("the worker needs a document")?;
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {path}"))?;
    work(&text)
}

fn parse(text: &str) -> anyhow::Result<()> {
    std::hint::black_box(SpannedValue::parse(DOCUMENT, text)?);
    Ok(())
}

/// Does what a user of progenitor alone does: parse the document, run the generator once, print.
///
/// progenitor does not accept every document that this project does, so it gets the lowered document.
fn progenitor(text: &str) -> anyhow::Result<()> {
    let lowered = lower::lower(&SpannedValue::parse(DOCUMENT, text)?.to_json()).document;
    let tokens = webagent_codegen::progenitor::progenitor(&lowered).map_err(anyhow::Error::msg)?;
    let file: syn::File = syn::parse2(tokens)?;
    std::hint::black_box(prettyplease::unparse(&file));
    Ok(())
}

fn client(text: &str) -> anyhow::Result<()> {
    let options = Options::default();
    webagent_codegen::generate_with(DOCUMENT, &SpannedValue::parse(DOCUMENT, text)?, options)?;
    Ok(())
}

fn derive(text: &str) -> anyhow::Result<()> {
    generated_files::generate(DOCUMENT, &SpannedValue::parse(DOCUMENT, text)?)?;
    Ok(())
}

fn import(text: &str) -> anyhow::Result<()> {
    let root = SpannedValue::parse("source", text)?;
    let source = openapi_import::Source { name: "source", root: &root };
    let options = openapi_import::Options { all: true, ..openapi_import::Options::default() };
    openapi_import::import(DOCUMENT, PRESENT, source, &options, check)?;
    Ok(())
}

/// Runs a program whose exit code does not matter.
fn command(args: &[String]) -> anyhow::Result<()> {
    let (program, rest) = args.split_first().context("the worker needs a program")?;
    Command::new(program).args(rest).output().with_context(|| format!("cannot run {program}"))?;
    Ok(())
}
