//! The cost of generating, importing and comparing, next to parsing the document and running progenitor once.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::Context as _;
use openapi_drift::bench_fixture::document;
use openapi_drift::load::Document;
use openapi_drift::{self, Options};
use serde_json::{Value, json};
use webagent_codegen::openapi::spanned_value::SpannedValue;

use super::report::{Goal, Measurement};
use super::worker::{Samples, measure};
use crate::generated_files::DOCUMENT;

/// The numbers of operations of the synthetic documents.
const SIZES: [usize; 4] = [10, 100, 300, 1_000];

/// The number of operations of the documents that are imported.
const IMPORTED: usize = 300;

/// The rounds of a measurement, from which its spread is taken.
const ROUNDS: usize = 5;

/// The maximum total time of a comparison's rounds.
const TIME_BUDGET: Duration = Duration::from_secs(4);

const PROGENITOR: &str = "parsing it, progenitor once, printing";

/// Measures `cargo xtask generate --check` for the document of this workspace and for a large one.
///
/// # Errors
///
/// A document cannot be read, or nothing can be generated from it.
pub(super) fn check(workspace: &Path) -> anyhow::Result<Vec<Measurement>> {
    let own = workspace.join(DOCUMENT);
    std::fs::metadata(&own).with_context(|| format!("cannot read {}", own.display()))?;
    let directory = tempfile::tempdir()?;
    let large = write(directory.path(), &document(IMPORTED, false))?;
    let mut lines = Vec::new();
    for (name, path) in [("this document", own), ("300 operations", large)] {
        let path = path.to_string_lossy();
        let [all, client, baseline] =
            measure(ROUNDS, [&["derive", &path], &["client", &path], &["progenitor", &path]])?;
        lines.push(cpu(format!("`generate --check`, all generated files, {name}"), &all, &baseline, Goal::AtMost(1.5)));
        lines.push(memory("the same: peak memory".to_owned(), &all, &baseline, Goal::AtMost(1.2)));
        lines.push(cpu(format!("the client alone, {name}"), &client, &baseline, Goal::None));
    }
    Ok(lines)
}

/// Measures generating and comparing for documents of several sizes.
///
/// # Errors
///
/// A document cannot be generated from or compared.
pub(super) fn growth(_: &Path) -> anyhow::Result<Vec<Measurement>> {
    let directory = tempfile::tempdir()?;
    let mut lines = Vec::new();
    for size in SIZES {
        let path = write(directory.path(), &document(size, false))?;
        let path = path.to_string_lossy();
        let [client, baseline] = measure(ROUNDS, [&["client", &path], &["progenitor", &path]])?;
        let mut line = cpu(format!("generating the client, {size} operations"), &client, &baseline, Goal::None);
        #[allow(clippy::cast_precision_loss, reason = "a thousand")]
        let each = super::report::median(&client.cpu_ms) / size as f64;
        line.ours.push_str(&format!(" ({each:.2} ms per operation)"));
        lines.push(line);
        lines.push(memory("the same: peak memory".to_owned(), &client, &baseline, Goal::None));
    }
    for size in SIZES {
        lines.push(comparison(size)?);
    }
    Ok(lines)
}

/// Measures `cargo xtask import --all`, also for a document of which a third is refused.
///
/// # Errors
///
/// A document cannot be imported.
pub(super) fn import(_: &Path) -> anyhow::Result<Vec<Measurement>> {
    let directory = tempfile::tempdir()?;
    let whole = document(IMPORTED, false);
    let refused = refuse_a_third(&whole)?;
    let mut lines = Vec::new();
    for (what, text) in [("all taken", &whole), ("a third of them refused", &refused)] {
        let path = write(directory.path(), text)?;
        let baseline = write(directory.path().join("whole").as_path(), &whole)?;
        let (path, baseline) = (path.to_string_lossy(), baseline.to_string_lossy());
        let [import, progenitor] = measure(ROUNDS, [&["import", &path], &["progenitor", &baseline]])?;
        let what = format!("`import --all`, {IMPORTED} operations, {what}");
        lines.push(cpu(what, &import, &progenitor, Goal::AtMost(5.0)));
    }
    Ok(lines)
}

/// Measures generating from each document of a folder that can be imported.
///
/// # Errors
///
/// The folder cannot be read.
pub(super) fn corpus(folder: &Path) -> anyhow::Result<Vec<Measurement>> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .with_context(|| format!("cannot read {}", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            path.extension().is_some_and(|extension| ["json", "yaml", "yml"].iter().any(|e| extension == *e))
        })
        .collect();
    paths.sort();
    Ok(paths
        .iter()
        .map(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let path = path.to_string_lossy();
            let what = format!("`import --all` of {name}");
            match measure(1, [&["import", &path], &["parse", &path]]) {
                Ok([import, parse]) => {
                    let mut line = cpu(what, &import, &parse, Goal::None);
                    line.baseline = line.baseline.replace(PROGENITOR, "parsing it");
                    line
                }
                Err(error) => Measurement::unknown(what, format!("{error:#}")),
            }
        })
        .collect())
}

/// Compares two documents of a size, and measures parsing both.
fn comparison(size: usize) -> anyhow::Result<Measurement> {
    let texts = [document(size, false), document(size, true)];
    let read = || -> anyhow::Result<[Document; 2]> {
        Ok([Document::parse(DOCUMENT, &texts[0])?, Document::parse(DOCUMENT, &texts[1])?])
    };
    let [mut ours, mut baseline] = [Vec::new(), Vec::new()];
    let begun = Instant::now();
    while ours.is_empty() || (ours.len() < ROUNDS && begun.elapsed() < TIME_BUDGET) {
        let begun = Instant::now();
        let [old, new] = read()?;
        baseline.push(begun.elapsed().as_secs_f64() * 1e3);
        std::hint::black_box(openapi_drift::compare(&old, &new, Options::default())?);
        ours.push(begun.elapsed().as_secs_f64() * 1e3);
    }
    let what = format!("comparing two documents, {size} operations");
    Ok(Measurement::paired(what, (&ours, "ms"), (&baseline, "ms, parsing both"), Goal::AtMost(2.0)))
}

/// Gives every third operation only a response that the generator refuses.
fn refuse_a_third(text: &str) -> anyhow::Result<String> {
    let mut root = SpannedValue::parse(DOCUMENT, text)?.to_json();
    let paths = root.get_mut("paths").and_then(Value::as_object_mut).context("the document has no paths")?;
    let operations = paths.values_mut().filter_map(Value::as_object_mut).flat_map(|item| item.values_mut());
    for operation in operations.step_by(3) {
        if let Some(operation) = operation.as_object_mut() {
            operation.insert("responses".to_owned(), json!({ "101": { "description": "Switches protocols." } }));
        }
    }
    Ok(root.to_string())
}

fn write(directory: &Path, text: &str) -> anyhow::Result<PathBuf> {
    std::fs::create_dir_all(directory)?;
    let path = directory.join(DOCUMENT);
    std::fs::write(&path, text)?;
    Ok(path)
}

fn cpu(what: String, ours: &Samples, baseline: &Samples, goal: Goal) -> Measurement {
    Measurement::paired(what, (&ours.cpu_ms, "CPU ms"), (&baseline.cpu_ms, &format!("CPU ms, {PROGENITOR}")), goal)
}

fn memory(what: String, ours: &Samples, baseline: &Samples, goal: Goal) -> Measurement {
    Measurement::paired(what, (&ours.peak_mib, "MiB"), (&baseline.peak_mib, &format!("MiB, {PROGENITOR}")), goal)
}
