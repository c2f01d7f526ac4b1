//! Responses that are read while they arrive: as bytes, or as events.

use std::collections::VecDeque;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_core::Stream;
use reqwest::Response;

use crate::operation::Operation;
use crate::redact::Redactor;
use crate::response::Answer;
use crate::{Bytes, Client, Error};

type Reading = Pin<Box<dyn Future<Output = (Response, Result<Option<Bytes>, reqwest::Error>)> + Send>>;

/// The body of a response as it arrives.
///
/// It is a [`Stream`] of bytes; [`next`](Self::next) serves where no combinators are needed.
///
/// ```no_run
/// # async fn example(mut body: webagent::ByteStream) -> Result<(), Box<dyn std::error::Error>> {
/// let mut length = 0;
/// while let Some(bytes) = body.next().await {
///     length += bytes?.len();
/// }
/// # Ok(())
/// # }
/// ```
pub struct ByteStream {
    operation: &'static Operation,
    redactor: Redactor,
    /// Nothing once the body has ended.
    reading: Option<Reading>,
}

fn read(mut response: Response) -> Reading {
    Box::pin(async move {
        let chunk = response.chunk().await;
        (response, chunk)
    })
}

impl ByteStream {
    pub(crate) fn new(operation: &'static Operation, redactor: Redactor, response: Response) -> Self {
        Self { operation, redactor, reading: Some(read(response)) }
    }

    /// Waits for the next bytes. Nothing is returned once the body has ended, or after an error.
    pub async fn next(&mut self) -> Option<Result<Bytes, Error>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }
}

impl Stream for ByteStream {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(reading) = &mut self.reading else { return Poll::Ready(None) };
        let (response, chunk) = ready!(reading.as_mut().poll(context));
        match chunk {
            Ok(Some(bytes)) => {
                self.reading = Some(read(response));
                Poll::Ready(Some(Ok(bytes)))
            }
            Ok(None) => {
                self.reading = None;
                Poll::Ready(None)
            }
            Err(error) => {
                self.reading = None;
                let answer = Answer {
                    status: response.status(),
                    headers: response.headers().clone(),
                    body: Bytes::new(),
                    attempts: 1,
                };
                Poll::Ready(Some(Err(Error::transport(self.operation, error, Some(answer), &self.redactor))))
            }
        }
    }
}

impl fmt::Debug for ByteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ByteStream").field("has_ended", &self.reading.is_none()).finish_non_exhaustive()
    }
}

/// An event of a response of `text/event-stream`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event<T> {
    /// The kind of event; `message` where the server names none.
    pub event: String,
    /// The last id that the server has given.
    pub id: Option<String>,
    /// The time to wait before connecting again, if the server says so.
    pub retry: Option<Duration>,
    /// The data.
    pub data: T,
}

/// The events of a response as they arrive.
///
/// An event whose data does not fit the documented type is an error, after which the stream goes on. A text `[DONE]` ends it,
/// as do the services that send one.
pub struct EventStream<T> {
    client: Client,
    bytes: ByteStream,
    parser: Parser,
    decode: fn(&str) -> Result<T, serde_json::Error>,
    ready: VecDeque<Event<String>>,
    has_ended: bool,
}

impl<T> EventStream<T> {
    #[allow(dead_code, reason = "the document decides whether there are events")]
    pub(crate) fn new(client: Client, bytes: ByteStream, decode: fn(&str) -> Result<T, serde_json::Error>) -> Self {
        Self { client, bytes, parser: Parser::default(), decode, ready: VecDeque::new(), has_ended: false }
    }

    /// Waits for the next event. Nothing is returned once the response has ended.
    pub async fn next(&mut self) -> Option<Result<Event<T>, Error>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    fn decoded(&self, event: Event<String>) -> Result<Event<T>, Error> {
        let Event { event, id, retry, data } = event;
        match (self.decode)(&data) {
            Ok(data) => Ok(Event { event, id, retry, data }),
            Err(error) => {
                let reason = self.client.redact(format!("an event is not what the document says: {error}"));
                let answer = Answer {
                    status: reqwest::StatusCode::OK,
                    headers: reqwest::header::HeaderMap::new(),
                    body: data.into(),
                    attempts: 1,
                };
                Err(Error::unreadable(self.bytes.operation, answer, &reason).with_redactor(self.client.redactor()))
            }
        }
    }
}

