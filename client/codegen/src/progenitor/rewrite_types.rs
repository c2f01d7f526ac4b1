//! Rewrites the generated types where progenitor has no setting.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::ext::IdentExt;
use syn::visit_mut::VisitMut;
use syn::{
    AttrStyle, Attribute, Expr, ExprLit, Field, Fields, File, GenericArgument, Ident, ImplItem, Item, ItemEnum,
    ItemImpl, ItemMod, ItemStruct, Lit, LitStr, Meta, MetaNameValue, PathArguments, Type, Variant,
};

use crate::lower::notes::{Discriminator, Note, Notes};
use crate::lower::request_response::{Component, rust_form};
use crate::openapi::extensions::{TextType, Unit};
use crate::progenitor::error::OutputError;
use crate::progenitor::unions;
use crate::rustdoc;
use crate::template::{Part, Template, template};

/// The field in which typify keeps unlisted properties.
const EXTRA: &str = "extra";

/// Returns whether a field keeps unlisted properties.
pub(crate) fn is_flattened(field: &Field) -> bool {
    field.ident.as_ref().is_some_and(|ident| ident == EXTRA)
        && field.attrs.iter().any(|attribute| attribute.meta.to_token_stream().to_string().contains("flatten"))
}

/// Information about the rewritten types.
pub(crate) struct Rewritten {
    /// The names of the open enums.
    pub(crate) open_enums: Vec<String>,
    /// The descriptions of the fields as plain text, by type and field.
    pub(crate) field_texts: BTreeMap<(String, String), String>,
    /// The units of fields that are lengths of time, by type and original name.
    pub(crate) units: Units,
    /// The types of fields that are texts, by type and field.
    pub(crate) text_types: Vec<(String, String, TextType)>,
}

/// The units of properties of generated types, by type and original name.
pub(crate) type Units = BTreeMap<(String, String), Unit>;

