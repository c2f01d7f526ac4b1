//! Lets tests with tokio's paused clock make real requests.
//!
//! While the clock is paused, tokio moves it to the next timer whenever no task can run. A request to a mock server is
//! such a moment, so that every timeout would expire at once. As long as a blocking task runs, tokio leaves the clock
//! alone: one runs as long as a request is in flight. (Compiled for tests and with the feature `mock` only.)

use std::sync::mpsc::{Sender, channel};
use std::time::Duration;

/// The longest that the clock is held, in real time: longer than a response takes on a busy machine. A server that runs in the
/// test's own runtime and sleeps there needs the clock to move on.
const LONGEST: Duration = Duration::from_secs(30);

/// Keeps a paused clock where it is until the returned value is dropped; does nothing where the clock runs.
pub(crate) fn hold() -> Option<Sender<()>> {
    if !is_paused() {
        return None;
    }
    let (release, released) = channel::<()>();
    let runtime = tokio::runtime::Handle::try_current().ok()?;
    runtime.spawn_blocking(move || {
        let _ = released.recv_timeout(LONGEST);
    });
    Some(release)
}

/// Returns whether tokio's clock stands still while the machine's goes on.
fn is_paused() -> bool {
    let before = tokio::time::Instant::now();
    let real = std::time::Instant::now();
    while std::time::Instant::now() == real {
        std::hint::spin_loop();
    }
    tokio::time::Instant::now() == before
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_paused_clock_is_held() {
        let timeout = Duration::from_secs(1_000);
        let (ready, wait) = tokio::sync::oneshot::channel();
        let held = hold();
        assert!(held.is_some());
        std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(50));
            ready.send(())
        });
        assert!(tokio::time::timeout(timeout, wait).await.is_ok(), "the timeout expired though no time passed");
        drop(held);
        tokio::time::sleep(timeout).await;
    }

    #[tokio::test]
    async fn a_clock_that_runs_is_left_alone() {
        assert!(hold().is_none());
    }
}
