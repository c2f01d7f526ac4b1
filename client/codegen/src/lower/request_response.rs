//! Rewrites schemas for the direction in which they are used.
//!
//! typify treats both directions alike: a response with an unlisted value is an error, and the client sends the defaults
//! of the service. [`crate::tolerance`] defines what is done with each keyword instead. In addition:
//!
//! | | request | response |
//! | --- | --- | --- |
//! | required and nullable | must be given | may be absent |
//! | required and `readOnly` | may be absent | must be given |
//! | required and `writeOnly` | must be given | may be absent |
//! | optional | absent or given, an empty list too | the same |
//! | optional, with one string as its only value and default | sent | the default if absent |
//! | fields that are not listed | refused, except beside a discriminator without alternatives | kept |
//!
//! A component that is used in both directions and differs by direction becomes two: the response keeps the name, the
//! request gets the suffix `Input`, as in pydantic.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use crate::lower::notes::Notes;
use crate::openapi::extensions::NAME;
use crate::openapi::reference;
use crate::tolerance::{self, Direction};

/// A component and the schema generated for one direction.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Component {
    /// Name in the document.
    pub name: String,
    /// Name of the generated schema.
    pub generated: String,
    /// Name of the type in `types`.
    pub rust: String,
    /// Set if it is for requests, not for responses.
    pub is_request: bool,
}

/// The components of a document and the directions in which they are used.
pub(crate) struct SplitSchemas {
    components: Map<String, Value>,
    in_requests: BTreeSet<String>,
    in_responses: BTreeSet<String>,
    /// The components that differ by direction, with their names for requests.
    inputs: BTreeMap<String, String>,
}

impl SplitSchemas {
    /// Finds the direction of each component from the schemas of all requests and responses.
    pub(crate) fn new(
        components: Map<String, Value>,
        requests: &[Value],
        responses: &[Value],
        notes: &mut Notes,
    ) -> Self {
        let in_requests = reachable(&components, requests);
        let in_responses = reachable(&components, responses);
        let mut differ: BTreeSet<&String> = in_requests
            .intersection(&in_responses)
            .filter(|name| {
                components.get(*name).is_some_and(|schema| request(schema, notes) != response(schema, notes))
            })
            .collect();
        // A component that refers to one that differs also differs.
        loop {
            let grown: BTreeSet<&String> = in_requests
                .intersection(&in_responses)
                .filter(|name| {
                    let uses = components.get(*name).map(references).unwrap_or_default();
                    differ.contains(name) || uses.iter().any(|used| differ.contains(used))
                })
                .collect();
            if grown.len() == differ.len() {
                break;
            }
            differ = grown;
        }
        let inputs = differ
            .into_iter()
            .map(|name| {
                let taken: BTreeSet<String> = components.keys().map(|name| rust_form(name)).collect();
                let mut input = format!("{name}Input");
                for number in 2.. {
                    if !taken.contains(&rust_form(&input)) {
                        break;
                    }
                    input = format!("{name}Input{number}");
                }
                (name.clone(), input)
            })
            .collect();
        Self { in_requests, in_responses, inputs, components }
    }

    /// Rewrites a schema of a request.
    pub(crate) fn request(&self, schema: &Value, notes: &mut Notes) -> Value {
        let mut schema = request(schema, notes);
        self.rename(&mut schema);
        schema
    }

    /// Returns the rewritten components by name.
    pub(crate) fn into_components(self, notes: &mut Notes) -> (Map<String, Value>, Vec<Component>) {
        let mut schemas = Map::new();
        let mut names = Vec::new();
        for (name, schema) in &self.components {
            let is_request = self.in_requests.contains(name) && !self.in_responses.contains(name);
            let made = if is_request { self.request(schema, notes) } else { response(schema, notes) };
            let mut add = |generated: &String, is_request, schema| {
                schemas.insert(generated.clone(), schema);
                names.push(Component {
                    name: name.clone(),
                    generated: generated.clone(),
                    rust: String::new(),
                    is_request,
                });
            };
            add(name, is_request, made);
            if let Some(input) = self.inputs.get(name) {
                let mut schema = self.request(schema, notes);
                if let Some(Value::String(by_hand)) = schema.get_mut(NAME) {
                    by_hand.push_str("Input");
                }
                add(input, true, schema);
            }
        }
        (schemas, names)
    }

