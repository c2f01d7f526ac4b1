//! The client's behaviour on the wire: connections, timeouts, proxies, retries, limits, and what of it can be seen in
//! errors and logs.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod connections;
mod hostile;
mod http2;
mod log;
mod proxies;
mod responses;
mod schemas;
mod secrets;
mod server;
mod waiting;

use webagent::{Client, ClientBuilder};

/// A key that no innocent text contains.
const KEY: &str = "wa-key 7f3a\"x/+==%41&b";

/// A builder for a client of a server of a test. Everything that is logged from now on is searched for the key.
fn builder(url: &str) -> ClientBuilder {
    log::watch();
    // To read the certificates of the system for every client would take longer than the call.
    let http = reqwest::Client::builder().tls_certs_only([]).connection_verbose(true);
    Client::builder().http_client(http).api_key(KEY).base_url(url)
}

fn client(url: &str) -> Client {
    builder(url).build().unwrap()
}
