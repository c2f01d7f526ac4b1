//! Generates the commands of the program `webagent`: a table of their flags, and a function that calls the operation.
//!
//! progenitor's own CLI cannot be used: it supports no unions, lists or objects, asserts that flag names are unique,
//! has `todo!()` for responses other than JSON, rejects values that an open enum allows, and needs progenitor's client
//! and error type. The setters have all information about a command. The behaviour is in the hand-written module `cli`.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, Span};
use quote::format_ident;
use syn::{
    Expr, ExprLit, ExprReference, Fields, File, ImplItem, Item, ItemEnum, ItemImpl, ItemMod, Lit, LitBool, LitStr,
    ReturnType, Stmt, Type,
};

use crate::lower::operation::{BodyKind, Location, ResponseKind};
use crate::progenitor::client_builders::{GeneratedOperation, Setter, SuccessKind, ident};
use crate::progenitor::error::OutputError;
use crate::progenitor::rewrite_types::{first_argument, is_flattened, is_untagged, last_ident, renamed};
use crate::rustdoc;
use crate::template::{Part, Template, template};

/// Flags that every command may have.
const RESERVED: [&str; 8] = ["base-url", "body", "deadline", "help", "id-file", "json-body", "version", "wait"];

/// Generates the commands.
pub(crate) fn generate(all: &[GeneratedOperation], builders: &ItemMod, types: &ItemMod) -> Result<File, OutputError> {
    let commands = Commands { builders: builder_impls(builders), types: Types::new(types) };
    let rows = all.iter().map(|generated| commands.row(generated)).collect::<Result<Vec<_>, _>>()?;
    let calls = all.iter().map(|generated| commands.call(generated)).collect::<Result<Vec<_>, _>>()?;
    let mut file: File = syn::parse_quote! {
        #[allow(unused_imports, reason = "the document decides what is needed")]
        use super::command::{Body, Call, Command, Outcome, Flag, Kind, fits};
        use super::args::Args;
        #[allow(unused_imports, reason = "the document decides whether there are types")]
        use crate::{Client, operations, types};
    };
    let table = template! { Item:
        /// Returns the commands in document order.
        pub(super) static COMMANDS: &[Command] = ROWS;
    };
    file.items.push(table.filled(&mut [("ROWS", Part::Expr(&slice(rows)))]));
    file.items.extend(calls);
    Ok(file)
}

/// Returns a reference to a list of expressions.
fn slice(items: Vec<Expr>) -> Expr {
    let mut list = template!(ExprReference: &[]);
    if let Expr::Array(array) = &mut *list.expr {
        array.elems.extend(items);
    }
    Expr::Reference(list)
}

/// Returns a literal.
fn literal(lit: Lit) -> Expr {
    Expr::Lit(ExprLit { attrs: Vec::new(), lit })
}

fn boolean(value: bool) -> Expr {
    literal(Lit::Bool(LitBool::new(value, Span::call_site())))
}

/// The parts that are generated in addition to the operations.
struct Commands<'a> {
    builders: BTreeMap<String, &'a ItemImpl>,
    types: Types<'a>,
}

