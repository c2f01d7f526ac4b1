//! Draws values that have a shape.

use proptest::test_runner::TestRng;
use serde_json::{Map, Value};

use super::choices::{self, Extent, Source, draw_fresh};
use super::constraints::Located;
use super::ir::{
    ANY, ArraySchema, ExtraName, Node, NodeId, ObjectSchema, Property, SchemaGraph, StringSchema, TypedSchema, limit,
};
use super::number::{same, to_json};
use super::strings;
use super::unsupported::Unsupported;

/// Depth to which values nest that can contain themselves.
const NESTING: u32 = 5;

/// The same in an example.
const EXAMPLE_NESTING: u32 = 2;

/// The number of times that a value is sought before it is said that there is none.
const ATTEMPTS: usize = 20;

/// Draws a part of a value.
pub(crate) type Draw<'a> = &'a mut dyn FnMut(&mut Source<'_>) -> Option<Value>;

/// The demands on an object beyond what its shape says.
#[derive(Default)]
pub(crate) struct ObjectPlan<'a> {
    /// The smallest and the largest number of its properties, if not what the shape says.
    pub(crate) bounds: Option<(usize, usize)>,
    /// A property that is not there.
    pub(crate) absent: Option<&'a str>,
    /// A property that is there, and how it is drawn.
    pub(crate) given: Option<(&'a str, Draw<'a>)>,
    /// A property of any other name that is there, and how it is drawn; and the name's pointer token.
    pub(crate) extra: Option<(&'a mut String, Draw<'a>)>,
}

impl SchemaGraph {
    /// Refuses the keywords for which chance does not find a value.
    pub(crate) fn probe(&self) -> Result<(), Unsupported> {
        let mut rng = choices::deterministic();
        for (id, node) in self.nodes.iter().enumerate() {
            for shape in &node.shapes {
                if let TypedSchema::Text(shape) = shape
                    && let Some(pointer) = demanding(shape)
                    && !found(&mut rng, |source| draw_text(shape, source, None, None))
                {
                    let reason = "no string was found that satisfies all constraints";
                    return Err(Unsupported::at(pointer, reason));
                }
            }
            let because = match (&node.check, unique(node)) {
                (Some(check), _) => &check.because,
                (None, Some(pointer)) => pointer,
                (None, None) => continue,
            };
            if node.height.is_some() && !found(&mut rng, |source| self.draw(id, source, 1)) {
                let reason = "no value was found that satisfies all constraints";
                return Err(Unsupported::at(because, reason));
            }
        }
        Ok(())
    }

    /// Draws a value of the whole schema.
    pub(crate) fn draw_root(&self, source: &mut Source<'_>) -> Option<Value> {
        let budget = if source.is_example() { EXAMPLE_NESTING } else { NESTING };
        self.draw(self.root, source, budget)
    }

    /// Draws a value of a node, which may nest as deep as the budget.
    pub(crate) fn draw(&self, id: NodeId, source: &mut Source<'_>, budget: u32) -> Option<Value> {
        self.draw_null_or(id, source, budget, true)
    }

    /// Draws a value of a node that is not null.
    pub(crate) fn draw_given(&self, id: NodeId, source: &mut Source<'_>) -> Option<Value> {
        self.draw_null_or(id, source, NESTING, false)
    }

    fn draw_null_or(&self, id: NodeId, source: &mut Source<'_>, budget: u32, null: bool) -> Option<Value> {
        let node = self.node(id)?;
        source.spend(1)?;
        source.span("value", |source| match &node.check {
            None => self.draw_unchecked(node, source, budget, null),
            Some(check) => source
                .retry(|source| self.draw_unchecked(node, source, budget, null).filter(|value| check.accepts(value))),
        })
    }

