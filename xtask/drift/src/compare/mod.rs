//! The comparison of two documents: what is still to be compared, what has been found, and which operations
//! each finding concerns.

mod annotations;
mod arrays;
mod bounds;
mod content;
mod context;
mod decoding;
mod describe;
mod document_level;
mod enums;
mod message;
mod objects;
mod operations;
mod parameters;
mod scalars;
mod schemas;
mod server_url;
mod servers_security;
mod types;
mod unions;

use std::collections::{BTreeMap, HashMap};

use self::context::{Change, Context};
use crate::finding::{Finding, Ignored, Location};
use crate::normal_form::location::Located;
use crate::normal_form::node_id::{IdMap, IdSet};
use crate::normal_form::{Bounded, Budget, Key, Schema, SchemaIndex};
use crate::rules::Rule;
use webagent_codegen::openapi::spanned_value::{SpannedValue, join};

/// The rules of each file, in the order of the documentation.
pub(crate) static RULES: &[&[&Rule]] = &[
    document_level::RULES,
    operations::RULES,
    servers_security::RULES,
    parameters::RULES,
    content::RULES,
    types::RULES,
    enums::RULES,
    scalars::RULES,
    bounds::RULES,
    arrays::RULES,
    objects::RULES,
    unions::RULES,
    schemas::RULES,
    annotations::RULES,
];

/// Something that is still to be compared.
enum Task<'d> {
    Schema {
        old: Schema<'d>,
        new: Schema<'d>,
        /// Places for schemas that have none.
        places: (Option<Located<'d>>, Option<Located<'d>>),
        context: Context,
    },
    Operation {
        old: operations::Entry<'d>,
        new: operations::Entry<'d>,
    },
}

/// The key of a pair: what has been compared once is not compared again.
type PairKey = (&'static str, Key, Key, Option<Context>);

/// A finding before its operations are known.
struct PendingFinding<'d> {
    rule: &'static Rule,
    context: Option<Context>,
    change: Change<'d>,
    node: usize,
}

/// A pair that has been compared, in the graph of who contains whom.
#[derive(Default)]
struct VisitedPair {
    parents: Vec<usize>,
    operation: Option<usize>,
}

/// A comparison under way.
pub(crate) struct Comparison<'d> {
    old: SchemaIndex<'d>,
    new: SchemaIndex<'d>,
    pending: Vec<PendingFinding<'d>>,
    pairs: Vec<VisitedPair>,
    known: IdMap<PairKey, usize>,
    /// Tasks that wait, the last first: what belongs together is then done one after the other.
    worklist: Vec<(usize, Task<'d>)>,
    current: usize,
    operations: Vec<String>,
    ignored: Vec<Ignored>,
    /// The servers of which a part has moved to the paths.
    moved_servers: IdSet,
}

impl<'d> Comparison<'d> {
    pub(crate) fn new(old: &'d SpannedValue, new: &'d SpannedValue, budget: &Budget) -> Self {
        Self {
            old: SchemaIndex::new(Located::root(old), budget.clone()),
            new: SchemaIndex::new(Located::root(new), budget.clone()),
            pending: Vec::new(),
            pairs: vec![VisitedPair::default()],
            known: IdMap::default(),
            worklist: Vec::new(),
            current: 0,
            operations: Vec::new(),
            ignored: Vec::new(),
            moved_servers: IdSet::default(),
        }
    }

    /// Notes a difference.
    fn report(&mut self, rule: &'static Rule, context: Option<Context>, change: Change<'d>) {
        let mut change = change;
        // What differs in a component has its place there, whoever refers to it.
        match (&change.old, &change.new, change.is_around) {
            (old, Some(new), (true, false)) => {
                change.old = counterpart(new, old.as_ref(), &self.old.root).or(change.old)
            }
            (Some(old), new, (false, true)) => {
                change.new = counterpart(old, new.as_ref(), &self.new.root).or(change.new)
            }
            _ => {}
        }
        self.pending.push(PendingFinding { rule, context, change, node: self.current });
    }

    /// Notes that something is in one document only, unless the project has marked it as its own.
    fn report_one_sided(
        &mut self,
        rule: &'static Rule,
        context: Option<Context>,
        lone: OneSided<'_, 'd>,
        change: Change<'d>,
    ) {
        if !self.ignores(lone) {
            self.report(rule, context, change);
        }
    }

