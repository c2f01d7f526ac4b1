//! Strings: every length, all of Unicode, and the ones that are known to make trouble.

use proptest::strategy::{BoxedStrategy, Strategy};

use super::choices::Source;
use super::shrink::ChoiceStrategy;

/// Longest string that is built of single characters; longer ones repeat one.
const MOSTLY: usize = 40;

/// The position of the last character.
const LAST: u64 = char::MAX as u64;

/// The number of characters by which a long string may be longer than it must be.
const LONG: usize = 4096;

/// Strings that look like something else, or that careless code treats as such.
const NOTORIOUS: [&str; 24] = [
    "null",
    "true",
    "0",
    "-1",
    "1e5",
    "{}",
    "[]",
    "\"",
    "\\",
    "/",
    ".",
    "..",
    "../..",
    "a/b",
    "?",
    "#",
    "%2F",
    "%",
    "{\"a\":null}",
    "\\u0000",
    " leading and trailing ",
    "line\r\nbreak",
    "\u{feff}bom",
    "e\u{301}\u{200d}\u{202e}",
];

/// Characters that are easy to get wrong.
const NOTORIOUS_CHARACTERS: [char; 16] = [
    '"', '\\', '/', '\0', '\n', '\r', '\t', '\u{7f}', '\u{85}', '\u{2028}', '\u{feff}', '\u{fffd}', '\u{fffe}',
    '\u{ffff}', '\u{1f574}', '\u{10ffff}',
];

/// Any string, shrinking to the empty one.
pub fn text() -> BoxedStrategy<String> {
    ChoiceStrategy::new("any string", |source| draw(source, (0, usize::MAX))).boxed()
}

/// A string of a number of characters between the two.
pub(crate) fn draw(source: &mut Source<'_>, (min, max): (usize, usize)) -> Option<String> {
    if min > max {
        return None;
    }
    if let Some((_, variant)) = source.example() {
        let text = word((min, max), variant);
        source.spend(text.len())?;
        return Some(text);
    }
    // What must be long repeats one character: that is drawn and shrunk in no time.
    if source.weighted(if min > MOSTLY { &[0, 1] } else { &[45, 1] }) == 0 {
        return elements(source, (min, max));
    }
    let reach = (max.min(min.saturating_add(LONG)) - min) as u64;
    let more = match source.hint(3) {
        0 => source.hint(reach),
        _ => source.hint(reach.min(LONG as u64 / 16)),
    };
    let count = min + source.choose(reach, |_| more) as usize;
    Some(character(source).to_string().repeat(count))
}

/// A word of between `min` and `max` characters that a person would write; variants of it have a number at the end.
fn word((min, max): (usize, usize), variant: usize) -> String {
    let length = "text".len().max(min).min(max);
    let mut word: String = "text".chars().cycle().take(length).collect();
    if variant > 0 {
        let number = (variant + 1).to_string();
        word.truncate(max.saturating_sub(number.len()).min(length));
        word.push_str(&number);
        word.truncate(max);
    }
    word
}

fn elements(source: &mut Source<'_>, (min, max): (usize, usize)) -> Option<String> {
    let notorious: Option<Vec<char>> = match source.hint(9) {
        0 => NOTORIOUS.get(source.hint(NOTORIOUS.len() as u64 - 1) as usize).map(|text| text.chars().collect()),
        _ => None,
    };
    let target = match (&notorious, source.hint(15)) {
        (Some(characters), _) => characters.len(),
        (None, 0) => min,
        (None, 1..=12) => min.saturating_add(1 + source.hint(7) as usize),
        (None, 13) => min.saturating_add(source.hint(MOSTLY as u64) as usize),
        // The corner at the other end, where it is near.
        _ if max - min <= MOSTLY => max,
        _ => min,
    };
    let mut next = notorious.unwrap_or_default().into_iter();
    let characters = source.list((min, max), target, |source| {
        let wanted = next.next();
        Some(match wanted {
            Some(wanted) => at(source.choose(LAST, |_| position(wanted))),
            None => character(source),
        })
    })?;
    Some(characters.into_iter().collect())
}

/// Any character there is, shrinking to `a`.
pub(crate) fn character(source: &mut Source<'_>) -> char {
    // One random number has bits enough for the kind of character and the character.
    let random = source.hint(u64::MAX);
    let of = |count: u64| (random >> 8) % count;
    let choice = match random % 16 {
        // Letters and digits.
        0..=5 => of(62),
        // The rest of ASCII.
        6..=8 => 62 + of(66),
        9..=11 => {
            let notorious = NOTORIOUS_CHARACTERS.get(of(NOTORIOUS_CHARACTERS.len() as u64) as usize);
            notorious.map_or(0, |character| position(*character))
        }
        // Two bytes, three, four.
        12 => 0x80 + of(0x780),
        13 => 0x800 + of(0xf800),
        _ => 0x1_0000 + of(LAST + 1 - 0x1_0000),
    };
    at(source.choose(LAST, |_| choice))
}

/// All characters, the simplest first: letters, digits, what else ASCII has to show, controls, and
/// then by code point.
fn at(position: u64) -> char {
    let code = match u32::try_from(position).unwrap_or(0) {
        letter @ 0..26 => u32::from('a') + letter,
        digit @ 26..36 => u32::from('0') + digit - 26,
        capital @ 36..62 => u32::from('A') + capital - 36,
        low @ 62..78 => u32::from(' ') + low - 62,
        middle @ 78..85 => u32::from(':') + middle - 78,
        high @ 85..91 => u32::from('[') + high - 85,
        top @ 91..95 => u32::from('{') + top - 91,
        control @ 95..127 => control - 95,
        127 => 0x7f,
        // The codes of surrogates are no characters: others stand in for them.
        surrogate @ 0xd800..=0xdfff => surrogate - 0xd800 + 0x80,
        code => code,
    };
    char::from_u32(code).unwrap_or('a')
}

/// The position that `at` turns into a character.
fn position(character: char) -> u64 {
    let code = u32::from(character);
    let position = match character {
        'a'..='z' => code - u32::from('a'),
        '0'..='9' => code - u32::from('0') + 26,
        'A'..='Z' => code - u32::from('A') + 36,
        ' '..='/' => code - u32::from(' ') + 62,
        ':'..='@' => code - u32::from(':') + 78,
        '['..='`' => code - u32::from('[') + 85,
        '{'..='~' => code - u32::from('{') + 91,
        '\0'..='\x1f' => code + 95,
        _ => code,
    };
    u64::from(position)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn every_character_has_a_position_and_no_position_is_wasted() {
        for character in ('\0'..=char::MAX).step_by(1) {
            assert_eq!(at(position(character)), character);
        }
        for code in 0xd800..0xe000 {
            assert!(at(code) >= '\u{80}');
        }
    }
}
