//! Makes parameters fit their paths.

use std::collections::HashSet;

use super::super::node_ext::{self, Members};
use super::super::operation::is_fastapi;
use super::Repairer;
use webagent_codegen::openapi::objects::METHODS;
use webagent_codegen::openapi::parameter::template_names;
use webagent_codegen::openapi::spanned_value::{SpannedValue, Value, join};

impl Repairer<'_> {
    /// Makes a path parameter required.
    pub(super) fn path_parameter(&mut self, parameter: &mut Members, pointer: &str) {
        let Some(place) = parameter.get("in").filter(|place| place.as_str() == Some("path")) else { return };
        if !parameter.get("required").is_some_and(|flag| flag.value == Value::Bool(true)) {
            let at = place.at;
            parameter.insert("required".to_owned(), node_ext::boolean(at, true));
            self.corrected(pointer, at, "a path parameter is always required");
        }
    }

    /// Makes a list in a header of a FastAPI service one line for each item.
    pub(super) fn header_list(&mut self, parameter: &mut Members, pointer: &str) {
        let is_header = parameter.get("in").is_some_and(|place| place.as_str() == Some("header"));
        if !is_header || !is_fastapi(self.document) || parameter.contains_key("explode") {
            return;
        }
        let Some(schema) = parameter.get("schema") else { return };
        let alternatives = schema.get("anyOf").and_then(SpannedValue::as_array).unwrap_or_default();
        let is_list = |schema: &SpannedValue| self.document.resolve(schema).text("type") == Some("array");
        if is_list(schema) || alternatives.iter().any(is_list) {
            let at = schema.at;
            parameter.insert("explode".to_owned(), node_ext::boolean(at, true));
            let message = "FastAPI reads a list from several lines of a header: `explode: true` sends them";
            self.corrected(&join(pointer, "schema"), at, message);
        }
    }

    /// Ignores parameters that are listed twice or that the path does not have, and declares those that it has.
    pub(super) fn parameters_of_path(&mut self, path: &str, item: &mut SpannedValue, pointer: &str) {
        if item.get("$ref").is_some() {
            return;
        }
        let names: HashSet<&str> = template_names(path).collect();
        let Some(members) = item.as_object_mut() else { return };
        let mut shared = HashSet::new();
        if let Some(list) = members.get_mut("parameters") {
            shared = self.fit(list, &names, &join(pointer, "parameters"));
        }
        for method in METHODS {
            let Some(operation) = members.get_mut(method) else { continue };
            let (at, pointer) = (operation.at, join(pointer, method));
            let Some(operation) = operation.as_object_mut() else { continue };
            let own = operation.get_mut("parameters").map(|list| self.fit(list, &names, &join(&pointer, "parameters")));
            let own = own.unwrap_or_default();
            let is_missing = |name: &&str| !own.contains(*name) && !shared.contains(*name);
            // In the order of the path, so that the result is the same every time.
            let mut missing: Vec<&str> = template_names(path).filter(is_missing).collect();
            missing.dedup();
            for name in missing {
                let message = format!("the path's `{{{name}}}` is not declared as a parameter: taken as a string");
                self.corrected(&pointer, at, message);
                let text = |text: &str| node_ext::string(at, text);
                let parameter = Members::from_iter([
                    ("name".to_owned(), text(name)),
                    ("in".to_owned(), text("path")),
                    ("required".to_owned(), node_ext::boolean(at, true)),
                    ("schema".to_owned(), node_ext::single(at, "type", text("string"))),
                ]);
                let list = operation.entry("parameters".to_owned()).or_insert_with(|| node_ext::array(at, Vec::new()));
                if let Value::Array(items) = &mut list.value {
                    items.push(node_ext::object(at, parameter));
                }
            }
        }
    }

    /// Removes what does not fit from a list, and returns the names of its path parameters.
    fn fit(&mut self, list: &mut SpannedValue, names: &HashSet<&str>, pointer: &str) -> HashSet<String> {
        let mut declared = HashSet::new();
        let Value::Array(items) = &mut list.value else { return declared };
        let mut seen = HashSet::new();
        let mut kept = Vec::with_capacity(items.len());
        for (index, item) in std::mem::take(items).into_iter().enumerate() {
            let resolved = self.document.resolve(&item);
            let (name, place) = (resolved.text("name"), resolved.text("in"));
            let (Some(name), Some(place)) = (name, place) else {
                kept.push(item);
                continue;
            };
            let problem = if place == "path" && !names.contains(name) {
                Some(format!("the path has no `{{{name}}}`, so the parameter is ignored"))
            } else if !seen.insert((name.to_owned(), place.to_owned())) {
                Some(format!("the {place} parameter `{name}` is listed twice: the first is taken"))
            } else {
                None
            };
            match problem {
                Some(message) => self.corrected(&join(pointer, &index.to_string()), item.at, message),
                None => {
                    if place == "path" {
                        declared.insert(name.to_owned());
                    }
                    kept.push(item);
                }
            }
        }
        *items = kept;
        declared
    }
}
