//! Random valid additions to a document: what a vendor may publish tomorrow.

#![allow(clippy::indexing_slicing, reason = "the parts of a JSON value that a document has, or that were made here")]

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value, json};

use crate::document::{Document, join};

mod operations;
mod parameters;
mod schemas;

/// One addition.
#[derive(Debug, Clone)]
pub enum Extension {
    /// A property of a component that is an object.
    Property {
        /// Selects the component.
        component: Index,
        /// Name of the property.
        name: String,
        /// Its schema.
        schema: Value,
        /// Set if it is added to `required`.
        is_required: bool,
    },
    /// A parameter of an operation.
    Parameter {
        /// Selects the operation.
        operation: Index,
        /// The parameter object.
        parameter: Value,
    },
    /// An operation with a path of its own.
    Operation {
        /// Its method, in lower case.
        method: &'static str,
        /// Its `operationId`, which is also a segment of its path.
        name: String,
        /// The operation object.
        operation: Value,
        /// The parameter object of a second segment.
        in_path: Option<Value>,
        /// The server object list of the path.
        servers: Option<Value>,
    },
    /// A value of an enum.
    EnumValue {
        /// Selects the component.
        component: Index,
        /// The value.
        value: String,
    },
    /// A component, used by a property of another.
    Component {
        /// Name of the component.
        name: String,
        /// Its schema.
        schema: Value,
        /// Selects the component that uses it.
        used_by: Index,
    },
    /// Models that a property selects, used by a property of another component.
    Union {
        /// Name of the component.
        name: String,
        /// The properties of each model.
        models: Vec<Map<String, Value>>,
        /// Set if the values of the property are in `mapping`.
        has_mapping: bool,
        /// Selects the component that uses it.
        used_by: Index,
    },
    /// A security scheme, which an operation takes as an alternative, or needs.
    Security {
        /// Name of the scheme.
        name: String,
        /// The security scheme object.
        scheme: Value,
        /// Selects the operation.
        operation: Index,
        /// Set if the operation takes another scheme as well.
        is_alternative: bool,
    },
}

/// Makes additions to a document.
///
/// # Panics
///
/// When the document has no component schema.
pub fn extension(document: &Document) -> BoxedStrategy<Extension> {
    let schema = schemas::schema(document, 2);
    let scheme = select(vec![
        json!({ "type": "apiKey", "in": "header", "name": "X-Added-Key" }),
        json!({ "type": "apiKey", "in": "query", "name": "added" }),
        json!({ "type": "apiKey", "in": "cookie", "name": "added" }),
        json!({ "type": "http", "scheme": "bearer" }),
        json!({ "type": "http", "scheme": "basic" }),
        json!({ "type": "openIdConnect", "openIdConnectUrl": "https://example.com/.well-known/openid-configuration" }),
        json!({ "type": "oauth2", "flows": { "clientCredentials": { "tokenUrl": "https://example.com/t", "scopes": {} } } }),
    ]);
    let component_name = prop_oneof!["Added[A-Z]{0,2}", "added-[a-z]{1,3}", "Added_[a-z]{1,3}-(In|Out)put"].boxed();
    let members = proptest::collection::vec((schemas::name(), schemas::schema(document, 1)), 0..3)
        .prop_map(|members| members.into_iter().collect::<Map<String, Value>>());
    prop_oneof![
        4 => (any::<Index>(), schemas::name(), schema.clone(), any::<bool>()).prop_map(
            |(component, name, schema, is_required)| Extension::Property { component, name, schema, is_required }
        ),
        2 => (any::<Index>(), parameters::parameter())
            .prop_map(|(operation, parameter)| Extension::Parameter { operation, parameter }),
        3 => operations::operation(document),
        1 => (any::<Index>(), "[a-zA-Z+ -]{1,6}").prop_map(|(component, value)| Extension::EnumValue { component, value }),
        2 => (component_name.clone(), schema, any::<Index>())
            .prop_map(|(name, schema, used_by)| Extension::Component { name, schema, used_by }),
        1 => (component_name, proptest::collection::vec(members, 1..4), any::<bool>(), any::<Index>()).prop_map(
            |(name, models, has_mapping, used_by)| Extension::Union { name, models, has_mapping, used_by }
        ),
        1 => ("Added[a-z]{0,2}", scheme, any::<Index>(), any::<bool>()).prop_map(
            |(name, scheme, operation, is_alternative)| Extension::Security { name, scheme, operation, is_alternative }
        ),
    ]
    .boxed()
}

