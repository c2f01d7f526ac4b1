//! Sends a request, reads the whole response, and maps failures to [`Error`].

use reqwest::header::LOCATION;

use crate::activity::Activity;
use crate::error_message::{render, sanitize};
use crate::generated::DISPLAYS;
use crate::operation::Operation;
use crate::response::{Opened, RawResponse, Received, compressed};
use crate::{Bytes, Client, Error};

impl Client {
    /// Sends a request, again where that is safe, and reads the whole response. A status other than success is an error. The request is
    /// made anew for every attempt.
    pub(crate) async fn execute(
        &self,
        operation: &'static Operation,
        request: &(impl Fn() -> Result<reqwest::Request, Error> + Sync),
    ) -> Result<RawResponse, Error> {
        let attempt = |number| async move {
            let request = request()?;
            let url = self.url_for_hooks(&request);
            let attempt = self.with_hooks(operation, url, number, self.attempt(operation, request)).await;
            // Until the next one begins.
            attempt.inspect_err(|_| self.note(Activity::pause))
        };
        let (response, attempts) = self.retry().run(attempt).await?;
        Ok(RawResponse { attempts, ..response })
    }

    /// The same, but leaves the body of a success to be read by the caller.
    pub(crate) async fn open(
        &self,
        operation: &'static Operation,
        request: &(impl Fn() -> Result<reqwest::Request, Error> + Sync),
    ) -> Result<Opened, Error> {
        let attempt = |number| async move {
            let request = request()?;
            let url = self.url_for_hooks(&request);
            let begun = async {
                #[cfg(any(test, feature = "mock"))]
                let _clock = crate::paused_clock::hold();
                Ok(Opened { response: self.begin(operation, request).await?, attempts: 1 })
            };
            self.with_hooks(operation, url, number, begun).await
        };
        let (opened, attempts) = self.retry().run(attempt).await?;
        Ok(Opened { attempts, ..opened })
    }

    /// Returns the URL of a request as hooks see it: without the key; `None` if there are no hooks.
    fn url_for_hooks(&self, request: &reqwest::Request) -> Option<String> {
        (!self.request_hooks().is_empty()).then(|| self.redact(request.url().as_str().to_owned()))
    }

    /// Makes one attempt, and calls the hooks before and after it. The texts of its error are free of the key from here on.
    async fn with_hooks<T: Received>(
        &self,
        operation: &'static Operation,
        url: Option<String>,
        number: u32,
        attempt: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Error> {
        let attempt = async { attempt.await.map_err(|error| error.with_redactor(self.redactor())) };
        match url {
            Some(url) => self.request_hooks().around(operation, &url, number, attempt).await,
            None => attempt.await,
        }
    }

    async fn attempt(&self, operation: &'static Operation, request: reqwest::Request) -> Result<RawResponse, Error> {
        #[cfg(any(test, feature = "mock"))]
        let _clock = crate::paused_clock::hold();
        let response = self.begin(operation, request).await?;
        self.receive(operation, response).await
    }

    /// Sends a request and waits for the head of the response. The body of a failure is read.
    async fn begin(
        &self,
        operation: &'static Operation,
        request: reqwest::Request,
    ) -> Result<reqwest::Response, Error> {
        self.note(Activity::touch);
        let response = self.http().execute(request).await.map_err(|error| {
            Error::transport(operation, error, None, self.redactor()).with_proxy(self.proxy_variable())
        })?;
        self.note(Activity::response_began);
        if operation.succeeds_with(response.status()) {
            return Ok(response);
        }
        let response = self.receive(operation, response).await?;
        let is_truncated = response.body.len() > self.max_response_bytes();
        let detail = match response.content_coding() {
            Some(coding) => Some(self.redact(format!("the body of the error cannot be read: {}", compressed(&coding)))),
            None => render(&response.body, DISPLAYS, is_truncated, self.redactor()).or_else(|| {
                let location = response.headers.get(LOCATION)?.to_str().ok()?;
                Some(sanitize(&format!("location {location}"), self.redactor()))
            }),
        };
        Err(Error::status_error(operation, response, detail))
    }

    /// Notes progress, where somebody watches it.
    fn note(&self, what: fn(&Activity)) {
        if let Some(activity) = self.activity() {
            what(activity);
        }
    }

    /// Reads the body. What arrived before a failure is kept in the error.
    async fn receive(
        &self,
        operation: &'static Operation,
        mut response: reqwest::Response,
    ) -> Result<RawResponse, Error> {
        let status = response.status();
        let headers = std::mem::take(response.headers_mut());
        let mut body = Body::Empty;
        loop {
            match response.chunk().await {
                Ok(Some(chunk)) => {
                    self.note(Activity::touch);
                    body.push(chunk);
                }
                Ok(None) => break,
                Err(error) => {
                    let response = RawResponse { status, headers, body: body.into_bytes(), attempts: 1 };
                    let arrived = response.body.len();
                    return Err(Error::transport(operation, error, Some((response, arrived)), self.redactor()));
                }
            }
            let is_too_long = body.len() > self.max_response_bytes();
            if is_too_long && !operation.succeeds_with(status) {
                // The beginning of what a server says of a failure is enough.
                break;
            }
            if is_too_long {
                let response = RawResponse { status, headers, body: body.into_bytes(), attempts: 1 };
                let reason = format!("it is longer than the limit of {} bytes", self.max_response_bytes());
                return Err(Error::unreadable(operation, response, &reason));
            }
        }
        Ok(RawResponse { status, headers, body: body.into_bytes(), attempts: 1 })
    }
}

/// Length from which a body grows by an eighth when it needs more room.
const LONG_BODY: usize = 1 << 20;

/// A body that arrives in pieces; mostly it is one piece, which is not copied.
enum Body {
    Empty,
    One(Bytes),
    Many(Vec<u8>),
}

impl Body {
    fn len(&self) -> usize {
        match self {
            Self::Empty => 0,
            Self::One(bytes) => bytes.len(),
            Self::Many(bytes) => bytes.len(),
        }
    }

    fn push(&mut self, chunk: Bytes) {
        *self = match std::mem::replace(self, Self::Empty) {
            Self::Empty => Self::One(chunk),
            Self::One(first) => {
                let mut bytes = Vec::with_capacity((first.len() + chunk.len()) * 2);
                bytes.extend_from_slice(&first);
                bytes.extend_from_slice(&chunk);
                Self::Many(bytes)
            }
            Self::Many(mut bytes) => {
                if bytes.capacity() - bytes.len() < chunk.len() {
                    // A long body is not doubled: it would take up to twice its length.
                    let growth = if bytes.len() < LONG_BODY { bytes.len() } else { bytes.len() / 8 };
                    bytes.reserve_exact(growth.max(chunk.len()));
                }
                bytes.extend_from_slice(&chunk);
                Self::Many(bytes)
            }
        };
    }

    fn into_bytes(self) -> Bytes {
        match self {
            Self::Empty => Bytes::new(),
            Self::One(bytes) => bytes,
            Self::Many(bytes) => bytes.into(),
        }
    }
}
