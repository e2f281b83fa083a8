//! One decision in the native core, beside an empty call; a path also beside `globset` alone.

use std::hint::black_box;

use countersign::{Operation, Policy, VERSION, Workspace, wire};
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use serde_json::Value;

use super::row::{Row, interleaved};

/// Returns a field, `null` where there is none.
fn field<'v>(value: &'v Value, name: &str) -> &'v Value {
    value.get(name).unwrap_or(&Value::Null)
}

/// Measures every operation under every policy of the inputs, which `cargo xtask bench decide` writes to a file.
pub(crate) fn rows(arguments: &[String]) -> Vec<Row> {
    let text = arguments.first().and_then(|file| std::fs::read_to_string(file).ok()).unwrap_or_default();
    let inputs: Value = serde_json::from_str(&text).unwrap_or_default();
    let Ok(workspace) = wire::workspace(&field(&inputs, "workspace").to_string()) else { return Vec::new() };
    let mut rows = Vec::new();
    for policy in field(&inputs, "policies").as_array().into_iter().flatten() {
        let Ok(loaded) = Policy::parse(field(policy, "policy").as_str().unwrap_or_default()) else {
            continue;
        };
        let globs = globset(field(policy, "globs"));
        for case in field(&inputs, "operations").as_array().into_iter().flatten() {
            let Ok(operation) = wire::operation(&field(case, "operation").to_string()) else { continue };
            let name = format!(
                "{}, {} rules",
                field(case, "row").as_str().unwrap_or_default(),
                field(policy, "rules")
            );
            let empty = &mut || {
                black_box(VERSION);
            };
            rows.push(row(name.clone(), "empty call", &loaded, &operation, &workspace, empty));
            if let (Operation::WriteFile { path, .. }, Some(globs)) = (&operation, &globs) {
                let mut found = Vec::new();
                let alone = &mut || {
                    globs.matches_into(black_box(&path.path), &mut found);
                    black_box(&found);
                };
                rows.push(row(
                    format!("{name}, its globs"),
                    "globset",
                    &loaded,
                    &operation,
                    &workspace,
                    alone,
                ));
            }
        }
    }
    rows
}

fn row(
    name: String,
    peer_name: &'static str,
    policy: &Policy,
    operation: &Operation,
    workspace: &Workspace,
    peer: &mut dyn FnMut(),
) -> Row {
    let ours = &mut || {
        black_box(policy.decide(black_box(operation), workspace));
    };
    let (ours, peer) = interleaved(ours, peer);
    Row { name, ours, peer: peer.max(0.1), peer_name, unit: "ns" }
}

/// The globs of a policy in a set of their own.
fn globset(globs: &Value) -> Option<GlobSet> {
    let mut set = GlobSetBuilder::new();
    for glob in globs.as_array()? {
        set.add(GlobBuilder::new(glob.as_str()?).literal_separator(true).build().ok()?);
    }
    set.build().ok()
}
