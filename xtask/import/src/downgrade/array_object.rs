//! Converts the keywords about array items and object properties.

use super::super::node_ext::{self, Members};
use super::{Converter, VERSION};
use webagent_codegen::openapi::objects::Object;
use webagent_codegen::openapi::spanned_value::{SpannedValue, Value, join};

impl<'a> Converter<'a> {
    pub(super) fn arrays(&mut self, owner: &'a SpannedValue, members: &'a Members, pointer: &str, out: &mut Members) {
        self.counts(members, &["minItems", "maxItems"], pointer, out);
        self.flag(members, "uniqueItems", pointer, out);
        let prefix = members.get("prefixItems").map(|node| (node, self.list(node, &join(pointer, "prefixItems"))));
        // Without composition, `unevaluatedItems` is equivalent to `items`.
        let rest = members.get("items").map(|node| ("items", node)).or_else(|| {
            let node = members.get("unevaluatedItems")?;
            is_uncomposed(members).then_some(("unevaluatedItems", node))
        });
        if let Some(node) = members.get("unevaluatedItems")
            && !is_uncomposed(members)
            && !matches!(node.value, Value::Bool(true))
        {
            let message =
                format!("OpenAPI {VERSION} cannot restrict the items that no part of a composition describes");
            self.lose(&join(pointer, "unevaluatedItems"), node, message);
        }
        let is_closed = rest.is_some_and(|(_, node)| matches!(node.value, Value::Bool(false)));
        let rest = match rest {
            Some((key, node)) if !is_closed => Some(self.one(Object::Schema, node, &join(pointer, key), None)),
            _ => None,
        };
        let Some((node, mut kinds)) = prefix else {
            if is_closed {
                out.insert("maxItems".to_owned(), node_ext::count(owner.at, 0));
            } else if let Some(items) = rest {
                out.insert("items".to_owned(), items);
            }
            return;
        };
        let length = kinds.len() as u64;
        let limit = out.get("maxItems").and_then(|node| match &node.value {
            Value::Number(number) => number.as_u64(),
            _ => None,
        });
        if is_closed && limit.is_none_or(|limit| limit > length) {
            out.insert("maxItems".to_owned(), node_ext::count(owner.at, length));
        }
        let is_bounded = is_closed || limit.is_some_and(|limit| limit <= length);
        if !is_bounded {
            kinds.push(rest.unwrap_or_else(|| node_ext::object(owner.at, Members::new())));
        }
        let mut distinct: Vec<SpannedValue> = Vec::new();
        for kind in kinds {
            if !distinct.iter().any(|other| node_ext::equal(other, &kind)) {
                distinct.push(kind);
            }
        }
        if distinct.len() > 1 {
            let message = format!(
                "OpenAPI {VERSION} cannot give each position of an array its own type: every position accepts each of the types"
            );
            self.lose(&join(pointer, "prefixItems"), node, message);
        }
        self.drop_contained(&mut distinct, &join(pointer, "prefixItems"));
        let items = match (distinct.pop(), distinct.is_empty()) {
            (Some(only), true) => only,
            (Some(last), false) => {
                distinct.push(last);
                let is_exclusive = self.types.are_disjoint(self.source, &distinct);
                let kind = if is_exclusive { "oneOf" } else { "anyOf" };
                node_ext::single(node.at, kind, node_ext::array(node.at, distinct))
            }
            (None, _) => node_ext::object(owner.at, Members::new()),
        };
        out.insert("items".to_owned(), items);
    }

    pub(super) fn objects(&mut self, members: &'a Members, pointer: &str, out: &mut Members) {
        self.counts(members, &["minProperties", "maxProperties"], pointer, out);
        if let Some(node) = members.get("required") {
            match node.as_array().filter(|names| names.iter().all(|name| name.as_str().is_some())) {
                Some([]) => {}
                Some(_) => {
                    out.insert("required".to_owned(), node.clone());
                }
                None => self.problem(&join(pointer, "required"), node, "expected a list of names"),
            }
        }
        if let Some(node) = members.get("properties") {
            let at = join(pointer, "properties");
            match node.as_object() {
                Some(properties) => {
                    let mut converted = Members::new();
                    for (name, schema) in properties {
                        let schema = self.one(Object::Schema, schema, &join(&at, name), Some(name));
                        converted.insert(name.clone(), schema);
                    }
                    out.insert("properties".to_owned(), node_ext::object(node.at, converted));
                }
                None => self.problem(&at, node, format!("expected an object, found {}", node.kind())),
            }
        }
        let names = members.get("propertyNames");
        if let Some(node) = names.filter(|node| !says_that_names_are_strings(node)) {
            let message = format!("OpenAPI {VERSION} cannot restrict the names of properties: any name is accepted");
            self.lose(&join(pointer, "propertyNames"), node, message);
        }
        self.other_properties(members, pointer, out);
        require_only_properties(out);
    }

