//! The parts that the derived module and the tests share: operations and types that are driven by JSON.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{Debug, Display};
use std::future::Future;
use std::pin::Pin;
use std::str::FromStr;

use contract_tests::document::{Document, MediaType, Operation as Described, Parameter, Schema, Status, join};
use contract_tests::mock_server::MockServer;
use contract_tests::strategy::{Unsupported, valid};
use proptest::strategy::{BoxedStrategy, Just, Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use webagent::{Bytes, Client, ResponseValue};

use crate::generated::{OPERATIONS, authenticate};

/// Decodes a value and encodes it again.
pub(crate) type RoundTrip = fn(&Value) -> Result<Value, serde_json::Error>;

/// A component schema and the type that was made of it.
pub(crate) struct Type {
    /// Path of the Rust type.
    pub(crate) rust: &'static str,
    /// Name of the component.
    pub(crate) component: &'static str,
    /// Set if the type is the one for requests.
    pub(crate) is_request: bool,
    /// Decodes a value and encodes it again.
    pub(crate) round_trip: RoundTrip,
    /// The schema that the type has by its own account.
    pub(crate) schema: fn() -> Value,
}

impl Type {
    #[allow(dead_code, reason = "the document decides whether there is one")]
    pub(crate) fn of<T: DeserializeOwned + Serialize + JsonSchema + PartialEq + Debug>(
        component: &'static str,
        is_request: bool,
    ) -> Self {
        let rust = std::any::type_name::<T>();
        Self {
            rust,
            component,
            is_request,
            round_trip: round_trip::<T>,
            schema: || schemars::schema_for!(T).to_value(),
        }
    }
}

/// Decodes a value and encodes it again; what is decoded from the encoding must be encoded as the same.
pub(crate) fn round_trip<T>(value: &Value) -> Result<Value, serde_json::Error>
where
    T: DeserializeOwned + Serialize + PartialEq + Debug,
{
    let decoded: T = serde_json::from_value(value.clone())?;
    let encoded = serde_json::to_string(&decoded)?;
    // A null that is left out may have told one alternative of a union from another, so the types may differ.
    let again: T = serde_json::from_str(&encoded)?;
    assert_eq!(serde_json::to_string(&again)?, encoded, "{decoded:?} is decoded as {again:?}");
    serde_json::from_str(&encoded)
}

/// An enum that takes values which the document does not list.
pub(crate) struct OpenEnum {
    /// Path of the Rust type.
    pub(crate) rust: &'static str,
    /// Name of the type.
    pub(crate) name: &'static str,
    /// Through `FromStr` and `Display`.
    pub(crate) parse_and_show: fn(&str) -> String,
    /// Through `Deserialize` and `Serialize`.
    pub(crate) round_trip: RoundTrip,
    /// Shows through `Debug` what a text is parsed to.
    pub(crate) debug: fn(&str) -> String,
}

impl OpenEnum {
    pub(crate) fn of<T>(name: &'static str) -> Self
    where
        T: DeserializeOwned + Serialize + PartialEq + Debug + Display + FromStr<Err: Debug> + for<'a> From<&'a str>,
    {
        Self {
            rust: std::any::type_name::<T>(),
            name,
            parse_and_show: |text| {
                let parsed: T = text.parse().unwrap();
                assert_eq!(parsed, T::from(text));
                parsed.to_string()
            },
            round_trip: round_trip::<T>,
            debug: |text| format!("{:?}", T::from(text)),
        }
    }
}

/// A call that is under way.
pub(crate) type Call<'a> = Pin<Box<dyn Future<Output = Result<DecodedResponse, Failure>> + Send + 'a>>;

type Drive = for<'a> fn(&'a Client, &'a Value, &'a Value, BodyForm) -> Call<'a>;

/// The items of a list, on their way.
pub(crate) type Items<'a> = Pin<Box<dyn Future<Output = Result<Vec<Value>, Failure>> + Send + 'a>>;

type Collect = for<'a> fn(&'a Client, &'a Value, &'a Value) -> Items<'a>;

/// An operation that is called with parameters and body as JSON.
pub(crate) struct Operation {
    pub(crate) id: &'static str,
    /// Names of the body's properties that have a setter.
    pub(crate) properties: &'static [&'static str],
    /// Decodes a body and encodes it again.
    pub(crate) round_trip: Option<RoundTrip>,
    /// Calls it with parameters and a body.
    pub(crate) call: Drive,
    /// Collects the items of all pages.
    pub(crate) items: Option<Collect>,
}

