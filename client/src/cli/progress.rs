//! The spinner with the time that has passed, on a terminal and nowhere else.

use std::io::{self, IsTerminal, Write};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::error_message::one_line;

/// The time between two moves of the spinner.
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

    /// Shows the id of the run that is waited for: in a line of its own, which stays.
    pub(super) fn show_run(&self, id: &str) {
        let id = one_line(id);
        if io::stderr().is_terminal() {
            self.println(&format!("run {id}"));
        }
        self.bar.set_message(format!("{}: {id}", self.command));
    }

    /// Writes a line to the standard error, above the spinner.
    pub(super) fn println(&self, line: &str) {
        // Where nobody listens there is nobody to tell of it either.
        self.bar.suspend(|| drop(writeln!(io::stderr(), "{line}")));
    }

    /// Takes the line off the terminal.
    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
