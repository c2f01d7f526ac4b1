//! Converts one schema: splits it into assertions and composition, and rebuilds it with the keywords of 3.0.3.

use super::super::node_ext::{self, Members};
use super::composition::Union;
use super::{Converter, Lift, VERSION, Version};
use webagent_codegen::openapi::json_type::TypeSet;
use webagent_codegen::openapi::objects::{Object, Slot};
use webagent_codegen::openapi::reference;
use webagent_codegen::openapi::spanned_value::{SpannedValue, Value, join};

/// Annotations, which are the same in both versions.
const ANNOTATIONS: [&str; 9] = [
    "description", "default", "deprecated", "readOnly", "writeOnly", "externalDocs", "xml", "example", "discriminator",
];

/// Keywords that `assertions` and `composition` convert, and `$defs`, which is resolved through references.
const HANDLED: [&str; 34] = [
    "$ref", "type", "enum", "const", "format", "contentEncoding", "contentMediaType", "minLength", "maxLength",
    "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "items", "prefixItems",
    "minItems", "maxItems", "uniqueItems", "unevaluatedItems", "properties", "patternProperties",
    "additionalProperties", "unevaluatedProperties", "propertyNames", "required", "minProperties", "maxProperties",
    "allOf", "anyOf", "oneOf", "$defs", "definitions",
];

/// Restrictions that 3.0.3 cannot express, with their description.
const WITHOUT_WORDS: [(&str, &str); 9] = [
    ("if", "conditions (`if`)"),
    ("then", "the restrictions of values that match `if`"),
    ("else", "the restrictions of values that do not match `if`"),
    ("contains", "that an item must match a schema"),
    ("minContains", "the minimum number of items that match a schema"),
    ("maxContains", "the maximum number of items that match a schema"),
    ("dependentRequired", "that some properties require others"),
    ("dependentSchemas", "that some properties restrict the object further"),
    ("$dynamicRef", "that the schema is the one that the context defines"),
];

/// Maximum number of schemas that become components.
const MAX_LIFTED: usize = 2_000;

impl<'a> Converter<'a> {
    /// Converts a schema. A `title` that repeats `name` is dropped.
    pub(super) fn schema(&mut self, node: &'a SpannedValue, pointer: &str, name: Option<&str>) -> SpannedValue {
        if self.version == Version::V30 {
            let mut copy = node.clone();
            self.references_of_30(&mut copy, Slot::One(Object::Schema), pointer);
            return copy;
        }
        let members = match &node.value {
            Value::Bool(true) => return node_ext::object(node.at, Members::new()),
            Value::Bool(false) => return never(node),
            Value::Object(members) => members,
            _ => {
                self.problem(pointer, node, format!("expected a schema, found {}", node.kind()));
                return node_ext::object(node.at, Members::new());
            }
        };
        let has_definitions = members.contains_key("$defs") || members.contains_key("definitions");
        if has_definitions {
            self.scopes.push((node, pointer.to_owned()));
        }
        let converted = self.parts(node, members, pointer, name);
        if has_definitions {
            self.scopes.pop();
        }
        converted
    }

    fn parts(
        &mut self,
        node: &'a SpannedValue,
        members: &'a Members,
        pointer: &str,
        name: Option<&str>,
    ) -> SpannedValue {
        let mut out = Members::new();
        self.annotations(members, pointer, name, &mut out);

        // Each of these restricts the values on its own, so all apply.
        let mut unions: Vec<Union> = Vec::new();
        let mut parts: Vec<SpannedValue> = Vec::new();
        if let Some(target) = members.get("$ref") {
            parts.extend(self.reference(target, &join(pointer, "$ref")));
        }
        let mut alternatives = self.assertions(node, members, pointer);
        let mut is_restricted = members.contains_key("allOf");
        match (alternatives.pop(), alternatives.is_empty()) {
            (Some(only), true) => {
                is_restricted |= !only.is_empty();
                out.extend(only);
            }
            (Some(last), false) => {
                alternatives.push(last);
                let alternatives = alternatives.into_iter().map(|members| node_ext::object(node.at, members));
                unions.push(Union::new("oneOf", alternatives.collect()));
            }
            (None, _) => {}
        }
        if let Some(all) = members.get("allOf") {
            parts.extend(self.list(all, &join(pointer, "allOf")));
        }
        for kind in ["oneOf", "anyOf"] {
            if let Some(list) = members.get(kind) {
                let at = join(pointer, kind);
                let (union, single) = self.union(kind, list, &at);
                unions.extend(union);
                if let Some(single) = single {
                    let is_alone = !is_restricted && parts.is_empty() && unions.is_empty();
                    parts.extend(self.splice(single, &mut out, is_alone, &at));
                    is_restricted = true;
                }
            }
        }
        if let Some(not) = members.get("not") {
            self.not(not, &join(pointer, "not"), &mut out);
        }
        let has_union = |members: &Members| members.contains_key("oneOf") || members.contains_key("anyOf");
        for union in unions {
            let list = node_ext::array(node.at, union.alternatives);
            match has_union(&out) {
                false => out.extend([(union.kind.to_owned(), list)]),
                true => parts.push(node_ext::single(node.at, union.kind, list)),
            }
        }
        // Otherwise it belongs to the base of a hierarchy, whose subtypes refer to it with `allOf`.
        let had_union = !parts.is_empty() || has_union(members);
        if !has_union(&out)
            && had_union
            && let Some(discriminator) = out.shift_remove("discriminator")
        {
            let message = "a discriminator without alternatives";
            self.leave_out(&join(pointer, "discriminator"), &discriminator, message);
        }
        if out.is_empty()
            && parts.len() == 1
            && let Some(only) = parts.pop()
        {
            return only;
        }
        if !parts.is_empty() {
            out.insert("allOf".to_owned(), node_ext::array(node.at, parts));
        }
        out.sort_by(|one, _, other, _| Object::Schema.rank(one).cmp(&Object::Schema.rank(other)));
        self.fitting_default(node_ext::object(node.at, out), pointer)
    }

