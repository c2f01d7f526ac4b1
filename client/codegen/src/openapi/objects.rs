//! The OpenAPI objects as one table: their fields in our standard order, the type of each field, and the version that
//! added it.
//!
//! The generator validates documents with it, the comparison takes the known keywords from it, and the import the order
//! of fields. Source: the OpenAPI Specification 3.0.3, section 4.7; for later fields 3.1 and 3.2.

/// The HTTP methods of a path item in any version. The last one was added in OpenAPI 3.2.
pub const ALL_METHODS: [&str; 9] = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/// The HTTP methods of a path item in OpenAPI 3.0.
pub const METHODS: [&str; 8] = match ALL_METHODS.first_chunk() {
    Some(methods) => *methods,
    None => [""; 8],
};

/// An object of the specification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names are those of the specification")]
pub enum Object {
    Document,
    Info,
    Contact,
    License,
    Server,
    ServerVariable,
    Paths,
    PathItem,
    Operation,
    ExternalDocs,
    Parameter,
    RequestBody,
    MediaType,
    Encoding,
    Responses,
    Response,
    Callback,
    Example,
    Link,
    Header,
    Tag,
    Components,
    SecurityScheme,
    OAuthFlow,
    Schema,
    Discriminator,
    Reference,
}

/// The type of a field.
#[derive(Clone, Copy, Debug)]
pub enum FieldType {
    /// Any JSON value.
    Any,
    /// A string.
    Text,
    /// `true` or `false`.
    Flag,
    /// A number.
    Number,
    /// A number, or in OpenAPI 3.0 a boolean.
    Bound,
    /// An integer of at least 0.
    Count,
    /// One of these strings.
    Word(&'static [&'static str]),
    /// The name of a JSON type, or since OpenAPI 3.1 a list of names.
    Type,
    /// A list.
    List(&'static FieldType),
    /// An object with any keys.
    Map(&'static FieldType),
    /// An object of the specification.
    One(Object),
    /// An object of the specification, or a reference to one.
    Ref(Object),
    /// An object that the generator does not use and does not validate.
    Unread(Object),
    /// `true`, `false` or a schema.
    FlagOrSchema,
}

/// A field of an object.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The key.
    pub name: &'static str,
    /// The value in OpenAPI 3.0.
    pub ty: FieldType,
    /// The type in later versions, if they allow more.
    pub later: Option<FieldType>,
    /// Set if OpenAPI 3.0 does not have it.
    pub is_new: bool,
}

/// The allowed keys beyond the listed fields. `x-` extensions are allowed everywhere.
#[derive(Clone, Copy, Debug)]
pub enum OtherFields {
    /// None.
    None,
    /// Keys that begin with a slash.
    Paths(FieldType),
    /// Status codes, `1XX` to `5XX`, `default`.
    Statuses(FieldType),
    /// Any key.
    Any(FieldType),
}

/// The objects in a field, for walks that ignore plain values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// An object.
    One(Object),
    /// Objects by name.
    Map(Object),
    /// A list of objects.
    List(Object),
    /// A plain value, or an object without references and without a standard order.
    Data,
}

use FieldType::{Any, Bound, Count, Flag, FlagOrSchema, List, Map, Number, One, Ref, Text, Type, Unread, Word};

const fn field(name: &'static str, ty: FieldType) -> Field {
    Field { name, ty, later: None, is_new: false }
}

/// Defines a field for which a later version allows more.
const fn wider(name: &'static str, ty: FieldType, later: FieldType) -> Field {
    Field { name, ty, later: Some(later), is_new: false }
}

/// Defines a field that OpenAPI 3.0 does not have.
const fn new(name: &'static str, ty: FieldType) -> Field {
    Field { name, ty, later: None, is_new: true }
}

