//! The document's description of an operation, as far as the layer that sends requests needs it.

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
    security: &'static [&'static [usize]],
    server: Option<&'static str>,
}

impl Operation {
    pub(crate) const fn new(
        id: &'static str,
        method: Method,
        path: &'static str,
        security: &'static [&'static [usize]],
    ) -> Self {
        Self { id, method, path, security, server: None }
    }

    /// Sets the server of the operation's own.
    #[allow(dead_code, reason = "the document decides whether there is one")]
    pub(crate) const fn with_server(mut self, url: &'static str) -> Self {
        self.server = Some(url);
        self
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

    /// Returns whether a request has to carry credentials.
    pub const fn needs_key(&self) -> bool {
        let mut index = 0;
        while index < self.security.len() {
            if let [first, ..] = self.security.split_at(index).1
                && first.is_empty()
            {
                return false;
            }
            index += 1;
        }
        !self.security.is_empty()
    }

    /// Returns whether a request has no effect on the server, so that sending it again costs nothing.
    pub(crate) fn is_safe(&self) -> bool {
        matches!(self.method, Method::GET | Method::HEAD | Method::OPTIONS | Method::TRACE)
    }

    /// The alternatives of security schemes, by their index in `operations::SCHEMES`. Any is allowed; of each all are needed.
    pub(crate) const fn security(&self) -> &'static [&'static [usize]] {
        self.security
    }

    /// The URL of the operation's own server, which the client's base URL takes the place of if the user gave one.
    pub(crate) const fn server(&self) -> Option<&'static str> {
        self.server
    }

    /// The error for a request that is not sent.
    pub(crate) fn refused(&'static self, message: impl Into<String>) -> Error {
        Error::invalid_request(self, message.into())
    }
}