    fn draw_unchecked(&self, node: &Node, source: &mut Source<'_>, budget: u32, null: bool) -> Option<Value> {
        // With the budget used up only the flattest will do, so that it ends.
        let flat = node.recursive && budget == 0;
        let weight = |shape: &TypedSchema| match self.shape_height(shape) {
            None => 0,
            height if flat && height > node.height => 0,
            // Null is half as likely as any of the others.
            _ => 2,
        };
        let mut weights = vec![u32::from(node.null && null)];
        weights.extend(node.shapes.iter().map(weight));
        if source.example().is_some() {
            return self.draw_preferred(node, &weights, source, budget);
        }
        if weights.iter().all(|weight| *weight == 0) {
            return None;
        }
        match source.weighted(&weights) {
            // A replayed choice may be one that is not allowed here.
            chosen if weights.get(chosen) == Some(&0) => {
                let first = weights.iter().position(|weight| *weight > 0)?;
                self.draw_alternative(node, first, source, budget)
            }
            chosen => self.draw_alternative(node, chosen, source, budget),
        }
    }

    /// Draws what a person would write: a value that the schema itself gives, one of the shapes, and null at last. The
    /// weights tell which of null and the shapes are possible.
    fn draw_preferred(&self, node: &Node, weights: &[u32], source: &mut Source<'_>, budget: u32) -> Option<Value> {
        let (_, variant) = source.example()?;
        let is_possible = |alternative: &usize| weights.get(*alternative).is_some_and(|weight| *weight > 0);
        let shapes = node.preferred.iter().map(|index| index + 1);
        let alternatives: Vec<usize> = shapes.chain([0]).filter(is_possible).collect();
        let count = node.given.len() + alternatives.len();
        let chosen = variant.checked_rem(count)?;
        match chosen.checked_sub(node.given.len()) {
            None => node.given.get(chosen).cloned(),
            Some(chosen) => {
                let alternative = *alternatives.get(chosen)?;
                source.with_variant(variant / count, |source| self.draw_alternative(node, alternative, source, budget))
            }
        }
    }

    /// Draws null, which is the first, or a value of one of the shapes.
    fn draw_alternative(&self, node: &Node, index: usize, source: &mut Source<'_>, budget: u32) -> Option<Value> {
        match index.checked_sub(1) {
            None => Some(Value::Null),
            Some(index) => self.draw_shape(node.shapes.get(index)?, source, inner(node, budget)),
        }
    }

    /// Draws a value of a shape.
    pub(crate) fn draw_shape(&self, shape: &TypedSchema, source: &mut Source<'_>, budget: u32) -> Option<Value> {
        if matches!(shape, TypedSchema::Array(_) | TypedSchema::Object(_)) {
            // As many choices as the simplest string takes, so that shrinking prefers that one.
            source.choose(0, |_| 0);
        }
        match shape {
            TypedSchema::Values(values, _) => match source.example() {
                Some((_, variant)) => {
                    let mut given: Vec<&Value> = values.value.iter().collect();
                    // What shows nothing comes last.
                    given.sort_by_key(|value| value.is_null() || value.as_str() == Some(""));
                    given.get(variant.checked_rem(given.len())?).copied().cloned()
                }
                None => source.pick(&values.value).cloned(),
            },
            TypedSchema::Boolean => match source.example() {
                Some((_, variant)) => Some(Value::from(variant.is_multiple_of(2))),
                None => Some(Value::from(source.below(2) == 1)),
            },
            TypedSchema::Integer(shape) => shape.domain.draw(source).map(Value::from),
            TypedSchema::Number(shape) => source.retry(|source| shape.domain.draw(source)).and_then(to_json),
            TypedSchema::Text(shape) => draw_text(shape, source, None, None).map(Value::from),
            TypedSchema::Array(shape) => self.draw_array(shape, source, budget, None, None).map(Value::from),
            TypedSchema::Object(shape) => {
                let plan = ObjectPlan::default();
                self.draw_object(shape, source, budget, plan).map(Value::from)
            }
        }
    }