impl Extension {
    /// Makes the addition. Returns the pointer to what was added, or nothing if there is nothing to extend, or it is there.
    pub fn apply(&self, root: &mut Value) -> Option<String> {
        match self {
            Self::Property { component, name, schema, is_required } => {
                let object = pick_schema(root, component, "properties")?;
                add_property(root, &object, name, schema, *is_required)
            }
            Self::Parameter { operation, parameter } => {
                let pointer = pick_operation(root, operation)?;
                let parameters = list(root.pointer_mut(&pointer)?, "parameters")?;
                if parameters.iter().any(|other| other["name"] == parameter["name"]) {
                    return None;
                }
                parameters.push(parameter.clone());
                Some(format!("{pointer}/parameters/{}", parameters.len() - 1))
            }
            Self::Operation { method, name, operation, in_path, servers } => {
                add_operation(root, method, name, operation, in_path.as_ref(), servers.as_ref())
            }
            Self::EnumValue { component, value } => {
                let name = pick_schema(root, component, "enum")?;
                let values = root["components"]["schemas"][&name]["enum"].as_array_mut()?;
                // An enum of numbers gets no text.
                if values.contains(&value.clone().into()) || !values.iter().any(Value::is_string) {
                    return None;
                }
                values.push(value.clone().into());
                Some(format!("{}/enum/{}", component_pointer(&name), values.len() - 1))
            }
            Self::Component { name, schema, used_by } => {
                let user = pick_schema(root, used_by, "properties")?;
                add_component(root, name, schema.clone())?;
                use_component(root, &user, name)?;
                Some(component_pointer(name))
            }
            Self::Union { name, models, has_mapping, used_by } => add_union(root, name, models, *has_mapping, used_by),
            Self::Security { name, scheme, operation, is_alternative } => {
                let pointer = pick_operation(root, operation)?;
                if root["components"]["securitySchemes"].get(name).is_some() {
                    return None;
                }
                let general = root.get("security").cloned();
                let operation = root.pointer_mut(&pointer)?;
                let own = operation.get("security").cloned().or(general);
                let mut ways = own.as_ref().and_then(Value::as_array).cloned().unwrap_or_default();
                // Two of the others would need two `Authorization` headers.
                let can_be_added = scheme["type"] == "apiKey";
                match (is_alternative, ways.first_mut()) {
                    (false, Some(way)) if can_be_added => way[name] = json!([]),
                    _ => ways.push(json!({ name: [] })),
                }
                operation["security"] = ways.into();
                root["components"]["securitySchemes"][name] = scheme.clone();
                Some(join("/components/securitySchemes", name))
            }
        }
    }
}

fn component_pointer(name: &str) -> String {
    join("/components/schemas", name)
}

fn add_component(root: &mut Value, name: &str, schema: Value) -> Option<()> {
    let schemas = root["components"]["schemas"].as_object_mut()?;
    if schemas.contains_key(name) {
        return None;
    }
    schemas.insert(name.to_owned(), schema);
    Some(())
}

/// Gives a component a property that refers to another one.
fn use_component(root: &mut Value, user: &str, name: &str) -> Option<()> {
    let reference = json!({ "$ref": format!("#{}", component_pointer(name)) });
    let properties = root["components"]["schemas"][user]["properties"].as_object_mut()?;
    properties.insert(format!("uses_{name}"), reference);
    Some(())
}

