//! Converts OpenAPI 3.1 to 3.0.3.
//!
//! Keywords that 3.0.3 does not have are replaced by equivalent ones. If there are none, a note says so, and the result
//! accepts more than the source, never less. A document in 3.0 keeps its keywords.
//!
//! In both cases the parameters, bodies, responses and headers that an operation refers to are inlined, and a referenced
//! schema outside of `/components/schemas` becomes a component.
//!
//! | 3.1 | 3.0.3 |
//! | --- | --- |
//! | `type: [T, null]` | `type: T`, `nullable: true` |
//! | `anyOf: [T, {type: null}]` | `T` with `nullable: true` |
//! | `anyOf: [{$ref}, {type: null}]` | `oneOf: [{$ref}, {enum: [null]}]`, since `nullable` needs a `type` next to it |
//! | `anyOf: [A, B, {type: null}]` | `nullable: true` in the first of A and B that has a `type` and no `enum`, else another alternative `enum: [null]` |
//! | `anyOf: [{}, …]` | nothing: every value is accepted |
//! | `anyOf` whose alternatives differ in type | `oneOf`, which is equivalent and gives better Rust types |
//! | `anyOf` with an alternative that another, of a plain type, contains | the other: an integer is a number |
//! | `type: [A, B]`, an `enum` of several types | `oneOf`, one alternative for each type |
//! | `const: V` | `enum: [V]` |
//! | `exclusiveMinimum: N` | `minimum: N`, `exclusiveMinimum: true` |
//! | `examples: [E, …]` | `example: E` |
//! | `$ref` with siblings | `allOf: [{$ref}]` with the siblings |
//! | `true`, `false` as a schema | `{}`, `not: {}` |
//! | `contentEncoding: base64`, `contentMediaType: application/octet-stream` | `format: byte`, `format: binary` |
//! | `prefixItems` of one type, `items: false` | `items`, `maxItems` |
//! | `$defs` | components |
//! | `unevaluatedProperties` without composition | `additionalProperties` |
//! | the licence's `identifier` | its `url` at spdx.org |
//!
//! A `title` that only repeats the name of its property, parameter or model is dropped without a note: FastAPI generates
//! one for each.

mod array_object;
mod assertions;
mod composition;
mod schema;
mod security;

use std::collections::{HashMap, HashSet};

use super::json_type::Types;
use super::node_ext::{self, Members};
use super::note::{ImportNote, NoteKind};
use webagent_codegen::openapi::diagnostic::{Diagnostic, Error};
use webagent_codegen::openapi::objects::{Object, Slot};
use webagent_codegen::openapi::reference;
use webagent_codegen::openapi::spanned_value::{SpannedValue, join};

pub use composition::null_schema;

/// The OpenAPI version of the result.
pub const VERSION: &str = "3.0.3";

/// Maximum number of converted values, with references expanded. A thousand operations need about 200,000.
const MAX_NODES: usize = 4_000_000;

/// Maximum nesting of references; deeper ones count as circular.
const MAX_NESTED_REFERENCES: usize = 16;

/// A converted document and the notes on the conversion.
#[derive(Clone, Debug)]
pub struct Converted {
    /// The document in OpenAPI 3.0.3.
    pub document: SpannedValue,
    /// Notes on lost or omitted parts.
    pub notes: Vec<ImportNote>,
}

/// Converts a part of a document. References are resolved in `source`, the whole document; `part` is converted.
///
/// # Errors
///
/// The document is neither OpenAPI 3.0 nor 3.1, or its structure is invalid; all invalid locations are listed.
pub fn convert(name: &str, source: &SpannedValue, part: &SpannedValue) -> Result<Converted, Error> {
    let version = version_of(name, source)?;
    let mut converter = Converter {
        source,
        version,
        types: Types::default(),
        notes: Vec::new(),
        problems: Vec::new(),
        lost: 0,
        lifted: HashMap::new(),
        queue: Vec::new(),
        taken: component_names(source),
        scopes: Vec::new(),
        references: Vec::new(),
        nodes: 0,
    };
    let mut document = converter.one(Object::Document, part, "", None);
    converter.lift(&mut document);
    converter.security(&mut document);
    if converter.problems.is_empty() {
        Ok(Converted { document, notes: converter.notes })
    } else {
        Err(Error { document: name.to_owned(), problems: converter.problems })
    }
}

/// The supported versions of OpenAPI.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// 3.0, with any patch number.
    V30,
    /// 3.1, with any patch number.
    V31,
}

/// Returns the version of a document.
///
/// # Errors
///
/// It is not an OpenAPI document, or its version is not supported.
pub fn version_of(name: &str, source: &SpannedValue) -> Result<Version, Error> {
    let refuse = |pointer: &str, at, message: String| Err(Error::new(name, pointer, Some(at), message));
    if source.as_object().is_none() {
        return refuse("", source.at, format!("expected an OpenAPI document, found {}", source.kind()));
    }
    let Some(node) = source.get("openapi") else {
        let message = match source.get("swagger") {
            Some(_) => "this is Swagger 2.0; convert it to OpenAPI 3.0 first",
            None => "not an OpenAPI document: the field `openapi` with the version is missing",
        };
        return refuse("", source.at, message.to_owned());
    };
    match node.as_str() {
        Some(text) if text == "3.0" || text.starts_with("3.0.") => Ok(Version::V30),
        Some(text) if text == "3.1" || text.starts_with("3.1.") => Ok(Version::V31),
        Some(text) => refuse("/openapi", node.at, format!("OpenAPI {text} is not supported, only 3.0 and 3.1 are")),
        None => refuse("/openapi", node.at, format!("expected the version, found {}", node.kind())),
    }
}

