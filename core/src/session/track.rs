//! One file from a moment on: what would stand there without the agent, and what stands there with it.
//!
//! The person's edits between the agent's are taken over on both sides where they are clear of the agent's
//! hunks, so that taking the agent's part back keeps them. Where they are not, they are marked.

use std::collections::BTreeSet;
use std::ops::Range;

use super::mark::{Mark, mapped, marked};
use super::store::{Kept, Scratch};
use crate::diff::{Edit, edits, lines};

/// A file with and without the agent.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Track {
    /// What would stand there without the agent.
    pub(super) base: Kept,
    /// What was last known to stand there.
    pub(super) current: Kept,
    /// Where in `current` the person changed what the agent had changed.
    pub(super) marks: Vec<Mark>,
    /// Whether the person changed what can only be taken back as a whole.
    pub(super) mixed: bool,
}

impl Track {
    pub(super) fn new(state: &Kept) -> Self {
        Self::between(state, state)
    }

    pub(super) fn between(base: &Kept, current: &Kept) -> Self {
        Self { base: base.clone(), current: current.clone(), marks: Vec::new(), mixed: false }
    }

    /// Takes in what the agent, or a plan, left behind.
    pub(super) fn agent(&mut self, after: &Kept, scratch: &Scratch<'_>) {
        if !self.marks.is_empty() {
            match scratch.text(&self.current).zip(scratch.text(after)) {
                Some((old, new)) => {
                    let moved = edits(&lines(old.as_slice()), &lines(new.as_slice()));
                    self.marks = mapped(&self.marks, &moved);
                }
                None => {
                    self.marks.clear();
                    self.mixed = true;
                }
            }
        }
        self.current = after.clone();
        self.settle();
    }

    /// Takes in what somebody else left behind.
    pub(super) fn person(&mut self, after: &Kept, scratch: &mut Scratch<'_>) {
        if *after == self.current {
            return;
        }
        // What the person deleted stays deleted, and where the agent changed nothing all of it is the person's.
        if self.base == self.current || after.is_absent() {
            *self = Self::new(after);
            return;
        }
        if *after != self.base {
            match self.merged(after, scratch) {
                Some(base) => self.base = base,
                None => self.mixed = true,
            }
        }
        self.current = after.clone();
        self.settle();
    }

    /// Returns the base with the person's change in it, and marks what cannot be taken over.
    fn merged(&mut self, after: &Kept, scratch: &mut Scratch<'_>) -> Option<Kept> {
        let (
            Kept::File { content: base, executable: base_bit },
            Kept::File { content: current, executable: bit },
            Kept::File { content: new, executable: new_bit },
        ) = (&self.base, &self.current, after)
        else {
            return None;
        };
        let executable = if base_bit == bit { *new_bit } else { *base_bit };
        // Content and bit are apart, and where the agent left the content alone all of that is the person's.
        let content = match () {
            () if new == current => *base,
            () if base == current => *new,
            () => {
                let texts = (scratch.text(&self.base), scratch.text(&self.current), scratch.text(after));
                let (Some(base), Some(current), Some(new)) = texts else { return None };
                let merged = self.merged_lines(base.as_slice(), current.as_slice(), new.as_slice());
                scratch.keep(&merged.as_slice().into())
            }
        };
        Some(Kept::File { content, executable })
    }

    fn merged_lines(&mut self, base: &[u8], current: &[u8], new: &[u8]) -> Vec<u8> {
        let (base, current, new) = (lines(base), lines(current), lines(new));
        let (theirs, own) = (edits(&base, &current), edits(&current, &new));
        let (mut merged, mut at) = (Vec::with_capacity(base.len()), 0);
        let (mut hunks, mut mixed) = (Hunks::new(&theirs), BTreeSet::new());
        for edit in &own {
            if hunks.touches(&edit.old) {
                mixed.insert(edit.old.start);
                continue;
            }
            let start = hunks.without(edit.old.start);
            merged.extend_from_slice(base.get(at..start).unwrap_or_default());
            merged.extend_from_slice(new.get(edit.new.clone()).unwrap_or_default());
            at = start.saturating_add(edit.old.len());
        }
        merged.extend_from_slice(base.get(at..).unwrap_or_default());
        self.marks = marked(&self.marks, &own, &current, |edit| mixed.contains(&edit.old.start));
        merged.concat()
    }

    /// Returns the hunks of a text that is text on both sides, each with whether the person changed it too.
    pub(super) fn hunks(&self, scratch: &Scratch<'_>) -> Option<Vec<(Edit, bool)>> {
        let (old, new) = scratch.text(&self.base).zip(scratch.text(&self.current))?;
        let found = edits(&lines(old.as_slice()), &lines(new.as_slice())).into_iter();
        let marked = |edit: &Edit| self.marks.iter().any(|mark| touches(&mark.lines, &edit.new));
        Some(found.map(|edit| (edit.clone(), marked(&edit))).collect())
    }

    /// Tells whether taking the agent's part back as a whole would lose something of the person's.
    pub(super) fn is_entangled(&self, scratch: &Scratch<'_>) -> bool {
        let marked = || self.hunks(scratch).is_none_or(|hunks| hunks.iter().any(|(_, entangled)| *entangled));
        self.mixed || !self.marks.is_empty() && marked()
    }

    /// Tells whether nothing of the agent's is left.
    pub(super) fn is_clear(&self) -> bool {
        self.base == self.current
    }

    fn settle(&mut self) {
        if self.is_clear() {
            self.marks.clear();
            self.mixed = false;
        }
    }
}

/// Hunks in order, asked about places in order.
struct Hunks<'e> {
    rest: &'e [Edit],
    /// Where the last hunk before the place ended, on the side without it and on the side with it.
    ends: (usize, usize),
}

impl<'e> Hunks<'e> {
    fn new(hunks: &'e [Edit]) -> Self {
        Self { rest: hunks, ends: (0, 0) }
    }

    /// Tells whether a range on the side with the hunks touches one of them.
    fn touches(&mut self, range: &Range<usize>) -> bool {
        while let [first, rest @ ..] = self.rest {
            if first.new.end >= range.start {
                return touches(range, &first.new);
            }
            self.ends = (first.old.end, first.new.end);
            self.rest = rest;
        }
        false
    }

    /// Returns where a line past the hunks seen so far, and in none, stands on the side without them.
    fn without(&self, at: usize) -> usize {
        at.saturating_sub(self.ends.1).saturating_add(self.ends.0)
    }
}

/// Tells whether no unchanged line lies between two ranges of one list of lines.
pub(super) fn touches(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start <= b.end && b.start <= a.end
}
