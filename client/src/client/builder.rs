//! The way to a client: settings, and what is checked before there is one.

use std::env::VarError;
use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use reqwest::Url;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

use super::base_url::{is_loopback, parse};
use super::{Client, Inner};
use crate::auth::{Credentials, Placement, Scheme, ways};
use crate::call_options::{InvalidHeader, header};
use crate::error::root_cause;
use crate::generated::{BASE_URL, operations};
use crate::hooks::{Hooks, RequestEvent, ResponseEvent};
use crate::operation::Operation;
use crate::poll_permits::PollPermits;
use crate::{Error, Retry};

/// The time that connecting may take unless the user says otherwise.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// The time that a connection may be silent before the operating system probes it, and between the probes.
const KEEPALIVE: Duration = Duration::from_secs(30);

/// The time that a connection may be unused and still carry the next request, unless the user says otherwise.
/// Servers close one that is unused, uvicorn after 5 seconds and gunicorn after 2; a request that meets the end of its
/// connection is lost, and nobody can say whether it was acted on.
const POOL_IDLE_TIMEOUT: Duration = Duration::from_millis(500);

/// Takes the place of a timeout that cannot be unset, and of one that is longer: with a much longer one the HTTP client panics.
const NO_TIMEOUT: Duration = Duration::from_secs(30 * 365 * 24 * 60 * 60);

/// The number of bytes that a response may have unless the user says otherwise.
const MAX_RESPONSE_BYTES: usize = 128 << 20;

/// The shortest first pause between two polls: without one the service would be asked as fast as it responds.
const MIN_POLL_INTERVAL: Duration = Duration::from_millis(10);

/// The default pauses between two polls, the first and the longest.
pub(crate) const POLL_INTERVAL: (Duration, Duration) = (Duration::from_millis(500), Duration::from_secs(20));

/// Builds a [`Client`].
///
/// ```
/// use std::time::Duration;
///
/// let client = webagent::Client::builder()
///     .api_key("…".replace('…', "the key"))
///     .base_url("https://gateway.example/webagent/")
///     .connect_timeout(Duration::from_secs(5))
///     .build()?;
/// assert_eq!(client.base_url(), "https://gateway.example/webagent");
/// # Ok::<(), webagent::Error>(())
/// ```
///
/// The parameter is the client that is built: [`Client`], or the blocking one.
#[must_use]
pub struct ClientBuilder<C = Client> {
    settings: Settings,
    client: PhantomData<fn() -> C>,
}

/// The parts of the document that a client is built from.
#[derive(Clone, Copy)]
pub(crate) struct Api {
    pub(crate) schemes: &'static [Scheme],
    pub(crate) operations: &'static [&'static Operation],
    pub(crate) base_url: Option<&'static str>,
}

/// Those of `openapi.yaml`.
static PRESENT: Api = Api { schemes: operations::SCHEMES, operations: operations::ALL, base_url: BASE_URL };

