//! What the user gave for a call: the values of the flags, and the body that they and a file make.

use std::io::Read;
use std::pin::pin;
use std::time::Duration;

use clap::ArgMatches;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::command::{Body, Command, Done, Failure, Flag};
use super::progress::Progress;
use crate::error_message::one_line;
use crate::{ResponseValue, RunState, Wait};

/// What the user gave for a call.
pub(super) struct Args {
    parameters: Map<String, Value>,
    body: Value,
    waits: bool,
    deadline: Option<Duration>,
    progress: Progress,
}

impl Args {
    /// Takes everything from the command line, and from the files that it names.
    ///
    /// # Errors
    ///
    /// What is wrong with it, in words.
    pub(super) fn read(command: &Command, matches: &ArgMatches) -> Result<Self, String> {
        let parameters = command.parameters.iter();
        let parameters = parameters.filter_map(|flag| Some((flag.name.to_owned(), value(flag, matches)?)));
        let parameters = parameters.collect();
        let body = match command.body {
            None => Value::Null,
            Some(Body::Whole) => file(matches)?.map(|(_, value)| value).unwrap_or_default(),
            Some(Body::Object { properties, is_open }) => object(properties, is_open, matches)?.into(),
        };
        Ok(Self {
            parameters,
            body,
            waits: command.waits && matches.get_flag("wait"),
            deadline: match command.waits {
                true => matches.get_one("deadline").copied(),
                false => None,
            },
            progress: Progress::new(command.name),
        })
    }

    /// The value of a parameter, if it was given.
    #[allow(dead_code, reason = "the document decides whether there are parameters")]
    pub(super) fn parameter<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, Failure> {
        let value = self.parameters.get(name).cloned();
        value.map(|value| decode(name, value)).transpose()
    }

    /// The body.
    #[allow(dead_code, reason = "the document decides whether there are bodies")]
    pub(super) fn body<T: DeserializeOwned>(&self) -> Result<T, Failure> {
        decode("the body", self.body.clone())
    }

    /// Whether a run is to be waited for.
    #[allow(dead_code, reason = "the document decides whether there are runs")]
    pub(super) fn waits(&self) -> bool {
        self.waits
    }

    /// Waits for a run.
    #[allow(dead_code, reason = "the document decides whether there are runs")]
    pub(super) async fn wait<R: RunState>(&self, wait: Wait<'_, R>) -> Result<Done, Failure> {
        let wait = match self.deadline {
            Some(deadline) => wait.deadline(deadline),
            None => wait,
        };
        let mut states = wait.updates();
        let mut last = None;
        let mut interruption = pin!(interruption());
        loop {
            let state = tokio::select! {
                state = states.next() => state,
                () = &mut interruption => {
                    return Err(Failure::Interrupted(last.map(|run: ResponseValue<R>| run.body().clone())));
                }
            };
            let Some(run) = state else { break };
            let run = run?;
            self.progress.say(run.run_id());
            last = Some(run);
        }
        let Some(run) = last else { return Err(Failure::Usage("there is no run to wait for".to_owned())) };
        let failed_run = (run.has_succeeded() == Some(false)).then(|| one_line(run.run_id()));
        Ok(Done { failed_run, ..Done::json(run) })
    }

    /// What shows that the call is under way.
    pub(super) fn progress(&self) -> &Progress {
        &self.progress
    }
}

/// Waits for a signal that asks the program to end.
async fn interruption() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let listen = |kind| signal(kind).ok();
        let kinds = [SignalKind::interrupt(), SignalKind::terminate(), SignalKind::hangup()];
        if let [Some(mut interrupt), Some(mut terminate), Some(mut hangup)] = kinds.map(listen) {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
                _ = hangup.recv() => {}
            }
            return;
        }
    }
    #[cfg(not(unix))]
    if tokio::signal::ctrl_c().await.is_ok() {
        return;
    }
    // Nothing tells of signals: they end the program as they would have done.
    std::future::pending().await
}

fn decode<T: DeserializeOwned>(what: &str, value: Value) -> Result<T, Failure> {
    serde_json::from_value(value).map_err(|error| Failure::Usage(format!("{what}: {error}")))
}

/// The value of a flag, if it was given.
fn value(flag: &Flag, matches: &ArgMatches) -> Option<Value> {
    match flag.is_list {
        true => Some(matches.get_many::<Value>(flag.long)?.cloned().collect()),
        false => matches.get_one::<Value>(flag.long).cloned(),
    }
}

/// The value in the file with the body, if there is one, and the name of the file.
fn file(matches: &ArgMatches) -> Result<Option<(String, Value)>, String> {
    let Some(path) = matches.get_one::<String>("json-body") else { return Ok(None) };
    let (name, text) = match path.as_str() {
        "-" => {
            let mut text = String::new();
            ("the standard input".to_owned(), std::io::stdin().read_to_string(&mut text).map(|_| text))
        }
        path => (path.to_owned(), std::fs::read_to_string(path)),
    };
    let text = text.map_err(|error| format!("--json-body: {name}: {error}"))?;
    let value = serde_json::from_str(&text).map_err(|error| format!("--json-body: {name}: not JSON: {error}"))?;
    Ok(Some((name, value)))
}

/// A body that is an object: what the file says, with the flags over it.
fn object(properties: &'static [Flag], is_open: bool, matches: &ArgMatches) -> Result<Map<String, Value>, String> {
    let (name, mut body) = match file(matches)? {
        None => (String::new(), Map::new()),
        Some((name, Value::Object(body))) => (name, body),
        Some((name, _)) => return Err(format!("--json-body: {name}: a JSON object is expected")),
    };
    for (key, value) in &body {
        match properties.iter().find(|flag| flag.name == key) {
            // No flag, and no field in the type: it would be left out without a word.
            None if !is_open => {
                let names: Vec<&str> = properties.iter().map(|flag| flag.name).collect();
                let names = names.join(", ");
                return Err(format!("--json-body: {name}: `{key}` is no property of the body; there are {names}"));
            }
            Some(flag) if flag.is_required || !value.is_null() => {
                (flag.check)(value).map_err(|error| format!("--json-body: {name}: {key}: {error}"))?;
            }
            _ => {}
        }
    }
    for flag in properties {
        if let Some(value) = value(flag, matches) {
            body.insert(flag.name.to_owned(), value);
        }
    }
    match properties.iter().find(|flag| flag.is_required && !body.contains_key(flag.name)) {
        Some(flag) => {
            let (key, long) = (flag.name, flag.long);
            Err(format!("--json-body: {name}: there is no `{key}`; add it there, or give --{long}"))
        }
        None => Ok(body),
    }
}
