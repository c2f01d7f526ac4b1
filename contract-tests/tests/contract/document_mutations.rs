//! Proof that the contract bites: every small falsification of the document is noticed.
//!
//! A mutation is noticed when the document is refused, or when a derived file is no longer what is committed: then
//! `cargo xtask generate --check` fails, and with it CI. (What a derived file says is what the other contracts test.)
//! Where only the fingerprint of the document is stale, and no code, there is a reason.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock};

use openapi_import::filter::{self, OperationFilter};
use webagent_codegen::openapi::diagnostic::Error;
use webagent_codegen::openapi::media_type::best_json;
use webagent_codegen::openapi::spanned_value::{SpannedValue, Value, join};
use webagent_codegen::tolerance::IGNORED_IN_TEXT_PARAMETERS;
use webagent_codegen::{Generated, Options, generate_with};
use xtask::contract_tests_codegen::FINGERPRINT;
use xtask::document_hash::{DOCUMENTATION, document_hash};
use xtask::generated_files::{self, DOCUMENT, File};

use crate::harness::cases;
use crate::tolerant_reader::is_unchecked;

/// Parts of a document that the client does not read, and why; `*` stands for any end of a step.
const UNREAD: [(&str, &str); 19] = [
    ("/info", "it says which document this is, not what is in it"),
    ("/components/examples", EXAMPLE),
    ("/components/headers", HEADER),
    ("/components/links", LINK),
    ("/components/responses/*/headers", HEADER),
    ("/components/responses/*/links", LINK),
    ("/components/securitySchemes/*/bearerFormat", TOKEN),
    ("/components/securitySchemes/*/flows", TOKEN),
    ("/components/securitySchemes/*/openIdConnectUrl", TOKEN),
    ("/paths/*/*/callbacks", "callbacks are calls of the service"),
    ("/paths/*/*/servers/*/variables/*/enum", VARIABLE),
    ("/paths/*/*/requestBody/required", "the client sends every body"),
    ("/paths/*/*/responses/1*", NO_BODY),
    ("/paths/*/*/responses/3*", NO_BODY),
    ("/paths/*/*/responses/*/headers", HEADER),
    ("/paths/*/*/responses/*/links", LINK),
    ("/paths/*/head/responses/*/content", "a response to HEAD has no body"),
    ("/paths/*/servers/*/variables/*/enum", VARIABLE),
    ("/servers/*/variables/*/enum", VARIABLE),
];
const EXAMPLE: &str = "examples show, and say nothing";
const HEADER: &str = "the headers of a response are handed over as they are";
const NO_BODY: &str = "a response that neither succeeds nor fails has no type";
const LINK: &str = "links are the user's affair";
const VARIABLE: &str = "only the service checks the values in its URL";
const TOKEN: &str = "where a token comes from is the user's affair";

/// Returns whether a pointer leads into a part of a document.
fn is_in(part: &str, pointer: &str) -> bool {
    let mut tokens = pointer.split('/');
    part.split('/').all(|wanted| {
        tokens.next().is_some_and(|token| match wanted.strip_suffix('*') {
            Some(start) => token.starts_with(start),
            None => token == wanted,
        })
    })
}