    /// Draws an array; one of its elements as said, if so, and its place is noted.
    pub(crate) fn draw_array(
        &self,
        shape: &ArraySchema,
        source: &mut Source<'_>,
        budget: u32,
        bounds: Option<(usize, usize)>,
        special: Option<(&mut usize, Draw<'_>)>,
    ) -> Option<Vec<Value>> {
        let (min, mut max) = bounds.unwrap_or_else(|| (limit(&shape.min, 0), limit(&shape.max, usize::MAX)));
        let fixed = usize::from(special.is_some());
        let items = self.node(shape.items)?;
        if items.height.is_none() || items.recursive && budget == 0 {
            max = max.min(min.max(fixed).max(shape.first.len()));
        }
        if let (Some(_), Some(count)) = (&shape.unique, self.count(shape.items)) {
            max = max.min(count + fixed);
        }
        let (min, max) = (min.saturating_sub(fixed), max.checked_sub(fixed)?);
        if min > max {
            return None;
        }
        let target = match source.example() {
            Some((extent, variant)) => {
                let few = min.max(1).max(shape.first.len());
                let few = if source.has_room(self.size(shape.item(0))) { few } else { min };
                match (extent, variant) {
                    (Extent::Full, 0) | (Extent::Required, 1) => few,
                    (Extent::Full, 1) | (Extent::Required, 0) => min,
                    (_, variant) => min.saturating_add(variant),
                }
            }
            None => match source.hint(9) {
                0..=2 => min,
                3..=8 => min.saturating_add(1 + source.hint(2) as usize),
                _ => min.saturating_add(source.hint(8) as usize),
            },
        };
        let mut list: Vec<Value> = Vec::new();
        let Some((place, draw)) = special else {
            self.draw_elements(shape, source, budget, ((min, max), target), &mut list)?;
            return Some(list);
        };
        let before = source.hint(target as u64) as usize;
        self.draw_elements(shape, source, budget, ((0, max), before), &mut list)?;
        *place = list.len();
        list.push(source.span("element", draw)?);
        let drawn = list.len() - 1;
        let rest = (min.saturating_sub(drawn), max.saturating_sub(drawn));
        let target = target.saturating_sub(drawn);
        self.draw_elements(shape, source, budget, (rest, target), &mut list)?;
        Some(list)
    }

    /// Appends elements to an array.
    fn draw_elements(
        &self,
        shape: &ArraySchema,
        source: &mut Source<'_>,
        budget: u32,
        (bounds, target): ((usize, usize), usize),
        list: &mut Vec<Value>,
    ) -> Option<()> {
        source.list(bounds, target, |source| {
            let differs = if shape.unique.is_some() { list.len() } else { 0 };
            let value = source.further(differs, |source| {
                source.retry(|source| {
                    let value = self.draw(shape.item(list.len()), source, budget)?;
                    let fits = shape.unique.is_none() || list.iter().all(|other| !same(other, &value));
                    fits.then_some(value)
                })
            })?;
            list.push(value);
            Some(())
        })?;
        Some(())
    }

    /// Returns the number of values that a node has, if they are few.
    fn count(&self, id: NodeId) -> Option<usize> {
        let node = self.node(id)?;
        let mut count = usize::from(node.null);
        for shape in &node.shapes {
            count += match shape {
                TypedSchema::Values(values, _) => values.value.len(),
                TypedSchema::Boolean => 2,
                _ => return None,
            };
        }
        Some(count)
    }

    /// Draws an object as planned.
    pub(crate) fn draw_object(
        &self,
        shape: &ObjectSchema,
        source: &mut Source<'_>,
        budget: u32,
        mut plan: ObjectPlan<'_>,
    ) -> Option<Map<String, Value>> {
        let (min, max) = plan.bounds.unwrap_or_else(|| (limit(&shape.min, 0), limit(&shape.max, usize::MAX)));
        let given = plan.given.as_ref().map(|(name, _)| *name);
        let planned_extra = usize::from(plan.extra.is_some());
        let mut optional = Vec::new();
        let mut count = planned_extra;
        for (index, property) in shape.properties.iter().enumerate() {
            if plan.absent == Some(property.name.as_str()) {
                continue;
            }
            if given == Some(property.name.as_str()) || property.required.is_some() {
                count += 1;
            } else {
                optional.push((index, self.affordable(property.node, budget)?));
            }
        }
        let extra = shape.extra.filter(|id| self.height(*id).is_some());
        let can_extra = extra.is_some_and(|id| self.affordable(id, budget) == Some(true));
        // What the budget forbids is there only if it must be.
        let affordable = optional.iter().filter(|(_, affordable)| *affordable).count();
        if count + affordable >= min || can_extra {
            optional.retain(|(_, affordable)| *affordable);
        }
        let optional = optional.into_iter().map(|(index, _)| index).collect();
        let room = max.checked_sub(count)?;
        let chosen = choose(source, optional, (min.saturating_sub(count), room));
        let mut left = chosen.len();
        let mut object = Map::new();
        for (index, property) in shape.properties.iter().enumerate() {
            let name = property.name.as_str();
            if let Some((wanted, draw)) = &mut plan.given
                && *wanted == name
            {
                object.insert(name.to_owned(), source.span("property", &mut **draw)?);
            } else if plan.absent == Some(name) {
            } else if property.required.is_some() {
                let value = source.span("property", |source| self.draw(property.node, source, budget))?;
                object.insert(name.to_owned(), value);
            } else if let Some((_, is_chosen)) = chosen.iter().find(|(other, _)| *other == index) {
                left -= 1;
                let must = !can_extra && count + left < min;
                let may = count < max && (must || source.has_room(self.size(property.node)));
                if let Some(value) = self.draw_optional(property, (*is_chosen, must, may), source, budget) {
                    count += 1;
                    object.insert(name.to_owned(), value?);
                }
            }
        }
        if let Some((token, draw)) = plan.extra {
            let name = source.retry(|source| self.extra_name(shape, &object, source))?;
            token.clone_from(&name);
            object.insert(name, draw(source)?);
        }
        let missing = min.saturating_sub(count);
        if let Some(id) = extra
            && (missing > 0 || shape.is_open && can_extra)
        {
            let most = if shape.is_open && can_extra { max - count } else { missing };
            self.draw_extra(shape, id, source, budget, (missing, most), &mut object)?;
        } else if missing > 0 {
            return None;
        }
        Some(object)
    }

    /// Draws a property that may be missing, if it is chosen or must be there and may; its value, if it has one.
    fn draw_optional(
        &self,
        property: &Property,
        (is_chosen, must, may): (bool, bool, bool),
        source: &mut Source<'_>,
        budget: u32,
    ) -> Option<Option<Value>> {
        let value = source.span("property", |source| {
            let chosen = source.choose(1, |_| u64::from(is_chosen)) == 1;
            ((chosen || must) && may).then(|| self.draw(property.node, source, budget))
        })?;
        // An example does without what it has no value for.
        let is_left_out = value.is_none() && source.is_example() && !must;
        (!is_left_out).then_some(value)
    }

    fn draw_extra(
        &self,
        shape: &ObjectSchema,
        id: NodeId,
        source: &mut Source<'_>,
        budget: u32,
        (min, max): (usize, usize),
        object: &mut Map<String, Value>,
    ) -> Option<()> {
        let target = match source.example() {
            // A map shows nothing when it is empty.
            Some((Extent::Full, _)) if shape.properties.is_empty() && id != ANY => min.max(1),
            Some(_) => min,
            None => min.saturating_add(source.hint(3) as usize),
        };
        source.list((min, max), target, |source| {
            let count = object.len();
            let name = source.further(count, |source| source.retry(|source| self.extra_name(shape, object, source)))?;
            let value = self.draw(id, source, budget)?;
            object.insert(name, value);
            Some(())
        })?;
        Some(())
    }

    /// A name that the schema does not list and the object has not yet.
    fn extra_name(&self, shape: &ObjectSchema, object: &Map<String, Value>, source: &mut Source<'_>) -> Option<String> {
        let name = match &shape.extra_name {
            ExtraName::Any => strings::draw(source, (0, usize::MAX))?,
            ExtraName::Matching(pattern) => pattern.draw(source, (0, usize::MAX))?,
            ExtraName::Of(id) => self.draw(*id, source, 0)?.as_str()?.to_owned(),
        };
        (!shape.names.contains(&name) && !object.contains_key(&name)).then_some(name)
    }

    /// Returns the number of values and characters that the smallest value of a node is made of.
    fn size(&self, id: NodeId) -> usize {
        self.node(id).and_then(|node| node.size).unwrap_or(usize::MAX)
    }

    /// Returns whether a node may be drawn where it need not be, if it can be drawn at all.
    fn affordable(&self, id: NodeId, budget: u32) -> Option<bool> {
        let node = self.node(id)?;
        Some(node.height.is_some() && (budget > 0 || !node.recursive))
    }
}

/// The budget for what a value of a node contains.
pub(crate) fn inner(node: &Node, budget: u32) -> u32 {
    budget.saturating_sub(u32::from(node.recursive))
}

/// Of the optional properties, which are to be there, within the bounds: half of them. Of an example it is all or none,
/// or one if that is not valid.
fn choose(source: &mut Source<'_>, optional: Vec<usize>, (min, max): (usize, usize)) -> Vec<(usize, bool)> {
    let all = optional.len();
    let is_chosen = |position: usize, source: &mut Source<'_>| match source.example() {
        None => source.hint(1) == 1,
        Some((Extent::Full, 0) | (Extent::Required, 1)) => true,
        Some((Extent::Full, 1) | (Extent::Required, 0)) => false,
        Some((_, variant)) => Some(position) == (variant - 2).checked_rem(all),
    };
    let optional = optional.into_iter().enumerate();
    let mut chosen: Vec<(usize, bool)> =
        optional.map(|(position, index)| (index, is_chosen(position, source))).collect();
    let mut count = chosen.iter().filter(|(_, is_chosen)| *is_chosen).count();
    // From a random place on, so that all are as likely.
    let start = source.hint(chosen.len() as u64) as usize;
    let (first, second) = chosen.split_at_mut(start);
    for (_, is_chosen) in second.iter_mut().chain(first) {
        if count > max && *is_chosen {
            *is_chosen = false;
            count -= 1;
        } else if count < min && !*is_chosen {
            *is_chosen = true;
            count += 1;
        }
    }
    chosen
}

