//! A review: the changes of one turn as items with hunks, and what is decided about each.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::history::History;
use super::names::key;
use super::part::{Part, Parts};
use super::store::{Kept, Scratch, Store};
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
#[serde(deny_unknown_fields)]
pub(super) struct Hunk {
    pub(super) id: u32,
    pub(super) kind: HunkKind,
    /// Whether the person changed it too, so that it cannot be taken back.
    pub(super) entangled: bool,
    pub(super) choice: Option<Choice>,
}

/// The change of one file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Item {
    pub(super) path: String,
    /// Where the file stood, while its move is not settled.
    pub(super) from: Option<String>,
    pub(super) tie: Option<usize>,
    pub(super) base: Kept,
    pub(super) current: Kept,
    /// Whether what stands there came from elsewhere.
    pub(super) displaced: bool,
    pub(super) hunks: Vec<Hunk>,
}

/// The review of a turn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Review {
    pub(super) start: usize,
    pub(super) items: Vec<Item>,
    /// Keys at which a creation or an arrival was taken back.
    pub(super) taken_back: BTreeSet<String>,
    /// Whether anything was accepted for good.
    pub(super) accepted: bool,
    /// Every decision so far, in order.
    pub(super) log: Vec<Decided>,
}

/// One decision: about which hunks it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Decided {
    pub(super) choice: Choice,
    pub(super) hunks: BTreeSet<u32>,
}

/// Collects the agent's changes since `start`; `next` is the next number for a hunk.
pub(super) fn items(history: &History, start: usize, next: &mut u32, scratch: &mut Scratch<'_>) -> Vec<Item> {
    let parts = Parts::since(history, start, false, scratch);
    let mut items = Vec::with_capacity(parts.list.len());
    for part in parts.list.into_values() {
        let mut hunks = Vec::new();
        for (kind, entangled) in kinds(&part, scratch) {
            hunks.push(Hunk { id: *next, kind, entangled, choice: None });
            *next = next.saturating_add(1);
        }
        let Part { path, from, track, late: _, displaced, tie } = part;
        items.push(Item { path, from, tie, base: track.base, current: track.current, displaced, hunks });
    }
    items
}

impl Review {
    /// Begins the review of what happened since `start`.
    pub(super) fn new(history: &History, start: usize, next: &mut u32, store: &mut Store) -> Self {
        let mut scratch = Scratch::new(store);
        let mut items = items(history, start, next, &mut scratch);
        let extras = scratch.into_extras();
        for item in &mut items {
            item.base = store.adopt(&extras, Some(&item.current), &item.base);
            item.current = store.adopt(&extras, None, &item.current);
        }
        Self { start, items, taken_back: BTreeSet::new(), accepted: false, log: Vec::new() }
    }

    /// Returns the hunks that are not settled yet.
    pub(super) fn hunks(&self) -> impl Iterator<Item = &Hunk> {
        self.items.iter().flat_map(|item| &item.hunks)
    }

    /// Tells whether something was rejected and nothing accepted, decided or not carried out yet.
    pub(super) fn is_all_rejected(&self) -> bool {
        let rejected = self.log.iter().any(|entry| entry.choice == Choice::Reject);
        rejected && !self.accepted && self.hunks().all(|hunk| hunk.choice == Some(Choice::Reject))
    }
}

/// Returns the kinds of hunk that a part has, each with whether the person changed it too.
fn kinds(part: &Part, scratch: &Scratch<'_>) -> Vec<(HunkKind, bool)> {
    let mut found = Vec::new();
    let track = &part.track;
    let whole = track.is_entangled(scratch);
    if part.from.is_some() {
        found.push((HunkKind::Moved, whole || part.late));
    }
    let (Kept::File { content: old, executable: was_set }, Kept::File { content: new, executable: is_set }) =
        (&track.base, &track.current)
    else {
        if !track.is_clear() {
            found.push((HunkKind::Whole, whole));
        }
        return found;
    };
    if old != new {
        match track.hunks(scratch) {
            Some(hunks) => {
                let lines = |edit: crate::diff::Edit| HunkKind::Lines { old: edit.old, new: edit.new };
                found.extend(hunks.into_iter().map(|(edit, marked)| (lines(edit), marked || track.mixed)));
            }
            None => found.push((HunkKind::Whole, whole)),
        }
    }
    if was_set != is_set {
        found.push((HunkKind::Executable, false));
    }
    found
}

