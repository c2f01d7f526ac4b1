//! Gathers what a schema asks: references followed, `allOf` merged in, the alternatives of `anyOf`
//! and `oneOf` taken apart.

use jsonschema::{Registry, Validator};
use serde_json::{Map, Value, json};

use super::constraints::{Additional, Bound, Constraints, Group, Located, PropertyRules, TypeSet};
use super::pattern::Pattern;
use super::unsupported::Unsupported;
use crate::document::json_schema::{ANNOTATIONS, percent_encode, validator_options};
use crate::document::{Document, Schema, join};

/// The most alternatives that a schema may come down to.
const MOST_ALTERNATIVES: usize = 256;

/// Depth to which schemas may be nested that speak of the same value.
const MOST_NESTED: usize = 64;

/// The most lists of alternatives that hold for the same value.
const MOST_GROUPS: usize = 64;

/// Name under which a JSON Schema is in its registry.
pub(crate) const JSON_SCHEMA: &str = "urn:schema";

/// Reads schemas of a document.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'d> {
    document: &'d Document,
    /// The document as a JSON Schema (Draft 7), if it is one; else it is of OpenAPI 3.0.
    json_schema: Option<&'d Registry<'d>>,
    /// Set if an example is made: what the schemas themselves give is of use, and so are types as OpenAPI 3.1 has them.
    is_for_example: bool,
}

impl<'d> Reader<'d> {
    /// Reads a document of OpenAPI 3.0.
    pub(crate) fn new(document: &'d Document) -> Self {
        Self { document, json_schema: None, is_for_example: false }
    }

    /// Reads a JSON Schema (Draft 7) that is in the registry.
    pub(crate) fn of_json_schema(schema: &'d Document, registry: &'d Registry<'d>) -> Self {
        Self { document: schema, json_schema: Some(registry), is_for_example: false }
    }

    /// Reads defaults, examples and the types of JSON Schema, too.
    pub(crate) fn for_example(self) -> Self {
        Self { is_for_example: true, ..self }
    }

    /// Returns whether `type` may be null, or a list.
    fn has_null_type(self) -> bool {
        self.json_schema.is_some() || self.is_for_example
    }

    /// A validator of one of the schemas.
    pub(crate) fn validator(self, schema: &Schema<'d>) -> Result<Validator, Unsupported> {
        let Some(registry) = self.json_schema else {
            return self.document.validator(schema).map_err(|error| Unsupported::document(&schema.pointer, error));
        };
        let reference = json!({ "$ref": percent_encode(&format!("{JSON_SCHEMA}#{}", schema.pointer)) });
        let validator = validator_options().with_registry(registry).build(&reference);
        validator.map_err(|error| Unsupported::at(&schema.pointer, error.to_string()))
    }

