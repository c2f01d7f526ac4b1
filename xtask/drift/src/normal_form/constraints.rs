//! The constraints on one JSON type, collected from all objects that state some.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::json_type::JsonType;
use super::keywords::{ValueForm, form, format_applies, matches_all};
use super::location::Located;
use super::{Schema, TypeConstraints};
use webagent_codegen::openapi::objects::Object;

/// A bound and its location.
#[derive(Clone)]
pub(crate) struct Bound<'d> {
    pub(crate) value: f64,
    /// Set if the bound itself is excluded.
    pub(crate) exclusive: bool,
    pub(crate) located: Located<'d>,
}

impl Bound<'_> {
    /// Returns whether this is the stricter lower bound.
    pub(crate) fn is_above(&self, other: &Self) -> bool {
        (self.value, self.exclusive) > (other.value, other.exclusive)
    }

    /// Returns whether this is the stricter upper bound.
    pub(crate) fn is_below(&self, other: &Self) -> bool {
        (self.value, !self.exclusive) < (other.value, !other.exclusive)
    }
}

/// Constraints on strings.
#[derive(Default)]
pub(crate) struct StringConstraints<'d> {
    pub(crate) min: Option<Bound<'d>>,
    pub(crate) max: Option<Bound<'d>>,
    pub(crate) patterns: BTreeMap<&'d str, Located<'d>>,
    pub(crate) formats: BTreeMap<&'d str, Located<'d>>,
    /// Media type and encoding of the decoded string.
    pub(crate) content: BTreeMap<&'d str, Located<'d>>,
    pub(crate) content_schema: Schema<'d>,
}

/// Constraints on numbers.
#[derive(Default)]
pub(crate) struct NumberConstraints<'d> {
    pub(crate) lower: Option<Bound<'d>>,
    pub(crate) upper: Option<Bound<'d>>,
    pub(crate) multiples: Vec<Bound<'d>>,
    pub(crate) formats: BTreeMap<&'d str, Located<'d>>,
}

/// Constraints on arrays.
#[derive(Default)]
pub(crate) struct ArrayConstraints<'d> {
    pub(crate) min: Option<Bound<'d>>,
    pub(crate) max: Option<Bound<'d>>,
    pub(crate) unique: Option<Located<'d>>,
    /// The schemas of the first items; the schema in `items` is among the parts of those it applies to.
    pub(crate) prefix: Vec<Schema<'d>>,
    /// The schema of the items after those.
    pub(crate) items: Schema<'d>,
    pub(crate) contains: Vec<Located<'d>>,
    pub(crate) min_contains: Option<Bound<'d>>,
    pub(crate) max_contains: Option<Bound<'d>>,
    pub(crate) unevaluated: Schema<'d>,
}

/// Constraints on objects.
#[derive(Default)]
pub(crate) struct ObjectConstraints<'d> {
    pub(crate) properties: IndexMap<&'d str, Schema<'d>>,
    pub(crate) required: BTreeMap<&'d str, Located<'d>>,
    /// The schema of unlisted properties.
    pub(crate) additional: Schema<'d>,
    pub(crate) patterns: BTreeMap<&'d str, Schema<'d>>,
    pub(crate) names: Schema<'d>,
    pub(crate) min: Option<Bound<'d>>,
    pub(crate) max: Option<Bound<'d>>,
    /// Pairs of a property and another that it requires.
    pub(crate) dependent: BTreeMap<&'d str, (Located<'d>, BTreeSet<&'d str>)>,
    pub(crate) dependent_schemas: BTreeMap<&'d str, Schema<'d>>,
    pub(crate) unevaluated: Schema<'d>,
}

/// Returns a member if its value has the type that the keyword requires.
fn valid<'d>(conjunct: &Located<'d>, key: &str) -> Option<Located<'d>> {
    let located = conjunct.get(key)?;
    form(Object::Schema, key)?.fits(located.node).then_some(located)
}

/// Returns a subschema, unless it is empty.
fn subschema<'d>(conjunct: &Located<'d>, key: &str) -> Option<Located<'d>> {
    let located = valid(conjunct, key)?;
    (!is_trivial(&located)).then_some(located)
}

/// Returns whether a schema accepts everything and has no annotation.
pub(crate) fn is_trivial(located: &Located<'_>) -> bool {
    located.node.as_bool() == Some(true) || located.node.as_object().is_some_and(IndexMap::is_empty)
}

