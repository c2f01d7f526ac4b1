//! The JSON Schema of a type, as the service gets it.

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde::de::DeserializeOwned;
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use super::field_order::{FieldLists, field_lists};

/// Returns the schema that [`Output`](crate::Output) sends for a type: Draft 7, in one piece, for values that the type is
/// read from; as text, the form in which the service takes it everywhere.
///
/// Properties are listed in the order of the type's fields, since that is the order in which models write them: let a field
/// with the reasoning come before the one with the conclusion. (Where the type's `Deserialize` does not tell its fields, as
/// with `#[serde(flatten)]` and enums without an outer tag, the required ones are in order, and come first.)
///
/// ```
/// use schemars::JsonSchema;
/// use serde::Deserialize;
///
/// #[derive(Deserialize, JsonSchema)]
/// struct Verdict {
///     reasoning: String,
///     answer: bool,
/// }
///
/// let schema = webagent::schema::<Verdict>();
/// assert!(schema.find("reasoning") < schema.find("answer"));
/// ```
#[doc(alias = "structured output")]
#[must_use]
pub fn schema<T: JsonSchema + DeserializeOwned>() -> String {
    let mut settings = SchemaSettings::draft07().for_deserialize();
    settings.transforms.push(Box::new(RecursiveTransform(bound_integers)));
    let schema = settings.into_generator().into_root_schema_for::<T>();
    let lists = field_lists::<T>();
    let ordered = Ordered { value: schema.as_value(), lists: &lists, name: None };
    // Values of JSON are written without fail.
    serde_json::to_string(&ordered).unwrap_or_default()
}

/// Writes the bounds of integers down, which schemars leaves to the format: else a value may be valid, and not fit.
fn bound_integers(schema: &mut Schema) {
    let bounds: (Value, Value) = match schema.get("format").and_then(Value::as_str) {
        Some("int8") => (i8::MIN.into(), i8::MAX.into()),
        Some("int16") => (i16::MIN.into(), i16::MAX.into()),
        Some("int32") => (i32::MIN.into(), i32::MAX.into()),
        Some("int64" | "int") => (i64::MIN.into(), i64::MAX.into()),
        Some("uint8") => (0.into(), u8::MAX.into()),
        Some("uint16") => (0.into(), u16::MAX.into()),
        Some("uint32") => (0.into(), u32::MAX.into()),
        Some("uint64" | "uint") => (0.into(), u64::MAX.into()),
        _ => return,
    };
    for (keyword, bound) in [("minimum", bounds.0), ("maximum", bounds.1)] {
        if schema.get(keyword).is_none() {
            schema.insert(keyword.to_owned(), bound);
        }
    }
}

/// A schema that is written with its properties in the order of the type's fields.
///
/// serde_json keeps that order by itself with its feature `preserve_order`, but that changes the maps of every crate in a
/// user's program.
struct Ordered<'a> {
    value: &'a Value,
    lists: &'a FieldLists,
    /// Name of the type, where it is known.
    name: Option<&'a str>,
}

impl<'a> Ordered<'a> {
    fn inner(&self, value: &'a Value, name: Option<&'a str>) -> Self {
        Self { value, lists: self.lists, name }
    }

    /// The properties of an object, in order.
    fn properties(&self, schema: &'a Map<String, Value>, properties: &'a Map<String, Value>) -> Vec<&'a String> {
        let mut names: Vec<&String> = properties.keys().collect();
        let name = self.name.or_else(|| schema.get("title")?.as_str());
        if let Some(fields) = self.lists.with_all(name, &names) {
            names.sort_by_key(|name| fields.iter().position(|field| field == name));
        } else if let Some(Value::Array(required)) = schema.get("required") {
            let place = |name: &String| required.iter().position(|required| required.as_str() == Some(name));
            names.sort_by_key(|name| place(name).unwrap_or(usize::MAX));
        }
        names
    }
}

impl Serialize for Ordered<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.value {
            Value::Array(items) => {
                let mut seq = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    seq.serialize_element(&self.inner(item, None))?;
                }
                seq.end()
            }
            Value::Object(schema) => {
                let mut map = serializer.serialize_map(Some(schema.len()))?;
                for (keyword, value) in schema {
                    match (keyword.as_str(), value) {
                        ("properties", Value::Object(properties)) => {
                            let names = self.properties(schema, properties);
                            map.serialize_entry(keyword, &Schemas { of: self, names, schemas: properties })?;
                        }
                        ("definitions" | "$defs" | "patternProperties" | "dependencies", Value::Object(schemas)) => {
                            let names = schemas.keys().collect();
                            map.serialize_entry(keyword, &Schemas { of: self, names, schemas })?;
                        }
                        // Values, not schemas.
                        ("const" | "default" | "enum" | "examples" | "required", _) => {
                            map.serialize_entry(keyword, value)?;
                        }
                        _ => map.serialize_entry(keyword, &self.inner(value, None))?,
                    }
                }
                map.end()
            }
            other => other.serialize(serializer),
        }
    }
}

/// Schemas by name.
struct Schemas<'a> {
    of: &'a Ordered<'a>,
    names: Vec<&'a String>,
    schemas: &'a Map<String, Value>,
}

