//! The retry policy: which requests are sent again, when, and how often.

use std::future::Future;
use std::time::Duration;

use reqwest::StatusCode;
use tokio::time::{Instant, sleep};

use crate::Error;
use crate::error::{ErrorKind, GiveUpReason};
use crate::operation::Operation;

/// The retry policy of a client or a call.
///
/// Whether a request is retried depends on the method and on how the attempt ended:
///
/// | the attempt ended with | GET, HEAD, OPTIONS, TRACE | other methods |
/// | --- | --- | --- |
/// | no connection | retry | retry |
/// | 429, or 503 with `Retry-After`: the server refused to act | retry | retry |
/// | a lost connection or a timeout | retry | no retry: a run may have started |
/// | 408, 425, 5xx other than 501, 505 and 511 | retry | no retry: a run may have started |
/// | any other status | no retry | no retry |
///
/// Between attempts there is an exponential backoff with jitter; a longer `Retry-After`, which may have a fraction, takes
/// precedence.
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
    /// Creates the default policy: up to 4 attempts, backoff from 500 ms to 20 s, `Retry-After` up to 60 s; the last attempt
    /// starts within 2 minutes.
    ///
    /// ```
    /// assert_eq!(webagent::Retry::new(), webagent::Retry::default());
    /// ```
    pub const fn new() -> Self {
        Self {
            max_attempts: 4,
            initial_backoff: Duration::from_millis(500),
            max_backoff: Duration::from_secs(20),
            max_retry_after: Duration::from_secs(60),
            max_elapsed: Duration::from_secs(120),
        }
    }

    /// Disables retries.
    ///
    /// ```
    /// use webagent::Retry;
    ///
    /// let client = webagent::Client::builder().api_key("the key").retry(Retry::none()).build()?;
    /// # Ok::<(), webagent::Error>(())
    /// ```
    pub const fn none() -> Self {
        Self { max_attempts: 1, ..Self::new() }
    }

    /// Sets the maximum number of attempts, including the first.
    ///
    /// ```
    /// use webagent::Retry;
    ///
    /// let once_more = Retry::new().max_attempts(2);
    /// ```
    pub const fn max_attempts(self, attempts: u32) -> Self {
        Self { max_attempts: attempts, ..self }
    }

    /// Sets the backoff before the second attempt.
    ///
    /// ```
    /// use std::time::Duration;
    /// use webagent::Retry;
    ///
    /// let slow = Retry::new().initial_backoff(Duration::from_secs(2)).max_backoff(Duration::from_secs(60));
    /// ```
    #[doc(alias = "pause")]
    pub const fn initial_backoff(self, pause: Duration) -> Self {
        Self { initial_backoff: pause, ..self }
    }

    /// Sets the maximum backoff.
    ///
    /// ```
    /// use std::time::Duration;
    /// use webagent::Retry;
    ///
    /// let quick = Retry::new().initial_backoff(Duration::from_millis(100)).max_backoff(Duration::from_secs(1));
    /// ```
    pub const fn max_backoff(self, pause: Duration) -> Self {
        Self { max_backoff: pause, ..self }
    }

    /// Sets the longest accepted `Retry-After`; the request fails if the server sends a longer one.
    ///
    /// ```
    /// use std::time::Duration;
    /// use webagent::Retry;
    ///
    /// let patient = Retry::new().max_retry_after(Duration::from_secs(600)).max_elapsed(Duration::from_secs(900));
    /// ```
    pub const fn max_retry_after(self, pause: Duration) -> Self {
        Self { max_retry_after: pause, ..self }
    }

    /// Sets the maximum time between the first attempt and the start of the last.
    ///
    /// ```
    /// use std::time::Duration;
    /// use webagent::Retry;
    ///
    /// let persistent = Retry::new().max_attempts(20).max_elapsed(Duration::from_secs(15 * 60));
    /// ```
    pub const fn max_elapsed(self, total: Duration) -> Self {
        Self { max_elapsed: total, ..self }
    }

    /// Returns the same policy for a call that has only so much time: no attempt is put off until after its end.
    #[allow(dead_code, reason = "the document decides whether there are runs")]
    pub(crate) fn within(self, limit: Duration) -> Self {
        Self { max_elapsed: self.max_elapsed.min(limit), ..self }
    }

    /// Returns whether there may be another attempt after so many, and so much time.
    #[allow(dead_code, reason = "the document decides whether there are runs")]
    pub(crate) fn allows(&self, attempts: u32, elapsed: Duration) -> bool {
        attempts < self.max_attempts && elapsed <= self.max_elapsed
    }

    /// Makes attempts, which are numbered from 1, until one succeeds, or until another is not safe, of no use or not
    /// allowed. Returns with the success how many there were.
    pub(crate) async fn run<T, F>(&self, mut attempt: impl FnMut(u32) -> F) -> Result<(T, u32), Error>
    where
        F: Future<Output = Result<T, Error>>,
    {
        let started = Instant::now();
        let mut attempts = 1;
        loop {
            let error = match attempt(attempts).await {
                Ok(value) => return Ok((value, attempts)),
                // Nothing was sent.
                Err(error) if error.kind() == ErrorKind::InvalidRequest => return Err(error),
                Err(error) => error,
            };
            match self.backoff(&error, attempts, started.elapsed()) {
                Ok(pause) => sleep(pause).await,
                Err(reason) => return Err(error.with_attempts(attempts, reason)),
            }
            attempts += 1;
        }
    }

    /// Returns the pause after a failed attempt, or the reason why there is no other attempt.
    fn backoff(&self, error: &Error, attempts: u32, elapsed: Duration) -> Result<Duration, GiveUpReason> {
        if !is_retryable(error) {
            return Err(GiveUpReason::NotRetryable);
        }
        if attempts >= self.max_attempts {
            return Err(GiveUpReason::MaxAttempts);
        }
        let mut pause = jitter(exponential(self.initial_backoff, self.max_backoff, attempts));
        if let Some(asked) = error.retry_after() {
            if asked > self.max_retry_after {
                return Err(GiveUpReason::RetryAfter(asked));
            }
            pause = pause.max(asked);
        }
        if elapsed.saturating_add(pause) > self.max_elapsed {
            return Err(GiveUpReason::MaxElapsed);
        }
        Ok(pause)
    }
}

