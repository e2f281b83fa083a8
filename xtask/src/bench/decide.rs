//! A decision on every face: four operations under policies of three sizes.
//!
//! The inputs are written once, as a file that each measuring program reads.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::native;
use super::table::Row;
use crate::Failure;
use crate::shell::{capture, root, step};

const SIZES: [usize; 3] = [10, 1_000, 10_000];

/// Measures natively, in Node through the packed package, and in the component under wasmtime.
pub(crate) fn rows() -> Result<Vec<Row>, Failure> {
    crate::build::command()?;
    let inputs = write_inputs()?;
    let inputs = inputs.display().to_string();
    let mut rows = native::rows(&["decide", &inputs])?;
    let script = "bindings-js/bench/decide.mjs";
    let js = step("measuring in Node", || capture(&root(), "node", &[script, &inputs]))?;
    rows.extend(Row::of_lines(&js)?);
    let line = [
        "run",
        "-q",
        "--profile",
        "host",
        "-p",
        "countersign-tests-wasi",
        "--bin",
        "wasi-bench",
        "--",
        &inputs,
    ];
    let wasi = step("measuring the component under wasmtime", || capture(&root(), "cargo", &line))?;
    rows.extend(Row::of_lines(&wasi)?);
    Ok(rows)
}

/// Prints how much each decision grows from the smallest policy to the largest.
pub(crate) fn print_growth(rows: &[Row]) {
    let [least, .., most] = SIZES;
    print_growth_of(rows, least, most);
}

/// Prints how much each decision grows from one size to another.
pub(crate) fn print_growth_of(rows: &[Row], least: usize, most: usize) {
    println!();
    let of = |row: &Row, size: usize| row.row.strip_suffix(&format!(", {size} rules")).map(str::to_owned);
    for small in rows {
        let Some(name) = of(small, least) else { continue };
        let same = |row: &&Row| row.face == small.face && of(row, most).as_deref() == Some(&name);
        if let Some(large) = rows.iter().find(same) {
            let growth = large.ours / small.ours;
            println!("{name} ({}): {growth:.2}× from {least} to {most} rules", small.face);
        }
    }
}

fn write_inputs() -> Result<PathBuf, Failure> {
    let file = root().join("target/bench/decide.json");
    let failed = |error| format!("cannot write `{}`: {error}", file.display());
    std::fs::create_dir_all(root().join("target/bench")).map_err(failed)?;
    std::fs::write(&file, inputs().to_string()).map_err(failed)?;
    Ok(file)
}

fn inputs() -> Value {
    let policies: Vec<Value> = SIZES
        .into_iter()
        .map(|size| json!({ "rules": size, "policy": policy(size).to_string(), "globs": globs(size) }))
        .collect();
    let chain = "npm run build && npm test -- --coverage | tee build.log; git add . && git commit -m done";
    json!({
        "workspace": { "roots": ["/home/u/project"], "platform": "posix", "caseSensitive": true, "home": "/home/u" },
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
