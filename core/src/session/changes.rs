//! The view of what changed: files, hunks, counts and patches.

use std::collections::{BTreeMap, BTreeSet};

use super::choice::Choice;
use super::part::Parts;
use super::review::{Hunk, HunkKind, Item, Sides, items};
use super::state::{Bytes, FileState};
use super::store::{Kept, Scratch};
use super::{Session, SessionError, SessionErrorCode};
use crate::diff::{Inline, Side, inline, lines, patch};
use crate::order;

/// Which changes are listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// The latest turn.
    Turn,
    /// One path, in the latest turn.
    Path(String),
    /// Everything since a turn began, counted from 0.
    Since(u32),
    /// The whole session.
    Session,
}

/// What happened to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// It was created.
    Created,
    /// It was deleted.
    Deleted,
    /// It was changed.
    Modified,
    /// It was moved, and perhaps changed.
    Moved,
    /// Something of another kind stands there.
    Replaced,
}

impl ChangeKind {
    /// Returns the name that JSON uses.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Deleted => "deleted",
            Self::Modified => "modified",
            Self::Moved => "moved",
            Self::Replaced => "replaced",
        }
    }
}

/// A hunk as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct HunkView {
    /// Its number, which decisions name; nothing where no review is pending.
    pub id: Option<u32>,
    /// What it changes.
    pub kind: HunkKind,
    /// The removed lines.
    pub removed: Bytes,
    /// The added lines.
    pub added: Bytes,
    /// What is decided and not carried out yet.
    pub choice: Option<Choice>,
    /// Whether the person changed it too, so that taking it back needs a word about the person's part.
    pub entangled: bool,
    /// The choices that can be carried out while nobody changes it further; none where no review is pending.
    pub choices: Vec<Choice>,
}

/// What a change of a text amounts to where it is no more than that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Only {
    /// Line endings: CRLF became LF or the other way round.
    LineEndings,
    /// The UTF-8 byte order mark at the beginning.
    ByteOrderMark,
}

impl Only {
    /// Returns the name that JSON uses.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LineEndings => "line-endings",
            Self::ByteOrderMark => "byte-order-mark",
        }
    }
}

/// The change of one file.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The path.
    pub path: String,
    /// Where the file stood before a move.
    pub from: Option<String>,
    /// What happened.
    pub kind: ChangeKind,
    /// Whether it was only observed, not made by a file tool of the agent; such a change has no hunks.
    pub observed: bool,
    /// Whether either side is binary.
    pub binary: bool,
    /// What it amounts to, where that is less than its lines look like.
    pub only: Option<Only>,
    /// Whether it can be taken back: the content from before is kept, or the host can supply it.
    pub kept: bool,
    /// The sub-agents that had a part in it, sorted.
    pub agents: Vec<String>,
    /// Lines added.
    pub additions: u32,
    /// Lines removed.
    pub deletions: u32,
    /// The hunks in the order of the file.
    pub hunks: Vec<HunkView>,
    /// The change as a patch that `git apply` and GNU `patch` accept; a binary change is only named.
    pub patch: Bytes,
}

/// Changes, sorted by path.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ChangeSet {
    /// The changes.
    pub changes: Vec<Change>,
}

impl HunkView {
    /// Returns the words that changed between the removed and the added lines, as byte ranges; nothing where marking
    /// them would not help, or where there are more than 64 KiB of lines.
    #[must_use]
    pub fn words(&self) -> Option<Inline> {
        match self.kind {
            HunkKind::Lines { .. } => inline(self.removed.as_slice(), self.added.as_slice()),
            HunkKind::Executable | HunkKind::Moved | HunkKind::Whole => None,
        }
    }
}