/// Returns why a mutation changes nothing for the client, if it does not. It is noticed all the same, by the
/// fingerprint.
fn equivalent(
    document: &SpannedValue,
    mutated: &SpannedValue,
    components: &[(String, bool)],
    mutation: &Mutation,
) -> Option<&'static str> {
    let Mutation { pointer, change, .. } = mutation;
    let (parent, key) = pointer.rsplit_once('/')?;
    let sibling = |key: &str| document.pointer(&join(parent, key));
    if let Some((_, reason)) = UNREAD.iter().find(|(part, _)| is_in(part, pointer)) {
        return Some(reason);
    }
    if is_in_further_server(pointer) {
        return Some("the client uses the first server");
    }
    if pointer.split('/').any(|token| is_unchecked_in_all(token, pointer, components)) {
        return Some("a keyword that only the service checks");
    }
    if lists_no_texts(document, pointer) {
        return Some("only the service checks lists of what are no strings");
    }
    if is_in_ignored_parameter(document, pointer) {
        return Some("OpenAPI ignores header parameters of this name");
    }
    let is_reference = |node: Option<&SpannedValue>| node.is_some_and(|node| node.get("$ref").is_some());
    if (is_reference(document.pointer(parent)) && key != "$ref")
        || (*change == "add a property to" && is_reference(document.pointer(pointer)))
    {
        return Some("OpenAPI ignores what is next to a $ref");
    }
    // One table of reasons, long because there are many.
    match key {
        "explode" | "style" if is_sent_alike(document, mutated, parent) => Some("the value is sent in the same way"),
        _ if is_listed_by_alternatives(document, mutated, pointer) => {
            Some("the alternatives list the values that select them")
        }
        _ if is_in_discriminator_of_one(document, mutated, pointer) => Some("one alternative needs no selection"),
        _ if is_about_scopes(mutation) => Some("scopes are the user's affair"),
        _ if is_in_opaque_body(pointer) => Some("what is no JSON is taken as it is"),
        _ if parent.ends_with("/properties") && *change == "remove" && is_required_and_free(document, pointer) => {
            Some("a property that is required and not listed takes any value")
        }
        "properties" if *change == "remove" && are_required_and_free(document, pointer) => {
            Some("a property that is required and not listed takes any value")
        }
        "required" if *change == "add an item to" && parent.ends_with("/multipart~1form-data/schema") => {
            Some("a part of a form that is not listed cannot be sent, required or not")
        }
        "schema" | "items" if *change == "remove" && is_free(document.pointer(pointer)?) => {
            Some("without a schema it is any value")
        }
        "schema" if *change == "remove" && parent.contains("/parameters/") => {
            let kind = document.pointer(pointer)?.get("type").and_then(SpannedValue::as_str);
            (kind == Some("string")).then_some("a parameter without a schema is text")
        }
        "type" if *change == "remove" && parent.ends_with("/text~1event-stream/schema") => {
            let kind = document.pointer(pointer)?.as_str();
            (kind == Some("string")).then_some("an event without a schema is text")
        }
        _ if is_condition_on_text_parameter(document, pointer) => Some("only the service checks texts in parameters"),
        _ if *change == "add a property to" && is_in_encoding(pointer) => Some("nobody knows this property"),
        _ if is_in_event_of_text(document, pointer) => Some("an event that may be text is text"),
        "contentType" if is_type_of_file(document, pointer) => Some("the user gives a file its type"),
        _ if is_style_of_parts(document, pointer) => Some("OpenAPI ignores the style of parts"),
        "allowEmptyValue" => Some("the service checks whether a value is empty"),
        "x-webagent-origin" => Some("an extension for drift and import"),
        "x-webagent-role" if document.pointer(pointer)?.as_str() == Some("task_id") => {
            Some("a role that only the mock server plays")
        }
        _ if pointer.contains("/x-webagent-states") => Some("a state that only the mock server plays"),
        "properties" | "required" | "parameters" if is_empty(document.pointer(pointer)?) => {
            Some("an empty list says what its absence does")
        }
        "default" if is_required_property(document, parent) => Some("what must be there needs no default"),
        _ if is_in_unused_default(document, pointer) => Some("only a property has a use for a default other than null"),
        "required" if *change == "remove" && matches!(document.pointer(pointer)?.value, Value::Bool(false)) => {
            Some("false is what absence means")
        }
        "required" if is_nullable_parameter(document, parent) => Some("a parameter that may be null may be absent"),
        _ if is_unpreferred(document, pointer) => Some("of several media types JSON is used"),
        "enum" if *change == "remove" && is_null(document.pointer(parent)?) => {
            Some("what can only be null is taken as any value")
        }
        "nullable" => Some("the client sends no null, and reads it as absent"),
        _ if parent.ends_with("/enum") && matches!(document.pointer(pointer)?.value, Value::Null) => {
            Some("the client sends no null, and reads it as absent")
        }
        _ if parent.ends_with("Of") && *change == "drop" && is_null(document.pointer(pointer)?) => {
            Some("the client sends no null, and reads it as absent")
        }
        "oneOf" | "anyOf"
            if *change == "add an item to" && (sibling("type").is_some() || sibling("properties").is_some()) =>
        {
            Some("an alternative that contradicts its siblings is left out")
        }
        "additionalProperties" if *change == "remove" => Some("true is what absence means"),
        "additionalProperties" if directions(pointer, components).iter().all(|is_request| !is_request) => {
            let is_flag = matches!(document.pointer(pointer)?.value, Value::Bool(_));
            is_flag.then_some("a reader keeps what is not listed")
        }
        "type" if *change == "remove" && IMPLY_TYPE.into_iter().any(|key| sibling(key).is_some()) => {
            Some("the other keywords say the type")
        }
        "enum" if *change == "add an item to" && is_null(document.pointer(parent)?) => {
            Some("what can only be null may become anything")
        }
        _ if parent.ends_with("/required") && *change == "drop" => {
            let name = document.pointer(pointer)?.as_str()?;
            may_be_absent(document, parent.rsplit_once('/')?.0, name)
        }
        "required" if *change == "remove" => {
            let names = document.pointer(pointer)?.as_array()?;
            let mut reasons = names.iter().map(|name| may_be_absent(document, parent, name.as_str()?));
            reasons.clone().all(|reason| reason.is_some()).then(|| reasons.next().flatten())?
        }
        _ => None,
    }
}

