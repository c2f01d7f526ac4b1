//! Errors of running progenitor and rewriting its output.

/// The reason why no code was generated from a document.
#[derive(Clone, Debug, thiserror::Error)]
pub enum OutputError {
    /// progenitor refused the document or panicked.
    #[error("{0}")]
    Refused(String),
    /// The output is not Rust.
    #[error(transparent)]
    Syntax(#[from] syn::Error),
    /// A part of the output has an unexpected form.
    #[error("{0}")]
    Unexpected(String),
}

impl From<String> for OutputError {
    fn from(message: String) -> Self {
        Self::Unexpected(message)
    }
}

impl From<&str> for OutputError {
    fn from(message: &str) -> Self {
        message.to_owned().into()
    }
}
