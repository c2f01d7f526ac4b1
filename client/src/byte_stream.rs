//! Responses that are read while they arrive: as bytes, events or lines.

use std::collections::VecDeque;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_core::Stream;
use reqwest::Response;

use crate::operation::Operation;
use crate::redact::Redactor;
use crate::response::RawResponse;
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
    /// The number of bytes so far.
    arrived: usize,
}

fn read(mut response: Response) -> Reading {
    Box::pin(async move {
        let chunk = response.chunk().await;
        (response, chunk)
    })
}

impl ByteStream {
    pub(crate) fn new(operation: &'static Operation, redactor: Redactor, response: Response) -> Self {
        Self { operation, redactor, reading: Some(read(response)), arrived: 0 }
    }

    /// Waits for the next bytes. Nothing is returned once the body has ended, or after an error.
    ///
    /// ```no_run
    /// # async fn example(mut body: webagent::ByteStream) -> Result<(), webagent::Error> {
    /// let mut length = 0;
    /// while let Some(bytes) = body.next().await {
    ///     length += bytes?.len();
    /// }
    /// # Ok(())
    /// # }
    /// ```
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
                self.arrived += bytes.len();
                Poll::Ready(Some(Ok(bytes)))
            }
            Ok(None) => {
                self.reading = None;
                Poll::Ready(None)
            }
            Err(error) => {
                self.reading = None;
                let response = RawResponse {
                    status: response.status(),
                    headers: response.headers().clone(),
                    body: Bytes::new(),
                    attempts: 1,
                };
                Poll::Ready(Some(Err(Error::transport(
                    self.operation,
                    error,
                    Some((response, self.arrived)),
                    &self.redactor,
                ))))
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
///
/// ```
/// # fn example(event: webagent::Event<String>) {
/// println!("{} ({:?}): {}", event.event, event.id, event.data);
/// # }
/// ```
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
/// An event whose data does not match the documented type is an error; the stream continues. An event that is longer than
/// [`ClientBuilder::max_response_bytes`](crate::ClientBuilder::max_response_bytes) is an error that ends it. The data
/// `[DONE]`, which some services send last, ends it without an error.
///
/// ```
/// # async fn example(mut events: webagent::EventStream<String>) -> Result<(), webagent::Error> {
/// while let Some(event) = events.next().await {
///     let event = event?;
///     println!("{}: {}", event.event, event.data);
/// }
/// # Ok(())
/// # }
/// ```
#[doc(alias = "sse")]
#[doc(alias = "server-sent events")]
pub struct EventStream<T> {
    frames: Frames<EventParser>,
    decode: Decode<T>,
}

impl<T> EventStream<T> {
    #[allow(dead_code, reason = "the document decides whether there are events")]
    pub(crate) fn new(client: Client, bytes: ByteStream, decode: Decode<T>) -> Self {
        let parser = EventParser::new(client.max_response_bytes());
        Self { frames: Frames::new(client, bytes, parser), decode }
    }

    /// Waits for the next event. Nothing is returned once the response has ended.
    ///
    /// ```no_run
    /// # async fn example(mut events: webagent::EventStream<String>) -> Result<(), webagent::Error> {
    /// while let Some(event) = events.next().await {
    ///     println!("{event:?}");
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub async fn next(&mut self) -> Option<Result<Event<T>, Error>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }
}

impl<T> Stream for EventStream<T> {
    type Item = Result<Event<T>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let next = ready!(self.frames.poll_next(context));
        if matches!(&next, Some(Ok(event)) if event.data == "[DONE]") {
            self.frames.end();
            return Poll::Ready(None);
        }
        Poll::Ready(next.map(|event| {
            let Event { event, id, retry, data } = event?;
            Ok(Event { event, id, retry, data: self.frames.decoded(data, self.decode)? })
        }))
    }
}

impl<T> fmt::Debug for EventStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventStream").field("has_ended", &self.frames.has_ended).finish_non_exhaustive()
    }
}

