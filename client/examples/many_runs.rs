//! Starts many runs, a few at a time.
//!
//! `cargo run --example many_runs`

mod service;

use std::error::Error;
use std::sync::Arc;

use tokio::sync::Semaphore;
use tokio::task::JoinSet;

/// Runs that the account may have at once.
const CONCURRENT_RUNS: usize = 3;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let service = service::connect()?;
    let permits = Arc::new(Semaphore::new(CONCURRENT_RUNS));
    let mut runs = JoinSet::new();
    for city in ["Berlin", "Lisbon", "Oslo", "Rome", "Vienna"] {
        let (client, task_id, permits) = (service.client.clone(), service.task_id.clone(), Arc::clone(&permits));
        runs.spawn(async move {
            let _permit = permits.acquire_owned().await;
            let prompt = format!("Weather in {city} tomorrow");
            let weather =
                client.run_existing_task().task_id(task_id).prompt(prompt).output::<serde_json::Value>().await;
            (city, weather)
        });
    }
    while let Some(run) = runs.join_next().await {
        match run? {
            (city, Ok(weather)) => println!("{city}: {weather}"),
            (city, Err(error)) => println!("{city}: {error}"),
        }
    }
    Ok(())
}
