//! Compares schemas of the two documents for equivalence and for acceptance.

use std::collections::HashSet;

use super::super::node_ext;
use super::match_components::MatchedComponents;
use super::normalize::{NormalizedSchema, SchemaIndex, is_annotation};
use webagent_codegen::openapi::json_type::TypeSet;
use webagent_codegen::openapi::spanned_value::{SpannedValue, Value};

/// Maximum nesting of references that are followed if only one of the two schemas is a reference.
const MAX_DEPTH: usize = 24;

/// Compares schemas of the present document with schemas of the source.
#[derive(Debug)]
pub(crate) struct Comparison<'a> {
    /// The present document.
    pub(crate) ours: SchemaIndex<'a>,
    /// The source.
    pub(crate) theirs: SchemaIndex<'a>,
    /// The matched components.
    pub(crate) pairs: MatchedComponents<'a>,
    depth: usize,
}

impl<'a> Comparison<'a> {
    /// Creates a comparison with matched components.
    pub(crate) fn new(ours: &'a SpannedValue, theirs: &'a SpannedValue, pairs: MatchedComponents<'a>) -> Self {
        Self { ours: SchemaIndex::new(ours), theirs: SchemaIndex::new(theirs), pairs, depth: 0 }
    }

    /// Returns whether two schemas are equivalent. Matched components count as equal here, since they are compared
    /// separately.
    pub(crate) fn same(&mut self, ours: &'a SpannedValue, theirs: &'a SpannedValue) -> bool {
        let (ours, theirs) = (self.ours.shape(ours), self.theirs.shape(theirs));
        self.same_shapes(ours, theirs)
    }

    fn same_shapes(&mut self, ours: NormalizedSchema<'a>, theirs: NormalizedSchema<'a>) -> bool {
        match (&ours.reference, &theirs.reference) {
            (Some(our), Some(their)) => {
                self.pairs.are_paired(our, their) && ours.null == theirs.null && self.same_keywords(&ours, &theirs)
            }
            (None, None) => {
                ours.null == theirs.null
                    && ours.only_null == theirs.only_null
                    && self.same_unions(&ours, &theirs)
                    && self.same_keywords(&ours, &theirs)
            }
            (Some(our), None) => {
                let target = self.ours.component(our);
                self.deeper(target, |this, target| {
                    let mut resolved = this.ours.shape(target);
                    resolved.null |= ours.null;
                    resolved.keywords.extend(ours.keywords.iter().copied());
                    resolved.keywords.sort_by_key(|(key, _)| *key);
                    this.same_shapes(resolved, theirs)
                })
            }
            (None, Some(their)) => {
                let target = self.theirs.component(their);
                self.deeper(target, |this, target| {
                    let mut resolved = this.theirs.shape(target);
                    resolved.null |= theirs.null;
                    resolved.keywords.extend(theirs.keywords.iter().copied());
                    resolved.keywords.sort_by_key(|(key, _)| *key);
                    this.same_shapes(ours, resolved)
                })
            }
        }
    }

