//! The shapes that values of a schema have: a graph of nodes, one for each schema, in which a value
//! is drawn by choosing one shape at every node.

use std::sync::Arc;

use jsonschema::Validator;
use serde_json::Value;

use super::constraints::{Bound, Located, TypeSet};
use super::format::Format;
use super::number::{Integers, Numbers};
use super::pattern::Pattern;
use super::unsupported::Unsupported;

/// The number of values and characters that a value may be made of at the least.
const MAX_SIZE: usize = 500_000;

/// Number of a node.
pub(crate) type NodeId = usize;

/// The node that admits every value.
pub(crate) const ANY: NodeId = 0;

/// All nodes of a schema.
#[derive(Debug, Clone)]
pub(crate) struct SchemaGraph {
    pub(crate) nodes: Vec<Node>,
    pub(crate) root: NodeId,
}

/// The values that one schema admits, or several at once.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    /// JSON pointer to the schema, or the first.
    pub(crate) pointer: String,
    /// Set if null is one of the values.
    pub(crate) null: bool,
    /// The shapes of all others.
    pub(crate) shapes: Vec<TypedSchema>,
    /// The demands of `type`.
    pub(crate) types: Vec<Located<TypeSet>>,
    /// The `oneOf` and `anyOf`: what values that match several members of a `oneOf` look like.
    pub(crate) groups: Vec<Located<Vec<TypedSchema>>>,
    /// The demands of `not`: shapes of values that match what they should not.
    pub(crate) nots: Vec<Located<Vec<TypedSchema>>>,
    /// The check that values are tried against where shapes alone do not guarantee that they are valid.
    pub(crate) check: Option<Check>,
    /// Depth of the flattest value, if any is finite.
    pub(crate) height: Option<u32>,
    /// The number of values and characters that the smallest value is made of, if any is finite.
    pub(crate) size: Option<usize>,
    /// Set if a value can contain another of the same node.
    pub(crate) recursive: bool,
    /// The material of an example: values that the schema itself gives, and the shapes from the first choice on.
    pub(crate) given: Vec<Value>,
    pub(crate) preferred: Vec<usize>,
}

/// Decides whether a value is valid.
#[derive(Debug, Clone)]
pub(crate) struct Check {
    /// JSON pointer to the keyword that makes it necessary.
    pub(crate) because: String,
    pub(crate) validators: Arc<[Validator]>,
}

impl Check {
    pub(crate) fn accepts(&self, value: &Value) -> bool {
        self.validators.iter().all(|validator| validator.is_valid(value))
    }
}

/// Values of one kind.
#[derive(Debug, Clone)]
pub(crate) enum TypedSchema {
    /// One of a list, and the shapes that there would be without the list.
    Values(Located<Vec<Value>>, Vec<TypedSchema>),
    Boolean,
    Integer(IntegerSchema),
    Number(NumberSchema),
    Text(StringSchema),
    Array(ArraySchema),
    Object(ObjectSchema),
}

/// Whole numbers that are written as such.
#[derive(Debug, Clone)]
pub(crate) struct IntegerSchema {
    pub(crate) domain: Integers,
    pub(crate) low: Option<Located<Bound>>,
    pub(crate) high: Option<Located<Bound>>,
    pub(crate) multiples: Vec<Located<f64>>,
}

/// Numbers that are written with a fraction or exponent.
#[derive(Debug, Clone)]
pub(crate) struct NumberSchema {
    pub(crate) domain: Numbers,
    pub(crate) low: Option<Located<Bound>>,
    pub(crate) high: Option<Located<Bound>>,
    pub(crate) multiples: Vec<Located<f64>>,
}

/// Strings.
#[derive(Debug, Clone, Default)]
pub(crate) struct StringSchema {
    /// Bounds of the length in characters.
    pub(crate) min: Option<Located<usize>>,
    pub(crate) max: Option<Located<usize>>,
    pub(crate) patterns: Vec<Located<Pattern>>,
    pub(crate) formats: Vec<Located<Format>>,
}

/// Arrays.
#[derive(Debug, Clone)]
pub(crate) struct ArraySchema {
    pub(crate) min: Option<Located<usize>>,
    pub(crate) max: Option<Located<usize>>,
    pub(crate) unique: Option<Located<()>>,
    /// Nodes of the first items, if they are not as the others.
    pub(crate) first: Vec<NodeId>,
    pub(crate) items: NodeId,
}

