//! Reads the OpenAPI document for the tests.
//!
//! This is a second reader on purpose. The generator has its own, in `webagent_codegen::openapi`; were the tests to use
//! that one, a fault in it would hide itself.

pub(crate) mod json_schema;
mod operation;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

pub(crate) use operation::best_json;
pub use operation::{MediaType, Operation, Parameter, RequestBody, Response, SecurityScheme, Status};

/// Location of the document that `Document::load` reads, relative to this package.
const PATH: &str = "../openapi.yaml";

/// Prefix of the schemas that are named in the document.
const COMPONENT_SCHEMAS: &str = "/components/schemas";

/// Reason why the document, or a part of it, cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// The file cannot be read.
    #[error("cannot read the document {}: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// The error that the system reports.
        source: std::io::Error,
    },
    /// The text is not YAML, or holds something that JSON cannot.
    #[error("the document is not valid YAML or JSON: {0}")]
    Parse(Box<serde_saphyr::Error>),
    /// A part of the document is not what OpenAPI 3.0 asks for.
    #[error("{pointer}: {problem}")]
    Invalid {
        /// JSON pointer to the part, `` for the document itself.
        pointer: String,
        /// The problem with it.
        problem: String,
    },
}

impl DocumentError {
    /// The error that says what is wrong at a place in the document.
    pub(crate) fn invalid(pointer: &str, problem: impl Into<String>) -> Self {
        Self::Invalid { pointer: pointer.to_owned(), problem: problem.into() }
    }
}

/// An OpenAPI 3.0 document.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    root: Value,
}

/// A schema and where it stands in its document.
#[derive(Debug, Clone, PartialEq)]
pub struct Schema<'d> {
    /// JSON pointer from the document's root.
    pub pointer: String,
    /// The schema as it is written, perhaps a `$ref`.
    pub value: &'d Value,
}