impl Commands<'_> {
    /// Returns the row of the table.
    fn row(&self, generated: &GeneratedOperation) -> Result<Expr, OutputError> {
        let mut texts = generated.operation.texts.iter().map(|text| rustdoc::plain(text));
        let (summary, description) = (texts.next().unwrap_or_default(), texts.next().unwrap_or_default());
        let mut names: BTreeSet<String> = RESERVED.map(str::to_owned).into();
        let mut flags = |setters: &[Setter], prefix: &str| {
            let flags = setters.iter().map(|setter| {
                let mut long = kebab(&setter.field);
                while !names.insert(long.clone()) {
                    long = format!("{prefix}-{long}");
                }
                self.flag(setter, &long)
            });
            flags.collect::<Result<Vec<_>, OutputError>>()
        };
        let parameters = flags(&generated.parameters, "parameter")?;
        let properties = flags(&generated.properties, "body")?;
        let body = match &generated.body {
            None => template!(Expr: None),
            Some(_) if self.is_raw(generated) => template!(Expr: Some(Body::File)),
            Some(_) if properties.is_empty() => template!(Expr: Some(Body::Whole)),
            Some(body) => {
                template!(Expr: Some(Body::Object { properties: PROPERTIES, is_open: IS_OPEN })).filled(&mut [
                    ("PROPERTIES", Part::Expr(&slice(properties))),
                    ("IS_OPEN", Part::Expr(&boolean(self.types.is_open(body)))),
                ])
            }
        };
        let needs_body = generated.wire.body.as_ref().is_some_and(|body| body.is_required);
        let constant = crate::progenitor::client_builders::constant(&generated.method);
        let (name, call) = (kebab(&generated.method), function(generated));
        let waits = self.waits(generated) || picks_up(generated).is_some();
        let row = template! { Expr:
            Command {
                operation: &operations::CONSTANT,
                name: "NAME",
                summary: "SUMMARY",
                description: "DESCRIPTION",
                parameters: PARAMETERS,
                body: BODY,
                needs_body: NEEDS_BODY,
                waits: WAITS,
                call: CALL,
            }
        };
        Ok(row.filled(&mut [
            ("CONSTANT", Part::Ident(&constant)),
            ("NAME", Part::Text(&name)),
            ("SUMMARY", Part::Text(&summary)),
            ("DESCRIPTION", Part::Text(&description)),
            ("PARAMETERS", Part::Expr(&slice(parameters))),
            ("BODY", Part::Expr(&body)),
            ("NEEDS_BODY", Part::Expr(&boolean(needs_body))),
            ("WAITS", Part::Expr(&boolean(waits))),
            ("CALL", Part::Ident(&call)),
        ]))
    }

    /// Returns whether the body is not JSON, so that it is read from a file unchanged.
    fn is_raw(&self, generated: &GeneratedOperation) -> bool {
        let body = generated.wire.body.as_ref();
        body.is_some_and(|body| matches!(body.kind, BodyKind::Text | BodyKind::Bytes))
    }

    fn flag(&self, setter: &Setter, long: &str) -> Result<Expr, OutputError> {
        let file = match setter.location {
            Some(Location::File) => Some(false),
            Some(Location::Files) => Some(true),
            _ => None,
        };
        // The argument for a file is its path.
        let ty = match file {
            Some(false) => template!(Type: String),
            Some(true) => template!(Type: Vec<String>),
            None => value_type(setter)?,
        };
        let FlagValue { kind, values, is_list } = match file {
            Some(is_list) => FlagValue { is_list, ..Kind::File.into() },
            None => self.types.flag_value(&ty),
        };
        // Identifies the value: parameters in different locations can have the same name.
        let name = if setter.location.is_some() { &setter.method } else { &setter.name };
        let kind = format_ident!("{}", format!("{kind:?}"));
        let values = values.iter().map(|value| literal(Lit::Str(LitStr::new(value, Span::call_site()))));
        let flag = template! { Expr:
            Flag {
                name: "NAME",
                long: "LONG",
                help: "HELP",
                kind: Kind::KIND,
                values: VALUES,
                is_list: IS_LIST,
                is_required: IS_REQUIRED,
                check: fits::<VALUE>,
            }
        };
        Ok(flag.filled(&mut [
            ("NAME", Part::Text(name)),
            ("LONG", Part::Text(long)),
            ("HELP", Part::Text(&setter.text)),
            ("KIND", Part::Ident(&kind)),
            ("VALUES", Part::Expr(&slice(values.collect()))),
            ("IS_LIST", Part::Expr(&boolean(is_list))),
            ("IS_REQUIRED", Part::Expr(&boolean(!setter.is_optional))),
            ("VALUE", Part::Type(&ty)),
        ]))
    }

    /// Returns the function that calls the operation.
    fn call(&self, generated: &GeneratedOperation) -> Result<Item, OutputError> {
        let parameters = generated.parameters.iter().map(set_parameter).collect::<Result<Vec<_>, OutputError>>()?;
        let done = match generated.success.kind {
            SuccessKind::One(ResponseKind::Empty) => "nothing",
            SuccessKind::One(ResponseKind::Bytes | ResponseKind::Text)
            | SuccessKind::Optional(ResponseKind::Bytes | ResponseKind::Text) => "bytes",
            _ => "json",
        };
        let known = picks_up(generated).map(|id| {
            let known = template! { Stmt:
                if args.waits() && let Some(id) = args.parameter::<String>("ID")? {
                    return args.wait(client.wait_for_run(id)).await;
                }
            };
            known.filled(&mut [("ID", Part::Text(&id.method))])
        });
        let started = self.waits(generated).then(|| {
            template! { Stmt:
                if args.waits() {
                    return args.wait(request.wait()).await;
                }
            }
        });
        let call = template! { Item:
            #[allow(unused_mut, unused_variables, reason = "the document decides what is needed")]
            fn FUNCTION<'a>(client: &'a Client, args: &'a Args) -> Call<'a> {
                Box::pin(async move {
                    WAIT_FOR_KNOWN;
                    let mut request = client.METHOD();
                    SET_PARAMETERS;
                    SET_BODY;
                    WAIT_FOR_STARTED;
                    Ok(Outcome::DONE(request.send().await?))
                })
            }
        };
        Ok(call.filled(&mut [
            ("FUNCTION", Part::Ident(&function(generated))),
            ("WAIT_FOR_KNOWN", Part::Stmts(known.into_iter().collect())),
            ("METHOD", Part::Ident(&ident(&generated.method))),
            ("SET_PARAMETERS", Part::Stmts(parameters)),
            ("SET_BODY", Part::Stmts(self.set_body(generated)?.into_iter().collect())),
            ("WAIT_FOR_STARTED", Part::Stmts(started.into_iter().collect())),
            ("DONE", Part::Ident(&ident(done))),
        ]))
    }

    /// Returns the statement that sets the body of a request.
    fn set_body(&self, generated: &GeneratedOperation) -> Result<Option<Stmt>, OutputError> {
        let (Some(ty), Some(body)) = (&generated.body, &generated.wire.body) else { return Ok(None) };
        if self.is_raw(generated) {
            let given = match body.kind {
                BodyKind::Text => "text",
                _ => "upload",
            };
            let set = template! { Stmt:
                if let Some(body) = args.GIVEN()? {
                    request = request.body(body);
                }
            };
            return Ok(Some(set.filled(&mut [("GIVEN", Part::Ident(&ident(given)))])));
        }
        let ty: Type = syn::parse_str(ty)?;
        let set = match body.is_required {
            true => template!(Stmt: request = request.body(args.body::<BODY>()?);),
            false => template!(Stmt: if args.has_body() { request = request.body(args.body::<BODY>()?); }),
        };
        Ok(Some(set.filled(&mut [("BODY", Part::Type(&ty))])))
    }

    /// Returns whether the operation starts a run that can be polled.
    fn waits(&self, generated: &GeneratedOperation) -> bool {
        let builder = self.builders.get(&generated.builder);
        builder.into_iter().flat_map(|item| &item.items).any(|item| match item {
            ImplItem::Fn(function) if function.sig.ident == "wait" => match &function.sig.output {
                ReturnType::Type(_, ty) => last_ident(ty).is_some_and(|name| name == "Wait"),
                ReturnType::Default => false,
            },
            _ => false,
        })
    }
}

