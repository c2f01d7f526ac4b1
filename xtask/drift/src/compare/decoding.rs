//! Decides whether a client built from the old document can decode every value that a schema of the new document
//! allows.
//!
//! Used where a new value is decoded as an old type: a new success status, a new alternative of a union. Keywords that
//! the client does not check (`crate::tolerance`) are ignored. If it cannot be decided, the result is that the client
//! cannot decode it.

use std::collections::HashSet;

use super::Comparison;
use super::objects::{is_nullable_itself, is_typed, may_be_null};
use super::types::type_name;
use crate::normal_form::constraints::{ArrayConstraints, NumberConstraints, ObjectConstraints};
use crate::normal_form::json_type::JsonType;
use crate::normal_form::{Bounded, Key, Schema, TypeConstraints};
use crate::tolerance::holds_integer_format;

/// Pairs of schemas under comparison; a recursive pair counts as decodable.
type Assumed = HashSet<(Key, Key)>;

impl<'d> Comparison<'d> {
    /// Returns why the client cannot decode some value of `new` as `old`, or `None` if it can.
    pub(super) fn undecodable(&self, old: &Schema<'d>, new: &Schema<'d>) -> Bounded<Option<String>> {
        self.undecodable_in(old, new, false, &mut Assumed::new())
    }

    fn undecodable_in(
        &self,
        old: &Schema<'d>,
        new: &Schema<'d>,
        may_be_null: bool,
        assumed: &mut Assumed,
    ) -> Bounded<Option<String>> {
        self.old.budget.spend(1)?;
        let (old, new) = (self.old.simplify(old.clone()), self.new.simplify(new.clone()));
        if old.parts.is_empty() || !assumed.insert((old.key(), new.key())) {
            return Ok(None);
        }
        let (before, after) = (self.old.normal(&old)?, self.new.normal(&new)?);
        for kind in JsonType::ALL {
            let Some(new_shape) = after.shape(kind) else { continue };
            let Some(old_shape) = before.shape(kind) else {
                if kind == JsonType::Null && may_be_null {
                    continue;
                }
                return Ok(Some(format!("it may be {}", type_name(kind.bit(), false))));
            };
            if let Some(problem) = self.undecodable_values(kind, (&old, old_shape), (&new, new_shape), assumed)? {
                return Ok(Some(problem));
            }
        }
        Ok(None)
    }

    fn undecodable_values(
        &self,
        kind: JsonType,
        (old, before): (&Schema<'d>, &TypeConstraints<'d>),
        (new, after): (&Schema<'d>, &TypeConstraints<'d>),
        assumed: &mut Assumed,
    ) -> Bounded<Option<String>> {
        if let Some(union) = after.unions.first() {
            for alternative in &union.alternatives {
                if let Some(problem) = self.undecodable_in(old, alternative, true, assumed)? {
                    return Ok(Some(problem));
                }
            }
            return Ok(None);
        }
        for union in &before.unions {
            let mut first = None;
            let mut fits = false;
            for alternative in &union.alternatives {
                match self.undecodable_in(alternative, new, true, &mut assumed.clone())? {
                    None => fits = true,
                    problem => first = first.or(problem),
                }
            }
            if !fits {
                return Ok(first);
            }
        }
        match kind {
            JsonType::Null | JsonType::Boolean | JsonType::String => Ok(None),
            JsonType::Number => {
                let (is_whole, may_be_fraction) = (before.is_integer(), !after.is_integer());
                let is_large = |shape: &TypeConstraints<'d>| {
                    NumberConstraints::of(shape).formats.keys().any(|format| !holds_integer_format(format))
                };
                Ok(match is_whole {
                    true if may_be_fraction => Some("it may be a number with a fraction".to_owned()),
                    true if is_large(after) && !is_large(before) => {
                        Some("it may be an integer that does not fit into `i64`".to_owned())
                    }
                    _ => None,
                })
            }
            JsonType::Array => {
                let (before, after) = (ArrayConstraints::of(before), ArrayConstraints::of(after));
                for index in 0..=before.prefix.len().max(after.prefix.len()) {
                    if !after.has_item(index) {
                        break;
                    }
                    let problem = self.undecodable_in(before.item(index), after.item(index), false, assumed)?;
                    if let Some(problem) = problem {
                        return Ok(Some(format!("in an item, {problem}")));
                    }
                }
                Ok(None)
            }
            JsonType::Object => {
                self.undecodable_objects(&ObjectConstraints::of(before), &ObjectConstraints::of(after), assumed)
            }
        }
    }

    fn undecodable_objects(
        &self,
        old: &ObjectConstraints<'d>,
        new: &ObjectConstraints<'d>,
        assumed: &mut Assumed,
    ) -> Bounded<Option<String>> {
        for (name, before) in &old.properties {
            let is_needed = old.required.contains_key(name) && !is_nullable_itself(before);
            let name_shown = name.replace('`', "'");
            let Some(after) = new.properties.get(name) else {
                if is_needed {
                    return Ok(Some(format!("it has no `{name_shown}`")));
                }
                continue;
            };
            if is_needed && !new.required.contains_key(name) {
                return Ok(Some(format!("its `{name_shown}` may be missing")));
            }
            let may_be_null = may_be_null(&self.old, old, name, before)?;
            if let Some(problem) = self.undecodable_in(before, after, may_be_null, assumed)? {
                return Ok(Some(format!("in its `{name_shown}`, {problem}")));
            }
        }
        if is_typed(&old.additional) {
            let others = new.properties.iter().filter(|(name, _)| !old.properties.contains_key(*name));
            for schema in others.map(|(_, schema)| schema).chain([&new.additional]) {
                if let Some(problem) = self.undecodable_in(&old.additional, schema, false, assumed)? {
                    return Ok(Some(format!("in an unlisted field, {problem}")));
                }
            }
        }
        Ok(None)
    }
}