impl<T> Stream for EventStream<T> {
    type Item = Result<Event<T>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        loop {
            if let Some(event) = this.ready.pop_front() {
                if event.data == "[DONE]" {
                    this.has_ended = true;
                    this.ready.clear();
                    return Poll::Ready(None);
                }
                return Poll::Ready(Some(this.decoded(event)));
            }
            if this.has_ended {
                return Poll::Ready(None);
            }
            match ready!(Pin::new(&mut this.bytes).poll_next(context)) {
                Some(Ok(bytes)) => this.parser.push(&bytes, &mut this.ready),
                Some(Err(error)) => {
                    this.has_ended = true;
                    return Poll::Ready(Some(Err(error)));
                }
                None => this.has_ended = true,
            }
        }
    }
}

impl<T> fmt::Debug for EventStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventStream").field("has_ended", &self.has_ended).finish_non_exhaustive()
    }
}

/// The parser of the HTML standard, "Server-sent events".
#[derive(Default)]
struct Parser {
    line: Vec<u8>,
    /// Set if the last byte was a carriage return, so that a line feed after it ends no other line.
    after_return: bool,
    has_begun: bool,
    event: String,
    data: Option<String>,
    id: Option<String>,
    retry: Option<Duration>,
}

impl Parser {
    fn push(&mut self, bytes: &[u8], ready: &mut VecDeque<Event<String>>) {
        for byte in bytes {
            match byte {
                b'\n' if self.after_return => self.after_return = false,
                b'\n' | b'\r' => {
                    self.after_return = *byte == b'\r';
                    let line = std::mem::take(&mut self.line);
                    ready.extend(self.line(&String::from_utf8_lossy(&line)));
                }
                byte => {
                    self.after_return = false;
                    self.line.push(*byte);
                }
            }
        }
    }

    fn line(&mut self, line: &str) -> Option<Event<String>> {
        let line = match std::mem::replace(&mut self.has_begun, true) {
            false => line.strip_prefix('\u{feff}').unwrap_or(line),
            true => line,
        };
        if line.is_empty() {
            let event = std::mem::take(&mut self.event);
            let retry = self.retry.take();
            let data = self.data.take()?;
            let event = if event.is_empty() { "message".to_owned() } else { event };
            return Some(Event { event, id: self.id.clone(), retry, data });
        }
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "event" => value.clone_into(&mut self.event),
            "data" => match &mut self.data {
                Some(data) => {
                    data.push('\n');
                    data.push_str(value);
                }
                data => *data = Some(value.to_owned()),
            },
            "id" if !value.contains('\0') => self.id = Some(value.to_owned()),
            "retry" => self.retry = value.parse().ok().map(Duration::from_millis).or(self.retry),
            _ => {}
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn events(pieces: &[&[u8]]) -> Vec<(String, Option<String>, String)> {
        let (mut parser, mut ready) = (Parser::default(), VecDeque::new());
        pieces.iter().for_each(|piece| parser.push(piece, &mut ready));
        ready.into_iter().map(|event| (event.event, event.id, event.data)).collect()
    }

    #[test]
    fn events_are_the_same_however_their_bytes_arrive() {
        let text =
            "\u{feff}: comment\r\nid: 1\r\ndata: a\r\ndata:b\r\n\r\nevent: done\ndata: ä\n\n\ndata\r\rid\ndata: no end";
        let message = |id: &str, data: &str| ("message".to_owned(), Some(id.to_owned()), data.to_owned());
        let expected =
            vec![message("1", "a\nb"), ("done".to_owned(), Some("1".to_owned()), "ä".to_owned()), message("1", "")];
        assert_eq!(events(&[text.as_bytes()]), expected);
        let bytes: Vec<&[u8]> = text.as_bytes().chunks(1).collect();
        assert_eq!(events(&bytes), expected);
    }
}
