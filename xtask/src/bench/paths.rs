//! A path decision on every face: a short and a deep path, both profiles, and globs of four numbers.
//!
//! The inputs are written once for each profile, as a file that each measuring program reads.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::native;
use super::table::Row;
use crate::Failure;
use crate::shell::{capture, root, step};

const COUNTS: [usize; 4] = [0, 50, 1_000, 10_000];

/// Measures natively beside `globset`, in Node beside `picomatch` and `ignore`, and under wasmtime.
pub(crate) fn rows() -> Result<Vec<Row>, Failure> {
    crate::build::command()?;
    let mut rows = Vec::new();
    for profile in ["kiro", "hardened"] {
        let inputs = write_inputs(profile)?.display().to_string();
        rows.extend(native::rows(&["paths", &inputs])?);
        let script = "bindings-js/bench/paths.mjs";
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
    }
    Ok(rows)
}

fn write_inputs(profile: &str) -> Result<PathBuf, Failure> {
    let file = root().join(format!("target/bench/paths-{profile}.json"));
    let failed = |error| format!("cannot write `{}`: {error}", file.display());
    std::fs::create_dir_all(root().join("target/bench")).map_err(failed)?;
    std::fs::write(&file, inputs(profile).to_string()).map_err(failed)?;
    Ok(file)
}

fn inputs(profile: &str) -> Value {
    let policies: Vec<Value> = COUNTS
        .into_iter()
        .map(|count| {
            let globs: Vec<String> = (0..count).map(glob).collect();
            json!({ "rules": count, "policy": policy(profile, &globs).to_string(), "globs": globs })
        })
        .collect();
    let write = |length: &str, path: &str| json!({ "row": format!("{length} path in {profile}"), "operation": { "kind": "write-file", "path": path } });
    json!({
        "workspace": { "roots": ["/home/u/project"], "platform": "posix", "caseSensitive": true, "home": "/home/u" },
        "operations": [
            write("short", "src/main.rs"),
            write("deep", "packages/app/src/components/forms/inputs/TextField.test.tsx"),
        ],
        "policies": policies,
    })
}

/// A glob of the kinds that people write.
fn glob(index: usize) -> String {
    match index % 5 {
        0 => format!("infra{index}/**/*.tf"),
        1 => format!("**/*.x{index}"),
        2 => format!("folder{index}/**"),
        3 => format!("**/secret{index}.txt"),
        _ => format!("a/b{index}/c*"),
    }
}

fn policy(profile: &str, globs: &[String]) -> Value {
    let protected: Vec<Value> = globs.iter().map(|glob| json!({ "glob": glob })).collect();
    json!({ "version": 1, "profile": profile, "protectedPaths": protected })
}
