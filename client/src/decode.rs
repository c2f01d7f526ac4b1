//! Decodes JSON, in full or without a member that is decoded elsewhere.

use std::fmt;

use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, IgnoredAny, IntoDeserializer, MapAccess, Visitor};
use serde_json::Value;

/// Removes the byte order mark that JSON must not begin with, but sometimes does.
pub(crate) fn strip_bom(body: &[u8]) -> &[u8] {
    body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body)
}

/// Decodes JSON, if possible without the member `omitted` of the outermost object.
///
/// A result of 64 MB takes a dozen times as much as a tree of JSON values. It is skipped where the user asked for it in
/// a type of their own, which is decoded from the bytes.
pub(crate) fn from_slice<T: DeserializeOwned>(json: &[u8], omitted: Option<&str>) -> Result<T, serde_json::Error> {
    if let Some(omitted) = omitted {
        let mut deserializer = serde_json::Deserializer::from_slice(json);
        let value = T::deserialize(Omitting { inner: &mut deserializer, omitted });
        // A type that needs the member gets it.
        if let Ok(value) = value.and_then(|value| deserializer.end().map(|()| value)) {
            return Ok(value);
        }
    }
    serde_json::from_slice(json).or_else(|error| match replace_lone_surrogates(json) {
        Some(json) => serde_json::from_slice(&json).map_err(|_| error),
        None => Err(error),
    })
}

/// Returns a member of the outermost object, whatever the others are, and whatever follows.
pub(crate) fn member(json: &[u8], name: &str) -> Option<Value> {
    serde_json::Deserializer::from_slice(strip_bom(json)).deserialize_map(Find(name)).ok().flatten()
}

struct Find<'a>(&'a str);

impl<'de> Visitor<'de> for Find<'_> {
    type Value = Option<Value>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Option<Value>, A::Error> {
        let mut found = None;
        while let Some(name) = members.next_key::<String>()? {
            match name == self.0 {
                true => found = Some(members.next_value()?),
                false => {
                    members.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(found)
    }
}

/// Returns the JSON with U+FFFD for every half of a surrogate pair; `None` if there is none. Python and JavaScript write such
/// halves for a text that is cut inside of an emoji, and no Rust string can hold them.
pub(crate) fn replace_lone_surrogates(json: &[u8]) -> Option<Vec<u8>> {
    /// The code unit of an escape `\uXXXX` at an index.
    fn unit(json: &[u8], at: usize) -> Option<u16> {
        let digits = json.get(at..at + 6)?.strip_prefix(b"\\u")?;
        u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
    }
    let mut out = Vec::new();
    let (mut at, mut copied) = (0, 0);
    while let Some(next) = json.get(at..).and_then(|rest| rest.iter().position(|byte| *byte == b'\\')) {
        at += next;
        at += match (unit(json, at), unit(json, at + 6)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => 12,
            (Some(0xd800..=0xdfff), _) => {
                out.extend_from_slice(json.get(copied..at)?);
                out.extend_from_slice(b"\\ufffd");
                copied = at + 6;
                6
            }
            // An escape such as `\\\\`, whose second half begins no other one.
            _ => 2,
        };
    }
    (copied > 0).then(|| [out.as_slice(), json.get(copied..).unwrap_or_default()].concat())
}

/// A deserializer of an object that has no member of some name.
struct Omitting<'a, D> {
    inner: D,
    omitted: &'a str,
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Omitting<'_, D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.inner.deserialize_map(OmittingVisitor { visitor, omitted: self.omitted })
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

struct OmittingVisitor<'a, V> {
    visitor: V,
    omitted: &'a str,
}

impl<'de, V: Visitor<'de>> Visitor<'de> for OmittingVisitor<'_, V> {
    type Value = V::Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(formatter)
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<V::Value, A::Error> {
        self.visitor.visit_map(OmittingMembers { members, omitted: self.omitted })
    }
}

struct OmittingMembers<'a, A> {
    members: A,
    omitted: &'a str,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for OmittingMembers<'_, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        while let Some(name) = self.members.next_key::<String>()? {
            if name != self.omitted {
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
        let open: Open = from_slice(json, Some("result")).unwrap();
        assert_eq!((open.id.as_str(), &open.result), ("x", &None));
        assert_eq!(open.extra.get("a"), Some(&json!({"result": 1})));
        let closed: Closed = from_slice(json, Some("result")).unwrap();
        assert_eq!(closed.result, None);
        let open: Open = from_slice(br#"{"id": "x", "result": 1}"#, None).unwrap();
        assert_eq!(open.result, Some(json!(1)));
        assert_eq!(from_slice::<Value>(json, Some("id")).unwrap().get("id"), None);
    }

    #[test]
    fn half_of_a_surrogate_pair_is_replaced_and_nothing_else() {
        for (json, expected) in [
            (r#""a\ud83d""#, Some("a\u{fffd}")),
            (r#""\udc00b""#, Some("\u{fffd}b")),
            (r#""\ud83d\ud83d\ude00 \uDE00""#, Some("\u{fffd}\u{1f600} \u{fffd}")),
            (r#""\ud83d\n\u00e4""#, Some("\u{fffd}\n\u{e4}")),
            (r#""\\ud83d \u00e4 \ud83d\ude00""#, None),
            (r#""plain""#, None),
            (r#""\ud8"#, None),
        ] {
            let replaced = replace_lone_surrogates(json.as_bytes());
            assert_eq!(replaced.is_some(), expected.is_some(), "{json}");
            if let Some(expected) = expected {
                assert_eq!(serde_json::from_slice::<String>(&replaced.unwrap()).unwrap(), expected);
                assert_eq!(from_slice::<String>(json.as_bytes(), None).unwrap(), expected);
            }
        }
    }

    #[test]
    fn a_member_is_found_whatever_is_around_it() {
        let json = br#"{"title": "\ud83d", "n": 1e400, "id": "run_1", "rest": [{"id": 2}]}, and"#;
        assert_eq!(member(json, "id"), Some(json!("run_1")));
        assert_eq!(member(json, "name"), None);
        for none in ["", "[]", "{\"id\": \"run_1\"", "\"id\""] {
            assert_eq!(member(none.as_bytes(), "id"), None, "{none}");
        }
    }

    #[test]
    fn what_is_no_such_object_is_judged_as_without_omission() {
        assert_eq!(from_slice::<Needs>(br#"{"result": 1}"#, Some("result")).unwrap(), Needs { result: 1 });
        assert_eq!(from_slice::<Value>(b"[1]", Some("result")).unwrap(), json!([1]));
        for wrong in ["", "{", r#"{"id": "x", "result": [}"#, r#"{"id": "x"} x"#, r#"{"id": 1}"#] {
            let (with, without) =
                (from_slice::<Open>(wrong.as_bytes(), Some("result")), from_slice::<Open>(wrong.as_bytes(), None));
            assert_eq!(with.unwrap_err().to_string(), without.unwrap_err().to_string(), "{wrong}");
        }
    }
}
