//! As much of HTTP/1.1 framing as it takes to see where a message ends.

use std::io;

use tokio::io::{AsyncRead, AsyncReadExt};

/// A message head longer than this is not read further.
const MAX_HEAD: usize = 1 << 20;

/// Way in which the end of a message's body is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Body {
    Length(usize),
    Chunked,
    UntilClose,
}

/// A whole message as it was on the wire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Message {
    /// Every byte of head and body.
    pub(crate) bytes: Vec<u8>,
    /// Index in `bytes` at which the body begins.
    pub(crate) body_start: usize,
    /// Set if the message came whole: false when the peer closed in the middle.
    pub(crate) complete: bool,
    /// Set if the connection can carry another exchange after this message.
    pub(crate) keep_alive: bool,
}

/// Reads from one side of a connection, keeping what belongs to the next message.
#[derive(Debug, Default)]
pub(crate) struct MessageReader {
    buffer: Vec<u8>,
}

impl MessageReader {
    /// Returns whether bytes of a next message are here already.
    pub(crate) fn has_bytes(&self) -> bool {
        !self.buffer.is_empty()
    }

    /// Reads one request; `None` when the peer closed before its first byte.
    pub(crate) async fn request<R: AsyncRead + Unpin>(&mut self, stream: &mut R) -> io::Result<Option<Message>> {
        let Some(end) = self.head(stream).await? else {
            return Ok(self.cut_short());
        };
        let head = Head::parse(self.buffer.get(..end).unwrap_or_default());
        let body = match head.framing() {
            // A request without a length has no body.
            Body::UntilClose => Body::Length(0),
            known => known,
        };
        self.body(stream, end, body, head.keep_alive()).await.map(Some)
    }

    /// Reads the response to a request of method `method`, interim (1xx) responses before it
    /// included; `None` when the peer closed before its first byte.
    pub(crate) async fn response<R: AsyncRead + Unpin>(
        &mut self,
        stream: &mut R,
        method: &str,
    ) -> io::Result<Option<Message>> {
        let mut interim = Vec::new();
        loop {
            let Some(end) = self.head(stream).await? else {
                interim.append(&mut self.buffer);
                self.buffer = interim;
                return Ok(self.cut_short());
            };
            let head = Head::parse(self.buffer.get(..end).unwrap_or_default());
            let status = head.status();
            if (100..200).contains(&status) && status != 101 {
                interim.extend(self.buffer.drain(..end));
                continue;
            }
            let body = match status {
                204 | 304 => Body::Length(0),
                _ if method == "HEAD" => Body::Length(0),
                _ => head.framing(),
            };
            let keep_alive = head.keep_alive() && body != Body::UntilClose;
            let mut message = self.body(stream, end, body, keep_alive).await?;
            message.body_start += interim.len();
            interim.append(&mut message.bytes);
            message.bytes = interim;
            return Ok(Some(message));
        }
    }

    /// Everything read so far as a message that ended early, if there is anything.
    fn cut_short(&mut self) -> Option<Message> {
        let bytes = std::mem::take(&mut self.buffer);
        (!bytes.is_empty()).then_some(Message { body_start: bytes.len(), bytes, complete: false, keep_alive: false })
    }

    /// Reads up to the blank line; gives the length of the head with it.
    async fn head<R: AsyncRead + Unpin>(&mut self, stream: &mut R) -> io::Result<Option<usize>> {
        loop {
            if let Some(at) = find(&self.buffer, b"\r\n\r\n") {
                return Ok(Some(at + 4));
            }
            if self.buffer.len() > MAX_HEAD || !self.more(stream).await? {
                return Ok(None);
            }
        }
    }

    async fn body<R: AsyncRead + Unpin>(
        &mut self,
        stream: &mut R,
        body_start: usize,
        body: Body,
        keep_alive: bool,
    ) -> io::Result<Message> {
        let end = loop {
            let end = match body {
                Body::Length(length) => Some(body_start.saturating_add(length)),
                Body::Chunked => {
                    chunked_length(self.buffer.get(body_start..).unwrap_or_default()).map(|length| body_start + length)
                }
                Body::UntilClose => None,
            };
            match end {
                Some(end) if end <= self.buffer.len() => break Some(end),
                _ => {}
            }
            if !self.more(stream).await? {
                break None;
            }
        };
        let complete = end.is_some() || body == Body::UntilClose;
        let end = end.unwrap_or(self.buffer.len());
        Ok(Message {
            bytes: self.buffer.drain(..end).collect(),
            body_start,
            complete,
            keep_alive: keep_alive && complete,
        })
    }

    /// Reads what is there; false at the end of the stream.
    async fn more<R: AsyncRead + Unpin>(&mut self, stream: &mut R) -> io::Result<bool> {
        Ok(stream.read_buf(&mut self.buffer).await? > 0)
    }
}

/// First line and header fields of a message.
#[derive(Debug)]
struct Head {
    first_line: String,
    fields: Vec<(String, String)>,
}

