//! From a document to Rust.
//!
//! This is the one piece of code that does so: `client/build.rs` and `xtask` both include it, by path, so
//! that they cannot differ and the published crate carries its own generator.
//!
//! ```text
//! text ─source─▶ tree ─grammar, meaning, marks─▶ checked ─prepare, directions─▶ for progenitor ─▶ Rust
//!                                            Rust ─types, operations, missing, waiting, mock, cli─▶ generated code
//! ```

mod blame;
mod cli;
pub mod directions;
pub mod error;
mod grammar;
mod marks;
pub mod meaning;
mod missing;
mod mock;
pub mod operations;
pub mod prepare;
pub mod source;
mod types;
mod waiting;

use std::cell::Cell;
use std::collections::HashSet;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;

use proc_macro2::{TokenStream, TokenTree};
use progenitor::{GenerationSettings, Generator, InterfaceStyle};
use quote::quote;
use serde::Deserialize;
use serde_json::Value;
use syn::{File, Item, ItemImpl, ItemMod};

use directions::Component;
use error::{Error, Problem};
use meaning::Meaning;
use source::Node;

/// What is derived from a document.
#[derive(Clone)]
pub struct Generated {
    /// The types, operations and builders: the file that the client includes.
    pub client: String,
    /// The same as a tree.
    pub tree: File,
    /// The mocks of the operations, if they are wanted.
    pub mock: String,
    /// The commands that call the operations, if they are wanted.
    pub cli: String,
    /// The operations, as the client has them.
    pub operations: Vec<operations::Generated>,
    /// The components, as the client has them.
    pub components: Vec<Component>,
    /// The names of the enums that take values which the document does not list.
    pub open_enums: Vec<String>,
    /// What to know of the document, although it is sound.
    pub notices: Vec<Problem>,
}

impl fmt::Debug for Generated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Generated").field("operations", &self.operations).finish_non_exhaustive()
    }
}

/// What is generated beside the client.
#[derive(Clone, Copy, Debug)]
pub struct Extras {
    /// The mocks of the operations.
    pub mock: bool,
    /// The commands that call the operations.
    pub cli: bool,
}

/// Stands first in every generated file.
pub const HEADER: &str =
    "// @generated from openapi.yaml by `cargo xtask generate`. Do not edit: change the document.\n\n";

/// Generates everything.
///
/// # Errors
///
/// As [`generate_with`].
pub fn generate(name: &str, document: &Node) -> Result<Generated, Error> {
    generate_with(name, document, Extras { mock: true, cli: true })
}

/// Generates the client, and beside it what is wanted.
///
/// # Errors
///
/// The document is not sound, or has something that no Rust can be generated from. Every problem that was found is
/// in the error, with its place.
pub fn generate_with(name: &str, document: &Node, extras: Extras) -> Result<Generated, Error> {
    let refused = |problems| Error { document: name.to_owned(), problems };
    let unexpected = |message| {
        let message = format!("the generator's output is not as expected: {message}");
        Error::new(name, "", None, message)
    };
    let meaning = check(document).map_err(refused)?;
    let (prepared, components) = prepare::prepare(&document.to_json());
    let run = |part: Part| {
        let tokens = part(&prepared);
        tokens.map_err(|message| refused(blame::blame(document, &prepared, &meaning, part, &message)))
    };
    let mut generated = assemble(run(client)?, &prepared, &meaning, components, extras).map_err(unexpected)?;
    if extras.mock {
        let mocks = mock::assemble(run(mocks)?, &prepared, &generated.operations).map_err(unexpected)?;
        generated.mock = print(&mocks);
    }
    Ok(generated)
}

/// Checks a document without generating anything.
pub fn check(document: &Node) -> Result<Meaning, Vec<Problem>> {
    let grammar::Found { mut problems, marks } = grammar::check(document);
    if !problems.is_empty() {
        // A document of another version has hundreds of differences and one cause.
        if let Err(meaning) = meaning::check(document, &marks) {
            let version = meaning.into_iter().filter(|problem| problem.pointer == "/openapi");
            let version: Vec<_> = version.collect();
            if !version.is_empty() {
                return Err(version);
            }
        }
        problems.sort_by_key(|problem| problem.at);
        return Err(problems);
    }
    meaning::check(document, &marks)
}

/// A part of what the generator does, which may fail.
type Part = fn(&Value) -> Result<TokenStream, String>;

/// Runs the generator for the client.
pub fn progenitor(prepared: &Value) -> Result<TokenStream, String> {
    let api = openapiv3::OpenAPI::deserialize(prepared).map_err(|error| error.to_string())?;
    quietly(|| generator().generate_tokens(&api))?.map_err(|error| error.to_string())
}

/// The same, and sees to it that every type has a name of its own.
fn client(prepared: &Value) -> Result<TokenStream, String> {
    let tokens = progenitor(prepared)?;
    match doubled_type(&tokens) {
        Some(name) => Err(format!("two schemas would be the Rust type `{name}`; one needs another `title`")),
        None => Ok(tokens),
    }
}

/// The name that two types of the generated module have, if there is one: a schema inside of another is called by its
/// title, and the generator does not look whether that is the name of another one.
fn doubled_type(tokens: &TokenStream) -> Option<String> {
    let top: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let types = top.windows(3).find_map(|three| match three {
        [TokenTree::Ident(keyword), TokenTree::Ident(name), TokenTree::Group(body)]
            if keyword == "mod" && name == "types" =>
        {
            Some(body.stream())
        }
        _ => None,
    })?;
    let items: Vec<TokenTree> = types.into_iter().collect();
    let mut seen = HashSet::new();
    items.windows(2).find_map(|two| match two {
        [TokenTree::Ident(keyword), TokenTree::Ident(name)]
            if ["struct", "enum", "type"].iter().any(|word| keyword == word) =>
        {
            (!seen.insert(name)).then(|| name.to_string())
        }
        _ => None,
    })
}

