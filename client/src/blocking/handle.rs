//! A run that has been started, for code that waits in its own thread.

use std::fmt;

#[cfg(feature = "schemars")]
use serde::de::DeserializeOwned;
use serde::{Serialize, Serializer};

use super::Client;
use crate::wait::{RunState, StoredRun, Untyped, Wait};
use crate::{Error, ResponseValue};
#[cfg(feature = "schemars")]
use crate::{HasResult, Output, OutputUpdate};

/// A run that has been started: its id is known, so that nothing can lose it any more.
///
/// It is the blocking form of [`crate::RunHandle`], and is stored in the same way.
///
/// ```no_run
/// use webagent::StoredRun;
///
/// # fn example(client: webagent::blocking::Client) -> Result<(), Box<dyn std::error::Error>> {
/// let run = client.run_existing_task().task_id("task_123").start()?;
/// std::fs::write("run.json", serde_json::to_string(&run)?)?;
/// let run = run.wait()?;
/// println!("{}: {:?}", run.status, run.result);
///
/// // In another process, after a crash perhaps:
/// let run: StoredRun = serde_json::from_str(&std::fs::read_to_string("run.json")?)?;
/// for state in client.resume(run).updates() {
///     println!("{}", state?.status);
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "the run goes on, but nothing waits for it"]
pub struct RunHandle<R, T = Untyped> {
    client: Client,
    inner: crate::RunHandle<R, T>,
}

impl<R, T> fmt::Debug for RunHandle<R, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.fmt(f)
    }
}

impl<R: RunState, T> RunHandle<R, T> {
    #[allow(dead_code, reason = "the document decides whether there are runs")]
    pub(crate) fn new(client: &Client, inner: crate::RunHandle<R, T>) -> Self {
        Self { client: client.clone(), inner }
    }

    /// Returns the run's id.
    ///
    /// ```no_run
    /// # fn example(client: webagent::blocking::Client) -> Result<(), webagent::Error> {
    /// let run = client.run_existing_task().task_id("task_123").start()?;
    /// println!("started {}", run.id());
    /// # Ok(())
    /// # }
    /// ```
    pub fn id(&self) -> &str {
        self.inner.id()
    }

    /// Returns the run from the response to its start; `None` if it was started elsewhere.
    ///
    /// ```no_run
    /// # fn example(client: webagent::blocking::Client) -> Result<(), webagent::Error> {
    /// let run = client.run_existing_task().task_id("task_123").start()?;
    /// println!("{:?}", run.first().map(|first| &first.status));
    /// # Ok(())
    /// # }
    /// ```
    pub fn first(&self) -> Option<&ResponseValue<R>> {
        self.inner.first()
    }

    /// Returns what has to be kept to resume the run in another process.
    ///
    /// ```no_run
    /// # fn example(client: webagent::blocking::Client) -> Result<(), webagent::Error> {
    /// let run = client.run_existing_task().task_id("task_123").start()?;
    /// let stored = run.to_stored();
    /// assert_eq!(stored.id(), run.id());
    /// # Ok(())
    /// # }
    /// ```
    pub fn to_stored(&self) -> StoredRun<T> {
        self.inner.to_stored()
    }

    /// Returns the handle for asynchronous code.
    ///
    /// ```no_run
    /// # fn example(client: webagent::blocking::Client) -> Result<(), webagent::Error> {
    /// let run = client.run_existing_task().task_id("task_123").start()?;
    /// let run = client.block_on(run.into_async())?;
    /// println!("{}", run.status);
    /// # Ok(())
    /// # }
    /// ```
    pub fn into_async(self) -> crate::RunHandle<R, T> {
        self.inner
    }
}

impl<R: RunState> RunHandle<R> {
    /// Waits until the run has finished.
    ///
    /// ```no_run
    /// # fn example(client: webagent::blocking::Client) -> Result<(), webagent::Error> {
    /// let run = client.run_existing_task().task_id("task_123").start()?.wait()?;
    /// println!("{}: {:?}", run.status, run.result);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// As for awaiting a [`Wait`].
    pub fn wait(self) -> Result<ResponseValue<R>, Error> {
        self.wait_with(|wait| wait)
    }

    /// As [`wait`](Self::wait), with settings for waiting.
    ///
    /// ```no_run
    /// # fn example(client: webagent::blocking::Client) -> Result<(), webagent::Error> {
    /// use std::time::Duration;
    ///
    /// let run = client.run_existing_task().task_id("task_123").start()?;
    /// let run = run.wait_with(|wait| wait.deadline(Duration::from_secs(1200)))?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// As for awaiting a [`Wait`].
    pub fn wait_with(self, settings: impl FnOnce(Wait<R>) -> Wait<R>) -> Result<ResponseValue<R>, Error> {
        self.client.block_on(settings(self.inner.wait()))
    }

    /// Returns an iterator over the states of the run as they are seen, the last of them the finished run.
    ///
    /// ```no_run
    /// # fn example(client: webagent::blocking::Client) -> Result<(), webagent::Error> {
    /// for run in client.run_existing_task().task_id("task_123").start()?.updates() {
    ///     println!("{}", run?.status);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    #[doc(alias = "progress")]
    pub fn updates(self) -> impl Iterator<Item = Result<ResponseValue<R>, Error>> {
        self.client.iter_stream(self.inner.updates())
    }
}

#[cfg(feature = "schemars")]
impl<R: HasResult, T: DeserializeOwned> RunHandle<R, T> {
    /// Waits until the run has finished, and returns its result.
    ///
    /// ```no_run
    /// # fn example(client: webagent::blocking::Client) -> Result<(), webagent::Error> {
    /// let run = client.run_existing_task().task_id("task_123").start_output::<Vec<String>>()?;
    /// println!("{} was started", run.id());
    /// let titles: Vec<String> = run.output()?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// As for awaiting an [`Output`].
    pub fn output(self) -> Result<T, Error> {
        self.output_with(|output| output)
    }

    /// As [`output`](Self::output), with settings for waiting.
    ///
    /// ```no_run
    /// # fn example(client: webagent::blocking::Client) -> Result<(), webagent::Error> {
    /// use std::time::Duration;
    ///
    /// let run = client.run_existing_task().task_id("task_123").start_output::<Vec<String>>()?;
    /// let titles = run.output_with(|output| output.deadline(Duration::from_secs(1200)))?;
    /// println!("{titles:?}");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// As for awaiting an [`Output`].
    pub fn output_with(self, settings: impl FnOnce(Output<T, R>) -> Output<T, R>) -> Result<T, Error> {
        self.client.block_on(settings(self.inner.output()))
    }

    /// Returns an iterator over the states of the run as they are seen, the last of them with the result.
    ///
    /// ```no_run
    /// # fn example(client: webagent::blocking::Client) -> Result<(), webagent::Error> {
    /// use webagent::OutputUpdate;
    ///
    /// let run = client.run_existing_task().task_id("task_123").start_output::<Vec<String>>()?;
    /// for update in run.output_updates() {
    ///     if let OutputUpdate::Finished { value, .. } = update? {
    ///         println!("{value:?}");
    ///     }
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn output_updates(self) -> impl Iterator<Item = Result<OutputUpdate<T, R>, Error>> {
        self.client.iter_stream(self.inner.output_updates())
    }
}

/// Writes what [`RunHandle::to_stored`] returns.
impl<R, T> Serialize for RunHandle<R, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.inner.serialize(serializer)
    }
}