    /// Returns what all the schemas ask together.
    pub(crate) fn constraints(self, schemas: &[Schema<'d>]) -> Result<Constraints<'d>, Unsupported> {
        let mut constraints = Constraints::default();
        for schema in schemas {
            self.add(&mut constraints, schema, &mut Vec::new())?;
        }
        Ok(constraints)
    }

    /// Adds what one more schema asks.
    pub(crate) fn extend(self, constraints: &mut Constraints<'d>, schema: &Schema<'d>) -> Result<(), Unsupported> {
        self.add(constraints, schema, &mut Vec::new())
    }

    /// The ways to choose one member of each group, each as one set of constraints without groups.
    pub(crate) fn alternatives(self, mut constraints: Constraints<'d>) -> Result<Vec<Constraints<'d>>, Unsupported> {
        if let Some(group) = constraints.groups.get(MOST_GROUPS) {
            let reason = format!("more than {MOST_GROUPS} lists of alternatives");
            return Err(Unsupported::at(&group.pointer, reason));
        }
        let Some(group) = constraints.groups.pop() else {
            return Ok(vec![constraints]);
        };
        let mut alternatives = Vec::new();
        for member in &group.members {
            let mut chosen = constraints.clone();
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
        self.admits_null_within(schema, MOST_NESTED)
    }

    fn admits_null_within(self, schema: &Schema<'d>, depth: usize) -> Result<bool, Unsupported> {
        let schema = self.resolve(schema)?;
        let Some(depth) = depth.checked_sub(1) else {
            return Err(too_deep(&schema));
        };
        let keyword = |name: &str| schema.value.get(name);
        match (self.json_schema, schema.value) {
            (Some(_), Value::Bool(admits)) => return Ok(*admits),
            (None, _) if keyword("nullable") == Some(&Value::Bool(true)) => return Ok(true),
            _ => {}
        }
        let lists_null = match (keyword("enum"), keyword("const")) {
            (_, Some(value)) => value.is_null(),
            (Some(values), _) => values.as_array().is_some_and(|list| list.contains(&Value::Null)),
            (None, None) => true,
        };
        let is_null = |name: &Value| self.has_null_type() && name.as_str() == Some("null");
        let mut admits = lists_null
            && match keyword("type") {
                None => true,
                Some(Value::Array(names)) => names.iter().any(is_null),
                Some(name) => is_null(name),
            };
        for keyword in ["allOf", "anyOf", "oneOf"] {
            if schema.value.get(keyword).is_none() {
                continue;
            }
            let mut count = 0;
            let members = self.members(&schema, keyword)?;
            for member in &members {
                count += usize::from(self.admits_null_within(member, depth)?);
            }
            admits &= match keyword {
                "allOf" => count == members.len(),
                "anyOf" => count > 0,
                _ => count == 1,
            };
        }
        if let Some(value) = schema.value.get("not") {
            let pointer = join(&schema.pointer, "not");
            admits &= !self.admits_null_within(&Schema { pointer, value }, depth)?;
        }
        Ok(admits)
    }

    /// The kinds of values that a schema may admit, and perhaps more.
    pub(crate) fn kinds(self, schema: &Schema<'d>) -> Result<TypeSet, Unsupported> {
        let mut union = TypeSet::NONE;
        for constraints in self.alternatives(self.constraints(std::slice::from_ref(schema))?)? {
            union = union.or(constraints.kinds_of_values());
        }
        match self.admits_null(schema)? {
            true => Ok(union.or(TypeSet::NULL)),
            false => Ok(union),
        }
    }

    fn resolve(self, schema: &Schema<'d>) -> Result<Schema<'d>, Unsupported> {
        self.document.resolve(schema).map_err(|error| Unsupported::document(&join(&schema.pointer, "$ref"), error))
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
            true => Err(Unsupported::at(&place, "expected a list of at least one schema")),
            false => Ok(members),
        }
    }

    /// Adds what a schema asks. `inside` are the schemas around it that speak of the same value.
    fn add(
        self,
        constraints: &mut Constraints<'d>,
        schema: &Schema<'d>,
        inside: &mut Vec<String>,
    ) -> Result<(), Unsupported> {
        let schema = self.resolve(schema)?;
        if inside.contains(&schema.pointer) {
            let reason = "the schema contains itself, with no property or item in between";
            return Err(Unsupported::at(&schema.pointer, reason));
        }
        if inside.len() > MOST_NESTED {
            return Err(too_deep(&schema));
        }
        if constraints.seen.contains(&schema.pointer) {
            return Ok(());
        }
        constraints.seen.push(schema.pointer.clone());
        let object = match (self.json_schema, schema.value) {
            (_, Value::Object(object)) => object,
            (Some(_), Value::Bool(is_valid)) => {
                constraints.kinds = if *is_valid { constraints.kinds } else { TypeSet::NONE };
                return Ok(());
            }
            _ => return Err(Unsupported::at(&schema.pointer, "expected a schema (an object)")),
        };
        inside.push(schema.pointer.clone());
        for (name, value) in object {
            let keyword = Keyword { schema: &schema, object, name, value, at: join(&schema.pointer, name) };
            self.add_keyword(constraints, &keyword, inside)?;
        }
        inside.pop();
        if object.contains_key("properties") || object.contains_key("additionalProperties") {
            constraints.parts.push(self.part(&schema)?);
        }
        Ok(())
    }

    fn add_keyword(
        self,
        constraints: &mut Constraints<'d>,
        keyword: &Keyword<'_, 'd>,
        inside: &mut Vec<String>,
    ) -> Result<(), Unsupported> {
        if self.json_schema.is_some() && self.add_draft7(constraints, keyword)? {
            return Ok(());
        }
        match keyword.name {
            "type" if self.has_null_type() => return add_types(constraints, keyword),
            "type" | "enum" | "const" => return add_kinds(constraints, keyword),
            "allOf" => {
                for member in self.members(keyword.schema, keyword.name)? {
                    self.add(constraints, &member, inside)?;
                }
            }
            "anyOf" | "oneOf" => constraints.groups.push(Group {
                members: self.members(keyword.schema, keyword.name)?,
                pointer: keyword.at.clone(),
                inside: inside.clone(),
            }),
            "not" => constraints.nots.push(keyword.subschema()),
            "items" => constraints.items.push(keyword.subschema()),
            "minimum" | "maximum" => {
                let flag = if keyword.name == "minimum" { "exclusiveMinimum" } else { "exclusiveMaximum" };
                let exclusive = keyword.object.get(flag) == Some(&Value::Bool(true));
                self.add_bound(constraints, keyword, if exclusive { flag } else { keyword.name }, exclusive)?;
            }
            "exclusiveMinimum" | "exclusiveMaximum" | "nullable" => drop(keyword.flag()?),
            "multipleOf" => {
                let step = keyword.value.as_f64().filter(|step| *step > 0.0);
                let step = step.ok_or_else(|| keyword.wrong("a number above 0"))?;
                constraints.multiples.push(Located::new(keyword.at.clone(), step));
            }
            "format" => {
                let is_json_schema = self.json_schema.is_some();
                constraints.add_format(&keyword.at, keyword.text()?, keyword.object, is_json_schema)?;
            }
            "pattern" => {
                let pattern = Pattern::new(keyword.text()?);
                let pattern = pattern.map_err(|error| Unsupported::at(&keyword.at, error.to_string()))?;
                constraints.patterns.push(Located::new(keyword.at.clone(), pattern));
            }
            "minLength" | "minItems" | "minProperties" | "maxLength" | "maxItems" | "maxProperties" => {
                return add_count(constraints, keyword);
            }
            "uniqueItems" => {
                if keyword.flag()? {
                    constraints.unique = Some(Located::new(keyword.at.clone(), ()));
                }
            }
            "required" => return add_required(constraints, keyword),
            "default" if self.is_for_example && !keyword.value.is_null() => {
                constraints.given.push(keyword.value.clone())
            }
            // Properties are read together, as what the one says depends on the other.
            "properties" | "additionalProperties" | "default" | "description" | "title" => {}
            other if other.starts_with("x-") || ANNOTATIONS.contains(&other) => {}
            _ if self.json_schema.is_some() => {}
            _ => return Err(Unsupported::at(&keyword.at, "OpenAPI 3.0 has no such keyword in a schema")),
        }
        Ok(())
    }

    /// Adds a keyword that only JSON Schema has, or that says more there; false if it is another.
    fn add_draft7(self, constraints: &mut Constraints<'d>, keyword: &Keyword<'_, 'd>) -> Result<bool, Unsupported> {
        let draft7 = &mut constraints.draft7;
        match (keyword.name, keyword.value) {
            ("exclusiveMinimum" | "exclusiveMaximum", Value::Number(_)) => {
                self.add_bound(constraints, keyword, keyword.name, true)?;
                return Ok(true);
            }
            ("nullable", _) => return Ok(true),
            ("examples", Value::Array(values)) if self.is_for_example => {
                constraints.given.extend(values.iter().filter(|value| !value.is_null()).cloned());
                return Ok(true);
            }
            ("items", Value::Array(items)) => {
                let item = |(index, value): (usize, &'d Value)| Schema {
                    pointer: join(&keyword.at, &index.to_string()),
                    value,
                };
                draft7.tuple = items.iter().enumerate().map(item).collect();
            }
            ("additionalItems", _) => draft7.additional_items = Some(keyword.subschema()),
            ("contains", _) => draft7.contains = Some(keyword.subschema()),
            ("propertyNames", _) => draft7.property_names = Some(keyword.subschema()),
            ("patternProperties", Value::Object(patterns)) => {
                if let Some((name, value)) = patterns.iter().next() {
                    let pattern = Pattern::new(name);
                    let pattern = pattern.map_err(|error| Unsupported::at(&keyword.at, error.to_string()))?;
                    let pointer = join(&keyword.at, name);
                    draft7.pattern_property = Some((pattern, Schema { pointer, value }));
                }
            }
            ("dependencies" | "if" | "then" | "else", _) => {}
            _ => return Ok(false),
        }
        // Followed in part or not at all: the values are checked.
        draft7.unfollowed.get_or_insert_with(|| keyword.at.clone());
        Ok(true)
    }

    /// Adds a bound of numbers; `name` is the keyword that it counts as.
    fn add_bound(
        self,
        constraints: &mut Constraints<'d>,
        keyword: &Keyword<'_, 'd>,
        name: &str,
        exclusive: bool,
    ) -> Result<(), Unsupported> {
        let number = keyword.value.as_number().cloned().ok_or_else(|| keyword.wrong("a number"))?;
        // Beyond 64 bits with a sign, no other integer is made than the bound itself.
        if self.is_for_example && number.as_i64().is_none() && number.is_u64() {
            constraints.given.push(keyword.value.clone());
        }
        let is_low = keyword.name.ends_with("inimum");
        constraints.add_bound(Located::new(join(&keyword.schema.pointer, name), Bound { number, exclusive }), is_low);
        Ok(())
    }

    fn part(self, schema: &Schema<'d>) -> Result<PropertyRules<'d>, Unsupported> {
        let place = join(&schema.pointer, "properties");
        let mut properties = Vec::new();
        if let Some(value) = schema.value.get("properties") {
            let named = value.as_object().ok_or_else(|| Unsupported::at(&place, "expected a map of schemas"))?;
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
        Ok(PropertyRules { properties, additional })
    }
}

/// A keyword of a schema.
struct Keyword<'s, 'd> {
    schema: &'s Schema<'d>,
    /// All keywords of the schema.
    object: &'d Map<String, Value>,
    name: &'d str,
    value: &'d Value,
    /// JSON pointer to the keyword.
    at: String,
}

impl<'d> Keyword<'_, 'd> {
    fn wrong(&self, expected: &str) -> Unsupported {
        Unsupported::at(&self.at, format!("expected {expected}"))
    }

    fn subschema(&self) -> Schema<'d> {
        Schema { pointer: self.at.clone(), value: self.value }
    }

    fn flag(&self) -> Result<bool, Unsupported> {
        self.value.as_bool().ok_or_else(|| self.wrong("true or false"))
    }

    fn text(&self) -> Result<&'d str, Unsupported> {
        self.value.as_str().ok_or_else(|| self.wrong("a string"))
    }

    fn list(&self, expected: &str) -> Result<&'d [Value], Unsupported> {
        self.value.as_array().map(Vec::as_slice).ok_or_else(|| self.wrong(expected))
    }
}

fn add_kinds(constraints: &mut Constraints<'_>, keyword: &Keyword<'_, '_>) -> Result<(), Unsupported> {
    let values = match keyword.name {
        "enum" => keyword.list("a list")?,
        "const" => std::slice::from_ref(keyword.value),
        _ => {
            let unknown = || keyword.wrong("boolean, integer, number, string, array or object");
            let kinds = TypeSet::of_type(keyword.text()?).ok_or_else(unknown)?;
            constraints.add_type(keyword.at.clone(), kinds);
            return Ok(());
        }
    };
    constraints.add_values(keyword.at.clone(), values);
    Ok(())
}

/// Adds a type as JSON Schema has it.
fn add_types(constraints: &mut Constraints<'_>, keyword: &Keyword<'_, '_>) -> Result<(), Unsupported> {
    let names = keyword.value.as_array().map_or_else(|| std::slice::from_ref(keyword.value), Vec::as_slice);
    let mut kinds = TypeSet::NONE;
    for name in names {
        let known = match name.as_str() {
            Some("null") => Some(TypeSet::NONE),
            name => name.and_then(TypeSet::of_type),
        };
        kinds = kinds.or(known.ok_or_else(|| keyword.wrong("a type of JSON"))?);
    }
    constraints.add_type(keyword.at.clone(), kinds);
    Ok(())
}

fn add_count(constraints: &mut Constraints<'_>, keyword: &Keyword<'_, '_>) -> Result<(), Unsupported> {
    let whole = keyword.value.as_f64().filter(|number| number.fract() == 0.0 && *number >= 0.0);
    let count = whole.ok_or_else(|| keyword.wrong("a whole number"))? as usize;
    let (slot, is_low) = match keyword.name {
        "minLength" => (&mut constraints.min_length, true),
        "minItems" => (&mut constraints.min_items, true),
        "minProperties" => (&mut constraints.min_properties, true),
        "maxLength" => (&mut constraints.max_length, false),
        "maxItems" => (&mut constraints.max_items, false),
        _ => (&mut constraints.max_properties, false),
    };
    let is_stricter = |known: &Located<usize>| if is_low { count > known.value } else { count < known.value };
    if slot.as_ref().is_none_or(is_stricter) {
        *slot = Some(Located::new(keyword.at.clone(), count));
    }
    Ok(())
}

fn add_required<'d>(constraints: &mut Constraints<'d>, keyword: &Keyword<'_, 'd>) -> Result<(), Unsupported> {
    for (index, name) in keyword.list("a list of names")?.iter().enumerate() {
        let name = name.as_str().ok_or_else(|| keyword.wrong("a list of names"))?;
        if constraints.required.iter().all(|other| other.value != name) {
            constraints.required.push(Located::new(join(&keyword.at, &index.to_string()), name));
        }
    }
    Ok(())
}

fn too_deep(schema: &Schema<'_>) -> Unsupported {
    Unsupported::at(&schema.pointer, format!("more than {MOST_NESTED} schemas in one another"))
}
