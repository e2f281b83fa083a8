//! Hunks and merges against git's, on real revisions.
//!
//! `COUNTERSIGN_ORACLE_REVISIONS` names a folder for versions fetched from the registries; without it, those that
//! the build has brought along are used.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test stops where something is wrong, and says what it compared"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use countersign::diff::{Edit, compare, merge};
use countersign_tests_oracles::git::{Hunk, git, hunks_of_git};
use countersign_tests_oracles::revisions::{Pair, Versions, at_hand, fetched, pairs};

/// Returns the versions to compare, at most so many files of them.
fn versions() -> Vec<Versions> {
    match std::env::var_os("COUNTERSIGN_ORACLE_REVISIONS") {
        Some(folder) => {
            let mut all = fetched(Path::new(&folder)).expect("the registries answer");
            all.extend(at_hand());
            all
        }
        None => at_hand(),
    }
}

fn most(ordinary: usize) -> usize {
    std::env::var("COUNTERSIGN_ORACLE_COUNT").ok().and_then(|count| count.parse().ok()).unwrap_or(ordinary)
}

/// Tells by name what could not be compared; on a run that must leave nothing out that is a failure.
fn skipped(what: &str) {
    let must = std::env::var("CI").is_ok_and(|value| value == "true" || value == "1");
    assert!(!must, "missing: {what}");
    eprintln!("skipped: {what}");
}

#[derive(Debug, Default)]
struct Score {
    files: usize,
    hunks: usize,
    same: usize,
    our_lines: usize,
    git_lines: usize,
}

fn lines_of(hunks: &[Hunk]) -> usize {
    hunks.iter().map(|(old, new)| old.len() + new.len()).sum()
}

fn compare_all(score: &mut Score, most: usize) {
    for Versions { folders, .. } in versions() {
        for two in folders.windows(2) {
            let theirs = hunks_of_git(&two[0], &two[1]);
            for Pair { path, old, new } in pairs(&two[0], &two[1]) {
                let Some(theirs) = theirs.get(&path) else { continue };
                let ours: Vec<Hunk> =
                    compare(&old, &new).into_iter().map(|Edit { old, new }| (old, new)).collect();
                score.files += 1;
                score.hunks += theirs.len();
                score.same += theirs
                    .iter()
                    .filter(|hunk| {
                        ours.binary_search_by_key(
                            &(hunk.0.start, hunk.0.end, hunk.1.start, hunk.1.end),
                            |hunk| (hunk.0.start, hunk.0.end, hunk.1.start, hunk.1.end),
                        )
                        .is_ok()
                    })
                    .count();
                let (own, others) = (lines_of(&ours), lines_of(theirs));
                score.our_lines += own;
                score.git_lines += others;
                if score.files == most {
                    return;
                }
            }
        }
    }
}

#[test]
fn hunks_are_those_of_git() {
    let mut score = Score::default();
    compare_all(&mut score, most(400));
    let Score { files, hunks, same, our_lines, git_lines } = score;
    if files < 50 {
        return skipped("real revisions to compare with git diff; get them with: cargo xtask oracle diff");
    }
    let share = same as f64 * 100.0 / hunks as f64;
    let lines = our_lines as f64 * 100.0 / git_lines as f64;
    println!(
        "{files} files: {same} of {hunks} hunks as git's ({share:.2} %), {our_lines} changed lines, git {git_lines} ({lines:.2} %)"
    );
    assert!(share >= 96.0, "only {share:.2} % of {hunks} hunks are git's");
    assert!((99.0..=101.0).contains(&lines), "{our_lines} changed lines, git {git_lines}");
}

/// Returns what `git merge-file` makes of three texts, or nothing where it reports a conflict.
fn merged_by_git(folder: &Path, texts: [&[u8]; 3]) -> Option<Vec<u8>> {
    let names = ["ours", "base", "theirs"].map(|name| folder.join(name));
    for (name, text) in names.iter().zip(texts) {
        std::fs::write(name, text).unwrap();
    }
    let mut command = git(&["merge-file", "--stdout", "--quiet"]);
    let output = command.args(&names).output().expect("git runs");
    // The status is the number of conflicts, cut off at 127; above that it is an error.
    let code = output.status.code().unwrap_or(255);
    assert!(code < 128, "git merge-file failed: {}", String::from_utf8_lossy(&output.stderr));
    (code == 0).then_some(output.stdout)
}

/// Returns texts whose older and newer versions both differ from them.
fn triples(most: usize) -> Vec<(PathBuf, [Vec<u8>; 3])> {
    let mut found = Vec::new();
    for Versions { folders, .. } in versions() {
        for three in folders.windows(3) {
            let newer: BTreeMap<String, Vec<u8>> =
                pairs(&three[1], &three[2]).into_iter().map(|pair| (pair.path, pair.new)).collect();
            for Pair { path, old, new } in pairs(&three[0], &three[1]) {
                let Some(newest) = newer.get(&path) else { continue };
                found.push((three[1].join(&path), [old, new, newest.clone()]));
                if found.len() == most {
                    return found;
                }
            }
        }
    }
    found
}

#[test]
fn merges_are_those_of_git() {
    let triples = triples(most(120));
    if triples.len() < 20 {
        return skipped(
            "real triples to compare with git merge-file; get them with: cargo xtask oracle diff",
        );
    }
    let folder = std::env::temp_dir().join(format!("countersign-merge-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let (mut clean, mut different, mut stricter, mut looser) = (0, Vec::new(), 0, 0);
    for (path, [ours, base, theirs]) in &triples {
        let git = merged_by_git(&folder, [ours, base, theirs]);
        match (merge(base, ours, theirs).text(), git) {
            (Some(a), Some(b)) if a == b => clean += 1,
            (Some(_), Some(_)) => different.push(path),
            (None, Some(_)) => stricter += 1,
            (Some(_), None) => looser += 1,
            (None, None) => {}
        }
    }
    std::fs::remove_dir_all(&folder).unwrap();
    println!(
        "{} triples: {clean} merged as by git, {} differently, {stricter} a conflict only here, {looser} only in git",
        triples.len(),
        different.len()
    );
    assert!(different.is_empty(), "merged differently from git: {different:?}");
}
