//! Spellings of options: a rule that stops an option stops all that begins it, and rules that allow see none of it.

use super::decide_with;
use crate::{Effect, Policy, Shell};

fn effect(rules: &str, line: &str, shell: Shell) -> Effect {
    let policy = format!(
        r#"{{ "version": 1, "profile": "hardened", "trustedCommands": ["frob *", "Get-Frob *"], "rules": [{rules}] }}"#
    );
    decide_with(&Policy::parse(&policy).unwrap(), line, shell).effect
}

/// The beginnings of an option from its first letter on, the whole included.
fn beginnings(option: &str) -> impl Iterator<Item = &str> {
    let dashes = option.len() - option.trim_start_matches('-').len();
    (dashes + 1..=option.len()).filter_map(|end| option.get(..end))
}

#[test]
fn every_beginning_of_an_option_is_stopped_as_the_whole_is() {
    for (rule, option, program, shells) in [
        (
            r#""frob --force-all *""#,
            "--force-all",
            "frob",
            &[Shell::Bash, Shell::Zsh, Shell::Powershell, Shell::Cmd][..],
        ),
        (r#""Get-Frob -Recurse *""#, "-Recurse", "Get-Frob", &[Shell::Powershell]),
        (
            r#"{ "containing": "--force-all" }"#,
            "--force-all",
            "frob",
            &[Shell::Posix, Shell::Powershell, Shell::Cmd],
        ),
        (r#"{ "containing": "-Recurse" }"#, "-Recurse", "Get-Frob", &[Shell::Powershell]),
        (
            r#"{ "program": "frob", "arguments": [["a", "--force-all"], "?"] }"#,
            "--force-all",
            "frob",
            &[Shell::Bash],
        ),
    ] {
        let rule = format!(r#"{{ "effect": "deny", "command": {rule} }}"#);
        for shell in shells {
            for beginning in beginnings(option) {
                let line = format!("{program} {beginning} x");
                assert_eq!(effect(&rule, &line, *shell), Effect::Deny, "{line} under {rule}");
            }
            let longer = format!("{program} {option}x x");
            if !rule.contains("containing") {
                assert_eq!(effect(&rule, &longer, *shell), Effect::Allow, "{longer} under {rule}");
            }
            let other = format!("{program} {option}", option = option.replace(['c', 'l'], "z"));
            assert_eq!(effect(&rule, &other, *shell), Effect::Allow, "{other} under {rule}");
        }
    }
}

#[test]
fn the_surest_pattern_of_a_rule_speaks_for_it() {
    let rule = r#"{ "effect": "deny", "command": ["pip --prefix *", { "containing": "secret" }] }"#;
    assert_eq!(effect(rule, "pip --pre x", Shell::Bash), Effect::Ask);
    assert_eq!(effect(rule, "pip --pre secret", Shell::Bash), Effect::Deny);
    assert_eq!(effect(rule, "echo $((1)); pip --pre x; pip --prefix x", Shell::Bash), Effect::Deny);
}

#[test]
fn what_allows_compares_options_as_they_are_written() {
    let allow = r#"{ "effect": "allow", "command": ["other --force-all x", "Get-Other -Recurse x"] }"#;
    for (line, shell) in [
        ("other --force-all x", Shell::Bash),
        ("other --force-all x", Shell::Powershell),
        ("Get-Other -Recurse x", Shell::Powershell),
    ] {
        assert_eq!(effect(allow, line, shell), Effect::Allow, "{line}");
    }
    for (line, shell) in [
        ("other --force x", Shell::Bash),
        ("other --force-all=y x", Shell::Bash),
        ("Get-Other -Rec x", Shell::Powershell),
        ("Get-Other -Recurse:y x", Shell::Powershell),
    ] {
        assert_eq!(effect(allow, line, shell), Effect::Ask, "{line}");
    }
}
