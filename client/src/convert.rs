//! Conversions that the generated setters take their arguments through.
//!
//! A setter of an optional value takes the value itself, anything that converts into it, or an `Option` of either; `None`
//! leaves the value out of the request (where Rust does not know its type, write `None::<String>`). A setter of a length of
//! time takes a number in the unit that the document gives, or a [`Duration`].
//!
//! ```
//! use std::time::Duration;
//! use webagent::types::TaskRunRequest;
//!
//! let from_the_command_line: Option<String> = None;
//! let request = TaskRunRequest::builder()
//!     .prompt("Find the opening hours")
//!     .model(from_the_command_line)
//!     .provider(Some("openai"))
//!     .session_timeout(Duration::from_secs(600))
//!     .build()?;
//! assert_eq!(request.model, None);
//! assert_eq!(request.session_timeout, Some(600));
//! # Ok::<(), webagent::types::error::ConversionError>(())
//! ```
//!
//! The parameter `Form` of these traits is inferred. It only keeps apart what would otherwise be one implementation too
//! many; see [`form`].

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Number, Value};
use serde_path_to_error::Segment;

/// Forms of an argument, which tell the implementations of the traits of this module apart.
///
/// ```
/// # fn example(client: &webagent::Client) {
/// client.run_existing_task().model("gpt-4.1"); // Plain
/// client.run_existing_task().model(Some("gpt-4.1")); // Optional
/// # }
/// ```
pub mod form {
    /// The value itself, or something that converts into it.
    #[derive(Debug)]
    pub struct Plain<Inner = ()>(std::marker::PhantomData<Inner>);

    /// An `Option` of the value, or of something that converts into it.
    #[derive(Debug)]
    pub struct Optional<Inner = ()>(std::marker::PhantomData<Inner>);

    /// A [`Duration`](std::time::Duration).
    #[derive(Debug)]
    pub struct Elapsed;

    /// A list of `&str`.
    #[derive(Debug)]
    pub struct Texts;

    /// The value in a `Box`, as recursive types have it.
    #[derive(Debug)]
    pub struct Boxed;
}

use form::{Boxed, Elapsed, Optional, Plain, Texts};

/// An argument for a value of type `T` that may be left out: the value, something that converts into it, or an `Option`
/// of either. A list of strings may be one of `&str`.
///
/// ```
/// # fn example(client: &webagent::Client, model: Option<String>) {
/// client.run_existing_task().model("gpt-4.1");
/// client.run_existing_task().model(model);
/// # }
/// ```
pub trait IntoOptional<T, Form> {
    /// Says why there is no such value.
    type Error: fmt::Display;

    /// Converts the argument; `None` leaves the value out.
    ///
    /// # Errors
    ///
    /// The argument does not convert into the type.
    ///
    /// ```
    /// use webagent::convert::IntoOptional;
    ///
    /// let value: Result<Option<String>, _> = "gpt-4.1".into_optional();
    /// assert_eq!(value, Ok(Some("gpt-4.1".to_owned())));
    /// ```
    fn into_optional(self) -> Result<Option<T>, Self::Error>;
}

impl<T, V> IntoOptional<T, Plain> for V
where
    V: TryInto<T>,
    V::Error: fmt::Display,
{
    type Error = V::Error;

    fn into_optional(self) -> Result<Option<T>, V::Error> {
        self.try_into().map(Some)
    }
}

impl<T, V> IntoOptional<T, Optional> for Option<V>
where
    V: TryInto<T>,
    V::Error: fmt::Display,
{
    type Error = V::Error;

    fn into_optional(self) -> Result<Option<T>, V::Error> {
        self.map(TryInto::try_into).transpose()
    }
}

impl<T> IntoOptional<T, Boxed> for Box<T> {
    type Error = std::convert::Infallible;

    fn into_optional(self) -> Result<Option<T>, Self::Error> {
        Ok(Some(*self))
    }
}

impl<T> IntoOptional<T, Optional<Boxed>> for Option<Box<T>> {
    type Error = std::convert::Infallible;

    fn into_optional(self) -> Result<Option<T>, Self::Error> {
        Ok(self.map(|value| *value))
    }
}

