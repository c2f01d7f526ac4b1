//! The measured program, written by hand.

use std::error::Error;
use std::time::Duration;

use serde::Deserialize;

#[derive(Clone)]
struct HandWritten(handwritten::Api);

/// A run whose result is a list of items.
#[derive(Deserialize)]
struct Run {
    result: Vec<Item>,
}

#[derive(Deserialize)]
struct Item {
    name: String,
    note: String,
    price: f64,
}

impl workload::Api for HandWritten {
    fn new(url: &str) -> Self {
        Self(handwritten::Api::new(url).expect("a client"))
    }

    async fn start(&self) -> Result<usize, Box<dyn Error + Send + Sync>> {
        Ok(self.0.start().await?.len())
    }

    /// Holds the response that a waiting run holds, and nothing else.
    async fn wait(&self, id: String) {
        let response = include_bytes!("../../../response.json").to_vec();
        tokio::time::sleep(Duration::from_secs(3600)).await;
        drop((response, id));
    }

    async fn decode(&self, id: String) -> Result<usize, Box<dyn Error + Send + Sync>> {
        let run: Run = serde_json::from_slice(&self.0.run(&id).await?)?;
        Ok(run.result.iter().filter(|item| item.price >= 0.0 && item.name.len() + item.note.len() > 0).count())
    }
}

fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    workload::main::<HandWritten>()
}
