//! One decision about a path, beside matching the same globs with `globset` alone.

use std::hint::black_box;

use countersign::path::{Access, PathPattern, ProtectionBuilder, RuleScope, judge};
use countersign::{Effect, PathArgument, Profile, RuleReference, RuleSource, Workspace};
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use super::row::{Row, interleaved};

const PATHS: [(&str, &str); 2] =
    [("short", "src/main.rs"), ("deep", "packages/app/src/components/forms/inputs/TextField.test.tsx")];

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

/// Measures every profile, number of globs and path.
pub(crate) fn rows(_: &[String]) -> Vec<Row> {
    let workspace = Workspace { roots: vec!["/home/u/project".into()], ..Workspace::default() };
    let mut rows = Vec::new();
    for (profile, name) in [(Profile::Kiro, "kiro"), (Profile::Hardened, "hardened")] {
        for count in [0, 50, 1000, 10_000] {
            let globs = globs(count);
            let mut builder = ProtectionBuilder::new(profile);
            for glob in &globs {
                let rule = RuleReference {
                    source: RuleSource::User,
                    index: 0,
                    list: None,
                    pattern: glob.clone(),
                    id: None,
                    reason: None,
                };
                let added =
                    builder.rule(RuleScope::Protected, Effect::Ask, PathPattern::Glob(glob), rule, &[]);
                assert!(added.is_ok(), "`{glob}` is a glob");
            }
            let (Ok(protection), Some(set)) = (builder.build(), alone(&globs)) else { continue };
            for (length, path) in PATHS {
                let argument = PathArgument::from(path);
                let mut found = Vec::new();
                let (ours, peer) = interleaved(
                    &mut || {
                        black_box(judge(
                            &protection,
                            &workspace,
                            None,
                            "path",
                            black_box(&argument),
                            Access::Write,
                        ));
                    },
                    &mut || {
                        set.matches_into(black_box(path), &mut found);
                        black_box(&found);
                    },
                );
                let name = format!("{name}, {count} globs, {length} path");
                rows.push(Row { name, ours, peer, peer_name: "globset", unit: "ns" });
            }
        }
    }
    rows
}
