//! The output of the feature `tracing` in the log: enough to find a call again, and never the key.

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
        "otel.name=POST /tasks/{task_id}/runs",
        "otel.kind=\"client\"",
        "webagent.operation=\"run_existing_task\"",
        "http.request.method=POST",
        "url.full=\"http://127.0.0.1:",
        "/tasks/t/runs\"",
        "server.address=\"127.0.0.1\"",
        "server.port=",
        "http.response.status_code=20",
        "response received",
        "duration_ms=",
    ] {
        assert!(line.contains(part), "{part} is not in {text}");
    }
    assert!(!text.contains(mock_server.key()), "{text}");
    assert!(!line.contains("error.type") && !line.contains("resend_count"), "{text}");

    // The key in the wrong place.
    client.get_run().run_id(mock_server.key()).send().await.unwrap_err();
    let text = log.take();
    let line = ours(&text);
    for part in [
        "WARN webagent.request{",
        "[redacted]",
        "http.response.status_code=404",
        "error.type=\"404\"",
        "failed",
        "error=",
    ] {
        assert!(line.contains(part), "{part} is not in {text}");
    }
    assert!(!line.contains(mock_server.key()), "{text}");
}

#[tokio::test(flavor = "current_thread")]
async fn a_failure_has_a_type_and_the_number_of_resends() {
    // A port that nobody listens on.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let retry = webagent::Retry::new().max_attempts(3).initial_backoff(std::time::Duration::from_millis(1));
    let client = Client::builder().api_key("sesame").base_url(format!("http://127.0.0.1:{port}")).retry(retry);
    let client = client.build().unwrap();
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt().with_ansi(false).with_max_level(tracing::Level::TRACE).with_writer({
        let log = log.clone();
        move || log.clone()
    });
    let _guard = tracing::subscriber::set_default(subscriber.finish());
    client.get_run().run_id("r").send().await.unwrap_err();
    let text = log.take();
    for part in ["error.type=Connect", "http.request.resend_count=2"] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
}
