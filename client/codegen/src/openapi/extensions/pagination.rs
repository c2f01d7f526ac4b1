//! `x-webagent-pagination`: how to get the next page of a list.

use super::{PAGINATION, parts, properties, type_of};
use crate::openapi::diagnostic::Diagnostic;
use crate::openapi::media_type::is_json;
use crate::openapi::spanned_value::{SpannedValue, join, tokens};
use crate::openapi::suggest::no_such;

const ITEMS: &str = "items";
const CURSOR: &str = "cursor";
const NEXT_CURSOR: &str = "next_cursor";
const ITEM_CURSOR: &str = "item_cursor";
const PAGE: &str = "page";
const TOTAL_PAGES: &str = "total_pages";
const OFFSET: &str = "offset";
const TOTAL: &str = "total";
const NEXT_URL: &str = "next_url";
const NEXT_LINK: &str = "next_link";
const HAS_MORE: &str = "has_more";
const KEYS: [&str; 11] =
    [ITEMS, CURSOR, NEXT_CURSOR, ITEM_CURSOR, PAGE, TOTAL_PAGES, OFFSET, TOTAL, NEXT_URL, NEXT_LINK, HAS_MORE];

/// The ways to the next page, of which a list has one, with the keys that belong to each.
const WAYS: [(&str, &[&str]); 5] = [
    (CURSOR, &[NEXT_CURSOR, ITEM_CURSOR]),
    (PAGE, &[TOTAL_PAGES]),
    (OFFSET, &[TOTAL]),
    (NEXT_URL, &[]),
    (NEXT_LINK, &[]),
];

/// The header of RFC 8288.
const LINK: &str = "Link";

/// A part of a response or of a body: the names of the properties that lead to it.
pub(super) type Path = Vec<String>;

/// The document's statements about the pages of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pagination {
    /// The list in the response; an empty path if the response is the list.
    pub items: Path,
    /// The way to the next page.
    pub next: Next,
    /// The boolean that is false on the last page.
    pub has_more: Option<Path>,
}

/// The part of a request that selects a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selector {
    /// The query parameter of this name.
    Query(String),
    /// A property of the JSON body.
    Body(Path),
}

/// The way to the next page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// The response has the next value of the selector.
    Cursor {
        /// The selector.
        selector: Selector,
        /// Place of the cursor in the response.
        next: Path,
    },
    /// The last item has the next value of the selector.
    ItemCursor {
        /// The selector.
        selector: Selector,
        /// Place of the cursor in an item.
        cursor: Path,
    },
    /// The selector is the number of the page.
    Page {
        /// The selector.
        selector: Selector,
        /// The number of the first page.
        first: i64,
        /// The number of pages.
        total: Option<Path>,
    },
    /// The selector is the number of items before the page.
    Offset {
        /// The selector.
        selector: Selector,
        /// The offset of the first page.
        first: i64,
        /// The number of items of all pages.
        total: Option<Path>,
    },
    /// The response has the URL of the next page.
    Url {
        /// Place of the URL in the response.
        next: Path,
    },
    /// A header of the response has the URL of the next page (RFC 8288).
    Link {
        /// Name of the header.
        header: String,
    },
}

impl Next {
    /// Returns the part of a request that selects a page, if it is not the URL.
    pub fn selector(&self) -> Option<&Selector> {
        match self {
            Self::Cursor { selector, .. }
            | Self::ItemCursor { selector, .. }
            | Self::Page { selector, .. }
            | Self::Offset { selector, .. } => Some(selector),
            Self::Url { .. } | Self::Link { .. } => None,
        }
    }
}

/// Returns what an operation's extension says, if it has one that is correct.
pub(crate) fn of(root: &SpannedValue, item: &SpannedValue, operation: &SpannedValue) -> Option<Pagination> {
    let value = operation.get(PAGINATION)?;
    PaginationReader { root, item, operation, place: String::new(), problems: Vec::new() }.read(value)
}