impl Operation {
    /// Calls it with a body that is decoded from JSON.
    pub(crate) fn with_body<'a>(&self, client: &'a Client, parameters: &'a Value, body: &'a Value) -> Call<'a> {
        (self.call)(client, parameters, body, BodyForm::Decoded)
    }
}

/// The way in which a body is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BodyForm {
    /// Each property by a setter of the operation.
    Setters,
    /// As a whole, decoded from JSON.
    Decoded,
    /// As the builder of its type.
    Builder,
}

impl BodyForm {
    pub(crate) const ALL: [Self; 3] = [Self::Setters, Self::Decoded, Self::Builder];
}

/// A successful response.
#[derive(Debug)]
pub(crate) struct DecodedResponse {
    pub(crate) status: u16,
    /// The decoded value, encoded again.
    pub(crate) value: Value,
    /// Set if the value is the body as it was received instead.
    pub(crate) is_raw: bool,
    /// The body as it was received.
    pub(crate) body: Bytes,
}

impl DecodedResponse {
    pub(crate) fn of<T: Serialize>(response: ResponseValue<T>) -> Result<Self, Failure> {
        let value = serde_json::to_value(&*response).map_err(|error| Failure::Value(error.to_string()))?;
        Ok(Self { status: response.status().as_u16(), value, is_raw: false, body: response.body().clone() })
    }

    /// For operations whose response is decoded to what is no JSON value, such as an enum of several kinds of bodies.
    #[allow(dead_code, reason = "the document decides whether there is one")]
    pub(crate) fn undecoded<T>(response: ResponseValue<T>) -> Result<Self, Failure> {
        let value = serde_json::from_slice(response.body());
        let value = value.unwrap_or_else(|_| Value::String(String::from_utf8_lossy(response.body()).into_owned()));
        Ok(Self { status: response.status().as_u16(), value, is_raw: true, body: response.body().clone() })
    }

    /// For operations whose response is no JSON.
    #[allow(dead_code, reason = "the document decides whether there is one")]
    pub(crate) fn bytes(response: ResponseValue<Bytes>) -> Result<Self, Failure> {
        let value = Value::String(String::from_utf8_lossy(&response).into_owned());
        Ok(Self { status: response.status().as_u16(), value, is_raw: true, body: response.body().clone() })
    }
}

/// Reason why there is no response.
#[derive(Debug)]
pub(crate) enum Failure {
    /// A value fits none of the client's types.
    Value(String),
    /// The client's error.
    Call(webagent::Error),
}

impl From<webagent::Error> for Failure {
    fn from(error: webagent::Error) -> Self {
        Self::Call(error)
    }
}

/// Decodes a value that is to be given to a setter.
pub(crate) fn decode<T: DeserializeOwned>(value: &Value) -> Result<T, Failure> {
    serde_json::from_value(value.clone()).map_err(|error| Failure::Value(error.to_string()))
}

/// Encodes a value that was received.
#[allow(dead_code, reason = "the document decides whether there are lists in pages")]
pub(crate) fn encode<T: Serialize>(value: &T) -> Result<Value, Failure> {
    serde_json::to_value(value).map_err(|error| Failure::Value(error.to_string()))
}

/// A member of an object.
pub(crate) fn member<'a>(object: &'a Value, name: &str) -> Option<&'a Value> {
    object.get(name)
}

/// The document of this workspace.
pub(crate) fn document() -> &'static Document {
    static DOCUMENT: std::sync::LazyLock<Document> = std::sync::LazyLock::new(|| Document::load().unwrap());
    &DOCUMENT
}

/// Counts what a test tried, and what it could not try because the document has no such thing. Not every document has an
/// enum, a default or a parameter in the path: a test that finds none says so and passes. What the present document must
/// have is pinned in `present_document`.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    tried: Cell<usize>,
    not_applicable: RefCell<BTreeMap<String, usize>>,
}

impl Tally {
    pub(crate) fn tried(&self) {
        self.tried.set(self.tried.get() + 1);
    }

    /// Notes that something could not be tried, and why.
    pub(crate) fn not_applicable(&self, reason: impl Display) {
        *self.not_applicable.borrow_mut().entry(reason.to_string()).or_default() += 1;
    }

    /// Returns a strategy, or notes why there is none.
    pub(crate) fn strategy<T: Debug>(
        &self,
        strategy: Result<BoxedStrategy<T>, Unsupported>,
    ) -> Option<BoxedStrategy<T>> {
        strategy.map_err(|reason| self.not_applicable(reason)).ok()
    }

