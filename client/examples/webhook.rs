//! Receives the webhook of a finished run with axum and decodes it into `types::Run` and a type of its own.
//!
//! `cargo run --example webhook` calls its own webhook once, as the service would. Pass the public URL of such a server to
//! `.webhook_url(…)` when you start a run.

use std::error::Error;

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::post;
use axum::{Json, Router};
use serde::Deserialize;
use tokio::sync::mpsc;
use webagent::types::Run;

/// The type of the result.
#[derive(Debug, Deserialize)]
struct Weather {
    city: String,
    celsius: f64,
}

/// Decodes a run and hands its result on.
async fn webhook(State(results): State<mpsc::Sender<Weather>>, Json(run): Json<Run>) -> StatusCode {
    if run.has_succeeded() != Some(true) {
        eprintln!("{} ended as {}", run.id, run.status);
        return StatusCode::NO_CONTENT;
    }
    match serde_json::from_value(run.result.unwrap_or_default()) {
        Ok(weather) => match results.send(weather).await {
            Ok(()) => StatusCode::NO_CONTENT,
            // The program is ending.
            Err(_) => StatusCode::SERVICE_UNAVAILABLE,
        },
        Err(error) => {
            eprintln!("{}: the result does not match the type: {error}", run.id);
            StatusCode::UNPROCESSABLE_ENTITY
        }
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let (sender, mut results) = mpsc::channel(16);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}/webhook", listener.local_addr()?);
    let app = Router::new().route("/webhook", post(webhook)).with_state(sender);
    tokio::spawn(async move { axum::serve(listener, app).await });

    let run = serde_json::json!({
        "id": "run_1",
        "task_id": "weather",
        "status": "success",
        "is_done": true,
        "is_successful": true,
        "result": { "city": "Lisbon", "celsius": 21.5 },
    });
    let response = reqwest::Client::builder().no_proxy().build()?.post(url).json(&run).send().await?;
    println!("the webhook responded with {}", response.status());
    if let Some(weather) = results.recv().await {
        println!("{}: {} °C", weather.city, weather.celsius);
    }
    Ok(())
}
