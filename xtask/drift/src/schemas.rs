//! Schemas compared: kinds of values, enums, and the plain constraints on each kind.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use serde_json::Value;

use super::change::{Change, Context, Stance};
use super::comparison::Comparison;
use super::kinds::{Kind, Kinds, types};
use super::limits::{LimitRules, named};
use super::model::{Bounded, Normal, Schema, Shape};
use super::place::Spot;
use super::rules::{self, Direction};
use super::value::{brief, canonical};
use super::views::{ArrayView, NumberView, TextView};
use super::vocabulary::is_constrained;

/// A place in each document, for what has none of its own.
pub(super) type Places<'s, 'd> = (Option<&'s Spot<'d>>, Option<&'s Spot<'d>>);

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
        self.kinds(&before, &after, places, context);
        for kind in Kind::ALL {
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
                    Kind::Null | Kind::Boolean => {}
                    Kind::Number => self.numbers(before, after, places, context),
                    Kind::String => self.texts(before, after, places, context)?,
                    Kind::Array => self.arrays(before, after, places, context)?,
                    Kind::Object => self.objects(before, after, places, context)?,
                }
            }
        }
        if !context.silent {
            self.annotations(&before, &after, places, context);
        }
        Ok(())
    }

    /// Which kinds of values are allowed at all.
    fn kinds(&mut self, old: &Normal<'d>, new: &Normal<'d>, places: Places<'_, 'd>, context: Context) {
        let null = Kind::Null.bit();
        let before = old.kinds.within(context.kinds);
        let after = new.kinds.within(context.kinds);
        let whole_before = old.is_integer() && before.has(Kind::Number);
        let whole_after = new.is_integer() && after.has(Kind::Number);
        let typed = |normal: &Normal<'d>| normal.notes.iter().find_map(|note| note.get("type"));
        let (old_type, new_type) = (typed(old), typed(new));
        let at = || Change::at(old_type.as_ref(), new_type.as_ref()).or_at(places.0, places.1);
        if before == after && whole_before == whole_after {
            // The values of an enum say of what type they are, but a reader and a generator may want to be told.
            let is_enum = |normal: &Normal<'d>| {
                let shapes = Kind::ALL.into_iter().filter_map(|kind| normal.shape(kind));
                shapes.into_iter().any(|shape| shape.values.is_some())
            };
            if old_type.is_some() != new_type.is_some() && is_enum(old) && is_enum(new) && !context.silent {
                let change = Change::between(old_type.as_ref(), new_type.as_ref());
                self.report(&rules::TYPE_IMPLIED, None, change.or_at(places.0, places.1));
            }
            return;
        }
        let (values_before, values_after) = (before.without(null), after.without(null));
        if values_before != values_after || whole_before != whole_after {
            // In a text one does not see whether it is a number or not.
            let reads = |kinds: Kinds, normal: &Normal<'d>| match normal.shape(Kind::String) {
                Some(shape) if context.textual && is_free(shape, Kind::String) => {
                    kinds.with(Kind::Number.bit()).with(Kind::Boolean.bit())
                }
                _ => kinds,
            };
            let covers = |wide: (Kinds, bool, &Normal<'d>), narrow: (Kinds, bool)| {
                let all = reads(wide.0, wide.2);
                let loses_fractions = wide.0.has(Kind::Number) && wide.1 && !narrow.1;
                narrow.0.without(all).is_empty() && !(narrow.0.has(Kind::Number) && loses_fractions && all == wide.0)
            };
            let widens = covers((values_after, whole_after, new), (values_before, whole_before));
            let narrows = covers((values_before, whole_before, old), (values_after, whole_after));
            let rule = match (widens, narrows, context.direction) {
                // Two ways to write the same text: not the same type in Rust, but no harm either.
                (true, true, Direction::Response) => &rules::TYPE_NARROWED,
                (true, ..) => &rules::TYPE_WIDENED,
                (_, true, _) => &rules::TYPE_NARROWED,
                _ => &rules::TYPE_CHANGED,
            };
            let names = |kinds, whole| Some(Value::from(type_name(kinds, whole)));
            self.report(rule, Some(context), at().values(names(before, whole_before), names(after, whole_after)));
        }
        // "Any value" says it all.
        let is_any = |kinds| kinds == context.kinds && !whole_before && !whole_after;
        let null_changes = before.has(Kind::Null) != after.has(Kind::Null);
        if null_changes && (values_before == values_after || !(is_any(before) || is_any(after))) {
            let rule = match after.has(Kind::Null) {
                true => &rules::BECAME_NULLABLE,
                false => &rules::BECAME_NOT_NULLABLE,
            };
            let names = |kinds, whole| Some(Value::from(type_name(kinds, whole)));
            self.report(rule, Some(context), at().values(names(before, whole_before), names(after, whole_after)));
        }
    }

    fn enums(&mut self, kind: Kind, old: &Shape<'d>, new: &Shape<'d>, places: Places<'_, 'd>, context: Context) {
        let before = real_values(kind, old);
        let after = real_values(kind, new);
        let list = |spots: &[&Spot<'d>]| -> Option<Value> {
            Some(spots.iter().map(|spot| brief(spot.node)).collect::<Vec<_>>().into())
        };
        // What the client keeps as text, it keeps; what is excluded is judged by the law.
        let is_open = kind == Kind::String && context.stance == Stance::Plain;
        let change = |old: Option<&Spot<'d>>, new: Option<&Spot<'d>>| Change::at(old, new).or_at(places.0, places.1);
        match (before, after) {
            (None, None) => {}
            (None, Some(after)) => {
                let after: Vec<_> = after.iter().collect();
                let change = change(None, after.first().copied()).values(None, list(&after));
                self.report(&rules::BECAME_ENUM, Some(context), change);
            }
            (Some(before), None) => {
                let before: Vec<_> = before.iter().collect();
                let change = change(before.first().copied(), None).values(list(&before), None);
                // A constant is no enum that could be open.
                let rule = match is_open && before.len() > 1 {
                    true => &rules::ENUM_REMOVED,
                    false => &rules::CLOSED_ENUM_REMOVED,
                };
                self.report(rule, Some(context), change);
            }
            (Some(before), Some(after)) => {
                let known = |values: &[Spot<'d>]| -> HashSet<String> {
                    values.iter().map(|value| canonical(value.node)).collect()
                };
                let (known_before, known_after) = (known(before), known(after));
                let removed: Vec<_> =
                    before.iter().filter(|value| !known_after.contains(&canonical(value.node))).collect();
                let added: Vec<_> =
                    after.iter().filter(|value| !known_before.contains(&canonical(value.node))).collect();
                if !removed.is_empty() && removed.len() == before.len() {
                    let change =
                        change(removed.first().copied(), added.first().copied()).values(list(&removed), list(&added));
                    self.report(&rules::ENUM_REPLACED, Some(context), change);
                    return;
                }
                if let Some(first) = removed.first() {
                    let change = change(Some(first), None).values(list(&removed), None);
                    self.report(&rules::ENUM_VALUE_REMOVED, Some(context), change);
                }
                if let Some(first) = added.first() {
                    let change = change(None, Some(first)).values(None, list(&added));
                    let rule = match is_open {
                        true => &rules::ENUM_VALUE_ADDED,
                        false => &rules::CLOSED_ENUM_VALUE_ADDED,
                    };
                    self.report(rule, Some(context), change);
                }
            }
        }
    }

    fn texts(&mut self, old: &Shape<'d>, new: &Shape<'d>, places: Places<'_, 'd>, context: Context) -> Bounded<()> {
        let (before, after) = (TextView::of(old), TextView::of(new));
        self.lower(
            (&before.min, &after.min),
            (&rules::MIN_LENGTH_INCREASED, &rules::MIN_LENGTH_DECREASED),
            places,
            context,
        );
        self.upper(
            (&before.max, &after.max),
            (&rules::MAX_LENGTH_DECREASED, &rules::MAX_LENGTH_INCREASED),
            places,
            context,
        );
        self.formats(&before.formats, &after.formats, places, context);
        if let Some((rule, change)) = named(
            &before.patterns,
            &after.patterns,
            (&rules::PATTERN_ADDED, &rules::PATTERN_REMOVED, &rules::PATTERN_CHANGED),
        ) {
            self.report(rule, Some(context), change.or_at(places.0, places.1));
        }
        let content = &rules::CONTENT_CHANGED;
        if let Some((rule, change)) = named(&before.content, &after.content, (content, content, content)) {
            self.report(rule, Some(context), change.or_at(places.0, places.1));
        }
        self.optional_schemas(
            &before.content_schema,
            &after.content_schema,
            (&rules::CONTENT_SCHEMA_ADDED, &rules::CONTENT_SCHEMA_REMOVED),
            places,
            context.inner(),
        )
    }

    fn numbers(&mut self, old: &Shape<'d>, new: &Shape<'d>, places: Places<'_, 'd>, context: Context) {
        let (mut before, mut after) = (NumberView::of(old), NumberView::of(new));
        if is_whole(old) && is_whole(new) {
            before.round();
            after.round();
        }
        self.lower(
            (&before.lower, &after.lower),
            (&rules::MINIMUM_INCREASED, &rules::MINIMUM_DECREASED),
            places,
            context,
        );
        self.upper(
            (&before.upper, &after.upper),
            (&rules::MAXIMUM_DECREASED, &rules::MAXIMUM_INCREASED),
            places,
            context,
        );
        self.formats(&before.formats, &after.formats, places, context);
        self.multiples(&before.multiples, &after.multiples, places, context);
    }

    fn arrays(&mut self, old: &Shape<'d>, new: &Shape<'d>, places: Places<'_, 'd>, context: Context) -> Bounded<()> {
        let (before, after) = (ArrayView::of(old), ArrayView::of(new));
        self.lower(
            (&before.min, &after.min),
            (&rules::MIN_ITEMS_INCREASED, &rules::MIN_ITEMS_DECREASED),
            places,
            context,
        );
        self.upper(
            (&before.max, &after.max),
            (&rules::MAX_ITEMS_DECREASED, &rules::MAX_ITEMS_INCREASED),
            places,
            context,
        );
        let unique = match (&before.unique, &after.unique) {
            (None, Some(_)) => Some(&rules::UNIQUE_ITEMS_ADDED),
            (Some(_), None) => Some(&rules::UNIQUE_ITEMS_REMOVED),
            _ => None,
        };
        if let Some(rule) = unique {
            let change = Change::between(before.unique.as_ref(), after.unique.as_ref());
            self.report(rule, Some(context), change.or_at(places.0, places.1));
        }
        // An item of an array that is written as text is written as text, too.
        let inner = Context { textual: context.textual, ..context.inner() };
        // Where only one side can have an item, the limit has said so.
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
            (&rules::UNEVALUATED_ADDED, &rules::UNEVALUATED_REMOVED),
            places,
            inner,
        )?;
        let contains = !before.contains.is_empty() && !after.contains.is_empty();
        self.several(
            before.contains,
            after.contains,
            (&rules::CONTAINS_ADDED, &rules::CONTAINS_REMOVED),
            places,
            inner,
        )?;
        if contains {
            self.lower(
                (&before.min_contains, &after.min_contains),
                (&rules::MIN_CONTAINS_INCREASED, &rules::MIN_CONTAINS_DECREASED),
                places,
                context,
            );
            self.upper(
                (&before.max_contains, &after.max_contains),
                (&rules::MAX_CONTAINS_DECREASED, &rules::MAX_CONTAINS_INCREASED),
                places,
                context,
            );
        }
        Ok(())
    }

    fn nots(&mut self, old: &Shape<'d>, new: &Shape<'d>, places: Places<'_, 'd>, context: Context) -> Bounded<()> {
        let stance = match context.stance {
            Stance::Plain => Stance::Negated,
            Stance::Negated => Stance::Plain,
            Stance::Rigid => Stance::Rigid,
        };
        self.several_in(
            (old.nots.clone(), new.nots.clone()),
            (&rules::NOT_ADDED, &rules::NOT_REMOVED),
            places,
            context,
            Context { stance, ..context.inner() },
        )
    }

    fn conditions(
        &mut self,
        old: &Shape<'d>,
        new: &Shape<'d>,
        places: Places<'_, 'd>,
        context: Context,
    ) -> Bounded<()> {
        let (mut before, mut after) = (old.conditions.iter(), new.conditions.iter());
        loop {
            match (before.next(), after.next()) {
                (None, None) => return Ok(()),
                (Some(old), None) => {
                    let change = Change::between(old.get("if").as_ref(), None);
                    self.report(&rules::CONDITIONAL_REMOVED, Some(context), change.or_at(None, places.1));
                }
                (None, Some(new)) => {
                    let change = Change::between(None, new.get("if").as_ref());
                    self.report(&rules::CONDITIONAL_ADDED, Some(context), change.or_at(places.0, None));
                }
                (Some(old), Some(new)) => {
                    for key in ["if", "then", "else"] {
                        let part = |spot: &Spot<'d>| spot.get(key).map(Schema::of).unwrap_or_default();
                        let stance = if key == "if" { Stance::Rigid } else { context.stance };
                        let inner = Context { stance, ..context.inner() };
                        self.schemas(part(old), part(new), (Some(old), Some(new)), inner)?;
                    }
                }
            }
        }
    }

    /// A subschema that may be missing, which is more than saying nothing.
    pub(super) fn optional_schemas(
        &mut self,
        old: &Schema<'d>,
        new: &Schema<'d>,
        (added, removed): LimitRules,
        places: Places<'_, 'd>,
        inner: Context,
    ) -> Bounded<()> {
        match (old.parts.first(), new.parts.first()) {
            (None, Some(spot)) => {
                let change = Change::between(None, Some(spot)).or_at(places.0, None);
                self.report(added, Some(inner), change);
                Ok(())
            }
            (Some(spot), None) => {
                let change = Change::between(Some(spot), None).or_at(None, places.1);
                self.report(removed, Some(inner), change);
                Ok(())
            }
            _ => self.schemas(old.clone(), new.clone(), places, inner),
        }
    }

    /// Subschemas that have names, each of which may be missing.
    pub(super) fn named_schemas(
        &mut self,
        (old, new): (&BTreeMap<&'d str, Schema<'d>>, &BTreeMap<&'d str, Schema<'d>>),
        rules: LimitRules,
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

    /// Subschemas of which there can be several, in any order.
    fn several(
        &mut self,
        old: Vec<Spot<'d>>,
        new: Vec<Spot<'d>>,
        rules: LimitRules,
        places: Places<'_, 'd>,
        inner: Context,
    ) -> Bounded<()> {
        self.several_in((old, new), rules, places, inner, inner)
    }

    fn several_in(
        &mut self,
        (old, new): (Vec<Spot<'d>>, Vec<Spot<'d>>),
        (added, removed): LimitRules,
        places: Places<'_, 'd>,
        context: Context,
        inner: Context,
    ) -> Bounded<()> {
        let before = old.into_iter().map(Schema::of).collect();
        let after = new.into_iter().map(Schema::of).collect();
        let matched = self.match_alike(before, after)?;
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

/// Whether only whole numbers fit.
fn is_whole(shape: &Shape<'_>) -> bool {
    shape.atoms.iter().any(|atom| types(atom).is_some_and(|types| types.integer))
}

/// The names in two maps, each once.
pub(super) fn keys_of<'d, T>(old: &BTreeMap<&'d str, T>, new: &BTreeMap<&'d str, T>) -> BTreeSet<&'d str> {
    old.keys().chain(new.keys()).copied().collect()
}

/// The values of an enum, unless it lists all there are.
fn real_values<'s, 'd>(kind: Kind, shape: &'s Shape<'d>) -> Option<&'s [Spot<'d>]> {
    let values = shape.values.as_deref()?;
    let distinct: HashSet<String> = values.iter().map(|value| canonical(value.node)).collect();
    (kind != Kind::Boolean || distinct.len() < 2).then_some(values)
}

/// Whether a shape lets every value of its kind through.
pub(super) fn is_free(shape: &Shape<'_>, kind: Kind) -> bool {
    shape.values.is_none()
        && shape.unions.is_empty()
        && shape.nots.is_empty()
        && shape.conditions.is_empty()
        && is_plainly_free(shape, kind)
}

/// Whether the plain keywords of a shape let every value of its kind through.
pub(super) fn is_plainly_free(shape: &Shape<'_>, kind: Kind) -> bool {
    !shape.atoms.iter().any(|atom| is_constrained(atom, kind))
}

fn type_name(kinds: Kinds, whole: bool) -> String {
    if kinds == Kinds::ALL && !whole {
        return "any value".to_owned();
    }
    // Null comes last, as people say it.
    let (null, values) = Kind::ALL.split_first().map_or((None, &[][..]), |(null, values)| (Some(null), values));
    let names: Vec<&str> = values
        .iter()
        .chain(null)
        .filter(|kind| kinds.has(**kind))
        .map(|kind| match kind {
            Kind::Null => "null",
            Kind::Boolean => "boolean",
            Kind::Number if whole => "integer",
            Kind::Number => "number",
            Kind::String => "string",
            Kind::Array => "array",
            Kind::Object => "object",
        })
        .collect();
    match names.as_slice() {
        [] => "nothing".to_owned(),
        names => names.join(" or "),
    }
}
