//! Adds new parts of the source, with our names and order and without the vendor's descriptions.

use super::super::node_ext;
use super::super::note::NoteKind;
use super::super::unique_name;
use super::Merger;
use super::normalize::is_default;
use webagent_codegen::openapi::objects::{Object, Slot};
use webagent_codegen::openapi::reference;
use webagent_codegen::openapi::spanned_value::{SpannedValue, Value};

impl<'a> Merger<'a> {
    /// Converts a part of the source for our document.
    pub(super) fn adopt(&mut self, node: &SpannedValue, slot: Slot) -> SpannedValue {
        match (slot, &node.value) {
            (Slot::One(object), Value::Object(members)) => {
                let mut adopted = node_ext::Members::new();
                for (key, value) in members {
                    match (object, key.as_str()) {
                        (Object::Schema, "$ref") => {
                            adopted.insert(key.clone(), self.rename(value));
                        }
                        (Object::Schema, "discriminator") => {
                            let mut discriminator = value.clone();
                            self.rename_mapping(&mut discriminator);
                            adopted.insert(key.clone(), discriminator);
                        }
                        (Object::Response, "description") => {}
                        (_, "description" | "summary" | "externalDocs") if object != Object::Example => {
                            self.undescribed(key, value);
                        }
                        (_, key) if is_default(key, value) && key != "additionalProperties" && key != "items" => {}
                        (_, name) => {
                            let slot = object.slot(name).unwrap_or(Slot::Data);
                            adopted.insert(key.clone(), self.adopt(value, slot));
                        }
                    }
                }
                adopted.sort_by(|one, _, other, _| object.rank(one).cmp(&object.rank(other)));
                node_ext::object(node.at, adopted)
            }
            (Slot::Map(object), Value::Object(members)) => {
                let mut adopted = node_ext::Members::new();
                for (key, value) in members {
                    let mut value = self.adopt(value, Slot::One(object));
                    if object == Object::Response {
                        describe_response(key, &mut value);
                    }
                    adopted.insert(key.clone(), value);
                }
                node_ext::object(node.at, adopted)
            }
            (Slot::List(object), Value::Array(items)) => {
                let items = items.iter().map(|item| self.adopt(item, Slot::One(object))).collect();
                node_ext::array(node.at, items)
            }
            _ => node.clone(),
        }
    }

    fn undescribed(&mut self, key: &str, value: &SpannedValue) {
        let message = match key {
            "externalDocs" => {
                "the source links to documentation here, which is not copied; add a link if it is useful".to_owned()
            }
            _ => format!("the source has a {key} here, which is not copied: write one in your own words"),
        };
        self.about_source(NoteKind::Undescribed, value, message);
    }

    /// Converts a reference of the source to our name of its target.
    fn rename(&mut self, reference: &SpannedValue) -> SpannedValue {
        let name = reference.as_str().and_then(reference::schema_name);
        match name {
            Some(name) => {
                let name = self.name_of(&name);
                node_ext::string(reference.at, reference::schema(&name))
            }
            None => reference.clone(),
        }
    }

    fn rename_mapping(&mut self, discriminator: &mut SpannedValue) {
        let mapping = discriminator.get_mut("mapping").and_then(SpannedValue::as_object_mut);
        for target in mapping.into_iter().flat_map(|members| members.values_mut()) {
            let is_name = target.as_str().is_some_and(|name| self.sides.theirs.component(name).is_some());
            let renamed = match (is_name, target.as_str()) {
                (true, Some(name)) => {
                    let name = self.name_of(name);
                    node_ext::string(target.at, reference::schema(&name))
                }
                _ => self.rename(target),
            };
            *target = renamed;
        }
    }

    /// Returns our name for a component of the source; a new one is queued to be added.
    pub(super) fn name_of(&mut self, theirs: &str) -> String {
        if let Some(ours) = self.sides.pairs.ours(theirs) {
            return ours.to_owned();
        }
        if let Some(ours) = self.adopted.get(theirs) {
            return ours.clone();
        }
        let better = self.better_names.get(theirs);
        let name = unique_name::free(better.map_or(theirs, String::as_str), |name| {
            let is_other = name != theirs && self.sides.theirs.component(name).is_some();
            is_other || self.sides.ours.component(name).is_some() || self.taken.contains(name)
        });
        self.taken.insert(name.clone());
        if name != theirs
            && let Some(component) = self.sides.theirs.component(theirs)
        {
            let message = match better {
                Some(_) => format!("`{theirs}` is called `{name}`, after the operation"),
                None => format!("called `{name}`, because openapi.yaml has another `{theirs}`"),
            };
            self.about_source(NoteKind::Renamed, component, message);
        }
        self.adopted.insert(theirs.to_owned(), name.clone());
        self.wanted.push(theirs.to_owned());
        name
    }

    /// Adds the queued components, and those that they use.
    pub(super) fn adopt_components(&mut self) -> node_ext::Members {
        let mut adopted = node_ext::Members::new();
        while let Some(theirs) = self.wanted.pop() {
            let Some(component) = self.sides.theirs.component(&theirs) else {
                continue;
            };
            let name = self.name_of(&theirs);
            let schema = self.adopt(component, Slot::One(Object::Schema));
            self.about_source(NoteKind::Added, component, format!("new schema `{name}`"));
            adopted.insert(name, schema);
        }
        // In the order of the source.
        let mut ordered = node_ext::Members::new();
        for (theirs, _) in super::match_components::schemas(self.sides.theirs.document) {
            let name = self.adopted.get(theirs);
            ordered.extend(name.and_then(|name| adopted.swap_remove_entry(name)));
        }
        ordered
    }
}

/// Returns the standard name of a status as the description of a response: one is required, and the vendor's is not
/// copied.
pub(super) fn describe_response(status: &str, response: &mut SpannedValue) {
    let at = response.at;
    let text = match status.as_bytes() {
        [_, b'X', b'X'] | b"default" => "Any other response.".to_owned(),
        _ => {
            let code = status.parse::<u16>().ok().and_then(|code| http::StatusCode::from_u16(code).ok());
            let reason = code.and_then(|code| code.canonical_reason());
            format!("{}.", reason.unwrap_or("Answer"))
        }
    };
    if let Some(members) = response.as_object_mut() {
        members.shift_insert(0, "description".to_owned(), node_ext::string(at, text));
    }
}
