//! Gathers what a schema asks: references followed, `allOf` merged in, the alternatives of `anyOf`
//! and `oneOf` taken apart.

use serde_json::{Map, Value};

use super::Unsupported;
use super::constraints::{Additional, At, Bound, Constraints, Group, Kinds, Part};
use super::pattern::Pattern;
use crate::document::json_schema::ANNOTATIONS;
use crate::document::{Document, Schema, join};

/// The most alternatives that a schema may come down to.
const MOST_ALTERNATIVES: usize = 256;

/// Reads schemas of a document.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reader<'d> {
    pub(crate) document: &'d Document,
}

impl<'d> Reader<'d> {
    /// Returns what all the schemas ask together.
    pub(crate) fn facets(self, schemas: &[Schema<'d>]) -> Result<Constraints<'d>, Unsupported> {
        let mut facets = Constraints::default();
        for schema in schemas {
            self.add(&mut facets, schema, &mut Vec::new())?;
        }
        Ok(facets)
    }

    /// Adds what one more schema asks.
    pub(crate) fn extend(self, facets: &mut Constraints<'d>, schema: &Schema<'d>) -> Result<(), Unsupported> {
        self.add(facets, schema, &mut Vec::new())
    }

    /// The ways to choose one member of each group, each as one set of facets without groups.
    pub(crate) fn alternatives(self, mut facets: Constraints<'d>) -> Result<Vec<Constraints<'d>>, Unsupported> {
        let Some(group) = facets.groups.pop() else {
            return Ok(vec![facets]);
        };
        let mut alternatives = Vec::new();
        for member in &group.members {
            let mut chosen = facets.clone();
            self.add(&mut chosen, member, &mut group.inside.clone())?;
            alternatives.extend(self.alternatives(chosen)?);
            if alternatives.len() > MOST_ALTERNATIVES {
                let reason = format!("more than {MOST_ALTERNATIVES} combinations of alternatives");
                return Err(Unsupported::at(&group.pointer, reason));
            }
        }
        Ok(alternatives)
    }

    /// Returns whether a schema admits null.
    pub(crate) fn admits_null(self, schema: &Schema<'d>) -> Result<bool, Unsupported> {
        let schema = self.resolve(schema)?;
        if schema.value.get("nullable") == Some(&Value::Bool(true)) {
            return Ok(true);
        }
        let lists_null = match (schema.value.get("enum"), schema.value.get("const")) {
            (_, Some(value)) => value.is_null(),
            (Some(values), _) => values.as_array().is_some_and(|list| list.contains(&Value::Null)),
            (None, None) => true,
        };
        let mut admits = lists_null && schema.value.get("type").is_none();
        for keyword in ["allOf", "anyOf", "oneOf"] {
            if schema.value.get(keyword).is_none() {
                continue;
            }
            let mut count = 0;
            let members = self.members(&schema, keyword)?;
            for member in &members {
                count += usize::from(self.admits_null(member)?);
            }
            admits &= match keyword {
                "allOf" => count == members.len(),
                "anyOf" => count > 0,
                _ => count == 1,
            };
        }
        if let Some(value) = schema.value.get("not") {
            let pointer = join(&schema.pointer, "not");
            admits &= !self.admits_null(&Schema { pointer, value })?;
        }
        Ok(admits)
    }

    /// The kinds of values that a schema may admit, and perhaps more.
    pub(crate) fn kinds(self, schema: &Schema<'d>) -> Result<Kinds, Unsupported> {
        let mut union = Kinds::NONE;
        for facets in self.alternatives(self.facets(std::slice::from_ref(schema))?)? {
            union = union.or(facets.kinds_of_values());
        }
        match self.admits_null(schema)? {
            true => Ok(union.or(Kinds::NULL)),
            false => Ok(union),
        }
    }

    fn resolve(self, schema: &Schema<'d>) -> Result<Schema<'d>, Unsupported> {
        self.document
            .resolve(schema)
            .map_err(|error| Unsupported::at(&join(&schema.pointer, "$ref"), error.to_string()))
    }

    /// The schemas of a list.
    fn members(self, schema: &Schema<'d>, keyword: &str) -> Result<Vec<Schema<'d>>, Unsupported> {
        let place = join(&schema.pointer, keyword);
        let list = schema.value.get(keyword).and_then(Value::as_array);
        let members: Vec<Schema<'d>> = list
            .into_iter()
            .flatten()
            .enumerate()
            .map(|(index, value)| Schema { pointer: join(&place, &index.to_string()), value })
            .collect();
        match members.is_empty() {
            true => Err(Unsupported::at(&place, "a list of at least one schema is expected")),
            false => Ok(members),
        }
    }

    /// Adds what a schema asks. `inside` are the schemas around it that speak of the same value.
    fn add(
        self,
        facets: &mut Constraints<'d>,
        schema: &Schema<'d>,
        inside: &mut Vec<String>,
    ) -> Result<(), Unsupported> {
        let schema = self.resolve(schema)?;
        if inside.contains(&schema.pointer) {
            let reason = "the schema contains itself, with no property or item in between";
            return Err(Unsupported::at(&schema.pointer, reason));
        }
        if facets.seen.contains(&schema.pointer) {
            return Ok(());
        }
        facets.seen.push(schema.pointer.clone());
        let object = schema
            .value
            .as_object()
            .ok_or_else(|| Unsupported::at(&schema.pointer, "not a schema: an object is expected"))?;
        inside.push(schema.pointer.clone());
        for (keyword, value) in object {
            self.add_keyword(facets, &schema, object, (keyword, value), inside)?;
        }
        inside.pop();
        if object.contains_key("properties") || object.contains_key("additionalProperties") {
            facets.parts.push(self.part(&schema)?);
        }
        Ok(())
    }

    fn add_keyword(
        self,
        facets: &mut Constraints<'d>,
        schema: &Schema<'d>,
        object: &'d Map<String, Value>,
        (keyword, value): (&'d str, &'d Value),
        inside: &mut Vec<String>,
    ) -> Result<(), Unsupported> {
        let at = join(&schema.pointer, keyword);
        let wrong = |expected: &str| Unsupported::at(&at, format!("{expected} is expected"));
        let count = || {
            let whole = value.as_f64().filter(|number| number.fract() == 0.0 && *number >= 0.0);
            whole.map(|number| number as usize).ok_or_else(|| wrong("a whole number"))
        };
        let counted = || Ok::<_, Unsupported>(At::new(at.clone(), count()?));
        let flag = || value.as_bool().ok_or_else(|| wrong("true or false"));
        let text = || value.as_str().ok_or_else(|| wrong("a string"));
        match keyword {
            "type" => {
                let kinds = Kinds::of_type(text()?)
                    .ok_or_else(|| wrong("boolean, integer, number, string, array or object"))?;
                facets.kinds = facets.kinds.and(kinds);
                facets.is_number |= kinds.has(Kinds::FRACTION);
                facets.types.push(At::new(at, kinds));
            }
            "enum" => {
                let values = value.as_array().ok_or_else(|| wrong("a list"))?;
                facets.add_values(at, values);
            }
            "const" => facets.add_values(at, std::slice::from_ref(value)),
            "allOf" => {
                for member in self.members(schema, keyword)? {
                    self.add(facets, &member, inside)?;
                }
            }
            "anyOf" | "oneOf" => facets.groups.push(Group {
                members: self.members(schema, keyword)?,
                pointer: at,
                inside: inside.clone(),
            }),
            "not" => facets.nots.push(Schema { pointer: at, value }),
            "items" => facets.items.push(Schema { pointer: at, value }),
            "minimum" | "maximum" => {
                let number = value.as_number().cloned().ok_or_else(|| wrong("a number"))?;
                let (flag, is_low) = match keyword {
                    "minimum" => ("exclusiveMinimum", true),
                    _ => ("exclusiveMaximum", false),
                };
                let exclusive = object.get(flag) == Some(&Value::Bool(true));
                let name = if exclusive { flag } else { keyword };
                let bound = Bound { number, exclusive };
                facets.add_bound(At::new(join(&schema.pointer, name), bound), is_low);
            }
            "exclusiveMinimum" | "exclusiveMaximum" | "nullable" => drop(flag()?),
            "multipleOf" => {
                let step = value.as_f64().filter(|step| *step > 0.0);
                let step = step.ok_or_else(|| wrong("a number above 0"))?;
                facets.multiples.push(At::new(at, step));
            }
            "format" => facets.add_format(&at, text()?, object)?,
            "pattern" => {
                let pattern = Pattern::new(text()?);
                let pattern = pattern.map_err(|reason| Unsupported::at(&at, reason))?;
                facets.patterns.push(At::new(at, pattern));
            }
            "minLength" => higher(&mut facets.min_length, counted()?),
            "maxLength" => lower(&mut facets.max_length, counted()?),
            "minItems" => higher(&mut facets.min_items, counted()?),
            "maxItems" => lower(&mut facets.max_items, counted()?),
            "minProperties" => higher(&mut facets.min_properties, counted()?),
            "maxProperties" => lower(&mut facets.max_properties, counted()?),
            "uniqueItems" => {
                if flag()? {
                    facets.unique = Some(At::new(at, ()));
                }
            }
            "required" => {
                let names = value.as_array().ok_or_else(|| wrong("a list of names"))?;
                for (index, name) in names.iter().enumerate() {
                    let name = name.as_str().ok_or_else(|| wrong("a list of names"))?;
                    if facets.required.iter().all(|other| other.value != name) {
                        facets.required.push(At::new(join(&at, &index.to_string()), name));
                    }
                }
            }
            // Read together, as what the one says depends on the other.
            "properties" | "additionalProperties" => {}
            "default" | "description" | "title" => {}
            other if other.starts_with("x-") || ANNOTATIONS.contains(&other) => {}
            _ => return Err(Unsupported::at(&at, "OpenAPI 3.0 has no such keyword in a schema")),
        }
        Ok(())
    }

    fn part(self, schema: &Schema<'d>) -> Result<Part<'d>, Unsupported> {
        let place = join(&schema.pointer, "properties");
        let mut properties = Vec::new();
        if let Some(value) = schema.value.get("properties") {
            let named = value.as_object().ok_or_else(|| Unsupported::at(&place, "a map of schemas is expected"))?;
            for (name, value) in named {
                let pointer = join(&place, name);
                properties.push((name.as_str(), Schema { pointer, value }));
            }
        }
        let pointer = join(&schema.pointer, "additionalProperties");
        let additional = match schema.value.get("additionalProperties") {
            None => Additional::Unsaid,
            Some(Value::Bool(true)) => Additional::Free,
            Some(Value::Bool(false)) => Additional::None(pointer),
            Some(value) => Additional::Schema(Schema { pointer, value }),
        };
        Ok(Part { properties, additional })
    }
}

fn higher(slot: &mut Option<At<usize>>, bound: At<usize>) {
    if slot.as_ref().is_none_or(|known| bound.value > known.value) {
        *slot = Some(bound);
    }
}

fn lower(slot: &mut Option<At<usize>>, bound: At<usize>) {
    if slot.as_ref().is_none_or(|known| bound.value < known.value) {
        *slot = Some(bound);
    }
}
