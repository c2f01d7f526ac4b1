//! Renders differences as sentences.

use serde_json::Value;

use super::context::{Change, Polarity, Subject};
use super::describe::describe;
use super::{Comparison, PendingFinding, place};
use crate::finding::{Finding, Fingerprint};
use crate::normal_form::json_value::{canonical_json, truncate};
use crate::normal_form::location::Located;
use crate::rules::{Direction, Level, Severity, Verdict};
use crate::tolerance;
use webagent_codegen::openapi::spanned_value::join;

/// The verdict on a difference inside of `not` or `if`.
struct Nested {
    infix: &'static str,
    level: Level,
    sentence: String,
}

/// Judges a difference inside of `not` or `if`. Returns `None` for one that is in neither.
fn nested(
    raw: &PendingFinding<'_>,
    polarity: Polarity,
    direction: Direction,
    level: Level,
    subject: &str,
) -> Option<Nested> {
    let change = &raw.change;
    let values = (rendered(change.old_value.as_ref()), rendered(change.new_value.as_ref()));
    let difference = format!("{}: {} before, {} now", raw.rule.name, values.0, values.1);
    match polarity {
        Polarity::Positive => None,
        Polarity::Negative => {
            // The exception for fields of open objects does not apply here.
            let follows_practice = [&super::objects::PROPERTY_ADDED, &super::objects::PROPERTY_REMOVED]
                .iter()
                .any(|rule| std::ptr::eq(*rule, raw.rule));
            let level = if follows_practice { Level::Breaking } else { level };
            let consequence = match (level, direction) {
                (Level::Breaking, Direction::Request) => "the client may send values that are excluded now",
                (Level::Breaking, _) => "responses may contain values that were excluded",
                (_, Direction::Request) => "it excludes no more than before",
                _ => "it excludes no less than before",
            };
            let sentence = format!("`not` excludes other values of {subject} ({difference}); {consequence}.");
            Some(Nested { infix: "not-", level, sentence })
        }
        Polarity::Invariant => {
            let sentence =
                format!("A condition (`if`) on {subject} differs ({difference}); it may apply to other values now.");
            Some(Nested { infix: "if-", level: Level::Breaking, sentence })
        }
    }
}

impl<'d> Comparison<'d> {
    /// Renders a difference as a sentence.
    pub(super) fn to_finding(&self, raw: &PendingFinding<'d>) -> Finding {
        let change = &raw.change;
        let direction = match raw.context {
            Some(context) if raw.rule.is_directed() => context.direction,
            _ => Direction::Both,
        };
        let polarity = raw.context.map_or(Polarity::Positive, |context| context.polarity);
        let judged = match polarity {
            Polarity::Negative => direction.flipped(),
            _ => direction,
        };
        let verdict = raw
            .rule
            .verdict(judged)
            .unwrap_or(Verdict { severity: Severity::Breaking, sentence: "{subject} differs." });
        let subject = match (&change.subject, &change.old, &change.new) {
            (Some(Subject::Words(words)), ..) => words.clone(),
            (Some(Subject::Old(located)), ..) | (None, Some(located), None) => {
                describe(&self.old.root, &located.pointer)
            }
            (Some(Subject::New(located)), ..) | (None, _, Some(located)) => describe(&self.new.root, &located.pointer),
            (None, None, None) => "the document".to_owned(),
        };
        let is_read_by_client = raw.context.is_none_or(|context| context.is_read_by_client());
        // Otherwise the general rule applies: values that the keyword excluded may occur now.
        let mut level = match verdict.severity {
            Severity::IfChecked(_) if !is_read_by_client => Level::Breaking,
            _ => verdict.level(),
        };
        let tolerated = raw.context.and_then(|context| context.tolerated).filter(|_| level == Level::Breaking);
        // The consequence for the client does not apply here.
        let template = match tolerated {
            Some(_) => verdict.without_consequence(),
            None => verdict.sentence.to_owned(),
        };
        let mut sentence = capitalize(
            &template
                .replace("{old}", &rendered(change.old_value.as_ref()))
                .replace("{new}", &rendered(change.new_value.as_ref()))
                .replace("{subject}", &subject),
        );
        let mut infix = "";
        if raw.rule.is_directed() && level > Level::Docs {
            if let Some(nested) = nested(raw, polarity, direction, level, &subject) {
                Nested { infix, level, sentence } = nested;
            }
            let tolerated = raw.context.and_then(|context| context.tolerated);
            match (level, verdict.severity, tolerated) {
                (Level::Breaking, _, Some(tolerated)) => {
                    level = Level::Compatible;
                    sentence.push_str(&format!(" {}", tolerated.sentence()));
                }
                (Level::Compatible, Severity::IfChecked(keyword), _) => {
                    sentence.push_str(&format!(" {}", tolerance::unchecked(keyword)));
                }
                _ => {}
            }
        }
        let rule = raw.rule.infixed_id(direction, infix);
        let fingerprint = Fingerprint {
            rule: rule.clone(),
            place: self.stable_place(change),
            change: format!("{} → {}", rendered(change.old_value.as_ref()), rendered(change.new_value.as_ref())),
        };
        Finding {
            rule,
            level,
            direction,
            operations: Vec::new(),
            old: change.old.as_ref().map(place),
            new: change.new.as_ref().map(place),
            sentence,
            old_value: change.old_value.clone(),
            new_value: change.new_value.clone(),
            fingerprint,
        }
    }
}

