//! Waiting for a run, which is started in the background and polled, so that no connection has to stay open for minutes.

mod handle;
mod poller;
mod report;

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_core::Stream;
use reqwest::header::{HeaderName, HeaderValue};

use crate::call_options::CallOptions;
#[cfg(feature = "schemars")]
use crate::decode::Omitted;
use crate::operation::Operation;
use crate::{Client, Error, ResponseValue, Retry};

pub use handle::{RunHandle, StoredRun, Untyped};
use poller::Poller;

/// The time to wait beyond the run's own time limit.
const DEADLINE_MARGIN: Duration = Duration::from_secs(60);

/// The time to wait when the run's time limit is not known.
const DEFAULT_DEADLINE: Duration = Duration::from_secs(3600);

/// The time that the start of a run in the background may take without a sign of life.
const START_TIMEOUT: Duration = Duration::from_secs(60);

/// The time for which the service may refuse to show a run that must exist.
const GRACE_PERIOD: Duration = Duration::from_secs(30);

/// State of a run, as needed for waiting. The generated code implements it from the roles in the document.
///
/// If the response contradicts itself:
///
/// - `is_done: true` means finished; `false` means not finished, whatever the status. If null or absent, a status that
///   `x-webagent-states` lists as `succeeded` or `failed` means finished.
/// - A run that has not finished has neither succeeded nor failed.
/// - A finished run has failed if `is_successful` is false or its status is listed as `failed`.
/// - Otherwise it has succeeded if `is_successful` is true or its status is listed as `succeeded`.
/// - Otherwise its success is unknown: `wait()` returns the run, `output()` returns an error that holds it.
///
/// ```no_run
/// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
/// use webagent::RunState;
///
/// fn describe<R: RunState>(run: &R) -> String {
///     match (run.is_finished(), run.has_succeeded()) {
///         (false, _) => format!("{} continues", run.run_id()),
///         (true, Some(true)) => format!("{} has succeeded", run.run_id()),
///         (true, _) => format!("{} has finished, but not with success", run.run_id()),
///     }
/// }
///
/// println!("{}", describe(&*client.get_run().run_id("run_123").send().await?));
/// # Ok(())
/// # }
/// ```
pub trait RunState: Send + 'static {
    /// True if the document can express success. If not, `output()` treats every finished run as successful.
    const TELLS_SUCCESS: bool = true;

    /// Name of the property that identifies the run.
    const ID_FIELD: Option<&'static str> = None;

    /// Name of the property that holds the status, if there is one.
    const STATUS_FIELD: Option<&'static str> = None;

    /// Returns the run id.
    ///
    /// ```
    /// fn show(run: &impl webagent::RunState) {
    ///     println!("https://example.com/runs/{}", run.run_id());
    /// }
    /// ```
    fn run_id(&self) -> &str;
    /// Returns whether the run has finished, successfully or not.
    ///
    /// ```
    /// fn show(run: &impl webagent::RunState) {
    ///     println!("{}", if run.is_finished() { "finished" } else { "running" });
    /// }
    /// ```
    fn is_finished(&self) -> bool;
    /// Returns whether the run succeeded; `None` if it is not known.
    ///
    /// ```
    /// fn show(run: &impl webagent::RunState) {
    ///     println!("{}", if run.has_succeeded() == Some(true) { "success" } else { "no success, or not known" });
    /// }
    /// ```
    fn has_succeeded(&self) -> Option<bool>;
}

/// A run that has a result. Implemented by the generated code, from the roles in the document.
///
/// ```
/// use webagent::HasResult;
///
/// fn field<R: HasResult>() -> &'static str {
///     R::RESULT_FIELD
/// }
///
/// println!("{}", field::<webagent::types::Run>());
/// ```
pub trait HasResult: RunState {
    /// Name of the property that holds the result.
    const RESULT_FIELD: &'static str;
}

