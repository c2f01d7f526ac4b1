//! Turns schemas into nodes and shapes.

use std::collections::HashMap;
use std::sync::Arc;

use jsonschema::Validator;
use serde_json::Value;

use super::constraints::{Additional, Constraints, Located, TypeSet};
use super::ir::{
    ANY, ArraySchema, Check, ExtraName, Node, NodeId, ObjectSchema, Property, SchemaGraph, TypedSchema, any, limit,
};
use super::scalars::{inexact_numbers, integers, numbers, texts, within_reach};
use super::schema_reader::Reader;
use super::unsupported::{Unsupported, keyword};
use crate::document::Schema;

/// The most nodes that a schema may come down to.
const MOST_NODES: usize = 20_000;

/// Depth to which nodes may be nested.
const MOST_NESTED: usize = 64;

/// The most members of a `oneOf` of which all pairs are looked at.
const MOST_MEMBERS: usize = 16;

impl SchemaGraph {
    /// The shapes of a schema, with those that are needed to break it if `breakable`.
    pub(crate) fn new<'d>(reader: Reader<'d>, schema: &Schema<'d>, breakable: bool) -> Result<Self, Unsupported> {
        let mut grammar = Builder::build(reader, schema, Purpose::Valid)?;
        grammar.refuse_impossible()?;
        grammar.probe()?;
        if breakable {
            // Once more with all that is only for broken values, which need not be possible.
            grammar = Builder::build(reader, schema, Purpose::Invalid)?;
        }
        Ok(grammar)
    }

    /// The shapes of a schema as far as they are understood: a part that is not has no value.
    pub(crate) fn for_example<'d>(reader: Reader<'d>, schema: &Schema<'d>) -> Result<Self, Unsupported> {
        Builder::build(reader.for_example(), schema, Purpose::Example)
    }
}

/// Use of a grammar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Valid,
    Invalid,
    Example,
}

struct Builder<'d> {
    reader: Reader<'d>,
    nodes: Vec<Node>,
    /// The nodes of schemas, by the pointers of all that a value is to satisfy.
    known: HashMap<Vec<String>, NodeId>,
    purpose: Purpose,
    /// The number of nodes around the one that is being read.
    depth: usize,
}

impl<'d> Builder<'d> {
    fn build(reader: Reader<'d>, schema: &Schema<'d>, purpose: Purpose) -> Result<SchemaGraph, Unsupported> {
        let mut builder = Self { reader, nodes: vec![any()], known: HashMap::new(), purpose, depth: 0 };
        let root = builder.node(vec![schema.clone()])?;
        Ok(builder.finish(root))
    }

    /// The node of the values that satisfy all the schemas.
    fn node(&mut self, schemas: Vec<Schema<'d>>) -> Result<NodeId, Unsupported> {
        let count = self.nodes.len();
        self.depth += 1;
        let node = self.read_node(schemas);
        self.depth -= 1;
        match node {
            // Of an example, only what must have the node is lost.
            Err(_) if self.purpose == Purpose::Example && self.depth > 0 => {
                if self.nodes.len() == count {
                    self.nodes.push(any());
                }
                if let Some(node) = self.nodes.get_mut(count) {
                    *node =
                        Node { null: false, shapes: Vec::new(), height: None, size: None, recursive: false, ..any() };
                }
                Ok(count)
            }
            node => node,
        }
    }

