//! Settings of a single call.

use std::fmt;
use std::time::Duration;

use reqwest::header::{
    AUTHORIZATION, CONNECTION, CONTENT_LENGTH, COOKIE, HOST, HeaderMap, HeaderName, HeaderValue, TRANSFER_ENCODING,
};

use crate::auth::Placement;
use crate::operation::Operation;
use crate::{Error, Retry};

/// Headers that a user cannot set: they decide where the request goes, and where it ends.
const RESERVED_HEADERS: [HeaderName; 4] = [CONNECTION, CONTENT_LENGTH, HOST, TRANSFER_ENCODING];

/// Settings of a single call, which every builder holds. Mostly there are none, so they take one pointer.
#[derive(Clone, Default)]
pub(crate) struct CallOptions(Option<Box<Options>>);

#[derive(Clone, Default)]
struct Options {
    headers: HeaderMap,
    /// A header that cannot be sent.
    refused: Option<InvalidHeader>,
    timeout: Option<Duration>,
    retry: Option<Retry>,
}

impl CallOptions {
    /// Sets a header, in place of one that is there by that name.
    pub(crate) fn header<N, V>(&mut self, name: N, value: V)
    where
        N: TryInto<HeaderName>,
        V: TryInto<HeaderValue>,
    {
        let options = self.0.get_or_insert_default();
        match header(name, value) {
            Ok((name, value)) => drop(options.headers.insert(name, value)),
            Err(error) => options.refused = Some(error),
        }
    }

    pub(crate) fn timeout(&mut self, timeout: Duration) {
        self.0.get_or_insert_default().timeout = Some(timeout);
    }

    pub(crate) fn retry(&mut self, retry: Retry) {
        self.0.get_or_insert_default().retry = Some(retry);
    }

    /// Takes the rules for sending again out of the settings.
    pub(crate) fn take_retry(&mut self) -> Option<Retry> {
        self.0.as_mut()?.retry.take()
    }

    /// Returns the settings for another request of the same call, such as a poll: a header that carries a credential there
    /// is left out.
    pub(crate) fn for_operation(&self, operation: &'static Operation) -> Self {
        let mut options = self.clone();
        if let Some(options) = &mut options.0 {
            let names: Vec<HeaderName> = options.headers.keys().cloned().collect();
            for name in names.iter().filter(|name| InvalidHeader::reserved(name, operation.placements()).is_some()) {
                options.headers.remove(name);
            }
        }
        options
    }

    /// Returns whether nothing is set.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// Checks the headers for a request of an operation.
    pub(crate) fn check(&self, operation: &'static Operation) -> Result<(), Error> {
        let Some(options) = &self.0 else { return Ok(()) };
        let refused = options
            .refused
            .clone()
            .or_else(|| options.headers.keys().find_map(|name| InvalidHeader::reserved(name, operation.placements())));
        refused.map_or(Ok(()), |error| Err(operation.refused(error.to_string())))
    }

    /// Returns the headers of the call.
    pub(crate) fn headers(&self) -> Option<&HeaderMap> {
        self.0.as_ref().map(|options| &options.headers)
    }

    /// Returns the limit of time of each attempt.
    pub(crate) fn time_limit(&self) -> Option<Duration> {
        self.0.as_ref()?.timeout
    }

    /// Returns the rules of the call for sending again.
    pub(crate) fn own_retry(&self) -> Option<Retry> {
        self.0.as_ref()?.retry
    }
}

impl fmt::Debug for CallOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The values of headers may be secrets.
        let headers = self.headers().map(|headers| headers.keys().collect::<Vec<_>>()).unwrap_or_default();
        f.debug_struct("CallOptions")
            .field("headers", &headers)
            .field("timeout", &self.time_limit())
            .field("retry", &self.own_retry())
            .finish()
    }
}

/// Says why a header of the user is not sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum InvalidHeader {
    Name,
    Value(HeaderName),
    Reserved(HeaderName),
    Credential(HeaderName),
}

impl fmt::Display for InvalidHeader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name => f.write_str("the name of a header has a character that is not allowed there, or is empty"),
            // Not the value: it may be a secret.
            Self::Value(name) => {
                write!(f, "the value of the header `{name}` has a character that is not allowed there")
            }
            Self::Reserved(name) => write!(f, "the header `{name}` is the HTTP client's: it cannot be set"),
            Self::Credential(name) => write!(
                f,
                "the header `{name}` carries a credential: set it with the client's builder, as with `api_key`"
            ),
        }
    }
}

impl InvalidHeader {
    /// Returns why a header by this name cannot be set by the user, if it cannot.
    pub(crate) fn reserved(name: &HeaderName, mut placements: impl Iterator<Item = Placement>) -> Option<Self> {
        if RESERVED_HEADERS.contains(name) {
            return Some(Self::Reserved(name.clone()));
        }
        let is_credential = placements.any(|placement| match placement {
            Placement::Header { name: own, .. } => name == own,
            Placement::Basic => name == AUTHORIZATION,
            Placement::Cookie(_) => name == COOKIE,
            Placement::Query(_) => false,
        });
        is_credential.then(|| Self::Credential(name.clone()))
    }
}

/// Checks the name and the value of a header.
pub(crate) fn header<N, V>(name: N, value: V) -> Result<(HeaderName, HeaderValue), InvalidHeader>
where
    N: TryInto<HeaderName>,
    V: TryInto<HeaderValue>,
{
    let name = name.try_into().map_err(|_| InvalidHeader::Name)?;
    match value.try_into() {
        Ok(value) => Ok((name, value)),
        Err(_) => Err(InvalidHeader::Value(name)),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;

    #[test]
    fn a_header_that_carries_a_credential_elsewhere_is_left_out_there() {
        use crate::sample::operations::{ALL, SCHEMES};

        let operation = *ALL.iter().find(|operation| operation.needs_key()).unwrap();
        let Placement::Header { name, .. } = SCHEMES.first().unwrap().placement else { panic!("{SCHEMES:?}") };
        let mut options = CallOptions::default();
        options.header("x-trace", "call");
        options.header(name, "other");
        let kept = options.for_operation(operation);
        let kept: Vec<&str> = kept.headers().unwrap().keys().map(HeaderName::as_str).collect();
        assert_eq!(kept, ["x-trace"]);
        static OPEN: Operation = Operation::new("open", reqwest::Method::GET, "/");
        assert_eq!(options.for_operation(&OPEN).headers().unwrap().len(), 2, "it carries none here");
    }
}
