//! Normalizes schemas.

use super::super::json_type::Types;
use super::super::node_ext;
use webagent_codegen::openapi::json_type::TypeSet;
use webagent_codegen::openapi::reference;
use webagent_codegen::openapi::spanned_value::{SpannedValue, Value};

/// An OpenAPI 3.0 schema in normal form: single alternatives and single-part `allOf` are unwrapped, and `null` is
/// separated.
#[derive(Clone, Debug)]
pub(crate) struct NormalizedSchema<'a> {
    /// The schema.
    pub(crate) node: &'a SpannedValue,
    /// `true` if null is accepted in addition.
    pub(crate) null: bool,
    /// `true` if only null is accepted.
    pub(crate) only_null: bool,
    /// Name of the referenced component.
    pub(crate) reference: Option<String>,
    /// The alternatives, and whether they are mutually exclusive.
    pub(crate) union: Option<(bool, Vec<NormalizedSchema<'a>>)>,
    /// The other keywords, without those that have their default value.
    pub(crate) keywords: Vec<(&'a str, &'a SpannedValue)>,
}

/// One of the two documents, with cached results.
#[derive(Debug)]
pub(crate) struct SchemaIndex<'a> {
    /// The document, in OpenAPI 3.0.
    pub(crate) document: &'a SpannedValue,
    types: Types,
}

impl<'a> SchemaIndex<'a> {
    /// Creates a side of the comparison.
    pub(crate) fn new(document: &'a SpannedValue) -> Self {
        Self { document, types: Types::default() }
    }

    /// Returns a schema component.
    pub(crate) fn component(&self, name: &str) -> Option<&'a SpannedValue> {
        self.document.get("components")?.get("schemas")?.get(name)
    }

    /// Returns whether the schemas accept no common value.
    pub(crate) fn are_disjoint(&mut self, schemas: &'a [SpannedValue]) -> bool {
        self.types.are_disjoint(self.document, schemas)
    }

    /// Returns the JSON types that a schema can accept.
    pub(crate) fn types(&mut self, schema: &SpannedValue) -> TypeSet {
        self.types.of(self.document, schema)
    }

    /// Returns the normal form of a schema.
    pub(crate) fn shape(&mut self, node: &'a SpannedValue) -> NormalizedSchema<'a> {
        let mut shape = NormalizedSchema {
            node,
            null: false,
            only_null: false,
            reference: None,
            union: None,
            keywords: Vec::new(),
        };
        let Value::Object(members) = &node.value else {
            return shape;
        };
        if let Some(name) = node.text("$ref") {
            shape.reference = Some(reference::schema_name(name).unwrap_or_else(|| name.to_owned()));
            return shape;
        }
        let unions: Vec<&str> = ["oneOf", "anyOf"].into_iter().filter(|key| members.contains_key(*key)).collect();
        let mut parts = None;
        for (key, value) in members {
            match (key.as_str(), &value.value) {
                ("nullable", value) => shape.null |= *value == Value::Bool(true),
                ("oneOf" | "anyOf", Value::Array(_)) if unions.len() == 1 => {}
                ("allOf", Value::Array(all)) if all.len() == 1 => parts = all.first(),
                ("enum", Value::Array(values)) if is_null_alone(values) && says_no_more(members) => {
                    shape.null = true;
                    shape.only_null = true;
                }
                (key, _) if is_documentation(key) || is_default(key, value) => {}
                (key, _) => shape.keywords.push((key, value)),
            }
        }
        if let ([key], Some(list)) = (unions.as_slice(), unions.first().and_then(|key| members.get(*key)?.as_array())) {
            self.alternatives(&mut shape, key, list);
        }
        if let Some(only) = parts {
            let inner = self.shape(only);
            let is_bare = shape.union.is_none() && shape.keywords.iter().all(|(key, _)| is_annotation(key));
            match is_bare {
                true => shape.take(inner),
                false => {
                    shape.keywords.extend(members.get_key_value("allOf").map(|(key, value)| (key.as_str(), value)))
                }
            }
        }
        shape.keywords.sort_by_key(|(key, _)| *key);
        shape
    }

    fn alternatives(&mut self, shape: &mut NormalizedSchema<'a>, key: &str, list: &'a [SpannedValue]) {
        let is_exclusive = key == "oneOf" || self.are_disjoint(list);
        let mut alternatives = Vec::with_capacity(list.len());
        for node in list {
            let mut alternative = self.shape(node);
            shape.null |= alternative.null;
            alternative.null = false;
            if !alternative.only_null {
                alternatives.push(alternative);
            }
        }
        let is_bare = shape.keywords.iter().all(|(key, _)| is_annotation(key));
        match (alternatives.pop(), alternatives.is_empty()) {
            (Some(only), true) if is_bare => shape.take(only),
            (last, _) => {
                alternatives.extend(last);
                shape.union = Some((is_exclusive, alternatives));
            }
        }
    }
}

