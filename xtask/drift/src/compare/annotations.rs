//! Rules for annotations (descriptions, defaults, extensions), and for differences that no rule knows.

use std::collections::{BTreeMap, BTreeSet};

use super::context::{Change, Context, Places};
use super::{Comparison, OneSided};
use crate::normal_form::json_value::{canonical_json, equal};
use crate::normal_form::keywords::form;
use crate::normal_form::location::Located;
use crate::normal_form::structural_hash::PRECISIONS;
use crate::normal_form::{NormalizedSchema, Schema, SchemaIndex};
use crate::rules::{Rule, rules};
use crate::tolerance::Tolerated;
use webagent_codegen::openapi::extensions::is_own;
use webagent_codegen::openapi::objects::Object;

rules! {
    UNCLASSIFIED = "unclassified" {
        Both: Breaking "{subject} differs in a way that no rule covers ({old} is now {new}); check it yourself.",
    }
    INVALID_VALUE = "invalid-value" {
        Both: Breaking "{subject} has a value that OpenAPI does not allow there ({old} is now {new}).",
    }
    REFERENCE_UNRESOLVED = "reference-unresolved" {
        Both: Breaking "{subject} is a reference to something that does not exist ({old} is now {new}).",
    }
    DEPRECATED = "deprecated" {
        Both: Compatible "{subject} is deprecated now; it still works.",
    }
    REACTIVATED = "reactivated" {
        Both: Compatible "{subject} is no longer deprecated.",
    }
    DEFAULT_CHANGED = "default-changed" {
        Request: Compatible "{subject} had the default {old} and now has {new}: omitting it may mean something else.",
        Response: Compatible "{subject} had the default {old} and now has {new}: if it is missing, the client still uses the old one.",
    }
    BECAME_READ_ONLY = "became-read-only" {
        Request: Compatible "{subject} is read-only now; the server ignores what the client sends.",
        Response: Compatible "{subject} is read-only now, which changes nothing in a response.",
    }
    BECAME_NOT_READ_ONLY = "became-not-read-only" {
        Request: Compatible "{subject} may be sent now.",
        Response: Compatible "{subject} is no longer read-only, which changes nothing in a response.",
    }
    BECAME_WRITE_ONLY = "became-write-only" {
        Request: Compatible "{subject} is write-only now, which changes nothing in a request.",
        Response: Compatible "{subject} is write-only now: responses no longer contain it.",
    }
    BECAME_NOT_WRITE_ONLY = "became-not-write-only" {
        Request: Compatible "{subject} is no longer write-only, which changes nothing in a request.",
        Response: Compatible "Responses may contain {subject} now.",
    }
    DISCRIMINATOR_CHANGED = "discriminator-changed" {
        Request: Compatible "The discriminator of {subject} was {old} and is {new}; the client sends the values that it is given.",
        Response: Compatible "The discriminator of {subject} was {old} and is {new}; the client uses the old one, and keeps what it does not select as unknown.",
    }
    XML_CHANGED = "xml-changed" {
        Request: Breaking "The XML form of {subject} differs ({old} is now {new}).",
        Response: Breaking "The XML form of {subject} differs ({old} is now {new}).",
    }
    DESCRIPTION_CHANGED = "description-changed" {
        Both: Docs "{subject} has another description.",
    }
    SUMMARY_CHANGED = "summary-changed" {
        Both: Docs "{subject} has another summary.",
    }
    TITLE_CHANGED = "title-changed" {
        Both: Docs "{subject} has the title {new} instead of {old}.",
    }
    EXAMPLE_CHANGED = "example-changed" {
        Both: Docs "{subject} has another example.",
    }
    EXTERNAL_DOCS_CHANGED = "external-docs-changed" {
        Both: Docs "{subject} refers to other documentation.",
    }
    COMMENT_CHANGED = "comment-changed" {
        Both: Docs "{subject} has another comment.",
    }
    SCHEMA_NAME_CHANGED = "schema-name-changed" {
        Both: Docs "{subject} has another name for references ({old} before, {new} now); its values are the same.",
    }
    EXTENSION_CHANGED = "extension-changed" {
        Both: Docs "{subject} was {old} and is {new}; the client ignores extensions.",
    }
}

