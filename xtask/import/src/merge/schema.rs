//! Merges two schemas: constraints come from the source, structure and descriptions from our document.

use std::collections::HashSet;

use super::super::node_ext::{self, Members};
use super::super::note::NoteKind;
use super::Merger;
use super::normalize::{is_annotation, is_default, is_documentation};
use webagent_codegen::openapi::extensions::is_own;
use webagent_codegen::openapi::json_type::TypeSet;
use webagent_codegen::openapi::objects::{Object, Slot};
use webagent_codegen::openapi::reference;
use webagent_codegen::openapi::spanned_value::{SpannedValue, Value};

impl<'a> Merger<'a> {
    /// Merges two schemas.
    pub(super) fn schema(&mut self, ours: &'a SpannedValue, theirs: &'a SpannedValue) -> SpannedValue {
        if self.sides.same(ours, theirs) {
            return ours.clone();
        }
        let our_shape = self.sides.ours.shape(ours);
        let their_shape = self.sides.theirs.shape(theirs);
        match (&our_shape.reference, &their_shape.reference) {
            (Some(our), None) => {
                // The source inlines a component of ours. If it is the same everywhere, it stays a component.
                let core = |node: &SpannedValue| without_annotations(node);
                let is_nullable = |node: Option<&SpannedValue>| node.is_some_and(|node| node.is_true("nullable"));
                let inline = self.sides.pairs.inline(our);
                let stays_nullable = is_nullable(inline) && is_nullable(self.sides.ours.component(our));
                let is_same = inline.is_some_and(|inline| node_ext::equal(&core(inline), &core(theirs)));
                if is_same && (their_shape.null || !stays_nullable) {
                    let reference = node_ext::string(ours.at, reference::schema(our));
                    let reference = node_ext::single(ours.at, "$ref", reference);
                    return self.around(ours, theirs, reference, their_shape.null && !stays_nullable);
                }
            }
            (None, Some(their)) => {
                // The source has a component for a schema that we inline.
                let is_new = self.sides.pairs.ours(their).is_none();
                let target = self.sides.theirs.component(their).filter(|_| is_new && our_shape.union.is_none());
                if let Some(target) = target.filter(|target| self.are_of_one_kind(ours, target)) {
                    let core = self.schema(ours, target);
                    return self.annotated(core, theirs);
                }
            }
            _ => {}
        }
        if ours.text("$ref").is_some() || theirs.text("$ref").is_some() {
            let adopted = self.adopt(theirs, Slot::One(Object::Schema));
            return self.documented(ours, adopted);
        }
        match (ours.as_object(), theirs.as_object()) {
            (Some(our), Some(their)) => self.keywords(ours, our, their),
            _ => self.adopt(theirs, Slot::One(Object::Schema)),
        }
    }

    fn are_of_one_kind(&mut self, ours: &SpannedValue, theirs: &SpannedValue) -> bool {
        self.sides.ours.types(ours).and(self.sides.theirs.types(theirs)) != TypeSet::NONE
            && ours.get("type").is_some()
            && theirs.get("type").is_some()
    }

    /// Writes a reference with our descriptions and the source's annotations.
    fn around(
        &mut self,
        ours: &SpannedValue,
        theirs: &SpannedValue,
        reference: SpannedValue,
        is_nullable: bool,
    ) -> SpannedValue {
        let at = ours.at;
        let mut out = Members::new();
        for (key, value) in ours.as_object().into_iter().flatten() {
            if is_documentation(key) {
                out.insert(key.clone(), value.clone());
            }
        }
        for (key, value) in theirs.as_object().into_iter().flatten() {
            if is_annotation(key) && !is_default(key, value) {
                out.insert(key.clone(), value.clone());
            }
        }
        if is_nullable {
            let alternatives = vec![reference, super::super::downgrade::null_schema(at)];
            out.insert("oneOf".to_owned(), node_ext::array(at, alternatives));
        } else if out.is_empty() {
            return reference;
        } else {
            out.insert("allOf".to_owned(), node_ext::array(at, vec![reference]));
        }
        node_ext::object(at, out)
    }

    /// Adds the source's annotations to a schema.
    fn annotated(&mut self, mut schema: SpannedValue, theirs: &SpannedValue) -> SpannedValue {
        if let Some(members) = schema.as_object_mut() {
            members.retain(|key, _| !is_annotation(key));
            for (key, value) in theirs.as_object().into_iter().flatten() {
                if is_annotation(key) && !is_default(key, value) {
                    insert_by_rank(members, Object::Schema, key, value.clone());
                }
            }
        }
        schema
    }

