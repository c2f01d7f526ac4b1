//! Validates extensions: spelling, value and location.

use std::collections::{HashMap, HashSet};
use std::ptr;

use super::{
    DISPLAY, EXTENSIONS, Extension, NAME, NAMES, ORIGIN, PAGINATION, RESPONSE_FORMAT, ROLE, SKIP, STATES, TYPE,
    TextType, UNIT, Unit, VALUE, body, one_or_several, parts, properties, returns_run, role, run_schema, status,
    type_of,
};
use crate::names::Case;
use crate::openapi::diagnostic::Diagnostic;
use crate::openapi::objects::{METHODS, Object, Slot};
use crate::openapi::reference;
use crate::openapi::spanned_value::{SpannedValue, Value, join};
use crate::openapi::suggest::{no_such, unknown};

/// The states of a run.
const STATE_NAMES: [&str; 3] = ["pending", "succeeded", "failed"];

/// The role whose property is always in seconds.
const SESSION_TIMEOUT: &str = "session_timeout";

/// The kinds of objects that can have a role.
#[derive(Clone, Copy, PartialEq)]
enum Target {
    Component,
    Operation,
    PropertyOfRun,
    PropertyOfBody,
    /// A property or a parameter with an id.
    Identifier,
}

/// The roles, the objects that can have them, and the allowed types (any if none are listed).
const ROLES: [(&str, Target, &[&str]); 12] = [
    ("run", Target::Component, &[]),
    ("get_run", Target::Operation, &[]),
    ("run_id", Target::Identifier, &["string"]),
    ("task_id", Target::Identifier, &[]),
    ("status", Target::PropertyOfRun, &["string"]),
    ("result", Target::PropertyOfRun, &[]),
    ("is_done", Target::PropertyOfRun, &["boolean"]),
    ("is_successful", Target::PropertyOfRun, &["boolean"]),
    ("result_schema", Target::PropertyOfBody, &[]),
    (RESPONSE_FORMAT, Target::PropertyOfBody, &["string"]),
    (SESSION_TIMEOUT, Target::PropertyOfBody, &["integer", "number"]),
    ("wait_for_completion", Target::PropertyOfBody, &["boolean"]),
];

/// Validates the extensions of a document in which all references are resolved.
pub(crate) fn check<'a>(root: &'a SpannedValue, extensions: &'a [Extension<'a>]) -> Vec<Diagnostic> {
    if extensions.is_empty() {
        return Vec::new();
    }
    let run = run_schema(root);
    let operations = || {
        let paths = root.get("paths").and_then(SpannedValue::as_object).into_iter().flatten();
        paths.flat_map(|(_, item)| METHODS.iter().filter_map(move |method| Some((item, item.get(method)?))))
    };
    let mut groups: Vec<Vec<(&str, &SpannedValue)>> = Vec::new();
    groups.extend(run.map(|(_, schema)| properties(root, schema).collect()));
    let of_run = groups.iter().flatten().map(|(_, property)| ptr::from_ref(*property)).collect();
    let bodies = operations().filter_map(|(_, operation)| body(root, operation));
    let bodies: Vec<Vec<(&str, &SpannedValue)>> = bodies.map(|schema| properties(root, schema).collect()).collect();
    let of_bodies: HashSet<_> = bodies.iter().flatten().map(|(_, property)| ptr::from_ref(*property)).collect();
    groups.extend(bodies);
    let getters = operations().filter(|(item, operation)| {
        let parameters = [item, operation].map(|owner| owner.get("parameters").and_then(SpannedValue::as_array));
        let required =
            parameters.into_iter().flatten().flatten().filter(|parameter| root.resolve(parameter).is_true("required"));
        required.count() == 1 && run.is_some_and(|(name, _)| returns_run(root, name, operation))
    });
    let getters = getters.map(|(_, operation)| ptr::from_ref(operation)).collect();
    let status = run.map(|(_, schema)| status(root, schema)).unwrap_or_default();
    let mut validator = ExtensionValidator { root, of_run, of_bodies, getters, status, problems: Vec::new() };
    extensions.iter().for_each(|extension| validator.spelling(extension));
    validator.once("run", extensions.iter().filter(|extension| extension.is_component()));
    if validator.problems.is_empty() {
        extensions.iter().for_each(|extension| validator.place(extension));
        validator.once("get_run", extensions.iter());
        validator.once_in_each(&groups, extensions);
        validator.id_of_run(run, extensions);
    }
    validator.problems
}

