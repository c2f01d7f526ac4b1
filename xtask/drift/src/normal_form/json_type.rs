//! The JSON types that a schema's `type` allows.

use super::location::Located;
use webagent_codegen::openapi::spanned_value::Value;

pub(crate) use webagent_codegen::openapi::json_type::{JsonType, TypeSet};

/// The JSON types that `type` allows.
pub(crate) struct Types {
    pub(crate) kinds: TypeSet,
    /// Set if numbers must be integers.
    pub(crate) integer: bool,
}

/// Reads `type`, if it is valid.
pub(crate) fn types(conjunct: &Located<'_>) -> Option<Types> {
    let node = conjunct.value("type")?;
    let mut named = TypeSet::NONE;
    let mut add = |name: &str| named = named.or(TypeSet::named(name).unwrap_or(TypeSet::NONE));
    match &node.value {
        Value::String(name) => add(name),
        Value::Array(names) => names.iter().filter_map(|name| name.as_str()).for_each(add),
        _ => return None,
    }
    let has_numbers = named.has(JsonType::Number);
    let kinds = if has_numbers { named.or(TypeSet::NUMBER) } else { named };
    Some(Types { kinds, integer: has_numbers && !named.contains(TypeSet::NUMBER) })
}
