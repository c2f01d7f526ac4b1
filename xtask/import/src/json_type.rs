//! The kinds of JSON values that a schema can accept.

use std::collections::HashMap;

use super::reference;
use webagent_codegen::openapi::spanned_value::{SpannedValue, Value};

/// A set of kinds of JSON values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

    /// The kind that a `type` names.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "null" => Self::NULL,
            "boolean" => Self::BOOLEAN,
            "integer" => Self::INTEGER,
            "number" => Self::NUMBER,
            "string" => Self::STRING,
            "array" => Self::ARRAY,
            "object" => Self::OBJECT,
            _ => return None,
        })
    }

    /// The kind of a value.
    pub fn of(value: &SpannedValue) -> Self {
        match &value.value {
            Value::Null => Self::NULL,
            Value::Bool(_) => Self::BOOLEAN,
            Value::Number(number) => {
                let is_whole = number.is_i64() || number.is_u64() || number.as_f64().is_some_and(|n| n.fract() == 0.0);
                if is_whole { Self::INTEGER } else { Self(8) }
            }
            Value::String(_) => Self::STRING,
            Value::Array(_) => Self::ARRAY,
            Value::Object(_) => Self::OBJECT,
        }
    }

    /// Returns what is in either.
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns what is in both.
    pub fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Returns whether all of `other` is in this.
    pub fn contains(self, other: Self) -> bool {
        self.and(other) == other
    }
}

/// Finds out kinds, and remembers those of the components.
#[derive(Debug, Default)]
pub struct Types {
    /// By name of a schema component; the kinds are all of them while they are being found out.
    known: HashMap<String, TypeSet>,
    /// Pointers of schemas that are to become components, by their names.
    elsewhere: HashMap<String, String>,
    /// Number of references that are being followed.
    depth: usize,
}

/// Limit of references that are followed one after the other; beyond it a schema counts as accepting everything.
const MAX_DEPTH: usize = 64;

impl Types {
    /// Says where the schema stands that is to become a component of this name.
    pub fn add(&mut self, name: String, pointer: String) {
        self.elsewhere.insert(name, pointer);
    }

    /// The kinds that a schema of OpenAPI 3.0 or 3.1 can accept: at least these, perhaps fewer.
    pub fn of(&mut self, document: &SpannedValue, schema: &SpannedValue) -> TypeSet {
        let members = match &schema.value {
            Value::Bool(false) => return TypeSet::NONE,
            Value::Object(members) => members,
            _ => return TypeSet::ALL,
        };
        let mut set = TypeSet::ALL;
        let is_nullable = members.get("nullable").is_some_and(super::node_ext::is_true);
        for (key, value) in members {
            let accepted = match (key.as_str(), &value.value) {
                ("$ref", Value::String(text)) => self.referred(document, text),
                ("type", Value::String(name)) => {
                    let named = TypeSet::named(name).unwrap_or(TypeSet::ALL);
                    if is_nullable { named.or(TypeSet::NULL) } else { named }
                }
                ("type", Value::Array(names)) => names.iter().fold(TypeSet::NONE, |set, name| {
                    set.or(name.as_str().and_then(TypeSet::named).unwrap_or(TypeSet::ALL))
                }),
                ("const", _) => TypeSet::of(value),
                ("enum", Value::Array(values)) => {
                    values.iter().fold(TypeSet::NONE, |set, value| set.or(TypeSet::of(value)))
                }
                ("allOf", Value::Array(parts)) => {
                    parts.iter().fold(TypeSet::ALL, |set, part| set.and(self.of(document, part)))
                }
                ("anyOf" | "oneOf", Value::Array(parts)) => {
                    parts.iter().fold(TypeSet::NONE, |set, part| set.or(self.of(document, part)))
                }
                _ => TypeSet::ALL,
            };
            set = set.and(accepted);
        }
        set
    }

    fn referred(&mut self, document: &SpannedValue, reference: &str) -> TypeSet {
        let Some(name) = reference::schema_name(reference) else {
            return TypeSet::ALL;
        };
        if let Some(known) = self.known.get(&name) {
            return *known;
        }
        let schema = match self.elsewhere.get(&name) {
            Some(pointer) => document.pointer(pointer),
            None => document.get("components").and_then(|components| components.get("schemas")?.get(&name)),
        };
        let Some(schema) = schema else {
            return TypeSet::ALL;
        };
        if self.depth >= MAX_DEPTH {
            return TypeSet::ALL;
        }
        self.known.insert(name.clone(), TypeSet::ALL);
        self.depth += 1;
        let set = self.of(document, schema);
        self.depth -= 1;
        self.known.insert(name, set);
        set
    }

    /// Returns whether no value can be accepted by two of the schemas.
    pub fn are_disjoint<'a>(
        &mut self,
        document: &SpannedValue,
        schemas: impl IntoIterator<Item = &'a SpannedValue>,
    ) -> bool {
        let mut seen = TypeSet::NONE;
        for schema in schemas {
            let set = self.of(document, schema);
            if seen.and(set) != TypeSet::NONE {
                return false;
            }
            seen = seen.or(set);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn kinds_are_found_through_references_and_composition() {
        let document = SpannedValue::parse(
            "x",
            "components: {schemas: {A: {type: object}, L: {anyOf: [{$ref: '#/components/schemas/L'}, {type: string}]}, \
             M: {allOf: [{$ref: '#/components/schemas/M'}, {type: string}]}}}",
        )
        .unwrap();
        let of = |text: &str| Types::default().of(&document, &SpannedValue::parse("x", text).unwrap());
        assert_eq!(of("{}"), TypeSet::ALL);
        assert_eq!(of("false"), TypeSet::NONE);
        assert_eq!(of("$ref: '#/components/schemas/A'"), TypeSet::OBJECT);
        assert_eq!(of("$ref: '#/components/schemas/L'"), TypeSet::ALL);
        assert_eq!(of("$ref: '#/components/schemas/M'"), TypeSet::STRING);
        assert_eq!(of("{type: [integer, 'null'], enum: [1, null, a]}"), TypeSet::INTEGER.or(TypeSet::NULL));
        assert_eq!(of("{type: string, nullable: true}"), TypeSet::STRING.or(TypeSet::NULL));
        assert_eq!(of("{type: integer, const: 1.5}"), TypeSet::NONE);
        assert_eq!(of("{oneOf: [{type: string}, {const: 2.0}]}"), TypeSet::STRING.or(TypeSet::INTEGER));
        let disjoint = |text: &str| {
            let node = SpannedValue::parse("x", text).unwrap();
            Types::default().are_disjoint(&document, node.as_array().unwrap())
        };
        assert!(disjoint("[{type: string}, {type: integer}, {$ref: '#/components/schemas/A'}]"));
        assert!(!disjoint("[{type: number}, {type: integer}]"));
        assert!(!disjoint("[{type: string}, {}]"));
    }
}
