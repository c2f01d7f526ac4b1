//! `x-webagent-pagination`: how to get the next page of a list.

use super::{PAGINATION, parts, properties};
use crate::openapi::diagnostic::Diagnostic;
use crate::openapi::media_type::is_json;
use crate::openapi::spanned_value::{SpannedValue, join, tokens};
use crate::openapi::suggest::no_such;

const ITEMS: &str = "items";
const CURSOR: &str = "cursor";
const NEXT_CURSOR: &str = "next_cursor";
const PAGE: &str = "page";
const TOTAL_PAGES: &str = "total_pages";
const OFFSET: &str = "offset";
const TOTAL: &str = "total";
const HAS_MORE: &str = "has_more";
const KEYS: [&str; 8] = [ITEMS, CURSOR, NEXT_CURSOR, PAGE, TOTAL_PAGES, OFFSET, TOTAL, HAS_MORE];

/// A part of a response: the names of the properties that lead to it.
type Path = Vec<String>;

/// The document's statements about the pages of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pagination {
    /// The list in the response; an empty path if the response is the list.
    pub items: Path,
    /// Name of the query parameter that selects a page.
    pub parameter: String,
    /// The way the next value of the parameter is found.
    pub next: Next,
    /// The boolean that is false on the last page.
    pub has_more: Option<Path>,
}

/// The way the next value of a parameter is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// The response has it.
    Cursor {
        /// Place of the cursor in the response.
        next: Path,
    },
    /// It is the number of the page.
    Page {
        /// The number of the first page.
        first: i64,
        /// The number of pages.
        total: Option<Path>,
    },
    /// It is the number of items before the page.
    Offset {
        /// The offset of the first page.
        first: i64,
        /// The number of items of all pages.
        total: Option<Path>,
    },
}

/// Returns what an operation's extension says, if it has one that is correct.
pub(crate) fn of(root: &SpannedValue, item: &SpannedValue, operation: &SpannedValue) -> Option<Pagination> {
    let value = operation.get(PAGINATION)?;
    Reader { root, item, operation, place: String::new(), problems: Vec::new() }.read(value)
}

/// Returns the problems of an operation's extension. `place` is the pointer to it.
pub(super) fn check(
    root: &SpannedValue,
    item: &SpannedValue,
    operation: &SpannedValue,
    value: &SpannedValue,
    place: String,
) -> Vec<Diagnostic> {
    let mut reader = Reader { root, item, operation, place, problems: Vec::new() };
    reader.read(value);
    reader.problems
}

