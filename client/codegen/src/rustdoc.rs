//! Converts texts of the document to rustdoc. Every such text goes through this module.
//!
//! Descriptions are CommonMark, but rustdoc also compiles code blocks, resolves `[names]`, and warns about HTML and bare
//! URLs. So a description keeps its paragraphs, lists, emphasis, code spans and absolute links; everything else is escaped.

use std::fmt::Write as _;

/// Longest value shown in a code span, in characters.
const LONGEST_CODE: usize = 200;

/// Converts a description to the lines of a doc comment, without the space that follows `///`.
pub fn lines(text: &str) -> Vec<String> {
    let mut out = Out::default();
    let text = visible(text);
    let mut source = text.lines();
    while let Some(line) = source.next() {
        let (prefix, content) = containers(line);
        match Fence::open(content) {
            Some(fence) => out.code_block(&fence.content(&mut source)),
            None => out.line(&prefix, content),
        }
    }
    out.finish()
}

/// Formats a value (a name, a path, a default) as a code span.
pub fn code(value: &str) -> String {
    let mut shown = String::new();
    for (index, c) in value.chars().enumerate() {
        if index == LONGEST_CODE {
            shown.push('…');
            break;
        }
        match c {
            '\n' => shown.push_str("\\n"),
            '\t' => shown.push_str("\\t"),
            c => show(c, &mut shown),
        }
    }
    if shown.is_empty() {
        return "`\"\"`".to_owned();
    }
    let fence = "`".repeat(longest_run(&shown, '`') + 1);
    // The padding is not shown. It separates backticks and prevents an empty code span.
    let pad = if shown.starts_with(['`', ' ']) || shown.ends_with(['`', ' ']) { " " } else { "" };
    format!("{fence}{pad}{shown}{pad}{fence}")
}

/// Converts a description to plain text for a terminal: one paragraph.
pub fn plain(text: &str) -> String {
    visible(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Escapes control characters, and those that change the direction of text. Line breaks become `\n`.
fn visible(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => shown.push('\n'),
            '\t' => shown.push_str("    "),
            c => show(c, &mut shown),
        }
    }
    shown
}

/// Returns whether a character is invisible, or changes how others are shown.
pub(crate) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

fn show(c: char, out: &mut String) {
    // Writing to a string cannot fail.
    let _ = if is_hidden(c) { write!(out, "\\u{{{:x}}}", u32::from(c)) } else { write!(out, "{c}") };
}

fn longest_run(text: &str, sought: char) -> usize {
    text.split(|c| c != sought).map(str::len).max().unwrap_or_default()
}

/// Splits a line into its quote and list markers and the rest. Indentation is removed, since four extra spaces would
/// start a code block.
fn containers(line: &str) -> (String, &str) {
    const DEEPEST: usize = 3;
    let rest = line.trim_start_matches(' ');
    let mut prefix = " ".repeat((line.len() - rest.len()).min(DEEPEST));
    let mut rest = rest.trim_start();
    while let Some((marker, after)) = marker(rest) {
        prefix.push_str(marker);
        prefix.push(' ');
        rest = after.trim_start();
    }
    if rest.is_empty() {
        prefix.truncate(prefix.trim_end().len());
    }
    (prefix, rest)
}

/// Returns the quote or list marker at the start of a text, and the rest.
fn marker(text: &str) -> Option<(&str, &str)> {
    if let Some(rest) = text.strip_prefix('>') {
        return Some((">", rest));
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let length = match text.as_bytes().get(digits)? {
        b'-' | b'+' | b'*' if digits == 0 => 1,
        b'.' | b')' if (1..=9).contains(&digits) => digits + 1,
        _ => return None,
    };
    let (marker, rest) = text.split_at_checked(length)?;
    // A line of only dashes or stars is a rule.
    let is_rule = digits == 0 && rest.chars().all(|c| c == ' ' || marker.starts_with(c));
    (!is_rule && rest.starts_with([' ', '\t'])).then_some((marker, rest))
}

/// The fence of a code block.
struct Fence {
    mark: char,
    length: usize,
}

impl Fence {
    fn open(content: &str) -> Option<Self> {
        let mark = content.chars().next().filter(|c| matches!(c, '`' | '~'))?;
        let length = content.chars().take_while(|c| *c == mark).count();
        // A line such as "```a``` b" is text with a code span.
        let is_span = mark == '`' && content.trim_start_matches('`').contains('`');
        (length >= 3 && !is_span).then_some(Self { mark, length })
    }

    fn is_closed_by(&self, line: &str) -> bool {
        let (_, content) = containers(line);
        let content = content.trim_end();
        content.len() >= self.length && content.chars().all(|c| c == self.mark)
    }

    /// Returns the lines up to the end of the block or text.
    fn content<'a>(&self, source: &mut std::str::Lines<'a>) -> Vec<&'a str> {
        source.by_ref().take_while(|line| !self.is_closed_by(line)).collect()
    }
}

