//! The plain constraints on one kind of value, gathered from all the objects that state some.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::kinds::Kind;
use super::model::{Schema, Shape};
use super::place::{Spot, as_bool, as_f64};
use super::vocabulary::{Form, SCHEMA, form, format_applies, matches_all};

/// A limit and where it stands.
#[derive(Clone)]
pub(super) struct Limit<'d> {
    pub(super) value: f64,
    /// The value itself is out of bounds.
    pub(super) exclusive: bool,
    pub(super) spot: Spot<'d>,
}

impl Limit<'_> {
    /// Whether this is the stricter lower limit.
    pub(super) fn is_above(&self, other: &Self) -> bool {
        (self.value, self.exclusive) > (other.value, other.exclusive)
    }

    /// Whether this is the stricter upper limit.
    pub(super) fn is_below(&self, other: &Self) -> bool {
        (self.value, !self.exclusive) < (other.value, !other.exclusive)
    }
}

/// What a text must be like.
#[derive(Default)]
pub(super) struct TextView<'d> {
    pub(super) min: Option<Limit<'d>>,
    pub(super) max: Option<Limit<'d>>,
    pub(super) patterns: BTreeMap<&'d str, Spot<'d>>,
    pub(super) formats: BTreeMap<&'d str, Spot<'d>>,
    /// Media type and encoding of what the text holds.
    pub(super) content: BTreeMap<&'d str, Spot<'d>>,
    pub(super) content_schema: Schema<'d>,
}

/// What a number must be like.
#[derive(Default)]
pub(super) struct NumberView<'d> {
    pub(super) lower: Option<Limit<'d>>,
    pub(super) upper: Option<Limit<'d>>,
    pub(super) multiples: Vec<Limit<'d>>,
    pub(super) formats: BTreeMap<&'d str, Spot<'d>>,
}

/// What an array must be like.
#[derive(Default)]
pub(super) struct ArrayView<'d> {
    pub(super) min: Option<Limit<'d>>,
    pub(super) max: Option<Limit<'d>>,
    pub(super) unique: Option<Spot<'d>>,
    /// The schemas of the first items; what `items` says is among the parts where it applies.
    pub(super) prefix: Vec<Schema<'d>>,
    /// The schema of the items after those.
    pub(super) items: Schema<'d>,
    pub(super) contains: Vec<Spot<'d>>,
    pub(super) min_contains: Option<Limit<'d>>,
    pub(super) max_contains: Option<Limit<'d>>,
    pub(super) unevaluated: Schema<'d>,
}

/// What an object must be like.
#[derive(Default)]
pub(super) struct ObjectView<'d> {
    pub(super) properties: IndexMap<&'d str, Schema<'d>>,
    pub(super) required: BTreeMap<&'d str, Spot<'d>>,
    /// The schema of the properties that are not listed.
    pub(super) additional: Schema<'d>,
    pub(super) patterns: BTreeMap<&'d str, Schema<'d>>,
    pub(super) names: Schema<'d>,
    pub(super) min: Option<Limit<'d>>,
    pub(super) max: Option<Limit<'d>>,
    /// Pairs of a property and one that must come with it.
    pub(super) dependent: BTreeMap<&'d str, (Spot<'d>, BTreeSet<&'d str>)>,
    pub(super) dependent_schemas: BTreeMap<&'d str, Schema<'d>>,
    pub(super) unevaluated: Schema<'d>,
}

/// A member, if its value has the form that the keyword asks for.
fn valid<'d>(atom: &Spot<'d>, key: &str) -> Option<Spot<'d>> {
    let spot = atom.get(key)?;
    form(SCHEMA, key)?.fits(spot.node).then_some(spot)
}

/// A subschema, if it says something.
fn subschema<'d>(atom: &Spot<'d>, key: &str) -> Option<Spot<'d>> {
    let spot = valid(atom, key)?;
    (!says_nothing(&spot)).then_some(spot)
}

/// Whether a schema lets everything through and has no annotation either.
pub(super) fn says_nothing(spot: &Spot<'_>) -> bool {
    as_bool(spot.node) == Some(true) || spot.node.as_object().is_some_and(IndexMap::is_empty)
}