/// Returns why a property that is required need not be there, if so.
fn may_be_absent(document: &SpannedValue, object: &str, name: &str) -> Option<&'static str> {
    let property = document.pointer(&join(&join(object, "properties"), name));
    let is = |keyword: &str| {
        let value = property.and_then(|property| property.get(keyword));
        value.is_some_and(|value| matches!(value.value, Value::Bool(true)))
    };
    match () {
        () if is_nullable_property(document, object, name) => Some("a reader does not insist on what may be null"),
        () if is("readOnly") || is("writeOnly") => Some("only the side that sends a property has to give it"),
        () => None,
    }
}

/// Returns whether a property of an object may be null.
fn is_nullable_property(document: &SpannedValue, object: &str, name: &str) -> bool {
    let Some(property) = document.pointer(&join(&join(object, "properties"), name)) else { return false };
    let alternatives = property.get("oneOf").and_then(SpannedValue::as_array).unwrap_or(&[]);
    property.get("nullable").is_some() || alternatives.iter().any(|alternative| alternative.get("nullable").is_some())
}

/// Returns whether a list or an object has nothing in it.
fn is_empty(node: &SpannedValue) -> bool {
    node.as_object().map_or_else(|| node.as_array().is_some_and(<[_]>::is_empty), |members| members.is_empty())
}

/// Returns whether a mutation changes the scopes of a security requirement.
fn is_about_scopes(mutation: &Mutation) -> bool {
    let of = |place: &str| {
        is_in(&format!("{place}/*"), &mutation.pointer)
            || (is_in(place, &mutation.pointer) && mutation.change == "add an item to")
    };
    of("/security/*/*") || of("/paths/*/*/security/*/*")
}

/// Returns whether a pointer leads to the schema of a body that is text or bytes to the client, as a form in a response is.
fn is_in_opaque_body(pointer: &str) -> bool {
    let parsed = match pointer.contains("/responses/") {
        true => ["json", "event-stream"],
        false => ["json", "form"],
    };
    let mut tokens = pointer.split('/').skip_while(|token| *token != "content").skip(1);
    let is_opaque = tokens.next().is_some_and(|name| !parsed.iter().any(|word| name.contains(word)));
    is_opaque && tokens.next() == Some("schema")
}

/// Returns whether a pointer leads into the schema of events, one alternative of which is a text.
fn is_in_event_of_text(document: &SpannedValue, pointer: &str) -> bool {
    const SCHEMA: &str = "/text~1event-stream/schema";
    let Some(at) = pointer.find(SCHEMA) else { return false };
    let is_text =
        |schema: &SpannedValue| document.resolve(schema).get("type").and_then(SpannedValue::as_str) == Some("string");
    let schema = document.pointer(&pointer[..at + SCHEMA.len()]);
    schema.and_then(alternatives).is_some_and(|alternatives| alternatives.iter().any(is_text))
}

/// Returns whether a pointer leads to the content type of a part that is a file, or a list of files.
fn is_type_of_file(document: &SpannedValue, pointer: &str) -> bool {
    let Some((content, part)) = pointer.split_once("/encoding/") else { return false };
    let property = part.split('/').next().and_then(|name| {
        let schema = document.resolve(document.pointer(&format!("{content}/schema"))?);
        schema.get("properties")?.get(&name.replace("~1", "/").replace("~0", "~"))
    });
    let is_binary = |schema: &SpannedValue| schema.get("format").and_then(SpannedValue::as_str) == Some("binary");
    property.is_some_and(|schema| is_binary(schema) || schema.get("items").is_some_and(is_binary))
}

/// Returns whether a pointer leads into the encoding of a request's body.
fn is_in_encoding(pointer: &str) -> bool {
    ["/components/requestBodies/*/content/*/encoding", "/paths/*/*/requestBody/content/*/encoding"]
        .into_iter()
        .any(|place| is_in(place, pointer))
}

/// Returns whether a pointer leads to what an encoding says of the style of parts, and of nothing else.
fn is_style_of_parts(document: &SpannedValue, pointer: &str) -> bool {
    let Some((_, rest)) = pointer.split_once("/multipart~1form-data/encoding") else { return false };
    let is_style = |key: &str| matches!(key, "style" | "explode" | "allowReserved");
    let says_style = |part: &SpannedValue| part.as_object().is_some_and(|part| part.keys().all(|key| is_style(key)));
    let is_of_file = |key: &String| key == "contentType" && is_type_of_file(document, &join(pointer, key));
    let node = document.pointer(pointer);
    match rest.split('/').skip(1).collect::<Vec<_>>().as_slice() {
        [] => node.and_then(SpannedValue::as_object).is_some_and(|parts| parts.values().all(says_style)),
        [_] => node
            .and_then(SpannedValue::as_object)
            .is_some_and(|part| part.keys().all(|key| is_style(key) || is_of_file(key))),
        [_, key, ..] => is_style(key),
    }
}

