//! A minimal server that sends the same response to every request. It runs outside the measured programs.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// A server on this machine that runs until the process ends.
pub(super) struct Server {
    url: String,
    counts: Arc<Counts>,
}

#[derive(Default)]
struct Counts {
    connections: AtomicUsize,
    requests: AtomicUsize,
}

impl Server {
    /// Starts a server that responds with a JSON body.
    ///
    /// # Errors
    ///
    /// No port is free.
    pub(super) fn start(body: &str) -> io::Result<Self> {
        Self::with_status(200, body)
    }

    /// Starts a server that responds with a status and a JSON body.
    ///
    /// # Errors
    ///
    /// No port is free.
    pub(super) fn with_status(status: u16, body: &str) -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let url = format!("http://{}", listener.local_addr()?);
        let counts = Arc::new(Counts::default());
        let length = body.len();
        let head =
            format!("HTTP/1.1 {status} OK\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n");
        let response: Arc<[u8]> = (head + body).into_bytes().into();
        let counted = Arc::clone(&counts);
        thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                counted.connections.fetch_add(1, Ordering::Relaxed);
                let (response, counts) = (Arc::clone(&response), Arc::clone(&counted));
                // The measured program reports a broken connection itself.
                let serve = move || drop(serve(&connection, &response, &counts));
                drop(thread::Builder::new().stack_size(64 << 10).spawn(serve));
            }
        });
        Ok(Self { url, counts })
    }

    /// Returns the URL of the server.
    #[must_use]
    pub(super) fn url(&self) -> &str {
        &self.url
    }

    /// Returns the number of connections so far.
    #[must_use]
    pub(super) fn connections(&self) -> usize {
        self.counts.connections.load(Ordering::Relaxed)
    }

    /// Returns the number of responses so far.
    #[must_use]
    pub(super) fn requests(&self) -> usize {
        self.counts.requests.load(Ordering::Relaxed)
    }
}

fn serve(connection: &TcpStream, response: &[u8], counts: &Counts) -> io::Result<()> {
    connection.set_nodelay(true)?;
    let (mut reader, mut writer) = (BufReader::new(connection), connection);
    let mut line = String::new();
    loop {
        let mut length = 0;
        loop {
            line.clear();
            if reader.read_line(&mut line)? == 0 {
                return Ok(());
            }
            let text = line.trim_end();
            if text.is_empty() {
                break;
            }
            if let Some((name, value)) = text.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse().unwrap_or(0);
            }
        }
        io::copy(&mut (&mut reader).take(length), &mut io::sink())?;
        writer.write_all(response)?;
        counts.requests.fetch_add(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn it_responds_to_every_request_of_a_connection() {
        let server = Server::start("{}").unwrap();
        let mut connection = TcpStream::connect(server.url().trim_start_matches("http://")).unwrap();
        for _ in 0..2 {
            connection.write_all(b"POST /x HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc").unwrap();
            let expected = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}";
            let mut response = vec![0; expected.len()];
            connection.read_exact(&mut response).unwrap();
            assert_eq!(String::from_utf8_lossy(&response), expected);
        }
        assert_eq!(server.connections(), 1);
    }
}
