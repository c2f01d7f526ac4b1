// @generated from client/codegen/tests/sample.yaml by `INSTA_UPDATE=always cargo test -p webagent-codegen --test golden`.

/// The URL of the document's first server.
pub(crate) const BASE_URL: Option<&str> = Some("https://sample.example");
/// Formats the objects in error bodies as the document defines.
pub(crate) const DISPLAYS: &[&str] = &[];
#[allow(unused_imports)]
use crate::Client;
impl<C> crate::ClientBuilder<C> {
    /// Sets the key of the security scheme `Key`.
    ///
    ///
    /// `from_env` reads it from `WEBAGENT_KEY`.
    pub fn key(self, value: impl Into<String>) -> Self {
        self.credential(0, value.into())
    }
}
#[allow(clippy::doc_lazy_continuation, clippy::doc_overindented_list_items)]
impl Client {
    /// Sends a `POST` request to `/choices`.
    ///
    /// Returns a [builder](builder::SendChoices) that sends the request.
    pub fn send_choices(&self) -> builder::SendChoices<'_> {
        builder::SendChoices::new(self)
    }
    /// Sends a `GET` request to `/leaflets/{leaflet}`.
    ///
    /// Returns a [builder](builder::FindLeaflet) that sends the request.
    pub fn find_leaflet(&self) -> builder::FindLeaflet<'_> {
        builder::FindLeaflet::new(self)
    }
    /// Sends a `POST` request to `/lists/body`.
    ///
    /// Returns a [builder](builder::ListByBody) that sends the request.
    pub fn list_by_body(&self) -> builder::ListByBody<'_> {
        builder::ListByBody::new(self)
    }
    /// Sends a `POST` request to `/lists/body/{list}`.
    ///
    /// Returns a [builder](builder::ListByNestedBody) that sends the request.
    pub fn list_by_nested_body(&self) -> builder::ListByNestedBody<'_> {
        builder::ListByNestedBody::new(self)
    }
    /// Sends a `GET` request to `/lists/cursor`.
    ///
    /// Returns a [builder](builder::ListByCursor) that sends the request.
    pub fn list_by_cursor(&self) -> builder::ListByCursor<'_> {
        builder::ListByCursor::new(self)
    }
    /// Sends a `GET` request to `/lists/item`.
    ///
    /// Returns a [builder](builder::ListByItem) that sends the request.
    pub fn list_by_item(&self) -> builder::ListByItem<'_> {
        builder::ListByItem::new(self)
    }
    /// Sends a `GET` request to `/lists/link`.
    ///
    /// Returns a [builder](builder::ListByLink) that sends the request.
    pub fn list_by_link(&self) -> builder::ListByLink<'_> {
        builder::ListByLink::new(self)
    }
    /// Sends a `GET` request to `/lists/offset`.
    ///
    /// Returns a [builder](builder::ListByOffset) that sends the request.
    pub fn list_by_offset(&self) -> builder::ListByOffset<'_> {
        builder::ListByOffset::new(self)
    }
    /// Sends a `GET` request to `/lists/page`.
    ///
    /// Returns a [builder](builder::ListByPage) that sends the request.
    pub fn list_by_page(&self) -> builder::ListByPage<'_> {
        builder::ListByPage::new(self)
    }
    /// Sends a `GET` request to `/lists/url`.
    ///
    /// Returns a [builder](builder::ListByUrl) that sends the request.
    pub fn list_by_url(&self) -> builder::ListByUrl<'_> {
        builder::ListByUrl::new(self)
    }
    /// Sends a `POST` request to `/receipts`.
    ///
    /// Returns a [builder](builder::SendReceipt) that sends the request.
    pub fn send_receipt(&self) -> builder::SendReceipt<'_> {
        builder::SendReceipt::new(self)
    }
    /// Sends a `POST` request to `/reports`.
    ///
    /// Returns a [builder](builder::MakeReport) that sends the request.
    pub fn make_report(&self) -> builder::MakeReport<'_> {
        builder::MakeReport::new(self)
    }
    /// Sends a `GET` request to `/search?kind=thing#words`.
    ///
    /// Returns a [builder](builder::SearchThings) that sends the request.
    pub fn search_things(&self) -> builder::SearchThings<'_> {
        builder::SearchThings::new(self)
    }
}
/// Request builders of the operations.
#[allow(clippy::all)]
pub mod builder {
    #[allow(unused_imports)]
    use super::{operations, types};
    #[allow(unused_imports)]
    use crate::{Bytes, Error, ResponseValue, parameter::Style, request::Request};
    /// Builder for [`Client::send_choices`](crate::Client::send_choices).
    #[derive(Debug, Clone)]
    pub struct SendChoices<'a> {
        client: &'a super::Client,
        body: Result<types::builder::ChoicesInput, String>,
        _options: crate::call_options::CallOptions,
    }
    impl<'a> SendChoices<'a> {
        /// Returns an empty builder.
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                body: Ok(::std::default::Default::default()),
                _options: ::std::default::Default::default(),
            }
        }
        /// Sets the whole body.
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: ::std::convert::TryInto<types::ChoicesInput>,
            V::Error: ::std::fmt::Display,
        {
            self.body = match value.try_into() {
                Ok(value) => Ok(value.into()),
                Err(error) => Err(format!("the body is not a `ChoicesInput`: {error}")),
            };
            self
        }
        /// Changes the body through its builder.
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: ::std::ops::FnOnce(
                types::builder::ChoicesInput,
            ) -> types::builder::ChoicesInput,
        {
            self.body = self.body.map(f);
            self
        }
        /// The value of `ape`.
        pub fn ape<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<types::ApeInput, Form>,
        ) -> Self {
            self.body = self.body.map(|body| body.ape(value));
            self
        }
        /// The value of `enums`.
        pub fn enums<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<types::ChoicesInputEnums, Form>,
        ) -> Self {
            self.body = self.body.map(|body| body.enums(value));
            self
        }
        /// The value of `events`.
        pub fn events<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<types::ChoicesInputEvents, Form>,
        ) -> Self {
            self.body = self.body.map(|body| body.events(value));
            self
        }
        /// The value of `inline`.
        pub fn inline<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<types::ChoicesInputInline, Form>,
        ) -> Self {
            self.body = self.body.map(|body| body.inline(value));
            self
        }
        /// The value of `lists`.
        pub fn lists<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<types::ChoicesInputLists, Form>,
        ) -> Self {
            self.body = self.body.map(|body| body.lists(value));
            self
        }
        /// The value of `literals`.
        pub fn literals<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<types::ChoicesInputLiterals, Form>,
        ) -> Self {
            self.body = self.body.map(|body| body.literals(value));
            self
        }
        /// The value of `map`.
        pub fn map<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<types::ChoicesInputMap, Form>,
        ) -> Self {
            self.body = self.body.map(|body| body.map(value));
            self
        }
        /// The value of `maps`.
        pub fn maps<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<types::ChoicesInputMaps, Form>,
        ) -> Self {
            self.body = self.body.map(|body| body.maps(value));
            self
        }
        /// The value of `models`.
        pub fn models<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<types::ChoicesInputModels, Form>,
        ) -> Self {
            self.body = self.body.map(|body| body.models(value));
            self
        }
        /// The value of `nested`.
        pub fn nested<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<types::ChoicesInputNested, Form>,
        ) -> Self {
            self.body = self.body.map(|body| body.nested(value));
            self
        }
        /// The value of `nulls`.
        pub fn nulls<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<types::ChoicesInputNulls, Form>,
        ) -> Self {
            self.body = self.body.map(|body| body.nulls(value));
            self
        }
        /// The value of `number`.
        pub fn number<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<types::ChoicesInputNumber, Form>,
        ) -> Self {
            self.body = self.body.map(|body| body.number(value));
            self
        }
        /// The value of `open`.
        pub fn open<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<types::ChoicesInputOpen, Form>,
        ) -> Self {
            self.body = self.body.map(|body| body.open(value));
            self
        }
        /// The value of `other`.
        pub fn other<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<types::ChoicesInputOther, Form>,
        ) -> Self {
            self.body = self.body.map(|body| body.other(value));
            self
        }
        /// The value of `shape`.
        pub fn shape<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<types::Shape, Form>,
        ) -> Self {
            self.body = self.body.map(|body| body.shape(value));
            self
        }
        /// The value of `string`.
        pub fn string<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<types::StringInput, Form>,
        ) -> Self {
            self.body = self.body.map(|body| body.string(value));
            self
        }
        /// Sends a header with this request, replacing a default header of the same name.
        ///
        /// The header of the API key and the headers that the HTTP client sets itself cannot be set. With `wait()`,
        /// `output()` and `start()` the header is also sent with each poll.
        pub fn header<N, V>(mut self, name: N, value: V) -> Self
        where
            N: ::std::convert::TryInto<::reqwest::header::HeaderName>,
            V: ::std::convert::TryInto<::reqwest::header::HeaderValue>,
        {
            self._options.header(name, value);
            self
        }
        /// Limits the time of each attempt of this request, up to the last byte of the response, instead of
        /// [`ClientBuilder::timeout`](crate::ClientBuilder::timeout).
        ///
        /// With `wait()`, `output()` and `start()` this also limits each poll, which is then retried.
        pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
            self._options.timeout(timeout);
            self
        }
        /// Sets the retry policy of this request, instead of [`ClientBuilder::retry`](crate::ClientBuilder::retry).
        ///
        /// With `wait()`, `output()` and `start()` this applies to the request that starts the run; transient failures
        /// of polls are retried until the deadline.
        pub fn retry(mut self, retry: crate::Retry) -> Self {
            self._options.retry(retry);
            self
        }
        fn into_request(self) -> Result<Request<'a>, Error> {
            let Self { client, body, _options } = self;
            let body = body
                .and_then(|body| {
                    types::ChoicesInput::try_from(body)
                        .map_err(|error| error.to_string())
                })
                .map_err(|message| operations::SEND_CHOICES.refused(message))?;
            Ok(
                Request::new(client, &operations::SEND_CHOICES)
                    .options(_options)
                    .path("/choices")
                    .json(Some(&body), "application/json")?,
            )
        }
        /// Sends a `POST` request to `/choices`.
        ///
        /// # Errors
        ///
        /// See [`ErrorKind`](crate::ErrorKind): the request was invalid, did not arrive, or got a
        /// response other than a documented success.
        pub async fn send(self) -> Result<ResponseValue<types::Choices>, Error> {
            self.into_request()?.send_for_json().await
        }
    }
    /// Builder for [`Client::find_leaflet`](crate::Client::find_leaflet).
    #[derive(Debug, Clone)]
    pub struct FindLeaflet<'a> {
        client: &'a super::Client,
        leaflet: Result<::std::string::String, String>,
        _options: crate::call_options::CallOptions,
    }
    impl<'a> FindLeaflet<'a> {
        /// Returns an empty builder.
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                leaflet: Err(
                    "`leaflet` is missing: set it with `.leaflet(…)`".to_owned(),
                ),
                _options: ::std::default::Default::default(),
            }
        }
        /// Sets the parameter `leaflet`.
        pub fn leaflet(mut self, value: impl Into<::std::string::String>) -> Self {
            self.leaflet = Ok(value.into());
            self
        }
        /// Sends a header with this request, replacing a default header of the same name.
        ///
        /// The header of the API key and the headers that the HTTP client sets itself cannot be set. With `wait()`,
        /// `output()` and `start()` the header is also sent with each poll.
        pub fn header<N, V>(mut self, name: N, value: V) -> Self
        where
            N: ::std::convert::TryInto<::reqwest::header::HeaderName>,
            V: ::std::convert::TryInto<::reqwest::header::HeaderValue>,
        {
            self._options.header(name, value);
            self
        }
        /// Limits the time of each attempt of this request, up to the last byte of the response, instead of
        /// [`ClientBuilder::timeout`](crate::ClientBuilder::timeout).
        ///
        /// With `wait()`, `output()` and `start()` this also limits each poll, which is then retried.
        pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
            self._options.timeout(timeout);
            self
        }
        /// Sets the retry policy of this request, instead of [`ClientBuilder::retry`](crate::ClientBuilder::retry).
        ///
        /// With `wait()`, `output()` and `start()` this applies to the request that starts the run; transient failures
        /// of polls are retried until the deadline.
        pub fn retry(mut self, retry: crate::Retry) -> Self {
            self._options.retry(retry);
            self
        }
        fn into_request(self) -> Result<Request<'a>, Error> {
            let Self { client, leaflet, _options } = self;
            let leaflet = leaflet
                .map_err(|message| operations::FIND_LEAFLET.refused(message))?;
            Ok(
                Request::new(client, &operations::FIND_LEAFLET)
                    .options(_options)
                    .path("/leaflets/")
                    .segment("leaflet", &leaflet, Style::Simple)?,
            )
        }
        /// Sends a `GET` request to `/leaflets/{leaflet}`.
        ///
        /// The response is a redirect, which is not followed: its header `location` has the URL.
        ///
        /// # Errors
        ///
        /// See [`ErrorKind`](crate::ErrorKind): the request was invalid, did not arrive, or got a
        /// response other than a documented success.
        pub async fn send(self) -> Result<ResponseValue<()>, Error> {
            self.into_request()?.send_for_nothing().await
        }
    }
    /// Builder for [`Client::list_by_body`](crate::Client::list_by_body).
    #[derive(Debug, Clone)]
    pub struct ListByBody<'a> {
        client: &'a super::Client,
        body: Result<types::builder::ListByBodyBody, String>,
        _options: crate::call_options::CallOptions,
    }
    impl<'a> ListByBody<'a> {
        /// Returns an empty builder.
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                body: Ok(::std::default::Default::default()),
                _options: ::std::default::Default::default(),
            }
        }
        /// Sets the whole body.
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: ::std::convert::TryInto<types::ListByBodyBody>,
            V::Error: ::std::fmt::Display,
        {
            self.body = match value.try_into() {
                Ok(value) => Ok(value.into()),
                Err(error) => Err(format!("the body is not a `ListByBodyBody`: {error}")),
            };
            self
        }
        /// Changes the body through its builder.
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: ::std::ops::FnOnce(
                types::builder::ListByBodyBody,
            ) -> types::builder::ListByBodyBody,
        {
            self.body = self.body.map(f);
            self
        }
        /// The value of `filter`.
        pub fn filter(mut self, value: impl Into<::std::string::String>) -> Self {
            self.body = self.body.map(|body| body.filter(value));
            self
        }
        /// The value of `start_cursor`.
        pub fn start_cursor<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<::std::string::String, Form>,
        ) -> Self {
            self.body = self.body.map(|body| body.start_cursor(value));
            self
        }
        /// Sends a header with this request, replacing a default header of the same name.
        ///
        /// The header of the API key and the headers that the HTTP client sets itself cannot be set. With `wait()`,
        /// `output()` and `start()` the header is also sent with each poll.
        pub fn header<N, V>(mut self, name: N, value: V) -> Self
        where
            N: ::std::convert::TryInto<::reqwest::header::HeaderName>,
            V: ::std::convert::TryInto<::reqwest::header::HeaderValue>,
        {
            self._options.header(name, value);
            self
        }
        /// Limits the time of each attempt of this request, up to the last byte of the response, instead of
        /// [`ClientBuilder::timeout`](crate::ClientBuilder::timeout).
        ///
        /// With `wait()`, `output()` and `start()` this also limits each poll, which is then retried.
        pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
            self._options.timeout(timeout);
            self
        }
        /// Sets the retry policy of this request, instead of [`ClientBuilder::retry`](crate::ClientBuilder::retry).
        ///
        /// With `wait()`, `output()` and `start()` this applies to the request that starts the run; transient failures
        /// of polls are retried until the deadline.
        pub fn retry(mut self, retry: crate::Retry) -> Self {
            self._options.retry(retry);
            self
        }
        fn into_request(self) -> Result<Request<'a>, Error> {
            let Self { client, body, _options } = self;
            let body = body
                .and_then(|body| {
                    types::ListByBodyBody::try_from(body)
                        .map_err(|error| error.to_string())
                })
                .map_err(|message| operations::LIST_BY_BODY.refused(message))?;
            Ok(
                Request::new(client, &operations::LIST_BY_BODY)
                    .options(_options)
                    .path("/lists/body")
                    .json(Some(&body), "application/json")?,
            )
        }
        /// Sends a `POST` request to `/lists/body`.
        ///
        /// # Errors
        ///
        /// See [`ErrorKind`](crate::ErrorKind): the request was invalid, did not arrive, or got a
        /// response other than a documented success.
        pub async fn send(self) -> Result<ResponseValue<types::Results>, Error> {
            self.into_request()?.send_for_json().await
        }
        /// Returns the pages of the list, beginning with the one that is set here. Each is requested when it is asked for,
        /// with the settings of this call.
        pub fn pages(self) -> crate::Pages<types::Results> {
            const PAGINATION: crate::pages::Pagination<types::Results> = crate::pages::Pagination {
                items: |page| Some(page.results.as_ref()?.len()),
                next: crate::pages::Next::Cursor(|page| {
                    ::serde_json::to_value(&page.next_cursor.as_ref()?).ok()
                }),
                has_more: None,
            };
            let Self { client, body, _options } = self;
            let _first = crate::pages::position_in(
                body
                    .clone()
                    .and_then(|body| {
                        types::ListByBodyBody::try_from(body)
                            .map_err(|error| error.to_string())
                    }),
                &["start_cursor"],
            );
            let _owner = client.clone();
            let _request = move |
                _position: ::std::option::Option<::serde_json::Value>,
            | -> crate::wait::BoxFuture<'static, _> {
                let (client, _options) = (_owner.clone(), _options.clone());
                let body = body.clone();
                Box::pin(async move {
                    let mut _request = ListByBody {
                        client: &client,
                        body,
                        _options,
                    };
                    if let Some(_position) = _position {
                        _request.body = _request
                            .body
                            .and_then(|body| {
                                types::ListByBodyBody::try_from(body)
                                    .map_err(|error| error.to_string())
                            })
                            .and_then(|body| crate::pages::with_position(
                                body,
                                &["start_cursor"],
                                _position,
                            ))
                            .map(::std::convert::Into::into);
                    }
                    crate::pages::send(_request.into_request()?).await
                })
            };
            crate::Pages::new(
                client,
                &operations::LIST_BY_BODY,
                PAGINATION,
                _first,
                Box::new(_request),
            )
        }
        /// Returns the items of all pages, in their order. A page is requested when its first item is asked for.
        pub fn items(self) -> crate::Items<types::Results, types::Thing> {
            self.pages().into_items(|page| Some(page.results?.into_iter().collect()))
        }
    }
    /// Builder for [`Client::list_by_nested_body`](crate::Client::list_by_nested_body).
    #[derive(Debug, Clone)]
    pub struct ListByNestedBody<'a> {
        client: &'a super::Client,
        list: Result<::std::string::String, String>,
        body: Result<types::builder::ListByNestedBodyBody, String>,
        _options: crate::call_options::CallOptions,
    }
    impl<'a> ListByNestedBody<'a> {
        /// Returns an empty builder.
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                list: Err("`list` is missing: set it with `.list(…)`".to_owned()),
                body: Ok(::std::default::Default::default()),
                _options: ::std::default::Default::default(),
            }
        }
        /// Sets the parameter `list`.
        pub fn list(mut self, value: impl Into<::std::string::String>) -> Self {
            self.list = Ok(value.into());
            self
        }
        /// Sets the whole body.
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: ::std::convert::TryInto<types::ListByNestedBodyBody>,
            V::Error: ::std::fmt::Display,
        {
            self.body = match value.try_into() {
                Ok(value) => Ok(value.into()),
                Err(error) => {
                    Err(format!("the body is not a `ListByNestedBodyBody`: {error}"))
                }
            };
            self
        }
        /// Changes the body through its builder.
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: ::std::ops::FnOnce(
                types::builder::ListByNestedBodyBody,
            ) -> types::builder::ListByNestedBodyBody,
        {
            self.body = self.body.map(f);
            self
        }
        /// The value of `paging`.
        pub fn paging<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<
                types::ListByNestedBodyBodyPaging,
                Form,
            >,
        ) -> Self {
            self.body = self.body.map(|body| body.paging(value));
            self
        }
        /// Sends a header with this request, replacing a default header of the same name.
        ///
        /// The header of the API key and the headers that the HTTP client sets itself cannot be set. With `wait()`,
        /// `output()` and `start()` the header is also sent with each poll.
        pub fn header<N, V>(mut self, name: N, value: V) -> Self
        where
            N: ::std::convert::TryInto<::reqwest::header::HeaderName>,
            V: ::std::convert::TryInto<::reqwest::header::HeaderValue>,
        {
            self._options.header(name, value);
            self
        }
        /// Limits the time of each attempt of this request, up to the last byte of the response, instead of
        /// [`ClientBuilder::timeout`](crate::ClientBuilder::timeout).
        ///
        /// With `wait()`, `output()` and `start()` this also limits each poll, which is then retried.
        pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
            self._options.timeout(timeout);
            self
        }
        /// Sets the retry policy of this request, instead of [`ClientBuilder::retry`](crate::ClientBuilder::retry).
        ///
        /// With `wait()`, `output()` and `start()` this applies to the request that starts the run; transient failures
        /// of polls are retried until the deadline.
        pub fn retry(mut self, retry: crate::Retry) -> Self {
            self._options.retry(retry);
            self
        }
        fn into_request(self) -> Result<Request<'a>, Error> {
            let Self { client, list, body, _options } = self;
            let list = list
                .map_err(|message| operations::LIST_BY_NESTED_BODY.refused(message))?;
            let body = match body {
                Ok(body) if body == ::std::default::Default::default() => None,
                body => {
                    Some(
                        body
                            .and_then(|body| {
                                types::ListByNestedBodyBody::try_from(body)
                                    .map_err(|error| error.to_string())
                            })
                            .map_err(|message| {
                                operations::LIST_BY_NESTED_BODY.refused(message)
                            })?,
                    )
                }
            };
            Ok(
                Request::new(client, &operations::LIST_BY_NESTED_BODY)
                    .options(_options)
                    .path("/lists/body/")
                    .segment("list", &list, Style::Simple)?
                    .json(body.as_ref(), "application/json")?,
            )
        }
        /// Sends a `POST` request to `/lists/body/{list}`.
        ///
        /// # Errors
        ///
        /// See [`ErrorKind`](crate::ErrorKind): the request was invalid, did not arrive, or got a
        /// response other than a documented success.
        pub async fn send(self) -> Result<ResponseValue<types::Results>, Error> {
            self.into_request()?.send_for_json().await
        }
        /// Returns the pages of the list, beginning with the one that is set here. Each is requested when it is asked for,
        /// with the settings of this call.
        pub fn pages(self) -> crate::Pages<types::Results> {
            const PAGINATION: crate::pages::Pagination<types::Results> = crate::pages::Pagination {
                items: |page| Some(page.results.as_ref()?.len()),
                next: crate::pages::Next::Offset {
                    first: 0i64,
                    total: None,
                },
                has_more: None,
            };
            let Self { client, list, body, _options } = self;
            let _first = crate::pages::position_in(
                body
                    .clone()
                    .and_then(|body| {
                        types::ListByNestedBodyBody::try_from(body)
                            .map_err(|error| error.to_string())
                    }),
                &["paging", "skip"],
            );
            let _owner = client.clone();
            let _request = move |
                _position: ::std::option::Option<::serde_json::Value>,
            | -> crate::wait::BoxFuture<'static, _> {
                let (client, _options) = (_owner.clone(), _options.clone());
                let list = list.clone();
                let body = body.clone();
                Box::pin(async move {
                    let mut _request = ListByNestedBody {
                        client: &client,
                        list,
                        body,
                        _options,
                    };
                    if let Some(_position) = _position {
                        _request.body = _request
                            .body
                            .and_then(|body| {
                                types::ListByNestedBodyBody::try_from(body)
                                    .map_err(|error| error.to_string())
                            })
                            .and_then(|body| crate::pages::with_position(
                                body,
                                &["paging", "skip"],
                                _position,
                            ))
                            .map(::std::convert::Into::into);
                    }
                    crate::pages::send(_request.into_request()?).await
                })
            };
            crate::Pages::new(
                client,
                &operations::LIST_BY_NESTED_BODY,
                PAGINATION,
                _first,
                Box::new(_request),
            )
        }
        /// Returns the items of all pages, in their order. A page is requested when its first item is asked for.
        pub fn items(self) -> crate::Items<types::Results, types::Thing> {
            self.pages().into_items(|page| Some(page.results?.into_iter().collect()))
        }
    }
    /// Builder for [`Client::list_by_cursor`](crate::Client::list_by_cursor).
    #[derive(Debug, Clone)]
    pub struct ListByCursor<'a> {
        client: &'a super::Client,
        after: Result<::std::option::Option<::std::string::String>, String>,
        size: Result<i64, String>,
        _options: crate::call_options::CallOptions,
    }
    impl<'a> ListByCursor<'a> {
        /// Returns an empty builder.
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                after: Ok(None),
                size: Err("`size` is missing: set it with `.size(…)`".to_owned()),
                _options: ::std::default::Default::default(),
            }
        }
        /// Sets the parameter `after`.
        pub fn after<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<::std::string::String, Form>,
        ) -> Self {
            self.after = crate::convert::named("after", value.into_optional());
            self
        }
        /// Sets the parameter `size`.
        pub fn size<V>(mut self, value: V) -> Self
        where
            V: ::std::convert::TryInto<i64>,
            V::Error: ::std::fmt::Display,
        {
            self.size = crate::convert::named("size", value.try_into());
            self
        }
        /// Sends a header with this request, replacing a default header of the same name.
        ///
        /// The header of the API key and the headers that the HTTP client sets itself cannot be set. With `wait()`,
        /// `output()` and `start()` the header is also sent with each poll.
        pub fn header<N, V>(mut self, name: N, value: V) -> Self
        where
            N: ::std::convert::TryInto<::reqwest::header::HeaderName>,
            V: ::std::convert::TryInto<::reqwest::header::HeaderValue>,
        {
            self._options.header(name, value);
            self
        }
        /// Limits the time of each attempt of this request, up to the last byte of the response, instead of
        /// [`ClientBuilder::timeout`](crate::ClientBuilder::timeout).
        ///
        /// With `wait()`, `output()` and `start()` this also limits each poll, which is then retried.
        pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
            self._options.timeout(timeout);
            self
        }
        /// Sets the retry policy of this request, instead of [`ClientBuilder::retry`](crate::ClientBuilder::retry).
        ///
        /// With `wait()`, `output()` and `start()` this applies to the request that starts the run; transient failures
        /// of polls are retried until the deadline.
        pub fn retry(mut self, retry: crate::Retry) -> Self {
            self._options.retry(retry);
            self
        }
        fn into_request(self) -> Result<Request<'a>, Error> {
            let Self { client, after, size, _options } = self;
            let after = after
                .map_err(|message| operations::LIST_BY_CURSOR.refused(message))?;
            let size = size
                .map_err(|message| operations::LIST_BY_CURSOR.refused(message))?;
            Ok(
                Request::new(client, &operations::LIST_BY_CURSOR)
                    .options(_options)
                    .path("/lists/cursor")
                    .query("after", &after, Style::FormExploded)?
                    .query("size", &size, Style::FormExploded)?,
            )
        }
        /// Sends a `GET` request to `/lists/cursor`.
        ///
        /// # Errors
        ///
        /// See [`ErrorKind`](crate::ErrorKind): the request was invalid, did not arrive, or got a
        /// response other than a documented success.
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::ListByCursorResponse>, Error> {
            self.into_request()?.send_for_json().await
        }
        /// Returns the pages of the list, beginning with the one that is set here. Each is requested when it is asked for,
        /// with the settings of this call.
        pub fn pages(self) -> crate::Pages<types::ListByCursorResponse> {
            const PAGINATION: crate::pages::Pagination<types::ListByCursorResponse> = crate::pages::Pagination {
                items: |page| Some(page.data.list.as_ref()?.0.len()),
                next: crate::pages::Next::Cursor(|page| {
                    ::serde_json::to_value(&page.data.next.as_ref()?).ok()
                }),
                has_more: Some(|page| ::serde_json::to_value(&page.more.as_ref()?).ok()),
            };
            let Self { client, after, size, _options } = self;
            let _first = crate::pages::position(&after);
            let _owner = client.clone();
            let _request = move |
                _position: ::std::option::Option<::serde_json::Value>,
            | -> crate::wait::BoxFuture<'static, _> {
                let (client, _options) = (_owner.clone(), _options.clone());
                let after = after.clone();
                let size = size.clone();
                Box::pin(async move {
                    let mut _request = ListByCursor {
                        client: &client,
                        after,
                        size,
                        _options,
                    };
                    if let Some(_position) = _position {
                        _request.after = crate::pages::value(_position).map(Some);
                    }
                    crate::pages::send(_request.into_request()?).await
                })
            };
            crate::Pages::new(
                client,
                &operations::LIST_BY_CURSOR,
                PAGINATION,
                _first,
                Box::new(_request),
            )
        }
        /// Returns the items of all pages, in their order. A page is requested when its first item is asked for.
        pub fn items(self) -> crate::Items<types::ListByCursorResponse, types::Thing> {
            self.pages().into_items(|page| Some(page.data.list?.0.into_iter().collect()))
        }
    }
    /// Builder for [`Client::list_by_item`](crate::Client::list_by_item).
    #[derive(Debug, Clone)]
    pub struct ListByItem<'a> {
        client: &'a super::Client,
        after: Result<::std::option::Option<::std::string::String>, String>,
        _options: crate::call_options::CallOptions,
    }
    impl<'a> ListByItem<'a> {
        /// Returns an empty builder.
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                after: Ok(None),
                _options: ::std::default::Default::default(),
            }
        }
        /// Sets the parameter `after`.
        pub fn after<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<::std::string::String, Form>,
        ) -> Self {
            self.after = crate::convert::named("after", value.into_optional());
            self
        }
        /// Sends a header with this request, replacing a default header of the same name.
        ///
        /// The header of the API key and the headers that the HTTP client sets itself cannot be set. With `wait()`,
        /// `output()` and `start()` the header is also sent with each poll.
        pub fn header<N, V>(mut self, name: N, value: V) -> Self
        where
            N: ::std::convert::TryInto<::reqwest::header::HeaderName>,
            V: ::std::convert::TryInto<::reqwest::header::HeaderValue>,
        {
            self._options.header(name, value);
            self
        }
        /// Limits the time of each attempt of this request, up to the last byte of the response, instead of
        /// [`ClientBuilder::timeout`](crate::ClientBuilder::timeout).
        ///
        /// With `wait()`, `output()` and `start()` this also limits each poll, which is then retried.
        pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
            self._options.timeout(timeout);
            self
        }
        /// Sets the retry policy of this request, instead of [`ClientBuilder::retry`](crate::ClientBuilder::retry).
        ///
        /// With `wait()`, `output()` and `start()` this applies to the request that starts the run; transient failures
        /// of polls are retried until the deadline.
        pub fn retry(mut self, retry: crate::Retry) -> Self {
            self._options.retry(retry);
            self
        }
        fn into_request(self) -> Result<Request<'a>, Error> {
            let Self { client, after, _options } = self;
            let after = after
                .map_err(|message| operations::LIST_BY_ITEM.refused(message))?;
            Ok(
                Request::new(client, &operations::LIST_BY_ITEM)
                    .options(_options)
                    .path("/lists/item")
                    .query("after", &after, Style::FormExploded)?,
            )
        }
        /// Sends a `GET` request to `/lists/item`.
        ///
        /// # Errors
        ///
        /// See [`ErrorKind`](crate::ErrorKind): the request was invalid, did not arrive, or got a
        /// response other than a documented success.
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::ListByItemResponse>, Error> {
            self.into_request()?.send_for_json().await
        }
        /// Returns the pages of the list, beginning with the one that is set here. Each is requested when it is asked for,
        /// with the settings of this call.
        pub fn pages(self) -> crate::Pages<types::ListByItemResponse> {
            const PAGINATION: crate::pages::Pagination<types::ListByItemResponse> = crate::pages::Pagination {
                items: |page| Some(page.data.0.len()),
                next: crate::pages::Next::Cursor(|page| {
                    ::serde_json::to_value(&page.data.0.iter().last()?.id).ok()
                }),
                has_more: Some(|page| ::serde_json::to_value(&page.has_more).ok()),
            };
            let Self { client, after, _options } = self;
            let _first = crate::pages::position(&after);
            let _owner = client.clone();
            let _request = move |
                _position: ::std::option::Option<::serde_json::Value>,
            | -> crate::wait::BoxFuture<'static, _> {
                let (client, _options) = (_owner.clone(), _options.clone());
                let after = after.clone();
                Box::pin(async move {
                    let mut _request = ListByItem {
                        client: &client,
                        after,
                        _options,
                    };
                    if let Some(_position) = _position {
                        _request.after = crate::pages::value(_position).map(Some);
                    }
                    crate::pages::send(_request.into_request()?).await
                })
            };
            crate::Pages::new(
                client,
                &operations::LIST_BY_ITEM,
                PAGINATION,
                _first,
                Box::new(_request),
            )
        }
        /// Returns the items of all pages, in their order. A page is requested when its first item is asked for.
        pub fn items(self) -> crate::Items<types::ListByItemResponse, types::Thing> {
            self.pages().into_items(|page| Some(page.data.0.into_iter().collect()))
        }
    }
    /// Builder for [`Client::list_by_link`](crate::Client::list_by_link).
    #[derive(Debug, Clone)]
    pub struct ListByLink<'a> {
        client: &'a super::Client,
        size: Result<::std::option::Option<i64>, String>,
        _options: crate::call_options::CallOptions,
    }
    impl<'a> ListByLink<'a> {
        /// Returns an empty builder.
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                size: Ok(None),
                _options: ::std::default::Default::default(),
            }
        }
        /// Sets the parameter `size`.
        pub fn size<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<i64, Form>,
        ) -> Self {
            self.size = crate::convert::named("size", value.into_optional());
            self
        }
        /// Sends a header with this request, replacing a default header of the same name.
        ///
        /// The header of the API key and the headers that the HTTP client sets itself cannot be set. With `wait()`,
        /// `output()` and `start()` the header is also sent with each poll.
        pub fn header<N, V>(mut self, name: N, value: V) -> Self
        where
            N: ::std::convert::TryInto<::reqwest::header::HeaderName>,
            V: ::std::convert::TryInto<::reqwest::header::HeaderValue>,
        {
            self._options.header(name, value);
            self
        }
        /// Limits the time of each attempt of this request, up to the last byte of the response, instead of
        /// [`ClientBuilder::timeout`](crate::ClientBuilder::timeout).
        ///
        /// With `wait()`, `output()` and `start()` this also limits each poll, which is then retried.
        pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
            self._options.timeout(timeout);
            self
        }
        /// Sets the retry policy of this request, instead of [`ClientBuilder::retry`](crate::ClientBuilder::retry).
        ///
        /// With `wait()`, `output()` and `start()` this applies to the request that starts the run; transient failures
        /// of polls are retried until the deadline.
        pub fn retry(mut self, retry: crate::Retry) -> Self {
            self._options.retry(retry);
            self
        }
        fn into_request(self) -> Result<Request<'a>, Error> {
            let Self { client, size, _options } = self;
            let size = size
                .map_err(|message| operations::LIST_BY_LINK.refused(message))?;
            Ok(
                Request::new(client, &operations::LIST_BY_LINK)
                    .options(_options)
                    .path("/lists/link")
                    .query("size", &size, Style::FormExploded)?,
            )
        }
        /// Sends a `GET` request to `/lists/link`.
        ///
        /// # Errors
        ///
        /// See [`ErrorKind`](crate::ErrorKind): the request was invalid, did not arrive, or got a
        /// response other than a documented success.
        pub async fn send(self) -> Result<ResponseValue<types::Things>, Error> {
            self.into_request()?.send_for_json().await
        }
        /// Returns the pages of the list, beginning with the one that is set here. Each is requested when it is asked for,
        /// with the settings of this call.
        pub fn pages(self) -> crate::Pages<types::Things> {
            const PAGINATION: crate::pages::Pagination<types::Things> = crate::pages::Pagination {
                items: |page| Some(page.0.len()),
                next: crate::pages::Next::Link("link"),
                has_more: None,
            };
            let Self { client, size, _options } = self;
            let _first = None;
            let _owner = client.clone();
            let _request = move |
                _position: ::std::option::Option<::serde_json::Value>,
            | -> crate::wait::BoxFuture<'static, _> {
                let (client, _options) = (_owner.clone(), _options.clone());
                let size = size.clone();
                Box::pin(async move {
                    let _request = ListByLink {
                        client: &client,
                        size,
                        _options,
                    };
                    crate::pages::send(_request.into_request()?.at(_position)).await
                })
            };
            crate::Pages::new(
                client,
                &operations::LIST_BY_LINK,
                PAGINATION,
                _first,
                Box::new(_request),
            )
        }
        /// Returns the items of all pages, in their order. A page is requested when its first item is asked for.
        pub fn items(self) -> crate::Items<types::Things, types::Thing> {
            self.pages().into_items(|page| Some(page.0.into_iter().collect()))
        }
    }
    /// Builder for [`Client::list_by_offset`](crate::Client::list_by_offset).
    #[derive(Debug, Clone)]
    pub struct ListByOffset<'a> {
        client: &'a super::Client,
        skip: Result<::std::option::Option<i64>, String>,
        _options: crate::call_options::CallOptions,
    }
    impl<'a> ListByOffset<'a> {
        /// Returns an empty builder.
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                skip: Ok(None),
                _options: ::std::default::Default::default(),
            }
        }
        /// Default of the service: `0`.
        pub fn skip<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<i64, Form>,
        ) -> Self {
            self.skip = crate::convert::named("skip", value.into_optional());
            self
        }
        /// Sends a header with this request, replacing a default header of the same name.
        ///
        /// The header of the API key and the headers that the HTTP client sets itself cannot be set. With `wait()`,
        /// `output()` and `start()` the header is also sent with each poll.
        pub fn header<N, V>(mut self, name: N, value: V) -> Self
        where
            N: ::std::convert::TryInto<::reqwest::header::HeaderName>,
            V: ::std::convert::TryInto<::reqwest::header::HeaderValue>,
        {
            self._options.header(name, value);
            self
        }
        /// Limits the time of each attempt of this request, up to the last byte of the response, instead of
        /// [`ClientBuilder::timeout`](crate::ClientBuilder::timeout).
        ///
        /// With `wait()`, `output()` and `start()` this also limits each poll, which is then retried.
        pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
            self._options.timeout(timeout);
            self
        }
        /// Sets the retry policy of this request, instead of [`ClientBuilder::retry`](crate::ClientBuilder::retry).
        ///
        /// With `wait()`, `output()` and `start()` this applies to the request that starts the run; transient failures
        /// of polls are retried until the deadline.
        pub fn retry(mut self, retry: crate::Retry) -> Self {
            self._options.retry(retry);
            self
        }
        fn into_request(self) -> Result<Request<'a>, Error> {
            let Self { client, skip, _options } = self;
            let skip = skip
                .map_err(|message| operations::LIST_BY_OFFSET.refused(message))?;
            Ok(
                Request::new(client, &operations::LIST_BY_OFFSET)
                    .options(_options)
                    .path("/lists/offset")
                    .query("skip", &skip, Style::FormExploded)?,
            )
        }
        /// Sends a `GET` request to `/lists/offset`.
        ///
        /// # Errors
        ///
        /// See [`ErrorKind`](crate::ErrorKind): the request was invalid, did not arrive, or got a
        /// response other than a documented success.
        pub async fn send(self) -> Result<ResponseValue<types::Things>, Error> {
            self.into_request()?.send_for_json().await
        }
        /// Returns the pages of the list, beginning with the one that is set here. Each is requested when it is asked for,
        /// with the settings of this call.
        pub fn pages(self) -> crate::Pages<types::Things> {
            const PAGINATION: crate::pages::Pagination<types::Things> = crate::pages::Pagination {
                items: |page| Some(page.0.len()),
                next: crate::pages::Next::Offset {
                    first: 0i64,
                    total: None,
                },
                has_more: None,
            };
            let Self { client, skip, _options } = self;
            let _first = crate::pages::position(&skip);
            let _owner = client.clone();
            let _request = move |
                _position: ::std::option::Option<::serde_json::Value>,
            | -> crate::wait::BoxFuture<'static, _> {
                let (client, _options) = (_owner.clone(), _options.clone());
                let skip = skip.clone();
                Box::pin(async move {
                    let mut _request = ListByOffset {
                        client: &client,
                        skip,
                        _options,
                    };
                    if let Some(_position) = _position {
                        _request.skip = crate::pages::value(_position).map(Some);
                    }
                    crate::pages::send(_request.into_request()?).await
                })
            };
            crate::Pages::new(
                client,
                &operations::LIST_BY_OFFSET,
                PAGINATION,
                _first,
                Box::new(_request),
            )
        }
        /// Returns the items of all pages, in their order. A page is requested when its first item is asked for.
        pub fn items(self) -> crate::Items<types::Things, types::Thing> {
            self.pages().into_items(|page| Some(page.0.into_iter().collect()))
        }
    }
    /// Builder for [`Client::list_by_page`](crate::Client::list_by_page).
    #[derive(Debug, Clone)]
    pub struct ListByPage<'a> {
        client: &'a super::Client,
        page: Result<::std::option::Option<i64>, String>,
        _options: crate::call_options::CallOptions,
    }
    impl<'a> ListByPage<'a> {
        /// Returns an empty builder.
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                page: Ok(None),
                _options: ::std::default::Default::default(),
            }
        }
        /// Sets the parameter `page`.
        pub fn page<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<i64, Form>,
        ) -> Self {
            self.page = crate::convert::named("page", value.into_optional());
            self
        }
        /// Sends a header with this request, replacing a default header of the same name.
        ///
        /// The header of the API key and the headers that the HTTP client sets itself cannot be set. With `wait()`,
        /// `output()` and `start()` the header is also sent with each poll.
        pub fn header<N, V>(mut self, name: N, value: V) -> Self
        where
            N: ::std::convert::TryInto<::reqwest::header::HeaderName>,
            V: ::std::convert::TryInto<::reqwest::header::HeaderValue>,
        {
            self._options.header(name, value);
            self
        }
        /// Limits the time of each attempt of this request, up to the last byte of the response, instead of
        /// [`ClientBuilder::timeout`](crate::ClientBuilder::timeout).
        ///
        /// With `wait()`, `output()` and `start()` this also limits each poll, which is then retried.
        pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
            self._options.timeout(timeout);
            self
        }
        /// Sets the retry policy of this request, instead of [`ClientBuilder::retry`](crate::ClientBuilder::retry).
        ///
        /// With `wait()`, `output()` and `start()` this applies to the request that starts the run; transient failures
        /// of polls are retried until the deadline.
        pub fn retry(mut self, retry: crate::Retry) -> Self {
            self._options.retry(retry);
            self
        }
        fn into_request(self) -> Result<Request<'a>, Error> {
            let Self { client, page, _options } = self;
            let page = page
                .map_err(|message| operations::LIST_BY_PAGE.refused(message))?;
            Ok(
                Request::new(client, &operations::LIST_BY_PAGE)
                    .options(_options)
                    .path("/lists/page")
                    .query("page", &page, Style::FormExploded)?,
            )
        }
        /// Sends a `GET` request to `/lists/page`.
        ///
        /// # Errors
        ///
        /// See [`ErrorKind`](crate::ErrorKind): the request was invalid, did not arrive, or got a
        /// response other than a documented success.
        pub async fn send(self) -> Result<ResponseValue<types::Results>, Error> {
            self.into_request()?.send_for_json().await
        }
        /// Returns the pages of the list, beginning with the one that is set here. Each is requested when it is asked for,
        /// with the settings of this call.
        pub fn pages(self) -> crate::Pages<types::Results> {
            const PAGINATION: crate::pages::Pagination<types::Results> = crate::pages::Pagination {
                items: |page| Some(page.results.as_ref()?.len()),
                next: crate::pages::Next::Page {
                    first: 1i64,
                    total: Some(|page| {
                        ::serde_json::to_value(&page.pages.as_ref()?).ok()
                    }),
                },
                has_more: None,
            };
            let Self { client, page, _options } = self;
            let _first = crate::pages::position(&page);
            let _owner = client.clone();
            let _request = move |
                _position: ::std::option::Option<::serde_json::Value>,
            | -> crate::wait::BoxFuture<'static, _> {
                let (client, _options) = (_owner.clone(), _options.clone());
                let page = page.clone();
                Box::pin(async move {
                    let mut _request = ListByPage {
                        client: &client,
                        page,
                        _options,
                    };
                    if let Some(_position) = _position {
                        _request.page = crate::pages::value(_position).map(Some);
                    }
                    crate::pages::send(_request.into_request()?).await
                })
            };
            crate::Pages::new(
                client,
                &operations::LIST_BY_PAGE,
                PAGINATION,
                _first,
                Box::new(_request),
            )
        }
        /// Returns the items of all pages, in their order. A page is requested when its first item is asked for.
        pub fn items(self) -> crate::Items<types::Results, types::Thing> {
            self.pages().into_items(|page| Some(page.results?.into_iter().collect()))
        }
    }
    /// Builder for [`Client::list_by_url`](crate::Client::list_by_url).
    #[derive(Debug, Clone)]
    pub struct ListByUrl<'a> {
        client: &'a super::Client,
        size: Result<::std::option::Option<i64>, String>,
        _options: crate::call_options::CallOptions,
    }
    impl<'a> ListByUrl<'a> {
        /// Returns an empty builder.
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                size: Ok(None),
                _options: ::std::default::Default::default(),
            }
        }
        /// Sets the parameter `size`.
        pub fn size<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<i64, Form>,
        ) -> Self {
            self.size = crate::convert::named("size", value.into_optional());
            self
        }
        /// Sends a header with this request, replacing a default header of the same name.
        ///
        /// The header of the API key and the headers that the HTTP client sets itself cannot be set. With `wait()`,
        /// `output()` and `start()` the header is also sent with each poll.
        pub fn header<N, V>(mut self, name: N, value: V) -> Self
        where
            N: ::std::convert::TryInto<::reqwest::header::HeaderName>,
            V: ::std::convert::TryInto<::reqwest::header::HeaderValue>,
        {
            self._options.header(name, value);
            self
        }
        /// Limits the time of each attempt of this request, up to the last byte of the response, instead of
        /// [`ClientBuilder::timeout`](crate::ClientBuilder::timeout).
        ///
        /// With `wait()`, `output()` and `start()` this also limits each poll, which is then retried.
        pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
            self._options.timeout(timeout);
            self
        }
        /// Sets the retry policy of this request, instead of [`ClientBuilder::retry`](crate::ClientBuilder::retry).
        ///
        /// With `wait()`, `output()` and `start()` this applies to the request that starts the run; transient failures
        /// of polls are retried until the deadline.
        pub fn retry(mut self, retry: crate::Retry) -> Self {
            self._options.retry(retry);
            self
        }
        fn into_request(self) -> Result<Request<'a>, Error> {
            let Self { client, size, _options } = self;
            let size = size.map_err(|message| operations::LIST_BY_URL.refused(message))?;
            Ok(
                Request::new(client, &operations::LIST_BY_URL)
                    .options(_options)
                    .path("/lists/url")
                    .query("size", &size, Style::FormExploded)?,
            )
        }
        /// Sends a `GET` request to `/lists/url`.
        ///
        /// # Errors
        ///
        /// See [`ErrorKind`](crate::ErrorKind): the request was invalid, did not arrive, or got a
        /// response other than a documented success.
        pub async fn send(self) -> Result<ResponseValue<types::Results>, Error> {
            self.into_request()?.send_for_json().await
        }
        /// Returns the pages of the list, beginning with the one that is set here. Each is requested when it is asked for,
        /// with the settings of this call.
        pub fn pages(self) -> crate::Pages<types::Results> {
            const PAGINATION: crate::pages::Pagination<types::Results> = crate::pages::Pagination {
                items: |page| Some(page.results.as_ref()?.len()),
                next: crate::pages::Next::Url(|page| {
                    ::serde_json::to_value(&page.links.as_ref()?.next.as_ref()?).ok()
                }),
                has_more: None,
            };
            let Self { client, size, _options } = self;
            let _first = None;
            let _owner = client.clone();
            let _request = move |
                _position: ::std::option::Option<::serde_json::Value>,
            | -> crate::wait::BoxFuture<'static, _> {
                let (client, _options) = (_owner.clone(), _options.clone());
                let size = size.clone();
                Box::pin(async move {
                    let _request = ListByUrl {
                        client: &client,
                        size,
                        _options,
                    };
                    crate::pages::send(_request.into_request()?.at(_position)).await
                })
            };
            crate::Pages::new(
                client,
                &operations::LIST_BY_URL,
                PAGINATION,
                _first,
                Box::new(_request),
            )
        }
        /// Returns the items of all pages, in their order. A page is requested when its first item is asked for.
        pub fn items(self) -> crate::Items<types::Results, types::Thing> {
            self.pages().into_items(|page| Some(page.results?.into_iter().collect()))
        }
    }
    /// Builder for [`Client::send_receipt`](crate::Client::send_receipt).
    #[derive(Debug, Clone)]
    pub struct SendReceipt<'a> {
        client: &'a super::Client,
        body: Result<types::builder::ReceiptInput, String>,
        _options: crate::call_options::CallOptions,
    }
    impl<'a> SendReceipt<'a> {
        /// Returns an empty builder.
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                body: Ok(::std::default::Default::default()),
                _options: ::std::default::Default::default(),
            }
        }
        /// Sets the whole body.
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: ::std::convert::TryInto<types::ReceiptInput>,
            V::Error: ::std::fmt::Display,
        {
            self.body = match value.try_into() {
                Ok(value) => Ok(value.into()),
                Err(error) => Err(format!("the body is not a `ReceiptInput`: {error}")),
            };
            self
        }
        /// Changes the body through its builder.
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: ::std::ops::FnOnce(
                types::builder::ReceiptInput,
            ) -> types::builder::ReceiptInput,
        {
            self.body = self.body.map(f);
            self
        }
        /// The value of `a_b`.
        pub fn a_b<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<types::ReceiptInputAb, Form>,
        ) -> Self {
            self.body = self.body.map(|body| body.a_b(value));
            self
        }
        /// The value of `a-b`.
        pub fn a_dash_b<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<types::ReceiptInputADashB, Form>,
        ) -> Self {
            self.body = self.body.map(|body| body.a_dash_b(value));
            self
        }
        /// The value of `day`.
        pub fn day<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<::std::string::String, Form>,
        ) -> Self {
            self.body = self.body.map(|body| body.day(value));
            self
        }
        /// The value of `id`.
        pub fn id<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<::std::string::String, Form>,
        ) -> Self {
            self.body = self.body.map(|body| body.id(value));
            self
        }
        /// The value of `made`.
        pub fn made(mut self, value: impl Into<::std::string::String>) -> Self {
            self.body = self.body.map(|body| body.made(value));
            self
        }
        /// The value of `price`.
        pub fn price<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<::std::string::String, Form>,
        ) -> Self {
            self.body = self.body.map(|body| body.price(value));
            self
        }
        /// The value of `steps`.
        pub fn steps<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<
                ::std::vec::Vec<types::ReceiptInputStepsItem>,
                Form,
            >,
        ) -> Self {
            self.body = self.body.map(|body| body.steps(value));
            self
        }
        /// The value of `took`.
        pub fn took<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<::std::string::String, Form>,
        ) -> Self {
            self.body = self.body.map(|body| body.took(value));
            self
        }
        /// Of no name.
        pub fn underscore<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<types::ReceiptInputUnderscore, Form>,
        ) -> Self {
            self.body = self.body.map(|body| body.underscore(value));
            self
        }
        /// Sends a header with this request, replacing a default header of the same name.
        ///
        /// The header of the API key and the headers that the HTTP client sets itself cannot be set. With `wait()`,
        /// `output()` and `start()` the header is also sent with each poll.
        pub fn header<N, V>(mut self, name: N, value: V) -> Self
        where
            N: ::std::convert::TryInto<::reqwest::header::HeaderName>,
            V: ::std::convert::TryInto<::reqwest::header::HeaderValue>,
        {
            self._options.header(name, value);
            self
        }
        /// Limits the time of each attempt of this request, up to the last byte of the response, instead of
        /// [`ClientBuilder::timeout`](crate::ClientBuilder::timeout).
        ///
        /// With `wait()`, `output()` and `start()` this also limits each poll, which is then retried.
        pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
            self._options.timeout(timeout);
            self
        }
        /// Sets the retry policy of this request, instead of [`ClientBuilder::retry`](crate::ClientBuilder::retry).
        ///
        /// With `wait()`, `output()` and `start()` this applies to the request that starts the run; transient failures
        /// of polls are retried until the deadline.
        pub fn retry(mut self, retry: crate::Retry) -> Self {
            self._options.retry(retry);
            self
        }
        fn into_request(self) -> Result<Request<'a>, Error> {
            let Self { client, body, _options } = self;
            let body = body
                .and_then(|body| {
                    types::ReceiptInput::try_from(body)
                        .map_err(|error| error.to_string())
                })
                .map_err(|message| operations::SEND_RECEIPT.refused(message))?;
            Ok(
                Request::new(client, &operations::SEND_RECEIPT)
                    .options(_options)
                    .path("/receipts")
                    .json(Some(&body), "application/json")?,
            )
        }
        /// Sends a `POST` request to `/receipts`.
        ///
        /// # Errors
        ///
        /// See [`ErrorKind`](crate::ErrorKind): the request was invalid, did not arrive, or got a
        /// response other than a documented success.
        pub async fn send(self) -> Result<ResponseValue<types::Receipt>, Error> {
            self.into_request()?.send_for_json().await
        }
    }
    /// Builder for [`Client::make_report`](crate::Client::make_report).
    #[derive(Debug, Clone)]
    pub struct MakeReport<'a> {
        client: &'a super::Client,
        _options: crate::call_options::CallOptions,
    }
    impl<'a> MakeReport<'a> {
        /// Returns an empty builder.
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                _options: ::std::default::Default::default(),
            }
        }
        /// Sends a header with this request, replacing a default header of the same name.
        ///
        /// The header of the API key and the headers that the HTTP client sets itself cannot be set. With `wait()`,
        /// `output()` and `start()` the header is also sent with each poll.
        pub fn header<N, V>(mut self, name: N, value: V) -> Self
        where
            N: ::std::convert::TryInto<::reqwest::header::HeaderName>,
            V: ::std::convert::TryInto<::reqwest::header::HeaderValue>,
        {
            self._options.header(name, value);
            self
        }
        /// Limits the time of each attempt of this request, up to the last byte of the response, instead of
        /// [`ClientBuilder::timeout`](crate::ClientBuilder::timeout).
        ///
        /// With `wait()`, `output()` and `start()` this also limits each poll, which is then retried.
        pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
            self._options.timeout(timeout);
            self
        }
        /// Sets the retry policy of this request, instead of [`ClientBuilder::retry`](crate::ClientBuilder::retry).
        ///
        /// With `wait()`, `output()` and `start()` this applies to the request that starts the run; transient failures
        /// of polls are retried until the deadline.
        pub fn retry(mut self, retry: crate::Retry) -> Self {
            self._options.retry(retry);
            self
        }
        fn into_request(self) -> Result<Request<'a>, Error> {
            let Self { client, _options } = self;
            Ok(
                Request::new(client, &operations::MAKE_REPORT)
                    .options(_options)
                    .path("/reports")
                    .accept("application/json, text/plain"),
            )
        }
        /// Sends a `POST` request to `/reports`.
        ///
        /// # Errors
        ///
        /// See [`ErrorKind`](crate::ErrorKind): the request was invalid, did not arrive, or got a
        /// response other than a documented success.
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::MakeReportSuccess>, Error> {
            self.into_request()?
                .send_with(|response| match response.status().as_u16() {
                    200u16 => response.json().map(types::MakeReportSuccess::Ok),
                    202u16 => Ok(types::MakeReportSuccess::Accepted),
                    204u16 => Ok(types::MakeReportSuccess::NoContent),
                    206u16 => {
                        response.text().map(types::MakeReportSuccess::PartialContent)
                    }
                    _ => {
                        response
                            .json()
                            .map(types::MakeReportSuccess::Ok)
                            .or_else(|_| {
                                response
                                    .text()
                                    .map(types::MakeReportSuccess::PartialContent)
                            })
                            .or_else(|_| Ok(types::MakeReportSuccess::Accepted))
                    }
                })
                .await
        }
        /// Sends the request and returns the body as a stream, which is not kept in memory and not limited in size.
        ///
        /// # Errors
        ///
        /// As [`send`](Self::send). An error while the body arrives is an item of the stream.
        pub async fn send_for_stream(
            self,
        ) -> Result<ResponseValue<crate::ByteStream>, Error> {
            self.into_request()?.send_for_stream().await
        }
    }
    /// Builder for [`Client::search_things`](crate::Client::search_things).
    #[derive(Debug, Clone)]
    pub struct SearchThings<'a> {
        client: &'a super::Client,
        words: Result<::std::option::Option<::std::string::String>, String>,
        _options: crate::call_options::CallOptions,
    }
    impl<'a> SearchThings<'a> {
        /// Returns an empty builder.
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                words: Ok(None),
                _options: ::std::default::Default::default(),
            }
        }
        /// Sets the parameter `words`.
        pub fn words<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<::std::string::String, Form>,
        ) -> Self {
            self.words = crate::convert::named("words", value.into_optional());
            self
        }
        /// Sends a header with this request, replacing a default header of the same name.
        ///
        /// The header of the API key and the headers that the HTTP client sets itself cannot be set. With `wait()`,
        /// `output()` and `start()` the header is also sent with each poll.
        pub fn header<N, V>(mut self, name: N, value: V) -> Self
        where
            N: ::std::convert::TryInto<::reqwest::header::HeaderName>,
            V: ::std::convert::TryInto<::reqwest::header::HeaderValue>,
        {
            self._options.header(name, value);
            self
        }
        /// Limits the time of each attempt of this request, up to the last byte of the response, instead of
        /// [`ClientBuilder::timeout`](crate::ClientBuilder::timeout).
        ///
        /// With `wait()`, `output()` and `start()` this also limits each poll, which is then retried.
        pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
            self._options.timeout(timeout);
            self
        }
        /// Sets the retry policy of this request, instead of [`ClientBuilder::retry`](crate::ClientBuilder::retry).
        ///
        /// With `wait()`, `output()` and `start()` this applies to the request that starts the run; transient failures
        /// of polls are retried until the deadline.
        pub fn retry(mut self, retry: crate::Retry) -> Self {
            self._options.retry(retry);
            self
        }
        fn into_request(self) -> Result<Request<'a>, Error> {
            let Self { client, words, _options } = self;
            let words = words
                .map_err(|message| operations::SEARCH_THINGS.refused(message))?;
            Ok(
                Request::new(client, &operations::SEARCH_THINGS)
                    .options(_options)
                    .path("/search?kind=thing")
                    .query("words", &words, Style::FormExploded)?,
            )
        }
        /// Sends a `GET` request to `/search?kind=thing#words`.
        ///
        /// # Errors
        ///
        /// See [`ErrorKind`](crate::ErrorKind): the request was invalid, did not arrive, or got a
        /// response other than a documented success.
        pub async fn send(self) -> Result<ResponseValue<types::Things>, Error> {
            self.into_request()?.send_for_json().await
        }
    }
}
/// The types of the document's schemas.
///
/// Every struct has a builder. One without required fields can also be written as a literal with
/// `..Default::default()`; another one cannot, because the code would break with each new field.
#[allow(clippy::all)]
#[allow(missing_docs, non_camel_case_types, irrefutable_let_patterns)]
pub mod types {
    /// The schema `Ape`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub struct Ape {
        /// The value of `bee`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub bee: ::std::option::Option<Bee>,
        /// Fields that the document does not list, as they were received.
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }
    impl Ape {
        /// Returns an empty builder.
        pub fn builder() -> builder::Ape {
            ::std::default::Default::default()
        }
    }
    /// The schema `ApeInput`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[serde(deny_unknown_fields)]
    #[cfg_attr(feature = "schemars", schemars(extend("additionalProperties" = true)))]
    pub struct ApeInput {
        /// The value of `bee`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub bee: ::std::option::Option<BeeInput>,
        #[doc(hidden)]
        #[serde(skip)]
        pub _non_exhaustive: (),
    }
    impl ApeInput {
        /// Returns an empty builder.
        pub fn builder() -> builder::ApeInput {
            ::std::default::Default::default()
        }
    }
    /// The schema `Bee`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub struct Bee {
        /// The value of `bee`.
        #[serde(default)]
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub bee: ::std::option::Option<::std::boxed::Box<Bee>>,
        /// Fields that the document does not list, as they were received.
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }
    impl Bee {
        /// Returns an empty builder.
        pub fn builder() -> builder::Bee {
            ::std::default::Default::default()
        }
    }
    /// The schema `BeeInput`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[serde(deny_unknown_fields)]
    #[cfg_attr(feature = "schemars", schemars(extend("additionalProperties" = true)))]
    pub struct BeeInput {
        /// The value of `bee`.
        #[serde(default)]
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub bee: ::std::option::Option<::std::boxed::Box<BeeInput>>,
        #[doc(hidden)]
        #[serde(skip)]
        pub _non_exhaustive: (),
    }
    impl BeeInput {
        /// Returns an empty builder.
        pub fn builder() -> builder::BeeInput {
            ::std::default::Default::default()
        }
    }
    /// The schema `Big`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub struct Big {
        /// The value of `id`.
        pub id: ::std::string::String,
        /// The value of `size`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub size: ::std::option::Option<i64>,
        /// Fields that the document does not list, as they were received.
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }
    impl Big {
        /// Returns an empty builder.
        pub fn builder() -> builder::Big {
            ::std::default::Default::default()
        }
    }
    /// The schema `BigInput`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[serde(deny_unknown_fields)]
    #[cfg_attr(feature = "schemars", schemars(extend("additionalProperties" = true)))]
    pub struct BigInput {
        /// The value of `id`.
        pub id: ::std::string::String,
        /// The value of `size`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub size: ::std::option::Option<i64>,
    }
    impl BigInput {
        /// Returns an empty builder.
        pub fn builder() -> builder::BigInput {
            ::std::default::Default::default()
        }
    }
    /// The schema `Cat`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub struct Cat {
        /// The value of `kind`.
        pub kind: CatKind,
        /// The value of `name`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub name: ::std::option::Option<::std::string::String>,
        /// Fields that the document does not list, as they were received.
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }
    impl Cat {
        /// Returns an empty builder.
        pub fn builder() -> builder::Cat {
            ::std::default::Default::default()
        }
    }
    /// The schema `CatInput`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[serde(deny_unknown_fields)]
    #[cfg_attr(feature = "schemars", schemars(extend("additionalProperties" = true)))]
    pub struct CatInput {
        /// The value of `kind`.
        pub kind: CatInputKind,
        /// The value of `name`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub name: ::std::option::Option<::std::string::String>,
    }
    impl CatInput {
        /// Returns an empty builder.
        pub fn builder() -> builder::CatInput {
            ::std::default::Default::default()
        }
    }
    /// The schema `CatInputKind`.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum CatInputKind {
        /// `cat`
        #[serde(rename = "cat")]
        Cat,
    }
    impl ::std::fmt::Display for CatInputKind {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Cat => f.write_str("cat"),
            }
        }
    }
    impl ::std::str::FromStr for CatInputKind {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "cat" => Ok(Self::Cat),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for CatInputKind {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for CatInputKind {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    /// The schema `CatKind`.
    #[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum CatKind {
        /// `cat`
        #[cfg_attr(feature = "schemars", schemars(rename = "cat"))]
        Cat,
        /// A value that the document does not list, as it was received.
        #[cfg_attr(feature = "schemars", schemars(untagged))]
        Unknown(::std::string::String),
    }
    /// The schema `Choices`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub struct Choices {
        /// The value of `ape`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub ape: ::std::option::Option<Ape>,
        /// The value of `enums`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub enums: ::std::option::Option<ChoicesEnums>,
        /// The value of `events`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub events: ::std::option::Option<ChoicesEvents>,
        /// The value of `inline`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub inline: ::std::option::Option<ChoicesInline>,
        /// The value of `lists`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub lists: ::std::option::Option<ChoicesLists>,
        /// The value of `literals`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub literals: ::std::option::Option<ChoicesLiterals>,
        /// The value of `map`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub map: ::std::option::Option<ChoicesMap>,
        /// The value of `maps`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub maps: ::std::option::Option<ChoicesMaps>,
        /// The value of `models`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub models: ::std::option::Option<ChoicesModels>,
        /// The value of `nested`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub nested: ::std::option::Option<ChoicesNested>,
        /// The value of `nulls`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub nulls: ::std::option::Option<ChoicesNulls>,
        /// The value of `number`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub number: ::std::option::Option<ChoicesNumber>,
        /// The value of `open`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub open: ::std::option::Option<ChoicesOpen>,
        /// The value of `other`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub other: ::std::option::Option<ChoicesOther>,
        /// The value of `shape`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub shape: ::std::option::Option<Shape>,
        /// The value of `string`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub string: ::std::option::Option<StringSchema>,
        /// Fields that the document does not list, as they were received.
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }
    impl Choices {
        /// Returns an empty builder.
        pub fn builder() -> builder::Choices {
            ::std::default::Default::default()
        }
    }
    /// The schema `ChoicesEnums`.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum ChoicesEnums {
        /// A value of type `Color`.
        Color(Color),
        /// A value of type `Form`.
        Form(Form),
    }
    impl ::std::fmt::Display for ChoicesEnums {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match self {
                Self::Color(x) => x.fmt(f),
                Self::Form(x) => x.fmt(f),
            }
        }
    }
    impl ::std::str::FromStr for ChoicesEnums {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            if let Ok(v) = value.parse() {
                Ok(Self::Color(v))
            } else if let Ok(v) = value.parse() {
                Ok(Self::Form(v))
            } else {
                Err("string conversion failed for all variants".into())
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for ChoicesEnums {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for ChoicesEnums {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::From<Color> for ChoicesEnums {
        fn from(value: Color) -> Self {
            Self::Color(value)
        }
    }
    impl ::std::convert::From<Form> for ChoicesEnums {
        fn from(value: Form) -> Self {
            Self::Form(value)
        }
    }
    /// The schema `ChoicesEvents`.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum ChoicesEvents {
        /// A value of type `Opened`.
        Opened(Opened),
        /// A value of type `Moved`.
        Moved(Moved),
        /// A value of type `Closed`.
        Closed(Closed),
    }
    impl ::std::convert::From<Opened> for ChoicesEvents {
        fn from(value: Opened) -> Self {
            Self::Opened(value)
        }
    }
    impl ::std::convert::From<Moved> for ChoicesEvents {
        fn from(value: Moved) -> Self {
            Self::Moved(value)
        }
    }
    impl ::std::convert::From<Closed> for ChoicesEvents {
        fn from(value: Closed) -> Self {
            Self::Closed(value)
        }
    }
    /// The schema `ChoicesInline`.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum ChoicesInline {
        /// A value of type `ChoicesInlineObject1`.
        Object1(ChoicesInlineObject1),
        /// A value of type `Second`.
        Second(Second),
    }
    impl ::std::convert::From<ChoicesInlineObject1> for ChoicesInline {
        fn from(value: ChoicesInlineObject1) -> Self {
            Self::Object1(value)
        }
    }
    impl ::std::convert::From<Second> for ChoicesInline {
        fn from(value: Second) -> Self {
            Self::Second(value)
        }
    }
    /// The schema `ChoicesInlineObject1`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub struct ChoicesInlineObject1 {
        /// The value of `a`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub a: ::std::option::Option<::std::string::String>,
        /// Fields that the document does not list, as they were received.
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }
    impl ChoicesInlineObject1 {
        /// Returns an empty builder.
        pub fn builder() -> builder::ChoicesInlineObject1 {
            ::std::default::Default::default()
        }
    }
    /// The schema `ChoicesInput`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[serde(deny_unknown_fields)]
    #[cfg_attr(feature = "schemars", schemars(extend("additionalProperties" = true)))]
    pub struct ChoicesInput {
        /// The value of `ape`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub ape: ::std::option::Option<ApeInput>,
        /// The value of `enums`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub enums: ::std::option::Option<ChoicesInputEnums>,
        /// The value of `events`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub events: ::std::option::Option<ChoicesInputEvents>,
        /// The value of `inline`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub inline: ::std::option::Option<ChoicesInputInline>,
        /// The value of `lists`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub lists: ::std::option::Option<ChoicesInputLists>,
        /// The value of `literals`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub literals: ::std::option::Option<ChoicesInputLiterals>,
        /// The value of `map`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub map: ::std::option::Option<ChoicesInputMap>,
        /// The value of `maps`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub maps: ::std::option::Option<ChoicesInputMaps>,
        /// The value of `models`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub models: ::std::option::Option<ChoicesInputModels>,
        /// The value of `nested`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub nested: ::std::option::Option<ChoicesInputNested>,
        /// The value of `nulls`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub nulls: ::std::option::Option<ChoicesInputNulls>,
        /// The value of `number`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub number: ::std::option::Option<ChoicesInputNumber>,
        /// The value of `open`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub open: ::std::option::Option<ChoicesInputOpen>,
        /// The value of `other`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub other: ::std::option::Option<ChoicesInputOther>,
        /// The value of `shape`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub shape: ::std::option::Option<Shape>,
        /// The value of `string`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub string: ::std::option::Option<StringInput>,
        #[doc(hidden)]
        #[serde(skip)]
        pub _non_exhaustive: (),
    }
    impl ChoicesInput {
        /// Returns an empty builder.
        pub fn builder() -> builder::ChoicesInput {
            ::std::default::Default::default()
        }
    }
    /// The schema `ChoicesInputEnums`.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum ChoicesInputEnums {
        /// A value of type `ColorInput`.
        ColorInput(ColorInput),
        /// A value of type `FormInput`.
        FormInput(FormInput),
    }
    impl ::std::fmt::Display for ChoicesInputEnums {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match self {
                Self::ColorInput(x) => x.fmt(f),
                Self::FormInput(x) => x.fmt(f),
            }
        }
    }
    impl ::std::str::FromStr for ChoicesInputEnums {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            if let Ok(v) = value.parse() {
                Ok(Self::ColorInput(v))
            } else if let Ok(v) = value.parse() {
                Ok(Self::FormInput(v))
            } else {
                Err("string conversion failed for all variants".into())
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for ChoicesInputEnums {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for ChoicesInputEnums {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::From<ColorInput> for ChoicesInputEnums {
        fn from(value: ColorInput) -> Self {
            Self::ColorInput(value)
        }
    }
    impl ::std::convert::From<FormInput> for ChoicesInputEnums {
        fn from(value: FormInput) -> Self {
            Self::FormInput(value)
        }
    }
    /// The schema `ChoicesInputEvents`.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum ChoicesInputEvents {
        /// A value of type `OpenedInput`.
        OpenedInput(OpenedInput),
        /// A value of type `MovedInput`.
        MovedInput(MovedInput),
        /// A value of type `ClosedInput`.
        ClosedInput(ClosedInput),
    }
    impl ::std::convert::From<OpenedInput> for ChoicesInputEvents {
        fn from(value: OpenedInput) -> Self {
            Self::OpenedInput(value)
        }
    }
    impl ::std::convert::From<MovedInput> for ChoicesInputEvents {
        fn from(value: MovedInput) -> Self {
            Self::MovedInput(value)
        }
    }
    impl ::std::convert::From<ClosedInput> for ChoicesInputEvents {
        fn from(value: ClosedInput) -> Self {
            Self::ClosedInput(value)
        }
    }
    /// The schema `ChoicesInputInline`.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum ChoicesInputInline {
        /// A value of type `ChoicesInputInlineObject1`.
        Object1(ChoicesInputInlineObject1),
        /// A value of type `ChoicesInputInlineObject2`.
        Object2(ChoicesInputInlineObject2),
    }
    impl ::std::convert::From<ChoicesInputInlineObject1> for ChoicesInputInline {
        fn from(value: ChoicesInputInlineObject1) -> Self {
            Self::Object1(value)
        }
    }
    impl ::std::convert::From<ChoicesInputInlineObject2> for ChoicesInputInline {
        fn from(value: ChoicesInputInlineObject2) -> Self {
            Self::Object2(value)
        }
    }
    /// The schema `ChoicesInputInlineObject1`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[serde(deny_unknown_fields)]
    #[cfg_attr(feature = "schemars", schemars(extend("additionalProperties" = true)))]
    pub struct ChoicesInputInlineObject1 {
        /// The value of `a`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub a: ::std::option::Option<::std::string::String>,
        #[doc(hidden)]
        #[serde(skip)]
        pub _non_exhaustive: (),
    }
    impl ChoicesInputInlineObject1 {
        /// Returns an empty builder.
        pub fn builder() -> builder::ChoicesInputInlineObject1 {
            ::std::default::Default::default()
        }
    }
    /// The schema `ChoicesInputInlineObject2`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[serde(deny_unknown_fields)]
    #[cfg_attr(feature = "schemars", schemars(extend("additionalProperties" = true)))]
    pub struct ChoicesInputInlineObject2 {
        /// The value of `b`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub b: ::std::option::Option<::std::string::String>,
        #[doc(hidden)]
        #[serde(skip)]
        pub _non_exhaustive: (),
    }
    impl ChoicesInputInlineObject2 {
        /// Returns an empty builder.
        pub fn builder() -> builder::ChoicesInputInlineObject2 {
            ::std::default::Default::default()
        }
    }
    /// The schema `ChoicesInputLists`.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum ChoicesInputLists {
        /// A value of type `Vec`.
        Array(::std::vec::Vec<SmallInput>),
        /// A value of type `Vec`.
        Array2(::std::vec::Vec<BigInput>),
    }
    impl ::std::convert::From<::std::vec::Vec<SmallInput>> for ChoicesInputLists {
        fn from(value: ::std::vec::Vec<SmallInput>) -> Self {
            Self::Array(value)
        }
    }
    impl ::std::convert::From<::std::vec::Vec<BigInput>> for ChoicesInputLists {
        fn from(value: ::std::vec::Vec<BigInput>) -> Self {
            Self::Array2(value)
        }
    }
    /// The schema `ChoicesInputLiterals`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum ChoicesInputLiterals {
        /// A value of type `ChoicesInputLiteralsEnum`.
        Enum(ChoicesInputLiteralsEnum),
        /// A value of type `SmallInput`.
        SmallInput(SmallInput),
    }
    impl ::std::convert::From<ChoicesInputLiteralsEnum> for ChoicesInputLiterals {
        fn from(value: ChoicesInputLiteralsEnum) -> Self {
            Self::Enum(value)
        }
    }
    impl ::std::convert::From<SmallInput> for ChoicesInputLiterals {
        fn from(value: SmallInput) -> Self {
            Self::SmallInput(value)
        }
    }
    /// The schema `ChoicesInputLiteralsEnum`.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum ChoicesInputLiteralsEnum {
        /// Chosen by the service.
        #[serde(rename = "auto")]
        Auto,
        /// `none`
        #[serde(rename = "none")]
        None,
    }
    impl ::std::fmt::Display for ChoicesInputLiteralsEnum {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Auto => f.write_str("auto"),
                Self::None => f.write_str("none"),
            }
        }
    }
    impl ::std::str::FromStr for ChoicesInputLiteralsEnum {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "auto" => Ok(Self::Auto),
                "none" => Ok(Self::None),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for ChoicesInputLiteralsEnum {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for ChoicesInputLiteralsEnum {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    /// The schema `ChoicesInputMap`.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum ChoicesInputMap {
        /// A value of type `BTreeMap`.
        Object(
            ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
        ),
        /// A value of type `SmallInput`.
        SmallInput(SmallInput),
    }
    impl ::std::convert::From<
        ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
    > for ChoicesInputMap {
        fn from(
            value: ::std::collections::BTreeMap<
                ::std::string::String,
                ::std::string::String,
            >,
        ) -> Self {
            Self::Object(value)
        }
    }
    impl ::std::convert::From<SmallInput> for ChoicesInputMap {
        fn from(value: SmallInput) -> Self {
            Self::SmallInput(value)
        }
    }
    /// The schema `ChoicesInputMaps`.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum ChoicesInputMaps {
        /// A value of type `BTreeMap`.
        Object(::std::collections::BTreeMap<::std::string::String, SmallInput>),
        /// A value of type `BTreeMap`.
        Object2(::std::collections::BTreeMap<::std::string::String, BigInput>),
    }
    impl ::std::convert::From<
        ::std::collections::BTreeMap<::std::string::String, SmallInput>,
    > for ChoicesInputMaps {
        fn from(
            value: ::std::collections::BTreeMap<::std::string::String, SmallInput>,
        ) -> Self {
            Self::Object(value)
        }
    }
    impl ::std::convert::From<
        ::std::collections::BTreeMap<::std::string::String, BigInput>,
    > for ChoicesInputMaps {
        fn from(
            value: ::std::collections::BTreeMap<::std::string::String, BigInput>,
        ) -> Self {
            Self::Object2(value)
        }
    }
    /// The schema `ChoicesInputModels`.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum ChoicesInputModels {
        /// A value of type `SmallInput`.
        SmallInput(SmallInput),
        /// A value of type `BigInput`.
        BigInput(BigInput),
    }
    impl ::std::convert::From<SmallInput> for ChoicesInputModels {
        fn from(value: SmallInput) -> Self {
            Self::SmallInput(value)
        }
    }
    impl ::std::convert::From<BigInput> for ChoicesInputModels {
        fn from(value: BigInput) -> Self {
            Self::BigInput(value)
        }
    }
    /// The schema `ChoicesInputNested`.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum ChoicesInputNested {
        /// A value of type `PetInput`.
        PetInput(PetInput),
        /// A value of type `LizardInput`.
        LizardInput(LizardInput),
        /// A value of type `String`.
        String(::std::string::String),
    }
    impl ::std::convert::From<PetInput> for ChoicesInputNested {
        fn from(value: PetInput) -> Self {
            Self::PetInput(value)
        }
    }
    impl ::std::convert::From<LizardInput> for ChoicesInputNested {
        fn from(value: LizardInput) -> Self {
            Self::LizardInput(value)
        }
    }
    /// The schema `ChoicesInputNulls`.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum ChoicesInputNulls {
        /// A value of type `MayBeNullInput`.
        MayBeNullInput(MayBeNullInput),
        /// A value of type `MustBeGivenInput`.
        MustBeGivenInput(MustBeGivenInput),
    }
    impl ::std::convert::From<MayBeNullInput> for ChoicesInputNulls {
        fn from(value: MayBeNullInput) -> Self {
            Self::MayBeNullInput(value)
        }
    }
    impl ::std::convert::From<MustBeGivenInput> for ChoicesInputNulls {
        fn from(value: MustBeGivenInput) -> Self {
            Self::MustBeGivenInput(value)
        }
    }
    /// The schema `ChoicesInputNumber`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum ChoicesInputNumber {
        /// A value of type `i64`.
        Integer(i64),
        /// A value of type `f64`.
        Number(f64),
    }
    impl ::std::fmt::Display for ChoicesInputNumber {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match self {
                Self::Integer(x) => x.fmt(f),
                Self::Number(x) => x.fmt(f),
            }
        }
    }
    impl ::std::str::FromStr for ChoicesInputNumber {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            if let Ok(v) = value.parse() {
                Ok(Self::Integer(v))
            } else if let Ok(v) = value.parse() {
                Ok(Self::Number(v))
            } else {
                Err("string conversion failed for all variants".into())
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for ChoicesInputNumber {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for ChoicesInputNumber {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::From<i64> for ChoicesInputNumber {
        fn from(value: i64) -> Self {
            Self::Integer(value)
        }
    }
    impl ::std::convert::From<f64> for ChoicesInputNumber {
        fn from(value: f64) -> Self {
            Self::Number(value)
        }
    }
    /// The schema `ChoicesInputOpen`.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum ChoicesInputOpen {
        /// A value of type `ColorInput`.
        ColorInput(ColorInput),
        /// A value of type `String`.
        String(::std::string::String),
    }
    impl ::std::fmt::Display for ChoicesInputOpen {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match self {
                Self::ColorInput(x) => x.fmt(f),
                Self::String(x) => x.fmt(f),
            }
        }
    }
    impl ::std::convert::From<ColorInput> for ChoicesInputOpen {
        fn from(value: ColorInput) -> Self {
            Self::ColorInput(value)
        }
    }
    /// The schema `ChoicesInputOther`.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum ChoicesInputOther {
        /// A value of type `PetInput`.
        PetInput(PetInput),
        /// A value of type `SmallInput`.
        SmallInput(SmallInput),
        /// A value of type `bool`.
        Boolean(bool),
    }
    impl ::std::convert::From<PetInput> for ChoicesInputOther {
        fn from(value: PetInput) -> Self {
            Self::PetInput(value)
        }
    }
    impl ::std::convert::From<SmallInput> for ChoicesInputOther {
        fn from(value: SmallInput) -> Self {
            Self::SmallInput(value)
        }
    }
    impl ::std::convert::From<bool> for ChoicesInputOther {
        fn from(value: bool) -> Self {
            Self::Boolean(value)
        }
    }
    /// The schema `ChoicesLists`.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum ChoicesLists {
        /// A value of type `Vec`.
        Array(::std::vec::Vec<Small>),
        /// A value of type `Vec`.
        Array2(::std::vec::Vec<Big>),
    }
    impl ::std::convert::From<::std::vec::Vec<Small>> for ChoicesLists {
        fn from(value: ::std::vec::Vec<Small>) -> Self {
            Self::Array(value)
        }
    }
    impl ::std::convert::From<::std::vec::Vec<Big>> for ChoicesLists {
        fn from(value: ::std::vec::Vec<Big>) -> Self {
            Self::Array2(value)
        }
    }
    /// The schema `ChoicesLiterals`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum ChoicesLiterals {
        /// A value of type `ChoicesLiteralsEnum`.
        Enum(ChoicesLiteralsEnum),
        /// A value of type `Small`.
        Small(Small),
    }
    impl ::std::convert::From<ChoicesLiteralsEnum> for ChoicesLiterals {
        fn from(value: ChoicesLiteralsEnum) -> Self {
            Self::Enum(value)
        }
    }
    impl ::std::convert::From<Small> for ChoicesLiterals {
        fn from(value: Small) -> Self {
            Self::Small(value)
        }
    }
    /// The schema `ChoicesLiteralsEnum`.
    #[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum ChoicesLiteralsEnum {
        /// Chosen by the service.
        #[cfg_attr(feature = "schemars", schemars(rename = "auto"))]
        Auto,
        /// `none`
        #[cfg_attr(feature = "schemars", schemars(rename = "none"))]
        None,
        /// A value that the document does not list, as it was received.
        #[cfg_attr(feature = "schemars", schemars(untagged))]
        Unknown(::std::string::String),
    }
    /// The schema `ChoicesMap`.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum ChoicesMap {
        /// A value of type `BTreeMap`.
        Object(
            ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
        ),
        /// A value of type `Small`.
        Small(Small),
    }
    impl ::std::convert::From<
        ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
    > for ChoicesMap {
        fn from(
            value: ::std::collections::BTreeMap<
                ::std::string::String,
                ::std::string::String,
            >,
        ) -> Self {
            Self::Object(value)
        }
    }
    impl ::std::convert::From<Small> for ChoicesMap {
        fn from(value: Small) -> Self {
            Self::Small(value)
        }
    }
    /// The schema `ChoicesMaps`.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum ChoicesMaps {
        /// A value of type `BTreeMap`.
        Object(::std::collections::BTreeMap<::std::string::String, Small>),
        /// A value of type `BTreeMap`.
        Object2(::std::collections::BTreeMap<::std::string::String, Big>),
    }
    impl ::std::convert::From<::std::collections::BTreeMap<::std::string::String, Small>>
    for ChoicesMaps {
        fn from(
            value: ::std::collections::BTreeMap<::std::string::String, Small>,
        ) -> Self {
            Self::Object(value)
        }
    }
    impl ::std::convert::From<::std::collections::BTreeMap<::std::string::String, Big>>
    for ChoicesMaps {
        fn from(
            value: ::std::collections::BTreeMap<::std::string::String, Big>,
        ) -> Self {
            Self::Object2(value)
        }
    }
    /// The schema `ChoicesModels`.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum ChoicesModels {
        /// A value of type `Small`.
        Small(Small),
        /// A value of type `Big`.
        Big(Big),
    }
    impl ::std::convert::From<Small> for ChoicesModels {
        fn from(value: Small) -> Self {
            Self::Small(value)
        }
    }
    impl ::std::convert::From<Big> for ChoicesModels {
        fn from(value: Big) -> Self {
            Self::Big(value)
        }
    }
    /// The schema `ChoicesNested`.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum ChoicesNested {
        /// A value of type `Pet`.
        Pet(Pet),
        /// A value of type `Lizard`.
        Lizard(Lizard),
        /// A value of type `String`.
        String(::std::string::String),
        /// A value of a kind that the document does not list, as it was received.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        Unknown(::serde_json::Value),
    }
    impl ::std::convert::From<Pet> for ChoicesNested {
        fn from(value: Pet) -> Self {
            Self::Pet(value)
        }
    }
    impl ::std::convert::From<Lizard> for ChoicesNested {
        fn from(value: Lizard) -> Self {
            Self::Lizard(value)
        }
    }
    /// The schema `ChoicesNulls`.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum ChoicesNulls {
        /// A value of type `MayBeNull`.
        MayBeNull(MayBeNull),
        /// A value of type `MustBeGiven`.
        MustBeGiven(MustBeGiven),
    }
    impl ::std::convert::From<MayBeNull> for ChoicesNulls {
        fn from(value: MayBeNull) -> Self {
            Self::MayBeNull(value)
        }
    }
    impl ::std::convert::From<MustBeGiven> for ChoicesNulls {
        fn from(value: MustBeGiven) -> Self {
            Self::MustBeGiven(value)
        }
    }
    /// The schema `ChoicesNumber`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum ChoicesNumber {
        /// A value of type `i64`.
        Integer(i64),
        /// A value of type `f64`.
        Number(f64),
    }
    impl ::std::fmt::Display for ChoicesNumber {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match self {
                Self::Integer(x) => x.fmt(f),
                Self::Number(x) => x.fmt(f),
            }
        }
    }
    impl ::std::str::FromStr for ChoicesNumber {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            if let Ok(v) = value.parse() {
                Ok(Self::Integer(v))
            } else if let Ok(v) = value.parse() {
                Ok(Self::Number(v))
            } else {
                Err("string conversion failed for all variants".into())
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for ChoicesNumber {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for ChoicesNumber {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::From<i64> for ChoicesNumber {
        fn from(value: i64) -> Self {
            Self::Integer(value)
        }
    }
    impl ::std::convert::From<f64> for ChoicesNumber {
        fn from(value: f64) -> Self {
            Self::Number(value)
        }
    }
    /// The schema `ChoicesOpen`.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum ChoicesOpen {
        /// A value of type `Color`.
        Color(Color),
        /// A value of type `String`.
        String(::std::string::String),
    }
    impl ::std::fmt::Display for ChoicesOpen {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match self {
                Self::Color(x) => x.fmt(f),
                Self::String(x) => x.fmt(f),
            }
        }
    }
    impl ::std::convert::From<Color> for ChoicesOpen {
        fn from(value: Color) -> Self {
            Self::Color(value)
        }
    }
    /// The schema `ChoicesOther`.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum ChoicesOther {
        /// A value of type `Pet`.
        Pet(Pet),
        /// A value of type `Small`.
        Small(Small),
        /// A value of type `bool`.
        Boolean(bool),
    }
    impl ::std::convert::From<Pet> for ChoicesOther {
        fn from(value: Pet) -> Self {
            Self::Pet(value)
        }
    }
    impl ::std::convert::From<Small> for ChoicesOther {
        fn from(value: Small) -> Self {
            Self::Small(value)
        }
    }
    impl ::std::convert::From<bool> for ChoicesOther {
        fn from(value: bool) -> Self {
            Self::Boolean(value)
        }
    }
    /// The schema `Closed`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub struct Closed {
        /// The value of `at`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub at: ::std::option::Option<::std::string::String>,
        /// The value of `on`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub on: ::std::option::Option<ClosedOn>,
        /// Fields that the document does not list, as they were received.
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }
    impl Closed {
        /// Returns an empty builder.
        pub fn builder() -> builder::Closed {
            ::std::default::Default::default()
        }
    }
    /// The schema `ClosedInput`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[serde(deny_unknown_fields)]
    #[cfg_attr(feature = "schemars", schemars(extend("additionalProperties" = true)))]
    pub struct ClosedInput {
        /// The value of `at`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub at: ::std::option::Option<::std::string::String>,
        /// The value of `on`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub on: ::std::option::Option<ClosedInputOn>,
        #[doc(hidden)]
        #[serde(skip)]
        pub _non_exhaustive: (),
    }
    impl ClosedInput {
        /// Returns an empty builder.
        pub fn builder() -> builder::ClosedInput {
            ::std::default::Default::default()
        }
    }
    /// The schema `ClosedInputOn`.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum ClosedInputOn {
        /// `window`
        #[serde(rename = "window")]
        Window,
    }
    impl ::std::fmt::Display for ClosedInputOn {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Window => f.write_str("window"),
            }
        }
    }
    impl ::std::str::FromStr for ClosedInputOn {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "window" => Ok(Self::Window),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for ClosedInputOn {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for ClosedInputOn {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    /// The schema `ClosedOn`.
    #[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum ClosedOn {
        /// `window`
        #[cfg_attr(feature = "schemars", schemars(rename = "window"))]
        Window,
        /// A value that the document does not list, as it was received.
        #[cfg_attr(feature = "schemars", schemars(untagged))]
        Unknown(::std::string::String),
    }
    /// The schema `Color`.
    #[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum Color {
        /// `red`
        #[cfg_attr(feature = "schemars", schemars(rename = "red"))]
        Red,
        /// `green`
        #[cfg_attr(feature = "schemars", schemars(rename = "green"))]
        Green,
        /// A value that the document does not list, as it was received.
        #[cfg_attr(feature = "schemars", schemars(untagged))]
        Unknown(::std::string::String),
    }
    /// The schema `ColorInput`.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum ColorInput {
        /// `red`
        #[serde(rename = "red")]
        Red,
        /// `green`
        #[serde(rename = "green")]
        Green,
    }
    impl ::std::fmt::Display for ColorInput {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Red => f.write_str("red"),
                Self::Green => f.write_str("green"),
            }
        }
    }
    impl ::std::str::FromStr for ColorInput {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "red" => Ok(Self::Red),
                "green" => Ok(Self::Green),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for ColorInput {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for ColorInput {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    /// The schema `Dog`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub struct Dog {
        /// The value of `kind`.
        pub kind: DogKind,
        /// The value of `name`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub name: ::std::option::Option<::std::string::String>,
        /// Fields that the document does not list, as they were received.
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }
    impl Dog {
        /// Returns an empty builder.
        pub fn builder() -> builder::Dog {
            ::std::default::Default::default()
        }
    }
    /// The schema `DogInput`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[serde(deny_unknown_fields)]
    #[cfg_attr(feature = "schemars", schemars(extend("additionalProperties" = true)))]
    pub struct DogInput {
        /// The value of `kind`.
        pub kind: DogInputKind,
        /// The value of `name`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub name: ::std::option::Option<::std::string::String>,
    }
    impl DogInput {
        /// Returns an empty builder.
        pub fn builder() -> builder::DogInput {
            ::std::default::Default::default()
        }
    }
    /// The schema `DogInputKind`.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum DogInputKind {
        /// `dog`
        #[serde(rename = "dog")]
        Dog,
    }
    impl ::std::fmt::Display for DogInputKind {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Dog => f.write_str("dog"),
            }
        }
    }
    impl ::std::str::FromStr for DogInputKind {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "dog" => Ok(Self::Dog),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for DogInputKind {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for DogInputKind {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    /// The schema `DogKind`.
    #[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum DogKind {
        /// `dog`
        #[cfg_attr(feature = "schemars", schemars(rename = "dog"))]
        Dog,
        /// A value that the document does not list, as it was received.
        #[cfg_attr(feature = "schemars", schemars(untagged))]
        Unknown(::std::string::String),
    }
    /// The schema `Form`.
    #[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum Form {
        /// `round`
        #[cfg_attr(feature = "schemars", schemars(rename = "round"))]
        Round,
        /// A value that the document does not list, as it was received.
        #[cfg_attr(feature = "schemars", schemars(untagged))]
        Unknown(::std::string::String),
    }
    /// The schema `FormInput`.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum FormInput {
        /// `round`
        #[serde(rename = "round")]
        Round,
    }
    impl ::std::fmt::Display for FormInput {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Round => f.write_str("round"),
            }
        }
    }
    impl ::std::str::FromStr for FormInput {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "round" => Ok(Self::Round),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for FormInput {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for FormInput {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    /// The schema `ListByBodyBody`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[serde(deny_unknown_fields)]
    #[cfg_attr(feature = "schemars", schemars(extend("additionalProperties" = true)))]
    pub struct ListByBodyBody {
        /// The value of `filter`.
        pub filter: ::std::string::String,
        /// The value of `start_cursor`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub start_cursor: ::std::option::Option<::std::string::String>,
    }
    impl ListByBodyBody {
        /// Returns an empty builder.
        pub fn builder() -> builder::ListByBodyBody {
            ::std::default::Default::default()
        }
    }
    /// The schema `ListByCursorResponse`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub struct ListByCursorResponse {
        /// The value of `data`.
        pub data: ListByCursorResponseData,
        /// The value of `more`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub more: ::std::option::Option<bool>,
        /// Fields that the document does not list, as they were received.
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }
    impl ListByCursorResponse {
        /// Returns an empty builder.
        pub fn builder() -> builder::ListByCursorResponse {
            ::std::default::Default::default()
        }
    }
    /// The schema `ListByCursorResponseData`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub struct ListByCursorResponseData {
        /// The value of `list`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub list: ::std::option::Option<Things>,
        /// The value of `next`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub next: ::std::option::Option<::std::string::String>,
        /// Fields that the document does not list, as they were received.
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }
    impl ListByCursorResponseData {
        /// Returns an empty builder.
        pub fn builder() -> builder::ListByCursorResponseData {
            ::std::default::Default::default()
        }
    }
    /// The schema `ListByItemResponse`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub struct ListByItemResponse {
        /// The value of `data`.
        pub data: Things,
        /// The value of `has_more`.
        pub has_more: bool,
        /// Fields that the document does not list, as they were received.
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }
    impl ListByItemResponse {
        /// Returns an empty builder.
        pub fn builder() -> builder::ListByItemResponse {
            ::std::default::Default::default()
        }
    }
    /// The schema `ListByNestedBodyBody`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[serde(deny_unknown_fields)]
    #[cfg_attr(feature = "schemars", schemars(extend("additionalProperties" = true)))]
    pub struct ListByNestedBodyBody {
        /// The value of `paging`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub paging: ::std::option::Option<ListByNestedBodyBodyPaging>,
        #[doc(hidden)]
        #[serde(skip)]
        pub _non_exhaustive: (),
    }
    impl ListByNestedBodyBody {
        /// Returns an empty builder.
        pub fn builder() -> builder::ListByNestedBodyBody {
            ::std::default::Default::default()
        }
    }
    /// The schema `ListByNestedBodyBodyPaging`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[serde(deny_unknown_fields)]
    #[cfg_attr(feature = "schemars", schemars(extend("additionalProperties" = true)))]
    pub struct ListByNestedBodyBodyPaging {
        /// The value of `limit`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub limit: ::std::option::Option<i64>,
        /// The value of `skip`.
        ///
        /// Default of the service: `0`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        #[cfg_attr(feature = "schemars", schemars(extend("default" = 0i64)))]
        pub skip: ::std::option::Option<i64>,
        #[doc(hidden)]
        #[serde(skip)]
        pub _non_exhaustive: (),
    }
    impl ListByNestedBodyBodyPaging {
        /// Returns an empty builder.
        pub fn builder() -> builder::ListByNestedBodyBodyPaging {
            ::std::default::Default::default()
        }
    }
    /// The schema `Lizard`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub struct Lizard {
        /// The value of `kind`.
        pub kind: LizardKind,
        /// The value of `name`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub name: ::std::option::Option<::std::string::String>,
        /// Fields that the document does not list, as they were received.
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }
    impl Lizard {
        /// Returns an empty builder.
        pub fn builder() -> builder::Lizard {
            ::std::default::Default::default()
        }
    }
    /// The schema `LizardInput`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[serde(deny_unknown_fields)]
    #[cfg_attr(feature = "schemars", schemars(extend("additionalProperties" = true)))]
    pub struct LizardInput {
        /// The value of `kind`.
        pub kind: LizardInputKind,
        /// The value of `name`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub name: ::std::option::Option<::std::string::String>,
    }
    impl LizardInput {
        /// Returns an empty builder.
        pub fn builder() -> builder::LizardInput {
            ::std::default::Default::default()
        }
    }
    /// The schema `LizardInputKind`.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum LizardInputKind {
        /// `lizard`
        #[serde(rename = "lizard")]
        Lizard,
        /// `gecko`
        #[serde(rename = "gecko")]
        Gecko,
    }
    impl ::std::fmt::Display for LizardInputKind {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Lizard => f.write_str("lizard"),
                Self::Gecko => f.write_str("gecko"),
            }
        }
    }
    impl ::std::str::FromStr for LizardInputKind {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "lizard" => Ok(Self::Lizard),
                "gecko" => Ok(Self::Gecko),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for LizardInputKind {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for LizardInputKind {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    /// The schema `LizardKind`.
    #[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum LizardKind {
        /// `lizard`
        #[cfg_attr(feature = "schemars", schemars(rename = "lizard"))]
        Lizard,
        /// `gecko`
        #[cfg_attr(feature = "schemars", schemars(rename = "gecko"))]
        Gecko,
        /// A value that the document does not list, as it was received.
        #[cfg_attr(feature = "schemars", schemars(untagged))]
        Unknown(::std::string::String),
    }
    /// The schema `MayBeNull`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub struct MayBeNull {
        /// The value of `x`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub x: ::std::option::Option<::std::string::String>,
        /// Fields that the document does not list, as they were received.
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }
    impl MayBeNull {
        /// Returns an empty builder.
        pub fn builder() -> builder::MayBeNull {
            ::std::default::Default::default()
        }
    }
    /// The schema `MayBeNullInput`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[serde(deny_unknown_fields)]
    #[cfg_attr(feature = "schemars", schemars(extend("additionalProperties" = true)))]
    pub struct MayBeNullInput {
        /// The value of `x`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub x: ::std::option::Option<::std::string::String>,
        #[doc(hidden)]
        #[serde(skip)]
        pub _non_exhaustive: (),
    }
    impl MayBeNullInput {
        /// Returns an empty builder.
        pub fn builder() -> builder::MayBeNullInput {
            ::std::default::Default::default()
        }
    }
    /// The schema `Moved`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub struct Moved {
        /// The value of `by`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub by: ::std::option::Option<::std::string::String>,
        /// The value of `on`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub on: ::std::option::Option<MovedOn>,
        /// Fields that the document does not list, as they were received.
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }
    impl Moved {
        /// Returns an empty builder.
        pub fn builder() -> builder::Moved {
            ::std::default::Default::default()
        }
    }
    /// The schema `MovedInput`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[serde(deny_unknown_fields)]
    #[cfg_attr(feature = "schemars", schemars(extend("additionalProperties" = true)))]
    pub struct MovedInput {
        /// The value of `by`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub by: ::std::option::Option<::std::string::String>,
        /// The value of `on`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub on: ::std::option::Option<MovedInputOn>,
        #[doc(hidden)]
        #[serde(skip)]
        pub _non_exhaustive: (),
    }
    impl MovedInput {
        /// Returns an empty builder.
        pub fn builder() -> builder::MovedInput {
            ::std::default::Default::default()
        }
    }
    /// The schema `MovedInputOn`.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum MovedInputOn {
        /// `door`
        #[serde(rename = "door")]
        Door,
    }
    impl ::std::fmt::Display for MovedInputOn {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Door => f.write_str("door"),
            }
        }
    }
    impl ::std::str::FromStr for MovedInputOn {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "door" => Ok(Self::Door),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for MovedInputOn {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for MovedInputOn {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    /// The schema `MovedOn`.
    #[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum MovedOn {
        /// `door`
        #[cfg_attr(feature = "schemars", schemars(rename = "door"))]
        Door,
        /// A value that the document does not list, as it was received.
        #[cfg_attr(feature = "schemars", schemars(untagged))]
        Unknown(::std::string::String),
    }
    /// The schema `MustBeGiven`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub struct MustBeGiven {
        /// The value of `x`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub x: ::std::option::Option<::std::string::String>,
        /// Fields that the document does not list, as they were received.
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }
    impl MustBeGiven {
        /// Returns an empty builder.
        pub fn builder() -> builder::MustBeGiven {
            ::std::default::Default::default()
        }
    }
    /// The schema `MustBeGivenInput`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[cfg_attr(feature = "schemars", schemars(extend("required" = ["x"])))]
    #[serde(deny_unknown_fields)]
    #[cfg_attr(feature = "schemars", schemars(extend("additionalProperties" = true)))]
    pub struct MustBeGivenInput {
        /// The value of `x`.
        #[serde(deserialize_with = "::std::option::Option::deserialize")]
        pub x: ::std::option::Option<::std::string::String>,
    }
    impl MustBeGivenInput {
        /// Returns an empty builder.
        pub fn builder() -> builder::MustBeGivenInput {
            ::std::default::Default::default()
        }
    }
    /// The schema `Number`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(transparent)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub struct Number(pub i64);
    impl ::std::ops::Deref for Number {
        type Target = i64;
        fn deref(&self) -> &i64 {
            &self.0
        }
    }
    impl ::std::convert::From<Number> for i64 {
        fn from(value: Number) -> Self {
            value.0
        }
    }
    impl ::std::convert::From<i64> for Number {
        fn from(value: i64) -> Self {
            Self(value)
        }
    }
    impl ::std::fmt::Display for Number {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            self.0.fmt(f)
        }
    }
    impl ::std::str::FromStr for Number {
        type Err = <i64 as ::std::str::FromStr>::Err;
        fn from_str(value: &str) -> ::std::result::Result<Self, Self::Err> {
            Ok(Self(value.parse()?))
        }
    }
    impl ::std::convert::TryFrom<&str> for Number {
        type Error = <i64 as ::std::str::FromStr>::Err;
        fn try_from(value: &str) -> ::std::result::Result<Self, Self::Error> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<String> for Number {
        type Error = <i64 as ::std::str::FromStr>::Err;
        fn try_from(value: String) -> ::std::result::Result<Self, Self::Error> {
            value.parse()
        }
    }
    /// The schema `Opened`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub struct Opened {
        /// The value of `at`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub at: ::std::option::Option<::std::string::String>,
        /// The value of `on`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub on: ::std::option::Option<OpenedOn>,
        /// Fields that the document does not list, as they were received.
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }
    impl Opened {
        /// Returns an empty builder.
        pub fn builder() -> builder::Opened {
            ::std::default::Default::default()
        }
    }
    /// The schema `OpenedInput`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[serde(deny_unknown_fields)]
    #[cfg_attr(feature = "schemars", schemars(extend("additionalProperties" = true)))]
    pub struct OpenedInput {
        /// The value of `at`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub at: ::std::option::Option<::std::string::String>,
        /// The value of `on`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub on: ::std::option::Option<OpenedInputOn>,
        #[doc(hidden)]
        #[serde(skip)]
        pub _non_exhaustive: (),
    }
    impl OpenedInput {
        /// Returns an empty builder.
        pub fn builder() -> builder::OpenedInput {
            ::std::default::Default::default()
        }
    }
    /// The schema `OpenedInputOn`.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum OpenedInputOn {
        /// `door`
        #[serde(rename = "door")]
        Door,
    }
    impl ::std::fmt::Display for OpenedInputOn {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Door => f.write_str("door"),
            }
        }
    }
    impl ::std::str::FromStr for OpenedInputOn {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "door" => Ok(Self::Door),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for OpenedInputOn {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for OpenedInputOn {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    /// The schema `OpenedOn`.
    #[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum OpenedOn {
        /// `door`
        #[cfg_attr(feature = "schemars", schemars(rename = "door"))]
        Door,
        /// A value that the document does not list, as it was received.
        #[cfg_attr(feature = "schemars", schemars(untagged))]
        Unknown(::std::string::String),
    }
    /// The schema `Pause`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub struct Pause {
        /// The value of `seconds`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub seconds: ::std::option::Option<i64>,
        /// The value of `type`.
        #[serde(rename = "type", default = "defaults::pause_type")]
        pub type_: PauseType,
        /// Fields that the document does not list, as they were received.
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }
    impl Pause {
        /// Returns an empty builder.
        pub fn builder() -> builder::Pause {
            ::std::default::Default::default()
        }
    }
    /// The schema `PauseInput`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[serde(deny_unknown_fields)]
    #[cfg_attr(feature = "schemars", schemars(extend("additionalProperties" = true)))]
    pub struct PauseInput {
        /// The value of `seconds`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub seconds: ::std::option::Option<i64>,
        /// The value of `type`.
        #[serde(rename = "type", default = "defaults::pause_input_type")]
        pub type_: PauseInputType,
        #[doc(hidden)]
        #[serde(skip)]
        pub _non_exhaustive: (),
    }
    impl ::std::default::Default for PauseInput {
        fn default() -> Self {
            Self {
                seconds: ::std::default::Default::default(),
                type_: defaults::pause_input_type(),
                _non_exhaustive: (),
            }
        }
    }
    impl PauseInput {
        /// Returns an empty builder.
        pub fn builder() -> builder::PauseInput {
            ::std::default::Default::default()
        }
    }
    /// The schema `PauseInputType`.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum PauseInputType {
        /// `pause`
        #[serde(rename = "pause")]
        Pause,
    }
    impl ::std::fmt::Display for PauseInputType {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Pause => f.write_str("pause"),
            }
        }
    }
    impl ::std::str::FromStr for PauseInputType {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "pause" => Ok(Self::Pause),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for PauseInputType {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for PauseInputType {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::default::Default for PauseInputType {
        fn default() -> Self {
            PauseInputType::Pause
        }
    }
    /// The schema `PauseType`.
    #[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum PauseType {
        /// `pause`
        #[cfg_attr(feature = "schemars", schemars(rename = "pause"))]
        Pause,
        /// A value that the document does not list, as it was received.
        #[cfg_attr(feature = "schemars", schemars(untagged))]
        Unknown(::std::string::String),
    }
    impl ::std::default::Default for PauseType {
        fn default() -> Self {
            PauseType::Pause
        }
    }
    /// The schema `Pet`.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum Pet {
        /// A value of type `Cat`.
        Cat(Cat),
        /// A value of type `Dog`.
        Dog(Dog),
        /// A value of a kind that the document does not list, as it was received.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        Unknown(::serde_json::Value),
    }
    impl ::std::convert::From<Cat> for Pet {
        fn from(value: Cat) -> Self {
            Self::Cat(value)
        }
    }
    impl ::std::convert::From<Dog> for Pet {
        fn from(value: Dog) -> Self {
            Self::Dog(value)
        }
    }
    /// The schema `PetInput`.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum PetInput {
        /// A value of type `CatInput`.
        CatInput(CatInput),
        /// A value of type `DogInput`.
        DogInput(DogInput),
    }
    impl ::std::convert::From<CatInput> for PetInput {
        fn from(value: CatInput) -> Self {
            Self::CatInput(value)
        }
    }
    impl ::std::convert::From<DogInput> for PetInput {
        fn from(value: DogInput) -> Self {
            Self::DogInput(value)
        }
    }
    /// The schema `Price`.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    #[serde(transparent)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub struct Price(pub ::std::string::String);
    impl ::std::ops::Deref for Price {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<Price> for ::std::string::String {
        fn from(value: Price) -> Self {
            value.0
        }
    }
    impl ::std::convert::From<::std::string::String> for Price {
        fn from(value: ::std::string::String) -> Self {
            Self(value)
        }
    }
    impl ::std::fmt::Display for Price {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            self.0.fmt(f)
        }
    }
    impl ::std::str::FromStr for Price {
        type Err = ::std::convert::Infallible;
        fn from_str(value: &str) -> ::std::result::Result<Self, Self::Err> {
            Ok(Self(value.to_string()))
        }
    }
    /// The schema `Receipt`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub struct Receipt {
        /// The value of `a_b`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub a_b: ::std::option::Option<ReceiptAb>,
        /// The value of `a-b`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        #[serde(rename = "a-b")]
        pub a_dash_b: ::std::option::Option<ReceiptADashB>,
        /// The value of `day`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub day: ::std::option::Option<::std::string::String>,
        /// The value of `id`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub id: ::std::option::Option<::std::string::String>,
        /// The value of `made`.
        pub made: ::std::string::String,
        /// The value of `price`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub price: ::std::option::Option<Price>,
        /// The value of `steps`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub steps: ::std::option::Option<::std::vec::Vec<ReceiptStepsItem>>,
        /// The value of `took`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub took: ::std::option::Option<::std::string::String>,
        /// Of no name.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        #[serde(rename = "_")]
        pub underscore: ::std::option::Option<ReceiptUnderscore>,
        /// Fields that the document does not list, as they were received.
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }
    impl Receipt {
        /// Returns an empty builder.
        pub fn builder() -> builder::Receipt {
            ::std::default::Default::default()
        }
    }
    /// The schema `ReceiptADashB`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub struct ReceiptADashB {
        /// The value of `_`.
        #[serde(rename = "_")]
        pub underscore: ReceiptADashBUnderscore,
        /// Fields that the document does not list, as they were received.
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }
    impl ReceiptADashB {
        /// Returns an empty builder.
        pub fn builder() -> builder::ReceiptADashB {
            ::std::default::Default::default()
        }
    }
    /// The schema `ReceiptADashBUnderscore`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub struct ReceiptADashBUnderscore {
        /// The value of `b`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub b: ::std::option::Option<::std::string::String>,
        /// Fields that the document does not list, as they were received.
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }
    impl ReceiptADashBUnderscore {
        /// Returns an empty builder.
        pub fn builder() -> builder::ReceiptADashBUnderscore {
            ::std::default::Default::default()
        }
    }
    /// The schema `ReceiptAb`.
    #[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum ReceiptAb {
        /// `one`
        #[cfg_attr(feature = "schemars", schemars(rename = "one"))]
        One,
        /// `two`
        #[cfg_attr(feature = "schemars", schemars(rename = "two"))]
        Two,
        /// A value that the document does not list, as it was received.
        #[cfg_attr(feature = "schemars", schemars(untagged))]
        Unknown(::std::string::String),
    }
    /// The schema `ReceiptInput`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[serde(deny_unknown_fields)]
    #[cfg_attr(feature = "schemars", schemars(extend("additionalProperties" = true)))]
    pub struct ReceiptInput {
        /// The value of `a_b`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub a_b: ::std::option::Option<ReceiptInputAb>,
        /// The value of `a-b`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        #[serde(rename = "a-b")]
        pub a_dash_b: ::std::option::Option<ReceiptInputADashB>,
        /// The value of `day`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub day: ::std::option::Option<::std::string::String>,
        /// The value of `id`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub id: ::std::option::Option<ReceiptInputId>,
        /// The value of `made`.
        pub made: ::std::string::String,
        /// The value of `price`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub price: ::std::option::Option<Price>,
        /// The value of `steps`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub steps: ::std::option::Option<::std::vec::Vec<ReceiptInputStepsItem>>,
        /// The value of `took`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub took: ::std::option::Option<::std::string::String>,
        /// Of no name.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        #[serde(rename = "_")]
        pub underscore: ::std::option::Option<ReceiptInputUnderscore>,
    }
    impl ReceiptInput {
        /// Returns an empty builder.
        pub fn builder() -> builder::ReceiptInput {
            ::std::default::Default::default()
        }
    }
    /// The schema `ReceiptInputADashB`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[serde(deny_unknown_fields)]
    #[cfg_attr(feature = "schemars", schemars(extend("additionalProperties" = true)))]
    pub struct ReceiptInputADashB {
        /// The value of `_`.
        #[serde(rename = "_")]
        pub underscore: ReceiptInputADashBUnderscore,
    }
    impl ReceiptInputADashB {
        /// Returns an empty builder.
        pub fn builder() -> builder::ReceiptInputADashB {
            ::std::default::Default::default()
        }
    }
    /// The schema `ReceiptInputADashBUnderscore`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[serde(deny_unknown_fields)]
    #[cfg_attr(feature = "schemars", schemars(extend("additionalProperties" = true)))]
    pub struct ReceiptInputADashBUnderscore {
        /// The value of `b`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub b: ::std::option::Option<::std::string::String>,
        #[doc(hidden)]
        #[serde(skip)]
        pub _non_exhaustive: (),
    }
    impl ReceiptInputADashBUnderscore {
        /// Returns an empty builder.
        pub fn builder() -> builder::ReceiptInputADashBUnderscore {
            ::std::default::Default::default()
        }
    }
    /// The schema `ReceiptInputAb`.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum ReceiptInputAb {
        /// `one`
        #[serde(rename = "one")]
        One,
        /// `two`
        #[serde(rename = "two")]
        Two,
    }
    impl ::std::fmt::Display for ReceiptInputAb {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::One => f.write_str("one"),
                Self::Two => f.write_str("two"),
            }
        }
    }
    impl ::std::str::FromStr for ReceiptInputAb {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "one" => Ok(Self::One),
                "two" => Ok(Self::Two),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for ReceiptInputAb {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for ReceiptInputAb {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    /// The schema `ReceiptInputId`.
    #[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    #[serde(transparent)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub struct ReceiptInputId(::std::string::String);
    impl ::std::ops::Deref for ReceiptInputId {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<ReceiptInputId> for ::std::string::String {
        fn from(value: ReceiptInputId) -> Self {
            value.0
        }
    }
    impl ::std::str::FromStr for ReceiptInputId {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            if value.chars().count() < 32usize {
                return Err("shorter than 32 characters".into());
            }
            Ok(Self(value.to_string()))
        }
    }
    impl ::std::convert::TryFrom<&str> for ReceiptInputId {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for ReceiptInputId {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for ReceiptInputId {
        fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
        where
            D: ::serde::Deserializer<'de>,
        {
            ::std::string::String::deserialize(deserializer)?
                .parse()
                .map_err(|e: self::error::ConversionError| {
                    <D::Error as ::serde::de::Error>::custom(e.to_string())
                })
        }
    }
    /// The schema `ReceiptInputStepsItem`.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum ReceiptInputStepsItem {
        /// A value of type `PauseInput`.
        PauseInput(PauseInput),
        /// A value of type `StopInput`.
        StopInput(StopInput),
    }
    impl ::std::convert::From<PauseInput> for ReceiptInputStepsItem {
        fn from(value: PauseInput) -> Self {
            Self::PauseInput(value)
        }
    }
    impl ::std::convert::From<StopInput> for ReceiptInputStepsItem {
        fn from(value: StopInput) -> Self {
            Self::StopInput(value)
        }
    }
    /// Of no name.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[serde(deny_unknown_fields)]
    #[cfg_attr(feature = "schemars", schemars(extend("additionalProperties" = true)))]
    pub struct ReceiptInputUnderscore {
        /// The value of `a`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub a: ::std::option::Option<::std::string::String>,
        #[doc(hidden)]
        #[serde(skip)]
        pub _non_exhaustive: (),
    }
    impl ReceiptInputUnderscore {
        /// Returns an empty builder.
        pub fn builder() -> builder::ReceiptInputUnderscore {
            ::std::default::Default::default()
        }
    }
    /// The schema `ReceiptStepsItem`.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum ReceiptStepsItem {
        /// A value of type `Pause`.
        Pause(Pause),
        /// A value of type `Stop`.
        Stop(Stop),
        /// A value of a kind that the document does not list, as it was received.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        Unknown(::serde_json::Value),
    }
    impl ::std::convert::From<Pause> for ReceiptStepsItem {
        fn from(value: Pause) -> Self {
            Self::Pause(value)
        }
    }
    impl ::std::convert::From<Stop> for ReceiptStepsItem {
        fn from(value: Stop) -> Self {
            Self::Stop(value)
        }
    }
    /// Of no name.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub struct ReceiptUnderscore {
        /// The value of `a`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub a: ::std::option::Option<::std::string::String>,
        /// Fields that the document does not list, as they were received.
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }
    impl ReceiptUnderscore {
        /// Returns an empty builder.
        pub fn builder() -> builder::ReceiptUnderscore {
            ::std::default::Default::default()
        }
    }
    /// The schema `Results`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub struct Results {
        /// The value of `links`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub links: ::std::option::Option<ResultsLinks>,
        /// The value of `next_cursor`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub next_cursor: ::std::option::Option<::std::string::String>,
        /// The value of `pages`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub pages: ::std::option::Option<i64>,
        /// The value of `results`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub results: ::std::option::Option<::std::vec::Vec<Thing>>,
        /// Fields that the document does not list, as they were received.
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }
    impl Results {
        /// Returns an empty builder.
        pub fn builder() -> builder::Results {
            ::std::default::Default::default()
        }
    }
    /// The schema `ResultsLinks`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub struct ResultsLinks {
        /// The value of `next`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub next: ::std::option::Option<::std::string::String>,
        /// Fields that the document does not list, as they were received.
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }
    impl ResultsLinks {
        /// Returns an empty builder.
        pub fn builder() -> builder::ResultsLinks {
            ::std::default::Default::default()
        }
    }
    /// The schema `Second`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub struct Second {
        /// The value of `b`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub b: ::std::option::Option<::std::string::String>,
        /// Fields that the document does not list, as they were received.
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }
    impl Second {
        /// Returns an empty builder.
        pub fn builder() -> builder::Second {
            ::std::default::Default::default()
        }
    }
    /// The schema `Shape`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub struct Shape {
        /// The value of `type`.
        #[serde(rename = "type")]
        pub type_: ::std::string::String,
        /// Fields that the document does not list, as they were received.
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }
    impl Shape {
        /// Returns an empty builder.
        pub fn builder() -> builder::Shape {
            ::std::default::Default::default()
        }
    }
    /// The schema `Small`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub struct Small {
        /// The value of `id`.
        pub id: ::std::string::String,
        /// Fields that the document does not list, as they were received.
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }
    impl Small {
        /// Returns an empty builder.
        pub fn builder() -> builder::Small {
            ::std::default::Default::default()
        }
    }
    /// The schema `SmallInput`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[serde(deny_unknown_fields)]
    #[cfg_attr(feature = "schemars", schemars(extend("additionalProperties" = true)))]
    pub struct SmallInput {
        /// The value of `id`.
        pub id: ::std::string::String,
    }
    impl SmallInput {
        /// Returns an empty builder.
        pub fn builder() -> builder::SmallInput {
            ::std::default::Default::default()
        }
    }
    /// The schema `Stop`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub struct Stop {
        /// The value of `reason`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub reason: ::std::option::Option<::std::string::String>,
        /// The value of `type`.
        #[serde(rename = "type", default = "defaults::stop_type")]
        pub type_: StopType,
        /// Fields that the document does not list, as they were received.
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }
    impl Stop {
        /// Returns an empty builder.
        pub fn builder() -> builder::Stop {
            ::std::default::Default::default()
        }
    }
    /// The schema `StopInput`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[serde(deny_unknown_fields)]
    #[cfg_attr(feature = "schemars", schemars(extend("additionalProperties" = true)))]
    pub struct StopInput {
        /// The value of `reason`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub reason: ::std::option::Option<::std::string::String>,
        /// The value of `type`.
        #[serde(rename = "type", default = "defaults::stop_input_type")]
        pub type_: StopInputType,
        #[doc(hidden)]
        #[serde(skip)]
        pub _non_exhaustive: (),
    }
    impl ::std::default::Default for StopInput {
        fn default() -> Self {
            Self {
                reason: ::std::default::Default::default(),
                type_: defaults::stop_input_type(),
                _non_exhaustive: (),
            }
        }
    }
    impl StopInput {
        /// Returns an empty builder.
        pub fn builder() -> builder::StopInput {
            ::std::default::Default::default()
        }
    }
    /// The schema `StopInputType`.
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum StopInputType {
        /// `stop`
        #[serde(rename = "stop")]
        Stop,
    }
    impl ::std::fmt::Display for StopInputType {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Stop => f.write_str("stop"),
            }
        }
    }
    impl ::std::str::FromStr for StopInputType {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "stop" => Ok(Self::Stop),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for StopInputType {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for StopInputType {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::default::Default for StopInputType {
        fn default() -> Self {
            StopInputType::Stop
        }
    }
    /// The schema `StopType`.
    #[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum StopType {
        /// `stop`
        #[cfg_attr(feature = "schemars", schemars(rename = "stop"))]
        Stop,
        /// A value that the document does not list, as it was received.
        #[cfg_attr(feature = "schemars", schemars(untagged))]
        Unknown(::std::string::String),
    }
    impl ::std::default::Default for StopType {
        fn default() -> Self {
            StopType::Stop
        }
    }
    /// The schema `StringInput`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[serde(deny_unknown_fields)]
    #[cfg_attr(feature = "schemars", schemars(extend("additionalProperties" = true)))]
    pub struct StringInput {
        /// The value of `number`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub number: ::std::option::Option<Number>,
        #[doc(hidden)]
        #[serde(skip)]
        pub _non_exhaustive: (),
    }
    impl StringInput {
        /// Returns an empty builder.
        pub fn builder() -> builder::StringInput {
            ::std::default::Default::default()
        }
    }
    /// The schema `StringSchema`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub struct StringSchema {
        /// The value of `number`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub number: ::std::option::Option<Number>,
        /// Fields that the document does not list, as they were received.
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }
    impl StringSchema {
        /// Returns an empty builder.
        pub fn builder() -> builder::StringSchema {
            ::std::default::Default::default()
        }
    }
    /// The schema `Thing`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub struct Thing {
        /// The value of `id`.
        pub id: ::std::string::String,
        /// Fields that the document does not list, as they were received.
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }
    impl Thing {
        /// Returns an empty builder.
        pub fn builder() -> builder::Thing {
            ::std::default::Default::default()
        }
    }
    /// The schema `Things`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(transparent)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub struct Things(pub ::std::vec::Vec<Thing>);
    impl ::std::ops::Deref for Things {
        type Target = ::std::vec::Vec<Thing>;
        fn deref(&self) -> &::std::vec::Vec<Thing> {
            &self.0
        }
    }
    impl ::std::convert::From<Things> for ::std::vec::Vec<Thing> {
        fn from(value: Things) -> Self {
            value.0
        }
    }
    impl ::std::convert::From<::std::vec::Vec<Thing>> for Things {
        fn from(value: ::std::vec::Vec<Thing>) -> Self {
            Self(value)
        }
    }
    /// Builders of the types.
    pub mod builder {
        /// Builder of [`Ape`](super::Ape).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct Ape {
            bee: ::std::result::Result<
                ::std::option::Option<super::Bee>,
                ::std::string::String,
            >,
            extra: ::std::result::Result<
                ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for Ape {
            fn default() -> Self {
                Self {
                    bee: Ok(::std::default::Default::default()),
                    extra: Ok(::std::default::Default::default()),
                }
            }
        }
        impl Ape {
            /// The value of `bee`.
            pub fn bee<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::Bee, Form>,
            ) -> Self {
                self.bee = crate::convert::named("bee", value.into_optional());
                self
            }
            /// Fields that the document does not list, as they were received.
            pub fn extra<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<
                    ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                >,
                V::Error: ::std::fmt::Display,
            {
                self.extra = crate::convert::named("extra", value.try_into());
                self
            }
            /// Builds the [`Ape`](super::Ape).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<super::Ape, super::error::ConversionError> {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<Ape> for super::Ape {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Ape,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    bee: value.bee?,
                    extra: value.extra?,
                })
            }
        }
        impl ::std::convert::From<super::Ape> for Ape {
            fn from(value: super::Ape) -> Self {
                Self {
                    bee: Ok(value.bee),
                    extra: Ok(value.extra),
                }
            }
        }
        /// Builder of [`ApeInput`](super::ApeInput).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct ApeInput {
            bee: ::std::result::Result<
                ::std::option::Option<super::BeeInput>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for ApeInput {
            fn default() -> Self {
                Self {
                    bee: Ok(::std::default::Default::default()),
                }
            }
        }
        impl ApeInput {
            /// The value of `bee`.
            pub fn bee<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::BeeInput, Form>,
            ) -> Self {
                self.bee = crate::convert::named("bee", value.into_optional());
                self
            }
            /// Builds the [`ApeInput`](super::ApeInput).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<super::ApeInput, super::error::ConversionError> {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<ApeInput> for super::ApeInput {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ApeInput,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    bee: value.bee?,
                    _non_exhaustive: (),
                })
            }
        }
        impl ::std::convert::From<super::ApeInput> for ApeInput {
            fn from(value: super::ApeInput) -> Self {
                Self { bee: Ok(value.bee) }
            }
        }
        /// Builder of [`Bee`](super::Bee).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct Bee {
            bee: ::std::result::Result<
                ::std::option::Option<::std::boxed::Box<super::Bee>>,
                ::std::string::String,
            >,
            extra: ::std::result::Result<
                ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for Bee {
            fn default() -> Self {
                Self {
                    bee: Ok(::std::default::Default::default()),
                    extra: Ok(::std::default::Default::default()),
                }
            }
        }
        impl Bee {
            /// The value of `bee`.
            pub fn bee<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::Bee, Form>,
            ) -> Self {
                self.bee = crate::convert::named("bee", value.into_optional())
                    .map(|value| value.map(::std::boxed::Box::new));
                self
            }
            /// Fields that the document does not list, as they were received.
            pub fn extra<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<
                    ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                >,
                V::Error: ::std::fmt::Display,
            {
                self.extra = crate::convert::named("extra", value.try_into());
                self
            }
            /// Builds the [`Bee`](super::Bee).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<super::Bee, super::error::ConversionError> {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<Bee> for super::Bee {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Bee,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    bee: value.bee?,
                    extra: value.extra?,
                })
            }
        }
        impl ::std::convert::From<super::Bee> for Bee {
            fn from(value: super::Bee) -> Self {
                Self {
                    bee: Ok(value.bee),
                    extra: Ok(value.extra),
                }
            }
        }
        /// Builder of [`BeeInput`](super::BeeInput).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct BeeInput {
            bee: ::std::result::Result<
                ::std::option::Option<::std::boxed::Box<super::BeeInput>>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for BeeInput {
            fn default() -> Self {
                Self {
                    bee: Ok(::std::default::Default::default()),
                }
            }
        }
        impl BeeInput {
            /// The value of `bee`.
            pub fn bee<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::BeeInput, Form>,
            ) -> Self {
                self.bee = crate::convert::named("bee", value.into_optional())
                    .map(|value| value.map(::std::boxed::Box::new));
                self
            }
            /// Builds the [`BeeInput`](super::BeeInput).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<super::BeeInput, super::error::ConversionError> {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<BeeInput> for super::BeeInput {
            type Error = super::error::ConversionError;
            fn try_from(
                value: BeeInput,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    bee: value.bee?,
                    _non_exhaustive: (),
                })
            }
        }
        impl ::std::convert::From<super::BeeInput> for BeeInput {
            fn from(value: super::BeeInput) -> Self {
                Self { bee: Ok(value.bee) }
            }
        }
        /// Builder of [`Big`](super::Big).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct Big {
            id: ::std::result::Result<::std::string::String, ::std::string::String>,
            size: ::std::result::Result<
                ::std::option::Option<i64>,
                ::std::string::String,
            >,
            extra: ::std::result::Result<
                ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for Big {
            fn default() -> Self {
                Self {
                    id: Err("`id` is missing: set it with `.id(…)`".to_string()),
                    size: Ok(::std::default::Default::default()),
                    extra: Ok(::std::default::Default::default()),
                }
            }
        }
        impl Big {
            /// The value of `id`.
            pub fn id(mut self, value: impl Into<::std::string::String>) -> Self {
                self.id = Ok(value.into());
                self
            }
            /// The value of `size`.
            pub fn size<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<i64, Form>,
            ) -> Self {
                self.size = crate::convert::named("size", value.into_optional());
                self
            }
            /// Fields that the document does not list, as they were received.
            pub fn extra<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<
                    ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                >,
                V::Error: ::std::fmt::Display,
            {
                self.extra = crate::convert::named("extra", value.try_into());
                self
            }
            /// Builds the [`Big`](super::Big).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<super::Big, super::error::ConversionError> {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<Big> for super::Big {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Big,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    id: value.id?,
                    size: value.size?,
                    extra: value.extra?,
                })
            }
        }
        impl ::std::convert::From<super::Big> for Big {
            fn from(value: super::Big) -> Self {
                Self {
                    id: Ok(value.id),
                    size: Ok(value.size),
                    extra: Ok(value.extra),
                }
            }
        }
        /// Builder of [`BigInput`](super::BigInput).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct BigInput {
            id: ::std::result::Result<::std::string::String, ::std::string::String>,
            size: ::std::result::Result<
                ::std::option::Option<i64>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for BigInput {
            fn default() -> Self {
                Self {
                    id: Err("`id` is missing: set it with `.id(…)`".to_string()),
                    size: Ok(::std::default::Default::default()),
                }
            }
        }
        impl BigInput {
            /// The value of `id`.
            pub fn id(mut self, value: impl Into<::std::string::String>) -> Self {
                self.id = Ok(value.into());
                self
            }
            /// The value of `size`.
            pub fn size<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<i64, Form>,
            ) -> Self {
                self.size = crate::convert::named("size", value.into_optional());
                self
            }
            /// Builds the [`BigInput`](super::BigInput).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<super::BigInput, super::error::ConversionError> {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<BigInput> for super::BigInput {
            type Error = super::error::ConversionError;
            fn try_from(
                value: BigInput,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    id: value.id?,
                    size: value.size?,
                })
            }
        }
        impl ::std::convert::From<super::BigInput> for BigInput {
            fn from(value: super::BigInput) -> Self {
                Self {
                    id: Ok(value.id),
                    size: Ok(value.size),
                }
            }
        }
        /// Builder of [`Cat`](super::Cat).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct Cat {
            kind: ::std::result::Result<super::CatKind, ::std::string::String>,
            name: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            extra: ::std::result::Result<
                ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for Cat {
            fn default() -> Self {
                Self {
                    kind: Err("`kind` is missing: set it with `.kind(…)`".to_string()),
                    name: Ok(::std::default::Default::default()),
                    extra: Ok(::std::default::Default::default()),
                }
            }
        }
        impl Cat {
            /// The value of `kind`.
            pub fn kind<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<super::CatKind>,
                V::Error: ::std::fmt::Display,
            {
                self.kind = crate::convert::named("kind", value.try_into());
                self
            }
            /// The value of `name`.
            pub fn name<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.name = crate::convert::named("name", value.into_optional());
                self
            }
            /// Fields that the document does not list, as they were received.
            pub fn extra<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<
                    ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                >,
                V::Error: ::std::fmt::Display,
            {
                self.extra = crate::convert::named("extra", value.try_into());
                self
            }
            /// Builds the [`Cat`](super::Cat).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<super::Cat, super::error::ConversionError> {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<Cat> for super::Cat {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Cat,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    kind: value.kind?,
                    name: value.name?,
                    extra: value.extra?,
                })
            }
        }
        impl ::std::convert::From<super::Cat> for Cat {
            fn from(value: super::Cat) -> Self {
                Self {
                    kind: Ok(value.kind),
                    name: Ok(value.name),
                    extra: Ok(value.extra),
                }
            }
        }
        /// Builder of [`CatInput`](super::CatInput).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct CatInput {
            kind: ::std::result::Result<super::CatInputKind, ::std::string::String>,
            name: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for CatInput {
            fn default() -> Self {
                Self {
                    kind: Err("`kind` is missing: set it with `.kind(…)`".to_string()),
                    name: Ok(::std::default::Default::default()),
                }
            }
        }
        impl CatInput {
            /// The value of `kind`.
            pub fn kind<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<super::CatInputKind>,
                V::Error: ::std::fmt::Display,
            {
                self.kind = crate::convert::named("kind", value.try_into());
                self
            }
            /// The value of `name`.
            pub fn name<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.name = crate::convert::named("name", value.into_optional());
                self
            }
            /// Builds the [`CatInput`](super::CatInput).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<super::CatInput, super::error::ConversionError> {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<CatInput> for super::CatInput {
            type Error = super::error::ConversionError;
            fn try_from(
                value: CatInput,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    kind: value.kind?,
                    name: value.name?,
                })
            }
        }
        impl ::std::convert::From<super::CatInput> for CatInput {
            fn from(value: super::CatInput) -> Self {
                Self {
                    kind: Ok(value.kind),
                    name: Ok(value.name),
                }
            }
        }
        /// Builder of [`Choices`](super::Choices).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct Choices {
            ape: ::std::result::Result<
                ::std::option::Option<super::Ape>,
                ::std::string::String,
            >,
            enums: ::std::result::Result<
                ::std::option::Option<super::ChoicesEnums>,
                ::std::string::String,
            >,
            events: ::std::result::Result<
                ::std::option::Option<super::ChoicesEvents>,
                ::std::string::String,
            >,
            inline: ::std::result::Result<
                ::std::option::Option<super::ChoicesInline>,
                ::std::string::String,
            >,
            lists: ::std::result::Result<
                ::std::option::Option<super::ChoicesLists>,
                ::std::string::String,
            >,
            literals: ::std::result::Result<
                ::std::option::Option<super::ChoicesLiterals>,
                ::std::string::String,
            >,
            map: ::std::result::Result<
                ::std::option::Option<super::ChoicesMap>,
                ::std::string::String,
            >,
            maps: ::std::result::Result<
                ::std::option::Option<super::ChoicesMaps>,
                ::std::string::String,
            >,
            models: ::std::result::Result<
                ::std::option::Option<super::ChoicesModels>,
                ::std::string::String,
            >,
            nested: ::std::result::Result<
                ::std::option::Option<super::ChoicesNested>,
                ::std::string::String,
            >,
            nulls: ::std::result::Result<
                ::std::option::Option<super::ChoicesNulls>,
                ::std::string::String,
            >,
            number: ::std::result::Result<
                ::std::option::Option<super::ChoicesNumber>,
                ::std::string::String,
            >,
            open: ::std::result::Result<
                ::std::option::Option<super::ChoicesOpen>,
                ::std::string::String,
            >,
            other: ::std::result::Result<
                ::std::option::Option<super::ChoicesOther>,
                ::std::string::String,
            >,
            shape: ::std::result::Result<
                ::std::option::Option<super::Shape>,
                ::std::string::String,
            >,
            string: ::std::result::Result<
                ::std::option::Option<super::StringSchema>,
                ::std::string::String,
            >,
            extra: ::std::result::Result<
                ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for Choices {
            fn default() -> Self {
                Self {
                    ape: Ok(::std::default::Default::default()),
                    enums: Ok(::std::default::Default::default()),
                    events: Ok(::std::default::Default::default()),
                    inline: Ok(::std::default::Default::default()),
                    lists: Ok(::std::default::Default::default()),
                    literals: Ok(::std::default::Default::default()),
                    map: Ok(::std::default::Default::default()),
                    maps: Ok(::std::default::Default::default()),
                    models: Ok(::std::default::Default::default()),
                    nested: Ok(::std::default::Default::default()),
                    nulls: Ok(::std::default::Default::default()),
                    number: Ok(::std::default::Default::default()),
                    open: Ok(::std::default::Default::default()),
                    other: Ok(::std::default::Default::default()),
                    shape: Ok(::std::default::Default::default()),
                    string: Ok(::std::default::Default::default()),
                    extra: Ok(::std::default::Default::default()),
                }
            }
        }
        impl Choices {
            /// The value of `ape`.
            pub fn ape<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::Ape, Form>,
            ) -> Self {
                self.ape = crate::convert::named("ape", value.into_optional());
                self
            }
            /// The value of `enums`.
            pub fn enums<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::ChoicesEnums, Form>,
            ) -> Self {
                self.enums = crate::convert::named("enums", value.into_optional());
                self
            }
            /// The value of `events`.
            pub fn events<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::ChoicesEvents, Form>,
            ) -> Self {
                self.events = crate::convert::named("events", value.into_optional());
                self
            }
            /// The value of `inline`.
            pub fn inline<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::ChoicesInline, Form>,
            ) -> Self {
                self.inline = crate::convert::named("inline", value.into_optional());
                self
            }
            /// The value of `lists`.
            pub fn lists<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::ChoicesLists, Form>,
            ) -> Self {
                self.lists = crate::convert::named("lists", value.into_optional());
                self
            }
            /// The value of `literals`.
            pub fn literals<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::ChoicesLiterals, Form>,
            ) -> Self {
                self.literals = crate::convert::named("literals", value.into_optional());
                self
            }
            /// The value of `map`.
            pub fn map<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::ChoicesMap, Form>,
            ) -> Self {
                self.map = crate::convert::named("map", value.into_optional());
                self
            }
            /// The value of `maps`.
            pub fn maps<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::ChoicesMaps, Form>,
            ) -> Self {
                self.maps = crate::convert::named("maps", value.into_optional());
                self
            }
            /// The value of `models`.
            pub fn models<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::ChoicesModels, Form>,
            ) -> Self {
                self.models = crate::convert::named("models", value.into_optional());
                self
            }
            /// The value of `nested`.
            pub fn nested<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::ChoicesNested, Form>,
            ) -> Self {
                self.nested = crate::convert::named("nested", value.into_optional());
                self
            }
            /// The value of `nulls`.
            pub fn nulls<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::ChoicesNulls, Form>,
            ) -> Self {
                self.nulls = crate::convert::named("nulls", value.into_optional());
                self
            }
            /// The value of `number`.
            pub fn number<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::ChoicesNumber, Form>,
            ) -> Self {
                self.number = crate::convert::named("number", value.into_optional());
                self
            }
            /// The value of `open`.
            pub fn open<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::ChoicesOpen, Form>,
            ) -> Self {
                self.open = crate::convert::named("open", value.into_optional());
                self
            }
            /// The value of `other`.
            pub fn other<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::ChoicesOther, Form>,
            ) -> Self {
                self.other = crate::convert::named("other", value.into_optional());
                self
            }
            /// The value of `shape`.
            pub fn shape<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::Shape, Form>,
            ) -> Self {
                self.shape = crate::convert::named("shape", value.into_optional());
                self
            }
            /// The value of `string`.
            pub fn string<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::StringSchema, Form>,
            ) -> Self {
                self.string = crate::convert::named("string", value.into_optional());
                self
            }
            /// Fields that the document does not list, as they were received.
            pub fn extra<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<
                    ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                >,
                V::Error: ::std::fmt::Display,
            {
                self.extra = crate::convert::named("extra", value.try_into());
                self
            }
            /// Builds the [`Choices`](super::Choices).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<super::Choices, super::error::ConversionError> {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<Choices> for super::Choices {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Choices,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    ape: value.ape?,
                    enums: value.enums?,
                    events: value.events?,
                    inline: value.inline?,
                    lists: value.lists?,
                    literals: value.literals?,
                    map: value.map?,
                    maps: value.maps?,
                    models: value.models?,
                    nested: value.nested?,
                    nulls: value.nulls?,
                    number: value.number?,
                    open: value.open?,
                    other: value.other?,
                    shape: value.shape?,
                    string: value.string?,
                    extra: value.extra?,
                })
            }
        }
        impl ::std::convert::From<super::Choices> for Choices {
            fn from(value: super::Choices) -> Self {
                Self {
                    ape: Ok(value.ape),
                    enums: Ok(value.enums),
                    events: Ok(value.events),
                    inline: Ok(value.inline),
                    lists: Ok(value.lists),
                    literals: Ok(value.literals),
                    map: Ok(value.map),
                    maps: Ok(value.maps),
                    models: Ok(value.models),
                    nested: Ok(value.nested),
                    nulls: Ok(value.nulls),
                    number: Ok(value.number),
                    open: Ok(value.open),
                    other: Ok(value.other),
                    shape: Ok(value.shape),
                    string: Ok(value.string),
                    extra: Ok(value.extra),
                }
            }
        }
        /// Builder of [`ChoicesInlineObject1`](super::ChoicesInlineObject1).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct ChoicesInlineObject1 {
            a: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            extra: ::std::result::Result<
                ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for ChoicesInlineObject1 {
            fn default() -> Self {
                Self {
                    a: Ok(::std::default::Default::default()),
                    extra: Ok(::std::default::Default::default()),
                }
            }
        }
        impl ChoicesInlineObject1 {
            /// The value of `a`.
            pub fn a<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.a = crate::convert::named("a", value.into_optional());
                self
            }
            /// Fields that the document does not list, as they were received.
            pub fn extra<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<
                    ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                >,
                V::Error: ::std::fmt::Display,
            {
                self.extra = crate::convert::named("extra", value.try_into());
                self
            }
            /// Builds the [`ChoicesInlineObject1`](super::ChoicesInlineObject1).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<
                super::ChoicesInlineObject1,
                super::error::ConversionError,
            > {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<ChoicesInlineObject1>
        for super::ChoicesInlineObject1 {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ChoicesInlineObject1,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    a: value.a?,
                    extra: value.extra?,
                })
            }
        }
        impl ::std::convert::From<super::ChoicesInlineObject1> for ChoicesInlineObject1 {
            fn from(value: super::ChoicesInlineObject1) -> Self {
                Self {
                    a: Ok(value.a),
                    extra: Ok(value.extra),
                }
            }
        }
        /// Builder of [`ChoicesInput`](super::ChoicesInput).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct ChoicesInput {
            ape: ::std::result::Result<
                ::std::option::Option<super::ApeInput>,
                ::std::string::String,
            >,
            enums: ::std::result::Result<
                ::std::option::Option<super::ChoicesInputEnums>,
                ::std::string::String,
            >,
            events: ::std::result::Result<
                ::std::option::Option<super::ChoicesInputEvents>,
                ::std::string::String,
            >,
            inline: ::std::result::Result<
                ::std::option::Option<super::ChoicesInputInline>,
                ::std::string::String,
            >,
            lists: ::std::result::Result<
                ::std::option::Option<super::ChoicesInputLists>,
                ::std::string::String,
            >,
            literals: ::std::result::Result<
                ::std::option::Option<super::ChoicesInputLiterals>,
                ::std::string::String,
            >,
            map: ::std::result::Result<
                ::std::option::Option<super::ChoicesInputMap>,
                ::std::string::String,
            >,
            maps: ::std::result::Result<
                ::std::option::Option<super::ChoicesInputMaps>,
                ::std::string::String,
            >,
            models: ::std::result::Result<
                ::std::option::Option<super::ChoicesInputModels>,
                ::std::string::String,
            >,
            nested: ::std::result::Result<
                ::std::option::Option<super::ChoicesInputNested>,
                ::std::string::String,
            >,
            nulls: ::std::result::Result<
                ::std::option::Option<super::ChoicesInputNulls>,
                ::std::string::String,
            >,
            number: ::std::result::Result<
                ::std::option::Option<super::ChoicesInputNumber>,
                ::std::string::String,
            >,
            open: ::std::result::Result<
                ::std::option::Option<super::ChoicesInputOpen>,
                ::std::string::String,
            >,
            other: ::std::result::Result<
                ::std::option::Option<super::ChoicesInputOther>,
                ::std::string::String,
            >,
            shape: ::std::result::Result<
                ::std::option::Option<super::Shape>,
                ::std::string::String,
            >,
            string: ::std::result::Result<
                ::std::option::Option<super::StringInput>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for ChoicesInput {
            fn default() -> Self {
                Self {
                    ape: Ok(::std::default::Default::default()),
                    enums: Ok(::std::default::Default::default()),
                    events: Ok(::std::default::Default::default()),
                    inline: Ok(::std::default::Default::default()),
                    lists: Ok(::std::default::Default::default()),
                    literals: Ok(::std::default::Default::default()),
                    map: Ok(::std::default::Default::default()),
                    maps: Ok(::std::default::Default::default()),
                    models: Ok(::std::default::Default::default()),
                    nested: Ok(::std::default::Default::default()),
                    nulls: Ok(::std::default::Default::default()),
                    number: Ok(::std::default::Default::default()),
                    open: Ok(::std::default::Default::default()),
                    other: Ok(::std::default::Default::default()),
                    shape: Ok(::std::default::Default::default()),
                    string: Ok(::std::default::Default::default()),
                }
            }
        }
        impl ChoicesInput {
            /// The value of `ape`.
            pub fn ape<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::ApeInput, Form>,
            ) -> Self {
                self.ape = crate::convert::named("ape", value.into_optional());
                self
            }
            /// The value of `enums`.
            pub fn enums<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::ChoicesInputEnums, Form>,
            ) -> Self {
                self.enums = crate::convert::named("enums", value.into_optional());
                self
            }
            /// The value of `events`.
            pub fn events<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::ChoicesInputEvents, Form>,
            ) -> Self {
                self.events = crate::convert::named("events", value.into_optional());
                self
            }
            /// The value of `inline`.
            pub fn inline<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::ChoicesInputInline, Form>,
            ) -> Self {
                self.inline = crate::convert::named("inline", value.into_optional());
                self
            }
            /// The value of `lists`.
            pub fn lists<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::ChoicesInputLists, Form>,
            ) -> Self {
                self.lists = crate::convert::named("lists", value.into_optional());
                self
            }
            /// The value of `literals`.
            pub fn literals<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<
                    super::ChoicesInputLiterals,
                    Form,
                >,
            ) -> Self {
                self.literals = crate::convert::named("literals", value.into_optional());
                self
            }
            /// The value of `map`.
            pub fn map<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::ChoicesInputMap, Form>,
            ) -> Self {
                self.map = crate::convert::named("map", value.into_optional());
                self
            }
            /// The value of `maps`.
            pub fn maps<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::ChoicesInputMaps, Form>,
            ) -> Self {
                self.maps = crate::convert::named("maps", value.into_optional());
                self
            }
            /// The value of `models`.
            pub fn models<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::ChoicesInputModels, Form>,
            ) -> Self {
                self.models = crate::convert::named("models", value.into_optional());
                self
            }
            /// The value of `nested`.
            pub fn nested<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::ChoicesInputNested, Form>,
            ) -> Self {
                self.nested = crate::convert::named("nested", value.into_optional());
                self
            }
            /// The value of `nulls`.
            pub fn nulls<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::ChoicesInputNulls, Form>,
            ) -> Self {
                self.nulls = crate::convert::named("nulls", value.into_optional());
                self
            }
            /// The value of `number`.
            pub fn number<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::ChoicesInputNumber, Form>,
            ) -> Self {
                self.number = crate::convert::named("number", value.into_optional());
                self
            }
            /// The value of `open`.
            pub fn open<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::ChoicesInputOpen, Form>,
            ) -> Self {
                self.open = crate::convert::named("open", value.into_optional());
                self
            }
            /// The value of `other`.
            pub fn other<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::ChoicesInputOther, Form>,
            ) -> Self {
                self.other = crate::convert::named("other", value.into_optional());
                self
            }
            /// The value of `shape`.
            pub fn shape<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::Shape, Form>,
            ) -> Self {
                self.shape = crate::convert::named("shape", value.into_optional());
                self
            }
            /// The value of `string`.
            pub fn string<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::StringInput, Form>,
            ) -> Self {
                self.string = crate::convert::named("string", value.into_optional());
                self
            }
            /// Builds the [`ChoicesInput`](super::ChoicesInput).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<
                super::ChoicesInput,
                super::error::ConversionError,
            > {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<ChoicesInput> for super::ChoicesInput {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ChoicesInput,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    ape: value.ape?,
                    enums: value.enums?,
                    events: value.events?,
                    inline: value.inline?,
                    lists: value.lists?,
                    literals: value.literals?,
                    map: value.map?,
                    maps: value.maps?,
                    models: value.models?,
                    nested: value.nested?,
                    nulls: value.nulls?,
                    number: value.number?,
                    open: value.open?,
                    other: value.other?,
                    shape: value.shape?,
                    string: value.string?,
                    _non_exhaustive: (),
                })
            }
        }
        impl ::std::convert::From<super::ChoicesInput> for ChoicesInput {
            fn from(value: super::ChoicesInput) -> Self {
                Self {
                    ape: Ok(value.ape),
                    enums: Ok(value.enums),
                    events: Ok(value.events),
                    inline: Ok(value.inline),
                    lists: Ok(value.lists),
                    literals: Ok(value.literals),
                    map: Ok(value.map),
                    maps: Ok(value.maps),
                    models: Ok(value.models),
                    nested: Ok(value.nested),
                    nulls: Ok(value.nulls),
                    number: Ok(value.number),
                    open: Ok(value.open),
                    other: Ok(value.other),
                    shape: Ok(value.shape),
                    string: Ok(value.string),
                }
            }
        }
        /// Builder of [`ChoicesInputInlineObject1`](super::ChoicesInputInlineObject1).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct ChoicesInputInlineObject1 {
            a: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for ChoicesInputInlineObject1 {
            fn default() -> Self {
                Self {
                    a: Ok(::std::default::Default::default()),
                }
            }
        }
        impl ChoicesInputInlineObject1 {
            /// The value of `a`.
            pub fn a<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.a = crate::convert::named("a", value.into_optional());
                self
            }
            /// Builds the [`ChoicesInputInlineObject1`](super::ChoicesInputInlineObject1).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<
                super::ChoicesInputInlineObject1,
                super::error::ConversionError,
            > {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<ChoicesInputInlineObject1>
        for super::ChoicesInputInlineObject1 {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ChoicesInputInlineObject1,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    a: value.a?,
                    _non_exhaustive: (),
                })
            }
        }
        impl ::std::convert::From<super::ChoicesInputInlineObject1>
        for ChoicesInputInlineObject1 {
            fn from(value: super::ChoicesInputInlineObject1) -> Self {
                Self { a: Ok(value.a) }
            }
        }
        /// Builder of [`ChoicesInputInlineObject2`](super::ChoicesInputInlineObject2).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct ChoicesInputInlineObject2 {
            b: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for ChoicesInputInlineObject2 {
            fn default() -> Self {
                Self {
                    b: Ok(::std::default::Default::default()),
                }
            }
        }
        impl ChoicesInputInlineObject2 {
            /// The value of `b`.
            pub fn b<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.b = crate::convert::named("b", value.into_optional());
                self
            }
            /// Builds the [`ChoicesInputInlineObject2`](super::ChoicesInputInlineObject2).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<
                super::ChoicesInputInlineObject2,
                super::error::ConversionError,
            > {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<ChoicesInputInlineObject2>
        for super::ChoicesInputInlineObject2 {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ChoicesInputInlineObject2,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    b: value.b?,
                    _non_exhaustive: (),
                })
            }
        }
        impl ::std::convert::From<super::ChoicesInputInlineObject2>
        for ChoicesInputInlineObject2 {
            fn from(value: super::ChoicesInputInlineObject2) -> Self {
                Self { b: Ok(value.b) }
            }
        }
        /// Builder of [`Closed`](super::Closed).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct Closed {
            at: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            on: ::std::result::Result<
                ::std::option::Option<super::ClosedOn>,
                ::std::string::String,
            >,
            extra: ::std::result::Result<
                ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for Closed {
            fn default() -> Self {
                Self {
                    at: Ok(::std::default::Default::default()),
                    on: Ok(::std::default::Default::default()),
                    extra: Ok(::std::default::Default::default()),
                }
            }
        }
        impl Closed {
            /// The value of `at`.
            pub fn at<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.at = crate::convert::named("at", value.into_optional());
                self
            }
            /// The value of `on`.
            pub fn on<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::ClosedOn, Form>,
            ) -> Self {
                self.on = crate::convert::named("on", value.into_optional());
                self
            }
            /// Fields that the document does not list, as they were received.
            pub fn extra<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<
                    ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                >,
                V::Error: ::std::fmt::Display,
            {
                self.extra = crate::convert::named("extra", value.try_into());
                self
            }
            /// Builds the [`Closed`](super::Closed).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<super::Closed, super::error::ConversionError> {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<Closed> for super::Closed {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Closed,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    at: value.at?,
                    on: value.on?,
                    extra: value.extra?,
                })
            }
        }
        impl ::std::convert::From<super::Closed> for Closed {
            fn from(value: super::Closed) -> Self {
                Self {
                    at: Ok(value.at),
                    on: Ok(value.on),
                    extra: Ok(value.extra),
                }
            }
        }
        /// Builder of [`ClosedInput`](super::ClosedInput).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct ClosedInput {
            at: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            on: ::std::result::Result<
                ::std::option::Option<super::ClosedInputOn>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for ClosedInput {
            fn default() -> Self {
                Self {
                    at: Ok(::std::default::Default::default()),
                    on: Ok(::std::default::Default::default()),
                }
            }
        }
        impl ClosedInput {
            /// The value of `at`.
            pub fn at<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.at = crate::convert::named("at", value.into_optional());
                self
            }
            /// The value of `on`.
            pub fn on<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::ClosedInputOn, Form>,
            ) -> Self {
                self.on = crate::convert::named("on", value.into_optional());
                self
            }
            /// Builds the [`ClosedInput`](super::ClosedInput).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<
                super::ClosedInput,
                super::error::ConversionError,
            > {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<ClosedInput> for super::ClosedInput {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ClosedInput,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    at: value.at?,
                    on: value.on?,
                    _non_exhaustive: (),
                })
            }
        }
        impl ::std::convert::From<super::ClosedInput> for ClosedInput {
            fn from(value: super::ClosedInput) -> Self {
                Self {
                    at: Ok(value.at),
                    on: Ok(value.on),
                }
            }
        }
        /// Builder of [`Dog`](super::Dog).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct Dog {
            kind: ::std::result::Result<super::DogKind, ::std::string::String>,
            name: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            extra: ::std::result::Result<
                ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for Dog {
            fn default() -> Self {
                Self {
                    kind: Err("`kind` is missing: set it with `.kind(…)`".to_string()),
                    name: Ok(::std::default::Default::default()),
                    extra: Ok(::std::default::Default::default()),
                }
            }
        }
        impl Dog {
            /// The value of `kind`.
            pub fn kind<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<super::DogKind>,
                V::Error: ::std::fmt::Display,
            {
                self.kind = crate::convert::named("kind", value.try_into());
                self
            }
            /// The value of `name`.
            pub fn name<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.name = crate::convert::named("name", value.into_optional());
                self
            }
            /// Fields that the document does not list, as they were received.
            pub fn extra<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<
                    ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                >,
                V::Error: ::std::fmt::Display,
            {
                self.extra = crate::convert::named("extra", value.try_into());
                self
            }
            /// Builds the [`Dog`](super::Dog).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<super::Dog, super::error::ConversionError> {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<Dog> for super::Dog {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Dog,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    kind: value.kind?,
                    name: value.name?,
                    extra: value.extra?,
                })
            }
        }
        impl ::std::convert::From<super::Dog> for Dog {
            fn from(value: super::Dog) -> Self {
                Self {
                    kind: Ok(value.kind),
                    name: Ok(value.name),
                    extra: Ok(value.extra),
                }
            }
        }
        /// Builder of [`DogInput`](super::DogInput).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct DogInput {
            kind: ::std::result::Result<super::DogInputKind, ::std::string::String>,
            name: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for DogInput {
            fn default() -> Self {
                Self {
                    kind: Err("`kind` is missing: set it with `.kind(…)`".to_string()),
                    name: Ok(::std::default::Default::default()),
                }
            }
        }
        impl DogInput {
            /// The value of `kind`.
            pub fn kind<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<super::DogInputKind>,
                V::Error: ::std::fmt::Display,
            {
                self.kind = crate::convert::named("kind", value.try_into());
                self
            }
            /// The value of `name`.
            pub fn name<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.name = crate::convert::named("name", value.into_optional());
                self
            }
            /// Builds the [`DogInput`](super::DogInput).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<super::DogInput, super::error::ConversionError> {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<DogInput> for super::DogInput {
            type Error = super::error::ConversionError;
            fn try_from(
                value: DogInput,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    kind: value.kind?,
                    name: value.name?,
                })
            }
        }
        impl ::std::convert::From<super::DogInput> for DogInput {
            fn from(value: super::DogInput) -> Self {
                Self {
                    kind: Ok(value.kind),
                    name: Ok(value.name),
                }
            }
        }
        /// Builder of [`ListByBodyBody`](super::ListByBodyBody).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct ListByBodyBody {
            filter: ::std::result::Result<::std::string::String, ::std::string::String>,
            start_cursor: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for ListByBodyBody {
            fn default() -> Self {
                Self {
                    filter: Err(
                        "`filter` is missing: set it with `.filter(…)`".to_string(),
                    ),
                    start_cursor: Ok(::std::default::Default::default()),
                }
            }
        }
        impl ListByBodyBody {
            /// The value of `filter`.
            pub fn filter(mut self, value: impl Into<::std::string::String>) -> Self {
                self.filter = Ok(value.into());
                self
            }
            /// The value of `start_cursor`.
            pub fn start_cursor<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.start_cursor = crate::convert::named(
                    "start_cursor",
                    value.into_optional(),
                );
                self
            }
            /// Builds the [`ListByBodyBody`](super::ListByBodyBody).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<
                super::ListByBodyBody,
                super::error::ConversionError,
            > {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<ListByBodyBody> for super::ListByBodyBody {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ListByBodyBody,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    filter: value.filter?,
                    start_cursor: value.start_cursor?,
                })
            }
        }
        impl ::std::convert::From<super::ListByBodyBody> for ListByBodyBody {
            fn from(value: super::ListByBodyBody) -> Self {
                Self {
                    filter: Ok(value.filter),
                    start_cursor: Ok(value.start_cursor),
                }
            }
        }
        /// Builder of [`ListByCursorResponse`](super::ListByCursorResponse).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct ListByCursorResponse {
            data: ::std::result::Result<
                super::ListByCursorResponseData,
                ::std::string::String,
            >,
            more: ::std::result::Result<
                ::std::option::Option<bool>,
                ::std::string::String,
            >,
            extra: ::std::result::Result<
                ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for ListByCursorResponse {
            fn default() -> Self {
                Self {
                    data: Err("`data` is missing: set it with `.data(…)`".to_string()),
                    more: Ok(::std::default::Default::default()),
                    extra: Ok(::std::default::Default::default()),
                }
            }
        }
        impl ListByCursorResponse {
            /// The value of `data`.
            pub fn data<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<super::ListByCursorResponseData>,
                V::Error: ::std::fmt::Display,
            {
                self.data = crate::convert::named("data", value.try_into());
                self
            }
            /// The value of `more`.
            pub fn more<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<bool, Form>,
            ) -> Self {
                self.more = crate::convert::named("more", value.into_optional());
                self
            }
            /// Fields that the document does not list, as they were received.
            pub fn extra<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<
                    ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                >,
                V::Error: ::std::fmt::Display,
            {
                self.extra = crate::convert::named("extra", value.try_into());
                self
            }
            /// Builds the [`ListByCursorResponse`](super::ListByCursorResponse).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<
                super::ListByCursorResponse,
                super::error::ConversionError,
            > {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<ListByCursorResponse>
        for super::ListByCursorResponse {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ListByCursorResponse,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    data: value.data?,
                    more: value.more?,
                    extra: value.extra?,
                })
            }
        }
        impl ::std::convert::From<super::ListByCursorResponse> for ListByCursorResponse {
            fn from(value: super::ListByCursorResponse) -> Self {
                Self {
                    data: Ok(value.data),
                    more: Ok(value.more),
                    extra: Ok(value.extra),
                }
            }
        }
        /// Builder of [`ListByCursorResponseData`](super::ListByCursorResponseData).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct ListByCursorResponseData {
            list: ::std::result::Result<
                ::std::option::Option<super::Things>,
                ::std::string::String,
            >,
            next: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            extra: ::std::result::Result<
                ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for ListByCursorResponseData {
            fn default() -> Self {
                Self {
                    list: Ok(::std::default::Default::default()),
                    next: Ok(::std::default::Default::default()),
                    extra: Ok(::std::default::Default::default()),
                }
            }
        }
        impl ListByCursorResponseData {
            /// The value of `list`.
            pub fn list<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::Things, Form>,
            ) -> Self {
                self.list = crate::convert::named("list", value.into_optional());
                self
            }
            /// The value of `next`.
            pub fn next<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.next = crate::convert::named("next", value.into_optional());
                self
            }
            /// Fields that the document does not list, as they were received.
            pub fn extra<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<
                    ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                >,
                V::Error: ::std::fmt::Display,
            {
                self.extra = crate::convert::named("extra", value.try_into());
                self
            }
            /// Builds the [`ListByCursorResponseData`](super::ListByCursorResponseData).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<
                super::ListByCursorResponseData,
                super::error::ConversionError,
            > {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<ListByCursorResponseData>
        for super::ListByCursorResponseData {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ListByCursorResponseData,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    list: value.list?,
                    next: value.next?,
                    extra: value.extra?,
                })
            }
        }
        impl ::std::convert::From<super::ListByCursorResponseData>
        for ListByCursorResponseData {
            fn from(value: super::ListByCursorResponseData) -> Self {
                Self {
                    list: Ok(value.list),
                    next: Ok(value.next),
                    extra: Ok(value.extra),
                }
            }
        }
        /// Builder of [`ListByItemResponse`](super::ListByItemResponse).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct ListByItemResponse {
            data: ::std::result::Result<super::Things, ::std::string::String>,
            has_more: ::std::result::Result<bool, ::std::string::String>,
            extra: ::std::result::Result<
                ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for ListByItemResponse {
            fn default() -> Self {
                Self {
                    data: Err("`data` is missing: set it with `.data(…)`".to_string()),
                    has_more: Err(
                        "`has_more` is missing: set it with `.has_more(…)`".to_string(),
                    ),
                    extra: Ok(::std::default::Default::default()),
                }
            }
        }
        impl ListByItemResponse {
            /// The value of `data`.
            pub fn data<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<super::Things>,
                V::Error: ::std::fmt::Display,
            {
                self.data = crate::convert::named("data", value.try_into());
                self
            }
            /// The value of `has_more`.
            pub fn has_more<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<bool>,
                V::Error: ::std::fmt::Display,
            {
                self.has_more = crate::convert::named("has_more", value.try_into());
                self
            }
            /// Fields that the document does not list, as they were received.
            pub fn extra<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<
                    ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                >,
                V::Error: ::std::fmt::Display,
            {
                self.extra = crate::convert::named("extra", value.try_into());
                self
            }
            /// Builds the [`ListByItemResponse`](super::ListByItemResponse).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<
                super::ListByItemResponse,
                super::error::ConversionError,
            > {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<ListByItemResponse> for super::ListByItemResponse {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ListByItemResponse,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    data: value.data?,
                    has_more: value.has_more?,
                    extra: value.extra?,
                })
            }
        }
        impl ::std::convert::From<super::ListByItemResponse> for ListByItemResponse {
            fn from(value: super::ListByItemResponse) -> Self {
                Self {
                    data: Ok(value.data),
                    has_more: Ok(value.has_more),
                    extra: Ok(value.extra),
                }
            }
        }
        /// Builder of [`ListByNestedBodyBody`](super::ListByNestedBodyBody).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct ListByNestedBodyBody {
            paging: ::std::result::Result<
                ::std::option::Option<super::ListByNestedBodyBodyPaging>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for ListByNestedBodyBody {
            fn default() -> Self {
                Self {
                    paging: Ok(::std::default::Default::default()),
                }
            }
        }
        impl ListByNestedBodyBody {
            /// The value of `paging`.
            pub fn paging<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<
                    super::ListByNestedBodyBodyPaging,
                    Form,
                >,
            ) -> Self {
                self.paging = crate::convert::named("paging", value.into_optional());
                self
            }
            /// Builds the [`ListByNestedBodyBody`](super::ListByNestedBodyBody).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<
                super::ListByNestedBodyBody,
                super::error::ConversionError,
            > {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<ListByNestedBodyBody>
        for super::ListByNestedBodyBody {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ListByNestedBodyBody,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    paging: value.paging?,
                    _non_exhaustive: (),
                })
            }
        }
        impl ::std::convert::From<super::ListByNestedBodyBody> for ListByNestedBodyBody {
            fn from(value: super::ListByNestedBodyBody) -> Self {
                Self { paging: Ok(value.paging) }
            }
        }
        /// Builder of [`ListByNestedBodyBodyPaging`](super::ListByNestedBodyBodyPaging).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct ListByNestedBodyBodyPaging {
            limit: ::std::result::Result<
                ::std::option::Option<i64>,
                ::std::string::String,
            >,
            skip: ::std::result::Result<
                ::std::option::Option<i64>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for ListByNestedBodyBodyPaging {
            fn default() -> Self {
                Self {
                    limit: Ok(::std::default::Default::default()),
                    skip: Ok(::std::default::Default::default()),
                }
            }
        }
        impl ListByNestedBodyBodyPaging {
            /// The value of `limit`.
            pub fn limit<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<i64, Form>,
            ) -> Self {
                self.limit = crate::convert::named("limit", value.into_optional());
                self
            }
            /// The value of `skip`.
            ///
            /// Default of the service: `0`.
            pub fn skip<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<i64, Form>,
            ) -> Self {
                self.skip = crate::convert::named("skip", value.into_optional());
                self
            }
            /// Builds the [`ListByNestedBodyBodyPaging`](super::ListByNestedBodyBodyPaging).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<
                super::ListByNestedBodyBodyPaging,
                super::error::ConversionError,
            > {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<ListByNestedBodyBodyPaging>
        for super::ListByNestedBodyBodyPaging {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ListByNestedBodyBodyPaging,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    limit: value.limit?,
                    skip: value.skip?,
                    _non_exhaustive: (),
                })
            }
        }
        impl ::std::convert::From<super::ListByNestedBodyBodyPaging>
        for ListByNestedBodyBodyPaging {
            fn from(value: super::ListByNestedBodyBodyPaging) -> Self {
                Self {
                    limit: Ok(value.limit),
                    skip: Ok(value.skip),
                }
            }
        }
        /// Builder of [`Lizard`](super::Lizard).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct Lizard {
            kind: ::std::result::Result<super::LizardKind, ::std::string::String>,
            name: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            extra: ::std::result::Result<
                ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for Lizard {
            fn default() -> Self {
                Self {
                    kind: Err("`kind` is missing: set it with `.kind(…)`".to_string()),
                    name: Ok(::std::default::Default::default()),
                    extra: Ok(::std::default::Default::default()),
                }
            }
        }
        impl Lizard {
            /// The value of `kind`.
            pub fn kind<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<super::LizardKind>,
                V::Error: ::std::fmt::Display,
            {
                self.kind = crate::convert::named("kind", value.try_into());
                self
            }
            /// The value of `name`.
            pub fn name<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.name = crate::convert::named("name", value.into_optional());
                self
            }
            /// Fields that the document does not list, as they were received.
            pub fn extra<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<
                    ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                >,
                V::Error: ::std::fmt::Display,
            {
                self.extra = crate::convert::named("extra", value.try_into());
                self
            }
            /// Builds the [`Lizard`](super::Lizard).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<super::Lizard, super::error::ConversionError> {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<Lizard> for super::Lizard {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Lizard,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    kind: value.kind?,
                    name: value.name?,
                    extra: value.extra?,
                })
            }
        }
        impl ::std::convert::From<super::Lizard> for Lizard {
            fn from(value: super::Lizard) -> Self {
                Self {
                    kind: Ok(value.kind),
                    name: Ok(value.name),
                    extra: Ok(value.extra),
                }
            }
        }
        /// Builder of [`LizardInput`](super::LizardInput).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct LizardInput {
            kind: ::std::result::Result<super::LizardInputKind, ::std::string::String>,
            name: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for LizardInput {
            fn default() -> Self {
                Self {
                    kind: Err("`kind` is missing: set it with `.kind(…)`".to_string()),
                    name: Ok(::std::default::Default::default()),
                }
            }
        }
        impl LizardInput {
            /// The value of `kind`.
            pub fn kind<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<super::LizardInputKind>,
                V::Error: ::std::fmt::Display,
            {
                self.kind = crate::convert::named("kind", value.try_into());
                self
            }
            /// The value of `name`.
            pub fn name<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.name = crate::convert::named("name", value.into_optional());
                self
            }
            /// Builds the [`LizardInput`](super::LizardInput).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<
                super::LizardInput,
                super::error::ConversionError,
            > {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<LizardInput> for super::LizardInput {
            type Error = super::error::ConversionError;
            fn try_from(
                value: LizardInput,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    kind: value.kind?,
                    name: value.name?,
                })
            }
        }
        impl ::std::convert::From<super::LizardInput> for LizardInput {
            fn from(value: super::LizardInput) -> Self {
                Self {
                    kind: Ok(value.kind),
                    name: Ok(value.name),
                }
            }
        }
        /// Builder of [`MayBeNull`](super::MayBeNull).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct MayBeNull {
            x: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            extra: ::std::result::Result<
                ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for MayBeNull {
            fn default() -> Self {
                Self {
                    x: Ok(::std::default::Default::default()),
                    extra: Ok(::std::default::Default::default()),
                }
            }
        }
        impl MayBeNull {
            /// The value of `x`.
            pub fn x<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.x = crate::convert::named("x", value.into_optional());
                self
            }
            /// Fields that the document does not list, as they were received.
            pub fn extra<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<
                    ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                >,
                V::Error: ::std::fmt::Display,
            {
                self.extra = crate::convert::named("extra", value.try_into());
                self
            }
            /// Builds the [`MayBeNull`](super::MayBeNull).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<super::MayBeNull, super::error::ConversionError> {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<MayBeNull> for super::MayBeNull {
            type Error = super::error::ConversionError;
            fn try_from(
                value: MayBeNull,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    x: value.x?,
                    extra: value.extra?,
                })
            }
        }
        impl ::std::convert::From<super::MayBeNull> for MayBeNull {
            fn from(value: super::MayBeNull) -> Self {
                Self {
                    x: Ok(value.x),
                    extra: Ok(value.extra),
                }
            }
        }
        /// Builder of [`MayBeNullInput`](super::MayBeNullInput).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct MayBeNullInput {
            x: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for MayBeNullInput {
            fn default() -> Self {
                Self {
                    x: Ok(::std::default::Default::default()),
                }
            }
        }
        impl MayBeNullInput {
            /// The value of `x`.
            pub fn x<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.x = crate::convert::named("x", value.into_optional());
                self
            }
            /// Builds the [`MayBeNullInput`](super::MayBeNullInput).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<
                super::MayBeNullInput,
                super::error::ConversionError,
            > {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<MayBeNullInput> for super::MayBeNullInput {
            type Error = super::error::ConversionError;
            fn try_from(
                value: MayBeNullInput,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    x: value.x?,
                    _non_exhaustive: (),
                })
            }
        }
        impl ::std::convert::From<super::MayBeNullInput> for MayBeNullInput {
            fn from(value: super::MayBeNullInput) -> Self {
                Self { x: Ok(value.x) }
            }
        }
        /// Builder of [`Moved`](super::Moved).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct Moved {
            by: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            on: ::std::result::Result<
                ::std::option::Option<super::MovedOn>,
                ::std::string::String,
            >,
            extra: ::std::result::Result<
                ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for Moved {
            fn default() -> Self {
                Self {
                    by: Ok(::std::default::Default::default()),
                    on: Ok(::std::default::Default::default()),
                    extra: Ok(::std::default::Default::default()),
                }
            }
        }
        impl Moved {
            /// The value of `by`.
            pub fn by<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.by = crate::convert::named("by", value.into_optional());
                self
            }
            /// The value of `on`.
            pub fn on<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::MovedOn, Form>,
            ) -> Self {
                self.on = crate::convert::named("on", value.into_optional());
                self
            }
            /// Fields that the document does not list, as they were received.
            pub fn extra<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<
                    ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                >,
                V::Error: ::std::fmt::Display,
            {
                self.extra = crate::convert::named("extra", value.try_into());
                self
            }
            /// Builds the [`Moved`](super::Moved).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<super::Moved, super::error::ConversionError> {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<Moved> for super::Moved {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Moved,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    by: value.by?,
                    on: value.on?,
                    extra: value.extra?,
                })
            }
        }
        impl ::std::convert::From<super::Moved> for Moved {
            fn from(value: super::Moved) -> Self {
                Self {
                    by: Ok(value.by),
                    on: Ok(value.on),
                    extra: Ok(value.extra),
                }
            }
        }
        /// Builder of [`MovedInput`](super::MovedInput).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct MovedInput {
            by: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            on: ::std::result::Result<
                ::std::option::Option<super::MovedInputOn>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for MovedInput {
            fn default() -> Self {
                Self {
                    by: Ok(::std::default::Default::default()),
                    on: Ok(::std::default::Default::default()),
                }
            }
        }
        impl MovedInput {
            /// The value of `by`.
            pub fn by<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.by = crate::convert::named("by", value.into_optional());
                self
            }
            /// The value of `on`.
            pub fn on<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::MovedInputOn, Form>,
            ) -> Self {
                self.on = crate::convert::named("on", value.into_optional());
                self
            }
            /// Builds the [`MovedInput`](super::MovedInput).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<
                super::MovedInput,
                super::error::ConversionError,
            > {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<MovedInput> for super::MovedInput {
            type Error = super::error::ConversionError;
            fn try_from(
                value: MovedInput,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    by: value.by?,
                    on: value.on?,
                    _non_exhaustive: (),
                })
            }
        }
        impl ::std::convert::From<super::MovedInput> for MovedInput {
            fn from(value: super::MovedInput) -> Self {
                Self {
                    by: Ok(value.by),
                    on: Ok(value.on),
                }
            }
        }
        /// Builder of [`MustBeGiven`](super::MustBeGiven).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct MustBeGiven {
            x: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            extra: ::std::result::Result<
                ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for MustBeGiven {
            fn default() -> Self {
                Self {
                    x: Ok(::std::default::Default::default()),
                    extra: Ok(::std::default::Default::default()),
                }
            }
        }
        impl MustBeGiven {
            /// The value of `x`.
            pub fn x<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.x = crate::convert::named("x", value.into_optional());
                self
            }
            /// Fields that the document does not list, as they were received.
            pub fn extra<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<
                    ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                >,
                V::Error: ::std::fmt::Display,
            {
                self.extra = crate::convert::named("extra", value.try_into());
                self
            }
            /// Builds the [`MustBeGiven`](super::MustBeGiven).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<
                super::MustBeGiven,
                super::error::ConversionError,
            > {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<MustBeGiven> for super::MustBeGiven {
            type Error = super::error::ConversionError;
            fn try_from(
                value: MustBeGiven,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    x: value.x?,
                    extra: value.extra?,
                })
            }
        }
        impl ::std::convert::From<super::MustBeGiven> for MustBeGiven {
            fn from(value: super::MustBeGiven) -> Self {
                Self {
                    x: Ok(value.x),
                    extra: Ok(value.extra),
                }
            }
        }
        /// Builder of [`MustBeGivenInput`](super::MustBeGivenInput).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct MustBeGivenInput {
            x: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for MustBeGivenInput {
            fn default() -> Self {
                Self {
                    x: Err("`x` is missing: set it with `.x(…)`".to_string()),
                }
            }
        }
        impl MustBeGivenInput {
            /// The value of `x`.
            pub fn x<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.x = crate::convert::named("x", value.into_optional());
                self
            }
            /// Builds the [`MustBeGivenInput`](super::MustBeGivenInput).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<
                super::MustBeGivenInput,
                super::error::ConversionError,
            > {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<MustBeGivenInput> for super::MustBeGivenInput {
            type Error = super::error::ConversionError;
            fn try_from(
                value: MustBeGivenInput,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self { x: value.x? })
            }
        }
        impl ::std::convert::From<super::MustBeGivenInput> for MustBeGivenInput {
            fn from(value: super::MustBeGivenInput) -> Self {
                Self { x: Ok(value.x) }
            }
        }
        /// Builder of [`Opened`](super::Opened).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct Opened {
            at: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            on: ::std::result::Result<
                ::std::option::Option<super::OpenedOn>,
                ::std::string::String,
            >,
            extra: ::std::result::Result<
                ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for Opened {
            fn default() -> Self {
                Self {
                    at: Ok(::std::default::Default::default()),
                    on: Ok(::std::default::Default::default()),
                    extra: Ok(::std::default::Default::default()),
                }
            }
        }
        impl Opened {
            /// The value of `at`.
            pub fn at<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.at = crate::convert::named("at", value.into_optional());
                self
            }
            /// The value of `on`.
            pub fn on<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::OpenedOn, Form>,
            ) -> Self {
                self.on = crate::convert::named("on", value.into_optional());
                self
            }
            /// Fields that the document does not list, as they were received.
            pub fn extra<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<
                    ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                >,
                V::Error: ::std::fmt::Display,
            {
                self.extra = crate::convert::named("extra", value.try_into());
                self
            }
            /// Builds the [`Opened`](super::Opened).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<super::Opened, super::error::ConversionError> {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<Opened> for super::Opened {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Opened,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    at: value.at?,
                    on: value.on?,
                    extra: value.extra?,
                })
            }
        }
        impl ::std::convert::From<super::Opened> for Opened {
            fn from(value: super::Opened) -> Self {
                Self {
                    at: Ok(value.at),
                    on: Ok(value.on),
                    extra: Ok(value.extra),
                }
            }
        }
        /// Builder of [`OpenedInput`](super::OpenedInput).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct OpenedInput {
            at: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            on: ::std::result::Result<
                ::std::option::Option<super::OpenedInputOn>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for OpenedInput {
            fn default() -> Self {
                Self {
                    at: Ok(::std::default::Default::default()),
                    on: Ok(::std::default::Default::default()),
                }
            }
        }
        impl OpenedInput {
            /// The value of `at`.
            pub fn at<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.at = crate::convert::named("at", value.into_optional());
                self
            }
            /// The value of `on`.
            pub fn on<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::OpenedInputOn, Form>,
            ) -> Self {
                self.on = crate::convert::named("on", value.into_optional());
                self
            }
            /// Builds the [`OpenedInput`](super::OpenedInput).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<
                super::OpenedInput,
                super::error::ConversionError,
            > {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<OpenedInput> for super::OpenedInput {
            type Error = super::error::ConversionError;
            fn try_from(
                value: OpenedInput,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    at: value.at?,
                    on: value.on?,
                    _non_exhaustive: (),
                })
            }
        }
        impl ::std::convert::From<super::OpenedInput> for OpenedInput {
            fn from(value: super::OpenedInput) -> Self {
                Self {
                    at: Ok(value.at),
                    on: Ok(value.on),
                }
            }
        }
        /// Builder of [`Pause`](super::Pause).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct Pause {
            seconds: ::std::result::Result<
                ::std::option::Option<i64>,
                ::std::string::String,
            >,
            type_: ::std::result::Result<super::PauseType, ::std::string::String>,
            extra: ::std::result::Result<
                ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for Pause {
            fn default() -> Self {
                Self {
                    seconds: Ok(::std::default::Default::default()),
                    type_: Ok(super::defaults::pause_type()),
                    extra: Ok(::std::default::Default::default()),
                }
            }
        }
        impl Pause {
            /// The value of `seconds`.
            pub fn seconds<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<i64, Form>,
            ) -> Self {
                self.seconds = crate::convert::named("seconds", value.into_optional());
                self
            }
            /// The value of `type`.
            pub fn type_<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<super::PauseType>,
                V::Error: ::std::fmt::Display,
            {
                self.type_ = crate::convert::named("type_", value.try_into());
                self
            }
            /// Fields that the document does not list, as they were received.
            pub fn extra<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<
                    ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                >,
                V::Error: ::std::fmt::Display,
            {
                self.extra = crate::convert::named("extra", value.try_into());
                self
            }
            /// Builds the [`Pause`](super::Pause).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<super::Pause, super::error::ConversionError> {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<Pause> for super::Pause {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Pause,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    seconds: value.seconds?,
                    type_: value.type_?,
                    extra: value.extra?,
                })
            }
        }
        impl ::std::convert::From<super::Pause> for Pause {
            fn from(value: super::Pause) -> Self {
                Self {
                    seconds: Ok(value.seconds),
                    type_: Ok(value.type_),
                    extra: Ok(value.extra),
                }
            }
        }
        /// Builder of [`PauseInput`](super::PauseInput).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct PauseInput {
            seconds: ::std::result::Result<
                ::std::option::Option<i64>,
                ::std::string::String,
            >,
            type_: ::std::result::Result<super::PauseInputType, ::std::string::String>,
        }
        impl ::std::default::Default for PauseInput {
            fn default() -> Self {
                Self {
                    seconds: Ok(::std::default::Default::default()),
                    type_: Ok(super::defaults::pause_input_type()),
                }
            }
        }
        impl PauseInput {
            /// The value of `seconds`.
            pub fn seconds<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<i64, Form>,
            ) -> Self {
                self.seconds = crate::convert::named("seconds", value.into_optional());
                self
            }
            /// The value of `type`.
            pub fn type_<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<super::PauseInputType>,
                V::Error: ::std::fmt::Display,
            {
                self.type_ = crate::convert::named("type_", value.try_into());
                self
            }
            /// Builds the [`PauseInput`](super::PauseInput).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<
                super::PauseInput,
                super::error::ConversionError,
            > {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<PauseInput> for super::PauseInput {
            type Error = super::error::ConversionError;
            fn try_from(
                value: PauseInput,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    seconds: value.seconds?,
                    type_: value.type_?,
                    _non_exhaustive: (),
                })
            }
        }
        impl ::std::convert::From<super::PauseInput> for PauseInput {
            fn from(value: super::PauseInput) -> Self {
                Self {
                    seconds: Ok(value.seconds),
                    type_: Ok(value.type_),
                }
            }
        }
        /// Builder of [`Receipt`](super::Receipt).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct Receipt {
            a_b: ::std::result::Result<
                ::std::option::Option<super::ReceiptAb>,
                ::std::string::String,
            >,
            a_dash_b: ::std::result::Result<
                ::std::option::Option<super::ReceiptADashB>,
                ::std::string::String,
            >,
            day: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            id: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            made: ::std::result::Result<::std::string::String, ::std::string::String>,
            price: ::std::result::Result<
                ::std::option::Option<super::Price>,
                ::std::string::String,
            >,
            steps: ::std::result::Result<
                ::std::option::Option<::std::vec::Vec<super::ReceiptStepsItem>>,
                ::std::string::String,
            >,
            took: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            underscore: ::std::result::Result<
                ::std::option::Option<super::ReceiptUnderscore>,
                ::std::string::String,
            >,
            extra: ::std::result::Result<
                ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for Receipt {
            fn default() -> Self {
                Self {
                    a_b: Ok(::std::default::Default::default()),
                    a_dash_b: Ok(::std::default::Default::default()),
                    day: Ok(::std::default::Default::default()),
                    id: Ok(::std::default::Default::default()),
                    made: Err("`made` is missing: set it with `.made(…)`".to_string()),
                    price: Ok(::std::default::Default::default()),
                    steps: Ok(::std::default::Default::default()),
                    took: Ok(::std::default::Default::default()),
                    underscore: Ok(::std::default::Default::default()),
                    extra: Ok(::std::default::Default::default()),
                }
            }
        }
        impl Receipt {
            /// The value of `a_b`.
            pub fn a_b<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::ReceiptAb, Form>,
            ) -> Self {
                self.a_b = crate::convert::named("a_b", value.into_optional());
                self
            }
            /// The value of `a-b`.
            pub fn a_dash_b<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::ReceiptADashB, Form>,
            ) -> Self {
                self.a_dash_b = crate::convert::named("a_dash_b", value.into_optional());
                self
            }
            /// The value of `day`.
            pub fn day<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.day = crate::convert::named("day", value.into_optional());
                self
            }
            /// The value of `id`.
            pub fn id<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.id = crate::convert::named("id", value.into_optional());
                self
            }
            /// The value of `made`.
            pub fn made(mut self, value: impl Into<::std::string::String>) -> Self {
                self.made = Ok(value.into());
                self
            }
            /// The value of `price`.
            pub fn price<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.price = crate::convert::named("price", value.into_optional())
                    .and_then(|value| {
                        value
                            .map(|value: ::std::string::String| crate::convert::named(
                                "price",
                                <super::Price as ::std::convert::TryFrom<
                                    ::std::string::String,
                                >>::try_from(value),
                            ))
                            .transpose()
                    });
                self
            }
            /// The value of `steps`.
            pub fn steps<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<
                    ::std::vec::Vec<super::ReceiptStepsItem>,
                    Form,
                >,
            ) -> Self {
                self.steps = crate::convert::named("steps", value.into_optional());
                self
            }
            /// The value of `took`.
            pub fn took<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.took = crate::convert::named("took", value.into_optional());
                self
            }
            /// Of no name.
            pub fn underscore<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::ReceiptUnderscore, Form>,
            ) -> Self {
                self.underscore = crate::convert::named(
                    "underscore",
                    value.into_optional(),
                );
                self
            }
            /// Fields that the document does not list, as they were received.
            pub fn extra<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<
                    ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                >,
                V::Error: ::std::fmt::Display,
            {
                self.extra = crate::convert::named("extra", value.try_into());
                self
            }
            /// Builds the [`Receipt`](super::Receipt).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<super::Receipt, super::error::ConversionError> {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<Receipt> for super::Receipt {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Receipt,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    a_b: value.a_b?,
                    a_dash_b: value.a_dash_b?,
                    day: value.day?,
                    id: value.id?,
                    made: value.made?,
                    price: value.price?,
                    steps: value.steps?,
                    took: value.took?,
                    underscore: value.underscore?,
                    extra: value.extra?,
                })
            }
        }
        impl ::std::convert::From<super::Receipt> for Receipt {
            fn from(value: super::Receipt) -> Self {
                Self {
                    a_b: Ok(value.a_b),
                    a_dash_b: Ok(value.a_dash_b),
                    day: Ok(value.day),
                    id: Ok(value.id),
                    made: Ok(value.made),
                    price: Ok(value.price),
                    steps: Ok(value.steps),
                    took: Ok(value.took),
                    underscore: Ok(value.underscore),
                    extra: Ok(value.extra),
                }
            }
        }
        /// Builder of [`ReceiptADashB`](super::ReceiptADashB).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct ReceiptADashB {
            underscore: ::std::result::Result<
                super::ReceiptADashBUnderscore,
                ::std::string::String,
            >,
            extra: ::std::result::Result<
                ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for ReceiptADashB {
            fn default() -> Self {
                Self {
                    underscore: Err(
                        "`underscore` is missing: set it with `.underscore(…)`"
                            .to_string(),
                    ),
                    extra: Ok(::std::default::Default::default()),
                }
            }
        }
        impl ReceiptADashB {
            /// The value of `_`.
            pub fn underscore<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<super::ReceiptADashBUnderscore>,
                V::Error: ::std::fmt::Display,
            {
                self.underscore = crate::convert::named("underscore", value.try_into());
                self
            }
            /// Fields that the document does not list, as they were received.
            pub fn extra<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<
                    ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                >,
                V::Error: ::std::fmt::Display,
            {
                self.extra = crate::convert::named("extra", value.try_into());
                self
            }
            /// Builds the [`ReceiptADashB`](super::ReceiptADashB).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<
                super::ReceiptADashB,
                super::error::ConversionError,
            > {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<ReceiptADashB> for super::ReceiptADashB {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ReceiptADashB,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    underscore: value.underscore?,
                    extra: value.extra?,
                })
            }
        }
        impl ::std::convert::From<super::ReceiptADashB> for ReceiptADashB {
            fn from(value: super::ReceiptADashB) -> Self {
                Self {
                    underscore: Ok(value.underscore),
                    extra: Ok(value.extra),
                }
            }
        }
        /// Builder of [`ReceiptADashBUnderscore`](super::ReceiptADashBUnderscore).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct ReceiptADashBUnderscore {
            b: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            extra: ::std::result::Result<
                ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for ReceiptADashBUnderscore {
            fn default() -> Self {
                Self {
                    b: Ok(::std::default::Default::default()),
                    extra: Ok(::std::default::Default::default()),
                }
            }
        }
        impl ReceiptADashBUnderscore {
            /// The value of `b`.
            pub fn b<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.b = crate::convert::named("b", value.into_optional());
                self
            }
            /// Fields that the document does not list, as they were received.
            pub fn extra<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<
                    ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                >,
                V::Error: ::std::fmt::Display,
            {
                self.extra = crate::convert::named("extra", value.try_into());
                self
            }
            /// Builds the [`ReceiptADashBUnderscore`](super::ReceiptADashBUnderscore).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<
                super::ReceiptADashBUnderscore,
                super::error::ConversionError,
            > {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<ReceiptADashBUnderscore>
        for super::ReceiptADashBUnderscore {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ReceiptADashBUnderscore,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    b: value.b?,
                    extra: value.extra?,
                })
            }
        }
        impl ::std::convert::From<super::ReceiptADashBUnderscore>
        for ReceiptADashBUnderscore {
            fn from(value: super::ReceiptADashBUnderscore) -> Self {
                Self {
                    b: Ok(value.b),
                    extra: Ok(value.extra),
                }
            }
        }
        /// Builder of [`ReceiptInput`](super::ReceiptInput).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct ReceiptInput {
            a_b: ::std::result::Result<
                ::std::option::Option<super::ReceiptInputAb>,
                ::std::string::String,
            >,
            a_dash_b: ::std::result::Result<
                ::std::option::Option<super::ReceiptInputADashB>,
                ::std::string::String,
            >,
            day: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            id: ::std::result::Result<
                ::std::option::Option<super::ReceiptInputId>,
                ::std::string::String,
            >,
            made: ::std::result::Result<::std::string::String, ::std::string::String>,
            price: ::std::result::Result<
                ::std::option::Option<super::Price>,
                ::std::string::String,
            >,
            steps: ::std::result::Result<
                ::std::option::Option<::std::vec::Vec<super::ReceiptInputStepsItem>>,
                ::std::string::String,
            >,
            took: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            underscore: ::std::result::Result<
                ::std::option::Option<super::ReceiptInputUnderscore>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for ReceiptInput {
            fn default() -> Self {
                Self {
                    a_b: Ok(::std::default::Default::default()),
                    a_dash_b: Ok(::std::default::Default::default()),
                    day: Ok(::std::default::Default::default()),
                    id: Ok(::std::default::Default::default()),
                    made: Err("`made` is missing: set it with `.made(…)`".to_string()),
                    price: Ok(::std::default::Default::default()),
                    steps: Ok(::std::default::Default::default()),
                    took: Ok(::std::default::Default::default()),
                    underscore: Ok(::std::default::Default::default()),
                }
            }
        }
        impl ReceiptInput {
            /// The value of `a_b`.
            pub fn a_b<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::ReceiptInputAb, Form>,
            ) -> Self {
                self.a_b = crate::convert::named("a_b", value.into_optional());
                self
            }
            /// The value of `a-b`.
            pub fn a_dash_b<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::ReceiptInputADashB, Form>,
            ) -> Self {
                self.a_dash_b = crate::convert::named("a_dash_b", value.into_optional());
                self
            }
            /// The value of `day`.
            pub fn day<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.day = crate::convert::named("day", value.into_optional());
                self
            }
            /// The value of `id`.
            pub fn id<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.id = crate::convert::named("id", value.into_optional())
                    .and_then(|value| {
                        value
                            .map(|value: ::std::string::String| crate::convert::named(
                                "id",
                                <super::ReceiptInputId as ::std::convert::TryFrom<
                                    ::std::string::String,
                                >>::try_from(value),
                            ))
                            .transpose()
                    });
                self
            }
            /// The value of `made`.
            pub fn made(mut self, value: impl Into<::std::string::String>) -> Self {
                self.made = Ok(value.into());
                self
            }
            /// The value of `price`.
            pub fn price<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.price = crate::convert::named("price", value.into_optional())
                    .and_then(|value| {
                        value
                            .map(|value: ::std::string::String| crate::convert::named(
                                "price",
                                <super::Price as ::std::convert::TryFrom<
                                    ::std::string::String,
                                >>::try_from(value),
                            ))
                            .transpose()
                    });
                self
            }
            /// The value of `steps`.
            pub fn steps<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<
                    ::std::vec::Vec<super::ReceiptInputStepsItem>,
                    Form,
                >,
            ) -> Self {
                self.steps = crate::convert::named("steps", value.into_optional());
                self
            }
            /// The value of `took`.
            pub fn took<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.took = crate::convert::named("took", value.into_optional());
                self
            }
            /// Of no name.
            pub fn underscore<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<
                    super::ReceiptInputUnderscore,
                    Form,
                >,
            ) -> Self {
                self.underscore = crate::convert::named(
                    "underscore",
                    value.into_optional(),
                );
                self
            }
            /// Builds the [`ReceiptInput`](super::ReceiptInput).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<
                super::ReceiptInput,
                super::error::ConversionError,
            > {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<ReceiptInput> for super::ReceiptInput {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ReceiptInput,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    a_b: value.a_b?,
                    a_dash_b: value.a_dash_b?,
                    day: value.day?,
                    id: value.id?,
                    made: value.made?,
                    price: value.price?,
                    steps: value.steps?,
                    took: value.took?,
                    underscore: value.underscore?,
                })
            }
        }
        impl ::std::convert::From<super::ReceiptInput> for ReceiptInput {
            fn from(value: super::ReceiptInput) -> Self {
                Self {
                    a_b: Ok(value.a_b),
                    a_dash_b: Ok(value.a_dash_b),
                    day: Ok(value.day),
                    id: Ok(value.id),
                    made: Ok(value.made),
                    price: Ok(value.price),
                    steps: Ok(value.steps),
                    took: Ok(value.took),
                    underscore: Ok(value.underscore),
                }
            }
        }
        /// Builder of [`ReceiptInputADashB`](super::ReceiptInputADashB).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct ReceiptInputADashB {
            underscore: ::std::result::Result<
                super::ReceiptInputADashBUnderscore,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for ReceiptInputADashB {
            fn default() -> Self {
                Self {
                    underscore: Err(
                        "`underscore` is missing: set it with `.underscore(…)`"
                            .to_string(),
                    ),
                }
            }
        }
        impl ReceiptInputADashB {
            /// The value of `_`.
            pub fn underscore<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<super::ReceiptInputADashBUnderscore>,
                V::Error: ::std::fmt::Display,
            {
                self.underscore = crate::convert::named("underscore", value.try_into());
                self
            }
            /// Builds the [`ReceiptInputADashB`](super::ReceiptInputADashB).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<
                super::ReceiptInputADashB,
                super::error::ConversionError,
            > {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<ReceiptInputADashB> for super::ReceiptInputADashB {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ReceiptInputADashB,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    underscore: value.underscore?,
                })
            }
        }
        impl ::std::convert::From<super::ReceiptInputADashB> for ReceiptInputADashB {
            fn from(value: super::ReceiptInputADashB) -> Self {
                Self {
                    underscore: Ok(value.underscore),
                }
            }
        }
        /// Builder of [`ReceiptInputADashBUnderscore`](super::ReceiptInputADashBUnderscore).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct ReceiptInputADashBUnderscore {
            b: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for ReceiptInputADashBUnderscore {
            fn default() -> Self {
                Self {
                    b: Ok(::std::default::Default::default()),
                }
            }
        }
        impl ReceiptInputADashBUnderscore {
            /// The value of `b`.
            pub fn b<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.b = crate::convert::named("b", value.into_optional());
                self
            }
            /// Builds the [`ReceiptInputADashBUnderscore`](super::ReceiptInputADashBUnderscore).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<
                super::ReceiptInputADashBUnderscore,
                super::error::ConversionError,
            > {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<ReceiptInputADashBUnderscore>
        for super::ReceiptInputADashBUnderscore {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ReceiptInputADashBUnderscore,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    b: value.b?,
                    _non_exhaustive: (),
                })
            }
        }
        impl ::std::convert::From<super::ReceiptInputADashBUnderscore>
        for ReceiptInputADashBUnderscore {
            fn from(value: super::ReceiptInputADashBUnderscore) -> Self {
                Self { b: Ok(value.b) }
            }
        }
        /// Builder of [`ReceiptInputUnderscore`](super::ReceiptInputUnderscore).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct ReceiptInputUnderscore {
            a: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for ReceiptInputUnderscore {
            fn default() -> Self {
                Self {
                    a: Ok(::std::default::Default::default()),
                }
            }
        }
        impl ReceiptInputUnderscore {
            /// The value of `a`.
            pub fn a<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.a = crate::convert::named("a", value.into_optional());
                self
            }
            /// Builds the [`ReceiptInputUnderscore`](super::ReceiptInputUnderscore).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<
                super::ReceiptInputUnderscore,
                super::error::ConversionError,
            > {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<ReceiptInputUnderscore>
        for super::ReceiptInputUnderscore {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ReceiptInputUnderscore,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    a: value.a?,
                    _non_exhaustive: (),
                })
            }
        }
        impl ::std::convert::From<super::ReceiptInputUnderscore>
        for ReceiptInputUnderscore {
            fn from(value: super::ReceiptInputUnderscore) -> Self {
                Self { a: Ok(value.a) }
            }
        }
        /// Builder of [`ReceiptUnderscore`](super::ReceiptUnderscore).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct ReceiptUnderscore {
            a: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            extra: ::std::result::Result<
                ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for ReceiptUnderscore {
            fn default() -> Self {
                Self {
                    a: Ok(::std::default::Default::default()),
                    extra: Ok(::std::default::Default::default()),
                }
            }
        }
        impl ReceiptUnderscore {
            /// The value of `a`.
            pub fn a<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.a = crate::convert::named("a", value.into_optional());
                self
            }
            /// Fields that the document does not list, as they were received.
            pub fn extra<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<
                    ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                >,
                V::Error: ::std::fmt::Display,
            {
                self.extra = crate::convert::named("extra", value.try_into());
                self
            }
            /// Builds the [`ReceiptUnderscore`](super::ReceiptUnderscore).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<
                super::ReceiptUnderscore,
                super::error::ConversionError,
            > {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<ReceiptUnderscore> for super::ReceiptUnderscore {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ReceiptUnderscore,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    a: value.a?,
                    extra: value.extra?,
                })
            }
        }
        impl ::std::convert::From<super::ReceiptUnderscore> for ReceiptUnderscore {
            fn from(value: super::ReceiptUnderscore) -> Self {
                Self {
                    a: Ok(value.a),
                    extra: Ok(value.extra),
                }
            }
        }
        /// Builder of [`Results`](super::Results).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct Results {
            links: ::std::result::Result<
                ::std::option::Option<super::ResultsLinks>,
                ::std::string::String,
            >,
            next_cursor: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            pages: ::std::result::Result<
                ::std::option::Option<i64>,
                ::std::string::String,
            >,
            results: ::std::result::Result<
                ::std::option::Option<::std::vec::Vec<super::Thing>>,
                ::std::string::String,
            >,
            extra: ::std::result::Result<
                ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for Results {
            fn default() -> Self {
                Self {
                    links: Ok(::std::default::Default::default()),
                    next_cursor: Ok(::std::default::Default::default()),
                    pages: Ok(::std::default::Default::default()),
                    results: Ok(::std::default::Default::default()),
                    extra: Ok(::std::default::Default::default()),
                }
            }
        }
        impl Results {
            /// The value of `links`.
            pub fn links<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::ResultsLinks, Form>,
            ) -> Self {
                self.links = crate::convert::named("links", value.into_optional());
                self
            }
            /// The value of `next_cursor`.
            pub fn next_cursor<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.next_cursor = crate::convert::named(
                    "next_cursor",
                    value.into_optional(),
                );
                self
            }
            /// The value of `pages`.
            pub fn pages<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<i64, Form>,
            ) -> Self {
                self.pages = crate::convert::named("pages", value.into_optional());
                self
            }
            /// The value of `results`.
            pub fn results<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<
                    ::std::vec::Vec<super::Thing>,
                    Form,
                >,
            ) -> Self {
                self.results = crate::convert::named("results", value.into_optional());
                self
            }
            /// Fields that the document does not list, as they were received.
            pub fn extra<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<
                    ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                >,
                V::Error: ::std::fmt::Display,
            {
                self.extra = crate::convert::named("extra", value.try_into());
                self
            }
            /// Builds the [`Results`](super::Results).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<super::Results, super::error::ConversionError> {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<Results> for super::Results {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Results,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    links: value.links?,
                    next_cursor: value.next_cursor?,
                    pages: value.pages?,
                    results: value.results?,
                    extra: value.extra?,
                })
            }
        }
        impl ::std::convert::From<super::Results> for Results {
            fn from(value: super::Results) -> Self {
                Self {
                    links: Ok(value.links),
                    next_cursor: Ok(value.next_cursor),
                    pages: Ok(value.pages),
                    results: Ok(value.results),
                    extra: Ok(value.extra),
                }
            }
        }
        /// Builder of [`ResultsLinks`](super::ResultsLinks).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct ResultsLinks {
            next: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            extra: ::std::result::Result<
                ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for ResultsLinks {
            fn default() -> Self {
                Self {
                    next: Ok(::std::default::Default::default()),
                    extra: Ok(::std::default::Default::default()),
                }
            }
        }
        impl ResultsLinks {
            /// The value of `next`.
            pub fn next<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.next = crate::convert::named("next", value.into_optional());
                self
            }
            /// Fields that the document does not list, as they were received.
            pub fn extra<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<
                    ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                >,
                V::Error: ::std::fmt::Display,
            {
                self.extra = crate::convert::named("extra", value.try_into());
                self
            }
            /// Builds the [`ResultsLinks`](super::ResultsLinks).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<
                super::ResultsLinks,
                super::error::ConversionError,
            > {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<ResultsLinks> for super::ResultsLinks {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ResultsLinks,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    next: value.next?,
                    extra: value.extra?,
                })
            }
        }
        impl ::std::convert::From<super::ResultsLinks> for ResultsLinks {
            fn from(value: super::ResultsLinks) -> Self {
                Self {
                    next: Ok(value.next),
                    extra: Ok(value.extra),
                }
            }
        }
        /// Builder of [`Second`](super::Second).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct Second {
            b: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            extra: ::std::result::Result<
                ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for Second {
            fn default() -> Self {
                Self {
                    b: Ok(::std::default::Default::default()),
                    extra: Ok(::std::default::Default::default()),
                }
            }
        }
        impl Second {
            /// The value of `b`.
            pub fn b<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.b = crate::convert::named("b", value.into_optional());
                self
            }
            /// Fields that the document does not list, as they were received.
            pub fn extra<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<
                    ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                >,
                V::Error: ::std::fmt::Display,
            {
                self.extra = crate::convert::named("extra", value.try_into());
                self
            }
            /// Builds the [`Second`](super::Second).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<super::Second, super::error::ConversionError> {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<Second> for super::Second {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Second,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    b: value.b?,
                    extra: value.extra?,
                })
            }
        }
        impl ::std::convert::From<super::Second> for Second {
            fn from(value: super::Second) -> Self {
                Self {
                    b: Ok(value.b),
                    extra: Ok(value.extra),
                }
            }
        }
        /// Builder of [`Shape`](super::Shape).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct Shape {
            type_: ::std::result::Result<::std::string::String, ::std::string::String>,
            extra: ::std::result::Result<
                ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for Shape {
            fn default() -> Self {
                Self {
                    type_: Err(
                        "`type_` is missing: set it with `.type_(…)`".to_string(),
                    ),
                    extra: Ok(::std::default::Default::default()),
                }
            }
        }
        impl Shape {
            /// The value of `type`.
            pub fn type_(mut self, value: impl Into<::std::string::String>) -> Self {
                self.type_ = Ok(value.into());
                self
            }
            /// Fields that the document does not list, as they were received.
            pub fn extra<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<
                    ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                >,
                V::Error: ::std::fmt::Display,
            {
                self.extra = crate::convert::named("extra", value.try_into());
                self
            }
            /// Builds the [`Shape`](super::Shape).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<super::Shape, super::error::ConversionError> {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<Shape> for super::Shape {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Shape,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    type_: value.type_?,
                    extra: value.extra?,
                })
            }
        }
        impl ::std::convert::From<super::Shape> for Shape {
            fn from(value: super::Shape) -> Self {
                Self {
                    type_: Ok(value.type_),
                    extra: Ok(value.extra),
                }
            }
        }
        /// Builder of [`Small`](super::Small).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct Small {
            id: ::std::result::Result<::std::string::String, ::std::string::String>,
            extra: ::std::result::Result<
                ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for Small {
            fn default() -> Self {
                Self {
                    id: Err("`id` is missing: set it with `.id(…)`".to_string()),
                    extra: Ok(::std::default::Default::default()),
                }
            }
        }
        impl Small {
            /// The value of `id`.
            pub fn id(mut self, value: impl Into<::std::string::String>) -> Self {
                self.id = Ok(value.into());
                self
            }
            /// Fields that the document does not list, as they were received.
            pub fn extra<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<
                    ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                >,
                V::Error: ::std::fmt::Display,
            {
                self.extra = crate::convert::named("extra", value.try_into());
                self
            }
            /// Builds the [`Small`](super::Small).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<super::Small, super::error::ConversionError> {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<Small> for super::Small {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Small,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    id: value.id?,
                    extra: value.extra?,
                })
            }
        }
        impl ::std::convert::From<super::Small> for Small {
            fn from(value: super::Small) -> Self {
                Self {
                    id: Ok(value.id),
                    extra: Ok(value.extra),
                }
            }
        }
        /// Builder of [`SmallInput`](super::SmallInput).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct SmallInput {
            id: ::std::result::Result<::std::string::String, ::std::string::String>,
        }
        impl ::std::default::Default for SmallInput {
            fn default() -> Self {
                Self {
                    id: Err("`id` is missing: set it with `.id(…)`".to_string()),
                }
            }
        }
        impl SmallInput {
            /// The value of `id`.
            pub fn id(mut self, value: impl Into<::std::string::String>) -> Self {
                self.id = Ok(value.into());
                self
            }
            /// Builds the [`SmallInput`](super::SmallInput).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<
                super::SmallInput,
                super::error::ConversionError,
            > {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<SmallInput> for super::SmallInput {
            type Error = super::error::ConversionError;
            fn try_from(
                value: SmallInput,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self { id: value.id? })
            }
        }
        impl ::std::convert::From<super::SmallInput> for SmallInput {
            fn from(value: super::SmallInput) -> Self {
                Self { id: Ok(value.id) }
            }
        }
        /// Builder of [`Stop`](super::Stop).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct Stop {
            reason: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            type_: ::std::result::Result<super::StopType, ::std::string::String>,
            extra: ::std::result::Result<
                ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for Stop {
            fn default() -> Self {
                Self {
                    reason: Ok(::std::default::Default::default()),
                    type_: Ok(super::defaults::stop_type()),
                    extra: Ok(::std::default::Default::default()),
                }
            }
        }
        impl Stop {
            /// The value of `reason`.
            pub fn reason<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.reason = crate::convert::named("reason", value.into_optional());
                self
            }
            /// The value of `type`.
            pub fn type_<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<super::StopType>,
                V::Error: ::std::fmt::Display,
            {
                self.type_ = crate::convert::named("type_", value.try_into());
                self
            }
            /// Fields that the document does not list, as they were received.
            pub fn extra<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<
                    ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                >,
                V::Error: ::std::fmt::Display,
            {
                self.extra = crate::convert::named("extra", value.try_into());
                self
            }
            /// Builds the [`Stop`](super::Stop).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<super::Stop, super::error::ConversionError> {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<Stop> for super::Stop {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Stop,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    reason: value.reason?,
                    type_: value.type_?,
                    extra: value.extra?,
                })
            }
        }
        impl ::std::convert::From<super::Stop> for Stop {
            fn from(value: super::Stop) -> Self {
                Self {
                    reason: Ok(value.reason),
                    type_: Ok(value.type_),
                    extra: Ok(value.extra),
                }
            }
        }
        /// Builder of [`StopInput`](super::StopInput).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct StopInput {
            reason: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            type_: ::std::result::Result<super::StopInputType, ::std::string::String>,
        }
        impl ::std::default::Default for StopInput {
            fn default() -> Self {
                Self {
                    reason: Ok(::std::default::Default::default()),
                    type_: Ok(super::defaults::stop_input_type()),
                }
            }
        }
        impl StopInput {
            /// The value of `reason`.
            pub fn reason<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.reason = crate::convert::named("reason", value.into_optional());
                self
            }
            /// The value of `type`.
            pub fn type_<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<super::StopInputType>,
                V::Error: ::std::fmt::Display,
            {
                self.type_ = crate::convert::named("type_", value.try_into());
                self
            }
            /// Builds the [`StopInput`](super::StopInput).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<super::StopInput, super::error::ConversionError> {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<StopInput> for super::StopInput {
            type Error = super::error::ConversionError;
            fn try_from(
                value: StopInput,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    reason: value.reason?,
                    type_: value.type_?,
                    _non_exhaustive: (),
                })
            }
        }
        impl ::std::convert::From<super::StopInput> for StopInput {
            fn from(value: super::StopInput) -> Self {
                Self {
                    reason: Ok(value.reason),
                    type_: Ok(value.type_),
                }
            }
        }
        /// Builder of [`StringInput`](super::StringInput).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct StringInput {
            number: ::std::result::Result<
                ::std::option::Option<super::Number>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for StringInput {
            fn default() -> Self {
                Self {
                    number: Ok(::std::default::Default::default()),
                }
            }
        }
        impl StringInput {
            /// The value of `number`.
            pub fn number<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::Number, Form>,
            ) -> Self {
                self.number = crate::convert::named("number", value.into_optional());
                self
            }
            /// Builds the [`StringInput`](super::StringInput).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<
                super::StringInput,
                super::error::ConversionError,
            > {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<StringInput> for super::StringInput {
            type Error = super::error::ConversionError;
            fn try_from(
                value: StringInput,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    number: value.number?,
                    _non_exhaustive: (),
                })
            }
        }
        impl ::std::convert::From<super::StringInput> for StringInput {
            fn from(value: super::StringInput) -> Self {
                Self { number: Ok(value.number) }
            }
        }
        /// Builder of [`StringSchema`](super::StringSchema).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct StringSchema {
            number: ::std::result::Result<
                ::std::option::Option<super::Number>,
                ::std::string::String,
            >,
            extra: ::std::result::Result<
                ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for StringSchema {
            fn default() -> Self {
                Self {
                    number: Ok(::std::default::Default::default()),
                    extra: Ok(::std::default::Default::default()),
                }
            }
        }
        impl StringSchema {
            /// The value of `number`.
            pub fn number<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::Number, Form>,
            ) -> Self {
                self.number = crate::convert::named("number", value.into_optional());
                self
            }
            /// Fields that the document does not list, as they were received.
            pub fn extra<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<
                    ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                >,
                V::Error: ::std::fmt::Display,
            {
                self.extra = crate::convert::named("extra", value.try_into());
                self
            }
            /// Builds the [`StringSchema`](super::StringSchema).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<
                super::StringSchema,
                super::error::ConversionError,
            > {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<StringSchema> for super::StringSchema {
            type Error = super::error::ConversionError;
            fn try_from(
                value: StringSchema,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    number: value.number?,
                    extra: value.extra?,
                })
            }
        }
        impl ::std::convert::From<super::StringSchema> for StringSchema {
            fn from(value: super::StringSchema) -> Self {
                Self {
                    number: Ok(value.number),
                    extra: Ok(value.extra),
                }
            }
        }
        /// Builder of [`Thing`](super::Thing).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct Thing {
            id: ::std::result::Result<::std::string::String, ::std::string::String>,
            extra: ::std::result::Result<
                ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for Thing {
            fn default() -> Self {
                Self {
                    id: Err("`id` is missing: set it with `.id(…)`".to_string()),
                    extra: Ok(::std::default::Default::default()),
                }
            }
        }
        impl Thing {
            /// The value of `id`.
            pub fn id(mut self, value: impl Into<::std::string::String>) -> Self {
                self.id = Ok(value.into());
                self
            }
            /// Fields that the document does not list, as they were received.
            pub fn extra<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<
                    ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                >,
                V::Error: ::std::fmt::Display,
            {
                self.extra = crate::convert::named("extra", value.try_into());
                self
            }
            /// Builds the [`Thing`](super::Thing).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<super::Thing, super::error::ConversionError> {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<Thing> for super::Thing {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Thing,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    id: value.id?,
                    extra: value.extra?,
                })
            }
        }
        impl ::std::convert::From<super::Thing> for Thing {
            fn from(value: super::Thing) -> Self {
                Self {
                    id: Ok(value.id),
                    extra: Ok(value.extra),
                }
            }
        }
    }
    /// Default values from the document.
    #[allow(dead_code)]
    pub mod defaults {
        pub(super) fn pause_type() -> super::PauseType {
            super::PauseType::Pause
        }
        pub(super) fn pause_input_type() -> super::PauseInputType {
            super::PauseInputType::Pause
        }
        pub(super) fn stop_type() -> super::StopType {
            super::StopType::Stop
        }
        pub(super) fn stop_input_type() -> super::StopInputType {
            super::StopInputType::Stop
        }
    }
    /// Error types.
    pub mod error {
        /// Error from a `TryFrom` or `FromStr` implementation.
        pub struct ConversionError(::std::borrow::Cow<'static, str>);
        impl ::std::error::Error for ConversionError {}
        impl ::std::fmt::Display for ConversionError {
            fn fmt(
                &self,
                f: &mut ::std::fmt::Formatter<'_>,
            ) -> Result<(), ::std::fmt::Error> {
                ::std::fmt::Display::fmt(&self.0, f)
            }
        }
        impl ::std::fmt::Debug for ConversionError {
            fn fmt(
                &self,
                f: &mut ::std::fmt::Formatter<'_>,
            ) -> Result<(), ::std::fmt::Error> {
                ::std::fmt::Debug::fmt(&self.0, f)
            }
        }
        impl From<&'static str> for ConversionError {
            fn from(value: &'static str) -> Self {
                Self(value.into())
            }
        }
        impl From<String> for ConversionError {
            fn from(value: String) -> Self {
                Self(value.into())
            }
        }
    }
    impl CatKind {
        /// Returns the value as it is in JSON.
        pub fn as_str(&self) -> &str {
            match self {
                Self::Cat => "cat",
                Self::Unknown(value) => value,
            }
        }
        /// Returns the documented variant of a value, if there is one.
        fn listed(value: &str) -> ::std::option::Option<Self> {
            match value {
                "cat" => ::std::option::Option::Some(Self::Cat),
                _ => ::std::option::Option::None,
            }
        }
    }
    impl ::std::fmt::Display for CatKind {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.pad(self.as_str())
        }
    }
    impl ::std::convert::AsRef<str> for CatKind {
        fn as_ref(&self) -> &str {
            self.as_str()
        }
    }
    impl ::std::cmp::PartialEq<str> for CatKind {
        fn eq(&self, other: &str) -> bool {
            self.as_str() == other
        }
    }
    impl ::std::cmp::PartialEq<&str> for CatKind {
        fn eq(&self, other: &&str) -> bool {
            self.as_str() == *other
        }
    }
    impl ::std::cmp::PartialEq<::std::string::String> for CatKind {
        fn eq(&self, other: &::std::string::String) -> bool {
            self.as_str() == other
        }
    }
    impl ::std::cmp::PartialEq<CatKind> for str {
        fn eq(&self, other: &CatKind) -> bool {
            self == other.as_str()
        }
    }
    impl ::std::cmp::PartialEq<CatKind> for &str {
        fn eq(&self, other: &CatKind) -> bool {
            *self == other.as_str()
        }
    }
    impl ::std::cmp::PartialEq<CatKind> for ::std::string::String {
        fn eq(&self, other: &CatKind) -> bool {
            self == other.as_str()
        }
    }
    impl ::std::convert::From<&str> for CatKind {
        fn from(value: &str) -> Self {
            Self::listed(value).unwrap_or_else(|| Self::Unknown(value.to_owned()))
        }
    }
    impl ::std::convert::From<&::std::string::String> for CatKind {
        fn from(value: &::std::string::String) -> Self {
            value.as_str().into()
        }
    }
    impl ::std::convert::From<::std::string::String> for CatKind {
        fn from(value: ::std::string::String) -> Self {
            Self::listed(&value).unwrap_or(Self::Unknown(value))
        }
    }
    impl ::std::str::FromStr for CatKind {
        type Err = ::std::convert::Infallible;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, ::std::convert::Infallible> {
            ::std::result::Result::Ok(value.into())
        }
    }
    impl ::serde::Serialize for CatKind {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }
    impl<'de> ::serde::Deserialize<'de> for CatKind {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            <::std::string::String as ::serde::Deserialize>::deserialize(deserializer)
                .map(::std::convert::From::from)
        }
    }
    impl ChoicesLiteralsEnum {
        /// Returns the value as it is in JSON.
        pub fn as_str(&self) -> &str {
            match self {
                Self::Auto => "auto",
                Self::None => "none",
                Self::Unknown(value) => value,
            }
        }
        /// Returns the documented variant of a value, if there is one.
        fn listed(value: &str) -> ::std::option::Option<Self> {
            match value {
                "auto" => ::std::option::Option::Some(Self::Auto),
                "none" => ::std::option::Option::Some(Self::None),
                _ => ::std::option::Option::None,
            }
        }
    }
    impl ::std::fmt::Display for ChoicesLiteralsEnum {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.pad(self.as_str())
        }
    }
    impl ::std::convert::AsRef<str> for ChoicesLiteralsEnum {
        fn as_ref(&self) -> &str {
            self.as_str()
        }
    }
    impl ::std::cmp::PartialEq<str> for ChoicesLiteralsEnum {
        fn eq(&self, other: &str) -> bool {
            self.as_str() == other
        }
    }
    impl ::std::cmp::PartialEq<&str> for ChoicesLiteralsEnum {
        fn eq(&self, other: &&str) -> bool {
            self.as_str() == *other
        }
    }
    impl ::std::cmp::PartialEq<::std::string::String> for ChoicesLiteralsEnum {
        fn eq(&self, other: &::std::string::String) -> bool {
            self.as_str() == other
        }
    }
    impl ::std::cmp::PartialEq<ChoicesLiteralsEnum> for str {
        fn eq(&self, other: &ChoicesLiteralsEnum) -> bool {
            self == other.as_str()
        }
    }
    impl ::std::cmp::PartialEq<ChoicesLiteralsEnum> for &str {
        fn eq(&self, other: &ChoicesLiteralsEnum) -> bool {
            *self == other.as_str()
        }
    }
    impl ::std::cmp::PartialEq<ChoicesLiteralsEnum> for ::std::string::String {
        fn eq(&self, other: &ChoicesLiteralsEnum) -> bool {
            self == other.as_str()
        }
    }
    impl ::std::convert::From<&str> for ChoicesLiteralsEnum {
        fn from(value: &str) -> Self {
            Self::listed(value).unwrap_or_else(|| Self::Unknown(value.to_owned()))
        }
    }
    impl ::std::convert::From<&::std::string::String> for ChoicesLiteralsEnum {
        fn from(value: &::std::string::String) -> Self {
            value.as_str().into()
        }
    }
    impl ::std::convert::From<::std::string::String> for ChoicesLiteralsEnum {
        fn from(value: ::std::string::String) -> Self {
            Self::listed(&value).unwrap_or(Self::Unknown(value))
        }
    }
    impl ::std::str::FromStr for ChoicesLiteralsEnum {
        type Err = ::std::convert::Infallible;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, ::std::convert::Infallible> {
            ::std::result::Result::Ok(value.into())
        }
    }
    impl ::serde::Serialize for ChoicesLiteralsEnum {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }
    impl<'de> ::serde::Deserialize<'de> for ChoicesLiteralsEnum {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            <::std::string::String as ::serde::Deserialize>::deserialize(deserializer)
                .map(::std::convert::From::from)
        }
    }
    impl ClosedOn {
        /// Returns the value as it is in JSON.
        pub fn as_str(&self) -> &str {
            match self {
                Self::Window => "window",
                Self::Unknown(value) => value,
            }
        }
        /// Returns the documented variant of a value, if there is one.
        fn listed(value: &str) -> ::std::option::Option<Self> {
            match value {
                "window" => ::std::option::Option::Some(Self::Window),
                _ => ::std::option::Option::None,
            }
        }
    }
    impl ::std::fmt::Display for ClosedOn {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.pad(self.as_str())
        }
    }
    impl ::std::convert::AsRef<str> for ClosedOn {
        fn as_ref(&self) -> &str {
            self.as_str()
        }
    }
    impl ::std::cmp::PartialEq<str> for ClosedOn {
        fn eq(&self, other: &str) -> bool {
            self.as_str() == other
        }
    }
    impl ::std::cmp::PartialEq<&str> for ClosedOn {
        fn eq(&self, other: &&str) -> bool {
            self.as_str() == *other
        }
    }
    impl ::std::cmp::PartialEq<::std::string::String> for ClosedOn {
        fn eq(&self, other: &::std::string::String) -> bool {
            self.as_str() == other
        }
    }
    impl ::std::cmp::PartialEq<ClosedOn> for str {
        fn eq(&self, other: &ClosedOn) -> bool {
            self == other.as_str()
        }
    }
    impl ::std::cmp::PartialEq<ClosedOn> for &str {
        fn eq(&self, other: &ClosedOn) -> bool {
            *self == other.as_str()
        }
    }
    impl ::std::cmp::PartialEq<ClosedOn> for ::std::string::String {
        fn eq(&self, other: &ClosedOn) -> bool {
            self == other.as_str()
        }
    }
    impl ::std::convert::From<&str> for ClosedOn {
        fn from(value: &str) -> Self {
            Self::listed(value).unwrap_or_else(|| Self::Unknown(value.to_owned()))
        }
    }
    impl ::std::convert::From<&::std::string::String> for ClosedOn {
        fn from(value: &::std::string::String) -> Self {
            value.as_str().into()
        }
    }
    impl ::std::convert::From<::std::string::String> for ClosedOn {
        fn from(value: ::std::string::String) -> Self {
            Self::listed(&value).unwrap_or(Self::Unknown(value))
        }
    }
    impl ::std::str::FromStr for ClosedOn {
        type Err = ::std::convert::Infallible;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, ::std::convert::Infallible> {
            ::std::result::Result::Ok(value.into())
        }
    }
    impl ::serde::Serialize for ClosedOn {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }
    impl<'de> ::serde::Deserialize<'de> for ClosedOn {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            <::std::string::String as ::serde::Deserialize>::deserialize(deserializer)
                .map(::std::convert::From::from)
        }
    }
    impl Color {
        /// Returns the value as it is in JSON.
        pub fn as_str(&self) -> &str {
            match self {
                Self::Red => "red",
                Self::Green => "green",
                Self::Unknown(value) => value,
            }
        }
        /// Returns the documented variant of a value, if there is one.
        fn listed(value: &str) -> ::std::option::Option<Self> {
            match value {
                "red" => ::std::option::Option::Some(Self::Red),
                "green" => ::std::option::Option::Some(Self::Green),
                _ => ::std::option::Option::None,
            }
        }
    }
    impl ::std::fmt::Display for Color {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.pad(self.as_str())
        }
    }
    impl ::std::convert::AsRef<str> for Color {
        fn as_ref(&self) -> &str {
            self.as_str()
        }
    }
    impl ::std::cmp::PartialEq<str> for Color {
        fn eq(&self, other: &str) -> bool {
            self.as_str() == other
        }
    }
    impl ::std::cmp::PartialEq<&str> for Color {
        fn eq(&self, other: &&str) -> bool {
            self.as_str() == *other
        }
    }
    impl ::std::cmp::PartialEq<::std::string::String> for Color {
        fn eq(&self, other: &::std::string::String) -> bool {
            self.as_str() == other
        }
    }
    impl ::std::cmp::PartialEq<Color> for str {
        fn eq(&self, other: &Color) -> bool {
            self == other.as_str()
        }
    }
    impl ::std::cmp::PartialEq<Color> for &str {
        fn eq(&self, other: &Color) -> bool {
            *self == other.as_str()
        }
    }
    impl ::std::cmp::PartialEq<Color> for ::std::string::String {
        fn eq(&self, other: &Color) -> bool {
            self == other.as_str()
        }
    }
    impl ::std::convert::From<&str> for Color {
        fn from(value: &str) -> Self {
            Self::listed(value).unwrap_or_else(|| Self::Unknown(value.to_owned()))
        }
    }
    impl ::std::convert::From<&::std::string::String> for Color {
        fn from(value: &::std::string::String) -> Self {
            value.as_str().into()
        }
    }
    impl ::std::convert::From<::std::string::String> for Color {
        fn from(value: ::std::string::String) -> Self {
            Self::listed(&value).unwrap_or(Self::Unknown(value))
        }
    }
    impl ::std::str::FromStr for Color {
        type Err = ::std::convert::Infallible;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, ::std::convert::Infallible> {
            ::std::result::Result::Ok(value.into())
        }
    }
    impl ::serde::Serialize for Color {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }
    impl<'de> ::serde::Deserialize<'de> for Color {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            <::std::string::String as ::serde::Deserialize>::deserialize(deserializer)
                .map(::std::convert::From::from)
        }
    }
    impl DogKind {
        /// Returns the value as it is in JSON.
        pub fn as_str(&self) -> &str {
            match self {
                Self::Dog => "dog",
                Self::Unknown(value) => value,
            }
        }
        /// Returns the documented variant of a value, if there is one.
        fn listed(value: &str) -> ::std::option::Option<Self> {
            match value {
                "dog" => ::std::option::Option::Some(Self::Dog),
                _ => ::std::option::Option::None,
            }
        }
    }
    impl ::std::fmt::Display for DogKind {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.pad(self.as_str())
        }
    }
    impl ::std::convert::AsRef<str> for DogKind {
        fn as_ref(&self) -> &str {
            self.as_str()
        }
    }
    impl ::std::cmp::PartialEq<str> for DogKind {
        fn eq(&self, other: &str) -> bool {
            self.as_str() == other
        }
    }
    impl ::std::cmp::PartialEq<&str> for DogKind {
        fn eq(&self, other: &&str) -> bool {
            self.as_str() == *other
        }
    }
    impl ::std::cmp::PartialEq<::std::string::String> for DogKind {
        fn eq(&self, other: &::std::string::String) -> bool {
            self.as_str() == other
        }
    }
    impl ::std::cmp::PartialEq<DogKind> for str {
        fn eq(&self, other: &DogKind) -> bool {
            self == other.as_str()
        }
    }
    impl ::std::cmp::PartialEq<DogKind> for &str {
        fn eq(&self, other: &DogKind) -> bool {
            *self == other.as_str()
        }
    }
    impl ::std::cmp::PartialEq<DogKind> for ::std::string::String {
        fn eq(&self, other: &DogKind) -> bool {
            self == other.as_str()
        }
    }
    impl ::std::convert::From<&str> for DogKind {
        fn from(value: &str) -> Self {
            Self::listed(value).unwrap_or_else(|| Self::Unknown(value.to_owned()))
        }
    }
    impl ::std::convert::From<&::std::string::String> for DogKind {
        fn from(value: &::std::string::String) -> Self {
            value.as_str().into()
        }
    }
    impl ::std::convert::From<::std::string::String> for DogKind {
        fn from(value: ::std::string::String) -> Self {
            Self::listed(&value).unwrap_or(Self::Unknown(value))
        }
    }
    impl ::std::str::FromStr for DogKind {
        type Err = ::std::convert::Infallible;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, ::std::convert::Infallible> {
            ::std::result::Result::Ok(value.into())
        }
    }
    impl ::serde::Serialize for DogKind {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }
    impl<'de> ::serde::Deserialize<'de> for DogKind {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            <::std::string::String as ::serde::Deserialize>::deserialize(deserializer)
                .map(::std::convert::From::from)
        }
    }
    impl Form {
        /// Returns the value as it is in JSON.
        pub fn as_str(&self) -> &str {
            match self {
                Self::Round => "round",
                Self::Unknown(value) => value,
            }
        }
        /// Returns the documented variant of a value, if there is one.
        fn listed(value: &str) -> ::std::option::Option<Self> {
            match value {
                "round" => ::std::option::Option::Some(Self::Round),
                _ => ::std::option::Option::None,
            }
        }
    }
    impl ::std::fmt::Display for Form {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.pad(self.as_str())
        }
    }
    impl ::std::convert::AsRef<str> for Form {
        fn as_ref(&self) -> &str {
            self.as_str()
        }
    }
    impl ::std::cmp::PartialEq<str> for Form {
        fn eq(&self, other: &str) -> bool {
            self.as_str() == other
        }
    }
    impl ::std::cmp::PartialEq<&str> for Form {
        fn eq(&self, other: &&str) -> bool {
            self.as_str() == *other
        }
    }
    impl ::std::cmp::PartialEq<::std::string::String> for Form {
        fn eq(&self, other: &::std::string::String) -> bool {
            self.as_str() == other
        }
    }
    impl ::std::cmp::PartialEq<Form> for str {
        fn eq(&self, other: &Form) -> bool {
            self == other.as_str()
        }
    }
    impl ::std::cmp::PartialEq<Form> for &str {
        fn eq(&self, other: &Form) -> bool {
            *self == other.as_str()
        }
    }
    impl ::std::cmp::PartialEq<Form> for ::std::string::String {
        fn eq(&self, other: &Form) -> bool {
            self == other.as_str()
        }
    }
    impl ::std::convert::From<&str> for Form {
        fn from(value: &str) -> Self {
            Self::listed(value).unwrap_or_else(|| Self::Unknown(value.to_owned()))
        }
    }
    impl ::std::convert::From<&::std::string::String> for Form {
        fn from(value: &::std::string::String) -> Self {
            value.as_str().into()
        }
    }
    impl ::std::convert::From<::std::string::String> for Form {
        fn from(value: ::std::string::String) -> Self {
            Self::listed(&value).unwrap_or(Self::Unknown(value))
        }
    }
    impl ::std::str::FromStr for Form {
        type Err = ::std::convert::Infallible;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, ::std::convert::Infallible> {
            ::std::result::Result::Ok(value.into())
        }
    }
    impl ::serde::Serialize for Form {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }
    impl<'de> ::serde::Deserialize<'de> for Form {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            <::std::string::String as ::serde::Deserialize>::deserialize(deserializer)
                .map(::std::convert::From::from)
        }
    }
    impl LizardKind {
        /// Returns the value as it is in JSON.
        pub fn as_str(&self) -> &str {
            match self {
                Self::Lizard => "lizard",
                Self::Gecko => "gecko",
                Self::Unknown(value) => value,
            }
        }
        /// Returns the documented variant of a value, if there is one.
        fn listed(value: &str) -> ::std::option::Option<Self> {
            match value {
                "lizard" => ::std::option::Option::Some(Self::Lizard),
                "gecko" => ::std::option::Option::Some(Self::Gecko),
                _ => ::std::option::Option::None,
            }
        }
    }
    impl ::std::fmt::Display for LizardKind {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.pad(self.as_str())
        }
    }
    impl ::std::convert::AsRef<str> for LizardKind {
        fn as_ref(&self) -> &str {
            self.as_str()
        }
    }
    impl ::std::cmp::PartialEq<str> for LizardKind {
        fn eq(&self, other: &str) -> bool {
            self.as_str() == other
        }
    }
    impl ::std::cmp::PartialEq<&str> for LizardKind {
        fn eq(&self, other: &&str) -> bool {
            self.as_str() == *other
        }
    }
    impl ::std::cmp::PartialEq<::std::string::String> for LizardKind {
        fn eq(&self, other: &::std::string::String) -> bool {
            self.as_str() == other
        }
    }
    impl ::std::cmp::PartialEq<LizardKind> for str {
        fn eq(&self, other: &LizardKind) -> bool {
            self == other.as_str()
        }
    }
    impl ::std::cmp::PartialEq<LizardKind> for &str {
        fn eq(&self, other: &LizardKind) -> bool {
            *self == other.as_str()
        }
    }
    impl ::std::cmp::PartialEq<LizardKind> for ::std::string::String {
        fn eq(&self, other: &LizardKind) -> bool {
            self == other.as_str()
        }
    }
    impl ::std::convert::From<&str> for LizardKind {
        fn from(value: &str) -> Self {
            Self::listed(value).unwrap_or_else(|| Self::Unknown(value.to_owned()))
        }
    }
    impl ::std::convert::From<&::std::string::String> for LizardKind {
        fn from(value: &::std::string::String) -> Self {
            value.as_str().into()
        }
    }
    impl ::std::convert::From<::std::string::String> for LizardKind {
        fn from(value: ::std::string::String) -> Self {
            Self::listed(&value).unwrap_or(Self::Unknown(value))
        }
    }
    impl ::std::str::FromStr for LizardKind {
        type Err = ::std::convert::Infallible;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, ::std::convert::Infallible> {
            ::std::result::Result::Ok(value.into())
        }
    }
    impl ::serde::Serialize for LizardKind {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }
    impl<'de> ::serde::Deserialize<'de> for LizardKind {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            <::std::string::String as ::serde::Deserialize>::deserialize(deserializer)
                .map(::std::convert::From::from)
        }
    }
    impl MovedOn {
        /// Returns the value as it is in JSON.
        pub fn as_str(&self) -> &str {
            match self {
                Self::Door => "door",
                Self::Unknown(value) => value,
            }
        }
        /// Returns the documented variant of a value, if there is one.
        fn listed(value: &str) -> ::std::option::Option<Self> {
            match value {
                "door" => ::std::option::Option::Some(Self::Door),
                _ => ::std::option::Option::None,
            }
        }
    }
    impl ::std::fmt::Display for MovedOn {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.pad(self.as_str())
        }
    }
    impl ::std::convert::AsRef<str> for MovedOn {
        fn as_ref(&self) -> &str {
            self.as_str()
        }
    }
    impl ::std::cmp::PartialEq<str> for MovedOn {
        fn eq(&self, other: &str) -> bool {
            self.as_str() == other
        }
    }
    impl ::std::cmp::PartialEq<&str> for MovedOn {
        fn eq(&self, other: &&str) -> bool {
            self.as_str() == *other
        }
    }
    impl ::std::cmp::PartialEq<::std::string::String> for MovedOn {
        fn eq(&self, other: &::std::string::String) -> bool {
            self.as_str() == other
        }
    }
    impl ::std::cmp::PartialEq<MovedOn> for str {
        fn eq(&self, other: &MovedOn) -> bool {
            self == other.as_str()
        }
    }
    impl ::std::cmp::PartialEq<MovedOn> for &str {
        fn eq(&self, other: &MovedOn) -> bool {
            *self == other.as_str()
        }
    }
    impl ::std::cmp::PartialEq<MovedOn> for ::std::string::String {
        fn eq(&self, other: &MovedOn) -> bool {
            self == other.as_str()
        }
    }
    impl ::std::convert::From<&str> for MovedOn {
        fn from(value: &str) -> Self {
            Self::listed(value).unwrap_or_else(|| Self::Unknown(value.to_owned()))
        }
    }
    impl ::std::convert::From<&::std::string::String> for MovedOn {
        fn from(value: &::std::string::String) -> Self {
            value.as_str().into()
        }
    }
    impl ::std::convert::From<::std::string::String> for MovedOn {
        fn from(value: ::std::string::String) -> Self {
            Self::listed(&value).unwrap_or(Self::Unknown(value))
        }
    }
    impl ::std::str::FromStr for MovedOn {
        type Err = ::std::convert::Infallible;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, ::std::convert::Infallible> {
            ::std::result::Result::Ok(value.into())
        }
    }
    impl ::serde::Serialize for MovedOn {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }
    impl<'de> ::serde::Deserialize<'de> for MovedOn {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            <::std::string::String as ::serde::Deserialize>::deserialize(deserializer)
                .map(::std::convert::From::from)
        }
    }
    impl OpenedOn {
        /// Returns the value as it is in JSON.
        pub fn as_str(&self) -> &str {
            match self {
                Self::Door => "door",
                Self::Unknown(value) => value,
            }
        }
        /// Returns the documented variant of a value, if there is one.
        fn listed(value: &str) -> ::std::option::Option<Self> {
            match value {
                "door" => ::std::option::Option::Some(Self::Door),
                _ => ::std::option::Option::None,
            }
        }
    }
    impl ::std::fmt::Display for OpenedOn {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.pad(self.as_str())
        }
    }
    impl ::std::convert::AsRef<str> for OpenedOn {
        fn as_ref(&self) -> &str {
            self.as_str()
        }
    }
    impl ::std::cmp::PartialEq<str> for OpenedOn {
        fn eq(&self, other: &str) -> bool {
            self.as_str() == other
        }
    }
    impl ::std::cmp::PartialEq<&str> for OpenedOn {
        fn eq(&self, other: &&str) -> bool {
            self.as_str() == *other
        }
    }
    impl ::std::cmp::PartialEq<::std::string::String> for OpenedOn {
        fn eq(&self, other: &::std::string::String) -> bool {
            self.as_str() == other
        }
    }
    impl ::std::cmp::PartialEq<OpenedOn> for str {
        fn eq(&self, other: &OpenedOn) -> bool {
            self == other.as_str()
        }
    }
    impl ::std::cmp::PartialEq<OpenedOn> for &str {
        fn eq(&self, other: &OpenedOn) -> bool {
            *self == other.as_str()
        }
    }
    impl ::std::cmp::PartialEq<OpenedOn> for ::std::string::String {
        fn eq(&self, other: &OpenedOn) -> bool {
            self == other.as_str()
        }
    }
    impl ::std::convert::From<&str> for OpenedOn {
        fn from(value: &str) -> Self {
            Self::listed(value).unwrap_or_else(|| Self::Unknown(value.to_owned()))
        }
    }
    impl ::std::convert::From<&::std::string::String> for OpenedOn {
        fn from(value: &::std::string::String) -> Self {
            value.as_str().into()
        }
    }
    impl ::std::convert::From<::std::string::String> for OpenedOn {
        fn from(value: ::std::string::String) -> Self {
            Self::listed(&value).unwrap_or(Self::Unknown(value))
        }
    }
    impl ::std::str::FromStr for OpenedOn {
        type Err = ::std::convert::Infallible;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, ::std::convert::Infallible> {
            ::std::result::Result::Ok(value.into())
        }
    }
    impl ::serde::Serialize for OpenedOn {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }
    impl<'de> ::serde::Deserialize<'de> for OpenedOn {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            <::std::string::String as ::serde::Deserialize>::deserialize(deserializer)
                .map(::std::convert::From::from)
        }
    }
    impl PauseType {
        /// Returns the value as it is in JSON.
        pub fn as_str(&self) -> &str {
            match self {
                Self::Pause => "pause",
                Self::Unknown(value) => value,
            }
        }
        /// Returns the documented variant of a value, if there is one.
        fn listed(value: &str) -> ::std::option::Option<Self> {
            match value {
                "pause" => ::std::option::Option::Some(Self::Pause),
                _ => ::std::option::Option::None,
            }
        }
    }
    impl ::std::fmt::Display for PauseType {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.pad(self.as_str())
        }
    }
    impl ::std::convert::AsRef<str> for PauseType {
        fn as_ref(&self) -> &str {
            self.as_str()
        }
    }
    impl ::std::cmp::PartialEq<str> for PauseType {
        fn eq(&self, other: &str) -> bool {
            self.as_str() == other
        }
    }
    impl ::std::cmp::PartialEq<&str> for PauseType {
        fn eq(&self, other: &&str) -> bool {
            self.as_str() == *other
        }
    }
    impl ::std::cmp::PartialEq<::std::string::String> for PauseType {
        fn eq(&self, other: &::std::string::String) -> bool {
            self.as_str() == other
        }
    }
    impl ::std::cmp::PartialEq<PauseType> for str {
        fn eq(&self, other: &PauseType) -> bool {
            self == other.as_str()
        }
    }
    impl ::std::cmp::PartialEq<PauseType> for &str {
        fn eq(&self, other: &PauseType) -> bool {
            *self == other.as_str()
        }
    }
    impl ::std::cmp::PartialEq<PauseType> for ::std::string::String {
        fn eq(&self, other: &PauseType) -> bool {
            self == other.as_str()
        }
    }
    impl ::std::convert::From<&str> for PauseType {
        fn from(value: &str) -> Self {
            Self::listed(value).unwrap_or_else(|| Self::Unknown(value.to_owned()))
        }
    }
    impl ::std::convert::From<&::std::string::String> for PauseType {
        fn from(value: &::std::string::String) -> Self {
            value.as_str().into()
        }
    }
    impl ::std::convert::From<::std::string::String> for PauseType {
        fn from(value: ::std::string::String) -> Self {
            Self::listed(&value).unwrap_or(Self::Unknown(value))
        }
    }
    impl ::std::str::FromStr for PauseType {
        type Err = ::std::convert::Infallible;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, ::std::convert::Infallible> {
            ::std::result::Result::Ok(value.into())
        }
    }
    impl ::serde::Serialize for PauseType {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }
    impl<'de> ::serde::Deserialize<'de> for PauseType {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            <::std::string::String as ::serde::Deserialize>::deserialize(deserializer)
                .map(::std::convert::From::from)
        }
    }
    impl ReceiptAb {
        /// Returns the value as it is in JSON.
        pub fn as_str(&self) -> &str {
            match self {
                Self::One => "one",
                Self::Two => "two",
                Self::Unknown(value) => value,
            }
        }
        /// Returns the documented variant of a value, if there is one.
        fn listed(value: &str) -> ::std::option::Option<Self> {
            match value {
                "one" => ::std::option::Option::Some(Self::One),
                "two" => ::std::option::Option::Some(Self::Two),
                _ => ::std::option::Option::None,
            }
        }
    }
    impl ::std::fmt::Display for ReceiptAb {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.pad(self.as_str())
        }
    }
    impl ::std::convert::AsRef<str> for ReceiptAb {
        fn as_ref(&self) -> &str {
            self.as_str()
        }
    }
    impl ::std::cmp::PartialEq<str> for ReceiptAb {
        fn eq(&self, other: &str) -> bool {
            self.as_str() == other
        }
    }
    impl ::std::cmp::PartialEq<&str> for ReceiptAb {
        fn eq(&self, other: &&str) -> bool {
            self.as_str() == *other
        }
    }
    impl ::std::cmp::PartialEq<::std::string::String> for ReceiptAb {
        fn eq(&self, other: &::std::string::String) -> bool {
            self.as_str() == other
        }
    }
    impl ::std::cmp::PartialEq<ReceiptAb> for str {
        fn eq(&self, other: &ReceiptAb) -> bool {
            self == other.as_str()
        }
    }
    impl ::std::cmp::PartialEq<ReceiptAb> for &str {
        fn eq(&self, other: &ReceiptAb) -> bool {
            *self == other.as_str()
        }
    }
    impl ::std::cmp::PartialEq<ReceiptAb> for ::std::string::String {
        fn eq(&self, other: &ReceiptAb) -> bool {
            self == other.as_str()
        }
    }
    impl ::std::convert::From<&str> for ReceiptAb {
        fn from(value: &str) -> Self {
            Self::listed(value).unwrap_or_else(|| Self::Unknown(value.to_owned()))
        }
    }
    impl ::std::convert::From<&::std::string::String> for ReceiptAb {
        fn from(value: &::std::string::String) -> Self {
            value.as_str().into()
        }
    }
    impl ::std::convert::From<::std::string::String> for ReceiptAb {
        fn from(value: ::std::string::String) -> Self {
            Self::listed(&value).unwrap_or(Self::Unknown(value))
        }
    }
    impl ::std::str::FromStr for ReceiptAb {
        type Err = ::std::convert::Infallible;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, ::std::convert::Infallible> {
            ::std::result::Result::Ok(value.into())
        }
    }
    impl ::serde::Serialize for ReceiptAb {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }
    impl<'de> ::serde::Deserialize<'de> for ReceiptAb {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            <::std::string::String as ::serde::Deserialize>::deserialize(deserializer)
                .map(::std::convert::From::from)
        }
    }
    impl StopType {
        /// Returns the value as it is in JSON.
        pub fn as_str(&self) -> &str {
            match self {
                Self::Stop => "stop",
                Self::Unknown(value) => value,
            }
        }
        /// Returns the documented variant of a value, if there is one.
        fn listed(value: &str) -> ::std::option::Option<Self> {
            match value {
                "stop" => ::std::option::Option::Some(Self::Stop),
                _ => ::std::option::Option::None,
            }
        }
    }
    impl ::std::fmt::Display for StopType {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.pad(self.as_str())
        }
    }
    impl ::std::convert::AsRef<str> for StopType {
        fn as_ref(&self) -> &str {
            self.as_str()
        }
    }
    impl ::std::cmp::PartialEq<str> for StopType {
        fn eq(&self, other: &str) -> bool {
            self.as_str() == other
        }
    }
    impl ::std::cmp::PartialEq<&str> for StopType {
        fn eq(&self, other: &&str) -> bool {
            self.as_str() == *other
        }
    }
    impl ::std::cmp::PartialEq<::std::string::String> for StopType {
        fn eq(&self, other: &::std::string::String) -> bool {
            self.as_str() == other
        }
    }
    impl ::std::cmp::PartialEq<StopType> for str {
        fn eq(&self, other: &StopType) -> bool {
            self == other.as_str()
        }
    }
    impl ::std::cmp::PartialEq<StopType> for &str {
        fn eq(&self, other: &StopType) -> bool {
            *self == other.as_str()
        }
    }
    impl ::std::cmp::PartialEq<StopType> for ::std::string::String {
        fn eq(&self, other: &StopType) -> bool {
            self == other.as_str()
        }
    }
    impl ::std::convert::From<&str> for StopType {
        fn from(value: &str) -> Self {
            Self::listed(value).unwrap_or_else(|| Self::Unknown(value.to_owned()))
        }
    }
    impl ::std::convert::From<&::std::string::String> for StopType {
        fn from(value: &::std::string::String) -> Self {
            value.as_str().into()
        }
    }
    impl ::std::convert::From<::std::string::String> for StopType {
        fn from(value: ::std::string::String) -> Self {
            Self::listed(&value).unwrap_or(Self::Unknown(value))
        }
    }
    impl ::std::str::FromStr for StopType {
        type Err = ::std::convert::Infallible;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, ::std::convert::Infallible> {
            ::std::result::Result::Ok(value.into())
        }
    }
    impl ::serde::Serialize for StopType {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }
    impl<'de> ::serde::Deserialize<'de> for StopType {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            <::std::string::String as ::serde::Deserialize>::deserialize(deserializer)
                .map(::std::convert::From::from)
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ChoicesEnums {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            ::serde_json::from_value(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ChoicesEvents {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            ::serde_json::from_value(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ChoicesInline {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            ::serde_json::from_value(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ChoicesInputEnums {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            ::serde_json::from_value(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ChoicesInputEvents {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            ::serde_json::from_value(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ChoicesInputInline {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            ::serde_json::from_value(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ChoicesInputLists {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            ::serde_json::from_value(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ChoicesInputLiterals {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            ::serde_json::from_value(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ChoicesInputMap {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            ::serde_json::from_value(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ChoicesInputMaps {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            ::serde_json::from_value(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ChoicesInputModels {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            ::serde_json::from_value(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::From<&str> for ChoicesInputNested {
        fn from(value: &str) -> Self {
            Self::String(value.to_owned())
        }
    }
    impl ::std::convert::From<&::std::string::String> for ChoicesInputNested {
        fn from(value: &::std::string::String) -> Self {
            Self::String(value.to_owned())
        }
    }
    impl ::std::convert::From<::std::string::String> for ChoicesInputNested {
        fn from(value: ::std::string::String) -> Self {
            Self::String(value)
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ChoicesInputNested {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            ::serde_json::from_value(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ChoicesInputNulls {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            ::serde_json::from_value(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ChoicesInputNumber {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            ::serde_json::from_value(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::From<&str> for ChoicesInputOpen {
        fn from(value: &str) -> Self {
            Self::String(value.to_owned())
        }
    }
    impl ::std::convert::From<&::std::string::String> for ChoicesInputOpen {
        fn from(value: &::std::string::String) -> Self {
            Self::String(value.to_owned())
        }
    }
    impl ::std::convert::From<::std::string::String> for ChoicesInputOpen {
        fn from(value: ::std::string::String) -> Self {
            Self::String(value)
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ChoicesInputOpen {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            ::serde_json::from_value(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ChoicesInputOther {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            ::serde_json::from_value(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ChoicesLists {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            ::serde_json::from_value(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ChoicesLiterals {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            ::serde_json::from_value(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ChoicesMap {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            ::serde_json::from_value(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ChoicesMaps {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            ::serde_json::from_value(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ChoicesModels {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            ::serde_json::from_value(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::From<&str> for ChoicesNested {
        fn from(value: &str) -> Self {
            Self::String(value.to_owned())
        }
    }
    impl ::std::convert::From<&::std::string::String> for ChoicesNested {
        fn from(value: &::std::string::String) -> Self {
            Self::String(value.to_owned())
        }
    }
    impl ::std::convert::From<::std::string::String> for ChoicesNested {
        fn from(value: ::std::string::String) -> Self {
            Self::String(value)
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ChoicesNested {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            ::serde_json::from_value(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ChoicesNulls {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            ::serde_json::from_value(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ChoicesNumber {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            ::serde_json::from_value(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::From<&str> for ChoicesOpen {
        fn from(value: &str) -> Self {
            Self::String(value.to_owned())
        }
    }
    impl ::std::convert::From<&::std::string::String> for ChoicesOpen {
        fn from(value: &::std::string::String) -> Self {
            Self::String(value.to_owned())
        }
    }
    impl ::std::convert::From<::std::string::String> for ChoicesOpen {
        fn from(value: ::std::string::String) -> Self {
            Self::String(value)
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ChoicesOpen {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            ::serde_json::from_value(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ChoicesOther {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            ::serde_json::from_value(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for Pet {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            ::serde_json::from_value(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for PetInput {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            ::serde_json::from_value(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ReceiptInputStepsItem {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            ::serde_json::from_value(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ReceiptStepsItem {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            ::serde_json::from_value(value).map_err(|error| error.to_string().into())
        }
    }
    impl<'de> ::serde::Deserialize<'de> for ChoicesEnums {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            let value = <::serde_json::Value as ::serde::Deserialize>::deserialize(
                deserializer,
            )?;
            for index in crate::union::ranked(&value, &[&shapes::Color, &shapes::Form]) {
                let found = match index {
                    0usize => {
                        <Color as ::serde::Deserialize>::deserialize(&value)
                            .map(Self::Color)
                    }
                    _ => {
                        <Form as ::serde::Deserialize>::deserialize(&value)
                            .map(Self::Form)
                    }
                };
                if let Ok(found) = found {
                    return Ok(found);
                }
            }
            Err(
                ::serde::de::Error::custom(
                    "data did not match any variant of untagged enum ChoicesEnums",
                ),
            )
        }
    }
    impl<'de> ::serde::Deserialize<'de> for ChoicesEvents {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            let value = <::serde_json::Value as ::serde::Deserialize>::deserialize(
                deserializer,
            )?;
            for index in crate::union::ranked(
                &value,
                &[&shapes::Opened, &shapes::Moved, &shapes::Closed],
            ) {
                let found = match index {
                    0usize => {
                        <Opened as ::serde::Deserialize>::deserialize(&value)
                            .map(Self::Opened)
                    }
                    1usize => {
                        <Moved as ::serde::Deserialize>::deserialize(&value)
                            .map(Self::Moved)
                    }
                    _ => {
                        <Closed as ::serde::Deserialize>::deserialize(&value)
                            .map(Self::Closed)
                    }
                };
                if let Ok(found) = found {
                    return Ok(found);
                }
            }
            Err(
                ::serde::de::Error::custom(
                    "data did not match any variant of untagged enum ChoicesEvents",
                ),
            )
        }
    }
    impl<'de> ::serde::Deserialize<'de> for ChoicesInline {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            let value = <::serde_json::Value as ::serde::Deserialize>::deserialize(
                deserializer,
            )?;
            for index in crate::union::ranked(
                &value,
                &[&shapes::ChoicesInlineObject1, &shapes::Second],
            ) {
                let found = match index {
                    0usize => {
                        <ChoicesInlineObject1 as ::serde::Deserialize>::deserialize(
                                &value,
                            )
                            .map(Self::Object1)
                    }
                    _ => {
                        <Second as ::serde::Deserialize>::deserialize(&value)
                            .map(Self::Second)
                    }
                };
                if let Ok(found) = found {
                    return Ok(found);
                }
            }
            Err(
                ::serde::de::Error::custom(
                    "data did not match any variant of untagged enum ChoicesInline",
                ),
            )
        }
    }
    impl<'de> ::serde::Deserialize<'de> for ChoicesInputEnums {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            let value = <::serde_json::Value as ::serde::Deserialize>::deserialize(
                deserializer,
            )?;
            for index in crate::union::ranked(
                &value,
                &[&shapes::ColorInput, &shapes::FormInput],
            ) {
                let found = match index {
                    0usize => {
                        <ColorInput as ::serde::Deserialize>::deserialize(&value)
                            .map(Self::ColorInput)
                    }
                    _ => {
                        <FormInput as ::serde::Deserialize>::deserialize(&value)
                            .map(Self::FormInput)
                    }
                };
                if let Ok(found) = found {
                    return Ok(found);
                }
            }
            Err(
                ::serde::de::Error::custom(
                    "data did not match any variant of untagged enum ChoicesInputEnums",
                ),
            )
        }
    }
    impl<'de> ::serde::Deserialize<'de> for ChoicesInputEvents {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            let value = <::serde_json::Value as ::serde::Deserialize>::deserialize(
                deserializer,
            )?;
            for index in crate::union::ranked(
                &value,
                &[&shapes::OpenedInput, &shapes::MovedInput, &shapes::ClosedInput],
            ) {
                let found = match index {
                    0usize => {
                        <OpenedInput as ::serde::Deserialize>::deserialize(&value)
                            .map(Self::OpenedInput)
                    }
                    1usize => {
                        <MovedInput as ::serde::Deserialize>::deserialize(&value)
                            .map(Self::MovedInput)
                    }
                    _ => {
                        <ClosedInput as ::serde::Deserialize>::deserialize(&value)
                            .map(Self::ClosedInput)
                    }
                };
                if let Ok(found) = found {
                    return Ok(found);
                }
            }
            Err(
                ::serde::de::Error::custom(
                    "data did not match any variant of untagged enum ChoicesInputEvents",
                ),
            )
        }
    }
    impl<'de> ::serde::Deserialize<'de> for ChoicesInputInline {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            let value = <::serde_json::Value as ::serde::Deserialize>::deserialize(
                deserializer,
            )?;
            for index in crate::union::ranked(
                &value,
                &[&shapes::ChoicesInputInlineObject1, &shapes::ChoicesInputInlineObject2],
            ) {
                let found = match index {
                    0usize => {
                        <ChoicesInputInlineObject1 as ::serde::Deserialize>::deserialize(
                                &value,
                            )
                            .map(Self::Object1)
                    }
                    _ => {
                        <ChoicesInputInlineObject2 as ::serde::Deserialize>::deserialize(
                                &value,
                            )
                            .map(Self::Object2)
                    }
                };
                if let Ok(found) = found {
                    return Ok(found);
                }
            }
            Err(
                ::serde::de::Error::custom(
                    "data did not match any variant of untagged enum ChoicesInputInline",
                ),
            )
        }
    }
    impl<'de> ::serde::Deserialize<'de> for ChoicesInputLists {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            let value = <::serde_json::Value as ::serde::Deserialize>::deserialize(
                deserializer,
            )?;
            for index in crate::union::ranked(
                &value,
                &[
                    &crate::union::Shape::List(&shapes::SmallInput),
                    &crate::union::Shape::List(&shapes::BigInput),
                ],
            ) {
                let found = match index {
                    0usize => {
                        <::std::vec::Vec<
                            SmallInput,
                        > as ::serde::Deserialize>::deserialize(&value)
                            .map(Self::Array)
                    }
                    _ => {
                        <::std::vec::Vec<
                            BigInput,
                        > as ::serde::Deserialize>::deserialize(&value)
                            .map(Self::Array2)
                    }
                };
                if let Ok(found) = found {
                    return Ok(found);
                }
            }
            Err(
                ::serde::de::Error::custom(
                    "data did not match any variant of untagged enum ChoicesInputLists",
                ),
            )
        }
    }
    impl<'de> ::serde::Deserialize<'de> for ChoicesInputMap {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            let value = <::serde_json::Value as ::serde::Deserialize>::deserialize(
                deserializer,
            )?;
            for index in crate::union::ranked(
                &value,
                &[
                    &crate::union::Shape::Map(&crate::union::Shape::Text(&[])),
                    &shapes::SmallInput,
                ],
            ) {
                let found = match index {
                    0usize => {
                        <::std::collections::BTreeMap<
                            ::std::string::String,
                            ::std::string::String,
                        > as ::serde::Deserialize>::deserialize(&value)
                            .map(Self::Object)
                    }
                    _ => {
                        <SmallInput as ::serde::Deserialize>::deserialize(&value)
                            .map(Self::SmallInput)
                    }
                };
                if let Ok(found) = found {
                    return Ok(found);
                }
            }
            Err(
                ::serde::de::Error::custom(
                    "data did not match any variant of untagged enum ChoicesInputMap",
                ),
            )
        }
    }
    impl<'de> ::serde::Deserialize<'de> for ChoicesInputMaps {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            let value = <::serde_json::Value as ::serde::Deserialize>::deserialize(
                deserializer,
            )?;
            for index in crate::union::ranked(
                &value,
                &[
                    &crate::union::Shape::Map(&shapes::SmallInput),
                    &crate::union::Shape::Map(&shapes::BigInput),
                ],
            ) {
                let found = match index {
                    0usize => {
                        <::std::collections::BTreeMap<
                            ::std::string::String,
                            SmallInput,
                        > as ::serde::Deserialize>::deserialize(&value)
                            .map(Self::Object)
                    }
                    _ => {
                        <::std::collections::BTreeMap<
                            ::std::string::String,
                            BigInput,
                        > as ::serde::Deserialize>::deserialize(&value)
                            .map(Self::Object2)
                    }
                };
                if let Ok(found) = found {
                    return Ok(found);
                }
            }
            Err(
                ::serde::de::Error::custom(
                    "data did not match any variant of untagged enum ChoicesInputMaps",
                ),
            )
        }
    }
    impl<'de> ::serde::Deserialize<'de> for ChoicesInputModels {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            let value = <::serde_json::Value as ::serde::Deserialize>::deserialize(
                deserializer,
            )?;
            for index in crate::union::ranked(
                &value,
                &[&shapes::SmallInput, &shapes::BigInput],
            ) {
                let found = match index {
                    0usize => {
                        <SmallInput as ::serde::Deserialize>::deserialize(&value)
                            .map(Self::SmallInput)
                    }
                    _ => {
                        <BigInput as ::serde::Deserialize>::deserialize(&value)
                            .map(Self::BigInput)
                    }
                };
                if let Ok(found) = found {
                    return Ok(found);
                }
            }
            Err(
                ::serde::de::Error::custom(
                    "data did not match any variant of untagged enum ChoicesInputModels",
                ),
            )
        }
    }
    impl<'de> ::serde::Deserialize<'de> for ChoicesInputNested {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            let value = <::serde_json::Value as ::serde::Deserialize>::deserialize(
                deserializer,
            )?;
            match value.get("kind").and_then(::serde_json::Value::as_str) {
                Some("cat") | Some("dog") => {
                    return <PetInput as ::serde::Deserialize>::deserialize(&value)
                        .map(Self::PetInput)
                        .map_err(::serde::de::Error::custom);
                }
                Some("lizard") | Some("gecko") => {
                    return <LizardInput as ::serde::Deserialize>::deserialize(&value)
                        .map(Self::LizardInput)
                        .map_err(::serde::de::Error::custom);
                }
                _ => {}
            }
            if let Ok(found) = <::std::string::String as ::serde::Deserialize>::deserialize(
                    &value,
                )
                .map(Self::String)
            {
                return Ok(found);
            }
            Err(
                ::serde::de::Error::custom(
                    "`kind` must be one of `cat`, `dog`, `lizard`, `gecko`",
                ),
            )
        }
    }
    impl<'de> ::serde::Deserialize<'de> for ChoicesInputNulls {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            let value = <::serde_json::Value as ::serde::Deserialize>::deserialize(
                deserializer,
            )?;
            for index in crate::union::ranked(
                &value,
                &[&shapes::MayBeNullInput, &shapes::MustBeGivenInput],
            ) {
                let found = match index {
                    0usize => {
                        <MayBeNullInput as ::serde::Deserialize>::deserialize(&value)
                            .map(Self::MayBeNullInput)
                    }
                    _ => {
                        <MustBeGivenInput as ::serde::Deserialize>::deserialize(&value)
                            .map(Self::MustBeGivenInput)
                    }
                };
                if let Ok(found) = found {
                    return Ok(found);
                }
            }
            Err(
                ::serde::de::Error::custom(
                    "data did not match any variant of untagged enum ChoicesInputNulls",
                ),
            )
        }
    }
    impl<'de> ::serde::Deserialize<'de> for ChoicesInputOpen {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            let value = <::serde_json::Value as ::serde::Deserialize>::deserialize(
                deserializer,
            )?;
            for index in crate::union::ranked(
                &value,
                &[&shapes::ColorInput, &crate::union::Shape::Text(&[])],
            ) {
                let found = match index {
                    0usize => {
                        <ColorInput as ::serde::Deserialize>::deserialize(&value)
                            .map(Self::ColorInput)
                    }
                    _ => {
                        <::std::string::String as ::serde::Deserialize>::deserialize(
                                &value,
                            )
                            .map(Self::String)
                    }
                };
                if let Ok(found) = found {
                    return Ok(found);
                }
            }
            Err(
                ::serde::de::Error::custom(
                    "data did not match any variant of untagged enum ChoicesInputOpen",
                ),
            )
        }
    }
    impl<'de> ::serde::Deserialize<'de> for ChoicesInputOther {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            let value = <::serde_json::Value as ::serde::Deserialize>::deserialize(
                deserializer,
            )?;
            for index in crate::union::ranked(
                &value,
                &[&shapes::PetInput, &shapes::SmallInput, &crate::union::Shape::Boolean],
            ) {
                let found = match index {
                    0usize => {
                        <PetInput as ::serde::Deserialize>::deserialize(&value)
                            .map(Self::PetInput)
                    }
                    1usize => {
                        <SmallInput as ::serde::Deserialize>::deserialize(&value)
                            .map(Self::SmallInput)
                    }
                    _ => {
                        <bool as ::serde::Deserialize>::deserialize(&value)
                            .map(Self::Boolean)
                    }
                };
                if let Ok(found) = found {
                    return Ok(found);
                }
            }
            Err(
                ::serde::de::Error::custom(
                    "data did not match any variant of untagged enum ChoicesInputOther",
                ),
            )
        }
    }
    impl<'de> ::serde::Deserialize<'de> for ChoicesLists {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            let value = <::serde_json::Value as ::serde::Deserialize>::deserialize(
                deserializer,
            )?;
            for index in crate::union::ranked(
                &value,
                &[
                    &crate::union::Shape::List(&shapes::Small),
                    &crate::union::Shape::List(&shapes::Big),
                ],
            ) {
                let found = match index {
                    0usize => {
                        <::std::vec::Vec<
                            Small,
                        > as ::serde::Deserialize>::deserialize(&value)
                            .map(Self::Array)
                    }
                    _ => {
                        <::std::vec::Vec<
                            Big,
                        > as ::serde::Deserialize>::deserialize(&value)
                            .map(Self::Array2)
                    }
                };
                if let Ok(found) = found {
                    return Ok(found);
                }
            }
            Err(
                ::serde::de::Error::custom(
                    "data did not match any variant of untagged enum ChoicesLists",
                ),
            )
        }
    }
    impl<'de> ::serde::Deserialize<'de> for ChoicesMap {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            let value = <::serde_json::Value as ::serde::Deserialize>::deserialize(
                deserializer,
            )?;
            for index in crate::union::ranked(
                &value,
                &[
                    &crate::union::Shape::Map(&crate::union::Shape::Text(&[])),
                    &shapes::Small,
                ],
            ) {
                let found = match index {
                    0usize => {
                        <::std::collections::BTreeMap<
                            ::std::string::String,
                            ::std::string::String,
                        > as ::serde::Deserialize>::deserialize(&value)
                            .map(Self::Object)
                    }
                    _ => {
                        <Small as ::serde::Deserialize>::deserialize(&value)
                            .map(Self::Small)
                    }
                };
                if let Ok(found) = found {
                    return Ok(found);
                }
            }
            Err(
                ::serde::de::Error::custom(
                    "data did not match any variant of untagged enum ChoicesMap",
                ),
            )
        }
    }
    impl<'de> ::serde::Deserialize<'de> for ChoicesMaps {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            let value = <::serde_json::Value as ::serde::Deserialize>::deserialize(
                deserializer,
            )?;
            for index in crate::union::ranked(
                &value,
                &[
                    &crate::union::Shape::Map(&shapes::Small),
                    &crate::union::Shape::Map(&shapes::Big),
                ],
            ) {
                let found = match index {
                    0usize => {
                        <::std::collections::BTreeMap<
                            ::std::string::String,
                            Small,
                        > as ::serde::Deserialize>::deserialize(&value)
                            .map(Self::Object)
                    }
                    _ => {
                        <::std::collections::BTreeMap<
                            ::std::string::String,
                            Big,
                        > as ::serde::Deserialize>::deserialize(&value)
                            .map(Self::Object2)
                    }
                };
                if let Ok(found) = found {
                    return Ok(found);
                }
            }
            Err(
                ::serde::de::Error::custom(
                    "data did not match any variant of untagged enum ChoicesMaps",
                ),
            )
        }
    }
    impl<'de> ::serde::Deserialize<'de> for ChoicesModels {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            let value = <::serde_json::Value as ::serde::Deserialize>::deserialize(
                deserializer,
            )?;
            for index in crate::union::ranked(&value, &[&shapes::Small, &shapes::Big]) {
                let found = match index {
                    0usize => {
                        <Small as ::serde::Deserialize>::deserialize(&value)
                            .map(Self::Small)
                    }
                    _ => {
                        <Big as ::serde::Deserialize>::deserialize(&value).map(Self::Big)
                    }
                };
                if let Ok(found) = found {
                    return Ok(found);
                }
            }
            Err(
                ::serde::de::Error::custom(
                    "data did not match any variant of untagged enum ChoicesModels",
                ),
            )
        }
    }
    impl<'de> ::serde::Deserialize<'de> for ChoicesNested {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            let value = <::serde_json::Value as ::serde::Deserialize>::deserialize(
                deserializer,
            )?;
            match value.get("kind").and_then(::serde_json::Value::as_str) {
                Some("cat") | Some("dog") => {
                    return <Pet as ::serde::Deserialize>::deserialize(&value)
                        .map(Self::Pet)
                        .map_err(::serde::de::Error::custom);
                }
                Some("lizard") | Some("gecko") => {
                    return <Lizard as ::serde::Deserialize>::deserialize(&value)
                        .map(Self::Lizard)
                        .map_err(::serde::de::Error::custom);
                }
                _ => {}
            }
            if let Ok(found) = <::std::string::String as ::serde::Deserialize>::deserialize(
                    &value,
                )
                .map(Self::String)
            {
                return Ok(found);
            }
            if value.get("kind").is_some_and(::serde_json::Value::is_string) {
                return Ok(Self::Unknown(value));
            }
            Err(
                ::serde::de::Error::custom(
                    "`kind` must be one of `cat`, `dog`, `lizard`, `gecko`",
                ),
            )
        }
    }
    impl<'de> ::serde::Deserialize<'de> for ChoicesNulls {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            let value = <::serde_json::Value as ::serde::Deserialize>::deserialize(
                deserializer,
            )?;
            for index in crate::union::ranked(
                &value,
                &[&shapes::MayBeNull, &shapes::MustBeGiven],
            ) {
                let found = match index {
                    0usize => {
                        <MayBeNull as ::serde::Deserialize>::deserialize(&value)
                            .map(Self::MayBeNull)
                    }
                    _ => {
                        <MustBeGiven as ::serde::Deserialize>::deserialize(&value)
                            .map(Self::MustBeGiven)
                    }
                };
                if let Ok(found) = found {
                    return Ok(found);
                }
            }
            Err(
                ::serde::de::Error::custom(
                    "data did not match any variant of untagged enum ChoicesNulls",
                ),
            )
        }
    }
    impl<'de> ::serde::Deserialize<'de> for ChoicesOpen {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            let value = <::serde_json::Value as ::serde::Deserialize>::deserialize(
                deserializer,
            )?;
            for index in crate::union::ranked(
                &value,
                &[&shapes::Color, &crate::union::Shape::Text(&[])],
            ) {
                let found = match index {
                    0usize => {
                        <Color as ::serde::Deserialize>::deserialize(&value)
                            .map(Self::Color)
                    }
                    _ => {
                        <::std::string::String as ::serde::Deserialize>::deserialize(
                                &value,
                            )
                            .map(Self::String)
                    }
                };
                if let Ok(found) = found {
                    return Ok(found);
                }
            }
            Err(
                ::serde::de::Error::custom(
                    "data did not match any variant of untagged enum ChoicesOpen",
                ),
            )
        }
    }
    impl<'de> ::serde::Deserialize<'de> for ChoicesOther {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            let value = <::serde_json::Value as ::serde::Deserialize>::deserialize(
                deserializer,
            )?;
            for index in crate::union::ranked(
                &value,
                &[&shapes::Pet, &shapes::Small, &crate::union::Shape::Boolean],
            ) {
                let found = match index {
                    0usize => {
                        <Pet as ::serde::Deserialize>::deserialize(&value).map(Self::Pet)
                    }
                    1usize => {
                        <Small as ::serde::Deserialize>::deserialize(&value)
                            .map(Self::Small)
                    }
                    _ => {
                        <bool as ::serde::Deserialize>::deserialize(&value)
                            .map(Self::Boolean)
                    }
                };
                if let Ok(found) = found {
                    return Ok(found);
                }
            }
            Err(
                ::serde::de::Error::custom(
                    "data did not match any variant of untagged enum ChoicesOther",
                ),
            )
        }
    }
    impl<'de> ::serde::Deserialize<'de> for Pet {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            let value = <::serde_json::Value as ::serde::Deserialize>::deserialize(
                deserializer,
            )?;
            match value.get("kind").and_then(::serde_json::Value::as_str) {
                Some("cat") => {
                    return <Cat as ::serde::Deserialize>::deserialize(&value)
                        .map(Self::Cat)
                        .map_err(::serde::de::Error::custom);
                }
                Some("dog") => {
                    return <Dog as ::serde::Deserialize>::deserialize(&value)
                        .map(Self::Dog)
                        .map_err(::serde::de::Error::custom);
                }
                _ => {}
            }
            if value.get("kind").is_some_and(::serde_json::Value::is_string) {
                return Ok(Self::Unknown(value));
            }
            Err(::serde::de::Error::custom("`kind` must be one of `cat`, `dog`"))
        }
    }
    impl<'de> ::serde::Deserialize<'de> for PetInput {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            let value = <::serde_json::Value as ::serde::Deserialize>::deserialize(
                deserializer,
            )?;
            match value.get("kind").and_then(::serde_json::Value::as_str) {
                Some("cat") => {
                    return <CatInput as ::serde::Deserialize>::deserialize(&value)
                        .map(Self::CatInput)
                        .map_err(::serde::de::Error::custom);
                }
                Some("dog") => {
                    return <DogInput as ::serde::Deserialize>::deserialize(&value)
                        .map(Self::DogInput)
                        .map_err(::serde::de::Error::custom);
                }
                _ => {}
            }
            Err(::serde::de::Error::custom("`kind` must be one of `cat`, `dog`"))
        }
    }
    impl<'de> ::serde::Deserialize<'de> for ReceiptInputStepsItem {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            let value = <::serde_json::Value as ::serde::Deserialize>::deserialize(
                deserializer,
            )?;
            match value.get("type").and_then(::serde_json::Value::as_str) {
                Some("pause") => {
                    return <PauseInput as ::serde::Deserialize>::deserialize(&value)
                        .map(Self::PauseInput)
                        .map_err(::serde::de::Error::custom);
                }
                Some("stop") => {
                    return <StopInput as ::serde::Deserialize>::deserialize(&value)
                        .map(Self::StopInput)
                        .map_err(::serde::de::Error::custom);
                }
                _ => {}
            }
            if value.get("type").is_none_or(::serde_json::Value::is_null) {
                for index in crate::union::ranked(
                    &value,
                    &[&shapes::PauseInput, &shapes::StopInput],
                ) {
                    let found = match index {
                        0usize => {
                            <PauseInput as ::serde::Deserialize>::deserialize(&value)
                                .map(Self::PauseInput)
                        }
                        _ => {
                            <StopInput as ::serde::Deserialize>::deserialize(&value)
                                .map(Self::StopInput)
                        }
                    };
                    if let Ok(found) = found {
                        return Ok(found);
                    }
                }
            }
            Err(::serde::de::Error::custom("`type` must be one of `pause`, `stop`"))
        }
    }
    impl<'de> ::serde::Deserialize<'de> for ReceiptStepsItem {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            let value = <::serde_json::Value as ::serde::Deserialize>::deserialize(
                deserializer,
            )?;
            match value.get("type").and_then(::serde_json::Value::as_str) {
                Some("pause") => {
                    return <Pause as ::serde::Deserialize>::deserialize(&value)
                        .map(Self::Pause)
                        .map_err(::serde::de::Error::custom);
                }
                Some("stop") => {
                    return <Stop as ::serde::Deserialize>::deserialize(&value)
                        .map(Self::Stop)
                        .map_err(::serde::de::Error::custom);
                }
                _ => {}
            }
            if value.get("type").is_none_or(::serde_json::Value::is_null) {
                for index in crate::union::ranked(
                    &value,
                    &[&shapes::Pause, &shapes::Stop],
                ) {
                    let found = match index {
                        0usize => {
                            <Pause as ::serde::Deserialize>::deserialize(&value)
                                .map(Self::Pause)
                        }
                        _ => {
                            <Stop as ::serde::Deserialize>::deserialize(&value)
                                .map(Self::Stop)
                        }
                    };
                    if let Ok(found) = found {
                        return Ok(found);
                    }
                }
            }
            if value.get("type").is_some_and(::serde_json::Value::is_string) {
                return Ok(Self::Unknown(value));
            }
            Err(::serde::de::Error::custom("`type` must be one of `pause`, `stop`"))
        }
    }
    #[allow(non_upper_case_globals, unused_imports)]
    mod shapes {
        use super::shapes;
        pub(super) static Big: crate::union::Shape = crate::union::Shape::Object {
            members: &[
                crate::union::Member {
                    name: "id",
                    shape: &crate::union::Shape::Text(&[]),
                    drops_null: false,
                },
                crate::union::Member {
                    name: "size",
                    shape: &crate::union::Shape::Number,
                    drops_null: true,
                },
            ],
            keeps_others: true,
        };
        pub(super) static BigInput: crate::union::Shape = crate::union::Shape::Object {
            members: &[
                crate::union::Member {
                    name: "id",
                    shape: &crate::union::Shape::Text(&[]),
                    drops_null: false,
                },
                crate::union::Member {
                    name: "size",
                    shape: &crate::union::Shape::Number,
                    drops_null: true,
                },
            ],
            keeps_others: false,
        };
        pub(super) static Cat: crate::union::Shape = crate::union::Shape::Object {
            members: &[
                crate::union::Member {
                    name: "kind",
                    shape: &shapes::CatKind,
                    drops_null: false,
                },
                crate::union::Member {
                    name: "name",
                    shape: &crate::union::Shape::Text(&[]),
                    drops_null: true,
                },
            ],
            keeps_others: true,
        };
        pub(super) static CatInput: crate::union::Shape = crate::union::Shape::Object {
            members: &[
                crate::union::Member {
                    name: "kind",
                    shape: &shapes::CatInputKind,
                    drops_null: false,
                },
                crate::union::Member {
                    name: "name",
                    shape: &crate::union::Shape::Text(&[]),
                    drops_null: true,
                },
            ],
            keeps_others: false,
        };
        pub(super) static CatInputKind: crate::union::Shape = crate::union::Shape::Text(
            &["cat"],
        );
        pub(super) static CatKind: crate::union::Shape = crate::union::Shape::Text(
            &["cat"],
        );
        pub(super) static ChoicesInlineObject1: crate::union::Shape = crate::union::Shape::Object {
            members: &[
                crate::union::Member {
                    name: "a",
                    shape: &crate::union::Shape::Text(&[]),
                    drops_null: true,
                },
            ],
            keeps_others: true,
        };
        pub(super) static ChoicesInputInlineObject1: crate::union::Shape = crate::union::Shape::Object {
            members: &[
                crate::union::Member {
                    name: "a",
                    shape: &crate::union::Shape::Text(&[]),
                    drops_null: true,
                },
            ],
            keeps_others: false,
        };
        pub(super) static ChoicesInputInlineObject2: crate::union::Shape = crate::union::Shape::Object {
            members: &[
                crate::union::Member {
                    name: "b",
                    shape: &crate::union::Shape::Text(&[]),
                    drops_null: true,
                },
            ],
            keeps_others: false,
        };
        pub(super) static Closed: crate::union::Shape = crate::union::Shape::Object {
            members: &[
                crate::union::Member {
                    name: "at",
                    shape: &crate::union::Shape::Text(&[]),
                    drops_null: true,
                },
                crate::union::Member {
                    name: "on",
                    shape: &shapes::ClosedOn,
                    drops_null: true,
                },
            ],
            keeps_others: true,
        };
        pub(super) static ClosedInput: crate::union::Shape = crate::union::Shape::Object {
            members: &[
                crate::union::Member {
                    name: "at",
                    shape: &crate::union::Shape::Text(&[]),
                    drops_null: true,
                },
                crate::union::Member {
                    name: "on",
                    shape: &shapes::ClosedInputOn,
                    drops_null: true,
                },
            ],
            keeps_others: false,
        };
        pub(super) static ClosedInputOn: crate::union::Shape = crate::union::Shape::Text(
            &["window"],
        );
        pub(super) static ClosedOn: crate::union::Shape = crate::union::Shape::Text(
            &["window"],
        );
        pub(super) static Color: crate::union::Shape = crate::union::Shape::Text(
            &["red", "green"],
        );
        pub(super) static ColorInput: crate::union::Shape = crate::union::Shape::Text(
            &["red", "green"],
        );
        pub(super) static Dog: crate::union::Shape = crate::union::Shape::Object {
            members: &[
                crate::union::Member {
                    name: "kind",
                    shape: &shapes::DogKind,
                    drops_null: false,
                },
                crate::union::Member {
                    name: "name",
                    shape: &crate::union::Shape::Text(&[]),
                    drops_null: true,
                },
            ],
            keeps_others: true,
        };
        pub(super) static DogInput: crate::union::Shape = crate::union::Shape::Object {
            members: &[
                crate::union::Member {
                    name: "kind",
                    shape: &shapes::DogInputKind,
                    drops_null: false,
                },
                crate::union::Member {
                    name: "name",
                    shape: &crate::union::Shape::Text(&[]),
                    drops_null: true,
                },
            ],
            keeps_others: false,
        };
        pub(super) static DogInputKind: crate::union::Shape = crate::union::Shape::Text(
            &["dog"],
        );
        pub(super) static DogKind: crate::union::Shape = crate::union::Shape::Text(
            &["dog"],
        );
        pub(super) static Form: crate::union::Shape = crate::union::Shape::Text(
            &["round"],
        );
        pub(super) static FormInput: crate::union::Shape = crate::union::Shape::Text(
            &["round"],
        );
        pub(super) static MayBeNull: crate::union::Shape = crate::union::Shape::Object {
            members: &[
                crate::union::Member {
                    name: "x",
                    shape: &crate::union::Shape::Text(&[]),
                    drops_null: true,
                },
            ],
            keeps_others: true,
        };
        pub(super) static MayBeNullInput: crate::union::Shape = crate::union::Shape::Object {
            members: &[
                crate::union::Member {
                    name: "x",
                    shape: &crate::union::Shape::Text(&[]),
                    drops_null: true,
                },
            ],
            keeps_others: false,
        };
        pub(super) static Moved: crate::union::Shape = crate::union::Shape::Object {
            members: &[
                crate::union::Member {
                    name: "by",
                    shape: &crate::union::Shape::Text(&[]),
                    drops_null: true,
                },
                crate::union::Member {
                    name: "on",
                    shape: &shapes::MovedOn,
                    drops_null: true,
                },
            ],
            keeps_others: true,
        };
        pub(super) static MovedInput: crate::union::Shape = crate::union::Shape::Object {
            members: &[
                crate::union::Member {
                    name: "by",
                    shape: &crate::union::Shape::Text(&[]),
                    drops_null: true,
                },
                crate::union::Member {
                    name: "on",
                    shape: &shapes::MovedInputOn,
                    drops_null: true,
                },
            ],
            keeps_others: false,
        };
        pub(super) static MovedInputOn: crate::union::Shape = crate::union::Shape::Text(
            &["door"],
        );
        pub(super) static MovedOn: crate::union::Shape = crate::union::Shape::Text(
            &["door"],
        );
        pub(super) static MustBeGiven: crate::union::Shape = crate::union::Shape::Object {
            members: &[
                crate::union::Member {
                    name: "x",
                    shape: &crate::union::Shape::Text(&[]),
                    drops_null: true,
                },
            ],
            keeps_others: true,
        };
        pub(super) static MustBeGivenInput: crate::union::Shape = crate::union::Shape::Object {
            members: &[
                crate::union::Member {
                    name: "x",
                    shape: &crate::union::Shape::Text(&[]),
                    drops_null: false,
                },
            ],
            keeps_others: false,
        };
        pub(super) static Opened: crate::union::Shape = crate::union::Shape::Object {
            members: &[
                crate::union::Member {
                    name: "at",
                    shape: &crate::union::Shape::Text(&[]),
                    drops_null: true,
                },
                crate::union::Member {
                    name: "on",
                    shape: &shapes::OpenedOn,
                    drops_null: true,
                },
            ],
            keeps_others: true,
        };
        pub(super) static OpenedInput: crate::union::Shape = crate::union::Shape::Object {
            members: &[
                crate::union::Member {
                    name: "at",
                    shape: &crate::union::Shape::Text(&[]),
                    drops_null: true,
                },
                crate::union::Member {
                    name: "on",
                    shape: &shapes::OpenedInputOn,
                    drops_null: true,
                },
            ],
            keeps_others: false,
        };
        pub(super) static OpenedInputOn: crate::union::Shape = crate::union::Shape::Text(
            &["door"],
        );
        pub(super) static OpenedOn: crate::union::Shape = crate::union::Shape::Text(
            &["door"],
        );
        pub(super) static Pause: crate::union::Shape = crate::union::Shape::Object {
            members: &[
                crate::union::Member {
                    name: "seconds",
                    shape: &crate::union::Shape::Number,
                    drops_null: true,
                },
                crate::union::Member {
                    name: "type",
                    shape: &shapes::PauseType,
                    drops_null: false,
                },
            ],
            keeps_others: true,
        };
        pub(super) static PauseInput: crate::union::Shape = crate::union::Shape::Object {
            members: &[
                crate::union::Member {
                    name: "seconds",
                    shape: &crate::union::Shape::Number,
                    drops_null: true,
                },
                crate::union::Member {
                    name: "type",
                    shape: &shapes::PauseInputType,
                    drops_null: false,
                },
            ],
            keeps_others: false,
        };
        pub(super) static PauseInputType: crate::union::Shape = crate::union::Shape::Text(
            &["pause"],
        );
        pub(super) static PauseType: crate::union::Shape = crate::union::Shape::Text(
            &["pause"],
        );
        pub(super) static Pet: crate::union::Shape = crate::union::Shape::Union(
            &[&shapes::Cat, &shapes::Dog, &crate::union::Shape::Unlisted],
        );
        pub(super) static PetInput: crate::union::Shape = crate::union::Shape::Union(
            &[&shapes::CatInput, &shapes::DogInput],
        );
        pub(super) static Second: crate::union::Shape = crate::union::Shape::Object {
            members: &[
                crate::union::Member {
                    name: "b",
                    shape: &crate::union::Shape::Text(&[]),
                    drops_null: true,
                },
            ],
            keeps_others: true,
        };
        pub(super) static Small: crate::union::Shape = crate::union::Shape::Object {
            members: &[
                crate::union::Member {
                    name: "id",
                    shape: &crate::union::Shape::Text(&[]),
                    drops_null: false,
                },
            ],
            keeps_others: true,
        };
        pub(super) static SmallInput: crate::union::Shape = crate::union::Shape::Object {
            members: &[
                crate::union::Member {
                    name: "id",
                    shape: &crate::union::Shape::Text(&[]),
                    drops_null: false,
                },
            ],
            keeps_others: false,
        };
        pub(super) static Stop: crate::union::Shape = crate::union::Shape::Object {
            members: &[
                crate::union::Member {
                    name: "reason",
                    shape: &crate::union::Shape::Text(&[]),
                    drops_null: true,
                },
                crate::union::Member {
                    name: "type",
                    shape: &shapes::StopType,
                    drops_null: false,
                },
            ],
            keeps_others: true,
        };
        pub(super) static StopInput: crate::union::Shape = crate::union::Shape::Object {
            members: &[
                crate::union::Member {
                    name: "reason",
                    shape: &crate::union::Shape::Text(&[]),
                    drops_null: true,
                },
                crate::union::Member {
                    name: "type",
                    shape: &shapes::StopInputType,
                    drops_null: false,
                },
            ],
            keeps_others: false,
        };
        pub(super) static StopInputType: crate::union::Shape = crate::union::Shape::Text(
            &["stop"],
        );
        pub(super) static StopType: crate::union::Shape = crate::union::Shape::Text(
            &["stop"],
        );
    }
    impl ::std::convert::From<&ChoicesInput> for ChoicesInput {
        fn from(value: &ChoicesInput) -> Self {
            value.clone()
        }
    }
    impl ::std::convert::TryFrom<&::serde_json::Value> for ChoicesInput {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.clone().try_into()
        }
    }
    impl ::std::convert::From<&ListByBodyBody> for ListByBodyBody {
        fn from(value: &ListByBodyBody) -> Self {
            value.clone()
        }
    }
    impl ::std::convert::TryFrom<&::serde_json::Value> for ListByBodyBody {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.clone().try_into()
        }
    }
    impl ::std::convert::From<&ListByNestedBodyBody> for ListByNestedBodyBody {
        fn from(value: &ListByNestedBodyBody) -> Self {
            value.clone()
        }
    }
    impl ::std::convert::TryFrom<&::serde_json::Value> for ListByNestedBodyBody {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.clone().try_into()
        }
    }
    impl ::std::convert::From<&ReceiptInput> for ReceiptInput {
        fn from(value: &ReceiptInput) -> Self {
            value.clone()
        }
    }
    impl ::std::convert::TryFrom<&::serde_json::Value> for ReceiptInput {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.clone().try_into()
        }
    }
    /// The response to [`MakeReport`](super::builder::MakeReport), by the status.
    #[derive(Clone, Debug, PartialEq)]
    pub enum MakeReportSuccess {
        /// Status 200.
        Ok(Thing),
        /// Status 202.
        Accepted,
        /// Status 204.
        NoContent,
        /// Status 206.
        PartialContent(::std::string::String),
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for Ape {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ApeInput {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for Bee {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for BeeInput {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for Big {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for BigInput {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for Cat {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for CatInput {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for Choices {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ChoicesInlineObject1 {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ChoicesInput {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ChoicesInputInlineObject1 {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ChoicesInputInlineObject2 {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for Closed {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ClosedInput {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for Dog {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for DogInput {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ListByBodyBody {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ListByCursorResponse {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ListByCursorResponseData {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ListByItemResponse {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ListByNestedBodyBody {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ListByNestedBodyBodyPaging {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for Lizard {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for LizardInput {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for MayBeNull {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for MayBeNullInput {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for Moved {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for MovedInput {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for MustBeGiven {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for MustBeGivenInput {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for Number {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for Opened {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for OpenedInput {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for Pause {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for PauseInput {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for Receipt {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ReceiptADashB {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ReceiptADashBUnderscore {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ReceiptInput {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ReceiptInputADashB {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ReceiptInputADashBUnderscore {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ReceiptInputUnderscore {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ReceiptUnderscore {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for Results {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ResultsLinks {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for Second {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for Shape {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for Small {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for SmallInput {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for Stop {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for StopInput {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for StringInput {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for StringSchema {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for Thing {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for Things {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    #[cfg(feature = "chrono")]
    impl Receipt {
        /// Parses `day` with the crate `chrono` (feature `chrono`).
        ///
        /// # Errors
        ///
        /// The service sent another text. It is in the field.
        pub fn day_chrono(
            &self,
        ) -> Result<::std::option::Option<::chrono::NaiveDate>, crate::InvalidText> {
            self.day.as_ref().map(|text| crate::text::parse("day", text)).transpose()
        }
    }
    #[cfg(feature = "jiff")]
    impl Receipt {
        /// Parses `day` with the crate `jiff` (feature `jiff`).
        ///
        /// # Errors
        ///
        /// The service sent another text. It is in the field.
        pub fn day_jiff(
            &self,
        ) -> Result<::std::option::Option<::jiff::civil::Date>, crate::InvalidText> {
            self.day.as_ref().map(|text| crate::text::parse("day", text)).transpose()
        }
    }
    #[cfg(feature = "uuid")]
    impl Receipt {
        /// Parses `id` with the crate `uuid` (feature `uuid`).
        ///
        /// # Errors
        ///
        /// The service sent another text. It is in the field.
        pub fn id_uuid(
            &self,
        ) -> Result<::std::option::Option<::uuid::Uuid>, crate::InvalidText> {
            self.id.as_ref().map(|text| crate::text::parse("id", text)).transpose()
        }
    }
    #[cfg(feature = "chrono")]
    impl Receipt {
        /// Parses `made` with the crate `chrono` (feature `chrono`).
        ///
        /// # Errors
        ///
        /// The service sent another text. It is in the field.
        pub fn made_chrono(
            &self,
        ) -> Result<::chrono::DateTime<::chrono::FixedOffset>, crate::InvalidText> {
            crate::text::parse("made", &self.made)
        }
    }
    #[cfg(feature = "jiff")]
    impl Receipt {
        /// Parses `made` with the crate `jiff` (feature `jiff`).
        ///
        /// # Errors
        ///
        /// The service sent another text. It is in the field.
        pub fn made_jiff(&self) -> Result<::jiff::Timestamp, crate::InvalidText> {
            crate::text::parse("made", &self.made)
        }
    }
    #[cfg(feature = "rust_decimal")]
    impl Receipt {
        /// Parses `price` with the crate `rust_decimal` (feature `rust_decimal`).
        ///
        /// # Errors
        ///
        /// The service sent another text. It is in the field.
        pub fn price_rust_decimal(
            &self,
        ) -> Result<::std::option::Option<::rust_decimal::Decimal>, crate::InvalidText> {
            self.price.as_ref().map(|text| crate::text::parse("price", text)).transpose()
        }
    }
    #[cfg(feature = "jiff")]
    impl Receipt {
        /// Parses `took` with the crate `jiff` (feature `jiff`).
        ///
        /// # Errors
        ///
        /// The service sent another text. It is in the field.
        pub fn took_jiff(
            &self,
        ) -> Result<::std::option::Option<::jiff::Span>, crate::InvalidText> {
            self.took.as_ref().map(|text| crate::text::parse("took", text)).transpose()
        }
    }
    #[cfg(feature = "chrono")]
    impl ReceiptInput {
        /// Parses `day` with the crate `chrono` (feature `chrono`).
        ///
        /// # Errors
        ///
        /// The service sent another text. It is in the field.
        pub fn day_chrono(
            &self,
        ) -> Result<::std::option::Option<::chrono::NaiveDate>, crate::InvalidText> {
            self.day.as_ref().map(|text| crate::text::parse("day", text)).transpose()
        }
    }
    #[cfg(feature = "jiff")]
    impl ReceiptInput {
        /// Parses `day` with the crate `jiff` (feature `jiff`).
        ///
        /// # Errors
        ///
        /// The service sent another text. It is in the field.
        pub fn day_jiff(
            &self,
        ) -> Result<::std::option::Option<::jiff::civil::Date>, crate::InvalidText> {
            self.day.as_ref().map(|text| crate::text::parse("day", text)).transpose()
        }
    }
    #[cfg(feature = "uuid")]
    impl ReceiptInput {
        /// Parses `id` with the crate `uuid` (feature `uuid`).
        ///
        /// # Errors
        ///
        /// The service sent another text. It is in the field.
        pub fn id_uuid(
            &self,
        ) -> Result<::std::option::Option<::uuid::Uuid>, crate::InvalidText> {
            self.id.as_ref().map(|text| crate::text::parse("id", text)).transpose()
        }
    }
    #[cfg(feature = "chrono")]
    impl ReceiptInput {
        /// Parses `made` with the crate `chrono` (feature `chrono`).
        ///
        /// # Errors
        ///
        /// The service sent another text. It is in the field.
        pub fn made_chrono(
            &self,
        ) -> Result<::chrono::DateTime<::chrono::FixedOffset>, crate::InvalidText> {
            crate::text::parse("made", &self.made)
        }
    }
    #[cfg(feature = "jiff")]
    impl ReceiptInput {
        /// Parses `made` with the crate `jiff` (feature `jiff`).
        ///
        /// # Errors
        ///
        /// The service sent another text. It is in the field.
        pub fn made_jiff(&self) -> Result<::jiff::Timestamp, crate::InvalidText> {
            crate::text::parse("made", &self.made)
        }
    }
    #[cfg(feature = "rust_decimal")]
    impl ReceiptInput {
        /// Parses `price` with the crate `rust_decimal` (feature `rust_decimal`).
        ///
        /// # Errors
        ///
        /// The service sent another text. It is in the field.
        pub fn price_rust_decimal(
            &self,
        ) -> Result<::std::option::Option<::rust_decimal::Decimal>, crate::InvalidText> {
            self.price.as_ref().map(|text| crate::text::parse("price", text)).transpose()
        }
    }
    #[cfg(feature = "jiff")]
    impl ReceiptInput {
        /// Parses `took` with the crate `jiff` (feature `jiff`).
        ///
        /// # Errors
        ///
        /// The service sent another text. It is in the field.
        pub fn took_jiff(
            &self,
        ) -> Result<::std::option::Option<::jiff::Span>, crate::InvalidText> {
            self.took.as_ref().map(|text| crate::text::parse("took", text)).transpose()
        }
    }
}
/// The operations as the document describes them.
pub mod operations {
    #[allow(unused_imports)]
    use crate::auth::{Placement, Scheme};
    #[allow(unused_imports)]
    use crate::operation::Operation;
    #[allow(unused_imports)]
    use ::reqwest::Method;
    /// `POST /choices`
    pub static SEND_CHOICES: Operation = Operation::new(
            "send_choices",
            Method::POST,
            "/choices",
        )
        .with_security(SCHEMES, &[&[0]]);
    /// `GET /leaflets/{leaflet}`
    pub static FIND_LEAFLET: Operation = Operation::new(
            "find_leaflet",
            Method::GET,
            "/leaflets/{leaflet}",
        )
        .with_security(SCHEMES, &[&[0]])
        .with_redirect();
    /// `POST /lists/body`
    pub static LIST_BY_BODY: Operation = Operation::new(
            "list_by_body",
            Method::POST,
            "/lists/body",
        )
        .with_security(SCHEMES, &[&[0]]);
    /// `POST /lists/body/{list}`
    pub static LIST_BY_NESTED_BODY: Operation = Operation::new(
            "list_by_nested_body",
            Method::POST,
            "/lists/body/{list}",
        )
        .with_security(SCHEMES, &[&[0]]);
    /// `GET /lists/cursor`
    pub static LIST_BY_CURSOR: Operation = Operation::new(
            "list_by_cursor",
            Method::GET,
            "/lists/cursor",
        )
        .with_security(SCHEMES, &[&[0]]);
    /// `GET /lists/item`
    pub static LIST_BY_ITEM: Operation = Operation::new(
            "list_by_item",
            Method::GET,
            "/lists/item",
        )
        .with_security(SCHEMES, &[&[0]]);
    /// `GET /lists/link`
    pub static LIST_BY_LINK: Operation = Operation::new(
            "list_by_link",
            Method::GET,
            "/lists/link",
        )
        .with_security(SCHEMES, &[&[0]]);
    /// `GET /lists/offset`
    pub static LIST_BY_OFFSET: Operation = Operation::new(
            "list_by_offset",
            Method::GET,
            "/lists/offset",
        )
        .with_security(SCHEMES, &[&[0]]);
    /// `GET /lists/page`
    pub static LIST_BY_PAGE: Operation = Operation::new(
            "list_by_page",
            Method::GET,
            "/lists/page",
        )
        .with_security(SCHEMES, &[&[0]]);
    /// `GET /lists/url`
    pub static LIST_BY_URL: Operation = Operation::new(
            "list_by_url",
            Method::GET,
            "/lists/url",
        )
        .with_security(SCHEMES, &[&[0]]);
    /// `POST /receipts`
    pub static SEND_RECEIPT: Operation = Operation::new(
            "send_receipt",
            Method::POST,
            "/receipts",
        )
        .with_security(SCHEMES, &[&[0]]);
    /// `POST /reports`
    pub static MAKE_REPORT: Operation = Operation::new(
            "make_report",
            Method::POST,
            "/reports",
        )
        .with_security(SCHEMES, &[&[0]]);
    /// `GET /search?kind=thing#words`
    pub static SEARCH_THINGS: Operation = Operation::new(
            "search_things",
            Method::GET,
            "/search?kind=thing#words",
        )
        .with_security(SCHEMES, &[&[0]]);
    /// All operations, in document order.
    pub static ALL: &[&Operation] = &[
        &SEND_CHOICES,
        &FIND_LEAFLET,
        &LIST_BY_BODY,
        &LIST_BY_NESTED_BODY,
        &LIST_BY_CURSOR,
        &LIST_BY_ITEM,
        &LIST_BY_LINK,
        &LIST_BY_OFFSET,
        &LIST_BY_PAGE,
        &LIST_BY_URL,
        &SEND_RECEIPT,
        &MAKE_REPORT,
        &SEARCH_THINGS,
    ];
    /// The security schemes.
    pub(crate) static SCHEMES: &[Scheme] = &[
        Scheme {
            setter: "key",
            variable: "WEBAGENT_KEY",
            placement: Placement::Header {
                name: "x-key",
                prefix: "",
            },
        },
    ];
    /// The variables of the server URLs, with their defaults.
    pub(crate) static SERVER_VARIABLES: &[(&str, &str)] = &[];
}