/// Objects.
#[derive(Debug, Clone)]
pub(crate) struct ObjectSchema {
    /// The properties that may be there, by name.
    pub(crate) properties: Vec<Property>,
    /// All names that the schema lists, also of properties that must not be there.
    pub(crate) names: Vec<String>,
    /// Node of what other properties hold, if there may be any.
    pub(crate) extra: Option<NodeId>,
    pub(crate) extra_name: ExtraName,
    /// Set if the schema speaks of other properties. Where it does not, they are not made.
    pub(crate) is_open: bool,
    /// The keyword that forbids other properties.
    pub(crate) closed: Option<String>,
    pub(crate) min: Option<Located<usize>>,
    pub(crate) max: Option<Located<usize>>,
}

/// Name of a property that is not listed.
#[derive(Debug, Clone, Default)]
pub(crate) enum ExtraName {
    #[default]
    Any,
    Matching(Pattern),
    /// Strings of a node.
    Of(NodeId),
}

/// A property of objects.
#[derive(Debug, Clone)]
pub(crate) struct Property {
    pub(crate) name: String,
    pub(crate) node: NodeId,
    /// Place in the document that says that it must be there.
    pub(crate) required: Option<String>,
}

impl ArraySchema {
    /// The nodes of the items that must be there, that of all after the first ones once.
    fn least_items(&self) -> impl Iterator<Item = NodeId> {
        let min = limit(&self.min, 0);
        let others = (min > self.first.len()).then_some(self.items);
        self.first.iter().take(min).copied().chain(others)
    }

    /// The node of the item at an index.
    pub(crate) fn item(&self, index: usize) -> NodeId {
        self.first.get(index).copied().unwrap_or(self.items)
    }
}

impl TypedSchema {
    /// Returns whether something is asked beyond the kind of the value.
    pub(crate) fn is_particular(&self) -> bool {
        match self {
            Self::Values(..) => true,
            Self::Boolean => false,
            Self::Integer(IntegerSchema { low, high, multiples, .. })
            | Self::Number(NumberSchema { low, high, multiples, .. }) => {
                low.is_some() || high.is_some() || !multiples.is_empty()
            }
            Self::Text(text) => {
                text.min.is_some() || text.max.is_some() || !text.patterns.is_empty() || !text.formats.is_empty()
            }
            Self::Array(array) => {
                array.min.is_some() || array.unique.is_some() || !array.first.is_empty() || array.items != ANY
            }
            Self::Object(object) => !object.names.is_empty() || object.min.is_some() || object.extra != Some(ANY),
        }
    }
}

impl ObjectSchema {
    /// The names that a value must have.
    pub(crate) fn required(&self) -> usize {
        self.properties.iter().filter(|property| property.required.is_some()).count()
    }
}

