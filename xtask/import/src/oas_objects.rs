//! The objects of OpenAPI: what stands where, and in which order we write it.

/// An object of the specification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Object {
    /// The document itself.
    Document,
    /// Title, version and licence.
    Info,
    /// The licence.
    License,
    /// A base URL.
    Server,
    /// A tag.
    Tag,
    /// The reusable parts.
    Components,
    /// A path with its operations.
    PathItem,
    /// A method of a path.
    Operation,
    /// A parameter of an operation.
    Parameter,
    /// The body of a request.
    RequestBody,
    /// The schema of a body in one media type.
    MediaType,
    /// The encoding of a part of a body.
    Encoding,
    /// An answer.
    Response,
    /// Requests that the service makes: paths by expression.
    Callback,
    /// An example with a name.
    Example,
    /// A link between operations.
    Link,
    /// A header of an answer.
    Header,
    /// A JSON Schema.
    Schema,
    /// A way to authenticate.
    SecurityScheme,
}

/// The kind of value that a member has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// An object.
    One(Object),
    /// Objects by name.
    Map(Object),
    /// A list of objects.
    List(Object),
    /// A plain value without parts of its own.
    Data,
}

use Slot::{Data, List, Map, One};

/// The methods that a path item has members for.
pub const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

impl Object {
    /// The members that OpenAPI 3.0.3 knows, in the order in which we write them.
    pub fn members(self) -> &'static [(&'static str, Slot)] {
        match self {
            Self::Document => &[
                ("openapi", Data),
                ("info", One(Self::Info)),
                ("externalDocs", Data),
                ("servers", List(Self::Server)),
                ("security", Data),
                ("tags", List(Self::Tag)),
                ("paths", Map(Self::PathItem)),
                ("components", One(Self::Components)),
            ],
            Self::Info => &[
                ("title", Data),
                ("description", Data),
                ("version", Data),
                ("termsOfService", Data),
                ("contact", Data),
                ("license", One(Self::License)),
            ],
            Self::License => &[("name", Data), ("url", Data)],
            Self::Server => &[("url", Data), ("description", Data), ("variables", Data)],
            Self::Tag => &[("name", Data), ("description", Data), ("externalDocs", Data)],
            Self::Components => &[
                ("securitySchemes", Map(Self::SecurityScheme)),
                ("parameters", Map(Self::Parameter)),
                ("headers", Map(Self::Header)),
                ("requestBodies", Map(Self::RequestBody)),
                ("responses", Map(Self::Response)),
                ("links", Map(Self::Link)),
                ("callbacks", Map(Self::Callback)),
                ("examples", Map(Self::Example)),
                ("schemas", Map(Self::Schema)),
            ],
            Self::PathItem => &[
                ("summary", Data),
                ("description", Data),
                ("servers", List(Self::Server)),
                ("parameters", List(Self::Parameter)),
                ("get", One(Self::Operation)),
                ("put", One(Self::Operation)),
                ("post", One(Self::Operation)),
                ("delete", One(Self::Operation)),
                ("options", One(Self::Operation)),
                ("head", One(Self::Operation)),
                ("patch", One(Self::Operation)),
                ("trace", One(Self::Operation)),
            ],
            Self::Operation => &[
                ("tags", Data),
                ("operationId", Data),
                ("summary", Data),
                ("description", Data),
                ("externalDocs", Data),
                ("deprecated", Data),
                ("servers", List(Self::Server)),
                ("security", Data),
                ("parameters", List(Self::Parameter)),
                ("requestBody", One(Self::RequestBody)),
                ("responses", Map(Self::Response)),
                ("callbacks", Map(Self::Callback)),
            ],
            Self::Parameter => &[
                ("name", Data),
                ("in", Data),
                ("required", Data),
                ("deprecated", Data),
                ("description", Data),
                ("allowEmptyValue", Data),
                ("style", Data),
                ("explode", Data),
                ("allowReserved", Data),
                ("schema", One(Self::Schema)),
                ("content", Map(Self::MediaType)),
                ("example", Data),
                ("examples", Map(Self::Example)),
            ],
            Self::Header => &[
                ("required", Data),
                ("deprecated", Data),
                ("description", Data),
                ("allowEmptyValue", Data),
                ("style", Data),
                ("explode", Data),
                ("allowReserved", Data),
                ("schema", One(Self::Schema)),
                ("content", Map(Self::MediaType)),
                ("example", Data),
                ("examples", Map(Self::Example)),
            ],
            Self::RequestBody => &[("required", Data), ("description", Data), ("content", Map(Self::MediaType))],
            Self::MediaType => &[
                ("schema", One(Self::Schema)),
                ("encoding", Map(Self::Encoding)),
                ("example", Data),
                ("examples", Map(Self::Example)),
            ],
            Self::Encoding => &[
                ("contentType", Data),
                ("headers", Map(Self::Header)),
                ("style", Data),
                ("explode", Data),
                ("allowReserved", Data),
            ],
            Self::Response => &[
                ("description", Data),
                ("headers", Map(Self::Header)),
                ("content", Map(Self::MediaType)),
                ("links", Map(Self::Link)),
            ],
            Self::Callback => &[],
            Self::Example => &[("summary", Data), ("description", Data), ("value", Data), ("externalValue", Data)],
            Self::Link => &[
                ("operationId", Data),
                ("operationRef", Data),
                ("description", Data),
                ("parameters", Data),
                ("requestBody", Data),
                ("server", Data),
            ],
            Self::SecurityScheme => &[
                ("type", Data),
                ("in", Data),
                ("name", Data),
                ("scheme", Data),
                ("bearerFormat", Data),
                ("flows", Data),
                ("openIdConnectUrl", Data),
                ("description", Data),
            ],
            Self::Schema => &SCHEMA,
        }
    }

    /// Returns what stands under a key, in OpenAPI 3.0.3; `None` when it has no member of that name.
    pub fn slot(self, key: &str) -> Option<Slot> {
        if self == Self::Callback && !key.starts_with("x-") {
            return Some(One(Self::PathItem));
        }
        if key.starts_with("x-") {
            return Some(Data);
        }
        self.members().iter().find(|(name, _)| *name == key).map(|(_, slot)| *slot)
    }

    /// Returns what stands under a key, in OpenAPI 3.0 or 3.1.
    pub fn slot_of_any_version(self, key: &str) -> Slot {
        let newer = match (self, key) {
            (Self::Document, "webhooks") => Some(Map(Self::PathItem)),
            (Self::Components, "pathItems") => Some(Map(Self::PathItem)),
            (Self::Schema, "patternProperties" | "dependentSchemas" | "$defs" | "definitions") => {
                Some(Map(Self::Schema))
            }
            (Self::Schema, "prefixItems") => Some(List(Self::Schema)),
            (
                Self::Schema,
                "contains"
                | "propertyNames"
                | "if"
                | "then"
                | "else"
                | "unevaluatedItems"
                | "unevaluatedProperties"
                | "contentSchema",
            ) => Some(One(Self::Schema)),
            _ => None,
        };
        newer.or_else(|| self.slot(key)).unwrap_or(Data)
    }

    /// Returns where a member comes among the others; what is not listed comes last.
    pub fn rank(self, key: &str) -> usize {
        let members = self.members();
        let position = members.iter().position(|(name, _)| *name == key);
        position.unwrap_or(members.len())
    }
}

