//! The user's input for a call: the values of the flags, and the body that they and a file make.

use std::fs::File;
use std::io::{Read, Write};
use std::time::Duration;

use clap::ArgMatches;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::flag::{Body, Flag};
use super::outcome::{CliError, Outcome};
use super::progress::Progress;
use super::signals::Signals;
use super::usage::{BodyError, UsageError};
use crate::decode::strip_bom;
use crate::error_message::one_line;
use crate::{ResponseValue, RunState, Upload, Wait};

/// The input that a command takes.
pub(super) struct Input<'a> {
    pub(super) name: &'static str,
    pub(super) parameters: &'static [Flag],
    pub(super) body: Option<&'a Body>,
    pub(super) needs_body: bool,
    pub(super) waits: bool,
}

/// The user's input for a call.
pub(super) struct Args {
    parameters: Map<String, Value>,
    body: Value,
    /// Set if anything was given for the body.
    has_body: bool,
    /// The file with a body that is not JSON.
    file: Option<String>,
    waits: bool,
    deadline: Option<Duration>,
    id_file: Option<IdFile>,
    progress: Progress,
}

impl Args {
    /// Takes everything from the command line, and from the files that it names.
    ///
    /// # Errors
    ///
    /// Something is wrong with it.
    pub(super) fn read(input: &Input<'_>, matches: &ArgMatches) -> Result<Self, UsageError> {
        let parameters = input.parameters.iter();
        let parameters = parameters.filter_map(|flag| Some((flag.name.to_owned(), value(flag, matches)?)));
        let parameters = parameters.collect();
        let body = match input.body {
            None => Value::Null,
            Some(Body::Whole) => file(matches)?.map(|(_, value)| value).unwrap_or_default(),
            Some(Body::File) => Value::Null,
            Some(&Body::Object { properties, is_open }) => {
                let is_given = input.needs_body
                    || matches.contains_id("json-body")
                    || properties.iter().any(|flag| value(flag, matches).is_some());
                match is_given {
                    true => object(properties, is_open, matches)?.into(),
                    false => Value::Null,
                }
            }
        };
        let raw = match input.body {
            Some(Body::File) => matches.get_one::<String>("body").cloned(),
            _ => None,
        };
        Ok(Self {
            parameters,
            has_body: !body.is_null(),
            body,
            file: raw,
            waits: input.waits && matches.get_flag("wait"),
            deadline: match input.waits {
                true => matches.get_one("deadline").copied(),
                false => None,
            },
            id_file: match input.waits {
                true => matches.get_one::<String>("id-file").map(|path| IdFile::create(path)).transpose()?,
                false => None,
            },
            progress: Progress::new(input.name),
        })
    }

    /// The value of a parameter, if it was given.
    #[allow(dead_code, reason = "the document decides whether there are parameters")]
    pub(super) fn parameter<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, CliError> {
        let value = self.parameters.get(name).cloned();
        value.map(|value| decode(name, value)).transpose()
    }

    /// The body.
    #[allow(dead_code, reason = "the document decides whether there are bodies")]
    pub(super) fn body<T: DeserializeOwned>(&self) -> Result<T, CliError> {
        decode("the body", self.body.clone())
    }

    /// Returns whether anything was given for the body.
    #[allow(dead_code, reason = "the document decides whether there are bodies")]
    pub(super) fn has_body(&self) -> bool {
        self.has_body
    }

    /// The body that is not JSON, if it was given.
    #[allow(dead_code, reason = "the document decides whether there are bodies")]
    pub(super) fn upload(&self) -> Result<Option<Upload>, CliError> {
        match self.file.as_deref() {
            None => Ok(None),
            Some("-") => {
                let mut bytes = Vec::new();
                let read = std::io::stdin().read_to_end(&mut bytes);
                read.map_err(|error| CliError::Usage(unreadable("body", STDIN, error)))?;
                Ok(Some(Upload::bytes(bytes)))
            }
            Some(path) => Ok(Some(Upload::path(path))),
        }
    }

    /// The body that is text, if it was given.
    #[allow(dead_code, reason = "the document decides whether there are bodies")]
    pub(super) fn text(&self) -> Result<Option<String>, CliError> {
        let text = match self.file.as_deref() {
            None => return Ok(None),
            Some("-") => {
                let mut text = String::new();
                std::io::stdin().read_to_string(&mut text).map(|_| text)
            }
            Some(path) => std::fs::read_to_string(path),
        };
        let name = self.file.as_deref().unwrap_or_default();
        text.map(Some).map_err(|error| CliError::Usage(unreadable("body", name, error)))
    }

    /// Returns whether a run is to be waited for.
    #[allow(dead_code, reason = "the document decides whether there are runs")]
    pub(super) fn waits(&self) -> bool {
        self.waits
    }

