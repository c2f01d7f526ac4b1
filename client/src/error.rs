//! The error of a call: its kind, what was received, and texts without secrets.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use serde::de::DeserializeOwned;

use crate::Bytes;
use crate::decode::{self, strip_bom};
use crate::error_message::{one_line, sanitize};
use crate::operation::Operation;
use crate::redact::Redactor;
use crate::response::RawResponse;
use crate::retry_after::retry_after;

/// An error from a call.
///
/// [`kind`](Self::kind) identifies the failure. The response, if any, is available from [`status`](Self::status),
/// [`headers`](Self::headers), [`body`](Self::body) and, decoded, [`json`](Self::json).
/// [`may_have_started`](Self::may_have_started) returns whether the request may have taken effect, so that calling again
/// could be billed twice.
///
/// `Display` writes one line with the operation, the status and the server's reason. Neither `Display` nor `Debug` contains
/// the API key, even if the server returned it.
///
/// ```
/// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
/// use webagent::ErrorKind;
///
/// match client.run_existing_task().task_id("task_123").send().await {
///     Ok(run) => println!("{}", run.status),
///     Err(error) if error.kind() == ErrorKind::Status => {
///         let reason: Result<webagent::types::ErrorBody, _> = error.json();
///         eprintln!("{error}\n{reason:?}");
///     }
///     Err(error) if error.may_have_started() => eprintln!("{error}; check for a started run before retrying"),
///     Err(error) => return Err(error),
/// }
/// # Ok(())
/// # }
/// ```
pub struct Error(Box<Inner>);

/// The kinds of [`Error`].
///
/// ```no_run
/// # async fn example(client: webagent::Client) {
/// use webagent::ErrorKind;
///
/// let result = client.run_existing_task().task_id("task_123").wait().await;
/// match result.map_err(|error| (error.kind(), error)) {
///     Ok(run) => println!("{}", run.status),
///     Err((ErrorKind::WaitTimeout, error)) => println!("{error}: resume it later"),
///     Err((_, error)) => eprintln!("{error}"),
/// }
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The client cannot be built: for example, no API key or an invalid base URL.
    Config,
    /// The request was not sent: a required value is missing, or a value cannot be sent.
    InvalidRequest,
    /// The connection could not be established. The server did not receive the request.
    Connect,
    /// The connection was lost after at least part of the request was sent. The received part of the response is kept.
    ConnectionLost,
    /// The timeout set on the client or the call expired before the response was complete.
    Timeout,
    /// The server responded with a status other than success. Redirects count, because they are not followed.
    Status,
    /// The server responded with success, but the body does not match the document.
    InvalidResponse,
    /// The wait ended before the run finished, or the request that starts the run got no response in time. The run may
    /// still be in progress; [`Error::run`] returns its last known state, if any. If the start was refused until the deadline,
    /// the error is the refusal instead.
    WaitTimeout,
    /// The run finished, but failed, or the service did not say that it succeeded. The run is kept.
    RunFailed,
    /// The run succeeded, but its result does not match the requested type. The run is kept.
    ResultMismatch,
}

struct Inner {
    kind: ErrorKind,
    operation: Option<&'static Operation>,
    /// The text that `Display` shows behind the operation's name; free of the key and of line breaks.
    message: String,
    /// The server's reason, in the same way.
    detail: Option<String>,
    response: Option<RawResponse>,
    /// The last state of the run that was waited for, as it was received.
    run: Option<Bytes>,
    source: Option<Box<dyn StdError + Send + Sync>>,
    attempts: u32,
    /// The reason why there was no further attempt, where that is not clear from the failure.
    stop: Option<GiveUpReason>,
    /// Removes the secrets from what is said of the body later.
    redactor: Redactor,
}

/// The reason why there is no further attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum GiveUpReason {
    /// Another attempt is not safe, or of no use.
    NotRetryable,
    /// All attempts are used.
    MaxAttempts,
    /// The next attempt would begin after the time for all of them, or after the deadline.
    MaxElapsed,
    /// The server asks to wait longer than is allowed.
    RetryAfter(Duration),
}

