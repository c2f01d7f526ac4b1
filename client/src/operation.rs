//! The document's description of an operation, as far as the layer that sends requests needs it.

use reqwest::{Method, StatusCode};

use crate::auth::{Placement, Scheme};

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
    schemes: &'static [Scheme],
    security: &'static [&'static [usize]],
    server: Option<&'static str>,
    is_redirect: bool,
}

impl Operation {
    pub(crate) const fn new(id: &'static str, method: Method, path: &'static str) -> Self {
        Self { id, method, path, schemes: &[], security: &[], server: None, is_redirect: false }
    }

    /// Sets the security schemes of the document, and the alternatives that the operation has of them, by index.
    #[allow(dead_code, reason = "the document decides whether there is one")]
    pub(crate) const fn with_security(
        mut self,
        schemes: &'static [Scheme],
        alternatives: &'static [&'static [usize]],
    ) -> Self {
        self.schemes = schemes;
        self.security = alternatives;
        self
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

    /// The security schemes of the document.
    pub(crate) const fn schemes(&self) -> &'static [Scheme] {
        self.schemes
    }

    /// The alternatives of security schemes, by their index in [`schemes`](Self::schemes). Any is allowed; of each all are
    /// needed.
    pub(crate) const fn security(&self) -> &'static [&'static [usize]] {
        self.security
    }

    /// Returns where the credentials are.
    pub(crate) fn placements(&'static self) -> impl Iterator<Item = Placement> {
        let schemes = self.security.iter().flat_map(|alternative| alternative.iter());
        schemes.filter_map(|scheme| Some(self.schemes.get(*scheme)?.placement))
    }

    /// The URL of the operation's own server, which the client's base URL takes the place of if the user gave one.
    pub(crate) const fn server(&self) -> Option<&'static str> {
        self.server
    }
}
