//! Compares schemas: types, enums, and the constraints of each type.

use std::collections::{BTreeMap, BTreeSet};

use super::Comparison;
use super::context::{Change, Context, Places, Polarity, RulePair};
use crate::normal_form::json_type::{JsonType, TypeSet, types};
use crate::normal_form::json_value::canonical_json;
use crate::normal_form::location::Located;
use crate::normal_form::{Bounded, NormalizedSchema, Schema, TypeConstraints, is_null_alone};
use crate::rules::rules;

rules! {
    CONTRADICTION_CHANGED = "contradiction-changed" {
        Request: Breaking "{subject} contradicts itself, so that no value matches it, and differs ({old} is now {new}); check it yourself.",
        Response: Breaking "{subject} contradicts itself, so that no value matches it, and differs ({old} is now {new}); check it yourself.",
    }
    NOT_ADDED = "not-added" {
        Request: Breaking "{subject} excludes values that were allowed; the client may send them.",
        Response: Compatible "{subject} excludes values that were allowed.",
    }
    NOT_REMOVED = "not-removed" {
        Request: Compatible "{subject} allows values that were excluded.",
        Response: IfChecked("not") "{subject} allows values that were excluded.",
    }
    CONDITIONAL_ADDED = "conditional-added" {
        Request: Breaking "{subject} has a condition (if, then, else) that the client may not meet.",
        Response: Compatible "{subject} has a condition (if, then, else) now.",
    }
    CONDITIONAL_REMOVED = "conditional-removed" {
        Request: Compatible "{subject} no longer has its condition (if, then, else).",
        Response: IfChecked("if") "{subject} no longer has its condition (if, then, else).",
    }
    UNEVALUATED_ADDED = "unevaluated-added" {
        Request: Breaking "{subject} restricts properties or items that no other keyword describes (`unevaluated…`); the client may send such values.",
        Response: Compatible "{subject} restricts properties or items that no other keyword describes (`unevaluated…`).",
    }
    UNEVALUATED_REMOVED = "unevaluated-removed" {
        Request: Compatible "{subject} no longer restricts properties or items that no other keyword describes (`unevaluated…`).",
        Response: Breaking "{subject} no longer restricts properties or items that no other keyword describes (`unevaluated…`).",
    }
}

impl<'d> Comparison<'d> {
    pub(super) fn compare_schemas(
        &mut self,
        old: &Schema<'d>,
        new: &Schema<'d>,
        outer: Places<'_, 'd>,
        context: Context,
    ) -> Bounded<()> {
        let (before, after) = (self.old.normal(old)?, self.new.normal(new)?);
        let places = (old.parts.first().or(outer.0), new.parts.first().or(outer.1));
        if self.became_list((old, &before), (new, &after), places, context)? {
            return Ok(());
        }
        self.kinds(&before, &after, places, context)?;
        let has_values = |normal: &NormalizedSchema<'d>| !normal.kinds.without(JsonType::Null.bit()).is_empty();
        if !has_values(&before) && !has_values(&after) {
            self.contradictions(old, new, places, context)?;
        }
        for kind in JsonType::ALL {
            if !context.kinds.has(kind) {
                continue;
            }
            if let (Some(before), Some(after)) = (before.shape(kind), after.shape(kind)) {
                if self.wrapped(kind, (old, before), (new, after), places, context)? {
                    continue;
                }
                self.enums(kind, before, after, places, context);
                self.unions(kind, before, after, places, context)?;
                self.nots(before, after, places, context)?;
                self.conditions(before, after, places, context)?;
                match kind {
                    JsonType::Null | JsonType::Boolean => {}
                    JsonType::Number => self.numbers(before, after, places, context),
                    JsonType::String => self.texts(before, after, places, context)?,
                    JsonType::Array => self.arrays(before, after, places, context)?,
                    JsonType::Object => self.objects(before, after, places, context)?,
                }
            }
        }
        if !context.skip_annotations {
            self.annotations(&before, &after, places, context);
        }
        Ok(())
    }

