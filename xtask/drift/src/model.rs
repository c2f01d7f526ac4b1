//! One document, made independent of its layout.
//!
//! A schema says something about each kind of value (null, boolean, number, string, array, object) on its
//! own: no JSON value is of two kinds. So a schema is taken apart by kind. What is left for a kind is a
//! conjunction of plain constraints, the values of an enum, and those unions that really have several
//! alternatives for the kind. `type: [string, "null"]`, `nullable`, `anyOf` with a null alternative, `$ref`,
//! `allOf` and siblings of a `$ref` all come to the same.

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::ids::{IdMap, IdSet, Seen};
use super::kinds::{Kind, Kinds, types};
use super::place::{Spot, as_bool};
use super::reach::Reach;
use super::value::canonical;
use super::vocabulary::is_constrained;

/// How many schemas are kept taken apart. More would be out of the processor's reach, too.
const MAX_NORMALS: usize = 1024;

/// How long a chain of references may be that is followed at once.
const MAX_HOPS: usize = 32;

/// Why a comparison was given up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exceeded {
    /// It would have taken too many steps.
    Steps,
    /// Unions and the like are nested too deep.
    Composition,
}

pub(super) type Bounded<T> = Result<T, Exceeded>;

/// What a comparison may still cost.
#[derive(Clone)]
pub(super) struct Budget(Rc<Cell<u64>>);

impl Budget {
    pub(super) fn new(steps: u64) -> Self {
        Self(Rc::new(Cell::new(steps)))
    }

    pub(super) fn spend(&self, steps: usize) -> Bounded<()> {
        let left = self.0.get().checked_sub(steps as u64).ok_or(Exceeded::Steps)?;
        self.0.set(left);
        Ok(())
    }
}

/// Identity of a schema: the places that it consists of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Key {
    One(usize),
    /// In order, each once.
    Many(Box<[usize]>),
}

/// A schema: what all its parts demand. No part means that anything goes.
#[derive(Clone, Default)]
pub(super) struct Schema<'d> {
    pub(super) parts: Vec<Spot<'d>>,
}

impl<'d> Schema<'d> {
    pub(super) fn of(spot: Spot<'d>) -> Self {
        Self { parts: vec![spot] }
    }

    /// Identity: equal keys mean the same places of one document.
    pub(super) fn key(&self) -> Key {
        if let [part] = self.parts.as_slice() {
            return Key::One(part.id());
        }
        let mut ids: Vec<usize> = self.parts.iter().map(Spot::id).collect();
        ids.sort_unstable();
        ids.dedup();
        Key::Many(ids.into())
    }
}

/// What a schema says about one kind of value.
pub(super) struct Shape<'d> {
    /// The objects of the document whose plain keywords apply.
    pub(super) atoms: Vec<Spot<'d>>,
    /// The values that an enum allows, when one does.
    pub(super) values: Option<Vec<Spot<'d>>>,
    /// The unions that have several alternatives for this kind.
    pub(super) unions: Vec<Union<'d>>,
    /// What is excluded.
    pub(super) nots: Vec<Spot<'d>>,
    /// Objects with `if` and `then` or `else`.
    pub(super) conditions: Vec<Spot<'d>>,
}

/// `anyOf` or `oneOf`.
pub(super) struct Union<'d> {
    /// The list of alternatives.
    pub(super) spot: Spot<'d>,
    /// Whether a value may fit only one of them.
    pub(super) exclusive: bool,
    /// Those that a value of the kind can fit.
    pub(super) alternatives: Vec<Schema<'d>>,
}

/// A schema, taken apart by kind.
pub(super) struct Normal<'d> {
    /// The kinds that are allowed.
    pub(super) kinds: Kinds,
    shapes: Vec<(Kind, Shape<'d>)>,
    /// Every object whose annotations (title, default, …) belong to this schema, outermost first.
    pub(super) notes: Vec<Spot<'d>>,
}

