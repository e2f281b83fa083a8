//! Every preset against its own examples.

use super::{PRESETS, Preset};
use crate::decision::Decision;
use crate::effect::Effect;
use crate::operation::{Operation, Shell};
use crate::policy::Policy;
use crate::workspace::Workspace;

fn policy(document: &str) -> Policy {
    Policy::parse(document).unwrap()
}

fn decide(policy: &Policy, line: &str, shell: Shell) -> Decision {
    let operation = Operation::RunCommand { command: line.to_owned(), shell, cwd: None, interactive: false };
    let workspace = Workspace { roots: vec!["/ws".to_owned()], ..Workspace::default() };
    policy.decide(&operation, &workspace)
}

fn shell(why: &str) -> Shell {
    if why.ends_with("(PowerShell)") {
        Shell::Powershell
    } else if why.ends_with("(cmd)") {
        Shell::Cmd
    } else {
        Shell::Bash
    }
}

/// An entry with its reason, and lines that it allows or leaves to be asked about.
struct Entry {
    pattern: &'static str,
    why: &'static str,
    lines: Vec<(bool, &'static str)>,
}

fn entries(preset: &Preset) -> Vec<Entry> {
    let mut out: Vec<Entry> = Vec::new();
    for line in preset.text.lines() {
        if let Some((pattern, why)) = line.split_once(" # ").filter(|_| !line.starts_with(' ')) {
            out.push(Entry { pattern, why, lines: Vec::new() });
        } else {
            let (sign, example) = line.trim_start().split_at(2);
            assert!(matches!(sign, "+ " | "- "), "`{line}` of `{}`", preset.name);
            out.last_mut().unwrap().lines.push((sign == "+ ", example));
        }
    }
    out
}

#[test]
fn presets_allow_what_their_examples_say_and_nothing_else_of_them() {
    // The plumbing around an example is trusted, too.
    let around = r#""trustedCommands": ["head *", "ls *", "echo *", "sort *", "grep *"]"#;
    let mut wrong = Vec::new();
    for preset in &PRESETS {
        let document =
            format!(r#"{{"version": 1, "profile": "hardened", "presets": ["{}"], {around}}}"#, preset.name);
        let listed = policy(&document);
        for Entry { pattern, why, lines } in entries(preset) {
            let bare = pattern.trim_end_matches(" *");
            let own = [(true, bare)].into_iter().filter(|_| lines.is_empty());
            for (allowed, line) in own.chain(lines.iter().copied()) {
                let decision = decide(&listed, line, shell(why));
                if (decision.effect == Effect::Allow) != allowed {
                    let reasons: Vec<&str> =
                        decision.reasons.iter().map(|reason| reason.message.as_str()).collect();
                    wrong.push(format!("{}: `{line}`: {}", preset.name, reasons.join("; ")));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_entry_can_be_removed() {
    let with = r#"{"version": 1, "profile": "hardened", "presets": ["inspect"]}"#;
    let without = r#"{"version": 1, "profile": "hardened", "presets": ["inspect"], "without": ["find *"]}"#;
    assert_eq!(decide(&policy(with), "find . -name x", Shell::Bash).effect, Effect::Allow);
    assert_eq!(decide(&policy(without), "find . -name x", Shell::Bash).effect, Effect::Ask);
    assert_eq!(decide(&policy(without), "ls src", Shell::Bash).effect, Effect::Allow);
}

#[test]
fn entries_are_unique_and_say_why() {
    for preset in &PRESETS {
        let mut seen = Vec::new();
        for (pattern, why) in preset.entries() {
            assert!(!why.is_empty() && !seen.contains(&pattern), "`{pattern}` of `{}`", preset.name);
            seen.push(pattern);
        }
    }
}
