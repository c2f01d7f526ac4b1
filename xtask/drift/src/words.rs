//! Differences put into words.

use serde_json::Value;

use super::change::{Stance, Subject};
use super::comparison::{Comparison, Raw, place};
use super::finding::Finding;
use super::place::describe;
use super::rules::{self, Direction, Level, Verdict};
use super::value::shorten;

impl<'d> Comparison<'d> {
    /// Puts a difference into words.
    pub(super) fn tell(&self, raw: &Raw<'d>) -> Finding {
        let change = &raw.change;
        let direction = match raw.context {
            Some(context) if raw.rule.is_directed() => context.direction,
            _ => Direction::Both,
        };
        let stance = raw.context.map_or(Stance::Plain, |context| context.stance);
        let judged = match stance {
            Stance::Negated => direction.flipped(),
            _ => direction,
        };
        let verdict =
            raw.rule.verdict(judged).unwrap_or(Verdict { level: Level::Breaking, sentence: "{subject} differs." });
        let subject = match (&change.subject, &change.old, &change.new) {
            (Some(Subject::Words(words)), ..) => words.clone(),
            (Some(Subject::Old(spot)), ..) | (None, Some(spot), None) => describe(&self.old.root, &spot.pointer),
            (Some(Subject::New(spot)), ..) | (None, _, Some(spot)) => describe(&self.new.root, &spot.pointer),
            (None, None, None) => "the document".to_owned(),
        };
        let mut level = verdict.level;
        let mut sentence = capitalize(
            &verdict
                .sentence
                .replace("{old}", &told(change.old_value.as_ref()))
                .replace("{new}", &told(change.new_value.as_ref()))
                .replace("{subject}", &subject),
        );
        let mut infix = "";
        let difference = || {
            let values = (told(change.old_value.as_ref()), told(change.new_value.as_ref()));
            format!("{}: {} before, {} now", raw.rule.name, values.0, values.1)
        };
        if raw.rule.is_directed() && level > Level::Docs {
            match stance {
                Stance::Plain => {}
                Stance::Negated => {
                    infix = "not-";
                    // What an open object makes of a field follows practice, not the law: here nobody knows.
                    if [&rules::PROPERTY_ADDED, &rules::PROPERTY_REMOVED]
                        .iter()
                        .any(|rule| std::ptr::eq(*rule, raw.rule))
                    {
                        level = Level::Breaking;
                    }
                    let consequence = match (level, direction) {
                        (Level::Breaking, Direction::Request) => "the client may send what is excluded now",
                        (Level::Breaking, _) => "what was excluded may come now",
                        (_, Direction::Request) => "it excludes no more than before",
                        _ => "it excludes no less than before",
                    };
                    sentence =
                        format!("What `not` excludes from {subject} is another ({}); {consequence}.", difference());
                }
                Stance::Rigid => {
                    infix = "if-";
                    level = Level::Breaking;
                    sentence = format!(
                        "A condition (`if`) on {subject} is another ({}); it may hold for other values now.",
                        difference()
                    );
                }
            }
            if level == Level::Breaking && raw.context.is_some_and(|context| context.muted) {
                level = Level::Compatible;
                sentence.push_str(" It does not travel in this direction, so nothing breaks.");
            }
        }
        Finding {
            rule: raw.rule.infixed_id(direction, infix),
            level,
            direction,
            operations: Vec::new(),
            old: change.old.as_ref().map(place),
            new: change.new.as_ref().map(place),
            sentence,
            old_value: change.old_value.clone(),
            new_value: change.new_value.clone(),
        }
    }
}

/// A value in a sentence.
fn told(value: Option<&Value>) -> String {
    match value {
        None => "none".to_owned(),
        Some(Value::String(text)) => quoted(text),
        Some(Value::Array(items)) if !items.is_empty() => {
            let items: Vec<String> = items.iter().map(|item| told(Some(item))).collect();
            items.join(", ")
        }
        Some(value @ (Value::Number(_) | Value::Bool(_) | Value::Null)) => value.to_string(),
        Some(value) => quoted(&value.to_string()),
    }
}

/// A text of a document in a sentence. Only what quotes it is a backtick, so that it cannot leave its quotes.
fn quoted(text: &str) -> String {
    format!("`{}`", shorten(text).replace('`', "'"))
}

fn capitalize(sentence: &str) -> String {
    let mut characters = sentence.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}
