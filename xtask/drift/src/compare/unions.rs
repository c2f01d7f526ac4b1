//! Compares unions: matches their alternatives as a set, each with the most similar one of the other document.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::context::{Change, Context, Places};
use super::{Comparison, OneSided};
use crate::normal_form::constraints::ObjectConstraints;
use crate::normal_form::json_type::{JsonType, TypeSet};
use crate::normal_form::json_value::summarize;
use crate::normal_form::location::Located;
use crate::normal_form::structural_hash::{PRECISIONS, reference_name};
use crate::normal_form::{Bounded, Schema, SchemaIndex, TypeConstraints, Union};
use crate::rules::rules;
use crate::tolerance::Tolerated;

rules! {
    UNION_ALTERNATIVE_REMOVED = "union-alternative-removed" {
        Request: Breaking "{subject} may no longer be {old}; the client may send that.",
        Response: Compatible "{subject} is never {old} now.",
    }
    UNION_ALTERNATIVE_ADDED = "union-alternative-added" {
        Request: Compatible "{subject} may also be {new}.",
        Response: Breaking "{subject} may also be {new}, for which the client has no type.",
    }
    UNION_ALTERNATIVES_OVERLAP = "union-alternatives-overlap" {
        Request: Breaking "A value of {subject} that matches both {old} and {new} is rejected now, because it must match exactly one alternative (oneOf); the client may send such a value.",
        Response: Compatible "A value of {subject} that matches both {old} and {new} no longer occurs, because it must match exactly one alternative (oneOf).",
    }
    UNION_ADDED = "union-added" {
        Request: Breaking "{subject} must match one of several alternatives now; the client may send other values.",
        Response: Compatible "{subject} matches one of several alternatives now.",
    }
    UNION_REMOVED = "union-removed" {
        Request: Compatible "{subject} need no longer match one of several alternatives.",
        Response: Breaking "{subject} need no longer match one of several alternatives, as the client expects.",
    }
    UNION_BECAME_EXCLUSIVE = "union-became-exclusive" {
        Request: Breaking "{subject} must match exactly one alternative now (oneOf, not anyOf); the client may send values that match several.",
        Response: Compatible "{subject} matches exactly one alternative now (oneOf, not anyOf).",
    }
    UNION_BECAME_INCLUSIVE = "union-became-inclusive" {
        Request: Compatible "{subject} may match several alternatives now (anyOf, not oneOf).",
        Response: IfChecked("oneOf") "{subject} may match several alternatives now (anyOf, not oneOf).",
    }
}

/// The maximum number of alternatives that are checked in pairs for overlap.
const MAX_DISJOINT: usize = 32;

/// The maximum number of pairs of alternatives whose similarity is computed.
const MAX_SCORED: usize = 10_000;

/// The minimum similarity of two objects that count as one changed object.
const ALIKE: f64 = 0.5;

/// The matched pairs and the unmatched rest.
pub(super) struct Matched<T> {
    pub(super) pairs: Vec<(T, T)>,
    pub(super) old: Vec<T>,
    pub(super) new: Vec<T>,
}

