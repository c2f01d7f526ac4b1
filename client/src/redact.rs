//! Removes secrets from texts, in whatever form the text holds them.
//!
//! A server or a proxy that repeats the request in its response may write a secret percent-encoded, as a form, with escapes
//! of JSON or HTML, in base64, in other case, or broken over lines. A text is therefore decoded step by step, and
//! searched after each step.

use std::fmt;
use std::sync::Arc;

/// Replaces a secret.
const REDACTED: &str = "[redacted]";

/// A shorter secret is not searched for: it would hit innocent words.
const MIN_REDACTED_LEN: usize = 4;

/// From this length on a secret is also found in other case, and with white space between its characters. A shorter one would
/// be found in innocent texts.
const MIN_LOOSE_LEN: usize = 12;

/// From this length on a secret is also found in base64 and as the numbers of its bytes.
const MIN_ENCODED_LEN: usize = 6;

/// The number of times that a text is decoded, for escapes of escapes.
const DECODE_DEPTH: usize = 3;

/// The characters that escapes begin with: in URLs, in JSON, in HTML. Each kind is decoded by itself, since a secret may hold
/// what looks like an escape of another kind.
const ESCAPES: [char; 3] = ['%', '\\', '&'];

/// Texts are searched in pieces of so many bytes, which bounds the memory that a long one takes.
const WINDOW: usize = 64 << 10;

/// The secrets of a client. A clone shares them.
#[derive(Clone, Default)]
pub(crate) struct Redactor {
    needles: Arc<[Needle]>,
    /// The number of bytes that a secret can take in a text.
    overlap: usize,
}

/// One form of a secret.
struct Needle {
    characters: Vec<char>,
    /// Maps what counts as the same character to one of them.
    fold: fn(char) -> char,
    /// Set if separators between the characters are passed over.
    is_loose: bool,
    /// Set if it is a part of an encoded token, which is redacted as a whole.
    is_token: bool,
}

/// A character as it reads after decoding, and its bytes in the text.
#[derive(Clone, Copy)]
struct DecodedChar {
    character: char,
    start: usize,
    end: usize,
}

impl Redactor {
    /// Prepares the search for these secrets.
    pub(crate) fn new<'a>(secrets: impl IntoIterator<Item = &'a str>) -> Self {
        let needles: Vec<Needle> =
            secrets.into_iter().filter(|secret| secret.len() >= MIN_REDACTED_LEN).flat_map(needles).collect();
        let longest = needles.iter().map(|needle| needle.characters.len()).max().unwrap_or_default();
        Self { needles: needles.into(), overlap: longest * 16 + 1024 }
    }

    /// Returns the text without the secrets.
    pub(crate) fn redact(&self, text: String) -> String {
        self.replace(text, false)
    }

    /// Returns a text, whose end is cut off, without the secrets and without the beginning of one at its end.
    pub(crate) fn redact_truncated(&self, text: String) -> String {
        self.replace(text, true)
    }

    fn replace(&self, text: String, is_truncated: bool) -> String {
        let mut found = self.find(&text, is_truncated);
        if found.is_empty() {
            return text;
        }
        found.sort_unstable();
        let mut out = String::new();
        let mut copied = 0;
        for (start, end) in found {
            // Nothing is copied between two that overlap.
            if let Some(before) = text.get(copied..start) {
                out.push_str(before);
                out.push_str(REDACTED);
            }
            copied = copied.max(end);
        }
        out.push_str(text.get(copied..).unwrap_or_default());
        out
    }

    /// Returns the byte ranges that hold a secret.
    fn find(&self, text: &str, is_truncated: bool) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        if self.needles.is_empty() {
            return found;
        }
        let mut start: usize = 0;
        loop {
            let step = char_boundary(text, start.saturating_add(WINDOW));
            let end = char_boundary(text, step.saturating_add(self.overlap));
            let is_last = end == text.len();
            let window = text.get(start..end).unwrap_or_default();
            let read = undecoded(window, start);
            for is_loose in [false, true] {
                if self.needles.iter().any(|needle| needle.is_loose == is_loose) {
                    self.find_decoded(read.clone(), is_loose, is_truncated && is_last, DECODE_DEPTH, &mut found);
                }
            }
            if is_last {
                return found;
            }
            start = step;
        }
    }

    /// Searches what is read, and what it reads when it is decoded up to so many times.
    fn find_decoded(
        &self,
        mut read: Vec<DecodedChar>,
        is_loose: bool,
        is_truncated: bool,
        depth: usize,
        found: &mut Vec<(usize, usize)>,
    ) {
        if is_loose {
            read.retain(|read| !is_separator(read.character));
        }
        for needle in self.needles.iter().filter(|needle| needle.is_loose == is_loose) {
            needle.find(&read, is_truncated, found);
        }
        for first in ESCAPES.into_iter().filter(|_| depth > 0) {
            let decoded = decode(&read, first, is_truncated);
            if decoded.len() < read.len() {
                self.find_decoded(decoded, is_loose, is_truncated, depth - 1, found);
            }
        }
    }
}

