//! Decodes JSON, in full or without a member that is decoded elsewhere.

mod repair;

use std::fmt;

use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, IgnoredAny, IntoDeserializer, MapAccess, Visitor};
use serde_json::Value;

pub(crate) use repair::repair;

/// Removes the byte order mark that JSON must not begin with, but sometimes does.
pub(crate) fn strip_bom(body: &[u8]) -> &[u8] {
    body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body)
}

/// The members of the outermost object that are not decoded: they are read from the bytes, if at all.
///
/// A result of 64 MB takes a dozen times as much as a tree of JSON values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(dead_code, reason = "the features decide which of them are used")]
pub(crate) enum Omitted {
    /// The one of this name, which the user asked for in a type of their own.
    Member(&'static str),
    /// All that are longer than [`LONG`], since nobody looks at them.
    #[cfg(feature = "cli")]
    Long,
}

/// Length from which a member is left out by [`Omitted::Long`]: longer than an id or a status.
#[cfg(feature = "cli")]
const LONG: usize = 16 << 10;

/// Decodes JSON, if possible without the members that are `omitted`.
///
/// Repairs JSON that is not strict, or that no value in Rust can hold, where nothing else helps: see
/// [`repair()`]. Of two members by the same name the last one counts.
pub(crate) fn from_slice<T: DeserializeOwned>(json: &[u8], omitted: Option<Omitted>) -> Result<T, serde_json::Error> {
    strictly(json, omitted).or_else(|error| {
        let repaired = repair(json);
        if let Some(Ok(value)) = repaired.as_deref().map(|json| strictly(json, omitted)) {
            return Ok(value);
        }
        let tree = serde_json::from_slice::<Value>(repaired.as_deref().unwrap_or(json));
        tree.and_then(T::deserialize).map_err(|_| error)
    })
}

fn strictly<T: DeserializeOwned>(json: &[u8], omitted: Option<Omitted>) -> Result<T, serde_json::Error> {
    if let Some(omitted) = omitted {
        let mut deserializer = serde_json::Deserializer::from_slice(json);
        let value = T::deserialize(Omitting { inner: &mut deserializer, omitted });
        // A type that needs the member gets it.
        if let Ok(value) = value.and_then(|value| deserializer.end().map(|()| value)) {
            return Ok(value);
        }
    }
    serde_json::from_slice(json)
}

/// Decodes an object, without the members that do not fit and without what follows it.
pub(crate) fn without_misfits<T: DeserializeOwned>(json: &[u8]) -> Option<T> {
    if let Ok(value) = from_slice(json, None) {
        return Some(value);
    }
    let first = |json: &[u8]| serde_json::Deserializer::from_slice(json).into_iter::<Value>().next()?.ok();
    let mut object = first(json).or_else(|| first(&repair(json)?))?;
    loop {
        let error = match serde_path_to_error::deserialize(&object) {
            Ok(value) => return Some(value),
            Err(error) => error,
        };
        let serde_path_to_error::Segment::Map { key } = error.path().iter().next()? else { return None };
        object.as_object_mut()?.remove(key)?;
    }
}

/// Returns a member of the outermost object, whatever the others are, and whatever follows. Where the JSON breaks off, it is
/// one that was complete: a text, since nobody knows whether a number would go on.
pub(crate) fn member(json: &[u8], name: &str) -> Option<Value> {
    let find = |json: &[u8]| {
        let mut found = None;
        let mut deserializer = serde_json::Deserializer::from_slice(strip_bom(json));
        match deserializer.deserialize_map(Find { name, found: &mut found }) {
            Ok(()) => (true, found),
            Err(_) => (false, found.filter(Value::is_string)),
        }
    };
    let (is_whole, found) = find(json);
    match repair(json).filter(|_| !is_whole) {
        Some(repaired) => find(&repaired).1.or(found),
        None => found,
    }
}

struct Find<'a> {
    name: &'a str,
    found: &'a mut Option<Value>,
}

