//! What a schema says about values of each type.

use indexmap::IndexMap;
use serde_json::Number;

use super::super::grammar::Object;
use super::super::tree::{self, Members};
use super::super::types::TypeSet;
use super::composition::{make_nullable, null_schema};
use super::schema::never;
use super::{Converter, VERSION};
use crate::codegen::source::{Node, Value, join};

/// The keywords by the type whose values they restrict, as 3.0.3 has them.
const KEYWORDS: [(&str, TypeSet); 18] = [
    ("minLength", TypeSet::STRING),
    ("maxLength", TypeSet::STRING),
    ("pattern", TypeSet::STRING),
    ("minimum", TypeSet::NUMBER),
    ("exclusiveMinimum", TypeSet::NUMBER),
    ("maximum", TypeSet::NUMBER),
    ("exclusiveMaximum", TypeSet::NUMBER),
    ("multipleOf", TypeSet::NUMBER),
    ("minItems", TypeSet::ARRAY),
    ("maxItems", TypeSet::ARRAY),
    ("uniqueItems", TypeSet::ARRAY),
    ("items", TypeSet::ARRAY),
    ("minProperties", TypeSet::OBJECT),
    ("maxProperties", TypeSet::OBJECT),
    ("required", TypeSet::OBJECT),
    ("properties", TypeSet::OBJECT),
    ("additionalProperties", TypeSet::OBJECT),
    ("format", TypeSet::ALL),
];

impl<'a> Converter<'a> {
    /// What a schema says without composition: one alternative a type, or a single one without a type.
    pub(super) fn assertions(&mut self, node: &'a Node, members: &'a Members, pointer: &str) -> Vec<Members> {
        let types = members.get("type").and_then(|types| self.types_named(types, &join(pointer, "type")));
        let values = self.values(members, pointer);
        let mut keywords = Members::new();
        self.strings(members, pointer, &mut keywords);
        self.numbers(members, pointer, types.as_deref(), &mut keywords);
        self.arrays(node, members, pointer, &mut keywords);
        self.objects(members, pointer, &mut keywords);

        let (types, is_nullable) = match (types, &values) {
            (None, None) => return vec![keywords],
            (Some(types), None) => (types.clone(), types.contains(&"null")),
            (types, Some(values)) => {
                let fits = |value: &&Node| {
                    let accepts =
                        |name: &&str| TypeSet::named(name).is_some_and(|set| set.contains(TypeSet::of(value)));
                    types.as_ref().is_none_or(|types| types.iter().any(accepts))
                };
                let values: Vec<&Node> = values.iter().filter(fits).collect();
                let named = match &types {
                    Some(types) => types.clone(),
                    None => types_of_values(&values),
                };
                (named, values.iter().any(|value| tree::is_null(value)))
            }
        };
        let mut alternatives = Vec::new();
        for name in types.iter().filter(|name| **name != "null") {
            let set = TypeSet::named(name).unwrap_or(TypeSet::ALL);
            let mut out = Members::new();
            out.insert("type".to_owned(), tree::string(node.at, *name));
            if let Some(values) = &values {
                let mut own: Vec<Node> = Vec::new();
                for value in values.iter().filter(|value| set.contains(TypeSet::of(value))) {
                    if own.len() > 1000 || !own.iter().any(|other| tree::equal(other, value)) {
                        own.push(whole(value, *name == "integer"));
                    }
                }
                if own.is_empty() {
                    continue;
                }
                out.insert("enum".to_owned(), tree::array(node.at, own));
            }
            for (keyword, value) in &keywords {
                if applies(keyword, value, set, &types) {
                    out.insert(keyword.clone(), value.clone());
                }
            }
            if *name == "array" && !out.contains_key("items") {
                out.insert("items".to_owned(), tree::object(node.at, Members::new()));
            }
            alternatives.push(out);
        }
        self.without_effect(&types, members, &keywords, pointer);
        if is_nullable {
            // An enum among alternatives would have to list null, which is then a value of its type for some readers.
            let is_single = alternatives.len() == 1;
            match alternatives.iter_mut().find(|members| is_single || !members.contains_key("enum")) {
                Some(members) => {
                    let mut schema = tree::object(node.at, std::mem::take(members));
                    make_nullable(&mut schema);
                    members.extend(members_of(schema).into_iter().flatten());
                }
                None => alternatives.extend(members_of(null_schema(node.at))),
            }
        }
        if alternatives.is_empty() {
            alternatives.extend(members_of(never(node)));
        }
        alternatives
    }

