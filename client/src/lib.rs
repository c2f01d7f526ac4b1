//! Client for the WebAgent API: browser tasks carried out by an AI agent.
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "cli")]
pub mod cli;
mod client;
mod describe;
mod error;
mod execute;
mod key;
#[cfg(feature = "mock")]
pub mod mock;
mod operation;
#[cfg(feature = "schemars")]
mod output;
mod request;
mod response;
mod retry;
mod run;
mod trace;

/// The code that is derived from the document: made while this crate is built or, without the feature `codegen`, the
/// committed copy. Both are the same to the byte.
mod generated {
    #[cfg(feature = "codegen")]
    include!(concat!(env!("OUT_DIR"), "/client.rs"));
    #[cfg(not(feature = "codegen"))]
    include!("generated/client.rs");
}

pub use bytes::Bytes;
pub use client::{Client, ClientBuilder};
pub use error::{Error, ErrorKind};
pub use generated::{builder, operations, types};
pub use operation::Operation;
#[cfg(feature = "schemars")]
pub use output::Output;
pub use reqwest;
pub use response::ResponseValue;
pub use retry::Retry;
pub use run::{State, States, Wait};
