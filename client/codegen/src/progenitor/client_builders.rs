//! Generates the operations: a builder for each, with a setter for every parameter, form part and body property, which
//! sends through the hand-written layer.
//!
//! From progenitor's builders only the names and types of the fields are read, one for each schema of the operation.
//! [`lower::operation`](crate::lower::operation) describes the serialization.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::visit_mut::VisitMut;
use syn::{Fields, Ident, ImplItem, ImplItemFn, Item, ItemImpl, ItemMod, ItemStruct, ReturnType, Type};

use crate::lower::operation::{self, Body, BodyKind, Location, Parameter, ResponseKind, Slot, is_list};
use crate::openapi::parameter::without_fragment;
use crate::progenitor::error::OutputError;
use crate::progenitor::pagination;
use crate::progenitor::rewrite_types::{
    ArgumentKind, Rewritten, argument_kind, checked_texts, doc_line, documentation, first_argument, is_flattened,
    last_ident, optional, structs, wire_name,
};
use crate::progenitor::setters::{Argument, call_options, field_setter, property_setter, qualify};
use crate::rustdoc;
use crate::template::{Part, Template, template};
use crate::validate::{ApiModel, Credential, Operation};

/// A generated operation.
#[derive(Clone, Debug)]
pub struct GeneratedOperation {
    /// The operation in the document.
    pub operation: Operation,
    /// The serialization of its values.
    pub wire: operation::Operation,
    /// Name of the client's method, and in upper case of the constant.
    pub method: String,
    /// Name of the builder.
    pub builder: String,
    /// The path, query, header and cookie parameters and the form parts, in the order of `wire`.
    pub parameters: Vec<Setter>,
    /// The type of the body.
    pub body: Option<String>,
    /// The setters of the body's properties, if it is an object.
    pub properties: Vec<Setter>,
    /// The type of a success response.
    pub success: Success,
    /// The types of the documented responses, in the order of `wire`; `None` for those that are not JSON.
    pub responses: Vec<Option<String>>,
}

/// The type of a success response.
#[derive(Clone, Debug)]
pub struct Success {
    /// The type, relative to the parent of the module `types`.
    pub ty: String,
    /// The bodies that it can be decoded from.
    pub kind: SuccessKind,
}

/// The kinds of bodies that success responses have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SuccessKind {
    /// One kind for all statuses.
    One(ResponseKind),
    /// One kind or no body: an `Option`.
    Optional(ResponseKind),
    /// Several: an enum with a variant for each status.
    ByStatus,
}

/// A setter for a parameter, a form part, or a body property.
#[derive(Clone, Debug)]
pub struct Setter {
    /// Name in the document.
    pub name: String,
    /// Name of the method on the operation's builder.
    pub method: String,
    /// Name of the method on the builder of the body's type; the same as `method` for a parameter.
    pub field: String,
    /// The type of the value, relative to the parent of the module `types`.
    pub value: String,
    /// Set if the value is an `Option`: it may be absent or null.
    pub is_optional: bool,
    /// Set if the method accepts a string and converts it.
    pub takes_text: bool,
    /// The location of a parameter; `None` for a body property.
    pub location: Option<Location>,
    /// The description in the document, as plain text.
    pub text: String,
}

/// The generated code of the operations.
pub(crate) struct Operations {
    pub(crate) all: Vec<GeneratedOperation>,
    /// The module of the builders.
    pub(crate) builders: ItemMod,
    /// The client's methods.
    pub(crate) client: ItemImpl,
    /// The constants that describe each operation to the hand-written layer.
    pub(crate) constants: TokenStream,
}

/// Generates the builders. `builders` and `client` are progenitor's output.
pub(crate) fn generate(
    builders: &ItemMod,
    client: &ItemImpl,
    types: &mut ItemMod,
    rewritten: &Rewritten,
    model: &ApiModel,
    lowered: &[(operation::Operation, Vec<Slot>)],
) -> Result<Operations, OutputError> {
    let items = types.content.as_ref().map(|(_, items)| items.as_slice()).unwrap_or_default();
    let mut emitter = Emitter {
        structs: structs(items),
        texts: checked_texts(items),
        rewritten,
        names: items.iter().filter_map(item_name).collect(),
        added: Vec::new(),
        unconverted: items.iter().filter(|item| !matches!(item, Item::Type(_))).filter_map(item_name).collect(),
        options: call_options(),
    };
    let methods = methods(client);
    let (_, items) = builders.content.as_ref().ok_or("the module of the builders is empty")?;
    let fields: BTreeMap<String, Vec<Type>> = items
        .iter()
        .filter_map(|item| match item {
            Item::Struct(item) => {
                // The first field is the client.
                let types = item.fields.iter().skip(1).filter_map(|field| first_argument(&field.ty).cloned());
                Some((item.ident.to_string(), types.collect()))
            }
            _ => None,
        })
        .collect();
    let (mut all, mut code) = (Vec::new(), Vec::new());
    for item in items {
        let Item::Impl(item) = item else { continue };
        let name = last_ident(&item.self_ty).ok_or("a builder without a name")?;
        let method = methods.get(&name).ok_or_else(|| format!("no method makes the builder {name}"))?;
        let (wire, slots) =
            of_builder(item, lowered).ok_or_else(|| format!("{name} is not the builder of an operation"))?;
        let operation = model
            .operations
            .iter()
            .find(|operation| operation.method == wire.method && operation.path == wire.path)
            .ok_or_else(|| format!("{} {} is not in the document", wire.method, wire.path))?;
        let slots = slot_types(slots, fields.get(&name).map(Vec::as_slice).unwrap_or_default())
            .ok_or_else(|| format!("the fields of {name} are not as expected"))?;
        let (generated, items) = emitter.operation(operation, wire, &name, &method.sig.ident, &slots)?;
        all.push(generated);
        code.extend(items);
    }
    if all.len() != model.operations.len() {
        let (document, generated) = (model.operations.len(), all.len());
        return Err(format!("{document} operations in the document, {generated} in the generated code").into());
    }
    let mut added = emitter.added;
    types.content.iter_mut().for_each(|(_, items)| items.append(&mut added));
    let mut builders: ItemMod = syn::parse_quote! {
        /// Request builders of the operations.
        #[allow(clippy::all)]
        pub mod builder {
            #[allow(unused_imports)]
            use super::{operations, types};
            #[allow(unused_imports)]
            use crate::{Bytes, Error, ResponseValue, parameter::Style, request::Request};
        }
    };
    builders.content.iter_mut().for_each(|(_, items)| items.append(&mut code));
    let mut client: ItemImpl = syn::parse_quote!(impl Client {});
    client.items.extend(all.iter().map(client_method).map(ImplItem::Fn));
    Ok(Operations { builders, client, constants: constants(&all, model), all })
}

