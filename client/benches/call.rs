//! One call over a connection that is kept: with this crate, and the same written by hand.

#![allow(missing_docs, unreachable_pub, clippy::unwrap_used, clippy::expect_used)]

use divan::Bencher;
use tokio::runtime::{Builder, Runtime};

#[allow(dead_code)]
#[path = "../../xtask/bench/hand/src/lib.rs"]
mod hand;
#[allow(dead_code)]
#[path = "../../xtask/bench/ours/src/lib.rs"]
mod ours;
#[allow(dead_code, unused_imports, reason = "its own test is not run here")]
#[path = "../../xtask/src/bench/server.rs"]
mod server;

const ANSWER: &str = include_str!("../../xtask/bench/answer.json");

fn main() {
    divan::main();
}

fn runtime() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

#[divan::bench]
fn with_this_crate(bencher: Bencher<'_, '_>) {
    let (server, runtime) = (server::Server::start(ANSWER.trim()).unwrap(), runtime());
    let api = ours::Api::new(server.url()).unwrap();
    bencher.bench_local(|| runtime.block_on(api.start()).unwrap());
}

#[divan::bench]
fn by_hand(bencher: Bencher<'_, '_>) {
    let (server, runtime) = (server::Server::start(ANSWER.trim()).unwrap(), runtime());
    let api = hand::Api::new(server.url()).unwrap();
    bencher.bench_local(|| runtime.block_on(api.start()).unwrap());
}
