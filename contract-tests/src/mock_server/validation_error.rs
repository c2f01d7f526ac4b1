//! The list of problems that a 422 response holds, worded as FastAPI and pydantic word it.

use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::paths::LocationSegment;
use jsonschema::{JsonType, ValidationError, Validator};
use serde_json::{Value, json};

/// One entry of the list.
pub(super) fn problem(kind: &str, loc: &[Value], msg: impl Into<String>, input: &Value) -> Value {
    json!({"type": kind, "loc": loc, "msg": msg.into(), "input": input})
}

/// The entry for something that must be there and is not.
pub(super) fn missing(loc: &[Value], input: &Value) -> Value {
    problem("missing", loc, "Field required", input)
}

/// Everything that makes `value` invalid. `loc` is where the value stands in the request.
pub(super) fn problems(validator: &Validator, value: &Value, loc: &[Value]) -> Vec<Value> {
    let mut list = Vec::new();
    for error in validator.iter_errors(value) {
        describe(&error, loc, &mut list);
    }
    list
}

fn describe(error: &ValidationError<'_>, start: &[Value], list: &mut Vec<Value>) {
    use ValidationErrorKind as Kind;

    let mut loc = start.to_vec();
    loc.extend(error.instance_path().iter().map(|segment| match segment {
        LocationSegment::Property(name) => json!(name),
        LocationSegment::Index(index) => json!(index),
    }));
    let input = error.instance();
    let mut add = |kind: &str, msg: String| list.push(problem(kind, &loc, msg, input));
    match error.kind() {
        Kind::Required { property } => {
            loc.push(property.clone());
            list.push(missing(&loc, input));
        }
        Kind::AdditionalProperties { unexpected } | Kind::UnevaluatedProperties { unexpected } => {
            for name in unexpected {
                let loc = [loc.as_slice(), &[json!(name)]].concat();
                let input = input.get(name).unwrap_or(&Value::Null);
                list.push(problem("extra_forbidden", &loc, "Extra inputs are not permitted", input));
            }
        }
        Kind::AnyOf { context } | Kind::OneOfNotValid { context } => {
            // Each alternative says what it misses, save the one that is there for null.
            let for_null =
                |errors: &&Vec<ValidationError<'static>>| !matches!(errors.as_slice(), [one] if wants_only_null(one));
            let mut inner = Vec::new();
            for error in context.iter().filter(for_null).flatten() {
                describe(error, start, &mut inner);
            }
            if inner.is_empty() {
                add("value_error", error.to_string());
            }
            for entry in inner {
                if !list.contains(&entry) {
                    list.push(entry);
                }
            }
        }
        Kind::Type { kind } => {
            let (kind, noun) = expected_type(kind);
            add(kind, format!("Input should be {noun}"));
        }
        Kind::Enum { options } => add("enum", format!("Input should be {}", one_of(options))),
        Kind::Constant { expected_value } => {
            add("literal_error", format!("Input should be {expected_value}"));
        }
        Kind::MinLength { limit } => add("string_too_short", format!("String should have at least {limit} characters")),
        Kind::MaxLength { limit } => add("string_too_long", format!("String should have at most {limit} characters")),
        Kind::Pattern { pattern } => add("string_pattern_mismatch", format!("String should match pattern '{pattern}'")),
        Kind::Minimum { limit } => {
            add("greater_than_equal", format!("Input should be greater than or equal to {limit}"))
        }
        Kind::Maximum { limit } => add("less_than_equal", format!("Input should be less than or equal to {limit}")),
        Kind::ExclusiveMinimum { limit } => {
            add("greater_than", format!("Input should be greater than {limit}"));
        }
        Kind::ExclusiveMaximum { limit } => {
            add("less_than", format!("Input should be less than {limit}"));
        }
        Kind::MultipleOf { multiple_of } => add("multiple_of", format!("Input should be a multiple of {multiple_of}")),
        Kind::MinItems { limit } => {
            add("too_short", format!("List should have at least {limit} items"));
        }
        Kind::MaxItems { limit } => {
            add("too_long", format!("List should have at most {limit} items"));
        }
        Kind::MinProperties { limit } => add("too_short", format!("Dictionary should have at least {limit} items")),
        Kind::MaxProperties { limit } => add("too_long", format!("Dictionary should have at most {limit} items")),
        Kind::Format { format } => add("value_error", format!("Input should be a valid {format}")),
        _ => add("value_error", error.to_string()),
    }
}

fn wants_only_null(error: &ValidationError<'_>) -> bool {
    match error.kind() {
        ValidationErrorKind::Type { kind: TypeKind::Single(kind) } => *kind == JsonType::Null,
        ValidationErrorKind::Enum { options } => **options == json!([null]),
        _ => false,
    }
}

/// The name of a type error and what was expected instead.
fn expected_type(kind: &TypeKind) -> (&'static str, &'static str) {
    let first = match kind {
        TypeKind::Single(kind) => Some(*kind),
        TypeKind::Multiple(kinds) => {
            let mut others = kinds.iter().filter(|kind| *kind != JsonType::Null);
            others.next()
        }
    };
    match first.unwrap_or(JsonType::Null) {
        JsonType::Null => ("none_required", "None"),
        JsonType::Boolean => ("bool_type", "a valid boolean"),
        JsonType::Integer => ("int_type", "a valid integer"),
        JsonType::Number => ("float_type", "a valid number"),
        JsonType::String => ("string_type", "a valid string"),
        JsonType::Array => ("list_type", "a valid list"),
        JsonType::Object => ("dict_type", "a valid dictionary"),
    }
}

/// `'a', 'b' or 'c'`.
fn one_of(options: &Value) -> String {
    let quoted = |option: &Value| match option {
        Value::String(text) => format!("'{text}'"),
        other => other.to_string(),
    };
    let all: Vec<String> = options.as_array().into_iter().flatten().map(quoted).collect();
    match all.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => "nothing".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn alternatives_are_told_once_and_without_the_one_for_null() {
        for schema in [
            json!({"oneOf": [{"type": "string", "maxLength": 1}, {"type": "null"}, {"type": "string"}]}),
            json!({"anyOf": [{"type": ["string", "null"]}, {"enum": [null]}]}),
        ] {
            let validator = jsonschema::draft7::new(&schema).unwrap();
            let expected = problem("string_type", &[json!("body")], "Input should be a valid string", &json!(5));
            assert_eq!(problems(&validator, &json!(5), &[json!("body")]), [expected], "{schema}");
        }
        let validator = jsonschema::draft7::new(&json!({"anyOf": [{"type": "null"}]})).unwrap();
        let found = problems(&validator, &json!(5), &[]);
        assert_eq!(found.len(), 1, "something is said in any case");
    }

    #[test]
    fn places_inside_lists_are_numbers() {
        let schema = json!({"items": {"required": ["a/b"]}});
        let validator = jsonschema::draft7::new(&schema).unwrap();
        let found = problems(&validator, &json!([{"a/b": 1}, {}]), &[json!("body")]);
        assert_eq!(found, [missing(&[json!("body"), json!(1), json!("a/b")], &json!({}))]);
    }
}
