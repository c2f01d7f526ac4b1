//! Lines of the benchmark table and their format.

use std::fmt;
use std::io::{self, Write};

/// A measurement next to its baseline.
#[derive(Clone, Debug, PartialEq)]
pub struct Measurement {
    /// The subject of the measurement.
    pub what: String,
    /// The measured value with its unit.
    pub ours: String,
    /// The baseline's value with its unit and its description.
    pub baseline: String,
    /// The comparison of the two.
    pub comparison: Comparison,
}

/// The comparison of a value with its baseline.
#[derive(Clone, Debug, PartialEq)]
pub enum Comparison {
    /// The value divided by the baseline.
    Ratio(Ratio, Goal),
    /// The value minus the baseline.
    Difference(i64, Goal),
    /// A condition that holds or does not.
    Fact(bool),
    /// The values without a comparison.
    Values,
    /// The reason why it was not measured.
    Unknown(String),
}

/// A ratio and, if it was measured in several rounds, the smallest and largest one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ratio {
    /// The ratio of the medians.
    pub value: f64,
    /// The smallest and largest ratio of a round.
    pub spread: Option<(f64, f64)>,
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2}", self.value)?;
        match self.spread {
            Some((least, most)) => write!(f, " ({least:.2} to {most:.2})"),
            None => Ok(()),
        }
    }
}

/// The target of a comparison.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Goal {
    /// This value or less.
    AtMost(f64),
    /// This value or more.
    AtLeast(f64),
    /// No target.
    None,
}

impl Goal {
    /// Returns whether a value meets the target, rounded as it is shown.
    fn is_met(self, value: f64) -> Option<bool> {
        // A value shown as 1.05 counts as 1.05.
        let value = (value * 100.0).round() / 100.0;
        match self {
            Self::AtMost(most) => Some(value <= most),
            Self::AtLeast(least) => Some(value >= least),
            Self::None => None,
        }
    }
}

impl fmt::Display for Goal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AtMost(most) => write!(f, "≤ {most}"),
            Self::AtLeast(least) => write!(f, "≥ {least}"),
            Self::None => Ok(()),
        }
    }
}

impl Measurement {
    /// Creates a line with a ratio.
    pub fn ratio(what: impl Into<String>, ours: (f64, &str), baseline: (f64, &str), goal: Goal) -> Self {
        let show = |(value, unit): (f64, &str)| format!("{} {unit}", number(value));
        Self {
            what: what.into(),
            ours: show(ours),
            baseline: show(baseline),
            comparison: Comparison::Ratio(Ratio { value: ours.0 / baseline.0, spread: None }, goal),
        }
    }

    /// Creates a line with the ratio of two medians, from rounds that measured both in turn.
    pub fn paired(what: impl Into<String>, ours: (&[f64], &str), baseline: (&[f64], &str), goal: Goal) -> Self {
        let ratios: Vec<f64> = ours.0.iter().zip(baseline.0).map(|(ours, baseline)| ours / baseline).collect();
        let mut line = Self::ratio(what, (median(ours.0), ours.1), (median(baseline.0), baseline.1), goal);
        if let Comparison::Ratio(ratio, _) = &mut line.comparison {
            let least = ratios.iter().copied().fold(f64::INFINITY, f64::min);
            ratio.spread = Some((least, ratios.iter().copied().fold(f64::NEG_INFINITY, f64::max)));
        }
        line
    }

    /// Creates a line with the reason why nothing was measured.
    pub fn unknown(what: impl Into<String>, reason: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            ours: String::new(),
            baseline: String::new(),
            comparison: Comparison::Unknown(reason.into()),
        }
    }

    /// Returns whether the target is met; `None` if there is no target or nothing was measured.
    #[must_use]
    pub fn is_met(&self) -> Option<bool> {
        match self.comparison {
            Comparison::Ratio(ratio, goal) => goal.is_met(ratio.value),
            #[allow(clippy::cast_precision_loss, reason = "a count of packages")]
            Comparison::Difference(value, goal) => goal.is_met(value as f64),
            Comparison::Fact(holds) => Some(holds),
            Comparison::Values | Comparison::Unknown(_) => None,
        }
    }
}

