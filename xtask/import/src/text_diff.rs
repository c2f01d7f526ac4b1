//! The difference between two texts, as `diff -u` shows it.

use std::fmt::Write as _;
use std::ops::Range;

use imara_diff::{Algorithm, Diff, Hunk, InternedInput};

/// Number of context lines.
const CONTEXT: u32 = 3;

/// Returns a unified diff with three lines of context. The time depends on the length of the texts, not on the number
/// of differences.
#[must_use]
pub fn unified(old_name: &str, new_name: &str, old: &str, new: &str) -> String {
    let input = InternedInput::new(old, new);
    let mut diff = Diff::compute(Algorithm::Histogram, &input);
    diff.postprocess_lines(&input);
    let hunks: Vec<Hunk> = diff.hunks().collect();
    if hunks.is_empty() {
        return String::new();
    }
    // The formatter of the library prints all text before the first change (0.2.0).
    let mut text = format!("--- {old_name}\n+++ {new_name}\n");
    // Changes whose contexts touch are in one hunk.
    for group in hunks.chunk_by(|one, next| next.before.start - one.before.end <= 2 * CONTEXT) {
        write_group(&mut text, &input, group);
    }
    text
}

fn write_group(text: &mut String, input: &InternedInput<&str>, group: &[Hunk]) {
    let (Some(first), Some(last)) = (group.first(), group.last()) else { return };
    let before = first.before.start.min(CONTEXT);
    let after = (lines(&input.before) - last.before.end).min(CONTEXT);
    let old = first.before.start - before..last.before.end + after;
    let new = first.after.start - before..last.after.end + after;
    let _ = writeln!(text, "@@ -{} +{} @@", range(&old), range(&new));
    let mut at = old.start;
    for hunk in group {
        write_lines(text, input, &input.before, at..hunk.before.start, ' ');
        write_lines(text, input, &input.before, hunk.before.clone(), '-');
        write_lines(text, input, &input.after, hunk.after.clone(), '+');
        at = hunk.before.end;
    }
    write_lines(text, input, &input.before, at..old.end, ' ');
}

fn lines(tokens: &[imara_diff::Token]) -> u32 {
    u32::try_from(tokens.len()).unwrap_or(u32::MAX)
}

/// Formats `first,count` as in diffs: the line before if there is none.
fn range(lines: &Range<u32>) -> String {
    match lines.end - lines.start {
        0 => format!("{},0", lines.start),
        1 => format!("{}", lines.start + 1),
        count => format!("{},{count}", lines.start + 1),
    }
}

fn write_lines(
    text: &mut String,
    input: &InternedInput<&str>,
    tokens: &[imara_diff::Token],
    range: Range<u32>,
    sign: char,
) {
    for token in tokens.get(range.start as usize..range.end as usize).unwrap_or_default() {
        let line: &str = input.interner[*token];
        text.push(sign);
        text.push_str(line);
        if !line.ends_with('\n') {
            text.push_str("\n\\ No newline at end of file\n");
        }
    }
}

/// Returns the number of lines that only one of two texts has.
#[must_use]
pub fn changed_lines(old: &str, new: &str) -> usize {
    let input = InternedInput::new(old, new);
    let diff = Diff::compute(Algorithm::Histogram, &input);
    (diff.count_additions() + diff.count_removals()) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diff_names_both_texts_and_shows_what_changed() {
        let old = "a\nb\nc\nd\ne\nf\ng\nh\n";
        let new = "a\nb\nc\nd\ne\nf\nG\nh\n";
        assert_eq!(unified("a/x", "b/x", old, new), "--- a/x\n+++ b/x\n@@ -4,5 +4,5 @@\n d\n e\n f\n-g\n+G\n h\n");
        assert_eq!(unified("a/x", "b/x", old, old), "");
        let far = format!("{}1\n{}2\n", "=\n".repeat(20), "=\n".repeat(7));
        let diff = unified("a", "b", &far, &far.replace('1', "x\ny").replace("2\n", ""));
        let expected =
            "--- a\n+++ b\n@@ -18,7 +18,8 @@\n =\n =\n =\n-1\n+x\n+y\n =\n =\n =\n@@ -26,4 +27,3 @@\n =\n =\n =\n-2\n";
        assert_eq!(diff, expected);
        assert_eq!(unified("a", "b", "", "1\n2\n"), "--- a\n+++ b\n@@ -0,0 +1,2 @@\n+1\n+2\n");
        assert_eq!(unified("a", "b", "1\n", "1"), "--- a\n+++ b\n@@ -1 +1 @@\n-1\n+1\n\\ No newline at end of file\n");
        assert_eq!((changed_lines(old, new), changed_lines(old, old)), (2, 0));
    }
}
