//! Starts a run, if it is to be started, and polls its state.

use std::pin::pin;
use std::time::Duration;

use tokio::sync::OwnedSemaphorePermit;
use tokio::time::{Instant, sleep, timeout};

use super::report::{LastPoll, seconds, text_of, wait_timeout};
use super::{BoxFuture, GetFn, OnUpdate, Origin, RunResult, RunState, StartFn, Wait};
use crate::error::ErrorKind;
use crate::error_message::sanitize;
use crate::operation::Operation;
use crate::retry::{is_transient, jitter};
use crate::{Bytes, Client, Error, ResponseValue, Retry};

/// Factor between two pauses. With the default interval, a run of T seconds takes fewer than 10 + T / 10 requests.
const BACKOFF_FACTOR: f64 = 1.6;

/// The time that a status request may be silent before it is cut off; doubled each time that this happens in a row.
const POLL_TIMEOUT: Duration = Duration::from_secs(30);

/// The time that a status request may be without a response when others need its place; doubled in the same way.
const CONTENDED_POLL_TIMEOUT: Duration = Duration::from_secs(1);

/// By how much the last poll, and the start of a run, may exceed the deadline.
const FINAL_POLL_TIMEOUT: Duration = Duration::from_secs(2);

/// The pause before a run that found no free permit looks again.
const PERMIT_RETRY_INTERVAL: Duration = Duration::from_millis(500);

/// The time before the deadline in which the start of a run is not attempted again: there would be no response in time, and
/// nobody would know whether the run has started.
const START_MARGIN: Duration = Duration::from_millis(100);

/// The longest pause while the service does not show a run that must exist.
const REFUSED_INTERVAL: Duration = Duration::from_secs(2);

/// The number of unreadable responses after which a run that was never seen is given up.
const MAX_UNREADABLE: u32 = 3;

/// Up to how many bytes a body is copied to be kept.
pub(super) const SMALL: usize = 8 << 10;

/// The state of waiting for one run. There may be thousands, so it is kept small.
pub(super) struct Poller<R> {
    client: Client,
    operation: &'static Operation,
    /// The way to begin; once the run is started, its id.
    origin: Origin<R>,
    get: GetFn<R>,
    on_update: Option<OnUpdate<R>>,
    /// The time when the waiting began: when it was polled first.
    begun: Option<Instant>,
    deadline: Duration,
    grace_period: Duration,
    /// Status requests so far.
    polls: u32,
    /// Set if the id came from the service, so that the run must exist.
    is_known: bool,
    has_started: bool,
    /// The last state, as it was received.
    last: Option<Bytes>,
}

/// The reason why a status request was ended before its response was complete.
enum CutOff {
    /// Nothing arrived for so long.
    Silence(Duration),
    /// Others needed its place, which it had for so long.
    Contention(Duration),
    /// The deadline passed.
    Deadline,
}

/// The failures since the last state was seen.
#[derive(Default)]
struct Failures {
    total: u32,
    unreadable: u32,
    silent: u32,
    contended: u32,
    /// The time when the service first refused to show a run that must exist.
    refused_since: Option<Instant>,
    last: LastPoll,
}

impl Failures {
    /// Returns whether a request was cut off since the last state was seen.
    fn has_hung(&self) -> bool {
        self.silent > 0 || self.contended > 0
    }
}

impl<R: RunState> Poller<R> {
    pub(super) fn new(wait: Wait<R>) -> Self {
        Self {
            client: wait.client,
            operation: wait.operation,
            is_known: !matches!(wait.origin, Origin::Given(_)),
            has_started: matches!(wait.origin, Origin::Start(_)),
            origin: wait.origin,
            get: wait.get,
            on_update: wait.on_update,
            begun: None,
            deadline: wait.deadline,
            grace_period: wait.grace_period,
            polls: 0,
            last: None,
        }
    }

    /// Returns the next state of the run: first how it was started, then how it is.
    pub(super) async fn next(&mut self) -> RunResult<R> {
        self.begun.get_or_insert_with(Instant::now);
        match std::mem::replace(&mut self.origin, Origin::Given(String::new())) {
            Origin::Start(start) => match self.start(*start).await {
                Ok(Some(run)) => return self.seen(Ok(run)),
                Ok(None) => {}
                Err(error) => return self.seen(Err(error)),
            },
            Origin::Seen(run) => {
                self.origin = Origin::Known(run.run_id().to_owned());
                return self.seen(Ok(*run));
            }
            known => self.origin = known,
        }
        let result = self.poll().await;
        self.seen(result)
    }