/// The JSON values of a response as they arrive, one on each line (`application/jsonl`, `application/x-ndjson`).
///
/// A line that does not match the documented type is an error; the stream continues. A line that is longer than
/// [`ClientBuilder::max_response_bytes`](crate::ClientBuilder::max_response_bytes) is an error that ends it. Empty lines
/// are skipped.
///
/// ```
/// # async fn example(mut lines: webagent::LineStream<serde_json::Value>) -> Result<(), webagent::Error> {
/// while let Some(line) = lines.next().await {
///     println!("{}", line?);
/// }
/// # Ok(())
/// # }
/// ```
#[doc(alias = "jsonl")]
#[doc(alias = "ndjson")]
pub struct LineStream<T> {
    frames: Frames<LineParser>,
    decode: Decode<T>,
}

impl<T> LineStream<T> {
    #[allow(dead_code, reason = "the document decides whether there are lines")]
    pub(crate) fn new(client: Client, bytes: ByteStream, decode: Decode<T>) -> Self {
        let parser = LineParser { limit: client.max_response_bytes(), line: Vec::new(), has_begun: false };
        Self { frames: Frames::new(client, bytes, parser), decode }
    }

    /// Waits for the next line. Nothing is returned once the response has ended.
    ///
    /// ```no_run
    /// # async fn example(mut lines: webagent::LineStream<serde_json::Value>) -> Result<(), webagent::Error> {
    /// while let Some(line) = lines.next().await {
    ///     println!("{line:?}");
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }
}

impl<T> Stream for LineStream<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let next = ready!(self.frames.poll_next(context));
        Poll::Ready(next.map(|line| self.frames.decoded(line?, self.decode)))
    }
}

impl<T> fmt::Debug for LineStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LineStream").field("has_ended", &self.frames.has_ended).finish_non_exhaustive()
    }
}

/// Decodes the data of an event, or a line.
pub(crate) type Decode<T> = fn(&str) -> Result<T, serde_json::Error>;

/// Parses the frames, such as events, that a body consists of.
trait Parser {
    type Frame;
    /// The name of a frame in errors.
    const NAME: &'static str;

    /// Parses the next bytes of the response; the frames that they complete become ready.
    fn push(&mut self, bytes: &[u8], ready: &mut VecDeque<Self::Frame>) -> Result<(), TooLong>;

    /// Returns the frame that the end of the response completes.
    fn finish(&mut self) -> Option<Self::Frame>;
}

/// The frames of a response as they arrive.
struct Frames<P: Parser> {
    client: Client,
    bytes: ByteStream,
    parser: P,
    ready: VecDeque<P::Frame>,
    /// The beginning of a frame that is longer than the limit, which comes after those that are ready.
    too_long: Option<Bytes>,
    has_ended: bool,
}

impl<P: Parser> Frames<P> {
    fn new(client: Client, bytes: ByteStream, parser: P) -> Self {
        Self { client, bytes, parser, ready: VecDeque::new(), too_long: None, has_ended: false }
    }

    fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<P::Frame, Error>>> {
        loop {
            if let Some(frame) = self.ready.pop_front() {
                return Poll::Ready(Some(Ok(frame)));
            }
            if let Some(begun) = self.too_long.take() {
                self.has_ended = true;
                let limit = self.client.max_response_bytes();
                let reason = format!("{} is longer than the limit of {limit} bytes", P::NAME);
                return Poll::Ready(Some(Err(self.unreadable(begun, &reason))));
            }
            if self.has_ended {
                return Poll::Ready(None);
            }
            match ready!(Pin::new(&mut self.bytes).poll_next(context)) {
                Some(Ok(bytes)) => {
                    if let Err(TooLong(begun)) = self.parser.push(&bytes, &mut self.ready) {
                        self.too_long = Some(begun);
                    }
                }
                Some(Err(error)) => {
                    self.has_ended = true;
                    return Poll::Ready(Some(Err(error)));
                }
                None => {
                    self.has_ended = true;
                    self.ready.extend(self.parser.finish());
                }
            }
        }
    }

    /// Ends the stream, whatever follows.
    fn end(&mut self) {
        self.has_ended = true;
        self.ready.clear();
        self.too_long = None;
    }

