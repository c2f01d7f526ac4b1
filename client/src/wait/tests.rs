//! Waiting in virtual time: hours pass at once, and every request is counted.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use reqwest::header::{HeaderMap, HeaderValue, RETRY_AFTER};
use reqwest::{Method, StatusCode};

use tokio::time::{Instant, sleep, timeout};

use super::poller::{SMALL, kept, pause_after};
use super::*;
use crate::client::POLL_INTERVAL;
use crate::error::ErrorKind;
use crate::response::RawResponse;
use crate::{Bytes, Retry};

static OPERATION: Operation = Operation::new("test_run", Method::POST, "/test");

/// A run that is over at a moment of the virtual time.
#[derive(Debug)]
struct TestRun {
    id: &'static str,
    is_finished: bool,
}

impl RunState for TestRun {
    const STATUS_FIELD: Option<&'static str> = Some("state");

    fn run_id(&self) -> &str {
        self.id
    }

    fn is_finished(&self) -> bool {
        self.is_finished
    }

    fn has_succeeded(&self) -> Option<bool> {
        None
    }
}

/// The behaviour of the service; a function pointer cannot capture it, and every test has a thread of its own.
#[derive(Clone)]
struct Service {
    id: &'static str,
    over_at: Instant,
    requests: usize,
    /// The next responses, if they are not as usual.
    script: Vec<(u16, Option<&'static str>)>,
}

thread_local! {
    static SERVICE: Mutex<Option<Service>> = const { Mutex::new(None) };
}

fn with_service<T>(function: impl FnOnce(&mut Service) -> T) -> T {
    SERVICE.with(|service| function(service.lock().unwrap().as_mut().unwrap()))
}

fn serve(seconds: f64, script: &[(u16, Option<&'static str>)]) {
    let over_at = Instant::now() + Duration::from_secs_f64(seconds);
    let service = Service { id: "run_1", over_at, requests: 0, script: script.to_vec() };
    SERVICE.with(|slot| *slot.lock().unwrap() = Some(service));
}

fn respond() -> RunResult<TestRun> {
    with_service(|service| {
        service.requests += 1;
        let (status, retry_after) = match service.script.is_empty() {
            true => (200, None),
            false => service.script.remove(0),
        };
        let mut headers = HeaderMap::new();
        if let Some(retry_after) = retry_after {
            headers.insert(RETRY_AFTER, HeaderValue::from_static(retry_after));
        }
        let is_finished = Instant::now() >= service.over_at;
        let body = format!("\u{feff}{{\"state\": \"{}\"}}", if is_finished { "over" } else { "going" }).into();
        let response = RawResponse { status: StatusCode::from_u16(status).unwrap(), headers, body, attempts: 1 };
        match status {
            200 => Ok(ResponseValue::new(TestRun { id: service.id, is_finished }, response)),
            299 => Err(Error::unreadable(&OPERATION, response, "it is HTML")),
            _ => Err(Error::status_error(&OPERATION, response, None)),
        }
    })
}

fn client() -> Client {
    thread_local! {
        // To read the certificates of the system takes longer than hours of virtual time.
        static CLIENT: Client = Client::builder().api_key("sesame").build().unwrap();
    }
    CLIENT.with(Client::clone)
}

fn get(_: Client, id: String) -> BoxFuture<'static, RunResult<TestRun>> {
    assert_eq!(id, "run_1");
    Box::pin(async { respond() })
}

fn started(limit: Option<i64>) -> Wait<TestRun> {
    Wait::new(&client(), &OPERATION, limit, Box::new(|_, _| Box::pin(async { respond() })), get)
}

#[tokio::test(start_paused = true)]
async fn a_run_of_t_seconds_takes_at_most_10_and_a_tenth_of_t_requests() {
    for seconds in [0.0, 0.1, 0.6, 2.0, 7.0, 30.0, 100.0, 600.0, 3_500.0] {
        for _ in 0..20 {
            serve(seconds, &[]);
            let begun = Instant::now();
            started(None).await.unwrap();
            let took = begun.elapsed().as_secs_f64();
            let requests = with_service(|service| service.requests);
            assert!(requests as f64 <= 10.0 + seconds / 10.0, "{requests} requests for {seconds} s");
            assert!(took <= seconds * 2.0 + 21.0, "noticed after {took} s instead of {seconds}");
        }
    }
}

#[test]
fn pauses_grow_up_to_the_longest() {
    let pauses = [0, 1, 2, 3, 8, 9, 21, 22, u32::MAX].map(|requests| pause_after(requests, POLL_INTERVAL).as_millis());
    assert_eq!(pauses, [0, 500, 800, 1_280, 13_421, 20_000, 20_000, 20_000, 20_000]);
    let interval = (Duration::from_millis(10), Duration::from_secs(600));
    assert_eq!([1, 2, 30].map(|requests| pause_after(requests, interval).as_millis()), [10, 16, 600_000]);
    assert_eq!(pause_after(9, (Duration::MAX, Duration::MAX)), Duration::MAX);
}

#[test]
fn a_run_that_is_waited_for_takes_little_room() {
    let waiting = started(None).into_future();
    // There may be thousands. A timer of tokio alone takes 112 bytes.
    assert!(size_of_val(&*waiting) <= 392, "{} bytes", size_of_val(&*waiting));
}

#[tokio::test(start_paused = true)]
async fn the_waiting_ends_a_minute_after_the_runs_own_limit() {
    serve(f64::from(u16::MAX), &[]);
    let begun = Instant::now();
    let error = started(Some(600)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::WaitTimeout, "{error}");
    assert_eq!(begun.elapsed().as_secs(), 660);
    assert!(error.may_have_started());
    assert!(error.run_body().unwrap().ends_with(br#"{"state": "going"}"#), "the last state is kept");
    let polls = with_service(|service| service.requests) - 1;
    assert_eq!(
        error.to_string(),
        format!(
            "test_run: the run run_1 had not finished after 660 seconds; polled {polls} times; the last response gave the \
             status `going`"
        )
    );

    let begun = Instant::now();
    let error = started(Some(600)).deadline(Duration::from_secs(5)).await.unwrap_err();
    assert_eq!((error.kind(), begun.elapsed().as_secs()), (ErrorKind::WaitTimeout, 5));
    let begun = Instant::now();
    started(Some(-1)).await.unwrap_err();
    assert_eq!(begun.elapsed(), DEFAULT_DEADLINE, "a limit that makes no sense is none");
}

#[tokio::test(start_paused = true)]
async fn what_fails_in_passing_is_asked_for_again() {
    let passing = [502, 503, 429, 520, 529, 408, 299, 299].map(|status| (status, None));
    serve(60.0, &[&[(200, None)], &passing[..]].concat());
    assert!(started(None).await.unwrap().is_finished());
    assert!(with_service(|service| service.script.is_empty()));
    // Whatever it is: once, or several times in turn. A run that was resumed must exist when it was seen.
    for status in 299..600 {
        serve(
            60.0,
            &[
                (200, None),
                (status, None),
                (429, None),
                (status, None),
                (status, Some("2")),
                (200, None),
                (status, None),
            ],
        );
        let known = Wait::resume(&client(), &OPERATION, "run_1".to_owned(), get);
        let wait = if status % 2 == 0 { known } else { started(None) };
        assert!(wait.await.unwrap().is_finished());
        assert!(with_service(|service| service.script.is_empty()), "{status}");
    }
}

#[tokio::test(start_paused = true)]
async fn what_does_not_pass_ends_the_waiting_with_the_last_state() {
    let lasting = (300..600).filter(|status| !matches!(status, 408 | 425 | 429 | 500 | 502..=504 | 506..=510 | 512..));
    for status in lasting.chain([299]) {
        serve(600.0, &[&[(200, None), (200, None)], &[(status, None); 99][..]].concat());
        let begun = Instant::now();
        let error = started(None).await.unwrap_err();
        let took = begun.elapsed().as_secs();
        assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
        assert!(error.run_body().is_some() && error.may_have_started(), "the run was seen");
        assert!((30..34).contains(&took), "{status}: {took}");
    }
    serve(600.0, &[(503, None)]);
    let error = started(None).await.unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::SERVICE_UNAVAILABLE), "starting is never done again here");
    assert_eq!(with_service(|service| service.requests), 1);
}

#[tokio::test(start_paused = true)]
async fn a_run_that_cannot_be_seen_at_all_is_no_hour_of_silence() {
    let known = || Wait::resume(&client(), &OPERATION, "run_1".to_owned(), get);
    // As often as the client's own rules for sending again allow.
    for (status, requests) in [(404, 1), (401, 1), (302, 1), (502, 4), (299, 3)] {
        serve(60.0, &[(status, None); 9]);
        let error = known().await.unwrap_err();
        assert!(error.run_body().is_none());
        assert!(error.to_string().ends_with("(while waiting for the run run_1)"), "{error}");
        assert_eq!(with_service(|service| service.requests), requests);
    }
    serve(60.0, &[(503, Some("25")); 9]);
    let begun = Instant::now();
    assert_eq!(known().await.unwrap_err().status(), Some(StatusCode::SERVICE_UNAVAILABLE));
    assert_eq!(begun.elapsed().as_secs(), 75, "what the server asks for is kept to");
    // What was seen once is asked for again.
    serve(60.0, &[(200, None), (502, None)]);
    assert!(known().await.unwrap().is_finished());

    serve(60.0, &[]);
    // A policy for retries with a bound of time.
    serve(60.0, &[(503, Some("25")); 9]);
    let client = client().with_retry(Retry::new().max_attempts(9).max_elapsed(Duration::from_secs(60)));
    Wait::resume(&client, &OPERATION, "run_1".to_owned(), get).await.unwrap_err();
    assert_eq!(with_service(|service| service.requests), 4, "at 0, 25, 50 and 75 seconds");
}

#[tokio::test(start_paused = true)]
async fn the_state_of_another_run_is_not_taken_for_this_ones() {
    serve(0.0, &[]);
    let get = |client, _: String| get(client, "run_1".to_owned());
    let error = Wait::resume(&client(), &OPERATION, "run_2".to_owned(), get).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidResponse);
    assert!(
        error.to_string().contains("the body describes the run run_1 (while waiting for the run run_2)"),
        "{error}"
    );
    assert!(error.body().is_some());
}

#[tokio::test(start_paused = true)]
async fn the_server_can_ask_for_a_longer_pause() {
    serve(1.0, &[(200, None), (429, Some("100"))]);
    let begun = Instant::now();
    started(None).await.unwrap();
    let took = begun.elapsed().as_secs();
    assert!((100..103).contains(&took), "{took}");
    // Also where it refuses: what puts a page before the service knows for how long.
    serve(1.0, &[(200, None), (403, Some("25"))]);
    let begun = Instant::now();
    started(None).await.unwrap();
    let took = begun.elapsed().as_secs();
    assert!((25..28).contains(&took), "{took}");
}

#[tokio::test(start_paused = true)]
async fn a_request_that_hangs_is_made_again() {
    fn hang_then_get(client: Client, id: String) -> BoxFuture<'static, RunResult<TestRun>> {
        let is_first = with_service(|service| {
            service.requests += 1;
            service.requests == 1
        });
        match is_first {
            true => Box::pin(std::future::pending()),
            false => get(client, id),
        }
    }
    serve(0.0, &[]);
    let run = Wait::resume(&client(), &OPERATION, "run_1".to_owned(), hang_then_get).await.unwrap();
    assert!(run.is_finished());

