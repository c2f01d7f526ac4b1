//! Measures the programs of this workspace: the command line program and the mock server.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context as _, bail};
use openapi_drift::bench_fixture::document;

use super::report::{Comparison, Goal, Measurement};
use super::static_server::Server;
use super::workdir::{run, timed};
use super::worker::measure;
use crate::generated_files::DOCUMENT;

/// The number of operations of the document that the mock server serves.
const SERVED: usize = 250;

/// Measures the memory of the command line program when it shows a large error body.
///
/// # Errors
///
/// The program cannot be built.
pub(super) fn error_body(workspace: &Path) -> anyhow::Result<Vec<Measurement>> {
    const SIZE: usize = 32 << 20;
    let program = build(workspace, &["-p", "webagent", "--features", "cli", "--bin", "webagent"], "webagent")?;
    let server = Server::with_status(500, &format!("{{\"detail\": \"{}\"}}", "x".repeat(SIZE)))
        .context("cannot start a server")?;
    let url = server.url().to_owned();
    let program = program.to_string_lossy();
    // Any operation without path parameters works; the help lists them.
    let command = "run-new-task";
    let call =
        ["command", &program, command, "--prompt", "measure", "--base-url", &url, "--api-key", "a key for measuring"];
    let [shown] = measure(5, [&call])?;
    #[allow(clippy::cast_precision_loss, reason = "a few millions")]
    let size = [SIZE as f64 / f64::from(1 << 20); 5];
    let what = "peak memory of `webagent` showing an error body";
    Ok(vec![Measurement::paired(what, (&shown.peak_mib, "MiB"), (&size, "MiB, the body"), Goal::AtMost(3.1))])
}

/// Measures the time until the mock server of a large document is ready.
///
/// # Errors
///
/// The server cannot be built or started.
pub(super) fn mock_server(workspace: &Path) -> anyhow::Result<Vec<Measurement>> {
    let program = build(workspace, &["-p", "contract-tests", "--bin", "mock-server"], "mock-server")?;
    let directory = tempfile::tempdir()?;
    let path = directory.path().join(DOCUMENT);
    std::fs::write(&path, document(SERVED, false))?;
    let mut starts = Vec::new();
    for _ in 0..5 {
        let begun = Instant::now();
        let mut server = Command::new(&program)
            .arg("--document")
            .arg(&path)
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .context("cannot start the mock server")?;
        let mut line = String::new();
        let stdout = server.stdout.take().context("the mock server has no output")?;
        BufReader::new(stdout).read_line(&mut line)?;
        starts.push(begun.elapsed().as_secs_f64() * 1e3);
        server.kill()?;
        server.wait()?;
        if line.is_empty() {
            bail!("the mock server ended before it was ready");
        }
    }
    let path = path.to_string_lossy();
    let [parse] = measure(5, [&["parse", &path]])?;
    let what = format!("start of the mock server, {SERVED} operations");
    Ok(vec![Measurement::paired(what, (&starts, "ms"), (&parse.cpu_ms, "CPU ms, parsing the document"), Goal::None)])
}

/// Measures the README's test command in a fresh clone.
///
/// # Errors
///
/// The clone or the tests fail.
pub(super) fn fresh_tests(workspace: &Path) -> anyhow::Result<Vec<Measurement>> {
    let directory = tempfile::tempdir()?;
    let clone = directory.path().join("clone");
    let mut git = Command::new("git");
    git.args(["clone", "--quiet"]).arg(workspace).arg(&clone);
    run(git)?;
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .args(["test", "--workspace", "--quiet"])
        .current_dir(&clone)
        .env("CARGO_TARGET_DIR", directory.path().join("target"));
    let begun = Instant::now();
    let (_, seconds) = timed(cargo)?;
    let minutes = begun.elapsed().as_secs_f64() / 60.0;
    Ok(vec![Measurement {
        what: "`cargo test --workspace` in a fresh clone".to_owned(),
        ours: format!("{minutes:.1} min ({seconds:.0} CPU s)"),
        baseline: String::new(),
        comparison: Comparison::Values,
    }])
}

/// Builds a program of this workspace with the development profile, as users do, and returns its path.
fn build(workspace: &Path, arguments: &[&str], name: &str) -> anyhow::Result<std::path::PathBuf> {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["build", "--quiet"]).args(arguments).current_dir(workspace);
    let target = workspace.join("target");
    cargo.env("CARGO_TARGET_DIR", &target);
    run(cargo)?;
    Ok(target.join("debug").join(format!("{name}{}", std::env::consts::EXE_SUFFIX)))
}
