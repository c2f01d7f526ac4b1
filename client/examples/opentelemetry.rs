//! Exports the spans of the client with OpenTelemetry.
//!
//! `cargo run -p webagent --features tracing --example opentelemetry` prints the spans; a real program exports them with
//! OTLP instead.

mod service;

use std::error::Error;

use opentelemetry::trace::TracerProvider as _;
use opentelemetry_sdk::trace::SdkTracerProvider;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let provider =
        SdkTracerProvider::builder().with_simple_exporter(opentelemetry_stdout::SpanExporter::default()).build();
    let layer = tracing_opentelemetry::layer().with_tracer(provider.tracer("webagent"));
    let only_webagent = Targets::new().with_target("webagent", tracing::Level::DEBUG);
    tracing_subscriber::registry().with(only_webagent).with(layer).init();

    let service = service::connect()?;
    let task = service.client.get_task().task_id(&service.task_id).send().await?;
    println!("{}", task.name);
    provider.shutdown()?;
    Ok(())
}
