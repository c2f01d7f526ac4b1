//! One operation of the document, ready to be served.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use jsonschema::Validator;
use serde_json::{Value, json};

use super::auth::Security;
use super::body::{Body, read_schema};
use super::extensions;
use super::parameter::Parameter;
use super::path_template::{Template, TemplateError};
use super::run::Start;
use super::run_schema::RunSchema;
use crate::document::{self, Document, DocumentError, Response, Schema, Status, best_json};
use crate::media_type::is_json;
use crate::strategy::{Extent, example};

/// Effect of a good request.
#[derive(Debug)]
pub(super) enum Action {
    /// Starts a run.
    Start(StartFields),
    /// Shows the run that this parameter of the path names.
    Show { run: String },
    /// Responds with an example.
    Example,
}

/// The fields of a body that a run needs to know.
#[derive(Debug, Default)]
pub(super) struct StartFields {
    result_schema: Option<String>,
    wait: Option<String>,
    wait_by_default: bool,
    timeout: Option<String>,
}

/// The response to a good request.
#[derive(Debug)]
pub(super) struct Success {
    pub(super) status: u16,
    media_type: Option<String>,
    example: Option<Value>,
    /// Properties that show the value of a parameter of the path.
    echoes: Vec<Echo>,
}

#[derive(Debug)]
struct Echo {
    property: String,
    parameter: String,
    validator: Validator,
}

/// An operation: what it takes to find it, and what it takes to serve it.
///
/// The latter is made when it is first called: to compile the schemas of a large document takes long.
#[derive(Debug)]
pub(super) struct Operation {
    pub(super) id: String,
    pub(super) method: &'static str,
    pub(super) template: Template,
    pub(super) action: Action,
    /// The parameter of the path that names a task.
    pub(super) task: Option<String>,
    document: Arc<Document>,
    index: usize,
    run_schema: Option<Arc<RunSchema>>,
    served: OnceLock<Result<Served, DocumentError>>,
}

/// Everything that it takes to serve an operation.
#[derive(Debug)]
pub(super) struct Served {
    pub(super) security: Security,
    pub(super) parameters: Vec<Parameter>,
    pub(super) body: Option<Body>,
    pub(super) success: Success,
}

/// A parameter of the path.
#[derive(Debug)]
struct PathParameter {
    name: String,
    /// Its role, if the document gives it one.
    role: Option<String>,
}

