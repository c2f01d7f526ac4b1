//! The time by which runs end. A test can move it ahead, so that no verdict depends on how fast a machine is.

use std::time::{Duration, Instant};

use tokio::sync::watch;

/// The system's clock and how far a test has moved it ahead.
#[derive(Debug)]
pub(super) struct Clock {
    started: Instant,
    ahead: watch::Sender<Duration>,
}

impl Default for Clock {
    fn default() -> Self {
        Self { started: Instant::now(), ahead: watch::Sender::new(Duration::ZERO) }
    }
}

impl Clock {
    /// Returns the time since the clock was made.
    pub(super) fn now(&self) -> Duration {
        self.started.elapsed() + *self.ahead.borrow()
    }

    /// Moves the clock ahead. Whoever waits for a time that is over now goes on.
    pub(super) fn advance(&self, by: Duration) {
        self.ahead.send_modify(|ahead| *ahead = ahead.saturating_add(by));
    }

    /// Waits until the clock shows a time.
    pub(super) async fn sleep_until(&self, time: Duration) {
        let mut moved = self.ahead.subscribe();
        while let Some(left) = time.checked_sub(self.now()).filter(|left| !left.is_zero()) {
            tokio::select! {
                () = tokio::time::sleep(left) => {}
                // The sender lives as long as this clock.
                _ = moved.changed() => {}
            }
        }
    }
}
