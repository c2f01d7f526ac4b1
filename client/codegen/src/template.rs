//! Code that is parsed once and filled in many times: copying a syntax tree takes a tenth of the time of parsing one.

use proc_macro2::Ident;
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, File, FnArg, ImplItemFn, Item, LitStr, Stmt, TraitItemFn, Type};

/// Returns a copy of code, which is parsed when it is used for the first time. [`Template::filled`] replaces its
/// placeholders.
///
/// The first argument is the type of the code in `syn`, for example `template!(Expr: decode::<VALUE>(text))`.
#[macro_export]
macro_rules! template {
    ($code:ty: $($tokens:tt)*) => {{
        thread_local!(static PARSED: $code = ::syn::parse_quote!($($tokens)*));
        PARSED.with(::std::clone::Clone::clone)
    }};
}
pub use crate::template;

/// The replacement of a placeholder: an identifier, a string literal for a text, or `NAME;` for statements.
pub enum Part<'a> {
    /// An identifier.
    Ident(&'a Ident),
    /// A type.
    Type(&'a Type),
    /// An expression.
    Expr(&'a Expr),
    /// The value of a string literal.
    Text(&'a str),
    /// Statements, which are moved out.
    Stmts(Vec<Stmt>),
}

/// Code with placeholders.
pub trait Template {
    /// Replaces placeholders, which are given by name.
    #[must_use]
    fn filled(self, parts: &mut [(&'static str, Part<'_>)]) -> Self;
}

macro_rules! templates {
    ($($code:ty: $visit:ident),* $(,)?) => {
        $(impl Template for $code {
            fn filled(mut self, parts: &mut [(&'static str, Part<'_>)]) -> Self {
                Fill(parts).$visit(&mut self);
                self
            }
        })*
    };
}

templates! {
    Block: visit_block_mut,
    Expr: visit_expr_mut,
    File: visit_file_mut,
    FnArg: visit_fn_arg_mut,
    ImplItemFn: visit_impl_item_fn_mut,
    Item: visit_item_mut,
    Stmt: visit_stmt_mut,
    TraitItemFn: visit_trait_item_fn_mut,
    Type: visit_type_mut,
}

struct Fill<'p, 'a>(&'p mut [(&'static str, Part<'a>)]);

impl<'a> Fill<'_, 'a> {
    fn of_ident(&mut self, ident: &Ident) -> Option<&mut Part<'a>> {
        let is_meant = |(name, part): &&mut (&str, Part<'_>)| !matches!(part, Part::Text(_)) && ident == name;
        self.0.iter_mut().find(is_meant).map(|(_, part)| part)
    }

    fn of_expr(&mut self, expr: &Expr) -> Option<&mut Part<'a>> {
        match expr {
            Expr::Path(path) if path.qself.is_none() => self.of_ident(path.path.get_ident()?),
            _ => None,
        }
    }
}

impl VisitMut for Fill<'_, '_> {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        let given = match ty {
            Type::Path(path) if path.qself.is_none() => path.path.get_ident().and_then(|ident| self.of_ident(ident)),
            _ => None,
        };
        match given {
            Some(Part::Type(given)) => *ty = (*given).clone(),
            _ => visit_mut::visit_type_mut(self, ty),
        }
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        match self.of_expr(expr) {
            Some(Part::Expr(given)) => *expr = (*given).clone(),
            _ => visit_mut::visit_expr_mut(self, expr),
        }
    }

    fn visit_block_mut(&mut self, block: &mut Block) {
        let mut at = 0;
        while let Some(statement) = block.stmts.get_mut(at) {
            let given = match statement {
                Stmt::Expr(expr, Some(_)) => self.of_expr(expr),
                _ => None,
            };
            match given {
                Some(Part::Stmts(given)) => {
                    let given = std::mem::take(given);
                    let next = at + given.len();
                    block.stmts.splice(at..=at, given);
                    at = next;
                }
                _ => {
                    self.visit_stmt_mut(statement);
                    at += 1;
                }
            }
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
