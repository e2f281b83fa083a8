//! Where the person changed what the agent had changed, and what becomes of it.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::state::Bytes;
use super::track::touches;
use crate::diff::{Edit, edits, lines};
use crate::order;

/// Lines of the person's inside a hunk of the agent's.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Mark {
    /// Where they stand.
    pub(super) lines: Range<usize>,
    /// What stood there before the person changed it.
    pub(super) was: Bytes,
}

/// Returns where a line of the old text stands in the new one; one inside an edit stands at an end of it.
pub(super) fn place(edits: &[Edit], at: usize, is_end: bool) -> usize {
    let index = edits.partition_point(|edit| edit.old.end <= at);
    if let Some(edit) = edits.get(index).filter(|edit| edit.old.start < at) {
        return if is_end { edit.new.end } else { edit.new.start };
    }
    let last = index.checked_sub(1).and_then(|last| edits.get(last));
    let (old, new) = match last {
        // An insertion right at a beginning stands before what begins there.
        Some(edit) if is_end && edit.old.is_empty() && edit.old.start == at => {
            let before = index.checked_sub(2).and_then(|last| edits.get(last));
            before.map_or((0, 0), |edit| (edit.old.end, edit.new.end))
        }
        Some(edit) => (edit.old.end, edit.new.end),
        None => (0, 0),
    };
    at.saturating_sub(old).saturating_add(new)
}

/// Moves marks to where they stand after edits of somebody else's.
pub(super) fn mapped(marks: &[Mark], edits: &[Edit]) -> Vec<Mark> {
    let moved = |mark: &Mark| {
        let (start, end) = (place(edits, mark.lines.start, false), place(edits, mark.lines.end, true));
        Mark { lines: start.min(end)..end, was: mark.was.clone() }
    };
    marks.iter().map(moved).collect()
}

/// Adds the person's edits that are chosen to the marks of the text before them; what touches becomes one mark.
pub(super) fn marked(
    marks: &[Mark],
    own: &[Edit],
    before: &[&[u8]],
    is_chosen: impl Fn(&Edit) -> bool,
) -> Vec<Mark> {
    let is_mixed = |edit: &Edit| is_chosen(edit) || marks.iter().any(|mark| touches(&mark.lines, &edit.old));
    let edited = own.iter().filter(|edit| is_mixed(edit)).map(|edit| edit.old.clone());
    let mut places: Vec<Range<usize>> = marks.iter().map(|mark| mark.lines.clone()).chain(edited).collect();
    order::sort_by_key(&mut places, |range| (range.start, range.end));
    let mut hulls: Vec<Range<usize>> = Vec::with_capacity(places.len());
    for range in places {
        match hulls.last_mut().filter(|last| touches(last, &range)) {
            Some(last) => last.end = last.end.max(range.end),
            None => hulls.push(range),
        }
    }
    let moved = |hull: Range<usize>| {
        let was = without(&hull, marks, before).concat();
        // An edit at an end of a hull is part of it.
        let first = own.iter().find(|edit| edit.old.end >= hull.start && edit.old.start <= hull.end);
        let start = match first.filter(|edit| edit.old.start == hull.start) {
            Some(edit) => edit.new.start,
            None => place(own, hull.start, false),
        };
        let last = own.iter().rev().find(|edit| edit.old.end >= hull.start && edit.old.start <= hull.end);
        let end = match last.filter(|edit| edit.old.end == hull.end) {
            Some(edit) => edit.new.end,
            None => place(own, hull.end, true),
        };
        Mark { lines: start.min(end)..end, was: was.as_slice().into() }
    };
    hulls.into_iter().map(moved).collect()
}

/// Returns the lines of a range as they were without the person's.
fn without<'t>(range: &Range<usize>, marks: &'t [Mark], text: &[&'t [u8]]) -> Vec<&'t [u8]> {
    let (mut out, mut at) = (Vec::new(), range.start);
    for mark in inside(range, marks) {
        out.extend_from_slice(text.get(at..mark.lines.start.max(at)).unwrap_or_default());
        out.extend(lines(mark.was.as_slice()));
        at = at.max(mark.lines.end);
    }
    out.extend_from_slice(text.get(at..range.end.max(at)).unwrap_or_default());
    out
}

/// Returns the marks that lie in a range, in order.
pub(super) fn inside<'m>(range: &Range<usize>, marks: &'m [Mark]) -> impl Iterator<Item = &'m Mark> {
    let range = range.clone();
    marks.iter().filter(move |mark| mark.lines.start >= range.start && mark.lines.end <= range.end)
}

/// Returns what the agent alone left in a range of a text.
pub(super) fn agents(range: &Range<usize>, marks: &[Mark], text: &[&[u8]]) -> Vec<u8> {
    joined(&without(range, marks, text))
}

