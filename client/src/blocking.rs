//! A blocking client, for programs without an asynchronous runtime (feature `blocking`).
//!
//! [`Client`] has the same methods as the [asynchronous client](crate::Client), and the [`builder`]s have the same
//! setters; what has to be awaited there is the result here.
//!
//! ```no_run
//! # #[cfg(feature = "schemars")]
//! # fn example() -> Result<(), webagent::Error> {
//! use std::time::Duration;
//!
//! #[derive(serde::Deserialize, schemars::JsonSchema)]
//! struct Flight {
//!     airline: String,
//!     price_eur: f64,
//! }
//!
//! let client = webagent::blocking::Client::from_env()?;
//! let run = client.run_existing_task().task_id("task_123").wait()?;
//! println!("{}: {:?}", run.status, run.result);
//!
//! let flight = client
//!     .run_existing_task()
//!     .task_id("task_123")
//!     .prompt("Cheapest flight BER to LIS next Friday")
//!     .output_with::<Flight>(|output| output.deadline(Duration::from_secs(1200)))?;
//! println!("{} for {} EUR", flight.airline, flight.price_eur);
//! # Ok(())
//! # }
//! ```
//!
//! `start()` returns as soon as the run's id is known; its [`RunHandle`] waits for the run, shows its states, and can be stored.
//! Use [`Client::block_on`] for futures and [`Client::iter_stream`] for streams that have no blocking method.
//!
//! # In asynchronous code
//!
//! A call blocks the thread that it is made from. It works inside of an asynchronous runtime, too, but then holds up
//! every other task of that thread: use [`crate::Client`] there, or `spawn_blocking`.

mod handle;

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

use futures_core::Stream;
use tokio::runtime::Handle;
use tokio::sync::oneshot;

use crate::{ClientBuilder, Error};

mod generated {
    #[cfg(feature = "codegen")]
    include!(concat!(env!("OUT_DIR"), "/blocking.rs"));
    #[cfg(not(feature = "codegen"))]
    include!("generated/blocking.rs");
}

pub use generated::builder;
pub use handle::RunHandle;

/// A blocking client for the API.
///
/// There is one method for each operation of the document. A clone shares the connections, and the thread that keeps them
/// alive.
///
/// ```no_run
/// let client = webagent::blocking::Client::builder().api_key("…").build()?;
/// let task = client.get_task().task_id("task_123").send()?;
/// println!("{}", task.name);
/// # Ok::<(), webagent::Error>(())
/// ```
#[derive(Clone)]
#[doc(alias = "sync")]
#[doc(alias = "synchronous")]
pub struct Client {
    inner: crate::Client,
    runtime: Arc<Runtime>,
}

impl Client {
    /// Builds a client from the environment, as [`crate::Client::from_env`].
    ///
    /// ```no_run
    /// # fn example(client: webagent::blocking::Client) -> Result<(), webagent::Error> {
    /// let client = webagent::blocking::Client::from_env()?; // WEBAGENT_API_KEY
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// As [`crate::Client::from_env`]; also when no thread can be started.
    pub fn from_env() -> Result<Self, Error> {
        ClientBuilder::from_env()?.blocking().build()
    }

