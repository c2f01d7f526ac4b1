//! The policy against a model of it, over random responses in virtual time.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use proptest::prelude::*;
use reqwest::Method;
use reqwest::header::{HeaderMap, HeaderValue, RETRY_AFTER};

use super::*;
use crate::response::RawResponse;

static GET: Operation = Operation::new("get", Method::GET, "/");
static POST: Operation = Operation::new("post", Method::POST, "/");

/// The end of an attempt.
#[derive(Clone, Debug)]
enum Outcome {
    Success,
    Failure(ErrorKind),
    /// A status, and the `Retry-After` headers.
    Status(u16, Vec<String>),
}

#[derive(Clone, Debug)]
struct Attempt {
    takes: Duration,
    outcome: Outcome,
}

fn milliseconds(range: std::ops::Range<u64>) -> impl Strategy<Value = Duration> {
    range.prop_map(Duration::from_millis)
}

fn outcome() -> impl Strategy<Value = Outcome> {
    let failure = prop::sample::select(vec![
        ErrorKind::Connect,
        ErrorKind::ConnectionLost,
        ErrorKind::Timeout,
        ErrorKind::InvalidResponse,
    ]);
    let status = prop_oneof![
        3 => prop::sample::select(vec![408_u16, 425, 429, 429, 500, 502, 503, 503, 504]),
        1 => 300_u16..600,
    ];
    let header = prop_oneof![
        4 => (0_u64..20).prop_map(|seconds| seconds.to_string()),
        4 => (0_u64..20, 1_u64..1000).prop_map(|(seconds, fraction)| format!("{seconds}.{fraction:03}")),
        1 => Just("Thu, 01 Jan 1970 00:00:00 GMT".to_owned()),
        1 => prop::sample::select(vec!["soon", "-1", "", ".", "1.2.3", "1e3", "NaN", "inf"]).prop_map(str::to_owned),
    ];
    prop_oneof![
        1 => Just(Outcome::Success),
        4 => failure.prop_map(Outcome::Failure),
        10 => (status, prop::collection::vec(header, 0..3)).prop_map(|(status, headers)| Outcome::Status(status, headers)),
    ]
}

fn policy() -> impl Strategy<Value = Retry> {
    (0_u32..7, milliseconds(0..3000), milliseconds(0..8000), milliseconds(0..20_000), milliseconds(0..60_000)).prop_map(
        |(attempts, initial, max, retry_after, elapsed)| {
            Retry::new()
                .max_attempts(attempts)
                .initial_backoff(initial)
                .max_backoff(max)
                .max_retry_after(retry_after)
                .max_elapsed(elapsed)
        },
    )
}

/// Returns what the headers ask for, in the model's own reading.
fn asked(headers: &[String]) -> Option<Duration> {
    let seconds = headers.iter().filter_map(|header| match header.as_str() {
        "Thu, 01 Jan 1970 00:00:00 GMT" => Some(0.0),
        "soon" | "-1" | "" | "." | "1.2.3" | "1e3" | "NaN" | "inf" => None,
        number => Some(number.parse::<f64>().unwrap()),
    });
    seconds
        .fold(None, |longest: Option<f64>, seconds| Some(longest.unwrap_or(0.0).max(seconds)))
        .map(Duration::from_secs_f64)
}

/// Returns whether the table in the documentation says "again".
fn says_again(is_get: bool, outcome: &Outcome) -> bool {
    match outcome {
        Outcome::Success => false,
        Outcome::Failure(ErrorKind::Connect) => true,
        Outcome::Failure(ErrorKind::ConnectionLost | ErrorKind::Timeout) => is_get,
        Outcome::Failure(_) => false,
        Outcome::Status(429, _) => true,
        Outcome::Status(503, headers) if asked(headers).is_some() => true,
        Outcome::Status(408 | 425 | 500 | 502..=504 | 506..=510 | 512..=599, _) => is_get,
        Outcome::Status(..) => false,
    }
}

/// The error that an attempt ends with.
fn error(operation: &'static Operation, outcome: &Outcome) -> Option<Error> {
    match outcome {
        Outcome::Success => None,
        Outcome::Failure(kind) => Some(Error::of_kind(*kind, operation)),
        Outcome::Status(status, retry_after) => {
            let mut headers = HeaderMap::new();
            for value in retry_after {
                headers.append(RETRY_AFTER, HeaderValue::from_str(value).unwrap());
            }
            let status = StatusCode::from_u16(*status).unwrap();
            let response = RawResponse { status, headers, body: "".into(), attempts: 1 };
            Some(Error::status_error(operation, response, Some("the reason".to_owned())))
        }
    }
}

/// The times when each attempt began and ended, and the end of the call.
type Trace = (Vec<(Duration, Duration)>, Result<u32, Error>);

fn run(policy: Retry, is_get: bool, script: &[Attempt]) -> Trace {
    let operation = if is_get { &GET } else { &POST };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
    runtime.block_on(async {
        let started = Instant::now();
        let times = std::cell::RefCell::new(Vec::new());
        let result = policy.run(|_| async {
            let index = times.borrow().len();
            let begin = started.elapsed();
            times.borrow_mut().push((begin, begin));
            sleep(script[index].takes).await;
            times.borrow_mut()[index].1 = started.elapsed();
            match error(operation, &script[index].outcome) {
                Some(error) => Err(error),
                None => Ok(()),
            }
        });
        let result = result.await.map(|((), attempts)| attempts);
        (times.into_inner(), result)
    })
}

