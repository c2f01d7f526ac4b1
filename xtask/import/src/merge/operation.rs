//! Merges operations that both documents have, and adds those that only the source has.

use std::collections::HashMap;

use super::super::node_ext::{self, Members};
use super::super::note::NoteKind;
use super::super::operation::{self, OperationName};
use super::Merger;
use super::match_operations::OperationContext;
use super::normalize::{is_default, is_documentation};
use super::schema::insert_by_rank;
use webagent_codegen::openapi::objects::{Object, Slot};
use webagent_codegen::openapi::parameter::template_names;
use webagent_codegen::openapi::spanned_value::{SpannedValue, Value};

impl<'a> Merger<'a> {
    /// Merges an operation of ours with the source's. Parameters of the path item are merged elsewhere.
    pub(super) fn operation(&mut self, ours: &OperationContext<'a>, theirs: &OperationContext<'a>) -> SpannedValue {
        let (our, their) = (ours.operation, theirs.operation);
        let mut out = Members::new();
        for (key, value) in our.as_object().into_iter().flatten() {
            let merged = match key.as_str() {
                "parameters" | "security" => continue,
                "tags" | "operationId" => Some(value.clone()),
                key if is_documentation(key) => Some(value.clone()),
                "responses" => Some(self.responses(ours, theirs)),
                key => self.member(Object::Operation, key, value, their.get(key)),
            };
            if let Some(merged) = merged {
                out.insert(key.clone(), merged);
            }
        }
        for (key, value) in their.as_object().into_iter().flatten() {
            let is_merged = matches!(key.as_str(), "parameters" | "security" | "tags" | "operationId" | "responses");
            if our.get(key).is_none() && !is_merged && !is_documentation(key) && !is_default(key, value) {
                let slot = Object::Operation.slot(key).unwrap_or(Slot::Data);
                let adopted = self.adopt(value, slot);
                insert_by_rank(&mut out, Object::Operation, key, adopted);
            }
        }
        if let Some(security) = self.security(Some(ours), theirs) {
            self.put(&mut out, our, "security", security);
        }
        if let Some(parameters) = self.parameters(ours, theirs) {
            self.put(&mut out, our, "parameters", parameters);
        }
        node_ext::object(our.at, out)
    }

    /// Inserts a member at its position in our document, or in the standard order.
    fn put(&self, out: &mut Members, ours: &SpannedValue, key: &str, value: SpannedValue) {
        let members = ours.as_object();
        let position = members.and_then(|members| {
            let index = members.get_index_of(key)?;
            let before: Vec<&String> = members.keys().take(index).collect();
            Some(out.keys().filter(|key| before.contains(key)).count())
        });
        match position {
            Some(position) => {
                out.shift_insert(position, key.to_owned(), value);
            }
            None => insert_by_rank(out, Object::Operation, key, value),
        }
    }

    /// Merges a member of an object other than a schema; `None` if it is removed.
    pub(super) fn member(
        &mut self,
        object: Object,
        key: &str,
        ours: &'a SpannedValue,
        theirs: Option<&'a SpannedValue>,
    ) -> Option<SpannedValue> {
        let Some(theirs) = theirs else {
            let stays = is_documentation(key) || is_default(key, ours) || self.is_ours(ours);
            if !stays {
                self.removed(ours, &format!("the source no longer has `{key}` here"));
            }
            return stays.then(|| ours.clone());
        };
        Some(match object.slot(key) {
            _ if is_documentation(key) => ours.clone(),
            Some(Slot::One(Object::Schema)) => self.schema(ours, theirs),
            Some(Slot::One(inner)) => self.object(inner, ours, theirs),
            Some(Slot::Map(inner)) => match (ours.as_object(), theirs.as_object()) {
                (Some(our), Some(their)) => node_ext::object(ours.at, self.map(inner, our, their)),
                _ => self.adopt(theirs, Slot::Map(inner)),
            },
            _ if node_ext::equal(ours, theirs) => ours.clone(),
            slot => self.adopt(theirs, slot.unwrap_or(Slot::Data)),
        })
    }

    /// Merges two objects other than schemas.
    pub(super) fn object(&mut self, object: Object, ours: &'a SpannedValue, theirs: &'a SpannedValue) -> SpannedValue {
        let target = self.sides.ours.document.resolve(ours);
        let (Some(our), Some(their)) = (target.as_object(), theirs.as_object()) else {
            return self.adopt(theirs, Slot::One(object));
        };
        let mut out = Members::new();
        for (key, value) in our {
            if let Some(merged) = self.member(object, key, value, their.get(key)) {
                out.insert(key.clone(), merged);
            }
        }
        for (key, value) in their {
            if !our.contains_key(key) && !is_documentation(key) && !is_default(key, value) {
                let adopted = self.adopt(value, object.slot(key).unwrap_or(Slot::Data));
                insert_by_rank(&mut out, object, key, adopted);
            }
        }
        let merged = node_ext::object(target.at, out);
        // A shared part stays shared as long as it is the same.
        if node_ext::equal(&merged, target) { ours.clone() } else { merged }
    }

