//! What should stand at each path after a plan, and what keeps it from standing there.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::review::{Choice, HunkKind, Item};
use super::state::FileState;
use super::track::{Track, touches};
use crate::diff::{edits, lines};

/// What stands where, as the host observed it.
pub(super) type Observed = BTreeMap<String, FileState>;

/// The states to reach, by path; empty where nothing has to change.
pub(super) type Goals = BTreeMap<String, FileState>;

/// A path that cannot be taken back without losing something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Obstacle {
    pub(super) path: String,
    pub(super) message: String,
}

impl Obstacle {
    fn new(path: &str, message: &str) -> Self {
        Self { path: path.to_owned(), message: message.to_owned() }
    }
}

const CHANGED: &str = "the person changed what would be taken back";
const NOT_AS_LEFT: &str = "the file no longer holds what the agent left there";

fn observed_at<'o>(observed: &'o Observed, path: &str) -> &'o FileState {
    observed.get(path).unwrap_or(&FileState::Absent)
}

/// Takes the agent's part of a path back as a whole.
pub(super) fn take_back(path: &str, track: &Track, observed: &Observed) -> Result<Goals, Obstacle> {
    let now = observed_at(observed, path);
    let mut track = track.clone();
    track.person(now);
    if track.is_clear() {
        return Ok(Goals::new());
    }
    if track.is_entangled() {
        return Err(Obstacle::new(path, CHANGED));
    }
    Ok(Goals::from([(path.to_owned(), track.base)]))
}

/// Carries out the decisions about one item.
pub(super) fn carry_out(item: &Item, observed: &Observed) -> Result<Goals, Obstacle> {
    let rejected = || item.hunks.iter().filter(|hunk| hunk.choice == Some(Choice::Reject));
    if rejected().next().is_none() {
        return Ok(Goals::new());
    }
    let now = observed_at(observed, &item.path);
    // What the person took away or took back already counts as carried out.
    if *now == FileState::Absent && item.current != FileState::Absent {
        return Ok(Goals::new());
    }
    let mut settled = item.clone();
    settled.settle();
    if let (Some(from), true) = (&item.from, rejected().any(|hunk| hunk.kind == HunkKind::Moved)) {
        return move_back(item, from, &settled, observed);
    }
    if rejected().any(|hunk| hunk.kind == HunkKind::Whole) {
        return whole(item, &settled, now);
    }
    lines_back(item, now)
}

fn move_back(item: &Item, from: &str, settled: &Item, observed: &Observed) -> Result<Goals, Obstacle> {
    if *observed_at(observed, &item.path) != item.current || item.hunks.iter().any(|hunk| hunk.entangled) {
        return Err(Obstacle::new(&item.path, NOT_AS_LEFT));
    }
    if *observed_at(observed, from) != FileState::Absent {
        return Err(Obstacle::new(from, "something else stands where the file was"));
    }
    Ok(Goals::from([(from.to_owned(), settled.current.clone()), (item.path.clone(), FileState::Absent)]))
}

fn whole(item: &Item, settled: &Item, now: &FileState) -> Result<Goals, Obstacle> {
    if *now == settled.current || *now == item.base {
        return Ok(Goals::new());
    }
    let entangled = item.hunks.iter().any(|hunk| hunk.entangled && hunk.choice == Some(Choice::Reject));
    // A bit that the person set is no part of a binary file's content.
    let (same, target) = match (now, &item.current, &settled.current) {
        (
            FileState::File { bytes, executable },
            FileState::File { bytes: left, executable: was },
            FileState::File { bytes: target, executable: wanted },
        ) if item.base.is_file() => {
            let bit = if executable == was { *wanted } else { *executable };
            (bytes == left, FileState::File { bytes: target.clone(), executable: bit })
        }
        _ => (*now == item.current, settled.current.clone()),
    };
    if entangled || !same {
        return Err(Obstacle::new(&item.path, NOT_AS_LEFT));
    }
    Ok(Goals::from([(item.path.clone(), target)]))
}

/// Takes back rejected lines and the rejected bit, and keeps whatever else the person did.
fn lines_back(item: &Item, now: &FileState) -> Result<Goals, Obstacle> {
    let bit = bit_back(item, now);
    let rejected: Vec<(&Range<usize>, &Range<usize>, bool)> = item
        .hunks
        .iter()
        .filter(|hunk| hunk.choice == Some(Choice::Reject))
        .filter_map(|hunk| match &hunk.kind {
            HunkKind::Lines { old, new } => Some((old, new, hunk.entangled)),
            HunkKind::Executable | HunkKind::Moved | HunkKind::Whole => None,
        })
        .collect();
    if rejected.is_empty() {
        let FileState::File { bytes, .. } = now else { return Err(Obstacle::new(&item.path, NOT_AS_LEFT)) };
        let target = FileState::File { bytes: bytes.clone(), executable: bit };
        return Ok(if target == *now { Goals::new() } else { Goals::from([(item.path.clone(), target)]) });
    }
    let (Some((old, _)), Some((current, _)), Some((new, _))) =
        (item.base.as_text(), item.current.as_text(), now.as_text())
    else {
        return Err(Obstacle::new(&item.path, NOT_AS_LEFT));
    };
    let (old, current, new) = (lines(old), lines(current), lines(new));
    let own = edits(&current, &new);
    let in_the_way = |range: &Range<usize>| own.iter().any(|edit| touches(&edit.old, range));
    if rejected.iter().any(|(_, range, entangled)| *entangled || in_the_way(range)) {
        // The person may have taken the hunks back by hand; then nothing is left to do.
        let mut settled = item.clone();
        settled.settle();
        let done = settled.current.as_text().is_some_and(|(text, _)| lines(text) == new);
        return if done { Ok(Goals::new()) } else { Err(Obstacle::new(&item.path, CHANGED)) };
    }
    // Both lists are in order and no range touches one of the other, so that they merge into one.
    let back = rejected.iter().map(|(from, range, _)| ((*range).clone(), old.get((*from).clone())));
    let theirs = own.iter().map(|edit| (edit.old.clone(), new.get(edit.new.clone())));
    let mut changes: Vec<_> = back.chain(theirs).collect();
    changes.sort_by_key(|(range, _)| (range.start, range.end));
    let (mut out, mut at) = (Vec::with_capacity(new.len()), 0);
    for (range, replacement) in changes {
        out.extend_from_slice(current.get(at..range.start).unwrap_or_default());
        out.extend_from_slice(replacement.unwrap_or_default());
        at = range.end;
    }
    out.extend_from_slice(current.get(at..).unwrap_or_default());
    Ok(Goals::from([(item.path.clone(), FileState::file(&out.concat(), bit))]))
}

fn bit_back(item: &Item, now: &FileState) -> bool {
    let bit = |state: &FileState| matches!(state, FileState::File { executable: true, .. });
    let rejected = item
        .hunks
        .iter()
        .any(|hunk| hunk.kind == HunkKind::Executable && hunk.choice == Some(Choice::Reject));
    if rejected { bit(&item.base) } else { bit(now) }
}

/// Drops the goals of everything tied to an obstacle, and returns the numbers of the ties.
pub(super) fn held_back(ties: &BTreeMap<&str, usize>, obstacles: &[Obstacle]) -> BTreeSet<usize> {
    obstacles.iter().filter_map(|obstacle| ties.get(obstacle.path.as_str()).copied()).collect()
}
