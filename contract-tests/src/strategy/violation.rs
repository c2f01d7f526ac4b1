//! The violations that a value of a shape can have, and values with that violation.

use serde_json::Value;

use super::choices::Source;
use super::constraints::{Bound, Located, TypeSet};
use super::ir::{ANY, IntegerSchema, NumberSchema, SchemaGraph, StringSchema, TypedSchema, limit};
use super::number::{Integers, Numbers, same, to_json};
use super::positive::{ObjectPlan, draw_text};
use super::scalars::{highest, lowest};
use super::strings;

/// The largest number of surplus elements in a value that has too many.
const SURPLUS: usize = 3;

/// The most elements or characters that a limit may allow for values to be made that exceed it.
const MOST_ELEMENTS: usize = 20_000;

/// A violation of a value of a shape.
#[derive(Debug, Clone)]
pub(crate) enum Violation {
    Unlisted,
    Below,
    Above,
    NoMultiple,
    TooFew,
    TooMany,
    Repeated,
    /// A string that does not match the pattern of the pointer.
    Unmatched(String),
    /// A string that has not the format of the pointer.
    Misformed(String),
    Missing(String),
    Unknown,
}

impl SchemaGraph {
    /// Draws a value of one of the kinds.
    pub(crate) fn draw_kind(&self, kinds: TypeSet, source: &mut Source<'_>) -> Option<Value> {
        let each: Vec<TypeSet> = TypeSet::EACH.into_iter().filter(|kind| kinds.has(*kind)).collect();
        let kind = *source.pick(&each)?;
        if kind == TypeSet::NULL {
            return Some(Value::Null);
        }
        // What a lenient reader takes for something else.
        let lookalikes = ["0", "1", "true", "false", "null", "", "{}", "[]"];
        if kind == TypeSet::STRING && source.flag(40) {
            return source.pick(&lookalikes).map(|text| Value::from(*text));
        }
        if kind == TypeSet::FRACTION && source.flag(60) {
            return source.pick(&[0.5, -0.5, 1.5, 1e-7]).and_then(|number| to_json(*number));
        }
        let any = self.node(ANY)?;
        let has_kind = |shape: &&TypedSchema| match kind {
            TypeSet::BOOLEAN => matches!(shape, TypedSchema::Boolean),
            TypeSet::INTEGER => matches!(shape, TypedSchema::Integer(_)),
            TypeSet::FRACTION => matches!(shape, TypedSchema::Number(_)),
            TypeSet::STRING => matches!(shape, TypedSchema::Text(_)),
            TypeSet::ARRAY => matches!(shape, TypedSchema::Array(_)),
            _ => matches!(shape, TypedSchema::Object(_)),
        };
        let shape = any.shapes.iter().find(has_kind)?;
        let value = self.draw_shape(shape, source, 1)?;
        (TypeSet::of(&value) == kind).then_some(value)
    }

    /// Draws a value of a shape with a violation.
    pub(crate) fn draw_violating(
        &self,
        shape: &TypedSchema,
        violation: &Violation,
        source: &mut Source<'_>,
        budget: u32,
    ) -> Option<Value> {
        match shape {
            TypedSchema::Values(values, shapes) => {
                let value = match close_to(values, shapes, source) {
                    Some(value) => value,
                    None => self.draw_shape(source.pick(shapes)?, source, budget)?,
                };
                let is_listed = values.value.iter().any(|listed| same(listed, &value));
                (!is_listed).then_some(value)
            }
            TypedSchema::Boolean => None,
            TypedSchema::Integer(shape) => violating_integer(shape, violation, source).map(Value::from),
            TypedSchema::Number(shape) => violating_number(shape, violation, source).and_then(to_json),
            TypedSchema::Text(shape) => violating_text(shape, violation, source).map(Value::from),
            TypedSchema::Array(_) | TypedSchema::Object(_) => {
                self.draw_violating_container(shape, violation, source, budget)
            }
        }
    }