    fn map(&mut self, object: Object, ours: &'a Members, theirs: &'a Members) -> Members {
        // Header names and media types are case-insensitive.
        let key_of = |key: &str| match object {
            Object::Header | Object::MediaType => key.to_ascii_lowercase(),
            _ => key.to_owned(),
        };
        let by_key: HashMap<String, &'a SpannedValue> =
            theirs.iter().map(|(key, value)| (key_of(key), value)).collect();
        let known: Vec<String> = ours.keys().map(|key| key_of(key)).collect();
        let mut out = Members::new();
        for (key, our) in ours {
            match by_key.get(&key_of(key)) {
                Some(their) => {
                    out.insert(key.clone(), self.object(object, our, their));
                }
                None if self.is_ours(our) => {
                    out.insert(key.clone(), our.clone());
                }
                None => self.removed(our, &format!("the source no longer has `{key}` here")),
            }
        }
        for (key, their) in theirs {
            if !known.contains(&key_of(key)) {
                let adopted = self.adopt(their, Slot::One(object));
                out.insert(key.clone(), adopted);
            }
        }
        out
    }

    /// Merges the parameters; `None` if there are none or those of the path item suffice.
    fn parameters(&mut self, ours: &OperationContext<'a>, theirs: &OperationContext<'a>) -> Option<SpannedValue> {
        let merged = self.parameter_list(ours, theirs);
        let own = ours.operation.get("parameters").and_then(SpannedValue::as_array);
        let shared: Vec<&SpannedValue> =
            ours.item.get("parameters").and_then(SpannedValue::as_array).into_iter().flatten().collect();
        let is_shared = |node: &SpannedValue| shared.iter().any(|shared| node_ext::equal(shared, node));
        let keeps_shared = !self.unshared.contains(ours.path);
        let list: Vec<SpannedValue> = merged.into_iter().filter(|node| !(keeps_shared && is_shared(node))).collect();
        if list.is_empty() {
            return own.filter(|own| own.is_empty()).map(|_| node_ext::array(ours.operation.at, Vec::new()));
        }
        Some(node_ext::array(ours.operation.at, list))
    }

    /// Merges all parameters of an operation: ours in their order, then new ones.
    fn parameter_list(&mut self, ours: &OperationContext<'a>, theirs: &OperationContext<'a>) -> Vec<SpannedValue> {
        let known: HashMap<_, _> =
            theirs.parameters().into_iter().map(|parameter| (theirs.identity(parameter), parameter)).collect();
        let mut out = Vec::new();
        let mut met = Vec::new();
        for our in written_parameters(ours) {
            let target = ours.document.resolve(our);
            let identity = ours.identity(target);
            match known.get(&identity) {
                Some(their) => out.push(self.parameter(our, their)),
                None if self.is_ours(our) => out.push(our.clone()),
                None => {
                    let name = target.text("name").unwrap_or_default();
                    self.removed(our, &format!("the source no longer has the parameter `{name}` here"));
                }
            }
            met.push(identity);
        }
        for their in theirs.parameters() {
            if !met.contains(&theirs.identity(their)) {
                out.push(self.new_parameter(their, theirs, ours.path));
            }
        }
        out
    }

    /// Merges a parameter and keeps its name: a path parameter may have another name in the source.
    fn parameter(&mut self, ours: &'a SpannedValue, theirs: &'a SpannedValue) -> SpannedValue {
        let target = self.sides.ours.document.resolve(ours);
        let mut merged = self.object(Object::Parameter, ours, theirs);
        let name = target.get("name").cloned();
        if let (Some(members), Some(name)) = (merged.as_object_mut(), name)
            && let Some(place) = members.get_mut("name")
        {
            *place = name;
        }
        if node_ext::equal(&merged, target) { ours.clone() } else { merged }
    }

