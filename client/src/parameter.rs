//! The way parameters and forms are written: OpenAPI's `style` and `explode`.

use std::fmt;

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

/// The characters to percent-encode in a path segment and in a query: all but the unreserved characters of RFC 3986.
pub(crate) const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The way a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(dead_code, reason = "the document decides which of them are used")]
pub(crate) enum Style {
    Simple,
    SimpleExploded,
    Label,
    LabelExploded,
    Matrix,
    MatrixExploded,
    Form,
    FormExploded,
    SpaceDelimited,
    PipeDelimited,
    DeepObject,
    /// The value as JSON.
    Json,
}

/// The reason why a value cannot be written in a style.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Unwritable;

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("lists and objects inside a list or an object cannot be sent in this parameter")
    }
}

/// The characters of a cookie's value that are encoded: no server reads them as they are. The others are sent as they are,
/// because most servers do not decode cookies.
const ENCODED_IN_COOKIE: &AsciiSet = &CONTROLS.add(b'"').add(b';').add(b'\\');

/// A name and a value of a query, a form or a cookie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    pub(crate) name: String,
    /// The items of the value: one, unless they are joined.
    values: Vec<String>,
    delimiter: char,
}

impl Pair {
    fn new(name: &str, value: String) -> Self {
        Self { name: name.to_owned(), values: vec![value], delimiter: ',' }
    }

    /// Returns the decoded value.
    #[cfg(feature = "mock")]
    pub(crate) fn value(&self) -> String {
        self.values.join(&self.delimiter.to_string())
    }

    /// Appends the pair to a query, percent-encoded. A comma between items is not encoded.
    pub(crate) fn write(&self, out: &mut String) {
        out.extend(utf8_percent_encode(&self.name, ENCODED));
        out.push('=');
        self.write_value(out);
    }

    /// Appends the pair to a cookie.
    pub(crate) fn write_to_cookie(&self, out: &mut String) {
        // Only a comma between items is a comma.
        let item = |item: &String| if self.values.len() > 1 { item.replace(',', "%2C") } else { item.clone() };
        let value = self.values.iter().map(item).collect::<Vec<_>>().join(&self.delimiter.to_string());
        // Servers trim the spaces around a value.
        let inner = value.trim_matches(' ');
        let before = value.len() - value.trim_start_matches(' ').len();
        let after = value.len() - before - inner.len();
        out.extend(utf8_percent_encode(&self.name, ENCODED));
        out.push('=');
        out.push_str(&"%20".repeat(before));
        out.extend(utf8_percent_encode(inner, ENCODED_IN_COOKIE));
        out.push_str(&"%20".repeat(after));
    }

    /// Appends the value alone.
    pub(crate) fn write_value(&self, out: &mut String) {
        for (index, value) in self.values.iter().enumerate() {
            match self.delimiter {
                _ if index == 0 => {}
                ',' => out.push(','),
                delimiter => out.extend(utf8_percent_encode(delimiter.encode_utf8(&mut [0; 4]), ENCODED)),
            }
            out.extend(utf8_percent_encode(value, ENCODED));
        }
    }
}

/// The pairs that a value stands for; none for one that is absent.
pub(crate) fn pairs(name: &str, value: Value, style: Style) -> Result<Vec<Pair>, Unwritable> {
    match (style, value) {
        (_, Value::Null) => Ok(Vec::new()),
        (Style::Json, value) => Ok(vec![Pair::new(name, value.to_string())]),
        (Style::DeepObject, Value::Object(members)) => {
            let mut pairs = Vec::new();
            for (member, value) in members {
                deep(&format!("{name}[{member}]"), value, &mut pairs)?;
            }
            Ok(pairs)
        }
        (Style::FormExploded | Style::DeepObject, Value::Array(items)) => {
            let items = items.into_iter().map(primitive).collect::<Result<Vec<_>, _>>()?;
            Ok(items.into_iter().flatten().map(|item| Pair::new(name, item)).collect())
        }
        (Style::FormExploded, Value::Object(members)) => {
            let mut pairs = Vec::new();
            for (name, value) in members {
                match value {
                    Value::Object(_) => return Err(Unwritable),
                    value => pairs.extend(self::pairs(&name, value, Style::FormExploded)?),
                }
            }
            Ok(pairs)
        }
        (style, value) => {
            let values = items(value)?;
            if values.is_empty() {
                return Ok(Vec::new());
            }
            let delimiter = match style {
                Style::SpaceDelimited => ' ',
                Style::PipeDelimited => '|',
                _ => ',',
            };
            Ok(vec![Pair { name: name.to_owned(), values, delimiter }])
        }
    }
}

