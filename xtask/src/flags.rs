//! The command line.

use crate::cmd::bench::BenchArgs;
use crate::cmd::corpus::CorpusArgs;
use crate::cmd::drift::DriftArgs;
use crate::cmd::generate::GenerateArgs;
use crate::cmd::import::ImportArgs;
use crate::cmd::mock_server::MockServerArgs;

/// The tasks of this workspace.
#[derive(Debug, clap::Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about, max_term_width = 100)]
pub struct Flags {
    /// The task to run.
    #[command(subcommand)]
    pub command: Command,
}

/// A task.
#[derive(Debug, clap::Subcommand)]
#[allow(missing_docs, reason = "a doc comment here would hide the longer one of the arguments")]
pub enum Command {
    Generate(GenerateArgs),
    Drift(DriftArgs),
    Import(ImportArgs),
    Corpus(CorpusArgs),
    Bench(BenchArgs),
    /// Run `.ci/run`, the main CI job, on this machine.
    ///
    /// Exit code: that of `.ci/run`, which stops at the first check that fails.
    Ci,
    MockServer(MockServerArgs),
}
