//! Compares bounds, formats, patterns and divisors by which is stricter.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Comparison;
use super::context::{Change, Context, Places, RulePair};
use crate::normal_form::constraints::Bound;
use crate::normal_form::json_value::number;
use crate::normal_form::location::Located;
use crate::rules::{Rule, rules};

rules! {
    FORMAT_CHANGED = "format-changed" {
        Request: Breaking "{subject} must have the format {new}; the client sends {old}.",
        Response: Breaking "{subject} has the format {new}; the client expects {old}.",
    }
    FORMAT_NARROWED = "format-narrowed" {
        Request: Breaking "{subject} must have the format {new} now ({old} before); the client may send others.",
        Response: Compatible "{subject} has the format {new} now, one of those that it could have before.",
    }
    FORMAT_WIDENED = "format-widened" {
        Request: Compatible "{subject} need no longer have the format {old}.",
        Response: IfChecked("format") "{subject} may have other formats than {old}.",
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
        let spot = |limits: &[Bound<'d>]| limits.first().map(|limit| limit.spot.clone());
        let change = Change::at(spot(old).as_ref(), spot(new).as_ref())
            .or_at(places.0, places.1)
            .values(rendered(&before), rendered(&after));
        self.report(rule, Some(context), change);
    }

    /// The rules for a lower and an upper bound.
    pub(super) fn range(
        &mut self,
        old: (&Option<Bound<'d>>, &Option<Bound<'d>>),
        new: (&Option<Bound<'d>>, &Option<Bound<'d>>),
        (lower, upper): (RulePair, RulePair),
        places: Places<'_, 'd>,
        context: Context,
    ) {
        self.lower((old.0, new.0), lower, places, context);
        self.upper((old.1, new.1), upper, places, context);
    }

    /// Compares a lower bound.
    pub(super) fn lower(
        &mut self,
        limits: (&Option<Bound<'d>>, &Option<Bound<'d>>),
        rules: RulePair,
        places: Places<'_, 'd>,
        context: Context,
    ) {
        self.limit(limits, |one, other| one.is_above(other), "over", rules, places, context);
    }

    /// Compares an upper bound.
    pub(super) fn upper(
        &mut self,
        limits: (&Option<Bound<'d>>, &Option<Bound<'d>>),
        rules: RulePair,
        places: Places<'_, 'd>,
        context: Context,
    ) {
        self.limit(limits, |one, other| one.is_below(other), "under", rules, places, context);
    }

    fn limit(
        &mut self,
        (old, new): (&Option<Bound<'d>>, &Option<Bound<'d>>),
        is_stricter: impl Fn(&Bound<'d>, &Bound<'d>) -> bool,
        beyond: &str,
        (tightened, loosened): RulePair,
        places: Places<'_, 'd>,
        context: Context,
    ) {
        let rule = match (old, new) {
            (None, None) => return,
            (None, Some(_)) => tightened,
            (Some(_), None) => loosened,
            (Some(old), Some(new)) if is_stricter(new, old) => tightened,
            (Some(old), Some(new)) if is_stricter(old, new) => loosened,
            _ => return,
        };
        let rendered = |limit: &Option<Bound<'d>>| {
            let limit = limit.as_ref()?;
            Some(match limit.exclusive {
                true => format!("{beyond} {}", number(limit.value)).into(),
                false => number(limit.value),
            })
        };
        let spot = |limit: &Option<Bound<'d>>| limit.as_ref().map(|limit| limit.spot.clone());
        let change = Change::at(spot(old).as_ref(), spot(new).as_ref())
            .or_at(places.0, places.1)
            .values(rendered(old), rendered(new));
        self.report(rule, Some(context), change);
    }

    pub(super) fn formats(
        &mut self,
        old: &BTreeMap<&'d str, Located<'d>>,
        new: &BTreeMap<&'d str, Located<'d>>,
        places: Places<'_, 'd>,
        context: Context,
    ) {
        if old.keys().eq(new.keys()) {
            return;
        }
        // Each format on one side follows from some format on the other.
        let implies = |strict: &BTreeMap<&'d str, Located<'d>>, loose: &BTreeMap<&'d str, Located<'d>>| {
            loose.keys().all(|loose| strict.keys().any(|strict| is_within(strict, loose)))
        };
        let rule = match (implies(new, old), implies(old, new)) {
            (true, _) => &FORMAT_NARROWED,
            (_, true) => &FORMAT_WIDENED,
            _ => &FORMAT_CHANGED,
        };
        let change = names_and_places(old, new).or_at(places.0, places.1);
        self.report(rule, Some(context), change);
    }
}

/// Returns whether every value of one format is one of another.
fn is_within(format: &str, wider: &str) -> bool {
    /// Pairs of a format and a wider one.
    const WIDER: [(&str, &str); 7] = [
        ("float", "double"),
        ("email", "idn-email"),
        ("hostname", "idn-hostname"),
        ("uri", "iri"),
        ("uri", "uri-reference"),
        ("iri", "iri-reference"),
        ("uri-reference", "iri-reference"),
    ];
    format == wider || WIDER.contains(&(format, wider)) || {
        let (Some((signed, bits)), Some((wider_signed, wider_bits))) = (integer(format), integer(wider)) else {
            return false;
        };
        // Unsigned formats have one more bit for the value.
        bits < wider_bits && (wider_signed || !signed)
    }
}

/// Returns whether an integer format is signed, and its number of bits.
fn integer(format: &str) -> Option<(bool, u32)> {
    let unsigned = format.strip_prefix("uint").map(|bits| (false, bits));
    let (signed, bits) = unsigned.or_else(|| format.strip_prefix("int").map(|bits| (true, bits)))?;
    Some((signed, bits.parse().ok()?))
}

/// Compares keywords that are set on one side only, with one rule for each case.
pub(super) fn named<'d>(
    old: &BTreeMap<&'d str, Located<'d>>,
    new: &BTreeMap<&'d str, Located<'d>>,
    (added, removed, changed): (&'static Rule, &'static Rule, &'static Rule),
) -> Option<(&'static Rule, Change<'d>)> {
    let has_all = |one: &BTreeMap<&'d str, Located<'d>>, other: &BTreeMap<&'d str, Located<'d>>| {
        other.keys().all(|name| one.contains_key(name))
    };
    let rule = match (has_all(new, old), has_all(old, new)) {
        (true, true) => return None,
        (true, false) => added,
        (false, true) => removed,
        (false, false) => changed,
    };
    Some((rule, names_and_places(old, new)))
}

pub(super) fn names_and_places<'d>(
    old: &BTreeMap<&'d str, Located<'d>>,
    new: &BTreeMap<&'d str, Located<'d>>,
) -> Change<'d> {
    let names = |all: &BTreeMap<&'d str, Located<'d>>| match all.is_empty() {
        true => None,
        false => Some(all.keys().copied().map(Value::from).collect::<Vec<_>>().into()),
    };
    let own = |one: &BTreeMap<&'d str, Located<'d>>, other: &BTreeMap<&'d str, Located<'d>>| {
        let mut spots = one.iter().filter(|(name, _)| !other.contains_key(*name));
        spots.next().or_else(|| one.iter().next()).map(|(_, spot)| spot.clone())
    };
    Change::at(own(old, new).as_ref(), own(new, old).as_ref()).values(names(old), names(new))
}