    /// Returns a builder with the defaults: the document's server, and no key.
    ///
    /// ```no_run
    /// # fn example(client: webagent::blocking::Client) -> Result<(), webagent::Error> {
    /// use std::time::Duration;
    ///
    /// let client = webagent::blocking::Client::builder().api_key("the key").timeout(Duration::from_secs(90)).build()?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn builder() -> ClientBuilder<Self> {
        crate::Client::builder().blocking()
    }

    /// Returns the URL that the paths of the operations are appended to, without a slash at its end.
    ///
    /// ```no_run
    /// # fn example(client: webagent::blocking::Client) -> Result<(), webagent::Error> {
    /// assert!(client.base_url().starts_with("https://"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn base_url(&self) -> &str {
        self.inner.base_url()
    }

    /// Returns a client with another retry policy. The connections are shared.
    ///
    /// ```no_run
    /// # fn example(client: webagent::blocking::Client) -> Result<(), webagent::Error> {
    /// use webagent::Retry;
    ///
    /// client.with_retry(Retry::none()).run_existing_task().task_id("task_123").send()?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn with_retry(&self, retry: crate::Retry) -> Self {
        Self { inner: self.inner.with_retry(retry), runtime: Arc::clone(&self.runtime) }
    }

    /// Returns the asynchronous client, for [`block_on`](Self::block_on).
    ///
    /// ```no_run
    /// # fn example(client: webagent::blocking::Client) -> Result<(), webagent::Error> {
    /// let run = client.block_on(client.as_async().wait_for_run("run_123"))?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn as_async(&self) -> &crate::Client {
        &self.inner
    }

    /// Waits for a future, such as one of the [asynchronous client](Self::as_async).
    ///
    /// ```no_run
    /// # fn example(client: webagent::blocking::Client) -> Result<(), webagent::Error> {
    /// let run = client.block_on(client.as_async().get_run().run_id("run_123").send())?;
    /// println!("{}", run.status);
    /// # Ok(())
    /// # }
    /// ```
    pub fn block_on<F: IntoFuture>(&self, future: F) -> F::Output {
        let mut future = pin!(future.into_future());
        // The thread of the runtime drives connections and timers; entering leads the future's own to it.
        let _entered = self.runtime.handle.enter();
        let waker = Waker::from(Arc::new(Unpark(thread::current())));
        let mut context = Context::from_waker(&waker);
        loop {
            match future.as_mut().poll(&mut context) {
                Poll::Ready(output) => return output,
                // A waker that was called meanwhile lets this return at once.
                Poll::Pending => thread::park(),
            }
        }
    }

    /// Returns an iterator over a stream, such as the updates of a run. Each item is waited for.
    ///
    /// ```no_run
    /// # fn example(client: webagent::blocking::Client) -> Result<(), webagent::Error> {
    /// for run in client.iter_stream(client.as_async().wait_for_run("run_123").updates()) {
    ///     println!("{}", run?.status);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    #[doc(alias = "poll")]
    pub fn iter_stream<S: Stream + Unpin>(&self, stream: S) -> impl Iterator<Item = S::Item> + use<S> {
        let (client, mut stream) = (self.clone(), stream);
        std::iter::from_fn(move || {
            client.block_on(std::future::poll_fn(|context| Pin::new(&mut stream).poll_next(context)))
        })
    }
}

impl ClientBuilder {
    /// Returns the same builder for a blocking client.
    ///
    /// ```no_run
    /// # fn example() -> Result<(), webagent::Error> {
    /// let client: webagent::blocking::Client = webagent::ClientBuilder::from_env()?.blocking().build()?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn blocking(self) -> ClientBuilder<Client> {
        self.for_client()
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("blocking::Client").field(&self.inner).finish()
    }
}

impl crate::client::Build for Client {
    fn from_client(inner: crate::Client) -> Result<Self, Error> {
        Ok(Self { inner, runtime: Arc::new(Runtime::start()?) })
    }
}

/// Wakes a thread that is parked.
struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// A thread with a runtime, which ends with the last client.
struct Runtime {
    handle: Handle,
    /// Ends the thread when it is dropped.
    _end: oneshot::Sender<()>,
}

impl Runtime {
    fn start() -> Result<Self, Error> {
        let refused = |error: std::io::Error| Error::config(format!("the blocking client cannot be started: {error}"));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(refused)?;
        let handle = runtime.handle().clone();
        let (end, ended) = oneshot::channel::<()>();
        let thread = thread::Builder::new().name("webagent-blocking".to_owned());
        // Not joined: a lookup of a name that hangs would hold up whoever drops the client.
        thread
            .spawn(move || {
                let _ = runtime.block_on(ended);
                runtime.shutdown_background();
            })
            .map_err(refused)?;
        Ok(Self { handle, _end: end })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::time::Duration;

    use super::*;

    fn client() -> Client {
        Client::builder().api_key("sesame").base_url("http://127.0.0.1:1").build().unwrap()
    }

    #[test]
    fn a_future_is_waited_for_without_a_runtime_and_inside_of_one() {
        let client = client();
        let sleeps = || client.block_on(async { tokio::time::sleep(Duration::from_millis(1)).await });
        sleeps();
        tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(async { sleeps() });
        // Of many threads at the same time none waits for another.
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(sleeps);
            }
        });
    }

    #[test]
    fn a_client_may_be_dropped_inside_of_a_runtime() {
        let client = client();
        tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(async move { drop(client) });
    }

    #[test]
    fn no_text_shows_the_key() {
        let client = client();
        let text = format!("{client:?} {:?}", Client::builder().api_key("sesame"));
        assert!(!text.contains("sesame"), "{text}");
    }
}
