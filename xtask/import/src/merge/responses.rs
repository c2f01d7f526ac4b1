//! Merges the responses and security requirements of an operation.

use std::collections::BTreeSet;

use super::super::node_ext::{self, Members};
use super::super::note::NoteKind;
use super::Merger;
use super::add::describe_response;
use super::match_operations::OperationContext;
use webagent_codegen::openapi::objects::{Object, Slot};
use webagent_codegen::openapi::spanned_value::{SpannedValue, Value, join};

/// An alternative of security requirements: schemes with their scopes.
type Requirement = BTreeSet<(String, Vec<String>)>;

/// A response of the source that one of our ranges accepts.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct CoveredResponse {
    status: String,
    range: String,
    /// The properties that our range requires and the source does not.
    required: Vec<String>,
}

impl<'a> Merger<'a> {
    /// Merges the responses of an operation that both documents have.
    pub(super) fn responses(&mut self, ours: &OperationContext<'a>, theirs: &OperationContext<'a>) -> SpannedValue {
        let our_node = ours.operation.get("responses");
        let Some(our) = our_node.and_then(SpannedValue::as_object) else {
            return self.new_responses(theirs);
        };
        let their = theirs.operation.get("responses").and_then(SpannedValue::as_object);
        let mut out = Members::new();
        for (status, response) in our {
            match their.and_then(|their| same_status(their, status)) {
                Some(their) => {
                    out.insert(status.clone(), self.object(Object::Response, response, their));
                }
                None if status.starts_with("x-") || self.is_ours(response) => {
                    out.insert(status.clone(), response.clone());
                }
                None => self.removed(response, &format!("the source no longer has the response {status}")),
            }
        }
        for (status, their) in their.into_iter().flatten() {
            if same_status(our, status).is_none() && !self.is_covered(our, status, their) {
                let mut adopted = self.adopt(their, Slot::One(Object::Response));
                describe_response(status, &mut adopted);
                insert_status(&mut out, status, adopted);
            }
        }
        node_ext::object(our_node.map_or(ours.operation.at, |node| node.at), out)
    }

    /// Returns the responses of a new operation: the source's, and those of ours that all our operations have.
    pub(super) fn new_responses(&mut self, theirs: &OperationContext<'a>) -> SpannedValue {
        let shared = self.shared_responses();
        let mut out = Members::new();
        let responses = theirs.operation.get("responses");
        for (status, their) in responses.and_then(SpannedValue::as_object).into_iter().flatten() {
            if same_status(&shared, status).is_some() || self.is_covered_by_shared(&shared, status, their) {
                continue;
            }
            let mut adopted = self.adopt(their, Slot::One(Object::Response));
            if !status.starts_with("x-") {
                describe_response(status, &mut adopted);
            }
            insert_status(&mut out, status, adopted);
        }
        for (status, response) in shared {
            insert_status(&mut out, &status, response);
        }
        node_ext::object(responses.map_or(theirs.operation.at, |node| node.at), out)
    }

    /// Returns our responses that every operation of the present document has.
    fn shared_responses(&self) -> Members {
        let mut shared: Option<Members> = None;
        for operation in self.our_operations.values() {
            let responses = operation.operation.get("responses").and_then(SpannedValue::as_object);
            let own: Members = responses
                .into_iter()
                .flatten()
                .filter(|(_, response)| self.is_ours(response))
                .map(|(status, response)| (status.clone(), response.clone()))
                .collect();
            shared = Some(match shared {
                None => own,
                Some(mut shared) => {
                    shared.retain(|status, response| own.get(status).is_some_and(|own| node_ext::equal(own, response)));
                    shared
                }
            });
        }
        let mut shared = shared.unwrap_or_default();
        shared.sort_keys();
        shared
    }

    fn is_covered_by_shared(&mut self, shared: &Members, status: &str, theirs: &'a SpannedValue) -> bool {
        // The shared responses are copies; the originals are found through any operation of ours.
        let original = self.our_operations.values().find_map(|operation| {
            let responses = operation.operation.get("responses")?.as_object()?;
            shared.keys().all(|status| responses.contains_key(status)).then_some(responses)
        });
        match original {
            Some(original) => {
                let covering = covering(original, status).filter(|(key, _)| shared.contains_key(*key));
                covering.is_some() && self.is_covered(original, status, theirs)
            }
            None => false,
        }
    }

