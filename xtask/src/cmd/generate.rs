//! `cargo xtask generate`: bring everything that is derived from the document up to date.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use crate::derived;

/// Bring everything that is derived from openapi.yaml up to date.
///
/// Exit codes: 0 all is up to date, 1 something is stale (only with --check), 2 the document is not usable or a file
/// cannot be read or written.
#[derive(Debug, clap::Args)]
pub struct GenerateArgs {
    /// Write nothing; show what is stale as a unified diff.
    #[arg(long)]
    pub check: bool,
}

/// Exit code when something is stale.
const STALE: u8 = 1;
/// Exit code when the document is not usable, or a file cannot be read or written.
const FAILED: u8 = 2;

/// Runs the command in a workspace. The diff goes to `out`, everything else to `err`.
///
/// # Errors
///
/// `out` or `err` cannot be written to.
pub fn run(args: &GenerateArgs, workspace: &Path, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<ExitCode> {
    if args.check {
        match derived::stale(workspace) {
            Ok(stale) if stale.is_empty() => Ok(ExitCode::SUCCESS),
            Ok(stale) => {
                for (file, diff) in stale {
                    out.write_all(diff.as_bytes())?;
                    writeln!(err, "{} is stale: run `cargo xtask generate`", file.path)?;
                }
                Ok(ExitCode::from(STALE))
            }
            Err(error) => {
                writeln!(err, "{error}")?;
                Ok(ExitCode::from(FAILED))
            }
        }
    } else {
        match derived::write(workspace) {
            Ok(written) => {
                for file in written {
                    writeln!(err, "wrote {}", file.path)?;
                }
                Ok(ExitCode::SUCCESS)
            }
            Err(error) => {
                writeln!(err, "{error}")?;
                Ok(ExitCode::from(FAILED))
            }
        }
    }
}