impl<'a> NormalizedSchema<'a> {
    /// Adds the keywords of `inner` that are not set yet.
    pub(crate) fn take(&mut self, inner: NormalizedSchema<'a>) {
        self.null |= inner.null;
        self.only_null |= inner.only_null;
        self.reference = inner.reference;
        self.union = inner.union;
        for (key, value) in inner.keywords {
            if self.keyword(key).is_none() {
                self.keywords.push((key, value));
            }
        }
        self.keywords.sort_by_key(|(key, _)| *key);
    }

    /// Returns the value of a keyword.
    pub(crate) fn keyword(&self, key: &str) -> Option<&'a SpannedValue> {
        self.keywords.iter().find(|(name, _)| *name == key).map(|(_, value)| *value)
    }

    /// Returns whether every value is accepted.
    pub(crate) fn is_unrestricted(&self) -> bool {
        let says_nothing = self.keywords.iter().all(|(key, _)| is_annotation(key));
        self.reference.is_none() && self.union.is_none() && !self.only_null && says_nothing
    }
}

fn is_null_alone(values: &[SpannedValue]) -> bool {
    !values.is_empty() && values.iter().all(node_ext::is_null)
}

/// Returns whether only `enum` restricts the values of a schema.
fn says_no_more(members: &node_ext::Members) -> bool {
    members.keys().all(|key| key == "enum" || is_documentation(key) || is_annotation(key))
}

/// Returns whether a keyword is documentation only.
pub(crate) fn is_documentation(key: &str) -> bool {
    matches!(key, "title" | "description" | "summary" | "example" | "examples" | "externalDocs")
        || key.starts_with("x-")
}

/// Returns whether a keyword is about the use of a value, not the value, so that it may be next to a reference in an
/// `allOf`.
pub(crate) fn is_annotation(key: &str) -> bool {
    matches!(key, "default" | "deprecated" | "readOnly" | "writeOnly")
}

/// Returns whether a member has its default value.
pub(crate) fn is_default(key: &str, value: &SpannedValue) -> bool {
    match (key, &value.value) {
        (
            "nullable" | "exclusiveMinimum" | "exclusiveMaximum" | "uniqueItems" | "deprecated" | "readOnly"
            | "writeOnly" | "allowReserved" | "allowEmptyValue",
            Value::Bool(false),
        ) => true,
        ("required", Value::Bool(false)) => true,
        ("required", Value::Array(names)) => names.is_empty(),
        ("additionalProperties", Value::Bool(true)) => true,
        ("additionalProperties" | "items" | "properties", Value::Object(members)) => members.is_empty(),
        ("minLength" | "minItems" | "minProperties", Value::Number(number)) => number.as_u64() == Some(0),
        ("servers" | "parameters" | "tags", Value::Array(items)) => items.is_empty(),
        _ => false,
    }
}
