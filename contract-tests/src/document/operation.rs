//! The operations of the document: what a request and its responses look like.

use std::collections::HashSet;

use serde_json::Value;

use super::{Document, DocumentError, Schema, items, join};
use crate::media_type::{essence, is_json};

/// The keys of a path item that hold an operation, with the request's method.
const METHODS: [(&str, &str); 8] = [
    ("get", "GET"),
    ("put", "PUT"),
    ("post", "POST"),
    ("delete", "DELETE"),
    ("options", "OPTIONS"),
    ("head", "HEAD"),
    ("patch", "PATCH"),
    ("trace", "TRACE"),
];

/// One request that the service understands.
#[derive(Debug, Clone)]
pub struct Operation<'d> {
    /// The `operationId`.
    pub id: &'d str,
    /// HTTP method in capitals.
    pub method: &'static str,
    /// Path template, with the parameters in braces.
    pub path: &'d str,
    /// JSON pointer to the operation.
    pub pointer: String,
    /// The operation's own parameters and those of its path, references followed.
    pub parameters: Vec<Parameter<'d>>,
    /// The request's body.
    pub body: Option<RequestBody<'d>>,
    /// The responses.
    pub responses: Vec<Response<'d>>,
    /// Ways to be let in, one of which is enough; each needs all its schemes. None at all means open to everyone.
    pub security: Vec<Vec<SecurityScheme<'d>>>,
}

/// One parameter of an operation.
#[derive(Debug, Clone)]
pub struct Parameter<'d> {
    /// The name.
    pub name: &'d str,
    /// Place where it is sent: `path`, `query`, `header` or `cookie`.
    pub location: &'d str,
    /// Set if every request carries it.
    pub required: bool,
    /// Schema of what it holds.
    pub schema: Schema<'d>,
    /// The media type that its text has, if it is not made by a style.
    pub media_type: Option<&'d str>,
    /// The parameter object, for whatever else it says (`style`, `explode`).
    pub value: &'d Value,
}

/// The body of an operation's request.
#[derive(Debug, Clone)]
pub struct RequestBody<'d> {
    /// Set if every request carries one.
    pub required: bool,
    /// The media types.
    pub content: Vec<MediaType<'d>>,
}

/// A media type that a body can have.
#[derive(Debug, Clone)]
pub struct MediaType<'d> {
    /// The name, such as `application/json`.
    pub name: &'d str,
    /// Schema of what the body holds, if the document says so.
    pub schema: Option<Schema<'d>>,
}

/// One response of an operation.
#[derive(Debug, Clone)]
pub struct Response<'d> {
    /// The statuses it responds with.
    pub status: Status,
    /// JSON pointer to the response, references followed.
    pub pointer: String,
    /// The media types.
    pub content: Vec<MediaType<'d>>,
}

/// The statuses that a response of the document stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// One status.
    Code(u16),
    /// The hundred that begins with this digit, `4XX` for one.
    Class(u16),
    /// Whatever no other response covers.
    Default,
}

/// A way to show who calls.
#[derive(Debug, Clone)]
pub struct SecurityScheme<'d> {
    /// Its name in the document.
    pub name: &'d str,
    /// The scheme object.
    pub value: &'d Value,
}

