//! A run's result in the user's own type.

mod decode;
mod field_order;
mod schema;

use std::fmt;
use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_core::Stream;
use reqwest::header::{HeaderName, HeaderValue};
use serde::de::DeserializeOwned;

pub use schema::schema;

use crate::error::ErrorKind;
use crate::error_message::sanitize;
use crate::operation::Operation;
use crate::wait::{BoxFuture, HasResult, RunHandle, RunResult, RunState, RunUpdates, Wait};
use crate::{Client, Error, ResponseValue, Retry};

impl<R: RunState> Wait<R> {
    /// Decodes the result into `T` when the run has finished, for example a run that is resumed. It does not send `T`'s
    /// schema; the builder's own `output` does, for a run that it starts.
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
    /// let titles: Vec<String> = client.wait_for_run("run_123").output().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn output<T>(self) -> Output<T, R>
    where
        T: DeserializeOwned,
        R: HasResult,
    {
        Output::new(self)
    }
}

/// A run to wait for, whose result is decoded into `T`.
///
/// The request that starts the run contains `T`'s JSON Schema ([`schema`]) and asks for JSON. Awaiting this starts the run, waits
/// as [`Wait`] does, and returns the value; [`Wait::output`] does so for a run that was started before. It is an error if the
/// service does not say that the run succeeded, or if the result does not match `T`; both errors hold the run.
///
/// Models do not always write plain JSON. The result may also be a string that contains the JSON, in a Markdown code fence or
/// between other text, if exactly one value in it matches `T`.
///
/// ```no_run
/// use schemars::JsonSchema;
/// use serde::Deserialize;
///
/// #[derive(Deserialize, JsonSchema)]
/// struct Flight {
///     airline: String,
///     price_eur: f64,
/// }
///
/// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
/// let flight: Flight = client
///     .run_existing_task()
///     .task_id("task_123")
///     .prompt("Cheapest flight BER to LIS next Friday")
///     .output::<Flight>()
///     .await?;
/// println!("{} for {} EUR", flight.airline, flight.price_eur);
/// # Ok(())
/// # }
/// ```
#[doc(alias = "structured output")]
#[must_use = "a run is started when this is awaited"]
pub struct Output<T, R> {
    wait: Wait<R>,
    value: PhantomData<fn() -> T>,
}

impl<T, R> fmt::Debug for Output<T, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Output").field(&self.wait).finish()
    }
}

impl<T: DeserializeOwned, R: HasResult> Output<T, R> {
    pub(crate) fn new(wait: Wait<R>) -> Self {
        Self { wait, value: PhantomData }
    }

