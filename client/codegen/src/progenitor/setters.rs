//! Generates the setters of the builders. The argument depends on the type:
//!
//! | the value is | required | optional |
//! | --- | --- | --- |
//! | a string | `impl Into<String>` | `impl IntoOptional<String, _>` |
//! | a restricted string | `impl Into<String>`, checked | `impl IntoOptional<String, _>`, checked |
//! | any JSON | `impl Into<Value>` | `impl IntoOptionalJson` |
//! | a length of time (`x-webagent-unit`) | `impl IntoTime<T, Seconds, _>` | `impl IntoOptionalTime<T, Seconds, _>` |
//! | anything else | `impl TryInto<T>` | `impl IntoOptional<T, _>` |
//!
//! The traits are in the client's module `convert`. Type builders and request builders have the same setters.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::visit_mut::VisitMut;
use syn::{Attribute, Field, Fields, ImplItem, ImplItemFn, Item, ItemImpl, ItemMod, ItemStruct, Type};

use crate::openapi::extensions::Unit;
use crate::progenitor::rewrite_types::{
    ArgumentKind, Units, argument_kind, checked_texts, doc, field_docs, implementor, optional, structs, wire_name,
};

/// Method names of the type builders, which no setter can have.
const RESERVED: [&str; 4] = ["build", "clone", "into", "try_into"];

/// Returns the setter's name on the builder of a type: that of the field, unless the builder has such a method.
pub(crate) fn field_setter(field: &str) -> String {
    if RESERVED.contains(&field) { format!("{field}_") } else { field.to_owned() }
}

/// The argument of a setter and its conversion.
pub(crate) struct Argument {
    generics: TokenStream,
    ty: TokenStream,
    bounds: TokenStream,
    /// An expression for a `Result` of the value, or of an `Option` of it, and a `String`; the argument is `value`.
    result: TokenStream,
}