fn item_name(item: &Item) -> Option<String> {
    match item {
        Item::Struct(item) => Some(item.ident.to_string()),
        Item::Enum(item) => Some(item.ident.to_string()),
        Item::Type(item) => Some(item.ident.to_string()),
        _ => None,
    }
}

/// Returns the client's methods by the builder that they return.
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

/// Returns the operation of a progenitor builder: the documentation of `send` contains method and path.
fn of_builder<'a>(
    item: &ItemImpl,
    lowered: &'a [(operation::Operation, Vec<Slot>)],
) -> Option<&'a (operation::Operation, Vec<Slot>)> {
    let send = item.items.iter().find_map(|item| match item {
        ImplItem::Fn(function) if function.sig.ident == "send" => Some(documentation(&function.attrs)),
        _ => None,
    })?;
    let mut quoted = send.split('`').skip(1).step_by(2);
    let (method, path) = (quoted.next()?.to_lowercase(), quoted.next()?);
    lowered.iter().find(|(wire, _)| wire.method == method && operation::progenitor_path(&wire.path) == path)
}

/// Returns the types of slots: progenitor sorts its header parameters by name.
fn slot_types(slots: &[Slot], fields: &[Type]) -> Option<BTreeMap<String, Type>> {
    let mut sorted: Vec<&Slot> = slots.iter().collect();
    sorted.sort_by(|left, right| left.name.cmp(&right.name));
    if sorted.len() != fields.len() {
        return None;
    }
    let types = sorted.iter().zip(fields).map(|(slot, field)| {
        let ty = match is_list(&slot.schema) {
            true => field.clone(),
            false => first_argument(field)?.clone(),
        };
        Some((slot.name.clone(), ty))
    });
    types.collect()
}

/// Formats a type on one line.
pub(super) fn code(ty: &Type) -> String {
    ty.to_token_stream().to_string().replace(' ', "")
}

/// Returns the name of an operation's constant.
pub(crate) fn constant(method: &str) -> Ident {
    ident(&method.to_uppercase())
}

/// Creates an identifier; keywords have already been renamed.
pub(crate) fn ident(name: &str) -> Ident {
    syn::parse_str(name).unwrap_or_else(|_| format_ident!("r#{}", name))
}

/// Returns the type of a slot.
fn slot<'t>(slots: &'t BTreeMap<String, Type>, name: &str) -> Result<&'t Type, OutputError> {
    slots.get(name).ok_or_else(|| format!("there is no type for {name}").into())
}

struct Emitter<'a> {
    structs: BTreeMap<String, &'a ItemStruct>,
    texts: BTreeSet<String>,
    rewritten: &'a Rewritten,
    /// The names of all types.
    names: BTreeSet<String>,
    /// The additions to the module of the types: the response enums of operations, and conversions of bodies.
    added: Vec<Item>,
    /// The structs and enums without a conversion by reference.
    unconverted: BTreeSet<String>,
    /// The setters of call options, which every builder has.
    options: Vec<ImplItemFn>,
}

