//! Measures calls: instructions, calls per second, latency, and memory while waiting for runs.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, bail};

use super::report::{Goal, Measurement};
use super::static_server::Server;
use super::workdir::{Variant, Workdir, run};

/// Two numbers of calls; their difference cancels out the startup cost.
const CALLS: [usize; 2] = [200, 1_200];

/// The number of rounds of each variant; the variants take turns.
const ROUNDS: usize = 7;

/// The number of concurrent runs.
const RUNS: usize = 10_000;

/// The waiting time before the memory is read, in seconds.
const WAITED: usize = 25;

/// Starts a server with one response. Also returns the length of its body.
fn server(workspace: &Path) -> anyhow::Result<(Server, usize)> {
    let path = workspace.join("xtask/bench/response.json");
    let body = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let body = body.trim();
    let server = Server::start(body).context("cannot start a server")?;
    Ok((server, body.len()))
}

/// Measures the instructions per call.
///
/// # Errors
///
/// A program cannot be built or run, or valgrind is not installed.
pub(super) fn instructions(workdir: &Workdir, workspace: &Path) -> anyhow::Result<Vec<Measurement>> {
    if run(command("valgrind", &["--version"])).is_err() {
        bail!("valgrind is not installed");
    }
    let (server, _) = server(workspace)?;
    let count = |variant: Variant| -> anyhow::Result<f64> {
        let program = workdir.workload(variant)?;
        let [few, many] = CALLS.map(|calls| callgrind(&program, server.url(), calls));
        #[allow(clippy::cast_precision_loss, reason = "a few millions")]
        Ok((many? - few?) as f64 / (CALLS[1] - CALLS[0]) as f64)
    };
    let (ours, hand) = (count(Variant::Generated)?, count(Variant::HandWritten)?);
    let what = "instructions per call (callgrind, loopback, keep-alive)";
    Ok(vec![Measurement::ratio(what, (ours, ""), (hand, "with reqwest and serde structs"), Goal::AtMost(1.05))])
}

/// Counts the instructions of a program for a number of calls.
fn callgrind(program: &Path, url: &str, calls: usize) -> anyhow::Result<u64> {
    let mut valgrind = command("valgrind", &["--tool=callgrind", "--callgrind-out-file=/dev/stdout"]);
    valgrind.arg(program).args(["calls", url, &calls.to_string(), "1"]);
    let output = run(valgrind)?;
    let total = output.lines().find_map(|line| line.strip_prefix("totals:").or(line.strip_prefix("summary:")));
    total.and_then(|text| text.trim().parse().ok()).context("callgrind gave no total")
}

/// Measures the calls per second and the 99th percentile of their duration.
///
/// # Errors
///
/// A program cannot be built or run.
pub(super) fn throughput(workdir: &Workdir, workspace: &Path) -> anyhow::Result<Vec<Measurement>> {
    let (server, _) = server(workspace)?;
    let programs = [workdir.workload(Variant::Generated)?, workdir.workload(Variant::HandWritten)?];
    let mut lines = Vec::new();
    for (at_once, calls) in [(1, 6_000), (64, 12_800)] {
        let mut speeds = [Vec::new(), Vec::new()];
        let mut p99s = [Vec::new(), Vec::new()];
        for round in 0..ROUNDS {
            // The first one may have to wake the processor.
            for side in [round % 2, 1 - round % 2] {
                let (Some(program), Some(speeds), Some(p99s)) =
                    (programs.get(side), speeds.get_mut(side), p99s.get_mut(side))
                else {
                    continue;
                };
                let mut load = Command::new(program);
                load.args(["load", server.url(), &calls.to_string(), &at_once.to_string()]);
                let [speed, p99] = numbers(&run(load)?)?;
                speeds.push(speed);
                p99s.push(p99);
            }
        }
        let what = format!("calls per second, {at_once} in flight");
        lines.push(Measurement::paired(what, (&speeds[0], "/s"), (&speeds[1], "/s"), Goal::AtLeast(0.97)));
        let what = format!("99th percentile of a call, {at_once} in flight");
        lines.push(Measurement::paired(what, (&p99s[0], "µs"), (&p99s[1], "µs"), Goal::AtMost(1.1)));
    }
    Ok(lines)
}

