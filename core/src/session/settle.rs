//! Items once what is decided about them is carried out.

use super::choice::Choice;
use super::mark::{Mark, inside, kept};
use super::review::{HunkKind, Item};
use super::store::{Kept, Scratch};
use crate::diff::lines;

impl Item {
    /// Returns the choice about the hunk of a kind that an item has at most once.
    fn choice(&self, kind: &HunkKind) -> Option<Choice> {
        self.hunks.iter().find(|hunk| hunk.kind == *kind).and_then(|hunk| hunk.choice)
    }

    /// Returns the item with every decided hunk settled: what was accepted is part of both sides, what was
    /// rejected of neither.
    pub(super) fn settled(&self, scratch: &mut Scratch<'_>) -> Self {
        let mut item = self.clone();
        match self.choice(&HunkKind::Moved) {
            Some(Choice::Reject | Choice::KeepMine | Choice::DropMine) => {
                item.path = item.from.take().unwrap_or(item.path);
            }
            Some(Choice::Accept) => item.from = None,
            None => {}
        }
        match self.choice(&HunkKind::Whole) {
            Some(Choice::Reject | Choice::KeepMine | Choice::DropMine) => {
                settle_content(&mut item.current, &item.base);
            }
            Some(Choice::Accept) => settle_content(&mut item.base, &item.current),
            None => {}
        }
        item.settle_lines(scratch);
        let bit = self.choice(&HunkKind::Executable);
        if let (Kept::File { executable: old, .. }, Kept::File { executable: new, .. }) =
            (&mut item.base, &mut item.current)
        {
            match bit {
                Some(Choice::Reject | Choice::KeepMine | Choice::DropMine) => *new = *old,
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
        let (old, new) = (lines(old.as_slice()), lines(new.as_slice()));
        let (mut base, mut current) = (Text::default(), Text::default());
        let (mut at_old, mut at_new) = (0, 0);
        let mut marks = Vec::new();
        for hunk in &mut self.hunks {
            let HunkKind::Lines { old: left, new: right } = &mut hunk.kind else { continue };
            base.push(old.get(at_old..left.start).unwrap_or_default());
            current.push(new.get(at_new..right.start).unwrap_or_default());
            (at_old, at_new) = (left.end, right.end);
            let without = old.get(left.clone()).unwrap_or_default();
            let with = new.get(right.clone()).unwrap_or_default();
            let starts = (base.lines, current.lines);
            match hunk.choice {
                Some(Choice::Accept) => both(&mut base, &mut current, with),
                Some(Choice::Reject | Choice::DropMine) => both(&mut base, &mut current, without),
                Some(Choice::KeepMine) => {
                    let kept = kept(without, right, &self.marks, &new);
                    both(&mut base, &mut current, &lines(&kept));
                }
                None => {
                    base.push(without);
                    current.push(with);
                    let moved = |at: usize| at.saturating_sub(right.start).saturating_add(starts.1);
                    marks.extend(inside(right, &self.marks).map(|mark| Mark {
                        lines: moved(mark.lines.start)..moved(mark.lines.end),
                        was: mark.was.clone(),
                    }));
                }
            }
            *left = starts.0..base.lines;
            *right = starts.1..current.lines;
        }
        base.push(old.get(at_old..).unwrap_or_default());
        current.push(new.get(at_new..).unwrap_or_default());
        self.marks = marks;
        if let (Kept::File { executable: old, .. }, Kept::File { executable: new, .. }) =
            (&self.base, &self.current)
        {
            (self.base, self.current) = (scratch.file(&base.bytes, *old), scratch.file(&current.bytes, *new));
        }
    }
}

/// A text that grows by whole lines.
#[derive(Default)]
struct Text {
    bytes: Vec<u8>,
    lines: usize,
}

impl Text {
    fn push(&mut self, lines: &[&[u8]]) {
        lines.iter().for_each(|line| self.bytes.extend_from_slice(line));
        self.lines = self.lines.saturating_add(lines.len());
    }
}

fn both(base: &mut Text, current: &mut Text, lines: &[&[u8]]) {
    base.push(lines);
    current.push(lines);
}

/// Takes over the content of a file without its bit, or all of any other state.
fn settle_content(into: &mut Kept, from: &Kept) {
    match (into, from) {
        (Kept::File { content, .. }, Kept::File { content: other, .. }) => *content = *other,
        (into, from) => *into = from.clone(),
    }
}
