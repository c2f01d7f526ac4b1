//! Corrects the keywords of schemas.

use std::collections::HashSet;

use super::super::node_ext::{self, Members};
use super::{Repairer, described};
use webagent_codegen::openapi::diagnostic::Position;
use webagent_codegen::openapi::json_type::TypeSet;
use webagent_codegen::openapi::spanned_value::{SpannedValue, Value, join};

/// Words that stand for a JSON type, with the type and the format that they mean.
const WORDS: [(&str, &str, &str); 27] = [
    ("bool", "boolean", ""),
    ("int", "integer", ""),
    ("int32", "integer", "int32"),
    ("int64", "integer", "int64"),
    ("long", "integer", "int64"),
    ("float", "number", "float"),
    ("double", "number", "double"),
    ("decimal", "number", ""),
    ("str", "string", ""),
    ("text", "string", ""),
    ("char", "string", ""),
    ("date", "string", "date"),
    ("datetime", "string", "date-time"),
    ("date-time", "string", "date-time"),
    ("timestamp", "string", ""),
    ("uuid", "string", "uuid"),
    ("uri", "string", "uri"),
    ("url", "string", "uri"),
    ("email", "string", "email"),
    ("password", "string", "password"),
    ("byte", "string", "byte"),
    ("file", "string", "binary"),
    ("binary", "string", "binary"),
    ("list", "array", ""),
    ("dict", "object", ""),
    ("map", "object", ""),
    ("hash", "object", ""),
];

