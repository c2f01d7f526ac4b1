// @generated from openapi.yaml by `cargo xtask generate`. Do not edit: change the document.

// Fingerprint of the document: b41e09c34b826c72

#[allow(unused_imports)]
use super::harness::{
    DecodedResponse, BodyForm, Call, Items, OpenEnum, Operation, Type, decode, encode,
    member, round_trip,
};
use serde_json::Value;
use webagent::{Client, ClientBuilder, types};
/// Sets the credential of every security scheme.
#[allow(unused_variables)]
pub(crate) fn authenticate(builder: ClientBuilder, key: &str) -> ClientBuilder {
    builder.api_key(key)
}
/// Every component schema, with its generated type.
pub(crate) fn all_types() -> Vec<Type> {
    Vec::from([
        Type::of::<types::ErrorBody>("ErrorBody", false),
        Type::of::<types::NewRunRequest>("NewRunRequest", true),
        Type::of::<types::Run>("Run", false),
        Type::of::<types::RunStatus>("RunStatus", false),
        Type::of::<types::Task>("Task", false),
        Type::of::<types::TaskRunRequest>("TaskRunRequest", true),
        Type::of::<types::ValidationProblem>("ValidationProblem", false),
    ])
}
/// Every open enum.
pub(crate) fn open_enums() -> Vec<OpenEnum> {
    Vec::from([OpenEnum::of::<types::RunStatus>("RunStatus")])
}
/// Every operation.
pub(crate) const OPERATIONS: &[Operation] = &[
    Operation {
        id: "run_new_task",
        properties: &[
            "auth_context_id",
            "initial_url",
            "json_schema",
            "model",
            "prompt",
            "provider",
            "response_format",
            "session_timeout",
            "wait_for_completion",
            "webhook_url",
        ],
        round_trip: Some(round_trip::<types::NewRunRequest>),
        call: call_run_new_task,
        items: None,
    },
    Operation {
        id: "get_run",
        properties: &[],
        round_trip: None,
        call: call_get_run,
        items: None,
    },
    Operation {
        id: "get_task",
        properties: &[],
        round_trip: None,
        call: call_get_task,
        items: None,
    },
    Operation {
        id: "run_existing_task",
        properties: &[
            "auth_context_id",
            "initial_url",
            "json_schema",
            "model",
            "prompt",
            "provider",
            "response_format",
            "session_timeout",
            "wait_for_completion",
            "webhook_url",
        ],
        round_trip: Some(round_trip::<types::TaskRunRequest>),
        call: call_run_existing_task,
        items: None,
    },
];
#[allow(unused_mut, unused_variables)]
fn call_run_new_task<'a>(
    client: &'a Client,
    parameters: &'a Value,
    body: &'a Value,
    form: BodyForm,
) -> Call<'a> {
    Box::pin(async move {
        let mut request = client.run_new_task();
        match form {
            BodyForm::Setters => {
                match member(body, "auth_context_id") {
                    None => {}
                    Some(Value::Null) => {
                        request = request
                            .body_map(|body| {
                                body.auth_context_id(None::<::std::string::String>)
                            });
                    }
                    Some(value) => {
                        request = request.auth_context_id(decode::<String>(value)?);
                    }
                }
                match member(body, "initial_url") {
                    None => {}
                    Some(Value::Null) => {
                        request = request
                            .body_map(|body| {
                                body.initial_url(None::<::std::string::String>)
                            });
                    }
                    Some(value) => {
                        request = request.initial_url(decode::<String>(value)?);
                    }
                }
                match member(body, "json_schema") {
                    None => {}
                    Some(Value::Null) => {
                        request = request
                            .body_map(|body| {
                                body.json_schema(None::<types::NewRunRequestJsonSchema>)
                            });
                    }
                    Some(value) => {
                        request = request
                            .json_schema(
                                decode::<types::NewRunRequestJsonSchema>(value)?,
                            );
                    }
                }
                match member(body, "model") {
                    None => {}
                    Some(Value::Null) => {
                        request = request
                            .body_map(|body| body.model(None::<::std::string::String>));
                    }
                    Some(value) => request = request.model(decode::<String>(value)?),
                }
                match member(body, "prompt") {
                    None => {}
                    Some(value) => request = request.prompt(decode::<String>(value)?),
                }
                match member(body, "provider") {
                    None => {}
                    Some(Value::Null) => {
                        request = request
                            .body_map(|body| {
                                body.provider(None::<::std::string::String>)
                            });
                    }
                    Some(value) => request = request.provider(decode::<String>(value)?),
                }
                match member(body, "response_format") {
                    None => {}
                    Some(Value::Null) => {
                        request = request
                            .body_map(|body| {
                                body.response_format(None::<::std::string::String>)
                            });
                    }
                    Some(value) => {
                        request = request.response_format(decode::<String>(value)?);
                    }
                }
                match member(body, "session_timeout") {
                    None => {}
                    Some(Value::Null) => {
                        request = request
                            .body_map(|body| body.session_timeout(None::<i64>));
                    }
                    Some(value) => {
                        request = request.session_timeout(decode::<i64>(value)?);
                    }
                }
                match member(body, "wait_for_completion") {
                    None => {}
                    Some(Value::Null) => {
                        request = request
                            .body_map(|body| body.wait_for_completion(None::<bool>));
                    }
                    Some(value) => {
                        request = request.wait_for_completion(decode::<bool>(value)?);
                    }
                }
                match member(body, "webhook_url") {
                    None => {}
                    Some(Value::Null) => {
                        request = request
                            .body_map(|body| {
                                body.webhook_url(None::<::std::string::String>)
                            });
                    }
                    Some(value) => {
                        request = request.webhook_url(decode::<String>(value)?);
                    }
                }
            }
            BodyForm::Decoded => {
                if !body.is_null() {
                    request = request.body(decode::<types::NewRunRequest>(body)?);
                }
            }
            BodyForm::Builder => {
                let mut built = types::NewRunRequest::builder();
                if let Some(value) = member(body, "auth_context_id") {
                    built = built
                        .auth_context_id(
                            decode::<Option<::std::string::String>>(value)?,
                        );
                }
                if let Some(value) = member(body, "initial_url") {
                    built = built
                        .initial_url(decode::<Option<::std::string::String>>(value)?);
                }
                if let Some(value) = member(body, "json_schema") {
                    built = built
                        .json_schema(
                            decode::<Option<types::NewRunRequestJsonSchema>>(value)?,
                        );
                }
                if let Some(value) = member(body, "model") {
                    built = built.model(decode::<Option<::std::string::String>>(value)?);
                }
                if let Some(value) = member(body, "prompt") {
                    built = built.prompt(decode::<types::NewRunRequestPrompt>(value)?);
                }
                if let Some(value) = member(body, "provider") {
                    built = built
                        .provider(decode::<Option<::std::string::String>>(value)?);
                }
                if let Some(value) = member(body, "response_format") {
                    built = built
                        .response_format(
                            decode::<Option<::std::string::String>>(value)?,
                        );
                }
                if let Some(value) = member(body, "session_timeout") {
                    built = built.session_timeout(decode::<Option<i64>>(value)?);
                }
                if let Some(value) = member(body, "wait_for_completion") {
                    built = built.wait_for_completion(decode::<Option<bool>>(value)?);
                }
                if let Some(value) = member(body, "webhook_url") {
                    built = built
                        .webhook_url(decode::<Option<::std::string::String>>(value)?);
                }
                request = request.body(built);
            }
        }
        DecodedResponse::of(request.send().await?)
    })
}
#[allow(unused_mut, unused_variables)]
fn call_get_run<'a>(
    client: &'a Client,
    parameters: &'a Value,
    body: &'a Value,
    form: BodyForm,
) -> Call<'a> {
    Box::pin(async move {
        let mut request = client.get_run();
        if let Some(value) = member(parameters, "path run_id")
            .filter(|value| !value.is_null())
        {
            request = request.run_id(decode::<::std::string::String>(value)?);
        }
        DecodedResponse::of(request.send().await?)
    })
}
#[allow(unused_mut, unused_variables)]
fn call_get_task<'a>(
    client: &'a Client,
    parameters: &'a Value,
    body: &'a Value,
    form: BodyForm,
) -> Call<'a> {
    Box::pin(async move {
        let mut request = client.get_task();
        if let Some(value) = member(parameters, "path task_id")
            .filter(|value| !value.is_null())
        {
            request = request.task_id(decode::<::std::string::String>(value)?);
        }
        DecodedResponse::of(request.send().await?)
    })
}
#[allow(unused_mut, unused_variables)]
fn call_run_existing_task<'a>(
    client: &'a Client,
    parameters: &'a Value,
    body: &'a Value,
    form: BodyForm,
) -> Call<'a> {
    Box::pin(async move {
        let mut request = client.run_existing_task();
        if let Some(value) = member(parameters, "path task_id")
            .filter(|value| !value.is_null())
        {
            request = request.task_id(decode::<::std::string::String>(value)?);
        }
        match form {
            BodyForm::Setters => {
                match member(body, "auth_context_id") {
                    None => {}
                    Some(Value::Null) => {
                        request = request
                            .body_map(|body| {
                                body.auth_context_id(None::<::std::string::String>)
                            });
                    }
                    Some(value) => {
                        request = request.auth_context_id(decode::<String>(value)?);
                    }
                }
                match member(body, "initial_url") {
                    None => {}
                    Some(Value::Null) => {
                        request = request
                            .body_map(|body| {
                                body.initial_url(None::<::std::string::String>)
                            });
                    }
                    Some(value) => {
                        request = request.initial_url(decode::<String>(value)?);
                    }
                }
                match member(body, "json_schema") {
                    None => {}
                    Some(Value::Null) => {
                        request = request
                            .body_map(|body| {
                                body.json_schema(None::<types::TaskRunRequestJsonSchema>)
                            });
                    }
                    Some(value) => {
                        request = request
                            .json_schema(
                                decode::<types::TaskRunRequestJsonSchema>(value)?,
                            );
                    }
                }
                match member(body, "model") {
                    None => {}
                    Some(Value::Null) => {
                        request = request
                            .body_map(|body| body.model(None::<::std::string::String>));
                    }
                    Some(value) => request = request.model(decode::<String>(value)?),
                }
                match member(body, "prompt") {
                    None => {}
                    Some(Value::Null) => {
                        request = request
                            .body_map(|body| body.prompt(None::<::std::string::String>));
                    }
                    Some(value) => request = request.prompt(decode::<String>(value)?),
                }
                match member(body, "provider") {
                    None => {}
                    Some(Value::Null) => {
                        request = request
                            .body_map(|body| {
                                body.provider(None::<::std::string::String>)
                            });
                    }
                    Some(value) => request = request.provider(decode::<String>(value)?),
                }
                match member(body, "response_format") {
                    None => {}
                    Some(Value::Null) => {
                        request = request
                            .body_map(|body| {
                                body.response_format(None::<::std::string::String>)
                            });
                    }
                    Some(value) => {
                        request = request.response_format(decode::<String>(value)?);
                    }
                }
                match member(body, "session_timeout") {
                    None => {}
                    Some(Value::Null) => {
                        request = request
                            .body_map(|body| body.session_timeout(None::<i64>));
                    }
                    Some(value) => {
                        request = request.session_timeout(decode::<i64>(value)?);
                    }
                }
                match member(body, "wait_for_completion") {
                    None => {}
                    Some(Value::Null) => {
                        request = request
                            .body_map(|body| body.wait_for_completion(None::<bool>));
                    }
                    Some(value) => {
                        request = request.wait_for_completion(decode::<bool>(value)?);
                    }
                }
                match member(body, "webhook_url") {
                    None => {}
                    Some(Value::Null) => {
                        request = request
                            .body_map(|body| {
                                body.webhook_url(None::<::std::string::String>)
                            });
                    }
                    Some(value) => {
                        request = request.webhook_url(decode::<String>(value)?);
                    }
                }
            }
            BodyForm::Decoded => {
                if !body.is_null() {
                    request = request.body(decode::<types::TaskRunRequest>(body)?);
                }
            }
            BodyForm::Builder => {
                let mut built = types::TaskRunRequest::builder();
                if let Some(value) = member(body, "auth_context_id") {
                    built = built
                        .auth_context_id(
                            decode::<Option<::std::string::String>>(value)?,
                        );
                }
                if let Some(value) = member(body, "initial_url") {
                    built = built
                        .initial_url(decode::<Option<::std::string::String>>(value)?);
                }
                if let Some(value) = member(body, "json_schema") {
                    built = built
                        .json_schema(
                            decode::<Option<types::TaskRunRequestJsonSchema>>(value)?,
                        );
                }
                if let Some(value) = member(body, "model") {
                    built = built.model(decode::<Option<::std::string::String>>(value)?);
                }
                if let Some(value) = member(body, "prompt") {
                    built = built
                        .prompt(decode::<Option<::std::string::String>>(value)?);
                }
                if let Some(value) = member(body, "provider") {
                    built = built
                        .provider(decode::<Option<::std::string::String>>(value)?);
                }
                if let Some(value) = member(body, "response_format") {
                    built = built
                        .response_format(
                            decode::<Option<::std::string::String>>(value)?,
                        );
                }
                if let Some(value) = member(body, "session_timeout") {
                    built = built.session_timeout(decode::<Option<i64>>(value)?);
                }
                if let Some(value) = member(body, "wait_for_completion") {
                    built = built.wait_for_completion(decode::<Option<bool>>(value)?);
                }
                if let Some(value) = member(body, "webhook_url") {
                    built = built
                        .webhook_url(decode::<Option<::std::string::String>>(value)?);
                }
                request = request.body(built);
            }
        }
        DecodedResponse::of(request.send().await?)
    })
}
