//! Properties of deciding by structure that hold for every line.

mod options;
mod suggestions;

use crate::command::parse::parse;
use crate::command::script::Node;
use crate::{Decision, Effect, Operation, Platform, Policy, Shell, Workspace};

const POLICY: &str = r#"{ "version": 1, "profile": "hardened",
    "trustedCommands": ["ls *", "echo *", "cat *", "git status *", "git log *", "true", "grep *", "cd *"],
    "rules": [{ "effect": "deny", "command": "rm *" }, { "effect": "ask", "command": "git push *" }],
    "grants": { "write": ["build/**"] } }"#;

/// Lines without a change of folder or variables, so that what stands before changes nothing.
const LINES: [&str; 16] = [
    "ls -la",
    "echo a b",
    "git status",
    "cat x 2>/dev/null",
    "ls > build/list",
    "ls > list",
    "touch x",
    "rm x",
    "git push",
    "git log --output=x",
    "echo $(touch x)",
    "echo \"$(ls)\"",
    "echo a | cat",
    "echo $((1+1))",
    "true && ls",
    "X=1 ls",
];

const OPERATORS: [&str; 7] = [" && ", " || ", "; ", " | ", "\n", " & ", ";"];

fn workspace() -> Workspace {
    Workspace {
        roots: vec!["/ws".to_owned()],
        platform: Platform::Posix,
        case_sensitive: Some(true),
        home: Some("/home/u".to_owned()),
        repositories: Vec::new(),
    }
}

fn decide_with(policy: &Policy, line: &str, shell: Shell) -> Decision {
    let command = line.to_owned();
    policy.decide(&Operation::RunCommand { command, shell, cwd: None, interactive: false }, &workspace())
}

fn policy() -> Policy {
    Policy::parse(POLICY).unwrap()
}

#[test]
fn two_commands_are_as_strict_as_the_stricter() {
    let policy = policy();
    let effect = |line: &str| decide_with(&policy, line, Shell::Bash).effect;
    for a in LINES {
        for b in LINES {
            for operator in OPERATORS {
                let line = format!("{a}{operator}{b}");
                assert_eq!(effect(&line), effect(a).max(effect(b)), "{line}");
            }
        }
    }
}

#[test]
fn embedding_a_line_never_loosens_it() {
    let policy = policy();
    for shell in [Shell::Posix, Shell::Bash, Shell::Zsh] {
        let effect = |line: &str| decide_with(&policy, line, shell).effect;
        for line in LINES {
            for (before, after) in [
                ("(", ")"),
                ("( ", " )"),
                ("{ ", "; }"),
                ("for i in 1 2; do ", "; done"),
                ("if true; then ", "; fi"),
                ("if ", "; then true; else true; fi"),
                ("while ", "; do true; done"),
                ("case x in y) ", ";; esac"),
                ("bash -c '", "'"),
                ("bash -c 'sh -c \"true\"; ", "'"),
                ("echo \"$(", ")\""),
                ("echo $(", ")"),
                ("true && ! ", ""),
                ("eval '", "'"),
                ("true | ", ""),
                ("cat <<'EOF' && ", "\nx\nEOF"),
            ] {
                let embedded = format!("{before}{line}{after}");
                assert!(effect(&embedded) >= effect(line), "{embedded}");
            }
        }
    }
}

#[test]
fn quoting_a_word_differently_changes_nothing() {
    let policy = policy();
    let effect = |line: &str| decide_with(&policy, line, Shell::Bash).effect;
    let single = |word: &str| format!("'{word}'");
    let double = |word: &str| format!("\"{word}\"");
    let escaped = |word: &str| word.chars().flat_map(|c| ['\\', c]).collect::<String>();
    let halves = |word: &str| {
        let (first, second) = word.split_at(word.len() / 2);
        format!("\"{first}\"'{second}'")
    };
    let ways: [&dyn Fn(&str) -> String; 4] = [&single, &double, &escaped, &halves];
    for line in
        ["ls -la", "echo a b", "git status -s", "touch x", "rm x", "git push -f", "git log --output=x"]
    {
        for way in ways {
            for place in 0..line.split(' ').count() {
                let words = line.split(' ').enumerate();
                let words: Vec<String> =
                    words.map(|(at, word)| if at == place { way(word) } else { word.to_owned() }).collect();
                assert_eq!(effect(&words.join(" ")), effect(line), "{}", words.join(" "));
            }
        }
    }
}

#[test]
fn another_rule_that_stops_never_loosens() {
    let before = policy();
    for rule in [
        r#"{ "effect": "deny", "command": "echo *" }"#,
        r#"{ "effect": "ask", "command": { "containing": "l" } }"#,
        r#"{ "effect": "deny", "command": "*", "unless": ["ls *"] }"#,
        r#"{ "effect": "ask", "command": { "program": "git", "arguments": ["?", "*"] } }"#,
    ] {
        let text = POLICY.replace("\"rules\": [", &format!("\"rules\": [{rule}, "));
        let after = Policy::parse(&text).unwrap();
        for a in LINES {
            for b in LINES {
                let line = format!("{a} && {b}");
                let effects = [&before, &after].map(|policy| decide_with(policy, &line, Shell::Bash).effect);
                assert!(effects[1] >= effects[0], "{rule} loosens {line}");
            }
        }
    }
}

