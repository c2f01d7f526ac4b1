//! Callbacks that see every request and every response.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::{Method, StatusCode};
use tokio::time::Instant;

use crate::Error;
use crate::operation::Operation;
use crate::response::Received;

/// A request that is about to be sent, as [`ClientBuilder::on_request`](crate::ClientBuilder::on_request) sees it.
///
/// It has no credentials: no headers, and a URL in which the key is replaced.
///
/// ```
/// let client = webagent::Client::builder()
///     .api_key("the key")
///     .on_request(|request| eprintln!("{} to {}", request.operation().id(), request.url()))
///     .build()?;
/// # Ok::<(), webagent::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct RequestEvent<'a> {
    operation: &'static Operation,
    url: &'a str,
    attempt: u32,
}

impl<'a> RequestEvent<'a> {
    /// Returns the operation.
    ///
    /// ```
    /// # let builder = webagent::Client::builder();
    /// builder.on_request(|event| eprintln!("{}", event.operation().id()));
    /// ```
    pub fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// Returns the HTTP method.
    ///
    /// ```
    /// # let builder = webagent::Client::builder();
    /// builder.on_request(|event| eprintln!("{} {}", event.method(), event.url()));
    /// ```
    pub fn method(&self) -> &'static Method {
        self.operation.method()
    }

    /// Returns the URL, without the key.
    ///
    /// ```
    /// # let builder = webagent::Client::builder();
    /// builder.on_request(|event| eprintln!("{}", event.url()));
    /// ```
    pub fn url(&self) -> &'a str {
        self.url
    }

    /// Returns the number of the attempt, counted from 1.
    ///
    /// ```
    /// # let builder = webagent::Client::builder();
    /// builder.on_request(|event| if event.attempt() > 1 { eprintln!("once more: {}", event.url()) });
    /// ```
    pub fn attempt(&self) -> u32 {
        self.attempt
    }
}

/// The end of an attempt, as [`ClientBuilder::on_response`](crate::ClientBuilder::on_response) sees it: a response, or a
/// failure to get one. A response that is read as a stream is seen when its head has arrived.
///
/// ```
/// let client = webagent::Client::builder()
///     .api_key("the key")
///     .on_response(|response| match response.error() {
///         None => eprintln!("{:?} after {:?}", response.status(), response.duration()),
///         Some(error) => eprintln!("attempt {}: {error}", response.attempt()),
///     })
///     .build()?;
/// # Ok::<(), webagent::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct ResponseEvent<'a> {
    request: RequestEvent<'a>,
    status: Option<StatusCode>,
    duration: Duration,
    bytes: Option<usize>,
    error: Option<&'a Error>,
}

impl<'a> ResponseEvent<'a> {
    /// Returns the request.
    ///
    /// ```
    /// # let builder = webagent::Client::builder();
    /// builder.on_response(|event| eprintln!("{:?}", event.request()));
    /// ```
    pub fn request(&self) -> RequestEvent<'a> {
        self.request
    }

    /// Returns the operation.
    ///
    /// ```
    /// # let builder = webagent::Client::builder();
    /// builder.on_response(|event| eprintln!("{} has ended", event.operation().id()));
    /// ```
    pub fn operation(&self) -> &'static Operation {
        self.request.operation
    }

    /// Returns the HTTP method.
    ///
    /// ```
    /// # let builder = webagent::Client::builder();
    /// builder.on_response(|event| eprintln!("{} {}", event.method(), event.url()));
    /// ```
    pub fn method(&self) -> &'static Method {
        self.request.method()
    }

    /// Returns the URL, without the key.
    ///
    /// ```
    /// # let builder = webagent::Client::builder();
    /// builder.on_response(|event| eprintln!("{}: {:?}", event.url(), event.status()));
    /// ```
    pub fn url(&self) -> &'a str {
        self.request.url
    }

    /// Returns the number of the attempt, counted from 1.
    ///
    /// ```
    /// # let builder = webagent::Client::builder();
    /// builder.on_response(|event| eprintln!("attempt {} has ended", event.attempt()));
    /// ```
    pub fn attempt(&self) -> u32 {
        self.request.attempt
    }

    /// Returns the status of the response; `None` if there was none.
    ///
    /// ```
    /// # let builder = webagent::Client::builder();
    /// builder.on_response(|event| if event.status().is_none() { eprintln!("no response") });
    /// ```
    pub fn status(&self) -> Option<StatusCode> {
        self.status
    }

    /// Returns the time from sending the request to the last byte of the response (of a stream, to the end of its head), or to
    /// the failure.
    ///
    /// ```
    /// # let builder = webagent::Client::builder();
    /// builder.on_response(|event| eprintln!("{} ms", event.duration().as_millis()));
    /// ```
    pub fn duration(&self) -> Duration {
        self.duration
    }

    /// Returns the length of the response's body, or of what arrived of it; `None` if there was no response, and for a stream.
    ///
    /// ```
    /// # let builder = webagent::Client::builder();
    /// builder.on_response(|event| eprintln!("{} bytes", event.body_bytes().unwrap_or_default()));
    /// ```
    pub fn body_bytes(&self) -> Option<usize> {
        self.bytes
    }

    /// Returns the failure, for any status but success too. Its texts do not show the key.
    ///
    /// It may not be the end of the call: see [`Retry`](crate::Retry).
    ///
    /// ```
    /// # let builder = webagent::Client::builder();
    /// builder.on_response(|event| if let Some(error) = event.error() { eprintln!("{error}") });
    /// ```
    pub fn error(&self) -> Option<&'a Error> {
        self.error
    }
}

type OnRequest = Arc<dyn Fn(&RequestEvent<'_>) + Send + Sync>;
type OnResponse = Arc<dyn Fn(&ResponseEvent<'_>) + Send + Sync>;

/// The callbacks of a client.
#[derive(Clone, Default)]
pub(crate) struct Hooks {
    on_request: Vec<OnRequest>,
    on_response: Vec<OnResponse>,
}

impl Hooks {
    pub(crate) fn add_on_request(&mut self, hook: impl Fn(&RequestEvent<'_>) + Send + Sync + 'static) {
        self.on_request.push(Arc::new(hook));
    }

    pub(crate) fn add_on_response(&mut self, hook: impl Fn(&ResponseEvent<'_>) + Send + Sync + 'static) {
        self.on_response.push(Arc::new(hook));
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.on_request.is_empty() && self.on_response.is_empty()
    }

    /// Calls the hooks before and after an attempt. The URL is one without the key.
    pub(crate) async fn around<T: Received>(
        &self,
        operation: &'static Operation,
        url: &str,
        number: u32,
        attempt: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Error> {
        let event = RequestEvent { operation, url, attempt: number };
        self.on_request.iter().for_each(|hook| hook(&event));
        let begun = Instant::now();
        let result = attempt.await;
        let (status, bytes) = match &result {
            Ok(received) => (Some(received.status()), received.body_bytes()),
            Err(error) => (error.status(), error.body().map(|body| body.len())),
        };
        let error = result.as_ref().err();
        let event = ResponseEvent { request: event, status, duration: begun.elapsed(), bytes, error };
        self.on_response.iter().for_each(|hook| hook(&event));
        result
    }
}

impl fmt::Debug for Hooks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hooks")
            .field("on_request", &self.on_request.len())
            .field("on_response", &self.on_response.len())
            .finish()
    }
}
