//! Signals that ask the program to end: while a run is waited for they end the waiting, and after that the program.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::Notify;

/// Listens to signals from the moment at which it is made to the end of the program: once a process listens, the signals
/// do nothing by themselves any more.
pub(super) struct Signals {
    is_waiting: Arc<AtomicBool>,
    received: Arc<Notify>,
}

impl Signals {
    /// Begins to listen. Where that is not possible, signals end the program as they always do.
    pub(super) fn listen() -> Self {
        let signals = Self { is_waiting: Arc::new(AtomicBool::new(true)), received: Arc::new(Notify::new()) };
        let (is_waiting, received) = (Arc::clone(&signals.is_waiting), Arc::clone(&signals.received));
        let (ready, is_ready) = std::sync::mpsc::channel();
        // In a thread of its own: while output is blocked, nothing else runs.
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            let Ok(runtime) = runtime else { return };
            runtime.block_on(async {
                let Some(mut next) = Next::new() else { return };
                let _ = ready.send(());
                loop {
                    let number = next.signal().await;
                    match is_waiting.swap(false, Ordering::SeqCst) {
                        true => received.notify_one(),
                        false => std::process::exit(128 + number),
                    }
                }
            });
        });
        // An error says that the thread has given up.
        let _ = is_ready.recv();
        signals
    }

    /// Waits for the first signal.
    pub(super) async fn received(&self) {
        self.received.notified().await;
    }
}

impl Drop for Signals {
    /// The waiting is over: the next signal ends the program.
    fn drop(&mut self) {
        self.is_waiting.store(false, Ordering::SeqCst);
    }
}

#[cfg(unix)]
struct Next([tokio::signal::unix::Signal; 3]);

#[cfg(unix)]
impl Next {
    fn new() -> Option<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        let listen = |kind| signal(kind).ok();
        Some(Self([listen(SignalKind::hangup())?, listen(SignalKind::interrupt())?, listen(SignalKind::terminate())?]))
    }

    /// Waits for a signal and returns its number.
    async fn signal(&mut self) -> i32 {
        use tokio::signal::unix::SignalKind;
        let [hangup, interrupt, terminate] = &mut self.0;
        let kind = tokio::select! {
            _ = hangup.recv() => SignalKind::hangup(),
            _ = interrupt.recv() => SignalKind::interrupt(),
            _ = terminate.recv() => SignalKind::terminate(),
        };
        kind.as_raw_value()
    }
}

#[cfg(not(unix))]
struct Next;

#[cfg(not(unix))]
impl Next {
    fn new() -> Option<Self> {
        Some(Self)
    }

    /// Waits for Ctrl-C.
    async fn signal(&mut self) -> i32 {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
        2
    }
}
