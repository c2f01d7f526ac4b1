//! Handling of a request.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::request::Parts;
use axum::http::{self, header};
use axum::serve::ListenerExt;
use http_body_util::BodyExt;
use serde_json::Value;
use tokio::sync::Semaphore;

use super::clock::Clock;
use super::example_request::Call;
use super::operation::{Action, Operation, Served};
use super::parameter::Sources;
use super::path_template::{NotUtf8, Values};
use super::request::Request;
use super::response::Response;
use super::run::{Runs, Wait, read_run_schema};
use super::run_schema::RunSchema;
use super::settings::Settings;
use crate::document::{Document, DocumentError};

/// A closure of a test that responds to requests.
type Script = Box<dyn FnMut(&Request) -> Option<Response> + Send>;

/// A body longer than this is read only when few others of the kind are, so that many of them together do not fill the
/// memory.
const LARGE_BODY: usize = 1 << 20;

/// The number of large bodies that are read at once.
const LARGE_BODIES: usize = 3;

/// The state that changes while the service runs.
pub(super) struct State {
    requests: Vec<Request>,
    /// The number of bytes of bodies that may still be recorded.
    room: usize,
    pub(super) runs: Runs,
    scripts: VecDeque<(usize, Script)>,
}

impl State {
    pub(super) fn requests(&self) -> Vec<Request> {
        self.requests.clone()
    }

    pub(super) fn take_requests(&mut self) -> Vec<Request> {
        let requests = std::mem::take(&mut self.requests);
        self.room += requests.iter().map(|request| request.body.len()).sum::<usize>();
        requests
    }

    /// Records a request, its body only if there is room for it.
    fn record(&mut self, mut request: Request) {
        match self.room.checked_sub(request.body.len()) {
            Some(room) => self.room = room,
            None => {
                request.body = Bytes::new();
                request.is_body_omitted = true;
            }
        }
        self.requests.push(request);
    }

    pub(super) fn script(&mut self, times: usize, script: Script) {
        self.scripts.push_back((times, script));
    }

    /// Takes the script whose turn it is, with how often it is still to be asked afterwards.
    fn next_script(&mut self) -> Option<(usize, Script)> {
        while let Some((times, script)) = self.scripts.pop_front() {
            if let Some(times) = times.checked_sub(1) {
                return Some((times, script));
            }
        }
        None
    }
}

impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("State").field("requests", &self.requests).field("runs", &self.runs).finish_non_exhaustive()
    }
}

/// The document as a service.
#[derive(Debug)]
pub(super) struct App {
    settings: Settings,
    base_path: String,
    operations: Vec<Operation>,
    shape: Option<Arc<RunSchema>>,
    state: Mutex<State>,
    clock: Clock,
    large_bodies: Semaphore,
}

/// The response that is sent, and when.
enum Decision {
    Now(Response),
    /// The run, once it is done.
    WhenDone {
        wait: Wait,
        run: String,
        status: u16,
    },
}

impl App {
    pub(super) fn new(document: &Document, settings: Settings) -> Result<Self, DocumentError> {
        let base_path = match &settings.base_path {
            Some(path) => path.clone(),
            None => server_path(document),
        };
        let base_path = format!("/{}", base_path.trim_matches('/'));
        let base_path = base_path.trim_end_matches('/').to_owned();
        let document = Arc::new(document.clone());
        let shape = read_run_schema(&document)?.map(Arc::new);
        let mut operations = document
            .operations()?
            .iter()
            .enumerate()
            .map(|(index, operation)| Operation::new(&document, (index, operation), &base_path, shape.as_ref()))
            .collect::<Result<Vec<_>, _>>()?;
        operations.sort_by(|one, other| one.template.precedence(&other.template));
        let state = Mutex::new(State {
            requests: Vec::new(),
            room: settings.max_recorded,
            runs: Runs::new(shape.clone(), settings.finish, settings.max_recorded),
            scripts: VecDeque::new(),
        });
        Ok(Self {
            settings,
            base_path,
            operations,
            shape,
            state,
            clock: Clock::default(),
            large_bodies: Semaphore::new(LARGE_BODIES),
        })
    }

    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn base_path(&self) -> &str {
        &self.base_path
    }

    pub(super) fn key(&self) -> &str {
        &self.settings.key
    }

    pub(super) fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Tells what is wrong with the operations that cannot be served.
    pub(super) fn unserved(&self) -> Vec<(String, String)> {
        let wrong = |operation: &Operation| Some((operation.id.clone(), operation.served().err()?.to_string()));
        self.operations.iter().filter_map(wrong).collect()
    }

