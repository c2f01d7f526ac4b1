//! Names of media types.

/// A media type without its parameters.
pub(crate) fn essence(name: &str) -> String {
    let name = name.split(';').next().unwrap_or_default();
    name.trim().to_ascii_lowercase()
}

/// Returns whether a media type is JSON.
pub(crate) fn is_json(name: &str) -> bool {
    let name = essence(name);
    matches!(name.as_str(), "application/json" | "text/json") || name.ends_with("+json")
}