const STYLE: FieldType = Word(&["matrix", "label", "form", "simple", "spaceDelimited", "pipeDelimited", "deepObject"]);
const CONTENT: FieldType = Map(&One(Object::MediaType));
const EXAMPLES: FieldType = Map(&Unread(Object::Example));
const SCHEMAS: FieldType = List(&Ref(Object::Schema));
const SCHEMA_MAP: FieldType = Map(&Ref(Object::Schema));
const SECURITY: FieldType = List(&Map(&List(&Text)));
const SERVERS: FieldType = List(&One(Object::Server));
const PARAMETERS: FieldType = List(&Ref(Object::Parameter));

static DOCUMENT: [Field; 10] = [
    field("openapi", Text),
    field("info", One(Object::Info)),
    new("jsonSchemaDialect", Text),
    field("externalDocs", One(Object::ExternalDocs)),
    field("servers", SERVERS),
    field("security", SECURITY),
    field("tags", List(&One(Object::Tag))),
    field("paths", One(Object::Paths)),
    new("webhooks", Map(&Ref(Object::PathItem))),
    field("components", One(Object::Components)),
];

static INFO: [Field; 6] = [
    field("title", Text),
    field("description", Text),
    field("version", Text),
    field("termsOfService", Text),
    field("contact", One(Object::Contact)),
    field("license", One(Object::License)),
];

static CONTACT: [Field; 3] = [field("name", Text), field("url", Text), field("email", Text)];

static LICENSE: [Field; 2] = [field("name", Text), field("url", Text)];

static SERVER: [Field; 4] = [
    field("url", Text),
    new("name", Text),
    field("description", Text),
    field("variables", Map(&One(Object::ServerVariable))),
];

static SERVER_VARIABLE: [Field; 3] = [field("enum", List(&Text)), field("default", Text), field("description", Text)];

static PATH_ITEM: [Field; 13] = [
    field("summary", Text),
    field("description", Text),
    field("servers", SERVERS),
    field("parameters", PARAMETERS),
    field("get", One(Object::Operation)),
    field("put", One(Object::Operation)),
    field("post", One(Object::Operation)),
    field("delete", One(Object::Operation)),
    field("options", One(Object::Operation)),
    field("head", One(Object::Operation)),
    field("patch", One(Object::Operation)),
    field("trace", One(Object::Operation)),
    new("query", One(Object::Operation)),
];

static OPERATION: [Field; 12] = [
    field("tags", List(&Text)),
    field("operationId", Text),
    field("summary", Text),
    field("description", Text),
    field("externalDocs", One(Object::ExternalDocs)),
    field("deprecated", Flag),
    field("servers", SERVERS),
    field("security", SECURITY),
    field("parameters", PARAMETERS),
    field("requestBody", Ref(Object::RequestBody)),
    field("responses", One(Object::Responses)),
    field("callbacks", Map(&Unread(Object::Callback))),
];

static EXTERNAL_DOCS: [Field; 2] = [field("description", Text), field("url", Text)];

/// A header has the same fields without the first two.
static PARAMETER: [Field; 13] = [
    field("name", Text),
    field("in", Word(&["query", "header", "path", "cookie"])),
    field("required", Flag),
    field("deprecated", Flag),
    field("description", Text),
    field("allowEmptyValue", Flag),
    field("style", STYLE),
    field("explode", Flag),
    field("allowReserved", Flag),
    field("schema", Ref(Object::Schema)),
    field("content", CONTENT),
    field("example", Any),
    field("examples", EXAMPLES),
];

static REQUEST_BODY: [Field; 3] = [field("required", Flag), field("description", Text), field("content", CONTENT)];

static MEDIA_TYPE: [Field; 4] = [
    field("schema", Ref(Object::Schema)),
    field("encoding", Map(&Unread(Object::Encoding))),
    field("example", Any),
    field("examples", EXAMPLES),
];

static ENCODING: [Field; 5] = [
    field("contentType", Text),
    field("headers", Map(&Ref(Object::Header))),
    field("style", STYLE),
    field("explode", Flag),
    field("allowReserved", Flag),
];

static RESPONSE: [Field; 5] = [
    new("summary", Text),
    field("description", Text),
    field("headers", Map(&Ref(Object::Header))),
    field("content", CONTENT),
    field("links", Map(&Unread(Object::Link))),
];