/// The settings, whichever client is built.
struct Settings {
    api: Api,
    /// The argument of `api_key`: for the only scheme that is a key.
    key: Option<String>,
    /// By the document's security schemes.
    credentials: Vec<Option<String>>,
    base_url: Option<String>,
    /// The values of the variables in the document's server URL, by name.
    variables: Vec<(&'static str, String)>,
    allow_http: bool,
    connect_timeout: Duration,
    timeout: Option<Duration>,
    pool_idle_timeout: Duration,
    max_response_bytes: usize,
    retry: Retry,
    poll_interval: (Duration, Duration),
    http: Option<reqwest::ClientBuilder>,
    headers: HeaderMap,
    /// A header that cannot be sent.
    refused_header: Option<InvalidHeader>,
    hooks: Hooks,
}

/// A client that a [`ClientBuilder`] builds.
///
/// ```no_run
/// # fn example() -> Result<(), webagent::Error> {
/// use webagent::{Client, ClientBuilder};
///
/// let client: Client = ClientBuilder::from_env()?.build()?;
/// # Ok(())
/// # }
/// ```
pub trait Build: Sized {
    /// Builds the client on top of an asynchronous one.
    ///
    /// # Errors
    ///
    /// The client cannot be built.
    #[doc(hidden)]
    fn from_client(client: Client) -> Result<Self, Error>;
}

impl Build for Client {
    fn from_client(client: Client) -> Result<Self, Error> {
        Ok(client)
    }
}

impl Settings {
    fn new(api: Api) -> Self {
        Self {
            api,
            key: None,
            credentials: vec![None; api.schemes.len()],
            base_url: None,
            variables: Vec::new(),
            allow_http: false,
            connect_timeout: CONNECT_TIMEOUT,
            timeout: None,
            pool_idle_timeout: POOL_IDLE_TIMEOUT,
            max_response_bytes: MAX_RESPONSE_BYTES,
            retry: Retry::new(),
            poll_interval: POLL_INTERVAL,
            http: None,
            headers: HeaderMap::new(),
            refused_header: None,
            hooks: Hooks::default(),
        }
    }
}

impl Default for ClientBuilder {
    fn default() -> Self {
        Self::new(PRESENT)
    }
}

impl ClientBuilder {
    /// Returns a builder with the defaults.
    pub(crate) fn new(api: Api) -> Self {
        Self { settings: Settings::new(api), client: PhantomData }
    }

    /// Returns the same builder for another client.
    #[cfg(feature = "blocking")]
    pub(crate) fn for_client<C>(self) -> ClientBuilder<C> {
        ClientBuilder { settings: self.settings, client: PhantomData }
    }

    /// Returns a builder with what the environment holds: the key in `WEBAGENT_API_KEY`, or the credentials of the document's
    /// security schemes in a variable for each ([`the setters`](#implementations) name them), and the base URL in
    /// `WEBAGENT_BASE_URL`. A variable that is empty counts as not set.
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
    /// use std::time::Duration;
    ///
    /// let client = webagent::ClientBuilder::from_env()?.timeout(Duration::from_secs(90)).build()?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Every operation needs a credential and none is set, or a variable is not Unicode.
    pub fn from_env() -> Result<Self, Error> {
        Self::from_variables(PRESENT, |name| std::env::var(name))
    }

    fn from_variables(api: Api, environment: impl Fn(&str) -> Result<String, VarError>) -> Result<Self, Error> {
        let variable = |name| match environment(name) {
            Ok(value) => Ok(Some(value).filter(|value| !value.is_empty())),
            Err(VarError::NotPresent) => Ok(None),
            Err(VarError::NotUnicode(_)) => Err(Error::config(format!("{name} is not Unicode"))),
        };
        let mut settings = Settings { key: variable("WEBAGENT_API_KEY")?, ..Settings::new(api) };
        for (scheme, credential) in api.schemes.iter().zip(&mut settings.credentials) {
            if scheme.variable != "WEBAGENT_API_KEY" {
                *credential = variable(scheme.variable)?;
            }
        }
        let has_none = settings.key.is_none() && settings.credentials.iter().all(Option::is_none);
        if has_none && api.nothing_is_public() {
            let mut names: Vec<&str> = api.schemes.iter().map(|scheme| scheme.variable).collect();
            if api.key_scheme().is_some() && !names.contains(&"WEBAGENT_API_KEY") {
                names.insert(0, "WEBAGENT_API_KEY");
            }
            let message = match names.as_slice() {
                ["WEBAGENT_API_KEY"] => "WEBAGENT_API_KEY is not set: set it to the API key".to_owned(),
                names => format!("none of {} is set: set one of them to a credential", names.join(", ")),
            };
            return Err(Error::config(message));
        }
        settings.base_url = variable("WEBAGENT_BASE_URL")?;
        Ok(Self { settings, client: PhantomData })
    }
}

impl Api {
    /// Returns whether every operation needs a credential.
    fn nothing_is_public(self) -> bool {
        !self.operations.is_empty() && self.operations.iter().all(|operation| operation.needs_key())
    }

