//! Matches the operations of both documents and compares them.

use std::collections::{BTreeSet, HashMap, HashSet};

use serde_json::Value;

use super::annotations::keys;
use super::context::{Change, Context, Recipient};
use super::server_url::address;
use super::{Comparison, OneSided};
use crate::normal_form::location::Located;
use crate::normal_form::{Bounded, SchemaIndex};
use crate::rules::{Direction, rules};
use webagent_codegen::openapi::extensions::is_own;
use webagent_codegen::openapi::objects::{ALL_METHODS as METHODS, Object};
use webagent_codegen::openapi::parameter::{nameless, without_fragment};

rules! {
    OPERATION_REMOVED = "operation-removed" {
        Both: Breaking "{subject} was removed; the client's call fails.",
    }
    OPERATION_ADDED = "operation-added" {
        Both: Compatible "{subject} is new; the client does not call it yet.",
    }
    PATH_PREFIX_MOVED = "path-prefix-moved" {
        Both: Compatible "The server is {new} instead of {old}, and the paths changed accordingly: the URLs are the same. A regenerated client needs the new base URL.",
    }
    OPERATION_ID_CHANGED = "operation-id-changed" {
        Both: Compatible "{subject} was {old} and is {new}: the method has another name in a regenerated client.",
    }
    CALLBACK_REMOVED = "callback-removed" {
        Both: Breaking "{subject} was removed; the client is no longer called.",
    }
    CALLBACK_ADDED = "callback-added" {
        Both: Compatible "{subject} is new; the client does not listen for it yet.",
    }
}

/// An operation of one document.
#[derive(Clone)]
pub(super) struct Entry<'d> {
    /// `METHOD path`, without backticks.
    pub(super) name: String,
    /// The path, with its parameter names.
    pub(super) path: &'d str,
    pub(super) item: Located<'d>,
    pub(super) located: Located<'d>,
    /// The direction of the operation's requests: to the server or, for a callback, to the client.
    pub(super) requests: Direction,
    /// Set if the generated client calls it; user code serves webhooks and callbacks.
    pub(super) is_called_by_client: bool,
}

impl Entry<'_> {
    /// Returns method and URL, without the names of path parameters.
    fn address(&self, base: &str) -> String {
        let (method, path) = self.name.split_once(' ').unwrap_or_default();
        format!("{method} {}{}", base.trim_end_matches('/'), nameless(without_fragment(path)))
    }

    /// The context of the operation's requests.
    pub(super) fn context(&self) -> Context {
        let recipient = match self.is_called_by_client {
            true => Recipient::Client,
            false => Recipient::UserCode,
        };
        Context { recipient, ..Context::new(self.requests) }
    }
}

/// Returns the URLs that the paths of an operation are relative to, with the servers that define them.
fn bases<'d>(model: &SchemaIndex<'d>, entry: &Entry<'d>) -> Vec<(String, Option<Located<'d>>)> {
    let lists =
        [&entry.located, &entry.item, &model.root].map(|located| located.items_of("servers").collect::<Vec<_>>());
    let servers = lists.into_iter().find(|list| !list.is_empty()).unwrap_or_default();
    match servers.is_empty() {
        true => vec![(address(""), None)],
        false => {
            let base = |server: Located<'d>| (address(server.text("url").unwrap_or_default()), Some(server));
            servers.into_iter().map(base).collect()
        }
    }
}

/// Returns the operations of a group (paths, webhooks, a callback) in document order.
pub(super) fn entries<'d>(
    model: &SchemaIndex<'d>,
    group: Option<&Located<'d>>,
    requests: Direction,
    is_called_by_client: bool,
) -> Vec<Entry<'d>> {
    let mut entries = Vec::new();
    for (path, item) in group.into_iter().flat_map(Located::members) {
        if path.starts_with("x-") {
            continue;
        }
        let item = model.resolve(&item);
        for method in METHODS {
            if let Some(located) = item.get(method).filter(|located| located.node.as_object().is_some()) {
                entries.push(Entry {
                    name: format!("{} {}", method.to_uppercase(), path.replace('`', "'")),
                    path,
                    item: item.clone(),
                    located,
                    requests,
                    is_called_by_client,
                });
            }
        }
    }
    entries
}

