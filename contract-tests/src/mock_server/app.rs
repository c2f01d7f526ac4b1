//! What happens to a request.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::body::Body;
use axum::http::request::Parts;
use axum::http::{self, header};
use axum::serve::ListenerExt;
use http_body_util::BodyExt;
use serde_json::Value;

use super::example_request::Call;
use super::operation::{Action, Operation};
use super::parameter::Sources;
use super::path_template::Values;
use super::response::Answer;
use super::run::{Runs, Wait};
use super::run_schema::Shape;
use super::{Request, Settings};
use crate::document::{Document, DocumentError};

/// A closure of a test that answers requests.
type Script = Box<dyn FnMut(&Request) -> Option<Answer> + Send>;

/// What changes while the service runs.
pub(super) struct State {
    pub(super) requests: Vec<Request>,
    pub(super) runs: Runs,
    /// The tasks that exist, when not all do.
    pub(super) tasks: Option<BTreeSet<String>>,
    scripts: VecDeque<(usize, Script)>,
}

impl State {
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
        f.debug_struct("State")
            .field("requests", &self.requests)
            .field("runs", &self.runs)
            .field("tasks", &self.tasks)
            .finish_non_exhaustive()
    }
}

/// The document as a service.
#[derive(Debug)]
pub(super) struct Service {
    settings: Settings,
    base_path: String,
    operations: Vec<Operation>,
    shape: Option<Arc<Shape>>,
    state: Mutex<State>,
}

/// What is sent, and when.
enum Decision {
    Now(Answer),
    /// The run, once it is done.
    WhenDone {
        wait: Wait,
        run: String,
        status: u16,
    },
}

