//! Matches the components of the two documents, whatever their names.
//!
//! Two components match if they are used in the same location: in the response of the same operation, in the same
//! property of matched components, and so on. If there are several candidates, an equal name decides, then the number
//! of common locations.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use super::match_operations::MatchedSchemas;
use super::normalize::{NormalizedSchema, SchemaIndex};
use webagent_codegen::openapi::extensions;
use webagent_codegen::openapi::json_type::TypeSet;
use webagent_codegen::openapi::objects::{Object, Slot};
use webagent_codegen::openapi::reference;
use webagent_codegen::openapi::spanned_value::{SpannedValue, Value};

/// Maximum nesting of references that are followed if only one of the two schemas is a reference.
const MAX_DEPTH: usize = 24;

/// The matches and other results of the matcher.
#[derive(Debug, Default)]
pub(crate) struct MatchedComponents<'a> {
    /// Names in the present document, by names in the source.
    ours_by_theirs: HashMap<String, String>,
    theirs_by_ours: HashMap<String, String>,
    /// The first location at which the source inlines a component of the present document.
    inline: HashMap<String, &'a SpannedValue>,
    /// The same for security schemes.
    schemes: HashMap<String, String>,
}

impl<'a> MatchedComponents<'a> {
    /// Matches two documents by the locations at which both use schemas.
    pub(crate) fn find(ours: &'a SpannedValue, theirs: &'a SpannedValue, places: &MatchedSchemas<'a>) -> Self {
        let mut matcher = Matcher {
            ours: SchemaIndex::new(ours),
            theirs: SchemaIndex::new(theirs),
            votes: IndexMap::new(),
            inline: HashMap::new(),
            open: Vec::new(),
            depth: 0,
        };
        for (our, their) in places {
            matcher.schemas(our, their);
            // A loop instead of recursion: a chain of components may exceed the stack.
            while let Some((our, their)) = matcher.open.pop() {
                matcher.schemas(our, their);
            }
        }
        let mut pairs = Self { inline: matcher.inline.clone(), ..Self::default() };
        let mut votes: Vec<((String, String), usize)> = matcher.votes.drain(..).collect();
        // The sort is stable: among equals, the first one found wins.
        votes.sort_by_key(|((our, their), count)| (our != their, std::cmp::Reverse(*count)));
        for ((our, their), _) in votes {
            if matcher.are_alike(&our, &their) {
                pairs.add(our, their);
            }
        }
        // A common name without contradicting locations.
        for (name, component) in schemas(ours) {
            if !extensions::is_ours(component) && matcher.theirs.component(name).is_some() {
                pairs.add(name.clone(), name.clone());
            }
        }
        pairs.schemes = schemes(ours, theirs);
        pairs
    }

    fn add(&mut self, our: String, their: String) {
        if !self.theirs_by_ours.contains_key(&our) && !self.ours_by_theirs.contains_key(&their) {
            self.ours_by_theirs.insert(their.clone(), our.clone());
            self.theirs_by_ours.insert(our, their);
        }
    }

    /// Returns whether two components match.
    pub(crate) fn are_paired(&self, ours: &str, theirs: &str) -> bool {
        self.theirs_by_ours.get(ours).is_some_and(|paired| paired == theirs)
    }

    /// Returns our name for a component of the source.
    pub(crate) fn ours(&self, theirs: &str) -> Option<&str> {
        self.ours_by_theirs.get(theirs).map(String::as_str)
    }

    /// Returns the source's name for a component of ours.
    pub(crate) fn theirs(&self, ours: &str) -> Option<&str> {
        self.theirs_by_ours.get(ours).map(String::as_str)
    }

    /// Returns a location at which the source inlines a component of ours.
    pub(crate) fn inline(&self, ours: &str) -> Option<&'a SpannedValue> {
        match self.theirs_by_ours.contains_key(ours) {
            true => None,
            false => self.inline.get(ours).copied(),
        }
    }

    /// Returns our name for a security scheme of the source.
    pub(crate) fn scheme(&self, theirs: &str) -> Option<&str> {
        self.schemes.get(theirs).map(String::as_str)
    }
}

