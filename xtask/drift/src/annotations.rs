//! What says nothing about the values themselves: texts for people, defaults, extensions; and what no rule knows.

use std::collections::{BTreeMap, BTreeSet};

use super::change::{Change, Context};
use super::comparison::{Comparison, Lone};
use super::fingerprint::DEPTHS;
use super::model::{Model, Normal, Schema};
use super::place::Spot;
use super::rules::{self, Rule};
use super::schemas::Places;
use super::value::{canonical, same};
use super::vocabulary::{Keywords, SCHEMA, form};

/// The mark of what this project itself has written into a document.
const OWN_EXTENSIONS: &str = "x-webagent-";

impl<'d> Comparison<'d> {
    /// The annotations of two schemas.
    pub(super) fn annotations(&mut self, old: &Normal<'d>, new: &Normal<'d>, places: Places<'_, 'd>, context: Context) {
        let (before, after) = (old.notes.as_slice(), new.notes.as_slice());
        for (key, rule) in [
            ("title", &rules::TITLE_CHANGED),
            ("description", &rules::DESCRIPTION_CHANGED),
            ("externalDocs", &rules::EXTERNAL_DOCS_CHANGED),
            ("$comment", &rules::COMMENT_CHANGED),
            ("$id", &rules::SCHEMA_NAME_CHANGED),
            ("$anchor", &rules::SCHEMA_NAME_CHANGED),
            ("$dynamicAnchor", &rules::SCHEMA_NAME_CHANGED),
        ] {
            self.notes(rule, None, (before, after), key, places);
        }
        self.notes(&rules::DEFAULT_CHANGED, Some(context), (before, after), "default", places);
        self.notes(&rules::XML_CHANGED, Some(context), (before, after), "xml", places);
        self.examples((before, after), places);
        for (key, set, unset, context) in [
            ("deprecated", &rules::DEPRECATED, &rules::REACTIVATED, None),
            ("readOnly", &rules::BECAME_READ_ONLY, &rules::BECAME_NOT_READ_ONLY, Some(context)),
            ("writeOnly", &rules::BECAME_WRITE_ONLY, &rules::BECAME_NOT_WRITE_ONLY, Some(context)),
        ] {
            let rule = match (old.notes_say(key), new.notes_say(key)) {
                (false, true) => set,
                (true, false) => unset,
                _ => continue,
            };
            let flag =
                |notes: &[Spot<'d>]| notes.iter().filter(|note| note.is_true(key)).find_map(|note| note.get(key));
            let (old, new) = (flag(before), flag(after));
            let change = Change::between(old.as_ref(), new.as_ref()).or_at(places.0, places.1);
            self.report(rule, context, change);
        }
        self.discriminators((before, after), places, context);
        self.strays((before, after), SCHEMA, places);
    }

    /// The values of one annotation, wherever it stands.
    fn notes(
        &mut self,
        rule: &'static Rule,
        context: Option<Context>,
        (old, new): (&[Spot<'d>], &[Spot<'d>]),
        key: &str,
        places: Places<'_, 'd>,
    ) {
        let all = |notes: &[Spot<'d>]| notes.iter().filter_map(|note| note.get(key)).collect();
        self.sets(rule, context, (all(old), all(new)), places);
    }

    /// `example` and `examples` are two ways to say the same; the names of examples are not part of them.
    pub(super) fn examples(&mut self, (old, new): (&[Spot<'d>], &[Spot<'d>]), places: Places<'_, 'd>) {
        let all = |model: &Model<'d>, notes: &[Spot<'d>]| {
            let mut all: Vec<Spot<'d>> = notes.iter().filter_map(|note| note.get("example")).collect();
            for note in notes {
                all.extend(note.items_of("examples"));
                let named = note.members_of("examples").map(|(_, example)| model.resolve(&example));
                all.extend(named.map(|example| only_value(&example).unwrap_or(example)));
            }
            all
        };
        let (before, after) = (all(&self.old, old), all(&self.new, new));
        self.sets(&rules::EXAMPLE_CHANGED, None, (before, after), places);
    }

    /// Values of which the order does not count.
    fn sets(
        &mut self,
        rule: &'static Rule,
        context: Option<Context>,
        (mut old, mut new): (Vec<Spot<'d>>, Vec<Spot<'d>>),
        places: Places<'_, 'd>,
    ) {
        if old.is_empty() && new.is_empty() {
            return;
        }
        if let ([old], [new]) = (old.as_slice(), new.as_slice())
            && same(old.node, new.node)
        {
            return;
        }
        let texts =
            |spots: &[Spot<'d>]| -> BTreeSet<String> { spots.iter().map(|spot| canonical(spot.node)).collect() };
        let (before, after) = (texts(&old), texts(&new));
        old.retain(|spot| !after.contains(&canonical(spot.node)));
        new.retain(|spot| !before.contains(&canonical(spot.node)));
        for index in 0..old.len().max(new.len()) {
            let change = Change::between(old.get(index), new.get(index));
            self.report(rule, context, change.or_at(places.0, places.1));
        }
    }

    fn discriminators(&mut self, (old, new): (&[Spot<'d>], &[Spot<'d>]), places: Places<'_, 'd>, context: Context) {
        let all = |notes: &[Spot<'d>]| -> Vec<Spot<'d>> {
            notes.iter().filter_map(|note| note.get("discriminator")).collect()
        };
        let (before, after) = (all(old), all(new));
        // A mapping names components, whose names are layout; the values it maps are not.
        let told = |spots: &[Spot<'d>]| -> BTreeSet<String> {
            let one = |spot: &Spot<'d>| {
                let mut parts: BTreeMap<String, String> = spot
                    .members()
                    .filter(|(key, _)| *key != "mapping" && !key.starts_with(OWN_EXTENSIONS))
                    .map(|(key, member)| (key.to_owned(), canonical(member.node)))
                    .collect();
                let values: BTreeSet<&str> = spot.members_of("mapping").map(|(value, _)| value).collect();
                parts.insert("mapping".to_owned(), format!("{values:?}"));
                format!("{parts:?}")
            };
            spots.iter().map(one).collect()
        };
        if told(&before) != told(&after) {
            let change = Change::between(before.first(), after.first()).or_at(places.0, places.1);
            self.report(&rules::DISCRIMINATOR_CHANGED, Some(context), change);
        }
        // Where a value leads to is compared by what stands there, not by what it is called.
        let target = |model: &Model<'d>, node: &Spot<'d>| {
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
                    self.report(&rules::DISCRIMINATOR_CHANGED, Some(context), change);
                }
            }
        }
    }

