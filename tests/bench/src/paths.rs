//! One decision about a path, beside matching the same globs with `globset` alone.

use std::hint::black_box;

use countersign::{Operation, Policy, Workspace};
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use serde_json::Value;

use super::row::{Row, interleaved};

/// Measures every policy and operation of the inputs, a file that `cargo xtask bench paths` writes.
pub(crate) fn rows(arguments: &[String]) -> Vec<Row> {
    let inputs = arguments.first().and_then(|file| std::fs::read_to_string(file).ok());
    let inputs: Value = inputs.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
    let list = |value: Option<&Value>| value.and_then(Value::as_array).cloned().unwrap_or_default();
    let mut rows = Vec::new();
    for policy in list(inputs.get("policies")) {
        let globs: Vec<String> = list(policy.get("globs")).iter().map(|glob| text(Some(glob))).collect();
        let (Ok(loaded), Some(set)) = (Policy::parse(&text(policy.get("policy"))), alone(&globs)) else {
            continue;
        };
        for case in list(inputs.get("operations")) {
            let path = text(case.pointer("/operation/path"));
            let (ours, peer) = measure(&loaded, &set, &path);
            let name =
                format!("{}, {} rules", text(case.get("row")), policy.get("rules").unwrap_or(&Value::Null));
            rows.push(Row { name, ours, peer, peer_name: "globset", unit: "ns" });
        }
    }
    rows
}

fn text(value: Option<&Value>) -> String {
    value.and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn alone(globs: &[String]) -> Option<GlobSet> {
    let mut set = GlobSetBuilder::new();
    for glob in globs {
        set.add(GlobBuilder::new(glob).literal_separator(true).build().ok()?);
    }
    set.build().ok()
}

fn measure(policy: &Policy, set: &GlobSet, path: &str) -> (f64, f64) {
    let workspace = Workspace {
        roots: vec!["/home/u/project".into()],
        case_sensitive: Some(true),
        home: Some("/home/u".into()),
        ..Workspace::default()
    };
    let operation = Operation::WriteFile { path: path.into(), cwd: None };
    let mut found = Vec::new();
    interleaved(
        &mut || {
            black_box(policy.decide(black_box(&operation), &workspace));
        },
        &mut || {
            set.matches_into(black_box(path), &mut found);
            black_box(&found);
        },
    )
}