/// Returns the statement that sets a parameter.
fn set_parameter(setter: &Setter) -> Result<Stmt, OutputError> {
    let ty = match setter.location {
        Some(Location::File) => template!(Type: ::std::path::PathBuf),
        Some(Location::Files) => template!(Type: Vec<::std::path::PathBuf>),
        _ => value_type(setter)?,
    };
    let set = template! { Stmt:
        if let Some(value) = args.parameter::<VALUE>("NAME")? {
            request = request.METHOD(value);
        }
    };
    Ok(set.filled(&mut [
        ("VALUE", Part::Type(&ty)),
        ("NAME", Part::Text(&setter.method)),
        ("METHOD", Part::Ident(&ident(&setter.method))),
    ]))
}

/// Returns the parameter with the run's id, for the operation that returns its state.
fn picks_up(generated: &GeneratedOperation) -> Option<&Setter> {
    let gets = generated.operation.role.as_deref() == Some("get_run") && generated.operation.returns_run;
    let mut required = generated.parameters.iter().filter(|parameter| !parameter.is_optional);
    match (required.next(), required.next()) {
        (Some(id), None) if gets => Some(id),
        _ => None,
    }
}

/// Converts a Rust name to a command line name.
fn kebab(name: &str) -> String {
    name.trim_matches('_').replace('_', "-")
}