    let begun = Instant::now();
    let error = Wait::resume(&client(), &OPERATION, "run_1".to_owned(), hang).await.unwrap_err();
    // Half a minute, one, and two, after which the client's retries are over; and the pauses between.
    let took = begun.elapsed().as_secs();
    assert!(error.kind() == ErrorKind::WaitTimeout && (210..216).contains(&took), "{took}: {error}");
    let text = format!(
        "test_run: the run run_1 was not seen within {took} seconds; polled 3 times; the last poll received no data for 120 \
         seconds and was cancelled"
    );
    assert_eq!(error.to_string(), text);
}

fn hang(_: Client, _: String) -> BoxFuture<'static, RunResult<TestRun>> {
    Box::pin(std::future::pending())
}

fn hanging_start() -> Wait<TestRun> {
    Wait::new(&client(), &OPERATION, Some(600), Box::new(|_, _| Box::pin(std::future::pending())), get)
}

#[tokio::test(start_paused = true)]
async fn a_start_that_hangs_ends_at_its_own_limit() {
    serve(0.0, &[]);
    for (wait, seconds) in [
        (hanging_start(), 60),
        (hanging_start().start_timeout(Duration::from_secs(5)), 5),
        (hanging_start().deadline(Duration::from_secs(10)), 10),
        (hanging_start().deadline(Duration::ZERO), 2),
        (hanging_start().long_poll(), 660),
    ] {
        let begun = Instant::now();
        let error = wait.await.unwrap_err();
        assert_eq!((error.kind(), begun.elapsed().as_secs()), (ErrorKind::WaitTimeout, seconds));
        assert!(error.may_have_started() && error.to_string().ends_with("it may have started"), "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_limit_of_a_start_is_one_of_silence() {
    serve(0.0, &[]);
    // Retries with long pauses, and a response that comes slowly.
    let send: SendStart<TestRun> = Box::new(|client, _| {
        Box::pin(async move {
            let activity = client.activity().unwrap();
            for _ in 0..5 {
                activity.touch();
                sleep(Duration::from_secs(50)).await;
                activity.pause();
                sleep(Duration::from_secs(100)).await;
            }
            respond()
        })
    });
    let begun = Instant::now();
    assert!(Wait::new(&client(), &OPERATION, None, send, get).await.unwrap().is_finished());
    assert_eq!(begun.elapsed().as_secs(), 750);
}

#[tokio::test(start_paused = true)]
async fn only_silence_ends_a_poll() {
    /// A response that takes five minutes, with a sign of life every 20 seconds.
    fn slow(client: Client, _: String) -> BoxFuture<'static, RunResult<TestRun>> {
        Box::pin(async move {
            for _ in 0..15 {
                sleep(Duration::from_secs(20)).await;
                client.activity().unwrap().response_began();
            }
            respond()
        })
    }
    serve(0.0, &[]);
    let known = || Wait::resume(&client(), &OPERATION, "run_1".to_owned(), slow);
    known().await.unwrap();
    assert_eq!(with_service(|service| service.requests), 1, "it is asked for once");
    let begun = Instant::now();
    let error = known().deadline(Duration::from_secs(100)).await.unwrap_err();
    assert_eq!(begun.elapsed().as_secs(), 100, "the deadline is the only hard limit");
    assert_eq!(
        error.to_string(),
        "test_run: the run run_1 was not seen within 100 seconds; polled once; the last poll was cancelled before its \
         response was complete"
    );
}

#[tokio::test(start_paused = true)]
async fn the_deadline_holds_for_a_poll_that_begins_late() {
    /// After a while a response begins that never ends, with a sign of life every second.
    fn endless(client: Client, id: String) -> BoxFuture<'static, RunResult<TestRun>> {
        if with_service(|service| service.requests) < 8 {
            return get(client, id);
        }
        Box::pin(async move {
            loop {
                client.activity().unwrap().response_began();
                sleep(Duration::from_secs(1)).await;
            }
        })
    }
    serve(f64::from(u16::MAX), &[]);
    let begun = Instant::now();
    let wait = Wait::resume(&client(), &OPERATION, "run_1".to_owned(), endless);
    let error = wait.deadline(Duration::from_secs(100)).await.unwrap_err();
    let took = begun.elapsed().as_secs();
    assert!(error.kind() == ErrorKind::WaitTimeout && (100..=102).contains(&took), "{took}: {error}");
}

