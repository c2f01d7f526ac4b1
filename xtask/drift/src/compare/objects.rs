//! Compares objects: properties, `required`, and other properties.

use std::collections::{BTreeSet, HashSet};

use serde_json::Value;

use super::context::{Change, Context, ListForm, Places, Subject};
use super::describe::describe;
use super::schemas::keys_of;
use super::{Comparison, OneSided};
use crate::normal_form::constraints::ObjectConstraints;
use crate::normal_form::json_type::{JsonType, TypeSet, types};
use crate::normal_form::json_value::summarize;
use crate::normal_form::location::Located;
use crate::normal_form::{Bounded, Schema, SchemaIndex, TypeConstraints};
use crate::rules::{Direction, rules};
use crate::tolerance::Tolerated;

rules! {
    MIN_PROPERTIES_INCREASED = "min-properties-increased" {
        Request: Breaking "{subject} must have more properties (minProperties: {old} before, {new} now); the client may send fewer.",
        Response: Compatible "{subject} has more properties now (minProperties: {old} before, {new} now).",
    }
    MIN_PROPERTIES_DECREASED = "min-properties-decreased" {
        Request: Compatible "{subject} may have fewer properties now (minProperties: {old} before, {new} now).",
        Response: IfChecked("minProperties") "{subject} may have fewer properties now (minProperties: {old} before, {new} now).",
    }
    MAX_PROPERTIES_DECREASED = "max-properties-decreased" {
        Request: Breaking "{subject} must have fewer properties (maxProperties: {old} before, {new} now); the client may send more.",
        Response: Compatible "{subject} has fewer properties now (maxProperties: {old} before, {new} now).",
    }
    MAX_PROPERTIES_INCREASED = "max-properties-increased" {
        Request: Compatible "{subject} may have more properties now (maxProperties: {old} before, {new} now).",
        Response: IfChecked("maxProperties") "{subject} may have more properties now (maxProperties: {old} before, {new} now).",
    }
    REQUIRED_PROPERTY_ADDED = "required-property-added" {
        Request: Breaking "{subject} is new and required; the client does not send it.",
        Response: Compatible "{subject} is new and always present; the client keeps unknown fields.",
    }
    PROPERTY_ADDED = "property-added" {
        Request: Compatible "{subject} is new and optional; the client does not send it.",
        Response: Compatible "{subject} is new; the client keeps unknown fields.",
    }
    PROPERTY_ADDED_TO_CLOSED = "property-added-to-closed-object" {
        Request: Compatible "{subject} is new, and the client does not send it.",
        Response: Breaking "{subject} is new in an object that excluded unlisted fields; code that relies on that may fail.",
    }
    REQUIRED_PROPERTY_REMOVED = "required-property-removed" {
        Request: Breaking "{subject} was removed; the client sends it, and it is rejected or has no effect.",
        Response: Breaking "{subject} was removed; the client's type requires it.",
    }
    PROPERTY_UNDESCRIBED = "property-undescribed" {
        Request: Compatible "{subject} is no longer described, but still accepted.",
        Response: Breaking "{subject} is no longer described, but still required; the client may not be able to read its new values.",
    }
    PROPERTY_REMOVED = "property-removed" {
        Request: Breaking "{subject} was removed; what the client sends there is rejected or has no effect.",
        Response: Compatible "{subject} was removed; it was optional, so the client treats it as absent.",
    }
    PROPERTY_BECAME_REQUIRED = "property-became-required" {
        Request: Breaking "{subject} is required now; the client may omit it.",
        Response: Compatible "{subject} is always present now.",
    }
    PROPERTY_BECAME_OPTIONAL = "property-became-optional" {
        Request: Compatible "{subject} is optional now.",
        Response: Breaking "{subject} may be missing now; the client's type requires it.",
    }
    ADDITIONAL_PROPERTIES_FORBIDDEN = "additional-properties-forbidden" {
        Request: Breaking "{subject} may have no unlisted fields now; the client may send some.",
        Response: Compatible "{subject} has no unlisted fields now.",
    }
    ADDITIONAL_PROPERTIES_ALLOWED = "additional-properties-allowed" {
        Request: Compatible "{subject} may have unlisted fields now.",
        Response: Breaking "{subject} may have unlisted fields now, which the old document excluded; code that relies on that may fail.",
    }
    ADDITIONAL_PROPERTIES_NARROWED = "additional-properties-narrowed" {
        Request: Breaking "Unlisted fields of {subject} must match a schema now; the client may send any.",
        Response: Compatible "Unlisted fields of {subject} match a schema now.",
    }
    ADDITIONAL_PROPERTIES_WIDENED = "additional-properties-widened" {
        Request: Compatible "Unlisted fields of {subject} need no longer match a schema.",
        Response: Breaking "Unlisted fields of {subject} need no longer match a schema; the client expects it.",
    }
    PATTERN_PROPERTY_ADDED = "pattern-property-added" {
        Request: Breaking "Fields whose name matches {subject} must match a schema now; the client may send others.",
        Response: Compatible "Fields whose name matches {subject} match a schema now.",
    }
    PATTERN_PROPERTY_REMOVED = "pattern-property-removed" {
        Request: Compatible "Fields whose name matches {subject} need no longer match a schema.",
        Response: Breaking "Fields whose name matches {subject} need no longer match a schema.",
    }
    PROPERTY_NAMES_ADDED = "property-names-added" {
        Request: Breaking "The names of the fields of {subject} must match a schema now.",
        Response: Compatible "The names of the fields of {subject} match a schema now.",
    }
    PROPERTY_NAMES_REMOVED = "property-names-removed" {
        Request: Compatible "The names of the fields of {subject} need no longer match a schema.",
        Response: IfChecked("propertyNames") "The names of the fields of {subject} need no longer match a schema.",
    }
    DEPENDENT_REQUIRED_ADDED = "dependent-required-added" {
        Request: Breaking "A client that sends {subject} must send {new} with it now ({old} before).",
        Response: Compatible "If {subject} is present, {new} is present too now ({old} before).",
    }
    DEPENDENT_REQUIRED_REMOVED = "dependent-required-removed" {
        Request: Compatible "Fewer fields must be sent with {subject} ({old} before, {new} now).",
        Response: IfChecked("dependentRequired") "If {subject} is present, fewer properties are present too ({old} before, {new} now).",
    }
    DEPENDENT_SCHEMA_ADDED = "dependent-schema-added" {
        Request: Breaking "If the field is present, {subject} must match another schema; what the client sends may not.",
        Response: Compatible "If the field is present, {subject} matches another schema.",
    }
    DEPENDENT_SCHEMA_REMOVED = "dependent-schema-removed" {
        Request: Compatible "If the field is present, {subject} need no longer match another schema.",
        Response: IfChecked("dependentSchemas") "If the field is present, {subject} need no longer match another schema.",
    }
}

