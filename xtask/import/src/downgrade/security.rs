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
        let Some(members) = node_ext::members_mut(document) else {
            return;
        };
        if let Some(security) = members.get_mut("security") {
            self.requirements(&schemes, security, "/security");
        }
        let paths = members.get_mut("paths").and_then(node_ext::members_mut);
        for (path, item) in paths.into_iter().flatten() {
            for (method, operation) in node_ext::members_mut(item).into_iter().flatten() {
                let security = node_ext::members_mut(operation)
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
        let schemes = node_ext::members_mut(document)
            .and_then(|members| members.get_mut("components"))
            .and_then(node_ext::members_mut)
            .and_then(|sections| sections.get_mut("securitySchemes"))
            .and_then(node_ext::members_mut);
        let Some(schemes) = schemes else {
            return found;
        };
        schemes.retain(|name, scheme| match node_ext::text(scheme, "type") {
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
            let Some(requirement) = node_ext::members_mut(requirement) else {
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
