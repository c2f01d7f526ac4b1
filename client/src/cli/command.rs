//! The commands, and their description for `clap`.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use clap::builder::{PossibleValuesParser, TypedValueParser, ValueParser};
use clap::{Arg, ArgAction};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::args::Args;
use super::usage::{UsageError, ValueError};
use crate::{Bytes, Client, Error, Operation, ResponseValue};

/// A command, which calls an operation.
pub(super) struct Command {
    pub(super) operation: &'static Operation,
    pub(super) name: &'static str,
    /// The purpose of the operation, in short and at length, as the document says it.
    pub(super) summary: &'static str,
    pub(super) description: &'static str,
    pub(super) parameters: &'static [Flag],
    pub(super) body: Option<Body>,
    /// Set if there has to be a body.
    pub(super) needs_body: bool,
    /// Set if there is a run to wait for.
    pub(super) waits: bool,
    pub(super) call: for<'a> fn(&'a Client, &'a Args) -> Call<'a>,
}

/// The body that a request carries.
#[allow(dead_code, reason = "the document decides which of them are used")]
pub(super) enum Body {
    /// An object, whose properties are flags.
    Object {
        properties: &'static [Flag],
        /// Set if it may have properties that are not listed.
        is_open: bool,
    },
    /// Anything else in JSON, which is given as a whole.
    Whole,
    /// Anything that is not JSON, which comes from a file as it is.
    File,
}

/// A flag for a parameter or for a property of the body.
pub(super) struct Flag {
    /// Name in the document.
    pub(super) name: &'static str,
    /// Name on the command line.
    pub(super) long: &'static str,
    pub(super) help: &'static str,
    pub(super) kind: Kind,
    /// The values, where the document lists them all.
    pub(super) values: &'static [&'static str],
    /// Set if the value is a list, for which the flag stands once for each item.
    pub(super) is_list: bool,
    pub(super) is_required: bool,
    /// Checks that a value fits the type, or says why not.
    pub(super) check: fn(&Value) -> Result<(), serde_json::Error>,
}

/// The way a value is written on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(dead_code, reason = "the document decides which of them are used")]
pub(super) enum Kind {
    Text,
    Integer,
    Number,
    Boolean,
    Json,
    /// The path of a file, whose content is sent.
    File,
}

/// A call that is under way.
pub(super) type Call<'a> = Pin<Box<dyn Future<Output = Result<Done, Failure>> + 'a>>;

/// A call that went well.
pub(super) struct Done {
    /// The text or bytes for the standard output.
    pub(super) output: Bytes,
    /// Set if that is text, which ends in a line break.
    pub(super) is_text: bool,
    /// The failure of the run that was waited for.
    pub(super) failed_run: Option<String>,
}

#[allow(dead_code, reason = "the document decides which of them are used")]
impl Done {
    /// JSON, as it was received: numbers have the digits that the server wrote.
    pub(super) fn json<T>(response: ResponseValue<T>) -> Self {
        Self { output: response.body().clone(), is_text: true, failed_run: None }
    }

    /// Something else than JSON.
    pub(super) fn bytes<T>(response: ResponseValue<T>) -> Self {
        Self { output: response.body().clone(), is_text: false, failed_run: None }
    }

    /// Nothing to be read.
    pub(super) fn nothing(_: ResponseValue<()>) -> Self {
        Self { output: Bytes::new(), is_text: false, failed_run: None }
    }
}

/// The reason why a call did not go well.
pub(super) enum Failure {
    /// The user's input does not fit.
    Usage(UsageError),
    /// A signal ended the waiting for a run, of which this is the last known state.
    Interrupted(Option<Bytes>),
    Call(Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Call(error)
    }
}

/// A time that is given in seconds.
fn seconds(text: &str) -> Result<Duration, ValueError> {
    let seconds = text.parse().ok().and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    seconds.ok_or(ValueError::Expected("a number of seconds, such as 90"))
}

/// Checks that a value is one of a type.
pub(super) fn fits<T: DeserializeOwned>(value: &Value) -> Result<(), serde_json::Error> {
    T::deserialize(value).map(drop)
}

