//! Tests the findings of `cargo xtask drift` and their reports.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod cases;
mod decoding;
mod formats;
mod hostile;
mod layout;
mod mutations;
mod random;
mod validator;
