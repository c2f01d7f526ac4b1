//! Computes how much of a JSON type a schema accepts: nothing, some values, or all.

use super::json_type::{JsonType, types};
use super::keywords::is_constrained;
use super::location::Located;
use super::node_id::VisitedSet;
use super::{Bounded, Exceeded, SchemaIndex, is_conditional, values};

/// The maximum nesting of unions, conditions and negations, with references followed.
const MAX_COMPOSITION: usize = 64;

/// The share of a JSON type that a schema accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Acceptance {
    None,
    Some,
    All,
}

impl<'d> SchemaIndex<'d> {
    /// Returns how much of a JSON type a schema accepts. An alternative that is the schema itself adds nothing.
    pub(crate) fn acceptance(&self, located: &Located<'d>, kind: JsonType, depth: usize) -> Bounded<Acceptance> {
        if kind == JsonType::Null {
            return Ok(match self.accepts_null(located, depth, false)? {
                true => Acceptance::All,
                false => Acceptance::None,
            });
        }
        let key = (located.id(), kind);
        if let Some(known) = self.acceptances.borrow().get(&key) {
            return Ok(*known);
        }
        if depth > MAX_COMPOSITION {
            return Err(Exceeded::Composition);
        }
        self.acceptances.borrow_mut().insert(key, Acceptance::None);
        let acceptance = self.find_acceptance(located, kind, depth)?;
        self.acceptances.borrow_mut().insert(key, acceptance);
        Ok(acceptance)
    }

    fn find_acceptance(&self, located: &Located<'d>, kind: JsonType, depth: usize) -> Bounded<Acceptance> {
        let (conjuncts, possible) = self.conjuncts(std::slice::from_ref(located))?;
        if !possible {
            return Ok(Acceptance::None);
        }
        let mut acceptance = Acceptance::All;
        for conjunct in &conjuncts {
            if types(conjunct).is_some_and(|types| !types.kinds.has(kind)) {
                return Ok(Acceptance::None);
            }
            match values(conjunct, kind).as_deref() {
                None => {}
                Some([]) => return Ok(Acceptance::None),
                Some(_) => acceptance = Acceptance::Some,
            }
            if types(conjunct).is_some_and(|types| types.integer && kind == JsonType::Number)
                || is_conditional(conjunct)
                || (conjunct.has("$ref") && self.target(conjunct).is_none())
                || is_constrained(conjunct, kind)
            {
                acceptance = Acceptance::Some;
            }
            if let Some(not) = conjunct.get("not") {
                match self.acceptance(&not, kind, depth + 1)? {
                    Acceptance::All => return Ok(Acceptance::None),
                    Acceptance::Some => acceptance = Acceptance::Some,
                    Acceptance::None => {}
                }
            }
            for (keyword, exclusive) in [("anyOf", false), ("oneOf", true)] {
                if !conjunct.has_list(keyword) {
                    continue;
                }
                let (mut some, mut all) = (0, 0);
                for alternative in conjunct.items_of(keyword) {
                    match self.acceptance(&alternative, kind, depth + 1)? {
                        Acceptance::None => {}
                        Acceptance::Some => some += 1,
                        Acceptance::All => all += 1,
                    }
                }
                if some + all == 0 {
                    return Ok(Acceptance::None);
                }
                let lets_all = if exclusive { all == 1 && some == 0 } else { all > 0 };
                if !lets_all {
                    acceptance = Acceptance::Some;
                }
            }
        }
        Ok(acceptance)
    }

    /// Returns whether null is accepted. `nullable` adds null to whatever else the object accepts. `inside` is the
    /// result for a schema inside itself: as a part it restricts nothing, as an alternative it adds nothing.
    pub(crate) fn accepts_null(&self, located: &Located<'d>, depth: usize, inside: bool) -> Bounded<bool> {
        let mut located = located.clone();
        let mut seen = VisitedSet::default();
        // A single reference does not count as nesting.
        while located.node.as_object().is_some_and(|members| members.len() == 1)
            && let Some(target) = self.target(&located)
            && seen.insert(target.id())
        {
            self.budget.spend(1)?;
            located = target;
        }
        if depth > MAX_COMPOSITION {
            return Err(Exceeded::Composition);
        }
        let id = located.id();
        if let Some(known) = self.nulls.borrow().get(&id) {
            return Ok(known.unwrap_or(inside));
        }
        self.budget.spend(1)?;
        self.nulls.borrow_mut().insert(id, None);
        let accepts = self.find_null(&located, depth)?;
        self.nulls.borrow_mut().insert(id, Some(accepts));
        Ok(accepts)
    }

    fn find_null(&self, located: &Located<'d>, depth: usize) -> Bounded<bool> {
        if let Some(allows) = located.node.as_bool() {
            return Ok(allows);
        }
        if located.is_true("nullable") {
            return Ok(true);
        }
        if types(located).is_some_and(|types| !types.kinds.has(JsonType::Null))
            || values(located, JsonType::Null).is_some_and(|values| values.is_empty())
        {
            return Ok(false);
        }
        let deeper = depth + 1;
        for part in self.target(located).into_iter().chain(located.items_of("allOf")) {
            if !self.accepts_null(&part, deeper, true)? {
                return Ok(false);
            }
        }
        for (keyword, exclusive) in [("anyOf", false), ("oneOf", true)] {
            if !located.has_list(keyword) {
                continue;
            }
            let mut fitting = 0;
            for alternative in located.items_of(keyword) {
                fitting += usize::from(self.accepts_null(&alternative, deeper, false)?);
            }
            if fitting == 0 || (exclusive && fitting > 1) {
                return Ok(false);
            }
        }
        if let Some(not) = located.get("not")
            && self.accepts_null(&not, deeper, false)?
        {
            return Ok(false);
        }
        if let Some(condition) = located.get("if") {
            let branch = if self.accepts_null(&condition, deeper, false)? { "then" } else { "else" };
            if let Some(branch) = located.get(branch) {
                return self.accepts_null(&branch, deeper, true);
            }
        }
        Ok(true)
    }
}
