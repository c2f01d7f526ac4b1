//! The published document of the service, taken over into the document of this repository.
//!
//! ```text
//! source ─select─▶ the operations that count ─convert─▶ OpenAPI 3.0.3 ┐
//!                                                                     ├─merge─▶ document ─layout─▶ text
//! present document ───────────────────────────────────────────────────┘
//! ```
//!
//! Nothing here prints or touches files; `output` writes to what it is given.

pub mod convert;
pub mod finding;
pub mod grammar;
pub mod layout;
pub mod marks;
pub mod merge;
pub mod names;
pub mod operation;
pub mod outline;
pub mod output;
pub mod reference;
pub mod select;
pub mod tree;
pub mod types;
pub mod yaml;

use std::collections::{HashMap, HashSet};

use finding::{Finding, Rule, Side};
use grammar::{Object, Slot};
use operation::OperationName;
use select::Wanted;
use webagent_codegen::openapi::diagnostic::{Diagnostic, Error, Position};
use webagent_codegen::openapi::spanned_value::{SpannedValue, join};

/// How often an import is tried again without the operations that were refused.
const MAX_TRIES: usize = 5;

/// A document and its name, as errors give it.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// A path, a URL or `REV:path`.
    pub name: &'a str,
    /// The document.
    pub root: &'a SpannedValue,
}

/// What is to be taken over beside the operations that the present document has.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Further operations.
    pub operations: Vec<OperationName>,
    /// Every operation of the source that can be generated.
    pub all: bool,
}

/// What an import would make of the present document.
#[derive(Clone, Debug)]
pub struct Import {
    /// The new text.
    pub text: String,
    /// The new document, with the places of the new text.
    pub document: SpannedValue,
    /// What to know about it.
    pub findings: Vec<Finding>,
    /// Whether the new document can be used.
    pub is_usable: bool,
    /// How many operations of the source were left out.
    pub operations_left_out: usize,
    /// How many components of the source were left out, because nothing that was taken over reaches them.
    pub components_left_out: usize,
}

/// Brings a document up to date with a source. `present_name` is the name that errors give.
///
/// `check` says what stands against a document; the generator is asked through it. With [`Options::all`], new operations that
/// something stands against are left out, and listed.
///
/// # Errors
///
/// One of the documents cannot be read as OpenAPI 3.0 or 3.1, or the source lacks an operation that is named.
pub fn import(
    present_name: &str,
    present_text: &str,
    source: Source<'_>,
    options: &Options,
    check: impl Fn(&SpannedValue) -> Vec<Diagnostic>,
) -> Result<Import, Error> {
    let present = SpannedValue::parse(present_name, present_text)?;
    let version = tree::text(&present, "openapi").unwrap_or_default();
    if !version.starts_with("3.0.") {
        let at = present.get("openapi").map_or(present.at, |node| node.at);
        let message = "the document of this repository must be OpenAPI 3.0.3, what is imported may be 3.1";
        return Err(Error::new(present_name, "/openapi", Some(at), message));
    }
    convert::version_of(source.name, source.root)?;
    let mut wanted = Wanted {
        known: select::operations(&present),
        named: options.operations.clone(),
        all: options.all,
        unwanted: HashSet::new(),
    };
    let mut refused = Vec::new();
    for _ in 0..MAX_TRIES {
        let mut import = attempt(present_name, present_text, &present, source, &wanted)?;
        let problems = check(&import.document);
        let found = new_operations(&import.document, &problems, &wanted);
        if problems.is_empty() || !options.all || found.is_empty() {
            import.is_usable = problems.is_empty();
            import.findings.extend(problems.into_iter().map(|problem| Finding {
                rule: Rule::Refused,
                side: Side::Result,
                pointer: problem.pointer,
                at: problem.at,
                message: on_one_line(&problem.message),
            }));
            import.findings.extend(refused);
            import.findings.sort_by_key(|finding| (finding.rule, finding.side, finding.at));
            import.findings.dedup();
            return Ok(import);
        }
        for (operation, message) in found {
            wanted.unwanted.insert(operation.key());
            refused.push(left_out(source.root, &operation, &message));
        }
    }
    let message = "too many operations cannot be generated: name those that you need with `--operation`";
    Err(Error::new(source.name, "/paths", None, message))
}

fn attempt(
    present_name: &str,
    present_text: &str,
    present: &SpannedValue,
    source: Source<'_>,
    wanted: &Wanted,
) -> Result<Import, Error> {
    let selection = select::select(source.name, source.root, wanted)?;
    let converted = convert::convert(source.name, source.root, &selection.document)?;
    let merged = merge::merge(present, &converted.document, source.root);
    let (text, lost_comments) = layout::update(present_text, present, &merged.document);
    let mut findings = converted.findings;
    findings.extend(merged.findings);
    findings.extend(lost_comments.into_iter().map(|comment| {
        let at = Position { line: comment.line, column: 1 };
        let message = format!("the comment `{}` stood at what has changed: put it back where it belongs", comment.text);
        Finding::present(Rule::Removed, "", at, message)
    }));
    let document = SpannedValue::parse(present_name, &text)?;
    findings.extend(marks::missing(present, &document));
    Ok(Import {
        text,
        document,
        findings,
        is_usable: true,
        operations_left_out: selection.operations_left_out,
        components_left_out: selection.components_left_out,
    })
}

/// The operations that problems are about and that may be left out, each with one of its problems: they are new, and
/// no one named them.
fn new_operations(document: &SpannedValue, problems: &[Diagnostic], wanted: &Wanted) -> Vec<(OperationName, String)> {
    let is_fixed: HashSet<_> = wanted.known.iter().chain(&wanted.named).map(OperationName::key).collect();
    let mut found: HashMap<(String, String), (OperationName, String)> = HashMap::new();
    for operation in select::operations(document) {
        let key = operation.key();
        if is_fixed.contains(&key) {
            continue;
        }
        let pointer = join(&join("/paths", &operation.path), &operation.method);
        let Some(node) = document.pointer(&pointer) else { continue };
        let reached = reference::reachable(document, &[(node, Slot::One(Object::Operation))]);
        let concerns = |problem: &&Diagnostic| {
            let component = reference::component(&problem.pointer);
            let is_within = problem.pointer == pointer || problem.pointer.starts_with(&format!("{pointer}/"));
            is_within || component.is_some_and(|(section, name)| reached.contains(&(section.to_owned(), name)))
        };
        if let Some(problem) = problems.iter().find(concerns) {
            found.insert(key, (operation, problem.message.clone()));
        }
    }
    let mut found: Vec<_> = found.into_values().collect();
    found.sort();
    found
}

fn left_out(source: &SpannedValue, operation: &OperationName, message: &str) -> Finding {
    let path = select::operations(source).into_iter().find(|other| other.key() == operation.key());
    let path = path.map_or_else(|| operation.path.clone(), |other| other.path);
    let pointer = join(&join("/paths", &path), &operation.method);
    Finding {
        rule: Rule::Refused,
        side: Side::Source,
        at: source.pointer(&pointer).map(|node| node.at),
        pointer,
        message: format!("`{operation}` is left out: {}", on_one_line(message)),
    }
}

/// A message without line breaks, and not without end.
fn on_one_line(message: &str) -> String {
    const LONG: usize = 200;
    let line = message.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONG) {
        Some((end, _)) => format!("{} …", line.get(..end).unwrap_or_default()),
        None => line,
    }
}