fn limit<'d>(atom: &Spot<'d>, key: &str) -> Option<Limit<'d>> {
    let spot = valid(atom, key)?;
    Some(Limit { value: as_f64(spot.node)?, exclusive: false, spot })
}

fn raise<'d>(limit: &mut Option<Limit<'d>>, other: Option<Limit<'d>>) {
    if let Some(other) = other
        && limit.as_ref().is_none_or(|limit| other.is_above(limit))
    {
        *limit = Some(other);
    }
}

fn lower<'d>(limit: &mut Option<Limit<'d>>, other: Option<Limit<'d>>) {
    if let Some(other) = other
        && limit.as_ref().is_none_or(|limit| other.is_below(limit))
    {
        *limit = Some(other);
    }
}

/// A lower limit of none is no limit.
fn count<'d>(atom: &Spot<'d>, key: &str) -> Option<Limit<'d>> {
    limit(atom, key).filter(|limit| limit.value > 0.0)
}

impl<'d> TextView<'d> {
    pub(super) fn of(shape: &Shape<'d>) -> Self {
        let mut view = Self::default();
        for atom in &shape.atoms {
            raise(&mut view.min, count(atom, "minLength"));
            lower(&mut view.max, limit(atom, "maxLength"));
            if let Some(spot) = atom.get("pattern")
                && let Some(pattern) = spot.node.as_str()
                && !matches_all(pattern)
            {
                view.patterns.insert(pattern, spot);
            }
            if let Some(spot) = atom.get("format")
                && let Some(format) = spot.node.as_str()
                && format_applies(atom, Kind::String)
            {
                view.formats.insert(format, spot);
            }
            for key in ["contentEncoding", "contentMediaType"] {
                if let Some(spot) = valid(atom, key)
                    && let Some(value) = spot.node.as_str()
                {
                    // What OpenAPI 3.0 calls the format `byte` is this encoding, and `binary` is this type.
                    match value {
                        "base64" => view.formats.insert("byte", spot),
                        "application/octet-stream" => view.formats.insert("binary", spot),
                        _ => view.content.insert(value, spot),
                    };
                }
            }
            view.content_schema.parts.extend(subschema(atom, "contentSchema"));
        }
        view
    }
}

impl<'d> NumberView<'d> {
    pub(super) fn of(shape: &Shape<'d>) -> Self {
        let mut view = Self::default();
        for atom in &shape.atoms {
            let bound = |inclusive: &str, exclusive: &str| {
                let mut bounds = vec![limit(atom, inclusive)];
                let Some(spot) = valid(atom, exclusive) else {
                    return bounds;
                };
                match (as_bool(spot.node), as_f64(spot.node)) {
                    (Some(true), _) => {
                        for bound in bounds.iter_mut().flatten() {
                            bound.exclusive = true;
                        }
                    }
                    (None, Some(value)) => bounds.push(Some(Limit { value, exclusive: true, spot })),
                    _ => {}
                }
                bounds
            };
            for bound in bound("minimum", "exclusiveMinimum") {
                raise(&mut view.lower, bound);
            }
            for bound in bound("maximum", "exclusiveMaximum") {
                lower(&mut view.upper, bound);
            }
            view.multiples.extend(limit(atom, "multipleOf"));
            if let Some(spot) = atom.get("format")
                && let Some(format) = spot.node.as_str()
                && format_applies(atom, Kind::Number)
            {
                view.formats.insert(format, spot);
            }
        }
        view
    }
}

impl NumberView<'_> {
    /// Gives limits of whole numbers in whole numbers: above 0 is at least 1.
    pub(super) fn round(&mut self) {
        /// Up to here a float tells every integer from its neighbour.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        let limits = [(&mut self.lower, f64::ceil as fn(f64) -> f64, 1.0), (&mut self.upper, f64::floor, -1.0)];
        for (limit, round, step) in limits {
            if let Some(limit) = limit.as_mut().filter(|limit| limit.value.abs() < EXACT) {
                let whole = round(limit.value);
                limit.value = if limit.exclusive && whole == limit.value { whole + step } else { whole };
                limit.exclusive = false;
            }
        }
    }
}

