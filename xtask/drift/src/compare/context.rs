//! A difference, and the context in which it is judged.

use serde_json::Value;

use crate::normal_form::json_type::TypeSet;
use crate::normal_form::json_value::summarize;
use crate::normal_form::location::Located;
use crate::rules::{Direction, Rule};
use crate::tolerance::{Tolerated, is_checked_in_responses};

/// The logical position of a value, which changes the verdict of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Polarity {
    /// The value itself.
    Positive,
    /// Inside `not`: what narrows there, widens the whole.
    Negative,
    /// Inside `if`: any difference can do either.
    Invariant,
}

/// The reader of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Reader {
    /// The generated client.
    Client,
    /// The user's code: what a webhook or a callback sends never reaches the generated client.
    UserCode,
}

/// The way a list is written as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum ListForm {
    /// Each item under the name of the whole.
    Repeated,
    /// The items with this character between them.
    Separated(char),
    /// Not as text.
    Other,
}

/// A position in each document, for what has none of its own.
pub(super) type Places<'s, 'd> = (Option<&'s Located<'d>>, Option<&'s Located<'d>>);

/// The two rules for a limit: when it lets less through, and when more.
pub(super) type RulePair = (&'static Rule, &'static Rule);

/// The place of a value on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Context {
    pub(super) direction: Direction,
    pub(super) stance: Polarity,
    /// The value is written as text (in a path, a query, a header): `1` and `"1"` look the same.
    pub(super) string_encoded: bool,
    /// The reason why a breaking difference does no harm here.
    pub(super) tolerated: Option<Tolerated>,
    /// The reader of a response: the generated client, or code of the user's (webhooks and callbacks).
    pub(super) reader: Reader,
    /// The way a list is written, where it is written as text.
    pub(super) list: ListForm,
    /// The value is written in XML.
    pub(super) is_xml: bool,
    /// The value is a form, whose fields are written as text, each in the way that is the default.
    pub(super) is_form: bool,
    /// The client reads null here already.
    pub(super) may_be_null: bool,
    /// Annotations are compared elsewhere.
    pub(super) skip_annotations: bool,
    /// The kinds of value that are compared.
    pub(super) kinds: TypeSet,
}

impl Context {
    pub(super) fn new(direction: Direction) -> Self {
        Self {
            direction,
            stance: Polarity::Positive,
            string_encoded: false,
            list: ListForm::Other,
            is_xml: false,
            is_form: false,
            may_be_null: false,
            tolerated: None,
            reader: Reader::Client,
            skip_annotations: false,
            kinds: TypeSet::ALL,
        }
    }

    /// The context of what comes back.
    pub(super) fn flipped(self) -> Self {
        Self { direction: self.direction.flipped(), ..self }
    }

    /// The context of something that is tolerated. What is tolerated already stays so.
    pub(super) fn tolerating(self, tolerated: Tolerated) -> Self {
        Self { tolerated: self.tolerated.or(Some(tolerated)), ..self }
    }

    /// The context of a value that the generated client reads as what is tolerated; user code is not that tolerant.
    pub(super) fn client_tolerating(self, tolerated: Tolerated) -> Self {
        match self.is_read_by_client() {
            true => self.tolerating(tolerated),
            false => self,
        }
    }

    /// The context of a subschema under a keyword that may not be checked in responses.
    pub(super) fn under(self, keyword: &'static str) -> Self {
        match is_checked_in_responses(keyword) {
            true => self.inner(),
            false => self.inner().client_tolerating(Tolerated::Unchecked(keyword)),
        }
    }

    /// Returns whether the generated client decodes the value.
    pub(super) fn is_read_by_client(self) -> bool {
        self.direction == Direction::Response && self.reader == Reader::Client
    }

    pub(super) fn string_encoded(self) -> Self {
        Self { string_encoded: true, ..self }
    }

    /// The context of a part of the value.
    pub(super) fn inner(self) -> Self {
        Self {
            string_encoded: false,
            list: ListForm::Other,
            is_form: false,
            may_be_null: false,
            skip_annotations: false,
            kinds: TypeSet::ALL,
            ..self
        }
    }
}

/// A difference: its places and the values there.
#[derive(Clone, Default)]
pub(super) struct Change<'d> {
    pub(super) old: Option<Located<'d>>,
    pub(super) new: Option<Located<'d>>,
    pub(super) old_value: Option<Value>,
    pub(super) new_value: Option<Value>,
    pub(super) subject: Option<Subject<'d>>,
    /// Set, for the old and for the new document, if the place is only the one of something around it.
    pub(super) is_around: (bool, bool),
}

/// The subject of a sentence.
#[derive(Clone)]
pub(super) enum Subject<'d> {
    Words(String),
    Old(Located<'d>),
    New(Located<'d>),
}

impl<'d> Change<'d> {
    /// Places without values.
    pub(super) fn at(old: Option<&Located<'d>>, new: Option<&Located<'d>>) -> Self {
        Self { old: old.cloned(), new: new.cloned(), ..Self::default() }
    }

    /// Places and what stands there.
    pub(super) fn between(old: Option<&Located<'d>>, new: Option<&Located<'d>>) -> Self {
        let value = |spot: Option<&Located<'d>>| spot.map(|spot| summarize(spot.node));
        Self::at(old, new).values(value(old), value(new))
    }

    pub(super) fn values(mut self, old: Option<Value>, new: Option<Value>) -> Self {
        self.old_value = old;
        self.new_value = new;
        self
    }

    /// Sets what is said to differ, where the place alone does not say it.
    pub(super) fn subject(mut self, subject: impl Into<String>) -> Self {
        self.subject = Some(Subject::Words(subject.into()));
        self
    }

    /// Places for the sides that have none of their own.
    pub(super) fn or_at(mut self, old: Option<&Located<'d>>, new: Option<&Located<'d>>) -> Self {
        // The place that is the difference's own is what the sentence is about.
        if self.subject.is_none() {
            self.subject = match (&self.old, &self.new) {
                (_, Some(new)) => Some(Subject::New(new.clone())),
                (Some(old), None) => Some(Subject::Old(old.clone())),
                (None, None) => None,
            };
        }
        self.is_around.0 |= self.old.is_none();
        self.is_around.1 |= self.new.is_none();
        self.old = self.old.or_else(|| old.cloned());
        self.new = self.new.or_else(|| new.cloned());
        self
    }
}
