//! Generates the decoding of unions.
//!
//! serde uses the first alternative that decodes. Response types accept unlisted fields and values, and request types drop
//! unlisted fields, so the first may be the wrong one. Unions whose alternatives can be mistaken for each other are decoded
//! by their discriminator, or by the alternative that describes a value best.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::visit_mut::{self, VisitMut};
use syn::{Field, Fields, Ident, Item, ItemEnum, ItemImpl, Type};

use super::rewrite_types::{
    arguments, first_argument, implementor, is_flattened, is_untagged, last_ident, renamed, retain_derives, wire_name,
};
use crate::lower::notes::Discriminator;

/// The strings of each generated enum of strings.
pub(crate) type Texts = BTreeMap<String, Vec<String>>;

/// Returns the strings of the enums among items.
pub(crate) fn texts(items: &[Item]) -> Texts {
    let enums = items.iter().filter_map(|item| match item {
        Item::Enum(item) if item.variants.iter().all(|variant| matches!(variant.fields, Fields::Unit)) => Some(item),
        _ => None,
    });
    let values = |item: &ItemEnum| {
        let variants = item.variants.iter();
        variants.map(|variant| renamed(&variant.attrs).unwrap_or_else(|| variant.ident.to_string())).collect()
    };
    enums.map(|item| (item.ident.to_string(), values(item))).collect()
}

/// Generates the decoding of unions with a discriminator, and of those whose alternatives can be mistaken for each other.
pub(crate) fn decode(items: &mut Vec<Item>, discriminators: &BTreeMap<String, Discriminator>, texts: &Texts) {
    let shapes = Shapes::new(items, discriminators, texts);
    let mut used = BTreeSet::new();
    let mut added = Vec::new();
    for item in items.iter_mut() {
        let Item::Enum(item) = item else { continue };
        let Some(alternatives) = alternatives(item) else { continue };
        let body = match of_union(discriminators, item, &alternatives) {
            Some(discriminator) => by_discriminator(item, &alternatives, discriminator, &shapes, &mut used),
            None if shapes.are_alike(&alternatives) => {
                let best = shapes.best(&alternatives, &mut used);
                let message = format!("data did not match any variant of untagged enum {}", item.ident);
                quote! {
                    #best
                    Err(::serde::de::Error::custom(#message))
                }
            }
            None => continue,
        };
        retain_derives(&mut item.attrs, |name| name != "Deserialize");
        let ident = &item.ident;
        added.push(syn::parse_quote! {
            impl<'de> ::serde::Deserialize<'de> for #ident {
                // A schema may be called `D`.
                fn deserialize<__D: ::serde::Deserializer<'de>>(
                    deserializer: __D,
                ) -> ::std::result::Result<Self, __D::Error> {
                    let value = <::serde_json::Value as ::serde::Deserialize>::deserialize(deserializer)?;
                    #body
                }
            }
        });
    }
    items.extend(added);
    if !used.is_empty() {
        items.push(shapes.module(used));
    }
}

/// Names the variants of unions after their types. The names that typify finds depend on each other, so that another
/// alternative would change them.
pub(crate) fn name_variants(items: &mut [Item]) {
    let mut renamed: BTreeMap<(String, String), Ident> = BTreeMap::new();
    for item in items.iter_mut() {
        let Item::Enum(item) = item else { continue };
        let Some(alternatives) = alternatives(item) else { continue };
        let union = item.ident.to_string();
        let mut taken = BTreeSet::new();
        for (variant, (old, ty)) in item.variants.iter_mut().zip(alternatives) {
            let name = variant_name(&union, &ty);
            let numbered = (2..).map(|number| format!("{name}{number}"));
            let free = std::iter::once(name.clone()).chain(numbered).find(|name| taken.insert(name.clone()));
            variant.ident = Ident::new(&free.unwrap_or(name), old.span());
            if variant.ident != old {
                renamed.insert((union.clone(), old.to_string()), variant.ident.clone());
            }
        }
    }
    if !renamed.is_empty() {
        let mut variants = Variants { renamed, implementor: String::new() };
        items.iter_mut().for_each(|item| variants.visit_item_mut(item));
    }
}

