//! The keywords of OpenAPI: which objects have which, and what form their values have.

use super::json_type::{JsonType, types};
use super::location::{Located, as_bool, as_f64};
use webagent_codegen::openapi::spanned_value::{SpannedValue, Value};

/// The form that a value must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ValueForm {
    Any,
    Text,
    Flag,
    Number,
    /// A whole number, not negative.
    Count,
    /// A number, or in OpenAPI 3.0 a boolean.
    Bound,
    List,
    Texts,
    Object,
    /// A list of objects.
    Objects,
    /// An object whose members are objects, extensions apart.
    ObjectMap,
    /// An object whose members are lists of texts.
    TextsMap,
    /// An object or a boolean.
    Schema,
    Schemas,
    SchemaMap,
    Type,
}

impl ValueForm {
    /// Returns whether the value has the form.
    pub(crate) fn fits(self, node: &SpannedValue) -> bool {
        let list_of = |form: Self| node.as_array().is_some_and(|items| items.iter().all(|item| form.fits(item)));
        let map_of = |form: Self| {
            node.as_object()
                .is_some_and(|members| members.iter().all(|(key, member)| key.starts_with("x-") || form.fits(member)))
        };
        match self {
            Self::Any => true,
            Self::Text => node.as_str().is_some(),
            Self::Flag => as_bool(node).is_some(),
            Self::Number => as_f64(node).is_some(),
            Self::Count => as_f64(node).is_some_and(|value| value >= 0.0 && value.fract() == 0.0),
            Self::Bound => as_f64(node).is_some() || as_bool(node).is_some(),
            Self::List => node.as_array().is_some(),
            Self::Texts => list_of(Self::Text),
            Self::Object => node.as_object().is_some(),
            Self::Objects => list_of(Self::Object),
            Self::ObjectMap => map_of(Self::Object),
            Self::TextsMap => map_of(Self::Texts),
            Self::Schema => node.as_object().is_some() || as_bool(node).is_some(),
            Self::Schemas => list_of(Self::Schema),
            Self::SchemaMap => map_of(Self::Schema),
            Self::Type => {
                const TYPES: [&str; 7] = ["null", "boolean", "integer", "number", "string", "array", "object"];
                let is_type = |node: &SpannedValue| node.as_str().is_some_and(|name| TYPES.contains(&name));
                is_type(node) || node.as_array().is_some_and(|names| names.iter().all(is_type))
            }
        }
    }
}

/// The keywords of a kind of object.
pub(crate) type Keywords = &'static [(&'static str, ValueForm)];

pub(crate) const ROOT: Keywords = &[
    ("openapi", ValueForm::Text),
    ("info", ValueForm::Object),
    ("jsonSchemaDialect", ValueForm::Text),
    ("servers", ValueForm::Objects),
    ("paths", ValueForm::ObjectMap),
    ("webhooks", ValueForm::ObjectMap),
    ("components", ValueForm::Object),
    ("security", ValueForm::Objects),
    ("tags", ValueForm::Objects),
    ("externalDocs", ValueForm::Object),
];

pub(crate) const COMPONENTS: Keywords = &[
    ("schemas", ValueForm::SchemaMap),
    ("responses", ValueForm::ObjectMap),
    ("parameters", ValueForm::ObjectMap),
    ("examples", ValueForm::ObjectMap),
    ("requestBodies", ValueForm::ObjectMap),
    ("headers", ValueForm::ObjectMap),
    ("securitySchemes", ValueForm::ObjectMap),
    ("links", ValueForm::ObjectMap),
    ("callbacks", ValueForm::ObjectMap),
    ("pathItems", ValueForm::ObjectMap),
    ("mediaTypes", ValueForm::ObjectMap),
];

pub(crate) const PATH_ITEM: Keywords = &[
    ("summary", ValueForm::Text),
    ("description", ValueForm::Text),
    ("get", ValueForm::Object),
    ("put", ValueForm::Object),
    ("post", ValueForm::Object),
    ("delete", ValueForm::Object),
    ("options", ValueForm::Object),
    ("head", ValueForm::Object),
    ("patch", ValueForm::Object),
    ("trace", ValueForm::Object),
    ("query", ValueForm::Object),
    ("servers", ValueForm::Objects),
    ("parameters", ValueForm::Objects),
];

pub(crate) const OPERATION: Keywords = &[
    ("tags", ValueForm::Texts),
    ("summary", ValueForm::Text),
    ("description", ValueForm::Text),
    ("externalDocs", ValueForm::Object),
    ("operationId", ValueForm::Text),
    ("parameters", ValueForm::Objects),
    ("requestBody", ValueForm::Object),
    ("responses", ValueForm::ObjectMap),
    ("callbacks", ValueForm::ObjectMap),
    ("deprecated", ValueForm::Flag),
    ("security", ValueForm::Objects),
    ("servers", ValueForm::Objects),
];

