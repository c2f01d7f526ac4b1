//! "Did you mean" suggestions for unknown names.

use crate::openapi::spanned_value::SpannedValue;

/// Returns the message for a value that is not one of the allowed ones.
pub(crate) fn unknown(kind: &str, given: &SpannedValue, known: &[&str]) -> String {
    match given.as_str() {
        Some(text) => no_such(kind, text, known),
        None => format!("expected a string, found {} (allowed: {})", given.kind(), known.join(", ")),
    }
}

/// Returns the message for a name that is not one of the allowed ones.
pub(crate) fn no_such(kind: &str, given: &str, known: &[&str]) -> String {
    let hint = closest(given, known.iter().copied())
        .map_or_else(String::new, |closest| format!("; did you mean `{closest}`?"));
    let allowed = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
    format!("there is no {kind} `{given}`{hint} (allowed: {allowed})")
}

/// Returns the most similar name: at most a third of the letters differ.
pub fn closest<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let near = known.into_iter().map(|word| (strsim::levenshtein(given, word), word));
    let near = near.filter(|(distance, word)| *distance <= given.len().max(word.len()) / 3);
    near.min_by_key(|(distance, _)| *distance).map(|(_, word)| word)
}