    /// The names in a `type`; an integer is a number, so where both stand only the latter is named.
    fn types_named(&mut self, node: &'a Node, pointer: &str) -> Option<Vec<&'a str>> {
        let items = match &node.value {
            Value::String(_) => std::slice::from_ref(node),
            Value::Array(items) if !items.is_empty() => items,
            _ => {
                self.problem(pointer, node, format!("expected a type or a list of types, found {}", node.kind()));
                return None;
            }
        };
        let mut names: Vec<&str> = Vec::new();
        for item in items {
            match item.as_str().filter(|name| TypeSet::named(name).is_some()) {
                Some(name) if !names.contains(&name) => names.push(name),
                Some(_) => {}
                None => {
                    let found = item.as_str().map_or_else(|| item.kind().to_owned(), |text| format!("`{text}`"));
                    self.problem(pointer, item, format!("JSON Schema has no type {found}"));
                    return None;
                }
            }
        }
        if names.contains(&"number") {
            names.retain(|name| *name != "integer");
        }
        Some(names)
    }

    /// The values that `enum` and `const` leave.
    fn values(&mut self, members: &'a Members, pointer: &str) -> Option<Vec<Node>> {
        let listed = match members.get("enum") {
            None => None,
            Some(node) => match node.as_array() {
                Some(values) => Some(values.to_vec()),
                None => {
                    self.problem(&join(pointer, "enum"), node, format!("expected an array, found {}", node.kind()));
                    None
                }
            },
        };
        match (listed, members.get("const")) {
            (Some(values), Some(only)) => Some(values.into_iter().filter(|value| tree::equal(value, only)).collect()),
            (None, Some(only)) => Some(vec![only.clone()]),
            (listed, None) => listed,
        }
    }

    /// Reports keywords that restrict values of other types than the schema accepts.
    fn without_effect(&mut self, types: &[&str], members: &'a Members, keywords: &Members, pointer: &str) {
        let all = types.iter().fold(TypeSet::NONE, |all, name| all.or(TypeSet::named(name).unwrap_or(TypeSet::ALL)));
        for keyword in keywords.keys().filter(|keyword| all.and(restricted(keyword)) == TypeSet::NONE) {
            if let Some(node) = members.get(keyword) {
                let message = format!("`{keyword}` has no effect on the type {}", types.join(", "));
                self.leave_out(&join(pointer, keyword), node, message);
            }
        }
    }

    fn strings(&mut self, members: &'a Members, pointer: &str, out: &mut Members) {
        self.counts(members, &["minLength", "maxLength"], pointer, out);
        for key in ["pattern", "format"] {
            if let Some(node) = members.get(key) {
                match node.as_str() {
                    Some(_) => {
                        out.insert(key.to_owned(), node.clone());
                    }
                    None => {
                        self.problem(&join(pointer, key), node, format!("expected a string, found {}", node.kind()))
                    }
                }
            }
        }
        let encoding = members.get("contentEncoding");
        let media_type = members.get("contentMediaType");
        let is_binary = |node: &Node| {
            let text = node.as_str().unwrap_or_default().to_ascii_lowercase();
            !text.is_empty() && !text.starts_with("text/") && !text.contains("json") && !text.contains("xml")
        };
        let is_plain = |node: &Node| node.as_str().is_some_and(|text| text == "application/octet-stream");
        let format = match (encoding, media_type) {
            (Some(encoding), _) if encoding.as_str().is_some_and(|text| text.eq_ignore_ascii_case("base64")) => {
                Some("byte")
            }
            (None, Some(media_type)) if is_binary(media_type) => Some("binary"),
            _ => None,
        };
        // pydantic's name for what OpenAPI 3.0 calls `byte`.
        let is_base64 = out.get("format").is_some_and(|format| format.as_str() == Some("base64"));
        let format = if is_base64 { Some("byte") } else { format };
        let is_said = format.is_some_and(|format| {
            is_base64 || out.get("format").is_none_or(|present| present.as_str() == Some(format))
        });
        let origin = encoding.or(media_type).or(members.get("format"));
        if let (Some(format), Some(origin)) = (format.filter(|_| is_said), origin) {
            out.insert("format".to_owned(), tree::string(origin.at, format));
        }
        let unsaid = [
            ("contentEncoding", encoding.filter(|_| !is_said)),
            ("contentMediaType", media_type.filter(|node| !is_said || !is_plain(node))),
        ];
        for (key, node) in unsaid {
            if let Some(node) = node {
                let message = format!("OpenAPI {VERSION} has no `{key}`: the string is taken as it is");
                self.leave_out(&join(pointer, key), node, message);
            }
        }
    }

    fn numbers(&mut self, members: &'a Members, pointer: &str, types: Option<&[&str]>, out: &mut Members) {
        let are_whole = types.is_some_and(|types| types.contains(&"integer"));
        if let Some(node) = members.get("multipleOf") {
            match node.value {
                Value::Number(_) => {
                    out.insert("multipleOf".to_owned(), whole(node, are_whole));
                }
                _ => self.problem(
                    &join(pointer, "multipleOf"),
                    node,
                    format!("expected a number, found {}", node.kind()),
                ),
            }
        }
        for (inclusive, exclusive, is_lower) in
            [("minimum", "exclusiveMinimum", true), ("maximum", "exclusiveMaximum", false)]
        {
            let mut bound: Option<(f64, &Node, bool)> = None;
            for (key, is_exclusive) in [(inclusive, false), (exclusive, true)] {
                let Some(node) = members.get(key) else { continue };
                match &node.value {
                    Value::Number(number) => {
                        let value = number.as_f64().unwrap_or_default();
                        let is_stricter = bound.is_none_or(
                            |(present, _, _)| {
                                if is_lower { value >= present } else { value <= present }
                            },
                        );
                        if is_stricter {
                            bound = Some((value, node, is_exclusive));
                        }
                    }
                    Value::Bool(flag) if is_exclusive => {
                        // The form of 3.0, which 3.1 does not have but everyone understands.
                        bound = bound.map(|(value, node, _)| (value, node, *flag));
                    }
                    _ => self.problem(&join(pointer, key), node, format!("expected a number, found {}", node.kind())),
                }
            }
            let Some((value, node, is_exclusive)) = bound else { continue };
            let is_fraction = are_whole && value.fract() != 0.0;
            let rounded = if is_lower { value.ceil() } else { value.floor() };
            let limit = match is_fraction {
                // No integer lies on a fraction, so the next one is the bound.
                true => number(node, rounded),
                false => whole(node, are_whole),
            };
            out.insert(inclusive.to_owned(), limit);
            if is_exclusive && !is_fraction {
                out.insert(exclusive.to_owned(), tree::boolean(node.at, true));
            }
        }
    }

    fn arrays(&mut self, owner: &'a Node, members: &'a Members, pointer: &str, out: &mut Members) {
        self.counts(members, &["minItems", "maxItems"], pointer, out);
        self.flag(members, "uniqueItems", pointer, out);
        let prefix = members.get("prefixItems").map(|node| (node, self.list(node, &join(pointer, "prefixItems"))));
        // What is not evaluated otherwise: without composition, that is what `items` would speak of.
        let rest = members.get("items").map(|node| ("items", node)).or_else(|| {
            let node = members.get("unevaluatedItems")?;
            is_uncomposed(members).then_some(("unevaluatedItems", node))
        });
        if let Some(node) = members.get("unevaluatedItems")
            && !is_uncomposed(members)
            && !matches!(node.value, Value::Bool(true))
        {
            let message =
                format!("OpenAPI {VERSION} cannot restrict the items that no part of a composition speaks of");
            self.lose(&join(pointer, "unevaluatedItems"), node, message);
        }
        let is_closed = rest.is_some_and(|(_, node)| matches!(node.value, Value::Bool(false)));
        let rest = match rest {
            Some((key, node)) if !is_closed => Some(self.one(Object::Schema, node, &join(pointer, key), None)),
            _ => None,
        };
        let Some((node, mut kinds)) = prefix else {
            if is_closed {
                out.insert("maxItems".to_owned(), tree::count(owner.at, 0));
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
            out.insert("maxItems".to_owned(), tree::count(owner.at, length));
        }
        let is_bounded = is_closed || limit.is_some_and(|limit| limit <= length);
        if !is_bounded {
            kinds.push(rest.unwrap_or_else(|| tree::object(owner.at, Members::new())));
        }
        let mut distinct: Vec<Node> = Vec::new();
        for kind in kinds {
            if !distinct.iter().any(|other| tree::equal(other, &kind)) {
                distinct.push(kind);
            }
        }
        if distinct.len() > 1 {
            let message = format!(
                "OpenAPI {VERSION} cannot give each place of a list its own type: any of the types is accepted everywhere"
            );
            self.lose(&join(pointer, "prefixItems"), node, message);
        }
        let items = match (distinct.pop(), distinct.is_empty()) {
            (Some(only), true) => only,
            (Some(last), false) => {
                distinct.push(last);
                let is_exclusive = self.types.are_disjoint(self.source, &distinct);
                let kind = if is_exclusive { "oneOf" } else { "anyOf" };
                tree::single(node.at, kind, tree::array(node.at, distinct))
            }
            (None, _) => tree::object(owner.at, Members::new()),
        };
        out.insert("items".to_owned(), items);
    }

    fn objects(&mut self, members: &'a Members, pointer: &str, out: &mut Members) {
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
                    out.insert("properties".to_owned(), tree::object(node.at, converted));
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

    /// `additionalProperties` and what 3.1 has beside it.
    fn other_properties(&mut self, members: &'a Members, pointer: &str, out: &mut Members) {
        let unevaluated = members.get("unevaluatedProperties");
        if let Some(node) = unevaluated
            && !is_uncomposed(members)
            && !matches!(node.value, Value::Bool(true))
        {
            let message =
                format!("OpenAPI {VERSION} cannot restrict the properties that no part of a composition speaks of");
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
        let mut kinds: Vec<Node> = Vec::new();
        for (pattern, schema) in patterns {
            let kind = self.one(Object::Schema, schema, &join(&at, pattern), None);
            if kinds.len() > 100 || !kinds.iter().any(|other| tree::equal(other, &kind)) {
                kinds.push(kind);
            }
        }
        let message = format!(
            "OpenAPI {VERSION} cannot restrict properties by a pattern of their names: a property may have any name and what any of the patterns accepts"
        );
        self.lose(&at, node, message);
        match additional {
            None | Some(Node { value: Value::Bool(true), .. }) => return,
            Some(Node { value: Value::Bool(false), .. }) => {}
            Some(schema) => kinds.push(schema),
        }
        let accepted = match (kinds.pop(), kinds.is_empty()) {
            (Some(only), true) => only,
            (last, _) => {
                kinds.extend(last);
                tree::single(node.at, "anyOf", tree::array(node.at, kinds))
            }
        };
        out.insert("additionalProperties".to_owned(), accepted);
    }

    fn counts(&mut self, members: &'a Members, keys: &[&str], pointer: &str, out: &mut Members) {
        for key in keys {
            let Some(node) = members.get(*key) else { continue };
            let count = match &node.value {
                Value::Number(number) => number.as_u64().or_else(|| {
                    number.as_f64().filter(|n| n.fract() == 0.0 && (0.0..1e15).contains(n)).map(|n| n as u64)
                }),
                _ => None,
            };
            match count {
                Some(count) => {
                    out.insert((*key).to_owned(), tree::count(node.at, count));
                }
                None => self.problem(&join(pointer, key), node, "expected an integer of at least 0"),
            }
        }
    }

    fn flag(&mut self, members: &'a Members, key: &str, pointer: &str, out: &mut Members) {
        match members.get(key) {
            Some(node) if matches!(node.value, Value::Bool(_)) => {
                out.insert(key.to_owned(), node.clone());
            }
            Some(node) => {
                self.problem(&join(pointer, key), node, format!("expected true or false, found {}", node.kind()));
            }
            None => {}
        }
    }
}

/// Whether nothing but the schema itself speaks of items and properties.
fn is_uncomposed(members: &IndexMap<String, Node>) -> bool {
    let composing =
        ["$ref", "allOf", "anyOf", "oneOf", "if", "then", "else", "dependentSchemas", "$dynamicRef", "contains"];
    composing.iter().all(|key| !members.contains_key(*key))
}

/// Whether a keyword with this value belongs to a type, among the types of the schema.
fn applies(keyword: &str, value: &Node, set: TypeSet, types: &[&str]) -> bool {
    if keyword != "format" || types.len() == 1 {
        return restricted(keyword).and(set) != TypeSet::NONE;
    }
    let is_numeric = matches!(value.as_str(), Some("int32" | "int64" | "float" | "double"));
    let has_strings = types.contains(&"string");
    match is_numeric || !has_strings {
        true => TypeSet::NUMBER.contains(set),
        false => set == TypeSet::STRING,
    }
}

/// The types that a keyword has an effect on.
fn restricted(keyword: &str) -> TypeSet {
    let found = KEYWORDS.iter().find(|(name, _)| *name == keyword);
    found.map_or(TypeSet::ALL, |(_, set)| *set)
}

/// The types of some values, in their order; numbers are integers if all of them are.
fn types_of_values(values: &[&Node]) -> Vec<&'static str> {
    let are_whole = values.iter().all(|value| {
        let set = TypeSet::of(value);
        TypeSet::INTEGER.contains(set) || set.and(TypeSet::NUMBER) == TypeSet::NONE
    });
    let mut names = Vec::new();
    for value in values {
        let name = match &value.value {
            Value::Null => "null",
            Value::Bool(_) => "boolean",
            Value::Number(_) if are_whole => "integer",
            Value::Number(_) => "number",
            Value::String(_) => "string",
            Value::Array(_) => "array",
            Value::Object(_) => "object",
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The number without a fraction of zero, where integers are meant.
fn whole(node: &Node, is_whole: bool) -> Node {
    match &node.value {
        Value::Number(value) if is_whole && value.is_f64() => number(node, value.as_f64().unwrap_or_default()),
        _ => node.clone(),
    }
}

/// A number that is written as an integer if it is one and not too large.
fn number(origin: &Node, value: f64) -> Node {
    let is_exact = value.fract() == 0.0 && value.abs() <= 9_007_199_254_740_992.0;
    let number = match is_exact {
        true => Some(Number::from(value as i64)),
        false => Number::from_f64(value),
    };
    Node { value: number.map_or(origin.value.clone(), Value::Number), at: origin.at }
}

/// Whether a `propertyNames` says nothing new: names are strings.
fn says_that_names_are_strings(node: &Node) -> bool {
    match &node.value {
        Value::Bool(accepts) => *accepts,
        Value::Object(members) => members.iter().all(|(key, value)| match key.as_str() {
            "type" => value.as_str() == Some("string"),
            key => matches!(key, "title" | "description") || key.starts_with("x-"),
        }),
        _ => false,
    }
}

/// Lists what is required among the properties too, where that changes nothing: readers expect it there.
fn require_only_properties(out: &mut Members) {
    let is_open = match out.get("additionalProperties").map(|node| &node.value) {
        None | Some(Value::Bool(true)) => true,
        Some(Value::Object(members)) => members.is_empty(),
        Some(_) => false,
    };
    let names: Vec<Node> = match out.get("required").and_then(Node::as_array) {
        Some(names) if is_open => names.to_vec(),
        _ => return,
    };
    if let Some(properties) = out.get_mut("properties").and_then(tree::members_mut) {
        for name in names {
            if let Some(text) = name.as_str().filter(|text| !properties.contains_key(*text)) {
                properties.insert(text.to_owned(), tree::object(name.at, Members::new()));
            }
        }
    }
}

fn members_of(node: Node) -> Option<Members> {
    match node.value {
        Value::Object(members) => Some(members),
        _ => None,
    }
}