    /// As [`Wait::deadline`].
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
    /// use std::time::Duration;
    ///
    /// let minutes = Duration::from_secs(20 * 60);
    /// let titles = client.run_existing_task().task_id("task_123").output::<Vec<String>>().deadline(minutes).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.wait = self.wait.deadline(deadline);
        self
    }

    /// As [`Wait::start_timeout`].
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
    /// use std::time::Duration;
    ///
    /// let titles = client.run_existing_task().task_id("task_123").output::<Vec<String>>().start_timeout(Duration::from_secs(10)).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn start_timeout(mut self, timeout: Duration) -> Self {
        self.wait = self.wait.start_timeout(timeout);
        self
    }

    /// As [`Wait::grace_period`].
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
    /// use std::time::Duration;
    ///
    /// let titles = client.run_existing_task().task_id("task_123").output::<Vec<String>>().grace_period(Duration::ZERO).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn grace_period(mut self, period: Duration) -> Self {
        self.wait = self.wait.grace_period(period);
        self
    }

    /// As [`Wait::header`].
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
    /// let titles = client.run_existing_task().task_id("task_123").output::<Vec<String>>().header("x-team", "flights").await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn header<N, V>(mut self, name: N, value: V) -> Self
    where
        N: TryInto<HeaderName>,
        V: TryInto<HeaderValue>,
    {
        self.wait = self.wait.header(name, value);
        self
    }

    /// As [`Wait::timeout`].
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
    /// use std::time::Duration;
    ///
    /// let titles = client.run_existing_task().task_id("task_123").output::<Vec<String>>().timeout(Duration::from_secs(10)).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.wait = self.wait.timeout(timeout);
        self
    }

    /// As [`Wait::retry`].
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
    /// use webagent::Retry;
    ///
    /// let titles = client.run_existing_task().task_id("task_123").output::<Vec<String>>().retry(Retry::none()).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn retry(mut self, retry: Retry) -> Self {
        self.wait = self.wait.retry(retry);
        self
    }

    /// As [`Wait::long_poll`].
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
    /// let titles = client.run_existing_task().task_id("task_123").output::<Vec<String>>().long_poll().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn long_poll(mut self) -> Self {
        self.wait = self.wait.long_poll();
        self
    }

    /// As [`Wait::on_update`]. The result is left out of the runs, as for [`with_run`](Self::with_run).
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
    /// let titles = client.run_existing_task().task_id("task_123").output::<Vec<String>>().on_update(|run| println!("{}", run.status)).await?;
    /// # Ok(())
    /// # }
    /// ```
    #[doc(alias = "progress")]
    pub fn on_update(mut self, function: impl FnMut(&ResponseValue<R>) + Send + 'static) -> Self {
        self.wait = self.wait.on_update(function);
        self
    }

    /// Starts the run and returns as soon as its id is known: see [`Wait::start`].
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
    /// let run = client.run_existing_task().task_id("task_123").output::<Vec<String>>().start().await?;
    /// println!("{} was started", run.id());
    /// let titles: Vec<String> = run.await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`Wait::start`].
    pub async fn start(self) -> Result<RunHandle<R, T>, Error> {
        self.wait.start().await.map(RunHandle::typed)
    }

    /// Returns the states of the run as they are seen, the last of them with the value. The result is left out of the runs, as
    /// for [`with_run`](Self::with_run).
    ///
    /// After an error the stream ends.
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
    /// use webagent::OutputUpdate;
    ///
    /// let mut updates = client.run_existing_task().task_id("task_123").output::<Vec<String>>().updates();
    /// while let Some(update) = updates.next().await {
    ///     if let OutputUpdate::Finished { value, .. } = update? {
    ///         println!("{value:?}");
    ///     }
    /// }
    /// # Ok(())
    /// # }
    /// ```
    #[doc(alias = "stream")]
    #[doc(alias = "states")]
    pub fn updates(self) -> OutputUpdates<T, R> {
        let wait = self.wait.without_result();
        let (operation, client) = (wait.operation(), wait.client().clone());
        OutputUpdates { updates: wait.updates(), operation, client, value: PhantomData }
    }

    /// Returns the run in addition to the value. The run's own property for the result is empty: the result is decoded once, into
    /// `T`, and is in the [`body`](ResponseValue::body) as it was received.
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
    /// let (titles, run) = client.run_existing_task().task_id("task_123").output::<Vec<String>>().with_run().await?;
    /// println!("{} found {titles:?}", run.id);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// As for awaiting this.
    pub async fn with_run(self) -> Result<(T, ResponseValue<R>), Error> {
        let wait = self.wait.without_result();
        let (operation, client) = (wait.operation(), wait.client().clone());
        let run = wait.await?;
        value(operation, &client, run)
    }
}

impl<T: DeserializeOwned, R: HasResult> IntoFuture for Output<T, R> {
    type Output = Result<T, Error>;
    type IntoFuture = OutputFuture<T, R>;

    fn into_future(self) -> Self::IntoFuture {
        // The value is decoded from the bytes: as a tree of JSON values it would take a dozen times as much.
        let wait = self.wait.without_result();
        let (operation, client) = (wait.operation(), wait.client().clone());
        OutputFuture { run: wait.into_future(), operation, client, value: PhantomData }
    }
}

/// Waits for a run and decodes its result: an [`Output`] that is awaited.
///
/// ```no_run
/// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
/// use std::future::IntoFuture;
/// use webagent::OutputFuture;
///
/// let output = client.run_existing_task().task_id("task_123").output::<String>();
/// let future: OutputFuture<String, webagent::types::Run> = output.into_future();
/// println!("{}", future.await?);
/// # Ok(())
/// # }
/// ```
#[must_use = "futures do nothing unless polled"]
pub struct OutputFuture<T, R> {
    run: BoxFuture<'static, RunResult<R>>,
    operation: &'static Operation,
    client: Client,
    value: PhantomData<fn() -> T>,
}

impl<T, R> fmt::Debug for OutputFuture<T, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OutputFuture").finish_non_exhaustive()
    }
}

impl<T: DeserializeOwned, R: HasResult> Future for OutputFuture<T, R> {
    type Output = Result<T, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let run = ready!(self.run.as_mut().poll(context));
        Poll::Ready(run.and_then(|run| value(self.operation, &self.client, run)).map(|(value, _)| value))
    }
}

impl<T: DeserializeOwned, R: HasResult> RunHandle<R, T> {
    /// Waits for the run and its value, with settings of its own.
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
    /// use std::time::Duration;
    ///
    /// let run = client.run_existing_task().task_id("task_123").output::<Vec<String>>().start().await?;
    /// let titles = run.output().deadline(Duration::from_secs(1200)).await?;
    /// println!("{titles:?}");
    /// # Ok(())
    /// # }
    /// ```
    pub fn output(self) -> Output<T, R> {
        Output::new(self.into_wait())
    }

    /// Returns the states of the run as they are seen, the last of them with the value: see [`Output::updates`].
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
    /// let run = client.run_existing_task().task_id("task_123").output::<Vec<String>>().start().await?;
    /// let mut updates = run.output_updates();
    /// while let Some(update) = updates.next().await {
    ///     println!("{:?}", update?);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn output_updates(self) -> OutputUpdates<T, R> {
        self.output().updates()
    }
}