    /// Returns whether our response for a range of statuses accepts what the source describes for one of them.
    fn is_covered(&mut self, ours: &'a Members, status: &str, theirs: &'a SpannedValue) -> bool {
        let Some((range, our)) = covering(ours, status) else {
            return false;
        };
        let our = self.sides.ours.document.resolve(our);
        let our_content = our.get("content").and_then(SpannedValue::as_object);
        let their_content = theirs.get("content").and_then(SpannedValue::as_object);
        let mut required = Vec::new();
        for (media_type, their) in their_content.into_iter().flatten() {
            let our = our_content.and_then(|content| content.get(media_type));
            let covers = match (our.map(|our| our.get("schema")), their.get("schema")) {
                (Some(Some(our)), Some(their)) => self.sides.covers(our, their, &mut required),
                (Some(None), _) => true,
                (Some(Some(_)), None) | (None, _) => false,
            };
            if !covers {
                let message = format!(
                    "added next to {range} of openapi.yaml, which does not accept what the source describes for {status}"
                );
                self.about_source(NoteKind::Added, theirs, message);
                return false;
            }
        }
        required.sort();
        required.dedup();
        let covered = CoveredResponse { status: status.to_owned(), range: range.to_owned(), required };
        self.covered.entry(covered).or_default().push(theirs);
        true
    }

    /// Writes one note about all responses that our ranges cover.
    pub(super) fn tell_covered(&mut self) {
        for (CoveredResponse { status, range, required }, responses) in std::mem::take(&mut self.covered) {
            let Some(first) = responses.first() else { continue };
            let operations = match responses.len() {
                1 => String::new(),
                count => format!(" in {count} operations"),
            };
            let mut message =
                format!("not imported: response {status}{operations}, because openapi.yaml already has {range}");
            if !required.is_empty() {
                let names: Vec<String> = required.iter().map(|name| format!("`{name}`")).collect();
                message.push_str(&format!("; openapi.yaml requires {}, optional in the source", names.join(", ")));
            }
            self.about_source(NoteKind::Kept, first, message);
        }
    }

    /// Returns the security requirements of an operation if they differ from the document's.
    pub(super) fn security(
        &mut self,
        ours: Option<&OperationContext<'a>>,
        theirs: &OperationContext<'a>,
    ) -> Option<SpannedValue> {
        let their_document = self.sides.theirs.document;
        let their = theirs.operation.get("security").or_else(|| their_document.get("security"));
        let our_document = self.sides.ours.document;
        let present = ours.and_then(|ours| ours.operation.get("security"));
        let our = present.or_else(|| our_document.get("security"));
        let wanted = self.requirements_of(their);
        if ours.is_some() && requirements(our) == wanted {
            return present.cloned();
        }
        if requirements(our_document.get("security")) == wanted {
            return None;
        }
        if let Some(all) = single_schemes(&wanted) {
            if ours.is_some() && requirements(our).iter().eq([&all]) {
                let message = "openapi.yaml requires together what the source lists as alternatives";
                self.about_source(NoteKind::Kept, their.unwrap_or(theirs.operation), message);
                return present.cloned();
            }
            if let Some(security) = theirs.operation.get("security") {
                self.alternatives
                    .entry(all.into_iter().map(|(scheme, _)| scheme).collect())
                    .or_default()
                    .push(security);
            }
        }
        let at = their.map_or(theirs.operation.at, |node| node.at);
        let mut alternatives = Vec::new();
        for alternative in their.and_then(SpannedValue::as_array).unwrap_or_default() {
            let mut members = Members::new();
            for (scheme, scopes) in alternative.as_object().into_iter().flatten() {
                members.insert(self.scheme(scheme), scopes.clone());
            }
            alternatives.push(node_ext::object(alternative.at, members));
        }
        Some(node_ext::array(at, alternatives))
    }

    /// Writes one note about all operations with the same alternatives, if FastAPI wrote them.
    pub(super) fn tell_alternatives(&mut self) {
        for (schemes, operations) in std::mem::take(&mut self.alternatives) {
            let (Some(first), true) = (operations.first(), self.is_fastapi) else { continue };
            let places = match operations.len() {
                1 => String::new(),
                count => format!(" in {count} operations"),
            };
            let names: Vec<String> = schemes.iter().map(|scheme| format!("`{scheme}`")).collect();
            let together: Vec<String> = schemes.iter().map(|scheme| format!("{scheme}: []")).collect();
            let message = format!(
                "one of {} is enough{places}; FastAPI publishes the same if all are required: in that case write \
                 `security: [{{{}}}]`, which later imports keep",
                names.join(", "),
                together.join(", "),
            );
            self.about_source(NoteKind::Added, first, message);
        }
    }

