//! Lists that a service returns in pages: as a stream of the pages, or of the items.

use std::collections::HashSet;
use std::fmt;
use std::pin::Pin;
use std::str::FromStr;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use reqwest::Url;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::auth::Placement;
use crate::error_message::sanitize;
use crate::link::next_link;
use crate::operation::Operation;
use crate::request::Request;
use crate::wait::BoxFuture;
use crate::{Bytes, Client, Error, ResponseValue};

/// Returns a part of a page; nothing where it is absent.
pub(crate) type Part<P> = fn(&P) -> Option<Value>;

/// The document's statements about the pages of a list.
pub(crate) struct Pagination<P> {
    /// Returns the number of items.
    pub(crate) items: fn(&P) -> Option<usize>,
    pub(crate) next: Next<P>,
    /// Returns the boolean that is false on the last page.
    pub(crate) has_more: Option<Part<P>>,
}

/// The way to the next page.
pub(crate) enum Next<P> {
    /// The page has the position of the next one.
    Cursor(Part<P>),
    /// The position is the number of the page.
    Page { first: i64, total: Option<Part<P>> },
    /// The position is the number of items before the page.
    Offset { first: i64, total: Option<Part<P>> },
    /// The page has the URL of the next one.
    Url(Part<P>),
    /// This header has the URL of the next page (RFC 8288).
    Link(&'static str),
}

/// A page, and the URL that it was requested from.
pub(crate) struct Page<P> {
    pub(crate) response: ResponseValue<P>,
    pub(crate) url: String,
}

type RequestPage<P> = Box<dyn FnMut(Option<Value>) -> BoxFuture<'static, Result<Page<P>, Error>> + Send>;

/// Sends the request for a page.
pub(crate) async fn send<P: DeserializeOwned>(request: Request<'_>) -> Result<Page<P>, Error> {
    // Before the credentials are added.
    let url = request.url().to_owned();
    Ok(Page { response: request.send_for_json().await?, url })
}

/// The pages of a list, from the method `pages()` of a request.
///
/// It is a [`Stream`]; [`next`](Self::next) serves where no combinators are needed. Each page is a request of its own, which
/// is sent when the page is asked for, and sent again as the client's [`Retry`](crate::Retry) says.
///
/// The stream ends after the last page, and after an error. It also ends with an error where the service returns a cursor or
/// a page twice, as it would never end otherwise, and where the next page is not at the origin (scheme, host and port) of the
/// base URL, as the key is sent to no other.
///
/// ```
/// # async fn example<P>(mut pages: webagent::Pages<P>) -> Result<(), webagent::Error> {
/// while let Some(page) = pages.next().await {
///     println!("{} bytes", page?.body().len());
/// }
/// # Ok(())
/// # }
/// ```
#[doc(alias = "paginator")]
#[doc(alias = "pager")]
pub struct Pages<P> {
    client: Client,
    operation: &'static Operation,
    pagination: Pagination<P>,
    request: RequestPage<P>,
    state: State<P>,
    /// The number of the page or of the items before it, if that is how pages are found.
    number: i64,
    /// The cursors and URLs that were sent or received.
    seen: HashSet<String>,
    last: Option<Bytes>,
}

enum State<P> {
    /// The next page is requested when it is asked for; nothing is set for the first.
    Idle(Option<Value>),
    Requested(BoxFuture<'static, Result<Page<P>, Error>>),
    /// An error comes after what was received.
    Failed(Box<Error>),
    Ended,
}

impl<P> Pages<P> {
    pub(crate) fn new(
        client: &Client,
        operation: &'static Operation,
        pagination: Pagination<P>,
        position: Option<Value>,
        request: RequestPage<P>,
    ) -> Self {
        let first = match pagination.next {
            Next::Page { first, .. } | Next::Offset { first, .. } => first,
            _ => 0,
        };
        Self {
            client: client.clone(),
            operation,
            pagination,
            request,
            state: State::Idle(None),
            number: position.as_ref().and_then(number).unwrap_or(first),
            seen: position.iter().map(ToString::to_string).collect(),
            last: None,
        }
    }

    /// Returns the items of the pages.
    pub(crate) fn into_items<I>(self, split: fn(P) -> Option<Vec<I>>) -> Items<P, I> {
        Items { pages: self, split, ready: Vec::new().into_iter() }
    }

    /// Waits for the next page. Nothing is returned after the last one, or after an error.
    ///
    /// ```no_run
    /// # async fn example(mut pages: webagent::Pages<Vec<String>>) -> Result<(), webagent::Error> {
    /// while let Some(page) = pages.next().await {
    ///     println!("{:?}", page?.first());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub async fn next(&mut self) -> Option<Result<ResponseValue<P>, Error>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// Returns what follows after a page.
    fn after(&mut self, page: &Page<P>) -> State<P> {
        match self.position_after(page) {
            Ok(Some(position)) => State::Idle(Some(position)),
            Ok(None) => State::Ended,
            Err(reason) => {
                let redactor = self.client.redactor();
                let reason = sanitize(&reason.to_string(), redactor);
                let error = Error::unreadable(self.operation, page.response.response().clone(), &reason);
                State::Failed(Box::new(error.with_redactor(redactor)))
            }
        }
    }

