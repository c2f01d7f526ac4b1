//! How an operation is reached and who may call it: servers and security.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::change::Change;
use super::comparison::{Comparison, Lone};
use super::model::{Bounded, Model};
use super::operations::Entry;
use super::place::Spot;
use super::rules;
use super::value::canonical;
use super::vocabulary::{Form, SECURITY_SCHEME, SERVER};

/// A security scheme as the wire knows it: what is sent, and where. The name is the document's affair.
type Scheme = String;

/// One way to be let in: all its schemes at once, each with its scopes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Alternative<'d>(BTreeMap<Scheme, BTreeSet<&'d str>>);

impl Alternative<'_> {
    /// Whether who does everything that `other` asks for does everything that this asks for.
    fn is_met_by(&self, other: &Self) -> bool {
        let has = |scheme, scopes: &BTreeSet<&str>| other.0.get(scheme).is_some_and(|others| scopes.is_subset(others));
        self.0.iter().all(|(scheme, scopes)| has(scheme, scopes))
    }

    fn has_the_schemes_of(&self, other: &Self) -> bool {
        self.0.keys().eq(other.0.keys())
    }

    fn told(&self) -> Value {
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

/// What is sent for a scheme.
fn scheme(spot: &Spot<'_>) -> Scheme {
    let text = |key: &str| spot.text(key).unwrap_or("?").to_owned();
    match spot.text("type") {
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

/// The schemes that a document defines, by name.
fn scheme_named<'d>(model: &Model<'d>, name: &str) -> Option<Spot<'d>> {
    let spot = model.root.get("components")?.get("securitySchemes")?.get(name)?;
    Some(model.resolve(&spot))
}

/// The alternatives of a `security` list. No list, or an empty one, lets everybody in.
fn alternatives<'d>(model: &Model<'d>, list: Option<&Spot<'d>>) -> BTreeSet<Alternative<'d>> {
    let mut all = BTreeSet::new();
    for requirement in list.into_iter().flat_map(Spot::items) {
        let mut schemes: BTreeMap<Scheme, BTreeSet<&str>> = BTreeMap::new();
        for (name, scopes) in requirement.members().filter(|(name, _)| !name.starts_with("x-webagent-")) {
            let known = scheme_named(model, name);
            let mut scheme = known.map_or_else(|| format!("the undefined scheme {name}"), |spot| scheme(&spot));
            if !Form::Texts.fits(scopes.node) {
                scheme.push_str(&format!(" with the invalid scopes {}", canonical(scopes.node)));
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
    /// Who may call an operation.
    pub(super) fn security(&mut self, old: &Spot<'d>, new: &Spot<'d>) -> Bounded<()> {
        let list =
            |model: &Model<'d>, operation: &Spot<'d>| operation.get("security").or_else(|| model.root.get("security"));
        let (before, after) = (list(&self.old, old), list(&self.new, new));
        // Many operations share the list of the document; what differs there is one finding.
        let old_place = before.clone().unwrap_or_else(|| self.old.root.clone());
        let new_place = after.clone().unwrap_or_else(|| self.new.root.clone());
        self.once("security", &old_place, &new_place, None, |this| {
            this.security_lists((before.as_ref(), after.as_ref()), (&old_place, &new_place));
            Ok(())
        })
    }

    pub(super) fn security_lists(
        &mut self,
        (old, new): (Option<&Spot<'d>>, Option<&Spot<'d>>),
        places: (&Spot<'d>, &Spot<'d>),
    ) {
        let (before, after) = (alternatives(&self.old, old), alternatives(&self.new, new));
        let change = || Change::at(Some(places.0), Some(places.1)).subject("The security");
        let told = |all: &BTreeSet<Alternative<'d>>| -> Option<Value> {
            Some(all.iter().map(Alternative::told).collect::<Vec<_>>().into())
        };
        let mut shuts_out = false;
        for alternative in &before {
            if after.iter().any(|other| other.is_met_by(alternative)) {
                continue;
            }
            shuts_out = true;
            let more = after.iter().find(|other| other.has_the_schemes_of(alternative));
            let (rule, new_value) = match more {
                Some(more) => (&rules::SECURITY_SCOPE_ADDED, Some(more.told())),
                None => (&rules::SECURITY_REMOVED, told(&after)),
            };
            self.report(rule, None, change().values(Some(alternative.told()), new_value));
        }
        // Where a way is gone, the finding has told which ways there are now.
        for alternative in after.iter().filter(|_| !shuts_out) {
            if before.contains(alternative) {
                continue;
            }
            let fewer = before.iter().find(|other| other.has_the_schemes_of(alternative));
            let (rule, old_value) = match fewer {
                Some(fewer) if alternative.is_met_by(fewer) => (&rules::SECURITY_SCOPE_REMOVED, Some(fewer.told())),
                Some(_) => continue,
                None if alternative.0.is_empty() => (&rules::SECURITY_LIFTED, told(&before)),
                None => (&rules::SECURITY_ADDED, told(&before)),
            };
            self.report(rule, None, change().values(old_value, Some(alternative.told())));
        }
        // What is still asked for, but by no way of its own, is covered by a weaker one.
        for alternative in &before {
            let is_covered = after.iter().any(|other| other.is_met_by(alternative));
            let is_same =
                after.contains(alternative) || after.iter().any(|other| other.has_the_schemes_of(alternative));
            if is_covered && !is_same && after.iter().all(|other| before.contains(other)) {
                let change = change().values(Some(alternative.told()), told(&after));
                self.report(&rules::SECURITY_ALTERNATIVE_DROPPED, None, change);
            }
        }
    }

    /// The schemes that both documents use, in what does not change what is sent.
    pub(super) fn security_schemes(&mut self) {
        let used = |model: &Model<'d>| -> BTreeMap<Scheme, Spot<'d>> {
            let schemes = model.root.get("components").into_iter().flat_map(|it| it.members_of("securitySchemes"));
            schemes.map(|(_, spot)| model.resolve(&spot)).map(|spot| (scheme(&spot), spot)).collect()
        };
        let (before, after) = (used(&self.old), used(&self.new));
        for (scheme, old) in &before {
            let Some(new) = after.get(scheme) else { continue };
            self.text(&rules::DESCRIPTION_CHANGED, "description", old, new);
            self.text(&rules::INFO_CHANGED, "bearerFormat", old, new);
            self.stray(SECURITY_SCHEME, old, new);
            self.deprecation(old, new, scheme);
            for key in ["flows", "openIdConnectUrl", "oauth2MetadataUrl"] {
                let places = (Some(old), Some(new));
                self.scheme_details(old.get(key).as_ref(), new.get(key).as_ref(), places);
            }
        }
    }

    /// Flows and addresses, value by value.
    fn scheme_details(
        &mut self,
        old: Option<&Spot<'d>>,
        new: Option<&Spot<'d>>,
        places: (Option<&Spot<'d>>, Option<&Spot<'d>>),
    ) {
        if let (Some(before), Some(after)) = (old, new)
            && before.node.as_object().is_some()
            && after.node.as_object().is_some()
        {
            for key in super::annotations::keys(before, after) {
                let (one, other) = (before.get(key), after.get(key));
                if !key.starts_with("x-webagent-") {
                    self.scheme_details(one.as_ref(), other.as_ref(), (old, new));
                }
            }
            return;
        }
        let text = |spot: Option<&Spot<'d>>| spot.map(|spot| canonical(spot.node));
        if text(old) != text(new) {
            // A scope and what it is for, in words.
            let is_description =
                |spot: &Spot<'d>| matches!(spot.pointer.tokens().as_slice(), [.., scopes, _] if scopes == "scopes");
            let rule = match (old, new) {
                (Some(old), Some(new)) if is_description(old) && is_description(new) => &rules::DESCRIPTION_CHANGED,
                _ => &rules::SECURITY_SCHEME_CHANGED,
            };
            let change = Change::between(old, new).or_at(places.0, places.1);
            self.report(rule, None, change);
        }
    }

    /// Where an operation is.
    pub(super) fn servers(&mut self, old: &Entry<'d>, new: &Entry<'d>) -> Bounded<()> {
        let list = |model: &Model<'d>, entry: &Entry<'d>| {
            let own = entry.spot.get("servers").or_else(|| entry.item.get("servers"));
            own.or_else(|| model.root.get("servers"))
        };
        let (before, after) = (list(&self.old, old), list(&self.new, new));
        self.server_lists(before, after)
    }

    pub(super) fn server_lists(&mut self, old: Option<Spot<'d>>, new: Option<Spot<'d>>) -> Bounded<()> {
        let old_place = old.clone().unwrap_or_else(|| self.old.root.clone());
        let new_place = new.clone().unwrap_or_else(|| self.new.root.clone());
        self.once("servers", &old_place, &new_place, None, |this| {
            this.listed_servers((old.as_ref(), new.as_ref()), (&old_place, &new_place));
            Ok(())
        })
    }

    fn listed_servers(&mut self, (old, new): (Option<&Spot<'d>>, Option<&Spot<'d>>), places: (&Spot<'d>, &Spot<'d>)) {
        let servers = |list: Option<&Spot<'d>>| -> BTreeMap<String, Spot<'d>> {
            let all = list.into_iter().flat_map(Spot::items);
            all.map(|server| (address(server.text("url").unwrap_or_default()), server)).collect()
        };
        let (before, after) = (servers(old), servers(new));
        let told = |servers: &BTreeMap<String, Spot<'d>>| -> Option<Value> {
            Some(servers.keys().map(|url| Value::from(url.as_str())).collect::<Vec<_>>().into())
        };
        let unnamed = match (before.is_empty(), after.is_empty()) {
            (true, true) => return,
            (false, true) => Some((&rules::SERVERS_UNNAMED, (told(&before), None))),
            (true, false) => Some((&rules::SERVERS_NAMED, (None, told(&after)))),
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
                None => {
                    let change = Change::at(Some(server), Some(places.1)).values(Some(url.as_str().into()), None);
                    self.report_lone(&rules::SERVER_REMOVED, None, Lone::Old(server), change);
                }
            }
        }
        for (url, server) in &after {
            if !before.contains_key(url) {
                let change = Change::at(Some(places.0), Some(server)).values(None, Some(url.as_str().into()));
                self.report_lone(&rules::SERVER_ADDED, None, Lone::New(server), change);
            }
        }
    }

    fn server(&mut self, old: &Spot<'d>, new: &Spot<'d>) {
        self.text(&rules::DESCRIPTION_CHANGED, "description", old, new);
        self.text(&rules::INFO_CHANGED, "name", old, new);
        self.stray(SERVER, old, new);
        let names: BTreeSet<&str> =
            old.members_of("variables").chain(new.members_of("variables")).map(|(name, _)| name).collect();
        for name in names {
            let variable = |spot: &Spot<'d>| spot.get("variables").and_then(|all| all.get(name));
            let (before, after) = (variable(old), variable(new));
            let Some((before, after)) = before.clone().zip(after.clone()) else {
                let change = Change::between(before.as_ref(), after.as_ref()).or_at(Some(old), Some(new));
                self.report(&rules::SERVER_VARIABLE_CHANGED, None, change);
                continue;
            };
            for key in super::annotations::keys(&before, &after) {
                let (one, other) = (before.get(key), after.get(key));
                let text = |spot: &Option<Spot<'d>>| spot.as_ref().map(|spot| canonical(spot.node));
                let values = |spot: &Option<Spot<'d>>| -> BTreeSet<String> {
                    spot.iter().flat_map(Spot::items).map(|value| canonical(value.node)).collect()
                };
                let (listed, still_listed) = (values(&one), values(&other));
                let are_lists = !listed.is_empty() && !still_listed.is_empty();
                if key.starts_with("x-webagent-") || text(&one) == text(&other) || are_lists && listed == still_listed {
                    continue;
                }
                let rule = match key {
                    "description" => &rules::DESCRIPTION_CHANGED,
                    "enum" if are_lists && listed.is_subset(&still_listed) => &rules::SERVER_VARIABLE_WIDENED,
                    key if key.starts_with("x-") => &rules::EXTENSION_CHANGED,
                    _ => &rules::SERVER_VARIABLE_CHANGED,
                };
                let change = Change::between(one.as_ref(), other.as_ref()).or_at(Some(&before), Some(&after));
                self.report(rule, None, change);
            }
        }
    }
}

/// One spelling of an address: scheme and host in lower case, no slash at the end.
fn address(url: &str) -> String {
    let url = url.trim_end_matches('/');
    let (scheme, rest) = url.split_once("://").map_or(("", url), |(scheme, rest)| (scheme, rest));
    if scheme.is_empty() {
        return if url.is_empty() { "/".to_owned() } else { url.to_owned() };
    }
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    // The names of variables keep their case.
    let host = if host.contains('{') { host.to_owned() } else { host.to_ascii_lowercase() };
    format!("{}://{host}{path}", scheme.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_one_spelling() {
        assert_eq!(address("HTTPS://Api.Example/V1/"), "https://api.example/V1");
        assert_eq!(address("/"), "/");
        assert_eq!(address(""), "/");
        assert_eq!(address("/v1/"), "/v1");
        assert_eq!(address("https://{Region}.example"), "https://{Region}.example");
    }
}
