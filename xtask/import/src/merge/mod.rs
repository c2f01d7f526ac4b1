//! Updates the present document from a source in OpenAPI 3.0.3.
//!
//! The source decides what is sent and received. The present document decides how it is written: names of components,
//! parameters, operations and security schemes, the order, `$ref` or inline, and every description. Equivalent parts of
//! the present document stay exactly as they are.
//!
//! New parts are added without the vendor's descriptions: an operation gets a summary from its id, a response the name
//! of its status, everything else nothing; a note says where a description is needed.
//!
//! Parts with `x-webagent-origin: ours` are kept even if the source does not have them; other `x-webagent-` extensions
//! are kept with their parts. A new operation gets those of our responses that all present operations have. If such a
//! response for a range of statuses accepts what the source describes for one of them, only the range is kept, because
//! an operation has one error type.

mod add;
mod components;
pub(crate) mod equivalence;
pub(crate) mod match_components;
pub(crate) mod match_operations;
pub(crate) mod normalize;
mod operation;
mod responses;
mod schema;

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use super::node_ext::{self, Members};
use super::note::{ImportNote, NoteKind, Origin};
use super::operation::{OperationName, id_key, is_fastapi};
use equivalence::Comparison;
use match_components::MatchedComponents;
use match_operations::OperationContext;
use webagent_codegen::openapi::diagnostic::Position;
use webagent_codegen::openapi::extensions;
use webagent_codegen::openapi::objects::{METHODS, Object, Slot};
use webagent_codegen::openapi::parameter::nameless;
use webagent_codegen::openapi::spanned_value::SpannedValue;

/// The merged document and notes on it.
#[derive(Clone, Debug)]
pub(crate) struct Merged {
    /// The document.
    pub(crate) document: SpannedValue,
    /// Notes on kept, removed, added and renamed parts, and on missing descriptions.
    pub(crate) notes: Vec<ImportNote>,
}

/// Updates the present document.
pub(crate) fn merge(present: &SpannedValue, source: &SpannedValue, published: &SpannedValue) -> Merged {
    let places = match_operations::find(present, source);
    let pairs = MatchedComponents::find(present, source, &places);
    let our_operations: IndexMap<_, _> = match_operations::operations(present).into_iter().collect();
    let ids =
        our_operations.values().filter_map(|operation| operation.operation.text("operationId")).map(id_key).collect();
    let mut merger = Merger {
        sides: Comparison::new(present, source, pairs),
        our_operations,
        their_operations: match_operations::operations(source),
        ids,
        unshared: HashSet::new(),
        adopted: HashMap::new(),
        taken: HashSet::new(),
        adopted_schemes: IndexMap::new(),
        better_names: HashMap::new(),
        wanted: Vec::new(),
        covered: IndexMap::new(),
        alternatives: IndexMap::new(),
        is_fastapi: is_fastapi(published),
        our_pointers: node_ext::pointers(present),
        their_pointers: node_ext::pointers(published),
        notes: Vec::new(),
    };
    let document = merger.document();
    Merged { document, notes: merger.notes }
}

/// The state of a merge.
struct Merger<'a> {
    sides: Comparison<'a>,
    our_operations: IndexMap<(String, String), OperationContext<'a>>,
    their_operations: HashMap<(String, String), OperationContext<'a>>,
    /// The operation ids in use, in the form in which they must be unique.
    ids: HashSet<String>,
    /// Paths whose shared parameters are moved to the operations, because they differ now.
    unshared: HashSet<String>,
    /// Components of the source without a counterpart in our document.
    adopted: HashMap<String, String>,
    /// Their new names.
    taken: HashSet<String>,
    adopted_schemes: IndexMap<String, String>,
    /// Better names for components of the source.
    better_names: HashMap<String, String>,
    /// Components of the source that have a name and are still to be added.
    wanted: Vec<String>,
    /// Responses of the source that one of our ranges covers.
    covered: IndexMap<responses::CoveredResponse, Vec<&'a SpannedValue>>,
    /// Written `security` lists of single schemes, by the names of these.
    alternatives: IndexMap<Vec<String>, Vec<&'a SpannedValue>>,
    /// Set if FastAPI wrote the source.
    is_fastapi: bool,
    our_pointers: HashMap<Position, String>,
    their_pointers: HashMap<Position, String>,
    notes: Vec<ImportNote>,
}