impl Session {
    /// Lists changes. What the person changed apart from the agent is in none of them.
    ///
    /// # Errors
    /// `no-such-checkpoint`, `no-such-change`
    pub fn changes(&self, scope: &Scope) -> Result<ChangeSet, SessionError> {
        let turns = &self.history.turns;
        let start = match scope {
            Scope::Turn | Scope::Path(_) => turns.last().map_or(self.history.next(), |turn| turn.start),
            Scope::Session => 0,
            Scope::Since(number) => match turns.get(*number as usize) {
                Some(turn) => turn.start,
                None => {
                    let message = "no turn with that number has begun";
                    return Err(SessionError::new(SessionErrorCode::NoSuchCheckpoint, message));
                }
            },
        };
        let mut scratch = Scratch::new(&self.store);
        let of_turn = matches!(scope, Scope::Turn | Scope::Path(_));
        let pending = self.review.as_ref().filter(|_| of_turn);
        let own = match pending {
            Some(review) => review.items.clone(),
            None => items(&self.history, start, (&mut 0, self.limits.hunks), &mut scratch),
        };
        let mut changes: Vec<Change> =
            own.iter().map(|item| change(item, pending.is_some(), &mut scratch)).collect();
        let fresh = Parts::since(&self.history, start, false, &mut scratch).list;
        for (key, part) in Parts::since(&self.history, start, true, &mut scratch).list {
            if fresh.contains_key(&key) {
                continue;
            }
            let (base, current) = (part.track.base, part.track.current);
            let (path, from, tie, hunks) = (part.path, part.from, None, Vec::new());
            let marks = Vec::new();
            let item = Item { path, from, tie, base, current, displaced: false, marks, hunks };
            changes.push(Change { observed: true, ..change(&item, false, &mut scratch) });
        }
        self.add_agents(&mut changes, start);
        if let Scope::Path(path) = scope {
            let key = self.history.key(path);
            let is_it = |name: &String| self.history.key(name) == key;
            changes.retain(|change| is_it(&change.path) || change.from.as_ref().is_some_and(is_it));
            if changes.is_empty() {
                let message = "the turn left no change at that path";
                return Err(SessionError::new(SessionErrorCode::NoSuchChange, message));
            }
        }
        order::sort_by(&mut changes, |a, b| a.path.cmp(&b.path));
        Ok(ChangeSet { changes })
    }

    /// Names the sub-agents that had a part in each change.
    fn add_agents(&self, changes: &mut [Change], start: usize) {
        let mut agents: BTreeMap<String, BTreeSet<&String>> = BTreeMap::new();
        for (_, op) in self.history.since(start) {
            let Some(agent) = &op.agent else { continue };
            for change in &op.changes {
                agents.entry(self.history.key(&change.path)).or_default().insert(agent);
            }
        }
        for change in changes {
            let names = change.from.iter().chain([&change.path]);
            let found: BTreeSet<&&String> =
                names.filter_map(|name| agents.get(&self.history.key(name))).flatten().collect();
            change.agents = found.into_iter().map(|agent| (*agent).clone()).collect();
        }
    }

    /// Returns the number of undecided hunks of each path of the pending review; a moved file counts under both
    /// of its names.
    #[must_use]
    pub fn undecided(&self) -> BTreeMap<String, u32> {
        let mut found: BTreeMap<String, u32> = BTreeMap::new();
        for item in self.review.iter().flat_map(|review| &review.items) {
            let open = item.hunks.iter().filter(|hunk| hunk.choice.is_none()).count();
            let open = u32::try_from(open).unwrap_or(u32::MAX);
            for path in item.from.iter().chain([&item.path]) {
                let count = found.entry(path.clone()).or_default();
                *count = count.saturating_add(open);
            }
        }
        found
    }
}

