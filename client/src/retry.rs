//! When a request is sent again.

use std::time::{Duration, SystemTime};

use reqwest::StatusCode;
use reqwest::header::RETRY_AFTER;

use crate::Error;
use crate::error::ErrorKind;
use crate::operation::Operation;

/// When a request that failed is sent again, and how often.
///
/// Only what is safe is sent again, decided from the method and from how the attempt ended:
///
/// | the attempt ended with | GET | POST and others |
/// | --- | --- | --- |
/// | no connection | again | again |
/// | 429 or 503 with `Retry-After` | again | again |
/// | connection lost, limit of time | again | not: a run may have started |
/// | 408, 429, 500, 502, 503, 504 | again | not: a run may have started, or it is of no use |
/// | anything else | not | not |
///
/// Between the attempts is a pause that doubles, of which a random part is left out; a `Retry-After` of the server
/// replaces a shorter pause.
///
/// ```
/// use std::time::Duration;
/// use webagent::Retry;
///
/// let patient = Retry::new().max_attempts(10).max_elapsed(Duration::from_secs(600));
/// let client = webagent::Client::builder().api_key("the key").retry(patient).build()?;
/// let strict = client.with_retry(Retry::none());
/// # Ok::<(), webagent::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[must_use]
pub struct Retry {
    max_attempts: u32,
    initial_backoff: Duration,
    max_backoff: Duration,
    max_retry_after: Duration,
    max_elapsed: Duration,
}

impl Default for Retry {
    fn default() -> Self {
        Self::new()
    }
}

impl Retry {
    /// Up to 4 attempts within 2 minutes, pauses from half a second to 20 seconds, and up to a minute where the server
    /// asks for it.
    pub const fn new() -> Self {
        Self {
            max_attempts: 4,
            initial_backoff: Duration::from_millis(500),
            max_backoff: Duration::from_secs(20),
            max_retry_after: Duration::from_secs(60),
            max_elapsed: Duration::from_secs(120),
        }
    }

    /// Nothing is sent again.
    pub const fn none() -> Self {
        Self { max_attempts: 1, ..Self::new() }
    }

    /// How often a request is sent at most, the first time included.
    pub const fn max_attempts(self, attempts: u32) -> Self {
        Self { max_attempts: attempts, ..self }
    }

    /// The pause before the second attempt.
    pub const fn initial_backoff(self, pause: Duration) -> Self {
        Self { initial_backoff: pause, ..self }
    }

    /// The longest pause that is chosen here.
    pub const fn max_backoff(self, pause: Duration) -> Self {
        Self { max_backoff: pause, ..self }
    }

    /// The longest pause that the server may ask for; if it asks for more, the request fails.
    pub const fn max_retry_after(self, pause: Duration) -> Self {
        Self { max_retry_after: pause, ..self }
    }

    /// No attempt begins later than this after the first.
    pub const fn max_elapsed(self, total: Duration) -> Self {
        Self { max_elapsed: total, ..self }
    }

    /// Returns whether there may be another attempt after so many, and so much time.
    #[allow(dead_code, reason = "the document decides whether there are runs")]
    pub(crate) fn allows(&self, attempts: u32, elapsed: Duration) -> bool {
        attempts < self.max_attempts && elapsed <= self.max_elapsed
    }

    /// Whether there is ever a second attempt.
    pub(crate) const fn is_on(&self) -> bool {
        self.max_attempts > 1
    }

    /// What comes after a failed attempt: the pause before the next, or the reason why there is none.
    pub(crate) fn after(&self, error: &Error, attempts: u32, elapsed: Duration) -> Result<Duration, Stop> {
        if !is_worthwhile(error) {
            return Err(Stop::Final);
        }
        if attempts >= self.max_attempts {
            return Err(if self.is_on() { Stop::Attempts } else { Stop::Final });
        }
        let mut pause = jitter(exponential(self.initial_backoff, self.max_backoff, attempts));
        if let Some(asked) = retry_after(error) {
            if asked > self.max_retry_after {
                return Err(Stop::RetryAfter(asked));
            }
            pause = pause.max(asked);
        }
        if elapsed.saturating_add(pause) > self.max_elapsed {
            return Err(Stop::Total);
        }
        Ok(pause)
    }
}

/// Why there is no further attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    /// The failure is one that is not tried again.
    Final,
    /// All attempts are used.
    Attempts,
    /// The total time would be exceeded.
    Total,
    /// The server asks to wait longer than is allowed.
    RetryAfter(Duration),
}

/// The pause after some attempts, doubled each time.
fn exponential(first: Duration, max: Duration, attempts: u32) -> Duration {
    let factor = 1_u32.checked_shl(attempts.saturating_sub(1)).unwrap_or(u32::MAX);
    first.saturating_mul(factor).min(max)
}

/// Leaves out a random part of up to a half, so that many clients do not come back at the same moment.
pub(crate) fn jitter(pause: Duration) -> Duration {
    pause.mul_f64(1.0 - fastrand::f64() / 2.0)
}

/// Whether sending again is safe and may help.
fn is_worthwhile(error: &Error) -> bool {
    let is_safe = error.operation().is_some_and(Operation::is_safe);
    match error.kind() {
        ErrorKind::Connect => true,
        ErrorKind::ConnectionLost | ErrorKind::Timeout => is_safe,
        ErrorKind::Status => match error.status() {
            Some(StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE) => {
                is_safe || retry_after(error).is_some()
            }
            Some(status) => is_safe && is_passing(status),
            None => false,
        },
        _ => false,
    }
}

/// Whether a status tells of a state of the server that passes.
pub(crate) fn is_passing(status: StatusCode) -> bool {
    matches!(status.as_u16(), 408 | 425 | 429 | 500 | 502 | 503 | 504)
}

/// How long the server asks to wait: the longest of what it says, if it says so in a form that is known.
pub(crate) fn retry_after(error: &Error) -> Option<Duration> {
    let values = error.headers()?.get_all(RETRY_AFTER).iter();
    values.filter_map(|value| pause_asked_for(value.to_str().ok()?.trim())).max()
}

/// The pause that a `Retry-After` asks for, in seconds or until a date.
fn pause_asked_for(text: &str) -> Option<Duration> {
    if let Ok(seconds) = text.parse::<u64>() {
        return Some(Duration::from_secs(seconds));
    }
    let date = httpdate::parse_http_date(text).ok()?;
    // A date that has passed asks for no pause.
    Some(date.duration_since(SystemTime::now()).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_the_longest() {
        let pauses = [1, 2, 3, 6, 7, 40, u32::MAX]
            .map(|attempts| exponential(Duration::from_millis(500), Duration::from_secs(20), attempts).as_millis());
        assert_eq!(pauses, [500, 1000, 2000, 16_000, 20_000, 20_000, 20_000]);
    }

    #[test]
    fn jitter_leaves_at_least_half() {
        for _ in 0..1_000 {
            let pause = jitter(Duration::from_secs(2));
            assert!(pause >= Duration::from_secs(1) && pause <= Duration::from_secs(2));
        }
    }
}
