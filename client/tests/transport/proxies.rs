//! Proxies, from the environment and from the user.

use std::process::Command;

use crate::client;
use crate::server::{RUN, Server, response};

/// Says to a child process where to call.
const URL: &str = "WEBAGENT_TEST_URL";

/// Makes a call in a process whose environment names a proxy.
fn call_with_proxy(url: &str, proxy: &str) {
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args(["--exact", "proxies::call_from_a_child", "--ignored", "--test-threads=1"]).env(URL, url);
    for name in ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"] {
        child.env(name, proxy);
    }
    for name in ["NO_PROXY", "no_proxy", "REQUEST_METHOD"] {
        child.env_remove(name);
    }
    let output = child.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

#[test]
#[ignore = "run by the tests below, in a process of its own"]
fn call_from_a_child() {
    let Ok(url) = std::env::var(URL) else { return };
    let client = webagent::Client::builder().api_key(crate::KEY).base_url(url).allow_http(true).build().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async { client.get_run().run_id("run_1").send().await }).unwrap();
}

#[test]
fn a_proxy_of_the_environment_sees_no_call_to_this_machine() {
    let proxy = Server::script([response("200 OK", "", &RUN)]);
    let target = Server::script([response("200 OK", "", &RUN)]);
    call_with_proxy(&target.url(), &proxy.url());
    assert_eq!((target.connections(), proxy.connections()), (1, 0));
    let by_name = target.url().replace("127.0.0.1", "localhost");
    call_with_proxy(&by_name, &proxy.url());
    assert_eq!((target.connections(), proxy.connections()), (2, 0));
    // The environment is read: a call to another machine goes through the proxy.
    call_with_proxy("http://webagent.invalid", &proxy.url());
    assert_eq!((target.connections(), proxy.connections()), (2, 1));
}

#[tokio::test]
async fn a_proxy_of_the_user_sees_no_call_to_this_machine() {
    let proxy = Server::script([response("200 OK", "", &RUN)]);
    let target = Server::script([response("200 OK", "", &RUN)]);
    let http = reqwest::Client::builder().tls_certs_only([]).proxy(reqwest::Proxy::all(proxy.url()).unwrap());
    let builder = webagent::Client::builder().api_key(crate::KEY).http_client(http).base_url(target.url());
    builder.build().unwrap().get_run().run_id("run_1").send().await.unwrap();
    assert_eq!((target.connections(), proxy.connections()), (1, 0));
}

#[tokio::test]
async fn no_redirect_is_followed() {
    let elsewhere = Server::script([response("200 OK", "", &RUN)]);
    for status in ["301 Moved", "302 Found", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect"] {
        let location = format!("location: {}/stolen\r\n", elsewhere.url());
        let server = Server::script([response(status, &location, "")]);
        let error = client(&server.url()).run_existing_task().task_id("t").send().await.unwrap_err();
        assert!(error.to_string().contains("redirects are not followed"), "{error}");
        assert_eq!((server.requests().len(), elsewhere.connections()), (1, 0));
    }
}
