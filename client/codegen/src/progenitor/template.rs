//! Code that is parsed once and filled in many times: copying a syntax tree takes a tenth of the time of parsing one.

use proc_macro2::Ident;
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, LitStr, Type};

/// Returns a copy of code, which is parsed when it is used for the first time. [`fill`] replaces its placeholders.
macro_rules! template {
    ($code:ty: $($tokens:tt)*) => {{
        thread_local!(static PARSED: $code = ::syn::parse_quote!($($tokens)*));
        PARSED.with(::std::clone::Clone::clone)
    }};
}
pub(crate) use template;

/// The replacement of a placeholder. A placeholder is an identifier, or a string literal for a text.
pub(crate) enum Part<'a> {
    Ident(&'a Ident),
    Type(&'a Type),
    Expr(&'a Expr),
    Text(&'a str),
}

/// Replaces placeholders, which are given by name.
pub(crate) struct Fill<'a>(pub(crate) &'a [(&'a str, Part<'a>)]);

impl Fill<'_> {
    fn of_ident(&self, ident: &Ident) -> Option<&Part<'_>> {
        self.0.iter().find(|(name, part)| !matches!(part, Part::Text(_)) && ident == name).map(|(_, part)| part)
    }
}

impl VisitMut for Fill<'_> {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        if let Type::Path(path) = ty
            && let Some(ident) = path.path.get_ident().filter(|_| path.qself.is_none())
            && let Some(Part::Type(given)) = self.of_ident(ident)
        {
            *ty = (*given).clone();
        } else {
            visit_mut::visit_type_mut(self, ty);
        }
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        if let Expr::Path(path) = expr
            && let Some(ident) = path.path.get_ident().filter(|_| path.qself.is_none())
            && let Some(Part::Expr(given)) = self.of_ident(ident)
        {
            *expr = (*given).clone();
        } else {
            visit_mut::visit_expr_mut(self, expr);
        }
    }

    fn visit_ident_mut(&mut self, ident: &mut Ident) {
        if let Some(Part::Ident(given)) = self.of_ident(ident) {
            *ident = (*given).clone();
        }
    }

    fn visit_lit_str_mut(&mut self, text: &mut LitStr) {
        let value = text.value();
        let given = self.0.iter().find_map(|(name, part)| match part {
            Part::Text(given) if *name == value => Some(given),
            _ => None,
        });
        if let Some(given) = given {
            *text = LitStr::new(given, text.span());
        }
    }
}
