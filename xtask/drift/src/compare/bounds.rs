//! Compares lower and upper bounds by which is stricter, and keywords that only one side has. The rules are those of the
//! files that call this.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Comparison;
use super::context::{Change, Context, Places, RulePair};
use crate::normal_form::constraints::Bound;
use crate::normal_form::json_value::number;
use crate::normal_form::location::Located;
use crate::rules::Rule;

impl<'d> Comparison<'d> {
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
        let located = |limit: &Option<Bound<'d>>| limit.as_ref().map(|limit| limit.located.clone());
        let change = Change::at(located(old).as_ref(), located(new).as_ref())
            .or_at(places.0, places.1)
            .values(rendered(old), rendered(new));
        self.report(rule, Some(context), change);
    }
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
        let mut all_located = one.iter().filter(|(name, _)| !other.contains_key(*name));
        all_located.next().or_else(|| one.iter().next()).map(|(_, located)| located.clone())
    };
    Change::at(own(old, new).as_ref(), own(new, old).as_ref()).values(names(old), names(new))
}
