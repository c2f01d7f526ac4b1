//! The memory that a large result takes. A test of its own program: every allocation of the process counts.

#![allow(clippy::unwrap_used)]

use std::io::{Read, Write};
use std::net::TcpListener;

use contract_tests::written_run::run_text;

use peak_alloc::PeakAlloc;
use schemars::JsonSchema;
use serde::Deserialize;
use webagent::{Client, OutputUpdate};

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

#[derive(Deserialize, JsonSchema)]
struct Offer {
    name: String,
    prices: Vec<f64>,
}

/// Responds to one request with a finished run, whose result has about this many bytes.
fn serve(size: usize) -> (String, usize) {
    let offer = format!(r#"{{"name": "{}", "prices": [1.25, 2.5]}}"#, "n".repeat(64));
    let offers = vec![offer.as_str(); size / offer.len()].join(",");
    let body = run_text(&format!(
        r#"{{"id": "r", "task_id": "t", "status": "success", "is_done": true, "is_successful": true, "result": [{offers}]}}"#
    ));
    let length = body.len();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut head = [0; 4096];
        let _ = stream.read(&mut head).unwrap();
        let head = format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n");
        stream.write_all(head.as_bytes()).unwrap();
        stream.write_all(body.as_bytes()).unwrap();
        // The connection stays open until the client is gone, and the body with it.
        let _ = stream.read(&mut [0]);
    });
    (url, length)
}

/// Checks that a way to wait for the result takes at most three times its size.
async fn check<F: Future<Output = Vec<Offer>>>(way: &str, wait: impl FnOnce(Client) -> F) {
    let (url, length) = serve(16 << 20);
    let client = Client::builder().api_key("sesame").base_url(url).build().unwrap();
    let before = ALLOCATOR.current_usage();
    ALLOCATOR.reset_peak_usage();
    let offers = wait(client).await;
    let peak = ALLOCATOR.peak_usage() - before;
    assert!(offers.len() > 100_000 && offers.iter().all(|offer| offer.name.len() == 64 && offer.prices.len() == 2));
    assert!(peak < 3 * length, "{way}: {:.2} times", peak as f64 / length as f64);
}

// One test, so that no other one takes memory meanwhile.
#[tokio::test]
async fn a_result_in_the_users_own_type_takes_at_most_three_times_its_size() {
    check("output", async |client| client.wait_for_run("r").output().await.unwrap()).await;
    check("with_run", async |client| {
        let (offers, run) = client.wait_for_run("r").output::<Vec<Offer>>().with_run().await.unwrap();
        assert!(run.result.is_none() && run.body().len() > 16 << 20 && run.id == "r");
        offers
    })
    .await;
    check("updates", async |client| {
        match client.wait_for_run("r").output::<Vec<Offer>>().updates().next().await.unwrap().unwrap() {
            OutputUpdate::Finished { value, .. } => value,
            OutputUpdate::Running(_) => Vec::new(),
        }
    })
    .await;
    check("long_poll", async |client| {
        client.run_existing_task().task_id("t").output::<Vec<Offer>>().long_poll().await.unwrap()
    })
    .await;
}
