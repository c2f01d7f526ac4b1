//! Gives every type, field and variant its Rust name before typify does.
//!
//! typify names inline schemas after their titles or locations, treats two types with one name as the same, and fails
//! for enums whose values it cannot distinguish. So components and properties are renamed where necessary, and every
//! inline schema that becomes a type gets a unique title.

use std::collections::HashMap;

use heck::{ToPascalCase, ToSnakeCase};
use serde_json::{Map, Value, json};

use super::notes::Notes;
use super::request_response::Component;
use crate::names::{Case, Scope, Wanted};
use crate::openapi::extensions::{NAME, NAMES};
use crate::openapi::reference;

/// Names that the generated code itself uses.
const RESERVED_TYPES: [&str; 7] = ["Ok", "Err", "Some", "None", "Default", "Into", "String"];

type Schema = Map<String, Value>;

/// Names the schemas of a document: those of components, and those in operations, each with a name for its schema.
pub(crate) fn apply<'a>(
    schemas: &mut Schema,
    components: &mut [Component],
    roots: impl Iterator<Item = (String, &'a mut Value)>,
    notes: &mut Notes,
) {
    let mut namer = Namer {
        types: Scope::new(Case::Pascal, "schema", &RESERVED_TYPES),
        inline: HashMap::new(),
        components: HashMap::new(),
        variants: HashMap::new(),
        inner: Schema::new(),
        notes,
    };
    namer.components(schemas, components);
    for (name, schema) in schemas.iter_mut() {
        namer.schema(schema, name, Position::Component);
    }
    for (context, schema) in roots {
        namer.schema(schema, &context, Position::Inline);
    }
    schemas.extend(namer.inner);
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Position {
    Component,
    /// An alternative of a union. An object becomes a component: typify would make a variant with fields of it.
    Alternative,
    Inline,
}

struct Namer<'a> {
    types: Scope,
    /// The titles of inline schemas by title and content: equal schemas become one type.
    inline: HashMap<(String, String), String>,
    /// The new names of the components.
    components: HashMap<String, String>,
    /// The generated variant names of component enums, by component.
    variants: HashMap<String, Vec<(String, String)>>,
    /// Further components: alternatives, and component unions that are nullable, because typify would give the union and
    /// its option the same name.
    inner: Schema,
    notes: &'a mut Notes,
}

