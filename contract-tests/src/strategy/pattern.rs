//! Strings that match a regular expression, anywhere in them as JSON Schema has it.

use jsonschema::Validator;
use regex_syntax::hir::{Class, Hir, HirKind, Look};
use serde_json::{Value, json};

use super::choices::Source;
use super::strings;
use crate::document::json_schema::{SchemaError, validator};

/// The number of times that a part is repeated beyond what it must be, where nothing limits it.
const REPEATED: u32 = 8;

/// The most bytes of a string that is made of a pattern.
const MAX_LENGTH: usize = 20_000;

/// A pattern of a schema.
#[derive(Debug, Clone)]
pub(crate) struct Pattern {
    hir: Hir,
    /// Set if a match begins where the string begins, and if it ends where the string ends.
    anchored: (bool, bool),
    validator: std::sync::Arc<Validator>,
}

/// Reason why a pattern cannot be followed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PatternError {
    #[error(transparent)]
    Schema(#[from] SchemaError),
    #[error("{0:?} is not a supported regular expression")]
    Unknown(String),
    #[error("{pattern:?}: {reason}")]
    Syntax { pattern: String, reason: String },
}

impl Pattern {
    /// Reads a pattern.
    pub(crate) fn new(pattern: &str) -> Result<Self, PatternError> {
        let validator = validator(&json!({ "pattern": pattern }))?;
        // The validator's dialect is ECMA 262's: its classes are ASCII, `\d` for one.
        // What is looked for around a match is left to the validator, which tells whether a drawn string matches.
        let without = without_look_around(pattern);
        let translated =
            jsonschema_regex::to_rust_regex(&without).map_err(|()| PatternError::Unknown(pattern.to_owned()))?;
        let syntax = |reason: String| PatternError::Syntax { pattern: pattern.to_owned(), reason };
        let hir = regex_syntax::parse(&translated).map_err(|error| match error {
            regex_syntax::Error::Parse(error) => syntax(error.kind().to_string()),
            regex_syntax::Error::Translate(error) => syntax(error.kind().to_string()),
            _ => PatternError::Unknown(pattern.to_owned()),
        })?;
        let looks = hir.properties().look_set();
        Ok(Self {
            anchored: (looks.contains(Look::Start), looks.contains(Look::End)),
            hir,
            validator: validator.into(),
        })
    }

    /// Returns whether a string matches.
    pub(crate) fn matches(&self, text: &str) -> bool {
        self.validator.is_valid(&Value::from(text))
    }

    /// A string that matches and, if that can be, has a number of characters between the two.
    pub(crate) fn draw(&self, source: &mut Source<'_>, (min, max): (usize, usize)) -> Option<String> {
        let mut text = String::new();
        let spare = match source.example() {
            Some((_, variant)) => (1 << variant.min(5)) - 1,
            None => u32::try_from(min).unwrap_or(u32::MAX).saturating_add(REPEATED),
        };
        write(&self.hir, source, spare, &mut text)?;
        for end in [true, false] {
            let anchored = if end { self.anchored.1 } else { self.anchored.0 };
            let count = text.chars().count();
            if anchored || count >= max {
                continue;
            }
            // What is missing is put where it may be put; else a little, or nothing.
            let missing = min.saturating_sub(count);
            let more = match source.flag(30) {
                true => strings::draw(source, (missing, max - count))?,
                false => match source.example() {
                    Some((_, variant @ 1..)) if end => format!("{variant:0missing$}"),
                    _ => std::iter::repeat_n('a', missing).collect(),
                },
            };
            text = if end { text + &more } else { more + &text };
        }
        let fits = (min..=max).contains(&text.chars().count());
        (fits && self.matches(&text)).then_some(text)
    }
}

/// Returns a pattern without its look-ahead and look-behind groups.
pub(crate) fn without_look_around(pattern: &str) -> String {
    let mut kept = String::new();
    let mut rest = pattern.chars();
    let mut in_class = false;
    while let Some(character) = rest.next() {
        let is_look_around = || ["?=", "?!", "?<=", "?<!"].iter().any(|start| rest.as_str().starts_with(start));
        match character {
            '\\' => {
                kept.push(character);
                kept.extend(rest.next());
                continue;
            }
            '(' if !in_class && is_look_around() => {
                skip_group(&mut rest);
                continue;
            }
            '[' => in_class = true,
            ']' => in_class = false,
            _ => {}
        }
        kept.push(character);
    }
    kept
}

