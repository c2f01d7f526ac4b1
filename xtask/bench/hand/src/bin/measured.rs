//! The measured program, written by hand.

use std::error::Error;
use std::time::Duration;

#[path = "../../../measured.rs"]
mod measured;

#[derive(Clone)]
struct Hand(hand::Api);

impl measured::Api for Hand {
    fn new(url: &str) -> Self {
        Self(hand::Api::new(url).expect("a client"))
    }

    async fn start(&self) -> Result<usize, Box<dyn Error + Send + Sync>> {
        Ok(self.0.start().await?.len())
    }

    /// Holds the answer that a waiting run holds, and nothing else.
    async fn wait(&self, id: String) {
        let answer = include_bytes!("../../../answer.json").to_vec();
        tokio::time::sleep(Duration::from_secs(3600)).await;
        drop((answer, id));
    }
}

fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    measured::main::<Hand>()
}
