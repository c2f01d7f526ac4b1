//! Generates the part of the contract tests that refers to types and operations: for each of them, functions that the
//! tests call with JSON.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::{Expr, Item, Stmt, Type};

use webagent_codegen::Generated;
use webagent_codegen::lower::operation::{BodyKind, Location, ResponseKind};
use webagent_codegen::progenitor::client_builders::{self, Setter, SuccessKind};
use webagent_codegen::template::{Part, Template, template};
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
    let drivers = generated.operations.iter().map(driver).chain(generated.operations.iter().filter_map(collector));
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
    };
    // If these tokens did not parse, compiling the tests would fail.
    let code = syn::parse2(tokens).map(|mut file: syn::File| {
        file.items.extend(drivers);
        prettyplease::unparse(&file)
    });
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
fn collector(generated: &client_builders::GeneratedOperation) -> Option<Item> {
    generated.operation.pagination.as_ref()?;
    let function = template! { Item:
        #[allow(unused_mut, unused_variables)]
        fn FUNCTION<'a>(client: &'a Client, parameters: &'a Value, body: &'a Value) -> Items<'a> {
            Box::pin(async move {
                let mut request = client.METHOD();
                SET_PARAMETERS;
                SET_BODY;
                let (mut items, mut all) = (request.items(), Vec::new());
                while let Some(item) = items.next().await {
                    all.push(encode(&item?)?);
                }
                Ok(all)
            })
        }
    };
    Some(function.filled(&mut [
        ("FUNCTION", Part::Ident(&items(generated))),
        ("METHOD", Part::Ident(&identifier(&generated.method))),
        ("SET_PARAMETERS", Part::Stmts(generated.parameters.iter().map(set_parameter).collect())),
        ("SET_BODY", Part::Stmts(json_body(generated).iter().map(set_whole_body).collect())),
    ]))
}

/// Returns the function that calls an operation with a body that is set in one of three ways.
fn driver(generated: &client_builders::GeneratedOperation) -> Item {
    let response = match generated.success.kind {
        SuccessKind::One(ResponseKind::Bytes) => template!(Expr: DecodedResponse::bytes(request.send().await?)),
        SuccessKind::Optional(ResponseKind::Bytes) | SuccessKind::ByStatus => {
            template!(Expr: DecodedResponse::undecoded(request.send().await?))
        }
        _ => template!(Expr: DecodedResponse::of(request.send().await?)),
    };
    let driver = template! { Item:
        #[allow(unused_mut, unused_variables)]
        fn FUNCTION<'a>(client: &'a Client, parameters: &'a Value, body: &'a Value, form: BodyForm) -> Call<'a> {
            Box::pin(async move {
                let mut request = client.METHOD();
                SET_PARAMETERS;
                SET_BODY;
                RESPONSE
            })
        }
    };
    driver.filled(&mut [
        ("FUNCTION", Part::Ident(&function(generated))),
        ("METHOD", Part::Ident(&identifier(&generated.method))),
        ("SET_PARAMETERS", Part::Stmts(generated.parameters.iter().map(set_parameter).collect())),
        ("SET_BODY", Part::Stmts(set_body(generated).into_iter().collect())),
        ("RESPONSE", Part::Expr(&response)),
    ])
}