impl<'d> Comparison<'d> {
    pub(super) fn objects(
        &mut self,
        old: &TypeConstraints<'d>,
        new: &TypeConstraints<'d>,
        places: Places<'_, 'd>,
        context: Context,
    ) -> Bounded<()> {
        let (before, after) = (ObjectConstraints::of(old), ObjectConstraints::of(new));
        if before.properties.is_empty() || !is_opened(new) {
            self.properties(&before, &after, places, context)?;
        }
        self.additional(&before.additional, &after.additional, places, tolerating_more(context, &before))?;
        let lower = (&MIN_PROPERTIES_INCREASED, &MIN_PROPERTIES_DECREASED);
        let rules = (lower, (&MAX_PROPERTIES_DECREASED, &MAX_PROPERTIES_INCREASED));
        self.range((&before.min, &before.max), (&after.min, &after.max), rules, places, context);
        let inner = context.inner();
        self.optional_schemas(
            &before.names,
            &after.names,
            (&PROPERTY_NAMES_ADDED, &PROPERTY_NAMES_REMOVED),
            places,
            context.under("propertyNames"),
        )?;
        self.optional_schemas(
            &before.unevaluated,
            &after.unevaluated,
            (&super::schemas::UNEVALUATED_ADDED, &super::schemas::UNEVALUATED_REMOVED),
            places,
            inner,
        )?;
        self.named_schemas(
            (&before.patterns, &after.patterns),
            (&PATTERN_PROPERTY_ADDED, &PATTERN_PROPERTY_REMOVED),
            places,
            inner,
        )?;
        self.named_schemas(
            (&before.dependent_schemas, &after.dependent_schemas),
            (&DEPENDENT_SCHEMA_ADDED, &DEPENDENT_SCHEMA_REMOVED),
            places,
            context.under("dependentSchemas"),
        )?;
        self.dependent(&before, &after, places, context);
        Ok(())
    }

