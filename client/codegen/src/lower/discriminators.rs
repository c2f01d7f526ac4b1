//! Finds the property that selects the alternative of a union.
//!
//! The first alternative that decodes need not be the right one: responses accept unlisted values and fields, so a dog
//! also decodes as a cat of an unknown kind. If the value of a property distinguishes the alternatives, it decides. The
//! document names the property with `discriminator`; otherwise it is one that every object of the union has with distinct
//! values. Pydantic publishes such a property as optional, with its only value as default.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::notes::{Discriminator, Notes};
use super::request_response::{alternatives, children};
use crate::openapi::reference::{referred_schema, schema_name};

/// The maximum nesting of unions that is searched.
const MAX_DEPTH: usize = 8;

/// Records the discriminators of the unions in a merged schema.
pub(crate) fn apply(schema: &mut Value, components: &Map<String, Value>, notes: &mut Notes) {
    children(schema).for_each(|child| apply(child, components, notes));
    let Some(union) = schema.as_object_mut() else { return };
    if let Some(discriminator) = find(union, components) {
        notes.edit(union, |note| note.discriminator = Some(discriminator));
    }
}

fn find(union: &Map<String, Value>, components: &Map<String, Value>) -> Option<Discriminator> {
    let alternatives = alternatives(union)?;
    let given = union.get("discriminator").and_then(|discriminator| discriminator.get("propertyName")?.as_str());
    let (property, is_optional) = match given {
        Some(property) => (property.to_owned(), false),
        None => implicit(alternatives, components)?,
    };
    let mapping = union.get("discriminator").and_then(|discriminator| discriminator.get("mapping")?.as_object());
    let mut seen = BTreeSet::new();
    let mut values = Vec::new();
    for alternative in alternatives {
        let name = reference(alternative);
        let mapped = mapping.into_iter().flatten().filter(|(_, target)| {
            let target = target
                .as_str()
                .and_then(|text| schema_name(text).or_else(|| text.rsplit('/').next().map(str::to_owned)));
            target.is_some() && target == name
        });
        let mut of_alternative: Vec<String> = mapped.map(|(value, _)| value.clone()).collect();
        of_alternative.extend(listed(alternative, &property, components, 0));
        if let (true, Some(_), Some(name)) = (of_alternative.is_empty(), given, name) {
            of_alternative.push(name);
        }
        of_alternative.retain(|value| seen.insert(value.clone()));
        values.push(of_alternative);
    }
    let is_telling = values.iter().filter(|values| !values.is_empty()).count() > 1;
    is_telling.then_some(Discriminator { property, values, is_open: false, is_optional })
}

/// Returns the property that each object alternative has with distinct values, and whether an object may lack it. One that
/// all require comes first.
fn implicit(alternatives: &[Value], components: &Map<String, Value>) -> Option<(String, bool)> {
    let objects: Vec<(usize, &Map<String, Value>)> = alternatives
        .iter()
        .enumerate()
        .flat_map(|(index, alternative)| {
            let mut found = Vec::new();
            objects(alternative, components, &mut BTreeSet::new(), &mut found);
            found.into_iter().map(move |object| (index, object))
        })
        .collect();
    let (first_index, first) = objects.first()?;
    let is_required = |name: &String| {
        objects.iter().all(|(_, object)| {
            let required = object.get("required").and_then(Value::as_array).into_iter().flatten();
            required.filter_map(Value::as_str).any(|required| required == *name)
        })
    };
    let is_telling = |name: &String| {
        let mut owners: BTreeMap<String, usize> = BTreeMap::new();
        objects.iter().all(|(index, object)| {
            let property = object.get("properties").and_then(|properties| properties.get(name));
            let values = property.map(|property| strings(property, components)).unwrap_or_default();
            !values.is_empty() && values.into_iter().all(|value| *owners.entry(value).or_insert(*index) == *index)
        })
    };
    let are_several = objects.iter().any(|(index, _)| index != first_index);
    let names = first.get("properties")?.as_object()?.keys();
    let names: Vec<&String> = names.filter(|name| are_several && is_telling(name)).collect();
    let required = names.iter().find(|name| is_required(name));
    let found = required.or(names.first())?;
    Some(((*found).clone(), required.is_none()))
}

/// Finds the objects among an alternative and, if it is a union, its alternatives.
fn objects<'a>(
    alternative: &'a Value,
    components: &'a Map<String, Value>,
    seen: &mut BTreeSet<String>,
    found: &mut Vec<&'a Map<String, Value>>,
) {
    if reference(alternative).is_some_and(|name| !seen.insert(name)) {
        return;
    }
    let Some(object) = resolve(alternative, components).and_then(Value::as_object) else { return };
    if object.contains_key("properties") {
        found.push(object);
    }
    let inner = ["oneOf", "anyOf"].iter().filter_map(|key| object.get(*key)?.as_array()).flatten();
    inner.for_each(|inner| objects(inner, components, seen, found));
}

/// Returns the values that a property has in an alternative.
fn listed(alternative: &Value, property: &str, components: &Map<String, Value>, depth: usize) -> Vec<String> {
    let Some(schema) = resolve(alternative, components).filter(|_| depth < MAX_DEPTH) else { return Vec::new() };
    if let Some(alternatives) = schema.as_object().and_then(alternatives) {
        return alternatives.iter().flat_map(|inner| listed(inner, property, components, depth + 1)).collect();
    }
    let property = schema.get("properties").and_then(|properties| properties.get(property));
    property.map(|property| strings(property, components)).unwrap_or_default()
}

/// Returns the strings in the enum of a schema.
fn strings(schema: &Value, components: &Map<String, Value>) -> Vec<String> {
    let values = resolve(schema, components).and_then(|schema| schema.get("enum")?.as_array());
    values.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Returns the name of the component that a schema refers to.
fn reference(schema: &Value) -> Option<String> {
    let inner = schema.get("allOf").and_then(Value::as_array).map(Vec::as_slice);
    referred_schema(if let Some([one]) = inner { one } else { schema })
}

fn resolve<'a>(schema: &'a Value, components: &'a Map<String, Value>) -> Option<&'a Value> {
    let mut schema = schema;
    for _ in 0..MAX_DEPTH {
        match reference(schema) {
            Some(name) => schema = components.get(&name)?,
            None => return Some(schema),
        }
    }
    None
}
