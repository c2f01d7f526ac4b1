//! Lists the public API of a Rust file, one line for each item.
//!
//! Bodies, documentation, attributes of other crates and argument names are ignored.

use std::collections::BTreeMap;
use std::fmt;

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{
    Attribute, Fields, FnArg, GenericArgument, GenericParam, Generics, ImplItem, Item, ItemEnum, ItemImpl, ItemStruct,
    ItemUse, Meta, Path, PathArguments, ReturnType, Safety, Signature, Token, TraitItem, Type, TypeParamBound,
    Visibility,
};

/// The public API of a Rust file.
#[derive(Clone, Debug, Default)]
pub struct PublicApi {
    items: BTreeMap<String, Entry>,
    source: String,
}

/// A public item.
#[derive(Clone, Debug, PartialEq)]
struct Entry {
    /// The item on one line.
    line: String,
    /// For a member of a struct or an enum: its key, if adding a member breaks users.
    sealed: Option<String>,
}

/// The reason why the public API of a file cannot be listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotRust {
    /// The message of the parser.
    pub message: String,
    /// Line, counted from 1.
    pub line: usize,
}

impl fmt::Display for NotRust {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {} is not Rust: {}", self.line, self.message)
    }
}

impl std::error::Error for NotRust {}

/// The version bump that a change of the API requires.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bump {
    /// Nothing has changed.
    None,
    /// Only documentation or function bodies have changed.
    Patch,
    /// Items were added; existing code still compiles.
    Minor,
    /// Code that uses the API may no longer compile.
    Major,
}

impl fmt::Display for Bump {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        })
    }
}

/// The differences between two APIs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiDiff {
    /// Removed items.
    pub removed: Vec<String>,
    /// Items with a changed signature, before and after.
    pub changed: Vec<(String, String)>,
    /// Added items.
    pub added: Vec<String>,
    /// The version bump that the differences require.
    pub bump: Bump,
}

impl PublicApi {
    /// Lists the public items of a Rust file.
    ///
    /// # Errors
    ///
    /// The text is not Rust.
    pub fn of(source: &str) -> Result<Self, NotRust> {
        let file = syn::parse_file(source)
            .map_err(|error| NotRust { message: error.to_string(), line: error.span().start().line })?;
        Ok(Self::of_tree(source, &file))
    }

    /// Lists the public items of a parsed Rust file; parsing is most of the work.
    #[must_use]
    pub fn of_tree(source: &str, tree: &syn::File) -> Self {
        let mut api = Self { items: BTreeMap::new(), source: source.to_owned() };
        api.module(&tree.items, "");
        api
    }