/// A parameter, or a header, which has no name and place of its own.
pub(crate) const PARAMETER: Keywords = &[
    ("name", ValueForm::Text),
    ("in", ValueForm::Text),
    ("description", ValueForm::Text),
    ("required", ValueForm::Flag),
    ("deprecated", ValueForm::Flag),
    ("allowEmptyValue", ValueForm::Flag),
    ("style", ValueForm::Text),
    ("explode", ValueForm::Flag),
    ("allowReserved", ValueForm::Flag),
    ("schema", ValueForm::Schema),
    ("example", ValueForm::Any),
    ("examples", ValueForm::ObjectMap),
    ("content", ValueForm::ObjectMap),
];

pub(crate) const REQUEST_BODY: Keywords =
    &[("description", ValueForm::Text), ("content", ValueForm::ObjectMap), ("required", ValueForm::Flag)];

pub(crate) const MEDIA_TYPE: Keywords = &[
    ("schema", ValueForm::Schema),
    ("example", ValueForm::Any),
    ("examples", ValueForm::ObjectMap),
    ("encoding", ValueForm::ObjectMap),
];

pub(crate) const RESPONSE: Keywords = &[
    ("summary", ValueForm::Text),
    ("description", ValueForm::Text),
    ("headers", ValueForm::ObjectMap),
    ("content", ValueForm::ObjectMap),
    ("links", ValueForm::ObjectMap),
];

/// The keywords that may stand beside a reference that is no schema.
pub(crate) const REFERENCE: Keywords = &[("summary", ValueForm::Text), ("description", ValueForm::Text)];

pub(crate) const SERVER: Keywords = &[
    ("url", ValueForm::Text),
    ("name", ValueForm::Text),
    ("description", ValueForm::Text),
    ("variables", ValueForm::ObjectMap),
];

pub(crate) const SECURITY_SCHEME: Keywords = &[
    ("type", ValueForm::Text),
    ("description", ValueForm::Text),
    ("name", ValueForm::Text),
    ("in", ValueForm::Text),
    ("scheme", ValueForm::Text),
    ("bearerFormat", ValueForm::Text),
    ("flows", ValueForm::ObjectMap),
    ("openIdConnectUrl", ValueForm::Text),
    ("deprecated", ValueForm::Flag),
    ("oauth2MetadataUrl", ValueForm::Text),
];

pub(crate) const SCHEMA: Keywords = &[
    // The usual ones first: this list is searched from its beginning.
    ("type", ValueForm::Type),
    ("description", ValueForm::Text),
    ("properties", ValueForm::SchemaMap),
    ("$ref", ValueForm::Text),
    ("required", ValueForm::Texts),
    ("title", ValueForm::Text),
    ("items", ValueForm::Schema),
    ("nullable", ValueForm::Flag),
    ("enum", ValueForm::List),
    ("default", ValueForm::Any),
    ("format", ValueForm::Text),
    ("anyOf", ValueForm::Schemas),
    ("allOf", ValueForm::Schemas),
    ("oneOf", ValueForm::Schemas),
    ("additionalProperties", ValueForm::Schema),
    ("$comment", ValueForm::Text),
    ("$id", ValueForm::Text),
    ("$anchor", ValueForm::Text),
    ("$dynamicAnchor", ValueForm::Text),
    ("$defs", ValueForm::SchemaMap),
    ("example", ValueForm::Any),
    ("examples", ValueForm::List),
    ("externalDocs", ValueForm::Object),
    ("deprecated", ValueForm::Flag),
    ("readOnly", ValueForm::Flag),
    ("writeOnly", ValueForm::Flag),
    ("discriminator", ValueForm::Object),
    ("xml", ValueForm::Object),
    ("const", ValueForm::Any),
    ("not", ValueForm::Schema),
    ("if", ValueForm::Schema),
    ("then", ValueForm::Schema),
    ("else", ValueForm::Schema),
    ("minLength", ValueForm::Count),
    ("maxLength", ValueForm::Count),
    ("pattern", ValueForm::Text),
    ("contentEncoding", ValueForm::Text),
    ("contentMediaType", ValueForm::Text),
    ("contentSchema", ValueForm::Schema),
    ("minimum", ValueForm::Number),
    ("maximum", ValueForm::Number),
    ("exclusiveMinimum", ValueForm::Bound),
    ("exclusiveMaximum", ValueForm::Bound),
    ("multipleOf", ValueForm::Number),
    ("prefixItems", ValueForm::Schemas),
    ("contains", ValueForm::Schema),
    ("minContains", ValueForm::Count),
    ("maxContains", ValueForm::Count),
    ("minItems", ValueForm::Count),
    ("maxItems", ValueForm::Count),
    ("uniqueItems", ValueForm::Flag),
    ("unevaluatedItems", ValueForm::Schema),
    ("patternProperties", ValueForm::SchemaMap),
    ("propertyNames", ValueForm::Schema),
    ("minProperties", ValueForm::Count),
    ("maxProperties", ValueForm::Count),
    ("dependentRequired", ValueForm::TextsMap),
    ("dependentSchemas", ValueForm::SchemaMap),
    ("unevaluatedProperties", ValueForm::Schema),
];

