//! The values that the client promises to read: the document's schemas with the tolerance of a reader.

use std::collections::BTreeSet;

use contract_tests::document::{Document, Schema, join};
use contract_tests::strategy::same;
use serde_json::{Map, Value, json};
use webagent_codegen::tolerance::{self, Direction};

/// Returns whether the client's types do not depend on a keyword in this direction, by the generator's own account.
pub(crate) fn is_unchecked(keyword: &str, is_request: bool) -> bool {
    let direction = if is_request { Direction::Request } else { Direction::Response };
    tolerance::ignored(direction).any(|ignored| ignored == keyword)
}

/// The document with every schema as the client reads it in a response: fields and values that are not listed are taken,
/// limits are not checked, and what may be null may be absent.
pub(crate) fn tolerant(document: &Document) -> Document {
    let mut root = document.root().clone();
    relax_all(&mut root, document);
    Document::parse(&root.to_string()).unwrap()
}

/// Relaxes the component schemas and those of media types.
fn relax_all(value: &mut Value, document: &Document) {
    match value {
        Value::Object(object) => {
            for (key, value) in object.iter_mut() {
                match (key.as_str(), value) {
                    ("schema", schema) => relax(schema, document, &Context::default()),
                    ("schemas", Value::Object(schemas)) => {
                        schemas.values_mut().for_each(|schema| relax(schema, document, &Context::default()));
                    }
                    ("example" | "examples" | "default", _) => {}
                    (_, value) => relax_all(value, document),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| relax_all(item, document)),
        _ => {}
    }
}

/// The demands that the parts of an `allOf` make on the properties of one another.
#[derive(Default, Clone)]
struct Context {
    required: BTreeSet<String>,
    /// The properties that need not be there although they are required.
    optional: BTreeSet<String>,
    depth: usize,
}

impl Context {
    fn of(&self, schema: &Value, document: &Document) -> Self {
        let mut context = self.clone();
        context.required.extend(document.required(schema));
        for part in document.parts(schema) {
            let properties = part.get("properties").and_then(Value::as_object).into_iter().flatten();
            let optional = properties.filter(|(_, property)| {
                is_nullable(property, document) || property.get("writeOnly") == Some(&json!(true))
            });
            context.optional.extend(optional.map(|(name, _)| name.clone()));
        }
        context.depth += 1;
        context
    }
}

/// The nesting of schemas down to which references in an `allOf` are replaced by what they refer to.
const MAX_DEPTH: usize = 6;

fn relax(schema: &mut Value, document: &Document, outer: &Context) {
    let context = outer.of(schema, document);
    let below = Context { depth: context.depth, ..Context::default() };
    let Some(schema) = schema.as_object_mut() else { return };
    let kinds = kinds(schema, document);
    for (key, value) in schema.iter_mut() {
        match (key.as_str(), value) {
            ("properties", Value::Object(properties)) => {
                properties.values_mut().for_each(|property| relax(property, document, &below));
            }
            ("allOf", Value::Array(parts)) => {
                for part in parts {
                    // The same component may be required to have more here than elsewhere.
                    if context.depth < MAX_DEPTH {
                        let target = document.resolve(&Schema { pointer: String::new(), value: part }).unwrap();
                        *part = target.value.clone();
                    }
                    relax(part, document, &context);
                }
            }
            ("oneOf" | "anyOf", Value::Array(alternatives)) => {
                alternatives.iter_mut().for_each(|alternative| relax(alternative, document, &below));
            }
            ("items" | "additionalProperties", inner) => relax(inner, document, &below),
            _ => {}
        }
    }
    schema.retain(|keyword, _| !is_unchecked(keyword, false));
    let is_enum =
        schema.get("enum").and_then(Value::as_array).is_some_and(|values| values.iter().any(Value::is_string));
    if is_enum {
        schema.remove("enum");
        schema.insert("type".to_owned(), "string".into());
    }
    // A list of null alone says what a type of OpenAPI 3.0 cannot.
    schema.retain(|keyword, values| {
        keyword != "enum" || values.as_array().is_some_and(|values| values.iter().all(Value::is_null))
    });
    // The first alternative that fits is taken, so that others may fit as well.
    if let Some(alternatives) = schema.remove("oneOf") {
        schema.insert("anyOf".to_owned(), alternatives);
    }
    if let Some(Value::Array(alternatives)) = schema.get_mut("anyOf") {
        for (alternative, kind) in alternatives.iter_mut().zip(kinds) {
            *alternative = json!({ "allOf": [alternative.take(), { "properties": kind }] });
        }
    }
    if schema.get("additionalProperties") == Some(&json!(false)) {
        schema.remove("additionalProperties");
    }
    if let Some(Value::Object(properties)) = schema.get_mut("properties") {
        for (name, property) in properties.iter_mut() {
            let is_required = context.required.contains(name)
                && (is_nullable(property, document) || !context.optional.contains(name));
            if !is_required && applied_default(property).is_none() {
                allow_null(property);
            }
        }
    }
    if let Some(Value::Array(required)) = schema.get_mut("required") {
        required.retain(|name| !name.as_str().is_some_and(|name| context.optional.contains(name)));
    }
}

/// Returns the properties whose values select each alternative of a union, with the values: those of enums, and those that
/// the discriminator gives.
fn kinds(union: &Map<String, Value>, document: &Document) -> Vec<Value> {
    let discriminator = union.get("discriminator");
    let property = discriminator.and_then(|discriminator| discriminator.get("propertyName")?.as_str());
    let mapping = discriminator.and_then(|discriminator| discriminator.get("mapping")?.as_object());
    let alternatives = ["oneOf", "anyOf"].iter().find_map(|key| union.get(*key)?.as_array());
    let of_alternative = |alternative: &Value| {
        let mut kinds = Map::new();
        enums(alternative, document, &mut kinds);
        let target = alternative.get("$ref").and_then(Value::as_str);
        if let (Some(property), Some(target)) = (property, target) {
            let name = target.rsplit('/').next().unwrap();
            let leads_here = |to: &&str| *to == target || *to == name;
            let mapped = mapping.into_iter().flatten().filter(|(_, to)| to.as_str().as_ref().is_some_and(leads_here));
            let mut values: Vec<Value> = mapped.map(|(value, _)| value.as_str().into()).collect();
            if values.is_empty() && !kinds.contains_key(property) {
                values.push(name.into());
            }
            let kind = kinds.entry(property).or_insert_with(|| json!({ "nullable": true, "enum": [] }));
            kind["enum"].as_array_mut().unwrap().extend(values);
        }
        kinds.into()
    };
    alternatives.into_iter().flatten().map(of_alternative).collect()
}

/// Collects the enums of strings among the properties of an object.
fn enums(schema: &Value, document: &Document, found: &mut Map<String, Value>) {
    let value = document.resolve(&Schema { pointer: String::new(), value: schema }).unwrap().value;
    value.get("allOf").and_then(Value::as_array).into_iter().flatten().for_each(|part| enums(part, document, found));
    for (name, property) in value.get("properties").and_then(Value::as_object).into_iter().flatten() {
        let property = document.resolve(&Schema { pointer: String::new(), value: property }).unwrap().value;
        if let Some(values) = property.get("enum").filter(|values| values[0].is_string()) {
            found.insert(name.clone(), json!({ "nullable": true, "enum": values }));
        }
    }
}

fn is_nullable(schema: &Value, document: &Document) -> bool {
    let schema = document.resolve(&Schema { pointer: String::new(), value: schema }).unwrap().value;
    let alternatives = ["oneOf", "anyOf"].iter().filter_map(|key| schema.get(key)?.as_array()).flatten();
    schema.get("nullable") == Some(&json!(true))
        || schema.get("enum") == Some(&json!([null]))
        || alternatives.into_iter().any(|one| is_nullable(one, document))
}

fn allow_null(schema: &mut Value) {
    let inner = schema.take();
    *schema = json!({"anyOf": [inner, {"type": "string", "nullable": true, "enum": [null]}]});
}

/// Returns what a value of a response becomes when the client decodes and encodes it: where null and absent mean the
/// same there is nothing, and the document's default stands for what is absent. `read` is what the client made of it,
/// which tells the alternative of a union that it took.
pub(crate) fn as_read(document: &Document, schema: &Schema<'_>, value: &Value, read: &Value) -> Value {
    encoded(document, schema, value, read, &|property, is_required, member| match member {
        // Absent it would be the default.
        Some(Value::Null)
            if applied_default(property).is_some_and(|default| !is_empty(default) && !default.is_null()) =>
        {
            Some(Value::Null)
        }
        // What must be there and may be anything is never absent; nor is a type of its own that may be null. Where the
        // default stands for what is absent, null is a value.
        Some(Value::Null)
            if !(is_required && (property.get("$ref").is_some() || *property == json!({})))
                && applied_default(property).is_none_or(Value::is_null) =>
        {
            None
        }
        // An empty list or object that is the default is not written.
        Some(member) if is_empty(member) && applied_default(property).is_some_and(is_empty) => None,
        Some(member) => Some(member.clone()),
        None => applied_default(property).filter(|default| !is_empty(default) && !default.is_null()).cloned(),
    })
}

/// Returns what a value of a request becomes when the client decodes and encodes it: an optional field that is null
/// means the same as one that is absent, and is left out. `sent` is what the client made of it, which tells the
/// alternative of a union that it took.
pub(crate) fn as_sent(document: &Document, schema: &Schema<'_>, value: &Value, sent: &Value) -> Value {
    encoded(document, schema, value, sent, &|property, is_required, member| {
        let is_required = is_required && property.get("readOnly") != Some(&json!(true));
        member.filter(|member| is_required || !member.is_null()).or_else(|| constant(property)).cloned()
    })
}

/// Returns the value of a property that has one string as its only value and default. It is sent even if it is not given.
pub(crate) fn constant(property: &Value) -> Option<&Value> {
    let default = property.get("default").filter(|default| default.is_string())?;
    let is_only =
        property.get("enum").and_then(Value::as_array).map(Vec::as_slice) == Some(std::slice::from_ref(default));
    (is_only && property.get("nullable") != Some(&json!(true))).then_some(default)
}

/// Returns what becomes of a member that a schema lists, given the schema, whether it is required, and its value.
type Change<'a> = &'a dyn Fn(&Value, bool, Option<&Value>) -> Option<Value>;

/// Returns a value with every listed member changed. Of a union the alternative that results in `made` counts.
fn encoded(document: &Document, schema: &Schema<'_>, value: &Value, made: &Value, change: Change<'_>) -> Value {
    let schema = document.resolve(schema).unwrap();
    let parts = |keyword: &'static str| {
        let parts = schema.value.get(keyword).and_then(Value::as_array).into_iter().flatten().enumerate();
        let pointer = schema.pointer.clone();
        parts.map(move |(index, value)| Schema { pointer: format!("{pointer}/{keyword}/{index}"), value })
    };
    let mut value = match value {
        Value::Array(items) => {
            let inner = schema.value.get("items");
            let inner = inner.map(|value| Schema { pointer: format!("{}/items", schema.pointer), value });
            let made = |index: usize| made.get(index).unwrap_or(&Value::Null);
            let item = |(index, item): (usize, &Value)| match &inner {
                Some(inner) => encoded(document, inner, item, made(index), change),
                None => item.clone(),
            };
            items.iter().enumerate().map(item).collect()
        }
        Value::Object(members) => members_encoded(document, &schema, members, made, change),
        _ => value.clone(),
    };
    // Unions come last: only then does one of their alternatives result in what was made.
    let is_union = |part: &Schema<'_>| {
        let part = document.resolve(part).unwrap().value;
        part.get("oneOf").or(part.get("anyOf")).is_some()
    };
    let (unions, plain): (Vec<_>, Vec<_>) = parts("allOf").partition(is_union);
    for part in plain.into_iter().chain(unions) {
        value = encoded(document, &part, &value, made, change);
    }
    let mut results = parts("oneOf").chain(parts("anyOf")).map(|part| encoded(document, &part, &value, made, change));
    let Some(first) = results.next() else { return value };
    if same(&first, made) { first } else { results.find(|result| same(result, made)).unwrap_or(first) }
}

