//! A misbehaving server: it responds to a request with whatever bytes a test wants.
//!
//! Every request takes the next [`CannedResponse`] of the script; the last one is repeated. All requests are
//! recorded as the bytes that came, so a server that must never be called can prove it.

mod canned_response;

use std::collections::VecDeque;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;

use crate::http1_framing::MessageReader;
use crate::server_thread::{self, ServerThread, close, drain};

pub use canned_response::{CannedResponse, Step, all_cases};

#[derive(Debug, Default)]
struct State {
    script: VecDeque<CannedResponse>,
    connections: usize,
    requests: Vec<Vec<u8>>,
    hanging: usize,
}

type Shared = Arc<Mutex<State>>;

/// A raw TCP server, running until it is dropped.
#[derive(Debug)]
pub struct RawServer {
    address: SocketAddr,
    shared: Shared,
    _background: ServerThread,
}

impl RawServer {
    /// Starts a server on a free loopback port. With an empty script it closes every connection
    /// without a response.
    ///
    /// # Errors
    /// When no port or no thread can be had.
    pub fn start(script: impl IntoIterator<Item = CannedResponse>) -> io::Result<Self> {
        let (listener, address) = server_thread::listen(0)?;
        let shared = Shared::default();
        lock(&shared).script.extend(script);
        let background = ServerThread::start("raw server", {
            let shared = shared.clone();
            move || {
                server_thread::accept(listener, move |client| {
                    lock(&shared).connections += 1;
                    connection(client, shared.clone())
                })
            }
        })?;
        Ok(Self { address, shared, _background: background })
    }

    /// Returns the address at which the server listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The server's origin, as in `http://127.0.0.1:4010`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The requests that came, byte for byte, in the order of their ends. A request that is not
    /// read ([`Step::Read`]) is not here.
    #[must_use]
    pub fn requests(&self) -> Vec<Vec<u8>> {
        lock(&self.shared).requests.clone()
    }

    /// Returns the number of replies that have come to where they never end ([`Step::Stall`], [`Step::Flood`]).
    #[must_use]
    pub fn hanging(&self) -> usize {
        lock(&self.shared).hanging
    }

    /// Returns the number of connections that were opened, those without a request included.
    #[must_use]
    pub fn connections(&self) -> usize {
        lock(&self.shared).connections
    }
}

fn lock(shared: &Shared) -> MutexGuard<'_, State> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The reply to the next request.
fn next_reply(shared: &Shared) -> CannedResponse {
    let mut state = lock(shared);
    match state.script.len() {
        0 => CannedResponse::nothing(),
        1 => state.script.front().cloned().unwrap_or_else(CannedResponse::nothing),
        _ => state.script.pop_front().unwrap_or_else(CannedResponse::nothing),
    }
}

async fn connection(mut client: TcpStream, shared: Shared) {
    let _ = client.set_nodelay(true);
    let mut reader = MessageReader::default();
    loop {
        // A connection without a request takes no reply, unless the reply waits for none.
        let eager = lock(&shared).script.front().is_some_and(|reply| !reply.reads());
        if !eager && !reader.has_bytes() && !matches!(client.peek(&mut [0]).await, Ok(1..)) {
            return;
        }
        let reply = next_reply(&shared);
        let mut request = Vec::new();
        for step in reply.steps() {
            match perform(step, &mut client, &mut reader, &mut request, &shared).await {
                Ok(Next::Step) => {}
                Ok(Next::End) | Err(_) => return,
            }
        }
        if !reply.keeps_alive() {
            let _ = close(&mut client).await;
            return;
        }
    }
}

enum Next {
    Step,
    End,
}

async fn perform(
    step: &Step,
    client: &mut TcpStream,
    reader: &mut MessageReader,
    request: &mut Vec<u8>,
    shared: &Shared,
) -> io::Result<Next> {
    let mut is_flooding = false;
    match step {
        Step::Read => {
            let Some(message) = reader.request(client).await? else {
                return Ok(Next::End);
            };
            request.clone_from(&message.bytes);
            lock(shared).requests.push(message.bytes);
        }
        Step::Send(bytes) => client.write_all(bytes).await?,
        Step::Drip { bytes, size, pause } => {
            for piece in bytes.chunks((*size).max(1)) {
                client.write_all(piece).await?;
                tokio::time::sleep(*pause).await;
            }
        }
        Step::Flood(bytes) => loop {
            client.write_all(bytes).await?;
            if !std::mem::replace(&mut is_flooding, true) {
                lock(shared).hanging += 1;
            }
            // As fast as a network, not as memory: else it is the machine that decides which limit is hit first.
            tokio::time::sleep(Duration::from_millis(1)).await;
        },
        Step::Echo { status } => client.write_all(&echo(*status, request)).await?,
        Step::Wait(time) => tokio::time::sleep(*time).await,
        Step::Stall => {
            lock(shared).hanging += 1;
            drain(client).await?;
            return Ok(Next::End);
        }
        Step::Close => {
            close(client).await?;
            return Ok(Next::End);
        }
        Step::Reset => {
            client.set_zero_linger()?;
            return Ok(Next::End);
        }
    }
    Ok(Next::Step)
}

/// An error response whose body is the request's head.
fn echo(status: u16, request: &[u8]) -> Vec<u8> {
    let end = crate::http1_framing::find(request, b"\r\n\r\n").unwrap_or(request.len());
    let head = request.get(..end).unwrap_or_default();
    let start =
        format!("HTTP/1.1 {status} Error\r\ncontent-type: text/plain\r\ncontent-length: {}\r\n\r\n", head.len());
    [start.as_bytes(), head].concat()
}
