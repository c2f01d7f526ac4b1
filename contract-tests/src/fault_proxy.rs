//! A misbehaving network: a TCP proxy that harms one HTTP exchange after the other as planned.
//!
//! Every exchange (a request and its response, several on a kept-alive connection) takes the next
//! [`Fault`] of the [`Schedule`]. The proxy reads the request whole, passes it on whole and reads the
//! response whole before it does harm, so that [`Exchange::reached_server`] is certain: when it is
//! true the server has acted, when it is false it has seen nothing.

mod schedule;

use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;

use crate::http1_framing::{self, Message, MessageReader};
use crate::server_thread::{self, ServerThread};

pub use schedule::{Fault, Schedule, Stage};

/// Record of what the proxy did to one exchange.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exchange {
    /// Number of the connection, from 0.
    pub connection: usize,
    /// The fault that the schedule gave.
    pub fault: Fault,
    /// The bytes that were read of the request.
    pub request: Vec<u8>,
    /// Set if the server got the request whole. When its response is whole too, it has acted.
    pub reached_server: bool,
    /// The bytes that the server sent, empty when nothing came.
    pub response: Vec<u8>,
    /// The number of bytes that were sent to the client.
    pub delivered: usize,
    /// Set if it has come to where the proxy does nothing more ([`Fault::Stall`]).
    pub stalled: bool,
    /// Set if the proxy is through with it. A stalled exchange ends when the client leaves.
    pub ended: bool,
}

#[derive(Debug)]
struct State {
    schedule: Schedule,
    connections: usize,
    exchanges: Vec<Exchange>,
}

#[derive(Debug, Clone)]
struct Shared(Arc<Mutex<State>>);

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts a connection and returns its number.
    fn count_connection(&self) -> usize {
        let mut state = self.lock();
        state.connections += 1;
        state.connections - 1
    }

    fn begin(&self, connection: usize, fault: Fault) -> ExchangeRecord {
        let mut state = self.lock();
        state.exchanges.push(Exchange {
            connection,
            fault,
            request: Vec::new(),
            reached_server: false,
            response: Vec::new(),
            delivered: 0,
            stalled: false,
            ended: false,
        });
        ExchangeRecord { shared: self.clone(), index: state.exchanges.len() - 1 }
    }
}

/// The entry of one exchange; it is marked as ended when this is dropped, whatever happened.
struct ExchangeRecord {
    shared: Shared,
    index: usize,
}

impl ExchangeRecord {
    fn update(&self, change: impl FnOnce(&mut Exchange)) {
        if let Some(exchange) = self.shared.lock().exchanges.get_mut(self.index) {
            change(exchange);
        }
    }
}

impl Drop for ExchangeRecord {
    fn drop(&mut self) {
        self.update(|exchange| exchange.ended = true);
    }
}

/// A proxy in front of one server, running until it is dropped.
#[derive(Debug)]
pub struct FaultProxy {
    address: SocketAddr,
    shared: Shared,
    _background: ServerThread,
}

impl FaultProxy {
    /// Starts a proxy on a free loopback port in front of `server`.
    ///
    /// # Errors
    /// When no port or no thread can be had.
    pub fn start(server: SocketAddr, schedule: Schedule) -> io::Result<Self> {
        let (listener, address) = server_thread::listen(0)?;
        let shared = Shared(Arc::new(Mutex::new(State { schedule, connections: 0, exchanges: Vec::new() })));
        let background = ServerThread::start("proxy", {
            let shared = shared.clone();
            move || {
                server_thread::accept(listener, move |client| {
                    let number = shared.count_connection();
                    connection(client, server, number, shared.clone())
                })
            }
        })?;
        Ok(Self { address, shared, _background: background })
    }

    /// Returns the address at which the proxy listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The proxy's origin, as in `http://127.0.0.1:4010`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Returns what was done so far, in the order in which requests began to arrive.
    #[must_use]
    pub fn exchanges(&self) -> Vec<Exchange> {
        self.shared.lock().exchanges.clone()
    }

    /// Returns the number of connections that were accepted.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.shared.lock().connections
    }
}

/// State of a connection after an exchange: it can carry another, or not.
#[derive(PartialEq)]
enum Next {
    Exchange,
    End,
}

async fn connection(mut client: TcpStream, server: SocketAddr, number: usize, shared: Shared) {
    let _ = client.set_nodelay(true);
    let mut reader = MessageReader::default();
    let mut on_connect = shared.lock().schedule.next_on_connect();
    loop {
        if on_connect.is_none() && !has_next_request(&client, &reader).await {
            return;
        }
        let fault = match on_connect.take() {
            Some(fault) => fault,
            None => shared.lock().schedule.next().unwrap_or(Fault::Pass),
        };
        let exchange = ExchangeRun { record: shared.begin(number, fault.clone()), client: &mut client, fault };
        match exchange.run(&mut reader, server).await {
            Ok(Next::Exchange) => {}
            // An error is the client's or the server's leaving: there is nothing left to do.
            Ok(Next::End) | Err(_) => return,
        }
    }
}

/// Waits for the first byte of a request; false when the client leaves instead.
async fn has_next_request(client: &TcpStream, reader: &MessageReader) -> bool {
    reader.has_bytes() || matches!(client.peek(&mut [0]).await, Ok(1..))
}

/// Waits for the client to leave. A client that sends its next request early has not left.
async fn client_left(client: &TcpStream) {
    if matches!(client.peek(&mut [0]).await, Ok(1..)) {
        std::future::pending::<()>().await;
    }
}

