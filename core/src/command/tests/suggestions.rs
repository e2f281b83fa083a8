//! Suggestions: each is enough for its part, and changes nothing else.

use super::{POLICY, decide_with, policy};
use crate::{Effect, Policy, Shell};

#[test]
fn a_suggestion_allows_the_line_and_nothing_else() {
    let canaries = [
        "touch y",
        "python3 -c x",
        "npm publish",
        "git push",
        "git -c core.pager=x log",
        "rm x",
        "find . -delete",
        "find . -exec touch x +",
        "make SHELL=x",
        "curl -o x y",
        "sh x",
        "echo a | sh",
        "sudo ls",
        "cargo --config x build",
        "sort -o x y",
    ];
    for line in [
        "npm run build",
        "npm run test:unit -- --watch",
        "cargo test --workspace",
        "git -C . diff HEAD~1",
        "head -n 5 a b",
        "find . -name '*.rs'",
        "frobnicate all --now",
        "wc -l src/*.rs",
        "ls | wc -l",
        "for f in a b; do wc -l \"$f\"; done",
        "timeout 5 wc -l a",
        "ls > build/x; du -sh build",
    ] {
        let decision = decide_with(&policy(), line, Shell::Bash);
        assert_eq!(decision.effect, Effect::Ask, "{line}");
        let suggested: Vec<String> =
            decision.suggestions.iter().filter_map(|one| one.command.clone()).collect();
        assert!(!suggested.is_empty(), "nothing is suggested for {line}");
        assert!(suggested.len() <= 3, "{line}: {suggested:?}");
        for pattern in suggested {
            let quoted = serde_json::to_string(&pattern).unwrap();
            let text = POLICY.replace("\"trustedCommands\": [", &format!("\"trustedCommands\": [{quoted}, "));
            let after = Policy::parse(&text).unwrap();
            assert_eq!(decide_with(&after, line, Shell::Bash).effect, Effect::Allow, "{pattern} for {line}");
            for canary in canaries {
                let effects =
                    [&policy(), &after].map(|policy| decide_with(policy, canary, Shell::Bash).effect);
                assert_eq!(effects[0], effects[1], "{pattern} for {line} changes {canary}");
            }
        }
    }
}

#[test]
fn a_missing_grant_is_suggested_with_its_command_and_alone() {
    let canaries = [
        "ls > other",
        "git status > .git/x",
        "touch out/x",
        "LD_PRELOAD=x ls",
        "npm publish",
        "echo x > /etc/y",
    ];
    for (line, wanted) in [
        ("ls > out/x", vec!["ls + write out/x", "ls * + write out/x", "+ write out/x"]),
        (
            "ls > 'o*t/{x}'",
            vec!["ls + write o[*]t/[{]x[}]", "ls * + write o[*]t/[{]x[}]", "+ write o[*]t/[{]x[}]"],
        ),
        ("ls > /tmp/x", vec!["ls + write /tmp/x", "ls * + write /tmp/x", "+ write /tmp/x"]),
        ("LANG=C ls -l", vec!["ls -l + env LANG", "ls * + env LANG", "+ env LANG"]),
        ("frobnicate all > out/x", vec!["frobnicate all + write out/x", "frobnicate all * + write out/x"]),
        ("for f in a b; do ls; done > out/x", vec!["+ write out/x"]),
        ("ls > .git/x", vec![]),
        ("ls > \"$X\"", vec![]),
    ] {
        let policy = Policy::parse(
            r#"{"version": 1, "profile": "hardened", "trustedCommands": ["ls *", "git status"]}"#,
        );
        let policy = policy.unwrap();
        let decision = decide_with(&policy, line, Shell::Bash);
        assert_eq!(decision.effect, Effect::Ask, "{line}");
        let shown = |one: &crate::Suggestion| {
            let grants = one.grants.clone().unwrap_or_default();
            let of = |verb: &str, texts: &[String]| {
                texts.iter().map(|text| format!("+ {verb} {text}")).collect::<Vec<_>>()
            };
            let parts =
                [one.command.iter().cloned().collect(), of("write", &grants.write), of("env", &grants.env)];
            parts.concat().join(" ")
        };
        let suggested: Vec<String> = decision.suggestions.iter().map(shown).collect();
        assert_eq!(suggested, wanted, "{line}");
        for suggestion in &decision.suggestions {
            let after = policy.with_rule(suggestion).unwrap();
            assert_eq!(
                decide_with(&after, line, Shell::Bash).effect,
                Effect::Allow,
                "{suggestion:?} for {line}"
            );
            for canary in canaries {
                let effects = [&policy, &after].map(|policy| decide_with(policy, canary, Shell::Bash).effect);
                assert_eq!(effects[0], effects[1], "{suggestion:?} for {line} changes {canary}");
            }
        }
    }
}

#[test]
fn nothing_is_suggested_for_what_runs_anything() {
    for line in [
        "python3 x.py",
        "sudo ls",
        "bash x.sh",
        "env -i touch x",
        "xargs touch",
        "ssh host ls",
        "npx x",
        "eval ls",
    ] {
        let decision = decide_with(&policy(), line, Shell::Bash);
        assert_ne!(decision.effect, Effect::Allow, "{line}");
        let program = line.split(' ').next().unwrap_or_default();
        let suggested = decision.suggestions.iter().filter_map(|one| one.command.as_deref());
        assert!(suggested.into_iter().all(|pattern| !pattern.starts_with(program)), "{line}");
    }
}