impl<'d> Comparison<'d> {
    /// Returns the location of a change as a JSON pointer with names instead of indices.
    fn stable_place(&self, change: &Change<'d>) -> String {
        // On the side without the value, the location is that of an enclosing value.
        let depth =
            |located: &Option<Located<'d>>| located.as_ref().map_or(0, |located| located.pointer.tokens().len());
        let (root, located) = match (&change.old, &change.new) {
            (Some(old), _) if depth(&change.old) > depth(&change.new) => (&self.old.root, old),
            (_, Some(new)) => (&self.new.root, new),
            (Some(old), None) => (&self.old.root, old),
            (None, None) => return String::new(),
        };
        let mut way = String::new();
        let mut stable = String::new();
        for token in located.pointer.tokens() {
            let around = root.follow(&way);
            way = join(&way, &token);
            let is_item = around.is_some_and(|around| around.node.as_array().is_some());
            let item = root.follow(&way).filter(|_| is_item);
            let name = item.and_then(|item| name_of_item(&item));
            stable = join(&stable, &name.unwrap_or(token));
        }
        stable
    }
}

/// Returns a name for an array item that does not depend on its index.
fn name_of_item(item: &Located<'_>) -> Option<String> {
    if let (Some(place), Some(name)) = (item.text("in"), item.text("name")) {
        return Some(format!("{place} {name}"));
    }
    let name = ["$ref", "name", "url", "title"].iter().find_map(|key| item.text(key));
    let name = name.map(|name| name.rsplit('/').next().unwrap_or(name).to_owned());
    Some(name.unwrap_or_else(|| match item.node.as_str() {
        Some(text) => text.to_owned(),
        None => truncate(&canonical_json(item.node)),
    }))
}

/// Formats a value for a sentence.
fn rendered(value: Option<&Value>) -> String {
    match value {
        None => "none".to_owned(),
        Some(Value::String(text)) => quoted(text),
        Some(Value::Array(items)) if !items.is_empty() => {
            let items: Vec<String> = items.iter().map(|item| rendered(Some(item))).collect();
            items.join(", ")
        }
        Some(value @ (Value::Number(_) | Value::Bool(_) | Value::Null)) => value.to_string(),
        Some(value) => quoted(&value.to_string()),
    }
}

/// Formats a text of a document for a sentence; backticks are replaced so that it cannot end its quotes.
fn quoted(text: &str) -> String {
    format!("`{}`", truncate(text).replace('`', "'"))
}

fn capitalize(sentence: &str) -> String {
    let mut characters = sentence.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}
