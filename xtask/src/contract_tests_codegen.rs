//! Generates the part of the contract tests that refers to types and operations: for each of them, functions that the
//! tests call with JSON.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::Type;

use webagent_codegen::Generated;
use webagent_codegen::lower::operation::{BodyKind, Location, ResponseKind};
use webagent_codegen::progenitor::client_builders::{self, Setter, SuccessKind};
use webagent_codegen::validate::{Credential, Scheme};

/// The line before the hash of the document.
pub const FINGERPRINT: &str = "// Fingerprint of the document: ";

/// Returns the module for the contract tests. It contains the hash of the document.
pub fn generate(generated: &Generated, fingerprint: &str) -> String {
    let types = generated.components.iter().map(|component| {
        let name = &component.name;
        let ty = format_ident!("{}", component.rust);
        let is_request = component.is_request;
        quote!(Type::of::<types::#ty>(#name, #is_request))
    });
    let enums = generated.open_enums.iter().map(|name| {
        let ty = format_ident!("{name}");
        quote!(OpenEnum::of::<types::#ty>(#name))
    });
    let operations = generated.operations.iter().map(operation);
    let drivers = generated.operations.iter().map(driver).chain(generated.operations.iter().map(collector));
    let credentials = generated.schemes.iter().map(credential);
    let tokens = quote! {
        #[allow(unused_imports)]
        use super::harness::{DecodedResponse, BodyForm, Call, Items, OpenEnum, Operation, Type, decode, encode, member, round_trip};
        use serde_json::Value;
        use webagent::{Client, ClientBuilder, types};

        /// Sets the credential of every security scheme.
        #[allow(unused_variables)]
        pub(crate) fn authenticate(builder: ClientBuilder, key: &str) -> ClientBuilder {
            builder #(#credentials)*
        }

        /// Every component schema, with its generated type.
        pub(crate) fn all_types() -> Vec<Type> {
            Vec::from([#(#types),*])
        }

        /// Every open enum.
        pub(crate) fn open_enums() -> Vec<OpenEnum> {
            Vec::from([#(#enums),*])
        }

        /// Every operation.
        pub(crate) const OPERATIONS: &[Operation] = &[#(#operations),*];

        #(#drivers)*
    };
    // If these tokens did not parse, compiling the tests would fail.
    let code = syn::parse2(tokens).map(|file| prettyplease::unparse(&file));
    format!(
        "{}{FINGERPRINT}{fingerprint}\n\n{}",
        webagent_codegen::HEADER,
        code.unwrap_or_else(|error| format!("compile_error!({:?});", error.to_string()))
    )
}

fn credential(scheme: &Scheme) -> TokenStream {
    let setter = identifier(&scheme.setter);
    match scheme.credential {
        Credential::Basic => quote!(.#setter("user", key)),
        _ => quote!(.#setter(key)),
    }
}

/// An identifier, which may be a keyword.
fn identifier(name: &str) -> Ident {
    syn::parse_str(name).unwrap_or_else(|_| format_ident!("r#{}", name))
}

fn operation(generated: &client_builders::GeneratedOperation) -> TokenStream {
    let id = &generated.operation.id;
    let call = function(generated);
    let items = match generated.operation.pagination {
        Some(_) => {
            let items = items(generated);
            quote!(Some(#items))
        }
        None => quote!(None),
    };
    let name = |setter: &Setter| setter.name.clone();
    let properties = generated.properties.iter().map(name);
    let body_type = json_body(generated);
    let round_trip = match body_type {
        Some(ty) => quote!(Some(round_trip::<#ty>)),
        None => quote!(None),
    };
    quote! {
        Operation {
            id: #id,
            properties: &[#(#properties),*],
            round_trip: #round_trip,
            call: #call,
            items: #items,
        }
    }
}

/// Returns the name of the function that calls an operation.
fn function(generated: &client_builders::GeneratedOperation) -> Ident {
    format_ident!("call_{}", generated.method)
}

/// The name of the function that collects the items of all pages.
fn items(generated: &client_builders::GeneratedOperation) -> Ident {
    format_ident!("items_of_{}", generated.method)
}

/// The function that collects the items of all pages, where there are pages.
fn collector(generated: &client_builders::GeneratedOperation) -> TokenStream {
    if generated.operation.pagination.is_none() {
        return TokenStream::new();
    }
    let (items, method) = (items(generated), identifier(&generated.method));
    let parameters = generated.parameters.iter().map(set_parameter);
    let set_body = json_body(generated).as_ref().map(set_whole_body);
    quote! {
        #[allow(unused_mut, unused_variables)]
        fn #items<'a>(client: &'a Client, parameters: &'a Value, body: &'a Value) -> Items<'a> {
            Box::pin(async move {
                let mut request = client.#method();
                #(#parameters)*
                #set_body
                let (mut items, mut all) = (request.items(), Vec::new());
                while let Some(item) = items.next().await {
                    all.push(encode(&item?)?);
                }
                Ok(all)
            })
        }
    }
}

/// Returns the function that calls an operation with a body that is set in one of three ways.
fn driver(generated: &client_builders::GeneratedOperation) -> TokenStream {
    let function = function(generated);
    let method = identifier(&generated.method);
    let parameters = generated.parameters.iter().map(set_parameter);
    let set_body = set_body(generated);
    let response = match generated.success.kind {
        SuccessKind::One(ResponseKind::Bytes) => quote!(DecodedResponse::bytes(request.send().await?)),
        SuccessKind::Optional(ResponseKind::Bytes) | SuccessKind::ByStatus => {
            quote!(DecodedResponse::undecoded(request.send().await?))
        }
        _ => quote!(DecodedResponse::of(request.send().await?)),
    };
    quote! {
        #[allow(unused_mut, unused_variables)]
        fn #function<'a>(client: &'a Client, parameters: &'a Value, body: &'a Value, form: BodyForm) -> Call<'a> {
            Box::pin(async move {
                let mut request = client.#method();
                #(#parameters)*
                #set_body
                #response
            })
        }
    }
}

/// Returns the code that sets the body.
fn set_body(generated: &client_builders::GeneratedOperation) -> TokenStream {
    let Some(ty) = json_body(generated) else {
        let is_text = |kind| matches!(kind, BodyKind::Text | BodyKind::Bytes);
        return match &generated.wire.body {
            Some(body) if is_text(body.kind) => quote! {
                if let Some(body) = body.as_str() {
                    request = request.body(body.to_owned());
                }
            },
            _ => quote!(),
        };
    };
    let whole = set_whole_body(&ty);
    if generated.properties.is_empty() {
        return whole;
    }
    let properties = generated.properties.iter().map(set_property);
    let fields = generated.properties.iter().map(set_field);
    quote! {
        match form {
            BodyForm::Setters => {
                #(#properties)*
            }
            BodyForm::Decoded => {
                #whole
            }
            BodyForm::Builder => {
                let mut built = #ty::builder();
                #(#fields)*
                request = request.body(built);
            }
        }
    }
}

/// Returns the type of a body that can be created from JSON.
fn json_body(generated: &client_builders::GeneratedOperation) -> Option<Type> {
    let kind = generated.wire.body.as_ref()?.kind;
    let body = generated.body.as_ref().filter(|_| matches!(kind, BodyKind::Json | BodyKind::Form))?;
    syn::parse_str(body).ok()
}

fn set_whole_body(body: &Type) -> TokenStream {
    quote! {
        if !body.is_null() {
            request = request.body(decode::<#body>(body)?);
        }
    }
}

fn value_type(setter: &Setter) -> Type {
    syn::parse_str(&setter.value).unwrap_or_else(|_| syn::parse_quote!(Value))
}

fn set_parameter(setter: &Setter) -> TokenStream {
    let (name, method, ty) = (&setter.name, identifier(&setter.method), value_type(setter));
    let location = match setter.location {
        Some(Location::Path) => "path",
        Some(Location::Query) => "query",
        Some(Location::Header) => "header",
        Some(Location::Cookie) => "cookie",
        Some(Location::Part | Location::File | Location::Files) | None => "part",
    };
    // Two parameters may have one name in different places.
    let name = format!("{location} {name}");
    // A file is given by its content.
    let given = match setter.location {
        Some(Location::File) => quote!(decode::<String>(value)?),
        Some(Location::Files) => quote!(decode::<Vec<String>>(value)?),
        _ => quote!(decode::<#ty>(value)?),
    };
    // A parameter that is null is absent.
    quote! {
        if let Some(value) = member(parameters, #name).filter(|value| !value.is_null()) {
            request = request.#method(#given);
        }
    }
}

fn set_property(setter: &Setter) -> TokenStream {
    let (name, method, ty) = (&setter.name, identifier(&setter.method), value_type(setter));
    let field = identifier(&setter.field);
    let given = match setter.takes_text {
        true => quote!(decode::<String>(value)?),
        false => quote!(decode::<#ty>(value)?),
    };
    let null = setter.is_optional.then(|| {
        quote! { Some(Value::Null) => request = request.body_map(|body| body.#field(None::<#ty>)), }
    });
    quote! {
        match member(body, #name) {
            None => {}
            #null
            Some(value) => request = request.#method(#given),
        }
    }
}

fn set_field(setter: &Setter) -> TokenStream {
    let (name, field, ty) = (&setter.name, identifier(&setter.field), value_type(setter));
    let ty = match setter.is_optional {
        true => quote!(Option<#ty>),
        false => quote!(#ty),
    };
    quote! {
        if let Some(value) = member(body, #name) {
            built = built.#field(decode::<#ty>(value)?);
        }
    }
}
