//! Mocks of the operations, for the tests of programs that use the client.
//!
//! The generator's helpers for `httpmock` are kept: names, signatures, and what they answer. What they expect of a
//! request is replaced where it is not what the client sends: a path parameter goes into a regular expression as it is,
//! a list in a query has no form, a form is compared with JSON, and what is not JSON is taken for it.

use http::StatusCode;
use openapiv3::OpenAPI;
use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use serde_json::Value;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{ExprMethodCall, File, FnArg, ImplItem, ImplItemFn, Item, ItemImpl, ItemMod, TraitItem, Type};

use crate::progenitor::client_builders::Generated;
use crate::progenitor::rewrite_types::doc;
use crate::rustdoc;

/// Generates the mocks of a prepared document.
pub(crate) fn tokens(prepared: &Value) -> Result<TokenStream, String> {
    let mut prepared = prepared.clone();
    name_statuses(&mut prepared);
    let api: OpenAPI = serde_json::from_value(prepared).map_err(|error| error.to_string())?;
    super::generator().httpmock(&api, "crate").map_err(|error| error.to_string())
}

/// Mends what was generated. The result is what the module `mock` includes.
pub(crate) fn assemble(tokens: TokenStream, prepared: &Value, all: &[Generated]) -> Result<File, String> {
    let mut file: File = syn::parse2(tokens).map_err(|error| error.to_string())?;
    for item in &mut file.items {
        match item {
            Item::Mod(item) if item.ident == "operations" => wrappers(item, prepared, all)?,
            Item::Trait(item) => {
                for item in &mut item.items {
                    let TraitItem::Fn(function) = item else { continue };
                    let name = function.sig.ident.to_string();
                    let generated = all.iter().find(|generated| generated.method == name);
                    let generated = generated.ok_or_else(|| format!("{name} mocks no operation"))?;
                    let text = format!(" Mocks {}.", link(generated));
                    function.attrs.push(doc(&text));
                }
            }
            _ => {}
        }
    }
    ByReference.visit_file_mut(&mut file);
    Ok(file)
}

/// Takes every body by reference: the generator hands numbers and the like over by value.
struct ByReference;

impl VisitMut for ByReference {
    fn visit_expr_method_call_mut(&mut self, call: &mut syn::ExprMethodCall) {
        visit_mut::visit_expr_method_call_mut(self, call);
        if call.method == "json_body_obj" {
            for argument in &mut call.args {
                *argument = syn::parse_quote!(&#argument);
            }
        }
    }
}

/// Gives statuses that have no standard name to the range they belong to: the generator makes a name of each.
fn name_statuses(prepared: &mut Value) {
    for operation in crate::lower::operations(prepared) {
        let Some(Value::Object(responses)) = operation.get_mut("responses") else { continue };
        let is_unnamed = |status: &String| {
            let status = StatusCode::from_bytes(status.as_bytes()).ok();
            status.is_some_and(|status| status.canonical_reason().is_none())
        };
        for status in responses.keys().filter(|status| is_unnamed(status)).cloned().collect::<Vec<_>>() {
            let range = format!("{}XX", status.get(..1).unwrap_or_default());
            if let Some(response) = responses.remove(&status) {
                responses.entry(range).or_insert(response);
            }
        }
    }
}

/// How an operation is written in documentation.
fn link(generated: &Generated) -> String {
    let operation = &generated.operation;
    let method = operation.method.to_uppercase();
    let request = rustdoc::code(&format!("{method} {}", operation.path));
    format!("[`{0}`](crate::Client::{0}), {request}", generated.method)
}

/// Mends the wrappers of `When` and `Then` of all operations.
fn wrappers(module: &mut ItemMod, prepared: &Value, all: &[Generated]) -> Result<(), String> {
    let (_, items) = module.content.as_mut().ok_or("the module of the mocks is empty")?;
    let mut mended = 0;
    for item in items.iter_mut() {
        match item {
            Item::Use(item) => {
                *item = syn::parse_quote!(
                    #[allow(unused_imports, reason = "the document decides whether there are types")]
                    use crate::types;
                );
            }
            Item::Struct(item) => {
                let (generated, part) = part(&item.ident.to_string(), all)?;
                let text = match part {
                    Part::When => format!(" What a call of {} is to look like.", link(generated)),
                    Part::Then => format!(" What is answered to {}.", link(generated)),
                };
                item.attrs.insert(0, doc(&text));
            }
            Item::Impl(item) => {
                let name = item.self_ty.to_token_stream().to_string();
                let (generated, part) = part(&name, all)?;
                let operation = operation(prepared, generated).ok_or_else(|| format!("{name} has no operation"))?;
                match part {
                    Part::When => when(item, operation, generated)?,
                    Part::Then => then(item, operation)?,
                }
                mended += 1;
            }
            _ => {}
        }
    }
    match mended == 2 * all.len() {
        true => Ok(()),
        false => Err(format!("{} operations have {mended} wrappers, not two each", all.len())),
    }
}

enum Part {
    When,
    Then,
}

/// The operation that a wrapper is for.
fn part<'a>(name: &str, all: &'a [Generated]) -> Result<(&'a Generated, Part), String> {
    let found = |suffix: &str| {
        let builder = name.strip_suffix(suffix)?;
        all.iter().find(|generated| generated.builder == builder)
    };
    let when = found("When").map(|generated| (generated, Part::When));
    let then = || found("Then").map(|generated| (generated, Part::Then));
    when.or_else(then).ok_or_else(|| format!("{name} is the wrapper of no operation"))
}