    fn draw_violating_container(
        &self,
        shape: &TypedSchema,
        violation: &Violation,
        source: &mut Source<'_>,
        budget: u32,
    ) -> Option<Value> {
        match (shape, violation) {
            (TypedSchema::Array(array), Violation::TooFew | Violation::TooMany) => {
                let bounds = beyond(violation, &array.min, &array.max, 0)?;
                let list = self.draw_array(array, source, budget, Some(bounds), None)?;
                Some(Value::from(list))
            }
            (TypedSchema::Array(array), _) => {
                let (min, max) = (limit(&array.min, 0), limit(&array.max, usize::MAX));
                let bounds = (min.saturating_sub(1).max(1), max.checked_sub(1)?);
                let mut list = self.draw_array(array, source, budget, Some(bounds), None)?;
                let again = list.get(source.below(list.len()))?.clone();
                let place = source.below(list.len() + 1);
                list.insert(place, again);
                Some(Value::from(list))
            }
            (TypedSchema::Object(object), Violation::Missing(name)) => {
                let plan = ObjectPlan { absent: Some(name), ..ObjectPlan::default() };
                self.draw_object(object, source, budget, plan).map(Value::from)
            }
            (TypedSchema::Object(object), Violation::Unknown) => {
                let mut name = String::new();
                let mut draw = |source: &mut Source<'_>| self.draw(ANY, source, 1);
                let plan = ObjectPlan { extra: Some((&mut name, &mut draw)), ..ObjectPlan::default() };
                self.draw_object(object, source, budget, plan).map(Value::from)
            }
            (TypedSchema::Object(object), _) => {
                let bounds = beyond(violation, &object.min, &object.max, object.required())?;
                let plan = ObjectPlan { bounds: Some(bounds), ..ObjectPlan::default() };
                self.draw_object(object, source, budget, plan).map(Value::from)
            }
            _ => None,
        }
    }
}

/// The ways to break a shape, by the keyword that asks for what is missing.
pub(crate) fn violations(shape: &TypedSchema, add: &mut dyn FnMut(&str, Violation)) {
    let mut add_some = |at: Option<&String>, violation| {
        if let Some(pointer) = at {
            add(pointer, violation);
        }
    };
    match shape {
        TypedSchema::Values(values, _) => add(&values.pointer, Violation::Unlisted),
        TypedSchema::Boolean => {}
        TypedSchema::Integer(IntegerSchema { low, high, multiples, .. })
        | TypedSchema::Number(NumberSchema { low, high, multiples, .. }) => {
            add_some(low.as_ref().map(|at| &at.pointer), Violation::Below);
            add_some(high.as_ref().map(|at| &at.pointer), Violation::Above);
            add_some(multiples.first().map(|at| &at.pointer), Violation::NoMultiple);
        }
        TypedSchema::Text(text) => {
            add_some(positive(&text.min), Violation::TooFew);
            add_some(text.max.as_ref().map(|at| &at.pointer), Violation::TooMany);
            for pattern in &text.patterns {
                add(&pattern.pointer, Violation::Unmatched(pattern.pointer.clone()));
            }
            for format in &text.formats {
                add(&format.pointer, Violation::Misformed(format.pointer.clone()));
            }
        }
        TypedSchema::Array(array) => {
            add_some(positive(&array.min), Violation::TooFew);
            add_some(array.max.as_ref().map(|at| &at.pointer), Violation::TooMany);
            add_some(array.unique.as_ref().map(|at| &at.pointer), Violation::Repeated);
        }
        TypedSchema::Object(object) => {
            for property in &object.properties {
                let violation = Violation::Missing(property.name.clone());
                add_some(property.required.as_ref(), violation);
            }
            add_some(object.closed.as_ref(), Violation::Unknown);
            add_some(positive(&object.min), Violation::TooFew);
            add_some(object.max.as_ref().map(|at| &at.pointer), Violation::TooMany);
        }
    }
}

/// The keyword of a lower bound that there is something below.
fn positive(min: &Option<Located<usize>>) -> Option<&String> {
    min.as_ref().filter(|min| min.value > 0).map(|min| &min.pointer)
}

/// The kinds of values that a shape may have.
pub(crate) fn kinds_of(shape: &TypedSchema) -> TypeSet {
    match shape {
        TypedSchema::Values(values, _) => values.value.iter().map(TypeSet::of).fold(TypeSet::NONE, TypeSet::or),
        TypedSchema::Boolean => TypeSet::BOOLEAN,
        TypedSchema::Integer(_) => TypeSet::INTEGER,
        TypedSchema::Number(_) => TypeSet::INTEGER.or(TypeSet::FRACTION),
        TypedSchema::Text(_) => TypeSet::STRING,
        TypedSchema::Array(_) => TypeSet::ARRAY,
        TypedSchema::Object(_) => TypeSet::OBJECT,
    }
}

