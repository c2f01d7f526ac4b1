//! `cargo xtask`: the tasks of this workspace.

use std::io;
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;
use xtask::cmd;
use xtask::flags::{Command, Flags};

fn main() -> ExitCode {
    let Some(workspace) = Path::new(env!("CARGO_MANIFEST_DIR")).parent() else {
        eprintln!("xtask has no workspace around it");
        return ExitCode::from(2);
    };
    let (mut out, mut err) = (io::stdout().lock(), io::stderr().lock());
    let done = match Flags::parse().command {
        Command::Generate(args) => cmd::generate::run(&args, workspace, &mut out, &mut err),
        Command::Drift(args) => cmd::drift::run(&args, workspace, &mut out, &mut err),
        Command::Import(args) => cmd::import::run(&args, workspace, &mut out, &mut err),
        Command::Bench(args) => cmd::bench::run(&args, workspace, &mut out, &mut err),
        Command::Ci => cmd::ci::run(workspace),
        Command::MockServer(args) => cmd::mock_server::run(&args, workspace),
    };
    match done {
        Ok(code) => code,
        // Whoever reads the output has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::from(141),
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}
