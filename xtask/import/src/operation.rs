//! Operations and their names.

use std::fmt;
use std::str::FromStr;

use webagent_codegen::openapi::objects::METHODS;
use webagent_codegen::openapi::parameter::{nameless, template_names};
use webagent_codegen::openapi::spanned_value::SpannedValue;

/// A method and a path template, which identify an operation in every version of a document.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OperationName {
    /// The method, in lower case.
    pub method: String,
    /// The path template as written.
    pub path: String,
}

impl OperationName {
    /// Returns the identity, without the names of path parameters.
    pub fn key(&self) -> (String, String) {
        (self.method.clone(), nameless(&self.path))
    }
}

/// The text is not the name of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnOperation;

impl fmt::Display for NotAnOperation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("write an operation as `METHOD /path`, for example `GET /runs/{run_id}`")
    }
}

impl std::error::Error for NotAnOperation {}

/// Parses the form of the command line: `GET /runs/{run_id}`.
impl FromStr for OperationName {
    type Err = NotAnOperation;

    fn from_str(text: &str) -> Result<Self, NotAnOperation> {
        let (method, path) = text.trim().split_once(char::is_whitespace).ok_or(NotAnOperation)?;
        let (method, path) = (method.to_ascii_lowercase(), path.trim());
        if !METHODS.contains(&method.as_str()) || !path.starts_with('/') {
            return Err(NotAnOperation);
        }
        Ok(Self { method, path: path.to_owned() })
    }
}

impl fmt::Display for OperationName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method.to_ascii_uppercase(), self.path)
    }
}

/// Returns a short name for an operation, and longer ones in case it is taken.
///
/// FastAPI builds ids from the function's name, the path and the method, replacing each non-word character by `_`;
/// people read the function's name.
pub fn ids(id: Option<&str>, name: &OperationName) -> Vec<String> {
    let statics: Vec<String> = name
        .path
        .split('/')
        .filter(|segment| !segment.is_empty() && !segment.contains('{'))
        .map(|segment| word(segment).trim_matches('_').to_ascii_lowercase())
        .collect();
    let places = statics.join("_");
    // Behind a proxy, the path can be longer than the one in the id.
    let starts = name.path.match_indices('/').map(|(index, _)| name.path.get(index..).unwrap_or_default());
    let tails = starts.enumerate().filter(|(index, tail)| *index == 0 || tail.matches('/').count() > 1);
    let suffixes: Vec<String> = tails.map(|(_, tail)| format!("{}_{}", word(tail), name.method)).collect();
    match id {
        Some(id) => {
            let stripped = suffixes.iter().find_map(|suffix| id.strip_suffix(suffix.as_str()));
            let function =
                stripped.map(|function| function.trim_end_matches('_')).filter(|function| !function.is_empty());
            let mut ids = Vec::new();
            if let Some(function) = function {
                ids.push(function.to_owned());
                ids.push(format!("{function}_{places}"));
            }
            ids.push(id.to_owned());
            ids
        }
        None => {
            let all: Vec<String> = template_names(&name.path).map(word).collect();
            let short = format!("{}_{places}", name.method);
            let long = match all.is_empty() {
                true => short.clone(),
                false => format!("{short}_by_{}", all.join("_and_")),
            };
            vec![long.trim_end_matches('_').to_owned()]
        }
    }
}

/// Returns whether an id looks as if it was generated from a path.
pub fn looks_generated(id: &str, method: &str) -> bool {
    let ends_in_method = id.strip_suffix(method).is_some_and(|rest| rest.ends_with('_'));
    id.contains("__") || ends_in_method && id.split('_').count() > 3
}

/// Normalizes an id so that ids with the same Rust name are equal.
pub fn id_key(id: &str) -> String {
    id.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// Returns a one-line summary from an operation's id: `get_run_by_id` gives `Get run by id`.
pub fn summary(id: &str) -> String {
    let mut spaced = String::with_capacity(id.len());
    let mut before = '_';
    for c in id.chars() {
        if c.is_uppercase() && (before.is_lowercase() || before.is_ascii_digit()) {
            spaced.push(' ');
        }
        spaced.push(if c.is_alphanumeric() { c.to_ascii_lowercase() } else { ' ' });
        before = c;
    }
    let mut words = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(first) = words.get_mut(0..1) {
        first.make_ascii_uppercase();
    }
    words
}

/// Returns whether FastAPI published a document.
pub(crate) fn is_fastapi(document: &SpannedValue) -> bool {
    document.pointer("/components/schemas/HTTPValidationError").is_some()
}

/// Replaces every non-word character by `_`, as FastAPI does.
fn word(text: &str) -> String {
    text.chars().map(|c| if c.is_alphanumeric() || c == '_' { c } else { '_' }).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn name(text: &str) -> OperationName {
        text.parse().unwrap()
    }

    #[test]
    fn an_operation_is_named_by_method_and_path() {
        assert_eq!(name(" GET   /runs/{run_id} ").to_string(), "GET /runs/{run_id}");
        assert_eq!(name("get /runs/{id}").key(), name("GET /runs/{run_id}").key());
        assert_ne!(name("get /runs/{id}").key(), name("GET /runs/{id}/x").key());
        for wrong in ["GET", "", "FETCH /a", "GET runs"] {
            assert!(wrong.parse::<OperationName>().unwrap_err().to_string().contains("METHOD /path"));
        }
    }

    #[test]
    fn long_ids_are_cut_to_the_function_s_name() {
        let table = [
            ("run_existing_task_tasks__task_id__runs_post", "POST /tasks/{task_id}/runs", "run_existing_task"),
            ("read_item_items__item_id__get", "GET /items/{item_id}", "read_item"),
            ("run_task_tasks__task_id__run_post", "POST /api/v1/tasks/{task_id}/run", "run_task"),
            ("list_users_get", "GET /admin/users", "list_users_get"),
            ("root__get", "GET /", "root"),
            ("get_users_users__get", "GET /users/", "get_users"),
            ("v1_list_api_v1_my_things_get", "GET /api/v1/my-things", "v1_list"),
            ("listPets", "GET /pets", "listPets"),
            ("_users_get", "GET /users", "_users_get"),
        ];
        for (long, operation, short) in table {
            assert_eq!(ids(Some(long), &name(operation)).first().unwrap(), short);
        }
        assert_eq!(ids(Some("read_users_get"), &name("GET /users")), ["read", "read_users", "read_users_get"]);
        assert_eq!(ids(None, &name("GET /runs/{run_id}/log")), ["get_runs_log_by_run_id"]);
        assert_eq!(ids(None, &name("GET /")), ["get"]);
    }

    #[test]
    fn ids_that_a_program_made() {
        for id in ["run_task_tasks__task_id__run_post", "run_task_tasks_run_post", "read__item"] {
            assert!(looks_generated(id, "post"), "{id}");
        }
        for id in ["run_task", "get_blog_post", "listPets", "run_task_tasks_run"] {
            assert!(!looks_generated(id, "post"), "{id}");
        }
    }

    #[test]
    fn summaries_are_readable() {
        assert_eq!(summary("get_run_by_id"), "Get run by id");
        assert_eq!(summary("listPets2"), "List pets2");
        assert_eq!(summary("__"), "");
    }
}