impl<'d> ArrayView<'d> {
    pub(super) fn of(shape: &Shape<'d>) -> Self {
        let mut view = Self::default();
        let prefix = |atom: &Spot<'d>| valid(atom, "prefixItems").map(|spot| spot.items().collect::<Vec<_>>());
        let longest = shape.atoms.iter().filter_map(prefix).map(|items| items.len()).max();
        view.prefix = vec![Schema::default(); longest.unwrap_or(0)];
        for atom in &shape.atoms {
            raise(&mut view.min, count(atom, "minItems"));
            lower(&mut view.max, limit(atom, "maxItems"));
            if view.unique.is_none() && atom.is_true("uniqueItems") {
                view.unique = atom.get("uniqueItems");
            }
            let rest = subschema(atom, "items");
            let own = prefix(atom).unwrap_or_default();
            // No further items: another way to say how many there may be.
            let closed = rest.as_ref().filter(|rest| as_bool(rest.node) == Some(false));
            let closed = closed.map(|spot| Limit { value: own.len() as f64, exclusive: false, spot: spot.clone() });
            lower(&mut view.max, closed);
            for (index, schema) in view.prefix.iter_mut().enumerate() {
                schema.parts.extend(own.get(index).or(rest.as_ref()).cloned());
            }
            view.items.parts.extend(rest);
            if let Some(contains) = valid(atom, "contains") {
                // It asks for one item unless it says otherwise; with none and no upper limit it asks for nothing.
                let one = Limit { value: 1.0, exclusive: false, spot: contains.clone() };
                let (min, max) = (limit(atom, "minContains").unwrap_or(one), limit(atom, "maxContains"));
                if min.value > 0.0 || max.is_some() {
                    view.contains.push(contains);
                    raise(&mut view.min_contains, Some(min));
                    lower(&mut view.max_contains, max);
                }
            }
            view.unevaluated.parts.extend(subschema(atom, "unevaluatedItems"));
        }
        view
    }

    /// Whether there can be an item at an index.
    pub(super) fn has_item(&self, index: usize) -> bool {
        self.max.as_ref().is_none_or(|max| max.value > index as f64)
    }

    /// The schema of the item at an index.
    pub(super) fn item(&self, index: usize) -> &Schema<'d> {
        self.prefix.get(index).unwrap_or(&self.items)
    }
}

impl<'d> ObjectView<'d> {
    pub(super) fn of(shape: &Shape<'d>) -> Self {
        let mut view = Self::default();
        for atom in &shape.atoms {
            for (name, schema) in atom.members_of("properties") {
                if Form::Schema.fits(schema.node) {
                    view.properties.entry(name).or_default().parts.push(schema);
                }
            }
            for name in atom.items_of("required") {
                if let Some(text) = name.node.as_str() {
                    view.required.entry(text).or_insert(name);
                }
            }
            for (pattern, schema) in atom.members_of("patternProperties") {
                view.patterns.entry(pattern).or_default().parts.push(schema);
            }
            raise(&mut view.min, count(atom, "minProperties"));
            lower(&mut view.max, limit(atom, "maxProperties"));
            for (name, others) in atom.members_of("dependentRequired") {
                let texts = others.items().filter_map(|other| other.node.as_str());
                let (_, known) = view.dependent.entry(name).or_insert_with(|| (others.clone(), BTreeSet::new()));
                known.extend(texts);
            }
            for (name, schema) in atom.members_of("dependentSchemas") {
                view.dependent_schemas.entry(name).or_default().parts.push(schema);
            }
            view.names.parts.extend(subschema(atom, "propertyNames"));
            view.additional.parts.extend(subschema(atom, "additionalProperties"));
            view.unevaluated.parts.extend(subschema(atom, "unevaluatedProperties"));
        }
        if shape.atoms.len() > 1 && !view.additional.parts.is_empty() {
            // `additionalProperties` of one part speaks of what only another part lists, too.
            for atom in &shape.atoms {
                let Some(additional) = subschema(atom, "additionalProperties") else {
                    continue;
                };
                let listed = atom.value("properties");
                for (name, schema) in &mut view.properties {
                    let is_listed = listed.is_some_and(|listed| listed.get(name).is_some());
                    if !is_listed && !atom.has("patternProperties") {
                        schema.parts.push(additional.clone());
                    }
                }
            }
        }
        view
    }
}