/// The form of a keyword, when it is known.
pub(crate) fn form(keywords: Keywords, key: &str) -> Option<ValueForm> {
    let found = keywords.iter().find(|(known, _)| *known == key);
    found.map(|(_, form)| *form)
}

/// Returns whether any plain keyword of a schema limits what values of a kind may be.
pub(crate) fn is_constrained(conjunct: &Located<'_>, kind: JsonType) -> bool {
    let mut members = conjunct.node.as_object().into_iter().flatten();
    members.any(|(key, member)| constrains(conjunct, key, member, kind))
}

fn constrains(conjunct: &Located<'_>, key: &str, member: &SpannedValue, kind: JsonType) -> bool {
    let Some(form) = form(SCHEMA, key) else {
        return !key.starts_with("x-");
    };
    if !form.fits(member) {
        return false;
    }
    let is_more_than_none = || as_f64(member).is_some_and(|value| value > 0.0);
    let has_parts = || match &member.value {
        Value::Array(items) => !items.is_empty(),
        Value::Object(members) => !members.is_empty(),
        _ => false,
    };
    let is_true = || as_bool(member) == Some(true);
    // A schema that says nothing is an empty object or `true`.
    let says_something = || as_bool(member) == Some(false) || has_parts();
    match (kind, key) {
        (JsonType::String | JsonType::Number, "format") => format_applies(conjunct, kind),
        (JsonType::String, "minLength") | (JsonType::Array, "minItems") | (JsonType::Object, "minProperties") => {
            is_more_than_none()
        }
        (JsonType::String, "pattern") => member.as_str().is_none_or(|text| !matches_all(text)),
        (JsonType::String, "maxLength" | "contentEncoding" | "contentMediaType" | "contentSchema")
        | (JsonType::Number, "minimum" | "maximum" | "multipleOf")
        | (JsonType::Array, "maxItems" | "contains")
        | (JsonType::Object, "maxProperties") => true,
        (JsonType::Number, "exclusiveMinimum" | "exclusiveMaximum") => as_bool(member) != Some(false),
        (JsonType::Array, "uniqueItems") => is_true(),
        (JsonType::Array, "items" | "unevaluatedItems")
        | (JsonType::Object, "additionalProperties" | "propertyNames" | "unevaluatedProperties") => says_something(),
        (JsonType::Array, "prefixItems")
        | (
            JsonType::Object,
            "properties" | "required" | "patternProperties" | "dependentRequired" | "dependentSchemas",
        ) => has_parts(),
        _ => false,
    }
}

/// Returns whether a pattern lets every text through.
pub(crate) fn matches_all(pattern: &str) -> bool {
    matches!(pattern, "" | ".*" | "^.*" | ".*$" | "^.*$" | "^" | "$")
}

/// Returns whether the `format` of a schema speaks of values of a kind: of numbers if its name is that of a format of
/// numbers or the schema allows no text.
pub(crate) fn format_applies(conjunct: &Located<'_>, kind: JsonType) -> bool {
    let allowed = types(conjunct).map(|types| types.kinds);
    let numeric = match allowed {
        Some(kinds) if !kinds.has(JsonType::String) => true,
        Some(kinds) if !kinds.has(JsonType::Number) => false,
        _ => conjunct.text("format").is_some_and(is_numeric_format),
    };
    match kind {
        JsonType::Number => numeric,
        JsonType::String => !numeric,
        _ => false,
    }
}

fn is_numeric_format(format: &str) -> bool {
    matches!(format, "float" | "double" | "decimal" | "decimal128")
        || format
            .trim_start_matches('u')
            .strip_prefix("int")
            .is_some_and(|bits| bits.bytes().all(|byte| byte.is_ascii_digit()))
}