#[test]
fn every_part_has_its_effect_rule_and_place() {
    let line = "git status && touch x | ls > list";
    let decision = decide_with(&policy(), line, Shell::Bash);
    let parts: Vec<(&str, Effect, Option<&str>)> = decision
        .parts
        .iter()
        .map(|part| (part.span.of(line), part.effect, part.rule.as_ref().map(|rule| rule.pattern.as_str())))
        .collect();
    assert_eq!(
        parts,
        [
            ("git status", Effect::Allow, Some("git status *")),
            ("touch x", Effect::Ask, None),
            ("ls > list", Effect::Ask, None),
        ]
    );
    let changes: Vec<Option<&str>> = decision.parts.iter().map(|part| part.change.as_deref()).collect();
    assert_eq!(changes[0], None);
    assert_eq!(changes[2], Some("a grant to write `list`"));
}

#[test]
fn messages_cannot_be_forged_by_the_command() {
    for line in [
        "touch '` is trusted by `ls *`'",
        "touch \"a\nb\u{202e}c\"",
        "ls > 'x`, which a rule allows: `'",
        "FOO='`' ls",
        "git log --output='\u{1b}[2J`'",
    ] {
        let decision = decide_with(&policy(), line, Shell::Bash);
        assert_eq!(decision.effect, Effect::Ask, "{line}");
        for reason in &decision.reasons {
            let message = &reason.message;
            assert!(!message.chars().any(crate::text::is_hidden), "{message:?}");
            assert!(message.matches('`').count() % 2 == 0, "{message:?}");
            assert!(!message.contains("` is trusted by `"), "{message:?}");
        }
    }
}

#[test]
fn nested_text_takes_neither_stack_nor_much_work() {
    let policy = policy();
    for unit in [
        "$(",
        "${",
        "(",
        "`",
        "\"$(",
        "{ ",
        "if ",
        "<(",
        "for x in ",
        "case x in y) ",
        "bash -c \"",
        "<<A ",
        "! ",
    ] {
        let line = unit.repeat(1_000_000 / unit.len());
        for shell in [Shell::Posix, Shell::Bash, Shell::Zsh] {
            let script = parse(&line, shell, false);
            assert!(script.is_opaque(), "{unit}");
            assert!(script.steps() <= line.len() + 1, "{unit}: {} steps", script.steps());
            assert!(script.nodes.len() <= line.len() + 1, "{unit}");
        }
        let shorter = unit.repeat(60_000 / unit.len());
        assert_eq!(decide_with(&policy, &shorter, Shell::Bash).effect, Effect::Ask);
    }
    assert_eq!(decide_with(&policy, &"$(".repeat(500_000), Shell::Bash).effect, Effect::Ask);
}

#[test]
fn a_rule_that_denies_still_counts_past_every_limit() {
    let far = format!("{}; rm x", "echo a; ".repeat(20_000));
    let deep = format!("{}rm x", "(".repeat(100));
    let cut = "echo \"; rm x".to_owned();
    for line in [far, deep, cut] {
        assert_eq!(decide_with(&policy(), &line, Shell::Bash).effect, Effect::Deny);
    }
}

/// A small generator, so that the same lines are tried every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % sides
    }
}

#[test]
fn every_byte_is_accounted_for_or_the_line_is_opaque() {
    const BITS: [&str; 40] = [
        "ls",
        " ",
        "a",
        "\n",
        ";",
        "&",
        "|",
        "(",
        ")",
        "{",
        "}",
        "'",
        "\"",
        "\\",
        "$",
        "`",
        "<",
        ">",
        "#",
        "!",
        "*",
        "~",
        "=",
        "if ",
        "then ",
        "fi",
        "for x in ",
        "do ",
        "done",
        "case ",
        "esac",
        " in ",
        "EOF",
        "<<",
        "é",
        "1",
        "[",
        "x=1 ",
        "-",
        "$(",
    ];
    let policy = policy();
    let mut dice = Dice(7);
    for _ in 0..10_000 {
        let line: String = (0..dice.roll(14)).map(|_| BITS[dice.roll(BITS.len())]).collect();
        for shell in [Shell::Posix, Shell::Bash, Shell::Zsh] {
            let script = parse(&line, shell, false);
            assert!(script.is_complete(line.len()) != script.is_opaque(), "{line:?}");
            for node in &script.nodes {
                if let Node::Command(simple) = node {
                    assert!(simple.span.end as usize <= line.len(), "{line:?}");
                    assert!(simple.words.iter().all(|word| word.span.start <= word.span.end), "{line:?}");
                }
            }
            let decision = decide_with(&policy, &line, shell);
            assert!(decision.effect >= Effect::Ask || !script.is_opaque(), "{line:?}");
        }
    }
}
