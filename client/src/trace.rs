//! Requests in the log: spans and events of the crate `tracing`, with the feature of that name, and nothing without.

#[cfg(not(feature = "tracing"))]
pub(crate) use disabled::instrument;
#[cfg(feature = "tracing")]
pub(crate) use enabled::instrument;

#[cfg(feature = "tracing")]
mod enabled {
    use std::future::Future;
    use std::time::Instant;

    use reqwest::Url;
    use tracing::{Instrument as _, Span, field, info, info_span, warn};

    use crate::Error;
    use crate::error::ErrorKind;
    use crate::operation::Operation;
    use crate::response::Received;

    /// The name by which a filter knows spans and events: the crate, not a module that may move.
    const TARGET: &str = "webagent";

    /// Waits for a request inside of a span of its own. The URL must be one without the key.
    ///
    /// The fields have the names of OpenTelemetry's semantic conventions for HTTP clients.
    pub(crate) async fn instrument<T: Received>(
        operation: &'static Operation,
        url: &str,
        request: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Error> {
        let server = Url::parse(url).ok();
        let span = info_span!(
            target: TARGET,
            "webagent.request",
            otel.name = format_args!("{} {}", operation.method(), operation.path()),
            otel.kind = "client",
            webagent.operation = operation.id(),
            http.request.method = %operation.method(),
            url.full = url,
            url.template = operation.path(),
            server.address = server.as_ref().and_then(Url::host_str),
            server.port = server.as_ref().and_then(Url::port_or_known_default),
            http.response.status_code = field::Empty,
            http.request.resend_count = field::Empty,
            error.type = field::Empty,
        );
        let begun = Instant::now();
        async {
            let result = request.await;
            let (status, attempts) = match &result {
                Ok(received) => (Some(received.status()), received.attempts()),
                Err(error) => (error.status(), error.attempts()),
            };
            let span = Span::current();
            if let Some(status) = status {
                span.record("http.response.status_code", status.as_u16());
            }
            if attempts > 1 {
                span.record("http.request.resend_count", attempts - 1);
            }
            if let Err(error) = &result {
                match error.status().filter(|_| error.kind() == ErrorKind::Status) {
                    Some(status) => span.record("error.type", status.as_str()),
                    None => span.record("error.type", field::debug(error.kind())),
                };
            }
            let duration_ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
            match &result {
                Ok(received) => info!(target: TARGET, duration_ms, bytes = received.body_bytes(), "response received"),
                Err(error) => warn!(target: TARGET, duration_ms, %error, "failed"),
            }
            result
        }
        .instrument(span)
        .await
    }
}

#[cfg(not(feature = "tracing"))]
mod disabled {
    use std::future::Future;

    use crate::Error;
    use crate::operation::Operation;
    use crate::response::Received;

    /// The request itself.
    pub(crate) fn instrument<T: Received, F: Future<Output = Result<T, Error>>>(
        _: &'static Operation,
        _: &str,
        request: F,
    ) -> F {
        request
    }
}
