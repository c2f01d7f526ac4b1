//! Everything that a schema asks of a value, all at once.

use serde_json::{Map, Number, Value};

use super::format::Format;
use super::number::same;
use super::pattern::Pattern;
use super::unsupported::Unsupported;
use crate::document::Schema;
use crate::document::json_schema::format_range;

/// Something that a keyword asks, and where the keyword stands in the document.
#[derive(Debug, Clone)]
pub(crate) struct Located<T> {
    /// JSON pointer to the keyword.
    pub(crate) pointer: String,
    pub(crate) value: T,
}

impl<T> Located<T> {
    pub(crate) fn new(pointer: String, value: T) -> Self {
        Self { pointer, value }
    }
}

/// A set of kinds of JSON values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TypeSet(u8);

impl TypeSet {
    pub(crate) const NONE: Self = Self(0);
    pub(crate) const NULL: Self = Self(1);
    pub(crate) const BOOLEAN: Self = Self(2);
    /// Whole numbers, however they are written.
    pub(crate) const INTEGER: Self = Self(4);
    /// All other numbers.
    pub(crate) const FRACTION: Self = Self(8);
    pub(crate) const STRING: Self = Self(16);
    pub(crate) const ARRAY: Self = Self(32);
    pub(crate) const OBJECT: Self = Self(64);
    pub(crate) const ALL: Self = Self(127);

    /// Each kind, the simplest first.
    pub(crate) const EACH: [Self; 7] =
        [Self::NULL, Self::BOOLEAN, Self::INTEGER, Self::FRACTION, Self::STRING, Self::ARRAY, Self::OBJECT];

    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub(crate) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The kind of a value.
    pub(crate) fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::NULL,
            Value::Bool(_) => Self::BOOLEAN,
            Value::Number(number) if number.as_f64().is_none_or(|it| it.fract() == 0.0) => Self::INTEGER,
            Value::Number(_) => Self::FRACTION,
            Value::String(_) => Self::STRING,
            Value::Array(_) => Self::ARRAY,
            Value::Object(_) => Self::OBJECT,
        }
    }

    pub(crate) fn of_type(name: &str) -> Option<Self> {
        Some(match name {
            "boolean" => Self::BOOLEAN,
            "integer" => Self::INTEGER,
            "number" => Self::INTEGER.or(Self::FRACTION),
            "string" => Self::STRING,
            "array" => Self::ARRAY,
            "object" => Self::OBJECT,
            _ => return None,
        })
    }
}

/// A bound of numbers.
#[derive(Debug, Clone)]
pub(crate) struct Bound {
    pub(crate) number: Number,
    /// Set if the number itself is left out.
    pub(crate) exclusive: bool,
}

impl Bound {
    pub(crate) fn float(&self) -> f64 {
        self.number.as_f64().unwrap_or(0.0)
    }

    /// The bound if it is a whole number of 64 bits.
    pub(crate) fn whole(&self) -> Option<i128> {
        let signed = self.number.as_i64().map(i128::from);
        signed.or_else(|| self.number.as_u64().map(i128::from))
    }

    fn compare(&self, other: &Self) -> std::cmp::Ordering {
        match (self.whole(), other.whole()) {
            (Some(one), Some(other)) => one.cmp(&other),
            _ => self.float().total_cmp(&other.float()),
        }
    }
}

/// Statements of one schema on the properties of objects.
#[derive(Debug, Clone)]
pub(crate) struct PropertyRules<'d> {
    pub(crate) properties: Vec<(&'d str, Schema<'d>)>,
    pub(crate) additional: Additional<'d>,
}

/// Statement of a schema on the properties it does not list.
#[derive(Debug, Clone)]
pub(crate) enum Additional<'d> {
    /// Nothing, which lets them be.
    Unsaid,
    /// They may be.
    Free,
    /// There are none. The pointer is the keyword's.
    None(String),
    /// They follow this schema.
    Schema(Schema<'d>),
}

/// The alternatives of an `anyOf` or `oneOf`.
#[derive(Debug, Clone)]
pub(crate) struct Group<'d> {
    /// JSON pointer to the keyword.
    pub(crate) pointer: String,
    pub(crate) members: Vec<Schema<'d>>,
    /// The schemas that the group is part of, to find one that contains itself.
    pub(crate) inside: Vec<String>,
}

/// Everything that a value must be, all at once. Of null nothing is said here.
#[derive(Debug, Clone)]
pub(crate) struct Constraints<'d> {
    pub(crate) kinds: TypeSet,
    pub(crate) types: Vec<Located<TypeSet>>,
    /// The kinds of a type `number`, which are written as such.
    pub(crate) is_number: bool,
    pub(crate) values: Option<Located<Vec<Value>>>,
    pub(crate) low: Option<Located<Bound>>,
    pub(crate) high: Option<Located<Bound>>,
    pub(crate) multiples: Vec<Located<f64>>,
    /// Set if 32 bits hold the numbers.
    pub(crate) single: bool,
    pub(crate) min_length: Option<Located<usize>>,
    pub(crate) max_length: Option<Located<usize>>,
    pub(crate) patterns: Vec<Located<Pattern>>,
    pub(crate) formats: Vec<Located<Format>>,
    pub(crate) min_items: Option<Located<usize>>,
    pub(crate) max_items: Option<Located<usize>>,
    pub(crate) unique: Option<Located<()>>,
    pub(crate) items: Vec<Schema<'d>>,
    pub(crate) min_properties: Option<Located<usize>>,
    pub(crate) max_properties: Option<Located<usize>>,
    pub(crate) required: Vec<Located<&'d str>>,
    pub(crate) parts: Vec<PropertyRules<'d>>,
    pub(crate) groups: Vec<Group<'d>>,
    pub(crate) nots: Vec<Schema<'d>>,
    /// The schemas that have been gathered.
    pub(crate) seen: Vec<String>,
    /// Values that the schema itself gives: its default and its examples.
    pub(crate) given: Vec<Value>,
    /// The constraints that only JSON Schema has.
    pub(crate) draft7: Draft7<'d>,
}

