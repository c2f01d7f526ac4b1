//! Strings of a format, and strings that just miss it.
//!
//! A format has many spellings of one value (`2020-01-01T00:00:00Z`, `2020-01-01t00:00:00.0+00:00`).
//! The usual one is made here, so that a client that reads the value into a type of its own writes
//! the same text again.

use std::net::{Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

use jsonschema::Validator;
use serde_json::{Value, json};

use super::choices::Source;
use super::strings;
use crate::document::json_schema::{SchemaError, TEXT_FORMATS, validator};

/// The further formats of JSON Schema, of which only the usual text is made.
const JSON_SCHEMA_FORMATS: [&str; 12] = [
    "duration", "hostname", "idn-email", "idn-hostname", "iri", "iri-reference", "json-pointer", "regex",
    "relative-json-pointer", "uri-reference", "uri-template", "url",
];

/// The text of a format that a person would write.
fn usual(format: &str) -> Option<&'static str> {
    Some(match format {
        "byte" => "dGV4dA==",
        "date" => "2026-01-02",
        "date-time" => "2026-01-02T03:04:05Z",
        "duration" => "P1D",
        "email" | "idn-email" => "someone@example.com",
        "hostname" | "idn-hostname" => "example.com",
        "ip" | "ipv4" => "192.0.2.1",
        "ipv6" => "2001:db8::1",
        "json-pointer" => "/member",
        "regex" => "[a-z]+",
        "relative-json-pointer" => "0",
        "time" => "03:04:05Z",
        "uri" | "url" | "iri" => "https://example.com/",
        "uri-reference" | "iri-reference" | "uri-template" => "/path",
        "uuid" => "6f2a1c9e-0b7d-4e58-9a31-5d8c7e4f0b12",
        _ => return None,
    })
}

/// A format of strings that is more than an annotation.
#[derive(Debug, Clone)]
pub(crate) struct Format {
    name: &'static str,
    validator: Arc<Validator>,
}

impl Format {
    /// The format of a name; none if it is an annotation. JSON Schema has more of them than OpenAPI.
    pub(crate) fn new(name: &str, is_json_schema: bool) -> Result<Option<Self>, SchemaError> {
        let further = JSON_SCHEMA_FORMATS.into_iter().filter(|_| is_json_schema);
        let Some(name) = TEXT_FORMATS.into_iter().chain(further).find(|known| *known == name) else {
            return Ok(None);
        };
        let validator = Arc::new(validator(&json!({ "format": name }))?);
        Ok(Some(Self { name, validator }))
    }

    /// Returns whether a string has the format.
    pub(crate) fn matches(&self, text: &str) -> bool {
        self.validator.is_valid(&Value::from(text))
    }

    /// A string of the format, of so many characters at least where the format leaves it open.
    pub(crate) fn draw(&self, source: &mut Source<'_>, min: usize) -> Option<String> {
        if source.example().is_some_and(|(_, variant)| variant == 0) || JSON_SCHEMA_FORMATS.contains(&self.name) {
            return Some(usual(self.name)?.to_owned());
        }
        Some(match self.name {
            "byte" => {
                let length = source.hint(9) as usize;
                let bytes = source.list((0, usize::MAX), length, |source| Some(byte(source)))?;
                let text = base64(&bytes);
                let missing = min.saturating_sub(text.len());
                "AAAA".repeat(missing.div_ceil(4)) + &text
            }
            "date" => date(source),
            "date-time" => format!("{}T{}", date(source), time(source)),
            "email" => {
                let local = words(source, &[".", "+", "_", "-"])?;
                format!("{local}@{}", host(source)?)
            }
            "ip" if source.flag(50) => ipv6(source).to_string(),
            "ip" | "ipv4" => Ipv4Addr::from(bits(source) as u32).to_string(),
            "ipv6" => ipv6(source).to_string(),
            "time" => time(source),
            "uri" => {
                let text = uri(source)?;
                let missing = min.saturating_sub(text.len());
                text + &"a".repeat(missing)
            }
            "uuid" => {
                let digits = format!("{:016x}{:016x}", bits(source), bits(source));
                let mut text = digits;
                for hyphen in [20, 16, 12, 8] {
                    text.insert(hyphen, '-');
                }
                text
            }
            _ => return None,
        })
    }

