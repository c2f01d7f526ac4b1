//! Runs progenitor and rewrites its output.
//!
//! All code that depends on the form of that output is in this directory: if a new release of progenitor or typify
//! changes it, look here.

pub(crate) mod bisect;
pub(crate) mod blocking;
pub(crate) mod builder_errors;
pub(crate) mod cli;
pub mod client_builders;
pub mod error;
pub(crate) mod mock;
mod pagination;
mod parsed_texts;
pub mod rewrite_types;
pub(crate) mod setters;
pub(crate) mod unions;
pub(crate) mod user_types;
pub(crate) mod waiters;

use std::cell::Cell;
use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;

use ::progenitor::{GenerationSettings, Generator, InterfaceStyle};
use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::quote;
use serde::Deserialize;
use serde_json::Value;
use syn::{File, Item, ItemImpl, ItemMod};

use crate::lower::Lowered;
use crate::progenitor::client_builders::Operations;
use crate::progenitor::error::OutputError;
use crate::validate::ApiModel;
use crate::{Generated, HEADER, Options};

/// A part of the generator, which may fail.
pub(crate) type GenerateFn = fn(&Value) -> Result<TokenStream, OutputError>;

/// Runs the generator for the client.
pub fn progenitor(prepared: &Value) -> Result<TokenStream, OutputError> {
    let refused = |message: String| OutputError::Refused(message);
    let api = openapiv3::OpenAPI::deserialize(prepared).map_err(|error| refused(error.to_string()))?;
    catch_panic(|| generator().generate_tokens(&api))?.map_err(|error| refused(error.to_string()))
}

/// Generates the client and checks that every type has a unique name.
pub(crate) fn client(prepared: &Value) -> Result<TokenStream, OutputError> {
    let tokens = progenitor(prepared)?;
    match doubled_type(&tokens) {
        Some(name) => {
            Err(format!("two schemas would have the Rust type name `{name}`: give one of them an `x-webagent-name`")
                .into())
        }
        None => Ok(tokens),
    }
}

/// Returns the name that two generated types have in common, if any: typify names nested schemas by their titles
/// without checking that the name is unused.
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

/// Creates the generator, which is used once.
pub(crate) fn generator() -> Generator {
    let mut settings = GenerationSettings::new();
    settings
        .with_interface(InterfaceStyle::Builder)
        .with_derive("PartialEq")
        .with_derive("::schemars::JsonSchema")
        .with_map_type("::std::collections::BTreeMap");
    Generator::new(&settings)
}

/// Calls a function and turns a panic into an error without printing its message. progenitor often panics when it does
/// not support something.
pub(crate) fn catch_panic<T>(function: impl FnOnce() -> T) -> Result<T, OutputError> {
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
        OutputError::Refused(text.unwrap_or_else(|| "the generator stopped without a message".to_owned()))
    })
}

/// A part of progenitor's output.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    /// The client and the builders of the operations, of which only the signatures are read.
    Operations,
    /// The types.
    Types,
    /// The builders of the types, which get other setters.
    TypeBuilders,
}

/// Empties the function bodies and setters that nothing reads: parsing them would take most of the time.
fn without_bodies(tokens: TokenStream, section: Section) -> TokenStream {
    let mut item: Option<Ident> = None;
    let mut name: Option<Ident> = None;
    let mut is_trait_impl = false;
    let body = |content| TokenTree::Group(Group::new(Delimiter::Brace, content));
    let tokens = tokens.into_iter().map(|token| match token {
        TokenTree::Ident(ident) => {
            match &item {
                None if ["enum", "fn", "impl", "mod", "struct", "trait"].iter().any(|keyword| ident == keyword) => {
                    item = Some(ident.clone());
                }
                None => {}
                Some(_) => {
                    is_trait_impl |= ident == "for";
                    name.get_or_insert_with(|| ident.clone());
                }
            }
            TokenTree::Ident(ident)
        }
        TokenTree::Punct(punct) if punct.as_char() == ';' => {
            (item, name, is_trait_impl) = (None, None, false);
            TokenTree::Punct(punct)
        }
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
            let (keyword, name) = (item.take(), name.take());
            let is_item = |word: &str| keyword.as_ref().is_some_and(|keyword| keyword == word);
            let is_module = |word: &str| is_item("mod") && name.as_ref().is_some_and(|name| name == word);
            let is_own_impl = is_item("impl") && !std::mem::take(&mut is_trait_impl);
            let inner = match section {
                Section::Operations if is_item("fn") => return body(TokenStream::new()),
                Section::Operations if is_module("types") => Section::Types,
                Section::Operations if is_item("mod") || is_item("impl") => Section::Operations,
                Section::Types if is_module("builder") => Section::TypeBuilders,
                Section::TypeBuilders if is_own_impl => return body(TokenStream::new()),
                _ => return TokenTree::Group(group),
            };
            body(without_bodies(group.stream(), inner))
        }
        token => token,
    });
    tokens.collect()
}

