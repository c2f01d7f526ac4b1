//! Defines security schemes that are used but not defined.

use indexmap::IndexMap;

use super::super::node_ext::{self, Members};
use super::Repairer;
use webagent_codegen::openapi::diagnostic::Position;
use webagent_codegen::openapi::objects::METHODS;
use webagent_codegen::openapi::spanned_value::{SpannedValue, join};

impl Repairer<'_> {
    /// Defines the schemes that are required somewhere but not defined: the client sends what it is given as a bearer token.
    pub(super) fn define_schemes(&mut self, document: &mut SpannedValue) {
        let mut missing: IndexMap<String, (String, Position, usize)> = IndexMap::new();
        let mut look = |owner: &SpannedValue, pointer: &str| {
            for requirement in owner.get("security").and_then(SpannedValue::as_array).into_iter().flatten() {
                for (name, scopes) in requirement.as_object().into_iter().flatten() {
                    let scheme = document.pointer(&join("/components/securitySchemes", name));
                    if scheme.is_none() {
                        let place = || (join(pointer, "security"), scopes.at, 0);
                        missing.entry(name.clone()).or_insert_with(place).2 += 1;
                    }
                }
            }
        };
        look(document, "");
        for (path, item) in document.get("paths").and_then(SpannedValue::as_object).into_iter().flatten() {
            for method in METHODS {
                if let Some(operation) = item.get(method) {
                    look(operation, &join(&join("/paths", path), method));
                }
            }
        }
        for (name, (pointer, at, count)) in missing {
            let places = if count == 1 { "one place".to_owned() } else { format!("{count} places") };
            let message = format!(
                "the security scheme `{name}`, required in {places}, is not in /components/securitySchemes: taken as a bearer token"
            );
            self.corrected(&pointer, at, message);
            let text = |text: &str| node_ext::string(at, text);
            let scheme = Members::from_iter([("type".to_owned(), text("http")), ("scheme".to_owned(), text("bearer"))]);
            let mut parent = document.as_object_mut();
            for key in ["components", "securitySchemes"] {
                let members = parent.map(|members| members.entry(key.to_owned()));
                parent = members
                    .and_then(|entry| entry.or_insert_with(|| node_ext::object(at, Members::new())).as_object_mut());
            }
            if let Some(schemes) = parent {
                schemes.insert(name, node_ext::object(at, scheme));
            }
        }
    }
}
