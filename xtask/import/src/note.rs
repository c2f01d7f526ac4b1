//! The facts that a person has to know about an import beyond the difference of the documents.

use std::fmt;

use webagent_codegen::openapi::diagnostic::Position;

/// The kind of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteKind {
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
    /// The source writes something otherwise than it is meant, and it is taken as it is meant.
    Corrected,
    /// Something new that looks like what has marks of the project, and has none.
    LacksExtensions,
}

impl NoteKind {
    /// Every rule.
    pub const ALL: [Self; 10] = [
        Self::Lost,
        Self::Refused,
        Self::Removed,
        Self::Kept,
        Self::Added,
        Self::Renamed,
        Self::Undescribed,
        Self::LeftOut,
        Self::Corrected,
        Self::LacksExtensions,
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
            Self::Corrected => "corrected",
            Self::LacksExtensions => "lacks-extensions",
        }
    }
}

/// The document in which a note's place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// The published document.
    Source,
    /// The document of this repository as it is before the import.
    Present,
    /// The document of this repository as it is after the import.
    Result,
}

/// One thing to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportNote {
    /// The kind of thing.
    pub kind: NoteKind,
    /// In which document.
    pub origin: Origin,
    /// JSON pointer to the place in that document.
    pub pointer: String,
    /// The place in the document's text.
    pub at: Option<Position>,
    /// The message, with what to do where something is to be done.
    pub message: String,
}

impl ImportNote {
    /// A note about a place in the source.
    pub fn source(kind: NoteKind, pointer: &str, at: Position, message: impl Into<String>) -> Self {
        Self { kind, origin: Origin::Source, pointer: pointer.to_owned(), at: Some(at), message: message.into() }
    }

    /// A note about a place in the present document.
    pub fn present(kind: NoteKind, pointer: &str, at: Position, message: impl Into<String>) -> Self {
        Self { origin: Origin::Present, ..Self::source(kind, pointer, at, message) }
    }
}

/// `kind: pointer: message`. The name of the document is the caller's to add.
impl fmt::Display for ImportNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.kind.id())?;
        if !self.pointer.is_empty() {
            write!(f, "{}: ", self.pointer)?;
        }
        f.write_str(&self.message)
    }
}