/// Returns an object with every listed member changed.
fn members_encoded(
    document: &Document,
    schema: &Schema<'_>,
    members: &Map<String, Value>,
    made: &Value,
    change: Change<'_>,
) -> Value {
    let properties = schema.value.get("properties").and_then(Value::as_object);
    let required = schema.value.get("required").and_then(Value::as_array);
    let is_required = |name: &str| required.is_some_and(|names| names.iter().any(|required| required == name));
    let inner = |name: &String, pointer: String, value: &Value, member: &Value| {
        let made = made.get(name).unwrap_or(&Value::Null);
        encoded(document, &Schema { pointer, value }, member, made, change)
    };
    let mut changed = Map::new();
    for (name, property) in properties.into_iter().flatten() {
        if let Some(member) = change(property, is_required(name), members.get(name)) {
            let pointer = join(&format!("{}/properties", schema.pointer), name);
            changed.insert(name.clone(), inner(name, pointer, property, &member));
        }
    }
    let others = schema.value.get("additionalProperties").filter(|others| others.is_object());
    for (name, member) in members {
        if properties.is_some_and(|listed| listed.contains_key(name)) {
            continue;
        }
        let pointer = format!("{}/additionalProperties", schema.pointer);
        let member = others.map_or_else(|| member.clone(), |others| inner(name, pointer, others, member));
        changed.insert(name.clone(), member);
    }
    Value::Object(changed)
}

/// Returns the default of a property that stands for it where it is absent. An object with listed properties is not made
/// of a default, and one that is of another type is none.
pub(crate) fn applied_default(property: &Value) -> Option<&Value> {
    let default = property.get("default")?;
    let is_plain = ["properties", "allOf", "oneOf", "anyOf", "$ref"].iter().all(|key| property.get(key).is_none());
    let is_right = match property.get("type").and_then(Value::as_str) {
        Some("string") => default.is_string(),
        Some("boolean") => default.is_boolean(),
        Some("integer") => default.is_i64() || default.is_u64(),
        Some("number") => default.is_number(),
        Some("array") => default.is_array(),
        Some("object") => default.is_object(),
        _ => true,
    };
    ((is_plain || !default.is_object()) && (is_right || default.is_null())).then_some(default)
}

/// Returns whether a list or an object has nothing in it.
pub(crate) fn is_empty(value: &Value) -> bool {
    value.as_array().is_some_and(Vec::is_empty) || value.as_object().is_some_and(Map::is_empty)
}