    /// Converts `additionalProperties` and its counterparts in 3.1.
    fn other_properties(&mut self, members: &'a Members, pointer: &str, out: &mut Members) {
        let unevaluated = members.get("unevaluatedProperties");
        if let Some(node) = unevaluated
            && !is_uncomposed(members)
            && !matches!(node.value, Value::Bool(true))
        {
            let message =
                format!("OpenAPI {VERSION} cannot restrict the properties that no part of a composition describes");
            self.lose(&join(pointer, "unevaluatedProperties"), node, message);
        }
        let additional = members
            .get("additionalProperties")
            .map(|node| ("additionalProperties", node))
            .or_else(|| Some(("unevaluatedProperties", unevaluated.filter(|_| is_uncomposed(members))?)));
        let additional = match additional {
            None => None,
            Some((_, node)) if matches!(node.value, Value::Bool(_)) => Some(node.clone()),
            Some((key, node)) => Some(self.one(Object::Schema, node, &join(pointer, key), None)),
        };
        let at = join(pointer, "patternProperties");
        let patterns = members.get("patternProperties").filter(|node| match node.as_object() {
            Some(patterns) => !patterns.is_empty(),
            None => true,
        });
        let Some(node) = patterns else {
            if let Some(additional) = additional {
                out.insert("additionalProperties".to_owned(), additional);
            }
            return;
        };
        let Some(patterns) = node.as_object() else {
            return self.problem(&at, node, format!("expected an object, found {}", node.kind()));
        };
        let mut kinds: Vec<SpannedValue> = Vec::new();
        for (pattern, schema) in patterns {
            let kind = self.one(Object::Schema, schema, &join(&at, pattern), None);
            if kinds.len() > 100 || !kinds.iter().any(|other| node_ext::equal(other, &kind)) {
                kinds.push(kind);
            }
        }
        let message = format!(
            "OpenAPI {VERSION} cannot restrict properties by a pattern of their names: any name is accepted, with a value that one of the patterns accepts"
        );
        self.lose(&at, node, message);
        match additional {
            None | Some(SpannedValue { value: Value::Bool(true), .. }) => return,
            Some(SpannedValue { value: Value::Bool(false), .. }) => {}
            Some(schema) => kinds.push(schema),
        }
        let accepted = match (kinds.pop(), kinds.is_empty()) {
            (Some(only), true) => only,
            (last, _) => {
                kinds.extend(last);
                node_ext::single(node.at, "anyOf", node_ext::array(node.at, kinds))
            }
        };
        out.insert("additionalProperties".to_owned(), accepted);
    }
}

/// Returns whether only the schema itself constrains items and properties.
fn is_uncomposed(members: &Members) -> bool {
    let composing =
        ["$ref", "allOf", "anyOf", "oneOf", "if", "then", "else", "dependentSchemas", "$dynamicRef", "contains"];
    composing.iter().all(|key| !members.contains_key(*key))
}

/// Returns whether a `propertyNames` has no effect: names are strings.
fn says_that_names_are_strings(node: &SpannedValue) -> bool {
    match &node.value {
        Value::Bool(accepts) => *accepts,
        Value::Object(members) => members.iter().all(|(key, value)| match key.as_str() {
            "type" => value.as_str() == Some("string"),
            key => matches!(key, "title" | "description") || key.starts_with("x-"),
        }),
        _ => false,
    }
}

/// Lists required properties under `properties` too if that changes nothing, because readers expect them there.
fn require_only_properties(out: &mut Members) {
    let is_open = match out.get("additionalProperties").map(|node| &node.value) {
        None | Some(Value::Bool(true)) => true,
        Some(Value::Object(members)) => members.is_empty(),
        Some(_) => false,
    };
    let names: Vec<SpannedValue> = match out.get("required").and_then(SpannedValue::as_array) {
        Some(names) if is_open => names.to_vec(),
        _ => return,
    };
    if let Some(properties) = out.get_mut("properties").and_then(SpannedValue::as_object_mut) {
        for name in names {
            if let Some(text) = name.as_str().filter(|text| !properties.contains_key(*text)) {
                properties.insert(text.to_owned(), node_ext::object(name.at, Members::new()));
            }
        }
    }
}