    /// Keeps a state and shows it; an error gets the last one.
    fn seen(&mut self, result: RunResult<R>) -> RunResult<R> {
        match result {
            Ok(run) => {
                self.last = Some(kept(run.body()));
                if let Some(on_update) = &mut self.on_update {
                    on_update(&run);
                }
                Ok(run)
            }
            Err(error) => Err(error.with_run(self.last.take())),
        }
    }

    /// Returns the first state of the run; `None` if it was started and only its id is known.
    pub(super) async fn first(&mut self) -> Result<Option<ResponseValue<R>>, Error> {
        match std::mem::replace(&mut self.origin, Origin::Given(String::new())) {
            Origin::Start(start) => {
                self.begun.get_or_insert_with(Instant::now);
                self.start(*start).await
            }
            known => {
                self.origin = known;
                self.next().await.map(Some)
            }
        }
    }

    /// Starts the run; `None` if only its id is known. In a box, so that waiting does not keep room for it.
    fn start(&mut self, start: StartFn<R>) -> BoxFuture<'_, Result<Option<ResponseValue<R>>, Error>> {
        let limit = self.deadline.max(FINAL_POLL_TIMEOUT);
        // Without an attempt in flight at the deadline, what the last one ended with is the truth.
        let retry = self.client.retry().within(limit.saturating_sub(START_MARGIN));
        let (client, activity) = self.client.watched(retry);
        let request = (start.send)(client, start.is_blocking);
        Box::pin(async move {
            let silence = async {
                match start.is_blocking {
                    true => std::future::pending().await,
                    false => activity.silence(start.timeout).await,
                }
            };
            let run = match timeout(limit, race(request, silence)).await {
                // The run is paid, and the next response may be readable.
                Ok(Ok(Err(error))) if self.takes_id(&error) => return Ok(None),
                Ok(Ok(result)) => result?,
                Ok(Err(())) => return Err(self.not_started(start.timeout)),
                Err(_) => return Err(self.not_started(limit)),
            };
            if !run.is_finished() && !can_be_polled(run.run_id()) {
                let id = run.run_id().to_owned();
                let reason = format!("the run was started, but has the id {id:?}, which cannot be polled");
                let body = run.body().clone();
                let error = Error::unreadable(self.operation, run.into_raw(), &self.client.redact(reason))
                    .with_redactor(self.client.redactor());
                return Err(error.with_run(Some(body)));
            }
            self.origin = Origin::Known(run.run_id().to_owned());
            Ok(Some(run))
        })
    }

    /// Takes the id of a run out of a response to its start that cannot be decoded. Returns whether there is one.
    fn takes_id(&mut self, error: &Error) -> bool {
        let Some((body, id)) = Self::body_with_id(error).filter(|(_, id)| can_be_polled(id)) else { return false };
        self.last = Some(kept(body));
        self.origin = Origin::Known(id);
        true
    }

    /// Returns the body of a successful response that cannot be used, if it has a run's id, and the id.
    fn body_with_id(error: &Error) -> Option<(&Bytes, String)> {
        error.status().filter(reqwest::StatusCode::is_success)?;
        let body = error.body()?;
        Some((body, text_of(body, R::ID_FIELD?)?))
    }

    /// Polls until there is a state, or an error that does not pass.
    async fn poll(&mut self) -> RunResult<R> {
        if self.polls == 0 {
            self.client.call_options().check(self.operation)?;
        }
        // In a box, and only where there is one: most runs sleep without.
        let mut failures: Option<Box<Failures>> = None;
        let mut pause = jitter(self.interval());
        loop {
            let remaining = self.remaining();
            if remaining.is_zero() && self.polls > 0 {
                return Err(self.too_late(failures));
            }
            sleep(pause.min(remaining)).await;
            let Some(permit) = self.permit(failures.as_deref().is_some_and(Failures::has_hung)).await else {
                return Err(self.too_late(failures));
            };
            self.polls = self.polls.saturating_add(1);
            let polled = self.request(permit, failures.as_deref()).await;
            pause = jitter(self.interval());
            match polled {
                Ok(Ok(run)) if is_same_id(run.run_id(), self.id()) => return Ok(run),
                Ok(Ok(run)) => {
                    let other = sanitize(run.run_id(), self.client.redactor());
                    let reason = format!("the body describes the run {other}");
                    let error = Error::unreadable(self.operation, run.into_raw(), &reason)
                        .with_redactor(self.client.redactor());
                    pause = self.after_error(failures.get_or_insert_default(), error, pause)?;
                }
                Ok(Err(error)) => pause = self.after_error(failures.get_or_insert_default(), error, pause)?,
                Err(cut_off) => {
                    if let CutOff::Contention(held) = cut_off {
                        // Whatever is in need of its place shall have most of the time.
                        pause = pause.max(held.saturating_mul(4));
                    }
                    self.after_cut_off(failures.get_or_insert_default(), &cut_off)?;
                }
            }
        }
    }

    /// Takes a permit; `None` if the deadline passes before one is free.
    async fn permit(&mut self, has_hung: bool) -> Option<OwnedSemaphorePermit> {
        loop {
            if let Some(permit) = self.client.poll_permits().try_permit(has_hung) {
                return Some(permit);
            }
            let left = self.deadline.saturating_add(FINAL_POLL_TIMEOUT).saturating_sub(self.elapsed());
            if left.is_zero() {
                return None;
            }
            sleep(jitter(PERMIT_RETRY_INTERVAL).min(left)).await;
        }
    }

    /// Sends one status request. It is in a box, so that a run that sleeps does not keep room for it.
    fn request(
        &self,
        permit: OwnedSemaphorePermit,
        failures: Option<&Failures>,
    ) -> BoxFuture<'static, Result<RunResult<R>, CutOff>> {
        // What fails in passing is asked for again at the next permit.
        let (client, activity) = self.client.watched(Retry::none());
        let request = (self.get)(client.clone(), self.id().to_owned());
        let silence = POLL_TIMEOUT.saturating_mul(1 << failures.map_or(0, |failures| failures.silent.min(3)));
        let patience =
            CONTENDED_POLL_TIMEOUT.saturating_mul(1 << failures.map_or(0, |failures| failures.contended.min(5)));
        let limit = self.remaining().max(FINAL_POLL_TIMEOUT);
        let begun = Instant::now();
        Box::pin(async move {
            let is_cut_off = race(activity.silence(silence), client.poll_permits().hold(permit, &activity, patience));
            match timeout(limit, race(request, is_cut_off)).await {
                Ok(Ok(result)) => Ok(result),
                Ok(Err(Ok(()))) => Err(CutOff::Silence(silence)),
                Ok(Err(Err(()))) => Err(CutOff::Contention(begun.elapsed())),
                Err(_) => Err(CutOff::Deadline),
            }
        })
    }

    /// Decides what follows a failed poll: another one after a pause, or the end.
    fn after_error(&mut self, failures: &mut Failures, error: Error, pause: Duration) -> Result<Duration, Error> {
        failures.total += 1;
        if let Some((body, _)) = Self::body_with_id(&error).filter(|(_, id)| is_same_id(id, self.id())) {
            // It is a state of the run, though not one that can be decoded whole.
            self.last = Some(kept(body));
        }
        let must_exist = self.is_known || self.last.is_some();
        let asked = error.retry_after().unwrap_or_default();
        let mut pause = pause.max(asked);
        let passes = match error.kind() {
            ErrorKind::Connect | ErrorKind::ConnectionLost | ErrorKind::Timeout => true,
            ErrorKind::Status if error.status().is_some_and(is_transient) => true,
            // A replica may not have heard of the run yet, a proxy may put a page of its own before the service.
            ErrorKind::Status | ErrorKind::InvalidResponse if must_exist => {
                let since = failures.refused_since.get_or_insert_with(Instant::now);
                let left = self.grace_period.saturating_sub(since.elapsed());
                pause = pause.min(REFUSED_INTERVAL).min(left).max(asked);
                !left.is_zero()
            }
            ErrorKind::InvalidResponse => {
                failures.unreadable += 1;
                failures.unreadable < MAX_UNREADABLE
            }
            ErrorKind::Status
            | ErrorKind::Config
            | ErrorKind::InvalidRequest
            | ErrorKind::WaitTimeout
            | ErrorKind::RunFailed
            | ErrorKind::ResultMismatch => false,
        };
        if !passes || self.gives_up(failures) {
            return Err(error.while_waiting_for(self.shown_id()));
        }
        failures.last = LastPoll::Failed(error);
        Ok(pause)
    }

    /// Counts a poll that was cut off: the next one is given more time.
    fn after_cut_off(&self, failures: &mut Failures, cut_off: &CutOff) -> Result<(), Error> {
        match cut_off {
            CutOff::Silence(limit) => {
                failures.silent += 1;
                failures.last = LastPoll::CutOff(*limit);
            }
            // It is not the request's fault.
            CutOff::Contention(_) => {
                failures.contended += 1;
                failures.last = LastPoll::NoResponse;
                return Ok(());
            }
            CutOff::Deadline => failures.last = LastPoll::NoResponse,
        }
        failures.total += 1;
        if self.gives_up(failures) {
            let waited = Duration::from_secs(self.elapsed().as_secs());
            return Err(self.wait_timeout(waited, std::mem::take(&mut failures.last)));
        }
        Ok(())
    }

    /// Returns whether a run that was never seen has been looked for often enough: the id or the URL may be wrong.
    fn gives_up(&self, failures: &Failures) -> bool {
        !self.is_known && self.last.is_none() && !self.client.retry().allows(failures.total, self.elapsed())
    }

    /// Returns the pause before the next poll. A run that was started before is polled at once.
    fn interval(&self) -> Duration {
        let requests = self.polls.saturating_add(u32::from(self.has_started));
        pause_after(requests, self.client.poll_interval())
    }

    fn elapsed(&self) -> Duration {
        self.begun.map(|begun| begun.elapsed()).unwrap_or_default()
    }

    fn remaining(&self) -> Duration {
        self.deadline.saturating_sub(self.elapsed())
    }

    /// Returns the run's id; empty while that is not known.
    pub(super) fn id(&self) -> &str {
        match &self.origin {
            Origin::Start(_) => "",
            Origin::Seen(run) => run.run_id(),
            Origin::Known(id) | Origin::Given(id) => id,
        }
    }

    fn shown_id(&self) -> String {
        sanitize(self.id(), self.client.redactor())
    }

    /// Returns the error for a start that got no response.
    fn not_started(&self, limit: Duration) -> Error {
        let limit = seconds(limit);
        let message = format!("no response to the start of the run within {limit}: it may have started");
        Error::wait_timeout(self.operation, message, None)
    }

    fn too_late(&self, failures: Option<Box<Failures>>) -> Error {
        self.wait_timeout(self.deadline, failures.map(|failures| failures.last).unwrap_or_default())
    }

    fn wait_timeout(&self, waited: Duration, last_poll: LastPoll) -> Error {
        let last = self.last.as_deref();
        let status = last.map(|body| R::STATUS_FIELD.and_then(|field| text_of(body, field)));
        let status = status.map(|status| status.map(|status| sanitize(&status, self.client.redactor())));
        wait_timeout(self.operation, &self.shown_id(), waited, self.polls, status, last_poll)
    }
}

