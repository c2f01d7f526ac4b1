//! The subcommands, one file each.

pub mod generate;
pub mod import;
pub mod sandbox;
