//! What happened, in order: operations with what stood before and after, and where the turns began.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::names::{folders_above, is_at_or_below, key, named};
use super::state::{FileState, Snapshot};
use super::store::{Kept, Store};
use crate::operation::{Mode, Operation};

/// Who changed a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Author {
    /// A file tool of the agent.
    Agent,
    /// Something that the host observed, such as a command.
    Observed,
    /// A plan of this session.
    Plan,
}

/// A change of one path. What differs from what was last known there is the person's.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Change {
    pub(super) path: String,
    /// Its spelling before, where only that changed.
    pub(super) was: Option<String>,
    pub(super) before: Kept,
    pub(super) after: Kept,
    /// Whether it is a folder that the operation made on its way.
    pub(super) on_the_way: bool,
}

impl Change {
    /// Returns the spelling before.
    pub(super) fn name_before(&self) -> &str {
        self.was.as_deref().unwrap_or(&self.path)
    }
}

/// What was done at once. Its number is its place in the history.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Op {
    pub(super) author: Author,
    /// The sub-agent that did it.
    pub(super) agent: Option<String>,
    pub(super) changes: Vec<Change>,
    /// Keys of paths that are taken back together or not at all.
    pub(super) groups: Vec<BTreeSet<String>>,
    /// Where files went.
    pub(super) moves: Vec<(String, String)>,
}

/// A turn, from its first operation on.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Turn {
    pub(super) start: usize,
    pub(super) mode: Mode,
    /// Whether a file-modifying operation ran.
    pub(super) modified: bool,
}

/// A revert or restore that `undo` can take back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Revert {
    pub(super) start: usize,
    pub(super) undone: bool,
    /// Keys at which it did nothing, because of a conflict. Not written where there is none, because journals name
    /// sessions by their bytes.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub(super) held: BTreeSet<String>,
    /// Keys at which its undo did nothing, because of a conflict. Written as those before.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub(super) kept: BTreeSet<String>,
}

impl Revert {
    /// Notes a revert that was carried out but at some keys.
    pub(super) fn new(start: usize, held: BTreeSet<String>) -> Self {
        Self { start, undone: false, held, kept: BTreeSet::new() }
    }

    /// Tells whether it is what leads a path back to where it stands.
    fn leads(&self, key: &str) -> bool {
        if self.undone { self.kept.contains(key) } else { !self.held.contains(key) }
    }
}

/// Everything that happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct History {
    pub(super) case_sensitive: bool,
    pub(super) turns: Vec<Turn>,
    pub(super) ops: Vec<Op>,
    pub(super) reverts: Vec<Revert>,
    /// What was last known at each key, which the next content there probably resembles.
    #[serde(skip)]
    last: BTreeMap<String, Kept>,
}

impl History {
    pub(super) fn new(case_sensitive: bool) -> Self {
        Self {
            case_sensitive,
            turns: Vec::new(),
            ops: Vec::new(),
            reverts: Vec::new(),
            last: BTreeMap::new(),
        }
    }

    pub(super) fn key(&self, path: &str) -> String {
        key(path, self.case_sensitive)
    }

    /// Returns the number of the next operation.
    pub(super) fn next(&self) -> usize {
        self.ops.len()
    }

    /// Tells whether the agent changed a path from an operation on, and not as a folder on its way alone.
    pub(super) fn has_agents(&self, start: usize, path: &str) -> bool {
        let key = self.key(path);
        let own = self.since(start).map(|(_, op)| op).filter(|op| op.author == Author::Agent);
        own.flat_map(|op| &op.changes).any(|change| !change.on_the_way && self.key(&change.path) == key)
    }

    /// Returns the keys of the folders that the last operation made on its way.
    pub(super) fn made_last(&self) -> BTreeSet<String> {
        let changes = self.ops.iter().rev().take(1).flat_map(|op| &op.changes);
        changes.filter(|change| change.on_the_way).map(|change| self.key(&change.path)).collect()
    }

    /// Returns the operations from one on, with their numbers.
    pub(super) fn since(&self, start: usize) -> impl Iterator<Item = (usize, &Op)> {
        self.ops.iter().enumerate().skip(start)
    }

    pub(super) fn push(&mut self, op: Op) {
        for change in &op.changes {
            self.last.insert(self.key(&change.path), change.after.clone());
        }
        self.ops.push(op);
    }

    /// Works out again what is not saved.
    pub(super) fn restore(&mut self) {
        let changes = self.ops.iter().flat_map(|op| &op.changes);
        let last = changes.map(|change| (self.key(&change.path), change.after.clone())).collect();
        self.last = last;
    }

    /// Tells whether a path stands behind the latest turn already, because a revert or a restore led it there:
    /// each of them leads to where some turn began.
    pub(super) fn is_back(&self, key: &str) -> bool {
        self.reverts.iter().any(|revert| revert.leads(key))
    }

    /// Notes that the last revert or restore is undone, but at some keys.
    pub(super) fn undo(&mut self, held: &BTreeSet<String>) {
        let Some(last) = self.reverts.iter().rposition(|revert| !revert.undone) else { return };
        // Those after it came and went meanwhile.
        for revert in self.reverts.iter_mut().skip(last) {
            let led: BTreeSet<String> = held.iter().filter(|key| revert.leads(key)).cloned().collect();
            (revert.undone, revert.kept) = (true, led);
        }
    }

