//! A decision about a command line on every face: four lines under policies of four sizes.

use serde_json::{Value, json};

use super::faces;
use super::table::Row;
use crate::Failure;
use crate::setup::npm_packages;
use crate::shell::root;

const SIZES: [usize; 4] = [10, 50, 1_000, 10_000];

/// The peers are measured beside the smallest policy only: they have none of ours.
const BESIDE_PEERS: usize = SIZES[0];

/// Measures natively beside `safe-chains`, in Node beside tree-sitter and `shell-quote`, and under wasmtime.
pub(crate) fn rows() -> Result<Vec<Row>, Failure> {
    crate::build::command()?;
    npm_packages(&root().join("bindings-js/bench"))?;
    faces::rows_with(&["safe-chains"], "commands", "commands", &inputs())
}

/// Prints how much each decision grows from the smallest policy to the largest.
pub(crate) fn print_growth(rows: &[Row]) {
    super::table::print_growth(rows, SIZES[0], SIZES[3]);
}

fn inputs() -> Value {
    let policies: Vec<Value> = SIZES
        .into_iter()
        .map(|size| json!({ "rules": size, "policy": policy(size).to_string(), "peers": size == BESIDE_PEERS }))
        .collect();
    let line = |row: &str, command: &str| json!({ "row": row, "operation": { "kind": "run-command", "command": command, "shell": "posix" } });
    let chain = "cd src && git status --short | head -20; npm run build 2>&1 | tail -5 && npm test";
    let heredoc =
        format!("git commit -m \"$(cat <<'EOF'\n{}EOF\n)\"", "words of a long message\n".repeat(85));
    // Nearly as deep as is looked into, again and again up to the longest line that is looked at.
    let unit = format!("{}echo x{}; ", "echo \"$(".repeat(60), ")\"".repeat(60));
    let nested = unit.repeat(65_536 / unit.len());
    json!({
        "workspace": faces::workspace(),
        "operations": [
            line("short line", "npm run test"),
            line("chain of five", chain),
            line("heredoc of 2 KB", &heredoc),
            line("nested line of 64 KB", &nested),
        ],
        "policies": policies,
    })
}

/// A policy with that many rules: what the lines need, and rules about other scripts of the same programs.
fn policy(size: usize) -> Value {
    let needed = [
        "npm run *",
        "npm test",
        "git status *",
        "git commit -m *",
        "cd *",
        "head *",
        "tail *",
        "cat *",
        "echo *",
    ];
    let others = (needed.len()..size).map(|n| match n % 3 {
        0 => json!({ "effect": "allow", "command": format!("npm run task-{n} *") }),
        1 => json!({ "effect": "deny", "command": format!("git push remote-{n} *") }),
        _ => json!({ "effect": "ask", "command": format!("tool-{n} *") }),
    });
    json!({
        "version": 1,
        "profile": "hardened",
        "trustedCommands": needed,
        "rules": others.collect::<Vec<_>>(),
    })
}