/// Returns whether a pointer leads into a server other than the first.
fn is_in_further_server(pointer: &str) -> bool {
    let lists = ["/servers/*", "/paths/*/servers/*", "/paths/*/*/servers/*"];
    let list = lists.into_iter().find(|list| is_in(list, pointer));
    let index = list.and_then(|list| pointer.split('/').nth(list.split('/').count() - 1));
    index.and_then(|index| index.parse::<usize>().ok()).is_some_and(|index| index > 0)
}

/// Returns whether a pointer leads into a body of another type beside the one of JSON that is used.
fn is_unpreferred(document: &SpannedValue, pointer: &str) -> bool {
    let Some((owner, rest)) = pointer.split_once("/content/") else { return false };
    let is_body = ["/requestBody", "/requestBodies/", "/responses/"].iter().any(|part| owner.contains(part));
    let content = document.pointer(&format!("{owner}/content")).and_then(SpannedValue::as_object);
    let best = content.and_then(|content| best_json(content.iter())).map(|(name, _)| join("", name));
    is_body && best.is_some_and(|best| rest.split('/').next() != best.strip_prefix('/'))
}

/// Returns whether a pointer leads into a default that is null, or that of what is no property.
fn is_in_unused_default(document: &SpannedValue, pointer: &str) -> bool {
    let Some((schema, _)) = pointer.split_once("/default") else { return false };
    let is_null = document.pointer(&format!("{schema}/default")).is_some_and(|it| matches!(it.value, Value::Null));
    let of = schema.rsplit_once('/').map_or("", |(of, _)| of);
    is_null || !(of.ends_with("/properties") || of.contains("/parameters/"))
}

/// Returns whether a parameter's value may be null.
fn is_nullable_parameter(document: &SpannedValue, parameter: &str) -> bool {
    let schema = document.pointer(&format!("{parameter}/schema"));
    parameter.contains("/parameters/")
        && schema.is_some_and(|schema| [schema, document.resolve(schema)].iter().any(|it| it.get("nullable").is_some()))
}

/// Returns whether a schema allows everything. Only the service checks a list of what are no strings.
fn is_free(schema: &SpannedValue) -> bool {
    let is_text = |value: &SpannedValue| value.as_str().is_some();
    let is_free = |(key, value): (&String, &SpannedValue)| match key.as_str() {
        "enum" => !value.as_array().is_some_and(|values| values.iter().any(is_text)),
        key => key == "nullable" || DOCUMENTATION.contains(&key),
    };
    schema.as_object().is_some_and(|schema| schema.iter().all(is_free))
}

/// Returns whether a property must be there and may hold anything.
fn is_required_and_free(document: &SpannedValue, pointer: &str) -> bool {
    is_required_property(document, pointer) && document.pointer(pointer).is_some_and(is_free)
}

/// Returns whether all of an object's properties must be there and may hold anything.
fn are_required_and_free(document: &SpannedValue, properties: &str) -> bool {
    let members = document.pointer(properties).and_then(SpannedValue::as_object).into_iter().flatten();
    members.into_iter().all(|(name, _)| is_required_and_free(document, &join(properties, name)))
}

/// Returns whether a pointer leads to a property that must be there.
fn is_required_property(document: &SpannedValue, pointer: &str) -> bool {
    let Some((properties, name)) = pointer.rsplit_once('/') else { return false };
    let name = name.replace("~1", "/").replace("~0", "~");
    let object = properties.strip_suffix("/properties").and_then(|object| document.pointer(object));
    let required = object.and_then(|object| object.get("required")?.as_array()).unwrap_or(&[]);
    required.iter().any(|required| required.as_str() == Some(&name))
}

/// Returns whether a pointer leads into a parameter that OpenAPI ignores, or to a list of nothing else.
fn is_in_ignored_parameter(document: &SpannedValue, pointer: &str) -> bool {
    let Some(at) = pointer.find("/parameters") else { return false };
    let (list, rest) = pointer.split_at(at + "/parameters".len());
    let text =
        |parameter: &SpannedValue, key: &str| parameter.get(key).and_then(SpannedValue::as_str).map(str::to_lowercase);
    let is_ignored = |parameter: &SpannedValue| {
        let name = text(document.resolve(parameter), "name").unwrap_or_default();
        text(document.resolve(parameter), "in").as_deref() == Some("header")
            && ["accept", "content-type", "authorization"].contains(&name.as_str())
    };
    match rest.split('/').nth(1) {
        Some(index) => document.pointer(&join(list, index)).is_some_and(is_ignored),
        None => document.pointer(list).and_then(SpannedValue::as_array).is_some_and(|all| all.iter().all(is_ignored)),
    }
}

