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
}
/// Request builders of the operations.
#[allow(clippy::all)]
pub mod builder {
    #[allow(unused_imports)]
    use super::{operations, types};
    #[allow(unused_imports)]
    use crate::{Bytes, Error, ResponseValue, parameter::Style, request::Request};
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
}
/// The types of the document's schemas.
///
/// Every struct has a builder. One without required fields can also be written as a literal with
/// `..Default::default()`; another one cannot, because the code would break with each new field.
#[allow(clippy::all)]
#[allow(missing_docs, non_camel_case_types, irrefutable_let_patterns)]
pub mod types {
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
    /// The schema `ReceiptInput`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[serde(deny_unknown_fields)]
    #[cfg_attr(feature = "schemars", schemars(extend("additionalProperties" = true)))]
    pub struct ReceiptInput {
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
    }
    impl ReceiptInput {
        /// Returns an empty builder.
        pub fn builder() -> builder::ReceiptInput {
            ::std::default::Default::default()
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
            extra: ::std::result::Result<
                ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for Receipt {
            fn default() -> Self {
                Self {
                    day: Ok(::std::default::Default::default()),
                    id: Ok(::std::default::Default::default()),
                    made: Err("`made` is missing: set it with `.made(…)`".to_string()),
                    price: Ok(::std::default::Default::default()),
                    steps: Ok(::std::default::Default::default()),
                    took: Ok(::std::default::Default::default()),
                    extra: Ok(::std::default::Default::default()),
                }
            }
        }
        impl Receipt {
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
                    day: value.day?,
                    id: value.id?,
                    made: value.made?,
                    price: value.price?,
                    steps: value.steps?,
                    took: value.took?,
                    extra: value.extra?,
                })
            }
        }
        impl ::std::convert::From<super::Receipt> for Receipt {
            fn from(value: super::Receipt) -> Self {
                Self {
                    day: Ok(value.day),
                    id: Ok(value.id),
                    made: Ok(value.made),
                    price: Ok(value.price),
                    steps: Ok(value.steps),
                    took: Ok(value.took),
                    extra: Ok(value.extra),
                }
            }
        }
        /// Builder of [`ReceiptInput`](super::ReceiptInput).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct ReceiptInput {
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
        }
        impl ::std::default::Default for ReceiptInput {
            fn default() -> Self {
                Self {
                    day: Ok(::std::default::Default::default()),
                    id: Ok(::std::default::Default::default()),
                    made: Err("`made` is missing: set it with `.made(…)`".to_string()),
                    price: Ok(::std::default::Default::default()),
                    steps: Ok(::std::default::Default::default()),
                    took: Ok(::std::default::Default::default()),
                }
            }
        }
        impl ReceiptInput {
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
                    day: value.day?,
                    id: value.id?,
                    made: value.made?,
                    price: value.price?,
                    steps: value.steps?,
                    took: value.took?,
                })
            }
        }
        impl ::std::convert::From<super::ReceiptInput> for ReceiptInput {
            fn from(value: super::ReceiptInput) -> Self {
                Self {
                    day: Ok(value.day),
                    id: Ok(value.id),
                    made: Ok(value.made),
                    price: Ok(value.price),
                    steps: Ok(value.steps),
                    took: Ok(value.took),
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
        fn deserialize<D: ::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
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
        fn deserialize<D: ::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            <::std::string::String as ::serde::Deserialize>::deserialize(deserializer)
                .map(::std::convert::From::from)
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
    impl<'de> ::serde::Deserialize<'de> for ReceiptInputStepsItem {
        fn deserialize<D: ::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
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
            if value.get("type").is_none() {
                let mut best: ::std::option::Option<(usize, Self)> = None;
                if let Ok(found) = <PauseInput as ::serde::Deserialize>::deserialize(
                    &value,
                ) {
                    let unlisted = 0;
                    if best.as_ref().is_none_or(|(fewest, _)| unlisted < *fewest) {
                        best = Some((unlisted, Self::PauseInput(found)));
                    }
                }
                if let Ok(found) = <StopInput as ::serde::Deserialize>::deserialize(
                    &value,
                ) {
                    let unlisted = 0;
                    if best.as_ref().is_none_or(|(fewest, _)| unlisted < *fewest) {
                        best = Some((unlisted, Self::StopInput(found)));
                    }
                }
                if let Some((_, best)) = best {
                    return Ok(best);
                }
            }
            Err(::serde::de::Error::custom("`type` must be one of `pause`, `stop`"))
        }
    }
    impl<'de> ::serde::Deserialize<'de> for ReceiptStepsItem {
        fn deserialize<D: ::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
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
            if value.get("type").is_none() {
                let mut best: ::std::option::Option<(usize, Self)> = None;
                if let Ok(found) = <Pause as ::serde::Deserialize>::deserialize(&value) {
                    let unlisted = found.extra.len();
                    if best.as_ref().is_none_or(|(fewest, _)| unlisted < *fewest) {
                        best = Some((unlisted, Self::Pause(found)));
                    }
                }
                if let Ok(found) = <Stop as ::serde::Deserialize>::deserialize(&value) {
                    let unlisted = found.extra.len();
                    if best.as_ref().is_none_or(|(fewest, _)| unlisted < *fewest) {
                        best = Some((unlisted, Self::Stop(found)));
                    }
                }
                if let Some((_, best)) = best {
                    return Ok(best);
                }
            }
            Ok(Self::Unknown(value))
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
    impl ::std::convert::TryFrom<::serde_json::Value> for ReceiptInput {
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
    /// `POST /lists/body`
    pub static LIST_BY_BODY: Operation = Operation::new(
        "list_by_body",
        Method::POST,
        "/lists/body",
        &[&[0]],
    );
    /// `POST /lists/body/{list}`
    pub static LIST_BY_NESTED_BODY: Operation = Operation::new(
        "list_by_nested_body",
        Method::POST,
        "/lists/body/{list}",
        &[&[0]],
    );
    /// `GET /lists/cursor`
    pub static LIST_BY_CURSOR: Operation = Operation::new(
        "list_by_cursor",
        Method::GET,
        "/lists/cursor",
        &[&[0]],
    );
    /// `GET /lists/item`
    pub static LIST_BY_ITEM: Operation = Operation::new(
        "list_by_item",
        Method::GET,
        "/lists/item",
        &[&[0]],
    );
    /// `GET /lists/link`
    pub static LIST_BY_LINK: Operation = Operation::new(
        "list_by_link",
        Method::GET,
        "/lists/link",
        &[&[0]],
    );
    /// `GET /lists/offset`
    pub static LIST_BY_OFFSET: Operation = Operation::new(
        "list_by_offset",
        Method::GET,
        "/lists/offset",
        &[&[0]],
    );
    /// `GET /lists/page`
    pub static LIST_BY_PAGE: Operation = Operation::new(
        "list_by_page",
        Method::GET,
        "/lists/page",
        &[&[0]],
    );
    /// `GET /lists/url`
    pub static LIST_BY_URL: Operation = Operation::new(
        "list_by_url",
        Method::GET,
        "/lists/url",
        &[&[0]],
    );
    /// `POST /receipts`
    pub static SEND_RECEIPT: Operation = Operation::new(
        "send_receipt",
        Method::POST,
        "/receipts",
        &[&[0]],
    );
    /// All operations, in document order.
    pub static ALL: &[&Operation] = &[
        &LIST_BY_BODY,
        &LIST_BY_NESTED_BODY,
        &LIST_BY_CURSOR,
        &LIST_BY_ITEM,
        &LIST_BY_LINK,
        &LIST_BY_OFFSET,
        &LIST_BY_PAGE,
        &LIST_BY_URL,
        &SEND_RECEIPT,
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
