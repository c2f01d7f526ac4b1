//! Structural hashes of schemas, which match the alternatives of two unions whatever their order.
//!
//! Equivalent schemas have the same structural hash at every precision. The reverse need not hold: the hash only
//! decides which alternatives are compared with each other.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::constraints::{ArrayConstraints, Bound, NumberConstraints, ObjectConstraints, StringConstraints};
use super::json_type::{JsonType, TypeSet};
use super::json_value::canonical_json;
use super::location::Located;
use super::{Bounded, Schema, SchemaIndex, TypeConstraints, Union};

/// The annotations that the most precise hash includes.
const NOTES: [&str; 4] = ["title", "description", "default", "deprecated"];

/// The precisions, the highest first.
pub(crate) const PRECISIONS: [Depth; 5] = [
    Depth { levels: 6, notes: true },
    Depth { levels: 6, notes: false },
    Depth { levels: 3, notes: false },
    Depth { levels: 1, notes: false },
    Depth { levels: 0, notes: false },
];

/// The precision of a structural hash.
#[derive(Clone, Copy)]
pub(crate) struct Depth {
    /// The depth of subschemas that are included.
    levels: u8,
    /// Set if annotations are included.
    notes: bool,
}

impl Depth {
    fn deeper(self) -> Option<Self> {
        let levels = self.levels.checked_sub(1)?;
        Some(Self { levels, ..self })
    }
}

impl<'d> SchemaIndex<'d> {
    /// Returns the structural hash of a schema.
    pub(crate) fn structural_hash(&self, schema: &Schema<'d>, depth: Depth) -> Bounded<u64> {
        self.structural_hash_within(schema, TypeSet::ALL, depth)
    }

    /// Returns the structural hash of a schema for some JSON types.
    pub(crate) fn structural_hash_within(&self, schema: &Schema<'d>, kinds: TypeSet, depth: Depth) -> Bounded<u64> {
        let key = (schema.key(), kinds, depth.levels * 2 + u8::from(depth.notes));
        if let Some(known) = self.structural_hashes.borrow().get(&key) {
            return Ok(*known);
        }
        self.budget.spend(1)?;
        let normal = self.normal(schema)?;
        let mut hasher = DefaultHasher::new();
        normal.kinds.and(kinds).hash(&mut hasher);
        normal.is_integer().hash(&mut hasher);
        if depth.notes {
            for note in NOTES {
                let values = normal.notes.iter().filter_map(|located| located.value(note));
                sum(values.map(|node| hash_of(&canonical_json(node)))).hash(&mut hasher);
            }
        }
        for kind in JsonType::ALL.into_iter().filter(|kind| kinds.has(*kind)) {
            if let Some(shape) = normal.shape(kind) {
                (kind as u8).hash(&mut hasher);
                self.feed(shape, kind, depth, &mut hasher)?;
            }
        }
        let structural_hash = hasher.finish();
        self.structural_hashes.borrow_mut().insert(key, structural_hash);
        Ok(structural_hash)
    }

    fn feed(
        &self,
        shape: &TypeConstraints<'d>,
        kind: JsonType,
        depth: Depth,
        hasher: &mut DefaultHasher,
    ) -> Bounded<()> {
        if let Some(values) = &shape.values {
            sum(values.iter().map(|value| hash_of(&canonical_json(value.node)))).hash(hasher);
        }
        shape.unions.len().hash(hasher);
        let mut unions = 0;
        for union in &shape.unions {
            unions = u64::wrapping_add(unions, self.of_union(union, depth)?);
        }
        unions.hash(hasher);
        (shape.nots.len(), shape.conditions.len()).hash(hasher);
        match kind {
            JsonType::Null | JsonType::Boolean => {}
            JsonType::String => {
                let view = StringConstraints::of(shape);
                limits(&[&view.min, &view.max], hasher);
                names(view.patterns.keys(), hasher);
                names(view.formats.keys(), hasher);
                names(view.content.keys(), hasher);
            }
            JsonType::Number => {
                let view = NumberConstraints::of(shape);
                limits(&[&view.lower, &view.upper], hasher);
                sum(view.multiples.iter().map(|limit| limit.value.to_bits())).hash(hasher);
                names(view.formats.keys(), hasher);
            }
            JsonType::Array => {
                let view = ArrayConstraints::of(shape);
                limits(&[&view.min, &view.max, &view.min_contains, &view.max_contains], hasher);
                (view.unique.is_some(), view.contains.len(), view.prefix.len()).hash(hasher);
                for schema in view.prefix.iter().chain([&view.items, &view.unevaluated]) {
                    self.sub(schema, depth, hasher)?;
                }
            }
            JsonType::Object => {
                let view = ObjectConstraints::of(shape);
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
            self.structural_hash(schema, depth)?.hash(hasher);
        }
        Ok(())
    }

    /// Returns the structural hash of a union, whatever the order of its alternatives.
    pub(crate) fn of_union(&self, union: &Union<'d>, depth: Depth) -> Bounded<u64> {
        let mut all = 0;
        if let Some(depth) = depth.deeper() {
            for alternative in &union.alternatives {
                all = u64::wrapping_add(all, self.structural_hash(alternative, depth)?);
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

/// A sum does not depend on the order.
fn sum(hashes: impl Iterator<Item = u64>) -> u64 {
    hashes.fold(0, u64::wrapping_add)
}

fn names<'n>(names: impl Iterator<Item = &'n &'n str>, hasher: &mut DefaultHasher) {
    for name in names {
        name.hash(hasher);
    }
}

fn limits(limits: &[&Option<Bound<'_>>], hasher: &mut DefaultHasher) {
    for limit in limits {
        limit.as_ref().map(|limit| (limit.value.to_bits(), limit.exclusive)).hash(hasher);
    }
}

/// Returns the name of a reference's target.
pub(crate) fn reference_name<'d>(located: &Located<'d>) -> Option<&'d str> {
    located.text("$ref")?.rsplit('/').next()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::normal_form::Budget;
    use webagent_codegen::openapi::spanned_value::SpannedValue;

    fn structural_hash(text: &str, depth: Depth) -> u64 {
        let node = SpannedValue::parse("x", text).unwrap();
        let root = Located::root(&node);
        let model = SchemaIndex::new(root.clone(), Budget::new(10_000));
        model.structural_hash(&Schema::of(root.get("a").unwrap()), depth).unwrap()
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
            for depth in PRECISIONS {
                assert_eq!(structural_hash(one, depth), structural_hash(other, depth), "{one}\n{other}");
            }
        }
    }

    #[test]
    fn what_differs_has_another_fingerprint() {
        let [finest, ..] = PRECISIONS;
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
        let different: std::collections::HashSet<u64> = all.iter().map(|text| structural_hash(text, finest)).collect();
        assert_eq!(different.len(), all.len());
    }
}
