//! Bundles a document that consists of several files: referenced parts of other files become components.
//!
//! Only files in the directory of the document (or of the same Git revision) are read.

use std::collections::{BTreeMap, HashMap};

use indexmap::IndexMap;

use webagent_codegen::openapi::diagnostic::{Error, Position};
use webagent_codegen::openapi::spanned_value::{SpannedValue, Value, join};

use webagent_codegen::openapi::objects::ALL_METHODS as METHODS;
use webagent_codegen::openapi::reference;

use super::LoadError;

/// The maximum number of files of a document.
const MAX_FILES: usize = 500;

/// The origin of a part of a bundled document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// JSON pointer to the part in the bundled document.
    pub pointer: String,
    /// The file, relative to the directory of the document.
    pub file: String,
    /// JSON pointer to the part in that file.
    pub original: String,
}

/// Reads a file by its path relative to the directory of the document, or returns the reason why it cannot.
pub(super) type ReadFile<'r> = &'r dyn Fn(&str) -> Result<SpannedValue, LoadError>;

/// OpenAPI objects that can be references.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Kind {
    Document,
    Components,
    PathItem,
    Operation,
    Callback,
    Parameter,
    RequestBody,
    Response,
    MediaType,
    Encoding,
    Header,
    Schema,
    Discriminator,
    Example,
    Link,
    SecurityScheme,
    Other,
}

/// Returns the object type under a key, and whether there is one or many.
enum Child {
    One(Kind),
    Many(Kind),
}

impl Kind {
    /// Returns the section of `components` for an object type; `None` if it must be inlined.
    fn section(self) -> Option<&'static str> {
        Some(match self {
            Self::Schema => "schemas",
            Self::Response => "responses",
            Self::Parameter => "parameters",
            Self::Example => "examples",
            Self::RequestBody => "requestBodies",
            Self::Header => "headers",
            Self::SecurityScheme => "securitySchemes",
            Self::Link => "links",
            Self::Callback => "callbacks",
            _ => return None,
        })
    }

    fn child(self, key: &str) -> Child {
        use Child::{Many, One};
        match (self, key) {
            (Self::Document, "paths" | "webhooks") => Many(Self::PathItem),
            (Self::Document, "components") => One(Self::Components),
            (Self::Components, "schemas") => Many(Self::Schema),
            (Self::Components, "responses") | (Self::Operation, "responses") => Many(Self::Response),
            (Self::Components | Self::PathItem | Self::Operation, "parameters") => Many(Self::Parameter),
            (Self::Components, "requestBodies") => Many(Self::RequestBody),
            (Self::Components | Self::Response | Self::Encoding, "headers") => Many(Self::Header),
            (Self::Components, "securitySchemes") => Many(Self::SecurityScheme),
            (Self::Components | Self::Response, "links") => Many(Self::Link),
            (Self::Components | Self::Operation, "callbacks") => Many(Self::Callback),
            (Self::Components, "pathItems") => Many(Self::PathItem),
            (Self::Components | Self::Parameter | Self::Header | Self::MediaType, "examples") => Many(Self::Example),
            (Self::PathItem, key) if METHODS.contains(&key) => One(Self::Operation),
            (Self::Operation, "requestBody") => One(Self::RequestBody),
            (Self::Callback, _) => One(Self::PathItem),
            (Self::Parameter | Self::Header | Self::MediaType, "schema") => One(Self::Schema),
            (Self::Parameter | Self::Header | Self::RequestBody | Self::Response, "content") => Many(Self::MediaType),
            (Self::MediaType, "encoding") => Many(Self::Encoding),
            (Self::Schema, "properties" | "patternProperties" | "$defs" | "dependentSchemas") => Many(Self::Schema),
            (Self::Schema, "allOf" | "anyOf" | "oneOf" | "prefixItems") => Many(Self::Schema),
            (
                Self::Schema,
                "items"
                | "not"
                | "additionalProperties"
                | "if"
                | "then"
                | "else"
                | "contains"
                | "propertyNames"
                | "contentSchema"
                | "unevaluatedItems"
                | "unevaluatedProperties",
            ) => One(Self::Schema),
            (Self::Schema, "discriminator") => One(Self::Discriminator),
            _ => One(Self::Other),
        }
    }
}

