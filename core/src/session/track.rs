//! One path from a moment on: what would stand there without the agent, and what stands there with it.
//!
//! The person's edits between the agent's are taken over on both sides where they are clear of the agent's
//! hunks, so that taking the agent's part back keeps them. Where they are not, they are marked.

use std::ops::Range;

use super::state::FileState;
use crate::diff::{Edit, edits, lines};

/// A path with and without the agent.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Track {
    /// What would stand there without the agent.
    pub(super) base: FileState,
    /// What was last known to stand there.
    pub(super) current: FileState,
    /// Lines of `current` where the person changed what the agent had changed.
    marks: Vec<Range<usize>>,
    /// Whether the person changed what can only be taken back as a whole.
    mixed: bool,
}

impl Track {
    pub(super) fn new(state: &FileState) -> Self {
        Self { base: state.clone(), current: state.clone(), marks: Vec::new(), mixed: false }
    }

    /// Takes in what the agent, or a plan, left behind.
    pub(super) fn agent(&mut self, after: &FileState) {
        let texts = self.current.as_text().zip(after.as_text());
        match texts {
            Some(((old, _), (new, _))) => self.marks = mapped(&self.marks, &edits(&lines(old), &lines(new))),
            None => self.mixed |= !core::mem::take(&mut self.marks).is_empty(),
        }
        self.current = after.clone();
        self.settle();
    }

    /// Takes in what somebody else left behind.
    pub(super) fn person(&mut self, after: &FileState) {
        if *after == self.current {
            return;
        }
        // What the person deleted stays deleted, and where the agent changed nothing all of it is the person's.
        if self.base == self.current || *after == FileState::Absent {
            *self = Self::new(after);
            return;
        }
        if *after == self.base {
            self.current = after.clone();
            self.settle();
            return;
        }
        let (Some((base, base_bit)), Some((current, bit)), Some((new, new_bit))) =
            (self.base.as_text(), self.current.as_text(), after.as_text())
        else {
            self.current = after.clone();
            self.mixed = true;
            return;
        };
        let (base, current, new) = (lines(base), lines(current), lines(new));
        let (theirs, own) = (edits(&base, &current), edits(&current, &new));
        let mut marks = mapped(&self.marks, &own);
        let (mut merged, mut at) = (Vec::with_capacity(base.len()), 0);
        for edit in &own {
            if theirs.iter().any(|hunk| touches(&edit.old, &hunk.new)) {
                marks.push(edit.new.clone());
                continue;
            }
            let start = shifted(edit.old.start, &theirs);
            merged.extend_from_slice(base.get(at..start).unwrap_or_default());
            merged.extend_from_slice(new.get(edit.new.clone()).unwrap_or_default());
            at = start.saturating_add(edit.old.len());
        }
        merged.extend_from_slice(base.get(at..).unwrap_or_default());
        let base_bit = if base_bit == bit { new_bit } else { base_bit };
        self.base = FileState::file(&merged.concat(), base_bit);
        self.current = after.clone();
        self.marks = marks;
        self.settle();
    }

    /// Returns the hunks of a text that is text on both sides, each with whether the person changed it too.
    pub(super) fn hunks(&self) -> Option<Vec<(Edit, bool)>> {
        let ((old, _), (new, _)) = self.base.as_text().zip(self.current.as_text())?;
        let found = edits(&lines(old), &lines(new)).into_iter();
        Some(
            found
                .map(|edit| (edit.clone(), self.marks.iter().any(|mark| touches(mark, &edit.new))))
                .collect(),
        )
    }

    /// Tells whether taking the agent's part back as a whole would lose something of the person's.
    pub(super) fn is_entangled(&self) -> bool {
        self.mixed || self.hunks().is_some_and(|hunks| hunks.iter().any(|(_, entangled)| *entangled))
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

/// Tells whether no unchanged line lies between two ranges of one list of lines.
pub(super) fn touches(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start <= b.end && b.start <= a.end
}

/// Returns where a line that lies in no hunk stands on the other side.
fn shifted(at: usize, hunks: &[Edit]) -> usize {
    let before = hunks.iter().filter(|hunk| hunk.new.end <= at);
    before.fold(at, |at, hunk| at.saturating_add(hunk.old.len()).saturating_sub(hunk.new.len()))
}

/// Moves ranges of the old lines to where they stand in the new ones.
fn mapped(marks: &[Range<usize>], edits: &[Edit]) -> Vec<Range<usize>> {
    let place = |at: usize, is_end: bool| {
        let mut shift = (0usize, 0usize);
        for edit in edits {
            if edit.old.end <= at {
                shift = (edit.new.end, edit.old.end);
            } else if edit.old.start < at {
                return if is_end { edit.new.end } else { edit.new.start };
            }
        }
        at.saturating_sub(shift.1).saturating_add(shift.0)
    };
    marks.iter().map(|mark| place(mark.start, false)..place(mark.end, true)).map(ordered).collect()
}

fn ordered(range: Range<usize>) -> Range<usize> {
    range.start.min(range.end)..range.end
}
