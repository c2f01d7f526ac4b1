//! Converts the keywords that constrain values of one type.

use serde_json::Number;

use super::super::node_ext::{self, Members};
use super::composition::{make_nullable, null_schema};
use super::schema::never;
use super::{Converter, VERSION};
use webagent_codegen::openapi::json_type::{JsonType, TypeSet};
use webagent_codegen::openapi::spanned_value::{SpannedValue, Value, join};

/// The keywords of 3.0.3 by the type that they constrain.
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
    /// Converts the assertions of a schema: one alternative per type, or a single one without a type.
    pub(super) fn assertions(&mut self, node: &'a SpannedValue, members: &'a Members, pointer: &str) -> Vec<Members> {
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
                let fits = |value: &&SpannedValue| {
                    let accepts =
                        |name: &&str| TypeSet::named(name).is_some_and(|set| set.contains(TypeSet::of(value)));
                    types.as_ref().is_none_or(|types| types.iter().any(accepts))
                };
                let values: Vec<&SpannedValue> = values.iter().filter(fits).collect();
                let named = match &types {
                    Some(types) => types.clone(),
                    None => types_of_values(&values),
                };
                (named, values.iter().any(|value| node_ext::is_null(value)))
            }
        };
        let mut alternatives = Vec::new();
        for name in types.iter().filter(|name| **name != "null") {
            let set = TypeSet::named(name).unwrap_or(TypeSet::ALL);
            let mut out = Members::new();
            out.insert("type".to_owned(), node_ext::string(node.at, *name));
            if let Some(values) = &values {
                let mut own: Vec<SpannedValue> = Vec::new();
                for value in values.iter().filter(|value| set.contains(TypeSet::of(value))) {
                    if own.len() > 1000 || !own.iter().any(|other| node_ext::equal(other, value)) {
                        own.push(whole(value, *name == "integer"));
                    }
                }
                if own.is_empty() {
                    continue;
                }
                out.insert("enum".to_owned(), node_ext::array(node.at, own));
            }
            for (keyword, value) in &keywords {
                if applies(keyword, value, set, &types) {
                    out.insert(keyword.clone(), value.clone());
                }
            }
            if *name == "array" && !out.contains_key("items") {
                out.insert("items".to_owned(), node_ext::object(node.at, Members::new()));
            }
            alternatives.push(out);
        }
        self.without_effect(&types, members, &keywords, pointer);
        if is_nullable {
            // Otherwise the enum would have to list null, which some readers then treat as a value of its type.
            let is_single = alternatives.len() == 1;
            match alternatives.iter_mut().find(|members| is_single || !members.contains_key("enum")) {
                Some(members) => {
                    let mut schema = node_ext::object(node.at, std::mem::take(members));
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

    /// Reads the names in `type`; `integer` is dropped next to `number`.
    fn types_named(&mut self, node: &'a SpannedValue, pointer: &str) -> Option<Vec<&'a str>> {
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

    /// Returns the values that `enum` and `const` allow.
    fn values(&mut self, members: &'a Members, pointer: &str) -> Option<Vec<SpannedValue>> {
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
            (Some(values), Some(only)) => {
                Some(values.into_iter().filter(|value| node_ext::equal(value, only)).collect())
            }
            (None, Some(only)) => Some(vec![only.clone()]),
            (listed, None) => listed,
        }
    }

    /// Reports keywords that constrain types that the schema does not accept.
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
        let is_binary = |node: &SpannedValue| {
            let text = node.as_str().unwrap_or_default().to_ascii_lowercase();
            !text.is_empty() && !text.starts_with("text/") && !text.contains("json") && !text.contains("xml")
        };
        let is_plain = |node: &SpannedValue| node.as_str().is_some_and(|text| text == "application/octet-stream");
        let format = match (encoding, media_type) {
            (Some(encoding), _) if encoding.as_str().is_some_and(|text| text.eq_ignore_ascii_case("base64")) => {
                Some("byte")
            }
            (None, Some(media_type)) if is_binary(media_type) => Some("binary"),
            _ => None,
        };
        // pydantic's name for the format `byte` of OpenAPI 3.0.
        let is_base64 = out.get("format").is_some_and(|format| format.as_str() == Some("base64"));
        let format = if is_base64 { Some("byte") } else { format };
        let is_said = format.is_some_and(|format| {
            is_base64 || out.get("format").is_none_or(|present| present.as_str() == Some(format))
        });
        let origin = encoding.or(media_type).or(members.get("format"));
        if let (Some(format), Some(origin)) = (format.filter(|_| is_said), origin) {
            out.insert("format".to_owned(), node_ext::string(origin.at, format));
        }
        let unsaid = [
            ("contentEncoding", encoding.filter(|_| !is_said)),
            ("contentMediaType", media_type.filter(|node| !is_said || !is_plain(node))),
        ];
        for (key, node) in unsaid {
            if let Some(node) = node {
                let message = format!("OpenAPI {VERSION} has no `{key}`: any string is accepted");
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
            let mut bound: Option<(f64, &SpannedValue, bool)> = None;
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
                        // The boolean form of 3.0, which is not in 3.1 but common.
                        bound = bound.map(|(value, node, _)| (value, node, *flag));
                    }
                    _ => self.problem(&join(pointer, key), node, format!("expected a number, found {}", node.kind())),
                }
            }
            let Some((value, node, is_exclusive)) = bound else { continue };
            let is_fraction = are_whole && value.fract() != 0.0;
            let rounded = if is_lower { value.ceil() } else { value.floor() };
            let limit = match is_fraction {
                // No integer equals a fraction, so the bound is the next integer.
                true => number(node, rounded),
                false => whole(node, are_whole),
            };
            out.insert(inclusive.to_owned(), limit);
            if is_exclusive && !is_fraction {
                out.insert(exclusive.to_owned(), node_ext::boolean(node.at, true));
            }
        }
    }

    pub(super) fn counts(&mut self, members: &'a Members, keys: &[&str], pointer: &str, out: &mut Members) {
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
                    out.insert((*key).to_owned(), node_ext::count(node.at, count));
                }
                None => self.problem(&join(pointer, key), node, "expected an integer of at least 0"),
            }
        }
    }

    pub(super) fn flag(&mut self, members: &'a Members, key: &str, pointer: &str, out: &mut Members) {
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

/// Returns whether a keyword with this value belongs to a type, given the types of the schema.
fn applies(keyword: &str, value: &SpannedValue, set: TypeSet, types: &[&str]) -> bool {
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

/// Returns the types that a keyword constrains.
fn restricted(keyword: &str) -> TypeSet {
    let found = KEYWORDS.iter().find(|(name, _)| *name == keyword);
    found.map_or(TypeSet::ALL, |(_, set)| *set)
}

/// Returns the types of some values in order; numbers count as integers if all of them are.
fn types_of_values(values: &[&SpannedValue]) -> Vec<&'static str> {
    let are_whole = values.iter().all(|value| {
        let set = TypeSet::of(value);
        TypeSet::INTEGER.contains(set) || set.and(TypeSet::NUMBER) == TypeSet::NONE
    });
    let mut names = Vec::new();
    for value in values {
        let name = match &value.value {
            Value::Number(_) if are_whole => "integer",
            value => JsonType::of(value).name(),
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Removes a fraction of zero from a number if integers are expected.
fn whole(node: &SpannedValue, is_whole: bool) -> SpannedValue {
    match &node.value {
        Value::Number(value) if is_whole && value.is_f64() => number(node, value.as_f64().unwrap_or_default()),
        _ => node.clone(),
    }
}

/// Writes a number as an integer if it is one and not too large.
fn number(origin: &SpannedValue, value: f64) -> SpannedValue {
    let is_exact = value.fract() == 0.0 && value.abs() <= 9_007_199_254_740_992.0;
    let number = match is_exact {
        true => Some(Number::from(value as i64)),
        false => Number::from_f64(value),
    };
    SpannedValue { value: number.map_or(origin.value.clone(), Value::Number), at: origin.at }
}

fn members_of(node: SpannedValue) -> Option<Members> {
    match node.value {
        Value::Object(members) => Some(members),
        _ => None,
    }
}