/// Draws a string of a shape; of other bounds, or without one of the keywords, if so said.
pub(crate) fn draw_text(
    shape: &StringSchema,
    source: &mut Source<'_>,
    bounds: Option<(usize, usize)>,
    without: Option<&str>,
) -> Option<String> {
    let bounds = bounds.unwrap_or_else(|| (limit(&shape.min, 0), limit(&shape.max, usize::MAX)));
    let applies = |pointer: &str| Some(pointer) != without;
    let formats = shape.formats.iter().filter(|format| applies(&format.pointer));
    let patterns = shape.patterns.iter().filter(|pattern| applies(&pattern.pointer));
    source.retry(|source| {
        let (mut formats, mut patterns) = (formats.clone(), patterns.clone());
        // Of two that must hold, an example takes turns.
        let is_pattern = source.example().is_some_and(|(_, variant)| !variant.is_multiple_of(2));
        let text = match (formats.next(), patterns.next()) {
            (None, None) => return strings::draw(source, bounds),
            (Some(_), Some(pattern)) if is_pattern => pattern.value.draw(source, bounds)?,
            (Some(format), _) => format.value.draw(source, bounds.0)?,
            (None, Some(pattern)) => pattern.value.draw(source, bounds)?,
        };
        fits(shape, &text, bounds, without).then_some(text)
    })
}

