//! Known hunks of a text moved over what the person typed.

use std::ops::Range;

use super::choice::Choice;
use super::mark::{inside, marked};
use super::refresh::{Superseded, entangle};
use super::review::{Hunk, HunkKind, Item};
use super::store::{Kept, Scratch};
use super::track::touches;
use crate::diff::{Edit, edits, lines};

/// An item brought up to date, and the numbers that are no longer valid.
pub(super) struct Rebased {
    pub(super) item: Item,
    pub(super) succeeds: Vec<Superseded>,
}

/// Brings the hunks of a text up to date; nothing where one of its sides is no text.
pub(super) fn rebase(item: &Item, now: &Kept, next: &mut u32, scratch: &mut Scratch<'_>) -> Option<Rebased> {
    let (Kept::File { executable: old_bit, .. }, Kept::File { .. }, Kept::File { executable, .. }) =
        (&item.base, &item.current, now)
    else {
        return None;
    };
    let has_bit = item.hunks.iter().any(|hunk| hunk.kind == HunkKind::Executable);
    let bit = if has_bit { *old_bit } else { *executable };
    let (old, known) = (scratch.text(&item.base)?, scratch.text(&item.current)?);
    let new = scratch.text(now)?;
    let (old, known, new) = (lines(old.as_slice()), lines(known.as_slice()), lines(new.as_slice()));
    let own = edits(&known, &new);
    let mut moving = Moving {
        item,
        old: &old,
        known: &known,
        new: &new,
        next,
        out: Vec::new(),
        succeeds: Vec::new(),
        unknown: Vec::new(),
    };
    let base = moving.over(&own);
    let (hunks, mut succeeds, unknown) = (moving.out, moving.succeeds, moving.unknown);
    let mut rebased = item.clone();
    rebased.base = scratch.file(&base, bit);
    rebased.current = now.clone();
    rebased.marks = marked(&item.marks, &own, &known, |edit| {
        item.hunks
            .iter()
            .any(|hunk| matches!(&hunk.kind, HunkKind::Lines { old: _, new } if touches(new, &edit.old)))
    });
    rebased.marks.retain(|mark| !unknown.iter().any(|range| touches(range, &mark.lines)));
    let mut others: Vec<Hunk> =
        item.hunks.iter().filter(|hunk| !matches!(hunk.kind, HunkKind::Lines { .. })).cloned().collect();
    for hunk in others.iter_mut().filter(|hunk| hunk.kind == HunkKind::Moved) {
        entangle(hunk, next, &mut succeeds);
    }
    // A move comes first and the bit last, as in a fresh review.
    let last = others.iter().position(|hunk| hunk.kind == HunkKind::Executable).unwrap_or(others.len());
    let bits = others.split_off(last);
    rebased.hunks = [others, hunks, bits].concat();
    rebased.drop_settled_bit(&mut succeeds);
    Some(Rebased { item: rebased, succeeds })
}

struct Moving<'m, 't> {
    item: &'m Item,
    old: &'m [&'t [u8]],
    known: &'m [&'t [u8]],
    new: &'m [&'t [u8]],
    next: &'m mut u32,
    out: Vec<Hunk>,
    succeeds: Vec<Superseded>,
    /// Where it is not known, or not all of it, what is the person's.
    unknown: Vec<Range<usize>>,
}

/// A hunk of lines, on both sides.
struct Lines<'m> {
    hunk: &'m Hunk,
    old: &'m Range<usize>,
    new: &'m Range<usize>,
}

impl<'m> Lines<'m> {
    fn of(hunk: &'m Hunk) -> Option<Self> {
        match &hunk.kind {
            HunkKind::Lines { old, new } => Some(Self { hunk, old, new }),
            HunkKind::Executable | HunkKind::Moved | HunkKind::Whole => None,
        }
    }
}