#[tokio::test(start_paused = true)]
async fn what_is_cut_off_is_tried_again_with_more_patience() {
    /// Needs 100 seconds, without a sign of life.
    fn slow(_: Client, _: String) -> BoxFuture<'static, RunResult<TestRun>> {
        with_service(|service| service.requests += 1);
        Box::pin(async move {
            sleep(Duration::from_secs(100)).await;
            respond()
        })
    }
    serve(0.0, &[]);
    Wait::resume(&client(), &OPERATION, "run_1".to_owned(), slow).await.unwrap();
    assert_eq!(with_service(|service| service.requests), 3 + 1, "after 30, 60 and 100 seconds");
}

/// The number of requests that hang.
static HANGING: AtomicUsize = AtomicUsize::new(0);

/// Hangs for ids that begin with an `h`, and takes a moment for others.
fn get_or_hang(client: Client, id: String) -> BoxFuture<'static, RunResult<TestRun>> {
    struct Hanging;
    impl Drop for Hanging {
        fn drop(&mut self) {
            HANGING.fetch_sub(1, Ordering::Relaxed);
        }
    }
    if !id.starts_with('h') {
        return Box::pin(async move {
            sleep(Duration::from_millis(50)).await;
            get(client, id).await
        });
    }
    HANGING.fetch_add(1, Ordering::Relaxed);
    Box::pin(async move {
        let _hanging = Hanging;
        std::future::pending().await
    })
}