impl<'a> Merger<'a> {
    fn about_source(&mut self, kind: NoteKind, node: &SpannedValue, message: impl Into<String>) {
        let pointer = self.their_pointers.get(&node.at).cloned().unwrap_or_default();
        self.notes.push(ImportNote::source(kind, &pointer, node.at, message));
    }

    fn about_present(&mut self, kind: NoteKind, node: &SpannedValue, message: impl Into<String>) {
        let pointer = self.our_pointers.get(&node.at).cloned().unwrap_or_default();
        self.notes.push(ImportNote::present(kind, &pointer, node.at, message));
    }

    fn lost_scheme(&mut self, pointer: &str) {
        self.notes.push(ImportNote {
            kind: NoteKind::Lost,
            origin: Origin::Source,
            pointer: pointer.to_owned(),
            at: None,
            message: "the source requires this security scheme but does not define it".to_owned(),
        });
    }

    /// Returns whether a part of the present document, or its target, is marked as ours.
    fn is_ours(&self, node: &SpannedValue) -> bool {
        extensions::is_ours(node) || extensions::is_ours(self.sides.ours.document.resolve(node))
    }

    fn document(&mut self) -> SpannedValue {
        let present = self.sides.ours.document;
        let source = self.sides.theirs.document;
        let mut out = Members::new();
        for (key, value) in present.as_object().into_iter().flatten() {
            let merged = match key.as_str() {
                "info" => self.info(value, source.get("info")),
                "servers" => self.servers(value, source.get("servers")),
                "paths" => self.paths(value),
                _ => value.clone(),
            };
            out.insert(key.clone(), merged);
        }
        if !out.contains_key("servers")
            && let Some(servers) =
                source.get("servers").filter(|servers| servers.as_array().is_some_and(|list| !list.is_empty()))
        {
            let adopted = self.adopt(servers, Slot::List(Object::Server));
            schema::insert_by_rank(&mut out, Object::Document, "servers", adopted);
        }
        for key in ["tags", "externalDocs"] {
            if !out.contains_key(key)
                && let Some(node) = source.get(key)
            {
                self.about_source(NoteKind::LeftOut, node, format!("`{key}` is only documentation"));
            }
        }
        let components = self.components(present.get("components"));
        match out.get_mut("components") {
            Some(place) => *place = components,
            None if components.as_object().is_some_and(|members| !members.is_empty()) => {
                out.insert("components".to_owned(), components);
            }
            None => {}
        }
        self.tell_covered();
        self.tell_alternatives();
        self.hoist_security(&mut out);
        self.drop_unreached(&mut out);
        node_ext::object(present.at, out)
    }

    /// The version comes from the source, the texts are ours.
    fn info(&mut self, ours: &'a SpannedValue, theirs: Option<&'a SpannedValue>) -> SpannedValue {
        let mut out = ours.clone();
        for (key, value) in theirs.and_then(SpannedValue::as_object).into_iter().flatten() {
            match (key.as_str(), ours.get(key)) {
                ("version", Some(version)) if !node_ext::equal(version, value) => {
                    if let Some(place) = out.get_mut("version") {
                        *place = value.clone();
                    }
                }
                ("title" | "description" | "version", _) | (_, Some(_)) => {}
                (key, None) => self.about_source(NoteKind::LeftOut, value, format!("`{key}` is only documentation")),
            }
        }
        out
    }