/// The locations at which extensions have a meaning, as far as the object alone does not show it.
struct ExtensionValidator<'a> {
    root: &'a SpannedValue,
    of_run: HashSet<*const SpannedValue>,
    of_bodies: HashSet<*const SpannedValue>,
    /// Operations that can have the role `get_run`.
    getters: HashSet<*const SpannedValue>,
    status: Vec<&'a SpannedValue>,
    problems: Vec<Diagnostic>,
}

impl ExtensionValidator<'_> {
    fn report(&mut self, extension: &Extension<'_>, message: String) {
        self.problems.push(Diagnostic { pointer: extension.pointer(), at: Some(extension.value.at), message });
    }

    /// Reports misspelt extensions first: whether other extensions are allowed may depend on them.
    fn spelling(&mut self, extension: &Extension<'_>) {
        match extension.name {
            ORIGIN if extension.value.as_str() == Some("ours") => {}
            ORIGIN => self.report(extension, unknown("origin", extension.value, &["ours"])),
            ROLE if part(extension).is_none() => {
                self.report(extension, unknown("role", extension.value, &ROLES.map(|(name, ..)| name)))
            }
            name if !EXTENSIONS.contains(&name) => self.report(extension, no_such("extension", name, &EXTENSIONS)),
            _ => {}
        }
    }

    fn place(&mut self, extension: &Extension<'_>) {
        match extension.name {
            ROLE => self.role(extension),
            VALUE => self.value(extension),
            STATES => self.states(extension),
            DISPLAY => self.display(extension),
            UNIT => self.unit(extension),
            TYPE => self.text_type(extension),
            NAME => self.name(extension),
            NAMES => self.names(extension),
            SKIP => self.skip(extension),
            PAGINATION => self.pagination(extension),
            _ => {}
        }
    }

    fn name(&mut self, extension: &Extension<'_>) {
        const NAMED: [&str; 5] = [
            "Operation Object", "Parameter Object", "Schema Object", "Security Scheme Object", "Server Variable Object",
        ];
        if !NAMED.contains(&extension.object) {
            let message = format!(
                "`{NAME}` is not allowed here; use it on an operation, a parameter, a schema, a property, a security scheme or \
                 a server variable"
            );
            return self.report(extension, message);
        }
        self.identifier(&extension.pointer(), extension.value);
    }

    /// Checks that a value is a valid Rust name: of a type, or of a field, method or variant.
    fn identifier(&mut self, pointer: &str, value: &SpannedValue) {
        let given = value.as_str().unwrap_or_default();
        let written = [Case::Snake, Case::Pascal].map(|case| case.identifier(given));
        if !written.iter().any(|name| name == given) || given.is_empty() {
            let hint = match given.is_empty() {
                true => String::new(),
                false => format!("; write `{}`", written.join("` or `")),
            };
            let message = format!("{} is not a Rust name{hint}", value.to_json());
            self.problems.push(Diagnostic { pointer: pointer.to_owned(), at: Some(value.at), message });
        }
    }

    fn names(&mut self, extension: &Extension<'_>) {
        let values = listed(self.root, extension.holder).filter(|_| extension.is_schema());
        let Some(values) = values else {
            return self.report(
                extension,
                format!("`{NAMES}` is not allowed here; use it on a schema with an enum of strings"),
            );
        };
        let Some(names) = extension.value.as_object() else {
            let message = format!("expected an object with a name for each value, found {}", extension.value.kind());
            return self.report(extension, message);
        };
        for (value, name) in names {
            let pointer = join(&extension.pointer(), value);
            if !values.contains(&value.as_str()) {
                let message = no_such("enum value", value, &values);
                self.problems.push(Diagnostic { pointer, at: Some(name.at), message });
                continue;
            }
            self.identifier(&pointer, name);
        }
    }

    fn pagination(&mut self, extension: &Extension<'_>) {
        let item = extension.place.rsplit_once('/').and_then(|(item, _)| self.root.pointer(item));
        let Some(item) = item.filter(|_| extension.object == "Operation Object") else {
            return self.report(extension, format!("`{PAGINATION}` is not allowed here; use it on an operation"));
        };
        let problems =
            super::pagination::check(self.root, item, extension.holder, extension.value, extension.pointer());
        self.problems.extend(problems);
    }

    fn skip(&mut self, extension: &Extension<'_>) {
        if extension.object != "Operation Object" {
            return self.report(extension, format!("`{SKIP}` is not allowed here; use it on an operation"));
        }
        // Skipped operations are not validated.
        if extension.value.value != Value::Bool(false) {
            self.report(extension, format!("expected true or false, found {}", extension.value.kind()));
        }
    }

    fn role(&mut self, extension: &Extension<'_>) {
        let Some((name, part, types)) = part(extension) else { return };
        let holder = ptr::from_ref(extension.holder);
        let (is_right, right) = match part {
            Target::Component => (extension.is_component(), "a schema of /components/schemas"),
            Target::Operation => {
                let right =
                    "an operation that returns the schema with the role `run` and needs one parameter, the run's id";
                (self.getters.contains(&holder), right)
            }
            Target::PropertyOfRun => (self.of_run.contains(&holder), "a property of the schema with the role `run`"),
            Target::PropertyOfBody => {
                let is_right =
                    self.of_bodies.contains(&holder) || (extension.is_property() && self.is_unused(extension));
                (is_right, "a property of a request body")
            }
            Target::Identifier => (extension.is_property() || extension.is_parameter(), "a property or a parameter"),
        };
        let given = self.type_of(extension);
        if !is_right {
            self.report(extension, format!("the role `{name}` is not allowed here; use it on {right}"));
        } else if let Some(given) = given.filter(|given| !types.is_empty() && !types.contains(&given.as_str())) {
            let message = format!("the role `{name}` needs the type {}, not {given}", types.join(" or "));
            self.report(extension, message);
        }
    }

    /// Returns the type of the schema that has an extension, if any.
    fn type_of(&self, extension: &Extension<'_>) -> Option<String> {
        let schema = if extension.is_schema() {
            Some(extension.holder)
        } else {
            self.root.resolve(extension.holder).get("schema")
        };
        type_of(self.root, schema?).map(str::to_owned)
    }

    /// Checks that a unit is known and is on a numeric property or parameter.
    fn unit(&mut self, extension: &Extension<'_>) {
        let Some(unit) = extension.value.as_str().and_then(Unit::parse) else {
            return self.report(extension, unknown("unit", extension.value, &Unit::NAMES.map(|(name, _)| name)));
        };
        if !(extension.is_property() || extension.is_parameter()) {
            return self
                .report(extension, format!("`{UNIT}` is not allowed here; use it on a property or a parameter"));
        }
        if let Some(given) = self.type_of(extension).filter(|given| !matches!(given.as_str(), "integer" | "number")) {
            let message = format!("`{UNIT}` needs the type integer or number, not {given}");
            return self.report(extension, message);
        }
        if role(extension.holder) == Some(SESSION_TIMEOUT) && unit != Unit::Seconds {
            let message =
                format!("the role `{SESSION_TIMEOUT}` is for a time in seconds: the client derives a deadline from it");
            self.report(extension, message);
        }
    }

    /// Checks that a string type is known and is on a property that is a string.
    fn text_type(&mut self, extension: &Extension<'_>) {
        if extension.value.as_str().and_then(TextType::parse).is_none() {
            let names = TextType::NAMES.map(|(name, _)| name);
            return self.report(extension, unknown("string type", extension.value, &names));
        }
        if !extension.is_property() {
            return self.report(extension, format!("`{TYPE}` is not allowed here; use it on a property"));
        }
        let given = self.type_of(extension);
        if given.as_deref() != Some("string") {
            let given = given.as_deref().unwrap_or("a schema without a type");
            return self.report(extension, format!("`{TYPE}` needs the type string, not {given}"));
        }
        let parts = parts(self.root, extension.holder);
        if parts.iter().any(|part| part.get("enum").is_some() || part.get("format").is_some_and(is_binary)) {
            self.report(extension, format!("`{TYPE}` is not allowed on an enum or on binary data"));
        }
    }

    /// Checks that only one object of the document has the role.
    fn once<'m>(&mut self, name: &str, extensions: impl Iterator<Item = &'m Extension<'m>>) {
        let mut extensions = extensions.filter(|extension| extension.gives_role(name));
        let Some(first) = extensions.next() else { return };
        for extension in extensions {
            let line = first.value.at.line;
            self.report(extension, format!("{} has the role `{name}` already (line {line})", first.place));
        }
    }

    /// Checks that each role of a run or a body is used once.
    fn once_in_each(&mut self, groups: &[Vec<(&str, &SpannedValue)>], extensions: &[Extension<'_>]) {
        for group in groups {
            let mut first: HashMap<&str, (&str, &SpannedValue)> = HashMap::new();
            for (name, property) in group {
                let Some(role) = role(property) else { continue };
                let (other, other_property) = *first.entry(role).or_insert((name, property));
                let extension =
                    extensions.iter().find(|extension| extension.name == ROLE && ptr::eq(extension.holder, *property));
                if let Some(extension) = extension.filter(|_| other != *name) {
                    let line = other_property.at.line;
                    self.report(
                        extension,
                        format!("the property `{other}` (line {line}) has the role `{role}` already"),
                    );
                }
            }
        }
    }

    /// Reports a run that cannot be polled because no property has its id.
    fn id_of_run(&mut self, run: Option<(&str, &SpannedValue)>, extensions: &[Extension<'_>]) {
        let Some((name, schema)) = run else { return };
        let is_waited_for = extensions.iter().any(|extension| extension.gives_role("get_run"));
        if !is_waited_for || properties(self.root, schema).any(|(_, property)| role(property) == Some("run_id")) {
            return;
        }
        if let Some(extension) =
            extensions.iter().find(|extension| extension.is_component() && extension.gives_role("run"))
        {
            let message = format!(
                "a run cannot be polled without its id: add `{ROLE}: run_id` to the property of `{name}` that has the id"
            );
            self.report(extension, message);
        }
    }

    fn value(&mut self, extension: &Extension<'_>) {
        if role(extension.holder) != Some(RESPONSE_FORMAT) {
            let message = format!("`{VALUE}` is not allowed here; use it next to `{ROLE}: {RESPONSE_FORMAT}`");
            return self.report(extension, message);
        }
        let Some(given) = extension.value.as_str() else {
            return self.report(extension, format!("expected a string, found {}", extension.value.kind()));
        };
        if let Some(values) = listed(self.root, extension.holder).filter(|values| !values.contains(&given)) {
            self.report(extension, no_such("enum value", given, &values));
        }
    }

    fn states(&mut self, extension: &Extension<'_>) {
        let is_status = self.status.iter().any(|schema| ptr::eq(*schema, extension.holder));
        let is_right = is_status || (extension.is_schema() && self.is_unused(extension));
        if !is_right {
            let message = format!(
                "`{STATES}` is not allowed here; use it on the schema of the run's status, the property with the \
                 role `status` of the schema with the role `run`"
            );
            return self.report(extension, message);
        }
        if let Some(other) = self.status.iter().find_map(|schema| schema.get(STATES)).filter(|_| is_status)
            && !ptr::eq(other, extension.value)
        {
            return self
                .report(extension, format!("the states of a run are already defined in line {}", other.at.line));
        }
        let Some(states) = extension.value.as_object() else {
            let message =
                format!("expected an object with {}, found {}", STATE_NAMES.join(", "), extension.value.kind());
            return self.report(extension, message);
        };
        let values = listed(self.root, extension.holder);
        let mut seen: HashMap<&str, &str> = HashMap::new();
        for (state, words) in states {
            let pointer = join(&extension.pointer(), state);
            let mut report = |pointer: String, at, message| {
                self.problems.push(Diagnostic { pointer, at: Some(at), message });
            };
            if !STATE_NAMES.contains(&state.as_str()) {
                report(pointer, words.at, no_such("state", state, &STATE_NAMES));
                continue;
            }
            for (index, word) in one_or_several(Some(words)).iter().enumerate() {
                let pointer = match words.as_array() {
                    Some(_) => join(&pointer, &index.to_string()),
                    None => pointer.clone(),
                };
                match (word.as_str(), &values) {
                    (None, _) => report(pointer, word.at, format!("expected a string, found {}", word.kind())),
                    (Some(text), Some(values)) if !values.contains(&text) => {
                        report(pointer, word.at, no_such("enum value", text, values));
                    }
                    (Some(text), _) => {
                        if let Some(other) = seen.insert(text, state) {
                            report(pointer, word.at, format!("`{text}` is already listed under `{other}`"));
                        }
                    }
                }
            }
        }
    }

    fn display(&mut self, extension: &Extension<'_>) {
        if !extension.is_schema() {
            let message = format!("`{DISPLAY}` is not allowed here; use it on the schema of an object");
            return self.report(extension, message);
        }
        let Some(text) = extension.value.as_str() else {
            return self.report(
                extension,
                format!("expected a string such as `{{detail}}`, found {}", extension.value.kind()),
            );
        };
        let names: Vec<&str> = properties(self.root, extension.holder).map(|(name, _)| name).collect();
        let mut placeholders = text.split('{').skip(1).peekable();
        if placeholders.peek().is_none() {
            let message =
                "the template needs a property, as in `{detail}`; otherwise all objects would have the same text"
                    .to_owned();
            return self.report(extension, message);
        }
        for placeholder in placeholders {
            match placeholder.split_once('}') {
                None => self.report(extension, "a `{` has no `}`".to_owned()),
                Some((name, _)) => {
                    let name = name.strip_suffix('.').unwrap_or(name);
                    if !names.contains(&name) {
                        self.report(extension, no_such("property", name, &names));
                    }
                }
            }
        }
    }

    /// Returns whether an extension is in a component that no operation uses, so that its use is unknown.
    fn is_unused(&self, extension: &Extension<'_>) -> bool {
        let Some((section, name)) = reference::component(&extension.place) else { return false };
        let paths = self.root.get("paths").map(|paths| (paths, Slot::Map(Object::PathItem)));
        let used = reference::reachable(self.root, paths.as_slice());
        !used.contains(&(section.to_owned(), name))
    }
}

/// Returns the definition of an extension's role.
fn part<'a>(extension: &Extension<'a>) -> Option<(&'a str, Target, &'static [&'static str])> {
    let given = extension.value.as_str()?;
    ROLES.iter().find(|(name, ..)| *name == given).map(|(_, part, types)| (given, *part, *types))
}

/// Returns the enum values of a schema and its parts.
fn listed<'a>(root: &'a SpannedValue, schema: &'a SpannedValue) -> Option<Vec<&'a str>> {
    let values = parts(root, schema).into_iter().find_map(|part| part.get("enum")?.as_array())?;
    Some(values.iter().filter_map(SpannedValue::as_str).collect())
}

/// Warns about status values for which a valid document defines no state.
pub(crate) fn warnings(root: &SpannedValue, extensions: &[Extension<'_>]) -> Vec<Diagnostic> {
    let Some((_, run)) = run_schema(root) else { return Vec::new() };
    let schemas = status(root, run);
    let states = schemas.iter().find_map(|schema| schema.get(STATES));
    let Some(extension) =
        extensions.iter().find(|extension| states.is_some_and(|states| ptr::eq(states, extension.value)))
    else {
        return Vec::new();
    };
    let states = extension.value.as_object().into_iter().flatten();
    let placed: HashSet<&str> =
        states.flat_map(|(_, words)| one_or_several(Some(words))).filter_map(SpannedValue::as_str).collect();
    let values = schemas.iter().find_map(|schema| schema.get("enum")?.as_array()).into_iter().flatten();
    let is_done = properties(root, run).find(|(_, property)| role(property) == Some("is_done"));
    let unless = is_done.map_or_else(String::new, |(name, _)| format!(", unless its `{name}` says otherwise"));
    values
        .filter_map(|node| Some((node, node.as_str().filter(|value| !placed.contains(value))?)))
        .map(|(node, value)| Diagnostic {
            pointer: pointer_of(root, node).unwrap_or_default(),
            at: Some(node.at),
            message: format!(
                "note: a run with the status `{value}` counts as not finished{unless}; if it has finished, add \
                 `{value}` to `succeeded` or `failed` in line {} ({})",
                extension.value.at.line,
                extension.pointer()
            ),
        })
        .collect()
}

/// Returns the JSON pointer to a part of the document.
fn pointer_of(root: &SpannedValue, sought: &SpannedValue) -> Option<String> {
    let mut found = None;
    root.walk("", &mut |pointer, node| {
        if ptr::eq(node, sought) {
            found = Some(pointer.to_owned());
        }
    });
    found
}

fn is_binary(format: &SpannedValue) -> bool {
    matches!(format.as_str(), Some("binary" | "byte"))
}
