//! The subcommands, one file each.

pub mod generate;
pub mod sandbox;
