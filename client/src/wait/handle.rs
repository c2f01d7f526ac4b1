//! A run that has been started, and the form of it that can be stored.

use std::fmt;
use std::future::IntoFuture;
use std::marker::PhantomData;

use serde::{Deserialize, Serialize, Serializer};

use super::{BoxFuture, GetFn, Origin, RunResult, RunState, RunUpdates, Wait};
use crate::operation::Operation;
use crate::{Client, ResponseValue};

/// Stands in for the type of the result where it is not decoded.
///
/// ```
/// use webagent::{StoredRun, Untyped};
///
/// let run: StoredRun = StoredRun::<Untyped>::new("run_123");
/// assert_eq!(run.id(), "run_123");
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Untyped {}

/// A run that has been started. Its id is known, so it can be resumed after a crash.
///
/// Made by `start()`. It can be awaited, which returns what `wait()` or `output()` would have returned; watched, with
/// [`updates`](Self::updates); or stored: it serializes as a [`StoredRun`], which another process passes to
/// `Client::resume`.
///
/// ```no_run
/// # #[cfg(feature = "schemars")]
/// # async fn example(client: webagent::Client) -> Result<(), Box<dyn std::error::Error>> {
/// use schemars::JsonSchema;
/// use serde::Deserialize;
/// use webagent::StoredRun;
///
/// #[derive(Deserialize, JsonSchema)]
/// struct Flight {
///     airline: String,
/// }
///
/// let run = client.run_existing_task().task_id("task_123").output::<Flight>().start().await?;
/// std::fs::write("run.json", serde_json::to_string(&run)?)?;
/// println!("{} flies", run.await?.airline);
///
/// // In another process, after a crash perhaps:
/// let run: StoredRun<Flight> = serde_json::from_str(&std::fs::read_to_string("run.json")?)?;
/// println!("{} flies", client.resume(run).await?.airline);
/// # Ok(())
/// # }
/// ```
#[doc(alias = "resume")]
#[doc(alias = "background")]
#[must_use = "the run continues, but is not polled"]
pub struct RunHandle<R, T = Untyped> {
    /// The settings of the waiting; it begins with what is here beside it.
    wait: Wait<R>,
    stored: StoredRun<T>,
    first: Option<ResponseValue<R>>,
}

impl<R, T> fmt::Debug for RunHandle<R, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RunHandle").field("run_id", &self.stored.run_id).finish_non_exhaustive()
    }
}

impl<R: RunState, T> RunHandle<R, T> {
    /// Creates the handle of a run that was started just now.
    pub(super) fn started(wait: Wait<R>, id: &str, first: Option<ResponseValue<R>>) -> Self {
        Self { wait, stored: StoredRun::new(id), first }
    }

    /// Creates the handle of a run that was started before, perhaps by another process.
    pub(crate) fn resumed(client: &Client, operation: &'static Operation, stored: StoredRun<T>, get: GetFn<R>) -> Self {
        Self { wait: Wait::resume(client, operation, String::new(), get), stored, first: None }
    }

    /// Returns the same run with the result type `U`.
    #[cfg(feature = "schemars")]
    pub(crate) fn typed<U>(self) -> RunHandle<R, U> {
        RunHandle { wait: self.wait, stored: StoredRun::new(self.stored.run_id), first: self.first }
    }

    /// Returns the run's id.
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
    /// let run = client.run_existing_task().task_id("task_123").start().await?;
    /// println!("{} was started", run.id());
    /// # Ok(())
    /// # }
    /// ```
    pub fn id(&self) -> &str {
        &self.stored.run_id
    }

