//! Requests that the mock server recorded.

use std::collections::BTreeMap;

use axum::body::Bytes;
use axum::http::HeaderMap;

/// One request as it came, and what was made of it.
#[derive(Debug, Clone)]
pub struct Request {
    /// Method.
    pub method: String,
    /// Path as it was sent, still encoded.
    pub path: String,
    /// Query as it was sent, without the question mark.
    pub query: Option<String>,
    /// Headers.
    pub headers: HeaderMap,
    /// Body as it was sent.
    pub body: Bytes,
    /// Set if the body is missing here because enough was recorded already ([`Settings::max_recorded`](super::Settings::max_recorded)).
    pub is_body_omitted: bool,
    /// The operation that it is a call of; `None` when method and path belong to none.
    pub operation_id: Option<String>,
    /// The path's parameters, decoded.
    pub path_parameters: BTreeMap<String, String>,
    /// Status of the response; 0 before there is one.
    pub status: u16,
}
