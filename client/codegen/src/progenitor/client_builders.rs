//! The generated operations: their builders get a setter for every property of the body, and send through the
//! hand-written layer.
//!
//! What the generator wrote into `send` is read, not edited: path, query, headers and body go into calls of
//! `crate::request::Request`. Whatever is not recognised is an error, so that a new release of the generator
//! cannot change what is sent unnoticed.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::punctuated::Punctuated;
use syn::visit_mut::VisitMut;
use syn::{
    Block, Expr, ExprMethodCall, FieldPat, Fields, Ident, ImplItem, ImplItemFn, Item, ItemImpl, ItemMod, ItemStruct,
    LitStr, Member, Pat, PatIdent, ReturnType, Stmt, Token, Type,
};

use crate::progenitor::rewrite_types::{
    Rewritten, Taken, checked_texts, doc, doc_line, is_flattened, optional, renamed, taken,
};
use crate::progenitor::setters::{Units, call_options, field_setter, property_setter, qualify};
use crate::rustdoc;
use crate::validate::{Credential, Meaning, Operation, template_names};

/// Names that a setter for a property of the body may not take; such a setter gets `body_` before its name.
const RESERVED: [&str; 13] = [
    "new", "body", "body_map", "send", "wait", "output", "start", "clone", "into", "try_into", "header", "timeout",
    "retry",
];

/// An operation as the generated code has it.
#[derive(Clone, Debug)]
pub struct Generated {
    /// The operation in the document.
    pub operation: Operation,
    /// Name of the method of the client, and of the constant in upper case.
    pub method: String,
    /// Name of the builder.
    pub builder: String,
    /// The parameters in path, query and headers.
    pub parameters: Vec<Setter>,
    /// The type of the whole body.
    pub body: Option<String>,
    /// The setters of the body's properties, when it is an object.
    pub properties: Vec<Setter>,
    /// The type of a successful response.
    pub success: String,
}

/// What sets a parameter, or a property of the body.
#[derive(Clone, Debug)]
pub struct Setter {
    /// Name in the document.
    pub name: String,
    /// Name of the method on the operation's builder.
    pub method: String,
    /// Name of the method on the builder of the body's type; for a parameter the same as `method`.
    pub field: String,
    /// The type of the value, as it is written beside the module `types`.
    pub value: String,
    /// Whether the value is held as an option: it may be absent or null.
    pub is_optional: bool,
    /// Whether the method takes a string and makes the value of it.
    pub takes_text: bool,
    /// The description, as plain text.
    pub text: String,
}

/// Rewrites the module of the builders. Returns the operations and their constants.
pub(crate) fn rewrite(
    builders: &mut ItemMod,
    client: &ItemImpl,
    types: &ItemMod,
    rewritten: &Rewritten,
    meaning: &Meaning,
    units: &Units,
) -> Result<(Vec<Generated>, TokenStream), String> {
    let types = types.content.as_ref().map(|(_, items)| items.as_slice()).unwrap_or_default();
    let structs: BTreeMap<String, &ItemStruct> = types
        .iter()
        .filter_map(|item| match item {
            Item::Struct(item) => Some((item.ident.to_string(), item)),
            _ => None,
        })
        .collect();
    let texts = checked_texts(types);
    let methods = methods(client);
    let (_, items) = builders.content.as_mut().ok_or("the module of the builders is empty")?;
    items.retain(|item| !matches!(item, Item::Use(_)));

    let mut all = Vec::new();
    let held = held_types(items);
    for item in items.iter_mut() {
        if let Item::Struct(item) = item {
            if let Fields::Named(fields) = &mut item.fields {
                fields.named.push(syn::parse_quote!(_options: crate::call_options::CallOptions));
            }
            if let Some(method) = methods.get(&item.ident.to_string()) {
                let method = &method.sig.ident;
                item.attrs.retain(|attribute| !attribute.path().is_ident("doc"));
                item.attrs
                    .insert(0, doc(&format!(" Builder of a call of [`Client::{method}`](crate::Client::{method}).")));
            }
            continue;
        }
        let Item::Impl(item) = item else { continue };
        let name = last_ident(&item.self_ty).ok_or("a builder without a name")?;
        let method = methods.get(&name).ok_or_else(|| format!("no method makes the builder {name}"))?;
        let held = held.get(&name).cloned().unwrap_or_default();
        all.push(builder(item, &name, method, &held, &structs, &texts, rewritten, meaning, units)?);
    }
    items.insert(
        0,
        syn::parse_quote!(
            use super::{operations, types};
        ),
    );
    items.insert(
        1,
        syn::parse_quote!(
            #[allow(unused_imports)]
            use crate::{request::Request, Bytes, Error, ResponseValue};
        ),
    );
    if all.len() != meaning.operations.len() {
        return Err(format!(
            "{} operations in the document, {} in the generated code",
            meaning.operations.len(),
            all.len()
        ));
    }
    let constants = constants(&all);
    Ok((all, constants))
}

