//! `cargo xtask generate`: updates all files that are generated from the document.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use crate::generated_files::{self, DOCUMENT};
use openapi_import::text_diff;

/// Update all files that are generated from openapi.yaml.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Exit codes:
  0  all files are up to date
  1  a file is stale (only with --check)
  2  the document is invalid, or a file cannot be read or written; standard error says why")]
pub struct GenerateArgs {
    /// Write nothing; print a diff of the stale files.
    #[arg(long)]
    pub check: bool,
}

/// Exit code if all files are up to date.
const IN_SYNC: u8 = 0;
/// Exit code if a file is stale.
const STALE: u8 = 1;
/// Exit code if the document is invalid, or a file cannot be read or written.
const FAILED: u8 = 2;

/// Runs the command in a workspace. Writes the diff to `out`, everything else to `err`.
///
/// # Errors
///
/// `out` or `err` cannot be written to.
pub fn run(args: &GenerateArgs, workspace: &Path, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<ExitCode> {
    let report = match generated_files::check(workspace) {
        Ok(report) => report,
        Err(error) => return failed(err, &error),
    };
    for warning in &report.warnings {
        writeln!(err, "{DOCUMENT}:{warning}")?;
    }
    if !args.check {
        if let Err(error) = generated_files::write_all(workspace, report.stale.iter().map(|(file, _)| file)) {
            return failed(err, &error);
        }
        for (file, _) in report.stale {
            writeln!(err, "wrote {}", file.path)?;
        }
        return Ok(ExitCode::SUCCESS);
    }
    for (file, present) in &report.stale {
        let (old, new) = (format!("a/{}", file.path), format!("b/{}", file.path));
        let diff = text_diff::unified(&old, &new, present, &file.content);
        out.write_all(diff.as_bytes())?;
        writeln!(err, "{} is stale: run `cargo xtask generate`", file.path)?;
    }
    Ok(ExitCode::from(if report.stale.is_empty() { IN_SYNC } else { STALE }))
}

fn failed(err: &mut dyn Write, error: &generated_files::Error) -> io::Result<ExitCode> {
    writeln!(err, "{error}")?;
    Ok(ExitCode::from(FAILED))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::fs;

    const BAKERY: &str = "\
openapi: 3.0.3
info: {title: Bakery, version: '1'}
servers: [{url: 'https://bakery.example'}]
paths:
  /bakes/{no}:
    get:
      operationId: look
      x-webagent-role: get_run
      parameters: [{name: no, in: path, required: true, schema: {type: string}}]
      responses:
        200: {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Bake'}}}}
components:
  schemas:
    Bake:
      x-webagent-role: run
      type: object
      required: [no, state]
      properties:
        no: {type: string, x-webagent-role: run_id}
        state: {$ref: '#/components/schemas/State', x-webagent-role: status}
    State:
      type: string
      enum: [baking, eaten]
      x-webagent-states: {succeeded: eaten, pending: baking}
";

    /// Returns the exit code and output of the command for a document with this text.
    fn generate(workspace: &Path, document: &str, check: bool) -> (ExitCode, String, String) {
        fs::write(workspace.join(DOCUMENT), document).unwrap();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let code = run(&GenerateArgs { check }, workspace, &mut out, &mut err).unwrap();
        (code, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
    }

    #[test]
    fn a_status_in_no_state_is_noticed_and_changes_no_exit_code() {
        let workspace = tempfile::tempdir().unwrap();
        let workspace = workspace.path();
        let warning = "openapi.yaml:23:29: /components/schemas/State/enum/2: note: a run with the status `cold` counts as not finished; if it has finished, add `cold` to `succeeded` or `failed` in line \
                      24 (/components/schemas/State/x-webagent-states)\n";
        let (code, out, err) = generate(workspace, BAKERY, false);
        assert_eq!((code, out.as_str()), (ExitCode::SUCCESS, ""));
        assert_eq!(err.lines().count(), 7, "{err}");
        assert_eq!(generate(workspace, BAKERY, true), (ExitCode::SUCCESS, String::new(), String::new()));

        let grown = BAKERY.replace("eaten]", "eaten, cold]");
        let (code, out, err) = generate(workspace, &grown, true);
        assert_eq!(code, ExitCode::from(STALE));
        assert!(out.contains("+        Cold,"), "{out}");
        assert!(err.starts_with(warning) && err.ends_with(" is stale: run `cargo xtask generate`\n"), "{err}");
        let (code, _, err) = generate(workspace, &grown, false);
        assert_eq!(code, ExitCode::SUCCESS);
        assert!(err.starts_with(warning) && err.contains("wrote "), "{err}");
        assert_eq!(generate(workspace, &grown, true), (ExitCode::SUCCESS, String::new(), warning.to_owned()));
    }

    #[test]
    fn a_status_that_may_be_absent_can_still_say_that_a_run_is_over() {
        let workspace = tempfile::tempdir().unwrap();
        let client = |document: &str| {
            generate(workspace.path(), document, false);
            let client = fs::read_to_string(workspace.path().join("client/src/generated/client.rs")).unwrap();
            client.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        assert!(client(BAKERY).contains(r#"is_finished(&self) -> bool { matches!(self.state.as_str(), "eaten") }"#));
        let optional = client(&BAKERY.replace("required: [no, state]", "required: [no]"));
        let expected = r#"self.state.as_ref().is_some_and(|status| matches!(status.as_str(), "eaten"))"#;
        assert!(optional.contains(expected), "{optional}");
    }

    #[test]
    fn a_mark_that_says_nothing_is_refused_and_nothing_is_written() {
        let workspace = tempfile::tempdir().unwrap();
        let workspace = workspace.path();
        let document = BAKERY.replace("role: status", "role: stats");
        for check in [true, false] {
            let (code, out, err) = generate(workspace, &document, check);
            assert_eq!((code, out.as_str()), (ExitCode::from(FAILED), ""));
            let message = "openapi.yaml:20:53: /components/schemas/Bake/properties/state/x-webagent-role: there is no \
                           role `stats`; did you mean `status`? (allowed: run, ";
            assert!(err.starts_with(message), "{err}");
        }
        assert_eq!(fs::read_dir(workspace).unwrap().count(), 1);
    }
}