/// The target of a reference.
enum Resolved {
    /// The reference is kept.
    Unchanged,
    /// A location in the document itself.
    Document(String),
    /// A location in another file.
    Elsewhere(Target),
}

/// A location in a file: the path relative to the directory of the document, and a JSON pointer.
type Target = (String, String);

/// Bundles a document. Returns it with the origins of the parts from other files; a document without such parts is
/// unchanged.
pub(super) fn bundle(
    name: &str,
    file: &str,
    root: SpannedValue,
    read: ReadFile<'_>,
    is_lenient: bool,
) -> Result<(SpannedValue, Vec<Origin>), Error> {
    let mut bundler = Bundler {
        name,
        root_file: file,
        read,
        is_lenient,
        files: BTreeMap::new(),
        names: HashMap::new(),
        taken: BTreeMap::new(),
        open: Vec::new(),
        origins: Vec::new(),
        depth: 0,
    };
    for (section, members) in root.get("components").and_then(SpannedValue::as_object).into_iter().flatten() {
        let names = members.as_object().into_iter().flatten().map(|(name, _)| name.clone());
        bundler.taken.insert(section.clone(), names.collect());
    }
    let mut bundled = root;
    bundler.walk(&mut bundled, Kind::Document, file, "")?;
    let mut parts: Vec<(&'static str, String, SpannedValue)> = Vec::new();
    while let Some((kind, target, component)) = bundler.open.pop() {
        let Some(section) = kind.section() else { continue };
        let mut node = bundler.target(&target)?;
        let pointer = join(&join("/components", section), &component);
        bundler.origins.push(Origin { pointer: pointer.clone(), file: target.0.clone(), original: target.1.clone() });
        bundler.walk(&mut node, kind, &target.0, &pointer)?;
        parts.push((section, component, node));
    }
    let origins = bundler.origins;
    for (section, component, node) in parts {
        let components = member(&mut bundled, "components");
        if let Some(components) = components
            && let Some(section) = member(components, section)
            && let Value::Object(members) = &mut section.value
        {
            members.insert(component, node);
        }
    }
    Ok((bundled, origins))
}

/// Returns an object member, creating it if it is missing.
fn member<'v>(node: &'v mut SpannedValue, key: &str) -> Option<&'v mut SpannedValue> {
    let at = node.at;
    match &mut node.value {
        Value::Object(members) => Some(
            members.entry(key.to_owned()).or_insert_with(|| SpannedValue { value: Value::Object(IndexMap::new()), at }),
        ),
        _ => None,
    }
}

struct Bundler<'r> {
    name: &'r str,
    root_file: &'r str,
    read: ReadFile<'r>,
    /// Set if unresolved references are kept.
    is_lenient: bool,
    files: BTreeMap<String, SpannedValue>,
    /// The names of the components for locations in other files.
    names: HashMap<(Kind, Target), String>,
    taken: BTreeMap<String, Vec<String>>,
    open: Vec<(Kind, Target, String)>,
    origins: Vec<Origin>,
    /// The number of path items being inlined, one inside the other.
    depth: usize,
}

