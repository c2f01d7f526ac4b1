//! Values that break a schema in one way only.
//!
//! Every keyword of the schema and of those inside it gives a way to break it. A value is drawn that
//! breaks that one and keeps the rest, and an independent validator confirms it: its complaints are
//! all about that keyword at that place, or about the alternatives around it.

use std::collections::BTreeMap;

use jsonschema::Validator;
use proptest::strategy::{BoxedStrategy, Strategy};
use serde_json::Value;

use super::choices::{self, Source};
use super::constraints::TypeSet;
use super::ir::{ANY, Node, NodeId, SchemaGraph, TypedSchema};
use super::number::same;
use super::positive::{ObjectPlan, found, inner};
use super::schema_reader::Reader;
use super::shrink::ChoiceStrategy;
use super::unsupported::{Unsupported, keyword};
use super::violation::{Violation, kinds_of, violations};
use crate::document::{Document, Schema, join};

/// Depth to which the other parts of a broken value nest.
const NESTING: u32 = 3;

/// The number of times that a schema is entered again inside itself.
const ENTERED: usize = 2;

/// The most ways to break a schema that are told apart.
const MAX_VIOLATIONS: usize = 5_000;

/// A value that breaks a schema in one way.
#[derive(Debug, Clone, PartialEq)]
pub struct InvalidValue {
    /// The whole value.
    pub value: Value,
    /// The keyword that is broken, as JSON Schema calls it.
    pub rule: String,
    /// JSON pointer to the place in the value.
    pub pointer: String,
    /// JSON pointer to the keyword in the document.
    pub schema: String,
}

/// Values that break the schema in one way, each way being as likely.
pub fn invalid(document: &Document, schema: &Schema<'_>) -> Result<BoxedStrategy<InvalidValue>, Unsupported> {
    let breaker = Breaker::new(document, schema)?;
    let possible = breaker.sites();
    if possible.is_empty() {
        let reason = "every value satisfies this schema: there is no invalid value";
        return Err(Unsupported::at(&schema.pointer, reason));
    }
    let reason = format!("a value that breaks {}", schema.pointer);
    Ok(ChoiceStrategy::new(reason, move |source| {
        let site = source.pick(&possible)?;
        breaker.draw(site, source)
    })
    .boxed())
}

/// A way to break a schema: the way down to a place, and what is done there.
#[derive(Debug, Clone)]
struct ViolationSite {
    rule: String,
    schema: String,
    steps: Vec<Step>,
    act: Act,
}

/// One step from a value to a part of it: the shape of the value, and which part.
#[derive(Debug, Clone)]
struct Step {
    shape: usize,
    part: Child,
}

#[derive(Debug, Clone)]
enum Child {
    Property(String),
    /// A property that the schema does not list.
    Extra,
    Item,
}

/// A change to a value that breaks it.
#[derive(Debug, Clone)]
enum Act {
    /// It is of one of these kinds.
    Kind(TypeSet),
    /// It has one of the shapes that match several members of the `oneOf` at this index.
    Several(usize),
    /// It has one of the shapes that the `not` at this index forbids.
    Forbidden(usize),
    /// It has this shape but for one thing.
    TypedSchema(usize, Violation),
}

struct Breaker {
    grammar: SchemaGraph,
    validator: Validator,
    /// The values that each `enum` lists, by its pointer: of two that hold at once, shapes have only the common ones.
    listed: BTreeMap<String, Vec<Value>>,
}

impl Breaker {
    fn new(document: &Document, schema: &Schema<'_>) -> Result<Self, Unsupported> {
        let reader = Reader::new(document);
        let grammar = SchemaGraph::new(reader, schema, true)?;
        let validator = reader.validator(schema)?;
        let shapes = grammar.nodes.iter().flat_map(|node| &node.shapes);
        let listed = shapes.filter_map(|shape| match shape {
            TypedSchema::Values(values, _) => {
                let listed = document.root().pointer(&values.pointer)?.as_array()?;
                Some((values.pointer.clone(), listed.clone()))
            }
            _ => None,
        });
        let listed = listed.collect();
        Ok(Self { grammar, validator, listed })
    }

