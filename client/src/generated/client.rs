// @generated from openapi.yaml by `cargo xtask generate`. Do not edit: change the document.

/// The URL of the document's first server.
pub(crate) const BASE_URL: Option<&str> = Some("https://api.webagent.cloud");
/// Formats the objects in error bodies as the document defines.
pub(crate) const DISPLAYS: &[&str] = &["{detail}", "{loc.}: {msg}"];
#[allow(unused_imports)]
use crate::Client;
#[allow(clippy::doc_lazy_continuation, clippy::doc_overindented_list_items)]
impl Client {
    /// Run a new task
    ///
    /// Creates a task from the body and starts its first run.
    ///
    /// Sends a `POST` request to `/runs`.
    ///
    /// Returns a [builder](builder::RunNewTask) that sends the request.
    pub fn run_new_task(&self) -> builder::RunNewTask<'_> {
        builder::RunNewTask::new(self)
    }
    /// Get a run
    ///
    /// Returns the current state of the run.
    ///
    /// Sends a `GET` request to `/runs/{run_id}`.
    ///
    /// Returns a [builder](builder::GetRun) that sends the request.
    pub fn get_run(&self) -> builder::GetRun<'_> {
        builder::GetRun::new(self)
    }
    /// Get a task
    ///
    /// Returns the task and its settings.
    ///
    /// Sends a `GET` request to `/tasks/{task_id}`.
    ///
    /// Returns a [builder](builder::GetTask) that sends the request.
    pub fn get_task(&self) -> builder::GetTask<'_> {
        builder::GetTask::new(self)
    }
    /// Run an existing task
    ///
    /// Starts a run of a stored task. Each field in the body overrides the task's value for this run. If a field is absent or null, the task's value is used.
    ///
    /// Sends a `POST` request to `/tasks/{task_id}/runs`.
    ///
    /// Returns a [builder](builder::RunExistingTask) that sends the request.
    pub fn run_existing_task(&self) -> builder::RunExistingTask<'_> {
        builder::RunExistingTask::new(self)
    }
}
impl types::Run {
    /// Returns whether the run has finished, successfully or not. See [`RunState`](crate::RunState) for how
    /// this is decided.
    pub fn is_finished(&self) -> bool {
        self.is_done
            .unwrap_or_else(|| matches!(self.status.as_str(), "success" | "failure"))
    }
    /// Returns whether the run succeeded; `None` if that is not known. See [`RunState`](crate::RunState) for
    /// how this is decided.
    pub fn has_succeeded(&self) -> Option<bool> {
        if !self.is_finished() {
            None
        } else if self.is_successful == Some(false)
            || matches!(self.status.as_str(), "failure")
        {
            Some(false)
        } else if self.is_successful == Some(true)
            || matches!(self.status.as_str(), "success")
        {
            Some(true)
        } else {
            None
        }
    }
}
impl crate::RunState for types::Run {
    const ID_FIELD: Option<&'static str> = Some("id");
    const STATUS_FIELD: Option<&'static str> = Some("status");
    fn run_id(&self) -> &str {
        &self.id
    }
    fn is_finished(&self) -> bool {
        Self::is_finished(self)
    }
    fn has_succeeded(&self) -> Option<bool> {
        Self::has_succeeded(self)
    }
}
impl crate::HasResult for types::Run {
    const RESULT_FIELD: &'static str = "result";
}
impl crate::Error {
    /// Returns the last known state of the run, if there is one.
    pub fn run(&self) -> Option<types::Run> {
        self.run_json()
    }
}
impl Client {
    /// Waits for a run that was started earlier, also by another process; for one hour, unless
    /// [`Wait::deadline`](crate::Wait::deadline) sets another limit. Until the first successful poll, the
    /// client's [`Retry`](crate::Retry) limits the attempts, because the id may be wrong.
    pub fn wait_for_run(&self, run_id: impl Into<String>) -> crate::Wait<types::Run> {
        crate::Wait::resume(self, &operations::GET_RUN, run_id.into(), state_of_run)
    }
    /// Resumes a stored run, also one that another process started: see [`RunHandle`](crate::RunHandle).
    pub fn resume<T>(
        &self,
        run: crate::StoredRun<T>,
    ) -> crate::RunHandle<types::Run, T> {
        crate::RunHandle::resumed(self, &operations::GET_RUN, run, state_of_run)
    }
}
/// Gets the state of a run.
fn state_of_run(
    client: Client,
    id: String,
) -> crate::wait::BoxFuture<
    'static,
    Result<crate::ResponseValue<types::Run>, crate::Error>,
