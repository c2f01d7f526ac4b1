//! Validates what the meta-schema cannot express: references, identifiers and relations between parts.
//!
//! Also collects the information that the generator needs in addition to types.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::net::{Ipv4Addr, Ipv6Addr};

use crate::names::{self, Case};
use crate::openapi::diagnostic::{Diagnostic, Position};
use crate::openapi::extensions::{self, Extension, Role, Run};
use crate::openapi::media_type::{essence, is_json};
use crate::openapi::meta_schema::unquoted;
use crate::openapi::parameter::{is_ignored_header, nameless, template_names};
use crate::openapi::reference;
use crate::openapi::spanned_value::{SpannedValue, Value, join};

/// The methods that a path item can have, in the order in which the generator walks them.
use crate::openapi::objects::METHODS;

/// Information about a document in addition to types.
#[derive(Clone, Debug, Default)]
pub struct ApiModel {
    /// URL of the first server, without a trailing slash and with its variables in braces; `None` without a server, or
    /// if it is only a path.
    pub base_url: Option<String>,
    /// The variables in the URLs of servers.
    pub server_variables: Vec<ServerVariable>,
    /// The security schemes that operations use, in the order of the document.
    pub schemes: Vec<Scheme>,
    /// Every operation, in the order of the document.
    pub operations: Vec<Operation>,
    /// The values of `x-webagent-display`, the text templates of error bodies.
    pub displays: Vec<String>,
    /// The schema with the role `run`.
    pub run: Option<Run>,
    /// Warnings about a valid document.
    pub warnings: Vec<Diagnostic>,
}

/// An operation of the document.
#[derive(Clone, Debug)]
pub struct Operation {
    /// `operationId`.
    pub id: String,
    /// The method in lower case.
    pub method: String,
    /// The path template.
    pub path: String,
    /// JSON pointer to the operation.
    pub pointer: String,
    /// `summary` and `description`, if present.
    pub texts: Vec<String>,
    /// The security alternatives, as indices into [`ApiModel::schemes`]: one alternative suffices, and all its schemes
    /// are needed.
    pub security: Vec<Vec<usize>>,
    /// The URL of the operation's own server.
    pub server: Option<String>,
    /// The operation's own `x-webagent-role`.
    pub role: Option<String>,
    /// The properties of its body that have an `x-webagent-role`, by role.
    pub body_roles: BTreeMap<String, Role>,
    /// Set if a success response has the schema with the role `run`.
    pub returns_run: bool,
    /// The way to get the next page, where the response is a page of a list.
    pub pagination: Option<extensions::Pagination>,
}

/// A security scheme for which the client can have a credential.
#[derive(Clone, Debug)]
pub struct Scheme {
    /// Name in the document.
    pub name: String,
    /// The description in the document.
    pub description: String,
    /// Name of the setter on the client's builder.
    pub setter: String,
    /// The environment variable.
    pub variable: String,
    /// The location of the credential in a request.
    pub credential: Credential,
}

/// The location of a credential in a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Credential {
    /// In this header, after a prefix such as `Bearer `.
    Header {
        /// Name of the header, in lower case.
        name: String,
        /// The prefix.
        prefix: String,
    },
    /// User and password.
    Basic,
    /// In a query parameter of this name.
    Query(String),
    /// In a cookie of this name.
    Cookie(String),
}

/// A variable in the URL of a server.
#[derive(Clone, Debug)]
pub struct ServerVariable {
    /// Name in the URL.
    pub name: String,
    /// Name of the setter on the client's builder.
    pub setter: String,
    /// The default value.
    pub default: String,
    /// The values that the document lists.
    pub values: Vec<String>,
    /// The description in the document.
    pub description: String,
}

