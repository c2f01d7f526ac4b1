//! Generates waiting and typed results from the roles of the document.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Fields, Ident, ImplItem, ImplItemFn, Item, ItemMod, ItemStruct};

use crate::lower::request_response::Component;
use crate::openapi::extensions::{Role, Run};
use crate::progenitor::client_builders::{GeneratedOperation, Setter, constant};
use crate::progenitor::error::OutputError;
use crate::progenitor::rewrite_types::{optional, wire_name};
use crate::validate::ApiModel;

/// Adds `wait` and `output` to the builders of operations that start runs. Returns the further code; empty if the
/// document has no run, or no operation that returns one.
pub(crate) fn generate(
    builders: &mut ItemMod,
    types: &ItemMod,
    all: &[GeneratedOperation],
    components: &[Component],
    model: &ApiModel,
) -> Result<TokenStream, OutputError> {
    let Some(run) = &model.run else { return Ok(TokenStream::new()) };
    let Some((get, id)) = all.iter().find_map(|operation| Some((operation, state_of(operation)?))) else {
        return Ok(TokenStream::new());
    };
    let component = components.iter().find(|component| component.name == run.component && !component.is_request);
    let rust = component.map(|component| component.rust.as_str()).unwrap_or_default();
    let items = types.content.iter().flat_map(|(_, items)| items);
    let run_type = items.into_iter().find_map(|item| match item {
        Item::Struct(item) if item.ident == rust => Some(item),
        _ => None,
    });
    let run_type =
        run_type.ok_or_else(|| format!("the schema with the role run, {}, is not an object", run.component))?;

    let structs: Vec<ItemStruct> = builders
        .content
        .iter()
        .flat_map(|(_, items)| items)
        .filter_map(|item| match item {
            Item::Struct(item) => Some(item.clone()),
            _ => None,
        })
        .collect();
    for item in builders.content.iter_mut().flat_map(|(_, items)| items) {
        let Item::Impl(item) = item else { continue };
        let syn::Type::Path(path) = &*item.self_ty else { continue };
        let name = path.path.segments.last().map(|segment| segment.ident.to_string());
        let starts = all.iter().find(|operation| Some(&operation.builder) == name.as_ref());
        if let Some(operation) = starts.filter(|operation| operation.operation.returns_run) {
            let builder = structs.iter().find(|builder| builder.ident == operation.builder.as_str());
            let builder = builder.ok_or_else(|| format!("there is no builder {}", operation.builder))?;
            let methods = starting_methods(operation, builder, run, run_type)?;
            item.items.extend(methods.into_iter().map(ImplItem::Fn));
        }
    }
    let state = run_state(run, run_type)?;
    let resuming = resuming_methods(get, id, run_type);
    Ok(quote! {
        #state
        #resuming
    })
}

/// Returns the parameter with the run's id, for an operation that returns the state of a run.
fn state_of(operation: &GeneratedOperation) -> Option<&Setter> {
    let gets = operation.operation.role.as_deref() == Some("get_run") && operation.operation.returns_run;
    let mut required = operation.parameters.iter().filter(|parameter| gets && !parameter.is_optional);
    required.next().filter(|_| required.next().is_none())
}

/// Returns the setter of the body property with a role.
fn with_role<'a>(operation: &'a GeneratedOperation, role: &str) -> Option<(&'a Setter, &'a Role)> {
    let role = operation.operation.body_roles.get(role)?;
    let setter = operation.properties.iter().find(|setter| setter.name == role.property)?;
    Some((setter, role))
}