    fn read_node(&mut self, schemas: Vec<Schema<'d>>) -> Result<NodeId, Unsupported> {
        let mut key: Vec<String> = schemas.iter().map(|schema| schema.pointer.clone()).collect();
        key.sort_unstable();
        key.dedup();
        if let Some(id) = self.known.get(&key) {
            return Ok(*id);
        }
        let constraints = self.reader.constraints(&schemas)?;
        if constraints.is_free() {
            return Ok(ANY);
        }
        let pointer = schemas.first().map(|schema| schema.pointer.clone()).unwrap_or_default();
        let id = self.nodes.len();
        if id > MOST_NODES {
            let reason = format!("the schemas below combine to more than {MOST_NODES}");
            return Err(Unsupported::at(&pointer, reason));
        }
        if self.depth > MOST_NESTED {
            let reason = format!("it is nested in more than {MOST_NESTED} others");
            return Err(Unsupported::at(&pointer, reason));
        }
        self.known.insert(key, id);
        // Stands in while the schemas below are read, which may contain this one.
        self.nodes.push(Node { pointer, height: None, size: None, recursive: false, ..any() });
        let alternatives = self.reader.alternatives(constraints.clone())?;
        let (mut shapes, mut preferred) = (Vec::new(), Vec::new());
        let mut because = self.inexact(&constraints)?;
        for alternative in &alternatives {
            because = because.or(inexact_numbers(alternative)).or(alternative.draft7.unfollowed.clone());
            let first = shapes.len();
            shapes.extend(self.shapes(alternative, &schemas)?);
            preferred.extend(preference(&shapes, first));
        }
        let given = self.given(&alternatives, &schemas);
        let mut null = true;
        for schema in &schemas {
            null &= self.reader.admits_null(schema)?;
        }
        let (groups, nots) = match self.purpose {
            Purpose::Invalid => (self.overlaps(&constraints)?, self.negations(&constraints)?),
            Purpose::Valid | Purpose::Example => (Vec::new(), Vec::new()),
        };
        let check = match because {
            Some(because) => Some(Check { because, validators: self.validators(&schemas)? }),
            None => None,
        };
        if let Some(node) = self.nodes.get_mut(id) {
            node.null = null;
            node.shapes = shapes;
            node.types = constraints.types;
            node.groups = groups;
            node.nots = nots;
            node.check = check;
            node.given = given;
            node.preferred = preferred;
        }
        Ok(id)
    }

    /// The values that the schemas themselves give, if they keep to what they say.
    fn given(&self, alternatives: &[Constraints<'d>], schemas: &[Schema<'d>]) -> Vec<Value> {
        let mut given: Vec<Value> = Vec::new();
        for value in alternatives.iter().flat_map(|alternative| &alternative.given) {
            if !given.contains(value) {
                given.push(value.clone());
            }
        }
        match given.is_empty() {
            true => given,
            false => match self.validators(schemas) {
                Ok(validators) => {
                    given.retain(|value| validators.iter().all(|it| it.is_valid(value)));
                    given
                }
                Err(_) => Vec::new(),
            },
        }
    }