    /// Returns the items in order, one line each.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.items.values().map(|entry| entry.line.as_str())
    }

    /// Compares this API with a newer one.
    #[must_use]
    pub fn diff(&self, new: &Self) -> ApiDiff {
        let mut diff = ApiDiff { removed: Vec::new(), changed: Vec::new(), added: Vec::new(), bump: Bump::None };
        let mut breaks = false;
        for (key, old) in &self.items {
            match new.items.get(key) {
                None => diff.removed.push(old.line.clone()),
                Some(new) if new.line != old.line => {
                    diff.changed.push((old.line.clone(), new.line.clone()));
                }
                Some(_) => {}
            }
        }
        for (key, item) in &new.items {
            if !self.items.contains_key(key) {
                // A new field or variant of a type that users can construct or match exhaustively.
                breaks |= item.sealed.as_ref().is_some_and(|parent| self.items.contains_key(parent));
                diff.added.push(item.line.clone());
            }
        }
        breaks |= !diff.removed.is_empty() || !diff.changed.is_empty();
        diff.bump = if breaks {
            Bump::Major
        } else if !diff.added.is_empty() {
            Bump::Minor
        } else if self.source != new.source {
            Bump::Patch
        } else {
            Bump::None
        };
        diff
    }

    fn add(&mut self, key: String, line: String, sealed: Option<String>) {
        self.items.insert(key, Entry { line, sealed });
    }

    fn module(&mut self, items: &[Item], path: &str) {
        for item in items {
            self.item(item, path);
        }
    }

    fn item(&mut self, item: &Item, path: &str) {
        match item {
            Item::Mod(module) if is_public(&module.vis) && !is_hidden(&module.attrs) => {
                let name = join(path, &module.ident.to_string());
                self.add(name.clone(), format!("pub mod {name}"), None);
                if let Some((_, items)) = &module.content {
                    self.module(items, &name);
                }
            }
            Item::Struct(item) if is_public(&item.vis) && !is_hidden(&item.attrs) => self.structure(item, path),
            Item::Enum(item) if is_public(&item.vis) && !is_hidden(&item.attrs) => self.enumeration(item, path),
            Item::Impl(item) if !is_hidden(&item.attrs) => self.implementation(item, path),
            Item::Fn(item) if is_public(&item.vis) && !is_hidden(&item.attrs) => {
                let name = join(path, &item.sig.ident.to_string());
                let line = function(&item.sig, &name);
                self.add(name, line, None);
            }
            Item::Type(item) if is_public(&item.vis) && !is_hidden(&item.attrs) => {
                let name = join(path, &item.ident.to_string());
                let generics = declared(&item.generics);
                let line = format!("pub type {name}{generics} = {}", tidy_type(&item.ty));
                self.add(name, line, None);
            }
            Item::Const(item) if is_public(&item.vis) && !is_hidden(&item.attrs) => {
                let name = join(path, &item.ident.to_string());
                let line = format!("pub const {name}: {}", tidy_type(&item.ty));
                self.add(name, line, None);
            }
            Item::Static(item) if is_public(&item.vis) && !is_hidden(&item.attrs) => {
                let name = join(path, &item.ident.to_string());
                let line = format!("pub static {name}: {}", tidy_type(&item.ty));
                self.add(name, line, None);
            }
            Item::Trait(item) if is_public(&item.vis) && !is_hidden(&item.attrs) => {
                let name = join(path, &item.ident.to_string());
                let generics = declared(&item.generics);
                let bounds = bounds(&item.supertraits);
                self.add(name.clone(), format!("pub trait {name}{generics}{bounds}"), None);
                for member in &item.items {
                    let (member_name, line) = match member {
                        TraitItem::Fn(member) => {
                            let full = join(&name, &member.sig.ident.to_string());
                            let default = if member.default.is_some() { " { .. }" } else { "" };
                            let line = format!("{}{default}", function(&member.sig, &full));
                            (full, line)
                        }
                        TraitItem::Type(member) => {
                            let full = join(&name, &member.ident.to_string());
                            let line = format!("pub type {full}{}", self::bounds(&member.bounds));
                            (full, line)
                        }
                        TraitItem::Const(member) => {
                            let full = join(&name, &member.ident.to_string());
                            let line = format!("pub const {full}: {}", tidy_type(&member.ty));
                            (full, line)
                        }
                        _ => continue,
                    };
                    // New items of a trait must be implemented by its implementors.
                    let sealed = (!line.ends_with("{ .. }")).then(|| name.clone());
                    self.add(member_name, line, sealed);
                }
            }
            Item::Use(item) if is_public(&item.vis) && !is_hidden(&item.attrs) => self.reexport(item, path),
            _ => {}
        }
    }

    fn structure(&mut self, item: &ItemStruct, path: &str) {
        let name = join(path, &item.ident.to_string());
        let open = has(&item.attrs, "non_exhaustive");
        let marker = if open { "#[non_exhaustive] " } else { "" };
        let generics = declared(&item.generics);
        self.add(name.clone(), format!("{marker}pub struct {name}{generics}"), None);
        self.derives(&item.attrs, &name);
        // A struct with a private field cannot be constructed outside, one with a hidden field only with `..`.
        let can_be_written = !open && item.fields.iter().all(|field| is_public(&field.vis) && !is_hidden(&field.attrs));
        for (index, field) in item.fields.iter().enumerate() {
            if !is_public(&field.vis) || is_hidden(&field.attrs) {
                continue;
            }
            let field_name = field.ident.as_ref().map_or_else(|| index.to_string(), ToString::to_string);
            let key = join(&name, &field_name);
            let line = format!("pub field {key}: {}", tidy_type(&field.ty));
            self.add(format!("{key} "), line, can_be_written.then(|| name.clone()));
        }
    }

    fn enumeration(&mut self, item: &ItemEnum, path: &str) {
        let name = join(path, &item.ident.to_string());
        let open = has(&item.attrs, "non_exhaustive");
        let marker = if open { "#[non_exhaustive] " } else { "" };
        let generics = declared(&item.generics);
        self.add(name.clone(), format!("{marker}pub enum {name}{generics}"), None);
        self.derives(&item.attrs, &name);
        for variant in &item.variants {
            let key = join(&name, &variant.ident.to_string());
            let fields = match &variant.fields {
                Fields::Unit => String::new(),
                Fields::Unnamed(fields) => {
                    let types: Vec<String> = fields.unnamed.iter().map(|field| tidy_type(&field.ty)).collect();
                    format!("({})", types.join(", "))
                }
                Fields::Named(fields) => {
                    let fields: Vec<String> = fields
                        .named
                        .iter()
                        .map(|field| {
                            let name = field.ident.as_ref().map(ToString::to_string).unwrap_or_default();
                            format!("{name}: {}", tidy_type(&field.ty))
                        })
                        .collect();
                    format!(" {{ {} }}", fields.join(", "))
                }
            };
            let value = variant.discriminant.as_ref().map(|(_, value)| format!(" = {}", tidy(value)));
            let line = format!("pub variant {key}{fields}{}", value.unwrap_or_default());
            self.add(format!("{key} "), line, (!open).then(|| name.clone()));
        }
    }

    fn derives(&mut self, attributes: &[Attribute], name: &str) {
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("derive")) {
            let Ok(paths) = attribute.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated) else {
                continue;
            };
            for path in paths {
                let path = tidy(&path);
                let line = format!("impl {} for {name}", path.trim_start_matches("::"));
                self.add(line.clone(), line, None);
            }
        }
    }

    fn implementation(&mut self, item: &ItemImpl, path: &str) {
        let name = local_name(&item.self_ty, path);
        let Some((of, _)) = &item.trait_ else {
            for member in &item.items {
                match member {
                    ImplItem::Fn(member) if is_public(&member.vis) && !is_hidden(&member.attrs) => {
                        let full = join(&name, &member.sig.ident.to_string());
                        let line = function(&member.sig, &full);
                        self.add(full, line, None);
                    }
                    ImplItem::Const(member) if is_public(&member.vis) && !is_hidden(&member.attrs) => {
                        let full = join(&name, &member.ident.to_string());
                        let line = format!("pub const {full}: {}", tidy_type(&member.ty));
                        self.add(full, line, None);
                    }
                    _ => {}
                }
            }
            return;
        };
        let generics = declared(&item.generics);
        let head = format!("impl{generics} {} for {name}", tidy(of).trim_start_matches("::"));
        let types: Vec<String> = item
            .items
            .iter()
            .filter_map(|member| match member {
                ImplItem::Type(member) => Some(format!("type {} = {}", member.ident, tidy_type(&member.ty))),
                _ => None,
            })
            .collect();
        let line = match types.as_slice() {
            [] => head.clone(),
            types => format!("{head} {{ {} }}", types.join("; ")),
        };
        self.add(head, line, None);
    }

    fn reexport(&mut self, item: &ItemUse, path: &str) {
        let tree = tidy(&item.tree);
        let key = format!("use {}", join(path, &tree));
        let within = if path.is_empty() { String::new() } else { format!(" in {path}") };
        self.add(key, format!("pub use {tree}{within}"), None);
    }
}

