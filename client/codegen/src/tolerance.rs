//! Table of what the client does with each keyword of a schema, by direction.
//!
//! A client outlives the document that it was built from. So what a request says is checked where that saves a call that
//! the service would refuse in any case, and what a response says is taken as widely as its type allows. This table is the
//! one statement of it: the generator follows it, the comparison derives its levels from it, and the contract tests know
//! from it which changes of a document cannot be noticed.

/// The sender of the value that a schema describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Direction {
    /// The client sends it.
    Request,
    /// The service sends it.
    Response,
}

/// The client's treatment of a keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Treatment {
    /// The type takes no value that breaks it.
    Enforced,
    /// The type knows what is listed and keeps what is not: an open enum, an object with other fields.
    Open,
    /// Its value stands for what is absent.
    Applied,
    /// It is in the documentation of the generated code, and has no other effect.
    Documented,
    /// It has no effect on the generated code.
    Ignored,
}

/// One row: a keyword and what is done with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The keyword of the Schema Object.
    pub keyword: &'static str,
    /// The `type` of schema that the row is about, where it matters.
    pub only: Option<&'static str>,
    /// In what the client sends.
    pub request: Treatment,
    /// In what it receives.
    pub response: Treatment,
}

use Treatment::{Applied, Documented, Enforced, Ignored, Open};

const fn rule(keyword: &'static str, request: Treatment, response: Treatment) -> Rule {
    Rule { keyword, only: None, request, response }
}

/// All keywords of OpenAPI 3.0's Schema Object. Of several rows for a keyword the first that fits counts.
pub static RULES: [Rule; 36] = [
    rule("type", Enforced, Enforced),
    rule("nullable", Enforced, Enforced),
    rule("properties", Enforced, Enforced),
    // A response may leave out what is required and nullable.
    rule("required", Enforced, Enforced),
    rule("items", Enforced, Enforced),
    rule("additionalProperties", Enforced, Open),
    // Of a union the alternative is taken that its discriminator names, or the one that knows most of the fields.
    rule("allOf", Enforced, Enforced),
    rule("oneOf", Enforced, Enforced),
    rule("anyOf", Enforced, Enforced),
    Rule { keyword: "enum", only: Some("string"), request: Enforced, response: Open },
    rule("enum", Ignored, Ignored),
    // The service's affair: a client that sent it would undo a change of it.
    rule("default", Documented, Applied),
    rule("minLength", Enforced, Ignored),
    rule("maxLength", Enforced, Ignored),
    // The service checks these. Types made for them would change with every bound (NonZeroU64, u8, arrays of a fixed
    // length), and need crates for regular expressions, dates and UUIDs in every user's build.
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
    // Integers are i64 and numbers f64, which hold what the narrower formats do.
    rule("format", Ignored, Ignored),
    // A value that it does not list is kept as it is.
    rule("discriminator", Enforced, Open),
    rule("readOnly", Ignored, Ignored),
    rule("writeOnly", Ignored, Ignored),
    rule("xml", Ignored, Ignored),
    rule("externalDocs", Ignored, Ignored),
    rule("example", Ignored, Ignored),
    rule("deprecated", Ignored, Ignored),
    rule("description", Documented, Documented),
    // The name of a type, where it has no other.
    rule("title", Documented, Documented),
];

/// Conditions on a text that are enforced in a body, but not in a parameter: there the setters take plain strings.
pub static IGNORED_IN_TEXT_PARAMETERS: [&str; 2] = ["minLength", "maxLength"];

/// Returns what the client does with a keyword of a schema of a type.
pub fn treatment(keyword: &str, schema_type: Option<&str>, direction: Direction) -> Option<Treatment> {
    let rule =
        RULES.iter().find(|rule| rule.keyword == keyword && rule.only.is_none_or(|only| Some(only) == schema_type))?;
    Some(match direction {
        Direction::Request => rule.request,
        Direction::Response => rule.response,
    })
}

/// Returns the keywords that have no effect on what is generated for a direction, whatever the schema's type is.
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
