//! The engines that are measured.

use std::hint::black_box;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use countersign::diff::compare;
use countersign_tests_oracles::git::Hunk;
use gix_imara_diff::{Algorithm, Diff, InternedInput};
use nix::sys::resource::{UsageWho, getrusage};

use super::cpu;

/// A way to compare all pairs of a case.
pub(super) struct Engine<'c> {
    pub(super) name: &'static str,
    /// Compares them once and returns the CPU time in milliseconds.
    pub(super) run: Box<dyn FnMut() -> f64 + 'c>,
}

type Pair = (Vec<u8>, Vec<u8>);

/// Returns ours and, after it, every peer.
pub(super) fn all(pairs: &[Pair]) -> Vec<Engine<'_>> {
    let each = |name: &'static str, one: fn(&[u8], &[u8])| Engine {
        name,
        run: Box::new(move || cpu(|| pairs.iter().for_each(|(old, new)| one(old, new)))),
    };
    let mut engines = vec![
        each("countersign", |old, new| drop(black_box(compare(old, new)))),
        each("similar", similar),
        each("gix-imara-diff, histogram", |old, new| gix(Algorithm::Histogram, old, new)),
        each("gix-imara-diff, Myers", |old, new| gix(Algorithm::Myers, old, new)),
    ];
    // A process for every pair of many would measure starting processes.
    if let [(old, new)] = pairs {
        engines.extend(git("git, Myers", "myers", old, new));
        engines.extend(git("git, histogram", "histogram", old, new));
    }
    engines
}

pub(super) fn similar(old: &[u8], new: &[u8]) {
    black_box(similar::TextDiff::from_lines(old, new).ops().len());
}

pub(super) fn gix(algorithm: Algorithm, old: &[u8], new: &[u8]) {
    let input = InternedInput::new(old, new);
    let mut diff = Diff::compute(algorithm, &input);
    diff.postprocess_lines(&input);
    black_box(diff.hunks().count());
}

/// Two files for git, removed again.
struct Files(PathBuf);

impl Drop for Files {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Prepares git on two files; what starting it costs is taken off.
fn git(name: &'static str, algorithm: &'static str, old: &[u8], new: &[u8]) -> Option<Engine<'static>> {
    let folder = std::env::temp_dir().join(format!("countersign-bench-{}-{algorithm}", std::process::id()));
    std::fs::create_dir_all(&folder).ok()?;
    let files = Files(folder);
    for (name, bytes) in [("old", old), ("new", new), ("small-old", b"a\n"), ("small-new", b"b\n")] {
        std::fs::write(files.0.join(name), bytes).ok()?;
    }
    let run = move |old: &str, new: &str| {
        let before = children();
        let mut command = Command::new("git");
        command.args(["diff", "--no-index", "--no-color", "--text", "--diff-algorithm", algorithm, old, new]);
        command.current_dir(&files.0).env("GIT_CONFIG_NOSYSTEM", "1").env("HOME", "/nonexistent");
        let done = command.stdin(Stdio::null()).stdout(Stdio::null()).status();
        done.ok().map(|_| (children() - before).as_secs_f64() * 1e3)
    };
    let start = (0..10).filter_map(|_| run("small-old", "small-new")).fold(f64::MAX, f64::min);
    (start < f64::MAX).then(|| Engine {
        name,
        run: Box::new(move || run("old", "new").map_or(f64::MAX, |time| (time - start).max(0.001))),
    })
}

/// Returns the CPU time of all processes that this one started and that ended.
fn children() -> Duration {
    let Ok(usage) = getrusage(UsageWho::RUSAGE_CHILDREN) else { return Duration::ZERO };
    let part = |time: nix::sys::time::TimeVal| {
        Duration::from_micros(u64::try_from(time.tv_sec() * 1_000_000 + time.tv_usec()).unwrap_or(0))
    };
    part(usage.user_time()) + part(usage.system_time())
}

/// An engine of which the placement of hunks is compared with git's.
pub(super) type Placing = fn(&[u8], &[u8]) -> Vec<Hunk>;

/// Ours first.
pub(super) const PLACING: [(&str, Placing); 4] = [
    ("countersign", |old, new| compare(old, new).into_iter().map(|edit| (edit.old, edit.new)).collect()),
    ("similar", |old, new| {
        let diff = similar::TextDiff::from_lines(old, new);
        let mut found: Vec<Hunk> = Vec::new();
        for op in diff.ops().iter().filter(|op| op.tag() != similar::DiffTag::Equal) {
            match found.last_mut() {
                Some((a, b)) if a.end == op.old_range().start && b.end == op.new_range().start => {
                    (a.end, b.end) = (op.old_range().end, op.new_range().end);
                }
                _ => found.push((op.old_range(), op.new_range())),
            }
        }
        found
    }),
    ("gix-imara-diff, histogram", |old, new| placed_by_gix(Algorithm::Histogram, old, new)),
    ("gix-imara-diff, Myers", |old, new| placed_by_gix(Algorithm::Myers, old, new)),
];

fn placed_by_gix(algorithm: Algorithm, old: &[u8], new: &[u8]) -> Vec<Hunk> {
    let input = InternedInput::new(old, new);
    let mut diff = Diff::compute(algorithm, &input);
    diff.postprocess_lines(&input);
    let wide = |range: std::ops::Range<u32>| range.start as usize..range.end as usize;
    diff.hunks().map(|hunk| (wide(hunk.before), wide(hunk.after))).collect()
}
