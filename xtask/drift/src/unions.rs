//! Unions compared: their alternatives as a set, each with the one of the other document that is most like it.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::change::{Change, Context};
use super::comparison::{Comparison, Lone};
use super::fingerprint::{DEPTHS, reference_name};
use super::kinds::Kind;
use super::model::{Bounded, Model, Schema, Shape, Union};
use super::place::Spot;
use super::rules;
use super::schemas::{Places, is_free, is_plainly_free};
use super::value::{brief, canonical};
use super::views::ObjectView;

/// How many alternatives are looked at one by one, to see whether each value fits only one.
const MAX_DISJOINT: usize = 32;

/// How much two objects must have in common to be taken for one that has changed.
const ALIKE: f64 = 0.5;

/// What was found for each other, and what is left.
pub(super) struct Matched<T> {
    pub(super) pairs: Vec<(T, T)>,
    pub(super) old: Vec<T>,
    pub(super) new: Vec<T>,
}

impl<'d> Comparison<'d> {
    /// A schema that was alone and is an alternative of a union now, or the other way round. Says whether that is
    /// what the two are.
    pub(super) fn wrapped(
        &mut self,
        kind: Kind,
        (old, before): (&Schema<'d>, &Shape<'d>),
        (new, after): (&Schema<'d>, &Shape<'d>),
        places: Places<'_, 'd>,
        context: Context,
    ) -> Bounded<bool> {
        let is_bare = |shape: &Shape<'d>| {
            shape.unions.len() == 1
                && shape.values.is_none()
                && shape.nots.is_empty()
                && shape.conditions.is_empty()
                && is_plainly_free(shape, kind)
        };
        let alternatives = match (before.unions.as_slice(), after.unions.as_slice()) {
            ([], [union]) if is_bare(after) && !is_free(before, kind) => {
                (vec![old.clone()], union.alternatives.clone())
            }
            ([union], []) if is_bare(before) && !is_free(after, kind) => {
                (union.alternatives.clone(), vec![new.clone()])
            }
            _ => return Ok(false),
        };
        let context = Context { silent: true, ..context };
        self.alternatives(kind, alternatives, places, context)?;
        Ok(true)
    }

    pub(super) fn unions(
        &mut self,
        kind: Kind,
        old: &Shape<'d>,
        new: &Shape<'d>,
        places: Places<'_, 'd>,
        context: Context,
    ) -> Bounded<()> {
        if old.unions.is_empty() && new.unions.is_empty() {
            return Ok(());
        }
        let mut before: Vec<&Union<'d>> = old.unions.iter().collect();
        let mut after: Vec<&Union<'d>> = new.unions.iter().collect();
        let mut pairs = Vec::new();
        for depth in DEPTHS {
            let of = |model: &Model<'d>, union: &&Union<'d>| model.of_union(union, depth);
            take_equal(&mut before, &mut after, &mut pairs, (&self.old, &self.new), &of)?;
        }
        while let ([_, ..], [_, ..]) = (before.as_slice(), after.as_slice()) {
            pairs.push((before.remove(0), after.remove(0)));
        }
        for (old, new) in pairs {
            self.exclusivity(kind, old, new, context)?;
            let alternatives = (old.alternatives.clone(), new.alternatives.clone());
            self.alternatives(kind, alternatives, (Some(&old.spot), Some(&new.spot)), context)?;
        }
        for union in before {
            let change = Change::between(Some(&union.spot), None).or_at(None, places.1);
            self.report(&rules::UNION_REMOVED, Some(context), change);
        }
        for union in after {
            let change = Change::between(None, Some(&union.spot)).or_at(places.0, None);
            self.report(&rules::UNION_ADDED, Some(context), change);
        }
        Ok(())
    }

    fn alternatives(
        &mut self,
        kind: Kind,
        (old, new): (Vec<Schema<'d>>, Vec<Schema<'d>>),
        places: Places<'_, 'd>,
        context: Context,
    ) -> Bounded<()> {
        let mut matched = self.match_alike(old, new)?;
        self.match_similar(kind, &mut matched)?;
        let inner = Context { kinds: kind.bit(), textual: context.textual, silent: context.silent, ..context.inner() };
        for (old, new) in matched.pairs {
            self.schemas(old, new, places, inner)?;
        }
        for old in &matched.old {
            if let Some(spot) = old.parts.first() {
                let change = Change::at(Some(spot), None).or_at(None, places.1).values(alternative_name(spot), None);
                let rule = &rules::UNION_ALTERNATIVE_REMOVED;
                self.report_lone(rule, Some(context), Lone::Old(spot), change);
            }
        }
        for new in &matched.new {
            if let Some(spot) = new.parts.first() {
                let change = Change::at(None, Some(spot)).or_at(places.0, None).values(None, alternative_name(spot));
                let rule = &rules::UNION_ALTERNATIVE_ADDED;
                self.report_lone(rule, Some(context), Lone::New(spot), change);
            }
        }
        Ok(())
    }

    /// Whether a value may fit one alternative or several. It makes no difference where none fits several.
    fn exclusivity(&mut self, kind: Kind, old: &Union<'d>, new: &Union<'d>, context: Context) -> Bounded<()> {
        if old.exclusive == new.exclusive || are_disjoint(&self.new, kind, &new.alternatives)? {
            return Ok(());
        }
        let rule = match new.exclusive {
            true => &rules::UNION_BECAME_EXCLUSIVE,
            false => &rules::UNION_BECAME_INCLUSIVE,
        };
        let name = |exclusive| Some(Value::from(if exclusive { "oneOf" } else { "anyOf" }));
        let change = Change::at(Some(&old.spot), Some(&new.spot)).values(name(old.exclusive), name(new.exclusive));
        self.report(rule, Some(context), change);
        Ok(())
    }

    /// Finds the schemas that have the same fingerprint, from the finest on.
    pub(super) fn match_alike(
        &self,
        mut old: Vec<Schema<'d>>,
        mut new: Vec<Schema<'d>>,
    ) -> Bounded<Matched<Schema<'d>>> {
        let mut pairs = Vec::new();
        for depth in DEPTHS.into_iter().take(4) {
            let of = |model: &Model<'d>, schema: &Schema<'d>| model.fingerprint(schema, depth);
            take_equal(&mut old, &mut new, &mut pairs, (&self.old, &self.new), &of)?;
        }
        Ok(Matched { pairs, old, new })
    }

    /// Finds, among what is left, the alternatives of the same name, those with most in common, and the last two
    /// of a kind that is no object.
    fn match_similar(&self, kind: Kind, matched: &mut Matched<Schema<'d>>) -> Bounded<()> {
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
        if kind != Kind::Object {
            while let ([_, ..], [_, ..]) = (matched.old.as_slice(), matched.new.as_slice()) {
                let pair = (matched.old.remove(0), matched.new.remove(0));
                matched.pairs.push(pair);
            }
            return Ok(());
        }
        let names = |model: &Model<'d>, schema: &Schema<'d>| -> Bounded<HashSet<&'d str>> {
            let normal = model.normal(schema)?;
            let view = normal.shape(Kind::Object).map(ObjectView::of);
            Ok(view.map(|view| view.properties.keys().copied().collect()).unwrap_or_default())
        };
        let mut scores = Vec::new();
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

