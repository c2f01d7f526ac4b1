//! Differences that the generated client tolerates in a response: the generator's table (`webagent_codegen::tolerance`)
//! and its consequences for locations that are not keywords.

use webagent_codegen::tolerance::{RULES, Treatment};

/// Returns whether the client rejects a response whose value violates this keyword. Keywords without a row in the table
/// never reach the generator: an import drops them.
pub(crate) fn is_checked_in_responses(keyword: &str) -> bool {
    // If several alternatives of a union match, the client uses one of them.
    let is_union = keyword == "oneOf";
    !is_union && RULES.iter().any(|rule| rule.keyword == keyword && rule.response == Treatment::Enforced)
}

/// The reason why a difference that is breaking by the general rule does not harm the client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Tolerated {
    /// The value is not sent in this direction.
    NotSent,
    /// The client does not check the enclosing keyword in responses.
    Unchecked(&'static str),
    /// The client passes headers on unchanged.
    Header,
    /// The client keeps error bodies unchanged.
    ErrorBody,
    /// The client passes a body that is not JSON on unchanged.
    RawBody,
    /// The body is not XML.
    NotXml,
    /// The client already accepts an absent field and null.
    AbsentOrNull,
    /// The client keeps unlisted fields, even if the object forbids them.
    OpenObject,
    /// The client decodes it as one of the known alternatives.
    KnownAlternative,
    /// The client does not request this media type.
    NotRequested,
}

impl Tolerated {
    /// Returns the sentence that describes the effect on the user.
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
        "oneOf" => "The client uses one of the alternatives that match.".to_owned(),
        keyword => format!("The client does not check `{keyword}` in responses and passes the value on unchanged."),
    }
}

/// Returns whether every integer of a format fits into the client's type, `i64`. An integer without a format is assumed
/// to fit.
pub(crate) fn holds_integer_format(format: &str) -> bool {
    let bits = |prefix: &str| format.strip_prefix(prefix).and_then(|bits| bits.parse::<u32>().ok());
    match (bits("int"), bits("uint")) {
        (Some(bits), _) => bits <= 64,
        (None, Some(bits)) => bits < 64,
        (None, None) => true,
    }
}
