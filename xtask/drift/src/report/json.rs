//! The format for programs: one JSON object. Incompatible changes of its structure increase `format_version`; new members
//! do not.
//!
//! ```text
//! {
//!   "format_version": 1,
//!   "old": "HEAD~1:openapi.yaml",             names of the documents
//!   "new": "openapi.yaml",
//!   "summary": { "breaking": 1, "compatible": 0, "docs": 0,
//!     "worst": "breaking" },                  most severe level; null without findings
//!   "findings": [{
//!     "rule": "request-property-became-required",
//!     "level": "breaking",                    breaking, compatible or docs
//!     "direction": "request",                 request, response or both
//!     "operations": ["POST /runs"],           empty: the document as a whole
//!     "sentence": "…",
//!     "old": { "pointer": "/…", "line": 1, "column": 1,        or null
//!       "file": "…" },                        only in a file that the document refers to
//!     "new": { "pointer": "/…", "line": 1, "column": 1 },      or null
//!     "old_value": …,                         absent if there is none
//!     "new_value": …,
//!     "group": "Run",                         component or operation that it belongs to
//!     "fingerprint": { "place": "/…", "change": "… → …" }      the identity in drift.yaml, with the rule
//!   }],                                       with --only, those of at least that level
//!   "accepted": [{ …, "reason": "…", "until": "2027-01-31" }],   accepted findings
//!   "stale": [{ "file": "…", "line": 1, "column": 1, "rule": "…", "place": "/…", "change": "…", "expired": null }],
//!   "switched_off": 0,                        number of findings of rules that are switched off
//!   "ignored": [{ "document": "old", "pointer": "/…", "line": 1, "column": 1 }],   additions of this project
//!   "unknown_operations": 0,                  number of operations that only the new document has
//!   "rust": {                                 null if not requested
//!     "bump": "major",                        major, minor, patch, none; null if not known
//!     "removed": ["pub fn …"],
//!     "changed": [{ "old": "pub fn …", "new": "pub fn …" }],
//!     "added": ["pub fn …"],
//!     "problems": []                          why the bump is not known
//!   }
//! }
//! ```

use std::io::{self, Write};

use serde_json::{Value, json};

use super::{Report, group};
use crate::rust_api_diff::RustChange;
use crate::{AcceptedFinding, Finding, Fingerprint, Level, Location, StaleEntry};

/// Version of the shape.
const FORMAT_VERSION: u32 = 1;

pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let drift = &report.drift;
    let ignored = drift.ignored.iter().map(|ignored| {
        let mut value = place(&ignored.place);
        if let Some(members) = value.as_object_mut() {
            let document = if ignored.in_old { "old" } else { "new" };
            members.insert("document".to_owned(), document.into());
        }
        value
    });
    let value = json!({
        "format_version": FORMAT_VERSION,
        "old": report.old,
        "new": report.new,
        "summary": {
            "breaking": drift.count(Level::Breaking),
            "compatible": drift.count(Level::Compatible),
            "docs": drift.count(Level::Docs),
            "worst": drift.worst().map(|level| level.to_string()),
        },
        "findings": report.shown().map(finding).collect::<Vec<_>>(),
        "accepted": drift.accepted.iter().map(accepted).collect::<Vec<_>>(),
        "stale": drift.stale.iter().map(stale).collect::<Vec<_>>(),
        "switched_off": drift.switched_off,
        "ignored": ignored.collect::<Vec<_>>(),
        "unknown_operations": drift.unknown_operations,
        "rust": rust(&report.rust),
    });
    serde_json::to_writer_pretty(&mut *out, &value)?;
    writeln!(out)
}

fn finding(finding: &Finding) -> Value {
    let mut value = json!({
        "rule": finding.rule,
        "level": finding.level.to_string(),
        "direction": finding.direction.to_string(),
        "operations": finding.operations,
        "sentence": finding.sentence,
        "old": finding.old.as_ref().map(place),
        "new": finding.new.as_ref().map(place),
        "group": group(finding),
        "fingerprint": { "place": finding.fingerprint.place, "change": finding.fingerprint.change },
    });
    if let Some(members) = value.as_object_mut() {
        for (key, side) in [("old_value", &finding.old_value), ("new_value", &finding.new_value)] {
            if let Some(side) = side {
                members.insert(key.to_owned(), side.clone());
            }
        }
    }
    value
}

fn accepted(accepted: &AcceptedFinding) -> Value {
    let mut value = finding(&accepted.finding);
    if let Some(members) = value.as_object_mut() {
        members.insert("reason".to_owned(), accepted.reason.as_str().into());
        members.insert("until".to_owned(), accepted.until.as_ref().map(ToString::to_string).into());
    }
    value
}

fn stale(entry: &StaleEntry) -> Value {
    let StaleEntry { file, line, column, fingerprint, expired } = entry;
    let Fingerprint { rule, place, change } = fingerprint;
    let expired = expired.as_ref().map(ToString::to_string);
    json!({ "file": file, "line": line, "column": column, "rule": rule, "place": place, "change": change, "expired": expired })
}

fn place(place: &Location) -> Value {
    let mut value = json!({ "pointer": place.pointer, "line": place.line, "column": place.column });
    if let (Some(file), Some(members)) = (&place.file, value.as_object_mut()) {
        members.insert("file".to_owned(), file.as_str().into());
    }
    value
}

fn rust(rust: &RustChange) -> Value {
    match rust {
        RustChange::NotCompared => Value::Null,
        RustChange::Compared(diff) => {
            let changed = diff.changed.iter().map(|(old, new)| json!({ "old": old, "new": new }));
            json!({
                "bump": diff.bump.to_string(),
                "removed": diff.removed,
                "changed": changed.collect::<Vec<_>>(),
                "added": diff.added,
                "problems": [],
            })
        }
        RustChange::NotGenerated(reasons) => {
            json!({ "bump": null, "removed": [], "changed": [], "added": [], "problems": reasons })
        }
    }
}
