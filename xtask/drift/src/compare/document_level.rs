//! Compares document-level fields, tags, and components that no operation uses.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::context::Change;
use super::{Comparison, OneSided};
use crate::normal_form::json_value::canonical_json;
use crate::normal_form::location::Located;
use crate::normal_form::node_id::IdSet;
use crate::normal_form::structural_hash::PRECISIONS;
use crate::normal_form::{Bounded, Schema, SchemaIndex};
use crate::rules::rules;
use webagent_codegen::openapi::objects::Object;
use webagent_codegen::openapi::spanned_value::{SpannedValue, Value};

rules! {
    DIALECT_CHANGED = "dialect-changed" {
        Both: Breaking "The dialect of the schemas was {old} and is {new}: their keywords may mean something else.",
    }
    INFO_CHANGED = "info-changed" {
        Both: Docs "{subject} was {old} and is {new}.",
    }
    TAGS_CHANGED = "tags-changed" {
        Both: Docs "{subject} has the tags {new} instead of {old}.",
    }
    UNUSED_COMPONENT_REMOVED = "unused-component-removed" {
        Both: Docs "{subject} was removed; no operation used it.",
    }
    UNUSED_COMPONENT_ADDED = "unused-component-added" {
        Both: Docs "{subject} is new; no operation uses it.",
    }
    UNUSED_COMPONENT_CHANGED = "unused-component-changed" {
        Both: Docs "{subject} differs; no operation uses it.",
    }
}

/// The default dialect of schemas.
const DIALECT: &str = "https://spec.openapis.org/oas/3.1/dialect/base";

impl<'d> Comparison<'d> {
    /// Compares the documents. Returns the number of operations that only the new one has.
    pub(crate) fn compare(&mut self, only_known: bool) -> Bounded<usize> {
        let (old, new) = (self.old.root.clone(), self.new.root.clone());
        self.other_members(Object::Document, &old, &new);
        let places = (Some(&old), Some(&new));
        let of = |key: &str| (old.get(key), new.get(key));
        for (key, rule) in [("info", &INFO_CHANGED), ("externalDocs", &super::annotations::EXTERNAL_DOCS_CHANGED)] {
            let (before, after) = of(key);
            self.documentation(rule, before.as_ref(), after.as_ref(), places);
        }
        self.tags(&old, &new);
        let (before, after) = of("jsonSchemaDialect");
        let dialect = |located: &Located<'d>| located.text("jsonSchemaDialect").unwrap_or(DIALECT);
        if dialect(&old) != dialect(&new) {
            let change = Change::between(before.as_ref(), after.as_ref()).or_at(places.0, places.1);
            self.report(&DIALECT_CHANGED, None, change);
        }
        if let (Some(before), Some(after)) = of("components") {
            self.other_members(Object::Components, &before, &after);
        }
        let unknown = self.all_operations(only_known)?;
        self.run_worklist()?;
        self.security_schemes();
        if !self.has_operations() {
            // Without common operations, shared parts have not been compared.
            let (before, after) = of("servers");
            self.server_lists(before, after)?;
            let (before, after) = of("security");
            let old_place = before.clone().unwrap_or_else(|| old.clone());
            let new_place = after.clone().unwrap_or_else(|| new.clone());
            self.security_lists((before.as_ref(), after.as_ref()), (&old_place, &new_place));
        }
        self.unused()?;
        Ok(unknown)
    }

    /// Returns the tags by name.
    fn tags(&mut self, old: &Located<'d>, new: &Located<'d>) {
        let tags = |root: &Located<'d>| -> BTreeMap<String, Located<'d>> {
            let name = |tag: &Located<'d>| tag.text("name").map_or_else(|| canonical_json(tag.node), str::to_owned);
            root.items_of("tags").map(|tag| (name(&tag), tag)).collect()
        };
        let (before, after) = (tags(old), tags(new));
        let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
        for name in names {
            let rendered = || Some(name.as_str().into());
            match (before.get(name), after.get(name)) {
                (Some(tag), None) => {
                    let change = Change::at(Some(tag), Some(new)).subject("the document").values(rendered(), None);
                    self.report_one_sided(&TAGS_CHANGED, None, OneSided::Old(tag), change);
                }
                (None, Some(tag)) => {
                    let change = Change::at(Some(old), Some(tag)).subject("the document").values(None, rendered());
                    self.report_one_sided(&TAGS_CHANGED, None, OneSided::New(tag), change);
                }
                (one, other) => self.documentation(&INFO_CHANGED, one, other, (Some(old), Some(new))),
            }
        }
    }

