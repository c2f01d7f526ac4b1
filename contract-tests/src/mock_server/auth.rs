//! Decides who is let in.

use axum::http::HeaderMap;
use axum::http::header::{AUTHORIZATION, COOKIE};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::Value;

use crate::document::{DocumentError, Operation, SecurityScheme, join};

/// One way in which a request can carry the key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Carrier {
    Header(String),
    Query(String),
    Cookie(String),
    /// `Authorization: <scheme> <key>`; with the scheme Basic the key is the password of any user.
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

    /// Returns whether a request carries the key as the document wants it.
    pub(super) fn admits(&self, key: &str, headers: &HeaderMap, query: &[(String, String)]) -> bool {
        let carries = |carrier: &Carrier| match carrier {
            Carrier::Header(name) => headers.get(name).is_some_and(|value| value.as_bytes() == key.as_bytes()),
            Carrier::Query(name) => query.iter().any(|(other, value)| other == name && value == key),
            Carrier::Cookie(name) => cookies(headers).any(|(other, value)| other == name && value == key),
            Carrier::Authorization(scheme) => headers
                .get(AUTHORIZATION)
                .and_then(|value| value.to_str().ok()?.split_once(' '))
                .is_some_and(|(word, rest)| {
                    let rest = rest.trim();
                    let is_basic = scheme.eq_ignore_ascii_case("basic");
                    let is_key = if is_basic { password(rest).as_deref() == Some(key) } else { rest == key };
                    word.eq_ignore_ascii_case(scheme) && is_key
                }),
        };
        self.ways.is_empty() || self.ways.iter().any(|way| way.iter().all(carries))
    }

    /// The carriers of the first way, for someone who wants to be let in.
    pub(super) fn first(&self) -> &[Carrier] {
        self.ways.first().map_or(&[], Vec::as_slice)
    }
}

/// The password of credentials as the scheme Basic encodes them.
fn password(credentials: &str) -> Option<String> {
    let decoded = String::from_utf8(BASE64_STANDARD.decode(credentials).ok()?).ok()?;
    decoded.split_once(':').map(|(_, password)| password.to_owned())
}

/// The value of `Authorization` with a key, for a scheme.
pub(super) fn authorization(scheme: &str, key: &str) -> String {
    match scheme.eq_ignore_ascii_case("basic") {
        true => format!("{scheme} {}", BASE64_STANDARD.encode(format!("user:{key}"))),
        false => format!("{scheme} {key}"),
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
