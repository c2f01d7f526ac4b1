//! Says truthfully how waiting for a run ended at its deadline.

use std::time::Duration;

use crate::Error;
use crate::decode::member;
use crate::operation::Operation;

/// The end of the last status request, since a state was last seen.
#[derive(Default)]
pub(super) enum LastPoll {
    /// There was none.
    #[default]
    None,
    /// It failed.
    Failed(Error),
    /// It was cut off after so long a silence.
    CutOff(Duration),
    /// It was ended while it had no complete response.
    NoResponse,
}

/// Makes the error for a run that had not finished in time. `id` and `status` are free of the key; the latter is `None`
/// if the run was never seen, and holds nothing if it was seen without a status.
pub(super) fn wait_timeout(
    operation: &'static Operation,
    id: &str,
    waited: Duration,
    polls: u32,
    status: Option<Option<String>>,
    last_poll: LastPoll,
) -> Error {
    let seconds = seconds(waited);
    let polled = match polls {
        0 => "it was not polled".to_owned(),
        1 => "polled once".to_owned(),
        _ => format!("polled {polls} times"),
    };
    let what = match (&status, &last_poll) {
        // It may have, in what cannot be decoded.
        (Some(_), LastPoll::Failed(error)) if error.status().is_some_and(|status| status.is_success()) => {
            format!("the run {id} was not seen to finish within {seconds}")
        }
        (Some(_), _) => format!("the run {id} had not finished after {seconds}"),
        (None, _) => format!("the run {id} was not seen within {seconds}"),
    };
    let seen = match &status {
        Some(Some(status)) => format!("the last response gave the status `{status}`"),
        Some(None) => "the last response showed it unfinished".to_owned(),
        None => String::new(),
    };
    let failed = match &last_poll {
        LastPoll::None => String::new(),
        LastPoll::Failed(error) => format!("the last poll failed: {error}"),
        LastPoll::CutOff(limit) => {
            format!("the last poll received no data for {} and was cancelled", self::seconds(*limit))
        }
        LastPoll::NoResponse => "the last poll was cancelled before its response was complete".to_owned(),
    };
    let parts = [what, polled, failed, seen].into_iter().filter(|part| !part.is_empty());
    let message = parts.collect::<Vec<_>>().join("; ");
    let source = match last_poll {
        LastPoll::Failed(error) => Some(error),
        _ => None,
    };
    Error::wait_timeout(operation, message, source)
}

/// Returns a length of time in words: `1 second`, `2.5 seconds`.
pub(super) fn seconds(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    format!("{seconds} second{}", if seconds == 1.0 { "" } else { "s" })
}

/// Returns the value of a property of a run, as text.
pub(super) fn text_of(body: &[u8], field: &str) -> Option<String> {
    match member(body, field)? {
        serde_json::Value::String(status) => Some(status),
        serde_json::Value::Null => None,
        other => Some(other.to_string()),
    }
}