impl fmt::Display for PublicApi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.lines().try_for_each(|line| writeln!(f, "{line}"))
    }
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn has(attributes: &[Attribute], name: &str) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident(name))
}

/// Returns whether an item is hidden from the documentation, or only compiled for tests.
fn is_hidden(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        Meta::List(list) if list.path.is_ident("doc") => list.tokens.to_string() == "hidden",
        Meta::List(list) if list.path.is_ident("cfg") => list.tokens.to_string() == "test",
        _ => false,
    })
}

fn join(path: &str, name: &str) -> String {
    match path {
        "" => name.to_owned(),
        path => format!("{path}::{name}"),
    }
}

/// Returns the path of a type from the root of the file, if its name is defined in the current module.
fn local_name(ty: &Type, path: &str) -> String {
    let text = tidy(ty);
    match ty {
        Type::Path(named) if named.qself.is_none() && named.path.segments.len() == 1 => join(path, &text),
        _ => text,
    }
}

fn function(signature: &Signature, name: &str) -> String {
    let mut words = String::from("pub ");
    for (is_so, word) in [
        (signature.constness.is_some(), "const "),
        (signature.asyncness.is_some(), "async "),
        (matches!(signature.safety, Safety::Unsafe(_)), "unsafe "),
    ] {
        if is_so {
            words.push_str(word);
        }
    }
    let inputs: Vec<String> = signature
        .inputs
        .iter()
        .map(|input| match input {
            FnArg::Receiver(receiver) => tidy(&WithoutAttributes(receiver)),
            FnArg::Typed(argument) => tidy_type(&argument.ty),
        })
        .collect();
    let output = match &signature.output {
        ReturnType::Default => String::new(),
        ReturnType::Type(_, ty) => format!(" -> {}", tidy_type(ty)),
    };
    let (generics, bounds) = split(&signature.generics);
    format!("{words}fn {name}{generics}({}){output}{bounds}", inputs.join(", "))
}

