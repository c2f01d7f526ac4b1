//! Waiting for a run: started in the background and asked for, so that no connection has to hold for minutes.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_core::Stream;
use tokio::time::{Instant, Timeout, sleep, timeout};

use crate::error::ErrorKind;
use crate::error_message::one_line;
use crate::operation::Operation;
use crate::retry::{is_passing, jitter, retry_after};
use crate::{Bytes, Client, Error, ResponseValue, Retry};

/// The first pause between two requests for the state of a run.
const FIRST_PAUSE: Duration = Duration::from_millis(500);

/// The longest one. With the growth below, a run of T seconds takes fewer than 10 + T / 10 requests.
const LONGEST_PAUSE: Duration = Duration::from_secs(20);

/// By what a pause is longer than the one before.
const GROWTH: f64 = 1.6;

/// How long one request for the state of a run may take before it counts as lost.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long the last request may take, which is made when the deadline has come.
const LAST_CHANCE: Duration = Duration::from_secs(1);

/// How many unreadable answers in a row are too many.
const MAX_UNREADABLE: u32 = 3;

/// How much later than the run's own limit of time the waiting ends.
const GRACE: Duration = Duration::from_secs(60);

/// How long is waited when the run's limit of time is not known.
const LONGEST_WAIT: Duration = Duration::from_secs(3600);

/// Up to how many bytes a body is copied to be kept.
const SMALL: usize = 8 << 10;

/// What waiting needs to know of a run. Implemented by the generated code, from the roles in the document.
pub trait RunState: Send + 'static {
    /// Identifies the run.
    fn run_id(&self) -> &str;
    /// Whether the run is over.
    fn is_finished(&self) -> bool;
    /// Whether it did what was asked; `None` while nobody knows.
    fn has_succeeded(&self) -> Option<bool>;
}

/// A run that has a result. Implemented by the generated code, from the roles in the document.
pub trait HasResult: RunState {
    /// Name of the property that holds the result.
    const RESULT_FIELD: &'static str;
}

pub(crate) type Answered<R> = Result<ResponseValue<R>, Error>;
pub(crate) type Sending<'a, R> = Pin<Box<dyn Future<Output = Answered<R>> + Send + 'a>>;
/// Starts the run; the argument tells whether the answer is to wait until the run is over.
pub(crate) type Start<'a, R> = Box<dyn FnOnce(bool) -> Sending<'a, R> + Send + 'a>;
/// Asks for the state of the run with an id.
pub(crate) type Get<R> = fn(Client, String) -> Sending<'static, R>;

/// A run that is waited for.
///
/// Awaiting it gives the run when it is over. That is no error when the run failed: see `has_succeeded` of the run; it is
/// one with [`output`](Self::output). In between, the state is asked for: at first twice a second, in the end every 20
/// seconds. Requests that fail in passing are made again until the deadline, once the run has been seen.
///
/// Dropping it stops the asking and nothing else; [`Client::wait_for_run`] picks the run up again by its id.
///
/// ```no_run
/// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
/// use std::time::Duration;
///
/// let run = client
///     .run_existing_task()
///     .task_id("task_123")
///     .wait()
///     .deadline(Duration::from_secs(1200))
///     .await?;
/// println!("{}: {:?}", run.status, run.result);
/// # Ok(())
/// # }
/// ```
#[must_use = "a run is started when this is awaited"]
pub struct Wait<'a, R> {
    client: Client,
    operation: &'static Operation,
    begin: Begin<'a, R>,
    get: Get<R>,
    deadline: Duration,
    is_held: bool,
}

/// How the waiting begins.
enum Begin<'a, R> {
    Start(Start<'a, R>),
    Known(String),
}

impl<R> fmt::Debug for Wait<'_, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Wait")
            .field("operation", &self.operation.id())
            .field("deadline", &self.deadline)
            .field("is_held", &self.is_held)
            .finish_non_exhaustive()
    }
}

impl<'a, R: RunState> Wait<'a, R> {
    /// A run that is still to be started. `limit` is the run's own limit of time, in seconds.
    pub(crate) fn start(
        client: &Client,
        operation: &'static Operation,
        limit: Option<i64>,
        start: Start<'a, R>,
        get: Get<R>,
    ) -> Self {
        let limit = limit.and_then(|seconds| u64::try_from(seconds).ok()).map(Duration::from_secs);
        Self {
            client: client.clone(),
            operation,
            begin: Begin::Start(start),
            get,
            deadline: limit.map_or(LONGEST_WAIT, |limit| limit.saturating_add(GRACE)),
            is_held: false,
        }
    }

    /// A run that has been started already.
    pub(crate) fn resume(client: &Client, operation: &'static Operation, id: String, get: Get<R>) -> Self {
        Self { client: client.clone(), operation, begin: Begin::Known(id), get, deadline: LONGEST_WAIT, is_held: false }
    }