    /// Returns whether something that is in one document only is the project's own. If so, it is counted.
    fn ignores(&mut self, lone: OneSided<'_, 'd>) -> bool {
        let (model, spot, in_old) = match lone {
            OneSided::Old(spot) => (&self.old, spot, true),
            OneSided::New(spot) => (&self.new, spot, false),
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
    fn once(
        &mut self,
        what: &'static str,
        old: &Located<'d>,
        new: &Located<'d>,
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
            self.pairs.push(VisitedPair::default());
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
    fn schemas(
        &mut self,
        old: Schema<'d>,
        new: Schema<'d>,
        places: (Option<&Located<'d>>, Option<&Located<'d>>),
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
            self.worklist.push((pair, Task::Schema { old, new, places, context }));
        }
        Ok(())
    }

    /// Has two operations compared, later.
    fn operations(&mut self, old: operations::Entry<'d>, new: operations::Entry<'d>) -> Bounded<()> {
        self.old.budget.spend(1)?;
        let context = Some(old.context());
        let key = ("operation", Key::One(old.spot.id()), Key::One(new.spot.id()), context);
        let (pair, is_new) = self.pair(key);
        if is_new {
            self.worklist.push((pair, Task::Operation { old, new }));
        }
        Ok(())
    }

    /// Says which operation the pair under comparison is.
    fn is_operation(&mut self, name: String) {
        let index = self.operations.len();
        self.operations.push(name);
        let current = self.current;
        if let Some(pair) = self.pairs.get_mut(current) {
            pair.operation = Some(index);
        }
    }

    /// Returns whether any operation is in both documents.
    fn has_operations(&self) -> bool {
        !self.operations.is_empty()
    }

    /// Does everything that is in the worklist.
    fn work(&mut self) -> Bounded<()> {
        while let Some((pair, task)) = self.worklist.pop() {
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
    pub(crate) fn finish(self) -> Bounded<(Vec<Finding>, Vec<Ignored>)> {
        let operations_of = self.operations_of_pairs()?;
        let mut findings: BTreeMap<_, Finding> = BTreeMap::new();
        for raw in &self.pending {
            let mut finding = self.to_finding(raw);
            let place = |place: &Option<Location>| {
                place.as_ref().map(|place| (place.line, place.column, place.pointer.clone()))
            };
            let value = |value: &Option<serde_json::Value>| value.as_ref().map(ToString::to_string);
            let key = (
                place(&finding.old),
                place(&finding.new),
                finding.rule.clone(),
                finding.direction,
                (value(&finding.old_value), value(&finding.new_value)),
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
                    // Where it matters more than elsewhere, that is said.
                    let known = entry.get_mut();
                    known.operations.append(&mut finding.operations);
                    if finding.level > known.level {
                        known.level = finding.level;
                        known.sentence = finding.sentence;
                    }
                }
            }
        }
        let mut findings: Vec<Finding> = findings.into_values().collect();
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.level));
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
        for raw in &self.pending {
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

/// The place in the other document around something in a component, if what is known now is a place outside of that component.
fn counterpart<'d>(spot: &Located<'d>, known: Option<&Located<'d>>, root: &Located<'d>) -> Option<Located<'d>> {
    /// Keywords between a schema and a part of it.
    const BETWEEN: [&str; 11] = [
        "properties",
        "patternProperties",
        "required",
        "enum",
        "anyOf",
        "oneOf",
        "allOf",
        "prefixItems",
        "dependentRequired",
        "dependentSchemas",
        "examples",
    ];
    let mut tokens = spot.pointer.tokens();
    if !matches!(tokens.first().map(String::as_str), Some("components")) || tokens.len() < 4 {
        return None;
    }
    let known = known.map(|known| known.pointer.tokens()).unwrap_or_default();
    if known.get(..3) == tokens.get(..3) {
        return None;
    }
    while tokens.len() > 3 {
        tokens.pop();
        let is_between = tokens.len() > 3 && tokens.last().is_some_and(|token| BETWEEN.contains(&token.as_str()));
        let pointer = tokens.iter().fold(String::new(), |pointer, token| join(&pointer, token));
        if let Some(found) = root.follow(&pointer).filter(|_| !is_between) {
            return Some(found);
        }
    }
    None
}

/// Something that is in one document only.
#[derive(Clone, Copy)]
enum OneSided<'s, 'd> {
    Old(&'s Located<'d>),
    New(&'s Located<'d>),
}

fn place(spot: &Located<'_>) -> Location {
    Location { pointer: spot.pointer.to_string(), line: spot.node.at.line, column: spot.node.at.column, file: None }
}