impl Operation {
    /// Makes the error for a request that is not sent.
    pub(crate) fn refused(&'static self, message: impl Into<String>) -> Error {
        Error::invalid_request(self, message.into())
    }
}

#[allow(dead_code, reason = "the document decides whether there are runs to wait for")]
impl Error {
    fn new(kind: ErrorKind, operation: Option<&'static Operation>, message: String) -> Self {
        Self(Box::new(Inner {
            kind,
            operation,
            message,
            detail: None,
            response: None,
            run: None,
            source: None,
            attempts: 0,
            stop: None,
            redactor: Redactor::default(),
        }))
    }

    #[cfg(test)]
    pub(crate) fn of_kind(kind: ErrorKind, operation: &'static Operation) -> Self {
        Self::new(kind, Some(operation), "a test".to_owned())
    }

    pub(crate) fn config(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Config, None, message.into())
    }

    pub(crate) fn invalid_request(operation: &'static Operation, message: String) -> Self {
        let message = format!("not sent: {}", one_line(&message));
        Self::new(ErrorKind::InvalidRequest, Some(operation), message)
    }

    /// Returns the error for a failure to send a request or to receive the response, of whose body so many bytes arrived.
    pub(crate) fn transport(
        operation: &'static Operation,
        error: reqwest::Error,
        response: Option<(RawResponse, usize)>,
        redactor: &Redactor,
    ) -> Self {
        let origin = error.url().map(|url| url.origin().ascii_serialization()).unwrap_or_default();
        // The rest of the URL may hold the key, and says nothing that the operation does not.
        let error = error.without_url();
        let kind = if error.is_connect() {
            ErrorKind::Connect
        } else if error.is_timeout() {
            ErrorKind::Timeout
        } else if error.is_builder() {
            ErrorKind::InvalidRequest
        } else {
            ErrorKind::ConnectionLost
        };
        let what = match (kind, &response) {
            (ErrorKind::Connect, _) => format!("could not connect to {origin}"),
            (ErrorKind::InvalidRequest, _) => "not sent".to_owned(),
            (ErrorKind::Timeout, None) => "no response before the timeout expired".to_owned(),
            (ErrorKind::Timeout, Some((response, arrived))) => format!(
                "the server responded with {}, but the body was not complete when the timeout expired ({arrived} bytes arrived)",
                response.status
            ),
            (_, None) => "the connection was lost before the response".to_owned(),
            (_, Some((response, arrived))) => format!(
                "the server responded with {}, but the body could not be read to its end ({arrived} bytes arrived)",
                response.status
            ),
        };
        let message = match kind {
            ErrorKind::Timeout => what,
            _ => format!("{}: {}", redactor.redact(what), sanitize(&root_cause(&error), redactor)),
        };
        let mut this = Self::new(kind, Some(operation), message);
        this.0.response = response.map(|(response, _)| response);
        this.0.source = Some(redact_source(Box::new(error), redactor));
        this
    }

    /// Creates the error for a response with a status other than success. `detail` is free of the key.
    pub(crate) fn status_error(operation: &'static Operation, response: RawResponse, detail: Option<String>) -> Self {
        let mut message = format!("the server responded with {}", response.status);
        if response.status.is_redirection() {
            message.push_str(" (redirects are not followed)");
        }
        match &detail {
            Some(detail) => message.push_str(&format!(": {detail}")),
            None => message.push_str(" without a reason"),
        }
        let mut this = Self::new(ErrorKind::Status, Some(operation), message);
        this.0.detail = detail;
        this.0.response = Some(response);
        this
    }

    /// Creates the error for a successful response whose body cannot be used. `reason` is free of the key.
    pub(crate) fn unreadable(operation: &'static Operation, response: RawResponse, reason: &str) -> Self {
        let message =
            format!("the server responded with {} with a body that cannot be used: {reason}", response.status);
        let mut this = Self::new(ErrorKind::InvalidResponse, Some(operation), message);
        this.0.attempts = response.attempts;
        this.0.response = Some(response);
        this
    }

    /// Returns the error for the end of the time to wait for a run. `message` is free of the key; `failure` is what the last
    /// request for it ended with, if it failed.
    pub(crate) fn wait_timeout(operation: &'static Operation, message: String, failure: Option<Self>) -> Self {
        let mut this = Self::new(ErrorKind::WaitTimeout, Some(operation), message);
        this.0.source = failure.map(Into::into);
        this
    }

    /// Creates the error for a run that has finished without a usable result. `message` is free of the key.
    pub(crate) fn finished(
        kind: ErrorKind,
        operation: &'static Operation,
        message: String,
        response: RawResponse,
    ) -> Self {
        let mut this = Self::new(kind, Some(operation), one_line(&message));
        this.0.run = Some(response.body.clone());
        this.0.response = Some(response);
        this
    }

    /// Adds which run could not be asked for. `id` is free of the key.
    pub(crate) fn while_waiting_for(mut self, id: String) -> Self {
        if !id.is_empty() {
            self.0.message.push_str(&format!(" (while waiting for the run {})", one_line(&id)));
        }
        self
    }

    pub(crate) fn with_attempts(mut self, attempts: u32, stop: GiveUpReason) -> Self {
        self.0.attempts = attempts;
        self.0.stop = Some(stop);
        self
    }

    /// Adds the variable of the environment that names a proxy, if the server could not be reached: perhaps the proxy could not.
    pub(crate) fn with_proxy(mut self, variable: Option<&'static str>) -> Self {
        if let (ErrorKind::Connect, Some(variable)) = (self.kind(), variable) {
            self.0.message.push_str(&format!("; {variable} is set, so it may be the proxy that cannot be reached"));
        }
        self
    }

    /// Adds the last state of a run, unless there is one.
    pub(crate) fn with_run(mut self, run: Option<Bytes>) -> Self {
        self.0.run = self.0.run.take().or(run);
        self
    }

    /// Sets what removes the secrets from what is said of the body later.
    pub(crate) fn with_redactor(mut self, redactor: &Redactor) -> Self {
        self.0.redactor = redactor.clone();
        self
    }

    /// Returns the last state of the run that was waited for, as it was received.
    pub(crate) fn run_body(&self) -> Option<&Bytes> {
        self.0.run.as_ref()
    }

    /// Decodes the last state of the run that was waited for, without the members that do not fit; `None` if none was seen.
    pub(crate) fn run_json<T: DeserializeOwned>(&self) -> Option<T> {
        decode::without_misfits(strip_bom(self.run_body()?))
    }

    /// Returns what went wrong.
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) {
    /// use webagent::ErrorKind;
    ///
    /// if let Err(error) = client.get_run().run_id("run_123").send().await
    ///     && error.kind() == ErrorKind::Connect
    /// {
    ///     println!("the service cannot be reached");
    /// }
    /// # }
    /// ```
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Returns the operation that was called; `None` for an error from building the client.
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) {
    /// if let Err(error) = client.get_run().run_id("run_123").send().await {
    ///     println!("{:?} has failed", error.operation().map(|operation| operation.id()));
    /// }
    /// # }
    /// ```
    pub fn operation(&self) -> Option<&'static Operation> {
        self.0.operation
    }

    /// Returns the status of the response, if one came.
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) {
    /// if let Err(error) = client.get_run().run_id("run_123").send().await {
    ///     if error.status().is_some_and(|status| status.as_u16() == 404) {
    ///         println!("there is no such run");
    ///     }
    /// }
    /// # }
    /// ```
    pub fn status(&self) -> Option<StatusCode> {
        self.0.response.as_ref().map(|response| response.status)
    }

    /// Returns the headers of the response, if one came.
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) {
    /// if let Err(error) = client.get_run().run_id("run_123").send().await {
    ///     println!("{:?}", error.headers().and_then(|headers| headers.get("x-request-id")));
    /// }
    /// # }
    /// ```
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.0.response.as_ref().map(|response| &response.headers)
    }

    /// Returns the response body as received; incomplete if the connection was lost or the response was too long. Unlike
    /// the error messages, it is not redacted: it contains the API key if the server returned it.
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) {
    /// if let Err(error) = client.get_run().run_id("run_123").send().await {
    ///     println!("{:?}", error.body());
    /// }
    /// # }
    /// ```
    pub fn body(&self) -> Option<&Bytes> {
        self.0.response.as_ref().map(|response| &response.body)
    }

    /// Returns the server's reason, on one line.
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) {
    /// if let Err(error) = client.get_run().run_id("run_123").send().await {
    ///     println!("{}", error.detail().unwrap_or("no reason was given"));
    /// }
    /// # }
    /// ```
    #[doc(alias = "message")]
    pub fn detail(&self) -> Option<&str> {
        self.0.detail.as_deref()
    }

    /// Decodes the body of the response into a type such as [`types::ErrorBody`](crate::types::ErrorBody).
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) {
    /// use webagent::types::ErrorBody;
    ///
    /// if let Err(error) = client.get_run().run_id("run_123").send().await {
    ///     if let Ok(body) = error.json::<ErrorBody>() {
    ///         println!("{body:?}");
    ///     }
    /// }
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// The body is not JSON of this form, or there is none.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        let decoded = decode::from_slice(strip_bom(self.body().map_or(&[], |body| body)), None);
        decoded.map_err(|error: serde_json::Error| {
            // It may quote the body.
            let text = error.to_string();
            let redacted = self.0.redactor.redact(text.clone());
            if redacted == text { error } else { serde::de::Error::custom(redacted) }
        })
    }

    /// Returns whether the request may have taken effect on the server, for example started a run. If so, calling again may
    /// start another. False for GET requests, unless the error holds a run: a run that was seen has started.
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) {
    /// if let Err(error) = client.run_existing_task().task_id("task_123").send().await {
    ///     match error.may_have_started() {
    ///         true => eprintln!("{error}: look for the run before you start another"),
    ///         false => eprintln!("{error}: nothing was started"),
    ///     }
    /// }
    /// # }
    /// ```
    #[doc(alias = "idempotency")]
    pub fn may_have_started(&self) -> bool {
        let is_safe = self.0.operation.is_none_or(Operation::is_safe);
        let reached = match self.kind() {
            ErrorKind::Config | ErrorKind::InvalidRequest | ErrorKind::Connect => false,
            ErrorKind::InvalidResponse | ErrorKind::WaitTimeout | ErrorKind::RunFailed | ErrorKind::ResultMismatch => {
                true
            }
            // A server that fails, or a proxy before it, may have begun. A refusal is one though its body is lost.
            ErrorKind::Status | ErrorKind::ConnectionLost | ErrorKind::Timeout => !self.is_certainly_not_acted_upon(),
        };
        // A run that was seen did start, however it was asked for.
        self.0.run.is_some() || (reached && !is_safe)
    }

    /// Returns whether the status says that the server did not act on the request.
    fn is_certainly_not_acted_upon(&self) -> bool {
        match self.status() {
            Some(StatusCode::SERVICE_UNAVAILABLE) => self.retry_after().is_some(),
            Some(
                // "It is done, see there": these do not ask for the same request again.
                StatusCode::MOVED_PERMANENTLY
                | StatusCode::FOUND
                | StatusCode::SEE_OTHER
                // A server or a proxy gave up waiting: what it waited for may have happened.
                | StatusCode::REQUEST_TIMEOUT,
            ) => false,
            // nginx: "client closed request", which a proxy between them may have done.
            Some(status) if status.as_u16() == 499 => false,
            Some(status) => status.is_client_error() || status.is_redirection(),
            None => false,
        }
    }

    /// Returns how long the server asks to wait, if it says so in a known form.
    pub(crate) fn retry_after(&self) -> Option<Duration> {
        retry_after(self.headers()?)
    }

    /// Returns the number of attempts made. 0 if the request was not sent, and for [`ErrorKind::WaitTimeout`],
    /// [`ErrorKind::RunFailed`] and [`ErrorKind::ResultMismatch`].
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) {
    /// if let Err(error) = client.get_run().run_id("run_123").send().await {
    ///     println!("failed after {} attempts", error.attempts());
    /// }
    /// # }
    /// ```
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(operation) = self.0.operation {
            write!(f, "{}: ", operation.id())?;
        }
        f.write_str(&self.0.message)?;
        if self.0.attempts > 1 {
            write!(f, " (after {} attempts)", self.0.attempts)?;
        }
        match self.0.stop {
            Some(GiveUpReason::RetryAfter(asked)) => {
                let seconds = asked.as_secs_f64().ceil();
                let unit = if seconds == 1.0 { "second" } else { "seconds" };
                write!(
                    f,
                    " (not retried: the server asks to wait for {seconds} {unit}, longer than the retry policy allows)"
                )
            }
            Some(GiveUpReason::MaxElapsed) => {
                f.write_str(" (not retried: the next attempt would begin after the time limit)")
            }
            Some(GiveUpReason::MaxAttempts | GiveUpReason::NotRetryable) | None => Ok(()),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.0.kind)
            .field("message", &self.to_string())
            .field("status", &self.status().map(|status| status.as_u16()))
            .field("body_bytes", &self.body().map(|body| body.len()))
            .field("may_have_started", &self.may_have_started())
            .field("attempts", &self.0.attempts)
            .finish()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_ref().map(|source| &**source as _)
    }
}

