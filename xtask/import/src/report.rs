//! Formats the report of an import, except for the drift.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::Import;
use super::note::{ImportNote, NoteKind, Origin};
use super::text_diff;
use webagent_codegen::openapi::diagnostic::{Position, printable};

/// The colours of the report.
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
            strong: Style::new().bold(),
            faint: Style::new().dimmed(),
            bad: color(AnsiColor::Red).bold(),
            warning: color(AnsiColor::Yellow),
            added: color(AnsiColor::Green),
            removed: color(AnsiColor::Red),
        }
    }

    fn of_kind(&self, kind: NoteKind) -> Style {
        match kind {
            NoteKind::Lost | NoteKind::Refused => self.bad,
            NoteKind::Removed | NoteKind::Renamed | NoteKind::Undescribed | NoteKind::LacksExtensions => self.warning,
            NoteKind::Kept | NoteKind::Added | NoteKind::LeftOut | NoteKind::Corrected => self.faint,
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
    /// The result.
    pub import: &'a Import,
}

/// Writes the notes and the diff of the text.
///
/// # Errors
///
/// The writer fails.
pub fn write(report: &Report<'_>, styles: &Styles, out: &mut dyn Write) -> io::Result<()> {
    // The remaining tasks come last, where they are not overlooked.
    let (last, first): (Vec<_>, Vec<_>) =
        NoteKind::ALL.into_iter().partition(|kind| *kind == NoteKind::LacksExtensions);
    write_findings(report, &first, styles, out)?;
    write_counts(report, styles, out)?;
    write_diff(report, styles, out)?;
    write_findings(report, &last, styles, out)
}

/// Writes the notes of some kinds, grouped by kind.
fn write_findings(report: &Report<'_>, kinds: &[NoteKind], styles: &Styles, out: &mut dyn Write) -> io::Result<()> {
    let notes = &report.import.notes;
    for kind in kinds.iter().copied() {
        let mut of_kind = notes.iter().filter(|note| note.kind == kind).peekable();
        if of_kind.peek().is_none() {
            continue;
        }
        writeln!(out, "\n{}  {}", styled(styles.of_kind(kind), kind.id()), styled(styles.strong, kind.headline()))?;
        for note in of_kind {
            writeln!(out, "    {}", styled(styles.faint, place(report, note)))?;
            writeln!(out, "        {}", printable(&note.message))?;
        }
    }
    Ok(())
}

/// Formats a location as `openapi.json:12:3 /paths`, which editors link.
fn place(report: &Report<'_>, note: &ImportNote) -> String {
    let name = match note.origin {
        Origin::Source => report.source,
        Origin::Present => report.present,
        Origin::Result => "the result",
    };
    let at = match (note.at, note.origin) {
        (Some(Position { line, .. }), Origin::Result) => format!(", line {line}"),
        (Some(Position { line, column }), _) => format!(":{line}:{column}"),
        (None, _) => String::new(),
    };
    let place = format!("{}{at} {}", printable(name), printable(&note.pointer));
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
            "Not imported: {} of the source (`--operation 'METHOD /path'` imports one, `--all` all of them), and {}.",
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
    let names = (format!("a/{}", report.present), format!("b/{}", report.present));
    let text = text_diff::unified(&names.0, &names.1, report.present_text, &report.import.text);
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

/// Formats a text in a style.
pub fn styled(style: Style, text: impl std::fmt::Display) -> String {
    format!("{style}{text}{style:#}")
}
