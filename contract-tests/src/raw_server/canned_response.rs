//! The things that a raw server can do with a request.

use std::time::Duration;

/// `{"detail":"compressed"}`, compressed with gzip.
const GZIP: &[u8] = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xabVJI-I\xcc\xccQ\xb2RJ\xce\xcf-(J-.NMQ\xaa\x05\x00\xaf\xc5\xfa\xc8\x17\x00\x00\x00";

/// One thing that the server does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Reads and records one whole request.
    Read,
    /// Sends these bytes.
    Send(Vec<u8>),
    /// Sends these bytes in pieces of `size` with a pause after each.
    Drip {
        /// The bytes that are sent.
        bytes: Vec<u8>,
        /// Bytes in one piece; 0 counts as 1.
        size: usize,
        /// Time between two pieces.
        pause: Duration,
    },
    /// Sends these bytes again and again, a millisecond apart, until the client leaves.
    Flood(Vec<u8>),
    /// Sends an error response whose body is the head of the request that was read.
    Echo {
        /// The response's status.
        status: u16,
    },
    /// Does nothing for so long.
    Wait(Duration),
    /// Keeps the connection open and sends nothing more.
    Stall,
    /// Closes the connection in an orderly way (FIN).
    Close,
    /// Resets the connection (RST).
    Reset,
}

/// The server's reaction to one request. The connection is closed afterwards, unless it is kept
/// alive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CannedResponse {
    steps: Vec<Step>,
    keep_alive: bool,
}

impl CannedResponse {
    /// These steps, and only these: a request is read only where [`Step::Read`] says so.
    #[must_use]
    pub fn new(steps: impl IntoIterator<Item = Step>) -> Self {
        Self { steps: steps.into_iter().collect(), keep_alive: false }
    }

    /// Reads the request and sends these bytes.
    #[must_use]
    pub fn raw(bytes: impl Into<Vec<u8>>) -> Self {
        Self::new([Step::Read, Step::Send(bytes.into())])
    }

    /// A well-formed response with its `content-length`. `headers` are whole lines without their
    /// ends.
    #[must_use]
    pub fn response(status: u16, headers: &[&str], body: impl AsRef<[u8]>) -> Self {
        Self::raw(message(status, headers, body.as_ref()))
    }

    /// A well-formed JSON response.
    #[must_use]
    pub fn json(status: u16, body: &serde_json::Value) -> Self {
        Self::response(status, &["content-type: application/json"], body.to_string())
    }

    /// The HTML page that a gateway puts in place of a response.
    #[must_use]
    pub fn html(status: u16) -> Self {
        let body = format!("<html><body><h1>{status} from the gateway</h1></body></html>\n");
        Self::response(status, &["content-type: text/html"], body)
    }

    /// A response with no body and no content type.
    #[must_use]
    pub fn empty(status: u16) -> Self {
        Self::response(status, &[], "")
    }

    /// Interim responses (100 and 103) before this one.
    #[must_use]
    pub fn after_interim(self) -> Self {
        let interim = "HTTP/1.1 100 Continue\r\n\r\n\
            HTTP/1.1 103 Early Hints\r\nlink: </a>; rel=preload\r\n\r\n";
        let mut steps = self.steps;
        let at = usize::from(steps.first() == Some(&Step::Read));
        steps.insert(at, Step::Send(interim.into()));
        Self { steps, ..self }
    }

    /// A redirect.
    #[must_use]
    pub fn redirect(status: u16, location: &str) -> Self {
        Self::response(status, &[&format!("location: {location}")], "")
    }

    /// A good response with one header of so many bytes.
    #[must_use]
    pub fn huge_header(bytes: usize) -> Self {
        let header = format!("x-huge: {}", "a".repeat(bytes));
        Self::response(200, &[&header, "content-type: application/json"], "{}")
    }

    /// A response whose headers never end.
    #[must_use]
    pub fn endless_headers() -> Self {
        let field = "x-more: and more\r\n".repeat(64);
        Self::new([Step::Read, Step::Send(b"HTTP/1.1 200 OK\r\n".to_vec()), Step::Flood(field.into_bytes())])
    }

    /// A response whose body never ends.
    #[must_use]
    pub fn endless_body(status: u16) -> Self {
        let head = format!("HTTP/1.1 {status} Response\r\ncontent-type: application/json\r\n\r\n");
        Self::new([Step::Read, Step::Send(head.into_bytes()), Step::Flood(vec![b' '; 4096])])
    }

    /// Two `content-length` headers that differ.
    #[must_use]
    pub fn duplicate_content_length() -> Self {
        Self::raw("HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 5\r\n\r\n{}abc")
    }

    /// A chunked body whose second chunk is garbage.
    #[must_use]
    pub fn chunked_garbage(status: u16) -> Self {
        let head = format!("HTTP/1.1 {status} Response\r\ntransfer-encoding: chunked\r\n\r\n");
        Self::raw(head + "2\r\n{}\r\nthis is no size\r\n")
    }

    /// A body that is not UTF-8.
    #[must_use]
    pub fn invalid_utf8(status: u16) -> Self {
        Self::response(status, &["content-type: application/json"], b"{\"detail\":\"\xff\xfe\xc3\"}")
    }

    /// A compressed body though nobody asked for one.
    #[must_use]
    pub fn compressed(status: u16) -> Self {
        Self::response(status, &["content-type: application/json", "content-encoding: gzip"], GZIP)
    }

    /// A `content-length` larger than the body; then the connection is closed.
    #[must_use]
    pub fn short_body(status: u16) -> Self {
        Self::raw(format!(
            "HTTP/1.1 {status} Response\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\
             \r\n{{\"detail\":"
        ))
    }

