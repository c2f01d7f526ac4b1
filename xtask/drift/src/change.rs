//! A difference, and the context in which it is judged.

use serde_json::Value;

use super::kinds::Kinds;
use super::place::Spot;
use super::rules::Direction;
use super::value::brief;

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
    pub(super) old: Option<Spot<'d>>,
    pub(super) new: Option<Spot<'d>>,
    pub(super) old_value: Option<Value>,
    pub(super) new_value: Option<Value>,
    pub(super) subject: Option<Subject<'d>>,
}

/// What a sentence is about.
#[derive(Clone)]
pub(super) enum Subject<'d> {
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
