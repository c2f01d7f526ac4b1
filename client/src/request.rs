//! A request, from its parts to what came of it. Every operation passes through here.

use std::fmt::Display;

use percent_encoding::utf8_percent_encode;
use reqwest::Url;
use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::auth::{COOKIES, Carrier, ways};
use crate::byte_stream::{ByteStream, Decode, EventStream, LineStream};
use crate::call_options::CallOptions;
use crate::error_message::{excerpt, sanitize};
use crate::operation::Operation;
use crate::parameter::{ENCODED, Pair, Style, header, pairs, segment};
use crate::response::{DecodeError, Opened, RawResponse, compressed};
use crate::trace::instrument;
use crate::upload::{Chunk, Form, Upload, body};
use crate::{Bytes, Client, Error, ResponseValue};

const JSON: &str = "application/json";

/// A request that is being put together by the generated code.
pub(crate) struct Request<'a> {
    client: &'a Client,
    operation: &'static Operation,
    url: String,
    has_query: bool,
    headers: HeaderMap,
    cookies: String,
    accept: Option<HeaderValue>,
    content_type: Option<HeaderValue>,
    body: Option<Vec<Chunk>>,
    form: Option<Form>,
    /// The reason why the body could not be made.
    failure: Option<String>,
    options: CallOptions,
}

#[allow(dead_code, reason = "the document decides which parts requests have")]
impl<'a> Request<'a> {
    pub(crate) fn new(client: &'a Client, operation: &'static Operation) -> Self {
        let base = client.base_url_of(operation);
        let mut url = String::with_capacity(base.len() + operation.path().len() + 32);
        url.push_str(base);
        Self {
            client,
            operation,
            url,
            has_query: false,
            headers: HeaderMap::new(),
            cookies: String::new(),
            accept: None,
            content_type: None,
            body: None,
            form: None,
            failure: None,
            options: client.call_options().for_operation(operation),
        }
    }

    /// Sets what the user asked of this call alone.
    pub(crate) fn options(mut self, options: CallOptions) -> Self {
        if !options.is_empty() {
            self.options = options;
        }
        self
    }

    /// Returns the URL, without credentials.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Takes another URL instead, which is at the origin of the base URL.
    pub(crate) fn at(mut self, url: Option<Value>) -> Self {
        if let Some(Value::String(url)) = url {
            self.has_query = url.contains('?');
            self.url = url;
        }
        self
    }

    /// Appends a fixed part of the path.
    pub(crate) fn path(mut self, part: &str) -> Self {
        self.has_query |= part.contains('?');
        self.url.push_str(part);
        self
    }

    /// Appends a parameter of the path, which stays one segment whatever its value.
    ///
    /// `.` and `..` are refused: encoded or not, every URL parser on the way would take them for steps in the path.
    /// So is an empty value: the path would be another one.
    pub(crate) fn segment(mut self, name: &str, value: &impl Serialize, style: Style) -> Result<Self, Error> {
        let value = self.value(name, value)?;
        let segment = segment(name, value, style).map_err(|error| self.refused(name, &error))?;
        if matches!(segment.as_str(), "" | "." | "..") {
            let message = format!(
                "{name} is {segment:?}, which cannot be a segment of a path: it must not be empty, `.` or `..`"
            );
            return Err(self.operation.refused(message));
        }
        self.url.push_str(&segment);
        Ok(self)
    }

    /// Appends a query parameter; an absent one not at all.
    pub(crate) fn query(mut self, name: &str, value: &impl Serialize, style: Style) -> Result<Self, Error> {
        for pair in self.pairs(name, value, style)? {
            self.url.push(if self.has_query { '&' } else { '?' });
            self.has_query = true;
            pair.write(&mut self.url);
        }
        Ok(self)
    }

    /// Sets a header parameter, if it is given.
    pub(crate) fn header(mut self, name: &str, value: &impl Serialize, style: Style) -> Result<Self, Error> {
        let value = self.value(name, value)?;
        for value in header(value, style).map_err(|error| self.refused(name, &error))? {
            let name_and_value = HeaderName::try_from(name).ok().zip(HeaderValue::try_from(value).ok());
            let Some((name, value)) = name_and_value else {
                let message = format!("{name} has a character that is not allowed in a header");
                return Err(self.operation.refused(message));
            };
            self.headers.append(name, value);
        }
        Ok(self)
    }

