//! Computes the JSON types that a schema can accept.

use std::collections::HashMap;

use webagent_codegen::openapi::json_type::TypeSet;
use webagent_codegen::openapi::reference;
use webagent_codegen::openapi::spanned_value::{SpannedValue, Value};

/// Computes and caches types.
#[derive(Debug, Default)]
pub(crate) struct Types {
    /// The types of schema components by name; all types while they are being computed.
    known: HashMap<String, TypeSet>,
    /// Pointers of schemas that will become components, by name.
    elsewhere: HashMap<String, String>,
    /// Number of references being followed.
    depth: usize,
}

/// Maximum length of a chain of references; a longer one counts as accepting everything.
const MAX_DEPTH: usize = 64;

impl Types {
    /// Registers the location of the schema that will become a component with this name.
    pub(crate) fn add(&mut self, name: String, pointer: String) {
        self.elsewhere.insert(name, pointer);
    }

    /// Returns the types that a schema of OpenAPI 3.0 or 3.1 can accept: all of them, possibly more.
    pub(crate) fn of(&mut self, document: &SpannedValue, schema: &SpannedValue) -> TypeSet {
        let members = match &schema.value {
            Value::Bool(false) => return TypeSet::NONE,
            Value::Object(members) => members,
            _ => return TypeSet::ALL,
        };
        let mut set = TypeSet::ALL;
        let is_nullable = members.get("nullable").and_then(SpannedValue::as_bool) == Some(true);
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

    /// Returns whether the schemas accept no common value.
    pub(crate) fn are_disjoint<'a>(
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