impl<'d> Normal<'d> {
    pub(super) fn shape(&self, kind: Kind) -> Option<&Shape<'d>> {
        let mut shapes = self.shapes.iter();
        shapes.find(|(known, _)| *known == kind).map(|(_, shape)| shape)
    }

    /// Whether numbers must be whole.
    pub(super) fn is_integer(&self) -> bool {
        self.shape(Kind::Number)
            .is_some_and(|shape| shape.atoms.iter().any(|atom| types(atom).is_some_and(|types| types.integer)))
    }

    /// Whether an annotation is set anywhere.
    pub(super) fn notes_say(&self, key: &str) -> bool {
        self.notes.iter().any(|note| note.is_true(key))
    }
}

/// A document with what has been found out about it.
pub(super) struct Model<'d> {
    pub(super) root: Spot<'d>,
    pub(super) budget: Budget,
    targets: RefCell<HashMap<&'d str, Option<Spot<'d>>>>,
    normals: RefCell<IdMap<Key, Rc<Normal<'d>>>>,
    pub(super) reaches: RefCell<IdMap<(usize, Kind), Reach>>,
    /// Which schemas null fits; nothing while that is being found out.
    pub(super) nulls: RefCell<IdMap<usize, Option<bool>>>,
    pub(super) fingerprints: RefCell<IdMap<(Key, u8), u64>>,
}

impl<'d> Model<'d> {
    pub(super) fn new(root: Spot<'d>, budget: Budget) -> Self {
        Self {
            root,
            budget,
            targets: RefCell::default(),
            normals: RefCell::default(),
            reaches: RefCell::default(),
            nulls: RefCell::default(),
            fingerprints: RefCell::default(),
        }
    }

