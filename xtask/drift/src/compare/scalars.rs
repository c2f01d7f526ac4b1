//! Compares the constraints on strings and numbers.

use super::Comparison;
use super::bounds::named;
use super::context::{Change, Context, Places};
use crate::normal_form::constraints::{Bound, NumberConstraints, StringConstraints};
use crate::normal_form::json_value::number;
use crate::normal_form::{Bounded, TypeConstraints};
use crate::rules::rules;

rules! {
    MIN_LENGTH_INCREASED = "min-length-increased" {
        Request: Breaking "{subject} must be longer (minLength: {old} before, {new} now); the client may send a shorter value.",
        Response: Compatible "{subject} is longer now (minLength: {old} before, {new} now).",
    }
    MIN_LENGTH_DECREASED = "min-length-decreased" {
        Request: Compatible "{subject} may be shorter now (minLength: {old} before, {new} now).",
        Response: IfChecked("minLength") "{subject} may be shorter now (minLength: {old} before, {new} now).",
    }
    MAX_LENGTH_DECREASED = "max-length-decreased" {
        Request: Breaking "{subject} must be shorter (maxLength: {old} before, {new} now); the client may send a longer value.",
        Response: Compatible "{subject} is shorter now (maxLength: {old} before, {new} now).",
    }
    MAX_LENGTH_INCREASED = "max-length-increased" {
        Request: Compatible "{subject} may be longer now (maxLength: {old} before, {new} now).",
        Response: IfChecked("maxLength") "{subject} may be longer now (maxLength: {old} before, {new} now).",
    }
    MINIMUM_INCREASED = "minimum-increased" {
        Request: Breaking "{subject} has a higher minimum ({old} before, {new} now); the client may send less.",
        Response: Compatible "{subject} has a higher minimum ({old} before, {new} now).",
    }
    MINIMUM_DECREASED = "minimum-decreased" {
        Request: Compatible "{subject} has a lower minimum ({old} before, {new} now).",
        Response: IfChecked("minimum") "{subject} has a lower minimum ({old} before, {new} now).",
    }
    MAXIMUM_DECREASED = "maximum-decreased" {
        Request: Breaking "{subject} has a lower maximum ({old} before, {new} now); the client may send more.",
        Response: Compatible "{subject} has a lower maximum ({old} before, {new} now).",
    }
    MAXIMUM_INCREASED = "maximum-increased" {
        Request: Compatible "{subject} has a higher maximum ({old} before, {new} now).",
        Response: IfChecked("maximum") "{subject} has a higher maximum ({old} before, {new} now).",
    }
    PATTERN_ADDED = "pattern-added" {
        Request: Breaking "{subject} must match {new}; the client may send other values.",
        Response: Compatible "{subject} always matches {new} now.",
    }
    PATTERN_REMOVED = "pattern-removed" {
        Request: Compatible "{subject} need no longer match {old}.",
        Response: IfChecked("pattern") "{subject} need no longer match {old}.",
    }
    PATTERN_CHANGED = "pattern-changed" {
        Request: Breaking "{subject} must match {new} instead of {old}; the client may send other values.",
        Response: IfChecked("pattern") "{subject} matches {new} instead of {old}.",
    }
    CONTENT_CHANGED = "content-changed" {
        Request: Breaking "{subject} has the content encoding or media type {new} instead of {old}.",
        Response: Breaking "{subject} has the content encoding or media type {new} instead of {old}.",
    }
    CONTENT_SCHEMA_ADDED = "content-schema-added" {
        Request: Breaking "The decoded content of {subject} must match a schema now.",
        Response: Compatible "The decoded content of {subject} matches a schema now.",
    }
    CONTENT_SCHEMA_REMOVED = "content-schema-removed" {
        Request: Compatible "The decoded content of {subject} need no longer match a schema.",
        Response: IfChecked("contentSchema") "The decoded content of {subject} need no longer match a schema.",
    }
    MULTIPLE_OF_NARROWED = "multiple-of-narrowed" {
        Request: Breaking "{subject} must be a multiple of {new} ({old} before); the client may send others.",
        Response: Compatible "{subject} is a multiple of {new} now ({old} before).",
    }
    MULTIPLE_OF_WIDENED = "multiple-of-widened" {
        Request: Compatible "{subject} may be numbers that were not allowed before (multipleOf: {old} before, {new} now).",
        Response: IfChecked("multipleOf") "{subject} may be numbers that were not allowed before (multipleOf: {old} before, {new} now).",
    }
    MULTIPLE_OF_CHANGED = "multiple-of-changed" {
        Request: Breaking "{subject} must be a multiple of {new} instead of {old}.",
        Response: IfChecked("multipleOf") "{subject} is a multiple of {new} instead of {old}.",
    }
}