    /// The connection is closed without a response.
    #[must_use]
    pub fn nothing() -> Self {
        Self::new([Step::Read])
    }

    /// A complete response before a byte of the request is read.
    #[must_use]
    pub fn before_request(status: u16) -> Self {
        Self::new([Step::Send(message(status, &[], b"too early"))])
    }

    /// A switch to a protocol that nobody asked for.
    #[must_use]
    pub fn switching_protocols() -> Self {
        Self::raw("HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: other\r\n\r\nhello")
    }

    /// Text without any head, as HTTP/0.9 sent it.
    #[must_use]
    pub fn http_0_9() -> Self {
        Self::raw("{\"detail\":\"no head at all\"}\n")
    }

    /// An error whose body is the head of the request, credentials included.
    #[must_use]
    pub fn echo(status: u16) -> Self {
        Self::new([Step::Read, Step::Echo { status }])
    }

    /// A well-formed JSON response, byte by byte.
    #[must_use]
    pub fn drip(status: u16, body: &serde_json::Value, pause: Duration) -> Self {
        let headers = ["content-type: application/json"];
        let bytes = message(status, &headers, body.to_string().as_bytes());
        Self::new([Step::Read, Step::Drip { bytes, size: 1, pause }])
    }

    /// A connection that stays open without a response.
    #[must_use]
    pub fn stall() -> Self {
        Self::new([Step::Read, Step::Stall])
    }

    /// A connection that is reset without a response.
    #[must_use]
    pub fn reset() -> Self {
        Self::new([Step::Read, Step::Reset])
    }

    /// The same, and the connection is open for another request afterwards.
    #[must_use]
    pub fn keep_alive(mut self) -> Self {
        self.keep_alive = true;
        self
    }

    /// The steps in order.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// Returns whether it comes to an end by itself. With one that does not, it is the client that has to give up.
    #[must_use]
    pub fn ends(&self) -> bool {
        !self.steps.iter().any(|step| matches!(step, Step::Flood(_) | Step::Stall))
    }

    /// Returns whether it waits for a request at all.
    pub(super) fn reads(&self) -> bool {
        self.steps.first() == Some(&Step::Read)
    }

    pub(super) fn keeps_alive(&self) -> bool {
        self.keep_alive
    }
}

/// Every kind of misbehaviour with its name, for tests of what holds whatever a server does.
/// Redirects lead to `elsewhere`, the origin of a server that is not to be called.
#[must_use]
pub fn all_cases(elsewhere: &str) -> Vec<(String, CannedResponse)> {
    let pause = Duration::from_millis(1);
    let body = serde_json::json!({"detail": "slow"});
    let mut all: Vec<(String, CannedResponse)> = Vec::new();
    let mut add = |name: &str, reply| all.push((name.to_owned(), reply));
    for status in [400, 401, 404, 429, 500, 502, 503] {
        add(&format!("HTML {status}"), CannedResponse::html(status));
        add(&format!("empty {status}"), CannedResponse::empty(status));
    }
    for status in [301, 302, 303, 307, 308] {
        let reply = CannedResponse::redirect(status, &format!("{elsewhere}/stolen"));
        add(&format!("redirect {status} to another origin"), reply);
    }
    for status in [200, 500] {
        add(&format!("endless body {status}"), CannedResponse::endless_body(status));
        add(&format!("chunked garbage {status}"), CannedResponse::chunked_garbage(status));
        add(&format!("invalid UTF-8 {status}"), CannedResponse::invalid_utf8(status));
        add(&format!("compressed {status}"), CannedResponse::compressed(status));
        add(&format!("short body {status}"), CannedResponse::short_body(status));
        add(&format!("dripping {status}"), CannedResponse::drip(status, &body, pause));
        add(&format!("{status} before the request"), CannedResponse::before_request(status));
    }
    add("interim responses before 500", CannedResponse::html(500).after_interim());
    add("interim responses and nothing more", CannedResponse::nothing().after_interim());
    add("header of 64 KiB", CannedResponse::huge_header(64 << 10));
    add("header of 4 MiB", CannedResponse::huge_header(4 << 20));
    add("endless headers", CannedResponse::endless_headers());
    add("two content lengths", CannedResponse::duplicate_content_length());
    add("empty 200", CannedResponse::empty(200));
    add("200 with an empty object", CannedResponse::json(200, &serde_json::json!({})));
    add("200 with HTML", CannedResponse::html(200));
    add("204", CannedResponse::raw("HTTP/1.1 204 No Content\r\n\r\n"));
    add("101", CannedResponse::switching_protocols());
    add("HTTP/0.9", CannedResponse::http_0_9());
    add("binary garbage", CannedResponse::raw(vec![0, 255, 13, 10, 13, 10]));
    add("status 999", CannedResponse::empty(999));
    add("echo of the request in 400", CannedResponse::echo(400));
    add("echo of the request in 200", CannedResponse::echo(200));
    add("closed without a response", CannedResponse::nothing());
    add("closed before the request is read", CannedResponse::new([Step::Close]));
    add("reset without a response", CannedResponse::reset());
    add("no response, connection open", CannedResponse::stall());
    all
}

fn message(status: u16, headers: &[&str], body: &[u8]) -> Vec<u8> {
    let reason = match status {
        200..300 => "OK",
        300..400 => "Elsewhere",
        _ => "Error",
    };
    let mut bytes = format!("HTTP/1.1 {status} {reason}\r\n").into_bytes();
    for header in headers {
        bytes.extend(header.as_bytes());
        bytes.extend(b"\r\n");
    }
    bytes.extend(format!("content-length: {}\r\n\r\n", body.len()).bytes());
    bytes.extend(body);
    bytes
}
