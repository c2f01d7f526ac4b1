//! Writes trees as YAML in the layout of `openapi.yaml`: two spaces of indentation, also for lists in mappings. A list
//! of plain values is on one line if it fits; a long string is folded. Strings are quoted only if a YAML 1.1 or 1.2
//! reader would otherwise misread them.

use super::node_ext;
use webagent_codegen::openapi::spanned_value::{SpannedValue, Value};

/// Maximum line width.
pub const WIDTH: usize = 100;

/// Writes a document.
pub fn emit(document: &SpannedValue) -> String {
    let mut out = String::new();
    match &document.value {
        Value::Object(members) if !members.is_empty() => mapping(&mut out, members, 0),
        Value::Array(items) if !items.is_empty() => sequence(&mut out, items, 0),
        _ => {
            out.push_str(&scalar(document, 0, 0));
            out.push('\n');
        }
    }
    out
}

/// Writes a member of a mapping.
pub fn member(out: &mut String, key: &str, node: &SpannedValue, indent: usize) {
    pad(out, indent);
    out.push_str(&self::key(key));
    out.push(':');
    value(out, node, indent, indent + width(&self::key(key)) + 1);
}

/// Writes a list item.
pub fn item(out: &mut String, node: &SpannedValue, indent: usize) {
    match &node.value {
        Value::Object(members) if !members.is_empty() => {
            let mut inner = String::new();
            mapping(&mut inner, members, indent + 2);
            out.push_str(&dash(&inner, indent));
        }
        _ => {
            pad(out, indent);
            out.push('-');
            value(out, node, indent, indent + 1);
        }
    }
}

/// Puts the dash of a list item before its first member.
pub fn dash(inner: &str, indent: usize) -> String {
    let mut text = String::with_capacity(inner.len());
    pad(&mut text, indent);
    text.push_str("- ");
    text.push_str(inner.get(indent + 2..).unwrap_or_default());
    text
}

/// Formats a key.
pub fn key(text: &str) -> String {
    quoted(text, false)
}

fn mapping(out: &mut String, members: &node_ext::Members, indent: usize) {
    for (key, node) in members {
        member(out, key, node, indent);
    }
}

fn sequence(out: &mut String, items: &[SpannedValue], indent: usize) {
    for node in items {
        item(out, node, indent);
    }
}

/// Writes the text after the colon or the dash, with the line break. `column` is the current column.
fn value(out: &mut String, node: &SpannedValue, indent: usize, column: usize) {
    match &node.value {
        Value::Object(members) if !members.is_empty() => {
            out.push('\n');
            mapping(out, members, indent + 2);
        }
        Value::Array(items) if !items.is_empty() => match flow(items, column) {
            Some(line) => {
                out.push(' ');
                out.push_str(&line);
                out.push('\n');
            }
            None => {
                out.push('\n');
                sequence(out, items, indent + 2);
            }
        },
        _ => {
            out.push(' ');
            out.push_str(&scalar(node, indent + 2, column + 1));
            out.push('\n');
        }
    }
}

/// Formats a list on one line, if its values are plain and fit.
fn flow(items: &[SpannedValue], column: usize) -> Option<String> {
    let mut line = String::from("[");
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            line.push_str(", ");
        }
        match &item.value {
            Value::String(text) if text.contains('\n') => return None,
            Value::String(text) => line.push_str(&quoted(text, true)),
            Value::Array(items) if !items.is_empty() => return None,
            Value::Object(members) if !members.is_empty() => return None,
            _ => line.push_str(&scalar(item, 0, 0)),
        }
        if column + 1 + width(&line) + 1 > WIDTH {
            return None;
        }
    }
    line.push(']');
    Some(line)
}

/// Formats a scalar. `indent` is that of continuation lines, `column` the current column.
fn scalar(node: &SpannedValue, indent: usize, column: usize) -> String {
    match &node.value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => self::number(&number.to_string()),
        Value::String(text) => self::text(text, indent, column),
        Value::Array(_) => "[]".to_owned(),
        Value::Object(_) => "{}".to_owned(),
    }
}

