//! A server that responds with bytes of a test's choice, one thread for each connection.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Instant;

use contract_tests::written_run::WrittenRun;

/// A request: when it came, and on which connection.
pub(crate) struct Request {
    pub(crate) time: Instant,
    pub(crate) connection: usize,
}

#[derive(Default)]
struct State {
    connections: usize,
    requests: Vec<Request>,
}

/// A server on a port of this machine. Its threads end with the connections.
pub(crate) struct Server {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
}

/// A connection, as a handler sees it.
pub(crate) struct Connection {
    pub(crate) stream: TcpStream,
    number: usize,
    state: Arc<Mutex<State>>,
}

impl Server {
    /// Starts a server that hands over every connection.
    pub(crate) fn start(handle: impl Fn(&mut Connection) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let state: Arc<Mutex<State>> = Arc::default();
        let handle = Arc::new(handle);
        std::thread::spawn({
            let state = state.clone();
            move || {
                for stream in listener.incoming() {
                    let number = {
                        let mut state = state.lock().unwrap();
                        state.connections += 1;
                        state.connections
                    };
                    let mut connection = Connection { stream: stream.unwrap(), number, state: state.clone() };
                    let handle = handle.clone();
                    std::thread::spawn(move || handle(&mut connection));
                }
            }
        });
        Self { address, state }
    }

    /// Starts a server that responds to the requests with these bytes in turn, the last ones again and again, and closes the
    /// connection after each.
    pub(crate) fn script(responses: impl IntoIterator<Item = Vec<u8>>) -> Self {
        let responses: Vec<Vec<u8>> = responses.into_iter().collect();
        let next = Mutex::new(0);
        Self::start(move |connection| {
            if connection.request().is_some() {
                let mut next = next.lock().unwrap();
                connection.send(&responses[(*next).min(responses.len() - 1)]);
                *next += 1;
            }
        })
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(crate) fn connections(&self) -> usize {
        self.state.lock().unwrap().connections
    }

    /// Takes the requests that came.
    pub(crate) fn requests(&self) -> Vec<Request> {
        std::mem::take(&mut self.state.lock().unwrap().requests)
    }
}

impl Connection {
    /// Returns the number of the connection, counted from 1.
    pub(crate) fn number(&self) -> usize {
        self.number
    }

    /// Reads a request; `None` when the client leaves.
    pub(crate) fn request(&mut self) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut byte = [0];
        while !bytes.ends_with(b"\r\n\r\n") {
            if self.stream.read(&mut byte).ok()? == 0 {
                return None;
            }
            bytes.push(byte[0]);
        }
        let head = String::from_utf8_lossy(&bytes).to_ascii_lowercase();
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.trim().parse().ok());
        let mut body = vec![0; length.unwrap_or(0)];
        self.stream.read_exact(&mut body).ok()?;
        bytes.extend(body);
        let request = Request { time: Instant::now(), connection: self.number };
        self.state.lock().unwrap().requests.push(request);
        Some(bytes)
    }

    /// Sends bytes. A client that has left does not matter.
    pub(crate) fn send(&mut self, bytes: &[u8]) {
        let _ = self.stream.write_all(bytes);
        let _ = self.stream.flush();
    }

    /// Waits until the client sends something or leaves; whether it sent something.
    pub(crate) fn waits_for_bytes(&mut self) -> bool {
        matches!(self.stream.read(&mut [0]), Ok(1..))
    }
}

/// A response with its length. `headers` are whole lines with their ends.
pub(crate) fn response(status: &str, headers: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let head = format!("HTTP/1.1 {status}\r\n{headers}content-length: {}\r\n\r\n", body.len());
    [head.as_bytes(), body].concat()
}

/// The state of a run.
pub(crate) static RUN: WrittenRun = WrittenRun::new(r#"{"id": "run_1", "task_id": "t", "status": "pending"}"#);

/// The last state of that run.
pub(crate) static FINISHED: WrittenRun =
    WrittenRun::new(r#"{"id": "run_1", "task_id": "t", "status": "success", "is_done": true, "result": [7]}"#);
