//! The keywords of OpenAPI: which objects have which, and what form their values have.

use super::kinds::{Kind, types};
use super::place::{Spot, as_bool, as_f64};
use webagent_codegen::openapi::spanned_value::{SpannedValue, Value};

/// The form that a value must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Any,
    Text,
    Flag,
    Number,
    /// A whole number, not negative.
    Count,
    /// A number, or in OpenAPI 3.0 a boolean.
    Limit,
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

impl Form {
    /// Whether the value has the form.
    pub(super) fn fits(self, node: &SpannedValue) -> bool {
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
            Self::Limit => as_f64(node).is_some() || as_bool(node).is_some(),
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
pub(super) type Keywords = &'static [(&'static str, Form)];

pub(super) const ROOT: Keywords = &[
    ("openapi", Form::Text),
    ("info", Form::Object),
    ("jsonSchemaDialect", Form::Text),
    ("servers", Form::Objects),
    ("paths", Form::ObjectMap),
    ("webhooks", Form::ObjectMap),
    ("components", Form::Object),
    ("security", Form::Objects),
    ("tags", Form::Objects),
    ("externalDocs", Form::Object),
];

pub(super) const COMPONENTS: Keywords = &[
    ("schemas", Form::SchemaMap),
    ("responses", Form::ObjectMap),
    ("parameters", Form::ObjectMap),
    ("examples", Form::ObjectMap),
    ("requestBodies", Form::ObjectMap),
    ("headers", Form::ObjectMap),
    ("securitySchemes", Form::ObjectMap),
    ("links", Form::ObjectMap),
    ("callbacks", Form::ObjectMap),
    ("pathItems", Form::ObjectMap),
    ("mediaTypes", Form::ObjectMap),
];

pub(super) const PATH_ITEM: Keywords = &[
    ("summary", Form::Text),
    ("description", Form::Text),
    ("get", Form::Object),
    ("put", Form::Object),
    ("post", Form::Object),
    ("delete", Form::Object),
    ("options", Form::Object),
    ("head", Form::Object),
    ("patch", Form::Object),
    ("trace", Form::Object),
    ("query", Form::Object),
    ("servers", Form::Objects),
    ("parameters", Form::Objects),
];

pub(super) const OPERATION: Keywords = &[
    ("tags", Form::Texts),
    ("summary", Form::Text),
    ("description", Form::Text),
    ("externalDocs", Form::Object),
    ("operationId", Form::Text),
    ("parameters", Form::Objects),
    ("requestBody", Form::Object),
    ("responses", Form::ObjectMap),
    ("callbacks", Form::ObjectMap),
    ("deprecated", Form::Flag),
    ("security", Form::Objects),
    ("servers", Form::Objects),
];

/// A parameter, or a header, which has no name and place of its own.
pub(super) const PARAMETER: Keywords = &[
    ("name", Form::Text),
    ("in", Form::Text),
    ("description", Form::Text),
    ("required", Form::Flag),
    ("deprecated", Form::Flag),
    ("allowEmptyValue", Form::Flag),
    ("style", Form::Text),
    ("explode", Form::Flag),
    ("allowReserved", Form::Flag),
    ("schema", Form::Schema),
    ("example", Form::Any),
    ("examples", Form::ObjectMap),
    ("content", Form::ObjectMap),
];

pub(super) const REQUEST_BODY: Keywords =
    &[("description", Form::Text), ("content", Form::ObjectMap), ("required", Form::Flag)];

pub(super) const MEDIA_TYPE: Keywords =
    &[("schema", Form::Schema), ("example", Form::Any), ("examples", Form::ObjectMap), ("encoding", Form::ObjectMap)];

pub(super) const RESPONSE: Keywords = &[
    ("summary", Form::Text),
    ("description", Form::Text),
    ("headers", Form::ObjectMap),
    ("content", Form::ObjectMap),
    ("links", Form::ObjectMap),
];

/// What may stand beside a reference that is no schema.
pub(super) const REFERENCE: Keywords = &[("summary", Form::Text), ("description", Form::Text)];

pub(super) const SERVER: Keywords =
    &[("url", Form::Text), ("name", Form::Text), ("description", Form::Text), ("variables", Form::ObjectMap)];

pub(super) const SECURITY_SCHEME: Keywords = &[
    ("type", Form::Text),
    ("description", Form::Text),
    ("name", Form::Text),
    ("in", Form::Text),
    ("scheme", Form::Text),
    ("bearerFormat", Form::Text),
    ("flows", Form::ObjectMap),
    ("openIdConnectUrl", Form::Text),
    ("deprecated", Form::Flag),
    ("oauth2MetadataUrl", Form::Text),
];

