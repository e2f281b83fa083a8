//! One decision about a path, beside matching the same globs with `globset` alone.

use std::hint::black_box;

use countersign::{Operation, Policy, Workspace};
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use serde_json::{Value, json};

use super::{Row, interleaved};

const PATHS: [(&str, &str); 2] =
    [("short", "src/main.rs"), ("deep", "packages/app/src/components/forms/inputs/TextField.test.tsx")];
const COUNTS: [usize; 4] = [0, 50, 1000, 10_000];

/// One thing to measure.
struct Case {
    row: String,
    policy: Policy,
    text: String,
    globs: Vec<String>,
    path: &'static str,
}

/// Globs of the kinds that people write.
fn globs(count: usize) -> Vec<String> {
    let one = |index: usize| match index % 5 {
        0 => format!("infra{index}/**/*.tf"),
        1 => format!("**/*.x{index}"),
        2 => format!("folder{index}/**"),
        3 => format!("**/secret{index}.txt"),
        _ => format!("a/b{index}/c*"),
    };
    (0..count).map(one).collect()
}

fn alone(globs: &[String]) -> Option<GlobSet> {
    let mut set = GlobSetBuilder::new();
    for glob in globs {
        set.add(GlobBuilder::new(glob).literal_separator(true).build().ok()?);
    }
    set.build().ok()
}

fn workspace() -> Workspace {
    Workspace { roots: vec!["/home/u/project".into()], ..Workspace::default() }
}

/// Every profile, number of globs and path.
fn cases() -> impl Iterator<Item = Case> {
    let kinds = ["kiro", "hardened"].into_iter().flat_map(|profile| COUNTS.map(|count| (profile, count)));
    kinds
        .flat_map(|kind| PATHS.map(|path| (kind, path)))
        .map(|((profile, count), (length, path))| {
            let globs = globs(count);
            let protected: Vec<Value> = globs.iter().map(|glob| json!({ "glob": glob })).collect();
            let text = json!({ "version": 1, "profile": profile, "protectedPaths": protected }).to_string();
            let policy = Policy::parse(&text);
            assert!(policy.is_ok(), "the document is a policy");
            let row = format!("{profile}, {count} globs, {length} path");
            policy.map(|policy| Case { row, policy, text, globs, path })
        })
        .filter_map(Result::ok)
}

/// Measures one case: ours, and globset alone.
fn measure(case: &Case) -> Option<(f64, f64)> {
    let workspace = workspace();
    let set = alone(&case.globs)?;
    let operation = Operation::WriteFile { path: case.path.into(), cwd: None };
    let mut found = Vec::new();
    Some(interleaved(
        &mut || {
            black_box(case.policy.decide(black_box(&operation), &workspace));
        },
        &mut || {
            set.matches_into(black_box(case.path), &mut found);
            black_box(&found);
        },
    ))
}

/// Measures every case natively.
pub(crate) fn rows() -> Vec<Row> {
    let row = |case: Case| measure(&case).map(|(ours, peer)| Row { name: case.row, ours, peer });
    cases().filter_map(row).collect()
}

/// Prints every case as a line of JSON for the other faces, with what globset alone takes here.
pub(crate) fn print_cases() {
    let workspace = json!({ "roots": ["/home/u/project"], "platform": "posix" });
    for case in cases() {
        let Some((_, peer)) = measure(&case) else { continue };
        let operation = json!({ "kind": "write-file", "path": case.path });
        println!(
            "{}",
            json!({
                "row": case.row, "policy": case.text, "workspace": workspace, "operation": operation,
                "globs": case.globs, "path": case.path, "globset": peer,
            })
        );
    }
}