    async fn respond(&self, request: http::Request<Body>) -> Response {
        let (parts, body) = request.into_parts();
        let Ok((body, fits)) = self.read(body).await else {
            return Response::detail(400, "The body did not arrive whole");
        };
        let mut request = recorded(&parts, body);
        let decision = self.decide(&mut request, fits);
        request.status = match &decision {
            Decision::Now(response) => response.status,
            Decision::WhenDone { status, .. } => *status,
        };
        self.state().record(request);
        match decision {
            Decision::Now(response) => {
                self.clock.sleep_until(self.clock.now().saturating_add(response.delay)).await;
                response
            }
            Decision::WhenDone { wait, run, status } => {
                match wait {
                    Wait::Until(time) => self.clock.sleep_until(time).await,
                    Wait::Forever => std::future::pending().await,
                }
                let run = self.state().runs.show(&run, self.clock.now()).unwrap_or_default();
                Response::json(status, &run)
            }
        }
    }

    fn decide(&self, request: &mut Request, fits: bool) -> Decision {
        let found = self.find(request);
        if let Ok((operation, values)) = &found {
            request.operation_id = Some(operation.id.clone());
            let text = |value: &Result<String, NotUtf8>| match value {
                Ok(text) | Err(NotUtf8(text)) => text.clone(),
            };
            let values = values.iter().map(|(name, value)| (name.clone(), text(value)));
            request.path_parameters = values.collect();
        }
        if let Some(response) = self.scripted(request) {
            return Decision::Now(response);
        }
        let outcome = found.and_then(|(operation, values)| {
            if !fits {
                return Err(Response::detail(413, "Request body too large"));
            }
            let served = operation.served().map_err(|error| {
                Response::detail(501, format!("The mock server cannot serve this operation: {error}"))
            })?;
            let body = self.check(served, &values, request)?;
            self.act(operation, served, request, body)
        });
        outcome.unwrap_or_else(Decision::Now)
    }

    /// Returns what a test's script returns. It is called without the lock, so it may look at the mock server.
    fn scripted(&self, request: &Request) -> Option<Response> {
        let script = self.state().next_script();
        let (times, mut script) = script?;
        let response = script(request);
        self.state().scripts.push_front((times, script));
        response
    }

    /// The operation that the request calls, with the values of its path.
    fn find(&self, request: &Request) -> Result<(&Operation, Values), Response> {
        let mut allowed = BTreeSet::new();
        for operation in &self.operations {
            if let Some(values) =
                operation.template.matches(&request.path, request.query.as_deref().unwrap_or_default())
            {
                if operation.method == request.method {
                    return Ok((operation, values));
                }
                allowed.insert(operation.method);
            }
        }
        if allowed.is_empty() {
            return Err(Response::detail(404, "Not Found"));
        }
        let allowed: Vec<&str> = allowed.into_iter().collect();
        Err(Response::detail(405, "Method Not Allowed").with_header("allow", allowed.join(", ")))
    }

    /// Compares the request with the document; gives the value of its body.
    fn check(&self, served: &Served, values: &Values, request: &Request) -> Result<Value, Response> {
        let query = request.query.as_deref().unwrap_or_default();
        let query: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        if !served.security.admits(&self.settings.key, &request.headers, &query) {
            return Err(Response::detail(401, "Not authenticated"));
        }
        let sources = Sources { path: values, query: &query, headers: &request.headers };
        let parameters = served.parameters.iter();
        let mut problems: Vec<Value> = parameters.flat_map(|parameter| parameter.check(&sources)).collect();
        let content_type = request.headers.get(header::CONTENT_TYPE);
        let content_type = content_type.map(|value| value.to_str().unwrap_or_default());
        let body = match &served.body {
            Some(body) => body.read(content_type, &request.body),
            None => Ok(Value::Null),
        };
        match body {
            Ok(body) if problems.is_empty() => Ok(body),
            Ok(_) => Err(Response::detail(422, problems)),
            Err(mut further) => {
                problems.append(&mut further);
                Err(Response::detail(422, problems))
            }
        }
    }

