//! Lists that a service returns in pages: as a stream of the pages, or of the items.

use std::collections::HashSet;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::decode::{from_slice, strip_bom};
use crate::operation::Operation;
use crate::wait::BoxFuture;
use crate::{Bytes, Client, Error, ResponseValue};

/// The document's statements about the pages of a list, as JSON pointers into a page.
#[derive(Debug)]
pub(crate) struct Pagination {
    pub(crate) items: &'static str,
    pub(crate) next: Next,
    /// The boolean that is false on the last page.
    pub(crate) has_more: Option<&'static str>,
}

/// The way the position of the next page is found.
#[derive(Debug)]
pub(crate) enum Next {
    /// The page has it.
    Cursor { next: &'static str },
    /// It is the number of the page.
    Page { first: i64, total: Option<&'static str> },
    /// It is the number of items before the page.
    Offset { first: i64, total: Option<&'static str> },
}

type RequestPage<P> = Box<dyn FnMut(Option<Value>) -> BoxFuture<'static, Result<ResponseValue<P>, Error>> + Send>;

/// The pages of a list, from the method `pages()` of a request.
///
/// It is a [`Stream`]; [`next`](Self::next) serves where no combinators are needed. Each page is a request of its own, which
/// is sent when the page is asked for, and sent again as the client's [`Retry`](crate::Retry) says.
///
/// The stream ends after the last page, and after an error. It also ends with an error where the service returns a cursor or
/// a page twice, as it would never end otherwise.
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
    pagination: &'static Pagination,
    request: RequestPage<P>,
    state: State<P>,
    /// The number of the page or of the items before it, if that is how pages are found.
    number: i64,
    /// The cursors that were sent or received.
    seen: HashSet<String>,
    last: Option<Bytes>,
}

enum State<P> {
    /// The next page is requested when it is asked for; nothing is set for the first.
    Idle(Option<Value>),
    Requested(BoxFuture<'static, Result<ResponseValue<P>, Error>>),
    /// An error comes after what was received.
    Failed(Box<Error>),
    Ended,
}

impl<P> Pages<P> {
    pub(crate) fn new(
        client: &Client,
        operation: &'static Operation,
        pagination: &'static Pagination,
        position: Option<Value>,
        request: RequestPage<P>,
    ) -> Self {
        let first = match pagination.next {
            Next::Cursor { .. } => 0,
            Next::Page { first, .. } | Next::Offset { first, .. } => first,
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
    pub(crate) fn into_items<I>(self, split: fn(P) -> Vec<I>) -> Items<P, I> {
        Items { pages: self, split, ready: Vec::new().into_iter() }
    }

    /// Waits for the next page. Nothing is returned after the last one, or after an error.
    pub async fn next(&mut self) -> Option<Result<ResponseValue<P>, Error>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// Returns what follows after a page.
    fn after(&mut self, page: &ResponseValue<P>) -> State<P> {
        let next = from_slice::<Value>(strip_bom(page.body()), None)
            .map_err(|error| format!("it is not JSON: {error}"))
            .and_then(|json| self.position_after(&json, page.body()));
        match next {
            Ok(Some(position)) => State::Idle(Some(position)),
            Ok(None) => State::Ended,
            Err(reason) => {
                let error = Error::unreadable(self.operation, page.answer().clone(), &self.client.redact(reason));
                State::Failed(Box::new(error.with_redactor(self.client.redactor())))
            }
        }
    }

    /// Returns the position of the page after one, or nothing after the last.
    fn position_after(&mut self, page: &Value, body: &Bytes) -> Result<Option<Value>, String> {
        let Pagination { items, next, has_more } = self.pagination;
        if has_more.and_then(|pointer| page.pointer(pointer)) == Some(&Value::Bool(false)) {
            return Ok(None);
        }
        let count = page.pointer(items).and_then(Value::as_array).map_or(0, Vec::len);
        let total = |pointer: &Option<&str>| pointer.and_then(|pointer| number(page.pointer(pointer)?));
        let (following, is_last) = match next {
            Next::Cursor { next } => return self.cursor(page.pointer(next), count),
            Next::Page { total: pages, .. } => {
                (self.number.checked_add(1), total(pages).is_some_and(|pages| self.number >= pages))
            }
            Next::Offset { total: all, .. } => {
                let following = i64::try_from(count).ok().and_then(|count| self.number.checked_add(count));
                (following, total(all).zip(following).is_some_and(|(all, following)| following >= all))
            }
        };
        let (Some(following), false) = (following.filter(|_| count > 0), is_last) else { return Ok(None) };
        if self.last.as_ref() == Some(body) {
            let shown = self.number;
            return Err(format!(
                "it is the page before once more, although {shown} was asked for: the list would not end"
            ));
        }
        self.last = Some(body.clone());
        self.number = following;
        Ok(Some(following.into()))
    }

    fn cursor(&mut self, next: Option<&Value>, count: usize) -> Result<Option<Value>, String> {
        let next = match next {
            None | Some(Value::Null | Value::Bool(false)) => return Ok(None),
            Some(Value::String(text)) if text.is_empty() => return Ok(None),
            Some(next) => next,
        };
        match self.seen.insert(next.to_string()) {
            true => Ok(Some(next.clone())),
            // Some services repeat the last cursor with an empty page.
            false if count == 0 => Ok(None),
            false => Err(format!("its cursor {next} came before: the list would not end")),
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
                    return Poll::Ready(Some(page));
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
    split: fn(P) -> Vec<I>,
    ready: std::vec::IntoIter<I>,
}

impl<P, I> Items<P, I> {
    /// Waits for the next item. Nothing is returned after the last one, or after an error.
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
                Some(Ok(page)) => this.ready = (this.split)(page.into_inner()).into_iter(),
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

/// Returns the value of the parameter that selects a page, if the user gave one.
pub(crate) fn position<T: Serialize>(given: &Result<T, String>) -> Option<Value> {
    let value = serde_json::to_value(given.as_ref().ok()?).ok()?;
    (!value.is_null()).then_some(value)
}

/// Returns a position as the value of the parameter that selects a page. A number may be a text there, and the other way.
pub(crate) fn value<T: DeserializeOwned>(position: Value) -> Result<T, String> {
    let other = match &position {
        Value::String(text) => text.parse::<serde_json::Number>().ok().map(Value::Number),
        Value::Number(number) => Some(Value::String(number.to_string())),
        _ => None,
    };
    let shown = position.to_string();
    serde_json::from_value(position)
        .or_else(|error| other.map_or(Err(error), serde_json::from_value))
        .map_err(|error| format!("the next page cannot be asked for with {shown}: {error}"))
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
