//! `cargo xtask bench`: measures build and run-time costs, each next to a baseline.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::bench::{ROWS, Row, measure_corpus, report, worker};

/// Measure build and run-time costs next to a baseline and print a Markdown table.
///
/// The programs are built in target/bench with the versions of Cargo.lock. Between machines, compare ratios, not times.
/// If a row was measured in several rounds, the smallest and largest ratio follow in parentheses.
#[derive(Debug, Default, clap::Args)]
#[command(after_long_help = "\
Exit codes:
  0  every measured goal is met
  1  a goal is missed
  2  the row name is unknown, or the measurement cannot be run")]
pub struct BenchArgs {
    /// Measure only this row; can be repeated.
    #[arg(long, value_name = "NAME")]
    pub only: Vec<String>,
    /// List the rows and measure nothing.
    #[arg(long)]
    pub list: bool,
    /// Measure the import of each document in this directory instead.
    #[arg(long, value_name = "DIR", conflicts_with_all = ["only", "list"])]
    pub corpus: Option<PathBuf>,
    /// Do one piece of measured work and print its figures.
    #[arg(long, hide = true, num_args = 1.., allow_hyphen_values = true)]
    pub worker: Vec<String>,
}

/// Exit code when a goal is missed.
const MISSED: u8 = 1;
/// Exit code when a row is unknown or a worker fails.
const FAILED: u8 = 2;

/// Runs the command. Writes the table to `out` and the progress to `err`.
///
/// # Errors
///
/// `out` or `err` cannot be written to.
pub fn run(args: &BenchArgs, workspace: &Path, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<ExitCode> {
    if !args.worker.is_empty() {
        return match worker::work(&args.worker, out) {
            Ok(()) => Ok(ExitCode::SUCCESS),
            Err(error) => {
                writeln!(err, "{error:#}")?;
                Ok(ExitCode::from(FAILED))
            }
        };
    }
    if args.list {
        for row in &ROWS {
            writeln!(out, "{:<14}{}", row.name, row.about)?;
        }
        return Ok(ExitCode::SUCCESS);
    }
    if let Some(name) = args.only.iter().find(|name| ROWS.iter().all(|row| row.name != **name)) {
        let names: Vec<&str> = ROWS.iter().map(|row| row.name).collect();
        writeln!(err, "unknown row {name:?}; known rows: {}", names.join(", "))?;
        return Ok(ExitCode::from(FAILED));
    }
    let is_wanted = |row: &&Row| match args.only.as_slice() {
        [] => args.corpus.is_none() && !row.only_on_request,
        names => names.iter().any(|name| name == row.name),
    };
    let mut is_missed = false;
    report::write_head(out)?;
    for line in args.corpus.iter().flat_map(|folder| measure_corpus(folder)) {
        report::write_line(&line, out)?;
    }
    for row in ROWS.iter().filter(is_wanted) {
        writeln!(err, "measuring: {}", row.about)?;
        for line in row.measure(workspace) {
            is_missed |= line.is_met() == Some(false);
            report::write_line(&line, out)?;
        }
        out.flush()?;
    }
    Ok(if is_missed { ExitCode::from(MISSED) } else { ExitCode::SUCCESS })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn shown(args: &BenchArgs) -> (String, String) {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        run(args, Path::new("nowhere"), &mut out, &mut err).unwrap();
        (String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
    }

    #[test]
    fn the_rows_are_listed_and_an_unknown_one_is_refused() {
        let (list, _) = shown(&BenchArgs { list: true, ..BenchArgs::default() });
        assert_eq!(list.lines().count(), ROWS.len());
        let (table, why) = shown(&BenchArgs { only: vec!["speed".to_owned()], ..BenchArgs::default() });
        assert_eq!(table, "");
        assert!(why.contains("unknown row \"speed\"") && why.contains("throughput"), "{why}");
    }

    #[test]
    fn what_cannot_be_measured_says_why() {
        let (table, _) = shown(&BenchArgs { only: vec!["generate".to_owned()], ..BenchArgs::default() });
        assert!(table.contains("not measured: cannot read nowhere/openapi.yaml: "), "{table}");
    }
}