/// Returns whether a pointer leads to a condition on a parameter that is a text.
fn is_condition_on_text_parameter(document: &SpannedValue, pointer: &str) -> bool {
    let Some((schema, keyword)) = pointer.rsplit_once('/') else { return false };
    let is_parameter =
        ["/components/parameters/*/schema", "/paths/*/parameters/*/schema", "/paths/*/*/parameters/*/schema"]
            .iter()
            .any(|place| is_in(place, schema) && place.split('/').count() == schema.split('/').count());
    let is_text = |schema: &SpannedValue| schema.get("type").and_then(SpannedValue::as_str) == Some("string");
    is_parameter
        && IGNORED_IN_TEXT_PARAMETERS.contains(&keyword)
        && document.pointer(schema).is_some_and(|schema| is_text(schema) && schema.get("enum").is_none())
}

/// A document that has more mutations than this is large: not all of them are tried, unless `PROPTEST_CASES` asks for as many.
const LARGE: usize = 1_000;

/// The number of mutations that are tried of a document that is just large. A larger one gets fewer, because each takes longer.
const SAMPLE: usize = 600;

/// The number of mutations of any large document that are tried.
const LEAST: u32 = 50;

/// Keywords that go with one type only.
const IMPLY_TYPE: [&str; 7] =
    ["allOf", "properties", "additionalProperties", "enum", "items", "minLength", "maxLength"];

/// Returns whether a part of a pointer into a schema is a keyword that the types do not depend on, in whichever
/// directions the schema goes.
fn is_unchecked_in_all(token: &str, pointer: &str, components: &[(String, bool)]) -> bool {
    let tokens: Vec<&str> = pointer.split('/').collect();
    let Some(position) = tokens.iter().position(|it| *it == token) else { return false };
    // What is below `properties` is a name.
    if matches!(tokens.get(position.wrapping_sub(1)), Some(&("properties" | "schemas"))) {
        return false;
    }
    directions(pointer, components).into_iter().all(|is_request| is_unchecked(token, is_request))
}

/// The directions in which a schema goes: true is that of requests.
fn directions(pointer: &str, components: &[(String, bool)]) -> Vec<bool> {
    let tokens: Vec<&str> = pointer.split('/').collect();
    match tokens.as_slice() {
        ["", "components", "schemas", component, ..] => {
            let component = component.replace("~1", "/").replace("~0", "~");
            let of = components.iter().filter(|(name, _)| *name == component);
            of.map(|(_, is_request)| *is_request).collect()
        }
        tokens => vec![tokens.contains(&"requestBody") || tokens.contains(&"parameters")],
    }
}

/// Returns whether a pointer leads into an `enum` that does not list strings.
fn lists_no_texts(document: &SpannedValue, pointer: &str) -> bool {
    let Some(end) = pointer.rfind("/enum") else { return false };
    let values = document.pointer(&pointer[..end + "/enum".len()]).and_then(SpannedValue::as_array);
    values.is_some_and(|values| values.iter().any(|value| !matches!(value.value, Value::String(_) | Value::Null)))
}

/// Returns whether a schema allows null only.
fn is_null(schema: &SpannedValue) -> bool {
    let values = schema.get("enum").and_then(SpannedValue::as_array);
    values.is_some_and(|values| !values.is_empty() && values.iter().all(|value| matches!(value.value, Value::Null)))
}

/// Returns whether a parameter is sent in the same way after a mutation.
fn is_sent_alike(document: &SpannedValue, mutated: &SpannedValue, parameter: &str) -> bool {
    let before = sent_as(document, parameter);
    before.is_some() && before == sent_as(mutated, parameter)
}

/// Returns how a parameter is sent: its style, and whether it is exploded.
fn sent_as<'a>(document: &'a SpannedValue, parameter: &str) -> Option<(&'a str, bool)> {
    let parameter = document.pointer(parameter)?;
    let is_in_pairs = matches!(parameter.get("in")?.as_str()?, "query" | "cookie");
    let style = parameter.get("style").and_then(SpannedValue::as_str);
    let style = style.unwrap_or(if is_in_pairs { "form" } else { "simple" });
    let is_exploded = match parameter.get("explode").map(|explode| &explode.value) {
        Some(Value::Bool(explode)) => *explode,
        _ => style == "form",
    };
    let mut kinds = BTreeSet::new();
    types(document, parameter.get("schema")?, &mut kinds);
    Some(match kinds.into_iter().collect::<Vec<_>>().as_slice() {
        // A list whose items are apart needs no delimiter.
        ["array"] if is_in_pairs && is_exploded => ("form", true),
        ["array"] if style == "simple" && parameter.get("in")?.as_str()? == "path" => (style, true),
        // Only objects are sent in this style, and in one way only.
        ["object"] if style == "deepObject" => (style, true),
        // A single value is sent as it is.
        ["boolean" | "integer" | "number" | "string", ..] if is_in_pairs => ("form", true),
        ["boolean" | "integer" | "number" | "string", ..] => (style, true),
        _ => (style, is_exploded),
    })
}