/// Formats a receiver without its lifetime.
struct WithoutAttributes<'a>(&'a syn::Receiver);

impl ToTokens for WithoutAttributes<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let mut receiver = self.0.clone();
        receiver.attrs.clear();
        receiver.to_tokens(tokens);
    }
}

/// Formats generic parameters and bounds, which follow the name.
fn declared(generics: &Generics) -> String {
    let (parameters, bounds) = split(generics);
    format!("{parameters}{bounds}")
}

fn split(generics: &Generics) -> (String, String) {
    let parameters: Vec<String> = generics
        .params
        .iter()
        .map(|parameter| match parameter {
            GenericParam::Type(parameter) => tidy(parameter),
            GenericParam::Lifetime(parameter) => tidy(parameter),
            GenericParam::Const(parameter) => tidy(parameter),
        })
        .collect();
    let parameters = match parameters.as_slice() {
        [] => String::new(),
        parameters => format!("<{}>", parameters.join(", ")),
    };
    let bounds = match &generics.where_clause {
        Some(clause) if !clause.predicates.is_empty() => {
            let predicates: Vec<String> = clause.predicates.iter().map(tidy).collect();
            format!(" where {}", predicates.join(", "))
        }
        _ => String::new(),
    };
    (parameters, bounds)
}

fn bounds(bounds: &Punctuated<syn::TypeParamBound, Token![+]>) -> String {
    match bounds.is_empty() {
        true => String::new(),
        false => format!(": {}", tidy(bounds)),
    }
}

/// Formats a type as [`tidy`] does; the usual forms without converting them to tokens, which takes most of the time.
fn tidy_type(ty: &Type) -> String {
    let mut text = String::new();
    match write_type(ty, &mut text) {
        Some(()) => text,
        None => tidy(ty),
    }
}

/// Writes a path, or `impl` with one. Returns `None` for other types.
fn write_type(ty: &Type, text: &mut String) -> Option<()> {
    match ty {
        Type::Path(path) if path.qself.is_none() => write_path(&path.path, text),
        Type::ImplTrait(ty) => match ty.bounds.first()? {
            TypeParamBound::Trait(bound) if ty.bounds.len() == 1 && bound.path.leading_colon.is_none() => {
                if bound.maybe.is_some() || bound.lifetimes.is_some() || bound.paren_token.is_some() {
                    return None;
                }
                text.push_str("impl ");
                write_path(&bound.path, text)
            }
            _ => None,
        },
        _ => None,
    }
}

fn write_path(path: &Path, text: &mut String) -> Option<()> {
    for (index, segment) in path.segments.iter().enumerate() {
        if index > 0 || path.leading_colon.is_some() {
            text.push_str("::");
        }
        text.push_str(&segment.ident.to_string());
        match &segment.arguments {
            PathArguments::None => {}
            PathArguments::AngleBracketed(arguments) if arguments.colon2_token.is_none() => {
                for (index, argument) in arguments.args.iter().enumerate() {
                    text.push_str(if index == 0 { "<" } else { ", " });
                    match argument {
                        GenericArgument::Type(ty) => write_type(ty, text)?,
                        _ => return None,
                    }
                }
                text.push('>');
            }
            _ => return None,
        }
    }
    Some(())
}

/// Formats tokens as rustfmt does.
fn tidy(tokens: &(impl ToTokens + ?Sized)) -> String {
    let mut text = String::new();
    write(tokens.to_token_stream(), &mut text);
    text.trim().to_owned()
}

