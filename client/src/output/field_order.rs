//! The order of a type's fields, learned from its `Deserialize`.
//!
//! A derived `Deserialize` tells a deserializer the names of a struct's fields, in order. The deserializer here offers no
//! values: it notes the names, and then goes into one field, variant or item at a time, until there is nothing that it
//! has not seen.

use std::cell::RefCell;
use std::collections::BTreeSet;

use serde::de::value::{Error, StrDeserializer};
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error as _, IntoDeserializer, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

/// The number of ways into a type that are tried.
const MAX_PATHS: usize = 10_000;

/// The depth to which a way leads.
const MAX_DEPTH: usize = 64;

type Names = &'static [&'static str];

/// The names of the fields of all structs in a type.
pub(super) struct FieldLists(Vec<(&'static str, Names)>);

impl FieldLists {
    /// Returns the fields of the struct that has all these names: the one that is called `name`, or the one with the fewest
    /// other fields.
    pub(super) fn with_all(&self, name: Option<&str>, names: &[&String]) -> Option<Names> {
        let has_all = |fields: &Names| names.iter().all(|name| fields.contains(&name.as_str()));
        let fitting = self.0.iter().filter(|(_, fields)| has_all(fields));
        fitting.min_by_key(|(found, fields)| (Some(*found) != name, fields.len())).map(|(_, fields)| *fields)
    }
}

/// Returns the fields of all structs that a `T` is made of, as far as its `Deserialize` tells them.
pub(super) fn field_lists<T: DeserializeOwned>() -> FieldLists {
    let survey = RefCell::new(Survey { pending: vec![Vec::new()], ..Survey::default() });
    for _ in 0..MAX_PATHS {
        let Some(path) = survey.borrow_mut().pending.pop() else { break };
        // Always an error, since there are no values.
        let _ = T::deserialize(Probe { survey: &survey, path: &path, taken: 0, depth: 0 });
    }
    FieldLists(survey.into_inner().structs)
}

#[derive(Default)]
struct Survey {
    structs: Vec<(&'static str, Names)>,
    /// The structs and enums that were seen, by their visitors: those of `Page<A>` and `Page<B>` differ.
    seen: BTreeSet<&'static str>,
    /// Ways that are still to be tried: which field or variant to take, at every fork.
    pending: Vec<Vec<usize>>,
}

/// A deserializer without values.
#[derive(Clone, Copy)]
struct Probe<'a> {
    survey: &'a RefCell<Survey>,
    path: &'a [usize],
    /// The number of forks of the path that lie behind.
    taken: usize,
    depth: usize,
}

impl Probe<'_> {
    fn end<T>(self) -> Result<T, Error> {
        Err(Error::custom("there are no values"))
    }

    fn deeper(self) -> Option<Self> {
        (self.depth < MAX_DEPTH).then_some(Self { depth: self.depth + 1, ..self })
    }

    /// Takes the fork that the path says. At the end of the path, notes where the fork leads to.
    fn fork<V>(self, names: Names) -> Option<(&'static str, Self)> {
        if let Some(choice) = self.path.get(self.taken) {
            return Some((names.get(*choice)?, Self { taken: self.taken + 1, ..self.deeper()? }));
        }
        let mut survey = self.survey.borrow_mut();
        if survey.seen.insert(std::any::type_name::<V>()) {
            let ways = (0..names.len()).map(|choice| [self.path, &[choice]].concat());
            survey.pending.extend(ways);
        }
        None
    }

    fn fields<'de, V: Visitor<'de>>(self, name: &'static str, fields: Names, visitor: V) -> Result<V::Value, Error> {
        match self.fork::<V>(fields) {
            Some((field, inside)) => visitor.visit_map(Once { key: Some(field), value: Some(inside) }),
            None => {
                let mut survey = self.survey.borrow_mut();
                if !survey.structs.contains(&(name, fields)) {
                    survey.structs.push((name, fields));
                }
                drop(survey);
                self.end()
            }
        }
    }
}

impl<'de> Deserializer<'de> for Probe<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        self.end()
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.deeper() {
            Some(inside) => visitor.visit_some(inside),
            None => self.end(),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        match self.deeper() {
            Some(inside) => visitor.visit_newtype_struct(inside),
            None => self.end(),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(Once { key: None, value: self.deeper() })
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(Once { key: Some("0"), value: self.deeper() })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: Names,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.fields(name, fields, visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: Names,
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.fork::<V>(variants) {
            Some((variant, inside)) => visitor.visit_enum(Variant { name: variant, inside }),
            None => self.end(),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct identifier
        ignored_any
    }
}

/// The only entry of a map, or the only item of a list.
struct Once<'a> {
    key: Option<&'static str>,
    value: Option<Probe<'a>>,
}

impl<'de> MapAccess<'de> for Once<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let key = self.key.take().map(|key| seed.deserialize(StrDeserializer::<Error>::new(key)));
        key.transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        seed.deserialize(self.value.take().ok_or_else(|| Error::custom("there is no other value"))?)
    }
}

impl<'de> SeqAccess<'de> for Once<'_> {
    type Error = Error;

    fn next_element_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<Option<V::Value>, Error> {
        self.value.take().map(|value| seed.deserialize(value)).transpose()
    }
}

/// A variant of an enum.
struct Variant<'a> {
    name: &'static str,
    inside: Probe<'a>,
}

impl<'de, 'a> EnumAccess<'de> for Variant<'a> {
    type Error = Error;
    type Variant = Probe<'a>;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Probe<'a>), Error> {
        let name: StrDeserializer<'_, Error> = self.name.into_deserializer();
        Ok((seed.deserialize(name)?, self.inside))
    }
}

impl<'de> VariantAccess<'de> for Probe<'_> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        self.end()
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Error> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, fields: Names, visitor: V) -> Result<V::Value, Error> {
        self.fields("", fields, visitor)
    }
}
