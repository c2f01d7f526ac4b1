//! Converts unions, and `null` in them.

use super::super::node_ext::{self, Members};
use super::Converter;
use webagent_codegen::openapi::diagnostic::Position;
use webagent_codegen::openapi::json_type::TypeSet;
use webagent_codegen::openapi::objects::Object;
use webagent_codegen::openapi::spanned_value::{SpannedValue, Value, join};

/// A union.
pub(super) struct Union {
    /// `oneOf` or `anyOf`.
    pub(super) kind: &'static str,
    /// The alternatives, converted.
    pub(super) alternatives: Vec<SpannedValue>,
}

impl Union {
    pub(super) fn new(kind: &'static str, alternatives: Vec<SpannedValue>) -> Self {
        Self { kind, alternatives }
    }
}

impl<'a> Converter<'a> {
    /// Converts a list of schemas.
    pub(super) fn list(&mut self, node: &'a SpannedValue, pointer: &str) -> Vec<SpannedValue> {
        let Some(items) = node.as_array().filter(|items| !items.is_empty()) else {
            self.problem(pointer, node, format!("expected a list of schemas, found {}", describe(node)));
            return Vec::new();
        };
        let mut converted = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            converted.push(self.one(Object::Schema, item, &join(pointer, &index.to_string()), None));
        }
        converted
    }

    /// Converts `oneOf` or `anyOf` into a union, a single schema, or nothing if every value is accepted.
    pub(super) fn union(
        &mut self,
        kind: &'static str,
        node: &'a SpannedValue,
        pointer: &str,
    ) -> (Option<Union>, Option<SpannedValue>) {
        let lost = self.lost;
        let converted = self.list(node, pointer);
        // A converted alternative may accept more than in the source and overlap with another one.
        let kind = if self.lost > lost { "anyOf" } else { kind };
        let is_one = kind == "oneOf";
        let nulls = converted.iter().filter(|schema| is_null_schema(schema)).count();
        if is_one && nulls > 1 {
            // Several alternatives accept null, so `oneOf` rejects it.
            return (Some(Union::new(kind, converted)), None);
        }
        let had_null = nulls > 0;
        let mut rest: Vec<SpannedValue> = Vec::with_capacity(converted.len());
        for schema in converted {
            let is_repeated = !is_one && rest.len() < 100 && rest.iter().any(|other| node_ext::equal(other, &schema));
            if !is_null_schema(&schema) && !is_repeated {
                rest.push(schema);
            }
        }
        if !is_one && rest.iter().any(is_unrestricted) {
            return (None, None);
        }
        if !is_one {
            self.drop_contained(&mut rest, pointer);
        }
        if rest.len() <= 1 {
            let Some(only) = rest.pop() else {
                return (None, had_null.then(|| null_schema(node.at)));
            };
            return self.optional(kind, only, had_null);
        }
        if had_null {
            let takes_null = rest.iter().any(|schema| self.accepts_null(schema));
            let place = rest.iter_mut().find(|schema| is_typed(schema) && schema.get("enum").is_none());
            match place.filter(|_| !takes_null) {
                Some(schema) => make_nullable(schema),
                None => rest.push(null_schema(node.at)),
            }
        }
        let is_exclusive = is_one || self.types.are_disjoint(self.source, &rest);
        let kind = if is_exclusive { "oneOf" } else { "anyOf" };
        (Some(Union::new(kind, rest)), None)
    }

    /// Drops alternatives whose values another one of a plain type also accepts: an integer is a number.
    pub(super) fn drop_contained(&mut self, alternatives: &mut Vec<SpannedValue>, pointer: &str) {
        // Longer lists are data rather than types.
        const LONG: usize = 100;
        let mut index = 0;
        while let Some(schema) = alternatives.get(index).filter(|_| alternatives.len() <= LONG) {
            let others = alternatives.iter().enumerate().filter(|(other, _)| *other != index);
            let others = others.fold(TypeSet::NONE, |set, (_, other)| set.or(bare_type(other)));
            let types = self.types.of(self.source, schema);
            let is_contained = types != TypeSet::NONE && others.contains(types) && schema.get("$ref").is_none();
            if !is_contained {
                index += 1;
                continue;
            }
            let dropped = alternatives.remove(index);
            if let Some(format) = dropped.get("format") {
                let message = "another alternative accepts every value of the same type";
                self.leave_out(pointer, format, message);
            }
        }
    }

    /// Converts a single alternative, possibly with null.
    fn optional(
        &mut self,
        kind: &'static str,
        only: SpannedValue,
        or_null: bool,
    ) -> (Option<Union>, Option<SpannedValue>) {
        if !or_null {
            return (None, Some(only));
        }
        let mut only = only;
        let at = only.at;
        if self.accepts_null(&only) {
            return (Some(Union::new(kind, vec![only, null_schema(at)])), None);
        }
        if is_typed(&only) {
            make_nullable(&mut only);
            return (None, Some(only));
        }
        (Some(Union::new("oneOf", vec![only, null_schema(at)])), None)
    }

    fn accepts_null(&mut self, schema: &SpannedValue) -> bool {
        self.types_of(schema).contains(TypeSet::NULL)
    }

    /// Merges the only alternative into the enclosing schema if that is otherwise empty; else adds it as a part.
    pub(super) fn splice(
        &mut self,
        single: SpannedValue,
        out: &mut Members,
        is_alone: bool,
        pointer: &str,
    ) -> Option<SpannedValue> {
        let Value::Object(members) = &single.value else {
            return Some(single);
        };
        if !is_alone || members.contains_key("$ref") {
            return Some(single);
        }
        for (key, value) in members {
            match out.get(key) {
                None => {
                    out.insert(key.clone(), value.clone());
                }
                Some(outer) if key == "default" || node_ext::equal(outer, value) => {}
                Some(_) => {
                    let message = format!("the enclosing schema has its own `{key}`, which is kept");
                    self.leave_out(&join(pointer, key), value, message);
                }
            }
        }
        None
    }
}