/// Collects the types that a schema allows, in alphabetical order: those of lists and objects come first.
fn types<'a>(document: &'a SpannedValue, schema: &'a SpannedValue, found: &mut BTreeSet<&'a str>) {
    let schema = document.resolve(schema);
    found.extend(schema.get("type").and_then(SpannedValue::as_str));
    let alternatives = ["oneOf", "anyOf", "allOf"].iter().filter_map(|key| schema.get(key)?.as_array());
    let alternatives = alternatives.flatten().filter(|alternative| !is_null(alternative));
    alternatives.for_each(|alternative| types(document, alternative, found));
}

/// Returns whether a pointer leads into a discriminator that before and after a mutation says nothing that the alternatives
/// do not list themselves.
fn is_listed_by_alternatives<'a>(document: &'a SpannedValue, mutated: &'a SpannedValue, pointer: &str) -> bool {
    let Some(at) = pointer.find("/discriminator") else { return false };
    let property = document.pointer(&format!("{}/discriminator/propertyName", &pointer[..at]));
    let Some(property) = property.and_then(SpannedValue::as_str) else { return false };
    let union_of = |document: &'a SpannedValue| document.pointer(&pointer[..at]);
    let name_of = |union: &'a SpannedValue| {
        union.get("discriminator").map(|it| it.get("propertyName").and_then(SpannedValue::as_str))
    };
    // A property that is named selects the alternative, even if it may be absent.
    let may_be_absent = union_of(mutated).and_then(name_of).flatten() == Some(property);
    [document, mutated].into_iter().all(|document| {
        let Some(union) = union_of(document) else { return false };
        name_of(union).is_none_or(|named| named == Some(property))
            && lists_values(document, union, property, may_be_absent)
    })
}

/// Returns whether a pointer leads into the discriminator of a union that has one alternative at most, or of an object
/// that others extend.
fn is_in_discriminator_of_one(document: &SpannedValue, mutated: &SpannedValue, pointer: &str) -> bool {
    let at = pointer.find("/discriminator").filter(|at| !pointer[..*at].ends_with("/properties"));
    let Some(at) = at else { return false };
    [document, mutated].into_iter().all(|document| {
        let union = document.pointer(&pointer[..at]);
        union.and_then(alternatives).is_none_or(|alternatives| alternatives.len() < 2)
    })
}

/// Returns the alternatives of a union.
fn alternatives(union: &SpannedValue) -> Option<&[SpannedValue]> {
    ["oneOf", "anyOf"].iter().find_map(|key| union.get(key)?.as_array())
}

/// Returns whether each alternative of a union has, and unless it may be absent requires, a property whose values are its
/// own, among them all for which the discriminator selects it.
fn lists_values(document: &SpannedValue, union: &SpannedValue, property: &str, may_be_absent: bool) -> bool {
    let Some(alternatives) = alternatives(union) else { return false };
    let mapping = union.get("discriminator").and_then(|discriminator| discriminator.get("mapping")?.as_object());
    let mut seen = BTreeSet::new();
    alternatives.iter().all(|alternative| {
        let object = document.resolve(alternative);
        let required = object.get("required").and_then(SpannedValue::as_array).unwrap_or(&[]);
        let values =
            object.get("properties").and_then(|properties| document.resolve(properties.get(property)?).get("enum"));
        let values = values.and_then(SpannedValue::as_array).unwrap_or(&[]);
        let target = alternative.get("$ref").and_then(SpannedValue::as_str);
        let leads_here = |name: &SpannedValue| name.as_str().is_some() && name.as_str() == target;
        (may_be_absent || required.iter().any(|name| name.as_str() == Some(property)))
            && !values.is_empty()
            && values.iter().all(|value| value.as_str().is_some_and(|value| seen.insert(value)))
            && mapping
                .into_iter()
                .flatten()
                .all(|(value, name)| !leads_here(name) || values.iter().any(|listed| listed.as_str() == Some(value)))
    })
}

/// One change of the document.
pub(crate) struct Mutation {
    pub(crate) pointer: String,
    pub(crate) change: &'static str,
    /// The node that is edited, and how.
    parent: String,
    edit: Edit,
}

enum Edit {
    Drop(String),
    Insert(SpannedValue),
    Change,
}

