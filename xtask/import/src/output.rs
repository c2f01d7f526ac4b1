//! How an import is shown. Everything that is printed of it is written here, but for the drift.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::Import;
use super::finding::{Finding, Rule, Side};
use webagent_codegen::openapi::diagnostic::Position;

/// The colours of a text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Styles {
    strong: Style,
    faint: Style,
    bad: Style,
    warning: Style,
    added: Style,
    removed: Style,
}

impl Styles {
    /// No colours at all.
    #[must_use]
    pub fn plain() -> Self {
        Self::default()
    }

    /// Colours for a terminal.
    #[must_use]
    pub fn coloured() -> Self {
        let color = |color: AnsiColor| color.on_default();
        Self {
            strong: Style::new().bold(),
            faint: Style::new().dimmed(),
            bad: color(AnsiColor::Red).bold(),
            warning: color(AnsiColor::Yellow),
            added: color(AnsiColor::Green),
            removed: color(AnsiColor::Red),
        }
    }

    fn rule(&self, rule: Rule) -> Style {
        match rule {
            Rule::Lost | Rule::Refused => self.bad,
            Rule::Removed | Rule::Renamed | Rule::Undescribed | Rule::Unmarked => self.warning,
            Rule::Kept | Rule::Added | Rule::LeftOut => self.faint,
        }
    }
}

/// An import, with the names of the documents.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// Name of the present document.
    pub present: &'a str,
    /// Its text.
    pub present_text: &'a str,
    /// Name of the source.
    pub source: &'a str,
    /// What the import makes of it.
    pub import: &'a Import,
}

/// Writes what to know about an import, and the difference it makes to the text.
///
/// # Errors
///
/// The writer fails.
pub fn write(report: &Report<'_>, styles: &Styles, out: &mut dyn Write) -> io::Result<()> {
    // What is left to do stands last, where it is not overlooked.
    let (last, first): (Vec<_>, Vec<_>) = Rule::ALL.into_iter().partition(|rule| *rule == Rule::Unmarked);
    write_findings(report, &first, styles, out)?;
    write_counts(report, styles, out)?;
    write_diff(report, styles, out)?;
    write_findings(report, &last, styles, out)
}

/// Writes the findings of some rules, those of one rule together.
fn write_findings(report: &Report<'_>, rules: &[Rule], styles: &Styles, out: &mut dyn Write) -> io::Result<()> {
    let findings = &report.import.findings;
    for rule in rules.iter().copied() {
        let mut of_rule = findings.iter().filter(|finding| finding.rule == rule).peekable();
        if of_rule.peek().is_none() {
            continue;
        }
        writeln!(out, "\n{}  {}", styled(styles.rule(rule), rule.id()), styled(styles.strong, headline(rule)))?;
        for finding in of_rule {
            writeln!(out, "    {}", styled(styles.faint, place(report, finding)))?;
            writeln!(out, "        {}", printable(&finding.message))?;
        }
    }
    Ok(())
}

/// What the findings of a rule have in common.
fn headline(rule: Rule) -> &'static str {
    match rule {
        Rule::Lost => "OpenAPI 3.0.3 cannot say this; the result accepts more than the source",
        Rule::Refused => "the generator does not take this",
        Rule::Removed => "the source does not have this any more, and so the result neither",
        Rule::Kept => "this stays as it is",
        Rule::Added => "this is new",
        Rule::Renamed => "this has another name in the source",
        Rule::Undescribed => "this is to be described or named in our own words",
        Rule::LeftOut => "this only documents, and is left out",
        Rule::Unmarked => "this has none of our marks yet: look whether it should",
    }
}

/// `openapi.json:12:3 /paths`, the form that editors link.
fn place(report: &Report<'_>, finding: &Finding) -> String {
    let name = match finding.side {
        Side::Source => report.source,
        Side::Present => report.present,
        Side::Result => "the result",
    };
    let at = match (finding.at, finding.side) {
        (Some(Position { line, .. }), Side::Result) => format!(", line {line}"),
        (Some(Position { line, column }), _) => format!(":{line}:{column}"),
        (None, _) => String::new(),
    };
    let place = format!("{}{at} {}", printable(name), printable(&finding.pointer));
    place.trim_end().to_owned()
}

fn write_counts(report: &Report<'_>, styles: &Styles, out: &mut dyn Write) -> io::Result<()> {
    let count = |number: usize, thing: &str| match number {
        1 => format!("1 {thing}"),
        number => format!("{number} {thing}s"),
    };
    let operations = report.import.operations_left_out;
    let components = report.import.components_left_out;
    if operations > 0 || components > 0 {
        let text = format!(
            "{} of the source left out (`--operation 'METHOD /path'` takes one, `--all` every one), and {}.",
            count(operations, "operation"),
            count(components, "component"),
        );
        writeln!(out, "\n{}", styled(styles.faint, text))?;
    }
    Ok(())
}

fn write_diff(report: &Report<'_>, styles: &Styles, out: &mut dyn Write) -> io::Result<()> {
    if report.import.text == report.present_text {
        return Ok(());
    }
    let diff = similar::TextDiff::from_lines(report.present_text, &report.import.text);
    let names = (format!("a/{}", report.present), format!("b/{}", report.present));
    let text = diff.unified_diff().header(&names.0, &names.1).to_string();
    writeln!(out)?;
    for line in text.lines() {
        let style = match line.as_bytes() {
            [b'-', b'-', b'-', ..] | [b'+', b'+', b'+', ..] => styles.strong,
            [b'-', ..] => styles.removed,
            [b'+', ..] => styles.added,
            [b'@', ..] => styles.faint,
            _ => Style::new(),
        };
        writeln!(out, "{}", styled(style, printable(line)))?;
    }
    Ok(())
}

/// A text in a style. A style that does nothing writes nothing.
pub fn styled(style: Style, text: impl std::fmt::Display) -> String {
    format!("{style}{text}{style:#}")
}

/// A text that cannot move the cursor or change colours, wherever it comes from.
pub fn printable(text: &str) -> String {
    let mut printable = String::with_capacity(text.len());
    for c in text.chars() {
        match c.is_control() {
            true => printable.extend(c.escape_default()),
            false => printable.push(c),
        }
    }
    printable
}
