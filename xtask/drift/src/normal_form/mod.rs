//! Normalizes a document so that its layout makes no difference.
//!
//! A schema constrains each JSON type (null, boolean, number, string, array, object) independently, since no value has
//! two types. So schemas are split by type. For each type there remain a conjunction of constraints, the values of an
//! enum, and the unions that have several alternatives for the type. `type: [string, "null"]`, `nullable`, `anyOf` with
//! a null alternative, `$ref`, `allOf` and siblings of a `$ref` all have the same normal form.

pub(crate) mod acceptance;
pub(crate) mod constraints;
pub(crate) mod disjoint;
pub(crate) mod json_type;
pub(crate) mod json_value;
pub(crate) mod keywords;
pub(crate) mod location;
pub(crate) mod node_id;
pub(crate) mod structural_hash;

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use indexmap::IndexMap;

use self::acceptance::Acceptance;
use self::json_type::{JsonType, TypeSet, types};
use self::json_value::canonical_json;
use self::keywords::is_constrained;
use self::location::Located;
use self::node_id::{IdMap, IdSet, VisitedSet};
use webagent_codegen::openapi::extensions;
use webagent_codegen::openapi::reference;

/// The maximum number of cached normal forms; more would exceed the processor's cache.
const MAX_NORMALS: usize = 1024;

/// The limit that a comparison exceeded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exceeded {
    /// The number of steps.
    Steps,
    /// The nesting of unions, conditions and negations.
    Composition,
}

pub(crate) type Bounded<T> = Result<T, Exceeded>;

/// The remaining steps of a comparison.
#[derive(Clone)]
pub(crate) struct Budget(Rc<Cell<u64>>);

impl Budget {
    pub(crate) fn new(steps: u64) -> Self {
        Self(Rc::new(Cell::new(steps)))
    }

    /// Returns the number of steps left.
    pub(crate) fn remaining(&self) -> u64 {
        self.0.get()
    }

    pub(crate) fn spend(&self, steps: usize) -> Bounded<()> {
        let left = self.0.get().checked_sub(steps as u64).ok_or(Exceeded::Steps)?;
        self.0.set(left);
        Ok(())
    }
}

/// The identity of a schema: the objects that it consists of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Key {
    One(usize),
    /// The objects in order, each once.
    Many(Box<[usize]>),
}

/// A schema as a conjunction of objects. An empty conjunction accepts everything.
#[derive(Clone, Default)]
pub(crate) struct Schema<'d> {
    pub(crate) parts: Vec<Located<'d>>,
}

impl<'d> Schema<'d> {
    pub(crate) fn of(located: Located<'d>) -> Self {
        Self { parts: vec![located] }
    }

    /// Returns the identity: equal keys mean the same objects of one document.
    pub(crate) fn key(&self) -> Key {
        if let [part] = self.parts.as_slice() {
            return Key::One(part.id());
        }
        let mut ids: Vec<usize> = self.parts.iter().map(Located::id).collect();
        ids.sort_unstable();
        ids.dedup();
        Key::Many(ids.into())
    }
}

/// The constraints of a schema on one JSON type.
#[derive(Default)]
pub(crate) struct TypeConstraints<'d> {
    /// The objects whose constraints apply.
    pub(crate) conjuncts: Vec<Located<'d>>,
    /// The values that an enum allows, if there is one.
    pub(crate) values: Option<Vec<Located<'d>>>,
    /// The unions that have several alternatives for this type.
    pub(crate) unions: Vec<Union<'d>>,
    /// The schemas under `not`.
    pub(crate) nots: Vec<Located<'d>>,
    /// The objects with `if` and `then` or `else`.
    pub(crate) conditions: Vec<Located<'d>>,
}

impl TypeConstraints<'_> {
    /// Returns whether numbers must be integers.
    pub(crate) fn is_integer(&self) -> bool {
        self.conjuncts.iter().any(|conjunct| types(conjunct).is_some_and(|types| types.integer))
    }

    /// Returns whether every value of the kind is accepted.
    pub(crate) fn is_free(&self, kind: JsonType) -> bool {
        self.values.is_none()
            && self.unions.is_empty()
            && self.nots.is_empty()
            && self.conditions.is_empty()
            && self.is_plainly_free(kind)
    }

    /// Returns whether the plain keywords accept every value of the kind.
    pub(crate) fn is_plainly_free(&self, kind: JsonType) -> bool {
        !self.conjuncts.iter().any(|conjunct| is_constrained(conjunct, kind))
    }
}

