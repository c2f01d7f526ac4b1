//! A program's part that calls the API, as one writes it by hand. The names of the API are typed here, since that is
//! what it is compared with.

use std::error::Error;

use reqwest::header::{HeaderMap, HeaderValue};
use serde::{Deserialize, Serialize};
use serde_json::Value;

#[derive(Default, Serialize)]
struct TaskRunRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    json_schema: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    prompt: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    model: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    provider: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    webhook_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    response_format: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    auth_context_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    initial_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    session_timeout: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    wait_for_completion: Option<bool>,
}

#[derive(Deserialize)]
pub struct Run {
    pub id: String,
    pub task_id: String,
    pub status: Status,
    pub result: Option<Value>,
    pub is_done: Option<bool>,
    pub is_successful: Option<bool>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    Success,
    Failure,
    #[default]
    Pending,
}

/// The HTTP client, and where the API is.
#[derive(Clone)]
pub struct Api {
    http: reqwest::Client,
    base: String,
}

impl Api {
    /// A client with a key.
    pub fn new(url: &str) -> Result<Self, Box<dyn Error + Send + Sync>> {
        let mut key = HeaderValue::from_static("a key for measuring");
        key.set_sensitive(true);
        let headers = HeaderMap::from_iter([("x-api-key".parse()?, key)]);
        let http = reqwest::Client::builder().default_headers(headers).no_proxy().user_agent("handwritten/0.0.0").build()?;
        Ok(Self { http, base: url.to_owned() })
    }

    /// Starts a run.
    pub async fn start(&self) -> Result<String, Box<dyn Error + Send + Sync>> {
        let task_id = "task_0123456789abcdef".to_owned();
        let body = TaskRunRequest {
            prompt: Some("Find the opening hours of the shop".to_owned()),
            response_format: Some("json".to_owned()),
            session_timeout: Some(600),
            wait_for_completion: Some(false),
            ..TaskRunRequest::default()
        };
        let url = format!("{}/tasks/{task_id}/runs", self.base);
        let run: Run = self.http.post(url).json(&body).send().await?.error_for_status()?.json().await?;
        Ok(run.id)
    }

    /// Returns the state of a run, as it was received.
    pub async fn run(&self, id: &str) -> Result<Vec<u8>, reqwest::Error> {
        let url = format!("{}/runs/{id}", self.base);
        Ok(self.http.get(url).send().await?.error_for_status()?.bytes().await?.to_vec())
    }
}
