//! Patches the text of a document: unchanged parts keep their lines, comments and quotes; new or changed parts are
//! written by `yaml_writer`. A comment on its own lines belongs to the part after it.

use std::collections::HashMap;

use super::node_ext::Members;
use super::yaml_cst::{Block, Entry, YamlCst};
use super::yaml_writer;
use webagent_codegen::openapi::spanned_value::{SpannedValue, Value};

/// A removed comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LostComment {
    /// Line in the old text, counted from 1.
    pub(crate) line: usize,
    /// The comment, with its `#`.
    pub(crate) text: String,
}

/// Returns the text of `new` with as much of the text of `old` as possible, and the comments that were removed.
pub(crate) fn update(text: &str, old: &SpannedValue, new: &SpannedValue) -> (String, Vec<LostComment>) {
    if identical(old, new) {
        return (text.to_owned(), Vec::new());
    }
    let outline = YamlCst::new(text);
    let patched = outline.as_ref().and_then(|outline| {
        let patched = Patch { outline }.document(old, new)?;
        // The resulting text decides, not the patch.
        let read = SpannedValue::parse("", &patched).ok()?;
        identical(&read, new).then_some(patched)
    });
    let updated = patched.unwrap_or_else(|| yaml_writer::emit(new));
    let mut kept: HashMap<String, usize> = HashMap::new();
    for (_, comment) in YamlCst::new(&updated).map(|outline| outline.comments()).unwrap_or_default() {
        *kept.entry(comment).or_insert(0) += 1;
    }
    let mut lost = Vec::new();
    for (line, comment) in outline.map(|outline| outline.comments()).unwrap_or_default() {
        match kept.get_mut(&comment) {
            Some(count) if *count > 0 => *count -= 1,
            _ => lost.push(LostComment { line: line + 1, text: comment }),
        }
    }
    (updated, lost)
}

/// Returns whether two trees are written the same: the order of members counts, positions do not.
pub(crate) fn identical(one: &SpannedValue, other: &SpannedValue) -> bool {
    match (&one.value, &other.value) {
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .zip(other)
                    .all(|((key, value), (other_key, other))| key == other_key && identical(value, other))
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| identical(one, other))
        }
        (one, other) => one == other,
    }
}

struct Patch<'a> {
    outline: &'a YamlCst<'a>,
}

impl Patch<'_> {
    /// Returns `None` if the old text is not in block style.
    fn document(&self, old: &SpannedValue, new: &SpannedValue) -> Option<String> {
        let (Value::Object(old), Value::Object(new)) = (&old.value, &new.value) else {
            return None;
        };
        let Some(Block::Mapping(parts, column)) = &self.outline.root else {
            return None;
        };
        let mut out = String::new();
        self.mapping(&mut out, parts, *column, old, new);
        for line in self.outline.tail() {
            out.push_str(line);
            out.push('\n');
        }
        Some(out)
    }

    fn mapping(&self, out: &mut String, parts: &[Entry], column: usize, old: &Members, new: &Members) {
        let by_key: HashMap<&str, &Entry> = parts.iter().map(|part| (part.key.as_str(), part)).collect();
        for (key, value) in new {
            match (by_key.get(key.as_str()), old.get(key)) {
                (Some(part), Some(before)) => {
                    let is_patched = self.part(out, part, before, value);
                    if !is_patched {
                        yaml_writer::member(out, key, value, column);
                    }
                }
                _ => yaml_writer::member(out, key, value, column),
            }
        }
    }

    fn sequence(&self, out: &mut String, parts: &[Entry], column: usize, old: &[SpannedValue], new: &[SpannedValue]) {
        let mut used = vec![false; parts.len()];
        let pairs: Vec<(&Entry, &SpannedValue)> = parts.iter().zip(old).collect();
        let stays: Vec<Option<usize>> = new
            .iter()
            .map(|value| {
                let found = pairs
                    .iter()
                    .enumerate()
                    .find(|(index, (_, before))| used.get(*index) == Some(&false) && identical(before, value));
                let index = found.map(|(index, _)| index)?;
                if let Some(used) = used.get_mut(index) {
                    *used = true;
                }
                Some(index)
            })
            .collect();
        for (index, (value, stays)) in new.iter().zip(stays).enumerate() {
            // A changed part replaces the old one at its position.
            let origin = stays.or_else(|| (used.get(index) == Some(&false)).then_some(index));
            let is_patched = origin
                .and_then(|origin| pairs.get(origin))
                .is_some_and(|(part, before)| self.part(out, part, before, value));
            if !is_patched {
                yaml_writer::item(out, value, column);
            }
        }
    }

    /// Writes an existing part. Returns false if only its comments were written and the rest is still missing.
    fn part(&self, out: &mut String, part: &Entry, old: &SpannedValue, new: &SpannedValue) -> bool {
        let lines = |out: &mut String, range: std::ops::Range<usize>| {
            for line in range {
                out.push_str(&self.outline.line(part, line));
                out.push('\n');
            }
        };
        if identical(old, new) {
            lines(out, part.first..part.end);
            return true;
        }
        lines(out, part.first..part.head);
        match (&part.children, &old.value, &new.value) {
            (Some(Block::Mapping(parts, column)), Value::Object(old), Value::Object(new)) if !new.is_empty() => {
                match part.dash.filter(|_| parts.first().is_some_and(|first| first.head == part.head)) {
                    Some(dash) => {
                        let mut inner = String::new();
                        self.mapping(&mut inner, parts, *column, old, new);
                        out.push_str(&with_dash(&inner, dash));
                    }
                    None => {
                        lines(out, part.head..part.head + 1);
                        self.mapping(out, parts, *column, old, new);
                    }
                }
                true
            }
            (Some(Block::Sequence(parts, column)), Value::Array(old), Value::Array(new))
                if !new.is_empty() && parts.first().is_some_and(|first| first.head > part.head) =>
            {
                lines(out, part.head..part.head + 1);
                self.sequence(out, parts, *column, old, new);
                true
            }
            _ => false,
        }
    }
}