/// Converts progenitor's output to the file that the client includes.
pub(crate) fn assemble(
    tokens: TokenStream,
    lowered: Lowered,
    model: &ApiModel,
    options: Options,
) -> Result<Generated, OutputError> {
    let file: File = syn::parse2(without_bodies(tokens, Section::Operations))?;
    let mut types: Option<ItemMod> = None;
    let mut builders: Option<ItemMod> = None;
    let mut client: Option<ItemImpl> = None;
    for item in file.items {
        match item {
            Item::Mod(item) if item.ident == "types" => types = Some(item),
            Item::Mod(item) if item.ident == "builder" => builders = Some(item),
            // The first of the two blocks of methods creates clients, which only the hand-written builder may do.
            Item::Impl(item) if item.trait_.is_none() => client = Some(item),
            _ => {}
        }
    }
    let mut types = types.ok_or("there are no types")?;
    let builders = builders.ok_or("there are no builders")?;
    let client = client.ok_or("there is no client")?;
    let Lowered { mut components, operations, notes, .. } = lowered;
    let rewritten = rewrite_types::rewrite(&mut types, &notes);
    rewrite_types::find(&types, &mut components)?;
    let Operations { all: operations, mut builders, mut client, constants } =
        client_builders::generate(&builders, &client, &mut types, &rewritten, model, &operations)?;
    setters::rewrite_type_builders(&mut types, &rewritten.units);
    builder_errors::rewrite(&mut types);
    let waiting = waiters::generate(&mut builders, &types, &operations, &components, model)?;
    let waiting: File = syn::parse2(waiting)?;
    let cli = match options.cli {
        true => print(&cli::generate(&operations, &builders, &types)?),
        false => String::new(),
    };
    let mock = match options.mock {
        true => print(&mock::generate(&operations)?),
        false => String::new(),
    };

    user_types::rewrite(&mut types);
    parsed_texts::add(&mut types, &rewritten)?;

    let base_url = match &model.base_url {
        Some(url) => quote!(Some(#url)),
        None => quote!(None),
    };
    let client_setters = client_builders::client_setters(model);
    let displays = &model.displays;
    let rest: File = syn::parse2(quote! {
        /// The URL of the document's first server.
        pub(crate) const BASE_URL: Option<&str> = #base_url;

        /// Formats the objects in error bodies as the document defines.
        pub(crate) const DISPLAYS: &[&str] = &[#(#displays),*];

        #[allow(unused_imports)]
        use crate::Client;

        #client_setters
    })?;
    let constants: File = syn::parse2(constants)?;
    let mut items = rest.items;
    // The meaning of descriptions is kept, not their layout.
    client.attrs.push(syn::parse_quote!(#[allow(clippy::doc_lazy_continuation, clippy::doc_overindented_list_items)]));
    items.push(Item::Impl(client));
    items.extend(waiting.items);
    items.push(Item::Mod(builders));
    items.push(Item::Mod(types));
    items.extend(constants.items);
    let blocking = match options.blocking {
        true => print(&blocking::generate(&items)?),
        false => String::new(),
    };
    let tree = File { shebang: None, frontmatter: None, attrs: Vec::new(), items };
    let (client, warnings) = (print(&tree), model.warnings.clone());
    let open_enums = rewritten.open_enums;
    let schemes = model.schemes.clone();
    Ok(Generated { client, tree, mock, cli, blocking, operations, schemes, components, open_enums, warnings })
}

/// Formats a generated file.
pub(crate) fn print(file: &File) -> String {
    format!("{HEADER}{}", prettyplease::unparse(file))
}