/// Formats a number for readers of YAML 1.1, which require a point and a sign before an exponent.
fn number(text: &str) -> String {
    match text.split_once('e') {
        None => text.to_owned(),
        Some((mantissa, exponent)) => {
            let point = if mantissa.contains('.') { "" } else { ".0" };
            let sign = if exponent.starts_with(['-', '+']) { "" } else { "+" };
            format!("{mantissa}{point}e{sign}{exponent}")
        }
    }
}

fn text(text: &str, indent: usize, column: usize) -> String {
    if text.contains('\n') {
        return literal(text, indent).unwrap_or_else(|| double_quoted(text));
    }
    let line = quoted(text, false);
    if column + width(&line) <= WIDTH || line.starts_with('"') {
        return line;
    }
    folded(text, indent).unwrap_or(line)
}

/// Formats a multi-line string as a literal block, if possible.
fn literal(text: &str, indent: usize) -> Option<String> {
    let (body, header) = match text.strip_suffix('\n') {
        Some(body) => (body, "|"),
        None => (text, "|-"),
    };
    let is_plain = body.chars().all(|c| c == '\n' || is_printable(c));
    if !is_plain || indent == 0 || body.starts_with([' ', '\n']) || body.ends_with('\n') || body.is_empty() {
        return None;
    }
    let mut block = header.to_owned();
    for line in body.split('\n') {
        block.push('\n');
        if !line.is_empty() {
            pad(&mut block, indent);
            block.push_str(line);
        }
    }
    Some(block)
}

/// Formats a long string as a folded block, if possible.
fn folded(text: &str, indent: usize) -> Option<String> {
    let is_plain = text.chars().all(is_printable) && !text.contains("  ");
    if !is_plain || indent == 0 || text.starts_with(' ') || text.ends_with(' ') || !text.contains(' ') {
        return None;
    }
    let mut block = String::from(">-");
    let mut column = WIDTH;
    for word in text.split(' ') {
        if column + 1 + width(word) > WIDTH {
            block.push('\n');
            pad(&mut block, indent);
            column = indent;
        } else {
            block.push(' ');
            column += 1;
        }
        block.push_str(word);
        column += width(word);
    }
    Some(block)
}

/// Formats a string on one line, quoted if needed.
fn quoted(text: &str, is_in_flow: bool) -> String {
    if !text.chars().all(is_printable) {
        double_quoted(text)
    } else if is_plain(text, is_in_flow) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', "''"))
    }
}

/// Returns whether an unquoted string is read as the same string.
fn is_plain(text: &str, is_in_flow: bool) -> bool {
    let begins_well = !text.starts_with(|c: char| "-?:,[]{}#&*!|>'\"%@`=~<. ".contains(c));
    let reads_well = !text.contains(": ") && !text.contains(" #") && !text.ends_with([':', ' ']);
    let flows_well = !is_in_flow || !text.contains(|c: char| ",[]{}:".contains(c));
    !text.is_empty() && begins_well && reads_well && flows_well && !is_something_else(text)
}

/// Returns whether a YAML 1.1 or 1.2 reader takes a string for a number, a date, a boolean or null.
fn is_something_else(text: &str) -> bool {
    let words = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    if words.iter().any(|word| word.eq_ignore_ascii_case(text)) {
        return true;
    }
    let unsigned = text.trim_start_matches(['+', '-', '.']);
    let begins_like_a_number = unsigned.starts_with(|c: char| c.is_ascii_digit());
    let has_radix = ["0x", "0X", "0o", "0O", "0b", "0B"].iter().any(|radix| unsigned.starts_with(radix));
    let is_made_like_a_number = match has_radix {
        true => unsigned.chars().skip(2).all(|c| c.is_ascii_hexdigit() || c == '_'),
        false => text.chars().all(|c| c.is_ascii_digit() || "+-._:eETtZz ".contains(c)),
    };
    // A version such as 0.1.0 is none of these: it has two points and otherwise only digits.
    let is_version = text.matches('.').count() >= 2 && text.chars().all(|c| c.is_ascii_digit() || c == '.');
    begins_like_a_number && is_made_like_a_number && !is_version
}