    /// Adds a parameter of the source with its name in our path template.
    fn new_parameter(
        &mut self,
        theirs: &SpannedValue,
        operation: &OperationContext<'a>,
        our_path: &str,
    ) -> SpannedValue {
        let mut adopted = self.adopt(theirs, Slot::One(Object::Parameter));
        let (place, _) = operation.identity(theirs);
        if place == "path"
            && let Some(name) = theirs.text("name")
            && let Some(index) = template_names(operation.path).position(|other| other == name)
            && let Some(our_name) = template_names(our_path).nth(index)
            && let Some(node) = adopted.get_mut("name")
        {
            *node = node_ext::string(node.at, our_name);
        }
        adopted
    }

    /// Finds out whether the shared parameters of a path item stay the same for all of its operations.
    pub(super) fn keeps_shared_parameters(
        &mut self,
        operations: &[(OperationContext<'a>, Option<OperationContext<'a>>)],
    ) -> bool {
        operations.iter().all(|(ours, theirs)| {
            let Some(theirs) = theirs else { return true };
            let shared = ours.item.get("parameters").and_then(SpannedValue::as_array).unwrap_or_default();
            shared.iter().all(|our| {
                let identity = ours.identity(ours.document.resolve(our));
                let their = theirs.parameters().into_iter().find(|their| theirs.identity(their) == identity);
                match their {
                    None => self.is_ours(our),
                    Some(their) => {
                        let notes = self.notes.len();
                        let merged = self.parameter(our, their);
                        self.notes.truncate(notes);
                        node_ext::equal(&merged, our)
                    }
                }
            })
        })
    }

    /// Adds an operation of the source.
    pub(super) fn new_operation(&mut self, name: &OperationName, theirs: &OperationContext<'a>) -> SpannedValue {
        let operation = theirs.operation;
        let ids = operation::ids(operation.text("operationId"), name);
        let id = ids.iter().find(|id| !self.ids.contains(&operation::id_key(id))).cloned().unwrap_or_else(|| {
            let last = ids.last().map_or("operation", String::as_str);
            super::super::unique_name::free(last, |id| self.ids.contains(&operation::id_key(id)))
        });
        self.ids.insert(operation::id_key(&id));
        if let Some(long) = operation.text("operationId") {
            // FastAPI names the schema of a composed body after the operation.
            self.better_names.insert(format!("Body_{long}"), format!("Body_{id}"));
        }

        let mut out = Members::new();
        let mut add = |key: &str, value: Option<SpannedValue>| {
            if let Some(value) = value {
                insert_by_rank(&mut out, Object::Operation, key, value);
            }
        };
        let at = operation.at;
        add("operationId", Some(node_ext::string(at, id.clone())));
        add("summary", Some(node_ext::string(at, operation::summary(&id))));
        for (key, value) in operation.as_object().into_iter().flatten() {
            let value = match key.as_str() {
                "operationId" | "summary" | "description" | "externalDocs" => continue,
                "security" => continue,
                "responses" => self.new_responses(theirs),
                "parameters" => continue,
                key if is_default(key, value) => continue,
                key => self.adopt(value, Object::Operation.slot(key).unwrap_or(Slot::Data)),
            };
            add(key, Some(value));
        }
        if operation.get("servers").is_none()
            && let Some(servers) = theirs.item.get("servers").filter(|servers| !is_default("servers", servers))
        {
            add("servers", Some(self.adopt(servers, Slot::List(Object::Server))));
        }
        add("security", self.security(None, theirs));
        let mut parameters = Vec::new();
        for parameter in theirs.parameters() {
            parameters.push(self.new_parameter(parameter, theirs, &name.path));
        }
        if !parameters.is_empty() {
            add("parameters", Some(node_ext::array(at, parameters)));
        }
        let message =
            format!("new operation `{name}`, called `{id}`: write its summary and description in your own words");
        self.about_source(NoteKind::Added, operation, message);
        if operation::looks_generated(&id, &name.method) {
            let message =
                format!("the `operationId` `{id}` looks generated and becomes a method name: write a better one");
            self.about_source(NoteKind::Undescribed, operation, message);
        }
        node_ext::object(at, out)
    }
}

/// Returns the parameters as written, those of the path item first, without overridden ones.
fn written_parameters<'a>(operation: &OperationContext<'a>) -> Vec<&'a SpannedValue> {
    let list = |owner: &'a SpannedValue| -> &'a [SpannedValue] {
        match owner.get("parameters").map(|node| &node.value) {
            Some(Value::Array(items)) => items,
            _ => &[],
        }
    };
    let identity = |node: &SpannedValue| operation.identity(operation.document.resolve(node));
    let own = list(operation.operation);
    let is_overridden = |node: &SpannedValue| own.iter().any(|own| identity(own) == identity(node));
    let mut all: Vec<&SpannedValue> = list(operation.item).iter().filter(|node| !is_overridden(node)).collect();
    all.extend(own);
    all
}
