//! The literal rule of the profile `kiro` (G5), held against the table that defines it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "what a test says of itself holds")]

use countersign::{Effect, Operation, Policy, Shell, Workspace};
use countersign_tests_properties::Random;
use serde_json::json;

/// The table, row by row: no final `*`, a blank before it, something else before it, nothing before it.
fn trusts(pattern: &str, line: &str) -> bool {
    match pattern.strip_suffix('*') {
        None => line == pattern,
        Some("") => true,
        Some(prefix) if prefix.ends_with(' ') => {
            let bare = prefix.trim_end_matches(' ');
            line.starts_with(prefix) || !bare.is_empty() && line == bare
        }
        Some(prefix) => line.starts_with(prefix),
    }
}

#[test]
fn the_literal_rule_is_what_its_table_says() {
    let pieces = ["npm", "npx", "git", " ", " ", "*", "run", "--force", "&&", ";", "\n", "\t", "N", "é", "|"];
    let workspace = Workspace { roots: vec!["/ws".into()], ..Workspace::default() };
    let (mut allowed, mut asked) = (0, 0);
    for seed in 0..6_000 {
        let mut random = Random::new(seed);
        let patterns: Vec<String> = (0..=random.below(3))
            .map(|_| random.text(&pieces, 4))
            .filter(|pattern| !pattern.trim().is_empty())
            .collect();
        let denied = random.text(&["--force", "git", "é"], 1);
        // Half of the lines start with a pattern, since few others would be trusted.
        let mut line = if patterns.is_empty() || random.below(2) == 0 {
            String::new()
        } else {
            random.pick(&patterns).trim_end_matches('*').to_owned()
        };
        line.push_str(&random.text(&pieces, 3));
        let mut document = json!({ "version": 1, "profile": "kiro", "trustedCommands": patterns });
        if !denied.is_empty() {
            document["rules"] = json!([{ "effect": "ask", "command": { "containing": denied } }]);
        }
        let policy = Policy::parse(&document.to_string()).unwrap();
        let operation = Operation::RunCommand {
            command: line.clone(),
            shell: Shell::Bash,
            cwd: None,
            interactive: false,
        };
        let trusted = patterns.iter().any(|pattern| trusts(pattern, &line));
        let stopped = !denied.is_empty() && line.contains(&denied) || line.trim().is_empty();
        let expected = if trusted && !stopped { Effect::Allow } else { Effect::Ask };
        let decision = policy.decide(&operation, &workspace);
        assert_eq!(decision.effect, expected, "{seed}: {line:?} under {document}");
        if expected == Effect::Allow { allowed += 1 } else { asked += 1 }
    }
    assert!(allowed > 500 && asked > 500, "{allowed} allowed, {asked} asked");
}
