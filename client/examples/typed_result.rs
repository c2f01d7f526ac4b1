//! Runs a task and gets its result as a type of its own.
//!
//! `cargo run --example typed_result`

mod service;

use std::error::Error;

use schemars::JsonSchema;
use serde::Deserialize;

/// The opening hours of a place on one day.
#[derive(Debug, Deserialize, JsonSchema)]
#[allow(dead_code, reason = "the example prints them")]
struct Hours {
    /// Name of the weekday.
    day: String,
    /// Opening and closing time, such as `9:00-17:00`; absent when the place is closed.
    open: Option<String>,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let service = service::connect()?;
    let hours: Vec<Hours> = service
        .client
        .run_existing_task()
        .task_id(&service.task_id)
        .prompt("Find the opening hours of the town library")
        .output::<Vec<Hours>>()
        .await?;
    println!("{hours:#?}");
    Ok(())
}