    /// The index of the scheme that `api_key` is for: the one with a setter of that name, or the only one that takes a
    /// single secret.
    fn key_scheme(self) -> Option<usize> {
        let named = self.schemes.iter().position(|scheme| scheme.setter == "api_key");
        let mut keys = self.schemes.iter().enumerate().filter(|(_, scheme)| scheme.placement != Placement::Basic);
        named.or_else(|| match (keys.next(), keys.next()) {
            (Some((only, _)), None) => Some(only),
            _ => None,
        })
    }
}

impl<C> ClientBuilder<C> {
    /// Sets the API key. It is sent where the document's security scheme says, to the origin of the base URL only. Where
    /// the document has several schemes that take a key or token, each has a setter of its own instead.
    ///
    /// ```
    /// let client = webagent::Client::builder().api_key("the key").build()?;
    /// # Ok::<(), webagent::Error>(())
    /// ```
    #[doc(alias = "token")]
    pub fn api_key(mut self, key: impl Into<String>) -> Self {
        self.settings.key = Some(key.into());
        self
    }

    /// Sets the credential of a security scheme, by its index.
    #[allow(dead_code, reason = "the document decides whether there are schemes")]
    pub(crate) fn credential(mut self, scheme: usize, value: String) -> Self {
        if let Some(credential) = self.settings.credentials.get_mut(scheme) {
            *credential = Some(value);
        }
        self
    }

    /// Sets a variable of the server's URL.
    #[allow(dead_code, reason = "the document decides whether there are variables")]
    pub(crate) fn server_variable(mut self, name: &'static str, value: String) -> Self {
        self.settings.variables.retain(|(other, _)| *other != name);
        self.settings.variables.push((name, value));
        self
    }

    /// Sets the URL that the paths of the operations are appended to. It may have a path of its own, and a slash at its end.
    /// The document's first server by default; an operation with a server of its own goes to this one, too.
    ///
    /// ```
    /// let client = webagent::Client::builder().api_key("the key").base_url("https://gateway.example/webagent").build()?;
    /// # Ok::<(), webagent::Error>(())
    /// ```
    #[doc(alias = "endpoint")]
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.settings.base_url = Some(url.into());
        self
    }

    /// Allows a base URL with plain `http` to a host other than this machine. The key then crosses the network
    /// unencrypted, and a proxy from the environment sees it.
    ///
    /// ```
    /// let client = webagent::Client::builder().api_key("the key").base_url("http://gateway.internal").allow_http(true).build()?;
    /// # Ok::<(), webagent::Error>(())
    /// ```
    #[doc(alias = "insecure")]
    pub fn allow_http(mut self, allow: bool) -> Self {
        self.settings.allow_http = allow;
        self
    }

