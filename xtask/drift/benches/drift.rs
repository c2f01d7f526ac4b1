//! Comparing documents of 1 to 1,000 operations, in relation to parsing them.
//!
//! `cargo bench -p xtask --bench drift`. Each row gives the time of parsing two documents once and of comparing them
//! without the Rust part, the best of several runs, and the ratio of the two (goal: at most 2).

#![allow(missing_docs)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use openapi_drift::load::Document;
use openapi_drift::{Options, bench_fixture, compare};

const RUNS: usize = 7;

fn main() {
    // Cargo runs benches in tests, too, to see whether they work: then once is enough.
    let (runs, sizes): (usize, &[usize]) = match std::env::args().any(|argument| argument == "--bench") {
        true => (RUNS, &[1, 10, 100, 1_000]),
        false => (1, &[1]),
    };
    println!("operations      bytes  parse both    compare  ratio  compare/operation");
    for &operations in sizes {
        let texts = [bench_fixture::document(operations, false), bench_fixture::document(operations, true)];
        let mut best = [Duration::MAX; 2];
        for _ in 0..runs {
            let begin = Instant::now();
            let documents = texts.each_ref().map(|text| Document::parse("made up", text));
            let parsed = begin.elapsed();
            let [Ok(old), Ok(new)] = documents else {
                eprintln!("the made-up documents are no documents");
                return;
            };
            let begin = Instant::now();
            let drift = compare(&old, &new, Options::default());
            let compared = begin.elapsed();
            let _ = black_box(drift);
            best = [best[0].min(parsed), best[1].min(compared)];
        }
        let [parsed, compared] = best;
        println!(
            "{operations:>10} {:>10} {:>9.2} ms {:>7.2} ms {:>6.2} {:>15.1} µs",
            texts[0].len() + texts[1].len(),
            parsed.as_secs_f64() * 1e3,
            compared.as_secs_f64() * 1e3,
            compared.as_secs_f64() / parsed.as_secs_f64(),
            compared.as_secs_f64() * 1e6 / operations as f64,
        );
    }
}
