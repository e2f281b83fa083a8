//! A review: the changes of one turn as items with hunks, and what is decided about each.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::choice::Choice;
use super::history::History;
use super::mark::Mark;
use super::names::key;
use super::part::{Part, Parts};
use super::state::Bytes;
use super::store::{Kept, Scratch, Store};
use super::track::Track;
use crate::diff::{Edit, lines};

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

impl From<Edit> for HunkKind {
    fn from(edit: Edit) -> Self {
        let Edit { old, new } = edit;
        Self::Lines { old, new }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Hunk {
    pub(super) id: u32,
    pub(super) kind: HunkKind,
    /// Whether the person changed it too, so that taking it back needs a word about the person's part.
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
    /// Where in `current` the person changed what the agent had changed. Not written where there is none, because
    /// the journals of layout 1 name sessions by their bytes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) marks: Vec<Mark>,
    pub(super) hunks: Vec<Hunk>,
}

/// The review of a turn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Review {
    pub(super) start: usize,
    pub(super) items: Vec<Item>,
    /// Keys at which the change of a file was taken back.
    pub(super) taken_back: BTreeSet<String>,
    /// Whether anything was accepted for good.
    pub(super) accepted: bool,
    /// Every decision so far, in order.
    pub(super) log: Vec<Decided>,
    /// Numbers that hunks had before the person typed in them, each with those of the hunks that hold them now.
    /// Written as the marks of an item are.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) superseded: BTreeMap<u32, BTreeSet<u32>>,
}

/// One decision, or that it is open again: about which hunks it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Decided {
    pub(super) choice: Option<Choice>,
    pub(super) hunks: BTreeSet<u32>,
}

/// Collects the agent's changes since `start`; `next` is the next number for a hunk, and a file of more than `most`
/// hunks is one.
pub(super) fn items(
    history: &History,
    start: usize,
    (next, most): (&mut u32, u32),
    scratch: &mut Scratch<'_>,
) -> Vec<Item> {
    let parts = Parts::since(history, start, false, scratch);
    let mut items = Vec::with_capacity(parts.list.len());
    for part in parts.list.into_values() {
        let mut hunks = Vec::new();
        for (kind, entangled) in kinds(&part, most, scratch) {
            hunks.push(Hunk { id: *next, kind, entangled, choice: None });
            *next = next.saturating_add(1);
        }
        let Part { path, from, track, late: _, displaced, tie } = part;
        let Track { base, current, marks, mixed } = track;
        // What is only known in part cannot be kept.
        let marks = if mixed { Vec::new() } else { marks };
        items.push(Item { path, from, tie, base, current, displaced, marks, hunks });
    }
    items
}

impl Review {
    /// Begins the review of what happened since `start`.
    pub(super) fn new(history: &History, start: usize, numbers: (&mut u32, u32), store: &mut Store) -> Self {
        let mut scratch = Scratch::new(store);
        let mut items = items(history, start, numbers, &mut scratch);
        let extras = scratch.into_extras();
        for item in &mut items {
            item.base = store.adopt(&extras, Some(&item.current), &item.base);
            item.current = store.adopt(&extras, None, &item.current);
        }
        Self {
            start,
            items,
            taken_back: BTreeSet::new(),
            accepted: false,
            log: Vec::new(),
            superseded: BTreeMap::new(),
        }
    }

    /// Returns the hunks that are not settled yet.
    pub(super) fn hunks(&self) -> impl Iterator<Item = &Hunk> {
        self.items.iter().flat_map(|item| &item.hunks)
    }

    /// Tells whether something was rejected and nothing accepted, decided or not carried out yet.
    pub(super) fn is_all_rejected(&self) -> bool {
        let rejected = self.log.iter().any(|entry| entry.choice.is_some_and(Choice::takes_back));
        rejected && !self.accepted && self.hunks().all(Hunk::is_taken_back)
    }
}

/// Returns the kinds of hunk that a part has, each with whether the person changed it too.
fn kinds(part: &Part, most: u32, scratch: &Scratch<'_>) -> Vec<(HunkKind, bool)> {
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
        match track.hunks(scratch).filter(|hunks| hunks.len() <= most as usize) {
            Some(hunks) => {
                found.extend(hunks.into_iter().map(|(edit, marked)| (edit.into(), marked || track.mixed)));
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

    /// Tells whether the file is taken back: from its place, as a whole, or with all that is still to be decided.
    pub(super) fn is_undone(&self) -> bool {
        let mut taken = self.hunks.iter().filter(|hunk| hunk.is_taken_back()).peekable();
        let is_all = || self.hunks.iter().all(Hunk::is_taken_back);
        taken.peek().is_some()
            && (is_all() || taken.any(|hunk| matches!(hunk.kind, HunkKind::Moved | HunkKind::Whole)))
    }

    /// Returns the contents of both sides.
    pub(super) fn texts(&self, scratch: &Scratch<'_>) -> Texts {
        let text = |state: &Kept| match state {
            Kept::File { content, .. } => scratch.bytes(*content),
            Kept::Symlink { target } => Some(target.as_bytes().into()),
            Kept::Absent | Kept::Directory => None,
        };
        Texts([text(&self.base), text(&self.current)])
    }
}

/// The contents of an item's two sides.
pub(super) struct Texts([Option<Bytes>; 2]);

/// The contents of an item's two sides, split into lines once for all of its hunks.
pub(super) struct Sides<'t> {
    whole: [&'t [u8]; 2],
    lines: [Vec<&'t [u8]>; 2],
}

impl Texts {
    pub(super) fn sides(&self) -> Sides<'_> {
        let whole = self.0.each_ref().map(|text| text.as_ref().map(Bytes::as_slice).unwrap_or_default());
        Sides { whole, lines: whole.map(lines) }
    }
}

impl Sides<'_> {
    /// Returns what a hunk removes.
    pub(super) fn removed(&self, kind: &HunkKind) -> Vec<u8> {
        let ([whole, _], [lines, _]) = (&self.whole, &self.lines);
        part(kind, whole, lines, |old, _| old)
    }

    /// Returns what a hunk adds.
    pub(super) fn added(&self, kind: &HunkKind) -> Vec<u8> {
        let ([_, whole], [_, lines]) = (&self.whole, &self.lines);
        part(kind, whole, lines, |_, new| new)
    }

    /// Tells whether the removed or added lines of a hunk hold a text.
    pub(super) fn hold(&self, kind: &HunkKind, text: &str) -> bool {
        contains(&self.removed(kind), text.as_bytes()) || contains(&self.added(kind), text.as_bytes())
    }
}

fn part(
    kind: &HunkKind,
    whole: &[u8],
    lines: &[&[u8]],
    side: impl for<'r> Fn(&'r Range<usize>, &'r Range<usize>) -> &'r Range<usize>,
) -> Vec<u8> {
    match kind {
        HunkKind::Lines { old, new } => lines.get(side(old, new).clone()).unwrap_or_default().concat(),
        HunkKind::Whole => whole.to_vec(),
        HunkKind::Executable | HunkKind::Moved => Vec::new(),
    }
}

/// Tells whether a text stands somewhere in bytes.
fn contains(bytes: &[u8], text: &[u8]) -> bool {
    text.is_empty() || bytes.windows(text.len()).any(|window| window == text)
}