    /// Sets how long connecting may take, TLS included. 10 seconds by default.
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// let client = webagent::Client::builder().api_key("the key").connect_timeout(Duration::from_secs(3)).build()?;
    /// # Ok::<(), webagent::Error>(())
    /// ```
    #[doc(alias = "timeout")]
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.settings.connect_timeout = timeout;
        self
    }

    /// Sets how long one attempt to send a request may take, from connecting to the last byte of the response. Default: no
    /// limit. When it expires, a run may have been started; it continues, and is billed.
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// let client = webagent::Client::builder().api_key("the key").timeout(Duration::from_secs(90)).build()?;
    /// # Ok::<(), webagent::Error>(())
    /// ```
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.settings.timeout = Some(timeout);
        self
    }

    /// Sets how long a connection may be unused and still carry the next request. Half a second by default: a request that starts a run
    /// must not meet a server that is just closing the connection, since such a request cannot be sent again.
    ///
    /// A longer time saves handshakes. It has to be clearly shorter than the time after which the server closes. With zero every
    /// request has a connection of its own: for a server that closes connections right after its responses without saying so.
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// let client = webagent::Client::builder().api_key("the key").pool_idle_timeout(Duration::from_secs(30)).build()?;
    /// # Ok::<(), webagent::Error>(())
    /// ```
    #[doc(alias = "keep-alive")]
    pub fn pool_idle_timeout(mut self, timeout: Duration) -> Self {
        self.settings.pool_idle_timeout = timeout;
        self
    }

    /// Sets the length of the longest response, in bytes; a longer one is an error that holds the beginning. 128 MiB by
    /// default.
    ///
    /// The limit bounds memory: a response takes its own length for the bytes, which are kept, and more for the value that
    /// is decoded from them. With `output::<T>()` that is about the size of `T`, so that three times the limit is enough
    /// for a result in a type of strings and numbers. A result as JSON values, as `send()` and `wait()` give it, takes up to
    /// twenty times its length where it consists of many short numbers and strings.
    ///
    /// ```
    /// let client = webagent::Client::builder().api_key("the key").max_response_bytes(8 << 20).build()?;
    /// # Ok::<(), webagent::Error>(())
    /// ```
    #[doc(alias = "limit")]
    pub fn max_response_bytes(mut self, bytes: usize) -> Self {
        self.settings.max_response_bytes = bytes;
        self
    }

    /// Sets the retry policy. Default: [`Retry::new`].
    ///
    /// ```
    /// let client = webagent::Client::builder().api_key("the key").retry(webagent::Retry::none()).build()?;
    /// # Ok::<(), webagent::Error>(())
    /// ```
    #[doc(alias = "retries")]
    pub fn retry(mut self, retry: Retry) -> Self {
        self.settings.retry = retry;
        self
    }

    /// Sets the pauses between two requests for the state of a run: the first, and the longest that the pauses grow to. Half a
    /// second and 20 seconds by default. The first is 10 milliseconds at least, the longest not shorter than the first.
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// let client = webagent::Client::builder().api_key("the key").poll_interval(Duration::from_secs(1), Duration::from_secs(5)).build()?;
    /// # Ok::<(), webagent::Error>(())
    /// ```
    #[doc(alias = "poll")]
    pub fn poll_interval(mut self, min: Duration, max: Duration) -> Self {
        let min = min.max(MIN_POLL_INTERVAL);
        self.settings.poll_interval = (min, max.max(min));
        self
    }

    /// Sends a header with every request. A header of a call by the same name takes its place.
    ///
    /// ```
    /// let client = webagent::Client::builder()
    ///     .api_key("the key")
    ///     .default_header("x-team", "flights")
    ///     .build()?;
    /// # Ok::<(), webagent::Error>(())
    /// ```
    pub fn default_header<N, V>(mut self, name: N, value: V) -> Self
    where
        N: TryInto<HeaderName>,
        V: TryInto<HeaderValue>,
    {
        match header(name, value) {
            Ok((name, value)) => drop(self.settings.headers.insert(name, value)),
            Err(error) => self.settings.refused_header = Some(error),
        }
        self
    }

    /// Sends headers with every request: see [`default_header`](Self::default_header).
    ///
    /// ```
    /// use webagent::reqwest::header::{HeaderMap, HeaderValue};
    ///
    /// let headers = HeaderMap::from_iter([("x-team".parse().unwrap(), HeaderValue::from_static("flights"))]);
    /// let client = webagent::Client::builder().api_key("the key").default_headers(headers).build()?;
    /// # Ok::<(), webagent::Error>(())
    /// ```
    pub fn default_headers(mut self, headers: HeaderMap) -> Self {
        self.settings.headers.extend(headers);
        self
    }

    /// Calls a function before every attempt to send a request, the polls of a run included.
    ///
    /// It sees the method, the URL and so on, but never the key. It runs on the thread that sends, so it should be quick.
    /// Of several functions each is called.
    ///
    /// ```
    /// let client = webagent::Client::builder()
    ///     .api_key("the key")
    ///     .on_request(|request| eprintln!("{} {} (attempt {})", request.method(), request.url(), request.attempt()))
    ///     .build()?;
    /// # Ok::<(), webagent::Error>(())
    /// ```
    #[doc(alias = "middleware")]
    #[doc(alias = "interceptor")]
    pub fn on_request(mut self, hook: impl Fn(&RequestEvent<'_>) + Send + Sync + 'static) -> Self {
        self.settings.hooks.add_on_request(hook);
        self
    }

    /// Calls a function after every attempt: with the response, or with the failure to get one. As for
    /// [`on_request`](Self::on_request) it never sees the key.
    ///
    /// ```
    /// let client = webagent::Client::builder()
    ///     .api_key("the key")
    ///     .on_response(|response| {
    ///         eprintln!("{} {:?} {:?}", response.url(), response.status(), response.duration());
    ///     })
    ///     .build()?;
    /// # Ok::<(), webagent::Error>(())
    /// ```
    #[doc(alias = "middleware")]
    #[doc(alias = "interceptor")]
    pub fn on_response(mut self, hook: impl Fn(&ResponseEvent<'_>) + Send + Sync + 'static) -> Self {
        self.settings.hooks.add_on_response(hook);
        self
    }

    /// Uses this configuration of the HTTP client: proxies, certificates, default headers and so on. Some settings are
    /// overridden: redirects and retries are off, headers are not logged, there is no proxy for this machine, and all
    /// timeouts, the keep-alive and the `User-Agent` are this builder's, also those that are not set.
    ///
    /// ```
    /// let http = webagent::reqwest::Client::builder().local_address(std::net::IpAddr::from([127, 0, 0, 1]));
    /// let client = webagent::Client::builder().api_key("the key").http_client(http).build()?;
    /// # Ok::<(), webagent::Error>(())
    /// ```
    #[doc(alias = "proxy")]
    #[doc(alias = "certificate")]
    pub fn http_client(mut self, builder: reqwest::ClientBuilder) -> Self {
        self.settings.http = Some(builder);
        self
    }

    /// Builds the client.
    ///
    /// ```
    /// let error = webagent::Client::builder().base_url("ftp://example.com").api_key("the key").build().unwrap_err();
    /// assert_eq!(error.kind(), webagent::ErrorKind::Config);
    /// # Ok::<(), webagent::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// There is no key, or it has characters that are not allowed in a header; the base URL is no `http` or `https` URL, has
    /// credentials, a query or a fragment, is plain `http` to another machine without
    /// [`allow_http`](Self::allow_http), or is `https` and the crate was built with no feature for TLS; the HTTP client
    /// cannot be built.
    pub fn build(self) -> Result<C, Error>
    where
        C: Build,
    {
        self.settings.build().and_then(C::from_client)
    }
}

impl Settings {
    fn build(self) -> Result<Client, Error> {
        let credentials = self.credentials()?;
        let (text, servers) = self.urls()?;
        let refused = self.refused_header.or_else(|| {
            let placements = || self.api.schemes.iter().map(|scheme| scheme.placement);
            self.headers.keys().find_map(|name| InvalidHeader::reserved(name, placements()))
        });
        if let Some(refused) = refused {
            return Err(Error::config(refused.to_string()));
        }
        let url = parse(&text, self.allow_http)?;
        let mut own = Vec::new();
        for (operation, server) in servers {
            let url = parse(&server, self.allow_http)?;
            own.push((operation, url.as_str().trim_end_matches('/').to_owned()));
        }
        // A timeout can be replaced, but not taken away.
        let http = self.http.map(|http| http.timeout(NO_TIMEOUT).read_timeout(NO_TIMEOUT));
        let mut http = http.unwrap_or_default();
        if is_loopback(&url) {
            // A proxy has no business between a program and its own machine, and would see the key.
            http = http.no_proxy();
        }
        let mut http = http
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            // It would write the head of every request into the log, the key with it.
            .connection_verbose(false)
            .user_agent(concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")))
            .connect_timeout(self.connect_timeout.min(NO_TIMEOUT))
            .pool_idle_timeout(self.pool_idle_timeout)
            .tcp_keepalive(KEEPALIVE)
            .tcp_keepalive_interval(KEEPALIVE);
        if let Some(timeout) = self.timeout {
            http = http.timeout(timeout.min(NO_TIMEOUT));
        }
        let redactor = credentials.redactor();
        let http = http.build().map_err(|error| {
            Error::config(redactor.redact(format!("the HTTP client cannot be built: {}", root_cause(&error))))
        })?;
        Ok(Client::new(
            Inner {
                base: url.as_str().trim_end_matches('/').to_owned(),
                servers: own,
                credentials,
                http,
                max_response_bytes: self.max_response_bytes,
                headers: self.headers,
                hooks: self.hooks,
                poll_permits: PollPermits::new(),
                poll_interval: self.poll_interval,
                proxy_variable: proxy_variable(&url, |name| {
                    std::env::var_os(name).is_some_and(|value| !value.is_empty())
                }),
            },
            self.retry,
        ))
    }

    /// Checks the credentials: with these at least one operation can be called. One that needs no credential may return one.
    fn credentials(&self) -> Result<Credentials, Error> {
        let api = self.api;
        let mut given = self.credentials.clone();
        let mut unused = None;
        if let Some(key) = &self.key {
            match api.key_scheme().and_then(|scheme| given.get_mut(scheme)) {
                Some(credential) => *credential = Some(key.clone()),
                None if api.schemes.len() > 1 => {
                    let setters = api.schemes.iter().map(|scheme| format!("`{}`", scheme.setter));
                    let setters = setters.collect::<Vec<_>>().join(", ");
                    let message =
                        format!("`api_key` does not say which of several credentials it is: use one of {setters}");
                    return Err(Error::config(message));
                }
                None => unused = Some(key.clone()),
            }
        }
        let credentials = Credentials::new(api.schemes, given, unused)?;
        let can_be_called = |operation: &&Operation| credentials.choose(operation.security()).is_some();
        if let Some(first) = api.operations.first().filter(|_| !api.operations.iter().any(can_be_called)) {
            let ways = ways(api.schemes, first.security());
            let message = match api.key_scheme() {
                Some(_) => {
                    "no API key: set one with `api_key`, or use `from_env`, which reads WEBAGENT_API_KEY".to_owned()
                }
                None => format!("a credential is missing: set {ways}; `from_env` reads the variables"),
            };
            return Err(Error::config(message));
        }
        Ok(credentials)
    }

    /// The base URL, and those of operations with a server of their own.
    #[allow(clippy::type_complexity, reason = "used once")]
    fn urls(&self) -> Result<(String, Vec<(&'static Operation, String)>), Error> {
        if let Some(url) = &self.base_url {
            return Ok((url.clone(), Vec::new()));
        }
        let base = match self.api.base_url {
            Some(url) => self.filled(url),
            None => {
                return Err(Error::config(
                    "the API's document names no server: give its URL with `base_url`, or in WEBAGENT_BASE_URL with `from_env`",
                ));
            }
        };
        let own = self.api.operations.iter().filter_map(|operation| {
            let server = operation.server()?;
            let url = match server.strip_prefix('/') {
                // A server that is only a path is on the host of the base URL.
                Some(_) => Url::parse(&base).ok()?.join(server).ok()?.to_string(),
                None => self.filled(server),
            };
            Some((*operation, url))
        });
        let own = own.collect();
        Ok((base, own))
    }

    /// A server's URL with the values of its variables.
    fn filled(&self, url: &str) -> String {
        let default = |name: &str| operations::SERVER_VARIABLES.iter().find(|(other, _)| *other == name);
        let mut filled = String::new();
        let mut is_name = false;
        for part in url.split(['{', '}']) {
            let given =
                self.variables.iter().find(|(name, _)| is_name && *name == part).map(|(_, value)| value.as_str());
            match (is_name, given, default(part)) {
                (true, Some(value), _) => filled.push_str(value),
                (true, None, Some((_, value))) => filled.push_str(value),
                _ => filled.push_str(part),
            }
            is_name = !is_name;
        }
        filled
    }
}

/// Returns the variable of the environment that names a proxy for a URL, of those that the HTTP client reads.
fn proxy_variable(url: &Url, is_set: impl Fn(&str) -> bool) -> Option<&'static str> {
    let own = match url.scheme() {
        "https" => ["HTTPS_PROXY", "https_proxy"],
        _ => ["HTTP_PROXY", "http_proxy"],
    };
    let mut variables = own.into_iter().chain(["ALL_PROXY", "all_proxy"]);
    variables.find(|name| !is_loopback(url) && is_set(name))
}

impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A base URL that has not been checked may hold credentials.
        f.debug_struct("ClientBuilder")
            .field("has_key", &(self.settings.key.is_some() || self.settings.credentials.iter().any(Option::is_some)))
            .field("allow_http", &self.settings.allow_http)
            .field("connect_timeout", &self.settings.connect_timeout)
            .field("timeout", &self.settings.timeout)
            .field("default_headers", &self.settings.headers.keys().collect::<Vec<_>>())
            .field("hooks", &self.settings.hooks)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use reqwest::Method;

    use super::*;

    static SCHEMES: &[Scheme] = &[Scheme {
        setter: "api_key",
        variable: "WEBAGENT_API_KEY",
        placement: Placement::Header { name: "x-api-key", prefix: "" },
    }];
    static SECURED: Operation = Operation::new("secured", Method::GET, "/").with_security(SCHEMES, &[&[0]]);
    static PUBLIC: Operation = Operation::new("public", Method::GET, "/public");
    static BOTH: &[&Operation] = &[&SECURED, &PUBLIC];
    static API: Api = Api { schemes: SCHEMES, operations: &[&SECURED], base_url: Some("https://api.example.com") };

    #[test]
    fn a_variable_of_the_environment_that_is_empty_counts_as_not_set() {
        let built = |key: Result<&str, VarError>, url: Result<&str, VarError>| {
            let builder = ClientBuilder::from_variables(API, |name| {
                let value = if name == "WEBAGENT_API_KEY" { &key } else { &url };
                value.clone().map(str::to_owned)
            });
            builder.and_then(ClientBuilder::build)
        };
        let absent = || Err(VarError::NotPresent);
        let garbled = || Err(VarError::NotUnicode("sesame".into()));
        let url = |client: Result<Client, Error>| client.map(|client| client.base_url().to_owned()).unwrap();
        let own = Ok("https://example.com");
        assert_eq!(url(built(Ok("sesame"), own.clone())), "https://example.com");
        assert_eq!(url(built(Ok("sesame"), absent())), API.base_url.unwrap());
        assert_eq!(url(built(Ok("sesame"), Ok(""))), API.base_url.unwrap());
        for key in [absent(), Ok("")] {
            let error = built(key, own.clone()).unwrap_err().to_string();
            assert!(error.contains("WEBAGENT_API_KEY is not set"), "{error}");
        }
        for (key, url, name) in
            [(garbled(), own.clone(), "WEBAGENT_API_KEY"), (Ok("sesame"), garbled(), "WEBAGENT_BASE_URL")]
        {
            let error = built(key, url).unwrap_err().to_string();
            assert!(error.contains(&format!("{name} is not Unicode")) && !error.contains("sesame"), "{error}");
        }
    }

    #[test]
    fn a_proxy_is_named_where_there_may_be_one() {
        let named = |url: &str, set: &[&str]| proxy_variable(&Url::parse(url).unwrap(), |name| set.contains(&name));
        assert_eq!(named("https://example.com", &["HTTP_PROXY", "https_proxy", "ALL_PROXY"]), Some("https_proxy"));
        assert_eq!(named("https://example.com", &["HTTP_PROXY"]), None);
        assert_eq!(named("http://example.com", &["HTTPS_PROXY", "all_proxy"]), Some("all_proxy"));
        for own in ["http://localhost:1", "https://127.0.0.1"] {
            assert_eq!(named(own, &["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"]), None);
        }
    }

    #[test]
    fn a_client_needs_a_key_unless_something_is_public() {
        let text = ClientBuilder::new(API).build().unwrap_err().to_string();
        assert_eq!(text, "no API key: set one with `api_key`, or use `from_env`, which reads WEBAGENT_API_KEY");
        assert!(ClientBuilder::new(Api { operations: BOTH, ..API }).build().is_ok());
    }
}
