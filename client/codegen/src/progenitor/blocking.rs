//! Generates the builders of the blocking client: each wraps an async builder, forwards the setters, and blocks on
//! futures.
//!
//! They are generated from the finished builders, so that they have the same methods.

use quote::{ToTokens, format_ident};
use syn::visit_mut::VisitMut;
use syn::{
    Attribute, Block, Expr, ExprMethodCall, ExprPath, File, FnArg, GenericArgument, Ident, ImplItem, ImplItemFn, Item,
    ItemImpl, ItemMod, Pat, PathArguments, ReturnType, Type, Visibility,
};

use crate::progenitor::error::OutputError;
use crate::progenitor::rewrite_types::{doc, last_ident};
use crate::template::{Part, Template, template};

/// The result of a method of a builder or of the client.
enum Kind {
    /// The builder, changed.
    Setter,
    /// A future, as an `async fn`.
    Future,
    /// A type such as `Wait`, which has settings before it is awaited.
    Waiter,
    /// A future of a started run.
    Start,
    /// A run that was started earlier.
    Handle,
    /// A stream of pages or of items.
    Stream,
    /// The builder of an operation.
    Builder(Ident),
    /// A value that needs no waiting.
    Other,
}

/// Generates the blocking client's methods and builders.
pub(crate) fn generate(items: &[Item]) -> Result<File, OutputError> {
    let builders = items.iter().find_map(|item| match item {
        Item::Mod(module) if module.ident == "builder" => Some(module),
        _ => None,
    });
    let builders = builders.ok_or("there are no builders")?;
    let impls = builders.content.iter().flat_map(|(_, items)| items).filter_map(|item| match item {
        Item::Impl(item) if item.trait_.is_none() => Some(item),
        _ => None,
    });
    let twins = impls.filter_map(|item| Some(twin(&format_ident!("{}", last_ident(&item.self_ty)?), item)));
    let mut twins: Vec<Item> = twins.flatten().collect();
    let methods = items.iter().filter_map(|item| match item {
        Item::Impl(item) if item.trait_.is_none() && last_ident(&item.self_ty)? == "Client" => Some(&item.items),
        _ => None,
    });
    let mut client: ItemImpl = syn::parse_quote!(impl Client {});
    client.items.extend(methods.flatten().filter_map(blocked).flat_map(client_methods).map(ImplItem::Fn));
    let mut module: ItemMod = syn::parse_quote! {
        /// Builders of the operations' requests for the blocking client.
        #[allow(clippy::all)]
        pub mod builder {
            #[allow(unused_imports, reason = "the document decides what is needed")]
            use crate::{Bytes, Error, ResponseValue, blocking::Client, builder as asynchronous, operations, types};
        }
    };
    module.content.iter_mut().for_each(|(_, items)| items.append(&mut twins));
    let imports = syn::parse_quote! {
        #[allow(unused_imports, reason = "the document decides what is needed")]
        use crate::{Bytes, Error, ResponseValue, blocking::Client, operations, types};
    };
    let items = vec![imports, Item::Impl(client), Item::Mod(module)];
    Ok(File { shebang: None, frontmatter: None, attrs: Vec::new(), items })
}

/// Returns a method that the blocking client has too.
fn blocked(item: &ImplItem) -> Option<&ImplItemFn> {
    match item {
        ImplItem::Fn(function)
            if matches!(function.vis, Visibility::Public(_)) && function.sig.receiver().is_some() =>
        {
            Some(function)
        }
        _ => None,
    }
}

/// Returns the blocking counterpart of a builder.
fn twin(name: &Ident, item: &ItemImpl) -> [Item; 2] {
    let text = format!(" Builder for the blocking client: see [`builder::{name}`](crate::builder::{name}).");
    let text = doc(&text);
    // A builder has one lifetime, that of the client.
    let mut parts = [("BUILDER", Part::Ident(name))];
    let declaration = template! { Item:
        #[derive(Clone, Debug)]
        #[must_use = "nothing is sent until the request is sent"]
        pub struct BUILDER<'a> {
            client: &'a Client,
            inner: asynchronous::BUILDER<'a>,
        }
    };
    let mut declaration = declaration.filled(&mut parts);
    if let Item::Struct(declaration) = &mut declaration {
        declaration.attrs.insert(0, text);
    }
    let methods = template! { Item:
        impl<'a> BUILDER<'a> {
            pub(crate) fn wrap(client: &'a Client, inner: asynchronous::BUILDER<'a>) -> Self {
                Self { client, inner }
            }
        }
    };
    let mut methods = methods.filled(&mut parts);
    if let Item::Impl(methods) = &mut methods {
        methods.items.extend(item.items.iter().filter_map(blocked).flat_map(builder_methods).map(ImplItem::Fn));
    }
    [declaration, methods]
}

