//! Generates the mocks of operations: for each operation a wrapper of `httpmock`'s `When` with a method for every
//! parameter, and one of `Then` with a method for every documented status.

use std::collections::BTreeSet;

use heck::ToSnakeCase;
use http::StatusCode;
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::{File, Type};

use crate::lower::operation::{BodyKind, Location, Parameter, Response, ResponseKind};
use crate::progenitor::client_builders::{GeneratedOperation, Setter, ident};
use crate::progenitor::error::OutputError;
use crate::rustdoc;

/// Generates the contents of the module `mock`.
pub(crate) fn generate(all: &[GeneratedOperation]) -> Result<File, OutputError> {
    let wrappers = all.iter().map(wrappers).collect::<Result<Vec<_>, _>>()?;
    let signature = |generated: &GeneratedOperation| {
        let (method, [when, then]) = (ident(&generated.method), names(generated));
        quote! {
            fn #method<F>(&self, config_fn: F) -> ::httpmock::Mock<'_>
            where
                F: FnOnce(operations::#when, operations::#then)
        }
    };
    let declared = all.iter().map(|generated| {
        let text = format!(" Mocks {}.", link(generated));
        let signature = signature(generated);
        quote! { #[doc = #text] #signature; }
    });
    let defined = all.iter().map(|generated| {
        let (signature, [when, then]) = (signature(generated), names(generated));
        quote! {
            #signature {
                self.mock(|when, then| {
                    config_fn(operations::#when::new(when), operations::#then::new(then));
                })
            }
        }
    });
    let tokens = quote! {
        pub mod operations {
            //! [`When`](::httpmock::When) and [`Then`](::httpmock::Then) wrappers for each operation. `into_inner`
            //! returns the wrapped value, for anything that has no method here.
            #[allow(unused_imports, reason = "the document decides what is needed")]
            use crate::{parameter::Style, types};
            #(#wrappers)*
        }

        /// An extension trait for [`MockServer`](::httpmock::MockServer) with a method for each operation, which is
        /// [`mock()`](::httpmock::MockServer::mock) with typed arguments.
        pub trait MockServerExt {
            #(#declared)*
        }

        impl MockServerExt for ::httpmock::MockServer {
            #(#defined)*
        }
    };
    Ok(syn::parse2(tokens)?)
}

/// The names of an operation's wrappers.
fn names(generated: &GeneratedOperation) -> [Ident; 2] {
    ["When", "Then"].map(|suffix| format_ident!("{}{suffix}", generated.builder))
}

/// Formats an operation for documentation.
fn link(generated: &GeneratedOperation) -> String {
    let operation = &generated.operation;
    let method = operation.method.to_uppercase();
    let request = rustdoc::code(&format!("{method} {}", operation.path));
    format!("[`{0}`](crate::Client::{0}), {request}", generated.method)
}

/// Returns the wrappers of an operation.
fn wrappers(generated: &GeneratedOperation) -> Result<TokenStream, OutputError> {
    let [when, then] = names(generated);
    let (method, path) = (format_ident!("{}", generated.operation.method.to_uppercase()), &generated.operation.path);
    let when_text = format!(" Expected request of {}.", link(generated));
    let then_text = format!(" The response to {}.", link(generated));
    let parameters = generated.wire.parameters.iter().zip(&generated.parameters);
    let parameters = parameters.map(|(parameter, setter)| expect_parameter(generated, parameter, setter));
    let parameters = parameters.collect::<Result<Vec<_>, _>>()?;
    let body = expect_body(generated)?;
    let mut taken = BTreeSet::from(["new".to_owned(), "into_inner".to_owned()]);
    let responses = generated.wire.responses.iter().zip(&generated.responses);
    let responses = responses.map(|(response, ty)| mocked(response, ty.as_deref(), &mut taken));
    let responses = responses.collect::<Result<Vec<_>, _>>()?;
    Ok(quote! {
        #[doc = #when_text]
        pub struct #when(::httpmock::When);
        impl #when {
            /// Wraps the value that `httpmock` passes to a mock.
            pub fn new(inner: ::httpmock::When) -> Self {
                Self(crate::mock::path(inner.method(::httpmock::Method::#method), #path))
            }
            /// Returns the wrapped value, for anything that has no method here.
            pub fn into_inner(self) -> ::httpmock::When {
                self.0
            }
            #(#parameters)*
            #body
        }
        #[doc = #then_text]
        pub struct #then(::httpmock::Then);
        impl #then {
            /// Wraps the value that `httpmock` passes to a mock.
            pub fn new(inner: ::httpmock::Then) -> Self {
                Self(inner)
            }
            /// Returns the wrapped value, for anything that has no method here.
            pub fn into_inner(self) -> ::httpmock::Then {
                self.0
            }
            #(#responses)*
        }
    })
}

fn parse(ty: &str) -> Result<Type, OutputError> {
    syn::parse_str(ty).map_err(|error| format!("{ty}: {error}").into())
}

/// Returns the argument type of a mock: strings and generated types by reference.
fn borrowed(ty: &str, lifetime: Option<TokenStream>) -> Result<TokenStream, OutputError> {
    let parsed = parse(ty)?;
    Ok(match ty {
        "::std::string::String" => quote!(&#lifetime str),
        "bool" | "i64" | "u64" | "f64" | "i32" | "u32" | "f32" | "i16" | "u16" | "i8" | "u8" => quote!(#parsed),
        _ => quote!(&#lifetime #parsed),
    })
}

/// Generates the expectation for a parameter or a form part.
fn expect_parameter(
    generated: &GeneratedOperation,
    parameter: &Parameter,
    setter: &Setter,
) -> Result<TokenStream, OutputError> {
    let (name, function, path) = (&parameter.name, ident(&parameter.field), &generated.operation.path);
    let style = format_ident!("{}", format!("{:?}", parameter.style));
    let shown = rustdoc::code(name);
    if matches!(parameter.location, Location::File | Location::Files) {
        let text = format!(" Expects a file of this content as {shown}.");
        return Ok(quote! {
            #[doc = #text]
            pub fn #function(self, content: impl AsRef<[u8]>) -> Self {
                Self(crate::mock::part(self.0, #name, content.as_ref()))
            }
        });
    }
    let (what, helper) = match parameter.location {
        Location::Query => ("in the query", quote!(query)),
        Location::Header => ("of the header", quote!(header)),
        Location::Cookie => ("of the cookie", quote!(cookie)),
        Location::Part => ("in the form", quote!(value_part)),
        _ => {
            let ty = borrowed(&setter.value, None)?;
            let text = format!(" Expects this value of {shown} in the path, literally.");
            return Ok(quote! {
                #[doc = #text]
                pub fn #function(self, value: #ty) -> Self {
                    Self(crate::mock::segment(self.0, #path, #name, &value, Style::#style))
                }
            });
        }
    };
    let text = match parameter.location {
        Location::Header | Location::Cookie => format!(" Expects this value {what} {shown}"),
        _ => format!(" Expects this value of {shown} {what}"),
    };
    Ok(match parameter.is_required {
        true => {
            let (ty, text) = (borrowed(&setter.value, None)?, format!("{text}."));
            quote! {
                #[doc = #text]
                pub fn #function(self, value: #ty) -> Self {
                    Self(crate::mock::#helper(self.0, #name, &value, Style::#style))
                }
            }
        }
        false => {
            let (ty, text) =
                (borrowed(&setter.value, Some(quote!('a)))?, format!("{text}; none for one that is absent."));
            quote! {
                #[doc = #text]
                pub fn #function<'a, T>(self, value: T) -> Self
                where
                    T: Into<Option<#ty>>,
                {
                    Self(crate::mock::#helper(self.0, #name, &value.into(), Style::#style))
                }
            }
        }
    })
}

/// Generates the expectation for a body.
fn expect_body(generated: &GeneratedOperation) -> Result<TokenStream, OutputError> {
    let (Some(body), Some(ty)) = (&generated.wire.body, &generated.body) else { return Ok(quote!()) };
    let ty = borrowed(ty, None)?;
    Ok(match body.kind {
        BodyKind::Json => quote! {
            /// Expects this body, compared as JSON.
            pub fn body(self, value: #ty) -> Self {
                Self(self.0.json_body_obj(&value))
            }
        },
        BodyKind::Form => {
            let encoding = body.encoding.iter().map(|(name, style)| {
                let style = format_ident!("{}", format!("{style:?}"));
                quote!((#name, Style::#style))
            });
            quote! {
                /// Expects this body: the same pairs, in any order.
                pub fn body(self, value: #ty) -> Self {
                    Self(crate::mock::form(self.0, &value, &[#(#encoding),*]))
                }
            }
        }
        BodyKind::Text | BodyKind::Bytes => quote! {
            /// Expects exactly this body.
            pub fn body(self, value: impl AsRef<[u8]>) -> Self {
                Self(crate::mock::bytes(self.0, value.as_ref()))
            }
        },
    })
}

/// Generates the response for a documented status or class. A status without a standard name belongs to its class.
fn mocked(response: &Response, ty: Option<&str>, taken: &mut BTreeSet<String>) -> Result<TokenStream, OutputError> {
    let code = response.status.parse::<u16>().ok();
    let reason = code.and_then(|code| StatusCode::from_u16(code).ok()?.canonical_reason());
    let (name, range) = match (reason, response.status.as_bytes().first()) {
        (Some(reason), _) => (reason.replace('\'', "").to_snake_case(), None),
        (None, Some(b'2')) => ("success".to_owned(), Some(2_u16)),
        (None, Some(b'4')) => ("client_error".to_owned(), Some(4)),
        (None, _) => ("server_error".to_owned(), Some(5)),
    };
    if !taken.insert(name.clone()) {
        return Ok(quote!());
    }
    let status = match range {
        Some(range) => format!("{range}XX"),
        None => response.status.clone(),
    };
    let media_type = &response.media_type;
    let (value, given, what) = match (response.kind, ty) {
        (ResponseKind::Json, Some(ty)) => {
            let ty = borrowed(ty, None)?;
            (quote!(value: #ty), quote!(.header("content-type", #media_type).json_body_obj(&value)), "this body")
        }
        (ResponseKind::Text | ResponseKind::Bytes, _) => {
            (quote!(value: impl AsRef<[u8]>), quote!(.header("content-type", #media_type).body(value)), "this body")
        }
        _ => (quote!(), quote!(), "no body"),
    };
    let (name, text) = (ident(&name), format!(" Responds with {status} and {what}."));
    Ok(match range {
        None => {
            let code = code.unwrap_or_default();
            quote! {
                #[doc = #text]
                pub fn #name(self, #value) -> Self {
                    Self(self.0.status(#code) #given)
                }
            }
        }
        Some(range) => quote! {
            #[doc = #text]
            ///
            /// # Panics
            ///
            /// The status is outside this class.
            #[track_caller]
            pub fn #name(self, status: u16, #value) -> Self {
                assert_eq!(status / 100u16, #range);
                Self(self.0.status(status) #given)
            }
        },
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::openapi::spanned_value::SpannedValue;
    use crate::{Options, generate_with};

    const DOCUMENT: &str = "
openapi: 3.0.3
info: {title: t, version: 0.1.0}
servers: [{url: 'https://example.com'}]
paths:
  /a.b/{id}:
    get:
      operationId: list_a
      parameters:
        - {name: id, in: path, required: true, schema: {type: integer}}
        - {name: tags, in: query, schema: {type: array, items: {type: string}}}
        - {name: x-trace, in: header, schema: {type: string}}
      responses:
        200: {description: ok, content: {text/plain: {schema: {type: string}}}}
        520: {description: e, content: {application/json: {schema: {$ref: '#/components/schemas/F'}}}}
  /f:
    post:
      operationId: post_f
      requestBody:
        content: {application/x-www-form-urlencoded: {schema: {$ref: '#/components/schemas/F'}}}
      responses: {204: {description: done}}
components:
  schemas:
    F: {type: object, properties: {n: {type: string}}}
";

    #[test]
    fn what_a_mock_expects_and_sends_is_what_the_client_sends_and_reads() {
        let document = SpannedValue::parse("api.yaml", DOCUMENT).unwrap();
        let generated = generate_with("api.yaml", &document, Options { mock: true, ..Options::default() }).unwrap();
        let code = generated.mock.split_whitespace().collect::<Vec<_>>().join(" ");
        for part in [
            "Self(crate::mock::path(inner.method(::httpmock::Method::GET), \"/a.b/{id}\"))",
            "Self(crate::mock::segment(self.0, \"/a.b/{id}\", \"id\", &value, Style::Simple))",
            "Self(crate::mock::query(self.0, \"tags\", &value.into(), Style::FormExploded))",
            "Self(crate::mock::header(self.0, \"x-trace\", &value.into(), Style::Simple))",
            "Self(crate::mock::form(self.0, &value, &[]))",
            "ok(self, value: impl AsRef<[u8]>)",
            "header(\"content-type\", \"text/plain\").body(value)",
            // Status 520 has no name.
            "server_error(self, status: u16, value: &types::F)",
            "no_content(self)",
        ] {
            assert!(code.contains(part), "{part} is not in {code}");
        }
        for part in ["unwrap", "Regex", "use crate::*"] {
            assert!(!code.contains(part), "{part} is in {code}");
        }
    }

    #[test]
    fn every_public_item_is_documented() {
        let document = SpannedValue::parse("api.yaml", DOCUMENT).unwrap();
        let generated = generate_with("api.yaml", &document, Options { mock: true, ..Options::default() }).unwrap();
        let lines = generated.mock.lines().map(str::trim).filter(|line| !line.starts_with("#["));
        let lines: Vec<&str> = lines.collect();
        for (above, line) in lines.iter().zip(lines.iter().skip(1)) {
            // The module documents itself inside.
            if line.starts_with("pub ") && !line.starts_with("pub mod") {
                assert!(above.starts_with("///"), "{line}");
            }
        }
    }
}
