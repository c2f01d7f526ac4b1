//! The methods that go through the pages of a list.

use std::collections::BTreeMap;

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{Fields, ItemStruct, Type};

use crate::lower::operation::{Location, Operation};
use crate::openapi::extensions::{Next, Pagination};
use crate::openapi::spanned_value::join;
use crate::progenitor::client_builders::ident;
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
    /// The field of the parameter that selects a page, and whether a request needs it.
    pub(super) parameter: (Ident, bool),
    /// The type of a page.
    pub(super) page: &'a Type,
}

/// Generates `pages` and `items`.
pub(super) fn methods(
    pagination: &Pagination,
    builder: &Builder<'_>,
    structs: &BTreeMap<String, &ItemStruct>,
) -> Result<TokenStream, OutputError> {
    let Builder { name, constant, fields, parameter: (parameter, is_required), page } = builder;
    let (item, split) = items(&pagination.items, page, structs)?;
    let pointer = |path: &[String]| path.iter().fold(String::new(), |pointer, name| join(&pointer, name));
    let optional_pointer = |path: &Option<Vec<String>>| match path {
        Some(path) => {
            let pointer = pointer(path);
            quote!(Some(#pointer))
        }
        None => quote!(None),
    };
    let items = pointer(&pagination.items);
    let has_more = optional_pointer(&pagination.has_more);
    let next = match &pagination.next {
        Next::Cursor { next } => {
            let next = pointer(next);
            quote!(Cursor { next: #next })
        }
        Next::Page { first, total } => {
            let total = optional_pointer(total);
            quote!(Page { first: #first, total: #total })
        }
        Next::Offset { first, total } => {
            let total = optional_pointer(total);
            quote!(Offset { first: #first, total: #total })
        }
    };
    // No parameter has a name that begins like this.
    let value = match is_required {
        true => quote!(crate::pages::value(_position)),
        false => quote!(crate::pages::value(_position).map(Some)),
    };
    Ok(quote! {
        /// Returns the pages of the list, beginning with the one that is set here. Each is requested when it is asked for,
        /// with the settings of this call.
        pub fn pages(self) -> crate::Pages<#page> {
            const PAGINATION: crate::pages::Pagination =
                crate::pages::Pagination { items: #items, next: crate::pages::Next::#next, has_more: #has_more };
            let Self { client, #(#fields,)* _options } = self;
            let _first = crate::pages::position(&#parameter);
            let _owner = client.clone();
            let _request = move |_position: ::std::option::Option<::serde_json::Value>| -> crate::wait::BoxFuture<'static, _> {
                let (client, _options) = (_owner.clone(), _options.clone());
                #(let #fields = #fields.clone();)*
                Box::pin(async move {
                    let mut _request = #name { client: &client, #(#fields,)* _options };
                    if let Some(_position) = _position {
                        _request.#parameter = #value;
                    }
                    _request.send().await
                })
            };
            crate::Pages::new(client, &operations::#constant, &PAGINATION, _first, Box::new(_request))
        }

        /// Returns the items of all pages, in their order. A page is requested when its first item is asked for.
        pub fn items(self) -> crate::Items<#page, #item> {
            self.pages().into_items(|page| #split)
        }
    })
}

/// The type of an item, and the expression that takes the items out of a page.
fn items(
    path: &[String],
    page: &Type,
    structs: &BTreeMap<String, &ItemStruct>,
) -> Result<(Type, TokenStream), OutputError> {
    let missing = || format!("the items of a page, {}, are not a list in `{}`", path.join("/"), quote!(#page));
    let mut step = Step { expression: quote!(page), is_optional: false, ty: page.clone() };
    step.open(structs);
    for name in path {
        let item = last_ident(&step.ty).and_then(|name| structs.get(&name)).ok_or_else(missing)?;
        let Fields::Named(fields) = &item.fields else { return Err(missing().into()) };
        let field = fields.named.iter().find(|field| wire_name(field).as_ref() == Some(name));
        let field = field.ok_or_else(missing)?;
        step.field(quote!(value), field.ident.as_ref(), &qualify(&field.ty, &quote!(types)));
        step.open(structs);
    }
    let Step { expression, is_optional, ty } = step;
    let is_list = last_ident(&ty).is_some_and(|name| name.starts_with("Vec") || name.ends_with("Set"));
    let item = first_argument(&ty).cloned().filter(|_| is_list).ok_or_else(missing)?;
    let split = match is_optional {
        true => quote!(#expression.into_iter().flatten().collect()),
        false => quote!(#expression.into_iter().collect()),
    };
    Ok((item, split))
}

/// An expression and its type without `Option`.
struct Step {
    expression: TokenStream,
    is_optional: bool,
    ty: Type,
}

impl Step {
    /// Goes into a field.
    fn field(&mut self, value: TokenStream, field: Option<&Ident>, ty: &Type) {
        let access = match field {
            Some(field) => quote!(#value.#field),
            None => quote!(#value.0),
        };
        let before = &self.expression;
        self.expression = match (self.is_optional, optional(ty).is_some(), field) {
            (true, true, _) => quote!(#before.and_then(|#value| #access)),
            (true, false, _) => quote!(#before.map(|#value| #access)),
            (false, _, Some(field)) => quote!(#before.#field),
            (false, _, None) => quote!(#before.0),
        };
        self.is_optional |= optional(ty).is_some();
        self.ty = optional(ty).unwrap_or(ty).clone();
    }

    /// Takes the value out of options and of types around it.
    fn open(&mut self, structs: &BTreeMap<String, &ItemStruct>) {
        if let Some(inner) = optional(&self.ty).cloned() {
            (self.ty, self.is_optional) = (inner, true);
        }
        // A type of the document is one path segment behind `types`.
        let own = last_ident(&self.ty).filter(|_| first_argument(&self.ty).is_none());
        if let Some(Fields::Unnamed(fields)) = own.and_then(|name| structs.get(&name)).map(|item| &item.fields)
            && let Some(field) = fields.unnamed.first()
        {
            self.field(quote!(value), None, &qualify(&field.ty, &quote!(types)));
            self.open(structs);
        }
    }
}

/// The field that holds a query parameter, and whether a request needs it.
pub(super) fn parameter(name: &str, wire: &Operation) -> Option<(Ident, bool)> {
    let parameters = wire.parameters.iter();
    let mut query = parameters.filter(|parameter| parameter.location == Location::Query);
    let parameter = query.find(|parameter| parameter.name == name)?;
    Some((ident(&parameter.field), parameter.is_required))
}
