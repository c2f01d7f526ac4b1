//! Describes a location in a few words: `` `status` of `Run` ``.

use crate::normal_form::location::{Located, Pointer};
use webagent_codegen::openapi::objects::ALL_METHODS as METHODS;
use webagent_codegen::openapi::spanned_value::join;

/// Describes a location in a few words: `` `status` of `Run` ``.
pub(super) fn describe(root: &Located<'_>, pointer: &Pointer<'_>) -> String {
    let mut tokens = pointer.tokens();
    // Parameters are identified by name, not by index.
    let mut way = String::new();
    let mut before = None;
    for token in &mut tokens {
        way = join(&way, token);
        if token.contains('`') {
            *token = token.replace('`', "'");
        }
        if before.as_deref() == Some("parameters")
            && let Some(parameter) = root.follow(&way)
            && let (Some(place), Some(name)) = (parameter.text("in"), parameter.text("name"))
        {
            before = None;
            *token = format!("the {place} parameter `{}`", name.replace('`', "'"));
        } else {
            before = Some(token.clone());
        }
    }
    subject(&tokens)
}

/// Returns the index of the extension that a pointer leads into. A property with the name of an extension is not one.
fn extension(tokens: &[&str]) -> Option<usize> {
    const MAPS: [&str; 8] =
        ["properties", "patternProperties", "headers", "examples", "links", "callbacks", "variables", "encoding"];
    let is_named = |index: usize| {
        let before = index.checked_sub(1).and_then(|before| tokens.get(before)).copied().unwrap_or_default();
        MAPS.contains(&before) || index == 2 && tokens.first() == Some(&"components")
    };
    tokens
        .iter()
        .enumerate()
        .find(|(index, token)| token.starts_with("x-") && !is_named(*index))
        .map(|(index, _)| index)
}

fn subject(tokens: &[String]) -> String {
    let tokens: Vec<&str> = tokens.iter().map(String::as_str).collect();
    if let Some(index) = extension(&tokens) {
        let (around, inside) = tokens.split_at(index);
        let extension = format!("the extension `{}`", inside.join("."));
        return match around {
            [] => extension,
            ["info"] => of(&extension, "`info`"),
            ["paths"] | ["components"] => of(&extension, &format!("`{}`", around.join("."))),
            around => of(&extension, &whole(around)),
        };
    }
    whole(&tokens)
}

fn whole(tokens: &[&str]) -> String {
    match tokens {
        ["components", "schemas", name, rest @ ..] => of(&schema_path(rest), &format!("`{name}`")),
        ["components", "parameters", name, rest @ ..] if name.starts_with("the ") => of(&part(rest), name),
        ["components", section, name, rest @ ..] => of(&part(rest), &format!("the {} `{name}`", singular(section))),
        ["paths" | "webhooks", path, method, rest @ ..] if is_method(method) => {
            let operation = format!("`{} {path}`", method.to_uppercase());
            of(&part(rest), &operation)
        }
        ["paths" | "webhooks", path, rest @ ..] => of(&part(rest), &format!("`{path}`")),
        ["security", ..] => "the document's security".to_owned(),
        ["servers", index] => format!("server {index}"),
        [] => "the document".to_owned(),
        rest => format!("`{}`", rest.join(".")),
    }
}

fn of(part: &str, whole: &str) -> String {
    match part {
        "" => whole.to_owned(),
        part => format!("{part} of {whole}"),
    }
}

fn singular(section: &str) -> &str {
    match section {
        "requestBodies" => "request body",
        "securitySchemes" => "security scheme",
        "pathItems" => "path item",
        section => section.strip_suffix('s').unwrap_or(section),
    }
}

fn is_method(token: &str) -> bool {
    METHODS.contains(&token)
}

/// Describes a part of an operation or component that is not a schema.
fn part(tokens: &[&str]) -> String {
    match tokens {
        ["parameters", name, rest @ ..] if name.starts_with("the ") => of(&part(rest), name),
        ["parameters", index, rest @ ..] => of(&part(rest), &format!("parameter {index}")),
        ["requestBody", rest @ ..] => of(&part(rest), "the request body"),
        ["responses", status, rest @ ..] => of(&part(rest), &format!("the {status} response")),
        ["headers", name, rest @ ..] => of(&part(rest), &format!("the header `{name}`")),
        ["content", media_type, rest @ ..] => match part(rest) {
            rest if rest.is_empty() => format!("`{media_type}`"),
            rest => rest,
        },
        ["schema", rest @ ..] => schema_path(rest),
        ["callbacks", name, _, method, rest @ ..] if is_method(method) => {
            of(&part(rest), &format!("the callback `{name}`"))
        }
        ["callbacks", name, ..] => format!("the callback `{name}`"),
        [key, ..] => format!("`{key}`"),
        [] => String::new(),
    }
}

/// Describes the path to a subschema: `` `items[].name` ``.
fn schema_path(tokens: &[&str]) -> String {
    let mut path = String::new();
    let mut tokens = tokens.iter();
    while let Some(token) = tokens.next() {
        match *token {
            "properties" | "patternProperties" | "dependentRequired" | "dependentSchemas" => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(tokens.next().unwrap_or(&"*"));
            }
            "items" => path.push_str("[]"),
            "prefixItems" => {
                path.push_str(&format!("[{}]", tokens.next().unwrap_or(&"")));
            }
            "additionalProperties" => path.push_str(if path.is_empty() { "*" } else { ".*" }),
            // Alternatives and parts describe the same value.
            "allOf" | "anyOf" | "oneOf" => {
                tokens.next();
            }
            _ => {}
        }
    }
    match path.as_str() {
        "" => path,
        _ => format!("`{path}`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use webagent_codegen::openapi::spanned_value::tokens;

    #[test]
    fn a_place_is_told_in_a_few_words() {
        for (pointer, expected) in [
            ("/components/schemas/Run", "`Run`"),
            ("/components/schemas/Run/properties/status", "`status` of `Run`"),
            ("/components/schemas/Run/properties/a/items/allOf/0/properties/b", "`a[].b` of `Run`"),
            ("/components/responses/Error/description", "`description` of the response `Error`"),
            ("/paths/~1runs/get/parameters/0/schema", "parameter 0 of `GET /runs`"),
            (
                "/paths/~1runs/post/requestBody/content/application~1json/schema/properties/a",
                "`a` of the request body of `POST /runs`",
            ),
            ("/paths/~1runs/get/responses/200", "the 200 response of `GET /runs`"),
            ("/info/title", "`info.title`"),
            ("", "the document"),
        ] {
            let tokens: Vec<String> = tokens(pointer).collect();
            assert_eq!(subject(&tokens), expected, "{pointer}");
        }
    }
}
