//! `cargo xtask`: the tasks of this workspace.

use std::io;
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;
use xtask::flags::Flags;

fn main() -> ExitCode {
    let Some(workspace) = Path::new(env!("CARGO_MANIFEST_DIR")).parent() else {
        eprintln!("xtask must be run from its workspace");
        return ExitCode::from(2);
    };
    match xtask::run(Flags::parse().command, workspace, &mut io::stdout().lock(), &mut io::stderr().lock()) {
        Ok(code) => code,
        // The reader closed the output.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::from(141),
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}