/// Runs the generator for the mocks.
fn mocks(prepared: &Value) -> Result<TokenStream, String> {
    quietly(|| mock::tokens(prepared))?
}

/// The generator, which serves once.
fn generator() -> Generator {
    let mut settings = GenerationSettings::new();
    settings
        .with_interface(InterfaceStyle::Builder)
        .with_derive("PartialEq")
        .with_derive("::schemars::JsonSchema")
        .with_map_type("::std::collections::BTreeMap");
    Generator::new(&settings)
}

/// Calls a function and turns a panic into an error, without the message that a panic prints. Where it does not support
/// something, the generator often panics.
fn quietly<T>(function: impl FnOnce() -> T) -> Result<T, String> {
    thread_local! {
        static IS_QUIET: Cell<bool> = const { Cell::new(false) };
    }
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let loud = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if !IS_QUIET.get() {
                loud(panic);
            }
        }));
    });
    IS_QUIET.set(true);
    let result = catch_unwind(AssertUnwindSafe(function));
    IS_QUIET.set(false);
    result.map_err(|panic| {
        let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
        let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
        text.unwrap_or_else(|| "the generator stopped without a reason".to_owned())
    })
}

/// Turns what the generator made into the file that the client includes.
fn assemble(
    tokens: TokenStream,
    prepared: &Value,
    meaning: &Meaning,
    mut components: Vec<Component>,
    extras: Extras,
) -> Result<Generated, String> {
    let file: File = syn::parse2(tokens).map_err(|error| error.to_string())?;
    let mut types: Option<ItemMod> = None;
    let mut builders: Option<ItemMod> = None;
    let mut client: Option<ItemImpl> = None;
    for item in file.items {
        match item {
            Item::Mod(item) if item.ident == "types" => types = Some(item),
            Item::Mod(item) if item.ident == "builder" => builders = Some(item),
            // Of the two blocks of methods the first makes clients, which only the hand-written builder may.
            Item::Impl(item) if item.trait_.is_none() => client = Some(item),
            _ => {}
        }
    }
    let mut types = types.ok_or("there are no types")?;
    let mut builders = builders.ok_or("there are no builders")?;
    let mut client = client.ok_or("there is no client")?;
    let open_enums = types::rewrite(&mut types);
    types::find(&types, &mut components)?;
    let (operations, constants) = operations::rewrite(&mut builders, &client, &types, meaning)?;
    operations::document_methods(&mut client, &operations);
    missing::rewrite(&mut builders);
    missing::rewrite(&mut types);
    let waiting = waiting::generate(&mut builders, &types, &operations, &components, meaning)?;
    let waiting: File = syn::parse2(waiting).map_err(|error| error.to_string())?;
    let cli = match extras.cli {
        true => print(&cli::generate(&operations, &builders, &types, prepared)?),
        false => String::new(),
    };

    let base_url = &meaning.base_url;
    let displays = &meaning.displays;
    let rest: File = syn::parse2(quote! {
        /// URL of the document's first server.
        pub(crate) const BASE_URL: &str = #base_url;

        /// How the document puts objects in error bodies into words.
        pub(crate) const DISPLAYS: &[&str] = &[#(#displays),*];

        #[allow(unused_imports)]
        use crate::Client;
    })
    .map_err(|error| error.to_string())?;
    let constants: File = syn::parse2(constants).map_err(|error| error.to_string())?;
    let mut items = rest.items;
    items.push(Item::Impl(client));
    items.extend(waiting.items);
    items.push(Item::Mod(builders));
    items.push(Item::Mod(types));
    items.extend(constants.items);
    let tree = File { shebang: None, frontmatter: None, attrs: Vec::new(), items };
    let (client, mock, notices) = (print(&tree), String::new(), meaning.notices.clone());
    Ok(Generated { client, tree, mock, cli, operations, components, open_enums, notices })
}

/// A generated file as text.
fn print(file: &File) -> String {
    format!("{HEADER}{}", prettyplease::unparse(file))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// What a document with these schemas is refused for.
    fn refused(schemas: &str) -> String {
        let text = format!(
            "openapi: 3.0.3
info: {{title: t, version: 0.1.0}}
servers: [{{url: 'https://example.com'}}]
security: [{{Key: []}}]
paths:
  /a: {{get: {{operationId: get_a, responses: {{200: {{description: d, content: {{application/json: {{schema: {{$ref: '#/components/schemas/A'}}}}}}}}}}}}}}
components:
  securitySchemes: {{Key: {{type: apiKey, in: header, name: X-Key}}}}
  schemas:
{schemas}
"
        );
        let document = Node::parse("api.yaml", &text).unwrap();
        match generate("api.yaml", &document) {
            Ok(_) => String::new(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn two_types_of_one_name_are_refused_at_the_schema_with_the_title() {
        let inner = |title: &str| {
            format!(
                "{{type: object, properties: {{b: {{type: object, title: {title}, properties: {{c: {{type: string}}}}}}}}}}"
            )
        };
        let error = refused(&format!("    A: {}", inner("A")));
        assert!(error.contains("/components/schemas/A"), "{error}");
        assert!(error.contains("two schemas would be the Rust type `A`; one needs another `title`"), "{error}");
        let error =
            refused(&format!("    A: {}\n    B: {{type: object, properties: {{d: {{type: string}}}}}}", inner("B")));
        assert!(error.contains("/components/schemas/A") && error.contains("`B`"), "{error}");
        assert_eq!(refused(&format!("    A: {}", inner("Other"))), "");
    }
}
