//! Generates the setters of the builders. The argument depends on the type:
//!
//! | the value is | required | optional |
//! | --- | --- | --- |
//! | a string | `impl Into<String>` | `impl IntoOptional<String, _>` |
//! | a restricted string | `impl Into<String>`, checked | `impl IntoOptional<String, _>`, checked |
//! | any JSON | `impl Into<Value>` | `impl IntoOptionalJson` |
//! | a length of time (`x-webagent-unit`) | `impl IntoTime<T, Seconds, _>` | `impl IntoOptionalTime<T, Seconds, _>` |
//! | anything else, also in a `Box` | `impl TryInto<T>` | `impl IntoOptional<T, _>` |
//!
//! The traits are in the client's module `convert`. Type builders and request builders have the same setters.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, Span};
use quote::format_ident;
use syn::visit_mut::VisitMut;
use syn::{Attribute, Expr, Field, Fields, ImplItem, ImplItemFn, Item, ItemImpl, ItemMod, ItemStruct, Stmt, Type};

use crate::openapi::extensions::Unit;
use crate::progenitor::rewrite_types::{
    ArgumentKind, Units, argument_kind, argument_of, checked_texts, doc, field_docs, implementor, optional, structs,
    wire_name,
};
use crate::template::{Part, Template, template};

/// Method names of the type builders, which no setter can have.
const RESERVED: [&str; 4] = ["build", "clone", "into", "try_into"];

/// Returns the setter's name on the builder of a type: that of the field, unless the builder has such a method.
pub(crate) fn field_setter(field: &str) -> String {
    if RESERVED.contains(&field) { format!("{field}_") } else { field.to_owned() }
}

/// A setter without its statement, and the conversion of its argument.
pub(crate) struct Argument {
    function: ImplItemFn,
    /// An expression for a `Result` of the value, or of an `Option` of it, and a `String`; the argument is `value`.
    result: Expr,
}

impl Argument {
    /// Returns the argument for a value of type `ty`, an `Option` for an optional one. The types of the document are in
    /// the module `types`, such as `super`.
    pub(crate) fn new(
        name: &str,
        ty: &Type,
        types: &str,
        checked_texts: &BTreeSet<String>,
        unit: Option<Unit>,
    ) -> Self {
        let is_optional = optional(ty).is_some();
        let value_type = optional(ty).unwrap_or(ty);
        // The field of a recursive type.
        let in_box = argument_of(value_type, "Box").filter(|_| is_optional);
        let value_type = in_box.unwrap_or(value_type);
        let taken = argument_kind(value_type, checked_texts);
        let unit =
            unit.filter(|_| matches!(taken, ArgumentKind::Plain)).map(|unit| format_ident!("{}", unit.type_name()));
        let Self { function, result } = match (&unit, taken) {
            (Some(_), _) => Self::of_time(is_optional),
            (None, taken) => Self::of_value(&taken, is_optional),
        };
        let value_type = qualify(value_type, types);
        let mut parts = vec![("VALUE", Part::Type(&value_type)), ("NAME", Part::Text(name))];
        parts.extend(unit.as_ref().map(|unit| ("UNIT", Part::Ident(unit))));
        let function = function.filled(&mut parts);
        let mut result = result.filled(&mut parts);
        if in_box.is_some() {
            let boxed = template!(Expr: RESULT.map(|value| value.map(::std::boxed::Box::new)));
            result = boxed.filled(&mut [("RESULT", Part::Expr(&result))]);
        }
        Self { function, result }
    }

    /// Returns the argument for a length of time.
    fn of_time(is_optional: bool) -> Self {
        match is_optional {
            true => Self {
                function: template!(ImplItemFn: pub fn SETTER<Form>(
                    mut self, value: impl crate::convert::IntoOptionalTime<VALUE, crate::convert::UNIT, Form>
                ) -> Self { self }),
                result: template!(Expr: crate::convert::named("NAME", value.into_optional_time())),
            },
            false => Self {
                function: template!(ImplItemFn: pub fn SETTER<Form>(
                    mut self, value: impl crate::convert::IntoTime<VALUE, crate::convert::UNIT, Form>
                ) -> Self { self }),
                result: template!(Expr: crate::convert::named("NAME", value.into_time())),
            },
        }
    }