/// Returns the median.
pub(super) fn median(values: &[f64]) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Formats a number with three significant digits, or larger ones as an integer.
fn number(value: f64) -> String {
    let decimals = match value.abs() {
        v if v >= 100.0 => 0,
        v if v >= 10.0 => 1,
        v if v >= 1.0 => 2,
        _ => 3,
    };
    let text = format!("{value:.decimals$}");
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').map_or((digits, ""), |(whole, fraction)| (whole, fraction));
    let mut grouped = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if !fraction.is_empty() {
        grouped.push('.');
        grouped.push_str(fraction);
    }
    grouped
}

/// Writes the head of the table.
///
/// # Errors
///
/// `out` cannot be written to.
pub fn write_head(out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "| what | ours | baseline | ratio | goal | met |")?;
    writeln!(out, "| --- | --- | --- | --- | --- | --- |")
}

/// Writes a line of the table.
///
/// # Errors
///
/// `out` cannot be written to.
pub fn write_line(line: &Measurement, out: &mut dyn Write) -> io::Result<()> {
    let (comparison, goal) = match &line.comparison {
        Comparison::Ratio(ratio, goal) => (ratio.to_string(), goal.to_string()),
        Comparison::Difference(value, goal) => (format!("{value:+}"), goal.to_string()),
        Comparison::Fact(_) | Comparison::Values => (String::new(), String::new()),
        Comparison::Unknown(reason) => (format!("not measured: {reason}"), String::new()),
    };
    let met = match line.is_met() {
        Some(true) => "yes",
        Some(false) => "**no**",
        None => "",
    };
    let cells = [&line.what, &line.ours, &line.baseline, &comparison, &goal].map(|cell| cell.replace('|', "\\|"));
    writeln!(out, "| {} | {met} |", cells.join(" | "))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn shown(line: &Measurement) -> String {
        let mut out = Vec::new();
        write_line(line, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_line_says_what_was_measured_and_whether_it_is_enough() {
        let line = Measurement::ratio("time", (1_049.0, "ms"), (1_000.0, "ms"), Goal::AtMost(1.05));
        assert_eq!(shown(&line), "| time | 1,049 ms | 1,000 ms | 1.05 | ≤ 1.05 | yes |\n");
        let line = Measurement::ratio("speed", (96.0, "/s"), (100.0, "/s"), Goal::AtLeast(0.97));
        assert_eq!(shown(&line), "| speed | 96.0 /s | 100 /s | 0.96 | ≥ 0.97 | **no** |\n");
        let line = Measurement {
            comparison: Comparison::Difference(7, Goal::AtMost(6.0)),
            ..Measurement::unknown("packages", "")
        };
        assert_eq!(shown(&line), "| packages |  |  | +7 | ≤ 6 | **no** |\n");
        assert_eq!(shown(&Measurement::unknown("a|b", "no tool")), "| a\\|b |  |  | not measured: no tool |  |  |\n");
    }

    #[test]
    fn a_paired_line_shows_the_spread_of_its_rounds() {
        let line = Measurement::paired("time", (&[2.0, 3.0, 9.0], "ms"), (&[2.0, 2.0, 3.0], "ms"), Goal::AtMost(1.5));
        assert_eq!(shown(&line), "| time | 3.00 ms | 2.00 ms | 1.50 (1.00 to 3.00) | ≤ 1.5 | yes |\n");
    }

    #[test]
    fn numbers_are_grouped() {
        let shown = [0.1234, 1.234, 12.34, 123.4, 1_234.0, 1_234_567.0, -1_234.0].map(number);
        assert_eq!(shown, ["0.123", "1.23", "12.3", "123", "1,234", "1,234,567", "-1,234"]);
    }
}
