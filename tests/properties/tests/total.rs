//! Deciding is total and deterministic (G2).

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "what a test says of itself holds")]

use countersign::{Effect, Policy};
use countersign_tests_properties::Random;

const PIECES: [&str; 44] = [
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"",
    "\\",
    "\\u",
    "d800",
    "0",
    "1e9",
    "-",
    "null",
    "true",
    "\"kind\"",
    "\"path\"",
    "\"write-file\"",
    "\"run-command\"",
    "\"fetch-url\"",
    "\"command\"",
    "\"shell\"",
    "\"bash\"",
    "\"url\"",
    "https://",
    "user",
    ".git",
    "/",
    "..",
    "~1",
    " ",
    "\n",
    "\t",
    "\u{0}",
    "é",
    "\u{200c}",
    "\u{202e}",
    "😀",
    "$(",
    "`",
    "'",
    "&&",
    "|",
    ";",
];

fn policies() -> Vec<Policy> {
    ["kiro", "hardened"]
        .into_iter()
        .map(|profile| {
            let text = format!(
                r#"{{"version":1,"profile":"{profile}","trustedCommands":["npm *","git status"],"ignore":["*.env"],
                "protectedPaths":[{{"glob":"a/**"}}],"rules":[{{"effect":"deny","command":{{"containing":"rm"}}}},
                {{"effect":"allow","url":"https://*.a.io/*"}},{{"effect":"allow","tool":"s/*"}}]}}"#
            );
            Policy::parse(&text).unwrap()
        })
        .collect()
}

/// Any text in place of an operation, a path, a command, a URL, a tool and a workspace.
fn requests(random: &mut Random) -> (String, String) {
    let inner = random.text(&PIECES, 24);
    let quoted = serde_json::Value::from(inner.as_str()).to_string();
    let operation = match random.below(7) {
        0 => inner,
        1 => format!(r#"{{"kind":"write-file","path":{quoted}}}"#),
        2 => format!(r#"{{"kind":"relocate-file","from":{quoted},"to":"a","updates":[{quoted}]}}"#),
        3 => {
            let shell = random.pick(&["posix", "bash", "zsh", "powershell", "cmd"]);
            format!(r#"{{"kind":"run-command","command":{quoted},"shell":"{shell}"}}"#)
        }
        4 => format!(r#"{{"kind":"fetch-url","url":{quoted},"source":"agent"}}"#),
        5 => format!(r#"{{"kind":"call-tool","server":"s","tool":{quoted}}}"#),
        _ => format!(r#"{{"kind":{quoted}}}"#),
    };
    let workspace = match random.below(8) {
        0 => random.text(&PIECES, 8),
        1 => format!(r#"{{"roots":[{quoted}]}}"#),
        2 => r#"{"roots":["C:\\ws"],"platform":"windows"}"#.to_owned(),
        3 => r#"{"roots":["/ws"],"platform":"macos","home":"/Users/u"}"#.to_owned(),
        _ => r#"{"roots":["/ws"],"platform":"posix","caseSensitive":true}"#.to_owned(),
    };
    (operation, workspace)
}

#[test]
fn any_text_gets_a_decision_and_always_the_same() {
    let (first, second) = (policies(), policies());
    for seed in 0..8_000 {
        let (operation, workspace) = requests(&mut Random::new(seed));
        for (one, other) in first.iter().zip(&second) {
            let decision = one.decide_json(&operation, &workspace);
            assert!(!decision.reasons.is_empty(), "{seed}: {operation:?}");
            let strictest = decision.reasons.iter().map(|reason| reason.effect).max();
            assert_eq!(strictest, Some(decision.effect), "{seed}: {operation:?}");
            assert!(
                decision.effect == Effect::Ask || decision.suggestions.is_empty(),
                "{seed}: {operation:?}"
            );
            let again = other.decide_json(&operation, &workspace);
            assert_eq!(decision.to_json(), again.to_json(), "{seed}: {operation:?}");
        }
    }
}

#[test]
fn any_text_is_a_policy_or_has_a_problem_with_its_place() {
    for seed in 0..1_500 {
        let mut random = Random::new(seed);
        let inner = random.text(&PIECES, 16);
        let text = match random.below(3) {
            0 => inner,
            1 => format!(r#"{{"version":1,"profile":"kiro",{inner}}}"#),
            _ => format!(r#"{{"version":1,"profile":"hardened","trustedCommands":[{inner}]}}"#),
        };
        let Err(problems) = Policy::parse(&text) else { continue };
        assert!(!problems.is_empty(), "{text:?}");
        for problem in problems {
            assert!(!problem.code.is_empty() && !problem.message.is_empty(), "{text:?}");
            assert!(problem.span.start <= problem.span.end, "{text:?}");
            assert!(
                text.get(problem.span.start as usize..problem.span.end as usize).is_some(),
                "{text:?} {problem}"
            );
        }
    }
}