/// The operations of two groups: matched pairs, and those that only one group has.
pub(super) struct Grouped<'d> {
    pub(super) pairs: Vec<(Entry<'d>, Entry<'d>)>,
    pub(super) old: Vec<Entry<'d>>,
    pub(super) new: Vec<Entry<'d>>,
}

/// Matches operations by method and path, first literally, then without fragments and the names of path parameters.
pub(super) fn pair<'d>(old: Vec<Entry<'d>>, new: Vec<Entry<'d>>) -> Grouped<'d> {
    let mut grouped = Grouped { pairs: Vec::new(), old, new };
    for name in [|entry: &Entry<'_>| entry.name.clone(), |entry: &Entry<'_>| nameless(without_fragment(&entry.name))] {
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

impl<'d> Comparison<'d> {
    /// Compares the operations of both documents. Returns the number that only the new one has.
    pub(super) fn all_operations(&mut self, only_known: bool) -> Bounded<usize> {
        let mut unknown = 0;
        for (group, requests) in [("paths", Direction::Request), ("webhooks", Direction::Response)] {
            let (old, new) = (self.old.root.get(group), self.new.root.get(group));
            let before = entries(&self.old, old.as_ref(), requests, group == "paths");
            let after = entries(&self.new, new.as_ref(), requests, group == "paths");
            let mut grouped = pair(before, after);
            if group == "paths" {
                self.moved_prefixes(&mut grouped);
            }
            let items = grouped.pairs.iter().map(|(old, new)| (old.item.clone(), new.item.clone()));
            for (old, new) in items.collect::<Vec<_>>() {
                self.path_items(&old, &new)?;
            }
            for (old, new) in grouped.pairs {
                self.operations(old, new)?;
            }
            let (removed, added) = match requests {
                Direction::Request => (&OPERATION_REMOVED, &OPERATION_ADDED),
                _ => (&CALLBACK_REMOVED, &CALLBACK_ADDED),
            };
            for entry in &grouped.old {
                let change = Change::at(Some(&entry.located), new.as_ref().or(Some(&self.new.root)))
                    .subject(format!("`{}`", entry.name));
                self.report_one_sided(removed, None, OneSided::Old(&entry.located), change);
            }
            unknown += grouped.new.len();
            for entry in grouped.new.iter().filter(|_| !only_known) {
                let change = Change::at(old.as_ref().or(Some(&self.old.root)), Some(&entry.located))
                    .subject(format!("`{}`", entry.name));
                self.report_one_sided(added, None, OneSided::New(&entry.located), change);
            }
            if let (Some(old), Some(new)) = (&old, &new) {
                self.extensions(old, new);
                self.empty_path_items(old, new);
            }
        }
        Ok(unknown)
    }

    /// Matches operations whose URL is unchanged because a prefix moved between the server URL and the path.
    fn moved_prefixes(&mut self, grouped: &mut Grouped<'d>) {
        let mut addresses: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, entry) in grouped.new.iter().enumerate() {
            for (base, _) in bases(&self.new, entry) {
                addresses.entry(entry.address(&base)).or_default().push(index);
            }
        }
        let mut reported = HashSet::new();
        let mut slots: Vec<_> = std::mem::take(&mut grouped.new).into_iter().map(Some).collect();
        for entry in std::mem::take(&mut grouped.old) {
            let old_bases = bases(&self.old, &entry);
            // The client uses the first server by default.
            let first = old_bases.first().map(|(base, _)| entry.address(base)).unwrap_or_default();
            let mut found = addresses.get(&first).into_iter().flatten();
            let Some(other) = found.find_map(|index| slots.get_mut(*index).and_then(Option::take)) else {
                grouped.old.push(entry);
                continue;
            };
            for (new_base, new_server) in bases(&self.new, &other) {
                let same = |(base, _): &&(String, Option<Located<'d>>)| entry.address(base) == other.address(&new_base);
                let Some((old_base, old_server)) = old_bases.iter().find(same) else { continue };
                self.moved_servers.extend(old_server.iter().chain(&new_server).map(Located::id));
                if reported.insert((old_base.clone(), new_base.clone())) {
                    let root = (&self.old.root, &self.new.root);
                    let places = (old_server.as_ref().unwrap_or(root.0), new_server.as_ref().unwrap_or(root.1));
                    let change = Change::at(Some(places.0), Some(places.1));
                    let urls = (Some(old_base.as_str().into()), Some(new_base.as_str().into()));
                    self.report(&PATH_PREFIX_MOVED, None, change.values(urls.0, urls.1));
                }
            }
            grouped.pairs.push((entry, other));
        }
        grouped.new = slots.into_iter().flatten().collect();
    }

    /// Compares the fields of a path item itself.
    fn path_items(&mut self, old: &Located<'d>, new: &Located<'d>) -> Bounded<()> {
        self.once("path item", old, new, None, |this| {
            this.text(&super::annotations::SUMMARY_CHANGED, "summary", old, new);
            this.text(&super::annotations::DESCRIPTION_CHANGED, "description", old, new);
            this.other_members(Object::PathItem, old, new);
            Ok(())
        })
    }

    /// Compares paths without operations, which only people read.
    fn empty_path_items(&mut self, old: &Located<'d>, new: &Located<'d>) {
        let is_empty = |model: &SchemaIndex<'d>, item: &Located<'d>| {
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
                self.documentation(
                    &super::document_level::INFO_CHANGED,
                    before.as_ref(),
                    after.as_ref(),
                    (Some(old), Some(new)),
                );
            }
        }
    }

    /// Compares the extensions of a map whose other members are compared by key.
    pub(super) fn extensions(&mut self, old: &Located<'d>, new: &Located<'d>) {
        let names = keys(old, new).into_iter().filter(|key| key.starts_with("x-"));
        for key in names.filter(|key| !is_own(key)) {
            let (before, after) = (old.get(key), new.get(key));
            let places = (Some(old), Some(new));
            self.documentation(&super::annotations::EXTENSION_CHANGED, before.as_ref(), after.as_ref(), places);
        }
    }

    pub(super) fn compare_operations(&mut self, old: &Entry<'d>, new: &Entry<'d>) -> Bounded<()> {
        self.is_operation(old.name.clone());
        let (before, after) = (&old.located, &new.located);
        let places = (Some(before), Some(after));
        let id = |located: &Located<'d>| located.get("operationId").filter(|id| id.node.as_str().is_some());
        let (old_id, new_id) = (id(before), id(after));
        if before.text("operationId") != after.text("operationId") {
            let change = Change::between(old_id.as_ref(), new_id.as_ref())
                .or_at(places.0, places.1)
                .subject(format!("The operation id of `{}`", new.name));
            self.report(&OPERATION_ID_CHANGED, None, change);
        }
        self.deprecation(before, after, &format!("`{}`", new.name));
        self.text(&super::annotations::SUMMARY_CHANGED, "summary", before, after);
        self.text(&super::annotations::DESCRIPTION_CHANGED, "description", before, after);
        let (docs_before, docs_after) = (before.get("externalDocs"), after.get("externalDocs"));
        self.documentation(
            &super::annotations::EXTERNAL_DOCS_CHANGED,
            docs_before.as_ref(),
            docs_after.as_ref(),
            places,
        );
        self.operation_tags(before, after, &new.name);
        self.other_members(Object::Operation, before, after);

        self.parameters(old, new)?;
        self.request_bodies(before, after, old.context())?;
        self.responses(before, after, old.context().flipped())?;
        self.callbacks(before, after, old.requests.flipped())?;
        self.servers(old, new)?;
        // The list of the document says what its server requires, not what the receiver of a callback does.
        let states_own = |operation: &Located<'d>| operation.get("security").is_some();
        match old.is_called_by_client || states_own(before) || states_own(after) {
            true => self.security(before, after),
            false => Ok(()),
        }
    }

    /// Compares `deprecated`.
    pub(super) fn deprecation(&mut self, old: &Located<'d>, new: &Located<'d>, subject: &str) {
        let rule = match (old.is_true("deprecated"), new.is_true("deprecated")) {
            (false, true) => &super::annotations::DEPRECATED,
            (true, false) => &super::annotations::REACTIVATED,
            _ => return,
        };
        let (before, after) = (old.get("deprecated"), new.get("deprecated"));
        let change = Change::between(before.as_ref(), after.as_ref()).or_at(Some(old), Some(new));
        self.report(rule, None, change.subject(subject));
    }

    fn operation_tags(&mut self, old: &Located<'d>, new: &Located<'d>, name: &str) {
        let tags = |located: &Located<'d>| -> BTreeSet<&'d str> {
            located.items_of("tags").filter_map(|tag| tag.node.as_str()).collect()
        };
        let (before, after) = (tags(old), tags(new));
        if before != after {
            let rendered = |tags: BTreeSet<&str>| match tags.is_empty() {
                true => None,
                false => Some(tags.into_iter().map(Value::from).collect::<Vec<_>>().into()),
            };
            let change = Change::at(old.get("tags").as_ref(), new.get("tags").as_ref())
                .or_at(Some(old), Some(new))
                .subject(format!("`{name}`"))
                .values(rendered(before), rendered(after));
            self.report(&super::document_level::TAGS_CHANGED, None, change);
        }
    }

    fn callbacks(&mut self, old: &Located<'d>, new: &Located<'d>, requests: Direction) -> Bounded<()> {
        let group = |model: &SchemaIndex<'d>, operation: &Located<'d>| -> Vec<(&'d str, Located<'d>)> {
            let callbacks = operation.members_of("callbacks");
            callbacks.map(|(name, callback)| (name, model.resolve(&callback))).collect()
        };
        let (before, after) = (group(&self.old, old), group(&self.new, new));
        let names: BTreeSet<&str> = before.iter().chain(&after).map(|(name, _)| *name).collect();
        for name in names {
            let find = |group: &[(&'d str, Located<'d>)]| {
                group.iter().find(|(known, _)| *known == name).map(|(_, callback)| callback.clone())
            };
            let (old_callback, new_callback) = (find(&before), find(&after));
            let grouped = pair(
                entries(&self.old, old_callback.as_ref(), requests, false),
                entries(&self.new, new_callback.as_ref(), requests, false),
            );
            for (old, new) in grouped.pairs {
                self.path_items(&old.item, &new.item)?;
                self.operations(old, new)?;
            }
            for entry in &grouped.old {
                let change = Change::at(Some(&entry.located), Some(new)).subject(format!(
                    "The callback `{}` to `{}`",
                    name.replace('`', "'"),
                    entry.name
                ));
                self.report_one_sided(&CALLBACK_REMOVED, None, OneSided::Old(&entry.located), change);
            }
            for entry in &grouped.new {
                let change = Change::at(Some(old), Some(&entry.located)).subject(format!(
                    "The callback `{}` to `{}`",
                    name.replace('`', "'"),
                    entry.name
                ));
                self.report_one_sided(&CALLBACK_ADDED, None, OneSided::New(&entry.located), change);
            }
            if let (Some(old), Some(new)) = (&old_callback, &new_callback) {
                self.extensions(old, new);
            }
        }
        Ok(())
    }
}
