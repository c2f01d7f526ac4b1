//! Decisions of a project about findings: levels of rules, and findings that are accepted.
//!
//! The decisions are in a committed YAML file:
//!
//! ```yaml
//! rules:
//!   response-property-added: off      # error, warn or off, by the id of a finding or the name of a rule
//! accepted:
//!   - rule: operation-removed
//!     place: /paths/~1legacy/get      # a JSON pointer with names instead of indices
//!     change: none → none             # the old value and the new one
//!     reason: Nobody has called it since 2025.
//!     until: 2027-01-31               # the last day; optional
//! ```

use std::collections::BTreeMap;
use std::fmt::Write as _;

use webagent_codegen::openapi::diagnostic::{Diagnostic, Error, Position};
use webagent_codegen::openapi::spanned_value::{SpannedValue, Value, join};
use webagent_codegen::openapi::suggest;

use crate::day::Day;
use crate::finding::{Finding, Fingerprint};
use crate::rules::Level;
use crate::{AcceptedFinding, Drift, StaleEntry, rule_catalog};

/// The level that the project sets for a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleLevel {
    /// Findings of the rule are breaking.
    Breaking,
    /// Findings of the rule are compatible.
    Compatible,
    /// Findings of the rule are counted but not reported.
    Off,
}

/// An accepted finding.
#[derive(Clone, Debug, PartialEq)]
struct Accepted {
    fingerprint: Fingerprint,
    reason: String,
    until: Option<Day>,
    at: Position,
}

/// The decisions of a project about findings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decisions {
    name: String,
    rules: BTreeMap<String, RuleLevel>,
    accepted: Vec<Accepted>,
}