/// Validates a document whose structure is valid.
pub(crate) fn check(root: &SpannedValue, extensions: &[Extension<'_>]) -> Result<ApiModel, Vec<Diagnostic>> {
    let mut validator =
        DocumentValidator { root, problems: Vec::new(), model: ApiModel::default(), ids: HashMap::new() };
    validator.version();
    validator.servers();
    validator.values(root, &mut String::new(), false);
    // The rest resolves references, so they must all exist.
    if validator.problems.is_empty() {
        validator.components();
        validator.model.run = extensions::run(root);
        validator.schemes();
        validator.operations();
        validator.problems.extend(extensions::check(root, extensions));
    }
    if validator.problems.is_empty() {
        validator.model.warnings.extend(extensions::warnings(root, extensions));
        Ok(validator.model)
    } else {
        // Errors in shared parts are reported for each operation.
        let key = |problem: &Diagnostic| (problem.at, problem.pointer.clone());
        validator.problems.sort_by_key(key);
        validator.problems.dedup();
        Err(validator.problems)
    }
}

struct DocumentValidator<'a> {
    root: &'a SpannedValue,
    problems: Vec<Diagnostic>,
    model: ApiModel,
    /// Checks the operation ids, with their locations.
    ids: HashMap<String, Position>,
}

impl<'a> DocumentValidator<'a> {
    fn report(&mut self, pointer: impl Into<String>, at: Position, message: impl Into<String>) {
        self.problems.push(Diagnostic { pointer: pointer.into(), at: Some(at), message: message.into() });
    }

    fn version(&mut self) {
        // The meta-schema checks that it is a string.
        let Some(node) = self.root.get("openapi") else { return };
        let Some(version) = node.as_str() else { return };
        let patch = version.strip_prefix("3.0.").unwrap_or_default();
        if patch.is_empty() || !patch.bytes().all(|digit| digit.is_ascii_digit()) {
            let hint = if version.starts_with("3.1") { "; `cargo xtask import FILE` converts it" } else { "" };
            let message = format!("OpenAPI {version} is not supported, only 3.0 is{hint}");
            self.report("/openapi", node.at, message);
        }
    }

    fn warning(&mut self, pointer: impl Into<String>, at: Position, message: impl Into<String>) {
        self.model.warnings.push(Diagnostic { pointer: pointer.into(), at: Some(at), message: message.into() });
    }

    fn servers(&mut self) {
        match self.root.pointer("/servers/0") {
            Some(server) => self.model.base_url = self.server(server, "/servers/0"),
            None => self.warning(
                "/servers",
                self.root.at,
                "the document has no server: users must set `base_url` or WEBAGENT_BASE_URL",
            ),
        }
        if let (None, Some(server)) = (&self.model.base_url, self.root.pointer("/servers/0/url")) {
            let message = "the server's URL is not absolute: users must set `base_url` or WEBAGENT_BASE_URL";
            self.warning("/servers/0/url", server.at, message);
        }
    }

    /// Returns the URL of a server, with its variables in braces; `None` if it is not absolute.
    fn server(&mut self, server: &'a SpannedValue, pointer: &str) -> Option<String> {
        let url = server.get("url")?;
        let text = url.as_str().unwrap_or_default();
        let mut filled = text.to_owned();
        for name in template_names(text) {
            let variable = server.get("variables").and_then(|variables| variables.get(name));
            let Some(default) = variable.and_then(|variable| variable.text("default")) else {
                self.report(join(pointer, "url"), url.at, format!("the variable `{name}` has no default"));
                return None;
            };
            filled = filled.replace(&format!("{{{name}}}"), default);
            self.server_variable(name, default, variable);
        }
        let rest = filled.strip_prefix("https://").or_else(|| filled.strip_prefix("http://"));
        let Some(rest) = rest else {
            let is_relative = !filled.contains("://");
            if !is_relative {
                let message = "the URL of a server must begin with https://, http:// or a slash";
                self.report(join(pointer, "url"), url.at, message);
            }
            return None;
        };
        let is_plain = !rest.is_empty() && !rest.contains(['{', '}', '?', '#', '@', '\\']) && !rest.contains(is_blank);
        let wrong = match is_plain {
            false => Some("the URL of a server cannot have credentials, a query, a fragment or white space".to_owned()),
            true => check_authority(rest.split('/').next().unwrap_or_default()).err().map(|error| error.to_string()),
        };
        if let Some(message) = wrong {
            self.report(join(pointer, "url"), url.at, message);
        }
        Some(text.trim_end_matches('/').to_owned())
    }