/// A copy of an error of a library without the secrets that a server made it say.
struct RedactedError {
    display: String,
    debug: String,
    source: Option<Box<Self>>,
}

impl RedactedError {
    fn new(error: &(dyn StdError + 'static), redactor: &Redactor) -> Self {
        Self {
            display: redactor.redact(error.to_string()),
            debug: redactor.redact(format!("{error:?}")),
            source: error.source().map(|source| Box::new(Self::new(source, redactor))),
        }
    }
}

impl fmt::Display for RedactedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.display)
    }
}

impl fmt::Debug for RedactedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.debug)
    }
}

impl StdError for RedactedError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

/// Returns an error whose texts, and those of its sources, are without secrets: the error itself if they are so already, which lets a
/// caller downcast it.
fn redact_source(error: Box<dyn StdError + Send + Sync>, redactor: &Redactor) -> Box<dyn StdError + Send + Sync> {
    let holds_secret = |error: &dyn StdError| {
        let texts = [error.to_string(), format!("{error:?}"), format!("{error:#?}")];
        texts.into_iter().any(|text| redactor.redact(text.clone()) != text)
    };
    let mut is_clean = true;
    let mut link: Option<&(dyn StdError + 'static)> = Some(&*error);
    while let Some(error) = link {
        is_clean &= !holds_secret(error);
        link = error.source();
    }
    if is_clean { error } else { Box::new(RedactedError::new(&*error, redactor)) }
}

/// Returns the innermost error of a chain: the one that says what happened.
pub(crate) fn root_cause(error: &dyn StdError) -> String {
    let mut cause = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    cause.to_string()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use reqwest::Method;
    use reqwest::header::{HeaderValue, RETRY_AFTER};

    use super::*;

    static GET: Operation = Operation::new("get", Method::GET, "/");
    static POST: Operation = Operation::new("post", Method::POST, "/");
    static DELETE: Operation = Operation::new("delete", Method::DELETE, "/");

    #[test]
    fn only_a_refusal_says_that_nothing_was_started() {
        for number in 100..1000 {
            let status = StatusCode::from_u16(number).unwrap();
            for (retry_after, is_understood) in [(None, false), (Some("0.5"), true), (Some("soon"), false)] {
                let mut headers = HeaderMap::new();
                if let Some(retry_after) = retry_after {
                    headers.insert(RETRY_AFTER, HeaderValue::from_static(retry_after));
                }
                let may_have_started = match number {
                    // A success elsewhere, or somebody gave up waiting.
                    301 | 302 | 303 | 408 | 499 => true,
                    300..=499 => false,
                    503 => !is_understood,
                    _ => true,
                };
                for operation in [&GET, &POST, &DELETE] {
                    let headers = headers.clone();
                    let error = Error::status_error(
                        operation,
                        RawResponse { status, headers, body: Bytes::new(), attempts: 1 },
                        None,
                    );
                    let is_get = std::ptr::eq(operation, &raw const GET);
                    assert_eq!(
                        error.may_have_started(),
                        may_have_started && !is_get,
                        "{operation:?} {number} {retry_after:?}"
                    );
                    let seen = error.with_run(Some(Bytes::new()));
                    assert!(seen.may_have_started(), "a run that was seen has started");
                }
            }
        }
    }

    #[test]
    fn a_proxy_is_named_where_nothing_could_be_reached() {
        for kind in [ErrorKind::Connect, ErrorKind::ConnectionLost, ErrorKind::Timeout, ErrorKind::Status] {
            let text = Error::of_kind(kind, &POST).with_proxy(Some("HTTPS_PROXY")).to_string();
            assert_eq!(text.contains("HTTPS_PROXY is set"), kind == ErrorKind::Connect, "{text}");
            assert!(!Error::of_kind(kind, &POST).with_proxy(None).to_string().contains("proxy"));
        }
    }

    #[test]
    fn a_lost_request_may_have_started_something() {
        for (kind, may_have_started) in [
            (ErrorKind::Config, false),
            (ErrorKind::InvalidRequest, false),
            (ErrorKind::Connect, false),
            (ErrorKind::ConnectionLost, true),
            (ErrorKind::Timeout, true),
            (ErrorKind::InvalidResponse, true),
            (ErrorKind::WaitTimeout, true),
            (ErrorKind::RunFailed, true),
            (ErrorKind::ResultMismatch, true),
        ] {
            assert_eq!(Error::of_kind(kind, &POST).may_have_started(), may_have_started, "{kind:?}");
            assert!(!Error::of_kind(kind, &GET).may_have_started(), "{kind:?}");
        }
    }

    /// An error of a library, which says what a server said.
    #[derive(Debug)]
    struct Said(String, Option<Box<Said>>);

    impl fmt::Display for Said {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(&self.0)
        }
    }

    impl StdError for Said {
        fn source(&self) -> Option<&(dyn StdError + 'static)> {
            self.1.as_deref().map(|source| source as _)
        }
    }

    #[test]
    fn a_source_is_kept_unless_it_holds_a_secret() {
        let redactor = Redactor::new(["sesame-7f3a"]);
        let chain = |inner: &str| {
            let said = |text: &str, source| Said(text.to_owned(), source);
            Box::new(said("outer", Some(Box::new(said("middle", Some(Box::new(said(inner, None))))))))
        };
        let kept = redact_source(chain("innocent"), &redactor);
        assert!(kept.downcast_ref::<Said>().is_some());
        let redacted = redact_source(chain("what sesame-7f3a said"), &redactor);
        assert_eq!(root_cause(&*redacted), "what [redacted] said");
        let (mut link, mut length): (Option<&dyn StdError>, _) = (Some(&*redacted), 0);
        while let Some(error) = link {
            assert!(!format!("{error} {error:?} {error:#?}").contains("7f3a"));
            (link, length) = (error.source(), length + 1);
        }
        assert_eq!(length, 3);

        /// An error that says more when it is debugged.
        struct Secretive;

        impl fmt::Display for Secretive {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("it failed")
            }
        }

        impl fmt::Debug for Secretive {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("Secretive(sesame-7f3a)")
            }
        }

        impl StdError for Secretive {}

        let redacted = redact_source(Box::new(Secretive), &redactor);
        assert_eq!(format!("{redacted} {redacted:?}"), "it failed Secretive([redacted])");
    }
}