    fn decoded<T>(&self, text: String, decode: Decode<T>) -> Result<T, Error> {
        decode(&text).map_err(|error| {
            let reason = self.client.redact(format!("{} is not what the document says: {error}", P::NAME));
            self.unreadable(text.into(), &reason)
        })
    }

    fn unreadable(&self, body: Bytes, reason: &str) -> Error {
        let (status, headers) = (reqwest::StatusCode::OK, reqwest::header::HeaderMap::new());
        let response = RawResponse { status, headers, body, attempts: 1 };
        Error::unreadable(self.bytes.operation, response, reason).with_redactor(self.client.redactor())
    }
}

/// The beginning of a frame that is longer than the limit.
#[derive(Debug, PartialEq, Eq)]
struct TooLong(Bytes);

/// The parser of the HTML standard, "Server-sent events".
struct EventParser {
    /// The number of bytes that an event may have.
    limit: usize,
    line: Vec<u8>,
    /// Set if the last byte was a carriage return, so that a line feed after it ends no other line.
    after_return: bool,
    has_begun: bool,
    event: String,
    data: Option<String>,
    id: Option<String>,
    retry: Option<Duration>,
}

impl EventParser {
    fn new(limit: usize) -> Self {
        Self {
            limit,
            line: Vec::new(),
            after_return: false,
            has_begun: false,
            event: String::new(),
            data: None,
            id: None,
            retry: None,
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

impl Parser for EventParser {
    type Frame = Event<String>;
    const NAME: &'static str = "an event";

    fn push(&mut self, bytes: &[u8], ready: &mut VecDeque<Event<String>>) -> Result<(), TooLong> {
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
                    let data = self.data.as_ref().map_or(0, String::len);
                    if self.line.len() + data + self.event.len() > self.limit {
                        let begun = self.data.take().unwrap_or_default().into_bytes();
                        return Err(TooLong([begun, std::mem::take(&mut self.line)].concat().into()));
                    }
                }
            }
        }
        Ok(())
    }

    /// An event without an empty line behind it is incomplete.
    fn finish(&mut self) -> Option<Event<String>> {
        None
    }
}

/// Splits a body into lines.
struct LineParser {
    /// The number of bytes that a line may have.
    limit: usize,
    line: Vec<u8>,
    /// Set after the first line, which may begin with a byte order mark.
    has_begun: bool,
}

impl Parser for LineParser {
    type Frame = String;
    const NAME: &'static str = "a line";

    fn push(&mut self, bytes: &[u8], ready: &mut VecDeque<String>) -> Result<(), TooLong> {
        for (index, part) in bytes.split(|byte| *byte == b'\n').enumerate() {
            if index > 0 {
                ready.extend(self.finish());
            }
            self.line.extend_from_slice(part);
            if self.line.len() > self.limit {
                self.line.truncate(self.limit.saturating_add(1));
                return Err(TooLong(std::mem::take(&mut self.line).into()));
            }
        }
        Ok(())
    }