pub(super) const SCHEMA: Keywords = &[
    // The usual ones first: this list is searched from its beginning.
    ("type", Form::Type),
    ("description", Form::Text),
    ("properties", Form::SchemaMap),
    ("$ref", Form::Text),
    ("required", Form::Texts),
    ("title", Form::Text),
    ("items", Form::Schema),
    ("nullable", Form::Flag),
    ("enum", Form::List),
    ("default", Form::Any),
    ("format", Form::Text),
    ("anyOf", Form::Schemas),
    ("allOf", Form::Schemas),
    ("oneOf", Form::Schemas),
    ("additionalProperties", Form::Schema),
    ("$comment", Form::Text),
    ("$id", Form::Text),
    ("$anchor", Form::Text),
    ("$dynamicAnchor", Form::Text),
    ("$defs", Form::SchemaMap),
    ("example", Form::Any),
    ("examples", Form::List),
    ("externalDocs", Form::Object),
    ("deprecated", Form::Flag),
    ("readOnly", Form::Flag),
    ("writeOnly", Form::Flag),
    ("discriminator", Form::Object),
    ("xml", Form::Object),
    ("const", Form::Any),
    ("not", Form::Schema),
    ("if", Form::Schema),
    ("then", Form::Schema),
    ("else", Form::Schema),
    ("minLength", Form::Count),
    ("maxLength", Form::Count),
    ("pattern", Form::Text),
    ("contentEncoding", Form::Text),
    ("contentMediaType", Form::Text),
    ("contentSchema", Form::Schema),
    ("minimum", Form::Number),
    ("maximum", Form::Number),
    ("exclusiveMinimum", Form::Limit),
    ("exclusiveMaximum", Form::Limit),
    ("multipleOf", Form::Number),
    ("prefixItems", Form::Schemas),
    ("contains", Form::Schema),
    ("minContains", Form::Count),
    ("maxContains", Form::Count),
    ("minItems", Form::Count),
    ("maxItems", Form::Count),
    ("uniqueItems", Form::Flag),
    ("unevaluatedItems", Form::Schema),
    ("patternProperties", Form::SchemaMap),
    ("propertyNames", Form::Schema),
    ("minProperties", Form::Count),
    ("maxProperties", Form::Count),
    ("dependentRequired", Form::TextsMap),
    ("dependentSchemas", Form::SchemaMap),
    ("unevaluatedProperties", Form::Schema),
];

/// The form of a keyword, when it is known.
pub(super) fn form(keywords: Keywords, key: &str) -> Option<Form> {
    let found = keywords.iter().find(|(known, _)| *known == key);
    found.map(|(_, form)| *form)
}

/// Whether any plain keyword of a schema limits what values of a kind may be.
pub(super) fn is_constrained(atom: &Spot<'_>, kind: Kind) -> bool {
    let mut members = atom.node.as_object().into_iter().flatten();
    members.any(|(key, member)| constrains(atom, key, member, kind))
}

fn constrains(atom: &Spot<'_>, key: &str, member: &SpannedValue, kind: Kind) -> bool {
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
        (Kind::String | Kind::Number, "format") => format_applies(atom, kind),
        (Kind::String, "minLength") | (Kind::Array, "minItems") | (Kind::Object, "minProperties") => {
            is_more_than_none()
        }
        (Kind::String, "pattern") => member.as_str().is_none_or(|text| !matches_all(text)),
        (Kind::String, "maxLength" | "contentEncoding" | "contentMediaType" | "contentSchema")
        | (Kind::Number, "minimum" | "maximum" | "multipleOf")
        | (Kind::Array, "maxItems" | "contains")
        | (Kind::Object, "maxProperties") => true,
        (Kind::Number, "exclusiveMinimum" | "exclusiveMaximum") => as_bool(member) != Some(false),
        (Kind::Array, "uniqueItems") => is_true(),
        (Kind::Array, "items" | "unevaluatedItems")
        | (Kind::Object, "additionalProperties" | "propertyNames" | "unevaluatedProperties") => says_something(),
        (Kind::Array, "prefixItems")
        | (Kind::Object, "properties" | "required" | "patternProperties" | "dependentRequired" | "dependentSchemas") => {
            has_parts()
        }
        _ => false,
    }
}

/// Whether a pattern lets every text through.
pub(super) fn matches_all(pattern: &str) -> bool {
    matches!(pattern, "" | ".*" | "^.*" | ".*$" | "^.*$" | "^" | "$")
}

/// Whether the `format` of a schema speaks of values of a kind: of numbers if its name is that of a format of
/// numbers or the schema allows no text.
pub(super) fn format_applies(atom: &Spot<'_>, kind: Kind) -> bool {
    let allowed = types(atom).map(|types| types.kinds);
    let numeric = match allowed {
        Some(kinds) if !kinds.has(Kind::String) => true,
        Some(kinds) if !kinds.has(Kind::Number) => false,
        _ => atom.text("format").is_some_and(is_numeric_format),
    };
    match kind {
        Kind::Number => numeric,
        Kind::String => !numeric,
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
