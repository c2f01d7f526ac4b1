//! Report formats. All output is written here, and nothing is decided here.

mod github;
mod json;
mod markdown;
mod text;

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use indexmap::IndexMap;

use super::rule_catalog;
use super::rules::Level;
use super::rust_api_diff::RustChange;
use super::{Drift, Finding, Fingerprint, StaleEntry};
use crate::public_api::{ApiDiff, Bump};
use webagent_codegen::openapi::diagnostic::printable;
use webagent_codegen::openapi::spanned_value::tokens;

/// Report formats.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people, coloured on a terminal.
    #[default]
    Text,
    /// For programs; versioned schema.
    Json,
    /// A table, for a pull request.
    Markdown,
    /// Annotations, for a GitHub workflow.
    Github,
}

/// A comparison and the options of its report.
#[derive(Clone, Debug)]
pub struct Report {
    /// Name of the old document.
    pub old: String,
    /// Name of the new document.
    pub new: String,
    /// The differences.
    pub drift: Drift,
    /// The effect on the generated Rust API.
    pub rust: RustChange,
    /// Set if operations that only the new document has are not reported.
    pub only_known: bool,
    /// The lowest level that is shown; lower ones are counted.
    pub only: Level,
}

impl Report {
    /// Returns whether something breaks: an old client with the new server, or code that uses a new client.
    fn breaks(&self) -> bool {
        self.drift.worst() == Some(Level::Breaking) || self.rust.bump() == Some(Bump::Major)
    }
}

impl Report {
    /// Returns the findings that are shown.
    fn shown(&self) -> impl Iterator<Item = &Finding> {
        self.drift.findings.iter().filter(|finding| finding.level >= self.only)
    }
}

/// Returns the group of a finding: a component, an operation, or the document.
fn group(finding: &Finding) -> String {
    let tokens: Vec<String> = tokens(&finding.fingerprint.place).collect();
    let tokens: Vec<&str> = tokens.iter().map(String::as_str).collect();
    match tokens.as_slice() {
        ["components", _, name, ..] => (*name).to_owned(),
        ["paths" | "webhooks", path, method, ..] if !method.starts_with("x-") && *method != "parameters" => {
            format!("{} {path}", method.to_uppercase())
        }
        ["paths" | "webhooks", path, ..] => (*path).to_owned(),
        _ => "the document".to_owned(),
    }
}

/// Groups the findings, the group with the most severe ones first.
fn grouped<'f>(findings: impl Iterator<Item = &'f Finding>) -> Vec<(String, Vec<&'f Finding>)> {
    let mut groups: IndexMap<String, Vec<&Finding>> = IndexMap::new();
    for finding in findings {
        groups.entry(group(finding)).or_default().push(finding);
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    let weight = |findings: &[&Finding]| {
        let count = |level| findings.iter().filter(|finding| finding.level == level).count();
        std::cmp::Reverse([Level::Breaking, Level::Compatible, Level::Docs].map(count))
    };
    groups.sort_by(|one, other| weight(&one.1).cmp(&weight(&other.1)).then_with(|| one.0.cmp(&other.0)));
    groups
}

/// Describes an entry of `drift.yaml` that matches nothing.
fn stale(entry: &StaleEntry) -> String {
    let Fingerprint { rule, place, change } = &entry.fingerprint;
    let reason = match &entry.expired {
        Some(until) => format!("the acceptance expired after {until}"),
        None => "the accepted finding no longer occurs: remove the entry".to_owned(),
    };
    printable(&format!("{reason} ({rule} at {place}, {change})"))
}

/// The colours of a report.
#[derive(Clone, Copy, Debug, Default)]
pub struct Styles {
    breaking: Style,
    compatible: Style,
    docs: Style,
    strong: Style,
    faint: Style,
    added: Style,
    removed: Style,
}

impl Styles {
    /// Uses no colours.
    #[must_use]
    pub fn plain() -> Self {
        Self::default()
    }

    /// Uses the colours of a terminal.
    #[must_use]
    pub fn coloured() -> Self {
        let color = |color: AnsiColor| color.on_default();
        Self {
            breaking: color(AnsiColor::Red).bold(),
            compatible: color(AnsiColor::Yellow),
            docs: color(AnsiColor::Blue),
            strong: Style::new().bold(),
            faint: Style::new().dimmed(),
            added: color(AnsiColor::Green),
            removed: color(AnsiColor::Red),
        }
    }

    fn level(&self, level: Level) -> Style {
        match level {
            Level::Breaking => self.breaking,
            Level::Compatible => self.compatible,
            Level::Docs => self.docs,
        }
    }
}

/// Writes a report.
///
/// # Errors
///
/// The writer fails.
pub fn write(report: &Report, format: Format, styles: &Styles, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Text => text::write(report, styles, out),
        Format::Json => json::write(report, out),
        Format::Markdown => markdown::write(report, out),
        Format::Github => github::write(report, out),
    }
}

