//! The shapes of numbers and strings.

use super::constraints::{Bound, Constraints, Located};
use super::ir::{IntegerSchema, NumberSchema, StringSchema};
use super::number::{Integers, Numbers, decimal};
use super::unsupported::Unsupported;

/// The most elements that a value must have, or characters.
const MOST_ELEMENTS: usize = 10_000;

/// Refuses a lower bound of a length that is too high to make values of.
pub(crate) fn within_reach(min: &Option<Located<usize>>) -> Result<(), Unsupported> {
    match min {
        Some(min) if min.value > MOST_ELEMENTS => {
            let reason = format!("values of more than {MOST_ELEMENTS} elements are not generated");
            Err(Unsupported::at(&min.pointer, reason))
        }
        _ => Ok(()),
    }
}

/// The keyword on numbers that shapes do not follow exactly.
pub(crate) fn inexact_numbers(constraints: &Constraints<'_>) -> Option<String> {
    constraints.multiples.first().map(|multiple| multiple.pointer.clone())
}

/// The integers that are asked for.
pub(crate) fn integers(constraints: &Constraints<'_>) -> IntegerSchema {
    let narrow = |number: i128| i64::try_from(number).unwrap_or(if number < 0 { i64::MIN } else { i64::MAX });
    let low = constraints.low.as_ref().map_or(i128::from(i64::MIN), |bound| lowest(&bound.value));
    let high = constraints.high.as_ref().map_or(i128::from(i64::MAX), |bound| highest(&bound.value));
    // Bounds beyond 64 bits leave nothing in between, which must not look like one number.
    let beyond = low > i128::from(i64::MAX) || high < i128::from(i64::MIN);
    let range = if beyond { (1, 0) } else { (narrow(low), narrow(high)) };
    let step = constraints.multiples.iter().map(|multiple| whole_step(multiple.value));
    IntegerSchema {
        domain: Integers { range, step: step.fold(1, least_common_multiple) },
        low: constraints.low.clone(),
        high: constraints.high.clone(),
        multiples: constraints.multiples.clone(),
    }
}

/// The lowest whole number within a lower bound.
pub(crate) fn lowest(bound: &Bound) -> i128 {
    match bound.whole() {
        Some(number) => number + i128::from(bound.exclusive),
        None if bound.float().fract() == 0.0 => bound.float() as i128 + i128::from(bound.exclusive),
        None => bound.float().ceil() as i128,
    }
}

/// The highest whole number within an upper bound.
pub(crate) fn highest(bound: &Bound) -> i128 {
    match bound.whole() {
        Some(number) => number - i128::from(bound.exclusive),
        None if bound.float().fract() == 0.0 => bound.float() as i128 - i128::from(bound.exclusive),
        None => bound.float().floor() as i128,
    }
}

/// The distance of the whole numbers that are multiples of a decimal fraction.
fn whole_step(step: f64) -> i64 {
    let Some((digits, exponent)) = decimal(step) else {
        return 1;
    };
    let power = 10_i128.checked_pow(exponent.unsigned_abs()).unwrap_or(i128::MAX);
    let whole = match exponent < 0 {
        true => digits / greatest_common_divisor(digits, power),
        false => digits.saturating_mul(power),
    };
    i64::try_from(whole).unwrap_or(i64::MAX)
}

fn greatest_common_divisor(one: i128, other: i128) -> i128 {
    match other {
        0 => one.max(1),
        _ => greatest_common_divisor(other, one % other),
    }
}

fn least_common_multiple(one: i64, other: i64) -> i64 {
    let (one, other) = (i128::from(one.max(1)), i128::from(other.max(1)));
    i64::try_from(one / greatest_common_divisor(one, other) * other).unwrap_or(i64::MAX)
}

/// The numbers that are asked for.
pub(crate) fn numbers(constraints: &Constraints<'_>) -> NumberSchema {
    let bound = |bound: &Option<Located<Bound>>, absent: f64| match bound {
        Some(bound) => (bound.value.float(), bound.value.exclusive),
        None => (absent, false),
    };
    let (low, above) = bound(&constraints.low, f64::MIN);
    let (high, below) = bound(&constraints.high, f64::MAX);
    NumberSchema {
        domain: Numbers {
            range: (low, high),
            open: (above, below),
            step: constraints.multiples.first().map(|multiple| multiple.value),
            single: constraints.single,
        },
        low: constraints.low.clone(),
        high: constraints.high.clone(),
        multiples: constraints.multiples.clone(),
    }
}

/// The strings that are asked for.
pub(crate) fn texts(constraints: &Constraints<'_>) -> Result<StringSchema, Unsupported> {
    within_reach(&constraints.min_length)?;
    Ok(StringSchema {
        min: constraints.min_length.clone(),
        max: constraints.max_length.clone(),
        patterns: constraints.patterns.clone(),
        formats: constraints.formats.clone(),
    })
}
