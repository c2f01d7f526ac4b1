//! A successful response.

use std::fmt;
use std::ops::{Deref, DerefMut};

use reqwest::StatusCode;
use reqwest::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderMap};
use serde::de::DeserializeOwned;

use crate::Bytes;
use crate::decode::{Omitted, strip_bom};

/// The response of a server, undecoded.
#[derive(Clone)]
pub(crate) struct RawResponse {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// The number of times that the request was sent until this came.
    pub(crate) attempts: u32,
}

/// A response whose body is still to be read.
pub(crate) struct Opened {
    pub(crate) response: reqwest::Response,
    /// The number of times that the request was sent until this came.
    pub(crate) attempts: u32,
}

/// A successful response as hooks and the log see it.
pub(crate) trait Received {
    /// Returns the status.
    fn status(&self) -> StatusCode;
    /// Returns the length of the body, if it has been read.
    fn body_bytes(&self) -> Option<usize>;
    /// Returns the number of times that the request was sent.
    #[cfg(feature = "tracing")]
    fn attempts(&self) -> u32;
}

impl Received for RawResponse {
    fn status(&self) -> StatusCode {
        self.status
    }

    fn body_bytes(&self) -> Option<usize> {
        Some(self.body.len())
    }

    #[cfg(feature = "tracing")]
    fn attempts(&self) -> u32 {
        self.attempts
    }
}

impl Received for Opened {
    fn status(&self) -> StatusCode {
        self.response.status()
    }

    fn body_bytes(&self) -> Option<usize> {
        None
    }

    #[cfg(feature = "tracing")]
    fn attempts(&self) -> u32 {
        self.attempts
    }
}

/// The reason why a body cannot be decoded.
#[derive(Debug)]
pub(crate) enum DecodeError {
    Json(serde_json::Error),
    /// The body is no text, or in another encoding.
    Text(&'static str),
    /// The body is compressed, in this way.
    Compressed(String),
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(error) => error.fmt(f),
            Self::Text(reason) => f.write_str(reason),
            Self::Compressed(coding) => f.write_str(&compressed(coding)),
        }
    }
}

#[allow(dead_code, reason = "the document decides what responses have")]
impl RawResponse {
    pub(crate) fn status(&self) -> StatusCode {
        self.status
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.body.is_empty()
    }

    /// The body, decoded from JSON.
    pub(crate) fn json<T: DeserializeOwned>(&self) -> Result<T, DecodeError> {
        self.json_without(None)
    }

    /// The same, without a member that is not decoded.
    pub(crate) fn json_without<T: DeserializeOwned>(&self, omitted: Option<Omitted>) -> Result<T, DecodeError> {
        crate::decode::from_slice(strip_bom(&self.body), omitted).map_err(DecodeError::Json)
    }

    /// The body as text, in UTF-8 or in the encoding that its media type names, of which ISO-8859-1 is known.
    pub(crate) fn text(&self) -> Result<String, DecodeError> {
        self.check_coding()?;
        let media_type = self.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let is_latin = media_type.to_ascii_lowercase().contains("iso-8859-1");
        if is_latin {
            return Ok(self.body.iter().map(|byte| char::from(*byte)).collect());
        }
        let text = std::str::from_utf8(strip_bom(&self.body));
        text.map(str::to_owned).map_err(|_| DecodeError::Text("it is not text in UTF-8"))
    }

    /// The body as it is.
    pub(crate) fn bytes(&self) -> Result<Bytes, DecodeError> {
        self.check_coding()?;
        Ok(self.body.clone())
    }

    fn check_coding(&self) -> Result<(), DecodeError> {
        self.content_coding().map_or(Ok(()), |coding| Err(DecodeError::Compressed(coding)))
    }

    pub(crate) fn nothing(&self) -> Result<(), DecodeError> {
        Ok(())
    }