static EXAMPLE: [Field; 4] =
    [field("summary", Text), field("description", Text), field("value", Any), field("externalValue", Text)];

static LINK: [Field; 6] = [
    field("operationId", Text),
    field("operationRef", Text),
    field("description", Text),
    field("parameters", Map(&Any)),
    field("requestBody", Any),
    field("server", Any),
];

static TAG: [Field; 3] =
    [field("name", Text), field("description", Text), field("externalDocs", One(Object::ExternalDocs))];

static COMPONENTS: [Field; 11] = [
    field("securitySchemes", Map(&Ref(Object::SecurityScheme))),
    field("parameters", Map(&Ref(Object::Parameter))),
    field("headers", Map(&Ref(Object::Header))),
    field("requestBodies", Map(&Ref(Object::RequestBody))),
    field("responses", Map(&Ref(Object::Response))),
    field("links", Map(&Unread(Object::Link))),
    field("callbacks", Map(&Unread(Object::Callback))),
    field("examples", EXAMPLES),
    new("pathItems", Map(&Ref(Object::PathItem))),
    new("mediaTypes", Map(&Ref(Object::MediaType))),
    field("schemas", SCHEMA_MAP),
];

static SECURITY_SCHEME: [Field; 10] = [
    field("type", Word(&["apiKey", "http", "oauth2", "openIdConnect"])),
    field("in", Word(&["query", "header", "cookie"])),
    field("name", Text),
    field("scheme", Text),
    field("bearerFormat", Text),
    field("flows", Map(&Unread(Object::OAuthFlow))),
    field("openIdConnectUrl", Text),
    new("oauth2MetadataUrl", Text),
    new("deprecated", Flag),
    field("description", Text),
];

static SCHEMA: [Field; 60] = [
    field("$ref", Text),
    new("$comment", Text),
    new("$id", Text),
    new("$anchor", Text),
    new("$dynamicAnchor", Text),
    new("$defs", SCHEMA_MAP),
    field("title", Text),
    field("description", Text),
    wider("type", Word(&["string", "number", "integer", "boolean", "array", "object"]), Type),
    field("format", Text),
    field("nullable", Flag),
    field("enum", List(&Any)),
    new("const", Any),
    field("default", Any),
    field("minLength", Count),
    field("maxLength", Count),
    field("pattern", Text),
    new("contentEncoding", Text),
    new("contentMediaType", Text),
    new("contentSchema", Ref(Object::Schema)),
    field("minimum", Number),
    wider("exclusiveMinimum", Flag, Bound),
    field("maximum", Number),
    wider("exclusiveMaximum", Flag, Bound),
    field("multipleOf", Number),
    field("minItems", Count),
    field("maxItems", Count),
    field("uniqueItems", Flag),
    new("contains", Ref(Object::Schema)),
    new("minContains", Count),
    new("maxContains", Count),
    field("minProperties", Count),
    field("maxProperties", Count),
    field("required", List(&Text)),
    field("properties", SCHEMA_MAP),
    new("patternProperties", SCHEMA_MAP),
    field("additionalProperties", FlagOrSchema),
    new("propertyNames", Ref(Object::Schema)),
    new("dependentRequired", Map(&List(&Text))),
    new("dependentSchemas", SCHEMA_MAP),
    new("unevaluatedProperties", Ref(Object::Schema)),
    new("prefixItems", SCHEMAS),
    field("items", Ref(Object::Schema)),
    new("unevaluatedItems", Ref(Object::Schema)),
    field("allOf", SCHEMAS),
    field("oneOf", SCHEMAS),
    field("anyOf", SCHEMAS),
    field("not", Ref(Object::Schema)),
    new("if", Ref(Object::Schema)),
    new("then", Ref(Object::Schema)),
    new("else", Ref(Object::Schema)),
    field("discriminator", One(Object::Discriminator)),
    field("readOnly", Flag),
    field("writeOnly", Flag),
    field("deprecated", Flag),
    field("xml", Map(&Any)),
    field("externalDocs", One(Object::ExternalDocs)),
    field("example", Any),
    new("examples", List(&Any)),
    // Extensions of this project come before other extensions.
    field("x-webagent-origin", Any),
];

