//! Starts a run in the background and stores its id; another process resumes it.
//!
//! `cargo run --example resume` does both in one process. With a key, do it in two:
//! `cargo run --example resume -- start run.json`, then `cargo run --example resume -- finish run.json`.

mod service;

use std::error::Error;
use std::path::Path;

use webagent::{Client, StoredRun};

/// The type of the result, which both processes know.
type Headlines = serde_json::Value;

async fn start(client: &Client, task_id: &str, file: &Path) -> Result<(), Box<dyn Error>> {
    let call = client.run_existing_task().task_id(task_id).prompt("Top three headlines of the news page");
    let run = call.output::<Headlines>().start().await?;
    std::fs::write(file, serde_json::to_string(&run)?)?;
    println!("started {}", run.id());
    Ok(())
}

async fn finish(client: &Client, file: &Path) -> Result<(), Box<dyn Error>> {
    let run: StoredRun<Headlines> = serde_json::from_str(&std::fs::read_to_string(file)?)?;
    println!("resuming {}", run.id());
    let headlines = client.resume(run).await?;
    println!("{headlines:#}");
    Ok(())
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let service = service::connect()?;
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [] => {
            let file = std::env::temp_dir().join(format!("webagent-run-{}.json", std::process::id()));
            start(&service.client, &service.task_id, &file).await?;
            finish(&service.client, &file).await?;
            Ok(std::fs::remove_file(&file)?)
        }
        [command, file] if command == "start" => start(&service.client, &service.task_id, file.as_ref()).await,
        [command, file] if command == "finish" => finish(&service.client, file.as_ref()).await,
        _ => Err("usage: resume [start|finish FILE]".into()),
    }
}