pub(crate) type RunResult<R> = Result<ResponseValue<R>, Error>;
pub(crate) type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
/// Sends the request that starts the run; the argument says whether the response is to be held back until it has finished.
pub(crate) type SendStart<R> = Box<dyn FnOnce(Client, bool) -> BoxFuture<'static, RunResult<R>> + Send>;
/// Gets the state of the run with an id.
pub(crate) type GetFn<R> = fn(Client, String) -> BoxFuture<'static, RunResult<R>>;
type OnUpdate<R> = Box<dyn FnMut(&ResponseValue<R>) + Send>;

/// A run to wait for.
///
/// Awaiting it returns the finished run, even if it failed (see `has_succeeded` of the run; with [`output`](Self::output) a
/// failed run is an error). The run is polled at an interval that grows from half a second to 20 seconds
/// ([`ClientBuilder::poll_interval`](crate::ClientBuilder::poll_interval)). Once the run is known to exist, transient
/// failures are retried until the deadline. A request that receives no data for 30 seconds is cancelled and retried with a
/// longer limit; a slow response is not.
///
/// It is `'static`, so it can be returned, stored or spawned. Nothing is sent until the future is awaited. Dropping it stops
/// the polling; the run continues. Use [`start`](Self::start) to get the id first, so that the run can be resumed.
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
///     .on_update(|run| println!("{}", run.status))
///     .await?;
/// println!("{}: {:?}", run.status, run.result);
/// # Ok(())
/// # }
/// ```
#[doc(alias = "poll")]
#[must_use = "a run is started when this is awaited"]
pub struct Wait<R> {
    client: Client,
    operation: &'static Operation,
    origin: Origin<R>,
    get: GetFn<R>,
    deadline: Duration,
    grace_period: Duration,
    on_update: Option<OnUpdate<R>>,
}

/// The place where the run comes from.
enum Origin<R> {
    /// It is still to be started.
    Start(Box<StartFn<R>>),
    /// It was started just now.
    Seen(Box<ResponseValue<R>>),
    /// The service gave its id.
    Known(String),
    /// Somebody gave its id, which may be wrong.
    Given(String),
}

/// The way to start a run.
struct StartFn<R> {
    send: SendStart<R>,
    is_blocking: bool,
    timeout: Duration,
}

impl<R> fmt::Debug for Wait<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Wait")
            .field("operation", &self.operation.id())
            .field("deadline", &self.deadline)
            .finish_non_exhaustive()
    }
}

impl<R: RunState> Wait<R> {
    /// A run that is still to be started. `limit` is the run's own time limit, in seconds.
    pub(crate) fn new(
        client: &Client,
        operation: &'static Operation,
        limit: Option<i64>,
        send: SendStart<R>,
        get: GetFn<R>,
    ) -> Self {
        let limit = limit.and_then(|seconds| u64::try_from(seconds).ok()).map(Duration::from_secs);
        let start = StartFn { send, is_blocking: false, timeout: START_TIMEOUT };
        Self {
            deadline: limit.map_or(DEFAULT_DEADLINE, |limit| limit.saturating_add(DEADLINE_MARGIN)),
            origin: Origin::Start(Box::new(start)),
            ..Self::resume(client, operation, String::new(), get)
        }
    }

    /// A run that has been started already.
    pub(crate) fn resume(client: &Client, operation: &'static Operation, id: String, get: GetFn<R>) -> Self {
        Self {
            client: client.clone(),
            operation,
            origin: Origin::Given(id),
            get,
            deadline: DEFAULT_DEADLINE,
            grace_period: GRACE_PERIOD,
            on_update: None,
        }
    }

