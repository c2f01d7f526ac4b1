//! Differences that the generated client tolerates in a response: the generator's table (`webagent_codegen::tolerance`), and
//! what follows from it for places that are not keywords.

use webagent_codegen::tolerance::{RULES, Treatment};

/// Returns whether the client refuses a response whose value does not fit this keyword. The generator never sees a keyword that
/// is not in its table: an import drops it.
#[must_use]
pub fn is_checked_in_responses(keyword: &str) -> bool {
    // Of the alternatives of a union the first that fits is taken, however many do.
    let is_union = keyword == "oneOf";
    !is_union && RULES.iter().any(|rule| rule.keyword == keyword && rule.response == Treatment::Enforced)
}

/// The reason why a difference that the law calls breaking does no harm to the client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Tolerated {
    /// The value does not travel in this direction.
    NotSent,
    /// The keyword around the value is not checked in responses.
    Unchecked(&'static str),
    /// Headers are handed over as they came.
    Header,
    /// The body of an error is kept as it came.
    ErrorBody,
    /// A body that is not JSON is handed over as it came.
    RawBody,
    /// The body is not XML.
    NotXml,
    /// The field may be absent or null for the client already.
    AbsentOrNull,
    /// The client keeps fields that are not listed, whatever the object says of them.
    OpenObject,
    /// The client decodes it as one of the known alternatives.
    KnownAlternative,
    /// The client does not request this media type.
    NotRequested,
}

impl Tolerated {
    /// Returns the sentence that says what the user sees.
    pub(crate) fn sentence(self) -> String {
        match self {
            Self::NotSent => "It is not sent in this direction, so nothing breaks.".to_owned(),
            Self::Unchecked(keyword) => unchecked(keyword),
            Self::Header => "The client passes headers on unchanged.".to_owned(),
            Self::ErrorBody => "The client does not decode error bodies; it keeps them unchanged.".to_owned(),
            Self::RawBody => "The client passes this body on unchanged.".to_owned(),
            Self::NotXml => "The body is not XML, so this has no effect.".to_owned(),
            Self::AbsentOrNull => "The client returns `None` for both an absent field and null.".to_owned(),
            Self::OpenObject => "The client keeps unknown fields.".to_owned(),
            Self::KnownAlternative => "The client decodes it as one of the known alternatives.".to_owned(),
            Self::NotRequested => "The client does not request this media type.".to_owned(),
        }
    }
}

/// Returns the sentence for a keyword that the client does not check.
pub(crate) fn unchecked(keyword: &str) -> String {
    match keyword {
        "enum" => "The client keeps unknown values.".to_owned(),
        "oneOf" => "The client uses the first alternative that matches.".to_owned(),
        keyword => format!("The client does not check `{keyword}` in responses and passes the value on unchanged."),
    }
}

/// Returns whether every integer of a format fits into the client's type, `i64`. An integer without a format
/// does by agreement.
pub(crate) fn holds_integer_format(format: &str) -> bool {
    let bits = |prefix: &str| format.strip_prefix(prefix).and_then(|bits| bits.parse::<u32>().ok());
    match (bits("int"), bits("uint")) {
        (Some(bits), _) => bits <= 64,
        (None, Some(bits)) => bits < 64,
        (None, None) => true,
    }
}