impl Command {
    /// The properties of the body that have a flag.
    pub(super) fn properties(&self) -> &'static [Flag] {
        match self.body {
            Some(Body::Object { properties, .. }) => properties,
            _ => &[],
        }
    }

    /// The command for `clap`.
    pub(super) fn clap(&self) -> clap::Command {
        let call = format!("Calls {} {}", self.operation.method(), self.operation.path());
        let texts = [self.summary, self.description, &call].into_iter().filter(|text| !text.is_empty());
        let texts: Vec<&str> = texts.collect();
        let summary = texts.first().copied().unwrap_or_default().to_owned();
        let mut command = clap::Command::new(self.name).about(summary).long_about(texts.join("\n\n"));
        for flag in self.parameters {
            command = command.arg(flag.clap().required(flag.is_required));
        }
        if self.body.is_some() {
            command = command.next_help_heading("Body");
            let mut properties: Vec<&Flag> = self.properties().iter().collect();
            properties.sort_by_key(|flag| !flag.is_required);
            for flag in properties {
                let arg = flag.clap();
                command = command.arg(match flag.is_required {
                    true if self.needs_body => arg.required_unless_present("json-body"),
                    true => arg,
                    false => arg,
                });
            }
            if let Some(Body::File) = self.body {
                let file = Arg::new("body").long("body").value_name("FILE");
                command = command.arg(file.help("File with the body, or `-` for standard input"));
            }
            let whole = Arg::new("json-body").long("json-body").value_name("FILE");
            let whole = match self.body {
                Some(Body::File) => None,
                _ => Some(whole),
            };
            command = command.args(whole.map(|whole| match self.body {
                Some(Body::Object { .. }) => {
                    whole.help("JSON file with the body, or `-` for standard input; flags override its properties")
                }
                _ => whole.help("JSON file with the body, or `-` for standard input").required(self.needs_body),
            }));
        }
        if self.waits {
            command = command.next_help_heading("Waiting").arg(
                Arg::new("wait")
                    .long("wait")
                    .action(ArgAction::SetTrue)
                    .help("Poll the run until it has finished, and print it"),
            );
            command = command.arg(
                Arg::new("deadline")
                    .long("deadline")
                    .value_name("SECONDS")
                    .requires("wait")
                    .allow_negative_numbers(true)
                    .value_parser(seconds)
                    .help(
                        "How long to wait [default: one minute more than the run's time limit; one hour if it has none]",
                    ),
            );
            command = command.arg(Arg::new("id-file").long("id-file").value_name("FILE").requires("wait").help(
                "Write the run's id to this file as soon as it is known, so that the run can be found after a crash",
            ));
        }
        command
    }
}

impl Flag {
    fn clap(&'static self) -> Arg {
        let arg = Arg::new(self.long).long(self.long).help(self.help).value_parser(self.parser());
        let arg = match self.kind {
            Kind::Text => arg.value_name("TEXT"),
            Kind::Integer => arg.value_name("INTEGER").allow_negative_numbers(true),
            Kind::Number => arg.value_name("NUMBER").allow_negative_numbers(true),
            // The flag alone says yes.
            Kind::Boolean if !self.is_list => {
                arg.value_name("true|false").num_args(0..=1).default_missing_value("true")
            }
            Kind::Boolean => arg.value_name("true|false"),
            Kind::Json => arg.value_name("JSON"),
            Kind::File => arg.value_name("FILE"),
        };
        match self.is_list {
            true => arg.action(ArgAction::Append).help(format!("{} (once for each item)", self.help)),
            false => arg,
        }
    }

    fn parser(&'static self) -> ValueParser {
        match self.values {
            [] => ValueParser::new(|text: &str| self.parse(text)),
            values => ValueParser::new(PossibleValuesParser::new(values).try_map(|text| self.parse(&text))),
        }
    }

    /// The value that a text stands for: of a list, an item.
    fn parse(&self, text: &str) -> Result<Value, ValueError> {
        let value = match self.kind {
            Kind::Text | Kind::File => Value::from(text),
            Kind::Json => serde_json::from_str(text).map_err(ValueError::Syntax)?,
            kind => {
                let value: Value = serde_json::from_str(text).unwrap_or_default();
                let (is_one, expected) = match kind {
                    Kind::Integer => (value.is_i64() || value.is_u64(), "an integer"),
                    Kind::Boolean => (value.is_boolean(), "true or false"),
                    _ => (value.is_number(), "a number"),
                };
                if !is_one {
                    return Err(ValueError::Expected(expected));
                }
                value
            }
        };
        let checked = match self.is_list {
            true => (self.check)(&Value::from(vec![value.clone()])),
            false => (self.check)(&value),
        };
        checked.map(|()| value).map_err(ValueError::Mismatch)
    }
}
