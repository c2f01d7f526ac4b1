//! Parses a document into a tree with source positions.
//!
//! YAML 1.2 and JSON give the same tree. Nesting, the number of nodes (with aliases expanded) and thereby memory are
//! limited.

use std::collections::HashMap;

use indexmap::IndexMap;
use saphyr_parser::{Event, Marker, Parser, ScalarStyle};
use serde_json::Number;

use crate::openapi::diagnostic::{Error, Position};

/// The maximum nesting. Documents in use stay below 40.
const MAX_DEPTH: usize = 100;

/// The maximum number of nodes with aliases expanded. A thousand operations need about 100,000.
const MAX_NODES: usize = 2_000_000;

/// The maximum memory for the copies of anchors and aliases, in bytes.
const MAX_COPIED: usize = 64 << 20;

/// The approximate size of a node in bytes, without its text.
const NODE_SIZE: usize = 128;

/// A value of the document and its position.
#[derive(Clone, Debug, PartialEq)]
pub struct SpannedValue {
    /// The value itself.
    pub value: Value,
    /// Position of the value or, for an object member, of its key.
    pub at: Position,
}

/// A JSON value whose parts have positions.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A string.
    String(String),
    /// A list.
    Array(Vec<SpannedValue>),
    /// A mapping, in document order.
    Object(IndexMap<String, SpannedValue>),
}

impl SpannedValue {
    /// Parses YAML or JSON. `document` is its name in errors.
    ///
    /// # Errors
    ///
    /// The text is neither YAML nor JSON, a key is duplicated, or a limit is exceeded.
    pub fn parse(document: &str, text: &str) -> Result<Self, Error> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if text.trim_start().starts_with('{') {
            // Not all JSON escapes are valid YAML, so text that looks like JSON is parsed as JSON. If it is YAML in
            // flow style after all, the YAML parser gets it.
            match json(document, text) {
                Ok(node) => return Ok(node),
                Err(error) => return yaml(document, text).map_err(|_| error),
            }
        }
        yaml(document, text)
    }

    /// Returns the node at a JSON pointer (RFC 6901).
    pub fn pointer(&self, pointer: &str) -> Option<&Self> {
        if !is_pointer(pointer) {
            return None;
        }
        tokens(pointer).try_fold(self, |node, token| match &node.value {
            Value::Object(members) => members.get(token.as_str()),
            Value::Array(items) => items.get(token.parse::<usize>().ok()?),
            _ => None,
        })
    }

    /// Returns the node at a JSON pointer for changing it.
    pub fn pointer_mut(&mut self, pointer: &str) -> Option<&mut Self> {
        if !is_pointer(pointer) {
            return None;
        }
        tokens(pointer).try_fold(self, |node, token| match &mut node.value {
            Value::Object(members) => members.get_mut(token.as_str()),
            Value::Array(items) => items.get_mut(token.parse::<usize>().ok()?),
            _ => None,
        })
    }

    /// Visits this value and all values in it, outermost first, each with its JSON pointer.
    pub fn walk<'a>(&'a self, pointer: &str, visit: &mut dyn FnMut(&str, &'a Self)) {
        visit(pointer, self);
        for (index, item) in self.as_array().unwrap_or_default().iter().enumerate() {
            item.walk(&join(pointer, &index.to_string()), visit);
        }
        for (key, member) in self.as_object().into_iter().flatten() {
            member.walk(&join(pointer, key), visit);
        }
    }

    /// Returns a member of an object.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.as_object()?.get(key)
    }

    /// Returns a member of an object for changing it.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Self> {
        self.as_object_mut()?.get_mut(key)
    }

    /// Returns the members if this is an object.
    pub fn as_object(&self) -> Option<&IndexMap<String, Self>> {
        match &self.value {
            Value::Object(members) => Some(members),
            _ => None,
        }
    }

    /// Returns the members for changing them if this is an object.
    pub fn as_object_mut(&mut self) -> Option<&mut IndexMap<String, Self>> {
        match &mut self.value {
            Value::Object(members) => Some(members),
            _ => None,
        }
    }

    /// Returns the items if this is an array.
    pub fn as_array(&self) -> Option<&[Self]> {
        match &self.value {
            Value::Array(items) => Some(items),
            _ => None,
        }
    }

    /// Returns the text if this is a string.
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the value if this is a boolean.
    pub fn as_bool(&self) -> Option<bool> {
        match self.value {
            Value::Bool(value) => Some(value),
            _ => None,
        }
    }

    /// Returns the value if this is a number.
    pub fn as_f64(&self) -> Option<f64> {
        match &self.value {
            Value::Number(number) => number.as_f64(),
            _ => None,
        }
    }

    /// Returns whether a member is `true`.
    pub fn is_true(&self, key: &str) -> bool {
        self.get(key).and_then(Self::as_bool) == Some(true)
    }

    /// Returns a member that is a string.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.get(key)?.as_str()
    }

    /// Returns the value without positions.
    pub fn to_json(&self) -> serde_json::Value {
        match &self.value {
            Value::Null => serde_json::Value::Null,
            Value::Bool(value) => (*value).into(),
            Value::Number(number) => number.clone().into(),
            Value::String(text) => text.clone().into(),
            Value::Array(items) => items.iter().map(Self::to_json).collect(),
            Value::Object(members) => members.iter().map(|(key, node)| (key.clone(), node.to_json())).collect(),
        }
    }

    /// Returns the type for messages, such as "a string".
    pub fn kind(&self) -> &'static str {
        match &self.value {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "an array",
            Value::Object(_) => "an object",
        }
    }
}

