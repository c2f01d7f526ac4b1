//! Client for the WebAgent API: browser tasks carried out by an AI agent.
//!
//! A *task* is a stored prompt with settings, a *run* one execution of a task. [`Client`] has a method for each operation
//! of the API, which are derived from its OpenAPI document; so are the [`types`] and the setters of the [`builder`]s.
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
//! A call ends with `send()`, which makes one request. One that starts a run can also end with `wait()`, which asks for the
//! run until it is over, well or not ([`Wait`]), or with `output::<T>()`, which decodes the result too, and for which a run
//! that failed is an error (`Output`).
//!
//! # Errors
//!
//! There is one type, [`Error`]; its [`kind`](Error::kind) says what can be done:
//!
//! | [`ErrorKind`] | the server has | what may help |
//! | --- | --- | --- |
//! | `Config`, `InvalidRequest` | not been asked | correcting the call |
//! | `Connect` | not been reached | calling again |
//! | `ConnectionLost`, `Timeout` | perhaps acted | looking whether a run was started, before calling again |
//! | `Status` | refused or failed: [`status`](Error::status), [`detail`](Error::detail), [`json`](Error::json) | depends on the status |
//! | `InvalidResponse` | acted, and answered with something unknown: [`body`](Error::body) | a newer version of this crate |
//! | `WaitTimeout` | a run going on, `run()` if it was seen | waiting on with `wait_for_run` |
//! | `RunFailed`, `ResultMismatch` | finished the run, but `output()` cannot give the result: `run()` | another prompt, another type |
//!
//! [`may_have_started`](Error::may_have_started) answers the question that costs money: may the request have had its
//! effect? Whatever arrived is in the error, and the API key is in none of its texts.
//!
//! # Sending again
//!
//! A request is sent again by itself only when that is safe: any request when no connection was made or the server refused
//! to act (429, or 503 with `Retry-After`), a GET also after a lost connection or a passing failure of the server. [`Retry`] has the
//! table, and the bounds, which can be changed for a client or for a call.
//!
//! # Logging
//!
//! With the feature `tracing` every call is a span with the target `webagent`, whose fields have the names of
//! OpenTelemetry's semantic conventions for HTTP clients. A program that sets up `tracing-subscriber` with its `env-filter`
//! shows them when it is started with `RUST_LOG=webagent=debug`:
//!
//! ```text
//! tracing_subscriber::fmt().with_env_filter(tracing_subscriber::EnvFilter::from_default_env()).init();
//! ```
//!
//! ```text
//! $ RUST_LOG=webagent=debug my-program
//! INFO webagent.request{otel.name=GET /runs/{run_id} http.request.method=GET url.full="https://api.webagent.cloud/runs/run_123" http.response.status_code=200 …}: webagent: answered duration_ms=82 bytes=174
//! ```
//!
//! Without it, [`ClientBuilder::on_request`] and [`ClientBuilder::on_response`] call functions of your own. Neither
//! shows the API key.
//!
//! # Features
//!
//! | feature | default | |
//! | --- | --- | --- |
//! | `codegen` | yes | generates the client from `openapi.yaml` while it is built, instead of compiling the committed copy |
//! | `rustls` | yes | TLS by rustls |
//! | `native-tls` | no | TLS by the operating system's library |
//! | `schemars` | yes | `output::<T>()`, and `JsonSchema` for all types |
//! | `tracing` | no | a span `webagent.request` for every call, with the field names of OpenTelemetry (`http.request.method`, `url.full` without the key, `server.address`, `http.response.status_code`, `http.request.resend_count`, `error.type`); in it an event with `duration_ms`, and `bytes` or `error` |
//! | `blocking` | no | [`blocking::Client`](https://docs.rs/webagent/latest/webagent/blocking/), for programs without an asynchronous runtime |
//! | `mock` | no | typed mocks of every operation, for the tests of those who use this crate |
//! | `cli` | no | the program `webagent` |
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
mod hooks;
#[cfg(feature = "mock")]
pub mod mock;
mod operation;
#[cfg(feature = "schemars")]
#[allow(dead_code, reason = "the document decides whether there are runs")]
mod output;
mod parameter;
#[cfg(any(test, feature = "mock"))]
mod paused_clock;
mod poll_permits;
mod redact;
mod request;
mod response;
mod retry;
mod retry_after;
mod trace;
mod transport;
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

pub use byte_stream::{ByteStream, Event, EventStream};
pub use bytes::Bytes;
pub use client::{Client, ClientBuilder};
pub use error::{Error, ErrorKind};
pub use generated::{builder, operations, types};
pub use hooks::{RequestEvent, ResponseEvent};
pub use operation::Operation;
#[cfg(feature = "schemars")]
pub use output::{Output, OutputFuture, OutputUpdate, OutputUpdates, schema};
pub use reqwest;
pub use response::ResponseValue;
pub use retry::Retry;
pub use upload::Upload;
pub use wait::{HasResult, RunHandle, RunState, RunUpdates, StoredRun, Untyped, Wait};

/// Compiles the Rust blocks of the README and of the guides.
#[cfg(all(doctest, feature = "schemars"))]
mod guides {
    #[doc = include_str!("../../README.md")]
    struct Readme;
    #[doc = include_str!("../../docs/configuration.md")]
    struct Configuration;
    #[doc = include_str!("../../docs/errors-and-retries.md")]
    struct ErrorsAndRetries;
    #[doc = include_str!("../../docs/testing.md")]
    struct Testing;
    #[doc = include_str!("../../docs/typed-results.md")]
    struct TypedResults;
    #[doc = include_str!("../../docs/waiting.md")]
    struct Waiting;
}
