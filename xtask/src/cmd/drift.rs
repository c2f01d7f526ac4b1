//! `cargo xtask drift`: what changed in the API, and whom it breaks.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use openapi_drift::document::{Document, Reader};
use openapi_drift::output::{self, Format, Report, Styles};
use openapi_drift::public_api::Bump;
use openapi_drift::rust::{self, RustChange};
use openapi_drift::{self, Drift, Level, Options};
use openapi_import::Source;
use openapi_import::downgrade::convert;
use openapi_import::unchanged::unchanged;
use webagent_codegen;
use webagent_codegen::openapi::diagnostic::Error;
use webagent_codegen::openapi::spanned_value::SpannedValue;

/// Say what changed from one document to another, whom it breaks, and which version bump it asks for.
///
/// Levels are judged for a client that was built from OLD and talks to a server that follows NEW. What a renamed operation
/// or component does to code that uses the client is no matter of levels, but of the version bump: see --fail-on-bump.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
OLD and NEW are each one of
  openapi.yaml                      a file, YAML or JSON, OpenAPI 3.0 or 3.1
  https://example.com/openapi.json  an http or https URL; nothing else is fetched
  HEAD~1:openapi.yaml               REV:path as git writes it, from the top of the repository
  HEAD~1:./openapi.yaml             the same, from the current directory

Exit codes
  0  nothing at or above the level of --fail-on, nor the version bump of --fail-on-bump
  1  something at or above it
  2  the documents cannot be compared; standard error says why

Examples
  What a change of the document means, before it is committed:
    cargo xtask drift HEAD:openapi.yaml
  Whether the next release may be a compatible one:
    cargo xtask drift v0.1.0:openapi.yaml --fail-on breaking --fail-on-bump major
  Whether the service still does what the document says:
    cargo xtask drift openapi.yaml https://example.com/openapi.json --only-known
  Annotations in a workflow:
    cargo xtask drift main:openapi.yaml --format github")]
pub struct DriftArgs {
    /// The document that the client was built from.
    #[arg(required_unless_present = "rules", value_name = "OLD")]
    pub old: Option<String>,
    /// The document that the server follows; openapi.yaml of this workspace unless given.
    #[arg(value_name = "NEW")]
    pub new: Option<String>,
    /// How to show what differs.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// From which level on a difference is a failure.
    #[arg(long, value_enum, default_value_t)]
    pub fail_on: FailOn,
    /// From which version bump on a change of the generated Rust is a failure, too; none unless given. A document that
    /// cannot be generated is one.
    #[arg(long, value_enum, value_name = "BUMP", conflicts_with = "no_rust")]
    pub fail_on_bump: Option<FailOnBump>,
    /// Count operations that only NEW has, but do not report them.
    #[arg(long)]
    pub only_known: bool,
    /// Leave the generated Rust out of it.
    #[arg(long)]
    pub no_rust: bool,
    /// Show every rule with its level, as a Markdown table, and do nothing else.
    #[arg(long)]
    pub rules: bool,
}

/// From which level on a difference is a failure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum FailOn {
    /// What can make the old client fail.
    Breaking,
    /// Whatever the client could notice.
    Compatible,
    /// Any difference, of documentation too.
    #[default]
    Any,
    /// None.
    Never,
}

/// From which version bump on a change of the generated Rust is a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum FailOnBump {
    /// Code that uses the client may no longer compile.
    Major,
    /// Something is new for code that uses the client.
    Minor,
    /// The generated code differs, if only in its documentation.
    Patch,
}

impl FailOnBump {
    fn is_met_by(self, rust: &RustChange) -> bool {
        let least = match self {
            Self::Major => Bump::Major,
            Self::Minor => Bump::Minor,
            Self::Patch => Bump::Patch,
        };
        rust.bump().is_none_or(|bump| bump >= least)
    }
}

impl FailOn {
    fn is_met_by(self, drift: &Drift) -> bool {
        let least = match self {
            Self::Breaking => Level::Breaking,
            Self::Compatible => Level::Compatible,
            Self::Any => Level::Docs,
            Self::Never => return false,
        };
        drift.worst() >= Some(least)
    }
}

/// Exit code when nothing is at or above the level.
pub const NO_DRIFT: u8 = 0;
/// Exit code when something is.
pub const DRIFT: u8 = 1;
/// Exit code when the documents cannot be compared.
pub const FAILED: u8 = 2;