/// Waits for a thousand runs, of which 900 hang, and returns when the last of the others was delivered; then waits for some
/// that come later, and returns the longest time that one of them took.
async fn thousand_runs(client: &Client) -> (Duration, Duration) {
    let mut finished = tokio::task::JoinSet::new();
    let mut hanging = tokio::task::JoinSet::new();
    let begun = Instant::now();
    for number in 0..1_000 {
        let id = if number % 10 == 9 { "run_1".to_owned() } else { format!("h{number}") };
        let set = if id == "run_1" { &mut finished } else { &mut hanging };
        let wait = Wait::resume(client, &OPERATION, id, get_or_hang).into_future();
        set.spawn_local(async move { wait.await.map(drop) });
    }
    while let Some(run) = finished.join_next().await {
        run.unwrap().unwrap();
        let most = HANGING.load(Ordering::Relaxed);
        assert!(most <= 256, "{most} connections at once");
    }
    let first = begun.elapsed();
    // Now those that hang come back, with more patience each time.
    let mut later = Duration::ZERO;
    for _ in 0..60 {
        let begun = Instant::now();
        Wait::resume(client, &OPERATION, "run_1".to_owned(), get_or_hang).await.unwrap();
        later = later.max(begun.elapsed());
        sleep(Duration::from_millis(700)).await;
    }
    hanging.abort_all();
    while hanging.join_next().await.is_some() {}
    (first, later)
}