    /// Takes in the states around one operation. A folder above another path of it was made on its way.
    pub(super) fn record(
        &mut self,
        author: Author,
        operation: Option<&Operation>,
        agent: Option<String>,
        (before, after): (&[Snapshot], &[Snapshot]),
        store: &mut Store,
    ) {
        let (old, new) = (self.by_key(before), self.by_key(after));
        let standing = new.iter().filter(|(_, snapshot)| snapshot.state != FileState::Absent);
        let on_the_way: BTreeSet<&str> = standing.flat_map(|(key, _)| folders_above(key)).collect();
        let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        let mut changes = Vec::with_capacity(keys.len());
        for key in keys {
            let (was, is) = (old.get(key), new.get(key));
            let state = |found: Option<&&Snapshot>| {
                found.map_or(FileState::Absent, |snapshot| snapshot.state.clone())
            };
            let (first, then) = (state(was), state(is));
            let Some(path) = spelled(was, is) else { continue };
            let known = self.last.get(key).cloned();
            let before = store.keep_state(&first, known.as_ref());
            let after = store.keep_state(&then, Some(&before).filter(|kept| kept.content().is_some()));
            let both = first != FileState::Absent && then != FileState::Absent;
            let was = was.filter(|_| both).map(|snapshot| snapshot.path.clone()).filter(|name| *name != path);
            let made = first == FileState::Absent && then == FileState::Directory;
            let on_the_way = made && on_the_way.contains(key.as_str());
            changes.push(Change { path, was, before, after, on_the_way });
        }
        let mut op = Op { author, agent, changes, groups: Vec::new(), moves: Vec::new() };
        if let Some(operation) = operation.filter(|_| author == Author::Agent) {
            self.tie(&mut op, operation);
        }
        self.push(op);
    }

    /// Ties the paths of an operation on several files together, and notes where a relocation took them.
    fn tie(&self, op: &mut Op, operation: &Operation) {
        let moved = match operation {
            Operation::RelocateFile { from, to, .. } => Some((from.path.as_str(), to.path.as_str())),
            Operation::RenameSymbol { .. } => None,
            Operation::ReadFile { .. }
            | Operation::Search { .. }
            | Operation::WriteFile { .. }
            | Operation::ReplaceText { .. }
            | Operation::AppendContent { .. }
            | Operation::DeleteFile { .. }
            | Operation::EditCode { .. }
            | Operation::RunCommand { .. }
            | Operation::FetchUrl { .. }
            | Operation::CallTool { .. }
            | Operation::Unknown { .. } => return,
        };
        let own = op.changes.iter().filter(|change| !change.on_the_way);
        op.groups.push(own.map(|change| self.key(&change.path)).collect());
        let Some((from, to)) = moved else { return };
        let keys: Vec<String> = op.changes.iter().map(|change| self.key(&change.path)).collect();
        let place = |given: &str| {
            let given = self.key(given);
            named(&given, keys.iter().map(String::as_str)).map(str::to_owned)
        };
        let (Some(from), Some(to)) = (place(from), place(to)) else { return };
        let by_key: BTreeMap<&str, &Change> = keys.iter().map(String::as_str).zip(&op.changes).collect();
        for (key, change) in &by_key {
            let (true, Some(rest)) = (is_at_or_below(key, &from), key.get(from.len()..)) else { continue };
            let target = format!("{to}{rest}");
            let Some(arrived) = by_key.get(target.as_str()).filter(|_| target != **key) else { continue };
            if is_movable(&change.before) && change.after.is_absent() && is_movable(&arrived.after) {
                op.moves.push((change.path.clone(), arrived.path.clone()));
            }
        }
    }

    /// Gives every path one snapshot, whatever its spelling; one that stands goes before one that does not.
    fn by_key<'s>(&self, list: &'s [Snapshot]) -> BTreeMap<String, &'s Snapshot> {
        let mut found: BTreeMap<String, &Snapshot> = BTreeMap::new();
        for snapshot in list {
            let entry = found.entry(self.key(&snapshot.path)).or_insert(snapshot);
            if entry.state == FileState::Absent {
                *entry = snapshot;
            }
        }
        found
    }

    /// Gives every key the number of the set of operations that tie it to others, where one does.
    pub(super) fn tied(&self, start: usize) -> BTreeMap<String, usize> {
        let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
        // The set that each set became part of, or itself.
        let mut joined: Vec<usize> = Vec::new();
        fn end(joined: &[usize], mut at: usize) -> usize {
            while let Some(next) = joined.get(at).filter(|next| **next != at) {
                at = *next;
            }
            at
        }
        for group in self.since(start).flat_map(|(_, op)| &op.groups) {
            let own = joined.len();
            joined.push(own);
            for key in group {
                let other = numbers.insert(key, own).map_or(own, |other| end(&joined, other));
                if let Some(slot) = joined.get_mut(other) {
                    *slot = own;
                }
            }
        }
        numbers.into_iter().map(|(key, number)| (key.to_owned(), end(&joined, number))).collect()
    }
}

fn is_movable(kept: &Kept) -> bool {
    matches!(kept, Kept::File { .. } | Kept::Symlink { .. })
}

/// Returns the spelling after, or that of what stood there before where nothing does now.
fn spelled(was: Option<&&Snapshot>, is: Option<&&Snapshot>) -> Option<String> {
    let stands = |found: &&&Snapshot| found.state != FileState::Absent;
    is.filter(stands).or(was.filter(stands)).or(is).or(was).map(|snapshot| snapshot.path.clone())
}
