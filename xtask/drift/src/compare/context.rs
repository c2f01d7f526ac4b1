//! A difference and the context that decides its level.

use serde_json::Value;

use crate::normal_form::json_type::TypeSet;
use crate::normal_form::json_value::summarize;
use crate::normal_form::location::Located;
use crate::rules::{Direction, Rule};
use crate::tolerance::{Tolerated, is_checked_in_responses};

/// The polarity of a schema, which changes the verdict of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Polarity {
    /// The value itself.
    Positive,
    /// Inside `not`: a stricter part makes the whole looser.
    Negative,
    /// Inside `if`: any difference can have either effect.
    Invariant,
}

/// The reader of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Recipient {
    /// The generated client.
    Client,
    /// The user's code: the generated client does not receive webhooks and callbacks.
    UserCode,
}

/// The serialization of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum ListForm {
    /// One pair per item, with the name of the list.
    Repeated,
    /// The items, separated by this character.
    Separated(char),
    /// Not as text.
    Other,
}

/// A position in each document, for what has none of its own.
pub(super) type Places<'s, 'd> = (Option<&'s Located<'d>>, Option<&'s Located<'d>>);

/// The two rules for a bound: stricter and looser.
pub(super) type RulePair = (&'static Rule, &'static Rule);

/// The context in which a value is sent or received.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Context {
    pub(super) direction: Direction,
    pub(super) polarity: Polarity,
    /// The value is serialized as text (path, query, header): `1` and `"1"` are the same.
    pub(super) string_encoded: bool,
    /// The reason why a breaking difference is harmless here.
    pub(super) tolerated: Option<Tolerated>,
    /// The reader of a response: the generated client, or code of the user's (webhooks and callbacks).
    pub(super) recipient: Recipient,
    /// The serialization of a list, if it is serialized as text.
    pub(super) list: ListForm,
    /// The value is written in XML.
    pub(super) is_xml: bool,
    /// The value is a form whose fields are serialized as text with their default style.
    pub(super) is_form: bool,
    /// The client already accepts null here.
    pub(super) may_be_null: bool,
    /// Annotations are compared elsewhere.
    pub(super) skip_annotations: bool,
    /// The JSON types that are compared.
    pub(super) kinds: TypeSet,
}

impl Context {
    pub(super) fn new(direction: Direction) -> Self {
        Self {
            direction,
            polarity: Polarity::Positive,
            string_encoded: false,
            list: ListForm::Other,
            is_xml: false,
            is_form: false,
            may_be_null: false,
            tolerated: None,
            recipient: Recipient::Client,
            skip_annotations: false,
            kinds: TypeSet::ALL,
        }
    }

    /// Returns the context of a response.
    pub(super) fn flipped(self) -> Self {
        Self { direction: self.direction.flipped(), ..self }
    }

    /// Returns the context of something that the client tolerates. An earlier reason is kept.
    pub(super) fn tolerating(self, tolerated: Tolerated) -> Self {
        Self { tolerated: self.tolerated.or(Some(tolerated)), ..self }
    }

    /// Returns the context of a value for which the generated client tolerates differences; user code does not.
    pub(super) fn client_tolerating(self, tolerated: Tolerated) -> Self {
        match self.is_read_by_client() {
            true => self.tolerating(tolerated),
            false => self,
        }
    }

    /// Returns the context of a subschema under a keyword that the client may not check in responses.
    pub(super) fn under(self, keyword: &'static str) -> Self {
        match is_checked_in_responses(keyword) {
            true => self.inner(),
            false => self.inner().client_tolerating(Tolerated::Unchecked(keyword)),
        }
    }

    /// Returns whether the generated client decodes the value.
    pub(super) fn is_read_by_client(self) -> bool {
        self.direction == Direction::Response && self.recipient == Recipient::Client
    }

    pub(super) fn string_encoded(self) -> Self {
        Self { string_encoded: true, ..self }
    }

    /// Returns the context of a part of the value.
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

/// A difference: its locations and the values there.
#[derive(Clone, Default)]
pub(super) struct Change<'d> {
    pub(super) old: Option<Located<'d>>,
    pub(super) new: Option<Located<'d>>,
    pub(super) old_value: Option<Value>,
    pub(super) new_value: Option<Value>,
    pub(super) subject: Option<Subject<'d>>,
    /// For the old and the new document: set if the location is that of an enclosing value.
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
    /// Creates a change with locations only.
    pub(super) fn at(old: Option<&Located<'d>>, new: Option<&Located<'d>>) -> Self {
        Self { old: old.cloned(), new: new.cloned(), ..Self::default() }
    }

    /// Creates a change with locations and the values there.
    pub(super) fn between(old: Option<&Located<'d>>, new: Option<&Located<'d>>) -> Self {
        let value = |located: Option<&Located<'d>>| located.map(|located| summarize(located.node));
        Self::at(old, new).values(value(old), value(new))
    }

    pub(super) fn values(mut self, old: Option<Value>, new: Option<Value>) -> Self {
        self.old_value = old;
        self.new_value = new;
        self
    }

    /// Overrides the subject of the sentence.
    pub(super) fn subject(mut self, subject: impl Into<String>) -> Self {
        self.subject = Some(Subject::Words(subject.into()));
        self
    }

    /// Adds locations for a side that has none.
    pub(super) fn or_at(mut self, old: Option<&Located<'d>>, new: Option<&Located<'d>>) -> Self {
        // The subject of the sentence is the location of the difference itself.
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
