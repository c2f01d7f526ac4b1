//! Operations found in both documents and compared.

use std::collections::{BTreeSet, HashMap};

use serde_json::Value;

use super::annotations::keys;
use super::change::Change;
use super::comparison::{Comparison, Lone};
use super::model::{Bounded, Model};
use super::place::{METHODS, Spot};
use super::rules::{self, Direction};
use super::vocabulary::{OPERATION, PATH_ITEM};

/// An operation of one document.
#[derive(Clone)]
pub(super) struct Entry<'d> {
    /// `METHOD path`, without backticks.
    pub(super) name: String,
    /// The path, with the names of its parameters.
    pub(super) path: &'d str,
    pub(super) item: Spot<'d>,
    pub(super) spot: Spot<'d>,
    /// Which way the operation's requests travel: to the server, or for a callback to the client.
    pub(super) requests: Direction,
}

/// The operations of one group (paths, webhooks, a callback), in the order of the document.
pub(super) fn entries<'d>(model: &Model<'d>, group: Option<&Spot<'d>>, requests: Direction) -> Vec<Entry<'d>> {
    let mut entries = Vec::new();
    for (path, item) in group.into_iter().flat_map(Spot::members) {
        if path.starts_with("x-") {
            continue;
        }
        let item = model.resolve(&item);
        for method in METHODS {
            if let Some(spot) = item.get(method).filter(|spot| spot.node.as_object().is_some()) {
                entries.push(Entry {
                    name: format!("{} {}", method.to_uppercase(), path.replace('`', "'")),
                    path,
                    item: item.clone(),
                    spot,
                    requests,
                });
            }
        }
    }
    entries
}

/// What has been found out about the operations of two groups.
pub(super) struct Grouped<'d> {
    pub(super) pairs: Vec<(Entry<'d>, Entry<'d>)>,
    pub(super) old: Vec<Entry<'d>>,
    pub(super) new: Vec<Entry<'d>>,
}

/// Finds the same operations: by method and path, first as they are spelled, then whatever the names of the path's
/// parameters.
pub(super) fn pair<'d>(old: Vec<Entry<'d>>, new: Vec<Entry<'d>>) -> Grouped<'d> {
    let mut grouped = Grouped { pairs: Vec::new(), old, new };
    for name in [|entry: &Entry<'_>| entry.name.clone(), |entry: &Entry<'_>| nameless(&entry.name)] {
        let mut places: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, entry) in grouped.new.iter().enumerate().rev() {
            places.entry(name(entry)).or_default().push(index);
        }
        let mut slots: Vec<_> = std::mem::take(&mut grouped.new).into_iter().map(Some).collect();
        for entry in std::mem::take(&mut grouped.old) {
            let index = places.get_mut(&name(&entry)).and_then(Vec::pop);
            match index.and_then(|index| slots.get_mut(index)).and_then(Option::take) {
                Some(other) => grouped.pairs.push((entry, other)),
                None => grouped.old.push(entry),
            }
        }
        grouped.new = slots.into_iter().flatten().collect();
    }
    grouped
}

/// A path without the names of its parameters. The expressions of a callback (`{$request.body#/url}`) are no names.
fn nameless(path: &str) -> String {
    let mut text = String::new();
    for (index, part) in path.split('{').enumerate() {
        match part.split_once('}') {
            Some((name, _)) if name.starts_with('$') => text.push_str(&format!("{{{part}")),
            Some((_, rest)) if index > 0 => text.push_str(&format!("{{}}{rest}")),
            _ => text.push_str(part),
        }
    }
    text
}

/// The names in a path, first to last.
pub(super) fn names_in(path: &str) -> impl Iterator<Item = &str> {
    path.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name)
}

