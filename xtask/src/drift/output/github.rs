//! For a GitHub workflow: annotations at the places of the new document.

use std::io::{self, Write};

use super::{Report, counts, operations, printable, remarks, rust_summary};
use crate::drift::rust::RustChange;
use crate::drift::{Finding, Level};

/// How many operations are named in an annotation.
const OPERATIONS: usize = 4;

pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for finding in &report.drift.findings {
        annotation(report, finding, out)?;
    }
    let summary = match counts(&report.drift) {
        counts if counts.is_empty() => "no drift".to_owned(),
        counts => counts,
    };
    let mut text = format!("{} → {}: {summary}.", report.old, report.new);
    for remark in remarks(report) {
        text.push_str(&format!(" {remark}"));
    }
    writeln!(out, "::notice title=API drift::{}", data(&text))?;
    match &report.rust {
        RustChange::NotCompared => Ok(()),
        RustChange::Compared(diff) => {
            writeln!(out, "::notice title=Rust API::{}", data(&rust_summary(diff)))
        }
        RustChange::NotGenerated(reasons) => {
            writeln!(out, "::warning title=Rust API not compared::{}", data(&reasons.join("\n")))
        }
    }
}

fn annotation(report: &Report, finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
    let command = match finding.level {
        Level::Breaking => "error",
        Level::Compatible => "warning",
        Level::Docs => "notice",
    };
    let mut properties = Vec::new();
    if let (Some(file), Some(place)) = (file(&report.new), &finding.new) {
        properties.push(format!("file={}", property(file)));
        properties.push(format!("line={}", place.line));
        properties.push(format!("col={}", place.column));
    }
    properties.push(format!("title={}", property(&finding.rule)));
    let mut text = printable(&finding.sentence);
    let names = operations(finding, OPERATIONS).join(", ");
    if !names.is_empty() {
        text.push_str(&format!("\nIn {}", printable(&names)));
    }
    writeln!(out, "::{command} {}::{}", properties.join(","), data(&text))
}

/// The path of a document in the repository, if it has one.
fn file(name: &str) -> Option<&str> {
    if name.contains("://") {
        return None;
    }
    Some(name.split_once(':').map_or(name, |(_, path)| path))
}

/// The text of a workflow command.
fn data(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(printable).collect();
    lines.join("\n").replace('%', "%25").replace('\n', "%0A")
}

/// A value among the properties of a workflow command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
