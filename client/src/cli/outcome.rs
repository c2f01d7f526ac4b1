//! The end of a call.

use reqwest::header::LOCATION;

use super::usage::UsageError;
use crate::{Bytes, Error, ResponseValue};

/// A call that went well.
pub(super) struct Outcome {
    /// The text or bytes for the standard output.
    pub(super) output: Bytes,
    /// Set if that is text, which ends in a line break.
    pub(super) is_text: bool,
    /// The failure of the run that was waited for.
    pub(super) failed_run: Option<String>,
}

#[allow(dead_code, reason = "the document decides which of them are used")]
impl Outcome {
    /// JSON, as it was received: numbers have the digits that the server wrote.
    pub(super) fn json<T>(response: ResponseValue<T>) -> Self {
        Self { output: response.body().clone(), is_text: true, failed_run: None }
    }

    /// Something else than JSON.
    pub(super) fn bytes<T>(response: ResponseValue<T>) -> Self {
        Self { output: response.body().clone(), is_text: false, failed_run: None }
    }

    /// Nothing to be read, but for the URL that a redirect leads to.
    pub(super) fn nothing(response: ResponseValue<()>) -> Self {
        let location = response.headers().get(LOCATION).filter(|_| response.status().is_redirection());
        let output = location.map(|url| Bytes::copy_from_slice(url.as_bytes())).unwrap_or_default();
        Self { is_text: !output.is_empty(), output, failed_run: None }
    }
}

/// The reason why a call did not go well.
pub(super) enum CliError {
    /// The user's input is invalid.
    Usage(UsageError),
    /// A signal ended the waiting for a run, of which this is the last known state.
    Interrupted(Option<Bytes>),
    Call(Error),
}

impl From<Error> for CliError {
    fn from(error: Error) -> Self {
        Self::Call(error)
    }
}
