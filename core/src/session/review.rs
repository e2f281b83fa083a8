//! A review: the changes of one turn as items with hunks, and what is decided about each.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::history::History;
use super::state::FileState;
use super::track::Track;
use crate::diff::lines;

/// What a person decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Choice {
    /// The change stays.
    Accept,
    /// The change is taken back.
    Reject,
}

/// What a hunk changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum HunkKind {
    /// Lines of a text: line numbers from 0, the end excluded, without and with the agent.
    Lines {
        /// The lines without the agent.
        old: Range<usize>,
        /// The lines with the agent.
        new: Range<usize>,
    },
    /// The executable bit.
    Executable,
    /// The place of the file.
    Moved,
    /// All that stands at the path: it was created, deleted, is binary or of another kind.
    Whole,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Hunk {
    pub(super) id: u32,
    pub(super) kind: HunkKind,
    /// Whether the person changed it too, so that it cannot be taken back.
    pub(super) entangled: bool,
    pub(super) choice: Option<Choice>,
}

/// The change of one file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Item {
    pub(super) path: String,
    /// Where the file stood, while its move is not settled.
    pub(super) from: Option<String>,
    pub(super) tie: Option<usize>,
    pub(super) base: FileState,
    pub(super) current: FileState,
    pub(super) hunks: Vec<Hunk>,
}

/// The review of a turn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Review {
    pub(super) start: u64,
    pub(super) items: Vec<Item>,
}

impl Review {
    /// Collects the agent's changes since `start`; `next` is the next number for a hunk.
    pub(super) fn new(history: &History, start: u64, next: &mut u32) -> Self {
        let ties = history.tied(start);
        let moves = history.moves(start);
        let mut tracks: BTreeMap<&str, Track> = BTreeMap::new();
        for path in history.touched(start) {
            if let Some(track) = history.track(path, start, false).filter(|track| !track.is_clear()) {
                tracks.insert(path, track);
            }
        }
        let is_move = |from: &str, to: &str| {
            let (Some(left), Some(right)) = (tracks.get(from), tracks.get(to)) else { return false };
            left.base.is_file()
                && left.current == FileState::Absent
                && right.base == FileState::Absent
                && right.current.is_file()
        };
        let moves: BTreeMap<&str, &str> = moves
            .iter()
            .filter(|(to, from)| is_move(from, to))
            .map(|(to, from)| (to.as_str(), from.as_str()))
            .collect();
        let left: BTreeSet<&str> = moves.values().copied().collect();
        let mut items = Vec::new();
        for (path, track) in &tracks {
            if left.contains(path) {
                continue;
            }
            let from = moves.get(path).copied();
            let base = from.and_then(|from| tracks.get(from)).map_or(&track.base, |track| &track.base);
            let mut item = Item {
                path: (*path).to_owned(),
                from: from.map(str::to_owned),
                tie: ties.get(path).copied(),
                base: base.clone(),
                current: track.current.clone(),
                hunks: Vec::new(),
            };
            for (kind, entangled) in kinds(&item, track) {
                item.hunks.push(Hunk { id: *next, kind, entangled, choice: None });
                *next = next.saturating_add(1);
            }
            items.push(item);
        }
        Self { start, items }
    }

    /// Returns the hunks that are not settled yet.
    pub(super) fn hunks(&self) -> impl Iterator<Item = &Hunk> {
        self.items.iter().flat_map(|item| &item.hunks)
    }
}

/// Returns the kinds of hunk that an item has, each with whether the person changed it too.
fn kinds(item: &Item, track: &Track) -> Vec<(HunkKind, bool)> {
    let mut found = Vec::new();
    let whole = track.is_entangled();
    if item.from.is_some() {
        found.push((HunkKind::Moved, whole));
    }
    let (Some((_, old_bit)), Some((_, new_bit))) = (item.base.as_text(), item.current.as_text()) else {
        let same = item.from.is_some() && item.base == item.current;
        if !same {
            found.extend(opaque(item, whole));
        }
        return found;
    };
    let mut aside = Track::new(&item.base);
    aside.agent(&item.current);
    // A moved file has no track of its own content; what the person changed in it is the move's then.
    let hunks = if item.from.is_some() { aside.hunks() } else { track.hunks() };
    for (edit, entangled) in hunks.unwrap_or_default() {
        let kind = HunkKind::Lines { old: edit.old, new: edit.new };
        found.push((kind, entangled || item.from.is_some() && whole));
    }
    if old_bit != new_bit {
        found.push((HunkKind::Executable, false));
    }
    found
}

