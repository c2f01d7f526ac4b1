//! Findings of a comparison.

use serde_json::Value;

use crate::day::Day;
use crate::load::Origin;
use crate::rules::{Direction, Level};

/// A place in one of the documents.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// JSON pointer.
    pub pointer: String,
    /// Line, counted from 1.
    pub line: usize,
    /// Column in characters, counted from 1.
    pub column: usize,
    /// The file relative to the folder of the document, if it is not the document itself.
    pub file: Option<String>,
}

impl Location {
    /// Leads from a document that was put together back to the file where the place is.
    pub(crate) fn lead_back(&mut self, origins: &[Origin]) {
        let inside = |origin: &&Origin| {
            self.pointer.strip_prefix(&origin.pointer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let Some(origin) = origins.iter().filter(inside).max_by_key(|origin| origin.pointer.len()) else { return };
        let rest = self.pointer.strip_prefix(&origin.pointer).unwrap_or_default();
        self.pointer = format!("{}{rest}", origin.original);
        self.file = Some(origin.file.clone());
    }
}

/// Identifies a finding in every run that finds it, wherever the place moves in the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fingerprint {
    /// Id of the rule.
    pub rule: String,
    /// JSON pointer to the place, with names instead of indices.
    pub place: String,
    /// The value before and after, as `old → new`.
    pub change: String,
}

/// A difference between two documents.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Id of the rule.
    pub rule: String,
    /// The weight it has for a client built from the old document.
    pub level: Level,
    /// The way the data concerned travels.
    pub direction: Direction,
    /// The operations concerned, as `METHOD path`; empty when it is the document as a whole.
    pub operations: Vec<String>,
    /// Location in the old document; for what is new, where it would be.
    pub old: Option<Location>,
    /// Location in the new document; for what is gone, where it would be.
    pub new: Option<Location>,
    /// The meaning, as a sentence.
    pub sentence: String,
    /// The value in the old document.
    pub old_value: Option<Value>,
    /// The value in the new document.
    pub new_value: Option<Value>,
    /// The fingerprint that the finding is known by.
    pub fingerprint: Fingerprint,
}

/// A finding that the project has accepted.
#[derive(Clone, Debug, PartialEq)]
pub struct AcceptedFinding {
    /// The finding.
    pub finding: Finding,
    /// The reason why it is accepted.
    pub reason: String,
    /// The last day on which it is.
    pub until: Option<Day>,
}

/// An entry of the project's decisions that fits no finding, or has expired.
#[derive(Clone, Debug, PartialEq)]
pub struct StaleEntry {
    /// The file.
    pub file: String,
    /// Line of the entry, counted from 1.
    pub line: usize,
    /// Column of the entry in characters, counted from 1.
    pub column: usize,
    /// The fingerprint of the finding that it accepts.
    pub fingerprint: Fingerprint,
    /// The day after which it no longer holds, if that is over.
    pub expired: Option<Day>,
}

/// Something that only one document has and that is no drift, because the project has marked it as its own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ignored {
    /// Location of it.
    pub place: Location,
    /// Set if it is the old document that has it.
    pub in_old: bool,
}