/// Returns the problems of an operation's extension. `place` is the pointer to it.
pub(super) fn check(
    root: &SpannedValue,
    item: &SpannedValue,
    operation: &SpannedValue,
    value: &SpannedValue,
    place: String,
) -> Vec<Diagnostic> {
    let mut reader = PaginationReader { root, item, operation, place, problems: Vec::new() };
    reader.read(value);
    reader.problems
}

struct PaginationReader<'a> {
    root: &'a SpannedValue,
    item: &'a SpannedValue,
    operation: &'a SpannedValue,
    place: String,
    problems: Vec<Diagnostic>,
}

impl<'a> PaginationReader<'a> {
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
        let ways: Vec<_> = WAYS.into_iter().filter(|(way, _)| members.contains_key(*way)).collect();
        let [(way, own)] = ways.as_slice() else {
            let message = format!(
                "needs one of `{CURSOR}`, `{PAGE}` and `{OFFSET}` (the query parameter, or property of the body, that selects a \
                 page), `{NEXT_URL}` (the property with the URL of the next page) and `{NEXT_LINK}` (the header with it)"
            );
            self.report(None, value, message);
            return None;
        };
        for (belongs_to, keys) in WAYS {
            for key in keys.iter().filter(|key| !own.contains(key)) {
                if let Some(member) = value.get(key) {
                    self.report(Some(key), member, format!("`{key}` is not allowed here; use it with `{belongs_to}`"));
                }
            }
        }
        let page = self.response().and_then(|response| Some((response, self.json(response)?)));
        let Some((response, schema)) = page else {
            let message = "needs an operation with one response of success (2XX), which has a schema of JSON";
            self.report(None, value, message);
            return None;
        };
        let items = self.part(value, ITEMS, schema, &["array"]);
        if items.is_none() && value.get(ITEMS).is_none() && type_of(self.root, schema) != Some("array") {
            self.report(None, value, format!("the response is not a list: `{ITEMS}` has to name the property that is"));
        }
        let next = match *way {
            NEXT_URL | NEXT_LINK => self.next_url(value, way, response, schema)?,
            way => self.next_value(value, way, schema, items.as_deref().unwrap_or_default())?,
        };
        let has_more = self.part(value, HAS_MORE, schema, &["boolean"]);
        self.problems.is_empty().then(|| Pagination { items: items.unwrap_or_default(), next, has_more })
    }

    /// The way to the next page where a part of the request selects it.
    fn next_value(
        &mut self,
        value: &'a SpannedValue,
        way: &str,
        schema: &'a SpannedValue,
        items: &[String],
    ) -> Option<Next> {
        let numbers = ["integer", "number"];
        let (selector, default) = self.selector(value, way)?;
        let first = |usual: i64| default.unwrap_or(usual);
        Some(match way {
            PAGE => Next::Page { selector, first: first(1), total: self.part(value, TOTAL_PAGES, schema, &numbers) },
            OFFSET => Next::Offset { selector, first: first(0), total: self.part(value, TOTAL, schema, &numbers) },
            _ => {
                let types = ["string", "integer"];
                let item = follow(self.root, schema, items).ok().and_then(|list| self.items_of(list));
                let next = self.part(value, NEXT_CURSOR, schema, &types);
                let of_item = item.and_then(|item| self.part(value, ITEM_CURSOR, item, &types));
                match (value.get(NEXT_CURSOR), value.get(ITEM_CURSOR)) {
                    (Some(_), None) => Next::Cursor { selector, next: next? },
                    (None, Some(_)) => Next::ItemCursor { selector, cursor: of_item? },
                    _ => {
                        let message = format!(
                            "`{CURSOR}` needs either `{NEXT_CURSOR}`, the property with the cursor of the next page, or \
                             `{ITEM_CURSOR}`, the property of the last item that is this cursor"
                        );
                        self.report(None, value, message);
                        return None;
                    }
                }
            }
        })
    }

    /// The way to the next page where the response has its URL.
    fn next_url(
        &mut self,
        value: &'a SpannedValue,
        way: &str,
        response: &'a SpannedValue,
        schema: &'a SpannedValue,
    ) -> Option<Next> {
        let node = value.get(way)?;
        if !self.item.get("get").is_some_and(|get| std::ptr::eq(get, self.operation)) {
            self.report(Some(way), node, format!("`{way}` is not allowed here; use it on a GET operation"));
            return None;
        }
        if way == NEXT_URL {
            return Some(Next::Url { next: self.part(value, NEXT_URL, schema, &["string"])? });
        }
        let name = node.as_str()?;
        let documented = response.get("headers").and_then(SpannedValue::as_object).into_iter().flatten();
        let names: Vec<&str> = documented.map(|(name, _)| name.as_str()).chain([LINK]).collect();
        match names.iter().find(|known| known.eq_ignore_ascii_case(name)) {
            Some(_) => Some(Next::Link { header: name.to_ascii_lowercase() }),
            None => {
                self.report(Some(way), node, no_such("response header", name, &names));
                None
            }
        }
    }

    /// The only response of success.
    fn response(&self) -> Option<&'a SpannedValue> {
        let responses = self.operation.get("responses")?.as_object()?;
        let mut successes = responses.iter().filter(|(status, _)| status.starts_with('2'));
        let (_, response) = successes.next()?;
        successes.next().is_none().then(|| self.root.resolve(response))
    }

    /// The schema of the JSON in a body or response.
    fn json(&self, owner: &'a SpannedValue) -> Option<&'a SpannedValue> {
        let content = owner.get("content")?.as_object()?;
        content.iter().find(|(media_type, _)| is_json(media_type))?.1.get("schema")
    }

    /// The schema of the items of a list.
    fn items_of(&self, list: &'a SpannedValue) -> Option<&'a SpannedValue> {
        parts(self.root, list).into_iter().find_map(|part| part.get(ITEMS))
    }

    /// The part of a schema that a key names: a property, or a JSON pointer to one.
    fn part(&mut self, value: &'a SpannedValue, key: &str, schema: &'a SpannedValue, types: &[&str]) -> Option<Path> {
        let node = value.get(key)?;
        let path = path(node.as_str()?);
        let found = match follow(self.root, schema, &path) {
            Ok(found) => found,
            Err((name, names)) => {
                self.report(Some(key), node, no_such("property", &name, &names));
                return None;
            }
        };
        if let Some(given) = type_of(self.root, found).filter(|given| !types.contains(given)) {
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
        parameters.filter(|parameter| parameter.text("in") == Some("query"))
    }

    /// The query parameter or the property of the body that a key names, and its default.
    fn selector(&mut self, value: &'a SpannedValue, key: &str) -> Option<(Selector, Option<i64>)> {
        let node = value.get(key)?;
        let name = node.as_str()?;
        let text = |parameter: &'a SpannedValue, key| parameter.get(key).and_then(SpannedValue::as_str);
        let query: Vec<_> = self.query().collect();
        let body = self.operation.get("requestBody").and_then(|body| self.json(self.root.resolve(body)));
        let parameter = query.iter().find(|parameter| text(parameter, "name") == Some(name));
        let in_body = body.filter(|_| parameter.is_none()).map(|body| follow(self.root, body, &path(name)));
        let (selector, what, schema) = match (parameter, in_body) {
            (Some(parameter), _) => (Selector::Query(name.to_owned()), "parameter", parameter.get("schema")),
            (None, Some(Ok(schema))) => (Selector::Body(path(name)), "property", Some(schema)),
            (None, in_body) => {
                let mut names: Vec<&str> = query.iter().filter_map(|parameter| text(parameter, "name")).collect();
                let kind = match in_body {
                    Some(Err((_, properties))) => {
                        names.extend(properties);
                        "query parameter or property of the body"
                    }
                    _ => "query parameter",
                };
                self.report(Some(key), node, no_such(kind, name, &names));
                return None;
            }
        };
        let default = schema.and_then(|schema| {
            parts(self.root, schema).into_iter().find_map(|part| part.get("default").map(SpannedValue::to_json))
        });
        if let Some(given) = schema.and_then(|schema| type_of(self.root, schema))
            && (matches!(given, "array" | "object" | "boolean") || (key != CURSOR && given == "string"))
        {
            let types = if key == CURSOR { "number or a string" } else { "number" };
            self.report(Some(key), node, format!("`{key}` needs a {what} that is a {types}, not {given}"));
            return None;
        }
        Some((selector, default.and_then(|default| default.as_i64())))
    }
}

/// The names in a key's value: a property, or a JSON pointer to one.
fn path(text: &str) -> Path {
    match text.starts_with('/') {
        true => tokens(text).collect(),
        false => vec![text.to_owned()],
    }
}

/// Goes into the properties of a schema; returns the name that is missing, and those that are there, if one is.
fn follow<'a>(
    root: &'a SpannedValue,
    schema: &'a SpannedValue,
    path: &[String],
) -> Result<&'a SpannedValue, (String, Vec<&'a str>)> {
    path.iter().try_fold(schema, |schema, name| {
        let properties: Vec<_> = properties(root, schema).collect();
        let found = properties.iter().find(|(known, _)| known == name).map(|(_, property)| *property);
        found.ok_or_else(|| (name.clone(), properties.iter().map(|(name, _)| *name).collect()))
    })
}