macro_rules! into_texts {
    ($([$($generics:tt)*] $given:ty),* $(,)?) => {$(
        impl<$($generics)*> IntoOptional<Vec<String>, Texts> for $given {
            type Error = std::convert::Infallible;

            fn into_optional(self) -> Result<Option<Vec<String>>, Self::Error> {
                Ok(Some(self.iter().map(|text| (*text).to_owned()).collect()))
            }
        }
    )*};
}

into_texts! {
    [const N: usize] [&str; N],
    [const N: usize] &[&str; N],
    [] &[&str],
    [] Vec<&str>,
}

/// An argument for any JSON that may be left out: the JSON itself, what converts into it, or an `Option` of either.
///
/// ```
/// use webagent::convert::IntoOptionalJson;
///
/// assert_eq!(vec![1, 2].into_optional_json(), Some(serde_json::json!([1, 2])));
/// assert_eq!(None::<&str>.into_optional_json(), None);
/// ```
pub trait IntoOptionalJson {
    /// Converts the argument; `None` leaves the value out, and [`Value::Null`] sends a null.
    ///
    /// ```
    /// use webagent::convert::IntoOptionalJson;
    ///
    /// assert_eq!("text".into_optional_json(), Some("text".into()));
    /// ```
    fn into_optional_json(self) -> Option<Value>;
}

macro_rules! into_json {
    ($($($generics:ident)* => $given:ty),* $(,)?) => {$(
        impl<$($generics: Into<Value>)*> IntoOptionalJson for $given {
            fn into_optional_json(self) -> Option<Value> {
                Some(self.into())
            }
        }
    )*};
}

into_json!(
    => Value, => Map<String, Value>, => Number, => (), => bool, => &str, => String, => Cow<'_, str>,
    => i8, => i16, => i32, => i64, => isize, => u8, => u16, => u32, => u64, => usize, => f32, => f64,
    V => Vec<V>,
);

impl<V: Into<Value> + Clone> IntoOptionalJson for &[V] {
    fn into_optional_json(self) -> Option<Value> {
        Some(self.into())
    }
}

impl<V: Into<Value>, const N: usize> IntoOptionalJson for [V; N] {
    fn into_optional_json(self) -> Option<Value> {
        Some(self.into())
    }
}

impl<V: IntoOptionalJson> IntoOptionalJson for Option<V> {
    fn into_optional_json(self) -> Option<Value> {
        self.and_then(V::into_optional_json)
    }
}

/// A unit of time, from the extension `x-webagent-unit` of the document.
///
/// ```
/// use webagent::convert::{Minutes, TimeUnit};
///
/// assert_eq!(Minutes::NAME, "minutes");
/// ```
pub trait TimeUnit {
    /// Name of the unit, in the plural.
    const NAME: &'static str;
    /// Length of the unit.
    const NANOSECONDS: u64;
}

/// The unit of a value in seconds.
///
/// ```
/// use std::time::Duration;
/// use webagent::convert::{FromDuration, Seconds};
///
/// assert_eq!(i64::from_duration::<Seconds>(Duration::from_secs(60)), Ok(60));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Seconds;

impl TimeUnit for Seconds {
    const NAME: &'static str = "seconds";
    const NANOSECONDS: u64 = 1_000_000_000;
}

/// The unit of a value in milliseconds.
///
/// ```
/// use std::time::Duration;
/// use webagent::convert::{FromDuration, Milliseconds};
///
/// assert_eq!(i64::from_duration::<Milliseconds>(Duration::from_secs(60)), Ok(60_000));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Milliseconds;

impl TimeUnit for Milliseconds {
    const NAME: &'static str = "milliseconds";
    const NANOSECONDS: u64 = 1_000_000;
}

/// The unit of a value in minutes.
///
/// ```
/// use std::time::Duration;
/// use webagent::convert::{FromDuration, Minutes};
///
/// assert_eq!(i64::from_duration::<Minutes>(Duration::from_secs(60)), Ok(1));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Minutes;

impl TimeUnit for Minutes {
    const NAME: &'static str = "minutes";
    const NANOSECONDS: u64 = 60 * 1_000_000_000;
}

