//! Validates a document against the structure of OpenAPI 3.0.
//!
//! progenitor's parser reports neither the location of an error nor a misspelt key.

use crate::openapi::diagnostic::Diagnostic;
use crate::openapi::extensions::{self, Extension};
use crate::openapi::objects::{FieldType, Object, OtherFields};
use crate::openapi::spanned_value::{SpannedValue, Value, join};

/// Returns the keywords of the Schema Object.
pub fn schema_keywords() -> impl Iterator<Item = &'static str> {
    let fields = Object::Schema.fields().iter().filter(|field| !field.is_new);
    fields.map(|field| field.name).filter(|name| *name != "$ref" && !name.starts_with("x-"))
}

/// A location in the document, linked to its parent; pointers are only built for errors.
#[derive(Clone, Copy)]
struct Place<'a> {
    parent: Option<&'a Place<'a>>,
    token: &'a str,
}

impl Place<'_> {
    fn pointer(&self) -> String {
        match self.parent {
            None => String::new(),
            Some(parent) => join(&parent.pointer(), self.token),
        }
    }
}

/// The results of the validation.
#[derive(Default)]
pub(crate) struct CheckResult<'a> {
    /// The differences from the structure of OpenAPI 3.0.
    pub(crate) problems: Vec<Diagnostic>,
    /// Warnings about valid parts.
    pub(crate) warnings: Vec<Diagnostic>,
    /// Extensions of this project, and keys that resemble them.
    pub(crate) extensions: Vec<Extension<'a>>,
}

/// Validates a document against the structure of OpenAPI 3.0.
pub(crate) fn check(document: &SpannedValue) -> CheckResult<'_> {
    let root = Place { parent: None, token: "" };
    let mut found = CheckResult::default();
    object(Object::Document, document, &root, &mut found);
    found
}

impl<'a> CheckResult<'a> {
    fn report(&mut self, place: &Place<'_>, node: &SpannedValue, message: String) {
        self.problems.push(Diagnostic { pointer: place.pointer(), at: Some(node.at), message });
    }

    /// Records an extension of an object, if the key is one.
    fn extension(
        &mut self,
        kind: &'static str,
        holder: &'a SpannedValue,
        place: &Place<'_>,
        name: &'a str,
        value: &'a SpannedValue,
    ) {
        if extensions::is_meant(name) {
            self.extensions.push(Extension { object: kind, holder, place: place.pointer(), name, value });
        }
    }
}

fn field_value<'a>(expected: &FieldType, node: &'a SpannedValue, place: &Place<'_>, found: &mut CheckResult<'a>) {
    let wanted = match (expected, &node.value) {
        (FieldType::Any | FieldType::Unread(_), _)
        | (FieldType::Text | FieldType::Type, Value::String(_))
        | (FieldType::Flag | FieldType::Bound | FieldType::FlagOrSchema, Value::Bool(_))
        | (FieldType::Number | FieldType::Bound, Value::Number(_)) => return,
        (FieldType::Count, Value::Number(number)) if number.is_u64() => return,
        (FieldType::Word(words), Value::String(text)) if words.contains(&text.as_str()) => return,
        (FieldType::List(items), Value::Array(nodes)) => {
            for (index, node) in nodes.iter().enumerate() {
                let token = index.to_string();
                let place = Place { parent: Some(place), token: &token };
                field_value(items, node, &place, found);
            }
            return;
        }
        (FieldType::Map(values), Value::Object(members)) => {
            for (key, node) in members {
                let place = Place { parent: Some(place), token: key };
                field_value(values, node, &place, found);
            }
            return;
        }
        (FieldType::One(expected), Value::Object(_)) => {
            return object(*expected, node, place, found);
        }
        (FieldType::Ref(expected), Value::Object(members)) => {
            return match members.get("$ref") {
                Some(reference) if reference.as_str().is_none() => {
                    found.report(place, reference, "`$ref` must be a string".to_owned());
                }
                Some(_) => siblings(*expected, node, place, found),
                None => object(*expected, node, place, found),
            };
        }
        (FieldType::FlagOrSchema, Value::Object(_)) => {
            return field_value(&FieldType::Ref(Object::Schema), node, place, found);
        }
        (FieldType::Text | FieldType::Type, _) => "a string".to_owned(),
        (FieldType::Flag, _) => "true or false".to_owned(),
        (FieldType::Number | FieldType::Bound, _) => "a number".to_owned(),
        (FieldType::Count, _) => "an integer of at least 0".to_owned(),
        (FieldType::Word(words), _) => format!("one of {}", words.join(", ")),
        (FieldType::List(_), _) => "an array".to_owned(),
        (FieldType::Map(_), _) => "an object".to_owned(),
        (FieldType::One(object) | FieldType::Ref(object), _) => format!("an object ({})", object.name()),
        (FieldType::FlagOrSchema, _) => "true, false or a schema".to_owned(),
    };
    let given = match &node.value {
        Value::String(text) => format!("{text:?}"),
        Value::Number(_) | Value::Bool(_) if matches!(expected, FieldType::Text) => unquoted(node),
        _ => node.kind().to_owned(),
    };
    found.report(place, node, format!("expected {wanted}, found {given}"));
}

/// Names the type that YAML gives an unquoted string, and says what to do.
pub(crate) fn unquoted(node: &SpannedValue) -> String {
    format!("{}: unquoted, YAML reads `{}` this way; quote it", node.kind(), node.to_json())
}

