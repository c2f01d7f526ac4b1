//! Waiting in virtual time: hours pass at once, and every request is counted.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::sync::Mutex;

use reqwest::header::{HeaderMap, HeaderValue, RETRY_AFTER};
use reqwest::{Method, StatusCode};

use super::*;
use crate::response::Answer;

static OPERATION: Operation = Operation::new("test_run", Method::POST, "/test", None);

/// A run that is over at a moment of the virtual time.
#[derive(Debug)]
struct TestRun {
    is_finished: bool,
}

impl RunState for TestRun {
    fn run_id(&self) -> &str {
        "run_1"
    }

    fn is_finished(&self) -> bool {
        self.is_finished
    }

    fn has_succeeded(&self) -> Option<bool> {
        None
    }
}

/// What the service does; a function pointer cannot capture it, and every test has a thread of its own.
#[derive(Clone)]
struct Service {
    over_at: Instant,
    requests: usize,
    /// The next answers, if they are not as usual.
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
    let service = Service { over_at, requests: 0, script: script.to_vec() };
    SERVICE.with(|slot| *slot.lock().unwrap() = Some(service));
}

fn respond() -> Answered<TestRun> {
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
        let body = format!("{{\"finished\": {is_finished}}}").into();
        let answer = Answer { status: StatusCode::from_u16(status).unwrap(), headers, body, attempts: 1 };
        match status {
            200 => Ok(ResponseValue::new(TestRun { is_finished }, answer)),
            299 => Err(Error::unreadable(&OPERATION, answer, "it is HTML")),
            _ => Err(Error::status_error(&OPERATION, answer, None)),
        }
    })
}

fn client() -> Client {
    Client::builder().api_key("sesame").build().unwrap()
}

fn get(_: Client, id: String) -> Sending<'static, TestRun> {
    assert_eq!(id, "run_1");
    Box::pin(async { respond() })
}

fn started(limit: Option<i64>) -> Wait<'static, TestRun> {
    Wait::start(&client(), &OPERATION, limit, Box::new(|_| Box::pin(async { respond() })), get)
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
    let pauses = [0, 1, 2, 3, 8, 9, 21, 22, u8::MAX].map(|requests| pause_after(requests).as_millis());
    assert_eq!(pauses, [0, 500, 800, 1_280, 13_421, 20_000, 20_000, 20_000, 20_000]);
}

#[test]
fn a_run_that_is_waited_for_takes_little_room() {
    let waiting = started(None).into_future();
    // There may be thousands. A timer of tokio alone takes 112 bytes.
    assert!(size_of_val(&*waiting) <= 336, "{} bytes", size_of_val(&*waiting));
}

#[tokio::test(start_paused = true)]
async fn the_waiting_ends_a_minute_after_the_runs_own_limit() {
    serve(f64::from(u16::MAX), &[]);
    let begun = Instant::now();
    let error = started(Some(600)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::WaitTimeout);
    assert_eq!(begun.elapsed().as_secs(), 660);
    assert!(error.may_have_started());
    assert_eq!(error.run_body().unwrap().as_ref(), br#"{"finished": false}"#, "the last state is kept");
    assert_eq!(
        error.to_string(),
        "test_run: the run run_1 was not over after 660 seconds; it goes on, and can be waited for again"
    );

    let begun = Instant::now();
    let error = started(Some(600)).deadline(Duration::from_secs(5)).await.unwrap_err();
    assert_eq!((error.kind(), begun.elapsed().as_secs()), (ErrorKind::WaitTimeout, 5));
    let begun = Instant::now();
    started(Some(-1)).await.unwrap_err();
    assert_eq!(begun.elapsed(), LONGEST_WAIT, "a limit that makes no sense is none");
}

#[tokio::test(start_paused = true)]
async fn what_fails_in_passing_is_asked_for_again() {
    let passing = [502, 503, 429, 500, 504, 408, 299, 299].map(|status| (status, None));
    serve(60.0, &[&[(200, None)], &passing[..]].concat());
    assert!(started(None).await.unwrap().is_finished());
    assert!(with_service(|service| service.script.is_empty()));
}

#[tokio::test(start_paused = true)]
async fn what_does_not_pass_ends_the_waiting_with_the_last_state() {
    for status in [400, 401, 404, 422] {
        serve(60.0, &[(200, None), (200, None), (status, None)]);
        let error = started(None).await.unwrap_err();
        assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
        assert!(error.run_body().is_some() && error.may_have_started(), "the run was seen");
    }
    serve(600.0, &[(200, None), (299, None), (299, None), (299, None)]);
    assert_eq!(started(None).await.unwrap_err().kind(), ErrorKind::InvalidResponse);
    serve(600.0, &[(503, None)]);
    let error = started(None).await.unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::SERVICE_UNAVAILABLE), "starting is never done again here");
    assert_eq!(with_service(|service| service.requests), 1);
}

