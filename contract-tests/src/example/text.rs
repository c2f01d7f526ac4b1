//! Strings of a given format, pattern and length.

use regex_syntax::hir::{Class, Hir, HirKind};
use serde_json::{Map, Value};

/// Strings longer than this are not made.
const MAX_LENGTH: usize = 10_000;

/// Strings that the schema's keywords make likely.
pub(super) fn texts(schema: &Map<String, Value>) -> Vec<String> {
    let keyword = |name| schema.get(name).and_then(Value::as_str);
    let length = |name| schema.get(name).and_then(Value::as_u64);
    let least = length("minLength").unwrap_or(0);
    let most = length("maxLength").unwrap_or(u64::MAX);
    let mut made = Vec::new();
    made.extend(keyword("format").and_then(of_format).map(str::to_owned));
    if let Some(pattern) = keyword("pattern") {
        made.extend(matching(pattern));
    }
    made.push(plain(least, most));
    made
}

/// A word of between `least` and `most` characters.
fn plain(least: u64, most: u64) -> String {
    let least = usize::try_from(least).unwrap_or(usize::MAX).min(MAX_LENGTH);
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let length = "text".len().max(least).min(most);
    "text".chars().cycle().take(length).collect()
}

fn of_format(format: &str) -> Option<&'static str> {
    Some(match format {
        "date-time" => "2026-01-02T03:04:05Z",
        "date" => "2026-01-02",
        "time" => "03:04:05Z",
        "duration" => "P1D",
        "email" | "idn-email" => "someone@example.com",
        "hostname" | "idn-hostname" => "example.com",
        "ipv4" => "192.0.2.1",
        "ipv6" => "2001:db8::1",
        "uri" | "url" | "iri" => "https://example.com/",
        "uri-reference" | "iri-reference" | "uri-template" => "/path",
        "uuid" => "6f2a1c9e-0b7d-4e58-9a31-5d8c7e4f0b12",
        "json-pointer" => "/member",
        "relative-json-pointer" => "0",
        "regex" => "[a-z]+",
        "byte" => "dGV4dA==",
        _ => return None,
    })
}

/// Strings that match a regular expression, the shortest first.
pub(super) fn matching(pattern: &str) -> Vec<String> {
    // The engine has one spelling for what ECMAScript can also spell so.
    let pattern = crate::strategy::pattern::without_look_around(pattern).replace("\\/", "/");
    let Ok(hir) = regex_syntax::parse(&pattern) else {
        return Vec::new();
    };
    [0, 1, 3, 7, 15, 31]
        .into_iter()
        .filter_map(|further| {
            let mut text = String::new();
            write(&hir, further, &mut text).then_some(text)
        })
        .collect()
}

/// Writes one match in which everything that may be repeated further is, so many times; false
/// when it becomes too long or cannot match.
fn write(hir: &Hir, further: u32, text: &mut String) -> bool {
    if text.len() > MAX_LENGTH {
        return false;
    }
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => true,
        HirKind::Literal(literal) => match std::str::from_utf8(&literal.0) {
            Ok(literal) => {
                text.push_str(literal);
                true
            }
            Err(_) => false,
        },
        HirKind::Class(class) => {
            text.extend(member(class));
            member(class).is_some()
        }
        HirKind::Repetition(repetition) => {
            let most = repetition.max.unwrap_or(u32::MAX);
            let times = repetition.min.saturating_add(further).min(most);
            (0..times).all(|_| write(&repetition.sub, further, text))
        }
        HirKind::Capture(capture) => write(&capture.sub, further, text),
        HirKind::Concat(parts) => parts.iter().all(|part| write(part, further, text)),
        HirKind::Alternation(branches) => match branches.first() {
            Some(branch) => write(branch, further, text),
            None => false,
        },
    }
}

/// A member of the class: a letter or a digit if it has one.
fn member(class: &Class) -> Option<char> {
    let holds = |wanted: char| match class {
        Class::Unicode(class) => class.iter().any(|range| (range.start()..=range.end()).contains(&wanted)),
        Class::Bytes(class) => class.iter().any(|range| {
            let range = char::from(range.start())..=char::from(range.end());
            range.contains(&wanted)
        }),
    };
    let first = match class {
        Class::Unicode(class) => class.iter().next().map(|range| range.start()),
        Class::Bytes(class) => class.iter().next().map(|range| char::from(range.start())),
    };
    ('a'..='z').chain('A'..='Z').chain('0'..='9').chain(' '..='~').find(|c| holds(*c)).or(first)
}