    /// Adds a cookie, if it is given.
    pub(crate) fn cookie(mut self, name: &str, value: &impl Serialize, style: Style) -> Result<Self, Error> {
        for pair in self.pairs(name, value, style)? {
            if !self.cookies.is_empty() {
                self.cookies.push_str("; ");
            }
            pair.write_to_cookie(&mut self.cookies);
        }
        Ok(self)
    }

    fn value(&self, name: &str, value: &impl Serialize) -> Result<Value, Error> {
        serde_json::to_value(value).map_err(|error| self.refused(name, &error))
    }

    fn pairs(&self, name: &str, value: &impl Serialize, style: Style) -> Result<Vec<Pair>, Error> {
        pairs(name, self.value(name, value)?, style).map_err(|error| self.refused(name, &error))
    }

    fn refused(&self, name: &str, reason: &dyn Display) -> Error {
        self.operation.refused(format!("{name}: {reason}"))
    }

    /// Sets the media types that a response may have, where that is not JSON alone.
    pub(crate) fn accept(mut self, media_types: &'static str) -> Self {
        self.accept = HeaderValue::from_str(media_types).ok();
        self
    }

    /// Sets the body, as JSON, if it is given.
    pub(crate) fn json(self, body: Option<&impl Serialize>, media_type: &'static str) -> Result<Self, Error> {
        let Some(body) = body else { return Ok(self) };
        match serde_json::to_vec(body) {
            Ok(body) => Ok(self.raw(body.into(), media_type)),
            Err(error) => Err(self.refused("the body", &error)),
        }
    }

    /// Sets the body, as a form, if it is given. `encoding` has the styles of the properties that are not written as pairs.
    pub(crate) fn form(self, body: Option<&impl Serialize>, encoding: &[(&str, Style)]) -> Result<Self, Error> {
        let Some(body) = body else { return Ok(self) };
        let form = form(self.value("the body", body)?, encoding).map_err(|error| self.refused("the body", &error))?;
        let mut text = String::new();
        for pair in form {
            if !text.is_empty() {
                text.push('&');
            }
            pair.write(&mut text);
        }
        Ok(self.raw(text.into(), "application/x-www-form-urlencoded"))
    }

    /// Sets the body, as text, if it is given.
    pub(crate) fn text(self, body: Option<String>, media_type: &'static str) -> Self {
        match body {
            Some(body) => self.raw(body.into(), media_type),
            None => self,
        }
    }

    /// Sets the body, as it is, if it is given.
    pub(crate) fn upload(mut self, body: Option<Upload>, media_type: &'static str) -> Self {
        let Some(upload) = body else { return self };
        self.set_content_type(upload.media_type().unwrap_or(media_type));
        match upload.into_chunk() {
            Ok(chunk) => self.body = Some(vec![chunk]),
            Err(error) => self.failure = Some(format!("the body: {error}")),
        }
        self
    }

    fn raw(mut self, body: Bytes, media_type: &str) -> Self {
        self.set_content_type(media_type);
        self.body = Some(vec![Chunk::Bytes(body)]);
        self
    }

    fn set_content_type(&mut self, media_type: &str) {
        match HeaderValue::from_str(media_type) {
            Ok(value) => self.content_type = Some(value),
            Err(_) => self.failure = Some("the media type has a character that is not allowed in a header".to_owned()),
        }
    }

    /// Begins a form whose values and files are parts.
    pub(crate) fn multipart(mut self) -> Self {
        self.form = Some(Form::new());
        self
    }

