//! The base URL: which ones are safe to send a key to.

use reqwest::Url;

use crate::Error;

/// Checks a base URL. The errors do not show it: what is wrong with it may be that it holds a secret.
pub(super) fn parse(text: &str, allow_http: bool) -> Result<Url, Error> {
    let refused = |what: String| Error::config(format!("the base URL {what}"));
    let url =
        Url::parse(text).map_err(|error| refused(format!("is not valid: {error}; it has to begin with https://")))?;
    if !matches!(url.scheme(), "http" | "https") {
        // What looks like another scheme may be a user name or a key: only those that are known are shown.
        let scheme = Some(url.scheme()).filter(|scheme| matches!(*scheme, "file" | "ftp" | "ws" | "wss"));
        let scheme = scheme.map(|scheme| format!("begins with `{scheme}:`")).unwrap_or("has another scheme".to_owned());
        return Err(refused(format!("{scheme}, and has to begin with https:// or http://")));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(refused("holds credentials, which it must not".to_owned()));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(refused("has a query or a fragment, which it must not".to_owned()));
    }
    if url.scheme() == "http" && !is_loopback(&url) && !allow_http {
        return Err(refused(
            "is plain http to another machine, which shows the key to the network: use https, or allow it with `allow_http`"
                .to_owned(),
        ));
    }
    if url.scheme() == "https" && !cfg!(any(feature = "rustls", feature = "native-tls")) {
        return Err(refused(
            "needs TLS, which this program was built without: enable webagent's feature `rustls` or `native-tls`"
                .to_owned(),
        ));
    }
    Ok(url)
}

/// Returns whether a URL's host is this machine.
pub(super) fn is_loopback(url: &Url) -> bool {
    match url.host_str() {
        Some("localhost") => true,
        Some(host) => {
            let address = host.trim_start_matches('[').trim_end_matches(']');
            address.parse::<std::net::IpAddr>().is_ok_and(|address| address.to_canonical().is_loopback())
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::Client;

    #[test]
    fn a_base_url_loses_its_last_slash_and_keeps_its_path() {
        for (given, kept) in [
            ("https://example.com", "https://example.com"),
            ("https://example.com/", "https://example.com"),
            ("https://example.com/v1/x/", "https://example.com/v1/x"),
            ("http://127.0.0.1:80", "http://127.0.0.1"),
            ("http://[::1]:8000/", "http://[::1]:8000"),
            ("http://localhost:1/", "http://localhost:1"),
            ("http://127.9.9.9:1/", "http://127.9.9.9:1"),
            ("http://[::ffff:127.0.0.1]:1", "http://[::ffff:7f00:1]:1"),
        ] {
            let client = Client::builder().api_key("sesame").base_url(given).build().unwrap();
            assert_eq!(client.base_url(), kept);
        }
    }

    #[test]
    fn an_unsafe_base_url_is_refused_and_not_shown() {
        for (given, reason) in [
            ("example.com", "is not valid"),
            ("ftp://example.com", "begins with `ftp:`"),
            ("ftp://me:sesame@example.com", "begins with `ftp:`"),
            ("sesame:password@example.com", "has another scheme"),
            ("sesame://example.com", "has another scheme"),
            ("htps://me:sesame@example.com", "has another scheme"),
            ("http:/me:sesame@example.com", "holds credentials"),
            ("https:me:sesame@example.com", "holds credentials"),
            ("https:\\\\me:sesame@example.com", "holds credentials"),
            ("https//me:sesame@example.com", "is not valid"),
            ("https://me:sesame@", "is not valid"),
            ("https://me:sesame@example.com:99999", "is not valid"),
            ("https://me:sesame@example.com", "holds credentials"),
            ("https://sesame@example.com", "holds credentials"),
            ("https://example.com/?sesame", "a query"),
            ("https://example.com/#sesame", "a fragment"),
            ("http://example.com", "plain http"),
            ("http://localhost.example.com", "plain http"),
            ("http://128.0.0.1", "plain http"),
            ("http://0.0.0.0", "plain http"),
        ] {
            let builder = Client::builder().api_key("x-sesame").base_url(given);
            assert!(!format!("{builder:?}").contains("sesame"));
            let error = builder.build().unwrap_err();
            assert!(error.to_string().contains(reason), "{given}: {error}");
            assert!(!format!("{error:?}").contains("sesame"), "{error:?}");
        }
        let builder = Client::builder().api_key("sesame").base_url("http://example.com");
        assert!(builder.allow_http(true).build().is_ok());
    }

    #[test]
    fn https_needs_tls() {
        let built = Client::builder().api_key("sesame").base_url("https://example.com").build();
        match cfg!(any(feature = "rustls", feature = "native-tls")) {
            true => assert!(built.is_ok()),
            false => assert!(built.unwrap_err().to_string().contains("enable webagent's feature `rustls`")),
        }
    }
}
