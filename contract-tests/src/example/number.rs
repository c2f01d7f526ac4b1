//! Numbers within given bounds.

use serde_json::{Map, Number, Value, json};

/// Numbers that the bounds make likely.
pub(super) fn numbers(schema: &Map<String, Value>, whole: bool) -> Vec<Value> {
    let bound = |keyword| schema.get(keyword).and_then(Value::as_f64);
    let mut made: Vec<f64> = if whole { vec![1.0] } else { vec![1.5, 1.0] };
    made.push(0.0);
    let low = bound("minimum").or(bound("exclusiveMinimum"));
    let high = bound("maximum").or(bound("exclusiveMaximum"));
    let step = bound("multipleOf").unwrap_or(1.0);
    made.extend(low.into_iter().flat_map(|low| [low, low + 1.0, low.ceil()]));
    made.extend(high.into_iter().flat_map(|high| [high, high - 1.0, high.floor()]));
    if let (Some(low), Some(high)) = (low, high) {
        made.push(low + (high - low) / 2.0);
    }
    let from = low.unwrap_or(0.0);
    made.extend([step, (from / step).ceil() * step, ((from / step).floor() + 1.0) * step]);
    made.extend(high.map(|high| (high / step).floor() * step));
    let mut numbers: Vec<Value> = Vec::new();
    // The bounds themselves, exactly: those of 64-bit formats are no floats.
    for keyword in ["minimum", "maximum"] {
        numbers.extend(schema.get(keyword).cloned());
    }
    let at = numbers.len();
    for number in made {
        // Whole numbers are written without a fraction, as people write them.
        if number.fract() == 0.0 && number.abs() < 9e15 {
            numbers.push(json!(number as i64));
        } else if !whole {
            numbers.extend(Number::from_f64(number).map(Value::from));
        }
    }
    numbers.rotate_left(at);
    numbers
}
