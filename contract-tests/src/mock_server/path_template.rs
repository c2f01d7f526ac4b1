//! Paths of the document and the paths of requests.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;

/// One piece of a segment.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    Parameter(String),
}

/// A path of the document, cut into segments.
#[derive(Debug, Clone)]
pub(super) struct Template {
    segments: Vec<Vec<Piece>>,
    /// The query that is part of the path; a parameter has its name in braces as value.
    query: Vec<(String, String)>,
}

/// A value whose bytes are not UTF-8, as it came.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0} is no text in UTF-8")]
pub(super) struct NotUtf8(pub(super) String);

/// The decoded values of the parameters.
pub(super) type Values = BTreeMap<String, Result<String, NotUtf8>>;

/// Reason why a path of the document is no template.
#[derive(Debug, thiserror::Error)]
pub(super) enum TemplateError {
    #[error("a path begins with a slash")]
    NoSlash,
    #[error("nothing separates two parameters in {0:?}")]
    Adjacent(String),
    #[error("a brace is not closed in {0:?}")]
    Unclosed(String),
}

impl Template {
    /// Reads a path such as `/tasks/{task_id}/runs`. A fragment is not sent.
    pub(super) fn parse(path: &str) -> Result<Self, TemplateError> {
        let rest = path.strip_prefix('/').ok_or(TemplateError::NoSlash)?;
        let rest = rest.split('#').next().unwrap_or_default();
        let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
        let segments = rest.split('/').map(pieces).collect::<Result<_, _>>()?;
        Ok(Self { segments, query: form_urlencoded::parse(query.as_bytes()).into_owned().collect() })
    }

    /// The same below a prefix such as `/v1`.
    pub(super) fn below(mut self, prefix: &str) -> Self {
        let fixed = prefix.split('/').filter(|segment| !segment.is_empty());
        let mut segments: Vec<Vec<Piece>> = fixed.map(|segment| vec![Piece::Text(segment.to_owned())]).collect();
        segments.append(&mut self.segments);
        Self { segments, query: self.query }
    }

    /// The parameters' values, when the path and query (still encoded) are of this template.
    ///
    /// The path is cut at its slashes first and decoded afterwards, once: a slash that is encoded
    /// belongs to its value.
    pub(super) fn matches(&self, path: &str, query: &str) -> Option<Values> {
        let path = path.strip_prefix('/')?;
        let mut given = path.split('/');
        let mut values = Values::new();
        for pieces in &self.segments {
            matches_segment(pieces, given.next()?, &mut values)?;
        }
        for (name, expected) in &self.query {
            let (_, value) = form_urlencoded::parse(query.as_bytes()).find(|(given, _)| given == name)?;
            match in_braces(expected) {
                Some(parameter) => {
                    values.insert(parameter.to_owned(), Ok(value.into_owned()));
                }
                None if value == *expected => {}
                None => return None,
            }
        }
        given.next().is_none().then_some(values)
    }

    /// The order in which templates are tried: the more literal one first.
    pub(super) fn precedence(&self, other: &Self) -> Ordering {
        let rank = |pieces: &Vec<Piece>| match pieces.as_slice() {
            [Piece::Parameter(_)] => 2,
            pieces => u8::from(pieces.iter().any(|piece| matches!(piece, Piece::Parameter(_)))),
        };
        let ranks = |template: &Self| template.segments.iter().map(rank).collect::<Vec<_>>();
        ranks(self).cmp(&ranks(other)).then_with(|| other.query.len().cmp(&self.query.len()))
    }

    /// The path with these values, and the query if it has one, encoded.
    pub(super) fn fill(&self, values: &BTreeMap<String, String>) -> String {
        let mut path = String::new();
        for pieces in &self.segments {
            path.push('/');
            for piece in pieces {
                match piece {
                    Piece::Text(text) => path.push_str(&encode(text)),
                    Piece::Parameter(name) => {
                        path.push_str(&encode(values.get(name).map_or("", String::as_str)));
                    }
                }
            }
        }
        for (index, (name, value)) in self.query.iter().enumerate() {
            let value = in_braces(value).map_or(value.as_str(), |name| values.get(name).map_or("", String::as_str));
            path.push(if index == 0 { '?' } else { '&' });
            path.push_str(&format!("{}={}", encode(name), encode(value)));
        }
        path
    }
}

/// Returns the name of the parameter that a value in the query stands for.
fn in_braces(value: &str) -> Option<&str> {
    value.strip_prefix('{')?.strip_suffix('}')
}

/// Percent-encodes everything but letters, digits and `-._~`.
pub(super) fn encode(text: &str) -> String {
    const KEPT: &percent_encoding::AsciiSet =
        &percent_encoding::NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
    percent_encoding::utf8_percent_encode(text, KEPT).to_string()
}

fn pieces(segment: &str) -> Result<Vec<Piece>, TemplateError> {
    let mut pieces = Vec::new();
    let mut rest = segment;
    while !rest.is_empty() {
        let (text, after) = rest.split_once('{').unwrap_or((rest, ""));
        if !text.is_empty() {
            pieces.push(Piece::Text(text.to_owned()));
        } else if matches!(pieces.last(), Some(Piece::Parameter(_))) {
            return Err(TemplateError::Adjacent(segment.to_owned()));
        }
        if rest.len() == text.len() {
            break;
        }
        let (name, after) = after.split_once('}').ok_or_else(|| TemplateError::Unclosed(segment.to_owned()))?;
        pieces.push(Piece::Parameter(name.to_owned()));
        rest = after;
    }
    Ok(pieces)
}