#[derive(Default)]
struct Out {
    lines: Vec<String>,
}

impl Out {
    fn line(&mut self, prefix: &str, content: &str) {
        let mut line = prefix.to_owned();
        inline(content.trim_end(), &mut line);
        line.truncate(line.trim_end().len());
        self.lines.push(line);
    }

    /// Writes a code block that no container or indentation can change, and that rustdoc does not run.
    fn code_block(&mut self, content: &[&str]) {
        let longest = content.iter().map(|line| longest_run(line, '`')).max().unwrap_or_default();
        let fence = "`".repeat(longest.max(2) + 1);
        let indents = content.iter().filter(|line| !line.trim().is_empty());
        let indent = indents.map(|line| line.len() - line.trim_start_matches(' ').len()).min().unwrap_or_default();
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(String::new());
        }
        self.lines.push(format!("{fence}text"));
        self.lines.extend(content.iter().map(|line| line.get(indent..).unwrap_or_default().trim_end().to_owned()));
        self.lines.push(fence);
        self.lines.push(String::new());
    }

    fn finish(mut self) -> Vec<String> {
        let is_blank = |line: &String| line.trim().is_empty();
        while self.lines.last().is_some_and(is_blank) {
            self.lines.pop();
        }
        let blank = self.lines.iter().take_while(|line| is_blank(line)).count();
        self.lines.drain(..blank);
        self.lines
    }
}

/// Writes the text of one line. Code spans, links and URLs must end on the line on which they begin.
fn inline(text: &str, out: &mut String) {
    // Dashes and colons alone could be the second line of a table.
    if text.contains(':') && text.chars().all(|c| matches!(c, '-' | ':' | ' ')) {
        out.push('\\');
    }
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let taken = match c {
            '\\' => escape(rest, out),
            '`' => code_span(rest, out),
            '[' => link(rest, out),
            'h' if !out.ends_with(|c: char| c.is_alphanumeric()) => autolink(rest, out),
            '<' => match rest.get(1..).and_then(url) {
                Some(url) if rest.get(1 + url.len()..).is_some_and(|rest| rest.starts_with('>')) => {
                    let _ = write!(out, "<{url}>");
                    Some(url.len() + 2)
                }
                _ => None,
            },
            _ => None,
        };
        let taken = taken.unwrap_or_else(|| {
            if matches!(c, '[' | ']' | '<' | '>' | '|' | '&' | '`') {
                out.push('\\');
            }
            out.push(c);
            c.len_utf8()
        });
        rest = rest.get(taken..).unwrap_or_default();
    }
}

/// Writes a backslash and the character that it escapes.
fn escape(rest: &str, out: &mut String) -> Option<usize> {
    let escaped = rest.chars().nth(1).filter(char::is_ascii_punctuation)?;
    out.push('\\');
    out.push(escaped);
    Some(2)
}

/// Writes a code span that ends on the same line; otherwise its backticks are ordinary characters.
fn code_span(rest: &str, out: &mut String) -> Option<usize> {
    let length = rest.chars().take_while(|c| *c == '`').count();
    let mut at = length;
    let found = loop {
        let next = rest.get(at..)?.find('`').map(|offset| at + offset);
        let Some(start) = next else { break None };
        let run = rest.get(start..)?.chars().take_while(|c| *c == '`').count();
        if run == length {
            break Some(start + run);
        }
        at = start + run;
    };
    match found {
        Some(end) => {
            out.push_str(rest.get(..end)?);
            Some(end)
        }
        None => {
            out.push_str(&"\\`".repeat(length));
            Some(length)
        }
    }
}

