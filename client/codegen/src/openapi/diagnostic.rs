//! Problems of a document, and where they are.

use std::fmt;

/// A place in the text of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Line, counted from 1.
    pub line: usize,
    /// Column in characters, counted from 1.
    pub column: usize,
}

/// One reason why a document cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// JSON pointer to the culprit; empty for the document as a whole.
    pub pointer: String,
    /// Position of the culprit in the text, when that is known.
    pub at: Option<Position>,
    /// The problem and, where it helps, what to do.
    pub message: String,
}

/// `line:column: pointer: message`, as it stands behind the name of a document.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(Position { line, column }) = self.at {
            write!(f, "{line}:{column}: ")?;
        }
        if !self.pointer.is_empty() {
            write!(f, "{}: ", self.pointer)?;
        }
        f.write_str(&self.message)
    }
}

/// Reasons why a document was refused: every problem that was found, in the order of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// Name of the document as the user gave it: a path, a URL or `REV:path`.
    pub document: String,
    /// The problems; never empty.
    pub problems: Vec<Diagnostic>,
}

impl Error {
    /// An error with a single problem.
    pub fn new(document: &str, pointer: impl Into<String>, at: Option<Position>, message: impl Into<String>) -> Self {
        Self {
            document: document.to_owned(),
            problems: vec![Diagnostic { pointer: pointer.into(), at, message: message.into() }],
        }
    }
}

/// One line a problem, `file:line:column: pointer: message`, the form that editors and CI systems link.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.problems.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            let separator = if problem.at.is_some() { ":" } else { ": " };
            write!(f, "{}{separator}{problem}", self.document)?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}