/// Returns whether a text is a JSON pointer (RFC 6901).
pub fn is_pointer(text: &str) -> bool {
    text.is_empty() || text.starts_with('/')
}

/// Appends a token to a JSON pointer.
pub fn join(pointer: &str, token: &str) -> String {
    format!("{pointer}/{}", token.replace('~', "~0").replace('/', "~1"))
}

/// Returns the tokens of a JSON pointer.
pub fn tokens(pointer: &str) -> impl Iterator<Item = String> {
    pointer.split('/').skip(1).map(unescape)
}

/// Unescapes a JSON pointer token.
fn unescape(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}

fn yaml(document: &str, text: &str) -> Result<SpannedValue, Error> {
    let mut reader = YamlBuilder::default();
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| {
            let at = position(error.marker());
            let message = format!("not valid YAML: {}", error.info());
            Error::new(document, "", Some(at), message)
        })?;
        reader
            .event(event, position(&span.start))
            .map_err(|(at, message)| Error::new(document, "", Some(at), message))?;
    }
    let root = reader.root.map(|finished| finished.node);
    root.ok_or_else(|| Error::new(document, "", None, "the document is empty"))
}

/// The parser counts columns from 0.
fn position(marker: &Marker) -> Position {
    Position { line: marker.line(), column: marker.col() + 1 }
}

/// Builds the tree from the parser's events.
#[derive(Default)]
struct YamlBuilder {
    /// The open collections, outermost first.
    open: Vec<Open>,
    anchors: HashMap<usize, BuiltNode>,
    root: Option<BuiltNode>,
    /// Number of nodes, including copies for anchors and aliases.
    nodes: usize,
    /// Bytes that the copies for anchors and aliases need.
    copied: usize,
}

/// An open collection.
struct Open {
    collection: BuiltNode,
    anchor: usize,
    /// The key without a value yet, in a mapping.
    key: Option<(String, Position)>,
    /// Set if the key is a merge key, an unquoted `<<`.
    is_merge: bool,
    /// The members of the mappings merged into this one; the first of a name counts.
    merged: IndexMap<String, SpannedValue>,
}

impl Open {
    /// Returns the collection with merged members after its own, which take precedence.
    fn with_merged(self) -> BuiltNode {
        let mut collection = self.collection;
        if let Value::Object(members) = &mut collection.node.value {
            for (key, member) in self.merged {
                members.entry(key).or_insert(member);
            }
        }
        collection
    }
}

