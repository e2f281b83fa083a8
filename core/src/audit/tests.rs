use serde_json::Value;

use super::{Audit, Auditor};
use crate::decision::Suggestion;
use crate::effect::Effect;
use crate::operation::{Operation, Shell};
use crate::policy::Policy;
use crate::workspace::Workspace;

/// The history that every face is held against.
fn shared() -> (Value, Audit) {
    let case: Value = serde_json::from_str(include_str!("../../../tests/audit.json")).unwrap();
    let policy = |name: &str| Policy::parse(&case[name].to_string()).unwrap();
    let history: Vec<String> =
        case["operations"].as_array().unwrap().iter().map(ToString::to_string).collect();
    let audit = policy("after").audit_json(&policy("before"), &history, &case["workspace"].to_string());
    (case["expect"].clone(), audit)
}

#[test]
fn the_shared_history_is_audited_as_it_says() {
    let (expect, audit) = shared();
    let got: Value = serde_json::from_str(&audit.to_json()).unwrap();
    for field in ["before", "after", "changed"] {
        assert_eq!(got[field], expect[field], "{field}");
    }
    let effects: Vec<String> = audit
        .entries
        .iter()
        .map(|entry| format!("{} {}", entry.before.effect.as_str(), entry.after.effect.as_str()))
        .collect();
    assert_eq!(serde_json::json!(effects), expect["effects"]);
    let questions = got["questions"].as_array().unwrap();
    for wanted in expect["questions"].as_array().unwrap() {
        let found = questions.iter().any(|row| {
            ["code", "before", "after"].iter().all(|field| row[*field] == wanted[*field])
                && (wanted["id"].is_null() || row["rule"]["id"] == wanted["id"])
        });
        assert!(found, "{wanted} is not among {questions:?}");
    }
    assert_eq!(got["candidates"][0], expect["best"]);
}

#[test]
fn every_question_is_counted_under_exactly_one_rule() {
    let (_, audit) = shared();
    let sum = |side: fn(&super::RuleQuestions) -> u32| audit.summary.questions.iter().map(side).sum::<u32>();
    assert_eq!(sum(|row| row.before), audit.summary.before.ask);
    assert_eq!(sum(|row| row.after), audit.summary.after.ask);
}

fn run(command: &str) -> Operation {
    Operation::RunCommand { command: command.to_owned(), shell: Shell::Bash, cwd: None, interactive: false }
}

fn allow(command: &str) -> Suggestion {
    Suggestion {
        effect: Effect::Allow,
        command: Some(command.to_owned()),
        url: None,
        tool: None,
        grants: None,
    }
}

#[test]
fn a_wide_rule_is_shown_with_what_else_it_would_let_through() {
    let policy = Policy::parse(r#"{"version": 1, "profile": "kiro"}"#).unwrap();
    let workspace = Workspace::default();
    let mut auditor = Auditor::default();
    for command in ["git log", "git push", "git log", "git push", "ls"] {
        auditor.add(&policy, &policy, &run(command), &workspace);
    }
    let wide = auditor.try_rule(&allow("git *"), &policy, &workspace).unwrap();
    assert_eq!((wide.removes, wide.also), (4, vec![0, 1]));
    let narrow = auditor.try_rule(&allow("git log"), &policy, &workspace).unwrap();
    assert_eq!((narrow.removes, narrow.also), (2, vec![]));
    assert_eq!(auditor.try_rule(&allow("docker ps"), &policy, &workspace), None);
}

#[test]
fn a_rule_that_does_not_load_is_no_candidate() {
    let policy = Policy::parse(r#"{"version": 1, "profile": "kiro"}"#).unwrap();
    let mut auditor = Auditor::default();
    auditor.add(&policy, &policy, &run("ls"), &Workspace::default());
    assert_eq!(auditor.try_rule(&allow(" "), &policy, &Workspace::default()), None);
}

#[test]
fn one_more_rule_never_undoes_a_stricter_one_and_keeps_profile_and_mode() {
    let layers = r#"{"version": 1, "profile": "hardened", "mode": "supervised",
        "rules": [{"effect": "deny", "command": "git push *"}]}"#;
    let policy = Policy::parse(layers).unwrap();
    let wider = policy.with_rule(&allow("git push *")).unwrap();
    assert_eq!(wider.decide(&run("git push x"), &Workspace::default()).effect, Effect::Deny);
    assert_eq!((wider.profile(), wider.mode()), (policy.profile(), policy.mode()));
}

#[test]
fn an_empty_history_has_no_counts() {
    let policy = Policy::parse(r#"{"version": 1, "profile": "kiro"}"#).unwrap();
    let audit = policy.audit(&policy, &[], &Workspace::default());
    assert_eq!(audit.summary, Auditor::default().summary());
    assert!(audit.entries.is_empty() && audit.candidates.is_empty());
}
