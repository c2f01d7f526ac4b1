//! Decodes a result: JSON, a string that holds JSON, or what a model wrote around JSON.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::ResponseValue;
use crate::decode::{repair, strip_bom};

/// The reason why a result does not match the type: its text has the place in the value, what was expected there and what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mismatch {
    /// A value that does not match the type.
    Value(String),
    /// A text in which several values fit.
    Ambiguous(usize),
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value(reason) => f.write_str(reason),
            Self::Ambiguous(count) => write!(f, "expected one value, found a text in which {count} values fit"),
        }
    }
}

/// Returns a property of a run as the service wrote it, if it is there.
pub(super) fn result<'a, R>(
    run: &'a ResponseValue<R>,
    property: &str,
) -> Result<Option<Cow<'a, str>>, serde_json::Error> {
    let body = strip_bom(run.body());
    match serde_json::from_slice::<BTreeMap<String, &'a RawValue>>(body) {
        Ok(mut members) => Ok(members.remove(property).map(|value| value.get().into())),
        Err(error) => {
            let repaired = repair(body).ok_or(error)?;
            let mut members: BTreeMap<String, &RawValue> = serde_json::from_slice(&repaired)?;
            Ok(members.remove(property).map(|value| value.get().to_owned().into()))
        }
    }
}

/// Decodes a result.
pub(super) fn decode<T: DeserializeOwned>(text: &str) -> Result<T, Mismatch> {
    let outer = match read(text) {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    let Ok(inner) = read::<String>(text) else { return Err(outer) };
    let inner = inner.trim_start_matches('\u{feff}').trim();
    match decode_text(inner, outer) {
        // A string in it may have what JSON does not allow, such as a line break.
        Err(error @ Mismatch::Value(_)) => match repaired(inner) {
            // A number that is too large has become a string, in which there is no more than before.
            Some(text) if inner.starts_with('"') || !text.starts_with('"') => decode_text(&text, error),
            _ => Err(error),
        },
        result => result,
    }
}

/// Decodes the JSON that a text is or has in it; `outer` is the error if there is none.
fn decode_text<T: DeserializeOwned>(text: &str, outer: Mismatch) -> Result<T, Mismatch> {
    // The same service responds with JSON at one time and with a string that holds JSON at another.
    if is_json(text) {
        if text.starts_with('"') {
            return decode(text).map_err(|_| outer);
        }
        // A text that happens to be JSON is for the type to judge as a text.
        return read(text).map_err(|error| if text.starts_with(['{', '[']) { error } else { outer });
    }
    let fenced: Vec<&str> = fences(text).into_iter().filter(|text| is_json(text)).collect();
    match one_of(&fenced, outer) {
        // What is in a fence may be something else, and the value next to it.
        Err(error @ Mismatch::Value(_)) => one_of(&embedded(text), error),
        result => result,
    }
}

/// Decodes the only one of some values that fits.
fn one_of<T: DeserializeOwned>(candidates: &[&str], outer: Mismatch) -> Result<T, Mismatch> {
    let mut fitting = Vec::new();
    let mut failed = Vec::new();
    for candidate in candidates {
        match read(candidate) {
            Ok(value) => fitting.push(value),
            Err(error) => failed.push(error),
        }
    }
    match (fitting.len(), fitting.pop(), failed.pop()) {
        (1, Some(value), _) => Ok(value),
        (0, _, Some(error)) if failed.is_empty() => Err(error),
        (0, ..) => Err(outer),
        (count, ..) => Err(Mismatch::Ambiguous(count)),
    }
}

fn is_json(text: &str) -> bool {
    serde_json::from_str::<IgnoredAny>(text).is_ok()
}

/// Returns the contents of the Markdown code fences in a text: what is between lines that begin with three or more backticks or
/// tildes. A fence that is not closed reaches to the end.
fn fences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut open: Option<(char, usize, usize)> = None;
    let mut position = 0;
    for line in text.split_inclusive('\n') {
        let start = position;
        position += line.len();
        let trimmed = line.trim();
        let Some(mark) = trimmed.chars().next().filter(|c| matches!(c, '`' | '~')) else { continue };
        let length = trimmed.chars().take_while(|c| *c == mark).count();
        match open {
            None if length >= 3 => open = Some((mark, length, position)),
            Some((opened, least, from)) if mark == opened && length >= least && trimmed.chars().all(|c| c == mark) => {
                found.extend(text.get(from..start));
                open = None;
            }
            _ => {}
        }
    }
    if let Some((_, _, from)) = open {
        found.extend(text.get(from..));
    }
    found.into_iter().map(str::trim).collect()
}

