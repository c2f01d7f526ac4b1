//! Notes for the person who runs an import, in addition to the diff.

use std::fmt;

use webagent_codegen::openapi::diagnostic::Position;

/// The kind of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteKind {
    /// OpenAPI 3.0.3 cannot express a part of the source: the result accepts more.
    Lost,
    /// The generator does not support this part of the result.
    Refused,
    /// A part of the present document that is no longer in the source and was removed.
    Removed,
    /// A part of the present document that was kept although the source lacks it or differs.
    Kept,
    /// A new part.
    Added,
    /// A name of the source that was replaced, by a better or an unused one.
    Renamed,
    /// A new part that needs a description; the source's is not copied.
    Undescribed,
    /// A part of the source that does not affect requests and responses and was omitted.
    LeftOut,
    /// A mistake in the source that was imported as it was probably meant.
    Corrected,
    /// A new part that resembles one with extensions of this project but has none.
    LacksExtensions,
}

impl NoteKind {
    /// All kinds.
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

    /// Returns the id in the report.
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

    /// Returns the heading above the notes of this kind.
    #[must_use]
    pub fn headline(self) -> &'static str {
        match self {
            Self::Lost => "OpenAPI 3.0.3 cannot express this; the result accepts more than the source",
            Self::Refused => "not supported by the generator",
            Self::Removed => "no longer in the source",
            Self::Kept => "not changed",
            Self::Added => "new",
            Self::Renamed => "has another name in the source",
            Self::Undescribed => "needs a description or name of our own",
            Self::LeftOut => "not imported; requests and responses do not depend on it",
            Self::Corrected => "invalid in the source; imported as it was probably meant",
            Self::LacksExtensions => "has no `x-webagent-*` extensions yet: check whether it needs them",
        }
    }
}

/// The document that a note refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// The published document.
    Source,
    /// `openapi.yaml` before the import.
    Present,
    /// `openapi.yaml` after the import.
    Result,
}

/// A note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportNote {
    /// The kind.
    pub kind: NoteKind,
    /// The document.
    pub origin: Origin,
    /// JSON pointer to the location in that document.
    pub pointer: String,
    /// The position in that document's text.
    pub at: Option<Position>,
    /// The message, with what to do if anything.
    pub message: String,
}

impl ImportNote {
    /// Creates a note about a location in the source.
    pub fn source(kind: NoteKind, pointer: &str, at: Position, message: impl Into<String>) -> Self {
        Self { kind, origin: Origin::Source, pointer: pointer.to_owned(), at: Some(at), message: message.into() }
    }

    /// Creates a note about a location in the present document.
    pub fn present(kind: NoteKind, pointer: &str, at: Position, message: impl Into<String>) -> Self {
        Self { origin: Origin::Present, ..Self::source(kind, pointer, at, message) }
    }
}

/// Formats as `kind: pointer: message`; the caller adds the name of the document.
impl fmt::Display for ImportNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.kind.id())?;
        if !self.pointer.is_empty() {
            write!(f, "{}: ", self.pointer)?;
        }
        f.write_str(&self.message)
    }
}
