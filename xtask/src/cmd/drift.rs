//! `cargo xtask drift`: reports the differences between two OpenAPI documents.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use openapi_drift::day::Day;
use openapi_drift::decisions::Decisions;
use openapi_drift::load::{Document, Loader};
use openapi_drift::public_api::{Bump, PublicApi};
use openapi_drift::report::{self, Format, Report, Styles};
use openapi_drift::rust_api_diff::{self, RustChange};
use openapi_drift::{self, Drift, Finding, Level, Options};
use openapi_import::Source;
use openapi_import::downgrade::convert;
use openapi_import::unchanged::unchanged;
use webagent_codegen::openapi::diagnostic::Error;
use webagent_codegen::openapi::spanned_value::SpannedValue;

/// Report the differences between two OpenAPI documents, what they break, and the version bump that they require.
///
/// The level of a finding describes the effect on a client that was built from OLD when the server follows NEW. A renamed
/// operation or component affects only the Rust API, which --fail-on-bump checks.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
OLD and NEW are each one of:
  openapi.yaml                      a file, YAML or JSON, OpenAPI 3.0 or 3.1
  https://example.com/openapi.json  an http or https URL; nothing else is fetched
  HEAD~1:openapi.yaml               REV:path as git writes it, from the top of the repository
  HEAD~1:./openapi.yaml             the same, from the current directory

Exit codes:
  0  no finding reaches --fail-on, and the version bump does not reach --fail-on-bump
  1  a finding or the version bump reaches its limit; with --fail-on-bump, also if no
     client can be generated from a document
  2  the documents cannot be compared, or a file cannot be read or written;
     standard error says why

Examples:
  Show the effect of an uncommitted change:
    cargo xtask drift HEAD:openapi.yaml
  Check that the next release can be compatible:
    cargo xtask drift v0.1.0:openapi.yaml --fail-on breaking --fail-on-bump major
  Check that the service still matches the document:
    cargo xtask drift openapi.yaml https://example.com/openapi.json --only-known
  Accept the breaking findings of a change, with a reason:
    cargo xtask drift HEAD:openapi.yaml --fail-on breaking --accept --reason 'nobody uses it'
  Print annotations in a GitHub workflow:
    cargo xtask drift main:openapi.yaml --format github")]
pub struct DriftArgs {
    /// The document that the client was built from.
    #[arg(required_unless_present = "rules", value_name = "OLD")]
    pub old: Option<String>,
    /// The document that the server follows [default: openapi.yaml of this workspace].
    #[arg(value_name = "NEW")]
    pub new: Option<String>,
    /// Report format.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// Lowest level of findings that makes the command exit with 1.
    #[arg(long, value_enum, default_value_t)]
    pub fail_on: FailOn,
    /// Also exit with 1 if the Rust API needs at least this version bump, or if no client can be generated from a
    /// document [default: no limit].
    #[arg(long, value_enum, value_name = "BUMP", conflicts_with = "no_rust")]
    pub fail_on_bump: Option<FailOnBump>,
    /// Do not report operations that only NEW has; show their number.
    #[arg(long)]
    pub only_known: bool,
    /// Do not compare the generated Rust API.
    #[arg(long)]
    pub no_rust: bool,
    /// Show only findings of at least this level; count the others.
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub only: Option<OnlyLevel>,
    /// File with accepted findings and the levels of rules [default: drift.yaml of this workspace].
    #[arg(long, value_name = "FILE")]
    pub decisions: Option<PathBuf>,
    /// Add the findings that reach --fail-on to the accepted findings in that file.
    #[arg(long)]
    pub accept: bool,
    /// Reason to record for the accepted findings.
    #[arg(long, requires = "accept", default_value = "no reason given")]
    pub reason: String,
    /// Print all rules and their levels as a Markdown table and exit.
    #[arg(long)]
    pub rules: bool,
}

/// The lowest level that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum OnlyLevel {
    /// Only breaking changes.
    Breaking,
    /// Breaking and compatible changes.
    Compatible,
    /// All changes.
    Docs,
}

impl From<OnlyLevel> for Level {
    fn from(only: OnlyLevel) -> Self {
        match only {
            OnlyLevel::Breaking => Self::Breaking,
            OnlyLevel::Compatible => Self::Compatible,
            OnlyLevel::Docs => Self::Docs,
        }
    }
}

/// The lowest level of findings that makes the command exit with 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum FailOn {
    /// Changes that can make the old client fail.
    Breaking,
    /// Also changes that the old client tolerates.
    Compatible,
    /// Also changes of documentation only.
    #[default]
    Any,
    /// Never exit with 1 because of findings.
    Never,
}

/// The lowest version bump of the Rust API that makes the command exit with 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum FailOnBump {
    /// Code that uses the client may no longer compile.
    Major,
    /// Items were added to the public API.
    Minor,
    /// Any difference of the generated code.
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
    /// Returns the lowest level that makes the command exit with 1.
    fn least(self) -> Option<Level> {
        match self {
            Self::Breaking => Some(Level::Breaking),
            Self::Compatible => Some(Level::Compatible),
            Self::Any => Some(Level::Docs),
            Self::Never => None,
        }
    }

    fn is_met_by(self, drift: &Drift) -> bool {
        self.least().is_some_and(|least| drift.worst() >= Some(least))
    }
}

/// Exit code if no finding reaches its limit.
pub const NO_DRIFT: u8 = 0;
/// Exit code if a finding or the version bump reaches its limit.
pub const DRIFT: u8 = 1;
/// Exit code if the documents cannot be compared.
pub const FAILED: u8 = 2;

/// The name of the workspace's own document.
const OWN_DOCUMENT: &str = "openapi.yaml";

