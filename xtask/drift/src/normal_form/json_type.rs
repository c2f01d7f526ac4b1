//! TypeSet of JSON values, and which of them `type` allows.

use super::location::Located;
use webagent_codegen::openapi::spanned_value::Value;

/// A kind of JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum JsonType {
    Null,
    Boolean,
    Number,
    String,
    Array,
    Object,
}

impl JsonType {
    pub(crate) const ALL: [Self; 6] =
        [Self::Null, Self::Boolean, Self::Number, Self::String, Self::Array, Self::Object];

    pub(crate) const fn bit(self) -> TypeSet {
        TypeSet(1 << self as u8)
    }

    pub(crate) fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(_) => Self::Boolean,
            Value::Number(_) => Self::Number,
            Value::String(_) => Self::String,
            Value::Array(_) => Self::Array,
            Value::Object(_) => Self::Object,
        }
    }

    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "null" => Self::Null,
            "boolean" => Self::Boolean,
            "number" | "integer" => Self::Number,
            "string" => Self::String,
            "array" => Self::Array,
            "object" => Self::Object,
            _ => return None,
        })
    }
}

/// A set of kinds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct TypeSet(u8);

impl TypeSet {
    pub(crate) const ALL: Self = Self(0b11_1111);
    pub(crate) const NONE: Self = Self(0);

    pub(crate) fn has(self, kind: JsonType) -> bool {
        self.0 & kind.bit().0 != 0
    }

    pub(crate) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub(crate) fn within(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// The types that `type` allows.
pub(crate) struct Types {
    pub(crate) kinds: TypeSet,
    /// Numbers must be whole.
    pub(crate) integer: bool,
}

/// Returns what `type` says, when it says something that can be read.
pub(crate) fn types(conjunct: &Located<'_>) -> Option<Types> {
    let node = conjunct.value("type")?;
    let mut types = Types { kinds: TypeSet::NONE, integer: false };
    let mut any_number = false;
    let mut add = |name: &str| {
        if let Some(kind) = JsonType::named(name) {
            types.kinds = types.kinds.with(kind.bit());
        }
        types.integer |= name == "integer";
        any_number |= name == "number";
    };
    match &node.value {
        Value::String(name) => add(name),
        Value::Array(names) => names.iter().filter_map(|name| name.as_str()).for_each(add),
        _ => return None,
    }
    types.integer &= !any_number;
    Some(types)
}