impl Namer<'_> {
    fn components(&mut self, schemas: &mut Schema, components: &mut [Component]) {
        let wanted: Vec<Wanted<'_>> = schemas
            .iter()
            .map(|(name, schema)| Wanted { name, by_hand: schema.get(NAME).and_then(Value::as_str) })
            .collect();
        let names = self.types.assign(&wanted);
        let old = std::mem::take(schemas);
        for ((old, mut schema), new) in old.into_iter().zip(names) {
            if let Some(object) = schema.as_object_mut() {
                object.remove(NAME);
                let variants = self.enum_values(object);
                self.variants.insert(new.clone(), variants);
            }
            for component in components.iter_mut().filter(|component| component.generated == old) {
                component.generated.clone_from(&new);
            }
            self.components.insert(old, new.clone());
            schemas.insert(new, schema);
        }
    }

    fn schema(&mut self, schema: &mut Value, context: &str, position: Position) {
        let Some(object) = schema.as_object_mut() else { return };
        if let Some(Value::String(target)) = object.get_mut("$ref") {
            if let Some(name) = reference::schema_name(target).and_then(|name| self.components.get(&name)) {
                *target = reference::schema(name);
            }
            return;
        }
        let by_hand = object.remove(NAME).and_then(|name| name.as_str().map(str::to_owned));
        let title = object.remove("title").and_then(|title| title.as_str().map(str::to_owned));
        let is_type = becomes_type(object);
        let name = match (position, is_type) {
            (Position::Component, _) | (_, false) => context.to_owned(),
            (_, true) => self.inline_name(object, by_hand.or(title), context),
        };
        if position != Position::Component {
            self.enum_values(object);
        }
        self.properties(object, &name);
        for (key, child) in object.iter_mut() {
            match (key.as_str(), child) {
                ("items", child) => self.schema(child, &format!("{name}Item"), Position::Inline),
                ("additionalProperties", child) => self.schema(child, &format!("{name}Value"), Position::Inline),
                ("allOf", Value::Array(parts)) => {
                    parts.iter_mut().for_each(|part| self.schema(part, &name, Position::Inline));
                }
                ("oneOf", Value::Array(alternatives)) => {
                    let kinds = kinds(alternatives);
                    for (alternative, kind) in alternatives.iter_mut().zip(kinds) {
                        self.schema(alternative, &format!("{name}{kind}"), Position::Alternative);
                    }
                }
                _ => {}
            }
        }
        self.default_of_enum(object);
        let is_nullable = object.get("nullable") == Some(&Value::Bool(true));
        match position {
            Position::Component if is_nullable && is_type => {
                let inner = self.types.assign_one(&format!("{context}Inner"));
                match object.remove("oneOf") {
                    Some(alternatives) => {
                        let mut union = Map::from_iter([("oneOf".to_owned(), alternatives)]);
                        union
                            .extend(object.get_key_value("description").map(|(key, text)| (key.clone(), text.clone())));
                        let reference = self.add_component(&inner, union);
                        object.insert("allOf".to_owned(), json!([reference]));
                    }
                    None => set_title(object, &inner),
                }
            }
            Position::Component => {}
            Position::Alternative if is_object(object) => {
                let component = std::mem::take(object);
                object.extend(self.add_component(&name, component));
            }
            _ if is_type => set_title(object, &name),
            _ => {}
        }
    }

    /// Returns the type name for an inline schema.
    fn inline_name(&mut self, schema: &Schema, title: Option<String>, context: &str) -> String {
        let title = title.map(|title| Case::Pascal.identifier(&title)).filter(|title| title != "X");
        let wanted = title.unwrap_or_else(|| context.to_owned());
        let content = (wanted.clone(), Value::from(schema.clone()).to_string());
        if let Some(name) = self.inline.get(&content) {
            return name.clone();
        }
        let name = match self.types.take(&wanted) {
            true => wanted,
            false => self.types.assign_one(context),
        };
        self.inline.insert(content, name.clone());
        name
    }

    /// Renames properties that typify could not distinguish, and names the schemas in them.
    fn properties(&mut self, schema: &mut Schema, context: &str) {
        let Some(Value::Object(properties)) = schema.remove("properties") else { return };
        let keeps_extra = schema.get("additionalProperties").is_some_and(|schema| schema != &Value::Bool(false));
        let by_hand = |property: &Value| property.get(NAME).and_then(Value::as_str).map(str::to_owned);
        let given: Vec<Option<String>> = properties.values().map(by_hand).collect();
        let wanted: Vec<Wanted<'_>> =
            properties.keys().zip(&given).map(|(name, given)| Wanted { name, by_hand: given.as_deref() }).collect();
        let reserved: &[&str] = if keeps_extra { &["extra"] } else { &[] };
        let names = Scope::new(Case::Snake, "property", reserved).assign(&wanted);
        let mut renamed = Schema::new();
        for ((name, mut property), new) in properties.into_iter().zip(names) {
            if let Some(property) = property.as_object_mut() {
                property.remove(NAME);
            }
            self.schema(&mut property, &format!("{context}{}", Case::Pascal.identifier(&new)), Position::Inline);
            if typify_name(&name, Case::Snake) == new {
                renamed.insert(name, property);
                continue;
            }
            if property.get("$ref").is_some() {
                property = json!({ "allOf": [property] });
            }
            if let Some(property) = property.as_object_mut() {
                self.make_component(property);
                self.notes.edit(property, |note| note.renamed = Some(name.clone()));
            }
            if let Some(Value::Array(required)) = schema.get_mut("required") {
                required.iter_mut().filter(|required| required.as_str() == Some(&name)).for_each(|required| {
                    *required = new.clone().into();
                });
            }
            renamed.insert(new, property);
        }
        schema.insert("properties".to_owned(), renamed.into());
    }

    /// Makes a component of a schema that becomes a type: the notes of the property and of the type are then two.
    fn make_component(&mut self, property: &mut Schema) {
        let Some(Value::String(name)) = property.remove("title") else { return };
        let mut component = std::mem::take(property);
        for keyword in ["nullable", "default"] {
            property.extend(component.remove_entry(keyword));
        }
        if let Some(text) = self.notes.of(&component).and_then(|note| note.description.clone()) {
            self.notes.edit(property, |note| note.description = Some(text));
        }
        let reference = self.add_component(&name, component);
        property.insert("allOf".to_owned(), json!([reference]));
    }

    /// Adds a component and returns a reference to it.
    fn add_component(&mut self, name: &str, component: Schema) -> Schema {
        self.inner.insert(name.to_owned(), component.into());
        Schema::from_iter([("$ref".to_owned(), reference::schema(name).into())])
    }

    /// Renames enum values that typify could not distinguish. Returns the new names and the values.
    fn enum_values(&mut self, schema: &mut Schema) -> Vec<(String, String)> {
        let by_hand = schema.remove(NAMES);
        let by_hand = |text: &str| by_hand.as_ref().and_then(|names| names.get(text)?.as_str());
        let Some(Value::Array(values)) = schema.get_mut("enum") else { return Vec::new() };
        let mut seen = std::collections::HashSet::new();
        values.retain(|value| seen.insert(value.clone()));
        let texts: Vec<String> = values.iter().filter_map(Value::as_str).map(str::to_owned).collect();
        let wanted: Vec<Wanted<'_>> = texts.iter().map(|text| Wanted { name: text, by_hand: by_hand(text) }).collect();
        let names = Scope::new(Case::Pascal, "value", &[]).assign(&wanted);
        if texts.iter().zip(&names).all(|(text, name)| typify_name(text, Case::Pascal) == *name) {
            return Vec::new();
        }
        let variants: Vec<(String, String)> = names.into_iter().zip(texts).collect();
        for value in values.iter_mut() {
            let new = variants.iter().find(|(_, text)| value.as_str() == Some(text)).map(|(name, _)| name.clone());
            if let Some(new) = new {
                *value = new.into();
            }
        }
        rename_default(schema, &variants);
        self.notes.edit(schema, |note| note.variants.clone_from(&variants));
        variants
    }

    /// Renames a default next to a reference to an enum.
    fn default_of_enum(&self, schema: &mut Schema) {
        let name = schema.get("allOf").and_then(|parts| reference::referred_schema(parts.get(0)?));
        if let Some(variants) = name.and_then(|name| self.variants.get(&name)) {
            rename_default(schema, variants);
        }
    }
}

