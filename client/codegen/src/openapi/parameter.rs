//! Names of parameters.

/// Returns the names in a path template in order.
pub fn template_names(path: &str) -> impl Iterator<Item = &str> {
    path.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name)
}

/// Returns a path without its parameter names. The expressions of a callback (`{$request.body#/url}`) are kept.
pub fn nameless(path: &str) -> String {
    let mut text = String::with_capacity(path.len());
    for (index, part) in path.split('{').enumerate() {
        match part.split_once('}') {
            Some((name, _)) if name.starts_with('$') => text.push_str(&format!("{{{part}")),
            Some((_, rest)) if index > 0 => text.push_str(&format!("{{}}{rest}")),
            _ => text.push_str(part),
        }
    }
    text
}

/// Returns a path without its fragment, which is not sent: it only tells operations with the same URL apart.
pub fn without_fragment(path: &str) -> &str {
    let mut is_name = false;
    let is_end = |c: char| {
        is_name = c == '{' || (is_name && c != '}');
        c == '#' && !is_name
    };
    path.find(is_end).and_then(|end| path.get(..end)).unwrap_or(path)
}

/// Returns whether a parameter for this header is ignored.
pub(crate) fn is_ignored_header(name: &str) -> bool {
    ["accept", "content-type", "authorization"].iter().any(|ignored| name.eq_ignore_ascii_case(ignored))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_without_names() {
        assert_eq!(nameless("/a/{b}/c/{d}.{e}.json"), "/a/{}/c/{}.{}.json");
        assert_eq!(nameless("POST {$request.body#/a}?b={c}"), "POST {$request.body#/a}?b={}");
        assert_eq!(nameless("/a/{b"), "/a/b");
        assert_eq!(nameless("/"), "/");
        for (path, url) in [("/a/{b}#c", "/a/{b}"), ("/{$request.body#/a}", "/{$request.body#/a}"), ("/a#b{c}#d", "/a")]
        {
            assert_eq!(without_fragment(path), url);
        }
        assert_eq!(template_names("/a/{b}/c/{d}.json").collect::<Vec<_>>(), ["b", "d"]);
    }
}
