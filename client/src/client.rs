//! The client, which all requests are sent through.

mod base_url;
mod builder;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::HeaderMap;

use crate::activity::Activity;
use crate::auth::Credentials;
use crate::call_options::CallOptions;
use crate::decode::Omitted;
use crate::hooks::Hooks;
use crate::operation::Operation;
use crate::poll_permits::PollPermits;
use crate::redact::Redactor;
use crate::{Error, Retry};

#[cfg(feature = "blocking")]
pub(crate) use builder::Build;
pub use builder::ClientBuilder;
#[cfg(test)]
pub(crate) use builder::{Api, POLL_INTERVAL};

/// A client for the API.
///
/// There is one method for each operation of the document. A clone shares the connections.
///
/// Made by [`Client::from_env`] or [`Client::builder`], and in no other way, so that every client keeps the key to
/// the configured origin, follows no redirect and does not give up on a long run.
///
/// ```no_run
/// # async fn example() -> Result<(), webagent::Error> {
/// let client = webagent::Client::builder().api_key("…").build()?;
/// let run = client
///     .run_existing_task()
///     .task_id("task_123")
///     .prompt("Find the opening hours")
///     .wait()
///     .await?;
/// println!("{}: {:?}", run.status, run.result);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Client {
    // One pointer wide, since thousands of tasks may each hold a client.
    shared: Arc<Shared>,
}

#[derive(Clone)]
struct Shared {
    inner: Arc<Inner>,
    retry: Retry,
    /// The place where the requests of a run that is waited for note their progress.
    activity: Option<Arc<Activity>>,
    /// The members of responses that are not decoded.
    omitted: Option<Omitted>,
    /// Settings of the call that all requests of this handle belong to.
    options: CallOptions,
}

struct Inner {
    /// The base URL without a slash at its end.
    base: String,
    /// The base URLs of operations that have a server of their own; empty where the user's base URL is for all.
    servers: Vec<(&'static Operation, String)>,
    credentials: Credentials,
    http: reqwest::Client,
    max_response_bytes: usize,
    /// Headers of every request.
    headers: HeaderMap,
    hooks: Hooks,
    /// Taken to poll the state of a run.
    poll_permits: PollPermits,
    /// The first and the longest pause between two polls.
    poll_interval: (Duration, Duration),
    /// The variable of the environment that names a proxy for the base URL.
    proxy_variable: Option<&'static str>,
}

impl Client {
    fn new(inner: Inner, retry: Retry) -> Self {
        let shared =
            Shared { inner: Arc::new(inner), retry, activity: None, omitted: None, options: CallOptions::default() };
        Self { shared: Arc::new(shared) }
    }

    /// Builds a client with the key in `WEBAGENT_API_KEY` and, if it is set, the base URL in `WEBAGENT_BASE_URL`. A variable that
    /// is empty counts as not set.
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
    /// let client = webagent::Client::from_env()?; // WEBAGENT_API_KEY
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// As [`ClientBuilder::from_env`] and [`ClientBuilder::build`].
    pub fn from_env() -> Result<Self, Error> {
        ClientBuilder::from_env()?.build()
    }

    /// Returns a builder with the defaults: the document's server, and no key.
    ///
    /// ```
    /// let client = webagent::Client::builder().api_key("the key").build()?;
    /// # Ok::<(), webagent::Error>(())
    /// ```
    pub fn builder() -> ClientBuilder {
        ClientBuilder::default()
    }

    /// Returns the URL that the paths of the operations are appended to, without a slash at its end.
    ///
    /// ```
    /// let client = webagent::Client::builder().api_key("the key").base_url("https://example.com/v1/").build()?;
    /// assert_eq!(client.base_url(), "https://example.com/v1");
    /// # Ok::<(), webagent::Error>(())
    /// ```
    pub fn base_url(&self) -> &str {
        &self.shared.inner.base
    }

    /// Returns a client with another retry policy. The connections are shared.
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
    /// use webagent::Retry;
    ///
    /// let strict = client.with_retry(Retry::none());
    /// strict.run_existing_task().task_id("task_123").send().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn with_retry(&self, retry: Retry) -> Self {
        self.with_shared(|shared| shared.retry = retry)
    }