struct Matcher<'a> {
    ours: SchemaIndex<'a>,
    theirs: SchemaIndex<'a>,
    /// Number of common locations of two components.
    votes: IndexMap<(String, String), usize>,
    inline: HashMap<String, &'a SpannedValue>,
    /// Components with a common location whose contents are still to be compared.
    open: Vec<(&'a SpannedValue, &'a SpannedValue)>,
    /// Number of references being followed on one side only.
    depth: usize,
}

impl<'a> Matcher<'a> {
    fn schemas(&mut self, ours: &'a SpannedValue, theirs: &'a SpannedValue) {
        let (ours, theirs) = (self.ours.shape(ours), self.theirs.shape(theirs));
        self.shapes(&ours, &theirs);
    }

    fn shapes(&mut self, ours: &NormalizedSchema<'a>, theirs: &NormalizedSchema<'a>) {
        match (&ours.reference, &theirs.reference) {
            (Some(our), Some(their)) => {
                let votes = self.votes.entry((our.clone(), their.clone())).or_insert(0);
                *votes += 1;
                if *votes == 1
                    && let (Some(our), Some(their)) = (self.ours.component(our), self.theirs.component(their))
                {
                    self.open.push((our, their));
                }
            }
            (Some(our), None) => {
                if is_plain(theirs.node) {
                    self.inline.entry(our.clone()).or_insert(theirs.node);
                }
                if let Some(target) = self.ours.component(our).filter(|_| self.depth < MAX_DEPTH) {
                    self.depth += 1;
                    let target = self.ours.shape(target);
                    self.shapes(&target, theirs);
                    self.depth -= 1;
                }
            }
            (None, Some(their)) => {
                if let Some(target) = self.theirs.component(their).filter(|_| self.depth < MAX_DEPTH) {
                    self.depth += 1;
                    let target = self.theirs.shape(target);
                    self.shapes(ours, &target);
                    self.depth -= 1;
                }
            }
            (None, None) => {
                if let (Some((_, our)), Some((_, their))) = (&ours.union, &theirs.union) {
                    self.alternatives(our, their);
                }
                for (key, our) in &ours.keywords {
                    if let Some(their) = theirs.keyword(key) {
                        self.keyword(key, our, their);
                    }
                }
            }
        }
    }

    fn keyword(&mut self, key: &str, ours: &'a SpannedValue, theirs: &'a SpannedValue) {
        match (key, &ours.value, &theirs.value) {
            ("properties", Value::Object(our), Value::Object(their)) => {
                for (name, our) in our {
                    if let Some(their) = their.get(name) {
                        self.schemas(our, their);
                    }
                }
            }
            ("items" | "additionalProperties" | "not", Value::Object(_), Value::Object(_)) => {
                self.schemas(ours, theirs);
            }
            ("allOf" | "oneOf" | "anyOf", Value::Array(our), Value::Array(their)) => {
                let our: Vec<_> = our.iter().map(|node| self.ours.shape(node)).collect();
                let their: Vec<_> = their.iter().map(|node| self.theirs.shape(node)).collect();
                self.alternatives(&our, &their);
            }
            _ => {}
        }
    }

    /// Matches alternatives by the component they refer to, then by the components they use, then by order.
    fn alternatives(&mut self, ours: &[NormalizedSchema<'a>], theirs: &[NormalizedSchema<'a>]) {
        let mut taken = HashSet::new();
        let mut rest = Vec::new();
        for our in ours {
            let same_name = theirs
                .iter()
                .enumerate()
                .find(|(_, their)| our.reference.is_some() && our.reference == their.reference);
            match same_name {
                Some((index, their)) => {
                    taken.insert(index);
                    self.shapes(our, their);
                }
                None => rest.push((our, self.ours.types(our.node), references(our.node))),
            }
        }
        let their_names: Vec<_> = theirs.iter().map(|their| references(their.node)).collect();
        // The sort is stable: the order decides between equal numbers of common names.
        rest.sort_by_key(|(_, _, names)| {
            let common = their_names.iter().map(|their| names.intersection(their).count()).max();
            std::cmp::Reverse(common)
        });
        for (our, types, names) in rest {
            let fitting = theirs
                .iter()
                .zip(&their_names)
                .enumerate()
                .filter(|(index, (their, _))| {
                    !taken.contains(index)
                        && our.reference.is_some() == their.reference.is_some()
                        && self.theirs.types(their.node).and(types) != TypeSet::NONE
                })
                .min_by_key(|(_, (_, their_names))| std::cmp::Reverse(names.intersection(their_names).count()));
            if let Some((index, (their, _))) = fitting {
                taken.insert(index);
                self.shapes(our, their);
            }
        }
    }