    fn server_variable(&mut self, name: &str, default: &str, variable: Option<&SpannedValue>) {
        if self.model.server_variables.iter().any(|known| known.name == name) {
            return;
        }
        let plain = Case::Snake.identifier(variable.and_then(extensions::name).unwrap_or(name));
        let setter = match self.is_builder_method(&plain) {
            true => format!("server_{plain}"),
            false => plain,
        };
        let values = variable.and_then(|variable| variable.get("enum")?.as_array()).unwrap_or(&[]);
        let description = variable.and_then(|variable| variable.text("description"));
        self.model.server_variables.push(ServerVariable {
            name: name.to_owned(),
            setter,
            default: default.to_owned(),
            values: values.iter().filter_map(|value| value.as_str().map(str::to_owned)).collect(),
            description: description.unwrap_or_default().to_owned(),
        });
    }

    /// Returns whether the client's builder already has a method of that name.
    fn is_builder_method(&self, name: &str) -> bool {
        let variables = self.model.server_variables.iter().map(|variable| &variable.setter);
        let mut setters = variables.chain(self.model.schemes.iter().map(|scheme| &scheme.setter));
        BUILDER_METHODS.contains(&name) || setters.any(|setter| setter == name)
    }

    /// Returns the security schemes that operations use.
    fn schemes(&mut self) {
        let Some(schemes) = self.root.pointer("/components/securitySchemes").and_then(SpannedValue::as_object) else {
            return;
        };
        let used = self.used_schemes();
        for (name, node) in schemes.iter().filter(|(name, _)| used.contains(name.as_str())) {
            let scheme = self.root.resolve(node);
            let Some(credential) = credential(scheme) else { continue };
            let plain = Case::Snake.identifier(extensions::name(scheme).unwrap_or(name));
            let is_key = plain == "api_key" && credential != Credential::Basic;
            let mut setter = plain.clone();
            if !is_key && self.is_builder_method(&setter) {
                setter = format!("{plain}_credential");
            }
            while self.is_builder_method(&setter) && !is_key {
                setter.push('_');
            }
            let description = scheme.text("description");
            self.model.schemes.push(Scheme {
                name: name.clone(),
                description: description.unwrap_or_default().trim().to_owned(),
                variable: format!("WEBAGENT_{}", setter.trim_matches('_').to_uppercase()),
                setter,
                credential,
            });
        }
    }