/// A fault of a text, at the place that is being read.
#[derive(Debug, thiserror::Error)]
enum Fault {
    #[error("a merge key (`<<`) takes a mapping or a list of mappings; put it in quotes if it is a name")]
    MergeKey,
    #[error("duplicate key `{0}` (first defined in line {1})")]
    DuplicateKey(String, usize),
    #[error("more than {MAX_NODES} values")]
    TooLarge,
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

/// Adds the members of the mappings that a YAML 1.1 merge key refers to.
fn merge(merged: &mut IndexMap<String, SpannedValue>, node: SpannedValue) -> Result<(), Fault> {
    match node.value {
        Value::Object(members) => {
            for (key, member) in members {
                merged.entry(key).or_insert(member);
            }
            Ok(())
        }
        Value::Array(items) if items.iter().all(|item| matches!(item.value, Value::Object(_))) => {
            items.into_iter().try_for_each(|item| merge(merged, item))
        }
        _ => Err(Fault::MergeKey),
    }
}

/// A node and the cost of copying it.
#[derive(Clone)]
struct BuiltNode {
    node: SpannedValue,
    nodes: usize,
    bytes: usize,
    height: usize,
}

impl BuiltNode {
    fn leaf(value: Value, at: Position) -> Self {
        let bytes = NODE_SIZE + if let Value::String(text) = &value { text.len() } else { 0 };
        Self { node: SpannedValue { value, at }, nodes: 1, bytes, height: 1 }
    }
}

type LocatedFault = (Position, String);

impl YamlBuilder {
    fn event(&mut self, event: Event<'_>, at: Position) -> Result<(), LocatedFault> {
        match event {
            Event::DocumentStart(_) if self.root.is_some() => Err((at, "a second YAML document begins".to_owned())),
            Event::Scalar(text, style, anchor, tag) => {
                if tag.is_some() {
                    return Err((at, "YAML tags are not supported".to_owned()));
                }
                let is_plain = matches!(style, ScalarStyle::Plain);
                if let Some(open) = self.awaiting_key() {
                    open.is_merge = is_plain && text == "<<";
                    // A key is a string, whatever it looks like: `200:` is "200".
                    open.key = Some((text.into_owned(), at));
                    return Ok(());
                }
                let value = if is_plain {
                    plain(&text).ok_or_else(|| (at, format!("JSON has no number like {text}")))?
                } else {
                    Value::String(text.into_owned())
                };
                self.finish(BuiltNode::leaf(value, at), anchor)
            }
            Event::SequenceStart(anchor, tag) => self.begin(Value::Array(Vec::new()), anchor, tag.is_some(), at),
            Event::MappingStart(anchor, tag) => self.begin(Value::Object(IndexMap::new()), anchor, tag.is_some(), at),
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some(open) => {
                    let anchor = open.anchor;
                    self.finish(open.with_merged(), anchor)
                }
                None => Ok(()),
            },
            Event::Alias(anchor) => {
                let Some(known) = self.anchors.get(&anchor) else {
                    return Err((at, "an alias inside the value that it refers to".to_owned()));
                };
                let (nodes, bytes) = (known.nodes, known.bytes);
                self.spend(nodes, at)?;
                self.copy(bytes, at)?;
                match self.anchors.get(&anchor).cloned() {
                    Some(copy) => self.place(copy, at),
                    None => Ok(()),
                }
            }
            _ => Ok(()),
        }
    }

    /// Returns the innermost open collection if it is a mapping without a pending key.
    fn awaiting_key(&mut self) -> Option<&mut Open> {
        let open = self.open.last_mut()?;
        let waits = matches!(open.collection.node.value, Value::Object(_)) && open.key.is_none();
        waits.then_some(open)
    }

    fn begin(&mut self, value: Value, anchor: usize, tagged: bool, at: Position) -> Result<(), LocatedFault> {
        if tagged {
            return Err((at, "YAML tags are not supported".to_owned()));
        }
        if self.awaiting_key().is_some() {
            return Err((at, "the key of a mapping must be a scalar".to_owned()));
        }
        if self.open.len() >= MAX_DEPTH {
            return Err((at, format!("nested deeper than {MAX_DEPTH} levels")));
        }
        let collection = BuiltNode::leaf(value, at);
        self.open.push(Open { collection, anchor, key: None, is_merge: false, merged: IndexMap::new() });
        Ok(())
    }

