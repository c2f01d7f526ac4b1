//! Makes JSON that can be decoded of what some programs write: nothing that was received is lost because of one value in it.

use std::borrow::Cow;

/// The depth to which objects and arrays can be decoded inside of each other.
const MAX_DEPTH: usize = 127;

/// Returns the JSON with something else for what cannot be decoded; `None` if there is nothing of that kind, or no end.
///
/// - Halves of surrogate pairs, which Python and JavaScript write for a text that is cut inside of an emoji, and bytes that
///   are not UTF-8 become U+FFFD.
/// - Line breaks and other control characters in a string become escapes.
/// - Numbers that are too large for a float, `NaN` and `Infinity`, which Python writes, and everything that is nested too
///   deeply become strings with their text.
pub(crate) fn repair(json: &[u8]) -> Option<Vec<u8>> {
    let text = String::from_utf8_lossy(json);
    let mut out = String::with_capacity(text.len());
    let mut is_changed = matches!(text, Cow::Owned(_));
    let (mut rest, mut depth) = (&*text, 0_usize);
    while let Some(first) = rest.bytes().next() {
        let (length, replacement) = match first {
            b'"' => {
                let length = string_length(rest)?;
                (length, string(rest.get(..length)?))
            }
            b'{' | b'[' if depth == MAX_DEPTH => {
                let length = nested_length(rest)?;
                (length, Some(quoted(rest.get(..length)?)))
            }
            b'{' | b'[' => {
                depth += 1;
                (1, None)
            }
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                (1, None)
            }
            b'-' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => {
                let length = rest.find(|c: char| !is_of_token(c)).unwrap_or(rest.len());
                let token = rest.get(..length)?;
                (length, is_unholdable(token).then(|| quoted(token)))
            }
            _ => (rest.chars().next()?.len_utf8(), None),
        };
        let (token, after) = rest.split_at_checked(length)?;
        is_changed |= replacement.is_some();
        out.push_str(replacement.as_deref().unwrap_or(token));
        rest = after;
    }
    is_changed.then(|| out.into_bytes())
}

fn is_of_token(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.')
}

