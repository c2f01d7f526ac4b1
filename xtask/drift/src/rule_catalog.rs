//! The list of all rules.

use crate::rules::Rule;

/// Returns the name of the rule from the id of a finding, without the direction.
#[must_use]
pub fn name_of(id: &str) -> &str {
    let rest = ["request-", "response-"].iter().find_map(|direction| id.strip_prefix(direction));
    let Some(rest) = rest else { return id };
    // A rule whose own name begins with a direction.
    if all().any(|rule| rule.name == id) {
        return id;
    }
    ["not-", "if-"]
        .iter()
        .find_map(|infix| rest.strip_prefix(infix).filter(|_| !all().any(|rule| rule.name == rest)))
        .unwrap_or(rest)
}

/// Returns every rule, in the order of the documentation.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    crate::compare::RULES.iter().copied().chain([crate::rust_api_diff::RULES]).flatten().copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Direction;

    #[test]
    fn names_are_unique_and_in_one_style() {
        let mut seen = std::collections::HashSet::new();
        for rule in all() {
            assert!(seen.insert(rule.name), "{} stands twice", rule.name);
            assert!(rule.name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{}", rule.name);
        }
    }

    #[test]
    fn a_rule_has_either_one_verdict_or_one_for_each_direction() {
        for rule in all() {
            let directions: Vec<Direction> = rule.verdicts.iter().map(|(direction, _)| *direction).collect();
            assert!(
                [
                    &[Direction::Both][..],
                    &[Direction::Request, Direction::Response],
                    &[Direction::Request],
                    &[Direction::Response]
                ]
                .contains(&directions.as_slice()),
                "{}",
                rule.name
            );
        }
    }
}