fn change(item: &Item, numbered: bool, scratch: &mut Scratch<'_>) -> Change {
    let binary = scratch.is_binary(&item.base) || scratch.is_binary(&item.current);
    let kind = match (&item.from, &item.base, &item.current) {
        (Some(_), _, _) => ChangeKind::Moved,
        (None, Kept::Absent, _) => ChangeKind::Created,
        (None, _, Kept::Absent) => ChangeKind::Deleted,
        (None, old, new) if core::mem::discriminant(old) == core::mem::discriminant(new) => {
            ChangeKind::Modified
        }
        (None, _, _) => ChangeKind::Replaced,
    };
    let texts = item.texts(scratch);
    let sides = texts.sides();
    let hunks: Vec<HunkView> = item.hunks.iter().map(|hunk| view(item, hunk, numbered, &sides)).collect();
    let from = item.from.as_deref().unwrap_or(&item.path);
    let (old, new) = (scratch.give(&item.base), scratch.give(&item.current));
    let kept = old.is_some();
    let (old, new) = (old.unwrap_or(FileState::Absent), new.unwrap_or(FileState::Absent));
    let text = patch(side(from, &old), side(&item.path, &new), binary);
    let (additions, deletions) = if binary { (0, 0) } else { counts(&old, &new) };
    Change {
        path: item.path.clone(),
        from: item.from.clone(),
        kind,
        observed: false,
        binary,
        only: only(&old, &new),
        kept,
        agents: Vec::new(),
        additions,
        deletions,
        hunks,
        patch: text.as_slice().into(),
    }
}

fn view(item: &Item, hunk: &Hunk, numbered: bool, sides: &Sides<'_>) -> HunkView {
    HunkView {
        id: numbered.then_some(hunk.id),
        kind: hunk.kind.clone(),
        removed: sides.removed(&hunk.kind).as_slice().into(),
        added: sides.added(&hunk.kind).as_slice().into(),
        choice: hunk.choice,
        entangled: hunk.entangled,
        choices: if numbered { item.choices(hunk) } else { Vec::new() },
    }
}

fn side<'a>(path: &'a str, state: &'a FileState) -> Option<Side<'a>> {
    match state {
        FileState::File { bytes, executable } => {
            let mode = if *executable { "100755" } else { "100644" };
            Some(Side { path, mode, bytes: bytes.as_slice() })
        }
        FileState::Symlink { target } => Some(Side { path, mode: "120000", bytes: target.as_bytes() }),
        FileState::Absent | FileState::Directory => None,
    }
}

fn content(state: &FileState) -> &[u8] {
    match state {
        FileState::File { bytes, .. } => bytes.as_slice(),
        FileState::Absent | FileState::Symlink { .. } | FileState::Directory => &[],
    }
}

fn counts(base: &FileState, current: &FileState) -> (u32, u32) {
    let edits = crate::diff::edits(&lines(content(base)), &lines(content(current)));
    let total = |lengths: usize| u32::try_from(lengths).unwrap_or(u32::MAX);
    (
        total(edits.iter().map(|edit| edit.new.len()).sum()),
        total(edits.iter().map(|edit| edit.old.len()).sum()),
    )
}

/// Tells whether two contents differ by line endings or by the byte order mark alone.
fn only(old: &FileState, new: &FileState) -> Option<Only> {
    let (old, new) = (content(old), content(new));
    let bare = |bytes: &'_ [u8]| bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).to_vec();
    if old == new || old.is_empty() || new.is_empty() {
        return None;
    }
    if bare(old) == bare(new) {
        return Some(Only::ByteOrderMark);
    }
    let (old_lines, new_lines) = (lines(old), lines(new));
    let ended =
        |line: &[u8]| line.strip_suffix(b"\n").map(|line| line.strip_suffix(b"\r").unwrap_or(line).len());
    let same = |(a, b): (&&[u8], &&[u8])| match (ended(a), ended(b)) {
        (Some(left), Some(right)) => a.get(..left) == b.get(..right),
        _ => a == b,
    };
    let is_only = old_lines.len() == new_lines.len() && old_lines.iter().zip(&new_lines).all(same);
    is_only.then_some(Only::LineEndings)
}
