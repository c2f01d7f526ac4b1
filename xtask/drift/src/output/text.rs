//! For people.

use std::fmt::Display;
use std::io::{self, Write};

use anstyle::Style;

use super::{Report, Styles, operations, outcome, printable, remarks, rust_summary};
use crate::rust::RustChange;
use crate::{Finding, Level, Place};

/// How many operations are named under a finding.
const OPERATIONS: usize = 4;

pub(super) fn write(report: &Report, styles: &Styles, out: &mut dyn Write) -> io::Result<()> {
    let documents = format!("{} → {}", printable(&report.old), printable(&report.new));
    writeln!(out, "{}", styled(styles.strong, format!("{documents}: {}", outcome(report))))?;
    let (words, others): (Vec<_>, Vec<_>) =
        report.drift.findings.iter().partition(|finding| finding.level == Level::Docs);
    for finding in others {
        write_finding(report, finding, styles, out)?;
    }
    if !words.is_empty() {
        writeln!(out)?;
    }
    for finding in words {
        // Where only words have changed, one line is enough.
        let place = finding.new.as_ref().map(|place| format!("  {}", located(&report.new, place)));
        let place = styled(styles.faint, place.unwrap_or_default());
        writeln!(out, "{}  {}{place}", styled(styles.docs, "docs"), printable(&finding.sentence))?;
    }
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

/// `openapi.yaml:12:3 /paths`, the form that editors link.
fn located(name: &str, place: &Place) -> String {
    let Place { pointer, line, column } = place;
    format!("{}:{line}:{column} {}", printable(name), printable(pointer)).trim_end().to_owned()
}

fn write_rust(rust: &RustChange, styles: &Styles, out: &mut dyn Write) -> io::Result<()> {
    match rust {
        RustChange::NotCompared => Ok(()),
        RustChange::NotGenerated(reasons) => {
            writeln!(out, "\n{}", styled(styles.strong, "Rust API: not compared, because of"))?;
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