    /// Where a `$ref` of this object leads, if it has one that leads somewhere in this document.
    pub(super) fn target(&self, spot: &Spot<'d>) -> Option<Spot<'d>> {
        self.refers_to(spot.text("$ref")?)
    }

    /// Where a reference leads, if that is in this document.
    pub(super) fn refers_to(&self, reference: &'d str) -> Option<Spot<'d>> {
        if let Some(known) = self.targets.borrow().get(reference) {
            return known.clone();
        }
        let target = reference.strip_prefix('#').and_then(|pointer| self.root.follow(&percent_decode(pointer)));
        self.targets.borrow_mut().insert(reference, target.clone());
        target
    }

    /// The object itself: references followed to their end. A reference that leads nowhere is its own end.
    pub(super) fn resolve(&self, spot: &Spot<'d>) -> Spot<'d> {
        let mut spot = spot.clone();
        for _ in 0..MAX_HOPS {
            match self.target(&spot) {
                Some(target) => spot = target,
                None => break,
            }
        }
        spot
    }

    /// The same schema without references that stand alone, so that whatever refers to a component is one schema.
    pub(super) fn simplify(&self, mut schema: Schema<'d>) -> Schema<'d> {
        for part in &mut schema.parts {
            for _ in 0..MAX_HOPS {
                if part.node.as_object().is_none_or(|members| members.len() != 1) {
                    break;
                }
                match self.target(part) {
                    Some(target) => *part = target,
                    None => break,
                }
            }
        }
        schema
    }

    /// Whether the project has marked this as its own, not the vendor's.
    pub(super) fn is_ours(&self, spot: &Spot<'d>) -> bool {
        let is_marked = |spot: &Spot<'_>| spot.text("x-webagent-origin") == Some("ours");
        is_marked(spot) || is_marked(&self.resolve(spot))
    }

    /// The objects that a conjunction consists of once `$ref` and `allOf` are followed, outermost first, or
    /// nothing when no value fits.
    pub(super) fn atoms(&self, parts: &[Spot<'d>]) -> Bounded<(Vec<Spot<'d>>, bool)> {
        // Most schemas are one object that refers to nothing.
        if let [only] = parts
            && as_bool(only.node).is_none()
            && !only.has("$ref")
            && !only.has("allOf")
        {
            self.budget.spend(1)?;
            return Ok((vec![only.clone()], true));
        }
        let mut open: Vec<Spot<'d>> = parts.iter().rev().cloned().collect();
        let mut seen = Seen::default();
        let mut atoms = Vec::new();
        let mut possible = true;
        while let Some(spot) = open.pop() {
            if !seen.insert(spot.id()) {
                continue;
            }
            self.budget.spend(1)?;
            match as_bool(spot.node) {
                Some(allows) => possible &= allows,
                None => {
                    let mut further: Vec<_> = spot.items_of("allOf").collect();
                    further.reverse();
                    further.extend(self.target(&spot));
                    open.append(&mut further);
                    atoms.push(spot);
                }
            }
        }
        Ok((atoms, possible))
    }

    /// Whether a schema carries an annotation that is true, unions apart.
    pub(super) fn says(&self, schema: &Schema<'d>, key: &str) -> Bounded<bool> {
        Ok(self.atoms(&schema.parts)?.0.iter().any(|atom| atom.is_true(key)))
    }

    /// The schema, taken apart.
    pub(super) fn normal(&self, schema: &Schema<'d>) -> Bounded<Rc<Normal<'d>>> {
        let key = schema.key();
        if let Some(known) = self.normals.borrow().get(&key) {
            return Ok(Rc::clone(known));
        }
        let (atoms, possible) = self.atoms(&schema.parts)?;
        let typed = atoms.iter().filter_map(types).fold(Kinds::ALL, |kinds, types| kinds.within(types.kinds));
        let mut kinds = Kinds::NONE;
        let mut shapes = Vec::new();
        let mut kept = IdSet::default();
        for kind in Kind::ALL {
            let shape = match kind {
                _ if !possible => None,
                Kind::Null => {
                    let mut allowed = true;
                    for part in &schema.parts {
                        allowed &= self.accepts_null(part, 0, true)?;
                    }
                    allowed.then(|| Shape {
                        atoms: Vec::new(),
                        values: None,
                        unions: Vec::new(),
                        nots: Vec::new(),
                        conditions: Vec::new(),
                    })
                }
                kind if !typed.has(kind) => None,
                kind => self.shape_of(&atoms, kind, &mut kept)?,
            };
            if let Some(shape) = shape {
                kinds = kinds.with(kind.bit());
                shapes.push((kind, shape));
            }
        }
        let notes = self.notes(atoms, &kept)?;
        let normal = Rc::new(Normal { kinds, shapes, notes });
        let mut normals = self.normals.borrow_mut();
        if normals.len() >= MAX_NORMALS {
            normals.clear();
        }
        normals.insert(key, Rc::clone(&normal));
        Ok(normal)
    }

    fn shape_of(&self, atoms: &[Spot<'d>], kind: Kind, kept: &mut IdSet) -> Bounded<Option<Shape<'d>>> {
        let mut shape =
            Shape { atoms: Vec::new(), values: None, unions: Vec::new(), nots: Vec::new(), conditions: Vec::new() };
        let mut seen = Seen::default();
        let mut open: Vec<Spot<'d>> = atoms.iter().rev().cloned().collect();
        while let Some(atom) = open.pop() {
            if !seen.insert(atom.id()) {
                continue;
            }
            self.budget.spend(1)?;
            if types(&atom).is_some_and(|types| !types.kinds.has(kind)) {
                return Ok(None);
            }
            if let Some(values) = values(&atom, kind)
                && !intersect(&mut shape.values, values)
            {
                return Ok(None);
            }
            if let Some(not) = atom.get("not") {
                match self.reach(&not, kind, 0)? {
                    Reach::All => return Ok(None),
                    Reach::Some => shape.nots.push(not),
                    Reach::None => {}
                }
            }
            if is_conditional(&atom) {
                shape.conditions.push(atom.clone());
            }
            for (keyword, exclusive) in [("anyOf", false), ("oneOf", true)] {
                let Some(spot) = atom.get(keyword).filter(|spot| spot.node.as_array().is_some()) else {
                    continue;
                };
                let mut alternatives = Vec::new();
                let mut everything = false;
                for alternative in spot.items() {
                    let reach = self.reach(&alternative, kind, 0)?;
                    everything |= reach == Reach::All && !exclusive;
                    if reach != Reach::None {
                        alternatives.push(alternative);
                    }
                }
                if everything {
                    continue;
                }
                match alternatives.as_slice() {
                    [] => return Ok(None),
                    [only] => {
                        let (mut atoms, possible) = self.atoms(std::slice::from_ref(only))?;
                        if !possible {
                            return Ok(None);
                        }
                        atoms.reverse();
                        open.append(&mut atoms);
                    }
                    several => match self.pure_values(several, kind)? {
                        Some(values) => {
                            if !intersect(&mut shape.values, values) {
                                return Ok(None);
                            }
                        }
                        None => {
                            kept.extend(several.iter().map(Spot::id));
                            shape.unions.push(Union {
                                spot,
                                exclusive,
                                alternatives: alternatives.into_iter().map(Schema::of).collect(),
                            });
                        }
                    },
                }
            }
            shape.atoms.push(atom);
        }
        Ok(Some(shape))
    }

    /// The values of alternatives that are nothing but enums.
    fn pure_values(&self, alternatives: &[Spot<'d>], kind: Kind) -> Bounded<Option<Vec<Spot<'d>>>> {
        let mut all: Vec<Spot<'d>> = Vec::new();
        for alternative in alternatives {
            let (atoms, _) = self.atoms(std::slice::from_ref(alternative))?;
            let mut own = None;
            for atom in &atoms {
                let is_composed = ["anyOf", "oneOf", "not", "if"].iter().any(|key| atom.has(key));
                let is_plain = !is_composed && !is_constrained(atom, kind);
                if !is_plain || (atom.has("$ref") && self.target(atom).is_none()) {
                    return Ok(None);
                }
                if let Some(values) = values(atom, kind) {
                    intersect(&mut own, values);
                }
            }
            match own {
                Some(values) => all.extend(values),
                None => return Ok(None),
            }
        }
        let mut seen = HashSet::new();
        all.retain(|value| seen.insert(canonical(value.node)));
        Ok(Some(all))
    }

    /// The objects whose annotations belong to a schema: its atoms, and the alternatives that are no real ones.
    fn notes(&self, atoms: Vec<Spot<'d>>, kept: &IdSet) -> Bounded<Vec<Spot<'d>>> {
        let mut notes: Vec<Spot<'d>> = Vec::new();
        let mut seen = Seen::default();
        let mut open: std::collections::VecDeque<Spot<'d>> = atoms.into();
        while let Some(atom) = open.pop_front() {
            if !seen.insert(atom.id()) {
                continue;
            }
            self.budget.spend(1)?;
            for keyword in ["anyOf", "oneOf"] {
                for alternative in atom.items_of(keyword) {
                    if !kept.contains(&alternative.id()) {
                        open.extend(self.atoms(&[alternative])?.0);
                    }
                }
            }
            notes.push(atom);
        }
        Ok(notes)
    }
}

/// The values of one kind that `enum` or `const` allows, when there is one.
pub(super) fn values<'d>(atom: &Spot<'d>, kind: Kind) -> Option<Vec<Spot<'d>>> {
    let mut values = None;
    if let Some(list) = atom.get("enum").filter(|spot| spot.node.as_array().is_some()) {
        values = Some(list.items().collect::<Vec<_>>());
    }
    if let Some(constant) = atom.get("const") {
        intersect(&mut values, vec![constant]);
    }
    let mut values = values?;
    values.retain(|value| Kind::of(&value.node.value) == kind);
    Some(values)
}

/// Keeps of the values those that are among others too; says whether any is left.
fn intersect<'d>(values: &mut Option<Vec<Spot<'d>>>, others: Vec<Spot<'d>>) -> bool {
    match values {
        None => *values = Some(others),
        Some(values) => {
            let others: HashSet<String> = others.iter().map(|other| canonical(other.node)).collect();
            values.retain(|value| others.contains(&canonical(value.node)));
        }
    }
    values.as_ref().is_some_and(|values| !values.is_empty())
}

pub(super) fn is_conditional(atom: &Spot<'_>) -> bool {
    atom.has("if") && (atom.has("then") || atom.has("else"))
}

/// The text of a URI fragment.
fn percent_decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = (*first == b'%').then(|| after.get(..2)).flatten();
        let code = code.and_then(|code| std::str::from_utf8(code).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}