fn matches_segment(pieces: &[Piece], given: &str, values: &mut Values) -> Option<()> {
    if let [Piece::Text(text)] = pieces {
        let decoded = percent_decode_str(given).decode_utf8().ok()?;
        return (decoded == *text).then_some(());
    }
    let mut rest = given;
    let mut pieces = pieces.iter().peekable();
    while let Some(piece) = pieces.next() {
        let name = match piece {
            Piece::Text(text) => {
                rest = rest.strip_prefix(text.as_str())?;
                continue;
            }
            Piece::Parameter(name) => name,
        };
        let end = match pieces.peek() {
            None => rest.len(),
            // The last piece ends the segment, so its last occurrence is the one that counts.
            Some(Piece::Text(text)) => rest.rfind(text.as_str())?,
            Some(Piece::Parameter(_)) => return None,
        };
        let (value, after) = rest.split_at_checked(end)?;
        if value.is_empty() {
            return None;
        }
        let decoded = percent_decode_str(value).decode_utf8();
        values.insert(name.clone(), decoded.map(Into::into).map_err(|_| NotUtf8(value.to_owned())));
        rest = after;
    }
    rest.is_empty().then_some(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[track_caller]
    fn values(template: &str, path: &str) -> Option<Vec<String>> {
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let found = Template::parse(template).unwrap().matches(path, query)?;
        Some(found.into_values().map(|value| value.unwrap_or_else(|raw| raw.0)).collect())
    }

    #[test]
    fn a_segment_is_decoded_once_and_keeps_its_slash() {
        let template = "/tasks/{a}/runs";
        for (path, expected) in [
            ("/tasks/1/runs", Some("1")),
            ("/tasks/a%2Fb/runs", Some("a/b")),
            ("/tasks/a%252Fb/runs", Some("a%2Fb")),
            ("/tasks/%F0%9F%98%80/runs", Some("😀")),
            ("/tasks/a+b/runs", Some("a+b")),
            ("/tasks/../runs", Some("..")),
            ("/tasks/%2e%2E/runs", Some("..")),
            ("/tasks/%zz/runs", Some("%zz")),
            ("/t%61sks/1/%72uns", Some("1")),
            ("/tasks//runs", None),
            ("/tasks/1/runs/", None),
            ("//tasks/1/runs", None),
            ("/tasks/1/2/runs", None),
            ("/Tasks/1/runs", None),
            ("*", None),
        ] {
            let expected = expected.map(|value| vec![value.to_owned()]);
            assert_eq!(values(template, path), expected, "{path}");
        }
    }

    #[test]
    fn a_path_may_have_a_query_but_its_fragment_is_not_sent() {
        let template = "/f?action=list&of={a}#x";
        assert_eq!(values(template, "/f?of=b%20c&more=1&action=list"), Some(vec!["b c".into()]));
        for other in ["/f?action=list", "/f?action=get&of=b", "/f", "/f?of=b"] {
            assert_eq!(values(template, other), None, "{other}");
        }
        let [plain, template] = ["/f", template].map(|path| Template::parse(path).unwrap());
        assert_eq!(template.precedence(&plain), Ordering::Less);
        assert_eq!(template.fill(&[("a".to_owned(), "b c".to_owned())].into()), "/f?action=list&of=b%20c");
    }

    #[test]
    fn bytes_that_are_no_text_are_given_back_as_they_came() {
        let found = Template::parse("/{a}").unwrap().matches("/%FF", "").unwrap();
        assert_eq!(found.get("a"), Some(&Err(NotUtf8("%FF".to_owned()))));
    }

    #[test]
    fn a_segment_may_be_a_parameter_in_part() {
        assert_eq!(values("/f/{a}.json", "/f/x.y.json"), Some(vec!["x.y".into()]));
        assert_eq!(values("/f/{a}.json", "/f/.json"), None);
        assert_eq!(values("/f/{a}:{b}", "/f/x:y"), Some(vec!["x".into(), "y".into()]));
        assert!(Template::parse("/f/{a}{b}").is_err());
        assert!(Template::parse("/f/{a").is_err());
        assert!(Template::parse("f").is_err());
    }

    #[test]
    fn the_more_literal_template_comes_first() {
        let [literal, part, parameter] = ["/a/b", "/a/{x}.json", "/a/{x}"].map(|path| Template::parse(path).unwrap());
        assert_eq!(literal.precedence(&part), Ordering::Less);
        assert_eq!(part.precedence(&parameter), Ordering::Less);
        assert_eq!(parameter.precedence(&literal), Ordering::Greater);
    }

    #[test]
    fn a_filled_template_matches_itself() {
        let template = Template::parse("/a b/{x}/{y}.z").unwrap().below("/v1/");
        for value in ["1", "a/b", "%", "😀", "..", "?#"] {
            let values = ["x", "y"].map(|name| (name.to_owned(), value.to_owned())).into();
            let path = template.fill(&values);
            let found = template.matches(&path, "").unwrap();
            assert!(found.values().all(|found| found.as_deref() == Ok(value)), "{path}");
        }
    }
}
