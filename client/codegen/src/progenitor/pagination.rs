//! The methods that go through the pages of a list.

use std::collections::BTreeMap;

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{Fields, ItemStruct, Type};

use crate::lower::operation::{Location, Operation};
use crate::openapi::extensions::{Next, Pagination, Selector};
use crate::progenitor::client_builders::{code, ident};
use crate::progenitor::error::OutputError;
use crate::progenitor::rewrite_types::{first_argument, last_ident, optional, wire_name};
use crate::progenitor::setters::qualify;

/// An operation's builder, as far as these methods need it.
pub(super) struct Builder<'a> {
    /// The type.
    pub(super) name: &'a Ident,
    /// The operation's constant.
    pub(super) constant: &'a Ident,
    /// The fields beside the client and the options.
    pub(super) fields: &'a [Ident],
    /// The type of the body, if the builder holds the builder of it.
    pub(super) body: Option<&'a Type>,
    /// The type of a page.
    pub(super) page: &'a Type,
}

/// Generates `pages` and `items`.
pub(super) fn methods(
    pagination: &Pagination,
    builder: &Builder<'_>,
    wire: &Operation,
    structs: &BTreeMap<String, &ItemStruct>,
) -> Result<TokenStream, OutputError> {
    let Builder { name, constant, fields, page, .. } = builder;
    let list = PagePart::of(page, structs).follow(&pagination.items)?;
    let item = list.item()?;
    let (length, next) = (list.length(), next(pagination, page, &list, structs)?);
    let has_more = optional_part(pagination.has_more.as_deref(), page, structs)?;
    let split = PagePart::moved(page, structs).follow(&pagination.items)?.expression;
    let (first, set) = selection(pagination.next.selector(), builder, wire)?;
    let (mutable, sent) = match pagination.next.selector() {
        Some(_) => (quote!(mut), quote!(_request.into_request()?)),
        None => (quote!(), quote!(_request.into_request()?.at(_position))),
    };
    Ok(quote! {
        /// Returns the pages of the list, beginning with the one that is set here. Each is requested when it is asked for,
        /// with the settings of this call.
        pub fn pages(self) -> crate::Pages<#page> {
            const PAGINATION: crate::pages::Pagination<#page> =
                crate::pages::Pagination { items: |page| Some(#length), next: crate::pages::Next::#next, has_more: #has_more };
            let Self { client, #(#fields,)* _options } = self;
            let _first = #first;
            let _owner = client.clone();
            let _request = move |_position: ::std::option::Option<::serde_json::Value>| -> crate::wait::BoxFuture<'static, _> {
                let (client, _options) = (_owner.clone(), _options.clone());
                #(let #fields = #fields.clone();)*
                Box::pin(async move {
                    let #mutable _request = #name { client: &client, #(#fields,)* _options };
                    #set
                    crate::pages::send(#sent).await
                })
            };
            crate::Pages::new(client, &operations::#constant, PAGINATION, _first, Box::new(_request))
        }

        /// Returns the items of all pages, in their order. A page is requested when its first item is asked for.
        pub fn items(self) -> crate::Items<#page, #item> {
            self.pages().into_items(|page| Some(#split.into_iter().collect()))
        }
    })
}

/// The expression that finds the next page.
fn next(
    pagination: &Pagination,
    page: &Type,
    list: &PagePart<'_>,
    structs: &BTreeMap<String, &ItemStruct>,
) -> Result<TokenStream, OutputError> {
    let part = |path: &[String]| Ok::<_, OutputError>(PagePart::of(page, structs).follow(path)?.closure());
    Ok(match &pagination.next {
        Next::Cursor { next, .. } => {
            let next = part(next)?;
            quote!(Cursor(#next))
        }
        Next::ItemCursor { cursor, .. } => {
            let cursor = list.last_item()?.follow(cursor)?.closure();
            quote!(Cursor(#cursor))
        }
        Next::Page { first, total, .. } => {
            let total = optional_part(total.as_deref(), page, structs)?;
            quote!(Page { first: #first, total: #total })
        }
        Next::Offset { first, total, .. } => {
            let total = optional_part(total.as_deref(), page, structs)?;
            quote!(Offset { first: #first, total: #total })
        }
        Next::Url { next } => {
            let next = part(next)?;
            quote!(Url(#next))
        }
        Next::Link { header } => quote!(Link(#header)),
    })
}

fn optional_part(
    path: Option<&[String]>,
    page: &Type,
    structs: &BTreeMap<String, &ItemStruct>,
) -> Result<TokenStream, OutputError> {
    let Some(path) = path else { return Ok(quote!(None)) };
    let part = PagePart::of(page, structs).follow(path)?.closure();
    Ok(quote!(Some(#part)))
}

/// The expression for the position that the user set, and the statement that sets the next one.
fn selection(
    selector: Option<&Selector>,
    builder: &Builder<'_>,
    wire: &Operation,
) -> Result<(TokenStream, TokenStream), OutputError> {
    let set = |field: &Ident, value: TokenStream| {
        // No parameter has a name that begins like this.
        quote! {
            if let Some(_position) = _position {
                _request.#field = #value;
            }
        }
    };
    match selector {
        None => Ok((quote!(None), TokenStream::new())),
        Some(Selector::Query(name)) => {
            let parameters = wire.parameters.iter();
            let mut query = parameters.filter(|parameter| parameter.location == Location::Query);
            let parameter = query.find(|parameter| parameter.name == *name);
            let parameter = parameter.ok_or_else(|| format!("{} has no field for `{name}`", builder.name))?;
            let field = ident(&parameter.field);
            let value = match parameter.is_required {
                true => quote!(crate::pages::value(_position)),
                false => quote!(crate::pages::value(_position).map(Some)),
            };
            Ok((quote!(crate::pages::position(&#field)), set(&field, value)))
        }
        Some(Selector::Body(path)) => {
            let missing = || format!("the body of {} has no builder for `{}`", builder.name, path.join("/"));
            let body = builder.body.ok_or_else(missing)?;
            let built = quote!(and_then(|body| #body::try_from(body).map_err(|error| error.to_string())));
            let first = quote!(crate::pages::position_in(body.clone().#built, &[#(#path),*]));
            let value = quote! {
                _request.body.#built
                    .and_then(|body| crate::pages::with_position(body, &[#(#path),*], _position))
                    .map(::std::convert::Into::into)
            };
            Ok((first, set(&ident("body"), value)))
        }
    }
}

/// A part of a page: an expression that ends a function with `None` where the part is absent, and the type.
struct PagePart<'a> {
    expression: TokenStream,
    ty: Type,
    /// Set if the expression takes the page apart.
    is_moved: bool,
    structs: &'a BTreeMap<String, &'a ItemStruct>,
}

impl<'a> PagePart<'a> {
    /// A page by reference.
    fn of(page: &Type, structs: &'a BTreeMap<String, &'a ItemStruct>) -> Self {
        Self { expression: quote!(page), ty: page.clone(), is_moved: false, structs }
    }

    /// A page by value.
    fn moved(page: &Type, structs: &'a BTreeMap<String, &'a ItemStruct>) -> Self {
        Self { is_moved: true, ..Self::of(page, structs) }
    }

    /// Goes into properties, and opens what is there.
    fn follow(self, path: &[String]) -> Result<Self, OutputError> {
        let mut part = self.open();
        for name in path {
            let missing = || format!("there is no property `{name}` in `{}`", code(&part.ty));
            let item = last_ident(&part.ty).and_then(|name| part.structs.get(&name)).ok_or_else(missing)?;
            let Fields::Named(fields) = &item.fields else { return Err(missing().into()) };
            let field = fields.named.iter().find(|field| wire_name(field).as_ref() == Some(name));
            let field = field.ok_or_else(missing)?;
            let (before, access) = (&part.expression, &field.ident);
            part.expression = quote!(#before.#access);
            part.ty = qualify(&field.ty, "types");
            part = part.open();
        }
        Ok(part)
    }

    /// Takes the value out of options, boxes and the types around lists and objects.
    fn open(mut self) -> Self {
        loop {
            let before = &self.expression;
            if let Some(inner) = optional(&self.ty) {
                self.expression = match self.is_moved {
                    true => quote!(#before?),
                    false => quote!(#before.as_ref()?),
                };
                self.ty = inner.clone();
            } else if let Some(inner) = first_argument(&self.ty).cloned().filter(|_| is_named(&self.ty, "Box")) {
                self.expression = match self.is_moved {
                    true => quote!((*#before)),
                    false => quote!(#before.as_ref()),
                };
                self.ty = inner;
            } else if let Some(inner) = self.wrapped() {
                self.expression = quote!(#before.0);
                self.ty = inner;
            } else {
                return self;
            }
        }
    }

    /// The type in a tuple struct of the document with a public field.
    fn wrapped(&self) -> Option<Type> {
        // A type of the document is one path segment behind `types`.
        let own = last_ident(&self.ty).filter(|_| first_argument(&self.ty).is_none())?;
        let Fields::Unnamed(fields) = &self.structs.get(&own)?.fields else { return None };
        let field = fields.unnamed.first().filter(|field| matches!(field.vis, syn::Visibility::Public(_)))?;
        Some(qualify(&field.ty, "types"))
    }

    /// The type of a list's items.
    fn item(&self) -> Result<Type, OutputError> {
        let is_list = last_ident(&self.ty).is_some_and(|name| name.starts_with("Vec") || name.ends_with("Set"));
        let missing = || format!("the items of a page are not a list: `{}`", code(&self.ty));
        Ok(first_argument(&self.ty).cloned().filter(|_| is_list).ok_or_else(missing)?)
    }

    fn last_item(&self) -> Result<Self, OutputError> {
        let list = &self.expression;
        Ok(Self { expression: quote!(#list.iter().last()?), ty: self.item()?, ..*self })
    }

    fn length(&self) -> TokenStream {
        let list = &self.expression;
        quote!(#list.len())
    }

    /// The function that returns the part of a page as JSON.
    fn closure(&self) -> TokenStream {
        let value = &self.expression;
        quote!(|page| ::serde_json::to_value(&#value).ok())
    }
}

fn is_named(ty: &Type, name: &str) -> bool {
    last_ident(ty).as_deref() == Some(name)
}