static DISCRIMINATOR: [Field; 2] = [field("propertyName", Text), field("mapping", Map(&Text))];

static REFERENCE: [Field; 2] = [field("summary", Text), field("description", Text)];

impl Object {
    /// Every object.
    pub const ALL: [Self; 27] = [
        Self::Document,
        Self::Info,
        Self::Contact,
        Self::License,
        Self::Server,
        Self::ServerVariable,
        Self::Paths,
        Self::PathItem,
        Self::Operation,
        Self::ExternalDocs,
        Self::Parameter,
        Self::RequestBody,
        Self::MediaType,
        Self::Encoding,
        Self::Responses,
        Self::Response,
        Self::Callback,
        Self::Example,
        Self::Link,
        Self::Header,
        Self::Tag,
        Self::Components,
        Self::SecurityScheme,
        Self::OAuthFlow,
        Self::Schema,
        Self::Discriminator,
        Self::Reference,
    ];

    /// The name in the specification, the required fields, and all fields in our standard order.
    fn entry(self) -> (&'static str, &'static [&'static str], &'static [Field]) {
        match self {
            Self::Document => ("OpenAPI Object", &["openapi", "info", "paths"], &DOCUMENT),
            Self::Info => ("Info Object", &["title", "version"], &INFO),
            Self::Contact => ("Contact Object", &[], &CONTACT),
            Self::License => ("License Object", &["name"], &LICENSE),
            Self::Server => ("Server Object", &["url"], &SERVER),
            Self::ServerVariable => ("Server Variable Object", &["default"], &SERVER_VARIABLE),
            Self::Paths => ("Paths Object", &[], &[]),
            Self::PathItem => ("Path Item Object", &[], &PATH_ITEM),
            Self::Operation => ("Operation Object", &["responses"], &OPERATION),
            Self::ExternalDocs => ("External Documentation Object", &["url"], &EXTERNAL_DOCS),
            Self::Parameter => ("Parameter Object", &["name", "in"], &PARAMETER),
            Self::RequestBody => ("Request Body Object", &["content"], &REQUEST_BODY),
            Self::MediaType => ("Media Type Object", &[], &MEDIA_TYPE),
            Self::Encoding => ("Encoding Object", &[], &ENCODING),
            Self::Responses => ("Responses Object", &[], &[]),
            Self::Response => ("Response Object", &["description"], &RESPONSE),
            Self::Callback => ("Callback Object", &[], &[]),
            Self::Example => ("Example Object", &[], &EXAMPLE),
            Self::Link => ("Link Object", &[], &LINK),
            Self::Header => ("Header Object", &[], PARAMETER.split_at(2).1),
            Self::Tag => ("Tag Object", &["name"], &TAG),
            Self::Components => ("Components Object", &[], &COMPONENTS),
            Self::SecurityScheme => ("Security Scheme Object", &["type"], &SECURITY_SCHEME),
            Self::OAuthFlow => ("OAuth Flow Object", &[], &[]),
            Self::Schema => ("Schema Object", &[], &SCHEMA),
            Self::Discriminator => ("Discriminator Object", &["propertyName"], &DISCRIMINATOR),
            Self::Reference => ("Reference Object", &["$ref"], &REFERENCE),
        }
    }

    /// Returns the name in the specification.
    pub fn name(self) -> &'static str {
        self.entry().0
    }

