//! Responses of the mock server.

use std::time::Duration;

use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use axum::http::{self, StatusCode};
use serde_json::{Value, json};

/// A whole response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// Status, from 200 to 999.
    pub status: u16,
    /// Headers; `content-length` comes by itself.
    pub headers: Vec<(String, Vec<u8>)>,
    /// Body.
    pub body: Vec<u8>,
    /// Time before it is sent.
    pub delay: Duration,
}

/// Reason why HTTP cannot carry a response.
#[derive(Debug, thiserror::Error)]
enum ResponseError {
    #[error(transparent)]
    Http(#[from] http::Error),
    #[error("a 1XX status is not a final response")]
    Interim,
}

impl Response {
    /// A response with these bytes and no header.
    #[must_use]
    pub fn new(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self { status, headers: Vec::new(), body: body.into(), delay: Duration::ZERO }
    }

    /// A JSON response.
    #[must_use]
    pub fn json(status: u16, body: &Value) -> Self {
        Self::new(status, body.to_string()).with_header(CONTENT_TYPE.as_str(), "application/json")
    }

    /// A refusal as the service words it.
    #[must_use]
    pub fn detail(status: u16, detail: impl Into<Value>) -> Self {
        Self::json(status, &json!({"detail": detail.into()}))
    }

    /// The same with one more header.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: impl AsRef<[u8]>) -> Self {
        self.headers.push((name.to_owned(), value.as_ref().to_vec()));
        self
    }

    /// The same, later.
    #[must_use]
    pub fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// The response for the wire; one that HTTP cannot carry becomes a 500 that says so.
    pub(super) fn into_response(self) -> http::Response<Body> {
        match self.build() {
            Ok(response) => response,
            Err(error) => {
                let problem = format!("the mock server cannot send the response that a test requested: {error}\n");
                let mut response = http::Response::new(Body::from(problem));
                *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                response
            }
        }
    }

    fn build(self) -> Result<http::Response<Body>, ResponseError> {
        let status = StatusCode::from_u16(self.status).map_err(http::Error::from)?;
        if status.is_informational() {
            return Err(ResponseError::Interim);
        }
        let mut response = http::Response::new(Body::from(self.body));
        *response.status_mut() = status;
        for (name, value) in self.headers {
            let name = HeaderName::try_from(name).map_err(http::Error::from)?;
            let value = HeaderValue::try_from(value).map_err(http::Error::from)?;
            response.headers_mut().append(name, value);
        }
        Ok(response)
    }
}
