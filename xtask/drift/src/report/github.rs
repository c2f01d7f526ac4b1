//! The format for GitHub workflows: annotations at the locations in the new document.

use std::io::{self, Write};

use indexmap::IndexMap;

use super::{Report, group, operations, outcome, printable, remarks, rust_summary, stale};
use crate::load::sibling;
use crate::public_api::Bump;
use crate::rust_api_diff::RustChange;
use crate::{Finding, Level};

/// The maximum number of operations named in an annotation.
const OPERATIONS: usize = 4;

/// The maximum number of documentation changes, and of groups, listed in one annotation.
const LISTED: usize = 10;

/// The number of annotations of each type that GitHub shows for a step; it silently drops the others.
const SHOWN: usize = 10;

/// The command of a workflow annotation.
struct Annotation {
    command: &'static str,
    properties: Vec<String>,
    text: String,
    /// The group under which the summary counts it if it is not shown.
    group: String,
}

/// Writes the most severe annotations of each type; the last one summarizes the others.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut text = format!("{} → {}: {}.", report.old, report.new, outcome(report));
    for remark in remarks(report) {
        text.push_str(&format!(" {remark}"));
    }
    let outcome = Annotation::new("notice", "API drift", text);
    let mut annotations: Vec<Annotation> = rust(report).into_iter().collect();
    annotations.extend(report.drift.stale.iter().map(|entry| {
        let mut annotation = Annotation::new("warning", "stale entry", stale(entry));
        annotation.properties.extend([format!("file={}", property(&entry.file)), format!("line={}", entry.line)]);
        annotation
    }));
    let (words, others): (Vec<_>, Vec<_>) = report.shown().partition(|finding| finding.level == Level::Docs);
    annotations.extend(others.into_iter().map(|finding| annotation(report, finding)));
    annotations.extend(words_annotation(report, &words));
    for command in ["error", "warning", "notice"] {
        let mut own: Vec<&Annotation> = annotations.iter().filter(|annotation| annotation.command == command).collect();
        // The outcome is a notice too, and comes last.
        let room = if command == "notice" { SHOWN - 1 } else { SHOWN };
        if own.len() <= room {
            own.iter().try_for_each(|annotation| annotation.write(out))?;
            continue;
        }
        let rest = own.split_off(room - 1);
        own.iter().try_for_each(|annotation| annotation.write(out))?;
        let mut groups: IndexMap<&str, usize> = IndexMap::new();
        for annotation in &rest {
            *groups.entry(&annotation.group).or_default() += 1;
        }
        let mut lines = vec![format!("{} more that GitHub does not show:", rest.len())];
        lines.extend(groups.iter().take(LISTED).map(|(group, count)| format!("{count} in {}", printable(group))));
        if groups.len() > LISTED {
            lines.push(format!("and in {} others", groups.len() - LISTED));
        }
        Annotation::new(command, "API drift, continued", lines.join("\n")).write(out)?;
    }
    outcome.write(out)
}

impl Annotation {
    fn new(command: &'static str, title: &str, text: String) -> Self {
        let properties = vec![format!("title={}", property(title))];
        Self { command, properties, text, group: title.to_owned() }
    }

    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "::{} {}::{}", self.command, self.properties.join(","), data(&self.text))
    }
}

/// Returns an annotation for the changes of the Rust API.
fn rust(report: &Report) -> Option<Annotation> {
    match &report.rust {
        RustChange::NotCompared => None,
        RustChange::Compared(diff) => {
            let command = if diff.bump == Bump::Major { "error" } else { "notice" };
            Some(Annotation::new(command, "Rust API", rust_summary(diff)))
        }
        RustChange::NotGenerated(reasons) => {
            Some(Annotation::new("warning", "Rust API not compared", reasons.join("\n")))
        }
    }
}

fn annotation(report: &Report, finding: &Finding) -> Annotation {
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
    Annotation { command, properties, text, group: group(finding) }
}

/// Returns one annotation for all documentation changes.
fn words_annotation(report: &Report, findings: &[&Finding]) -> Option<Annotation> {
    let first = match findings {
        [] => return None,
        [only] => return Some(annotation(report, only)),
        [first, ..] => first,
    };
    let mut properties = place(report, first);
    properties.push("title=docs".to_owned());
    let mut lines = vec![format!("{} changes of documentation only:", findings.len())];
    for finding in findings.iter().take(LISTED) {
        let line = finding.new.as_ref().map(|place| format!("line {}: ", place.line)).unwrap_or_default();
        lines.push(format!("{line}{}", printable(&finding.sentence)));
    }
    if findings.len() > LISTED {
        lines.push(format!("and {} more", findings.len() - LISTED));
    }
    Some(Annotation { command: "notice", properties, text: lines.join("\n"), group: "docs".to_owned() })
}

/// Returns the location of a finding in the new document.
fn place(report: &Report, finding: &Finding) -> Vec<String> {
    match (file(&report.new), &finding.new) {
        (Some(file), Some(place)) => {
            let file = place.file.as_ref().map_or_else(|| file.to_owned(), |part| sibling(file, part));
            vec![format!("file={}", property(&file)), format!("line={}", place.line), format!("col={}", place.column)]
        }
        _ => Vec::new(),
    }
}

/// Returns the path of a document in the repository, if it has one.
fn file(name: &str) -> Option<&str> {
    if name.contains("://") {
        return None;
    }
    Some(name.split_once(':').map_or(name, |(_, path)| path))
}

/// Escapes the text of a workflow command.
fn data(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(printable).collect();
    lines.join("\n").replace('%', "%25").replace('\n', "%0A")
}

/// Escapes a property of a workflow command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
