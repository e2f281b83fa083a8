//! A decision on every face: four operations under policies of three sizes.

use serde_json::{Value, json};

use super::faces;
use super::table::Row;
use crate::Failure;

pub(crate) const SIZES: [usize; 3] = [10, 1_000, 10_000];

/// Measures natively, in Node through the packed package, and in the component under wasmtime.
pub(crate) fn rows() -> Result<Vec<Row>, Failure> {
    crate::build::command()?;
    faces::rows("decide", "decide", &inputs())
}

fn inputs() -> Value {
    let policies: Vec<Value> = SIZES
        .into_iter()
        .map(|size| json!({ "rules": size, "policy": policy(size).to_string(), "globs": globs(size) }))
        .collect();
    let chain = "npm run build && npm test -- --coverage | tee build.log; git add . && git commit -m done";
    json!({
        "workspace": faces::workspace(),
        "operations": [
            { "row": "path write",
              "operation": { "kind": "write-file", "path": "src/components/button.tsx" } },
            { "row": "short command",
              "operation": { "kind": "run-command", "command": "npm run test", "shell": "posix" } },
            { "row": "chain",
              "operation": { "kind": "run-command", "command": chain, "shell": "posix" } },
            { "row": "URL",
              "operation": { "kind": "fetch-url", "url": "https://docs.example.org/guide/start?page=2", "source": "agent" } },
        ],
        "policies": policies,
    })
}

fn glob(n: usize) -> String {
    format!("generated/part-{n}/**/*.sql")
}

/// The globs among the rules of a policy, which a path decision is compared with.
fn globs(size: usize) -> Vec<String> {
    (0..size).filter(|n| n % 4 == 1).map(glob).collect()
}

/// A policy with that many rules, a quarter of each kind, that say nothing about the operations.
fn policy(size: usize) -> Value {
    let rule = |n: usize| match n % 4 {
        0 => json!({ "effect": "deny", "command": format!("tool-{n} publish *") }),
        1 => json!({ "effect": "ask", "write": { "glob": glob(n) } }),
        2 => json!({ "effect": "allow", "url": format!("https://host-{n}.example.com/*") }),
        _ => json!({ "effect": "allow", "tool": format!("server-{n}/read_*") }),
    };
    json!({
        "version": 1,
        "profile": "kiro",
        "trustedCommands": ["npm run *", "git status"],
        "rules": (0..size).map(rule).collect::<Vec<_>>(),
    })
}