/// A number that can hold a length of time.
///
/// ```
/// use std::time::Duration;
/// use webagent::convert::{FromDuration, Seconds};
///
/// assert_eq!(f64::from_duration::<Seconds>(Duration::from_millis(500)), Ok(0.5));
/// ```
pub trait FromDuration: Sized {
    /// Converts a length of time into a number of units.
    ///
    /// # Errors
    ///
    /// An integer is asked for, and the length of time is not a whole number of units or too large. It is not rounded:
    /// half a second would become none, or twice as much as was asked for.
    ///
    /// ```
    /// use std::time::Duration;
    /// use webagent::convert::{FromDuration, Seconds};
    ///
    /// assert!(i64::from_duration::<Seconds>(Duration::from_millis(500)).is_err());
    /// ```
    fn from_duration<Unit: TimeUnit>(duration: Duration) -> Result<Self, DurationError>;
}

/// Says why a [`Duration`] is not a number of units.
///
/// ```
/// use std::time::Duration;
/// use webagent::convert::{FromDuration, Seconds};
///
/// let error = i64::from_duration::<Seconds>(Duration::from_millis(500)).unwrap_err();
/// assert_eq!(error.to_string(), "500ms is not a whole number of seconds");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DurationError {
    duration: Duration,
    unit: &'static str,
    is_too_large: bool,
}

impl fmt::Display for DurationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.is_too_large {
            true => write!(f, "{:?} is too large a number of {}", self.duration, self.unit),
            false => write!(f, "{:?} is not a whole number of {}", self.duration, self.unit),
        }
    }
}

impl std::error::Error for DurationError {}

macro_rules! integers_from_durations {
    ($($integer:ty)*) => {$(
        impl FromDuration for $integer {
            fn from_duration<Unit: TimeUnit>(duration: Duration) -> Result<Self, DurationError> {
                let (nanoseconds, unit) = (duration.as_nanos(), u128::from(Unit::NANOSECONDS));
                let error = |is_too_large| DurationError { duration, unit: Unit::NAME, is_too_large };
                match nanoseconds % unit {
                    0 => Self::try_from(nanoseconds / unit).map_err(|_| error(true)),
                    _ => Err(error(false)),
                }
            }
        }
    )*};
}

integers_from_durations!(i8 i16 i32 i64 u8 u16 u32 u64);

impl FromDuration for f64 {
    fn from_duration<Unit: TimeUnit>(duration: Duration) -> Result<Self, DurationError> {
        Ok(duration.as_secs_f64() / Duration::from_nanos(Unit::NANOSECONDS).as_secs_f64())
    }
}

impl FromDuration for f32 {
    fn from_duration<Unit: TimeUnit>(duration: Duration) -> Result<Self, DurationError> {
        Ok(duration.as_secs_f32() / Duration::from_nanos(Unit::NANOSECONDS).as_secs_f32())
    }
}

/// An argument for a length of time: a number of units, or a [`Duration`].
///
/// ```
/// # use std::time::Duration;
/// # fn example(client: &webagent::Client) {
/// client.run_existing_task().session_timeout(60_u32);
/// client.run_existing_task().session_timeout(Duration::from_secs(60));
/// # }
/// ```
#[doc(alias = "timeout")]
pub trait IntoTime<T, Unit, Form> {
    /// Says why there is no such value.
    type Error: fmt::Display;

    /// Converts the argument into a number of units.
    ///
    /// # Errors
    ///
    /// The number does not fit, or the `Duration` is not a whole number of units where the document asks for an integer.
    ///
    /// ```
    /// use std::time::Duration;
    /// use webagent::convert::{IntoTime, Seconds};
    ///
    /// let seconds: Result<i64, _> = IntoTime::<i64, Seconds, _>::into_time(Duration::from_secs(60));
    /// assert_eq!(seconds, Ok(60));
    /// ```
    fn into_time(self) -> Result<T, Self::Error>;
}

impl<T, Unit, V> IntoTime<T, Unit, Plain> for V
where
    V: TryInto<T>,
    V::Error: fmt::Display,
{
    type Error = V::Error;

    fn into_time(self) -> Result<T, V::Error> {
        self.try_into()
    }
}