    /// Compares the components that no operation uses; they do not affect the client.
    fn unused(&mut self) -> Bounded<()> {
        let (used_before, used_after) = (used(&self.old)?, used(&self.new)?);
        let (before, after) = (components(&self.old), components(&self.new));
        let is_unused = |used: &IdSet, located: &Located<'d>| !used.contains(&located.id());
        let unused_before: Vec<_> = before.iter().filter(|(_, located)| is_unused(&used_before, located)).collect();
        let unused_after: Vec<_> = after.iter().filter(|(_, located)| is_unused(&used_after, located)).collect();
        if unused_before.is_empty() && unused_after.is_empty() {
            return Ok(());
        }
        // A component with another name is not removed.
        let all = |model: &SchemaIndex<'d>, components: &Components<'d>| -> Bounded<HashSet<String>> {
            components.iter().map(|(key, located)| structural_key(model, key.0, located)).collect()
        };
        let (all_before, all_after) = (all(&self.old, &before)?, all(&self.new, &after)?);
        for (key, old) in unused_before {
            if all_after.contains(&structural_key(&self.old, key.0, old)?) {
                continue;
            }
            match after.get(key) {
                Some(new) if is_unused(&used_after, new) => {
                    let change = Change::between(Some(old), Some(new));
                    self.report(&UNUSED_COMPONENT_CHANGED, None, change);
                }
                Some(_) => {}
                None => {
                    let places = self.new.root.get("components");
                    let change = Change::at(Some(old), None).or_at(None, places.as_ref().or(Some(&self.new.root)));
                    self.report_one_sided(&UNUSED_COMPONENT_REMOVED, None, OneSided::Old(old), change);
                }
            }
        }
        for (key, new) in unused_after {
            if !before.contains_key(key) && !all_before.contains(&structural_key(&self.new, key.0, new)?) {
                let places = self.old.root.get("components");
                let change = Change::at(None, Some(new)).or_at(places.as_ref().or(Some(&self.old.root)), None);
                self.report_one_sided(&UNUSED_COMPONENT_ADDED, None, OneSided::New(new), change);
            }
        }
        Ok(())
    }
}

/// Components, by section and name.
type Components<'d> = BTreeMap<(&'d str, &'d str), Located<'d>>;

/// Returns a key that equal components with different names share.
fn structural_key<'d>(model: &SchemaIndex<'d>, section: &str, located: &Located<'d>) -> Bounded<String> {
    let [finest, ..] = PRECISIONS;
    Ok(match section {
        "schemas" => format!("{section} {}", model.structural_hash(&Schema::of(located.clone()), finest)?),
        _ => format!("{section} {}", canonical_json(located.node)),
    })
}

/// Returns all components.
fn components<'d>(model: &SchemaIndex<'d>) -> Components<'d> {
    let sections = model.root.get("components");
    let sections = sections.iter().flat_map(Located::members).filter(|(section, _)| !section.starts_with("x-"));
    sections
        .flat_map(|(section, located)| located.members().map(move |(name, located)| ((section, name), located)))
        .collect()
}

/// Returns the targets of references and security requirements, starting from the operations.
fn used<'d>(model: &SchemaIndex<'d>) -> Bounded<IdSet> {
    let mut used = IdSet::default();
    let root = &model.root;
    let components = root.get("components");
    let schemas = components.as_ref().and_then(|components| components.get("schemas"));
    let schemes = components.as_ref().and_then(|components| components.get("securitySchemes"));
    let mut acceptance = |target: Option<Located<'d>>, open: &mut Vec<&'d SpannedValue>| {
        if let Some(target) = target
            && used.insert(target.id())
        {
            open.push(target.node);
        }
    };
    let mut open: Vec<&'d SpannedValue> = ["paths", "webhooks"].iter().filter_map(|key| root.value(key)).collect();
    let mut requirements: Vec<&'d SpannedValue> = root.value("security").into_iter().collect();
    while let Some(node) = open.pop() {
        model.budget.spend(1)?;
        if let Value::Array(items) = &node.value {
            open.extend(items);
        }
        for (key, member) in node.as_object().into_iter().flatten() {
            open.push(member);
            match key.as_str() {
                "security" => requirements.push(member),
                "$ref" => acceptance(member.as_str().and_then(|text| model.refers_to(text)), &mut open),
                // The mapping of a discriminator refers to components by name or by reference.
                "discriminator" => {
                    let mapping = member.get("mapping").and_then(SpannedValue::as_object);
                    for text in mapping.into_iter().flat_map(|it| it.values()).filter_map(SpannedValue::as_str) {
                        let target = match text.starts_with('#') {
                            true => model.refers_to(text),
                            false => schemas.as_ref().and_then(|schemas| schemas.get(text)),
                        };
                        acceptance(target, &mut open);
                    }
                }
                _ => {}
            }
        }
    }
    let items = requirements.into_iter().filter_map(SpannedValue::as_array).flatten();
    for name in items.filter_map(SpannedValue::as_object).flat_map(|members| members.keys()) {
        let scheme = schemes.as_ref().and_then(|schemes| schemes.get(name));
        used.extend(scheme.map(|scheme| scheme.id()));
    }
    Ok(used)
}