    /// Prints the counts.
    pub(crate) fn report(&self, what: &str) {
        match self.tried.get() {
            0 => println!("not applicable: the document has no {what}"),
            tried => println!("{tried} {what}"),
        }
        for (reason, count) in self.not_applicable.borrow().iter() {
            println!("{count:>6}  not applicable: {reason}");
        }
    }
}

/// A call that the document allows.
pub(crate) struct Example {
    pub(crate) driver: &'static Operation,
    pub(crate) described: Described<'static>,
    /// Set if calling it has no effect.
    pub(crate) is_safe: bool,
    pub(crate) parameters: Value,
    pub(crate) body: Value,
}

impl Example {
    /// The lowest status of success that has a body of JSON, and its schema.
    pub(crate) fn json_success(&self) -> Option<(u16, &Schema<'static>)> {
        json_success(&self.described)
    }
}

/// The lowest status of success of an operation that has a body of JSON, and its schema.
pub(crate) fn json_success<'o>(described: &'o Described<'static>) -> Option<(u16, &'o Schema<'static>)> {
    let mut found: Vec<_> =
        described.successes().filter_map(|response| Some((response.status, response.json()?))).collect();
    found.sort_by_key(|(status, _)| *status);
    let (status, schema) = found.into_iter().next()?;
    Some((if let Status::Code(code) = status { code } else { 200 }, schema))
}

/// The key of a parameter among the given ones: two may have one name in different places.
pub(crate) fn key_of(parameter: &Parameter<'_>) -> String {
    format!("{} {}", parameter.location, parameter.name)
}

/// Returns whether a value of a parameter can be sent: not every text is a segment of a path, or a header, and a list of
/// nothing cannot be told from none.
pub(crate) fn can_be_sent(parameter: &Parameter<'_>, value: &Value) -> bool {
    let is_plain = |value: &Value| match (parameter.location, value) {
        (_, Value::Null | Value::Array(_) | Value::Object(_)) => false,
        ("path", Value::String(text)) => !matches!(text.as_str(), "" | "." | ".."),
        ("header" | "cookie", Value::String(text)) => {
            text.trim() == text && text.chars().all(|c| matches!(c, ' '..='~')) && !text.contains(['"', ';', ',', '\\'])
        }
        _ => true,
    };
    match value {
        Value::Null => !parameter.required && parameter.location != "path",
        // As JSON anything can be sent, in a header or cookie only what ASCII has.
        _ if parameter.media_type.is_some() => parameter.location == "query",
        Value::Array(items) => {
            // The server cannot tell the delimiter from one inside an item.
            let delimiter = match parameter.value["style"].as_str() {
                Some("spaceDelimited") => " ",
                Some("pipeDelimited") => "|",
                _ => "\0",
            };
            let is_whole = |item: &Value| !item.as_str().is_some_and(|item| item.contains(delimiter));
            !items.is_empty() && items.iter().all(|item| is_plain(item) && is_whole(item))
        }
        Value::Object(members) => !members.is_empty() && members.values().all(is_plain),
        value => is_plain(value),
    }
}

/// One call for every operation, with the parameters and properties that are required. An operation for which there is
/// none is left out.
pub(crate) fn examples() -> Vec<Example> {
    let operations = document().distinct_operations().unwrap();
    operations.into_iter().filter_map(example).collect()
}

