//! Limits of the strategies.

use crate::document::DocumentError;

/// Something that the strategies cannot do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{pointer}: {reason}")]
pub struct Unsupported {
    /// JSON pointer, from the document's root, to the keyword or the schema.
    pub pointer: String,
    /// The part of it that is wrong, or beyond the strategies.
    pub reason: String,
}

impl Unsupported {
    pub(crate) fn at(pointer: &str, reason: impl Into<String>) -> Self {
        Self { pointer: pointer.to_owned(), reason: reason.into() }
    }

    /// An error of the document, which has a place of its own or is about the one given.
    pub(crate) fn document(pointer: &str, error: DocumentError) -> Self {
        match error {
            DocumentError::Invalid { pointer, problem } => Self { pointer, reason: problem },
            error => Self::at(pointer, error.to_string()),
        }
    }

    /// The keyword: the pointer's last step.
    pub fn keyword(&self) -> &str {
        keyword(&self.pointer)
    }
}

/// The keyword at the end of a pointer to it.
pub(crate) fn keyword(pointer: &str) -> &str {
    pointer.rsplit('/').next().unwrap_or_default()
}