/// Members of members, as `name[a][b]`; the items of a list have the same name.
fn deep(name: &str, value: Value, pairs: &mut Vec<Pair>) -> Result<(), Unwritable> {
    match value {
        Value::Object(members) => {
            for (member, value) in members {
                deep(&format!("{name}[{member}]"), value, pairs)?;
            }
        }
        Value::Array(items) => {
            for item in items {
                deep(name, item, pairs)?;
            }
        }
        value => pairs.extend(primitive(value)?.map(|value| Pair::new(name, value))),
    }
    Ok(())
}

/// A parameter of a path, percent-encoded.
pub(crate) fn segment(name: &str, value: Value, style: Style) -> Result<String, Unwritable> {
    let encode = |text: &str| utf8_percent_encode(text, ENCODED).to_string();
    let value = match style {
        Style::Json => Value::String(value.to_string()),
        _ => value,
    };
    let name = encode(name);
    let is_exploded = matches!(style, Style::SimpleExploded | Style::LabelExploded | Style::MatrixExploded);
    let items: Vec<String> = match (is_exploded, value) {
        (true, Value::Object(members)) => {
            members_of(members)?.iter().map(|(member, value)| format!("{}={}", encode(member), encode(value))).collect()
        }
        // `;name=a;name=b`
        (true, Value::Array(values)) if style == Style::MatrixExploded => {
            let values = self::items(Value::Array(values))?;
            values.iter().map(|value| format!("{name}={}", encode(value))).collect()
        }
        (_, value) => {
            let joined = self::items(value)?.iter().map(|item| encode(item)).collect::<Vec<_>>();
            match style {
                Style::LabelExploded => joined,
                Style::Matrix | Style::MatrixExploded => vec![format!("{name}={}", joined.join(","))],
                _ => vec![joined.join(",")],
            }
        }
    };
    let prefixed = |prefix: &str| items.iter().map(|item| format!("{prefix}{item}")).collect::<String>();
    Ok(match style {
        Style::Label | Style::LabelExploded => prefixed("."),
        Style::Matrix | Style::MatrixExploded => prefixed(";"),
        _ => items.join(","),
    })
}

/// The lines of a header; none for one that is absent. An exploded list has a line for each item, which means the same as
/// one line (RFC 9110, section 5.3); FastAPI reads only that as a list.
pub(crate) fn header(value: Value, style: Style) -> Result<Vec<String>, Unwritable> {
    match (style, value) {
        (_, Value::Null) => Ok(Vec::new()),
        (Style::Json, value) => Ok(vec![value.to_string()]),
        (Style::SimpleExploded, list @ Value::Array(_)) => items(list),
        (Style::SimpleExploded, Value::Object(members)) => {
            let members = members_of(members)?.into_iter().map(|(name, value)| format!("{name}={value}"));
            Ok(vec![members.collect::<Vec<_>>().join(",")])
        }
        (_, value) => Ok(vec![items(value)?.join(",")]),
    }
}

/// The items that are joined to one value: those of a list, the names and values of an object.
fn items(value: Value) -> Result<Vec<String>, Unwritable> {
    match value {
        Value::Array(items) => {
            let items = items.into_iter().map(primitive).collect::<Result<Vec<_>, _>>()?;
            Ok(items.into_iter().flatten().collect())
        }
        Value::Object(members) => {
            Ok(members_of(members)?.into_iter().flat_map(|(name, value)| [name, value]).collect())
        }
        value => Ok(primitive(value)?.into_iter().collect()),
    }
}

/// The members of an object that are given.
fn members_of(members: serde_json::Map<String, Value>) -> Result<Vec<(String, String)>, Unwritable> {
    let members = members.into_iter().map(|(name, value)| Ok((name, primitive(value)?)));
    let members = members.collect::<Result<Vec<_>, _>>()?;
    Ok(members.into_iter().filter_map(|(name, value)| Some((name, value?))).collect())
}