impl<'d> Comparison<'d> {
    /// Handles a schema that became an alternative of a union, or the reverse. Returns whether that is the case.
    pub(super) fn wrapped(
        &mut self,
        kind: JsonType,
        (old, before): (&Schema<'d>, &TypeConstraints<'d>),
        (new, after): (&Schema<'d>, &TypeConstraints<'d>),
        places: Places<'_, 'd>,
        context: Context,
    ) -> Bounded<bool> {
        let is_bare = |shape: &TypeConstraints<'d>| {
            shape.unions.len() == 1
                && shape.values.is_none()
                && shape.nots.is_empty()
                && shape.conditions.is_empty()
                && shape.is_plainly_free(kind)
        };
        let (alternatives, is_exclusive) = match (before.unions.as_slice(), after.unions.as_slice()) {
            ([], [union]) if is_bare(after) && !before.is_free(kind) => {
                ((vec![old.clone()], union.alternatives.clone()), union.is_told_apart())
            }
            ([union], []) if is_bare(before) && !after.is_free(kind) => {
                ((union.alternatives.clone(), vec![new.clone()]), false)
            }
            _ => return Ok(false),
        };
        let context = Context { skip_annotations: true, ..context };
        self.alternatives(kind, alternatives, is_exclusive, places, context)?;
        Ok(true)
    }

    pub(super) fn unions(
        &mut self,
        kind: JsonType,
        old: &TypeConstraints<'d>,
        new: &TypeConstraints<'d>,
        places: Places<'_, 'd>,
        context: Context,
    ) -> Bounded<()> {
        if old.unions.is_empty() && new.unions.is_empty() {
            return Ok(());
        }
        let mut before: Vec<&Union<'d>> = old.unions.iter().collect();
        let mut after: Vec<&Union<'d>> = new.unions.iter().collect();
        let mut pairs = Vec::new();
        for depth in PRECISIONS {
            let of = |model: &SchemaIndex<'d>, union: &&Union<'d>| model.of_union(union, depth);
            take_equal(&mut before, &mut after, &mut pairs, (&self.old, &self.new), &of)?;
        }
        while let ([_, ..], [_, ..]) = (before.as_slice(), after.as_slice()) {
            pairs.push((before.remove(0), after.remove(0)));
        }
        for (old, new) in pairs {
            self.exclusivity(kind, old, new, context)?;
            let alternatives = (old.alternatives.clone(), new.alternatives.clone());
            let is_exclusive = old.exclusive && new.is_told_apart();
            self.alternatives(kind, alternatives, is_exclusive, (Some(&old.located), Some(&new.located)), context)?;
        }
        for union in before {
            let change = Change::between(Some(&union.located), None).or_at(None, places.1);
            self.report(&UNION_REMOVED, Some(context), change);
        }
        for union in after {
            let change = Change::between(None, Some(&union.located)).or_at(places.0, None);
            self.report(&UNION_ADDED, Some(context), change);
        }
        Ok(())
    }

    fn alternatives(
        &mut self,
        kind: JsonType,
        (old, new): (Vec<Schema<'d>>, Vec<Schema<'d>>),
        is_exclusive: bool,
        places: Places<'_, 'd>,
        context: Context,
    ) -> Bounded<()> {
        let known = old.clone();
        let mut matched = self.match_alike(kind.bit(), old, new)?;
        self.match_similar(kind, &mut matched)?;
        let inner = Context {
            kinds: kind.bit(),
            string_encoded: context.string_encoded,
            is_form: context.is_form,
            skip_annotations: context.skip_annotations,
            ..context.inner()
        };
        if is_exclusive {
            self.overlaps(kind, &matched, places, context)?;
        }
        for (old, new) in matched.pairs {
            self.schemas(old, new, places, inner)?;
        }
        for old in &matched.old {
            if let Some(located) = old.parts.first() {
                let change =
                    Change::at(Some(located), None).or_at(None, places.1).values(alternative_name(located), None);
                let rule = &UNION_ALTERNATIVE_REMOVED;
                self.report_one_sided(rule, Some(context), OneSided::Old(located), change);
            }
        }
        let is_many = known.len() * matched.new.len() > MAX_SCORED;
        let known = if is_many { &[] } else { known.as_slice() };
        for new in &matched.new {
            let context = self.tolerating_alternative(context, known, new)?;
            if let Some(located) = new.parts.first() {
                let change =
                    Change::at(None, Some(located)).or_at(places.0, None).values(None, alternative_name(located));
                let rule = &UNION_ALTERNATIVE_ADDED;
                self.report_one_sided(rule, Some(context), OneSided::New(located), change);
            }
        }
        Ok(())
    }

    /// Reports two alternatives of a `oneOf` that overlap now and did not before: values in the overlap are rejected.
    fn overlaps(
        &mut self,
        kind: JsonType,
        matched: &Matched<Schema<'d>>,
        places: Places<'_, 'd>,
        context: Context,
    ) -> Bounded<()> {
        let mut all: Vec<(Option<&Schema<'d>>, &Schema<'d>)> = matched
            .pairs
            .iter()
            .map(|(old, new)| (Some(old), new))
            .chain(matched.new.iter().map(|new| (None, new)))
            .collect();
        if all.len() > MAX_DISJOINT {
            all.truncate(MAX_DISJOINT);
        }
        for (index, (old_one, new_one)) in all.iter().enumerate() {
            for (old_other, new_other) in all.iter().skip(index + 1) {
                // A value that matched neither was rejected before.
                if old_one.is_none() && old_other.is_none() || self.new.is_disjoint(new_one, new_other, kind, 0)? {
                    continue;
                }
                if let (Some(one), Some(other)) = (old_one, old_other)
                    && !self.old.is_disjoint(one, other, kind, 0)?
                {
                    continue;
                }
                let name = |schema: &Schema<'d>| schema.parts.first().and_then(alternative_name);
                let located = if old_one.is_none() { new_one } else { new_other }.parts.first();
                let change = Change::at(None, located).or_at(places.0, places.1).values(name(new_one), name(new_other));
                self.report(&UNION_ALTERNATIVES_OVERLAP, Some(context), change);
                return Ok(());
            }
        }
        Ok(())
    }

    /// The client decodes a new alternative as a known one that accepts all its values.
    fn tolerating_alternative(&self, context: Context, known: &[Schema<'d>], new: &Schema<'d>) -> Bounded<Context> {
        if context.is_read_by_client() {
            for old in known {
                if self.undecodable(old, new)?.is_none() {
                    return Ok(context.client_tolerating(Tolerated::KnownAlternative));
                }
            }
        }
        Ok(context)
    }

    /// Compares `oneOf` and `anyOf`, which are equivalent if no value matches several alternatives.
    fn exclusivity(&mut self, kind: JsonType, old: &Union<'d>, new: &Union<'d>, context: Context) -> Bounded<()> {
        if old.exclusive == new.exclusive
            || new.alternatives.len() <= MAX_DISJOINT && self.new.are_disjoint(&new.alternatives, kind)?
        {
            return Ok(());
        }
        let rule = match new.exclusive {
            true => &UNION_BECAME_EXCLUSIVE,
            false => &UNION_BECAME_INCLUSIVE,
        };
        let name = |exclusive| Some(Value::from(if exclusive { "oneOf" } else { "anyOf" }));
        let change =
            Change::at(Some(&old.located), Some(&new.located)).values(name(old.exclusive), name(new.exclusive));
        self.report(rule, Some(context), change);
        Ok(())
    }

    /// Matches the schemas with equal structural hashes for some types, the most precise hash first.
    pub(super) fn match_alike(
        &self,
        kinds: TypeSet,
        mut old: Vec<Schema<'d>>,
        mut new: Vec<Schema<'d>>,
    ) -> Bounded<Matched<Schema<'d>>> {
        let mut pairs = Vec::new();
        for depth in PRECISIONS.into_iter().take(4) {
            let of = |model: &SchemaIndex<'d>, schema: &Schema<'d>| model.structural_hash_within(schema, kinds, depth);
            take_equal(&mut old, &mut new, &mut pairs, (&self.old, &self.new), &of)?;
        }
        Ok(Matched { pairs, old, new })
    }

    /// Matches the remaining alternatives: by name, by similarity, and the last two of a type other than object.
    fn match_similar(&self, kind: JsonType, matched: &mut Matched<Schema<'d>>) -> Bounded<()> {
        let name = |schema: &Schema<'d>| schema.parts.first().and_then(reference_name);
        let mut index = 0;
        while let Some(old) = matched.old.get(index) {
            let same = |new: &Schema<'d>| name(old).is_some() && name(new) == name(old);
            match matched.new.iter().position(same) {
                Some(found) => {
                    let pair = (matched.old.remove(index), matched.new.remove(found));
                    matched.pairs.push(pair);
                }
                None => index += 1,
            }
        }
        if kind != JsonType::Object {
            while let ([_, ..], [_, ..]) = (matched.old.as_slice(), matched.new.as_slice()) {
                let pair = (matched.old.remove(0), matched.new.remove(0));
                matched.pairs.push(pair);
            }
            return Ok(());
        }
        let names = |model: &SchemaIndex<'d>, schema: &Schema<'d>| -> Bounded<HashSet<&'d str>> {
            let normal = model.normal(schema)?;
            let view = normal.shape(JsonType::Object).map(ObjectConstraints::of);
            Ok(view.map(|view| view.properties.keys().copied().collect()).unwrap_or_default())
        };
        let mut scores = Vec::new();
        // Comparing all pairs of many alternatives would take too long, so all property names must be the same.
        if matched.old.len() * matched.new.len() > MAX_SCORED {
            let [.., coarsest] = PRECISIONS;
            let of = |model: &SchemaIndex<'d>, schema: &Schema<'d>| {
                model.structural_hash_within(schema, kind.bit(), coarsest)
            };
            let Matched { pairs, old, new } = matched;
            return take_equal(old, new, pairs, (&self.old, &self.new), &of);
        }
        for (i, old) in matched.old.iter().enumerate() {
            let before = names(&self.old, old)?;
            for (j, new) in matched.new.iter().enumerate() {
                self.old.budget.spend(1)?;
                let after = names(&self.new, new)?;
                let common = before.intersection(&after).count() as f64;
                let all = before.union(&after).count() as f64;
                if all > 0.0 && common / all >= ALIKE {
                    scores.push((common / all, i, j));
                }
            }
        }
        scores.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        let (mut olds, mut news) = (HashMap::new(), HashSet::new());
        for (_, i, j) in scores {
            if !olds.contains_key(&i) && news.insert(j) {
                olds.insert(i, j);
            }
        }
        let mut rest: Vec<Option<Schema<'d>>> = std::mem::take(&mut matched.new).into_iter().map(Some).collect();
        for (i, old) in std::mem::take(&mut matched.old).into_iter().enumerate() {
            match olds.get(&i).and_then(|j| rest.get_mut(*j)).and_then(Option::take) {
                Some(new) => matched.pairs.push((old, new)),
                None => matched.old.push(old),
            }
        }
        matched.new = rest.into_iter().flatten().collect();
        Ok(())
    }
}

