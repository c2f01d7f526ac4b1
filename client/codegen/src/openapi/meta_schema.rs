//! The structure of OpenAPI 3.0 as tables, and the check of a document against them.
//!
//! The generator's own reader says neither where a document is wrong nor that a key is misspelt, so the
//! structure is checked first. Source of the tables: the OpenAPI Specification 3.0.3, section 4.7.

use crate::openapi::diagnostic::Diagnostic;
use crate::openapi::extensions::{self, Extension};
use crate::openapi::spanned_value::{SpannedValue, Value, join};

/// The values that may stand in a place.
enum Shape {
    /// Any JSON value.
    Any,
    Text,
    Flag,
    Number,
    /// An integer of at least 0.
    Count,
    /// One of these words.
    Word(&'static [&'static str]),
    List(&'static Shape),
    /// An object with any keys, whose values have a shape.
    Map(&'static Shape),
    Object(&'static Object),
    /// An object, or a reference to one.
    Ref(&'static Object),
    /// `true`, `false` or a schema.
    FlagOrSchema,
}

/// An object of the specification: its name there, its fields, and which of them are required.
struct Object {
    name: &'static str,
    required: &'static [&'static str],
    fields: &'static [(&'static str, Shape)],
    /// Fields that are not named one by one.
    other: Other,
}