    /// Adds a value to the form, if it is given.
    pub(crate) fn part(
        mut self,
        name: &str,
        value: &impl Serialize,
        style: Style,
        media_type: Option<&str>,
    ) -> Result<Self, Error> {
        let pairs = match self.value(name, value)? {
            // The items of a list are parts of one name; what is in them is JSON.
            Value::Array(items) if style != Style::Json => items
                .into_iter()
                .filter(|item| !item.is_null())
                .map(|item| match item {
                    Value::String(text) => (text, None),
                    item @ (Value::Object(_) | Value::Array(_)) => (item.to_string(), Some(JSON)),
                    item => (item.to_string(), None),
                })
                .collect(),
            Value::Null => Vec::new(),
            Value::String(text) if style != Style::Json => vec![(text, None)],
            value @ Value::Object(_) => vec![(value.to_string(), Some(JSON))],
            value if style == Style::Json => vec![(value.to_string(), Some(JSON))],
            value => vec![(value.to_string(), None)],
        };
        if let Some(form) = &mut self.form {
            for (value, own) in pairs {
                form.text(name, value, media_type.or(own));
            }
        }
        Ok(self)
    }

    /// Adds files to the form.
    pub(crate) fn files(
        mut self,
        name: &str,
        files: impl IntoIterator<Item = Upload>,
        media_type: Option<&str>,
    ) -> Self {
        for upload in files {
            if let Some(form) = &mut self.form
                && let Err(error) = form.file(name, upload, media_type)
            {
                self.failure = Some(format!("{name}: {error}"));
            }
        }
        self
    }

    /// Sends, and decodes the response from JSON.
    pub(crate) async fn send_for_json<T: DeserializeOwned>(mut self) -> Result<ResponseValue<T>, Error> {
        self.accept.get_or_insert(HeaderValue::from_static(JSON));
        let omitted = self.client.omitted();
        self.send_with(|response| response.json_without(omitted)).await
    }

    /// Sends, and decodes the response as text.
    pub(crate) async fn send_for_text(self) -> Result<ResponseValue<String>, Error> {
        self.send_with(RawResponse::text).await
    }

    /// Sends, and leaves the response as it is.
    pub(crate) async fn send_for_bytes(self) -> Result<ResponseValue<Bytes>, Error> {
        self.send_with(RawResponse::bytes).await
    }

    /// Sends, and expects nothing of the response but success.
    pub(crate) async fn send_for_nothing(self) -> Result<ResponseValue<()>, Error> {
        self.send_with(RawResponse::nothing).await
    }

    /// Sends, and decodes the response.
    pub(crate) async fn send_with<T>(
        mut self,
        decode: impl FnOnce(&RawResponse) -> Result<T, DecodeError>,
    ) -> Result<ResponseValue<T>, Error> {
        let operation = self.operation;
        let logged = self.finish()?;
        let own = self.options.own_retry().map(|retry| self.client.with_retry(retry));
        let client = own.as_ref().unwrap_or(self.client);
        let attempt = || self.to_http();
        let response = instrument(operation, &logged, client.execute(operation, &attempt)).await?;
        match decode(&response) {
            Ok(value) => Ok(ResponseValue::new(value, response)),
            Err(error) => {
                let reason = match response.apparent_coding() {
                    _ if response.body.is_empty() => "it is empty".to_owned(),
                    Some(coding) => client.redact(compressed(&coding)),
                    // The error may quote the body.
                    None => {
                        let body = excerpt(&response.body, client.redactor());
                        format!("{}; body: {body}", sanitize(&error.to_string(), client.redactor()))
                    }
                };
                Err(Error::unreadable(operation, response, &reason).with_redactor(client.redactor()))
            }
        }
    }

    /// Sends, and returns the body as it arrives.
    pub(crate) async fn send_for_stream(mut self) -> Result<ResponseValue<ByteStream>, Error> {
        let operation = self.operation;
        let logged = self.finish()?;
        let own = self.options.own_retry().map(|retry| self.client.with_retry(retry));
        let client = own.as_ref().unwrap_or(self.client);
        let attempt = || self.to_http();
        let Opened { response, attempts } = instrument(operation, &logged, client.open(operation, &attempt)).await?;
        let head = RawResponse {
            status: response.status(),
            headers: response.headers().clone(),
            body: Bytes::new(),
            attempts,
        };
        Ok(ResponseValue::new(ByteStream::new(operation, client.redactor().clone(), response), head))
    }

