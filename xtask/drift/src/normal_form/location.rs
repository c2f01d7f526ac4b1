//! Values of a document with their JSON pointers.

use std::fmt;
use std::rc::Rc;

use webagent_codegen::openapi::spanned_value::{SpannedValue, is_pointer, join, tokens};

/// A JSON pointer that can be extended without copying.
#[derive(Clone, Default)]
pub(crate) struct Pointer<'d>(Option<Rc<Link<'d>>>);

struct Link<'d> {
    parent: Pointer<'d>,
    token: Token<'d>,
}

#[derive(Clone, Copy)]
enum Token<'d> {
    Key(&'d str),
    Index(usize),
}

impl<'d> Pointer<'d> {
    fn push(&self, token: Token<'d>) -> Self {
        let parent = self.clone();
        Self(Some(Rc::new(Link { parent, token })))
    }

    /// The unescaped tokens, first to last.
    pub(crate) fn tokens(&self) -> Vec<String> {
        let mut tokens = Vec::new();
        let mut link = self.0.as_deref();
        while let Some(Link { parent, token }) = link {
            tokens.push(match token {
                Token::Key(key) => (*key).to_owned(),
                Token::Index(index) => index.to_string(),
            });
            link = parent.0.as_deref();
        }
        tokens.reverse();
        tokens
    }
}

impl fmt::Display for Pointer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.tokens().iter().fold(String::new(), |pointer, token| join(&pointer, token));
        f.write_str(&text)
    }
}

/// A value of a document with its JSON pointer.
#[derive(Clone)]
pub(crate) struct Located<'d> {
    pub(crate) node: &'d SpannedValue,
    pub(crate) pointer: Pointer<'d>,
}

impl<'d> Located<'d> {
    /// Creates the location of the document itself.
    pub(crate) fn root(node: &'d SpannedValue) -> Self {
        Self { node, pointer: Pointer::default() }
    }

    /// Returns the identity of the value, unique in a document.
    pub(crate) fn id(&self) -> usize {
        std::ptr::from_ref(self.node).addr()
    }

    /// Returns whether this is an object with a member of this name.
    pub(crate) fn has(&self, key: &str) -> bool {
        member(self.node, key).is_some()
    }

    /// Returns a member of an object with its location.
    pub(crate) fn get(&self, key: &str) -> Option<Self> {
        let (key, node) = member(self.node, key)?;
        Some(Self { node, pointer: self.pointer.push(Token::Key(key)) })
    }

    /// Returns the value of a member.
    pub(crate) fn value(&self, key: &str) -> Option<&'d SpannedValue> {
        member(self.node, key).map(|(_, node)| node)
    }

    /// Returns whether a member is a list.
    pub(crate) fn has_list(&self, key: &str) -> bool {
        self.value(key).is_some_and(|node| node.as_array().is_some())
    }

    /// Returns a member that is a string.
    pub(crate) fn text(&self, key: &str) -> Option<&'d str> {
        member(self.node, key)?.1.as_str()
    }

    /// Returns whether a member is `true`.
    pub(crate) fn is_true(&self, key: &str) -> bool {
        member(self.node, key).is_some_and(|(_, node)| node.as_bool() == Some(true))
    }

    /// Returns the members of an object in document order; empty for other values.
    pub(crate) fn members(&self) -> impl Iterator<Item = (&'d str, Self)> + use<'d> {
        let pointer = self.pointer.clone();
        let members = self.node.as_object().into_iter().flatten();
        members.map(move |(key, node)| {
            let pointer = pointer.push(Token::Key(key));
            (key.as_str(), Self { node, pointer })
        })
    }

    /// Returns the members of a member.
    pub(crate) fn members_of(&self, key: &str) -> impl Iterator<Item = (&'d str, Self)> + use<'d> {
        let located = self.get(key);
        located.into_iter().flat_map(|located| located.members())
    }

    /// Returns the items of an array; empty for other values.
    pub(crate) fn items(&self) -> impl Iterator<Item = Self> + use<'d> {
        let pointer = self.pointer.clone();
        let items = self.node.as_array().unwrap_or_default();
        items.iter().enumerate().map(move |(index, node)| Self { node, pointer: pointer.push(Token::Index(index)) })
    }

    /// Returns the items of a member.
    pub(crate) fn items_of(&self, key: &str) -> impl Iterator<Item = Self> + use<'d> {
        let located = self.get(key);
        located.into_iter().flat_map(|located| located.items())
    }

    /// Resolves a JSON pointer in this document.
    pub(crate) fn follow(&self, pointer: &str) -> Option<Self> {
        if !is_pointer(pointer) {
            return None;
        }
        tokens(pointer).try_fold(self.clone(), |located, token| match located.node.as_array() {
            Some(items) => {
                let index = token.parse::<usize>().ok()?;
                Some(Self { node: items.get(index)?, pointer: located.pointer.push(Token::Index(index)) })
            }
            None => located.get(&token),
        })
    }
}

/// Returns a member and its key. Most objects are so small that a linear search is faster than hashing.
fn member<'d>(node: &'d SpannedValue, key: &str) -> Option<(&'d str, &'d SpannedValue)> {
    const SMALL: usize = 16;
    let members = node.as_object()?;
    let found = match members.len() {
        0..=SMALL => members.iter().find(|(known, _)| *known == key),
        _ => members.get_key_value(key),
    };
    found.map(|(key, node)| (key.as_str(), node))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_pointer_leads_to_its_value() {
        let node = SpannedValue::parse("x", "a~/:\n  - b: 1\n").unwrap();
        let located = Located::root(&node).follow("/a~0~1/0/b").unwrap();
        assert_eq!(located.pointer.to_string(), "/a~0~1/0/b");
        assert!(Located::root(&node).follow("/a~0~1/1").is_none());
    }
}