fn component_names(source: &SpannedValue) -> HashSet<String> {
    let schemas = source.get("components").and_then(|components| components.get("schemas"));
    let names = schemas.and_then(SpannedValue::as_object).into_iter().flat_map(|members| members.keys());
    names.cloned().collect()
}

/// An enclosing schema, which may have `$defs`.
type Scope<'a> = (&'a SpannedValue, String);

/// A schema that will become a component.
struct Lift<'a> {
    pointer: String,
    name: String,
    scopes: Vec<Scope<'a>>,
}

/// The state of a conversion.
struct Converter<'a> {
    source: &'a SpannedValue,
    version: Version,
    types: Types,
    notes: Vec<ImportNote>,
    problems: Vec<Diagnostic>,
    /// Number of notes about lost restrictions.
    lost: usize,
    /// Names of the schemas that will become components, by pointer.
    lifted: HashMap<String, String>,
    queue: Vec<Lift<'a>>,
    /// Names of components that are in use.
    taken: HashSet<String>,
    scopes: Vec<Scope<'a>>,
    /// The references being converted, outermost first.
    references: Vec<String>,
    nodes: usize,
}

impl<'a> Converter<'a> {
    fn problem(&mut self, pointer: &str, node: &SpannedValue, message: impl Into<String>) {
        self.problems.push(Diagnostic { pointer: pointer.to_owned(), at: Some(node.at), message: message.into() });
    }

    fn lose(&mut self, pointer: &str, node: &SpannedValue, message: impl Into<String>) {
        self.lost += 1;
        self.notes.push(ImportNote::source(NoteKind::Lost, pointer, node.at, message));
    }

    fn leave_out(&mut self, pointer: &str, node: &SpannedValue, message: impl Into<String>) {
        self.notes.push(ImportNote::source(NoteKind::LeftOut, pointer, node.at, message));
    }

    /// Returns whether the limit is not reached yet; a document that expands endlessly is refused.
    fn spend(&mut self, pointer: &str, node: &SpannedValue) -> bool {
        self.nodes += 1;
        if self.nodes == MAX_NODES {
            let message = format!("more than {MAX_NODES} values, with references expanded");
            self.problem(pointer, node, message);
        }
        self.nodes < MAX_NODES
    }

    /// Converts an object. A `title` that repeats `name` is dropped.
    fn one(&mut self, object: Object, node: &'a SpannedValue, pointer: &str, name: Option<&str>) -> SpannedValue {
        if !self.spend(pointer, node) {
            return node_ext::object(node.at, Members::new());
        }
        if object == Object::Schema {
            return self.schema(node, pointer, name);
        }
        let Some(members) = node.as_object() else {
            self.problem(pointer, node, format!("expected an object, found {}", node.kind()));
            return node_ext::object(node.at, Members::new());
        };
        if let Some(target) = members.get("$ref")
            && object != Object::Document
        {
            return self.referred(object, node, target, pointer, name);
        }
        let own = node.text("name").filter(|_| object == Object::Parameter);
        let name = own.or(name);
        let mut converted = Members::new();
        for (key, value) in members {
            let pointer = join(pointer, key);
            if let Some(value) = self.member(object, node, key, value, &pointer, name) {
                converted.insert(key.clone(), value);
            }
        }
        self.complete(object, node, pointer, &mut converted);
        node_ext::object(node.at, converted)
    }

    /// Converts a member of an object other than a schema; `None` if it is omitted.
    fn member(
        &mut self,
        object: Object,
        owner: &'a SpannedValue,
        key: &str,
        value: &'a SpannedValue,
        pointer: &str,
        name: Option<&str>,
    ) -> Option<SpannedValue> {
        if object == Object::Components && !matches!(key, "schemas" | "securitySchemes") {
            // The parts that operations use are inlined.
            return None;
        }
        match object.slot(key) {
            Some(Slot::Data) => Some(value.clone()),
            Some(Slot::One(inner)) => Some(self.one(inner, value, pointer, name)),
            Some(Slot::Map(inner)) => {
                let Some(members) = value.as_object() else {
                    self.problem(pointer, value, format!("expected an object, found {}", value.kind()));
                    return None;
                };
                let response = match (object, key) {
                    (Object::Operation, "responses") => owner.text("operationId").map(|id| format!("response {id}")),
                    _ => None,
                };
                let mut converted = Members::new();
                for (key, value) in members {
                    let pointer = join(pointer, key);
                    let is_extension = key.starts_with("x-") && object != Object::Components && inner != Object::Header;
                    if is_extension && !matches!(inner, Object::Schema | Object::Example) {
                        converted.insert(key.clone(), value.clone());
                        continue;
                    }
                    let name = match inner {
                        Object::Schema => Some(key.as_str()),
                        _ => response.as_deref().or(name),
                    };
                    converted.insert(key.clone(), self.one(inner, value, &pointer, name));
                }
                Some(node_ext::object(value.at, converted))
            }
            Some(Slot::List(inner)) => {
                let Some(items) = value.as_array() else {
                    self.problem(pointer, value, format!("expected an array, found {}", value.kind()));
                    return None;
                };
                let mut converted = Vec::with_capacity(items.len());
                for (index, item) in items.iter().enumerate() {
                    converted.push(self.one(inner, item, &join(pointer, &index.to_string()), name));
                }
                Some(node_ext::array(value.at, converted))
            }
            None if self.version == Version::V30 => Some(value.clone()),
            None => {
                self.unknown(object, key, value, pointer);
                None
            }
        }
    }