/// Returns the objects and arrays that are written out in a text, the outermost ones.
fn embedded(text: &str) -> Vec<&str> {
    /// The number of brackets that are tried: no text that means to hold a value has as many others before it.
    const MAX_BRACKETS: usize = 10_000;
    let mut found = Vec::new();
    let (mut from, mut tried) = (0, 0);
    while tried < MAX_BRACKETS
        && let Some(start) = text.get(from..).and_then(|rest| rest.find(['{', '['])).map(|start| from + start)
    {
        let rest = text.get(start..).unwrap_or_default();
        // Not `IgnoredAny`, which has no limit of depth: with one, a text full of brackets takes no quadratic time.
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<Value>();
        from = start + 1;
        tried += 1;
        if let Some(Ok(_)) = values.next()
            && let Some(value) = rest.get(..values.byte_offset())
        {
            found.push(value);
            from = start + value.len();
        }
    }
    found
}

/// Reads a value, numbers with all their digits.
fn read<T: DeserializeOwned>(text: &str) -> Result<T, Mismatch> {
    let attempt = |text: &str| {
        let mut deserializer = serde_json::Deserializer::from_str(text);
        serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
            let reason = match error.path().to_string().as_str() {
                "." => format!("at the top level: {}", error.inner()),
                path => format!("at {path}: {}", error.inner()),
            };
            Mismatch::Value(reason)
        })
    };
    // To JSON Schema 2.0 is an integer.
    attempt(text).or_else(|error| {
        let mut others = [without_zero_fractions(text), repaired(text)].into_iter().flatten();
        others.find_map(|text| attempt(&text).ok()).ok_or(error)
    })
}

