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
//! which key is asked for, what an answer looks like. What a document cannot say in OpenAPI's own
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
mod response;
mod run;
mod run_schema;
mod validation_error;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::http::HeaderMap;

use crate::document::{Document, DocumentError};
use crate::server_thread::{self, ServerThread};
use app::App;

pub use example_request::Call;
pub use response::Response;
pub use run::{Outcome, StartedRun};

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

/// Moment at which a run that nobody waits for is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finish {
    /// At the n-th time that it is looked at; 0 means at once.
    Polls(usize),
    /// So long after its start. A caller that waits for completion waits as long.
    After(Duration),
    /// Not at all. A caller that waits for completion gets no answer.
    Never,
}

/// Setup of a mock server.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Port on the loopback address; 0 takes a free one.
    pub port: u16,
    /// The key that is accepted.
    pub key: String,
    /// Moment at which a run is done.
    pub finish: Finish,
    /// Path before every path of the document, such as `/api/v2`; `None` takes the one of the
    /// document's first server.
    pub base_path: Option<String>,
    /// Size of the largest body that is read, in bytes.
    pub max_body: usize,
    /// The largest number of bytes of the requests' bodies that are recorded, and as many of those that started runs.
    /// Requests beyond it are served all the same; their records have no body.
    pub max_recorded: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            port: 0,
            key: "mock_server-key".to_owned(),
            finish: Finish::Polls(2),
            base_path: None,
            max_body: 10 << 20,
            max_recorded: 32 << 20,
        }
    }
}

/// One request as it came, and what was made of it.
#[derive(Debug, Clone)]
pub struct Request {
    /// Method.
    pub method: String,
    /// Path as it was sent, still encoded.
    pub path: String,
    /// Query as it was sent, without the question mark.
    pub query: Option<String>,
    /// Headers.
    pub headers: HeaderMap,
    /// Body as it was sent.
    pub body: Bytes,
    /// Set if the body is missing here because enough was recorded already ([`Settings::max_recorded`]).
    pub is_body_omitted: bool,
    /// The operation that it is a call of; `None` when method and path belong to none.
    pub operation_id: Option<String>,
    /// The path's parameters, decoded.
    pub path_parameters: BTreeMap<String, String>,
    /// Status of the answer; 0 before there is one.
    pub status: u16,
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

    /// A task that exists, unless the tasks are restricted to others.
    #[must_use]
    pub fn task_id(&self) -> &'static str {
        run::TASK_ID
    }

    /// One call of every operation that is answered well, those first that start a run. One that
    /// shows a run names the run that was started last; before the first start it finds none.
    #[must_use]
    pub fn calls(&self) -> Vec<Call> {
        self.service.calls(&self.url()).collect()
    }

    /// The first of [`calls`](Self::calls), without making the others.
    #[must_use]
    pub fn first_call(&self) -> Option<Call> {
        self.service.calls(&self.url()).next()
    }

    /// The operations that cannot be served, by id, each with the place in the document and the reason. A call of one
    /// is answered with 501. Asking this reads every schema of the document, which takes a while for a large one.
    #[must_use]
    pub fn unserved(&self) -> Vec<(String, String)> {
        self.service.unserved()
    }

    /// Moves the clock ahead by which runs end and answers are late.
    pub fn advance(&self, time: Duration) {
        self.service.clock().advance(time);
    }

    /// The requests that came so far, in the order of their answers.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        self.service.state().requests()
    }

    /// The requests that came so far, which are forgotten.
    pub fn take_requests(&self) -> Vec<Request> {
        self.service.state().take_requests()
    }

    /// The runs that were started so far, in the order of their starts, whether or not the answer
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

    /// From now on only these tasks exist.
    pub fn restrict_tasks<T: Into<String>>(&self, tasks: impl IntoIterator<Item = T>) {
        let tasks: BTreeSet<String> = tasks.into_iter().map(Into::into).collect();
        self.service.state().tasks = Some(tasks);
    }

    /// The next so many requests get this answer, whatever they are. No run is started.
    pub fn answer_next(&self, times: usize, answer: Response) {
        self.answer_with(times, move |_| Some(answer.clone()));
    }

    /// The next so many requests are given to this closure, after those of earlier calls. Where it
    /// gives `None` the mock server answers as if there were no closure.
    pub fn answer_with(&self, times: usize, answer: impl FnMut(&Request) -> Option<Response> + Send + 'static) {
        self.service.state().script(times, Box::new(answer));
    }
}