    /// The ways that lead to values. A keyword that cannot be broken without breaking more gives none, such as a
    /// `minLength` beside a `format` whose strings are all longer.
    fn sites(&self) -> Vec<ViolationSite> {
        let mut sites = Vec::new();
        self.collect(self.grammar.root, &mut Vec::new(), &mut Vec::new(), &mut sites);
        let mut rng = choices::deterministic();
        sites.into_iter().filter(|site| found(&mut rng, |source| self.draw(site, source))).collect()
    }

    /// Draws a value that is broken at the site, and makes sure that it is so nowhere else.
    fn draw(&self, site: &ViolationSite, source: &mut Source<'_>) -> Option<InvalidValue> {
        source.retry(|source| {
            let mut tokens = Vec::new();
            let root = self.grammar.root;
            let value = self.draw_part(root, site, &site.steps, source, NESTING, &mut tokens)?;
            let pointer = tokens.iter().rev().fold(String::new(), |pointer, token| join(&pointer, token));
            let broken = InvalidValue { value, rule: site.rule.clone(), pointer, schema: site.schema.clone() };
            self.confirms(&broken).then_some(broken)
        })
    }

    /// Returns whether the validator refuses the value, and for nothing but the rule that is broken.
    fn confirms(&self, broken: &InvalidValue) -> bool {
        let part = broken.value.pointer(&broken.pointer);
        let listed = self.listed.get(&broken.schema).filter(|_| broken.rule == "enum");
        if listed.into_iter().flatten().any(|value| part.is_some_and(|part| same(value, part))) {
            return false;
        }
        let mut refused = false;
        for error in self.validator.iter_errors(&broken.value) {
            refused = true;
            let (keyword, place) = match (error.kind().keyword(), error.instance_path().as_str()) {
                // Where nothing is listed, the validator complains of the property itself.
                ("falseSchema", place) => {
                    let parent = place.rsplit_once('/').map_or("", |(parent, _)| parent);
                    ("additionalProperties", parent)
                }
                other => other,
            };
            let is_around =
                broken.pointer.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
            let implied = match broken.rule.as_str() {
                // A value of the wrong type is none of the listed ones, either.
                "type" => matches!(keyword, "enum" | "const"),
                // The machine types of numbers are bounds in JSON Schema.
                "format" => matches!(keyword, "minimum" | "maximum"),
                "enum" => keyword == "const",
                "const" => keyword == "enum",
                _ => false,
            };
            let is_named = broken.pointer == place && (broken.rule == keyword || implied);
            let is_alternative = is_around && matches!(keyword, "oneOf" | "anyOf");
            if !is_named && !is_alternative {
                return false;
            }
        }
        refused
    }

    /// Finds all ways to break the values of a node.
    fn collect(&self, id: NodeId, path: &mut Vec<NodeId>, steps: &mut Vec<Step>, sites: &mut Vec<ViolationSite>) {
        let entered = path.iter().filter(|other| **other == id).count();
        let Some(node) = self.grammar.node(id) else {
            return;
        };
        if id == ANY || entered >= ENTERED || sites.len() > MAX_VIOLATIONS {
            return;
        }
        let mut add = |rule: &str, schema: &str, act: Act| {
            sites.push(ViolationSite { rule: rule.to_owned(), schema: schema.to_owned(), steps: steps.clone(), act });
        };
        sites_of_node(node, &mut add);
        for (index, shape) in node.shapes.iter().enumerate() {
            violations(shape, &mut |schema: &str, violation| {
                // An item of `required` is at the end of its pointer, not the keyword itself.
                let rule = match violation {
                    Violation::Missing(_) => "required",
                    _ => keyword(schema),
                };
                add(rule, schema, Act::TypedSchema(index, violation));
            });
        }
        path.push(id);
        for (shape, alternative) in node.shapes.iter().enumerate() {
            let mut parts = Vec::new();
            match alternative {
                TypedSchema::Array(array) => parts.push((Child::Item, array.items)),
                TypedSchema::Object(object) => {
                    for property in &object.properties {
                        parts.push((Child::Property(property.name.clone()), property.node));
                    }
                    parts.extend(object.extra.map(|id| (Child::Extra, id)));
                }
                _ => {}
            }
            for (part, id) in parts {
                steps.push(Step { shape, part });
                self.collect(id, path, steps, sites);
                steps.pop();
            }
        }
        path.pop();
    }

