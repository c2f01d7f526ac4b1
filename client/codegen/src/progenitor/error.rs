//! Errors of what is done with progenitor's output.

/// A reason why no code came out of a document.
#[derive(Clone, Debug, thiserror::Error)]
pub enum OutputError {
    /// progenitor refuses the document, or stopped with a panic.
    #[error("{0}")]
    Refused(String),
    /// The output is not Rust.
    #[error(transparent)]
    Syntax(#[from] syn::Error),
    /// A part of the output is not of the form that is known.
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