struct Reader<'a> {
    root: &'a SpannedValue,
    item: &'a SpannedValue,
    operation: &'a SpannedValue,
    place: String,
    problems: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    fn report(&mut self, key: Option<&str>, node: &SpannedValue, message: impl Into<String>) {
        let pointer = key.map_or_else(|| self.place.clone(), |key| join(&self.place, key));
        self.problems.push(Diagnostic { pointer, at: Some(node.at), message: message.into() });
    }

    fn read(&mut self, value: &'a SpannedValue) -> Option<Pagination> {
        let Some(members) = value.as_object() else {
            let message = format!("expected an object with {}, found {}", KEYS.join(", "), value.kind());
            self.report(None, value, message);
            return None;
        };
        for (key, member) in members {
            if !KEYS.contains(&key.as_str()) {
                self.report(Some(key), member, no_such("key", key, &KEYS));
            } else if member.as_str().is_none() {
                self.report(Some(key), member, format!("expected a string, found {}", member.kind()));
            }
        }
        let ways: Vec<&str> = [CURSOR, PAGE, OFFSET].into_iter().filter(|key| members.contains_key(*key)).collect();
        let [way] = ways.as_slice() else {
            let message =
                format!("needs one of `{CURSOR}`, `{PAGE}` and `{OFFSET}`: the query parameter that selects a page");
            self.report(None, value, message);
            return None;
        };
        for (key, belongs_to) in [(NEXT_CURSOR, CURSOR), (TOTAL_PAGES, PAGE), (TOTAL, OFFSET)] {
            if let Some(member) = value.get(key).filter(|_| *way != belongs_to) {
                self.report(Some(key), member, format!("`{key}` is not allowed here; use it with `{belongs_to}`"));
            }
        }
        let Some(schema) = self.schema() else {
            let message = "needs an operation with one response of success (2XX), which has a schema of JSON";
            self.report(None, value, message);
            return None;
        };
        let items = self.part(value, ITEMS, schema, &["array"]);
        if items.is_none() && value.get(ITEMS).is_none() && self.type_of(schema).as_deref() != Some("array") {
            self.report(None, value, format!("the response is not a list: `{ITEMS}` has to name the property that is"));
        }
        let parameter = self.parameter(value, way)?;
        let first = |default: i64| parameter.1.unwrap_or(default);
        let next = match *way {
            CURSOR => {
                if value.get(NEXT_CURSOR).is_none() {
                    let message =
                        format!("`{CURSOR}` needs `{NEXT_CURSOR}`: the property with the cursor of the next page");
                    self.report(None, value, message);
                }
                Next::Cursor { next: self.part(value, NEXT_CURSOR, schema, &["string", "integer"])? }
            }
            PAGE => {
                Next::Page { first: first(1), total: self.part(value, TOTAL_PAGES, schema, &["integer", "number"]) }
            }
            _ => Next::Offset { first: first(0), total: self.part(value, TOTAL, schema, &["integer", "number"]) },
        };
        let has_more = self.part(value, HAS_MORE, schema, &["boolean"]);
        let parameter = parameter.0;
        self.problems.is_empty().then(|| Pagination { items: items.unwrap_or_default(), parameter, next, has_more })
    }

    /// The schema of the only response of success.
    fn schema(&self) -> Option<&'a SpannedValue> {
        let responses = self.operation.get("responses")?.as_object()?;
        let mut successes = responses.iter().filter(|(status, _)| status.starts_with('2'));
        let (_, response) = successes.next()?;
        if successes.next().is_some() {
            return None;
        }
        let content = self.root.resolve(response).get("content")?.as_object()?;
        content.iter().find(|(media_type, _)| is_json(media_type))?.1.get("schema")
    }

    fn type_of(&self, schema: &'a SpannedValue) -> Option<String> {
        let types = parts(self.root, schema).into_iter().filter_map(|part| part.get("type"));
        types.into_iter().find_map(SpannedValue::as_str).map(str::to_owned)
    }

    /// The part of the response that a key names: a property, or a JSON pointer to one.
    fn part(&mut self, value: &'a SpannedValue, key: &str, response: &'a SpannedValue, types: &[&str]) -> Option<Path> {
        let node = value.get(key)?;
        let text = node.as_str()?;
        let path: Path = match text.starts_with('/') {
            true => tokens(text).collect(),
            false => vec![text.to_owned()],
        };
        let mut schema = response;
        for name in &path {
            let properties: Vec<_> = properties(self.root, schema).collect();
            let Some((_, property)) = properties.iter().find(|(known, _)| known == name) else {
                let names: Vec<&str> = properties.iter().map(|(name, _)| *name).collect();
                self.report(Some(key), node, no_such("property", name, &names));
                return None;
            };
            schema = property;
        }
        if let Some(given) = self.type_of(schema).filter(|given| !types.contains(&given.as_str())) {
            let message = format!("`{key}` needs a property of the type {}, not {given}", types.join(" or "));
            self.report(Some(key), node, message);
            return None;
        }
        Some(path)
    }

    /// The query parameters.
    fn query(&self) -> impl Iterator<Item = &'a SpannedValue> + use<'a> {
        let lists = [self.operation, self.item].map(|owner| owner.get("parameters").and_then(SpannedValue::as_array));
        let root = self.root;
        let parameters = lists.into_iter().flatten().flatten().map(move |parameter| root.resolve(parameter));
        parameters.filter(|parameter| parameter.get("in").and_then(SpannedValue::as_str) == Some("query"))
    }

    /// The query parameter that a key names, and its default.
    fn parameter(&mut self, value: &'a SpannedValue, key: &str) -> Option<(String, Option<i64>)> {
        let node = value.get(key)?;
        let name = node.as_str()?;
        let text = |parameter: &'a SpannedValue, key| parameter.get(key).and_then(SpannedValue::as_str);
        let query: Vec<_> = self.query().collect();
        let Some(parameter) = query.iter().find(|parameter| text(parameter, "name") == Some(name)) else {
            let names: Vec<&str> = query.iter().filter_map(|parameter| text(parameter, "name")).collect();
            self.report(Some(key), node, no_such("query parameter", name, &names));
            return None;
        };
        let schema = parameter.get("schema");
        let default = schema.and_then(|schema| {
            parts(self.root, schema).into_iter().find_map(|part| part.get("default").map(SpannedValue::to_json))
        });
        if let Some(given) = schema.and_then(|schema| self.type_of(schema))
            && (matches!(given.as_str(), "array" | "object" | "boolean") || (key != CURSOR && given == "string"))
        {
            self.report(
                Some(key),
                node,
                format!("`{key}` needs a parameter that is a number or a string, not {given}"),
            );
            return None;
        }
        Some((name.to_owned(), default.and_then(|default| default.as_i64())))
    }
}

