//! Fingerprints of schemas, so that the alternatives of two unions find each other whatever their order.
//!
//! Two schemas with the same meaning have the same fingerprint at every depth. The reverse need not hold:
//! a fingerprint only decides which alternatives are compared with each other.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::kinds::Kind;
use super::model::{Bounded, Model, Schema, Shape, Union};
use super::place::Spot;
use super::value::canonical;
use super::views::{ArrayView, Limit, NumberView, ObjectView, TextView};

/// The annotations that the finest fingerprint looks at.
const NOTES: [&str; 4] = ["title", "description", "default", "deprecated"];

/// How closely a fingerprint looks, from the finest to the coarsest.
pub(super) const DEPTHS: [Depth; 5] = [
    Depth { levels: 6, notes: true },
    Depth { levels: 6, notes: false },
    Depth { levels: 3, notes: false },
    Depth { levels: 1, notes: false },
    Depth { levels: 0, notes: false },
];

/// How closely a fingerprint looks.
#[derive(Clone, Copy)]
pub(super) struct Depth {
    /// Levels of subschemas.
    levels: u8,
    /// Annotations count too.
    notes: bool,
}

impl Depth {
    fn deeper(self) -> Option<Self> {
        let levels = self.levels.checked_sub(1)?;
        Some(Self { levels, ..self })
    }
}

impl<'d> Model<'d> {
    /// The fingerprint of what a schema means.
    pub(super) fn fingerprint(&self, schema: &Schema<'d>, depth: Depth) -> Bounded<u64> {
        let key = (schema.key(), depth.levels * 2 + u8::from(depth.notes));
        if let Some(known) = self.fingerprints.borrow().get(&key) {
            return Ok(*known);
        }
        self.budget.spend(1)?;
        let normal = self.normal(schema)?;
        let mut hasher = DefaultHasher::new();
        normal.kinds.hash(&mut hasher);
        normal.is_integer().hash(&mut hasher);
        if depth.notes {
            for note in NOTES {
                let values = normal.notes.iter().filter_map(|spot| spot.value(note));
                sum(values.map(|node| hash_of(&canonical(node)))).hash(&mut hasher);
            }
        }
        for kind in Kind::ALL {
            if let Some(shape) = normal.shape(kind) {
                (kind as u8).hash(&mut hasher);
                self.feed(shape, kind, depth, &mut hasher)?;
            }
        }
        let fingerprint = hasher.finish();
        self.fingerprints.borrow_mut().insert(key, fingerprint);
        Ok(fingerprint)
    }

    fn feed(&self, shape: &Shape<'d>, kind: Kind, depth: Depth, hasher: &mut DefaultHasher) -> Bounded<()> {
        if let Some(values) = &shape.values {
            sum(values.iter().map(|value| hash_of(&canonical(value.node)))).hash(hasher);
        }
        shape.unions.len().hash(hasher);
        let mut unions = 0;
        for union in &shape.unions {
            unions = u64::wrapping_add(unions, self.of_union(union, depth)?);
        }
        unions.hash(hasher);
        (shape.nots.len(), shape.conditions.len()).hash(hasher);
        match kind {
            Kind::Null | Kind::Boolean => {}
            Kind::String => {
                let view = TextView::of(shape);
                limits(&[&view.min, &view.max], hasher);
                names(view.patterns.keys(), hasher);
                names(view.formats.keys(), hasher);
                names(view.content.keys(), hasher);
            }
            Kind::Number => {
                let view = NumberView::of(shape);
                limits(&[&view.lower, &view.upper], hasher);
                sum(view.multiples.iter().map(|limit| limit.value.to_bits())).hash(hasher);
                names(view.formats.keys(), hasher);
            }
            Kind::Array => {
                let view = ArrayView::of(shape);
                limits(&[&view.min, &view.max, &view.min_contains, &view.max_contains], hasher);
                (view.unique.is_some(), view.contains.len(), view.prefix.len()).hash(hasher);
                for schema in view.prefix.iter().chain([&view.items, &view.unevaluated]) {
                    self.sub(schema, depth, hasher)?;
                }
            }
            Kind::Object => {
                let view = ObjectView::of(shape);
                limits(&[&view.min, &view.max], hasher);
                names(view.required.keys(), hasher);
                let mut properties = 0;
                for (name, schema) in &view.properties {
                    let mut own = DefaultHasher::new();
                    name.hash(&mut own);
                    self.sub(schema, depth, &mut own)?;
                    properties = u64::wrapping_add(properties, own.finish());
                }
                properties.hash(hasher);
                names(view.patterns.keys(), hasher);
                for schema in view.patterns.values().chain([&view.additional, &view.names, &view.unevaluated]) {
                    self.sub(schema, depth, hasher)?;
                }
                names(view.dependent.keys(), hasher);
                names(view.dependent_schemas.keys(), hasher);
            }
        }
        Ok(())
    }

