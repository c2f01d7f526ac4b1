//! A simple model of runs: they start, they are pending, they are done.

use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;

use serde_json::{Map, Value, json};

use super::run_schema::{Property, RunSchema};
use super::settings::Finish;
use crate::document::{Document, DocumentError};
use crate::strategy::{Extent, example_of_json_schema};

/// A task that exists.
pub(super) const TASK_ID: &str = "task_1";

/// The end of a run, for a test that wants it otherwise. What is `None` is as usual. The values go
/// into the response as they are, also where the document does not allow them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outcome {
    /// The status when it is done.
    pub status: Option<String>,
    /// True if the agent did what was asked.
    pub successful: Option<bool>,
    /// The result.
    pub result: Option<Value>,
    /// Moment at which it is done.
    pub finish: Option<Finish>,
}

impl Outcome {
    /// A run that ends well with this result.
    #[must_use]
    pub fn success(result: Value) -> Self {
        Self { successful: Some(true), result: Some(result), ..Self::default() }
    }

    /// A run that fails and has no result.
    #[must_use]
    pub fn failure() -> Self {
        Self { successful: Some(false), result: Some(Value::Null), ..Self::default() }
    }

    /// A run that ends with this status, which the document may not know.
    #[must_use]
    pub fn status(status: impl Into<String>) -> Self {
        Self { status: Some(status.into()), ..Self::default() }
    }
}

/// One run that was started.
#[derive(Debug, Clone, PartialEq)]
pub struct StartedRun {
    /// Its id, as text.
    pub id: String,
    /// Its task: the one of the path, or one of its own.
    pub task_id: String,
    /// The operation that started it.
    pub operation_id: String,
    /// The parameters of the path.
    pub path_parameters: BTreeMap<String, String>,
    /// The body that started it; null when there was none, or it was not recorded (see
    /// [`Settings::max_recorded`](super::Settings::max_recorded)).
    pub body: Value,
    /// The number of times that it was looked at.
    pub polls: usize,
    /// Set if it is done.
    pub done: bool,
    /// The run as the service shows it now.
    pub run: Value,
}

/// A run that the service is asked to start.
#[derive(Debug, Default)]
pub(super) struct Start {
    pub(super) operation_id: String,
    pub(super) path_parameters: BTreeMap<String, String>,
    pub(super) body: Value,
    /// Length of the body in bytes.
    pub(super) body_length: usize,
    /// The task, when the path names one.
    pub(super) task_id: Option<String>,
    pub(super) result_schema: Option<Value>,
    /// Set if the response waits for the run.
    pub(super) wait: bool,
    /// The time that the run may take.
    pub(super) limit: Option<Duration>,
}

/// Moment at which a response that waits for its run is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wait {
    /// At the moment when the clock shows this time.
    Until(Duration),
    Forever,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Succeeded,
    Failed,
}

#[derive(Debug)]
struct Stored {
    id: Value,
    task_id: String,
    start: Start,
    /// Time of the start, by the mock server's clock.
    started: Duration,
    finish: Finish,
    outcome: Outcome,
    /// The result that a run has brought if it ends well.
    result: Option<Value>,
    polls: usize,
    end: Option<End>,
}

impl Stored {
    fn new(shape: &RunSchema, number: usize, start: Start, now: Duration) -> Self {
        let id = shape.id.choose(vec![
            json!(format!("run_{number}")),
            json!(number),
            json!(format!("00000000-0000-4000-8000-{number:012x}")),
        ]);
        let id = id.or_else(|| shape.id.example.clone()).unwrap_or_default();
        let task_id = start.task_id.clone();
        let result = match &start.result_schema {
            Some(schema) => example_of_json_schema(schema, Extent::Full),
            None => {
                let text = json!("What the mock server's agent found.");
                let property = shape.result.as_ref();
                property.and_then(|one| one.choose(vec![text]).or_else(|| one.example.clone()))
            }
        };
        Self {
            task_id: task_id.unwrap_or_else(|| format!("task_of_run_{number}")),
            id,
            start,
            started: now,
            finish: Finish::Polls(0),
            outcome: Outcome::default(),
            result,
            polls: 0,
            end: None,
        }
    }

