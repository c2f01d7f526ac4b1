//! The comparison of two documents: what is still to be compared, what has been found, and which operations
//! each finding concerns.

use std::collections::{BTreeMap, HashMap};

use super::change::{Change, Context};
use super::finding::{Finding, Ignored, Place};
use super::ids::{IdMap, IdSet};
use super::model::{Bounded, Budget, Key, Model, Schema};
use super::place::Spot;
use super::rules::Rule;
use webagent_codegen::openapi::spanned_value::SpannedValue;

/// Something that is still to be compared.
pub(super) enum Task<'d> {
    Schema {
        old: Schema<'d>,
        new: Schema<'d>,
        /// Places for schemas that have none.
        places: (Option<Spot<'d>>, Option<Spot<'d>>),
        context: Context,
    },
    Operation {
        old: super::operations::Entry<'d>,
        new: super::operations::Entry<'d>,
    },
}

/// What has been compared once is not compared again.
type PairKey = (&'static str, Key, Key, Option<Context>);

/// A finding before its operations are known.
pub(super) struct Raw<'d> {
    pub(super) rule: &'static Rule,
    pub(super) context: Option<Context>,
    pub(super) change: Change<'d>,
    node: usize,
}

/// A pair that has been compared, in the graph of who contains whom.
#[derive(Default)]
struct Pair {
    parents: Vec<usize>,
    operation: Option<usize>,
}

/// A comparison under way.
pub(super) struct Comparison<'d> {
    pub(super) old: Model<'d>,
    pub(super) new: Model<'d>,
    raws: Vec<Raw<'d>>,
    pairs: Vec<Pair>,
    known: IdMap<PairKey, usize>,
    /// What waits, the last first: what belongs together is then done one after the other.
    waiting: Vec<(usize, Task<'d>)>,
    current: usize,
    operations: Vec<String>,
    pub(super) ignored: Vec<Ignored>,
}

impl<'d> Comparison<'d> {
    pub(super) fn new(old: &'d SpannedValue, new: &'d SpannedValue, budget: &Budget) -> Self {
        Self {
            old: Model::new(Spot::root(old), budget.clone()),
            new: Model::new(Spot::root(new), budget.clone()),
            raws: Vec::new(),
            pairs: vec![Pair::default()],
            known: IdMap::default(),
            waiting: Vec::new(),
            current: 0,
            operations: Vec::new(),
            ignored: Vec::new(),
        }
    }

    /// Notes a difference.
    pub(super) fn report(&mut self, rule: &'static Rule, context: Option<Context>, change: Change<'d>) {
        self.raws.push(Raw { rule, context, change, node: self.current });
    }

    /// Notes that something is in one document only, unless the project has marked it as its own.
    pub(super) fn report_lone(
        &mut self,
        rule: &'static Rule,
        context: Option<Context>,
        lone: Lone<'_, 'd>,
        change: Change<'d>,
    ) {
        if !self.ignores(lone) {
            self.report(rule, context, change);
        }
    }

    /// Whether something that is in one document only is the project's own. If so, it is counted.
    pub(super) fn ignores(&mut self, lone: Lone<'_, 'd>) -> bool {
        let (model, spot, in_old) = match lone {
            Lone::Old(spot) => (&self.old, spot, true),
            Lone::New(spot) => (&self.new, spot, false),
        };
        let is_ours = model.is_ours(spot);
        if is_ours {
            let place = place(spot);
            let ignored = Ignored { place, in_old };
            if !self.ignored.contains(&ignored) {
                self.ignored.push(ignored);
            }
        }
        is_ours
    }

    /// Does the comparison of a pair, unless it has been done, and notes who wanted it.
    pub(super) fn once(
        &mut self,
        what: &'static str,
        old: &Spot<'d>,
        new: &Spot<'d>,
        context: Option<Context>,
        compare: impl FnOnce(&mut Self) -> Bounded<()>,
    ) -> Bounded<()> {
        let key = (what, Key::One(old.id()), Key::One(new.id()), context);
        let (pair, is_new) = self.pair(key);
        if !is_new {
            return Ok(());
        }
        self.old.budget.spend(1)?;
        let outer = std::mem::replace(&mut self.current, pair);
        compare(self)?;
        self.current = outer;
        Ok(())
    }

    fn pair(&mut self, key: PairKey) -> (usize, bool) {
        let next = self.pairs.len();
        let pair = *self.known.entry(key).or_insert(next);
        let is_new = pair == next;
        if is_new {
            self.pairs.push(Pair::default());
        }
        let current = self.current;
        if let Some(pair) = self.pairs.get_mut(pair)
            && pair.parents.last() != Some(&current)
        {
            pair.parents.push(current);
        }
        (pair, is_new)
    }

