//! Every form of a secret, in random texts.

#![allow(clippy::indexing_slicing)]

use proptest::prelude::*;

use super::*;

const SECRET: &str = "wa+sec/ret==K\"y&.47";

fn redact(text: &str, secret: &str) -> String {
    Redactor::new([secret]).redact(text.to_owned())
}

fn percent(text: &str) -> String {
    text.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

fn form(text: &str) -> String {
    percent(text).replace("%20", "+")
}

fn html(text: &str) -> String {
    let escape = |c: char| match c {
        '&' => "&amp;".to_owned(),
        '<' => "&lt;".to_owned(),
        '>' => "&gt;".to_owned(),
        '"' => "&quot;".to_owned(),
        '\'' => "&#x27;".to_owned(),
        c => c.to_string(),
    };
    text.chars().map(escape).collect()
}

fn entities(text: &str) -> String {
    text.chars().map(|c| format!("&#{};", u32::from(c))).collect()
}

fn json(text: &str) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    quoted[1..quoted.len() - 1].to_owned()
}

fn json_ascii(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_ascii_alphanumeric() { c.to_string() } else { format!("\\u{:04x}", u32::from(c)) })
        .collect()
}

fn debug(text: &str) -> String {
    let quoted = format!("{text:?}");
    quoted[1..quoted.len() - 1].to_owned()
}

fn base64(bytes: &[u8], digits: &[u8; 64], is_padded: bool) -> String {
    let mut out = String::new();
    for group in bytes.chunks(3) {
        let number = (0..3).fold(0_usize, |number, index| number << 8 | usize::from(*group.get(index).unwrap_or(&0)));
        let digits = (0..=group.len()).filter_map(|index| digits.get(number >> (18 - 6 * index) & 63));
        out.extend(digits.map(|digit| char::from(*digit)));
        if is_padded {
            out.extend(std::iter::repeat_n('=', 3 - group.len()));
        }
    }
    out
}

const STANDARD: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const FOR_URLS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// A function that writes a secret in another form.
type Form = fn(&str) -> String;

/// The forms that keep a secret of any length recognisable.
fn forms() -> Vec<(&'static str, Form)> {
    vec![
        ("plain", str::to_owned),
        ("percent", percent),
        ("percent, lower case", |text| percent(text).replace("%2B", "%2b").replace("%2F", "%2f")),
        ("percent twice", |text| percent(&percent(text))),
        ("form", form),
        ("form in a URL", |text| percent(&form(text))),
        ("HTML", html),
        ("HTML twice", |text| html(&html(text))),
        ("entities", entities),
        ("JSON", json),
        ("JSON in JSON", |text| json(&json(text))),
        ("JSON, ASCII", json_ascii),
        ("Debug", debug),
        ("Debug of JSON in HTML", |text| debug(&json(&html(text)))),
    ]
}

/// The forms of a longer one.
fn encoded_forms() -> Vec<(&'static str, Form)> {
    vec![
        ("basic, the user", |text| base64(format!("{text}:password").as_bytes(), STANDARD, true)),
        ("basic, the password", |text| base64(format!("u:{text}").as_bytes(), STANDARD, true)),
        ("basic, with another user", |text| base64(format!("me:{text}").as_bytes(), FOR_URLS, false)),
        ("basic, alone", |text| base64(format!(":{text}").as_bytes(), FOR_URLS, true)),
        ("basic in a URL", |text| percent(&base64(format!("user:{text}").as_bytes(), STANDARD, true))),
        ("hexadecimal", |text| text.bytes().map(|byte| format!("{byte:02X}")).collect()),
        ("bytes", |text| format!("{:?}", text.as_bytes())),
    ]
}