impl<T: FromDuration, Unit: TimeUnit> IntoTime<T, Unit, Elapsed> for Duration {
    type Error = DurationError;

    fn into_time(self) -> Result<T, DurationError> {
        T::from_duration::<Unit>(self)
    }
}

/// An argument for a length of time that may be left out: as for [`IntoTime`], or an `Option` of that.
///
/// ```
/// # use std::time::Duration;
/// # fn example(client: &webagent::Client, limit: Option<Duration>) {
/// client.run_existing_task().session_timeout(limit);
/// # }
/// ```
#[doc(alias = "timeout")]
pub trait IntoOptionalTime<T, Unit, Form> {
    /// Says why there is no such value.
    type Error: fmt::Display;

    /// Converts the argument into a number of units; `None` leaves the value out.
    ///
    /// # Errors
    ///
    /// As for [`IntoTime::into_time`].
    ///
    /// ```
    /// use std::time::Duration;
    /// use webagent::convert::{IntoOptionalTime, Seconds};
    ///
    /// let seconds = IntoOptionalTime::<i64, Seconds, _>::into_optional_time(Some(Duration::from_secs(60)));
    /// assert_eq!(seconds, Ok(Some(60)));
    /// ```
    fn into_optional_time(self) -> Result<Option<T>, Self::Error>;
}

impl<T, Unit, Inner, V: IntoTime<T, Unit, Inner>> IntoOptionalTime<T, Unit, Plain<Inner>> for V {
    type Error = V::Error;

    fn into_optional_time(self) -> Result<Option<T>, V::Error> {
        self.into_time().map(Some)
    }
}

impl<T, Unit, Inner, V: IntoTime<T, Unit, Inner>> IntoOptionalTime<T, Unit, Optional<Inner>> for Option<V> {
    type Error = V::Error;

    fn into_optional_time(self) -> Result<Option<T>, V::Error> {
        self.map(IntoTime::into_time).transpose()
    }
}

/// Says why JSON is not a value of a type, and where in the JSON.
#[derive(Debug)]
pub(crate) struct JsonError {
    path: String,
    reason: serde_json::Error,
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path.as_str() {
            "." => self.reason.fmt(f),
            path => write!(f, "{path}: {}", self.reason),
        }
    }
}

/// Reads a type of the document from JSON. The error names the field.
#[allow(dead_code, reason = "the document decides whether there are types")]
pub(crate) fn from_json<T: DeserializeOwned + Serialize>(value: Value) -> Result<T, JsonError> {
    /// The words of serde for a value that no alternative takes. A name of a type in Rust follows.
    const NO_VARIANT: &str = "data did not match any variant of untagged enum";
    const NO_OBJECT: &str = "invalid type: array, expected an object";
    let found = value.clone();
    let typed: T = serde_path_to_error::deserialize(value).map_err(|error| {
        let path = error.path().to_string();
        let at = error.path().iter().try_fold(&found, |value, segment| match segment {
            Segment::Map { key } => value.get(key),
            Segment::Seq { index } => value.get(index),
            _ => None,
        });
        let reason = match at {
            Some(at) if error.inner().to_string().starts_with(NO_VARIANT) => serde::de::Error::custom(format!(
                "invalid value: {}, which is none of the alternatives in the document",
                json_type(at)
            )),
            // Too short or too long for the values of the fields, which it is not meant to be.
            Some(Value::Array(_)) if error.inner().to_string().contains("expected struct") => {
                serde::de::Error::custom(NO_OBJECT)
            }
            _ => error.into_inner(),
        };
        JsonError { path, reason }
    })?;
    // serde takes an array for a struct: the values of its fields in their order.
    match serde_json::to_value(&typed).ok().and_then(|typed| array_for_object(&found, &typed)) {
        Some(path) => {
            let path = if path.is_empty() { ".".to_owned() } else { path };
            Err(JsonError { path, reason: serde::de::Error::custom(NO_OBJECT) })
        }
        None => Ok(typed),
    }
}

