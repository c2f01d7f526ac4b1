//! A run's result in the user's own type.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::pin::Pin;
use std::time::Duration;

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::value::RawValue;

use crate::error::ErrorKind;
use crate::error_message::shown;
use crate::response::without_mark;
use crate::wait::{HasResult, Wait};
use crate::{Error, ResponseValue};

/// A run that is waited for, whose result is decoded into `T`.
///
/// Of a run that it starts, the service gets `T`'s JSON Schema (Draft 7) and is asked for JSON. Awaiting this starts the
/// run, waits as [`Wait`] does, and gives the value; [`Wait::output`] does so for a run that was started before. A run that did not do what was asked is an error, as is a result that does not fit; both
/// hold the run.
///
/// ```no_run
/// use schemars::JsonSchema;
/// use serde::Deserialize;
///
/// #[derive(Deserialize, JsonSchema)]
/// struct Flight {
///     airline: String,
///     price_eur: f64,
/// }
///
/// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
/// let flight: Flight = client
///     .run_existing_task()
///     .task_id("task_123")
///     .prompt("Cheapest flight BER to LIS next Friday")
///     .output::<Flight>()
///     .await?;
/// println!("{} for {} EUR", flight.airline, flight.price_eur);
/// # Ok(())
/// # }
/// ```
#[must_use = "a run is started when this is awaited"]
pub struct Output<'a, T, R> {
    wait: Wait<'a, R>,
    value: PhantomData<fn() -> T>,
}

impl<T, R> fmt::Debug for Output<'_, T, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Output").field(&self.wait).finish()
    }
}

impl<'a, T: DeserializeOwned + Send + 'a, R: HasResult> Output<'a, T, R> {
    pub(crate) fn new(wait: Wait<'a, R>) -> Self {
        Self { wait, value: PhantomData }
    }

    /// As [`Wait::deadline`].
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.wait = self.wait.deadline(deadline);
        self
    }

    /// As [`Wait::held`].
    pub fn long_poll(mut self) -> Self {
        self.wait = self.wait.long_poll();
        self
    }

    /// Gives the run beside the value.
    ///
    /// # Errors
    ///
    /// As for awaiting this.
    pub async fn with_run(self) -> Result<(T, ResponseValue<R>), Error> {
        let (operation, client) = (self.wait.operation(), self.wait.client().clone());
        let run = self.wait.await?;
        let result = match result(&run, R::RESULT_FIELD) {
            Ok(result) => result.map_or("null", RawValue::get),
            Err(error) => {
                let reason = format!("the result of the run cannot be found: {error}");
                return Err(Error::finished(
                    ErrorKind::ResultMismatch,
                    operation,
                    client.redact(reason),
                    run.into_answer(),
                ));
            }
        };
        let (kind, reason) = if run.has_succeeded() == Some(false) {
            (ErrorKind::RunFailed, format!("the run {} failed; its result: ", run.run_id()))
        } else {
            match decode(result) {
                Ok(value) => return Ok((value, run)),
                Err(reason) => {
                    let reason = shown(&reason, |text| client.redact(text));
                    (
                        ErrorKind::ResultMismatch,
                        format!("the result of the run {} does not fit: {reason}; it is ", run.run_id()),
                    )
                }
            }
        };
        let reason = client.redact(reason) + &shown(result, |text| client.redact(text));
        Err(Error::finished(kind, operation, reason, run.into_answer()))
    }
}

impl<'a, T: DeserializeOwned + Send + 'a, R: HasResult> IntoFuture for Output<'a, T, R> {
    type Output = Result<T, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { self.with_run().await.map(|(value, _)| value) })
    }
}

/// The schema of a type for the service: Draft 7, in one piece, for values that the type is read from; as text, the form
/// in which the service takes it everywhere.
pub(crate) fn schema<T: JsonSchema>() -> String {
    let mut settings = SchemaSettings::draft07().for_deserialize();
    settings.transforms.push(Box::new(RecursiveTransform(bound_integers)));
    let schema = settings.into_generator().into_root_schema_for::<T>();
    schema.as_value().to_string()
}

/// Writes the bounds of integers down, which schemars leaves to the format: else a value may be valid, and not fit.
fn bound_integers(schema: &mut Schema) {
    let bounds: (Value, Value) = match schema.get("format").and_then(Value::as_str) {
        Some("int8") => (i8::MIN.into(), i8::MAX.into()),
        Some("int16") => (i16::MIN.into(), i16::MAX.into()),
        Some("int32") => (i32::MIN.into(), i32::MAX.into()),
        Some("int64" | "int") => (i64::MIN.into(), i64::MAX.into()),
        Some("uint8") => (0.into(), u8::MAX.into()),
        Some("uint16") => (0.into(), u16::MAX.into()),
        Some("uint32") => (0.into(), u32::MAX.into()),
        Some("uint64" | "uint") => (0.into(), u64::MAX.into()),
        _ => return,
    };
    for (keyword, bound) in [("minimum", bounds.0), ("maximum", bounds.1)] {
        if schema.get(keyword).is_none() {
            schema.insert(keyword.to_owned(), bound);
        }
    }
}

