//! Turns schemas into nodes and shapes.

use std::collections::HashMap;
use std::sync::Arc;

use jsonschema::Validator;
use serde_json::Value;

use super::Unsupported;
use super::constraints::{Additional, At, Constraints, Kinds, keyword};
use super::ir::{ANY, ArrayShape, Check, Grammar, Node, NodeId, ObjectShape, Property, Shape, any, limit};
use super::scalars::{inexact_numbers, integers, numbers, texts, within_reach};
use super::schema_reader::Reader;
use crate::document::Schema;

/// The most nodes that a schema may come down to.
const MOST_NODES: usize = 20_000;

/// The most members of a `oneOf` of which all pairs are looked at.
const MOST_MEMBERS: usize = 16;

impl Grammar {
    /// The shapes of a schema, with those that are needed to break it if `breakable`.
    pub(crate) fn new(reader: Reader<'_>, schema: &Schema<'_>, breakable: bool) -> Result<Self, Unsupported> {
        let mut builder = Builder { reader, nodes: vec![any()], known: HashMap::new(), breakable: false };
        let root = builder.node(vec![schema.clone()])?;
        let mut grammar = builder.finish(root);
        grammar.refuse_impossible()?;
        grammar.probe()?;
        if breakable {
            // Once more with all that is only for broken values, which need not be possible.
            builder = Builder { reader, nodes: vec![any()], known: HashMap::new(), breakable: true };
            let root = builder.node(vec![schema.clone()])?;
            grammar = builder.finish(root);
        }
        Ok(grammar)
    }
}

struct Builder<'d> {
    reader: Reader<'d>,
    nodes: Vec<Node>,
    /// The nodes of schemas, by the pointers of all that a value is to satisfy.
    known: HashMap<Vec<String>, NodeId>,
    breakable: bool,
}

impl<'d> Builder<'d> {
    /// The node of the values that satisfy all the schemas.
    fn node(&mut self, schemas: Vec<Schema<'d>>) -> Result<NodeId, Unsupported> {
        let mut key: Vec<String> = schemas.iter().map(|schema| schema.pointer.clone()).collect();
        key.sort_unstable();
        key.dedup();
        if let Some(id) = self.known.get(&key) {
            return Ok(*id);
        }
        let facets = self.reader.facets(&schemas)?;
        if facets.is_free() {
            return Ok(ANY);
        }
        let pointer = schemas.first().map(|schema| schema.pointer.clone()).unwrap_or_default();
        let id = self.nodes.len();
        if id > MOST_NODES {
            let reason = format!("the schemas below combine to more than {MOST_NODES}");
            return Err(Unsupported::at(&pointer, reason));
        }
        self.known.insert(key, id);
        // Stands in while the schemas below are read, which may contain this one.
        self.nodes.push(Node { pointer, height: None, size: None, recursive: false, ..any() });
        let alternatives = self.reader.alternatives(facets.clone())?;
        let mut shapes = Vec::new();
        let mut because = self.inexact(&facets)?;
        for alternative in &alternatives {
            because = because.or(inexact_numbers(alternative));
            shapes.extend(self.shapes(alternative, &schemas)?);
        }
        let mut null = true;
        for schema in &schemas {
            null &= self.reader.admits_null(schema)?;
        }
        let (groups, nots) = match self.breakable {
            true => (self.overlaps(&facets)?, self.negations(&facets)?),
            false => (Vec::new(), Vec::new()),
        };
        let check = match because {
            Some(because) => Some(Check { because, validators: self.validators(&schemas)? }),
            None => None,
        };
        if let Some(node) = self.nodes.get_mut(id) {
            node.null = null;
            node.shapes = shapes;
            node.types = facets.types;
            node.groups = groups;
            node.nots = nots;
            node.check = check;
        }
        Ok(id)
    }