impl<'d> Comparison<'d> {
    /// The annotations of two schemas.
    pub(super) fn annotations(
        &mut self,
        old: &NormalizedSchema<'d>,
        new: &NormalizedSchema<'d>,
        places: Places<'_, 'd>,
        context: Context,
    ) {
        let (before, after) = (old.notes.as_slice(), new.notes.as_slice());
        for (key, rule) in [
            ("title", &TITLE_CHANGED),
            ("description", &DESCRIPTION_CHANGED),
            ("externalDocs", &EXTERNAL_DOCS_CHANGED),
            ("$comment", &COMMENT_CHANGED),
            ("$id", &SCHEMA_NAME_CHANGED),
            ("$anchor", &SCHEMA_NAME_CHANGED),
            ("$dynamicAnchor", &SCHEMA_NAME_CHANGED),
        ] {
            self.notes(rule, None, (before, after), key, places);
        }
        self.notes(&DEFAULT_CHANGED, Some(context), (before, after), "default", places);
        let xml_context = if context.is_xml { context } else { context.tolerating(Tolerated::NotXml) };
        self.notes(&XML_CHANGED, Some(xml_context), (before, after), "xml", places);
        self.examples((before, after), places);
        for (key, set, unset, context) in [
            ("deprecated", &DEPRECATED, &REACTIVATED, None),
            ("readOnly", &BECAME_READ_ONLY, &BECAME_NOT_READ_ONLY, Some(context)),
            ("writeOnly", &BECAME_WRITE_ONLY, &BECAME_NOT_WRITE_ONLY, Some(context)),
        ] {
            let rule = match (old.notes_say(key), new.notes_say(key)) {
                (false, true) => set,
                (true, false) => unset,
                _ => continue,
            };
            let flag =
                |notes: &[Located<'d>]| notes.iter().filter(|note| note.is_true(key)).find_map(|note| note.get(key));
            let (old, new) = (flag(before), flag(after));
            let change = Change::between(old.as_ref(), new.as_ref()).or_at(places.0, places.1);
            self.report(rule, context, change);
        }
        self.discriminators((before, after), places, context);
        self.other_members_of((before, after), Object::Schema, places);
    }

    /// Returns the values of an annotation, including those of the parts of `allOf`.
    fn notes(
        &mut self,
        rule: &'static Rule,
        context: Option<Context>,
        (old, new): (&[Located<'d>], &[Located<'d>]),
        key: &str,
        places: Places<'_, 'd>,
    ) {
        let all = |notes: &[Located<'d>]| notes.iter().filter_map(|note| note.get(key)).collect();
        self.sets(rule, context, (all(old), all(new)), places);
    }

    /// Collects `example` and `examples`, which are equivalent; the names of examples are ignored.
    pub(super) fn examples(&mut self, (old, new): (&[Located<'d>], &[Located<'d>]), places: Places<'_, 'd>) {
        let all = |model: &SchemaIndex<'d>, notes: &[Located<'d>]| {
            let mut all: Vec<Located<'d>> = notes.iter().filter_map(|note| note.get("example")).collect();
            for note in notes {
                all.extend(note.items_of("examples"));
                let named = note.members_of("examples").map(|(_, example)| model.resolve(&example));
                all.extend(named.map(|example| only_value(&example).unwrap_or(example)));
            }
            all
        };
        let (before, after) = (all(&self.old, old), all(&self.new, new));
        self.sets(&EXAMPLE_CHANGED, None, (before, after), places);
    }

    /// Keywords whose values have no order.
    fn sets(
        &mut self,
        rule: &'static Rule,
        context: Option<Context>,
        (mut old, mut new): (Vec<Located<'d>>, Vec<Located<'d>>),
        places: Places<'_, 'd>,
    ) {
        if old.is_empty() && new.is_empty() {
            return;
        }
        if let ([old], [new]) = (old.as_slice(), new.as_slice())
            && equal(old.node, new.node)
        {
            return;
        }
        let texts = |all_located: &[Located<'d>]| -> BTreeSet<String> {
            all_located.iter().map(|located| canonical_json(located.node)).collect()
        };
        let (before, after) = (texts(&old), texts(&new));
        old.retain(|located| !after.contains(&canonical_json(located.node)));
        new.retain(|located| !before.contains(&canonical_json(located.node)));
        for index in 0..old.len().max(new.len()) {
            let change = Change::between(old.get(index), new.get(index));
            self.report(rule, context, change.or_at(places.0, places.1));
        }
    }

    fn discriminators(
        &mut self,
        (old, new): (&[Located<'d>], &[Located<'d>]),
        places: Places<'_, 'd>,
        context: Context,
    ) {
        let all = |notes: &[Located<'d>]| -> Vec<Located<'d>> {
            notes.iter().filter_map(|note| note.get("discriminator")).collect()
        };
        let (before, after) = (all(old), all(new));
        // Component names in a mapping are layout; the mapped values are not.
        let rendered = |all_located: &[Located<'d>]| -> BTreeSet<String> {
            let one = |located: &Located<'d>| {
                let mut parts: BTreeMap<String, String> = located
                    .members()
                    .filter(|(key, _)| *key != "mapping" && !is_own(key))
                    .map(|(key, member)| (key.to_owned(), canonical_json(member.node)))
                    .collect();
                let values: BTreeSet<&str> = located.members_of("mapping").map(|(value, _)| value).collect();
                parts.insert("mapping".to_owned(), format!("{values:?}"));
                format!("{parts:?}")
            };
            all_located.iter().map(one).collect()
        };
        if rendered(&before) != rendered(&after) {
            let change = Change::between(before.first(), after.first()).or_at(places.0, places.1);
            self.report(&DISCRIMINATOR_CHANGED, Some(context), change);
        }
        // The target of a value is compared by its content, not by its name.
        let target = |model: &SchemaIndex<'d>, node: &Located<'d>| {
            let text = node.node.as_str()?;
            let pointer = match text.strip_prefix('#') {
                Some(pointer) => pointer.to_owned(),
                None => format!("/components/schemas/{text}"),
            };
            model.root.follow(&pointer)
        };
        for (old, new) in before.iter().zip(&after) {
            for (value, old_target) in old.members_of("mapping") {
                let Some(new_target) = new.get("mapping").and_then(|mapping| mapping.get(value)) else {
                    continue;
                };
                let names = (old_target.node.as_str(), new_target.node.as_str());
                let (before, after) = (target(&self.old, &old_target), target(&self.new, &new_target));
                if names.0 != names.1 && !self.look_alike(before.as_ref(), after.as_ref()) {
                    let change = Change::between(Some(&old_target), Some(&new_target));
                    self.report(&DISCRIMINATOR_CHANGED, Some(context), change);
                }
            }
        }
    }

    fn look_alike(&self, old: Option<&Located<'d>>, new: Option<&Located<'d>>) -> bool {
        let (Some(old), Some(new)) = (old, new) else {
            return false;
        };
        let [_, depth, ..] = PRECISIONS;
        let structural_hash =
            |model: &SchemaIndex<'d>, located: &Located<'d>| model.structural_hash(&Schema::of(located.clone()), depth);
        match (structural_hash(&self.old, old), structural_hash(&self.new, new)) {
            (Ok(old), Ok(new)) => old == new,
            _ => false,
        }
    }

    /// Compares the descriptions and titles of an object other than a schema.
    pub(super) fn text(&mut self, rule: &'static Rule, key: &str, old: &Located<'d>, new: &Located<'d>) {
        let notes = (std::slice::from_ref(old), std::slice::from_ref(new));
        self.notes(rule, None, notes, key, (Some(old), Some(new)));
    }

    /// Compares documentation of any structure, value by value.
    pub(super) fn documentation(
        &mut self,
        rule: &'static Rule,
        old: Option<&Located<'d>>,
        new: Option<&Located<'d>>,
        places: Places<'_, 'd>,
    ) {
        match (old, new) {
            (None, None) => {}
            (Some(old), None) => {
                let change = Change::between(Some(old), None).or_at(None, places.1);
                self.report_one_sided(rule, None, OneSided::Old(old), change);
            }
            (None, Some(new)) => {
                let change = Change::between(None, Some(new)).or_at(places.0, None);
                self.report_one_sided(rule, None, OneSided::New(new), change);
            }
            (Some(old), Some(new)) => {
                let are_objects = old.node.as_object().is_some() && new.node.as_object().is_some();
                if !are_objects {
                    if !equal(old.node, new.node) {
                        self.report(rule, None, Change::between(Some(old), Some(new)));
                    }
                    return;
                }
                for key in keys(old, new) {
                    let rule = match key {
                        key if is_own(key) => continue,
                        key if key.starts_with("x-") => &EXTENSION_CHANGED,
                        _ => rule,
                    };
                    let (before, after) = (old.get(key), new.get(key));
                    self.documentation(rule, before.as_ref(), after.as_ref(), (Some(old), Some(new)));
                }
            }
        }
    }

    /// Fields of objects other than schemas that are not compared by key.
    pub(super) fn other_members(&mut self, keywords: Object, old: &Located<'d>, new: &Located<'d>) {
        let all_located = (std::slice::from_ref(old), std::slice::from_ref(new));
        self.other_members_of(all_located, keywords, (Some(old), Some(new)));
    }

    /// Compares the rest by value: extensions, unresolved references, invalid values and unknown keys.
    pub(super) fn other_members_of(
        &mut self,
        (old, new): (&[Located<'d>], &[Located<'d>]),
        keywords: Object,
        places: Places<'_, 'd>,
    ) {
        let before = find_other_members(&self.old, old, keywords);
        let after = find_other_members(&self.new, new, keywords);
        let names: BTreeSet<&str> = before.keys().chain(after.keys()).copied().collect();
        for name in names {
            let none = Vec::new();
            let (before, after) = (before.get(name).unwrap_or(&none), after.get(name).unwrap_or(&none));
            let texts = |other_members_of: &[Located<'d>]| -> BTreeSet<String> {
                other_members_of.iter().map(|located| canonical_json(located.node)).collect()
            };
            let (texts_before, texts_after) = (texts(before), texts(after));
            if texts_before == texts_after {
                continue;
            }
            let own = |other_members_of: &[Located<'d>], others: &BTreeSet<String>| {
                other_members_of.iter().find(|located| !others.contains(&canonical_json(located.node))).cloned()
            };
            let (old, new) = (own(before, &texts_after), own(after, &texts_before));
            let rule = match name {
                name if name.starts_with("x-") => &EXTENSION_CHANGED,
                "$ref" => &REFERENCE_UNRESOLVED,
                "" => &INVALID_VALUE,
                name if form(keywords, name).is_some() => &INVALID_VALUE,
                _ => &UNCLASSIFIED,
            };
            let change = Change::between(old.as_ref(), new.as_ref());
            self.report(rule, None, change.or_at(places.0, places.1));
        }
    }
}

/// Returns the `value` of an example that has no other field.
fn only_value<'d>(example: &Located<'d>) -> Option<Located<'d>> {
    let is_alone = example.node.as_object().is_some_and(|members| members.len() == 1);
    example.get("value").filter(|_| is_alone)
}

/// Collects the fields that are not compared by key. A value that is not an object has the empty key.
fn find_other_members<'d>(
    model: &SchemaIndex<'d>,
    notes: &[Located<'d>],
    keywords: Object,
) -> BTreeMap<&'d str, Vec<Located<'d>>> {
    let mut other_members_of: BTreeMap<&'d str, Vec<Located<'d>>> = BTreeMap::new();
    for note in notes {
        if note.node.as_object().is_none() {
            other_members_of.entry("").or_default().push(note.clone());
        }
        for (key, member) in note.node.as_object().into_iter().flatten() {
            let key = key.as_str();
            let is_compared = match key {
                "$ref" => model.target(note).is_some(),
                key if is_own(key) => true,
                key => form(keywords, key).is_some_and(|form| form.fits(member)),
            };
            if !is_compared && let Some(member) = note.get(key) {
                other_members_of.entry(key).or_default().push(member);
            }
        }
    }
    other_members_of
}

/// Returns the keys of two objects, each once.
pub(super) fn keys<'d>(old: &Located<'d>, new: &Located<'d>) -> BTreeSet<&'d str> {
    old.members().chain(new.members()).map(|(key, _)| key).collect()
}