impl<'de> Visitor<'de> for Find<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        while let Some(name) = members.next_key::<String>()? {
            match name == self.name {
                true => *self.found = Some(members.next_value()?),
                false => {
                    members.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

/// A deserializer of an object without some of its members.
struct Omitting<D> {
    inner: D,
    omitted: Omitted,
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Omitting<D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.inner.deserialize_map(OmittingVisitor { visitor, omitted: self.omitted })
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

struct OmittingVisitor<V> {
    visitor: V,
    omitted: Omitted,
}

impl<'de, V: Visitor<'de>> Visitor<'de> for OmittingVisitor<V> {
    type Value = V::Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(formatter)
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<V::Value, A::Error> {
        match self.omitted {
            Omitted::Member(name) => self.visitor.visit_map(WithoutMember { members, name }),
            #[cfg(feature = "cli")]
            Omitted::Long => self.visitor.visit_map(WithoutLong { members, next: "" }),
        }
    }
}

struct WithoutMember<A> {
    members: A,
    name: &'static str,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for WithoutMember<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        while let Some(name) = self.members.next_key::<String>()? {
            if name != self.name {
                return seed.deserialize(name.into_deserializer()).map(Some);
            }
            self.members.next_value::<IgnoredAny>()?;
        }
        Ok(None)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        self.members.next_value_seed(seed)
    }
}

#[cfg(feature = "cli")]
struct WithoutLong<'de, A> {
    members: A,
    /// The value that belongs to the last name.
    next: &'de str,
}