/// Returns the pause after some attempts, doubled each time.
fn exponential(first: Duration, max: Duration, attempts: u32) -> Duration {
    let factor = 1_u32.checked_shl(attempts.saturating_sub(1)).unwrap_or(u32::MAX);
    first.saturating_mul(factor).min(max)
}

/// Leaves out a random part of up to a half, so that many clients do not come back at the same moment.
pub(crate) fn jitter(pause: Duration) -> Duration {
    pause.mul_f64(1.0 - fastrand::f64() / 2.0)
}

/// Returns whether another attempt is safe and may help.
fn is_retryable(error: &Error) -> bool {
    let is_safe = error.operation().is_some_and(Operation::is_safe);
    match error.kind() {
        ErrorKind::Connect => true,
        ErrorKind::ConnectionLost | ErrorKind::Timeout => is_safe,
        ErrorKind::Status => match error.status() {
            // The server refused to act.
            Some(StatusCode::TOO_MANY_REQUESTS) => true,
            Some(StatusCode::SERVICE_UNAVAILABLE) => is_safe || error.retry_after().is_some(),
            Some(status) => is_safe && is_transient(status),
            None => false,
        },
        ErrorKind::Config
        | ErrorKind::InvalidRequest
        | ErrorKind::InvalidResponse
        | ErrorKind::WaitTimeout
        | ErrorKind::RunFailed
        | ErrorKind::ResultMismatch => false,
    }
}

/// Returns whether a status stands for a failure that passes. Proxies have codes of their own from 520 on.
pub(crate) fn is_transient(status: StatusCode) -> bool {
    match status.as_u16() {
        408 | 425 | 429 => true,
        501 | 505 | 511 => false,
        _ => status.is_server_error(),
    }
}

#[cfg(test)]
mod tests;