/// Moves schemas with equal structural hashes to the pairs, in the order of the old side.
fn take_equal<'d, T>(
    old: &mut Vec<T>,
    new: &mut Vec<T>,
    pairs: &mut Vec<(T, T)>,
    (before, after): (&SchemaIndex<'d>, &SchemaIndex<'d>),
    of: &dyn Fn(&SchemaIndex<'d>, &T) -> Bounded<u64>,
) -> Bounded<()> {
    let mut places: HashMap<u64, Vec<usize>> = HashMap::new();
    for (index, item) in new.iter().enumerate().rev() {
        places.entry(of(after, item)?).or_default().push(index);
    }
    let mut slots: Vec<Option<T>> = std::mem::take(new).into_iter().map(Some).collect();
    for item in std::mem::take(old) {
        let index = places.get_mut(&of(before, &item)?).and_then(Vec::pop);
        match index.and_then(|index| slots.get_mut(index)).and_then(Option::take) {
            Some(other) => pairs.push((item, other)),
            None => old.push(item),
        }
    }
    new.extend(slots.into_iter().flatten());
    Ok(())
}

/// Returns the name of an alternative: that of its component, its title, or a summary.
fn alternative_name(located: &Located<'_>) -> Option<Value> {
    let name = reference_name(located).or_else(|| located.text("title"));
    Some(name.map_or_else(|| summarize(located.node), Value::from))
}
