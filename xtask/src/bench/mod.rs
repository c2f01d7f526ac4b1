//! What the client, the generator and the comparison cost, each beside a baseline that is measured in the same run.
//!
//! The ratios can be compared between machines and days; the values beside them cannot.

mod builds;
mod calls;
pub mod documents;
mod lab;
mod server;
pub mod table;

use std::path::Path;

use lab::Lab;
use table::Line;

/// A row of the table: what one measurement gives, which may be several lines.
pub struct Row {
    /// What `--only` calls it.
    pub name: &'static str,
    /// What is measured.
    pub about: &'static str,
    measure: Measure,
}

/// How a row is measured: with programs that are built for it, or inside of this process.
enum Measure {
    Programs(fn(&Lab, &Path) -> Result<Vec<Line>, String>),
    Inside(fn(&Path) -> Result<Vec<Line>, String>),
}

/// The rows, in the order of the table.
pub const ROWS: [Row; 9] = [
    Row {
        name: "instructions",
        about: "instructions per call, counted by valgrind",
        measure: Measure::Programs(calls::instructions),
    },
    Row {
        name: "throughput",
        about: "calls per second and 99th percentile, 1 and 64 in flight",
        measure: Measure::Programs(calls::throughput),
    },
    Row {
        name: "memory",
        about: "memory of 10,000 runs that are waited for in one process",
        measure: Measure::Programs(calls::memory),
    },
    Row {
        name: "build",
        about: "processor time of a clean build of a crate that depends on the client",
        measure: Measure::Programs(|lab, _| builds::clean(lab)),
    },
    Row {
        name: "packages",
        about: "packages in the user's tree",
        measure: Measure::Programs(|lab, _| builds::packages(lab)),
    },
    Row {
        name: "size",
        about: "size of a stripped release program",
        measure: Measure::Programs(|lab, _| builds::size(lab)),
    },
    Row {
        name: "incremental",
        about: "what is done again after a change",
        measure: Measure::Programs(|lab, _| builds::incremental(lab)),
    },
    Row { name: "generate", about: "`generate --check` of this workspace", measure: Measure::Inside(documents::check) },
    Row {
        name: "growth",
        about: "generating and comparing documents of 1 to 1,000 operations",
        measure: Measure::Inside(documents::growth),
    },
];

impl Row {
    /// Measures. What cannot be measured becomes a line that says why.
    #[must_use]
    pub fn measure(&self, workspace: &Path) -> Vec<Line> {
        let lines = match self.measure {
            Measure::Programs(measure) => {
                let root = workspace.join("target").join("bench");
                Lab::new(workspace, root).and_then(|lab| measure(&lab, workspace))
            }
            Measure::Inside(measure) => measure(workspace),
        };
        lines.unwrap_or_else(|reason| vec![Line::unknown(self.about, reason)])
    }
}