    fn validators(&self, schemas: &[Schema<'d>]) -> Result<Arc<[Validator]>, Unsupported> {
        schemas.iter().map(|schema| self.reader.validator(schema)).collect()
    }

    /// The keyword that keeps shapes from being exact, if there is one.
    fn inexact(&self, constraints: &Constraints<'d>) -> Result<Option<String>, Unsupported> {
        if let Some(not) = constraints.nots.first() {
            return Ok(Some(not.pointer.clone()));
        }
        let mut groups = constraints.groups.clone();
        for alternative in self.reader.alternatives(constraints.clone())? {
            if let Some(not) = alternative.nots.first() {
                return Ok(Some(not.pointer.clone()));
            }
        }
        // A group inside a member is looked at, too.
        while let Some(group) = groups.pop() {
            let mut union = TypeSet::NONE;
            for member in &group.members {
                let kinds = self.reader.kinds(member)?;
                if keyword(&group.pointer) == "oneOf" && union.has(kinds) {
                    return Ok(Some(group.pointer));
                }
                union = union.or(kinds);
                groups.extend(self.reader.constraints(std::slice::from_ref(member))?.groups);
            }
        }
        Ok(None)
    }

    /// For each group, the shapes of what matches several members of a `oneOf`.
    fn overlaps(&mut self, constraints: &Constraints<'d>) -> Result<Vec<Located<Vec<TypedSchema>>>, Unsupported> {
        let mut overlaps = Vec::new();
        for (index, group) in constraints.groups.iter().enumerate() {
            let mut shapes = Vec::new();
            let mut base = constraints.clone();
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
            overlaps.push(Located { pointer: group.pointer.clone(), value: shapes });
        }
        Ok(overlaps)
    }

    /// For each `not`, the shapes of what it forbids.
    fn negations(&mut self, constraints: &Constraints<'d>) -> Result<Vec<Located<Vec<TypedSchema>>>, Unsupported> {
        let mut negations = Vec::new();
        for (index, not) in constraints.nots.iter().enumerate() {
            let mut forbidden = constraints.clone();
            forbidden.nots.remove(index);
            self.reader.extend(&mut forbidden, not)?;
            let mut shapes = Vec::new();
            for alternative in self.reader.alternatives(forbidden)? {
                shapes.extend(self.shapes(&alternative, &[])?);
            }
            if self.reader.admits_null(not)? {
                shapes.push(null(&not.pointer));
            }
            negations.push(Located { pointer: not.pointer.clone(), value: shapes });
        }
        Ok(negations)
    }

    /// The shapes of what the constraints ask, which have no groups. `schemas` are what listed values
    /// must satisfy.
    fn shapes(
        &mut self,
        constraints: &Constraints<'d>,
        schemas: &[Schema<'d>],
    ) -> Result<Vec<TypedSchema>, Unsupported> {
        let Some(listed) = &constraints.values else {
            return self.shapes_by_kind(constraints);
        };
        let mut values = listed.clone();
        values.value.retain(|value| constraints.kinds.has(TypeSet::of(value)));
        if !constraints.has_only_kinds() {
            let validators = self.validators(schemas)?;
            values.value.retain(|value| validators.iter().all(|it| it.is_valid(value)));
        }
        match values.value.is_empty() {
            true => Ok(Vec::new()),
            false => Ok(vec![TypedSchema::Values(values, self.shapes_by_kind(constraints)?)]),
        }
    }

    fn shapes_by_kind(&mut self, constraints: &Constraints<'d>) -> Result<Vec<TypedSchema>, Unsupported> {
        let mut shapes = Vec::new();
        let whole = constraints.kinds.has(TypeSet::INTEGER);
        let fraction = constraints.kinds.has(TypeSet::FRACTION);
        if constraints.kinds.has(TypeSet::BOOLEAN) {
            shapes.push(TypedSchema::Boolean);
        }
        // What is a number is written as one: a reader of its own may not tell 1 from 1.0.
        if whole && !(fraction && constraints.is_number) {
            shapes.push(TypedSchema::Integer(integers(constraints)));
        }
        if fraction {
            shapes.push(TypedSchema::Number(numbers(constraints)));
        }
        if constraints.kinds.has(TypeSet::STRING) {
            shapes.push(TypedSchema::Text(texts(constraints)?));
        }
        if constraints.kinds.has(TypeSet::ARRAY) {
            shapes.push(TypedSchema::Array(self.arrays(constraints)?));
        }
        if constraints.kinds.has(TypeSet::OBJECT) {
            shapes.extend(self.objects(constraints)?.map(TypedSchema::Object));
        }
        shapes.retain(|shape| match shape {
            TypedSchema::Integer(shape) => !shape.domain.is_empty(),
            TypedSchema::Number(shape) => shape.domain.range.0 <= shape.domain.range.1,
            TypedSchema::Text(shape) => limit(&shape.min, 0) <= limit(&shape.max, usize::MAX),
            TypedSchema::Array(shape) => limit(&shape.min, 0) <= limit(&shape.max, usize::MAX),
            TypedSchema::Object(shape) => limit(&shape.min, 0) <= limit(&shape.max, usize::MAX),
            TypedSchema::Values(..) | TypedSchema::Boolean => true,
        });
        Ok(shapes)
    }

    fn arrays(&mut self, constraints: &Constraints<'d>) -> Result<ArraySchema, Unsupported> {
        within_reach(&constraints.min_items)?;
        let draft7 = &constraints.draft7;
        let mut first = Vec::new();
        for schema in &draft7.tuple {
            first.push(self.node(vec![schema.clone()])?);
        }
        let mut max = constraints.max_items.clone();
        let mut items = constraints.items.clone();
        if !first.is_empty() {
            items.extend(draft7.additional_items.clone());
            let is_closed = draft7.additional_items.as_ref().filter(|schema| schema.value == &Value::Bool(false));
            if let Some(closed) = is_closed
                && limit(&max, usize::MAX) > first.len()
            {
                max = Some(Located::new(closed.pointer.clone(), first.len()));
            }
        } else if let Some(contained) = &draft7.contains {
            let both = items.iter().chain([contained]).cloned().collect();
            first.push(self.node(both)?);
        }
        Ok(ArraySchema {
            min: constraints.min_items.clone(),
            max,
            unique: constraints.unique.clone(),
            first,
            items: self.node(items)?,
        })
    }

    /// The objects, if it is possible for them to have what they must have.
    fn objects(&mut self, constraints: &Constraints<'d>) -> Result<Option<ObjectSchema>, Unsupported> {
        within_reach(&constraints.min_properties)?;
        let mut names: Vec<&str> = Vec::new();
        for part in &constraints.parts {
            names.extend(part.properties.iter().map(|(name, _)| *name));
        }
        let is_listing = !names.is_empty();
        names.extend(constraints.required.iter().map(|name| name.value));
        names.sort_unstable();
        names.dedup();
        let mut shape = ObjectSchema {
            properties: Vec::new(),
            names: names.iter().map(|name| (*name).to_owned()).collect(),
            extra: None,
            extra_name: ExtraName::Any,
            is_open: false,
            closed: None,
            min: constraints.min_properties.clone(),
            max: constraints.max_properties.clone(),
        };
        for name in names {
            let required = constraints.required.iter().find(|required| required.value == name);
            match property_schemas(constraints, name) {
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
        for part in &constraints.parts {
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
        if let Some((pattern, schema)) = &constraints.draft7.pattern_property {
            shape.extra_name = ExtraName::Matching(pattern.clone());
            shape.extra = Some(self.node(vec![schema.clone()])?);
            shape.is_open = true;
        } else if shape.closed.is_none() {
            shape.extra = Some(self.node(extra)?);
            shape.is_open |= !is_listing;
        }
        if let Some(names) = &constraints.draft7.property_names {
            shape.extra_name = ExtraName::Of(self.node(vec![names.clone()])?);
        }
        Ok(Some(shape))
    }

    /// Finds the heights and who contains itself, when all nodes are there.
    fn finish(self, root: NodeId) -> SchemaGraph {
        let mut grammar = SchemaGraph { nodes: self.nodes, root };
        let mut changed = true;
        while changed {
            changed = false;
            for id in 0..grammar.nodes.len() {
                let Some(node) = grammar.nodes.get(id) else {
                    continue;
                };
                let shapes = node.shapes.iter().filter_map(|shape| grammar.shape_height(shape));
                let height = shapes.chain((node.null || !node.given.is_empty()).then_some(0)).min();
                let shapes = node.shapes.iter().filter_map(|shape| grammar.shape_size(shape));
                let size = shapes.chain((node.null || !node.given.is_empty()).then_some(1)).min();
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
            TypedSchema::Array(shape) => children.extend(shape.first.iter().copied().chain([shape.items])),
            TypedSchema::Object(shape) => {
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
fn property_schemas<'d>(constraints: &Constraints<'d>, name: &str) -> Result<Vec<Schema<'d>>, Forbidden> {
    let mut schemas = Vec::new();
    for part in &constraints.parts {
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

/// The order in which an example is sought among the shapes of an alternative, which begin at an index: those of which
/// more than the kind is asked, a string, and the others.
fn preference(shapes: &[TypedSchema], first: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (first..shapes.len()).collect();
    order.sort_by_key(|index| match shapes.get(*index) {
        Some(shape) if shape.is_particular() => 0,
        Some(TypedSchema::Text(_)) => 1,
        _ => 2,
    });
    order
}

/// Null as a shape, for where it breaks a keyword.
fn null(pointer: &str) -> TypedSchema {
    let value = vec![Value::Null];
    let pointer = pointer.to_owned();
    TypedSchema::Values(Located { pointer, value }, Vec::new())
}