fn object<'a>(expected: Object, node: &'a SpannedValue, place: &Place<'_>, found: &mut CheckResult<'a>) {
    let Value::Object(members) = &node.value else {
        let message = format!("expected an object ({}), found {}", expected.name(), node.kind());
        return found.report(place, node, message);
    };
    for name in expected.required() {
        if !members.contains_key(*name) {
            found.report(place, node, format!("`{name}` is missing ({})", expected.name()));
        }
    }
    let holder = node;
    for (key, node) in members {
        let inner = Place { parent: Some(place), token: key };
        let field = expected.field(key).filter(|field| !field.is_new);
        match (field, &expected.other()) {
            _ if key.starts_with("x-") => found.extension(expected.name(), holder, place, key, node),
            (Some(field), _) => field_value(&field.ty, node, &inner, found),
            (None, OtherFields::Paths(value)) if key.starts_with('/') => field_value(value, node, &inner, found),
            (None, OtherFields::Statuses(value)) if is_status(key) => field_value(value, node, &inner, found),
            (None, OtherFields::Any(value)) => field_value(value, node, &inner, found),
            (None, OtherFields::Paths(_)) => {
                found.report(&inner, node, "a path must begin with `/`".to_owned());
            }
            (None, OtherFields::Statuses(_)) => {
                let message = "expected a status code, 1XX to 5XX or `default`".to_owned();
                found.report(&inner, node, message);
            }
            (None, OtherFields::None) => {
                let message = format!("OpenAPI 3.0 has no field `{key}` in a {}", expected.name());
                found.report(&inner, node, message);
            }
        }
    }
}

/// Reports siblings of a `$ref`, which OpenAPI 3.0 ignores, except annotations.
fn siblings<'a>(expected: Object, node: &'a SpannedValue, place: &Place<'_>, found: &mut CheckResult<'a>) {
    let holder = node;
    for (key, node) in node.as_object().into_iter().flatten() {
        if key.starts_with("x-") {
            found.extension(expected.name(), holder, place, key, node);
        } else if key != "$ref" && key != "description" && key != "summary" {
            let inner = Place { parent: Some(place), token: key };
            let message = format!(
                "OpenAPI 3.0 ignores `{key}` next to `$ref`, and so does the client; to apply it, write `allOf: [{{$ref: …}}]` and put it next to that"
            );
            found.warnings.push(Diagnostic { pointer: inner.pointer(), at: Some(node.at), message });
        }
    }
}

fn is_status(key: &str) -> bool {
    match key.as_bytes() {
        [b'1'..=b'5', b'X', b'X'] => true,
        [b'1'..=b'5', tens, ones] => tens.is_ascii_digit() && ones.is_ascii_digit(),
        _ => key == "default",
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const GOOD: &str = "
openapi: 3.0.3
info: {title: t, version: 0.1.0}
paths:
  /a:
    get:
      operationId: a
      x-any: {thing: 1}
      responses:
        200: {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}
        4XX: {description: bad}
components:
  schemas:
    A: {type: object, additionalProperties: {type: string, minLength: 1}}
";

    fn problems(from: &str, to: &str) -> Vec<String> {
        assert!(GOOD.contains(from));
        let node = SpannedValue::parse("api.yaml", &GOOD.replace(from, to)).unwrap();
        let say = |problem: Diagnostic| format!("{}: {}", problem.pointer, problem.message);
        check(&node).problems.into_iter().map(say).collect()
    }

    #[test]
    fn a_sound_document_has_no_problems() {
        assert_eq!(problems("t", "t"), Vec::<String>::new());
    }

    #[test]
    fn every_kind_of_fault_is_named_with_its_place() {
        let table = [
            (
                "title: t",
                "title: 1.0",
                "/info/title: expected a string, found a number: unquoted, YAML reads `1.0` this way; quote it",
            ),
            ("title: t, ", "", "/info: `title` is missing (Info Object)"),
            (
                "description: ok",
                "descripton: ok",
                "/paths/~1a/get/responses/200: `description` is missing (Response Object)\n\
                 /paths/~1a/get/responses/200/descripton: OpenAPI 3.0 has no field `descripton` in a Response Object",
            ),
            ("/a:", "a:", "/paths/a: a path must begin with `/`"),
            ("4XX", "6XX", "/paths/~1a/get/responses/6XX: expected a status code, 1XX to 5XX or `default`"),
            (
                "type: object",
                "type: [object, 'null']",
                "/components/schemas/A/type: expected one of string, number, integer, boolean, array, \
                 object, found an array",
            ),
            (
                "minLength: 1",
                "minLength: -1",
                "/components/schemas/A/additionalProperties/minLength: expected an integer of at least 0, \
                 found a number",
            ),
        ];
        for (from, to, expected) in table {
            assert_eq!(problems(from, to).join("\n"), expected, "{from} -> {to}");
        }
    }

    #[test]
    fn what_stands_beside_a_reference_is_ignored_with_a_notice() {
        let text = GOOD.replace(
            "{$ref: '#/components/schemas/A'}",
            "{$ref: '#/components/schemas/A', nullable: true, description: d}",
        );
        let node = SpannedValue::parse("api.yaml", &text).unwrap();
        let CheckResult { problems, warnings, .. } = check(&node);
        assert_eq!(problems, []);
        let warnings: Vec<String> = warnings.iter().map(ToString::to_string).collect();
        assert_eq!(
            warnings,
            [
                "10:102: /paths/~1a/get/responses/200/content/application~1json/schema/nullable: OpenAPI 3.0 ignores `nullable` \
              next to `$ref`, and so does the client; to apply it, write `allOf: [{$ref: …}]` and put it next to that"
            ]
        );
    }
}
