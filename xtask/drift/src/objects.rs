//! Objects compared: their properties, which of them are required, and what else may be in them.

use std::collections::{BTreeSet, HashSet};

use serde_json::Value;

use super::change::{Change, Context, Subject};
use super::comparison::{Comparison, Lone};
use super::kinds::Kinds;
use super::model::{Bounded, Model, Schema, Shape};
use super::place::{Spot, as_bool, describe};
use super::rules::{self, Direction};
use super::schemas::{Places, keys_of};
use super::value::brief;
use super::views::ObjectView;

impl<'d> Comparison<'d> {
    pub(super) fn objects(
        &mut self,
        old: &Shape<'d>,
        new: &Shape<'d>,
        places: Places<'_, 'd>,
        context: Context,
    ) -> Bounded<()> {
        let (before, after) = (ObjectView::of(old), ObjectView::of(new));
        self.properties(&before, &after, places, context)?;
        self.additional(&before.additional, &after.additional, places, context)?;
        self.lower(
            (&before.min, &after.min),
            (&rules::MIN_PROPERTIES_INCREASED, &rules::MIN_PROPERTIES_DECREASED),
            places,
            context,
        );
        self.upper(
            (&before.max, &after.max),
            (&rules::MAX_PROPERTIES_DECREASED, &rules::MAX_PROPERTIES_INCREASED),
            places,
            context,
        );
        let inner = context.inner();
        self.optional_schemas(
            &before.names,
            &after.names,
            (&rules::PROPERTY_NAMES_ADDED, &rules::PROPERTY_NAMES_REMOVED),
            places,
            inner,
        )?;
        self.optional_schemas(
            &before.unevaluated,
            &after.unevaluated,
            (&rules::UNEVALUATED_ADDED, &rules::UNEVALUATED_REMOVED),
            places,
            inner,
        )?;
        self.named_schemas(
            (&before.patterns, &after.patterns),
            (&rules::PATTERN_PROPERTY_ADDED, &rules::PATTERN_PROPERTY_REMOVED),
            places,
            inner,
        )?;
        self.named_schemas(
            (&before.dependent_schemas, &after.dependent_schemas),
            (&rules::DEPENDENT_SCHEMA_ADDED, &rules::DEPENDENT_SCHEMA_REMOVED),
            places,
            inner,
        )?;
        self.dependent(&before, &after, places, context);
        Ok(())
    }

    fn properties(
        &mut self,
        old: &ObjectView<'d>,
        new: &ObjectView<'d>,
        places: Places<'_, 'd>,
        context: Context,
    ) -> Bounded<()> {
        // A property that is the project's own and that the other document lacks is no drift, required or not.
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
            // What is not sent in either version, or not in the new one, does no harm.
            let is_unsent = match context.direction {
                Direction::Request => self.old.says(before, "readOnly")? || self.new.says(after, "readOnly")?,
                _ => self.new.says(after, "writeOnly")?,
            };
            let inner = Context { muted: context.muted || is_unsent, ..context.inner() };
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
        let Some(spot) = schema.parts.first() else {
            return false;
        };
        self.ignores(if in_old { Lone::Old(spot) } else { Lone::New(spot) })
    }

    fn property_removed(
        &mut self,
        name: &str,
        schema: &Schema<'d>,
        old: &ObjectView<'d>,
        new: &ObjectView<'d>,
        places: Places<'_, 'd>,
        context: Context,
    ) -> Bounded<()> {
        // What is not listed any more can still be required.
        let is_required = is_required(&self.old, old, name, context.direction)? && !new.required.contains_key(name);
        let rule = match is_required {
            true => &rules::REQUIRED_PROPERTY_REMOVED,
            false => &rules::PROPERTY_REMOVED,
        };
        let is_unsent = context.direction == Direction::Request && self.old.says(schema, "readOnly")?;
        let context = Context { muted: context.muted || is_unsent, ..context };
        let spot = schema.parts.first();
        let change = Change::between(spot, None).or_at(None, places.1);
        self.report(rule, Some(context), change);
        // What was said of the property is now said of any other.
        if is_typed(&new.additional) {
            self.schemas(schema.clone(), new.additional.clone(), places, context.inner())?;
        }
        Ok(())
    }

    fn property_added(
        &mut self,
        name: &str,
        schema: &Schema<'d>,
        old: &ObjectView<'d>,
        new: &ObjectView<'d>,
        places: Places<'_, 'd>,
        context: Context,
    ) -> Bounded<()> {
        // What is listed now may have been required before.
        let is_required = is_required(&self.new, new, name, context.direction)? && !old.required.contains_key(name);
        let must_be_sent = is_required && context.direction == Direction::Request;
        let rule = if is_closed(&self.old, &old.additional)? && !must_be_sent {
            &rules::PROPERTY_ADDED_TO_CLOSED
        } else if is_required {
            &rules::REQUIRED_PROPERTY_ADDED
        } else {
            &rules::PROPERTY_ADDED
        };
        let change = Change::between(None, schema.parts.first()).or_at(places.0, None);
        self.report(rule, Some(context), change);
        if is_typed(&old.additional) {
            self.schemas(old.additional.clone(), schema.clone(), places, context.inner())?;
        }
        Ok(())
    }

