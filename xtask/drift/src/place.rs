//! Where something stands in a document: a value together with the JSON pointer that leads to it.

use std::fmt;
use std::rc::Rc;

use webagent_codegen::openapi::spanned_value::{SpannedValue, join};

/// A JSON pointer that grows at its end without copying its beginning.
#[derive(Clone, Default)]
pub(super) struct Pointer<'d>(Option<Rc<Link<'d>>>);

struct Link<'d> {
    parent: Pointer<'d>,
    token: Token<'d>,
}

#[derive(Clone, Copy)]
enum Token<'d> {
    Key(&'d str),
    Index(usize),
}

impl<'d> Pointer<'d> {
    fn push(&self, token: Token<'d>) -> Self {
        let parent = self.clone();
        Self(Some(Rc::new(Link { parent, token })))
    }

    /// The unescaped tokens, first to last.
    pub(super) fn tokens(&self) -> Vec<String> {
        let mut tokens = Vec::new();
        let mut link = self.0.as_deref();
        while let Some(Link { parent, token }) = link {
            tokens.push(match token {
                Token::Key(key) => (*key).to_owned(),
                Token::Index(index) => index.to_string(),
            });
            link = parent.0.as_deref();
        }
        tokens.reverse();
        tokens
    }
}

impl fmt::Display for Pointer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.tokens().iter().fold(String::new(), |pointer, token| join(&pointer, token));
        f.write_str(&text)
    }
}

/// A value of a document and the way to it.
#[derive(Clone)]
pub(super) struct Spot<'d> {
    pub(super) node: &'d SpannedValue,
    pub(super) pointer: Pointer<'d>,
}

impl<'d> Spot<'d> {
    /// The document as a whole.
    pub(super) fn root(node: &'d SpannedValue) -> Self {
        Self { node, pointer: Pointer::default() }
    }

    /// Identity of the value: two spots with one id are the same place of the same document.
    pub(super) fn id(&self) -> usize {
        std::ptr::from_ref(self.node).addr()
    }

    /// Whether this is an object with such a member.
    pub(super) fn has(&self, key: &str) -> bool {
        member(self.node, key).is_some()
    }

    /// A member of an object.
    pub(super) fn get(&self, key: &str) -> Option<Self> {
        let (key, node) = member(self.node, key)?;
        Some(Self { node, pointer: self.pointer.push(Token::Key(key)) })
    }

    /// The value of a member.
    pub(super) fn value(&self, key: &str) -> Option<&'d SpannedValue> {
        member(self.node, key).map(|(_, node)| node)
    }

    /// Whether a member is a list.
    pub(super) fn has_list(&self, key: &str) -> bool {
        self.value(key).is_some_and(|node| node.as_array().is_some())
    }

    /// The text of a member that is a string.
    pub(super) fn text(&self, key: &str) -> Option<&'d str> {
        member(self.node, key)?.1.as_str()
    }

    /// Whether a member is `true`.
    pub(super) fn is_true(&self, key: &str) -> bool {
        member(self.node, key).is_some_and(|(_, node)| as_bool(node) == Some(true))
    }

    /// Every member of an object, in the order of the text; nothing for other values.
    pub(super) fn members(&self) -> impl Iterator<Item = (&'d str, Self)> + use<'d> {
        let pointer = self.pointer.clone();
        let members = self.node.as_object().into_iter().flatten();
        members.map(move |(key, node)| {
            let pointer = pointer.push(Token::Key(key));
            (key.as_str(), Self { node, pointer })
        })
    }

    /// The members of a member.
    pub(super) fn members_of(&self, key: &str) -> impl Iterator<Item = (&'d str, Self)> + use<'d> {
        let spot = self.get(key);
        spot.into_iter().flat_map(|spot| spot.members())
    }

    /// Every item of an array; nothing for other values.
    pub(super) fn items(&self) -> impl Iterator<Item = Self> + use<'d> {
        let pointer = self.pointer.clone();
        let items = self.node.as_array().unwrap_or_default();
        items.iter().enumerate().map(move |(index, node)| Self { node, pointer: pointer.push(Token::Index(index)) })
    }

    /// The items of a member.
    pub(super) fn items_of(&self, key: &str) -> impl Iterator<Item = Self> + use<'d> {
        let spot = self.get(key);
        spot.into_iter().flat_map(|spot| spot.items())
    }

    /// The value that a JSON pointer of this document leads to.
    pub(super) fn follow(&self, pointer: &str) -> Option<Self> {
        if pointer.is_empty() {
            return Some(self.clone());
        }
        let mut spot = self.clone();
        for token in pointer.strip_prefix('/')?.split('/') {
            let token = token.replace("~1", "/").replace("~0", "~");
            spot = match spot.node.as_array() {
                Some(items) => {
                    let index = token.parse::<usize>().ok()?;
                    Self { node: items.get(index)?, pointer: spot.pointer.push(Token::Index(index)) }
                }
                None => spot.get(&token)?,
            };
        }
        Some(spot)
    }
}