fn add_property(root: &mut Value, object: &str, name: &str, schema: &Value, is_required: bool) -> Option<String> {
    let object_schema = &mut root["components"]["schemas"][object];
    if object_schema["properties"].get(name).is_some() {
        return None;
    }
    object_schema["properties"][name] = schema.clone();
    // What must be there and leads back to the object that it is in has no value.
    if is_required && !schema.to_string().contains("$ref") {
        list(object_schema, "required")?.push(name.into());
    }
    Some(join(&format!("{}/properties", component_pointer(object)), name))
}

fn add_union(
    root: &mut Value,
    name: &str,
    models: &[Map<String, Value>],
    has_mapping: bool,
    used_by: &Index,
) -> Option<String> {
    let user = pick_schema(root, used_by, "properties")?;
    let names: Vec<String> = (0..models.len()).map(|number| format!("{name}{number}")).collect();
    let schemas = root["components"]["schemas"].as_object()?;
    if names.iter().any(|name| schemas.contains_key(name)) {
        return None;
    }
    let references: Vec<String> = names.iter().map(|name| format!("#{}", component_pointer(name))).collect();
    let mut discriminator = json!({ "propertyName": "kind" });
    if has_mapping {
        let mapping = references.iter().enumerate().map(|(number, to)| (format!("kind {number}"), to.clone().into()));
        discriminator["mapping"] = mapping.collect::<Map<String, Value>>().into();
    }
    let alternatives: Vec<Value> = references.iter().map(|to| json!({ "$ref": to })).collect();
    add_component(root, name, json!({ "oneOf": alternatives, "discriminator": discriminator }))?;
    for (number, (model, properties)) in names.iter().zip(models).enumerate() {
        let kind = if has_mapping { format!("kind {number}") } else { model.clone() };
        let mut properties = properties.clone();
        properties.insert("kind".to_owned(), json!({ "type": "string", "enum": [kind] }));
        add_component(root, model, json!({ "type": "object", "required": ["kind"], "properties": properties }))?;
    }
    use_component(root, &user, name)?;
    Some(component_pointer(name))
}

fn add_operation(
    root: &mut Value,
    method: &str,
    name: &str,
    operation: &Value,
    in_path: Option<&Value>,
    servers: Option<&Value>,
) -> Option<String> {
    let mut operation = operation.clone();
    operation["operationId"] = name.into();
    let path = match in_path {
        Some(parameter) => {
            list(&mut operation, "parameters")?.push(parameter.clone());
            format!("/{name}/{{{}}}/end", parameter["name"].as_str()?)
        }
        None => format!("/{name}"),
    };
    let prefix = format!("/{name}");
    let taken: BTreeSet<&str> = root["paths"].as_object()?.keys().map(String::as_str).collect();
    if taken.iter().any(|path| path.split('/').nth(1) == prefix.get(1..)) {
        return None;
    }
    let mut item = json!({ (method): operation });
    if let Some(servers) = servers {
        item["servers"] = servers.clone();
    }
    root["paths"][&path] = item;
    Some(join("/paths", &path))
}

/// The list under a key, which is made if there is none.
fn list<'a>(owner: &'a mut Value, key: &str) -> Option<&'a mut Vec<Value>> {
    owner.as_object_mut()?.entry(key).or_insert_with(|| json!([])).as_array_mut()
}

/// Picks one of the components that have a keyword.
fn pick_schema(root: &Value, index: &Index, keyword: &str) -> Option<String> {
    let schemas = root["components"]["schemas"].as_object()?;
    let names: Vec<&String> =
        schemas.iter().filter(|(_, schema)| schema.get(keyword).is_some()).map(|(name, _)| name).collect();
    (!names.is_empty()).then(|| (*index.get(&names)).clone())
}

/// Picks an operation and returns the pointer to it.
fn pick_operation(root: &Value, operation: &Index) -> Option<String> {
    let document = Document::from(root.clone());
    let operations: Vec<String> = document.operations().ok()?.into_iter().map(|operation| operation.pointer).collect();
    (!operations.is_empty()).then(|| operation.get(&operations).clone())
}
