//! Tells progress from silence: when something last happened to the requests that are sent through one handle of a client.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use tokio::time::{Instant, sleep};

/// No request is in flight: silence does not count.
const IDLE: u64 = u64::MAX;

/// Notes when a request was begun, and when a part of its response arrived.
#[derive(Debug)]
pub(crate) struct Activity {
    origin: Instant,
    /// Microseconds from the origin to the last sign of life, or [`IDLE`].
    last: AtomicU64,
    has_response: AtomicBool,
}

impl Activity {
    /// A request is about to be sent.
    pub(crate) fn new() -> Self {
        Self { origin: Instant::now(), last: AtomicU64::new(0), has_response: AtomicBool::new(false) }
    }

    /// Notes that a request was begun, or that a part of a response arrived.
    pub(crate) fn touch(&self) {
        let micros = u64::try_from(self.origin.elapsed().as_micros()).unwrap_or(IDLE - 1);
        self.last.store(micros, Ordering::Relaxed);
    }

    /// Notes that the head of a response arrived.
    pub(crate) fn response_began(&self) {
        self.has_response.store(true, Ordering::Relaxed);
        self.touch();
    }

    /// Notes that nothing is in flight until the next [`touch`](Self::touch).
    pub(crate) fn pause(&self) {
        self.last.store(IDLE, Ordering::Relaxed);
    }

    /// Returns whether the head of a response has arrived.
    pub(crate) fn has_response(&self) -> bool {
        self.has_response.load(Ordering::Relaxed)
    }

    /// Waits until a request in flight has been silent for so long.
    pub(crate) async fn silence(&self, limit: Duration) {
        loop {
            let silent = match self.last.load(Ordering::Relaxed) {
                IDLE => Duration::ZERO,
                micros => self.origin.elapsed().saturating_sub(Duration::from_micros(micros)),
            };
            if silent >= limit {
                return;
            }
            // Whatever happens meanwhile ends the silence later, never earlier.
            sleep(limit.saturating_sub(silent)).await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    #[tokio::test(start_paused = true)]
    async fn only_silence_in_flight_counts() {
        let activity = Arc::new(Activity::new());
        let begun = Instant::now();
        let watched = Arc::clone(&activity);
        tokio::spawn(async move {
            for _ in 0..10 {
                sleep(Duration::from_secs(25)).await;
                watched.touch();
            }
            watched.pause();
            sleep(Duration::from_secs(1_000)).await;
            watched.touch();
        });
        activity.silence(Duration::from_secs(30)).await;
        assert_eq!(begun.elapsed().as_secs(), 250 + 1_000 + 30);
    }
}