impl Service {
    pub(super) fn new(document: &Document, settings: Settings) -> Result<Self, DocumentError> {
        let base_path = match &settings.base_path {
            Some(path) => path.clone(),
            None => server_path(document),
        };
        let base_path = format!("/{}", base_path.trim_matches('/'));
        let base_path = base_path.trim_end_matches('/').to_owned();
        let shape = Shape::new(document)?.map(Arc::new);
        let mut operations = document
            .operations()?
            .iter()
            .map(|operation| Operation::new(document, operation, &base_path, shape.as_deref()))
            .collect::<Result<Vec<_>, _>>()?;
        operations.sort_by(|one, other| one.template.precedence(&other.template));
        let state = Mutex::new(State {
            requests: Vec::new(),
            runs: Runs::new(shape.clone(), settings.finish),
            tasks: None,
            scripts: VecDeque::new(),
        });
        Ok(Self { settings, base_path, operations, shape, state })
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

    async fn answer(&self, request: http::Request<Body>) -> Answer {
        let (parts, body) = request.into_parts();
        let Ok((body, fits)) = read(body, self.settings.max_body).await else {
            return Answer::detail(400, "The body did not arrive whole");
        };
        let mut request = recorded(&parts, body);
        let decision = self.decide(&mut request, fits);
        request.status = match &decision {
            Decision::Now(answer) => answer.status,
            Decision::WhenDone { status, .. } => *status,
        };
        self.state().requests.push(request);
        match decision {
            Decision::Now(answer) => {
                tokio::time::sleep(answer.delay).await;
                answer
            }
            Decision::WhenDone { wait, run, status } => {
                match wait {
                    Wait::For(time) => tokio::time::sleep(time).await,
                    Wait::Forever => std::future::pending().await,
                }
                let run = self.state().runs.show(&run).unwrap_or_default();
                Answer::json(status, &run)
            }
        }
    }

    fn decide(&self, request: &mut Request, fits: bool) -> Decision {
        let found = self.find(request);
        if let Ok((operation, values)) = &found {
            request.operation_id = Some(operation.id.clone());
            let text = |value: &Result<String, String>| match value {
                Ok(text) | Err(text) => text.clone(),
            };
            let values = values.iter().map(|(name, value)| (name.clone(), text(value)));
            request.path_parameters = values.collect();
        }
        if let Some(answer) = self.scripted(request) {
            return Decision::Now(answer);
        }
        let outcome = found.and_then(|(operation, values)| {
            if !fits {
                return Err(Answer::detail(413, "Request body too large"));
            }
            let body = self.check(operation, &values, request)?;
            self.act(operation, request, body)
        });
        outcome.unwrap_or_else(Decision::Now)
    }

    /// What a test's script answers. It is called without the lock, so it may look at the mock server.
    fn scripted(&self, request: &Request) -> Option<Answer> {
        let script = self.state().next_script();
        let (times, mut script) = script?;
        let answer = script(request);
        self.state().scripts.push_front((times, script));
        answer
    }

    /// The operation that the request calls, with the values of its path.
    fn find(&self, request: &Request) -> Result<(&Operation, Values), Answer> {
        let mut allowed = BTreeSet::new();
        for operation in &self.operations {
            if let Some(values) = operation.template.matches(&request.path) {
                if operation.method == request.method {
                    return Ok((operation, values));
                }
                allowed.insert(operation.method);
            }
        }
        if allowed.is_empty() {
            return Err(Answer::detail(404, "Not Found"));
        }
        let allowed: Vec<&str> = allowed.into_iter().collect();
        Err(Answer::detail(405, "Method Not Allowed").with_header("allow", allowed.join(", ")))
    }

    /// Compares the request with the document; gives the value of its body.
    fn check(&self, operation: &Operation, values: &Values, request: &Request) -> Result<Value, Answer> {
        let query = request.query.as_deref().unwrap_or_default();
        let query: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        if !operation.security.admits(&self.settings.key, &request.headers, &query) {
            return Err(Answer::detail(401, "Not authenticated"));
        }
        let sources = Sources { path: values, query: &query, headers: &request.headers };
        let parameters = operation.parameters.iter();
        let mut problems: Vec<Value> = parameters.flat_map(|parameter| parameter.check(&sources)).collect();
        let content_type = request.headers.get(header::CONTENT_TYPE);
        let content_type = content_type.map(|value| value.to_str().unwrap_or_default());
        let body = match &operation.body {
            Some(body) => {
                let check = self.settings.check_result_schema;
                body.read(content_type, &request.body, check)
            }
            None => Ok(Value::Null),
        };
        match body {
            Ok(body) if problems.is_empty() => Ok(body),
            Ok(_) => Err(Answer::detail(422, problems)),
            Err(mut further) => {
                problems.append(&mut further);
                Err(Answer::detail(422, problems))
            }
        }
    }

    /// Does what a good request asks for.
    fn act(&self, operation: &Operation, request: &Request, body: Value) -> Result<Decision, Answer> {
        let path = &request.path_parameters;
        let status = operation.success.status;
        let task_id = operation.task.as_ref().and_then(|name| path.get(name));
        let mut state = self.state();
        if let (Some(task_id), Some(tasks)) = (task_id, &state.tasks)
            && !tasks.contains(task_id)
        {
            return Err(Answer::detail(404, "Task not found"));
        }
        let run = match (&operation.action, &self.shape) {
            (Action::Show { run }, _) => {
                let id = path.get(run).map(String::as_str).unwrap_or_default();
                state.runs.poll(id).ok_or_else(|| Answer::detail(404, "Run not found"))?
            }
            (Action::Start(fields), Some(shape)) => {
                let mut start = fields.read(body);
                start.operation_id.clone_from(&operation.id);
                start.path_parameters.clone_from(path);
                start.task_id = task_id.cloned();
                let (run, wait) = state.runs.start(shape, start);
                if let Some(wait) = wait {
                    return Ok(Decision::WhenDone { wait, run, status });
                }
                state.runs.show(&run).unwrap_or_default()
            }
            _ => {
                let answer = Answer::new(status, operation.success.body(path));
                return Ok(Decision::Now(match operation.success.media_type() {
                    Some(name) => answer.with_header("content-type", name),
                    None => answer,
                }));
            }
        };
        Ok(Decision::Now(Answer::json(status, &run)))
    }

    /// One call of every operation that is answered well, those first that start a run. The run that
    /// is shown is the newest.
    pub(super) fn calls(&self, url: &str) -> Vec<Call> {
        let origin = url.strip_suffix(&self.base_path).unwrap_or(url);
        let mut operations: Vec<&Operation> = self.operations.iter().collect();
        operations.sort_by_key(|operation| !matches!(operation.action, Action::Start(_)));
        let newest = self.state().runs.newest();
        let call = |operation: &&Operation| Call::new(operation, origin, self.key(), newest.as_deref());
        operations.iter().map(call).collect()
    }
}

/// Serves until it is dropped.
pub(super) async fn serve(listener: std::net::TcpListener, service: Arc<Service>) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else {
        return;
    };
    let listener = listener.tap_io(|connection| {
        // A slower connection is no reason to give it up.
        let _ = connection.set_nodelay(true);
    });
    let router = Router::new().fallback(move |request: http::Request<Body>| {
        let service = service.clone();
        async move { service.answer(request).await.into_response() }
    });
    // It ends with its runtime only.
    let _ = axum::serve(listener, router).await;
}

/// Reads a body; tells whether it fits into `limit` bytes. What is beyond them is read all the
/// same (so that the client comes to read the answer) and dropped.
async fn read(mut body: Body, limit: usize) -> Result<(Vec<u8>, bool), axum::Error> {
    let mut bytes = Vec::new();
    let mut fits = true;
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame?.into_data() else {
            continue;
        };
        fits &= bytes.len() + data.len() <= limit;
        if fits {
            bytes.extend_from_slice(&data);
        }
    }
    Ok((bytes, fits))
}

fn recorded(parts: &Parts, body: Vec<u8>) -> Request {
    Request {
        method: parts.method.as_str().to_owned(),
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().map(str::to_owned),
        headers: parts.headers.clone(),
        body,
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
