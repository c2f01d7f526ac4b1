//! What the generator and the comparison cost, beside reading the document and running progenitor once.

use std::path::Path;
use std::time::{Duration, Instant};

use super::table::{Goal, Line};
use crate::generated_files::{self, DOCUMENT};
use openapi_drift::document::Document;
use openapi_drift::synthetic::document;
use openapi_drift::{self, Options};
use webagent_codegen::openapi::diagnostic::Error;
use webagent_codegen::openapi::spanned_value::SpannedValue;
use webagent_codegen::{Extras, lower};

/// How many operations the made-up documents have.
const SIZES: [usize; 4] = [1, 10, 100, 1_000];

/// How often a thing is measured if it is quick.
const ROUNDS: usize = 9;

/// How long the rounds of a thing may take together before there is no further one.
const LONGEST: Duration = Duration::from_secs(4);

/// What progenitor's users do without this project: read the document, run the generator, print.
///
/// progenitor cannot read every document that this project can, so it is given the document in the form that the
/// project gives it; making that form is not part of the measured time.
#[derive(Debug)]
pub struct Baseline<'a> {
    text: &'a str,
    prepared: serde_json::Value,
}

impl<'a> Baseline<'a> {
    /// Prepares a document.
    ///
    /// # Errors
    ///
    /// The text is not a document.
    pub fn new(text: &'a str) -> Result<Self, Error> {
        let (prepared, _) = lower::prepare(&SpannedValue::parse(DOCUMENT, text)?.to_json());
        Ok(Self { text, prepared })
    }

    /// Reads the document, runs progenitor once and prints; how long the result is.
    ///
    /// # Errors
    ///
    /// progenitor fails.
    pub fn run(&self) -> Result<usize, String> {
        let _ = SpannedValue::parse(DOCUMENT, self.text).map_err(|error| error.to_string())?.to_json();
        let tokens = webagent_codegen::progenitor::progenitor(&self.prepared)?;
        let file: syn::File = syn::parse2(tokens).map_err(|error| error.to_string())?;
        Ok(prettyplease::unparse(&file).len())
    }
}

/// `cargo xtask generate --check` for the document of this workspace.
///
/// # Errors
///
/// The document cannot be read, or not be generated from.
pub fn check(workspace: &Path) -> Result<Vec<Line>, String> {
    let path = workspace.join(DOCUMENT);
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let baseline = Baseline::new(&text).map_err(|error| error.to_string())?;
    let [whole, client, hand] = quickest([
        &|| generated_files::stale(workspace).map(drop).map_err(|error| error.to_string()),
        &|| generate(&text),
        &|| baseline.run().map(drop),
    ])?;
    let baseline = (hand, "ms, reading it and running progenitor once");
    let what = "`generate --check`, all derived files (mocks, commands and contract tests are further output)";
    Ok(vec![
        Line::ratio(what, (whole, "ms"), baseline, Goal::AtMost(1.2)),
        Line::ratio("the client alone of it", (client, "ms"), baseline, Goal::AtMost(1.2)),
    ])
}

/// Generating and comparing for documents of several sizes.
///
/// # Errors
///
/// A document cannot be generated from or compared.
pub fn growth(_: &Path) -> Result<Vec<Line>, String> {
    let mut lines = Vec::new();
    let mut last: Option<f64> = None;
    for size in SIZES {
        let text = document(size, false);
        let baseline = Baseline::new(&text).map_err(|error| error.to_string())?;
        let [ours, hand] = quickest([&|| generate(&text), &|| baseline.run().map(drop)])?;
        #[allow(clippy::cast_precision_loss, reason = "a thousand")]
        let each = ours / size as f64;
        let growth = last.replace(each).map(|last| each / last);
        let growth = growth.map_or_else(String::new, |growth| format!(", {growth:.2} of the line above"));
        let mut line = Line::ratio(
            format!("generating the client, {size} operations"),
            (ours, "ms"),
            (hand, "ms, reading it and running progenitor once"),
            Goal::AtMost(1.2),
        );
        line.ours.push_str(&format!(" ({each:.2} ms per operation{growth})"));
        lines.push(line);
    }
    for size in SIZES {
        lines.push(comparison(size)?);
    }
    Ok(lines)
}

/// Comparing two documents of a size, beside reading both.
fn comparison(size: usize) -> Result<Line, String> {
    let texts = [document(size, false), document(size, true)];
    let read = || -> Result<[Document; 2], String> {
        let [old, new] = [&texts[0], &texts[1]].map(|text| Document::parse(DOCUMENT, text));
        Ok([old.map_err(|error| error.to_string())?, new.map_err(|error| error.to_string())?])
    };
    let compare = |[old, new]: &[Document; 2]| {
        openapi_drift::compare(old, new, Options::default()).map(drop).map_err(|error| error.to_string())
    };
    let both = read()?;
    let [ours, hand, alone] = quickest([&|| compare(&read()?), &|| read().map(drop), &|| compare(&both)])?;
    #[allow(clippy::cast_precision_loss, reason = "a thousand")]
    let each = alone / size as f64;
    let mut line = Line::ratio(
        format!("comparing two documents, {size} operations"),
        (ours, "ms"),
        (hand, "ms, reading both"),
        Goal::AtMost(2.0),
    );
    line.ours.push_str(&format!(" ({each:.3} ms per operation without the reading)"));
    Ok(line)
}

/// Reads a document and generates the client alone.
fn generate(text: &str) -> Result<(), String> {
    let extras = Extras { mock: false, cli: false };
    let node = SpannedValue::parse(DOCUMENT, text).map_err(|error| error.to_string())?;
    webagent_codegen::generate_with(DOCUMENT, &node, extras).map(drop).map_err(|error| error.to_string())
}

/// How long some things take, in milliseconds: each the quickest of some rounds in which they take turns, since what
/// disturbs a round can only make it longer.
fn quickest<const N: usize>(things: [&dyn Fn() -> Result<(), String>; N]) -> Result<[f64; N], String> {
    let begun = Instant::now();
    let mut times = [f64::INFINITY; N];
    for round in 0..ROUNDS {
        if round > 0 && begun.elapsed() >= LONGEST {
            break;
        }
        for (thing, time) in things.iter().zip(&mut times) {
            let begun = Instant::now();
            std::hint::black_box(thing())?;
            *time = time.min(begun.elapsed().as_secs_f64() * 1e3);
        }
    }
    Ok(times)
}
