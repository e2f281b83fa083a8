//! What must hold for a decision about any line, in whatever language.

#![allow(dead_code, reason = "each target uses a part of it")]

use countersign::{Decision, Effect, Operation, Policy, Shell, Workspace};

/// A policy that allows what is harmless, so that lines reach every part of the analysis.
pub const POLICY: &str = r#"{"version":1,"profile":"hardened","presets":["inspect"],
    "trustedCommands":["touch *","xargs *","env *","git status *"],"grants":{"write":["out/**"],"env":["x"]}}"#;

/// The same policy, and rules that stop something.
pub const STRICTER: &str = r#"{"version":1,"profile":"hardened","presets":["inspect"],
    "trustedCommands":["touch *","xargs *","env *","git status *"],"grants":{"write":["out/**"],"env":["x"]},
    "rules":[{"effect":"deny","command":"touch *"},{"effect":"ask","command":{"containing":"aa"}},
        {"effect":"deny","command":{"program":"ls","arguments":[["-l","-a"],"*"]}}]}"#;

/// Decides a line.
pub fn decided(policy: &Policy, line: &str, shell: Shell, interactive: bool) -> Decision {
    let workspace =
        Workspace { roots: vec!["/ws".to_owned()], home: Some("/home/u".to_owned()), ..Workspace::default() };
    let operation = Operation::RunCommand { command: line.to_owned(), shell, cwd: None, interactive };
    policy.decide(&operation, &workspace)
}

/// Holds a decision to what every decision promises.
pub fn check(decision: &Decision, line: &str) {
    let strictest = decision.reasons.iter().map(|reason| reason.effect).max();
    assert_eq!(Some(decision.effect), strictest, "the effect is the strictest reason's");
    assert!(decision.effect == Effect::Ask || decision.suggestions.is_empty());
    let places = decision.parts.iter().map(|part| part.span);
    let subjects = decision.reasons.iter().filter_map(|reason| reason.subject.as_ref()).map(|one| one.span);
    for span in places.chain(subjects) {
        assert!(
            line.get(span.start as usize..span.end as usize).is_some(),
            "{span:?} is no part of the line"
        );
    }
    for reason in &decision.reasons {
        let hidden = |c: char| c.is_control() || c == '\u{202e}' || c == '\u{200b}';
        assert!(!reason.message.contains(hidden), "{:?} could deceive a terminal", reason.message);
    }
}

/// Reads the input as a line, and holds what is decided about it, with more rules and without, to its promises.
pub fn fuzz(input: &[u8], shell: Shell) {
    let Ok(line) = std::str::from_utf8(input) else { return };
    thread_local! {
        static POLICIES: [Policy; 2] = [POLICY, STRICTER].map(|text| Policy::parse(text).expect("a policy"));
    }
    POLICIES.with(|[plain, stricter]| {
        let own = decided(plain, line, shell, false);
        check(&own, line);
        let typed = decided(plain, line, shell, true);
        check(&typed, line);
        let stopped = decided(stricter, line, shell, false);
        check(&stopped, line);
        assert!(stopped.effect >= own.effect, "a rule that stops something loosened the answer");
    });
}
