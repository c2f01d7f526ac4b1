//! Errors in the command line and in the files that it names. Nothing was sent.

use std::error::Error;
use std::fmt;
use std::io;

/// Says what is wrong with the user's input.
#[derive(Debug)]
pub(super) enum UsageError {
    /// A file that a flag names, or the standard input, cannot be read or written.
    File { flag: &'static str, name: String, error: io::Error },
    /// The file with the body does not hold one.
    Body { name: String, error: BodyError },
    /// A parameter, or the body, does not match its type.
    Value { name: String, error: serde_json::Error },
    /// The asynchronous runtime cannot be started.
    Runtime(io::Error),
    /// There is no run to wait for.
    NoRun,
}

impl fmt::Display for UsageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { flag, name, error } => write!(f, "--{flag}: {name}: {error}"),
            Self::Body { name, error } => write!(f, "--json-body: {name}: {error}"),
            Self::Value { name, error } => write!(f, "{name}: {error}"),
            Self::Runtime(error) => write!(f, "the asynchronous runtime cannot be started: {error}"),
            Self::NoRun => f.write_str("there is no run to wait for"),
        }
    }
}

/// Says why a file holds no body.
#[derive(Debug)]
pub(super) enum BodyError {
    Syntax(serde_json::Error),
    NotAnObject,
    UnknownProperty { key: String, known: Vec<&'static str> },
    Property { key: String, error: serde_json::Error },
    MissingProperty { key: &'static str, flag: &'static str },
}

impl fmt::Display for BodyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax(error) => write!(f, "not JSON: {error}"),
            Self::NotAnObject => f.write_str("expected a JSON object"),
            Self::UnknownProperty { key, known } => {
                let known = known.join(", ");
                write!(f, "`{key}` is not a property of the body; the properties are {known}")
            }
            Self::Property { key, error } => write!(f, "{key}: {error}"),
            Self::MissingProperty { key, flag } => {
                write!(f, "the property `{key}` is missing; add it to the JSON, or pass --{flag}")
            }
        }
    }
}

/// Says why the text of a flag is not a value for it.
#[derive(Debug)]
pub(super) enum ValueError {
    Expected(&'static str),
    Syntax(serde_json::Error),
    Mismatch(serde_json::Error),
}

impl fmt::Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Expected(what) => write!(f, "expected {what}"),
            Self::Syntax(error) => write!(f, "not JSON: {error}"),
            Self::Mismatch(error) => error.fmt(f),
        }
    }
}

impl Error for ValueError {}
