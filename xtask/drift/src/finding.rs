//! What a comparison finds.

use serde_json::Value;

use super::rules::{Direction, Level};

/// A place in one of the documents.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// JSON pointer.
    pub pointer: String,
    /// Line, counted from 1.
    pub line: usize,
    /// Column in characters, counted from 1.
    pub column: usize,
}

/// A difference between two documents.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Id of the rule.
    pub rule: String,
    /// How much it matters to a client built from the old document.
    pub level: Level,
    /// Which way the data concerned travels.
    pub direction: Direction,
    /// The operations concerned, as `METHOD path`; empty when it is the document as a whole.
    pub operations: Vec<String>,
    /// Where it is in the old document; for what is new, where it would be.
    pub old: Option<Place>,
    /// Where it is in the new document; for what is gone, where it would be.
    pub new: Option<Place>,
    /// What it means.
    pub sentence: String,
    /// The value in the old document.
    pub old_value: Option<Value>,
    /// The value in the new document.
    pub new_value: Option<Value>,
}

/// Something that only one document has and that is no drift, because the project has marked it as its own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ignored {
    /// Where it is.
    pub place: Place,
    /// Whether it is the old document that has it.
    pub in_old: bool,
}
