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
    use crate::operation::Operation;
    use std::sync::Arc;

    static OPERATION: Operation = Operation::new("test_get", reqwest::Method::GET, "/test");

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

    /// Every part of a response is a sign of life, so that a slow one is not taken for one that hangs.
    #[tokio::test]
    #[allow(clippy::unwrap_used)]
    async fn every_part_of_a_response_is_noted() {
        use std::io::{Read, Write};
        use std::sync::mpsc::channel;

        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (go_on, gone_on) = channel::<&'static str>();
        std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let _ = stream.read(&mut [0; 4096]).unwrap();
            for part in gone_on {
                stream.write_all(part.as_bytes()).unwrap();
            }
        });
        let client = crate::Client::builder().api_key("sesame").base_url(url).build().unwrap();
        let (client, activity) = client.watched(crate::Retry::none());
        let call = tokio::spawn(async move {
            crate::request::Request::new(&client, &OPERATION).path("/test").send_for_json::<u8>().await.map(drop)
        });
        let noted = || activity.last.load(Ordering::Relaxed);
        let changed = |before: u64| async move {
            while noted() == before {
                sleep(Duration::from_millis(2)).await;
            }
        };
        changed(0).await;
        assert!(!activity.has_response());
        for part in ["HTTP/1.1 200 OK\r\ncontent-length: 25\r\n\r\n", "{\"id\": ", "\"r\", \"task", "_id\": 1}"] {
            let before = noted();
            sleep(Duration::from_millis(2)).await;
            go_on.send(part).unwrap();
            changed(before).await;
            assert!(activity.has_response());
        }
        drop(go_on);
        call.await.unwrap().unwrap_err();
    }

    /// The pause between two attempts is no silence.
    #[tokio::test]
    #[allow(clippy::unwrap_used)]
    async fn the_pause_before_another_attempt_is_noted() {
        let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let client = crate::Client::builder().api_key("sesame").base_url(format!("http://{closed}")).build().unwrap();
        let retry = crate::Retry::new().max_attempts(2).initial_backoff(Duration::from_secs(20));
        let (client, activity) = client.watched(retry);
        let call = tokio::spawn(async move {
            crate::request::Request::new(&client, &OPERATION).path("/test").send_for_json::<u8>().await.map(drop)
        });
        while activity.last.load(Ordering::Relaxed) != IDLE {
            sleep(Duration::from_millis(2)).await;
        }
        call.abort();
    }
}
