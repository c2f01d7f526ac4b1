//! Hashes a document without its documentation.
//!
//! Not every part of a document affects the generated types: it makes no difference, for example, whether an optional
//! field may be null if the client never sends null. The hash is in a generated file, so that `generate --check`
//! notices each change.

use webagent_codegen::openapi::spanned_value::{SpannedValue, Value};

/// Keywords that are documentation only.
pub const DOCUMENTATION: [&str; 7] = ["description", "summary", "title", "externalDocs", "example", "examples", "tags"];

/// Keywords whose members are named by the document, not by the specification.
const NAMING: [&str; 3] = ["properties", "schemas", "paths"];

/// Returns the hash as 16 hexadecimal digits (FNV-1a, 64 bits).
pub fn document_hash(document: &SpannedValue) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325;
    walk(document, false, &mut hash);
    format!("{hash:016x}")
}

fn feed(text: &str, hash: &mut u64) {
    // The length separates neighbouring values.
    for byte in text.len().to_le_bytes().into_iter().chain(text.bytes()) {
        *hash = (*hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
}

fn walk(node: &SpannedValue, keys_are_names: bool, hash: &mut u64) {
    match &node.value {
        Value::Object(members) => {
            feed("{", hash);
            for (key, member) in members {
                if keys_are_names || !DOCUMENTATION.contains(&key.as_str()) {
                    feed(key, hash);
                    walk(member, !keys_are_names && NAMING.contains(&key.as_str()), hash);
                }
            }
            feed("}", hash);
        }
        Value::Array(items) => {
            feed("[", hash);
            items.iter().for_each(|item| walk(item, false, hash));
            feed("]", hash);
        }
        _ => feed(&node.to_json().to_string(), hash),
    }
}