/// Returns the statement that sets the body, if there is one.
fn set_body(generated: &client_builders::GeneratedOperation) -> Option<Stmt> {
    let Some(ty) = json_body(generated) else {
        let kind = generated.wire.body.as_ref()?.kind;
        return matches!(kind, BodyKind::Text | BodyKind::Bytes).then(|| {
            template! { Stmt:
                if let Some(body) = body.as_str() {
                    request = request.body(body.to_owned());
                }
            }
        });
    };
    let whole = set_whole_body(&ty);
    if generated.properties.is_empty() {
        return Some(whole);
    }
    let properties: Vec<(&Setter, Type)> =
        generated.properties.iter().map(|setter| (setter, value_type(setter))).collect();
    let builder: Expr = syn::parse_quote!(#ty::builder());
    let set = template! { Stmt:
        match form {
            BodyForm::Setters => {
                SET_PROPERTIES;
            }
            BodyForm::Decoded => {
                SET_BODY;
            }
            BodyForm::Builder => {
                let mut built = BUILDER;
                SET_FIELDS;
                request = request.body(built);
            }
        }
    };
    Some(set.filled(&mut [
        ("SET_PROPERTIES", Part::Stmts(properties.iter().map(|(setter, ty)| set_property(setter, ty)).collect())),
        ("SET_BODY", Part::Stmts(vec![whole])),
        ("BUILDER", Part::Expr(&builder)),
        ("SET_FIELDS", Part::Stmts(properties.into_iter().map(|(setter, ty)| set_field(setter, ty)).collect())),
    ]))
}

/// Returns the type of a body that can be created from JSON.
fn json_body(generated: &client_builders::GeneratedOperation) -> Option<Type> {
    let kind = generated.wire.body.as_ref()?.kind;
    let body = generated.body.as_ref().filter(|_| matches!(kind, BodyKind::Json | BodyKind::Form))?;
    syn::parse_str(body).ok()
}

fn set_whole_body(body: &Type) -> Stmt {
    let set = template! { Stmt:
        if !body.is_null() {
            request = request.body(decode::<BODY>(body)?);
        }
    };
    set.filled(&mut [("BODY", Part::Type(body))])
}

fn value_type(setter: &Setter) -> Type {
    syn::parse_str(&setter.value).unwrap_or_else(|_| syn::parse_quote!(Value))
}

fn set_parameter(setter: &Setter) -> Stmt {
    let location = match setter.location {
        Some(Location::Path) => "path",
        Some(Location::Query) => "query",
        Some(Location::Header) => "header",
        Some(Location::Cookie) => "cookie",
        Some(Location::Part | Location::File | Location::Files) | None => "part",
    };
    // Two parameters may have one name in different places.
    let name = format!("{location} {}", setter.name);
    // A file is given by its content.
    let given = match setter.location {
        Some(Location::File) => template!(Type: String),
        Some(Location::Files) => template!(Type: Vec<String>),
        _ => value_type(setter),
    };
    // A parameter that is null is absent.
    let set = template! { Stmt:
        if let Some(value) = member(parameters, "NAME").filter(|value| !value.is_null()) {
            request = request.METHOD(decode::<GIVEN>(value)?);
        }
    };
    set.filled(&mut [
        ("NAME", Part::Text(&name)),
        ("METHOD", Part::Ident(&identifier(&setter.method))),
        ("GIVEN", Part::Type(&given)),
    ])
}

fn set_property(setter: &Setter, ty: &Type) -> Stmt {
    let given = match setter.takes_text {
        true => template!(Type: String),
        false => ty.clone(),
    };
    let set = match setter.is_optional {
        true => template! { Stmt:
            match member(body, "NAME") {
                None => {}
                Some(Value::Null) => request = request.body_map(|body| body.FIELD(None::<VALUE>)),
                Some(value) => request = request.METHOD(decode::<GIVEN>(value)?),
            }
        },
        false => template! { Stmt:
            match member(body, "NAME") {
                None => {}
                Some(value) => request = request.METHOD(decode::<GIVEN>(value)?),
            }
        },
    };
    set.filled(&mut [
        ("NAME", Part::Text(&setter.name)),
        ("FIELD", Part::Ident(&identifier(&setter.field))),
        ("METHOD", Part::Ident(&identifier(&setter.method))),
        ("VALUE", Part::Type(ty)),
        ("GIVEN", Part::Type(&given)),
    ])
}

fn set_field(setter: &Setter, ty: Type) -> Stmt {
    let ty = match setter.is_optional {
        true => template!(Type: Option<VALUE>).filled(&mut [("VALUE", Part::Type(&ty))]),
        false => ty,
    };
    let set = template! { Stmt:
        if let Some(value) = member(body, "NAME") {
            built = built.FIELD(decode::<VALUE>(value)?);
        }
    };
    set.filled(&mut [
        ("NAME", Part::Text(&setter.name)),
        ("FIELD", Part::Ident(&identifier(&setter.field))),
        ("VALUE", Part::Type(&ty)),
    ])
}
