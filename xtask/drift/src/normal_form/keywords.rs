//! The types of keyword values, from the table of OpenAPI objects, and whether keywords restrict values.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::json_type::{JsonType, TypeSet, types};
use super::location::Located;
use webagent_codegen::openapi::objects::{FieldType, Object};
use webagent_codegen::openapi::spanned_value::{SpannedValue, Value};

/// The required type of a keyword's value.
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
    /// An object whose members, except extensions, are objects.
    ObjectMap,
    /// An object whose members are lists of strings.
    TextsMap,
    /// An object or a boolean.
    Schema,
    Schemas,
    SchemaMap,
    Type,
}

impl ValueForm {
    /// Returns whether the value has the type.
    pub(crate) fn fits(self, node: &SpannedValue) -> bool {
        let list_of = |form: Self| node.as_array().is_some_and(|items| items.iter().all(|item| form.fits(item)));
        let map_of = |form: Self| {
            node.as_object()
                .is_some_and(|members| members.iter().all(|(key, member)| key.starts_with("x-") || form.fits(member)))
        };
        match self {
            Self::Any => true,
            Self::Text => node.as_str().is_some(),
            Self::Flag => node.as_bool().is_some(),
            Self::Number => node.as_f64().is_some(),
            Self::Count => node.as_f64().is_some_and(|value| value >= 0.0 && value.fract() == 0.0),
            Self::Bound => node.as_f64().is_some() || node.as_bool().is_some(),
            Self::List => node.as_array().is_some(),
            Self::Texts => list_of(Self::Text),
            Self::Object => node.as_object().is_some(),
            Self::Objects => list_of(Self::Object),
            Self::ObjectMap => map_of(Self::Object),
            Self::TextsMap => map_of(Self::Texts),
            Self::Schema => node.as_object().is_some() || node.as_bool().is_some(),
            Self::Schemas => list_of(Self::Schema),
            Self::SchemaMap => map_of(Self::Schema),
            Self::Type => {
                let is_type = |node: &SpannedValue| node.as_str().and_then(TypeSet::named).is_some();
                is_type(node) || node.as_array().is_some_and(|names| names.iter().all(is_type))
            }
        }
    }
}

impl ValueForm {
    /// Returns the type of values of a field in any version of OpenAPI.
    fn of(ty: FieldType) -> Self {
        match ty {
            FieldType::Any => Self::Any,
            FieldType::Text | FieldType::Word(_) => Self::Text,
            FieldType::Flag => Self::Flag,
            FieldType::Number => Self::Number,
            FieldType::Count => Self::Count,
            FieldType::Bound => Self::Bound,
            FieldType::Type => Self::Type,
            FieldType::FlagOrSchema | FieldType::One(Object::Schema) | FieldType::Ref(Object::Schema) => Self::Schema,
            FieldType::One(Object::Paths | Object::Responses) => Self::ObjectMap,
            FieldType::One(_) | FieldType::Ref(_) | FieldType::Unread(_) => Self::Object,
            FieldType::List(FieldType::Any) => Self::List,
            FieldType::List(FieldType::Text) => Self::Texts,
            FieldType::List(FieldType::Ref(Object::Schema)) => Self::Schemas,
            FieldType::List(_) => Self::Objects,
            FieldType::Map(FieldType::Any) => Self::Object,
            FieldType::Map(FieldType::List(_)) => Self::TextsMap,
            FieldType::Map(FieldType::Ref(Object::Schema)) => Self::SchemaMap,
            FieldType::Map(_) => Self::ObjectMap,
        }
    }
}

/// The type of each keyword's value.
static FORMS: LazyLock<FxHashMap<(Object, &'static str), ValueForm>> = LazyLock::new(|| {
    let fields = Object::ALL.into_iter().flat_map(|object| object.fields().iter().map(move |field| (object, field)));
    fields.map(|(object, field)| ((object, field.name), ValueForm::of(field.later.unwrap_or(field.ty)))).collect()
});

/// Returns the type of a keyword's value, if the keyword is known.
pub(crate) fn form<'k>(object: Object, key: &'k str) -> Option<ValueForm> {
    let forms: &FxHashMap<(Object, &'k str), ValueForm> = &FORMS;
    forms.get(&(object, key)).copied()
}

/// Returns whether a keyword other than an applicator restricts values of a type.
pub(crate) fn is_constrained(conjunct: &Located<'_>, kind: JsonType) -> bool {
    let mut members = conjunct.node.as_object().into_iter().flatten();
    members.any(|(key, member)| constrains(conjunct, key, member, kind))
}

fn constrains(conjunct: &Located<'_>, key: &str, member: &SpannedValue, kind: JsonType) -> bool {
    let Some(form) = form(Object::Schema, key) else {
        return !key.starts_with("x-");
    };
    if !form.fits(member) {
        return false;
    }
    let is_more_than_none = || member.as_f64().is_some_and(|value| value > 0.0);
    let has_parts = || match &member.value {
        Value::Array(items) => !items.is_empty(),
        Value::Object(members) => !members.is_empty(),
        _ => false,
    };
    let is_true = || member.as_bool() == Some(true);
    // An empty object or `true` restricts nothing.
    let says_something = || member.as_bool() == Some(false) || has_parts();
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
        (JsonType::Number, "exclusiveMinimum" | "exclusiveMaximum") => member.as_bool() != Some(false),
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

/// Returns whether a pattern accepts every string.
pub(crate) fn matches_all(pattern: &str) -> bool {
    matches!(pattern, "" | ".*" | "^.*" | ".*$" | "^.*$" | "^" | "$")
}

/// Returns whether the `format` of a schema applies to a type: to numbers if it is a format of numbers or the schema
/// allows no string.
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
