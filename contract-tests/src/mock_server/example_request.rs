//! Calls that the mock server accepts, for people and for tests.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;

use super::auth::{Carrier, authorization};
use super::body::Format;
use super::operation::{Action, Operation, Served};
use super::path_template::encode;
use super::run::TASK_ID;

/// A request that is valid under the document. It displays as a line for a shell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// The operation.
    pub operation_id: String,
    /// Method.
    pub method: String,
    /// URL with the query.
    pub url: String,
    /// Headers, the key's among them.
    pub headers: Vec<(String, String)>,
    /// Body, where the operation has one.
    pub body: Option<String>,
}

impl Call {
    /// `run` is the id of a run that exists, for an operation that shows one.
    pub(super) fn new(operation: &Operation, served: &Served, origin: &str, key: &str, run: Option<&str>) -> Self {
        let mut headers = Vec::new();
        let mut cookies = Vec::new();
        let mut query = Vec::new();
        let mut path = BTreeMap::new();
        for parameter in served.parameters.iter().filter(|one| one.is_required()) {
            let name = parameter.name.clone();
            let known = match (&operation.task, &operation.action) {
                (Some(task), _) if *task == name => Some(TASK_ID),
                (_, Action::Show { run: parameter }) if *parameter == name => run,
                _ => None,
            };
            let pairs = match known {
                Some(value) => vec![(name, value.to_owned())],
                None => parameter.example.clone().unwrap_or_default(),
            };
            for (name, value) in pairs {
                match parameter.location.as_str() {
                    "path" => drop(path.insert(name, value)),
                    "header" => headers.push((name, value)),
                    "cookie" => cookies.push(format!("{name}={value}")),
                    _ => query.push(format!("{}={}", encode(&name), encode(&value))),
                }
            }
        }
        for carrier in served.security.first() {
            match carrier {
                Carrier::Header(name) => headers.push((name.clone(), key.to_owned())),
                Carrier::Authorization(scheme) => {
                    headers.push(("authorization".to_owned(), authorization(scheme, key)));
                }
                Carrier::Cookie(name) => cookies.push(format!("{name}={key}")),
                Carrier::Query(name) => query.push(format!("{}={}", encode(name), encode(key))),
            }
        }
        if !cookies.is_empty() {
            headers.push(("cookie".to_owned(), cookies.join("; ")));
        }
        let body = served.body.as_ref().and_then(|body| body.example());
        let body = body.map(|(media_type, format, value)| {
            headers.push(("content-type".to_owned(), media_type.to_owned()));
            encoded(format, value)
        });
        let mut url = format!("{origin}{}", operation.template.fill(&path));
        if !query.is_empty() {
            let separator = if url.contains('?') { '&' } else { '?' };
            url = format!("{url}{separator}{}", query.join("&"));
        }
        Self { operation_id: operation.id.clone(), method: operation.method.to_owned(), url, headers, body }
    }
}

impl fmt::Display for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "curl -sS -X {} {}", self.method, quoted(&self.url))?;
        for (name, value) in &self.headers {
            write!(f, " -H {}", quoted(&format!("{name}: {value}")))?;
        }
        if let Some(body) = &self.body {
            write!(f, " -d {}", quoted(body))?;
        }
        Ok(())
    }
}

/// A body as text.
fn encoded(format: Format, value: &Value) -> String {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    match (format, value) {
        (Format::Form, Value::Object(object)) => {
            // A list is a pair for each item.
            let items = |value: &Value| {
                value.as_array().map_or_else(|| vec![text(value)], |all| all.iter().map(text).collect())
            };
            let pairs = object.iter().flat_map(|(name, value)| items(value).into_iter().map(move |item| (name, item)));
            form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
        }
        (Format::Json | Format::Form, _) => value.to_string(),
        (Format::Opaque, _) => text(value),
    }
}

/// An argument as a shell takes it literally.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}