/// The fields of an object beyond the listed ones. `x-` extensions are allowed everywhere.
enum Other {
    None,
    /// Keys that begin with a slash.
    Paths(&'static Shape),
    /// Status codes, `1XX` to `5XX`, `default`.
    Statuses(&'static Shape),
}

use Shape::{Any, Count, Flag, FlagOrSchema, List, Map, Number, Ref, Text, Word};

static DOCUMENT: Object = Object {
    name: "OpenAPI Object",
    required: &["openapi", "info", "paths"],
    fields: &[
        ("openapi", Text),
        ("info", Shape::Object(&INFO)),
        ("servers", List(&Shape::Object(&SERVER))),
        ("paths", Shape::Object(&PATHS)),
        ("components", Shape::Object(&COMPONENTS)),
        ("security", List(&Map(&List(&Text)))),
        ("tags", List(&Shape::Object(&TAG))),
        ("externalDocs", Shape::Object(&EXTERNAL_DOCS)),
    ],
    other: Other::None,
};

static INFO: Object = Object {
    name: "Info Object",
    required: &["title", "version"],
    fields: &[
        ("title", Text),
        ("description", Text),
        ("termsOfService", Text),
        ("contact", Shape::Object(&CONTACT)),
        ("license", Shape::Object(&LICENSE)),
        ("version", Text),
    ],
    other: Other::None,
};

static CONTACT: Object = Object {
    name: "Contact Object",
    required: &[],
    fields: &[("name", Text), ("url", Text), ("email", Text)],
    other: Other::None,
};

static LICENSE: Object = Object {
    name: "License Object",
    required: &["name"],
    fields: &[("name", Text), ("url", Text)],
    other: Other::None,
};

static SERVER: Object = Object {
    name: "Server Object",
    required: &["url"],
    fields: &[("url", Text), ("description", Text), ("variables", Map(&Shape::Object(&SERVER_VARIABLE)))],
    other: Other::None,
};

static SERVER_VARIABLE: Object = Object {
    name: "Server Variable Object",
    required: &["default"],
    fields: &[("enum", List(&Text)), ("default", Text), ("description", Text)],
    other: Other::None,
};

static PATHS: Object =
    Object { name: "Paths Object", required: &[], fields: &[], other: Other::Paths(&Shape::Object(&PATH_ITEM)) };

static PATH_ITEM: Object = Object {
    name: "Path Item Object",
    required: &[],
    fields: &[
        ("summary", Text),
        ("description", Text),
        ("get", Shape::Object(&OPERATION)),
        ("put", Shape::Object(&OPERATION)),
        ("post", Shape::Object(&OPERATION)),
        ("delete", Shape::Object(&OPERATION)),
        ("options", Shape::Object(&OPERATION)),
        ("head", Shape::Object(&OPERATION)),
        ("patch", Shape::Object(&OPERATION)),
        ("trace", Shape::Object(&OPERATION)),
        ("servers", List(&Shape::Object(&SERVER))),
        ("parameters", List(&Ref(&PARAMETER))),
    ],
    other: Other::None,
};

static OPERATION: Object = Object {
    name: "Operation Object",
    required: &["responses"],
    fields: &[
        ("tags", List(&Text)),
        ("summary", Text),
        ("description", Text),
        ("externalDocs", Shape::Object(&EXTERNAL_DOCS)),
        ("operationId", Text),
        ("parameters", List(&Ref(&PARAMETER))),
        ("requestBody", Ref(&REQUEST_BODY)),
        ("responses", Shape::Object(&RESPONSES)),
        ("callbacks", Map(&Any)),
        ("deprecated", Flag),
        ("security", List(&Map(&List(&Text)))),
        ("servers", List(&Shape::Object(&SERVER))),
    ],
    other: Other::None,
};

static EXTERNAL_DOCS: Object = Object {
    name: "External Documentation Object",
    required: &["url"],
    fields: &[("description", Text), ("url", Text)],
    other: Other::None,
};

static PARAMETER: Object = Object {
    name: "Parameter Object",
    required: &["name", "in"],
    fields: &[
        ("name", Text),
        ("in", Word(&["query", "header", "path", "cookie"])),
        ("description", Text),
        ("required", Flag),
        ("deprecated", Flag),
        ("allowEmptyValue", Flag),
        ("style", STYLE),
        ("explode", Flag),
        ("allowReserved", Flag),
        ("schema", Ref(&SCHEMA)),
        ("example", Any),
        ("examples", Map(&Any)),
        ("content", Map(&Shape::Object(&MEDIA_TYPE))),
    ],
    other: Other::None,
};

const STYLE: Shape = Word(&["matrix", "label", "form", "simple", "spaceDelimited", "pipeDelimited", "deepObject"]);

static REQUEST_BODY: Object = Object {
    name: "Request Body Object",
    required: &["content"],
    fields: &[("description", Text), ("content", Map(&Shape::Object(&MEDIA_TYPE))), ("required", Flag)],
    other: Other::None,
};

static MEDIA_TYPE: Object = Object {
    name: "Media Type Object",
    required: &[],
    fields: &[("schema", Ref(&SCHEMA)), ("example", Any), ("examples", Map(&Any)), ("encoding", Map(&Any))],
    other: Other::None,
};

static RESPONSES: Object =
    Object { name: "Responses Object", required: &[], fields: &[], other: Other::Statuses(&Ref(&RESPONSE)) };

static RESPONSE: Object = Object {
    name: "Response Object",
    required: &["description"],
    fields: &[
        ("description", Text),
        ("headers", Map(&Ref(&HEADER))),
        ("content", Map(&Shape::Object(&MEDIA_TYPE))),
        ("links", Map(&Any)),
    ],
    other: Other::None,
};

static HEADER: Object = Object {
    name: "Header Object",
    required: &[],
    fields: &[
        ("description", Text),
        ("required", Flag),
        ("deprecated", Flag),
        ("allowEmptyValue", Flag),
        ("style", STYLE),
        ("explode", Flag),
        ("allowReserved", Flag),
        ("schema", Ref(&SCHEMA)),
        ("example", Any),
        ("examples", Map(&Any)),
        ("content", Map(&Shape::Object(&MEDIA_TYPE))),
    ],
    other: Other::None,
};

static TAG: Object = Object {
    name: "Tag Object",
    required: &["name"],
    fields: &[("name", Text), ("description", Text), ("externalDocs", Shape::Object(&EXTERNAL_DOCS))],
    other: Other::None,
};

static COMPONENTS: Object = Object {
    name: "Components Object",
    required: &[],
    fields: &[
        ("schemas", Map(&Ref(&SCHEMA))),
        ("responses", Map(&Ref(&RESPONSE))),
        ("parameters", Map(&Ref(&PARAMETER))),
        ("examples", Map(&Any)),
        ("requestBodies", Map(&Ref(&REQUEST_BODY))),
        ("headers", Map(&Ref(&HEADER))),
        ("securitySchemes", Map(&Ref(&SECURITY_SCHEME))),
        ("links", Map(&Any)),
        ("callbacks", Map(&Any)),
    ],
    other: Other::None,
};

static SECURITY_SCHEME: Object = Object {
    name: "Security Scheme Object",
    required: &["type"],
    fields: &[
        ("type", Word(&["apiKey", "http", "oauth2", "openIdConnect"])),
        ("description", Text),
        ("name", Text),
        ("in", Word(&["query", "header", "cookie"])),
        ("scheme", Text),
        ("bearerFormat", Text),
        ("flows", Map(&Any)),
        ("openIdConnectUrl", Text),
    ],
    other: Other::None,
};

static SCHEMA: Object = Object {
    name: "Schema Object",
    required: &[],
    fields: &[
        ("title", Text),
        ("multipleOf", Number),
        ("maximum", Number),
        ("exclusiveMaximum", Flag),
        ("minimum", Number),
        ("exclusiveMinimum", Flag),
        ("maxLength", Count),
        ("minLength", Count),
        ("pattern", Text),
        ("maxItems", Count),
        ("minItems", Count),
        ("uniqueItems", Flag),
        ("maxProperties", Count),
        ("minProperties", Count),
        ("required", List(&Text)),
        ("enum", List(&Any)),
        ("type", Word(&["string", "number", "integer", "boolean", "array", "object"])),
        ("allOf", List(&Ref(&SCHEMA))),
        ("oneOf", List(&Ref(&SCHEMA))),
        ("anyOf", List(&Ref(&SCHEMA))),
        ("not", Ref(&SCHEMA)),
        ("items", Ref(&SCHEMA)),
        ("properties", Map(&Ref(&SCHEMA))),
        ("additionalProperties", FlagOrSchema),
        ("description", Text),
        ("format", Text),
        ("default", Any),
        ("nullable", Flag),
        ("discriminator", Shape::Object(&DISCRIMINATOR)),
        ("readOnly", Flag),
        ("writeOnly", Flag),
        ("xml", Map(&Any)),
        ("externalDocs", Shape::Object(&EXTERNAL_DOCS)),
        ("example", Any),
        ("deprecated", Flag),
    ],
    other: Other::None,
};

static DISCRIMINATOR: Object = Object {
    name: "Discriminator Object",
    required: &["propertyName"],
    fields: &[("propertyName", Text), ("mapping", Map(&Text))],
    other: Other::None,
};

/// Returns the keywords of the Schema Object.
pub fn schema_keywords() -> impl Iterator<Item = &'static str> {
    SCHEMA.fields.iter().map(|(name, _)| *name)
}

/// A place in the document, linked to the places around it: pointers are only written out for problems.
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

/// Findings on the way through a document.
#[derive(Default)]
pub(crate) struct Found<'a> {
    /// Everything in which the document differs from the structure of OpenAPI 3.0.
    pub(crate) problems: Vec<Diagnostic>,
    /// Things to know, although they are sound.
    pub(crate) notices: Vec<Diagnostic>,
    /// The project's own extensions, and what looks like them.
    pub(crate) extensions: Vec<Extension<'a>>,
}