/// Returns the name of a variant, without the name of the union.
fn variant_name(union: &str, ty: &Type) -> String {
    match shape(ty) {
        Shape::Boolean => "Boolean".to_owned(),
        Shape::Number => if last_ident(ty).as_deref() == Some("i64") { "Integer" } else { "Number" }.to_owned(),
        Shape::Text(_) => "String".to_owned(),
        Shape::List(_) => "Array".to_owned(),
        Shape::Map(_) => "Object".to_owned(),
        Shape::Named(name) => {
            let own = name.strip_prefix(union).filter(|own| own.starts_with(|c: char| c.is_uppercase()));
            own.map_or(name.clone(), str::to_owned)
        }
        _ => "Value".to_owned(),
    }
}

/// Replaces the names of variants.
struct Variants {
    /// The new names, by enum and old name.
    renamed: BTreeMap<(String, String), Ident>,
    /// The type that the visited implementation is for.
    implementor: String,
}

impl VisitMut for Variants {
    fn visit_item_impl_mut(&mut self, item: &mut ItemImpl) {
        self.implementor = implementor(item).unwrap_or_default();
        visit_mut::visit_item_impl_mut(self, item);
    }

    // `Self::Error` may be a type.
    fn visit_type_mut(&mut self, _: &mut Type) {}

    fn visit_path_mut(&mut self, path: &mut syn::Path) {
        visit_mut::visit_path_mut(self, path);
        let mut segments = path.segments.iter_mut().rev();
        let (Some(variant), Some(of)) = (segments.next(), segments.next()) else { return };
        let of = if of.ident == "Self" { self.implementor.clone() } else { of.ident.to_string() };
        if let Some(new) = self.renamed.get(&(of, variant.ident.to_string())) {
            variant.ident = new.clone();
        }
    }
}

/// Returns the variants of an untagged enum and their types, if each has one.
fn alternatives(item: &ItemEnum) -> Option<Vec<(Ident, Type)>> {
    let alternatives = item.variants.iter().map(|variant| match &variant.fields {
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
            Some((variant.ident.clone(), fields.unnamed.first()?.ty.clone()))
        }
        _ => None,
    });
    alternatives.collect::<Option<Vec<_>>>().filter(|_| is_untagged(item))
}

/// Returns the discriminator of a union.
fn of_union<'a>(
    discriminators: &'a BTreeMap<String, Discriminator>,
    item: &ItemEnum,
    alternatives: &[(Ident, Type)],
) -> Option<&'a Discriminator> {
    discriminators.get(&item.ident.to_string()).filter(|found| found.values.len() == alternatives.len())
}

