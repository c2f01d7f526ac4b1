//! Tests code that uses this crate, with typed mocks.
//!
//! `cargo test -p webagent --features mock --example mocks` runs the test, `cargo run … --example mocks` the same code.

use webagent::mock::{MockServer, MockServerExt};
use webagent::types::Run;
use webagent::{Client, Error};

/// The code under test.
async fn headline(client: &Client) -> Result<String, Error> {
    let run = client.run_existing_task().task_id("news").prompt("The top headline").wait().await?;
    Ok(run.result.as_ref().map(ToString::to_string).unwrap_or_default())
}

async fn a_finished_run_gives_its_result() -> Result<(), Box<dyn std::error::Error>> {
    let server = MockServer::start_async().await;
    let client = Client::builder().api_key("any key").base_url(server.base_url()).build()?;
    let started: Run = Run::builder().id("run_1").task_id("news").status("pending").try_into()?;
    let finished: Run = Run::builder()
        .id("run_1")
        .task_id("news")
        .status("success")
        .result(Some(serde_json::json!("Nothing new")))
        .try_into()?;
    let start = server.run_existing_task(|when, then| {
        when.task_id("news");
        then.ok(&started);
    });
    let poll = server.get_run(|when, then| {
        when.run_id("run_1");
        then.ok(&finished);
    });

    assert_eq!(headline(&client).await?, "\"Nothing new\"");
    start.assert_async().await;
    poll.assert_async().await;
    Ok(())
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    a_finished_run_gives_its_result().await?;
    println!("the test passed");
    Ok(())
}

#[cfg(test)]
mod tests {
    #[tokio::test]
    async fn a_finished_run_gives_its_result() -> Result<(), Box<dyn std::error::Error>> {
        super::a_finished_run_gives_its_result().await
    }
}
