//! Shows the progress of a run, and then its result.
//!
//! `cargo run --example progress`

mod service;

use std::error::Error;
use std::time::Duration;

use webagent::OutputUpdate;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let service = service::connect()?;
    let mut updates = service
        .client
        .run_existing_task()
        .task_id(&service.task_id)
        .prompt("Top three headlines of the news page")
        .output::<serde_json::Value>()
        .deadline(Duration::from_secs(300))
        .updates();
    while let Some(update) = updates.next().await {
        match update? {
            OutputUpdate::Running(run) => println!("{}: {}", run.id, run.status),
            OutputUpdate::Finished { value, run } => println!("{}: {}\n{value:#}", run.id, run.status),
        }
    }
    Ok(())
}
