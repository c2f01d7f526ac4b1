//! Requests in the log: spans and events of the crate `tracing`, with the feature of that name, and nothing without.

#[cfg(feature = "tracing")]
pub(crate) use with::observed;
#[cfg(not(feature = "tracing"))]
pub(crate) use without::observed;

#[cfg(feature = "tracing")]
mod with {
    use std::future::Future;
    use std::time::Instant;

    use tracing::{Instrument, Span, field, info, info_span, warn};

    use crate::Error;
    use crate::operation::Operation;
    use crate::response::Answer;

    /// What a filter knows spans and events by: the crate, not a module that may move.
    const TARGET: &str = "webagent";

    /// Waits for a request inside of a span of its own. The URL must be one without the key.
    pub(crate) async fn observed(
        operation: &'static Operation,
        url: &str,
        request: impl Future<Output = Result<Answer, Error>>,
    ) -> Result<Answer, Error> {
        let span = info_span!(
            target: TARGET,
            "webagent.request",
            operation = operation.id(),
            method = %operation.method(),
            url,
            status = field::Empty,
        );
        let begun = Instant::now();
        async {
            let result = request.await;
            let status = match &result {
                Ok(answer) => Some(answer.status),
                Err(error) => error.status(),
            };
            if let Some(status) = status {
                Span::current().record("status", status.as_u16());
            }
            let duration_ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
            match &result {
                Ok(answer) => info!(target: TARGET, duration_ms, bytes = answer.body.len(), "answered"),
                Err(error) => warn!(target: TARGET, duration_ms, %error, "failed"),
            }
            result
        }
        .instrument(span)
        .await
    }
}

#[cfg(not(feature = "tracing"))]
mod without {
    use std::future::Future;

    use crate::Error;
    use crate::operation::Operation;
    use crate::response::Answer;

    /// The request itself.
    pub(crate) fn observed<F: Future<Output = Result<Answer, Error>>>(_: &'static Operation, _: &str, request: F) -> F {
        request
    }
}