/// A text that shares no character with what masks or escapes.
fn surroundings() -> impl Strategy<Value = String> {
    "[ \t\n.,:;()äö€😀-]{0,40}"
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn every_form_is_redacted_in_any_text(secret in "[!-~]([ -~]{2,40})[!-~]", before in surroundings(), after in surroundings()) {
        let secret = secret.as_str();
        for (name, form) in forms() {
            let written = form(secret);
            let text = redact(&format!("{before}<{written}>{after}"), secret);
            prop_assert!(!text.contains(&written), "{name}: {written} is in {text}");
            prop_assert!(text.contains("[redacted]"), "{name}: {written} in {text}");
        }
        if secret.len() >= MIN_ENCODED_LEN {
            for (name, form) in encoded_forms() {
                let written = form(secret);
                let text = redact(&format!("{before}<{written}>{after}"), secret);
                prop_assert!(text.contains("[redacted]"), "{name}: {written} in {text}");
                let core = written.get(4..written.len() - 4).unwrap_or_default();
                prop_assert!(core.is_empty() || !text.contains(core), "{name}: {written} in {text}");
            }
        }
    }

    /// A long random secret is in no text that was made without it.
    #[test]
    fn what_is_not_the_secret_stays(secret in "[a-zA-Z0-9]{20,40}", text in "\\PC{0,200}") {
        prop_assert_eq!(redact(&text, &secret), text);
    }

    #[test]
    fn of_a_text_that_is_cut_no_beginning_of_the_secret_is_left(
        secret in "[a-zA-Z0-9+/=&%]{8,40}", cut in 1_usize..200, form in 0_usize..14,
    ) {
        let forms = forms();
        let (name, form) = forms.get(form).copied().unwrap_or(("plain", str::to_owned));
        let written = form(&secret);
        let whole = format!("...: {written}");
        let text = whole.get(..(5 + cut).min(whole.len())).unwrap_or_default();
        let redacted = Redactor::new([secret.as_str()]).redact_truncated(text.to_owned());
        // One escape may be left of it, and what is no character of the secret.
        let left = redacted.trim_start_matches("...: ").replace("[redacted]", "");
        prop_assert!(left.len() < 8, "{}: {} of {}", name, redacted, text);
        prop_assert!(!left.contains(secret.get(..3).unwrap_or_default()), "{}: {} of {}", name, redacted, text);
    }
}

#[test]
fn a_long_secret_is_found_in_other_case_and_broken() {
    for written in ["WA+SEC/RET==k\"Y&.47", "wa+sec/\r\n  ret==K\"\u{200b}y&.\u{0}47", "wa+sec\\/ret==K\\\"y&.47"] {
        assert_eq!(redact(&format!("before {written} after"), SECRET), "before [redacted] after", "{written}");
    }
    let basic = base64(format!("someone:{SECRET}").as_bytes(), STANDARD, true);
    assert_eq!(redact(&format!("Basic {basic} after"), SECRET), "Basic [redacted] after");
}

#[test]
fn a_short_secret_is_not_found_where_it_is_not() {
    for (secret, text) in [
        ("key", "the key is missing"),
        ("area", "there are a few, AREA"),
        ("test", "Test te st TEST t%65s"),
        ("12345", "12 345, 1,2,3,4,5"),
        ("pass", "cGFzcw== 70617373"),
    ] {
        assert_eq!(redact(text, secret), text);
    }
    assert_eq!(redact("area 51", "area"), "[redacted] 51");
}

#[test]
fn what_is_no_escape_stays() {
    for text in [
        "",
        "wa",
        "wa+sec/ret",
        "%",
        "%2",
        "\\u12",
        "\\u{}",
        "&#;",
        "&amp",
        "ä€😀 100% \\",
        SECRET.get(1..).unwrap_or(""),
    ] {
        assert_eq!(redact(text, SECRET), text);
    }
    assert_eq!(redact("anything", ""), "anything");
    let twice = format!("{SECRET}{SECRET} x {SECRET}");
    assert_eq!(redact(&twice, SECRET), "[redacted][redacted] x [redacted]");
}

#[test]
fn all_of_several_secrets_are_redacted() {
    let redactor = Redactor::new(["first-secret", "second-secret"]);
    let text = redactor.redact("first-secret, second-secret, third-secret".to_owned());
    assert_eq!(text, "[redacted], [redacted], third-secret");
    assert_eq!(format!("{redactor:?}"), "[redacted]");
}

#[test]
fn an_escape_that_is_cut_hides_no_beginning_of_the_secret() {
    let written = entities(SECRET);
    let redactor = Redactor::new([SECRET]);
    for end in 1..written.len() {
        let redacted = redactor.redact_truncated(written[..end].to_owned());
        assert!(redacted.replace(REDACTED, "").len() < 8, "{redacted}");
    }
    // At the end of a whole text the semicolon may be missing.
    assert_eq!(redactor.redact(written[..written.len() - 1].to_owned()), REDACTED);
}

#[test]
fn a_long_text_is_searched_to_its_end() {
    for at in [0, 1, WINDOW - 30, WINDOW - 10, WINDOW - 1, WINDOW, WINDOW + 1, 3 * WINDOW - 5] {
        let text = format!("{}{}{}", "ä".repeat(at / 2), percent(SECRET), ".".repeat(2 * WINDOW));
        let redacted = redact(&text, SECRET);
        assert_eq!(redacted.len(), text.len() - percent(SECRET).len() + REDACTED.len(), "{at}");
    }
}