    /// Converts a schema of the source, with our descriptions.
    fn documented(&mut self, ours: &SpannedValue, adopted: SpannedValue) -> SpannedValue {
        let at = adopted.at;
        let words: Vec<(&String, &SpannedValue)> =
            ours.as_object().into_iter().flatten().filter(|(key, _)| is_documentation(key)).collect();
        if words.is_empty() {
            return adopted;
        }
        let mut out: Members = words.into_iter().map(|(key, value)| (key.clone(), value.clone())).collect();
        match adopted.value {
            Value::Object(members) if !members.contains_key("$ref") => {
                for (key, value) in members {
                    out.entry(key).or_insert(value);
                }
            }
            value => {
                let part = SpannedValue { value, at };
                out.insert("allOf".to_owned(), node_ext::array(at, vec![part]));
            }
        }
        node_ext::object(at, out)
    }

    fn keywords(&mut self, owner: &'a SpannedValue, ours: &'a Members, theirs: &'a Members) -> SpannedValue {
        let mut out = Members::new();
        for (key, our) in ours {
            match theirs.get(key) {
                _ if is_documentation(key) => {
                    out.insert(key.clone(), our.clone());
                }
                Some(their) => {
                    let value = self.keyword(key, our, their, ours);
                    out.insert(key.clone(), value);
                }
                None if is_default(key, our) => {
                    out.insert(key.clone(), our.clone());
                }
                None if key == "properties" || key == "required" => {
                    let kept = match &our.value {
                        Value::Object(properties) => node_ext::object(our.at, self.properties(properties, None)),
                        Value::Array(names) => node_ext::array(our.at, self.required(names, &[], ours)),
                        _ => continue,
                    };
                    let is_empty = kept.as_array().is_some_and(<[SpannedValue]>::is_empty)
                        || kept.as_object().is_some_and(Members::is_empty);
                    if !is_empty {
                        out.insert(key.clone(), kept);
                    }
                }
                None => {}
            }
        }
        for (key, their) in theirs {
            if !ours.contains_key(key) && !is_documentation(key) && !is_default(key, their) {
                let slot = Object::Schema.slot(key).unwrap_or(Slot::Data);
                let value = match key.as_str() {
                    "discriminator" => {
                        let whole = node_ext::single(their.at, key, their.clone());
                        let adopted = self.adopt(&whole, Slot::One(Object::Schema));
                        adopted.get(key).cloned().unwrap_or_else(|| their.clone())
                    }
                    _ => self.adopt(their, slot),
                };
                insert_by_rank(&mut out, Object::Schema, key, value);
            }
        }
        node_ext::object(owner.at, out)
    }

    fn keyword(
        &mut self,
        key: &str,
        ours: &'a SpannedValue,
        theirs: &'a SpannedValue,
        owner: &'a Members,
    ) -> SpannedValue {
        match (key, &ours.value, &theirs.value) {
            ("properties", Value::Object(our), Value::Object(their)) => {
                node_ext::object(ours.at, self.properties(our, Some(their)))
            }
            ("required", Value::Array(our), Value::Array(their)) => {
                node_ext::array(ours.at, self.required(our, their, owner))
            }
            ("enum", Value::Array(our), Value::Array(their)) => node_ext::array(ours.at, in_our_order(our, their)),
            ("items" | "not" | "additionalProperties", Value::Object(_), Value::Object(_)) => self.schema(ours, theirs),
            ("allOf" | "oneOf" | "anyOf", Value::Array(our), Value::Array(their)) => {
                node_ext::array(ours.at, self.alternatives(our, their))
            }
            _ if node_ext::equal(ours, theirs) => ours.clone(),
            ("discriminator", _, _) => {
                let whole = node_ext::single(theirs.at, key, theirs.clone());
                let adopted = self.adopt(&whole, Slot::One(Object::Schema));
                adopted.get(key).cloned().unwrap_or_else(|| theirs.clone())
            }
            _ => self.adopt(theirs, Object::Schema.slot(key).unwrap_or(Slot::Data)),
        }
    }