    /// Returns the names of the schemes that the document and its operations require.
    fn used_schemes(&self) -> HashSet<&'a str> {
        let items = self.root.get("paths").and_then(SpannedValue::as_object).into_iter().flatten();
        let operations = items.flat_map(|(_, item)| METHODS.iter().filter_map(|method| item.get(method)));
        let lists = operations.chain([self.root]).filter_map(|owner| owner.get("security")?.as_array());
        let schemes = lists.flatten().filter_map(SpannedValue::as_object);
        schemes.flat_map(|schemes| schemes.keys().map(String::as_str)).collect()
    }

    /// Checks rules that apply to every object: references, and contradictory schemas. The keys of an object are
    /// keywords or, as under `properties`, arbitrary names.
    fn values(&mut self, node: &'a SpannedValue, pointer: &mut String, keys_are_names: bool) {
        let length = pointer.len();
        match &node.value {
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    *pointer = join(pointer, &index.to_string());
                    self.values(item, pointer, false);
                    pointer.truncate(length);
                }
            }
            Value::Object(members) => {
                if !keys_are_names {
                    if let Some(reference) = members.get("$ref") {
                        self.reference(reference, pointer);
                    }
                    self.schema(node, pointer);
                    if let Some(display) = extensions::display(node) {
                        self.model.displays.push(display.to_owned());
                    }
                }
                for (key, member) in members {
                    // Examples and defaults are data: a `$ref` in them is not a reference.
                    let is_data = matches!(key.as_str(), "example" | "examples" | "default" | "enum");
                    if is_data && !keys_are_names {
                        continue;
                    }
                    *pointer = join(pointer, key);
                    let inner_are_names =
                        !keys_are_names && matches!(key.as_str(), "properties" | "mapping" | "schemas");
                    self.values(member, pointer, inner_are_names);
                    pointer.truncate(length);
                }
            }
            _ => {}
        }
    }

    fn reference(&mut self, node: &SpannedValue, pointer: &str) {
        let target = node.as_str().unwrap_or_default();
        let message = match reference::pointer(target) {
            _ if !target.starts_with('#') => {
                format!(
                    "`{target}` is outside this document, and only references within it are followed; bundle the files into one document"
                )
            }
            Some(inner) if inner.starts_with("/components/") && inner.split('/').count() == 4 => {
                match self.root.pointer(&inner) {
                    None => format!("`{target}` does not exist"),
                    Some(node) if self.is_ring(node) => format!("`{target}` is a circular reference"),
                    Some(_) => return,
                }
            }
            _ => format!("`{target}` must refer to a component, as in `#/components/schemas/Run`"),
        };
        self.report(join(pointer, "$ref"), node.at, message);
    }

    /// Returns whether a chain of references never ends at a value.
    fn is_ring(&self, start: &SpannedValue) -> bool {
        self.root.resolve(start).reference().is_some_and(|next| self.root.pointer(&next).is_some())
    }

    fn schema(&mut self, node: &'a SpannedValue, pointer: &str) {
        let Some(values) = node.get("enum").and_then(SpannedValue::as_array) else {
            return;
        };
        let place = join(pointer, "enum");
        if values.is_empty() {
            self.report(&*place, node.at, "`enum` is empty: list at least one value, or remove it");
        }
        let kind = node.text("type");
        for (index, value) in values.iter().enumerate() {
            let at = join(&place, &index.to_string());
            if kind == Some("string") && !matches!(value.value, Value::String(_) | Value::Null) {
                let message = format!("expected a string, found {}", unquoted(value));
                self.report(at, value.at, message);
            }
        }
        if let Some(default) = node.get("default")
            && !values.iter().any(|value| value.value == default.value)
        {
            let message = "the default is not one of the enum's values";
            self.report(join(pointer, "default"), default.at, message);
        }
    }

    /// Checks for schemas that contain themselves.
    fn components(&mut self) {
        let Some(schemas) = self.root.pointer("/components/schemas").and_then(SpannedValue::as_object) else {
            return;
        };
        for (name, schema) in schemas {
            let pointer = join("/components/schemas", name);
            if self.is_part_of_itself(&pointer) {
                let message = "the schema contains itself through `allOf`, `oneOf` or `anyOf`: no value can match it";
                self.report(pointer, schema.at, message);
            }
        }
    }

    /// Returns whether a schema contains itself without a property or an item in between.
    fn is_part_of_itself(&self, start: &str) -> bool {
        let mut seen = HashSet::new();
        let mut open: Vec<&'a SpannedValue> = self.root.pointer(start).into_iter().collect();
        while let Some(node) = open.pop() {
            if let Some(target) = node.reference() {
                if target == start {
                    return true;
                }
                open.extend(self.root.pointer(&target).filter(|_| seen.insert(target.clone())));
            }
            for keyword in ["allOf", "oneOf", "anyOf", "not"] {
                let parts = node.get(keyword).map(|parts| parts.as_array().unwrap_or(std::slice::from_ref(parts)));
                open.extend(parts.into_iter().flatten());
            }
        }
        false
    }

    fn operations(&mut self) {
        let Some(paths) = self.root.get("paths").and_then(SpannedValue::as_object) else {
            return;
        };
        let mut templates: HashMap<(String, &str), &str> = HashMap::new();
        for (path, item) in paths {
            let pointer = join("/paths", path);
            if path.contains("//") {
                self.report(&*pointer, item.at, "the path has an empty segment, which a request cannot contain");
            }
            let form = nameless(path);
            for method in METHODS {
                let Some(operation) = item.get(method) else { continue };
                if let Some(other) = templates.insert((form.clone(), method), path) {
                    let message = format!(
                        "duplicate of `{other}`: only the names of parameters differ; give one path a fragment (`{path}#other`), which is not sent, or skip it with `{}: true`",
                        extensions::SKIP
                    );
                    self.report(join(&pointer, method), operation.at, message);
                }
                self.operation(path, item, method, operation, join(&pointer, method));
            }
        }
    }

    fn operation(&mut self, path: &str, item: &'a SpannedValue, method: &str, node: &'a SpannedValue, pointer: String) {
        let id_at = node.get("operationId").map_or(node.at, |id| id.at);
        let given = node.text("operationId").map(str::to_owned);
        let id = given.unwrap_or_else(|| names::operation_id(method, path));
        if let Some(at) = self.ids.insert(id.clone(), id_at) {
            let message = format!("`{id}` is used twice, in line {} and in line {}", at.line, id_at.line);
            self.report(join(&pointer, "operationId"), id_at, message);
        }
        let item_pointer = pointer.rsplit_once('/').map_or("", |(item, _)| item).to_owned();
        let server = [(node, pointer.clone()), (item, item_pointer)].into_iter().find_map(|(owner, place)| {
            let server = owner.get("servers")?.as_array()?.first()?;
            Some((server, join(&join(&place, "servers"), "0")))
        });
        let server = server.and_then(|(server, place)| {
            let url = server.text("url").unwrap_or_default();
            let is_path = url.starts_with('/') && !url.contains('{');
            self.server(server, &place).or_else(|| is_path.then(|| url.trim_end_matches('/').to_owned()))
        });
        self.body(node, &pointer);
        self.parameters(path, item, node, &pointer);
        self.responses(node, &pointer);
        let security = self.security(node, &pointer);
        self.model.operations.push(Operation {
            id,
            method: method.to_owned(),
            path: path.to_owned(),
            pointer,
            texts: ["summary", "description"].iter().filter_map(|key| text(node.get(key)?)).collect(),
            security,
            server,
            role: extensions::role(node).map(str::to_owned),
            body_roles: extensions::body_roles(self.root, node),
            returns_run: self
                .model
                .run
                .as_ref()
                .is_some_and(|run| extensions::returns_run(self.root, &run.component, node)),
            pagination: extensions::pagination(self.root, item, node),
        });
    }

    /// Checks that a multipart form lists its parts.
    fn body(&mut self, operation: &'a SpannedValue, pointer: &str) {
        let Some(body) = operation.get("requestBody") else { return };
        let (body, place) = match body.reference() {
            Some(target) => (self.root.resolve(body), target),
            None => (body, join(pointer, "requestBody")),
        };
        let Some(content) = body.get("content").and_then(SpannedValue::as_object) else { return };
        if content.keys().any(|media_type| is_json(media_type)) {
            return;
        }
        let Some((media_type, node)) = content.iter().find(|(name, _)| essence(name) == "multipart/form-data") else {
            return;
        };
        let schema = node.get("schema").map(|schema| self.root.resolve(schema));
        let lists_parts = ["properties", "allOf", "anyOf", "oneOf"];
        if schema.is_none_or(|schema| lists_parts.iter().all(|key| schema.get(key).is_none())) {
            let message = "multipart/form-data needs a schema with `properties`, one for each part";
            self.report(join(&join(&place, "content"), media_type), node.at, message);
        }
    }

    /// Checks that an operation has a success response. Where only redirects are documented, they are the success.
    fn responses(&mut self, operation: &'a SpannedValue, pointer: &str) {
        let Some(node) = operation.get("responses") else { return };
        let Some(responses) = node.as_object() else { return };
        let place = join(pointer, "responses");
        if responses.is_empty() {
            self.warning(place, node.at, "no response is documented: a success is returned as bytes");
            return;
        }
        let begins_with = |digits: &[char]| responses.keys().any(|status| status.starts_with(digits));
        if begins_with(&['1']) && !begins_with(&['2', '3', 'd']) {
            let message = "only 1XX responses are documented, which switch to another protocol: document a success response (2XX, 3XX or default)";
            self.report(place, node.at, message);
        }
    }

    fn parameters(&mut self, path: &str, item: &'a SpannedValue, operation: &'a SpannedValue, pointer: &str) {
        let mut declared: HashSet<(&str, &str)> = HashSet::new();
        let mut in_path: HashSet<&str> = HashSet::new();
        for (owner, own) in [(item, false), (operation, true)] {
            let mut seen = HashSet::new();
            let list = owner.get("parameters").and_then(SpannedValue::as_array).unwrap_or(&[]);
            for (index, parameter) in list.iter().enumerate() {
                let at = match own {
                    true => join(&join(pointer, "parameters"), &index.to_string()),
                    false => join(&join(&join("/paths", path), "parameters"), &index.to_string()),
                };
                let target = self.root.resolve(parameter);
                let text = |key| target.get(key).and_then(SpannedValue::as_str).unwrap_or_default();
                let (name, place) = (text("name"), text("in"));
                if !seen.insert((name, place)) {
                    self.report(&*at, parameter.at, format!("the {place} parameter `{name}` is defined twice"));
                }
                declared.insert((name, place));
                if place == "path" {
                    in_path.insert(name);
                    if !target.is_true("required") {
                        self.report(&*at, parameter.at, "a path parameter must have `required: true`");
                    }
                    if !path.contains(&format!("{{{name}}}")) {
                        let message = format!("the path has no `{{{name}}}`");
                        self.report(&*at, parameter.at, message);
                    }
                }
                if place == "header" && is_ignored_header(name) {
                    let message = format!(
                        "the header parameter `{name}` is ignored, as OpenAPI requires: media types and security schemes define this header"
                    );
                    self.warning(&*at, parameter.at, message);
                }
            }
        }
        for name in template_names(path) {
            if !in_path.contains(name) {
                let message = format!("the path's `{{{name}}}` is not declared as a parameter");
                self.report(pointer, operation.at, message);
            }
        }
    }

    /// Returns the security alternatives that the client can satisfy.
    fn security(&mut self, operation: &'a SpannedValue, pointer: &str) -> Vec<Vec<usize>> {
        let (node, pointer) = match (operation.get("security"), self.root.get("security")) {
            (Some(own), _) => (own, join(pointer, "security")),
            (None, Some(all)) => (all, "/security".to_owned()),
            (None, None) => return Vec::new(),
        };
        let mut possible = Vec::new();
        let mut unusable = None;
        for (index, alternative) in node.as_array().unwrap_or(&[]).iter().enumerate() {
            let at = join(&pointer, &index.to_string());
            let mut indices = Vec::new();
            let mut is_possible = true;
            for (name, scopes) in alternative.as_object().into_iter().flatten() {
                let Some(scheme) = self.scheme(name) else {
                    self.report(&*at, alternative.at, format!("`{name}` is not in /components/securitySchemes"));
                    return Vec::new();
                };
                let has_scopes = matches!(scheme.text("type"), Some("oauth2" | "openIdConnect"));
                if !has_scopes && scopes.as_array().is_some_and(|scopes| !scopes.is_empty()) {
                    // OpenAPI 3.1 allows role names here.
                    let message = "only schemes of type oauth2 and openIdConnect have scopes";
                    self.warning(join(&at, name), scopes.at, message);
                }
                match self.model.schemes.iter().position(|scheme| scheme.name == *name) {
                    Some(index) => indices.push(index),
                    None => is_possible = false,
                }
            }
            match is_possible {
                true => possible.push(indices),
                false => unusable = unusable.or(Some((at, alternative.at))),
            }
        }
        if let (true, Some((at, position))) = (possible.is_empty(), unusable) {
            let message = "the client cannot send this security scheme: type apiKey needs a `name` that is valid in a header, query or cookie, type http needs a `scheme`";
            self.report(at, position, message);
        }
        possible
    }

    fn scheme(&self, name: &str) -> Option<&'a SpannedValue> {
        let schemes = self.root.pointer("/components/securitySchemes")?;
        Some(self.root.resolve(schemes.get(name)?))
    }
}