impl fmt::Debug for Redactor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(REDACTED)
    }
}

/// Returns the last place up to an index, or the end, where a text can be cut.
fn char_boundary(text: &str, index: usize) -> usize {
    (0..=index.min(text.len())).rev().find(|index| text.is_char_boundary(*index)).unwrap_or(0)
}

/// Returns the characters of a text, which begins at this index.
fn undecoded(text: &str, start: usize) -> Vec<DecodedChar> {
    let read = |(at, character): (usize, char)| DecodedChar {
        character,
        start: start + at,
        end: start + at + character.len_utf8(),
    };
    text.char_indices().map(read).collect()
}

/// Returns the forms of a secret that decoding does not undo.
fn needles(secret: &str) -> Vec<Needle> {
    let is_loose = secret.len() >= MIN_LOOSE_LEN;
    let mut needles = Vec::new();
    let mut plain = |characters: &mut dyn Iterator<Item = char>| {
        let fold = if is_loose { |c: char| c.to_ascii_lowercase() } else { |c: char| c };
        let characters = characters.filter(|c| !is_loose || !is_separator(*c)).map(fold).collect();
        needles.push(Needle { characters, fold, is_loose, is_token: false });
    };
    plain(&mut secret.chars());
    if secret.contains(' ') {
        // A form writes a space like this.
        plain(&mut secret.chars().map(|c| if c == ' ' { '+' } else { c }));
    }
    if !secret.is_ascii() {
        // What is percent-encoded are bytes.
        plain(&mut secret.bytes().map(char::from));
    }
    if secret.len() >= MIN_ENCODED_LEN {
        let mut token = |text: String, fold: fn(char) -> char| {
            needles.push(Needle { characters: text.chars().collect(), fold, is_loose: true, is_token: true });
        };
        for shift in 0..3 {
            token(base64_core(secret, shift), fold_base64);
        }
        token(secret.bytes().map(|byte| format!("{byte:02x}")).collect(), |c| c.to_ascii_lowercase());
        let decimals: Vec<String> = secret.bytes().map(|byte| byte.to_string()).collect();
        needles.push(Needle {
            characters: decimals.join(",").chars().collect(),
            fold: |c| c,
            is_loose: true,
            is_token: false,
        });
    }
    needles.retain(|needle| !needle.characters.is_empty());
    needles
}

/// Returns the base64 digits that are the same whatever is encoded before and after the secret, where `shift` bytes of the
/// first group are not the secret's.
fn base64_core(secret: &str, shift: usize) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bytes: Vec<u8> = std::iter::repeat_n(0, shift).chain(secret.bytes()).collect();
    let bit = |index: usize| bytes.get(index / 8).map_or(0, |byte| (byte >> (7 - index % 8)) & 1);
    let (first, end) = ((shift * 8).div_ceil(6), bytes.len() * 8 / 6);
    let digit = |index: usize| (0..6).fold(0, |value, offset| (value << 1) | bit(index * 6 + offset));
    (first..end).filter_map(|index| DIGITS.get(usize::from(digit(index))).map(|digit| char::from(*digit))).collect()
}

/// Maps the digits of base64 for URLs to the usual ones.
fn fold_base64(c: char) -> char {
    match c {
        '-' => '+',
        '_' => '/',
        c => c,
    }
}

impl Needle {
    /// Adds the ranges where the needle is; at the end of what was truncated, also those where it begins.
    fn find(&self, read: &[DecodedChar], is_truncated: bool, found: &mut Vec<(usize, usize)>) {
        /// So much of an encoded secret may be chance.
        const MIN_TOKEN: usize = 4;
        let (Some(first), Some(last_read)) = (self.characters.first(), read.last()) else { return };
        // An escape that is cut in half reads as nothing.
        let tail = read.len().saturating_sub(10);
        let whole = read.iter().rposition(|read| ESCAPES.contains(&read.character));
        let whole = whole.filter(|at| is_truncated && *at >= tail).unwrap_or(read.len());
        for (index, _) in read.iter().enumerate().filter(|(_, read)| (self.fold)(read.character) == *first) {
            let rest = read.get(index..).unwrap_or_default();
            let is_at = |rest: &[DecodedChar]| {
                rest.iter().zip(&self.characters).all(|(read, expected)| (self.fold)(read.character) == *expected)
            };
            let shortest = if self.is_token { MIN_TOKEN } else { 1 };
            if rest.len() >= self.characters.len() {
                if is_at(rest) {
                    found.push(self.widen(read, index, index + self.characters.len()));
                    continue;
                }
            } else if is_truncated && rest.len() >= shortest && is_at(rest) {
                found.push((self.widen(read, index, read.len()).0, last_read.end));
                continue;
            }
            let rest = read.get(index..whole).unwrap_or_default();
            if whole < read.len() && (shortest..self.characters.len()).contains(&rest.len()) && is_at(rest) {
                found.push((self.widen(read, index, whole).0, last_read.end));
            }
        }
    }