impl Moving<'_, '_> {
    /// Moves all hunks over the person's edits, and returns the text without the agent.
    fn over(&mut self, own: &[Edit]) -> Vec<u8> {
        let item = self.item;
        let hunks: Vec<Lines<'_>> = item.hunks.iter().filter_map(Lines::of).collect();
        let (mut hunks, mut own) = (hunks.as_slice(), own);
        let (mut base, mut count) = (Vec::new(), 0usize);
        // Where the last hunk and the last edit ended, on the sides that they have in common.
        let (mut at_old, mut at_known, mut at_new) = (0usize, 0usize, 0usize);
        while let Some((hull, joined, edited)) = next(&mut hunks, &mut own) {
            let same = self.known.get(at_known..hull.start).unwrap_or_default();
            push(&mut base, &mut count, same);
            at_old = at_old.saturating_add(same.len());
            at_new = at_new.saturating_add(same.len());
            let inner = |sides: (usize, usize)| hull.len().saturating_sub(sides.0).saturating_add(sides.1);
            let hunk_sides = joined.iter().map(|one| (one.new.len(), one.old.len())).fold((0, 0), sum);
            let edit_sides = edited.iter().map(|one| (one.old.len(), one.new.len())).fold((0, 0), sum);
            let old = at_old..at_old.saturating_add(inner(hunk_sides));
            let new = at_new..at_new.saturating_add(inner(edit_sides));
            if joined.is_empty() {
                push(&mut base, &mut count, self.new.get(new.clone()).unwrap_or_default());
            } else {
                let without = self.old.get(old.clone()).unwrap_or_default();
                let start = count;
                push(&mut base, &mut count, without);
                let kind = HunkKind::Lines { old: start..count, new: new.clone() };
                let is_back = self.new.get(new.clone()) == Some(without);
                self.put(joined, kind, !edited.is_empty(), is_back);
            }
            (at_old, at_known, at_new) = (old.end, hull.end, new.end);
        }
        push(&mut base, &mut count, self.known.get(at_known..).unwrap_or_default());
        base
    }

    /// Puts down hunks that the person's edits joined, or one that they left alone.
    fn put(&mut self, joined: &[Lines<'_>], kind: HunkKind, is_typed: bool, is_back: bool) {
        let Some(first) = joined.first() else { return };
        if !is_typed {
            self.out.push(Hunk { kind, ..first.hunk.clone() });
            return;
        }
        let by = if is_back { Vec::new() } else { vec![*self.next] };
        let gone = joined.iter().map(|one| Superseded { hunk: one.hunk.id, by: by.clone() });
        self.succeeds.extend(gone);
        let is_unknown =
            |one: &Lines<'_>| one.hunk.entangled && inside(one.new, &self.item.marks).next().is_none();
        if let (HunkKind::Lines { old: _, new }, true) = (&kind, joined.iter().any(is_unknown)) {
            self.unknown.push(new.clone());
        }
        if !is_back {
            let accepted = joined.iter().all(|one| one.hunk.choice == Some(Choice::Accept));
            let choice = accepted.then_some(Choice::Accept);
            self.out.push(Hunk { id: *self.next, kind, entangled: true, choice });
            *self.next = self.next.saturating_add(1);
        }
    }
}

/// Takes the next hunks and edits that touch each other off both lists, with the lines that they cover.
fn next<'l, 'm>(
    hunks: &mut &'l [Lines<'m>],
    own: &mut &'l [Edit],
) -> Option<(Range<usize>, &'l [Lines<'m>], &'l [Edit])> {
    let starts = (hunks.first().map(|one| one.new.start), own.first().map(|edit| edit.old.start));
    let (mut hull, mut joined, mut edited) = match starts {
        (Some(hunk), Some(edit)) if edit < hunk => (own.first()?.old.clone(), 0usize, 1usize),
        (Some(_), _) => (hunks.first()?.new.clone(), 1, 0),
        (None, Some(_)) => (own.first()?.old.clone(), 0, 1),
        (None, None) => return None,
    };
    loop {
        let before = (joined, edited);
        // Two hunks never touch, and neither do two edits, but an edit may touch several hunks.
        if let Some(one) = hunks.get(joined).filter(|one| edited > 0 && touches(one.new, &hull)) {
            hull.end = hull.end.max(one.new.end);
            joined = joined.saturating_add(1);
        }
        if let Some(edit) = own.get(edited).filter(|edit| joined > 0 && touches(&edit.old, &hull)) {
            hull = hull.start.min(edit.old.start)..hull.end.max(edit.old.end);
            edited = edited.saturating_add(1);
        }
        if before == (joined, edited) {
            break;
        }
    }
    let (group, later) = hunks.split_at_checked(joined)?;
    let (changed, rest) = own.split_at_checked(edited)?;
    (*hunks, *own) = (later, rest);
    Some((hull, group, changed))
}

fn sum(all: (usize, usize), one: (usize, usize)) -> (usize, usize) {
    (all.0.saturating_add(one.0), all.1.saturating_add(one.1))
}

fn push(text: &mut Vec<u8>, count: &mut usize, lines: &[&[u8]]) {
    lines.iter().for_each(|line| text.extend_from_slice(line));
    *count = count.saturating_add(lines.len());
}