/// `anyOf` or `oneOf`.
pub(crate) struct Union<'d> {
    /// The list of alternatives.
    pub(crate) located: Located<'d>,
    /// Set if a value must match exactly one alternative (`oneOf`).
    pub(crate) exclusive: bool,
    /// Set if a `discriminator` selects the alternative.
    pub(crate) has_discriminator: bool,
    /// The alternatives that accept values of the type.
    pub(crate) alternatives: Vec<Schema<'d>>,
}

impl Union<'_> {
    /// Returns whether a value must match exactly one alternative and no discriminator selects it.
    pub(crate) fn is_told_apart(&self) -> bool {
        self.exclusive && !self.has_discriminator
    }
}

/// A schema in normal form, split by JSON type.
pub(crate) struct NormalizedSchema<'d> {
    /// The allowed types.
    pub(crate) kinds: TypeSet,
    shapes: Vec<(JsonType, TypeConstraints<'d>)>,
    /// The objects whose annotations (title, default, …) apply to this schema, outermost first.
    pub(crate) notes: Vec<Located<'d>>,
}

impl<'d> NormalizedSchema<'d> {
    pub(crate) fn shape(&self, kind: JsonType) -> Option<&TypeConstraints<'d>> {
        let mut shapes = self.shapes.iter();
        shapes.find(|(known, _)| *known == kind).map(|(_, shape)| shape)
    }

    /// Returns whether numbers must be integers.
    pub(crate) fn is_integer(&self) -> bool {
        self.shape(JsonType::Number).is_some_and(TypeConstraints::is_integer)
    }

    /// Returns whether an annotation is set in any of the objects.
    pub(crate) fn notes_say(&self, key: &str) -> bool {
        self.notes.iter().any(|note| note.is_true(key))
    }
}

/// A document with its cached normal forms.
pub(crate) struct SchemaIndex<'d> {
    pub(crate) root: Located<'d>,
    pub(crate) budget: Budget,
    targets: RefCell<HashMap<&'d str, Option<Located<'d>>>>,
    normals: RefCell<IdMap<Key, Rc<NormalizedSchema<'d>>>>,
    pub(crate) acceptances: RefCell<IdMap<(usize, JsonType), Acceptance>>,
    /// Cached results of the check for null; `None` while one is being computed.
    pub(crate) nulls: RefCell<IdMap<usize, Option<bool>>>,
    pub(crate) structural_hashes: RefCell<IdMap<(Key, TypeSet, u8), u64>>,
}

impl<'d> SchemaIndex<'d> {
    pub(crate) fn new(root: Located<'d>, budget: Budget) -> Self {
        Self {
            root,
            budget,
            targets: RefCell::default(),
            normals: RefCell::default(),
            acceptances: RefCell::default(),
            nulls: RefCell::default(),
            structural_hashes: RefCell::default(),
        }
    }

