//! Warnings: each code with a policy that earns it and one that does not, and no effect changed by any.

#![allow(clippy::unwrap_used, reason = "a test may take for granted")]

use countersign::{Effect, Layer, LayerSource, Operation, Policy, Shell, Workspace};
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
fn a_fix_gives_a_document_that_loads_without_the_warning() {
    let documents = [
        trusting("hardened", &["npm*", " git status", "a && b | c *", "git status", "git  status", "git *"]),
        trusting("kiro", &["npm *", "npm run *", " x", "npm *", "é *"]),
        json!({ "version": 1, "profile": "hardened", "rules": [
            { "effect": "allow", "command": ["npm ci; npm test", "npm *"] },
            { "effect": "deny", "command": "rm *" },
            { "effect": "ask", "command": "rm -rf *" },
            { "effect": "deny", "command": ["rm -r *", "rm -r *"] },
        ] }),
    ];
    for document in documents {
        let mut text = document.to_string();
        for round in 0.. {
            let policy = Policy::parse(&text).unwrap();
            let Some((code, fix)) = policy.lint().iter().find_map(|one| Some((&one.code, one.fix.as_ref()?)))
            else {
                assert!(round > 1, "{text} had nothing to mend");
                break;
            };
            let (start, end) = (fix.span.start as usize, fix.span.end as usize);
            let mut fixed = text.clone();
            fixed.replace_range(start..end, &fix.text);
            let count = |text: &str| {
                Policy::parse(text).unwrap().lint().iter().filter(|one| one.code == *code).count()
            };
            assert!(count(&fixed) < count(&text), "{code}: {text} became {fixed}");
            text = fixed;
        }
    }
}

#[test]
fn a_document_that_came_with_the_code_and_loosens_is_warned_about() {
    let text = r#"{"version": 1, "profile": "hardened", "presets": ["inspect"], "trustedCommands": ["ls *"],
        "rules": [{"effect": "deny", "write": {"basename": "x"}}, {"effect": "allow", "command": "pwd"}]}"#;
    let places = |source, may_loosen| {
        let layer = Layer { source, text: text.to_owned(), may_loosen };
        let policy = Policy::layers(&[layer]).unwrap();
        let found: Vec<String> = policy.lint().iter().map(|one| format!("{} {}", one.code, one.at)).collect();
        found
    };
    let loosens =
        ["/0/presets/0", "/0/trustedCommands/0", "/0/rules/1"].map(|at| format!("workspace-loosens {at}"));
    assert_eq!(places(LayerSource::Workspace, true), loosens);
    assert_eq!(places(LayerSource::Workspace, false), [""; 0]);
    assert_eq!(places(LayerSource::User, true), [""; 0]);
}

#[test]
fn ten_thousand_rules_are_compared_without_trying_each_with_each() {
    let list: Vec<String> = (0..10_000).map(|n| format!("npm run t{} *", n % 9_000)).collect();
    let list: Vec<&str> = list.iter().map(String::as_str).collect();
    assert_eq!(codes("hardened", &list), ["duplicate-rule"; 1_000]);
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
