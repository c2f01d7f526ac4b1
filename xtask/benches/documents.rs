//! Generating and comparing documents of several sizes, each beside its baseline.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use divan::{Bencher, black_box};
use openapi_drift::document::Document;
use openapi_drift::synthetic::document;
use openapi_drift::{self, Options};
use webagent_codegen::Extras;
use webagent_codegen::openapi::spanned_value::SpannedValue;
use xtask::bench::documents::Baseline;
use xtask::generated_files;

const NAME: &str = "openapi.yaml";
const SIZES: [usize; 3] = [1, 10, 100];

fn main() {
    divan::main();
}

/// The document of this workspace.
fn own() -> String {
    std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../openapi.yaml")).expect("the document")
}

#[divan::bench(sample_count = 20)]
fn everything_that_is_derived(bencher: Bencher<'_, '_>) {
    let text = own();
    bencher.bench(|| generated_files::derive(NAME, &SpannedValue::parse(NAME, black_box(&text)).unwrap()).unwrap());
}

#[divan::bench(sample_count = 20)]
fn progenitor_once(bencher: Bencher<'_, '_>) {
    let text = own();
    let baseline = Baseline::new(&text).unwrap();
    bencher.bench(|| baseline.run().unwrap());
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn generate_client(bencher: Bencher<'_, '_>, operations: usize) {
    let text = document(operations, false);
    let extras = Extras { mock: false, cli: false };
    bencher.bench(|| {
        webagent_codegen::generate_with(NAME, &SpannedValue::parse(NAME, black_box(&text)).unwrap(), extras).unwrap()
    });
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn generate_by_progenitor(bencher: Bencher<'_, '_>, operations: usize) {
    let text = document(operations, false);
    let baseline = Baseline::new(&text).unwrap();
    bencher.bench(|| baseline.run().unwrap());
}

#[divan::bench(args = SIZES, sample_count = 20)]
fn read_two(bencher: Bencher<'_, '_>, operations: usize) {
    let texts = [document(operations, false), document(operations, true)];
    bencher.bench(|| [&texts[0], &texts[1]].map(|text| Document::parse(NAME, black_box(text)).unwrap()));
}

#[divan::bench(args = SIZES, sample_count = 20)]
fn compare_two(bencher: Bencher<'_, '_>, operations: usize) {
    let [old, new] = [false, true].map(|changed| Document::parse(NAME, &document(operations, changed)).unwrap());
    bencher.bench(|| openapi_drift::compare(black_box(&old), &new, Options::default()).unwrap());
}