impl Document {
    /// All operations.
    pub fn operations(&self) -> Result<Vec<Operation<'_>>, DocumentError> {
        let paths = self.object("/paths")?;
        let mut operations = Vec::new();
        for path in paths.keys() {
            let pointer = join("/paths", path);
            let item = self.object(&pointer)?;
            for (key, method) in METHODS {
                let operation = item.get(key);
                let is_skipped =
                    operation.is_some_and(|operation| operation.get("x-webagent-skip") == Some(&true.into()));
                if operation.is_some() && !is_skipped {
                    operations.push(self.operation_at(&pointer, key, method, path)?);
                }
            }
        }
        Ok(operations)
    }

    /// The operations without those whose method and URL an earlier one has: no request tells them apart.
    pub fn distinct_operations(&self) -> Result<Vec<Operation<'_>>, DocumentError> {
        let mut seen = HashSet::new();
        let mut operations = self.operations()?;
        operations.retain(|operation| {
            let url = operation.path.split('#').next().unwrap_or_default();
            let parts = url.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
            seen.insert((operation.method, parts.collect::<Vec<_>>()))
        });
        Ok(operations)
    }

    fn operation_at<'d>(
        &'d self,
        item: &str,
        key: &str,
        method: &'static str,
        path: &'d str,
    ) -> Result<Operation<'d>, DocumentError> {
        let pointer = join(item, key);
        let operation = self.object(&pointer)?;
        let body = match operation.get("requestBody") {
            None => None,
            Some(value) => {
                let (pointer, value) = self.follow(&join(&pointer, "requestBody"), value)?;
                let required = flag(&pointer, value, "required", false)?;
                let content = self.content(&pointer, value)?;
                Some(RequestBody { required, content })
            }
        };
        Ok(Operation {
            id: text(&pointer, self.at(&pointer)?, "operationId")?,
            method,
            path,
            parameters: self.parameters(item, &pointer)?,
            body,
            responses: self.responses(&pointer)?,
            security: self.security(&pointer)?,
            pointer,
        })
    }

    /// The parameters of a path item, each unless the operation has one of the same name and
    /// place, and the operation's own.
    fn parameters(&self, item: &str, operation: &str) -> Result<Vec<Parameter<'_>>, DocumentError> {
        let mut parameters: Vec<Parameter<'_>> = Vec::new();
        for owner in [item, operation] {
            let list = join(owner, "parameters");
            let Some(values) = self.root.pointer(&list) else {
                continue;
            };
            for (index, value) in items(&list, values)?.iter().enumerate() {
                let (pointer, value) = self.follow(&join(&list, &index.to_string()), value)?;
                let content = value.get("content").and_then(Value::as_object).and_then(|content| content.iter().next());
                let schema = match content {
                    Some((media_type, _)) => join(&join(&join(&pointer, "content"), media_type), "schema"),
                    None => join(&pointer, "schema"),
                };
                let parameter = Parameter {
                    name: text(&pointer, value, "name")?,
                    location: text(&pointer, value, "in")?,
                    required: flag(&pointer, value, "required", false)?,
                    schema: self.schema(&schema)?,
                    media_type: content.map(|(media_type, _)| media_type.as_str()),
                    value,
                };
                parameters.retain(|other| (other.name, other.location) != (parameter.name, parameter.location));
                parameters.push(parameter);
            }
        }
        // OpenAPI has it that header parameters of these names are ignored.
        let is_ignored =
            |name: &str| ["accept", "content-type", "authorization"].iter().any(|it| it.eq_ignore_ascii_case(name));
        parameters.retain(|parameter| parameter.location != "header" || !is_ignored(parameter.name));
        Ok(parameters)
    }

    fn responses(&self, operation: &str) -> Result<Vec<Response<'_>>, DocumentError> {
        let list = join(operation, "responses");
        let mut responses = Vec::new();
        for (key, value) in self.object(&list)? {
            let place = join(&list, key);
            let status = Status::parse(key)
                .ok_or_else(|| DocumentError::invalid(&place, "not a status, a class such as 4XX, or default"))?;
            let (pointer, value) = self.follow(&place, value)?;
            // The body of a redirect is for browsers.
            let content = match status {
                Status::Code(300..=399) | Status::Class(3) => Vec::new(),
                _ => self.content(&pointer, value)?,
            };
            responses.push(Response { status, pointer, content });
        }
        Ok(responses)
    }

    /// The media types below `content` of a body or response.
    fn content<'d>(&'d self, pointer: &str, value: &'d Value) -> Result<Vec<MediaType<'d>>, DocumentError> {
        if value.get("content").is_none() {
            return Ok(Vec::new());
        }
        let content = join(pointer, "content");
        let mut media_types = Vec::new();
        for (name, value) in self.object(&content)? {
            let schema = match value.get("schema") {
                None => None,
                Some(_) => Some(self.schema(&join(&join(&content, name), "schema"))?),
            };
            media_types.push(MediaType { name, schema });
        }
        Ok(media_types)
    }

    /// The operation's own security, or else the document's.
    fn security(&self, operation: &str) -> Result<Vec<Vec<SecurityScheme<'_>>>, DocumentError> {
        let own = join(operation, "security");
        let (place, requirements) = match (self.root.pointer(&own), self.root.get("security")) {
            (Some(requirements), _) => (own, requirements),
            (None, Some(requirements)) => ("/security".to_owned(), requirements),
            (None, None) => return Ok(Vec::new()),
        };
        let mut ways = Vec::new();
        for index in 0..items(&place, requirements)?.len() {
            let way = join(&place, &index.to_string());
            let mut schemes = Vec::new();
            for name in self.object(&way)?.keys() {
                let scheme = join("/components/securitySchemes", name);
                let value = self.root.pointer(&scheme).ok_or_else(|| {
                    let problem = format!("the document has no security scheme at {scheme}");
                    DocumentError::invalid(&join(&way, name), problem)
                })?;
                let (_, value) = self.follow(&scheme, value)?;
                schemes.push(SecurityScheme { name, value });
            }
            ways.push(schemes);
        }
        Ok(ways)
    }
}

