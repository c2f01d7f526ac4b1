//! The texts of errors: bodies by the templates of the document, on one line, without secrets and control characters.
//!
//! The document says with `x-webagent-display` how an object of an error body is displayed: `{name}` is replaced by the
//! member of that name, `{name.}` by a list whose items are joined with dots. An object without a template is
//! displayed as JSON.

use std::borrow::Cow;

use serde_json::Value;

use crate::decode::strip_bom;
use crate::redact::Redactor;

/// The number of characters of a text that an error shows.
const LIMIT: usize = 300;

/// Renders a body: by the templates when it is JSON, else as it is; `None` for an empty one. `is_truncated` says that the
/// body's end is missing. Secrets are removed before anything is cut off, so that no part of one is left.
pub(crate) fn render(body: &[u8], templates: &[&str], is_truncated: bool, redactor: &Redactor) -> Option<String> {
    /// A longer body is not decoded: a tree of values takes many times the memory.
    const DECODED: usize = 1 << 20;
    let start = body.get(..DECODED).unwrap_or(body);
    let is_truncated = is_truncated || start.len() < body.len();
    let line = match serde_json::from_slice::<Value>(strip_bom(start)) {
        Ok(value) => sanitize(&render_value(&value, templates, "; "), redactor),
        Err(_) => sanitize_start(&String::from_utf8_lossy(start), is_truncated, redactor),
    };
    (!line.is_empty()).then_some(line)
}

/// Returns the beginning of a body as an error shows it: as it was received, but on one line and without secrets.
pub(crate) fn excerpt(body: &[u8], redactor: &Redactor) -> String {
    /// More than is looked at, however its characters are encoded.
    const ENOUGH: usize = 64 << 10;
    let body = strip_bom(body);
    let start = body.get(..ENOUGH).unwrap_or(body);
    sanitize_start(&String::from_utf8_lossy(start), start.len() < body.len(), redactor)
}

/// Returns a text as an error shows it: on one line, without secrets. Only the beginning of a long one is looked at.
pub(crate) fn sanitize(text: &str, redactor: &Redactor) -> String {
    sanitize_start(text, false, redactor)
}

fn sanitize_start(text: &str, is_truncated: bool, redactor: &Redactor) -> String {
    const LOOKED_AT: usize = 32 << 10;
    let end = (0..=LOOKED_AT.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    let start = text.get(..end).unwrap_or_default().to_owned();
    one_line(&match is_truncated || end < text.len() {
        true => redactor.redact_truncated(start),
        false => redactor.redact(start),
    })
}

/// Renders a value; the items of a list have the separator between them.
fn render_value(value: &Value, templates: &[&str], separator: &str) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| render_value(item, templates, "; ")).collect();
            items.join(separator)
        }
        Value::Object(_) => templates
            .iter()
            .find_map(|template| fill_template(value, template, templates))
            .unwrap_or_else(|| value.to_string()),
        _ => value.to_string(),
    }
}

/// Returns the template with the members in it; `None` if the object lacks one.
fn fill_template(object: &Value, template: &str, templates: &[&str]) -> Option<String> {
    let mut parts = template.split('{');
    let mut text = parts.next()?.to_owned();
    for part in parts {
        let (name, rest) = part.split_once('}')?;
        let (name, separator) = match name.strip_suffix('.') {
            Some(name) => (name, "."),
            None => (name, "; "),
        };
        text.push_str(&render_value(object.get(name)?, templates, separator));
        text.push_str(rest);
    }
    Some(text)
}

/// Returns a text on one line, without control characters, cut after [`LIMIT`] characters.
pub(crate) fn one_line(text: &str) -> String {
    let mut line = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let word = escape_control(word);
        for c in (length > 0).then_some(' ').into_iter().chain(word.chars()) {
            if length >= LIMIT {
                line.push('…');
                return line;
            }
            line.push(c);
            length += 1;
        }
    }
    line
}

