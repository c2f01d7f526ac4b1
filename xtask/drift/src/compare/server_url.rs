//! Normalizes server URLs.

/// Returns a URL with scheme and host in lower case and without a trailing slash.
pub(super) fn address(url: &str) -> String {
    let url = url.trim_end_matches('/');
    let (scheme, rest) = url.split_once("://").map_or(("", url), |(scheme, rest)| (scheme, rest));
    if scheme.is_empty() {
        return if url.is_empty() { "/".to_owned() } else { url.to_owned() };
    }
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    // Variable names are case-sensitive.
    let host = if host.contains('{') { host.to_owned() } else { host.to_ascii_lowercase() };
    format!("{}://{host}{path}", scheme.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_one_spelling() {
        assert_eq!(address("HTTPS://Api.Example/V1/"), "https://api.example/V1");
        assert_eq!(address("/"), "/");
        assert_eq!(address(""), "/");
        assert_eq!(address("/v1/"), "/v1");
        assert_eq!(address("https://{Region}.example"), "https://{Region}.example");
    }
}