/// The types of the values that each builder holds, by builder and field.
fn held_types(items: &[Item]) -> BTreeMap<String, BTreeMap<String, Type>> {
    items
        .iter()
        .filter_map(|item| match item {
            Item::Struct(item) => {
                let fields = item.fields.iter();
                let types =
                    fields.filter_map(|field| Some((field.ident.as_ref()?.to_string(), first_argument(&field.ty)?)));
                Some((item.ident.to_string(), types.collect()))
            }
            _ => None,
        })
        .collect()
}

/// The client's methods by the builder that they return.
fn methods(client: &ItemImpl) -> BTreeMap<String, &ImplItemFn> {
    client
        .items
        .iter()
        .filter_map(|item| match item {
            ImplItem::Fn(function) => match &function.sig.output {
                ReturnType::Type(_, ty) => Some((last_ident(ty)?, function)),
                ReturnType::Default => None,
            },
            _ => None,
        })
        .collect()
}

fn last_ident(ty: &Type) -> Option<String> {
    match ty {
        Type::Path(path) => path.path.segments.last().map(|segment| segment.ident.to_string()),
        _ => None,
    }
}

#[allow(clippy::too_many_arguments, reason = "each is read once")]
fn builder(
    item: &mut ItemImpl,
    name: &str,
    method: &ImplItemFn,
    held: &BTreeMap<String, Type>,
    structs: &BTreeMap<String, &ItemStruct>,
    texts: &BTreeSet<String>,
    rewritten: &Rewritten,
    meaning: &Meaning,
    units: &Units,
) -> Result<Generated, String> {
    let unknown = |what: &str| format!("the generated `send` of {name} has changed: {what}");
    let send = function(item, "send").ok_or_else(|| unknown("there is none"))?;
    let read = Send::read(&send.block).map_err(|what| unknown(&what))?;
    let success = success(&send.sig.output).ok_or_else(|| unknown("its type"))?;
    let operation = meaning
        .operations
        .iter()
        .find(|operation| operation.method == read.method && same_path(&operation.path, &read.path))
        .ok_or_else(|| unknown(&format!("{} {} is not in the document", read.method, read.path)))?
        .clone();

    let rust_name = method.sig.ident.to_string();
    let constant = constant(&rust_name);
    let body = read.body.as_ref().and_then(|_| body_type(item, structs));
    let taken_names: BTreeSet<String> = item
        .items
        .iter()
        .filter_map(|item| match item {
            ImplItem::Fn(function) => Some(function.sig.ident.to_string()),
            _ => None,
        })
        .collect();

    let success_type = match last_ident(&success).as_deref() {
        Some("ByteStream") => syn::parse_quote!(Bytes),
        _ => success.clone(),
    };
    let statements = read.rewritten(&constant, &success);
    if let Some(send) = function(item, "send") {
        let path = rustdoc::code(&operation.path);
        send.attrs = vec![doc(&format!(" Sends a `{}` request to {path}.", operation.method.to_uppercase()))];
        for line in [
            "",
            " # Errors",
            "",
            " See [`ErrorKind`](crate::ErrorKind): the request was refused before it was sent, did not arrive, or was \
             not answered with what the document says.",
        ] {
            send.attrs.push(doc(line));
        }
        send.sig.output = syn::parse_quote!(-> Result<ResponseValue<#success_type>, Error>);
        send.block = syn::parse_quote!({ #statements });
    }
    let wire_names: BTreeMap<String, String> =
        read.parameters(&operation.path).map(|(name, variable)| (variable, name)).collect();
    document_setters(item, &operation, &wire_names);
    item.items.extend(call_options().into_iter().map(ImplItem::Fn));
    if let Some(new) = function(item, "new") {
        Literal.visit_block_mut(&mut new.block);
    }

    let mut properties = Vec::new();
    if let Some(body) = &body {
        let fields = structs.get(body).map(|item| &item.fields);
        for field in fields.into_iter().flat_map(Fields::iter) {
            let Some(ident) = &field.ident else { continue };
            if is_flattened(field) {
                continue;
            }
            let mut setter = ident.clone();
            while taken_names.contains(&setter.to_string()) || RESERVED.contains(&setter.to_string().as_str()) {
                setter = format_ident!("body_{setter}");
            }
            let value = optional(&field.ty).unwrap_or(&field.ty);
            let wire = renamed(&field.attrs).unwrap_or_else(|| ident.to_string());
            let of_type = units.get(&(body.clone(), wire.clone()));
            let unit = of_type.or_else(|| operation.units.get(&wire)).copied();
            properties.push(Setter {
                name: wire,
                method: setter.to_string(),
                field: field_setter(&ident.to_string()),
                value: code(&qualify(value, &quote!(types))),
                is_optional: optional(&field.ty).is_some(),
                takes_text: matches!(taken(value, texts), Taken::Text | Taken::CheckedText),
                text: rewritten.field_texts.get(&(body.clone(), ident.to_string())).cloned().unwrap_or_default(),
            });
            item.items.push(ImplItem::Fn(property_setter(&setter, ident, field, texts, unit)));
        }
    }
    Ok(Generated {
        method: rust_name,
        builder: name.to_owned(),
        parameters: read
            .parameters(&operation.path)
            .map(|(name, variable)| parameter(name, variable, held, &operation))
            .collect::<Result<_, _>>()?,
        body: body.map(|body| format!("types::{body}")).or_else(|| held.get("body").map(code)),
        properties,
        success: code(&success_type),
        operation,
    })
}

/// A type as code, on one line.
fn code(ty: &Type) -> String {
    ty.to_token_stream().to_string().replace(' ', "")
}

fn parameter(
    name: String,
    variable: String,
    held: &BTreeMap<String, Type>,
    operation: &Operation,
) -> Result<Setter, String> {
    let ty = held.get(&variable).ok_or_else(|| format!("the parameter {name} is not held by the builder"))?;
    let described = operation.parameter_texts.get(&name).map(|text| rustdoc::plain(text));
    Ok(Setter {
        text: described.unwrap_or_else(|| format!("Sets the parameter {}.", rustdoc::plain(&name))),
        name,
        method: variable.clone(),
        field: variable,
        value: code(optional(ty).unwrap_or(ty)),
        is_optional: optional(ty).is_some(),
        takes_text: false,
    })
}

fn function<'a>(item: &'a mut ItemImpl, name: &str) -> Option<&'a mut ImplItemFn> {
    item.items.iter_mut().find_map(|item| match item {
        ImplItem::Fn(function) if function.sig.ident == name => Some(function),
        _ => None,
    })
}

/// The name of an operation's constant.
pub(crate) fn constant(method: &str) -> Ident {
    format_ident!("{}", method.to_uppercase())
}

/// Whether two templates differ at most in the names of their parameters.
fn same_path(left: &str, right: &str) -> bool {
    let form = |path: &str| -> String {
        let mut inside = false;
        path.chars()
            .filter(|c| {
                let was_inside = inside;
                inside = match c {
                    '{' => true,
                    '}' => false,
                    _ => inside,
                };
                !(was_inside && inside)
            })
            .collect()
    };
    form(left) == form(right)
}

/// `T` of `Result<ResponseValue<T>, …>`.
fn success(output: &ReturnType) -> Option<Type> {
    let ReturnType::Type(_, ty) = output else { return None };
    first_argument(&first_argument(ty)?)
}

fn first_argument(ty: &Type) -> Option<Type> {
    let Type::Path(path) = ty else { return None };
    match &path.path.segments.last()?.arguments {
        syn::PathArguments::AngleBracketed(arguments) => match arguments.args.first()? {
            syn::GenericArgument::Type(ty) => Some(ty.clone()),
            _ => None,
        },
        _ => None,
    }
}

/// The name of the body's type, when the builder builds it property by property.
fn body_type(item: &ItemImpl, structs: &BTreeMap<String, &ItemStruct>) -> Option<String> {
    // `body_map` takes a closure over the type's builder.
    let map = item.items.iter().find_map(|item| match item {
        ImplItem::Fn(function) if function.sig.ident == "body_map" => Some(function),
        _ => None,
    })?;
    let clause = map.sig.generics.where_clause.as_ref()?.to_token_stream().to_string();
    let (_, returned) = clause.split_once("-> types :: builder :: ")?;
    let name: String = returned.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    structs.contains_key(&name).then_some(name)
}

/// What a generated `send` sends.
#[derive(Default)]
struct Send {
    /// Statements that take the parameters out of the builder.
    taking: Vec<Stmt>,
    method: String,
    /// The path template, with the names of the variables.
    path: String,
    /// The variables in the path.
    segments: Vec<Ident>,
    /// Name on the wire and expression of every query parameter.
    query: Vec<(LitStr, Expr)>,
    /// Name on the wire, variable, and whether it is optional, of every header parameter.
    headers: Vec<(LitStr, Ident, bool)>,
    body: Option<Body>,
}

#[allow(clippy::large_enum_variant, reason = "there is one at a time")]
enum Body {
    Json(Expr),
    Form(Expr),
    Raw(Expr, Option<Expr>),
}

impl Send {
    fn read(block: &Block) -> Result<Self, String> {
        let mut send = Self::default();
        for statement in &block.stmts {
            let code = || {
                let code = statement.to_token_stream().to_string();
                code.chars().take(120).collect::<String>()
            };
            match statement {
                Stmt::Local(local) => {
                    let value = local.init.as_ref().map(|init| &*init.expr).ok_or_else(code)?;
                    let name = match &local.pat {
                        Pat::Ident(pattern) => pattern.ident.to_string(),
                        _ => String::new(),
                    };
                    match name.as_str() {
                        "url" => send.url(value).ok_or_else(code)?,
                        "header_map" => {}
                        "request" => {
                            send.chain(value)?;
                            // What follows sends and decodes, which is the layer's part.
                            return Ok(send);
                        }
                        _ => send.taking.push(statement.clone()),
                    }
                }
                Stmt::Expr(expression, _) => send.header(expression).ok_or_else(code)?,
                _ => return Err(code()),
            }
        }
        Err("it builds no request".to_owned())
    }

    /// `format!("{}/tasks/{}/runs", client.baseurl, encode_path(&task_id.to_string()))`
    fn url(&mut self, expression: &Expr) -> Option<()> {
        let Expr::Macro(format) = expression else { return None };
        let arguments = format.mac.parse_body_with(Punctuated::<Expr, Token![,]>::parse_terminated).ok()?;
        let mut arguments = arguments.iter();
        let template: LitStr = syn::parse2(arguments.next()?.to_token_stream()).ok()?;
        arguments.next()?;
        for argument in arguments {
            let Expr::Call(call) = argument else { return None };
            self.segments.push(variable(call.args.first()?)?);
        }
        let template = template.value();
        let mut parts = template.strip_prefix("{}")?.split("{}");
        self.path = parts.next()?.to_owned();
        for (segment, part) in self.segments.iter().zip(parts) {
            self.path.push_str(&format!("{{{segment}}}{part}"));
        }
        Some(())
    }

    /// `header_map.append("name", value.to_string().try_into()?)`, alone or in an `if let Some(value) = name`
    fn header(&mut self, expression: &Expr) -> Option<()> {
        let (call, optional) = match expression {
            Expr::If(condition) => {
                let Expr::Let(binding) = &*condition.cond else { return None };
                let Some(Stmt::Expr(Expr::MethodCall(call), _)) = condition.then_branch.stmts.first() else {
                    return None;
                };
                (call, Some(variable(&binding.expr)?))
            }
            Expr::MethodCall(call) => (call, None),
            _ => return None,
        };
        if call.method != "append" {
            return None;
        }
        let mut arguments = call.args.iter();
        let (name, value) = (arguments.next()?, arguments.next()?);
        let Ok(name) = syn::parse2::<LitStr>(name.to_token_stream()) else {
            // The generator's own header, with the document's version: nobody asked for it.
            return name.to_token_stream().to_string().contains("\"api-version\"").then_some(());
        };
        let is_optional = optional.is_some();
        let variable = match optional {
            Some(variable) => variable,
            None => variable(value)?,
        };
        self.headers.push((name, variable, is_optional));
        Some(())
    }

    /// `client.client.post(url).header(…).query(…).json(&body).headers(header_map).build()?`
    fn chain(&mut self, expression: &Expr) -> Result<(), String> {
        let mut calls: Vec<&ExprMethodCall> = Vec::new();
        let mut inner = expression;
        loop {
            match inner {
                Expr::Try(attempt) => inner = &attempt.expr,
                Expr::MethodCall(call) => {
                    calls.push(call);
                    inner = &call.receiver;
                }
                _ => break,
            }
        }
        let mut content_type = None;
        for call in calls.into_iter().rev() {
            let code = || call.method.to_string() + &call.args.to_token_stream().to_string();
            let first = call.args.first();
            match (call.method.to_string().as_str(), first) {
                (method @ ("get" | "put" | "post" | "delete" | "options" | "head" | "patch"), _) => {
                    self.method = method.to_owned();
                }
                ("request", Some(method)) if method.to_token_stream().to_string().ends_with("OPTIONS") => {
                    self.method = "options".to_owned();
                }
                ("request", Some(method)) if method.to_token_stream().to_string().ends_with("TRACE") => {
                    self.method = "trace".to_owned();
                }
                ("header", Some(name)) if name.to_token_stream().to_string().ends_with("ACCEPT") => {}
                ("header", Some(name)) if name.to_token_stream().to_string().ends_with("CONTENT_TYPE") => {
                    content_type = call.args.get(1).cloned();
                }
                ("query", Some(Expr::Reference(parameter))) => {
                    let Expr::Call(parameter) = &*parameter.expr else { return Err(code()) };
                    let name = parameter.args.first().ok_or_else(code)?;
                    let name = syn::parse2(name.to_token_stream()).map_err(|_| code())?;
                    let value = parameter.args.get(1).cloned().ok_or_else(code)?;
                    self.query.push((name, value));
                }
                ("json", Some(body)) => self.body = Some(Body::Json(body.clone())),
                ("form_urlencoded", Some(body)) => self.body = Some(Body::Form(body.clone())),
                ("body", Some(body)) => self.body = Some(Body::Raw(body.clone(), content_type.take())),
                ("headers" | "build", _) => {}
                _ => return Err(code()),
            }
        }
        if self.method.is_empty() { Err("its method".to_owned()) } else { Ok(()) }
    }

    /// Name in the document and variable of every parameter, in the order path, query, header.
    fn parameters<'a>(&'a self, path: &'a str) -> impl Iterator<Item = (String, String)> + 'a {
        let segments = template_names(path).zip(&self.segments);
        let segments = segments.map(|(name, variable)| (name.to_owned(), variable.to_string()));
        let query = self.query.iter().filter_map(|(name, value)| Some((name.value(), variable(value)?.to_string())));
        let headers = self.headers.iter().map(|(name, variable, _)| (name.value(), variable.to_string()));
        segments.chain(query).chain(headers)
    }

    /// The same through the layer.
    fn rewritten(&self, constant: &Ident, success: &Type) -> TokenStream {
        let taking = self.taking.iter().map(|statement| {
            let mut statement = statement.clone();
            // The first takes the builder apart.
            if let Stmt::Local(local) = &mut statement
                && let Pat::Struct(pattern) = &mut local.pat
            {
                let ident = format_ident!("_options");
                let whole =
                    PatIdent { attrs: Vec::new(), by_ref: None, mutability: None, ident: ident.clone(), subpat: None };
                pattern.fields.push(FieldPat {
                    attrs: Vec::new(),
                    member: Member::Named(ident),
                    colon_token: None,
                    pat: Box::new(Pat::Ident(whole)),
                });
            }
            refusals(statement.to_token_stream(), constant)
        });
        let mut request = quote!(Request::new(client, &operations::#constant).options(_options));
        let mut parts = self.path.split(['{', '}']);
        if let Some(first) = parts.next().filter(|part| !part.is_empty()) {
            request.extend(quote!(.path(#first)));
        }
        let mut is_name = true;
        for part in parts {
            if is_name {
                let variable = format_ident!("{part}");
                request.extend(quote!(.segment(#part, &#variable)?));
            } else if !part.is_empty() {
                request.extend(quote!(.path(#part)));
            }
            is_name = !is_name;
        }
        for (name, value) in &self.query {
            request.extend(quote!(.query(#name, #value)?));
        }
        for (name, variable, is_optional) in &self.headers {
            request.extend(match is_optional {
                true => quote!(.header(#name, #variable.as_ref())?),
                false => quote!(.header(#name, Some(&#variable))?),
            });
        }
        request.extend(match &self.body {
            Some(Body::Json(body)) => quote!(.json(#body)?),
            Some(Body::Form(body)) => quote!(.form(#body)?),
            Some(Body::Raw(body, Some(content_type))) => quote!(.raw(#body, #content_type)),
            Some(Body::Raw(body, None)) => {
                quote!(.raw(#body, ::reqwest::header::HeaderValue::from_static("application/octet-stream")))
            }
            None => quote!(),
        });
        let finish = match last_ident(success).as_deref() {
            Some("ByteStream") => quote!(.send_for_bytes()),
            Some(_) => quote!(.send_for_json()),
            None => quote!(.send_for_nothing()),
        };
        quote! {
            #(#taking)*
            #request #finish.await
        }
    }
}

/// Initialises the field with the options of the call.
struct Literal;

impl VisitMut for Literal {
    fn visit_expr_struct_mut(&mut self, literal: &mut syn::ExprStruct) {
        literal.fields.push(syn::parse_quote!(_options: ::std::default::Default::default()));
    }
}

/// The variable that an expression such as `&task_id.to_string()` is about.
fn variable(expression: &Expr) -> Option<Ident> {
    match expression {
        Expr::Reference(reference) => variable(&reference.expr),
        Expr::MethodCall(call) => variable(&call.receiver),
        Expr::Try(attempt) => variable(&attempt.expr),
        Expr::Path(path) => path.path.get_ident().cloned(),
        _ => None,
    }
}

/// Replaces `Error::InvalidRequest`, the generator's way to refuse, by the layer's.
fn refusals(tokens: TokenStream, constant: &Ident) -> TokenStream {
    let mut out: Vec<TokenTree> = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let inner = refusals(group.stream(), constant);
                out.push(TokenTree::Group(Group::new(group.delimiter(), inner)));
            }
            TokenTree::Ident(ident) if ident == "InvalidRequest" => {
                // `Error`, `:` and `:` stand before it.
                out.truncate(out.len().saturating_sub(3));
                out.extend(quote!(|message| operations::#constant.refused(message)));
            }
            token => out.push(token),
        }
    }
    out.into_iter().collect()
}

/// Documents the setters of parameters and body, given the names of the parameters in the document by setter.
fn document_setters(item: &mut ItemImpl, operation: &Operation, wire_names: &BTreeMap<String, String>) {
    for item in &mut item.items {
        let ImplItem::Fn(function) = item else { continue };
        let name = function.sig.ident.to_string();
        let lines = match (name.as_str(), wire_names.get(&name)) {
            ("send", _) => continue,
            ("new", _) => vec!["A builder that has no values yet.".to_owned()],
            (_, Some(wire)) => match operation.parameter_texts.get(wire) {
                Some(text) => rustdoc::lines(text),
                None => vec![format!("Sets the parameter {}.", rustdoc::code(wire))],
            },
            ("body_map", None) => vec!["Changes the body through its builder.".to_owned()],
            (_, None) => vec!["Sets the whole body.".to_owned()],
        };
        function.attrs.splice(0..0, lines.iter().map(|line| doc_line(line)));
    }
}

/// Documents the client's methods.
pub(crate) fn document_methods(client: &mut ItemImpl, all: &[Generated]) {
    for item in &mut client.items {
        let ImplItem::Fn(function) = item else { continue };
        let Some(generated) = all.iter().find(|generated| function.sig.ident == generated.method) else {
            continue;
        };
        let Operation { method, path, texts, .. } = &generated.operation;
        let mut lines: Vec<String> = Vec::new();
        for text in texts {
            lines.extend(rustdoc::lines(text));
            lines.push(String::new());
        }
        lines.push(format!("Sends a `{}` request to {}.", method.to_uppercase(), rustdoc::code(path)));
        lines.push(String::new());
        lines.push(format!(
            "The values are set on the [builder](builder::{}), which sends the request.",
            generated.builder
        ));
        function.attrs = lines.iter().map(|line| doc_line(line)).collect();
    }
}

/// The constants that tell the layer what the document says of each operation.
fn constants(all: &[Generated]) -> TokenStream {
    let constants = all.iter().map(|generated| {
        let Operation { id, method, path, credential, .. } = &generated.operation;
        let name = constant(&generated.method);
        let verb = format_ident!("{}", method.to_uppercase());
        let text = format!(" {}", rustdoc::code(&format!("{} {path}", method.to_uppercase())));
        let credential = match credential {
            None => quote!(None),
            Some(Credential::Header { name, prefix }) => {
                quote!(Some(Credential::Header { name: #name, prefix: #prefix }))
            }
            Some(Credential::Query(name)) => quote!(Some(Credential::Query(#name))),
            Some(Credential::Cookie(name)) => quote!(Some(Credential::Cookie(#name))),
        };
        quote! {
            #[doc = #text]
            pub static #name: Operation = Operation::new(#id, Method::#verb, #path, #credential);
        }
    });
    let names = all.iter().map(|generated| constant(&generated.method));
    quote! {
        /// What the document says of each operation.
        pub mod operations {
            #[allow(unused_imports)]
            use crate::operation::{Credential, Operation};
            #[allow(unused_imports)]
            use ::reqwest::Method;
            #(#constants)*
            /// All of them, in the order of the document.
            pub static ALL: &[&Operation] = &[#(&#names),*];
        }
    }
}