/// The keywords of a schema.
static SCHEMA: [(&str, Slot); 37] = [
    ("$ref", Data),
    ("title", Data),
    ("description", Data),
    ("type", Data),
    ("format", Data),
    ("nullable", Data),
    ("enum", Data),
    ("default", Data),
    ("minLength", Data),
    ("maxLength", Data),
    ("pattern", Data),
    ("minimum", Data),
    ("exclusiveMinimum", Data),
    ("maximum", Data),
    ("exclusiveMaximum", Data),
    ("multipleOf", Data),
    ("minItems", Data),
    ("maxItems", Data),
    ("uniqueItems", Data),
    ("minProperties", Data),
    ("maxProperties", Data),
    ("required", Data),
    ("properties", Map(Object::Schema)),
    ("additionalProperties", One(Object::Schema)),
    ("items", One(Object::Schema)),
    ("allOf", List(Object::Schema)),
    ("oneOf", List(Object::Schema)),
    ("anyOf", List(Object::Schema)),
    ("not", One(Object::Schema)),
    ("discriminator", Data),
    ("readOnly", Data),
    ("writeOnly", Data),
    ("deprecated", Data),
    ("xml", Data),
    ("externalDocs", Data),
    ("example", Data),
    ("x-webagent-origin", Data),
];