impl Decisions {
    /// Parses the text of a decisions file.
    ///
    /// # Errors
    ///
    /// Returns all invalid entries and unknown rules, with their locations.
    pub fn parse(name: &str, text: &str) -> Result<Self, Error> {
        let mut decisions = Self { name: name.to_owned(), ..Self::default() };
        if text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
            return Ok(decisions);
        }
        let root = SpannedValue::parse(name, text)?;
        let mut problems = Problems::default();
        match &root.value {
            Value::Object(members) => {
                for (key, value) in members {
                    let pointer = join("", key);
                    match (key.as_str(), &value.value) {
                        ("rules" | "accepted", Value::Null) => {}
                        ("rules", Value::Object(rules)) => {
                            for (rule, level) in rules {
                                let pointer = join(&pointer, rule);
                                problems.check_rule(rule, &pointer, level.at);
                                if let Some(level) = problems.level(level, &pointer) {
                                    decisions.rules.insert(rule.clone(), level);
                                }
                            }
                        }
                        ("accepted", Value::Array(entries)) => {
                            for (index, entry) in entries.iter().enumerate() {
                                decisions
                                    .accepted
                                    .extend(problems.accepted(entry, &join(&pointer, &index.to_string())));
                            }
                        }
                        ("rules", _) => {
                            problems.add(&pointer, value.at, "`rules` must be an object of rule ids and levels")
                        }
                        ("accepted", _) => problems.add(&pointer, value.at, "`accepted` must be a list"),
                        (key, _) => {
                            let message = format!("unknown key `{key}` (allowed: rules, accepted)");
                            problems.add(&pointer, value.at, message);
                        }
                    }
                }
            }
            _ => problems.add(
                "",
                root.at,
                format!("expected an object with `rules` and `accepted`, found {}", root.kind()),
            ),
        }
        match problems.0.is_empty() {
            true => Ok(decisions),
            false => Err(Error { document: name.to_owned(), problems: problems.0 }),
        }
    }

    /// Applies the decisions to the findings.
    #[must_use]
    pub fn apply(&self, mut drift: Drift, today: &Day) -> Drift {
        let mut used = vec![false; self.accepted.len()];
        let mut kept = Vec::with_capacity(drift.findings.len());
        for mut finding in std::mem::take(&mut drift.findings) {
            match self.level(&finding) {
                Some(RuleLevel::Off) => {
                    drift.switched_off += 1;
                    continue;
                }
                Some(RuleLevel::Breaking) => finding.level = Level::Breaking,
                Some(RuleLevel::Compatible) => finding.level = Level::Compatible,
                None => {}
            }
            let fits = |entry: &&Accepted| entry.fingerprint == finding.fingerprint && entry.is_valid(today);
            let position = self.accepted.iter().position(|entry| fits(&entry));
            match position.and_then(|position| Some((position, self.accepted.get(position)?))) {
                Some((position, entry)) => {
                    if let Some(used) = used.get_mut(position) {
                        *used = true;
                    }
                    let (reason, until) = (entry.reason.clone(), entry.until.clone());
                    drift.accepted.push(AcceptedFinding { finding, reason, until });
                }
                None => kept.push(finding),
            }
        }
        kept.sort_by_key(|finding| std::cmp::Reverse(finding.level));
        drift.findings = kept;
        for (entry, _) in self.accepted.iter().zip(used).filter(|(_, used)| !used) {
            let expired = entry.until.clone().filter(|_| !entry.is_valid(today));
            drift.stale.push(StaleEntry {
                file: self.name.clone(),
                line: entry.at.line,
                column: entry.at.column,
                fingerprint: entry.fingerprint.clone(),
                expired,
            });
        }
        drift
    }

    /// Returns the level that is set for a finding's rule; its full id takes precedence over the name of the rule.
    fn level(&self, finding: &Finding) -> Option<RuleLevel> {
        let name = rule_catalog::name_of(&finding.rule);
        self.rules.get(&finding.rule).or_else(|| self.rules.get(name)).copied()
    }

    /// Returns the text of the file with further accepted findings.
    ///
    /// # Errors
    ///
    /// `accepted` is not the last key, so entries cannot be appended.
    pub fn add(name: &str, text: &str, findings: &[Finding], reason: &str) -> Result<String, Error> {
        let known = Self::parse(name, text)?;
        let last =
            SpannedValue::parse(name, text).ok().and_then(|root| root.as_object()?.last().map(|(key, _)| key.clone()));
        let mut text = text.to_owned();
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        match last.as_deref() {
            Some("accepted") if known.accepted.is_empty() => {
                return Err(Error::new(
                    name,
                    "/accepted",
                    None,
                    "`accepted` is empty: remove the key; --accept adds it with the first entry",
                ));
            }
            Some("accepted") => {}
            _ if !known.accepted.is_empty() => {
                let message = "`accepted` must be the last key, because entries are added at the end of the file";
                return Err(Error::new(name, "/accepted", None, message));
            }
            None if text.is_empty() => {
                text.push_str("# Accepted findings of `cargo xtask drift`, and the levels of its rules.\naccepted:\n");
            }
            _ => text.push_str("accepted:\n"),
        }
        for finding in findings {
            let Fingerprint { rule, place, change } = &finding.fingerprint;
            let quoted = |text: &str| serde_json::Value::from(text).to_string();
            // Writing to a string does not fail.
            let _ = write!(
                text,
                "  - rule: {rule}\n    place: {}\n    change: {}\n    reason: {}\n",
                quoted(place),
                quoted(change),
                quoted(reason)
            );
        }
        Ok(text)
    }
}

impl Accepted {
    fn is_valid(&self, today: &Day) -> bool {
        self.until.as_ref().is_none_or(|until| today <= until)
    }
}

/// The errors in a file.
#[derive(Default)]
struct Problems(Vec<Diagnostic>);

impl Problems {
    fn add(&mut self, pointer: &str, at: Position, message: impl Into<String>) {
        self.0.push(Diagnostic { pointer: pointer.to_owned(), at: Some(at), message: message.into() });
    }

