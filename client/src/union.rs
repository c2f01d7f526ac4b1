//! Ranks the alternatives of a union by how well they describe a value.
//!
//! serde takes the first alternative that decodes. That may be the wrong one: responses accept members and values that are
//! not listed, and requests drop members that are not listed.

use serde_json::{Map, Value};

/// A type, as far as it tells values apart.
#[derive(Debug)]
pub(crate) enum Shape {
    /// Any value.
    Any,
    /// An object of a kind that the document does not list.
    Unlisted,
    /// A boolean.
    Boolean,
    /// A number.
    Number,
    /// One of these strings, or any if there are none.
    Text(&'static [&'static str]),
    /// A list.
    List(&'static Shape),
    /// An object with any members.
    Map(&'static Shape),
    /// An object.
    Object {
        members: &'static [Member],
        /// Set if members that are not listed are kept.
        keeps_others: bool,
    },
    /// One of several types.
    Union(&'static [&'static Shape]),
}

/// A member of an object.
#[derive(Debug)]
pub(crate) struct Member {
    pub(crate) name: &'static str,
    pub(crate) shape: &'static Shape,
    /// Set if null means the same as absence.
    pub(crate) drops_null: bool,
}

/// A null that is dropped, because it means the same as absence.
const DROPPED: usize = 1;
/// A member whose name is not listed.
const UNLISTED: usize = 2;
/// A string that is not listed.
const OTHER_TEXT: usize = 3;
/// A member that is dropped.
const LOST: usize = 1 << 12;
/// A value of another type.
const MISFIT: usize = 1 << 24;

/// The maximum nesting of unions that is examined: the time grows exponentially with it.
const MAX_UNIONS: usize = 3;

/// Returns the indices of the alternatives, the best first; of equal ones the first in the document.
pub(crate) fn ranked(value: &Value, alternatives: &[&Shape]) -> impl Iterator<Item = usize> {
    let mut ranked: Vec<(usize, usize)> =
        alternatives.iter().map(|shape| shape.distance(value, MAX_UNIONS)).zip(0..).collect();
    ranked.sort_unstable();
    ranked.into_iter().map(|(_, index)| index)
}

impl Shape {
    /// Returns how much of a value is not described, or not kept; 0 if everything is.
    fn distance(&self, value: &Value, unions: usize) -> usize {
        match (self, value) {
            (Self::Unlisted, Value::Object(members)) => {
                members.len().saturating_mul(UNLISTED).saturating_add(OTHER_TEXT)
            }
            (Self::Any, Value::Object(members)) => members.len().saturating_mul(UNLISTED),
            (Self::Any, _) | (_, Value::Null) | (Self::Boolean, Value::Bool(_)) | (Self::Number, Value::Number(_)) => 0,
            (Self::Text(listed), Value::String(text)) => {
                if listed.is_empty() || listed.contains(&text.as_str()) {
                    0
                } else {
                    OTHER_TEXT
                }
            }
            (Self::List(shape), Value::Array(items)) => total(items.iter().map(|item| shape.distance(item, unions))),
            (Self::Map(shape), Value::Object(members)) => {
                total(members.values().map(|member| shape.distance(member, unions).saturating_add(UNLISTED)))
            }
            (Self::Object { members, keeps_others }, Value::Object(given)) => {
                object(members, if *keeps_others { UNLISTED } else { LOST }, given, unions)
            }
            (Self::Union(alternatives), value) => match unions.checked_sub(1) {
                Some(unions) => alternatives.iter().map(|shape| shape.distance(value, unions)).min().unwrap_or(MISFIT),
                None => 0,
            },
            _ => MISFIT,
        }
    }
}

fn object(members: &[Member], unlisted: usize, given: &Map<String, Value>, unions: usize) -> usize {
    total(given.iter().map(|(name, value)| match members.iter().find(|member| member.name == name) {
        Some(member) if value.is_null() => usize::from(member.drops_null) * DROPPED,
        Some(member) => member.shape.distance(value, unions),
        None => unlisted,
    }))
}

