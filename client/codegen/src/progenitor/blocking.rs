//! Generates the builders of the blocking client: each wraps an async builder, forwards the setters, and blocks on
//! futures.
//!
//! They are generated from the finished builders, so that they have the same methods.

use std::collections::BTreeMap;

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::{
    Attribute, File, FnArg, GenericArgument, Ident, ImplItem, ImplItemFn, Item, ItemImpl, ItemMod, ItemStruct, Pat,
    PathArguments, ReturnType, Type, Visibility,
};

use crate::progenitor::error::OutputError;
use crate::progenitor::rewrite_types::{doc, documentation, last_ident};

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
    let structs = structs(builders);
    let impls = builders.content.iter().flat_map(|(_, items)| items).filter_map(|item| match item {
        Item::Impl(item) if item.trait_.is_none() => Some(item),
        _ => None,
    });
    let twins = impls.filter_map(|item| Some(twin(structs.get(&last_ident(&item.self_ty)?)?, item)));
    let twins: Vec<TokenStream> = twins.collect();
    let methods = items.iter().filter_map(|item| match item {
        Item::Impl(item) if item.trait_.is_none() && last_ident(&item.self_ty)? == "Client" => Some(&item.items),
        _ => None,
    });
    let methods: Vec<TokenStream> = methods.flatten().filter_map(client_method).collect();
    let tokens = quote! {
        #[allow(unused_imports, reason = "the document decides what is needed")]
        use crate::{Bytes, Error, ResponseValue, blocking::Client, operations, types};

        impl Client {
            #(#methods)*
        }

        /// Builders of the operations' requests for the blocking client.
        #[allow(clippy::all)]
        pub mod builder {
            #[allow(unused_imports, reason = "the document decides what is needed")]
            use crate::{Bytes, Error, ResponseValue, blocking::Client, builder as asynchronous, operations, types};
            #(#twins)*
        }
    };
    Ok(syn::parse2(tokens)?)
}

fn structs(builders: &ItemMod) -> BTreeMap<String, &ItemStruct> {
    let items = builders.content.iter().flat_map(|(_, items)| items);
    items
        .filter_map(|item| match item {
            Item::Struct(item) => Some((item.ident.to_string(), item)),
            _ => None,
        })
        .collect()
}

/// Returns the blocking counterpart of a builder.
fn twin(of: &ItemStruct, item: &ItemImpl) -> TokenStream {
    let name = &of.ident;
    let text = format!(" Builder for the blocking client: see [`builder::{name}`](crate::builder::{name}).");
    let text = doc(&text);
    let methods = item.items.iter().filter_map(|item| match item {
        ImplItem::Fn(function)
            if matches!(function.vis, Visibility::Public(_)) && function.sig.receiver().is_some() =>
        {
            Some(builder_method(function))
        }
        _ => None,
    });
    // A builder has one lifetime, that of the client.
    quote! {
        #text
        #[derive(Clone, Debug)]
        #[must_use = "nothing is sent until the request is sent"]
        pub struct #name<'a> {
            client: &'a Client,
            inner: asynchronous::#name<'a>,
        }

        impl<'a> #name<'a> {
            pub(crate) fn wrap(client: &'a Client, inner: asynchronous::#name<'a>) -> Self {
                Self { client, inner }
            }

            #(#methods)*
        }
    }
}

