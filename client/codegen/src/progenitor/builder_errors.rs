//! Rewrites the messages of the generated code for missing required values.

use syn::visit_mut::{self, VisitMut};
use syn::{ItemMod, LitStr};

use crate::progenitor::setters::field_setter;

/// Unifies the messages for parameters and body properties, and adds what to do.
pub(crate) fn rewrite(module: &mut ItemMod) {
    Missing.visit_item_mod_mut(module);
}

struct Missing;

impl VisitMut for Missing {
    fn visit_expr_call_mut(&mut self, call: &mut syn::ExprCall) {
        visit_mut::visit_expr_call_mut(self, call);
        if matches!(&*call.func, syn::Expr::Path(path) if path.path.is_ident("Err")) {
            call.args.iter_mut().for_each(|argument| Texts.visit_expr_mut(argument));
        }
    }
}

struct Texts;

impl VisitMut for Texts {
    fn visit_lit_str_mut(&mut self, text: &mut LitStr) {
        let value = text.value();
        // The first texts are progenitor's, the others typify's.
        let name = value.strip_suffix(" was not initialized").or(value.strip_prefix("no value supplied for "));
        if let Some(name) = name {
            let setter = field_setter(name);
            *text = LitStr::new(&format!("`{name}` is missing: set it with `.{setter}(…)`"), text.span());
        }
    }
}
