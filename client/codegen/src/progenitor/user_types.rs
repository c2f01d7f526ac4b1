//! Makes the types convenient to construct: literals with `..Default::default()`, and bodies from JSON.
//!
//! A type with a `Default` can be written as `Type { field: …, ..Default::default() }` outside the crate and can still
//! get new fields: a hidden field replaces `#[non_exhaustive]`, which forbids such literals. A type with required
//! fields has no `Default`; use its builder.

use std::collections::BTreeSet;

use quote::ToTokens;
use syn::visit_mut::{self, VisitMut};
use syn::{Fields, Item, ItemImpl, ItemMod, ItemStruct, Type};

use crate::progenitor::rewrite_types::{implementor, is_flattened, last_ident};
use crate::template::{Part, Template, template};

/// Rewrites the module of the types.
pub(crate) fn rewrite(types: &mut ItemMod) {
    let Some((_, items)) = &mut types.content else { return };
    let growing = with_default(items);
    let flattened = flattened_types(items);
    let mut conversions = Vec::new();
    for item in items.iter_mut() {
        let Item::Struct(item) = item else { continue };
        if !matches!(item.fields, Fields::Named(_)) {
            if item.fields.iter().any(|field| !is_text_or_json(&field.ty)) {
                conversions.push(from_json(item));
            }
            continue;
        }
        conversions.push(from_json(item));
        let name = item.ident.to_string();
        if !flattened.contains(&name) && !item.fields.iter().any(has_flatten) {
            refuse_unknown_fields(item);
        }
        if growing.contains(&name) {
            grow(item);
        }
    }
    complete_literals(items, &growing);
    items.extend(conversions);
}

/// Returns the structs that have a `Default`, derived or implemented.
fn with_default(items: &[Item]) -> BTreeSet<String> {
    let named = items.iter().filter_map(|item| match item {
        Item::Struct(item) if matches!(item.fields, Fields::Named(_)) => Some(item),
        _ => None,
    });
    let derived = named.clone().filter(|item| derives_default(item)).map(|item| item.ident.to_string());
    let written: BTreeSet<String> = items
        .iter()
        .filter_map(|item| match item {
            Item::Impl(item) if is_for_trait(item, "Default") => implementor(item),
            _ => None,
        })
        .collect();
    let written = named.map(|item| item.ident.to_string()).filter(|name| written.contains(name));
    derived.chain(written).collect()
}

fn derives_default(item: &ItemStruct) -> bool {
    item.attrs.iter().filter(|attribute| attribute.path().is_ident("derive")).any(|attribute| {
        let mut is_found = false;
        // A derive that cannot be parsed is not one that typify writes.
        let _ = attribute.parse_nested_meta(|meta| {
            is_found |= meta.path.segments.last().is_some_and(|segment| segment.ident == "Default");
            Ok(())
        });
        is_found
    })
}

fn is_for_trait(item: &ItemImpl, name: &str) -> bool {
    let path = item.trait_.as_ref().map(|(path, _)| path);
    path.and_then(|path| path.segments.last()).is_some_and(|segment| segment.ident == name)
}

fn has_flatten(field: &syn::Field) -> bool {
    is_flattened(field) || {
        let mut attributes = field.attrs.iter().filter(|attribute| attribute.path().is_ident("serde"));
        attributes.any(|attribute| attribute.meta.to_token_stream().to_string().contains("flatten"))
    }
}

/// Returns the type names of flattened fields: these structs also receive the fields of others.
fn flattened_types(items: &[Item]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for item in items {
        let Item::Struct(item) = item else { continue };
        for field in item.fields.iter().filter(|field| has_flatten(field)) {
            collect_names(&field.ty, &mut names);
        }
    }
    // The targets of a flattened type or union are flattened with it.
    loop {
        let mut grown = names.clone();
        for item in items {
            match item {
                Item::Enum(item) if names.contains(&item.ident.to_string()) => {
                    item.variants.iter().flat_map(|variant| &variant.fields).for_each(|field| {
                        collect_names(&field.ty, &mut grown);
                    });
                }
                Item::Type(item) if names.contains(&item.ident.to_string()) => collect_names(&item.ty, &mut grown),
                Item::Struct(item) if names.contains(&item.ident.to_string()) => {
                    let transparent = item.fields.iter().filter(|field| field.ident.is_none());
                    transparent.for_each(|field| collect_names(&field.ty, &mut grown));
                }
                _ => {}
            }
        }
        if grown.len() == names.len() {
            return names;
        }
        names = grown;
    }
}

