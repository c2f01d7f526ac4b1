//! Client for the WebAgent API: browser tasks carried out by an AI agent.
//!
//! A *task* is a stored prompt with settings; a *run* is one execution of a task. [`Client`] has a method for each operation
//! of the API. The methods, the [`types`] and the setters of the [`builder`]s are generated from an OpenAPI document.
//!
//! ```no_run
//! # #[cfg(feature = "schemars")]
//! # async fn example() -> Result<(), webagent::Error> {
//! use schemars::JsonSchema;
//! use serde::Deserialize;
//!
//! #[derive(Deserialize, JsonSchema)]
//! struct Flight {
//!     airline: String,
//!     price_eur: f64,
//! }
//!
//! let client = webagent::Client::from_env()?; // WEBAGENT_API_KEY
//! let flight: Flight = client
//!     .run_existing_task()
//!     .task_id("task_123")
//!     .prompt("Cheapest flight BER to LIS next Friday")
//!     .output::<Flight>()
//!     .await?;
//! println!("{} for {} EUR", flight.airline, flight.price_eur);
//! # Ok(())
//! # }
//! ```
//!
//! A call ends with `send()`, which makes one request. A call that starts a run can also end with `wait()`, which polls the
//! run until it has finished ([`Wait`]), or with `output::<T>()`, which also decodes the result and returns an error if the
//! run failed (`Output`). With `start()` it returns a handle, which can be stored and resumed ([`RunHandle`]).
//!
//! The guides: [typed results](guides::typed_results), [waiting, deadlines and resuming](guides::waiting),
//! [errors and retries](guides::errors_and_retries), [testing](guides::testing), [configuration](guides::configuration),
//! [the command line](guides::command_line).
//!
//! # Errors
//!
//! There is one error type, [`Error`]; [`ErrorKind`] lists what can happen.
//! [`may_have_started`](Error::may_have_started) returns whether the request may have taken effect, so that calling again
//! could start a second run. The error keeps the status, headers and body that were received; its messages never contain the
//! API key.
//!
//! # Retries
//!
//! The client retries a request only when that is safe. [`Retry`] documents the rules and the limits, which can be set for a
//! client or a call.
//!
//! # Logging
//!
//! With the feature `tracing`, each request has one span, retries included, with the target `webagent`. Its fields use the
//! names of OpenTelemetry's HTTP semantic conventions. With `tracing-subscriber` and its feature `env-filter`, set
//! `RUST_LOG=webagent=debug` to show them:
//!
//! ```text
//! tracing_subscriber::fmt().with_env_filter(tracing_subscriber::EnvFilter::from_default_env()).init();
//! ```
//!
//! ```text
//! $ RUST_LOG=webagent=debug my-program
//! INFO webagent.request{otel.name=GET /runs/{run_id} http.request.method=GET url.full="https://api.webagent.cloud/runs/run_123" http.response.status_code=200 …}: webagent: response received duration_ms=82 bytes=174
//! ```
//!
//! Alternatively, register callbacks with [`ClientBuilder::on_request`] and [`ClientBuilder::on_response`]. The log and the
//! callbacks never contain the API key.
//!
//! # Features
//!
//! | feature | default | |
//! | --- | --- | --- |
//! | `codegen` | yes | generates the client from `openapi.yaml` during the build; without it the committed copy is compiled |
//! | `rustls` | yes | TLS by rustls |
//! | `native-tls` | no | TLS by the operating system's library |
//! | `schemars` | yes | `output::<T>()`, and `JsonSchema` for all types |
//! | `tracing` | no | a span `webagent.request` for each request, retries included, with the field names of OpenTelemetry (`http.request.method`, `url.full` without the key, `server.address`, `http.response.status_code`, `http.request.resend_count`, `error.type`); in it an event with `duration_ms`, and `bytes` or `error` |
//! | `blocking` | no | [`blocking::Client`](https://docs.rs/webagent/latest/webagent/blocking/), for programs without an async runtime |
//! | `mock` | no | typed mocks of every operation, for your tests |
//! | `cli` | no | the program `webagent` |
//! | `chrono`, `jiff`, `uuid`, `rust_decimal` | no | methods that parse the texts of fields, such as `created_at_chrono()`, where the document has `x-webagent-type` |
#![cfg_attr(docsrs, feature(doc_cfg))]

#[allow(dead_code, reason = "the document decides whether there are runs")]
mod activity;
mod auth;
#[cfg(feature = "blocking")]
pub mod blocking;
mod byte_stream;
mod call_options;
#[cfg(feature = "cli")]
pub mod cli;
mod client;
pub mod convert;
mod decode;
mod error;
mod error_message;
#[cfg(all(doc, any(not(doctest), feature = "schemars")))]
pub mod guides;
mod hooks;
#[allow(dead_code, reason = "the document decides whether there are lists")]
mod link;
#[cfg(feature = "mock")]
pub mod mock;
mod operation;
#[cfg(feature = "schemars")]
#[allow(dead_code, reason = "the document decides whether there are runs")]
mod output;
#[allow(dead_code, reason = "the document decides whether there are lists")]
mod pages;
mod parameter;
#[cfg(any(test, feature = "mock"))]
mod paused_clock;
mod poll_permits;
mod redact;
mod request;
mod response;
mod retry;
mod retry_after;
#[cfg(test)]
mod sample;
mod text;
mod trace;
mod transport;
#[allow(dead_code, reason = "the document decides whether there are unions")]
mod union;
mod upload;
#[allow(dead_code, reason = "the document decides whether there are runs")]
mod wait;

/// The code that is derived from the document: made while this crate is built or, without the feature `codegen`, the
/// committed copy. Both are the same to the byte.
mod generated {
    #[cfg(feature = "codegen")]
    include!(concat!(env!("OUT_DIR"), "/client.rs"));
    #[cfg(not(feature = "codegen"))]
    include!("generated/client.rs");
}

pub use byte_stream::{ByteStream, Event, EventStream, LineStream};
pub use bytes::Bytes;
pub use client::{Client, ClientBuilder};
pub use error::{Error, ErrorKind};
pub use generated::{builder, operations, types};
pub use hooks::{RequestEvent, ResponseEvent};
pub use operation::Operation;
#[cfg(feature = "schemars")]
pub use output::{Output, OutputFuture, OutputUpdate, OutputUpdates, schema};
pub use pages::{Items, Pages};
pub use reqwest;
pub use response::ResponseValue;
pub use retry::Retry;
pub use text::InvalidText;
pub use upload::Upload;
pub use wait::{HasResult, RunHandle, RunState, RunUpdates, StoredRun, Untyped, Wait};