    /// Returns in which way the body is compressed, according to the headers. What the HTTP client has decoded is not.
    pub(crate) fn content_coding(&self) -> Option<String> {
        let values = self.headers.get_all(CONTENT_ENCODING).iter().filter_map(|value| value.to_str().ok());
        let codings = values.flat_map(|value| value.split(',')).map(|coding| coding.trim().to_ascii_lowercase());
        let codings = codings.filter(|coding| !matches!(coding.as_str(), "" | "identity"));
        // Only a known one is repeated: a server can write anything there.
        let codings: Vec<String> = codings
            .map(|coding| match coding.as_str() {
                "gzip" | "x-gzip" | "br" | "deflate" | "zstd" | "compress" | "x-compress" => coding,
                _ => "an unknown coding".to_owned(),
            })
            .collect();
        (!codings.is_empty() && !self.body.is_empty()).then(|| codings.join(", "))
    }

    /// Returns in which way the body is compressed, according to its first bytes where the headers say nothing.
    pub(crate) fn apparent_coding(&self) -> Option<String> {
        let by_magic_number = || match *self.body {
            [0x1f, 0x8b, ..] => Some("gzip".to_owned()),
            [0x28, 0xb5, 0x2f, 0xfd, ..] => Some("zstd".to_owned()),
            _ => None,
        };
        self.content_coding().or_else(by_magic_number)
    }
}

/// Says that a body is compressed, and what to do about it.
pub(crate) fn compressed(coding: &str) -> String {
    let remedy = match coding {
        "gzip" | "x-gzip" => "; the feature `gzip` of the crate `reqwest` decodes it",
        "br" => "; the feature `brotli` of the crate `reqwest` decodes it",
        "deflate" => "; the feature `deflate` of the crate `reqwest` decodes it",
        "zstd" => "; the feature `zstd` of the crate `reqwest` decodes it",
        _ => "",
    };
    format!("it is compressed with {coding}, which the client did not request{remedy}")
}

/// The value of a successful response, with the status, the headers and the body it came with.
///
/// It dereferences to the value; [`into_inner`](Self::into_inner) takes the value out.
///
/// ```no_run
/// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
/// let task = client.get_task().task_id("task_123").send().await?;
/// println!("{} with {} bytes: {}", task.status(), task.body().len(), task.name);
/// let task: webagent::types::Task = task.into_inner();
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct ResponseValue<T> {
    inner: T,
    response: RawResponse,
}

impl<T> ResponseValue<T> {
    pub(crate) fn new(inner: T, response: RawResponse) -> Self {
        Self { inner, response }
    }

    /// The same response with another value.
    #[allow(dead_code, reason = "the document decides whether there are streams")]
    pub(crate) fn map<U>(self, f: impl FnOnce(T) -> U) -> ResponseValue<U> {
        ResponseValue { inner: f(self.inner), response: self.response }
    }

    pub(crate) fn response(&self) -> &RawResponse {
        &self.response
    }

    pub(crate) fn into_raw(self) -> RawResponse {
        self.response
    }

    /// Returns the value alone.
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
    /// let run: webagent::types::Run = client.get_run().run_id("run_123").send().await?.into_inner();
    /// # Ok(())
    /// # }
    /// ```
    pub fn into_inner(self) -> T {
        self.inner
    }

    /// Returns the status of the response.
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
    /// let run = client.get_run().run_id("run_123").send().await?;
    /// // The status of the response, not that of the run.
    /// assert!(run.status().is_success());
    /// println!("{}", run.status);
    /// # Ok(())
    /// # }
    /// ```
    pub fn status(&self) -> StatusCode {
        self.response.status
    }

    /// Returns the headers of the response.
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
    /// let run = client.get_run().run_id("run_123").send().await?;
    /// println!("{:?}", run.headers().get("x-request-id"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn headers(&self) -> &HeaderMap {
        &self.response.headers
    }

    /// Returns the body as it was received: numbers have the digits that the server wrote.
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
    /// let run = client.get_run().run_id("run_123").send().await?;
    /// std::fs::write("run.json", run.body()).ok();
    /// # Ok(())
    /// # }
    /// ```
    pub fn body(&self) -> &Bytes {
        &self.response.body
    }
}

impl<T> Deref for ResponseValue<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.inner
    }
}

impl<T> DerefMut for ResponseValue<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.inner
    }
}

impl<T> AsRef<T> for ResponseValue<T> {
    fn as_ref(&self) -> &T {
        &self.inner
    }
}

impl<T: fmt::Debug> fmt::Debug for ResponseValue<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseValue")
            .field("status", &self.response.status)
            .field("inner", &self.inner)
            .finish_non_exhaustive()
    }
}