/// Names of parameters and properties that services give to what a key is for, without case and signs.
const USUAL_NAMES: [(&str, &[&str]); 10] = [
    (ITEMS, &["items", "results", "data", "records", "values", "entries"]),
    (CURSOR, &["cursor", "pagetoken", "nexttoken", "nextcursor", "startcursor", "continuationtoken"]),
    (NEXT_CURSOR, &["nextcursor", "nextpagetoken", "nexttoken", "nextpage", "endcursor", "continuationtoken"]),
    (ITEM_CURSOR, &["startingafter", "afterid"]),
    (PAGE, &["page", "pagenumber"]),
    (TOTAL_PAGES, &["pages", "totalpages", "pagecount", "numpages"]),
    (OFFSET, &["offset", "skip"]),
    (TOTAL, &["total", "totalcount", "totalitems", "count"]),
    (NEXT_URL, &["nexturl", "nextpageurl", "nexturi", "nextpageuri", "nextlink", "odatanextlink"]),
    (HAS_MORE, &["hasmore", "hasnext", "hasnextpage"]),
];

fn is_usual(key: &str, name: &str) -> bool {
    let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    USUAL_NAMES.iter().any(|(known, names)| *known == key && names.contains(&plain.as_str()))
}

/// Returns the extension that an operation probably needs: its keys and values. None is proposed for one that has it.
pub fn propose(
    root: &SpannedValue,
    item: &SpannedValue,
    operation: &SpannedValue,
) -> Option<Vec<(&'static str, String)>> {
    let reader = PaginationReader { root, item, operation, place: String::new(), problems: Vec::new() };
    if operation.get(PAGINATION).is_some() {
        return None;
    }
    let response = reader.response()?;
    let schema = reader.json(response)?;
    let is_get = item.get("get").is_some_and(|get| std::ptr::eq(get, operation));
    let properties = reader.nested_properties(schema);
    let of_type = |schema, types: &[&str]| type_of(root, schema).is_some_and(|given| types.contains(&given));
    let named = |types: &[&str], is_right: &dyn Fn(&str) -> bool| {
        let found = properties.iter().find(|(_, name, schema)| is_right(name) && of_type(schema, types));
        found.map(|(place, _, schema)| (place.clone(), *schema))
    };
    let property = |key: &str, types: &[&str]| named(types, &|name| is_usual(key, name)).map(|(place, _)| place);
    let items = named(&["array"], &|name| is_usual(ITEMS, name));
    let list = match &items {
        Some((_, list)) => *list,
        None if of_type(schema, &["array"]) => schema,
        None => return None,
    };
    let selectors = reader.selectors(is_get);
    let selector = |key: &str| selectors.iter().find(|name| is_usual(key, name)).cloned();
    let numbers = ["integer", "number"];
    let [cursor, by_item, page, offset] = [CURSOR, ITEM_CURSOR, PAGE, OFFSET].map(selector);
    let next_cursor = property(NEXT_CURSOR, &["string"]);
    let has_more = property(HAS_MORE, &["boolean"]);
    let id = reader.items_of(list).filter(|item| follow(root, item, &["id".to_owned()]).is_ok());
    let has_link = response
        .get("headers")
        .and_then(SpannedValue::as_object)
        .is_some_and(|headers| headers.keys().any(|name| name.eq_ignore_ascii_case(LINK)));
    let next_url = reader.next_url_of(&properties).filter(|_| is_get);
    let way = match (cursor, by_item, page, offset) {
        (Some(cursor), ..) if next_cursor.is_some() => [(CURSOR, Some(cursor)), (NEXT_CURSOR, next_cursor)],
        (_, Some(after), ..) if id.is_some() && has_more.is_some() => {
            [(CURSOR, Some(after)), (ITEM_CURSOR, Some("id".to_owned()))]
        }
        _ if next_url.is_some() => [(NEXT_URL, next_url), (NEXT_LINK, None)],
        _ if has_link && is_get => [(NEXT_LINK, Some(LINK.to_owned())), (NEXT_URL, None)],
        (_, _, Some(page), _) if is_get => [(PAGE, Some(page)), (TOTAL_PAGES, property(TOTAL_PAGES, &numbers))],
        (.., Some(offset)) if is_get => [(OFFSET, Some(offset)), (TOTAL, property(TOTAL, &numbers))],
        _ => return None,
    };
    let items = items.map(|(place, _)| place);
    let all = [(ITEMS, items)].into_iter().chain(way).chain([(HAS_MORE, has_more)]);
    Some(all.filter_map(|(key, value)| Some((key, value?))).collect())
}

