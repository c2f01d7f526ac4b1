//! Credentials for the document's security schemes, redacted from all output.

use std::fmt;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use reqwest::header::{COOKIE, HeaderName, HeaderValue};

use crate::Error;
use crate::redact::Redactor;

/// A security scheme of the document.
#[derive(Debug)]
pub(crate) struct Scheme {
    /// The setter of [`ClientBuilder`](crate::ClientBuilder).
    pub(crate) setter: &'static str,
    /// The variable that `from_env` reads.
    pub(crate) variable: &'static str,
    pub(crate) placement: Placement,
}

/// The place of a credential in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(dead_code, reason = "the document decides which of them are used")]
pub(crate) enum Placement {
    /// In a header, after a prefix.
    Header { name: &'static str, prefix: &'static str },
    /// User and password, in the header `Authorization`.
    Basic,
    /// In a parameter of the query.
    Query(&'static str),
    /// In a cookie.
    Cookie(&'static str),
}

/// The credentials of a client. Only the requests that carry them see them.
#[derive(Clone, Default)]
pub(crate) struct Credentials {
    /// By scheme, in the order of the document.
    by_scheme: Vec<Option<Credential>>,
    /// The texts that must not be shown anywhere.
    secrets: Vec<String>,
    redactor: Redactor,
}

#[derive(Clone)]
enum Credential {
    /// Made once for all requests, and marked as sensitive.
    Header(HeaderName, HeaderValue),
    Cookie(&'static str, String),
    Query(&'static str, String),
}

impl Credentials {
    /// Checks that requests can carry the credentials as they are. `given` holds what was given for each of `schemes`;
    /// `unused` is a key that no scheme asks for, and that is redacted all the same.
    pub(crate) fn new(schemes: &[Scheme], given: Vec<Option<String>>, unused: Option<String>) -> Result<Self, Error> {
        let mut credentials = Self::default();
        for (scheme, given) in schemes.iter().zip(given) {
            let credential = given.map(|given| credentials.add(scheme, given)).transpose()?;
            credentials.by_scheme.push(credential);
        }
        if let Some(key) = unused {
            check(&key, "the API key", false)?;
            credentials.secrets.push(key);
        }
        credentials.redactor = Redactor::new(credentials.secrets.iter().map(String::as_str));
        Ok(credentials)
    }

    fn add(&mut self, scheme: &Scheme, text: String) -> Result<Credential, Error> {
        let what = match scheme.setter {
            "api_key" => "the API key".to_owned(),
            setter => format!("the credential `{setter}`"),
        };
        check(&text, &what, matches!(scheme.placement, Placement::Basic | Placement::Query(_)))?;
        let header = |name: HeaderName, value: String| {
            let value = HeaderValue::try_from(value);
            let mut value = value.map_err(|_| Error::config(format!("{what} cannot be put into a header")))?;
            value.set_sensitive(true);
            Ok(Credential::Header(name, value))
        };
        let credential = match scheme.placement {
            Placement::Header { name, prefix } => header(HeaderName::from_static(name), format!("{prefix}{text}"))?,
            Placement::Basic => {
                let Some((_, password)) = text.split_once(':') else {
                    return Err(Error::config(format!("{what} has to be user and password with a colon between them")));
                };
                let encoded = BASE64_STANDARD.encode(&text);
                self.secrets.extend([encoded.clone(), password.to_owned()]);
                header(reqwest::header::AUTHORIZATION, format!("Basic {encoded}"))?
            }
            Placement::Cookie(_) if text.contains([';', ',', '"', '\\', ' ']) => {
                return Err(Error::config(format!("{what} has a character that is not allowed in a cookie")));
            }
            Placement::Cookie(name) => Credential::Cookie(name, text.clone()),
            Placement::Query(name) => Credential::Query(name, text.clone()),
        };
        self.secrets.push(text);
        Ok(credential)
    }

    /// Returns whether there is a credential for every scheme of an alternative.
    pub(crate) fn satisfies(&self, schemes: &[usize]) -> bool {
        schemes.iter().all(|scheme| self.by_scheme.get(*scheme).is_some_and(Option::is_some))
    }

    /// The alternative that a request uses: the first that there are credentials for, and none at all only if no other is
    /// possible. Nothing is returned where the operation demands what there is not.
    pub(crate) fn choose<'a>(&self, alternatives: &'a [&'a [usize]]) -> Option<&'a [usize]> {
        let possible = alternatives.iter().filter(|alternative| self.satisfies(alternative));
        match possible.clone().find(|alternative| !alternative.is_empty()).or_else(|| possible.clone().next()) {
            Some(alternative) => Some(alternative),
            None => alternatives.is_empty().then_some(&[]),
        }
    }

    /// The headers, cookies and parts of the query that carry the credentials for some schemes.
    pub(crate) fn place(&self, schemes: &[usize], into: &mut impl Carrier) {
        for credential in schemes.iter().filter_map(|scheme| self.by_scheme.get(*scheme)?.as_ref()) {
            match credential {
                Credential::Header(name, value) => into.header(name, value),
                Credential::Cookie(name, value) => into.cookie(name, value),
                Credential::Query(name, value) => into.query(name, value),
            }
        }
    }

    /// Returns what removes the credentials from texts.
    pub(crate) fn redactor(&self) -> &Redactor {
        &self.redactor
    }
}

/// Something that takes up credentials.
pub(crate) trait Carrier {
    fn header(&mut self, name: &HeaderName, value: &HeaderValue);
    fn cookie(&mut self, name: &str, value: &str);
    fn query(&mut self, name: &str, value: &str);
}

/// The header that all cookies go into.
pub(crate) const COOKIES: HeaderName = COOKIE;

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.secrets.is_empty() {
            true => f.write_str("[none]"),
            false => f.write_str("[redacted]"),
        }
    }
}

/// Checks that a secret can be sent: in a header or cookie as it is, otherwise encoded.
fn check(text: &str, what: &str, is_encoded: bool) -> Result<(), Error> {
    if text.is_empty() {
        return Err(Error::config(format!("{what} is empty")));
    }
    if text.trim() != text {
        return Err(Error::config(format!("{what} begins or ends with white space, which a header does not carry")));
    }
    let is_refused = |c: char| if is_encoded { c.is_control() } else { !matches!(c, ' '..='~') };
    // The position helps to find the culprit; the character itself would show a part of the secret.
    match text.chars().position(is_refused) {
        Some(at) => {
            let found = if is_encoded { "a control character" } else { "a character that is not allowed in a header" };
            Err(Error::config(format!("{what} has {found}, at position {}", at + 1)))
        }
        None => Ok(()),
    }
}

/// The setters and variables that a user may choose from, in words.
pub(crate) fn ways(schemes: &[Scheme], alternatives: &[&[usize]]) -> String {
    let alternatives = alternatives.iter().filter(|alternative| !alternative.is_empty()).map(|alternative| {
        let schemes = alternative.iter().filter_map(|scheme| schemes.get(*scheme));
        let ways = schemes.map(|scheme| format!("`{}` ({})", scheme.setter, scheme.variable));
        ways.collect::<Vec<_>>().join(" and ")
    });
    let mut ways: Vec<String> = alternatives.collect();
    ways.dedup();
    ways.join(", or ")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    const SCHEMES: [Scheme; 5] = [
        Scheme {
            setter: "bearer",
            variable: "WEBAGENT_BEARER",
            placement: Placement::Header { name: "authorization", prefix: "Bearer " },
        },
        Scheme { setter: "cookie", variable: "WEBAGENT_COOKIE", placement: Placement::Cookie("k") },
        Scheme { setter: "query", variable: "WEBAGENT_QUERY", placement: Placement::Query("q") },
        Scheme { setter: "basic", variable: "WEBAGENT_BASIC", placement: Placement::Basic },
        Scheme {
            setter: "api_key",
            variable: "WEBAGENT_API_KEY",
            placement: Placement::Header { name: "x-key", prefix: "" },
        },
    ];

    fn credentials(given: [Option<&str>; 5]) -> Result<Credentials, Error> {
        Credentials::new(&SCHEMES, given.map(|given| given.map(str::to_owned)).to_vec(), None)
    }

    #[derive(Default)]
    struct Seen(Vec<String>);

    impl Carrier for Seen {
        fn header(&mut self, name: &HeaderName, value: &HeaderValue) {
            assert!(value.is_sensitive());
            self.0.push(format!("{name}: {}", value.to_str().unwrap()));
        }

        fn cookie(&mut self, name: &str, value: &str) {
            self.0.push(format!("cookie {name}={value}"));
        }

        fn query(&mut self, name: &str, value: &str) {
            self.0.push(format!("?{name}={value}"));
        }
    }

    #[test]
    fn a_key_that_a_header_cannot_carry_is_refused_without_showing_it() {
        let refusal = |key: &str| credentials([None, None, None, None, Some(key)]).unwrap_err().to_string();
        assert!(refusal("").contains("the API key is empty"));
        for key in ["sesame\n", " sesame", "sesame\t"] {
            assert!(refusal(key).contains("white space"), "{key:?}");
        }
        for key in ["ses\name", "ses\0ame", "sesäme", "ses\u{7f}ame", "ses\tame"] {
            let refusal = refusal(key);
            assert!(refusal.contains("at position 4"), "{key:?}: {refusal}");
            assert!(!refusal.contains("ses"), "{refusal}");
        }
        let basic = credentials([None, None, None, Some("sesame"), None]).unwrap_err().to_string();
        assert!(basic.contains("user and password") && !basic.contains("sesame"), "{basic}");
        assert!(credentials([None, Some("a;b"), None, None, None]).is_err());
        assert!(credentials([None, None, None, Some("me:ses\name"), None]).is_err());
    }

    #[test]
    fn what_is_encoded_may_have_any_letter() {
        let given = credentials([None, None, Some("clé"), Some("jürgen:sesäme"), None]).unwrap();
        let mut seen = Seen::default();
        given.place(&[2, 3], &mut seen);
        assert_eq!(seen.0, ["?q=clé", "authorization: Basic asO8cmdlbjpzZXPDpG1l"]);
        let text = "sesäme ses\\u00e4me asO8cmdlbjpzZXPDpG1l cl%C3%A9".to_owned();
        let redacted = given.redactor().redact(text);
        assert!(!redacted.contains("ses") && !redacted.contains("asO8") && !redacted.contains("%C3"), "{redacted}");
    }

    #[test]
    fn every_credential_is_put_in_its_place_and_in_no_text() {
        let all = credentials([Some("se\"sa\\me"), Some("cookie!"), Some("a b&c"), Some("me:sesame"), Some("k/ey+")]);
        let all = all.unwrap();
        assert_eq!(format!("{all:?}"), "[redacted]");
        let mut seen = Seen::default();
        all.place(&[0, 1, 2, 3, 4], &mut seen);
        assert_eq!(
            seen.0,
            [
                "authorization: Bearer se\"sa\\me",
                "cookie k=cookie!",
                "?q=a b&c",
                "authorization: Basic bWU6c2VzYW1l",
                "x-key: k/ey+",
            ]
        );
        let text = "a se\"sa\\me b \"se\\\"sa\\\\me\" cookie%21 a%20b%26c sesame bWU6c2VzYW1l k%2Fey%2B".to_owned();
        assert_eq!(
            all.redactor().redact(text),
            "a [redacted] b \"[redacted]\" [redacted] [redacted] [redacted] [redacted] [redacted]"
        );
        let short = credentials([Some("e"), None, None, None, None]).unwrap();
        assert_eq!(short.redactor().redact("hello".to_owned()), "hello");
    }

    #[test]
    fn the_first_alternative_that_is_given_is_used() {
        let given = credentials([None, Some("cookie"), None, Some("me:pass"), None]).unwrap();
        #[allow(clippy::type_complexity, reason = "a table")]
        let table: [(&[&[usize]], Option<&[usize]>); 7] = [
            (&[], Some(&[])),
            (&[&[]], Some(&[])),
            (&[&[0], &[1], &[3]], Some(&[1])),
            (&[&[0, 1], &[1, 3]], Some(&[1, 3])),
            (&[&[], &[3]], Some(&[3])),
            (&[&[], &[0]], Some(&[])),
            (&[&[0], &[2, 1]], None),
        ];
        for (alternatives, expected) in table {
            assert_eq!(given.choose(alternatives), expected, "{alternatives:?}");
        }
        assert_eq!(
            ways(&SCHEMES, &[&[], &[0], &[1, 2]]),
            "`bearer` (WEBAGENT_BEARER), or `cookie` (WEBAGENT_COOKIE) and `query` (WEBAGENT_QUERY)"
        );
    }
}