/// The run's result as the service wrote it, if there is one.
fn result<'a, R>(run: &'a ResponseValue<R>, property: &str) -> Result<Option<&'a RawValue>, serde_json::Error> {
    use std::collections::BTreeMap;
    let mut members: BTreeMap<String, &'a RawValue> = serde_json::from_slice(without_mark(run.body()))?;
    Ok(members.remove(property))
}

/// Decodes a result: JSON, or a string that holds JSON. The error says where in the value what was expected.
fn decode<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    let outer = match read(text) {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    // The same server answers with JSON now and with a string that holds JSON then.
    let inner = serde_json::from_str::<String>(text).ok();
    match inner.filter(|inner| serde_json::from_str::<serde::de::IgnoredAny>(inner).is_ok()) {
        // A text that happens to be JSON is for the type to judge as a text.
        Some(inner) => read(&inner).map_err(|error| if inner.starts_with(['{', '[']) { error } else { outer }),
        None => Err(outer),
    }
}

/// Reads a value, numbers with all their digits.
fn read<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    let attempt = |text: &str| {
        let mut deserializer = serde_json::Deserializer::from_str(text);
        serde_path_to_error::deserialize(&mut deserializer).map_err(|error| match error.path().to_string().as_str() {
            "." => error.into_inner().to_string(),
            path => format!("at {path}: {}", error.inner()),
        })
    };
    attempt(text).or_else(|error| match without_zero_fractions(text) {
        // To JSON Schema 2.0 is an integer.
        Some(text) => attempt(&text).map_err(|_| error),
        None => Err(error),
    })
}

/// The JSON with `2` for `2.0` and `2e0`; `None` if it has no such number.
fn without_zero_fractions(json: &str) -> Option<String> {
    let mut out = String::with_capacity(json.len());
    let mut rest = json;
    let mut is_changed = false;
    while let Some(start) = rest.find(|c: char| matches!(c, '"' | '-') || c.is_ascii_digit()) {
        let (before, from) = rest.split_at(start);
        out.push_str(before);
        let length = if from.starts_with('"') { string_length(from) } else { number_length(from) };
        let (token, after) = from.split_at_checked(length)?;
        match whole(token).filter(|_| !token.starts_with('"')) {
            Some(whole) => {
                out.push_str(&whole);
                is_changed = true;
            }
            None => out.push_str(token),
        }
        rest = after;
    }
    out.push_str(rest);
    is_changed.then_some(out)
}

/// The integer that a number with a fraction of zeros, or with an exponent, stands for.
fn whole(number: &str) -> Option<String> {
    /// Up to here a float holds every integer.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if number.trim_end_matches(['0', '.']) == "-" {
        return Some("0".to_owned());
    }
    if let Some((whole, fraction)) = number.split_once('.')
        && fraction.bytes().all(|digit| digit == b'0')
    {
        return Some(whole.to_owned());
    }
    if !number.contains(['e', 'E']) {
        return None;
    }
    let value: f64 = number.parse().ok()?;
    (value.fract() == 0.0 && value.abs() < EXACT).then(|| format!("{value}"))
}

fn string_length(text: &str) -> usize {
    let mut is_escaped = false;
    let end = text.bytes().skip(1).position(|byte| {
        let ends = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        ends
    });
    end.map_or(text.len(), |end| end + 2)
}

fn number_length(text: &str) -> usize {
    text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | 'e' | 'E' | '+' | '-'))).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn zero_fractions_are_dropped_outside_of_strings() {
        let changed =
            without_zero_fractions(r#"{"a\"1.0": [2.0, -3.00, 4.5, 1.5e1, 1e-1, 1e99, -0, -0.0, -10, "5.0"]}"#);
        assert_eq!(changed.as_deref(), Some(r#"{"a\"1.0": [2, -3, 4.5, 15, 1e-1, 1e99, 0, 0, -10, "5.0"]}"#));
        assert_eq!(without_zero_fractions("[1, 2.5, \"3.0\"]"), None);
    }

    #[test]
    fn a_result_is_json_or_a_string_that_holds_json() {
        assert_eq!(decode::<Vec<u8>>("[1, 2]"), Ok(vec![1, 2]));
        assert_eq!(decode::<Vec<u8>>("\"[1, 2]\""), Ok(vec![1, 2]));
        assert_eq!(decode::<String>("\"[1, 2]\""), Ok("[1, 2]".to_owned()));
        assert_eq!(decode::<Option<u8>>("null"), Ok(None));
        assert_eq!(decode::<u128>(&u128::MAX.to_string()), Ok(u128::MAX));
        assert_eq!(decode::<i64>("2.0"), Ok(2));
        assert_eq!(decode::<Box<RawValue>>("1.10").unwrap().get(), "1.10");
    }

    #[test]
    fn what_does_not_fit_is_named_with_its_place() {
        let error = decode::<Vec<Vec<u8>>>("[[1], [2, \"x\"]]").unwrap_err();
        assert!(error.starts_with("at [1][1]: invalid type: string \"x\", expected u8"), "{error}");
        let error = decode::<Vec<u8>>("\"[300]\"").unwrap_err();
        assert!(error.starts_with("at [0]: "), "{error}");
        let error = decode::<u8>("\"7.5\"").unwrap_err();
        assert!(error.contains("invalid type: string"), "{error}");
        let error = decode::<Vec<u8>>("\"no flights\"").unwrap_err();
        assert!(error.contains("invalid type: string"), "{error}");
    }
}
