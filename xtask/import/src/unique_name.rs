//! Names that are not in use yet.

/// A name, with a number behind it if it is taken.
pub fn free(base: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let numbered = (2_usize..).map(|number| format!("{base}{number}"));
    std::iter::once(base.to_owned()).chain(numbered).find(|name| !is_taken(name)).unwrap_or_else(|| base.to_owned())
}
