//! Compares the JSON types that a schema allows.

use serde_json::Value;

use super::Comparison;
use super::context::{Change, Context, ListForm, Places};
use crate::normal_form::constraints::{ArrayConstraints, Bound};
use crate::normal_form::json_type::{JsonType, TypeSet};
use crate::normal_form::location::Located;
use crate::normal_form::node_id::VisitedSet;
use crate::normal_form::{Bounded, NormalizedSchema, Schema, SchemaIndex};
use crate::rules::{Direction, rules};
use crate::tolerance::Tolerated;

rules! {
    PARAMETER_BECAME_LIST = "parameter-became-list" {
        Request: Compatible "{subject} may be a list now; the client sends a list with one item.",
        Response: Breaking "{subject} may be a list now; the client expects one value.",
    }
    TYPE_CHANGED = "type-changed" {
        Request: Breaking "{subject} must be {new}; the client sends {old}.",
        Response: Breaking "{subject} is {new} now; the client expects {old}.",
    }
    TYPE_NARROWED = "type-narrowed" {
        Request: Breaking "{subject} may only be {new} now; the client may send {old}.",
        Response: Compatible "{subject} is only {new} now, which the client's {old} includes.",
    }
    TYPE_WIDENED = "type-widened" {
        Request: Compatible "{subject} may be {new} now; the client continues to send {old}.",
        Response: Breaking "{subject} may be {new} now; the client expects {old}.",
    }
    BECAME_NULLABLE = "became-nullable" {
        Request: Compatible "{subject} may be null now.",
        Response: Breaking "{subject} can be null now; the client's type does not allow that.",
    }
    BECAME_NOT_NULLABLE = "became-not-nullable" {
        Request: Breaking "{subject} may no longer be null; the client may send null.",
        Response: Compatible "{subject} is never null now.",
    }
    TYPE_IMPLIED = "type-implied" {
        Both: Docs "{subject} states its type in one document only ({old} before, {new} now); its values imply it.",
    }
}

impl<'d> Comparison<'d> {
    /// Returns whether a parameter that was a single value is a list now, serialized so that the single value is a list
    /// of one item. Reports it.
    pub(super) fn became_list(
        &mut self,
        (old, before): (&Schema<'d>, &NormalizedSchema<'d>),
        (new, after): (&Schema<'d>, &NormalizedSchema<'d>),
        places: Places<'_, 'd>,
        context: Context,
    ) -> Bounded<bool> {
        let null = JsonType::Null.bit();
        let (values_before, values_after) = (before.kinds.without(null), after.kinds.without(null));
        let was_single = !values_before.has(JsonType::Array) && !values_before.is_empty();
        let list = after.shape(JsonType::Array).filter(|list| list.unions.is_empty());
        let is_one = match context.list {
            ListForm::Repeated => true,
            ListForm::Separated(separator) => never_contains(before, separator),
            ListForm::Other => false,
        };
        let (true, true, true, Some(list)) = (is_one, was_single, values_after == JsonType::Array.bit(), list) else {
            return Ok(false);
        };
        let list = ArrayConstraints::of(list);
        let names = |kinds, whole| Some(Value::from(type_name(kinds, whole)));
        let change = Change::at(old.parts.first(), new.parts.first()).or_at(places.0, places.1);
        let change = change.values(names(values_before, before.is_integer()), names(values_after, false));
        self.report(&PARAMETER_BECAME_LIST, Some(context), change);
        let one = Some(Bound { value: 1.0, exclusive: false, located: self.old.root.clone() });
        if list.min.as_ref().is_some_and(|min| min.value > 1.0) {
            let rules = (&super::arrays::MIN_ITEMS_INCREASED, &super::arrays::MIN_ITEMS_DECREASED);
            self.lower((&one, &list.min), rules, places, context);
        }
        if list.max.as_ref().is_some_and(|max| max.value < 1.0) {
            let rules = (&super::arrays::MAX_ITEMS_DECREASED, &super::arrays::MAX_ITEMS_INCREASED);
            self.upper((&one, &list.max), rules, places, context);
        }
        let inner = Context { list: ListForm::Other, kinds: values_before, ..context };
        self.schemas(old.clone(), list.items.clone(), places, inner)?;
        Ok(true)
    }

