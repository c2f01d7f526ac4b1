//! Error bodies in words.
//!
//! The document says with `x-webagent-display` how an object of an error body reads: `{name}` stands for the
//! member of that name, `{name.}` for a list whose items are joined with dots. An object for which the document has
//! no words is shown as JSON.

use std::borrow::Cow;

use serde_json::Value;

use crate::response::without_mark;

/// How much of a body an error's text shows, in characters.
const LIMIT: usize = 300;

/// The words for a body: by the templates when it is JSON, else its own text; `None` for an empty one. The key is taken
/// out before anything is cut off, so that no part of it stays.
pub(crate) fn describe(body: &[u8], templates: &[&str], redact: impl Fn(String) -> String) -> Option<String> {
    /// A longer body is not decoded: a tree of values takes many times the room.
    const DECODED: usize = 1 << 20;
    let beginning = body.get(..DECODED).unwrap_or(body);
    let text = match serde_json::from_slice::<Value>(without_mark(beginning)) {
        Ok(value) => words(&value, templates, "; "),
        Err(_) => String::from_utf8_lossy(beginning).into_owned(),
    };
    let line = shown(&text, redact);
    (!line.is_empty()).then_some(line)
}

/// A text as an error shows it: on one line, and without the key. Of a very long one only the beginning is looked at, whose
/// end is left out, since the cut may go through a key.
pub(crate) fn shown(text: &str, redact: impl Fn(String) -> String) -> String {
    const LOOKED_AT: usize = 32 << 10;
    const LEFT_OUT: usize = 8 << 10;
    let looked_at = beginning(text, LOOKED_AT);
    let redacted = redact(looked_at.to_owned());
    if looked_at.len() == text.len() {
        return one_line(&redacted);
    }
    one_line(beginning(&redacted, redacted.len().saturating_sub(LEFT_OUT)))
}

/// The first so many bytes of a text, or a little less where that would go through a character.
fn beginning(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    text.get(..end).unwrap_or_default()
}

fn words(value: &Value, templates: &[&str], separator: &str) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| words(item, templates, "; ")).collect();
            items.join(separator)
        }
        Value::Object(_) => {
            templates.iter().find_map(|template| fill(value, template, templates)).unwrap_or_else(|| value.to_string())
        }
        _ => value.to_string(),
    }
}

/// The template with the members in it; `None` if the object lacks one.
fn fill(object: &Value, template: &str, templates: &[&str]) -> Option<String> {
    let mut parts = template.split('{');
    let mut text = parts.next()?.to_owned();
    for part in parts {
        let (name, rest) = part.split_once('}')?;
        let (name, separator) = match name.strip_suffix('.') {
            Some(name) => (name, "."),
            None => (name, "; "),
        };
        text.push_str(&words(object.get(name)?, templates, separator));
        text.push_str(rest);
    }
    Some(text)
}

/// The text on one line, without control characters, cut after [`LIMIT`] characters.
pub(crate) fn one_line(text: &str) -> String {
    let mut line = String::new();
    let mut length = 0;
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()) {
        if length > 0 {
            line.push(' ');
            length += 1;
        }
        for c in word.chars() {
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
            '\u{61c}'
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
    use super::*;

    const TEMPLATES: [&str; 2] = ["{why}", "{place.}: {what}"];

    fn describe(body: &str) -> Option<String> {
        super::describe(body.as_bytes(), &TEMPLATES, |text| text)
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
    fn the_key_is_taken_out_before_the_text_is_cut() {
        let body = format!("{}sesame", "x".repeat(LIMIT - 3));
        let line = super::describe(body.as_bytes(), &TEMPLATES, |text| text.replace("sesame", "-")).unwrap_or_default();
        assert!(!line.contains("ses"), "{line}");
    }

    #[test]
    fn what_is_no_json_is_shown_as_it_is_on_one_line() {
        assert_eq!(describe("<h1>\r\n  Bad\u{1b}[31m gateway</h1>").as_deref(), Some("<h1> Bad [31m gateway</h1>"));
        assert_eq!(describe(" \n"), None);
        assert_eq!(describe(""), None);
        assert_eq!(describe(&"ä".repeat(400)).map(|line| line.chars().count()), Some(LIMIT + 1));
        assert!(super::describe(b"\xff\xfe", &TEMPLATES, |text| text).is_some());
    }
}