    fn look_alike(&self, old: Option<&Spot<'d>>, new: Option<&Spot<'d>>) -> bool {
        let (Some(old), Some(new)) = (old, new) else {
            return false;
        };
        let [_, depth, ..] = DEPTHS;
        let fingerprint = |model: &Model<'d>, spot: &Spot<'d>| model.fingerprint(&Schema::of(spot.clone()), depth);
        match (fingerprint(&self.old, old), fingerprint(&self.new, new)) {
            (Ok(old), Ok(new)) => old == new,
            _ => false,
        }
    }

    /// Texts of an object that is no schema.
    pub(super) fn text(&mut self, rule: &'static Rule, key: &str, old: &Spot<'d>, new: &Spot<'d>) {
        let notes = (std::slice::from_ref(old), std::slice::from_ref(new));
        self.notes(rule, None, notes, key, (Some(old), Some(new)));
    }

    /// Documentation of whatever structure, compared value by value.
    pub(super) fn documentation(
        &mut self,
        rule: &'static Rule,
        old: Option<&Spot<'d>>,
        new: Option<&Spot<'d>>,
        places: Places<'_, 'd>,
    ) {
        match (old, new) {
            (None, None) => {}
            (Some(old), None) => {
                let change = Change::between(Some(old), None).or_at(None, places.1);
                self.report_lone(rule, None, Lone::Old(old), change);
            }
            (None, Some(new)) => {
                let change = Change::between(None, Some(new)).or_at(places.0, None);
                self.report_lone(rule, None, Lone::New(new), change);
            }
            (Some(old), Some(new)) => {
                let are_objects = old.node.as_object().is_some() && new.node.as_object().is_some();
                if !are_objects {
                    if !same(old.node, new.node) {
                        self.report(rule, None, Change::between(Some(old), Some(new)));
                    }
                    return;
                }
                for key in keys(old, new) {
                    let rule = match key {
                        key if key.starts_with(OWN_EXTENSIONS) => continue,
                        key if key.starts_with("x-") => &rules::EXTENSION_CHANGED,
                        _ => rule,
                    };
                    let (before, after) = (old.get(key), new.get(key));
                    self.documentation(rule, before.as_ref(), after.as_ref(), (Some(old), Some(new)));
                }
            }
        }
    }

