//! Merges the service's published document into `openapi.yaml`.
//!
//! ```text
//! source ─filter─▶ selected operations ─downgrade─▶ OpenAPI 3.0.3 ┐
//!                                                                 ├─merge─▶ document ─yaml_patch─▶ text
//! present document ───────────────────────────────────────────────┘
//! ```
//!
//! Nothing here prints or accesses files; `report` writes to the writer that it gets.

pub mod downgrade;
pub mod filter;
mod json_type;
mod merge;
mod node_ext;
pub mod note;
pub mod operation;
mod refusals;
mod repair;
pub mod report;
mod same_url;
mod suggest_extensions;
pub mod text_diff;
pub mod unchanged;
mod unique_name;
mod yaml_cst;
mod yaml_patch;
pub mod yaml_writer;

use std::cell::LazyCell;
use std::collections::{HashMap, HashSet};

use filter::OperationFilter;
use note::{ImportNote, NoteKind, Origin};
use operation::OperationName;
use refusals::Refusal;
use webagent_codegen::openapi::diagnostic::{Diagnostic, Error, Position, on_one_line};
use webagent_codegen::openapi::reference;
use webagent_codegen::openapi::spanned_value::{SpannedValue, join};

/// The maximum number of characters of the reason for which an operation is skipped.
const LONGEST_REASON: usize = 400;

/// A document and its name in errors.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// A path, a URL or `REV:path`.
    pub name: &'a str,
    /// The document.
    pub root: &'a SpannedValue,
}

/// The operations to import in addition to those that the present document has.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Further operations.
    pub operations: Vec<OperationName>,
    /// All operations of the source that can be generated.
    pub all: bool,
}

/// The result of an import.
#[derive(Clone, Debug)]
pub struct Import {
    /// The new text.
    pub text: String,
    /// The new document, with positions in the new text.
    pub document: SpannedValue,
    /// Notes for the person who runs the import.
    pub notes: Vec<ImportNote>,
    /// `true` if a client can be generated from the new document.
    pub is_usable: bool,
    /// Number of operations of the source that were not imported.
    pub operations_left_out: usize,
    /// Number of components of the source that no imported operation uses.
    pub components_left_out: usize,
}

/// Updates a document from a source. `present_name` is its name in errors.
///
/// `check` returns the errors of a document, such as those of the generator. With [`Options::all`], new operations with
/// errors are skipped and listed.
///
/// # Errors
///
/// One of the documents is not valid OpenAPI 3.0 or 3.1, or the source lacks an operation that is named.
pub fn import(
    present_name: &str,
    present_text: &str,
    source: Source<'_>,
    options: &Options,
    check: impl Fn(&SpannedValue) -> Vec<Diagnostic>,
) -> Result<Import, Error> {
    let present = SpannedValue::parse(present_name, present_text)?;
    let version = present.text("openapi").unwrap_or_default();
    if !version.starts_with("3.0.") {
        let at = present.get("openapi").map_or(present.at, |node| node.at);
        let message = "openapi.yaml must be OpenAPI 3.0.3; the source may be 3.1";
        return Err(Error::new(present_name, "/openapi", Some(at), message));
    }
    let (mut root, mut corrected) = repair::repair(source.root);
    let known = filter::operations(&present);
    let (moved, notes) = same_url::tell_apart(&mut root, &[&known[..], &options.operations].concat());
    corrected.extend(notes);
    let source = Source { name: source.name, root: &root };
    downgrade::version_of(source.name, source.root)?;
    let renamed = |name: &OperationName| moved.iter().find(|(old, _)| old == name).map_or(name, |(_, new)| new).clone();
    let mut wanted = OperationFilter {
        known,
        named: options.operations.iter().map(renamed).collect(),
        all: options.all,
        unwanted: HashSet::new(),
    };
    let is_fixed: HashSet<_> = wanted.known.iter().chain(&wanted.named).map(OperationName::key).collect();
    let is_free = |operation: &OperationName| options.all && !is_fixed.contains(&operation.key());
    let mut refused = Vec::new();
    let pointers = LazyCell::new(|| node_ext::pointers(&root));
    let (mut import, merged) = loop {
        let (mut import, merged) =
            attempt(present_name, present_text, &present, source, &mut wanted, &is_free, &mut refused)?;
        let problems = check(&import.document);
        let found = match problems.is_empty() {
            true => Vec::new(),
            false => refusals::find(&import.document, problems.clone(), &is_free, &check),
        };
        if found.is_empty() {
            import.is_usable = problems.is_empty();
            import.notes.extend(problems.into_iter().map(|problem| ImportNote {
                kind: NoteKind::Refused,
                origin: Origin::Result,
                pointer: problem.pointer,
                at: problem.at,
                message: on_one_line(&problem.message, LONGEST_REASON),
            }));
            break (import, merged);
        }
        for refusal in found {
            wanted.unwanted.insert(refusal.operation.key());
            refused.push(left_out(source.root, &pointers, &present, &merged, refusal));
        }
    };
    import.notes.extend(refused);
    // Parts that are not imported need no notes.
    let taken = node_ext::pointers(&merged);
    let is_taken = |note: &ImportNote| {
        let parent = note.pointer.rsplit_once('/').map_or("", |(parent, _)| parent);
        root.pointer(parent).is_some_and(|node| parent.is_empty() || taken.contains_key(&node.at))
    };
    import.notes.extend(corrected.into_iter().filter(is_taken));
    import.notes.sort_by_key(|note| (note.kind, note.origin, note.at));
    import.notes.dedup();
    Ok(import)
}