    /// Returns the position of the page after one, or nothing after the last.
    fn position_after(&mut self, page: &Page<P>) -> Result<Option<Value>, NoNextPage> {
        let Pagination { items, next, has_more } = &self.pagination;
        let response = &page.response;
        if has_more.and_then(|has_more| has_more(response)) == Some(Value::Bool(false)) {
            return Ok(None);
        }
        let count = items(response).unwrap_or_default();
        let total = |total: &Option<Part<P>>| total.and_then(|total| number(&total(response)?));
        let (following, is_last) = match next {
            Next::Cursor(next) => {
                let next = next(response);
                return self.cursor(next, count);
            }
            Next::Url(next) => {
                let next = next(response);
                return self.url(next.as_ref().and_then(Value::as_str), &page.url, count);
            }
            Next::Link(header) => {
                let next = next_link(response.headers().get_all(*header));
                return self.url(next.as_deref(), &page.url, count);
            }
            Next::Page { total: pages, .. } => {
                (self.number.checked_add(1), total(pages).is_some_and(|pages| self.number >= pages))
            }
            Next::Offset { total: all, .. } => {
                let following = i64::try_from(count).ok().and_then(|count| self.number.checked_add(count));
                (following, total(all).zip(following).is_some_and(|(all, following)| following >= all))
            }
        };
        let (Some(following), false) = (following.filter(|_| count > 0), is_last) else { return Ok(None) };
        if self.last.as_ref() == Some(response.body()) {
            return Err(NoNextPage::SamePage(self.number));
        }
        self.last = Some(response.body().clone());
        self.number = following;
        Ok(Some(following.into()))
    }

    fn cursor(&mut self, next: Option<Value>, count: usize) -> Result<Option<Value>, NoNextPage> {
        let next = match next {
            None | Some(Value::Null | Value::Bool(false)) => return Ok(None),
            Some(Value::String(text)) if text.is_empty() => return Ok(None),
            Some(next) => next,
        };
        match self.seen.insert(next.to_string()) {
            true => Ok(Some(next)),
            // Some services repeat the last cursor with an empty page.
            false if count == 0 => Ok(None),
            false => Err(NoNextPage::SameCursor(next)),
        }
    }

    /// Returns the URL of the next page, which may be relative to that of the page.
    fn url(&mut self, next: Option<&str>, page: &str, count: usize) -> Result<Option<Value>, NoNextPage> {
        let Some(next) = next.filter(|next| !next.trim().is_empty()) else { return Ok(None) };
        let invalid = |error: <Url as FromStr>::Err| NoNextPage::InvalidUrl(next.to_owned(), error.to_string());
        let page = Url::parse(page).map_err(invalid)?;
        let mut url = page.join(next).map_err(invalid)?;
        // The origin of a `blob:` is that of the URL in it.
        if (url.scheme(), url.origin()) != (page.scheme(), page.origin()) {
            return Err(NoNextPage::OtherOrigin { next: next.to_owned(), own: page.origin().ascii_serialization() });
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(NoNextPage::UserInUrl);
        }
        url.set_fragment(None);
        let operation = self.operation;
        without(&mut url, |name| {
            operation.placements().any(|place| matches!(place, Placement::Query(own) if own == name))
        });
        self.seen.insert(Value::from(page.as_str()).to_string());
        self.cursor(Some(String::from(url).into()), count)
    }
}

/// Removes pairs of a query: the credentials, which every request is given anew.
fn without(url: &mut Url, is_removed: impl Fn(&str) -> bool) {
    let pairs: Vec<(String, String)> = url.query_pairs().into_owned().collect();
    if pairs.iter().any(|(name, _)| is_removed(name)) {
        url.set_query(None);
        let mut kept = pairs.iter().filter(|(name, _)| !is_removed(name)).peekable();
        if kept.peek().is_some() {
            url.query_pairs_mut().extend_pairs(kept);
        }
    }
}

/// The reason why there is no next page although the list has not ended.
#[derive(Debug, PartialEq, Eq)]
enum NoNextPage {
    SamePage(i64),
    SameCursor(Value),
    InvalidUrl(String, String),
    OtherOrigin { next: String, own: String },
    UserInUrl,
}

impl fmt::Display for NoNextPage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SamePage(number) => {
                write!(
                    f,
                    "it is the previous page again instead of page {number}; stopped, because the list would not end"
                )
            }
            Self::SameCursor(cursor) => {
                write!(f, "its cursor {cursor} came before; stopped, because the list would not end")
            }
            Self::InvalidUrl(next, error) => write!(f, "the URL of the next page, {next:?}, is not valid: {error}"),
            Self::OtherOrigin { next, own } => write!(
                f,
                "the URL of the next page, {next:?}, is not at {own}, and the key is sent to no other origin; if it is the \
                 service's, use it as the base URL"
            ),
            Self::UserInUrl => f.write_str("the URL of the next page has a user name or a password, which is not sent"),
        }
    }
}

