//! Compares servers and security.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::context::Change;
use super::operations::Entry;
use super::server_url::address;
use super::{Comparison, OneSided};
use crate::normal_form::json_value::canonical_json;
use crate::normal_form::keywords::ValueForm;
use crate::normal_form::location::Located;
use crate::normal_form::{Bounded, SchemaIndex};
use crate::rules::rules;
use webagent_codegen::openapi::extensions::is_own;
use webagent_codegen::openapi::objects::Object;

rules! {
    SERVER_REMOVED = "server-removed" {
        Both: Breaking "The server {old} is no longer listed; a client that uses it may fail to connect.",
    }
    SERVER_ADDED = "server-added" {
        Both: Compatible "The server {new} is also listed.",
    }
    SERVERS_UNNAMED = "servers-unnamed" {
        Both: Docs "The document no longer lists servers (it listed {old}); the client keeps its base URL.",
    }
    SERVERS_NAMED = "servers-named" {
        Both: Compatible "The document lists servers now: {new}.",
    }
    SERVER_VARIABLE_CHANGED = "server-variable-changed" {
        Both: Breaking "{subject} was {old} and is {new}; the URL that the client builds from it may differ.",
    }
    SERVER_VARIABLE_WIDENED = "server-variable-widened" {
        Both: Compatible "{subject} was {old} and is {new}; the client may keep its value.",
    }
    SECURITY_REMOVED = "security-removed" {
        Both: Breaking "A client that authenticates with {old} is rejected now: the server requires {new}.",
    }
    SECURITY_ADDED = "security-added" {
        Both: Compatible "A client may also authenticate with {new}.",
    }
    SECURITY_LIFTED = "security-lifted" {
        Both: Compatible "A client need not authenticate any more; the server required {old}.",
    }
    SECURITY_SCOPE_ADDED = "security-scope-added" {
        Both: Breaking "The server requires {new} where {old} was enough.",
    }
    SECURITY_SCOPE_REMOVED = "security-scope-removed" {
        Both: Compatible "The server accepts {new} where it required {old}.",
    }
    SECURITY_ALTERNATIVE_DROPPED = "security-alternative-dropped" {
        Both: Compatible "Authenticating with {old} is no longer listed, but is still accepted: the server requires {new}.",
    }
    SECURITY_SCHEME_CHANGED = "security-scheme-changed" {
        Both: Compatible "{subject} was {old} and is {new}; what the client sends stays the same.",
    }
}

/// A security scheme by what is sent, without its name.
type Scheme = String;

/// An alternative: schemes that are all needed, each with its scopes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Alternative<'d>(BTreeMap<Scheme, BTreeSet<&'d str>>);

impl Alternative<'_> {
    /// Returns whether a client that satisfies `other` also satisfies this alternative.
    fn is_met_by(&self, other: &Self) -> bool {
        let has = |scheme, scopes: &BTreeSet<&str>| other.0.get(scheme).is_some_and(|others| scopes.is_subset(others));
        self.0.iter().all(|(scheme, scopes)| has(scheme, scopes))
    }

    fn has_the_schemes_of(&self, other: &Self) -> bool {
        self.0.keys().eq(other.0.keys())
    }

    fn rendered(&self) -> Value {
        if self.0.is_empty() {
            return "nothing".into();
        }
        let scheme = |(scheme, scopes): (&Scheme, &BTreeSet<&str>)| match scopes.is_empty() {
            true => scheme.clone(),
            false => {
                let scopes: Vec<&str> = scopes.iter().copied().collect();
                format!("{scheme} with {}", scopes.join(", "))
            }
        };
        self.0.iter().map(scheme).collect::<Vec<_>>().join(" and ").into()
    }
}

/// Describes what is sent for a scheme.
fn scheme(located: &Located<'_>) -> Scheme {
    let text = |key: &str| located.text(key).unwrap_or("?").to_owned();
    match located.text("type") {
        Some("apiKey") => {
            let place = text("in");
            let name = match place.as_str() {
                "header" => text("name").to_ascii_lowercase(),
                _ => text("name"),
            };
            format!("the {place} {name}")
        }
        Some("http") => format!("http {}", text("scheme").to_ascii_lowercase()),
        Some("openIdConnect") => "OpenID Connect".to_owned(),
        Some("oauth2") => "OAuth 2".to_owned(),
        Some("mutualTLS") => "mutual TLS".to_owned(),
        Some(other) => format!("the unknown type {other}"),
        None => "a scheme without a type".to_owned(),
    }
}