    fn properties(
        &mut self,
        old: &ObjectConstraints<'d>,
        new: &ObjectConstraints<'d>,
        places: Places<'_, 'd>,
        context: Context,
    ) -> Bounded<()> {
        // A property that this project added and the other document lacks is not drift, even if it is required.
        let mut ours: HashSet<&str> = HashSet::new();
        for (name, before) in &old.properties {
            let Some(after) = new.properties.get(name) else {
                if self.is_lone_and_ours(before, true) {
                    ours.insert(name);
                } else {
                    self.property_removed(name, before, old, new, places, context)?;
                }
                continue;
            };
            // A property that is not sent in either version, or not in the new one, is harmless.
            let is_unsent = match context.direction {
                Direction::Request => {
                    self.old.is_annotated(before, "readOnly")? || self.new.is_annotated(after, "readOnly")?
                }
                _ => self.new.is_annotated(after, "writeOnly")?,
            };
            let mut inner = context.inner();
            if is_unsent {
                inner = inner.tolerating(Tolerated::NotSent);
            }
            if context.is_form {
                inner = Context { list: ListForm::Repeated, ..inner.string_encoded() };
            }
            // Only the property itself may be null, not a part of it.
            inner.may_be_null = context.is_read_by_client() && may_be_null(&self.old, old, name, before)?;
            self.schemas(before.clone(), after.clone(), places, inner)?;
        }
        for (name, after) in &new.properties {
            if old.properties.contains_key(name) {
                continue;
            }
            if self.is_lone_and_ours(after, false) {
                ours.insert(name);
            } else {
                self.property_added(name, after, old, new, places, context)?;
            }
        }
        for name in keys_of(&old.required, &new.required) {
            if !ours.contains(name) {
                self.required(name, old, new, places, context)?;
            }
        }
        Ok(())
    }

    fn is_lone_and_ours(&mut self, schema: &Schema<'d>, in_old: bool) -> bool {
        let Some(located) = schema.parts.first() else {
            return false;
        };
        self.ignores(if in_old { OneSided::Old(located) } else { OneSided::New(located) })
    }

    fn property_removed(
        &mut self,
        name: &str,
        schema: &Schema<'d>,
        old: &ObjectConstraints<'d>,
        new: &ObjectConstraints<'d>,
        places: Places<'_, 'd>,
        context: Context,
    ) -> Bounded<()> {
        // An unlisted property can still be required.
        let is_required = is_required(&self.old, old, name, context.direction)? && !new.required.contains_key(name);
        let is_opened = context.direction == Direction::Request && is_map(&self.new, new)?;
        let rule = match is_required {
            _ if is_opened || new.required.contains_key(name) => &PROPERTY_UNDESCRIBED,
            true => &REQUIRED_PROPERTY_REMOVED,
            false => &PROPERTY_REMOVED,
        };
        let is_unsent = context.direction == Direction::Request && self.old.is_annotated(schema, "readOnly")?;
        let context = match is_unsent {
            true => context.tolerating(Tolerated::NotSent),
            false => self.tolerating_absence(context, schema),
        };
        let located = schema.parts.first();
        let change = Change::between(located, None).or_at(None, places.1);
        self.report(rule, Some(context), change);
        // Now the schema of other properties applies to the property.
        if is_typed(&new.additional) {
            self.schemas(schema.clone(), new.additional.clone(), places, context.inner())?;
        }
        Ok(())
    }

    fn property_added(
        &mut self,
        name: &str,
        schema: &Schema<'d>,
        old: &ObjectConstraints<'d>,
        new: &ObjectConstraints<'d>,
        places: Places<'_, 'd>,
        context: Context,
    ) -> Bounded<()> {
        // A newly listed property may have been required before.
        let is_required = is_required(&self.new, new, name, context.direction)? && !old.required.contains_key(name);
        let must_be_sent = is_required && context.direction == Direction::Request;
        let rule = if is_closed(&self.old, &old.additional)? && !must_be_sent {
            &PROPERTY_ADDED_TO_CLOSED
        } else if is_required {
            &REQUIRED_PROPERTY_ADDED
        } else {
            &PROPERTY_ADDED
        };
        let change = Change::between(None, schema.parts.first()).or_at(places.0, None);
        self.report(rule, Some(tolerating_more(context, old)), change);
        if is_typed(&old.additional) {
            self.schemas(old.additional.clone(), schema.clone(), places, context.inner())?;
        }
        Ok(())
    }

