//! Names the parts of forms.

use super::super::node_ext::{self, Members};
use super::Repairer;
use webagent_codegen::openapi::media_type::essence;
use webagent_codegen::openapi::spanned_value::{SpannedValue, Value, join};

/// The name of a part that has none: that of most forms with one file.
const PART: &str = "file";

impl Repairer<'_> {
    /// Gives a `multipart/form-data` body whose schema names no part one file, or a list of them.
    pub(super) fn form(&mut self, body: &mut Members, pointer: &str) {
        let content = body.get_mut("content").and_then(SpannedValue::as_object_mut);
        for (media_type, node) in
            content.into_iter().flatten().filter(|(name, _)| essence(name) == "multipart/form-data")
        {
            let schema = node.get("schema").map(|schema| self.document.resolve(schema));
            let has_parts = |key| schema.is_some_and(|schema| schema.get(key).is_some());
            if ["properties", "allOf", "oneOf", "anyOf"].into_iter().any(has_parts) {
                continue;
            }
            let at = node.at;
            let is_list = schema.is_some_and(|schema| schema.text("type") == Some("array"));
            let text = |text: &str| node_ext::string(at, text);
            let pairs = |pairs: [(&str, SpannedValue); 2]| {
                node_ext::object(at, pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
            };
            let file = pairs([("type", text("string")), ("format", text("binary"))]);
            let part = match is_list {
                true => pairs([("type", text("array")), ("items", file)]),
                false => file,
            };
            let mut form = pairs([("type", text("object")), ("properties", node_ext::single(at, PART, part))]);
            if let Value::Object(members) = &mut form.value {
                members.insert("required".to_owned(), node_ext::array(at, vec![text(PART)]));
            }
            let what = if is_list { "a list of files" } else { "one file" };
            let message = format!("the schema of this form names no parts: taken as {what} with the name `{PART}`");
            self.corrected(&join(&join(&join(pointer, "content"), media_type), "schema"), at, message);
            if let Value::Object(members) = &mut node.value {
                members.insert("schema".to_owned(), form);
            }
        }
    }
}