    fn spend(&mut self, nodes: usize, at: Position) -> Result<(), LocatedFault> {
        self.nodes = self.nodes.saturating_add(nodes);
        if self.nodes > MAX_NODES {
            return Err((at, format!("more than {MAX_NODES} values, with aliases expanded")));
        }
        Ok(())
    }

    fn copy(&mut self, bytes: usize, at: Position) -> Result<(), LocatedFault> {
        self.copied = self.copied.saturating_add(bytes);
        if self.copied > MAX_COPIED {
            return Err((at, format!("more than {} MiB, with aliases expanded", MAX_COPIED >> 20)));
        }
        Ok(())
    }

    fn finish(&mut self, finished: BuiltNode, anchor: usize) -> Result<(), LocatedFault> {
        let at = finished.node.at;
        self.spend(1, at)?;
        if anchor > 0 {
            self.spend(finished.nodes, at)?;
            self.copy(finished.bytes, at)?;
            self.anchors.insert(anchor, finished.clone());
        }
        self.place(finished, at)
    }

    /// Adds a finished node to its collection.
    fn place(&mut self, mut finished: BuiltNode, at: Position) -> Result<(), LocatedFault> {
        let depth = self.open.len();
        let Some(open) = self.open.last_mut() else {
            self.root = Some(finished);
            return Ok(());
        };
        if depth + finished.height > MAX_DEPTH + 1 {
            return Err((at, format!("nested deeper than {MAX_DEPTH} levels")));
        }
        let is_merge = std::mem::take(&mut open.is_merge);
        let collection = &mut open.collection;
        let key_bytes = open.key.as_ref().map_or(0, |(key, _)| key.len());
        collection.nodes = collection.nodes.saturating_add(finished.nodes);
        collection.bytes = collection.bytes.saturating_add(finished.bytes).saturating_add(key_bytes);
        collection.height = collection.height.max(finished.height + 1);
        match &mut collection.node.value {
            Value::Array(items) => items.push(finished.node),
            Value::Object(members) => match open.key.take() {
                None => return Err((at, "the key of a mapping must be a scalar".to_owned())),
                Some((_, key_at)) if is_merge => {
                    merge(&mut open.merged, finished.node).map_err(|fault| (key_at, fault.to_string()))?
                }
                Some((key, key_at)) => {
                    finished.node.at = key_at;
                    insert(members, key, finished.node).map_err(|fault| (key_at, fault.to_string()))?;
                }
            },
            _ => {}
        }
        Ok(())
    }
}

/// Adds a member, unless the key exists.
fn insert(members: &mut IndexMap<String, SpannedValue>, key: String, node: SpannedValue) -> Result<(), Fault> {
    match members.get(&key) {
        Some(first) => Err(Fault::DuplicateKey(key, first.at.line)),
        None => {
            members.insert(key, node);
            Ok(())
        }
    }
}

/// Resolves a plain scalar by YAML's core schema; `None` for a number that JSON does not have.
fn plain(text: &str) -> Option<Value> {
    Some(match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        ".inf" | ".Inf" | ".INF" | "+.inf" | "-.inf" | ".nan" | ".NaN" | ".NAN" => return None,
        _ => number(text).map_or_else(|| Value::String(text.to_owned()), Value::Number),
    })
}

/// Parses a plain scalar as a number, if it is one.
fn number(text: &str) -> Option<Number> {
    let radix = |digits: &str, radix| u64::from_str_radix(digits, radix).ok().map(Number::from);
    if let Some(digits) = text.strip_prefix("0x") {
        return radix(digits, 16);
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return radix(digits, 8);
    }
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let mut digits = unsigned.bytes().filter(u8::is_ascii_digit);
    digits.next()?;
    if !unsigned.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-')) {
        return None;
    }
    let text = text.strip_prefix('+').unwrap_or(text);
    if let Ok(value) = text.parse::<u64>() {
        return Some(value.into());
    }
    if let Ok(value) = text.parse::<i64>() {
        return Some(value.into());
    }
    Number::from_f64(text.parse::<f64>().ok()?)
}

