//! Runs an existing task and prints the run as JSON.
//!
//! `cargo run --example run_task`

mod service;

use std::error::Error;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let service = service::connect()?;
    let run = service
        .client
        .run_existing_task()
        .task_id(&service.task_id)
        .prompt("Find the opening hours of the town library")
        .session_timeout(600)
        .wait()
        .await?;
    println!("{}", serde_json::to_string_pretty(&*run)?);
    Ok(())
}