impl<T: DeserializeOwned, R: HasResult> IntoFuture for RunHandle<R, T> {
    type Output = Result<T, Error>;
    type IntoFuture = OutputFuture<T, R>;

    fn into_future(self) -> Self::IntoFuture {
        self.output().into_future()
    }
}

/// An update of a run from [`Output::updates`]: its state or, at the end, its result.
///
/// ```no_run
/// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
/// use webagent::OutputUpdate;
///
/// let mut updates = client.run_existing_task().task_id("task_123").output::<Vec<String>>().updates();
/// while let Some(update) = updates.next().await {
///     match update? {
///         OutputUpdate::Running(run) => println!("{}", run.status),
///         OutputUpdate::Finished { value, run } => println!("{} found {value:?}", run.id),
///     }
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
#[allow(clippy::large_enum_variant, reason = "the value is the user's own")]
pub enum OutputUpdate<T, R> {
    /// The run has not finished.
    Running(ResponseValue<R>),
    /// The run has succeeded.
    Finished {
        /// The result.
        value: T,
        /// The run, without its result: see [`Output::with_run`].
        run: ResponseValue<R>,
    },
}

/// The states of a run and then its value, from [`Output::updates`].
///
/// Implements [`Stream`]; [`next`](Self::next) can be used without importing `StreamExt`.
///
/// ```no_run
/// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
/// use webagent::OutputUpdate;
///
/// let mut updates = client.run_existing_task().task_id("task_123").output::<Vec<String>>().updates();
/// while let Some(update) = updates.next().await {
///     match update? {
///         OutputUpdate::Running(run) => println!("{}", run.status),
///         OutputUpdate::Finished { value, .. } => println!("{value:?}"),
///     }
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "streams do nothing unless polled"]
pub struct OutputUpdates<T, R> {
    updates: RunUpdates<R>,
    operation: &'static Operation,
    client: Client,
    value: PhantomData<fn() -> T>,
}

impl<T, R> fmt::Debug for OutputUpdates<T, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OutputUpdates").finish_non_exhaustive()
    }
}

impl<T: DeserializeOwned, R: HasResult> OutputUpdates<T, R> {
    /// Returns the next state; `None` after the value or after an error.
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
    /// let mut updates = client.run_existing_task().task_id("task_123").output::<String>().updates();
    /// while let Some(update) = updates.next().await {
    ///     println!("{:?}", update?);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub async fn next(&mut self) -> Option<Result<OutputUpdate<T, R>, Error>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }
}

impl<T: DeserializeOwned, R: HasResult> Stream for OutputUpdates<T, R> {
    type Item = Result<OutputUpdate<T, R>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let update = ready!(Pin::new(&mut self.updates).poll_next(context));
        Poll::Ready(update.map(|run| {
            let run = run?;
            if !run.is_finished() {
                return Ok(OutputUpdate::Running(run));
            }
            let (value, run) = value(self.operation, &self.client, run)?;
            Ok(OutputUpdate::Finished { value, run })
        }))
    }
}

/// Decodes the result of a finished run.
fn value<T: DeserializeOwned, R: HasResult>(
    operation: &'static Operation,
    client: &Client,
    run: ResponseValue<R>,
) -> Result<(T, ResponseValue<R>), Error> {
    let redacted = |text: &str| sanitize(text, client.redactor());
    let id = sanitize(run.run_id(), client.redactor());
    let result = match decode::result(&run, R::RESULT_FIELD) {
        Ok(result) => result.unwrap_or("null".into()),
        Err(error) => {
            let reason = format!("the result of the run {id} cannot be found: {}", redacted(&error.to_string()));
            let error = Error::finished(ErrorKind::ResultMismatch, operation, reason, run.into_raw());
            return Err(error.with_redactor(client.redactor()));
        }
    };
    let (kind, reason) = match run.has_succeeded().or((!R::TELLS_SUCCESS).then_some(true)) {
        Some(true) => match decode::decode(&result) {
            Ok(value) => return Ok((value, run)),
            Err(error) => {
                let reason = redacted(&error.to_string());
                (
                    ErrorKind::ResultMismatch,
                    format!("the result of the run {id} does not match the type: {reason}; result: "),
                )
            }
        },
        succeeded => {
            let status = R::STATUS_FIELD.and_then(|field| decode::result(&run, field).ok()?);
            let status = status.map(|status| format!(" with the status {}", redacted(&status))).unwrap_or_default();
            let what = match succeeded {
                Some(_) => format!("the run {id} failed{status}"),
                None => format!("the run {id} ended{status}, and the service does not say that it succeeded"),
            };
            (ErrorKind::RunFailed, format!("{what}; its result: "))
        }
    };
    let error = Error::finished(kind, operation, reason + &redacted(&result), run.into_raw());
    Err(error.with_redactor(client.redactor()))
}