impl Bundler<'_> {
    fn refuse<T>(&self, file: &str, at: Position, message: String) -> Result<T, Error> {
        let document = match file == self.root_file {
            true => self.name.to_owned(),
            false => sibling(self.name, file),
        };
        Err(Error::new(&document, "", Some(at), message))
    }

    /// Rewrites the references of an object that comes from a file.
    fn walk(&mut self, node: &mut SpannedValue, kind: Kind, file: &str, pointer: &str) -> Result<(), Error> {
        if kind == Kind::Other {
            return Ok(());
        }
        let reference = node.get("$ref").and_then(|target| Some((target.as_str()?.to_owned(), target.at)));
        if let Some((reference, at)) = reference {
            match self.resolve(file, &reference, at)? {
                Resolved::Unchanged => {}
                Resolved::Document(reference) => set_reference(node, reference),
                Resolved::Elsewhere(target) => return self.refer(node, kind, target, (file, at), pointer),
            }
        }
        self.siblings(node, kind, file, pointer)
    }

    /// Rewrites the references inside an object.
    fn siblings(&mut self, node: &mut SpannedValue, kind: Kind, file: &str, pointer: &str) -> Result<(), Error> {
        if kind == Kind::Discriminator {
            return self.mapping(node, file);
        }
        let Value::Object(members) = &mut node.value else {
            return Ok(());
        };
        for (key, value) in members.iter_mut().filter(|(key, _)| *key != "$ref" && !key.starts_with("x-")) {
            let pointer = join(pointer, key);
            match (kind.child(key), &mut value.value) {
                (Child::One(kind), _) => self.walk(value, kind, file, &pointer)?,
                (Child::Many(kind), Value::Object(members)) => {
                    for (key, member) in
                        members.iter_mut().filter(|(key, _)| !key.starts_with("x-") || kind == Kind::Schema)
                    {
                        self.walk(member, kind, file, &join(&pointer, key))?;
                    }
                }
                (Child::Many(kind), Value::Array(items)) => {
                    for (index, item) in items.iter_mut().enumerate() {
                        self.walk(item, kind, file, &join(&pointer, &index.to_string()))?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Replaces a reference to another file by a reference to a component, or inlines the target.
    fn refer(
        &mut self,
        node: &mut SpannedValue,
        kind: Kind,
        target: Target,
        (file, at): (&str, Position),
        pointer: &str,
    ) -> Result<(), Error> {
        if kind.section().is_some() {
            let reference = self.component(kind, target);
            set_reference(node, reference);
            return self.siblings(node, kind, file, pointer);
        }
        /// The maximum number of files that a path item may lead through.
        const MAX_DEPTH: usize = 32;
        if self.depth >= MAX_DEPTH {
            return self.refuse(file, at, "this reference leads through too many files, or back to itself".to_owned());
        }
        *node = self.target_at(&target, file, at)?;
        self.origins.push(Origin { pointer: pointer.to_owned(), file: target.0.clone(), original: target.1 });
        self.depth += 1;
        self.walk(node, kind, &target.0, pointer)?;
        self.depth -= 1;
        Ok(())
    }

    /// The values of a discriminator's mapping can be references too.
    fn mapping(&mut self, node: &mut SpannedValue, file: &str) -> Result<(), Error> {
        let Value::Object(members) = &mut node.value else { return Ok(()) };
        let Some(Value::Object(mapping)) = members.get_mut("mapping").map(|mapping| &mut mapping.value) else {
            return Ok(());
        };
        for value in mapping.values_mut() {
            let Some(text) = value.as_str().map(str::to_owned) else { continue };
            let is_reference = text.contains('#') || text.contains('/') || text.contains('.');
            if !is_reference {
                continue;
            }
            match self.resolve(file, &text, value.at)? {
                Resolved::Unchanged => {}
                Resolved::Document(reference) => value.value = Value::String(reference),
                Resolved::Elsewhere(target) => value.value = Value::String(self.component(Kind::Schema, target)),
            }
        }
        Ok(())
    }

    /// Returns a reference to the component for a location in another file.
    fn component(&mut self, kind: Kind, target: Target) -> String {
        let section = kind.section().unwrap_or("schemas");
        if let Some(name) = self.names.get(&(kind, target.clone())) {
            return format!("#{}", join(&join("/components", section), name));
        }
        let stem = target.0.rsplit('/').next().unwrap_or_default();
        let stem = stem.split('.').next().unwrap_or_default();
        let last = target.1.rsplit('/').next().filter(|last| !last.is_empty()).unwrap_or(stem);
        let plain: String =
            last.chars().map(|c| if c.is_ascii_alphanumeric() || ".-_".contains(c) { c } else { '_' }).collect();
        let taken = self.taken.entry(section.to_owned()).or_default();
        let mut name = plain.clone();
        let mut number = 2;
        while taken.contains(&name) {
            name = format!("{plain}{number}");
            number += 1;
        }
        taken.push(name.clone());
        self.names.insert((kind, target.clone()), name.clone());
        self.open.push((kind, target, name.clone()));
        format!("#{}", join(&join("/components", section), &name))
    }

    /// Resolves a reference of a file, and reads the file.
    fn resolve(&mut self, file: &str, reference: &str, at: Position) -> Result<Resolved, Error> {
        match self.find(file, reference) {
            Ok(resolved) => Ok(resolved),
            Err(_) if self.is_lenient => Ok(Resolved::Unchanged),
            Err(reason) => self.refuse(file, at, reason.to_string()),
        }
    }

    fn find(&mut self, file: &str, reference: &str) -> Result<Resolved, LoadError> {
        let (path, pointer) = reference.split_once('#').unwrap_or((reference, ""));
        let pointer = reference::decode(pointer);
        let target = match path {
            "" => file.to_owned(),
            path if path.contains("://") || path.starts_with("//") => {
                return Err(LoadError::UrlReference { reference: reference.to_owned() });
            }
            path => relative(file, &reference::decode(path))
                .ok_or_else(|| LoadError::Outside { reference: reference.to_owned() })?,
        };
        if target == self.root_file {
            return Ok(match file == self.root_file && path.is_empty() {
                true => Resolved::Unchanged,
                false => Resolved::Document(format!("#{pointer}")),
            });
        }
        if !self.files.contains_key(&target) {
            if self.files.len() >= MAX_FILES {
                return Err(LoadError::TooManyFiles { limit: MAX_FILES });
            }
            let node = (self.read)(&target)
                .map_err(|error| LoadError::Reference { reference: reference.to_owned(), source: Box::new(error) })?;
            self.files.insert(target.clone(), node);
        }
        match self.files.get(&target).and_then(|node| node.pointer(&pointer)) {
            Some(_) => Ok(Resolved::Elsewhere((target, pointer))),
            None => Err(LoadError::LeadsNowhere { reference: reference.to_owned(), file: target }),
        }
    }

    fn target(&self, target: &Target) -> Result<SpannedValue, Error> {
        self.target_at(target, &target.0, Position::default())
    }

    fn target_at(&self, target: &Target, file: &str, at: Position) -> Result<SpannedValue, Error> {
        match self.files.get(&target.0).and_then(|node| node.pointer(&target.1)) {
            Some(node) => Ok(node.clone()),
            None => self.refuse(file, at, format!("`{}#{}` does not exist", target.0, target.1)),
        }
    }
}

fn set_reference(node: &mut SpannedValue, reference: String) {
    if let Value::Object(members) = &mut node.value
        && let Some(member) = members.get_mut("$ref")
    {
        member.value = Value::String(reference);
    }
}

/// Joins a file to the directory of a document: `api/openapi.yaml` and `a.yaml` give `api/a.yaml`.
pub(crate) fn sibling(document: &str, file: &str) -> String {
    match document.rfind(['/', ':']) {
        Some(end) => format!("{}{file}", document.get(..=end).unwrap_or_default()),
        None => file.to_owned(),
    }
}

/// Resolves a path relative to a file; `None` if it is outside the directory of the document.
fn relative(file: &str, path: &str) -> Option<String> {
    if path.starts_with(['/', '\\']) || path.contains(':') {
        return None;
    }
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_below_the_folder() {
        assert_eq!(relative("api.yaml", "./a/b.yaml").as_deref(), Some("a/b.yaml"));
        assert_eq!(relative("a/b.yaml", "../c.yaml").as_deref(), Some("c.yaml"));
        for path in ["../c.yaml", "a/../../c.yaml", "/etc/passwd", "C:\\a", "\\\\host\\a"] {
            assert_eq!(relative("api.yaml", path), None, "{path}");
        }
        assert_eq!(sibling("HEAD:api/openapi.yaml", "a.yaml"), "HEAD:api/a.yaml");
        assert_eq!(sibling("HEAD:openapi.yaml", "a.yaml"), "HEAD:a.yaml");
        assert_eq!(sibling("openapi.yaml", "a.yaml"), "a.yaml");
    }
}