impl<P> Stream for Pages<P> {
    type Item = Result<ResponseValue<P>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        loop {
            match &mut this.state {
                State::Ended => return Poll::Ready(None),
                State::Idle(position) => {
                    let position = position.take();
                    this.state = State::Requested((this.request)(position));
                }
                State::Failed(_) => {
                    let State::Failed(error) = std::mem::replace(&mut this.state, State::Ended) else { continue };
                    return Poll::Ready(Some(Err(*error)));
                }
                State::Requested(request) => {
                    let page = ready!(request.as_mut().poll(context));
                    this.state = match &page {
                        Ok(page) => this.after(page),
                        Err(_) => State::Ended,
                    };
                    return Poll::Ready(Some(page.map(|page| page.response)));
                }
            }
        }
    }
}

// A request is moved only as a box.
impl<P> Unpin for Pages<P> {}

impl<P> fmt::Debug for Pages<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let has_ended = matches!(self.state, State::Ended);
        f.debug_struct("Pages").field("operation", &self.operation.id()).field("has_ended", &has_ended).finish()
    }
}

/// The items of a list that comes in pages, from the method `items()` of a request.
///
/// It is a [`Stream`], and ends as [`Pages`] does; the items that came before an error are returned first.
///
/// ```
/// # async fn example<P, I: std::fmt::Debug>(mut items: webagent::Items<P, I>) -> Result<(), webagent::Error> {
/// while let Some(item) = items.next().await {
///     println!("{:?}", item?);
/// }
/// # Ok(())
/// # }
/// ```
#[doc(alias = "paginator")]
pub struct Items<P, I> {
    pages: Pages<P>,
    split: fn(P) -> Option<Vec<I>>,
    ready: std::vec::IntoIter<I>,
}

impl<P, I> Items<P, I> {
    /// Waits for the next item. Nothing is returned after the last one, or after an error.
    ///
    /// ```no_run
    /// # async fn example(mut items: webagent::Items<Vec<String>, String>) -> Result<(), webagent::Error> {
    /// if let Some(first) = items.next().await {
    ///     println!("{}", first?);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub async fn next(&mut self) -> Option<Result<I, Error>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }
}

impl<P, I> Stream for Items<P, I> {
    type Item = Result<I, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        loop {
            if let Some(item) = this.ready.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(Pin::new(&mut this.pages).poll_next(context)) {
                Some(Ok(page)) => this.ready = (this.split)(page.into_inner()).unwrap_or_default().into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

// Nothing in it is pinned.
impl<P, I> Unpin for Items<P, I> {}

impl<P, I> fmt::Debug for Items<P, I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("pages", &self.pages).field("ready", &self.ready.len()).finish()
    }
}

/// Returns the value of the parameter that selects a page, if the user gave one. (Builders hold errors as texts, as
/// typify's do.)
pub(crate) fn position<T: Serialize>(given: &Result<T, String>) -> Option<Value> {
    let value = serde_json::to_value(given.as_ref().ok()?).ok()?;
    (!value.is_null()).then_some(value)
}

/// Returns the value of the property of a body that selects a page, if the user gave one.
pub(crate) fn position_in<T: Serialize>(body: Result<T, String>, path: &[&str]) -> Option<Value> {
    let body = serde_json::to_value(body.ok()?).ok()?;
    path.iter().try_fold(&body, |value, name| value.get(name)).filter(|value| !value.is_null()).cloned()
}

/// Sets the property of a body that selects a page.
pub(crate) fn with_position<T: Serialize + DeserializeOwned>(
    body: T,
    path: &[&str],
    position: Value,
) -> Result<T, String> {
    let body = serde_json::to_value(body).map_err(|error| error.to_string())?;
    let with = |position: Value| {
        let mut body = body.clone();
        let mut place = &mut body;
        for name in path {
            if !place.is_object() {
                *place = Value::Object(Map::new());
            }
            let Value::Object(members) = place else { break };
            place = members.entry(*name).or_insert(Value::Null);
        }
        *place = position;
        body
    };
    either(position, |position| with(position.clone()))
}

/// Returns a position as the value of the parameter that selects a page.
pub(crate) fn value<T: DeserializeOwned>(position: Value) -> Result<T, String> {
    either(position, Value::clone)
}

/// Decodes what is made of a position. A number may be a text there, and the other way.
fn either<T: DeserializeOwned>(position: Value, make: impl Fn(&Value) -> Value) -> Result<T, String> {
    let other = match &position {
        Value::String(text) => text.parse::<serde_json::Number>().ok().map(Value::Number),
        Value::Number(number) => Some(Value::String(number.to_string())),
        _ => None,
    };
    serde_json::from_value(make(&position))
        .or_else(|error| other.map_or(Err(error), |other| serde_json::from_value(make(&other))))
        .map_err(|error| format!("the next page cannot be asked for with {position}: {error}"))
}

/// Returns a whole number, which a service may write as a text or a float.
fn number(value: &Value) -> Option<i64> {
    let text = match value {
        Value::String(text) => text.clone(),
        value => value.to_string(),
    };
    text.strip_suffix(".0").unwrap_or(&text).parse().ok()
}

#[cfg(test)]
mod tests;
