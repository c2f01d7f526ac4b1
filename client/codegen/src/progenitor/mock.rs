//! Generates the mocks of operations: for each operation a wrapper of `httpmock`'s `When` with a method for every
//! parameter, and one of `Then` with a method for every documented status.

use std::collections::BTreeSet;

use heck::ToSnakeCase;
use http::StatusCode;
use proc_macro2::{Ident, Span};
use quote::{format_ident, quote};
use syn::{
    Expr, File, FnArg, ImplItem, ImplItemFn, Item, ItemImpl, ItemMod, ItemTrait, Lifetime, TraitItem, TraitItemFn, Type,
};

use crate::lower::operation::{BodyKind, Location, Parameter, Response, ResponseKind};
use crate::progenitor::client_builders::{GeneratedOperation, Setter, ident};
use crate::progenitor::error::OutputError;
use crate::rustdoc;
use crate::template::{Part, Template, template};

/// Generates the contents of the module `mock`.
pub(crate) fn generate(all: &[GeneratedOperation]) -> Result<File, OutputError> {
    let mut operations: ItemMod = syn::parse_quote! {
        pub mod operations {
            //! [`When`](::httpmock::When) and [`Then`](::httpmock::Then) wrappers for each operation. `into_inner`
            //! returns the wrapped value, for anything that has no method here.
            #[allow(unused_imports, reason = "the document decides what is needed")]
            use crate::{parameter::Style, types};
        }
    };
    let mut declared: ItemTrait = syn::parse_quote! {
        /// An extension trait for [`MockServer`](::httpmock::MockServer) with a method for each operation, which is
        /// [`mock()`](::httpmock::MockServer::mock) with typed arguments.
        pub trait MockServerExt {}
    };
    let mut defined: ItemImpl = syn::parse_quote!(impl MockServerExt for ::httpmock::MockServer {});
    for generated in all {
        let wrappers = wrappers(generated)?;
        operations.content.get_or_insert_default().1.extend(wrappers);
        let (method, [when, then]) = (ident(&generated.method), names(generated));
        let text = format!(" Mocks {}.", link(generated));
        let mut parts = [
            ("METHOD", Part::Ident(&method)),
            ("WHEN", Part::Ident(&when)),
            ("THEN", Part::Ident(&then)),
            ("TEXT", Part::Text(&text)),
        ];
        let declaration = template! { TraitItemFn:
            #[doc = "TEXT"]
            fn METHOD<F>(&self, config_fn: F) -> ::httpmock::Mock<'_>
            where
                F: FnOnce(operations::WHEN, operations::THEN);
        };
        let definition = template! { ImplItemFn:
            fn METHOD<F>(&self, config_fn: F) -> ::httpmock::Mock<'_>
            where
                F: FnOnce(operations::WHEN, operations::THEN),
            {
                self.mock(|when, then| {
                    config_fn(operations::WHEN::new(when), operations::THEN::new(then));
                })
            }
        };
        declared.items.push(TraitItem::Fn(declaration.filled(&mut parts)));
        defined.items.push(ImplItem::Fn(definition.filled(&mut parts)));
    }
    let items = vec![Item::Mod(operations), Item::Trait(declared), Item::Impl(defined)];
    Ok(File { shebang: None, frontmatter: None, attrs: Vec::new(), items })
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
fn wrappers(generated: &GeneratedOperation) -> Result<[Item; 4], OutputError> {
    let [when, then] = names(generated);
    let method = format_ident!("{}", generated.operation.method.to_uppercase());
    let when_text = format!(" Expected request of {}.", link(generated));
    let then_text = format!(" The response to {}.", link(generated));
    let parameters = generated.wire.parameters.iter().zip(&generated.parameters);
    let parameters = parameters.map(|(parameter, setter)| expect_parameter(generated, parameter, setter));
    let mut expected = parameters.collect::<Result<Vec<_>, _>>()?;
    expected.extend(expect_body(generated)?);
    let mut taken = BTreeSet::from(["new".to_owned(), "into_inner".to_owned()]);
    let mut responses = Vec::new();
    for (response, ty) in generated.wire.responses.iter().zip(&generated.responses) {
        responses.extend(mocked(response, ty.as_deref(), &mut taken)?);
    }
    let mut when_parts = [
        ("WHEN", Part::Ident(&when)),
        ("METHOD", Part::Ident(&method)),
        ("PATH", Part::Text(&generated.operation.path)),
        ("TEXT", Part::Text(&when_text)),
    ];
    let mut then_parts = [("THEN", Part::Ident(&then)), ("TEXT", Part::Text(&then_text))];
    let when = template! { Item:
        #[doc = "TEXT"]
        pub struct WHEN(::httpmock::When);
    };
    let when_methods = template! { Item:
        impl WHEN {
            /// Wraps the value that `httpmock` passes to a mock.
            pub fn new(inner: ::httpmock::When) -> Self {
                Self(crate::mock::path(inner.method(::httpmock::Method::METHOD), "PATH"))
            }
            /// Returns the wrapped value, for anything that has no method here.
            pub fn into_inner(self) -> ::httpmock::When {
                self.0
            }
        }
    };
    let then = template! { Item:
        #[doc = "TEXT"]
        pub struct THEN(::httpmock::Then);
    };
    let then_methods = template! { Item:
        impl THEN {
            /// Wraps the value that `httpmock` passes to a mock.
            pub fn new(inner: ::httpmock::Then) -> Self {
                Self(inner)
            }
            /// Returns the wrapped value, for anything that has no method here.
            pub fn into_inner(self) -> ::httpmock::Then {
                self.0
            }
        }
    };
    Ok([
        when.filled(&mut when_parts),
        with_methods(when_methods.filled(&mut when_parts), expected),
        then.filled(&mut then_parts),
        with_methods(then_methods.filled(&mut then_parts), responses),
    ])
}

/// Adds methods to an `impl`.
fn with_methods(mut item: Item, methods: Vec<ImplItemFn>) -> Item {
    if let Item::Impl(item) = &mut item {
        item.items.extend(methods.into_iter().map(ImplItem::Fn));
    }
    item
}

/// Returns the argument type of a mock: strings and generated types by reference.
fn borrowed(ty: &str) -> Result<Type, OutputError> {
    if ty == "::std::string::String" {
        return Ok(template!(Type: &str));
    }
    let parsed: Type = syn::parse_str(ty).map_err(|error| format!("{ty}: {error}"))?;
    Ok(match ty {
        "bool" | "i64" | "u64" | "f64" | "i32" | "u32" | "f32" | "i16" | "u16" | "i8" | "u8" => parsed,
        _ => template!(Type: &VALUE).filled(&mut [("VALUE", Part::Type(&parsed))]),
    })
}

/// Gives the lifetime `'a` to a reference.
fn with_lifetime(mut ty: Type) -> Type {
    if let Type::Reference(reference) = &mut ty {
        reference.lifetime = Some(Lifetime::new("'a", Span::call_site()));
    }
    ty
}

/// Generates the expectation for a parameter or a form part.
fn expect_parameter(
    generated: &GeneratedOperation,
    parameter: &Parameter,
    setter: &Setter,
) -> Result<ImplItemFn, OutputError> {
    let (function, style) = (ident(&parameter.field), format_ident!("{}", format!("{:?}", parameter.style)));
    let shown = rustdoc::code(&parameter.name);
    let is_file = matches!(parameter.location, Location::File | Location::Files);
    let (what, helper) = match parameter.location {
        Location::Query => ("in the query", "query"),
        Location::Header => ("of the header", "header"),
        Location::Cookie => ("of the cookie", "cookie"),
        Location::Part => ("in the form", "value_part"),
        Location::Path | Location::File | Location::Files => ("in the path, literally", "segment"),
    };
    let text = match parameter.location {
        _ if is_file => format!(" Expects a file of this content as {shown}"),
        Location::Header | Location::Cookie => format!(" Expects this value {what} {shown}"),
        _ => format!(" Expects this value of {shown} {what}"),
    };
    let is_optional = !parameter.is_required && !is_file && parameter.location != Location::Path;
    let text = if is_optional { format!("{text}; none for one that is absent.") } else { format!("{text}.") };
    let expectation = match parameter.location {
        _ if is_file => template! { ImplItemFn:
            #[doc = "TEXT"]
            pub fn FUNCTION(self, content: impl AsRef<[u8]>) -> Self {
                Self(crate::mock::part(self.0, "NAME", content.as_ref()))
            }
        },
        Location::Path => template! { ImplItemFn:
            #[doc = "TEXT"]
            pub fn FUNCTION(self, value: VALUE) -> Self {
                Self(crate::mock::segment(self.0, "PATH", "NAME", &value, Style::STYLE))
            }
        },
        _ if is_optional => template! { ImplItemFn:
            #[doc = "TEXT"]
            pub fn FUNCTION<'a, T>(self, value: T) -> Self
            where
                T: Into<Option<VALUE>>,
            {
                Self(crate::mock::HELPER(self.0, "NAME", &value.into(), Style::STYLE))
            }
        },
        _ => template! { ImplItemFn:
            #[doc = "TEXT"]
            pub fn FUNCTION(self, value: VALUE) -> Self {
                Self(crate::mock::HELPER(self.0, "NAME", &value, Style::STYLE))
            }
        },
    };
    let value = borrowed(&setter.value)?;
    let value = if is_optional { with_lifetime(value) } else { value };
    Ok(expectation.filled(&mut [
        ("TEXT", Part::Text(&text)),
        ("FUNCTION", Part::Ident(&function)),
        ("VALUE", Part::Type(&value)),
        ("HELPER", Part::Ident(&ident(helper))),
        ("PATH", Part::Text(&generated.operation.path)),
        ("NAME", Part::Text(&parameter.name)),
        ("STYLE", Part::Ident(&style)),
    ]))
}

/// Generates the expectation for a body.
fn expect_body(generated: &GeneratedOperation) -> Result<Option<ImplItemFn>, OutputError> {
    let (Some(body), Some(ty)) = (&generated.wire.body, &generated.body) else { return Ok(None) };
    let ty = borrowed(ty)?;
    let expectation = match body.kind {
        BodyKind::Json => template! { ImplItemFn:
            /// Expects this body, compared as JSON.
            pub fn body(self, value: VALUE) -> Self {
                Self(self.0.json_body_obj(&value))
            }
        },
        BodyKind::Form => {
            let encoding = body.encoding.iter().map(|(name, style)| {
                let style = format_ident!("{}", format!("{style:?}"));
                quote!((#name, Style::#style))
            });
            syn::parse_quote! {
                /// Expects this body: the same pairs, in any order.
                pub fn body(self, value: VALUE) -> Self {
                    Self(crate::mock::form(self.0, &value, &[#(#encoding),*]))
                }
            }
        }
        BodyKind::Text | BodyKind::Bytes => template! { ImplItemFn:
            /// Expects exactly this body.
            pub fn body(self, value: impl AsRef<[u8]>) -> Self {
                Self(crate::mock::bytes(self.0, value.as_ref()))
            }
        },
    };
    Ok(Some(expectation.filled(&mut [("VALUE", Part::Type(&ty))])))
}

/// Generates the response for a documented status or class. A status without a standard name belongs to its class.
fn mocked(
    response: &Response,
    ty: Option<&str>,
    taken: &mut BTreeSet<String>,
) -> Result<Option<ImplItemFn>, OutputError> {
    let code = response.status.parse::<u16>().ok();
    let reason = code.and_then(|code| StatusCode::from_u16(code).ok()?.canonical_reason());
    let (name, range) = match (reason, response.status.as_bytes().first()) {
        (Some(reason), _) => (reason.replace('\'', "").to_snake_case(), None),
        (None, Some(b'2')) => ("success".to_owned(), Some(2_u16)),
        (None, Some(b'3')) => ("redirect".to_owned(), Some(3)),
        (None, Some(b'4')) => ("client_error".to_owned(), Some(4)),
        (None, _) => ("server_error".to_owned(), Some(5)),
    };
    if !taken.insert(name.clone()) {
        return Ok(None);
    }
    let (given, what): (Option<Type>, _) = match (response.kind, ty) {
        (ResponseKind::Json, Some(ty)) => (Some(borrowed(ty)?), "this body"),
        (ResponseKind::Text | ResponseKind::Bytes, _) => (Some(template!(Type: impl AsRef<[u8]>)), "this body"),
        _ => (None, "no body"),
    };
    let call = match (&given, response.kind) {
        (None, _) => template!(Expr: self.0.status(STATUS)),
        (Some(_), ResponseKind::Json) => {
            template!(Expr: self.0.status(STATUS).header("content-type", "MEDIA_TYPE").json_body_obj(&value))
        }
        (Some(_), _) => template!(Expr: self.0.status(STATUS).header("content-type", "MEDIA_TYPE").body(value)),
    };
    let (mut function, status, shown): (_, Expr, _) = match range {
        None => {
            let code = code.unwrap_or_default();
            let function = template! { ImplItemFn:
                #[doc = "TEXT"]
                pub fn NAME(self) -> Self {
                    Self(CALL)
                }
            };
            (function, syn::parse_quote!(#code), response.status.clone())
        }
        Some(range) => {
            let function = syn::parse_quote! {
                #[doc = "TEXT"]
                ///
                /// # Panics
                ///
                /// The status is outside this class.
                #[track_caller]
                pub fn NAME(self, status: u16) -> Self {
                    assert_eq!(status / 100u16, #range);
                    Self(CALL)
                }
            };
            (function, syn::parse_quote!(status), format!("{range}XX"))
        }
    };
    if let Some(given) = &given {
        function.sig.inputs.push(template!(FnArg: value: VALUE).filled(&mut [("VALUE", Part::Type(given))]));
    }
    let text = format!(" Responds with {shown} and {what}.");
    let call = call.filled(&mut [("STATUS", Part::Expr(&status)), ("MEDIA_TYPE", Part::Text(&response.media_type))]);
    Ok(Some(function.filled(&mut [
        ("TEXT", Part::Text(&text)),
        ("NAME", Part::Ident(&ident(&name))),
        ("CALL", Part::Expr(&call)),
    ])))
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
