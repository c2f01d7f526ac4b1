//! The command line.

use crate::cmd::bench::BenchArgs;
use crate::cmd::drift::DriftArgs;
use crate::cmd::generate::GenerateArgs;
use crate::cmd::import::ImportArgs;
use crate::cmd::sandbox::SandboxArgs;

/// The tasks of this workspace.
#[derive(Debug, clap::Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about, max_term_width = 100)]
pub struct Flags {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Bring everything that is derived from openapi.yaml up to date.
    Generate(GenerateArgs),
    /// Say what differs between two documents, whom it breaks, and which version bump it asks for.
    Drift(DriftArgs),
    /// Bring openapi.yaml up to date with a published document.
    Import(ImportArgs),
    /// Measure what this project costs, beside the same written by hand.
    Bench(BenchArgs),
    /// Run here what CI runs.
    Ci,
    /// Serve the API on this machine, for trying it out.
    Sandbox(SandboxArgs),
}
