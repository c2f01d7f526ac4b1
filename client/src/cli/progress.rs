//! The spinner with the time that has passed, on a terminal and nowhere else.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::error_message::one_line;

/// How often the spinner moves.
const TICK: Duration = Duration::from_millis(120);

/// Shows on the standard error that a call is under way; nothing where that is no terminal.
pub(super) struct Progress {
    bar: ProgressBar,
    command: &'static str,
}

impl Progress {
    pub(super) fn new(command: &'static str) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        let style = ProgressStyle::with_template("{spinner} {elapsed_precise} {msg}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
        bar.set_message(command);
        Self { bar, command }
    }

    /// Begins to show it, and to count the time.
    pub(super) fn start(&self) {
        self.bar.reset_elapsed();
        self.bar.enable_steady_tick(TICK);
    }

    /// Adds what is waited for.
    pub(super) fn say(&self, what: &str) {
        self.bar.set_message(format!("{}: {}", self.command, one_line(what)));
    }

    /// Takes the line off the terminal.
    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