#[cfg(feature = "cli")]
impl<'de, A: MapAccess<'de>> MapAccess<'de> for WithoutLong<'de, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        while let Some(name) = self.members.next_key::<String>()? {
            self.next = self.members.next_value::<&serde_json::value::RawValue>()?.get();
            if self.next.len() <= LONG {
                return seed.deserialize(name.into_deserializer()).map(Some);
            }
        }
        Ok(None)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        let mut value = serde_json::Deserializer::from_str(self.next);
        seed.deserialize(&mut value).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde::Deserialize;
    use serde_json::{Map, json};

    use super::*;

    #[derive(Deserialize, Debug, PartialEq)]
    struct Open {
        id: String,
        result: Option<Value>,
        #[serde(flatten)]
        extra: Map<String, Value>,
    }

    #[derive(Deserialize, Debug, PartialEq)]
    struct Closed {
        id: String,
        result: Option<Value>,
    }

    #[derive(Deserialize, Debug, PartialEq)]
    struct Needs {
        result: u8,
    }

    #[test]
    fn a_member_is_left_out_of_the_outermost_object_alone() {
        let json = br#"{"a": {"result": 1}, "result": [1, {"b": "\u0041"}], "id": "x", "r\u0065sult": 2}"#;
        let open: Open = from_slice(json, Some(Omitted::Member("result"))).unwrap();
        assert_eq!((open.id.as_str(), &open.result), ("x", &None));
        assert_eq!(open.extra.get("a"), Some(&json!({"result": 1})));
        let closed: Closed = from_slice(json, Some(Omitted::Member("result"))).unwrap();
        assert_eq!(closed.result, None);
        let open: Open = from_slice(br#"{"id": "x", "result": 1}"#, None).unwrap();
        assert_eq!(open.result, Some(json!(1)));
        assert_eq!(from_slice::<Value>(json, Some(Omitted::Member("id"))).unwrap().get("id"), None);
    }

    #[test]
    fn a_member_is_found_whatever_is_around_it() {
        let json = br#"{"title": "\ud83d", "n": 1e400, "id": "run_1", "rest": [{"id": 2}]}, and"#;
        assert_eq!(member(json, "id"), Some(json!("run_1")));
        let json = b"{\"title\": \"caf\xe9\\n\n\", \"n\": [NaN, -Infinity], \"id\": \"run_1\"}";
        assert_eq!(member(json, "id"), Some(json!("run_1")));
        assert_eq!(member(json, "name"), None);
        for broken in ["{\"id\": \"run_1\"", "{\"id\": \"run_1\", \"n\": [1e400, \"\\ud83d\", {"] {
            assert_eq!(member(broken.as_bytes(), "id"), Some(json!("run_1")), "{broken}");
        }
        for none in ["", "[]", "{\"id\": \"run_1", "{\"id\": 12", "{\"id\"", "\"id\""] {
            assert_eq!(member(none.as_bytes(), "id"), None, "{none}");
        }
    }

    #[test]
    fn of_two_members_by_one_name_the_last_counts() {
        let closed: Closed = from_slice(br#"{"id": "x", "result": 1, "id": "y"}"#, None).unwrap();
        assert_eq!(closed, Closed { id: "y".to_owned(), result: Some(json!(1)) });
    }

    #[test]
    fn members_that_do_not_fit_are_left_out_where_the_rest_will_do() {
        #[derive(Deserialize, Debug, PartialEq)]
        struct Run {
            id: String,
            done: Option<bool>,
            count: Option<u8>,
            #[serde(flatten)]
            extra: Map<String, Value>,
        }
        let run: Run = without_misfits(br#"{"done": "yes", "id": "x", "count": [300], "more": 1}"#).unwrap();
        assert_eq!((run.id.as_str(), run.done, run.count, run.extra.get("more")), ("x", None, None, Some(&json!(1))));
        for after in ["", "\n<!-- from a cache -->", "\0\0", "}", "{\"id\": 7}"] {
            let whole: Run = without_misfits(format!("{{\"id\": \"x\", \"count\": 3}}{after}").as_bytes()).unwrap();
            assert_eq!((whole.id.as_str(), whole.count), ("x", Some(3)), "{after}");
            let odd: Run = without_misfits(format!("{{\"id\": \"x\", \"more\": NaN}}{after}").as_bytes()).unwrap();
            assert_eq!(odd.extra.get("more"), Some(&json!("NaN")), "{after}");
        }
        for none in ["[]", "{}", r#"{"id": 1}"#, r#"{"id": "x""#] {
            assert_eq!(without_misfits::<Run>(none.as_bytes()), None, "{none}");
        }
    }

    #[cfg(feature = "cli")]
    #[test]
    fn a_long_member_is_left_out_unless_it_is_needed() {
        for (length, is_left_out) in [(LONG - 2, false), (LONG - 1, true), (3 * LONG, true)] {
            let long = "x".repeat(length);
            let json = format!(r#"{{"a": {{"b": [1]}}, "result": "{long}", "id": "x", "e": "{long}"}}"#);
            let open: Open = from_slice(json.as_bytes(), Some(Omitted::Long)).unwrap();
            assert_eq!(open.id, "x");
            assert_eq!(open.extra.get("a"), Some(&json!({"b": [1]})));
            assert_eq!((open.result.is_none(), !open.extra.contains_key("e")), (is_left_out, is_left_out), "{length}");
        }
        let id = "x".repeat(2 * LONG);
        let open: Open = from_slice(json!({"id": id}).to_string().as_bytes(), Some(Omitted::Long)).unwrap();
        assert_eq!(open.id, id);
    }

    #[test]
    fn what_is_no_such_object_is_judged_as_without_omission() {
        assert_eq!(
            from_slice::<Needs>(br#"{"result": 1}"#, Some(Omitted::Member("result"))).unwrap(),
            Needs { result: 1 }
        );
        assert_eq!(from_slice::<Value>(b"[1]", Some(Omitted::Member("result"))).unwrap(), json!([1]));
        for wrong in ["", "{", r#"{"id": "x", "result": [}"#, r#"{"id": "x"} x"#, r#"{"id": 1}"#] {
            let (with, without) = (
                from_slice::<Open>(wrong.as_bytes(), Some(Omitted::Member("result"))),
                from_slice::<Open>(wrong.as_bytes(), None),
            );
            assert_eq!(with.unwrap_err().to_string(), without.unwrap_err().to_string(), "{wrong}");
        }
    }
}
