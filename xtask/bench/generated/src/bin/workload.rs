//! The measured program, with the client.

use std::error::Error;

use schemars::JsonSchema;
use serde::Deserialize;

#[derive(Clone)]
struct Generated(generated::Api);

/// An item of the large result.
#[derive(Deserialize, JsonSchema)]
struct Item {
    name: String,
    note: String,
    price: f64,
}

impl workload::Api for Generated {
    fn new(url: &str) -> Self {
        Self(generated::Api::new(url).expect("a client"))
    }

    async fn start(&self) -> Result<usize, Box<dyn Error + Send + Sync>> {
        Ok(self.0.start().await?.len())
    }

    async fn wait(&self, id: String) {
        self.0.wait(id).await.expect("a run that does not end");
    }

    async fn decode(&self, id: String) -> Result<usize, Box<dyn Error + Send + Sync>> {
        let items: Vec<Item> = self.0.client().wait_for_run(id).output().await?;
        Ok(items.iter().filter(|item| item.price >= 0.0 && item.name.len() + item.note.len() > 0).count())
    }
}

fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    workload::main::<Generated>()
}
