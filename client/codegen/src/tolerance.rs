//! The table of what the client does with each schema keyword, by direction.
//!
//! A client outlives the document that it was built from. So requests are checked only where that saves a call that the
//! service would reject anyway, and responses are accepted as widely as their types allow. The generator follows this
//! table, the comparison derives its levels from it, and the contract tests take from it which changes of a document
//! have no effect.

/// The direction of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Direction {
    /// The client sends it.
    Request,
    /// The service sends it.
    Response,
}

/// The client's handling of a keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Treatment {
    /// The type rejects values that violate it.
    Enforced,
    /// The type knows the listed values and keeps others: an open enum, an object with other fields.
    Open,
    /// Its value is used if the property is absent.
    Applied,
    /// It only affects the documentation of the generated code.
    Documented,
    /// It has no effect on the generated code.
    Ignored,
}

/// The handling of one keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The keyword of the Schema Object.
    pub keyword: &'static str,
    /// The `type` of schema that the row applies to, if it matters.
    pub only: Option<&'static str>,
    /// The handling in requests.
    pub request: Treatment,
    /// The handling in responses.
    pub response: Treatment,
}

use Treatment::{Applied, Documented, Enforced, Ignored, Open};

const fn rule(keyword: &'static str, request: Treatment, response: Treatment) -> Rule {
    Rule { keyword, only: None, request, response }
}

/// All keywords of OpenAPI 3.0's Schema Object. The first matching row of a keyword counts.
pub static RULES: [Rule; 36] = [
    rule("type", Enforced, Enforced),
    rule("nullable", Enforced, Enforced),
    rule("properties", Enforced, Enforced),
    // A response may omit a required property that is nullable or `writeOnly`, a request one that is `readOnly`.
    rule("required", Enforced, Enforced),
    rule("items", Enforced, Enforced),
    rule("additionalProperties", Enforced, Open),
    // The discriminator selects the alternative of a union, or the one that describes the value best.
    rule("allOf", Enforced, Enforced),
    rule("oneOf", Enforced, Enforced),
    rule("anyOf", Enforced, Enforced),
    Rule { keyword: "enum", only: Some("string"), request: Enforced, response: Open },
    rule("enum", Ignored, Ignored),
    // The service applies the default: a client that sent it would override later changes of it.
    rule("default", Documented, Applied),
    rule("minLength", Enforced, Ignored),
    rule("maxLength", Enforced, Ignored),
    // The service checks these. Types for them would change with every bound (NonZeroU64, u8, fixed-length arrays), and
    // would add crates for regular expressions, dates and UUIDs to every user's build.
    rule("pattern", Ignored, Ignored),
    rule("minimum", Ignored, Ignored),
    rule("maximum", Ignored, Ignored),
    rule("exclusiveMinimum", Ignored, Ignored),
    rule("exclusiveMaximum", Ignored, Ignored),
    rule("multipleOf", Ignored, Ignored),
    rule("minItems", Ignored, Ignored),
    rule("maxItems", Ignored, Ignored),
    rule("uniqueItems", Ignored, Ignored),
    rule("minProperties", Ignored, Ignored),
    rule("maxProperties", Ignored, Ignored),
    rule("not", Ignored, Ignored),
    // Integers are i64 and numbers f64, which include the narrower formats.
    rule("format", Ignored, Ignored),
    // Unlisted values are kept.
    rule("discriminator", Enforced, Open),
    rule("readOnly", Ignored, Ignored),
    rule("writeOnly", Ignored, Ignored),
    rule("xml", Ignored, Ignored),
    rule("externalDocs", Ignored, Ignored),
    rule("example", Ignored, Ignored),
    rule("deprecated", Ignored, Ignored),
    rule("description", Documented, Documented),
    // The name of a type, if it has no other.
    rule("title", Documented, Documented),
];

/// Restrictions of a string that are enforced in a body, but not in a parameter, whose setter accepts any string.
pub static IGNORED_IN_TEXT_PARAMETERS: [&str; 2] = ["minLength", "maxLength"];

/// Returns the handling of a keyword in a schema of a type.
pub fn treatment(keyword: &str, schema_type: Option<&str>, direction: Direction) -> Option<Treatment> {
    let rule =
        RULES.iter().find(|rule| rule.keyword == keyword && rule.only.is_none_or(|only| Some(only) == schema_type))?;
    Some(match direction {
        Direction::Request => rule.request,
        Direction::Response => rule.response,
    })
}

/// Returns the keywords that have no effect on the generated code in a direction, for all types.
pub fn ignored(direction: Direction) -> impl Iterator<Item = &'static str> {
    let mut rules = RULES.iter().filter(move |rule| {
        let treatment = if direction == Direction::Request { rule.request } else { rule.response };
        rule.only.is_none() && treatment == Ignored && rule.keyword != "enum"
    });
    std::iter::from_fn(move || rules.next().map(|rule| rule.keyword))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_keyword_of_the_specification_has_a_row() {
        for keyword in crate::openapi::meta_schema::schema_keywords() {
            assert!(treatment(keyword, None, Direction::Request).is_some(), "{keyword}");
        }
        assert_eq!(treatment("enum", Some("string"), Direction::Response), Some(Open));
        assert_eq!(treatment("enum", Some("integer"), Direction::Response), Some(Ignored));
    }
}
