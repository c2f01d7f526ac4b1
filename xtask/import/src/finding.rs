//! What a person has to know about an import beyond the difference of the documents.

use std::fmt;

use webagent_codegen::openapi::diagnostic::Position;

/// The kind of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// The source says something that OpenAPI 3.0.3 cannot: the result accepts more than the source.
    Lost,
    /// The generator does not take this part of the result.
    Refused,
    /// A part of the present document that the source has no more, and so the result neither.
    Removed,
    /// A part of the present document that stays although the source lacks it or says otherwise.
    Kept,
    /// A part that the present document did not have.
    Added,
    /// The source's name for something, replaced by a better one or one that is free.
    Renamed,
    /// The source describes something new. Its words are not copied: write a description.
    Undescribed,
    /// Something of the source without influence on what is sent or received, left out.
    LeftOut,
    /// Something new that looks like what has marks of the project, and has none.
    Unmarked,
}

impl Rule {
    /// Every rule.
    pub const ALL: [Self; 9] = [
        Self::Lost,
        Self::Refused,
        Self::Removed,
        Self::Kept,
        Self::Added,
        Self::Renamed,
        Self::Undescribed,
        Self::LeftOut,
        Self::Unmarked,
    ];

    /// The rule's id, as it is printed.
    pub fn id(self) -> &'static str {
        match self {
            Self::Lost => "lost",
            Self::Refused => "refused",
            Self::Removed => "removed",
            Self::Kept => "kept",
            Self::Added => "added",
            Self::Renamed => "renamed",
            Self::Undescribed => "undescribed",
            Self::LeftOut => "left-out",
            Self::Unmarked => "unmarked",
        }
    }
}

/// The document in which a finding's place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The published document.
    Source,
    /// The document of this repository as it is before the import.
    Present,
    /// The document of this repository as it is after the import.
    Result,
}

/// One thing to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What kind of thing.
    pub rule: Rule,
    /// In which document.
    pub side: Side,
    /// JSON pointer to the place in that document.
    pub pointer: String,
    /// The place in the document's text.
    pub at: Option<Position>,
    /// What it is and, where something is to be done, what.
    pub message: String,
}

impl Finding {
    /// A finding about a place in the source.
    pub fn source(rule: Rule, pointer: &str, at: Position, message: impl Into<String>) -> Self {
        Self { rule, side: Side::Source, pointer: pointer.to_owned(), at: Some(at), message: message.into() }
    }

    /// A finding about a place in the present document.
    pub fn present(rule: Rule, pointer: &str, at: Position, message: impl Into<String>) -> Self {
        Self { side: Side::Present, ..Self::source(rule, pointer, at, message) }
    }
}

/// `rule: pointer: message`. The name of the document is the caller's to add.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.rule.id())?;
        if !self.pointer.is_empty() {
            write!(f, "{}: ", self.pointer)?;
        }
        f.write_str(&self.message)
    }
}
