//! Numbers: the corners of their range, small ones, and any.

use serde_json::{Number, Value};

use super::choices::Source;

/// The integers of a range that are multiples of a step.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Integers {
    /// The smallest and the largest.
    pub(crate) range: (i64, i64),
    /// The number that they are multiples of, 1 for all.
    pub(crate) step: i64,
}

impl Integers {
    /// The range in steps, if there is an integer in it.
    fn steps(&self) -> Option<(i64, i64)> {
        let (low, high) = (i128::from(self.range.0), i128::from(self.range.1));
        let step = i128::from(self.step.max(1));
        let (low, high) = (-(-low).div_euclid(step), high.div_euclid(step));
        let steps = (i64::try_from(low).ok()?, i64::try_from(high).ok()?);
        (steps.0 <= steps.1).then_some(steps)
    }

    /// Returns whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.steps().is_none()
    }

    /// One of them, shrinking to the one nearest to 0.
    pub(crate) fn draw(&self, source: &mut Source<'_>) -> Option<i64> {
        draw(source, self.steps()?)?.checked_mul(self.step.max(1))
    }
}

/// An integer of a range, corners often, shrinking to the one nearest to 0.
fn draw(source: &mut Source<'_>, (low, high): (i64, i64)) -> Option<i64> {
    if let Some((_, variant)) = source.example() {
        let (first, variant) = (1.clamp(low, high), variant as i64);
        let up = first.checked_add(variant).filter(|number| *number <= high);
        return up.or_else(|| first.checked_sub(variant).filter(|number| *number >= low));
    }
    let simplest = 0.clamp(low, high);
    let corners = [low, high, low.saturating_add(1), high.saturating_sub(1), 0, -1, 1];
    let wanted = match source.hint(7) {
        0..=1 => {
            let corner = source.hint(corners.len() as u64 - 1) as usize;
            corners.get(corner).copied().unwrap_or(simplest)
        }
        2..=4 => simplest.saturating_add(source.hint(200) as i64 - 100),
        5 => {
            // Any size is as likely: a width in bits first.
            let width = source.hint(63) as u32;
            (source.hint(u64::MAX) as i64).checked_shr(width).unwrap_or(0)
        }
        _ => {
            let width = low.abs_diff(high);
            (i128::from(low) + i128::from(source.hint(width))).try_into().unwrap_or(simplest)
        }
    };
    let wanted = wanted.clamp(low, high);
    let below = source.choose(u64::from(low < simplest), |_| u64::from(wanted < simplest)) == 1;
    let reach = if below { low } else { high }.abs_diff(simplest);
    let distance = source.choose(reach, |_| wanted.abs_diff(simplest));
    match below {
        true => simplest.checked_sub_unsigned(distance),
        false => simplest.checked_add_unsigned(distance),
    }
}

/// The numbers of a range that are multiples of a decimal fraction.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Numbers {
    /// The bounds, both finite.
    pub(crate) range: (f64, f64),
    /// Set for each bound that is itself left out.
    pub(crate) open: (bool, bool),
    /// The number that they are multiples of.
    pub(crate) step: Option<f64>,
    /// Set if 32 bits hold them.
    pub(crate) single: bool,
}

impl Numbers {
    /// Returns whether a number is within the bounds.
    pub(crate) fn contains(&self, number: f64) -> bool {
        let above = if self.open.0 { number > self.range.0 } else { number >= self.range.0 };
        let below = if self.open.1 { number < self.range.1 } else { number <= self.range.1 };
        above && below
    }

    /// One of them, as a JSON number with a fraction or an exponent; 0 or near it at the simplest.
    pub(crate) fn draw(&self, source: &mut Source<'_>) -> Option<f64> {
        if let Some((_, variant)) = source.example() {
            return self.example(source, variant);
        }
        // Bits that no decimal of a few digits brings back are left out where 32 bits hold it.
        let ways: &[u32] = if self.single || self.step.is_some() { &[4, 3] } else { &[4, 3, 4] };
        let number = match source.weighted(ways) {
            0 => self.scaled(source, 0)?,
            1 => self.scaled(source, 3)?,
            _ => self.bits(source),
        };
        let number = readable(number)?;
        self.contains(number).then_some(number)
    }