fn operation<'a>(prepared: &'a Value, generated: &Generated) -> Option<&'a Value> {
    prepared.get("paths")?.get(&generated.operation.path)?.get(&generated.operation.method)
}

/// The media type of an object that has a `content`.
fn media_type(body: Option<&Value>) -> Option<&str> {
    body?.get("content")?.as_object()?.keys().next().map(String::as_str)
}

/// What a generated function does to the value that it wraps: the first call on `self.0`, or on the value itself.
#[derive(Default)]
struct Calls {
    names: Vec<String>,
}

impl<'ast> Visit<'ast> for Calls {
    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        self.names.push(call.method.to_string());
        visit::visit_expr_method_call(self, call);
    }
}

fn calls(function: &ImplItemFn) -> Vec<String> {
    let mut calls = Calls::default();
    calls.visit_block(&function.block);
    calls.names
}

/// Mends what is expected of a request.
fn when(item: &mut ItemImpl, operation: &Value, generated: &Generated) -> Result<(), String> {
    let path = &generated.operation.path;
    for item in &mut item.items {
        let ImplItem::Fn(function) = item else { continue };
        let name = function.sig.ident.to_string();
        let calls = calls(function);
        let has = |name: &str| calls.iter().any(|call| call == name);
        if shared(function) {
            if name == "new" {
                let method = format_ident!("{}", generated.operation.method.to_uppercase());
                function.block = syn::parse_quote!({
                    Self(crate::mock::path(inner.method(::httpmock::Method::#method), #path))
                });
            }
            continue;
        }
        let parameter = generated.parameters.iter().find(|parameter| parameter.method == name);
        let wire = parameter.map_or(&name, |parameter| &parameter.name);
        let shown = rustdoc::code(wire);
        let given = match is_generic(function) {
            true => quote!(value.into()),
            false => quote!(value),
        };
        let text = if has("path_matches") {
            let text = format!(" Expects this value of {shown} in the path, literally.");
            function.block = syn::parse_quote!({ Self(crate::mock::segment(self.0, #path, #wire, value)) });
            text
        } else if has("query_param") {
            function.block = syn::parse_quote!({ Self(crate::mock::query(self.0, #wire, #given)) });
            format!(" Expects this value of {shown} in the query; none for one that is absent.")
        } else if has("header") {
            format!(" Expects this value of the header {shown}; none for one that is absent.")
        } else if name == "body" {
            body(function, media_type(operation.get("requestBody")).unwrap_or_default())
        } else {
            return Err(format!("{}: what {name} expects has changed", generated.method));
        };
        document(function, &text);
    }
    Ok(())
}

/// Mends how a body is compared.
fn body(function: &mut ImplItemFn, media_type: &str) -> String {
    match media_type {
        "application/json" => " Expects this body: equal as JSON.".to_owned(),
        "application/x-www-form-urlencoded" => {
            function.block = syn::parse_quote!({ Self(crate::mock::form(self.0, value)) });
            " Expects this body: the same pairs, in any order.".to_owned()
        }
        _ => {
            set_value(function, syn::parse_quote!(impl AsRef<[u8]>));
            function.block = syn::parse_quote!({ Self(crate::mock::bytes(self.0, value.as_ref())) });
            " Expects this body, to the byte.".to_owned()
        }
    }
}

/// Mends what is answered.
fn then(item: &mut ItemImpl, operation: &Value) -> Result<(), String> {
    for item in &mut item.items {
        let ImplItem::Fn(function) = item else { continue };
        if shared(function) {
            continue;
        }
        let takes_status = arguments(function).any(|name| name == "status");
        let status = status(function).ok_or("what is answered has no status")?;
        let has_value = arguments(function).any(|name| name == "value");
        let mut text = match has_value {
            true => format!(" Answers with {status} and this body."),
            false => format!(" Answers with {status} and no body."),
        };
        if calls(function).iter().any(|call| call == "json_body") {
            let response = operation.get("responses").and_then(|responses| responses.get(&status));
            raw(function, media_type(response).unwrap_or("application/octet-stream"));
        }
        if takes_status {
            text.push_str("\n\n # Panics\n\n The status is another one.");
            function.attrs.push(syn::parse_quote!(#[track_caller]));
        }
        document(function, &text);
    }
    Ok(())
}

/// The status that a function answers with, as the document has it: `404`, or `4XX` for any of a range.
fn status(function: &ImplItemFn) -> Option<String> {
    let range = match function.sig.ident.to_string().as_str() {
        "success" => "2XX",
        "client_error" => "4XX",
        "server_error" => "5XX",
        _ => {
            let code = function.block.to_token_stream().to_string();
            let (_, code) = code.split_once("status (")?;
            return Some(code.split_once("u16")?.0.trim().to_owned());
        }
    };
    Some(range.to_owned())
}

/// Mends an answer that is not JSON: the generator takes every body for JSON.
fn raw(function: &mut ImplItemFn, media_type: &str) {
    struct Raw<'a>(&'a str);
    impl VisitMut for Raw<'_> {
        fn visit_expr_method_call_mut(&mut self, call: &mut ExprMethodCall) {
            visit_mut::visit_expr_method_call_mut(self, call);
            let media_type = self.0;
            if call.method == "json_body" {
                call.method = format_ident!("body");
            } else if call.method == "header" {
                call.args = syn::parse_quote!("content-type", #media_type);
            }
        }
    }
    set_value(function, syn::parse_quote!(impl AsRef<[u8]>));
    Raw(media_type).visit_block_mut(&mut function.block);
}

/// Documents what every wrapper has, and tells whether a function is of that kind.
fn shared(function: &mut ImplItemFn) -> bool {
    let text = match function.sig.ident.to_string().as_str() {
        "new" => " Wraps what `httpmock` gives to a mock.",
        "into_inner" => " What is wrapped, for what the document does not know.",
        _ => return false,
    };
    document(function, text);
    true
}

fn document(function: &mut ImplItemFn, text: &str) {
    function.attrs.splice(0..0, text.lines().map(doc));
}

fn arguments(function: &ImplItemFn) -> impl Iterator<Item = String> + '_ {
    function.sig.inputs.iter().filter_map(|input| match input {
        FnArg::Typed(input) => Some(input.pat.to_token_stream().to_string()),
        FnArg::Receiver(_) => None,
    })
}

/// Whether a function takes anything that converts into an option.
fn is_generic(function: &ImplItemFn) -> bool {
    function.sig.generics.where_clause.is_some()
}

/// Gives the argument `value` another type.
fn set_value(function: &mut ImplItemFn, ty: Type) {
    for input in &mut function.sig.inputs {
        if let FnArg::Typed(input) = input
            && input.pat.to_token_stream().to_string() == "value"
        {
            *input.ty = ty.clone();
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::openapi::spanned_value::SpannedValue;
    use crate::{Extras, generate_with};

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
    fn what_a_mock_expects_and_answers_is_what_the_client_sends_and_reads() {
        let document = SpannedValue::parse("api.yaml", DOCUMENT).unwrap();
        let generated = generate_with("api.yaml", &document, Extras { mock: true, ..Extras::default() }).unwrap();
        let code = generated.mock.split_whitespace().collect::<Vec<_>>().join(" ");
        for part in [
            "Self(crate::mock::path(inner.method(::httpmock::Method::GET), \"/a.b/{id}\"))",
            "Self(crate::mock::segment(self.0, \"/a.b/{id}\", \"id\", value))",
            "Self(crate::mock::query(self.0, \"tags\", value.into()))",
            "Self(self.0.header_missing(\"x-trace\"))",
            "Self(crate::mock::form(self.0, value))",
            "ok(self, value: impl AsRef<[u8]>)",
            "header(\"content-type\", \"text/plain\").body(value)",
            // 520 has no name.
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
        let generated = generate_with("api.yaml", &document, Extras { mock: true, ..Extras::default() }).unwrap();
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