fn limit<'d>(conjunct: &Located<'d>, key: &str) -> Option<Bound<'d>> {
    let located = valid(conjunct, key)?;
    Some(Bound { value: located.node.as_f64()?, exclusive: false, located })
}

fn tighten_lower<'d>(limit: &mut Option<Bound<'d>>, other: Option<Bound<'d>>) {
    if let Some(other) = other
        && limit.as_ref().is_none_or(|limit| other.is_above(limit))
    {
        *limit = Some(other);
    }
}

fn tighten_upper<'d>(limit: &mut Option<Bound<'d>>, other: Option<Bound<'d>>) {
    if let Some(other) = other
        && limit.as_ref().is_none_or(|limit| other.is_below(limit))
    {
        *limit = Some(other);
    }
}

/// A lower bound of zero has no effect.
fn count<'d>(conjunct: &Located<'d>, key: &str) -> Option<Bound<'d>> {
    limit(conjunct, key).filter(|limit| limit.value > 0.0)
}

impl<'d> StringConstraints<'d> {
    pub(crate) fn of(shape: &TypeConstraints<'d>) -> Self {
        let mut view = Self::default();
        for conjunct in &shape.conjuncts {
            tighten_lower(&mut view.min, count(conjunct, "minLength"));
            tighten_upper(&mut view.max, limit(conjunct, "maxLength"));
            if let Some(located) = conjunct.get("pattern")
                && let Some(pattern) = located.node.as_str()
                && !matches_all(pattern)
            {
                view.patterns.insert(pattern, located);
            }
            if let Some(located) = conjunct.get("format")
                && let Some(format) = located.node.as_str()
                && format_applies(conjunct, JsonType::String)
            {
                view.formats.insert(format, located);
            }
            for key in ["contentEncoding", "contentMediaType"] {
                if let Some(located) = valid(conjunct, key)
                    && let Some(value) = located.node.as_str()
                {
                    // The formats `byte` and `binary` of OpenAPI 3.0 stand for this encoding and this media type.
                    match value {
                        "base64" => view.formats.insert("byte", located),
                        "application/octet-stream" => view.formats.insert("binary", located),
                        _ => view.content.insert(value, located),
                    };
                }
            }
            view.content_schema.parts.extend(subschema(conjunct, "contentSchema"));
        }
        view
    }
}

impl<'d> NumberConstraints<'d> {
    pub(crate) fn of(shape: &TypeConstraints<'d>) -> Self {
        let mut view = Self::default();
        for conjunct in &shape.conjuncts {
            let bound = |inclusive: &str, exclusive: &str| {
                let mut bounds = vec![limit(conjunct, inclusive)];
                let Some(located) = valid(conjunct, exclusive) else {
                    return bounds;
                };
                match (located.node.as_bool(), located.node.as_f64()) {
                    (Some(true), _) => {
                        for bound in bounds.iter_mut().flatten() {
                            bound.exclusive = true;
                        }
                    }
                    (None, Some(value)) => bounds.push(Some(Bound { value, exclusive: true, located })),
                    _ => {}
                }
                bounds
            };
            for bound in bound("minimum", "exclusiveMinimum") {
                tighten_lower(&mut view.lower, bound);
            }
            for bound in bound("maximum", "exclusiveMaximum") {
                tighten_upper(&mut view.upper, bound);
            }
            view.multiples.extend(limit(conjunct, "multipleOf"));
            if let Some(located) = conjunct.get("format")
                && let Some(format) = located.node.as_str()
                && format_applies(conjunct, JsonType::Number)
            {
                view.formats.insert(format, located);
            }
        }
        view
    }
}

