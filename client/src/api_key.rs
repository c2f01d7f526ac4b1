//! The API key, which no text may show.

use std::fmt;

use reqwest::header::{COOKIE, HeaderName, HeaderValue};

use crate::Error;
use crate::operation::Credential;
use crate::redact::redact;

/// A key below this length is not searched for in texts: it would hit innocent words.
const SHORTEST: usize = 4;

/// The user's API key. Only the request that carries it can see it.
#[derive(Clone)]
pub(crate) struct ApiKey {
    text: String,
    /// The headers that carry it, made once for all requests.
    headers: Vec<(Credential, HeaderName, HeaderValue)>,
}

impl ApiKey {
    /// Checks that a header can carry the key as it is. `credentials` are the places that requests may carry it in.
    pub(crate) fn new(text: String, credentials: impl Iterator<Item = Credential>) -> Result<Self, Error> {
        if text.is_empty() {
            return Err(Error::config("the API key is empty"));
        }
        if text.trim() != text {
            return Err(Error::config("the API key begins or ends with white space, which a header does not carry"));
        }
        // The position helps to find the culprit; the character itself would show a part of the key.
        if let Some(at) = text.chars().position(|c| !matches!(c, ' '..='~')) {
            return Err(Error::config(format!(
                "the API key has a character that a header cannot carry, at position {}",
                at + 1
            )));
        }
        let mut headers: Vec<(Credential, HeaderName, HeaderValue)> = Vec::new();
        for credential in credentials {
            let (name, value) = match credential {
                Credential::Header { name, prefix } => (HeaderName::from_static(name), format!("{prefix}{text}")),
                Credential::Cookie(name) => (COOKIE, format!("{name}={text}")),
                Credential::Query(_) => continue,
            };
            if headers.iter().all(|(present, ..)| *present != credential) {
                let mut value =
                    HeaderValue::try_from(value).map_err(|_| Error::config("the API key cannot stand in a header"))?;
                value.set_sensitive(true);
                headers.push((credential, name, value));
            }
        }
        Ok(Self { text, headers })
    }

    /// The header for a credential that is one, its value marked as sensitive.
    pub(crate) fn header(&self, credential: Credential) -> Option<(&HeaderName, &HeaderValue)> {
        self.headers.iter().find(|(present, ..)| *present == credential).map(|(_, name, value)| (name, value))
    }

    /// The key, for a place where it cannot be a header.
    pub(crate) fn reveal(&self) -> &str {
        &self.text
    }

    /// The text without the key, should somebody have put it there.
    pub(crate) fn redact(&self, text: String) -> String {
        if self.text.len() < SHORTEST {
            return text;
        }
        redact(text, &self.text)
    }
}

impl fmt::Debug for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    fn refusal(key: &str) -> String {
        ApiKey::new(key.to_owned(), std::iter::empty()).unwrap_err().to_string()
    }

    #[test]
    fn a_key_that_a_header_cannot_carry_is_refused_without_showing_it() {
        assert!(refusal("").contains("empty"));
        for key in ["sesame\n", " sesame", "sesame\t"] {
            assert!(refusal(key).contains("white space"), "{key:?}");
        }
        for key in ["ses\name", "ses\0ame", "sesäme", "ses\u{7f}ame", "ses\tame"] {
            let refusal = refusal(key);
            assert!(refusal.contains("at position 4"), "{key:?}: {refusal}");
            assert!(!refusal.contains("ses"), "{refusal}");
        }
    }

    #[test]
    fn no_text_shows_the_key() {
        let places = [
            Credential::Header { name: "authorization", prefix: "Bearer " },
            Credential::Cookie("k"),
            Credential::Query("q"),
        ];
        let key = ApiKey::new("se\"sa\\me".to_owned(), places.into_iter()).unwrap();
        assert_eq!(format!("{key:?}"), "[redacted]");
        let shown = places.map(|place| {
            let header = key.header(place);
            assert!(!format!("{header:?}").contains("sa"));
            header.map(|(name, value)| format!("{name}: {}", value.to_str().unwrap()))
        });
        assert_eq!(shown[0].as_deref(), Some("authorization: Bearer se\"sa\\me"));
        assert_eq!(shown[1].as_deref(), Some("cookie: k=se\"sa\\me"));
        assert_eq!(shown[2], None);
        assert_eq!(key.redact("a se\"sa\\me b \"se\\\"sa\\\\me\"".to_owned()), "a [redacted] b \"[redacted]\"");
        let short = ApiKey::new("e".to_owned(), std::iter::empty()).unwrap();
        assert_eq!(short.redact("hello".to_owned()), "hello");
    }
}
