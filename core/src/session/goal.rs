//! What should stand at each path after a plan, and what keeps it from standing there.

use std::collections::BTreeMap;
use std::ops::Range;

use super::choice::Choice;
use super::mark::kept;
use super::names::key;
use super::part::Part;
use super::review::{Hunk, HunkKind, Item};
use super::state::Snapshot;
use super::store::{Kept, Scratch};
use super::track::touches;
use crate::diff::{Edit, edits, lines};
use crate::order;

/// What stands where, as the host observed it, by key.
#[derive(Debug)]
pub(super) struct World {
    case_sensitive: bool,
    pub(super) there: BTreeMap<String, Goal>,
}

/// What stands at a path, or shall stand there.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Goal {
    pub(super) path: String,
    pub(super) state: Kept,
}

/// The states to reach, by key; empty where nothing has to change.
pub(super) type Goals = BTreeMap<String, Goal>;

/// A path that cannot be taken back without losing something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Obstacle {
    pub(super) path: String,
    pub(super) message: String,
}

impl Obstacle {
    pub(super) fn new(path: &str, message: &str) -> Self {
        Self { path: path.to_owned(), message: message.to_owned() }
    }
}

const CHANGED: &str = "the person changed what would be taken back";
const NOT_AS_LEFT: &str = "the file no longer holds what the agent left there";
const OCCUPIED: &str = "something else stands where the file was";

impl World {
    /// Takes in what the host saw; a path that stands goes before another spelling that does not.
    pub(super) fn new(observed: &[Snapshot], case_sensitive: bool, scratch: &mut Scratch<'_>) -> Self {
        let mut there: BTreeMap<String, Goal> = BTreeMap::new();
        for snapshot in observed {
            let seen = Goal { path: snapshot.path.clone(), state: scratch.state(&snapshot.state) };
            let slot = there.entry(key(&snapshot.path, case_sensitive)).or_insert_with(|| seen.clone());
            if slot.state.is_absent() {
                *slot = seen;
            }
        }
        Self { case_sensitive, there }
    }

    pub(super) fn key(&self, path: &str) -> String {
        key(path, self.case_sensitive)
    }

    /// Returns what stands at a path, in whatever spelling.
    pub(super) fn at(&self, path: &str) -> &Kept {
        self.there.get(&self.key(path)).map_or(&Kept::Absent, |there| &there.state)
    }

    /// Returns the spelling of what stands at a path, or the path itself.
    pub(super) fn name(&self, path: &str) -> String {
        let there = self.there.get(&self.key(path)).filter(|there| !there.state.is_absent());
        there.map_or_else(|| path.to_owned(), |there| there.path.clone())
    }

    fn goal(&self, path: String, state: Kept) -> Goals {
        Goals::from([(self.key(&path), Goal { path, state })])
    }
}

/// Takes the agent's part of a path back as a whole.
pub(super) fn take_back(part: &Part, world: &World, scratch: &mut Scratch<'_>) -> Result<Goals, Obstacle> {
    let Part { path, from, track, late, displaced, tie: _ } = part;
    let now = world.at(path).clone();
    if let Some(from) = from {
        let is_mixed = *late || track.is_entangled(scratch);
        return move_back(path, from, (&track.current, &track.base), is_mixed, world);
    }
    let mut track = track.clone();
    if *displaced && now != track.current && now != track.base && !now.is_absent() {
        return Err(Obstacle::new(path, NOT_AS_LEFT));
    }
    track.person(&now, scratch);
    if track.is_clear() {
        return Ok(Goals::new());
    }
    if track.is_entangled(scratch) && !is_bare(&track.base, &now) {
        return Err(Obstacle::new(path, CHANGED));
    }
    Ok(world.goal(world.name(path), track.base))
}

/// Tells whether a folder comes back where nothing stands, which loses nothing.
fn is_bare(base: &Kept, now: &Kept) -> bool {
    *base == Kept::Directory && now.is_absent()
}

/// Carries out the decisions about one item.
pub(super) fn carry_out(item: &Item, world: &World, scratch: &mut Scratch<'_>) -> Result<Goals, Obstacle> {
    let rejected = || item.hunks.iter().filter(|hunk| hunk.is_taken_back());
    if rejected().next().is_none() {
        return Ok(Goals::new());
    }
    let now = world.at(&item.path);
    // What the person took away already counts as carried out.
    if now.is_absent() && !item.current.is_absent() {
        return Ok(Goals::new());
    }
    let settled = item.settled(scratch);
    if let (Some(from), true) = (&item.from, rejected().any(|hunk| hunk.kind == HunkKind::Moved)) {
        let is_mixed = rejected().any(Hunk::is_in_doubt);
        return move_back(&item.path, from, (&item.current, &settled.current), is_mixed, world);
    }
    let is_odd = *now != item.current || rejected().any(Hunk::is_in_doubt);
    if item.displaced && *now != item.base && is_odd {
        return Err(Obstacle::new(&item.path, NOT_AS_LEFT));
    }
    let target = if rejected().any(|hunk| hunk.kind == HunkKind::Whole) {
        whole(item, &settled, now)
    } else {
        lines_back(item, &settled, now, scratch)
    }?;
    Ok(if target == *now { Goals::new() } else { world.goal(world.name(&item.path), target) })
}