impl NumberConstraints<'_> {
    /// Rounds the bounds of integers: above 0 is at least 1.
    pub(crate) fn round(&mut self) {
        /// Up to this value, a float represents every integer exactly.
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

impl<'d> ArrayConstraints<'d> {
    pub(crate) fn of(shape: &TypeConstraints<'d>) -> Self {
        let mut view = Self::default();
        let prefix =
            |conjunct: &Located<'d>| valid(conjunct, "prefixItems").map(|located| located.items().collect::<Vec<_>>());
        let longest = shape.conjuncts.iter().filter_map(prefix).map(|items| items.len()).max();
        view.prefix = vec![Schema::default(); longest.unwrap_or(0)];
        for conjunct in &shape.conjuncts {
            tighten_lower(&mut view.min, count(conjunct, "minItems"));
            tighten_upper(&mut view.max, limit(conjunct, "maxItems"));
            if view.unique.is_none() && conjunct.is_true("uniqueItems") {
                view.unique = conjunct.get("uniqueItems");
            }
            let rest = subschema(conjunct, "items");
            let own = prefix(conjunct).unwrap_or_default();
            // Forbidding further items is a maximum length.
            let closed = rest.as_ref().filter(|rest| rest.node.as_bool() == Some(false));
            let closed =
                closed.map(|located| Bound { value: own.len() as f64, exclusive: false, located: located.clone() });
            tighten_upper(&mut view.max, closed);
            for (index, schema) in view.prefix.iter_mut().enumerate() {
                schema.parts.extend(own.get(index).or(rest.as_ref()).cloned());
            }
            view.items.parts.extend(rest);
            if let Some(contains) = valid(conjunct, "contains") {
                // The default of `minContains` is 1; 0 without a maximum has no effect.
                let one = Bound { value: 1.0, exclusive: false, located: contains.clone() };
                let (min, max) = (limit(conjunct, "minContains").unwrap_or(one), limit(conjunct, "maxContains"));
                if min.value > 0.0 || max.is_some() {
                    view.contains.push(contains);
                    tighten_lower(&mut view.min_contains, Some(min));
                    tighten_upper(&mut view.max_contains, max);
                }
            }
            view.unevaluated.parts.extend(subschema(conjunct, "unevaluatedItems"));
        }
        view
    }

    /// Returns whether there can be an item at an index.
    pub(crate) fn has_item(&self, index: usize) -> bool {
        self.max.as_ref().is_none_or(|max| max.value > index as f64)
    }

    /// Returns the schema of the item at an index.
    pub(crate) fn item(&self, index: usize) -> &Schema<'d> {
        self.prefix.get(index).unwrap_or(&self.items)
    }
}

impl<'d> ObjectConstraints<'d> {
    pub(crate) fn of(shape: &TypeConstraints<'d>) -> Self {
        let mut view = Self::default();
        for conjunct in &shape.conjuncts {
            for (name, schema) in conjunct.members_of("properties") {
                if ValueForm::Schema.fits(schema.node) {
                    view.properties.entry(name).or_default().parts.push(schema);
                }
            }
            for name in conjunct.items_of("required") {
                if let Some(text) = name.node.as_str() {
                    view.required.entry(text).or_insert(name);
                }
            }
            for (pattern, schema) in conjunct.members_of("patternProperties") {
                view.patterns.entry(pattern).or_default().parts.push(schema);
            }
            tighten_lower(&mut view.min, count(conjunct, "minProperties"));
            tighten_upper(&mut view.max, limit(conjunct, "maxProperties"));
            for (name, others) in conjunct.members_of("dependentRequired") {
                let texts = others.items().filter_map(|other| other.node.as_str());
                let (_, known) = view.dependent.entry(name).or_insert_with(|| (others.clone(), BTreeSet::new()));
                known.extend(texts);
            }
            for (name, schema) in conjunct.members_of("dependentSchemas") {
                view.dependent_schemas.entry(name).or_default().parts.push(schema);
            }
            view.names.parts.extend(subschema(conjunct, "propertyNames"));
            view.additional.parts.extend(subschema(conjunct, "additionalProperties"));
            view.unevaluated.parts.extend(subschema(conjunct, "unevaluatedProperties"));
        }
        if shape.conjuncts.len() > 1 && !view.additional.parts.is_empty() {
            // `additionalProperties` of one part also applies to properties that only another part lists.
            for conjunct in &shape.conjuncts {
                let Some(additional) = subschema(conjunct, "additionalProperties") else {
                    continue;
                };
                let listed = conjunct.value("properties");
                for (name, schema) in &mut view.properties {
                    let is_listed = listed.is_some_and(|listed| listed.get(name).is_some());
                    if !is_listed && !conjunct.has("patternProperties") {
                        schema.parts.push(additional.clone());
                    }
                }
            }
        }
        view
    }
}