    #[cfg(feature = "schemars")]
    pub(crate) fn operation(&self) -> &'static Operation {
        self.operation
    }

    #[cfg(feature = "schemars")]
    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    /// Decodes the result into `T` when the run is over: of a run that is picked up again, for example. The service is
    /// told nothing of `T` by this; the builder's own `output` does that, for a run that it starts.
    #[cfg(feature = "schemars")]
    pub fn output<T>(self) -> crate::Output<'a, T, R>
    where
        T: serde::de::DeserializeOwned + Send + 'a,
        R: HasResult,
    {
        crate::Output::new(self)
    }

    /// How long is waited. When it is over, the error holds the last state of the run, which goes on.
    ///
    /// By default a minute more than the run's own limit of time, where that is known, and else an hour.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    /// Lets the service hold the answer back until the run is over, instead of asking again and again.
    ///
    /// A connection that is lost then loses the run's id as well.
    pub fn long_poll(mut self) -> Self {
        self.is_held = true;
        self
    }

    /// The states of the run as they are seen, the last of them the run that is over.
    ///
    /// After an error the stream ends.
    pub fn updates(self) -> RunUpdates<'a, R> {
        RunUpdates { next: Next::Idle(Box::new(Poller::new(self))) }
    }
}

impl<'a, R: RunState> IntoFuture for Wait<'a, R> {
    type Output = Answered<R>;
    type IntoFuture = Sending<'a, R>;

    fn into_future(self) -> Self::IntoFuture {
        // Made outside, where it takes room once: there may be thousands.
        let mut poller = Poller::new(self);
        Box::pin(async move {
            loop {
                let run = poller.next().await?;
                if run.is_finished() {
                    return Ok(run);
                }
            }
        })
    }
}

/// The states of a run, from [`Wait::states`].
///
/// A [`Stream`]; [`next`](Self::next) does without the traits of one.
///
/// ```no_run
/// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
/// let mut states = client.wait_for_run("run_123").updates();
/// while let Some(run) = states.next().await {
///     println!("{}", run?.status);
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "streams do nothing unless polled"]
pub struct RunUpdates<'a, R> {
    next: Next<'a, R>,
}

type Step<'a, R> = (Box<Poller<'a, R>>, Answered<R>);

enum Next<'a, R> {
    Idle(Box<Poller<'a, R>>),
    Asking(Pin<Box<dyn Future<Output = Step<'a, R>> + Send + 'a>>),
    Ended,
}

impl<R> fmt::Debug for RunUpdates<'_, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RunUpdates").finish_non_exhaustive()
    }
}

impl<R: RunState> RunUpdates<'_, R> {
    /// The next state; `None` after the run is over or after an error.
    pub async fn next(&mut self) -> Option<Answered<R>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }
}

impl<R: RunState> Stream for RunUpdates<'_, R> {
    type Item = Answered<R>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            match std::mem::replace(&mut self.next, Next::Ended) {
                Next::Ended => return Poll::Ready(None),
                Next::Idle(mut poller) => {
                    self.next = Next::Asking(Box::pin(async move {
                        let answered = poller.next().await;
                        (poller, answered)
                    }));
                }
                Next::Asking(mut asking) => {
                    let polled = asking.as_mut().poll(context);
                    if polled.is_pending() {
                        self.next = Next::Asking(asking);
                    }
                    let (poller, answered) = ready!(polled);
                    if answered.as_ref().is_ok_and(|run| !run.is_finished()) {
                        self.next = Next::Idle(poller);
                    }
                    return Poll::Ready(Some(answered));
                }
            }
        }
    }
}

/// Starts a run, if it is to be started, and asks for it.
struct Poller<'a, R> {
    client: Client,
    operation: &'static Operation,
    /// How to begin; once the run is started, its id.
    begin: Begin<'a, R>,
    is_held: bool,
    get: Get<R>,
    begun: Instant,
    deadline: Duration,
    /// How many requests there were, the one that started the run among them; what is more than 255 counts as that.
    requests: u8,
    /// The last state, as it was received.
    last: Option<Bytes>,
}

impl<'a, R: RunState> Poller<'a, R> {
    fn new(wait: Wait<'a, R>) -> Self {
        Self {
            client: wait.client,
            operation: wait.operation,
            begin: wait.begin,
            is_held: wait.is_held,
            get: wait.get,
            begun: Instant::now(),
            deadline: wait.deadline,
            requests: 0,
            last: None,
        }
    }

