// @generated from openapi.yaml by `cargo xtask generate`. Do not edit: change the document.

#[allow(unused_imports, reason = "the document decides what is needed")]
use super::command::{Body, Call, Command, Outcome, Flag, Kind, fits};
use super::args::Args;
#[allow(unused_imports, reason = "the document decides whether there are types")]
use crate::{Client, operations, types};
/// Returns the commands in document order.
pub(super) static COMMANDS: &[Command] = &[
    Command {
        operation: &operations::RUN_NEW_TASK,
        name: "run-new-task",
        summary: "Run a new task",
        description: "Creates a task from the body and starts its first run.",
        parameters: &[],
        body: Some(Body::Object {
            properties: &[
                Flag {
                    name: "auth_context_id",
                    long: "auth-context-id",
                    help: "Id of the stored logins that the agent may use.",
                    kind: Kind::Text,
                    values: &[],
                    is_list: false,
                    is_required: false,
                    check: fits::<::std::string::String>,
                },
                Flag {
                    name: "initial_url",
                    long: "initial-url",
                    help: "URL of the page on which the agent starts.",
                    kind: Kind::Text,
                    values: &[],
                    is_list: false,
                    is_required: false,
                    check: fits::<::std::string::String>,
                },
                Flag {
                    name: "json_schema",
                    long: "json-schema",
                    help: "JSON Schema (Draft 7) for the result, as an object or as a string that contains JSON.",
                    kind: Kind::Text,
                    values: &[],
                    is_list: false,
                    is_required: false,
                    check: fits::<types::NewRunRequestJsonSchema>,
                },
                Flag {
                    name: "model",
                    long: "model",
                    help: "Language model that the agent uses. Default of the service: \"gpt-4.1\".",
                    kind: Kind::Text,
                    values: &[],
                    is_list: false,
                    is_required: false,
                    check: fits::<::std::string::String>,
                },
                Flag {
                    name: "prompt",
                    long: "prompt",
                    help: "Instructions for the agent.",
                    kind: Kind::Text,
                    values: &[],
                    is_list: false,
                    is_required: true,
                    check: fits::<types::NewRunRequestPrompt>,
                },
                Flag {
                    name: "provider",
                    long: "provider",
                    help: "Provider of the language model. Default of the service: \"openai\".",
                    kind: Kind::Text,
                    values: &[],
                    is_list: false,
                    is_required: false,
                    check: fits::<::std::string::String>,
                },
                Flag {
                    name: "response_format",
                    long: "response-format",
                    help: "Format of the result: `text` or `json`. Default of the service: \"text\".",
                    kind: Kind::Text,
                    values: &[],
                    is_list: false,
                    is_required: false,
                    check: fits::<::std::string::String>,
                },
                Flag {
                    name: "session_timeout",
                    long: "session-timeout",
                    help: "Time limit of the run, in seconds. Default of the service: 900.",
                    kind: Kind::Integer,
                    values: &[],
                    is_list: false,
                    is_required: false,
                    check: fits::<i64>,
                },
                Flag {
                    name: "wait_for_completion",
                    long: "wait-for-completion",
                    help: "Holds the response until the run has finished. If false, the run continues in the background and the response contains only the ids. Default of the service: false.",
                    kind: Kind::Boolean,
                    values: &[],
                    is_list: false,
                    is_required: false,
                    check: fits::<bool>,
                },
                Flag {
                    name: "webhook_url",
                    long: "webhook-url",
                    help: "URL to which the service posts when the run has finished.",
                    kind: Kind::Text,
                    values: &[],
                    is_list: false,
                    is_required: false,
                    check: fits::<::std::string::String>,
                },
            ],
            is_open: false,
        }),
        needs_body: true,
        waits: true,
        call: call_run_new_task,
    },
    Command {
        operation: &operations::GET_RUN,
        name: "get-run",
        summary: "Get a run",
        description: "Returns the current state of the run.",
        parameters: &[
            Flag {
                name: "run_id",
                long: "run-id",
                help: "Id of the run.",
                kind: Kind::Text,
                values: &[],
                is_list: false,
                is_required: true,
                check: fits::<::std::string::String>,
            },
        ],
        body: None,
        needs_body: false,
        waits: true,
        call: call_get_run,
    },
    Command {
        operation: &operations::GET_TASK,
        name: "get-task",
        summary: "Get a task",
        description: "Returns the task and its settings.",
        parameters: &[
            Flag {
                name: "task_id",
                long: "task-id",
                help: "Id of the stored task.",
                kind: Kind::Text,
                values: &[],
                is_list: false,
                is_required: true,
                check: fits::<::std::string::String>,
            },
        ],
        body: None,
        needs_body: false,
        waits: false,
        call: call_get_task,
    },
    Command {
        operation: &operations::RUN_EXISTING_TASK,
        name: "run-existing-task",
        summary: "Run an existing task",
        description: "Starts a run of a stored task. Each field in the body overrides the task's value for this run. If a field is absent or null, the task's value is used.",
        parameters: &[
            Flag {
                name: "task_id",
                long: "task-id",
                help: "Id of the stored task.",
                kind: Kind::Text,
                values: &[],
                is_list: false,
                is_required: true,
                check: fits::<::std::string::String>,
            },
        ],
        body: Some(Body::Object {
            properties: &[
                Flag {
                    name: "auth_context_id",
                    long: "auth-context-id",
                    help: "Id of the stored logins that the agent may use.",
                    kind: Kind::Text,
                    values: &[],
                    is_list: false,
                    is_required: false,
                    check: fits::<::std::string::String>,
                },
                Flag {
                    name: "initial_url",
                    long: "initial-url",
                    help: "URL of the page on which the agent starts.",
                    kind: Kind::Text,
                    values: &[],
                    is_list: false,
                    is_required: false,
                    check: fits::<::std::string::String>,
                },
                Flag {
                    name: "json_schema",
                    long: "json-schema",
                    help: "JSON Schema (Draft 7) for the result, as an object or as a string that contains JSON.",
                    kind: Kind::Text,
                    values: &[],
                    is_list: false,
                    is_required: false,
                    check: fits::<types::TaskRunRequestJsonSchema>,
                },
                Flag {
                    name: "model",
                    long: "model",
                    help: "Language model that the agent uses.",
                    kind: Kind::Text,
                    values: &[],
                    is_list: false,
                    is_required: false,
                    check: fits::<::std::string::String>,
                },
                Flag {
                    name: "prompt",
                    long: "prompt",
                    help: "Instructions for the agent.",
                    kind: Kind::Text,
                    values: &[],
                    is_list: false,
                    is_required: false,
                    check: fits::<::std::string::String>,
                },
                Flag {
                    name: "provider",
                    long: "provider",
                    help: "Provider of the language model.",
                    kind: Kind::Text,
                    values: &[],
                    is_list: false,
                    is_required: false,
                    check: fits::<::std::string::String>,
                },
                Flag {
                    name: "response_format",
                    long: "response-format",
                    help: "Format of the result: `text` or `json`.",
                    kind: Kind::Text,
                    values: &[],
                    is_list: false,
                    is_required: false,
                    check: fits::<::std::string::String>,
                },
                Flag {
                    name: "session_timeout",
                    long: "session-timeout",
                    help: "Time limit of the run, in seconds.",
                    kind: Kind::Integer,
                    values: &[],
                    is_list: false,
                    is_required: false,
                    check: fits::<i64>,
                },
                Flag {
                    name: "wait_for_completion",
                    long: "wait-for-completion",
                    help: "Holds the response until the run has finished. If false, the run continues in the background and the response contains only the ids.",
                    kind: Kind::Boolean,
                    values: &[],
                    is_list: false,
                    is_required: false,
                    check: fits::<bool>,
                },
                Flag {
                    name: "webhook_url",
                    long: "webhook-url",
                    help: "URL to which the service posts when the run has finished.",
                    kind: Kind::Text,
                    values: &[],
                    is_list: false,
                    is_required: false,
                    check: fits::<::std::string::String>,
                },
            ],
            is_open: false,
        }),
        needs_body: true,
        waits: true,
        call: call_run_existing_task,
    },
];
#[allow(unused_mut, unused_variables, reason = "the document decides what is needed")]
fn call_run_new_task<'a>(client: &'a Client, args: &'a Args) -> Call<'a> {
    Box::pin(async move {
        let mut request = client.run_new_task();
        request = request.body(args.body::<types::NewRunRequest>()?);
        if args.waits() {
            return args.wait(request.wait()).await;
        }
        Ok(Outcome::json(request.send().await?))
    })
}
#[allow(unused_mut, unused_variables, reason = "the document decides what is needed")]
fn call_get_run<'a>(client: &'a Client, args: &'a Args) -> Call<'a> {
    Box::pin(async move {
        if args.waits() && let Some(id) = args.parameter::<String>("run_id")? {
            return args.wait(client.wait_for_run(id)).await;
        }
        let mut request = client.get_run();
        if let Some(value) = args.parameter::<::std::string::String>("run_id")? {
            request = request.run_id(value);
        }
        Ok(Outcome::json(request.send().await?))
    })
}
#[allow(unused_mut, unused_variables, reason = "the document decides what is needed")]
fn call_get_task<'a>(client: &'a Client, args: &'a Args) -> Call<'a> {
    Box::pin(async move {
        let mut request = client.get_task();
        if let Some(value) = args.parameter::<::std::string::String>("task_id")? {
            request = request.task_id(value);
        }
        Ok(Outcome::json(request.send().await?))
    })
}
#[allow(unused_mut, unused_variables, reason = "the document decides what is needed")]
fn call_run_existing_task<'a>(client: &'a Client, args: &'a Args) -> Call<'a> {
    Box::pin(async move {
        let mut request = client.run_existing_task();
        if let Some(value) = args.parameter::<::std::string::String>("task_id")? {
            request = request.task_id(value);
        }
        request = request.body(args.body::<types::TaskRunRequest>()?);
        if args.waits() {
            return args.wait(request.wait()).await;
        }
        Ok(Outcome::json(request.send().await?))
    })
}