    fn rename(&self, schema: &mut Value) {
        if let Some(Value::String(target)) = schema.get_mut("$ref")
            && let Some(input) = reference::schema_name(target).and_then(|name| self.inputs.get(&name))
        {
            *target = reference::schema(input);
        }
        children(schema).for_each(|child| self.rename(child));
    }
}

/// Normalizes a name as Rust type names do: letters and digits only, case ignored.
pub(crate) fn rust_form(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Returns the names of the components that a schema refers to.
fn references(schema: &Value) -> BTreeSet<String> {
    let mut schema = schema.clone();
    let mut found = BTreeSet::new();
    collect(&mut schema, &mut found);
    return found;

    fn collect(schema: &mut Value, found: &mut BTreeSet<String>) {
        found.extend(reference::referred_schema(schema));
        children(schema).for_each(|child| collect(child, found));
    }
}

/// Returns the names of all components that are reachable from some schemas.
fn reachable(components: &Map<String, Value>, roots: &[Value]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open: Vec<String> = roots.iter().flat_map(references).collect();
    while let Some(name) = open.pop() {
        if let Some(schema) = components.get(&name)
            && found.insert(name)
        {
            open.extend(references(schema));
        }
    }
    found
}

/// Returns the direct subschemas of a schema.
pub(crate) fn children(schema: &mut Value) -> impl Iterator<Item = &mut Value> {
    schema.as_object_mut().into_iter().flat_map(Map::iter_mut).flat_map(|(key, value)| match (key.as_str(), value) {
        ("properties", Value::Object(properties)) => properties.values_mut().collect(),
        ("allOf" | "oneOf" | "anyOf", Value::Array(alternatives)) => alternatives.iter_mut().collect(),
        ("items" | "not" | "additionalProperties", schema) => vec![schema],
        _ => Vec::new(),
    })
}

/// Rewrites a schema for requests, references unchanged.
fn request(schema: &Value, notes: &mut Notes) -> Value {
    let mut schema = schema.clone();
    rewrite(&mut schema, Direction::Request, notes, &mut |schema, notes| {
        if !is_constant(schema)
            && let Some(default) = schema.remove("default")
        {
            notes.edit(schema, |note| note.default = Some(default));
        }
        // Said in so many words (pydantic: `extra="allow"`), other fields are for the client to send.
        if schema.get("additionalProperties") == Some(&Value::Bool(true)) && schema.contains_key("properties") {
            schema.insert("additionalProperties".to_owned(), json!({}));
        }
    });
    schema
}

/// Rewrites a schema for responses, references unchanged.
pub(crate) fn response(schema: &Value, notes: &mut Notes) -> Value {
    let mut schema = schema.clone();
    rewrite(&mut schema, Direction::Response, notes, &mut |schema, notes| {
        if schema.get("default").is_some_and(|default| !can_be_applied(default, schema))
            && let Some(default) = schema.remove("default")
        {
            notes.edit(schema, |note| note.default = Some(default));
        }
        if is_string_enum(schema) {
            notes.edit(schema, |note| note.is_open = true);
        }
        if notes.of(schema).is_some_and(|note| note.discriminator.is_some()) {
            notes.edit(schema, |note| {
                if let Some(discriminator) = &mut note.discriminator {
                    discriminator.is_open = true;
                }
            });
        }
        if schema.contains_key("properties") {
            if matches!(schema.get("additionalProperties"), None | Some(Value::Bool(_))) {
                schema.insert("additionalProperties".to_owned(), json!({}));
            }
            required_and_nullable_may_be_absent(schema);
        }
    });
    schema
}

/// Returns whether a default can stand for what is absent: not if it is of another type, nor if it is an object with listed
/// properties, which rarely has what is required. It is documented then.
fn can_be_applied(default: &Value, schema: &Map<String, Value>) -> bool {
    let is_composed = ["properties", "allOf", "oneOf", "anyOf", "$ref"].iter().any(|key| schema.contains_key(*key));
    match (schema.get("type").and_then(Value::as_str), default) {
        (_, Value::Null) => true,
        (_, Value::Object(_)) if is_composed => false,
        (Some("string"), default) => default.is_string(),
        (Some("boolean"), default) => default.is_boolean(),
        (Some("integer"), default) => default.is_i64() || default.is_u64(),
        (Some("number"), default) => default.is_number(),
        (Some("object"), default) => default.is_object(),
        (Some("array"), Value::Array(items)) => {
            let of_items = schema.get("items").and_then(Value::as_object);
            items.iter().all(|item| of_items.is_none_or(|schema| can_be_applied(item, schema)))
        }
        (Some("array"), _) => false,
        _ => true,
    }
}

/// Rewrites a schema and its subschemas: the common rules, and those of one direction.
fn rewrite(
    schema: &mut Value,
    direction: Direction,
    notes: &mut Notes,
    change: &mut dyn FnMut(&mut Map<String, Value>, &mut Notes),
) {
    if let Some(schema) = schema.as_object_mut() {
        unsent_may_be_absent(schema, direction);
    }
    children(schema).for_each(|child| rewrite(child, direction, notes, change));
    let Some(schema) = schema.as_object_mut() else { return };
    for keyword in tolerance::ignored(direction) {
        schema.remove(keyword);
    }
    let values = schema.get("enum").and_then(Value::as_array);
    if values.is_some_and(|values| values.iter().any(|value| !value.is_string() && !value.is_null())) {
        schema.remove("enum");
    }
    // The notes contain it. Without alternatives, it is those of the objects that extend this one: their other fields can
    // be sent, too.
    let is_base = schema.remove("discriminator").is_some() && alternatives(schema).is_none();
    if is_base && direction == Direction::Request && schema.contains_key("properties") {
        schema.entry("additionalProperties").or_insert_with(|| json!({}));
    }
    nullable_alternatives(schema);
    first_fit(schema);
    null_may_become_anything(schema);
    change(schema, notes);
    optional_may_be_absent(schema);
}

/// Accepts any value for a property that can only be null (pydantic: `None`). Its type would have one value, which is not
/// the same as absent.
fn null_may_become_anything(schema: &mut Map<String, Value>) {
    let properties = schema.get_mut("properties").and_then(Value::as_object_mut);
    for property in properties.into_iter().flat_map(Map::values_mut).filter(|property| is_only_null(property)) {
        if let Some(property) = property.as_object_mut() {
            property.retain(|key, _| !matches!(key.as_str(), "enum" | "type" | "default"));
            property.insert("nullable".to_owned(), true.into());
        }
    }
}

/// Makes a union nullable if an alternative is. Otherwise the type would have two forms of null.
fn nullable_alternatives(schema: &mut Map<String, Value>) {
    let mut is_nullable = false;
    for keyword in ["oneOf", "anyOf"] {
        if let Some(Value::Array(alternatives)) = schema.get_mut(keyword) {
            for alternative in alternatives.iter_mut().filter_map(Value::as_object_mut) {
                is_nullable |= alternative.remove("nullable") == Some(Value::Bool(true));
            }
        }
    }
    if is_nullable {
        schema.insert("nullable".to_owned(), true.into());
    }
}

/// Makes every union a `oneOf`: the discriminator selects the alternative, or the one that describes the value best
/// matches. (For `anyOf` typify would generate a type for every subset of the alternatives, and may not
/// terminate.)
fn first_fit(schema: &mut Map<String, Value>) {
    if !schema.contains_key("oneOf")
        && let Some(alternatives) = schema.remove("anyOf")
    {
        schema.insert("oneOf".to_owned(), alternatives);
    }
    // Every integer is a number, too, but a number cannot hold every integer.
    if let Some(Value::Array(alternatives)) = schema.get_mut("oneOf") {
        let position =
            |kind: &str| alternatives.iter().position(|one| one.get("type").and_then(Value::as_str) == Some(kind));
        if let (Some(number), Some(integer)) = (position("number"), position("integer"))
            && number < integer
        {
            alternatives.swap(number, integer);
        }
    }
}

/// Returns whether a schema has one string as its only value and default, as pydantic publishes the property that selects
/// the alternative of a union. The service cannot select one if the property is absent.
fn is_constant(schema: &Map<String, Value>) -> bool {
    let values = schema.get("enum").and_then(Value::as_array).map(Vec::as_slice);
    let is_nullable = schema.get("nullable") == Some(&Value::Bool(true));
    !is_nullable
        && matches!((values, schema.get("default")), (Some([Value::String(only)]), Some(Value::String(default))) if only == default)
}

/// Returns the alternatives of a union.
pub(crate) fn alternatives(schema: &Map<String, Value>) -> Option<&Vec<Value>> {
    ["oneOf", "anyOf"].iter().find_map(|key| schema.get(*key)?.as_array())
}

/// Returns whether null is the only value of a schema.
pub(crate) fn is_only_null(schema: &Value) -> bool {
    let values = schema.get("enum").and_then(Value::as_array);
    values.is_some_and(|values| !values.is_empty() && values.iter().all(Value::is_null))
}

/// Returns whether a schema is an enum of strings.
fn is_string_enum(schema: &Map<String, Value>) -> bool {
    schema
        .get("enum")
        .and_then(Value::as_array)
        .is_some_and(|values| values.iter().any(Value::is_string) && !values.iter().any(Value::is_number))
}

fn is_nullable(schema: &Value) -> bool {
    let alternatives = schema.get("oneOf").and_then(Value::as_array);
    schema.get("nullable") == Some(&Value::Bool(true)) || alternatives.is_some_and(|all| all.iter().any(is_only_null))
}

/// Makes optional properties nullable, so that absent and empty lists and maps have different values.
fn optional_may_be_absent(schema: &mut Map<String, Value>) {
    let required = schema.get("required").cloned().unwrap_or_default();
    let is_required = |name: &String| {
        let names = required.as_array().into_iter().flatten();
        names.filter_map(Value::as_str).any(|required| required == name)
    };
    let Some(Value::Object(properties)) = schema.get_mut("properties") else {
        return;
    };
    for (name, property) in properties.iter_mut() {
        let Some(property) = property.as_object_mut() else { continue };
        let is_untyped = !["type", "oneOf", "anyOf", "allOf"].iter().any(|keyword| property.contains_key(*keyword));
        if !is_required(name) && !is_untyped && !property.contains_key("default") {
            property.insert("nullable".to_owned(), true.into());
        }
    }
}

fn required_and_nullable_may_be_absent(schema: &mut Map<String, Value>) {
    require_all_but(schema, is_nullable);
}

/// Makes properties optional that only the other direction has: `required` is about that direction then.
fn unsent_may_be_absent(schema: &mut Map<String, Value>, direction: Direction) {
    let keyword = match direction {
        Direction::Request => "readOnly",
        Direction::Response => "writeOnly",
    };
    require_all_but(schema, |property| property.get(keyword) == Some(&Value::Bool(true)));
}

fn require_all_but(schema: &mut Map<String, Value>, is_optional: impl Fn(&Value) -> bool) {
    let optional: Vec<String> = match schema.get("properties") {
        Some(Value::Object(properties)) => {
            properties.iter().filter(|(_, property)| is_optional(property)).map(|(name, _)| name.clone()).collect()
        }
        _ => return,
    };
    if let Some(Value::Array(required)) = schema.get_mut("required") {
        required.retain(|name| !optional.iter().any(|optional| name.as_str() == Some(optional)));
        if required.is_empty() {
            schema.remove("required");
        }
    }
}
