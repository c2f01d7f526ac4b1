//! What a call costs: instructions, calls per second, latency, and memory while waiting for runs.

use std::path::Path;
use std::process::Command;

use super::lab::{Lab, Side, run};
use super::server::Server;
use super::table::{Goal, Line};

/// Two numbers of calls, of which the difference is counted: what a program does once cancels out.
const CALLS: [usize; 2] = [200, 1_200];

/// How many rounds each side has; they take turns.
const ROUNDS: usize = 7;

/// How many runs are waited for at once.
const RUNS: usize = 10_000;

/// How long they are waited for before the memory is read, in seconds.
const WAITED: usize = 25;

/// What the server answers.
fn server(workspace: &Path) -> Result<(Server, usize), String> {
    let path = workspace.join("xtask/bench/answer.json");
    let body = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let body = body.trim();
    let server = Server::start(body).map_err(|error| format!("no server can be started: {error}"))?;
    Ok((server, body.len()))
}

/// Instructions per call.
///
/// # Errors
///
/// A program cannot be built or run, or there is no valgrind.
pub(super) fn instructions(lab: &Lab, workspace: &Path) -> Result<Vec<Line>, String> {
    if run(command("valgrind", &["--version"])).is_err() {
        return Err("valgrind is not installed".to_owned());
    }
    let (server, _) = server(workspace)?;
    let count = |side: Side| -> Result<f64, String> {
        let program = lab.program(side, side.name())?;
        let [few, many] = CALLS.map(|calls| callgrind(&program, server.url(), calls));
        #[allow(clippy::cast_precision_loss, reason = "a few millions")]
        Ok((many? - few?) as f64 / (CALLS[1] - CALLS[0]) as f64)
    };
    let (ours, hand) = (count(Side::Ours)?, count(Side::Hand)?);
    let what = "instructions per call (callgrind, loopback, keep-alive)";
    Ok(vec![Line::ratio(what, (ours, ""), (hand, "with reqwest and serde structs"), Goal::AtMost(1.05))])
}

/// How many instructions a program takes for some calls.
fn callgrind(program: &Path, url: &str, calls: usize) -> Result<u64, String> {
    let mut valgrind = command("valgrind", &["--tool=callgrind", "--callgrind-out-file=/dev/stdout"]);
    valgrind.arg(program).args(["calls", url, &calls.to_string(), "1"]);
    let output = run(valgrind)?;
    let total = output.lines().find_map(|line| line.strip_prefix("totals:").or(line.strip_prefix("summary:")));
    total.and_then(|text| text.trim().parse().ok()).ok_or_else(|| "callgrind gave no total".to_owned())
}

/// Calls per second and the 99th percentile of their duration.
///
/// # Errors
///
/// A program cannot be built or run.
pub(super) fn throughput(lab: &Lab, workspace: &Path) -> Result<Vec<Line>, String> {
    let (server, _) = server(workspace)?;
    let programs = [lab.program(Side::Ours, "ours")?, lab.program(Side::Hand, "hand")?];
    let mut lines = Vec::new();
    for (at_once, calls) in [(1, 6_000), (64, 12_800)] {
        let mut speeds = [Vec::new(), Vec::new()];
        let mut p99s = [Vec::new(), Vec::new()];
        for round in 0..ROUNDS {
            // Whoever goes first may be the one that wakes the processor.
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
        let [ours, hand] = speeds.map(median);
        let what = format!("calls per second, {at_once} in flight (median of {ROUNDS} rounds)");
        lines.push(Line::ratio(what, (ours, "/s"), (hand, "/s"), Goal::AtLeast(0.97)));
        let [ours, hand] = p99s.map(median);
        let what = format!("99th percentile of a call, {at_once} in flight");
        lines.push(Line::ratio(what, (ours, "µs"), (hand, "µs"), Goal::AtMost(1.1)));
    }
    Ok(lines)
}

/// Memory per waiting run.
///
/// # Errors
///
/// A program cannot be built or run, or the system is not Linux.
pub(super) fn memory(lab: &Lab, workspace: &Path) -> Result<Vec<Line>, String> {
    if !cfg!(target_os = "linux") {
        return Err("the memory of a process is read from /proc, which only Linux has".to_owned());
    }
    let (server, length) = server(workspace)?;
    let measure = |side: Side| -> Result<[f64; 3], String> {
        let mut wait = Command::new(lab.program(side, side.name())?);
        wait.args(["wait", server.url(), &RUNS.to_string(), &WAITED.to_string()]);
        numbers(&run(wait)?)
    };
    #[allow(clippy::cast_precision_loss, reason = "a small count")]
    let each = |kib: f64| kib * 1024.0 / RUNS as f64;
    let [before, ours_most, ours_end] = measure(Side::Ours)?;
    let (ours_most, ours_end) = (each(ours_most - before), each(ours_end - before));
    let (connections, requests) = (server.connections(), server.requests());
    let [before, hand_most, hand_end] = measure(Side::Hand)?;
    let (hand_most, hand_end) = (each(hand_most - before), each(hand_end - before));
    let task = format!("bytes, a bare task with the {length}-byte answer");
    Ok(vec![
        Line::ratio(
            format!("memory per waiting run, {RUNS} at once, after {WAITED} s"),
            (ours_end, &format!("bytes ({requests} requests, {connections} connections)")),
            (hand_end, &task),
            Goal::AtMost(1.5),
        ),
        Line::ratio("the same, at its highest", (ours_most, "bytes"), (hand_most, &task), Goal::AtMost(1.5)),
    ])
}

fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments);
    command
}

/// The numbers that a program printed.
fn numbers<const N: usize>(output: &str) -> Result<[f64; N], String> {
    let numbers: Result<Vec<f64>, _> = output.split_whitespace().map(str::parse).collect();
    let numbers = numbers.ok().and_then(|numbers| numbers.try_into().ok());
    numbers.ok_or_else(|| format!("the program printed {output:?}, not {N} numbers"))
}

/// The value in the middle.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
