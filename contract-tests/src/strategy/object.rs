//! Objects of which it is decided outside what each property is: absent, null or given.

use std::sync::Arc;

use proptest::strategy::{BoxedStrategy, Strategy};
use serde_json::{Map, Value};

use super::ir::{NodeId, SchemaGraph, TypedSchema};
use super::schema_reader::Reader;
use super::shrink::ChoiceStrategy;
use super::unsupported::Unsupported;
use crate::document::{Document, Schema};

/// State of a property of an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Presence {
    /// The object has no such property.
    Absent,
    /// The property is null, whether or not the schema admits it.
    Null,
    /// The property has a valid value that is not null.
    Given,
}

/// Makes objects of one schema.
#[derive(Debug, Clone)]
pub struct ObjectStrategy {
    /// The properties that the schema lists, by name.
    pub properties: Vec<Property>,
    grammar: Arc<SchemaGraph>,
}

/// A property of an object.
#[derive(Debug, Clone)]
pub struct Property {
    /// The name.
    pub name: String,
    /// Set if the object must have it.
    pub required: bool,
    /// Set if it may be null.
    pub nullable: bool,
    node: NodeId,
}

impl ObjectStrategy {
    /// Reads a schema that admits objects of one shape.
    pub fn new(document: &Document, schema: &Schema<'_>) -> Result<Self, Unsupported> {
        let grammar = SchemaGraph::new(Reader::new(document), schema, false)?;
        let shapes = grammar.node(grammar.root).map_or(&[][..], |node| node.shapes.as_slice());
        let mut objects = shapes.iter().filter_map(|shape| match shape {
            TypedSchema::Object(shape) => Some(shape),
            _ => None,
        });
        let (Some(shape), None) = (objects.next(), objects.next()) else {
            let reason = "this is not one list of properties";
            return Err(Unsupported::at(&schema.pointer, reason));
        };
        let property = |property: &super::ir::Property| Property {
            name: property.name.clone(),
            required: property.required.is_some(),
            nullable: grammar.node(property.node).is_some_and(|node| node.null),
            node: property.node,
        };
        Ok(Self { properties: shape.properties.iter().map(property).collect(), grammar: Arc::new(grammar) })
    }

    /// Objects whose properties are present as said, and that have no others.
    pub fn with(&self, presence: impl Fn(&Property) -> Presence) -> BoxedStrategy<Value> {
        let plan: Vec<(Property, Presence)> =
            self.properties.iter().map(|property| (property.clone(), presence(property))).collect();
        let grammar = Arc::clone(&self.grammar);
        ChoiceStrategy::new("an object with the given properties", move |source| {
            let mut object = Map::new();
            for (property, presence) in &plan {
                let value = match presence {
                    Presence::Absent => continue,
                    Presence::Null => Value::Null,
                    Presence::Given => source.span("property", |source| grammar.draw_given(property.node, source))?,
                };
                object.insert(property.name.clone(), value);
            }
            Some(Value::from(object))
        })
        .boxed()
    }

    /// Valid values of one property that are not null.
    pub fn given(&self, property: &Property) -> BoxedStrategy<Value> {
        let (grammar, node) = (Arc::clone(&self.grammar), property.node);
        let reason = format!("a value of {}", property.name);
        ChoiceStrategy::new(reason, move |source| grammar.draw_given(node, source)).boxed()
    }
}