fn rename_default(schema: &mut Schema, variants: &[(String, String)]) {
    let default = schema.get("default").and_then(Value::as_str);
    let new = variants.iter().find(|(_, text)| default == Some(text)).map(|(name, _)| name.clone());
    if let Some(new) = new {
        schema.insert("default".to_owned(), new.into());
    }
}

/// Sets the title of a schema. progenitor splits a nullable union, so its title goes to the union.
fn set_title(schema: &mut Schema, title: &str) {
    let is_nullable_union = schema.get("nullable") == Some(&Value::Bool(true)) && schema.contains_key("oneOf");
    if !is_nullable_union {
        schema.insert("title".to_owned(), title.into());
        return;
    }
    let mut inner = json!({ "title": title, "oneOf": schema.remove("oneOf") });
    if let (Some(inner), Some(description)) = (inner.as_object_mut(), schema.get("description")) {
        inner.insert("description".to_owned(), description.clone());
    }
    schema.insert("allOf".to_owned(), json!([inner]));
}

/// Returns whether typify generates a named type for a schema.
fn becomes_type(schema: &Schema) -> bool {
    let has = |key: &str| schema.contains_key(key);
    let is_string = schema.get("type").and_then(Value::as_str) == Some("string") || !has("type");
    let is_union = schema.get("oneOf").and_then(Value::as_array).is_some_and(|alternatives| alternatives.len() > 1);
    is_union || is_object(schema) || (is_string && (has("enum") || has("minLength") || has("maxLength")))
}

fn is_object(schema: &Schema) -> bool {
    let is_filled = |key: &str| match schema.get(key) {
        Some(Value::Object(members)) => !members.is_empty(),
        Some(Value::Array(items)) => !items.is_empty(),
        _ => false,
    };
    is_filled("properties") || is_filled("required") || schema.get("additionalProperties") == Some(&Value::Bool(false))
}

/// Returns a word for each alternative of a union, with a number if several are of one kind.
fn kinds(alternatives: &[Value]) -> Vec<String> {
    let kind = |schema: &Value| {
        let is_enum = schema.get("enum").is_some();
        let kind = schema.get("type").and_then(Value::as_str).map(|kind| if is_enum { "enum" } else { kind });
        kind.unwrap_or(if schema.get("oneOf").is_some() { "union" } else { "value" }).to_pascal_case()
    };
    let kinds: Vec<String> = alternatives.iter().map(kind).collect();
    let number = |index: usize, kind: &String| {
        let is_alone = kinds.iter().filter(|other| *other == kind).count() == 1;
        let before = kinds.iter().take(index).filter(|other| *other == kind).count();
        if is_alone { kind.clone() } else { format!("{kind}{}", before + 1) }
    };
    kinds.iter().enumerate().map(|(index, kind)| number(index, kind)).collect()
}

/// Returns the name that typify derives from another one.
fn typify_name(name: &str, case: Case) -> String {
    let words = name.replace('\'', "").replace(|c: char| !unicode_ident::is_xid_continue(c), "-");
    let mut out = match (name, case) {
        ("+1" | "-1", _) => return String::new(),
        (_, Case::Snake) => words.to_snake_case(),
        (_, Case::Pascal) => words.to_pascal_case(),
    };
    if !out.starts_with(unicode_ident::is_xid_start) {
        out.insert(0, if case == Case::Snake { 'x' } else { 'X' });
    }
    if crate::names::is_keyword(&out) {
        out.push('_');
    }
    out
}
