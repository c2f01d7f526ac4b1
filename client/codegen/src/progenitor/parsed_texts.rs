//! Methods that parse the texts of fields (`x-webagent-type`) with the crates that the client has features for.
//!
//! The fields stay strings, so that nothing that was received is lost, whatever a service sends.

use quote::{format_ident, quote};
use syn::ext::IdentExt;
use syn::{Item, ItemMod, Type};

use crate::openapi::extensions::TextType;
use crate::progenitor::error::OutputError;
use crate::progenitor::rewrite_types::{
    ArgumentKind, Rewritten, argument_kind, checked_texts, optional, structs, wire_name,
};
use crate::rustdoc;

/// Returns the crates that have a type for texts, which are the features too, with the type.
fn crates(text_type: TextType) -> Vec<(&'static str, Type)> {
    match text_type {
        TextType::DateTime => vec![
            ("chrono", syn::parse_quote!(::chrono::DateTime<::chrono::FixedOffset>)),
            ("jiff", syn::parse_quote!(::jiff::Timestamp)),
        ],
        TextType::Date => {
            vec![("chrono", syn::parse_quote!(::chrono::NaiveDate)), ("jiff", syn::parse_quote!(::jiff::civil::Date))]
        }
        TextType::Duration => vec![("jiff", syn::parse_quote!(::jiff::Span))],
        TextType::Uuid => vec![("uuid", syn::parse_quote!(::uuid::Uuid))],
        TextType::Decimal => vec![("rust_decimal", syn::parse_quote!(::rust_decimal::Decimal))],
    }
}

/// Adds the methods to the types.
pub(crate) fn add(types: &mut ItemMod, rewritten: &Rewritten) -> Result<(), OutputError> {
    if rewritten.text_types.is_empty() {
        return Ok(());
    }
    let Some((_, items)) = &mut types.content else { return Ok(()) };
    let texts = checked_texts(items);
    let structs = structs(items);
    let mut added: Vec<Item> = Vec::new();
    for (name, field, text_type) in &rewritten.text_types {
        let unexpected = || format!("the field `{field}` of `{name}` is not a text");
        let item = structs.get(name).ok_or_else(unexpected)?;
        let field = item.fields.iter().find(|found| found.ident.as_ref().is_some_and(|ident| ident == field));
        let field = field.ok_or_else(unexpected)?;
        let inner = optional(&field.ty).unwrap_or(&field.ty);
        if !matches!(argument_kind(inner, &texts), ArgumentKind::Text | ArgumentKind::CheckedText) {
            return Err(unexpected().into());
        }
        let (ident, own) = (&field.ident, &item.ident);
        let wire = wire_name(field).unwrap_or_default();
        let shown = rustdoc::code(&wire);
        let plain = ident.as_ref().map(|ident| ident.unraw().to_string()).unwrap_or_default();
        for (feature, ty) in crates(*text_type) {
            let method = format_ident!("{plain}_{feature}");
            let text = format!(" Parses {shown} with the crate `{feature}` (feature `{feature}`).");
            let (returned, body) = match optional(&field.ty) {
                Some(_) => (
                    quote!(::std::option::Option<#ty>),
                    quote!(self.#ident.as_ref().map(|text| crate::text::parse(#wire, text)).transpose()),
                ),
                None => (quote!(#ty), quote!(crate::text::parse(#wire, &self.#ident))),
            };
            added.push(syn::parse_quote! {
                #[cfg(feature = #feature)]
                impl #own {
                    #[doc = #text]
                    ///
                    /// # Errors
                    ///
                    /// The service sent another text. It is in the field.
                    pub fn #method(&self) -> Result<#returned, crate::InvalidText> {
                        #body
                    }
                }
            });
        }
    }
    items.extend(added);
    Ok(())
}
