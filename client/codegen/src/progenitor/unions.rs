//! Generates the decoding of unions.
//!
//! serde uses the first alternative that decodes. Response types accept unlisted fields and values, so the first may be
//! the wrong one; these unions are decoded by their discriminator or by the most known fields.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Fields, Ident, Item, ItemEnum, Type};

use super::rewrite_types::{is_flattened, is_untagged, last_ident, retain_derives};
use crate::lower::notes::Discriminator;

/// Generates the decoding of unions with a discriminator, and of unions of objects that keep unlisted fields.
pub(crate) fn decode(items: &mut Vec<Item>, discriminators: &BTreeMap<String, Discriminator>) {
    let keep_extra: BTreeSet<String> = items
        .iter()
        .filter_map(|item| match item {
            Item::Struct(item) if item.fields.iter().any(is_flattened) => Some(item.ident.to_string()),
            _ => None,
        })
        .collect();
    let mut added = Vec::new();
    for item in items.iter_mut() {
        let Item::Enum(item) = item else { continue };
        let Some(alternatives) = alternatives(item).filter(|_| is_untagged(item)) else { continue };
        let discriminator = discriminators.get(&item.ident.to_string());
        let discriminator = discriminator.filter(|found| found.values.len() == alternatives.len());
        let keeps_extra = |ty: &Type| last_ident(ty).is_some_and(|name| keep_extra.contains(&name));
        let body = match discriminator {
            Some(discriminator) => by_discriminator(item, &alternatives, discriminator, &keeps_extra),
            None if alternatives.iter().filter(|(_, ty)| keeps_extra(ty)).count() > 1 => {
                by_fields(item, &alternatives, &keeps_extra)
            }
            None => continue,
        };
        retain_derives(&mut item.attrs, |name| name != "Deserialize");
        let ident = &item.ident;
        added.push(syn::parse_quote! {
            impl<'de> ::serde::Deserialize<'de> for #ident {
                fn deserialize<D: ::serde::Deserializer<'de>>(
                    deserializer: D,
                ) -> ::std::result::Result<Self, D::Error> {
                    let value = <::serde_json::Value as ::serde::Deserialize>::deserialize(deserializer)?;
                    #body
                }
            }
        });
    }
    items.extend(added);
}

/// Returns the variants of an enum and their types, if each has one.
fn alternatives(item: &ItemEnum) -> Option<Vec<(Ident, Type)>> {
    let alternatives = item.variants.iter().map(|variant| match &variant.fields {
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
            Some((variant.ident.clone(), fields.unnamed.first()?.ty.clone()))
        }
        _ => None,
    });
    alternatives.collect()
}

fn by_discriminator(
    item: &mut ItemEnum,
    alternatives: &[(Ident, Type)],
    discriminator: &Discriminator,
    keeps_extra: &dyn Fn(&Type) -> bool,
) -> TokenStream {
    let property = &discriminator.property;
    let (mut arms, mut others, mut known) = (Vec::new(), Vec::new(), Vec::new());
    for ((variant, ty), values) in alternatives.iter().zip(&discriminator.values) {
        known.extend(values.iter().map(|value| format!("`{value}`")));
        match values.as_slice() {
            [] => others.push(quote! {
                if let Ok(value) = <#ty as ::serde::Deserialize>::deserialize(&value) {
                    return Ok(Self::#variant(value));
                }
            }),
            values => arms.push(quote! {
                #(Some(#values))|* => return <#ty as ::serde::Deserialize>::deserialize(&value)
                    .map(Self::#variant)
                    .map_err(::serde::de::Error::custom),
            }),
        }
    }
    let last = match discriminator.is_open {
        true => {
            let unknown = unknown_variant(item);
            quote!(Ok(Self::#unknown(value)))
        }
        false => {
            let message = format!("`{property}` must be one of {}", known.join(", "));
            quote!(Err(::serde::de::Error::custom(#message)))
        }
    };
    let without = discriminator.is_optional.then(|| {
        let best = best_by_fields(alternatives, keeps_extra);
        quote! {
            if value.get(#property).is_none() {
                #best
                if let Some((_, best)) = best {
                    return Ok(best);
                }
            }
        }
    });
    quote! {
        match value.get(#property).and_then(::serde_json::Value::as_str) {
            #(#arms)*
            _ => {}
        }
        #without
        #(#others)*
        #last
    }
}

/// Adds a variant for alternatives that the document does not list.
fn unknown_variant(item: &mut ItemEnum) -> Ident {
    let mut name = "Unknown".to_owned();
    while item.variants.iter().any(|variant| variant.ident == name) {
        name.push_str("Value");
    }
    let ident = format_ident!("{name}");
    item.variants.push(syn::parse_quote! {
        /// A value of a kind that the document does not list, as it was received.
        #ident(::serde_json::Value)
    });
    ident
}

fn by_fields(item: &ItemEnum, alternatives: &[(Ident, Type)], keeps_extra: &dyn Fn(&Type) -> bool) -> TokenStream {
    let best = best_by_fields(alternatives, keeps_extra);
    let message = format!("data did not match any variant of untagged enum {}", item.ident);
    quote! {
        #best
        best.map(|(_, best)| best).ok_or_else(|| ::serde::de::Error::custom(#message))
    }
}

/// Finds the alternative that has the fewest fields which it does not list; of several the first.
fn best_by_fields(alternatives: &[(Ident, Type)], keeps_extra: &dyn Fn(&Type) -> bool) -> TokenStream {
    let tries = alternatives.iter().map(|(variant, ty)| {
        let unlisted = match keeps_extra(ty) {
            true => quote!(found.extra.len()),
            false => quote!(0),
        };
        quote! {
            if let Ok(found) = <#ty as ::serde::Deserialize>::deserialize(&value) {
                let unlisted = #unlisted;
                if best.as_ref().is_none_or(|(fewest, _)| unlisted < *fewest) {
                    best = Some((unlisted, Self::#variant(found)));
                }
            }
        }
    });
    quote! {
        let mut best: ::std::option::Option<(usize, Self)> = None;
        #(#tries)*
    }
}