    /// Returns the security requirements of the source with our names of the schemes.
    fn requirements_of(&mut self, theirs: Option<&SpannedValue>) -> BTreeSet<Requirement> {
        requirements(theirs)
            .into_iter()
            .map(|alternative| {
                let renamed = alternative.into_iter().map(|(scheme, scopes)| (self.scheme(&scheme), scopes));
                renamed.collect()
            })
            .collect()
    }

    /// Returns our name for a security scheme of the source; a new one is queued to be added.
    fn scheme(&mut self, theirs: &str) -> String {
        if let Some(ours) = self.sides.pairs.scheme(theirs) {
            return ours.to_owned();
        }
        if let Some(ours) = self.adopted_schemes.get(theirs) {
            return ours.clone();
        }
        let taken = self.sides.ours.document.get("components").and_then(|components| components.get("securitySchemes"));
        let name = super::super::unique_name::free(theirs, |name| {
            taken.is_some_and(|taken| taken.get(name).is_some())
                || self.adopted_schemes.values().any(|other| other == name)
        });
        self.adopted_schemes.insert(theirs.to_owned(), name.clone());
        name
    }

    /// Adds the queued security schemes.
    pub(super) fn adopt_schemes(&mut self) -> Members {
        let schemes =
            self.sides.theirs.document.get("components").and_then(|components| components.get("securitySchemes"));
        let mut adopted = Members::new();
        for (theirs, name) in self.adopted_schemes.clone() {
            if let Some(scheme) = schemes.and_then(|schemes| schemes.get(&theirs)) {
                let value = self.adopt(scheme, Slot::One(Object::SecurityScheme));
                self.about_source(NoteKind::Added, scheme, format!("new security scheme `{name}`"));
                adopted.insert(name, value);
            } else {
                let pointer = join("/components/securitySchemes", &theirs);
                self.lost_scheme(&pointer);
            }
        }
        adopted
    }
}

/// Returns the response for a status, in any spelling of a range.
fn same_status<'a>(responses: &'a Members, status: &str) -> Option<&'a SpannedValue> {
    responses.iter().find(|(other, _)| other.eq_ignore_ascii_case(status)).map(|(_, response)| response)
}

/// Inserts a response by its status: single statuses first, then ranges, then `default`.
fn insert_status(responses: &mut Members, status: &str, response: SpannedValue) {
    let rank = |status: &str| {
        let is_range = status.get(1..).is_some_and(|rest| rest.eq_ignore_ascii_case("XX"));
        (usize::from(is_range) + 2 * usize::from(status == "default"), status.to_owned())
    };
    let new = rank(status);
    let position = responses.keys().position(|other| rank(other) > new);
    responses.shift_insert(position.unwrap_or(responses.len()), status.to_owned(), response);
}

/// Returns the response for the range of a status.
fn covering<'a>(responses: &'a Members, status: &str) -> Option<(&'a str, &'a SpannedValue)> {
    let class = status.get(0..1)?;
    let is_range = |key: &str| {
        key.len() == 3 && key.starts_with(class) && key.get(1..).is_some_and(|rest| rest.eq_ignore_ascii_case("XX"))
    };
    let range = responses.iter().find(|(key, _)| is_range(key));
    let fallback = || responses.iter().find(|(key, _)| *key == "default").filter(|_| class != "2");
    range.or_else(fallback).map(|(key, response)| (key.as_str(), response))
}

/// Returns all schemes of several alternatives if each has one.
fn single_schemes(alternatives: &BTreeSet<Requirement>) -> Option<Requirement> {
    let is_plain = alternatives.len() > 1 && alternatives.iter().all(|alternative| alternative.len() == 1);
    is_plain.then(|| alternatives.iter().flatten().cloned().collect())
}

/// Returns the alternatives of a `security` list; an empty list requires nothing.
fn requirements(security: Option<&SpannedValue>) -> BTreeSet<Requirement> {
    let alternatives = security.and_then(SpannedValue::as_array).unwrap_or_default();
    let mut found: BTreeSet<Requirement> = alternatives
        .iter()
        .map(|alternative| {
            let schemes = alternative.as_object().into_iter().flatten();
            schemes
                .map(|(scheme, scopes)| {
                    let scopes = match &scopes.value {
                        Value::Array(items) => {
                            items.iter().filter_map(|item| item.as_str().map(str::to_owned)).collect()
                        }
                        _ => Vec::new(),
                    };
                    (scheme.clone(), scopes)
                })
                .collect()
        })
        .collect();
    if found.is_empty() {
        found.insert(Requirement::new());
    }
    found
}