impl Item {
    /// Tells whether a path is one of the item's names.
    pub(super) fn is_at(&self, path: &str, case_sensitive: bool) -> bool {
        let path = key(path, case_sensitive);
        let is_it = |name: &String| key(name, case_sensitive) == path;
        is_it(&self.path) || self.from.as_ref().is_some_and(is_it)
    }

    /// Tells whether the removed or added lines of a hunk hold a text.
    pub(super) fn holds(&self, hunk: &Hunk, text: &str, scratch: &Scratch<'_>) -> bool {
        [true, false].into_iter().any(|old| contains(&self.side(hunk, old, scratch), text.as_bytes()))
    }

    /// Returns the lines that a hunk removes, or those that it adds.
    pub(super) fn side(&self, hunk: &Hunk, is_old: bool, scratch: &Scratch<'_>) -> Vec<u8> {
        let state = if is_old { &self.base } else { &self.current };
        let bytes = match state {
            Kept::File { content, .. } => scratch.bytes(*content),
            Kept::Symlink { target } => Some(target.as_bytes().into()),
            Kept::Absent | Kept::Directory => None,
        };
        let Some(bytes) = bytes else { return Vec::new() };
        match &hunk.kind {
            HunkKind::Lines { old, new } => {
                let range = if is_old { old } else { new };
                lines(bytes.as_slice()).get(range.clone()).unwrap_or_default().concat()
            }
            HunkKind::Whole => bytes.as_slice().to_vec(),
            HunkKind::Executable | HunkKind::Moved => Vec::new(),
        }
    }

    /// Returns the choice about the hunk of a kind that an item has at most once.
    fn choice(&self, kind: &HunkKind) -> Option<Choice> {
        self.hunks.iter().find(|hunk| hunk.kind == *kind).and_then(|hunk| hunk.choice)
    }

    /// Returns the item with every decided hunk settled: what was accepted is part of both sides, what was
    /// rejected of neither.
    pub(super) fn settled(&self, scratch: &mut Scratch<'_>) -> Self {
        let mut item = self.clone();
        match self.choice(&HunkKind::Moved) {
            Some(Choice::Reject) => item.path = item.from.take().unwrap_or(item.path),
            Some(Choice::Accept) => item.from = None,
            None => {}
        }
        match self.choice(&HunkKind::Whole) {
            Some(Choice::Reject) => settle_content(&mut item.current, &item.base),
            Some(Choice::Accept) => settle_content(&mut item.base, &item.current),
            None => {}
        }
        item.settle_lines(scratch);
        let bit = self.choice(&HunkKind::Executable);
        if let (Kept::File { executable: old, .. }, Kept::File { executable: new, .. }) =
            (&mut item.base, &mut item.current)
        {
            match bit {
                Some(Choice::Reject) => *new = *old,
                Some(Choice::Accept) => *old = *new,
                None => {}
            }
        }
        item.hunks.retain(|hunk| hunk.choice.is_none());
        item
    }

    fn settle_lines(&mut self, scratch: &mut Scratch<'_>) {
        let decided = self
            .hunks
            .iter()
            .any(|hunk| matches!(hunk.kind, HunkKind::Lines { .. }) && hunk.choice.is_some());
        let (true, Some(old), Some(new)) = (decided, scratch.text(&self.base), scratch.text(&self.current))
        else {
            return;
        };
        let (old_lines, new_lines) = (lines(old.as_slice()), lines(new.as_slice()));
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
        if let (Kept::File { executable: old, .. }, Kept::File { executable: new, .. }) =
            (&self.base, &self.current)
        {
            (self.base, self.current) =
                (scratch.file(&base.concat(), *old), scratch.file(&current.concat(), *new));
        }
    }
}

/// Tells whether a text stands somewhere in bytes.
fn contains(bytes: &[u8], text: &[u8]) -> bool {
    text.is_empty() || bytes.windows(text.len()).any(|window| window == text)
}

/// Takes over the content of a file without its bit, or all of any other state.
fn settle_content(into: &mut Kept, from: &Kept) {
    match (into, from) {
        (Kept::File { content, .. }, Kept::File { content: other, .. }) => *content = *other,
        (into, from) => *into = from.clone(),
    }
}