/// Compares a document with the structure of OpenAPI 3.0.
pub(crate) fn check(document: &SpannedValue) -> Found<'_> {
    let root = Place { parent: None, token: "" };
    let mut found = Found::default();
    object(&DOCUMENT, document, &root, &mut found);
    found
}

impl<'a> Found<'a> {
    fn report(&mut self, place: &Place<'_>, node: &SpannedValue, message: String) {
        self.problems.push(Diagnostic { pointer: place.pointer(), at: Some(node.at), message });
    }

    /// Keeps an extension of an object, if it is an extension.
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

fn shape<'a>(expected: &Shape, node: &'a SpannedValue, place: &Place<'_>, found: &mut Found<'a>) {
    let wanted = match (expected, &node.value) {
        (Shape::Any, _)
        | (Shape::Text, Value::String(_))
        | (Shape::Flag | Shape::FlagOrSchema, Value::Bool(_))
        | (Shape::Number, Value::Number(_)) => return,
        (Shape::Count, Value::Number(number)) if number.is_u64() => return,
        (Shape::Word(words), Value::String(text)) if words.contains(&text.as_str()) => return,
        (Shape::List(items), Value::Array(nodes)) => {
            for (index, node) in nodes.iter().enumerate() {
                let token = index.to_string();
                let place = Place { parent: Some(place), token: &token };
                shape(items, node, &place, found);
            }
            return;
        }
        (Shape::Map(values), Value::Object(members)) => {
            for (key, node) in members {
                let place = Place { parent: Some(place), token: key };
                shape(values, node, &place, found);
            }
            return;
        }
        (Shape::Object(expected), Value::Object(_)) => {
            return object(expected, node, place, found);
        }
        (Shape::Ref(expected), Value::Object(members)) => {
            return match members.get("$ref") {
                Some(reference) if reference.as_str().is_none() => {
                    found.report(place, reference, "`$ref` must be a string".to_owned());
                }
                Some(_) => siblings(expected, node, place, found),
                None => object(expected, node, place, found),
            };
        }
        (Shape::FlagOrSchema, Value::Object(_)) => {
            return shape(&Ref(&SCHEMA), node, place, found);
        }
        (Shape::Text, _) => "a string".to_owned(),
        (Shape::Flag, _) => "true or false".to_owned(),
        (Shape::Number, _) => "a number".to_owned(),
        (Shape::Count, _) => "an integer of at least 0".to_owned(),
        (Shape::Word(words), _) => format!("one of {}", words.join(", ")),
        (Shape::List(_), _) => "an array".to_owned(),
        (Shape::Map(_), _) => "an object".to_owned(),
        (Shape::Object(object) | Shape::Ref(object), _) => format!("an object ({})", object.name),
        (Shape::FlagOrSchema, _) => "true, false or a schema".to_owned(),
    };
    let given = match &node.value {
        Value::String(text) => format!("{text:?}"),
        _ => node.kind().to_owned(),
    };
    found.report(place, node, format!("expected {wanted}, found {given}"));
}