fn collect_names(ty: &Type, names: &mut BTreeSet<String>) {
    struct Names<'a>(&'a mut BTreeSet<String>);
    impl syn::visit::Visit<'_> for Names<'_> {
        fn visit_type_path(&mut self, path: &syn::TypePath) {
            self.0.extend(path.path.segments.last().map(|segment| segment.ident.to_string()));
            syn::visit::visit_type_path(self, path);
        }
    }
    syn::visit::Visit::visit_type(&mut Names(names), ty);
}

/// Rejects misspelt fields in JSON, unless the document allows other fields. (Responses keep them.)
fn refuse_unknown_fields(item: &mut ItemStruct) {
    let mut serde = item.attrs.iter().filter(|attribute| attribute.path().is_ident("serde"));
    if serde.any(|attribute| attribute.meta.to_token_stream().to_string().contains("deny_unknown_fields")) {
        return;
    }
    item.attrs.push(syn::parse_quote!(#[serde(deny_unknown_fields)]));
    // The document does not forbid them: a server may accept properties that this client does not send.
    item.attrs.push(syn::parse_quote!(
        #[cfg_attr(feature = "schemars", schemars(extend("additionalProperties" = true)))]
    ));
}

/// Lets a struct be constructed with `..Default::default()` outside the crate and still get new fields.
fn grow(item: &mut ItemStruct) {
    item.attrs.retain(|attribute| !attribute.path().is_ident("non_exhaustive"));
    if let Fields::Named(fields) = &mut item.fields {
        fields.named.push(syn::parse_quote! {
            #[doc(hidden)]
            #[serde(skip)]
            pub _non_exhaustive: ()
        });
    }
}

/// Adds the hidden field to the literals in `Default` and in builders.
fn complete_literals(items: &mut [Item], growing: &BTreeSet<String>) {
    let is_growing = |item: &ItemImpl| implementor(item).is_some_and(|name| growing.contains(&name));
    for item in items {
        match item {
            Item::Impl(item) if is_growing(item) && is_for_trait(item, "Default") => {
                SelfLiterals.visit_item_impl_mut(item);
            }
            Item::Mod(module) if module.ident == "builder" => {
                for item in module.content.iter_mut().flat_map(|(_, items)| items) {
                    if let Item::Impl(item) = item
                        && is_growing(item)
                        && is_for_trait(item, "TryFrom")
                    {
                        SelfLiterals.visit_item_impl_mut(item);
                    }
                }
            }
            _ => {}
        }
    }
}

struct SelfLiterals;

impl VisitMut for SelfLiterals {
    fn visit_expr_struct_mut(&mut self, literal: &mut syn::ExprStruct) {
        visit_mut::visit_expr_struct_mut(self, literal);
        if literal.path.is_ident("Self") && literal.rest.is_none() {
            literal.fields.push(syn::parse_quote!(_non_exhaustive: ()));
        }
    }
}

/// Returns whether a type has a conversion of its own from what JSON it can be.
fn is_text_or_json(ty: &Type) -> bool {
    last_ident(ty).is_some_and(|name| name == "String" || name == "Value")
}

/// Returns the conversion from JSON, whose error names the field.
fn from_json(item: &ItemStruct) -> Item {
    let conversion = template! { Item:
        impl ::std::convert::TryFrom<::serde_json::Value> for TYPE {
            type Error = self::error::ConversionError;
            fn try_from(
                value: ::serde_json::Value,
            ) -> ::std::result::Result<Self, self::error::ConversionError> {
                crate::convert::from_json(value).map_err(|error| error.to_string().into())
            }
        }
    };
    conversion.filled(&mut [("TYPE", Part::Ident(&item.ident))])
}