    #[cfg(feature = "schemars")]
    pub(crate) fn operation(&self) -> &'static Operation {
        self.operation
    }

    #[cfg(feature = "schemars")]
    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    /// Leaves the result of the run in the bodies of the responses, where it is decoded from later.
    #[cfg(feature = "schemars")]
    pub(crate) fn without_result(mut self) -> Self
    where
        R: HasResult,
    {
        self.client = self.client.omitting(Omitted::Member(R::RESULT_FIELD));
        self
    }

    /// Sets how long to wait, counted from when the future is first awaited. The error at the deadline holds the last state
    /// of the run. At least one status request is sent, and a last one at the deadline, which may take up to 2 seconds longer.
    ///
    /// Default: the time limit in the request plus one minute, or one hour if the limit is unknown.
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
    /// use std::time::Duration;
    ///
    /// let minutes = Duration::from_secs(20 * 60);
    /// let run = client.run_existing_task().task_id("task_123").wait().deadline(minutes).await?;
    /// # Ok(())
    /// # }
    /// ```
    #[doc(alias = "timeout")]
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    /// Sets how long to wait for data while starting the run. Default: 60 seconds, because the service responds immediately
    /// when it starts a run in the background. If it expires, the run may have been started, and
    /// [`may_have_started`](crate::Error::may_have_started) is true.
    ///
    /// Ignored for a run that has already started, and with [`long_poll`](Self::long_poll).
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
    /// use std::time::Duration;
    ///
    /// let seconds = Duration::from_secs(10);
    /// let run = client.run_existing_task().task_id("task_123").wait().start_timeout(seconds).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn start_timeout(mut self, timeout: Duration) -> Self {
        if let Origin::Start(start) = &mut self.origin {
            start.timeout = timeout;
        }
        self
    }

    /// Sets how long to tolerate unreadable responses and statuses that are not transient failures, such as 404, 401, 403 or a
    /// redirect, while polling a run that must exist: its id came from the service, or it was seen. Default: 30 seconds,
    /// because replicas may learn of a run later than the client, and proxies put pages of their own before the service.
    /// After the period, the wait ends with the last such response, in an error that holds the run.
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
    /// use std::time::Duration;
    ///
    /// let run = client.run_existing_task().task_id("task_123").wait().grace_period(Duration::ZERO).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn grace_period(mut self, period: Duration) -> Self {
        self.grace_period = period;
        self
    }

    /// Changes a setting of the call, for all its requests.
    fn with_option(mut self, change: impl FnOnce(&mut CallOptions)) -> Self {
        let mut options = self.client.call_options().clone();
        change(&mut options);
        self.client = self.client.with_options(options);
        self
    }

    /// Sends a header with each request, replacing a default header of the same name. The same restrictions apply as for the
    /// `header` of a call.
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
    /// let run = client.wait_for_run("run_123").header("x-team", "flights").await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn header<N, V>(self, name: N, value: V) -> Self
    where
        N: TryInto<HeaderName>,
        V: TryInto<HeaderValue>,
    {
        self.with_option(|options| options.header(name, value))
    }

    /// Limits the time of each request, up to the last byte of the response; a poll is then retried. The whole wait is limited
    /// by [`deadline`](Self::deadline).
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
    /// use std::time::Duration;
    ///
    /// let run = client.wait_for_run("run_123").timeout(Duration::from_secs(10)).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn timeout(self, timeout: Duration) -> Self {
        self.with_option(|options| options.timeout(timeout))
    }

    /// Sets the retry policy of the request that starts the run, and of the polls of a run that was never seen, instead of
    /// [`ClientBuilder::retry`](crate::ClientBuilder::retry). Transient failures of other polls are retried until the deadline.
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
    /// use webagent::Retry;
    ///
    /// let run = client.wait_for_run("run_123").retry(Retry::none()).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn retry(self, retry: Retry) -> Self {
        self.with_option(|options| options.retry(retry))
    }

    /// Starts the run with a request that returns only when the run has finished, instead of polling.
    ///
    /// If the connection is lost, the run id is unknown.
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
    /// let run = client.run_existing_task().task_id("task_123").wait().long_poll().await?;
    /// # Ok(())
    /// # }
    /// ```
    #[doc(alias = "wait_for_completion")]
    pub fn long_poll(mut self) -> Self {
        if let Origin::Start(start) = &mut self.origin {
            start.is_blocking = true;
        }
        self
    }

    /// Calls a function with each state received, including the last.
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
    /// let run = client.run_existing_task().task_id("task_123").wait().on_update(|run| println!("{}", run.status)).await?;
    /// # Ok(())
    /// # }
    /// ```
    #[doc(alias = "progress")]
    pub fn on_update(mut self, function: impl FnMut(&ResponseValue<R>) + Send + 'static) -> Self {
        self.on_update = Some(Box::new(function));
        self
    }

    /// Returns a stream of the run's states. The last item is the finished run; after an error the stream ends.
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
    /// let mut updates = client.run_existing_task().task_id("task_123").wait().updates();
    /// while let Some(run) = updates.next().await {
    ///     println!("{}", run?.status);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    #[doc(alias = "progress")]
    #[doc(alias = "stream")]
    #[doc(alias = "states")]
    pub fn updates(self) -> RunUpdates<R> {
        RunUpdates { next: Next::Idle(Box::new(Poller::new(self))) }
    }

    /// Starts the run and returns as soon as its id is known, without waiting for the run.
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
    /// let run = client.run_existing_task().task_id("task_123").wait().start().await?;
    /// println!("{} was started", run.id());
    /// let run = run.await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// The run could not be started, or there was no response: see
    /// [`may_have_started`](crate::Error::may_have_started).
    #[doc(alias = "background")]
    pub async fn start(mut self) -> Result<RunHandle<R>, Error> {
        let rest = Self {
            deadline: self.deadline,
            grace_period: self.grace_period,
            on_update: self.on_update.take(),
            ..Self::resume(&self.client, self.operation, String::new(), self.get)
        };
        let mut poller = Poller::new(self);
        let first = poller.first().await?;
        Ok(RunHandle::started(rest, poller.id(), first))
    }
}

