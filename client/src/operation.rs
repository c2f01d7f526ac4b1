//! The document's description of an operation, as far as the layer that sends requests needs it.

use reqwest::{Method, StatusCode};

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
    is_redirect: bool,
}

impl Operation {
    pub(crate) const fn new(
        id: &'static str,
        method: Method,
        path: &'static str,
        security: &'static [&'static [usize]],
    ) -> Self {
        Self { id, method, path, security, server: None, is_redirect: false }
    }

    /// Sets the server of the operation's own.
    #[allow(dead_code, reason = "the document decides whether there is one")]
    pub(crate) const fn with_server(mut self, url: &'static str) -> Self {
        self.server = Some(url);
        self
    }

    /// Makes redirects the success, where the document has no other.
    #[allow(dead_code, reason = "the document decides whether there is one")]
    pub(crate) const fn with_redirect(mut self) -> Self {
        self.is_redirect = true;
        self
    }

    /// Returns the `operationId`.
    ///
    /// ```
    /// use webagent::operations;
    ///
    /// let ids: Vec<&str> = operations::ALL.iter().map(|operation| operation.id()).collect();
    /// assert!(!ids.is_empty());
    /// ```
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// Returns the HTTP method.
    ///
    /// ```
    /// use webagent::operations;
    ///
    /// let starts = operations::ALL.iter().filter(|operation| operation.method() == "POST").count();
    /// assert!(starts > 0);
    /// ```
    pub const fn method(&self) -> &Method {
        &self.method
    }

    /// Returns the path template, such as `/tasks/{task_id}/runs`.
    ///
    /// ```
    /// use webagent::operations;
    ///
    /// assert!(operations::ALL.iter().all(|operation| operation.path().starts_with('/')));
    /// ```
    pub const fn path(&self) -> &'static str {
        self.path
    }

    /// Returns whether a request has to carry credentials.
    ///
    /// ```
    /// use webagent::operations;
    ///
    /// for operation in operations::ALL.iter().filter(|operation| operation.needs_key()) {
    ///     println!("{} needs the key", operation.id());
    /// }
    /// ```
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

    /// Returns whether a status is the success that the document promises.
    pub(crate) fn succeeds_with(&self, status: StatusCode) -> bool {
        status.is_success() || (self.is_redirect && status.is_redirection())
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
}