/// Returns JSON that can be decoded, where a text is not for the reasons that [`repair`] lists.
fn repaired(text: &str) -> Option<String> {
    String::from_utf8(repair(text.as_bytes())?).ok()
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
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, PartialEq, Deserialize)]
    struct Price {
        eur: f64,
    }

    /// A result that is a text.
    fn text(text: &str) -> String {
        serde_json::Value::from(text).to_string()
    }

    #[test]
    fn zero_fractions_are_dropped_outside_of_strings() {
        let changed =
            without_zero_fractions(r#"{"a\"1.0": [2.0, -3.00, 4.5, 4.05, 1.5e1, 1e-1, 1e99, -0, -0.0, -10, "5.0"]}"#);
        assert_eq!(changed.as_deref(), Some(r#"{"a\"1.0": [2, -3, 4.5, 4.05, 15, 1e-1, 1e99, 0, 0, -10, "5.0"]}"#));
        assert_eq!(without_zero_fractions("[1, 2.5, \"3.0\"]"), None);
    }

    #[test]
    fn a_result_is_json_or_a_string_that_holds_json() {
        assert_eq!(decode::<Vec<u8>>("[1, 2]"), Ok(vec![1, 2]));
        assert_eq!(decode::<Vec<u8>>("\"[1, 2]\""), Ok(vec![1, 2]));
        assert_eq!(decode::<Vec<u8>>("\"\u{feff} [1, 2]\\n\""), Ok(vec![1, 2]));
        assert_eq!(decode::<String>("\"[1, 2]\""), Ok("[1, 2]".to_owned()));
        assert_eq!(decode::<Option<u8>>("null"), Ok(None));
        assert_eq!(decode::<u128>(&u128::MAX.to_string()), Ok(u128::MAX));
        assert_eq!(decode::<i64>("2.0"), Ok(2));
        assert_eq!(decode::<Box<RawValue>>("1.10").unwrap().get(), "1.10");
    }

    #[test]
    fn a_model_may_write_around_the_json() {
        for written in [
            "```json\n{\"eur\": 4.5}\n```",
            "```\n{\"eur\": 4.5}\n```\n",
            "Here it is:\r\n\r\n``` JSON\r\n{\r\n\"eur\": 4.5\r\n}\r\n```\r\nAnything else?",
            "~~~~json\n{\"eur\": 4.5}\n~~~~",
            "````md\n{\"eur\": 4.5}\n````",
            "```json\n{\"eur\": 4.5}",
            "```json {\"eur\": 4.5} ```",
            "> ```sh\n> curl\n```\nls\n```\nand then\n```json\n{\"eur\": 4.5}\n```",
            "The price is {\"eur\": 4.5}.",
            "The `{\"eur\": 4.5}` {is} {{ the }} [price] [link](x) [1, \"a\"]",
            "\u{feff}{\"eur\": 4.5} \n\nDone.",
            "{\"eur\": 4.5}{",
            "{{\"eur\": 4.5}",
            "```json\n{\"log\": 1}\n```\nThe price: {\"eur\": 4.5}",
        ] {
            assert_eq!(decode::<Price>(&text(written)), Ok(Price { eur: 4.5 }), "{written}");
            assert_eq!(decode::<String>(&text(written)).as_deref(), Ok(written), "a text stays a text");
        }
        assert_eq!(decode::<Price>(&text(&text("{\"eur\": 4.5}"))), Ok(Price { eur: 4.5 }), "encoded twice");
        assert_eq!(decode::<Vec<String>>("[\"\\ud83d\"]"), Ok(vec!["\u{fffd}".to_owned()]));
        assert_eq!(decode(r#""cut \ud83d: {\"eur\": 4.5}""#), Ok(Price { eur: 4.5 }));
        assert_eq!(decode::<u8>(&text("```\n7\n```")), Ok(7));
        assert_eq!(decode::<Vec<Price>>(&text("so: [{\"eur\": 1}, {\"eur\": 2}]")).unwrap().len(), 2);
    }

    #[test]
    fn what_a_model_writes_may_be_what_json_does_not_allow() {
        #[derive(Debug, PartialEq, Deserialize)]
        struct Note {
            text: String,
        }
        for (value, expected) in [
            ("{\"text\": \"two\nlines\\n\"}", "two\nlines\n"),
            ("{\"text\": \"a\tb\", \"rest\": [NaN, -Infinity, 1e400]}", "a\tb"),
            (r#"{"text": "cut \ud83d"}"#, "cut \u{fffd}"),
        ] {
            let written = [
                value.to_owned(),
                format!("```json\n{value}\n```"),
                format!("It's this:\n\n{value}\n\n\"Done\" {{so}} it's."),
                text(value),
            ];
            for written in written {
                assert_eq!(decode(&text(&written)), Ok(Note { text: expected.to_owned() }), "{written}");
                assert_eq!(decode::<String>(&text(&written)).as_deref(), Ok(&*written), "a text stays a text");
            }
        }
        // What is wrong is said all the same.
        let error = decode::<Price>(&text("```\n{\"eur\": \"a\nb\"}\n```")).unwrap_err();
        assert!(error.to_string().starts_with("at eur: invalid type: string"), "{error}");
        for none in ["1e400", "NaN", "-Infinity", "\"NaN\"", "\"a\nb\"", "\"\\ud83d\"", "\"", "{\"a\n"] {
            for written in [none.to_owned(), text(none), text(&text(none))] {
                assert!(decode::<Note>(&text(&written)).is_err(), "{written}");
            }
        }
        let error = decode::<Note>(&text("a\n\"b\" c")).unwrap_err();
        assert!(error.to_string().contains("expected struct Note"), "{error}");
    }

    #[test]
    fn of_several_values_none_is_chosen() {
        let error = decode::<Price>(&text("{\"eur\": 1} or {\"eur\": 2}")).unwrap_err();
        assert_eq!(error.to_string(), "expected one value, found a text in which 2 values fit");
        let error = decode::<Price>(&text("```\n{\"eur\": 1}\n```\n```\n{\"eur\": 2}\n```")).unwrap_err();
        assert_eq!(error, Mismatch::Ambiguous(2));
        // Where none fits, neither is shown as the reason.
        for written in
            ["{\"eur\": \"a\"} or {\"eur\": \"b\"}", "```\n{\"eur\": \"a\"}\n```\n```\n{\"eur\": \"b\"}\n```"]
        {
            let error = decode::<Price>(&text(written)).unwrap_err().to_string();
            assert!(error.starts_with("at the top level: invalid type: string"), "{error}");
        }
        // A fence ends with as many marks as it began with.
        assert!(decode::<u8>(&text("````\n7\n```\n````")).is_err());
    }

    #[test]
    fn a_text_full_of_brackets_takes_no_quadratic_time() {
        for part in ["[", "{", "[\"", "{\"a\":", "[1,", "[[],", "]["] {
            assert!(decode::<Price>(&text(&part.repeat(200_000))).is_err());
        }
    }

    #[test]
    fn what_does_not_fit_is_named_with_its_place() {
        let reason = |error: Mismatch| error.to_string();
        let error = reason(decode::<Vec<Vec<u8>>>("[[1], [2, \"x\"]]").unwrap_err());
        assert!(error.starts_with("at [1][1]: invalid type: string \"x\", expected u8"), "{error}");
        let error = reason(decode::<Vec<u8>>("\"[300]\"").unwrap_err());
        assert!(error.starts_with("at [0]: "), "{error}");
        let error = reason(decode::<u8>("\"7.5\"").unwrap_err());
        assert!(error.starts_with("at the top level: invalid type: string \"7.5\", expected u8"), "{error}");
        let error = reason(decode::<Vec<u8>>("\"no flights\"").unwrap_err());
        assert!(error.contains("invalid type: string \"no flights\", expected a sequence"), "{error}");
        let error = reason(decode::<Price>(&text("```json\n{\"eur\": \"much\"}\n```")).unwrap_err());
        assert!(error.starts_with("at eur: invalid type: string \"much\", expected f64"), "{error}");
        let error = reason(decode::<Price>(&text("It is {\"eur\": \"much\"}.")).unwrap_err());
        assert!(error.starts_with("at eur: invalid type: string \"much\", expected f64"), "{error}");
    }
}
