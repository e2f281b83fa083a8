//! Lines in the profile `hardened` (G6): what joins or embeds commands never loosens them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "what a test says of itself holds")]

use countersign::{Effect, Operation, Policy, Shell, Workspace};
use countersign_tests_properties::Random;

const COMMANDS: [&str; 14] = [
    "git status",
    "git log -p",
    "git push",
    "npm run build",
    "npm install",
    "ls -la",
    "ls",
    "rm -rf x",
    "cat a > b",
    "echo $(rm x)",
    "FOO=1 ls",
    "git -c core.pager=x log",
    "find . -delete",
    "cd sub",
];

fn policy() -> Policy {
    let document = r#"{"version":1,"profile":"hardened","trustedCommands":["git status","git log *","npm run *","ls *"],
        "rules":[{"effect":"deny","command":"git push *"}]}"#;
    Policy::parse(document).unwrap()
}

fn effect(policy: &Policy, line: &str, shell: Shell) -> Effect {
    let workspace = Workspace { roots: vec!["/ws".into()], ..Workspace::default() };
    let operation = Operation::RunCommand { command: line.to_owned(), shell, cwd: None, interactive: false };
    policy.decide(&operation, &workspace).effect
}

#[test]
fn a_joined_line_is_no_looser_than_its_parts() {
    let policy = policy();
    for seed in 0..5_000 {
        let mut random = Random::new(seed);
        let shell = *random.pick(&[Shell::Posix, Shell::Bash, Shell::Zsh]);
        let (one, other) = (*random.pick(&COMMANDS), *random.pick(&COMMANDS));
        let joint = random.pick(&[" && ", " || ", "; ", " | ", "\n", " & ", ";", "&&"]);
        let line = format!("{one}{joint}{other}");
        let parts = effect(&policy, one, shell).max(effect(&policy, other, shell));
        let whole = effect(&policy, &line, shell);
        assert!(whole >= parts, "{line:?} is {whole:?}, its parts are {parts:?}");
    }
}

#[test]
fn an_embedded_line_is_no_looser_than_it_is_alone() {
    let policy = policy();
    for line in COMMANDS {
        for shell in [Shell::Posix, Shell::Bash, Shell::Zsh] {
            let alone = effect(&policy, line, shell);
            let embedded = [
                format!("({line})"),
                format!("{{ {line}; }}"),
                format!("! {line}"),
                format!("if true; then {line}; fi"),
                format!("for a in 1 2; do {line}; done"),
                format!("bash -c '{line}'"),
                format!("sh -c '{line}'"),
                format!("time {line}"),
                format!("echo \"$({line})\""),
            ];
            for whole in embedded {
                assert!(effect(&policy, &whole, shell) >= alone, "{whole:?} is looser than {line:?}");
            }
        }
    }
}

#[test]
fn nothing_is_trusted_that_no_rule_names() {
    let policy = Policy::parse(r#"{"version":1,"profile":"hardened"}"#).unwrap();
    for line in COMMANDS.into_iter().chain(["cd", "true", ":", "pwd", "echo x"]) {
        for shell in [Shell::Posix, Shell::Bash, Shell::Zsh, Shell::Powershell, Shell::Cmd] {
            assert!(effect(&policy, line, shell) > Effect::Allow, "{line:?} is allowed");
        }
    }
}