/// Returns the text of a description, unless it is blank.
fn text(node: &SpannedValue) -> Option<String> {
    node.as_str().filter(|text| !text.trim().is_empty()).map(str::to_owned)
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

/// The host or the port of a URL is none.
#[derive(Debug, thiserror::Error)]
enum AuthorityError {
    #[error("`{0}` is not a port: use a number up to 65535")]
    Port(String),
    #[error("`{0}` is not a host: use a name or an IP address (IPv6 in brackets)")]
    Host(String),
}

/// Checks host and port of a URL, as the client will when it is built.
fn check_authority(text: &str) -> Result<(), AuthorityError> {
    let after_brackets = text.find(']').map_or(0, |end| end + 1);
    let colon = text.get(after_brackets..).and_then(|rest| rest.find(':')).map(|colon| colon + after_brackets);
    let (host, port) = match colon.and_then(|colon| text.split_at_checked(colon)) {
        Some((host, port)) => (host, port.get(1..).unwrap_or_default()),
        None => (text, ""),
    };
    let is_number = port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok();
    if !port.is_empty() && !is_number {
        return Err(AuthorityError::Port(port.to_owned()));
    }
    let last_label = host.trim_end_matches('.').rsplit('.').next().unwrap_or_default();
    let is_host = match host.strip_prefix('[') {
        Some(address) => address.strip_suffix(']').is_some_and(|address| address.parse::<Ipv6Addr>().is_ok()),
        // A name that ends in a number is treated as an address.
        None if last_label.starts_with(|c: char| c.is_ascii_digit())
            && last_label.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            host.parse::<Ipv4Addr>().is_ok()
        }
        None => !last_label.is_empty() && !host.contains(['<', '>', '[', ']', '^', '|', '%', '"', '`']),
    };
    if is_host { Ok(()) } else { Err(AuthorityError::Host(host.to_owned())) }
}