impl<'d> Comparison<'d> {
    pub(super) fn texts(
        &mut self,
        old: &TypeConstraints<'d>,
        new: &TypeConstraints<'d>,
        places: Places<'_, 'd>,
        context: Context,
    ) -> Bounded<()> {
        let (before, after) = (StringConstraints::of(old), StringConstraints::of(new));
        let rules = ((&MIN_LENGTH_INCREASED, &MIN_LENGTH_DECREASED), (&MAX_LENGTH_DECREASED, &MAX_LENGTH_INCREASED));
        self.range((&before.min, &before.max), (&after.min, &after.max), rules, places, context);
        self.formats(&before.formats, &after.formats, places, context);
        if let Some((rule, change)) =
            named(&before.patterns, &after.patterns, (&PATTERN_ADDED, &PATTERN_REMOVED, &PATTERN_CHANGED))
        {
            self.report(rule, Some(context), change.or_at(places.0, places.1));
        }
        let content = &CONTENT_CHANGED;
        if let Some((rule, change)) = named(&before.content, &after.content, (content, content, content)) {
            self.report(rule, Some(context), change.or_at(places.0, places.1));
        }
        self.optional_schemas(
            &before.content_schema,
            &after.content_schema,
            (&CONTENT_SCHEMA_ADDED, &CONTENT_SCHEMA_REMOVED),
            places,
            context.inner(),
        )
    }

    pub(super) fn numbers(
        &mut self,
        old: &TypeConstraints<'d>,
        new: &TypeConstraints<'d>,
        places: Places<'_, 'd>,
        context: Context,
    ) {
        let (mut before, mut after) = (NumberConstraints::of(old), NumberConstraints::of(new));
        if old.is_integer() && new.is_integer() {
            before.round();
            after.round();
        }
        let rules = ((&MINIMUM_INCREASED, &MINIMUM_DECREASED), (&MAXIMUM_DECREASED, &MAXIMUM_INCREASED));
        self.range((&before.lower, &before.upper), (&after.lower, &after.upper), rules, places, context);
        self.number_formats((old, &before), (new, &after), places, context);
        self.multiples(&before.multiples, &after.multiples, places, context);
    }

    pub(super) fn multiples(&mut self, old: &[Bound<'d>], new: &[Bound<'d>], places: Places<'_, 'd>, context: Context) {
        let values = |limits: &[Bound<'d>]| {
            let mut values: Vec<f64> = limits.iter().map(|limit| limit.value).collect();
            values.sort_by(f64::total_cmp);
            values.dedup();
            values
        };
        let (before, after) = (values(old), values(new));
        if before == after {
            return;
        }
        // Each divisor on one side divides some divisor on the other.
        let implies = |strict: &[f64], loose: &[f64]| {
            loose.iter().all(|loose| {
                strict.iter().any(|strict| {
                    let times = strict / loose;
                    (times - times.round()).abs() < 1e-9
                })
            })
        };
        let rule = match (implies(&after, &before), implies(&before, &after)) {
            (true, true) => return,
            (true, false) => &MULTIPLE_OF_NARROWED,
            (false, true) => &MULTIPLE_OF_WIDENED,
            (false, false) => &MULTIPLE_OF_CHANGED,
        };
        let rendered = |values: &[f64]| match values {
            [] => None,
            values => Some(values.iter().map(|value| number(*value)).collect::<Vec<_>>().into()),
        };
        let located = |limits: &[Bound<'d>]| limits.first().map(|limit| limit.located.clone());
        let change = Change::at(located(old).as_ref(), located(new).as_ref())
            .or_at(places.0, places.1)
            .values(rendered(&before), rendered(&after));
        self.report(rule, Some(context), change);
    }
}
