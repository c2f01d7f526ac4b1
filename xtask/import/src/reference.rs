//! References between parts of a document.

use webagent_codegen::openapi::objects::Slot;
use webagent_codegen::openapi::spanned_value::{SpannedValue, Value};

pub use webagent_codegen::openapi::reference::{collect, component, follow, pointer, reachable, schema, schema_name};

/// Renames references to schema components. `rename` returns the new name.
pub fn rename(node: &mut SpannedValue, slot: Slot, rename_to: &mut impl FnMut(&str) -> String) {
    match slot {
        Slot::Data => {}
        Slot::One(object) => {
            let Value::Object(members) = &mut node.value else {
                return;
            };
            let mut replace = |node: &mut SpannedValue| {
                if let Value::String(text) = &mut node.value
                    && let Some(name) = schema_name(text)
                {
                    *text = schema(&rename_to(&name));
                }
            };
            if let Some(reference) = members.get_mut("$ref") {
                replace(reference);
            }
            if let Some(Value::Object(discriminator)) = members.get_mut("discriminator").map(|node| &mut node.value)
                && let Some(Value::Object(mapping)) = discriminator.get_mut("mapping").map(|node| &mut node.value)
            {
                mapping.values_mut().for_each(replace);
            }
            for (key, value) in members.iter_mut() {
                rename(value, object.slot_of_any_version(key), rename_to);
            }
        }
        Slot::Map(object) => {
            let members = match &mut node.value {
                Value::Object(members) => members,
                _ => return,
            };
            members.values_mut().for_each(|value| rename(value, Slot::One(object), rename_to));
        }
        Slot::List(object) => {
            if let Value::Array(items) = &mut node.value {
                items.iter_mut().for_each(|value| rename(value, Slot::One(object), rename_to));
            }
        }
    }
}
