//! Rust names for the names of a document.
//!
//! A Rust name depends only on the names in the same scope:
//!
//! 1. A name is converted to Rust's case: `userId` becomes the field `user_id` and the type `UserId`. Symbols at the
//!    edges are spelled out: `+1` is `plus1`, `>=` is `greater_than_equals`. A leading digit gets the prefix `x`, a
//!    keyword a trailing underscore.
//! 2. If two names would be equal, or a name is reserved, the one already in Rust's style keeps it (`user_id` before
//!    `userId`), otherwise the first in the document.
//! 3. The others get a suffix that shows the difference: the symbols (`foo-bar` is `foo_dash_bar`), the case (`userId`
//!    is `user_id_camel`), or the kind of name if it is reserved (`wait` is the parameter `wait_parameter`). If that is
//!    taken too, a number is appended.
//!
//! `x-webagent-name` sets a name explicitly and takes precedence.

use std::collections::HashSet;

use heck::{ToPascalCase, ToSnakeCase};
use unicode_ident::{is_xid_continue, is_xid_start};

/// The case of a Rust name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Of fields, methods and variables.
    Snake,
    /// Of types and variants.
    Pascal,
}

impl Case {
    fn apply(self, text: &str) -> String {
        match self {
            // One word to everybody; FastAPI's usual scheme is called `OAuth2PasswordBearer`.
            Self::Snake => text.replace("OAuth", "Oauth").to_snake_case(),
            Self::Pascal => text.to_pascal_case(),
        }
    }

    /// Converts a name into an identifier that progenitor does not change.
    pub fn identifier(self, name: &str) -> String {
        let words: String = name.replace('\'', "").chars().map(|c| if is_xid_continue(c) { c } else { '-' }).collect();
        // Changing the case of some letters never becomes stable.
        let spell = |c: char| if c.is_ascii() { String::from(c) } else { symbol(c) };
        let stable = self.stable(&words);
        let mut name =
            stable.or_else(|| self.stable(&words.chars().map(spell).collect::<String>())).unwrap_or_default();
        if is_keyword(&name) {
            name.push('_');
        }
        name
    }

    /// Applies the case until nothing changes: `A_A` becomes `AA`, then `Aa`.
    fn stable(self, words: &str) -> Option<String> {
        const STEPS: usize = 4;
        let mut name = self.apply(words);
        for _ in 0..STEPS {
            if !name.starts_with(is_xid_start) {
                name.insert(0, 'x');
            }
            let again = self.apply(&name);
            if again == name {
                return Some(name);
            }
            name = again;
        }
        None
    }
}

/// Returns whether a word is a Rust keyword.
pub fn is_keyword(name: &str) -> bool {
    const KEYWORDS: [&str; 53] = [
        "_", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn",
        "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
        "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "Self", "self", "static", "struct",
        "super", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while",
        "yield",
    ];
    KEYWORDS.contains(&name)
}

/// A name of the document that needs a Rust name.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// The name in the document.
    pub name: &'a str,
    /// The value of its `x-webagent-name`.
    pub by_hand: Option<&'a str>,
}

impl<'a> Wanted<'a> {
    /// Creates a name without `x-webagent-name`.
    pub fn new(name: &'a str) -> Self {
        Self { name, by_hand: None }
    }
}

/// Names that must be distinct, such as the fields of a struct.
#[derive(Clone, Debug)]
pub struct Scope {
    case: Case,
    /// The kind of thing that is named, in one word: `parameter`.
    kind: &'static str,
    taken: HashSet<String>,
    reserved: HashSet<String>,
}

impl Scope {
    /// Creates a scope with reserved names.
    pub fn new(case: Case, kind: &'static str, reserved: &[&str]) -> Self {
        let reserved: HashSet<String> = reserved.iter().map(|name| (*name).to_owned()).collect();
        Self { case, kind, taken: reserved.clone(), reserved }
    }