/// The bounds of a number of elements that is outside the bounds that the schema gives.
fn beyond(
    violation: &Violation,
    min: &Option<Located<usize>>,
    max: &Option<Located<usize>>,
    at_least: usize,
) -> Option<(usize, usize)> {
    match violation {
        Violation::TooFew => Some((at_least, limit(min, 0).checked_sub(1)?)),
        _ => {
            let max = limit(max, usize::MAX);
            (max <= MOST_ELEMENTS).then_some((max + 1, max + SURPLUS))
        }
    }
}

/// A string that is nearly one of those listed, where strings are free to be anything else.
fn close_to(values: &Located<Vec<Value>>, shapes: &[TypedSchema], source: &mut Source<'_>) -> Option<Value> {
    let is_free = |shape: &TypedSchema| match shape {
        TypedSchema::Text(text) => {
            text.min.is_none() && text.max.is_none() && text.patterns.is_empty() && text.formats.is_empty()
        }
        _ => false,
    };
    if !shapes.iter().any(is_free) || !source.flag(50) {
        return None;
    }
    let text = source.pick(&values.value)?.as_str()?;
    Some(Value::from(match source.below(5) {
        0 => String::new(),
        1 => text.chars().skip(1).collect(),
        2 => format!("{text} "),
        3 => text.to_uppercase(),
        _ => format!("{text}{}", strings::character(source)),
    }))
}

fn violating_integer(shape: &IntegerSchema, violation: &Violation, source: &mut Source<'_>) -> Option<i64> {
    let narrow = |number: i128| i64::try_from(number).ok();
    let whole = |bound: &Option<Located<Bound>>, of: fn(&Bound) -> i128| bound.as_ref().map(|bound| of(&bound.value));
    let (range, step) = match violation {
        Violation::Below => ((i64::MIN, narrow(whole(&shape.low, lowest)? - 1)?), shape.domain.step),
        Violation::Above => ((narrow(whole(&shape.high, highest)? + 1)?, i64::MAX), shape.domain.step),
        _ => (shape.domain.range, 1),
    };
    let number = Integers { range, step }.draw(source)?;
    match violation {
        Violation::NoMultiple if number % shape.domain.step == 0 => None,
        _ => Some(number),
    }
}

fn violating_number(shape: &NumberSchema, violation: &Violation, source: &mut Source<'_>) -> Option<f64> {
    let (low, high) = shape.domain.range;
    let (above, below) = shape.domain.open;
    let mut domain = shape.domain.clone();
    domain.single &= matches!(violation, Violation::NoMultiple);
    let domain = match violation {
        Violation::Below => Numbers { range: (f64::MIN, low), open: (false, !above), ..domain },
        Violation::Above => Numbers { range: (high, f64::MAX), open: (!below, false), ..domain },
        _ => Numbers { step: None, ..domain },
    };
    // Near the bound more often than not.
    let near = match violation {
        Violation::Below => Some((low - 10.0, low)),
        Violation::Above => Some((high, high + 10.0)),
        _ => None,
    };
    match near.filter(|(low, high)| low.is_finite() && high.is_finite()) {
        Some(range) if source.flag(60) => Numbers { range, ..domain }.draw(source),
        _ => domain.draw(source),
    }
}

fn violating_text(shape: &StringSchema, violation: &Violation, source: &mut Source<'_>) -> Option<String> {
    let bounds = (limit(&shape.min, 0), limit(&shape.max, usize::MAX));
    match violation {
        Violation::TooFew | Violation::TooMany => {
            let bounds = beyond(violation, &shape.min, &shape.max, 0)?;
            draw_text(shape, source, Some(bounds), None)
        }
        Violation::Misformed(pointer) => {
            let format = shape.formats.iter().find(|format| format.pointer == *pointer)?;
            source.retry(|source| format.value.draw_wrong(source))
        }
        Violation::Unmatched(pointer) => {
            let pattern = shape.patterns.iter().find(|pattern| pattern.pointer == *pointer)?;
            source.retry(|source| {
                let text = match source.flag(50) {
                    // Close to a string that matches.
                    true => {
                        let text = pattern.value.draw(source, bounds)?;
                        let place = source.below(text.chars().count() + 1);
                        let mut characters: Vec<char> = text.chars().collect();
                        match source.flag(50) && place < characters.len() {
                            true => drop(characters.remove(place)),
                            false => characters.insert(place, strings::character(source)),
                        }
                        characters.into_iter().collect()
                    }
                    false => draw_text(shape, source, None, Some(pointer))?,
                };
                (!pattern.value.matches(&text)).then_some(text)
            })
        }
        _ => None,
    }
}
