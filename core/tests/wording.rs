//! What a reason says is what the operation does.

#![allow(clippy::unwrap_used, reason = "a test may take for granted")]

use countersign::{Operation, Policy, Workspace};

fn message(policy: &str, operation: &Operation) -> String {
    let workspace = Workspace { roots: vec!["/ws".to_owned()], ..Workspace::default() };
    let decision = Policy::parse(policy).unwrap().decide(operation, &workspace);
    decision.reasons.first().unwrap().message.clone()
}

fn relocate() -> Operation {
    Operation::RelocateFile { from: "a".into(), to: "b".into(), updates: Vec::new(), cwd: None }
}

#[test]
fn a_reason_names_what_is_done_to_the_file() {
    let open = r#"{ "version": 1, "profile": "kiro" }"#;
    let (path, cwd) = ("a".into(), None);
    assert_eq!(message(open, &Operation::DeleteFile { path, cwd }), "no rule stands against deleting `a`");
    let (path, cwd) = ("a".into(), None);
    assert_eq!(message(open, &Operation::EditCode { path, cwd }), "no rule stands against writing `a`");
    let (path, cwd) = ("a".into(), None);
    assert_eq!(message(open, &Operation::ReadFile { path, cwd }), "no rule stands against reading `a`");
    assert_eq!(message(open, &relocate()), "no rule stands against any of its files");
}

#[test]
fn a_default_names_what_is_done_to_the_file() {
    let asking = r#"{ "version": 1, "profile": "kiro", "defaults": { "write": "ask" } }"#;
    let (path, cwd) = ("a".into(), None);
    assert_eq!(message(asking, &Operation::DeleteFile { path, cwd }), "deleting `a` is `ask` by default");
    assert_eq!(message(asking, &relocate()), "moving `a` is `ask` by default");
    let mixed = r#"{ "version": 1, "profile": "kiro", "defaults": { "write": "ask" },
        "rules": [{ "effect": "allow", "write": { "basename": "a" } }] }"#;
    assert_eq!(message(mixed, &relocate()), "moving a file to `b` is `ask` by default");
}
