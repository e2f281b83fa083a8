//! Warnings: each code with a policy that earns it and one that does not, and no effect changed by any.

#![allow(clippy::unwrap_used, reason = "a test may take for granted")]

use countersign::{Effect, Operation, Policy, Shell, Workspace};
use serde_json::json;

fn warnings(document: &serde_json::Value) -> Vec<(String, String)> {
    let policy = Policy::parse(&document.to_string()).unwrap();
    policy.lint().iter().map(|problem| (problem.code.clone(), problem.at.clone())).collect()
}

fn trusting(profile: &str, patterns: &[&str]) -> serde_json::Value {
    json!({ "version": 1, "profile": profile, "trustedCommands": patterns })
}

fn codes(profile: &str, patterns: &[&str]) -> Vec<String> {
    warnings(&trusting(profile, patterns)).into_iter().map(|(code, _)| code).collect()
}

#[test]
fn a_final_star_without_a_blank_also_trusts_longer_words() {
    assert!(codes("hardened", &["npm*"]).contains(&"open-prefix".to_owned()));
    assert_eq!(codes("hardened", &["npm *"]), [""; 0]);
}

#[test]
fn a_star_alone_trusts_everything() {
    assert_eq!(codes("kiro", &["*"]), ["trusts-everything"]);
}

#[test]
fn a_wildcard_over_an_interpreter_trusts_what_its_arguments_name() {
    for pattern in ["python *", "bash *", "node *", "sudo *", "env *"] {
        assert!(codes("hardened", &[pattern]).contains(&"trusts-interpreter".to_owned()), "{pattern}");
    }
    assert_eq!(codes("hardened", &["python setup.py"]), [""; 0]);
}

#[test]
fn a_prefix_of_the_literal_rule_trusts_chains() {
    assert_eq!(codes("kiro", &["npm *"]), ["trusts-chains"]);
    assert_eq!(codes("kiro", &["npm install"]), [""; 0]);
}

#[test]
fn a_leading_blank_and_an_inner_star_are_seldom_meant() {
    assert!(codes("kiro", &[" dotnet build"]).contains(&"leading-blank".to_owned()));
    assert!(codes("kiro", &["git * --dry-run"]).contains(&"inner-star".to_owned()));
    let document = json!({ "version": 1, "profile": "kiro",
        "rules": [{ "effect": "deny", "command": "git * --force" }] });
    assert_eq!(warnings(&document), [("inner-star".to_owned(), "/rules/0/command".to_owned())]);
}

#[test]
fn a_pattern_that_another_covers_is_pointless() {
    let found = warnings(&trusting("hardened", &["git status", "git *", "npm run test"]));
    assert_eq!(found, [("pointless-rule".to_owned(), "/trustedCommands/0".to_owned())]);
}

#[test]
fn a_warning_changes_no_effect() {
    let workspace = Workspace { roots: vec!["/ws".into()], ..Workspace::default() };
    for (pattern, command) in [("npm*", "npmx"), ("*", "rm x"), ("python *", "python x.py"), (" ls", " ls")] {
        let policy = Policy::parse(&trusting("kiro", &[pattern]).to_string()).unwrap();
        assert!(!policy.lint().is_empty(), "{pattern}");
        let operation = Operation::RunCommand {
            command: command.into(),
            shell: Shell::Bash,
            cwd: None,
            interactive: false,
        };
        assert_eq!(policy.decide(&operation, &workspace).effect, Effect::Allow, "{command}");
    }
}