    /// Servers match if their URLs do.
    fn servers(&mut self, ours: &'a SpannedValue, theirs: Option<&'a SpannedValue>) -> SpannedValue {
        let url = |server: &SpannedValue| server.text("url").unwrap_or_default().trim_end_matches('/').to_owned();
        let (Some(our), Some(their)) = (ours.as_array(), theirs.and_then(SpannedValue::as_array)) else {
            return ours.clone();
        };
        let mut absolute = Vec::new();
        for server in their {
            match url(server).contains("://") {
                true => absolute.push(server),
                false => {
                    let message = "the source has only a relative server URL, which a client cannot call: the servers of openapi.yaml are kept";
                    self.about_source(NoteKind::Kept, server, message);
                }
            }
        }
        if absolute.is_empty() {
            return ours.clone();
        }
        let mut out = Vec::new();
        for server in our {
            let is_known = absolute.iter().any(|other| url(other) == url(server));
            if is_known || extensions::is_ours(server) {
                out.push(server.clone());
            } else {
                self.about_present(
                    NoteKind::Removed,
                    server,
                    format!("the source no longer has the server {}", url(server)),
                );
            }
        }
        for server in absolute {
            if !our.iter().any(|other| url(other) == url(server)) {
                out.push(self.adopt(server, Slot::One(Object::Server)));
            }
        }
        node_ext::array(ours.at, out)
    }

    fn paths(&mut self, ours: &'a SpannedValue) -> SpannedValue {
        let present = self.sides.ours.document;
        let source = self.sides.theirs.document;
        let mut out = Members::new();
        let mut taken = HashMap::new();
        for (path, item) in ours.as_object().into_iter().flatten() {
            taken.insert(nameless(path), path.clone());
            let resolved = present.resolve(item);
            let merged = self.path_item(path, resolved);
            let has_operation = METHODS.iter().any(|method| merged.get(method).is_some());
            if node_ext::equal(&merged, resolved) {
                out.insert(path.clone(), item.clone());
            } else if has_operation {
                out.insert(path.clone(), merged);
            }
        }
        for (path, item) in source.get("paths").and_then(SpannedValue::as_object).into_iter().flatten() {
            let our_path = taken.get(&nameless(path)).unwrap_or(path).clone();
            for method in METHODS.iter().filter(|method| item.get(method).is_some()) {
                let name = OperationName { method: (*method).to_owned(), path: our_path.clone() };
                let Some(theirs) = self.their_operations.get(&name.key()).copied() else {
                    continue;
                };
                if self.our_operations.contains_key(&name.key()) {
                    continue;
                }
                let operation = self.new_operation(&name, &theirs);
                let empty = node_ext::object(item.at, Members::new());
                let place = out.entry(our_path.clone()).or_insert(empty);
                if let Some(members) = place.as_object_mut() {
                    schema::insert_by_rank(members, Object::PathItem, method, operation);
                }
            }
        }
        node_ext::object(ours.at, out)
    }

    fn path_item(&mut self, path: &'a str, item: &'a SpannedValue) -> SpannedValue {
        let mut operations = Vec::new();
        for method in METHODS {
            let name = OperationName { method: method.to_owned(), path: path.to_owned() };
            if let Some(operation) = item.get(method) {
                let ours = OperationContext { document: self.sides.ours.document, path, item, operation };
                operations.push((ours, self.their_operations.get(&name.key()).copied()));
            }
        }
        let keeps_shared = self.keeps_shared_parameters(&operations);
        if !keeps_shared {
            self.unshared.insert(path.to_owned());
        }
        let mut out = Members::new();
        for (key, value) in item.as_object().into_iter().flatten() {
            if key == "parameters" && !keeps_shared {
                continue;
            }
            let found = operations.iter().find(|(ours, _)| std::ptr::eq(ours.operation, value));
            match found {
                Some((ours, Some(theirs))) => {
                    let merged = self.operation(ours, theirs);
                    out.insert(key.clone(), merged);
                }
                Some((_, None)) if !self.is_ours(value) && !extensions::is_ours(item) => {
                    let name = format!("{} {path}", key.to_ascii_uppercase());
                    self.removed(value, &format!("the source no longer has the operation `{name}`"));
                }
                _ => {
                    out.insert(key.clone(), value.clone());
                }
            }
        }
        node_ext::object(item.at, out)
    }
}