impl<'d> Operation<'d> {
    /// Returns whether a request without any credential is refused.
    pub fn is_secured(&self) -> bool {
        !self.security.is_empty() && self.security.iter().all(|way| !way.is_empty())
    }

    /// The response that the document gives for a status: the one for that very status, or for
    /// its class, or the default.
    pub fn response(&self, status: u16) -> Option<&Response<'d>> {
        [Status::Code(status), Status::Class(status / 100), Status::Default]
            .into_iter()
            .find_map(|wanted| self.responses.iter().find(|other| other.status == wanted))
    }

    /// The responses that say that all went well; redirects where there is no other.
    pub fn successes(&self) -> impl Iterator<Item = &Response<'d>> {
        let is_good = |status| matches!(status, Status::Code(200..=299) | Status::Class(2));
        let has_other = self.responses.iter().any(|other| is_good(other.status) || other.status == Status::Default);
        let is_redirect = move |status| !has_other && matches!(status, Status::Code(300..=399) | Status::Class(3));
        self.responses.iter().filter(move |other| is_good(other.status) || is_redirect(other.status))
    }

    /// The responses that say that something went wrong, the default among them.
    pub fn errors(&self) -> impl Iterator<Item = &Response<'d>> {
        self.responses
            .iter()
            .filter(|other| matches!(other.status, Status::Code(400..=599) | Status::Class(4 | 5) | Status::Default))
    }
}

impl<'d> RequestBody<'d> {
    /// Returns the schema of what the body holds when it is JSON.
    pub fn json(&self) -> Option<&Schema<'d>> {
        json(&self.content)
    }
}

impl<'d> Response<'d> {
    /// Returns the schema of what the body holds when it is JSON.
    pub fn json(&self) -> Option<&Schema<'d>> {
        json(&self.content)
    }
}

impl SecurityScheme<'_> {
    /// The request header that the scheme is carried in, if it is one.
    pub fn header(&self) -> Option<&str> {
        let word = |key| self.value.get(key).and_then(Value::as_str);
        match (word("type"), word("in")) {
            (Some("apiKey"), Some("header")) => word("name"),
            (Some("http" | "oauth2" | "openIdConnect"), _) => Some("authorization"),
            _ => None,
        }
    }
}

impl Status {
    /// Reads the key of a response.
    fn parse(key: &str) -> Option<Self> {
        if key == "default" {
            return Some(Self::Default);
        }
        if let Some(class @ ("1" | "2" | "3" | "4" | "5")) = key.strip_suffix("XX") {
            return class.parse().ok().map(Self::Class);
        }
        key.parse().ok().filter(|code| (100..=599).contains(code)).map(Self::Code)
    }

    /// Returns whether a status is one of these. The default is taken to be any.
    pub fn covers(self, status: u16) -> bool {
        match self {
            Self::Code(code) => code == status,
            Self::Class(class) => class == status / 100,
            Self::Default => true,
        }
    }
}

fn json<'a, 'd>(content: &'a [MediaType<'d>]) -> Option<&'a Schema<'d>> {
    best_json(content)?.schema.as_ref()
}

/// The media type of JSON that is used of several: `application/json` itself, then another one, then a range.
pub(crate) fn best_json<'a, 'd>(content: &'a [MediaType<'d>]) -> Option<&'a MediaType<'d>> {
    content.iter().filter(|media_type| is_json(media_type.name)).min_by_key(|media_type| {
        match essence(media_type.name).as_str() {
            "application/json" => 0,
            name if !name.contains('*') => 1,
            _ => 2,
        }
    })
}

/// The text under a key.
fn text<'d>(pointer: &str, value: &'d Value, key: &str) -> Result<&'d str, DocumentError> {
    value
        .get(key)
        .and_then(Value::as_str)
        .ok_or_else(|| DocumentError::invalid(&join(pointer, key), "expected a string"))
}

/// The truth value under a key, or what its absence means.
fn flag(pointer: &str, value: &Value, key: &str, absent: bool) -> Result<bool, DocumentError> {
    match value.get(key) {
        None => Ok(absent),
        Some(value) => {
            value.as_bool().ok_or_else(|| DocumentError::invalid(&join(pointer, key), "expected true or false"))
        }
    }
}
