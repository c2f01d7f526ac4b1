//! The client of `client/codegen/tests/sample.yaml`, which has what the present document may not have.
#![allow(dead_code, unreachable_pub)]

include!("../tests/sample/generated.rs");

#[cfg(test)]
mod wire;

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    #[test]
    fn a_property_that_may_be_absent_selects_the_alternative_where_it_is_present() {
        let steps = serde_json::json!([
            {"type": "stop"},
            {"type": "stop", "seconds": 1},
            {"type": "pause", "reason": "r"},
            {"seconds": 1},
            {"reason": "r"},
            {"type": "jump", "reason": "r"},
        ]);
        let receipt: super::types::Receipt =
            serde_json::from_value(serde_json::json!({"made": "", "steps": steps})).unwrap();
        let found: Vec<String> = receipt.steps.iter().flatten().map(|step| format!("{step:?}")).collect();
        let expected = ["Stop(", "Stop(", "Pause(", "Pause(", "Stop(", "Unknown("];
        assert_eq!(found.len(), expected.len());
        for (found, expected) in found.iter().zip(expected) {
            assert!(found.starts_with(expected), "{found} is not {expected}…)");
        }
    }
}