/// Constraints of JSON Schema (Draft 7) that OpenAPI has no keywords for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Draft7<'d> {
    /// Pointer to a keyword that values are made without, so that they must be checked.
    pub(crate) unfollowed: Option<String>,
    /// The schemas of an array's first items.
    pub(crate) tuple: Vec<Schema<'d>>,
    pub(crate) additional_items: Option<Schema<'d>>,
    pub(crate) contains: Option<Schema<'d>>,
    pub(crate) property_names: Option<Schema<'d>>,
    /// Names of other properties, and what they hold.
    pub(crate) pattern_property: Option<(Pattern, Schema<'d>)>,
}

impl Default for Constraints<'_> {
    fn default() -> Self {
        Self {
            kinds: TypeSet::ALL.without(TypeSet::NULL),
            types: Vec::new(),
            is_number: false,
            values: None,
            low: None,
            high: None,
            multiples: Vec::new(),
            single: false,
            min_length: None,
            max_length: None,
            patterns: Vec::new(),
            formats: Vec::new(),
            min_items: None,
            max_items: None,
            unique: None,
            items: Vec::new(),
            min_properties: None,
            max_properties: None,
            required: Vec::new(),
            parts: Vec::new(),
            groups: Vec::new(),
            nots: Vec::new(),
            seen: Vec::new(),
            given: Vec::new(),
            draft7: Draft7::default(),
        }
    }
}

impl Constraints<'_> {
    /// Returns whether nothing at all is asked.
    pub(crate) fn is_free(&self) -> bool {
        self.kinds == TypeSet::ALL.without(TypeSet::NULL)
            && self.values.is_none()
            && self.has_only_kinds()
            && self.groups.is_empty()
            && self.nots.is_empty()
            && self.given.is_empty()
    }

    /// Returns whether nothing is asked beyond the kind and perhaps a list of values.
    pub(crate) fn has_only_kinds(&self) -> bool {
        let no_number = self.low.is_none() && self.high.is_none() && self.multiples.is_empty();
        let no_string = self.min_length.is_none()
            && self.max_length.is_none()
            && self.patterns.is_empty()
            && self.formats.is_empty();
        let no_array =
            self.min_items.is_none() && self.max_items.is_none() && self.unique.is_none() && self.items.is_empty();
        let no_object = self.min_properties.is_none()
            && self.max_properties.is_none()
            && self.required.is_empty()
            && self.parts.is_empty();
        no_number && no_string && no_array && no_object && self.draft7.unfollowed.is_none()
    }

    /// The kinds that are left of the listed values, if values are listed.
    pub(crate) fn kinds_of_values(&self) -> TypeSet {
        let Some(values) = &self.values else {
            return self.kinds;
        };
        let listed = values.value.iter().map(TypeSet::of);
        listed.fold(TypeSet::NONE, TypeSet::or).and(self.kinds)
    }

    pub(crate) fn add_type(&mut self, pointer: String, kinds: TypeSet) {
        self.kinds = self.kinds.and(kinds);
        self.is_number |= kinds.has(TypeSet::FRACTION);
        self.types.push(Located::new(pointer, kinds));
    }

    pub(crate) fn add_values(&mut self, pointer: String, values: &[Value]) {
        match &mut self.values {
            Some(known) => known.value.retain(|one| values.iter().any(|other| same(one, other))),
            None => self.values = Some(Located::new(pointer, values.to_vec())),
        }
    }

    /// Keeps the bound if it is the stricter one.
    pub(crate) fn add_bound(&mut self, bound: Located<Bound>, is_low: bool) {
        let slot = if is_low { &mut self.low } else { &mut self.high };
        let stricter = slot.as_ref().is_none_or(|known| {
            let order = bound.value.compare(&known.value);
            let order = if is_low { order } else { order.reverse() };
            order.is_gt() || order.is_eq() && bound.value.exclusive
        });
        if stricter {
            *slot = Some(bound);
        }
    }

    pub(crate) fn add_format(
        &mut self,
        pointer: &str,
        name: &str,
        object: &Map<String, Value>,
        is_json_schema: bool,
    ) -> Result<(), Unsupported> {
        let kind = object.get("type").and_then(Value::as_str);
        if matches!(kind, Some("integer" | "number")) {
            self.single |= name == "float";
            if let Some((low, high)) = format_range(name) {
                for (value, is_low) in [(low, true), (high, false)] {
                    let Value::Number(number) = value else {
                        continue;
                    };
                    let bound = Bound { number, exclusive: false };
                    // No integer here has more than 64 bits: such a bound says nothing.
                    let whole = bound.whole();
                    if whole.is_none_or(|it| i64::try_from(it).is_ok_and(|it| it.unsigned_abs() < i64::MAX as u64)) {
                        self.add_bound(Located::new(pointer.to_owned(), bound), is_low);
                    }
                }
            }
        } else if let Some(format) =
            Format::new(name, is_json_schema).map_err(|error| Unsupported::at(pointer, error.to_string()))?
        {
            self.formats.push(Located::new(pointer.to_owned(), format));
        }
        Ok(())
    }
}