/// Measures the memory per waiting run.
///
/// # Errors
///
/// A program cannot be built or run, or the system is not Linux.
pub(super) fn memory(workdir: &Workdir, workspace: &Path) -> anyhow::Result<Vec<Measurement>> {
    if !cfg!(target_os = "linux") {
        bail!("the memory of a process is read from /proc, which only Linux has");
    }
    let (server, length) = server(workspace)?;
    let measure = |variant: Variant| -> anyhow::Result<[f64; 3]> {
        let mut wait = Command::new(workdir.workload(variant)?);
        wait.args(["wait", server.url(), &RUNS.to_string(), &WAITED.to_string()]);
        numbers(&run(wait)?)
    };
    #[allow(clippy::cast_precision_loss, reason = "a small count")]
    let each = |kib: f64| kib * 1024.0 / RUNS as f64;
    let [before, ours_most, ours_end] = measure(Variant::Generated)?;
    let (ours_most, ours_end) = (each(ours_most - before), each(ours_end - before));
    let (connections, requests) = (server.connections(), server.requests());
    let [before, hand_most, hand_end] = measure(Variant::HandWritten)?;
    let (hand_most, hand_end) = (each(hand_most - before), each(hand_end - before));
    let task = format!("bytes, a bare task with the {length}-byte response");
    Ok(vec![
        Measurement::ratio(
            format!("memory per waiting run, {RUNS} at once, after {WAITED} s"),
            (ours_end, &format!("bytes ({requests} requests, {connections} connections)")),
            (hand_end, &task),
            Goal::AtMost(1.5),
        ),
        Measurement::ratio("the same, at its highest", (ours_most, "bytes"), (hand_most, &task), Goal::AtMost(1.5)),
    ])
}

/// Measures the peak memory while a large result is decoded into a user's type.
///
/// # Errors
///
/// A program cannot be built or run.
pub(super) fn decode(workdir: &Workdir, _: &Path) -> anyhow::Result<Vec<Measurement>> {
    let body = large_run();
    let server = Server::start(&body).context("cannot start a server")?;
    let programs = [workdir.workload(Variant::Generated)?, workdir.workload(Variant::HandWritten)?];
    let mut peaks = [Vec::new(), Vec::new()];
    for _ in 0..5 {
        for (program, peaks) in programs.iter().zip(&mut peaks) {
            let mut decode = Command::new(program);
            decode.args(["decode", server.url(), "1", "1"]);
            let [kib] = numbers(&run(decode)?)?;
            peaks.push(kib / 1024.0);
        }
    }
    #[allow(clippy::cast_precision_loss, reason = "a few millions")]
    let size = [body.len() as f64 / f64::from(1 << 20); 5];
    let [ours, hand] = peaks;
    Ok(vec![
        Measurement::paired(
            "peak memory of `output::<T>()`, against the size of the response",
            (&ours, "MiB"),
            (&size, "MiB, the response"),
            Goal::AtMost(3.0),
        ),
        Measurement::paired("the same, written by hand", (&ours, "MiB"), (&hand, "MiB"), Goal::None),
    ])
}

/// Returns a finished run with a result of about 64 MiB.
fn large_run() -> String {
    const SIZE: usize = 64 << 20;
    let note = "x".repeat(400);
    let mut body = String::with_capacity(SIZE + 1024);
    body.push_str(
        r#"{"id":"run_0123456789abcdef","task_id":"task","status":"success","is_done":true,"is_successful":true,"result":["#,
    );
    let mut number = 0;
    while body.len() < SIZE {
        if number > 0 {
            body.push(',');
        }
        body.push_str(&format!(r#"{{"name":"item {number}","note":"{note}","price":{number}.5}}"#));
        number += 1;
    }
    body.push_str("]}");
    body
}

fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments);
    command
}

/// Parses the numbers that a program printed.
fn numbers<const N: usize>(output: &str) -> anyhow::Result<[f64; N]> {
    let numbers: Result<Vec<f64>, _> = output.split_whitespace().map(str::parse).collect();
    let numbers = numbers.ok().and_then(|numbers| numbers.try_into().ok());
    numbers.with_context(|| format!("the program printed {output:?}, not {N} numbers"))
}
