//! x

pub mod document;
pub mod hostile;
pub mod proxy;
pub mod sandbox;
pub mod strategy;

mod background;
mod example;
mod wire;