    fn properties(&mut self, ours: &'a Members, theirs: Option<&'a Members>) -> Members {
        let mut out = Members::new();
        for (name, our) in ours {
            match theirs.and_then(|theirs| theirs.get(name)) {
                Some(their) => {
                    out.insert(name.clone(), self.schema(our, their));
                }
                None if self.is_ours(our) => {
                    out.insert(name.clone(), our.clone());
                }
                None => self.removed(our, &format!("the source no longer has the property `{name}`")),
            }
        }
        for (name, their) in theirs.into_iter().flatten() {
            if !ours.contains_key(name) {
                out.insert(name.clone(), self.adopt(their, Slot::One(Object::Schema)));
            }
        }
        out
    }

    /// Returns the required names of the source, and those of ours that it does not describe.
    fn required(&mut self, ours: &[SpannedValue], theirs: &[SpannedValue], owner: &Members) -> Vec<SpannedValue> {
        let properties = owner.get("properties");
        let is_ours = |name: &SpannedValue| {
            let property = name.as_str().and_then(|name| properties?.get(name));
            property.is_some_and(|property| self.is_ours(property))
        };
        let mut wanted: Vec<SpannedValue> = theirs.to_vec();
        wanted.extend(ours.iter().filter(|name| is_ours(name)).cloned());
        in_our_order(ours, &wanted)
    }

    /// Merges matching alternatives in our order.
    fn alternatives(&mut self, ours: &'a [SpannedValue], theirs: &'a [SpannedValue]) -> Vec<SpannedValue> {
        let mut free: Vec<&'a SpannedValue> = theirs.iter().collect();
        let mut out = Vec::with_capacity(theirs.len());
        for our in ours {
            let found = self.counterpart(our, &free);
            if let Some(index) = found {
                let their = free.remove(index);
                out.push(self.schema(our, their));
            }
        }
        for their in free {
            out.push(self.adopt(their, Slot::One(Object::Schema)));
        }
        out
    }

    fn counterpart(&mut self, our: &'a SpannedValue, theirs: &[&'a SpannedValue]) -> Option<usize> {
        let same = theirs.iter().position(|their| self.sides.same(our, their));
        same.or_else(|| {
            let types = self.sides.ours.types(our);
            let is_reference = our.get("$ref").is_some();
            theirs.iter().position(|their| {
                self.sides.theirs.types(their) == types && their.get("$ref").is_some() == is_reference
            })
        })
    }

    pub(super) fn removed(&mut self, ours: &SpannedValue, message: &str) {
        let mut message = message.to_owned();
        let roles: Vec<&str> = ours
            .as_object()
            .into_iter()
            .flat_map(|members| members.keys())
            .filter(|key| is_own(key))
            .map(String::as_str)
            .collect();
        if !roles.is_empty() {
            message.push_str(&format!("; its extension {} is removed with it", roles.join(", ")));
        }
        self.about_present(NoteKind::Removed, ours, message);
    }
}

/// Returns the members of `wanted` in the order of `ours`, then the rest.
pub(super) fn in_our_order(ours: &[SpannedValue], wanted: &[SpannedValue]) -> Vec<SpannedValue> {
    let is_wanted: HashSet<String> = wanted.iter().map(node_ext::canonical_json).collect();
    let mut seen = HashSet::new();
    let known = ours.iter().filter(|value| is_wanted.contains(&node_ext::canonical_json(value)));
    known.chain(wanted).filter(|value| seen.insert(node_ext::canonical_json(value))).cloned().collect()
}

/// Inserts a member in the standard order.
pub(super) fn insert_by_rank(members: &mut Members, object: Object, key: &str, value: SpannedValue) {
    let rank = object.rank(key);
    let position = members
        .keys()
        .position(|other| object.slot(other).is_some() && !other.starts_with("x-") && object.rank(other) > rank);
    match position {
        Some(position) => {
            members.shift_insert(position, key.to_owned(), value);
        }
        None => {
            members.insert(key.to_owned(), value);
        }
    }
}

/// Removes the keywords that may be around a reference, and null.
fn without_annotations(schema: &SpannedValue) -> SpannedValue {
    let mut schema = schema.clone();
    if let Some(members) = schema.as_object_mut() {
        members.retain(|key, _| !is_annotation(key) && !is_documentation(key) && key != "nullable");
        if let Some(Value::Array(values)) = members.get_mut("enum").map(|node| &mut node.value) {
            values.retain(|value| !node_ext::is_null(value));
        }
    }
    schema
}