impl Serialize for Schemas<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.names.len()))?;
        for name in &self.names {
            if let Some(schema) = self.schemas.get(*name) {
                map.serialize_entry(name, &self.of.inner(schema, Some(name)))?;
            }
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, dead_code)]
    use std::collections::BTreeMap;

    use serde::Deserialize;

    use super::*;

    #[derive(Deserialize, JsonSchema)]
    #[serde(rename_all = "camelCase")]
    struct Verdict {
        the_reasoning: Option<String>,
        #[serde(default, alias = "AAA")]
        steps: Vec<Step>,
        answer: Either,
        by_name: BTreeMap<String, Boxed>,
        #[serde(rename = "1st")]
        first: Option<Box<Verdict>>,
        properties: Wrapped,
    }

    #[derive(Deserialize, JsonSchema)]
    struct Step {
        why: Option<u8>,
        how: Option<u8>,
        what: Option<u8>,
    }

    #[derive(Deserialize, JsonSchema)]
    enum Either {
        Unit,
        Inline { z: Option<u8>, y: Option<u8>, x: Option<Deep> },
        New(Reversed),
    }

    #[derive(Deserialize, JsonSchema)]
    struct Deep {
        zz: Option<u8>,
        yy: u8,
    }

    #[derive(Deserialize, JsonSchema)]
    struct Reversed {
        what: Option<u8>,
        how: Option<u8>,
        why: Option<u8>,
    }

    #[derive(Deserialize, JsonSchema)]
    struct Boxed {
        n: Option<u8>,
        m: Option<u8>,
    }

    #[derive(Deserialize, JsonSchema)]
    struct Wrapped(Option<Inner>);

    #[derive(Deserialize, JsonSchema)]
    struct Inner {
        type_: Option<u8>,
        properties: Option<u8>,
        default: Option<u8>,
        definitions: Option<u8>,
    }

    #[derive(Deserialize, JsonSchema)]
    struct Flat {
        z: u8,
        #[serde(flatten)]
        rest: Required,
        a: u8,
    }

    #[derive(Deserialize, JsonSchema)]
    struct Required {
        y: u8,
        b: u8,
    }

    /// Returns the names of an object's properties as they are written, which are followed by a colon and a brace.
    fn written<'a>(schema: &str, names: &[&'a str]) -> Vec<&'a str> {
        let mut found: Vec<(usize, &str)> =
            names.iter().map(|name| (schema.find(&format!("\"{name}\":{{")).unwrap(), *name)).collect();
        found.sort_unstable();
        found.into_iter().map(|(_, name)| name).collect()
    }

    #[track_caller]
    fn assert_order<T: JsonSchema + DeserializeOwned>(definition: Option<&str>, names: &[&str]) {
        let text = schema::<T>();
        let part = match definition {
            None => text.clone(),
            Some(name) => {
                let (_, part) = text.split_once("\"definitions\":{").unwrap();
                part.split_once(&format!("\"{name}\":{{")).unwrap().1.to_owned()
            }
        };
        let (_, part) = part.split_once("\"properties\":{").unwrap();
        assert_eq!(written(part, names), names, "{text}");
    }

    #[test]
    fn properties_are_in_the_order_of_the_fields() {
        let root = schema::<Verdict>();
        let (_, after) = root.split_once("\"properties\":{\"theReasoning\":").unwrap();
        assert_eq!(
            written(after, &["steps", "answer", "byName", "1st", "properties"]),
            ["steps", "answer", "byName", "1st", "properties"]
        );
        assert_order::<Verdict>(Some("Step"), &["why", "how", "what"]);
        assert_order::<Verdict>(Some("Reversed"), &["what", "how", "why"]);
        assert_order::<Verdict>(Some("Either"), &["Inline"]);
        assert_order::<Verdict>(Some("Deep"), &["zz", "yy"]);
        assert_order::<Verdict>(Some("Boxed"), &["n", "m"]);
        assert_order::<Verdict>(Some("Inner"), &["type_", "properties", "default", "definitions"]);
        let (_, inline) = root.split_once("\"Inline\":{").unwrap();
        assert_eq!(written(inline, &["z", "y", "x"]), ["z", "y", "x"]);
    }

    #[test]
    fn what_serde_does_not_tell_is_in_the_order_of_the_required_properties() {
        assert_order::<Flat>(None, &["z", "y", "b", "a"]);
    }

    #[test]
    fn bounds_of_the_users_own_are_kept() {
        #[derive(Deserialize, JsonSchema)]
        struct Bounded {
            #[schemars(range(min = 3, max = 7))]
            both: u8,
            #[schemars(range(min = 3))]
            one: u8,
        }
        let schema: Value = serde_json::from_str(&schema::<Bounded>()).unwrap();
        let bounds = |name: &str| {
            let bound =
                |keyword: &str| schema.pointer(&format!("/properties/{name}/{keyword}")).and_then(Value::as_f64);
            (bound("minimum"), bound("maximum"))
        };
        assert_eq!(bounds("both"), (Some(3.0), Some(7.0)));
        assert_eq!(bounds("one"), (Some(3.0), Some(255.0)));
    }

    #[test]
    fn ordering_changes_nothing_else() {
        let settings = || {
            let mut settings = SchemaSettings::draft07().for_deserialize();
            settings.transforms.push(Box::new(RecursiveTransform(bound_integers)));
            settings.into_generator()
        };
        let parsed: Value = serde_json::from_str(&schema::<Verdict>()).unwrap();
        assert_eq!(&parsed, settings().into_root_schema_for::<Verdict>().as_value());
        let parsed: Value = serde_json::from_str(&schema::<Vec<Option<u64>>>()).unwrap();
        assert_eq!(&parsed, settings().into_root_schema_for::<Vec<Option<u64>>>().as_value());
    }
}