/// Returns whether this is a number that a float cannot hold.
fn is_unholdable(token: &str) -> bool {
    let is_number = || token.trim_start_matches('-').starts_with(|c: char| c.is_ascii_digit());
    matches!(token, "NaN" | "-NaN" | "Infinity" | "-Infinity")
        || (is_number() && token.parse::<f64>().is_ok_and(f64::is_infinite))
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Returns the length of the string that a text begins with, quotes included.
fn string_length(text: &str) -> Option<usize> {
    let mut is_escaped = false;
    let end = text.bytes().skip(1).position(|byte| {
        let ends = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        ends
    });
    end.map(|end| end + 2)
}

/// Returns the length of the object or array that a text begins with.
fn nested_length(text: &str) -> Option<usize> {
    let (mut at, mut depth) = (0, 0_usize);
    loop {
        let rest = text.get(at..)?;
        at += rest.find(['"', '{', '[', '}', ']'])?;
        match text.as_bytes().get(at)? {
            b'"' => at += string_length(text.get(at..)?)?,
            b'{' | b'[' => {
                depth += 1;
                at += 1;
            }
            _ => {
                depth -= 1;
                at += 1;
            }
        }
        if depth == 0 {
            return Some(at);
        }
    }
}

/// Returns a string token that can be decoded, if this one cannot.
fn string(token: &str) -> Option<String> {
    let mut out = String::new();
    let (mut at, mut copied) = (0, 0);
    while let Some(next) = token.get(at..)?.find(|c: char| c == '\\' || c < ' ') {
        at += next;
        let (length, replacement) = match (unit(token, at), unit(token, at + 6)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => (12, None),
            (Some(0xd800..=0xdfff), _) => (6, Some("\\ufffd".to_owned())),
            _ => match token.as_bytes().get(at)? {
                // An escape such as `\\`, whose second half begins no other one.
                b'\\' => (1 + token.get(at + 1..)?.chars().next()?.len_utf8(), None),
                control => (1, Some(format!("\\u{control:04x}"))),
            },
        };
        if let Some(replacement) = replacement {
            out.push_str(token.get(copied..at)?);
            out.push_str(&replacement);
            copied = at + length;
        }
        at += length;
    }
    (copied > 0).then(|| out + token.get(copied..).unwrap_or_default())
}

/// Returns the code unit of an escape `\uXXXX` at an index.
fn unit(text: &str, at: usize) -> Option<u16> {
    let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
    u16::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;

    /// Repairs a text that cannot be decoded, and decodes it.
    fn repaired(text: &[u8]) -> Value {
        assert!(serde_json::from_slice::<Value>(text).is_err(), "{}", String::from_utf8_lossy(text));
        serde_json::from_slice(&repair(text).unwrap()).unwrap()
    }

    /// Returns the longest string in a value.
    fn longest_text(value: &Value) -> &str {
        fn longer<'a>(one: &'a str, other: &'a Value) -> &'a str {
            std::cmp::max_by_key(one, longest_text(other), |text| text.len())
        }
        match value {
            Value::String(text) => text,
            Value::Array(items) => items.iter().fold("", longer),
            Value::Object(members) => members.values().fold("", longer),
            _ => "",
        }
    }

    #[test]
    fn half_of_a_surrogate_pair_is_replaced_and_nothing_else() {
        for (text, expected) in [
            (r#""a\ud83d""#, "a\u{fffd}"),
            (r#""\udc00b""#, "\u{fffd}b"),
            (r#""\ud83d\ud83d\ude00 \uDE00""#, "\u{fffd}\u{1f600} \u{fffd}"),
            (r#""\ud83d\n\u00e4\"""#, "\u{fffd}\n\u{e4}\""),
            (r#""\\ud83d \\\udc00""#, "\\ud83d \\\u{fffd}"),
        ] {
            assert_eq!(repaired(text.as_bytes()), json!(expected), "{text}");
        }
    }

    #[test]
    fn a_number_that_is_too_large_is_kept_as_a_text() {
        let many = "9".repeat(400);
        for number in ["1e400", "-1E+999", "NaN", "-Infinity", "Infinity", &many, &format!("-{many}.5")] {
            assert_eq!(repaired(format!("[{number},{{\"a\":{number} }}]").as_bytes()), json!([number, {"a": number}]));
            assert_eq!(repaired(number.as_bytes()), json!(number));
        }
    }

    #[test]
    fn what_is_nested_too_deeply_is_kept_as_a_text() {
        for (open, inner, close) in
            [("[", "1", "]"), ("{\"a\":", "\"]}\\\"\"", "}"), ("[{\"a\":[\"}\"],\"b\":", "{}", "}]")]
        {
            let nested = |levels: usize| format!("{}{inner}{}", open.repeat(levels), close.repeat(levels));
            for levels in [200, 5_000] {
                let text = format!("{{\"id\":\"run_1\",\"deep\":{},\"after\":1}}", nested(levels));
                let value = repaired(text.as_bytes());
                assert_eq!((value.get("id"), value.get("after")), (Some(&json!("run_1")), Some(&json!(1))));
                let rest = longest_text(value.get("deep").unwrap());
                assert!(
                    rest.len() > 50 && text.contains(rest),
                    "the text of the rest stands where the rest was: {rest}"
                );
            }
        }
        for levels in 120..=140 {
            let text = format!("{}{}", "[".repeat(levels), "]".repeat(levels));
            assert_eq!(serde_json::from_str::<Value>(&text).is_ok(), repair(text.as_bytes()).is_none(), "{levels}");
        }
    }

    #[test]
    fn depth_is_that_of_what_is_open() {
        let many = json!(vec![json!({"a": [[]]}); 300]);
        assert_eq!(repaired(format!("[1e400,{many}]").as_bytes()), json!(["1e400", many]));
    }

    #[test]
    fn bytes_and_control_characters_in_a_string_are_no_obstacle() {
        assert_eq!(repaired(b"{\"a\": \"caf\xe9\"}"), json!({"a": "caf\u{fffd}"}));
        assert_eq!(repaired(b"[\"a\nb\tc\x00\"]"), json!(["a\nb\tc\u{0}"]));
    }

    #[test]
    fn what_has_no_end_is_not_repaired() {
        let open = "[".repeat(300);
        for text in ["\"\\ud83d", "[1e400, \"", "\"\\", &open, &format!("{open}\"")] {
            let repaired = repair(text.as_bytes());
            assert!(repaired.is_none_or(|text| serde_json::from_slice::<Value>(&text).is_err()), "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_can_be_decoded_is_left_as_it_is(text in "[\\[\\]{}\":,0-9eE+.\\-a\\\\u d8f\\n]{0,40}", value in any::<f64>()) {
            for text in [text.clone(), Value::from(text).to_string(), json!([value, {"a": value}]).to_string()] {
                if serde_json::from_str::<Value>(&text).is_ok() {
                    prop_assert_eq!(repair(text.as_bytes()), None);
                }
            }
        }

        #[test]
        fn no_bytes_are_too_strange(bytes in proptest::collection::vec(prop_oneof![any::<u8>(), Just(b'"'), Just(b'\\'), Just(b'[')], 0..60)) {
            let _ = repair(&bytes);
        }
    }
}