/// The name of the workspace's own document.
const OWN_DOCUMENT: &str = "openapi.yaml";

/// Runs the command. The report goes to `out`, why there is none to `err`.
///
/// # Errors
///
/// `out` or `err` cannot be written to.
pub fn run(args: &DriftArgs, workspace: &Path, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<ExitCode> {
    let styles = match is_coloured() {
        true => Styles::coloured(),
        false => Styles::plain(),
    };
    let code = run_with(args, workspace, &Reader::of_workspace(workspace), &styles, out, err)?;
    Ok(ExitCode::from(code))
}

/// Runs the command with a given way to read documents and given colours.
///
/// # Errors
///
/// `out` or `err` cannot be written to.
pub fn run_with(
    args: &DriftArgs,
    workspace: &Path,
    reader: &Reader,
    styles: &Styles,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<u8> {
    let Some(old) = args.old.as_deref().filter(|_| !args.rules) else {
        output::write_rules(out)?;
        return Ok(NO_DRIFT);
    };
    let new = match &args.new {
        Some(new) => reader.read(new),
        None => reader.read_file(&workspace.join(OWN_DOCUMENT), OWN_DOCUMENT),
    };
    let compared = match (reader.read(old), new) {
        (Ok(old), Ok(new)) => compare(args, old, new),
        (old, new) => Err([old.err(), new.err()].into_iter().flatten().collect()),
    };
    match compared {
        Ok(report) => {
            output::write(&report, args.format, styles, out)?;
            let fails = args.fail_on.is_met_by(&report.drift)
                || args.fail_on_bump.is_some_and(|least| least.is_met_by(&report.rust));
            Ok(if fails { DRIFT } else { NO_DRIFT })
        }
        Err(errors) => {
            for error in errors {
                writeln!(err, "{error}")?;
            }
            Ok(FAILED)
        }
    }
}

fn compare(args: &DriftArgs, old: Document, new: Document) -> Result<Report, Vec<Error>> {
    let options = Options { only_known: args.only_known };
    let drift = compare_documents(&old, &new, options).map_err(|error| vec![error])?;
    let rust = match args.no_rust {
        true => RustChange::NotCompared,
        false => rust::compare(&old, &new, &generate),
    };
    Ok(Report { old: old.name, new: new.name, drift, rust, only_known: args.only_known })
}

/// Compares two documents. What an import of NEW into OLD takes for the same is only about documentation.
///
/// # Errors
///
/// As [`openapi_drift::compare`].
pub fn compare_documents(old: &Document, new: &Document, options: Options) -> Result<Drift, Error> {
    const ID_CHANGED: &str = "operation-id-changed";
    let mut drift = openapi_drift::compare(old, new, options)?;
    let source = Source { name: &new.name, root: &new.root };
    if let Some(unchanged) = unchanged(&old.root, source) {
        for finding in drift.findings.iter_mut().filter(|finding| finding.level > Level::Docs) {
            let place = finding.old.as_ref().map(|place| place.pointer.as_str()).unwrap_or_default();
            let field = place.split('/').nth(1).unwrap_or_default();
            let is_same = match finding.operations.as_slice() {
                operations if finding.rule == ID_CHANGED => operations.iter().all(|name| unchanged.ids.contains(name)),
                [] => unchanged.fields.contains(field),
                operations => operations.iter().all(|name| unchanged.operations.contains(name)),
            };
            if is_same {
                finding.level = Level::Docs;
                finding.sentence.push_str(" An import changes nothing here.");
            }
        }
        drift.findings.sort_by_key(|finding| std::cmp::Reverse(finding.level));
    }
    Ok(drift)
}

/// The Rust of a document. One of OpenAPI 3.1 is converted first, as an import would do it.
fn generate(name: &str, root: &SpannedValue) -> Result<String, Error> {
    let is_old = root.get("openapi").and_then(SpannedValue::as_str).is_some_and(|version| version.starts_with("3.0"));
    let generated = match is_old {
        true => webagent_codegen::generate(name, root),
        false => webagent_codegen::generate(name, &convert(name, root, root)?.document),
    };
    generated.map(|generated| generated.client)
}

/// Whether standard output is a terminal that wants colours (<https://no-color.org>).
fn is_coloured() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    io::stdout().is_terminal() && !is_set("NO_COLOR") && !is_dumb
}
