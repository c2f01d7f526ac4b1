//! Taking a secret out of a text, in whatever way the text writes it.
//!
//! A server or a proxy that shows the request in its answer may write the key percent-encoded, with escapes of JSON or
//! HTML, in other case, or broken over lines. The text is therefore compared character by character as it reads once
//! decoded, and what separates characters without being seen is passed over.

/// What stands in the place of the secret.
const REDACTED: &str = "[redacted]";

/// How often a text is decoded: once for what is written in it, and again for escapes of escapes.
const ROUNDS: usize = 3;

/// A character as it reads, and the bytes of the text that it is written with.
struct Read {
    character: char,
    start: usize,
    end: usize,
}

/// The text without the secret.
pub(crate) fn redact(text: String, secret: &str) -> String {
    let secret: Vec<char> = secret.chars().filter(|c| !is_separator(*c)).map(|c| c.to_ascii_lowercase()).collect();
    let Some(first) = secret.first() else { return text };
    let mut read: Vec<Read> = text
        .char_indices()
        .map(|(start, character)| Read { character, start, end: start + character.len_utf8() })
        .collect();
    let mut found: Vec<(usize, usize)> = Vec::new();
    for _ in 0..ROUNDS {
        read.retain(|read| !is_separator(read.character));
        for (index, _) in read.iter().enumerate().filter(|(_, read)| read.character.eq_ignore_ascii_case(first)) {
            let Some(window) = read.get(index..index + secret.len()) else { break };
            let is_same =
                window.iter().zip(&secret).all(|(read, secret)| read.character.to_ascii_lowercase() == *secret);
            if let (true, [begin, ..], [.., last]) = (is_same, window, window) {
                found.push((begin.start, last.end));
            }
        }
        let decoded = decode(&read);
        if decoded.len() == read.len() {
            break;
        }
        read = decoded;
    }
    found.sort_unstable();
    let mut out = String::new();
    let mut copied = 0;
    for (start, end) in found {
        if let Some(before) = text.get(copied..start) {
            out.push_str(before);
            out.push_str(REDACTED);
        }
        copied = copied.max(end);
    }
    out.push_str(text.get(copied..).unwrap_or_default());
    out
}

/// Whether a character can stand between others without being seen, or only breaks the text.
fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Replaces every escape by what it stands for.
fn decode(read: &[Read]) -> Vec<Read> {
    let mut out = Vec::with_capacity(read.len());
    let mut rest = read;
    while let [first, tail @ ..] = rest {
        match escape(rest).and_then(|(character, length)| Some((character, rest.get(length - 1)?, rest.get(length..)?)))
        {
            Some((character, last, after)) => {
                out.push(Read { character, start: first.start, end: last.end });
                rest = after;
            }
            None => {
                out.push(Read { character: first.character, start: first.start, end: first.end });
                rest = tail;
            }
        }
    }
    out
}

/// The character that an escape at the beginning stands for, and how many characters it takes.
fn escape(read: &[Read]) -> Option<(char, usize)> {
    let at = |index: usize| read.get(index).map(|read| read.character);
    let number = |from: usize, length: usize, radix: u32| {
        let digits: Option<u32> = (from..from + length)
            .try_fold(0_u32, |value, index| value.checked_mul(radix)?.checked_add(at(index)?.to_digit(radix)?));
        digits.and_then(char::from_u32)
    };
    match (at(0)?, at(1)?) {
        ('%', _) => Some((number(1, 2, 16)?, 3)),
        ('\\', 'u' | 'U') => Some((number(2, 4, 16)?, 6)),
        ('\\', 'x') => Some((number(2, 2, 16)?, 4)),
        ('\\', c @ ('"' | '\\' | '/' | '\'')) => Some((c, 2)),
        ('&', '#') => {
            let (from, radix) = if matches!(at(2)?, 'x' | 'X') { (3, 16) } else { (2, 10) };
            let length = (0..8).take_while(|index| at(from + index).is_some_and(|c| c.is_digit(radix))).count();
            let end = from + length;
            Some((number(from, length, radix)?, if at(end) == Some(';') { end + 1 } else { end }))
        }
        ('&', _) => {
            let name: String = (1..7).map_while(at).take_while(|c| *c != ';').collect();
            let character = match name.as_str() {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                "quot" => '"',
                "apos" => '\'',
                _ => return None,
            };
            Some((character, name.len() + 2))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "wa+sec/ret==K\"y&.47";

    #[test]
    fn every_way_to_write_the_secret_is_found() {
        for written in [
            "wa+sec/ret==K\"y&.47",
            "wa%2Bsec%2Fret%3D%3DK%22y%26.47",
            "wa%252Bsec%252Fret%253D%253DK%2522y%2526.47",
            "wa+sec\\/ret==K\\\"y&.47",
            "wa\\u002bsec\\u002fret==K\\u0022y\\u0026.47",
            "wa&#43;sec&#x2F;ret==K&quot;y&amp;.47",
            "WA+SEC/RET==k\"Y&.47",
            "wa+sec/\r\n  ret==K\"\u{200b}y&.\u{0}47",
        ] {
            let text = format!("before {written} after");
            assert_eq!(redact(text, SECRET), "before [redacted] after", "{written}");
        }
    }

    #[test]
    fn what_is_not_the_secret_stays() {
        for text in
            ["", "wa", "wa+sec/ret", "%", "%2", "\\u12", "&#;", "&amp", "ä€😀 100% \\", SECRET.get(1..).unwrap_or("")]
        {
            assert_eq!(redact(text.to_owned(), SECRET), text);
        }
        assert_eq!(redact("anything".to_owned(), ""), "anything");
        let twice = format!("{SECRET}{SECRET} x {SECRET}");
        assert_eq!(redact(twice, SECRET), "[redacted][redacted] x [redacted]");
    }
}