fn credential(scheme: &SpannedValue) -> Option<Credential> {
    let text = |key| scheme.get(key).and_then(SpannedValue::as_str);
    let authorization =
        |prefix: &str| Credential::Header { name: "authorization".to_owned(), prefix: format!("{prefix} ") };
    match (text("type")?, text("in"), text("name"), text("scheme")) {
        ("apiKey", Some("header"), Some(name), _) if is_header_name(name) => {
            Some(Credential::Header { name: name.to_ascii_lowercase(), prefix: String::new() })
        }
        ("apiKey", Some("query"), Some(name), _) => Some(Credential::Query(name.to_owned())),
        ("apiKey", Some("cookie"), Some(name), _) if is_header_name(name) => Some(Credential::Cookie(name.to_owned())),
        ("http", _, _, Some(scheme)) if scheme.eq_ignore_ascii_case("basic") => Some(Credential::Basic),
        ("http", _, _, Some(scheme)) if scheme.eq_ignore_ascii_case("bearer") => Some(authorization("Bearer")),
        ("http", _, _, Some(scheme)) if is_header_name(scheme) => Some(authorization(scheme)),
        // Obtaining the token is left to the user.
        ("oauth2" | "openIdConnect", _, _, _) => Some(authorization("Bearer")),
        _ => None,
    }
}

