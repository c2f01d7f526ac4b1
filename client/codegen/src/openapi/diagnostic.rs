//! Errors and warnings about a document, with their locations.

use std::fmt;

use crate::rustdoc::is_hidden;

/// A position in the text of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Line, counted from 1.
    pub line: usize,
    /// Column in characters, counted from 1.
    pub column: usize,
}

/// An error or warning about a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// JSON pointer to the location; empty for the document as a whole.
    pub pointer: String,
    /// Position in the text, if known.
    pub at: Option<Position>,
    /// The message: what is wrong and, where it helps, what to do.
    pub message: String,
}

/// Escapes characters that a terminal or log would not show, or that change how others are shown, including line
/// breaks.
pub fn printable(text: &str) -> String {
    let mut printable = String::with_capacity(text.len());
    for c in text.chars() {
        match is_hidden(c) {
            true => printable.extend(c.escape_default()),
            false => printable.push(c),
        }
    }
    printable
}

/// Returns a text of at most this many characters, with an ellipsis in place of the rest.
pub fn truncate(text: &str, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// Returns a message on one line, and shortened: that of a library may be a dump of its data.
pub fn on_one_line(message: &str, longest: usize) -> String {
    truncate(&message.split_whitespace().collect::<Vec<_>>().join(" "), longest)
}

/// Formats as `line:column: pointer: message`, which follows the name of the document.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(Position { line, column }) = self.at {
            write!(f, "{line}:{column}: ")?;
        }
        if !self.pointer.is_empty() {
            write!(f, "{}: ", printable(&self.pointer))?;
        }
        // A message may have several lines.
        let lines: Vec<String> = self.message.split('\n').map(printable).collect();
        f.write_str(&lines.join("\n"))
    }
}

/// All errors found in a document, in document order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// Name of the document as the user passed it: a path, a URL or `REV:path`.
    pub document: String,
    /// The errors; never empty.
    pub problems: Vec<Diagnostic>,
}

impl Error {
    /// Creates an error with a single diagnostic.
    pub fn new(document: &str, pointer: impl Into<String>, at: Option<Position>, message: impl Into<String>) -> Self {
        Self {
            document: document.to_owned(),
            problems: vec![Diagnostic { pointer: pointer.into(), at, message: message.into() }],
        }
    }
}

/// Formats one line for each error, `file:line:column: pointer: message`, which editors and CI systems link.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.problems.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            let separator = if problem.at.is_some() { ":" } else { ": " };
            write!(f, "{}{separator}{problem}", printable(&self.document))?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_shows_what_is_hidden_and_keeps_its_lines() {
        let error = Error::new("a\u{1b}[31m.yaml", "/p\u{202e}", None, "no `\u{7}\u{200b}`; there are:\n  é\u{feff}");
        assert_eq!(error.to_string(), "a\\u{1b}[31m.yaml: /p\\u{202e}: no `\\u{7}\\u{200b}`; there are:\n  é\\u{feff}");
    }
}