    /// Continues with the targets of references, up to a limit.
    fn deeper(
        &mut self,
        target: Option<&'a SpannedValue>,
        go_on: impl FnOnce(&mut Self, &'a SpannedValue) -> bool,
    ) -> bool {
        let Some(target) = target.filter(|_| self.depth < MAX_DEPTH) else {
            return false;
        };
        self.depth += 1;
        let result = go_on(self, target);
        self.depth -= 1;
        result
    }

    fn same_unions(&mut self, ours: &NormalizedSchema<'a>, theirs: &NormalizedSchema<'a>) -> bool {
        match (&ours.union, &theirs.union) {
            (None, None) => true,
            (Some((our_kind, our)), Some((their_kind, their))) => {
                our_kind == their_kind && our.len() == their.len() && self.match_up(our, their)
            }
            _ => false,
        }
    }

    /// Returns whether every alternative has its own counterpart.
    fn match_up(&mut self, ours: &[NormalizedSchema<'a>], theirs: &[NormalizedSchema<'a>]) -> bool {
        // Longer lists are compared in order only.
        const LONG: usize = 100;
        let mut free: Vec<&NormalizedSchema<'a>> = theirs.iter().collect();
        for our in ours {
            let limit = if ours.len() > LONG { 1 } else { free.len() };
            let found = (0..limit)
                .find(|index| free.get(*index).is_some_and(|their| self.same_shapes(our.clone(), (*their).clone())));
            match found {
                Some(index) => {
                    free.remove(index);
                }
                None => return false,
            }
        }
        true
    }

    fn same_keywords(&mut self, ours: &NormalizedSchema<'a>, theirs: &NormalizedSchema<'a>) -> bool {
        let keys =
            |shape: &NormalizedSchema<'a>| -> Vec<&'a str> { shape.keywords.iter().map(|(key, _)| *key).collect() };
        keys(ours) == keys(theirs)
            && ours
                .keywords
                .iter()
                .zip(&theirs.keywords)
                .all(|((key, our), (_, their))| self.same_values(key, our, their))
    }

    fn same_values(&mut self, key: &str, ours: &'a SpannedValue, theirs: &'a SpannedValue) -> bool {
        match (key, &ours.value, &theirs.value) {
            ("properties", Value::Object(our), Value::Object(their)) => {
                our.len() == their.len()
                    && our.iter().all(|(name, our)| their.get(name).is_some_and(|their| self.same(our, their)))
            }
            ("items" | "not" | "additionalProperties", Value::Object(_), Value::Object(_)) => self.same(ours, theirs),
            ("allOf" | "oneOf" | "anyOf", Value::Array(our), Value::Array(their)) => {
                let our: Vec<_> = our.iter().map(|node| self.ours.shape(node)).collect();
                let their: Vec<_> = their.iter().map(|node| self.theirs.shape(node)).collect();
                our.len() == their.len() && self.match_up(&our, &their)
            }
            ("enum", Value::Array(our), Value::Array(their)) => {
                let without_null = |values: &[SpannedValue]| -> Vec<SpannedValue> {
                    values.iter().filter(|value| !node_ext::is_null(value)).cloned().collect()
                };
                node_ext::equal_sets(&without_null(our), &without_null(their))
            }
            ("required", Value::Array(our), Value::Array(their)) => node_ext::equal_sets(our, their),
            ("discriminator", _, _) => {
                // The mapping repeats the names of the alternatives.
                ours.text("propertyName") == theirs.text("propertyName")
            }
            _ => node_ext::equal(ours, theirs),
        }
    }

    /// Returns whether a schema of ours accepts all values of the source's. Properties that only ours requires are
    /// listed instead of causing a mismatch.
    pub(crate) fn covers(
        &mut self,
        ours: &'a SpannedValue,
        theirs: &'a SpannedValue,
        also_required: &mut Vec<String>,
    ) -> bool {
        let (ours, theirs) = (self.ours.shape(ours), self.theirs.shape(theirs));
        self.covers_shape(&ours, &theirs, also_required, &mut HashSet::new())
    }

    fn covers_shape(
        &mut self,
        ours: &NormalizedSchema<'a>,
        theirs: &NormalizedSchema<'a>,
        also_required: &mut Vec<String>,
        assumed: &mut HashSet<(String, String)>,
    ) -> bool {
        if ours.is_unrestricted() {
            return true;
        }
        if let (Some(our), Some(their)) = (&ours.reference, &theirs.reference)
            && !assumed.insert((our.clone(), their.clone()))
        {
            return true;
        }
        if let Some(our) = &ours.reference {
            let target = self.ours.component(our);
            return self.deeper(target, |this, target| {
                let mut resolved = this.ours.shape(target);
                resolved.null |= ours.null;
                this.covers_shape(&resolved, theirs, also_required, assumed)
            });
        }
        if let Some(their) = &theirs.reference {
            let target = self.theirs.component(their);
            return self.deeper(target, |this, target| {
                let mut resolved = this.theirs.shape(target);
                resolved.null |= theirs.null;
                this.covers_shape(ours, &resolved, also_required, assumed)
            });
        }
        if theirs.null && !ours.null {
            return false;
        }
        if let Some((_, alternatives)) = &theirs.union {
            return alternatives.iter().all(|their| self.covers_shape(ours, their, also_required, assumed));
        }
        if let Some((_, alternatives)) = &ours.union {
            let covers = |our: &NormalizedSchema<'a>| {
                let mut required = Vec::new();
                let covers = self.covers_shape(our, theirs, &mut required, assumed);
                if covers {
                    also_required.append(&mut required);
                }
                covers
            };
            return alternatives.iter().any(covers);
        }
        ours.keywords.iter().all(|(key, our)| self.covers_keyword(key, our, theirs, also_required, assumed))
    }

    fn covers_keyword(
        &mut self,
        key: &str,
        ours: &'a SpannedValue,
        theirs: &NormalizedSchema<'a>,
        also_required: &mut Vec<String>,
        assumed: &mut HashSet<(String, String)>,
    ) -> bool {
        let mut covers = |ours: &'a SpannedValue, theirs: &'a SpannedValue| {
            let (ours, theirs) = (self.ours.shape(ours), self.theirs.shape(theirs));
            self.covers_shape(&ours, &theirs, also_required, assumed)
        };
        let their = theirs.keyword(key);
        match (key, &ours.value) {
            (key, _) if is_annotation(key) => true,
            ("type", Value::String(our)) => {
                let our = TypeSet::named(our).unwrap_or(TypeSet::NONE);
                their.and_then(SpannedValue::as_str).and_then(TypeSet::named).is_some_and(|their| our.contains(their))
            }
            ("properties", Value::Object(our)) => {
                let their = their.and_then(SpannedValue::as_object);
                our.iter().all(|(name, our)| {
                    let their = their.and_then(|properties| properties.get(name));
                    their.is_none_or(|their| covers(our, their))
                })
            }
            ("required", Value::Array(our)) => {
                let their = their.and_then(SpannedValue::as_array).unwrap_or_default();
                let properties = theirs.keyword("properties");
                for name in our.iter().filter(|name| !their.iter().any(|other| node_ext::equal(name, other))) {
                    // The source never sends properties that it does not describe.
                    match name.as_str().filter(|name| properties.is_some_and(|known| known.get(name).is_some())) {
                        Some(name) => also_required.push(name.to_owned()),
                        None => return false,
                    }
                }
                true
            }
            ("items", Value::Object(_)) => their.is_some_and(|their| covers(ours, their)),
            ("enum", Value::Array(our)) => their
                .and_then(SpannedValue::as_array)
                .is_some_and(|their| their.iter().all(|value| our.iter().any(|other| node_ext::equal(value, other)))),
            _ => their.is_some_and(|their| node_ext::equal(ours, their)),
        }
    }
}
