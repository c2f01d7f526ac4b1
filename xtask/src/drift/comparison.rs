//! The comparison of two documents: what is still to be compared, what has been found, and which operations
//! each finding concerns.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::Value;

use super::finding::{Finding, Ignored, Place};
use super::model::{Bounded, Budget, Key, Kinds, Model, Schema};
use super::place::{Spot, describe};
use super::rules::{Direction, Level, Rule, Verdict};
use super::value::{brief, shorten};
use crate::codegen::source::Node;

/// What changes the verdict of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Stance {
    /// The value itself.
    Plain,
    /// Inside `not`: what narrows there, widens the whole.
    Negated,
    /// Inside `if`: any difference can do either.
    Rigid,
}

/// Where a value is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Context {
    pub(super) direction: Direction,
    pub(super) stance: Stance,
    /// The value is written as text (in a path, a query, a header): `1` and `"1"` look the same.
    pub(super) textual: bool,
    /// The value does not travel in this direction.
    pub(super) muted: bool,
    /// Annotations are compared elsewhere.
    pub(super) silent: bool,
    /// The kinds of value that are compared.
    pub(super) kinds: Kinds,
}

impl Context {
    pub(super) fn new(direction: Direction) -> Self {
        Self { direction, stance: Stance::Plain, textual: false, muted: false, silent: false, kinds: Kinds::ALL }
    }

    pub(super) fn textual(self) -> Self {
        Self { textual: true, ..self }
    }

    /// The context of a part of the value.
    pub(super) fn inner(self) -> Self {
        Self { textual: false, silent: false, kinds: Kinds::ALL, ..self }
    }
}

/// A difference: its places and the values there.
#[derive(Clone, Default)]
pub(super) struct Change<'d> {
    old: Option<Spot<'d>>,
    new: Option<Spot<'d>>,
    old_value: Option<Value>,
    new_value: Option<Value>,
    subject: Option<Subject<'d>>,
}

/// What a sentence is about.
#[derive(Clone)]
enum Subject<'d> {
    Words(String),
    Old(Spot<'d>),
    New(Spot<'d>),
}

impl<'d> Change<'d> {
    /// Places without values.
    pub(super) fn at(old: Option<&Spot<'d>>, new: Option<&Spot<'d>>) -> Self {
        Self { old: old.cloned(), new: new.cloned(), ..Self::default() }
    }

    /// Places and what stands there.
    pub(super) fn between(old: Option<&Spot<'d>>, new: Option<&Spot<'d>>) -> Self {
        let value = |spot: Option<&Spot<'d>>| spot.map(|spot| brief(spot.node));
        Self::at(old, new).values(value(old), value(new))
    }

    pub(super) fn values(mut self, old: Option<Value>, new: Option<Value>) -> Self {
        self.old_value = old;
        self.new_value = new;
        self
    }

    /// What is told to differ, where the place alone does not say it.
    pub(super) fn subject(mut self, subject: impl Into<String>) -> Self {
        self.subject = Some(Subject::Words(subject.into()));
        self
    }

    /// Places for the sides that have none of their own.
    pub(super) fn or_at(mut self, old: Option<&Spot<'d>>, new: Option<&Spot<'d>>) -> Self {
        // The place that is the difference's own is what the sentence is about.
        if self.subject.is_none() {
            self.subject = match (&self.old, &self.new) {
                (_, Some(new)) => Some(Subject::New(new.clone())),
                (Some(old), None) => Some(Subject::Old(old.clone())),
                (None, None) => None,
            };
        }
        self.old = self.old.or_else(|| old.cloned());
        self.new = self.new.or_else(|| new.cloned());
        self
    }
}

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
struct Raw<'d> {
    rule: &'static Rule,
    context: Option<Context>,
    change: Change<'d>,
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
    known: HashMap<PairKey, usize>,
    /// What waits, the last first: what belongs together is then done one after the other.
    waiting: Vec<(usize, Task<'d>)>,
    current: usize,
    operations: Vec<String>,
    pub(super) ignored: Vec<Ignored>,
}

impl<'d> Comparison<'d> {
    pub(super) fn new(old: &'d Node, new: &'d Node, budget: &Budget) -> Self {
        Self {
            old: Model::new(Spot::root(old), budget.clone()),
            new: Model::new(Spot::root(new), budget.clone()),
            raws: Vec::new(),
            pairs: vec![Pair::default()],
            known: HashMap::new(),
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
            let mut seen = HashSet::from([raw.node]);
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

    /// Puts a difference into words.
    fn tell(&self, raw: &Raw<'d>) -> Finding {
        let change = &raw.change;
        let direction = match raw.context {
            Some(context) if raw.rule.is_directed() => context.direction,
            _ => Direction::Both,
        };
        let stance = raw.context.map_or(Stance::Plain, |context| context.stance);
        let judged = match stance {
            Stance::Negated => direction.flipped(),
            _ => direction,
        };
        let verdict =
            raw.rule.verdict(judged).unwrap_or(Verdict { level: Level::Breaking, sentence: "{subject} differs." });
        let subject = match (&change.subject, &change.old, &change.new) {
            (Some(Subject::Words(words)), ..) => words.clone(),
            (Some(Subject::Old(spot)), ..) | (None, Some(spot), None) => describe(&self.old.root, &spot.pointer),
            (Some(Subject::New(spot)), ..) | (None, _, Some(spot)) => describe(&self.new.root, &spot.pointer),
            (None, None, None) => "the document".to_owned(),
        };
        let mut level = verdict.level;
        let mut sentence = capitalize(
            &verdict
                .sentence
                .replace("{old}", &told(change.old_value.as_ref()))
                .replace("{new}", &told(change.new_value.as_ref()))
                .replace("{subject}", &subject),
        );
        let mut infix = "";
        if raw.rule.is_directed() && level > Level::Docs {
            match stance {
                Stance::Plain => {}
                Stance::Negated => {
                    infix = "not-";
                    sentence = format!("Of what is excluded: {sentence}");
                }
                Stance::Rigid => {
                    infix = "if-";
                    level = Level::Breaking;
                    sentence = format!("In a condition: {sentence}");
                }
            }
            if level == Level::Breaking && raw.context.is_some_and(|context| context.muted) {
                level = Level::Compatible;
                sentence.push_str(" It does not travel in this direction, so nothing breaks.");
            }
        }
        Finding {
            rule: raw.rule.infixed_id(direction, infix),
            level,
            direction,
            operations: Vec::new(),
            old: change.old.as_ref().map(place),
            new: change.new.as_ref().map(place),
            sentence,
            old_value: change.old_value.clone(),
            new_value: change.new_value.clone(),
        }
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

/// A value in a sentence.
fn told(value: Option<&Value>) -> String {
    match value {
        None => "none".to_owned(),
        Some(Value::String(text)) => quoted(text),
        Some(Value::Array(items)) if !items.is_empty() => {
            let items: Vec<String> = items.iter().map(|item| told(Some(item))).collect();
            items.join(", ")
        }
        Some(value @ (Value::Number(_) | Value::Bool(_) | Value::Null)) => value.to_string(),
        Some(value) => quoted(&value.to_string()),
    }
}

/// A text of a document in a sentence. Only what quotes it is a backtick, so that it cannot leave its quotes.
fn quoted(text: &str) -> String {
    format!("`{}`", shorten(text).replace('`', "'"))
}

fn capitalize(sentence: &str) -> String {
    let mut characters = sentence.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}