impl Operation {
    /// Reads an operation, the one at an index of the document's.
    pub(super) fn new(
        document: &Arc<Document>,
        (index, operation): (usize, &document::Operation<'_>),
        base_path: &str,
        run_schema: Option<&Arc<RunSchema>>,
    ) -> Result<Self, DocumentError> {
        let invalid = |error: TemplateError| DocumentError::invalid(&operation.pointer, error.to_string());
        let template = Template::parse(operation.path).map_err(invalid)?.below(base_path);
        let in_path = path_parameters(document, operation);
        let (run, task) = roles(document, operation, &in_path, run_schema.map(Arc::as_ref))?;
        let action = match (returns_run(document, operation, run_schema.map(Arc::as_ref))?, run) {
            (true, Some(run)) => Action::Show { run },
            (true, None) if operation.method == "POST" => {
                let schema = operation.body.as_ref().and_then(|body| body.json());
                Action::Start(match schema {
                    Some(schema) => StartFields::new(document, schema)?,
                    None => StartFields::default(),
                })
            }
            _ => Action::Example,
        };
        Ok(Self {
            id: operation.id.to_owned(),
            method: operation.method,
            template,
            action,
            task,
            document: document.clone(),
            index,
            run_schema: run_schema.cloned(),
            served: OnceLock::new(),
        })
    }

    /// Returns what it takes to serve the operation, or why it cannot be served.
    pub(super) fn served(&self) -> Result<&Served, &DocumentError> {
        self.served.get_or_init(|| self.serve()).as_ref()
    }

    fn serve(&self) -> Result<Served, DocumentError> {
        let document = &self.document;
        let operations = document.operations()?;
        let operation =
            operations.get(self.index).ok_or_else(|| DocumentError::invalid("/paths", "the operation is gone"))?;
        let parameters = operation.parameters.iter();
        let body = operation.body.as_ref();
        let mut in_path = path_parameters(document, operation);
        let (run, task) = roles(document, operation, &in_path, self.run_schema.as_deref())?;
        // Known by its name or its place, it has the role all the same.
        for (name, role) in [(&task, "task_id"), (&run, "run_id")] {
            if let Some(parameter) = in_path.iter_mut().find(|parameter| name.as_ref() == Some(&parameter.name)) {
                parameter.role.get_or_insert_with(|| role.to_owned());
            }
        }
        Ok(Served {
            security: Security::new(operation)?,
            parameters: parameters.map(|parameter| Parameter::new(document, parameter)).collect::<Result<_, _>>()?,
            body: body.map(|body| Body::new(document, body)).transpose()?,
            success: Success::new(document, operation, &in_path, self.run_schema.as_deref())?,
        })
    }
}

fn path_parameters(document: &Document, operation: &document::Operation<'_>) -> Vec<PathParameter> {
    let in_path = operation.parameters.iter().filter(|parameter| parameter.location == "path");
    in_path
        .map(|parameter| PathParameter {
            name: parameter.name.to_owned(),
            role: extensions::of_parameter(document, parameter).map(str::to_owned),
        })
        .collect()
}

/// Returns whether a good call gets a run.
fn returns_run(
    document: &Document,
    operation: &document::Operation<'_>,
    run_schema: Option<&RunSchema>,
) -> Result<bool, DocumentError> {
    let response = success_of(operation).ok().and_then(|(_, response)| response?.json());
    Ok(match (run_schema, response) {
        (Some(run_schema), Some(response)) => document.resolve(response)?.pointer == run_schema.pointer,
        _ => false,
    })
}

/// The parameters of the path that name a run and a task.
fn roles(
    document: &Document,
    operation: &document::Operation<'_>,
    in_path: &[PathParameter],
    run_schema: Option<&RunSchema>,
) -> Result<(Option<String>, Option<String>), DocumentError> {
    let returns_run = returns_run(document, operation, run_schema)?;
    let run = parameter_of_run(document, operation, in_path, returns_run);
    let task = parameter_of_task(in_path, run_schema, run.as_deref());
    Ok((run, task))
}

impl StartFields {
    fn new(document: &Document, schema: &Schema<'_>) -> Result<Self, DocumentError> {
        let named = |role: &str| -> Result<Option<String>, DocumentError> {
            let found = extensions::property(document, schema, role)?;
            Ok(found.map(|(name, _)| name.to_owned()))
        };
        let wait = extensions::property(document, schema, "wait_for_completion")?;
        let by_default = wait.as_ref().and_then(|(_, wait)| extensions::keyword(document, wait, "default"));
        Ok(Self {
            result_schema: named("result_schema")?,
            wait_by_default: by_default.and_then(Value::as_bool).unwrap_or(false),
            wait: wait.map(|(name, _)| name.to_owned()),
            timeout: named("session_timeout")?,
        })
    }

    /// Reads a body that is valid. What is null is as if it were absent.
    pub(super) fn read(&self, body: Value) -> Start {
        let field = |name: &Option<String>| name.as_ref().and_then(|name| body.get(name));
        let seconds = field(&self.timeout).and_then(Value::as_u64);
        let schema = field(&self.result_schema);
        Start {
            result_schema: schema.and_then(read_schema),
            wait: field(&self.wait).and_then(Value::as_bool).unwrap_or(self.wait_by_default),
            limit: seconds.filter(|seconds| *seconds > 0).map(Duration::from_secs),
            body,
            ..Start::default()
        }
    }
}

impl Success {
    fn new(
        document: &Document,
        operation: &document::Operation<'_>,
        in_path: &[PathParameter],
        shape: Option<&RunSchema>,
    ) -> Result<Self, DocumentError> {
        let (status, response) = success_of(operation)?;
        let mut success = Self { status, media_type: None, example: None, echoes: Vec::new() };
        let content = response.map_or(&[][..], |response| response.content.as_slice());
        let Some(media_type) = best_json(content).or(content.first()) else {
            return Ok(success);
        };
        success.media_type = Some(media_type.name.to_owned());
        let Some(schema) = &media_type.schema else {
            return Ok(success);
        };
        let resolved = document.resolve(schema)?;
        let value = example(document, schema, Extent::Full)?.ok_or_else(|| {
            let problem = "no example value was found for this schema";
            DocumentError::invalid(&resolved.pointer, problem)
        })?;
        success.example = Some(value);
        if shape.is_none_or(|shape| shape.pointer != resolved.pointer) {
            success.echoes = echoes(document, schema, in_path)?;
        }
        Ok(success)
    }