    /// Resolves the `$ref` of this object within this document.
    pub(crate) fn target(&self, located: &Located<'d>) -> Option<Located<'d>> {
        self.refers_to(located.text("$ref")?)
    }

    /// Resolves a reference within this document.
    pub(crate) fn refers_to(&self, reference: &'d str) -> Option<Located<'d>> {
        if let Some(known) = self.targets.borrow().get(reference) {
            return known.clone();
        }
        let target = reference::pointer(reference).and_then(|pointer| self.root.follow(&pointer));
        self.targets.borrow_mut().insert(reference, target.clone());
        target
    }

    /// Follows references to their end. An unresolved reference is its own end.
    pub(crate) fn resolve(&self, located: &Located<'d>) -> Located<'d> {
        reference::last(located.clone(), |located| self.target(located), |one, other| one.id() == other.id())
    }

    /// Replaces objects that are only references by their targets, so that all references to a component are the same
    /// schema.
    pub(crate) fn simplify(&self, mut schema: Schema<'d>) -> Schema<'d> {
        for part in &mut schema.parts {
            let target = |part: &Located<'d>| {
                let is_only_reference = part.node.as_object().is_some_and(|members| members.len() == 1);
                is_only_reference.then(|| self.target(part)).flatten()
            };
            *part = reference::last(part.clone(), target, |one, other| one.id() == other.id());
        }
        schema
    }

    /// Returns whether this is marked as an addition of this project.
    pub(crate) fn is_ours(&self, located: &Located<'d>) -> bool {
        extensions::is_ours(located.node) || extensions::is_ours(self.resolve(located).node)
    }

    /// Expands `$ref` and `allOf` to the objects of the conjunction, outermost first; `None` if no value matches.
    pub(crate) fn conjuncts(&self, parts: &[Located<'d>]) -> Bounded<(Vec<Located<'d>>, bool)> {
        // Most schemas are a single object without references.
        if let [only] = parts
            && only.node.as_bool().is_none()
            && !only.has("$ref")
            && !only.has("allOf")
        {
            self.budget.spend(1)?;
            return Ok((vec![only.clone()], true));
        }
        let mut open: Vec<Located<'d>> = parts.iter().rev().cloned().collect();
        let mut seen = VisitedSet::default();
        let mut conjuncts = Vec::new();
        let mut possible = true;
        while let Some(located) = open.pop() {
            if !seen.insert(located.id()) {
                continue;
            }
            self.budget.spend(1)?;
            match located.node.as_bool() {
                Some(allows) => possible &= allows,
                None => {
                    let mut further: Vec<_> = located.items_of("allOf").collect();
                    further.reverse();
                    further.extend(self.target(&located));
                    open.append(&mut further);
                    conjuncts.push(located);
                }
            }
        }
        Ok((conjuncts, possible))
    }

    /// Expands the conjunction, including unions of one schema and null.
    pub(crate) fn parts_of(&self, parts: &[Located<'d>]) -> Bounded<Vec<Located<'d>>> {
        let mut open = self.conjuncts(parts)?.0;
        let mut all = Vec::new();
        let mut seen = VisitedSet::default();
        while let Some(part) = open.pop() {
            if !seen.insert(part.id()) {
                continue;
            }
            for keyword in ["anyOf", "oneOf"] {
                let (null, others): (Vec<_>, Vec<_>) = part.items_of(keyword).partition(is_null_alone);
                if let ([_, ..], [only]) = (null.as_slice(), others.as_slice()) {
                    open.extend(self.conjuncts(std::slice::from_ref(only))?.0);
                }
            }
            all.push(part);
        }
        Ok(all)
    }

    /// Returns whether an annotation of a schema is true, ignoring unions.
    pub(crate) fn is_annotated(&self, schema: &Schema<'d>, key: &str) -> Bounded<bool> {
        Ok(self.conjuncts(&schema.parts)?.0.iter().any(|conjunct| conjunct.is_true(key)))
    }

    /// Returns the normal form of a schema.
    pub(crate) fn normal(&self, schema: &Schema<'d>) -> Bounded<Rc<NormalizedSchema<'d>>> {
        let key = schema.key();
        if let Some(known) = self.normals.borrow().get(&key) {
            return Ok(Rc::clone(known));
        }
        let (conjuncts, possible) = self.conjuncts(&schema.parts)?;
        let typed = conjuncts.iter().filter_map(types).fold(TypeSet::ALL, |kinds, types| kinds.and(types.kinds));
        let mut kinds = TypeSet::NONE;
        let mut shapes = Vec::new();
        let mut kept = IdSet::default();
        for kind in JsonType::ALL {
            let shape = match kind {
                _ if !possible => None,
                JsonType::Null => {
                    let mut allowed = true;
                    for part in &schema.parts {
                        allowed &= self.accepts_null(part, 0, true)?;
                    }
                    allowed.then(TypeConstraints::default)
                }
                kind if !typed.has(kind) => None,
                kind => self.shape_of(&conjuncts, kind, &mut kept)?,
            };
            if let Some(shape) = shape {
                kinds = kinds.or(kind.bit());
                shapes.push((kind, shape));
            }
        }
        let notes = self.notes(conjuncts, &kept)?;
        let normal = Rc::new(NormalizedSchema { kinds, shapes, notes });
        let mut normals = self.normals.borrow_mut();
        if normals.len() >= MAX_NORMALS {
            normals.clear();
        }
        normals.insert(key, Rc::clone(&normal));
        Ok(normal)
    }

    fn shape_of(
        &self,
        conjuncts: &[Located<'d>],
        kind: JsonType,
        kept: &mut IdSet,
    ) -> Bounded<Option<TypeConstraints<'d>>> {
        let mut shape = TypeConstraints::default();
        let mut seen = VisitedSet::default();
        let mut open: Vec<Located<'d>> = conjuncts.iter().rev().cloned().collect();
        while let Some(conjunct) = open.pop() {
            if !seen.insert(conjunct.id()) {
                continue;
            }
            self.budget.spend(1)?;
            if types(&conjunct).is_some_and(|types| !types.kinds.has(kind)) {
                return Ok(None);
            }
            if let Some(values) = values(&conjunct, kind)
                && !intersect(&mut shape.values, values)
            {
                return Ok(None);
            }
            if let Some(not) = conjunct.get("not") {
                match self.acceptance(&not, kind, 0)? {
                    Acceptance::All => return Ok(None),
                    Acceptance::Some => shape.nots.push(not),
                    Acceptance::None => {}
                }
            }
            if is_conditional(&conjunct) {
                shape.conditions.push(conjunct.clone());
            }
            for (keyword, exclusive) in [("anyOf", false), ("oneOf", true)] {
                let Some(located) = conjunct.get(keyword).filter(|located| located.node.as_array().is_some()) else {
                    continue;
                };
                let (alternatives, accepts_all) = self.alternatives(&located, kind)?;
                if accepts_all && !exclusive {
                    continue;
                }
                match alternatives.as_slice() {
                    [] => return Ok(None),
                    [only] => {
                        let (mut conjuncts, possible) = self.conjuncts(std::slice::from_ref(only))?;
                        if !possible {
                            return Ok(None);
                        }
                        conjuncts.reverse();
                        open.append(&mut conjuncts);
                    }
                    several => match self.pure_values(several, exclusive, kind)? {
                        Some(values) => {
                            if !intersect(&mut shape.values, values) {
                                return Ok(None);
                            }
                        }
                        None => {
                            kept.extend(several.iter().map(Located::id));
                            shape.unions.push(Union {
                                located,
                                exclusive,
                                has_discriminator: conjunct.has("discriminator"),
                                alternatives: alternatives.into_iter().map(Schema::of).collect(),
                            });
                        }
                    },
                }
            }
            shape.conjuncts.push(conjunct);
        }
        Ok(Some(shape))
    }

    /// Returns the alternatives that accept a value of a kind, and whether one of them accepts each.
    fn alternatives(&self, union: &Located<'d>, kind: JsonType) -> Bounded<(Vec<Located<'d>>, bool)> {
        let (mut alternatives, mut accepts_all) = (Vec::new(), false);
        for alternative in union.items() {
            let acceptance = self.acceptance(&alternative, kind, 0)?;
            accepts_all |= acceptance == Acceptance::All;
            if acceptance != Acceptance::None {
                alternatives.push(alternative);
            }
        }
        Ok((alternatives, accepts_all))
    }

    /// Returns the properties that the schema of a media type lists.
    pub(crate) fn properties_of(&self, media_type: &Located<'d>) -> Bounded<IndexMap<&'d str, Schema<'d>>> {
        let Some(schema) = media_type.get("schema") else {
            return Ok(IndexMap::new());
        };
        let normal = self.normal(&Schema::of(schema))?;
        let object = normal.shape(JsonType::Object).map(constraints::ObjectConstraints::of);
        Ok(object.map(|object| object.properties).unwrap_or_default())
    }

    /// Returns the values of alternatives that are only enums. For `oneOf`, values of several alternatives are
    /// excluded.
    fn pure_values(
        &self,
        alternatives: &[Located<'d>],
        exclusive: bool,
        kind: JsonType,
    ) -> Bounded<Option<Vec<Located<'d>>>> {
        let mut all: Vec<Located<'d>> = Vec::new();
        for alternative in alternatives {
            let (conjuncts, _) = self.conjuncts(std::slice::from_ref(alternative))?;
            let mut own = None;
            for conjunct in &conjuncts {
                let is_composed = ["anyOf", "oneOf", "not", "if"].iter().any(|key| conjunct.has(key));
                let is_plain = !is_composed && !is_constrained(conjunct, kind);
                if !is_plain || (conjunct.has("$ref") && self.target(conjunct).is_none()) {
                    return Ok(None);
                }
                if let Some(values) = values(conjunct, kind) {
                    intersect(&mut own, values);
                }
            }
            match own {
                Some(mut values) => {
                    let mut own = HashSet::new();
                    values.retain(|value| own.insert(canonical_json(value.node)));
                    all.extend(values);
                }
                None => return Ok(None),
            }
        }
        let mut counts: HashMap<String, usize> = HashMap::new();
        let texts: Vec<String> = all.iter().map(|value| canonical_json(value.node)).collect();
        for text in &texts {
            *counts.entry(text.clone()).or_default() += 1;
        }
        let mut texts = texts.into_iter();
        // Of equal values, the first is used.
        all.retain(|_| {
            let count = texts.next().and_then(|text| counts.insert(text, 0)).unwrap_or_default();
            count == 1 || count > 1 && !exclusive
        });
        Ok(Some(all))
    }

    /// Returns the objects whose annotations apply to a schema: its conjuncts, and alternatives that are the only one
    /// besides null.
    fn notes(&self, conjuncts: Vec<Located<'d>>, kept: &IdSet) -> Bounded<Vec<Located<'d>>> {
        let mut notes: Vec<Located<'d>> = Vec::new();
        let mut seen = VisitedSet::default();
        let mut open: std::collections::VecDeque<Located<'d>> = conjuncts.into();
        while let Some(conjunct) = open.pop_front() {
            if !seen.insert(conjunct.id()) {
                continue;
            }
            self.budget.spend(1)?;
            for keyword in ["anyOf", "oneOf"] {
                for alternative in conjunct.items_of(keyword) {
                    if !kept.contains(&alternative.id()) {
                        open.extend(self.conjuncts(&[alternative])?.0);
                    }
                }
            }
            notes.push(conjunct);
        }
        Ok(notes)
    }
}

/// Returns the values of a type that `enum` or `const` allows, if there is one.
pub(crate) fn values<'d>(conjunct: &Located<'d>, kind: JsonType) -> Option<Vec<Located<'d>>> {
    let mut values = None;
    if let Some(list) = conjunct.get("enum").filter(|located| located.node.as_array().is_some()) {
        values = Some(list.items().collect::<Vec<_>>());
    }
    if let Some(constant) = conjunct.get("const") {
        intersect(&mut values, vec![constant]);
    }
    let mut values = values?;
    values.retain(|value| JsonType::of(&value.node.value) == kind);
    Some(values)
}

/// Returns whether a schema accepts only null.
pub(crate) fn is_null_alone(located: &Located<'_>) -> bool {
    types(located).is_some_and(|types| types.kinds == JsonType::Null.bit())
}

/// Keeps the values that others contain too; returns whether any is left.
fn intersect<'d>(values: &mut Option<Vec<Located<'d>>>, others: Vec<Located<'d>>) -> bool {
    match values {
        None => *values = Some(others),
        Some(values) => {
            let others: HashSet<String> = others.iter().map(|other| canonical_json(other.node)).collect();
            values.retain(|value| others.contains(&canonical_json(value.node)));
        }
    }
    values.as_ref().is_some_and(|values| !values.is_empty())
}

pub(crate) fn is_conditional(conjunct: &Located<'_>) -> bool {
    conjunct.has("if") && (conjunct.has("then") || conjunct.has("else"))
}
