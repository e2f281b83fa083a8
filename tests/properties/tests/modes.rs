//! A mode is a workflow, not a permission (G4).

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "what a test says of itself holds")]

use countersign::Policy;
use countersign_tests_properties::vector_files;
use serde_json::{Value, json};

#[test]
fn the_mode_changes_no_effect_of_any_vector() {
    let mut compared = 0;
    for file in vector_files() {
        for case in file["cases"].as_array().into_iter().flatten() {
            let of = |field: &str| case.get(field).or(file.get(field)).cloned().unwrap_or_default();
            let mut operation = file["operation"].as_object().cloned().unwrap_or_default();
            operation.extend(case["operation"].as_object().cloned().unwrap_or_default());
            let (mut policy, operation) = (of("policy"), Value::from(operation).to_string());
            if !policy.is_object() {
                continue;
            }
            let mut decided = Vec::new();
            for mode in ["autopilot", "supervised"] {
                policy["mode"] = json!(mode);
                let Ok(loaded) = Policy::parse(&policy.to_string()) else { break };
                decided.push(loaded.decide_json(&operation, &of("workspace").to_string()));
            }
            let [autopilot, supervised] = decided.as_slice() else { continue };
            assert_eq!(autopilot.effect, supervised.effect, "{operation} under {policy}");
            // Nothing but the tag for the review may differ, not even a word.
            let mut untagged = supervised.clone();
            untagged.review = false;
            assert_eq!(autopilot, &untagged, "{operation} under {policy}");
            for reason in &supervised.reasons {
                assert!(!reason.message.to_lowercase().contains("supervised"), "{}", reason.message);
            }
            compared += 1;
        }
    }
    assert!(compared > 500, "only {compared} cases were compared");
}