/// A member of an object and its key. Most objects are so small that looking at each key is faster than hashing.
fn member<'d>(node: &'d SpannedValue, key: &str) -> Option<(&'d str, &'d SpannedValue)> {
    const SMALL: usize = 16;
    let members = node.as_object()?;
    let found = match members.len() {
        0..=SMALL => members.iter().find(|(known, _)| *known == key),
        _ => members.get_key_value(key),
    };
    found.map(|(key, node)| (key.as_str(), node))
}

/// The value, when it is a boolean.
pub(super) fn as_bool(node: &SpannedValue) -> Option<bool> {
    match node.value {
        webagent_codegen::openapi::spanned_value::Value::Bool(value) => Some(value),
        _ => None,
    }
}

/// The value, when it is a number.
pub(super) fn as_f64(node: &SpannedValue) -> Option<f64> {
    match &node.value {
        webagent_codegen::openapi::spanned_value::Value::Number(number) => number.as_f64(),
        _ => None,
    }
}

/// What a place is to a reader, in a few words: `` `status` of `Run` ``.
pub(super) fn describe(root: &Spot<'_>, pointer: &Pointer<'_>) -> String {
    let mut tokens = pointer.tokens();
    // A parameter is known by its name, not by its index.
    let mut way = String::new();
    let mut before = None;
    for token in &mut tokens {
        way = join(&way, token);
        if token.contains('`') {
            *token = token.replace('`', "'");
        }
        if before.as_deref() == Some("parameters")
            && let Some(parameter) = root.follow(&way)
            && let (Some(place), Some(name)) = (parameter.text("in"), parameter.text("name"))
        {
            before = None;
            *token = format!("the {place} parameter `{}`", name.replace('`', "'"));
        } else {
            before = Some(token.clone());
        }
    }
    subject(&tokens)
}

fn subject(tokens: &[String]) -> String {
    let tokens: Vec<&str> = tokens.iter().map(String::as_str).collect();
    match tokens.as_slice() {
        ["components", "schemas", name, rest @ ..] => of(&schema_path(rest), &format!("`{name}`")),
        ["components", "parameters", name, rest @ ..] if name.starts_with("the ") => of(&part(rest), name),
        ["components", section, name, rest @ ..] => of(&part(rest), &format!("the {} `{name}`", singular(section))),
        ["paths" | "webhooks", path, method, rest @ ..] if is_method(method) => {
            let operation = format!("`{} {path}`", method.to_uppercase());
            of(&part(rest), &operation)
        }
        ["paths" | "webhooks", path, rest @ ..] => of(&part(rest), &format!("`{path}`")),
        ["security", ..] => "the document's security".to_owned(),
        ["servers", index] => format!("server {index}"),
        [] => "the document".to_owned(),
        rest => format!("`{}`", rest.join(".")),
    }
}

