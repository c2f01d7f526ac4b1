//! What the document says of an operation, as far as the layer that sends requests needs it.

use reqwest::Method;

use crate::Error;

/// An operation of the API, as the document has it.
///
/// ```
/// use webagent::operations;
///
/// for operation in operations::ALL {
///     println!("{}: {} {}", operation.id(), operation.method(), operation.path());
/// }
/// ```
#[derive(Debug)]
pub struct Operation {
    id: &'static str,
    method: Method,
    path: &'static str,
    credential: Option<Credential>,
}

/// Where a request carries the key, as the document's security scheme says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(dead_code, reason = "the document decides which of them are used")]
pub(crate) enum Credential {
    /// In a header, behind a prefix.
    Header { name: &'static str, prefix: &'static str },
    /// In a parameter of the query.
    Query(&'static str),
    /// In a cookie.
    Cookie(&'static str),
}

impl Operation {
    pub(crate) const fn new(
        id: &'static str,
        method: Method,
        path: &'static str,
        credential: Option<Credential>,
    ) -> Self {
        Self { id, method, path, credential }
    }

    /// The `operationId`.
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// The HTTP method.
    pub const fn method(&self) -> &Method {
        &self.method
    }

    /// The path template, such as `/tasks/{task_id}/runs`.
    pub const fn path(&self) -> &'static str {
        self.path
    }

    /// Whether a request carries the key.
    pub const fn needs_key(&self) -> bool {
        self.credential.is_some()
    }

    /// Whether a request has no effect on the server, so that sending it again costs nothing.
    pub(crate) fn is_safe(&self) -> bool {
        matches!(self.method, Method::GET | Method::HEAD | Method::OPTIONS | Method::TRACE)
    }

    pub(crate) const fn credential(&self) -> Option<Credential> {
        self.credential
    }

    /// The error for a request that is not sent.
    pub(crate) fn refused(&'static self, message: impl Into<String>) -> Error {
        Error::invalid_request(self, message.into())
    }
}