impl Repairer<'_> {
    /// Corrects keywords whose meaning depends on others or on the version.
    pub(super) fn before_the_fields(&mut self, members: &mut Members, pointer: &str) {
        self.types(members, pointer);
        for (limit, exclusive) in [("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")] {
            self.exclusive(members, limit, exclusive, pointer);
        }
        if let Some(items) = members.get("items")
            && let Value::Array(schemas) = &items.value
        {
            let at = items.at;
            let one = match schemas.as_slice() {
                [one] => Some(one.clone()),
                _ => None,
            };
            let message = match one {
                Some(_) => "`items` is one schema: the only one of this list is taken",
                None => "`items` is one schema, not a list: any item is accepted",
            };
            self.corrected(&join(pointer, "items"), at, message);
            members.insert("items".to_owned(), one.unwrap_or_else(|| node_ext::object(at, Members::new())));
        }
        if let Some(required) = members.get("required") {
            let (at, pointer) = (required.at, join(pointer, "required"));
            let has = |name: &str| members.get("properties").is_some_and(|properties| properties.get(name).is_some());
            let message = "a schema lists its required properties in `required`: a boolean on a property is ignored";
            let is_ignored = match &required.value {
                Value::Bool(_) => true,
                Value::String(name) => !has(name),
                _ => false,
            };
            if is_ignored {
                self.corrected(&pointer, at, message);
                members.shift_remove("required");
            }
        }
    }

    /// Corrects `type`; a word that no type resembles is ignored.
    fn types(&mut self, members: &mut Members, pointer: &str) {
        let Some(node) = members.get("type") else { return };
        let (at, pointer) = (node.at, join(pointer, "type"));
        let written: Vec<&str> = match &node.value {
            Value::String(word) => vec![word],
            Value::Array(items) => items.iter().filter_map(SpannedValue::as_str).collect(),
            _ => Vec::new(),
        };
        let is_list = matches!(node.value, Value::Array(_));
        // OpenAPI 3.0 has no type `null`.
        let known = |word: &str| TypeSet::named(word).is_some() && !(self.is_30 && word == "null");
        if !written.is_empty() && written.iter().all(|word| known(word)) && !(is_list && self.is_30) {
            return;
        }
        let mut types: Vec<String> = Vec::new();
        let mut format = "";
        for word in &written {
            let lower = word.to_ascii_lowercase();
            if TypeSet::named(&lower).is_some() {
                types.push(lower);
                format = "";
            } else if let Some((_, ty, means)) = WORDS.iter().find(|(written, ..)| *written == lower) {
                types.push((*ty).to_owned());
                format = means;
            }
        }
        let is_complete = types.len() == written.len();
        let is_nullable = self.is_30 && types.iter().any(|ty| ty == "null");
        types.retain(|ty| !(self.is_30 && ty == "null"));
        let name = |ty: &String| node_ext::string(at, ty.as_str());
        let found = described(node);
        members.shift_remove("type");
        let message = match types.as_slice() {
            _ if !is_complete => format!("`type` cannot be {found}: any type is accepted"),
            [] => format!("`type` cannot be {found} here: any type is accepted"),
            [ty] => {
                members.insert("type".to_owned(), name(ty));
                if !format.is_empty() && !members.contains_key("format") {
                    members.insert("format".to_owned(), node_ext::string(at, format));
                }
                if is_nullable {
                    members.insert("nullable".to_owned(), node_ext::boolean(at, true));
                }
                format!("`type` cannot be {found} here: taken as `{ty}`")
            }
            types if !self.is_30 => {
                members.insert("type".to_owned(), node_ext::array(at, types.iter().map(name).collect()));
                format!("`type` cannot be {found}: taken as {}", types.join(", "))
            }
            types if !members.contains_key("anyOf") => {
                let alternatives = types.iter().map(|ty| {
                    let mut alternative = node_ext::single(at, "type", name(ty));
                    if let Some(members) = alternative.as_object_mut().filter(|_| is_nullable) {
                        members.insert("nullable".to_owned(), node_ext::boolean(at, true));
                    }
                    alternative
                });
                members.insert("anyOf".to_owned(), node_ext::array(at, alternatives.collect()));
                "`type` is one type in OpenAPI 3.0: the list is taken as alternatives".to_owned()
            }
            _ => format!("`type` cannot be {found}: any type is accepted"),
        };
        self.corrected(&pointer, at, message);
    }

    /// Moves a limit that OpenAPI 3.1 writes in `exclusiveMinimum` to where 3.0 has it.
    fn exclusive(&mut self, members: &mut Members, limit: &str, exclusive: &str, pointer: &str) {
        let number = |key: &str| match &members.get(key)?.value {
            Value::Number(number) => number.to_string().parse::<f64>().ok(),
            _ => None,
        };
        let Some((is_other, bound)) = number(exclusive).map(|bound| (number(limit), bound)).filter(|_| self.is_30)
        else {
            return;
        };
        let is_tighter = match (is_other, limit) {
            (None, _) => true,
            (Some(other), "minimum") => bound >= other,
            (Some(other), _) => bound <= other,
        };
        let Some(node) = members.shift_remove(exclusive) else { return };
        let at = node.at;
        if is_tighter {
            members.insert(limit.to_owned(), node);
            members.insert(exclusive.to_owned(), node_ext::boolean(at, true));
        }
        let message = format!("`{exclusive}` is a boolean in OpenAPI 3.0: read as the number that 3.1 takes it for");
        self.corrected(&join(pointer, exclusive), at, message);
    }

    /// Corrects the values of `enum` and `default`, and removes duplicates and keywords that nothing can satisfy.
    pub(super) fn schema(&mut self, schema: &mut SpannedValue, pointer: &str) {
        let ty = schema.text("type").map(str::to_owned);
        let Some(members) = schema.as_object_mut() else { return };
        for (key, value) in members.iter_mut() {
            let pointer = join(pointer, key);
            match (key.as_str(), &mut value.value, ty.as_deref()) {
                ("enum", Value::Array(items), Some(ty)) => {
                    for (index, item) in items.iter_mut().enumerate() {
                        self.of_type(item, ty, &join(&pointer, &index.to_string()));
                    }
                }
                ("default" | "const", _, Some(ty)) => self.of_type(value, ty, &pointer),
                _ => {}
            }
            if let ("required" | "enum", Value::Array(items)) = (key.as_str(), &mut value.value) {
                self.once(items, &pointer);
            }
        }
        self.enum_of_another_type(members, pointer);
        let empty: Vec<(String, Position)> = ["enum", "allOf", "anyOf", "oneOf"]
            .iter()
            .filter_map(|key| Some((*key, members.get(*key)?)))
            .filter(|(_, value)| value.as_array().is_some_and(<[_]>::is_empty))
            .map(|(key, value)| (key.to_owned(), value.at))
            .collect();
        for (key, at) in empty {
            self.corrected(&join(pointer, &key), at, format!("an empty `{key}` is ignored"));
            members.shift_remove(&key);
        }
        let values = members.get("enum").and_then(SpannedValue::as_array);
        if let (Some(values), Some(default)) = (values, members.get("default"))
            && !values.iter().any(|value| node_ext::equal(value, default))
        {
            let message = format!("the default {} is not a value of the enum, so it is ignored", described(default));
            self.corrected(&join(pointer, "default"), default.at, message);
            members.shift_remove("default");
        }
    }

    /// Corrects an enum with values that the type excludes. On an array they are meant for the items; elsewhere the type is
    /// that of the values.
    fn enum_of_another_type(&mut self, members: &mut Members, pointer: &str) {
        let (Some(ty), Some(values)) = (members.get("type"), members.get("enum").and_then(SpannedValue::as_array))
        else {
            return;
        };
        let (at, found) = (ty.at, described(ty));
        let words: Vec<&str> = match &ty.value {
            Value::Array(words) => words.iter().filter_map(SpannedValue::as_str).collect(),
            _ => ty.as_str().into_iter().collect(),
        };
        let allowed = words.iter().filter_map(|word| TypeSet::named(word)).fold(TypeSet::NULL, TypeSet::or);
        let present = values.iter().map(TypeSet::of).fold(TypeSet::NONE, TypeSet::or);
        let is_nullable = words.contains(&"null");
        if words.is_empty() || present.without(allowed).is_empty() {
            return;
        }
        if allowed == TypeSet::ARRAY.or(TypeSet::NULL) && present.and(TypeSet::ARRAY).is_empty() {
            let message = "the enum has no list, so it is taken as the enum of the items";
            self.corrected(&join(pointer, "enum"), at, message);
            let Some(values) = members.shift_remove("enum") else { return };
            let items = members.entry("items".to_owned()).or_insert_with(|| node_ext::object(at, Members::new()));
            if let Some(items) = items.as_object_mut().filter(|items| items.get("$ref").is_none()) {
                items.entry("enum".to_owned()).or_insert(values);
                self.enum_of_another_type(items, &join(pointer, "items"));
            }
            return;
        }
        let mut of_values = ["string", "integer", "number", "boolean", "object"].into_iter();
        let contains = |ty: &&str| TypeSet::named(ty).is_some_and(|ty| present.without(ty).is_empty());
        let message = match of_values.find(contains).filter(|_| !is_nullable) {
            Some(ty) => {
                members.insert("type".to_owned(), node_ext::string(at, ty));
                format!("`type` cannot be {found} with these values of `enum`: taken as `{ty}`")
            }
            None => {
                members.shift_remove("type");
                format!("`type` cannot be {found} with these values of `enum`: only they decide")
            }
        };
        self.corrected(&join(pointer, "type"), at, message);
    }

    /// Converts a scalar that is written as another type than the schema has.
    fn of_type(&mut self, value: &mut SpannedValue, ty: &str, pointer: &str) {
        match ty {
            "string" => self.text(value, pointer),
            "integer" | "number" if value.as_str().is_some() => {
                self.number(value, false, pointer);
            }
            "boolean" => self.flag(value, pointer),
            _ => {}
        }
    }

    /// Removes duplicate values.
    fn once(&mut self, items: &mut Vec<SpannedValue>, pointer: &str) {
        let mut seen = HashSet::new();
        let mut twice = Vec::new();
        let mut index = 0;
        items.retain(|item| {
            let is_new = seen.insert(node_ext::canonical_json(item));
            if !is_new {
                twice.push((index, item.at, format!("`{}` is listed twice", item.to_json())));
            }
            index += 1;
            is_new
        });
        for (index, at, message) in twice {
            self.corrected(&join(pointer, &index.to_string()), at, message);
        }
    }
}