impl Argument {
    /// Returns the argument for a value of type `ty`, an `Option` for an optional one. The types of the document are in
    /// the module `types`, relative to a path such as `super`.
    pub(crate) fn new(
        name: &str,
        ty: &Type,
        types: &TokenStream,
        checked_texts: &BTreeSet<String>,
        unit: Option<Unit>,
    ) -> Self {
        let value_type = optional(ty).unwrap_or(ty);
        let is_optional = optional(ty).is_some();
        let qualified = qualify(value_type, types);
        let text = quote!(::std::string::String);
        let named = |result: TokenStream| quote!(crate::convert::named(#name, #result));
        let unit = unit.filter(|_| matches!(argument_kind(value_type, checked_texts), ArgumentKind::Plain));
        if let Some(unit) = unit {
            let unit = format_ident!("{}", unit.type_name());
            let (of, call) = match is_optional {
                true => (quote!(IntoOptionalTime), quote!(value.into_optional_time())),
                false => (quote!(IntoTime), quote!(value.into_time())),
            };
            return Self::inferred(quote!(crate::convert::#of<#qualified, crate::convert::#unit, Form>), named(call));
        }
        match (argument_kind(value_type, checked_texts), is_optional) {
            (ArgumentKind::Json, true) => Self::converted(
                quote!(impl crate::convert::IntoOptionalJson),
                quote!(Ok(crate::convert::IntoOptionalJson::into_optional_json(value))),
            ),
            (ArgumentKind::Json, false) => {
                Self::converted(quote!(impl Into<::serde_json::Value>), quote!(Ok(value.into())))
            }
            (ArgumentKind::Text, false) => Self::converted(quote!(impl Into<#text>), quote!(Ok(value.into()))),
            (ArgumentKind::CheckedText, false) => {
                let check = quote!(<#qualified as ::std::convert::TryFrom<#text>>::try_from(value.into()));
                Self::converted(quote!(impl Into<#text>), named(check))
            }
            (ArgumentKind::CheckedText, true) => {
                let given = named(quote!(value.into_optional()));
                let check = named(quote!(<#qualified as ::std::convert::TryFrom<#text>>::try_from(value)));
                let check = quote!(#given.and_then(|value| value.map(|value: #text| #check).transpose()));
                Self::inferred(quote!(crate::convert::IntoOptional<#text, Form>), check)
            }
            (ArgumentKind::Text | ArgumentKind::Plain | ArgumentKind::Converted, true) => Self::inferred(
                quote!(crate::convert::IntoOptional<#qualified, Form>),
                named(quote!(value.into_optional())),
            ),
            (ArgumentKind::Plain | ArgumentKind::Converted, false) => Self {
                generics: quote!(<V>),
                ty: quote!(V),
                bounds: quote! {
                    where
                        V: ::std::convert::TryInto<#qualified>,
                        V::Error: ::std::fmt::Display,
                },
                result: named(quote!(value.try_into())),
            },
        }
    }

    fn converted(ty: TokenStream, result: TokenStream) -> Self {
        Self { generics: TokenStream::new(), ty, bounds: TokenStream::new(), result }
    }

    /// Returns an argument of a trait with the parameter `Form`.
    fn inferred(of: TokenStream, result: TokenStream) -> Self {
        Self { generics: quote!(<Form>), ty: quote!(impl #of), bounds: TokenStream::new(), result }
    }

    /// Returns a setter that assigns to a field of the builder.
    pub(crate) fn assign(&self, docs: Vec<Attribute>, setter: &Ident, field: &Ident) -> ImplItemFn {
        let result = &self.result;
        self.setter(docs, setter, &quote!(self.#field = #result;))
    }

    /// Returns a setter that forwards its argument to the builder of the body.
    pub(crate) fn forward(&self, docs: Vec<Attribute>, setter: &Ident, field: &Ident) -> ImplItemFn {
        let inner = format_ident!("{}", field_setter(&field.to_string()));
        self.setter(docs, setter, &quote!(self.body = self.body.map(|body| body.#inner(value));))
    }

    fn setter(&self, docs: Vec<Attribute>, setter: &Ident, statement: &TokenStream) -> ImplItemFn {
        let Self { generics, ty, bounds, .. } = self;
        let mut function: ImplItemFn = syn::parse_quote! {
            pub fn #setter #generics (mut self, value: #ty) -> Self #bounds {
                #statement
                self
            }
        };
        function.attrs = docs;
        function
    }
}

/// Returns the setter of a property of the body on the operation's builder.
pub(crate) fn property_setter(
    setter: &Ident,
    property: &Ident,
    field: &Field,
    texts: &BTreeSet<String>,
    unit: Option<Unit>,
) -> ImplItemFn {
    let name = property.to_string();
    Argument::new(&name, &field.ty, &quote!(types), texts, unit).forward(field_docs(field), setter, property)
}

/// Returns the setters of call options, which override the client's. They set the builder's field `_options`.
pub(crate) fn call_options() -> Vec<ImplItemFn> {
    let header = syn::parse_quote! {
        /// Sends a header with this request, replacing a default header of the same name.
        ///
        /// The header of the API key and the headers that the HTTP client sets itself cannot be set. With `wait()`,
        /// `output()` and `start()` the header is also sent with each poll.
        pub fn header<N, V>(mut self, name: N, value: V) -> Self
        where
            N: ::std::convert::TryInto<::reqwest::header::HeaderName>,
            V: ::std::convert::TryInto<::reqwest::header::HeaderValue>,
        {
            self._options.header(name, value);
            self
        }
    };
    let timeout = syn::parse_quote! {
        /// Limits the time of each attempt of this request, up to the last byte of the response, instead of
        /// [`ClientBuilder::timeout`](crate::ClientBuilder::timeout).
        ///
        /// With `wait()`, `output()` and `start()` this also limits each poll, which is then retried.
        pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
            self._options.timeout(timeout);
            self
        }
    };
    let retry = syn::parse_quote! {
        /// Sets the retry policy of this request, instead of [`ClientBuilder::retry`](crate::ClientBuilder::retry).
        ///
        /// With `wait()`, `output()` and `start()` this applies to the request that starts the run; transient failures
        /// of polls are retried until the deadline.
        pub fn retry(mut self, retry: crate::Retry) -> Self {
            self._options.retry(retry);
            self
        }
    };
    vec![header, timeout, retry]
}

/// Replaces the setters of the type builders, and adds the method `build`.
pub(crate) fn rewrite_type_builders(types: &mut ItemMod, units: &Units) {
    let Some((_, items)) = &mut types.content else { return };
    let texts = checked_texts(items);
    let structs = structs(items).into_iter().filter(|(_, item)| matches!(item.fields, Fields::Named(_)));
    let structs: BTreeMap<String, ItemStruct> = structs.map(|(name, item)| (name, item.clone())).collect();
    let builders = items.iter_mut().find_map(|item| match item {
        Item::Mod(module) if module.ident == "builder" => module.content.as_mut(),
        _ => None,
    });
    for item in builders.into_iter().flat_map(|(_, items)| items) {
        let Item::Impl(item) = item else { continue };
        let of = implementor(item).filter(|_| item.trait_.is_none());
        if let Some(of) = of.and_then(|name| structs.get(&name)) {
            rewrite_builder(item, of, &texts, units);
        }
    }
}

fn rewrite_builder(item: &mut ItemImpl, of: &ItemStruct, texts: &BTreeSet<String>, units: &Units) {
    for member in &mut item.items {
        let ImplItem::Fn(function) = member else { continue };
        let field = of.fields.iter().find(|field| field.ident.as_ref() == Some(&function.sig.ident));
        let Some((field, ident)) = field.and_then(|field| Some((field, field.ident.as_ref()?))) else { continue };
        let wire = wire_name(field).unwrap_or_default();
        let unit = units.get(&(of.ident.to_string(), wire)).copied();
        let setter = format_ident!("{}", field_setter(&ident.to_string()));
        let argument = Argument::new(&ident.to_string(), &field.ty, &quote!(super), texts, unit);
        *function = argument.assign(field_docs(field), &setter, ident);
    }
    let name = &of.ident;
    let text = format!(" Builds the [`{name}`](super::{name}).");
    let text = doc(&text);
    item.items.push(syn::parse_quote! {
        #text
        ///
        /// # Errors
        ///
        /// A required value is missing or a value is invalid. The error names it.
        pub fn build(self) -> ::std::result::Result<super::#name, super::error::ConversionError> {
            ::std::convert::TryInto::try_into(self)
        }
    });
}

/// Returns a type relative to the module of the types.
pub(crate) fn qualify(ty: &Type, types: &TokenStream) -> Type {
    struct Qualify<'a>(&'a TokenStream);
    impl VisitMut for Qualify<'_> {
        fn visit_type_path_mut(&mut self, path: &mut syn::TypePath) {
            syn::visit_mut::visit_type_path_mut(self, path);
            let is_local = path.path.leading_colon.is_none() && path.path.segments.len() == 1;
            let is_builtin = path.path.get_ident().is_some_and(|ident| {
                let name = ident.to_string();
                name.starts_with(|c: char| c.is_ascii_lowercase())
            });
            if is_local && !is_builtin {
                let (types, inner) = (self.0, &path.path);
                path.path = syn::parse_quote!(#types::#inner);
            }
        }
    }
    let mut ty = ty.clone();
    Qualify(types).visit_type_mut(&mut ty);
    ty
}