    /// Draws a value of a node that is broken at the site, some steps further in. The pointer to the site is
    /// noted from its end.
    fn draw_part(
        &self,
        id: NodeId,
        site: &ViolationSite,
        steps: &[Step],
        source: &mut Source<'_>,
        budget: u32,
        tokens: &mut Vec<String>,
    ) -> Option<Value> {
        let node = self.grammar.node(id)?;
        let budget = inner(node, budget);
        let Some((step, rest)) = steps.split_first() else {
            return self.act(node, site, source, budget);
        };
        let mut go_on = |id, source: &mut Source<'_>| self.draw_part(id, site, rest, source, budget, tokens);
        let shape = node.shapes.get(step.shape)?;
        let (value, token) = match (&step.part, shape) {
            (Child::Property(name), TypedSchema::Object(object)) => {
                let property = object.properties.iter().find(|property| property.name == *name)?;
                let mut draw = |source: &mut Source<'_>| go_on(property.node, source);
                let plan = ObjectPlan { given: Some((name, &mut draw)), ..ObjectPlan::default() };
                let object = self.grammar.draw_object(object, source, budget, plan)?;
                (Value::from(object), name.clone())
            }
            (Child::Extra, TypedSchema::Object(object)) => {
                let id = object.extra?;
                let mut draw = |source: &mut Source<'_>| go_on(id, source);
                let mut name = String::new();
                let plan = ObjectPlan { extra: Some((&mut name, &mut draw)), ..ObjectPlan::default() };
                let object = self.grammar.draw_object(object, source, budget, plan)?;
                (Value::from(object), name)
            }
            (Child::Item, TypedSchema::Array(array)) => {
                let mut draw = |source: &mut Source<'_>| go_on(array.items, source);
                let mut index = 0;
                let special = Some((&mut index, &mut draw as _));
                let array = self.grammar.draw_array(array, source, budget, None, special)?;
                (Value::from(array), index.to_string())
            }
            _ => return None,
        };
        tokens.push(token);
        Some(value)
    }

    /// Draws a value of a node that is broken as the site says.
    fn act(&self, node: &Node, site: &ViolationSite, source: &mut Source<'_>, budget: u32) -> Option<Value> {
        let any_of = |shapes: &[TypedSchema], source: &mut Source<'_>| {
            self.grammar.draw_shape(source.pick(shapes)?, source, budget)
        };
        match &site.act {
            Act::Kind(kinds) => self.grammar.draw_kind(*kinds, source),
            Act::Several(index) => any_of(&node.groups.get(*index)?.value, source),
            Act::Forbidden(index) => any_of(&node.nots.get(*index)?.value, source),
            Act::TypedSchema(index, violation) => {
                self.grammar.draw_violating(node.shapes.get(*index)?, violation, source, budget)
            }
        }
    }
}

/// The ways to break all shapes of a node at once.
fn sites_of_node(node: &Node, add: &mut dyn FnMut(&str, &str, Act)) {
    let mut typed = TypeSet::ALL;
    for types in &node.types {
        typed = typed.and(types.value);
    }
    let null = if node.null { TypeSet::NULL } else { TypeSet::NONE };
    for types in &node.types {
        add("type", &types.pointer, Act::Kind(TypeSet::ALL.without(types.value.or(null))));
    }
    let mut admitted = null;
    for shape in &node.shapes {
        admitted = admitted.or(kinds_of(shape));
    }
    for (index, group) in node.groups.iter().enumerate() {
        let others = typed.without(admitted);
        if others != TypeSet::NONE {
            add(keyword(&group.pointer), &group.pointer, Act::Kind(others));
        }
        if !group.value.is_empty() {
            add(keyword(&group.pointer), &group.pointer, Act::Several(index));
        }
    }
    for (index, not) in node.nots.iter().enumerate() {
        add("not", &not.pointer, Act::Forbidden(index));
    }
}