    /// Compares two schemas that no value matches because their parts contradict each other. The parts are compared one
    /// by one, since a generator may use a single one.
    fn contradictions(
        &mut self,
        old: &Schema<'d>,
        new: &Schema<'d>,
        places: Places<'_, 'd>,
        context: Context,
    ) -> Bounded<()> {
        let (before, after) = (self.old.parts_of(&old.parts)?, self.new.parts_of(&new.parts)?);
        let alternatives = |conjuncts: &[Located<'d>]| -> Vec<Located<'d>> {
            let lists =
                conjuncts.iter().flat_map(|located| ["anyOf", "oneOf"].map(|keyword| located.items_of(keyword)));
            lists.flatten().filter(|alternative| !is_null_alone(alternative)).collect()
        };
        self.several(
            alternatives(&before),
            alternatives(&after),
            (&super::unions::UNION_ALTERNATIVE_ADDED, &super::unions::UNION_ALTERNATIVE_REMOVED),
            places,
            context.inner(),
        )?;
        let null = JsonType::Null.bit();
        let keywords = |conjuncts: &[Located<'d>]| -> BTreeSet<String> {
            let types = conjuncts.iter().filter_map(|located| types(located).map(|types| types.kinds.without(null)));
            let listed = conjuncts.iter().flat_map(|located| {
                let values = located.items_of("enum").chain(located.get("const"));
                values.map(|value| canonical_json(value.node)).collect::<Vec<_>>()
            });
            types.map(|types| format!("{types:?}")).chain(listed).collect()
        };
        if keywords(&before) != keywords(&after) {
            let change = Change::between(old.parts.first(), new.parts.first()).or_at(places.0, places.1);
            self.report(&CONTRADICTION_CHANGED, Some(context), change);
        }
        Ok(())
    }

    fn nots(
        &mut self,
        old: &TypeConstraints<'d>,
        new: &TypeConstraints<'d>,
        places: Places<'_, 'd>,
        context: Context,
    ) -> Bounded<()> {
        let polarity = match context.polarity {
            Polarity::Positive => Polarity::Negative,
            Polarity::Negative => Polarity::Positive,
            Polarity::Invariant => Polarity::Invariant,
        };
        self.several_in(
            (old.nots.clone(), new.nots.clone()),
            (&NOT_ADDED, &NOT_REMOVED),
            places,
            context,
            Context { polarity, ..context.under("not") },
        )
    }

    fn conditions(
        &mut self,
        old: &TypeConstraints<'d>,
        new: &TypeConstraints<'d>,
        places: Places<'_, 'd>,
        context: Context,
    ) -> Bounded<()> {
        let (mut before, mut after) = (old.conditions.iter(), new.conditions.iter());
        loop {
            match (before.next(), after.next()) {
                (None, None) => return Ok(()),
                (Some(old), None) => {
                    let change = Change::between(old.get("if").as_ref(), None);
                    self.report(&CONDITIONAL_REMOVED, Some(context), change.or_at(None, places.1));
                }
                (None, Some(new)) => {
                    let change = Change::between(None, new.get("if").as_ref());
                    self.report(&CONDITIONAL_ADDED, Some(context), change.or_at(places.0, None));
                }
                (Some(old), Some(new)) => {
                    for key in ["if", "then", "else"] {
                        let part = |located: &Located<'d>| located.get(key).map(Schema::of).unwrap_or_default();
                        let polarity = if key == "if" { Polarity::Invariant } else { context.polarity };
                        let inner = Context { polarity, ..context.under("if") };
                        self.schemas(part(old), part(new), (Some(old), Some(new)), inner)?;
                    }
                }
            }
        }
    }

    /// Compares a subschema that may be absent, which differs from an empty one.
    pub(super) fn optional_schemas(
        &mut self,
        old: &Schema<'d>,
        new: &Schema<'d>,
        (added, removed): RulePair,
        places: Places<'_, 'd>,
        inner: Context,
    ) -> Bounded<()> {
        match (old.parts.first(), new.parts.first()) {
            (None, Some(located)) => {
                let change = Change::between(None, Some(located)).or_at(places.0, None);
                self.report(added, Some(inner), change);
                Ok(())
            }
            (Some(located), None) => {
                let change = Change::between(Some(located), None).or_at(None, places.1);
                self.report(removed, Some(inner), change);
                Ok(())
            }
            _ => self.schemas(old.clone(), new.clone(), places, inner),
        }
    }

    /// Compares named subschemas, each of which may be absent.
    pub(super) fn named_schemas(
        &mut self,
        (old, new): (&BTreeMap<&'d str, Schema<'d>>, &BTreeMap<&'d str, Schema<'d>>),
        rules: RulePair,
        places: Places<'_, 'd>,
        inner: Context,
    ) -> Bounded<()> {
        let none = Schema::default();
        for name in keys_of(old, new) {
            let (old, new) = (old.get(name).unwrap_or(&none), new.get(name).unwrap_or(&none));
            self.optional_schemas(old, new, rules, places, inner)?;
        }
        Ok(())
    }

    /// Compares subschemas without an order.
    pub(super) fn several(
        &mut self,
        old: Vec<Located<'d>>,
        new: Vec<Located<'d>>,
        rules: RulePair,
        places: Places<'_, 'd>,
        inner: Context,
    ) -> Bounded<()> {
        self.several_in((old, new), rules, places, inner, inner)
    }

    fn several_in(
        &mut self,
        (old, new): (Vec<Located<'d>>, Vec<Located<'d>>),
        (added, removed): RulePair,
        places: Places<'_, 'd>,
        context: Context,
        inner: Context,
    ) -> Bounded<()> {
        let before = old.into_iter().map(Schema::of).collect();
        let after = new.into_iter().map(Schema::of).collect();
        let matched = self.match_alike(TypeSet::ALL, before, after)?;
        for (old, new) in matched.pairs {
            self.schemas(old, new, places, inner)?;
        }
        let mut gone = matched.old.into_iter();
        let mut fresh = matched.new.into_iter();
        loop {
            match (gone.next(), fresh.next()) {
                (None, None) => return Ok(()),
                (Some(old), Some(new)) => self.schemas(old, new, places, inner)?,
                (Some(old), None) => {
                    let change = Change::between(old.parts.first(), None).or_at(None, places.1);
                    self.report(removed, Some(context), change);
                }
                (None, Some(new)) => {
                    let change = Change::between(None, new.parts.first()).or_at(places.0, None);
                    self.report(added, Some(context), change);
                }
            }
        }
    }
}

/// Returns the keys of two maps, each once.
pub(super) fn keys_of<'d, T>(old: &BTreeMap<&'d str, T>, new: &BTreeMap<&'d str, T>) -> BTreeSet<&'d str> {
    old.keys().chain(new.keys()).copied().collect()
}
