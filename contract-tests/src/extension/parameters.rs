//! Parameters of every place and style.

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use super::schemas::{any_enum, array, integer, text, text_enum};

fn scalar() -> BoxedStrategy<Value> {
    prop_oneof![text(), text_enum(), any_enum(), integer(), Just(json!({ "type": "boolean" }))].boxed()
}

/// An object of scalars.
fn flat_object() -> BoxedStrategy<Value> {
    (scalar(), scalar(), any::<bool>())
        .prop_map(|(one, two, is_required)| {
            let mut object = json!({ "type": "object", "properties": { "one_key": one, "two": two } });
            if is_required {
                object["required"] = json!(["one_key"]);
            }
            object
        })
        .boxed()
}

/// A parameter of the query, of a header or of a cookie.
pub(super) fn parameter() -> BoxedStrategy<Value> {
    let everywhere = select(vec!["query", "header", "cookie"]);
    let styled = prop_oneof![
        3 => (scalar(), everywhere.clone(), Just(None)),
        2 => (array(scalar()), Just("query"), select(vec![None, Some("form")])),
        // Of values that contain the delimiter, a server could not tell the items.
        1 => (array(integer()), Just("query"), select(vec![Some("spaceDelimited"), Some("pipeDelimited")])),
        1 => (array(scalar()), select(vec!["header", "cookie"]), Just(None)),
        1 => (flat_object(), Just("query"), select(vec![None, Some("form"), Some("deepObject")])),
        1 => (flat_object(), select(vec!["header", "cookie"]), Just(None)),
    ];
    let flags = proptest::option::of(select(vec!["deprecated", "allowReserved", "allowEmptyValue"]));
    let by_schema = (styled, any::<bool>(), select(vec![None, Some(true), Some(false)]), flags).prop_map(
        |((mut schema, location, style), nullable, explode, flag)| {
            if nullable {
                schema["nullable"] = true.into();
            }
            let mut parameter = json!({ "in": location, "schema": schema });
            if let Some(style) = style {
                parameter["style"] = style.into();
            }
            if let Some(explode) = explode {
                parameter["explode"] = explode.into();
            }
            if let Some(flag) = flag.filter(|flag| *flag == "deprecated" || location == "query") {
                parameter[flag] = true.into();
            }
            parameter
        },
    );
    let by_content = (prop_oneof![flat_object(), array(scalar())], everywhere).prop_map(
        |(schema, location)| json!({ "in": location, "content": { "application/json": { "schema": schema } } }),
    );
    let name = prop_oneof![3 => "p_[a-z]{1,4}", 1 => "[A-Z][a-z]{1,3}-[A-Z][a-z]{1,3}"];
    (prop_oneof![8 => by_schema, 1 => by_content], name, any::<bool>())
        .prop_map(|(mut parameter, name, is_required)| {
            parameter["name"] = name.into();
            parameter["required"] = is_required.into();
            parameter
        })
        .boxed()
}

/// A parameter of the path.
pub(super) fn in_path() -> BoxedStrategy<Value> {
    let shape = prop_oneof![4 => scalar(), 1 => array(scalar()), 1 => flat_object()];
    let styles = select(vec![None, None, Some("simple"), Some("label"), Some("matrix")]);
    (shape, styles, any::<bool>())
        .prop_filter("no path has an empty segment", |(schema, ..)| {
            !schema["enum"].as_array().is_some_and(|values| values.contains(&"".into()))
        })
        .prop_map(|(schema, style, explode)| {
            let mut parameter = json!({ "name": "added-id", "in": "path", "required": true, "schema": schema });
            if let Some(style) = style {
                parameter["style"] = style.into();
                parameter["explode"] = explode.into();
            }
            parameter
        })
        .boxed()
}