/// Names of query parameters and properties that services give to what a key is for, without case, `_` and `-`.
const USUAL_NAMES: [(&str, &[&str]); 8] = [
    (ITEMS, &["items", "results", "data", "records", "values", "entries"]),
    (CURSOR, &["cursor", "pagetoken", "nexttoken", "nextcursor", "startcursor", "continuationtoken"]),
    (NEXT_CURSOR, &["nextcursor", "nextpagetoken", "nexttoken", "nextpage", "endcursor", "continuationtoken"]),
    (PAGE, &["page", "pagenumber"]),
    (TOTAL_PAGES, &["pages", "totalpages", "pagecount", "numpages"]),
    (OFFSET, &["offset", "skip"]),
    (TOTAL, &["total", "totalcount", "totalitems", "count"]),
    (HAS_MORE, &["hasmore", "hasnext", "hasnextpage"]),
];

/// Returns the extension that an operation probably needs: its keys and values. None is proposed for one that has it.
pub fn propose(
    root: &SpannedValue,
    item: &SpannedValue,
    operation: &SpannedValue,
) -> Option<Vec<(&'static str, String)>> {
    let reader = Reader { root, item, operation, place: String::new(), problems: Vec::new() };
    if operation.get(PAGINATION).is_some() {
        return None;
    }
    let schema = reader.schema()?;
    let query: Vec<&str> = reader.query().filter_map(|parameter| parameter.get("name")?.as_str()).collect();
    let properties: Vec<_> = properties(root, schema).collect();
    let is_usual = |key: &str, name: &str| {
        let plain: String = name.chars().filter(|c| !matches!(c, '_' | '-')).collect::<String>().to_ascii_lowercase();
        USUAL_NAMES.iter().any(|(known, names)| *known == key && names.contains(&plain.as_str()))
    };
    let property = |key: &str, types: &[&str]| {
        let is_right = |schema| reader.type_of(schema).is_some_and(|given| types.contains(&given.as_str()));
        let found = properties.iter().find(|(name, schema)| is_usual(key, name) && is_right(schema));
        found.map(|(name, _)| (*name).to_owned())
    };
    let parameter = |key: &str| query.iter().find(|name| is_usual(key, name)).map(|name| (*name).to_owned());
    let is_list = reader.type_of(schema).as_deref() == Some("array");
    let items = property(ITEMS, &["array"]);
    if items.is_none() && !is_list {
        return None;
    }
    let numbers = ["integer", "number"];
    let next_cursor = property(NEXT_CURSOR, &["string"]);
    let [cursor, page, offset] = [CURSOR, PAGE, OFFSET].map(parameter);
    let way = match (cursor, page, offset) {
        (Some(cursor), _, _) if next_cursor.is_some() => [(CURSOR, Some(cursor)), (NEXT_CURSOR, next_cursor)],
        (_, Some(page), _) => [(PAGE, Some(page)), (TOTAL_PAGES, property(TOTAL_PAGES, &numbers))],
        (_, _, Some(offset)) => [(OFFSET, Some(offset)), (TOTAL, property(TOTAL, &numbers))],
        _ => return None,
    };
    let all = [(ITEMS, items)].into_iter().chain(way).chain([(HAS_MORE, property(HAS_MORE, &["boolean"]))]);
    Some(all.filter_map(|(key, value)| Some((key, value?))).collect())
}