impl<'d> Comparison<'d> {
    /// The operations of both documents. Returns how many are only in the new one.
    pub(super) fn all_operations(&mut self, only_known: bool) -> Bounded<usize> {
        let mut unknown = 0;
        for (group, requests) in [("paths", Direction::Request), ("webhooks", Direction::Response)] {
            let (old, new) = (self.old.root.get(group), self.new.root.get(group));
            let before = entries(&self.old, old.as_ref(), requests);
            let after = entries(&self.new, new.as_ref(), requests);
            let grouped = pair(before, after);
            let items = grouped.pairs.iter().map(|(old, new)| (old.item.clone(), new.item.clone()));
            for (old, new) in items.collect::<Vec<_>>() {
                self.path_items(&old, &new)?;
            }
            for (old, new) in grouped.pairs {
                self.operations(old, new)?;
            }
            let (removed, added) = match requests {
                Direction::Request => (&rules::OPERATION_REMOVED, &rules::OPERATION_ADDED),
                _ => (&rules::CALLBACK_REMOVED, &rules::CALLBACK_ADDED),
            };
            for entry in &grouped.old {
                let change = Change::at(Some(&entry.spot), new.as_ref().or(Some(&self.new.root)))
                    .subject(format!("`{}`", entry.name));
                self.report_lone(removed, None, Lone::Old(&entry.spot), change);
            }
            unknown += grouped.new.len();
            for entry in grouped.new.iter().filter(|_| !only_known) {
                let change = Change::at(old.as_ref().or(Some(&self.old.root)), Some(&entry.spot))
                    .subject(format!("`{}`", entry.name));
                self.report_lone(added, None, Lone::New(&entry.spot), change);
            }
            if let (Some(old), Some(new)) = (&old, &new) {
                self.extensions(old, new);
                self.empty_path_items(old, new);
            }
        }
        Ok(unknown)
    }

    /// What a path item says about itself.
    fn path_items(&mut self, old: &Spot<'d>, new: &Spot<'d>) -> Bounded<()> {
        self.once("path item", old, new, None, |this| {
            this.text(&rules::SUMMARY_CHANGED, "summary", old, new);
            this.text(&rules::DESCRIPTION_CHANGED, "description", old, new);
            this.stray(PATH_ITEM, old, new);
            Ok(())
        })
    }

    /// Paths without any operation say nothing to a client, but something to a reader.
    fn empty_path_items(&mut self, old: &Spot<'d>, new: &Spot<'d>) {
        let is_empty = |model: &Model<'d>, item: &Spot<'d>| {
            let item = model.resolve(item);
            METHODS.iter().all(|method| !item.has(method))
        };
        for key in keys(old, new) {
            if key.starts_with("x-") {
                continue;
            }
            let (before, after) = (old.get(key), new.get(key));
            let empty_before = before.as_ref().is_none_or(|item| is_empty(&self.old, item));
            let empty_after = after.as_ref().is_none_or(|item| is_empty(&self.new, item));
            if empty_before && empty_after {
                self.documentation(&rules::INFO_CHANGED, before.as_ref(), after.as_ref(), (Some(old), Some(new)));
            }
        }
    }

    /// The extensions of a map whose other members are compared by name.
    pub(super) fn extensions(&mut self, old: &Spot<'d>, new: &Spot<'d>) {
        let names = keys(old, new).into_iter().filter(|key| key.starts_with("x-"));
        for key in names.filter(|key| !key.starts_with("x-webagent-")) {
            let (before, after) = (old.get(key), new.get(key));
            let places = (Some(old), Some(new));
            self.documentation(&rules::EXTENSION_CHANGED, before.as_ref(), after.as_ref(), places);
        }
    }

    pub(super) fn compare_operations(&mut self, old: &Entry<'d>, new: &Entry<'d>) -> Bounded<()> {
        self.is_operation(old.name.clone());
        let (before, after) = (&old.spot, &new.spot);
        let places = (Some(before), Some(after));
        let id = |spot: &Spot<'d>| spot.get("operationId").filter(|id| id.node.as_str().is_some());
        let (old_id, new_id) = (id(before), id(after));
        if before.text("operationId") != after.text("operationId") {
            let change = Change::between(old_id.as_ref(), new_id.as_ref())
                .or_at(places.0, places.1)
                .subject(format!("The operation id of `{}`", new.name));
            self.report(&rules::OPERATION_ID_CHANGED, None, change);
        }
        self.deprecation(before, after, &format!("`{}`", new.name));
        self.text(&rules::SUMMARY_CHANGED, "summary", before, after);
        self.text(&rules::DESCRIPTION_CHANGED, "description", before, after);
        let (docs_before, docs_after) = (before.get("externalDocs"), after.get("externalDocs"));
        self.documentation(&rules::EXTERNAL_DOCS_CHANGED, docs_before.as_ref(), docs_after.as_ref(), places);
        self.operation_tags(before, after, &new.name);
        self.stray(OPERATION, before, after);

        self.parameters(old, new)?;
        self.request_bodies(before, after, old.requests)?;
        self.responses(before, after, old.requests.flipped())?;
        self.callbacks(before, after, old.requests.flipped())?;
        self.servers(old, new)?;
        self.security(before, after)
    }