    /// Drops a default that the schema itself rejects. A default of null is usual and means that there is none.
    fn fitting_default(&mut self, mut schema: SpannedValue, pointer: &str) -> SpannedValue {
        let Some(default) = schema.get("default").filter(|default| !node_ext::is_null(default)).cloned() else {
            return schema;
        };
        let values = schema.get("enum").and_then(SpannedValue::as_array);
        let is_listed = values.is_none_or(|values| values.iter().any(|value| node_ext::equal(value, &default)));
        if !is_listed || !self.types_of(&schema).contains(TypeSet::of(&default)) {
            let message = "the default is not one of the accepted values, so it is dropped";
            self.leave_out(&join(pointer, "default"), &default, message);
            if let Some(members) = schema.as_object_mut() {
                members.shift_remove("default");
            }
        }
        schema
    }

    /// Converts annotations, and reports keywords without a counterpart in 3.0.3.
    fn annotations(&mut self, members: &'a Members, pointer: &str, name: Option<&str>, out: &mut Members) {
        for (key, value) in members {
            let at = || join(pointer, key);
            let key = key.as_str();
            match key {
                "title" => {
                    if !value.as_str().is_some_and(|title| repeats(title, name)) {
                        out.insert(key.to_owned(), value.clone());
                    }
                }
                "examples" => match value.as_array() {
                    Some([first, rest @ ..]) if !members.contains_key("example") => {
                        out.insert("example".to_owned(), first.clone());
                        if !rest.is_empty() {
                            self.leave_out(&at(), value, "only the first example can be kept");
                        }
                    }
                    Some([]) => {}
                    _ => {
                        self.leave_out(&at(), value, "examples next to `example`, or without an order, cannot be kept")
                    }
                },
                "discriminator" => {
                    let mut discriminator = value.clone();
                    self.mapping(&mut discriminator, &at());
                    out.insert(key.to_owned(), discriminator);
                }
                _ if ANNOTATIONS.contains(&key) || key.starts_with("x-") => {
                    out.insert(key.to_owned(), value.clone());
                }
                _ if HANDLED.contains(&key) || key == "not" => {}
                "$schema" | "$id" | "$anchor" | "$dynamicAnchor" | "$comment" | "$vocabulary" | "contentSchema" => {
                    let message = format!("OpenAPI {VERSION} has no `{key}`; the values do not depend on it");
                    self.leave_out(&at(), value, message);
                }
                _ => match WITHOUT_WORDS.iter().find(|(keyword, _)| *keyword == key) {
                    Some((_, says)) => {
                        let message = format!("OpenAPI {VERSION} cannot express {says}; the service checks it");
                        self.lose(&at(), value, message);
                    }
                    None => {
                        let message = format!("`{key}` is not a keyword of OpenAPI {VERSION}");
                        self.leave_out(&at(), value, message);
                    }
                },
            }
        }
    }

    fn not(&mut self, node: &'a SpannedValue, pointer: &str, out: &mut Members) {
        let lost = self.lost;
        let negated = self.one(Object::Schema, node, pointer, None);
        if self.lost > lost {
            // The converted schema accepts more, so `not` would exclude more than the source does.
            self.lose(pointer, node, "the excluded values cannot be expressed in full, so nothing is excluded");
        } else {
            // Next to an existing `not`, nothing is accepted anyway.
            out.entry("not".to_owned()).or_insert(negated);
        }
    }

    /// Converts a reference; `None` if it leads to another document.
    fn reference(&mut self, node: &'a SpannedValue, pointer: &str) -> Option<SpannedValue> {
        let target = self.target(node, pointer)?;
        Some(node_ext::single(node.at, "$ref", node_ext::string(node.at, target)))
    }

