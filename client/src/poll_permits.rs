//! Limits how many status requests are in flight, so that ten thousand runs need not as many connections, and so that
//! requests that hang keep nobody from polling.
//!
//! A request begins with one of a few *permits*, which a prompt response gives back soon. One that takes longer passes its
//! permit on and takes a *slow slot* instead; of these there are more. When they run out, requests that have been without a
//! response for longer than their patience are cut off, to be tried again with more patience. A request whose response has
//! begun needs neither.
//!
//! A run whose last request hung will most likely hang again. It leaves half of the permits to the others, so that a run that
//! can get a response is polled within seconds, however many hang.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, sleep};

use crate::activity::Activity;

/// Status requests that may begin at the same time.
const MAX_POLLS: usize = 32;

/// Of these, the permits that are kept for runs whose last request did not hang.
const RESERVED_PERMITS: usize = MAX_POLLS / 2;

/// Status requests that may wait for a response at the same time, beyond those that have just begun.
const SLOW_SLOTS: usize = 224;

/// The time for which a request keeps its permit.
const PROMPT: Duration = Duration::from_millis(100);

/// The interval at which a slow request looks whether others need its slot.
const CHECK_INTERVAL: Duration = Duration::from_millis(250);

/// The permits to poll, shared by all handles of a client.
#[derive(Debug)]
pub(crate) struct PollPermits {
    permits: Arc<Semaphore>,
    slow: Arc<Semaphore>,
}

impl PollPermits {
    pub(crate) fn new() -> Self {
        Self { permits: Arc::new(Semaphore::new(MAX_POLLS)), slow: Arc::new(Semaphore::new(SLOW_SLOTS)) }
    }

    /// Takes a permit, if one is free. Nobody waits in a queue: that would take more room than a run that sleeps.
    pub(crate) fn try_permit(&self, has_hung: bool) -> Option<OwnedSemaphorePermit> {
        if has_hung && self.permits.available_permits() <= RESERVED_PERMITS {
            return None;
        }
        Arc::clone(&self.permits).try_acquire_owned().ok()
    }

    /// Holds what the request needs until its response begins. Returns if others need the place of a request that has
    /// had no response for longer than `patience`.
    pub(crate) async fn hold(&self, permit: OwnedSemaphorePermit, activity: &Activity, patience: Duration) {
        let begun = Instant::now();
        sleep(PROMPT).await;
        if !activity.has_response() {
            // The semaphore is never closed; without a slot the request would simply hold none.
            let _slot = self.slow.acquire().await;
            drop(permit);
            while !activity.has_response() {
                if begun.elapsed() >= patience && self.slow.available_permits() == 0 {
                    return;
                }
                sleep(CHECK_INTERVAL).await;
            }
        } else {
            drop(permit);
        }
        std::future::pending().await
    }
}

#[cfg(test)]
impl PollPermits {
    /// Takes all permits that are free.
    pub(crate) fn all_permits(&self) -> Vec<OwnedSemaphorePermit> {
        std::iter::from_fn(|| self.try_permit(false)).collect()
    }

    /// Returns how many permits and slow slots are free.
    pub(crate) fn free(&self) -> (usize, usize) {
        (self.permits.available_permits(), self.slow.available_permits())
    }
}