impl<'a> Emitter<'a> {
    /// Generates the builder of an operation and its description for other generators.
    fn operation(
        &mut self,
        operation: &Operation,
        wire: &operation::Operation,
        name: &str,
        method: &Ident,
        slots: &BTreeMap<String, Type>,
    ) -> Result<(GeneratedOperation, [Item; 2]), OutputError> {
        let parameters = wire.parameters.iter().map(|parameter| Ok((parameter, slot(slots, &parameter.slot)?.clone())));
        let parameters: Vec<(&Parameter, Type)> = parameters.collect::<Result<_, OutputError>>()?;
        let body = match &wire.body {
            Some(body) => Some(self.body(body, slot(slots, &body.slot)?)),
            None => None,
        };
        let responses = wire.responses.iter().map(|response| match response.kind {
            ResponseKind::Json => slot(slots, &response.slot).cloned().map(Some),
            _ => Ok(None),
        });
        let responses: Vec<Option<Type>> = responses.collect::<Result<_, OutputError>>()?;
        let (success, finish) = self.success(wire, name, &responses);
        let events: Option<Type> = match wire.responses.iter().find_map(|response| response.events.as_ref()) {
            None => None,
            Some(None) => Some(syn::parse_quote!(::std::string::String)),
            Some(Some(name)) => Some(slot(slots, name)?.clone()),
        };
        let lines = wire.responses.iter().find_map(|response| response.lines.as_ref());
        let lines = match lines {
            None => None,
            Some((media_type, name)) => Some((media_type, slot(slots, name)?)),
        };

        let setters = parameters.iter().map(|(parameter, ty)| parameter_setter(parameter, ty, &self.texts));
        let mut setters: Vec<ImplItemFn> = setters.collect();
        let described: Vec<Setter> = parameters.iter().map(|(parameter, ty)| Setter::new(parameter, ty)).collect();
        let taken_names: BTreeSet<String> = described.iter().map(|setter| setter.method.clone()).collect();
        let mut properties = Vec::new();
        if let Some(body) = &body {
            self.convert_by_reference(&body.ty);
            setters.extend(body.setters());
            for (setter, property) in self.properties(body, &taken_names) {
                setters.push(property);
                properties.push(setter);
            }
        }
        let (builder, constant) = (ident(name), constant(&method.to_string()));
        let request = into_request(wire, &constant, &parameters, body.as_ref());
        let streams = streams(wire, &success, events.as_ref(), lines);
        let sends = sends(wire, &success, &finish, &streams);
        let pages = self.pages(operation, wire, (&builder, &constant), &success, body.as_ref())?;
        setters.extend_from_slice(&self.options);
        let fields = fields(&parameters, body.as_ref());
        let items = items(&builder, method, fields, setters, &quote!(#request #sends #pages));
        let mut operation = operation.clone();
        // A run that may be absent, or something else, cannot be polled.
        operation.returns_run &= success.1 == SuccessKind::One(ResponseKind::Json);
        let generated = GeneratedOperation {
            operation,
            wire: wire.clone(),
            method: method.to_string(),
            builder: name.to_owned(),
            parameters: described,
            body: body.as_ref().map(|body| code(&body.ty)),
            properties,
            success: Success { ty: code(&success.0), kind: success.1 },
            responses: responses.iter().map(|ty| ty.as_ref().map(code)).collect(),
        };
        Ok((generated, items))
    }

    /// The methods that go through the pages of a list.
    fn pages(
        &self,
        operation: &Operation,
        wire: &operation::Operation,
        (name, constant): (&Ident, &Ident),
        success: &(Type, SuccessKind),
        body: Option<&EmittedBody<'_>>,
    ) -> Result<TokenStream, OutputError> {
        let Some(given) = operation.pagination.as_ref().filter(|_| success.1 == SuccessKind::One(ResponseKind::Json))
        else {
            return Ok(TokenStream::new());
        };
        let mut fields: Vec<Ident> = wire.parameters.iter().map(|parameter| ident(&parameter.field)).collect();
        fields.extend(body.map(|_| format_ident!("body")));
        let body = body.filter(|body| body.item.is_some()).map(|body| &body.ty);
        let builder = pagination::Builder { name, constant, fields: &fields, body, page: &success.0 };
        pagination::methods(given, &builder, wire, &self.structs)
    }

    /// Lets `.body(&request)` take a body of the document's types, or JSON for one that is a struct, by reference.
    fn convert_by_reference(&mut self, ty: &Type) {
        let is_own = matches!(ty, Type::Path(path) if path.path.leading_colon.is_none());
        let Some(name) = last_ident(ty).filter(|name| is_own && self.unconverted.remove(name)) else { return };
        let own = ident(&name);
        let fill = |conversion: Item| conversion.filled(&mut [("TYPE", Part::Ident(&own))]);
        self.added.push(fill(template! { Item:
            impl ::std::convert::From<&TYPE> for TYPE {
                fn from(value: &TYPE) -> Self {
                    value.clone()
                }
            }
        }));
        if self.structs.get(&name).is_some_and(|item| matches!(item.fields, Fields::Named(_))) {
            self.added.push(fill(template! { Item:
                impl ::std::convert::TryFrom<&::serde_json::Value> for TYPE {
                    type Error = self::error::ConversionError;
                    fn try_from(
                        value: &::serde_json::Value,
                    ) -> ::std::result::Result<Self, self::error::ConversionError> {
                        value.clone().try_into()
                    }
                }
            }));
        }
    }

    /// Returns the setters of the body's properties.
    fn properties(&self, body: &EmittedBody<'_>, taken_names: &BTreeSet<String>) -> Vec<(Setter, ImplItemFn)> {
        let ty = body.item.map(|item| item.ident.to_string()).unwrap_or_default();
        let mut taken_names = taken_names.clone();
        let fields = body.item.into_iter().flat_map(|item| item.fields.iter());
        let mut found = Vec::new();
        for field in fields.filter(|field| !is_flattened(field)) {
            let Some(ident) = &field.ident else { continue };
            let mut setter = ident.clone();
            while taken_names.contains(&setter.to_string())
                || operation::RESERVED.contains(&setter.to_string().as_str())
            {
                setter = format_ident!("body_{setter}");
            }
            taken_names.insert(setter.to_string());
            let value = optional(&field.ty).unwrap_or(&field.ty);
            let wire = wire_name(field).unwrap_or_default();
            let unit = self.rewritten.units.get(&(ty.clone(), wire.clone())).copied();
            let described = Setter {
                name: wire,
                method: setter.to_string(),
                field: field_setter(&ident.to_string()),
                value: code(&qualify(value, "types")),
                is_optional: optional(&field.ty).is_some(),
                takes_text: matches!(argument_kind(value, &self.texts), ArgumentKind::Text | ArgumentKind::CheckedText),
                location: None,
                text: self.rewritten.field_texts.get(&(ty.clone(), ident.to_string())).cloned().unwrap_or_default(),
            };
            found.push((described, property_setter(&setter, ident, field, &self.texts, unit)));
        }
        found
    }

    fn body(&self, body: &Body, slot: &Type) -> EmittedBody<'a> {
        let ty: Type = match body.kind {
            BodyKind::Text => syn::parse_quote!(::std::string::String),
            BodyKind::Bytes => syn::parse_quote!(crate::Upload),
            BodyKind::Json | BodyKind::Form => optional(slot).unwrap_or(slot).clone(),
        };
        // A component may have the same name as the client's type for bytes.
        let is_own = matches!(body.kind, BodyKind::Json | BodyKind::Form)
            && matches!(&ty, Type::Path(path) if path.path.leading_colon.is_none());
        let item = last_ident(&ty).filter(|_| is_own).and_then(|name| self.structs.get(&name)).copied();
        let item = item.filter(|item| matches!(item.fields, Fields::Named(_)));
        EmittedBody { kind: body.kind, is_optional: !body.is_required, ty, item }
    }

    /// Returns the type of a success response, its parts, and the call that ends a request.
    fn success(
        &mut self,
        wire: &operation::Operation,
        name: &str,
        types: &[Option<Type>],
    ) -> ((Type, SuccessKind), TokenStream) {
        let documented: Vec<(&operation::Response, &Option<Type>)> =
            wire.responses.iter().zip(types).filter(|(response, _)| response.is_success()).collect();
        let mut distinct: Vec<(ResponseKind, String)> = documented
            .iter()
            .map(|(response, ty)| (response.kind, ty.as_ref().map(code).unwrap_or_default()))
            .collect();
        let mut seen = BTreeSet::new();
        distinct.retain(|(kind, ty)| seen.insert((format!("{kind:?}"), ty.clone())));
        let with_body: Vec<&(ResponseKind, String)> =
            distinct.iter().filter(|(kind, _)| *kind != ResponseKind::Empty).collect();
        let one = |kind: ResponseKind| -> Type {
            let json = documented.iter().find_map(|(_, ty)| ty.as_ref());
            match kind {
                ResponseKind::Json => json.cloned().unwrap_or_else(|| syn::parse_quote!(())),
                ResponseKind::Text => syn::parse_quote!(::std::string::String),
                ResponseKind::Bytes => syn::parse_quote!(Bytes),
                ResponseKind::Empty => syn::parse_quote!(()),
            }
        };
        match (with_body.as_slice(), distinct.len()) {
            // Without a documented response, any is accepted.
            ([], 0) => ((syn::parse_quote!(Bytes), SuccessKind::One(ResponseKind::Bytes)), quote!(.send_for_bytes())),
            ([], _) => ((syn::parse_quote!(()), SuccessKind::One(ResponseKind::Empty)), quote!(.send_for_nothing())),
            ([(kind, _)], 1) => {
                let finish = match kind {
                    ResponseKind::Json => quote!(.send_for_json()),
                    ResponseKind::Text => quote!(.send_for_text()),
                    _ => quote!(.send_for_bytes()),
                };
                ((one(*kind), SuccessKind::One(*kind)), finish)
            }
            ([(kind, _)], _) => {
                let inner = one(*kind);
                let decode = decode(*kind);
                // An `Option` already has a value for an empty body.
                let (ty, value) = match optional(&inner) {
                    Some(_) => (inner.clone(), quote!(#decode)),
                    None => (syn::parse_quote!(::std::option::Option<#inner>), quote!(#decode.map(Some))),
                };
                let finish = quote! {
                    .send_with(|response| if response.is_empty() { Ok(None) } else { response #value })
                };
                ((ty, SuccessKind::Optional(*kind)), finish)
            }
            _ => {
                let (ty, finish) = self.by_status(name, &documented);
                ((ty, SuccessKind::ByStatus), finish)
            }
        }
    }

    /// Returns an enum with a variant for each documented status.
    fn by_status(&mut self, name: &str, documented: &[(&operation::Response, &Option<Type>)]) -> (Type, TokenStream) {
        let mut enum_name = format!("{name}Success");
        while self.names.contains(&enum_name) {
            enum_name.push('_');
        }
        self.names.insert(enum_name.clone());
        let enum_ident = ident(&enum_name);
        let (mut variants, mut arms, mut decoded, mut empty) = (Vec::new(), Vec::new(), Vec::new(), None);
        for (response, ty) in documented {
            let (variant, pattern) = status_variant(&response.status);
            let text = format!(" Status {}.", rustdoc::plain(&response.status));
            let value: Option<TokenStream> = match (response.kind, ty) {
                (ResponseKind::Json, Some(ty)) => Some(unqualify(ty)),
                (ResponseKind::Text, _) => Some(quote!(::std::string::String)),
                (ResponseKind::Bytes, _) => Some(quote!(crate::Bytes)),
                _ => None,
            };
            let decode = decode(response.kind);
            let made = match value {
                Some(value) => {
                    variants.push(quote!(#[doc = #text] #variant(#value)));
                    let made = quote!(response #decode.map(types::#enum_ident::#variant));
                    decoded.push(made.clone());
                    made
                }
                None => {
                    variants.push(quote!(#[doc = #text] #variant));
                    let made = quote!(Ok(types::#enum_ident::#variant));
                    empty.get_or_insert_with(|| made.clone());
                    made
                }
            };
            arms.push(quote!(#pattern => #made));
        }
        // A variant without a body fits every response, so it comes last.
        let fallback = decoded.into_iter().chain(empty).reduce(|before, made| quote!(#before.or_else(|_| #made)));
        let text = format!(" The response to [`{name}`](super::builder::{name}), by the status.");
        self.added.push(syn::parse_quote! {
            #[doc = #text]
            #[derive(Clone, Debug, PartialEq)]
            pub enum #enum_ident { #(#variants),* }
        });
        let finish = quote! {
            .send_with(|response| match response.status().as_u16() {
                #(#arms,)*
                // Another success status: the first variant that decodes.
                _ => #fallback,
            })
        };
        (syn::parse_quote!(types::#enum_ident), finish)
    }
}

/// Returns the call that decodes a body.
fn decode(kind: ResponseKind) -> TokenStream {
    match kind {
        ResponseKind::Json => quote!(.json()),
        ResponseKind::Text => quote!(.text()),
        ResponseKind::Bytes => quote!(.bytes()),
        ResponseKind::Empty => quote!(.nothing()),
    }
}

/// Returns the variant for a status, and the pattern that matches it.
fn status_variant(status: &str) -> (Ident, TokenStream) {
    use heck::ToPascalCase;
    match status.parse::<u16>() {
        Ok(code) => {
            let reason = http::StatusCode::from_u16(code).ok().and_then(|status| status.canonical_reason());
            let name = match reason {
                Some(reason) => reason.replace('\'', "").to_pascal_case(),
                None => format!("Status{code}"),
            };
            (ident(&name), quote!(#code))
        }
        Err(_) if status.starts_with('3') => (format_ident!("Redirect"), quote!(300..=399)),
        Err(_) => (format_ident!("Success"), quote!(200..=299)),
    }
}

/// Returns a type relative to the module of the types.
fn unqualify(ty: &Type) -> TokenStream {
    struct Unqualify;
    impl VisitMut for Unqualify {
        fn visit_type_path_mut(&mut self, path: &mut syn::TypePath) {
            syn::visit_mut::visit_type_path_mut(self, path);
            let first = path.path.segments.first().map(|segment| segment.ident.to_string());
            if path.path.leading_colon.is_none() && first.as_deref() == Some("types") && path.path.segments.len() == 2 {
                path.path.segments = path.path.segments.iter().skip(1).cloned().collect();
            }
        }
    }
    let mut ty = ty.clone();
    Unqualify.visit_type_mut(&mut ty);
    ty.to_token_stream()
}

/// The body of an operation.
struct EmittedBody<'a> {
    kind: BodyKind,
    is_optional: bool,
    ty: Type,
    /// The definition of the type, if the builder stores its builder instead of the value.
    item: Option<&'a ItemStruct>,
}

impl EmittedBody<'_> {
    /// Returns the setters of the whole body.
    fn setters(&self) -> Vec<ImplItemFn> {
        let ty = &self.ty;
        let given = |value: TokenStream| match self.is_optional {
            true => quote!(Some(#value)),
            false => value,
        };
        let (name, value) = (last_ident(ty).unwrap_or_default(), given(quote!(value)));
        let converted = given(quote!(value.into()));
        let refusal = format!("the body is not a `{name}`: {{error}}");
        match (self.kind, self.item) {
            (BodyKind::Text, _) => vec![syn::parse_quote! {
                /// Sets the whole body.
                pub fn body(mut self, value: impl Into<::std::string::String>) -> Self {
                    self.body = Ok(#converted);
                    self
                }
            }],
            (BodyKind::Bytes, _) => vec![syn::parse_quote! {
                /// Sets the body: bytes, a file or a stream.
                pub fn body(mut self, value: impl Into<crate::Upload>) -> Self {
                    self.body = Ok(#converted);
                    self
                }
            }],
            (_, None) => vec![syn::parse_quote! {
                /// Sets the whole body.
                pub fn body<V>(mut self, value: V) -> Self
                where
                    V: ::std::convert::TryInto<#ty>,
                    V::Error: ::std::fmt::Display,
                {
                    self.body = match value.try_into() {
                        Ok(value) => Ok(#value),
                        Err(error) => Err(format!(#refusal)),
                    };
                    self
                }
            }],
            (_, Some(item)) => {
                let builder = &item.ident;
                vec![
                    syn::parse_quote! {
                        /// Sets the whole body.
                        pub fn body<V>(mut self, value: V) -> Self
                        where
                            V: ::std::convert::TryInto<#ty>,
                            V::Error: ::std::fmt::Display,
                        {
                            self.body = match value.try_into() {
                                Ok(value) => Ok(value.into()),
                                Err(error) => Err(format!(#refusal)),
                            };
                            self
                        }
                    },
                    syn::parse_quote! {
                        /// Changes the body through its builder.
                        pub fn body_map<F>(mut self, f: F) -> Self
                        where
                            F: ::std::ops::FnOnce(types::builder::#builder) -> types::builder::#builder,
                        {
                            self.body = self.body.map(f);
                            self
                        }
                    },
                ]
            }
        }
    }
}

/// Returns the type of a setter's value.
fn value_type(parameter: &Parameter, ty: &Type) -> Type {
    match parameter.location {
        Location::File => syn::parse_quote!(crate::Upload),
        Location::Files => syn::parse_quote!(::std::vec::Vec<crate::Upload>),
        _ => optional(ty).unwrap_or(ty).clone(),
    }
}

impl Setter {
    fn new(parameter: &Parameter, ty: &Type) -> Self {
        Self {
            name: parameter.name.clone(),
            method: parameter.field.clone(),
            field: parameter.field.clone(),
            value: code(&value_type(parameter, ty)),
            is_optional: !parameter.is_required,
            takes_text: false,
            text: match parameter.description.as_str() {
                "" => format!("Sets the parameter {}.", rustdoc::plain(&parameter.name)),
                text => rustdoc::plain(text).replace('`', ""),
            },
            location: Some(parameter.location),
        }
    }
}

/// Returns the fields of a builder, and their initial values.
fn fields(parameters: &[(&Parameter, Type)], body: Option<&EmittedBody<'_>>) -> (Vec<TokenStream>, Vec<TokenStream>) {
    let mut fields: Vec<(TokenStream, TokenStream)> = parameters
        .iter()
        .map(|(parameter, ty)| {
            let (field, ty) = (ident(&parameter.field), value_type(parameter, ty));
            let missing = format!("`{0}` is missing: set it with `.{0}(…)`", parameter.field);
            match parameter.is_required {
                true => (quote!(#field: Result<#ty, String>), quote!(#field: Err(#missing.to_owned()))),
                false => (quote!(#field: Result<::std::option::Option<#ty>, String>), quote!(#field: Ok(None))),
            }
        })
        .collect();
    if let Some(body) = body {
        let ty = &body.ty;
        fields.push(match (body.item, body.is_optional) {
            (Some(item), _) => {
                let builder = &item.ident;
                (
                    quote!(body: Result<types::builder::#builder, String>),
                    quote!(body: Ok(::std::default::Default::default())),
                )
            }
            (None, true) => (quote!(body: Result<::std::option::Option<#ty>, String>), quote!(body: Ok(None))),
            (None, false) => (
                quote!(body: Result<#ty, String>),
                quote!(body: Err("`body` is missing: set it with `.body(…)`".to_owned())),
            ),
        });
    }
    fields.into_iter().unzip()
}

/// Returns the function that creates the request of a builder.
fn into_request(
    wire: &operation::Operation,
    constant: &Ident,
    parameters: &[(&Parameter, Type)],
    body: Option<&EmittedBody<'_>>,
) -> TokenStream {
    let mut names: Vec<Ident> = parameters.iter().map(|(parameter, _)| ident(&parameter.field)).collect();
    let mut taking: Vec<TokenStream> = names
        .iter()
        .map(|name| quote!(let #name = #name.map_err(|message| operations::#constant.refused(message))?;))
        .collect();
    let mut request = quote!(Request::new(client, &operations::#constant).options(_options));
    let mut is_name = false;
    for part in without_fragment(&wire.path).split(['{', '}']) {
        let parameter = wire
            .parameters
            .iter()
            .find(|parameter| is_name && parameter.location == Location::Path && parameter.name == part);
        match parameter {
            Some(parameter) => {
                let (name, field, style) = (&parameter.name, ident(&parameter.field), style(parameter));
                request.extend(quote!(.segment(#name, &#field, #style)?));
            }
            None if !part.is_empty() => request.extend(quote!(.path(#part))),
            None => {}
        }
        is_name = !is_name;
    }
    let is_multipart = wire.parameters.iter().any(|parameter| parameter.location >= Location::Part);
    if is_multipart {
        request.extend(quote!(.multipart()));
    }
    request.extend(wire.parameters.iter().map(set_parameter));
    if let (Some(body), Some(given)) = (body, &wire.body) {
        names.push(format_ident!("body"));
        let refused = quote!(.map_err(|message| operations::#constant.refused(message))?);
        let ty = &body.ty;
        taking.push(match body.item {
            // An untouched builder means no body, which is allowed here.
            Some(_) if body.is_optional => quote! {
                let body = match body {
                    Ok(body) if body == ::std::default::Default::default() => None,
                    body => Some(
                        body.and_then(|body| #ty::try_from(body).map_err(|error| error.to_string())) #refused
                    ),
                };
            },
            Some(_) => quote! {
                let body = body.and_then(|body| #ty::try_from(body).map_err(|error| error.to_string())) #refused;
            },
            None => quote!(let body = body #refused;),
        });
        request.extend(set_body(given, body));
    }
    let accepts = accepts(wire);
    if let Some(accepts) = accepts {
        request.extend(quote!(.accept(#accepts)));
    }
    quote! {
        fn into_request(self) -> Result<Request<'a>, Error> {
            let Self { client, #(#names,)* _options } = self;
            #(#taking)*
            Ok(#request)
        }
    }
}

/// Returns the call that sets a parameter; nothing for one of the path.
fn set_parameter(parameter: &Parameter) -> TokenStream {
    let (name, field, style) = (&parameter.name, ident(&parameter.field), style(parameter));
    let media_type = match &parameter.media_type {
        Some(media_type) => quote!(Some(#media_type)),
        None => quote!(None),
    };
    match parameter.location {
        Location::Path => TokenStream::new(),
        Location::Query => quote!(.query(#name, &#field, #style)?),
        Location::Header => quote!(.header(#name, &#field, #style)?),
        Location::Cookie => quote!(.cookie(#name, &#field, #style)?),
        Location::Part => quote!(.part(#name, &#field, #style, #media_type)?),
        Location::File if parameter.is_required => quote!(.files(#name, [#field], #media_type)),
        Location::Files if !parameter.is_required => quote!(.files(#name, #field.unwrap_or_default(), #media_type)),
        Location::File | Location::Files => quote!(.files(#name, #field, #media_type)),
    }
}

fn style(parameter: &Parameter) -> TokenStream {
    let style = format_ident!("{}", format!("{:?}", parameter.style));
    quote!(Style::#style)
}

/// Returns the call that sets the body.
fn set_body(given: &Body, body: &EmittedBody<'_>) -> TokenStream {
    let media_type = &given.media_type;
    let by_reference = match body.is_optional {
        true => quote!(body.as_ref()),
        false => quote!(Some(&body)),
    };
    let by_value = match body.is_optional {
        true => quote!(body),
        false => quote!(Some(body)),
    };
    match body.kind {
        BodyKind::Json => quote!(.json(#by_reference, #media_type)?),
        BodyKind::Form => {
            let encoding = given.encoding.iter().map(|(name, style)| {
                let style = format_ident!("{}", format!("{style:?}"));
                quote!((#name, Style::#style))
            });
            quote!(.form(#by_reference, &[#(#encoding),*])?)
        }
        BodyKind::Text => quote!(.text(#by_value, #media_type)),
        BodyKind::Bytes => quote!(.upload(#by_value, #media_type)),
    }
}

/// Returns the media types of success responses, unless they are all JSON.
fn accepts(wire: &operation::Operation) -> Option<String> {
    let success = wire.responses.iter().filter(|response| response.is_success());
    let mut media_types: Vec<&str> = Vec::new();
    for response in success.filter(|response| !response.media_type.is_empty()) {
        if !media_types.contains(&response.media_type.as_str()) {
            media_types.push(&response.media_type);
        }
    }
    let header = media_types.join(", ");
    let is_text = header.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    (!header.is_empty() && header != "application/json" && is_text).then_some(header)
}

/// Returns the function that sends the request and reads the whole response, followed by the others.
fn sends(
    wire: &operation::Operation,
    success: &(Type, SuccessKind),
    finish: &TokenStream,
    streams: &TokenStream,
) -> TokenStream {
    let text = format!(" Sends a `{}` request to {}.", wire.method.to_uppercase(), rustdoc::code(&wire.path));
    let ty = &success.0;
    let redirect = wire.is_redirect().then(|| {
        quote! {
            ///
            /// The response is a redirect, which is not followed: its header `location` has the URL.
        }
    });
    quote! {
        #[doc = #text]
        #redirect
        ///
        /// # Errors
        ///
        /// See [`ErrorKind`](crate::ErrorKind): the request was invalid, did not arrive, or got a
        /// response other than a documented success.
        pub async fn send(self) -> Result<ResponseValue<#ty>, Error> {
            self.into_request()?#finish.await
        }
        #streams
    }
}

/// Returns the functions that send the request and return the response as it arrives.
fn streams(
    wire: &operation::Operation,
    success: &(Type, SuccessKind),
    events: Option<&Type>,
    lines: Option<(&String, &Type)>,
) -> TokenStream {
    let may_be_raw = |response: &operation::Response| response.status.starts_with('2') && response.may_be_raw;
    let is_raw = wire.method != "head" && wire.responses.iter().any(may_be_raw);
    let is_raw = is_raw || matches!(success.1, SuccessKind::One(ResponseKind::Bytes));
    let accept_any = accepts(wire).is_none().then(|| quote!(.accept("*/*")));
    let bytes = is_raw.then(|| {
        quote! {
            /// Sends the request and returns the body as a stream, which is not kept in memory and not limited in size.
            ///
            /// # Errors
            ///
            /// As [`send`](Self::send). An error while the body arrives is an item of the stream.
            pub async fn send_for_stream(self) -> Result<ResponseValue<crate::ByteStream>, Error> {
                self.into_request()?#accept_any.send_for_stream().await
            }
        }
    });
    let events = events.map(|ty| {
        let decode = match code(ty).as_str() {
            "::std::string::String" => quote!(|data| Ok(data.to_owned())),
            _ => quote!(|data| ::serde_json::from_str(data)),
        };
        quote! {
            /// Sends the request and returns the events of the response (`text/event-stream`) as they arrive.
            ///
            /// # Errors
            ///
            /// As [`send`](Self::send). An error while events arrive is an item of the stream.
            pub async fn send_for_events(self) -> Result<ResponseValue<crate::EventStream<#ty>>, Error> {
                self.into_request()?.send_for_events(#decode).await
            }
        }
    });
    let lines = lines.map(|(media_type, ty)| {
        quote! {
            /// Sends the request and returns the JSON values of the response, one on each line, as they arrive.
            ///
            /// # Errors
            ///
            /// As [`send`](Self::send). An error while lines arrive is an item of the stream.
            pub async fn send_for_lines(self) -> Result<ResponseValue<crate::LineStream<#ty>>, Error> {
                self.into_request()?.send_for_lines(#media_type, |line| ::serde_json::from_str(line)).await
            }
        }
    });
    quote!(#bytes #events #lines)
}

/// Returns the struct of a builder and its methods. The setters are not parsed again, which would take most of the time.
fn items(
    name: &Ident,
    method: &Ident,
    (declared, initial): (Vec<TokenStream>, Vec<TokenStream>),
    setters: Vec<ImplItemFn>,
    rest: &TokenStream,
) -> [Item; 2] {
    let text = format!(" Builder for [`Client::{method}`](crate::Client::{method}).");
    let declaration = syn::parse_quote! {
        #[doc = #text]
        #[derive(Debug, Clone)]
        pub struct #name<'a> {
            client: &'a super::Client,
            #(#declared,)*
            _options: crate::call_options::CallOptions,
        }
    };
    let mut methods: ItemImpl = syn::parse_quote! {
        impl<'a> #name<'a> {
            /// Returns an empty builder.
            pub fn new(client: &'a super::Client) -> Self {
                Self { client, #(#initial,)* _options: ::std::default::Default::default() }
            }
            #rest
        }
    };
    let behind_new = 1..1;
    methods.items.splice(behind_new, setters.into_iter().map(ImplItem::Fn));
    [declaration, Item::Impl(methods)]
}

/// Returns the setter of a parameter or of a form part.
fn parameter_setter(parameter: &Parameter, ty: &Type, texts: &BTreeSet<String>) -> ImplItemFn {
    let setter = ident(&parameter.field);
    let ty = value_type(parameter, ty);
    let docs = match parameter.description.as_str() {
        "" => vec![doc_line(&format!("Sets the parameter {}.", rustdoc::code(&parameter.name)))],
        text => docs(text),
    };
    let given = |value: TokenStream| match parameter.is_required {
        true => value,
        false => quote!(Some(#value)),
    };
    let converted = given(quote!(value.into()));
    let mut function: ImplItemFn = match parameter.location {
        Location::File => syn::parse_quote! {
            pub fn #setter(mut self, value: impl Into<crate::Upload>) -> Self {
                self.#setter = Ok(#converted);
                self
            }
        },
        Location::Files => {
            let value = given(quote!(values.into_iter().map(Into::into).collect()));
            syn::parse_quote! {
                pub fn #setter<V: Into<crate::Upload>>(mut self, values: impl IntoIterator<Item = V>) -> Self {
                    self.#setter = Ok(#value);
                    self
                }
            }
        }
        _ => {
            let held = match parameter.is_required {
                true => ty.clone(),
                false => syn::parse_quote!(::std::option::Option<#ty>),
            };
            Argument::new(&parameter.field, &held, "types", texts, parameter.unit).assign(Vec::new(), &setter, &setter)
        }
    };
    function.attrs = docs;
    function
}

/// Converts a description of the document to documentation.
fn docs(text: &str) -> Vec<syn::Attribute> {
    rustdoc::lines(text).iter().map(|line| doc_line(line)).collect()
}

/// Returns the client's method for an operation.
fn client_method(generated: &GeneratedOperation) -> ImplItemFn {
    let (method, builder) = (ident(&generated.method), ident(&generated.builder));
    let Operation { method: verb, path, texts, .. } = &generated.operation;
    let mut lines: Vec<String> = Vec::new();
    for text in texts {
        lines.extend(rustdoc::lines(text));
        lines.push(String::new());
    }
    lines.push(format!("Sends a `{}` request to {}.", verb.to_uppercase(), rustdoc::code(path)));
    lines.push(String::new());
    lines.push(format!("Returns a [builder](builder::{builder}) that sends the request."));
    let function = template! { ImplItemFn:
        pub fn METHOD(&self) -> builder::BUILDER<'_> {
            builder::BUILDER::new(self)
        }
    };
    let mut function = function.filled(&mut [("METHOD", Part::Ident(&method)), ("BUILDER", Part::Ident(&builder))]);
    function.attrs = lines.iter().map(|line| doc_line(line)).collect();
    function
}

/// Returns the constants that describe each operation to the hand-written layer.
fn constants(all: &[GeneratedOperation], model: &ApiModel) -> TokenStream {
    let constants = all.iter().map(|generated| {
        let Operation { id, method, path, security, server, .. } = &generated.operation;
        let name = constant(&generated.method);
        let verb = format_ident!("{}", method.to_uppercase());
        let text = format!(" {}", rustdoc::code(&format!("{} {path}", method.to_uppercase())));
        let alternatives = security.iter().map(|alternative| {
            let schemes = alternative.iter().copied().map(syn::Index::from);
            quote!(&[#(#schemes),*])
        });
        let security = (!security.is_empty()).then(|| quote!(.with_security(SCHEMES, &[#(#alternatives),*])));
        let server = server.as_ref().map(|url| quote!(.with_server(#url)));
        let redirect = generated.wire.is_redirect().then(|| quote!(.with_redirect()));
        quote! {
            #[doc = #text]
            pub static #name: Operation = Operation::new(#id, Method::#verb, #path) #security #server #redirect;
        }
    });
    let names = all.iter().map(|generated| constant(&generated.method));
    let schemes = model.schemes.iter().map(|scheme| {
        let (setter, variable) = (&scheme.setter, &scheme.variable);
        let placement = match &scheme.credential {
            Credential::Header { name, prefix } => quote!(Placement::Header { name: #name, prefix: #prefix }),
            Credential::Basic => quote!(Placement::Basic),
            Credential::Query(name) => quote!(Placement::Query(#name)),
            Credential::Cookie(name) => quote!(Placement::Cookie(#name)),
        };
        quote!(Scheme { setter: #setter, variable: #variable, placement: #placement })
    });
    let variables = model.server_variables.iter().map(|variable| {
        let (name, default) = (&variable.name, &variable.default);
        quote!((#name, #default))
    });
    quote! {
        /// The operations as the document describes them.
        pub mod operations {
            #[allow(unused_imports)]
            use crate::auth::{Placement, Scheme};
            #[allow(unused_imports)]
            use crate::operation::Operation;
            #[allow(unused_imports)]
            use ::reqwest::Method;
            #(#constants)*
            /// All operations, in document order.
            pub static ALL: &[&Operation] = &[#(&#names),*];
            /// The security schemes.
            pub(crate) static SCHEMES: &[Scheme] = &[#(#schemes),*];
            /// The variables of the server URLs, with their defaults.
            pub(crate) static SERVER_VARIABLES: &[(&str, &str)] = &[#(#variables),*];
        }
    }
}

/// Returns the setters of the client's builder for security schemes and server variables.
pub(crate) fn client_setters(model: &ApiModel) -> TokenStream {
    let schemes = model.schemes.iter().enumerate().filter(|(_, scheme)| scheme.setter != "api_key");
    let schemes = schemes.map(|(index, scheme)| {
        let (setter, index) = (ident(&scheme.setter), syn::Index::from(index));
        let name = rustdoc::code(&scheme.name);
        let what = match &scheme.credential {
            Credential::Basic => format!("Sets user and password of the security scheme {name}."),
            Credential::Header { prefix, .. } if prefix == "Bearer " => {
                format!("Sets the token of the security scheme {name}, which is sent as a bearer token.")
            }
            _ => format!("Sets the key of the security scheme {name}."),
        };
        let form = if scheme.credential == Credential::Basic { ", as `user:password`" } else { "" };
        let mut lines = vec![what, String::new()];
        lines.extend(rustdoc::lines(&scheme.description));
        lines.extend([String::new(), format!("`from_env` reads it from `{}`{form}.", scheme.variable)]);
        let docs = lines.iter().map(|line| doc_line(line));
        match scheme.credential {
            Credential::Basic => quote! {
                #(#docs)*
                pub fn #setter(self, user: impl ::std::fmt::Display, password: impl ::std::fmt::Display) -> Self {
                    self.credential(#index, format!("{user}:{password}"))
                }
            },
            _ => quote! {
                #(#docs)*
                pub fn #setter(self, value: impl Into<String>) -> Self {
                    self.credential(#index, value.into())
                }
            },
        }
    });
    let variables = model.server_variables.iter().map(|variable| {
        let (name, setter) = (&variable.name, ident(&variable.setter));
        let (shown, default) = (rustdoc::code(name), rustdoc::code(&variable.default));
        let mut text = format!("Sets {shown} in the URL of the document's server. {default} by default.");
        if !variable.values.is_empty() {
            let values: Vec<String> = variable.values.iter().map(|value| rustdoc::code(value)).collect();
            text.push_str(&format!(" Allowed values: {}.", values.join(", ")));
        }
        let mut lines = vec![text, String::new()];
        lines.extend(rustdoc::lines(&variable.description));
        let docs = lines.iter().map(|line| doc_line(line));
        quote! {
            #(#docs)*
            pub fn #setter(self, value: impl Into<String>) -> Self {
                self.server_variable(#name, value.into())
            }
        }
    });
    let setters: Vec<TokenStream> = schemes.chain(variables).collect();
    match setters.is_empty() {
        true => quote!(),
        false => quote!(impl<C> crate::ClientBuilder<C> { #(#setters)* }),
    }
}