    /// Returns the argument for any other value.
    fn of_value(taken: &ArgumentKind, is_optional: bool) -> Self {
        let text =
            || template!(ImplItemFn: pub fn SETTER(mut self, value: impl Into<::std::string::String>) -> Self { self });
        match (taken, is_optional) {
            (ArgumentKind::Json, true) => Self {
                function: template!(ImplItemFn: pub fn SETTER(
                    mut self, value: impl crate::convert::IntoOptionalJson
                ) -> Self { self }),
                result: template!(Expr: Ok(crate::convert::IntoOptionalJson::into_optional_json(value))),
            },
            (ArgumentKind::Json, false) => Self {
                function: template!(ImplItemFn: pub fn SETTER(
                    mut self, value: impl Into<::serde_json::Value>
                ) -> Self { self }),
                result: template!(Expr: Ok(value.into())),
            },
            (ArgumentKind::Text, false) => Self { function: text(), result: template!(Expr: Ok(value.into())) },
            (ArgumentKind::CheckedText, false) => Self {
                function: text(),
                result: template!(Expr: crate::convert::named(
                    "NAME",
                    <VALUE as ::std::convert::TryFrom<::std::string::String>>::try_from(value.into())
                )),
            },
            (ArgumentKind::CheckedText, true) => Self {
                function: template!(ImplItemFn: pub fn SETTER<Form>(
                    mut self, value: impl crate::convert::IntoOptional<::std::string::String, Form>
                ) -> Self { self }),
                result: template!(Expr: crate::convert::named("NAME", value.into_optional()).and_then(|value| {
                    value.map(|value: ::std::string::String| crate::convert::named(
                        "NAME",
                        <VALUE as ::std::convert::TryFrom<::std::string::String>>::try_from(value)
                    )).transpose()
                })),
            },
            (ArgumentKind::Text | ArgumentKind::Plain | ArgumentKind::Converted, true) => Self {
                function: template!(ImplItemFn: pub fn SETTER<Form>(
                    mut self, value: impl crate::convert::IntoOptional<VALUE, Form>
                ) -> Self { self }),
                result: template!(Expr: crate::convert::named("NAME", value.into_optional())),
            },
            (ArgumentKind::Plain | ArgumentKind::Converted, false) => Self {
                function: template!(ImplItemFn: pub fn SETTER<V>(mut self, value: V) -> Self
                where
                    V: ::std::convert::TryInto<VALUE>,
                    V::Error: ::std::fmt::Display,
                { self }),
                result: template!(Expr: crate::convert::named("NAME", value.try_into())),
            },
        }
    }

    /// Returns a setter that assigns to a field of the builder.
    pub(crate) fn assign(self, docs: Vec<Attribute>, setter: &Ident, field: &Ident) -> ImplItemFn {
        let mut parts = [("FIELD", Part::Ident(field)), ("RESULT", Part::Expr(&self.result))];
        let statement = template!(Stmt: self.FIELD = RESULT;).filled(&mut parts);
        self.setter(docs, setter, statement)
    }

    /// Returns a setter that forwards its argument to the builder of the body.
    pub(crate) fn forward(self, docs: Vec<Attribute>, setter: &Ident, field: &Ident) -> ImplItemFn {
        let inner = format_ident!("{}", field_setter(&field.to_string()));
        let statement = template!(Stmt: self.body = self.body.map(|body| body.INNER(value)););
        self.setter(docs, setter, statement.filled(&mut [("INNER", Part::Ident(&inner))]))
    }

    fn setter(self, docs: Vec<Attribute>, setter: &Ident, statement: Stmt) -> ImplItemFn {
        let mut function = self.function;
        function.attrs = docs;
        function.sig.ident = setter.clone();
        function.block.stmts.insert(0, statement);
        function
    }
}

/// Returns the setter of a property of the body on the operation's builder.
pub(crate) fn property_setter(
    setter: &Ident,
    property: &Ident,
    field: &Field,
    texts: &BTreeSet<String>,
    unit: Option<Unit>,
) -> ImplItemFn {
    let name = property.to_string();
    Argument::new(&name, &field.ty, "types", texts, unit).forward(field_docs(field), setter, property)
}