impl<R: RunState> IntoFuture for Wait<R> {
    type Output = RunResult<R>;
    type IntoFuture = BoxFuture<'static, RunResult<R>>;

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

/// The states of a run, from [`Wait::updates`].
///
/// Implements [`Stream`]; [`next`](Self::next) can be used without importing `StreamExt`.
///
/// ```no_run
/// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
/// let mut updates = client.wait_for_run("run_123").updates();
/// while let Some(run) = updates.next().await {
///     println!("{}", run?.status);
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "streams do nothing unless polled"]
pub struct RunUpdates<R> {
    next: Next<R>,
}

type Step<R> = (Box<Poller<R>>, RunResult<R>);

enum Next<R> {
    Idle(Box<Poller<R>>),
    Polling(BoxFuture<'static, Step<R>>),
    Ended,
}

impl<R> fmt::Debug for RunUpdates<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RunUpdates").finish_non_exhaustive()
    }
}

impl<R: RunState> RunUpdates<R> {
    /// Returns the next state; `None` after the finished run or after an error.
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
    /// let mut updates = client.run_existing_task().task_id("task_123").wait().updates();
    /// while let Some(run) = updates.next().await {
    ///     println!("{}", run?.status);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub async fn next(&mut self) -> Option<RunResult<R>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }
}

impl<R: RunState> Stream for RunUpdates<R> {
    type Item = RunResult<R>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            match std::mem::replace(&mut self.next, Next::Ended) {
                Next::Ended => return Poll::Ready(None),
                Next::Idle(mut poller) => {
                    self.next = Next::Polling(Box::pin(async move {
                        let result = poller.next().await;
                        (poller, result)
                    }));
                }
                Next::Polling(mut polling) => {
                    let polled = polling.as_mut().poll(context);
                    if polled.is_pending() {
                        self.next = Next::Polling(polling);
                    }
                    let (poller, result) = ready!(polled);
                    if result.as_ref().is_ok_and(|run| !run.is_finished()) {
                        self.next = Next::Idle(poller);
                    }
                    return Poll::Ready(Some(result));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
