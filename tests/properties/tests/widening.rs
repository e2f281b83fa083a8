//! An error never widens access (G3).

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "what a test says of itself holds")]

use countersign::{Effect, Policy, wire};
use countersign_tests_properties::{Random, vector_files};
use serde_json::{Value, json};

const WORKSPACE: &str =
    r#"{"roots":["/home/u/ws"],"platform":"posix","caseSensitive":true,"home":"/home/u"}"#;

/// A policy that allows whatever can be allowed, so that only a failure to read stands in the way.
fn generous() -> Policy {
    let document = json!({
        "version": 1, "profile": "kiro", "trustedCommands": ["*"],
        "rules": [{ "effect": "allow", "url": "*" }, { "effect": "allow", "tool": "*" }],
    });
    Policy::parse(&document.to_string()).unwrap()
}

fn operations() -> Vec<String> {
    vec![
        r#"{"kind":"read-file","path":"a"}"#.to_owned(),
        r#"{"kind":"write-file","path":{"path":"a","realPath":"/home/u/ws/a","status":"full"}}"#.to_owned(),
        r#"{"kind":"rename-symbol","paths":["a","b"],"symbol":"x"}"#.to_owned(),
        r#"{"kind":"relocate-file","from":"a","to":"b","updates":["c"]}"#.to_owned(),
        r#"{"kind":"run-command","command":"ls","shell":"bash","interactive":false}"#.to_owned(),
        r#"{"kind":"fetch-url","url":"https://a.io/","source":"agent"}"#.to_owned(),
        r#"{"kind":"call-tool","server":"s","tool":"t"}"#.to_owned(),
    ]
}

#[test]
fn what_cannot_be_read_is_never_allowed() {
    let policy = generous();
    let whole = operations();
    for operation in &whole {
        assert_eq!(policy.decide_json(operation, WORKSPACE).effect, Effect::Allow, "{operation}");
    }
    let inserts =
        ["\"", "{", "}", ",", ":", "1", "\\ud800", "\u{0}", "null", "\\u0000", ",\"kind\":\"read-file\""];
    for seed in 0..20_000 {
        let mut random = Random::new(seed);
        let mut damaged = random.pick(&whole).clone();
        let from = random.below(damaged.len());
        let to = from + random.below(4).min(damaged.len() - from);
        let insert: &str = if random.below(2) == 0 { "" } else { random.pick(&inserts) };
        damaged.replace_range(from..to, insert);
        let decision = policy.decide_json(&damaged, WORKSPACE);
        if wire::operation(&damaged).is_err() {
            assert!(decision.effect > Effect::Allow, "{damaged}");
            assert!(decision.reasons.iter().all(|reason| reason.code == "invalid-operation"), "{damaged}");
        }
        let broken_place = WORKSPACE.get(random.below(WORKSPACE.len())..).unwrap_or_default();
        if wire::workspace(broken_place).is_err() {
            let decision = policy.decide_json(random.pick(&whole).as_str(), broken_place);
            assert!(decision.effect > Effect::Allow, "{broken_place}");
        }
    }
}

/// Every policy of the vectors that loads, with the operations of its cases.
fn policies_and_operations() -> Vec<(Value, Value, Value)> {
    let mut found = Vec::new();
    for file in vector_files() {
        for case in file["cases"].as_array().into_iter().flatten() {
            let of = |field: &str| case.get(field).or(file.get(field)).cloned().unwrap_or_default();
            let mut operation = file["operation"].clone();
            if let (Some(shared), Some(own)) = (operation.as_object_mut(), case["operation"].as_object()) {
                shared.extend(own.clone());
            } else if case["operation"].is_object() {
                operation = case["operation"].clone();
            }
            let plain =
                case["kind"] != "session" && case.get("policyText").is_none() && case.get("layers").is_none();
            if plain && of("policy").is_object() && operation.is_object() {
                found.push((of("policy"), operation, of("workspace")));
            }
        }
    }
    found
}

#[test]
fn a_stopping_rule_never_loosens_anything() {
    let added = [
        json!({ "effect": "ask", "command": "git *" }),
        json!({ "effect": "deny", "command": { "containing": "install" } }),
        json!({ "effect": "ask", "write": { "glob": "**/*.json" } }),
        json!({ "effect": "deny", "read": { "contains": "a" } }),
        json!({ "effect": "deny", "url": "https://*.org/*", "unless": ["https://docs.example.org/*"] }),
        json!({ "effect": "ask", "tool": "*" }),
    ];
    let mut compared = 0;
    for (mut policy, operation, workspace) in policies_and_operations() {
        let (operation, workspace) = (operation.to_string(), workspace.to_string());
        let Ok(before) = Policy::parse(&policy.to_string()) else { continue };
        let before = before.decide_json(&operation, &workspace).effect;
        let rule = added[compared % added.len()].clone();
        match policy["rules"].as_array_mut() {
            Some(rules) => rules.push(rule.clone()),
            None => policy["rules"] = json!([rule]),
        }
        let after = Policy::parse(&policy.to_string()).unwrap().decide_json(&operation, &workspace).effect;
        assert!(after >= before, "{operation} under {policy} went from {before:?} to {after:?} by {rule}");
        compared += 1;
    }
    assert!(compared > 500, "only {compared} cases were compared");
}

#[test]
fn a_layer_that_may_only_tighten_never_loosens_anything() {
    let loose = json!({ "version": 1, "profile": "kiro", "trustedCommands": ["*"], "rules": [
        { "effect": "allow", "url": "*" }, { "effect": "allow", "tool": "*" }, { "effect": "allow", "write": { "glob": "**" } },
    ] });
    let mut compared = 0;
    for (policy, operation, workspace) in policies_and_operations() {
        let (operation, workspace) = (operation.to_string(), workspace.to_string());
        let Ok(alone) = Policy::parse(&policy.to_string()) else { continue };
        let layers =
            json!([{ "source": "user", "policy": policy }, { "source": "workspace", "policy": loose }]);
        let layers = countersign::Layer::read_list(&layers.to_string()).unwrap();
        let both = Policy::layers(&layers).unwrap();
        let effects = [&alone, &both].map(|policy| policy.decide_json(&operation, &workspace).effect);
        assert!(effects[1] >= effects[0], "{operation} under {policy}: {effects:?}");
        compared += 1;
    }
    assert!(compared > 500, "only {compared} cases were compared");
}