/// Rewrites the module of the types.
pub(crate) fn rewrite(types: &mut ItemMod, notes: &Notes) -> Rewritten {
    let mut rewritten =
        Rewritten { open_enums: Vec::new(), field_texts: BTreeMap::new(), units: Units::new(), text_types: Vec::new() };
    OptionsOutside.visit_item_mod_mut(types);
    let Some((_, items)) = &mut types.content else { return rewritten };
    unions::name_variants(items);
    let mut open: BTreeSet<String> = BTreeSet::new();
    let mut values: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    let mut discriminators: BTreeMap<String, Discriminator> = BTreeMap::new();
    for item in items.iter_mut() {
        if let Item::Enum(item) = item
            && let Some(discriminator) = note_of(&item.attrs, notes).and_then(|note| note.discriminator.clone())
        {
            discriminators.insert(item.ident.to_string(), discriminator);
        }
        apply_notes(item, notes, &mut open, &mut rewritten, &mut values);
    }
    for item in items.iter_mut() {
        if let Item::Impl(item) = item
            && let Some(values) = implementor(item).and_then(|name| values.get(&name))
        {
            EnumValues(values).visit_item_impl_mut(item);
        }
    }
    let texts = unions::texts(items);
    rewritten.open_enums = open_enums(items, &open);
    convert_unions(items);
    unions::decode(items, &discriminators, &texts);
    for item in items.iter_mut() {
        match item {
            Item::Struct(item) => {
                if let Fields::Named(_) = &item.fields {
                    item.attrs.push(syn::parse_quote!(#[non_exhaustive]));
                }
            }
            Item::Enum(item) => item.attrs.push(syn::parse_quote!(#[non_exhaustive])),
            _ => {}
        }
    }
    document_builders(items);
    for item in items.iter_mut() {
        match item {
            Item::Struct(item) => schemas_are_optional(&mut item.attrs),
            Item::Enum(item) => schemas_are_optional(&mut item.attrs),
            _ => {}
        }
    }
    // Attributes of schemars must be behind its derive.
    insist_on_required(items);
    types.attrs.retain(|attribute| doc_text(attribute).is_none());
    types.attrs.insert(0, doc(" The types of the document's schemas."));
    types.attrs.insert(1, doc(""));
    types.attrs.insert(
        2,
        doc(" Every struct has a builder. One without required fields can also be written as a literal with"),
    );
    types.attrs.insert(
        3,
        doc(" `..Default::default()`; another one cannot, because the code would break with each new field."),
    );
    QualifyDefault.visit_item_mod_mut(types);
    // The code that typify generates for unusual names and unions is valid but violates style lints.
    types.attrs.push(syn::parse_quote!(
        #[allow(
            missing_docs,
            non_camel_case_types,
            irrefutable_let_patterns
        )]
    ));
    rewritten
}

/// Turns a box of an option into an option of a box: typify has either, and serializes an absent value only of the latter
/// as absent.
struct OptionsOutside;

impl VisitMut for OptionsOutside {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        if let Some(inner) = argument_of(ty, "Box").and_then(optional) {
            *ty = syn::parse_quote!(::std::option::Option<::std::boxed::Box<#inner>>);
        }
        syn::visit_mut::visit_type_mut(self, ty);
    }

    fn visit_field_mut(&mut self, field: &mut Field) {
        if argument_of(&field.ty, "Box").and_then(optional).is_some() && !is_required(field) {
            let is_none = "::std::option::Option::is_none";
            field.attrs.push(syn::parse_quote!(#[serde(skip_serializing_if = #is_none)]));
        }
        syn::visit_mut::visit_field_mut(self, field);
    }
}

/// Makes the fields of requests required that may be null but not absent: serde would read an absent one as null, and
/// schemars would let it be absent.
fn insist_on_required(items: &mut [Item]) {
    let wrappers: BTreeSet<String> = items
        .iter()
        .filter_map(|item| match item {
            Item::Struct(item) => match &item.fields {
                Fields::Unnamed(fields) => {
                    optional(&fields.unnamed.first()?.ty).is_some().then(|| item.ident.to_string())
                }
                _ => None,
            },
            _ => None,
        })
        .collect();
    for item in items.iter_mut() {
        let Item::Struct(ItemStruct { attrs, fields: Fields::Named(fields), .. }) = item else { continue };
        if fields.named.iter().any(is_flattened) {
            continue;
        }
        let mut is_wanted = false;
        for field in &mut fields.named {
            if last_ident(&field.ty).is_some_and(|name| wrappers.contains(&name)) {
                let decode = format!("<{} as ::serde::Deserialize>::deserialize", field.ty.to_token_stream());
                field.attrs.push(syn::parse_quote!(#[serde(deserialize_with = #decode)]));
            }
            is_wanted |= optional(&field.ty).is_some() && is_required(field);
        }
        if is_wanted {
            let required = fields.named.iter().filter(|field| is_required(field)).filter_map(wire_name);
            let required: Vec<String> = required.collect();
            attrs.push(syn::parse_quote!(
                #[cfg_attr(feature = "schemars", schemars(extend("required" = [#(#required),*])))]
            ));
        }
    }
}

/// Returns whether a field must be given.
fn is_required(field: &Field) -> bool {
    let serde = field.attrs.iter().filter(|attribute| attribute.path().is_ident("serde"));
    let mut words = serde.filter_map(|attribute| Some(attribute.meta.require_list().ok()?.tokens.clone())).flatten();
    !words.any(|word| matches!(word, TokenTree::Ident(word) if word == "default" || word == "skip_serializing_if"))
}

/// Replaces the documentation of a type by its note, and applies the rest of the note.
fn apply_notes(
    item: &mut Item,
    notes: &Notes,
    open: &mut BTreeSet<String>,
    rewritten: &mut Rewritten,
    values: &mut BTreeMap<String, Vec<(String, String)>>,
) {
    let schema = |ident: &Ident| vec![format!("The schema {}.", rustdoc::code(&ident.to_string()))];
    match item {
        Item::Struct(item) => {
            let note = take_note(&mut item.attrs, notes);
            document(&mut item.attrs, &note, || schema(&item.ident));
            if let Fields::Named(fields) = &mut item.fields {
                for field in &mut fields.named {
                    let (text, unit, text_type) = apply_field_note(field, notes);
                    let name = field.ident.as_ref().map(ToString::to_string).unwrap_or_default();
                    if let Some(unit) = unit {
                        let wire = wire_name(field).unwrap_or_default();
                        rewritten.units.insert((item.ident.to_string(), wire), unit);
                    }
                    if let Some(text_type) = text_type {
                        rewritten.text_types.push((item.ident.to_string(), name.clone(), text_type));
                    }
                    rewritten.field_texts.insert((item.ident.to_string(), name), text);
                }
            }
        }
        Item::Enum(item) => {
            let note = take_note(&mut item.attrs, notes);
            document(&mut item.attrs, &note, || schema(&item.ident));
            if note.is_open && item.variants.iter().all(|variant| matches!(variant.fields, Fields::Unit)) {
                open.insert(item.ident.to_string());
            }
            for variant in &mut item.variants {
                apply_variant_note(variant, notes, &note);
            }
            if !note.variants.is_empty() && !note.is_open {
                values.insert(item.ident.to_string(), note.variants);
            }
        }
        Item::Type(item) => {
            let note = take_note(&mut item.attrs, notes);
            document(&mut item.attrs, &note, || schema(&item.ident));
        }
        _ => {}
    }
}

/// Replaces the generated variant names by the original values in an enum's conversions.
struct EnumValues<'a>(&'a [(String, String)]);

impl VisitMut for EnumValues<'_> {
    fn visit_lit_str_mut(&mut self, text: &mut LitStr) {
        let name = text.value();
        if let Some((_, value)) = self.0.iter().find(|(generated, _)| *generated == name) {
            *text = LitStr::new(value, text.span());
        }
    }

    fn visit_macro_mut(&mut self, mac: &mut syn::Macro) {
        // `write!(f, "name")` and the like.
        let arguments = mac.parse_body_with(syn::punctuated::Punctuated::<Expr, syn::Token![,]>::parse_terminated);
        if let Ok(mut arguments) = arguments {
            arguments.iter_mut().for_each(|argument| self.visit_expr_mut(argument));
            mac.tokens = arguments.to_token_stream();
        }
    }
}

/// Removes the generated documentation of an item and returns the note whose key it begins with.
fn take_note(attributes: &mut Vec<Attribute>, notes: &Notes) -> Note {
    let note = note_of(attributes, notes).cloned().unwrap_or_default();
    attributes.retain(|attribute| doc_text(attribute).is_none());
    note
}

/// Returns the note whose key the documentation of an item begins with.
fn note_of<'a>(attributes: &[Attribute], notes: &'a Notes) -> Option<&'a Note> {
    notes.get(documentation(attributes).lines().next()?)
}

/// Documents an item with its description or, without one, with other lines.
fn document(attributes: &mut Vec<Attribute>, note: &Note, fallback: impl FnOnce() -> Vec<String>) {
    let mut lines = note.description.as_deref().map(rustdoc::lines).unwrap_or_default();
    if lines.is_empty() {
        lines = fallback();
    }
    if let Some(default) = &note.default {
        lines.push(String::new());
        lines.push(format!("Default of the service: {}.", rustdoc::code(&default.to_string())));
    }
    attributes.splice(0..0, lines.iter().map(|line| doc_line(line)));
}

/// Applies the note of a field. Returns its description as plain text, its unit, and its type of text.
fn apply_field_note(field: &mut Field, notes: &Notes) -> (String, Option<Unit>, Option<TextType>) {
    let note = take_note(&mut field.attrs, notes);
    if let Some(name) = &note.renamed {
        field.attrs.retain(|attribute| renamed(std::slice::from_ref(attribute)).is_none());
        field.attrs.push(syn::parse_quote!(#[serde(rename = #name)]));
    }
    let is_flattened = is_flattened(field);
    let name = wire_name(field).unwrap_or_default();
    document(&mut field.attrs, &note, || match is_flattened {
        true => vec!["Fields that the document does not list, as they were received.".to_owned()],
        false => vec![format!("The value of {}.", rustdoc::code(&name))],
    });
    let mut text = note.description.as_deref().map(rustdoc::plain).unwrap_or_default();
    if let Some(default) = &note.default {
        let tokens = json_tokens(default);
        field.attrs.push(syn::parse_quote!(#[cfg_attr(feature = "schemars", schemars(extend("default" = #tokens)))]));
        if text.is_empty() {
            text = format!("The value of {name}.");
        }
        text.push_str(&format!(" Default of the service: {}.", rustdoc::plain(&default.to_string())));
    }
    if text.is_empty() {
        text = format!("The value of {}.", rustdoc::plain(&name));
    }
    (text, note.unit, note.text_type)
}

fn apply_variant_note(variant: &mut Variant, notes: &Notes, of_enum: &Note) {
    let mut note = take_note(&mut variant.attrs, notes);
    let mut name = renamed(&variant.attrs).unwrap_or_else(|| variant.ident.to_string());
    if let Some((_, value)) = of_enum.variants.iter().find(|(generated, _)| *generated == name) {
        variant.attrs.retain(|attribute| renamed(std::slice::from_ref(attribute)).is_none());
        variant.attrs.push(syn::parse_quote!(#[serde(rename = #value)]));
        name.clone_from(value);
    }
    if let Some((_, text)) = of_enum.values.iter().find(|(value, _)| *value == name) {
        note.description = Some(text.clone());
    }
    for field in &mut variant.fields {
        if field.ident.is_some() {
            apply_field_note(field, notes);
        }
    }
    let fallback = match (&variant.fields, renamed(&variant.attrs)) {
        (Fields::Unit, value) => rustdoc::code(&value.unwrap_or_else(|| variant.ident.to_string())),
        (Fields::Unnamed(fields), _) => {
            let ty = fields.unnamed.first().and_then(|field| last_ident(&field.ty));
            format!("A value of type {}.", rustdoc::code(&ty.unwrap_or_else(|| variant.ident.to_string())))
        }
        (Fields::Named(_), _) => format!("The alternative {}.", rustdoc::code(&variant.ident.to_string())),
    };
    document(&mut variant.attrs, &note, || vec![fallback]);
}

/// Returns a JSON value as an expression of `serde_json::json!`.
fn json_tokens(value: &serde_json::Value) -> TokenStream {
    use serde_json::Value;
    match value {
        Value::Null => quote!(null),
        Value::Bool(value) => quote!(#value),
        // Every literal has a type suffix; otherwise it would be an i32.
        Value::Number(number) => match (number.as_i64(), number.as_u64(), number.as_f64()) {
            (Some(number), ..) => quote!(#number),
            (None, Some(number), _) => quote!(#number),
            (None, None, number) => {
                let number = number.unwrap_or_default();
                quote!(#number)
            }
        },
        Value::String(text) => quote!(#text),
        Value::Array(items) => {
            let items = items.iter().map(json_tokens);
            quote!([#(#items),*])
        }
        Value::Object(members) => {
            let (names, values) = (members.keys(), members.values().map(json_tokens));
            quote!({ #(#names: #values),* })
        }
    }
}

/// Returns the structs among items, by name.
pub(crate) fn structs(items: &[Item]) -> BTreeMap<String, &ItemStruct> {
    items
        .iter()
        .filter_map(|item| match item {
            Item::Struct(item) => Some((item.ident.to_string(), item)),
            _ => None,
        })
        .collect()
}

/// Finds the types of the components: typify converts names to Rust's style.
pub(crate) fn find(types: &ItemMod, components: &mut [Component]) -> Result<(), OutputError> {
    let items = types.content.iter().flat_map(|(_, items)| items);
    let names: BTreeMap<String, String> = items
        .filter_map(|item| match item {
            Item::Struct(item) => Some(&item.ident),
            Item::Enum(item) => Some(&item.ident),
            Item::Type(item) => Some(&item.ident),
            _ => None,
        })
        .map(|ident| (rust_form(&ident.to_string()), ident.to_string()))
        .collect();
    for component in components {
        let found = names.get(&rust_form(&component.generated));
        let found = found.ok_or_else(|| format!("no type was generated for the schema {}", component.name))?;
        component.rust.clone_from(found);
    }
    Ok(())
}

/// Returns the name of the type that an `impl` is for.
pub(crate) fn implementor(item: &ItemImpl) -> Option<String> {
    last_ident(&item.self_ty)
}

/// Returns the name of a type, without its path and arguments.
pub(crate) fn last_ident(ty: &Type) -> Option<String> {
    match ty {
        Type::Path(path) => path.path.segments.last().map(|segment| segment.ident.to_string()),
        _ => None,
    }
}

/// Returns the first type argument of a type.
pub(crate) fn first_argument(ty: &Type) -> Option<&Type> {
    arguments(ty).next()
}

/// Returns the type arguments of a type.
pub(crate) fn arguments(ty: &Type) -> impl Iterator<Item = &Type> {
    let last = match ty {
        Type::Path(path) => path.path.segments.last(),
        _ => None,
    };
    let arguments = last.and_then(|segment| match &segment.arguments {
        PathArguments::AngleBracketed(arguments) => Some(&arguments.args),
        _ => None,
    });
    arguments.into_iter().flatten().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

/// Returns the text of all doc comment lines.
pub(crate) fn documentation(attributes: &[Attribute]) -> String {
    let lines = attributes.iter().filter_map(doc_text).map(|text| text.value());
    lines.collect::<Vec<_>>().join("\n")
}

/// Returns a line of a doc comment, with a leading space unless it is empty.
pub(crate) fn doc_line(line: &str) -> Attribute {
    if line.is_empty() { doc(line) } else { doc(&format!(" {line}")) }
}

/// Returns a doc attribute. (Parsing one with `parse_quote` takes twenty times as long, and there are thousands.)
pub(crate) fn doc(text: &str) -> Attribute {
    let text = Lit::Str(LitStr::new(text, Span::call_site()));
    Attribute {
        pound_token: Default::default(),
        style: AttrStyle::Outer,
        bracket_token: Default::default(),
        meta: Meta::NameValue(MetaNameValue {
            path: Ident::new("doc", Span::call_site()).into(),
            eq_token: Default::default(),
            value: Expr::Lit(ExprLit { attrs: Vec::new(), lit: text }),
        }),
    }
}

fn doc_text(attribute: &Attribute) -> Option<&LitStr> {
    match &attribute.meta {
        Meta::NameValue(meta) if meta.path.is_ident("doc") => match &meta.value {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text),
            _ => None,
        },
        _ => None,
    }
}

/// Gives every enum in this list a variant for unlisted values.
fn open_enums(items: &mut Vec<Item>, names: &BTreeSet<String>) -> Vec<String> {
    let mut opened: BTreeMap<String, Vec<Item>> = BTreeMap::new();
    for item in items.iter_mut() {
        let Item::Enum(item) = item else { continue };
        let name = item.ident.to_string();
        if names.contains(&name) {
            opened.insert(name, open(item));
        }
    }
    // The conversions that typify generates only know the listed values.
    let replaced = ["Display", "FromStr", "TryFrom"];
    items.retain(|item| {
        let Item::Impl(item) = item else { return true };
        let Some((path, _)) = &item.trait_ else { return true };
        let trait_name = path.segments.last().map(|segment| segment.ident.to_string());
        let is_opened = implementor(item).is_some_and(|name| opened.contains_key(&name));
        !(is_opened && trait_name.is_some_and(|name| replaced.contains(&name.as_str())))
    });
    let names = opened.keys().cloned().collect();
    items.extend(opened.into_values().flatten());
    names
}

/// Opens one enum and generates its conversions.
fn open(item: &mut ItemEnum) -> Vec<Item> {
    let listed: Vec<(Ident, String)> = item
        .variants
        .iter()
        .map(|variant| {
            let wire = renamed(&variant.attrs).unwrap_or_else(|| variant.ident.to_string());
            (variant.ident.clone(), wire)
        })
        .collect();
    let is_free = |name: &str| listed.iter().all(|(ident, _)| ident != name);
    let mut name = "Unknown".to_owned();
    while !is_free(&name) {
        name.push_str("Value");
    }
    let unknown = format_ident!("{name}");
    for variant in &mut item.variants {
        // The conversions know the values; only the schema still needs the attributes.
        if let Some(value) = renamed(&variant.attrs) {
            variant.attrs.retain(|attribute| !attribute.path().is_ident("serde"));
            variant.attrs.push(syn::parse_quote!(#[cfg_attr(feature = "schemars", schemars(rename = #value))]));
        }
    }
    let variant: Variant = syn::parse_quote! {
        /// A value that the document does not list, as it was received.
        #[cfg_attr(feature = "schemars", schemars(untagged))]
        #unknown(::std::string::String)
    };
    item.variants.push(variant);
    let omitted = ["Copy", "Serialize", "Deserialize"];
    retain_derives(&mut item.attrs, |name| !omitted.contains(&name));

    conversions(&item.ident, &listed, &unknown)
}

/// Generates the conversions of an open enum from and to strings.
fn conversions(ident: &Ident, listed: &[(Ident, String)], unknown: &Ident) -> Vec<Item> {
    let (variants, values): (Vec<_>, Vec<_>) = listed.iter().map(|(variant, value)| (variant, value)).unzip();
    let methods = syn::parse_quote! {
        impl #ident {
            /// Returns the value as it is in JSON.
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#variants => #values,)*
                    Self::#unknown(value) => value,
                }
            }

            /// Returns the documented variant of a value, if there is one.
            fn listed(value: &str) -> ::std::option::Option<Self> {
                match value {
                    #(#values => ::std::option::Option::Some(Self::#variants),)*
                    _ => ::std::option::Option::None,
                }
            }
        }
    };
    let traits = template! { File:
        impl ::std::fmt::Display for ENUM {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl ::std::convert::AsRef<str> for ENUM {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::std::cmp::PartialEq<str> for ENUM {
            fn eq(&self, other: &str) -> bool {
                self.as_str() == other
            }
        }

        impl ::std::cmp::PartialEq<&str> for ENUM {
            fn eq(&self, other: &&str) -> bool {
                self.as_str() == *other
            }
        }

        impl ::std::cmp::PartialEq<::std::string::String> for ENUM {
            fn eq(&self, other: &::std::string::String) -> bool {
                self.as_str() == other
            }
        }

        impl ::std::cmp::PartialEq<ENUM> for str {
            fn eq(&self, other: &ENUM) -> bool {
                self == other.as_str()
            }
        }

        impl ::std::cmp::PartialEq<ENUM> for &str {
            fn eq(&self, other: &ENUM) -> bool {
                *self == other.as_str()
            }
        }

        impl ::std::cmp::PartialEq<ENUM> for ::std::string::String {
            fn eq(&self, other: &ENUM) -> bool {
                self == other.as_str()
            }
        }

        impl ::std::convert::From<&str> for ENUM {
            fn from(value: &str) -> Self {
                Self::listed(value).unwrap_or_else(|| Self::UNKNOWN(value.to_owned()))
            }
        }

        impl ::std::convert::From<&::std::string::String> for ENUM {
            fn from(value: &::std::string::String) -> Self {
                value.as_str().into()
            }
        }

        impl ::std::convert::From<::std::string::String> for ENUM {
            fn from(value: ::std::string::String) -> Self {
                Self::listed(&value).unwrap_or(Self::UNKNOWN(value))
            }
        }

        impl ::std::str::FromStr for ENUM {
            type Err = ::std::convert::Infallible;
            // `Self::Err` could be a variant.
            fn from_str(value: &str) -> ::std::result::Result<Self, ::std::convert::Infallible> {
                ::std::result::Result::Ok(value.into())
            }
        }

        impl ::serde::Serialize for ENUM {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for ENUM {
            fn deserialize<__D: ::serde::Deserializer<'de>>(
                deserializer: __D,
            ) -> ::std::result::Result<Self, __D::Error> {
                <::std::string::String as ::serde::Deserialize>::deserialize(deserializer)
                    .map(::std::convert::From::from)
            }
        }
    };
    let traits = traits.filled(&mut [("ENUM", Part::Ident(ident)), ("UNKNOWN", Part::Ident(unknown))]);
    std::iter::once(methods).chain(traits.items).collect()
}

/// Returns the name of a field in JSON.
pub(crate) fn wire_name(field: &Field) -> Option<String> {
    renamed(&field.attrs).or_else(|| Some(field.ident.as_ref()?.unraw().to_string()))
}

/// Returns the value of `#[serde(rename = "…")]`.
pub(crate) fn renamed(attributes: &[Attribute]) -> Option<String> {
    attributes.iter().filter(|attribute| attribute.path().is_ident("serde")).find_map(|attribute| {
        let mut tokens = attribute.meta.require_list().ok()?.tokens.clone().into_iter();
        tokens.find(|token| matches!(token, TokenTree::Ident(ident) if ident == "rename"))?;
        // The equals sign is between name and value.
        match tokens.nth(1)? {
            TokenTree::Literal(literal) => match Lit::new(literal) {
                Lit::Str(text) => Some(text.value()),
                _ => None,
            },
            _ => None,
        }
    })
}

/// Derives `JsonSchema` only with the feature `schemars`.
fn schemas_are_optional(attributes: &mut Vec<Attribute>) {
    let has_schema = attributes.iter().any(|attribute| {
        attribute.path().is_ident("derive") && attribute.meta.to_token_stream().to_string().contains("JsonSchema")
    });
    if has_schema {
        retain_derives(attributes, |name| name != "JsonSchema");
        attributes.push(syn::parse_quote!(#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]));
    }
}

/// Keeps the derives whose last segment is listed.
pub(crate) fn retain_derives(attributes: &mut [Attribute], is_wanted: impl Fn(&str) -> bool) {
    for attribute in attributes.iter_mut().filter(|attribute| attribute.path().is_ident("derive")) {
        let mut kept: Vec<syn::Path> = Vec::new();
        let _ = attribute.parse_nested_meta(|meta| {
            let name = meta.path.segments.last().map(|segment| segment.ident.to_string());
            if name.is_some_and(|name| is_wanted(&name)) {
                kept.push(meta.path.clone());
            }
            Ok(())
        });
        *attribute = syn::parse_quote!(#[derive(#(#kept),*)]);
    }
}

/// Gives every union a conversion from each of its alternatives, and from any JSON value that matches one.
fn convert_unions(items: &mut Vec<Item>) {
    let existing: BTreeSet<(String, String)> = items
        .iter()
        .filter_map(|item| match item {
            Item::Impl(item) => {
                let (path, _) = item.trait_.as_ref()?;
                let conversion = path.segments.last()?;
                let PathArguments::AngleBracketed(arguments) = &conversion.arguments else {
                    return None;
                };
                let source = arguments.args.to_token_stream().to_string();
                matches!(conversion.ident.to_string().as_str(), "From" | "TryFrom")
                    .then_some((implementor(item)?, source))
            }
            _ => None,
        })
        .collect();
    let mut added: Vec<Item> = Vec::new();
    for item in items.iter() {
        let Item::Enum(item) = item else { continue };
        let alternatives: Option<Vec<(&Ident, &Type)>> = item
            .variants
            .iter()
            .map(|variant| match &variant.fields {
                Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
                    Some((&variant.ident, &fields.unnamed.first()?.ty))
                }
                _ => None,
            })
            .collect();
        let Some(alternatives) = alternatives.filter(|_| is_untagged(item)) else {
            continue;
        };
        let ident = &item.ident;
        let mut has: BTreeSet<String> =
            existing.iter().filter(|(name, _)| ident == name).map(|(_, source)| source.clone()).collect();
        let mut is_new = |source: &Type| has.insert(source.to_token_stream().to_string());
        let filled = |conversion: Item, variant: &Ident, ty: &Type| {
            let mut parts =
                [("ENUM", Part::Ident(ident)), ("VARIANT", Part::Ident(variant)), ("VALUE", Part::Type(ty))];
            conversion.filled(&mut parts)
        };
        for (variant, ty) in alternatives {
            if last_ident(ty).as_deref() == Some("String") {
                let texts: [Type; 2] = [syn::parse_quote!(&str), syn::parse_quote!(&::std::string::String)];
                for text in texts.iter().filter(|text| is_new(text)) {
                    let conversion = template! { Item:
                        impl ::std::convert::From<VALUE> for ENUM {
                            fn from(value: VALUE) -> Self {
                                Self::VARIANT(value.to_owned())
                            }
                        }
                    };
                    added.push(filled(conversion, variant, text));
                }
            }
            if is_new(ty) {
                let conversion = template! { Item:
                    impl ::std::convert::From<VALUE> for ENUM {
                        fn from(value: VALUE) -> Self {
                            Self::VARIANT(value)
                        }
                    }
                };
                added.push(filled(conversion, variant, ty));
            }
        }
        let json: Type = syn::parse_quote!(::serde_json::Value);
        if is_new(&json) {
            let conversion = template! { Item:
                impl ::std::convert::TryFrom<::serde_json::Value> for ENUM {
                    type Error = self::error::ConversionError;
                    fn try_from(
                        value: ::serde_json::Value,
                    ) -> ::std::result::Result<Self, self::error::ConversionError> {
                        ::serde_json::from_value(value).map_err(|error| error.to_string().into())
                    }
                }
            };
            added.push(filled(conversion, ident, &json));
        }
    }
    items.extend(added);
}

/// Returns whether an enum is an untagged union.
pub(crate) fn is_untagged(item: &ItemEnum) -> bool {
    item.attrs
        .iter()
        .filter(|attribute| attribute.path().is_ident("serde"))
        .any(|attribute| attribute.meta.to_token_stream().to_string().contains("untagged"))
}

/// Documents the builders of types, which typify leaves undocumented.
fn document_builders(items: &mut [Item]) {
    for item in items.iter_mut() {
        match item {
            Item::Impl(item) if item.trait_.is_none() => {
                for item in &mut item.items {
                    if let ImplItem::Fn(function) = item
                        && function.sig.ident == "builder"
                    {
                        function.attrs.push(doc(" Returns an empty builder."));
                    }
                }
            }
            Item::Mod(module) => {
                let text = match module.ident.to_string().as_str() {
                    "builder" => " Builders of the types.",
                    "defaults" => " Default values from the document.",
                    _ => continue,
                };
                module.attrs.retain(|attribute| doc_text(attribute).is_none());
                module.attrs.push(doc(text));
                match module.ident == "builder" {
                    true => document_builder_module(module),
                    // typify also writes functions for defaults that are removed from requests.
                    false => module.attrs.push(syn::parse_quote!(#[allow(dead_code)])),
                }
            }
            _ => {}
        }
    }
}

fn document_builder_module(module: &mut ItemMod) {
    for item in module.content.iter_mut().flat_map(|(_, items)| items) {
        match item {
            Item::Struct(item) => {
                // An operation with an optional body sends none while its builder is unchanged.
                item.attrs.push(syn::parse_quote!(#[derive(PartialEq)]));
                let text = format!(" Builder of [`{0}`](super::{0}).", item.ident);
                item.attrs.insert(0, doc(&text));
            }
            Item::Impl(item) if is_default(item) => Unlisted.visit_item_impl_mut(item),
            _ => {}
        }
    }
}

fn is_default(item: &ItemImpl) -> bool {
    let path = item.trait_.as_ref().map(|(path, _)| path);
    path.and_then(|path| path.segments.last()).is_some_and(|segment| segment.ident == "Default")
}

/// Lets a builder start without unlisted fields, which typify requires.
struct Unlisted;

impl VisitMut for Unlisted {
    fn visit_field_value_mut(&mut self, field: &mut syn::FieldValue) {
        if matches!(&field.member, syn::Member::Named(name) if name == EXTRA) {
            field.expr = syn::parse_quote!(Ok(::std::default::Default::default()));
        }
    }
}

/// Returns the documentation of a field.
pub(crate) fn field_docs(field: &Field) -> Vec<Attribute> {
    field.attrs.iter().filter(|attribute| doc_text(attribute).is_some()).cloned().collect()
}

/// Writes `Default` with its path, because a schema may have that name.
struct QualifyDefault;

impl VisitMut for QualifyDefault {
    fn visit_expr_path_mut(&mut self, path: &mut syn::ExprPath) {
        if path.path.leading_colon.is_none() && path.path.segments.first().is_some_and(|first| first.ident == "Default")
        {
            path.path.leading_colon = Some(Default::default());
            for module in ["default", "std"] {
                path.path.segments.insert(0, Ident::new(module, Span::call_site()).into());
            }
        }
    }
}

/// The argument type of a setter.
pub(crate) enum ArgumentKind {
    /// `impl Into<String>`.
    Text,
    /// `impl Into<String>`, with a check that may fail.
    CheckedText,
    /// The type itself.
    Plain,
    /// Any JSON.
    Json,
    /// Any type that converts to it.
    Converted,
}

/// Returns the argument type of a setter, given the types that wrap a restricted string.
pub(crate) fn argument_kind(ty: &Type, checked_texts: &BTreeSet<String>) -> ArgumentKind {
    const PLAIN: [&str; 11] = ["bool", "i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64", "f32", "f64"];
    // A schema may be called String; the standard library's has a full path.
    let is_std = matches!(ty, Type::Path(path) if path.path.leading_colon.is_some());
    match last_ident(ty) {
        Some(name) if is_std && name == "String" => ArgumentKind::Text,
        Some(name) if PLAIN.contains(&name.as_str()) => ArgumentKind::Plain,
        Some(name) if is_std && name == "Value" => ArgumentKind::Json,
        Some(name) if checked_texts.contains(&name) => ArgumentKind::CheckedText,
        _ => ArgumentKind::Converted,
    }
}

/// Returns the names of the types that wrap a restricted string.
pub(crate) fn checked_texts(items: &[Item]) -> BTreeSet<String> {
    items
        .iter()
        .filter_map(|item| match item {
            Item::Struct(item) => match &item.fields {
                Fields::Unnamed(fields) => {
                    let ty = &fields.unnamed.first()?.ty;
                    (last_ident(ty)? == "String").then(|| item.ident.to_string())
                }
                _ => None,
            },
            _ => None,
        })
        .collect()
}

/// Returns the type inside an `Option`, or `None` for other types.
pub(crate) fn optional(ty: &Type) -> Option<&Type> {
    argument_of(ty, "Option")
}

/// Returns the first type argument of a generic type, or `None` for other types.
pub(crate) fn argument_of<'a>(ty: &'a Type, generic: &str) -> Option<&'a Type> {
    first_argument(ty).filter(|_| last_ident(ty).as_deref() == Some(generic))
}
