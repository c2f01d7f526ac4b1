//! Everything that is written into the log in this test run, searched for the key.

use std::sync::Once;
use std::sync::atomic::{AtomicUsize, Ordering};

use log::{LevelFilter, Log, Metadata, Record};

struct Search;

static LINES: AtomicUsize = AtomicUsize::new(0);

impl Log for Search {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &Record<'_>) {
        LINES.fetch_add(1, Ordering::Relaxed);
        // The HTTP/2 library writes the frames that the server sends, and here the server sends the key.
        if record.target().starts_with("h2::") {
            return;
        }
        let line = format!("{} {}", record.target(), record.args());
        if line.contains("7f3a") {
            // A panic here may end in a task that nobody waits for.
            eprintln!("the key is in the log: {line}");
            std::process::exit(101);
        }
    }

    fn flush(&self) {}
}

/// Searches the log from now on.
pub(crate) fn watch() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        log::set_logger(&Search).unwrap();
        log::set_max_level(LevelFilter::Trace);
    });
}

/// Returns how many lines were searched.
pub(crate) fn lines() -> usize {
    LINES.load(Ordering::Relaxed)
}