/// Moves what has the same fingerprint on both sides to the pairs, in the order of the old side.
fn take_equal<'d, T>(
    old: &mut Vec<T>,
    new: &mut Vec<T>,
    pairs: &mut Vec<(T, T)>,
    (before, after): (&Model<'d>, &Model<'d>),
    of: &dyn Fn(&Model<'d>, &T) -> Bounded<u64>,
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

/// Whether no value can fit two alternatives, as far as can be seen: objects that all require a property, whose
/// values are listed and differ.
fn are_disjoint<'d>(model: &Model<'d>, kind: Kind, alternatives: &[Schema<'d>]) -> Bounded<bool> {
    if kind != Kind::Object || alternatives.len() > MAX_DISJOINT {
        return Ok(false);
    }
    let mut tags: Option<HashMap<&'d str, HashSet<String>>> = None;
    for alternative in alternatives {
        let normal = model.normal(alternative)?;
        let Some(view) = normal.shape(Kind::Object).map(ObjectView::of) else {
            return Ok(false);
        };
        let mut own = HashMap::new();
        for (name, schema) in &view.properties {
            if !view.required.contains_key(name) {
                continue;
            }
            let property = model.normal(schema)?;
            let only_text = property.kinds == Kind::String.bit();
            let values = property.shape(Kind::String).and_then(|shape| shape.values.as_ref());
            if let (true, Some(values)) = (only_text, values) {
                let values: HashSet<String> = values.iter().map(|value| canonical(value.node)).collect();
                own.insert(*name, values);
            }
        }
        tags = Some(match tags {
            None => own,
            Some(mut known) => {
                // A property goes on being a tag as long as no value of it comes twice.
                known.retain(|name, values| match own.remove(name) {
                    Some(more) => more.into_iter().all(|value| values.insert(value)),
                    None => false,
                });
                known
            }
        });
    }
    Ok(tags.is_some_and(|tags| !tags.is_empty()))
}

/// What an alternative is called: the name of the component, its title, or itself.
fn alternative_name(spot: &Spot<'_>) -> Option<Value> {
    let name = reference_name(spot).or_else(|| spot.text("title"));
    Some(name.map_or_else(|| brief(spot.node), Value::from))
}