fn builder_method(function: &ImplItemFn) -> TokenStream {
    let parts = Parts::of(function);
    let Parts { name, arguments, turbofish, .. } = &parts;
    let call = quote!(inner.#name #turbofish (#(#arguments),*));
    let fields = quote!(let Self { client, inner } = self;);
    let receiver = quote!(self);
    let method = |output: &dyn ToTokens, body: TokenStream| parts.method(&receiver, output, &body);
    let output = output(function);
    match kind(function) {
        Kind::Setter => method(&output, quote!(#fields Self { client, inner: #call })),
        Kind::Future => method(&output, quote!(#fields client.block_on(#call))),
        Kind::Waiter => {
            let waiter = waiter(function);
            let methods = parts.waiting(&receiver, &waiter, &call, |call| quote!(#fields client.block_on(#call)));
            let start = typed_start(&parts, &waiter);
            quote!(#methods #start)
        }
        Kind::Start => {
            let run = quote!(client.block_on(#call).map(|run| crate::blocking::RunHandle::new(client, run)));
            method(&blocking_handle(&output), quote!(#fields #run))
        }
        Kind::Stream => {
            let stream = waiter(function);
            let item = match type_arguments(&stream) {
                [Some(_), Some(item)] => quote!(#item),
                [page, _] => quote!(ResponseValue<#page>),
            };
            let iterator = quote!(impl Iterator<Item = Result<#item, Error>> + use<>);
            method(&iterator, quote!(#fields client.iter_stream(#call)))
        }
        Kind::Builder(_) | Kind::Handle | Kind::Other => method(&output, quote!(let inner = self.inner; #call)),
    }
}

/// Returns the method that starts a run with a typed result and returns its handle; `None` for a waiter without a
/// result.
fn typed_start(parts: &Parts, waiter: &Type) -> TokenStream {
    let Parts { cfgs, name, generics, clause, inputs, arguments, turbofish, .. } = parts;
    let [Some(value), Some(run)] = type_arguments(waiter).map(|found| found.filter(|_| is_output(waiter))) else {
        return TokenStream::new();
    };
    let start = format_ident!("start_{name}");
    let text =
        doc(&format!(" Starts the run as [`{name}`](Self::{name}) does, and returns as soon as its id is known."));
    quote! {
        #text
        #(#cfgs)*
        pub fn #start #generics (self #(, #inputs)*)
            -> Result<crate::blocking::RunHandle<#run, #value>, Error> #clause
        {
            let Self { client, inner } = self;
            let run = client.block_on(inner.#name #turbofish (#(#arguments),*).start());
            run.map(|run| crate::blocking::RunHandle::new(client, run))
        }
    }
}

/// Returns a method of the blocking client.
fn client_method(item: &ImplItem) -> Option<TokenStream> {
    let ImplItem::Fn(function) = item else { return None };
    if !matches!(function.vis, Visibility::Public(_)) || function.sig.receiver().is_none() {
        return None;
    }
    let parts = Parts::of(function);
    let Parts { name, arguments, turbofish, .. } = &parts;
    let call = quote!(self.as_async().#name #turbofish (#(#arguments),*));
    let receiver = quote!(&self);
    let method = |output: &dyn ToTokens, body: TokenStream| parts.method(&receiver, output, &body);
    let output = output(function);
    Some(match kind(function) {
        Kind::Builder(builder) => method(&quote!(builder::#builder<'_>), quote!(builder::#builder::wrap(self, #call))),
        Kind::Future | Kind::Start => method(&output, quote!(self.block_on(#call))),
        Kind::Waiter => parts.waiting(&receiver, &waiter(function), &call, |call| quote!(self.block_on(#call))),
        Kind::Handle => method(&blocking_handle(&output), quote!(crate::blocking::RunHandle::new(self, #call))),
        Kind::Setter | Kind::Stream | Kind::Other => method(&output, call),
    })
}

/// Returns the documentation of the method with settings for waiting.
fn with_text(name: &str, waiter: &Type) -> Vec<Attribute> {
    let waiter = last_ident(waiter).unwrap_or_default();
    [
        format!(" As [`{name}`](Self::{name}), with settings for waiting."),
        String::new(),
        format!(
            " `settings` receives the [`{waiter}`](crate::{waiter}) before it starts, for example to set a deadline."
        ),
    ]
    .iter()
    .map(|line| doc(line))
    .collect()
}

/// The parts of a method.
struct Parts {
    docs: Vec<Attribute>,
    cfgs: Vec<Attribute>,
    name: Ident,
    generics: TokenStream,
    clause: Option<syn::WhereClause>,
    inputs: Vec<FnArg>,
    arguments: Vec<TokenStream>,
    /// Type parameters of the method that no argument determines.
    turbofish: TokenStream,
}

impl Parts {
    fn of(function: &ImplItemFn) -> Self {
        let cfgs = function.attrs.iter().filter(|attribute| attribute.path().is_ident("cfg")).cloned().collect();
        let docs = documentation(&function.attrs);
        let docs = docs.lines().map(doc).collect();
        let mut generics = function.sig.generics.clone();
        let clause = generics.where_clause.take();
        let inputs: Vec<FnArg> = function.sig.inputs.iter().skip(1).map(without_mut).collect();
        let arguments = inputs.iter().filter_map(|input| match input {
            FnArg::Typed(input) => Some(input.pat.to_token_stream()),
            FnArg::Receiver(_) => None,
        });
        let arguments = arguments.collect();
        let named = generics.type_params().map(|parameter| &parameter.ident);
        let has_impl = inputs.iter().any(|input| input.to_token_stream().to_string().contains("impl "));
        let turbofish = match inputs.is_empty() && !has_impl && generics.type_params().next().is_some() {
            true => quote!(::<#(#named),*>),
            false => TokenStream::new(),
        };
        let name = function.sig.ident.clone();
        Self { docs, cfgs, name, generics: generics.to_token_stream(), clause, inputs, arguments, turbofish }
    }

    /// Returns the method with another receiver, output and body.
    fn method(&self, receiver: &TokenStream, output: &dyn ToTokens, body: &TokenStream) -> TokenStream {
        let Self { docs, cfgs, name, generics, clause, inputs, .. } = self;
        quote! {
            #(#docs)*
            #(#cfgs)*
            pub fn #name #generics (#receiver #(, #inputs)*) -> #output #clause {
                #body
            }
        }
    }

    /// Returns the method that blocks on a waiter, and the one that changes its settings before.
    fn waiting(
        &self,
        receiver: &TokenStream,
        waiter: &Type,
        call: &TokenStream,
        block_on: impl Fn(&TokenStream) -> TokenStream,
    ) -> TokenStream {
        let Self { cfgs, name, generics, clause, inputs, .. } = self;
        let outcome = outcome(waiter);
        let plain = self.method(receiver, &outcome, &block_on(call));
        let (with, text) = (format_ident!("{name}_with"), with_text(&name.to_string(), waiter));
        let body = block_on(&quote!(settings(#call)));
        quote! {
            #plain

            #(#text)*
            #(#cfgs)*
            pub fn #with #generics (#receiver #(, #inputs)*, settings: impl FnOnce(#waiter) -> #waiter)
                -> #outcome #clause
            {
                #body
            }
        }
    }
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
        let is_start = output(function).to_string().contains("RunHandle");
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

fn output(function: &ImplItemFn) -> TokenStream {
    match &function.sig.output {
        ReturnType::Type(_, ty) => ty.to_token_stream(),
        ReturnType::Default => quote!(()),
    }
}

/// Returns the type that a method returns.
fn waiter(function: &ImplItemFn) -> Type {
    match &function.sig.output {
        ReturnType::Type(_, ty) => (**ty).clone(),
        ReturnType::Default => syn::parse_quote!(()),
    }
}

/// Returns the output type of a future.
fn outcome(waiter: &Type) -> TokenStream {
    match type_arguments(waiter) {
        [Some(value), _] if is_output(waiter) => quote!(Result<#value, Error>),
        [Some(run), _] => quote!(Result<ResponseValue<#run>, Error>),
        _ => quote!(<#waiter as ::std::future::IntoFuture>::Output),
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
fn blocking_handle(output: &TokenStream) -> TokenStream {
    let mut output: Vec<TokenTree> = output.clone().into_iter().collect();
    if let Some(at) = output.iter().position(|token| token.to_string() == "RunHandle") {
        output.splice(at..at, quote!(blocking::));
    }
    output.into_iter().collect()
}