/// Returns the setters of call options, which override the client's. They set the builder's field `_options`.
pub(crate) fn call_options() -> Vec<ImplItemFn> {
    let header = syn::parse_quote! {
        /// Sends a header with this request, replacing a default header of the same name.
        ///
        /// The header of the API key and the headers that the HTTP client sets itself cannot be set. With `wait()`,
        /// `output()` and `start()` the header is also sent with each poll.
        pub fn header<N, V>(mut self, name: N, value: V) -> Self
        where
            N: ::std::convert::TryInto<::reqwest::header::HeaderName>,
            V: ::std::convert::TryInto<::reqwest::header::HeaderValue>,
        {
            self._options.header(name, value);
            self
        }
    };
    let timeout = syn::parse_quote! {
        /// Limits the time of each attempt of this request, up to the last byte of the response, instead of
        /// [`ClientBuilder::timeout`](crate::ClientBuilder::timeout).
        ///
        /// With `wait()`, `output()` and `start()` this also limits each poll, which is then retried.
        pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
            self._options.timeout(timeout);
            self
        }
    };
    let retry = syn::parse_quote! {
        /// Sets the retry policy of this request, instead of [`ClientBuilder::retry`](crate::ClientBuilder::retry).
        ///
        /// With `wait()`, `output()` and `start()` this applies to the request that starts the run; transient failures
        /// of polls are retried until the deadline.
        pub fn retry(mut self, retry: crate::Retry) -> Self {
            self._options.retry(retry);
            self
        }
    };
    vec![header, timeout, retry]
}

/// Gives the type builders their setters and the method `build`.
pub(crate) fn rewrite_type_builders(types: &mut ItemMod, units: &Units) {
    let Some((_, items)) = &mut types.content else { return };
    let texts = checked_texts(items);
    let structs = structs(items).into_iter().filter(|(_, item)| matches!(item.fields, Fields::Named(_)));
    let structs: BTreeMap<String, ItemStruct> = structs.map(|(name, item)| (name, item.clone())).collect();
    let builders = items.iter_mut().find_map(|item| match item {
        Item::Mod(module) if module.ident == "builder" => module.content.as_mut(),
        _ => None,
    });
    for item in builders.into_iter().flat_map(|(_, items)| items) {
        let Item::Impl(item) = item else { continue };
        let of = implementor(item).filter(|_| item.trait_.is_none());
        if let Some(of) = of.and_then(|name| structs.get(&name)) {
            rewrite_builder(item, of, &texts, units);
        }
    }
}

fn rewrite_builder(item: &mut ItemImpl, of: &ItemStruct, texts: &BTreeSet<String>, units: &Units) {
    for field in &of.fields {
        let Some(ident) = &field.ident else { continue };
        let wire = wire_name(field).unwrap_or_default();
        let unit = units.get(&(of.ident.to_string(), wire)).copied();
        let setter = format_ident!("{}", field_setter(&ident.to_string()));
        let argument = Argument::new(&ident.to_string(), &field.ty, "super", texts, unit);
        item.items.push(ImplItem::Fn(argument.assign(field_docs(field), &setter, ident)));
    }
    let text = doc(&format!(" Builds the [`{0}`](super::{0}).", of.ident));
    let build = template! { ImplItemFn:
        ///
        /// # Errors
        ///
        /// A required value is missing or a value is invalid. The error names it.
        pub fn build(self) -> ::std::result::Result<super::TYPE, super::error::ConversionError> {
            ::std::convert::TryInto::try_into(self)
        }
    };
    let mut build = build.filled(&mut [("TYPE", Part::Ident(&of.ident))]);
    build.attrs.insert(0, text);
    item.items.push(ImplItem::Fn(build));
}

/// Returns a type relative to the module of the types.
pub(crate) fn qualify(ty: &Type, types: &str) -> Type {
    struct Qualify<'a>(&'a str);
    impl VisitMut for Qualify<'_> {
        fn visit_type_path_mut(&mut self, path: &mut syn::TypePath) {
            syn::visit_mut::visit_type_path_mut(self, path);
            let path = &mut path.path;
            let is_builtin =
                path.get_ident().is_some_and(|ident| ident.to_string().starts_with(|c: char| c.is_ascii_lowercase()));
            if path.leading_colon.is_none() && path.segments.len() == 1 && !is_builtin {
                path.segments.insert(0, Ident::new(self.0, Span::call_site()).into());
            }
        }
    }
    let mut ty = ty.clone();
    Qualify(types).visit_type_mut(&mut ty);
    ty
}