/// Returns the path to an array that was taken for an object.
fn array_for_object(found: &Value, typed: &Value) -> Option<String> {
    match (found, typed) {
        (Value::Array(_), Value::Object(_)) => Some(String::new()),
        (Value::Array(found), Value::Array(typed)) => {
            found.iter().zip(typed).enumerate().find_map(|(index, (found, typed))| {
                array_for_object(found, typed).map(|path| format!("[{index}]{}", separated(&path)))
            })
        }
        (Value::Object(found), Value::Object(typed)) => found.iter().find_map(|(name, found)| {
            array_for_object(found, typed.get(name)?).map(|path| format!("{name}{}", separated(&path)))
        }),
        _ => None,
    }
}

/// Returns the rest of a path as it follows a name.
fn separated(path: &str) -> String {
    if path.is_empty() || path.starts_with('[') { path.to_owned() } else { format!(".{path}") }
}

/// Returns the type of a value in JSON's own words.
fn json_type(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

/// Turns the error of a conversion into one that names the field: a text, because typify's builders hold one.
#[allow(dead_code, reason = "the document decides whether there are setters")]
pub(crate) fn named<T>(name: &str, result: Result<T, impl fmt::Display>) -> Result<T, String> {
    result.map_err(|error| format!("{name}: {error}"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_duration_becomes_a_whole_number_of_units_or_an_error() {
        let seconds = |duration| <i64 as FromDuration>::from_duration::<Seconds>(duration);
        assert_eq!(seconds(Duration::from_secs(60)), Ok(60));
        assert_eq!(seconds(Duration::ZERO), Ok(0));
        let error = seconds(Duration::from_millis(1_500)).unwrap_err().to_string();
        assert_eq!(error, "1.5s is not a whole number of seconds");
        let error = seconds(Duration::from_nanos(1)).unwrap_err().to_string();
        assert_eq!(error, "1ns is not a whole number of seconds");
        let error = seconds(Duration::MAX).unwrap_err().to_string();
        assert!(error.contains("is not a whole number"), "{error}");
        let error = seconds(Duration::from_secs(u64::MAX)).unwrap_err().to_string();
        assert!(error.ends_with("is too large a number of seconds"), "{error}");
        assert_eq!(<u8 as FromDuration>::from_duration::<Seconds>(Duration::from_secs(255)), Ok(255));
        assert!(<u8 as FromDuration>::from_duration::<Seconds>(Duration::from_secs(256)).is_err());
        assert_eq!(<u32 as FromDuration>::from_duration::<Milliseconds>(Duration::from_micros(1_500_000)), Ok(1_500));
        assert_eq!(<u32 as FromDuration>::from_duration::<Minutes>(Duration::from_secs(120)), Ok(2));
        assert_eq!(<f64 as FromDuration>::from_duration::<Seconds>(Duration::from_millis(1_500)), Ok(1.5));
        assert_eq!(<f64 as FromDuration>::from_duration::<Minutes>(Duration::from_secs(90)), Ok(1.5));
    }

    /// Calls the conversion as a setter does, with everything inferred.
    fn optional<T, Form>(value: impl IntoOptional<T, Form>) -> Result<Option<T>, String> {
        value.into_optional().map_err(|error| error.to_string())
    }

    fn time<Form>(value: impl IntoOptionalTime<i64, Seconds, Form>) -> Result<Option<i64>, String> {
        value.into_optional_time().map_err(|error| error.to_string())
    }

    #[test]
    fn a_value_may_be_given_as_it_is_converted_or_in_an_option() {
        let text = |value: Result<Option<String>, String>| value.unwrap();
        assert_eq!(text(optional("x")).as_deref(), Some("x"));
        assert_eq!(text(optional("x".to_owned())).as_deref(), Some("x"));
        assert_eq!(text(optional(Some("x"))).as_deref(), Some("x"));
        assert_eq!(text(optional(Some("x".to_owned()))).as_deref(), Some("x"));
        assert_eq!(optional(Box::new(1_i64)), Ok(Some(1_i64)));
        assert_eq!(optional(Some(Box::new(1_i64))), Ok(Some(1_i64)));
        for texts in [optional(["x", "y"]), optional(vec!["x", "y"]), optional(&["x", "y"][..])] {
            assert_eq!(texts, Ok(Some(vec!["x".to_owned(), "y".to_owned()])));
        }
        assert_eq!(text(optional(None::<String>)), None);
        assert_eq!(optional::<u8, _>(7), Ok(Some(7)));
        assert_eq!(optional::<u8, _>(Some(7_u64)), Ok(Some(7)));
        assert!(optional::<u8, _>(300).unwrap_err().contains("out of range"));
    }

    #[test]
    fn json_that_is_left_out_is_not_null() {
        assert_eq!(Some(1).into_optional_json(), Some(Value::from(1)));
        assert_eq!("a".into_optional_json(), Some(Value::from("a")));
        assert_eq!(vec!["a"].into_optional_json(), Some(serde_json::json!(["a"])));
        assert_eq!(["a"].into_optional_json(), Some(serde_json::json!(["a"])));
        assert_eq!(None::<Value>.into_optional_json(), None);
        assert_eq!(Value::Null.into_optional_json(), Some(Value::Null));
        assert_eq!(().into_optional_json(), Some(Value::Null));
    }

    #[test]
    fn a_time_may_be_a_number_or_a_duration() {
        assert_eq!(time(60), Ok(Some(60)));
        assert_eq!(time(60_u8), Ok(Some(60)));
        assert_eq!(time(60_u64), Ok(Some(60)));
        assert_eq!(time(Some(60_u32)), Ok(Some(60)));
        assert_eq!(time(Duration::from_secs(60)), Ok(Some(60)));
        assert_eq!(time(Some(Duration::from_secs(60))), Ok(Some(60)));
        assert_eq!(time(None::<Duration>), Ok(None));
        assert_eq!(time(None::<i64>), Ok(None));
        assert!(time(u64::MAX).is_err());
        assert!(time(Duration::from_millis(1)).is_err());
    }

    #[test]
    fn what_does_not_fit_is_named_with_its_field() {
        #[derive(serde::Deserialize, Serialize, Debug)]
        #[serde(deny_unknown_fields)]
        #[allow(dead_code)]
        struct Inner {
            number: u8,
        }
        #[derive(serde::Deserialize, Serialize, Debug)]
        #[serde(untagged)]
        #[allow(dead_code)]
        enum Either {
            Text(String),
            Object(Map<String, Value>),
        }
        #[derive(serde::Deserialize, Serialize, Debug)]
        #[allow(dead_code)]
        struct Outer {
            inner: Vec<Inner>,
            #[serde(default)]
            either: Option<Either>,
        }
        let error = from_json::<Outer>(serde_json::json!({"inner": [{"number": 1}, {"number": "x"}]})).unwrap_err();
        let error = error.to_string();
        assert_eq!(error, "inner[1].number: invalid type: string \"x\", expected u8");
        let error = from_json::<Outer>(serde_json::json!({"inner": [{"numbre": 1}]})).unwrap_err();
        let error = error.to_string();
        for (value, expected) in [
            (serde_json::json!([[]]), "invalid type: array, expected an object"),
            (serde_json::json!([[], null]), "invalid type: array, expected an object"),
            (serde_json::json!({"inner": [{"number": 1}, [1]]}), "inner[1]: invalid type: array, expected an object"),
            (
                serde_json::json!({"inner": [], "either": []}),
                "either: invalid value: an array, which is none of the alternatives in the document",
            ),
        ] {
            assert_eq!(from_json::<Outer>(value).unwrap_err().to_string(), expected);
        }
        assert!(from_json::<Outer>(serde_json::json!({"inner": [{"number": 1}], "either": {"a": []}})).is_ok());
        // An array that has as many items as there must be.
        #[derive(serde::Deserialize, Serialize, Debug, Default)]
        #[serde(default)]
        struct AllOptional {
            inner: Vec<AllOptional>,
        }
        for (value, path) in [(serde_json::json!([]), ""), (serde_json::json!({"inner": [[]]}), "inner[0]: ")] {
            let error = from_json::<AllOptional>(value).unwrap_err().to_string();
            assert_eq!(error, format!("{path}invalid type: array, expected an object"));
        }
        assert!(error.contains("inner[0]") && error.contains("unknown field `numbre`, expected `number`"), "{error}");
    }
}