fn total(distances: impl Iterator<Item = usize>) -> usize {
    distances.fold(0, usize::saturating_add)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const TEXT: &Shape = &Shape::Text(&[]);

    const fn member(name: &'static str, shape: &'static Shape) -> Member {
        Member { name, shape, drops_null: true }
    }

    const fn kept(members: &'static [Member]) -> Shape {
        Shape::Object { members, keeps_others: true }
    }

    static SMALL: Shape = kept(&[member("id", TEXT)]);
    static BIG: Shape = kept(&[member("id", TEXT), member("size", &Shape::Number)]);
    static DOG: Shape = kept(&[member("kind", &Shape::Text(&["dog"])), member("bark", TEXT)]);
    static CAT: Shape = kept(&[member("kind", &Shape::Text(&["cat"])), member("bark", TEXT)]);
    static STRICT: Shape =
        Shape::Object { members: &[Member { name: "id", shape: TEXT, drops_null: false }], keeps_others: false };
    static LOOSE: Shape = Shape::Object { members: &[member("id", TEXT)], keeps_others: false };
    static ANIMALS: Shape = Shape::Union(&[&DOG, &CAT, &Shape::Unlisted]);
    static TREE: Shape = Shape::Union(&[TEXT, &Shape::List(&TREE), &Shape::Map(&TREE)]);

    #[test]
    fn the_alternative_that_describes_the_most_comes_first() {
        let table: &[(Value, &[&Shape], usize)] = &[
            (json!({"id": "a"}), &[&SMALL, &BIG], 0),
            (json!({"id": "a"}), &[&BIG, &SMALL], 0),
            (json!({"id": "a", "size": 1}), &[&SMALL, &BIG], 1),
            (json!({"id": "a", "size": null}), &[&SMALL, &BIG], 1),
            (json!([{"id": "a", "size": 1}]), &[&Shape::List(&SMALL), &Shape::List(&BIG)], 1),
            (json!({"k": {"id": "a", "size": 1}}), &[&Shape::Map(&SMALL), &Shape::Map(&BIG)], 1),
            (json!({"kind": "cat", "bark": "b"}), &[&DOG, &CAT], 1),
            (json!({"kind": "bird", "bark": "b"}), &[&DOG, &CAT], 0),
            // A map lists no member.
            (json!({"id": "a", "x": "y"}), &[&Shape::Map(TEXT), &SMALL], 1),
            (json!({"x": "y"}), &[&Shape::Map(TEXT), &SMALL], 0),
            (json!({"id": "a", "x": "y"}), &[&Shape::Any, &SMALL], 1),
            // What would be lost is kept.
            (json!({"id": "a", "x": "y"}), &[&LOOSE, &Shape::Map(TEXT)], 1),
            (json!({"id": null}), &[&LOOSE, &STRICT], 1),
            // A listed string, and any string, before one that is not listed.
            (json!("red"), &[&Shape::Text(&["round"]), &Shape::Text(&["red"])], 1),
            (json!("blue"), &[&Shape::Text(&["red"]), TEXT], 1),
            (json!("blue"), &[&Shape::Text(&["red"]), &Shape::Text(&["round"])], 0),
            // A union is as good as its best alternative.
            (json!("text"), &[&ANIMALS, TEXT], 1),
            (json!({"id": "a"}), &[&ANIMALS, &SMALL], 1),
            (json!({"kind": "cat"}), &[&SMALL, &ANIMALS], 1),
            (json!(1), &[TEXT, &Shape::Boolean, &Shape::Number], 2),
            (json!(true), &[TEXT, &Shape::Number, &Shape::Boolean], 2),
        ];
        for (value, alternatives, expected) in table {
            assert_eq!(ranked(value, alternatives).next(), Some(*expected), "{value}");
        }
    }

    #[test]
    fn deep_values_take_little_time() {
        let mut value = json!("x");
        for _ in 0..60 {
            value = json!([{ "a": value }]);
        }
        assert_eq!(ranked(&value, &[&TREE, TEXT]).next(), Some(0));
    }
}
