//! The format for people.

use std::fmt::Display;
use std::io::{self, Write};

use anstyle::Style;

use super::{Report, Styles, counts, grouped, operations, outcome, printable, remarks, rust_summary, stale};
use crate::load::sibling;
use crate::rust_api_diff::RustChange;
use crate::{AcceptedFinding, Finding, Level, Location, StaleEntry};

/// The number of findings from which each gets one line, grouped by component or operation.
const GROUPED_FROM: usize = 40;

/// The maximum number of operations named under a finding.
const OPERATIONS: usize = 4;

pub(super) fn write(report: &Report, styles: &Styles, out: &mut dyn Write) -> io::Result<()> {
    let documents = format!("{} → {}", printable(&report.old), printable(&report.new));
    writeln!(out, "{}", styled(styles.strong, format!("{documents}: {}", outcome(report))))?;
    if report.shown().count() > GROUPED_FROM {
        for (name, findings) in grouped(report.shown()) {
            let title = format!("{}: {}", printable(&name), counts(findings.iter().copied()));
            writeln!(out, "\n{}", styled(styles.strong, title))?;
            for finding in findings {
                write_line(report, finding, styles, out)?;
            }
        }
    } else {
        let (words, others): (Vec<_>, Vec<_>) = report.shown().partition(|finding| finding.level == Level::Docs);
        for finding in others {
            write_finding(report, finding, styles, out)?;
        }
        if !words.is_empty() {
            writeln!(out)?;
        }
        for finding in words {
            write_line(report, finding, styles, out)?;
        }
    }
    write_decisions(report, styles, out)?;
    write_rust(&report.rust, styles, out)?;
    let remarks = remarks(report);
    if !remarks.is_empty() {
        writeln!(out)?;
    }
    for remark in remarks {
        writeln!(out, "{}", styled(styles.faint, remark))?;
    }
    Ok(())
}

/// Writes a finding in one line.
fn write_line(report: &Report, finding: &Finding, styles: &Styles, out: &mut dyn Write) -> io::Result<()> {
    let place = finding.new.as_ref().map(|place| format!("  {}", located(&report.new, place)));
    let place = styled(styles.faint, place.unwrap_or_default());
    let level = styled(styles.level(finding.level), finding.level);
    writeln!(out, "{level}  {}{place}", printable(&finding.sentence))
}

/// Writes the accepted findings and the stale entries.
fn write_decisions(report: &Report, styles: &Styles, out: &mut dyn Write) -> io::Result<()> {
    if !report.drift.accepted.is_empty() || !report.drift.stale.is_empty() {
        writeln!(out)?;
    }
    for AcceptedFinding { finding, reason, until } in &report.drift.accepted {
        let until = until.as_ref().map(|until| format!(", until {until}")).unwrap_or_default();
        let reason = styled(styles.faint, format!("({}{until})", printable(reason)));
        writeln!(out, "{}  {} {reason}", styled(styles.faint, "accepted"), printable(&finding.sentence))?;
    }
    for entry in &report.drift.stale {
        let StaleEntry { file, line, column, .. } = entry;
        let place = format!("{}:{line}:{column}", printable(file));
        writeln!(out, "{}  {place}: {}", styled(styles.compatible, "stale"), stale(entry))?;
    }
    Ok(())
}

fn write_finding(report: &Report, finding: &Finding, styles: &Styles, out: &mut dyn Write) -> io::Result<()> {
    let level = styled(styles.level(finding.level), finding.level);
    writeln!(out, "\n{level}  {}", styled(styles.strong, &finding.rule))?;
    writeln!(out, "    {}", printable(&finding.sentence))?;
    for (side, name, place) in [("old", &report.old, &finding.old), ("new", &report.new, &finding.new)] {
        if let Some(place) = place {
            let place = located(name, place);
            writeln!(out, "    {} {place}", styled(styles.faint, side))?;
        }
    }
    if !finding.operations.is_empty() {
        let names = printable(&operations(finding, OPERATIONS).join(", "));
        writeln!(out, "    {} {names}", styled(styles.faint, "in "))?;
    }
    Ok(())
}

/// Formats a location as `openapi.yaml:12:3 /paths`, which editors link.
fn located(name: &str, place: &Location) -> String {
    let Location { pointer, line, column, file } = place;
    let name = file.as_ref().map_or_else(|| name.to_owned(), |file| sibling(name, file));
    let name = name.as_str();
    format!("{}:{line}:{column} {}", printable(name), printable(pointer)).trim_end().to_owned()
}

fn write_rust(rust: &RustChange, styles: &Styles, out: &mut dyn Write) -> io::Result<()> {
    match rust {
        RustChange::NotCompared => Ok(()),
        RustChange::NotGenerated(reasons) => {
            writeln!(out, "\n{}", styled(styles.strong, "Rust API: not compared:"))?;
            for line in reasons.iter().flat_map(|reason| reason.lines()) {
                writeln!(out, "    {}", printable(line))?;
            }
            Ok(())
        }
        RustChange::Compared(diff) => {
            let summary = format!("Rust API: {}", rust_summary(diff));
            writeln!(out, "\n{}", styled(styles.strong, summary))?;
            for line in &diff.removed {
                writeln!(out, "  {}", styled(styles.removed, format!("- {}", printable(line))))?;
            }
            for (before, after) in &diff.changed {
                writeln!(out, "  {}", styled(styles.removed, format!("- {}", printable(before))))?;
                writeln!(out, "  {}", styled(styles.added, format!("+ {}", printable(after))))?;
            }
            for line in &diff.added {
                writeln!(out, "  {}", styled(styles.added, format!("+ {}", printable(line))))?;
            }
            Ok(())
        }
    }
}

fn styled(style: Style, text: impl Display) -> String {
    format!("{style}{text}{style:#}")
}
