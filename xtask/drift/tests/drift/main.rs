//! Tests of what `cargo xtask drift` finds, and how it shows it.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod cases;
mod decoding;
mod formats;
mod hostile;
mod layout;
mod mutations;
mod validator;
