//! A thousand runs over a network that fails in every way: none is started twice, and none is lost.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use contract_tests::document::Document;
use contract_tests::fault_proxy::{Fault, FaultProxy, Schedule, Stage};
use contract_tests::mock_server::{Finish, MockServer, Settings};
use contract_tests::virtual_time::skip_when;
use contract_tests::wait_until;
use webagent::{Client, Error, ErrorKind, Retry};

static DOCUMENT: LazyLock<Document> = LazyLock::new(|| Document::load().unwrap());

const RUNS: usize = 1_000;
const AT_ONCE: usize = 250;

/// A refusal that says when to come back: the server has not acted.
fn refusal(status: &str) -> Vec<u8> {
    format!("HTTP/1.1 {status}\r\nretry-after: 0\r\ncontent-length: 0\r\n\r\n").into_bytes()
}

fn failure(status: &str) -> Vec<u8> {
    format!("HTTP/1.1 {status}\r\ncontent-length: 5\r\n\r\n<b>no").into_bytes()
}

fn faults() -> Vec<(Fault, u32)> {
    use Stage::{Connected, Delivered, Requested, Responded};
    let mut faults = vec![(Fault::Pass, 240)];
    for stage in [Connected, Requested, Responded, Delivered(1), Delivered(60), Delivered(150)] {
        faults.extend([(Fault::Reset(stage), 2), (Fault::Close(stage), 2), (Fault::Stall(stage), 1)]);
    }
    for status in ["429 Too Many Requests", "503 Service Unavailable"] {
        faults.push((Fault::Replace(Requested, refusal(status)), 6));
    }
    for stage in [Requested, Responded] {
        faults.push((Fault::Replace(stage, failure("502 Bad Gateway")), 3));
        faults.push((Fault::Replace(stage, b"not http at all\r\n\r\n".to_vec()), 1));
    }
    faults.extend([(Fault::Truncate(10), 2), (Fault::ContentLength(9), 2)]);
    faults
}

