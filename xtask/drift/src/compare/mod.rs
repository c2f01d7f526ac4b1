//! Compares two documents: keeps the worklist, the findings, and the operations that each finding concerns.

mod annotations;
mod arrays;
mod bounds;
mod content;
mod context;
mod decoding;
mod describe;
mod document_level;
mod enums;
mod formats;
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
    formats::RULES,
    arrays::RULES,
    objects::RULES,
    unions::RULES,
    schemas::RULES,
    annotations::RULES,
];

/// A pending comparison.
enum Task<'d> {
    Schema {
        old: Schema<'d>,
        new: Schema<'d>,
        /// Locations for schemas without one.
        places: (Option<Located<'d>>, Option<Located<'d>>),
        context: Context,
    },
    Operation {
        old: operations::Entry<'d>,
        new: operations::Entry<'d>,
    },
}

/// The key of a pair; each pair is compared once.
type PairKey = (&'static str, Key, Key, Option<Context>);

/// A finding whose operations are not known yet.
struct PendingFinding<'d> {
    rule: &'static Rule,
    context: Option<Context>,
    change: Change<'d>,
    node: usize,
}

/// A compared pair, as a node in the graph of references.
#[derive(Default)]
struct VisitedPair {
    parents: Vec<usize>,
    operation: Option<usize>,
}

/// The state of a comparison.
pub(crate) struct Comparison<'d> {
    old: SchemaIndex<'d>,
    new: SchemaIndex<'d>,
    pending: Vec<PendingFinding<'d>>,
    pairs: Vec<VisitedPair>,
    known: IdMap<PairKey, usize>,
    /// Pending tasks, a stack: related tasks are done together.
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

    /// Records a difference.
    fn report(&mut self, rule: &'static Rule, context: Option<Context>, change: Change<'d>) {
        let mut change = change;
        // A difference in a component is located there, whoever refers to it.
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

    /// Records something that only one document has, unless it is marked as an addition of this project.
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

    /// Returns whether something that only one document has is an addition of this project; if so, counts it.
    fn ignores(&mut self, lone: OneSided<'_, 'd>) -> bool {
        let (model, located, in_old) = match lone {
            OneSided::Old(located) => (&self.old, located, true),
            OneSided::New(located) => (&self.new, located, false),
        };
        let is_ours = model.is_ours(located);
        if is_ours {
            let place = place(located);
            let ignored = Ignored { place, in_old };
            if !self.ignored.contains(&ignored) {
                self.ignored.push(ignored);
            }
        }
        is_ours
    }

    /// Compares a pair once, and records which pair refers to it.
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

    /// Adds two schemas to the worklist.
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

    /// Adds two operations to the worklist.
    fn operations(&mut self, old: operations::Entry<'d>, new: operations::Entry<'d>) -> Bounded<()> {
        self.old.budget.spend(1)?;
        let context = Some(old.context());
        let key = ("operation", Key::One(old.located.id()), Key::One(new.located.id()), context);
        let (pair, is_new) = self.pair(key);
        if is_new {
            self.worklist.push((pair, Task::Operation { old, new }));
        }
        Ok(())
    }

    /// Records the operation of the current pair.
    fn is_operation(&mut self, name: String) {
        let index = self.operations.len();
        self.operations.push(name);
        let current = self.current;
        if let Some(pair) = self.pairs.get_mut(current) {
            pair.operation = Some(index);
        }
    }

    /// Returns whether both documents have an operation in common.
    fn has_operations(&self) -> bool {
        !self.operations.is_empty()
    }

    /// Runs all tasks of the worklist.
    fn run_worklist(&mut self) -> Bounded<()> {
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

    /// Returns the findings, each once, with all operations concerned, the most severe first.
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
                    // The most severe occurrence decides.
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

    /// Returns for each pair with a finding the operations that reach it.
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

/// Returns the enclosing location in the other document for something in a component, if the known location is outside
/// that component.
fn counterpart<'d>(located: &Located<'d>, known: Option<&Located<'d>>, root: &Located<'d>) -> Option<Located<'d>> {
    /// Keywords between a schema and its parts.
    const BETWEEN: [&str; 11] = [
        "properties", "patternProperties", "required", "enum", "anyOf", "oneOf", "allOf", "prefixItems",
        "dependentRequired", "dependentSchemas", "examples",
    ];
    let mut tokens = located.pointer.tokens();
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

/// Something that only one document has.
#[derive(Clone, Copy)]
enum OneSided<'s, 'd> {
    Old(&'s Located<'d>),
    New(&'s Located<'d>),
}

fn place(located: &Located<'_>) -> Location {
    Location {
        pointer: located.pointer.to_string(),
        line: located.node.at.line,
        column: located.node.at.column,
        file: None,
    }
}
