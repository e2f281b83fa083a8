//! The crate behind the package, compiled to WebAssembly, in Node and in a browser.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use countersign_js::{RawPolicy, RawSession};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
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

#[wasm_bindgen_test]
fn carries_bytes_beside_a_session_request() {
    let mut session = RawSession::new(&policy(), WORKSPACE).unwrap();
    let call = |session: &mut RawSession, request: &str, blobs: &Array| session.call(request, blobs);
    call(&mut session, r#"{"call":"begin-turn"}"#, &Array::new()).unwrap();
    let record = r#"{"call":"record","operation":{"kind":"write-file","path":"a"},
        "before":[{"path":"a","state":{"kind":"absent"}}],
        "after":[{"path":"a","state":{"kind":"file","content":{"blob":0}}}]}"#;
    assert!(
        call(&mut session, record, &Array::new())
            .unwrap_err()
            .as_string()
            .unwrap()
            .contains("invalid-request")
    );
    assert!(call(&mut session, record, &Array::of1(&JsValue::from_str("x"))).is_err());
    call(&mut session, record, &Array::of1(&Uint8Array::from([0xff, 0x00].as_slice()))).unwrap();
    let saved = call(&mut session, r#"{"call":"save"}"#, &Array::new()).unwrap();
    assert_eq!(saved.get(0).as_string().unwrap(), r#"{"bytes":{"blob":0}}"#);
    assert!(saved.get(1).is_instance_of::<Uint8Array>());
}