    /// Compares `required`. Added and removed properties are reported elsewhere.
    fn required(
        &mut self,
        name: &str,
        old: &ObjectConstraints<'d>,
        new: &ObjectConstraints<'d>,
        places: Places<'_, 'd>,
        context: Context,
    ) -> Bounded<()> {
        let is_reported = match (old.properties.contains_key(name), new.properties.contains_key(name)) {
            (true, false) => !new.required.contains_key(name),
            (false, true) => !old.required.contains_key(name),
            _ => false,
        };
        if is_reported {
            return Ok(());
        }
        let before = is_required(&self.old, old, name, context.direction)?;
        let after = is_required(&self.new, new, name, context.direction)?;
        let rule = match (before, after) {
            (false, true) => &PROPERTY_BECAME_REQUIRED,
            (true, false) => &PROPERTY_BECAME_OPTIONAL,
            _ => return Ok(()),
        };
        let located =
            |view: &ObjectConstraints<'d>| view.properties.get(name).and_then(|schema| schema.parts.first().cloned());
        let (old_spot, new_spot) = (located(old), located(new));
        let mut change = Change::at(old_spot.as_ref(), new_spot.as_ref());
        if old_spot.is_none() && new_spot.is_none() {
            let object = places.1.map(|object| describe(&self.new.root, &object.pointer));
            let object = object.map(|object| format!(" of {object}")).unwrap_or_default();
            change = change.subject(format!("`{}`{object}", name.replace('`', "'")));
        }
        let context = match old.properties.get(name) {
            Some(schema) => self.tolerating_absence(context, schema),
            None => context,
        };
        let rendered = |is_required| Some(Value::from(if is_required { "required" } else { "optional" }));
        let change = change.or_at(places.0, places.1).values(rendered(before), rendered(after));
        self.report(rule, Some(context), change);
        Ok(())
    }

    /// The client treats null and absent alike for this property.
    fn tolerating_absence(&self, context: Context, schema: &Schema<'d>) -> Context {
        match is_nullable_itself(schema) {
            true => context.client_tolerating(Tolerated::AbsentOrNull),
            false => context,
        }
    }

    /// Compares the unlisted properties.
    fn additional(
        &mut self,
        old: &Schema<'d>,
        new: &Schema<'d>,
        places: Places<'_, 'd>,
        context: Context,
    ) -> Bounded<()> {
        let (old_closed, new_closed) = (is_closed(&self.old, old)?, is_closed(&self.new, new)?);
        let rule = match (old_closed, new_closed) {
            (true, true) => return Ok(()),
            (false, true) => &ADDITIONAL_PROPERTIES_FORBIDDEN,
            (true, false) => &ADDITIONAL_PROPERTIES_ALLOWED,
            _ => match (is_typed(old), is_typed(new)) {
                (false, false) => return Ok(()),
                (true, true) => {
                    return self.schemas(old.clone(), new.clone(), places, context.inner());
                }
                (false, true) => &ADDITIONAL_PROPERTIES_NARROWED,
                (true, false) => &ADDITIONAL_PROPERTIES_WIDENED,
            },
        };
        let rendered = |schema: &Schema<'d>| match schema.parts.first() {
            Some(located) => Some(summarize(located.node)),
            None => Some(true.into()),
        };
        let mut change = Change::at(old.parts.first(), new.parts.first())
            .or_at(places.0, places.1)
            .values(rendered(old), rendered(new));
        // The object decides whether it has them.
        change.subject = places.1.map(|object| Subject::New(object.clone()));
        self.report(rule, Some(context), change);
        Ok(())
    }

    fn dependent(
        &mut self,
        old: &ObjectConstraints<'d>,
        new: &ObjectConstraints<'d>,
        places: Places<'_, 'd>,
        context: Context,
    ) {
        for name in keys_of(&old.dependent, &new.dependent) {
            let (before, after) = (old.dependent.get(name), new.dependent.get(name));
            let set = |side: Option<&(Located<'d>, BTreeSet<&'d str>)>| {
                side.map(|(_, names)| names.clone()).unwrap_or_default()
            };
            let (old_names, new_names) = (set(before), set(after));
            let rendered = |names: &BTreeSet<&str>| match names.is_empty() {
                true => None,
                false => Some(names.iter().copied().map(Value::from).collect::<Vec<_>>().into()),
            };
            let located = |side: Option<&(Located<'d>, BTreeSet<&'d str>)>| side.map(|(located, _)| located.clone());
            let change = Change::at(located(before).as_ref(), located(after).as_ref())
                .or_at(places.0, places.1)
                .values(rendered(&old_names), rendered(&new_names));
            if !new_names.is_subset(&old_names) {
                self.report(&DEPENDENT_REQUIRED_ADDED, Some(context), change.clone());
            }
            if !old_names.is_subset(&new_names) {
                self.report(&DEPENDENT_REQUIRED_REMOVED, Some(context), change);
            }
        }
    }
}

