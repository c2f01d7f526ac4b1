//! From a document to Rust.
//!
//! This is the one piece of code that does so: `client/build.rs` and `xtask` both include it, by path, so
//! that they cannot differ and the published crate carries its own generator.
//!
//! ```text
//! text ─source─▶ tree ─grammar, meaning─▶ checked ─prepare, directions─▶ for progenitor ─▶ Rust
//!                                                      Rust ─types, operations─▶ generated code
//! ```

pub mod directions;
pub mod error;
mod grammar;
pub mod meaning;
pub mod operations;
mod prepare;
pub mod source;
mod types;

use std::panic::{AssertUnwindSafe, catch_unwind};

use proc_macro2::TokenStream;
use progenitor::{GenerationSettings, Generator, InterfaceStyle};
use quote::quote;
use serde_json::Value;
use syn::{File, Item, ItemImpl, ItemMod};

use directions::Component;
use error::{Error, Problem};
use meaning::Meaning;
use source::Node;

/// What is derived from a document.
#[derive(Clone, Debug)]
pub struct Generated {
    /// The types, operations and builders: the file that the client includes.
    pub client: String,
    /// The operations, as the client has them.
    pub operations: Vec<operations::Generated>,
    /// The components, as the client has them.
    pub components: Vec<Component>,
}

/// Stands first in every generated file.
pub const HEADER: &str = "// @generated from openapi.yaml by `cargo xtask generate`. Do not edit: change the document.\n\n";

/// Generates the client.
///
/// # Errors
///
/// The document is not sound, or has something that no Rust can be generated from. Every problem that was found is
/// in the error, with its place.
pub fn generate(name: &str, document: &Node) -> Result<Generated, Error> {
    let refused = |problems| Error {
        document: name.to_owned(),
        problems,
    };
    let meaning = check(document).map_err(refused)?;
    let (prepared, mut components) = prepare::prepare(&document.to_json());
    let tokens = progenitor(&prepared).map_err(|message| refused(blame(document, &prepared, &meaning, &message)))?;
    let (client, operations) = assemble(tokens, &meaning, &mut components).map_err(|message| {
        let message = format!("the generator's output is not as expected: {message}");
        Error::new(name, "", None, message)
    })?;
    Ok(Generated {
        client,
        operations,
        components,
    })
}

/// Checks a document without generating anything.
pub fn check(document: &Node) -> Result<Meaning, Vec<Problem>> {
    let mut problems = grammar::check(document);
    if !problems.is_empty() {
        // A document of another version has hundreds of differences and one cause.
        if let Err(meaning) = meaning::check(document) {
            let version = meaning.into_iter().filter(|problem| problem.pointer == "/openapi");
            let version: Vec<_> = version.collect();
            if !version.is_empty() {
                return Err(version);
            }
        }
        problems.sort_by_key(|problem| problem.at);
        return Err(problems);
    }
    meaning::check(document)
}

/// Runs the generator.
fn progenitor(prepared: &Value) -> Result<TokenStream, String> {
    let api: openapiv3::OpenAPI = serde_json::from_value(prepared.clone()).map_err(|error| error.to_string())?;
    let mut settings = GenerationSettings::new();
    settings
        .with_interface(InterfaceStyle::Builder)
        .with_derive("PartialEq")
        .with_derive("::schemars::JsonSchema")
        .with_map_type("::std::collections::BTreeMap");
    let mut generator = Generator::new(&settings);
    // Where it does not support something, the generator often panics.
    match catch_unwind(AssertUnwindSafe(|| generator.generate_tokens(&api))) {
        Ok(Ok(tokens)) => Ok(tokens),
        Ok(Err(error)) => Err(error.to_string()),
        Err(panic) => Err(panic
            .downcast_ref::<String>()
            .cloned()
            .or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()))
            .unwrap_or_else(|| "the generator stopped without a reason".to_owned())),
    }
}

/// Finds out which operations and components the generator cannot do, since it does not tell.
fn blame(document: &Node, prepared: &Value, meaning: &Meaning, message: &str) -> Vec<Problem> {
    let cannot = |message: &str| format!("cannot be generated: {message}");
    let alone = |change: &dyn Fn(&mut Value)| {
        let mut part = prepared.clone();
        change(&mut part);
        progenitor(&part).err()
    };
    let is_components = alone(&|part| clear(part, "/paths")).is_some();
    let mut problems = Vec::new();
    if is_components {
        let schemas = prepared.pointer("/components/schemas").and_then(Value::as_object);
        for name in schemas.into_iter().flat_map(serde_json::Map::keys) {
            let failure = alone(&|part| {
                clear(part, "/paths");
                keep_component(part, name);
            });
            if let Some(message) = failure {
                let pointer = source::join("/components/schemas", name);
                let at = document.pointer(&pointer).map(|node| node.at);
                problems.push(Problem { pointer, at, message: cannot(&message) });
            }
        }
    } else {
        for operation in &meaning.operations {
            let failure = alone(&|part| keep_operation(part, operation));
            if let Some(message) = failure {
                let at = document.pointer(&operation.pointer).map(|node| node.at);
                problems.push(Problem {
                    pointer: operation.pointer.clone(),
                    at,
                    message: cannot(&message),
                });
            }
        }
    }
    if problems.is_empty() {
        problems.push(Problem {
            pointer: String::new(),
            at: None,
            message: cannot(message),
        });
    }
    problems
}

fn clear(document: &mut Value, pointer: &str) {
    if let Some(value) = document.pointer_mut(pointer) {
        *value = Value::Object(serde_json::Map::new());
    }
}

/// Makes every component but one, which may refer to the others, a schema that cannot fail.
fn keep_component(document: &mut Value, kept: &str) {
    let schemas = document.pointer_mut("/components/schemas").and_then(Value::as_object_mut);
    for (name, schema) in schemas.into_iter().flatten() {
        if name != kept {
            *schema = serde_json::json!({ "type": "object" });
        }
    }
}

fn keep_operation(document: &mut Value, kept: &meaning::Operation) {
    let paths = document.get_mut("paths").and_then(Value::as_object_mut);
    for (path, item) in paths.into_iter().flatten() {
        if let Some(item) = item.as_object_mut() {
            item.retain(|method, _| *path == kept.path && *method == kept.method);
        }
    }
}

/// Turns what the generator made into the file that the client includes.
fn assemble(
    tokens: TokenStream,
    meaning: &Meaning,
    components: &mut [Component],
) -> Result<(String, Vec<operations::Generated>), String> {
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
    types::rewrite(&mut types);
    types::find(&types, components)?;
    let (all, constants) = operations::rewrite(&mut builders, &client, &types, meaning)?;
    operations::document_methods(&mut client, &all);

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
    items.push(Item::Mod(builders));
    items.push(Item::Mod(types));
    items.extend(constants.items);
    let file = File {
        shebang: None,
        frontmatter: None,
        attrs: Vec::new(),
        items,
    };
    Ok((format!("{HEADER}{}", prettyplease::unparse(&file)), all))
}