/// Returns the name of the function that calls an operation.
fn function(generated: &GeneratedOperation) -> Ident {
    format_ident!("call_{}", generated.method)
}

fn value_type(setter: &Setter) -> Result<Type, OutputError> {
    syn::parse_str(&setter.value).map_err(|error| format!("{}: {error}", setter.value).into())
}

/// Returns the methods of the builders, by builder.
fn builder_impls(builders: &ItemMod) -> BTreeMap<String, &ItemImpl> {
    let items = builders.content.iter().flat_map(|(_, items)| items);
    items
        .filter_map(|item| match item {
            Item::Impl(item) => Some((last_ident(&item.self_ty)?, item)),
            _ => None,
        })
        .collect()
}

/// The command line form of a value.
struct FlagValue {
    kind: Kind,
    /// The allowed values, if they are listed.
    values: Vec<String>,
    /// Set if the flag is repeated for each item.
    is_list: bool,
}

/// The value kinds of the module `cli`, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Integer,
    Number,
    Boolean,
    Json,
    File,
}

impl From<Kind> for FlagValue {
    fn from(kind: Kind) -> Self {
        Self { kind, values: Vec::new(), is_list: false }
    }
}

/// The generated types by name.
struct Types<'a>(BTreeMap<String, &'a Item>);

impl<'a> Types<'a> {
    fn new(types: &'a ItemMod) -> Self {
        let items = types.content.iter().flat_map(|(_, items)| items);
        let named = items.filter_map(|item| {
            let ident = match item {
                Item::Struct(item) => &item.ident,
                Item::Enum(item) => &item.ident,
                Item::Type(item) => &item.ident,
                _ => return None,
            };
            Some((ident.to_string(), item))
        });
        Self(named.collect())
    }

    /// Returns whether a type keeps unlisted members.
    fn is_open(&self, ty: &str) -> bool {
        match self.0.get(ty.rsplit("::").next().unwrap_or(ty)) {
            Some(Item::Struct(item)) => item.fields.iter().any(is_flattened),
            _ => true,
        }
    }

    fn flag_value(&self, ty: &Type) -> FlagValue {
        let Some(name) = last_ident(ty) else { return Kind::Json.into() };
        match (name.as_str(), first_argument(ty)) {
            _ if self.own(ty).is_some() => self.value_of_own(ty),
            ("String", _) => Kind::Text.into(),
            ("bool", _) => Kind::Boolean.into(),
            ("f32" | "f64", _) => Kind::Number.into(),
            ("i8" | "i16" | "i32" | "i64" | "u8" | "u16" | "u32" | "u64", _) => Kind::Integer.into(),
            ("Box", Some(inner)) => self.flag_value(inner),
            ("Vec", Some(item)) => match self.flag_value(item) {
                FlagValue { is_list: true, .. } => Kind::Json.into(),
                flag_value => FlagValue { is_list: true, ..flag_value },
            },
            _ => Kind::Json.into(),
        }
    }