#[tokio::test(start_paused = true)]
async fn a_run_that_cannot_be_seen_at_all_is_no_hour_of_silence() {
    let known = || Wait::resume(&client(), &OPERATION, "run_1".to_owned(), get);
    // As often as the client's own rules for sending again allow.
    for (status, requests) in [(404, 1), (502, 4), (299, 3)] {
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
    let error = known().deadline(Duration::ZERO).await.unwrap_err();
    assert_eq!(error.to_string(), "test_run: the run run_1 was not seen within 0 seconds");
}

#[tokio::test(start_paused = true)]
async fn the_state_of_another_run_is_not_taken_for_this_ones() {
    serve(0.0, &[]);
    let get = |client, _: String| get(client, "run_1".to_owned());
    let error = Wait::resume(&client(), &OPERATION, "run_2".to_owned(), get).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidResponse);
    assert!(error.to_string().contains("it is the run run_1 (while waiting for the run run_2)"), "{error}");
    assert!(error.body().is_some());
}

#[tokio::test(start_paused = true)]
async fn the_server_can_ask_for_a_longer_pause() {
    serve(1.0, &[(200, None), (429, Some("100"))]);
    let begun = Instant::now();
    started(None).await.unwrap();
    let took = begun.elapsed().as_secs();
    assert!((100..103).contains(&took), "{took}");
}

#[tokio::test(start_paused = true)]
async fn a_request_that_hangs_is_made_again() {
    fn hang_then_get(client: Client, id: String) -> Sending<'static, TestRun> {
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

    let hang = |_, _| -> Sending<'static, TestRun> { Box::pin(std::future::pending()) };
    let begun = Instant::now();
    let error = Wait::resume(&client(), &OPERATION, "run_1".to_owned(), hang).await.unwrap_err();
    // Four times half a minute, and the pauses between.
    let took = begun.elapsed().as_secs();
    assert!(error.kind() == ErrorKind::WaitTimeout && (120..126).contains(&took), "{took}: {error}");
    assert!(error.to_string().contains(&format!("the run run_1 was not seen within {took} seconds")), "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_start_that_hangs_ends_at_the_deadline() {
    serve(0.0, &[]);
    let start: Start<'_, TestRun> = Box::new(|_| Box::pin(std::future::pending()));
    let error = Wait::start(&client(), &OPERATION, Some(10), start, get).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::WaitTimeout);
    assert!(error.may_have_started());
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

    serve(3.0, &[(200, None), (404, None)]);
    let mut states = started(None).updates();
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
async fn runs_take_turns_in_asking_and_a_deadline_holds_meanwhile() {
    serve(0.0, &[]);
    let client = client();
    let all = client.turns().try_acquire_many(u32::try_from(client.turns().available_permits()).unwrap()).unwrap();
    let known = || Wait::resume(&client, &OPERATION, "run_1".to_owned(), get);
    let begun = Instant::now();
    let error = known().deadline(Duration::from_secs(5)).await.unwrap_err();
    assert_eq!((error.kind(), begun.elapsed().as_secs()), (ErrorKind::WaitTimeout, 5));
    assert_eq!(with_service(|service| service.requests), 0, "nobody asks without a turn");
    drop(all);
    let turns = client.turns().available_permits();
    assert!(known().await.unwrap().is_finished());
    assert_eq!(client.turns().available_permits(), turns, "a turn is given back");
}

#[test]
fn a_small_body_that_is_kept_does_not_keep_the_buffer_around_it() {
    let buffer = Bytes::from(vec![b' '; 2 * SMALL]);
    let (small, large) = (buffer.slice(..10), buffer.slice(..=SMALL));
    assert_ne!(kept(&small).as_ptr(), small.as_ptr());
    assert_eq!(kept(&large).as_ptr(), large.as_ptr());
    assert_eq!((kept(&small), kept(&large)), (small, large));
}
