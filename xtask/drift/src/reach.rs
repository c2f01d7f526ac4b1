//! How far a schema lets values of a kind through: not at all, some of them, or all.

use super::kinds::{Kind, types};
use super::model::{Bounded, Exceeded, Model, is_conditional, values};
use super::place::{Spot, as_bool};
use super::vocabulary::is_constrained;

/// How deep unions, conditions and negations may be nested, references followed.
const MAX_COMPOSITION: usize = 64;

/// How far a schema lets values of a kind through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    None,
    Some,
    All,
}

impl<'d> Model<'d> {
    /// How far a schema lets values of a kind through. An alternative that is the schema itself adds nothing.
    pub(super) fn reach(&self, spot: &Spot<'d>, kind: Kind, depth: usize) -> Bounded<Reach> {
        if kind == Kind::Null {
            return Ok(match self.accepts_null(spot, depth, false)? {
                true => Reach::All,
                false => Reach::None,
            });
        }
        let key = (spot.id(), kind);
        if let Some(known) = self.reaches.borrow().get(&key) {
            return Ok(*known);
        }
        if depth > MAX_COMPOSITION {
            return Err(Exceeded::Composition);
        }
        self.reaches.borrow_mut().insert(key, Reach::None);
        let reach = self.find_reach(spot, kind, depth)?;
        self.reaches.borrow_mut().insert(key, reach);
        Ok(reach)
    }

    fn find_reach(&self, spot: &Spot<'d>, kind: Kind, depth: usize) -> Bounded<Reach> {
        let (atoms, possible) = self.atoms(std::slice::from_ref(spot))?;
        if !possible {
            return Ok(Reach::None);
        }
        let mut reach = Reach::All;
        for atom in &atoms {
            if types(atom).is_some_and(|types| !types.kinds.has(kind)) {
                return Ok(Reach::None);
            }
            match values(atom, kind).as_deref() {
                None => {}
                Some([]) => return Ok(Reach::None),
                Some(_) => reach = Reach::Some,
            }
            if types(atom).is_some_and(|types| types.integer && kind == Kind::Number)
                || is_conditional(atom)
                || (atom.has("$ref") && self.target(atom).is_none())
                || is_constrained(atom, kind)
            {
                reach = Reach::Some;
            }
            if let Some(not) = atom.get("not") {
                match self.reach(&not, kind, depth + 1)? {
                    Reach::All => return Ok(Reach::None),
                    Reach::Some => reach = Reach::Some,
                    Reach::None => {}
                }
            }
            for (keyword, exclusive) in [("anyOf", false), ("oneOf", true)] {
                if !atom.has_list(keyword) {
                    continue;
                }
                let (mut some, mut all) = (0, 0);
                for alternative in atom.items_of(keyword) {
                    match self.reach(&alternative, kind, depth + 1)? {
                        Reach::None => {}
                        Reach::Some => some += 1,
                        Reach::All => all += 1,
                    }
                }
                if some + all == 0 {
                    return Ok(Reach::None);
                }
                let lets_all = if exclusive { all == 1 && some == 0 } else { all > 0 };
                if !lets_all {
                    reach = Reach::Some;
                }
            }
        }
        Ok(reach)
    }

    /// Whether null fits. `nullable` adds null to whatever the object says otherwise. `inside` is the answer for a
    /// schema inside of itself: a part of it takes nothing away, an alternative adds nothing.
    pub(super) fn accepts_null(&self, spot: &Spot<'d>, depth: usize, inside: bool) -> Bounded<bool> {
        let mut spot = spot.clone();
        // A reference and nothing else is no step deeper.
        while spot.node.as_object().is_some_and(|members| members.len() == 1)
            && let Some(target) = self.target(&spot)
            && target.id() != spot.id()
        {
            self.budget.spend(1)?;
            spot = target;
        }
        if depth > MAX_COMPOSITION {
            return Err(Exceeded::Composition);
        }
        let id = spot.id();
        if let Some(known) = self.nulls.borrow().get(&id) {
            return Ok(known.unwrap_or(inside));
        }
        self.budget.spend(1)?;
        self.nulls.borrow_mut().insert(id, None);
        let accepts = self.find_null(&spot, depth)?;
        self.nulls.borrow_mut().insert(id, Some(accepts));
        Ok(accepts)
    }

    fn find_null(&self, spot: &Spot<'d>, depth: usize) -> Bounded<bool> {
        if let Some(allows) = as_bool(spot.node) {
            return Ok(allows);
        }
        if spot.is_true("nullable") {
            return Ok(true);
        }
        if types(spot).is_some_and(|types| !types.kinds.has(Kind::Null))
            || values(spot, Kind::Null).is_some_and(|values| values.is_empty())
        {
            return Ok(false);
        }
        let deeper = depth + 1;
        for part in self.target(spot).into_iter().chain(spot.items_of("allOf")) {
            if !self.accepts_null(&part, deeper, true)? {
                return Ok(false);
            }
        }
        for (keyword, exclusive) in [("anyOf", false), ("oneOf", true)] {
            if !spot.has_list(keyword) {
                continue;
            }
            let mut fitting = 0;
            for alternative in spot.items_of(keyword) {
                fitting += usize::from(self.accepts_null(&alternative, deeper, false)?);
            }
            if fitting == 0 || (exclusive && fitting > 1) {
                return Ok(false);
            }
        }
        if let Some(not) = spot.get("not")
            && self.accepts_null(&not, deeper, false)?
        {
            return Ok(false);
        }
        if let Some(condition) = spot.get("if") {
            let branch = if self.accepts_null(&condition, deeper, false)? { "then" } else { "else" };
            if let Some(branch) = spot.get(branch) {
                return self.accepts_null(&branch, deeper, true);
            }
        }
        Ok(true)
    }
}
