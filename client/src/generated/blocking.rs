// @generated from openapi.yaml by `cargo xtask generate`. Do not edit: change the document.

#[allow(unused_imports, reason = "the document decides what is needed")]
use crate::{Bytes, Error, ResponseValue, blocking::Client, operations, types};
impl Client {
    /// Run a new task
    ///
    /// Creates a task from the body and starts its first run.
    ///
    /// Sends a `POST` request to `/runs`.
    ///
    /// Returns a [builder](builder::RunNewTask) that sends the request.
    pub fn run_new_task(&self) -> builder::RunNewTask<'_> {
        builder::RunNewTask::wrap(self, self.as_async().run_new_task())
    }
    /// Get a run
    ///
    /// Returns the current state of the run.
    ///
    /// Sends a `GET` request to `/runs/{run_id}`.
    ///
    /// Returns a [builder](builder::GetRun) that sends the request.
    pub fn get_run(&self) -> builder::GetRun<'_> {
        builder::GetRun::wrap(self, self.as_async().get_run())
    }
    /// Get a task
    ///
    /// Returns the task and its settings.
    ///
    /// Sends a `GET` request to `/tasks/{task_id}`.
    ///
    /// Returns a [builder](builder::GetTask) that sends the request.
    pub fn get_task(&self) -> builder::GetTask<'_> {
        builder::GetTask::wrap(self, self.as_async().get_task())
    }
    /// Run an existing task
    ///
    /// Starts a run of a stored task. Each field in the body overrides the task's value for this run. If a field is absent or null, the task's value is used.
    ///
    /// Sends a `POST` request to `/tasks/{task_id}/runs`.
    ///
    /// Returns a [builder](builder::RunExistingTask) that sends the request.
    pub fn run_existing_task(&self) -> builder::RunExistingTask<'_> {
        builder::RunExistingTask::wrap(self, self.as_async().run_existing_task())
    }
    /// Waits for a run that was started earlier, also by another process; for one hour, unless
    /// [`Wait::deadline`](crate::Wait::deadline) sets another limit. Until the first successful poll, the
    /// client's [`Retry`](crate::Retry) limits the attempts, because the id may be wrong.
    pub fn wait_for_run(
        &self,
        run_id: impl Into<String>,
    ) -> Result<ResponseValue<types::Run>, Error> {
        self.block_on(self.as_async().wait_for_run(run_id))
    }
    /// As [`wait_for_run`](Self::wait_for_run), with settings for waiting.
    ///
    /// `settings` receives the [`Wait`](crate::Wait) before it starts, for example to set a deadline.
    pub fn wait_for_run_with(
        &self,
        run_id: impl Into<String>,
        settings: impl FnOnce(crate::Wait<types::Run>) -> crate::Wait<types::Run>,
    ) -> Result<ResponseValue<types::Run>, Error> {
        self.block_on(settings(self.as_async().wait_for_run(run_id)))
    }
    /// Resumes a stored run, also one that another process started: see [`RunHandle`](crate::RunHandle).
    pub fn resume<T>(
        &self,
        run: crate::StoredRun<T>,
    ) -> crate::blocking::RunHandle<types::Run, T> {
        crate::blocking::RunHandle::new(self, self.as_async().resume(run))
    }
}
/// Builders of the operations' requests for the blocking client.
#[allow(clippy::all)]
pub mod builder {
    #[allow(unused_imports, reason = "the document decides what is needed")]
    use crate::{
        Bytes, Error, ResponseValue, blocking::Client, builder as asynchronous,
        operations, types,
    };
    /// Builder for the blocking client: see [`builder::RunNewTask`](crate::builder::RunNewTask).
    #[derive(Clone, Debug)]
    #[must_use = "nothing is sent until the request is sent"]
    pub struct RunNewTask<'a> {
        client: &'a Client,
        inner: asynchronous::RunNewTask<'a>,
    }
    impl<'a> RunNewTask<'a> {
        pub(crate) fn wrap(
            client: &'a Client,
            inner: asynchronous::RunNewTask<'a>,
        ) -> Self {
            Self { client, inner }
        }
        /// Sets the whole body.
        pub fn body<V>(self, value: V) -> Self
        where
            V: ::std::convert::TryInto<types::NewRunRequest>,
            V::Error: ::std::fmt::Display,
        {
            Self {
                inner: self.inner.body(value),
                ..self
            }
        }
        /// Changes the body through its builder.
        pub fn body_map<F>(self, f: F) -> Self
        where
            F: ::std::ops::FnOnce(
                types::builder::NewRunRequest,
            ) -> types::builder::NewRunRequest,
        {
            Self {
                inner: self.inner.body_map(f),
                ..self
            }
        }
        /// Id of the stored logins that the agent may use.
        pub fn auth_context_id<Form>(
            self,
            value: impl crate::convert::IntoOptional<::std::string::String, Form>,
        ) -> Self {
            Self {
                inner: self.inner.auth_context_id(value),
                ..self
            }
        }
        /// URL of the page on which the agent starts.
        pub fn initial_url<Form>(
            self,
            value: impl crate::convert::IntoOptional<::std::string::String, Form>,
        ) -> Self {
            Self {
                inner: self.inner.initial_url(value),
                ..self
            }
        }
        /// JSON Schema (Draft 7) for the result, as an object or as a string that contains JSON.
        pub fn json_schema<Form>(
            self,
            value: impl crate::convert::IntoOptional<
                types::NewRunRequestJsonSchema,
                Form,
            >,
        ) -> Self {
            Self {
                inner: self.inner.json_schema(value),
                ..self
            }
        }
        /// Language model that the agent uses.
        ///
        /// Default of the service: `"gpt-4.1"`.
        pub fn model<Form>(
            self,
            value: impl crate::convert::IntoOptional<::std::string::String, Form>,
        ) -> Self {
            Self {
                inner: self.inner.model(value),
                ..self
            }
        }
        /// Instructions for the agent.
        pub fn prompt(self, value: impl Into<::std::string::String>) -> Self {
            Self {
                inner: self.inner.prompt(value),
                ..self
            }
        }
        /// Provider of the language model.
        ///
        /// Default of the service: `"openai"`.
        pub fn provider<Form>(
            self,
            value: impl crate::convert::IntoOptional<::std::string::String, Form>,
        ) -> Self {
            Self {
                inner: self.inner.provider(value),
                ..self
            }
        }
        /// Format of the result: `text` or `json`.
        ///
        /// Default of the service: `"text"`.
        pub fn response_format<Form>(
            self,
            value: impl crate::convert::IntoOptional<::std::string::String, Form>,
        ) -> Self {
            Self {
                inner: self.inner.response_format(value),
                ..self
            }
        }
        /// Time limit of the run, in seconds.
        ///
        /// Default of the service: `900`.
        pub fn session_timeout<Form>(
            self,
            value: impl crate::convert::IntoOptionalTime<
                i64,
                crate::convert::Seconds,
                Form,
            >,
        ) -> Self {
            Self {
                inner: self.inner.session_timeout(value),
                ..self
            }
        }
        /// Holds the response until the run has finished. If false, the run continues in the background and the response contains only the ids.
        ///
        /// Default of the service: `false`.
        pub fn wait_for_completion<Form>(
            self,
            value: impl crate::convert::IntoOptional<bool, Form>,
        ) -> Self {
            Self {
                inner: self.inner.wait_for_completion(value),
                ..self
            }
        }
        /// URL to which the service posts when the run has finished.
        pub fn webhook_url<Form>(
            self,
            value: impl crate::convert::IntoOptional<::std::string::String, Form>,
        ) -> Self {
            Self {
                inner: self.inner.webhook_url(value),
                ..self
            }
        }
        /// Sends a header with this request, replacing a default header of the same name.
        ///
        /// The header of the API key and the headers that the HTTP client sets itself cannot be set. With `wait()`,
        /// `output()` and `start()` the header is also sent with each poll.
        pub fn header<N, V>(self, name: N, value: V) -> Self
        where
            N: ::std::convert::TryInto<::reqwest::header::HeaderName>,
            V: ::std::convert::TryInto<::reqwest::header::HeaderValue>,
        {
            Self {
                inner: self.inner.header(name, value),
                ..self
            }
        }
        /// Limits the time of each attempt of this request, up to the last byte of the response, instead of
        /// [`ClientBuilder::timeout`](crate::ClientBuilder::timeout).
        ///
        /// With `wait()`, `output()` and `start()` this also limits each poll, which is then retried.
        pub fn timeout(self, timeout: ::std::time::Duration) -> Self {
            Self {
                inner: self.inner.timeout(timeout),
                ..self
            }
        }
        /// Sets the retry policy of this request, instead of [`ClientBuilder::retry`](crate::ClientBuilder::retry).
        ///
        /// With `wait()`, `output()` and `start()` this applies to the request that starts the run; transient failures
        /// of polls are retried until the deadline.
        pub fn retry(self, retry: crate::Retry) -> Self {
            Self {
                inner: self.inner.retry(retry),
                ..self
            }
        }
        /// Sends a `POST` request to `/runs`.
        ///
        /// # Errors
        ///
        /// See [`ErrorKind`](crate::ErrorKind): the request was invalid, did not arrive, or got a
        /// response other than a documented success.
        pub fn send(self) -> Result<ResponseValue<types::Run>, Error> {
            self.client.block_on(self.inner.send())
        }
        /// Starts the run in the background and polls it until it has finished.
        ///
        /// Overrides earlier settings about waiting; see [`Wait::long_poll`](crate::Wait::long_poll) for the
        /// alternative.
        pub fn wait(self) -> Result<ResponseValue<types::Run>, Error> {
            self.client.block_on(self.inner.wait())
        }
        /// As [`wait`](Self::wait), with settings for waiting.
        ///
        /// `settings` receives the [`Wait`](crate::Wait) before it starts, for example to set a deadline.
        pub fn wait_with(
            self,
            settings: impl FnOnce(crate::Wait<types::Run>) -> crate::Wait<types::Run>,
        ) -> Result<ResponseValue<types::Run>, Error> {
            self.client.block_on(settings(self.inner.wait()))
        }
        /// Starts the run in the background and returns as soon as its id is known.
        ///
        /// # Errors
        ///
        /// As for [`Wait::start`](crate::Wait::start).
        pub fn start(self) -> Result<crate::blocking::RunHandle<types::Run>, Error> {
            let run = self.client.block_on(self.inner.start());
            run.map(|run| crate::blocking::RunHandle::new(self.client, run))
        }
        /// Starts the run, waits until it has finished, and decodes its result into `T`.
        ///
        /// Sets the schema and the format of the result from `T`, overriding earlier values.
        #[cfg(feature = "schemars")]
        pub fn output<T>(self) -> Result<T, Error>
        where
            T: ::schemars::JsonSchema + ::serde::de::DeserializeOwned,
        {
            self.client.block_on(self.inner.output::<T>())
        }
        /// As [`output`](Self::output), with settings for waiting.
        ///
        /// `settings` receives the [`Output`](crate::Output) before it starts, for example to set a deadline.
        #[cfg(feature = "schemars")]
        pub fn output_with<T>(
            self,
            settings: impl FnOnce(
                crate::Output<T, types::Run>,
            ) -> crate::Output<T, types::Run>,
        ) -> Result<T, Error>
        where
            T: ::schemars::JsonSchema + ::serde::de::DeserializeOwned,
        {
            self.client.block_on(settings(self.inner.output::<T>()))
        }
        /// Starts the run as [`output`](Self::output) does, and returns as soon as its id is known.
        #[cfg(feature = "schemars")]
        pub fn start_output<T>(
            self,
        ) -> Result<crate::blocking::RunHandle<types::Run, T>, Error>
        where
            T: ::schemars::JsonSchema + ::serde::de::DeserializeOwned,
        {
            let run = self.client.block_on(self.inner.output::<T>().start());
            run.map(|run| crate::blocking::RunHandle::new(self.client, run))
        }
    }
    /// Builder for the blocking client: see [`builder::GetRun`](crate::builder::GetRun).
    #[derive(Clone, Debug)]
    #[must_use = "nothing is sent until the request is sent"]
    pub struct GetRun<'a> {
        client: &'a Client,
        inner: asynchronous::GetRun<'a>,
    }
    impl<'a> GetRun<'a> {
        pub(crate) fn wrap(client: &'a Client, inner: asynchronous::GetRun<'a>) -> Self {
            Self { client, inner }
        }
        /// Id of the run.
        pub fn run_id(self, value: impl Into<::std::string::String>) -> Self {
            Self {
                inner: self.inner.run_id(value),
                ..self
            }
        }
        /// Sends a header with this request, replacing a default header of the same name.
        ///
        /// The header of the API key and the headers that the HTTP client sets itself cannot be set. With `wait()`,
        /// `output()` and `start()` the header is also sent with each poll.
        pub fn header<N, V>(self, name: N, value: V) -> Self
        where
            N: ::std::convert::TryInto<::reqwest::header::HeaderName>,
            V: ::std::convert::TryInto<::reqwest::header::HeaderValue>,
        {
            Self {
                inner: self.inner.header(name, value),
                ..self
            }
        }
        /// Limits the time of each attempt of this request, up to the last byte of the response, instead of
        /// [`ClientBuilder::timeout`](crate::ClientBuilder::timeout).
        ///
        /// With `wait()`, `output()` and `start()` this also limits each poll, which is then retried.
        pub fn timeout(self, timeout: ::std::time::Duration) -> Self {
            Self {
                inner: self.inner.timeout(timeout),
                ..self
            }
        }
        /// Sets the retry policy of this request, instead of [`ClientBuilder::retry`](crate::ClientBuilder::retry).
        ///
        /// With `wait()`, `output()` and `start()` this applies to the request that starts the run; transient failures
        /// of polls are retried until the deadline.
        pub fn retry(self, retry: crate::Retry) -> Self {
            Self {
                inner: self.inner.retry(retry),
                ..self
            }
        }
        /// Sends a `GET` request to `/runs/{run_id}`.
        ///
        /// # Errors
        ///
        /// See [`ErrorKind`](crate::ErrorKind): the request was invalid, did not arrive, or got a
        /// response other than a documented success.
        pub fn send(self) -> Result<ResponseValue<types::Run>, Error> {
            self.client.block_on(self.inner.send())
        }
    }
    /// Builder for the blocking client: see [`builder::GetTask`](crate::builder::GetTask).
    #[derive(Clone, Debug)]
    #[must_use = "nothing is sent until the request is sent"]
    pub struct GetTask<'a> {
        client: &'a Client,
        inner: asynchronous::GetTask<'a>,
    }
    impl<'a> GetTask<'a> {
        pub(crate) fn wrap(
            client: &'a Client,
            inner: asynchronous::GetTask<'a>,
        ) -> Self {
            Self { client, inner }
        }
        /// Id of the stored task.
        pub fn task_id(self, value: impl Into<::std::string::String>) -> Self {
            Self {
                inner: self.inner.task_id(value),
                ..self
            }
        }
        /// Sends a header with this request, replacing a default header of the same name.
        ///
        /// The header of the API key and the headers that the HTTP client sets itself cannot be set. With `wait()`,
        /// `output()` and `start()` the header is also sent with each poll.
        pub fn header<N, V>(self, name: N, value: V) -> Self
        where
            N: ::std::convert::TryInto<::reqwest::header::HeaderName>,
            V: ::std::convert::TryInto<::reqwest::header::HeaderValue>,
        {
            Self {
                inner: self.inner.header(name, value),
                ..self
            }
        }
        /// Limits the time of each attempt of this request, up to the last byte of the response, instead of
        /// [`ClientBuilder::timeout`](crate::ClientBuilder::timeout).
        ///
        /// With `wait()`, `output()` and `start()` this also limits each poll, which is then retried.
        pub fn timeout(self, timeout: ::std::time::Duration) -> Self {
            Self {
                inner: self.inner.timeout(timeout),
                ..self
            }
        }
        /// Sets the retry policy of this request, instead of [`ClientBuilder::retry`](crate::ClientBuilder::retry).
        ///
        /// With `wait()`, `output()` and `start()` this applies to the request that starts the run; transient failures
        /// of polls are retried until the deadline.
        pub fn retry(self, retry: crate::Retry) -> Self {
            Self {
                inner: self.inner.retry(retry),
                ..self
            }
        }
        /// Sends a `GET` request to `/tasks/{task_id}`.
        ///
        /// # Errors
        ///
        /// See [`ErrorKind`](crate::ErrorKind): the request was invalid, did not arrive, or got a
        /// response other than a documented success.
        pub fn send(self) -> Result<ResponseValue<types::Task>, Error> {
            self.client.block_on(self.inner.send())
        }
    }
    /// Builder for the blocking client: see [`builder::RunExistingTask`](crate::builder::RunExistingTask).
    #[derive(Clone, Debug)]
    #[must_use = "nothing is sent until the request is sent"]
    pub struct RunExistingTask<'a> {
        client: &'a Client,
        inner: asynchronous::RunExistingTask<'a>,
    }
    impl<'a> RunExistingTask<'a> {
        pub(crate) fn wrap(
            client: &'a Client,
            inner: asynchronous::RunExistingTask<'a>,
        ) -> Self {
            Self { client, inner }
        }
        /// Id of the stored task.
        pub fn task_id(self, value: impl Into<::std::string::String>) -> Self {
            Self {
                inner: self.inner.task_id(value),
                ..self
            }
        }
        /// Sets the whole body.
        pub fn body<V>(self, value: V) -> Self
        where
            V: ::std::convert::TryInto<types::TaskRunRequest>,
            V::Error: ::std::fmt::Display,
        {
            Self {
                inner: self.inner.body(value),
                ..self
            }
        }
        /// Changes the body through its builder.
        pub fn body_map<F>(self, f: F) -> Self
        where
            F: ::std::ops::FnOnce(
                types::builder::TaskRunRequest,
            ) -> types::builder::TaskRunRequest,
        {
            Self {
                inner: self.inner.body_map(f),
                ..self
            }
        }
        /// Id of the stored logins that the agent may use.
        pub fn auth_context_id<Form>(
            self,
            value: impl crate::convert::IntoOptional<::std::string::String, Form>,
        ) -> Self {
            Self {
                inner: self.inner.auth_context_id(value),
                ..self
            }
        }
        /// URL of the page on which the agent starts.
        pub fn initial_url<Form>(
            self,
            value: impl crate::convert::IntoOptional<::std::string::String, Form>,
        ) -> Self {
            Self {
                inner: self.inner.initial_url(value),
                ..self
            }
        }
        /// JSON Schema (Draft 7) for the result, as an object or as a string that contains JSON.
        pub fn json_schema<Form>(
            self,
            value: impl crate::convert::IntoOptional<
                types::TaskRunRequestJsonSchema,
                Form,
            >,
        ) -> Self {
            Self {
                inner: self.inner.json_schema(value),
                ..self
            }
        }
        /// Language model that the agent uses.
        pub fn model<Form>(
            self,
            value: impl crate::convert::IntoOptional<::std::string::String, Form>,
        ) -> Self {
            Self {
                inner: self.inner.model(value),
                ..self
            }
        }
        /// Instructions for the agent.
        pub fn prompt<Form>(
            self,
            value: impl crate::convert::IntoOptional<::std::string::String, Form>,
        ) -> Self {
            Self {
                inner: self.inner.prompt(value),
                ..self
            }
        }
        /// Provider of the language model.
        pub fn provider<Form>(
            self,
            value: impl crate::convert::IntoOptional<::std::string::String, Form>,
        ) -> Self {
            Self {
                inner: self.inner.provider(value),
                ..self
            }
        }
        /// Format of the result: `text` or `json`.
        pub fn response_format<Form>(
            self,
            value: impl crate::convert::IntoOptional<::std::string::String, Form>,
        ) -> Self {
            Self {
                inner: self.inner.response_format(value),
                ..self
            }
        }
        /// Time limit of the run, in seconds.
        pub fn session_timeout<Form>(
            self,
            value: impl crate::convert::IntoOptionalTime<
                i64,
                crate::convert::Seconds,
                Form,
            >,
        ) -> Self {
            Self {
                inner: self.inner.session_timeout(value),
                ..self
            }
        }
        /// Holds the response until the run has finished. If false, the run continues in the background and the response contains only the ids.
        pub fn wait_for_completion<Form>(
            self,
            value: impl crate::convert::IntoOptional<bool, Form>,
        ) -> Self {
            Self {
                inner: self.inner.wait_for_completion(value),
                ..self
            }
        }
        /// URL to which the service posts when the run has finished.
        pub fn webhook_url<Form>(
            self,
            value: impl crate::convert::IntoOptional<::std::string::String, Form>,
        ) -> Self {
            Self {
                inner: self.inner.webhook_url(value),
                ..self
            }
        }
        /// Sends a header with this request, replacing a default header of the same name.
        ///
        /// The header of the API key and the headers that the HTTP client sets itself cannot be set. With `wait()`,
        /// `output()` and `start()` the header is also sent with each poll.
        pub fn header<N, V>(self, name: N, value: V) -> Self
        where
            N: ::std::convert::TryInto<::reqwest::header::HeaderName>,
            V: ::std::convert::TryInto<::reqwest::header::HeaderValue>,
        {
            Self {
                inner: self.inner.header(name, value),
                ..self
            }
        }
        /// Limits the time of each attempt of this request, up to the last byte of the response, instead of
        /// [`ClientBuilder::timeout`](crate::ClientBuilder::timeout).
        ///
        /// With `wait()`, `output()` and `start()` this also limits each poll, which is then retried.
        pub fn timeout(self, timeout: ::std::time::Duration) -> Self {
            Self {
                inner: self.inner.timeout(timeout),
                ..self
            }
        }
        /// Sets the retry policy of this request, instead of [`ClientBuilder::retry`](crate::ClientBuilder::retry).
        ///
        /// With `wait()`, `output()` and `start()` this applies to the request that starts the run; transient failures
        /// of polls are retried until the deadline.
        pub fn retry(self, retry: crate::Retry) -> Self {
            Self {
                inner: self.inner.retry(retry),
                ..self
            }
        }
        /// Sends a `POST` request to `/tasks/{task_id}/runs`.
        ///
        /// # Errors
        ///
        /// See [`ErrorKind`](crate::ErrorKind): the request was invalid, did not arrive, or got a
        /// response other than a documented success.
        pub fn send(self) -> Result<ResponseValue<types::Run>, Error> {
            self.client.block_on(self.inner.send())
        }
        /// Starts the run in the background and polls it until it has finished.
        ///
        /// Overrides earlier settings about waiting; see [`Wait::long_poll`](crate::Wait::long_poll) for the
        /// alternative.
        pub fn wait(self) -> Result<ResponseValue<types::Run>, Error> {
            self.client.block_on(self.inner.wait())
        }
        /// As [`wait`](Self::wait), with settings for waiting.
        ///
        /// `settings` receives the [`Wait`](crate::Wait) before it starts, for example to set a deadline.
        pub fn wait_with(
            self,
            settings: impl FnOnce(crate::Wait<types::Run>) -> crate::Wait<types::Run>,
        ) -> Result<ResponseValue<types::Run>, Error> {
            self.client.block_on(settings(self.inner.wait()))
        }
        /// Starts the run in the background and returns as soon as its id is known.
        ///
        /// # Errors
        ///
        /// As for [`Wait::start`](crate::Wait::start).
        pub fn start(self) -> Result<crate::blocking::RunHandle<types::Run>, Error> {
            let run = self.client.block_on(self.inner.start());
            run.map(|run| crate::blocking::RunHandle::new(self.client, run))
        }
        /// Starts the run, waits until it has finished, and decodes its result into `T`.
        ///
        /// Sets the schema and the format of the result from `T`, overriding earlier values.
        #[cfg(feature = "schemars")]
        pub fn output<T>(self) -> Result<T, Error>
        where
            T: ::schemars::JsonSchema + ::serde::de::DeserializeOwned,
        {
            self.client.block_on(self.inner.output::<T>())
        }
        /// As [`output`](Self::output), with settings for waiting.
        ///
        /// `settings` receives the [`Output`](crate::Output) before it starts, for example to set a deadline.
        #[cfg(feature = "schemars")]
        pub fn output_with<T>(
            self,
            settings: impl FnOnce(
                crate::Output<T, types::Run>,
            ) -> crate::Output<T, types::Run>,
        ) -> Result<T, Error>
        where
            T: ::schemars::JsonSchema + ::serde::de::DeserializeOwned,
        {
            self.client.block_on(settings(self.inner.output::<T>()))
        }
        /// Starts the run as [`output`](Self::output) does, and returns as soon as its id is known.
        #[cfg(feature = "schemars")]
        pub fn start_output<T>(
            self,
        ) -> Result<crate::blocking::RunHandle<types::Run, T>, Error>
        where
            T: ::schemars::JsonSchema + ::serde::de::DeserializeOwned,
        {
            let run = self.client.block_on(self.inner.output::<T>().start());
            run.map(|run| crate::blocking::RunHandle::new(self.client, run))
        }
    }
}
