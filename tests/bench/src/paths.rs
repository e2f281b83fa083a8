//! One decision about a path, beside matching the same globs with `globset` alone.
//!
//! Two rows for each: one match of the path as it is given, which is less than a decision has to ask, and what it has
//! to ask of its globs: the path in lower case and every folder above it.

use std::hint::black_box;

use countersign::{Operation, Policy, VERSION, wire};
use globset::{Candidate, GlobBuilder, GlobSet, GlobSetBuilder};
use serde_json::Value;

use super::row::{Row, interleaved};

/// Measures every policy and operation of the inputs, a file that `cargo xtask bench paths` writes.
pub(crate) fn rows(arguments: &[String]) -> Vec<Row> {
    let inputs = arguments.first().and_then(|file| std::fs::read_to_string(file).ok());
    let inputs: Value = inputs.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
    let list = |value: Option<&Value>| value.and_then(Value::as_array).cloned().unwrap_or_default();
    let workspace = inputs.get("workspace").unwrap_or(&Value::Null).to_string();
    let Ok(workspace) = wire::workspace(&workspace) else { return Vec::new() };
    let mut rows = Vec::new();
    for policy in list(inputs.get("policies")) {
        let globs: Vec<String> = list(policy.get("globs")).iter().map(|glob| text(Some(glob))).collect();
        let (Ok(loaded), Some(set)) = (Policy::parse(&text(policy.get("policy"))), alone(&globs)) else {
            continue;
        };
        for case in list(inputs.get("operations")) {
            let path = text(case.pointer("/operation/path"));
            let operation = Operation::WriteFile { path: path.as_str().into(), cwd: None };
            let name =
                format!("{}, {} rules", text(case.get("row")), policy.get("rules").unwrap_or(&Value::Null));
            let mut beside = |peer_name: &'static str, peer: &mut dyn FnMut()| {
                let decide = &mut || {
                    black_box(loaded.decide(black_box(&operation), &workspace));
                };
                let (ours, peer) = interleaved(decide, peer);
                rows.push(Row { name: name.clone(), ours, peer: peer.max(0.1), peer_name, unit: "ns" });
            };
            if globs.is_empty() {
                beside("empty call", &mut || {
                    black_box(VERSION);
                });
                continue;
            }
            let mut found = Vec::new();
            beside("globset, one match", &mut || {
                set.matches_into(black_box(&path), &mut found);
                black_box(&found);
            });
            beside("globset, folded and with folders", &mut || {
                black_box(covered(&set, black_box(&path), &mut found));
            });
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

/// Tells whether a glob matches the path or a folder above it, in whatever case of ASCII.
fn covered(set: &GlobSet, path: &str, found: &mut Vec<usize>) -> bool {
    let folded = path.to_ascii_lowercase();
    let mut rest = Some(folded.as_str());
    let mut any = false;
    while let Some(path) = rest {
        set.matches_candidate_into(&Candidate::new(path), found);
        any |= !found.is_empty();
        rest = path.rfind('/').and_then(|end| path.get(..end));
    }
    any
}
