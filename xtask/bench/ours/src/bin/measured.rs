//! The measured program, with the client.

use std::error::Error;

#[path = "../../../measured.rs"]
mod measured;

#[derive(Clone)]
struct Ours(ours::Api);

impl measured::Api for Ours {
    fn new(url: &str) -> Self {
        Self(ours::Api::new(url).expect("a client"))
    }

    async fn start(&self) -> Result<usize, Box<dyn Error + Send + Sync>> {
        Ok(self.0.start().await?.len())
    }

    async fn wait(&self, id: String) {
        self.0.wait(id).await.expect("a run that does not end");
    }
}

fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    measured::main::<Ours>()
}
