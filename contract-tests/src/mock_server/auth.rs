//! Who is let in.

use axum::http::HeaderMap;
use axum::http::header::{AUTHORIZATION, COOKIE};
use serde_json::Value;

use crate::document::{DocumentError, Operation, SecurityScheme, join};

/// One way in which a request can carry the key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Carrier {
    Header(String),
    Query(String),
    Cookie(String),
    /// `Authorization: <scheme> <key>`.
    Authorization(String),
}

/// The ways of an operation: one is enough, and each needs all its carriers.
#[derive(Debug, Clone)]
pub(super) struct Security {
    ways: Vec<Vec<Carrier>>,
}

impl Security {
    pub(super) fn new(operation: &Operation<'_>) -> Result<Self, DocumentError> {
        let way = |schemes: &Vec<SecurityScheme<'_>>| schemes.iter().map(carrier).collect();
        let ways = operation.security.iter().map(way).collect::<Result<_, _>>()?;
        Ok(Self { ways })
    }

    /// Whether a request carries the key as the document wants it.
    pub(super) fn admits(&self, key: &str, headers: &HeaderMap, query: &[(String, String)]) -> bool {
        let carries = |carrier: &Carrier| match carrier {
            Carrier::Header(name) => headers.get(name).is_some_and(|value| value.as_bytes() == key.as_bytes()),
            Carrier::Query(name) => query.iter().any(|(other, value)| other == name && value == key),
            Carrier::Cookie(name) => cookies(headers).any(|(other, value)| other == name && value == key),
            Carrier::Authorization(scheme) => headers
                .get(AUTHORIZATION)
                .and_then(|value| value.to_str().ok()?.split_once(' '))
                .is_some_and(|(word, rest)| word.eq_ignore_ascii_case(scheme) && rest.trim() == key),
        };
        self.ways.is_empty() || self.ways.iter().any(|way| way.iter().all(carries))
    }

    /// The carriers of the first way, for someone who wants to be let in.
    pub(super) fn first(&self) -> &[Carrier] {
        self.ways.first().map_or(&[], Vec::as_slice)
    }
}

/// The cookies of a request.
pub(super) fn cookies(headers: &HeaderMap) -> impl Iterator<Item = (&str, &str)> {
    let lines = headers.get_all(COOKIE).into_iter();
    lines
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
}

fn carrier(scheme: &SecurityScheme<'_>) -> Result<Carrier, DocumentError> {
    let word = |key| scheme.value.get(key).and_then(Value::as_str).unwrap_or_default();
    Ok(match (word("type"), word("in")) {
        ("apiKey", "header") => Carrier::Header(word("name").to_ascii_lowercase()),
        ("apiKey", "query") => Carrier::Query(word("name").to_owned()),
        ("apiKey", "cookie") => Carrier::Cookie(word("name").to_owned()),
        ("http", _) if !word("scheme").is_empty() => Carrier::Authorization(word("scheme").to_owned()),
        ("oauth2" | "openIdConnect", _) => Carrier::Authorization("bearer".to_owned()),
        _ => {
            return Err(DocumentError::invalid(
                &join("/components/securitySchemes", scheme.name),
                "the mock server cannot check this scheme: it knows apiKey in a header, query or \
                 cookie, http, oauth2 and openIdConnect",
            ));
        }
    })
}
