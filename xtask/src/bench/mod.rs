//! Measures the cost of the client, the generator and the tools, each next to a baseline measured in the same run.
//!
//! Ratios can be compared between machines and days; absolute values cannot.

mod build_cost;
mod codegen_cost;
mod program_cost;
pub mod report;
mod runtime;
mod static_server;
pub(crate) mod usage;
pub(crate) mod workdir;
pub mod worker;

use std::path::Path;

use report::Measurement;
use workdir::Workdir;

/// A row of the benchmark: a measurement that produces one or more lines.
pub struct Row {
    /// The name for `--only`.
    pub name: &'static str,
    /// The subject of the measurement.
    pub about: &'static str,
    /// Set if it is measured only on request with `--only`.
    pub only_on_request: bool,
    measure: Measure,
}

/// The way a row is measured.
enum Measure {
    /// With programs that are built for it.
    Programs(fn(&Workdir, &Path) -> anyhow::Result<Vec<Measurement>>),
    /// In processes of this program, or of programs of the workspace.
    Workspace(fn(&Path) -> anyhow::Result<Vec<Measurement>>),
}

impl Row {
    const fn new(name: &'static str, about: &'static str, measure: Measure) -> Self {
        Self { name, about, only_on_request: false, measure }
    }

    /// Runs the measurement. If it fails, the line contains the reason.
    #[must_use]
    pub fn measure(&self, workspace: &Path) -> Vec<Measurement> {
        let lines = match self.measure {
            Measure::Programs(measure) => {
                let root = workspace.join("target").join("bench");
                Workdir::new(workspace, root).and_then(|workdir| measure(&workdir, workspace))
            }
            Measure::Workspace(measure) => measure(workspace),
        };
        lines.unwrap_or_else(|error| vec![Measurement::unknown(self.about, format!("{error:#}"))])
    }
}

/// The rows, in the order of the table.
pub const ROWS: [Row; 14] = [
    Row::new("instructions", "instructions per call, counted by valgrind", Measure::Programs(runtime::instructions)),
    Row::new(
        "throughput",
        "calls per second and 99th percentile, 1 and 64 in flight",
        Measure::Programs(runtime::throughput),
    ),
    Row::new("memory", "memory of 10,000 runs that are waited for in one process", Measure::Programs(runtime::memory)),
    Row::new("decode", "peak memory of decoding a large result", Measure::Programs(runtime::decode)),
    Row::new(
        "error-body",
        "peak memory of the CLI showing a large error",
        Measure::Workspace(program_cost::error_body),
    ),
    Row::new(
        "build",
        "processor time of a clean build of a crate that depends on the client",
        Measure::Programs(|workdir, _| build_cost::clean(workdir)),
    ),
    Row::new("packages", "packages in the user's tree", Measure::Programs(|workdir, _| build_cost::packages(workdir))),
    Row::new("size", "size of a stripped release program", Measure::Programs(|workdir, _| build_cost::size(workdir))),
    Row::new("incremental", "rebuild after a change", Measure::Programs(|workdir, _| build_cost::incremental(workdir))),
    Row::new("generate", "`generate --check`: time and memory", Measure::Workspace(codegen_cost::check)),
    Row::new(
        "growth",
        "generating and comparing documents of 10 to 1,000 operations",
        Measure::Workspace(codegen_cost::growth),
    ),
    Row::new("import", "`import --all` of large documents", Measure::Workspace(codegen_cost::import)),
    Row::new("mock-server", "start of the mock server", Measure::Workspace(program_cost::mock_server)),
    Row {
        only_on_request: true,
        ..Row::new("fresh-tests", "the test command in a fresh clone", Measure::Workspace(program_cost::fresh_tests))
    },
];

/// Measures the import of each document of a folder.
#[must_use]
pub fn measure_corpus(folder: &Path) -> Vec<Measurement> {
    codegen_cost::corpus(folder)
        .unwrap_or_else(|error| vec![Measurement::unknown("a folder of documents", format!("{error:#}"))])
}
