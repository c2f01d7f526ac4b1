//! Decides whether two schemas have no value in common. If it cannot decide, they may have one.

use std::collections::HashSet;

use super::constraints::{ArrayConstraints, Bound, NumberConstraints, ObjectConstraints, StringConstraints};
use super::json_type::JsonType;
use super::json_value::canonical_json;
use super::{Bounded, Schema, SchemaIndex, TypeConstraints};

/// The maximum depth of properties that are compared.
const MAX_DEPTH: usize = 6;

impl<'d> SchemaIndex<'d> {
    /// Returns whether no value of a JSON type matches two of the schemas.
    pub(crate) fn are_disjoint(&self, schemas: &[Schema<'d>], kind: JsonType) -> Bounded<bool> {
        for (index, one) in schemas.iter().enumerate() {
            for other in schemas.iter().skip(index + 1) {
                if !self.is_disjoint(one, other, kind, 0)? {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    /// Returns whether no value of a JSON type matches both schemas.
    pub(crate) fn is_disjoint(
        &self,
        one: &Schema<'d>,
        other: &Schema<'d>,
        kind: JsonType,
        depth: usize,
    ) -> Bounded<bool> {
        self.budget.spend(1)?;
        let (first, second) = (self.normal(one)?, self.normal(other)?);
        let (Some(before), Some(after)) = (first.shape(kind), second.shape(kind)) else {
            return Ok(true);
        };
        if depth > MAX_DEPTH {
            return Ok(false);
        }
        if have_no_value_in_common(before, after) {
            return Ok(true);
        }
        for (union, alone) in
            before.unions.iter().map(|union| (union, other)).chain(after.unions.iter().map(|union| (union, one)))
        {
            let mut are_all = true;
            for alternative in &union.alternatives {
                are_all = are_all && self.is_disjoint(alternative, alone, kind, depth + 1)?;
            }
            if are_all {
                return Ok(true);
            }
        }
        Ok(match kind {
            JsonType::Null | JsonType::Boolean => false,
            JsonType::Number => {
                let (one, other) = (NumberConstraints::of(before), NumberConstraints::of(after));
                is_beyond(&one.lower, &other.upper) || is_beyond(&other.lower, &one.upper)
            }
            JsonType::String => {
                let (one, other) = (StringConstraints::of(before), StringConstraints::of(after));
                is_beyond(&one.min, &other.max) || is_beyond(&other.min, &one.max)
            }
            JsonType::Array => {
                let (one, other) = (ArrayConstraints::of(before), ArrayConstraints::of(after));
                let has_items = [&one.min, &other.min].iter().any(|min| min.is_some());
                is_beyond(&one.min, &other.max)
                    || is_beyond(&other.min, &one.max)
                    || has_items && self.is_disjoint_in_all(one.item(0), other.item(0), depth)?
            }
            JsonType::Object => {
                let (one, other) = (ObjectConstraints::of(before), ObjectConstraints::of(after));
                is_beyond(&one.min, &other.max)
                    || is_beyond(&other.min, &one.max)
                    || self.is_told_apart_by_a_property(&one, &other, depth)?
                    || self.is_told_apart_by_a_property(&other, &one, depth)?
            }
        })
    }

    /// Returns whether a required property of one object is not allowed in the other, or not with such a value.
    fn is_told_apart_by_a_property(
        &self,
        one: &ObjectConstraints<'d>,
        other: &ObjectConstraints<'d>,
        depth: usize,
    ) -> Bounded<bool> {
        let is_closed = other.additional.parts.iter().any(|part| part.node.as_bool() == Some(false));
        for name in one.required.keys() {
            let Some(theirs) = other.properties.get(name) else {
                if is_closed && other.patterns.is_empty() {
                    return Ok(true);
                }
                continue;
            };
            if let Some(ours) = one.properties.get(name)
                && self.is_disjoint_in_all(ours, theirs, depth)?
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn is_disjoint_in_all(&self, one: &Schema<'d>, other: &Schema<'d>, depth: usize) -> Bounded<bool> {
        for kind in JsonType::ALL {
            if !self.is_disjoint(one, other, kind, depth + 1)? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

fn have_no_value_in_common(one: &TypeConstraints<'_>, other: &TypeConstraints<'_>) -> bool {
    let (Some(one), Some(other)) = (&one.values, &other.values) else {
        return false;
    };
    let known: HashSet<String> = one.iter().map(|value| canonical_json(value.node)).collect();
    !other.iter().any(|value| known.contains(&canonical_json(value.node)))
}

/// Returns whether a lower bound exceeds an upper bound.
fn is_beyond(lower: &Option<Bound<'_>>, upper: &Option<Bound<'_>>) -> bool {
    match (lower, upper) {
        (Some(lower), Some(upper)) => {
            lower.value > upper.value || lower.value == upper.value && (lower.exclusive || upper.exclusive)
        }
        _ => false,
    }
}
