//! Findings of a comparison.

use serde_json::Value;

use crate::day::Day;
use crate::load::Origin;
use crate::rules::{Direction, Level};

/// A location in one of the documents.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// JSON pointer.
    pub pointer: String,
    /// Line, counted from 1.
    pub line: usize,
    /// Column in characters, counted from 1.
    pub column: usize,
    /// The file, relative to the directory of the document, if it is not the document itself.
    pub file: Option<String>,
}

impl Location {
    /// Maps a location in a bundled document back to the original file.
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

/// The identity of a finding, independent of its position in the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fingerprint {
    /// Id of the rule.
    pub rule: String,
    /// JSON pointer to the location, with names instead of indices.
    pub place: String,
    /// The value before and after, as `old → new`.
    pub change: String,
}

/// A difference between two documents.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Id of the rule.
    pub rule: String,
    /// The severity for a client built from the old document.
    pub level: Level,
    /// The direction of the data concerned.
    pub direction: Direction,
    /// The operations concerned, as `METHOD path`; empty for the document as a whole.
    pub operations: Vec<String>,
    /// Location in the old document; for an addition, the enclosing value.
    pub old: Option<Location>,
    /// Location in the new document; for a removal, the enclosing value.
    pub new: Option<Location>,
    /// The sentence that describes the difference.
    pub sentence: String,
    /// The value in the old document.
    pub old_value: Option<Value>,
    /// The value in the new document.
    pub new_value: Option<Value>,
    /// The identity of the finding in `drift.yaml`.
    pub fingerprint: Fingerprint,
}

/// An accepted finding.
#[derive(Clone, Debug, PartialEq)]
pub struct AcceptedFinding {
    /// The finding.
    pub finding: Finding,
    /// The reason for accepting it.
    pub reason: String,
    /// The last day on which the acceptance counts.
    pub until: Option<Day>,
}

/// An entry of `drift.yaml` that matches no finding or has expired.
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
    /// The last day on which the entry counted, if it has expired.
    pub expired: Option<Day>,
}

/// Something that only one document has and that is not drift, because it is marked as an addition of this project.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ignored {
    /// Its location.
    pub place: Location,
    /// Set if the old document has it.
    pub in_old: bool,
}