> {
    Box::pin(async move { client.get_run().run_id(id).send().await })
}
/// Request builders of the operations.
#[allow(clippy::all)]
pub mod builder {
    #[allow(unused_imports)]
    use super::{operations, types};
    #[allow(unused_imports)]
    use crate::{Bytes, Error, ResponseValue, parameter::Style, request::Request};
    /// Builder for [`Client::run_new_task`](crate::Client::run_new_task).
    #[derive(Debug, Clone)]
    pub struct RunNewTask<'a> {
        client: &'a super::Client,
        body: Result<types::builder::NewRunRequest, String>,
        _options: crate::call_options::CallOptions,
    }
    impl<'a> RunNewTask<'a> {
        /// Returns an empty builder.
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                body: Ok(::std::default::Default::default()),
                _options: ::std::default::Default::default(),
            }
        }
        /// Sets the whole body.
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: ::std::convert::TryInto<types::NewRunRequest>,
            V::Error: ::std::fmt::Display,
        {
            self.body = match value.try_into() {
                Ok(value) => Ok(value.into()),
                Err(error) => Err(format!("the body is not a `NewRunRequest`: {error}")),
            };
            self
        }
        /// Changes the body through its builder.
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: ::std::ops::FnOnce(
                types::builder::NewRunRequest,
            ) -> types::builder::NewRunRequest,
        {
            self.body = self.body.map(f);
            self
        }
        /// Id of the stored logins that the agent may use.
        pub fn auth_context_id<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<::std::string::String, Form>,
        ) -> Self {
            self.body = self.body.map(|body| body.auth_context_id(value));
            self
        }
        /// URL of the page on which the agent starts.
        pub fn initial_url<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<::std::string::String, Form>,
        ) -> Self {
            self.body = self.body.map(|body| body.initial_url(value));
            self
        }
        /// JSON Schema (Draft 7) for the result, as an object or as a string that contains JSON.
        pub fn json_schema<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<
                types::NewRunRequestJsonSchema,
                Form,
            >,
        ) -> Self {
            self.body = self.body.map(|body| body.json_schema(value));
            self
        }
        /// Language model that the agent uses.
        ///
        /// Default of the service: `"gpt-4.1"`.
        pub fn model<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<::std::string::String, Form>,
        ) -> Self {
            self.body = self.body.map(|body| body.model(value));
            self
        }
        /// Instructions for the agent.
        pub fn prompt(mut self, value: impl Into<::std::string::String>) -> Self {
            self.body = self.body.map(|body| body.prompt(value));
            self
        }
        /// Provider of the language model.
        ///
        /// Default of the service: `"openai"`.
        pub fn provider<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<::std::string::String, Form>,
        ) -> Self {
            self.body = self.body.map(|body| body.provider(value));
            self
        }
        /// Format of the result: `text` or `json`.
        ///
        /// Default of the service: `"text"`.
        pub fn response_format<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<::std::string::String, Form>,
        ) -> Self {
            self.body = self.body.map(|body| body.response_format(value));
            self
        }
        /// Time limit of the run, in seconds.
        ///
        /// Default of the service: `900`.
        pub fn session_timeout<Form>(
            mut self,
            value: impl crate::convert::IntoOptionalTime<
                i64,
                crate::convert::Seconds,
                Form,
            >,
        ) -> Self {
            self.body = self.body.map(|body| body.session_timeout(value));
            self
        }
        /// Holds the response until the run has finished. If false, the run continues in the background and the response contains only the ids.
        ///
        /// Default of the service: `false`.
        pub fn wait_for_completion<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<bool, Form>,
        ) -> Self {
            self.body = self.body.map(|body| body.wait_for_completion(value));
            self
        }
        /// URL to which the service posts when the run has finished.
        pub fn webhook_url<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<::std::string::String, Form>,
        ) -> Self {
            self.body = self.body.map(|body| body.webhook_url(value));
            self
        }
        /// Sends a header with this request, replacing a default header of the same name.
        ///
        /// The header of the API key and the headers that the HTTP client sets itself cannot be set. With `wait()`,
        /// `output()` and `start()` the header is also sent with each poll.
        pub fn header<N, V>(mut self, name: N, value: V) -> Self
        where
            N: ::std::convert::TryInto<::reqwest::header::HeaderName>,
            V: ::std::convert::TryInto<::reqwest::header::HeaderValue>,
        {
            self._options.header(name, value);
            self
        }
        /// Limits the time of each attempt of this request, up to the last byte of the response, instead of
        /// [`ClientBuilder::timeout`](crate::ClientBuilder::timeout).
        ///
        /// With `wait()`, `output()` and `start()` this also limits each poll, which is then retried.
        pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
            self._options.timeout(timeout);
            self
        }
        /// Sets the retry policy of this request, instead of [`ClientBuilder::retry`](crate::ClientBuilder::retry).
        ///
        /// With `wait()`, `output()` and `start()` this applies to the request that starts the run; transient failures
        /// of polls are retried until the deadline.
        pub fn retry(mut self, retry: crate::Retry) -> Self {
            self._options.retry(retry);
            self
        }
        fn into_request(self) -> Result<Request<'a>, Error> {
            let Self { client, body, _options } = self;
            let body = body
                .and_then(|body| {
                    types::NewRunRequest::try_from(body)
                        .map_err(|error| error.to_string())
                })
                .map_err(|message| operations::RUN_NEW_TASK.refused(message))?;
            Ok(
                Request::new(client, &operations::RUN_NEW_TASK)
                    .options(_options)
                    .path("/runs")
                    .json(Some(&body), "application/json")?,
            )
        }
        /// Sends a `POST` request to `/runs`.
        ///
        /// # Errors
        ///
        /// See [`ErrorKind`](crate::ErrorKind): the request was invalid, did not arrive, or got a
        /// response other than a documented success.
        pub async fn send(self) -> Result<ResponseValue<types::Run>, Error> {
            self.into_request()?.send_for_json().await
        }
        /// Starts the run in the background and polls it until it has finished.
        ///
        /// Overrides earlier settings about waiting; see [`Wait::long_poll`](crate::Wait::long_poll) for the
        /// alternative.
        pub fn wait(self) -> crate::Wait<types::Run> {
            let limit = self
                .body
                .clone()
                .ok()
                .and_then(|body| types::NewRunRequest::try_from(body).ok())
                .and_then(|body| body.session_timeout)
                .or(Some(900i64));
            let Self { client, body, _options } = self;
            let client = client.with_options(_options);
            let start = move |
                client: super::Client,
                is_blocking,
            | -> crate::wait::BoxFuture<'static, _> {
                Box::pin(async move {
                    let _options = client.call_options().clone();
                    let builder = RunNewTask {
                        client: &client,
                        body,
                        _options,
                    };
                    builder.wait_for_completion(is_blocking).send().await
                })
            };
            crate::Wait::new(
                &client,
                &operations::RUN_NEW_TASK,
                limit,
                Box::new(start),
                super::state_of_run,
            )
        }
        /// Starts the run in the background and returns as soon as its id is known.
        ///
        /// # Errors
        ///
        /// As for [`Wait::start`](crate::Wait::start).
        pub async fn start(self) -> Result<crate::RunHandle<types::Run>, Error> {
            self.wait().start().await
        }
        /// Starts the run, waits until it has finished, and decodes its result into `T`.
        ///
        /// Sets the schema and the format of the result from `T`, overriding earlier values.
        #[cfg(feature = "schemars")]
        pub fn output<T>(self) -> crate::Output<T, types::Run>
        where
            T: ::schemars::JsonSchema + ::serde::de::DeserializeOwned,
        {
            self.response_format("json")
                .json_schema(crate::schema::<T>())
                .wait()
                .output()
        }
    }
    /// Builder for [`Client::get_run`](crate::Client::get_run).
    #[derive(Debug, Clone)]
    pub struct GetRun<'a> {
        client: &'a super::Client,
        run_id: Result<::std::string::String, String>,
        _options: crate::call_options::CallOptions,
    }
    impl<'a> GetRun<'a> {
        /// Returns an empty builder.
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                run_id: Err(
                    "`run_id` is missing: set it with `.run_id(…)`".to_owned(),
                ),
                _options: ::std::default::Default::default(),
            }
        }
        /// Id of the run.
        pub fn run_id(mut self, value: impl Into<::std::string::String>) -> Self {
            self.run_id = Ok(value.into());
            self
        }
        /// Sends a header with this request, replacing a default header of the same name.
        ///
        /// The header of the API key and the headers that the HTTP client sets itself cannot be set. With `wait()`,
        /// `output()` and `start()` the header is also sent with each poll.
        pub fn header<N, V>(mut self, name: N, value: V) -> Self
        where
            N: ::std::convert::TryInto<::reqwest::header::HeaderName>,
            V: ::std::convert::TryInto<::reqwest::header::HeaderValue>,
        {
            self._options.header(name, value);
            self
        }
        /// Limits the time of each attempt of this request, up to the last byte of the response, instead of
        /// [`ClientBuilder::timeout`](crate::ClientBuilder::timeout).
        ///
        /// With `wait()`, `output()` and `start()` this also limits each poll, which is then retried.
        pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
            self._options.timeout(timeout);
            self
        }
        /// Sets the retry policy of this request, instead of [`ClientBuilder::retry`](crate::ClientBuilder::retry).
        ///
        /// With `wait()`, `output()` and `start()` this applies to the request that starts the run; transient failures
        /// of polls are retried until the deadline.
        pub fn retry(mut self, retry: crate::Retry) -> Self {
            self._options.retry(retry);
            self
        }
        fn into_request(self) -> Result<Request<'a>, Error> {
            let Self { client, run_id, _options } = self;
            let run_id = run_id.map_err(|message| operations::GET_RUN.refused(message))?;
            Ok(
                Request::new(client, &operations::GET_RUN)
                    .options(_options)
                    .path("/runs/")
                    .segment("run_id", &run_id, Style::Simple)?,
            )
        }
        /// Sends a `GET` request to `/runs/{run_id}`.
        ///
        /// # Errors
        ///
        /// See [`ErrorKind`](crate::ErrorKind): the request was invalid, did not arrive, or got a
        /// response other than a documented success.
        pub async fn send(self) -> Result<ResponseValue<types::Run>, Error> {
            self.into_request()?.send_for_json().await
        }
    }
    /// Builder for [`Client::get_task`](crate::Client::get_task).
    #[derive(Debug, Clone)]
    pub struct GetTask<'a> {
        client: &'a super::Client,
        task_id: Result<::std::string::String, String>,
        _options: crate::call_options::CallOptions,
    }
    impl<'a> GetTask<'a> {
        /// Returns an empty builder.
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                task_id: Err(
                    "`task_id` is missing: set it with `.task_id(…)`".to_owned(),
                ),
                _options: ::std::default::Default::default(),
            }
        }
        /// Id of the stored task.
        pub fn task_id(mut self, value: impl Into<::std::string::String>) -> Self {
            self.task_id = Ok(value.into());
            self
        }
        /// Sends a header with this request, replacing a default header of the same name.
        ///
        /// The header of the API key and the headers that the HTTP client sets itself cannot be set. With `wait()`,
        /// `output()` and `start()` the header is also sent with each poll.
        pub fn header<N, V>(mut self, name: N, value: V) -> Self
        where
            N: ::std::convert::TryInto<::reqwest::header::HeaderName>,
            V: ::std::convert::TryInto<::reqwest::header::HeaderValue>,
        {
            self._options.header(name, value);
            self
        }
        /// Limits the time of each attempt of this request, up to the last byte of the response, instead of
        /// [`ClientBuilder::timeout`](crate::ClientBuilder::timeout).
        ///
        /// With `wait()`, `output()` and `start()` this also limits each poll, which is then retried.
        pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
            self._options.timeout(timeout);
            self
        }
        /// Sets the retry policy of this request, instead of [`ClientBuilder::retry`](crate::ClientBuilder::retry).
        ///
        /// With `wait()`, `output()` and `start()` this applies to the request that starts the run; transient failures
        /// of polls are retried until the deadline.
        pub fn retry(mut self, retry: crate::Retry) -> Self {
            self._options.retry(retry);
            self
        }
        fn into_request(self) -> Result<Request<'a>, Error> {
            let Self { client, task_id, _options } = self;
            let task_id = task_id
                .map_err(|message| operations::GET_TASK.refused(message))?;
            Ok(
                Request::new(client, &operations::GET_TASK)
                    .options(_options)
                    .path("/tasks/")
                    .segment("task_id", &task_id, Style::Simple)?,
            )
        }
        /// Sends a `GET` request to `/tasks/{task_id}`.
        ///
        /// # Errors
        ///
        /// See [`ErrorKind`](crate::ErrorKind): the request was invalid, did not arrive, or got a
        /// response other than a documented success.
        pub async fn send(self) -> Result<ResponseValue<types::Task>, Error> {
            self.into_request()?.send_for_json().await
        }
    }
    /// Builder for [`Client::run_existing_task`](crate::Client::run_existing_task).
    #[derive(Debug, Clone)]
    pub struct RunExistingTask<'a> {
        client: &'a super::Client,
        task_id: Result<::std::string::String, String>,
        body: Result<types::builder::TaskRunRequest, String>,
        _options: crate::call_options::CallOptions,
    }
    impl<'a> RunExistingTask<'a> {
        /// Returns an empty builder.
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                task_id: Err(
                    "`task_id` is missing: set it with `.task_id(…)`".to_owned(),
                ),
                body: Ok(::std::default::Default::default()),
                _options: ::std::default::Default::default(),
            }
        }
        /// Id of the stored task.
        pub fn task_id(mut self, value: impl Into<::std::string::String>) -> Self {
            self.task_id = Ok(value.into());
            self
        }
        /// Sets the whole body.
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: ::std::convert::TryInto<types::TaskRunRequest>,
            V::Error: ::std::fmt::Display,
        {
            self.body = match value.try_into() {
                Ok(value) => Ok(value.into()),
                Err(error) => Err(format!("the body is not a `TaskRunRequest`: {error}")),
            };
            self
        }
        /// Changes the body through its builder.
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: ::std::ops::FnOnce(
                types::builder::TaskRunRequest,
            ) -> types::builder::TaskRunRequest,
        {
            self.body = self.body.map(f);
            self
        }
        /// Id of the stored logins that the agent may use.
        pub fn auth_context_id<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<::std::string::String, Form>,
        ) -> Self {
            self.body = self.body.map(|body| body.auth_context_id(value));
            self
        }
        /// URL of the page on which the agent starts.
        pub fn initial_url<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<::std::string::String, Form>,
        ) -> Self {
            self.body = self.body.map(|body| body.initial_url(value));
            self
        }
        /// JSON Schema (Draft 7) for the result, as an object or as a string that contains JSON.
        pub fn json_schema<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<
                types::TaskRunRequestJsonSchema,
                Form,
            >,
        ) -> Self {
            self.body = self.body.map(|body| body.json_schema(value));
            self
        }
        /// Language model that the agent uses.
        pub fn model<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<::std::string::String, Form>,
        ) -> Self {
            self.body = self.body.map(|body| body.model(value));
            self
        }
        /// Instructions for the agent.
        pub fn prompt<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<::std::string::String, Form>,
        ) -> Self {
            self.body = self.body.map(|body| body.prompt(value));
            self
        }
        /// Provider of the language model.
        pub fn provider<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<::std::string::String, Form>,
        ) -> Self {
            self.body = self.body.map(|body| body.provider(value));
            self
        }
        /// Format of the result: `text` or `json`.
        pub fn response_format<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<::std::string::String, Form>,
        ) -> Self {
            self.body = self.body.map(|body| body.response_format(value));
            self
        }
        /// Time limit of the run, in seconds.
        pub fn session_timeout<Form>(
            mut self,
            value: impl crate::convert::IntoOptionalTime<
                i64,
                crate::convert::Seconds,
                Form,
            >,
        ) -> Self {
            self.body = self.body.map(|body| body.session_timeout(value));
            self
        }
        /// Holds the response until the run has finished. If false, the run continues in the background and the response contains only the ids.
        pub fn wait_for_completion<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<bool, Form>,
        ) -> Self {
            self.body = self.body.map(|body| body.wait_for_completion(value));
            self
        }
        /// URL to which the service posts when the run has finished.
        pub fn webhook_url<Form>(
            mut self,
            value: impl crate::convert::IntoOptional<::std::string::String, Form>,
        ) -> Self {
            self.body = self.body.map(|body| body.webhook_url(value));
            self
        }
        /// Sends a header with this request, replacing a default header of the same name.
        ///
        /// The header of the API key and the headers that the HTTP client sets itself cannot be set. With `wait()`,
        /// `output()` and `start()` the header is also sent with each poll.
        pub fn header<N, V>(mut self, name: N, value: V) -> Self
        where
            N: ::std::convert::TryInto<::reqwest::header::HeaderName>,
            V: ::std::convert::TryInto<::reqwest::header::HeaderValue>,
        {
            self._options.header(name, value);
            self
        }
        /// Limits the time of each attempt of this request, up to the last byte of the response, instead of
        /// [`ClientBuilder::timeout`](crate::ClientBuilder::timeout).
        ///
        /// With `wait()`, `output()` and `start()` this also limits each poll, which is then retried.
        pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
            self._options.timeout(timeout);
            self
        }
        /// Sets the retry policy of this request, instead of [`ClientBuilder::retry`](crate::ClientBuilder::retry).
        ///
        /// With `wait()`, `output()` and `start()` this applies to the request that starts the run; transient failures
        /// of polls are retried until the deadline.
        pub fn retry(mut self, retry: crate::Retry) -> Self {
            self._options.retry(retry);
            self
        }
        fn into_request(self) -> Result<Request<'a>, Error> {
            let Self { client, task_id, body, _options } = self;
            let task_id = task_id
                .map_err(|message| operations::RUN_EXISTING_TASK.refused(message))?;
            let body = body
                .and_then(|body| {
                    types::TaskRunRequest::try_from(body)
                        .map_err(|error| error.to_string())
                })
                .map_err(|message| operations::RUN_EXISTING_TASK.refused(message))?;
            Ok(
                Request::new(client, &operations::RUN_EXISTING_TASK)
                    .options(_options)
                    .path("/tasks/")
                    .segment("task_id", &task_id, Style::Simple)?
                    .path("/runs")
                    .json(Some(&body), "application/json")?,
            )
        }
        /// Sends a `POST` request to `/tasks/{task_id}/runs`.
        ///
        /// # Errors
        ///
        /// See [`ErrorKind`](crate::ErrorKind): the request was invalid, did not arrive, or got a
        /// response other than a documented success.
        pub async fn send(self) -> Result<ResponseValue<types::Run>, Error> {
            self.into_request()?.send_for_json().await
        }
        /// Starts the run in the background and polls it until it has finished.
        ///
        /// Overrides earlier settings about waiting; see [`Wait::long_poll`](crate::Wait::long_poll) for the
        /// alternative.
        pub fn wait(self) -> crate::Wait<types::Run> {
            let limit = self
                .body
                .clone()
                .ok()
                .and_then(|body| types::TaskRunRequest::try_from(body).ok())
                .and_then(|body| body.session_timeout);
            let Self { client, task_id, body, _options } = self;
            let client = client.with_options(_options);
            let start = move |
                client: super::Client,
                is_blocking,
            | -> crate::wait::BoxFuture<'static, _> {
                Box::pin(async move {
                    let _options = client.call_options().clone();
                    let builder = RunExistingTask {
                        client: &client,
                        task_id,
                        body,
                        _options,
                    };
                    builder.wait_for_completion(is_blocking).send().await
                })
            };
            crate::Wait::new(
                &client,
                &operations::RUN_EXISTING_TASK,
                limit,
                Box::new(start),
                super::state_of_run,
            )
        }
        /// Starts the run in the background and returns as soon as its id is known.
        ///
        /// # Errors
        ///
        /// As for [`Wait::start`](crate::Wait::start).
        pub async fn start(self) -> Result<crate::RunHandle<types::Run>, Error> {
            self.wait().start().await
        }
        /// Starts the run, waits until it has finished, and decodes its result into `T`.
        ///
        /// Sets the schema and the format of the result from `T`, overriding earlier values.
        #[cfg(feature = "schemars")]
        pub fn output<T>(self) -> crate::Output<T, types::Run>
        where
            T: ::schemars::JsonSchema + ::serde::de::DeserializeOwned,
        {
            self.response_format("json")
                .json_schema(crate::schema::<T>())
                .wait()
                .output()
        }
    }
}
/// The types of the document's schemas.
///
/// Every struct has a builder. One without required fields can also be written as a literal with
/// `..Default::default()`; another one cannot, because the code would break with each new field.
#[allow(clippy::all)]
#[allow(missing_docs, non_camel_case_types, irrefutable_let_patterns)]
pub mod types {
    /// Reason why a request was refused or failed.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub struct ErrorBody {
        /// The reason, as text or as a list of validation errors.
        pub detail: ErrorBodyDetail,
        /// Fields that the document does not list, as they were received.
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }
    impl ErrorBody {
        /// Returns an empty builder.
        pub fn builder() -> builder::ErrorBody {
            ::std::default::Default::default()
        }
    }
    /// The reason, as text or as a list of validation errors.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum ErrorBodyDetail {
        /// A value of type `String`.
        String(::std::string::String),
        /// A value of type `Vec`.
        Array(::std::vec::Vec<ValidationProblem>),
    }
    impl ::std::convert::From<::std::vec::Vec<ValidationProblem>> for ErrorBodyDetail {
        fn from(value: ::std::vec::Vec<ValidationProblem>) -> Self {
            Self::Array(value)
        }
    }
    /// A new task and the settings of its first run.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[serde(deny_unknown_fields)]
    #[cfg_attr(feature = "schemars", schemars(extend("additionalProperties" = true)))]
    pub struct NewRunRequest {
        /// Id of the stored logins that the agent may use.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub auth_context_id: ::std::option::Option<::std::string::String>,
        /// URL of the page on which the agent starts.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub initial_url: ::std::option::Option<::std::string::String>,
        /// JSON Schema (Draft 7) for the result, as an object or as a string that contains JSON.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub json_schema: ::std::option::Option<NewRunRequestJsonSchema>,
        /// Language model that the agent uses.
        ///
        /// Default of the service: `"gpt-4.1"`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        #[cfg_attr(feature = "schemars", schemars(extend("default" = "gpt-4.1")))]
        pub model: ::std::option::Option<::std::string::String>,
        /// Instructions for the agent.
        pub prompt: NewRunRequestPrompt,
        /// Provider of the language model.
        ///
        /// Default of the service: `"openai"`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        #[cfg_attr(feature = "schemars", schemars(extend("default" = "openai")))]
        pub provider: ::std::option::Option<::std::string::String>,
        /// Format of the result: `text` or `json`.
        ///
        /// Default of the service: `"text"`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        #[cfg_attr(feature = "schemars", schemars(extend("default" = "text")))]
        pub response_format: ::std::option::Option<::std::string::String>,
        /// Time limit of the run, in seconds.
        ///
        /// Default of the service: `900`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        #[cfg_attr(feature = "schemars", schemars(extend("default" = 900i64)))]
        pub session_timeout: ::std::option::Option<i64>,
        /// Holds the response until the run has finished. If false, the run continues in the background and the response contains only the ids.
        ///
        /// Default of the service: `false`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        #[cfg_attr(feature = "schemars", schemars(extend("default" = false)))]
        pub wait_for_completion: ::std::option::Option<bool>,
        /// URL to which the service posts when the run has finished.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub webhook_url: ::std::option::Option<::std::string::String>,
    }
    impl NewRunRequest {
        /// Returns an empty builder.
        pub fn builder() -> builder::NewRunRequest {
            ::std::default::Default::default()
        }
    }
    /// JSON Schema (Draft 7) for the result, as an object or as a string that contains JSON.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum NewRunRequestJsonSchema {
        /// A value of type `String`.
        String(::std::string::String),
        /// A value of type `Map`.
        Object(::serde_json::Map<::std::string::String, ::serde_json::Value>),
    }
    impl ::std::convert::From<
        ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    > for NewRunRequestJsonSchema {
        fn from(
            value: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
        ) -> Self {
            Self::Object(value)
        }
    }
    /// Instructions for the agent.
    #[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    #[serde(transparent)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub struct NewRunRequestPrompt(::std::string::String);
    impl ::std::ops::Deref for NewRunRequestPrompt {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<NewRunRequestPrompt> for ::std::string::String {
        fn from(value: NewRunRequestPrompt) -> Self {
            value.0
        }
    }
    impl ::std::str::FromStr for NewRunRequestPrompt {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            if value.chars().count() < 3usize {
                return Err("shorter than 3 characters".into());
            }
            Ok(Self(value.to_string()))
        }
    }
    impl ::std::convert::TryFrom<&str> for NewRunRequestPrompt {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for NewRunRequestPrompt {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for NewRunRequestPrompt {
        fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
        where
            D: ::serde::Deserializer<'de>,
        {
            ::std::string::String::deserialize(deserializer)?
                .parse()
                .map_err(|e: self::error::ConversionError| {
                    <D::Error as ::serde::de::Error>::custom(e.to_string())
                })
        }
    }
    /// One execution of a task.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub struct Run {
        /// Id of the run.
        pub id: ::std::string::String,
        /// True if the run has finished, successfully or not.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub is_done: ::std::option::Option<bool>,
        /// True if the run succeeded.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub is_successful: ::std::option::Option<bool>,
        /// Result of the run. Any JSON value, including null.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub result: ::std::option::Option<::serde_json::Value>,
        /// Current state of the run.
        #[serde(default = "defaults::run_status")]
        pub status: RunStatus,
        /// Id of the task that was run.
        pub task_id: ::std::string::String,
        /// Fields that the document does not list, as they were received.
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }
    impl Run {
        /// Returns an empty builder.
        pub fn builder() -> builder::Run {
            ::std::default::Default::default()
        }
    }
    /// State of a run.
    #[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum RunStatus {
        /// `success`
        #[cfg_attr(feature = "schemars", schemars(rename = "success"))]
        Success,
        /// `failure`
        #[cfg_attr(feature = "schemars", schemars(rename = "failure"))]
        Failure,
        /// `pending`
        #[cfg_attr(feature = "schemars", schemars(rename = "pending"))]
        Pending,
        /// A value that the document does not list, as it was received.
        #[cfg_attr(feature = "schemars", schemars(untagged))]
        Unknown(::std::string::String),
    }
    /// A stored task.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub struct Task {
        /// Id of the stored logins that the agent may use.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub auth_context_id: ::std::option::Option<::std::string::String>,
        /// Id of the task.
        pub id: ::std::string::String,
        /// URL of the page on which the agent starts.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub initial_url: ::std::option::Option<::std::string::String>,
        /// JSON Schema (Draft 7) for the results.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub json_schema: ::std::option::Option<TaskJsonSchema>,
        /// Language model that the agent uses.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub model: ::std::option::Option<::std::string::String>,
        /// Name of the task.
        pub name: ::std::string::String,
        /// Instructions for the agent.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub prompt: ::std::option::Option<::std::string::String>,
        /// Provider of the language model.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub provider: ::std::option::Option<::std::string::String>,
        /// Format of the results: `text` or `json`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub response_format: ::std::option::Option<::std::string::String>,
        /// Time limit of a run, in seconds.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub session_timeout: ::std::option::Option<i64>,
        /// URL to which the service posts results.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub webhook_url: ::std::option::Option<::std::string::String>,
        /// Fields that the document does not list, as they were received.
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }
    impl Task {
        /// Returns an empty builder.
        pub fn builder() -> builder::Task {
            ::std::default::Default::default()
        }
    }
    /// JSON Schema (Draft 7) for the results.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum TaskJsonSchema {
        /// A value of type `String`.
        String(::std::string::String),
        /// A value of type `Map`.
        Object(::serde_json::Map<::std::string::String, ::serde_json::Value>),
    }
    impl ::std::convert::From<
        ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    > for TaskJsonSchema {
        fn from(
            value: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
        ) -> Self {
            Self::Object(value)
        }
    }
    /// Values that override the task's values for one run.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[serde(deny_unknown_fields)]
    #[cfg_attr(feature = "schemars", schemars(extend("additionalProperties" = true)))]
    pub struct TaskRunRequest {
        /// Id of the stored logins that the agent may use.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub auth_context_id: ::std::option::Option<::std::string::String>,
        /// URL of the page on which the agent starts.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub initial_url: ::std::option::Option<::std::string::String>,
        /// JSON Schema (Draft 7) for the result, as an object or as a string that contains JSON.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub json_schema: ::std::option::Option<TaskRunRequestJsonSchema>,
        /// Language model that the agent uses.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub model: ::std::option::Option<::std::string::String>,
        /// Instructions for the agent.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub prompt: ::std::option::Option<::std::string::String>,
        /// Provider of the language model.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub provider: ::std::option::Option<::std::string::String>,
        /// Format of the result: `text` or `json`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub response_format: ::std::option::Option<::std::string::String>,
        /// Time limit of the run, in seconds.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub session_timeout: ::std::option::Option<i64>,
        /// Holds the response until the run has finished. If false, the run continues in the background and the response contains only the ids.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub wait_for_completion: ::std::option::Option<bool>,
        /// URL to which the service posts when the run has finished.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub webhook_url: ::std::option::Option<::std::string::String>,
        #[doc(hidden)]
        #[serde(skip)]
        pub _non_exhaustive: (),
    }
    impl TaskRunRequest {
        /// Returns an empty builder.
        pub fn builder() -> builder::TaskRunRequest {
            ::std::default::Default::default()
        }
    }
    /// JSON Schema (Draft 7) for the result, as an object or as a string that contains JSON.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum TaskRunRequestJsonSchema {
        /// A value of type `String`.
        String(::std::string::String),
        /// A value of type `Map`.
        Object(::serde_json::Map<::std::string::String, ::serde_json::Value>),
    }
    impl ::std::convert::From<
        ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    > for TaskRunRequestJsonSchema {
        fn from(
            value: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
        ) -> Self {
            Self::Object(value)
        }
    }
    /// A validation error in a request.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub struct ValidationProblem {
        /// The invalid value.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub input: ::std::option::Option<::serde_json::Value>,
        /// Path to the invalid value, starting with the part of the request (body, path or query).
        pub loc: ::std::vec::Vec<ValidationProblemLocItem>,
        /// Human-readable message.
        pub msg: ::std::string::String,
        /// Machine-readable error type.
        #[serde(rename = "type")]
        pub type_: ::std::string::String,
        /// Fields that the document does not list, as they were received.
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }
    impl ValidationProblem {
        /// Returns an empty builder.
        pub fn builder() -> builder::ValidationProblem {
            ::std::default::Default::default()
        }
    }
    /// The schema `ValidationProblemLocItem`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    pub enum ValidationProblemLocItem {
        /// A value of type `String`.
        String(::std::string::String),
        /// A value of type `i64`.
        Integer(i64),
    }
    impl ::std::fmt::Display for ValidationProblemLocItem {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match self {
                Self::String(x) => x.fmt(f),
                Self::Integer(x) => x.fmt(f),
            }
        }
    }
    impl ::std::convert::From<i64> for ValidationProblemLocItem {
        fn from(value: i64) -> Self {
            Self::Integer(value)
        }
    }
    /// Builders of the types.
    pub mod builder {
        /// Builder of [`ErrorBody`](super::ErrorBody).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct ErrorBody {
            detail: ::std::result::Result<super::ErrorBodyDetail, ::std::string::String>,
            extra: ::std::result::Result<
                ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for ErrorBody {
            fn default() -> Self {
                Self {
                    detail: Err(
                        "`detail` is missing: set it with `.detail(…)`".to_string(),
                    ),
                    extra: Ok(::std::default::Default::default()),
                }
            }
        }
        impl ErrorBody {
            /// The reason, as text or as a list of validation errors.
            pub fn detail<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<super::ErrorBodyDetail>,
                V::Error: ::std::fmt::Display,
            {
                self.detail = crate::convert::named("detail", value.try_into());
                self
            }
            /// Fields that the document does not list, as they were received.
            pub fn extra<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<
                    ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                >,
                V::Error: ::std::fmt::Display,
            {
                self.extra = crate::convert::named("extra", value.try_into());
                self
            }
            /// Builds the [`ErrorBody`](super::ErrorBody).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<super::ErrorBody, super::error::ConversionError> {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<ErrorBody> for super::ErrorBody {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ErrorBody,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    detail: value.detail?,
                    extra: value.extra?,
                })
            }
        }
        impl ::std::convert::From<super::ErrorBody> for ErrorBody {
            fn from(value: super::ErrorBody) -> Self {
                Self {
                    detail: Ok(value.detail),
                    extra: Ok(value.extra),
                }
            }
        }
        /// Builder of [`NewRunRequest`](super::NewRunRequest).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct NewRunRequest {
            auth_context_id: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            initial_url: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            json_schema: ::std::result::Result<
                ::std::option::Option<super::NewRunRequestJsonSchema>,
                ::std::string::String,
            >,
            model: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            prompt: ::std::result::Result<
                super::NewRunRequestPrompt,
                ::std::string::String,
            >,
            provider: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            response_format: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            session_timeout: ::std::result::Result<
                ::std::option::Option<i64>,
                ::std::string::String,
            >,
            wait_for_completion: ::std::result::Result<
                ::std::option::Option<bool>,
                ::std::string::String,
            >,
            webhook_url: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for NewRunRequest {
            fn default() -> Self {
                Self {
                    auth_context_id: Ok(::std::default::Default::default()),
                    initial_url: Ok(::std::default::Default::default()),
                    json_schema: Ok(::std::default::Default::default()),
                    model: Ok(::std::default::Default::default()),
                    prompt: Err(
                        "`prompt` is missing: set it with `.prompt(…)`".to_string(),
                    ),
                    provider: Ok(::std::default::Default::default()),
                    response_format: Ok(::std::default::Default::default()),
                    session_timeout: Ok(::std::default::Default::default()),
                    wait_for_completion: Ok(::std::default::Default::default()),
                    webhook_url: Ok(::std::default::Default::default()),
                }
            }
        }
        impl NewRunRequest {
            /// Id of the stored logins that the agent may use.
            pub fn auth_context_id<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.auth_context_id = crate::convert::named(
                    "auth_context_id",
                    value.into_optional(),
                );
                self
            }
            /// URL of the page on which the agent starts.
            pub fn initial_url<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.initial_url = crate::convert::named(
                    "initial_url",
                    value.into_optional(),
                );
                self
            }
            /// JSON Schema (Draft 7) for the result, as an object or as a string that contains JSON.
            pub fn json_schema<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<
                    super::NewRunRequestJsonSchema,
                    Form,
                >,
            ) -> Self {
                self.json_schema = crate::convert::named(
                    "json_schema",
                    value.into_optional(),
                );
                self
            }
            /// Language model that the agent uses.
            ///
            /// Default of the service: `"gpt-4.1"`.
            pub fn model<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.model = crate::convert::named("model", value.into_optional());
                self
            }
            /// Instructions for the agent.
            pub fn prompt(mut self, value: impl Into<::std::string::String>) -> Self {
                self.prompt = crate::convert::named(
                    "prompt",
                    <super::NewRunRequestPrompt as ::std::convert::TryFrom<
                        ::std::string::String,
                    >>::try_from(value.into()),
                );
                self
            }
            /// Provider of the language model.
            ///
            /// Default of the service: `"openai"`.
            pub fn provider<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.provider = crate::convert::named("provider", value.into_optional());
                self
            }
            /// Format of the result: `text` or `json`.
            ///
            /// Default of the service: `"text"`.
            pub fn response_format<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.response_format = crate::convert::named(
                    "response_format",
                    value.into_optional(),
                );
                self
            }
            /// Time limit of the run, in seconds.
            ///
            /// Default of the service: `900`.
            pub fn session_timeout<Form>(
                mut self,
                value: impl crate::convert::IntoOptionalTime<
                    i64,
                    crate::convert::Seconds,
                    Form,
                >,
            ) -> Self {
                self.session_timeout = crate::convert::named(
                    "session_timeout",
                    value.into_optional_time(),
                );
                self
            }
            /// Holds the response until the run has finished. If false, the run continues in the background and the response contains only the ids.
            ///
            /// Default of the service: `false`.
            pub fn wait_for_completion<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<bool, Form>,
            ) -> Self {
                self.wait_for_completion = crate::convert::named(
                    "wait_for_completion",
                    value.into_optional(),
                );
                self
            }
            /// URL to which the service posts when the run has finished.
            pub fn webhook_url<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.webhook_url = crate::convert::named(
                    "webhook_url",
                    value.into_optional(),
                );
                self
            }
            /// Builds the [`NewRunRequest`](super::NewRunRequest).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<
                super::NewRunRequest,
                super::error::ConversionError,
            > {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<NewRunRequest> for super::NewRunRequest {
            type Error = super::error::ConversionError;
            fn try_from(
                value: NewRunRequest,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    auth_context_id: value.auth_context_id?,
                    initial_url: value.initial_url?,
                    json_schema: value.json_schema?,
                    model: value.model?,
                    prompt: value.prompt?,
                    provider: value.provider?,
                    response_format: value.response_format?,
                    session_timeout: value.session_timeout?,
                    wait_for_completion: value.wait_for_completion?,
                    webhook_url: value.webhook_url?,
                })
            }
        }
        impl ::std::convert::From<super::NewRunRequest> for NewRunRequest {
            fn from(value: super::NewRunRequest) -> Self {
                Self {
                    auth_context_id: Ok(value.auth_context_id),
                    initial_url: Ok(value.initial_url),
                    json_schema: Ok(value.json_schema),
                    model: Ok(value.model),
                    prompt: Ok(value.prompt),
                    provider: Ok(value.provider),
                    response_format: Ok(value.response_format),
                    session_timeout: Ok(value.session_timeout),
                    wait_for_completion: Ok(value.wait_for_completion),
                    webhook_url: Ok(value.webhook_url),
                }
            }
        }
        /// Builder of [`Run`](super::Run).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct Run {
            id: ::std::result::Result<::std::string::String, ::std::string::String>,
            is_done: ::std::result::Result<
                ::std::option::Option<bool>,
                ::std::string::String,
            >,
            is_successful: ::std::result::Result<
                ::std::option::Option<bool>,
                ::std::string::String,
            >,
            result: ::std::result::Result<
                ::std::option::Option<::serde_json::Value>,
                ::std::string::String,
            >,
            status: ::std::result::Result<super::RunStatus, ::std::string::String>,
            task_id: ::std::result::Result<::std::string::String, ::std::string::String>,
            extra: ::std::result::Result<
                ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for Run {
            fn default() -> Self {
                Self {
                    id: Err("`id` is missing: set it with `.id(…)`".to_string()),
                    is_done: Ok(::std::default::Default::default()),
                    is_successful: Ok(::std::default::Default::default()),
                    result: Ok(::std::default::Default::default()),
                    status: Ok(super::defaults::run_status()),
                    task_id: Err(
                        "`task_id` is missing: set it with `.task_id(…)`".to_string(),
                    ),
                    extra: Ok(::std::default::Default::default()),
                }
            }
        }
        impl Run {
            /// Id of the run.
            pub fn id(mut self, value: impl Into<::std::string::String>) -> Self {
                self.id = Ok(value.into());
                self
            }
            /// True if the run has finished, successfully or not.
            pub fn is_done<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<bool, Form>,
            ) -> Self {
                self.is_done = crate::convert::named("is_done", value.into_optional());
                self
            }
            /// True if the run succeeded.
            pub fn is_successful<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<bool, Form>,
            ) -> Self {
                self.is_successful = crate::convert::named(
                    "is_successful",
                    value.into_optional(),
                );
                self
            }
            /// Result of the run. Any JSON value, including null.
            pub fn result(
                mut self,
                value: impl crate::convert::IntoOptionalJson,
            ) -> Self {
                self.result = Ok(
                    crate::convert::IntoOptionalJson::into_optional_json(value),
                );
                self
            }
            /// Current state of the run.
            pub fn status<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<super::RunStatus>,
                V::Error: ::std::fmt::Display,
            {
                self.status = crate::convert::named("status", value.try_into());
                self
            }
            /// Id of the task that was run.
            pub fn task_id(mut self, value: impl Into<::std::string::String>) -> Self {
                self.task_id = Ok(value.into());
                self
            }
            /// Fields that the document does not list, as they were received.
            pub fn extra<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<
                    ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                >,
                V::Error: ::std::fmt::Display,
            {
                self.extra = crate::convert::named("extra", value.try_into());
                self
            }
            /// Builds the [`Run`](super::Run).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<super::Run, super::error::ConversionError> {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<Run> for super::Run {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Run,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    id: value.id?,
                    is_done: value.is_done?,
                    is_successful: value.is_successful?,
                    result: value.result?,
                    status: value.status?,
                    task_id: value.task_id?,
                    extra: value.extra?,
                })
            }
        }
        impl ::std::convert::From<super::Run> for Run {
            fn from(value: super::Run) -> Self {
                Self {
                    id: Ok(value.id),
                    is_done: Ok(value.is_done),
                    is_successful: Ok(value.is_successful),
                    result: Ok(value.result),
                    status: Ok(value.status),
                    task_id: Ok(value.task_id),
                    extra: Ok(value.extra),
                }
            }
        }
        /// Builder of [`Task`](super::Task).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct Task {
            auth_context_id: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            id: ::std::result::Result<::std::string::String, ::std::string::String>,
            initial_url: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            json_schema: ::std::result::Result<
                ::std::option::Option<super::TaskJsonSchema>,
                ::std::string::String,
            >,
            model: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            name: ::std::result::Result<::std::string::String, ::std::string::String>,
            prompt: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            provider: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            response_format: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            session_timeout: ::std::result::Result<
                ::std::option::Option<i64>,
                ::std::string::String,
            >,
            webhook_url: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            extra: ::std::result::Result<
                ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for Task {
            fn default() -> Self {
                Self {
                    auth_context_id: Ok(::std::default::Default::default()),
                    id: Err("`id` is missing: set it with `.id(…)`".to_string()),
                    initial_url: Ok(::std::default::Default::default()),
                    json_schema: Ok(::std::default::Default::default()),
                    model: Ok(::std::default::Default::default()),
                    name: Err("`name` is missing: set it with `.name(…)`".to_string()),
                    prompt: Ok(::std::default::Default::default()),
                    provider: Ok(::std::default::Default::default()),
                    response_format: Ok(::std::default::Default::default()),
                    session_timeout: Ok(::std::default::Default::default()),
                    webhook_url: Ok(::std::default::Default::default()),
                    extra: Ok(::std::default::Default::default()),
                }
            }
        }
        impl Task {
            /// Id of the stored logins that the agent may use.
            pub fn auth_context_id<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.auth_context_id = crate::convert::named(
                    "auth_context_id",
                    value.into_optional(),
                );
                self
            }
            /// Id of the task.
            pub fn id(mut self, value: impl Into<::std::string::String>) -> Self {
                self.id = Ok(value.into());
                self
            }
            /// URL of the page on which the agent starts.
            pub fn initial_url<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.initial_url = crate::convert::named(
                    "initial_url",
                    value.into_optional(),
                );
                self
            }
            /// JSON Schema (Draft 7) for the results.
            pub fn json_schema<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<super::TaskJsonSchema, Form>,
            ) -> Self {
                self.json_schema = crate::convert::named(
                    "json_schema",
                    value.into_optional(),
                );
                self
            }
            /// Language model that the agent uses.
            pub fn model<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.model = crate::convert::named("model", value.into_optional());
                self
            }
            /// Name of the task.
            pub fn name(mut self, value: impl Into<::std::string::String>) -> Self {
                self.name = Ok(value.into());
                self
            }
            /// Instructions for the agent.
            pub fn prompt<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.prompt = crate::convert::named("prompt", value.into_optional());
                self
            }
            /// Provider of the language model.
            pub fn provider<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.provider = crate::convert::named("provider", value.into_optional());
                self
            }
            /// Format of the results: `text` or `json`.
            pub fn response_format<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.response_format = crate::convert::named(
                    "response_format",
                    value.into_optional(),
                );
                self
            }
            /// Time limit of a run, in seconds.
            pub fn session_timeout<Form>(
                mut self,
                value: impl crate::convert::IntoOptionalTime<
                    i64,
                    crate::convert::Seconds,
                    Form,
                >,
            ) -> Self {
                self.session_timeout = crate::convert::named(
                    "session_timeout",
                    value.into_optional_time(),
                );
                self
            }
            /// URL to which the service posts results.
            pub fn webhook_url<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.webhook_url = crate::convert::named(
                    "webhook_url",
                    value.into_optional(),
                );
                self
            }
            /// Fields that the document does not list, as they were received.
            pub fn extra<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<
                    ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                >,
                V::Error: ::std::fmt::Display,
            {
                self.extra = crate::convert::named("extra", value.try_into());
                self
            }
            /// Builds the [`Task`](super::Task).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<super::Task, super::error::ConversionError> {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<Task> for super::Task {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Task,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    auth_context_id: value.auth_context_id?,
                    id: value.id?,
                    initial_url: value.initial_url?,
                    json_schema: value.json_schema?,
                    model: value.model?,
                    name: value.name?,
                    prompt: value.prompt?,
                    provider: value.provider?,
                    response_format: value.response_format?,
                    session_timeout: value.session_timeout?,
                    webhook_url: value.webhook_url?,
                    extra: value.extra?,
                })
            }
        }
        impl ::std::convert::From<super::Task> for Task {
            fn from(value: super::Task) -> Self {
                Self {
                    auth_context_id: Ok(value.auth_context_id),
                    id: Ok(value.id),
                    initial_url: Ok(value.initial_url),
                    json_schema: Ok(value.json_schema),
                    model: Ok(value.model),
                    name: Ok(value.name),
                    prompt: Ok(value.prompt),
                    provider: Ok(value.provider),
                    response_format: Ok(value.response_format),
                    session_timeout: Ok(value.session_timeout),
                    webhook_url: Ok(value.webhook_url),
                    extra: Ok(value.extra),
                }
            }
        }
        /// Builder of [`TaskRunRequest`](super::TaskRunRequest).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct TaskRunRequest {
            auth_context_id: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            initial_url: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            json_schema: ::std::result::Result<
                ::std::option::Option<super::TaskRunRequestJsonSchema>,
                ::std::string::String,
            >,
            model: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            prompt: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            provider: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            response_format: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            session_timeout: ::std::result::Result<
                ::std::option::Option<i64>,
                ::std::string::String,
            >,
            wait_for_completion: ::std::result::Result<
                ::std::option::Option<bool>,
                ::std::string::String,
            >,
            webhook_url: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for TaskRunRequest {
            fn default() -> Self {
                Self {
                    auth_context_id: Ok(::std::default::Default::default()),
                    initial_url: Ok(::std::default::Default::default()),
                    json_schema: Ok(::std::default::Default::default()),
                    model: Ok(::std::default::Default::default()),
                    prompt: Ok(::std::default::Default::default()),
                    provider: Ok(::std::default::Default::default()),
                    response_format: Ok(::std::default::Default::default()),
                    session_timeout: Ok(::std::default::Default::default()),
                    wait_for_completion: Ok(::std::default::Default::default()),
                    webhook_url: Ok(::std::default::Default::default()),
                }
            }
        }
        impl TaskRunRequest {
            /// Id of the stored logins that the agent may use.
            pub fn auth_context_id<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.auth_context_id = crate::convert::named(
                    "auth_context_id",
                    value.into_optional(),
                );
                self
            }
            /// URL of the page on which the agent starts.
            pub fn initial_url<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.initial_url = crate::convert::named(
                    "initial_url",
                    value.into_optional(),
                );
                self
            }
            /// JSON Schema (Draft 7) for the result, as an object or as a string that contains JSON.
            pub fn json_schema<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<
                    super::TaskRunRequestJsonSchema,
                    Form,
                >,
            ) -> Self {
                self.json_schema = crate::convert::named(
                    "json_schema",
                    value.into_optional(),
                );
                self
            }
            /// Language model that the agent uses.
            pub fn model<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.model = crate::convert::named("model", value.into_optional());
                self
            }
            /// Instructions for the agent.
            pub fn prompt<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.prompt = crate::convert::named("prompt", value.into_optional());
                self
            }
            /// Provider of the language model.
            pub fn provider<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.provider = crate::convert::named("provider", value.into_optional());
                self
            }
            /// Format of the result: `text` or `json`.
            pub fn response_format<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.response_format = crate::convert::named(
                    "response_format",
                    value.into_optional(),
                );
                self
            }
            /// Time limit of the run, in seconds.
            pub fn session_timeout<Form>(
                mut self,
                value: impl crate::convert::IntoOptionalTime<
                    i64,
                    crate::convert::Seconds,
                    Form,
                >,
            ) -> Self {
                self.session_timeout = crate::convert::named(
                    "session_timeout",
                    value.into_optional_time(),
                );
                self
            }
            /// Holds the response until the run has finished. If false, the run continues in the background and the response contains only the ids.
            pub fn wait_for_completion<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<bool, Form>,
            ) -> Self {
                self.wait_for_completion = crate::convert::named(
                    "wait_for_completion",
                    value.into_optional(),
                );
                self
            }
            /// URL to which the service posts when the run has finished.
            pub fn webhook_url<Form>(
                mut self,
                value: impl crate::convert::IntoOptional<::std::string::String, Form>,
            ) -> Self {
                self.webhook_url = crate::convert::named(
                    "webhook_url",
                    value.into_optional(),
                );
                self
            }
            /// Builds the [`TaskRunRequest`](super::TaskRunRequest).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<
                super::TaskRunRequest,
                super::error::ConversionError,
            > {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<TaskRunRequest> for super::TaskRunRequest {
            type Error = super::error::ConversionError;
            fn try_from(
                value: TaskRunRequest,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    auth_context_id: value.auth_context_id?,
                    initial_url: value.initial_url?,
                    json_schema: value.json_schema?,
                    model: value.model?,
                    prompt: value.prompt?,
                    provider: value.provider?,
                    response_format: value.response_format?,
                    session_timeout: value.session_timeout?,
                    wait_for_completion: value.wait_for_completion?,
                    webhook_url: value.webhook_url?,
                    _non_exhaustive: (),
                })
            }
        }
        impl ::std::convert::From<super::TaskRunRequest> for TaskRunRequest {
            fn from(value: super::TaskRunRequest) -> Self {
                Self {
                    auth_context_id: Ok(value.auth_context_id),
                    initial_url: Ok(value.initial_url),
                    json_schema: Ok(value.json_schema),
                    model: Ok(value.model),
                    prompt: Ok(value.prompt),
                    provider: Ok(value.provider),
                    response_format: Ok(value.response_format),
                    session_timeout: Ok(value.session_timeout),
                    wait_for_completion: Ok(value.wait_for_completion),
                    webhook_url: Ok(value.webhook_url),
                }
            }
        }
        /// Builder of [`ValidationProblem`](super::ValidationProblem).
        #[derive(Clone, Debug)]
        #[derive(PartialEq)]
        pub struct ValidationProblem {
            input: ::std::result::Result<
                ::std::option::Option<::serde_json::Value>,
                ::std::string::String,
            >,
            loc: ::std::result::Result<
                ::std::vec::Vec<super::ValidationProblemLocItem>,
                ::std::string::String,
            >,
            msg: ::std::result::Result<::std::string::String, ::std::string::String>,
            type_: ::std::result::Result<::std::string::String, ::std::string::String>,
            extra: ::std::result::Result<
                ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for ValidationProblem {
            fn default() -> Self {
                Self {
                    input: Ok(::std::default::Default::default()),
                    loc: Err("`loc` is missing: set it with `.loc(…)`".to_string()),
                    msg: Err("`msg` is missing: set it with `.msg(…)`".to_string()),
                    type_: Err(
                        "`type_` is missing: set it with `.type_(…)`".to_string(),
                    ),
                    extra: Ok(::std::default::Default::default()),
                }
            }
        }
        impl ValidationProblem {
            /// The invalid value.
            pub fn input(
                mut self,
                value: impl crate::convert::IntoOptionalJson,
            ) -> Self {
                self.input = Ok(
                    crate::convert::IntoOptionalJson::into_optional_json(value),
                );
                self
            }
            /// Path to the invalid value, starting with the part of the request (body, path or query).
            pub fn loc<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<
                    ::std::vec::Vec<super::ValidationProblemLocItem>,
                >,
                V::Error: ::std::fmt::Display,
            {
                self.loc = crate::convert::named("loc", value.try_into());
                self
            }
            /// Human-readable message.
            pub fn msg(mut self, value: impl Into<::std::string::String>) -> Self {
                self.msg = Ok(value.into());
                self
            }
            /// Machine-readable error type.
            pub fn type_(mut self, value: impl Into<::std::string::String>) -> Self {
                self.type_ = Ok(value.into());
                self
            }
            /// Fields that the document does not list, as they were received.
            pub fn extra<V>(mut self, value: V) -> Self
            where
                V: ::std::convert::TryInto<
                    ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                >,
                V::Error: ::std::fmt::Display,
            {
                self.extra = crate::convert::named("extra", value.try_into());
                self
            }
            /// Builds the [`ValidationProblem`](super::ValidationProblem).
            ///
            /// # Errors
            ///
            /// A required value is missing or a value is invalid. The error names it.
            pub fn build(
                self,
            ) -> ::std::result::Result<
                super::ValidationProblem,
                super::error::ConversionError,
            > {
                ::std::convert::TryInto::try_into(self)
            }
        }
        impl ::std::convert::TryFrom<ValidationProblem> for super::ValidationProblem {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ValidationProblem,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    input: value.input?,
                    loc: value.loc?,
                    msg: value.msg?,
                    type_: value.type_?,
                    extra: value.extra?,
                })
            }
        }
        impl ::std::convert::From<super::ValidationProblem> for ValidationProblem {
            fn from(value: super::ValidationProblem) -> Self {
                Self {
                    input: Ok(value.input),
                    loc: Ok(value.loc),
                    msg: Ok(value.msg),
                    type_: Ok(value.type_),
                    extra: Ok(value.extra),
                }
            }
        }
    }
    /// Default values from the document.
    #[allow(dead_code)]
    pub mod defaults {
        pub(super) fn run_status() -> super::RunStatus {
            super::RunStatus::Pending
        }
    }
    /// Error types.
    pub mod error {
        /// Error from a `TryFrom` or `FromStr` implementation.
        pub struct ConversionError(::std::borrow::Cow<'static, str>);
        impl ::std::error::Error for ConversionError {}
        impl ::std::fmt::Display for ConversionError {
            fn fmt(
                &self,
                f: &mut ::std::fmt::Formatter<'_>,
            ) -> Result<(), ::std::fmt::Error> {
                ::std::fmt::Display::fmt(&self.0, f)
            }
        }
        impl ::std::fmt::Debug for ConversionError {
            fn fmt(
                &self,
                f: &mut ::std::fmt::Formatter<'_>,
            ) -> Result<(), ::std::fmt::Error> {
                ::std::fmt::Debug::fmt(&self.0, f)
            }
        }
        impl From<&'static str> for ConversionError {
            fn from(value: &'static str) -> Self {
                Self(value.into())
            }
        }
        impl From<String> for ConversionError {
            fn from(value: String) -> Self {
                Self(value.into())
            }
        }
    }
    impl RunStatus {
        /// Returns the value as it is in JSON.
        pub fn as_str(&self) -> &str {
            match self {
                Self::Success => "success",
                Self::Failure => "failure",
                Self::Pending => "pending",
                Self::Unknown(value) => value,
            }
        }
        /// Returns the documented variant of a value, if there is one.
        fn listed(value: &str) -> ::std::option::Option<Self> {
            match value {
                "success" => ::std::option::Option::Some(Self::Success),
                "failure" => ::std::option::Option::Some(Self::Failure),
                "pending" => ::std::option::Option::Some(Self::Pending),
                _ => ::std::option::Option::None,
            }
        }
    }
    impl ::std::fmt::Display for RunStatus {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.pad(self.as_str())
        }
    }
    impl ::std::convert::AsRef<str> for RunStatus {
        fn as_ref(&self) -> &str {
            self.as_str()
        }
    }
    impl ::std::cmp::PartialEq<str> for RunStatus {
        fn eq(&self, other: &str) -> bool {
            self.as_str() == other
        }
    }
    impl ::std::cmp::PartialEq<&str> for RunStatus {
        fn eq(&self, other: &&str) -> bool {
            self.as_str() == *other
        }
    }
    impl ::std::cmp::PartialEq<::std::string::String> for RunStatus {
        fn eq(&self, other: &::std::string::String) -> bool {
            self.as_str() == other
        }
    }
    impl ::std::cmp::PartialEq<RunStatus> for str {
        fn eq(&self, other: &RunStatus) -> bool {
            self == other.as_str()
        }
    }
    impl ::std::cmp::PartialEq<RunStatus> for &str {
        fn eq(&self, other: &RunStatus) -> bool {
            *self == other.as_str()
        }
    }
    impl ::std::cmp::PartialEq<RunStatus> for ::std::string::String {
        fn eq(&self, other: &RunStatus) -> bool {
            self == other.as_str()
        }
    }
    impl ::std::convert::From<&str> for RunStatus {
        fn from(value: &str) -> Self {
            Self::listed(value).unwrap_or_else(|| Self::Unknown(value.to_owned()))
        }
    }
    impl ::std::convert::From<&::std::string::String> for RunStatus {
        fn from(value: &::std::string::String) -> Self {
            value.as_str().into()
        }
    }
    impl ::std::convert::From<::std::string::String> for RunStatus {
        fn from(value: ::std::string::String) -> Self {
            Self::listed(&value).unwrap_or(Self::Unknown(value))
        }
    }
    impl ::std::str::FromStr for RunStatus {
        type Err = ::std::convert::Infallible;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, ::std::convert::Infallible> {
            ::std::result::Result::Ok(value.into())
        }
    }
    impl ::serde::Serialize for RunStatus {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }
    impl<'de> ::serde::Deserialize<'de> for RunStatus {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            <::std::string::String as ::serde::Deserialize>::deserialize(deserializer)
                .map(::std::convert::From::from)
        }
    }
    impl ::std::convert::From<&str> for ErrorBodyDetail {
        fn from(value: &str) -> Self {
            Self::String(value.to_owned())
        }
    }
    impl ::std::convert::From<&::std::string::String> for ErrorBodyDetail {
        fn from(value: &::std::string::String) -> Self {
            Self::String(value.to_owned())
        }
    }
    impl ::std::convert::From<::std::string::String> for ErrorBodyDetail {
        fn from(value: ::std::string::String) -> Self {
            Self::String(value)
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ErrorBodyDetail {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            ::serde_json::from_value(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::From<&str> for NewRunRequestJsonSchema {
        fn from(value: &str) -> Self {
            Self::String(value.to_owned())
        }
    }
    impl ::std::convert::From<&::std::string::String> for NewRunRequestJsonSchema {
        fn from(value: &::std::string::String) -> Self {
            Self::String(value.to_owned())
        }
    }
    impl ::std::convert::From<::std::string::String> for NewRunRequestJsonSchema {
        fn from(value: ::std::string::String) -> Self {
            Self::String(value)
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for NewRunRequestJsonSchema {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            ::serde_json::from_value(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::From<&str> for TaskJsonSchema {
        fn from(value: &str) -> Self {
            Self::String(value.to_owned())
        }
    }
    impl ::std::convert::From<&::std::string::String> for TaskJsonSchema {
        fn from(value: &::std::string::String) -> Self {
            Self::String(value.to_owned())
        }
    }
    impl ::std::convert::From<::std::string::String> for TaskJsonSchema {
        fn from(value: ::std::string::String) -> Self {
            Self::String(value)
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for TaskJsonSchema {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            ::serde_json::from_value(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::From<&str> for TaskRunRequestJsonSchema {
        fn from(value: &str) -> Self {
            Self::String(value.to_owned())
        }
    }
    impl ::std::convert::From<&::std::string::String> for TaskRunRequestJsonSchema {
        fn from(value: &::std::string::String) -> Self {
            Self::String(value.to_owned())
        }
    }
    impl ::std::convert::From<::std::string::String> for TaskRunRequestJsonSchema {
        fn from(value: ::std::string::String) -> Self {
            Self::String(value)
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for TaskRunRequestJsonSchema {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            ::serde_json::from_value(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::From<&str> for ValidationProblemLocItem {
        fn from(value: &str) -> Self {
            Self::String(value.to_owned())
        }
    }
    impl ::std::convert::From<&::std::string::String> for ValidationProblemLocItem {
        fn from(value: &::std::string::String) -> Self {
            Self::String(value.to_owned())
        }
    }
    impl ::std::convert::From<::std::string::String> for ValidationProblemLocItem {
        fn from(value: ::std::string::String) -> Self {
            Self::String(value)
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ValidationProblemLocItem {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            ::serde_json::from_value(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::From<&NewRunRequest> for NewRunRequest {
        fn from(value: &NewRunRequest) -> Self {
            value.clone()
        }
    }
    impl ::std::convert::TryFrom<&::serde_json::Value> for NewRunRequest {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.clone().try_into()
        }
    }
    impl ::std::convert::From<&TaskRunRequest> for TaskRunRequest {
        fn from(value: &TaskRunRequest) -> Self {
            value.clone()
        }
    }
    impl ::std::convert::TryFrom<&::serde_json::Value> for TaskRunRequest {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.clone().try_into()
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ErrorBody {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for NewRunRequest {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for Run {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for Task {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for TaskRunRequest {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
    impl ::std::convert::TryFrom<::serde_json::Value> for ValidationProblem {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::serde_json::Value,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            crate::convert::from_json(value).map_err(|error| error.to_string().into())
        }
    }
}
/// The operations as the document describes them.
pub mod operations {
    #[allow(unused_imports)]
    use crate::auth::{Placement, Scheme};
    #[allow(unused_imports)]
    use crate::operation::Operation;
    #[allow(unused_imports)]
    use ::reqwest::Method;
    /// `POST /runs`
    pub static RUN_NEW_TASK: Operation = Operation::new(
            "run_new_task",
            Method::POST,
            "/runs",
        )
        .with_security(SCHEMES, &[&[0]]);
    /// `GET /runs/{run_id}`
    pub static GET_RUN: Operation = Operation::new(
            "get_run",
            Method::GET,
            "/runs/{run_id}",
        )
        .with_security(SCHEMES, &[&[0]]);
    /// `GET /tasks/{task_id}`
    pub static GET_TASK: Operation = Operation::new(
            "get_task",
            Method::GET,
            "/tasks/{task_id}",
        )
        .with_security(SCHEMES, &[&[0]]);
    /// `POST /tasks/{task_id}/runs`
    pub static RUN_EXISTING_TASK: Operation = Operation::new(
            "run_existing_task",
            Method::POST,
            "/tasks/{task_id}/runs",
        )
        .with_security(SCHEMES, &[&[0]]);
    /// All operations, in document order.
    pub static ALL: &[&Operation] = &[
        &RUN_NEW_TASK,
        &GET_RUN,
        &GET_TASK,
        &RUN_EXISTING_TASK,
    ];
    /// The security schemes.
    pub(crate) static SCHEMES: &[Scheme] = &[
        Scheme {
            setter: "api_key",
            variable: "WEBAGENT_API_KEY",
            placement: Placement::Header {
                name: "x-api-key",
                prefix: "",
            },
        },
    ];
    /// The variables of the server URLs, with their defaults.
    pub(crate) static SERVER_VARIABLES: &[(&str, &str)] = &[];
}