/// A binary file whose bytes and bit both changed has a hunk for each.
fn opaque(item: &Item, entangled: bool) -> Vec<(HunkKind, bool)> {
    if let (FileState::File { bytes: old, executable: was }, FileState::File { bytes: new, executable: is }) =
        (&item.base, &item.current)
    {
        let content = (old != new).then_some((HunkKind::Whole, entangled));
        let bit = (was != is).then_some((HunkKind::Executable, false));
        return content.into_iter().chain(bit).collect();
    }
    vec![(HunkKind::Whole, entangled)]
}

impl Item {
    /// Tells whether `path` is one of the item's names.
    pub(super) fn is_at(&self, path: &str) -> bool {
        self.path == path || self.from.as_deref() == Some(path)
    }

    /// Tells whether the removed or added lines of a hunk hold a text.
    pub(super) fn holds(&self, hunk: &Hunk, text: &str) -> bool {
        let within = |state: &FileState, range: Option<&Range<usize>>| {
            let FileState::File { bytes, .. } = state else { return false };
            let all = lines(bytes.as_slice());
            let some = range.map_or(Some(all.as_slice()), |range| all.get(range.clone())).unwrap_or_default();
            let text = text.as_bytes();
            some.concat().windows(text.len().max(1)).any(|window| window == text)
        };
        match &hunk.kind {
            HunkKind::Lines { old, new } => within(&self.base, Some(old)) || within(&self.current, Some(new)),
            HunkKind::Whole => within(&self.base, None) || within(&self.current, None),
            HunkKind::Executable | HunkKind::Moved => false,
        }
    }

    /// Settles every decided hunk: what was accepted becomes part of both sides, what was rejected of neither.
    pub(super) fn settle(&mut self) {
        let rejected = |kind: &HunkKind, hunks: &[Hunk]| {
            hunks.iter().find(|hunk| hunk.kind == *kind).and_then(|hunk| hunk.choice)
        };
        match rejected(&HunkKind::Moved, &self.hunks) {
            Some(Choice::Reject) => self.path = self.from.take().unwrap_or_else(|| self.path.clone()),
            Some(Choice::Accept) => self.from = None,
            None => {}
        }
        match rejected(&HunkKind::Whole, &self.hunks) {
            Some(Choice::Reject) => settle_content(&mut self.current, &self.base),
            Some(Choice::Accept) => settle_content(&mut self.base, &self.current),
            None => {}
        }
        self.settle_lines();
        let bit = rejected(&HunkKind::Executable, &self.hunks);
        if let (FileState::File { executable: old, .. }, FileState::File { executable: new, .. }) =
            (&mut self.base, &mut self.current)
        {
            match bit {
                Some(Choice::Reject) => *new = *old,
                Some(Choice::Accept) => *old = *new,
                None => {}
            }
        }
        self.hunks.retain(|hunk| hunk.choice.is_none());
    }

    fn settle_lines(&mut self) {
        let (Some((old, old_bit)), Some((new, new_bit))) = (self.base.as_text(), self.current.as_text())
        else {
            return;
        };
        let (old_lines, new_lines) = (lines(old), lines(new));
        let (mut base, mut current): (Vec<&[u8]>, Vec<&[u8]>) = (Vec::new(), Vec::new());
        let (mut at_old, mut at_new) = (0, 0);
        for hunk in &mut self.hunks {
            let HunkKind::Lines { old, new } = &mut hunk.kind else { continue };
            base.extend_from_slice(old_lines.get(at_old..old.start).unwrap_or_default());
            current.extend_from_slice(new_lines.get(at_new..new.start).unwrap_or_default());
            (at_old, at_new) = (old.end, new.end);
            let without = old_lines.get(old.clone()).unwrap_or_default();
            let with = new_lines.get(new.clone()).unwrap_or_default();
            let (left, right) = match hunk.choice {
                Some(Choice::Accept) => (with, with),
                Some(Choice::Reject) => (without, without),
                None => (without, with),
            };
            *old = base.len()..base.len().saturating_add(left.len());
            *new = current.len()..current.len().saturating_add(right.len());
            base.extend_from_slice(left);
            current.extend_from_slice(right);
        }
        base.extend_from_slice(old_lines.get(at_old..).unwrap_or_default());
        current.extend_from_slice(new_lines.get(at_new..).unwrap_or_default());
        let (base, current) = (base.concat(), current.concat());
        self.base = FileState::file(&base, old_bit);
        self.current = FileState::file(&current, new_bit);
    }
}

/// Takes over the content of a file without its bit, or all of any other state.
fn settle_content(into: &mut FileState, from: &FileState) {
    match (into, from) {
        (FileState::File { bytes, .. }, FileState::File { bytes: other, .. }) => *bytes = other.clone(),
        (into, from) => *into = from.clone(),
    }
}