    fn check_rule(&mut self, rule: &str, pointer: &str, at: Position) {
        let name = rule_catalog::name_of(rule);
        if rule_catalog::all().any(|known| known.name == name) {
            return;
        }
        let ids = rule_catalog::all().map(|known| known.name);
        let hint = match suggest::closest(name, ids) {
            Some(known) => format!("; did you mean `{known}`?"),
            None => "; `cargo xtask drift --rules` lists them".to_owned(),
        };
        self.add(pointer, at, format!("there is no rule `{rule}`{hint}"));
    }

    fn level(&mut self, node: &SpannedValue, pointer: &str) -> Option<RuleLevel> {
        match &node.value {
            Value::String(text) if text == "breaking" || text == "error" => Some(RuleLevel::Breaking),
            Value::String(text) if text == "compatible" || text == "warn" => Some(RuleLevel::Compatible),
            Value::String(text) if text == "off" => Some(RuleLevel::Off),
            // YAML 1.1 reads `off` as a boolean.
            Value::Bool(false) => Some(RuleLevel::Off),
            _ => {
                self.add(pointer, node.at, "the level of a rule must be `breaking`, `compatible` or `off`");
                None
            }
        }
    }

    fn accepted(&mut self, entry: &SpannedValue, pointer: &str) -> Option<Accepted> {
        const KEYS: [&str; 5] = ["rule", "place", "change", "reason", "until"];
        let Some(members) = entry.as_object() else {
            self.add(pointer, entry.at, format!("an accepted finding must be an object with {}", KEYS.join(", ")));
            return None;
        };
        for (key, value) in members {
            if !KEYS.contains(&key.as_str()) {
                self.add(&join(pointer, key), value.at, format!("unknown key `{key}` (allowed: {})", KEYS.join(", ")));
            }
        }
        let count = self.0.len();
        let mut text = |key: &str| match entry.get(key).and_then(SpannedValue::as_str) {
            Some(text) if !text.trim().is_empty() => text.to_owned(),
            _ => {
                self.add(pointer, entry.at, format!("`{key}` is missing or is not a string"));
                String::new()
            }
        };
        let (rule, place, change, reason) = (text("rule"), text("place"), text("change"), text("reason"));
        if !rule.is_empty() {
            self.check_rule(&rule, &join(pointer, "rule"), entry.at);
        }
        let until = match entry.get("until") {
            None => None,
            Some(node) => {
                let day = node.as_str().and_then(Day::parse);
                if day.is_none() {
                    self.add(&join(pointer, "until"), node.at, "`until` must be a date such as 2027-01-31");
                }
                day
            }
        };
        let fingerprint = Fingerprint { rule, place, change };
        (self.0.len() == count).then_some(Accepted { fingerprint, reason, until, at: entry.at })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_mistake_is_reported_with_its_place() {
        let text = "rules:\n  response-property-aded: off\n  unclassified: loud\naccepted:\n  - rule: no-such\n    place: /a\n    change: a\n  - 1\nother: 1\n";
        let error = Decisions::parse("drift.yaml", text).unwrap_err();
        let lines: Vec<String> = error.to_string().lines().map(str::to_owned).collect();
        assert_eq!(
            lines,
            [
                "drift.yaml:2:3: /rules/response-property-aded: there is no rule `response-property-aded`; did you mean `property-added`?",
                "drift.yaml:3:3: /rules/unclassified: the level of a rule must be `breaking`, `compatible` or `off`",
                "drift.yaml:5:5: /accepted/0: `reason` is missing or is not a string",
                "drift.yaml:5:5: /accepted/0/rule: there is no rule `no-such`; `cargo xtask drift --rules` lists them",
                "drift.yaml:8:5: /accepted/1: an accepted finding must be an object with rule, place, change, reason, until",
                "drift.yaml:9:1: /other: unknown key `other` (allowed: rules, accepted)",
            ]
        );
    }
}
