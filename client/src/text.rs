//! Texts whose values other crates have types for.

use std::fmt;

/// The error of a method that parses a text, such as the `created_at_chrono` of a field `created_at`.
///
/// ```
/// fn report(error: webagent::InvalidText) {
///     eprintln!("{error}"); // `created_at` is not a time as in RFC 3339, such as 2026-01-31T09:00:00Z
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidText {
    property: &'static str,
    expected: &'static str,
}

impl fmt::Display for InvalidText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not {}", self.property, self.expected)
    }
}

impl std::error::Error for InvalidText {}

/// A type of another crate that is parsed from a text.
#[allow(dead_code, reason = "the features and the document decide which of them are used")]
pub(crate) trait FromText: Sized {
    /// A value, in words.
    const EXPECTED: &str;

    fn from_text(text: &str) -> Option<Self>;
}

/// Parses the text of a property.
#[allow(dead_code, reason = "the features and the document decide whether there are any")]
pub(crate) fn parse<T: FromText>(property: &'static str, text: &str) -> Result<T, InvalidText> {
    // The errors of other crates show the text.
    T::from_text(text).ok_or(InvalidText { property, expected: T::EXPECTED })
}

#[allow(unused_macros, reason = "the features decide")]
macro_rules! from_text {
    ($($feature:literal: $ty:ty, $parse:expr, $expected:literal;)+) => {
        $(#[cfg(feature = $feature)]
        impl FromText for $ty {
            const EXPECTED: &str = $expected;

            fn from_text(text: &str) -> Option<Self> {
                $parse(text)
            }
        })+
    };
}

from_text! {
    "chrono": chrono::DateTime<chrono::FixedOffset>, |text| Self::parse_from_rfc3339(text).ok(), "a time as in RFC 3339, such as 2026-01-31T09:00:00Z";
    "chrono": chrono::NaiveDate, |text: &str| text.parse().ok(), "a date, such as 2026-01-31";
    "jiff": jiff::Timestamp, |text: &str| text.parse().ok(), "a time as in RFC 3339, such as 2026-01-31T09:00:00Z";
    "jiff": jiff::civil::Date, |text: &str| text.parse().ok(), "a date, such as 2026-01-31";
    "jiff": jiff::Span, |text: &str| text.parse().ok(), "a duration as in ISO 8601, such as PT1H30M";
    "uuid": uuid::Uuid, |text| Self::parse_str(text).ok(), "a UUID";
    "rust_decimal": rust_decimal::Decimal, decimal, "a decimal number of at most 28 digits";
}

/// Parses a decimal number without rounding it.
#[cfg(feature = "rust_decimal")]
fn decimal(text: &str) -> Option<rust_decimal::Decimal> {
    match text.contains(['e', 'E']) {
        true => rust_decimal::Decimal::from_scientific(text).ok(),
        false => rust_decimal::Decimal::from_str_exact(text).ok(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    #[cfg(all(feature = "chrono", feature = "jiff", feature = "uuid", feature = "rust_decimal"))]
    #[test]
    fn the_texts_of_fields_are_parsed_and_kept() {
        use crate::sample::types::Receipt;
        let receipt = |text: &str| -> Receipt { serde_json::from_str(text).unwrap() };
        let json = r#"{"made":"2026-01-31T09:00:00+01:00","day":"2026-01-31","took":"PT1H30M","id":"A0EEBC999C0B4EF8BB6D6BB9BD380A11","price":"0.10"}"#;
        let good = receipt(json);
        assert_eq!(good.made_chrono().unwrap().to_rfc3339(), "2026-01-31T09:00:00+01:00");
        assert_eq!(good.made_jiff().unwrap().to_string(), "2026-01-31T08:00:00Z");
        assert_eq!(good.day_chrono().unwrap().unwrap().to_string(), "2026-01-31");
        assert_eq!(good.day_jiff().unwrap().unwrap().day(), 31);
        assert_eq!(good.took_jiff().unwrap().unwrap().get_minutes(), 30);
        assert_eq!(good.id_uuid().unwrap().unwrap().to_string(), "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11");
        assert_eq!(good.price_rust_decimal().unwrap().unwrap().to_string(), "0.10");
        assert_eq!(serde_json::to_value(&good).unwrap(), serde_json::from_str::<serde_json::Value>(json).unwrap());
        for (price, expected) in [
            ("1e3", Some("1000")),
            ("-0", Some("0")),
            ("12.5E-1", Some("1.25")),
            ("", None),
            ("NaN", None),
            ("0.12345678901234567890123456789", None),
        ] {
            let found = receipt(&serde_json::json!({"made": "", "price": price}).to_string()).price_rust_decimal();
            match (found, expected) {
                (Ok(Some(found)), Some(expected)) => assert_eq!(found, expected.parse().unwrap(), "{price}"),
                (found, expected) => assert!(found.is_err() && expected.is_none(), "{price}: {found:?}"),
            }
        }
        // Whatever is sent, the rest is received, and the text too.
        let bad = receipt(r#"{"made":"yesterday, sesame","day":null,"took":"1 parsec","price":"€ 1"}"#);
        let error = bad.made_chrono().unwrap_err().to_string();
        assert_eq!(error, "`made` is not a time as in RFC 3339, such as 2026-01-31T09:00:00Z");
        assert_eq!(bad.made_jiff().unwrap_err().to_string(), error);
        assert_eq!((bad.made.as_str(), bad.day_chrono(), bad.id_uuid()), ("yesterday, sesame", Ok(None), Ok(None)));
        assert!(bad.took_jiff().is_err() && bad.price_rust_decimal().is_err());
        // A time without an offset is no point in time.
        assert!(receipt(r#"{"made":"2026-01-31T09:00:00"}"#).made_chrono().is_err());
    }
}
