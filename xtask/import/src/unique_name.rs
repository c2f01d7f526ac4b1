//! Finds unused names.

/// Returns a name, with a number appended if it is in use.
pub(crate) fn free(base: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let numbered = (2_usize..).map(|number| format!("{base}{number}"));
    std::iter::once(base.to_owned()).chain(numbered).find(|name| !is_taken(name)).unwrap_or_else(|| base.to_owned())
}
