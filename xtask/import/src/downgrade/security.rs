//! Removes the security schemes of OpenAPI 3.1 that 3.0.3 does not have.

use std::collections::HashSet;

use super::super::node_ext;
use super::{Converter, VERSION, Version};
use webagent_codegen::openapi::objects::METHODS;
use webagent_codegen::openapi::spanned_value::{SpannedValue, Value, join};

/// The security schemes of a document.
#[derive(Default)]
struct Schemes {
    /// Names of the removed schemes.
    removed: HashSet<String>,
    /// Names of the schemes that have scopes in 3.0.3.
    scoped: HashSet<String>,
}

impl Converter<'_> {
    /// Removes the security schemes that 3.0.3 does not have, and the requirements that use them.
    pub(super) fn security(&mut self, document: &mut SpannedValue) {
        if self.version == Version::V30 {
            return;
        }
        let schemes = self.remove_schemes(document);
        let Some(members) = document.as_object_mut() else {
            return;
        };
        if let Some(security) = members.get_mut("security") {
            self.requirements(&schemes, security, "/security");
        }
        let paths = members.get_mut("paths").and_then(SpannedValue::as_object_mut);
        for (path, item) in paths.into_iter().flatten() {
            for (method, operation) in item.as_object_mut().into_iter().flatten() {
                let security = operation
                    .as_object_mut()
                    .filter(|_| METHODS.contains(&method.as_str()))
                    .and_then(|members| members.get_mut("security"));
                if let Some(security) = security {
                    let pointer = join(&join(&join("/paths", path), method), "security");
                    self.requirements(&schemes, security, &pointer);
                }
            }
        }
    }

    fn remove_schemes(&mut self, document: &mut SpannedValue) -> Schemes {
        let mut found = Schemes::default();
        let schemes = document
            .get_mut("components")
            .and_then(SpannedValue::as_object_mut)
            .and_then(|sections| sections.get_mut("securitySchemes"))
            .and_then(SpannedValue::as_object_mut);
        let Some(schemes) = schemes else {
            return found;
        };
        schemes.retain(|name, scheme| match scheme.text("type") {
            Some("mutualTLS") => {
                let message =
                    format!("OpenAPI {VERSION} has no mutual TLS: configure the client's certificate another way");
                self.lose(&join("/components/securitySchemes", name), scheme, message);
                found.removed.insert(name.clone());
                false
            }
            kind => {
                if matches!(kind, Some("oauth2" | "openIdConnect")) {
                    found.scoped.insert(name.clone());
                }
                true
            }
        });
        found
    }

    fn requirements(&mut self, schemes: &Schemes, security: &mut SpannedValue, pointer: &str) {
        let Value::Array(requirements) = &mut security.value else {
            return;
        };
        for (index, requirement) in requirements.iter_mut().enumerate() {
            let pointer = join(pointer, &index.to_string());
            let Some(requirement) = requirement.as_object_mut() else {
                continue;
            };
            requirement.retain(|name, _| !schemes.removed.contains(name));
            for (name, roles) in requirement.iter_mut() {
                let has_roles = roles.as_array().is_some_and(|roles| !roles.is_empty());
                if has_roles && !schemes.scoped.contains(name) {
                    let message = format!("OpenAPI {VERSION} allows scopes for oauth2 and openIdConnect only");
                    self.leave_out(&join(&pointer, name), roles, message);
                    *roles = node_ext::array(roles.at, Vec::new());
                }
            }
        }
    }
}