    /// Compares the allowed types.
    pub(super) fn kinds(
        &mut self,
        old: &NormalizedSchema<'d>,
        new: &NormalizedSchema<'d>,
        places: Places<'_, 'd>,
        context: Context,
    ) -> Bounded<()> {
        let null = JsonType::Null.bit();
        let before = old.kinds.and(context.kinds);
        let after = new.kinds.and(context.kinds);
        let whole_before = old.is_integer() && before.has(JsonType::Number);
        let whole_after = new.is_integer() && after.has(JsonType::Number);
        let typed = |normal: &NormalizedSchema<'d>| normal.notes.iter().find_map(|note| note.get("type"));
        let (old_type, new_type) = (typed(old), typed(new));
        let at = || Change::at(old_type.as_ref(), new_type.as_ref()).or_at(places.0, places.1);
        if before == after && whole_before == whole_after {
            // The values of an enum imply the type, but readers and generators use `type`.
            let is_enum = |normal: &NormalizedSchema<'d>| {
                let shapes = JsonType::ALL.into_iter().filter_map(|kind| normal.shape(kind));
                shapes.into_iter().any(|shape| shape.values.is_some())
            };
            if old_type.is_some() != new_type.is_some() && is_enum(old) && is_enum(new) && !context.skip_annotations {
                let change = Change::between(old_type.as_ref(), new_type.as_ref());
                self.report(&TYPE_IMPLIED, None, change.or_at(places.0, places.1));
            }
            return Ok(());
        }
        let (values_before, values_after) = (before.without(null), after.without(null));
        if values_before != values_after || whole_before != whole_after {
            // Numbers and strings look the same in text.
            let reads = |kinds: TypeSet, normal: &NormalizedSchema<'d>| match normal.shape(JsonType::String) {
                Some(shape) if context.string_encoded && shape.is_free(JsonType::String) => {
                    kinds.or(JsonType::Number.bit()).or(JsonType::Boolean.bit())
                }
                _ => kinds,
            };
            let covers = |wide: (TypeSet, bool, &NormalizedSchema<'d>), narrow: (TypeSet, bool)| {
                let all = reads(wide.0, wide.2);
                let loses_fractions = wide.0.has(JsonType::Number) && wide.1 && !narrow.1;
                narrow.0.without(all).is_empty()
                    && !(narrow.0.has(JsonType::Number) && loses_fractions && all == wide.0)
            };
            let widens = covers((values_after, whole_after, new), (values_before, whole_before));
            let narrows = covers((values_before, whole_before, old), (values_after, whole_after));
            let rule = match (widens, narrows, context.direction) {
                // Two representations of the same text: different Rust types, but compatible.
                (true, true, Direction::Response) => &TYPE_NARROWED,
                (true, ..) => &TYPE_WIDENED,
                (_, true, _) => &TYPE_NARROWED,
                _ => &TYPE_CHANGED,
            };
            let names = |kinds, whole| Some(Value::from(type_name(kinds, whole)));
            self.report(rule, Some(context), at().values(names(before, whole_before), names(after, whole_after)));
        }
        // "Any value" includes all types.
        let is_any = |kinds| kinds == context.kinds && !whole_before && !whole_after;
        let null_changes = before.has(JsonType::Null) != after.has(JsonType::Null);
        if null_changes && (values_before == values_after || !(is_any(before) || is_any(after))) {
            let rule = match after.has(JsonType::Null) {
                true => &BECAME_NULLABLE,
                false => &BECAME_NOT_NULLABLE,
            };
            let names = |kinds, whole| Some(Value::from(type_name(kinds, whole)));
            let context = match context.may_be_null {
                true => context.client_tolerating(Tolerated::AbsentOrNull),
                false => context,
            };
            let change = match self.null_in_component(after.has(JsonType::Null), places)? {
                Some(change) => change,
                None => at().values(names(before, whole_before), names(after, whole_after)),
            };
            self.report(rule, Some(context), change);
        }
        Ok(())
    }

    /// Reports that a component accepts null now, or no longer does, for a schema that refers to it through unions.
    fn null_in_component(&self, is_added: bool, places: Places<'_, 'd>) -> Bounded<Option<Change<'d>>> {
        let (with, place, without) = match is_added {
            true => (&self.new, places.1, &self.old),
            false => (&self.old, places.0, &self.new),
        };
        let Some(component) = place.map(|place| null_component(with, place)).transpose()?.flatten() else {
            return Ok(None);
        };
        let Some(counterpart) = without.root.follow(&component.pointer.to_string()) else { return Ok(None) };
        if without.accepts_null(&counterpart, 0, true)? {
            return Ok(None);
        }
        let (old, new) = if is_added { (counterpart, component) } else { (component, counterpart) };
        let (before, after) = (self.old.normal(&Schema::of(old.clone()))?, self.new.normal(&Schema::of(new.clone()))?);
        let name = |normal: &NormalizedSchema<'d>| Some(Value::from(type_name(normal.kinds, normal.is_integer())));
        let (old_type, new_type) = (old.get("type"), new.get("type"));
        let change = Change::at(old_type.as_ref(), new_type.as_ref()).or_at(Some(&old), Some(&new));
        Ok(Some(change.values(name(&before), name(&after))))
    }
}

/// Returns the component that accepts null, for a schema whose alternatives refer to it.
fn null_component<'d>(model: &SchemaIndex<'d>, located: &Located<'d>) -> Bounded<Option<Located<'d>>> {
    let mut located = located.clone();
    let mut component = None;
    let mut seen = VisitedSet::default();
    while seen.insert(located.id()) {
        if let Some(target) = model.target(&located) {
            component = Some(target.clone());
            located = target;
            continue;
        }
        let mut next = None;
        for alternative in ["anyOf", "oneOf"].into_iter().flat_map(|keyword| located.items_of(keyword)) {
            if model.accepts_null(&alternative, 0, false)? {
                next = Some(alternative);
                break;
            }
        }
        match next {
            Some(alternative) if !located.is_true("nullable") => located = alternative,
            _ => break,
        }
    }
    Ok(component.filter(|component| component.pointer.tokens().len() == 3))
}

/// Returns whether the text form of every value is free of a character.
fn never_contains(schema: &NormalizedSchema<'_>, separator: char) -> bool {
    let Some(text) = schema.shape(JsonType::String) else { return true };
    text.values.as_ref().is_some_and(|values| {
        values.iter().all(|value| value.node.as_str().is_some_and(|text| !text.contains(separator)))
    })
}

pub(super) fn type_name(kinds: TypeSet, whole: bool) -> String {
    if kinds == TypeSet::ALL && !whole {
        return "any value".to_owned();
    }
    // Null comes last, as people say it.
    let (null, values) = JsonType::ALL.split_first().map_or((None, &[][..]), |(null, values)| (Some(null), values));
    let names: Vec<&str> = values
        .iter()
        .chain(null)
        .filter(|kind| kinds.has(**kind))
        .map(|kind| match kind {
            JsonType::Number if whole => "integer",
            kind => kind.name(),
        })
        .collect();
    match names.as_slice() {
        [] => "nothing".to_owned(),
        names => names.join(" or "),
    }
}