    /// Waits for a run.
    #[allow(dead_code, reason = "the document decides whether there are runs")]
    pub(super) async fn wait<R: RunState>(&self, wait: Wait<R>) -> Result<Outcome, CliError> {
        let wait = match self.deadline {
            Some(deadline) => wait.deadline(deadline),
            None => wait,
        };
        let signals = Signals::listen();
        let mut updates = wait.updates();
        let mut last = None;
        loop {
            let update = tokio::select! {
                update = updates.next() => update,
                () = signals.received() => {
                    return Err(CliError::Interrupted(last.map(|run: ResponseValue<R>| run.body().clone())));
                }
            };
            let Some(run) = update else { break };
            let run = run?;
            if last.is_none() {
                self.show_id(run.run_id());
            }
            last = Some(run);
        }
        let Some(run) = last else { return Err(CliError::Usage(UsageError::NoRun)) };
        let failed_run = match run.has_succeeded() {
            Some(true) => None,
            None if !R::TELLS_SUCCESS => None,
            Some(false) => Some(format!("the run {} failed", one_line(run.run_id()))),
            None => Some(format!("the service does not say that the run {} succeeded", one_line(run.run_id()))),
        };
        Ok(Outcome { failed_run, ..Outcome::json(run) })
    }

    /// Makes the id of a run known, which is paid from now on.
    fn show_id(&self, id: &str) {
        self.progress.show_run(id);
        if let Some(file) = &self.id_file
            && let Err(error) = file.replace(id)
        {
            // The run goes on, and its id is in the output at last.
            let message = format!("warning: --id-file: {}: {error}; the run has the id {id}", file.path);
            self.progress.println(&one_line(&message));
        }
    }

    /// Returns the display that shows that the call is under way.
    pub(super) fn progress(&self) -> &Progress {
        &self.progress
    }
}

/// The file that gets the id of a run as soon as that is known.
struct IdFile {
    path: String,
    file: File,
}

impl IdFile {
    /// Opens the file, before anything is sent. The id of an earlier run stays in it until there is another one.
    fn create(path: &str) -> Result<Self, UsageError> {
        let file = File::options().write(true).create(true).truncate(false).open(path);
        let file = file.map_err(|error| unreadable("id-file", path, error))?;
        Ok(Self { path: path.to_owned(), file })
    }

    fn replace(&self, id: &str) -> std::io::Result<()> {
        self.file.set_len(0)?;
        writeln!(&self.file, "{id}")
    }
}

fn decode<T: DeserializeOwned>(name: &str, value: Value) -> Result<T, CliError> {
    serde_json::from_value(value).map_err(|error| CliError::Usage(UsageError::Value { name: name.to_owned(), error }))
}

/// The standard input, as an error calls it.
const STDIN: &str = "the standard input";

fn unreadable(flag: &'static str, name: &str, error: std::io::Error) -> UsageError {
    UsageError::File { flag, name: name.to_owned(), error }
}

/// The value of a flag, if it was given.
fn value(flag: &Flag, matches: &ArgMatches) -> Option<Value> {
    match flag.is_list {
        true => Some(matches.get_many::<Value>(flag.long)?.cloned().collect()),
        false => matches.get_one::<Value>(flag.long).cloned(),
    }
}

/// The value in the file with the body, if there is one, and the name of the file.
fn file(matches: &ArgMatches) -> Result<Option<(String, Value)>, UsageError> {
    let Some(path) = matches.get_one::<String>("json-body") else { return Ok(None) };
    let (name, text) = match path.as_str() {
        "-" => {
            let mut text = Vec::new();
            (STDIN.to_owned(), std::io::stdin().read_to_end(&mut text).map(|_| text))
        }
        path => (path.to_owned(), std::fs::read(path)),
    };
    let text = text.map_err(|error| unreadable("json-body", &name, error))?;
    match serde_json::from_slice(strip_bom(&text)) {
        Ok(value) => Ok(Some((name, value))),
        Err(error) => Err(UsageError::Body { name, error: BodyError::Syntax(error) }),
    }
}

/// A body that is an object: what the file says, with the flags over it.
fn object(properties: &'static [Flag], is_open: bool, matches: &ArgMatches) -> Result<Map<String, Value>, UsageError> {
    let (name, mut body) = match file(matches)? {
        None => (String::new(), Map::new()),
        Some((name, Value::Object(body))) => (name, body),
        Some((name, _)) => return Err(UsageError::Body { name, error: BodyError::NotAnObject }),
    };
    for (key, value) in &body {
        match properties.iter().find(|flag| flag.name == key) {
            // No flag, and no field in the type: it would be left out without a word.
            None if !is_open => {
                let known = properties.iter().map(|flag| flag.name).collect();
                let error = BodyError::UnknownProperty { key: key.clone(), known };
                return Err(UsageError::Body { name, error });
            }
            Some(flag) if flag.is_required || !value.is_null() => {
                if let Err(error) = (flag.check)(value) {
                    return Err(UsageError::Body { name, error: BodyError::Property { key: key.clone(), error } });
                }
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
            let error = BodyError::MissingProperty { key: flag.name, flag: flag.long };
            Err(UsageError::Body { name, error })
        }
        None => Ok(body),
    }
}
