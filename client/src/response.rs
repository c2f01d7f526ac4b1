//! A successful answer.

use std::fmt;
use std::ops::{Deref, DerefMut};

use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use crate::Bytes;

/// A body without the byte order mark that JSON must not begin with, but sometimes does.
pub(crate) fn without_mark(body: &[u8]) -> &[u8] {
    body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body)
}

/// What a server answered, undecoded.
#[derive(Clone)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// How often the request was sent until this came.
    pub(crate) attempts: u32,
}

/// The value of a successful answer, with the status, the headers and the body it came with.
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
    answer: Answer,
}

impl<T> ResponseValue<T> {
    pub(crate) fn new(inner: T, answer: Answer) -> Self {
        Self { inner, answer }
    }

    pub(crate) fn into_answer(self) -> Answer {
        self.answer
    }

    /// The value alone.
    pub fn into_inner(self) -> T {
        self.inner
    }

    /// The status of the answer.
    pub fn status(&self) -> StatusCode {
        self.answer.status
    }

    /// The headers of the answer.
    pub fn headers(&self) -> &HeaderMap {
        &self.answer.headers
    }

    /// The body as it was received: numbers have the digits that the server wrote.
    pub fn body(&self) -> &Bytes {
        &self.answer.body
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
            .field("status", &self.answer.status)
            .field("inner", &self.inner)
            .finish_non_exhaustive()
    }
}