struct ExchangeRun<'a> {
    record: ExchangeRecord,
    client: &'a mut TcpStream,
    fault: Fault,
}

impl ExchangeRun<'_> {
    async fn run(mut self, reader: &mut MessageReader, server: SocketAddr) -> io::Result<Next> {
        if self.inject(Stage::Connected).await? == Next::End {
            return Ok(Next::End);
        }
        let Some(request) = reader.request(self.client).await? else {
            return Ok(Next::End);
        };
        self.record.update(|exchange| exchange.request.clone_from(&request.bytes));
        if !request.complete || self.inject(Stage::Requested).await? == Next::End {
            return Ok(Next::End);
        }
        let Some(response) = self.forward(&request, server).await? else {
            return Ok(Next::End);
        };
        if self.inject(Stage::Responded).await? == Next::End {
            return Ok(Next::End);
        }
        let next = self.deliver(&response).await?;
        Ok(if request.keep_alive { next } else { Next::End })
    }

    /// Does what the fault does at this stage, when it is one of this stage.
    async fn inject(&mut self, stage: Stage) -> io::Result<Next> {
        if self.fault.stage() != Some(stage) {
            return Ok(Next::Exchange);
        }
        match self.fault.clone() {
            Fault::Close(_) => server_thread::close(self.client).await?,
            Fault::Reset(_) => self.client.set_zero_linger()?,
            Fault::Stall(_) => {
                self.record.update(|exchange| exchange.stalled = true);
                server_thread::drain(self.client).await?;
            }
            Fault::Delay(_, time) => {
                tokio::time::sleep(time).await;
                return Ok(Next::Exchange);
            }
            Fault::Replace(_, bytes) => {
                self.send(&bytes).await?;
                server_thread::close(self.client).await?;
            }
            Fault::Pass | Fault::Drip { .. } | Fault::Truncate(_) | Fault::ContentLength(_) => {
                return Ok(Next::Exchange);
            }
        }
        Ok(Next::End)
    }

    /// Sends the request to the server on a connection of its own and reads the response.
    async fn forward(&mut self, request: &Message, server: SocketAddr) -> io::Result<Option<Message>> {
        let mut upstream = TcpStream::connect(server).await?;
        upstream.set_nodelay(true)?;
        upstream.write_all(&request.bytes).await?;
        self.record.update(|exchange| exchange.reached_server = true);
        let method = http1_framing::method(&request.bytes);
        let mut reader = MessageReader::default();
        let response = tokio::select! {
            response = reader.response(&mut upstream, &method) => response?,
            () = client_left(self.client) => return Ok(None),
        };
        if let Some(response) = &response {
            self.record.update(|exchange| exchange.response.clone_from(&response.bytes));
        }
        Ok(response)
    }

    async fn deliver(&mut self, response: &Message) -> io::Result<Next> {
        let head = response.bytes.get(..response.body_start).unwrap_or_default();
        let body = response.bytes.get(response.body_start..).unwrap_or_default();
        match self.fault.clone() {
            Fault::Drip { size, pause } => {
                for piece in response.bytes.chunks(size.max(1)) {
                    self.send(piece).await?;
                    tokio::time::sleep(pause).await;
                }
            }
            Fault::Truncate(keep) => {
                self.send(head).await?;
                self.send(body.get(..keep).unwrap_or(body)).await?;
                server_thread::close(self.client).await?;
                return Ok(Next::End);
            }
            Fault::ContentLength(change) => {
                self.send(&with_content_length(head, body.len(), change)).await?;
                self.send(body).await?;
                server_thread::close(self.client).await?;
                return Ok(Next::End);
            }
            fault => {
                if let Some(Stage::Delivered(sent)) = fault.stage() {
                    let sent = sent.min(response.bytes.len());
                    let (first, rest) = response.bytes.split_at(sent);
                    self.send(first).await?;
                    if self.inject_after(sent, &fault).await? == Next::End {
                        return Ok(Next::End);
                    }
                    self.send(rest).await?;
                } else {
                    self.send(&response.bytes).await?;
                }
            }
        }
        if response.keep_alive {
            return Ok(Next::Exchange);
        }
        server_thread::close(self.client).await?;
        Ok(Next::End)
    }

    /// As [`Self::inject`], for a fault in the middle of the response.
    async fn inject_after(&mut self, sent: usize, fault: &Fault) -> io::Result<Next> {
        if matches!(fault, Fault::Reset(_)) && sent > 0 {
            // A reset discards what the client's kernel has not handed over yet.
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        match fault.stage() {
            Some(stage) => self.inject(stage).await,
            None => Ok(Next::Exchange),
        }
    }

    async fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.client.write_all(bytes).await?;
        self.record.update(|exchange| exchange.delivered += bytes.len());
        Ok(())
    }
}

/// The head with a `content-length` that is off by `change`, added when there was none.
fn with_content_length(head: &[u8], length: usize, change: i64) -> Vec<u8> {
    let wrong = i64::try_from(length).unwrap_or(i64::MAX).saturating_add(change).max(0);
    let text = String::from_utf8_lossy(head);
    let lines = text.trim_end_matches("\r\n").split("\r\n").filter(|line| {
        let name = line.split(':').next().unwrap_or_default();
        !name.eq_ignore_ascii_case("content-length") && !name.eq_ignore_ascii_case("transfer-encoding")
    });
    let mut changed: String = lines.map(|line| format!("{line}\r\n")).collect();
    changed.push_str(&format!("content-length: {wrong}\r\n\r\n"));
    changed.into_bytes()
}
