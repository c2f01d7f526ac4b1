//! Flags for parameters and for the properties of a body.

use clap::builder::{PossibleValuesParser, TypedValueParser, ValueParser};
use clap::{Arg, ArgAction};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::usage::ValueError;

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

/// Checks that a value is one of a type.
pub(super) fn fits<T: DeserializeOwned>(value: &Value) -> Result<(), serde_json::Error> {
    T::deserialize(value).map(drop)
}

impl Flag {
    pub(super) fn clap(&'static self) -> Arg {
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