    /// A string that has not the format, often one that comes close.
    pub(crate) fn draw_wrong(&self, source: &mut Source<'_>) -> Option<String> {
        let misses: &[&str] = match self.name {
            "byte" => &["a", "=", "YQ", "YQ=", "a===", "Y$==", "YQ==\n", "\u{e9}\u{e9}"],
            "date" => &["2021-02-29", "2020-13-01", "2020-00-01", "2020-01-32", "2020-01", "01/02/2020"],
            "date-time" => &["2020-01-01", "2020-01-01T00:00:00", "2021-02-29T00:00:00Z", "2020-01-01T25:00:00Z"],
            "email" => &["a", "a@", "@b.c", "a b@c.d", "a@b@c.d", "a@b..c"],
            "ip" => &["1.2.3", "256.0.0.1", ":::", "::g"],
            "ipv4" => &["1.2.3", "256.0.0.1", "1.2.3.4.5", "1.2.3.4 ", "::1"],
            "ipv6" => &[":::", "1::2::3", "::g", "1:2:3:4:5:6:7", "127.0.0.1"],
            "time" => &["24:00:00Z", "00:60:00Z", "00:00Z", "00:00:00", "12"],
            "uri" => &["a b", "//host/path", "/path", "http://[", "http://a/%zz", "http://a/ b"],
            _ => &["00000000-0000-0000-0000-00000000000", "g0000000-0000-0000-0000-000000000000", "0"],
        };
        let text = match source.flag(70) {
            true => (*source.pick(misses)?).to_owned(),
            false => strings::draw(source, (0, usize::MAX))?,
        };
        (!self.matches(&text)).then_some(text)
    }
}

fn byte(source: &mut Source<'_>) -> u8 {
    source.below(256) as u8
}

/// 64 bits: all of them 0, all of them 1, few or any.
fn bits(source: &mut Source<'_>) -> u64 {
    let fresh = match source.hint(5) {
        0 => 0,
        1 => u64::MAX,
        2 => source.hint(255),
        _ => source.hint(u64::MAX),
    };
    source.choose(u64::MAX, |_| fresh)
}

fn date(source: &mut Source<'_>) -> String {
    let year = (1999 + source.below(9999)) % 9999 + 1;
    let month = 1 + source.below(12);
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 => 28 + usize::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let day = match source.flag(20) {
        true => days,
        false => 1 + source.below(days),
    };
    format!("{year:04}-{month:02}-{day:02}")
}

fn time(source: &mut Source<'_>) -> String {
    let (hour, minute, second) = (source.below(24), source.below(60), source.below(60));
    let mut text = format!("{hour:02}:{minute:02}:{second:02}");
    // Thousandths, millionths or billionths, and no zero thousand at the end.
    let groups = source.weighted(&[3, 1, 1, 1]);
    if groups > 0 {
        text.push('.');
    }
    for group in 1..=groups {
        let digits = if group == groups { 1 + source.below(999) } else { source.below(1000) };
        text.push_str(&format!("{digits:03}"));
    }
    text + "Z"
}

fn ipv6(source: &mut Source<'_>) -> Ipv6Addr {
    Ipv6Addr::from((u128::from(bits(source)) << 64) | u128::from(bits(source)))
}

/// Words of lower-case letters and digits, with these between them.
fn words(source: &mut Source<'_>, between: &[&str]) -> Option<String> {
    let count = 1 + source.hint(2) as usize;
    let words = source.list((1, 6), count, |source| {
        let length = 1 + source.hint(5) as usize;
        let letters =
            source.list((1, 8), length, |source| char::from_digit((10 + source.below(36) as u32) % 36, 36))?;
        let separator = source.pick(between)?;
        Some((letters.into_iter().collect::<String>(), *separator))
    })?;
    let mut text = String::new();
    for (word, separator) in words {
        if !text.is_empty() {
            text.push_str(separator);
        }
        text.push_str(&word);
    }
    Some(text)
}

fn host(source: &mut Source<'_>) -> Option<String> {
    Some(words(source, &["-", "."])? + ".example")
}

fn uri(source: &mut Source<'_>) -> Option<String> {
    let between = ["/", "-", "~", "%20", "%2F", "%C3%A9", ":", "@", "!$&'()*+,;="];
    let mut text = match source.weighted(&[6, 1, 1]) {
        0 => {
            let scheme = source.pick(&["http", "https", "ftp", "x-custom.1"])?;
            let mut text = format!("{scheme}://{}", host(source)?);
            if source.flag(20) {
                text.push_str(&format!(":{}", source.below(65_536)));
            }
            if source.flag(60) {
                text = text + "/" + &words(source, &between)?;
            }
            text
        }
        1 => format!("urn:{}", words(source, &[":", "-"])?),
        _ => format!("http://[{}]/", ipv6(source)),
    };
    for mark in ["?", "#"] {
        if source.flag(20) {
            text = text + mark + &words(source, &["=", "&", "%3D", "/", "?"])?;
        }
    }
    Some(text)
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let byte = |index: usize| u32::from(chunk.get(index).copied().unwrap_or(0));
        let bits = (byte(0) << 16) | (byte(1) << 8) | byte(2);
        for index in 0..4 {
            let digit = DIGITS.get((bits >> (18 - 6 * index)) as usize & 63);
            let character = if index > chunk.len() { b'=' } else { *digit.unwrap_or(&b'A') };
            text.push(char::from(character));
        }
    }
    text
}
