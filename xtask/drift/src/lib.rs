//! Compares two OpenAPI documents and reports the effect of each difference on a client built from the old one.
//!
//! ```text
//! source ─load─▶ SpannedValue ─normal_form─▶ constraints by JSON type ┐
//!                                                                     ├─compare─▶ findings ─report─▶ text, JSON, …
//! source ─load─▶ SpannedValue ─normal_form─▶ constraints by JSON type ┘
//! ```
//!
//! - [`load`] reads documents from files, URLs and git;
//! - `normal_form` makes them independent of their layout: YAML or JSON, the order of keys, the names of
//!   components, `$ref` or inline, the spelling of OpenAPI 3.0 or of 3.1 make no difference;
//! - `compare` has one file for each part of a document, with the rules of that part at the top;
//! - [`rules`] defines what a rule is, [`rule_catalog`] lists all rules;
//! - [`report`] formats the findings.
//!
//! A difference that no rule covers is reported as `unclassified` and breaking.

pub mod bench_fixture;
mod compare;
pub mod day;
pub mod decisions;
mod finding;
pub mod load;
mod normal_form;
pub mod public_api;
pub mod report;
pub mod rule_catalog;
pub mod rules;
pub mod rust_api_diff;
mod tolerance;

use compare::Comparison;
pub use finding::{AcceptedFinding, Finding, Fingerprint, Ignored, Location, StaleEntry};
use load::Document;
use normal_form::{Budget, Exceeded};
pub use rules::{Direction, Level};

use webagent_codegen::openapi::diagnostic::Error;
use webagent_codegen::openapi::spanned_value::SpannedValue;

/// The minimum of the step limit. A step takes a few microseconds at most.
const LEAST_STEPS: u64 = 200_000;

/// The number of steps allowed per value of the documents. Published documents need less than three.
const STEPS_PER_VALUE: u64 = 60;

/// Returns the step limit of a comparison, which is proportional to the size of the documents.
fn max_steps(documents: [&SpannedValue; 2]) -> u64 {
    let mut values = 0;
    let mut open: Vec<&SpannedValue> = documents.into();
    while let Some(node) = open.pop() {
        values += 1;
        open.extend(node.as_array().unwrap_or_default());
        open.extend(node.as_object().into_iter().flatten().map(|(_, member)| member));
    }
    LEAST_STEPS + values * STEPS_PER_VALUE
}

/// The result of a comparison.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drift {
    /// The findings, the most severe first.
    pub findings: Vec<Finding>,
    /// Additions of this project that only one document has.
    pub ignored: Vec<Ignored>,
    /// The number of operations that only the new document has.
    pub unknown_operations: usize,
    /// The accepted findings.
    pub accepted: Vec<AcceptedFinding>,
    /// Entries of `drift.yaml` that match no finding or have expired.
    pub stale: Vec<StaleEntry>,
    /// The number of findings of rules that are switched off.
    pub switched_off: usize,
    /// The number of steps that the comparison took.
    pub steps: u64,
}

impl Drift {
    /// Returns the level of the most severe finding.
    #[must_use]
    pub fn worst(&self) -> Option<Level> {
        self.findings.iter().map(|finding| finding.level).max()
    }

    /// Returns the number of findings of a level.
    #[must_use]
    pub fn count(&self, level: Level) -> usize {
        self.findings.iter().filter(|finding| finding.level == level).count()
    }
}

/// Options of a comparison.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Counts operations that only the new document has instead of reporting them.
    pub only_known: bool,
}

/// Compares two documents.
///
/// # Errors
///
/// The comparison would exceed its step limit.
pub fn compare(old: &Document, new: &Document, options: Options) -> Result<Drift, Error> {
    let max_steps = max_steps([&old.root, &new.root]);
    let budget = Budget::new(max_steps);
    let mut comparison = Comparison::new(&old.root, &new.root, &budget);
    let compared = comparison.compare(options.only_known);
    let finished = compared.and_then(|unknown| Ok((unknown, comparison.finish()?)));
    match finished {
        Ok((unknown_operations, (mut findings, ignored))) => {
            for finding in &mut findings {
                for (location, document) in [(&mut finding.old, old), (&mut finding.new, new)] {
                    if let Some(location) = location {
                        location.lead_back(&document.origins);
                    }
                }
            }
            let steps = max_steps.saturating_sub(budget.remaining());
            Ok(Drift { findings, ignored, unknown_operations, steps, ..Drift::default() })
        }
        Err(exceeded) => {
            let reason = match exceeded {
                Exceeded::Steps => "its schemas refer to each other in too many ways",
                Exceeded::Composition => "its unions, conditions and negations are nested too deep",
            };
            let message = format!("cannot be compared with {}: {reason}, or those of the other document", old.name);
            Err(Error::new(&new.name, "", None, message))
        }
    }
}
