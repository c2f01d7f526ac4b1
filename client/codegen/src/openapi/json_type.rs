//! JSON types, and the ones that a schema's `type` allows.

use super::spanned_value::{SpannedValue, Value};

/// A type of JSON values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names are those of JSON")]
pub enum JsonType {
    Null,
    Boolean,
    Number,
    String,
    Array,
    Object,
}

impl JsonType {
    /// Every type.
    pub const ALL: [Self; 6] = [Self::Null, Self::Boolean, Self::Number, Self::String, Self::Array, Self::Object];

    /// Returns the name in `type`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "boolean",
            Self::Number => "number",
            Self::String => "string",
            Self::Array => "array",
            Self::Object => "object",
        }
    }

    /// Returns the set with only this type.
    pub const fn bit(self) -> TypeSet {
        match self {
            Self::Null => TypeSet::NULL,
            Self::Boolean => TypeSet::BOOLEAN,
            Self::Number => TypeSet::NUMBER,
            Self::String => TypeSet::STRING,
            Self::Array => TypeSet::ARRAY,
            Self::Object => TypeSet::OBJECT,
        }
    }

    /// Returns the type of a value.
    pub fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(_) => Self::Boolean,
            Value::Number(_) => Self::Number,
            Value::String(_) => Self::String,
            Value::Array(_) => Self::Array,
            Value::Object(_) => Self::Object,
        }
    }
}

/// A set of JSON types; integers are separate from other numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct TypeSet(u8);

impl TypeSet {
    /// No value.
    pub const NONE: Self = Self(0);
    /// `null`.
    pub const NULL: Self = Self(1);
    /// `true` and `false`.
    pub const BOOLEAN: Self = Self(2);
    /// Numbers without a fraction.
    pub const INTEGER: Self = Self(4);
    /// Numbers with a fraction.
    const FRACTION: Self = Self(8);
    /// All numbers.
    pub const NUMBER: Self = Self(4 | 8);
    /// Strings.
    pub const STRING: Self = Self(16);
    /// Lists.
    pub const ARRAY: Self = Self(32);
    /// Objects.
    pub const OBJECT: Self = Self(64);
    /// Every value.
    pub const ALL: Self = Self(127);

    /// Returns the set for a `type` name.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "integer" => Some(Self::INTEGER),
            name => JsonType::ALL.into_iter().find(|ty| ty.name() == name).map(JsonType::bit),
        }
    }

    /// Returns the smallest set that contains a value.
    pub fn of(value: &SpannedValue) -> Self {
        match &value.value {
            Value::Number(number) => {
                let is_whole = number.is_i64() || number.is_u64() || number.as_f64().is_some_and(|n| n.fract() == 0.0);
                if is_whole { Self::INTEGER } else { Self::FRACTION }
            }
            value => JsonType::of(value).bit(),
        }
    }

    /// Returns the union.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns the intersection.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Returns the difference.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Returns whether `other` is a subset.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.and(other) == other
    }

    /// Returns whether the set contains values of a type.
    #[must_use]
    pub fn has(self, kind: JsonType) -> bool {
        !self.and(kind.bit()).is_empty()
    }

    /// Returns whether the set is empty.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self == Self::NONE
    }
}