    /// Returns whether two components can match: they have a property, a value, or at least a type in common.
    fn are_alike(&mut self, ours: &str, theirs: &str) -> bool {
        let (Some(our), Some(their)) = (self.ours.component(ours), self.theirs.component(theirs)) else {
            return false;
        };
        if ours == theirs {
            return true;
        }
        let common = |key: &str| -> Option<bool> {
            let our: Vec<String> = listed(our.get(key)?);
            let their: HashSet<String> = listed(their.get(key)?).into_iter().collect();
            Some(our.iter().any(|name| their.contains(name)))
        };
        common("properties")
            .or_else(|| common("enum"))
            .unwrap_or_else(|| self.ours.types(our).and(self.theirs.types(their)) != TypeSet::NONE)
    }
}

/// Returns whether a schema has a type and no composition, so that what surrounds a reference can be separated.
fn is_plain(schema: &SpannedValue) -> bool {
    let composing = ["allOf", "oneOf", "anyOf", "not"];
    schema.get("type").is_some() && composing.iter().all(|key| schema.get(key).is_none())
}

/// Returns the components that a schema refers to.
fn references(schema: &SpannedValue) -> HashSet<&str> {
    let mut found = HashSet::new();
    reference::collect(schema, Slot::One(Object::Schema), &mut |target| found.extend(target.as_str()));
    found
}

/// Returns the names of properties, or the values of an enum.
fn listed(node: &SpannedValue) -> Vec<String> {
    match &node.value {
        Value::Object(members) => members.keys().cloned().collect(),
        Value::Array(items) => items.iter().map(|item| item.to_json().to_string()).collect(),
        _ => Vec::new(),
    }
}

/// Returns the schema components of a document.
pub(crate) fn schemas(document: &SpannedValue) -> impl Iterator<Item = (&String, &SpannedValue)> {
    section(document, "schemas")
}

fn section<'a>(
    document: &'a SpannedValue,
    name: &str,
) -> impl Iterator<Item = (&'a String, &'a SpannedValue)> + use<'a> {
    let section = document.get("components").and_then(|components| components.get(name));
    section.and_then(SpannedValue::as_object).into_iter().flatten()
}

/// Returns whether a client sends the same for two security schemes.
fn schemes(ours: &SpannedValue, theirs: &SpannedValue) -> HashMap<String, String> {
    let mut found: HashMap<String, String> = HashMap::new();
    for (their_name, their) in section(theirs, "securitySchemes") {
        let mut candidates: Vec<&String> = section(ours, "securitySchemes")
            .filter(|(name, our)| sends(our) == sends(their) && !found.values().any(|taken| taken == *name))
            .map(|(name, _)| name)
            .collect();
        candidates.sort_by_key(|name| *name != their_name);
        if let Some(name) = candidates.first() {
            found.insert(their_name.clone(), (*name).clone());
        }
    }
    found
}

/// Returns the fields that decide what a client sends.
fn sends(scheme: &SpannedValue) -> Vec<String> {
    let text = |key: &str| scheme.text(key).unwrap_or_default();
    let name = match text("in") {
        "header" => text("name").to_ascii_lowercase(),
        _ => text("name").to_owned(),
    };
    let flows = scheme.get("flows").map(|flows| flows.to_json().to_string()).unwrap_or_default();
    let parts =
        [text("type"), text("in"), &name, &text("scheme").to_ascii_lowercase(), text("openIdConnectUrl"), &flows];
    parts.into_iter().map(str::to_owned).collect()
}