impl Mutation {
    pub(crate) fn apply(&self, document: &SpannedValue) -> SpannedValue {
        let mut mutated = document.clone();
        let node = mutated.pointer_mut(&self.parent).unwrap();
        match (&self.edit, &mut node.value) {
            (Edit::Drop(token), _) => drop_at(node, token),
            (Edit::Insert(added), Value::Object(members)) => drop(members.insert("zzz".to_owned(), added.clone())),
            (Edit::Insert(added), Value::Array(items)) => items.push(added.clone()),
            (Edit::Insert(_), _) => {}
            (Edit::Change, value) => {
                *value = match &*value {
                    Value::Bool(value) => Value::Bool(!value),
                    Value::Number(number) => match number.as_i64() {
                        Some(number) => Value::Number(number.wrapping_add(1).into()),
                        None => Value::Number(0.into()),
                    },
                    Value::String(text) => Value::String(format!("{text}x")),
                    _ => Value::Bool(true),
                }
            }
        }
        mutated
    }
}

#[test]
fn every_single_point_mutation_of_the_document_is_noticed() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../openapi.yaml");
    let text = std::fs::read_to_string(path).unwrap();
    let document = SpannedValue::parse(DOCUMENT, &text).unwrap();
    let original = Original::new(&document, &generate_with(DOCUMENT, &document, CLIENT_ONLY).unwrap());
    let places = places(&document);
    let all = mutations(&document, &places);
    let most = if all.len() > LARGE { (SAMPLE * LARGE / all.len()).max(cases(LEAST) as usize) } else { all.len() };
    let stride = all.len().div_ceil(most.max(1)).max(1);
    let mutations: Vec<Mutation> = all.into_iter().step_by(stride).collect();
    let next = AtomicUsize::new(0);
    let outcomes: Mutex<BTreeMap<&str, usize>> = Mutex::default();
    let survivors: Mutex<Vec<String>> = Mutex::default();
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(mutation) = mutations.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let outcome = original.notices(mutation).unwrap_or_else(|outcome| {
                        survivors.lock().unwrap().push(format!("{} {}: {outcome}", mutation.change, mutation.pointer));
                        outcome
                    });
                    *outcomes.lock().unwrap().entry(outcome).or_default() += 1;
                }
            });
        }
    });
    println!("{} single-point mutations of the document (1 of {stride}):", mutations.len());
    for (outcome, count) in outcomes.into_inner().unwrap() {
        println!("{count:>6}  {outcome}");
    }
    let survivors = survivors.into_inner().unwrap();
    assert!(survivors.is_empty(), "not noticed:\n{}", survivors.join("\n"));
}

pub(crate) const CLIENT_ONLY: Options = Options { mock: false, cli: false, blocking: false };

/// A document before its mutations, and what is derived from it.
pub(crate) struct Original<'a> {
    document: &'a SpannedValue,
    /// The client's code.
    client: String,
    /// The components by name, each with whether it is one for requests; one that goes in both directions is there twice.
    components: Vec<(String, bool)>,
    /// All derived files, made when they are needed.
    files: OnceLock<Vec<File>>,
    /// Every operation alone, the smallest first, made when they are needed.
    parts: OnceLock<Vec<Part>>,
}

/// A document with one operation only, and with the components that it uses: what a mutation does to the generated code is
/// found in a fraction of the time that the whole document takes.
struct Part {
    document: SpannedValue,
    /// The client's code, unless it cannot be generated without the rest.
    client: OnceLock<Option<String>>,
}

impl Part {
    fn all(document: &SpannedValue) -> Vec<Self> {
        let wanted = |operation| OperationFilter { named: vec![operation], ..OperationFilter::default() };
        let alone = |operation| filter::select(DOCUMENT, document, &wanted(operation)).ok();
        let parts = filter::operations(document).into_iter().filter_map(alone);
        let mut parts: Vec<_> = parts.map(|part| (places(&part.document).len(), part.document)).collect();
        parts.sort_by_key(|(places, _)| *places);
        parts.into_iter().map(|(_, document)| Self { document, client: OnceLock::new() }).collect()
    }

    /// Tells how the generator notices a mutation, if it does.
    fn notices(&self, mutation: &Mutation) -> Option<&'static str> {
        let generate = |document: &SpannedValue| generate_with(DOCUMENT, document, CLIENT_ONLY);
        let client = self.client.get_or_init(|| Some(generate(&self.document).ok()?.client)).as_ref()?;
        match generate(&mutation.apply(&self.document)) {
            Err(error) => Some(refused(&error)),
            Ok(generated) => (generated.client != *client).then_some("derived code is stale"),
        }
    }
}

/// Checks the messages of a refusal.
fn refused(error: &Error) -> &'static str {
    assert!(error.problems.iter().all(|problem| !problem.message.is_empty()));
    "refused with a message"
}