impl SchemaGraph {
    /// The node of an id.
    pub(crate) fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id)
    }

    /// Returns the depth of the flattest value of a node, if any is finite.
    pub(crate) fn height(&self, id: NodeId) -> Option<u32> {
        self.nodes.get(id)?.height
    }

    /// Returns the depth of the flattest value of a shape, if any is finite.
    pub(crate) fn shape_height(&self, shape: &TypedSchema) -> Option<u32> {
        match shape {
            TypedSchema::Values(values, _) => (!values.value.is_empty()).then_some(0),
            TypedSchema::Boolean | TypedSchema::Text(_) => Some(0),
            TypedSchema::Integer(shape) => (!shape.domain.is_empty()).then_some(0),
            TypedSchema::Number(shape) => (shape.domain.range.0 <= shape.domain.range.1).then_some(0),
            TypedSchema::Array(shape) => {
                let heights: Option<Vec<u32>> = shape.least_items().map(|id| self.height(id)).collect();
                Some(heights?.into_iter().max().map_or(0, |height| height + 1))
            }
            TypedSchema::Object(shape) => self.object_height(shape),
        }
    }

    fn object_height(&self, shape: &ObjectSchema) -> Option<u32> {
        let mut heights = Vec::new();
        let mut others = Vec::new();
        for property in &shape.properties {
            let height = self.height(property.node);
            match property.required {
                Some(_) => heights.push(height?),
                None => others.extend(height),
            }
        }
        if heights.len() > limit(&shape.max, usize::MAX) {
            return None;
        }
        let missing = limit(&shape.min, 0).saturating_sub(heights.len());
        if let Some(extra) = shape.extra.and_then(|id| self.height(id)) {
            others.extend(std::iter::repeat_n(extra, missing));
        }
        others.sort_unstable();
        if others.len() < missing {
            return None;
        }
        heights.extend(others.into_iter().take(missing));
        Some(heights.into_iter().max().map_or(0, |height| height + 1))
    }

    /// Returns the number of values and characters that the smallest value of a shape is made of, if any is finite.
    pub(crate) fn shape_size(&self, shape: &TypedSchema) -> Option<usize> {
        self.shape_height(shape)?;
        let size = |id: NodeId| self.nodes.get(id)?.size;
        Some(match shape {
            TypedSchema::Text(shape) => limit(&shape.min, 0).saturating_add(1),
            TypedSchema::Array(shape) => {
                let others = limit(&shape.min, 0).saturating_sub(shape.first.len());
                let sizes: Option<Vec<usize>> = shape.least_items().map(size).collect();
                let size = sizes?.into_iter().fold(1, usize::saturating_add);
                let further = if others > 1 { self.nodes.get(shape.items)?.size? } else { 0 };
                size.saturating_add(further.saturating_mul(others.saturating_sub(1)))
            }
            TypedSchema::Object(shape) => {
                let required = shape.properties.iter().filter(|property| property.required.is_some());
                let sizes: Option<Vec<usize>> = required.map(|property| size(property.node)).collect();
                sizes?.into_iter().fold(limit(&shape.min, 0).max(1), usize::saturating_add)
            }
            _ => 1,
        })
    }

    /// Finds what no value can satisfy, or only one that is too large to be made.
    pub(crate) fn refuse_impossible(&self) -> Result<(), Unsupported> {
        if let Some(node) = self.nodes.iter().find(|node| node.size.is_some_and(|size| size > MAX_SIZE)) {
            let reason =
                format!("every value has more than {MAX_SIZE} parts and characters: such values are not generated");
            return Err(Unsupported::at(&node.pointer, reason));
        }
        let impossible = |id: NodeId| {
            self.nodes.get(id).filter(|node| node.height.is_none()).map_or(Ok(()), |node| {
                let reason = "no finite value satisfies this";
                Err(Unsupported::at(&node.pointer, reason))
            })
        };
        impossible(self.root)?;
        for node in &self.nodes {
            for shape in node.shapes.iter().filter(|shape| self.shape_height(shape).is_some()) {
                match shape {
                    TypedSchema::Array(array) => impossible(array.items)?,
                    TypedSchema::Object(object) => {
                        for property in &object.properties {
                            impossible(property.node)?;
                        }
                        object.extra.map_or(Ok(()), impossible)?;
                    }
                    _ => {}
                }
            }
        }
        Ok(())
    }
}

/// The value of a bound, or what its absence means.
pub(crate) fn limit(bound: &Option<Located<usize>>, absent: usize) -> usize {
    bound.as_ref().map_or(absent, |bound| bound.value)
}

/// The node that admits every value.
pub(crate) fn any() -> Node {
    Node {
        pointer: String::new(),
        null: true,
        shapes: shapes_of_anything(),
        types: Vec::new(),
        groups: Vec::new(),
        nots: Vec::new(),
        check: None,
        height: Some(0),
        size: Some(1),
        recursive: true,
        given: Vec::new(),
        // A string says more than the others.
        preferred: vec![3, 0, 1, 2, 4, 5],
    }
}

fn shapes_of_anything() -> Vec<TypedSchema> {
    vec![
        TypedSchema::Boolean,
        TypedSchema::Integer(IntegerSchema {
            domain: Integers { range: (i64::MIN, i64::MAX), step: 1 },
            low: None,
            high: None,
            multiples: Vec::new(),
        }),
        TypedSchema::Number(NumberSchema {
            domain: Numbers { range: (f64::MIN, f64::MAX), open: (false, false), step: None, single: false },
            low: None,
            high: None,
            multiples: Vec::new(),
        }),
        TypedSchema::Text(StringSchema::default()),
        TypedSchema::Array(ArraySchema { min: None, max: None, unique: None, first: Vec::new(), items: ANY }),
        TypedSchema::Object(ObjectSchema {
            properties: Vec::new(),
            names: Vec::new(),
            extra: Some(ANY),
            extra_name: ExtraName::Any,
            is_open: true,
            closed: None,
            min: None,
            max: None,
        }),
    ]
}
