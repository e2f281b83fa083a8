//! The crate behind the package, compiled to WebAssembly, in Node and in a browser.
#![cfg(target_arch = "wasm32")]

use countersign_js::RawPolicy;
use wasm_bindgen_test::wasm_bindgen_test;

const WORKSPACE: &str = r#"{"roots":["/ws"],"platform":"posix"}"#;

fn policy() -> RawPolicy {
    RawPolicy::parse(r#"{"version":1,"profile":"kiro"}"#).unwrap()
}

#[wasm_bindgen_test]
fn states_the_version_of_the_core() {
    assert_eq!(countersign_js::version(), countersign::VERSION);
}

#[wasm_bindgen_test]
fn answers_with_the_bytes_of_the_core() {
    let operation = r#"{"kind":"write-file","path":"é/.git/config"}"#;
    let native = countersign::Policy::parse(r#"{"version":1,"profile":"kiro"}"#).unwrap();
    assert_eq!(
        policy().decide_json(operation, WORKSPACE),
        native.decide_json(operation, WORKSPACE).to_json()
    );
}

#[wasm_bindgen_test]
fn decides_a_line_each() {
    let mut policy = policy();
    policy.enter(WORKSPACE);
    let one = r#"{"kind":"write-file","path":".git/config"}"#;
    let alone = policy.decide(one);
    assert_eq!(
        policy.decide_many(&format!("{one}\n\n{one}")),
        format!("{alone}{}{alone}", policy.decide(""))
    );
}

#[wasm_bindgen_test]
fn asks_where_the_workspace_cannot_be_read_or_was_never_named() {
    let mut policy = policy();
    let operation = r#"{"kind":"write-file","path":"a"}"#;
    assert!(policy.decide(operation).contains("invalid-workspace"));
    policy.enter("{}");
    assert!(policy.decide(operation).contains("invalid-workspace"));
    policy.enter(WORKSPACE);
    assert!(policy.decide(operation).contains("no-rule"));
}

#[wasm_bindgen_test]
fn throws_problems_as_text() {
    let Err(thrown) = RawPolicy::parse("{") else { panic!("it loaded") };
    assert!(thrown.as_string().unwrap().contains(r#""code":"invalid-json""#));
    let Err(thrown) = RawPolicy::layers("[]") else { panic!("it loaded") };
    assert!(thrown.as_string().unwrap().contains(r#""code":"no-layers""#));
}