/// Returns the security schemes by name.
fn scheme_named<'d>(model: &SchemaIndex<'d>, name: &str) -> Option<Located<'d>> {
    let located = model.root.get("components")?.get("securitySchemes")?.get(name)?;
    Some(model.resolve(&located))
}

/// Returns the alternatives of a `security` list. A missing or empty list requires nothing.
fn alternatives<'d>(model: &SchemaIndex<'d>, list: Option<&Located<'d>>) -> BTreeSet<Alternative<'d>> {
    let mut all = BTreeSet::new();
    for requirement in list.into_iter().flat_map(Located::items) {
        let mut schemes: BTreeMap<Scheme, BTreeSet<&str>> = BTreeMap::new();
        for (name, scopes) in requirement.members().filter(|(name, _)| !is_own(name)) {
            let known = scheme_named(model, name);
            let mut scheme = known.map_or_else(|| format!("the undefined scheme {name}"), |located| scheme(&located));
            if !ValueForm::Texts.fits(scopes.node) {
                scheme.push_str(&format!(" with the invalid scopes {}", canonical_json(scopes.node)));
            }
            let scopes = scopes.items().filter_map(|scope| scope.node.as_str());
            schemes.entry(scheme).or_default().extend(scopes);
        }
        all.insert(Alternative(schemes));
    }
    if all.is_empty() {
        all.insert(Alternative(BTreeMap::new()));
    }
    all
}

impl<'d> Comparison<'d> {
    /// Compares the security requirements of an operation.
    pub(super) fn security(&mut self, old: &Located<'d>, new: &Located<'d>) -> Bounded<()> {
        let list = |model: &SchemaIndex<'d>, operation: &Located<'d>| {
            operation.get("security").or_else(|| model.root.get("security"))
        };
        let (before, after) = (list(&self.old, old), list(&self.new, new));
        // A difference in the shared list of the document is one finding.
        let old_place = before.clone().unwrap_or_else(|| self.old.root.clone());
        let new_place = after.clone().unwrap_or_else(|| self.new.root.clone());
        self.once("security", &old_place, &new_place, None, |this| {
            this.security_lists((before.as_ref(), after.as_ref()), (&old_place, &new_place));
            Ok(())
        })
    }

