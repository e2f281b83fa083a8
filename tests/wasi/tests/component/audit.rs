//! What-if over a history, in both worlds, held against the history that every face shares.

use countersign_tests_wasi::typed::exports::countersign::policy::types::{
    CallTool, Effect, Operation, Platform, Workspace,
};
use countersign_tests_wasi::{dist, texts, typed};
use serde_json::Value;

fn shared() -> Value {
    serde_json::from_str(include_str!("../../../audit.json")).unwrap()
}

#[test]
fn the_shared_history_is_audited_as_text() {
    let case = shared();
    let (mut store, world) = texts(&dist().join("component-json.wasm")).unwrap();
    let face = world.countersign_policy_json();
    let before = face.call_load(&mut store, &case["before"].to_string()).unwrap().unwrap();
    let after = face.call_load(&mut store, &case["after"].to_string()).unwrap().unwrap();
    let history: Vec<String> =
        case["operations"].as_array().unwrap().iter().map(ToString::to_string).collect();
    let place = case["workspace"].to_string();
    let text = face.call_audit(&mut store, after, before, &history, &place).unwrap().unwrap();
    let audit: Value = serde_json::from_str(&text).unwrap();
    for field in ["before", "after", "changed"] {
        assert_eq!(audit[field], case["expect"][field], "{field}");
    }
    let effect = |side: &Value| side["effect"].as_str().unwrap().to_owned();
    let effects: Vec<String> = audit["entries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| format!("{} {}", effect(&entry["before"]), effect(&entry["after"])))
        .collect();
    assert_eq!(serde_json::json!(effects), case["expect"]["effects"]);
    assert_eq!(audit["candidates"][0], case["expect"]["best"]);
    let error = face.call_audit(&mut store, after, 99, &history, &place).unwrap().unwrap_err();
    assert_eq!(serde_json::from_str::<Value>(&error).unwrap()["code"], "no-such-policy");
}

#[test]
fn a_history_is_audited_with_types() {
    let (mut store, world) = typed(&dist().join("component.wasm")).unwrap();
    let face = world.countersign_policy_policies();
    let resource = face.policy();
    let mut parse = |text: &str| resource.call_parse(&mut store, text).unwrap().unwrap();
    let before = parse(r#"{"version":1,"profile":"kiro"}"#);
    let after = parse(
        r#"{"version":1,"profile":"kiro","rules":[{"effect":"allow","tool":"s/t"},{"effect":"deny","tool":"s/x"}]}"#,
    );
    let call = |tool: &str| Operation::CallTool(CallTool { server: "s".into(), tool: tool.into() });
    let history = [call("t"), call("x"), call("y"), call("y")];
    let workspace = Workspace {
        roots: vec!["/ws".into()],
        platform: Platform::Posix,
        case_sensitive: Some(true),
        home: None,
        repositories: Vec::new(),
    };
    let audit = resource.call_audit(&mut store, after, before, &history, &workspace).unwrap();
    assert_eq!((audit.before.ask, audit.after.allow, audit.after.deny, audit.changed), (4, 1, 1, 2));
    assert_eq!(audit.entries[1].after.effect, Effect::Deny);
    assert_eq!((audit.entries[3].index, audit.entries[3].after.code.as_str()), (3, "unknown-tool"));
    assert_eq!(audit.candidates[0].rule.tool.as_deref(), Some("s/y"));
    assert_eq!((audit.candidates[0].removes, audit.candidates[0].also.len()), (2, 0));
}
