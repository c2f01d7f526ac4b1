//! Matches operations, and the schemas in corresponding locations of them.

use std::collections::HashMap;

use super::super::operation::OperationName;
use webagent_codegen::openapi::objects::METHODS;
use webagent_codegen::openapi::parameter::{nameless, template_names};
use webagent_codegen::openapi::spanned_value::SpannedValue;

/// A schema of the present document and the corresponding one of the source.
pub(crate) type MatchedSchemas<'a> = Vec<(&'a SpannedValue, &'a SpannedValue)>;

/// An operation with its context.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OperationContext<'a> {
    /// The document.
    pub(crate) document: &'a SpannedValue,
    /// The path template.
    pub(crate) path: &'a str,
    /// The path item.
    pub(crate) item: &'a SpannedValue,
    /// The operation.
    pub(crate) operation: &'a SpannedValue,
}

/// Returns the operations of a document by their identity.
pub(crate) fn operations(document: &SpannedValue) -> HashMap<(String, String), OperationContext<'_>> {
    let mut found = HashMap::new();
    for (path, item) in document.get("paths").and_then(SpannedValue::as_object).into_iter().flatten() {
        let item = document.resolve(item);
        for method in METHODS {
            if let Some(operation) = item.get(method) {
                let located = OperationContext { document, path, item, operation };
                found.insert((method.to_owned(), nameless(path)), located);
            }
        }
    }
    found
}

/// Returns the schemas of the operations that both documents have.
pub(crate) fn find<'a>(ours: &'a SpannedValue, theirs: &'a SpannedValue) -> MatchedSchemas<'a> {
    let their_operations = operations(theirs);
    let mut places = Vec::new();
    for (path, item) in ours.get("paths").and_then(SpannedValue::as_object).into_iter().flatten() {
        let item = ours.resolve(item);
        for method in METHODS {
            let name = OperationName { method: method.to_owned(), path: path.clone() };
            if let (Some(operation), Some(their)) = (item.get(method), their_operations.get(&name.key())) {
                let our = OperationContext { document: ours, path, item, operation };
                our.pair_with(their, &mut places);
            }
        }
    }
    places
}

impl<'a> OperationContext<'a> {
    /// Returns the parameters, including those of the path, with references resolved.
    pub(crate) fn parameters(&self) -> Vec<&'a SpannedValue> {
        let list = |owner: &'a SpannedValue| -> Vec<&'a SpannedValue> {
            let list = owner.get("parameters").and_then(SpannedValue::as_array).unwrap_or_default();
            list.iter().map(|node| self.document.resolve(node)).collect()
        };
        let own = list(self.operation);
        let is_overridden = |shared: &SpannedValue| own.iter().any(|own| self.identity(own) == self.identity(shared));
        let mut all: Vec<&SpannedValue> = list(self.item).into_iter().filter(|shared| !is_overridden(shared)).collect();
        all.extend(own);
        all
    }

    /// Returns the identity of a parameter in both documents; a path parameter is identified by its position in the
    /// template.
    pub(crate) fn identity(&self, parameter: &SpannedValue) -> (String, String) {
        let place = parameter.text("in").unwrap_or_default().to_owned();
        let name = parameter.text("name").unwrap_or_default();
        let index = || template_names(self.path).position(|other| other == name);
        let name = match place.as_str() {
            "path" => index().map_or_else(|| name.to_owned(), |index| format!("{{{index}}}")),
            "header" => name.to_ascii_lowercase(),
            _ => name.to_owned(),
        };
        (place, name)
    }

    /// Returns a member of the operation, with a reference resolved.
    pub(crate) fn member(&self, key: &str) -> Option<&'a SpannedValue> {
        Some(self.document.resolve(self.operation.get(key)?))
    }

    fn pair_with(&self, their: &OperationContext<'a>, places: &mut MatchedSchemas<'a>) {
        let their_parameters: HashMap<_, _> =
            their.parameters().into_iter().map(|parameter| (their.identity(parameter), parameter)).collect();
        for parameter in self.parameters() {
            if let Some(other) = their_parameters.get(&self.identity(parameter)) {
                pair_member(parameter, other, "schema", places);
                pair_content(parameter, other, places);
            }
        }
        if let (Some(our), Some(their)) = (self.member("requestBody"), their.member("requestBody")) {
            pair_content(our, their, places);
        }
        let responses = self.operation.get("responses").and_then(SpannedValue::as_object);
        for (status, response) in responses.into_iter().flatten() {
            let other = their.operation.get("responses").and_then(|responses| responses.get(status));
            if let Some(other) = other {
                let response = self.document.resolve(response);
                let other = their.document.resolve(other);
                pair_content(response, other, places);
                pair_each(response, other, "headers", |our, their| {
                    let our = self.document.resolve(our);
                    pair_member(our, their, "schema", places);
                });
            }
        }
    }
}

fn pair_content<'a>(ours: &'a SpannedValue, theirs: &'a SpannedValue, places: &mut MatchedSchemas<'a>) {
    pair_each(ours, theirs, "content", |our, their| pair_member(our, their, "schema", places));
}

fn pair_each<'a>(
    ours: &'a SpannedValue,
    theirs: &'a SpannedValue,
    key: &str,
    mut pair: impl FnMut(&'a SpannedValue, &'a SpannedValue),
) {
    for (name, our) in ours.get(key).and_then(SpannedValue::as_object).into_iter().flatten() {
        if let Some(their) = theirs.get(key).and_then(|map| map.get(name)) {
            pair(our, their);
        }
    }
}

fn pair_member<'a>(ours: &'a SpannedValue, theirs: &'a SpannedValue, key: &str, places: &mut MatchedSchemas<'a>) {
    if let (Some(our), Some(their)) = (ours.get(key), theirs.get(key)) {
        places.push((our, their));
    }
}