    /// Returns the run from the response to its start; `None` if it was started elsewhere, or if only its id could be read.
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
    /// let run = client.run_existing_task().task_id("task_123").start().await?;
    /// if let Some(first) = run.first() {
    ///     println!("{} begins as {}", run.id(), first.status);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn first(&self) -> Option<&ResponseValue<R>> {
        self.first.as_ref()
    }

    /// Returns the serialized form, from which another process can resume the run.
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
    /// let run = client.run_existing_task().task_id("task_123").start().await?;
    /// let stored = run.to_stored();
    /// assert_eq!(stored.id(), run.id());
    /// # Ok(())
    /// # }
    /// ```
    pub fn to_stored(&self) -> StoredRun<T> {
        self.stored.clone()
    }

    pub(crate) fn into_wait(self) -> Wait<R> {
        let origin = match self.first {
            Some(first) => Origin::Seen(Box::new(first)),
            None => Origin::Known(self.stored.run_id),
        };
        Wait { origin, ..self.wait }
    }
}

impl<R: RunState> RunHandle<R> {
    /// Waits for the run, with settings of its own.
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
    /// use std::time::Duration;
    ///
    /// let run = client.run_existing_task().task_id("task_123").start().await?;
    /// let run = run.wait().deadline(Duration::from_secs(1200)).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn wait(self) -> Wait<R> {
        self.into_wait()
    }

    /// Returns the states of the run as they are seen: see [`Wait::updates`].
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
    /// let run = client.run_existing_task().task_id("task_123").start().await?;
    /// let mut updates = run.updates();
    /// while let Some(run) = updates.next().await {
    ///     println!("{}", run?.status);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn updates(self) -> RunUpdates<R> {
        self.into_wait().updates()
    }
}

impl<R: RunState> IntoFuture for RunHandle<R> {
    type Output = RunResult<R>;
    type IntoFuture = BoxFuture<'static, RunResult<R>>;

    fn into_future(self) -> Self::IntoFuture {
        self.into_wait().into_future()
    }
}

/// Writes what [`RunHandle::to_stored`] returns.
impl<R, T> Serialize for RunHandle<R, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.stored.serialize(serializer)
    }
}

/// The serialized form of a [`RunHandle`], for a file or a database: the id of a run, and the type of its result.
///
/// `Client::resume` makes a handle of it again.
///
/// ```
/// use webagent::StoredRun;
///
/// let run: StoredRun<Vec<String>> = StoredRun::new("run_123");
/// let json = serde_json::to_string(&run)?;
/// assert_eq!(json, r#"{"run_id":"run_123"}"#);
/// assert_eq!(serde_json::from_str::<StoredRun<Vec<String>>>(&json)?, run);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[doc(alias = "resume")]
#[derive(Serialize, Deserialize)]
#[serde(bound = "")]
pub struct StoredRun<T = Untyped> {
    run_id: String,
    #[serde(skip)]
    output: PhantomData<fn() -> T>,
}

impl<T> StoredRun<T> {
    /// Returns a run with this id, whose result is a `T`.
    ///
    /// ```no_run
    /// # async fn example(client: webagent::Client) -> Result<(), webagent::Error> {
    /// use webagent::StoredRun;
    ///
    /// let titles: Vec<String> = client.resume(StoredRun::<Vec<String>>::new("run_123")).await?;
    /// println!("{titles:?}");
    /// # Ok(())
    /// # }
    /// ```
    pub fn new(run_id: impl Into<String>) -> Self {
        Self { run_id: run_id.into(), output: PhantomData }
    }

    /// Returns the run's id.
    ///
    /// ```
    /// let run: webagent::StoredRun = webagent::StoredRun::new("run_123");
    /// assert_eq!(run.id(), "run_123");
    /// ```
    pub fn id(&self) -> &str {
        &self.run_id
    }
}

impl<T> Clone for StoredRun<T> {
    fn clone(&self) -> Self {
        Self::new(self.run_id.clone())
    }
}

impl<T> PartialEq for StoredRun<T> {
    fn eq(&self, other: &Self) -> bool {
        self.run_id == other.run_id
    }
}

impl<T> Eq for StoredRun<T> {}

impl<T> fmt::Debug for StoredRun<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("StoredRun").field(&self.run_id).finish()
    }
}