fn write(tokens: TokenStream, text: &mut String) {
    let mut joint = false;
    for token in tokens {
        let was_joint = std::mem::replace(&mut joint, false);
        match token {
            TokenTree::Ident(_) | TokenTree::Literal(_) => {
                if text.ends_with(|last: char| last.is_alphanumeric() || "_>)]}\"".contains(last)) {
                    text.push(' ');
                }
                text.push_str(&token.to_string());
            }
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace if text.ends_with([':', ' ']) => ("{ ", " }"),
                    Delimiter::Brace => (" { ", " }"),
                    Delimiter::None => ("", ""),
                };
                text.push_str(open);
                write(group.stream(), text);
                if text.ends_with(", ") {
                    text.truncate(text.len() - 2);
                }
                text.push_str(close);
            }
            TokenTree::Punct(punct) => {
                joint = punct.spacing() == Spacing::Joint;
                match punct.as_char() {
                    // The second characters of `->`, `::`, `=>`.
                    '>' if was_joint && text.ends_with(['-', '=']) => text.push_str("> "),
                    // A trailing comma of a line break.
                    '>' if text.ends_with(", ") => {
                        text.truncate(text.len() - 2);
                        text.push('>');
                    }
                    ':' if was_joint && text.ends_with(':') => text.push(':'),
                    '-' if joint => text.push_str(" -"),
                    ':' if joint => text.push(':'),
                    ':' => text.push_str(": "),
                    ',' => text.push_str(", "),
                    ';' => text.push_str("; "),
                    '=' if joint => text.push_str(" ="),
                    '=' => text.push_str(" = "),
                    '+' => text.push_str(" + "),
                    '\'' => {
                        if text.ends_with(|last: char| last.is_alphanumeric() || last == '_') {
                            text.push(' ');
                        }
                        text.push('\'');
                    }
                    other => text.push(other),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn api(source: &str) -> PublicApi {
        PublicApi::of(source).unwrap()
    }

    #[test]
    fn every_public_item_is_one_line() {
        let api = api("
            /// Documentation.
            pub mod types {
                #[derive(::serde::Deserialize, Clone)]
                #[non_exhaustive]
                pub struct Run<'a, T: Clone = String> where T: Send + 'static {
                    #[serde(default)]
                    pub id: ::std::option::Option<&'a T>,
                    secret: u8,
                }
                pub struct Id(pub String);
                pub enum Status { Success, Other(String), Both { a: u8, b: [u8; 2] } }
                impl<'a, T: Clone> Run<'a, T> {
                    pub fn builder() -> super::builder::Run { todo!() }
                    pub async fn wait(&mut self, how_long: u64) -> Result<(), crate::Error<Box<dyn Fn(u8,) -> u8>>> {}
                    fn private(&self) {}
                    #[doc(hidden)] pub fn hidden(&self) {}
                    pub const N: usize = 1;
                }
                impl std::str::FromStr for Id { type Err = (); fn from_str(s: &str) -> Result<Self, ()> {} }
                impl From<&Id> for Id { fn from(id: &Id) -> Self {} }
                impl From<Vec<u8, Global,>,> for Id { fn from(id: Vec<u8>) -> Self {} }
            }
            pub trait Hooks: Send { type Inner; fn pre<E>(&self, request: &mut E) -> bool { true } fn post(&self); }
            pub use types::{Run, Id as RunId};
            pub const VERSION: &str = \"1\";
            pub type Map = std::collections::HashMap<String, Vec<u8>>;
            #[cfg(test)] pub mod tests {}
            mod private { pub struct Hidden; }
        ");
        let expected = "\
pub trait Hooks: Send
pub type Hooks::Inner
pub fn Hooks::post(&self)
pub fn Hooks::pre<E>(&self, &mut E) -> bool { .. }
pub type Map = std::collections::HashMap<String, Vec<u8>>
pub const VERSION: &str
impl Clone for types::Run
impl From<&Id> for types::Id
impl From<Vec<u8, Global>> for types::Id
impl serde::Deserialize for types::Run
impl std::str::FromStr for types::Id { type Err = () }
pub mod types
pub struct types::Id
pub field types::Id::0: String
#[non_exhaustive] pub struct types::Run<'a, T: Clone = String> where T: Send + 'static
pub const types::Run<'a, T>::N: usize
pub fn types::Run<'a, T>::builder() -> super::builder::Run
pub async fn types::Run<'a, T>::wait(&mut self, u64) -> Result<(), crate::Error<Box<dyn Fn(u8) -> u8>>>
pub field types::Run::id: ::std::option::Option<&'a T>
pub enum types::Status
pub variant types::Status::Both { a: u8, b: [u8; 2] }
pub variant types::Status::Other(String)
pub variant types::Status::Success
pub use types::{ Run, Id as RunId }
";
        let mut listed: Vec<String> = api.lines().map(str::to_owned).collect();
        let mut expected: Vec<String> = expected.lines().map(str::to_owned).collect();
        listed.sort();
        expected.sort();
        assert_eq!(listed, expected);
    }

    fn bump(old: &str, new: &str) -> Bump {
        api(old).diff(&api(new)).bump
    }

    #[test]
    fn what_a_change_asks_for() {
        let open = "#[non_exhaustive] pub struct A { pub a: u8 }";
        assert_eq!(bump(open, open), Bump::None);
        assert_eq!(bump(open, &format!("/// More.\n{open}")), Bump::Patch);
        assert_eq!(bump(open, "#[non_exhaustive] pub struct A { pub a: u8, pub b: u8 }"), Bump::Minor);
        assert_eq!(bump("pub struct A { pub a: u8 }", "pub struct A { pub a: u8, pub b: u8 }"), Bump::Major);
        assert_eq!(bump("pub struct A { a: u8 }", "pub struct A { a: u8, b: u8 }"), Bump::Patch);
        assert_eq!(bump("pub struct A { x: u8 }", "pub struct A { x: u8, pub b: u8 }"), Bump::Minor);
        assert_eq!(bump("pub struct A { pub a: u8 }", "pub struct A { pub a: u16 }"), Bump::Major);
        let growing = "pub struct A { pub a: u8, #[doc(hidden)] pub _non_exhaustive: () }";
        let grown = "pub struct A { pub a: u8, pub b: u8, #[doc(hidden)] pub _non_exhaustive: () }";
        assert_eq!(bump(growing, grown), Bump::Minor);
        assert_eq!(bump(grown, growing), Bump::Major);
        assert_eq!(bump(grown, "#[non_exhaustive] pub struct A { pub a: u8, pub b: u8 }"), Bump::Major);
        assert_eq!(bump("pub enum A { B }", "pub enum A { B, C }"), Bump::Major);
        assert_eq!(bump("#[non_exhaustive] pub enum A { B }", "#[non_exhaustive] pub enum A { B, C }"), Bump::Minor);
        assert_eq!(bump("pub enum A { B }", "#[non_exhaustive] pub enum A { B }"), Bump::Major);
        assert_eq!(bump("pub fn a(x: u8) {}", "pub fn a(y: u8) { 1; }"), Bump::Patch);
        assert_eq!(bump("pub fn a(x: u8) {}", "pub fn a(x: u16) {}"), Bump::Major);
        assert_eq!(bump("pub fn a() {}", "pub fn a() {} pub fn b() {}"), Bump::Minor);
        assert_eq!(bump("pub fn a() {} pub fn b() {}", "pub fn a() {}"), Bump::Major);
        assert_eq!(bump("#[derive(Clone)] pub struct A;", "pub struct A;"), Bump::Major);
        assert_eq!(bump("pub struct A;", "#[derive(Clone)] pub struct A;"), Bump::Minor);
        assert_eq!(bump("pub trait A { fn a(); }", "pub trait A { fn a(); fn b(); }"), Bump::Major);
        assert_eq!(bump("pub trait A { fn a(); }", "pub trait A { fn a(); fn b() {} }"), Bump::Minor);
    }

    #[test]
    fn a_type_is_formatted_as_its_tokens_are() {
        for text in [
            "u8",
            "()",
            "::std::option::Option<::std::vec::Vec<types::Run>>",
            "Result<super::types::builder::Run, String,>",
            "impl crate::convert::IntoOptional<::std::string::String, Form>",
            "impl Into<Vec<T>> + Send",
            "impl ?Sized",
            "impl for<'a> Fn(&'a u8) -> u8",
            "impl Iterator<Item = Result<(), Error>> + use<>",
            "Vec::<&'a mut [u8; 2]>",
            "Cow<'a, r#type>",
            "<T as Into<U>>::Output",
            "Box<dyn Fn(u8) -> (u8, u8)>",
        ] {
            let ty: Type = syn::parse_str(text).unwrap();
            assert_eq!(tidy_type(&ty), tidy(&ty), "{text}");
        }
    }

    #[test]
    fn what_is_not_rust_is_refused_with_its_line() {
        let error = PublicApi::of("pub fn a() {}\npub fn {").unwrap_err();
        assert_eq!(error.line, 2);
    }
}