/// Returns the methods that start a run and wait for it.
fn starting_methods(
    operation: &GeneratedOperation,
    builder: &ItemStruct,
    run: &Run,
    run_type: &ItemStruct,
) -> Result<Vec<ImplItemFn>, OutputError> {
    let Some((wait, _)) = with_role(operation, "wait_for_completion") else { return Ok(Vec::new()) };
    if wait.value != "bool" {
        return Err(format!("{} has the role wait_for_completion, but is not a boolean", wait.name).into());
    }
    let wait = format_ident!("{}", wait.method);
    let constant = constant(&operation.method);
    let run_ident = &run_type.ident;
    let limit = session_timeout(operation)?;
    let fields = builder.fields.iter().filter_map(|field| field.ident.as_ref());
    let others: Vec<&Ident> = fields.filter(|field| *field != "client" && *field != "_options").collect();
    let builder = &builder.ident;
    let mut methods: Vec<ImplItemFn> = vec![
        syn::parse_quote! {
            /// Starts the run in the background and polls it until it has finished.
            ///
            /// Overrides earlier settings about waiting; see [`Wait::long_poll`](crate::Wait::long_poll) for the
            /// alternative.
            pub fn wait(self) -> crate::Wait<types::#run_ident> {
                let limit = #limit;
                let Self { client, #(#others,)* _options } = self;
                let client = client.with_options(_options);
                let start = move |client: super::Client, is_blocking| -> crate::wait::BoxFuture<'static, _> {
                    Box::pin(async move {
                        let _options = client.call_options().clone();
                        let builder = #builder { client: &client, #(#others,)* _options };
                        builder.#wait(is_blocking).send().await
                    })
                };
                crate::Wait::new(&client, &operations::#constant, limit, Box::new(start), super::state_of_run)
            }
        },
        syn::parse_quote! {
            /// Starts the run in the background and returns as soon as its id is known.
            ///
            /// # Errors
            ///
            /// As for [`Wait::start`](crate::Wait::start).
            pub async fn start(self) -> Result<crate::RunHandle<types::#run_ident>, Error> {
                self.wait().start().await
            }
        },
    ];
    methods.extend(run.roles.get("result").and_then(|_| output(operation, run_ident)));
    Ok(methods)
}