/// Timers are as fine as this.
const TICK: Duration = Duration::from_millis(2);

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

    #[test]
    fn the_policy_does_what_its_documentation_says(
        policy in policy(),
        is_get in any::<bool>(),
        outcomes in prop::collection::vec((milliseconds(0..9000), outcome()), 7),
    ) {
        let script: Vec<Attempt> = outcomes.into_iter().map(|(takes, outcome)| Attempt { takes, outcome }).collect();
        let (times, result) = run(policy, is_get, &script);
        for (index, (attempt, (_, end))) in script.iter().zip(&times).enumerate() {
            let made = u32::try_from(index).unwrap() + 1;
            let next = times.get(index + 1).map(|(begin, _)| *begin);
            let headers = match &attempt.outcome {
                Outcome::Status(_, headers) => headers.as_slice(),
                _ => &[],
            };
            let longest = policy.initial_backoff.saturating_mul(1 << index).min(policy.max_backoff);
            let asked = asked(headers).unwrap_or_default();
            let is_allowed = says_again(is_get, &attempt.outcome)
                && made < policy.max_attempts.max(1)
                && asked <= policy.max_retry_after;
            match next {
                Some(next) => {
                    prop_assert!(is_allowed, "attempt {made} is followed by another");
                    let pause = next - *end;
                    prop_assert!(pause >= asked.max(longest / 2), "a pause of {pause:?} after attempt {made}");
                    prop_assert!(pause <= asked.max(longest) + TICK, "a pause of {pause:?} after attempt {made}");
                    prop_assert!(next <= policy.max_elapsed + TICK, "attempt {} begins at {next:?}", made + 1);
                }
                None => {
                    let is_in_time = *end + asked.max(longest) + TICK <= policy.max_elapsed;
                    prop_assert!(!(is_allowed && is_in_time), "attempt {made} is followed by none");
                    match (&attempt.outcome, &result) {
                        (Outcome::Success, Ok(attempts)) => prop_assert_eq!(*attempts, made),
                        (Outcome::Success, _) | (_, Ok(_)) => prop_assert!(false, "{:?}", result),
                        (outcome, Err(error)) => {
                            prop_assert_eq!(error.attempts(), made);
                            check_text(error, outcome, &policy)?;
                        }
                    }
                }
            }
        }
        prop_assert_eq!(result.is_ok(), matches!(script[times.len() - 1].outcome, Outcome::Success));
    }
}

/// The error keeps the server's reason, and says why there was no other attempt.
fn check_text(error: &Error, outcome: &Outcome, policy: &Retry) -> Result<(), TestCaseError> {
    let text = error.to_string();
    let Outcome::Status(status, headers) = outcome else { return Ok(()) };
    prop_assert!(text.contains("the reason") && text.contains(&status.to_string()), "{}", text);
    prop_assert_eq!(error.detail(), Some("the reason"));
    let is_too_long = asked(headers).is_some_and(|asked| asked > policy.max_retry_after);
    if is_too_long && matches!(status, 429 | 503) && error.attempts() < policy.max_attempts {
        prop_assert!(text.contains("the server asks to wait for"), "{}", text);
    }
    Ok(())
}

#[test]
fn a_policy_is_bounded_exactly() {
    let status = |header: &str| Outcome::Status(503, vec![header.to_owned()]);
    let tries = |policy: Retry, outcome: Outcome, takes: u64| {
        let attempt = Attempt { takes: Duration::from_millis(takes), outcome };
        run(policy, true, &vec![attempt; 12]).0.len()
    };
    let policy = Retry::new().initial_backoff(Duration::ZERO).max_elapsed(Duration::from_secs(10_000));
    for attempts in 0..10 {
        let made = tries(policy.max_attempts(attempts), status("0"), 0);
        assert_eq!(made, usize::try_from(attempts).unwrap().max(1));
    }
    for (asked, made) in [("6.999", 2), ("7", 2), ("7.001", 1), ("8", 1)] {
        assert_eq!(
            tries(policy.max_attempts(2).max_retry_after(Duration::from_secs(7)), status(asked), 0),
            made,
            "{asked}"
        );
    }
    // An attempt takes 3 seconds, and the pause 4.
    for (elapsed, made) in [(6_999, 1), (7_000, 2), (7_001, 2)] {
        let policy = policy.max_attempts(2).max_elapsed(Duration::from_millis(elapsed));
        assert_eq!(tries(policy, status("4"), 3_000), made, "{elapsed}");
    }
}

#[test]
fn pauses_double_up_to_the_longest() {
    let pauses = [1, 2, 3, 6, 7, 40, u32::MAX]
        .map(|attempts| exponential(Duration::from_millis(500), Duration::from_secs(20), attempts).as_millis());
    assert_eq!(pauses, [500, 1000, 2000, 16_000, 20_000, 20_000, 20_000]);
}

#[test]
fn jitter_leaves_at_least_half() {
    for _ in 0..1_000 {
        let pause = jitter(Duration::from_secs(2));
        assert!(pause >= Duration::from_secs(1) && pause <= Duration::from_secs(2));
    }
}

#[test]
fn a_call_with_less_time_has_a_policy_with_less() {
    let seconds = Duration::from_secs;
    let policy = Retry::new().max_elapsed(seconds(5));
    assert_eq!(policy.within(seconds(10)), policy);
    assert_eq!(policy.within(seconds(3)), Retry::new().max_elapsed(seconds(3)));
}
