//! For a GitHub workflow: annotations at the places of the new document.

use std::io::{self, Write};

use super::{Report, operations, outcome, printable, remarks, rust_summary};
use crate::public_api::Bump;
use crate::rust::RustChange;
use crate::{Finding, Level};

/// How many operations are named in an annotation.
const OPERATIONS: usize = 4;

/// How many differences of words are told.
const WORDS: usize = 10;

/// GitHub shows ten annotations of each level and step, so the most important come first and words come in one.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    if let RustChange::Compared(diff) = &report.rust {
        let command = if diff.bump == Bump::Major { "error" } else { "notice" };
        writeln!(out, "::{command} title=Rust API::{}", data(&rust_summary(diff)))?;
    }
    if let RustChange::NotGenerated(reasons) = &report.rust {
        writeln!(out, "::warning title=Rust API not compared::{}", data(&reasons.join("\n")))?;
    }
    let (words, others): (Vec<_>, Vec<_>) =
        report.drift.findings.iter().partition(|finding| finding.level == Level::Docs);
    for finding in others {
        annotation(report, finding, out)?;
    }
    write_words(report, &words, out)?;
    let mut text = format!("{} → {}: {}.", report.old, report.new, outcome(report));
    for remark in remarks(report) {
        text.push_str(&format!(" {remark}"));
    }
    writeln!(out, "::notice title=API drift::{}", data(&text))
}

fn annotation(report: &Report, finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
    let command = match finding.level {
        Level::Breaking => "error",
        Level::Compatible => "warning",
        Level::Docs => "notice",
    };
    let mut properties = place(report, finding);
    properties.push(format!("title={}", property(&finding.rule)));
    let mut text = printable(&finding.sentence);
    let names = operations(finding, OPERATIONS).join(", ");
    if !names.is_empty() {
        text.push_str(&format!("\nIn {}", printable(&names)));
    }
    writeln!(out, "::{command} {}::{}", properties.join(","), data(&text))
}

/// Where only words have changed, in one annotation.
fn write_words(report: &Report, findings: &[&Finding], out: &mut dyn Write) -> io::Result<()> {
    let first = match findings {
        [] => return Ok(()),
        [only] => return annotation(report, only, out),
        [first, ..] => first,
    };
    let mut properties = place(report, first);
    properties.push("title=docs".to_owned());
    let mut lines = vec![format!("{} differences of words:", findings.len())];
    for finding in findings.iter().take(WORDS) {
        let line = finding.new.as_ref().map(|place| format!("line {}: ", place.line)).unwrap_or_default();
        lines.push(format!("{line}{}", printable(&finding.sentence)));
    }
    if findings.len() > WORDS {
        lines.push(format!("and {} more", findings.len() - WORDS));
    }
    writeln!(out, "::notice {}::{}", properties.join(","), data(&lines.join("\n")))
}

/// Where a finding is in the new document.
fn place(report: &Report, finding: &Finding) -> Vec<String> {
    match (file(&report.new), &finding.new) {
        (Some(file), Some(place)) => {
            vec![format!("file={}", property(file)), format!("line={}", place.line), format!("col={}", place.column)]
        }
        _ => Vec::new(),
    }
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
