//! Tools to test the contract between `openapi.yaml` and the client, driven by the document alone.
//!
//! - [`document`] reads the document, independently of the client's own reader.
//! - [`extension`] makes additions to it.
//! - [`strategy`] makes values of its schemas, valid and invalid.
//! - [`mock_server`] is a local service that keeps to it.
//! - [`virtual_time`] lets limits of time pass at once.
//! - [`written_run`] completes runs that a test writes by hand.
//! - [`fault_proxy`] is a network, and [`raw_server`] a server, that misbehave.
//!
//! The contract itself is in `tests/contract`.

pub mod document;
pub mod extension;
pub mod fault_proxy;
pub mod mock_server;
pub mod raw_server;
pub mod strategy;
pub mod virtual_time;
pub mod written_run;

mod http1_framing;
mod media_type;
mod server_thread;

use std::time::{Duration, Instant};

/// The time for which an event is waited for: longer than any machine takes, so that only what never happens fails.
const EVENT_TIMEOUT: Duration = Duration::from_secs(180);

/// Waits until a condition holds that another thread brings about.
///
/// # Panics
///
/// When it does not come to hold within minutes.
pub fn wait_until(what: &str, mut condition: impl FnMut() -> bool) {
    let start = Instant::now();
    while !condition() {
        assert!(start.elapsed() < EVENT_TIMEOUT, "timed out waiting until {what}");
        std::thread::sleep(Duration::from_millis(1));
    }
}
