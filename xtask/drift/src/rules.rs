//! Defines rules, and the general rule that determines their levels.
//!
//! The rules themselves are next to the code that detects them, at the top of each file in `compare/`. A rule has a
//! verdict for each direction in which it occurs, from the view of a client that was built from the old document and talks
//! to a server that follows the new one:
//!
//! - A request that the old document allows and the new one does not is **breaking**: the client may send it.
//! - A response that the client cannot decode, or cannot pass on unchanged, is **breaking**.
//! - Everything else is **compatible**, or **docs** if it only affects documentation.
//!
//! `tolerance.rs` defines what the client tolerates in a response: unknown fields and enum values are kept; bounds,
//! lengths, patterns, formats and unions with several matching alternatives are not checked; an optional field may be null
//! and a nullable one may be absent; any 2xx status is a success; headers and error bodies are not decoded. A rule about a
//! keyword that the client does not check is compatible in a response, and its sentence describes the effect on the user.
//!
//! Some guarantees of the old document count although the client decodes the response, because every value of the new
//! document breaks them, and with them all code that relies on them: another form of text (a `format` replaced by one that
//! is neither wider nor narrower, `contentMediaType`, `contentEncoding`), and a removed required header. Guarantees that
//! only some values break (bounds, patterns, a wider format, enum values) do not count.
//!
//! There are two exceptions to the general rule: a field or parameter that the new document no longer lists is breaking in
//! a request (it no longer has an effect), and a new optional field of an open object is compatible in both directions.
//!
//! Inside `not`, compatibility is inverted (`not-` after the direction); inside `if`, any difference is breaking (`if-`).
//! Differences of values that are not sent in a direction (read-only in a request, write-only in a response) are
//! compatible there.

use std::fmt;

use crate::tolerance;

/// The severity of a difference, in ascending order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Only documentation has changed.
    Docs,
    /// The old client keeps working.
    Compatible,
    /// The old client can fail.
    Breaking,
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Docs => "docs",
            Self::Compatible => "compatible",
            Self::Breaking => "breaking",
        })
    }
}

/// The way the data concerned travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// From the client to the server.
    Request,
    /// From the server to the client.
    Response,
    /// Both directions, or none.
    Both,
}

impl Direction {
    /// The other way.
    #[must_use]
    pub fn flipped(self) -> Self {
        match self {
            Self::Request => Self::Response,
            Self::Response => Self::Request,
            Self::Both => Self::Both,
        }
    }
}

impl fmt::Display for Direction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Request => "request",
            Self::Response => "response",
            Self::Both => "both",
        })
    }
}

/// The level of a difference, or what determines it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Only documentation has changed.
    Docs,
    /// The old client keeps working.
    Compatible,
    /// The old client can fail.
    Breaking,
    /// Breaking if the client checks this keyword in responses, else compatible: the client passes the value on
    /// unchanged.
    IfChecked(&'static str),
}

/// The verdict on a difference in one direction.
#[derive(Clone, Copy, Debug)]
pub struct Verdict {
    /// The level, or what determines it.
    pub severity: Severity,
    /// The sentence; `{subject}` stands for the location, `{old}` and `{new}` for the values. The effect on the client
    /// comes after a semicolon.
    pub sentence: &'static str,
}

impl Verdict {
    /// Returns the level for a value that the generated client reads or writes.
    #[must_use]
    pub fn level(&self) -> Level {
        match self.severity {
            Severity::Docs => Level::Docs,
            Severity::Compatible => Level::Compatible,
            Severity::IfChecked(keyword) if !tolerance::is_checked_in_responses(keyword) => Level::Compatible,
            Severity::Breaking | Severity::IfChecked(_) => Level::Breaking,
        }
    }

    /// Returns the sentence for a difference that the client tolerates.
    pub(crate) fn without_consequence(&self) -> String {
        self.sentence.split_once("; ").map_or_else(|| self.sentence.to_owned(), |(fact, _)| format!("{fact}."))
    }
}

/// A kind of difference.
#[derive(Debug)]
pub struct Rule {
    /// The name. The id of a finding is the direction and the name, or the name alone if it applies to both directions.
    pub name: &'static str,
    /// The verdict for each direction in which the difference can occur.
    pub verdicts: &'static [(Direction, Verdict)],
}

impl Rule {
    /// Returns the id for a direction.
    #[must_use]
    pub fn id(&self, direction: Direction) -> String {
        self.infixed_id(direction, "")
    }

    /// Returns the id with an infix between the direction and the name.
    pub(crate) fn infixed_id(&self, direction: Direction, infix: &str) -> String {
        match direction {
            Direction::Both => self.name.to_owned(),
            _ => format!("{direction}-{infix}{}", self.name),
        }
    }

    /// Returns the verdict for a direction. A rule without directions has a single verdict.
    #[must_use]
    pub fn verdict(&self, direction: Direction) -> Option<Verdict> {
        let exact = self.verdicts.iter().find(|(known, _)| *known == direction);
        let found = exact.or_else(|| self.verdicts.iter().find(|(known, _)| *known == Direction::Both));
        found.or(self.verdicts.first()).map(|(_, verdict)| *verdict)
    }

    /// Returns whether the id contains the direction.
    pub(crate) fn is_directed(&self) -> bool {
        self.verdicts.iter().all(|(direction, _)| *direction != Direction::Both)
    }
}

/// Declares the rules of a file of `compare/`, and `RULES` with all of them.
macro_rules! rules {
    ($($ident:ident = $name:literal { $($direction:ident: $severity:ident $(($keyword:literal))? $sentence:literal),+ $(,)? })+) => {
        $(pub(super) static $ident: crate::rules::Rule = crate::rules::Rule {
            name: $name,
            verdicts: &[$((
                crate::rules::Direction::$direction,
                crate::rules::Verdict {
                    severity: crate::rules::Severity::$severity $(($keyword))?,
                    sentence: $sentence,
                },
            )),+],
        };)+

        /// The rules of this file, in the order of the documentation.
        pub(crate) static RULES: &[&crate::rules::Rule] = &[$(&$ident),+];
    };
}
pub(crate) use rules;
