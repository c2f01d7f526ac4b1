//! `cargo xtask bench`: what this project costs, each figure beside a baseline.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use crate::bench::{ROWS, Row, table};

/// Measure what this project costs, beside the same written by hand, and show it as a Markdown table.
///
/// The programs are built in target/bench with the versions of Cargo.lock. Ratios can be compared between machines; times cannot.
///
/// Exit codes: 0 every goal that was measured is met, 1 one is not, 2 there is no row of that name.
#[derive(Debug, clap::Args)]
pub struct BenchArgs {
    /// Measure this row only; may be given several times.
    #[arg(long, value_name = "NAME")]
    pub only: Vec<String>,
    /// Show the names of the rows and measure nothing.
    #[arg(long)]
    pub list: bool,
}

/// Exit code when a goal is not met.
const MISSED: u8 = 1;
/// Exit code when there is no row of a name.
const FAILED: u8 = 2;

/// Runs the command. The table goes to `out`, what is being done to `err`.
///
/// # Errors
///
/// `out` or `err` cannot be written to.
pub fn run(args: &BenchArgs, workspace: &Path, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<ExitCode> {
    if args.list {
        for row in &ROWS {
            writeln!(out, "{:<14}{}", row.name, row.about)?;
        }
        return Ok(ExitCode::SUCCESS);
    }
    if let Some(name) = args.only.iter().find(|name| ROWS.iter().all(|row| row.name != **name)) {
        let names: Vec<&str> = ROWS.iter().map(|row| row.name).collect();
        writeln!(err, "there is no row {name:?}; there are: {}", names.join(", "))?;
        return Ok(ExitCode::from(FAILED));
    }
    let is_wanted = |row: &&Row| args.only.is_empty() || args.only.iter().any(|name| name == row.name);
    let mut is_missed = false;
    table::write_head(out)?;
    for row in ROWS.iter().filter(is_wanted) {
        writeln!(err, "measuring: {}", row.about)?;
        for line in row.measure(workspace) {
            is_missed |= line.is_met() == Some(false);
            table::write_line(&line, out)?;
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
        let (list, _) = shown(&BenchArgs { only: Vec::new(), list: true });
        assert_eq!(list.lines().count(), ROWS.len());
        let (table, why) = shown(&BenchArgs { only: vec!["speed".to_owned()], list: false });
        assert_eq!(table, "");
        assert!(why.contains("no row \"speed\"") && why.contains("throughput"), "{why}");
    }

    #[test]
    fn what_cannot_be_measured_says_why() {
        let (table, _) = shown(&BenchArgs { only: vec!["generate".to_owned()], list: false });
        assert!(table.contains("not measured: nowhere/openapi.yaml: "), "{table}");
    }
}