/// Puts the dash of a list item on the first line that is not a comment.
fn with_dash(inner: &str, column: usize) -> String {
    let mut out = String::with_capacity(inner.len());
    let mut is_placed = false;
    for line in inner.lines() {
        let is_content = !line.trim_start().is_empty() && !line.trim_start().starts_with('#');
        if is_content && !is_placed {
            is_placed = true;
            out.extend(std::iter::repeat_n(' ', column));
            out.push('-');
            out.push_str(line.get(column + 1..).unwrap_or_default());
        } else {
            out.push_str(line);
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const TEXT: &str = "\
# The head.

a: 1 # one
# About b.
b:
  # About c.
  c: [ 1,2 ]
  d: >-
    folded
    # no comment
    text

  # About e.
  e:
  - f: \"1\"
    g: 'x # y'   # two
  # About the second.
  - f: 2
    # About g.
    g: |
      literal

# About h.
h: {i: 1, j: [2]}
# The end.
";

    fn updated(changes: &[(&str, &str)]) -> (String, Vec<String>) {
        let old = SpannedValue::parse("x", TEXT).unwrap();
        let mut text = TEXT.to_owned();
        for (from, to) in changes {
            assert!(text.contains(from), "{from}");
            text = text.replace(from, to);
        }
        let new = SpannedValue::parse("x", &text).unwrap();
        let (updated, lost) = update(TEXT, &old, &new);
        assert!(identical(&SpannedValue::parse("x", &updated).unwrap(), &new), "{updated}");
        (updated, lost.into_iter().map(|lost| format!("{}: {}", lost.line, lost.text)).collect())
    }

    /// Returns the lines of the new text that the old one does not have, and the reverse.
    fn changed(changes: &[(&str, &str)]) -> String {
        let (text, lost) = updated(changes);
        let diff = similar::TextDiff::from_lines(TEXT, &text);
        let lines = diff.iter_all_changes().filter(|change| change.tag() != similar::ChangeTag::Equal);
        let mut out: String = lines.map(|change| format!("{}{}", change.tag(), change)).collect();
        for lost in lost {
            out.push_str(&format!("lost {lost}\n"));
        }
        out
    }

    #[test]
    fn only_what_changed_is_written_anew() {
        let table: [(&[(&str, &str)], &str); 9] = [
            (&[], ""),
            (&[("a: 1", "a: 3")], "-a: 1 # one\n+a: 3\nlost 3: # one\n"),
            (&[("[ 1,2 ]", "[1, 3]")], "-  c: [ 1,2 ]\n+  c: [1, 3]\n"),
            (&[("f: 2", "f: 3\n    k: {}")], "-  - f: 2\n+  - f: 3\n+    k: {}\n"),
            (&[("f: \"1\"", "f: 1")], "-  - f: \"1\"\n+  - f: 1\n"),
            (
                &[("  - f: \"1\"\n    g: 'x # y'   # two\n", "")],
                "-  - f: \"1\"\n-    g: 'x # y'   # two\nlost 16: # two\n",
            ),
            (&[("j: [2]", "j: [2, 3]")], "-h: {i: 1, j: [2]}\n+h:\n+  i: 1\n+  j: [2, 3]\n"),
            (&[("h: {i: 1, j: [2]}", "k: 1")], "-\n-# About h.\n-h: {i: 1, j: [2]}\n+k: 1\nlost 23: # About h.\n"),
            (&[("  - f: \"1\"\n", "  - m: 0\n    f: \"1\"\n")], "-  - f: \"1\"\n+  - m: 0\n+    f: \"1\"\n"),
        ];
        for (changes, expected) in table {
            assert_eq!(changed(changes), expected, "{changes:?}");
        }
    }

    #[test]
    fn members_move_with_their_comments() {
        let old = SpannedValue::parse("x", TEXT).unwrap();
        let mut new = old.clone();
        if let Value::Object(members) = &mut new.value {
            members.reverse();
        }
        let (text, lost) = update(TEXT, &old, &new);
        assert!(identical(&SpannedValue::parse("x", &text).unwrap(), &new));
        assert!(text.starts_with("\n# About h.\nh: {i: 1, j: [2]}\n# About b.\nb:\n"), "{text}");
        assert!(text.ends_with("# The head.\n\na: 1 # one\n# The end.\n"), "{text}");
        assert_eq!(lost, []);
    }

    #[test]
    fn what_is_not_written_in_blocks_is_written_anew() {
        for text in ["{a: 1, b: 2} # lost\n", "# lost\n{\"a\": 1, \"b\": 2}", "a: &x 1\nb: *x\nc: 1 # lost\n"] {
            let old = SpannedValue::parse("x", text).unwrap();
            let new = SpannedValue::parse("x", "a: 1\nb: 3\n").unwrap();
            let (updated, lost) = update(text, &old, &new);
            assert_eq!(updated, "a: 1\nb: 3\n");
            assert_eq!(lost.len(), 1, "{text}");
        }
    }
}