    /// Returns how long it takes from its start, and whether it then fails; `None` when time alone does
    /// not end it.
    fn duration(&self) -> Option<(Duration, bool)> {
        let own = match self.finish {
            Finish::After(time) => Some(time),
            Finish::Polls(_) | Finish::Never => None,
        };
        match (own, self.start.limit) {
            (Some(own), Some(limit)) if limit < own => Some((limit, true)),
            (Some(own), _) => Some((own, false)),
            (None, limit) => limit.map(|limit| (limit, true)),
        }
    }

    /// Lets it end if it is time.
    fn advance(&mut self, now: Duration) {
        if self.end.is_some() {
            return;
        }
        let polled = matches!(self.finish, Finish::Polls(polls) if self.polls >= polls);
        let elapsed = now.saturating_sub(self.started);
        let over = self.duration().filter(|(time, _)| elapsed >= *time);
        let failed = match (polled, over) {
            (true, _) => false,
            (false, Some((_, failed))) => failed,
            (false, None) => return,
        };
        // An unsatisfiable schema of the result cannot be served by any agent.
        let unserved = self.start.result_schema.is_some() && self.result.is_none();
        let failed = failed || unserved;
        let failed = failed || self.outcome.successful == Some(false);
        self.end = Some(if failed { End::Failed } else { End::Succeeded });
    }

    fn show(&self, shape: &RunSchema) -> Value {
        let mut run = shape.base.clone();
        let mut set = |property: &Option<Property>, values: Vec<Value>| {
            let Some(property) = property else { return };
            match property.choose(values) {
                Some(value) => run.insert(property.name.clone(), value),
                None if property.validator.is_valid(&Value::Null) => run.insert(property.name.clone(), Value::Null),
                // Absent is better than untrue; a required one keeps its example.
                None if !property.required => run.remove(&property.name),
                None => None,
            };
        };
        let (status, result, successful) = match self.end {
            None => (&shape.states.pending, None, None),
            Some(End::Succeeded) => (&shape.states.succeeded, self.result.clone(), Some(true)),
            Some(End::Failed) => (&shape.states.failed, None, Some(false)),
        };
        set(&shape.status, status.clone().into_iter().collect());
        set(&shape.is_done, vec![json!(self.end.is_some())]);
        set(&shape.is_successful, vec![json!(successful)]);
        let as_text = result.as_ref().map(|value| json!(value.to_string()));
        set(&shape.result, result.into_iter().chain(as_text).collect());
        let number = self.task_id.parse::<u64>().ok().map(Value::from);
        let task_ids = [json!(self.task_id)].into_iter().chain(number);
        set(&shape.task_id, task_ids.collect());
        run.insert(shape.id.name.clone(), self.id.clone());
        self.overrule(shape, &mut run);
        run.into()
    }

    /// Writes what the test asked for, once the run is done.
    fn overrule(&self, shape: &RunSchema, run: &mut Map<String, Value>) {
        if self.end.is_none() {
            return;
        }
        let outcome = &self.outcome;
        for (property, value) in [
            (&shape.status, outcome.status.clone().map(Value::from)),
            (&shape.is_successful, outcome.successful.map(Value::from)),
            (&shape.result, outcome.result.clone()),
        ] {
            if let (Some(property), Some(value)) = (property, value) {
                run.insert(property.name.clone(), value);
            }
        }
    }
}

/// Reads the schema of runs, when the document has one, and makes sure that runs of every state are valid, so that no
/// response breaks the document.
pub(super) fn read_run_schema(document: &Document) -> Result<Option<RunSchema>, DocumentError> {
    let Some(shape) = RunSchema::new(document)? else {
        return Ok(None);
    };
    let validator = document.validator(&document.schema(&shape.pointer)?)?;
    for run in sample_runs(&shape) {
        if let Some(error) = validator.iter_errors(&run).next() {
            let problem = format!(
                "with the roles that the document gives, a run would be {run}, which the \
                 schema does not allow: {error}"
            );
            return Err(DocumentError::invalid(&shape.pointer, problem));
        }
    }
    Ok(Some(shape))
}