    /// Returns the reference to the component for a reference of the source.
    fn target(&mut self, node: &SpannedValue, pointer: &str) -> Option<String> {
        let Some(text) = node.as_str() else {
            self.problem(pointer, node, "`$ref` must be a string");
            return None;
        };
        let Some(target) = reference::pointer(text) else {
            let message =
                format!("`{text}` is an anchor or in another document, and is not followed: any value is accepted");
            self.lose(pointer, node, message);
            return None;
        };
        let found = match self.source.pointer(&target) {
            Some(_) => Some(target),
            None => self
                .scopes
                .iter()
                .rev()
                .find(|(scope, _)| scope.pointer(&target).is_some())
                .map(|(_, base)| format!("{base}{target}")),
        };
        let Some(target) = found else {
            self.lose(pointer, node, format!("`{text}` does not exist in this document: any value is accepted"));
            return None;
        };
        if let Some(("schemas", name)) = reference::component(&target)
            && join("/components/schemas", &name) == target
        {
            return Some(reference::schema(&name));
        }
        if let Some(name) = self.lifted.get(&target) {
            return Some(reference::schema(name));
        }
        if self.lifted.len() >= MAX_LIFTED {
            let message = format!("more than {MAX_LIFTED} references are to something other than components");
            self.problem(pointer, node, message);
            return None;
        }
        let last = target.rsplit('/').next().unwrap_or_default();
        let base: String = last.chars().filter(|c| c.is_ascii_alphanumeric() || "._-".contains(*c)).collect();
        let base = if base.is_empty() { "Schema".to_owned() } else { base };
        let name = super::super::unique_name::free(&base, |name| self.taken.contains(name));
        self.taken.insert(name.clone());
        self.lifted.insert(target.clone(), name.clone());
        self.types.add(name.clone(), target.clone());
        self.queue.push(Lift { pointer: target, name: name.clone(), scopes: self.scopes.clone() });
        Some(reference::schema(&name))
    }

    /// Converts the targets of a discriminator's mapping.
    fn mapping(&mut self, discriminator: &mut SpannedValue, pointer: &str) {
        let mapping = discriminator.get_mut("mapping").and_then(SpannedValue::as_object_mut);
        let Some(mapping) = mapping else { return };
        mapping.retain(|key, target| {
            let Some(text) = target.as_str().filter(|text| text.starts_with('#')) else { return true };
            let pointer = join(&join(pointer, "mapping"), key);
            if reference::pointer(text).is_none_or(|path| self.source.pointer(&path).is_none()) {
                let message = format!("`{text}` does not exist in this document, so the value is not listed");
                self.leave_out(&pointer, target, message);
                return false;
            }
            if let Some(converted) = self.target(target, &pointer) {
                *target = node_ext::string(target.at, converted);
            }
            true
        });
    }

    /// Makes the references of an OpenAPI 3.0 schema refer to components.
    fn references_of_30(&mut self, node: &mut SpannedValue, slot: Slot, pointer: &str) {
        if !self.spend(pointer, node) {
            return;
        }
        match slot {
            Slot::Data => {}
            Slot::One(object) => {
                let is_allowed = matches!(node.value, Value::Object(_) | Value::Bool(_));
                if !is_allowed {
                    return self.problem(pointer, node, format!("expected a schema, found {}", node.kind()));
                }
                let mut leads_elsewhere = false;
                for (key, value) in node.as_object_mut().into_iter().flatten() {
                    let pointer = join(pointer, key);
                    match key.as_str() {
                        "$ref" => match self.target(value, &pointer) {
                            Some(target) => *value = node_ext::string(value.at, target),
                            None => leads_elsewhere = true,
                        },
                        "discriminator" => self.mapping(value, &pointer),
                        _ => self.references_of_30(value, object.slot(key).unwrap_or(Slot::Data), &pointer),
                    }
                }
                if leads_elsewhere && let Some(members) = node.as_object_mut() {
                    members.shift_remove("$ref");
                }
            }
            Slot::Map(object) => match &mut node.value {
                Value::Object(members) => {
                    for (key, value) in members {
                        self.references_of_30(value, Slot::One(object), &join(pointer, key));
                    }
                }
                _ => self.problem(pointer, node, format!("expected an object, found {}", node.kind())),
            },
            Slot::List(object) => match &mut node.value {
                Value::Array(items) => {
                    for (index, value) in items.iter_mut().enumerate() {
                        self.references_of_30(value, Slot::One(object), &join(pointer, &index.to_string()));
                    }
                }
                _ => self.problem(pointer, node, format!("expected an array, found {}", node.kind())),
            },
        }
    }

    /// Returns the types that a converted schema can accept.
    pub(super) fn types_of(&mut self, schema: &SpannedValue) -> TypeSet {
        self.types.of(self.source, schema)
    }
}

/// Returns the schema that accepts nothing.
pub(super) fn never(node: &SpannedValue) -> SpannedValue {
    node_ext::single(node.at, "not", node_ext::object(node.at, Members::new()))
}

/// Returns whether a title only repeats a name, such as `Task Id` for `task_id`. (pydantic names a model that differs
/// by direction `Task-Input` and `Task-Output`.)
fn repeats(title: &str, name: Option<&str>) -> bool {
    let letters = |text: &str| -> String {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let name = name.map(|name| {
        let model = name.strip_suffix("-Input").or_else(|| name.strip_suffix("-Output"));
        letters(model.unwrap_or(name))
    });
    name == Some(letters(title))
}