async fn one(client: Client, task: String) -> (String, Result<String, Error>) {
    let wait = client.run_existing_task().task_id(&task).prompt("go").wait().deadline(Duration::from_secs(300));
    let result = wait.await.map(|run| {
        assert!(run.is_finished() && run.result.is_some(), "a run that is over, with its result: {run:?}");
        run.id.clone()
    });
    (task, result)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_runs_over_a_failing_network_are_started_once_and_reach_the_caller() {
    let settings = Settings { finish: Finish::Polls(1), ..Settings::default() };
    let mock_server = MockServer::start_with(&DOCUMENT, settings).unwrap();
    let proxy = FaultProxy::start(mock_server.address(), Schedule::random(20_261_124, faults())).unwrap();
    let client = Client::builder()
        .api_key(mock_server.key())
        .base_url(mock_server.url_through(&proxy))
        // What stalls takes as long. On a machine that is so busy that more does, nothing else is expected.
        .timeout(Duration::from_secs(5))
        .retry(Retry::new().max_attempts(6).initial_backoff(Duration::from_millis(5)))
        .build()
        .unwrap();

    let mut tasks = tokio::task::JoinSet::new();
    let mut outcomes = Vec::new();
    for number in 0..RUNS {
        if tasks.len() >= AT_ONCE {
            outcomes.push(tasks.join_next().await.unwrap().unwrap());
        }
        tasks.spawn(one(client.clone(), format!("task-{number}")));
    }
    outcomes.extend(tasks.join_all().await);

    let started = mock_server.runs_by_task();
    let twice: Vec<_> = started.iter().filter(|(_, count)| **count > 1).collect();
    assert!(twice.is_empty(), "started twice: {twice:?}");

    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for (task, outcome) in &outcomes {
        let is_started = started.contains_key(task);
        let kind = match outcome {
            Ok(_) => {
                assert!(is_started);
                "finished, and reached the caller".to_owned()
            }
            Err(error) => {
                assert!(error.run().is_none(), "{task} could have been fetched: {error}");
                assert!(error.may_have_started() || !is_started, "{task} was started: {error}");
                format!("{:?}, may have started: {}", error.kind(), error.may_have_started())
            }
        };
        *kinds.entry(kind).or_default() += 1;
    }
    println!("{RUNS} runs, {} started, {} exchanges:", started.len(), proxy.exchanges().len());
    for (kind, count) in kinds {
        println!("{count:>6}  {kind}");
    }
    let finished = outcomes.iter().filter(|(_, outcome)| outcome.is_ok()).count();
    assert!(finished > RUNS / 2, "only {finished} finished");
}

/// The client's limit of time: longer than any machine takes. Where an exchange stalls, it passes at once.
const LIMIT: Duration = Duration::from_secs(100);

/// Returns how often a call was made and what it ended with, when the first responses are as given.
async fn attempts(faults: &[Fault], is_post: bool, retry: Retry) -> (usize, Result<(), Error>) {
    let mock_server = MockServer::start(&DOCUMENT).unwrap();
    let proxy = FaultProxy::start(mock_server.address(), Schedule::sequence(faults.to_vec())).unwrap();
    let client = Client::builder()
        .api_key(mock_server.key())
        .base_url(mock_server.url_through(&proxy))
        .timeout(LIMIT)
        .retry(retry.initial_backoff(Duration::from_millis(1)))
        .build()
        .unwrap();
    let call = async {
        match is_post {
            true => client.run_existing_task().task_id("task").send().await.map(drop),
            false => client.get_task().task_id("task").send().await.map(drop),
        }
    };
    let proxy = Arc::new(proxy);
    let result = match faults {
        [Fault::Stall(_), ..] => {
            let proxy = proxy.clone();
            let is_stalled = move || proxy.exchanges().iter().any(|exchange| exchange.stalled);
            skip_when(|| wait_until("the exchange stalls", is_stalled), LIMIT, call).await
        }
        _ => call.await,
    };
    (proxy.exchanges().len(), result)
}

fn replaced(status: &str, retry_after: &str) -> Fault {
    let retry_after = match retry_after {
        "" => String::new(),
        _ => format!("retry-after: {retry_after}\r\n"),
    };
    let response = format!("HTTP/1.1 {status} x\r\n{retry_after}content-length: 0\r\n\r\n");
    Fault::Replace(Stage::Requested, response.into_bytes())
}

#[tokio::test]
async fn what_is_sent_again_follows_from_the_method_and_the_end_of_the_attempt() {
    // What happens first; how often a GET is sent, and a POST.
    let table: [(Fault, usize, usize); 13] = [
        (replaced("429", "0"), 2, 2),
        (replaced("503", "0"), 2, 2),
        (replaced("503", "Thu, 01 Jan 1970 00:00:00 GMT"), 2, 2),
        (replaced("429", ""), 2, 2),
        (replaced("503", ""), 2, 1),
        (replaced("500", "0"), 2, 1),
        (replaced("502", ""), 2, 1),
        (replaced("404", "0"), 1, 1),
        (replaced("302", "0"), 1, 1),
        (Fault::Reset(Stage::Requested), 2, 1),
        (Fault::Close(Stage::Responded), 2, 1),
        (Fault::Stall(Stage::Requested), 2, 1),
        (replaced("200", ""), 1, 1),
    ];
    for (fault, get, post) in table {
        for (is_post, expected) in [(false, get), (true, post)] {
            let (sent, _) = attempts(std::slice::from_ref(&fault), is_post, Retry::new()).await;
            assert_eq!(sent, expected, "POST: {is_post}, {fault:?}");
            let (sent, _) = attempts(std::slice::from_ref(&fault), is_post, Retry::none()).await;
            assert_eq!(sent, 1, "off, POST: {is_post}, {fault:?}");
        }
    }
}

#[tokio::test]
async fn the_last_error_tells_of_the_attempts_and_why_there_is_no_other() {
    let faults = vec![replaced("503", "0"); 9];
    let (sent, result) = attempts(&faults, true, Retry::new().max_attempts(3)).await;
    let error = result.unwrap_err();
    assert_eq!((sent, error.attempts()), (3, 3));
    assert!(error.to_string().contains("(after 3 attempts)"), "{error}");
    assert!(!error.may_have_started());

    let (sent, result) = attempts(&[replaced("503", "3600")], true, Retry::new()).await;
    let error = result.unwrap_err();
    assert_eq!(sent, 1);
    assert!(error.to_string().contains("the server asks to wait for 3600 seconds"), "{error}");

    let total = Retry::new().max_elapsed(Duration::ZERO);
    let (sent, result) = attempts(&[replaced("503", "1")], false, total).await;
    assert_eq!(sent, 1);
    assert!(result.unwrap_err().to_string().contains("the next attempt would begin after the time limit"));
}

#[tokio::test]
async fn no_connection_is_tried_again_for_every_method() {
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let retry = Retry::new().max_attempts(3).initial_backoff(Duration::from_millis(1));
    let url = format!("http://127.0.0.1:{port}");
    let client = Client::builder().api_key("sesame").base_url(url).retry(retry).build().unwrap();
    let error = client.run_existing_task().task_id("task").send().await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Connect, 3));
    assert!(!error.may_have_started());
}
