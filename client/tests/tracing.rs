//! What the feature `tracing` writes into the log: enough to find a call again, and never the key.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::io::Write;
use std::sync::{Arc, Mutex};

use contract_tests::document::Document;
use contract_tests::mock_server::MockServer;
use webagent::Client;

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    fn take(&self) -> String {
        String::from_utf8(std::mem::take(&mut *self.0.lock().unwrap())).unwrap()
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test(flavor = "current_thread")]
async fn every_call_is_in_the_log_and_the_key_is_not() {
    let mock_server = MockServer::start(&Document::load().unwrap()).unwrap();
    let client = Client::builder().api_key(mock_server.key()).base_url(mock_server.url()).build().unwrap();
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt().with_ansi(false).with_max_level(tracing::Level::TRACE).with_writer({
        let log = log.clone();
        move || log.clone()
    });
    let _guard = tracing::subscriber::set_default(subscriber.finish());
    let ours = |log: &str| -> String { log.lines().filter(|line| line.contains(" webagent: ")).collect() };

    client.run_existing_task().task_id("t").send().await.unwrap();
    let text = log.take();
    let line = ours(&text);
    for part in [
        "INFO webagent.request{",
        "operation=",
        "method=POST",
        "/tasks/t/runs",
        "status=20",
        "answered",
        "duration_ms=",
    ] {
        assert!(line.contains(part), "{part} is not in {text}");
    }
    assert!(!text.contains(mock_server.key()), "{text}");

    // The key in the wrong place.
    client.get_run().run_id(mock_server.key()).send().await.unwrap_err();
    let text = log.take();
    let line = ours(&text);
    for part in ["WARN webagent.request{", "[redacted]", "status=404", "failed", "error="] {
        assert!(line.contains(part), "{part} is not in {text}");
    }
    assert!(!line.contains(mock_server.key()), "{text}");
}