    /// Whether a property has to be there. What is new or gone has been reported with that.
    fn required(
        &mut self,
        name: &str,
        old: &ObjectView<'d>,
        new: &ObjectView<'d>,
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
            (false, true) => &rules::PROPERTY_BECAME_REQUIRED,
            (true, false) => &rules::PROPERTY_BECAME_OPTIONAL,
            _ => return Ok(()),
        };
        let spot = |view: &ObjectView<'d>| view.properties.get(name).and_then(|schema| schema.parts.first().cloned());
        let (old_spot, new_spot) = (spot(old), spot(new));
        let mut change = Change::at(old_spot.as_ref(), new_spot.as_ref());
        if old_spot.is_none() && new_spot.is_none() {
            let object = places.1.map(|object| describe(&self.new.root, &object.pointer));
            let object = object.map(|object| format!(" of {object}")).unwrap_or_default();
            change = change.subject(format!("`{}`{object}", name.replace('`', "'")));
        }
        let told = |is_required| Some(Value::from(if is_required { "required" } else { "optional" }));
        let change = change.or_at(places.0, places.1).values(told(before), told(after));
        self.report(rule, Some(context), change);
        Ok(())
    }

    /// The properties that are not listed.
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
            (false, true) => &rules::ADDITIONAL_PROPERTIES_FORBIDDEN,
            (true, false) => &rules::ADDITIONAL_PROPERTIES_ALLOWED,
            _ => match (is_typed(old), is_typed(new)) {
                (false, false) => return Ok(()),
                (true, true) => {
                    return self.schemas(old.clone(), new.clone(), places, context.inner());
                }
                (false, true) => &rules::ADDITIONAL_PROPERTIES_NARROWED,
                (true, false) => &rules::ADDITIONAL_PROPERTIES_WIDENED,
            },
        };
        let told = |schema: &Schema<'d>| match schema.parts.first() {
            Some(spot) => Some(brief(spot.node)),
            None => Some(true.into()),
        };
        let mut change =
            Change::at(old.parts.first(), new.parts.first()).or_at(places.0, places.1).values(told(old), told(new));
        // It is the object that may or may not have them.
        change.subject = places.1.map(|object| Subject::New(object.clone()));
        self.report(rule, Some(context), change);
        Ok(())
    }

    fn dependent(&mut self, old: &ObjectView<'d>, new: &ObjectView<'d>, places: Places<'_, 'd>, context: Context) {
        for name in keys_of(&old.dependent, &new.dependent) {
            let (before, after) = (old.dependent.get(name), new.dependent.get(name));
            let set =
                |side: Option<&(Spot<'d>, BTreeSet<&'d str>)>| side.map(|(_, names)| names.clone()).unwrap_or_default();
            let (old_names, new_names) = (set(before), set(after));
            let told = |names: &BTreeSet<&str>| match names.is_empty() {
                true => None,
                false => Some(names.iter().copied().map(Value::from).collect::<Vec<_>>().into()),
            };
            let spot = |side: Option<&(Spot<'d>, BTreeSet<&'d str>)>| side.map(|(spot, _)| spot.clone());
            let change = Change::at(spot(before).as_ref(), spot(after).as_ref())
                .or_at(places.0, places.1)
                .values(told(&old_names), told(&new_names));
            if !new_names.is_subset(&old_names) {
                self.report(&rules::DEPENDENT_REQUIRED_ADDED, Some(context), change.clone());
            }
            if !old_names.is_subset(&new_names) {
                self.report(&rules::DEPENDENT_REQUIRED_REMOVED, Some(context), change);
            }
        }
    }
}

/// Whether a property has to be sent: listed as required, and one that travels in this direction.
fn is_required<'d>(model: &Model<'d>, view: &ObjectView<'d>, name: &str, direction: Direction) -> Bounded<bool> {
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
    Ok(!model.says(schema, unsent)?)
}

/// Whether there may be no other properties.
fn is_closed<'d>(model: &Model<'d>, additional: &Schema<'d>) -> Bounded<bool> {
    if additional.parts.is_empty() {
        return Ok(false);
    }
    Ok(model.normal(additional)?.kinds == Kinds::NONE)
}

/// Whether other properties must follow a schema that says something.
fn is_typed(additional: &Schema<'_>) -> bool {
    additional.parts.iter().any(|part| as_bool(part.node).is_none())
}