/// Writes `[text](target)` as a link if the target is absolute, else as text.
fn link(rest: &str, out: &mut String) -> Option<usize> {
    let (label, after) = rest.strip_prefix('[')?.split_once(']')?;
    let (target, _) = after.strip_prefix('(')?.split_once(')')?;
    if label.is_empty() || label.contains(['[', '`', '\\', '<']) || target.contains(['(', '<', '\\', '`']) {
        return None;
    }
    let taken = label.len() + target.len() + 4;
    let address = target.split_whitespace().next().unwrap_or_default();
    match url(address).filter(|url| url.len() == address.len()) {
        Some(url) if label.contains("://") => {
            let _ = write!(out, "<{url}>");
        }
        Some(url) => {
            out.push('[');
            inline(label, out);
            let _ = write!(out, "](<{url}>)");
        }
        None => inline(label, out),
    }
    Some(taken)
}

fn autolink(rest: &str, out: &mut String) -> Option<usize> {
    let url = url(rest)?;
    let _ = write!(out, "<{url}>");
    Some(url.len())
}

/// Returns the absolute URL at the start of a text.
fn url(text: &str) -> Option<&str> {
    let after = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let is_end =
        |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '\'' | '`' | '[' | ']' | '(' | ')' | '\\' | '|');
    let end = after.find(is_end).unwrap_or(after.len());
    let after = after.get(..end)?.trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_']);
    if after.is_empty() {
        return None;
    }
    text.get(..text.find("://")? + 3 + after.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rustdoc(text: &str) -> String {
        lines(text).join("\n")
    }

    #[test]
    fn ordinary_texts_stay_as_they_are() {
        for text in [
            "Runs a task.",
            "One.\n\nTwo *three* **four** `five<T>[0]`.",
            "- a\n- b\n  - c\n1. d",
            "> quoted",
            "# Heading",
            "a \\* b",
        ] {
            assert_eq!(rustdoc(text), text);
        }
    }

    #[test]
    fn code_blocks_are_text_wherever_they_are() {
        let expected = "```text\npanic!()\n```";
        for text in [
            "```\npanic!()\n```",
            "```rust\npanic!()\n```",
            "~~~ should_panic\npanic!()\n~~~",
            "```\npanic!()",
            "   ````rust,no_run\npanic!()\n`````",
            "- > ```\n  > panic!()\n  > ```",
            "\t```\n\tpanic!()\n\t```",
        ] {
            let got = rustdoc(text).replace("> panic", "panic");
            assert_eq!(got, expected, "{text}");
        }
        assert_eq!(rustdoc("~~~\n```\na\n```\n~~~"), "````text\n```\na\n```\n````");
        assert_eq!(rustdoc("a\n```\nb\n```\nc"), "a\n\n```text\nb\n```\n\nc");
    }

    #[test]
    fn indentation_makes_no_code_block() {
        assert_eq!(rustdoc("a\n\n        panic!()"), "a\n\n   panic!()");
        assert_eq!(rustdoc("-      panic!()"), "- panic!()");
        assert_eq!(rustdoc("> 1.      panic!()"), "> 1. panic!()");
        assert_eq!(rustdoc("a\n\n\tpanic!()"), "a\n\n   panic!()");
    }

    #[test]
    fn brackets_html_and_urls_are_neither_links_to_items_nor_tags() {
        let table = [
            ("[auth] <T> a[0]", "\\[auth\\] \\<T\\> a\\[0\\]"),
            ("[x]: y", "\\[x\\]: y"),
            ("see https://a.example/b.", "see <https://a.example/b>."),
            ("<https://a.example>", "<https://a.example>"),
            ("[text](https://a.example/)", "[text](<https://a.example/>)"),
            ("[https://a.example](https://a.example)", "<https://a.example>"),
            ("[Run](Run) and [b](/c)", "Run and b"),
            ("`open", "\\`open"),
            ("`a` ``b`c`` `", "`a` ``b`c`` \\`"),
            ("|a|b|\n|:-|-|", "\\|a\\|b\\|\n\\|:-\\|-\\|"),
            (":-:", "\\:-:"),
            ("<!-- a -->", "\\<!-- a --\\>"),
        ];
        for (text, expected) in table {
            assert_eq!(rustdoc(text), expected, "{text}");
        }
    }

    #[test]
    fn hidden_characters_are_shown() {
        assert_eq!(rustdoc("a\u{202e}b\u{0}c\r\nd\re"), "a\\u{202e}b\\u{0}c\nd\ne");
        assert_eq!(code("a\n\u{2066}`b"), "``a\\n\\u{2066}`b``");
        assert_eq!(code("`"), "`` ` ``");
        assert_eq!(code(""), "`\"\"`");
        assert_eq!(code(&"x".repeat(1000)).chars().count(), LONGEST_CODE + 3);
        assert_eq!(plain("a\n b\u{7}"), "a b\\u{7}");
    }
}