    /// The next state of the run: how it was started, then how it is.
    async fn next(&mut self) -> Answered<R> {
        let answered = match self.take_start() {
            Some(start) => match timeout(self.deadline, start(self.is_held)).await {
                Ok(answered) => answered.inspect(|run| self.begin = Begin::Known(run.run_id().to_owned())),
                Err(_) => Err(self.too_late(self.deadline, None)),
            },
            None => self.ask().await,
        };
        match answered {
            Ok(run) => {
                self.last = Some(kept(run.body()));
                Ok(run)
            }
            Err(error) => Err(error.with_run(self.last.take())),
        }
    }

    /// What starts the run, the first time.
    fn take_start(&mut self) -> Option<Start<'a, R>> {
        match std::mem::replace(&mut self.begin, Begin::Known(String::new())) {
            Begin::Start(start) => {
                self.requests = 1;
                Some(start)
            }
            known @ Begin::Known(_) => {
                self.begin = known;
                None
            }
        }
    }

    /// The run's id; empty while that is not known.
    fn id(&self) -> &str {
        match &self.begin {
            Begin::Start(_) => "",
            Begin::Known(id) => id,
        }
    }

    /// Asks for the run until there is an answer that counts.
    async fn ask(&mut self) -> Answered<R> {
        let mut failure: Option<Error> = None;
        let (mut unreadable, mut failures) = (0, 0);
        // Perhaps there is no such run, or no such server: that is not for an hour of silence.
        let most = if self.last.is_some() { u32::MAX } else { self.client.retry().most_attempts() };
        let mut pause = jitter(pause_after(self.requests));
        loop {
            let remaining = self.deadline.saturating_sub(self.begun.elapsed());
            if remaining.is_zero() {
                return Err(self.too_late(self.deadline, failure));
            }
            sleep(pause.min(remaining)).await;
            let Ok(turn) = self.client.turns().try_acquire() else {
                // Not in a queue: what waits there would take more room than a run that sleeps, and have no deadline.
                pause = jitter(FIRST_PAUSE);
                continue;
            };
            self.requests = self.requests.saturating_add(1);
            let answered = self.request().await;
            drop(turn);
            pause = jitter(pause_after(self.requests));
            let error = match answered {
                Ok(Ok(run)) if run.run_id() == self.id() => return Ok(run),
                Ok(Ok(run)) => {
                    let other = self.client.redact(one_line(run.run_id()));
                    Error::unreadable(self.operation, run.into_answer(), &format!("it is the run {other}"))
                }
                Ok(Err(error)) => error,
                // Asking again costs nothing: a request that hangs is given up.
                Err(_) => {
                    failures += 1;
                    if failures >= most {
                        return Err(self.too_late(Duration::from_secs(self.begun.elapsed().as_secs()), failure));
                    }
                    continue;
                }
            };
            unreadable += u32::from(error.kind() == ErrorKind::InvalidResponse);
            let passes = match error.kind() {
                ErrorKind::Connect | ErrorKind::ConnectionLost | ErrorKind::Timeout => true,
                ErrorKind::Status => error.status().is_some_and(is_passing),
                // A proxy may put a page of its own before the service for a moment, but not for long.
                ErrorKind::InvalidResponse => unreadable < MAX_UNREADABLE,
                _ => false,
            };
            failures += 1;
            if !passes || failures >= most {
                return Err(error.while_waiting_for(self.client.redact(self.id().to_owned())));
            }
            pause = pause.max(retry_after(&error).unwrap_or_default());
            failure = Some(error);
        }
    }

    /// One request for the state. It is in a box, so that a run that sleeps does not keep room for it.
    fn request(&self) -> Pin<Box<Timeout<Sending<'static, R>>>> {
        // What fails in passing is asked for again at the next turn.
        let client = self.client.with_retry(Retry::none());
        let remaining = self.deadline.saturating_sub(self.begun.elapsed());
        let patience = PATIENCE.min(remaining.max(LAST_CHANCE));
        Box::pin(timeout(patience, (self.get)(client, self.id().to_owned())))
    }

    fn too_late(&self, waited: Duration, failure: Option<Error>) -> Error {
        let id = Some(self.id()).filter(|id| !id.is_empty()).map(|id| self.client.redact(id.to_owned()));
        Error::deadline(self.operation, id, self.last.is_some(), waited, failure)
    }
}

/// The pause after so many requests. A run that was started before is asked for at once.
fn pause_after(requests: u8) -> Duration {
    // After twenty times it has long been the longest.
    let growth = GROWTH.powi(i32::from(requests.saturating_sub(1)).min(20));
    if requests == 0 { Duration::ZERO } else { FIRST_PAUSE.mul_f64(growth).min(LONGEST_PAUSE) }
}

/// A body that is kept until the next one comes. A small one is copied, since it may hold on to the whole buffer that
/// it was received in.
fn kept(body: &Bytes) -> Bytes {
    match body.len() {
        ..=SMALL => Bytes::copy_from_slice(body),
        _ => body.clone(),
    }
}

#[cfg(test)]
mod tests;