impl Document {
    /// Reads the workspace's document.
    pub fn load() -> Result<Self, DocumentError> {
        Self::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join(PATH))
    }

    /// Reads a document from a file.
    pub fn read(path: &Path) -> Result<Self, DocumentError> {
        let text =
            std::fs::read_to_string(path).map_err(|source| DocumentError::Read { path: path.to_owned(), source })?;
        Self::parse(&text)
    }

    /// Reads a document from YAML (or JSON, which is YAML).
    pub fn parse(text: &str) -> Result<Self, DocumentError> {
        // A few characters that JSON may have are none of YAML.
        if let Ok(document) = serde_json::from_str::<Value>(text) {
            return Ok(Self::from(document));
        }
        // YAML 1.2: only true and false are booleans, `no` is a word.
        let options = serde_saphyr::options! { strict_booleans: true };
        serde_saphyr::from_str_with_options::<Value>(text, options)
            .map(Self::from)
            .map_err(|error| DocumentError::Parse(Box::new(error)))
    }

    /// The object that a schema describes, part by part: itself, and the parts of its `allOf`, references followed.
    pub fn parts<'d>(&'d self, schema: &'d Value) -> Vec<&'d Value> {
        /// The most levels of `allOf`, one of which may lead back to another.
        const MAX_DEPTH: usize = 20;
        let mut parts = Vec::new();
        let mut open = vec![(schema, MAX_DEPTH)];
        while let Some((schema, depth)) = open.pop() {
            let Ok(schema) = self.resolve(&Schema { pointer: String::new(), value: schema }) else { continue };
            parts.push(schema.value);
            let inner = schema.value.get("allOf").and_then(Value::as_array).filter(|_| depth > 0);
            open.extend(inner.into_iter().flatten().map(|part| (part, depth - 1)));
        }
        parts
    }

    /// The properties that one of an object's [`parts`](Self::parts) requires.
    pub fn required(&self, schema: &Value) -> BTreeSet<String> {
        let parts = self.parts(schema).into_iter();
        let names = parts.filter_map(|part| part.get("required")?.as_array()).flatten();
        names.filter_map(Value::as_str).map(str::to_owned).collect()
    }

    /// Returns whether a property of an object has an annotation, such as `readOnly`, in one of its [`parts`](Self::parts).
    pub fn is_annotated(&self, schema: &Value, property: &str, annotation: &str) -> bool {
        let parts = self.parts(schema).into_iter();
        let mut found = parts.filter_map(|part| part.get("properties")?.get(property)?.get(annotation));
        found.any(|value| *value == true)
    }

    /// The whole document.
    pub fn root(&self) -> &Value {
        &self.root
    }

    /// The schemas that the document names.
    pub fn component_schemas(&self) -> Vec<(&str, Schema<'_>)> {
        self.root
            .pointer(COMPONENT_SCHEMAS)
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
            .map(|(name, value)| {
                let pointer = join(COMPONENT_SCHEMAS, name);
                (name.as_str(), Schema { pointer, value })
            })
            .collect()
    }

    /// The schema at a JSON pointer (`/components/schemas/X`) or reference (`#/components/schemas/X`).
    pub fn schema(&self, place: &str) -> Result<Schema<'_>, DocumentError> {
        let pointer = match place.strip_prefix('#') {
            Some(fragment) => percent_decode(fragment),
            None => place.to_owned(),
        };
        let value = self.at(&pointer)?;
        if value.is_object() {
            Ok(Schema { pointer, value })
        } else {
            Err(DocumentError::invalid(&pointer, "expected a schema (an object)"))
        }
    }

    /// The schema itself, where the given one is a reference to it, over any number of steps.
    pub fn resolve<'d>(&'d self, schema: &Schema<'d>) -> Result<Schema<'d>, DocumentError> {
        let (pointer, value) = self.follow(&schema.pointer, schema.value)?;
        Ok(Schema { pointer, value })
    }

    /// The value at a JSON pointer.
    fn at(&self, pointer: &str) -> Result<&Value, DocumentError> {
        self.root.pointer(pointer).ok_or_else(|| DocumentError::invalid(pointer, "missing in the document"))
    }

    /// The object at a JSON pointer.
    fn object(&self, pointer: &str) -> Result<&Map<String, Value>, DocumentError> {
        self.at(pointer)?.as_object().ok_or_else(|| DocumentError::invalid(pointer, "expected an object"))
    }

    /// Follows `$ref` from a value until there is none.
    fn follow<'d>(&'d self, pointer: &str, value: &'d Value) -> Result<(String, &'d Value), DocumentError> {
        let mut seen = vec![pointer.to_owned()];
        let (mut pointer, mut value) = (pointer.to_owned(), value);
        while let Some(reference) = value.get("$ref") {
            let target =
                reference.as_str().and_then(|text| text.strip_prefix('#')).map(percent_decode).ok_or_else(|| {
                    let problem = format!("{reference} is not a reference within this document");
                    DocumentError::invalid(&join(&pointer, "$ref"), problem)
                })?;
            value = self.root.pointer(&target).ok_or_else(|| {
                let problem = format!("{reference} does not exist in the document");
                DocumentError::invalid(&join(&pointer, "$ref"), problem)
            })?;
            if seen.contains(&target) {
                let problem = "circular reference";
                return Err(DocumentError::invalid(&join(&pointer, "$ref"), problem));
            }
            seen.push(target.clone());
            pointer = target;
        }
        Ok((pointer, value))
    }
}

impl From<Value> for Document {
    fn from(root: Value) -> Self {
        Self { root }
    }
}

/// A JSON pointer one step further.
pub fn join(pointer: &str, token: &str) -> String {
    format!("{pointer}/{}", token.replace('~', "~0").replace('/', "~1"))
}

/// The items of a list.
fn items<'d>(pointer: &str, value: &'d Value) -> Result<&'d Vec<Value>, DocumentError> {
    value.as_array().ok_or_else(|| DocumentError::invalid(pointer, "expected a list"))
}

/// Undoes percent-encoding, which a reference may have and a JSON pointer has not.
fn percent_decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        let digit = |byte: u8| char::from(byte).to_digit(16);
        match (first, tail) {
            (b'%', [high, low, tail @ ..]) => match (digit(*high), digit(*low)) {
                (Some(high), Some(low)) => {
                    bytes.extend(u8::try_from(high * 16 + low));
                    rest = tail;
                }
                _ => bytes.push(*first),
            },
            _ => bytes.push(*first),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