    fn finish(&mut self) -> Option<String> {
        let line = std::mem::take(&mut self.line);
        let line = String::from_utf8_lossy(&line);
        let line = match std::mem::replace(&mut self.has_begun, true) {
            false => line.strip_prefix('\u{feff}').unwrap_or(&line),
            true => &line,
        };
        (!line.trim().is_empty()).then(|| line.to_owned())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    fn events(pieces: &[&[u8]]) -> Vec<(String, Option<String>, String)> {
        let (mut parser, mut ready) = (EventParser::new(usize::MAX), VecDeque::new());
        assert!(pieces.iter().all(|piece| parser.push(piece, &mut ready).is_ok()));
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

    #[test]
    fn an_event_may_be_as_long_as_the_limit() {
        for (text, length) in [("data: abcdef", 12), ("data: abc\ndata: d", 3 + 7), ("event: x\n: comment", 1 + 9)] {
            for (limit, is_too_long) in [(length - 1, true), (length, false), (length + 1, false)] {
                let (mut parser, mut ready) = (EventParser::new(limit), VecDeque::new());
                // Of many events each is counted by itself.
                let result = (0..3).try_for_each(|_| parser.push(format!("{text}\n\n").as_bytes(), &mut ready));
                assert_eq!(result.is_err(), is_too_long, "{text} with a limit of {limit}");
            }
        }
        let (mut parser, mut ready) = (EventParser::new(20), VecDeque::new());
        let text = "data: one\n\ndata: two\ndata: three and more than is allowed\n\n";
        let error = parser.push(text.as_bytes(), &mut ready).unwrap_err();
        assert_eq!(ready.len(), 1, "what came before is not lost");
        assert_eq!(error.0.as_ref(), b"twodata: three and mo", "of the next, as much as shows that it is too long");
    }

    #[test]
    fn lines_are_the_same_however_their_bytes_arrive() {
        let text = "\u{feff}{\"a\":1}\r\n\n  \n[\"ä\"]\n\"no end\"";
        for size in [1, 2, 7, 100] {
            let mut parser = LineParser { limit: 20, line: Vec::new(), has_begun: false };
            let mut ready = VecDeque::new();
            for piece in text.as_bytes().chunks(size) {
                parser.push(piece, &mut ready).unwrap();
            }
            ready.extend(parser.finish());
            assert_eq!(ready, ["{\"a\":1}\r", "[\"ä\"]", "\"no end\""], "{size}");
        }
        for (limit, is_too_long) in [(4, true), (5, false)] {
            let mut parser = LineParser { limit, line: Vec::new(), has_begun: false };
            let mut ready = VecDeque::new();
            let result = parser.push(b"12345\n12345\n123", &mut ready);
            assert_eq!(result.is_err(), is_too_long, "{limit}");
        }
    }

    static OPERATION: crate::operation::Operation =
        crate::operation::Operation::new("watch", reqwest::Method::GET, "/watch");

    /// Responds to every connection with a status and a body that goes on until the client leaves.
    fn serve(status: &'static str, body: String) -> String {
        use std::io::{Read, Write};
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let _ = stream.read(&mut [0; 4096]);
                let head = format!("HTTP/1.1 {status}\r\nconnection: close\r\n\r\n");
                let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.as_bytes()));
            }
        });
        url
    }

    async fn watch(client: &Client) -> Result<EventStream<String>, Error> {
        let request = crate::request::Request::new(client, &OPERATION).path("/watch");
        let response = request.send_for_events(|data| Ok(data.to_owned())).await?;
        Ok(response.into_inner())
    }

    #[tokio::test]
    async fn hooks_see_the_start_of_a_stream_and_every_attempt() {
        let seen = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
        let (on_request, on_response) = (seen.clone(), seen.clone());
        let build = |url| {
            let (on_request, on_response) = (on_request.clone(), on_response.clone());
            Client::builder()
                .api_key("sesame")
                .base_url(url)
                .retry(crate::Retry::new().max_attempts(2).initial_backoff(Duration::from_millis(1)))
                .on_request(move |request| on_request.lock().unwrap().push(format!("> {}", request.attempt())))
                .on_response(move |response| {
                    let (status, bytes) = (response.status().unwrap().as_u16(), response.body_bytes());
                    on_response.lock().unwrap().push(format!("< {} {status} {bytes:?}", response.attempt()));
                })
                .build()
                .unwrap()
        };
        let client = build(serve("200 OK", "data: a\n\ndata: b\n\n".to_owned()));
        let mut events = watch(&client).await.unwrap();
        assert_eq!(std::mem::take(&mut *seen.lock().unwrap()), ["> 1", "< 1 200 None"]);
        assert_eq!(events.next().await.unwrap().unwrap().data, "a");
        let client = build(serve("503 Busy", "no".to_owned()));
        watch(&client).await.unwrap_err();
        assert_eq!(*seen.lock().unwrap(), ["> 1", "< 1 503 Some(2)", "> 2", "< 2 503 Some(2)"]);
    }

    #[tokio::test]
    async fn an_event_that_is_too_long_ends_the_stream_after_those_before_it() {
        let body = format!("data: a\n\ndata: {}\n\ndata: c\n\n", "b".repeat(200));
        let client = Client::builder().api_key("sesame").base_url(serve("200 OK", body)).max_response_bytes(100);
        let mut events = watch(&client.build().unwrap()).await.unwrap();
        assert_eq!(events.next().await.unwrap().unwrap().data, "a");
        let error = events.next().await.unwrap().unwrap_err();
        assert!(error.to_string().contains("an event is longer than the limit of 100 bytes"), "{error}");
        assert!(error.body().unwrap().starts_with(b"data: bbb"));
        assert!(events.next().await.is_none());
    }

    #[tokio::test]
    async fn a_line_that_cannot_be_read_does_not_end_the_stream() {
        let body = "{\"n\": 1}\nnull\n{\"n\": \"sesame\"}\n{\"n\": 2}".to_owned();
        let client = Client::builder().api_key("sesame").base_url(serve("200 OK", body)).max_response_bytes(50);
        let client = client.build().unwrap();
        let request = crate::request::Request::new(&client, &OPERATION).path("/watch");
        let read = |line: &str| serde_json::from_str::<std::collections::BTreeMap<String, u8>>(line);
        let mut lines = request.send_for_lines("application/jsonl", read).await.unwrap().into_inner();
        let mut seen = Vec::new();
        while let Some(line) = lines.next().await {
            seen.push(line.map(|line| line["n"]).map_err(|error| error.to_string()));
        }
        assert_eq!([&seen[0], &seen[3]], [&Ok(1), &Ok(2)], "{seen:?}");
        for error in [seen[1].as_ref().unwrap_err(), seen[2].as_ref().unwrap_err()] {
            assert!(error.contains("a line is not what the document says") && !error.contains("sesame"), "{error}");
        }
        assert_eq!(seen.len(), 4);
    }

    #[tokio::test]
    async fn nothing_comes_after_the_last_event() {
        let body = "data: a\n\ndata: [DONE]\n\ndata: b\n\n".to_owned();
        let client = Client::builder().api_key("sesame").base_url(serve("200 OK", body));
        let mut events = watch(&client.build().unwrap()).await.unwrap();
        assert_eq!(events.next().await.unwrap().unwrap().data, "a");
        for _ in 0..3 {
            assert!(events.next().await.is_none());
        }
    }

    #[tokio::test]
    async fn a_stream_that_breaks_off_says_how_much_arrived() {
        let client = Client::builder()
            .api_key("sesame")
            .base_url(serve("200 OK\r\ncontent-length: 99", "data: a\n\nda".to_owned()));
        let mut events = watch(&client.build().unwrap()).await.unwrap();
        assert_eq!(events.next().await.unwrap().unwrap().data, "a");
        let error = events.next().await.unwrap().unwrap_err();
        assert!(error.to_string().contains("(11 bytes arrived)"), "{error}");
        assert!(events.next().await.is_none());
    }

    #[cfg(feature = "tracing")]
    #[tokio::test(flavor = "current_thread")]
    async fn the_start_of_a_stream_is_in_the_log() {
        let log = std::sync::Arc::new(std::sync::Mutex::new(Vec::<u8>::new()));
        let writer = log.clone();
        let subscriber = tracing_subscriber::fmt().with_ansi(false).with_writer(move || Writer(writer.clone()));
        let _guard = tracing::subscriber::set_default(subscriber.finish());
        let client = Client::builder().api_key("sesame").base_url(serve("200 OK", "data: a\n\n".to_owned()));
        let client = client.build().unwrap();
        watch(&client).await.unwrap();
        // Another test may just have registered the same span, for which nobody listens there.
        tracing::callsite::rebuild_interest_cache();
        log.lock().unwrap().clear();
        watch(&client).await.unwrap();
        let text = String::from_utf8(log.lock().unwrap().clone()).unwrap();
        for part in
            ["webagent.operation=\"watch\"", "http.response.status_code=200", "response received", "duration_ms="]
        {
            assert!(text.contains(part), "{part} is not in {text}");
        }
        assert!(!text.contains("bytes="), "{text}");
    }

    #[cfg(feature = "tracing")]
    struct Writer(std::sync::Arc<std::sync::Mutex<Vec<u8>>>);

    #[cfg(feature = "tracing")]
    impl std::io::Write for Writer {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
}
