//! The view of what changed: files, hunks, counts and patches.

use std::collections::BTreeMap;

use super::review::{Choice, Hunk, HunkKind, Item, Review};
use super::state::{Bytes, FileState};
use super::{Session, SessionError, SessionErrorCode};
use crate::diff::{Side, is_binary, lines, patch};

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
    /// Whether the person changed it too, so that it cannot be taken back.
    pub entangled: bool,
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

impl Session {
    /// Lists changes. What the person changed apart from the agent is in none of them.
    ///
    /// # Errors
    /// `no-such-checkpoint`, `no-such-change`
    pub fn changes(&self, scope: &Scope) -> Result<ChangeSet, SessionError> {
        let turns = &self.history.turns;
        let start = match scope {
            Scope::Turn | Scope::Path(_) => turns.last().map_or(self.history.next, |turn| turn.start),
            Scope::Session => 0,
            Scope::Since(number) => match turns.get(*number as usize) {
                Some(turn) => turn.start,
                None => {
                    let message = "no turn with that number has begun";
                    return Err(SessionError::new(SessionErrorCode::NoSuchCheckpoint, message));
                }
            },
        };
        let of_turn = matches!(scope, Scope::Turn | Scope::Path(_));
        let pending = self.review.as_ref().filter(|_| of_turn);
        let fresh = Review::new(&self.history, start, &mut 0);
        let mut changes: Vec<Change> =
            pending.unwrap_or(&fresh).items.iter().map(|item| change(item, pending.is_some())).collect();
        let known = |path: &str| fresh.items.iter().any(|item| item.is_at(path));
        for path in self.history.touched(start) {
            let track =
                self.history.track(path, start, true).filter(|track| !track.is_clear() && !known(path));
            if let Some(track) = track {
                let (base, current) = (track.base, track.current);
                let item =
                    Item { path: path.to_owned(), from: None, tie: None, base, current, hunks: Vec::new() };
                changes.push(Change { observed: true, ..change(&item, false) });
            }
        }
        if let Scope::Path(path) = scope {
            changes.retain(|change| change.path == *path || change.from.as_deref() == Some(path));
            if changes.is_empty() {
                let message = "the turn left no change at that path";
                return Err(SessionError::new(SessionErrorCode::NoSuchChange, message));
            }
        }
        changes.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(ChangeSet { changes })
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

fn change(item: &Item, numbered: bool) -> Change {
    let binary = [&item.base, &item.current].into_iter().any(|state| match state {
        FileState::File { bytes, .. } => is_binary(bytes.as_slice()),
        FileState::Absent | FileState::Symlink { .. } | FileState::Directory => false,
    });
    let kind = match (&item.from, &item.base, &item.current) {
        (Some(_), _, _) => ChangeKind::Moved,
        (None, FileState::Absent, _) => ChangeKind::Created,
        (None, _, FileState::Absent) => ChangeKind::Deleted,
        (None, old, new) if core::mem::discriminant(old) == core::mem::discriminant(new) => {
            ChangeKind::Modified
        }
        (None, _, _) => ChangeKind::Replaced,
    };
    let hunks: Vec<HunkView> = item.hunks.iter().map(|hunk| view(item, hunk, numbered)).collect();
    let from = item.from.as_deref().unwrap_or(&item.path);
    let (old, new) = (side(from, &item.base), side(&item.path, &item.current));
    let text = patch(old, new, binary);
    let (additions, deletions) = if binary { (0, 0) } else { counts(&item.base, &item.current) };
    Change {
        path: item.path.clone(),
        from: item.from.clone(),
        kind,
        observed: false,
        binary,
        additions,
        deletions,
        hunks,
        patch: text.as_slice().into(),
    }
}

fn view(item: &Item, hunk: &Hunk, numbered: bool) -> HunkView {
    let part = |state: &FileState, range: Option<&core::ops::Range<usize>>| -> Bytes {
        let FileState::File { bytes, .. } = state else { return [].as_slice().into() };
        let all = lines(bytes.as_slice());
        let some = range.map_or(Some(all.as_slice()), |range| all.get(range.clone())).unwrap_or_default();
        some.concat().as_slice().into()
    };
    let (removed, added) = match &hunk.kind {
        HunkKind::Lines { old, new } => (part(&item.base, Some(old)), part(&item.current, Some(new))),
        HunkKind::Whole => (part(&item.base, None), part(&item.current, None)),
        HunkKind::Executable | HunkKind::Moved => ([].as_slice().into(), [].as_slice().into()),
    };
    let id = numbered.then_some(hunk.id);
    HunkView { id, kind: hunk.kind.clone(), removed, added, choice: hunk.choice, entangled: hunk.entangled }
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

fn counts(base: &FileState, current: &FileState) -> (u32, u32) {
    let text = |state: &FileState| match state {
        FileState::File { bytes, .. } => bytes.as_slice().to_vec(),
        FileState::Absent | FileState::Symlink { .. } | FileState::Directory => Vec::new(),
    };
    let (old, new) = (text(base), text(current));
    let edits = crate::diff::edits(&lines(&old), &lines(&new));
    let total = |lengths: usize| u32::try_from(lengths).unwrap_or(u32::MAX);
    (
        total(edits.iter().map(|edit| edit.new.len()).sum()),
        total(edits.iter().map(|edit| edit.old.len()).sum()),
    )
}