/// Returns the values of a schema with only a scalar type, including null if it is accepted.
fn bare_type(schema: &SpannedValue) -> TypeSet {
    let plain = [TypeSet::STRING, TypeSet::INTEGER, TypeSet::NUMBER, TypeSet::BOOLEAN];
    let members = schema.as_object().into_iter().flat_map(|members| members.keys());
    let is_bare = members.into_iter().all(|key| key == "type" || key == "nullable" || says_nothing(key));
    let named = schema.text("type").and_then(TypeSet::named);
    let is_nullable = schema.is_true("nullable");
    match named.filter(|set| is_bare && plain.contains(set)) {
        Some(set) if is_nullable => set.or(TypeSet::NULL),
        Some(set) => set,
        None => TypeSet::NONE,
    }
}

/// Returns whether a keyword of 3.0.3 does not restrict values.
fn says_nothing(key: &str) -> bool {
    key.starts_with("x-")
        || matches!(key, "title" | "description" | "default" | "example" | "externalDocs" | "deprecated")
}

fn describe(node: &SpannedValue) -> &'static str {
    match &node.value {
        Value::Array(_) => "an empty list",
        _ => node.kind(),
    }
}

/// Returns the schema of 3.0.3 that accepts only `null`. It has no type, so `nullable` would have no effect.
pub fn null_schema(at: Position) -> SpannedValue {
    node_ext::single(at, "enum", node_ext::array(at, vec![node_ext::null(at)]))
}

/// Returns whether a converted schema is literally the one that accepts only `null`.
fn is_null_schema(schema: &SpannedValue) -> bool {
    let values = schema.get("enum").and_then(SpannedValue::as_array);
    let members = schema.as_object().into_iter().flat_map(|members| members.keys());
    values.is_some_and(|values| !values.is_empty() && values.iter().all(node_ext::is_null))
        && members.into_iter().all(|key| key == "enum" || says_nothing(key))
}

/// Returns whether a converted schema does not restrict values.
fn is_unrestricted(schema: &SpannedValue) -> bool {
    let members = schema.as_object();
    members.is_some_and(|members| members.keys().all(|key| says_nothing(key)))
}

/// Returns whether `nullable` alone decides about null in a converted schema.
fn is_typed(schema: &SpannedValue) -> bool {
    let decides = ["allOf", "oneOf", "anyOf", "not"].iter().all(|key| schema.get(key).is_none());
    schema.get("type").is_some() && decides
}

/// Makes a typed schema nullable.
pub(super) fn make_nullable(schema: &mut SpannedValue) {
    let at = schema.at;
    let Some(members) = schema.as_object_mut() else {
        return;
    };
    if members.get("nullable").and_then(SpannedValue::as_bool) == Some(true) {
        return;
    }
    members.insert("nullable".to_owned(), node_ext::boolean(at, true));
    if let Some(Value::Array(values)) = members.get_mut("enum").map(|node| &mut node.value) {
        values.push(node_ext::null(at));
    }
    members.sort_by(|one, _, other, _| Object::Schema.rank(one).cmp(&Object::Schema.rank(other)));
}