    /// Returns the bytes of a match: of a token with all that is joined to it.
    fn widen(&self, read: &[DecodedChar], mut from: usize, mut to: usize) -> (usize, usize) {
        let is_joined = |before: usize| match (read.get(before), read.get(before + 1)) {
            (Some(before), Some(after)) => {
                let is_digit = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '-' | '_' | '=');
                is_digit(before.character) && is_digit(after.character) && before.end == after.start
            }
            _ => false,
        };
        while self.is_token && from > 0 && is_joined(from - 1) {
            from -= 1;
        }
        while self.is_token && to > 0 && is_joined(to - 1) {
            to += 1;
        }
        let start = read.get(from).map_or(0, |read| read.start);
        (start, to.checked_sub(1).and_then(|last| read.get(last)).map_or(start, |read| read.end))
    }
}

/// Returns whether a character can be between others without being seen, or only breaks the text.
fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Replaces every escape that begins with this character by the character it stands for.
fn decode(read: &[DecodedChar], begins_with: char, is_truncated: bool) -> Vec<DecodedChar> {
    let mut out = Vec::with_capacity(read.len());
    let mut rest = read;
    while let [first, tail @ ..] = rest {
        let escape = Some(rest).filter(|_| first.character == begins_with).and_then(|rest| escape(rest, is_truncated));
        match escape.and_then(|(character, length)| Some((character, rest.get(length - 1)?, rest.get(length..)?))) {
            Some((character, last, after)) => {
                out.push(DecodedChar { character, start: first.start, end: last.end });
                rest = after;
            }
            None => {
                out.push(*first);
                rest = tail;
            }
        }
    }
    out
}

/// Returns the character of an escape at the beginning, and how many characters it takes. `is_truncated` says that the text may go on
/// with more digits.
fn escape(read: &[DecodedChar], is_truncated: bool) -> Option<(char, usize)> {
    let at = |index: usize| read.get(index).map(|read| read.character);
    let number = |from: usize, length: usize, radix: u32| {
        let digits: Option<u32> = (from..from + length)
            .try_fold(0_u32, |value, index| value.checked_mul(radix)?.checked_add(at(index)?.to_digit(radix)?));
        digits.and_then(char::from_u32)
    };
    // The digits from an index on, up to a character that ends them.
    let number_until = |from: usize, radix: u32, end: char, is_optional: bool| {
        let length = (0..8).take_while(|index| at(from + index).is_some_and(|c| c.is_digit(radix))).count();
        let next = at(from + length);
        let is_ended = next == Some(end);
        let is_whole = is_ended || (is_optional && !(is_truncated && next.is_none()));
        let character = number(from, length, radix).filter(|_| length > 0 && is_whole)?;
        Some((character, from + length + usize::from(is_ended)))
    };
    match (at(0)?, at(1)?) {
        ('%', _) => Some((number(1, 2, 16)?, 3)),
        ('\\', 'u' | 'U') if at(2) == Some('{') => number_until(3, 16, '}', false),
        ('\\', 'u') => Some((number(2, 4, 16)?, 6)),
        ('\\', 'U') => number(2, 8, 16).map(|c| (c, 10)).or_else(|| Some((number(2, 4, 16)?, 6))),
        ('\\', 'x') => Some((number(2, 2, 16)?, 4)),
        ('\\', c @ ('"' | '\\' | '/' | '\'')) => Some((c, 2)),
        ('&', '#') if matches!(at(2)?, 'x' | 'X') => number_until(3, 16, ';', true),
        ('&', '#') => number_until(2, 10, ';', true),
        ('&', _) => {
            let name: String = (1..10).map_while(at).take_while(|c| *c != ';').collect();
            let character = entity(&name)?;
            Some((character, name.len() + 2))
        }
        _ => None,
    }
}

/// Returns the character of a named entity of HTML, for those of ASCII.
fn entity(name: &str) -> Option<char> {
    Some(match name {
        "amp" | "AMP" => '&',
        "lt" | "LT" => '<',
        "gt" | "GT" => '>',
        "quot" | "QUOT" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "excl" => '!',
        "num" => '#',
        "dollar" => '$',
        "percnt" => '%',
        "lpar" => '(',
        "rpar" => ')',
        "ast" | "midast" => '*',
        "plus" => '+',
        "comma" => ',',
        "hyphen" | "dash" => '-',
        "period" => '.',
        "sol" => '/',
        "colon" => ':',
        "semi" => ';',
        "equals" => '=',
        "quest" => '?',
        "commat" => '@',
        "lsqb" | "lbrack" => '[',
        "bsol" => '\\',
        "rsqb" | "rbrack" => ']',
        "Hat" => '^',
        "lowbar" | "UnderBar" => '_',
        "grave" => '`',
        "lcub" | "lbrace" => '{',
        "verbar" | "vert" | "VerticalLine" => '|',
        "rcub" | "rbrace" => '}',
        "tilde" => '~',
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
