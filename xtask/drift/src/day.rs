//! Calendar dates.

use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

/// A date such as `2027-01-31`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(String);

impl Day {
    /// Returns the current day in UTC.
    #[must_use]
    pub fn today() -> Self {
        let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |passed| passed.as_secs());
        Self::after_epoch(seconds / 86_400)
    }

    /// Converts a number of days since 1970-01-01 to a Gregorian date (Hinnant's `civil_from_days`).
    #[must_use]
    pub fn after_epoch(days: u64) -> Self {
        let shifted = days + 719_468;
        let (era, day_of_era) = (shifted / 146_097, shifted % 146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        let year = year_of_era + era * 400 + u64::from(month <= 2);
        Self(format!("{year:04}-{month:02}-{day:02}"))
    }

    /// Parses `2027-01-31`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('-').collect();
        let [year, month, day] = parts.as_slice() else { return None };
        let is_number =
            |part: &str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        let is_within = |part: &str, last: u32| part.parse::<u32>().is_ok_and(|number| (1..=last).contains(&number));
        let is_day = is_number(year, 4) && is_number(month, 2) && is_number(day, 2) && is_within(month, 12);
        (is_day && is_within(day, 31)).then(|| Self(text.to_owned()))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_calendar() {
        for (days, expected) in [
            (0, "1970-01-01"),
            (59, "1970-03-01"),
            (11_016, "2000-02-29"),
            (20_088, "2024-12-31"),
            (20_783, "2026-11-26"),
        ] {
            assert_eq!(Day::after_epoch(days).to_string(), expected);
        }
        for text in ["2026-1-1", "2026-13-01", "2026-01-32", "tomorrow", "2026-01", ""] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }
}
