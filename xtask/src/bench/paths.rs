//! A path decision on every face: a short and a deep path, both profiles, and globs of four numbers.

use serde_json::{Value, json};

use super::faces;
use super::table::Row;
use crate::Failure;

pub(crate) const COUNTS: [usize; 4] = [0, 50, 1_000, 10_000];

/// Measures natively beside `globset`, in Node beside `picomatch` and `ignore`, and under wasmtime.
pub(crate) fn rows() -> Result<Vec<Row>, Failure> {
    crate::build::command()?;
    let mut rows = Vec::new();
    for profile in ["kiro", "hardened"] {
        rows.extend(faces::rows("paths", &format!("paths-{profile}"), &inputs(profile))?);
    }
    Ok(rows)
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
        "workspace": faces::workspace(),
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
