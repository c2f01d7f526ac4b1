// @generated from openapi.yaml by `cargo xtask generate`. Do not edit: change the document.

#[allow(unused_imports, reason = "the document decides what is needed")]
use super::command::{Body, Call, Command, Done, Flag, Kind, fits};
use super::args::Args;
#[allow(unused_imports, reason = "the document decides whether there are types")]
use crate::{Client, operations, types};
/// The commands, in the order of the document.
pub(super) static COMMANDS: &[Command] = &[
    Command {
        operation: &operations::RUN_NEW_TASK,
        name: "run-new-task",
        summary: "Run a new task",
        description: "Makes a task of the body and starts its first run.",
        parameters: &[],
        body: Some(Body::Object {
            properties: &[
                Flag {
                    name: "auth_context_id",
                    long: "auth-context-id",
                    help: "Identifies the stored logins that the agent may use.",
                    kind: Kind::Text,
                    values: &[],
                    is_list: false,
                    is_required: false,
                    check: fits::<::std::string::String>,
                },
                Flag {
                    name: "initial_url",
                    long: "initial-url",
                    help: "Page on which the agent begins.",
                    kind: Kind::Text,
                    values: &[],
                    is_list: false,
                    is_required: false,
                    check: fits::<::std::string::String>,
                },
                Flag {
                    name: "json_schema",
                    long: "json-schema",
                    help: "JSON Schema (Draft 7) that the result is to follow, as an object or as a string that holds one.",
                    kind: Kind::Text,
                    values: &[],
                    is_list: false,
                    is_required: false,
                    check: fits::<types::NewRunRequestJsonSchema>,
                },
                Flag {
                    name: "model",
                    long: "model",
                    help: "Name of the language model that drives the agent. Default of the service: \"gpt-4.1\".",
                    kind: Kind::Text,
                    values: &[],
                    is_list: false,
                    is_required: false,
                    check: fits::<::std::string::String>,
                },
                Flag {
                    name: "prompt",
                    long: "prompt",
                    help: "What the agent is to do.",
                    kind: Kind::Text,
                    values: &[],
                    is_list: false,
                    is_required: true,
                    check: fits::<types::NewRunRequestPrompt>,
                },
                Flag {
                    name: "provider",
                    long: "provider",
                    help: "Who serves the language model. Default of the service: \"openai\".",
                    kind: Kind::Text,
                    values: &[],
                    is_list: false,
                    is_required: false,
                    check: fits::<::std::string::String>,
                },
                Flag {
                    name: "response_format",
                    long: "response-format",
                    help: "Form of the result, text or JSON. Default of the service: \"text\".",
                    kind: Kind::Text,
                    values: &[],
                    is_list: false,
                    is_required: false,
                    check: fits::<::std::string::String>,
                },
                Flag {
                    name: "session_timeout",
                    long: "session-timeout",
                    help: "How long the run may take, in seconds. Default of the service: 900.",
                    kind: Kind::Integer,
                    values: &[],
                    is_list: false,
                    is_required: false,
                    check: fits::<i64>,
                },
                Flag {
                    name: "wait_for_completion",
                    long: "wait-for-completion",
                    help: "Whether the answer waits until the run is done. With false the run goes on in the background and the answer holds only the ids. Default of the service: false.",
                    kind: Kind::Boolean,
                    values: &[],
                    is_list: false,
                    is_required: false,
                    check: fits::<bool>,
                },
                Flag {
                    name: "webhook_url",
                    long: "webhook-url",
                    help: "Address that the service posts the result to.",
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
        description: "The run as it is now.",
        parameters: &[
            Flag {
                name: "run_id",
                long: "run-id",
                help: "Identifies the run.",
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
        description: "The stored task with its settings.",
        parameters: &[
            Flag {
                name: "task_id",
                long: "task-id",
                help: "Identifies the stored task.",
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
        description: "Starts a run of a stored task. Every field of the body that is given replaces the task's own value for this run; a field that is absent or null leaves the task's value in place.",
        parameters: &[
            Flag {
                name: "task_id",
                long: "task-id",
                help: "Identifies the stored task.",
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
                    help: "Identifies the stored logins that the agent may use.",
                    kind: Kind::Text,
                    values: &[],
                    is_list: false,
                    is_required: false,
                    check: fits::<::std::string::String>,
                },
                Flag {
                    name: "initial_url",
                    long: "initial-url",
                    help: "Page on which the agent begins.",
                    kind: Kind::Text,
                    values: &[],
                    is_list: false,
                    is_required: false,
                    check: fits::<::std::string::String>,
                },
                Flag {
                    name: "json_schema",
                    long: "json-schema",
                    help: "JSON Schema (Draft 7) that the result is to follow, as an object or as a string that holds one.",
                    kind: Kind::Text,
                    values: &[],
                    is_list: false,
                    is_required: false,
                    check: fits::<types::TaskRunRequestJsonSchema>,
                },
                Flag {
                    name: "model",
                    long: "model",
                    help: "Name of the language model that drives the agent.",
                    kind: Kind::Text,
                    values: &[],
                    is_list: false,
                    is_required: false,
                    check: fits::<::std::string::String>,
                },
                Flag {
                    name: "prompt",
                    long: "prompt",
                    help: "What the agent is to do.",
                    kind: Kind::Text,
                    values: &[],
                    is_list: false,
                    is_required: false,
                    check: fits::<::std::string::String>,
                },
                Flag {
                    name: "provider",
                    long: "provider",
                    help: "Who serves the language model.",
                    kind: Kind::Text,
                    values: &[],
                    is_list: false,
                    is_required: false,
                    check: fits::<::std::string::String>,
                },
                Flag {
                    name: "response_format",
                    long: "response-format",
                    help: "Form of the result, text or JSON.",
                    kind: Kind::Text,
                    values: &[],
                    is_list: false,
                    is_required: false,
                    check: fits::<::std::string::String>,
                },
                Flag {
                    name: "session_timeout",
                    long: "session-timeout",
                    help: "How long the run may take, in seconds.",
                    kind: Kind::Integer,
                    values: &[],
                    is_list: false,
                    is_required: false,
                    check: fits::<i64>,
                },
                Flag {
                    name: "wait_for_completion",
                    long: "wait-for-completion",
                    help: "Whether the answer waits until the run is done. With false the run goes on in the background and the answer holds only the ids.",
                    kind: Kind::Boolean,
                    values: &[],
                    is_list: false,
                    is_required: false,
                    check: fits::<bool>,
                },
                Flag {
                    name: "webhook_url",
                    long: "webhook-url",
                    help: "Address that the service posts the result to.",
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
        Ok(Done::json(request.send().await?))
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
        Ok(Done::json(request.send().await?))
    })
}
#[allow(unused_mut, unused_variables, reason = "the document decides what is needed")]
fn call_get_task<'a>(client: &'a Client, args: &'a Args) -> Call<'a> {
    Box::pin(async move {
        let mut request = client.get_task();
        if let Some(value) = args.parameter::<::std::string::String>("task_id")? {
            request = request.task_id(value);
        }
        Ok(Done::json(request.send().await?))
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
        Ok(Done::json(request.send().await?))
    })
}