    /// The body of the response that is made without a model.
    pub(super) fn body(&self, path: &BTreeMap<String, String>) -> Vec<u8> {
        let Some(example) = &self.example else {
            return match self.is_json() {
                true => b"{}".to_vec(),
                false => Vec::new(),
            };
        };
        let mut value = example.clone();
        for echo in &self.echoes {
            let Some(given) = path.get(&echo.parameter) else {
                continue;
            };
            let readings = [json!(given), serde_json::from_str(given).unwrap_or_default()];
            let valid = readings.into_iter().find(|value| echo.validator.is_valid(value));
            if let (Some(valid), Value::Object(object)) = (valid, &mut value) {
                object.insert(echo.property.clone(), valid);
            }
        }
        match value {
            value if self.is_event_stream() => {
                let data = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                format!("data: {data}\n\n").repeat(2).into_bytes()
            }
            Value::String(text) if !self.is_json() => text.into_bytes(),
            value => value.to_string().into_bytes(),
        }
    }

    pub(super) fn media_type(&self) -> Option<&str> {
        self.media_type.as_deref()
    }

    fn is_event_stream(&self) -> bool {
        self.media_type.as_deref().is_some_and(|name| name.starts_with("text/event-stream"))
    }

    fn is_json(&self) -> bool {
        self.media_type.as_deref().is_some_and(is_json)
    }
}

/// The lowest status that says that all went well, and its response.
fn success_of<'o, 'd>(
    operation: &'o document::Operation<'d>,
) -> Result<(u16, Option<&'o Response<'d>>), DocumentError> {
    let mut responses: Vec<&Response<'_>> = operation.successes().collect();
    responses.sort_by_key(|response| response.status);
    let default = || operation.responses.iter().find(|one| one.status == Status::Default);
    match responses.into_iter().next().or_else(default) {
        Some(response) => Ok(match response.status {
            Status::Code(code) => (code, Some(response)),
            Status::Class(3) => (302, Some(response)),
            Status::Class(_) | Status::Default => (200, Some(response)),
        }),
        None => Err(DocumentError::invalid(
            &document::join(&operation.pointer, "responses"),
            "no success response (2XX, 3XX or default) is documented",
        )),
    }
}

/// The parameter of the path that names a run, for an operation that shows one.
fn parameter_of_run(
    document: &Document,
    operation: &document::Operation<'_>,
    in_path: &[PathParameter],
    returns_run: bool,
) -> Option<String> {
    let marked = in_path.iter().find(|parameter| parameter.role.as_deref() == Some("run_id"));
    let shows =
        extensions::of_operation(document, operation) == Some("get_run") || (returns_run && operation.method == "GET");
    // Of several parameters the last is the one that the others lead to.
    let last = in_path.last().filter(|_| shows);
    marked.or(last).map(|parameter| parameter.name.clone())
}

/// The parameter of the path that names a task: by its role, or by having the name that the run
/// gives it.
fn parameter_of_task(in_path: &[PathParameter], shape: Option<&RunSchema>, run: Option<&str>) -> Option<String> {
    let others = || in_path.iter().filter(|parameter| Some(&*parameter.name) != run);
    let marked = others().find(|parameter| parameter.role.as_deref() == Some("task_id"));
    let named = || others().find(|one| shape.is_some_and(|shape| shape.names_task(&one.name)));
    marked.or_else(named).map(|parameter| parameter.name.clone())
}

/// The properties of a response that a parameter of the path stands for.
fn echoes(document: &Document, schema: &Schema<'_>, in_path: &[PathParameter]) -> Result<Vec<Echo>, DocumentError> {
    let mut echoes = Vec::new();
    for (property, schema) in extensions::properties(document, schema)? {
        let role = extensions::of_schema(document, &schema);
        let same = |parameter: &&PathParameter| {
            parameter.name == property || (role.is_some() && parameter.role.as_deref() == role)
        };
        if let Some(parameter) = in_path.iter().find(same) {
            echoes.push(Echo {
                property: property.to_owned(),
                parameter: parameter.name.clone(),
                validator: document.validator(&schema)?,
            });
        }
    }
    Ok(echoes)
}