    fn sub(&self, schema: &Schema<'d>, depth: Depth, hasher: &mut DefaultHasher) -> Bounded<()> {
        if let Some(depth) = depth.deeper() {
            self.fingerprint(schema, depth)?.hash(hasher);
        }
        Ok(())
    }

    /// The fingerprint of a union, whatever the order of its alternatives.
    pub(super) fn of_union(&self, union: &Union<'d>, depth: Depth) -> Bounded<u64> {
        let mut all = 0;
        if let Some(depth) = depth.deeper() {
            for alternative in &union.alternatives {
                all = u64::wrapping_add(all, self.fingerprint(alternative, depth)?);
            }
        }
        Ok(all)
    }
}

fn hash_of<T: Hash + ?Sized>(value: &T) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// A sum does not know the order of what it adds up.
fn sum(hashes: impl Iterator<Item = u64>) -> u64 {
    hashes.fold(0, u64::wrapping_add)
}

fn names<'n>(names: impl Iterator<Item = &'n &'n str>, hasher: &mut DefaultHasher) {
    for name in names {
        name.hash(hasher);
    }
}

fn limits(limits: &[&Option<Limit<'_>>], hasher: &mut DefaultHasher) {
    for limit in limits {
        limit.as_ref().map(|limit| (limit.value.to_bits(), limit.exclusive)).hash(hasher);
    }
}

/// The name by which a reference calls what it leads to.
pub(super) fn reference_name<'d>(spot: &Spot<'d>) -> Option<&'d str> {
    spot.text("$ref")?.rsplit('/').next()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::model::Budget;
    use webagent_codegen::openapi::spanned_value::SpannedValue;

    fn fingerprint(text: &str, depth: Depth) -> u64 {
        let node = SpannedValue::parse("x", text).unwrap();
        let root = Spot::root(&node);
        let model = Model::new(root.clone(), Budget::new(10_000));
        model.fingerprint(&Schema::of(root.get("a").unwrap()), depth).unwrap()
    }

    #[test]
    fn what_means_the_same_has_the_same_fingerprint() {
        for (one, other) in [
            ("a: {type: string, nullable: true}", "a: {type: ['null', string], minLength: 0}"),
            ("a: {type: string, nullable: true}", "a: {oneOf: [{type: string}, {type: 'null'}]}"),
            ("a: {$ref: '#/b'}\nb: {type: integer, title: t}", "a: {title: t, type: integer}"),
            ("a: {allOf: [{$ref: '#/b'}]}\nb: {type: object}", "a: {type: object, additionalProperties: true}"),
            (
                "a: {properties: {b: {type: string, nullable: true, title: t}, c: {}}}",
                "a: {properties: {c: {}, b: {title: t, anyOf: [{type: string}, {type: 'null'}]}}}",
            ),
            ("a: {oneOf: [{type: string, nullable: true}, {type: object}]}", "a: {type: [string, object, 'null']}"),
            (
                "a: {anyOf: [{type: string, format: date}, {type: string, format: uuid}]}",
                "a: {anyOf: [{type: string, format: uuid}, {type: string, format: date}]}",
            ),
            (
                "a: {properties: {b: {type: string, x-y: 1, description: d}}}",
                "a: {properties: {b: {$ref: '#/c'}}}\nc: {type: string, x-y: 1, description: d}",
            ),
        ] {
            for depth in DEPTHS {
                assert_eq!(fingerprint(one, depth), fingerprint(other, depth), "{one}\n{other}");
            }
        }
    }

    #[test]
    fn what_differs_has_another_fingerprint() {
        let [finest, ..] = DEPTHS;
        let all = [
            "a: {type: string}",
            "a: {type: integer}",
            "a: {type: number}",
            "a: {type: string, title: t}",
            "a: {type: string, maxLength: 1}",
            "a: {type: string, enum: [b]}",
            "a: {type: object, properties: {b: {type: string}}}",
            "a: {type: object, properties: {b: {type: integer}}}",
            "a: {type: object, properties: {c: {type: string}}}",
            "a: {type: object, required: [b], properties: {b: {type: string}}}",
            "a: {type: array, items: {type: string}}",
            "a: {type: array}",
        ];
        let different: std::collections::HashSet<u64> = all.iter().map(|text| fingerprint(text, finest)).collect();
        assert_eq!(different.len(), all.len());
    }
}