    /// Reports fields that 3.0.3 does not have, outside of schemas.
    fn unknown(&mut self, object: Object, key: &str, value: &SpannedValue, pointer: &str) {
        let message = match (object, key) {
            (Object::License, "identifier") => return,
            (Object::Document, "webhooks") => {
                let count = value.as_object().map_or(0, indexmap::IndexMap::len);
                format!("a client does not receive requests, so webhooks are not imported ({count})")
            }
            (Object::Document, "jsonSchemaDialect") => {
                if value.as_str().is_some_and(|dialect| dialect.starts_with("https://spec.openapis.org/oas/3.1/")) {
                    return;
                }
                let message = "schemas of another dialect of JSON Schema were read as 2020-12; check the result";
                return self.lose(pointer, value, message);
            }
            _ => format!("OpenAPI {VERSION} has no `{key}` here"),
        };
        self.leave_out(pointer, value, message);
    }

    /// Adds fields that 3.0.3 requires and 3.1 does not.
    fn complete(&mut self, object: Object, node: &SpannedValue, pointer: &str, members: &mut Members) {
        match object {
            Object::Document => {
                members.insert("openapi".to_owned(), node_ext::string(node.at, VERSION));
            }
            Object::License => {
                if let Some(identifier) = node.text("identifier")
                    && !members.contains_key("url")
                {
                    let url = format!("https://spdx.org/licenses/{identifier}.html");
                    members.insert("url".to_owned(), node_ext::string(node.at, url));
                }
            }
            Object::Operation if !members.contains_key("responses") => {
                self.leave_out(
                    pointer,
                    node,
                    "the operation declares no response: every response is accepted as it is",
                );
                let any = node_ext::single(node.at, "description", node_ext::string(node.at, "Any response."));
                members.insert("responses".to_owned(), node_ext::single(node.at, "default", any));
            }
            _ => {}
        }
    }

    /// Inlines the target of a reference outside of a schema.
    fn referred(
        &mut self,
        object: Object,
        node: &'a SpannedValue,
        target: &'a SpannedValue,
        pointer: &str,
        name: Option<&str>,
    ) -> SpannedValue {
        let nothing = || node_ext::object(node.at, Members::new());
        let Some(text) = target.as_str() else {
            self.problem(&join(pointer, "$ref"), target, "`$ref` must be a string");
            return nothing();
        };
        let Some((found, target_pointer)) = reference::follow(self.source, text) else {
            self.problem(&join(pointer, "$ref"), target, format!("`{text}` does not exist in this document"));
            return nothing();
        };
        if self.references.contains(&target_pointer) || self.references.len() >= MAX_NESTED_REFERENCES {
            self.problem(&join(pointer, "$ref"), target, format!("`{text}` is a reference to itself"));
            return nothing();
        }
        for (key, value) in node.as_object().into_iter().flatten().filter(|(key, _)| *key != "$ref") {
            self.leave_out(&join(pointer, key), value, "next to a reference, where it is ignored");
        }
        self.references.push(target_pointer.clone());
        let converted = self.one(object, found, &target_pointer, name);
        self.references.pop();
        converted
    }

    /// Creates components for schemas that are referenced elsewhere.
    fn lift(&mut self, document: &mut SpannedValue) {
        let mut lifted = Members::new();
        while let Some(Lift { pointer, name, scopes }) = self.queue.pop() {
            let Some(node) = self.source.pointer(&pointer) else {
                continue;
            };
            self.scopes = scopes;
            let schema = self.one(Object::Schema, node, &pointer, Some(&name));
            lifted.insert(name, schema);
        }
        if lifted.is_empty() {
            return;
        }
        lifted.sort_keys();
        let at = document.at;
        let empty = || node_ext::object(at, Members::new());
        let schemas = document
            .as_object_mut()
            .map(|members| members.entry("components".to_owned()).or_insert_with(empty))
            .and_then(SpannedValue::as_object_mut)
            .map(|members| members.entry("schemas".to_owned()).or_insert_with(empty))
            .and_then(SpannedValue::as_object_mut);
        if let Some(schemas) = schemas {
            schemas.extend(lifted);
        }
    }
}