    /// Has two schemas compared, later.
    pub(super) fn schemas(
        &mut self,
        old: Schema<'d>,
        new: Schema<'d>,
        places: (Option<&Spot<'d>>, Option<&Spot<'d>>),
        context: Context,
    ) -> Bounded<()> {
        if old.parts.is_empty() && new.parts.is_empty() {
            return Ok(());
        }
        self.old.budget.spend(1)?;
        let (old, new) = (self.old.simplify(old), self.new.simplify(new));
        let (pair, is_new) = self.pair(("schema", old.key(), new.key(), Some(context)));
        if is_new {
            let places = (places.0.cloned(), places.1.cloned());
            self.waiting.push((pair, Task::Schema { old, new, places, context }));
        }
        Ok(())
    }

    /// Has two operations compared, later.
    pub(super) fn operations(
        &mut self,
        old: super::operations::Entry<'d>,
        new: super::operations::Entry<'d>,
    ) -> Bounded<()> {
        self.old.budget.spend(1)?;
        let context = Some(Context::new(old.requests));
        let key = ("operation", Key::One(old.spot.id()), Key::One(new.spot.id()), context);
        let (pair, is_new) = self.pair(key);
        if is_new {
            self.waiting.push((pair, Task::Operation { old, new }));
        }
        Ok(())
    }

    /// Says which operation the pair under comparison is.
    pub(super) fn is_operation(&mut self, name: String) {
        let index = self.operations.len();
        self.operations.push(name);
        let current = self.current;
        if let Some(pair) = self.pairs.get_mut(current) {
            pair.operation = Some(index);
        }
    }

    /// Whether any operation is in both documents.
    pub(super) fn has_operations(&self) -> bool {
        !self.operations.is_empty()
    }

    /// Does everything that is waiting.
    pub(super) fn work(&mut self) -> Bounded<()> {
        while let Some((pair, task)) = self.waiting.pop() {
            self.current = pair;
            match task {
                Task::Schema { old, new, places, context } => {
                    self.compare_schemas(&old, &new, (places.0.as_ref(), places.1.as_ref()), context)?
                }
                Task::Operation { old, new } => self.compare_operations(&old, &new)?,
            }
        }
        self.current = 0;
        Ok(())
    }

    /// The findings, each once, with every operation it concerns, the worst first.
    pub(super) fn finish(self) -> Bounded<(Vec<Finding>, Vec<Ignored>)> {
        let operations_of = self.operations_of_pairs()?;
        let mut findings: BTreeMap<_, Finding> = BTreeMap::new();
        for raw in &self.raws {
            let mut finding = self.tell(raw);
            let key = (
                std::cmp::Reverse(finding.level),
                finding.old.as_ref().map(|place| (place.line, place.column, place.pointer.clone())),
                finding.new.as_ref().map(|place| (place.line, place.column, place.pointer.clone())),
                finding.rule.clone(),
                finding.direction,
                finding.sentence.clone(),
            );
            if let Some(indices) = operations_of.get(&raw.node) {
                let names = indices.iter().filter_map(|index| self.operations.get(*index));
                finding.operations = names.cloned().collect();
            }
            match findings.entry(key) {
                std::collections::btree_map::Entry::Vacant(entry) => {
                    entry.insert(finding);
                }
                std::collections::btree_map::Entry::Occupied(mut entry) => {
                    entry.get_mut().operations.append(&mut finding.operations);
                }
            }
        }
        let mut findings: Vec<Finding> = findings.into_values().collect();
        for finding in &mut findings {
            finding.operations.sort_unstable();
            finding.operations.dedup();
        }
        let mut ignored = self.ignored;
        ignored.sort();
        Ok((findings, ignored))
    }

    /// For each pair with a finding, the operations from which it is reached.
    fn operations_of_pairs(&self) -> Bounded<HashMap<usize, Vec<usize>>> {
        let mut operations = HashMap::new();
        for raw in &self.raws {
            if operations.contains_key(&raw.node) {
                continue;
            }
            let mut found = Vec::new();
            let mut seen = IdSet::from_iter([raw.node]);
            let mut open = vec![raw.node];
            while let Some(index) = open.pop() {
                self.old.budget.spend(1)?;
                let Some(pair) = self.pairs.get(index) else { continue };
                found.extend(pair.operation);
                open.extend(pair.parents.iter().copied().filter(|parent| seen.insert(*parent)));
            }
            found.sort_unstable();
            operations.insert(raw.node, found);
        }
        Ok(operations)
    }
}

/// Something that is in one document only.
#[derive(Clone, Copy)]
pub(super) enum Lone<'s, 'd> {
    Old(&'s Spot<'d>),
    New(&'s Spot<'d>),
}

pub(super) fn place(spot: &Spot<'_>) -> Place {
    Place { pointer: spot.pointer.to_string(), line: spot.node.at.line, column: spot.node.at.column }
}
