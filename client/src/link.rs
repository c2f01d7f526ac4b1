//! The header `Link` (RFC 8288).

use reqwest::header::HeaderValue;

/// Returns the target of the first link that is the next page. What is not as in the RFC ends a header.
pub(crate) fn next_link<'a>(headers: impl IntoIterator<Item = &'a HeaderValue>) -> Option<String> {
    headers.into_iter().find_map(|header| {
        let text = String::from_utf8_lossy(header.as_bytes());
        let mut rest = &*text;
        loop {
            let link = rest.trim_start_matches([' ', '\t', ',']).strip_prefix('<')?;
            let (target, parameters) = link.split_once('>')?;
            let (is_next, after) = is_next(parameters);
            if is_next {
                return Some(target.to_owned());
            }
            rest = after;
        }
    })
}

/// Reads the parameters of a link: returns whether it is the next page of what was requested, and what follows.
fn is_next(text: &str) -> (bool, &str) {
    let (mut relation, mut is_elsewhere) = (None, false);
    let mut rest = text.trim_start();
    while let Some(parameter) = rest.strip_prefix(';') {
        let parameter = parameter.trim_start();
        let end = parameter.find(['=', ';', ',']).unwrap_or(parameter.len());
        let (name, after) = parameter.split_at(end);
        let (value, after) = match after.strip_prefix('=') {
            Some(value) => self::value(value.trim_start()),
            None => (String::new(), after),
        };
        match name.trim().to_ascii_lowercase().as_str() {
            // The first one counts.
            "rel" if relation.is_none() => relation = Some(value),
            "anchor" => is_elsewhere = true,
            _ => {}
        }
        rest = after.trim_start();
    }
    let relations = relation.unwrap_or_default();
    let is_next = relations.split_ascii_whitespace().any(|relation| relation.eq_ignore_ascii_case("next"));
    (is_next && !is_elsewhere, rest)
}

/// Reads a value, which may be quoted, and returns what follows.
fn value(text: &str) -> (String, &str) {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find([';', ',']).unwrap_or(text.len());
        let (value, after) = text.split_at(end);
        return (value.trim_end().to_owned(), after);
    };
    let (mut value, mut is_escaped) = (String::new(), false);
    for (index, c) in quoted.char_indices() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => {
                is_escaped = true;
                continue;
            }
            '"' => return (value, quoted.get(index + 1..).unwrap_or_default()),
            _ => {}
        }
        value.push(c);
    }
    (value, "")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn next(headers: &[&str]) -> Option<String> {
        let headers: Vec<HeaderValue> =
            headers.iter().map(|text| HeaderValue::from_bytes(text.as_bytes()).unwrap()).collect();
        next_link(&headers)
    }

    #[test]
    fn the_next_page_is_found_among_links() {
        for header in [
            "<u>; rel=next",
            "<u>; rel=\"next\"",
            "<u>;rel=\"next\"",
            " , <u> ; REL = \"last Next\" ; title=\"x\"",
            "<a>; rel=\"prev\", <u>; rel=\"next\", <b>; rel=\"last\"",
            "<a,b;c>; rel=prev,<u>; rel=next,<v>; rel=next",
            "<a>; title=\"a, <x>; rel=\\\"next\\\"; b\"; rel=prev, <u>; rel=next",
            "<a>; rel=prev; rel=next, <u>; rel=next; rel=prev",
            "<a>; rel=next; anchor=\"#other\", <u>; rel=next",
            "<a>, <u>; title*=UTF-8'de'n%c3%a4chste; crossorigin; rel=next",
            "<a>; rel=nextpage, <b>; rev=next, <u>; rel=next",
        ] {
            assert_eq!(next(&[header]).as_deref(), Some("u"), "{header}");
            assert_eq!(next(&["<a>; rel=first", "garbage", header]).as_deref(), Some("u"), "{header}");
        }
    }

    #[test]
    fn headers_without_a_next_page_have_none() {
        for header in [
            "", "<u>", "u; rel=next", "<u; rel=next", "<u>; rel", "<u>; rel=", "<u> rel=next", "<u>; rel=\"prev",
            "<u>; \"rel=next",
        ] {
            assert_eq!(next(&[header]), None, "{header}");
        }
        assert_eq!(next(&[]), None);
    }
}