/// Escapes the characters that would change how a terminal or a reader shows what is around them, as `\u{1b}`: control characters but for line
/// breaks and tabs, those of bidirectional text, and those that cannot be seen.
#[allow(dead_code, reason = "used by the command line")]
pub(crate) fn escape_control(text: &str) -> Cow<'_, str> {
    if !text.contains(is_deceptive) {
        return text.into();
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match is_deceptive(c) {
            true => escaped.extend(c.escape_default()),
            false => escaped.push(c),
        }
    }
    escaped.into()
}

fn is_deceptive(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(
            c,
            '\u{ad}'
                | '\u{61c}'
                | '\u{200b}'
                | '\u{200e}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]
    use super::*;

    const TEMPLATES: [&str; 2] = ["{why}", "{place.}: {what}"];

    fn describe(body: &str) -> Option<String> {
        render(body.as_bytes(), &TEMPLATES, false, &Redactor::default())
    }

    #[test]
    fn an_object_reads_as_its_template_says() {
        assert_eq!(describe(r#"{"why": "Not found"}"#).as_deref(), Some("Not found"));
        assert_eq!(
            describe(r#"{"why": [{"place": ["body", 0, "x"], "what": "no"}, {"place": [], "what": "a\nb"}]}"#)
                .as_deref(),
            Some("body.0.x: no; : a b")
        );
    }

    #[test]
    fn an_object_without_a_template_is_shown_as_json() {
        assert_eq!(describe(r#"{"code": 7}"#).as_deref(), Some(r#"{"code":7}"#));
        assert_eq!(describe(r#"{"why": {"code": 7}}"#).as_deref(), Some(r#"{"code":7}"#));
        assert_eq!(describe("null").as_deref(), Some("null"));
    }

    #[test]
    fn no_part_of_the_key_is_left_wherever_a_text_is_cut() {
        let redactor = Redactor::new(["sesame"]);
        for is_truncated in [false, true] {
            for before in (LIMIT - 12..LIMIT + 3).chain((32 << 10) - 12..(32 << 10) + 3) {
                for separator in ["x", " "] {
                    let body = format!("{}sesame", separator.repeat(before));
                    for (body, is_truncated) in [(body.as_str(), is_truncated), (&body[..body.len() - 2], true)] {
                        let line = render(body.as_bytes(), &TEMPLATES, is_truncated, &redactor).unwrap_or_default();
                        assert!(!line.contains("se"), "{before}: {line}");
                        assert!(line.chars().count() <= LIMIT + 1, "{before}: {line}");
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_no_json_is_shown_as_it_is_on_one_line() {
        assert_eq!(
            describe("<h1>\r\n  Bad\u{1b}[31m \u{202e}gateway\0</h1>").as_deref(),
            Some("<h1> Bad\\u{1b}[31m \\u{202e}gateway\\u{0}</h1>")
        );
        assert_eq!(describe(" \n"), None);
        assert_eq!(describe(""), None);
        for (length, shown) in [(LIMIT - 1, LIMIT - 1), (LIMIT, LIMIT), (LIMIT + 1, LIMIT + 1), (4 * LIMIT, LIMIT + 1)]
        {
            assert_eq!(describe(&"ä".repeat(length)).map(|line| line.chars().count()), Some(shown));
        }
        assert!(render(b"\xff\xfe", &TEMPLATES, false, &Redactor::default()).is_some());
    }

    #[test]
    fn only_what_deceives_is_escaped() {
        assert_eq!(escape_control("a\tb\nc ä€😀 \u{200d}"), "a\tb\nc ä€😀 \u{200d}");
        for c in ('\0'..='\u{e0fff}').filter(|c| c.is_control() && !matches!(c, '\n' | '\t')) {
            assert!(!escape_control(&c.to_string()).contains(c), "{c:?}");
        }
        assert_eq!(escape_control("\rx\u{2066}\u{7f}\u{9b}"), "\\rx\\u{2066}\\u{7f}\\u{9b}");
    }
}