fn of(part: &str, whole: &str) -> String {
    match part {
        "" => whole.to_owned(),
        part => format!("{part} of {whole}"),
    }
}

fn singular(section: &str) -> &str {
    match section {
        "requestBodies" => "request body",
        "securitySchemes" => "security scheme",
        "pathItems" => "path item",
        section => section.strip_suffix('s').unwrap_or(section),
    }
}

pub(super) const METHODS: [&str; 9] = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

fn is_method(token: &str) -> bool {
    METHODS.contains(&token)
}

/// A part of an operation or of a component that is no schema.
fn part(tokens: &[&str]) -> String {
    match tokens {
        ["parameters", name, rest @ ..] if name.starts_with("the ") => of(&part(rest), name),
        ["parameters", index, rest @ ..] => of(&part(rest), &format!("parameter {index}")),
        ["requestBody", rest @ ..] => of(&part(rest), "the request body"),
        ["responses", status, rest @ ..] => of(&part(rest), &format!("the {status} response")),
        ["headers", name, rest @ ..] => of(&part(rest), &format!("the header `{name}`")),
        ["content", media_type, rest @ ..] => match part(rest) {
            rest if rest.is_empty() => format!("`{media_type}`"),
            rest => rest,
        },
        ["schema", rest @ ..] => schema_path(rest),
        ["callbacks", name, _, method, rest @ ..] if is_method(method) => {
            of(&part(rest), &format!("the callback `{name}`"))
        }
        ["callbacks", name, ..] => format!("the callback `{name}`"),
        [key, ..] => format!("`{key}`"),
        [] => String::new(),
    }
}

/// The fields that lead to a subschema: `` `items[].name` ``.
fn schema_path(tokens: &[&str]) -> String {
    let mut path = String::new();
    let mut tokens = tokens.iter();
    while let Some(token) = tokens.next() {
        match *token {
            "properties" | "patternProperties" | "dependentRequired" | "dependentSchemas" => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(tokens.next().unwrap_or(&"*"));
            }
            "items" => path.push_str("[]"),
            "prefixItems" => {
                path.push_str(&format!("[{}]", tokens.next().unwrap_or(&"")));
            }
            "additionalProperties" => path.push_str(if path.is_empty() { "*" } else { ".*" }),
            // The alternatives and parts of a value are the value still.
            "allOf" | "anyOf" | "oneOf" => {
                tokens.next();
            }
            _ => {}
        }
    }
    match path.as_str() {
        "" => path,
        _ => format!("`{path}`"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_place_is_told_in_a_few_words() {
        for (pointer, expected) in [
            ("/components/schemas/Run", "`Run`"),
            ("/components/schemas/Run/properties/status", "`status` of `Run`"),
            ("/components/schemas/Run/properties/a/items/allOf/0/properties/b", "`a[].b` of `Run`"),
            ("/components/responses/Error/description", "`description` of the response `Error`"),
            ("/paths/~1runs/get/parameters/0/schema", "parameter 0 of `GET /runs`"),
            (
                "/paths/~1runs/post/requestBody/content/application~1json/schema/properties/a",
                "`a` of the request body of `POST /runs`",
            ),
            ("/paths/~1runs/get/responses/200", "the 200 response of `GET /runs`"),
            ("/info/title", "`info.title`"),
            ("", "the document"),
        ] {
            let tokens: Vec<String> =
                pointer.split('/').skip(1).map(|token| token.replace("~1", "/").replace("~0", "~")).collect();
            assert_eq!(subject(&tokens), expected, "{pointer}");
        }
    }

    #[test]
    fn a_pointer_leads_to_its_value() {
        let node = SpannedValue::parse("x", "a~/:\n  - b: 1\n").unwrap();
        let spot = Spot::root(&node).follow("/a~0~1/0/b").unwrap();
        assert_eq!(spot.pointer.to_string(), "/a~0~1/0/b");
        assert!(Spot::root(&node).follow("/a~0~1/1").is_none());
    }
}
