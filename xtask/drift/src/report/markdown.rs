//! The format for pull requests.

use std::io::{self, Write};

use super::{Report, counts, grouped, operations, outcome, printable, remarks, rust_summary, stale};
use crate::rust_api_diff::RustChange;
use crate::{Finding, Level};

/// The maximum length of a comment, in bytes. GitHub accepts 65,536 characters.
const MOST_BYTES: usize = 60_000;

/// The number of findings from which a table of their groups comes first.
const GROUPED_FROM: usize = 40;

/// The maximum number of groups in that table.
const GROUPS: usize = 30;

/// The maximum number of accepted findings and stale entries listed.
const DECISIONS: usize = 20;

/// The maximum number of operations named in a row.
const OPERATIONS: usize = 3;

/// Begins the report, so that a workflow can find its earlier comment.
const MARKER: &str = "<!-- api-drift -->";

pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mark = if report.breaks() { "🔴 " } else { "" };
    let mut text = format!("{MARKER}\n### {mark}API drift: {}\n\n", title(report));
    text.push_str(&format!("{} → {}\n", code(&report.old), code(&report.new)));

    let findings: Vec<&Finding> = report.shown().collect();
    if findings.len() > GROUPED_FROM {
        let groups = grouped(report.shown());
        text.push_str("\n| component or operation | findings |\n| --- | --- |\n");
        for (name, findings) in groups.iter().take(GROUPS) {
            text.push_str(&format!("| {} | {} |\n", code(name), counts(findings.iter().copied())));
        }
        if groups.len() > GROUPS {
            text.push_str(&format!("\n… and {} more components and operations.\n", groups.len() - GROUPS));
        }
    }
    if !findings.is_empty() {
        text.push_str("\n| level | what | where | operations |\n| --- | --- | --- | --- |\n");
    }
    let mut left = findings.len();
    for finding in &findings {
        let row = row(finding);
        if text.len() + row.len() > MOST_BYTES * 2 / 3 {
            text.push_str(&format!("\n… and {left} more.\n"));
            break;
        }
        text.push_str(&row);
        left -= 1;
    }
    rust(&report.rust, &mut text);
    decisions(report, &mut text);
    for remark in remarks(report) {
        text.push_str(&format!("\n<sub>{remark}</sub>\n"));
    }
    out.write_all(text.as_bytes())
}

/// Writes the accepted findings and the stale entries.
fn decisions(report: &Report, text: &mut String) {
    let accepted = report.drift.accepted.iter().map(|accepted| {
        let until = accepted.until.as_ref().map(|until| format!(", until {until}")).unwrap_or_default();
        format!("\n- accepted: {} ({}{until})", escaped(&accepted.finding.sentence), escaped(&accepted.reason))
    });
    let stale = report
        .drift
        .stale
        .iter()
        .map(|entry| format!("\n- ⚠ {} line {}: {}", code(&entry.file), entry.line, escaped(&stale(entry))));
    let lines: Vec<String> = stale.chain(accepted).collect();
    for line in lines.iter().take(DECISIONS) {
        text.push_str(line);
    }
    if lines.len() > DECISIONS {
        text.push_str(&format!("\n- … and {} more", lines.len() - DECISIONS));
    }
    if !lines.is_empty() {
        text.push('\n');
    }
}

fn title(report: &Report) -> String {
    let outcome = outcome(report);
    match &report.rust {
        RustChange::Compared(diff) => format!("{outcome} (version bump: {})", diff.bump),
        RustChange::NotGenerated(_) => format!("{outcome} (version bump: not known)"),
        RustChange::NotCompared => outcome,
    }
}

fn row(finding: &Finding) -> String {
    let level = match finding.level {
        Level::Breaking => "🔴 **breaking**",
        Level::Compatible => "🟡 compatible",
        Level::Docs => "⚪ docs",
    };
    let place = finding.new.as_ref().or(finding.old.as_ref());
    let place = place.map(|place| format!("line {}<br>{}", place.line, code(&place.pointer)));
    let names: Vec<String> = operations(finding, OPERATIONS).iter().map(|name| code(name)).collect();
    format!(
        "| {level} | {}<br><sub>{}</sub> | {} | {} |\n",
        escaped(&finding.sentence),
        finding.rule,
        place.unwrap_or_default(),
        names.join("<br>"),
    )
}

fn rust(rust: &RustChange, text: &mut String) {
    match rust {
        RustChange::NotCompared => {}
        RustChange::NotGenerated(reasons) => {
            text.push_str("\nThe Rust API was not compared:\n");
            for line in reasons.iter().flat_map(|reason| reason.lines()).take(20) {
                text.push_str(&format!("\n- {}", escaped(line)));
            }
            text.push('\n');
        }
        RustChange::Compared(diff) => {
            let summary = rust_summary(diff);
            let removed = diff.removed.iter().map(|line| format!("- {line}\n"));
            let changed = diff.changed.iter().map(|(old, new)| format!("- {old}\n+ {new}\n"));
            let added = diff.added.iter().map(|line| format!("+ {line}\n"));
            let lines: Vec<String> = removed.chain(changed).chain(added).collect();
            if lines.is_empty() {
                text.push_str(&format!("\nRust API: {summary}\n"));
                return;
            }
            text.push_str(&format!("\n<details><summary>Rust API: {summary}</summary>\n\n```diff\n"));
            let mut left = lines.len();
            for line in &lines {
                if text.len() + line.len() > MOST_BYTES {
                    text.push_str(&format!("… and {left} more\n"));
                    break;
                }
                text.push_str(line);
                left -= 1;
            }
            text.push_str("```\n\n</details>\n");
        }
    }
}

/// Escapes text in a table cell. In code spans only the bar needs an escape.
fn escaped(text: &str) -> String {
    let text = printable(text).replace('|', "\\|");
    let parts = text.split('`').enumerate().map(|(index, part)| match index % 2 {
        0 => part.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('@', "@\u{200b}"),
        _ => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join("`")
}

/// Formats a name as a code span, whatever it contains.
fn code(text: &str) -> String {
    match text {
        "" => String::new(),
        text => format!("`{}`", printable(text).replace('`', "'").replace('|', "\\|")),
    }
}