fn object<'a>(expected: &Object, node: &'a SpannedValue, place: &Place<'_>, found: &mut Found<'a>) {
    let Value::Object(members) = &node.value else {
        let message = format!("expected an object ({}), found {}", expected.name, node.kind());
        return found.report(place, node, message);
    };
    for name in expected.required {
        if !members.contains_key(*name) {
            found.report(place, node, format!("`{name}` is missing ({})", expected.name));
        }
    }
    let holder = node;
    for (key, node) in members {
        let inner = Place { parent: Some(place), token: key };
        let field = expected.fields.iter().find(|(name, _)| name == key);
        match (field, &expected.other) {
            (Some((_, value)), _) => shape(value, node, &inner, found),
            (None, _) if key.starts_with("x-") => found.extension(expected.name, holder, place, key, node),
            (None, Other::Paths(value)) if key.starts_with('/') => shape(value, node, &inner, found),
            (None, Other::Statuses(value)) if is_status(key) => shape(value, node, &inner, found),
            (None, Other::Paths(_)) => {
                found.report(&inner, node, "a path must begin with `/`".to_owned());
            }
            (None, Other::Statuses(_)) => {
                let message = "expected a status code, 1XX to 5XX or `default`".to_owned();
                found.report(&inner, node, message);
            }
            (None, Other::None) => {
                let message = format!("OpenAPI 3.0 has no field `{key}` in a {}", expected.name);
                found.report(&inner, node, message);
            }
        }
    }
}

/// OpenAPI 3.0 ignores what stands beside a `$ref`, which may mislead. What only describes does not.
fn siblings<'a>(expected: &Object, node: &'a SpannedValue, place: &Place<'_>, found: &mut Found<'a>) {
    let holder = node;
    for (key, node) in node.as_object().into_iter().flatten() {
        if key.starts_with("x-") {
            found.extension(expected.name, holder, place, key, node);
        } else if key != "$ref" && key != "description" && key != "summary" {
            let inner = Place { parent: Some(place), token: key };
            let message = format!(
                "OpenAPI 3.0 ignores `{key}` beside `$ref`, and so does the client: if it is meant, write `allOf: [{{$ref: …}}]` \
                 and put it beside that"
            );
            found.notices.push(Diagnostic { pointer: inner.pointer(), at: Some(node.at), message });
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
            ("title: t", "title: 1", "/info/title: expected a string, found a number"),
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
        let Found { problems, notices, .. } = check(&node);
        assert_eq!(problems, []);
        let notices: Vec<String> = notices.iter().map(ToString::to_string).collect();
        assert_eq!(
            notices,
            [
                "11:105: /paths/~1a/get/responses/200/content/application~1json/schema/nullable: OpenAPI 3.0 ignores `nullable` \
              beside `$ref`, and so does the client: if it is meant, write `allOf: [{$ref: …}]` and put it beside that"
            ]
        );
    }
}
