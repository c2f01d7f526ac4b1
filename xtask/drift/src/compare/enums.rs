//! Compares the values that `enum` and `const` list.

use std::collections::HashSet;

use serde_json::Value;

use super::Comparison;
use super::context::{Change, Context, Places, Polarity};
use crate::normal_form::TypeConstraints;
use crate::normal_form::json_type::JsonType;
use crate::normal_form::json_value::{canonical_json, summarize};
use crate::normal_form::location::Located;
use crate::rules::rules;

rules! {
    BECAME_ENUM = "became-enum" {
        Request: Breaking "{subject} may only be one of {new}; the client may send another value.",
        Response: Compatible "{subject} is only one of {new} now.",
    }
    ENUM_REMOVED = "enum-removed" {
        Request: Compatible "{subject} is no longer limited to {old}.",
        Response: Compatible "{subject} is no longer limited to {old}; the client keeps unknown enum values as text.",
    }
    CLOSED_ENUM_REMOVED = "closed-enum-removed" {
        Request: Compatible "{subject} is no longer limited to {old}.",
        Response: IfChecked("enum") "{subject} is no longer limited to {old}.",
    }
    ENUM_VALUE_ADDED = "enum-value-added" {
        Request: Compatible "{subject} may also be {new}.",
        Response: Compatible "{subject} may have the new value {new}; the client keeps unknown enum values as text.",
    }
    CLOSED_ENUM_VALUE_ADDED = "closed-enum-value-added" {
        Request: Compatible "{subject} may also be {new}.",
        Response: IfChecked("enum") "{subject} may have the new value {new}.",
    }
    ENUM_VALUE_REMOVED = "enum-value-removed" {
        Request: Breaking "{subject} may no longer be {old}; the client may send it.",
        Response: Compatible "{subject} is never {old} now.",
    }
    ENUM_REPLACED = "enum-replaced" {
        Request: Breaking "{subject} must be one of {new}; the client knows only {old}.",
        Response: IfChecked("enum") "{subject} is one of {new} now; none of the old values remains.",
    }
}

impl<'d> Comparison<'d> {
    pub(super) fn enums(
        &mut self,
        kind: JsonType,
        old: &TypeConstraints<'d>,
        new: &TypeConstraints<'d>,
        places: Places<'_, 'd>,
        context: Context,
    ) {
        let before = real_values(kind, old);
        let after = real_values(kind, new);
        let list = |all_located: &[&Located<'d>]| -> Option<Value> {
            Some(all_located.iter().map(|located| summarize(located.node)).collect::<Vec<_>>().into())
        };
        // The client keeps unlisted values as text; excluded values follow the general rule.
        let is_open = kind == JsonType::String && context.polarity == Polarity::Positive;
        let change =
            |old: Option<&Located<'d>>, new: Option<&Located<'d>>| Change::at(old, new).or_at(places.0, places.1);
        match (before, after) {
            (None, None) => {}
            (None, Some(after)) => {
                let after: Vec<_> = after.iter().collect();
                let change = change(None, after.first().copied()).values(None, list(&after));
                self.report(&BECAME_ENUM, Some(context), change);
            }
            (Some(before), None) => {
                let before: Vec<_> = before.iter().collect();
                let change = change(before.first().copied(), None).values(list(&before), None);
                // `const` is never an open enum.
                let rule = match is_open && before.len() > 1 {
                    true => &ENUM_REMOVED,
                    false => &CLOSED_ENUM_REMOVED,
                };
                self.report(rule, Some(context), change);
            }
            (Some(before), Some(after)) => {
                let known = |values: &[Located<'d>]| -> HashSet<String> {
                    values.iter().map(|value| canonical_json(value.node)).collect()
                };
                let (known_before, known_after) = (known(before), known(after));
                let removed: Vec<_> =
                    before.iter().filter(|value| !known_after.contains(&canonical_json(value.node))).collect();
                let added: Vec<_> =
                    after.iter().filter(|value| !known_before.contains(&canonical_json(value.node))).collect();
                if !removed.is_empty() && removed.len() == before.len() {
                    let change =
                        change(removed.first().copied(), added.first().copied()).values(list(&removed), list(&added));
                    self.report(&ENUM_REPLACED, Some(context), change);
                    return;
                }
                if let Some(first) = removed.first() {
                    let change = change(Some(first), None).values(list(&removed), None);
                    self.report(&ENUM_VALUE_REMOVED, Some(context), change);
                }
                if let Some(first) = added.first() {
                    let change = change(None, Some(first)).values(None, list(&added));
                    let rule = match is_open {
                        true => &ENUM_VALUE_ADDED,
                        false => &CLOSED_ENUM_VALUE_ADDED,
                    };
                    self.report(rule, Some(context), change);
                }
            }
        }
    }
}

/// Returns the values of an enum, unless it lists all possible ones.
fn real_values<'s, 'd>(kind: JsonType, shape: &'s TypeConstraints<'d>) -> Option<&'s [Located<'d>]> {
    let values = shape.values.as_deref()?;
    let distinct: HashSet<String> = values.iter().map(|value| canonical_json(value.node)).collect();
    (kind != JsonType::Boolean || distinct.len() < 2).then_some(values)
}
