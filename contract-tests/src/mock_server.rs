//! A local service that keeps the document: the stateful stand-in for the real one.
//!
//! ```
//! use contract_tests::document::Document;
//! use contract_tests::mock_server::MockServer;
//!
//! let document = Document::load()?;
//! let mock_server = MockServer::start(&document)?;
//! println!("{} takes the key {}", mock_server.url(), mock_server.key());
//! for call in mock_server.calls() {
//!     println!("{call}");
//! }
//! assert!(mock_server.requests().is_empty());
//! # Ok::<_, Box<dyn std::error::Error>>(())
//! ```
//!
//! Everything comes from the document: which paths, methods, parameters and bodies are accepted,
//! which key is asked for, what a response looks like. What a document cannot say in OpenAPI's own
//! words, it says in extensions; see [`extensions`].

mod app;
mod auth;
mod body;
mod clock;
mod example_request;
pub mod extensions;
mod operation;
mod parameter;
mod path_template;
mod request;
mod response;
mod run;
mod run_schema;
mod settings;
mod validation_error;

use std::collections::BTreeMap;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use crate::document::{Document, DocumentError};
use crate::fault_proxy::FaultProxy;
use crate::server_thread::{self, ServerThread};
use app::App;

pub use example_request::Call;
pub use request::Request;
pub use response::Response;
pub use run::{Outcome, StartedRun};
pub use settings::{Finish, Settings};

/// Reason why the mock server does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The document, or a part of it, cannot be served.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// The port cannot be had.
    #[error("cannot listen on port {port} of the loopback address: {source}")]
    Listen {
        /// The port that was asked for.
        port: u16,
        /// The error that the system reports.
        source: io::Error,
    },
    /// No thread can be had.
    #[error("cannot start the mock server: {0}")]
    Thread(io::Error),
}

/// A running mock_server, which ends when it is dropped.
#[derive(Debug)]
pub struct MockServer {
    address: SocketAddr,
    service: Arc<App>,
    _background: ServerThread,
}

impl MockServer {
    /// Starts a mock server on a free loopback port.
    ///
    /// # Errors
    /// When the document cannot be served, or the system has no port or thread left.
    pub fn start(document: &Document) -> Result<Self, StartError> {
        Self::start_with(document, Settings::default())
    }

    /// Starts a mock server that is set up otherwise.
    ///
    /// # Errors
    /// When the document cannot be served, the port is taken, or the system has no thread left.
    pub fn start_with(document: &Document, settings: Settings) -> Result<Self, StartError> {
        let port = settings.port;
        let service = Arc::new(App::new(document, settings)?);
        let (listener, address) = server_thread::listen(port).map_err(|source| StartError::Listen { port, source })?;
        let background = ServerThread::start("mock-server", {
            let service = service.clone();
            move || app::serve(listener, service)
        })
        .map_err(StartError::Thread)?;
        Ok(Self { address, service, _background: background })
    }

    /// Stops it. The same as dropping it.
    pub fn stop(self) {}

    /// Base URL of the service, without a slash at the end.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.service.base_path())
    }

    /// Returns the address at which the mock server listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The key that is accepted.
    #[must_use]
    pub fn key(&self) -> &str {
        self.service.key()
    }

    /// A task that exists.
    #[must_use]
    pub fn task_id(&self) -> &'static str {
        run::TASK_ID
    }

    /// One call of every operation that succeeds, those first that start a run. One that
    /// shows a run names the run that was started last; before the first start it finds none. An operation that requires a
    /// body of which no valid value is found is left out.
    #[must_use]
    pub fn calls(&self) -> Vec<Call> {
        self.service.calls(&self.url()).collect()
    }

    /// The [`url`](Self::url), which may have a path, at the address of a proxy.
    #[must_use]
    pub fn url_through(&self, proxy: &FaultProxy) -> String {
        self.url().replace(&format!("http://{}", self.address()), &proxy.url())
    }

    /// The first of [`calls`](Self::calls), without making the others.
    #[must_use]
    pub fn first_call(&self) -> Option<Call> {
        self.service.calls(&self.url()).next()
    }

    /// The operations that cannot be served, by id, each with the place in the document and the reason. A call of one
    /// gets 501. Asking this reads every schema of the document, which takes a while for a large one.
    #[must_use]
    pub fn unserved(&self) -> Vec<(String, String)> {
        self.service.unserved()
    }

    /// Moves the clock ahead by which runs end and responses are late.
    pub fn advance(&self, time: Duration) {
        self.service.clock().advance(time);
    }

    /// The requests that came so far, in the order of their responses.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        self.service.state().requests()
    }

    /// The requests that came so far, which are forgotten.
    pub fn take_requests(&self) -> Vec<Request> {
        self.service.state().take_requests()
    }

    /// The runs that were started so far, in the order of their starts, whether or not the response
    /// reached its caller.
    #[must_use]
    pub fn runs(&self) -> Vec<StartedRun> {
        self.service.state().runs.all(self.service.clock().now())
    }

    /// Returns the number of runs that were started of each task.
    #[must_use]
    pub fn runs_by_task(&self) -> BTreeMap<String, usize> {
        let mut counts = BTreeMap::new();
        for run in self.runs() {
            *counts.entry(run.task_id).or_insert(0) += 1;
        }
        counts
    }

    /// Sets when runs that start from now on are done.
    pub fn set_finish(&self, finish: Finish) {
        self.service.state().runs.finish = finish;
    }

    /// Sets how the next run ends. Several are used one after the other.
    pub fn next_run(&self, outcome: Outcome) {
        self.service.state().runs.outcomes.push_back(outcome);
    }

    /// The next so many requests get this response, whatever they are. No run is started.
    pub fn respond_next(&self, times: usize, response: Response) {
        self.respond_with(times, move |_| Some(response.clone()));
    }

    /// The next so many requests are given to this closure, after those of earlier calls. Where it
    /// gives `None` the mock server responds as if there were no closure.
    pub fn respond_with(&self, times: usize, response: impl FnMut(&Request) -> Option<Response> + Send + 'static) {
        self.service.state().script(times, Box::new(response));
    }
}
