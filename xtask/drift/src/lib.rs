//! What changed from one OpenAPI document to another, and what that means for a client built from the old one.
//!
//! ```text
//! source ─document─▶ text ─SpannedValue─▶ tree ─model─▶ schemas by kind of value ┐
//!                                                                        ├─comparison─▶ findings ─output─▶ report
//! source ─document─▶ text ─SpannedValue─▶ tree ─model─▶ schemas by kind of value ┘
//! ```
//!
//! The comparison does not depend on how a document is laid out: YAML or JSON, the order of keys, the names of
//! components, `$ref` or inline, the spelling of OpenAPI 3.0 or of 3.1 make no difference. Whatever no rule knows
//! is reported as `unclassified`, and breaking.

mod access;
mod annotations;
mod bodies;
mod change;
mod comparison;
pub mod document;
mod finding;
mod fingerprint;
mod ids;
mod kinds;
mod limits;
mod model;
mod objects;
mod operations;
pub mod output;
mod parameters;
mod place;
pub mod public_api;
mod reach;
pub mod rules;
pub mod rust;
mod schemas;
pub mod synthetic;
mod unions;
mod value;
mod views;
mod vocabulary;
mod whole;
mod words;

use comparison::Comparison;
use document::Document;
pub use finding::{Finding, Ignored, Place};
use model::{Budget, Exceeded};
pub use rules::{Direction, Level};

use webagent_codegen::openapi::diagnostic::Error;

/// How many steps a comparison may take. A thousand operations take about 200,000.
const MAX_STEPS: u64 = 20_000_000;

/// What a comparison found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drift {
    /// The differences, the worst first.
    pub findings: Vec<Finding>,
    /// What only one document has and the project has marked as its own.
    pub ignored: Vec<Ignored>,
    /// How many operations are only in the new document.
    pub unknown_operations: usize,
}

impl Drift {
    /// The level of the worst finding.
    #[must_use]
    pub fn worst(&self) -> Option<Level> {
        self.findings.iter().map(|finding| finding.level).max()
    }

    /// How many findings have a level.
    #[must_use]
    pub fn count(&self, level: Level) -> usize {
        self.findings.iter().filter(|finding| finding.level == level).count()
    }
}

/// What is compared.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Operations that are only in the new document are counted, not reported.
    pub only_known: bool,
}

/// Compares two documents.
///
/// # Errors
///
/// The documents are such that comparing them would take too long.
pub fn compare(old: &Document, new: &Document, options: Options) -> Result<Drift, Error> {
    let budget = Budget::new(MAX_STEPS);
    let mut comparison = Comparison::new(&old.root, &new.root, &budget);
    let compared = comparison.compare(options.only_known);
    let finished = compared.and_then(|unknown| Ok((unknown, comparison.finish()?)));
    match finished {
        Ok((unknown_operations, (findings, ignored))) => Ok(Drift { findings, ignored, unknown_operations }),
        Err(exceeded) => {
            let reason = match exceeded {
                Exceeded::Steps => "its schemas contain each other in too many ways",
                Exceeded::Composition => "its unions, conditions and negations are nested too deep",
            };
            let message = format!("cannot be compared with {}: {reason}, or those of the other", old.name);
            Err(Error::new(&new.name, "", None, message))
        }
    }
}