    /// Returns the required fields.
    pub fn required(self) -> &'static [&'static str] {
        self.entry().1
    }

    /// Returns the fields of every version in our standard order.
    pub fn fields(self) -> &'static [Field] {
        self.entry().2
    }

    /// Returns a field of any version.
    pub fn field(self, name: &str) -> Option<&'static Field> {
        self.fields().iter().find(|field| field.name == name)
    }

    /// Returns the allowed keys beyond the listed fields.
    pub fn other(self) -> OtherFields {
        match self {
            Self::Paths => OtherFields::Paths(One(Self::PathItem)),
            Self::Responses => OtherFields::Statuses(Ref(Self::Response)),
            Self::Callback => OtherFields::Any(One(Self::PathItem)),
            _ => OtherFields::None,
        }
    }

    /// Returns whether it is treated as a plain value, without references and a standard order.
    fn is_plain(self) -> bool {
        matches!(
            self,
            Self::Contact | Self::ServerVariable | Self::ExternalDocs | Self::Discriminator | Self::OAuthFlow
        )
    }

    /// Returns the type under a key in OpenAPI 3.0; `None` if there is no such field.
    pub fn slot(self, key: &str) -> Option<Slot> {
        if key.starts_with("x-") {
            return Some(Slot::Data);
        }
        match self.other() {
            OtherFields::Any(ty) => Some(ty.slot()),
            _ => self.field(key).filter(|field| !field.is_new).map(|field| field.ty.slot()),
        }
    }

    /// Returns the type under a key in any version.
    pub fn slot_of_any_version(self, key: &str) -> Slot {
        match (self, key) {
            // Documents of early drafts have it.
            (Self::Schema, "definitions") => Slot::Map(Self::Schema),
            _ => self.slot(key).or_else(|| Some(self.field(key)?.ty.slot())).unwrap_or(Slot::Data),
        }
    }

    /// Returns the position of a field in the standard order; unlisted fields come last.
    pub fn rank(self, key: &str) -> usize {
        let fields = self.fields();
        fields.iter().position(|field| field.name == key && !field.is_new).unwrap_or(fields.len())
    }
}

impl FieldType {
    fn slot(self) -> Slot {
        let object = |ty: &Self| match ty {
            One(object) | Ref(object) | Unread(object) if !object.is_plain() => Some(*object),
            _ => None,
        };
        match self {
            One(Object::Paths) => Slot::Map(Object::PathItem),
            One(Object::Responses) => Slot::Map(Object::Response),
            FlagOrSchema => Slot::One(Object::Schema),
            List(items) => object(items).map_or(Slot::Data, Slot::List),
            Map(values) => object(values).map_or(Slot::Data, Slot::Map),
            ty => object(&ty).map_or(Slot::Data, Slot::One),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_one_row_and_every_required_field_has_one() {
        for object in Object::ALL {
            for (index, field) in object.fields().iter().enumerate() {
                assert!(object.fields().iter().skip(index + 1).all(|other| other.name != field.name), "{}", field.name);
            }
            let is_known = |name: &&str| object.field(name).is_some() || **name == *"$ref";
            assert!(object.required().iter().all(is_known), "{object:?}");
        }
        assert!(ALL_METHODS.iter().all(|method| Object::PathItem.field(method).is_some()));
        assert_eq!(METHODS.last(), Some(&"trace"));
    }

    #[test]
    fn a_walk_finds_objects_and_leaves_plain_values() {
        for (object, key, slot) in [
            (Object::Document, "paths", Some(Slot::Map(Object::PathItem))),
            (Object::Document, "tags", Some(Slot::List(Object::Tag))),
            (Object::Operation, "responses", Some(Slot::Map(Object::Response))),
            (Object::Operation, "callbacks", Some(Slot::Map(Object::Callback))),
            (Object::Callback, "{$request.body#/url}", Some(Slot::One(Object::PathItem))),
            (Object::Schema, "additionalProperties", Some(Slot::One(Object::Schema))),
            (Object::Schema, "discriminator", Some(Slot::Data)),
            (Object::Schema, "x-any", Some(Slot::Data)),
            (Object::Schema, "prefixItems", None),
            (Object::PathItem, "query", None),
        ] {
            assert_eq!(object.slot(key), slot, "{object:?} {key}");
        }
        assert_eq!(Object::Schema.slot_of_any_version("prefixItems"), Slot::List(Object::Schema));
        assert!(Object::Schema.rank("type") < Object::Schema.rank("properties"));
        assert!(Object::Schema.rank("x-webagent-origin") < Object::Schema.rank("x-other"));
    }
}