/// Returns whether a text is a token as defined by HTTP.
fn is_header_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

/// The methods of the client's builder, whose names the setters of schemes and variables cannot have.
pub const BUILDER_METHODS: &[&str] = &[
    "new", "default", "build", "from_env", "from_variables", "api_key", "credential", "credentials", "server_variable",
    "base_url", "urls", "filled", "allow_http", "connect_timeout", "timeout", "max_response_bytes", "retry",
    "http_client", "default_headers", "header", "on_request", "on_response", "poll_interval", "clone", "fmt",
    "default_header", "blocking", "build_client",
];

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;

    const GOOD: &str = "
openapi: 3.0.3
info: {title: t, version: 0.1.0}
servers: [{url: 'https://example.com/v1/'}]
security: [{Key: []}]
paths:
  /a/{id}:
    parameters: [{$ref: '#/components/parameters/Id'}]
    get:
      operationId: get_a
      responses: {200: {$ref: '#/components/responses/A'}}
    post:
      operationId: post_a
      security: []
      responses: {200: {$ref: '#/components/responses/A'}}
components:
  securitySchemes:
    Key: {type: apiKey, in: header, name: X-Key}
  parameters:
    Id: {name: id, in: path, required: true, schema: {type: string}}
  responses:
    A: {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}
  requestBodies:
    B: {content: {multipart/form-data: {}}}
  schemas:
    A: {type: object, required: [id], properties: {id: {type: string, enum: [x, y], default: x}}}