    /// Returns a handle whose requests note their progress, with a view of that.
    #[allow(dead_code, reason = "the document decides whether there are runs")]
    pub(crate) fn watched(&self, retry: Retry) -> (Self, Arc<Activity>) {
        let activity = Arc::new(Activity::new());
        let watched = self.with_shared(|shared| {
            shared.retry = retry;
            shared.activity = Some(Arc::clone(&activity));
        });
        (watched, activity)
    }

    pub(crate) fn activity(&self) -> Option<&Activity> {
        self.shared.activity.as_deref()
    }

    /// Returns the same client for responses of which some members are not decoded: they stay in the bodies.
    #[allow(dead_code, reason = "the document decides whether there are results of runs")]
    pub(crate) fn omitting(&self, omitted: Omitted) -> Self {
        self.with_shared(|shared| shared.omitted = Some(omitted))
    }

    /// Returns the same client for all requests of a call with settings of its own.
    #[allow(dead_code, reason = "the document decides whether there are runs")]
    pub(crate) fn with_options(&self, mut options: CallOptions) -> Self {
        if options.is_empty() {
            return self.clone();
        }
        self.with_shared(|shared| {
            shared.retry = options.take_retry().unwrap_or(shared.retry);
            shared.options = options;
        })
    }

    /// Returns the settings of the call that a request of this handle belongs to.
    pub(crate) fn call_options(&self) -> &CallOptions {
        &self.shared.options
    }

    fn with_shared(&self, change: impl FnOnce(&mut Shared)) -> Self {
        let mut shared = Shared::clone(&self.shared);
        change(&mut shared);
        Self { shared: Arc::new(shared) }
    }

    /// Returns the members of responses that are not decoded.
    pub(crate) fn omitted(&self) -> Option<Omitted> {
        self.shared.omitted
    }

    /// Returns the headers of every request.
    pub(crate) fn default_headers(&self) -> &HeaderMap {
        &self.shared.inner.headers
    }

    pub(crate) fn request_hooks(&self) -> &Hooks {
        &self.shared.inner.hooks
    }

    pub(crate) fn retry(&self) -> &Retry {
        &self.shared.retry
    }

    /// The URL that the path of an operation is appended to.
    pub(crate) fn base_url_of(&self, operation: &'static Operation) -> &str {
        let own = self.shared.inner.servers.iter().find(|(other, _)| std::ptr::eq(*other, operation));
        own.map_or(&self.shared.inner.base, |(_, url)| url)
    }

    pub(crate) fn credentials(&self) -> &Credentials {
        &self.shared.inner.credentials
    }

    pub(crate) fn http(&self) -> &reqwest::Client {
        &self.shared.inner.http
    }

    /// Returns the variable of the environment that names a proxy for the base URL.
    pub(crate) fn proxy_variable(&self) -> Option<&'static str> {
        self.shared.inner.proxy_variable
    }

    #[allow(dead_code, reason = "the document decides whether there are runs")]
    pub(crate) fn poll_permits(&self) -> &PollPermits {
        &self.shared.inner.poll_permits
    }

    #[allow(dead_code, reason = "the document decides whether there are runs")]
    pub(crate) fn poll_interval(&self) -> (Duration, Duration) {
        self.shared.inner.poll_interval
    }

    pub(crate) fn max_response_bytes(&self) -> usize {
        self.shared.inner.max_response_bytes
    }

    pub(crate) fn redactor(&self) -> &Redactor {
        self.credentials().redactor()
    }

    /// Returns the text without the credentials.
    pub(crate) fn redact(&self, text: String) -> String {
        self.redactor().redact(text)
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("base_url", &self.shared.inner.base)
            .field("credentials", &self.shared.inner.credentials)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn no_text_shows_the_key() {
        let client = Client::builder().api_key("sesame").build().unwrap();
        let text = format!("{client:?} {:#?} {:?}", client.clone(), client.run_existing_task());
        assert!(!text.contains("sesame"), "{text}");
    }
}