#[tokio::test(start_paused = true)]
async fn requests_that_hang_keep_nobody_from_polling() {
    serve(0.0, &[]);
    for seed in 0..2 {
        // The pauses are random: the same in every run of this test.
        fastrand::seed(seed);
        let client = client();
        let (first, later) = tokio::task::LocalSet::new().run_until(thousand_runs(&client)).await;
        println!("{first:?} for the first, {later:?} at most for those that come later");
        assert!(first < Duration::from_secs(8), "{first:?} with the seed {seed}");
        assert!(later < Duration::from_secs(1), "{later:?} with the seed {seed}");
        assert_eq!(client.poll_permits().free(), (32, 224), "all permits are given back");
    }
}

#[tokio::test(start_paused = true)]
async fn a_run_that_the_service_started_may_not_be_found_for_a_while() {
    let missing = |count| [vec![(200, None)], vec![(404, None); count], vec![(200, None)]].concat();
    // Right after the start, and once in between.
    for count in [1, 5, 10] {
        serve(40.0, &missing(count));
        assert!(started(None).await.unwrap().is_finished());
    }
    serve(600.0, &missing(10_000));
    let begun = Instant::now();
    let error = started(None).await.unwrap_err();
    let took = begun.elapsed().as_secs_f64();
    // The first poll is half a second after the start, and the last one at the end of the period.
    assert!((30.0..30.6).contains(&took), "{took}");
    assert_eq!(error.status(), Some(StatusCode::NOT_FOUND));
    assert!(error.run_body().is_some() && error.may_have_started());

    for seconds in [0, 100] {
        serve(600.0, &missing(10_000));
        let begun = Instant::now();
        let period = Duration::from_secs(seconds);
        started(None).grace_period(period).await.unwrap_err();
        assert!(begun.elapsed() >= period && begun.elapsed() < period + Duration::from_millis(600));
    }
    // Also for one that was stored when the service had responded to its start.
    serve(0.0, &[(404, None); 3]);
    let stored: StoredRun = serde_json::from_str(r#"{"run_id": "run_1"}"#).unwrap();
    assert!(RunHandle::resumed(&client(), &OPERATION, stored, get).await.unwrap().is_finished());
}

#[tokio::test(start_paused = true)]
async fn a_deadline_of_zero_polls_once() {
    serve(60.0, &[]);
    let known = || Wait::resume(&client(), &OPERATION, "run_1".to_owned(), get).deadline(Duration::ZERO);
    let error = known().await.unwrap_err();
    let text = "test_run: the run run_1 had not finished after 0 seconds; polled once; the last response gave the status `going`";
    assert_eq!(error.to_string(), text);
    assert_eq!(with_service(|service| service.requests), 1);
    serve(0.0, &[]);
    assert!(known().await.unwrap().is_finished());
    serve(0.0, &[(200, None), (502, None), (502, None)]);
    with_service(|service| service.over_at += Duration::from_secs(1));
    let error = started(None).deadline(Duration::ZERO).await.unwrap_err().to_string();
    assert!(error.contains("polled once; the last poll failed: test_run: the server responded with 502"), "{error}");
    assert!(error.ends_with("; the last response gave the status `going`"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_deadline_begins_when_the_waiting_does() {
    serve(0.0, &[]);
    let wait = started(None).deadline(Duration::from_secs(5)).into_future();
    let mut updates = started(None).deadline(Duration::from_secs(5)).updates();
    sleep(Duration::from_secs(100)).await;
    serve(3.0, &[]);
    assert!(wait.await.unwrap().is_finished());
    serve(3.0, &[]);
    while let Some(run) = updates.next().await {
        run.unwrap();
    }
}

#[tokio::test(start_paused = true)]
async fn an_id_in_another_case_is_the_same_and_one_that_cannot_be_polled_is_an_error() {
    for id in ["RUN_1", "Run_1"] {
        serve(0.0, &[]);
        with_service(|service| service.id = id);
        let get = |client, _: String| get(client, "run_1".to_owned());
        assert!(Wait::resume(&client(), &OPERATION, "run_1".to_owned(), get).await.unwrap().is_finished());
    }
    for id in ["", ".", ".."] {
        serve(60.0, &[]);
        with_service(|service| service.id = id);
        let error = started(None).await.unwrap_err();
        assert_eq!((error.kind(), error.may_have_started()), (ErrorKind::InvalidResponse, true));
        assert!(error.to_string().contains("the run was started, but has the id"), "{error}");
        assert!(error.run_body().is_some());
        assert_eq!(with_service(|service| service.requests), 1);
        // If it has finished, nobody has to ask for it.
        serve(0.0, &[]);
        with_service(|service| service.id = id);
        assert!(started(None).await.unwrap().is_finished());
    }
}

#[tokio::test(start_paused = true)]
async fn a_handle_knows_the_id_and_is_as_good_as_waiting() {
    serve(3.0, &[]);
    let handle = started(None).start().await.unwrap();
    assert_eq!((handle.id(), with_service(|service| service.requests)), ("run_1", 1));
    assert!(handle.first().is_some());
    let stored = serde_json::to_string(&handle).unwrap();
    assert_eq!(stored, r#"{"run_id":"run_1"}"#);
    assert!(handle.await.unwrap().is_finished());
    let stored: StoredRun = serde_json::from_str(&stored).unwrap();
    let mut updates = RunHandle::resumed(&client(), &OPERATION, stored, get).updates();
    assert!(updates.next().await.unwrap().unwrap().is_finished());
    // What has finished at once is not asked for.
    serve(0.0, &[]);
    let handle = started(None).start().await.unwrap();
    assert!(handle.wait().await.unwrap().is_finished());
    assert_eq!(with_service(|service| service.requests), 1);
}

#[tokio::test(start_paused = true)]
async fn a_handle_keeps_the_settings_of_the_waiting() {
    serve(f64::from(u16::MAX), &[]);
    let handle = started(None).deadline(Duration::from_secs(5)).start().await.unwrap();
    let begun = Instant::now();
    handle.await.unwrap_err();
    assert_eq!(begun.elapsed().as_secs(), 5);
    serve(f64::from(u16::MAX), &[&[(200, None)], &[(404, None); 99][..]].concat());
    let handle = started(None).grace_period(Duration::from_secs(3)).start().await.unwrap();
    let begun = Instant::now();
    handle.await.unwrap_err();
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
}

#[tokio::test(start_paused = true)]
async fn a_run_that_was_just_started_is_not_polled_at_once() {
    serve(0.1, &[]);
    started(None).await.unwrap();
    assert_eq!(
        with_service(|service| service.requests),
        2,
        "the start, and a poll after a quarter of a second at least"
    );
}

#[tokio::test(start_paused = true)]
async fn every_state_is_passed_on() {
    serve(3.0, &[]);
    let seen = std::sync::Arc::new(Mutex::new(Vec::new()));
    let states = std::sync::Arc::clone(&seen);
    started(None).on_update(move |run| states.lock().unwrap().push(run.is_finished())).await.unwrap();
    let requests = with_service(|service| service.requests);
    let seen = seen.lock().unwrap();
    assert_eq!(seen.len(), requests);
    assert_eq!(seen.iter().position(|is_finished| *is_finished), Some(requests - 1));
}

#[tokio::test(start_paused = true)]
async fn the_pauses_are_those_of_the_client() {
    serve(60.0, &[]);
    let second = Duration::from_secs(1);
    let client = Client::builder().api_key("sesame").poll_interval(second, Duration::ZERO).build().unwrap();
    Wait::resume(&client, &OPERATION, "run_1".to_owned(), get).await.unwrap();
    let requests = with_service(|service| service.requests);
    assert!((60..=121).contains(&requests), "{requests}: every second, of which up to a half is left out");
    let client = Client::builder().api_key("sesame").poll_interval(Duration::ZERO, Duration::ZERO).build().unwrap();
    assert!(client.poll_interval().0 > Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn the_states_end_with_the_run_that_is_over_or_with_an_error() {
    serve(3.0, &[]);
    let mut states = started(None).updates();
    let mut seen = Vec::new();
    while let Some(state) = states.next().await {
        seen.push(state.unwrap().is_finished());
    }
    assert_eq!(seen.iter().filter(|is_finished| **is_finished).count(), 1);
    assert_eq!(seen.last(), Some(&true));
    assert!(states.next().await.is_none());

    serve(3.0, &[(200, None), (401, None)]);
    let mut states = started(None).grace_period(Duration::ZERO).updates();
    assert!(states.next().await.unwrap().is_ok());
    assert!(states.next().await.unwrap().is_err());
    assert!(states.next().await.is_none());
}

#[tokio::test(start_paused = true)]
async fn at_most_one_request_is_under_way_and_dropping_stops_the_asking() {
    serve(f64::from(u16::MAX), &[]);
    let wait = started(None).into_future();
    assert!(timeout(Duration::from_secs(100), wait).await.is_err());
    let requests = with_service(|service| service.requests);
    sleep(Duration::from_secs(1_000)).await;
    assert_eq!(with_service(|service| service.requests), requests);
}

#[tokio::test(start_paused = true)]
async fn runs_take_turns_and_a_deadline_holds_meanwhile() {
    serve(0.0, &[]);
    let client = client();
    let all = client.poll_permits().all_permits();
    let known = || Wait::resume(&client, &OPERATION, "run_1".to_owned(), get);
    let begun = Instant::now();
    let error = known().deadline(Duration::from_secs(5)).await.unwrap_err();
    assert_eq!((error.kind(), begun.elapsed().as_secs()), (ErrorKind::WaitTimeout, 7));
    assert!(error.to_string().contains("was not seen within 5 seconds; it was not polled"), "{error}");
    assert_eq!(with_service(|service| service.requests), 0, "nobody polls without a permit");
    drop(all);
    let free = client.poll_permits().free();
    assert!(known().await.unwrap().is_finished());
    assert_eq!(client.poll_permits().free(), free, "a permit is given back");
}

#[test]
fn a_small_body_that_is_kept_does_not_keep_the_buffer_around_it() {
    let buffer = Bytes::from(vec![b' '; 2 * SMALL]);
    let (small, large) = (buffer.slice(..10), buffer.slice(..=SMALL));
    assert_ne!(kept(&small).as_ptr(), small.as_ptr());
    assert_eq!(kept(&large).as_ptr(), large.as_ptr());
    assert_eq!((kept(&small), kept(&large)), (small, large));
}