    /// Assigns Rust names in document order.
    pub fn assign(&mut self, wanted: &[Wanted<'_>]) -> Vec<String> {
        let mut assigned: Vec<Option<String>> = vec![None; wanted.len()];
        let by_hand = |wanted: &Wanted<'_>| wanted.by_hand.map(|name| self.case.identifier(name));
        let canonical = |wanted: &Wanted<'_>| {
            let name = self.case.identifier(wanted.name);
            (name == wanted.name || name.strip_suffix('_') == Some(wanted.name)).then_some(name)
        };
        let first = |wanted: &Wanted<'_>| Some(self.case.identifier(&spelled_at_edges(wanted.name)));
        let mut taken = std::mem::take(&mut self.taken);
        for choose in [&by_hand as &dyn Fn(&Wanted<'_>) -> Option<String>, &canonical, &first] {
            for (slot, wanted) in assigned.iter_mut().zip(wanted).filter(|(slot, _)| slot.is_none()) {
                *slot = choose(wanted).filter(|name| taken.insert(name.clone()));
            }
        }
        self.taken = taken;
        assigned
            .into_iter()
            .zip(wanted)
            .map(|(assigned, wanted)| assigned.unwrap_or_else(|| self.distinguish(wanted.name)))
            .collect()
    }

    /// Assigns one more name.
    pub fn assign_one(&mut self, name: &str) -> String {
        self.assign(&[Wanted::new(name)]).pop().unwrap_or_default()
    }

    /// Reserves a name, unless it is in use.
    pub fn take(&mut self, name: &str) -> bool {
        self.taken.insert(name.to_owned())
    }

    /// Finds a name that shows how this one differs from the one in use.
    fn distinguish(&mut self, name: &str) -> String {
        let base = spelled_at_edges(name);
        let spelled = spelled(name);
        let by_case = format!("{base} {}", case_of(name));
        let by_kind = format!("{base} {}", self.kind);
        let named = match self.reserved.contains(&base) {
            true => vec![by_kind.clone(), spelled, by_case],
            false => vec![spelled, by_case, by_kind.clone()],
        };
        let numbered = (2..).map(|number| format!("{by_kind} {number}"));
        let mut free = named.into_iter().chain(numbered).map(|name| self.case.identifier(&name));
        // The loop ends, because the numbers do not.
        free.find(|name| self.taken.insert(name.clone())).unwrap_or_default()
    }
}

/// Method names that an operation cannot have: those of the client, and those that the builders' module uses.
const RESERVED_OPERATIONS: [&str; 59] = [
    "activity", "all", "as_async", "attempt", "base_url", "base_url_of", "baseurl", "baseurl_of", "begin", "block_on",
    "blocking", "builder", "bytes", "call_options", "client", "clone", "credentials", "default_headers", "error",
    "execute", "fmt", "from_client", "from_env", "from_parts", "http", "into", "iter_stream", "iterator", "key",
    "max_response_bytes", "new", "note", "omitted", "omitting", "open", "operations", "poll_interval", "poll_permits",
    "proxy_variable", "receive", "redact", "redactor", "request", "request_hooks", "response_value", "result",
    "resume", "retry", "string", "style", "turns", "types", "url_for_hooks", "wait_for_run", "watched", "with_hooks",
    "with_options", "with_retry", "with_shared",
];

/// Assigns the method names of operations.
pub fn operations(wanted: &[Wanted<'_>]) -> Vec<String> {
    Scope::new(Case::Snake, "operation", &RESERVED_OPERATIONS).assign(wanted)
}

/// Returns the default name of an operation without `operationId`: method and path.
pub fn operation_id(method: &str, path: &str) -> String {
    format!("{method}{}", path.replace(['{', '}'], ""))
}

/// Returns the case style of a name.
fn case_of(name: &str) -> &'static str {
    let has = |test: fn(char) -> bool| name.chars().any(test);
    match (has(char::is_uppercase), has(char::is_lowercase)) {
        (true, false) => "upper",
        (false, true) => "lower",
        (true, true) if name.starts_with(char::is_uppercase) => "pascal",
        (true, true) => "camel",
        (false, false) => "",
    }
}

/// Spells out the symbols at the edges of a name, which a case conversion would drop, and signs before a digit.
fn spelled_at_edges(name: &str) -> String {
    let has_words = name.chars().any(is_word);
    let mut rest = name.chars();
    match (rest.next(), rest.next()) {
        _ if !has_words => spelled(name),
        (Some(sign @ ('+' | '-')), Some(digit)) if digit.is_ascii_digit() => {
            format!("{}{}", symbol(sign), name.get(1..).unwrap_or_default())
        }
        _ => name.to_owned(),
    }
}

/// Spells out every symbol of a name except underscores between words.
fn spelled(name: &str) -> String {
    if name.is_empty() {
        return "empty".to_owned();
    }
    let mut out = String::new();
    for c in name.chars() {
        match c {
            c if is_word(c) => out.push(c),
            '_' if name.chars().any(is_word) => out.push('_'),
            c => out.push_str(&format!("-{}-", symbol(c))),
        }
    }
    out
}

fn is_word(c: char) -> bool {
    is_xid_continue(c) && c != '_'
}

fn symbol(c: char) -> String {
    let name = match c {
        '+' => "plus",
        '-' => "dash",
        '*' => "star",
        '/' => "slash",
        '\\' => "backslash",
        '<' => "less-than",
        '>' => "greater-than",
        '=' => "equals",
        '!' => "not",
        '&' => "and",
        '|' => "or",
        '.' => "dot",
        ',' => "comma",
        ':' => "colon",
        ';' => "semicolon",
        '_' => "underscore",
        ' ' => "space",
        '%' => "percent",
        '#' => "hash",
        '$' => "dollar",
        '@' => "at",
        '~' => "tilde",
        '^' => "caret",
        '?' => "question",
        '\'' => "quote",
        '"' => "double-quote",
        '`' => "backtick",
        '(' => "open-paren",
        ')' => "close-paren",
        '[' => "open-bracket",
        ']' => "close-bracket",
        '{' => "open-brace",
        '}' => "close-brace",
        '\n' => "newline",
        '\t' => "tab",
        c => return format!("u{:x}", u32::from(c)),
    };
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn snake(names: &[&str]) -> Vec<String> {
        let wanted: Vec<_> = names.iter().map(|name| Wanted::new(name)).collect();
        Scope::new(Case::Snake, "parameter", &["wait"]).assign(&wanted)
    }

    fn pascal(names: &[&str]) -> Vec<String> {
        let wanted: Vec<_> = names.iter().map(|name| Wanted::new(name)).collect();
        Scope::new(Case::Pascal, "schema", &["Ok"]).assign(&wanted)
    }

    #[test]
    fn names_are_put_in_the_case_of_rust() {
        assert_eq!(
            snake(&["userId", "X-Trace-Id", "a.b", "2fa", "type", "é", "OAuth2PasswordBearer"]),
            ["user_id", "x_trace_id", "a_b", "x2fa", "type_", "é", "oauth2_password_bearer"]
        );
        assert_eq!(pascal(&["HTTPValidationError", "task-run", "Self"]), ["HttpValidationError", "TaskRun", "Self_"]);
    }

    #[test]
    fn symbols_are_spelled_where_nothing_else_would_be_left() {
        assert_eq!(
            snake(&["+1", "-1", ">=", "", "😀", "_"]),
            ["plus1", "dash1", "greater_than_equals", "empty", "u1f600", "underscore"]
        );
    }

    #[test]
    fn names_that_would_be_one_say_how_they_differ() {
        assert_eq!(snake(&["userId", "user_id"]), ["user_id_camel", "user_id"]);
        assert_eq!(snake(&["foo-bar", "foo.bar", "foo_bar"]), ["foo_dash_bar", "foo_dot_bar", "foo_bar"]);
        assert_eq!(pascal(&["TaskInput", "Task-Input", "Task.Input"]), ["TaskInput", "TaskDashInput", "TaskDotInput"]);
        assert_eq!(pascal(&["ASC", "asc", "Asc"]), ["AscUpper", "AscLower", "Asc"]);
        assert_eq!(snake(&["a", "a"]), ["a", "a_lower"]);
        assert_eq!(snake(&["wait", "wait"]), ["wait_parameter", "wait_lower"]);
    }

    #[test]
    fn a_name_given_by_hand_wins() {
        let wanted =
            [Wanted::new("a"), Wanted { name: "b", by_hand: Some("a") }, Wanted { name: "c", by_hand: Some("theC") }];
        assert_eq!(Scope::new(Case::Snake, "property", &[]).assign(&wanted), ["a_lower", "a", "the_c"]);
    }

    #[test]
    fn names_do_not_change_when_another_is_added_after_them() {
        let names = ["userId", "USER_ID", "user-id", "user.id", ">=", "<=", "wait", "Wait"];
        for end in 1..names.len() {
            let before = snake(names.get(..end).unwrap_or_default());
            assert_eq!(snake(&names).get(..end), Some(before.as_slice()));
        }
    }
}

#[cfg(test)]
mod properties {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_set_of_names_has_distinct_identifiers_that_progenitor_leaves_alone(
            names in proptest::collection::vec(prop_oneof![".{0,6}", "[a-cA-C_.-]{0,4}", "[+<>=!-]{0,3}[0-9]?"], 0..12)
        ) {
            for case in [Case::Snake, Case::Pascal] {
                let wanted: Vec<_> = names.iter().map(|name| Wanted::new(name)).collect();
                let assigned = Scope::new(case, "property", &["wait"]).assign(&wanted);
                let distinct: HashSet<&String> = assigned.iter().collect();
                prop_assert_eq!(distinct.len(), names.len());
                for name in &assigned {
                    prop_assert!(syn::parse_str::<syn::Ident>(name).is_ok(), "{:?}", name);
                    prop_assert_eq!(&case.identifier(name), name);
                }
            }
        }
    }
}