/// The time limit for generating the Rust of a document.
const MAX_GENERATION: Duration = Duration::from_secs(300);

/// The name of the file with accepted findings.
const DECISIONS: &str = "drift.yaml";

/// Runs the command. Writes the report to `out` and errors to `err`.
///
/// # Errors
///
/// `out` or `err` cannot be written to.
pub fn run(args: &DriftArgs, workspace: &Path, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<ExitCode> {
    let styles = match super::is_coloured() {
        true => Styles::coloured(),
        false => Styles::plain(),
    };
    let code = run_with(args, workspace, &Loader::of_workspace(workspace), &styles, out, err)?;
    Ok(ExitCode::from(code))
}

/// Runs the command with a given loader and given colours.
///
/// # Errors
///
/// `out` or `err` cannot be written to.
pub fn run_with(
    args: &DriftArgs,
    workspace: &Path,
    reader: &Loader,
    styles: &Styles,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<u8> {
    let Some(old) = args.old.as_deref().filter(|_| !args.rules) else {
        report::write_rules(out)?;
        return Ok(NO_DRIFT);
    };
    let new = match &args.new {
        Some(new) => reader.read(new),
        None => reader.read_file(&workspace.join(OWN_DOCUMENT), OWN_DOCUMENT),
    };
    let file = DecisionsFile::read(args.decisions.as_deref(), workspace);
    let compared = match (reader.read(old), new, file) {
        (Ok(old), Ok(new), Ok(mut file)) => compare(args, (old, new), &mut file).map_err(|error| vec![error]),
        (old, new, file) => Err([old.err(), new.err(), file.err()].into_iter().flatten().collect()),
    };
    match compared {
        Ok(report) => {
            report::write(&report, args.format, styles, out)?;
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

/// Reads the file with accepted findings, which may be missing unless it is named.
struct DecisionsFile {
    name: String,
    path: PathBuf,
    text: String,
    decisions: Decisions,
}

impl DecisionsFile {
    fn read(given: Option<&Path>, workspace: &Path) -> Result<Self, Error> {
        let path = given.map_or_else(|| workspace.join(DECISIONS), Path::to_owned);
        let name = given.map_or_else(|| DECISIONS.to_owned(), |given| given.display().to_string());
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(Error::new(&name, "", None, format!("cannot read it: {error}"))),
        };
        let decisions = Decisions::parse(&name, &text)?;
        Ok(Self { name, path, text, decisions })
    }

    /// Accepts findings, in the file and in this comparison.
    fn accept(&mut self, findings: &[Finding], reason: &str) -> Result<(), Error> {
        self.text = Decisions::add(&self.name, &self.text, findings, reason)?;
        fs::write(&self.path, &self.text)
            .map_err(|error| Error::new(&self.name, "", None, format!("cannot write it: {error}")))?;
        self.decisions = Decisions::parse(&self.name, &self.text)?;
        Ok(())
    }
}

fn compare(args: &DriftArgs, (old, new): (Document, Document), file: &mut DecisionsFile) -> Result<Report, Error> {
    let options = Options { only_known: args.only_known };
    let mut found = compare_documents(&old, &new, options)?;
    let rust = match args.no_rust {
        true => RustChange::NotCompared,
        false => rust_api_diff::compare_within(MAX_GENERATION, &old, &new, generate),
    };
    found.findings.extend(rust_api_diff::unexplained(&old, &new, &found, &rust));
    let today = Day::today();
    let mut drift = file.decisions.apply(found.clone(), &today);
    if args.accept {
        let least = args.fail_on.least();
        let failing: Vec<Finding> = drift
            .findings
            .iter()
            .filter(|finding| least.is_some_and(|least| finding.level >= least))
            .cloned()
            .collect();
        if !failing.is_empty() {
            file.accept(&failing, &args.reason)?;
            drift = file.decisions.apply(found, &today);
        }
    }
    let only = args.only.map_or(Level::Docs, Level::from);
    Ok(Report { old: old.name, new: new.name, drift, rust, only_known: args.only_known, only })
}

fn is_3_0(root: &SpannedValue) -> bool {
    root.text("openapi").is_some_and(|version| version.starts_with("3.0"))
}

/// Compares two documents. Differences that an import of NEW into OLD ignores count as documentation changes.
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
            let places = [&finding.old, &finding.new].into_iter().flatten();
            let place =
                places.map(|place| place.pointer.as_str()).max_by_key(|pointer| pointer.len()).unwrap_or_default();
            let field = place.split('/').nth(1).unwrap_or_default();
            let is_of_document = !matches!(field, "paths" | "webhooks" | "components");
            let is_same = match finding.operations.as_slice() {
                operations if finding.rule == ID_CHANGED => operations.iter().all(|name| unchanged.ids.contains(name)),
                operations if operations.is_empty() || is_of_document => unchanged.fields.contains(field),
                operations => operations.iter().all(|name| unchanged.operations.contains(name)),
            };
            if is_same {
                finding.level = Level::Docs;
                finding.sentence.push_str(" `cargo xtask import` ignores this difference, so its level is docs.");
            }
        }
        drift.findings.sort_by_key(|finding| std::cmp::Reverse(finding.level));
    }
    Ok(drift)
}

/// Returns the public API of a document's client. A document of OpenAPI 3.1 is converted first, as in an import.
fn generate(name: &str, root: &SpannedValue) -> Result<PublicApi, Error> {
    let generate = |root| webagent_codegen::generate_with(name, root, webagent_codegen::Options::default());
    let generated = match is_3_0(root) {
        true => generate(root)?,
        false => generate(&convert(name, root, root)?.document)?,
    };
    Ok(PublicApi::of_tree(&generated.client, &generated.tree))
}