    /// Sends, and returns the events as they arrive.
    pub(crate) async fn send_for_events<T>(
        mut self,
        decode: Decode<T>,
    ) -> Result<ResponseValue<EventStream<T>>, Error> {
        let client = self.client.clone();
        self.accept = Some(HeaderValue::from_static("text/event-stream"));
        let response = self.send_for_stream().await?;
        Ok(response.map(|bytes| EventStream::new(client, bytes, decode)))
    }

    /// Sends, and returns the lines as they arrive.
    pub(crate) async fn send_for_lines<T>(
        mut self,
        media_type: &'static str,
        decode: Decode<T>,
    ) -> Result<ResponseValue<LineStream<T>>, Error> {
        let client = self.client.clone();
        self.accept = HeaderValue::from_str(media_type).ok();
        let response = self.send_for_stream().await?;
        Ok(response.map(|bytes| LineStream::new(client, bytes, decode)))
    }

    /// Completes the request: the body, and the credentials. Returns the URL for the log.
    fn finish(&mut self) -> Result<String, Error> {
        self.options.check(self.operation)?;
        if let Some(failure) = self.failure.take() {
            return Err(self.operation.refused(failure));
        }
        if let Some(form) = self.form.take() {
            self.set_content_type(&form.content_type());
            self.body = Some(form.into_chunks());
        }
        // Credentials may go into the URL, but not into the log.
        let logged = match cfg!(feature = "tracing") {
            true => self.client.redact(self.url.clone()),
            false => String::new(),
        };
        let (credentials, security) = (self.client.credentials(), self.operation.security());
        let Some(schemes) = credentials.choose(security) else {
            let ways = ways(self.operation.schemes(), security);
            let message = format!("{} needs a credential that the client was not given: {ways}", self.operation.id());
            return Err(Error::config(message));
        };
        credentials.place(schemes, self);
        if !self.cookies.is_empty() {
            let value = HeaderValue::try_from(std::mem::take(&mut self.cookies));
            let mut value =
                value.map_err(|_| self.operation.refused("a cookie has a character that is not allowed in it"))?;
            value.set_sensitive(true);
            self.headers.insert(COOKIES, value);
        }
        Ok(logged)
    }

    /// The request as the HTTP client takes it. It is made anew for an attempt that has to be repeated, so that a call
    /// that succeeds at once need not keep a copy.
    fn to_http(&self) -> Result<reqwest::Request, Error> {
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
        let defaults = self.client.default_headers();
        let missing: Vec<HeaderName> = defaults.keys().filter(|name| !headers.contains_key(*name)).cloned().collect();
        for name in missing {
            for value in defaults.get_all(&name) {
                headers.append(&name, value.clone());
            }
        }
        *request.body_mut() = self.body.as_deref().map(body);
        Ok(request)
    }
}

impl Carrier for Request<'_> {
    fn header(&mut self, name: &HeaderName, value: &HeaderValue) {
        self.headers.insert(name, value.clone());
    }

    fn cookie(&mut self, name: &str, value: &str) {
        let separator = if self.cookies.is_empty() { "" } else { "; " };
        self.cookies.push_str(&format!("{separator}{name}={value}"));
    }

    fn query(&mut self, name: &str, value: &str) {
        self.url.push(if self.has_query { '&' } else { '?' });
        self.has_query = true;
        self.url.extend(utf8_percent_encode(name, ENCODED));
        self.url.push('=');
        self.url.extend(utf8_percent_encode(value, ENCODED));
    }
}

/// The pairs of a form (`application/x-www-form-urlencoded`).
pub(crate) fn form(body: Value, encoding: &[(&str, Style)]) -> Result<Vec<Pair>, crate::parameter::Unwritable> {
    let mut form = Vec::new();
    let Value::Object(members) = body else { return Ok(form) };
    for (name, value) in members {
        let style = encoding.iter().find(|(encoded, _)| *encoded == name).map(|(_, style)| *style);
        form.extend(pairs(&name, value, style.unwrap_or(Style::FormExploded))?);
    }
    Ok(form)
}
