//! Setup of a mock server.

use std::str::FromStr;
use std::time::Duration;

/// Moment at which a run that nobody waits for is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finish {
    /// At the n-th time that it is looked at; 0 means at once.
    Polls(usize),
    /// So long after its start. A caller that waits for completion waits as long.
    After(Duration),
    /// Not at all. A caller that waits for completion gets no response.
    Never,
}

/// Text that says no moment for a run to finish.
#[derive(Debug, thiserror::Error)]
#[error("expected a number of status requests such as 2, a time in seconds such as 30s, or never")]
pub struct ParseFinishError;

impl FromStr for Finish {
    type Err = ParseFinishError;

    /// Parses `2` (status requests), `30s` (seconds after the start) or `never`.
    fn from_str(text: &str) -> Result<Self, ParseFinishError> {
        if text == "never" {
            return Ok(Self::Never);
        }
        let finish = match text.strip_suffix('s') {
            Some(seconds) => seconds.parse().ok().map(|seconds| Self::After(Duration::from_secs(seconds))),
            None => text.parse().ok().map(Self::Polls),
        };
        finish.ok_or(ParseFinishError)
    }
}

/// Setup of a mock server.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Port on the loopback address; 0 takes a free one.
    pub port: u16,
    /// The key that is accepted.
    pub key: String,
    /// Moment at which a run is done.
    pub finish: Finish,
    /// Path before every path of the document, such as `/api/v2`; `None` takes the one of the
    /// document's first server.
    pub base_path: Option<String>,
    /// Size of the largest body that is read, in bytes.
    pub max_body: usize,
    /// The largest number of bytes of the requests' bodies that are recorded, and as many of those that started runs.
    /// Requests beyond it are served all the same; their records have no body.
    pub max_recorded: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            port: 0,
            key: "mock-server-key".to_owned(),
            finish: Finish::Polls(2),
            base_path: None,
            max_body: 10 << 20,
            max_recorded: 32 << 20,
        }
    }
}
