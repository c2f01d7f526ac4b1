//! The header `Retry-After`: for how long a server asks its clients to stay away.

use std::time::{Duration, SystemTime};

use reqwest::header::{HeaderMap, RETRY_AFTER};

/// Returns how long the server asks to wait: the longest of what it says, if it says so in a known form.
pub(crate) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let values = headers.get_all(RETRY_AFTER).iter();
    values.filter_map(|value| parse(value.to_str().ok()?.trim())).max()
}

/// Parses a `Retry-After`: seconds, of which some servers write a fraction, or a date.
fn parse(text: &str) -> Option<Duration> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if let (true, Ok(seconds)) = (is_number, text.parse()) {
        return Some(Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX));
    }
    let date = httpdate::parse_http_date(text).ok()?;
    // A date that has passed asks for no pause.
    Some(date.duration_since(SystemTime::now()).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn of_several_the_longest_counts() {
        for values in [&["1", "7"][..], &["7", "1"], &["soon", "7"], &["7", "7", "0"]] {
            let values = values.iter().map(|value| (RETRY_AFTER, reqwest::header::HeaderValue::from_static(value)));
            let mut headers = HeaderMap::new();
            for (name, value) in values {
                headers.append(name, value);
            }
            assert_eq!(retry_after(&headers), Some(Duration::from_secs(7)));
        }
    }

    #[test]
    fn a_retry_after_is_a_number_or_a_date() {
        let parsed = |text: &str| parse(text).map(|pause| pause.as_secs_f64());
        for (text, seconds) in [("0", 0.0), ("7", 7.0), ("0.25", 0.25), (".5", 0.5), ("3.", 3.0), ("007", 7.0)] {
            assert_eq!(parsed(text), Some(seconds), "{text}");
        }
        for text in ["", ".", "-1", "+1", "1e3", "NaN", "inf", "1,5", "soon", "1 s", "Thu, 01 Jan"] {
            assert_eq!(parsed(text), None, "{text}");
        }
        // More than can be waited for is not nothing.
        assert_eq!(parse(&"9".repeat(400)), Some(Duration::MAX));
        assert_eq!(parse("Thu, 01 Jan 1970 00:00:00 GMT"), Some(Duration::ZERO));
        let date = SystemTime::now() + Duration::from_secs(1_000);
        let asked = parse(&httpdate::fmt_http_date(date)).unwrap();
        assert!(asked <= Duration::from_secs(1_000) && asked > Duration::from_secs(500), "{asked:?}");
    }
}