/// A run of each state.
fn sample_runs(shape: &RunSchema) -> Vec<Value> {
    let mut stored = Stored::new(shape, 1, Start::default(), Duration::ZERO);
    let mut samples = Vec::new();
    for end in [None, Some(End::Succeeded), Some(End::Failed)] {
        stored.end = end;
        samples.push(stored.show(shape));
    }
    samples
}

/// The text by which a path names this id.
fn text_of(id: &Value) -> String {
    id.as_str().map_or_else(|| id.to_string(), str::to_owned)
}

/// All runs of a service.
#[derive(Debug)]
pub(super) struct Runs {
    pub(super) finish: Finish,
    pub(super) outcomes: VecDeque<Outcome>,
    shape: Option<std::sync::Arc<RunSchema>>,
    stored: Vec<Stored>,
    /// The number of bytes of bodies that may still be kept.
    room: usize,
    by_id: BTreeMap<String, usize>,
}

impl Runs {
    pub(super) fn new(shape: Option<std::sync::Arc<RunSchema>>, finish: Finish, room: usize) -> Self {
        Self { finish, outcomes: VecDeque::new(), shape, stored: Vec::new(), room, by_id: BTreeMap::new() }
    }

    /// Starts a run; gives its id and how long its response waits.
    pub(super) fn start(&mut self, shape: &RunSchema, mut start: Start, now: Duration) -> (String, Option<Wait>) {
        match self.room.checked_sub(start.body_length) {
            Some(room) => self.room = room,
            None => start.body = Value::Null,
        }
        let wait = start.wait;
        let mut stored = Stored::new(shape, self.stored.len() + 1, start, now);
        stored.outcome = self.outcomes.pop_front().unwrap_or_default();
        stored.finish = match stored.outcome.finish.unwrap_or(self.finish) {
            Finish::Polls(_) if wait => Finish::Polls(0),
            finish => finish,
        };
        stored.advance(now);
        let id = text_of(&stored.id);
        let pending = wait && stored.end.is_none();
        let wait = pending.then(|| match stored.duration() {
            Some((time, _)) => Wait::Until(now.saturating_add(time)),
            None => Wait::Forever,
        });
        self.by_id.insert(id.clone(), self.stored.len());
        self.stored.push(stored);
        (id, wait)
    }

    /// The run as it is now, when there is one with this id.
    pub(super) fn show(&mut self, id: &str, now: Duration) -> Option<Value> {
        let stored = self.stored.get_mut(*self.by_id.get(id)?)?;
        stored.advance(now);
        Some(stored.show(self.shape.as_deref()?))
    }

    /// The same, for a caller who polls it.
    pub(super) fn poll(&mut self, id: &str, now: Duration) -> Option<Value> {
        let stored = self.stored.get_mut(*self.by_id.get(id)?)?;
        stored.polls += 1;
        self.show(id, now)
    }

    /// The id of the run that was started last.
    pub(super) fn newest(&self) -> Option<String> {
        self.stored.last().map(|stored| text_of(&stored.id))
    }

    pub(super) fn all(&mut self, now: Duration) -> Vec<StartedRun> {
        let ids: Vec<String> = self.stored.iter().map(|stored| text_of(&stored.id)).collect();
        let shown: Vec<Value> = ids.iter().filter_map(|id| self.show(id, now)).collect();
        let all = self.stored.iter().zip(ids).zip(shown);
        all.map(|((stored, id), run)| StartedRun {
            id,
            task_id: stored.task_id.clone(),
            operation_id: stored.start.operation_id.clone(),
            path_parameters: stored.start.path_parameters.clone(),
            body: stored.start.body.clone(),
            polls: stored.polls,
            done: stored.end.is_some(),
            run,
        })
        .collect()
    }
}