/// Returns whether a property must be sent: it is required and occurs in this direction.
fn is_required<'d>(
    model: &SchemaIndex<'d>,
    view: &ObjectConstraints<'d>,
    name: &str,
    direction: Direction,
) -> Bounded<bool> {
    if !view.required.contains_key(name) {
        return Ok(false);
    }
    let Some(schema) = view.properties.get(name) else {
        return Ok(true);
    };
    let unsent = match direction {
        Direction::Request => "readOnly",
        _ => "writeOnly",
    };
    Ok(!model.is_annotated(schema, unsent)?)
}

/// Returns whether the client keeps unlisted fields: it does if the object lists some, even if it allows no others,
/// unless a schema gives the others a type.
fn tolerating_more(context: Context, old: &ObjectConstraints<'_>) -> Context {
    match old.properties.is_empty() || is_typed(&old.additional) {
        true => context,
        false => context.client_tolerating(Tolerated::OpenObject),
    }
}

/// Returns whether the client accepts null for a property: it is optional, or nullable. A property with a default is
/// not optional in the client.
pub(super) fn may_be_null<'d>(
    model: &SchemaIndex<'d>,
    old: &ObjectConstraints<'d>,
    name: &str,
    schema: &Schema<'d>,
) -> Bounded<bool> {
    let has_default = model.conjuncts(&schema.parts)?.0.iter().any(|conjunct| conjunct.has("default"));
    Ok(!old.required.contains_key(name) && !has_default)
}

/// Returns whether the property itself is nullable. A referenced schema may be nullable too, but has its own type.
pub(super) fn is_nullable_itself(schema: &Schema<'_>) -> bool {
    let is_null = |located: &Located<'_>| {
        located.is_true("nullable") || types(located).is_some_and(|types| types.kinds.has(JsonType::Null))
    };
    let is_nullable = |part: &Located<'_>| {
        let has_null = |keyword: &str| part.items_of(keyword).any(|alternative| is_null(&alternative));
        is_null(part) || has_null("anyOf") || has_null("oneOf")
    };
    schema.parts.iter().any(is_nullable)
}

/// Returns whether an object with listed properties may be any value now. An alternative of a union has one type.
fn is_opened(shape: &TypeConstraints<'_>) -> bool {
    let is_union = |conjunct: &Located<'_>| ["anyOf", "oneOf"].iter().any(|keyword| conjunct.get(keyword).is_some());
    shape.is_free(JsonType::Object)
        && shape.conjuncts.iter().all(|conjunct| types(conjunct).is_none() && !is_union(conjunct))
}

/// Returns whether an object lists no properties and accepts any.
fn is_map<'d>(model: &SchemaIndex<'d>, view: &ObjectConstraints<'d>) -> Bounded<bool> {
    Ok(view.properties.is_empty() && view.names.parts.is_empty() && !is_closed(model, &view.additional)?)
}

/// Returns whether no other properties are allowed.
fn is_closed<'d>(model: &SchemaIndex<'d>, additional: &Schema<'d>) -> Bounded<bool> {
    if additional.parts.is_empty() {
        return Ok(false);
    }
    Ok(model.normal(additional)?.kinds == TypeSet::NONE)
}

/// Returns whether other properties must match a schema with constraints.
pub(super) fn is_typed(additional: &Schema<'_>) -> bool {
    additional.parts.iter().any(|part| part.node.as_bool().is_none())
}
