//! What the derived module and the tests share: operations and types that are driven by JSON.

use std::fmt::{Debug, Display};
use std::future::Future;
use std::pin::Pin;
use std::str::FromStr;

use contract_tests::document::{Document, Operation as Described};
use contract_tests::mock_server::MockServer;
use contract_tests::strategy::valid;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use webagent::{Bytes, Client, ResponseValue};

use crate::generated::OPERATIONS;

/// Decodes a value and encodes it again.
pub(crate) type RoundTrip = fn(&Value) -> Result<Value, String>;

/// A component schema and the type that was made of it.
pub(crate) struct Type {
    /// Name of the component.
    pub(crate) component: &'static str,
    /// Whether the type is the one for requests.
    pub(crate) is_request: bool,
    /// Decodes a value and encodes it again.
    pub(crate) round_trip: RoundTrip,
    /// The schema that the type has by its own account.
    pub(crate) schema: fn() -> Value,
}

impl Type {
    pub(crate) fn of<T: DeserializeOwned + Serialize + JsonSchema + PartialEq + Debug>(
        component: &'static str,
        is_request: bool,
    ) -> Self {
        Self { component, is_request, round_trip: round_trip::<T>, schema: || schemars::schema_for!(T).to_value() }
    }
}

/// Decodes a value and encodes it again; what was decoded from the encoding must be equal.
pub(crate) fn round_trip<T: DeserializeOwned + Serialize + PartialEq + Debug>(value: &Value) -> Result<Value, String> {
    let decoded: T = serde_json::from_value(value.clone()).map_err(|error| error.to_string())?;
    let encoded = serde_json::to_string(&decoded).map_err(|error| error.to_string())?;
    let again: T = serde_json::from_str(&encoded).map_err(|error| format!("its own encoding: {error}"))?;
    assert_eq!(decoded, again, "encoding {encoded}");
    serde_json::from_str(&encoded).map_err(|error| error.to_string())
}

/// An enum that takes values which the document does not list.
pub(crate) struct OpenEnum {
    /// Name of the type.
    pub(crate) name: &'static str,
    /// Through `FromStr` and `Display`.
    pub(crate) parse_and_show: fn(&str) -> String,
    /// Through `Deserialize` and `Serialize`.
    pub(crate) round_trip: RoundTrip,
    /// How `Debug` shows what a text is parsed to.
    pub(crate) debug: fn(&str) -> String,
}

impl OpenEnum {
    pub(crate) fn of<T>(name: &'static str) -> Self
    where
        T: DeserializeOwned + Serialize + PartialEq + Debug + Display + FromStr<Err: Debug> + for<'a> From<&'a str>,
    {
        Self {
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
pub(crate) type Call<'a> = Pin<Box<dyn Future<Output = Result<Answer, Failure>> + Send + 'a>>;

type Drive = for<'a> fn(&'a Client, &'a Value, &'a Value) -> Call<'a>;

/// An operation that is called with parameters and body as JSON.
pub(crate) struct Operation {
    pub(crate) id: &'static str,
    /// Names of the body's properties that have a setter.
    pub(crate) properties: &'static [&'static str],
    /// Decodes a body and encodes it again.
    pub(crate) round_trip: Option<RoundTrip>,
    /// The body is built by the operation's setters.
    pub(crate) with_setters: Drive,
    /// The body is decoded from JSON.
    pub(crate) with_body: Drive,
    /// The body is built by the builder of its type.
    pub(crate) with_builder: Drive,
}

impl Operation {
    /// The ways to build the body.
    pub(crate) fn ways(&self) -> [(&'static str, Drive); 3] {
        [("setters", self.with_setters), ("body", self.with_body), ("builder", self.with_builder)]
    }
}

/// A successful answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// The decoded value, encoded again.
    pub(crate) value: Value,
    /// The body as it was received.
    pub(crate) body: Bytes,
}

impl Answer {
    pub(crate) fn of<T: Serialize>(response: ResponseValue<T>) -> Result<Self, Failure> {
        let value = serde_json::to_value(&*response).map_err(|error| Failure::Value(error.to_string()))?;
        Ok(Self { status: response.status().as_u16(), value, body: response.body().clone() })
    }

    /// For operations whose answer is no JSON.
    #[allow(dead_code, reason = "the document decides whether there is one")]
    pub(crate) fn bytes(response: ResponseValue<Bytes>) -> Result<Self, Failure> {
        let value = Value::String(String::from_utf8_lossy(&response).into_owned());
        Ok(Self { status: response.status().as_u16(), value, body: response.body().clone() })
    }
}

/// Why there is no answer.
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

/// A member of an object.
pub(crate) fn member<'a>(object: &'a Value, name: &str) -> Option<&'a Value> {
    object.get(name)
}

/// The document of this workspace.
pub(crate) fn document() -> &'static Document {
    static DOCUMENT: std::sync::LazyLock<Document> = std::sync::LazyLock::new(|| Document::load().unwrap());
    &DOCUMENT
}

/// A call that the document allows.
pub(crate) struct Example {
    pub(crate) driver: &'static Operation,
    pub(crate) described: Described<'static>,
    /// Whether calling it has no effect.
    pub(crate) is_safe: bool,
    pub(crate) parameters: Value,
    pub(crate) body: Value,
}

/// One call for every operation, with the parameters and properties that are required.
pub(crate) fn examples() -> Vec<Example> {
    let operations = document().operations().unwrap();
    operations
        .into_iter()
        .map(|described| {
            let required = described.parameters.iter().filter(|parameter| parameter.required);
            let parameters = required.map(|parameter| {
                let value = valid(document(), &parameter.schema).unwrap();
                let value = value.prop_filter("a segment", |value| value.as_str().is_none_or(|text| text.len() > 2));
                (parameter.name.to_owned(), sample(value))
            });
            let parameters = parameters.collect();
            let body = described.body.as_ref().and_then(|body| body.json());
            let body = body.map_or(Value::Null, |schema| sample(valid(document(), schema).unwrap()));
            Example {
                driver: OPERATIONS.iter().find(|driver| driver.id == described.id).unwrap(),
                is_safe: described.method.eq_ignore_ascii_case("get"),
                parameters,
                body,
                described,
            }
        })
        .collect()
}

/// A value of a strategy, always the same.
pub(crate) fn sample(strategy: impl Strategy<Value = Value>) -> Value {
    strategy.new_tree(&mut TestRunner::deterministic()).unwrap().current()
}

/// A runtime for calls from tests that are not asynchronous.
pub(crate) fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

/// Runs a call that only the client's own limit of time ends, without waiting for it: the clock of the runtime stands
/// still until `hangs` returns, and then jumps from one end of a wait to the next.
pub(crate) fn block_on_hanging<T>(hangs: impl FnOnce() + Send + 'static, call: impl Future<Output = T>) -> T {
    runtime().block_on(async {
        tokio::time::pause();
        // As long as a blocking task runs, the clock does not move by itself.
        let event = tokio::task::spawn_blocking(hangs);
        let result = call.await;
        event.await.unwrap();
        result
    })
}

/// A client for a mock server.
pub(crate) fn client(mock_server: &MockServer) -> Client {
    Client::builder().api_key(mock_server.key()).base_url(mock_server.url()).build().unwrap()
}

/// How many random cases a test tries: `PROPTEST_CASES`, or the given number.
pub(crate) fn cases(default: u32) -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(default)
}