    /// Whether something is deprecated.
    pub(super) fn deprecation(&mut self, old: &Spot<'d>, new: &Spot<'d>, subject: &str) {
        let rule = match (old.is_true("deprecated"), new.is_true("deprecated")) {
            (false, true) => &rules::DEPRECATED,
            (true, false) => &rules::REACTIVATED,
            _ => return,
        };
        let (before, after) = (old.get("deprecated"), new.get("deprecated"));
        let change = Change::between(before.as_ref(), after.as_ref()).or_at(Some(old), Some(new));
        self.report(rule, None, change.subject(subject));
    }

    fn operation_tags(&mut self, old: &Spot<'d>, new: &Spot<'d>, name: &str) {
        let tags = |spot: &Spot<'d>| -> BTreeSet<&'d str> {
            spot.items_of("tags").filter_map(|tag| tag.node.as_str()).collect()
        };
        let (before, after) = (tags(old), tags(new));
        if before != after {
            let told = |tags: BTreeSet<&str>| match tags.is_empty() {
                true => None,
                false => Some(tags.into_iter().map(Value::from).collect::<Vec<_>>().into()),
            };
            let change = Change::at(old.get("tags").as_ref(), new.get("tags").as_ref())
                .or_at(Some(old), Some(new))
                .subject(format!("`{name}`"))
                .values(told(before), told(after));
            self.report(&rules::TAGS_CHANGED, None, change);
        }
    }

    fn callbacks(&mut self, old: &Spot<'d>, new: &Spot<'d>, requests: Direction) -> Bounded<()> {
        let group = |model: &Model<'d>, operation: &Spot<'d>| -> Vec<(&'d str, Spot<'d>)> {
            let callbacks = operation.members_of("callbacks");
            callbacks.map(|(name, callback)| (name, model.resolve(&callback))).collect()
        };
        let (before, after) = (group(&self.old, old), group(&self.new, new));
        let names: BTreeSet<&str> = before.iter().chain(&after).map(|(name, _)| *name).collect();
        for name in names {
            let find = |group: &[(&'d str, Spot<'d>)]| {
                group.iter().find(|(known, _)| *known == name).map(|(_, callback)| callback.clone())
            };
            let (old_callback, new_callback) = (find(&before), find(&after));
            let grouped = pair(
                entries(&self.old, old_callback.as_ref(), requests),
                entries(&self.new, new_callback.as_ref(), requests),
            );
            for (old, new) in grouped.pairs {
                self.path_items(&old.item, &new.item)?;
                self.operations(old, new)?;
            }
            for entry in &grouped.old {
                let change = Change::at(Some(&entry.spot), Some(new)).subject(format!(
                    "The callback `{}` to `{}`",
                    name.replace('`', "'"),
                    entry.name
                ));
                self.report_lone(&rules::CALLBACK_REMOVED, None, Lone::Old(&entry.spot), change);
            }
            for entry in &grouped.new {
                let change = Change::at(Some(old), Some(&entry.spot)).subject(format!(
                    "The callback `{}` to `{}`",
                    name.replace('`', "'"),
                    entry.name
                ));
                self.report_lone(&rules::CALLBACK_ADDED, None, Lone::New(&entry.spot), change);
            }
            if let (Some(old), Some(new)) = (&old_callback, &new_callback) {
                self.extensions(old, new);
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_without_names() {
        assert_eq!(nameless("GET /a/{b}/c/{d}.json"), "GET /a/{}/c/{}.json");
        assert_eq!(nameless("POST {$request.body#/a}?b={c}"), "POST {$request.body#/a}?b={}");
        assert_eq!(nameless("GET /a/{b"), "GET /a/b");
        assert_eq!(nameless("GET /"), "GET /");
        assert_eq!(names_in("/a/{b}/c/{d}.json").collect::<Vec<_>>(), ["b", "d"]);
    }
}