    pub(super) fn security_lists(
        &mut self,
        (old, new): (Option<&Located<'d>>, Option<&Located<'d>>),
        places: (&Located<'d>, &Located<'d>),
    ) {
        let (before, after) = (alternatives(&self.old, old), alternatives(&self.new, new));
        let change = || Change::at(Some(places.0), Some(places.1)).subject("The security");
        let rendered = |all: &BTreeSet<Alternative<'d>>| -> Option<Value> {
            Some(all.iter().map(Alternative::rendered).collect::<Vec<_>>().into())
        };
        let mut shuts_out = false;
        for alternative in &before {
            if after.iter().any(|other| other.is_met_by(alternative)) {
                continue;
            }
            shuts_out = true;
            let more = after.iter().find(|other| other.has_the_schemes_of(alternative));
            let (rule, new_value) = match more {
                Some(more) => (&SECURITY_SCOPE_ADDED, Some(more.rendered())),
                None => (&SECURITY_REMOVED, rendered(&after)),
            };
            self.report(rule, None, change().values(Some(alternative.rendered()), new_value));
        }
        // The finding for a removed alternative lists the remaining ones.
        for alternative in after.iter().filter(|_| !shuts_out) {
            if before.contains(alternative) {
                continue;
            }
            let fewer = before.iter().find(|other| other.has_the_schemes_of(alternative));
            let (rule, old_value) = match fewer {
                Some(fewer) if alternative.is_met_by(fewer) => (&SECURITY_SCOPE_REMOVED, Some(fewer.rendered())),
                Some(_) => continue,
                None if alternative.0.is_empty() => (&SECURITY_LIFTED, rendered(&before)),
                None => (&SECURITY_ADDED, rendered(&before)),
            };
            self.report(rule, None, change().values(old_value, Some(alternative.rendered())));
        }
        // An alternative that is not listed any more is covered by a weaker one.
        for alternative in &before {
            let is_covered = after.iter().any(|other| other.is_met_by(alternative));
            let is_same =
                after.contains(alternative) || after.iter().any(|other| other.has_the_schemes_of(alternative));
            if is_covered && !is_same && after.iter().all(|other| before.contains(other)) {
                let change = change().values(Some(alternative.rendered()), rendered(&after));
                self.report(&SECURITY_ALTERNATIVE_DROPPED, None, change);
            }
        }
    }

    /// Compares the parts of common schemes that do not change what is sent.
    pub(super) fn security_schemes(&mut self) {
        let used = |model: &SchemaIndex<'d>| -> BTreeMap<Scheme, Located<'d>> {
            let schemes = model.root.get("components").into_iter().flat_map(|it| it.members_of("securitySchemes"));
            schemes.map(|(_, located)| model.resolve(&located)).map(|located| (scheme(&located), located)).collect()
        };
        let (before, after) = (used(&self.old), used(&self.new));
        for (scheme, old) in &before {
            let Some(new) = after.get(scheme) else { continue };
            self.text(&super::annotations::DESCRIPTION_CHANGED, "description", old, new);
            self.text(&super::document_level::INFO_CHANGED, "bearerFormat", old, new);
            self.other_members(Object::SecurityScheme, old, new);
            self.deprecation(old, new, scheme);
            for key in ["flows", "openIdConnectUrl", "oauth2MetadataUrl"] {
                let places = (Some(old), Some(new));
                self.scheme_details(old.get(key).as_ref(), new.get(key).as_ref(), places);
            }
        }
    }

    /// Compares flows and URLs by value.
    fn scheme_details(
        &mut self,
        old: Option<&Located<'d>>,
        new: Option<&Located<'d>>,
        places: (Option<&Located<'d>>, Option<&Located<'d>>),
    ) {
        if let (Some(before), Some(after)) = (old, new)
            && before.node.as_object().is_some()
            && after.node.as_object().is_some()
        {
            for key in super::annotations::keys(before, after) {
                let (one, other) = (before.get(key), after.get(key));
                if !is_own(key) {
                    self.scheme_details(one.as_ref(), other.as_ref(), (old, new));
                }
            }
            return;
        }
        let text = |located: Option<&Located<'d>>| located.map(|located| canonical_json(located.node));
        if text(old) != text(new) {
            // A scope and its description.
            let is_description = |located: &Located<'d>| matches!(located.pointer.tokens().as_slice(), [.., scopes, _] if scopes == "scopes");
            let rule = match (old, new) {
                (Some(old), Some(new)) if is_description(old) && is_description(new) => {
                    &super::annotations::DESCRIPTION_CHANGED
                }
                _ => &SECURITY_SCHEME_CHANGED,
            };
            let change = Change::between(old, new).or_at(places.0, places.1);
            self.report(rule, None, change);
        }
    }

    /// Compares the URL of an operation.
    pub(super) fn servers(&mut self, old: &Entry<'d>, new: &Entry<'d>) -> Bounded<()> {
        let list = |model: &SchemaIndex<'d>, entry: &Entry<'d>| {
            let own = entry.located.get("servers").or_else(|| entry.item.get("servers"));
            own.or_else(|| model.root.get("servers"))
        };
        let (before, after) = (list(&self.old, old), list(&self.new, new));
        self.server_lists(before, after)
    }

    pub(super) fn server_lists(&mut self, old: Option<Located<'d>>, new: Option<Located<'d>>) -> Bounded<()> {
        let old_place = old.clone().unwrap_or_else(|| self.old.root.clone());
        let new_place = new.clone().unwrap_or_else(|| self.new.root.clone());
        self.once("servers", &old_place, &new_place, None, |this| {
            this.listed_servers((old.as_ref(), new.as_ref()), (&old_place, &new_place));
            Ok(())
        })
    }

    fn listed_servers(
        &mut self,
        (old, new): (Option<&Located<'d>>, Option<&Located<'d>>),
        places: (&Located<'d>, &Located<'d>),
    ) {
        let servers = |list: Option<&Located<'d>>| -> BTreeMap<String, Located<'d>> {
            let all = list.into_iter().flat_map(Located::items);
            all.map(|server| (address(server.text("url").unwrap_or_default()), server)).collect()
        };
        let (before, after) = (servers(old), servers(new));
        let rendered = |servers: &BTreeMap<String, Located<'d>>| -> Option<Value> {
            Some(servers.keys().map(|url| Value::from(url.as_str())).collect::<Vec<_>>().into())
        };
        // A relative URL does not identify a server: it depends on where the document was loaded from.
        let is_unnamed = |servers: &BTreeMap<String, Located<'d>>| servers.keys().all(|url| !url.contains("://"));
        let none_named = is_unnamed(&after) && !is_unnamed(&before);
        let unnamed = match (before.is_empty(), after.is_empty() || none_named) {
            (true, true) => return,
            (false, true) => Some((&SERVERS_UNNAMED, (rendered(&before), None))),
            (true, false) => Some((&SERVERS_NAMED, (None, rendered(&after)))),
            (false, false) => None,
        };
        if let Some((rule, values)) = unnamed {
            let change = Change::at(Some(places.0), Some(places.1)).values(values.0, values.1);
            self.report(rule, None, change);
            return;
        }
        for (url, server) in &before {
            match after.get(url) {
                Some(other) => self.server(server, other),
                None if self.moved_servers.contains(&server.id()) => {}
                None => {
                    let change = Change::at(Some(server), Some(places.1)).values(Some(url.as_str().into()), None);
                    self.report_one_sided(&SERVER_REMOVED, None, OneSided::Old(server), change);
                }
            }
        }
        for (url, server) in &after {
            if !before.contains_key(url) && !self.moved_servers.contains(&server.id()) {
                let change = Change::at(Some(places.0), Some(server)).values(None, Some(url.as_str().into()));
                self.report_one_sided(&SERVER_ADDED, None, OneSided::New(server), change);
            }
        }
    }

    fn server(&mut self, old: &Located<'d>, new: &Located<'d>) {
        self.text(&super::annotations::DESCRIPTION_CHANGED, "description", old, new);
        self.text(&super::document_level::INFO_CHANGED, "name", old, new);
        self.other_members(Object::Server, old, new);
        let names: BTreeSet<&str> =
            old.members_of("variables").chain(new.members_of("variables")).map(|(name, _)| name).collect();
        for name in names {
            let variable = |located: &Located<'d>| located.get("variables").and_then(|all| all.get(name));
            let (before, after) = (variable(old), variable(new));
            let Some((before, after)) = before.clone().zip(after.clone()) else {
                let change = Change::between(before.as_ref(), after.as_ref()).or_at(Some(old), Some(new));
                self.report(&SERVER_VARIABLE_CHANGED, None, change);
                continue;
            };
            for key in super::annotations::keys(&before, &after) {
                let (one, other) = (before.get(key), after.get(key));
                let text = |located: &Option<Located<'d>>| located.as_ref().map(|located| canonical_json(located.node));
                let values = |located: &Option<Located<'d>>| -> BTreeSet<String> {
                    located.iter().flat_map(Located::items).map(|value| canonical_json(value.node)).collect()
                };
                let (listed, still_listed) = (values(&one), values(&other));
                let are_lists = !listed.is_empty() && !still_listed.is_empty();
                if is_own(key) || text(&one) == text(&other) || are_lists && listed == still_listed {
                    continue;
                }
                let rule = match key {
                    "description" => &super::annotations::DESCRIPTION_CHANGED,
                    "enum" if are_lists && listed.is_subset(&still_listed) => &SERVER_VARIABLE_WIDENED,
                    key if key.starts_with("x-") => &super::annotations::EXTENSION_CHANGED,
                    _ => &SERVER_VARIABLE_CHANGED,
                };
                let change = Change::between(one.as_ref(), other.as_ref()).or_at(Some(&before), Some(&after));
                self.report(rule, None, change);
            }
        }
    }
}
