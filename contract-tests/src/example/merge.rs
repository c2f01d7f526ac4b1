//! Two schemas that must both hold, as one.

use serde_json::{Map, Value, json};

/// A copy without these keywords.
pub(super) fn without(schema: &Map<String, Value>, keywords: &[&str]) -> Map<String, Value> {
    let kept = schema.iter().filter(|(key, _)| !keywords.contains(&key.as_str()));
    kept.map(|(key, value)| (key.clone(), value.clone())).collect()
}

/// Returns what both schemas ask for. Where one keyword cannot say it for both, the narrower or the later
/// one stays: the validator judges the outcome.
pub(super) fn merge(mut schema: Map<String, Value>, other: &Value) -> Map<String, Value> {
    let Value::Object(other) = other else {
        return schema;
    };
    for (key, theirs) in other {
        let merged = match (key.as_str(), schema.get(key), theirs) {
            ("properties", Some(Value::Object(ours)), Value::Object(theirs)) => {
                let mut all = ours.clone();
                for (name, schema) in theirs {
                    let both = match ours.get(name) {
                        Some(ours) if ours != schema => json!({"allOf": [ours, schema]}),
                        _ => schema.clone(),
                    };
                    all.insert(name.clone(), both);
                }
                all.into()
            }
            ("required" | "allOf", Some(Value::Array(ours)), Value::Array(theirs)) => {
                [ours.as_slice(), theirs].concat().into()
            }
            ("enum", Some(Value::Array(ours)), Value::Array(theirs)) => {
                let common = ours.iter().filter(|value| theirs.contains(value));
                common.cloned().collect::<Vec<_>>().into()
            }
            ("additionalProperties", Some(ours), Value::Bool(true)) => ours.clone(),
            ("oneOf" | "anyOf", Some(_), _) => {
                // Both lists of alternatives hold: one of them moves into `allOf`.
                let part = json!({key: theirs});
                let parts = schema.entry("allOf").or_insert_with(|| json!([]));
                if let Value::Array(parts) = parts {
                    parts.push(part);
                }
                continue;
            }
            ("minimum" | "exclusiveMinimum" | "minLength" | "minItems", Some(ours), theirs)
                if ours.as_f64() > theirs.as_f64() =>
            {
                ours.clone()
            }
            ("maximum" | "exclusiveMaximum" | "maxLength" | "maxItems", Some(ours), theirs)
                if ours.as_f64() < theirs.as_f64() =>
            {
                ours.clone()
            }
            _ => theirs.clone(),
        };
        schema.insert(key.clone(), merged);
    }
    schema
}

/// The schema with a type, where it names none.
pub(super) fn merge_type(schema: &Value, name: &str) -> Value {
    let typed = Map::from_iter([("type".to_owned(), json!(name))]);
    merge(typed, schema).into()
}

pub(super) fn is_annotation(keyword: &str) -> bool {
    matches!(
        keyword,
        "$schema" | "$id" | "$comment" | "title" | "description" | "default" | "examples" | "definitions" | "$defs"
    )
}