    fn validators(&self, schemas: &[Schema<'d>]) -> Result<Arc<[Validator]>, Unsupported> {
        let build = |schema| {
            self.reader.document.validator(schema).map_err(|error| Unsupported::at(&schema.pointer, error.to_string()))
        };
        schemas.iter().map(build).collect()
    }

    /// The keyword that keeps shapes from being exact, if there is one.
    fn inexact(&self, facets: &Constraints<'d>) -> Result<Option<String>, Unsupported> {
        if let Some(not) = facets.nots.first() {
            return Ok(Some(not.pointer.clone()));
        }
        let mut groups = facets.groups.clone();
        for alternative in self.reader.alternatives(facets.clone())? {
            if let Some(not) = alternative.nots.first() {
                return Ok(Some(not.pointer.clone()));
            }
        }
        // A group inside a member is looked at, too.
        while let Some(group) = groups.pop() {
            let mut union = Kinds::NONE;
            for member in &group.members {
                let kinds = self.reader.kinds(member)?;
                if keyword(&group.pointer) == "oneOf" && union.has(kinds) {
                    return Ok(Some(group.pointer));
                }
                union = union.or(kinds);
                groups.extend(self.reader.facets(std::slice::from_ref(member))?.groups);
            }
        }
        Ok(None)
    }

    /// For each group, the shapes of what matches several members of a `oneOf`.
    fn overlaps(&mut self, facets: &Constraints<'d>) -> Result<Vec<At<Vec<Shape>>>, Unsupported> {
        let mut overlaps = Vec::new();
        for (index, group) in facets.groups.iter().enumerate() {
            let mut shapes = Vec::new();
            let mut base = facets.clone();
            base.groups.remove(index);
            let members = group.members.iter().take(MOST_MEMBERS);
            for (index, one) in members.clone().enumerate() {
                if keyword(&group.pointer) != "oneOf" {
                    break;
                }
                for other in members.clone().skip(index + 1) {
                    let mut both = base.clone();
                    self.reader.extend(&mut both, one)?;
                    self.reader.extend(&mut both, other)?;
                    for alternative in self.reader.alternatives(both)? {
                        shapes.extend(self.shapes(&alternative, &[])?);
                    }
                }
            }
            overlaps.push(At { pointer: group.pointer.clone(), value: shapes });
        }
        Ok(overlaps)
    }

    /// For each `not`, the shapes of what it forbids.
    fn negations(&mut self, facets: &Constraints<'d>) -> Result<Vec<At<Vec<Shape>>>, Unsupported> {
        let mut negations = Vec::new();
        for (index, not) in facets.nots.iter().enumerate() {
            let mut forbidden = facets.clone();
            forbidden.nots.remove(index);
            self.reader.extend(&mut forbidden, not)?;
            let mut shapes = Vec::new();
            for alternative in self.reader.alternatives(forbidden)? {
                shapes.extend(self.shapes(&alternative, &[])?);
            }
            if self.reader.admits_null(not)? {
                shapes.push(null(&not.pointer));
            }
            negations.push(At { pointer: not.pointer.clone(), value: shapes });
        }
        Ok(negations)
    }

    /// The shapes of what the facets ask, which have no groups. `schemas` are what listed values
    /// must satisfy.
    fn shapes(&mut self, facets: &Constraints<'d>, schemas: &[Schema<'d>]) -> Result<Vec<Shape>, Unsupported> {
        let Some(listed) = &facets.values else {
            return self.shapes_by_kind(facets);
        };
        let mut values = listed.clone();
        values.value.retain(|value| facets.kinds.has(Kinds::of(value)));
        if !facets.has_only_kinds() {
            let validators = self.validators(schemas)?;
            values.value.retain(|value| validators.iter().all(|it| it.is_valid(value)));
        }
        match values.value.is_empty() {
            true => Ok(Vec::new()),
            false => Ok(vec![Shape::Values(values, self.shapes_by_kind(facets)?)]),
        }
    }

    fn shapes_by_kind(&mut self, facets: &Constraints<'d>) -> Result<Vec<Shape>, Unsupported> {
        let mut shapes = Vec::new();
        let whole = facets.kinds.has(Kinds::INTEGER);
        let fraction = facets.kinds.has(Kinds::FRACTION);
        if facets.kinds.has(Kinds::BOOLEAN) {
            shapes.push(Shape::Boolean);
        }
        // What is a number is written as one: a reader of its own may not tell 1 from 1.0.
        if whole && !(fraction && facets.is_number) {
            shapes.push(Shape::Integer(integers(facets)));
        }
        if fraction {
            shapes.push(Shape::Number(numbers(facets)));
        }
        if facets.kinds.has(Kinds::STRING) {
            shapes.push(Shape::Text(texts(facets)?));
        }
        if facets.kinds.has(Kinds::ARRAY) {
            shapes.push(Shape::Array(self.arrays(facets)?));
        }
        if facets.kinds.has(Kinds::OBJECT) {
            shapes.extend(self.objects(facets)?.map(Shape::Object));
        }
        shapes.retain(|shape| match shape {
            Shape::Integer(shape) => !shape.domain.is_empty(),
            Shape::Number(shape) => shape.domain.range.0 <= shape.domain.range.1,
            Shape::Text(shape) => limit(&shape.min, 0) <= limit(&shape.max, usize::MAX),
            Shape::Array(shape) => limit(&shape.min, 0) <= limit(&shape.max, usize::MAX),
            Shape::Object(shape) => limit(&shape.min, 0) <= limit(&shape.max, usize::MAX),
            Shape::Values(..) | Shape::Boolean => true,
        });
        Ok(shapes)
    }

    fn arrays(&mut self, facets: &Constraints<'d>) -> Result<ArrayShape, Unsupported> {
        within_reach(&facets.min_items)?;
        Ok(ArrayShape {
            min: facets.min_items.clone(),
            max: facets.max_items.clone(),
            unique: facets.unique.clone(),
            items: self.node(facets.items.clone())?,
        })
    }