    /// The number of the range that a person would write.
    fn example(&self, source: &mut Source<'_>, variant: usize) -> Option<f64> {
        if self.step.is_some() {
            return self.scaled(source, 0).filter(|number| self.contains(*number));
        }
        let (low, high) = self.range;
        let usual = 1.5 + variant as f64;
        let others = [1.0, 0.0, low, low + 1.0, low.ceil(), high, high - 1.0, high.floor(), low + (high - low) / 2.0];
        let mut numbers = std::iter::once(usual).chain(others).filter_map(readable);
        numbers.find(|number| self.contains(*number))
    }

    /// A corner of the range, or any number there is. It takes more choices than a plain number, so
    /// that shrinking prefers those.
    fn bits(&self, source: &mut Source<'_>) -> f64 {
        let (low, high) = self.range;
        let corners = [low, high, 0.0, -0.0, f64::MIN_POSITIVE, f64::EPSILON, 1e21, 1.0 / 3.0];
        let random = source.hint(u64::MAX);
        let corner = corners.get(source.hint(15) as usize);
        let bits = corner.map_or(random, |corner| corner.to_bits());
        let sign = source.choose(1, |_| bits >> 63);
        let exponent = source.choose(0x7fe, |_| (bits >> 52) & 0x7ff);
        let fraction = source.choose((1 << 52) - 1, |_| bits & ((1 << 52) - 1));
        f64::from_bits((sign << 63) | (exponent << 52) | fraction)
    }

    /// A multiple of the step, or of the eighth or whole number.
    fn scaled(&self, source: &mut Source<'_>, halvings: i32) -> Option<f64> {
        // Beyond this the distance between neighbouring numbers is more than an eighth.
        let most = if self.single { 32_768.0 } else { 1e12 };
        let unit = self.step.unwrap_or_else(|| 0.5_f64.powi(halvings));
        let steps = |bound: f64| (bound / unit).clamp(-most, most);
        let low = steps(self.range.0).ceil() as i64;
        let high = steps(self.range.1).floor() as i64;
        let count = draw(source, (low, high.max(low)))?;
        match self.step {
            Some(step) => multiple(step, count),
            None => Some(count as f64 * unit),
        }
    }
}

/// A multiple of a decimal fraction, exact in decimals: 3 times 0.1 is 0.3.
fn multiple(step: f64, count: i64) -> Option<f64> {
    let (digits, exponent) = decimal(step)?;
    let product = digits.checked_mul(i128::from(count))?;
    format!("{product}e{exponent}").parse().ok()
}

/// A number as its digits and the power of ten that they are multiplied by.
pub(crate) fn decimal(number: f64) -> Option<(i128, i32)> {
    let text = format!("{number:e}");
    let (mantissa, exponent) = text.split_once('e')?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}").parse().ok()?;
    let exponent: i32 = exponent.parse().ok()?;
    Some((digits, exponent - i32::try_from(fraction.len()).ok()?))
}

/// The nearest number that comes back the same when it is written and read.
///
/// Reading is not exact to the last bit in serde_json, unless one pays for it.
pub(crate) fn readable(number: f64) -> Option<f64> {
    let mut number = Some(number).filter(|number| number.is_finite())?;
    for _ in 0..4 {
        let read: f64 = serde_json::from_str(&serde_json::to_string(&number).ok()?).ok()?;
        if read == number {
            return Some(number);
        }
        number = Some(read).filter(|number| number.is_finite())?;
    }
    None
}

/// A JSON number from a finite one.
pub(crate) fn to_json(number: f64) -> Option<Value> {
    Number::from_f64(number).map(Value::Number)
}

/// Returns whether two values are the same JSON: numbers by what they are worth, however they are written.
pub fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => {
            one == other || (one.is_f64() || other.is_f64()) && one.as_f64() == other.as_f64()
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one.iter().all(|(key, one)| other.get(key).is_some_and(|other| same(one, other)))
        }
        _ => one == other,
    }
}
