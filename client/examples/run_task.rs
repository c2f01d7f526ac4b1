//! Runs an existing task and prints the run as JSON.
//!
//! With `WEBAGENT_API_KEY` and `WEBAGENT_TASK_ID` the real service runs the task; without them a sandbox inside of this
//! program answers, over real HTTP.

use contract_tests::document::Document;
use contract_tests::sandbox::Sandbox;
use webagent::Client;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (client, task_id, _sandbox) = match (std::env::var("WEBAGENT_API_KEY"), std::env::var("WEBAGENT_TASK_ID")) {
        (Ok(_), Ok(task_id)) => (Client::from_env()?, task_id, None),
        _ => {
            let sandbox = Sandbox::start(&Document::load()?)?;
            eprintln!(
                "WEBAGENT_API_KEY and WEBAGENT_TASK_ID are not both set: running in the sandbox at {}",
                sandbox.url()
            );
            let client = Client::builder().api_key(sandbox.key()).base_url(sandbox.url()).build()?;
            (client, sandbox.task_id().to_owned(), Some(sandbox))
        }
    };

    let run = client
        .run_existing_task()
        .task_id(task_id)
        .prompt("Find the opening hours of the town library")
        .session_timeout(600)
        .wait()
        .await?;

    println!("{}", serde_json::to_string_pretty(&*run)?);
    Ok(())
}