    /// The objects, if it is possible for them to have what they must have.
    fn objects(&mut self, facets: &Constraints<'d>) -> Result<Option<ObjectShape>, Unsupported> {
        within_reach(&facets.min_properties)?;
        let mut names: Vec<&str> = Vec::new();
        for part in &facets.parts {
            names.extend(part.properties.iter().map(|(name, _)| *name));
        }
        let is_listing = !names.is_empty();
        names.extend(facets.required.iter().map(|name| name.value));
        names.sort_unstable();
        names.dedup();
        let mut shape = ObjectShape {
            properties: Vec::new(),
            names: names.iter().map(|name| (*name).to_owned()).collect(),
            extra: None,
            is_open: false,
            closed: None,
            min: facets.min_properties.clone(),
            max: facets.max_properties.clone(),
        };
        for name in names {
            let required = facets.required.iter().find(|required| required.value == name);
            match property_schemas(facets, name) {
                Ok(schemas) => shape.properties.push(Property {
                    name: name.to_owned(),
                    node: self.node(schemas)?,
                    required: required.map(|required| required.pointer.clone()),
                }),
                Err(Forbidden) if required.is_some() => return Ok(None),
                Err(Forbidden) => {}
            }
        }
        let mut extra = Vec::new();
        for part in &facets.parts {
            match &part.additional {
                Additional::Unsaid => {}
                Additional::Free => shape.is_open = true,
                Additional::None(pointer) => shape.closed = Some(pointer.clone()),
                Additional::Schema(schema) => {
                    shape.is_open = true;
                    extra.push(schema.clone());
                }
            }
        }
        if shape.closed.is_none() {
            shape.extra = Some(self.node(extra)?);
            shape.is_open |= !is_listing;
        }
        Ok(Some(shape))
    }

    /// Finds the heights and who contains itself, when all nodes are there.
    fn finish(self, root: NodeId) -> Grammar {
        let mut grammar = Grammar { nodes: self.nodes, root };
        let mut changed = true;
        while changed {
            changed = false;
            for id in 0..grammar.nodes.len() {
                let Some(node) = grammar.nodes.get(id) else {
                    continue;
                };
                let shapes = node.shapes.iter().filter_map(|shape| grammar.shape_height(shape));
                let height = shapes.chain(node.null.then_some(0)).min();
                let shapes = node.shapes.iter().filter_map(|shape| grammar.shape_size(shape));
                let size = shapes.chain(node.null.then_some(1)).min();
                if (height, size) != (node.height, node.size)
                    && let Some(node) = grammar.nodes.get_mut(id)
                {
                    (node.height, node.size) = (height, size);
                    changed = true;
                }
            }
        }
        let children: Vec<Vec<NodeId>> = grammar.nodes.iter().map(children).collect();
        for (id, node) in grammar.nodes.iter_mut().enumerate() {
            node.recursive = reaches(&children, id);
        }
        grammar
    }
}

fn children(node: &Node) -> Vec<NodeId> {
    let mut children = Vec::new();
    for shape in &node.shapes {
        match shape {
            Shape::Array(shape) => children.push(shape.items),
            Shape::Object(shape) => {
                children.extend(shape.properties.iter().map(|property| property.node));
                children.extend(shape.extra.filter(|_| shape.is_open));
            }
            _ => {}
        }
    }
    children
}

/// Returns whether a node can be reached from itself.
fn reaches(children: &[Vec<NodeId>], start: NodeId) -> bool {
    let mut seen = vec![false; children.len()];
    let mut next = vec![start];
    while let Some(id) = next.pop() {
        for child in children.get(id).into_iter().flatten() {
            if *child == start {
                return true;
            }
            if let Some(seen) = seen.get_mut(*child)
                && !std::mem::replace(seen, true)
            {
                next.push(*child);
            }
        }
    }
    false
}

/// A property that must not be there.
struct Forbidden;

/// All that a property is to satisfy.
fn property_schemas<'d>(facets: &Constraints<'d>, name: &str) -> Result<Vec<Schema<'d>>, Forbidden> {
    let mut schemas = Vec::new();
    for part in &facets.parts {
        let listed = part.properties.iter().find(|(other, _)| *other == name);
        match (listed, &part.additional) {
            (Some((_, schema)), _) => schemas.push(schema.clone()),
            (None, Additional::Schema(schema)) => schemas.push(schema.clone()),
            (None, Additional::None(_)) => return Err(Forbidden),
            (None, Additional::Unsaid | Additional::Free) => {}
        }
    }
    Ok(schemas)
}

/// Null as a shape, for where it breaks a keyword.
fn null(pointer: &str) -> Shape {
    let value = vec![Value::Null];
    let pointer = pointer.to_owned();
    Shape::Values(At { pointer, value }, Vec::new())
}
