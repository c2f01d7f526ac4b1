//! A request, from its parts to what came of it. Every operation passes through here.

use std::fmt::Display;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use reqwest::Url;
use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::call_options::CallOptions;
use crate::decode::from_slice;
use crate::error_message::{describe, shown};
use crate::generated::DISPLAYS;
use crate::operation::{Credential, Operation};
use crate::response::{Answer, without_mark};
use crate::trace::observed;
use crate::{Bytes, Client, Error, ResponseValue};

/// What is percent-encoded in a path segment and in a query: all but the unreserved characters of RFC 3986.
pub(crate) const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// A request that is being put together by the generated code.
pub(crate) struct Request<'a> {
    client: &'a Client,
    operation: &'static Operation,
    url: String,
    has_query: bool,
    headers: HeaderMap,
    accept: Option<HeaderValue>,
    content_type: Option<HeaderValue>,
    body: Option<Bytes>,
    options: CallOptions,
}

#[allow(dead_code, reason = "the document decides which parts requests have")]
impl<'a> Request<'a> {
    pub(crate) fn new(client: &'a Client, operation: &'static Operation) -> Self {
        let mut url = String::with_capacity(client.base_url().len() + operation.path().len() + 32);
        url.push_str(client.base_url());
        Self {
            client,
            operation,
            url,
            has_query: false,
            headers: HeaderMap::new(),
            accept: None,
            content_type: None,
            body: None,
            options: CallOptions::default(),
        }
    }

    /// Sets what the user asked of this call alone.
    pub(crate) fn options(mut self, options: CallOptions) -> Self {
        self.options = options;
        self
    }

    /// Appends a fixed part of the path.
    pub(crate) fn path(mut self, part: &str) -> Self {
        self.url.push_str(part);
        self
    }

    /// Appends a parameter of the path, which stays one segment whatever its value.
    ///
    /// `.` and `..` are refused: encoded or not, every URL parser on the way would take them for steps in the path.
    /// So is an empty value: the path would be another one.
    pub(crate) fn segment(mut self, name: &str, value: &impl Display) -> Result<Self, Error> {
        let value = value.to_string();
        if matches!(value.as_str(), "" | "." | "..") {
            let message = format!("{name} is {value:?}, which cannot be a segment of a path");
            return Err(self.operation.refused(message));
        }
        self.url.extend(utf8_percent_encode(&value, ENCODED));
        Ok(self)
    }

    /// Appends a query parameter: an absent one not at all, a list once for each item.
    pub(crate) fn query(mut self, name: &str, value: &impl Serialize) -> Result<Self, Error> {
        let refused = |error: &dyn Display| self.operation.refused(format!("{name}: {error}"));
        let value = serde_json::to_value(value).map_err(|error| refused(&error))?;
        let mut pairs = Vec::new();
        flatten(name, value, &mut pairs).map_err(|message| refused(&message))?;
        for (name, value) in pairs {
            self.pair(&name, &value);
        }
        Ok(self)
    }

    fn pair(&mut self, name: &str, value: &str) {
        self.url.push(if self.has_query { '&' } else { '?' });
        self.has_query = true;
        self.url.extend(utf8_percent_encode(name, ENCODED));
        self.url.push('=');
        self.url.extend(utf8_percent_encode(value, ENCODED));
    }

    /// Sets a header parameter, if it is given.
    pub(crate) fn header(mut self, name: &str, value: Option<&impl ToString>) -> Result<Self, Error> {
        if let Some(value) = value {
            let value = HeaderValue::try_from(value.to_string());
            let name_and_value = HeaderName::try_from(name).ok().zip(value.ok());
            let Some((name, value)) = name_and_value else {
                let message = format!("{name} has a character that a header cannot carry");
                return Err(self.operation.refused(message));
            };
            self.headers.append(name, value);
        }
        Ok(self)
    }

    /// Sets the body, as JSON.
    pub(crate) fn json(self, body: &impl Serialize) -> Result<Self, Error> {
        match serde_json::to_vec(body) {
            Ok(body) => Ok(self.raw(body, JSON)),
            Err(error) => Err(self.operation.refused(format!("the body: {error}"))),
        }
    }

    /// Sets the body, as a form.
    pub(crate) fn form(self, body: &impl Serialize) -> Result<Self, Error> {
        let refused = |error: &dyn Display| self.operation.refused(format!("the body: {error}"));
        let value = serde_json::to_value(body).map_err(|error| refused(&error))?;
        let mut pairs = Vec::new();
        for (name, value) in value.as_object().cloned().unwrap_or_default() {
            flatten(&name, value, &mut pairs).map_err(|message| refused(&message))?;
        }
        let encode = |text: &str| utf8_percent_encode(text, ENCODED).to_string();
        let pairs: Vec<String> = pairs.iter().map(|(name, value)| encode(name) + "=" + &encode(value)).collect();
        let form = HeaderValue::from_static("application/x-www-form-urlencoded");
        Ok(self.raw(pairs.join("&"), form))
    }