    /// Does what a good request asks for.
    fn act(
        &self,
        operation: &Operation,
        served: &Served,
        request: &Request,
        body: Value,
    ) -> Result<Decision, Response> {
        let path = &request.path_parameters;
        let status = served.success.status;
        let now = self.clock.now();
        let task_id = operation.task.as_ref().and_then(|name| path.get(name));
        let mut state = self.state();
        let run = match (&operation.action, &self.shape) {
            (Action::Show { run }, _) => {
                let id = path.get(run).map(String::as_str).unwrap_or_default();
                state.runs.poll(id, now).ok_or_else(|| Response::detail(404, "Run not found"))?
            }
            (Action::Start(fields), Some(shape)) => {
                let mut start = fields.read(body);
                start.operation_id.clone_from(&operation.id);
                start.path_parameters.clone_from(path);
                start.task_id = task_id.cloned();
                start.body_length = request.body.len();
                let (run, wait) = state.runs.start(shape, start, now);
                if let Some(wait) = wait {
                    return Ok(Decision::WhenDone { wait, run, status });
                }
                state.runs.show(&run, now).unwrap_or_default()
            }
            _ => {
                let response = Response::new(status, served.success.body(path));
                let response = match status {
                    300..=399 => response.with_header("location", "https://elsewhere.example/"),
                    _ => response,
                };
                return Ok(Decision::Now(match served.success.media_type() {
                    Some(name) => response.with_header("content-type", name),
                    None => response,
                }));
            }
        };
        Ok(Decision::Now(Response::json(status, &run)))
    }

    /// Makes one call of every operation that succeeds, those first that start a run. The run that
    /// is shown is the newest.
    pub(super) fn calls(&self, url: &str) -> impl Iterator<Item = Call> {
        let origin = url.strip_suffix(&self.base_path).unwrap_or(url);
        let mut operations: Vec<&Operation> = self.operations.iter().collect();
        operations.sort_by_key(|operation| !matches!(operation.action, Action::Start(_)));
        let newest = self.state().runs.newest();
        operations.into_iter().filter_map(move |operation| {
            let served = operation.served().ok()?;
            let is_callable = served.body.as_ref().is_none_or(|body| body.has_example());
            is_callable.then(|| Call::new(operation, served, origin, self.key(), newest.as_deref()))
        })
    }

    /// Reads a body; tells whether it fits. What is beyond the limit is read all the same (so that the client comes to
    /// read the response) and dropped.
    async fn read(&self, mut body: Body) -> Result<(Bytes, bool), axum::Error> {
        let mut bytes = Vec::new();
        let mut fits = true;
        let mut permit = None;
        while let Some(frame) = body.frame().await {
            let Ok(data) = frame?.into_data() else {
                continue;
            };
            fits &= bytes.len() + data.len() <= self.settings.max_body;
            if fits {
                bytes.extend_from_slice(&data);
            } else {
                bytes = Vec::new();
            }
            if bytes.len() > LARGE_BODY && permit.is_none() {
                // Never closed, so there is always a permit in the end.
                permit = self.large_bodies.acquire().await.ok();
            }
        }
        Ok((bytes.into(), fits))
    }
}

/// Serves until it is dropped.
pub(super) async fn serve(listener: std::net::TcpListener, service: Arc<App>) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else {
        return;
    };
    let listener = listener.tap_io(|connection| {
        // A slower connection is no reason to give it up.
        let _ = connection.set_nodelay(true);
    });
    let router = Router::new().fallback(move |request: http::Request<Body>| {
        let service = service.clone();
        async move { service.respond(request).await.into_response() }
    });
    // It ends with its runtime only.
    let _ = axum::serve(listener, router).await;
}

fn recorded(parts: &Parts, body: Bytes) -> Request {
    Request {
        method: parts.method.as_str().to_owned(),
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().map(str::to_owned),
        headers: parts.headers.clone(),
        body,
        is_body_omitted: false,
        operation_id: None,
        path_parameters: BTreeMap::new(),
        status: 0,
    }
}

/// The path of the document's first server, its variables replaced by their defaults.
fn server_path(document: &Document) -> String {
    let server = document.root().pointer("/servers/0");
    let mut url = server.and_then(|server| server.get("url")?.as_str()).unwrap_or_default().to_owned();
    let variables = server.and_then(|server| server.get("variables")?.as_object());
    for (name, variable) in variables.into_iter().flatten() {
        let value = variable.get("default").and_then(Value::as_str);
        url = url.replace(&format!("{{{name}}}"), value.unwrap_or_default());
    }
    match url.split_once("://") {
        Some((_, rest)) => rest.find('/').map(|at| rest.split_at(at).1.to_owned()).unwrap_or_default(),
        None => url,
    }
}