impl Head {
    fn parse(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let mut lines = text.split("\r\n");
        Self {
            first_line: lines.next().unwrap_or_default().to_owned(),
            fields: lines
                .filter_map(|line| line.split_once(':'))
                .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
                .collect(),
        }
    }

    fn field(&self, name: &str) -> Option<&str> {
        let found = self.fields.iter().find(|(field, _)| field == name);
        found.map(|(_, value)| value.as_str())
    }

    fn framing(&self) -> Body {
        if let Some(coding) = self.field("transfer-encoding")
            && coding.to_ascii_lowercase().ends_with("chunked")
        {
            return Body::Chunked;
        }
        match self.field("content-length").map(str::parse) {
            Some(Ok(length)) => Body::Length(length),
            _ => Body::UntilClose,
        }
    }

    fn status(&self) -> u16 {
        let word = self.first_line.split(' ').nth(1);
        word.and_then(|word| word.parse().ok()).unwrap_or(0)
    }

    fn keep_alive(&self) -> bool {
        let connection = self.field("connection").unwrap_or_default();
        let connection = connection.to_ascii_lowercase();
        if self.first_line.contains("HTTP/1.0") {
            connection.contains("keep-alive")
        } else {
            !connection.contains("close")
        }
    }
}

/// The method of a request, empty when there is none.
pub(crate) fn method(request: &[u8]) -> String {
    let end = request.iter().position(|byte| *byte == b' ');
    let word = request.get(..end.unwrap_or(0)).unwrap_or_default();
    String::from_utf8_lossy(word).into_owned()
}

/// Returns the index at which `needle` first stands in `hay`.
pub(crate) fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
    hay.windows(needle.len()).position(|window| window == needle)
}

/// Length of a chunked body with its trailer, once it is all there. A chunk size that is no number
/// ends the body: what follows cannot be framed.
fn chunked_length(body: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        let rest = body.get(at..)?;
        let line = find(rest, b"\r\n")?;
        let text = String::from_utf8_lossy(rest.get(..line)?);
        let size = text.split(';').next().unwrap_or_default().trim();
        let Ok(size) = usize::from_str_radix(size, 16) else {
            return Some(at + line + 2);
        };
        at = at.checked_add(line + 2)?;
        if size > 0 {
            at = at.checked_add(size)?.checked_add(2)?;
            continue;
        }
        // The trailer: header fields up to an empty line.
        loop {
            let rest = body.get(at..)?;
            let line = find(rest, b"\r\n")?;
            at += line + 2;
            if line == 0 {
                return Some(at);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

    use super::*;

    async fn requests(wire: &[u8]) -> Vec<Message> {
        let mut stream = wire;
        let mut reader = MessageReader::default();
        let mut found = Vec::new();
        while let Some(message) = reader.request(&mut stream).await.unwrap() {
            found.push(message);
        }
        found
    }

    #[tokio::test]
    async fn requests_on_one_connection_are_told_apart() {
        let wire = b"POST /a HTTP/1.1\r\nContent-Length: 3\r\n\r\nabcGET /b HTTP/1.1\r\n\r\n\
            POST /c HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n0\r\nT: v\r\n\r\n\
            GET /d HTTP/1.1\r\nConnection: close\r\n\r\n";
        let found = requests(wire).await;
        let bodies: Vec<&[u8]> = found.iter().map(|m| &m.bytes[m.body_start..]).collect();
        let chunked: &[u8] = b"3;x=y\r\nabc\r\n0\r\nT: v\r\n\r\n";
        assert_eq!(bodies, [&b"abc"[..], b"", chunked, b""]);
        assert!(found.iter().all(|m| m.complete));
        let keep: Vec<bool> = found.iter().map(|m| m.keep_alive).collect();
        assert_eq!(keep, [true, true, true, false]);
    }

    #[tokio::test]
    async fn a_request_cut_in_head_or_body_is_incomplete() {
        for wire in [&b"POST /a HT"[..], b"POST /a HTTP/1.1\r\nContent-Length: 9\r\n\r\nab"] {
            let found = requests(wire).await;
            assert_eq!(found.len(), 1);
            assert!(!found[0].complete);
            assert_eq!(found[0].bytes, wire);
        }
    }

    #[tokio::test]
    async fn responses_end_where_their_framing_says() {
        for (wire, method, body, keep_alive) in [
            ("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi", "GET", "hi", true),
            ("HTTP/1.1 200 OK\r\n\r\nuntil close", "GET", "until close", false),
            ("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n", "HEAD", "", true),
            ("HTTP/1.1 204 No Content\r\n\r\n", "GET", "", true),
            ("HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi", "GET", "hi", true),
        ] {
            let mut stream = wire.as_bytes();
            let mut reader = MessageReader::default();
            let message = reader.response(&mut stream, method).await.unwrap().unwrap();
            assert_eq!(&message.bytes[message.body_start..], body.as_bytes(), "{wire}");
            assert_eq!(message.bytes, wire.as_bytes());
            assert!(message.complete);
            assert_eq!(message.keep_alive, keep_alive, "{wire}");
        }
    }
}