/// Goes on behind the group that has just begun.
fn skip_group(rest: &mut std::str::Chars<'_>) {
    let (mut depth, mut in_class) = (1, false);
    while let Some(character) = rest.next() {
        match character {
            '\\' => drop(rest.next()),
            '[' => in_class = true,
            ']' => in_class = false,
            '(' if !in_class => depth += 1,
            ')' if !in_class => {
                depth -= 1;
                if depth == 0 {
                    return;
                }
            }
            _ => {}
        }
    }
}

/// Appends a string that matches; the anchors are the caller's to look after.
fn write(hir: &Hir, source: &mut Source<'_>, spare: u32, text: &mut String) -> Option<()> {
    if text.len() > MAX_LENGTH {
        return None;
    }
    match hir.kind() {
        HirKind::Class(class) if source.example().is_some() => text.push(readable(class)?),
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => text.push_str(std::str::from_utf8(&literal.0).ok()?),
        HirKind::Class(Class::Unicode(class)) => {
            let sizes: Vec<u64> = class.iter().map(|range| range.len() as u64).collect();
            // Any range is as likely, so that a few letters are not lost among all the rest.
            let range = source.hint((sizes.len() as u64).checked_sub(1)?) as usize;
            let before: u64 = sizes.iter().take(range).sum();
            let fresh = before + source.hint(sizes.get(range)? - 1);
            let mut position = source.choose(sizes.iter().sum::<u64>() - 1, |_| fresh);
            for range in class.iter() {
                let size = range.len() as u64;
                if position < size {
                    text.push(nth(range.start(), range.end(), position));
                    break;
                }
                position -= size;
            }
        }
        HirKind::Class(Class::Bytes(class)) => {
            let bytes: Vec<u8> = class.iter().flat_map(|range| range.start()..=range.end()).collect();
            text.push(char::from(*source.pick(&bytes)?));
        }
        HirKind::Capture(capture) => write(&capture.sub, source, spare, text)?,
        HirKind::Repetition(repetition) => {
            let max = repetition.max.unwrap_or(repetition.min.saturating_add(spare));
            let range = (repetition.min as usize, max as usize);
            let reach = u64::from((max - repetition.min).min(spare));
            let target = match source.example() {
                Some(_) => range.0 + reach as usize,
                None => range.0 + source.hint(reach) as usize,
            };
            source.list(range, target, |source| write(&repetition.sub, source, spare, text))?;
        }
        HirKind::Concat(parts) => {
            for part in parts {
                write(part, source, spare, text)?;
            }
        }
        HirKind::Alternation(alternatives) => {
            write(source.pick(alternatives)?, source, spare, text)?;
        }
    }
    Some(())
}

/// A member of the class: a letter or a digit if it has one.
fn readable(class: &Class) -> Option<char> {
    let ranges: Vec<(char, char)> = match class {
        Class::Unicode(class) => class.iter().map(|range| (range.start(), range.end())).collect(),
        Class::Bytes(class) => class.iter().map(|range| (char::from(range.start()), char::from(range.end()))).collect(),
    };
    let is_member = |wanted: &char| ranges.iter().any(|(start, end)| (start..=end).contains(&wanted));
    let mut usual = ('a'..='z').chain('A'..='Z').chain('0'..='9').chain(' '..='~');
    usual.find(is_member).or_else(|| ranges.first().map(|(start, _)| *start))
}

/// The character at a position in a range, which may reach over the surrogates' codes.
fn nth(start: char, end: char, position: u64) -> char {
    let mut code = u32::from(start).saturating_add(u32::try_from(position).unwrap_or(u32::MAX));
    if u32::from(start) < 0xd800 && code >= 0xd800 {
        code += 0x800;
    }
    char::from_u32(code).map_or(end, |character| character.min(end))
}

#[cfg(test)]
mod tests {
    use super::without_look_around;

    #[test]
    fn look_around_is_taken_out_whole() {
        for (pattern, kept) in [
            ("^(?!^[-+.]*$)[+-]?0*\\d*\\.?\\d*$", "^[+-]?0*\\d*\\.?\\d*$"),
            ("a(?=b(c)[)](?<!d))e", "ae"),
            ("\\((?=a)[(?=]\\[(?!x)", "\\([(?=]\\["),
            ("(?:a)(?<name>b)(c", "(?:a)(?<name>b)(c"),
            ("(?=a", ""),
        ] {
            assert_eq!(without_look_around(pattern), kept, "{pattern}");
        }
    }
}