/// Builds the new document. New operations that cannot be converted are excluded and added to `refused`. Also returns
/// the new document with the positions of the parts it was built from.
fn attempt(
    present_name: &str,
    present_text: &str,
    present: &SpannedValue,
    source: Source<'_>,
    wanted: &mut OperationFilter,
    is_free: &dyn Fn(&OperationName) -> bool,
    refused: &mut Vec<ImportNote>,
) -> Result<(Import, SpannedValue), Error> {
    let (selection, converted) = loop {
        let selection = filter::select(source.name, source.root, wanted)?;
        match downgrade::convert(source.name, source.root, &selection.document) {
            Ok(converted) => break (selection, converted),
            Err(mut error) => {
                let found = refusals::concerned(&selection.document, &error.problems, is_free);
                if found.is_empty() {
                    // Nobody reads thousands of errors to the end.
                    error.problems.truncate(100);
                    return Err(error);
                }
                for Refusal { operation, problem } in found {
                    wanted.unwanted.insert(operation.key());
                    refused.push(refusal(source.root, &operation, Some(&problem.pointer), &problem.message));
                }
            }
        }
    };
    let merged = merge::merge(present, &converted.document, source.root);
    let (text, lost_comments) = yaml_patch::update(present_text, present, &merged.document);
    let mut notes = converted.notes;
    notes.extend(selection.notes);
    notes.extend(merged.notes);
    notes.extend(lost_comments.into_iter().map(|comment| {
        let at = Position { line: comment.line, column: 1 };
        let message = format!(
            "the comment `{}` was next to a changed part and was removed: add it again where it belongs",
            comment.text
        );
        ImportNote::present(NoteKind::Removed, "", at, message)
    }));
    let document = SpannedValue::parse(present_name, &text)?;
    notes.extend(suggest_extensions::missing(present, &document));
    let import = Import {
        text,
        document,
        notes,
        is_usable: true,
        operations_left_out: selection.operations_left_out,
        components_left_out: selection.components_left_out,
    };
    Ok((import, merged.document))
}

/// Returns a note about an operation that the generator refuses. `pointers` are those of the source, `merged` has the
/// positions of the parts it was built from.
fn left_out(
    source: &SpannedValue,
    pointers: &HashMap<Position, String>,
    present: &SpannedValue,
    merged: &SpannedValue,
    refusal: Refusal,
) -> ImportNote {
    let Refusal { operation, problem } = refusal;
    // A part that the present document has too may come from there.
    let is_new = reference::component(&problem.pointer)
        .is_none_or(|(section, name)| present.pointer(&join(&join("/components", section), &name)).is_none());
    let at = merged.pointer(&problem.pointer).filter(|_| is_new && !problem.pointer.is_empty()).map(|node| node.at);
    let pointer = at.and_then(|at| pointers.get(&at));
    self::refusal(source, &operation, pointer.map(String::as_str), &problem.message)
}

/// Returns a note about a skipped operation of the source, with the location of the cause.
fn refusal(source: &SpannedValue, operation: &OperationName, pointer: Option<&str>, message: &str) -> ImportNote {
    let path = filter::operations(source).into_iter().find(|other| other.key() == operation.key());
    let path = path.map_or_else(|| operation.path.clone(), |other| other.path);
    let own = join(&join("/paths", &path), &operation.method);
    let pointer = pointer.filter(|pointer| source.pointer(pointer).is_some()).unwrap_or(&own);
    ImportNote {
        kind: NoteKind::Refused,
        origin: Origin::Source,
        at: source.pointer(pointer).map(|node| node.at),
        pointer: pointer.to_owned(),
        message: format!("`{operation}` is skipped: {}", on_one_line(message, LONGEST_REASON)),
    }
}
