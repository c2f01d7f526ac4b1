//! Compares the constraints on arrays.

use super::Comparison;
use super::context::{Change, Context, Places};
use crate::normal_form::constraints::ArrayConstraints;
use crate::normal_form::{Bounded, TypeConstraints};
use crate::rules::rules;

rules! {
    MIN_ITEMS_INCREASED = "min-items-increased" {
        Request: Breaking "{subject} must have more items (minItems: {old} before, {new} now); the client may send fewer.",
        Response: Compatible "{subject} has more items now (minItems: {old} before, {new} now).",
    }
    MIN_ITEMS_DECREASED = "min-items-decreased" {
        Request: Compatible "{subject} may have fewer items now (minItems: {old} before, {new} now).",
        Response: IfChecked("minItems") "{subject} may have fewer items now (minItems: {old} before, {new} now).",
    }
    MAX_ITEMS_DECREASED = "max-items-decreased" {
        Request: Breaking "{subject} must have fewer items (maxItems: {old} before, {new} now); the client may send more.",
        Response: Compatible "{subject} has fewer items now (maxItems: {old} before, {new} now).",
    }
    MAX_ITEMS_INCREASED = "max-items-increased" {
        Request: Compatible "{subject} may have more items now (maxItems: {old} before, {new} now).",
        Response: IfChecked("maxItems") "{subject} may have more items now (maxItems: {old} before, {new} now).",
    }
    MIN_CONTAINS_INCREASED = "min-contains-increased" {
        Request: Breaking "{subject} must contain more matching items (minContains: {old} before, {new} now); the client may send fewer.",
        Response: Compatible "{subject} has more matching items now (minContains: {old} before, {new} now).",
    }
    MIN_CONTAINS_DECREASED = "min-contains-decreased" {
        Request: Compatible "{subject} may contain fewer matching items now (minContains: {old} before, {new} now).",
        Response: IfChecked("minContains") "{subject} may contain fewer matching items now (minContains: {old} before, {new} now).",
    }
    MAX_CONTAINS_DECREASED = "max-contains-decreased" {
        Request: Breaking "{subject} must contain fewer matching items (maxContains: {old} before, {new} now); the client may send more.",
        Response: Compatible "{subject} has fewer matching items now (maxContains: {old} before, {new} now).",
    }
    MAX_CONTAINS_INCREASED = "max-contains-increased" {
        Request: Compatible "{subject} may contain more matching items now (maxContains: {old} before, {new} now).",
        Response: IfChecked("maxContains") "{subject} may contain more matching items now (maxContains: {old} before, {new} now).",
    }
    UNIQUE_ITEMS_ADDED = "unique-items-added" {
        Request: Breaking "The items of {subject} must be unique now; the client may send duplicates.",
        Response: Compatible "The items of {subject} are unique now.",
    }
    UNIQUE_ITEMS_REMOVED = "unique-items-removed" {
        Request: Compatible "The items of {subject} may contain duplicates now.",
        Response: IfChecked("uniqueItems") "The items of {subject} may contain duplicates now.",
    }
    CONTAINS_ADDED = "contains-added" {
        Request: Breaking "{subject} must contain an item that matches a schema (contains); the client may not send one.",
        Response: Compatible "{subject} contains an item that matches a schema now (contains).",
    }
    CONTAINS_REMOVED = "contains-removed" {
        Request: Compatible "{subject} need no longer contain an item that matches a schema (contains).",
        Response: IfChecked("contains") "{subject} need no longer contain an item that matches a schema (contains).",
    }
}

impl<'d> Comparison<'d> {
    pub(super) fn arrays(
        &mut self,
        old: &TypeConstraints<'d>,
        new: &TypeConstraints<'d>,
        places: Places<'_, 'd>,
        context: Context,
    ) -> Bounded<()> {
        let (before, after) = (ArrayConstraints::of(old), ArrayConstraints::of(new));
        let rules = ((&MIN_ITEMS_INCREASED, &MIN_ITEMS_DECREASED), (&MAX_ITEMS_DECREASED, &MAX_ITEMS_INCREASED));
        self.range((&before.min, &before.max), (&after.min, &after.max), rules, places, context);
        let unique = match (&before.unique, &after.unique) {
            (None, Some(_)) => Some(&UNIQUE_ITEMS_ADDED),
            (Some(_), None) => Some(&UNIQUE_ITEMS_REMOVED),
            _ => None,
        };
        if let Some(rule) = unique {
            let change = Change::between(before.unique.as_ref(), after.unique.as_ref());
            self.report(rule, Some(context), change.or_at(places.0, places.1));
        }
        // The items of an array that is serialized as text are text too.
        let inner = Context { string_encoded: context.string_encoded, ..context.inner() };
        // If only one side can have an item, the length limit has reported it.
        let both_have = |index: usize| before.has_item(index) && after.has_item(index);
        let first = before.prefix.len().max(after.prefix.len());
        for index in (0..first).filter(|index| both_have(*index)) {
            let (old, new) = (before.item(index).clone(), after.item(index).clone());
            self.schemas(old, new, places, inner)?;
        }
        if both_have(first) {
            self.schemas(before.items.clone(), after.items.clone(), places, inner)?;
        }
        self.optional_schemas(
            &before.unevaluated,
            &after.unevaluated,
            (&super::schemas::UNEVALUATED_ADDED, &super::schemas::UNEVALUATED_REMOVED),
            places,
            inner,
        )?;
        let contains = !before.contains.is_empty() && !after.contains.is_empty();
        self.several(before.contains, after.contains, (&CONTAINS_ADDED, &CONTAINS_REMOVED), places, inner)?;
        if contains {
            let (old, new) = ((&before.min_contains, &before.max_contains), (&after.min_contains, &after.max_contains));
            let lower = (&MIN_CONTAINS_INCREASED, &MIN_CONTAINS_DECREASED);
            self.range(old, new, (lower, (&MAX_CONTAINS_DECREASED, &MAX_CONTAINS_INCREASED)), places, context);
        }
        Ok(())
    }
}