    fn value_of_own(&self, ty: &Type) -> FlagValue {
        match self.own(ty) {
            Some(Item::Type(item)) => self.flag_value(&item.ty),
            Some(Item::Enum(item)) => self.choice(item),
            Some(Item::Struct(item)) => match &item.fields {
                Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
                    fields.unnamed.first().map_or(Kind::Json.into(), |field| self.flag_value(&field.ty))
                }
                _ => Kind::Json.into(),
            },
            _ => Kind::Json.into(),
        }
    }

    /// Returns the generated type. Types of the standard library have a full path, because a schema may have the same
    /// name.
    fn own(&self, ty: &Type) -> Option<&'a Item> {
        match ty {
            Type::Path(path) if path.path.leading_colon.is_none() => self.0.get(&last_ident(ty)?).copied(),
            _ => None,
        }
    }

    /// An enum is one of its values; a union is a string if one of its alternatives is.
    fn choice(&self, item: &ItemEnum) -> FlagValue {
        if item.variants.iter().all(|variant| matches!(variant.fields, Fields::Unit)) {
            let values = item.variants.iter();
            let values = values.map(|variant| renamed(&variant.attrs).unwrap_or_else(|| variant.ident.to_string()));
            return FlagValue { values: values.collect(), ..Kind::Text.into() };
        }
        let mut alternatives = item.variants.iter().filter_map(|variant| variant.fields.iter().next());
        match is_untagged(item) && alternatives.any(|field| self.is_text(&field.ty)) {
            true => Kind::Text.into(),
            false => Kind::Json.into(),
        }
    }

    /// Returns whether every string is a value of this type. Unions are not searched, since they may contain
    /// themselves.
    fn is_text(&self, ty: &Type) -> bool {
        let Some(name) = last_ident(ty) else { return false };
        match self.own(ty) {
            Some(Item::Enum(item)) => item.variants.iter().all(|variant| matches!(variant.fields, Fields::Unit)),
            Some(Item::Struct(item)) => match &item.fields {
                Fields::Unnamed(fields) => fields.unnamed.iter().all(|field| self.is_text(&field.ty)),
                _ => false,
            },
            Some(Item::Type(item)) => self.is_text(&item.ty),
            _ => name == "String",
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::openapi::spanned_value::SpannedValue;
    use crate::{Options, generate_with};

    const DOCUMENT: &str = "
openapi: 3.0.3
info: {title: t, version: 0.1.0}
servers: [{url: 'https://example.com'}]
paths:
  /a/{type}:
    put:
      operationId: put_a
      summary: Puts it
      parameters: [{name: type, in: path, required: true, schema: {type: string}}]
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}
      responses: {204: {description: done}}
  /b:
    post:
      operationId: post_b
      requestBody: {content: {application/json: {schema: {type: array, items: {type: string}}}}}
      responses: {200: {description: ok, content: {text/plain: {schema: {type: string}}}}}
components:
  schemas:
    Level: {type: string, enum: [low, very high]}
    Tree: {anyOf: [{$ref: '#/components/schemas/Node'}, {type: string}]}
    Node: {type: object, properties: {left: {$ref: '#/components/schemas/Tree'}}}
    A:
      type: object
      required: [short]
      properties:
        short: {type: string, minLength: 3, description: At least `three`.}
        type: {type: integer}
        wait: {type: boolean}
        level: {$ref: '#/components/schemas/Level'}
        levels: {type: array, items: {$ref: '#/components/schemas/Level'}}
        tree: {$ref: '#/components/schemas/Tree'}
        other: {oneOf: [{type: integer}, {type: boolean}]}
        table: {type: array, items: {type: array, items: {type: number}}}
        map: {type: object, additionalProperties: {type: integer}}
";

    #[test]
    fn a_flag_is_made_of_every_parameter_and_property() {
        let document = SpannedValue::parse("api.yaml", DOCUMENT).unwrap();
        let generated = generate_with("api.yaml", &document, Options { cli: true, ..Options::default() }).unwrap();
        let code = generated.cli.split_whitespace().collect::<Vec<_>>().join(" ");
        let flags: Vec<String> = code
            .split("Flag { name: ")
            .skip(1)
            .map(|flag| {
                let value = |key: &str| {
                    let (_, rest) = flag.split_once(&format!("{key}: ")).unwrap();
                    rest.split(", is_").next().unwrap().split(", ").next().unwrap().to_owned()
                };
                let is = |key: &str| flag.contains(&format!("is_{key}: true"));
                let list = if is("list") { " list" } else { "" };
                let required = if is("required") { " required" } else { "" };
                format!("{} {}{list}{required}", value("long").trim_matches('"'), value("kind"))
            })
            .collect();
        assert_eq!(
            flags,
            [
                "type Kind::Text required",
                "level Kind::Text",
                "levels Kind::Text list",
                "map Kind::Json",
                "other Kind::Json",
                "short Kind::Text required",
                "table Kind::Json",
                "tree Kind::Text",
                "body-type Kind::Integer",
                "body-wait Kind::Boolean",
            ]
        );
        for part in [
            "help: \"At least `three`.\"",
            "values: &[\"low\", \"very high\"], is_list: true",
            "check: fits::<types::AShort>",
            "is_open: false",
            "Ok(Outcome::nothing(request.send().await?))",
            "body: Some(Body::Whole)",
            "args.body::<::std::vec::Vec<::std::string::String>>()?",
            "Ok(Outcome::bytes(request.send().await?))",
        ] {
            assert!(code.contains(part), "{part} is not in {code}");
        }
        // There are no runs in this document.
        assert!(!code.contains("waits: true") && !code.contains("args.wait("), "{code}");
    }
}