/// Returns the expression for the session's timeout in seconds, an `Option`, of a request that has not been sent.
fn session_timeout(operation: &GeneratedOperation) -> Result<TokenStream, OutputError> {
    let (Some((setter, role)), Some(body)) = (with_role(operation, "session_timeout"), &operation.body) else {
        return Ok(quote!(None));
    };
    if setter.value != "i64" {
        return Ok(quote!(None));
    }
    let body: syn::Type = syn::parse_str(body)?;
    let field = format_ident!("{}", setter.field);
    let given = match setter.is_optional {
        true => quote!(.and_then(|body| body.#field)),
        false => quote!(.map(|body| body.#field)),
    };
    let default = role.default.map(|default| quote!(.or(Some(#default))));
    Ok(quote!(self.body.clone().ok().and_then(|body| #body::try_from(body).ok())#given #default))
}

/// Returns the method that waits for a typed result, if the request has a property for its schema.
fn output(operation: &GeneratedOperation, run_ident: &Ident) -> Option<ImplItemFn> {
    let schema = format_ident!("{}", with_role(operation, "result_schema")?.0.method);
    let format = with_role(operation, "response_format").and_then(|(setter, role)| {
        let method = format_ident!("{}", setter.method);
        let value = role.value.as_ref()?;
        Some(quote!(.#method(#value)))
    });
    Some(syn::parse_quote! {
        /// Starts the run, waits until it has finished, and decodes its result into `T`.
        ///
        /// Sets the schema and the format of the result from `T`, overriding earlier values.
        #[cfg(feature = "schemars")]
        pub fn output<T>(self) -> crate::Output<T, types::#run_ident>
        where
            T: ::schemars::JsonSchema + ::serde::de::DeserializeOwned,
        {
            self #format .#schema(crate::schema::<T>()).wait().output()
        }
    })
}

/// The properties of a run that have a role.
struct RunFields<'a> {
    run: &'a Run,
    run_type: &'a ItemStruct,
}

impl<'a> RunFields<'a> {
    fn field(&self, role: &str) -> Option<(&'a Ident, bool)> {
        let property = &self.run.roles.get(role)?.property;
        let Fields::Named(fields) = &self.run_type.fields else { return None };
        let field = fields.named.iter().find(|field| wire_name(field).as_ref() == Some(property))?;
        Some((field.ident.as_ref()?, optional(&field.ty).is_some()))
    }

    /// Returns the expression for a boolean property, an `Option`.
    fn flag(&self, role: &str) -> Option<TokenStream> {
        Some(match self.field(role)? {
            (field, true) => quote!(self.#field),
            (field, false) => quote!(Some(self.#field)),
        })
    }

    /// Returns the condition that the status is a final one, of those that mean success or not.
    fn has_finished(&self, is_meant: impl Fn(bool) -> bool) -> TokenStream {
        let statuses = self.run.finished.iter().filter(|(_, success)| is_meant(*success)).map(|(status, _)| status);
        let statuses: Vec<_> = statuses.collect();
        match (self.field("status"), statuses.is_empty()) {
            (Some((status, true)), false) => {
                quote!(self.#status.as_ref().is_some_and(|status| matches!(status.as_str(), #(#statuses)|*)))
            }
            (Some((status, false)), false) => quote!(matches!(self.#status.as_str(), #(#statuses)|*)),
            _ => quote!(false),
        }
    }

    /// Returns the condition that the run succeeded, or that it failed: the flag first, then the status.
    fn has_outcome(&self, success: bool) -> TokenStream {
        let listed = self.has_finished(|of_status| of_status == success);
        match self.flag("is_successful") {
            Some(flag) => quote!(#flag == Some(#success) || #listed),
            None => listed,
        }
    }

    /// Returns the constant with the name of a property in JSON.
    fn constant(&self, role: &str) -> Option<TokenStream> {
        let property = &self.run.roles.get(role)?.property;
        let name = match role {
            "run_id" => quote!(ID_FIELD),
            _ => quote!(STATUS_FIELD),
        };
        Some(quote!(const #name: Option<&'static str> = Some(#property);))
    }
}

/// Generates the implementation of `RunState`.
fn run_state(run: &Run, run_type: &ItemStruct) -> Result<TokenStream, OutputError> {
    let fields = RunFields { run, run_type };
    let (id, _) =
        fields.field("run_id").ok_or_else(|| format!("{} has no property with the role run_id", run.component))?;
    let run_ident = &run_type.ident;
    let finished = fields.has_finished(|_| true);
    let is_finished = match fields.flag("is_done") {
        Some(flag) => quote!(#flag.unwrap_or_else(|| #finished)),
        None => finished,
    };
    let result = run.roles.get("result").map(|result| {
        let property = &result.property;
        quote! {
            impl crate::HasResult for types::#run_ident {
                const RESULT_FIELD: &'static str = #property;
            }
        }
    });
    let (failed, successful) = (fields.has_outcome(false), fields.has_outcome(true));
    let tells_success = run.roles.contains_key("is_successful") || run.finished.iter().any(|(_, success)| *success);
    let tells_success = (!tells_success).then(|| {
        quote!(
            const TELLS_SUCCESS: bool = false;
        )
    });
    let (id_field, status_field) = (fields.constant("run_id"), fields.constant("status"));
    Ok(quote! {
        impl types::#run_ident {
            /// Returns whether the run has finished, successfully or not. See [`RunState`](crate::RunState) for how
            /// this is decided.
            pub fn is_finished(&self) -> bool {
                #is_finished
            }

            /// Returns whether the run succeeded; `None` if that is not known. See [`RunState`](crate::RunState) for
            /// how this is decided.
            pub fn has_succeeded(&self) -> Option<bool> {
                if !self.is_finished() {
                    None
                } else if #failed {
                    Some(false)
                } else if #successful {
                    Some(true)
                } else {
                    None
                }
            }
        }

        impl crate::RunState for types::#run_ident {
            #tells_success
            #id_field
            #status_field

            fn run_id(&self) -> &str {
                &self.#id
            }

            fn is_finished(&self) -> bool {
                Self::is_finished(self)
            }

            fn has_succeeded(&self) -> Option<bool> {
                Self::has_succeeded(self)
            }
        }

        #result

        impl crate::Error {
            /// Returns the last known state of the run, if there is one.
            pub fn run(&self) -> Option<types::#run_ident> {
                self.run_json()
            }
        }
    })
}

/// Generates the methods that resume a run that was started elsewhere.
fn resuming_methods(get: &GeneratedOperation, id: &Setter, run_type: &ItemStruct) -> TokenStream {
    let (method, id, constant) =
        (format_ident!("{}", get.method), format_ident!("{}", id.method), constant(&get.method));
    let run_ident = &run_type.ident;
    quote! {
        impl Client {
            /// Waits for a run that was started earlier, also by another process; for one hour, unless
            /// [`Wait::deadline`](crate::Wait::deadline) sets another limit. Until the first successful poll, the
            /// client's [`Retry`](crate::Retry) limits the attempts, because the id may be wrong.
            pub fn wait_for_run(&self, run_id: impl Into<String>) -> crate::Wait<types::#run_ident> {
                crate::Wait::resume(self, &operations::#constant, run_id.into(), state_of_run)
            }

            /// Resumes a stored run, also one that another process started: see [`RunHandle`](crate::RunHandle).
            pub fn resume<T>(&self, run: crate::StoredRun<T>) -> crate::RunHandle<types::#run_ident, T> {
                crate::RunHandle::resumed(self, &operations::#constant, run, state_of_run)
            }
        }

        /// Gets the state of a run.
        fn state_of_run(
            client: Client,
            id: String,
        ) -> crate::wait::BoxFuture<'static, Result<crate::ResponseValue<types::#run_ident>, crate::Error>> {
            Box::pin(async move { client.#method().#id(id).send().await })
        }
    }
}
