//! Runs an existing task and prints the run as JSON.
//!
//! With `WEBAGENT_API_KEY` and `WEBAGENT_TASK_ID` the real service runs the task; without them a mock server inside of this
//! program answers, over real HTTP.

use contract_tests::document::Document;
use contract_tests::mock_server::MockServer;
use webagent::Client;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (client, task_id, _mock_server) = match (std::env::var("WEBAGENT_API_KEY"), std::env::var("WEBAGENT_TASK_ID")) {
        (Ok(_), Ok(task_id)) => (Client::from_env()?, task_id, None),
        _ => {
            let mock_server = MockServer::start(&Document::load()?)?;
            eprintln!(
                "WEBAGENT_API_KEY and WEBAGENT_TASK_ID are not both set: running in the mock server at {}",
                mock_server.url()
            );
            let client = Client::builder().api_key(mock_server.key()).base_url(mock_server.url()).build()?;
            (client, mock_server.task_id().to_owned(), Some(mock_server))
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