    /// Sets the body, as it is.
    pub(crate) fn raw(mut self, body: impl Into<Bytes>, content_type: HeaderValue) -> Self {
        self.content_type = Some(content_type);
        self.body = Some(body.into());
        self
    }

    /// Sends, and decodes the answer from JSON.
    pub(crate) async fn send_for_json<T: DeserializeOwned>(mut self) -> Result<ResponseValue<T>, Error> {
        self.accept = Some(JSON);
        let (client, operation) = (self.client, self.operation);
        let answer = self.send().await?;
        match from_slice(without_mark(&answer.body), client.omitted_member()) {
            Ok(value) => Ok(ResponseValue::new(value, answer)),
            Err(error) => {
                let reason = match answer.body.is_empty() {
                    true => "it is empty".to_owned(),
                    // The error may quote the body.
                    false => {
                        let body = describe(&answer.body, DISPLAYS, |text| client.redact(text)).unwrap_or_default();
                        format!("{}; it is {body}", shown(&error.to_string(), |text| client.redact(text)))
                    }
                };
                Err(Error::unreadable(operation, answer, &reason))
            }
        }
    }

    /// Sends, and leaves the answer as it is.
    pub(crate) async fn send_for_bytes(self) -> Result<ResponseValue<Bytes>, Error> {
        let answer = self.send().await?;
        Ok(ResponseValue::new(answer.body.clone(), answer))
    }

    /// Sends, and expects nothing of the answer but success.
    pub(crate) async fn send_for_nothing(self) -> Result<ResponseValue<()>, Error> {
        let answer = self.send().await?;
        Ok(ResponseValue::new((), answer))
    }

    async fn send(mut self) -> Result<Answer, Error> {
        // The key may go into the URL, but not into the log.
        let logged = match cfg!(feature = "tracing") {
            true => self.client.redact(self.url.clone()),
            false => String::new(),
        };
        let operation = self.operation;
        self.options.check(operation)?;
        let own = self.options.client(self.client);
        let client = own.as_ref().unwrap_or(self.client);
        let key_header = match operation.credential() {
            None => None,
            Some(credential) => {
                let Some(key) = client.key() else {
                    return Err(operation.refused("the client has no API key"));
                };
                if let Credential::Query(name) = credential {
                    self.pair(name, key.reveal());
                }
                key.header(credential)
            }
        };
        let attempt = || self.to_http(key_header);
        observed(operation, &logged, client.execute(operation, &attempt)).await
    }

    /// The request as the HTTP client takes it. It is made anew for an attempt that has to be repeated, so that a call
    /// that succeeds at once need not keep a copy.
    fn to_http(&self, key: Option<(&HeaderName, &HeaderValue)>) -> Result<reqwest::Request, Error> {
        let url =
            Url::parse(&self.url).map_err(|error| self.operation.refused(format!("the URL is not valid: {error}")))?;
        let mut request = reqwest::Request::new(self.operation.method().clone(), url);
        *request.timeout_mut() = self.options.time_limit();
        let headers = request.headers_mut();
        if !self.headers.is_empty() {
            headers.clone_from(&self.headers);
        }
        let own = [(&ACCEPT, self.accept.as_ref()), (&CONTENT_TYPE, self.content_type.as_ref())];
        let own = own.into_iter().filter_map(|(name, value)| Some((name, value?)));
        for (name, value) in own.chain(self.options.headers().into_iter().flatten()) {
            headers.insert(name, value.clone());
        }
        for name in self
            .client
            .default_headers()
            .keys()
            .filter(|name| !headers.contains_key(*name))
            .cloned()
            .collect::<Vec<_>>()
        {
            for value in self.client.default_headers().get_all(&name) {
                headers.append(&name, value.clone());
            }
        }
        if let Some((name, value)) = key {
            headers.insert(name, value.clone());
        }
        *request.body_mut() = self.body.clone().map(Into::into);
        Ok(request)
    }
}

/// The pairs of a query or a form that a value stands for (OpenAPI's style `form`, exploded).
pub(crate) fn flatten(name: &str, value: Value, pairs: &mut Vec<(String, String)>) -> Result<(), String> {
    match value {
        Value::Null => {}
        Value::String(text) => pairs.push((name.to_owned(), text)),
        Value::Bool(_) | Value::Number(_) => pairs.push((name.to_owned(), value.to_string())),
        Value::Array(items) => {
            for item in items {
                if item.is_array() || item.is_object() {
                    return Err("a list of lists or objects has no form in a query".to_owned());
                }
                flatten(name, item, pairs)?;
            }
        }
        Value::Object(members) => {
            for (name, member) in members {
                if member.is_array() || member.is_object() {
                    return Err("an object of lists or objects has no form in a query".to_owned());
                }
                flatten(&name, member, pairs)?;
            }
        }
    }
    Ok(())
}