fn by_discriminator(
    item: &mut ItemEnum,
    alternatives: &[(Ident, Type)],
    discriminator: &Discriminator,
    shapes: &Shapes,
    used: &mut BTreeSet<String>,
) -> TokenStream {
    let property = &discriminator.property;
    let (mut arms, mut others, mut known) = (Vec::new(), Vec::new(), Vec::new());
    for ((variant, ty), values) in alternatives.iter().zip(&discriminator.values) {
        known.extend(values.iter().map(|value| format!("`{value}`")));
        // A nested union may have alternatives that are not objects.
        if values.is_empty() || shapes.is_more_than_object(&shape(ty), &mut BTreeSet::new()) {
            others.push((variant.clone(), ty.clone()));
        }
        match values.as_slice() {
            [] => {}
            values => arms.push(quote! {
                #(Some(#values))|* => return <#ty as ::serde::Deserialize>::deserialize(&value)
                    .map(Self::#variant)
                    .map_err(::serde::de::Error::custom),
            }),
        }
    }
    let message = format!("`{property}` must be one of {}", known.join(", "));
    let unknown = discriminator.is_open.then(|| unknown_variant(item)).map(|unknown| {
        quote! {
            if value.get(#property).is_some_and(::serde_json::Value::is_string) {
                return Ok(Self::#unknown(value));
            }
        }
    });
    let without = discriminator.is_optional.then(|| {
        let best = shapes.best(alternatives, used);
        quote! {
            if value.get(#property).is_none_or(::serde_json::Value::is_null) {
                #best
            }
        }
    });
    let others = shapes.best(&others, used);
    quote! {
        match value.get(#property).and_then(::serde_json::Value::as_str) {
            #(#arms)*
            _ => {}
        }
        #without
        #others
        #unknown
        Err(::serde::de::Error::custom(#message))
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
        #[cfg_attr(feature = "schemars", schemars(skip))]
        #ident(::serde_json::Value)
    });
    ident
}

/// The shape of a type, by which its values are distinguished from those of others.
#[derive(Clone, Debug)]
enum Shape {
    Any,
    Unlisted,
    Boolean,
    Number,
    Text(Vec<String>),
    List(Box<Shape>),
    Map(Box<Shape>),
    Object {
        members: Vec<(String, Shape, bool)>,
        keeps_others: bool,
    },
    Union(Vec<Shape>),
    /// The shape of a generated type.
    Named(String),
}

/// The shapes of the generated types.
struct Shapes {
    named: BTreeMap<String, Shape>,
}

impl Shapes {
    fn new(items: &[Item], discriminators: &BTreeMap<String, Discriminator>, texts: &Texts) -> Self {
        let mut shapes = Self { named: BTreeMap::new() };
        for item in items {
            let shape = match item {
                Item::Struct(item) => match &item.fields {
                    Fields::Named(fields) => object(fields.named.iter().filter(|field| !is_flattened(field)), {
                        let is_strict = item.attrs.iter().any(|attribute| {
                            attribute.meta.to_token_stream().to_string().contains("deny_unknown_fields")
                        });
                        is_strict || fields.named.iter().any(is_flattened)
                    }),
                    Fields::Unnamed(fields) => fields.unnamed.first().map_or(Shape::Any, |field| shape(&field.ty)),
                    Fields::Unit => Shape::Any,
                },
                Item::Type(item) => shape(&item.ty),
                Item::Enum(item) => match (alternatives(item), texts.get(&item.ident.to_string())) {
                    (_, Some(texts)) => Shape::Text(texts.clone()),
                    (Some(found), None) => {
                        let is_open = of_union(discriminators, item, &found).is_some_and(|found| found.is_open);
                        let found = found.iter().map(|(_, ty)| shape(ty));
                        Shape::Union(found.chain(is_open.then_some(Shape::Unlisted)).collect())
                    }
                    (None, None) => Shape::Any,
                },
                _ => continue,
            };
            let name = match item {
                Item::Struct(item) => &item.ident,
                Item::Enum(item) => &item.ident,
                Item::Type(item) => &item.ident,
                _ => continue,
            };
            shapes.named.insert(name.to_string(), shape);
        }
        shapes
    }

    /// Returns whether a value may decode as several of the alternatives, and not all are as good.
    fn are_alike(&self, alternatives: &[(Ident, Type)]) -> bool {
        let found: Vec<(u8, bool)> = alternatives
            .iter()
            .map(|(_, ty)| {
                let shape = shape(ty);
                (self.kinds(&shape, &mut BTreeSet::new()), self.is_telling(&shape, &mut BTreeSet::new()))
            })
            .collect();
        found.iter().enumerate().any(|(index, (kinds, is_telling))| {
            let others = found.iter().skip(index + 1);
            others.clone().any(|(others, also)| kinds & others != 0 && (*is_telling || *also))
        })
    }

    /// Returns the JSON types of a shape as bits.
    fn kinds(&self, shape: &Shape, seen: &mut BTreeSet<String>) -> u8 {
        match shape {
            Shape::Any => u8::MAX,
            Shape::Boolean => 1,
            Shape::Number => 2,
            Shape::Text(_) => 4,
            Shape::List(_) => 8,
            Shape::Map(_) | Shape::Object { .. } | Shape::Unlisted => 16,
            Shape::Union(shapes) => shapes.iter().fold(0, |kinds, shape| kinds | self.kinds(shape, seen)),
            Shape::Named(name) if seen.insert(name.clone()) => {
                self.named.get(name).map_or(u8::MAX, |shape| self.kinds(shape, seen))
            }
            Shape::Named(_) => 0,
        }
    }

    /// Returns whether a shape has documented values that are not objects.
    fn is_more_than_object(&self, shape: &Shape, seen: &mut BTreeSet<String>) -> bool {
        match shape {
            Shape::Object { .. } | Shape::Map(_) | Shape::Unlisted => false,
            Shape::Union(shapes) => shapes.iter().any(|shape| self.is_more_than_object(shape, seen)),
            Shape::Named(name) if seen.insert(name.clone()) => {
                self.named.get(name).is_some_and(|shape| self.is_more_than_object(shape, seen))
            }
            Shape::Named(_) => false,
            _ => true,
        }
    }

    /// Returns whether the values of a shape differ in more than their JSON type.
    fn is_telling(&self, shape: &Shape, seen: &mut BTreeSet<String>) -> bool {
        match shape {
            Shape::Object { .. } | Shape::Unlisted => true,
            Shape::Text(listed) => !listed.is_empty(),
            Shape::List(inner) | Shape::Map(inner) => self.is_telling(inner, seen),
            Shape::Union(shapes) => shapes.iter().any(|shape| self.is_telling(shape, seen)),
            Shape::Named(name) if seen.insert(name.clone()) => {
                self.named.get(name).is_some_and(|shape| self.is_telling(shape, seen))
            }
            _ => false,
        }
    }

    /// Generates code that returns the best of the alternatives that decode.
    fn best(&self, alternatives: &[(Ident, Type)], used: &mut BTreeSet<String>) -> TokenStream {
        let decoded =
            |variant: &Ident, ty: &Type| quote!(<#ty as ::serde::Deserialize>::deserialize(&value).map(Self::#variant));
        let ((variant, ty), others) = match alternatives {
            [] => return TokenStream::new(),
            [(variant, ty)] => {
                let decoded = decoded(variant, ty);
                return quote! {
                    if let Ok(found) = #decoded {
                        return Ok(found);
                    }
                };
            }
            [others @ .., last] => (last, others),
        };
        let ranked = alternatives.iter().map(|(_, ty)| self.tokens(&shape(ty), used)).collect::<Vec<_>>();
        let arms = others.iter().enumerate().map(|(index, (variant, ty))| {
            let decoded = decoded(variant, ty);
            quote!(#index => #decoded,)
        });
        let last = decoded(variant, ty);
        quote! {
            for index in crate::union::ranked(&value, &[#(#ranked),*]) {
                let found = match index {
                    #(#arms)*
                    _ => #last,
                };
                if let Ok(found) = found {
                    return Ok(found);
                }
            }
        }
    }

    /// Returns a reference to a shape, and notes the named ones in it.
    fn tokens(&self, shape: &Shape, used: &mut BTreeSet<String>) -> TokenStream {
        match shape {
            Shape::Named(name) if self.named.contains_key(name) => {
                used.insert(name.clone());
                let name = format_ident!("{name}");
                quote!(&shapes::#name)
            }
            shape => {
                let value = self.value(shape, used);
                quote!(&#value)
            }
        }
    }

    fn value(&self, shape: &Shape, used: &mut BTreeSet<String>) -> TokenStream {
        let union = quote!(crate::union);
        match shape {
            Shape::Any | Shape::Named(_) => quote!(#union::Shape::Any),
            Shape::Unlisted => quote!(#union::Shape::Unlisted),
            Shape::Boolean => quote!(#union::Shape::Boolean),
            Shape::Number => quote!(#union::Shape::Number),
            Shape::Text(texts) => quote!(#union::Shape::Text(&[#(#texts),*])),
            Shape::List(inner) => {
                let inner = self.tokens(inner, used);
                quote!(#union::Shape::List(#inner))
            }
            Shape::Map(inner) => {
                let inner = self.tokens(inner, used);
                quote!(#union::Shape::Map(#inner))
            }
            Shape::Object { members, keeps_others } => {
                let members = members.iter().map(|(name, shape, drops_null)| {
                    let shape = self.tokens(shape, used);
                    quote!(#union::Member { name: #name, shape: #shape, drops_null: #drops_null })
                });
                let members = members.collect::<Vec<_>>();
                quote!(#union::Shape::Object { members: &[#(#members),*], keeps_others: #keeps_others })
            }
            Shape::Union(shapes) => {
                let shapes = shapes.iter().map(|shape| self.tokens(shape, used)).collect::<Vec<_>>();
                quote!(#union::Shape::Union(&[#(#shapes),*]))
            }
        }
    }

    /// Returns the module of the named shapes that are used.
    fn module(&self, used: BTreeSet<String>) -> Item {
        let mut open: Vec<String> = used.into_iter().collect();
        let mut made = BTreeMap::new();
        while let Some(name) = open.pop() {
            let Some(shape) = self.named.get(&name).filter(|_| !made.contains_key(&name)) else { continue };
            let mut used = BTreeSet::new();
            // A type that only wraps another one has its shape.
            let value = match shape {
                Shape::Named(_) => {
                    let inner = self.tokens(shape, &mut used);
                    quote!(crate::union::Shape::Union(&[#inner]))
                }
                shape => self.value(shape, &mut used),
            };
            let ident = format_ident!("{name}");
            made.insert(name, quote!(pub(super) static #ident: crate::union::Shape = #value;));
            open.extend(used);
        }
        let made = made.values();
        syn::parse_quote! {
            #[allow(non_upper_case_globals, unused_imports)]
            mod shapes {
                use super::shapes;
                #(#made)*
            }
        }
    }
}

/// Returns the shape of an object with fields.
fn object<'a>(fields: impl Iterator<Item = &'a Field>, keeps_others: bool) -> Shape {
    let members = fields.filter_map(|field| {
        let drops_null = field.attrs.iter().any(|attribute| {
            attribute.path().is_ident("serde") && attribute.meta.to_token_stream().to_string().contains("is_none")
        });
        Some((wire_name(field)?, shape(&field.ty), drops_null))
    });
    Shape::Object { members: members.collect(), keeps_others }
}

/// Returns the shape of a type.
fn shape(ty: &Type) -> Shape {
    let Type::Path(path) = ty else { return Shape::List(Box::new(Shape::Any)) };
    let name = last_ident(ty).unwrap_or_default();
    let inner = || first_argument(ty).map_or(Shape::Any, shape);
    // A schema may be called Vec; the standard library's has a full path.
    match (path.path.leading_colon.is_some(), name.as_str()) {
        (true, "String") => Shape::Text(Vec::new()),
        (true, "Box" | "Option") => inner(),
        (true, "Vec") => Shape::List(Box::new(inner())),
        (true, "BTreeMap" | "Map") => Shape::Map(Box::new(arguments(ty).nth(1).map_or(Shape::Any, shape))),
        (true, _) => Shape::Any,
        (false, "bool") => Shape::Boolean,
        (false, "i64" | "f64") => Shape::Number,
        (false, _) => Shape::Named(name),
    }
}