impl<'a> PaginationReader<'a> {
    /// The properties of a response, and those of its objects, as the extension names them: with the place and the name.
    fn nested_properties(&self, schema: &'a SpannedValue) -> Vec<(String, &'a str, &'a SpannedValue)> {
        let own: Vec<_> = properties(self.root, schema).collect();
        let inner = own.iter().flat_map(|(outer, schema)| {
            let outer = join("", outer);
            properties(self.root, schema).map(move |(name, schema)| (join(&outer, name), name, schema))
        });
        let inner: Vec<_> = inner.collect();
        let place = |name: &str| if name.starts_with('/') { join("", name) } else { name.to_owned() };
        own.iter().map(|(name, schema)| (place(name), *name, *schema)).chain(inner).collect()
    }

    /// The names of what may select a page: query parameters, and properties of the body where that does not change anything.
    fn selectors(&self, is_get: bool) -> Vec<String> {
        let query = self.query().filter_map(|parameter| parameter.text("name"));
        let body = self.operation.get("requestBody").filter(|_| !is_get);
        let body = body.and_then(|body| self.json(self.root.resolve(body)));
        let properties = body.into_iter().flat_map(|body| properties(self.root, body)).map(|(name, _)| name);
        query.chain(properties).map(str::to_owned).collect()
    }

    /// The property with the URL of the next page: by its name, or by its neighbours `previous` or `prev`.
    fn next_url_of(&self, properties: &[(String, &'a str, &'a SpannedValue)]) -> Option<String> {
        let is_text = |schema| type_of(self.root, schema) == Some("string");
        let is_uri = |schema| {
            let formats = parts(self.root, schema).into_iter().filter_map(|part| part.text("format"));
            formats.into_iter().any(|format| matches!(format, "uri" | "url" | "uri-reference"))
        };
        let neighbour = |place: &str| {
            let siblings = ["previous", "prev"].map(|name| match place.strip_suffix("next") {
                Some(parent) => format!("{parent}{name}"),
                None => String::new(),
            });
            properties.iter().any(|(place, ..)| siblings.contains(place))
        };
        let found = properties.iter().filter(|(_, _, schema)| is_text(schema)).find(|(place, name, schema)| {
            is_usual(NEXT_URL, name) || (*name == "next" && (is_uri(schema) || neighbour(place)))
        });
        found.map(|(place, ..)| place.clone())
    }
}