/// Returns a hunk with the agent's part taken back and the person's lines kept.
///
/// Where the person changed a line of the agent's that stands for one from before, the person's takes its place;
/// else the lines from before come back beside the person's.
pub(super) fn kept(old: &[&[u8]], range: &Range<usize>, marks: &[Mark], text: &[&[u8]]) -> Vec<u8> {
    let agent = without(range, marks, text);
    let back = edits(&agent, old);
    let mut own: Vec<(Range<usize>, &[&[u8]])> = Vec::new();
    let (mut at, mut seen) = (range.start, 0usize);
    for mark in inside(range, marks) {
        let start = seen.saturating_add(mark.lines.start.saturating_sub(at));
        let was = lines(mark.was.as_slice());
        let end = start.saturating_add(was.len());
        let typed = text.get(mark.lines.clone()).unwrap_or_default();
        let (first, last) = only_ended(&was, typed);
        let typed = typed.get(first..typed.len().saturating_sub(last)).unwrap_or_default();
        own.push((start.saturating_add(first)..end.saturating_sub(last), typed));
        (at, seen) = (mark.lines.end, end);
    }
    let (mut out, mut at): (Vec<&[u8]>, usize) = (Vec::new(), 0);
    let (mut back, mut own) = (back.as_slice(), own.as_slice());
    while let Some(group) = Group::next(&mut back, &mut own) {
        out.extend_from_slice(agent.get(at..group.hull.start).unwrap_or_default());
        group.resolve(old, &mut out);
        at = group.hull.end;
    }
    out.extend_from_slice(agent.get(at..).unwrap_or_default());
    joined(&out)
}

/// Returns how many lines at both ends differ by their line feed alone, which a line next to them brought or took.
fn only_ended(was: &[&[u8]], typed: &[&[u8]]) -> (usize, usize) {
    let is_same = |(a, b): &(&&[u8], &&[u8])| bare(a) == bare(b);
    let first = was.iter().zip(typed).take_while(is_same).count();
    let most = was.len().min(typed.len()).saturating_sub(first);
    let last = was.iter().rev().zip(typed.iter().rev()).take(most).take_while(is_same).count();
    (first, last)
}

fn bare(line: &[u8]) -> &[u8] {
    line.strip_suffix(b"\n").unwrap_or(line)
}

/// Joins lines; one that ends without a line feed gets one where another follows.
fn joined(lines: &[&[u8]]) -> Vec<u8> {
    let mut out = Vec::new();
    for line in lines {
        if out.last().is_some_and(|last| *last != b'\n') {
            out.push(b'\n');
        }
        out.extend_from_slice(line);
    }
    out
}

/// What is taken back and what is the person's, where they share a line.
struct Group<'g, 't> {
    hull: Range<usize>,
    back: &'g [Edit],
    own: &'g [(Range<usize>, &'g [&'t [u8]])],
}

impl<'g, 't> Group<'g, 't> {
    fn next(back: &mut &'g [Edit], own: &mut &'g [(Range<usize>, &'g [&'t [u8]])]) -> Option<Self> {
        let key = |range: &Range<usize>| (range.start, range.end);
        let first = match (back.first(), own.first()) {
            (Some(edit), Some((range, _))) if key(&edit.old) <= key(range) => &edit.old,
            (_, Some((range, _))) => range,
            (Some(edit), None) => &edit.old,
            (None, None) => return None,
        };
        let mut hull = first.clone();
        let (mut taken, mut kept) = (0usize, 0usize);
        let is_first = |range: &Range<usize>, count: usize| count == 0 && range == first;
        loop {
            let before = (taken, kept);
            if let Some(edit) = back.get(taken)
                && (shares(&edit.old, &hull) || kept == 0 && is_first(&edit.old, taken))
            {
                hull = hull.start.min(edit.old.start)..hull.end.max(edit.old.end);
                taken = taken.saturating_add(1);
            }
            if let Some((range, _)) = own.get(kept)
                && (shares(range, &hull) || taken == 0 && is_first(range, kept))
            {
                hull = hull.start.min(range.start)..hull.end.max(range.end);
                kept = kept.saturating_add(1);
            }
            if before == (taken, kept) {
                break;
            }
        }
        let (group_back, later_back) = back.split_at_checked(taken)?;
        let (group_own, later_own) = own.split_at_checked(kept)?;
        (*back, *own) = (later_back, later_own);
        Some(Self { hull, back: group_back, own: group_own })
    }

    fn resolve(&self, old: &[&'t [u8]], out: &mut Vec<&'t [u8]>) {
        let of = |edit: &Edit| old.get(edit.new.clone()).unwrap_or_default().to_vec();
        if let [edit] = self.back
            && edit.old == self.hull
            && edit.new.len() == edit.old.len()
        {
            // Line for line: the person's stand in place of what they changed.
            let (lines, mut at) = (of(edit), self.hull.start);
            let offset = self.hull.start;
            for (range, own) in self.own {
                let before = at.saturating_sub(offset)..range.start.saturating_sub(offset);
                out.extend_from_slice(lines.get(before).unwrap_or_default());
                out.extend_from_slice(own);
                at = range.end;
            }
            out.extend_from_slice(lines.get(at.saturating_sub(offset)..).unwrap_or_default());
            return;
        }
        let is_first = |own: &Range<usize>| self.back.first().is_none_or(|edit| own.start < edit.old.start);
        let (before, after): (Vec<_>, Vec<_>) = self.own.iter().partition(|(range, _)| is_first(range));
        before.into_iter().for_each(|(_, own)| out.extend_from_slice(own));
        self.back.iter().for_each(|edit| out.extend(of(edit)));
        after.into_iter().for_each(|(_, own)| out.extend_from_slice(own));
    }
}

/// Tells whether two ranges have a line in common, or one is a place inside the other.
fn shares(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}