/// Brings a file back under its old name, with what shall stand there.
fn move_back(
    path: &str,
    from: &str,
    (current, target): (&Kept, &Kept),
    is_mixed: bool,
    world: &World,
) -> Result<Goals, Obstacle> {
    let now = world.at(path);
    if now.is_absent() {
        return Ok(Goals::new());
    }
    let is_respelled = world.key(path) == world.key(from);
    let name = world.name(path);
    if is_respelled && name == from && now == target {
        return Ok(Goals::new());
    }
    if now != current || is_mixed || is_respelled && name != path {
        return Err(Obstacle::new(path, NOT_AS_LEFT));
    }
    let mut goals = world.goal(from.to_owned(), target.clone());
    if !is_respelled {
        if !world.at(from).is_absent() {
            return Err(Obstacle::new(from, OCCUPIED));
        }
        goals.extend(world.goal(name, Kept::Absent));
    }
    Ok(goals)
}

fn whole(item: &Item, settled: &Item, now: &Kept) -> Result<Kept, Obstacle> {
    if *now == settled.current || *now == item.base {
        return Ok(now.clone());
    }
    let is_mixed = item.hunks.iter().any(Hunk::is_in_doubt) && !is_bare(&item.base, now);
    // A bit that the person set is no part of a binary file's content.
    let (is_same, target) = match (now, &item.current, &settled.current) {
        (
            Kept::File { content, executable },
            Kept::File { content: left, executable: was },
            Kept::File { content: target, executable: wanted },
        ) if matches!(item.base, Kept::File { .. }) => {
            let bit = if executable == was { *wanted } else { *executable };
            (content == left, Kept::File { content: *target, executable: bit })
        }
        _ => (*now == item.current, settled.current.clone()),
    };
    if is_mixed || !is_same { Err(Obstacle::new(&item.path, NOT_AS_LEFT)) } else { Ok(target) }
}

/// Takes back rejected lines and the rejected bit, and keeps whatever else the person did.
fn lines_back(item: &Item, settled: &Item, now: &Kept, scratch: &mut Scratch<'_>) -> Result<Kept, Obstacle> {
    let not_as_left = || Obstacle::new(&item.path, NOT_AS_LEFT);
    let Kept::File { content, executable } = now else { return Err(not_as_left()) };
    let bit = match (&item.base, bit_choice(item)) {
        (Kept::File { executable, .. }, Some(choice)) if choice.takes_back() => *executable,
        _ => *executable,
    };
    let rejected: Vec<&Hunk> = item
        .hunks
        .iter()
        .filter(|hunk| hunk.is_taken_back() && matches!(hunk.kind, HunkKind::Lines { .. }))
        .collect();
    if rejected.is_empty() || settled.current.content() == Some(*content) {
        // The bit alone, or the person took all of it back by hand.
        return Ok(Kept::File { content: *content, executable: bit });
    }
    let texts = (scratch.text(&item.base), scratch.text(&item.current), scratch.text(now));
    let (Some(old), Some(current), Some(new)) = texts else { return Err(not_as_left()) };
    let (old, current, new) = (lines(old.as_slice()), lines(current.as_slice()), lines(new.as_slice()));
    let own = edits(&current, &new);
    let mut changes: Vec<(Range<usize>, Vec<u8>)> =
        own.iter().map(|edit| (edit.old.clone(), text_of(&new, &edit.new))).collect();
    for hunk in rejected {
        let HunkKind::Lines { old: without, new: with } = &hunk.kind else { continue };
        match touching(&own, with) {
            [] if hunk.choice == Some(Choice::KeepMine) => {
                let without = old.get(without.clone()).unwrap_or_default();
                changes.push((with.clone(), kept(without, with, &item.marks, &current)));
            }
            [] if !hunk.is_in_doubt() => changes.push((with.clone(), text_of(&old, without))),
            // The person took it back by hand.
            [edit] if edit.old == *with && text_of(&new, &edit.new) == text_of(&old, without) => {}
            _ => return Err(Obstacle::new(&item.path, CHANGED)),
        }
    }
    // No range touches another, so that all of them merge into one.
    order::sort_by_key(&mut changes, |(range, _)| (range.start, range.end));
    let (mut out, mut at) = (Vec::new(), 0);
    for (range, replacement) in changes {
        out.extend(text_of(&current, &(at..range.start)));
        out.extend_from_slice(&replacement);
        at = range.end;
    }
    out.extend(text_of(&current, &(at..current.len().max(at))));
    Ok(scratch.file(&out, bit))
}

fn text_of(lines: &[&[u8]], range: &Range<usize>) -> Vec<u8> {
    lines.get(range.clone()).unwrap_or_default().concat()
}

/// Returns the edits that touch a range of the old lines.
fn touching<'e>(own: &'e [Edit], range: &Range<usize>) -> &'e [Edit] {
    let first = own.partition_point(|edit| edit.old.end < range.start);
    let rest = own.get(first..).unwrap_or_default();
    let count = rest.iter().take_while(|edit| touches(&edit.old, range)).count();
    rest.get(..count).unwrap_or_default()
}

fn bit_choice(item: &Item) -> Option<Choice> {
    item.hunks.iter().find(|hunk| hunk.kind == HunkKind::Executable).and_then(|hunk| hunk.choice)
}