fn double_quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            c if is_printable(c) => quoted.push(c),
            c => quoted.push_str(&match u32::from(c) {
                code @ 0..=0xff => format!("\\x{code:02x}"),
                code @ 0x100..=0xffff => format!("\\u{code:04x}"),
                code => format!("\\U{code:08x}"),
            }),
        }
    }
    quoted.push('"');
    quoted
}

/// Returns whether a character needs no escape.
fn is_printable(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

fn width(text: &str) -> usize {
    text.chars().count()
}

fn pad(out: &mut String, columns: usize) {
    out.extend(std::iter::repeat_n(' ', columns));
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use webagent_codegen::openapi::diagnostic::Position;

    fn parse(text: &str) -> SpannedValue {
        SpannedValue::parse("x", text).unwrap()
    }

    #[test]
    fn texts_are_quoted_only_where_they_would_be_read_as_something_else() {
        let plain =
            ["a", "0.1.0", "4XX", "x-api-key", "/tasks/{id}", "it's", "a:b", "a#b", "1st", "https://a.b/c?d=e#f", "ü"];
        for text in plain {
            assert_eq!(quoted(text, false), text);
        }
        let quotes = [
            "", "200", "-1", "1e3", "0x1f", "1.5", "null", "Yes", "off", "2026-01-01", "12:30", "1_000", "- a", "#a",
            "a: b", "a #b", "a:", " a", "a ", "{a}", "[a]", "&a", "*a", "!a", "%a", "@a", "`a", "'a'", "\"a\"", "~",
            "<<", "=", "..", "?",
        ];
        for text in quotes {
            assert_eq!(quoted(text, false), format!("'{}'", text.replace('\'', "''")));
        }
        assert_eq!(quoted("a,b", false), "a,b");
        assert_eq!(quoted("a,b", true), "'a,b'");
        assert_eq!(quoted("a\tb\u{7}\u{2028}", false), "\"a\\tb\\x07\\u2028\"");
    }

    #[test]
    fn every_text_is_read_as_it_was_written() {
        let texts = [
            "", " ", "\n", "a\n", "a\nb", "a\n\nb\n", " a\nb", "a\n b", "a\n\n", "\na", "a\tb", "a\r\nb", "\u{85}",
            "\u{feff}", "😀", "- a", "---", "...", "a\n---\nb", "a\n# b", "'", "\"", "\\", "null", "1.5e3", "a  b",
            "x: y # z",
        ];
        let long: Vec<String> =
            texts.iter().map(|text| format!("{text} {} {text}", "word ".repeat(60).trim_end())).collect();
        for text in texts.into_iter().chain(long.iter().map(String::as_str)) {
            let node = node_ext::string(Position::default(), text);
            let cases = [
                node_ext::single(node.at, text, node.clone()),
                node_ext::array(node.at, vec![node.clone(), node.clone()]),
                node_ext::single(node.at, "k", node_ext::array(node.at, vec![node_ext::single(node.at, "k", node)])),
            ];
            for case in cases {
                let written = emit(&case);
                assert!(node_ext::equal(&parse(&written), &case), "{text:?} as\n{written}");
            }
        }
    }

    #[test]
    fn lists_and_objects_keep_their_form() {
        let text = "\
a: []
b: {}
c: [1, 1.5, true, null, x, 'y,z']
d:
  - e: 1
    f:
      - g: {}
  - {}
  - [1, 2]
  -
    - h: i
j:
  - a long text that stands alone
  - which does not fit on the same line together with its neighbour that is not short either, really
k: >-
  A text that is too long for its line is folded into several lines, none of which is longer than
  the width.
l: |-
  One line
    and another.
m: '#/components'
'200': 1.0e+100
";
        assert_eq!(emit(&parse(text)), text);
    }
}