/// Returns whether a string has the bounds and satisfies all the keywords but one.
pub(crate) fn fits(shape: &StringSchema, text: &str, bounds: (usize, usize), without: Option<&str>) -> bool {
    let applies = |pointer: &str| Some(pointer) != without;
    (bounds.0..=bounds.1).contains(&text.chars().count())
        && shape.patterns.iter().all(|pattern| !applies(&pattern.pointer) || pattern.value.matches(text))
        && shape.formats.iter().all(|format| !applies(&format.pointer) || format.value.matches(text))
}

/// The keyword that makes strings hard to find, if one does.
fn demanding(shape: &StringSchema) -> Option<&str> {
    let pattern = shape.patterns.first().map(|pattern| pattern.pointer.as_str());
    pattern.or_else(|| shape.formats.first().map(|format| format.pointer.as_str()))
}

/// The keyword that makes an array's elements differ, if there must be several.
fn unique(node: &Node) -> Option<&String> {
    node.shapes.iter().find_map(|shape| match shape {
        TypedSchema::Array(ArraySchema { min: Some(Located { value: 2.., .. }), unique: Some(unique), .. }) => {
            Some(&unique.pointer)
        }
        _ => None,
    })
}

/// Returns whether a few attempts find something.
pub(crate) fn found<T>(rng: &mut TestRng, mut draw: impl FnMut(&mut Source<'_>) -> Option<T>) -> bool {
    (0..ATTEMPTS).any(|_| draw_fresh(rng, &mut draw).is_some())
}