impl<'a> Original<'a> {
    pub(crate) fn new(document: &'a SpannedValue, generated: &Generated) -> Self {
        let components = generated.components.iter();
        let components = components.map(|component| (component.name.clone(), component.is_request)).collect();
        let client = generated.client.clone();
        Self { document, client, components, files: OnceLock::new(), parts: OnceLock::new() }
    }

    /// Tells what notices a mutation, or how it goes unnoticed.
    pub(crate) fn notices(&self, mutation: &Mutation) -> Result<&'static str, &'static str> {
        let parts = self.parts.get_or_init(|| Part::all(self.document));
        let part = parts.iter().find(|part| part.document.pointer(&mutation.pointer).is_some());
        if let Some(outcome) = part.and_then(|part| part.notices(mutation)) {
            return Ok(outcome);
        }
        let mutated = mutation.apply(self.document);
        if document_hash(&mutated) == document_hash(self.document) {
            return Err("not noticed");
        }
        if let Some(reason) = equivalent(self.document, &mutated, &self.components, mutation) {
            return Ok(reason);
        }
        match generate_with(DOCUMENT, &mutated, CLIENT_ONLY) {
            Err(error) => return Ok(refused(&error)),
            Ok(generated) if generated.client != self.client => return Ok("derived code is stale"),
            Ok(_) => {}
        }
        let files = self.files.get_or_init(|| generated_files::generate(DOCUMENT, self.document).unwrap().files);
        let without_fingerprint = |files: &[File]| -> Vec<String> {
            let lines = files.iter().flat_map(|file| file.content.lines());
            lines.filter(|line| !line.starts_with(FINGERPRINT)).map(str::to_owned).collect()
        };
        match generated_files::generate(DOCUMENT, &mutated) {
            Err(_) => Ok("refused with a message"),
            Ok(mutated) if without_fingerprint(&mutated.files) == without_fingerprint(files) => {
                Err("only the fingerprint is stale, for no known reason")
            }
            Ok(_) => Ok("derived code is stale"),
        }
    }
}

/// Every single-point mutation: a key removed, a scalar changed, an item dropped or added, a property added.
pub(crate) fn mutations(document: &SpannedValue, places: &[String]) -> Vec<Mutation> {
    let mut mutations = Vec::new();
    let mut add = |parent: &str, pointer: String, change: &'static str, edit: Edit| {
        mutations.push(Mutation { pointer, change, parent: parent.to_owned(), edit });
    };
    for pointer in places {
        let node = document.pointer(pointer).unwrap();
        match &node.value {
            Value::Object(members) => {
                for key in members.keys().filter(|key| !DOCUMENTATION.contains(&key.as_str())) {
                    add(pointer, join(pointer, key), "remove", Edit::Drop(key.clone()));
                }
                let is_list_of_names = pointer.ends_with("/properties") || pointer.ends_with("/schemas");
                let added = if is_list_of_names { object([("type", text("string"))]) } else { text("zzz") };
                add(pointer, pointer.clone(), "add a property to", Edit::Insert(added));
            }
            Value::Array(items) => {
                for index in 0..items.len() {
                    let token = index.to_string();
                    add(pointer, join(pointer, &token), "drop", Edit::Drop(token.clone()));
                }
                let added = match items.first().map(|item| &item.value) {
                    Some(Value::String(_)) | None => text("zzz"),
                    Some(_) => object([("type", text("boolean"))]),
                };
                add(pointer, pointer.clone(), "add an item to", Edit::Insert(added));
            }
            _ => add(pointer, pointer.clone(), "change", Edit::Change),
        }
    }
    mutations
}

pub(crate) fn places(document: &SpannedValue) -> Vec<String> {
    let mut places = Vec::new();
    collect(document, String::new(), &mut places);
    places
}

/// The pointers of everything but documentation.
fn collect(node: &SpannedValue, pointer: String, places: &mut Vec<String>) {
    match &node.value {
        Value::Object(members) => {
            for (key, member) in members {
                let is_name = pointer.ends_with("/properties");
                if is_name || !DOCUMENTATION.contains(&key.as_str()) {
                    collect(member, join(&pointer, key), places);
                }
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                collect(item, join(&pointer, &index.to_string()), places);
            }
        }
        _ => {}
    }
    places.push(pointer);
}

fn text(text: &str) -> SpannedValue {
    SpannedValue { value: Value::String(text.to_owned()), at: Default::default() }
}

fn object<const N: usize>(members: [(&str, SpannedValue); N]) -> SpannedValue {
    let members = members.into_iter().map(|(key, node)| (key.to_owned(), node)).collect();
    SpannedValue { value: Value::Object(members), at: Default::default() }
}

fn drop_at(node: &mut SpannedValue, token: &str) {
    match &mut node.value {
        Value::Object(members) => drop(members.shift_remove(token)),
        Value::Array(items) => drop(items.remove(token.parse().unwrap())),
        _ => {}
    }
}