/// Writes every rule, as a Markdown table.
///
/// # Errors
///
/// The writer fails.
pub fn write_rules(out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "| rule | level | message |\n| --- | --- | --- |")?;
    for rule in rule_catalog::all() {
        for (direction, verdict) in rule.verdicts {
            let sentence = verdict.sentence.replace("{subject}", "it");
            writeln!(out, "| {} | {} | {} |", rule.id(*direction), verdict.level(), capitalized(&sentence))?;
        }
    }
    Ok(())
}

fn capitalized(sentence: &str) -> String {
    let mut characters = sentence.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// Formats the counts: `2 breaking, 1 compatible, 3 docs`.
fn counts<'f>(findings: impl Iterator<Item = &'f Finding> + Clone) -> String {
    let counts: Vec<String> = [Level::Breaking, Level::Compatible, Level::Docs]
        .into_iter()
        .map(|level| (level, findings.clone().filter(|finding| finding.level == level).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(level, count)| format!("{count} {level}"))
        .collect();
    counts.join(", ")
}

/// Summarizes the differences.
fn outcome(report: &Report) -> String {
    match counts(report.drift.findings.iter()) {
        counts if !counts.is_empty() => counts,
        _ if report.rust.bump() > Some(Bump::Patch) => "no drift, but the Rust API changed".to_owned(),
        _ => "no drift".to_owned(),
    }
}

/// Describes what the report leaves out.
fn remarks(report: &Report) -> Vec<String> {
    let mut remarks = Vec::new();
    let ignored = report.drift.ignored.len();
    if ignored > 0 {
        remarks.push(format!(
            "{} only in parts with `x-webagent-origin: ours`: no drift.",
            counted(ignored, "difference is", "differences are"),
        ));
    }
    let hidden = counts(report.drift.findings.iter().filter(|finding| finding.level < report.only));
    if !hidden.is_empty() {
        remarks.push(format!("Not shown: {hidden}."));
    }
    let accepted = report.drift.accepted.len();
    if accepted > 0 {
        remarks.push(format!("{} accepted.", counted(accepted, "finding is", "findings are")));
    }
    let switched_off = report.drift.switched_off;
    if switched_off > 0 {
        let findings = counted(switched_off, "finding is", "findings are");
        remarks.push(format!("{findings} of rules that are switched off."));
    }
    let unknown = report.drift.unknown_operations;
    if report.only_known && unknown > 0 {
        let operations = counted(unknown, "operation is", "operations are");
        remarks.push(format!("{operations} only in the new document: not compared."));
    }
    remarks
}

fn counted(count: usize, one: &str, several: &str) -> String {
    match count {
        1 => format!("1 {one}"),
        count => format!("{count} {several}"),
    }
}

/// Summarizes the changes of the Rust API.
fn rust_summary(diff: &ApiDiff) -> String {
    let parts: Vec<String> =
        [(diff.removed.len(), "removed"), (diff.changed.len(), "changed"), (diff.added.len(), "added")]
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!("{count} {what}"))
            .collect();
    let items = match parts.as_slice() {
        [] => "no public item differs".to_owned(),
        parts => parts.join(", "),
    };
    match diff.bump {
        Bump::None => format!("{items}; requires no version bump"),
        Bump::Major => {
            format!("{items}; requires a major version bump: code that uses the client may no longer compile")
        }
        bump => format!("{items}; requires a {bump} version bump"),
    }
}

/// Formats the first operations of a finding.
fn operations(finding: &Finding, most: usize) -> Vec<String> {
    let mut names: Vec<String> = finding.operations.iter().take(most).cloned().collect();
    let rest = finding.operations.len().saturating_sub(most);
    if rest > 0 {
        names.push(format!("{rest} more"));
    }
    names
}
