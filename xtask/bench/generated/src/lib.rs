//! A program's part that calls the API, with the client.

use std::error::Error;

/// The client.
#[derive(Clone)]
pub struct Api(webagent::Client);

impl Api {
    /// A client with a key.
    pub fn new(url: &str) -> Result<Self, webagent::Error> {
        Ok(Self(webagent::Client::builder().api_key("a key for measuring").base_url(url).build()?))
    }

    /// Returns the client.
    pub fn client(&self) -> &webagent::Client {
        &self.0
    }

    /// Starts a run.
    pub async fn start(&self) -> Result<String, Box<dyn Error + Send + Sync>> {
        let run = self
            .0
            .run_existing_task()
            .task_id("task_0123456789abcdef")
            .prompt("Find the opening hours of the shop")
            .response_format("json")
            .session_timeout(600)
            .wait_for_completion(false)
            .send()
            .await?;
        Ok(run.into_inner().id)
    }

    /// Waits for a run.
    pub async fn wait(&self, id: String) -> Result<String, webagent::Error> {
        let run = self.0.wait_for_run(id).await?;
        Ok(run.into_inner().id)
    }
}