/// A value that is no list and no object, as text.
fn primitive(value: Value) -> Result<Option<String>, Unwritable> {
    match value {
        Value::Null => Ok(None),
        Value::String(text) => Ok(Some(text)),
        Value::Bool(_) | Value::Number(_) => Ok(Some(value.to_string())),
        Value::Array(_) | Value::Object(_) => Err(Unwritable),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::json;

    use super::*;

    fn query(value: Value, style: Style) -> String {
        let mut out = Vec::new();
        for pair in pairs("color", value, style).unwrap() {
            let mut text = String::new();
            pair.write(&mut text);
            out.push(text);
        }
        out.join("&")
    }

    #[test]
    fn a_cookie_is_sent_as_it_is_where_it_may_be() {
        let cookie = |value: Value, style| {
            let mut out = String::new();
            pairs("sid", value, style).unwrap().iter().for_each(|pair| pair.write_to_cookie(&mut out));
            out
        };
        for (value, expected) in [
            ("a/b+c==", "sid=a/b+c=="),
            ("with space, 50%", "sid=with space, 50%"),
            (" a ", "sid=%20a%20"),
            ("  ", "sid=%20%20"),
            ("", "sid="),
            ("a;b\"c\\d\r\nü", "sid=a%3Bb%22c%5Cd%0D%0A%C3%BC"),
        ] {
            assert_eq!(cookie(json!(value), Style::FormExploded), expected);
        }
        assert_eq!(cookie(json!(["a/b", "c,d"]), Style::Form), "sid=a/b,c%2Cd");
        // The keys of a map are names, and may be anything.
        assert_eq!(cookie(json!({"a=b;c": "/"}), Style::FormExploded), "a%3Db%3Bc=/");
    }

    /// The table of OpenAPI 3.0.4, "Style Examples".
    #[test]
    fn values_are_written_as_the_specification_shows() {
        let array = || json!(["blue", "black", "brown"]);
        let object = || json!({"B": 150, "G": 200, "R": 100});
        for (style, of_text, of_array, of_object) in [
            (Style::Form, "color=blue", "color=blue,black,brown", "color=B,150,G,200,R,100"),
            (Style::FormExploded, "color=blue", "color=blue&color=black&color=brown", "B=150&G=200&R=100"),
            (Style::SpaceDelimited, "color=blue", "color=blue%20black%20brown", "color=B%20150%20G%20200%20R%20100"),
            (Style::PipeDelimited, "color=blue", "color=blue%7Cblack%7Cbrown", "color=B%7C150%7CG%7C200%7CR%7C100"),
            (
                Style::DeepObject,
                "color=blue",
                "color=blue&color=black&color=brown",
                "color%5BB%5D=150&color%5BG%5D=200&color%5BR%5D=100",
            ),
        ] {
            assert_eq!(query(json!("blue"), style), of_text, "{style:?}");
            assert_eq!(query(array(), style), of_array, "{style:?}");
            assert_eq!(query(object(), style), of_object, "{style:?}");
        }
        for (style, of_text, of_array, of_object) in [
            (Style::Simple, "blue", "blue,black,brown", "B,150,G,200,R,100"),
            (Style::SimpleExploded, "blue", "blue,black,brown", "B=150,G=200,R=100"),
            (Style::Label, ".blue", ".blue,black,brown", ".B,150,G,200,R,100"),
            (Style::LabelExploded, ".blue", ".blue.black.brown", ".B=150.G=200.R=100"),
            (Style::Matrix, ";color=blue", ";color=blue,black,brown", ";color=B,150,G,200,R,100"),
            (Style::MatrixExploded, ";color=blue", ";color=blue;color=black;color=brown", ";B=150;G=200;R=100"),
        ] {
            let segment = |value| segment("color", value, style).unwrap();
            assert_eq!(segment(json!("blue")), of_text, "{style:?}");
            assert_eq!(segment(array()), of_array, "{style:?}");
            assert_eq!(segment(object()), of_object, "{style:?}");
        }
        assert_eq!(header(array(), Style::Simple).unwrap(), ["blue,black,brown"]);
        assert_eq!(header(array(), Style::SimpleExploded).unwrap(), ["blue", "black", "brown"]);
        assert_eq!(header(object(), Style::SimpleExploded).unwrap(), ["B=150,G=200,R=100"]);
    }

    #[test]
    fn what_separates_items_is_encoded_inside_of_them() {
        assert_eq!(query(json!(["a,b", "c&d"]), Style::Form), "color=a%2Cb,c%26d");
        assert_eq!(segment("a", json!(["a,b", "c/d"]), Style::Simple).unwrap(), "a%2Cb,c%2Fd");
        assert_eq!(
            query(json!({"a": {"b": [1, 2]}}), Style::DeepObject),
            "color%5Ba%5D%5Bb%5D=1&color%5Ba%5D%5Bb%5D=2"
        );
        assert_eq!(query(json!({"a": 1}), Style::Json), "color=%7B%22a%22%3A1%7D");
    }

    #[test]
    fn what_is_absent_is_not_written_and_what_is_nested_is_refused() {
        for style in [Style::Form, Style::FormExploded, Style::DeepObject, Style::Json] {
            assert_eq!(query(Value::Null, style), "", "{style:?}");
        }
        assert_eq!(query(json!([]), Style::Form), "");
        assert_eq!(query(json!({"a": null, "b": 1}), Style::FormExploded), "b=1");
        for style in [Style::Form, Style::FormExploded, Style::SpaceDelimited] {
            assert_eq!(pairs("a", json!([[1]]), style), Err(Unwritable), "{style:?}");
        }
        assert_eq!(header(json!([{}]), Style::Simple), Err(Unwritable));
    }
}
