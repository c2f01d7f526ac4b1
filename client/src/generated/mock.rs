// @generated from openapi.yaml by `cargo xtask generate`. Do not edit: change the document.

pub mod operations {
    //! [`When`](::httpmock::When) and [`Then`](::httpmock::Then) wrappers for each operation. `into_inner`
    //! returns the wrapped value, for anything that has no method here.
    #[allow(unused_imports, reason = "the document decides what is needed")]
    use crate::{parameter::Style, types};
    /// Expected request of [`run_new_task`](crate::Client::run_new_task), `POST /runs`.
    pub struct RunNewTaskWhen(::httpmock::When);
    impl RunNewTaskWhen {
        /// Wraps the value that `httpmock` passes to a mock.
        pub fn new(inner: ::httpmock::When) -> Self {
            Self(crate::mock::path(inner.method(::httpmock::Method::POST), "/runs"))
        }
        /// Returns the wrapped value, for anything that has no method here.
        pub fn into_inner(self) -> ::httpmock::When {
            self.0
        }
        /// Expects this body, compared as JSON.
        pub fn body(self, value: &types::NewRunRequest) -> Self {
            Self(self.0.json_body_obj(&value))
        }
    }
    /// The response to [`run_new_task`](crate::Client::run_new_task), `POST /runs`.
    pub struct RunNewTaskThen(::httpmock::Then);
    impl RunNewTaskThen {
        /// Wraps the value that `httpmock` passes to a mock.
        pub fn new(inner: ::httpmock::Then) -> Self {
            Self(inner)
        }
        /// Returns the wrapped value, for anything that has no method here.
        pub fn into_inner(self) -> ::httpmock::Then {
            self.0
        }
        /// Responds with 200 and this body.
        pub fn ok(self, value: &types::Run) -> Self {
            Self(
                self
                    .0
                    .status(200u16)
                    .header("content-type", "application/json")
                    .json_body_obj(&value),
            )
        }
        /// Responds with 4XX and this body.
        ///
        /// # Panics
        ///
        /// The status is outside this class.
        #[track_caller]
        pub fn client_error(self, status: u16, value: &types::ErrorBody) -> Self {
            assert_eq!(status / 100u16, 4u16);
            Self(
                self
                    .0
                    .status(status)
                    .header("content-type", "application/json")
                    .json_body_obj(&value),
            )
        }
        /// Responds with 5XX and this body.
        ///
        /// # Panics
        ///
        /// The status is outside this class.
        #[track_caller]
        pub fn server_error(self, status: u16, value: &types::ErrorBody) -> Self {
            assert_eq!(status / 100u16, 5u16);
            Self(
                self
                    .0
                    .status(status)
                    .header("content-type", "application/json")
                    .json_body_obj(&value),
            )
        }
    }
    /// Expected request of [`get_run`](crate::Client::get_run), `GET /runs/{run_id}`.
    pub struct GetRunWhen(::httpmock::When);
    impl GetRunWhen {
        /// Wraps the value that `httpmock` passes to a mock.
        pub fn new(inner: ::httpmock::When) -> Self {
            Self(
                crate::mock::path(
                    inner.method(::httpmock::Method::GET),
                    "/runs/{run_id}",
                ),
            )
        }
        /// Returns the wrapped value, for anything that has no method here.
        pub fn into_inner(self) -> ::httpmock::When {
            self.0
        }
        /// Expects this value of `run_id` in the path, literally.
        pub fn run_id(self, value: &str) -> Self {
            Self(
                crate::mock::segment(
                    self.0,
                    "/runs/{run_id}",
                    "run_id",
                    &value,
                    Style::Simple,
                ),
            )
        }
    }
    /// The response to [`get_run`](crate::Client::get_run), `GET /runs/{run_id}`.
    pub struct GetRunThen(::httpmock::Then);
    impl GetRunThen {
        /// Wraps the value that `httpmock` passes to a mock.
        pub fn new(inner: ::httpmock::Then) -> Self {
            Self(inner)
        }
        /// Returns the wrapped value, for anything that has no method here.
        pub fn into_inner(self) -> ::httpmock::Then {
            self.0
        }
        /// Responds with 200 and this body.
        pub fn ok(self, value: &types::Run) -> Self {
            Self(
                self
                    .0
                    .status(200u16)
                    .header("content-type", "application/json")
                    .json_body_obj(&value),
            )
        }
        /// Responds with 4XX and this body.
        ///
        /// # Panics
        ///
        /// The status is outside this class.
        #[track_caller]
        pub fn client_error(self, status: u16, value: &types::ErrorBody) -> Self {
            assert_eq!(status / 100u16, 4u16);
            Self(
                self
                    .0
                    .status(status)
                    .header("content-type", "application/json")
                    .json_body_obj(&value),
            )
        }
        /// Responds with 5XX and this body.
        ///
        /// # Panics
        ///
        /// The status is outside this class.
        #[track_caller]
        pub fn server_error(self, status: u16, value: &types::ErrorBody) -> Self {
            assert_eq!(status / 100u16, 5u16);
            Self(
                self
                    .0
                    .status(status)
                    .header("content-type", "application/json")
                    .json_body_obj(&value),
            )
        }
    }
    /// Expected request of [`get_task`](crate::Client::get_task), `GET /tasks/{task_id}`.
    pub struct GetTaskWhen(::httpmock::When);
    impl GetTaskWhen {
        /// Wraps the value that `httpmock` passes to a mock.
        pub fn new(inner: ::httpmock::When) -> Self {
            Self(
                crate::mock::path(
                    inner.method(::httpmock::Method::GET),
                    "/tasks/{task_id}",
                ),
            )
        }
        /// Returns the wrapped value, for anything that has no method here.
        pub fn into_inner(self) -> ::httpmock::When {
            self.0
        }
        /// Expects this value of `task_id` in the path, literally.
        pub fn task_id(self, value: &str) -> Self {
            Self(
                crate::mock::segment(
                    self.0,
                    "/tasks/{task_id}",
                    "task_id",
                    &value,
                    Style::Simple,
                ),
            )
        }
    }
    /// The response to [`get_task`](crate::Client::get_task), `GET /tasks/{task_id}`.
    pub struct GetTaskThen(::httpmock::Then);
    impl GetTaskThen {
        /// Wraps the value that `httpmock` passes to a mock.
        pub fn new(inner: ::httpmock::Then) -> Self {
            Self(inner)
        }
        /// Returns the wrapped value, for anything that has no method here.
        pub fn into_inner(self) -> ::httpmock::Then {
            self.0
        }
        /// Responds with 200 and this body.
        pub fn ok(self, value: &types::Task) -> Self {
            Self(
                self
                    .0
                    .status(200u16)
                    .header("content-type", "application/json")
                    .json_body_obj(&value),
            )
        }
        /// Responds with 4XX and this body.
        ///
        /// # Panics
        ///
        /// The status is outside this class.
        #[track_caller]
        pub fn client_error(self, status: u16, value: &types::ErrorBody) -> Self {
            assert_eq!(status / 100u16, 4u16);
            Self(
                self
                    .0
                    .status(status)
                    .header("content-type", "application/json")
                    .json_body_obj(&value),
            )
        }
        /// Responds with 5XX and this body.
        ///
        /// # Panics
        ///
        /// The status is outside this class.
        #[track_caller]
        pub fn server_error(self, status: u16, value: &types::ErrorBody) -> Self {
            assert_eq!(status / 100u16, 5u16);
            Self(
                self
                    .0
                    .status(status)
                    .header("content-type", "application/json")
                    .json_body_obj(&value),
            )
        }
    }
    /// Expected request of [`run_existing_task`](crate::Client::run_existing_task), `POST /tasks/{task_id}/runs`.
    pub struct RunExistingTaskWhen(::httpmock::When);
    impl RunExistingTaskWhen {
        /// Wraps the value that `httpmock` passes to a mock.
        pub fn new(inner: ::httpmock::When) -> Self {
            Self(
                crate::mock::path(
                    inner.method(::httpmock::Method::POST),
                    "/tasks/{task_id}/runs",
                ),
            )
        }
        /// Returns the wrapped value, for anything that has no method here.
        pub fn into_inner(self) -> ::httpmock::When {
            self.0
        }
        /// Expects this value of `task_id` in the path, literally.
        pub fn task_id(self, value: &str) -> Self {
            Self(
                crate::mock::segment(
                    self.0,
                    "/tasks/{task_id}/runs",
                    "task_id",
                    &value,
                    Style::Simple,
                ),
            )
        }
        /// Expects this body, compared as JSON.
        pub fn body(self, value: &types::TaskRunRequest) -> Self {
            Self(self.0.json_body_obj(&value))
        }
    }
    /// The response to [`run_existing_task`](crate::Client::run_existing_task), `POST /tasks/{task_id}/runs`.
    pub struct RunExistingTaskThen(::httpmock::Then);
    impl RunExistingTaskThen {
        /// Wraps the value that `httpmock` passes to a mock.
        pub fn new(inner: ::httpmock::Then) -> Self {
            Self(inner)
        }
        /// Returns the wrapped value, for anything that has no method here.
        pub fn into_inner(self) -> ::httpmock::Then {
            self.0
        }
        /// Responds with 200 and this body.
        pub fn ok(self, value: &types::Run) -> Self {
            Self(
                self
                    .0
                    .status(200u16)
                    .header("content-type", "application/json")
                    .json_body_obj(&value),
            )
        }
        /// Responds with 4XX and this body.
        ///
        /// # Panics
        ///
        /// The status is outside this class.
        #[track_caller]
        pub fn client_error(self, status: u16, value: &types::ErrorBody) -> Self {
            assert_eq!(status / 100u16, 4u16);
            Self(
                self
                    .0
                    .status(status)
                    .header("content-type", "application/json")
                    .json_body_obj(&value),
            )
        }
        /// Responds with 5XX and this body.
        ///
        /// # Panics
        ///
        /// The status is outside this class.
        #[track_caller]
        pub fn server_error(self, status: u16, value: &types::ErrorBody) -> Self {
            assert_eq!(status / 100u16, 5u16);
            Self(
                self
                    .0
                    .status(status)
                    .header("content-type", "application/json")
                    .json_body_obj(&value),
            )
        }
    }
}
/// An extension trait for [`MockServer`](::httpmock::MockServer) with a method for each operation, which is
/// [`mock()`](::httpmock::MockServer::mock) with typed arguments.
pub trait MockServerExt {
    /// Mocks [`run_new_task`](crate::Client::run_new_task), `POST /runs`.
    fn run_new_task<F>(&self, config_fn: F) -> ::httpmock::Mock<'_>
    where
        F: FnOnce(operations::RunNewTaskWhen, operations::RunNewTaskThen);
    /// Mocks [`get_run`](crate::Client::get_run), `GET /runs/{run_id}`.
    fn get_run<F>(&self, config_fn: F) -> ::httpmock::Mock<'_>
    where
        F: FnOnce(operations::GetRunWhen, operations::GetRunThen);
    /// Mocks [`get_task`](crate::Client::get_task), `GET /tasks/{task_id}`.
    fn get_task<F>(&self, config_fn: F) -> ::httpmock::Mock<'_>
    where
        F: FnOnce(operations::GetTaskWhen, operations::GetTaskThen);
    /// Mocks [`run_existing_task`](crate::Client::run_existing_task), `POST /tasks/{task_id}/runs`.
    fn run_existing_task<F>(&self, config_fn: F) -> ::httpmock::Mock<'_>
    where
        F: FnOnce(operations::RunExistingTaskWhen, operations::RunExistingTaskThen);
}
impl MockServerExt for ::httpmock::MockServer {
    fn run_new_task<F>(&self, config_fn: F) -> ::httpmock::Mock<'_>
    where
        F: FnOnce(operations::RunNewTaskWhen, operations::RunNewTaskThen),
    {
        self.mock(|when, then| {
            config_fn(
                operations::RunNewTaskWhen::new(when),
                operations::RunNewTaskThen::new(then),
            );
        })
    }
    fn get_run<F>(&self, config_fn: F) -> ::httpmock::Mock<'_>
    where
        F: FnOnce(operations::GetRunWhen, operations::GetRunThen),
    {
        self.mock(|when, then| {
            config_fn(
                operations::GetRunWhen::new(when),
                operations::GetRunThen::new(then),
            );
        })
    }
    fn get_task<F>(&self, config_fn: F) -> ::httpmock::Mock<'_>
    where
        F: FnOnce(operations::GetTaskWhen, operations::GetTaskThen),
    {
        self.mock(|when, then| {
            config_fn(
                operations::GetTaskWhen::new(when),
                operations::GetTaskThen::new(then),
            );
        })
    }
    fn run_existing_task<F>(&self, config_fn: F) -> ::httpmock::Mock<'_>
    where
        F: FnOnce(operations::RunExistingTaskWhen, operations::RunExistingTaskThen),
    {
        self.mock(|when, then| {
            config_fn(
                operations::RunExistingTaskWhen::new(when),
                operations::RunExistingTaskThen::new(then),
            );
        })
    }
}