fn json(document: &str, text: &str) -> Result<SpannedValue, Error> {
    // This validates the syntax and the nesting (serde_json stops at 128 levels), so that the parser below only has to
    // find positions.
    serde_json::from_str::<serde::de::IgnoredAny>(text).map_err(|error| {
        let at = Position { line: error.line(), column: error.column() };
        Error::new(document, "", Some(at), format!("not valid JSON: {error}"))
    })?;
    let mut parser = JsonParser { rest: text, at: Position { line: 1, column: 1 }, nodes: 0 };
    parser.value().map_err(|fault| Error::new(document, "", Some(parser.at), fault.to_string()))
}

/// A parser over valid JSON text.
struct JsonParser<'a> {
    rest: &'a str,
    at: Position,
    nodes: usize,
}

impl<'a> JsonParser<'a> {
    fn value(&mut self) -> Result<SpannedValue, Fault> {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            return Err(Fault::TooLarge);
        }
        self.blank();
        let at = self.at;
        let value = match self.rest.bytes().next() {
            Some(b'{') => {
                let mut members = IndexMap::new();
                self.advance(1);
                while !self.closes('}') {
                    let key_at = self.at;
                    let key = self.string()?;
                    self.blank();
                    self.advance(1);
                    let mut node = self.value()?;
                    node.at = key_at;
                    insert(&mut members, key, node)?;
                }
                Value::Object(members)
            }
            Some(b'[') => {
                let mut items = Vec::new();
                self.advance(1);
                while !self.closes(']') {
                    items.push(self.value()?);
                }
                Value::Array(items)
            }
            Some(b'"') => Value::String(self.string()?),
            _ => {
                let end = self.rest.find([',', ']', '}', ' ', '\t', '\r', '\n']).unwrap_or(self.rest.len());
                match self.advance(end) {
                    "null" => Value::Null,
                    "true" => Value::Bool(true),
                    "false" => Value::Bool(false),
                    number => Value::Number(serde_json::from_str(number)?),
                }
            }
        };
        Ok(SpannedValue { value, at })
    }

    /// Skips a comma, and the end of a collection if that is next.
    fn closes(&mut self, end: char) -> bool {
        self.blank();
        if self.rest.starts_with(',') {
            self.advance(1);
            self.blank();
        }
        let closes = self.rest.starts_with(end) || self.rest.is_empty();
        if closes {
            self.advance(1);
        }
        closes
    }

    fn string(&mut self) -> Result<String, Fault> {
        let mut escaped = false;
        let end = self.rest.bytes().skip(1).position(|byte| {
            let closes = byte == b'"' && !escaped;
            escaped = byte == b'\\' && !escaped;
            closes
        });
        let text = self.advance(end.map_or(self.rest.len(), |end| end + 2));
        Ok(serde_json::from_str(text)?)
    }

    fn blank(&mut self) {
        let blank = self.rest.len() - self.rest.trim_start().len();
        self.advance(blank);
    }

    /// Advances by a number of bytes and returns the skipped text.
    fn advance(&mut self, bytes: usize) -> &'a str {
        let (passed, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        for character in passed.chars() {
            if character == '\n' {
                self.at = Position { line: self.at.line + 1, column: 1 };
            } else {
                self.at.column += 1;
            }
        }
        self.rest = rest;
        passed
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;

    fn message(text: &str) -> String {
        SpannedValue::parse("api.yaml", text).unwrap_err().to_string()
    }

    #[test]
    fn yaml_and_json_give_the_same_values() {
        let yaml = "a: [1, -2, 1.5, 0x10, ~, true]\n'b':\n  200: \"1\"\n  c: 2026-01-01\n  d: .\n  e: '-'\n  f: -\n";
        let json = r#"{"a": [1, -2, 1.5, 16, null, true],
            "b": {"200": "1", "c": "2026-01-01", "d": ".", "e": "-", "f": null}}"#;
        let yaml = yaml.replace("f: -\n", "f:\n");
        let expected: serde_json::Value = serde_json::from_str(json).unwrap();
        assert_eq!(SpannedValue::parse("x", &yaml).unwrap().to_json(), expected);
        assert_eq!(SpannedValue::parse("x", json).unwrap().to_json(), expected);
    }

    #[test]
    fn merge_keys_add_what_is_not_there() {
        let yaml = "x: &x {a: 1, b: 2}\ny: &y {b: 3, c: 4}\nz:\n  <<: [*x, *y]\n  a: 5\nw: {c: 0, <<: *y, '<<': 6}\n";
        let expected: serde_json::Value = serde_json::from_str(
            r#"{"x": {"a": 1, "b": 2}, "y": {"b": 3, "c": 4}, "z": {"a": 5, "b": 2, "c": 4}, "w": {"c": 0, "<<": 6, "b": 3}}"#,
        )
        .unwrap();
        assert_eq!(SpannedValue::parse("x", yaml).unwrap().to_json(), expected);
    }

    #[test]
    fn json_escapes_that_yaml_lacks_are_read() {
        let node = SpannedValue::parse("x", r#"{"a\/\"\\": "\ud83d\ude00\\"}"#).unwrap();
        assert_eq!(node.get("a/\"\\").unwrap().as_str(), Some("😀\\"));
    }

    #[test]
    fn a_member_stands_where_its_key_does() {
        for text in ["a:\n  b:\n    c: 1\n", "{\"a\":\n  {\n \"b\": {\n \"c\": 1}}}"] {
            let node = SpannedValue::parse("x", text).unwrap();
            assert_eq!(node.pointer("/a/b/c").unwrap().at.line, if text.starts_with('{') { 4 } else { 3 });
        }
        let node = SpannedValue::parse("x", "a:\n  b~/: 1\n").unwrap();
        let at = node.pointer("/a/b~0~1").unwrap().at;
        assert_eq!((at.line, at.column), (2, 3));
    }

    #[test]
    fn a_key_that_stands_twice_is_refused_with_both_places() {
        assert_eq!(message("a: 1\nb: 2\na: 3\n"), "api.yaml:3:1: duplicate key `a` (first defined in line 1)");
        assert!(message("{\"a\": 1,\n\"a\": 2}").contains("duplicate key `a` (first defined in line 1)"));
    }

    #[test]
    fn what_json_cannot_hold_is_refused() {
        assert!(message("a: .nan").contains("JSON has no number like .nan"));
        assert!(message("a: !!set {x}").contains("tags"));
        assert!(message("? [a]\n: 1").contains("must be a scalar"));
        assert!(message("a: &x [*x]").contains("an alias inside the value that it refers to"));
        assert!(message("a: 1\n---\nb: 2").contains("second YAML document"));
        assert!(message("a:\n  <<: 1").contains("api.yaml:2:3: a merge key (`<<`) takes a mapping"));
        assert!(message("").contains("empty"));
        assert!(message("a: [1").contains("not valid YAML"));
        assert!(message("{\"a\": [1,}").contains("not valid JSON"));
    }

    #[test]
    fn hostile_texts_end_in_an_error_soon() {
        let deep = "[".repeat(100_000);
        assert!(message(&deep).contains("nested deeper") || message(&deep).contains("recursion"));
        let deep = "{\"a\":".repeat(100_000);
        message(&deep);
        let indented: String = (0..2_000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
        assert!(message(&indented).contains("nested deeper"));
        let mut bomb = "a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n".to_owned();
        for level in 1..30 {
            let alias = format!("*a{}", level - 1);
            bomb.push_str(&format!("a{level}: &a{level} [{}]\n", [alias.as_str(); 10].join(", ")));
        }
        assert!(message(&bomb).contains("aliases expanded"));
        // Few but large nodes: a string, a key, and a mapping of either.
        let long = "x".repeat(100_000);
        for anchored in [format!("&a {long}"), format!("&a {{{long}: 1}}"), format!("&a [[{long}]]")] {
            let bomb = format!("a: {anchored}\nb: [{}]\n", ["*a"; 20_000].join(", "));
            assert!(message(&bomb).contains("MiB, with aliases expanded"), "{}", message(&bomb));
        }
        let merged = format!("a: &a {{{long}: 1}}\nb:\n{}", "  - {<<: *a}\n".repeat(20_000));
        assert!(message(&merged).contains("MiB, with aliases expanded"));
    }
}
