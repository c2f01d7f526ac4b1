//! A small server on a thread of its own.
//!
//! The mock server, the proxy and the raw server each run on their own thread with their own
//! runtime. So a test may be synchronous or not, may stop its own clock, and may block its thread:
//! the server responds all the same.

use std::future::Future;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::sync::oneshot;
use tokio::task::JoinSet;

/// The time for which a client is waited for to close a connection that is closed on this side.
const LEAVE_TIME: Duration = Duration::from_secs(2);

/// A future running on its own thread, ended when this is dropped.
#[derive(Debug)]
pub(crate) struct ServerThread {
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl ServerThread {
    /// Runs what `serve` returns on a new thread called `name`. `serve` is called inside the
    /// runtime; everything it spawns ends with it.
    pub(crate) fn start<S, F>(name: &str, serve: S) -> io::Result<Self>
    where
        S: FnOnce() -> F + Send + 'static,
        F: Future<Output = ()>,
    {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let (stop, stopped) = oneshot::channel();
        let thread = thread::Builder::new().name(name.to_owned()).spawn(move || {
            runtime.block_on(async move {
                tokio::select! {
                    _ = stopped => {}
                    () = serve() => {}
                }
            });
        })?;
        Ok(Self { stop: Some(stop), thread: Some(thread) })
    }
}

impl Drop for ServerThread {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // A failure means that the thread has ended already.
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            // A test's closure may own its own server: a thread cannot wait for itself.
            if thread.thread().id() != thread::current().id() {
                let _ = thread.join();
            }
        }
    }
}

/// Accepts connections, and serves each in a task of its own. `connect` is called before the next one is accepted.
pub(crate) async fn accept<F>(listener: TcpListener, mut connect: impl FnMut(TcpStream) -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else {
        return;
    };
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((client, _)) => drop(connections.spawn(connect(client))),
                // Out of file descriptors, most likely: give them time to come back.
                Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
            },
            // Without this the ended connections would pile up.
            Some(_) = connections.join_next() => {}
        }
    }
}

/// Closes a connection in an orderly way: a socket that is dropped with unread bytes in it resets, and a reset would
/// discard what the client has not read yet.
pub(crate) async fn close(client: &mut TcpStream) -> io::Result<()> {
    client.shutdown().await?;
    let _ = tokio::time::timeout(LEAVE_TIME, drain(client)).await;
    Ok(())
}

/// Reads and discards until the client closes.
pub(crate) async fn drain(client: &mut TcpStream) -> io::Result<()> {
    let mut discarded = [0; 4096];
    while client.read(&mut discarded).await? > 0 {}
    Ok(())
}

/// Listens on the loopback address; port 0 takes a free one.
pub(crate) fn listen(port: u16) -> io::Result<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}
