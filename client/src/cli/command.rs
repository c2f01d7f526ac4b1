//! The commands, and their description for `clap`.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use clap::{Arg, ArgAction};

use super::args::{Args, Input};
pub(super) use super::flag::{Body, Flag, Kind, fits};
pub(super) use super::outcome::{CliError, Outcome};
use super::usage::ValueError;
use crate::{Client, Operation};

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

/// A call that is under way.
pub(super) type Call<'a> = Pin<Box<dyn Future<Output = Result<Outcome, CliError>> + 'a>>;

/// A time that is given in seconds.
fn seconds(text: &str) -> Result<Duration, ValueError> {
    let seconds = text.parse().ok().and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    seconds.ok_or(ValueError::Expected("a number of seconds, such as 90"))
}

impl Command {
    /// Returns the input that it takes.
    pub(super) fn input(&self) -> Input<'_> {
        let Self { name, parameters, needs_body, waits, .. } = *self;
        Input { name, parameters, body: self.body.as_ref(), needs_body, waits }
    }

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
                        "How long to wait [default: one minute more than the time limit in the request; one hour if it has none]",
                    ),
            );
            command = command.arg(Arg::new("id-file").long("id-file").value_name("FILE").requires("wait").help(
                "Write the run's id to this file as soon as it is known, so that the run can be found after a crash",
            ));
        }
        command
    }
}