";

    fn problems(from: &str, to: &str) -> String {
        assert!(GOOD.contains(from), "{from}");
        let node = SpannedValue::parse("api.yaml", &GOOD.replace(from, to)).unwrap();
        let problems = super::super::check(&node).unwrap_err();
        let lines = problems.iter().map(|problem| format!("{}: {}", problem.pointer, problem.message));
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn the_meaning_of_a_sound_document_is_collected() {
        let model = super::super::check(&SpannedValue::parse("api.yaml", GOOD).unwrap()).unwrap();
        assert_eq!(model.base_url.as_deref(), Some("https://example.com/v1"));
        let operations: Vec<_> =
            model.operations.iter().map(|operation| (operation.id.as_str(), operation.security.clone())).collect();
        assert_eq!(operations, [("get_a", vec![vec![0]]), ("post_a", vec![])]);
        let [scheme] = model.schemes.as_slice() else { panic!("{:?}", model.schemes) };
        assert_eq!(scheme.credential, Credential::Header { name: "x-key".to_owned(), prefix: String::new() });
        assert_eq!((scheme.setter.as_str(), scheme.variable.as_str()), ("key", "WEBAGENT_KEY"));
    }

    #[test]
    fn the_hosts_and_ports_of_servers_are_those_that_a_client_can_be_built_with() {
        for good in
            ["a", "a.b:443", "127.0.0.1:8080", "[::1]", "[::1]:1", "xn--bcher-kva.example.", "bücher.example", "a:"]
        {
            assert!(check_authority(good).is_ok(), "{good}");
        }
        for bad in
            ["", ":80", "a:x", "a:+1", "a:65536", "a:1:2", "[::1", "[::1]x", "1.2.3.400", "a.5", "a<b", "a%zz", "."]
        {
            assert!(check_authority(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn what_does_not_fit_together_is_named_with_its_place() {
        let table = [
            (
                "3.0.3",
                "3.1.0",
                "/openapi: OpenAPI 3.1.0 is not supported, only 3.0 is; `cargo xtask import FILE` converts it",
            ),
            (
                "https://example.com/v1/",
                "https://me@example.com/v1",
                "/servers/0/url: the URL of a server cannot have credentials, a query, a fragment or white space",
            ),
            ("https://example.com/v1/", "https://{host}/v1", "/servers/0/url: the variable `host` has no default"),
            (
                "schemas/A'",
                "schemas/B'",
                "/components/responses/A/content/application~1json/schema/$ref: `#/components/schemas/B` does not exist",
            ),
            (
                "'#/components/schemas/A'",
                "a.yaml",
                "/components/responses/A/content/application~1json/schema/$ref: `a.yaml` is outside this document, and only references within it are followed; bundle the files into one document",
            ),
            (
                "{type: object, required: [id], properties: {id: {type: string, enum: [x, y], default: x}}}",
                "{$ref: '#/components/schemas/A'}",
                "/components/responses/A/content/application~1json/schema/$ref: `#/components/schemas/A` is a circular reference\n/components/schemas/A/$ref: `#/components/schemas/A` is a circular reference",
            ),
            (
                "enum: [x, y]",
                "enum: [x, 1, x]",
                "/components/schemas/A/properties/id/enum/1: expected a string, found a number: unquoted, YAML reads `1` this way; quote it",
            ),
            (
                "default: x",
                "default: z",
                "/components/schemas/A/properties/id/default: the default is not one of the enum's values",
            ),
            ("required: true, ", "", "/paths/~1a~1{id}/parameters/0: a path parameter must have `required: true`"),
            (
                "name: id",
                "name: di",
                "/paths/~1a~1{id}/parameters/0: the path has no `{di}`\n/paths/~1a~1{id}/get: the path's `{id}` is not declared as a parameter\n/paths/~1a~1{id}/post: the path's `{id}` is not declared as a parameter",
            ),
            ("post_a", "get_a", "/paths/~1a~1{id}/post/operationId: `get_a` is used twice, in line 10 and in line 13"),
            (
                "https://example.com/v1/",
                "https://example.com:80800/v1",
                "/servers/0/url: `80800` is not a port: use a number up to 65535",
            ),
            (
                "https://example.com/v1/",
                "https://[::g]/v1",
                "/servers/0/url: `[::g]` is not a host: use a name or an IP address (IPv6 in brackets)",
            ),
            (
                "operationId: post_a",
                "operationId: post_a\n      requestBody: {$ref: '#/components/requestBodies/B'}",
                "/components/requestBodies/B/content/multipart~1form-data: multipart/form-data needs a schema with `properties`, one for each part",
            ),
            (
                "security: []\n      responses: {200:",
                "responses: {101:",
                "/paths/~1a~1{id}/post/responses: only 1XX responses are documented, which switch to another protocol: document a success response (2XX, 3XX or default)",
            ),
            ("[{Key: []}]", "[{Kee: []}]", "/security/0: `Kee` is not in /components/securitySchemes"),
            (
                "type: apiKey, in: header, name: X-Key",
                "type: apiKey, in: header, name: X Key",
                "/security/0: the client cannot send this security scheme: type apiKey needs a `name` that is valid in a header, query or cookie, type http needs a `scheme`",
            ),
        ];
        for (from, to, expected) in table {
            assert_eq!(problems(from, to), expected, "{from} -> {to}");
        }
    }
}
