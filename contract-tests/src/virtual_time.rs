//! Limits of time that pass at once, so that a test needs neither patience nor a fast machine.

use std::time::Duration;

/// The number of times that the runtime gets to look at its connections before the time is moved.
const TURNS: usize = 1_000;

/// Runs a call that hangs until a limit of `time` ends it, without waiting so long: the runtime's clock stands still until
/// `hangs` returns, then jumps ahead by `time`, and goes on as ever.
///
/// `hangs` returns when the other side does nothing more. It may block, it has a thread of its own. The runtime has to be
/// one of a single thread.
pub async fn skip_when<T>(hangs: impl FnOnce() + Send + 'static, time: Duration, call: impl Future<Output = T>) -> T {
    tokio::time::pause();
    // As long as a blocking task runs, the clock does not move by itself.
    let hangs = tokio::task::spawn_blocking(hangs);
    let skip = async {
        let event = hangs.await;
        // What has arrived is read before the time is over.
        for _ in 0..TURNS {
            tokio::task::yield_now().await;
        }
        tokio::time::advance(time).await;
        tokio::time::resume();
        event
    };
    let (result, event) = tokio::join!(call, skip);
    if let Err(error) = event
        && error.is_panic()
    {
        std::panic::resume_unwind(error.into_panic());
    }
    result
}