/// Returns the pause after so many requests, between the two of `interval`.
pub(super) fn pause_after(requests: u32, (min, max): (Duration, Duration)) -> Duration {
    if requests == 0 {
        return Duration::ZERO;
    }
    let growth = BACKOFF_FACTOR.powi(i32::try_from(requests - 1).unwrap_or(i32::MAX).min(40));
    Duration::try_from_secs_f64(min.as_secs_f64() * growth).unwrap_or(max).min(max)
}

/// Returns whether two ids are the same for a service that may normalise their case.
fn is_same_id(one: &str, other: &str) -> bool {
    one == other || one.to_lowercase() == other.to_lowercase()
}

/// Returns whether a run with this id can be asked for: it is not empty, and no step in a path.
pub(super) fn can_be_polled(id: &str) -> bool {
    !matches!(id, "" | "." | "..")
}

/// Returns a body that is kept until the next one comes. A small one is copied, since it may hold on to the whole buffer
/// that it was received in.
pub(super) fn kept(body: &Bytes) -> Bytes {
    match body.len() {
        ..=SMALL => Bytes::copy_from_slice(body),
        _ => body.clone(),
    }
}

/// Waits for whichever ends first, preferring `first`.
async fn race<A, B>(first: impl Future<Output = A>, second: impl Future<Output = B>) -> Result<A, B> {
    let (mut first, mut second) = (pin!(first), pin!(second));
    std::future::poll_fn(|context| match first.as_mut().poll(context) {
        std::task::Poll::Ready(value) => std::task::Poll::Ready(Ok(value)),
        std::task::Poll::Pending => second.as_mut().poll(context).map(Err),
    })
    .await
}