/// Returns the blocking methods for a method of an async builder.
fn builder_methods(function: &ImplItemFn) -> Vec<ImplItemFn> {
    let call = call(template!(ExprMethodCall: self.inner.call()), function);
    let output = output(function);
    let method = |output: Type, body: Block| {
        method(template!(ImplItemFn: pub fn method(self) {}), function, output, with_call(body, &call))
    };
    let block_on = || template!(Block: { self.client.block_on(CALL) });
    match kind(function) {
        Kind::Setter => vec![method(output, template!(Block: { Self { inner: CALL, ..self } }))],
        Kind::Future => vec![method(output, block_on())],
        Kind::Waiter => {
            let outcome = outcome(&output);
            let with = method(outcome.clone(), template!(Block: { self.client.block_on(settings(CALL)) }));
            let mut methods = vec![method(outcome, block_on()), with_settings(with, &output)];
            if let [Some(value), Some(run)] = type_arguments(&output)
                && is_output(&output)
            {
                let output = syn::parse_quote!(Result<crate::blocking::RunHandle<#run, #value>, Error>);
                let body = template! { Block: {
                    let run = self.client.block_on(CALL.start());
                    run.map(|run| crate::blocking::RunHandle::new(self.client, run))
                } };
                methods.push(typed_start(method(output, body)));
            }
            methods
        }
        Kind::Start => {
            let body = template! { Block: {
                let run = self.client.block_on(CALL);
                run.map(|run| crate::blocking::RunHandle::new(self.client, run))
            } };
            vec![method(blocking_handle(output), body)]
        }
        Kind::Stream => {
            let item: Type = match type_arguments(&output) {
                [Some(_), Some(item)] => item.clone(),
                [page, _] => syn::parse_quote!(ResponseValue<#page>),
            };
            let output = syn::parse_quote!(impl Iterator<Item = Result<#item, Error>> + use<>);
            vec![method(output, template!(Block: { self.client.iter_stream(CALL) }))]
        }
        Kind::Builder(_) | Kind::Handle | Kind::Other => vec![method(output, template!(Block: { CALL }))],
    }
}

/// Returns the methods of the blocking client for a method of the async client.
fn client_methods(function: &ImplItemFn) -> Vec<ImplItemFn> {
    let call = call(template!(ExprMethodCall: self.as_async().call()), function);
    let output = output(function);
    let method = |output: Type, body: Block| {
        method(template!(ImplItemFn: pub fn method(&self) {}), function, output, with_call(body, &call))
    };
    let block_on = || template!(Block: { self.block_on(CALL) });
    match kind(function) {
        Kind::Builder(builder) => {
            let body = template!(Block: { builder::BUILDER::wrap(self, CALL) });
            vec![method(output, body.filled(&mut [("BUILDER", Part::Ident(&builder))]))]
        }
        Kind::Future | Kind::Start => vec![method(output, block_on())],
        Kind::Waiter => {
            let outcome = outcome(&output);
            let with = method(outcome.clone(), template!(Block: { self.block_on(settings(CALL)) }));
            vec![method(outcome, block_on()), with_settings(with, &output)]
        }
        Kind::Handle => {
            let body = template!(Block: { crate::blocking::RunHandle::new(self, CALL) });
            vec![method(blocking_handle(output), body)]
        }
        Kind::Setter | Kind::Stream | Kind::Other => vec![method(output, template!(Block: { CALL }))],
    }
}

/// Completes the call of a method with its name and its own arguments.
fn call(mut call: ExprMethodCall, function: &ImplItemFn) -> Expr {
    call.method = function.sig.ident.clone();
    call.args.extend(function.sig.inputs.iter().skip(1).filter_map(|input| match input {
        FnArg::Typed(input) => match &*input.pat {
            Pat::Ident(pattern) => Some(path(&pattern.ident)),
            _ => None,
        },
        FnArg::Receiver(_) => None,
    }));
    let mut parameters = function.sig.generics.type_params().map(|parameter| &parameter.ident).peekable();
    // No argument determines the type parameters.
    if call.args.is_empty() && parameters.peek().is_some() {
        call.turbofish = Some(syn::parse_quote!(::<#(#parameters),*>));
    }
    Expr::MethodCall(call)
}

/// Returns an identifier as an expression.
fn path(ident: &Ident) -> Expr {
    Expr::Path(ExprPath { attrs: Vec::new(), qself: None, path: ident.clone().into() })
}

/// Fills the call of the async method in.
fn with_call(body: Block, call: &Expr) -> Block {
    body.filled(&mut [("CALL", Part::Expr(call))])
}

/// Completes the blocking form of a method. Its signature and its documentation are copied.
fn method(mut method: ImplItemFn, function: &ImplItemFn, output: Type, body: Block) -> ImplItemFn {
    let is_kept = |attribute: &&Attribute| ["doc", "cfg"].iter().any(|name| attribute.path().is_ident(name));
    method.attrs = function.attrs.iter().filter(is_kept).cloned().collect();
    method.sig.ident = function.sig.ident.clone();
    method.sig.generics = function.sig.generics.clone();
    method.sig.inputs.extend(function.sig.inputs.iter().skip(1).map(without_mut));
    method.sig.output = ReturnType::Type(Default::default(), Box::new(output));
    method.block = body;
    method
}

/// Turns a method that waits into one that also receives settings for waiting.
fn with_settings(mut method: ImplItemFn, waiter: &Type) -> ImplItemFn {
    let name = method.sig.ident.to_string();
    redocument(&mut method, &with_text(&name, waiter));
    method.sig.ident = format_ident!("{name}_with");
    method.sig.inputs.push(syn::parse_quote!(settings: impl FnOnce(#waiter) -> #waiter));
    method
}

/// Turns a method that waits for a typed result into one that returns the handle of the run.
fn typed_start(mut method: ImplItemFn) -> ImplItemFn {
    let name = method.sig.ident.to_string();
    let text = format!(" Starts the run as [`{name}`](Self::{name}) does, and returns as soon as its id is known.");
    redocument(&mut method, &[text]);
    method.sig.ident = format_ident!("start_{name}");
    method
}

fn redocument(method: &mut ImplItemFn, lines: &[String]) {
    method.attrs.retain(|attribute| !attribute.path().is_ident("doc"));
    method.attrs.splice(0..0, lines.iter().map(|line| doc(line)));
}

/// Returns the documentation of the method with settings for waiting.
fn with_text(name: &str, waiter: &Type) -> [String; 3] {
    let waiter = last_ident(waiter).unwrap_or_default();
    [
        format!(" As [`{name}`](Self::{name}), with settings for waiting."),
        String::new(),
        format!(
            " `settings` receives the [`{waiter}`](crate::{waiter}) before it starts, for example to set a deadline."
        ),
    ]
}

fn without_mut(input: &FnArg) -> FnArg {
    let mut input = input.clone();
    if let FnArg::Typed(input) = &mut input
        && let Pat::Ident(pattern) = &mut *input.pat
    {
        pattern.mutability = None;
    }
    input
}

fn kind(function: &ImplItemFn) -> Kind {
    if function.sig.asyncness.is_some() {
        let is_start = output(function).to_token_stream().to_string().contains("RunHandle");
        return if is_start { Kind::Start } else { Kind::Future };
    }
    let ReturnType::Type(_, ty) = &function.sig.output else { return Kind::Other };
    let Type::Path(path) = &**ty else { return Kind::Other };
    let segments: Vec<String> = path.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    match segments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["Self"] => Kind::Setter,
        ["builder", name] => Kind::Builder(format_ident!("{name}")),
        [.., "Wait" | "Output"] => Kind::Waiter,
        [.., "RunHandle"] => Kind::Handle,
        [.., "Pages" | "Items"] => Kind::Stream,
        _ => Kind::Other,
    }
}

/// Returns the type that a method returns.
fn output(function: &ImplItemFn) -> Type {
    match &function.sig.output {
        ReturnType::Type(_, ty) => (**ty).clone(),
        ReturnType::Default => syn::parse_quote!(()),
    }
}

/// Returns the output type of a future.
fn outcome(waiter: &Type) -> Type {
    match type_arguments(waiter) {
        [Some(value), _] if is_output(waiter) => syn::parse_quote!(Result<#value, Error>),
        [Some(run), _] => syn::parse_quote!(Result<ResponseValue<#run>, Error>),
        _ => syn::parse_quote!(<#waiter as ::std::future::IntoFuture>::Output),
    }
}

/// Returns whether a waiter returns the result of a run.
fn is_output(waiter: &Type) -> bool {
    last_ident(waiter).as_deref() == Some("Output")
}

/// Returns the first two type arguments of a type.
fn type_arguments(ty: &Type) -> [Option<&Type>; 2] {
    let arguments = match ty {
        Type::Path(path) => path.path.segments.last().map(|segment| &segment.arguments),
        _ => None,
    };
    let mut types = arguments.into_iter().flat_map(|arguments| match arguments {
        PathArguments::AngleBracketed(arguments) => arguments.args.iter().collect(),
        _ => Vec::new(),
    });
    let mut next = || types.find_map(|argument| if let GenericArgument::Type(ty) = argument { Some(ty) } else { None });
    [next(), next()]
}

/// Returns the blocking type for a handle, or for a type that contains one.
fn blocking_handle(mut output: Type) -> Type {
    struct Blocking;
    impl VisitMut for Blocking {
        fn visit_path_mut(&mut self, path: &mut syn::Path) {
            syn::visit_mut::visit_path_mut(self, path);
            if let Some(at) = path.segments.iter().position(|segment| segment.ident == "RunHandle") {
                path.segments.insert(at, format_ident!("blocking").into());
            }
        }
    }
    Blocking.visit_type_mut(&mut output);
    output
}