/// A few of the examples, of every kind of operation one: for tests that try much with each call.
pub(crate) fn examples_of_each_kind() -> Vec<Example> {
    const FEW: usize = 12;
    let all = examples();
    if all.len() <= FEW {
        return all;
    }
    let mut kinds = BTreeSet::new();
    let kind = |example: &Example| {
        let content = |content: &[MediaType<'_>]| content.iter().map(|it| it.name.to_owned()).collect::<Vec<_>>();
        let successes: Vec<_> = example.described.successes().map(|response| content(&response.content)).collect();
        let body = example.described.body.as_ref().map(|body| content(&body.content));
        let parameters: BTreeSet<&str> = example.described.parameters.iter().map(|it| it.location).collect();
        format!("{:?} {} {body:?} {successes:?} {parameters:?}", example.is_safe, example.described.is_secured())
    };
    all.into_iter().filter(|example| kinds.insert(kind(example))).take(FEW).collect()
}

fn example(described: Described<'static>) -> Option<Example> {
    let mut given = Map::new();
    for parameter in described.parameters.iter().filter(|it| it.required || it.location == "path") {
        let strategy = valid(document(), &parameter.schema).ok()?;
        let is_plain = |value: &Value| value.as_str().is_none_or(|text| text.len() > 2);
        let value =
            samples(&strategy).into_iter().filter(|value| can_be_sent(parameter, value)).max_by_key(is_plain)?;
        given.insert(key_of(parameter), value);
    }
    for part in parts(&described).into_iter().filter(|part| part.is_required) {
        given.insert(part.key, sample(part.values.ok()?)?);
    }
    let body = sample(body(&described).ok()?)?;
    Some(Example {
        driver: OPERATIONS.iter().find(|driver| driver.id == described.id)?,
        is_safe: ["get", "head", "options", "trace"].contains(&described.method.to_ascii_lowercase().as_str()),
        parameters: given.into(),
        body,
        described,
    })
}

/// A part of a body of several parts, which is given as a parameter is.
pub(crate) struct Part {
    /// The key among the given parameters.
    pub(crate) key: String,
    pub(crate) is_required: bool,
    pub(crate) values: Result<BoxedStrategy<Value>, Unsupported>,
}

/// The media type in which a body is sent, where it is clear which.
fn media_type<'o>(described: &'o Described<'static>) -> Option<&'o MediaType<'static>> {
    let content = &described.body.as_ref()?.content;
    let is_json = |media_type: &&MediaType<'_>| media_type.name.contains("json");
    content.iter().find(is_json).or_else(|| content.first().filter(|_| content.len() == 1))
}

/// The parts of the body, where it has parts.
pub(crate) fn parts(described: &Described<'static>) -> Vec<Part> {
    let multipart = media_type(described).filter(|media_type| media_type.name.starts_with("multipart/"));
    let Some(schema) = multipart.and_then(|media_type| document().resolve(media_type.schema.as_ref()?).ok()) else {
        return Vec::new();
    };
    let required = schema.value.get("required").and_then(Value::as_array);
    let properties = schema.value.get("properties").and_then(Value::as_object);
    let part = |(name, value): (&String, &'static Value)| {
        let schema = Schema { pointer: join(&join(&schema.pointer, "properties"), name), value };
        let is_binary = value.get("format").and_then(Value::as_str) == Some("binary");
        Part {
            key: format!("part {name}"),
            is_required: required.is_some_and(|names| names.iter().any(|required| required == name)),
            // A file is given as its content.
            values: if is_binary {
                Ok("[ -~]{1,20}".prop_map(Value::from).boxed())
            } else {
                valid(document(), &schema)
            },
        }
    };
    properties.into_iter().flatten().map(part).collect()
}

/// Bodies: JSON values for JSON and forms, texts for what is sent as it is, null where there is none or it has parts.
pub(crate) fn body(described: &Described<'static>) -> Result<BoxedStrategy<Value>, Unsupported> {
    let (Some(_), media_type) = (&described.body, media_type(described)) else { return Ok(Just(Value::Null).boxed()) };
    let Some(media_type) = media_type else {
        let reason = "which of several media types is sent is not known".to_owned();
        return Err(Unsupported { pointer: described.pointer.clone(), reason });
    };
    match (media_type.name, &media_type.schema) {
        (name, _) if name.starts_with("multipart/") => Ok(Just(Value::Null).boxed()),
        (name, Some(schema)) if name.contains("json") || name.contains("form-urlencoded") => {
            // A body that is null is none.
            Ok(valid(document(), schema)?.prop_filter("a body", |body| !body.is_null()).boxed())
        }
        _ => Ok("[ -~]{1,20}".prop_map(Value::from).boxed()),
    }
}

/// A value of a strategy, always the same, if it has one.
pub(crate) fn sample(strategy: impl Strategy<Value = Value>) -> Option<Value> {
    Some(strategy.new_tree(&mut TestRunner::deterministic()).ok()?.current())
}

/// Some values of a strategy, always the same.
pub(crate) fn samples(strategy: &impl Strategy<Value = Value>) -> Vec<Value> {
    let mut runner = TestRunner::deterministic();
    (0..20).filter_map(|_| Some(strategy.new_tree(&mut runner).ok()?.current())).collect()
}

/// A runtime for calls from tests that are not asynchronous.
pub(crate) fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

/// A client for a mock server.
pub(crate) fn client(mock_server: &MockServer) -> Client {
    authenticate(Client::builder(), mock_server.key()).base_url(mock_server.url()).build().unwrap()
}

/// Returns the number of random cases that a test tries: `PROPTEST_CASES`, or the given number.
pub(crate) fn cases(default: u32) -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(default)
}
