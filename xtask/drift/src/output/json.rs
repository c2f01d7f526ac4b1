//! For programs.
//!
//! One object. A change of the shape that a reader could stumble over changes `format_version`; new members do not.
//!
//! ```text
//! {
//!   "format_version": 1,
//!   "old": "HEAD~1:openapi.yaml",             names of the documents
//!   "new": "openapi.yaml",
//!   "summary": { "breaking": 1, "compatible": 0, "docs": 0,
//!     "worst": "breaking" },                  level of the worst finding; null without findings
//!   "findings": [{
//!     "rule": "request-property-became-required",
//!     "level": "breaking",                    breaking, compatible or docs
//!     "direction": "request",                 request, response or both
//!     "operations": ["POST /runs"],           empty: the document as a whole
//!     "sentence": "…",
//!     "old": { "pointer": "/…", "line": 1, "column": 1 },      or null
//!     "new": { "pointer": "/…", "line": 1, "column": 1 },      or null
//!     "old_value": …,                         missing where there is none
//!     "new_value": …
//!   }],
//!   "ignored": [{ "document": "old", "pointer": "/…", "line": 1, "column": 1 }],   the project's own
//!   "unknown_operations": 0,                  how many are only in the new document
//!   "rust": {                                 or null, when nobody asked
//!     "bump": "major",                        major, minor, patch, none; null when it is not known
//!     "removed": ["pub fn …"],
//!     "changed": [{ "old": "pub fn …", "new": "pub fn …" }],
//!     "added": ["pub fn …"],
//!     "problems": []                          why it is not known
//!   }
//! }
//! ```

use std::io::{self, Write};

use serde_json::{Value, json};

use super::Report;
use crate::rust::RustChange;
use crate::{Finding, Level, Place};

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
        "findings": drift.findings.iter().map(finding).collect::<Vec<_>>(),
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

fn place(place: &Place) -> Value {
    json!({ "pointer": place.pointer, "line": place.line, "column": place.column })
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