    /// The members of an object that is no schema which are not compared by name.
    pub(super) fn stray(&mut self, keywords: Keywords, old: &Spot<'d>, new: &Spot<'d>) {
        let spots = (std::slice::from_ref(old), std::slice::from_ref(new));
        self.strays(spots, keywords, (Some(old), Some(new)));
    }

    /// The members that are not compared by name: extensions, references that lead nowhere, values of a wrong form,
    /// and whatever is not known.
    pub(super) fn strays(
        &mut self,
        (old, new): (&[Spot<'d>], &[Spot<'d>]),
        keywords: Keywords,
        places: Places<'_, 'd>,
    ) {
        let before = found_strays(&self.old, old, keywords);
        let after = found_strays(&self.new, new, keywords);
        let names: BTreeSet<&str> = before.keys().chain(after.keys()).copied().collect();
        for name in names {
            let none = Vec::new();
            let (before, after) = (before.get(name).unwrap_or(&none), after.get(name).unwrap_or(&none));
            let texts =
                |strays: &[Spot<'d>]| -> BTreeSet<String> { strays.iter().map(|spot| canonical(spot.node)).collect() };
            let (texts_before, texts_after) = (texts(before), texts(after));
            if texts_before == texts_after {
                continue;
            }
            let own = |strays: &[Spot<'d>], others: &BTreeSet<String>| {
                strays.iter().find(|spot| !others.contains(&canonical(spot.node))).cloned()
            };
            let (old, new) = (own(before, &texts_after), own(after, &texts_before));
            let rule = match name {
                name if name.starts_with("x-") => &rules::EXTENSION_CHANGED,
                "$ref" => &rules::REFERENCE_UNRESOLVED,
                "" => &rules::INVALID_VALUE,
                name if form(keywords, name).is_some() => &rules::INVALID_VALUE,
                _ => &rules::UNCLASSIFIED,
            };
            let change = Change::between(old.as_ref(), new.as_ref());
            self.report(rule, None, change.or_at(places.0, places.1));
        }
    }
}

/// The value of an example that has nothing else.
fn only_value<'d>(example: &Spot<'d>) -> Option<Spot<'d>> {
    let is_alone = example.node.as_object().is_some_and(|members| members.len() == 1);
    example.get("value").filter(|_| is_alone)
}

/// What is not compared by name, by keyword. An object that is none stands under the empty name.
fn found_strays<'d>(model: &Model<'d>, notes: &[Spot<'d>], keywords: Keywords) -> BTreeMap<&'d str, Vec<Spot<'d>>> {
    let mut strays: BTreeMap<&'d str, Vec<Spot<'d>>> = BTreeMap::new();
    for note in notes {
        if note.node.as_object().is_none() {
            strays.entry("").or_default().push(note.clone());
        }
        for (key, member) in note.node.as_object().into_iter().flatten() {
            let key = key.as_str();
            let is_compared = match key {
                "$ref" => model.target(note).is_some(),
                key if key.starts_with(OWN_EXTENSIONS) => true,
                key => form(keywords, key).is_some_and(|form| form.fits(member)),
            };
            if !is_compared && let Some(member) = note.get(key) {
                strays.entry(key).or_default().push(member);
            }
        }
    }
    strays
}

/// Every key of two objects, each once.
pub(super) fn keys<'d>(old: &Spot<'d>, new: &Spot<'d>) -> BTreeSet<&'d str> {
    old.members().chain(new.members()).map(|(key, _)| key).collect()
}
